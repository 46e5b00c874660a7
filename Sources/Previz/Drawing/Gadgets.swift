/// Machines, screens, lamps, toys and signs.
extension Painter {
    mutating func gadget(_ actor: Actor) -> Bool {
        switch actor.kind {
        case "machine": machine(actor)
        case "gear": gear([0, 0.5], 0.5, 12, seconds * 0.06, actor.colour)
        case "clock": clock(actor)
        case "camera": camera(actor)
        case "ride": ferrisWheel(actor)
        case "wheel": wheel([0, 0.5], 0.5, actor, hub: 0.66)
        case "phone": phone(actor)
        case "laptop": laptop(actor)
        case "screen", "television": television(actor)
        case "keyboard": keyboard(actor)
        case "candle":
            hull(oval([0, 0.05], 0.34, 0.06, corners: 12), [0.72, 0.55, 0.25])
            hull(
                [
                    [-0.13, 0.05], [-0.13, 0.05], [-0.13, 0.62], [-0.06, 0.66], [0.06, 0.64], [0.13, 0.60],
                    [0.13, 0.05], [0.13, 0.05],
                ], actor.colour * 1.1, actor.colour * 0.8, glow: 0.15)
            streak([0, 0.64], [0.005, 0.72], 0.010, lit([0.1, 0.08, 0.07]))
            flame([0.0, 0.69], 0.21)
        case "bulb":
            hull(
                [
                    [-0.10, 0.78], [-0.12, 0.66], [-0.28, 0.44], [-0.24, 0.16], [0, 0.04], [0.24, 0.16], [0.28, 0.44],
                    [0.12, 0.66], [0.10, 0.78],
                ], actor.colour, actor.colour * 0.9, round: 0.5, glow: 0.75, alpha: 0.9)
            slab([[-0.11, 0.76], [0.11, 0.76], [0.10, 0.96], [-0.10, 0.96]], actor.second)
            streak([0, 0.96], [0, 1.8], 0.012, lit([0.1, 0.1, 0.1]))
            glow(0, 0.36, 1.0, actor.colour, soft: 0.5, core: 0.6)
        case "laser": lasers(actor)
        case "neon": neonSign(actor)
        case "toy": teddy(actor)
        case "ball": ball(actor)
        case "sign", "text", "picture", "frame", "sheet", "letter", "book": flat(actor)
        default: return tool(actor)
        }
        return true
    }

    func gear(_ c: Point, _ r: Float, _ teeth: Int, _ turn: Float, _ metal: Colour) {
        var outline: [Point] = []
        for n in 0..<teeth {
            for (k, out) in [(0.0, Float(0.82)), (0.12, 1.0), (0.38, 1.0), (0.5, 0.82)] as [(Float, Float)] {
                let a = turn + (Float(n) + k) / Float(teeth)
                outline.append(c + Point(wave(a), wave(a + 0.25)) * (r * out))
            }
        }
        slab(outline, metal * 1.1, metal * 0.75, round: 0.5, texture: 0.2)
        hull(oval(c, r * 0.56, r * 0.56, corners: 14), metal * 0.6, round: -0.5)
        for n in 0..<5 {
            let a = turn + Float(n) / 5
            streak(c, c + Point(wave(a), wave(a + 0.25)) * (r * 0.56), r * 0.08, lit(metal))
        }
        hull(oval(c, r * 0.20, r * 0.20, corners: 10), metal * 1.2, metal * 0.8)
        hull(oval(c, r * 0.08, r * 0.08, corners: 8), [0.08, 0.08, 0.08])
    }

