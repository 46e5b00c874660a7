/// Tools, weapons, clothes, bags and jewels.
extension Painter {
    mutating func tool(_ actor: Actor) -> Bool {
        let c = actor.colour
        let d = actor.second
        switch actor.kind {
        case "tool":
            limb([-0.30, 0.05], 0.045, [0.10, 0.72], 0.035, d)
            body(texture: 0.3)
            hull(
                [
                    [-0.16, 0.78], [-0.20, 0.92], [0.0, 0.98], [0.16, 0.88], [0.36, 0.70], [0.44, 0.56], [0.40, 0.54],
                    [0.26, 0.64], [0.12, 0.70], [0.02, 0.66],
                ], c * 1.1, c * 0.7)
            limb([0.52, 0.10], 0.05, [0.24, 0.50], 0.04, [0.80, 0.16, 0.12])
            body()
            limb([0.24, 0.52], 0.022, [0.10, 0.74], 0.016, c)
            body()
        case "knife":
            hull(
                [
                    [-0.15, 0.36], [-0.15, 0.36], [1.0, 0.52], [1.25, 0.72], [1.25, 0.72], [0.9, 0.70], [-0.15, 0.62],
                    [-0.15, 0.62],
                ], c * 1.1, c * 0.75, round: 0.5)
            hull([[-1.0, 0.36], [-0.95, 0.56], [-0.2, 0.62], [-0.15, 0.36], [-0.6, 0.30]], d * 1.2, d * 0.8)
            for n in 0..<3 {
                limb([-0.82 + 0.24 * Float(n), 0.46], 0.03, [-0.82 + 0.24 * Float(n), 0.46], 0.03, [0.8, 0.75, 0.6])
            }
            body()
        case "key":
            for n in 0..<16 {
                let (a, b) = (Float(n) / 16, Float(n + 1) / 16)
                limb(
                    Point(-0.55, 0.5) + Point(wave(a), wave(a + 0.25)) * 0.28, 0.075,
                    Point(-0.55, 0.5) + Point(wave(b), wave(b + 0.25)) * 0.28, 0.075, c)
            }
            limb([-0.24, 0.5], 0.06, [0.85, 0.5], 0.06, c)
            for (u, v) in [(0.52, Float(0.22)), (0.68, 0.28), (0.82, 0.18)] as [(Float, Float)] {
                limb([u, 0.5], 0.05, [u, v], 0.05, c)
            }
            body(texture: 0.15)
        case "pencil":
            slab([[-0.85, 0.16], [-0.72, 0.02], [0.55, 0.72], [0.42, 0.88]], c * 1.1, c * 0.85, round: 0.8)
            slab([[0.42, 0.88], [0.55, 0.72], [0.82, 0.96]], [0.93, 0.78, 0.56], round: 0.6)
            slab([[0.70, 0.93], [0.745, 0.87], [0.82, 0.96]], [0.1, 0.1, 0.1])
            slab([[-0.85, 0.16], [-0.72, 0.02], [-0.82, -0.04], [-0.95, 0.10]], d, round: 0.8)
        case "scissors":
            for side: Float in [-1, 1] {
                hull(
                    [
                        [side * 0.02, 0.42], [-side * 0.10, 0.52], [-side * 0.24, 1.0], [-side * 0.24, 1.0],
                        [-side * 0.02, 0.60],
                    ], c * 1.1, c * 0.8, round: 0.5)
                for n in 0..<14 {
                    let (a, b) = (Float(n) / 14, Float(n + 1) / 14)
                    limb(
                        Point(side * 0.20, 0.17) + Point(wave(a) * 0.13, wave(a + 0.25) * 0.16), 0.035,
                        Point(side * 0.20, 0.17) + Point(wave(b) * 0.13, wave(b + 0.25) * 0.16), 0.035, d)
                }
                limb([side * 0.14, 0.32], 0.03, [0, 0.48], 0.03, d)
                body()
            }
            limb([0, 0.5], 0.026, [0, 0.5], 0.026, [0.5, 0.5, 0.52])
            body()
        case "weapon":
            hull(
                [
                    [-0.05, 0.28], [-0.05, 0.28], [-0.045, 0.88], [0, 1.0], [0, 1.0], [0.045, 0.88], [0.05, 0.28],
                    [0.05, 0.28],
                ], c * 1.15, c * 0.8, round: 0.8)
            streak([0, 0.30], [0, 0.90], 0.008, lit(c * 0.6))
            limb([-0.19, 0.27], 0.030, [0.19, 0.27], 0.030, d)
            limb([0, 0.06], 0.026, [0, 0.25], 0.028, [0.36, 0.2, 0.12])
            limb([0, 0.04], 0.042, [0, 0.04], 0.042, d)
            body()
        case "gun":
            hull([[-0.55, 0.05], [-0.62, 0.15], [-0.42, 0.56], [-0.16, 0.56], [-0.30, 0.06]], d, d * 0.8)
            slab([[-0.60, 0.56], [0.95, 0.60], [0.95, 0.84], [-0.62, 0.84]], c * 1.3, c * 0.8, round: 0.6)
            streak([-0.12, 0.36], [0.10, 0.40], 0.024, lit(c))
            streak([0.10, 0.40], [0.14, 0.56], 0.024, lit(c))
        default: return garment(actor)
        }
        return true
    }

