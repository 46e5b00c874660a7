/// What grows, and stones.
extension Painter {
    /// A sway of the wind for something rooted here.
    private func sway(_ actor: Actor) -> Float {
        windStrength * (0.06 * wave(seconds * 0.33 + actor.phase) + 0.03 * wave(seconds * 0.9 + actor.phase * 3))
    }

    mutating func plant(_ actor: Actor) -> Bool {
        switch actor.kind {
        case "tuft", "reed": blades(actor)
        case "cactus": cactus(actor)
        case "flower", "rose": flower(actor)
        case "dandelion": dandelion(actor)
        case "leaf": leaf(actor)
        case "plant": fronds(actor)
        case "mushroom": mushroom(actor)
        case "coral", "reef": coral(actor)
        case "sunflower": sunflower(actor)
        case "tulip": tulip(actor)
        default: return wood(actor)
        }
        return true
    }

    private func random(_ actor: Actor, _ n: Int) -> Float {
        var chance = Chance(seed: UInt64(actor.seed) &* 7919 &+ UInt64(n))
        return chance.unit()
    }

    private mutating func blades(_ actor: Actor) {
        let bend = sway(actor) * 3
        for n in 0..<7 {
            let u = (Float(n) - 3) * 0.14
            let tall = 0.55 + 0.45 * random(actor, n)
            limb(
                (u, 0), 0.035, (u + bend * tall * 0.4 + (random(actor, n + 9) - 0.5) * 0.3, tall), 0.008,
                actor.colour * (0.75 + 0.4 * random(actor, n + 20)))
        }
        body(seed: actor.seed)
    }

    private mutating func cactus(_ actor: Actor) {
        limb((0, 0), 0.10, (0, 0.9), 0.09, actor.colour)
        limb((0.05, 0.42), 0.055, (0.24, 0.46), 0.055, actor.colour, blend: 0.02)
        limb((0.24, 0.46), 0.055, (0.24, 0.72), 0.05, actor.colour, blend: 0.02)
        limb((-0.05, 0.32), 0.05, (-0.22, 0.36), 0.05, actor.colour, blend: 0.02)
        limb((-0.22, 0.36), 0.05, (-0.22, 0.60), 0.045, actor.colour, blend: 0.02)
        body(texture: 0.4, grain: 0.03, seed: actor.seed)
    }

    private func stalk(_ actor: Actor, _ top: Point) {
        let green: Colour = [0.24, 0.48, 0.18]
        streak([0, 0], mix([0, 0], top, 0.5) + [top.x * 0.2, 0], 0.014, lit(green))
        streak(mix([0, 0], top, 0.5) + [top.x * 0.2, 0], top, 0.012, lit(green))
        for side: Float in [-1, 1] {
            hull(
                [[0, 0.20], [side * 0.10, 0.34], [side * 0.24, 0.40], [side * 0.24, 0.40], [side * 0.14, 0.24]],
                green * 1.1, green * 0.8)
        }
    }

    private func sunflower(_ actor: Actor) {
        let top = Point(sway(actor), 0.78)
        stalk(actor, top)
        for ring in 0..<2 {
            for n in 0..<16 {
                let a = (Float(n) + 0.5 * Float(ring)) / 16
                let way = Point(wave(a), wave(a + 0.25))
                let r: Float = ring == 0 ? 0.215 : 0.185
                let tone = actor.colour * (ring == 0 ? 0.85 : 1.08)
                hull(
                    [
                        top + way * 0.07, top + way * 0.14 + way.aside * 0.030, top + way * r, top + way * r,
                        top + way * 0.14 - way.aside * 0.030,
                    ], tone, tone * 0.85, round: 0.5)
            }
        }
        hull(
            oval(top, 0.105, 0.105, corners: 14), [0.30, 0.18, 0.08], [0.18, 0.10, 0.05], round: 0.8, texture: 0.8,
            grain: 0.012)
    }

    private func tulip(_ actor: Actor) {
        let top = Point(sway(actor), 0.66)
        stalk(actor, top)
        let c = actor.colour
        hull(
            [
                top, top + [-0.16, 0.08], top + [-0.13, 0.30], top + [-0.13, 0.30], top + [0, 0.16],
                top + [0.13, 0.30], top + [0.13, 0.30], top + [0.16, 0.08],
            ], c * 0.85, c * 0.7)
        hull(
            [
                top + [0, -0.01], top + [-0.11, 0.07], top + [-0.06, 0.24], top + [0, 0.33], top + [0, 0.33],
                top + [0.06, 0.24], top + [0.11, 0.07],
            ], c * 1.12, c * 0.85)
    }

