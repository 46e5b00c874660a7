/// Trees by their forms, and the grass at their feet.
extension Painter {
    mutating func wood(_ actor: Actor) -> Bool {
        switch actor.kind {
        case "tree": actor.seed % 4 == 0 ? conifer(actor) : broadleaf(actor)
        case "conifer": conifer(actor)
        case "birch": birch(actor)
        case "bare": bare(actor)
        case "trunk": trunk(actor)
        case "bough": bough(actor)
        case "bush": bush(actor)
        case "palm": palm(actor)
        case "grass": grass(actor)
        case "fern": fern(actor)
        case "kelp": kelp(actor)
        case "branch": branch(actor)
        case "log": log(actor)
        default: return false
        }
        return true
    }

    private mutating func branch(_ actor: Actor) {
        let sway = bend(actor)
        let bark = actor.colour
        func twig(_ from: Point, _ to: Point, _ r: Float) {
            limb(from, r, to, r * 0.5, bark, blend: 0.01)
        }
        let tip = Point(1.3, 0.62 + sway)
        twig([-1.5, 0.40], [-0.2, 0.52 + sway * 0.3], 0.055)
        twig([-0.2, 0.52 + sway * 0.3], tip, 0.036)
        for n in 0..<4 {
            twig(
                mix([-1.0, 0.44], tip, Float(n) / 4.5),
                mix([-1.0, 0.44], tip, Float(n) / 4.5) + Point(0.34, n % 2 == 0 ? 0.34 : -0.26), 0.022)
        }
        body(texture: 0.5, grain: 0.03)
        for n in 0..<22 {
            let k = 0.12 + 0.04 * Float(n)
            let root =
                mix([-1.0, 0.44], tip, k)
                + Point(0.2 * fraction(Float(n) * 0.37), (fraction(Float(n) * 0.618) - 0.45) * 0.62)
            let way =
                Point(0.8, n % 2 == 0 ? 0.5 : -0.5).turned(
                    0.04 * wave(seconds * 0.5 + Float(n) * 0.3) * (0.3 + windStrength)) * 0.19
            hull(
                [
                    root, root + way * 0.5 + way.aside * 0.28, root + way, root + way,
                    root + way * 0.5 - way.aside * 0.28,
                ], actor.second * (0.85 + 0.4 * fraction(Float(n) * 0.47)), actor.second * 0.7)
        }
    }

    private mutating func log(_ actor: Actor) {
        let c = actor.colour
        hull(
            [
                [-1.5, 0.12], [-1.5, 0.12], [-1.5, 0.86], [-1.5, 0.86], [1.3, 0.92], [1.5, 0.72], [1.5, 0.20],
                [1.3, 0.04],
            ], c * 1.1, c * 0.7, texture: 0.6, grain: 0.06)
        hull(oval([-1.5, 0.49], 0.20, 0.38, corners: 12), actor.second, actor.second * 0.85, round: 0.2)
        for r: Float in [0.28, 0.18, 0.08] {
            for n in 0..<14 {
                let (a, b) = (Float(n) / 14, Float(n + 1) / 14)
                streak(
                    [-1.5 + wave(a) * r * 0.5, 0.49 + wave(a + 0.25) * r],
                    [-1.5 + wave(b) * r * 0.5, 0.49 + wave(b + 0.25) * r], 0.008, lit(c), alpha: 0.7)
            }
        }
        for n in 0..<5 {
            streak(
                [-1.1 + 0.5 * Float(n), 0.3 + 0.1 * Float(n % 3)], [-0.8 + 0.5 * Float(n), 0.32 + 0.1 * Float(n % 3)],
                0.012, lit(c * 0.5), alpha: 0.7)
        }
    }

    private func random(_ actor: Actor, _ n: Int) -> Float {
        var chance = Chance(seed: UInt64(actor.seed) &* 7919 &+ UInt64(n))
        return chance.unit()
    }

    /// A sway of the wind for something rooted here.
    private func bend(_ actor: Actor) -> Float {
        windStrength * (0.06 * wave(seconds * 0.33 + actor.phase) + 0.03 * wave(seconds * 0.9 + actor.phase * 3))
    }

