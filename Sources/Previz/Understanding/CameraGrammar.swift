/// Reads the camera's moves off sentences: "the camera slowly rises", "zooming out", "la caméra recule".
struct CameraGrammar {
    /// A move and the words that say it.
    struct Found: Sendable {
        let move: PrevizCamera
        let at: [Int]
    }

    private let words: [Word]

    static func moves(in words: [Word]) -> [Found] { CameraGrammar(words: words).moves() }

    private func moves() -> [Found] {
        var found: [Found] = []
        for n in words.indices {
            if words[n].text == "camera" || words[n].text == "shot" && n > 0 && words[n - 1].text == "the" {
                if let move = said(ofCameraAt: n) { found.append(move) }
            } else if let move = standing(at: n), !found.contains(where: { $0.at.contains(n) }) {
                found.append(move)
            }
        }
        return found
    }

    /// The verb that a camera has: adverbs and the like may stand between.
    private func said(ofCameraAt camera: Int) -> Found? {
        var at = camera + 1
        while at < min(camera + 7, words.count), !words[at].opensSentence {
            let word = words[at].text
            if let verb = Self.verbs[word], let move = move(verb, at: at) { return move }
            if Self.still[word] != nil { return Found(move: .static, at: [at]) }
            guard
                Self.fillers.contains(word) || Self.verbs[word] == "stay" || word.hasSuffix("ly")
                    || word.hasSuffix("ment")
            else { return nil }
            at += 1
        }
        return nil
    }

    /// A camera's verb that needs no camera: a zoom, or a pan or tilt that goes somewhere.
    private func standing(at: Int) -> Found? {
        guard let verb = Self.verbs[words[at].text], ["pan", "tilt", "zoom", "dolly"].contains(verb) else { return nil }
        let aims = aim(after: at, within: 3)
        switch verb {
        case "zoom": return move(verb, at: at)
        case "dolly": return aims == nil ? nil : move(verb, at: at)
        default:
            guard let aims, ["left", "right", "up", "down"].contains(aims.name) else { return nil }
            return move(verb, at: at)
        }
    }

    private func move(_ verb: String, at: Int) -> Found? {
        let aim = aim(after: at, within: 5)
        guard let move = Self.move(verb, aim?.name) else { return nil }
        return Found(move: move, at: [at] + (aim.map { [$0.at] } ?? []))
    }

    private func aim(after at: Int, within reach: Int) -> (name: String, at: Int)? {
        for n in at + 1..<max(min(at + 1 + reach, words.count), at + 1) {
            if words[n].opensSentence { return nil }
            if let name = Self.aims[words[n].text] { return (name, n) }
        }
        return nil
    }

    private static func move(_ verb: String, _ aim: String?) -> PrevizCamera? {
        switch verb {
        case "pan": return aim == "left" ? .panLeft : aim == "up" ? .tiltUp : aim == "down" ? .tiltDown : .panRight
        case "tilt": return aim == "down" ? .tiltDown : .tiltUp
        case "zoom": return aim == "back" ? .zoomOut : .zoomIn
        case "orbit": return .orbit
        case "follow": return .follow
        case "fly": return aim == "over" ? .aerial : aim == "around" ? .orbit : .flyThrough
        case "rise": return aim == "down" ? .craneDown : .craneUp
        case "sink": return .craneDown
        case "back": return .pullBack
        case "near": return .pushIn
        case "shake": return .handheld
        case "roll": return .roll
        case "stay": return aim == "still" ? .static : nil
        default: return travel(verb, aim)
        }
    }

    private static func travel(_ verb: String, _ aim: String?) -> PrevizCamera {
        switch aim {
        case "left": .truckLeft
        case "right", "along": .truckRight
        case "up": .craneUp
        case "down": .craneDown
        case "back": .pullBack
        case "around": .orbit
        case "over": .aerial
        case "through": .flyThrough
        case "still": .static
        default: .pushIn
        }
    }

    private static let verbs = table(
        """
        pan pan pans panning panned
        tilt tilt tilts tilting
        zoom zoom zooms zooming zoomed
        dolly dolly dollies dollying push pushes pushing
        orbit orbit orbits orbiting circle circles circling rotate rotates rotating revolve revolves revolving arc
        orbit arcs arcing spin spins spinning tourne pivote encircles
        follow follow follows following track tracks tracking trail trails trailing chase chases chasing accompanies
        follow suit
        fly fly flies flying soar soars soaring weave weaves weaving dart darts swoop swoops swooping survole vole
        rise rise rises rising ascend ascends ascending lift lifts lifting crane cranes craning boom booms climbs
        rise monte
        sink descend descends descending lower lowers lowering dips drops
        back pull pulls pulling retreat retreats retreating back backs recule withdraws recedes
        near advance advances advancing approach approaches approaching closes avance approche nears enters
        shake shake shakes shaking wobbles trembles jitters tremble
        roll roll rolls rolling
        stay remain remains remaining stay stays staying hold holds holding is are stops reste est
        move move moves moving glide glides gliding slide slides sliding travel travels traveling travelling float
        move floats floating drift drifts drifting sweep sweeps sweeping go goes going pass passes passing truck
        move trucks trucking progresses glisse traverse
        """)

    private static let aims = table(
        """
        left left leftward leftwards gauche
        right right rightward rightwards droite
        up up upward upwards skyward
        down down downward downwards
        near in into forward forwards closer toward towards inside inward avant
        through through
        back out back backward backwards away outward arriere
        around around autour
        along along alongside sideways laterally across lateral
        over over above
        still still static fixed stationary steady motionless locked unmoving fixe immobile
        """)

    private static let still = table(
        """
        still still static fixed stationary motionless fixe immobile
        """)

    private static let fillers: Set<String> = [
        "to", "then", "and", "also", "in", "a", "an", "the", "slow", "smooth", "gentle", "motion", "angle", "s", "it",
        "view", "perspective", "work", "shot", "lens", "will", "starts", "begins", "continues", "starting", "beginning",
        "simultaneously", "steady", "quick", "that", "which", "again", "first", "finally", "next", "se", "now",
    ]

    private static func table(_ text: String) -> [String: String] {
        var table: [String: String] = [:]
        for line in text.split(separator: "\n") {
            let words = line.split(separator: " ")
            for word in words.dropFirst() { table[String(word)] = String(words[0]) }
        }
        return table
    }
}
