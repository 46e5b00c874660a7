/// What is built, and the lights that stand about.
extension Painter {
    private var windowsLit: Float { look.night > 0.3 ? 0.58 : look.cloudCover > 0.85 ? 0.25 : 0.05 }

    mutating func building(_ actor: Actor) -> Bool {
        switch actor.kind {
        case "block", "building": block(actor)
        case "house": house(actor)
        case "tent": tent(actor)
        case "tower", "lighthouse": tower(actor)
        case "eiffel": eiffel(actor)
        case "castle": castle(actor)
        case "temple": temple(actor)
        case "bridge": bridge(actor)
        case "stairs": stairs(actor)
        case "arch": arch(actor)
        default: return interior(actor)
        }
        return true
    }

    private mutating func block(_ actor: Actor) {
        var chance = Chance(seed: UInt64(actor.seed))
        let half = actor.kind == "building" ? 0.26 : chance.between(0.12, 0.30)
        let storeys = chance.between(14, 26)
        let wall = masonry(
            actor.colour, lit: windowsLit, seed: actor.seed, storey: actor.height / storeys,
            signs: look.night > 0.3 && neon ? 0.9 : 0)
        front(-half, half, 1, wall, metres: actor.height)
        let step = chance.between(0.0, 0.14)
        if step > 0.05 { front(-half * 0.6, half * 0.6, 1 + step, wall, metres: actor.height) }
        if chance.happens(0.4) {
            streak((half * 0.2, 1), (half * 0.2, 1.14 + step), 0.006, lit([0.3, 0.3, 0.33]))
            if look.night > 0.3 {
                glow(
                    half * 0.2, 1.14 + step, 0.035, [1, 0.2, 0.15], soft: 0.5,
                    core: 0.5 + 0.5 * wave(seconds * 0.5 + half))
            }
        }
    }

    private mutating func house(_ actor: Actor) {
        let wall = lit(actor.colour, facing: 0.85)
        let pane: Colour = look.night > 0.3 ? [1.0, 0.80, 0.42] : lit([0.22, 0.28, 0.34], facing: 0.8)
        rectangle(-0.55, 0, 0.55, 0.58, wall, lit(actor.colour * 0.8, facing: 0.6), texture: 0.15)
        polygon(
            [(-0.66, 0.56), (-0.40, 1.0), (0.40, 1.0), (0.66, 0.56)], lit(actor.second * 1.2, facing: 0.9),
            lit(actor.second * 0.75, facing: 0.5), texture: 0.4)
        rectangle(0.20, 0.86, 0.32, 1.14, lit(actor.second * 0.8))
        rectangle(-0.08, 0, 0.10, 0.34, lit([0.30, 0.20, 0.14]))
        for u in [-0.42, 0.24] as [Float] {
            rectangle(u - 0.015, 0.185, u + 0.195, 0.435, lit([0.9, 0.88, 0.84], facing: 0.8))
            rectangle(u, 0.20, u + 0.18, 0.42, pane, pane * 0.85)
            streak((u + 0.09, 0.20), (u + 0.09, 0.42), 0.007, lit([0.9, 0.88, 0.84]))
            if look.night > 0.3 { glow(u + 0.09, 0.31, 0.34, [1, 0.72, 0.36], soft: 0.28, core: 0.05) }
        }
        for n in 0..<4 {
            let age = fraction(seconds * 0.12 + Float(n) / 4)
            glow(
                0.26 + age * 0.3, 1.16 + age * 0.5, 0.06 + age * 0.14, look.hazeColour * 0.5, soft: 0.35 * (1 - age),
                core: 0)
        }
    }

    private mutating func tent(_ actor: Actor) {
        let shine: Float = look.night > 0.4 ? 0.7 : 0
        polygon(
            [(-0.8, 0), (0, 1), (0.3, 0)], lit(actor.colour, facing: 1, glow: shine),
            lit(actor.colour * 0.8, facing: 0.7, glow: shine))
        polygon(
            [(0.3, 0), (0, 1), (0.85, 0)], lit(actor.second, facing: 0.6, glow: shine),
            lit(actor.second * 0.8, facing: 0.4, glow: shine))
        polygon([(-0.42, 0), (-0.2, 0.62), (-0.08, 0)], lit([0.10, 0.07, 0.05], glow: shine))
        if shine > 0 { glow(0, 0.4, 1.2, [1, 0.65, 0.3], soft: 0.3, core: 0.05) }
    }

