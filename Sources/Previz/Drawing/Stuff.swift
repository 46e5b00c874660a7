/// What has no figure of its own: liquids, light, colour, shapes, patterns, things in general.
extension Painter {
    mutating func stuff(_ actor: Actor) -> Bool {
        let (c, d) = (actor.colour, actor.second)
        switch actor.kind {
        case "liquid": splash(actor)
        case "bubble":
            for n in 0..<5 {
                bubble(
                    [
                        (Float(n) - 2) * 0.46 + 0.06 * wave(seconds * 0.2 + Float(n)),
                        0.5 + 0.3 * wave(Float(n) * 0.37) + 0.08 * wave(seconds * 0.15 + Float(n) * 0.3),
                    ], 0.16 + 0.17 * fraction(Float(n) * 0.618), c, d)
            }
        case "explosion": blast(actor)
        case "phenomenon": orb(actor)
        case "rays": rays(actor)
        case "colour": colours(actor)
        case "shape": shapes(actor)
        case "pattern": mandala(actor)
        case "material": samples(actor)
        case "shadow": castShape(actor)
        case "prop", "group": heap(actor)
        case "feather": feather(actor)
        case "snowflake": snowflake(actor)
        case "snowman": snowman(actor)
        case "ice", "icicle": ice(actor)
        case "planet": planet(actor)
        default: return false
        }
        return true
    }

    private mutating func splash(_ actor: Actor) {
        let (c, d) = (actor.colour, actor.second)
        // A crown of liquid that rises and falls, over a pool.
        let beat = fraction(seconds * 0.35 + actor.phase)
        let rise = wave(beat / 2)
        hull(oval([0, 0.14], 1.25, 0.17, corners: 14), c * 0.9, c * 0.6, round: 0.5)
        for n in 0..<2 {
            let age = fraction(beat + Float(n) / 2)
            hull(
                oval([0, 0.14], 0.4 + age * 0.8, 0.05 + age * 0.11, corners: 14), d, round: 0.2, alpha: 0.28 * (1 - age)
            )
        }
        var crown: [Point] = [[-0.46, 0.10]]
        for n in 0..<7 {
            let u = -0.52 + 0.173 * Float(n)
            let tall = rise * (0.42 + 0.20 * fraction(Float(n) * 0.618 + 0.2))
            crown += [Point(u * (1 + 0.35 * rise), 0.16 + tall), Point((u + 0.087) * 1.05, 0.14 + tall * 0.45)]
            let drop = Point(u * (1.1 + 0.5 * rise), 0.22 + tall + 0.10 * rise)
            limb(drop, 0.034, drop + Point(0, 0.02), 0.026, c * 1.1)
        }
        crown.append([0.46, 0.10])
        body()
        hull(crown, c.mixed(with: d, 0.5), c * 0.8, round: 0.8, alpha: 0.92)
        let fall = Point(0, 0.98 - 0.3 * beat)
        hull([fall + [0, 0.16], fall + [0, 0.16], fall + [-0.08, 0], fall + [0, -0.09], fall + [0.08, 0]], d, c)
        hull(oval(fall + [-0.025, 0.01], 0.018, 0.03), [1, 1, 1], round: 0.1, glow: 0.8)
    }

    private func bubble(_ m: Point, _ r: Float, _ c: Colour, _ d: Colour) {
        hull(oval(m, r, r, corners: 16), c, d, round: 1, alpha: 0.22)
        for n in 0..<18 {
            let (a, b) = (Float(n) / 18, Float(n + 1) / 18)
            let hue = c.mixed(with: d, 0.5 + 0.5 * wave(a * 2 + seconds * 0.1))
            streak(
                m + Point(wave(a), wave(a + 0.25)) * r, m + Point(wave(b), wave(b + 0.25)) * r, r * 0.035, hue,
                alpha: 0.7, cover: 0.3)
        }
        hull(oval(m + Point(-0.4, 0.45) * r, r * 0.16, r * 0.10), [1, 1, 1], round: 0.1, glow: 0.9)
    }

