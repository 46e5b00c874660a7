/// What flies with wings, and what swims.
extension Painter {
    mutating func flyer(_ actor: Actor) -> Bool {
        switch actor.kind {
        case "bird", "seagull", "bat": bird(actor)
        case "butterfly": butterfly(actor)
        case "phoenix", "dragon": greatWings(actor)
        default: return false
        }
        return true
    }

    private mutating func bird(_ actor: Actor) {
        let beat = seconds * (actor.kind == "seagull" ? 0.9 : 1.8) + actor.phase * 5
        let flap = wave(beat)
        let c = actor.colour
        for side: Float in [-1, 1] {
            let elbow = (side * 0.50, 0.55 + flap * 0.28 + 0.10)
            let tip = (side * 1.15, 0.55 + flap * 0.16 - (flap > 0 ? 0.05 : 0.30) * abs(flap))
            let root: (Float, Float) = (side * 0.06, 0.56)
            polygon(
                [root, elbow, tip, (side * 0.55, elbow.1 - 0.22), (side * 0.05, 0.40)], lit(c, facing: 0.9),
                lit(actor.second, facing: 0.5))
        }
        limb((-0.06, 0.47), 0.10, (0.12, 0.52), 0.09, c)
        limb((0.16, 0.56), 0.085, (0.30, 0.54), 0.02, c, blend: 0.03)
        limb((-0.1, 0.47), 0.07, (-0.34, 0.42), 0.09, actor.second, blend: 0.02)
        body(seed: actor.seed)
    }

    private mutating func butterfly(_ actor: Actor) {
        let open = 0.35 + 0.65 * abs(wave(seconds * 1.1 + actor.phase))
        for side: Float in [-1, 1] {
            wing(
                side * open,
                [(-0.02, 0.50), (0.10, 0.82), (0.34, 1.06), (0.72, 1.10), (0.70, 0.78), (0.50, 0.52), (0.10, 0.44)],
                actor.colour, actor.second)
            wing(
                side * open, [(-0.02, 0.52), (0.20, 0.54), (0.52, 0.44), (0.46, 0.10), (0.22, -0.06), (0.02, 0.26)],
                actor.colour * 0.86, actor.second)
            streak((side * 0.01, 0.72), (side * 0.10, 0.92), 0.006, actor.second)
        }
        limb((0, 0.30), 0.022, (0, 0.56), 0.032, actor.second)
        disc((0, 0.66), 0.036, actor.second)
        body(seed: actor.seed)
        if look.night > 0.6 { glow(0, 0.5, 0.9, actor.colour, soft: 0.25, core: 0) }
    }

    /// A wing with a dark rim, rows of spots and a bright field.
    private func wing(_ open: Float, _ outline: [(Float, Float)], _ colour: Colour, _ rim: Colour) {
        let curve = rounded(outline)
        polygon(curve.map { ($0.0 * open, $0.1) }, lit(rim.mixed(with: colour, 0.2), facing: 0.8))
        let middle = outline.reduce((Float(0), Float(0))) {
            ($0.0 + $1.0 / Float(outline.count), $0.1 + $1.1 / Float(outline.count))
        }
        let inner = curve.map { ((middle.0 + ($0.0 - middle.0) * 0.86) * open, middle.1 + ($0.1 - middle.1) * 0.86) }
        polygon(inner, lit(colour * 1.15, facing: 1), lit(colour * 0.75, facing: 0.7), texture: 0.3)
        for n in stride(from: 4, to: curve.count - 6, by: 4) {
            let p = curve[n]
            let spot = [(0.0, 0.014), (0.012, 0.0), (0.0, -0.014), (-0.012, 0.0)] as [(Float, Float)]
            let at = ((middle.0 + (p.0 - middle.0) * 0.92) * open, middle.1 + (p.1 - middle.1) * 0.92)
            polygon(spot.map { (at.0 + $0.0 * abs(open), at.1 + $0.1) }, lit([0.95, 0.93, 0.88], facing: 0.9))
        }
    }