    private mutating func tower(_ actor: Actor) {
        let c = actor.colour
        guard actor.kind == "lighthouse" else {
            front(
                -0.11, 0.11, 0.92, masonry(c, lit: windowsLit * 0.6, seed: actor.seed, storey: actor.height / 16),
                metres: actor.height)
            polygon([(-0.14, 0.90), (0, 1.12), (0.14, 0.90)], lit(actor.second, facing: 0.9), lit(actor.second * 0.6))
            return
        }
        limb((-0.34, -0.06), 0.10, (0.34, -0.06), 0.12, [0.24, 0.23, 0.23])
        limb((-0.1, 0.0), 0.09, (0.14, 0.02), 0.08, [0.27, 0.26, 0.25], blend: 0.05)
        body(rough: 0.03, texture: 0.7, grain: 0.06, seed: actor.seed)
        for band in 0..<5 {
            let a = 0.06 + Float(band) * 0.148
            let b = a + 0.15
            limb(
                (0, a), 0.098 - Float(band) * 0.009, (0, b), 0.089 - Float(band) * 0.009,
                band % 2 == 0 ? c : actor.second, blend: 0.001)
        }
        body(texture: 0.1, seed: actor.seed)
        rectangle(-0.082, 0.83, 0.082, 0.85, lit([0.16, 0.16, 0.18]))
        rectangle(-0.048, 0.85, 0.048, 0.925, [1.0, 0.93, 0.70])
        polygon([(-0.062, 0.925), (0, 1.0), (0.062, 0.925)], lit(actor.second, facing: 0.9), lit(actor.second * 0.6))
        lamp(at: 0.888)
    }

    /// The beam sweeps round: long when it points aside, a flash when it points here.
    private func lamp(at v: Float) {
        let turn = seconds * 0.14
        let strength: Float = look.night > 0.3 ? 1 : look.cloudCover > 0.8 ? 0.6 : 0.2
        for side: Float in [0, 0.5] {
            let across = wave(turn + side)
            let towards = max(wave(turn + side + 0.25), 0)
            let far = across * 3.2
            let spread = 0.10 + 0.22 * abs(across)
            beam(
                [(0, v + 0.03), (0, v - 0.03), (far, v - spread), (far, v + spread)], [1.0, 0.94, 0.74],
                0.38 * strength * abs(across))
            let flash = towards * towards * towards * towards
            glow(0, v, 0.16 + 0.60 * flash, [1.0, 0.94, 0.76], soft: (0.20 + 0.45 * flash) * strength, core: 0.5)
        }
    }

    private mutating func eiffel(_ actor: Actor) {
        let c = lit(actor.colour, facing: 0.7, glow: 0.3)
        let half: (Float) -> Float = { v in 0.26 * (1 - v) * (1 - v) * (1 - v * 0.4) + 0.012 }
        for side: Float in [-1, 1] {
            for n in 0..<20 {
                let a = Float(n) / 20 * 0.94
                let b = Float(n + 1) / 20 * 0.94
                streak((side * half(a), a), (side * half(b), b), 0.012, c)
                if a < 0.5 {
                    streak(
                        (side * (half(a) - 0.10 * (0.55 - a)), a), (side * (half(b) - 0.10 * (0.55 - b)), b), 0.008, c)
                }
                streak((side * half(a), a), (-side * half(b) * (a > 0.35 ? 1 : -0.4), b), 0.004, c, alpha: 0.8)
            }
        }
        for v in [0.20, 0.42, 0.86] as [Float] { rectangle(-half(v) - 0.02, v, half(v) + 0.02, v + 0.022, c) }
        streak((0, 0.92), (0, 1.0), 0.006, c)
        guard look.night > 0.3 else { return }
        for n in 0..<40 {
            let v = Float(n) / 42
            let u = half(v) * (n % 2 == 0 ? 1 : -1) * 0.9
            glow(u, v, 0.03, [1.0, 0.76, 0.36], soft: 0.3 + 0.3 * wave(seconds * 0.7 + Float(n) * 0.37), core: 0.4)
        }
        glow(0, 0.4, 0.5, [1.0, 0.66, 0.26], soft: 0.16, core: 0)
    }

