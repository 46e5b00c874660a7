/// What flies by engine, gas or wind.
extension Painter {
    mutating func craft(_ actor: Actor) -> Bool {
        switch actor.kind {
        case "plane", "aircraft": plane(actor)
        case "helicopter": helicopter(actor)
        case "drone": drone(actor)
        case "airship": airship(actor)
        case "parachute": parachute(actor)
        case "kite": kite(actor)
        case "satellite", "spacestation": satellite(actor)
        case "ufo": saucer(actor)
        case "balloon": balloon(actor)
        case "spaceship": spaceship(actor)
        case "rocket": rocket(actor)
        default: return false
        }
        return true
    }

    private mutating func plane(_ actor: Actor) {
        let c = actor.colour
        for v: Float in [0.34, 0.52] {
            beam([(-1.2, v + 0.03), (-1.2, v - 0.03), (-6, v - 0.09), (-6, v + 0.09)], [0.9, 0.92, 0.95], 0.30)
        }
        hull([[0.16, 0.56], [-0.20, 0.57], [-0.62, 0.86], [-0.46, 0.86]], c * 0.7)
        hull(
            [[-1.15, 0.56], [-1.52, 1.02], [-1.30, 1.02], [-0.88, 0.62]], actor.second, actor.second * 0.8, round: 0.5)
        hull(
            [
                [-1.40, 0.58], [-1.10, 0.62], [-0.2, 0.64], [0.7, 0.62], [1.08, 0.55], [1.26, 0.46], [1.05, 0.38],
                [0.5, 0.35], [-0.4, 0.38], [-1.0, 0.50],
            ], c * 1.08, c * 0.78)
        hull([[-1.10, 0.56], [-1.48, 0.66], [-1.30, 0.56], [-0.96, 0.52]], c * 0.8, round: 0.5)
        slab([[-1.0, 0.475], [0.9, 0.44], [0.9, 0.41], [-1.0, 0.455]], actor.second)
        hull([[0.96, 0.57], [1.10, 0.53], [1.12, 0.49], [0.95, 0.50]], [0.10, 0.12, 0.16], round: 0.6)
        for n in 0..<11 {
            limb(
                [-0.8 + Float(n) * 0.14, 0.525], 0.020, [-0.8 + Float(n) * 0.14, 0.525], 0.020,
                lampsOn ? [1, 0.86, 0.5] : [0.10, 0.12, 0.16], glow: lampsOn ? 1 : 0)
        }
        body()
        limb([-0.30, 0.22], 0.085, [0.02, 0.21], 0.085, c * 0.8)
        limb([0.03, 0.21], 0.070, [0.05, 0.21], 0.070, [0.1, 0.1, 0.12])
        body()
        hull(
            [[0.32, 0.44], [-0.18, 0.44], [-0.90, 0.02], [-0.72, 0.0], [0.10, 0.28]], c * 0.98, c * 0.75, round: 0.5)
        if look.night > 0.5 { glow(-0.80, 0.02, 0.2, [1, 0.2, 0.1], soft: 0.4, core: wave(seconds) > 0.4 ? 1 : 0.1) }
    }

    private var lampsOn: Bool { look.night > 0.4 }

    private mutating func helicopter(_ actor: Actor) {
        let c = actor.colour
        let blade = abs(wave(seconds * 3.1)) * 1.1 + 0.1
        limb([-0.35, 0.56], 0.07, [-1.35, 0.66], 0.03, c)
        limb([-1.30, 0.66], 0.03, [-1.44, 0.86], 0.024, c)
        body()
        streak(
            [-1.42, 0.84 - 0.2 * abs(wave(seconds * 4))], [-1.42, 0.84 + 0.2 * abs(wave(seconds * 4))], 0.016,
            lit([0.3, 0.3, 0.3]), alpha: 0.8)
        for u: Float in [-0.25, 0.30] { streak([u, 0.30], [u - 0.06, 0.12], 0.014, lit([0.3, 0.3, 0.32])) }
        streak([-0.62, 0.10], [0.62, 0.10], 0.018, lit([0.3, 0.3, 0.32]))
        hull(
            [
                [-0.56, 0.56], [-0.40, 0.74], [0.0, 0.80], [0.34, 0.76], [0.62, 0.54], [0.64, 0.40], [0.40, 0.28],
                [-0.20, 0.28], [-0.46, 0.40],
            ], c * 1.12, c * 0.75)
        hull(
            [[0.16, 0.72], [0.36, 0.69], [0.56, 0.52], [0.58, 0.42], [0.20, 0.44]], [0.30, 0.42, 0.52],
            [0.12, 0.16, 0.2], round: 0.8)
        slab([[-0.26, 0.50], [0.06, 0.50], [0.06, 0.68], [-0.26, 0.68]], [0.16, 0.2, 0.26])
        streak([0, 0.78], [0, 0.94], 0.030, lit([0.3, 0.3, 0.32]))
        streak([-blade, 0.94], [blade, 0.96], 0.018, lit([0.12, 0.12, 0.13]), alpha: 0.9)
        streak([-1.2, 0.945], [1.2, 0.955], 0.030, lit([0.2, 0.2, 0.22]), alpha: 0.25)
    }