    private mutating func garment(_ actor: Actor) -> Bool {
        let c = actor.colour
        let d = actor.second
        switch actor.kind {
        case "clothing":
            streak([0, 1.08], [0, 0.98], 0.010, lit([0.7, 0.7, 0.72]))
            hull(
                [
                    [-0.12, 0.95], [-0.30, 0.90], [-0.56, 0.66], [-0.42, 0.54], [-0.29, 0.66], [-0.27, 0.36],
                    [-0.28, 0.05], [-0.28, 0.05], [0.28, 0.05], [0.28, 0.05], [0.27, 0.36], [0.29, 0.66], [0.42, 0.54],
                    [0.56, 0.66], [0.30, 0.90], [0.12, 0.95], [0.0, 0.86],
                ], c * 1.08, c * 0.85, round: 0.55, texture: 0.15)
            hull([[-0.12, 0.95], [0, 0.97], [0.12, 0.95], [0, 0.86]], c * 0.5, round: 0.2)
            streak([0, 0.84], [0, 0.10], 0.006, lit(c * 0.5))
            for n in 0..<5 { limb([0.02, 0.76 - 0.14 * Float(n)], 0.014, [0.02, 0.76 - 0.14 * Float(n)], 0.014, d) }
            body()
            for side: Float in [-1, 1] {
                streak([side * 0.24, 0.50], [side * 0.16, 0.14], 0.010, lit(c * 0.6), alpha: 0.4)
            }
        case "dress":
            hull(
                [
                    [-0.13, 0.98], [-0.10, 0.84], [-0.16, 0.72], [-0.12, 0.58], [-0.26, 0.30], [-0.40, 0.03],
                    [-0.40, 0.03], [-0.14, 0.0], [0.12, 0.02], [0.40, 0.03], [0.40, 0.03], [0.26, 0.30], [0.12, 0.58],
                    [0.16, 0.72], [0.10, 0.84], [0.13, 0.98], [0.05, 0.86], [-0.05, 0.86],
                ], c * 1.1, c * 0.8, round: 0.6, texture: 0.15)
            for n in 0..<4 {
                streak(
                    [(Float(n) - 1.5) * 0.05, 0.54], [(Float(n) - 1.5) * 0.20, 0.06], 0.010, lit(c * 0.55), alpha: 0.5)
            }
            slab([[-0.125, 0.60], [0.125, 0.60], [0.12, 0.55], [-0.12, 0.55]], d)
        case "hat":
            hull(
                [[-1.3, 0.16], [-0.7, 0.04], [0.6, 0.02], [1.35, 0.20], [0.7, 0.32], [-0.7, 0.30]], c * 0.95, c * 0.7)
            hull(
                [
                    [-0.68, 0.20], [-0.62, 0.80], [-0.40, 0.98], [-0.05, 0.88], [0.34, 0.98], [0.60, 0.80],
                    [0.68, 0.22], [0, 0.12],
                ], c * 1.1, c * 0.8)
            hull([[-0.69, 0.22], [-0.66, 0.40], [0, 0.32], [0.66, 0.42], [0.69, 0.24], [0, 0.13]], d, round: 0.5)
        case "shoe":
            hull(
                [
                    [-0.92, 0.14], [-0.95, 0.60], [-0.70, 0.96], [-0.40, 0.90], [-0.15, 0.66], [0.35, 0.46],
                    [0.85, 0.40], [1.04, 0.22], [1.0, 0.12],
                ], c * 1.1, c * 0.8)
            hull(
                [[-0.98, 0.12], [-0.96, 0.24], [0, 0.20], [1.06, 0.22], [1.08, 0.06], [0, 0.02], [-0.98, 0.02]], d,
                d * 0.85)
            for n in 0..<4 {
                streak(
                    [-0.22 + 0.14 * Float(n), 0.60 - 0.055 * Float(n)],
                    [-0.10 + 0.14 * Float(n), 0.74 - 0.06 * Float(n)], 0.024, lit(d))
            }
            hull([[-0.70, 0.30], [-0.2, 0.42], [0.3, 0.26], [-0.2, 0.30]], d, round: 0.3)
        case "bag", "suitcase":
            for n in 0..<10 {
                let (a, b) = (0.75 + Float(n) / 20, 0.75 + Float(n + 1) / 20)
                limb(
                    [wave(a) * 0.18, 0.78 + max(wave(a + 0.25), 0) * 0.20], 0.024,
                    [wave(b) * 0.18, 0.78 + max(wave(b + 0.25), 0) * 0.20], 0.024, c * 0.6)
            }
            body()
            let flare: Float = actor.kind == "bag" ? 0.08 : 0
            hull(
                [
                    [-0.50 - flare, 0.06], [-0.46 - flare, 0.02], [0.46 + flare, 0.02], [0.50 + flare, 0.06],
                    [0.50, 0.76], [0.45, 0.80], [-0.45, 0.80], [-0.50, 0.76],
                ], c * 1.1, c * 0.75, round: 0.5, texture: 0.15)
            if actor.kind == "bag" {
                hull([[-0.48, 0.79], [0.48, 0.79], [0.42, 0.48], [0, 0.40], [-0.42, 0.48]], c * 0.9, round: 0.4)
            }
            for u: Float in [-0.28, 0.28] {
                slab([[u - 0.05, 0.02], [u + 0.05, 0.02], [u + 0.05, 0.80], [u - 0.05, 0.80]], c * 0.6)
                slab([[u - 0.06, 0.50], [u + 0.06, 0.50], [u + 0.06, 0.60], [u - 0.06, 0.60]], d)
            }
        case "cloth": drape(actor)
        case "curtain":
            streak([-0.75, 0.98], [0.75, 0.98], 0.020, lit(d))
            for side: Float in [-1, 1] {
                for n in 0..<5 {
                    let u = side * (0.70 - 0.11 * Float(n))
                    let sway = 0.02 * wave(seconds * 0.3 + Float(n) * 0.15) * windStrength * 3
                    hull(
                        [
                            [u - 0.065, 0.97], [u + 0.065, 0.97], [u + 0.07 + sway * 0.5, 0.5],
                            [u + 0.07 + sway, 0.02], [u - 0.07 + sway, 0.0], [u - 0.07 + sway * 0.5, 0.5],
                        ], c * 1.1, c * 0.8, round: 0.95)
                }
            }
        case "rope":
            var last: Point = [-1.0, 0.25]
            for n in 1...40 {
                let a = Float(n) / 12
                let p = Point(wave(a) * (0.9 - 0.012 * Float(n)), 0.30 + wave(a + 0.25) * 0.22 + 0.008 * Float(n))
                limb(last, 0.07, p, 0.07, n % 2 == 0 ? c : c * 0.8)
                last = p
            }
            body(texture: 0.4, grain: 0.03)
        default: return keepsake(actor)
        }
        return true
    }