    /// Leaves in clumps: dark under and behind, light above, so that the crown is round.
    private mutating func clumps(_ actor: Actor, _ centre: (Float, Float), _ size: (Float, Float), count: Int) {
        let sway = bend(actor)
        for layer in 0..<2 {
            for n in 0..<count {
                let turn = (Float(n) + random(actor, n + layer * 50) * 0.7) / Float(count)
                let out = (layer == 0 ? 0.72 : 0.42) * (0.7 + 0.4 * random(actor, n + 90 + layer * 50))
                let u = centre.0 + wave(turn) * size.0 * out + sway * (centre.1 + size.1)
                let v = centre.1 + wave(turn + 0.25) * size.1 * out + (layer == 0 ? -0.02 : 0.05)
                let up = unit(0.5 + (v - centre.1) / (size.1 * 2))
                let tone = (layer == 0 ? 0.62 : 0.86) + 0.34 * up + 0.12 * (random(actor, n + 140) - 0.5)
                disc((u, v), size.1 * (0.36 + 0.14 * random(actor, n + 180)), actor.colour * tone, blend: size.1 * 0.06)
            }
        }
    }

    private mutating func stem(_ actor: Actor, _ colour: Colour, girth: Float, top: Float) {
        let sway = bend(actor)
        let lean = (random(actor, 1) - 0.5) * 0.06
        limb((0, -0.01), girth * 1.5, (lean * 0.3, 0.10), girth, colour)
        limb((lean * 0.3, 0.08), girth, (lean + sway * 0.4, top), girth * 0.55, colour, blend: 0.01)
        for n in 0..<3 {
            let v = top * (0.66 + 0.14 * Float(n))
            let side: Float = n % 2 == 0 ? 1 : -1
            limb((lean + sway * 0.2, v), girth * 0.5, (lean + side * 0.16 + sway * 0.5, v + 0.16), girth * 0.2, colour)
        }
    }

    private mutating func broadleaf(_ actor: Actor) {
        stem(actor, actor.second, girth: 0.030, top: 0.52)
        body(rough: 0.006, texture: 0.4, grain: 0.03, seed: actor.seed)
        switch actor.seed % 3 {
        case 0: clumps(actor, (0, 0.66), (0.40, 0.30), count: 8)
        case 1: clumps(actor, (0.02, 0.66), (0.28, 0.33), count: 7)
        default:
            clumps(actor, (-0.14, 0.62), (0.24, 0.22), count: 6)
            clumps(actor, (0.15, 0.72), (0.24, 0.24), count: 6)
        }
        body(rough: 0.040, texture: 0.5, grain: 0.030, seed: actor.seed)
    }

    private mutating func bush(_ actor: Actor) {
        clumps(actor, (0, 0.42), (0.55, 0.38), count: 7)
        body(rough: 0.07, texture: 0.5, grain: 0.08, seed: actor.seed)
    }

    /// Boughs that hang from a straight stem, shorter towards the top.
    private mutating func conifer(_ actor: Actor) {
        let sway = bend(actor)
        limb((0, -0.01), 0.022, (sway, 0.95), 0.006, actor.second * 0.9)
        body(texture: 0.3, grain: 0.03, seed: actor.seed)
        let tiers = 9
        let wide = 0.20 + 0.07 * random(actor, 2)
        for n in 0..<tiers {
            let share = Float(n) / Float(tiers)
            let v = 0.10 + share * 0.82
            let half = wide * (1 - share) + 0.02
            let tone = actor.colour * (0.62 + 0.42 * share)
            for side: Float in [-1, 1] {
                let droop = 0.035 + 0.03 * random(actor, n * 2 + (side > 0 ? 1 : 0))
                let reach = side * half * (0.8 + 0.4 * random(actor, n + (side > 0 ? 30 : 50)))
                limb(
                    (sway * v, v + 0.09), half * 0.20, (reach + sway * v, v - droop), half * 0.05,
                    tone * (side > 0 ? 1.08 : 0.92),
                    blend: 0.012)
            }
            limb((sway * v, v), half * 0.42, (sway * v, v + 0.12), half * 0.14, tone, blend: 0.012)
        }
        limb((sway, 0.88), 0.016, (sway, 1.0), 0.003, actor.colour, blend: 0.01)
        body(rough: 0.013, texture: 0.5, grain: 0.018, seed: actor.seed)
    }