    private mutating func castle(_ actor: Actor) {
        for (u, half, tall) in [
            (-0.50, 0.10, 0.70), (0.46, 0.11, 0.62), (-0.16, 0.09, 0.92), (0.20, 0.08, 0.80), (0.0, 0.46, 0.42),
        ] as [(Float, Float, Float)] {
            let wall = actor.colour * (0.86 + half)
            rectangle(u - half, 0, u + half, tall, lit(wall, facing: 0.85), lit(wall * 0.75, facing: 0.5), texture: 0.4)
            if half < 0.2 {
                polygon(
                    [(u - half * 1.25, tall), (u, tall + 0.24), (u + half * 1.25, tall)],
                    lit(actor.second * 1.2, facing: 0.9), lit(actor.second * 0.7))
                rectangle(
                    u - 0.018, tall * 0.72, u + 0.018, tall * 0.82,
                    look.night > 0.3 ? [1, 0.78, 0.4] : lit([0.06, 0.06, 0.07]))
            } else {
                for n in 0..<9 {
                    rectangle(
                        -0.46 + Float(n) * 0.106, tall, -0.41 + Float(n) * 0.106, tall + 0.05, lit(wall, facing: 0.85))
                }
            }
        }
        polygon([(-0.08, 0), (-0.08, 0.16), (0, 0.24), (0.08, 0.16), (0.08, 0)], lit([0.08, 0.07, 0.07]))
    }

    private mutating func temple(_ actor: Actor) {
        for storey in 0..<3 {
            let v = Float(storey) * 0.29
            let half = 0.56 - Float(storey) * 0.14
            rectangle(-half * 0.74, v, half * 0.74, v + 0.20, lit(actor.colour, facing: 0.8), lit(actor.colour * 0.7))
            for n in 0..<4 {
                let u = -half * 0.62 + Float(n) * half * 0.36
                rectangle(
                    u, v + 0.03, u + half * 0.16, v + 0.16,
                    look.night > 0.3 ? [1.0, 0.70, 0.32] : lit([0.16, 0.10, 0.08]))
            }
            polygon(
                [
                    (-half * 1.18, v + 0.20), (-half * 0.98, v + 0.235), (-half * 0.5, v + 0.31),
                    (half * 0.5, v + 0.31), (half * 0.98, v + 0.235), (half * 1.18, v + 0.20),
                ], lit(actor.second * 1.25, facing: 0.9), lit(actor.second * 0.6), texture: 0.3)
        }
        streak((0, 0.88), (0, 1.04), 0.012, lit([0.8, 0.62, 0.26], facing: 1))
        if look.night > 0.3 { glow(0, 0.3, 0.8, [1, 0.62, 0.3], soft: 0.22, core: 0.02) }
    }

    private mutating func bridge(_ actor: Actor) {
        let c = lit(actor.colour, facing: 0.85)
        let dark = lit(actor.colour * 0.65, facing: 0.5)
        for pier in -2...2 {
            let u = Float(pier) * 1.5
            rectangle(u - 0.07, -0.2, u + 0.07, pier % 2 == 0 ? 1.0 : 0.44, c, dark)
        }
        rectangle(-5, 0.40, 5, 0.50, c, dark)
        for span in -2..<2 {
            for n in 0..<12 {
                let a = Float(n) / 12
                let b = Float(n + 1) / 12
                let sag: (Float) -> Float = { t in span % 2 == 0 ? 1 - 0.46 * t * (2 - t) : 1 - 0.46 * (1 - t) * (1 + t)
                }
                let u = Float(span) * 1.5
                streak((u + a * 1.5, sag(a)), (u + b * 1.5, sag(b)), 0.014, c)
                streak((u + a * 1.5, sag(a)), (u + a * 1.5, 0.48), 0.005, c, alpha: 0.8)
            }
        }
        guard look.night > 0.3 else { return }
        for n in 0..<11 { glow(Float(n) * 0.75 - 3.75, 0.56, 0.14, [1, 0.8, 0.5], soft: 0.4, core: 0.9) }
    }

