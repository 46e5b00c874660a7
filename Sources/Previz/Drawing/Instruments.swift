/// What music is made with.
extension Painter {
    mutating func instrument(_ actor: Actor) -> Bool {
        let c = actor.colour
        let d = actor.second
        switch actor.kind {
        case "instrument", "guitar": guitarShape([0.0, 0.34], 0.62, Point(0.30, 0.954), c)
        case "violin":
            guitarShape([0.0, 0.32], 0.62, Point(0.20, 0.98), c)
            streak([-0.34, 0.06], [0.30, 0.86], 0.010, lit([0.34, 0.2, 0.12]))
        case "piano": piano(actor)
        case "drum": drumKit(actor)
        case "microphone":
            limb([0, 0.02], 0.13, [0, 0.02], 0.13, c)
            body()
            hull(oval([0, 0.02], 0.17, 0.03, corners: 12), c * 1.3)
            streak([0, 0.03], [0, 0.74], 0.012, lit(d))
            streak([0, 0.74], [0.06, 0.84], 0.010, lit(d))
            limb([0.02, 0.80], 0.024, [0.10, 0.90], 0.034, c * 1.2)
            body()
            limb([0.12, 0.925], 0.055, [0.14, 0.945], 0.052, d)
            body(texture: 0.6, grain: 0.008)
            streak([0.085, 0.965], [0.16, 0.89], 0.009, lit(c))
        case "speaker":
            slab([[-0.34, 0.02], [0.34, 0.02], [0.34, 1.0], [-0.34, 1.0]], c * 1.2, c * 0.85, round: 0.15)
            let beat = 0.012 * max(wave(seconds * 2), 0)
            for (v, r) in [(0.30, Float(0.25)), (0.74, 0.15)] as [(Float, Float)] {
                hull(oval([0, v], r, r, corners: 14), d * 1.6, round: 0.3)
                hull(
                    oval([0, v], (r - 0.03) + beat, (r - 0.03) + beat, corners: 14), [0.07, 0.07, 0.08],
                    [0.16, 0.16, 0.17], round: -0.8)
                hull(oval([0, v], r * 0.34 + beat, r * 0.34 + beat, corners: 10), d)
            }
            limb([0, 0.93], 0.025, [0, 0.93], 0.025, [0.9, 0.2, 0.2], glow: 0.8)
            body()
        case "turntable": turntable(actor)
        default: return false
        }
        return true
    }

    private mutating func piano(_ actor: Actor) {
        let c = actor.colour
        // A grand piano: its lid stands open.
        slab([[-0.80, 0.60], [-0.62, 1.0], [0.72, 0.90], [0.95, 0.60]], c * 1.9, c * 1.2, round: 0.1)
        streak([0.30, 0.60], [0.36, 0.90], 0.012, lit([0.5, 0.4, 0.2]))
        for u: Float in [-0.72, 0.30, 0.84] { limb([u, 0.42], 0.035, [u, 0.03], 0.022, c * 1.3) }
        body()
        hull(
            [
                [-0.92, 0.40], [-0.92, 0.40], [-0.92, 0.60], [-0.92, 0.60], [0.72, 0.62], [0.98, 0.58], [1.0, 0.46],
                [0.74, 0.40], [0.2, 0.40],
            ], c * 2.2, c, round: 0.6)
        slab([[-1.06, 0.44], [-0.52, 0.44], [-0.56, 0.52], [-1.04, 0.52]], actor.second)
        for n in 0..<11 {
            streak([-1.02 + 0.045 * Float(n), 0.445], [-1.02 + 0.045 * Float(n), 0.515], 0.005, lit([0.3, 0.3, 0.3]))
        }
        for n in 0..<8 where n % 4 != 3 {
            slab(
                [
                    [-1.0 + 0.056 * Float(n), 0.475], [-0.98 + 0.056 * Float(n), 0.475],
                    [-0.98 + 0.056 * Float(n), 0.52], [-1.0 + 0.056 * Float(n), 0.52],
                ], [0.03, 0.03, 0.03])
        }
        slab([[-1.50, 0.24], [-1.16, 0.24], [-1.16, 0.30], [-1.50, 0.30]], c * 1.8)
        for u: Float in [-1.44, -1.22] { streak([u, 0.24], [u, 0.01], 0.016, lit(c * 1.6)) }
    }

    private mutating func drumKit(_ actor: Actor) {
        let c = actor.colour
        let brass = actor.second
        let tremble = 0.012 * wave(seconds * 3)
        for (u, v) in [(-0.72, 0.92), (0.74, 0.98)] as [(Float, Float)] {
            streak([u, v], [u * 1.02, 0.0], 0.012, lit([0.6, 0.6, 0.62]))
            hull(oval([u, v + tremble], 0.34, 0.035, corners: 12), brass * 1.1, brass * 0.8)
        }
        for u: Float in [-0.24, 0.24] { drumShape([u, 0.74], 0.19) }
        drumShape([-0.66, 0.46], 0.22)
        drumShape([0.68, 0.38], 0.25)
        hull(oval([0, 0.34], 0.36, 0.34, corners: 16), c * 1.1, c * 0.7, round: 0.4)
        hull(oval([0, 0.34], 0.31, 0.29, corners: 16), [0.94, 0.92, 0.88], [0.8, 0.78, 0.74], round: 0.15)
        hull(oval([0, 0.34], 0.09, 0.085, corners: 10), c * 0.8)
    }

    private mutating func turntable(_ actor: Actor) {
        let c = actor.colour
        slab([[-1.8, 0.2], [1.8, 0.2], [1.9, 0.42], [-1.9, 0.42]], c * 1.3, c * 0.9)
        slab([[-1.8, 0.42], [-1.3, 0.96], [1.3, 0.96], [1.8, 0.42]], c * 1.6, c * 1.3, round: 0.1)
        for side: Float in [-1, 1] {
            let m = Point(side * 0.82, 0.68)
            hull(oval(m, 0.60, 0.22, corners: 14), [0.06, 0.06, 0.07], round: 0.4)
            let turn = seconds * 0.55
            for n in 0..<2 {
                let a = turn + Float(n) * 0.5
                streak(m, m + Point(wave(a) * 0.56, wave(a + 0.25) * 0.2), 0.02, lit([0.3, 0.3, 0.32]), alpha: 0.5)
            }
            hull(oval(m, 0.18, 0.07, corners: 10), actor.second)
        }
        slab([[-0.18, 0.52], [0.18, 0.52], [0.14, 0.88], [-0.14, 0.88]], c * 2)
        for n in 0..<3 {
            limb(
                [-0.09 + 0.09 * Float(n), 0.62 + 0.08 * abs(wave(seconds * 0.8 + Float(n) * 0.3))], 0.03,
                [-0.09 + 0.09 * Float(n), 0.62], 0.03, [0.2, 0.9, 1], glow: 0.8)
        }
        body()
    }
}
