/// The build of a four-legged animal, in shares of its height.
private struct Build {
    var length: Float
    var back: Float
    var girth: Float
    var leg: Float
    var neck: (Float, Float)
    var neckGirth: Float
    var head: Float
    var muzzle: Float
    var ear: Float
    var tail: (Float, Float)
    var tailGirth: Float
}

/// What goes on four legs or more.
extension Painter {
    private static func build(_ kind: String) -> Build {
        switch kind {
        case "cat":
            Build(
                length: 0.86, back: 0.58, girth: 0.17, leg: 0.055, neck: (0.14, 0.16), neckGirth: 0.12, head: 0.15,
                muzzle: 0.07, ear: 0.11, tail: (-0.32, 0.42), tailGirth: 0.045)
        case "rabbit":
            Build(
                length: 0.50, back: 0.40, girth: 0.24, leg: 0.07, neck: (0.12, 0.16), neckGirth: 0.14, head: 0.16,
                muzzle: 0.07, ear: 0.34, tail: (-0.12, 0.06), tailGirth: 0.09)
        case "bear":
            Build(
                length: 0.98, back: 0.66, girth: 0.30, leg: 0.125, neck: (0.22, 0.04), neckGirth: 0.22, head: 0.17,
                muzzle: 0.13, ear: 0.06, tail: (-0.05, 0.02), tailGirth: 0.05)
        case "horse", "unicorn":
            Build(
                length: 0.86, back: 0.60, girth: 0.165, leg: 0.050, neck: (0.22, 0.30), neckGirth: 0.105, head: 0.085,
                muzzle: 0.20, ear: 0.07, tail: (-0.16, -0.34), tailGirth: 0.045)
        case "deer":
            Build(
                length: 0.66, back: 0.58, girth: 0.13, leg: 0.034, neck: (0.17, 0.27), neckGirth: 0.070, head: 0.070,
                muzzle: 0.13, ear: 0.09, tail: (-0.07, 0.03), tailGirth: 0.035)
        case "cow":
            Build(
                length: 1.08, back: 0.68, girth: 0.25, leg: 0.068, neck: (0.20, 0.08), neckGirth: 0.16, head: 0.12,
                muzzle: 0.20, ear: 0.07, tail: (-0.06, -0.34), tailGirth: 0.022)
        case "elephant":
            Build(
                length: 0.86, back: 0.64, girth: 0.30, leg: 0.105, neck: (0.20, 0.06), neckGirth: 0.22, head: 0.19,
                muzzle: 0.10, ear: 0.0, tail: (-0.10, -0.30), tailGirth: 0.02)
        case "wolf":
            Build(
                length: 0.92, back: 0.60, girth: 0.16, leg: 0.055, neck: (0.17, 0.17), neckGirth: 0.13, head: 0.115,
                muzzle: 0.17, ear: 0.12, tail: (-0.30, -0.16), tailGirth: 0.075)
        default:
            Build(
                length: 0.84, back: 0.58, girth: 0.17, leg: 0.062, neck: (0.15, 0.19), neckGirth: 0.12, head: 0.13,
                muzzle: 0.14, ear: 0.11, tail: (-0.24, 0.22), tailGirth: 0.055)
        }
    }

    mutating func animal(_ actor: Actor) -> Bool {
        switch actor.kind {
        case "dog", "robotdog", "wolf", "cat", "rabbit", "bear", "horse", "unicorn", "deer", "cow", "elephant", "beast":
            quadruped(actor, Self.build(actor.kind))
        case "turtle": turtle(actor)
        case "crab": crab(actor)
        case "spider": spider(actor)
        default: return false
        }
        return true
    }