    private func blast(_ actor: Actor) {
        let age = 0.08 + 0.62 * fraction(seconds * 0.30)
        let grown = 0.35 + 0.65 * (1 - (1 - age) * (1 - age))
        let m = Point(0, 0.45)
        for n in 0..<13 {
            let turn = Float(n) * 0.618
            let way = Point(wave(turn), wave(turn + 0.25) * 0.8 + 0.25)
            let r = (0.20 + 0.12 * fraction(Float(n) * 0.37)) * grown
            let k = unit(age * 1.3 - 0.45 * fraction(Float(n) * 0.71) - 0.05)
            let tone = Colour(1.0, 0.72, 0.26).mixed(with: actor.second, k)
            hull(
                oval(m + way * (0.46 * grown), r, r, corners: 10, uneven: 0.14), tone, tone * 0.7, rough: 0.02,
                texture: 0.5, grain: 0.06, glow: 0.9 * (1 - k))
        }
        hull(
            oval(m, 0.34 * grown, 0.32 * grown, corners: 12, uneven: 0.1), [1, 0.95, 0.7], actor.colour, round: 0.3,
            rough: 0.02, glow: 1 - age * 0.6)
        for n in 0..<18 {
            let turn = Float(n) / 18 + 0.03 * wave(Float(n) * 0.7)
            let way = Point(wave(turn), wave(turn + 0.25))
            let out = 0.4 + 0.75 * grown * (0.6 + 0.4 * fraction(Float(n) * 0.618))
            streak(
                m + way * (out * 0.8), m + way * out, 0.014 * (1 - age * 0.7), [1, 0.8, 0.4], alpha: 1 - age, cover: 0.2
            )
        }
        glow(m.x, m.y, 1.4 * grown, [1, 0.6, 0.2], soft: 0.6 * (1 - age * 0.7), core: 0.8 * (1 - age))
    }

    private func orb(_ actor: Actor) {
        let m = Point(0, 0.5)
        hull(oval(m, 0.27, 0.27, corners: 14), actor.colour, actor.second, round: 0.6, glow: 0.7, alpha: 0.9)
        for n in 0..<26 {
            let turn = Float(n) / 26 * 2 + seconds * 0.07
            let out = 0.26 + 0.16 * fraction(Float(n) * 0.618)
            for k in 0..<5 {
                let (a, b) = (turn + 0.03 * Float(k), turn + 0.03 * Float(k + 1))
                streak(
                    m + Point(wave(a) * out, wave(a + 0.25) * out * 0.9),
                    m + Point(wave(b) * out, wave(b + 0.25) * out * 0.9), 0.010,
                    actor.colour.mixed(with: actor.second, fraction(Float(n) * 0.37)), alpha: 0.16 * Float(k + 1),
                    cover: 0.5)
            }
        }
        glow(0, 0.5, 0.45, actor.colour, soft: 0.7, core: 1)
        glow(0, 0.5, 0.9, actor.second, soft: 0.3, core: 0)
    }

    private func rays(_ actor: Actor) {
        for n in 0..<7 {
            let a = -0.10 + 0.035 * Float(n) + 0.006 * wave(seconds * 0.12 + Float(n) * 0.3)
            let wide = 0.05 + 0.05 * fraction(Float(n) * 0.618)
            let source = Point(-0.5, 1.5)
            let way = Point(wave(a + 0.12), -wave(a + 0.37)) * 2.6
            let end = source + way
            let side = way.aside * (wide * 0.25)
            beam(
                [
                    ((source - side * 0.1).x, source.y), ((source + side * 0.1).x, source.y),
                    ((end + side).x, (end + side).y), ((end - side).x, (end - side).y),
                ], actor.colour, 0.34 + 0.10 * wave(seconds * 0.2 + Float(n) * 0.17))
        }
        glow(-0.5, 1.5, 1.0, actor.colour, soft: 0.5, core: 0.4)
    }