    private mutating func flower(_ actor: Actor) {
        let bend = sway(actor) * 1.4
        let top = (bend, Float(0.80))
        let rose = actor.kind == "rose"
        limb((0, 0), 0.014, (bend * 0.5, 0.42), 0.014, actor.second.grey < 0.4 ? actor.second : [0.2, 0.44, 0.18])
        limb((bend * 0.5, 0.42), 0.014, top, 0.012, [0.2, 0.44, 0.18], blend: 0.01)
        limb((0.01, 0.25), 0.012, (0.15, 0.38), 0.035, [0.2, 0.44, 0.18])
        limb((0, 0.32), 0.012, (-0.14, 0.42), 0.032, [0.2, 0.42, 0.18])
        let grow = actor.motion == "rise" || actor.motion == "spin" ? 0.6 + 0.4 * smooth(seconds / 4) : 1
        body(texture: 0.16, grain: 0.02, seed: actor.seed)
        for ring in stride(from: rose ? 4 : 1, through: 1, by: -1) {
            let count = rose ? 5 : 9
            let long = (rose ? 0.045 * Float(ring) + 0.02 : 0.17) * grow
            for n in 0..<count {
                petal(
                    top, Float(n) / Float(count) + Float(ring) * 0.11 + bend, long, rose ? 1.15 : 0.5,
                    actor.colour * (1.2 - 0.10 * Float(ring) + 0.1 * Float(n % 2)))
            }
        }
        disc(top, rose ? 0.018 : 0.05, rose ? actor.colour * 0.55 : [0.96, 0.78, 0.24])
        body(texture: 0.3, grain: 0.01, seed: actor.seed)
    }

    /// A petal from the middle outwards: bright at its rim, dark at its root.
    private func petal(_ root: (Float, Float), _ turn: Float, _ long: Float, _ wide: Float, _ colour: Colour) {
        let along = (wave(turn), wave(turn + 0.25))
        let aside = (along.1, -along.0)
        let outline: [(Float, Float)] = [
            (0, 0), (0.45, 0.42), (0.85, 0.50), (1.05, 0.22), (1.02, 0), (1.05, -0.22), (0.85, -0.50), (0.45, -0.42),
        ]
        let corners = outline.map {
            (
                root.0 + (along.0 * $0.0 + aside.0 * $0.1 * wide) * long,
                root.1 + (along.1 * $0.0 + aside.1 * $0.1 * wide) * long * 0.86
            )
        }
        let up = along.1 * 0.25 + 0.75
        polygon(rounded(corners), lit(colour * 1.08, facing: up), lit(colour * 0.62, facing: up * 0.7))
        streak(
            root, (root.0 + along.0 * long * 0.9, root.1 + along.1 * long * 0.8), long * 0.012, lit(colour * 0.55),
            alpha: 0.5)
    }

    private mutating func dandelion(_ actor: Actor) {
        let bend = sway(actor)
        let top = (bend, Float(0.72))
        limb((0, -0.4), 0.012, top, 0.010, actor.second)
        disc(top, 0.035, [0.46, 0.40, 0.28])
        body(seed: actor.seed)
        for n in 0..<110 {
            let turn = random(actor, n)
            let out = 0.10 + 0.17 * random(actor, n + 200).squareRoot()
            let tip = (top.0 + wave(turn) * out, top.1 + wave(turn + 0.25) * out)
            streak(top, tip, 0.0012, lit(actor.colour), alpha: 0.32, cover: 0.4)
            streak(tip, (tip.0 + 0.002, tip.1), 0.011, lit(actor.colour, facing: 1), alpha: 0.75, cover: 0.5)
        }
        for n in 0..<16 {
            let age = fraction(seconds * 0.10 + random(actor, n + 400))
            let at = (
                top.0 + age * (1.0 + random(actor, n + 420)) * actor.facing,
                top.1 + (random(actor, n + 440) - 0.35) * age * 1.1 + 0.04
                    * wave(seconds * 0.4 + random(actor, n + 460))
            )
            streak(at, (at.0 - 0.012, at.1 - 0.035), 0.0016, lit(actor.colour), alpha: 0.7 * (1 - age))
            streak(at, (at.0 + 0.002, at.1), 0.012, lit(actor.colour, facing: 1), alpha: 0.85 * (1 - age))
        }
        glow(top.0, top.1, 0.5, look.key, soft: 0.12, core: 0)
    }