    private mutating func quadruped(_ actor: Actor, _ b: Build) {
        let turn = gait(actor, perSecond: 1.1)
        let running = actor.motion == "run"
        let moving = actor.motion == "walk" || running || actor.motion == "dance"
        let reach: Float = running ? 0.26 : moving ? 0.13 : 0
        let bob = moving ? abs(wave(turn)) * (running ? 0.05 : 0.015) : wave(seconds * 0.3 + actor.phase) * 0.006
        let hip = -b.length / 2
        let fore = b.length / 2
        let coat = actor.colour
        legs(b, turn, reach, bob, coat * 0.72, [0.5, 0.0])
        tail(actor, b, bob)
        limb((hip * 0.78, b.back + bob), b.girth, (fore * 0.72, b.back + bob), b.girth * 0.98, coat)
        limb(
            (fore * 0.7, b.back + bob), b.girth * 0.9, (fore + 0.02, b.back + 0.05 + bob), b.girth * 0.7, coat,
            blend: 0.06)
        let head = (
            fore + b.neck.0, b.back + b.neck.1 + b.girth * 0.4 + bob + wave(seconds * 0.23 + actor.phase) * 0.012
        )
        limb((fore * 0.86, b.back + 0.04 + bob), b.neckGirth * 1.25, head, b.neckGirth * 0.85, coat, blend: 0.06)
        face(actor, b, head)
        legs(b, turn, reach, bob, coat * 0.96, [0.25, 0.75])
        if actor.kind == "cow" { patches(actor, b, bob) }
        body(
            rough: actor.kind == "robotdog" || actor.kind == "elephant" ? 0 : 0.010, texture: 0.22, grain: 0.03,
            seed: actor.seed)
        if actor.kind == "robotdog" { glow(head.0 + 0.1, head.1, 0.16, [0.3, 0.9, 1], soft: 0.5, core: 0.5) }
        if actor.kind == "unicorn" { glow(head.0, head.1 + 0.15, 0.4, [0.9, 0.8, 1], soft: 0.25, core: 0.05) }
    }

    private mutating func legs(
        _ b: Build, _ turn: Float, _ reach: Float, _ bob: Float, _ coat: Colour, _ phases: [Float]
    ) {
        let ends: [Float] = [-b.length * 0.40, b.length * 0.40]
        for (n, end) in ends.enumerated() {
            let swing = wave(turn + phases[n]) * reach
            let lift = max(wave(turn + phases[n] + 0.25), 0) * reach * 0.45
            let offset: Float = phases[0] == 0.5 ? -0.045 : 0.03
            let knee = (end + offset + swing * 0.5 + (n == 0 ? -0.025 : 0.015), b.back * 0.46 + lift * 0.5 + bob)
            let foot = (end + offset + swing, b.leg * 0.55 + lift)
            limb((end + offset, b.back - b.girth * 0.3 + bob), b.leg * 1.75, knee, b.leg, coat, blend: 0.03)
            limb(knee, b.leg * 0.95, foot, b.leg * 0.66, coat, blend: 0.015)
            limb(foot, b.leg * 0.62, (foot.0 + b.leg * 0.7, foot.1 - 0.004), b.leg * 0.5, coat * 0.7, blend: 0.01)
        }
    }

    private mutating func tail(_ actor: Actor, _ b: Build, _ bob: Float) {
        let wag = wave(seconds * (actor.kind == "dog" ? 1.6 : 0.35) + actor.phase) * 0.05
        let root = (-b.length * 0.52, b.back + b.girth * 0.5 + bob)
        let middle = (root.0 + b.tail.0 * 0.6, root.1 + b.tail.1 * 0.4)
        let hair = actor.kind == "horse" || actor.kind == "unicorn" ? actor.second : actor.colour * 0.9
        limb(root, b.tailGirth, middle, b.tailGirth * 0.95, hair, blend: 0.02)
        limb(
            middle, b.tailGirth * 0.95, (root.0 + b.tail.0 + wag * 0.6, root.1 + b.tail.1 + wag), b.tailGirth * 0.6,
            hair, blend: 0.02)
    }