    private func colours(_ actor: Actor) {
        let hues: [Colour] = [
            actor.colour, [0.98, 0.78, 0.16], [0.20, 0.75, 0.45], actor.second, [0.60, 0.25, 0.85],
        ]
        for (n, hue) in hues.enumerated() {
            let phase = Float(n) / 5
            let m = Point(
                -0.9 + 0.45 * Float(n) + 0.05 * wave(seconds * 0.15 + phase),
                0.5 + 0.10 * wave(seconds * 0.11 + phase * 2))
            var blob: [Point] = []
            for k in 0..<9 {
                let turn = Float(k) / 9
                let r = 0.33 + 0.08 * wave(turn * 3 + seconds * 0.2 + phase * 3)
                blob.append(m + Point(wave(turn), wave(turn + 0.25)) * r)
            }
            hull(blob, hue * 1.1, hue * 0.8, round: 0.8, glow: 0.25, alpha: 0.9)
        }
    }

    private func shapes(_ actor: Actor) {
        let sway = 0.05 * wave(seconds * 0.2)
        slab(
            [[-1.15, 0.12 + sway], [-0.45, 0.12 + sway], [-0.45, 0.80 + sway], [-1.15, 0.80 + sway]],
            actor.second * 1.1, actor.second * 0.7, round: 0.25)
        slab(
            [[-0.45, 0.12 + sway], [-0.27, 0.24 + sway], [-0.27, 0.92 + sway], [-0.45, 0.80 + sway]], actor.second * 0.5
        )
        slab(
            [[-1.15, 0.80 + sway], [-0.97, 0.92 + sway], [-0.27, 0.92 + sway], [-0.45, 0.80 + sway]], actor.second * 1.3
        )
        hull(oval([0.1, 0.50 - sway], 0.38, 0.38, corners: 16), actor.colour * 1.1, actor.colour * 0.7, round: 1)
        slab(
            [[0.62, 0.12 + sway], [0.96, 0.90 + sway], [1.06, 0.12 + sway]], [0.98, 0.80, 0.22], [0.9, 0.62, 0.1],
            round: 0.1)
        slab([[1.06, 0.12 + sway], [0.96, 0.90 + sway], [1.30, 0.22 + sway]], [0.70, 0.50, 0.1])
    }

    private func mandala(_ actor: Actor) {
        let m = Point(0, 0.5)
        for ring in stride(from: 5, through: 0, by: -1) {
            let r = 0.10 + 0.10 * Float(ring)
            let count = 6 + ring * 3
            let turn = seconds * 0.016 * (ring % 2 == 0 ? 1 : -1)
            for n in 0..<count {
                let a = turn + Float(n) / Float(count)
                let way = Point(wave(a), wave(a + 0.25))
                let wide = r * 2.6 / Float(count)
                let c = ring % 3 == 0 ? actor.colour : ring % 3 == 1 ? actor.second : [0.85, 0.28, 0.34]
                hull(
                    [
                        m + way * (r - 0.07), m + way * r + way.aside * wide, m + way * (r + 0.10),
                        m + way * (r + 0.10), m + way * r - way.aside * wide,
                    ], c * 1.1, c * 0.8, round: 0.6)
            }
        }
        hull(oval(m, 0.085, 0.085, corners: 12), actor.second, actor.colour)
    }

    /// Spheres of metal, stone, glass and wood on a plinth.
    private func samples(_ actor: Actor) {
        for (n, tone) in ([actor.colour, [0.82, 0.46, 0.26], [0.60, 0.78, 0.90]] as [Colour]).enumerated() {
            let m = Point(-0.9 + 0.9 * Float(n), 0.5)
            hull(
                oval(m, 0.42, 0.42, corners: 18), tone * 1.2, tone * 0.55, round: 1, texture: n == 1 ? 0.4 : 0,
                grain: 0.05, alpha: n == 2 ? 0.75 : 1)
            hull(oval(m + [-0.14, 0.20], 0.10, 0.06), [1, 1, 1], round: 0.1, glow: 0.6, alpha: 0.85)
            hull(
                [
                    m + [-0.36, -0.10], m + [0, -0.20], m + [0.36, -0.10], m + [0.26, -0.28], m + [0, -0.36],
                    m + [-0.26, -0.28],
                ], look.middle * 0.8, round: 0.2, alpha: 0.35)
        }
        hull(oval([0, 0.06], 1.5, 0.07, corners: 14), [0.3, 0.3, 0.32])
    }