    /// Corners cut twice: a soft outline.
    func rounded(_ corners: [(Float, Float)]) -> [(Float, Float)] {
        var list = corners
        for _ in 0..<2 {
            var next: [(Float, Float)] = []
            for (n, a) in list.enumerated() {
                let b = list[(n + 1) % list.count]
                next.append((a.0 * 0.75 + b.0 * 0.25, a.1 * 0.75 + b.1 * 0.25))
                next.append((a.0 * 0.25 + b.0 * 0.75, a.1 * 0.25 + b.1 * 0.75))
            }
            list = next
        }
        return list
    }

    private mutating func greatWings(_ actor: Actor) {
        let flap = wave(seconds * 0.55 + actor.phase)
        let fire = actor.kind == "phoenix"
        let shine: Float = fire ? 0.85 : 0
        for side: Float in [-1, 1] {
            let lift = flap * 0.22
            let wrist = (side * 0.42, 0.86 + lift)
            let tip = (side * 0.98, 0.80 + lift * 1.5)
            var corners: [(Float, Float)] = [(side * 0.05, 0.60), wrist, tip]
            for n in 0..<4 {
                let along = Float(n) / 4
                corners.append((side * (0.84 - along * 0.68), 0.58 + lift * (1 - along) - 0.05 * Float(n % 2)))
                corners.append((side * (0.76 - along * 0.68), 0.40 + lift * (0.8 - along * 0.8)))
            }
            polygon(
                corners, lit(actor.second, facing: 0.9, glow: shine),
                lit(actor.colour * 0.75, facing: 0.4, glow: shine), texture: 0.5)
        }
        limb((0, 0.36), 0.10, (0.02, 0.62), 0.10, actor.colour, glow: shine)
        limb((0.02, 0.62), 0.075, (0.10, 0.84), 0.050, actor.colour, blend: 0.04, glow: shine)
        limb((0.10, 0.86), 0.062, (0.22, 0.85), 0.022, actor.colour, blend: 0.02, glow: shine)
        var at: (Float, Float) = (0, 0.34)
        for n in 0..<6 {
            let next = (at.0 - 0.07 + 0.05 * wave(seconds * 0.4 - Float(n) * 0.13), at.1 - 0.075)
            limb(
                at, 0.08 - Float(n) * 0.012, next, 0.07 - Float(n) * 0.012, fire ? actor.second : actor.colour,
                blend: 0.03, glow: shine)
            at = next
        }
        disc((0.14, 0.875), 0.013, [1, 0.95, 0.6], glow: 1)
        body(rough: fire ? 0.03 : 0.01, texture: 0.3, seed: actor.seed)
        if fire { glow(0, 0.6, 1.3, [1.0, 0.45, 0.12], soft: 0.42, core: 0.15) }
    }

    mutating func swimmer(_ actor: Actor) -> Bool {
        switch actor.kind {
        case "fish": fish(actor)
        case "shark", "whale": whale(actor)
        case "jellyfish": jellyfish(actor)
        default: return false
        }
        return true
    }

    private mutating func fish(_ actor: Actor) {
        let flick = wave(seconds * 1.4 + actor.phase * 3) * 0.16
        let c = actor.colour
        polygon(
            [(-0.62, 0.5), (-1.05, 0.86 + flick * 0.4), (-0.92, 0.5 + flick), (-1.05, 0.14 + flick * 0.4)],
            lit(c, facing: 0.9), lit(c * 0.7))
        polygon(rounded([(-0.2, 0.78), (0.0, 1.1), (0.3, 0.76)]), lit(c * 0.85, facing: 0.9))
        limb((-0.60, 0.5), 0.07, (0.05, 0.5), 0.32, c)
        limb((0.05, 0.5), 0.32, (0.52, 0.48), 0.18, c, blend: 0.08)
        limb((-0.10, 0.72), 0.05, (-0.10, 0.28), 0.05, actor.second, blend: 0.01)
        limb((0.26, 0.74), 0.05, (0.24, 0.28), 0.05, actor.second, blend: 0.01)
        disc((0.50, 0.56), 0.065, [0.96, 0.96, 0.94])
        disc((0.52, 0.56), 0.038, [0.03, 0.03, 0.04])
        body(texture: 0.2, seed: actor.seed)
    }