    private mutating func leaf(_ actor: Actor) {
        let roll = wave(seconds * 0.4 + actor.phase)
        let outline = rounded([
            (-0.75, 0.5), (-0.40, 0.82), (0.10, 0.92), (0.55, 0.72), (0.95, 0.45), (0.5, 0.24), (0.0, 0.10),
            (-0.45, 0.22),
        ])
        let turned = outline.map { ($0.0, 0.5 + ($0.1 - 0.5) * (0.72 + 0.24 * roll) + $0.0 * 0.14 * roll) }
        polygon(turned, lit(actor.colour * 1.15, facing: 1), lit(actor.colour * 0.7, facing: 0.5), texture: 0.35)
        let vein = lit(actor.second, facing: 0.8)
        streak((-1.0, 0.5 - 0.14 * roll), (0.88, 0.47 + 0.12 * roll), 0.014, vein)
        for n in 0..<5 {
            let u = Float(n) * 0.27 - 0.5
            for side: Float in [-1, 1] {
                streak(
                    (u, 0.5 + u * 0.14 * roll), (u + 0.24, 0.5 + side * 0.24 * (0.72 + 0.24 * roll) + u * 0.14 * roll),
                    0.007, vein, alpha: 0.7)
            }
        }
    }

    private mutating func fronds(_ actor: Actor) {
        for n in 0..<9 {
            let lean = (Float(n) - 4) * 0.13 + sway(actor)
            let middle = (lean * 0.8, 0.45 + 0.12 * random(actor, n))
            let tip = (lean * 2.1, 0.62 + 0.34 * (1 - abs(lean)))
            limb((0, 0), 0.016, middle, 0.034, actor.colour * (0.8 + 0.4 * random(actor, n + 9)), blend: 0.01)
            limb(middle, 0.034, tip, 0.006, actor.colour, blend: 0.01)
        }
        body(texture: 0.3, grain: 0.03, seed: actor.seed)
    }

    private mutating func mushroom(_ actor: Actor) {
        let shine: Float = look.night > 0.5 ? 0.6 : 0
        limb((0, 0), 0.13, (0, 0.60), 0.085, actor.second, glow: shine * 0.5)
        limb((-0.26, 0.60), 0.13, (0.26, 0.60), 0.13, actor.colour, glow: shine)
        limb((-0.10, 0.68), 0.23, (0.10, 0.68), 0.23, actor.colour, blend: 0.07, glow: shine)
        for n in 0..<6 {
            disc(
                (random(actor, n) * 0.6 - 0.3, 0.62 + random(actor, n + 9) * 0.22),
                0.026 + 0.024 * random(actor, n + 20), [0.95, 0.92, 0.84], glow: shine)
        }
        body(texture: 0.15, seed: actor.seed)
        if shine > 0 { glow(0, 0.6, 0.95, actor.colour, soft: 0.34, core: 0.05) }
    }

    private mutating func coral(_ actor: Actor) {
        for n in 0..<7 {
            let lean = (Float(n) - 3) * 0.12 + 0.02 * wave(seconds * 0.3 + Float(n) * 0.2)
            let middle = (lean, 0.40 + 0.2 * random(actor, n))
            limb((lean * 0.3, 0), 0.07, middle, 0.050, actor.colour, blend: 0.03)
            for side: Float in [-1, 1] {
                limb(
                    middle, 0.045, (lean * 1.5 + side * 0.10, middle.1 + 0.22 + 0.15 * random(actor, n + 9)), 0.040,
                    actor.colour * 1.1, blend: 0.02)
            }
        }
        body(rough: 0.015, texture: 0.4, grain: 0.05, seed: actor.seed)
    }

    mutating func stone(_ actor: Actor) -> Bool {
        switch actor.kind {
        case "rock": rock(actor)
        case "isle", "island": island(actor)
        case "crystal": crystal(actor)
        case "pyramid": pyramid(actor)
        default: return false
        }
        return true
    }