    private mutating func birch(_ actor: Actor) {
        let bark: Colour = [0.86, 0.84, 0.80]
        stem(actor, bark, girth: 0.015, top: 0.80)
        body(texture: 0.12, grain: 0.02, seed: actor.seed)
        for n in 0..<9 {
            let v = 0.06 + 0.08 * Float(n) + 0.03 * random(actor, n)
            streak((-0.012 * random(actor, n + 9), v), (0.010, v + 0.006), 0.004, lit([0.16, 0.14, 0.13]))
        }
        for n in 0..<6 {
            let side: Float = n % 2 == 0 ? 1 : -1
            clumps(actor, (side * 0.09 * random(actor, n + 20), 0.46 + 0.085 * Float(n)), (0.15, 0.09), count: 4)
        }
        body(rough: 0.030, texture: 0.55, grain: 0.016, alpha: 0.95, seed: actor.seed)
    }

    /// Branches that fork and fork again.
    private mutating func bare(_ actor: Actor) {
        fork(
            actor, from: (0, -0.01), turn: (random(actor, 1) - 0.5) * 0.03, long: 0.34, girth: 0.032, depth: 0,
            number: 1)
        body(rough: 0.004, texture: 0.3, grain: 0.02, seed: actor.seed)
    }

    private mutating func fork(
        _ actor: Actor, from: (Float, Float), turn: Float, long: Float, girth: Float, depth: Int, number: Int
    ) {
        let sway = bend(actor) * Float(depth) * 0.12
        let tip = (from.0 + wave(turn) * long + sway, from.1 + wave(turn + 0.25) * long)
        limb(from, girth, tip, girth * 0.62, actor.second, blend: girth * 0.4)
        guard depth < 4 else { return }
        for side in 0..<2 {
            let spread = (0.055 + 0.05 * random(actor, number * 2 + side)) * (side == 0 ? 1 : -1)
            fork(
                actor, from: tip, turn: turn + spread,
                long: long * (0.62 + 0.16 * random(actor, number * 2 + side + 40)),
                girth: girth * 0.60, depth: depth + 1, number: number * 2 + side)
        }
    }

    private mutating func trunk(_ actor: Actor) {
        let lean = (random(actor, 1) - 0.5) * 0.06
        let girth = 0.014 + 0.014 * random(actor, 2)
        limb((0, -0.02), girth * 1.8, (lean * 0.1, 0.06), girth, actor.colour)
        limb((-girth * 1.4, -0.015), girth * 0.5, (0, 0.05), girth * 0.7, actor.colour, blend: 0.008)
        limb((girth * 1.5, -0.018), girth * 0.5, (0, 0.05), girth * 0.7, actor.colour, blend: 0.008)
        limb((lean * 0.1, 0.05), girth, (lean, 1.0), girth * 0.6, actor.colour, blend: 0.01)
        for n in 0..<4 {
            let v = 0.30 + 0.18 * Float(n) * (0.8 + 0.4 * random(actor, n + 3))
            let side: Float = n % 2 == 0 ? 1 : -1
            let reach = lean * v + side * (0.07 + 0.06 * random(actor, n + 30))
            limb(
                (lean * v, v), girth * 0.45, (reach, v + 0.05 + 0.05 * random(actor, n + 40)), girth * 0.12,
                actor.colour * 0.9)
        }
        body(rough: 0.003, texture: 0.55, grain: 0.010, seed: actor.seed)
        let leaf = Colour(0.20, 0.34, 0.13).mixed(with: actor.colour, 0.15)
        for n in 0..<9 {
            let v = 0.40 + 0.075 * Float(n)
            let side: Float = n % 2 == 0 ? 1 : -1
            let out = side * (0.05 + 0.12 * random(actor, n + 60))
            limb(
                (lean * v + out, v + 0.05), 0.036, (lean * v + out * 1.7, v + 0.07), 0.026,
                leaf * (0.7 + 0.5 * random(actor, n + 20)), blend: 0.01)
        }
        body(rough: 0.030, texture: 0.6, grain: 0.014, seed: actor.seed &+ 1)
    }