    private mutating func drone(_ actor: Actor) {
        let c = actor.colour
        for side: Float in [-1, 1] {
            for (u, v) in [(0.62, 0.62), (0.95, 0.46)] as [(Float, Float)] {
                limb([0, 0.48], 0.05, [side * u, v], 0.035, c)
                limb([side * u, v], 0.05, [side * u, v + 0.12], 0.04, c * 1.3)
                let spin = abs(wave(seconds * 4.3 + u)) * 0.36
                body()
                streak(
                    [side * u - 0.36, v + 0.14], [side * u + 0.36, v + 0.14], 0.022, lit([0.5, 0.5, 0.52]), alpha: 0.35)
                streak(
                    [side * u - spin, v + 0.14], [side * u + spin, v + 0.14], 0.014, lit([0.1, 0.1, 0.1]), alpha: 0.8)
            }
        }
        hull([[-0.34, 0.44], [-0.26, 0.60], [0.26, 0.60], [0.34, 0.44], [0.20, 0.34], [-0.20, 0.34]], c * 1.5, c)
        limb([0, 0.24], 0.10, [0.02, 0.24], 0.10, c * 0.8)
        limb([0.03, 0.24], 0.05, [0.04, 0.24], 0.05, [0.2, 0.3, 0.4])
        for side: Float in [-1, 1] { limb([side * 0.2, 0.34], 0.02, [side * 0.34, 0.06], 0.02, c) }
        limb([0.28, 0.46], 0.03, [0.28, 0.46], 0.03, actor.second, glow: 1)
        body()
    }

    private mutating func airship(_ actor: Actor) {
        let c = actor.colour
        slab([[-1.15, 0.62], [-1.55, 0.98], [-1.25, 0.98], [-0.9, 0.74]], actor.second)
        slab([[-1.15, 0.52], [-1.55, 0.16], [-1.25, 0.16], [-0.9, 0.40]], actor.second)
        hull(
            [
                [-1.4, 0.57], [-0.8, 0.84], [0, 0.96], [0.8, 0.88], [1.4, 0.58], [0.8, 0.28], [0, 0.20], [-0.8, 0.32],
            ], c * 1.12, c * 0.75)
        for v: Float in [0.42, 0.57, 0.74] {
            streak([-1.2, 0.57 + (v - 0.57) * 0.5], [1.25, 0.58 + (v - 0.57) * 0.4], 0.006, lit(c * 0.6), alpha: 0.7)
        }
        hull([[-0.24, 0.20], [-0.20, 0.06], [0.34, 0.06], [0.42, 0.20]], actor.second, actor.second * 0.7)
        for n in 0..<4 {
            limb(
                [-0.10 + 0.12 * Float(n), 0.13], 0.03, [-0.10 + 0.12 * Float(n), 0.13], 0.03, [0.95, 0.85, 0.5],
                glow: 0.5)
        }
        body()
    }

    private mutating func parachute(_ actor: Actor) {
        let sway = 0.04 * wave(seconds * 0.3 + actor.phase)
        for n in 0..<5 { streak([-0.46 + 0.23 * Float(n), 0.62], [sway, 0.22], 0.004, lit([0.3, 0.3, 0.3])) }
        for n in 0..<5 {
            let (a, b) = (-0.5 + 0.2 * Float(n), -0.3 + 0.2 * Float(n))
            hull(
                [
                    [a, 0.60], [a * 0.9, 0.80], [a * 0.25, 0.99], [b * 0.25, 0.99], [b * 0.9, 0.80], [b, 0.60],
                    [(a + b) / 2, 0.65],
                ], n % 2 == 0 ? actor.colour : actor.second, (n % 2 == 0 ? actor.colour : actor.second) * 0.8,
                round: 0.6)
        }
        limb([sway, 0.14], 0.035, [sway, 0.22], 0.036, [0.2, 0.24, 0.34])
        limb([sway, 0.27], 0.024, [sway, 0.27], 0.024, [0.8, 0.62, 0.5])
        for side: Float in [-1, 1] {
            limb([sway, 0.14], 0.02, [sway + side * 0.04, 0.02], 0.015, [0.16, 0.17, 0.2])
            limb([sway, 0.22], 0.014, [sway + side * 0.05, 0.34], 0.010, [0.2, 0.24, 0.34])
        }
        body()
    }