    private func drape(_ actor: Actor) {
        let c = actor.colour
        // Cloth that hangs on a line and moves in the wind.
        streak([-1.5, 1.0], [1.5, 1.0], 0.010, lit([0.7, 0.68, 0.62]))
        let blow = 0.03 + windStrength * 0.10
        for n in 0..<9 {
            let (a, b) = (Float(n) / 9, Float(n + 1) / 9)
            func hem(_ k: Float) -> Point {
                [-0.95 + 1.9 * k + blow * wave(seconds * 0.4 - k * 1.3), 0.10 + blow * wave(seconds * 0.55 - k * 1.7)]
            }
            func middle(_ k: Float) -> Point {
                [-0.95 + 1.9 * k + blow * 0.5 * wave(seconds * 0.4 - k * 1.3 + 0.1), 0.55]
            }
            hull(
                [
                    [-0.95 + 1.9 * a, 1.0], [-0.95 + 1.9 * b, 1.0], middle(b), hem(b), hem(b), hem(a), hem(a),
                    middle(a),
                ], c * (1.0 + 0.14 * wave(a * 2.5 + seconds * 0.4)), c * 0.8, round: 0.7)
        }
    }

    private mutating func keepsake(_ actor: Actor) -> Bool {
        let c = actor.colour
        let d = actor.second
        switch actor.kind {
        case "box", "gift", "chest":
            slab([[0.30, 0.02], [0.62, 0.14], [0.62, 0.86], [0.30, 0.78]], c * 0.62, c * 0.5)
            slab(
                [[-0.58, 0.02], [0.30, 0.02], [0.30, 0.78], [-0.58, 0.78]], c * 1.0, c * 0.8, round: 0.1, texture: 0.2)
            if actor.kind == "chest" {
                hull(
                    [
                        [-0.60, 0.74], [-0.58, 0.92], [-0.40, 1.02], [0.40, 1.02], [0.62, 0.92], [0.64, 0.76],
                        [0.30, 0.72],
                    ], c * 1.1, c * 0.8, texture: 0.2)
                for u: Float in [-0.48, 0.18] {
                    slab([[u, 0.02], [u + 0.08, 0.02], [u + 0.08, 0.98], [u, 0.98]], d * 0.8)
                }
                hull(oval([-0.12, 0.70], 0.08, 0.10), d)
                return true
            }
            slab([[-0.58, 0.78], [-0.26, 0.90], [0.62, 0.88], [0.30, 0.78]], c * 1.3, round: 0.1)
            if actor.kind == "gift" {
                slab([[-0.20, 0.02], [-0.06, 0.02], [-0.06, 0.78], [-0.20, 0.78]], d)
                for side: Float in [-1, 1] {
                    hull([[0.0, 0.84], [side * 0.10, 1.06], [side * 0.28, 1.04], [side * 0.24, 0.88]], d, d * 0.8)
                }
                hull(oval([0, 0.88], 0.06, 0.05), d * 1.1)
            } else {
                slab(
                    [[-0.20, 0.60], [-0.06, 0.60], [-0.06, 0.78], [-0.20, 0.78]], [0.86, 0.78, 0.6], round: 0.1,
                    alpha: 0.8)
            }
        case "basket":
            for n in 0..<14 {
                let (a, b) = (0.75 + Float(n) / 28, 0.75 + Float(n + 1) / 28)
                limb(
                    [wave(a) * 0.52, 0.56 + max(wave(a + 0.25), 0) * 0.44], 0.034,
                    [wave(b) * 0.52, 0.56 + max(wave(b + 0.25), 0) * 0.44], 0.034, c * 0.8)
            }
            body()
            for n in 0..<4 {
                hull(
                    oval([-0.36 + 0.24 * Float(n), 0.62], 0.17, 0.16),
                    [[0.86, 0.2, 0.14], [0.95, 0.7, 0.2], [0.5, 0.66, 0.2], [0.9, 0.45, 0.15]][n])
            }
            hull(
                [
                    [-0.66, 0.58], [-0.66, 0.58], [-0.52, 0.05], [-0.4, 0.0], [0.4, 0.0], [0.52, 0.05], [0.66, 0.58],
                    [0.66, 0.58],
                ], c, c * 0.7)
            for row in 0..<5 {
                for n in 0..<9 where (row + n) % 2 == 0 {
                    streak(
                        [-0.5 + 0.12 * Float(n), 0.08 + 0.10 * Float(row)],
                        [-0.42 + 0.12 * Float(n), 0.08 + 0.10 * Float(row)], 0.026, lit(c * 1.25, facing: 0.8),
                        alpha: 0.7)
                }
            }
        case "ring":
            for n in 0..<24 {
                let (a, b) = (Float(n) / 24, Float(n + 1) / 24)
                limb(
                    Point(0, 0.36) + Point(wave(a), wave(a + 0.25)) * 0.33, 0.038,
                    Point(0, 0.36) + Point(wave(b), wave(b + 0.25)) * 0.33, 0.038, c)
            }
            body()
            gem([0, 0.82], 0.20, d)
        case "diamond": gem([0, 0.52], 0.50, c)
        case "bin": slab([[-0.32, 0], [0.32, 0], [0.38, 0.9], [-0.38, 0.9]], c, c * 0.7, round: 0.8)
        default: return false
        }
        return true
    }

