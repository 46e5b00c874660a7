/// What creeps: shells, claws, many legs.
extension Painter {
    mutating func crawler(_ actor: Actor) -> Bool {
        switch actor.kind {
        case "turtle", "reptile": turtle(actor)
        case "crab": crab(actor)
        case "spider": spider(actor)
        case "insect", "bee", "fly": bee(actor)
        case "snail": snail(actor)
        case "snake": snake(actor)
        case "frog": frog(actor)
        case "lizard", "crocodile": lizard(actor)
        case "ant", "beetle": beetle(actor)
        default: return false
        }
        return true
    }

    private mutating func turtle(_ actor: Actor) {
        let swims = actor.motion == "swim"
        let paddle = wave(seconds * 0.35 + actor.phase) * (swims ? 0.26 : 0.08)
        let (skin, shell) = (actor.colour, actor.second)
        for (u, side) in [(-0.42, Float(-1)), (0.44, 1)] as [(Float, Float)] {
            hull(
                [
                    [u - 0.13, 0.34], [u + 0.13, 0.34], [u + 0.20 + paddle * side, 0.08],
                    [u + 0.10 + paddle * side, 0.0], [u - 0.06 + paddle * side, 0.02],
                ], skin * 0.75, skin * 0.6, texture: 0.3)
        }
        hull([[-0.72, 0.30], [-0.92, 0.20], [-0.70, 0.22]], skin * 0.8)
        hull(
            [[0.52, 0.34], [0.66, 0.52], [0.84, 0.66], [1.04, 0.62], [1.08, 0.50], [0.92, 0.40], [0.70, 0.28]],
            skin * 1.05, skin * 0.85, texture: 0.3, grain: 0.06)
        hull(
            [
                [-0.80, 0.26], [-0.68, 0.56], [-0.40, 0.82], [0.0, 0.92], [0.40, 0.80], [0.66, 0.54], [0.76, 0.28],
                [0.5, 0.20], [-0.5, 0.20],
            ], shell * 1.1, shell * 0.75, texture: 0.2)
        for (u, v, r) in [
            (-0.42, 0.56, 0.17), (0.0, 0.64, 0.20), (0.42, 0.54, 0.16), (-0.22, 0.36, 0.10), (0.22, 0.36, 0.10),
        ] as [(Float, Float, Float)] {
            slab(oval([u, v], r, r * 0.85, corners: 6), shell * 0.66, shell * 0.56, round: 0.4)
        }
        limb([-0.76, 0.25], 0.04, [0.72, 0.26], 0.04, shell * 0.55)
        limb([0.96, 0.57], 0.030, [0.96, 0.57], 0.030, [0.03, 0.03, 0.03])
        body()
        for (u, side) in [(-0.56, Float(1)), (0.30, -1)] as [(Float, Float)] {
            hull(
                [
                    [u - 0.10, 0.30], [u + 0.13, 0.30], [u + 0.16 + paddle * side, 0.06],
                    [u + 0.08 + paddle * side, -0.01], [u - 0.06 + paddle * side, 0.0],
                ], skin, skin * 0.8, texture: 0.3)
        }
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

    private mutating func bee(_ actor: Actor) {
        let buzz = wave(seconds * 5 + actor.phase) * 0.10
        for lean: Float in [-0.10, 0.06] {
            hull(
                [
                    [0.02 + lean, 0.58], [-0.28 + lean, 0.86 + buzz], [-0.14 + lean, 1.06 + buzz],
                    [0.08 + lean, 0.98 + buzz],
                ], [0.90, 0.94, 0.98], round: 0.3, glow: 0.15, alpha: 0.65)
        }
        hull(
            [
                [-0.62, 0.36], [-0.48, 0.58], [-0.20, 0.66], [0.06, 0.56], [0.06, 0.36], [-0.20, 0.24], [-0.48, 0.26],
            ], actor.colour * 1.05, actor.colour * 0.8)
        for u: Float in [-0.44, -0.26, -0.08] {
            hull(
                [
                    [u - 0.045, 0.62], [u + 0.045, 0.64], [u + 0.06, 0.45], [u + 0.035, 0.26], [u - 0.045, 0.27],
                    [u - 0.03, 0.45],
                ], [0.10, 0.08, 0.06], round: 0.6)
        }
        limb([0.16, 0.46], 0.17, [0.20, 0.47], 0.17, actor.colour * 0.7)
        body(rough: 0.02, texture: 0.4)
        limb([0.44, 0.42], 0.12, [0.45, 0.42], 0.12, [0.14, 0.11, 0.09])
        limb([0.48, 0.45], 0.05, [0.49, 0.44], 0.05, [0.03, 0.02, 0.02])
        for n in 0..<3 {
            limb([0.06 + 0.10 * Float(n), 0.32], 0.016, [0.02 + 0.14 * Float(n), 0.10], 0.010, [0.10, 0.08, 0.06])
        }
        limb([0.50, 0.52], 0.012, [0.66, 0.68], 0.014, [0.10, 0.08, 0.06])
        body()
    }

    private mutating func beetle(_ actor: Actor) {
        let dark: Colour = [0.12, 0.09, 0.08]
        for n in 0..<3 {
            let step = 0.04 * wave(seconds * 1.2 + Float(n) * 0.4)
            let u = -0.35 + 0.36 * Float(n)
            limb([u, 0.30], 0.035, [u + 0.14 + step, 0.22], 0.03, dark)
            limb([u + 0.14 + step, 0.22], 0.03, [u + 0.22 + step, 0.02], 0.018, dark)
        }
        limb([0.80, 0.46], 0.02, [1.02, 0.70], 0.012, dark)
        body()
        hull(
            [
                [-0.82, 0.22], [-0.74, 0.54], [-0.36, 0.74], [0.10, 0.70], [0.36, 0.50], [0.38, 0.26], [-0.2, 0.16],
            ], actor.colour, actor.colour * 0.7)
        hull([[0.34, 0.26], [0.36, 0.54], [0.60, 0.58], [0.82, 0.44], [0.80, 0.28], [0.56, 0.20]], dark * 1.4)
        streak([-0.74, 0.50], [0.32, 0.40], 0.012, lit(dark), alpha: 0.8)
        limb([0.70, 0.46], 0.03, [0.70, 0.46], 0.03, [0.8, 0.8, 0.8])
        body()
    }

    private mutating func snail(_ actor: Actor) {
        let skin: Colour = [0.66, 0.56, 0.42]
        let stretch = 0.03 * wave(seconds * 0.25)
        hull(
            [
                [-0.80, 0.02], [-0.60, 0.16], [0.20, 0.20], [0.48, 0.44], [0.66, 0.50], [0.76, 0.38], [0.66, 0.12],
                [0.56, 0.02],
            ], skin, skin * 0.8, texture: 0.2)
        for u: Float in [0.60, 0.72] {
            limb([u, 0.46], 0.022, [u + 0.10 + stretch, 0.76], 0.016, skin)
            limb([u + 0.10 + stretch, 0.78], 0.030, [u + 0.10 + stretch, 0.78], 0.030, skin * 0.5)
        }
        limb([-0.14, 0.50], 0.42, [-0.14, 0.50], 0.42, actor.colour)
        body(texture: 0.15)
        for n in 0..<26 {
            let (a, b) = (Float(n) / 12, Float(n + 1) / 12)
            let from = Point(wave(a), wave(a + 0.25)) * (0.40 - a * 0.18)
            let to = Point(wave(b), wave(b + 0.25)) * (0.40 - b * 0.18)
            streak([-0.14, 0.50] + from, [-0.14, 0.50] + to, 0.020, lit(actor.colour * 0.5), alpha: 0.8)
        }
    }

    private mutating func snake(_ actor: Actor) {
        var last: Point = [-1.5, 0.10]
        for n in 1...26 {
            let k = Float(n) / 26
            let lift = k > 0.80 ? (k - 0.80) * 4 : 0
            let next = Point(
                -1.5 + 2.7 * k - lift * 0.25, 0.12 + 0.10 * wave(k * 2.4 - seconds * 0.3) * (1 - lift) + lift * 0.72)
            let g = 0.03 + 0.075 * wave(min(k * 0.62, 0.5))
            limb(last, g, next, g, n % 3 == 0 ? actor.second : actor.colour, blend: 0.01)
            last = next
        }
        limb(last, 0.085, last + [0.16, -0.01], 0.05, actor.colour, blend: 0.03)
        limb(last + [0.06, 0.05], 0.018, last + [0.06, 0.05], 0.018, [0.9, 0.8, 0.1])
        body(texture: 0.3, grain: 0.05)
        let tongue = max(wave(seconds * 0.7), 0) * 0.14
        streak(last + [0.20, -0.01], last + [0.22 + tongue, 0.0], 0.008, lit([0.8, 0.1, 0.1]))
    }

    private mutating func frog(_ actor: Actor) {
        let c = actor.colour
        let croak = 0.03 * max(wave(seconds * 0.5), 0)
        hull(
            [[-0.60, 0.04], [-0.66, 0.36], [-0.42, 0.50], [-0.10, 0.36], [0.04, 0.10], [-0.20, 0.02]], c * 0.85, c * 0.7
        )
        hull(
            [
                [-0.46, 0.12], [-0.36, 0.50], [-0.02, 0.74], [0.30, 0.82], [0.60, 0.66], [0.66, 0.48],
                [0.50, 0.22 - croak], [0.0, 0.08],
            ], c * 1.08, c.mixed(with: [0.92, 0.92, 0.7], 0.45), texture: 0.25)
        limb([0.30, 0.82], 0.13, [0.30, 0.82], 0.13, c)
        limb([0.34, 0.84], 0.075, [0.34, 0.84], 0.075, [0.9, 0.75, 0.2])
        limb([0.35, 0.84], 0.040, [0.37, 0.84], 0.040, [0.03, 0.03, 0.03])
        body()
        streak([0.34, 0.52], [0.66, 0.50], 0.012, lit(c * 0.35))
        limb([0.34, 0.34], 0.07, [0.44, 0.04], 0.05, c)
        limb([0.44, 0.03], 0.04, [0.62, 0.02], 0.025, c)
        limb([-0.30, 0.05], 0.05, [0.12, 0.03], 0.035, c * 0.9)
        body()
    }

    private mutating func lizard(_ actor: Actor) {
        let c = actor.colour
        let step = wave(seconds * 0.5 + actor.phase) * 0.06
        for (u, s) in [(-0.42, Float(1)), (0.36, -1)] as [(Float, Float)] {
            limb([u, 0.30], 0.09, [u + 0.10 + step * s, 0.16], 0.06, c * 0.75)
            limb([u + 0.10 + step * s, 0.16], 0.06, [u + step * s, 0.04], 0.05, c * 0.75)
        }
        body()
        hull(
            [
                [-1.75, 0.10 + step], [-1.1, 0.30], [-0.6, 0.46], [0.0, 0.52], [0.45, 0.48], [0.75, 0.56],
                [1.05, 0.46], [1.55, 0.34], [1.58, 0.24], [1.05, 0.20], [0.5, 0.16], [-0.2, 0.10], [-0.8, 0.16],
                [-1.2, 0.18],
            ], c * 1.1, c.mixed(with: [0.8, 0.8, 0.6], 0.3), texture: 0.5, grain: 0.06)
        for n in 0..<9 {
            let u = -1.2 + 0.22 * Float(n)
            slab(
                [
                    [u, 0.30 + 0.18 * (1 - abs(u + 0.1) / 1.3)], [u + 0.06, 0.44 + 0.18 * (1 - abs(u + 0.1) / 1.3)],
                    [u + 0.12, 0.30 + 0.18 * (1 - abs(u + 0.1) / 1.3)],
                ], c * 0.7)
        }
        streak([0.86, 0.30], [1.55, 0.29], 0.012, lit(c * 0.3))
        limb([0.86, 0.52], 0.045, [0.86, 0.52], 0.045, [0.85, 0.75, 0.2])
        limb([0.87, 0.52], 0.020, [0.87, 0.52], 0.020, [0.03, 0.03, 0.03])
        for (u, s) in [(-0.56, Float(-1)), (0.26, 1)] as [(Float, Float)] {
            limb([u, 0.28], 0.10, [u + 0.14 + step * s, 0.14], 0.07, c)
            limb([u + 0.14 + step * s, 0.14], 0.07, [u + 0.04 + step * s, 0.03], 0.05, c)
            limb([u + 0.04 + step * s, 0.03], 0.045, [u + 0.20 + step * s, 0.02], 0.03, c)
        }
        body(texture: 0.4)
    }
}
