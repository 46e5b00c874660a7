/// What is flat and to be looked at: books, sheets, pictures, signs, lights.
extension Painter {
    mutating func flat(_ actor: Actor) {
        let c = actor.colour
        switch actor.kind {
        case "book":
            for side: Float in [-1, 1] {
                hull(
                    [
                        [0, 0.06], [side * 1.05, 0.18], [side * 1.05, 0.18], [side * 0.98, 0.86], [side * 0.98, 0.86],
                        [0, 0.70],
                    ], c, c * 0.7, round: 0.2)
                for leaf in 0..<3 {
                    let v = 0.04 * Float(leaf)
                    hull(
                        [
                            [0, 0.10 + v], [side * 0.45, 0.24 + v], [side * (0.99 - 0.02 * Float(leaf)), 0.20 + v],
                            [side * (0.99 - 0.02 * Float(leaf)), 0.20 + v], [side * 0.93, 0.84 + v * 0.5],
                            [side * 0.93, 0.84 + v * 0.5], [side * 0.45, 0.86 + v * 0.5], [0, 0.72 + v * 0.5],
                        ], actor.second * (0.85 + 0.05 * Float(leaf)), actor.second * 0.85, round: 0.35)
                }
                for n in 0..<6 {
                    streak(
                        [side * 0.16, 0.72 - Float(n) * 0.072], [side * 0.82, 0.78 - Float(n) * 0.072], 0.010,
                        lit([0.3, 0.3, 0.32]), alpha: 0.6)
                }
            }
            streak([0, 0.12], [0, 0.74], 0.012, lit([0.4, 0.34, 0.28]))
        case "sheet", "letter":
            hull(
                [
                    [-0.38, 0.02], [-0.38, 0.02], [-0.36, 0.5], [-0.38, 1.0], [-0.38, 1.0], [0.24, 1.0], [0.24, 1.0],
                    [0.38, 0.86], [0.38, 0.86], [0.37, 0.4], [0.38, 0.02], [0.38, 0.02],
                ], c, c * 0.88, round: 0.15)
            slab([[0.24, 1.0], [0.38, 0.86], [0.24, 0.86]], c * 0.72)
            for n in 0..<8 {
                streak(
                    [-0.28, 0.80 - Float(n) * 0.09], [n % 4 == 3 ? 0.05 : 0.26, 0.80 - Float(n) * 0.09], 0.010,
                    lit(actor.second), alpha: 0.75)
            }
            if actor.kind == "letter" { hull(oval([0.22, 0.10], 0.06, 0.06), [0.75, 0.1, 0.1]) }
        case "picture", "frame": painting(actor)
        case "text":
            for n in 0..<5 { letterform(Point(-0.84 + 0.42 * Float(n), 0.28), 0.44, n, lit(c, glow: 0.8)) }
            glow(0, 0.5, 1.1, actor.second, soft: 0.2, core: 0)
        default:
            streak([-0.34, 0], [-0.34, 0.6], 0.030, lit(actor.second))
            streak([0.34, 0], [0.34, 0.6], 0.030, lit(actor.second))
            let bright: Float = look.night > 0.3 ? 0.8 : 0.05
            slab([[-0.74, 0.42], [0.74, 0.42], [0.74, 1.0], [-0.74, 1.0]], [0.93, 0.92, 0.9], round: 0.3)
            slab(
                [[-0.69, 0.46], [0.69, 0.46], [0.69, 0.96], [-0.69, 0.96]], c * 1.05, c * 0.85, round: 0.1, glow: bright
            )
            for n in 0..<4 {
                letterform(Point(-0.54 + 0.29 * Float(n), 0.60), 0.22, n + 1, lit([0.98, 0.97, 0.93], glow: bright))
            }
            if bright > 0.5 { glow(0, 0.7, 1.1, c, soft: 0.24, core: 0) }
        }
    }

