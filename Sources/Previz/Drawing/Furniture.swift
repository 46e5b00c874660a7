/// What stands in rooms: tables, seats, cupboards, doors.
extension Painter {
    mutating func furniture(_ actor: Actor) -> Bool {
        switch actor.kind {
        case "table", "desk": table(actor)
        case "seat", "chair": chair(actor)
        case "sofa": sofa(actor)
        case "bench": bench(actor)
        case "bed": bed(actor)
        case "cabinet", "shelf": cabinet(actor)
        case "appliance", "oven": oven(actor)
        case "door": door(actor)
        case "window": pane(actor)
        case "wall": wall(actor)
        case "fence": fence(actor)
        case "ladder":
            for u: Float in [-0.16, 0.16] { streak([u - 0.04, 0], [u * 0.8 + 0.04, 1], 0.020, lit(actor.colour)) }
            for n in 1..<9 {
                streak(
                    [-0.18 + 0.004 * Float(n), 0.11 * Float(n)], [0.17, 0.11 * Float(n)], 0.014, lit(actor.colour * 0.8)
                )
            }
        default: return false
        }
        return true
    }

    /// A leg that stands on the floor.
    private mutating func leg(_ u: Float, _ top: Float, _ radius: Float, _ c: Colour, splay: Float = 0) {
        limb([u, top], radius, [u + splay, radius * 0.8], radius * 0.8, c)
        body(texture: 0.15)
    }

    private mutating func table(_ actor: Actor) {
        let c = actor.colour
        for u: Float in [-0.74, 0.74] { leg(u, 0.74, 0.035, c * 0.55) }
        hull(
            [
                [-1.02, 0.76], [-1.02, 0.76], [-0.84, 0.94], [-0.84, 0.94], [0.84, 0.94], [0.84, 0.94], [1.02, 0.76],
                [1.02, 0.76],
            ], c * 1.25, c * 1.05, round: 0.15, texture: 0.2)
        slab([[-1.02, 0.68], [1.02, 0.68], [1.02, 0.76], [-1.02, 0.76]], c * 0.8, texture: 0.2)
        for u: Float in [-0.94, 0.94] { leg(u, 0.68, 0.045, c * 0.8) }
        if actor.kind == "desk" {
            slab([[0.30, 0.30], [0.90, 0.30], [0.90, 0.68], [0.30, 0.68]], c * 0.7)
            for v: Float in [0.42, 0.56] { streak([0.52, v], [0.68, v], 0.014, lit([0.8, 0.7, 0.4])) }
            laptopShape([-0.42, 0.88], 0.20)
            return
        }
        // A cup and a bowl of fruit tell its height.
        hull([[-0.36, 1.02], [-0.33, 0.87], [-0.23, 0.87], [-0.20, 1.02]], [0.93, 0.92, 0.9])
        for n in 0..<3 {
            hull(
                oval([0.24 + 0.10 * Float(n), 1.0], 0.075, 0.075),
                [[0.85, 0.2, 0.14], [0.95, 0.6, 0.14], [0.5, 0.66, 0.2]][n])
        }
        hull([[0.12, 1.0], [0.56, 1.0], [0.46, 0.87], [0.22, 0.87]], [0.5, 0.6, 0.7])
    }

    private mutating func chair(_ actor: Actor) {
        let c = actor.colour
        leg(-0.20, 0.42, 0.022, c * 0.6)
        leg(0.28, 0.42, 0.022, c * 0.6)
        limb([-0.30, 0.44], 0.026, [-0.36, 0.98], 0.024, c * 0.9)
        limb([-0.12, 0.46], 0.024, [-0.18, 1.0], 0.022, c * 0.75)
        body(texture: 0.15)
        for v: Float in [0.62, 0.76, 0.90] {
            hull([[-0.36, v], [-0.16, v + 0.03], [-0.165, v + 0.085], [-0.365, v + 0.055]], c * 1.05, round: 0.5)
        }
        hull(
            [[-0.34, 0.42], [-0.16, 0.50], [0.34, 0.50], [0.30, 0.42]], c * 1.25, c * 1.05, round: 0.2, texture: 0.2)
        slab([[-0.34, 0.37], [0.30, 0.37], [0.30, 0.42], [-0.34, 0.42]], c * 0.85)
        leg(-0.31, 0.38, 0.026, c)
        leg(0.26, 0.38, 0.026, c)
    }

