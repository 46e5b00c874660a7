/// Works, mills, churches, fountains, jetties, pillars.
extension Painter {
    mutating func landmark(_ actor: Actor) -> Bool {
        switch actor.kind {
        case "factory": factory(actor)
        case "church": church(actor)
        case "windmill": windmill(actor)
        case "turbine": turbine(actor)
        case "pillar": pillar(actor)
        case "fountain": fountain(actor)
        case "dock": dock(actor)
        case "callbox": callBox(actor)
        case "gantry": gantry(actor)
        default: return false
        }
        return true
    }

    private var lampsLit: Bool { look.night > 0.35 || look.cloudCover > 0.85 }
    private func windowColour(_ wall: Colour) -> (Colour, Float) {
        lampsLit ? ([1.0, 0.82, 0.48], 0.9) : (wall * 0.32, 0)
    }

    private func factory(_ actor: Actor) {
        let c = actor.colour
        for (n, u) in ([-0.62, -0.30, 0.72] as [Float]).enumerated() {
            let top: Float = n == 2 ? 0.86 : 1.0
            slab(
                [[u - 0.075, 0.4], [u + 0.075, 0.4], [u + 0.05, top], [u - 0.05, top]], c * 0.9, c * 0.75, round: 0.9,
                texture: 0.2)
            for k: Float in [0.04, 0.12] {
                slab(
                    [
                        [u - 0.054, top - k], [u + 0.054, top - k], [u + 0.056, top - k - 0.03],
                        [u - 0.056, top - k - 0.03],
                    ], [0.9, 0.88, 0.85])
            }
            for puff in 0..<6 {
                let age = fraction(seconds * 0.12 + Float(puff) / 6 + Float(n) * 0.3)
                glow(
                    u + age * 0.5 + 0.04 * wave(age * 2), top + 0.02 + age * 0.42, 0.06 + age * 0.20,
                    lit([0.62, 0.62, 0.65], facing: 0.5), soft: 0.5 * (1 - age), core: 0)
            }
        }
        slab([[-1.1, 0], [1.1, 0], [1.1, 0.42], [-1.1, 0.42]], c, c * 0.8, round: 0.06, texture: 0.25)
        for n in 0..<5 {
            slab(
                [[-1.1 + 0.44 * Float(n), 0.42], [-1.1 + 0.44 * Float(n), 0.60], [-0.66 + 0.44 * Float(n), 0.42]],
                c * 0.75)
        }
        let (pane, shine) = windowColour(c)
        for row in 0..<2 {
            for n in 0..<9 {
                slab(
                    [
                        [-1.02 + 0.23 * Float(n), 0.10 + 0.16 * Float(row)],
                        [-0.90 + 0.23 * Float(n), 0.10 + 0.16 * Float(row)],
                        [-0.90 + 0.23 * Float(n), 0.21 + 0.16 * Float(row)],
                        [-1.02 + 0.23 * Float(n), 0.21 + 0.16 * Float(row)],
                    ], pane, round: 0.1, glow: shine)
            }
        }
    }

    private func church(_ actor: Actor) {
        let c = actor.colour
        slab([[-0.10, 0], [0.62, 0], [0.62, 0.36], [-0.10, 0.36]], c * 0.85, c * 0.7, round: 0.05, texture: 0.15)
        slab(
            [[-0.14, 0.36], [0.06, 0.58], [0.56, 0.58], [0.67, 0.36]], actor.second * 1.2, actor.second * 0.8,
            round: 0.1)
        slab([[-0.36, 0], [0.0, 0], [0.0, 0.62], [-0.36, 0.62]], c * 1.08, c * 0.85, round: 0.12, texture: 0.15)
        slab([[-0.40, 0.62], [-0.18, 0.98], [0.04, 0.62]], actor.second * 1.2, actor.second * 0.8, round: 0.2)
        streak([-0.18, 0.97], [-0.18, 1.10], 0.010, lit([0.9, 0.75, 0.3]))
        streak([-0.22, 1.055], [-0.14, 1.055], 0.010, lit([0.9, 0.75, 0.3]))
        let (pane, shine) = windowColour(c)
        func arch(_ u: Float, _ v: Float, _ w: Float, _ h: Float) {
            hull(
                [
                    [u - w, v], [u - w, v], [u - w, v + h * 0.6], [u, v + h], [u + w, v + h * 0.6], [u + w, v],
                    [u + w, v],
                ], pane, round: 0.1, glow: shine)
        }
        arch(-0.18, 0.40, 0.055, 0.15)
        for n in 0..<4 { arch(0.10 + 0.14 * Float(n), 0.10, 0.034, 0.18) }
        hull(
            [[-0.26, 0], [-0.26, 0], [-0.26, 0.14], [-0.18, 0.22], [-0.10, 0.14], [-0.10, 0], [-0.10, 0]],
            [0.26, 0.16, 0.1], round: 0.2)
        hull(oval([-0.18, 0.32], 0.05, 0.05, corners: 10), [0.4, 0.5, 0.8], round: 0.2, glow: shine)
    }

