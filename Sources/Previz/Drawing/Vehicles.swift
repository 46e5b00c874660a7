/// What drives, sails and flies by engine.
extension Painter {
    mutating func vehicle(_ actor: Actor) -> Bool {
        switch actor.kind {
        case "car": car(actor)
        case "bus", "truck": bus(actor)
        case "train": train(actor)
        case "bike": bike(actor)
        case "boat": boat(actor)
        case "ship": ship(actor)
        case "sailship": sailship(actor)
        case "shipwreck": wreck(actor)
        default: return false
        }
        return true
    }

    private mutating func wheels(_ places: [Float], _ radius: Float, _ actor: Actor) {
        for u in places {
            disc((u, radius), radius, [0.05, 0.05, 0.055])
            disc((u, radius), radius * 0.58, [0.55, 0.56, 0.58])
            let turn = actor.speed * seconds / (max(actor.height, 0.01) * radius * 6.283)
            for spoke in 0..<3 {
                let a = turn + Float(spoke) / 6
                limb(
                    (u - wave(a) * radius * 0.5, radius - wave(a + 0.25) * radius * 0.5), radius * 0.07,
                    (u + wave(a) * radius * 0.5, radius + wave(a + 0.25) * radius * 0.5), radius * 0.07,
                    [0.2, 0.2, 0.22])
            }
        }
        body(texture: 0)
    }

    private func headlights(_ u: Float, _ v: Float, _ back: Float) {
        guard look.night > 0.3 || look.cloudCover > 0.85 else { return }
        glow(u, v, 0.42, [1.0, 0.93, 0.74], soft: 0.45, core: 1.2)
        beam([(u, v + 0.05), (u, v - 0.05), (u + 2.4, v - 0.5), (u + 2.4, v + 0.35)], [1.0, 0.93, 0.74], 0.30)
        glow(back, v, 0.26, [1.0, 0.10, 0.06], soft: 0.5, core: 0.9)
    }

    private mutating func car(_ actor: Actor) {
        let c = actor.colour
        let glass = lit([0.20, 0.26, 0.32], facing: 0.9)
        polygon([(-1.5, 0.02), (1.5, 0.02), (1.36, 0.10), (-1.36, 0.10)], [0, 0, 0], alpha: 0.4)
        let hull = rounded([
            (-1.45, 0.20), (-1.47, 0.52), (-1.30, 0.64), (-0.80, 0.68), (-0.45, 1.0), (0.28, 1.02), (0.66, 0.70),
            (1.22, 0.60), (1.46, 0.44), (1.46, 0.20),
        ])
        polygon(hull, lit(c * 1.25, facing: 1), lit(c * 0.55, facing: 0.45))
        polygon(rounded([(-0.66, 0.69), (-0.40, 0.94), (-0.10, 0.95), (-0.08, 0.69)]), glass, lit([0.08, 0.10, 0.13]))
        polygon(rounded([(0.0, 0.69), (-0.02, 0.95), (0.25, 0.95), (0.54, 0.69)]), glass, lit([0.08, 0.10, 0.13]))
        streak((-1.36, 0.58), (1.2, 0.56), 0.012, lit(c * 1.6, facing: 1), alpha: 0.7)
        streak((-0.05, 0.66), (-0.03, 0.28), 0.006, lit(c * 0.4))
        rectangle(-1.46, 0.16, 1.46, 0.24, lit(c * 0.25))
        wheels([-0.88, 0.90], 0.22, actor)
        streak((1.36, 0.47), (1.44, 0.46), 0.05, lit([0.96, 0.95, 0.9], facing: 1, glow: 0.5))
        streak((-1.44, 0.52), (-1.40, 0.52), 0.045, lit([0.85, 0.08, 0.06], facing: 1, glow: 0.4))
        headlights(1.42, 0.46, -1.44)
    }

