/// What floats.
extension Painter {
    func tilt(_ actor: Actor) -> Float { 0.02 * wave(seconds * 0.24 + actor.phase) }

    mutating func boat(_ actor: Actor) {
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

    /// A sheet folded into a hull and a peak.
    func paperBoat(_ actor: Actor) {
        let (r, c) = (tilt(actor), actor.colour)
        polygon([(-0.50, 0.44), (0.04, 1.0 + r), (0.10, 0.30)], lit(c, facing: 0.9), lit(c * 0.86, facing: 0.7))
        polygon([(0.04, 1.0 + r), (0.52, 0.46), (0.10, 0.30)], lit(c * 0.86, facing: 0.6), lit(c * 0.72, facing: 0.5))
        polygon(
            [(-1.0, 0.62 - r), (-0.52, 0.40), (0.0, 0.34), (0.1, -0.04), (-0.60, -0.04)], lit(c * 1.05, facing: 1),
            lit(c * 0.86, facing: 0.7))
        polygon(
            [(1.0, 0.62 + r), (0.54, 0.42), (0.0, 0.34), (0.1, -0.04), (0.66, -0.04)], lit(c * 0.92, facing: 0.8),
            lit(c * 0.74, facing: 0.5))
        streak((-0.52, 0.40), (-0.60, -0.04), 0.010, lit(c * 0.6), alpha: 0.6)
    }

    mutating func ship(_ actor: Actor) {
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

    mutating func sailship(_ actor: Actor) {
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

    mutating func wreck(_ actor: Actor) {
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

    mutating func canoe(_ actor: Actor) {
        let r = tilt(actor)
        let c = actor.colour
        hull(
            [
                [-2.2, 0.62 - r], [-1.9, 0.36], [0, 0.30], [1.9, 0.36], [2.2, 0.62 + r], [2.05, 0.10], [1.4, -0.10],
                [-1.4, -0.10], [-2.05, 0.10],
            ], c * 1.15, c * 0.7, round: 0.8)
        var figure = actor
        (figure.kind, figure.colour) = ("person", [0.90, 0.46, 0.14])
        let a = appearance(figure)
        let pull = wave(seconds * 0.5)
        hull([[-0.20, 0.30], [-0.18, 0.90], [0.14, 0.92], [0.20, 0.30]], a.top, a.top * 0.8)
        head(
            HeadPlace(centre: [0.02, 1.12], radius: 0.17, turn: 0.3), a, mouth: 0, phase: actor.phase, seed: actor.seed)
        streak([-0.55 - 0.2 * pull, 1.05], [0.95 + 0.3 * pull, 0.02], 0.028, lit([0.62, 0.44, 0.26]))
        limb([0.02, 0.82], 0.075, [0.34 + 0.1 * pull, 0.52], 0.055, a.top)
        body()
        hull(
            [
                [0.85 + 0.3 * pull, 0.18], [1.02 + 0.3 * pull, 0.06], [1.10 + 0.3 * pull, -0.12],
                [0.92 + 0.3 * pull, -0.06],
            ], [0.9, 0.8, 0.3])
    }

    mutating func submarine(_ actor: Actor) {
        let c = actor.colour
        hull(
            [
                [-1.6, 0.30], [-1.1, 0.46], [0, 0.54], [1.0, 0.50], [1.55, 0.32], [1.3, 0.08], [0.5, 0.0],
                [-0.9, 0.02],
            ], c * 1.15, c * 0.7, texture: 0.1)
        hull([[-0.15, 0.50], [-0.10, 0.84], [0.40, 0.84], [0.46, 0.50]], c * 1.1, c * 0.8)
        streak([0.10, 0.84], [0.10, 1.05], 0.024, lit(c))
        streak([0.10, 1.04], [0.22, 1.04], 0.024, lit(c))
        slab([[-1.55, 0.55], [-1.35, 0.55], [-1.25, 0.30], [-1.5, 0.30]], c * 0.9)
        for n in 0..<4 {
            limb([-0.5 + 0.35 * Float(n), 0.32], 0.07, [-0.5 + 0.35 * Float(n), 0.32], 0.07, actor.second, glow: 0.7)
        }
        body()
    }
}