    private mutating func rock(_ actor: Actor) {
        limb((-0.5, 0.10), 0.28, (0.4, 0.12), 0.30, actor.colour)
        limb((-0.2, 0.35), 0.30, (0.15, 0.45), 0.26, actor.colour, blend: 0.10)
        disc((0.1 + 0.3 * (random(actor, 1) - 0.5), 0.62), 0.22, actor.colour * 1.1, blend: 0.12)
        body(rough: 0.10, texture: 0.75, grain: 0.26, seed: actor.seed)
    }

    private mutating func island(_ actor: Actor) {
        let floating = actor.kind == "island"
        let bob = floating ? 0.05 * wave(seconds * 0.15 + actor.phase) : 0
        if floating {
            limb((-0.45, 0.30 + bob), 0.20, (0, -0.30 + bob), 0.08, [0.40, 0.34, 0.29], blend: 0.1)
            limb((0.45, 0.30 + bob), 0.20, (0.08, -0.10 + bob), 0.10, [0.36, 0.30, 0.26], blend: 0.15)
        }
        limb((-0.75, 0.12 + bob), 0.14, (0.75, 0.12 + bob), 0.14, [0.46, 0.40, 0.32], blend: 0.05)
        limb((-0.7, 0.34 + bob), 0.12, (0.7, 0.34 + bob), 0.12, actor.colour, blend: 0.02)
        limb((-0.2, 0.46 + bob), 0.2, (0.2, 0.50 + bob), 0.18, actor.colour, blend: 0.1)
        for n in 0..<5 {
            disc(
                (Float(n) * 0.26 - 0.52, 0.62 + 0.12 * random(actor, n) + bob), 0.13,
                actor.colour * (0.8 + 0.3 * random(actor, n + 9)), blend: 0.03)
        }
        body(rough: 0.05, texture: 0.6, grain: 0.09, seed: actor.seed)
        if floating {
            for n in 0..<3 {
                beam(
                    [
                        (Float(n) * 0.03 + 0.3, 0.32 + bob), (0.34 + Float(n) * 0.03, 0.32 + bob), (0.38, -0.9 + bob),
                        (0.26, -0.9 + bob),
                    ], [0.8, 0.9, 1.0], 0.25)
            }
        }
    }

    private mutating func crystal(_ actor: Actor) {
        for n in 0..<7 {
            let lean = (Float(n) - 3) * 0.13
            let tall = 0.45 + 0.55 * random(actor, n)
            let wide = 0.05 + 0.05 * random(actor, n + 9)
            let base = lean * 0.7
            let tip = lean * (1 + tall)
            let face = actor.colour.mixed(with: actor.second, random(actor, n + 20))
            let shine: Float = 0.45
            polygon(
                [(base - wide, 0), (tip - wide * 0.8, tall * 0.8), (tip, tall), (tip, tall * 0.72), (base, 0)],
                lit(face * 1.2, facing: 1, glow: shine), lit(face * 0.5, glow: shine))
            polygon(
                [(base, 0), (tip, tall * 0.72), (tip, tall), (tip + wide * 0.8, tall * 0.8), (base + wide, 0)],
                lit(face * 0.75, facing: 0.5, glow: shine), lit(face * 0.3, glow: shine))
            streak((tip, tall), (base, 0), 0.004, [1, 1, 1], alpha: 0.4 + 0.3 * wave(seconds * 0.4 + Float(n) * 0.21))
        }
        glow(0, 0.45, 0.9, actor.colour, soft: 0.24, core: 0.04)
    }

    private mutating func pyramid(_ actor: Actor) {
        polygon(
            [(-0.85, 0), (0.05, 1), (0.22, 0)], lit(actor.colour, facing: 1.05), lit(actor.colour * 0.92, facing: 0.9),
            texture: 0.35)
        polygon(
            [(0.22, 0), (0.05, 1), (0.85, 0)], lit(actor.second, facing: 0.55), lit(actor.second, facing: 0.45),
            texture: 0.35)
        for n in 1..<14 {
            let v = Float(n) / 14
            streak((-0.85 + 0.90 * v, v), (0.22 - 0.17 * v, v), 0.002, lit(actor.second), alpha: 0.35)
        }
    }
}