    private mutating func face(_ actor: Actor, _ b: Build, _ head: (Float, Float)) {
        let coat = actor.colour
        let drop: Float = ["horse", "unicorn", "deer", "cow"].contains(actor.kind) ? -0.11 : -0.035
        if actor.kind == "elephant" { return trunkAndEars(actor, head) }
        limb(
            (head.0 - 0.05, head.1 + b.head * 0.6), b.head * 0.34, (head.0 - 0.06, head.1 + b.head * 0.6 + b.ear),
            b.head * 0.14, coat * 0.78)
        disc(head, b.head, coat, blend: 0.03)
        limb(head, b.head * 0.72, (head.0 + b.muzzle, head.1 + drop), b.head * 0.46, coat, blend: 0.03)
        limb(
            (head.0 + 0.02, head.1 + b.head * 0.62), b.head * 0.34, (head.0 + 0.01, head.1 + b.head * 0.62 + b.ear),
            b.head * 0.13, coat * 0.9)
        let nose = (head.0 + b.muzzle + b.head * 0.36, head.1 + drop + b.head * 0.12)
        if actor.kind != "robotdog" { disc(nose, b.head * 0.17, [0.06, 0.05, 0.05]) }
        let eyeColour: Colour =
            actor.kind == "robotdog" ? [0.3, 0.9, 1] : look.night > 0.6 ? [0.85, 0.95, 0.5] : [0.05, 0.04, 0.04]
        disc(
            (head.0 + b.head * 0.52, head.1 + b.head * 0.22), b.head * 0.12, eyeColour,
            glow: look.night > 0.6 || actor.kind == "robotdog" ? 0.9 : 0)
        crown(actor, b, head)
    }

    private mutating func crown(_ actor: Actor, _ b: Build, _ head: (Float, Float)) {
        switch actor.kind {
        case "horse", "unicorn":
            limb((head.0 - 0.05, head.1 + 0.06), 0.035, (head.0 - 0.20, head.1 - 0.22), 0.05, actor.second, blend: 0.02)
            if actor.kind == "unicorn" {
                limb(
                    (head.0 + 0.06, head.1 + 0.06), 0.020, (head.0 + 0.17, head.1 + 0.26), 0.003, [1, 0.9, 0.6],
                    glow: 0.8)
            }
        case "deer":
            for side: Float in [-1, 1] {
                let tip = (head.0 - 0.05 + side * 0.06, head.1 + 0.25)
                limb((head.0 - 0.01, head.1 + 0.06), 0.013, tip, 0.008, [0.5, 0.4, 0.3])
                limb(
                    (head.0 - 0.03 + side * 0.03, head.1 + 0.15), 0.010, (head.0 + 0.06 + side * 0.03, head.1 + 0.22),
                    0.006, [0.5, 0.4, 0.3])
            }
        case "cat" where actor.second.grey > 0.6:
            limb(
                (head.0 + 0.05, head.1 - 0.05), 0.055, (head.0 + 0.08, head.1 - 0.03), 0.045, actor.second, blend: 0.02)
        default: break
        }
    }

    private mutating func trunkAndEars(_ actor: Actor, _ head: (Float, Float)) {
        let sway = wave(seconds * 0.2 + actor.phase) * 0.04
        disc(head, 0.18, actor.colour, blend: 0.05)
        limb((head.0 + 0.12, head.1 - 0.02), 0.085, (head.0 + 0.20, head.1 - 0.28), 0.055, actor.colour, blend: 0.04)
        limb(
            (head.0 + 0.20, head.1 - 0.28), 0.055, (head.0 + 0.18 + sway, head.1 - 0.52), 0.035, actor.colour,
            blend: 0.02)
        limb((head.0 + 0.10, head.1 - 0.12), 0.022, (head.0 + 0.26, head.1 - 0.18), 0.008, [0.92, 0.88, 0.78])
        limb(
            (head.0 - 0.09, head.1 + 0.06), 0.13, (head.0 - 0.12, head.1 - 0.10), 0.10, actor.colour * 0.82,
            blend: 0.005)
        disc((head.0 + 0.08, head.1 + 0.04), 0.016, [0.05, 0.04, 0.04])
    }