    private mutating func bus(_ actor: Actor) {
        let c = actor.colour
        let truck = actor.kind == "truck"
        let night = look.night > 0.4 || look.cloudCover > 0.85
        let pane: Colour = night ? [1.0, 0.86, 0.55] : lit([0.22, 0.28, 0.34], facing: 0.9)
        polygon([(-1.2, 0.02), (1.2, 0.02), (1.1, 0.08), (-1.1, 0.08)], [0, 0, 0], alpha: 0.4)
        polygon(
            [(-1.15, 0.14), (-1.15, 0.96), (-1.08, 1.0), (1.06, 1.0), (1.15, 0.92), (1.17, 0.14)],
            lit(c * 1.15, facing: 1), lit(c * 0.65, facing: 0.5))
        let count = truck ? 1 : 6
        for n in 0..<count {
            let u = truck ? 0.78 : -1.04 + Float(n) * 0.36
            rectangle(u, 0.56, u + 0.30, 0.84, pane, pane * 0.8)
        }
        if truck { rectangle(0.58, 0.14, 0.62, 1.0, lit(c * 0.35)) }
        streak((-1.13, 0.42), (1.14, 0.42), 0.016, lit([0.92, 0.90, 0.84], facing: 0.9), alpha: 0.8)
        wheels([-0.70, 0.72], 0.15, actor)
        headlights(1.16, 0.27, -1.15)
    }

    private mutating func train(_ actor: Actor) {
        let night = look.night > 0.4 || look.cloudCover > 0.85
        let pane: Colour = night ? [1.0, 0.85, 0.52] : lit([0.24, 0.30, 0.36], facing: 0.9)
        for wagon in 0..<6 {
            let u = 1.4 - Float(wagon) * 2.7
            let nose: Float = wagon == 0 ? 0.45 : 0
            polygon(
                [
                    (u - 1.3, 0.16), (u - 1.3, 0.95), (u - 1.2, 1), (u + 1.2 - nose * 0.4, 1),
                    (u + 1.3 + nose * 0.3, 0.62), (u + 1.3 + nose, 0.16),
                ], lit(actor.colour * 1.1, facing: 1), lit(actor.colour * 0.6, facing: 0.5))
            for n in 0..<6 {
                rectangle(u - 1.15 + Float(n) * 0.38, 0.54, u - 0.90 + Float(n) * 0.38, 0.80, pane, pane * 0.8)
            }
            streak((u - 1.3, 0.40), (u + 1.3 + nose * 0.6, 0.40), 0.03, lit(actor.second, facing: 0.8))
            wheels([u - 0.9, u - 0.55, u + 0.55, u + 0.9], 0.10, actor)
        }
        streak((-16, 0.0), (5, 0.0), 0.02, lit([0.3, 0.28, 0.27]))
        headlights(3.1, 0.34, -14.9)
    }

    private mutating func bike(_ actor: Actor) {
        let c = lit(actor.colour, facing: 0.9)
        wheels([-0.34, 0.36], 0.22, actor)
        for line in [
            ((-0.34, 0.22), (0.0, 0.24)), ((0.0, 0.24), (0.26, 0.56)), ((-0.10, 0.54), (0.26, 0.56)),
            ((-0.34, 0.22), (-0.10, 0.54)), ((0.36, 0.22), (0.24, 0.64)), ((0.0, 0.24), (-0.12, 0.60)),
        ] as [((Float, Float), (Float, Float))] {
            streak(line.0, line.1, 0.016, c)
        }
        limb((-0.10, 0.62), 0.06, (0.02, 0.86), 0.075, [0.24, 0.26, 0.32])
        limb((-0.08, 0.60), 0.05, (0.05, 0.42 + 0.05 * wave(seconds)), 0.04, [0.16, 0.17, 0.2])
        limb((0.05, 0.42 + 0.05 * wave(seconds)), 0.04, (0.02, 0.18 + 0.05 * wave(seconds)), 0.03, [0.16, 0.17, 0.2])
        limb((0.04, 0.84), 0.035, (0.24, 0.66), 0.026, [0.24, 0.26, 0.32])
        disc((0.07, 1.0), 0.065, [0.8, 0.62, 0.5])
        body(seed: actor.seed)
    }