    private mutating func sofa(_ actor: Actor) {
        let c = actor.colour
        for u: Float in [-1.0, 1.0] { leg(u, 0.14, 0.04, actor.second) }
        hull(
            [[-1.02, 0.30], [-1.02, 0.86], [-0.92, 0.98], [0, 1.0], [0.92, 0.98], [1.02, 0.86], [1.02, 0.30]], c * 0.95,
            c * 0.75, texture: 0.12)
        for side: Float in [-1, 1] {
            hull(
                [
                    [0.02 * side, 0.42], [0.02 * side, 0.80], [side * 0.44, 0.86], [side * 0.88, 0.80],
                    [side * 0.90, 0.42],
                ], c * 1.08, c * 0.85, texture: 0.12)
            hull(
                [
                    [0.01 * side, 0.26], [0.01 * side, 0.48], [side * 0.45, 0.52], [side * 0.95, 0.48],
                    [side * 0.95, 0.26],
                ], c * 1.15, c * 0.85, texture: 0.12)
        }
        slab([[-1.05, 0.10], [1.05, 0.10], [1.05, 0.28], [-1.05, 0.28]], c * 0.8)
        for side: Float in [-1, 1] {
            hull(
                [
                    [side * 0.92, 0.10], [side * 0.92, 0.62], [side * 1.02, 0.72], [side * 1.20, 0.66],
                    [side * 1.22, 0.10],
                ], c * 1.1, c * 0.75, texture: 0.12)
        }
        hull([[0.42, 0.48], [0.46, 0.76], [0.78, 0.74], [0.80, 0.46]], [0.93, 0.78, 0.42], round: 0.8)
    }

    private mutating func bench(_ actor: Actor) {
        let c = actor.colour
        for u: Float in [-1.05, 1.05] {
            limb([u, 0.03], 0.04, [u, 0.46], 0.04, actor.second)
            limb([u, 0.46], 0.04, [u * 1.0 - 0.06, 0.98], 0.03, actor.second)
            limb([u, 0.64], 0.03, [u + 0.16, 0.64], 0.03, actor.second)
            body()
        }
        for n in 0..<3 {
            slab(
                [
                    [-1.25, 0.62 + 0.13 * Float(n)], [1.2, 0.62 + 0.13 * Float(n)], [1.2, 0.71 + 0.13 * Float(n)],
                    [-1.25, 0.71 + 0.13 * Float(n)],
                ], c * 1.05, c * 0.85, texture: 0.2)
        }
        for n in 0..<2 {
            slab(
                [
                    [-1.25 - 0.05 * Float(n), 0.50 - 0.07 * Float(n)], [1.3 + 0.05 * Float(n), 0.50 - 0.07 * Float(n)],
                    [1.3 + 0.05 * Float(n), 0.44 - 0.07 * Float(n)], [-1.25 - 0.05 * Float(n), 0.44 - 0.07 * Float(n)],
                ], c * (1.2 - 0.2 * Float(n)), texture: 0.2)
        }
    }

    private mutating func bed(_ actor: Actor) {
        let c = actor.colour
        hull(
            [
                [-1.25, 0.0], [-1.25, 0.0], [-1.27, 0.86], [-1.16, 1.0], [-1.05, 0.90], [-1.05, 0.0], [-1.05, 0.0],
            ], actor.second * 1.1, actor.second * 0.8, texture: 0.2)
        slab([[-1.1, 0.08], [1.25, 0.08], [1.25, 0.30], [-1.1, 0.30]], actor.second)
        hull(
            [[-1.1, 0.28], [-1.1, 0.46], [-0.6, 0.52], [1.2, 0.50], [1.27, 0.40], [1.25, 0.28]], [0.95, 0.95, 0.94],
            [0.8, 0.8, 0.8])
        hull(
            [[-1.08, 0.46], [-1.04, 0.66], [-0.70, 0.72], [-0.50, 0.62], [-0.54, 0.48]], [0.97, 0.97, 0.96],
            [0.84, 0.84, 0.85])
        hull(
            [
                [-0.46, 0.50], [-0.2, 0.62], [0.3, 0.60], [0.8, 0.62], [1.22, 0.56], [1.32, 0.40], [1.30, 0.14],
                [0.6, 0.18], [0.1, 0.14], [-0.44, 0.20],
            ], c * 1.12, c * 0.75, texture: 0.2)
        slab([[-0.48, 0.50], [-0.30, 0.58], [-0.30, 0.20], [-0.48, 0.20]], [0.96, 0.96, 0.95])
        slab([[1.22, 0.0], [1.34, 0.0], [1.34, 0.52], [1.22, 0.52]], actor.second * 1.05)
        for u: Float in [-1.16, 1.28] { leg(u, 0.08, 0.045, actor.second * 0.8) }
    }