    private mutating func kite(_ actor: Actor) {
        let sway = 0.05 * wave(seconds * 0.4 + actor.phase)
        var last: Point = [0, 0.30]
        for n in 1...8 {
            let next = Point(-0.05 * Float(n) + 0.06 * wave(seconds * 0.6 - Float(n) * 0.17), 0.30 - 0.075 * Float(n))
            streak(last, next, 0.006, lit(actor.second))
            if n % 2 == 0 {
                slab(
                    [
                        next, next + [-0.05, 0.035], next + [-0.05, -0.035], next, next + [0.05, 0.035],
                        next + [0.05, -0.035],
                    ], n % 4 == 0 ? actor.colour : actor.second)
            }
            last = next
        }
        streak([0.0, 0.55], [0.9, -1.6], 0.0025, lit([0.9, 0.9, 0.9]), alpha: 0.6)
        let corners: [Point] = [[sway, 1.0], [0.34, 0.66], [0, 0.30], [-0.34, 0.66]]
        for n in 0..<4 {
            slab([[0, 0.66], corners[n], corners[(n + 1) % 4]], n % 2 == 0 ? actor.colour : actor.second, round: 0.2)
        }
    }

    private mutating func satellite(_ actor: Actor) {
        let station = actor.kind == "spacestation"
        let (c, panel) = (actor.colour, actor.second)
        for side: Float in [-1, 1] {
            for row in 0..<(station ? 2 : 1) {
                let v: Float = station ? 0.22 + 0.56 * Float(row) : 0.5
                for n in 0..<3 {
                    let u = side * (0.42 + 0.30 * Float(n))
                    slab(
                        [[u - 0.13, v - 0.17], [u + 0.13, v - 0.17], [u + 0.13, v + 0.17], [u - 0.13, v + 0.17]],
                        panel * 1.5, panel, round: 0.15)
                    for k in 0..<3 {
                        streak(
                            [u - 0.13, v - 0.09 + 0.09 * Float(k)], [u + 0.13, v - 0.09 + 0.09 * Float(k)], 0.004,
                            lit(c), alpha: 0.6)
                    }
                }
                streak([0, v], [side * 1.2, v], 0.016, lit(c))
            }
        }
        if station {
            limb([0, 0.08], 0.09, [0, 0.92], 0.09, c)
            for n in 0..<4 {
                limb([-0.02, 0.16 + 0.22 * Float(n)], 0.11, [0.02, 0.16 + 0.22 * Float(n)], 0.11, c * 0.85)
            }
            limb([-0.34, 0.5], 0.10, [0.34, 0.5], 0.10, c)
            body(texture: 0.1)
            for n in 0..<5 {
                limb(
                    [-0.24 + 0.12 * Float(n), 0.5], 0.018, [-0.24 + 0.12 * Float(n), 0.5], 0.018, [1, 0.9, 0.6], glow: 1
                )
            }
            return body()
        }
        slab([[-0.2, 0.26], [0.2, 0.26], [0.2, 0.74], [-0.2, 0.74]], c * 1.1, c * 0.75, texture: 0.15)
        hull([[0.0, 0.74], [0.24, 1.02], [-0.02, 1.0], [-0.20, 0.84]], [0.9, 0.9, 0.92], round: 1)
        streak([0.05, 0.86], [0.26, 1.10], 0.012, lit(c))
        limb([0, 0.5], 0.06, [0, 0.5], 0.06, [0.1, 0.12, 0.16])
        body()
    }