    private func tilt(_ actor: Actor) -> Float { 0.02 * wave(seconds * 0.24 + actor.phase) }

    private mutating func boat(_ actor: Actor) {
        let r = tilt(actor)
        let c = actor.colour
        polygon(
            [(-1.1, 0.34 - r), (1.3, 0.44 + r), (1.0, -0.04), (-0.95, -0.04)], lit(c * 1.15, facing: 1),
            lit(c * 0.5, facing: 0.4))
        streak((-1.1, 0.34 - r), (1.3, 0.44 + r), 0.03, lit(actor.second, facing: 0.9))
        polygon(
            [(-0.55, 0.35), (-0.55, 0.75), (0.15, 0.78), (0.30, 0.38)], lit(actor.second, facing: 0.9),
            lit(actor.second * 0.7))
        rectangle(-0.42, 0.50, -0.14, 0.66, look.night > 0.4 ? [1, 0.8, 0.4] : lit([0.2, 0.25, 0.3]))
        streak((-0.30, 0.75), (-0.28, 1.3), 0.02, lit([0.3, 0.26, 0.22]))
        if look.night > 0.4 { glow(-0.28, 0.6, 0.6, [1, 0.75, 0.4], soft: 0.35, core: 0.4) }
    }

    private mutating func ship(_ actor: Actor) {
        let r = tilt(actor) * 0.4
        let c = actor.colour
        polygon(
            [(-1.6, 0.30 - r), (1.8, 0.40 + r), (1.5, -0.03), (-1.5, -0.03)], lit(c * 1.1, facing: 0.9),
            lit(c * 0.45, facing: 0.4))
        polygon([(-1.5, -0.03), (1.5, -0.03), (1.53, 0.05), (-1.52, 0.05)], lit([0.50, 0.12, 0.10], facing: 0.7))
        for deck in 0..<3 {
            let inset = Float(deck) * 0.16
            rectangle(
                -1.2 + inset, 0.31 + Float(deck) * 0.15, 0.7 - inset, 0.45 + Float(deck) * 0.15,
                lit(actor.second, facing: 0.9), lit(actor.second * 0.75))
            for n in 0..<8 {
                let u = -1.1 + inset + Float(n) * (1.65 - inset * 2) / 8
                rectangle(
                    u, 0.35 + Float(deck) * 0.15, u + 0.10, 0.41 + Float(deck) * 0.15,
                    look.night > 0.4 ? [1, 0.82, 0.45] : lit([0.2, 0.26, 0.32]))
            }
        }
        polygon(
            [(-0.5, 0.76), (-0.46, 1.02), (-0.2, 1.02), (-0.16, 0.76)], lit([0.7, 0.2, 0.15], facing: 0.9),
            lit([0.3, 0.1, 0.1]))
    }