    /// Leaves that hang into the picture from above.
    private mutating func bough(_ actor: Actor) {
        let sway = bend(actor)
        limb((-1.1, 0.9), 0.05, (0.5, 0.55 + sway), 0.02, [0.14, 0.11, 0.08])
        for n in 0..<12 {
            let u = -1.0 + 1.6 * random(actor, n)
            let v = 0.95 - 0.42 * (u + 1) / 1.6 * random(actor, n + 20) + sway * (u + 1)
            limb(
                (u, v), 0.12, (u + 0.16, v - 0.16 * random(actor, n + 40)), 0.05,
                actor.colour * (0.75 + 0.5 * random(actor, n + 60)), blend: 0.03)
        }
        limb((-1.2, 1.1), 0.24, (1.0, 1.25), 0.28, actor.colour * 0.7, blend: 0.05)
        body(rough: 0.10, texture: 0.5, grain: 0.05, seed: actor.seed)
    }

    private mutating func palm(_ actor: Actor) {
        let lean = 0.16 + bend(actor)
        let bark: Colour = [0.42, 0.33, 0.24]
        limb((0, 0), 0.026, (lean * 0.4, 0.42), 0.019, bark)
        limb((lean * 0.4, 0.42), 0.019, (lean * 1.2, 0.82), 0.015, bark, blend: 0.01)
        body(texture: 0.4, grain: 0.012, seed: actor.seed)
        let top = (lean * 1.2, Float(0.83))
        for n in 0..<11 {
            let turn = Float(n) / 11 - 0.25 + 0.03 * random(actor, n)
            let out = wave(turn) * (0.30 + 0.08 * random(actor, n + 9))
            let lift = 0.05 + 0.12 * unit(wave(turn + 0.25) * 0.5 + 0.5)
            let middle = (top.0 + out * 0.52, top.1 + lift)
            let tip = (top.0 + out * 1.08, top.1 + lift * 0.4 - 0.13 - abs(out) * 0.12 + bend(actor) * 0.6)
            let tone = actor.colour * (0.72 + 0.5 * random(actor, n + 30))
            limb(top, 0.008, middle, 0.024, tone, blend: 0.004)
            limb(middle, 0.024, tip, 0.003, tone * 0.9, blend: 0.004)
        }
        body(rough: 0.016, texture: 0.5, grain: 0.008, seed: actor.seed)
    }

    private mutating func grass(_ actor: Actor) {
        let sway = bend(actor) * 4
        for n in 0..<15 {
            let u = (Float(n) - 7) * 0.13 + (random(actor, n) - 0.5) * 0.1
            let tall = 0.45 + 0.55 * random(actor, n + 20)
            let lean = (random(actor, n + 40) - 0.5) * 0.36 + sway * tall
            let tone = actor.colour * (0.86 + 0.5 * random(actor, n + 60))
            limb((u, -0.03), 0.020, (u + lean * 0.45, tall * 0.6), 0.013, tone)
            limb((u + lean * 0.45, tall * 0.6), 0.013, (u + lean, tall), 0.003, tone * 1.12)
        }
        body(texture: 0, seed: actor.seed)
    }

    private mutating func fern(_ actor: Actor) {
        for n in 0..<9 {
            let lean = (Float(n) - 4) * 0.17 + bend(actor)
            let tip = (lean * 1.7, 0.85 - abs(lean) * 0.7)
            let middle = (lean * 0.8, 0.62 - abs(lean) * 0.2)
            let tone = actor.colour * (0.7 + 0.45 * random(actor, n))
            limb((0, 0), 0.012, middle, 0.045, tone, blend: 0.006)
            limb(middle, 0.045, tip, 0.004, tone, blend: 0.006)
        }
        body(rough: 0.02, texture: 0.4, grain: 0.02, seed: actor.seed)
    }

    private mutating func kelp(_ actor: Actor) {
        for strand in 0..<4 {
            var from = ((Float(strand) - 1.5) * 0.07, Float(0))
            let tall = 0.6 + 0.4 * random(actor, strand)
            for n in 1...8 {
                let v = tall * Float(n) / 8
                let drift = 0.05 * wave(v * 0.9 - seconds * 0.12 + actor.phase + Float(strand) * 0.2) * v * 2
                let to = ((Float(strand) - 1.5) * 0.07 + drift, v)
                limb(from, 0.010, to, 0.009, actor.colour * 0.8)
                let side: Float = n % 2 == 0 ? 1 : -1
                limb(
                    to, 0.012, (to.0 + side * 0.07, to.1 + 0.03), 0.005,
                    actor.colour * (0.8 + 0.3 * random(actor, n + strand * 9)))
                from = to
            }
        }
        body(texture: 0.1, seed: actor.seed)
    }
}