    private mutating func saucer(_ actor: Actor) {
        let c = actor.colour
        beam([(-0.3, 0.3), (0.3, 0.3), (0.9, -2.2), (-0.9, -2.2)], actor.second, 0.6)
        hull(
            [[-0.42, 0.52], [-0.32, 0.86], [0, 0.98], [0.32, 0.86], [0.42, 0.52]], [0.5, 0.8, 0.85], [0.2, 0.4, 0.45],
            glow: 0.3)
        hull(
            [
                [-1.4, 0.46], [-0.8, 0.62], [0, 0.66], [0.8, 0.62], [1.4, 0.46], [0.8, 0.28], [0, 0.22], [-0.8, 0.28],
            ], c * 1.1, c * 0.6)
        for n in 0..<7 {
            limb(
                [-0.96 + 0.32 * Float(n), 0.42], 0.05, [-0.96 + 0.32 * Float(n), 0.42], 0.05, actor.second,
                glow: 0.6 + 0.4 * wave(seconds + Float(n) / 7))
        }
        body()
        glow(0, 0.3, 0.8, actor.second, soft: 0.4, core: 0.2)
    }

    private mutating func balloon(_ actor: Actor) {
        let bright: Float = look.night > 0.4 ? 0.5 : 0
        limb((0, 0.70), 0.30, (0, 0.62), 0.28, actor.colour, glow: bright)
        limb((0, 0.62), 0.25, (0, 0.32), 0.06, actor.colour, blend: 0.08, glow: bright)
        for n in 0..<3 {
            let u = (Float(n) - 1) * 0.17
            limb((u, 0.93 - abs(u) * 0.35), 0.030, (u * 1.25, 0.66), 0.045, actor.second, blend: 0.01, glow: bright)
            limb((u * 1.25, 0.66), 0.045, (u * 0.3, 0.32), 0.018, actor.second, blend: 0.01, glow: bright)
        }
        limb((-0.035, 0.10), 0.045, (0.035, 0.10), 0.045, [0.42, 0.28, 0.16])
        body()
        for side: Float in [-1, 1] { streak((side * 0.05, 0.32), (side * 0.05, 0.14), 0.004, lit([0.2, 0.15, 0.1])) }
        glow(0, 0.27, 0.14, [1, 0.7, 0.3], soft: 0.3, core: 0.5 + 0.3 * wave(seconds * 0.5))
    }

    private mutating func spaceship(_ actor: Actor) {
        polygon(
            [(-0.9, 0.55), (-1.5, 0.95), (-1.1, 0.95), (-0.2, 0.62)], lit(actor.colour * 0.7), lit(actor.colour * 0.5))
        polygon(
            [(-0.9, 0.45), (-1.5, 0.05), (-1.1, 0.05), (-0.2, 0.38)], lit(actor.colour * 0.6), lit(actor.colour * 0.4))
        limb((-1.1, 0.5), 0.20, (0.5, 0.5), 0.19, actor.colour)
        limb((0.5, 0.5), 0.19, (1.5, 0.47), 0.04, actor.colour, blend: 0.05)
        limb((0.45, 0.60), 0.09, (0.8, 0.56), 0.06, [0.1, 0.16, 0.24])
        for n in 0..<6 { disc((-0.8 + Float(n) * 0.2, 0.52), 0.02, [0.9, 0.95, 1], glow: 1) }
        body(texture: 0.2, grain: 0.05)
        let flame = 1.5 + 0.15 * wave(seconds * 4)
        beam([(-1.2, 0.62), (-1.2, 0.38), (-1.2 - flame, 0.46), (-1.2 - flame, 0.54)], actor.second * 1.6, 1.0)
        glow(-1.3, 0.5, 0.75, actor.second, soft: 0.6, core: 1.2)
    }

    private mutating func rocket(_ actor: Actor) {
        let up = 0.0 as Float
        limb((0, 0.12 + up), 0.085, (0, 0.70 + up), 0.085, actor.colour)
        limb((0, 0.70 + up), 0.085, (0, 0.97 + up), 0.008, actor.colour, blend: 0.02)
        limb((0, 0.84 + up), 0.048, (0, 0.97 + up), 0.008, actor.second)
        for side: Float in [-1, 1] {
            limb((side * 0.07, 0.22 + up), 0.025, (side * 0.17, 0.03 + up), 0.018, actor.second, blend: 0.01)
        }
        disc((0.02, 0.62 + up), 0.032, [0.2, 0.3, 0.42])
        body(texture: 0.1)
        guard actor.motion == "rise" || actor.motion == "fly" else { return }
        beam([(-0.07, 0.05), (0.07, 0.05), (0.22, -0.9), (-0.22, -0.9)], [1.0, 0.7, 0.3], 1.2)
        glow(0, 0, 0.5, [1, 0.7, 0.35], soft: 0.7, core: 1.2)
    }
}