    private mutating func stairs(_ actor: Actor) {
        for n in 0..<8 {
            let a = Float(n) / 8
            rectangle(
                -0.6 + a * 1.1, 0, 0.7, (a + 0.125), lit(actor.colour * (1.05 - a * 0.3), facing: 0.9),
                lit(actor.second * 0.8))
        }
    }

    private mutating func arch(_ actor: Actor) {
        let side: [(Float, Float)] = [
            (-0.72, 0), (-0.72, 0.55), (-0.52, 0.86), (-0.2, 1.0), (0.2, 1.0), (0.52, 0.86), (0.72, 0.55), (0.72, 0),
        ]
        // The ring need only reach behind the one before it.
        let wide = min(ahead / max(ahead - actor.wrap / 14, 0.2) + 0.35, 4.5)
        let outer = side.map { ($0.0 * wide, $0.1 * wide - 0.2) }
        polygon(
            side + outer.reversed(), lit([0.17, 0.16, 0.15], facing: 0.4), lit([0.09, 0.085, 0.08], facing: 0.2),
            texture: ahead > 12 ? 0 : 0.6)
        for u in [-0.66, 0.66] as [Float] {
            streak((u, 0.56), (u * 0.985, 0.64), 0.016, actor.colour)
            glow(u, 0.60, 0.34, actor.colour, soft: 0.36, core: 0.7)
        }
    }

    mutating func lightSource(_ actor: Actor) -> Bool {
        switch actor.kind {
        case "lamp", "streetlamp": streetlamp(actor)
        case "floorlamp": floorlamp(actor)
        case "pole": pole(actor)
        case "lantern": lantern(actor)
        case "fire": fire(actor)
        case "spotlight": spotlight(actor)
        default: return false
        }
        return true
    }

    private mutating func streetlamp(_ actor: Actor) {
        let on = unit((look.night - 0.2) * 2.2 + (look.cloudCover > 0.85 ? 0.5 : 0))
        let metal = lit([0.10, 0.10, 0.11], facing: 0.8)
        let shine: Colour = [1.0, 0.80, 0.48]
        streak((0, 0), (0, 0.93), 0.012, metal)
        streak((0, 0.0), (0, 0.10), 0.022, metal)
        streak((0, 0.93), (0.16, 0.985), 0.009, metal)
        streak((0.13, 0.985), (0.24, 0.975), 0.016, on > 0 ? shine : metal)
        guard on > 0.02 else { return }
        glow(0.19, 0.965, 0.42, shine, soft: 0.34 * on, core: 0.9 * on)
        beam([(0.14, 0.96), (0.24, 0.96), (0.62, 0.02), (-0.24, 0.02)], shine, 0.20 * on)
        if !mirrored {
            let p = at(0.19, 0.0)
            floorGlow(p.x, p.y, 0.52, 0.07, shine, 0.35 * on)
        }
    }

    /// A pool of light on the floor.
    func floorGlow(_ x: Float, _ y: Float, _ wide: Float, _ high: Float, _ colour: Colour, _ soft: Float) {
        pool(x, y, wide * unitPixels, high * unitPixels, colour, soft)
    }

    private mutating func floorlamp(_ actor: Actor) {
        streak((0, 0), (0, 0.8), 0.012, lit([0.12, 0.11, 0.1]))
        polygon([(-0.14, 0.74), (-0.09, 1), (0.09, 1), (0.14, 0.74)], actor.colour, actor.colour * 0.85)
        glow(0, 0.86, 0.9, actor.colour, soft: 0.30, core: 0.15)
    }