    private mutating func machine(_ actor: Actor) {
        let c = actor.colour
        slab(
            [[-0.75, 0.02], [0.75, 0.02], [0.75, 0.62], [-0.75, 0.62]], c * 0.7, c * 0.5, round: 0.2, texture: 0.2)
        slab([[-0.85, 0.0], [0.85, 0.0], [0.85, 0.09], [-0.85, 0.09]], [0.2, 0.2, 0.22])
        for u: Float in [0.36, 0.58] {
            slab(
                [[u - 0.07, 0.6], [u + 0.07, 0.6], [u + 0.06, 0.96], [u - 0.06, 0.96]], c * 0.8, c * 0.6, round: 0.8)
            for n in 0..<3 {
                let age = fraction(seconds * 0.3 + Float(n) / 3 + u)
                glow(
                    u + 0.1 * age, 1.0 + age * 0.4, 0.10 + 0.12 * age, lit([0.8, 0.82, 0.85]), soft: 0.25 * (1 - age),
                    core: 0)
            }
        }
        let turn = seconds * 0.09
        gear([-0.38, 0.58], 0.33, 12, turn, actor.second)
        gear([0.09, 0.40], 0.22, 8, -turn * 1.5 + 0.06, c * 1.1)
        gear([-0.10, 0.16], 0.13, 6, turn * 3, actor.second * 0.8)
        for n in 0..<3 {
            limb(
                [0.44 + 0.12 * Float(n), 0.46], 0.035, [0.44 + 0.12 * Float(n), 0.46], 0.035,
                [[0.9, 0.2, 0.15], [0.95, 0.8, 0.2], [0.3, 0.85, 0.3]][n],
                glow: 0.5 + 0.5 * wave(seconds * 0.7 + Float(n) / 3))
        }
        body()
        hull(oval([0.56, 0.26], 0.13, 0.13, corners: 12), [0.94, 0.93, 0.9], round: 0.2)
        let needle = 0.12 * wave(seconds * 0.6)
        streak(
            [0.56, 0.26], [0.56 + wave(needle) * 0.11, 0.26 + wave(needle + 0.25) * 0.11], 0.008, lit([0.8, 0.1, 0.1]))
    }

    private mutating func clock(_ actor: Actor) {
        let m = Point(0, 0.5)
        hull(oval(m, 0.5, 0.5, corners: 18), actor.second * 1.1, actor.second * 0.7)
        hull(oval(m, 0.43, 0.43, corners: 18), actor.colour, actor.colour * 0.9, round: 0.1)
        for n in 0..<12 {
            let way = Point(wave(Float(n) / 12), wave(Float(n) / 12 + 0.25))
            streak(
                m + way * (n % 3 == 0 ? 0.32 : 0.36), m + way * 0.40, n % 3 == 0 ? 0.016 : 0.008,
                lit([0.1, 0.09, 0.08]))
        }
        let hour = 0.84 + seconds * 0.004
        let minute = 0.17 + seconds * 0.05
        streak(m, m + Point(wave(hour), wave(hour + 0.25)) * 0.24, 0.018, lit([0.08, 0.07, 0.07]))
        streak(m, m + Point(wave(minute), wave(minute + 0.25)) * 0.36, 0.012, lit([0.08, 0.07, 0.07]))
        let second = (seconds.rounded(.down) + smooth(fraction(seconds) * 6)) / 60
        streak(m, m + Point(wave(second), wave(second + 0.25)) * 0.38, 0.006, lit([0.8, 0.12, 0.1]))
        limb(m, 0.025, m, 0.025, [0.1, 0.09, 0.08])
        body()
    }

    private mutating func camera(_ actor: Actor) {
        let c = actor.colour
        slab([[-0.34, 0.86], [-0.24, 1.0], [0.16, 1.0], [0.26, 0.86]], c * 1.2)
        hull(
            [
                [-0.72, 0.12], [-0.72, 0.12], [-0.74, 0.80], [-0.66, 0.88], [0.66, 0.88], [0.74, 0.80], [0.72, 0.12],
                [0.72, 0.12],
            ], c * 1.4, c, round: 0.5)
        slab([[-0.72, 0.28], [0.72, 0.28], [0.72, 0.66], [-0.72, 0.66]], c * 0.8, texture: 0.5)
        hull(oval([0, 0.48], 0.37, 0.37, corners: 16), actor.second * 0.7, actor.second * 0.4)
        hull(oval([0, 0.48], 0.30, 0.30, corners: 16), [0.04, 0.04, 0.05], round: 0.4)
        hull(oval([0, 0.48], 0.22, 0.22, corners: 14), [0.16, 0.16, 0.34], [0.06, 0.14, 0.22], round: 1)
        hull(oval([-0.07, 0.56], 0.055, 0.04, corners: 8), [1, 1, 1], round: 0.1, glow: 0.7)
        limb([0.52, 0.90], 0.07, [0.56, 0.90], 0.07, actor.second)
        limb([-0.56, 0.76], 0.05, [-0.48, 0.76], 0.05, [0.95, 0.95, 0.85], glow: 0.4)
        body()
    }

