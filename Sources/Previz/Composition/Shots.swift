/// How near a shot is, from where it looks, and what of it is sharp.
extension Composer {
    /// Horizon and height of the eye, from the words about angle and the move.
    mutating func takeAngle() {
        let flat = scene.horizon < 1 && setting != .macro && setting != .matter
        guard flat else { return }
        if scene.camera.move == .aerial {
            return raise(to: scene.ridges.contains { $0.shape == .peaks } ? 0.30 : 0.16, 0.62)
        }
        switch facts.angle ?? (facts.framing == .low ? "low" : "") {
        case "low":
            scene.horizon = min(scene.horizon + 0.16, 0.88)
            scene.eyeHeight *= 0.5
        case "high": raise(to: 0.20, 0.70 / scene.focal)
        case "overhead": raise(to: -0.06, 0.90 / scene.focal)
        default: meetEyes()
        }
    }

    /// Near people are seen from the height of their chests, so that the horizon stays below their faces.
    private mutating func meetEyes() {
        guard let framing = facts.framing, [.extremeClose, .close, .medium].contains(framing),
            let subject = scene.actors.first(where: \.principal), Self.isUpright(subject.kind), subject.y < 0.1
        else { return }
        scene.eyeHeight = subject.height * 0.62
    }

    private mutating func raise(to horizon: Float, _ height: Float) {
        scene.horizon = horizon
        scene.eyeHeight = scene.reach * height
    }

    /// Brings the subject to the size that the shot asks for.
    mutating func aim() {
        guard let subject = scene.actors.first(where: \.principal), subject.z > 0.5, subject.height > 0 else { return }
        scene.focus = subject.z
        // What belongs to the place is seen in a wide shot as the place is.
        if facts.framing == .wide, ["dock", "wallwindow", "window"].contains(subject.kind) { return }
        let scale = scene.focal / subject.z
        let tall = subject.height * scale
        let foot = scene.horizon + (scene.eyeHeight - subject.y) * scale
        let party = scene.actors.filter(\.leading)
        let columns = party.map { actor in
            (actor.x + actor.facing * actor.speed * scene.seconds * 0.5) * scene.focal / max(actor.z, 0.5)
        }
        let middle = columns.isEmpty ? 0 : columns.reduce(0, +) / Float(columns.count)
        let spread = (columns.max() ?? 0) - (columns.min() ?? 0)
        var across = 0.5 + middle / scene.aspect
        let headward = Build.of(subject.kind) != nil && [.close, .extremeClose].contains(facts.framing)
        if headward { across += subject.facing * 0.36 * tall / scene.aspect }
        var shot = Shot()
        shot.from = (across, foot - tall * 0.5)
        shot.to = shot.from
        let person = Self.isUpright(subject.kind)
        if let (wanted, point) = size(person: person, long: Self.long.contains(subject.kind)),
            scene.camera.move != .aerial
        {
            let breadth = person ? 1 : min(scene.aspect / 1.6, 1)
            // A broad subject is shown as a whole, but where only a part of it is wanted.
            let whole = facts.framing == .extremeClose || headward || person && party.count < 2
            let broad = max(Habit.breadth(subject.kind) * (person ? 0.5 : 1), 0.1) + spread / tall
            let fitting = whole ? .infinity : 0.86 * scene.aspect / broad
            shot.zoom = min(max(min(wanted * breadth * (headward ? 2.4 : 1), fitting) / tall, 0.4), 6)
            // What bears all it has at its top is looked at there.
            let height = headward ? 0.74 : ["umbrella", "palm", "streetlamp"].contains(subject.kind) ? 0.8 : point
            shot.from = (across, foot - tall * height)
            shot.to = (0.5 + (across - 0.5) * 0.6, wanted > 1 ? 0.46 : 0.52)
            shot.isAimed = true
        }
        scene.shot = shot
    }

    /// The share of the picture's height that the whole subject takes, and the point of it to look at.
    private func size(person: Bool, long: Bool) -> (Float, Float)? {
        switch facts.framing {
        case .extremeClose: person ? (4.6, 0.92) : long ? (1.1, 0.6) : (1.5, 0.5)
        case .close: person ? (2.5, 0.84) : long ? (0.62, 0.5) : (0.86, 0.5)
        case .medium: person ? (1.3, 0.70) : (0.72, 0.5)
        case .full: person ? (0.84, 0.5) : (0.74, 0.5)
        case .wide: person ? (0.30, 0.2) : (0.34, 0.3)
        case .low, nil: nil
        }
    }

    /// Kinds that are much longer than they are high.
    private static let long: Set<String> = [
        "car", "taxi", "bus", "truck", "train", "tram", "boat", "ship", "plane", "helicopter", "motorcycle", "bike",
        "tank",
        "whale", "shark", "dolphin", "fish", "horse", "dog", "wolf", "lion", "tiger", "crocodile", "snake", "lizard",
        "cow",
        "bridge", "bench", "sofa", "bed", "table", "desk", "spaceship", "submarine", "dragon",
    ]

    private static func isUpright(_ kind: String) -> Bool {
        Painter.statures[kind] != nil
            || ["astronaut", "diver", "robot", "alien", "skeleton", "ghost", "spirit"].contains(kind)
    }

    /// What lies behind the subject goes soft in close shots, and wherever a shallow lens is asked for.
    mutating func focusLens() {
        var blur: Float = 0
        if facts.framing == .close { blur = 0.014 }
        if facts.framing == .extremeClose { blur = 0.022 }
        if facts.lens.contains("shallow") || facts.lens.contains("blur") || facts.lens.contains("macro") {
            blur = max(blur, 0.018)
        }
        if facts.lens.contains("telephoto") { blur = max(blur, 0.010) }
        if isStillLife { blur = max(blur, 0.012) }
        // Cranes are told by their outline.
        if scene.actors.contains(where: { $0.kind == "gantry" }) { blur = 0 }
        guard scene.actors.contains(where: \.principal), !scene.dimmed else { return }
        scene.blur = blur
        scene.flare = facts.lens.contains("flare")
    }
}