    /// Strokes that look like a letter and are none.
    func letterform(_ foot: Point, _ size: Float, _ n: Int, _ ink: Colour) {
        let forms: [[Point]] = [
            [[0, 0], [0.3, 1], [0.6, 0], [0.48, 0.4], [0.12, 0.4]],
            [[0.55, 0.9], [0.1, 0.95], [0.05, 0.55], [0.55, 0.45], [0.55, 0.05], [0.05, 0.05]],
            [[0, 1], [0, 0], [0, 0.5], [0.55, 1], [0.1, 0.55], [0.55, 0]],
            [[0, 0], [0, 1], [0.55, 0.8], [0.05, 0.5], [0.6, 0.0]], [[0, 1], [0.3, 0], [0.6, 1]],
        ]
        let form = forms[n % forms.count]
        for (a, b) in zip(form, form.dropFirst()) { streak(foot + a * size, foot + b * size, size * 0.09, ink) }
    }

    func painting(_ actor: Actor) {
        slab(
            [[-0.66, 0.02], [0.66, 0.02], [0.66, 1.0], [-0.66, 1.0]], actor.colour * 1.1, actor.colour * 0.8, round: 0.8
        )
        slab(
            [[-0.56, 0.11], [0.56, 0.11], [0.56, 0.91], [-0.56, 0.91]], [0.62, 0.78, 0.90], [0.94, 0.84, 0.66],
            round: 0.03)
        hull(oval([0.24, 0.70], 0.085, 0.085), [0.98, 0.86, 0.42], round: 0.1)
        hull(
            [
                [-0.56, 0.40], [-0.56, 0.40], [-0.30, 0.68], [-0.10, 0.46], [0.10, 0.60], [0.40, 0.42], [0.56, 0.46],
                [0.56, 0.46], [0.56, 0.11], [0.56, 0.11], [-0.56, 0.11], [-0.56, 0.11],
            ], actor.second, actor.second * 0.8, round: 0.15)
        hull(
            [
                [-0.56, 0.30], [-0.56, 0.30], [0, 0.36], [0.56, 0.26], [0.56, 0.26], [0.56, 0.11], [0.56, 0.11],
                [-0.56, 0.11], [-0.56, 0.11],
            ], [0.36, 0.50, 0.24], [0.24, 0.36, 0.18], round: 0.1)
    }

    func neonSign(_ actor: Actor) {
        let flicker: Float = wave(seconds * 3.7) > 0.97 ? 0.5 : 1
        func tube(_ points: [Point], _ hue: Colour) {
            for (a, b) in zip(points, points.dropFirst()) {
                streak(a, b, 0.050, hue, alpha: 0.35 * flicker, cover: 0)
                streak(a, b, 0.020, hue.mixed(with: [1, 1, 1], 0.45), alpha: 1 * flicker, cover: 0.2)
            }
        }
        slab([[-0.95, 0.02], [0.95, 0.02], [0.95, 1.0], [-0.95, 1.0]], [0.06, 0.06, 0.08], round: 0.1)
        let heart: [Point] = [
            [0, 0.16], [-0.34, 0.52], [-0.32, 0.74], [-0.16, 0.82], [0, 0.68], [0.16, 0.82], [0.32, 0.74],
            [0.34, 0.52], [0, 0.16],
        ]
        tube(heart, actor.colour)
        tube([[-0.86, 0.92], [0.86, 0.92], [0.86, 0.10], [-0.86, 0.10], [-0.86, 0.92]], actor.second)
        for side: Float in [-1, 1] {
            tube([[side * 0.48, 0.70], [side * 0.72, 0.50], [side * 0.48, 0.30]], actor.second)
        }
        glow(0, 0.5, 1.2, actor.colour, soft: 0.35 * flicker, core: 0.1)
    }

    func lasers(_ actor: Actor) {
        for n in 0..<7 {
            let a = (Float(n) - 3) * 0.055 + 0.05 * wave(seconds * 0.3 + Float(n) * 0.2)
            let end = Point(wave(a), wave(a + 0.25)) * 2.0
            let hue = n % 2 == 0 ? actor.colour : actor.second
            streak([0, 0], end, 0.030, hue, alpha: 0.25, cover: 0)
            streak([0, 0], end, 0.008, hue.mixed(with: [1, 1, 1], 0.5), alpha: 1, cover: 0)
        }
        glow(0, 0, 0.4, actor.colour, soft: 0.8, core: 1)
    }
}