    private mutating func ferrisWheel(_ actor: Actor) {
        let m = Point(0, 0.54)
        let turn = seconds * 0.025 + actor.phase
        let steel = lit(actor.second * 0.9)
        for side: Float in [-1, 1] { streak(m, [side * 0.26, 0], 0.016, lit(actor.colour * 0.8)) }
        for r: Float in [0.43, 0.37] {
            for n in 0..<30 {
                let (a, b) = (Float(n) / 30, Float(n + 1) / 30)
                streak(m + Point(wave(a), wave(a + 0.25)) * r, m + Point(wave(b), wave(b + 0.25)) * r, 0.006, steel)
            }
        }
        for n in 0..<12 {
            let a = turn + Float(n) / 12
            let way = Point(wave(a), wave(a + 0.25))
            streak(m, m + way * 0.43, 0.004, steel)
            let c = m + way * 0.43
            let hue: Colour = n % 3 == 0 ? actor.colour : n % 3 == 1 ? actor.second : [0.24, 0.56, 0.86]
            hull(
                [
                    c + [-0.040, -0.015], c + [-0.034, -0.070], c + [0.034, -0.070], c + [0.040, -0.015],
                    c + [0, 0.012],
                ], hue, hue * 0.7)
            if look.night > 0.3 { glow(c.x, c.y, 0.05, hue, soft: 0.8, core: 0.8) }
        }
        hull(oval(m, 0.045, 0.045), actor.colour)
        slab([[-0.32, 0], [0.32, 0], [0.28, 0.035], [-0.28, 0.035]], actor.colour * 0.7)
    }

    private mutating func phone(_ actor: Actor) {
        hull(
            [
                [-0.25, 0.06], [-0.22, 0.0], [0.22, 0.0], [0.25, 0.06], [0.25, 0.94], [0.22, 1.0], [-0.22, 1.0],
                [-0.25, 0.94],
            ], actor.colour * 2, actor.colour, round: 0.5)
        slab(
            [[-0.215, 0.07], [0.215, 0.07], [0.215, 0.93], [-0.215, 0.93]], actor.second * 1.1, [0.5, 0.3, 0.8],
            round: 0.05, glow: 0.85)
        for row in 0..<4 {
            for n in 0..<3 {
                let p = Point(-0.13 + 0.13 * Float(n), 0.80 - 0.14 * Float(row))
                hull(
                    oval(p, 0.042, 0.042),
                    [[0.95, 0.4, 0.3], [0.98, 0.8, 0.3], [0.4, 0.85, 0.5], [0.95, 0.95, 0.97]][(row + n) % 4],
                    round: 0.2, glow: 0.8)
            }
        }
        limb([-0.05, 0.965], 0.010, [0.05, 0.965], 0.010, [0.02, 0.02, 0.02])
        body()
        glow(0, 0.5, 0.8, actor.second, soft: 0.18, core: 0)
    }

    /// What runs over a screen: bars, lines, something that moves.
    private mutating func contents(_ a: Point, _ b: Point, _ tint: Colour) {
        slab([a, [b.x, a.y], b, [a.x, b.y]], tint * 1.05, tint * 0.6, round: 0.03, glow: 0.85)
        let size = b - a
        for n in 0..<4 {
            let v = a.y + size.y * (0.82 - 0.14 * Float(n))
            streak(
                [a.x + size.x * 0.08, v], [a.x + size.x * (0.28 + 0.22 * fraction(Float(n) * 0.618)), v],
                size.y * 0.022, [0.96, 0.97, 1], alpha: 0.8)
        }
        for n in 0..<5 {
            let tall = size.y * (0.14 + 0.30 * abs(wave(seconds * 0.18 + Float(n) * 0.19)))
            let u = a.x + size.x * (0.58 + 0.075 * Float(n))
            slab(
                [
                    [u, a.y + size.y * 0.16], [u + size.x * 0.05, a.y + size.y * 0.16],
                    [u + size.x * 0.05, a.y + size.y * 0.16 + tall], [u, a.y + size.y * 0.16 + tall],
                ], [0.98, 0.86, 0.5], round: 0.05, glow: 0.85)
        }
        glow((a.x + b.x) / 2, (a.y + b.y) / 2, size.x, tint, soft: 0.20, core: 0)
    }

    private mutating func laptop(_ actor: Actor) {
        let c = actor.colour
        slab([[-0.74, 0.18], [0.74, 0.18], [0.70, 1.0], [-0.70, 1.0]], c * 0.5, round: 0.2)
        contents([-0.66, 0.24], [0.66, 0.95], actor.second)
        slab([[-0.74, 0.18], [0.74, 0.18], [0.96, 0.04], [-0.96, 0.04]], c * 1.15, c, round: 0.1)
        slab([[-0.64, 0.165], [0.64, 0.165], [0.72, 0.095], [-0.72, 0.095]], c * 0.35)
        slab([[-0.20, 0.085], [0.20, 0.085], [0.22, 0.05], [-0.22, 0.05]], c * 0.85)
        slab([[-0.96, 0.0], [0.96, 0.0], [0.96, 0.04], [-0.96, 0.04]], c * 0.7)
    }

