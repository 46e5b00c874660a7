/// People, and what goes on two legs.
extension Painter {
    mutating func person(_ actor: Actor) -> Bool {
        if lying(actor) { return true }
        switch actor.kind {
        case "skeleton": skeleton(actor)
        case "ghost", "spirit": ghost(actor)
        case "astronaut", "diver": suit(actor)
        case "robot", "mech": robot(actor)
        case "alien": alien(actor)
        default:
            guard let stature = Self.statures[actor.kind] else { return false }
            if actor.kind == "angel" || actor.kind == "fairy" { featherWings(actor, behind: true) }
            if actor.kind == "statue" { plinth(actor) }
            human(actor, appearance(actor), stature)
            if actor.kind == "warrior" || actor.kind == "knight" || actor.kind == "samurai" { arms(actor, stature) }
        }
        return true
    }

    static let statures: [String: Stature] = [
        "person": .man, "man": .man, "woman": .woman, "child": .child, "girl": .child, "boy": .child, "baby": .baby,
        "oldman": .man, "dancer": .woman, "performer": .woman, "singer": .woman, "musician": .man, "athlete": .man,
        "samurai": .man, "warrior": .man, "knight": .man, "soldier": .man, "cowboy": .man, "firefighter": .man,
        "police": .man, "king": .man, "queen": .woman, "bride": .woman, "wizard": .man, "monk": .man,
        "angel": .woman, "fairy": .woman, "statue": .man, "zombie": .man, "viking": .man, "clown": .man,
        "chef": .man, "doctor": .woman, "worker": .man, "surfer": .man, "skater": .man,
    ]

    /// Somebody asleep or at rest, somebody who swims or flies lies along.
    private mutating func lying(_ actor: Actor) -> Bool {
        let along: Float
        switch actor.motion {
        case "lie", "sleep": along = -0.25
        case "swim": along = -0.20
        case "fly": along = -0.15 + 0.02 * wave(seconds * 0.15 + actor.phase)
        default: return false
        }
        let suited = actor.kind == "astronaut" || actor.kind == "diver" || actor.kind == "robot"
        guard turned == nil, suited || Self.statures[actor.kind] != nil else { return false }
        turned = Turned(by: along, about: along == -0.25 ? [0, 0.10] : [0, 0.5])
        defer { turned = nil }
        return person(actor)
    }

    private static let skins: [Colour] = [
        [0.90, 0.70, 0.58], [0.66, 0.46, 0.34], [0.44, 0.29, 0.21], [0.95, 0.78, 0.67], [0.80, 0.60, 0.46],
    ]
    private static let hairs: [Colour] = [
        [0.10, 0.08, 0.07], [0.26, 0.16, 0.10], [0.52, 0.34, 0.17], [0.16, 0.12, 0.12], [0.74, 0.56, 0.30],
        [0.40, 0.17, 0.09],
    ]

    /// Skin, hair and clothes by the figure's seed, and by what its kind wears.
    func appearance(_ actor: Actor) -> Appearance {
        let seed = actor.seed
        let skin = Self.skins[Int(seed % 5)]
        // Dark skin goes with dark hair.
        let hair = skin.grey < 0.4 ? Self.hairs[0] : Self.hairs[Int(seed / 5 % 6)]
        let female = Self.female.contains(actor.kind) || Self.either.contains(actor.kind) && seed / 32 % 2 == 0
        let forms: [Appearance.Hair] =
            female ? [.long, .bob, .tail, .bun, .curly, .long] : [.short, .fringe, .curly, .short]
        var a = Appearance(
            skin: skin, hairColour: hair, hair: forms[Int(seed / 64 % UInt32(forms.count))],
            cut: .shirt, top: actor.colour, legs: actor.second)
        a.female = female
        a.beard = !female && Self.either.contains(actor.kind) && actor.kind == "person" && seed / 128 % 4 == 0
        let cuts: [Appearance.Cut] =
            female ? [.dress, .shirt, .coat, .sleeveless, .dress] : [.shirt, .jacket, .coat, .jacket]
        a.cut = cuts[Int(seed / 256 % UInt32(cuts.count))]
        a.barelegged = a.cut == .dress
        a.shoes =
            seed / 512 % 3 == 0 ? [0.80, 0.79, 0.76] : seed / 512 % 3 == 1 ? [0.28, 0.17, 0.10] : [0.09, 0.09, 0.10]
        wear(&a, actor)
        if let outfit = actor.outfit { a.wear(outfit) }
        return a
    }

    private static let female: Set<String> = [
        "woman", "dancer", "queen", "bride", "angel", "fairy", "singer", "doctor", "girl",
    ]
    private static let either: Set<String> = ["person", "child", "baby", "performer", "athlete", "musician"]