    private mutating func cabinet(_ actor: Actor) {
        let c = actor.colour
        slab([[-0.45, 0.03], [0.45, 0.03], [0.45, 1.0], [-0.45, 1.0]], c * 0.7, round: 0.2, texture: 0.2)
        var chance = Chance(seed: UInt64(actor.seed))
        for row in 0..<4 {
            let v = 0.08 + 0.23 * Float(row)
            let open = actor.kind == "shelf" || row > 0
            slab(
                [[-0.40, v], [0.40, v], [0.40, v + 0.19], [-0.40, v + 0.19]], open ? c * 0.28 : c * 1.05, round: 0.1)
            guard open else {
                streak([0, v], [0, v + 0.19], 0.006, lit(c * 0.4))
                for side: Float in [-1, 1] {
                    streak([side * 0.05, v + 0.07], [side * 0.05, v + 0.12], 0.010, lit([0.85, 0.75, 0.4]))
                }
                continue
            }
            var u: Float = -0.38
            while u < 0.30 {
                let wide = chance.between(0.04, 0.09)
                let tall = chance.between(0.10, 0.17)
                let hue: Colour = chance.pick([
                    [0.66, 0.2, 0.16], [0.2, 0.36, 0.54], [0.72, 0.6, 0.34], [0.26, 0.44, 0.3], [0.86, 0.82, 0.74],
                ])
                slab(
                    [[u, v + 0.005], [u + wide, v + 0.005], [u + wide, v + tall], [u, v + tall]], hue, hue * 0.8,
                    round: 0.4)
                u += wide + chance.between(0.0, 0.03)
            }
        }
    }

    private mutating func oven(_ actor: Actor) {
        let c = actor.colour
        slab([[-0.46, 0.04], [0.46, 0.04], [0.46, 0.98], [-0.46, 0.98]], c, c * 0.85, round: 0.25)
        slab([[-0.50, 0.96], [0.50, 0.96], [0.48, 1.02], [-0.48, 1.02]], actor.second)
        for n in 0..<5 {
            limb([-0.34 + 0.17 * Float(n), 0.86], 0.032, [-0.34 + 0.17 * Float(n), 0.86], 0.032, actor.second)
        }
        body()
        slab([[-0.38, 0.14], [0.38, 0.14], [0.38, 0.70], [-0.38, 0.70]], actor.second, round: 0.2)
        slab(
            [[-0.30, 0.20], [0.30, 0.20], [0.30, 0.58], [-0.30, 0.58]], [0.95, 0.45, 0.12], [0.45, 0.14, 0.05],
            round: 0.1, glow: 0.6)
        streak([-0.34, 0.74], [0.34, 0.74], 0.020, lit([0.85, 0.86, 0.88], facing: 1))
        glow(0, 0.38, 0.5, [1, 0.5, 0.2], soft: 0.2, core: 0)
    }

    private mutating func door(_ actor: Actor) {
        let c = actor.colour
        slab([[-0.34, 0], [0.34, 0], [0.34, 1.0], [-0.34, 1.0]], actor.second, actor.second * 0.85, round: 0.2)
        slab(
            [[-0.27, 0.0], [0.27, 0.0], [0.27, 0.94], [-0.27, 0.94]], c * 1.05, c * 0.85, round: 0.12, texture: 0.2)
        for side: Float in [-1, 1] {
            for (v, h) in [(0.10, Float(0.34)), (0.52, 0.36)] as [(Float, Float)] {
                slab(
                    [
                        [side * 0.135 - 0.095, v], [side * 0.135 + 0.095, v], [side * 0.135 + 0.095, v + h],
                        [side * 0.135 - 0.095, v + h],
                    ], c * 0.8, c * 0.95, round: 0.5)
            }
        }
        limb([0.21, 0.46], 0.024, [0.21, 0.46], 0.024, [0.92, 0.75, 0.3])
        body()
    }