    /// Somebody's shadow, long over the ground, without the somebody.
    private mutating func castShape(_ actor: Actor) {
        let p = posture(actor, .man)
        let b = bones(p, .man)
        let ink: Colour = [0.02, 0.02, 0.03]
        for l in [b.nearLeg, b.farLeg, b.nearArm, b.farArm] {
            limb(l.root, 0.055, l.joint, 0.042, ink)
            limb(l.joint, 0.042, l.end, 0.030, ink)
        }
        limb(b.hips, 0.085, b.shoulders - [0, 0.06], 0.10, ink)
        limb(b.head.centre, 0.075, b.head.centre, 0.075, ink)
        body(texture: 0, alpha: 0.82)
    }

    /// Odds and ends that lean on each other.
    private mutating func heap(_ actor: Actor) {
        let (c, d) = (actor.colour, actor.second)
        slab([[-0.95, 0.0], [-0.20, 0.0], [-0.20, 0.62], [-0.95, 0.62]], c, c * 0.75, round: 0.15, texture: 0.2)
        slab([[-0.20, 0.0], [0.02, 0.14], [0.02, 0.74], [-0.20, 0.62]], c * 0.55)
        slab([[-0.95, 0.62], [-0.74, 0.74], [0.02, 0.74], [-0.20, 0.62]], c * 1.25)
        slab([[0.02, 0.0], [0.62, 0.0], [0.62, 0.42], [0.02, 0.42]], d, d * 0.75, round: 0.2)
        hull(oval([0.90, 0.24], 0.24, 0.24, corners: 12), [0.85, 0.32, 0.22], [0.6, 0.2, 0.14], round: 1)
        limb([0.34, 0.42], 0.16, [0.34, 0.86], 0.16, [0.80, 0.72, 0.52])
        body(texture: 0.15)
        hull([[-0.62, 0.74], [-0.40, 1.06], [-0.18, 0.74]], [0.45, 0.58, 0.36])
    }

    private func feather(_ actor: Actor) {
        let sway = 0.06 * wave(seconds * 0.25 + actor.phase)
        let (root, tip) = (Point(-0.36 - sway, 0.02), Point(0.36 + sway, 0.98))
        let way = tip - root
        let side = way.aside
        hull(
            [
                mix(root, tip, 0.18), mix(root, tip, 0.30) + side * 0.10, mix(root, tip, 0.6) + side * 0.15,
                mix(root, tip, 0.85) + side * 0.10, tip, tip, mix(root, tip, 0.82) - side * 0.10,
                mix(root, tip, 0.5) - side * 0.14, mix(root, tip, 0.26) - side * 0.09,
            ], actor.colour, actor.second, round: 0.5)
        for n in 0..<22 {
            let k = 0.24 + 0.034 * Float(n)
            for s: Float in [-1, 1] {
                streak(
                    mix(root, tip, k), mix(root, tip, min(k + 0.10, 1)) + side * (s * 0.12 * wave(k / 2)), 0.004,
                    lit(actor.second * 0.7), alpha: 0.6)
            }
        }
        streak(root, tip, 0.009, lit([0.96, 0.95, 0.9]))
    }

    private func snowflake(_ actor: Actor) {
        let m = Point(0, 0.5)
        let turn = seconds * 0.03
        for n in 0..<6 {
            let a = turn + Float(n) / 6
            let way = Point(wave(a), wave(a + 0.25))
            let ink = lit(actor.colour, facing: 1, glow: 0.5)
            streak(m, m + way * 0.48, 0.020, ink)
            for (k, l) in [(0.16, Float(0.09)), (0.27, 0.13), (0.38, 0.08)] as [(Float, Float)] {
                for s: Float in [-1, 1] {
                    streak(m + way * k, m + way * (k + l * 0.7) + way.aside * (s * l * 0.8), 0.013, ink)
                }
            }
            streak(m + way * 0.13, m + Point(wave(a + 1 / 6), wave(a + 1 / 6 + 0.25)) * 0.13, 0.012, ink)
        }
        glow(0, 0.5, 0.7, actor.second, soft: 0.2, core: 0.1)
    }