    private mutating func patches(_ actor: Actor, _ b: Build, _ bob: Float) {
        limb((-0.25, b.back + 0.06 + bob), 0.12, (-0.12, b.back + 0.02 + bob), 0.10, actor.second, blend: 0.02)
        limb((0.22, b.back - 0.02 + bob), 0.10, (0.30, b.back + 0.06 + bob), 0.09, actor.second, blend: 0.02)
    }

    private mutating func turtle(_ actor: Actor) {
        let paddle = wave(seconds * 0.35 + actor.phase) * 0.16
        for end: Float in [-0.45, 0.45] {
            limb(
                (end, 0.30), 0.13, (end + 0.10 + paddle * (end > 0 ? 1 : -1), 0.06), 0.07, actor.colour * 0.8,
                blend: 0.04)
        }
        limb((0.55, 0.38), 0.12, (0.86, 0.52), 0.12, actor.colour, blend: 0.05)
        disc((0.93, 0.57), 0.026, [0.03, 0.03, 0.03])
        limb((-0.40, 0.44), 0.26, (0.36, 0.44), 0.26, actor.second, blend: 0.02)
        limb((-0.16, 0.56), 0.30, (0.14, 0.56), 0.30, actor.second * 1.1, blend: 0.08)
        for n in 0..<3 { disc((Float(n) * 0.28 - 0.28, 0.62), 0.10, actor.second * 0.7, blend: 0.02) }
        body(texture: 0.35, grain: 0.10, seed: actor.seed)
    }

    private mutating func crab(_ actor: Actor) {
        for side: Float in [-1, 1] {
            for n in 0..<3 {
                let step = wave(seconds * 0.9 + Float(n) * 0.33 + (side > 0 ? 0.5 : 0)) * 0.05
                let knee = (side * (0.62 + Float(n) * 0.10), 0.46 - Float(n) * 0.06 + step)
                limb((side * 0.4, 0.36), 0.06, knee, 0.045, actor.second)
                limb(knee, 0.045, (side * (0.80 + Float(n) * 0.14), 0.03), 0.02, actor.second)
            }
            limb((side * 0.42, 0.42), 0.07, (side * 0.74, 0.66), 0.07, actor.colour)
            limb((side * 0.74, 0.70), 0.13, (side * 0.66, 0.90), 0.05, actor.colour, blend: 0.03)
            limb((side * 0.16, 0.55), 0.025, (side * 0.18, 0.78), 0.045, [0.1, 0.08, 0.08])
        }
        limb((-0.28, 0.42), 0.25, (0.28, 0.42), 0.25, actor.colour, blend: 0.04)
        body(texture: 0.3, grain: 0.06, seed: actor.seed)
    }

    private mutating func spider(_ actor: Actor) {
        for side: Float in [-1, 1] {
            for n in 0..<4 {
                let spread = Float(n) - 1.5
                let step = wave(seconds * 0.4 + Float(n) * 0.27 + side) * 0.03
                let knee = (side * 0.45, 0.62 + spread * 0.20 + step)
                limb((side * 0.08, 0.5 + spread * 0.05), 0.03, knee, 0.022, actor.colour)
                limb(knee, 0.022, (side * 0.72, 0.5 + spread * 0.36), 0.010, actor.colour)
            }
        }
        limb((0, 0.34), 0.18, (0, 0.26), 0.15, actor.colour)
        disc((0, 0.56), 0.12, actor.second)
        disc((-0.04, 0.62), 0.018, [0.9, 0.3, 0.2], glow: 0.8)
        disc((0.04, 0.62), 0.018, [0.9, 0.3, 0.2], glow: 0.8)
        body(rough: 0.02, texture: 0.3, seed: actor.seed)
    }
}