    private mutating func whale(_ actor: Actor) {
        let swing = wave(seconds * 0.28 + actor.phase) * 0.12
        let c = actor.colour
        let shark = actor.kind == "shark"
        let girth: Float = shark ? 0.20 : 0.29
        limb((-0.2, 0.52), girth, (0.62, 0.50), girth * 0.80, c)
        limb((-0.2, 0.52), girth, (-1.05, 0.56 + swing * 0.7), 0.05, c, blend: 0.05)
        limb((-0.10, 0.36), girth * 0.55, (0.66, 0.38), girth * 0.55, actor.second, blend: 0.10)
        for side: Float in [-1, 1] {
            limb(
                (-1.05, 0.56 + swing * 0.7), 0.04, (-1.30, (shark ? 0.56 + side * 0.28 : 0.60 + side * 0.12) + swing),
                0.05, c, blend: 0.03)
        }
        limb((0.28, 0.34), 0.075, (0.04, 0.05 + swing * 0.6), 0.03, c * 0.85, blend: 0.02)
        limb((-0.14, 0.52 + girth * 0.8), 0.08, (-0.28, 0.60 + girth * (shark ? 1.9 : 1.15)), 0.02, c, blend: 0.03)
        disc((0.60, 0.47), 0.020, [0.02, 0.02, 0.03])
        for n in 0..<4 where !shark {
            limb((0.30, 0.30 - Float(n) * 0.022), 0.004, (0.78, 0.36 - Float(n) * 0.018), 0.004, c * 0.8)
        }
        body(texture: 0.25, grain: 0.12, seed: actor.seed)
    }

    private mutating func jellyfish(_ actor: Actor) {
        let pulse = wave(seconds * 0.45 + actor.phase)
        let wide = 0.26 + pulse * 0.025
        let c = actor.colour
        let shine: Float = 0.75
        for n in 0..<9 {
            let root = (Float(n) / 8 - 0.5) * wide * 1.7
            var at: (Float, Float) = (root, 0.64)
            for step in 0..<6 {
                let drop = Float(step + 1)
                let next = (
                    root * (1 - drop * 0.05) + 0.035 * drop * 0.5
                        * wave(seconds * 0.35 + Float(n) * 0.17 - drop * 0.16),
                    0.64 - drop * (0.085 + Float(n % 3) * 0.014)
                )
                streak(
                    at, next, 0.013 - drop * 0.0015, lit(actor.second, glow: shine), alpha: 0.75 - drop * 0.09,
                    cover: 0.35)
                at = next
            }
        }
        limb((-wide * 0.45, 0.76), wide * 0.62, (wide * 0.45, 0.76), wide * 0.62, c, glow: shine * 0.75)
        limb((-wide * 0.2, 0.86), wide * 0.55, (wide * 0.2, 0.86), wide * 0.55, c * 1.1, blend: 0.08, glow: shine)
        limb((-wide * 0.8, 0.66), 0.05, (wide * 0.8, 0.66), 0.05, c * 0.8, blend: 0.05, glow: shine)
        for n in 0..<5 {
            disc(
                ((Float(n) - 2) * wide * 0.36, 0.80 - abs(Float(n) - 2) * 0.02), 0.030, actor.second, blend: 0.02,
                glow: 1)
        }
        body(texture: 0.15, alpha: 0.80, seed: actor.seed)
        glow(0, 0.72, 0.62, c.mixed(with: actor.second, 0.5), soft: 0.34, core: 0.05)
    }
}