    private mutating func snowman(_ actor: Actor) {
        let c = actor.colour
        for side: Float in [-1, 1] {
            limb([side * 0.17, 0.56], 0.013, [side * 0.42, 0.68], 0.009, [0.3, 0.2, 0.12])
            limb([side * 0.36, 0.65], 0.008, [side * 0.40, 0.75], 0.005, [0.3, 0.2, 0.12])
        }
        body()
        hull(oval([0, 0.21], 0.27, 0.23, corners: 14), c, c * 0.82, round: 1, texture: 0.1)
        hull(oval([0, 0.53], 0.19, 0.17, corners: 14), c, c * 0.84, round: 1, texture: 0.1)
        hull(oval([0, 0.78], 0.135, 0.13, corners: 14), c, c * 0.88, round: 1)
        hull(
            [[-0.14, 0.67], [0, 0.63], [0.14, 0.67], [0.13, 0.71], [0, 0.68], [-0.13, 0.71]], [0.8, 0.14, 0.14])
        hull([[0.06, 0.66], [0.12, 0.66], [0.14, 0.48], [0.07, 0.48]], [0.75, 0.12, 0.12])
        slab([[-0.10, 0.88], [0.10, 0.88], [0.09, 1.04], [-0.09, 1.04]], [0.09, 0.09, 0.1], round: 0.8)
        slab([[-0.17, 0.87], [0.17, 0.87], [0.17, 0.90], [-0.17, 0.90]], [0.09, 0.09, 0.1])
        hull([[0.02, 0.80], [0.20, 0.765], [0.02, 0.75]], actor.second)
        for p in [[-0.035, 0.83], [0.075, 0.83], [0.01, 0.58], [0.01, 0.51], [0.01, 0.44]] as [Point] {
            limb(p, 0.015, p, 0.015, [0.05, 0.05, 0.05])
        }
        body()
    }

    private func ice(_ actor: Actor) {
        let (c, d) = (actor.colour, actor.second)
        if actor.kind == "icicle" {
            slab([[-1.2, 0.90], [1.2, 0.90], [1.2, 1.1], [-1.2, 1.1]], [0.95, 0.97, 1], d)
            for n in 0..<9 {
                let u = -1.0 + 0.25 * Float(n)
                let tall = 0.35 + 0.5 * fraction(Float(n) * 0.618)
                hull(
                    [[u - 0.10, 0.94], [u + 0.10, 0.94], [u + 0.02, 0.94 - tall], [u + 0.02, 0.94 - tall]], c, d,
                    round: 1, alpha: 0.9)
            }
            return
        }
        hull(
            [
                [-1.0, 0.0], [-0.95, 0.30], [-0.62, 0.62], [-0.45, 0.58], [-0.18, 0.98], [0.06, 0.86], [0.26, 0.90],
                [0.62, 0.42], [0.86, 0.34], [1.05, 0.0],
            ], c * 1.1, d, round: 0.4, texture: 0.2)
        slab(
            [[-0.18, 0.98], [0.06, 0.86], [0.10, 0.30], [-0.10, 0.0], [-0.52, 0.0], [-0.40, 0.55]], c * 1.15, d * 1.1,
            round: 0.1)
        slab([[0.26, 0.90], [0.62, 0.42], [0.50, 0.0], [0.14, 0.0], [0.16, 0.40]], d, d * 0.75, round: 0.1)
    }

    private mutating func planet(_ actor: Actor) {
        let ringed = actor.seed % 3 == 0
        let m = Point(0, 0.5)
        if ringed { ringHalf(m, actor, back: true) }
        let p = at(m)
        planetBall(p.x, p.y, 0.40, actor)
        if ringed { ringHalf(m, actor, back: false) }
        glow(0, 0.5, 0.62, actor.colour, soft: 0.16, core: 0)
    }

    private func ringHalf(_ m: Point, _ actor: Actor, back: Bool) {
        for n in 0..<20 {
            let a = (back ? -0.25 : 0.25) + Float(n) / 40
            let b = a + 1 / 40
            for (r, tone) in [(Float(0.62), Float(1)), (0.70, 0.75), (0.78, 0.9)] {
                let from = m + Point(wave(a) * r, wave(a + 0.25) * r * 0.26)
                let to = m + Point(wave(b) * r, wave(b + 0.25) * r * 0.26)
                streak(from, to, 0.026, lit(Colour(0.86, 0.76, 0.60) * tone, facing: 0.9), alpha: 0.8)
            }
        }
    }
}