    private func windmill(_ actor: Actor) {
        let c = actor.colour
        hull(
            [[-0.22, 0], [-0.22, 0], [-0.13, 0.62], [0.13, 0.62], [0.22, 0], [0.22, 0]], c * 1.05, c * 0.85, round: 0.9)
        hull(
            [[-0.16, 0.60], [-0.12, 0.70], [0, 0.76], [0.12, 0.70], [0.16, 0.60]], actor.second, actor.second * 0.8)
        hull([[-0.06, 0], [-0.06, 0], [-0.05, 0.14], [0.05, 0.14], [0.06, 0], [0.06, 0]], actor.second)
        for v: Float in [0.28, 0.46] {
            hull(
                oval([0.02, v], 0.03, 0.04), lampsLit ? [1, 0.8, 0.4] : [0.2, 0.22, 0.26], round: 0.2,
                glow: lampsLit ? 0.9 : 0)
        }
        let turn = seconds * 0.07 + actor.phase
        let hub = Point(0.02, 0.66)
        for n in 0..<4 {
            let a = turn + Float(n) / 4
            let way = Point(wave(a), wave(a + 0.25))
            slab(
                [
                    hub + way * 0.08 + way.aside * 0.01, hub + way * 0.44 + way.aside * 0.01,
                    hub + way * 0.44 - way.aside * 0.10, hub + way * 0.08 - way.aside * 0.10,
                ], [0.96, 0.95, 0.9], [0.85, 0.83, 0.76], round: 0.1)
            streak(hub, hub + way * 0.46, 0.009, lit([0.34, 0.24, 0.16]))
            for k in 1..<5 {
                streak(
                    hub + way * (0.09 * Float(k)), hub + way * (0.09 * Float(k)) - way.aside * 0.10, 0.004,
                    lit([0.4, 0.3, 0.2]))
            }
        }
    }

    private func turbine(_ actor: Actor) {
        hull(
            [[-0.028, 0], [-0.028, 0], [-0.014, 0.66], [0.014, 0.66], [0.028, 0], [0.028, 0]], actor.colour,
            actor.colour * 0.85)
        let turn = seconds * 0.08 + actor.phase
        let hub = Point(0.0, 0.67)
        for n in 0..<3 {
            let a = turn + Float(n) / 3
            let way = Point(wave(a), wave(a + 0.25))
            hull(
                [
                    hub, hub + way * 0.10 + way.aside * 0.022, hub + way * 0.36, hub + way * 0.36,
                    hub + way * 0.10 - way.aside * 0.010,
                ], actor.colour, actor.colour * 0.9, round: 0.6)
        }
        hull(oval(hub, 0.024, 0.024), actor.colour * 0.9)
    }

    private func pillar(_ actor: Actor) {
        let c = actor.colour
        slab(
            [[-0.13, 0.08], [0.13, 0.08], [0.11, 0.90], [-0.11, 0.90]], c * 1.05, c * 0.9, round: 0.9, texture: 0.15)
        for n in 0..<5 {
            streak(
                [-0.085 + 0.042 * Float(n), 0.09], [-0.075 + 0.038 * Float(n), 0.89], 0.006, lit(c * 0.6), alpha: 0.5)
        }
        slab([[-0.19, 0.0], [0.19, 0.0], [0.17, 0.08], [-0.17, 0.08]], c, c * 0.8)
        hull(
            [[-0.12, 0.89], [-0.19, 0.94], [-0.19, 1.0], [0.19, 1.0], [0.19, 0.94], [0.12, 0.89]], c * 1.1, c * 0.85)
    }

    private func fountain(_ actor: Actor) {
        let (c, water) = (actor.colour, actor.second)
        hull(oval([0, 0.14], 0.80, 0.10, corners: 16), water * 0.8, round: 0.1)
        hull(
            [[-0.82, 0.14], [-0.82, 0.14], [-0.78, 0.0], [0.78, 0.0], [0.82, 0.14], [0.82, 0.14], [0, 0.05]], c * 1.1,
            c * 0.8)
        slab([[-0.07, 0.08], [0.07, 0.08], [0.06, 0.46], [-0.06, 0.46]], c, c * 0.8, round: 0.8)
        hull(
            [[-0.34, 0.50], [-0.34, 0.50], [-0.10, 0.42], [0.10, 0.42], [0.34, 0.50], [0.34, 0.50], [0, 0.47]], c * 1.1,
            c * 0.8)
        for n in 0..<44 {
            let age = fraction(seconds * 0.6 + Float(n) * 0.271)
            let out = (fraction(Float(n) * 0.618) - 0.5) * 1.3
            func at(_ t: Float) -> Point { [out * t * 0.75, 0.52 + 1.5 * t - 1.9 * t * t] }
            streak(at(age * 0.95), at(age * 0.95 + 0.05), 0.010, lit(water, facing: 1), alpha: 0.75 * (1 - age * 0.4))
        }
        glow(0, 0.75, 0.4, lit(water, facing: 1), soft: 0.25, core: 0)
    }