    private func wear(_ a: inout Appearance, _ actor: Actor) {
        let c = actor.colour
        switch actor.kind {
        case "child", "girl", "boy": (a.cut, a.hair) = (a.female ? .dress : .shirt, a.female ? .tail : .fringe)
        case "baby": (a.cut, a.hair, a.legs) = (.shirt, .none, c)
        case "dancer", "performer": (a.cut, a.hair, a.barelegged) = (.dress, a.female ? .bun : .short, true)
        case "singer": (a.cut, a.hair) = (.gown, .long)
        case "athlete", "surfer": (a.cut, a.barelegged, a.legs) = (.sleeveless, true, c * 0.6)
        case "oldman", "monk", "wizard":
            (a.hairColour, a.hair, a.beard, a.cut) = (
                [0.82, 0.82, 0.82], .short, actor.kind != "monk", actor.kind == "oldman" ? .jacket : .robe
            )
            if actor.kind == "wizard" { (a.hat, a.hatColour) = ("wizard", c) }
            if actor.kind == "monk" { a.hair = .none }
        case "samurai": (a.cut, a.hair, a.hat, a.hatColour) = (.armour, .bun, "helmet", actor.second)
        case "knight", "warrior":
            (a.cut, a.hat, a.hatColour, a.legs, a.shoes, a.cape) = (
                .armour, "helmet", c * 1.1, c * 0.7, c * 0.5, [0.56, 0.10, 0.10]
            )
        case "viking": (a.cut, a.hat, a.beard, a.cape) = (.armour, "horns", true, [0.34, 0.24, 0.16])
        case "soldier", "police", "worker", "skater":
            (a.cut, a.hat, a.hatColour) = (
                .jacket, actor.kind == "soldier" || actor.kind == "worker" ? "helmet" : "cap",
                actor.kind == "worker" ? [0.95, 0.75, 0.1] : c * 0.8
            )
        case "firefighter": (a.cut, a.hat, a.hatColour) = (.coat, "helmet", [0.80, 0.14, 0.10])
        case "cowboy": (a.cut, a.hat, a.hatColour) = (.jacket, "cowboy", [0.44, 0.29, 0.17])
        case "king", "queen":
            (a.cut, a.hat, a.hatColour, a.cape) = (.gown, "crown", [0.96, 0.76, 0.26], [0.55, 0.08, 0.14])
        case "bride": (a.cut, a.hat, a.hair, a.top) = (.gown, "veil", .bun, [0.95, 0.94, 0.95])
        case "angel", "fairy": (a.cut, a.hair) = (actor.kind == "angel" ? .gown : .dress, .long)
        case "chef": (a.cut, a.hat, a.hatColour, a.top) = (.jacket, "chef", [0.96, 0.96, 0.95], [0.94, 0.94, 0.93])
        case "doctor": (a.cut, a.top) = (.coat, [0.94, 0.95, 0.96])
        case "zombie": (a.skin, a.hair, a.cut) = ([0.44, 0.54, 0.40], .curly, .shirt)
        case "clown": (a.hair, a.hairColour, a.cut) = (.curly, [0.9, 0.2, 0.15], .jacket)
        case "statue":
            (a.skin, a.hairColour, a.legs, a.cut, a.stone) = (c, c * 0.94, c * 0.95, .gown, true)
            a.hair = .curly
        default: break
        }
    }

    private func plinth(_ actor: Actor) {
        let stone = actor.colour * 0.8
        slab(
            [[-0.20, -0.16], [0.20, -0.16], [0.18, 0.0], [-0.18, 0.0]], stone * 1.1, stone * 0.8, round: 0.3,
            texture: 0.2)
        slab([[-0.23, -0.03], [0.23, -0.03], [0.23, 0.015], [-0.23, 0.015]], stone * 1.15)
    }

    private mutating func arms(_ actor: Actor, _ s: Stature) {
        let b = bones(posture(actor, s), s)
        let hand = b.farArm.end
        let steel: Colour = [0.80, 0.82, 0.86]
        let way = Point(0.30, 0.95)
        hull(
            [
                hand + way * 0.02 - way.aside * 0.012, hand + way * 0.44, hand + way * 0.44,
                hand + way * 0.02 + way.aside * 0.012,
            ], steel * 1.1, steel * 0.8, round: 0.6)
        limb(
            hand - way.aside * 0.045 + way * 0.02, 0.010, hand + way.aside * 0.045 + way * 0.02, 0.010,
            [0.7, 0.55, 0.2])
        limb(hand - way * 0.05, 0.010, hand, 0.010, [0.3, 0.2, 0.12])
        body()
        guard actor.kind != "samurai" else { return }
        let c = b.nearArm.end + Point(0.01, 0.04)
        hull(
            [
                c + Point(-0.10, 0.12), c + Point(0.0, 0.15), c + Point(0.10, 0.12), c + Point(0.08, -0.06),
                c + Point(0, -0.16), c + Point(-0.08, -0.06),
            ], actor.second.mixed(with: [0.6, 0.12, 0.1], 0.5))
    }

    private func featherWings(_ actor: Actor, behind: Bool) {
        let beat = 0.05 * wave(seconds * 0.5 + actor.phase)
        let white: Colour = actor.kind == "angel" ? [0.96, 0.96, 0.98] : [0.75, 0.90, 0.95]
        for side: Float in [-1, 1] {
            hull(
                [
                    [side * 0.03, 0.76], [side * 0.24, 1.00 + beat], [side * 0.46, 0.98 + beat * 2],
                    [side * 0.42, 0.78 + beat],
                    [side * 0.34, 0.60], [side * 0.22, 0.46], [side * 0.06, 0.52],
                ], white, white * 0.75, round: 0.4, glow: actor.kind == "angel" ? 0.1 : 0.3,
                alpha: actor.kind == "angel" ? 1 : 0.7)
            for n in 0..<4 {
                let k = Float(n) / 4
                streak(
                    [side * (0.08 + 0.1 * k), 0.70], [side * (0.22 + 0.20 * k), 0.50 + 0.38 * k + beat], 0.004,
                    lit(white * 0.6), alpha: 0.5)
            }
        }
    }
}