    /// A cut stone: facets that catch the light in turn.
    private func gem(_ m: Point, _ r: Float, _ c: Colour) {
        let table: [Point] = [[-0.62, 0.55], [-0.25, 0.62], [0.25, 0.62], [0.62, 0.55]]
        let girdle: [Point] = [[-1, 0.15], [-0.5, 0.10], [0, 0.06], [0.5, 0.10], [1, 0.15]]
        func at(_ p: Point) -> Point { m + p * r }
        func facet(_ list: [Point], _ n: Int) {
            let shine = 0.35 + 0.5 * abs(wave(seconds * 0.14 + Float(n) * 0.23))
            slab(
                list.map(at), (c * 1.2).mixed(with: [1, 1, 1], shine * 0.6), c * (0.5 + shine * 0.5), round: 0.1,
                glow: 0.15 + 0.35 * shine)
        }
        for n in 0..<4 {
            facet([girdle[n], girdle[n + 1], [0, -1]], n)
            facet([table[n], girdle[n], girdle[n + 1]], n + 5)
            if n < 3 { facet([table[n], table[n + 1], girdle[n + 1]], n + 9) }
        }
        let spark = unit(wave(seconds * 0.5) * 2 - 1)
        glow(m.x - r * 0.4, m.y + r * 0.45, r * 0.5, [1, 1, 1], soft: 0.7 * spark, core: spark)
    }
}