    private mutating func pole(_ actor: Actor) {
        let wood = lit([0.22, 0.17, 0.13], facing: 0.7)
        streak((0, 0), (0, 1), 0.012, wood)
        streak((-0.10, 0.92), (0.10, 0.92), 0.008, wood)
        streak((-0.07, 0.85), (0.07, 0.85), 0.007, wood)
    }

    private mutating func lantern(_ actor: Actor) {
        let swing = 0.05 * wave(seconds * 0.3 + actor.phase)
        let flicker = 0.9 + 0.1 * wave(seconds * 1.7 + actor.phase) * wave(seconds * 2.3)
        streak((0, 3), (swing, 0.95), 0.010, lit([0.1, 0.09, 0.08]))
        limb((swing, 0.34), 0.22, (swing, 0.66), 0.22, actor.colour, glow: 0.72)
        limb((swing - 0.12, 0.5), 0.30, (swing + 0.12, 0.5), 0.30, actor.colour * 1.1, blend: 0.08, glow: 0.75)
        for n in 0..<5 {
            limb(
                (swing - 0.34 + abs(Float(n) - 2) * 0.05, 0.30 + Float(n) * 0.10), 0.006,
                (swing + 0.34 - abs(Float(n) - 2) * 0.05, 0.30 + Float(n) * 0.10), 0.006, actor.colour * 0.6, glow: 0.5)
        }
        limb((swing - 0.10, 0.90), 0.03, (swing + 0.10, 0.90), 0.03, [0.12, 0.09, 0.06])
        limb((swing - 0.10, 0.10), 0.03, (swing + 0.10, 0.10), 0.03, [0.12, 0.09, 0.06])
        limb((swing, 0.08), 0.018, (swing * 0.6, -0.26), 0.012, actor.colour * 0.8)
        body()
        glow(swing, 0.5, 1.25, actor.second, soft: 0.42 * flicker, core: 0.25 * flicker)
    }

    private mutating func fire(_ actor: Actor) {
        for side: Float in [-1, 1] { limb((side * 0.36, 0.04), 0.06, (-side * 0.30, 0.12), 0.05, [0.20, 0.12, 0.08]) }
        body(rough: 0.02, texture: 0.4)
        for n in 0..<14 {
            let age = fraction(seconds * 0.75 + Float(n) * 0.137)
            let drift = wave(Float(n) * 0.37 + seconds * 0.5) * 0.16
            let tall = 0.08 + age * 0.95
            let wide = 0.20 * (1 - age)
            let heat = Colour(1.0, 0.62 - age * 0.40, 0.16 - age * 0.12)
            glow(drift * (0.5 + age), tall, wide + 0.06, heat, soft: 1.1 * (1 - age), core: 0.5 * (1 - age))
        }
        for n in 0..<12 {
            let age = fraction(seconds * 0.32 + Float(n) * 0.219)
            glow(
                wave(Float(n) * 0.61 + age * 0.6) * 0.4 * age, 0.4 + age * 1.5, 0.018, [1, 0.6, 0.2], soft: 1 - age,
                core: 1 - age)
        }
        glow(0, 0.4, 1.9, [1.0, 0.42, 0.12], soft: 0.36 + 0.04 * wave(seconds * 2.1), core: 0.05)
    }

    private mutating func spotlight(_ actor: Actor) {
        let lean = 0.55 * wave(seconds * 0.12 + actor.phase)
        let end = lean * 1.3
        let beat = 0.75 + 0.25 * wave(seconds * 0.5 + actor.phase * 3)
        beam([(-0.012, 0), (0.012, 0), (end + 0.20, -1.05), (end - 0.20, -1.05)], actor.colour, 0.75 * beat)
        beam([(-0.006, 0), (0.006, 0), (end + 0.08, -1.05), (end - 0.08, -1.05)], actor.colour, 0.55 * beat)
        if !mirrored {
            let p = at(end, -0.94)
            floorGlow(p.x, p.y, 0.22, 0.035, actor.colour, 0.7 * beat)
        }
        glow(0, 0, 0.10, actor.colour, soft: 0.8, core: 1.5)
    }
}