    private func dock(_ actor: Actor) {
        let c = actor.colour
        for n in 0..<6 {
            for v: Float in [0.0, 0.10] {
                slab(
                    [
                        [-2.3 + 0.9 * Float(n) + v, -0.25 + v], [-2.18 + 0.9 * Float(n) + v, -0.25 + v],
                        [-2.18 + 0.9 * Float(n) + v, 0.95], [-2.3 + 0.9 * Float(n) + v, 0.95],
                    ], c * (0.85 - v * 2), c * 0.5, round: 0.8)
            }
        }
        slab([[-2.6, 0.46], [2.6, 0.46], [2.3, 0.64], [-2.3, 0.64]], c * 1.25, c, round: 0.1, texture: 0.2)
        for n in 0..<24 {
            streak([-2.55 + 0.22 * Float(n), 0.46], [-2.25 + 0.195 * Float(n), 0.64], 0.008, lit(c * 0.5))
        }
        slab([[-2.6, 0.36], [2.6, 0.36], [2.6, 0.46], [-2.6, 0.46]], c * 0.75)
    }

    /// A glazed box as tall as a person, with a telephone in it.
    private func callBox(_ actor: Actor) {
        let (c, dusky) = (actor.colour, look.night > 0.35)
        slab([[-0.26, 0], [0.26, 0], [0.26, 0.90], [-0.26, 0.90]], c * 0.5, c * 0.4, round: 0.1)
        let inside: Colour = dusky ? [0.96, 0.92, 0.74] : [0.62, 0.74, 0.80]
        slab(
            [[-0.21, 0.05], [0.21, 0.05], [0.21, 0.86], [-0.21, 0.86]], inside, inside * 0.7, round: 0.1,
            glow: dusky ? 0.7 : 0.2)
        slab([[-0.06, 0.44], [0.08, 0.44], [0.08, 0.66], [-0.06, 0.66]], [0.10, 0.10, 0.12])
        streak([-0.09, 0.64], [-0.09, 0.50], 0.016, lit([0.06, 0.06, 0.07]))
        for v in 1..<6 {
            streak([-0.21, 0.05 + 0.135 * Float(v)], [0.21, 0.05 + 0.135 * Float(v)], 0.007, lit(c, facing: 0.8))
        }
        for u: Float in [-0.235, -0.10, 0.10, 0.235] {
            streak([u, 0.03], [u, 0.88], abs(u) > 0.2 ? 0.026 : 0.007, lit(c, facing: 0.8))
        }
        slab(
            [[-0.29, 0.88], [0.29, 0.88], [0.29, 0.94], [0.22, 1.0], [-0.22, 1.0], [-0.29, 0.94]], c * 1.1, c * 0.8)
        slab(
            [[-0.19, 0.895], [0.19, 0.895], [0.19, 0.935], [-0.19, 0.935]], [0.95, 0.93, 0.86], round: 0.1,
            glow: dusky ? 0.8 : 0)
        slab([[-0.29, 0], [0.29, 0], [0.27, 0.045], [-0.27, 0.045]], c * 0.7)
        if dusky { glow(0, 0.5, 0.9, [1.0, 0.90, 0.66], soft: 0.28, core: 0) }
    }

    /// A crane of bars: legs, a jib with its load, and what balances it.
    private func gantry(_ actor: Actor) {
        let steel = lit(actor.colour, facing: 0.4)
        func lattice(_ a: Point, _ b: Point, _ half: Float, _ steps: Int) {
            let way = b - a
            let out = way.aside * (half / max(way.length, 0.01))
            for side: Float in [-1, 1] { streak(a + out * side, b + out * side, 0.008, steel) }
            for n in 0..<steps {
                let (from, to) = (a + way * (Float(n) / Float(steps)), a + way * (Float(n + 1) / Float(steps)))
                let side: Float = n % 2 == 0 ? 1 : -1
                streak(from + out * side, to - out * side, 0.006, steel)
            }
        }
        let sway = 0.012 * wave(seconds * 0.11 + actor.phase)
        lattice([-0.14, 0], [-0.06, 0.46], 0.03, 6)
        lattice([0.14, 0], [0.06, 0.46], 0.03, 6)
        lattice([0, 0.44], [0, 0.80], 0.045, 6)
        lattice([-0.30, 0.80], [0.72, 0.86], 0.022, 16)
        slab([[-0.36, 0.70], [-0.22, 0.70], [-0.22, 0.80], [-0.36, 0.80]], actor.second)
        slab([[-0.07, 0.70], [0.07, 0.70], [0.07, 0.79], [-0.07, 0.79]], actor.second * 1.2)
        for end: Point in [[-0.28, 0.81], [0.40, 0.85], [0.66, 0.86]] { streak([0, 1.0], end, 0.004, steel) }
        streak([0, 0.80], [0, 1.0], 0.012, steel)
        streak([0.58, 0.85], [0.58 + sway, 0.52], 0.004, steel)
        slab([[0.53 + sway, 0.44], [0.63 + sway, 0.44], [0.63 + sway, 0.52], [0.53 + sway, 0.52]], actor.second)
    }
}