    private mutating func sailship(_ actor: Actor) {
        let r = tilt(actor)
        let wood = actor.colour
        let ghostly = look.night > 0.6
        polygon(
            [(-0.62, 0.25 - r), (-0.58, 0.17), (0.50, 0.16 + r), (0.70, 0.25 + r), (0.42, -0.02), (-0.50, -0.02)],
            lit(wood * 1.3, facing: 1), lit(wood * 0.5, facing: 0.4), texture: 0.3)
        streak((0.5, 0.2 + r), (0.92, 0.34 + r), 0.008, lit(wood))
        for (n, mast) in ([-0.34, 0.0, 0.33] as [Float]).enumerated() {
            let tall: Float = n == 1 ? 1.0 : 0.86
            streak((mast, 0.15), (mast + r, tall), 0.010, lit(wood))
            for sail in 0..<3 {
                let low = 0.26 + Float(sail) * 0.22 * tall
                let high = low + 0.19 * tall
                let half = 0.16 - Float(sail) * 0.03
                let belly = 0.05 + 0.015 * wave(seconds * 0.3 + Float(n) * 0.2 + Float(sail) * 0.1)
                let corners = rounded([
                    (mast - half, low), (mast - half * 0.86, high), (mast + half * 0.86, high), (mast + half, low),
                    (mast + belly, low + 0.05),
                ])
                polygon(
                    corners, lit(actor.second, facing: 1.0, glow: ghostly ? 0.25 : 0),
                    lit(actor.second * 0.72, facing: 0.6, glow: ghostly ? 0.25 : 0))
            }
            streak((mast + r, tall), (0.92, 0.34 + r), 0.002, lit([0.2, 0.17, 0.15]), alpha: 0.6)
            streak((mast + r, tall), (-0.62, 0.25), 0.002, lit([0.2, 0.17, 0.15]), alpha: 0.6)
        }
        if ghostly { glow(0, 0.5, 1.0, [0.5, 0.8, 0.9], soft: 0.14, core: 0) }
        if ghostly { glow(-0.55, 0.28, 0.16, [1, 0.75, 0.4], soft: 0.6, core: 0.8) }
    }

    private mutating func wreck(_ actor: Actor) {
        polygon(
            [(-1.3, 0.0), (-1.15, 0.42), (0.9, 0.72), (1.35, 0.95), (1.0, 0.0)], lit(actor.colour * 1.2, facing: 0.8),
            lit(actor.colour * 0.5), texture: 0.6)
        for n in 0..<7 {
            streak(
                (-0.9 + Float(n) * 0.28, 0.45 + Float(n) * 0.04), (-0.95 + Float(n) * 0.29, 0.0), 0.022,
                lit(actor.second))
        }
        streak((0.1, 0.5), (-0.25, 1.45), 0.03, lit(actor.second))
        streak((-0.5, 1.05), (0.25, 1.18), 0.018, lit(actor.second))
        for n in 0..<4 {
            glow(-0.6 + Float(n) * 0.42, 0.34 + Float(n) * 0.06, 0.13, [0.2, 1.0, 0.85], soft: 0.5, core: 0.9)
        }
    }

    mutating func craft(_ actor: Actor) -> Bool {
        switch actor.kind {
        case "plane": plane(actor)
        case "balloon": balloon(actor)
        case "spaceship": spaceship(actor)
        case "rocket": rocket(actor)
        default: return false
        }
        return true
    }

    private mutating func plane(_ actor: Actor) {
        limb((-1.1, 0.55), 0.05, (0.9, 0.48), 0.14, actor.colour)
        limb((0.9, 0.48), 0.14, (1.2, 0.45), 0.05, actor.colour, blend: 0.03)
        limb((-1.05, 0.58), 0.06, (-1.28, 0.98), 0.03, actor.second)
        body()
        polygon(
            [(0.25, 0.45), (-0.25, 0.45), (-0.75, 0.02), (-0.55, 0.02)], lit(actor.colour, facing: 0.9),
            lit(actor.colour * 0.7))
        polygon(
            [(0.20, 0.56), (-0.15, 0.58), (-0.50, 0.86), (-0.38, 0.86)], lit(actor.colour * 0.7),
            lit(actor.colour * 0.6))
        for n in 0..<9 { disc((-0.5 + Float(n) * 0.15, 0.54), 0.025, [0.1, 0.12, 0.16]) }
        body()
        for v: Float in [0.30, 0.55] {
            beam([(-1.1, v + 0.03), (-1.1, v - 0.03), (-6, v - 0.09), (-6, v + 0.09)], [0.9, 0.92, 0.95], 0.30)
        }
        if look.night > 0.5 { glow(-0.65, 0.02, 0.2, [1, 0.2, 0.1], soft: 0.4, core: wave(seconds) > 0.4 ? 1 : 0.1) }
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