    private mutating func television(_ actor: Actor) {
        slab([[-0.12, 0.05], [0.12, 0.05], [0.08, 0.24], [-0.08, 0.24]], [0.14, 0.14, 0.15])
        slab([[-0.40, 0.0], [0.40, 0.0], [0.34, 0.06], [-0.34, 0.06]], [0.16, 0.16, 0.17])
        slab([[-0.80, 0.20], [0.80, 0.20], [0.80, 1.0], [-0.80, 1.0]], [0.08, 0.08, 0.09], round: 0.3)
        contents([-0.75, 0.25], [0.75, 0.955], actor.kind == "screen" ? actor.colour : actor.second)
    }

    private mutating func keyboard(_ actor: Actor) {
        slab([[-2.4, 0.1], [2.4, 0.1], [2.1, 0.9], [-2.1, 0.9]], actor.colour * 1.4, actor.colour, round: 0.15)
        for row in 0..<4 {
            for n in 0..<13 {
                let v = 0.18 + 0.18 * Float(row)
                let wide = 2.2 - 0.07 * Float(row)
                let u = -wide + wide * 2 / 13 * Float(n)
                slab(
                    [[u + 0.02, v], [u + 0.30, v], [u + 0.29, v + 0.14], [u + 0.03, v + 0.14]], actor.second,
                    actor.second * 0.8, round: 0.5)
            }
        }
    }

    private mutating func teddy(_ actor: Actor) {
        let c = Colour(0.66, 0.44, 0.24)
        let pale = Colour(0.88, 0.72, 0.52)
        for side: Float in [-1, 1] {
            hull(oval([side * 0.30, 0.14], 0.17, 0.14), c * 0.95, c * 0.8, rough: 0.01, texture: 0.2)
            hull(oval([side * 0.32, 0.13], 0.09, 0.08), pale)
            hull(
                [
                    [side * 0.18, 0.52], [side * 0.42, 0.44], [side * 0.44, 0.30], [side * 0.30, 0.30],
                    [side * 0.18, 0.38],
                ], c, c * 0.8, rough: 0.01)
            hull(oval([side * 0.22, 0.90], 0.10, 0.10), c * 0.95)
            hull(oval([side * 0.22, 0.90], 0.055, 0.055), pale)
        }
        hull(oval([0, 0.32], 0.27, 0.28, corners: 10), c * 1.05, c * 0.8, rough: 0.01, texture: 0.25)
        hull(oval([0, 0.30], 0.16, 0.17), pale, pale * 0.9)
        hull(oval([0, 0.74], 0.28, 0.24, corners: 10), c * 1.08, c * 0.9, rough: 0.01, texture: 0.25)
        hull(oval([0, 0.66], 0.13, 0.10), pale)
        for side: Float in [-1, 1] {
            limb([side * 0.10, 0.79], 0.028, [side * 0.10, 0.79], 0.028, [0.05, 0.04, 0.04])
        }
        limb([-0.02, 0.70], 0.026, [0.02, 0.70], 0.026, [0.12, 0.07, 0.06])
        body()
        streak([0, 0.68], [0, 0.62], 0.008, lit([0.2, 0.12, 0.1]))
        hull([[0, 0.53], [-0.13, 0.58], [-0.13, 0.48]], actor.colour)
        hull([[0, 0.53], [0.13, 0.58], [0.13, 0.48]], actor.colour)
    }

    private mutating func ball(_ actor: Actor) {
        let bounce =
            actor.motion == "jump" || actor.motion == "dance" || actor.motion == "run"
            ? abs(wave(seconds * 0.6 + actor.phase)) * 1.0 : 0
        let m = Point(0, 0.5 + bounce)
        let roll = actor.speed * seconds / (max(actor.height, 0.01) * 3.14)
        hull(oval(m, 0.5, 0.5, corners: 16), actor.colour * 1.1, actor.colour * 0.75, round: 1)
        for n in 0..<6 {
            let a = roll + Float(n) / 6
            let (p, q) = (m + Point(wave(a), wave(a + 0.25)) * 0.48, m + Point(wave(a + 0.08), wave(a + 0.33)) * 0.18)
            streak(p, q, 0.014, lit(actor.second * 0.9), alpha: 0.9)
        }
        hull(oval(m, 0.17, 0.17, corners: 5), actor.second, round: 0.4)
        hull(oval(m + [-0.18, 0.24], 0.09, 0.06), [1, 1, 1], round: 0.1, glow: 0.4, alpha: 0.6)
    }

}