    private mutating func pane(_ actor: Actor) {
        let night = look.night > 0.4
        facade(actor)
        slab(
            [[-0.62, 0.02], [0.62, 0.02], [0.62, 1.0], [-0.62, 1.0]], actor.second, actor.second * 0.85, round: 0.15)
        let sky = night ? Colour(1.0, 0.84, 0.52) : actor.colour
        for side: Float in [-1, 1] {
            for row in 0..<2 {
                let v = 0.10 + 0.44 * Float(row)
                slab(
                    [
                        [side * 0.29 - 0.25, v], [side * 0.29 + 0.25, v], [side * 0.29 + 0.25, v + 0.38],
                        [side * 0.29 - 0.25, v + 0.38],
                    ], sky * 1.1, sky * 0.75, round: 0.1, glow: night ? 0.9 : 0.35)
                streak(
                    [side * 0.29 - 0.18, v + 0.20], [side * 0.29 - 0.04, v + 0.34], 0.016,
                    lit([1, 1, 1], facing: 1, glow: 0.5), alpha: 0.5)
            }
        }
        slab([[-0.70, -0.02], [0.70, -0.02], [0.70, 0.05], [-0.70, 0.05]], actor.second)
    }

    /// The wall of a house that the window is in, with its neighbours unlit.
    private func facade(_ actor: Actor) {
        let plaster: Colour = [0.56, 0.50, 0.45]
        slab(
            [[-4.2, -0.6], [4.2, -0.6], [4.2, 3.4], [-4.2, 3.4]], plaster, plaster * 0.8, round: 0.04, texture: 0.15)
        for u: Float in [-2.7, 0, 2.7] {
            for v: Float in [0.1, 1.9] where u != 0 || v > 1 {
                slab(
                    [[u - 0.62, v], [u + 0.62, v], [u + 0.62, v + 0.94], [u - 0.62, v + 0.94]], actor.second * 0.7,
                    round: 0.1)
                for side: Float in [-1, 1] {
                    let x = u + side * 0.29
                    slab(
                        [[x - 0.25, v + 0.08], [x + 0.25, v + 0.08], [x + 0.25, v + 0.86], [x - 0.25, v + 0.86]],
                        plaster * 0.26, plaster * 0.2, round: 0.1)
                }
            }
        }
    }

    private mutating func wall(_ actor: Actor) {
        slab([[-2.4, 0], [2.4, 0], [2.4, 1.0], [-2.4, 1.0]], actor.second, actor.second * 0.8, round: 0.05)
        var chance = Chance(seed: UInt64(actor.seed))
        for row in 0..<7 {
            let v = 0.015 + 0.14 * Float(row)
            for n in 0..<14 {
                let u = -2.4 + 0.36 * Float(n) - (row % 2 == 0 ? 0 : 0.18)
                let c = actor.colour * chance.between(0.8, 1.15)
                let (a, b) = (max(u + 0.012, -2.4), min(u + 0.348, 2.4))
                if b > a { slab([[a, v], [b, v], [b, v + 0.12], [a, v + 0.12]], c, c * 0.9, round: 0.35) }
            }
        }
    }

    private mutating func fence(_ actor: Actor) {
        for v: Float in [0.30, 0.68] {
            slab([[-3, v], [3, v], [3, v + 0.09], [-3, v + 0.09]], actor.colour * 0.85)
        }
        for n in 0..<20 {
            let u = -2.92 + 0.30 * Float(n)
            slab(
                [[u - 0.075, 0], [u + 0.075, 0], [u + 0.075, 0.86], [u, 1.0], [u - 0.075, 0.86]], actor.colour,
                actor.colour * 0.85, round: 0.5)
        }
    }
}
