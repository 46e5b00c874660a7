/// Birds that stand or swim.
extension Painter {
    mutating func fowl(_ actor: Actor) -> Bool {
        switch actor.kind {
        case "duck", "waterbird", "swan": floating(actor)
        case "penguin": penguin(actor)
        case "flamingo", "heron": flamingo(actor)
        case "owl": owl(actor)
        case "parrot": parrot(actor)
        case "chicken": chicken(actor)
        default: return false
        }
        return true
    }

    private mutating func bead(_ at: Point, _ r: Float, _ colour: Colour = [0.03, 0.03, 0.03]) {
        limb(at, r, at, r, colour)
        limb(at + Point(r, r) * 0.3, r * 0.3, at + Point(r, r) * 0.3, r * 0.3, [1, 1, 1], glow: 0.7)
        body(texture: 0)
    }

    private mutating func floating(_ actor: Actor) {
        let swan = actor.kind == "swan"
        let c = actor.colour
        let bob = 0.012 * wave(seconds * 0.5 + actor.phase)
        func p(_ list: [Point]) -> [Point] { list.map { $0 + [0, bob] } }
        if !swan {
            for u: Float in [-0.10, 0.12] {
                limb([u, 0.14], 0.020, [u + 0.02, 0.02], 0.02, [0.95, 0.55, 0.12])
                limb([u + 0.02, 0.015], 0.018, [u + 0.14, 0.012], 0.012, [0.95, 0.55, 0.12])
            }
        }
        body()
        if swan {
            hull(
                p([
                    [0.34, 0.30], [0.30, 0.46], [0.20, 0.62], [0.22, 0.82], [0.36, 0.95], [0.50, 0.93], [0.56, 0.84],
                    [0.44, 0.84], [0.36, 0.76], [0.36, 0.62], [0.46, 0.44], [0.48, 0.26],
                ]), c, c * 0.9)
            hull(p([[0.50, 0.91], [0.72, 0.80], [0.70, 0.76], [0.50, 0.83]]), actor.second)
            bead([0.49, 0.89 + bob], 0.016)
            hull(
                p([
                    [0.50, 0.12], [0.52, 0.34], [0.20, 0.46], [-0.20, 0.52], [-0.56, 0.56], [-0.62, 0.46],
                    [-0.50, 0.14], [0, 0.04],
                ]), c * 1.05, c * 0.82)
            hull(
                p([[0.30, 0.36], [0.0, 0.50], [-0.40, 0.62], [-0.70, 0.66], [-0.50, 0.40], [-0.10, 0.22]]), c * 1.08,
                c * 0.86, round: 0.6)
            return
        }
        hull(
            p([
                [0.52, 0.34], [0.44, 0.52], [0.06, 0.56], [-0.34, 0.52], [-0.66, 0.60], [-0.78, 0.58], [-0.60, 0.34],
                [-0.28, 0.16], [0.16, 0.12], [0.42, 0.18],
            ]), c * 1.1, c * 0.85, texture: 0.15)
        hull(
            p([[0.22, 0.46], [0.0, 0.52], [-0.34, 0.48], [-0.58, 0.44], [-0.30, 0.30], [0.04, 0.26]]), c * 0.72,
            c * 0.6, round: 0.7)
        hull(
            p([
                [0.28, 0.50], [0.34, 0.66], [0.30, 0.84], [0.42, 0.96], [0.58, 0.92], [0.64, 0.80], [0.56, 0.68],
                [0.54, 0.50], [0.42, 0.44],
            ]), actor.second * 1.1, actor.second * 0.9)
        hull(p([[0.29, 0.56], [0.54, 0.56], [0.55, 0.60], [0.30, 0.60]]), [0.93, 0.93, 0.92], round: 0.4)
        hull(p([[0.60, 0.84], [0.82, 0.79], [0.86, 0.74], [0.62, 0.74]]), [0.96, 0.72, 0.14])
        bead([0.50, 0.84 + bob], 0.024)
    }

    private mutating func penguin(_ actor: Actor) {
        let sway = actor.motion == "walk" ? 0.05 * wave(seconds * 1.1 + actor.phase) : 0.01 * wave(seconds * 0.3)
        func p(_ list: [Point]) -> [Point] { list.map { [$0.x + sway * $0.y, $0.y] } }
        for u: Float in [-0.09, 0.10] { limb([u, 0.03], 0.035, [u + 0.09, 0.02], 0.026, [0.95, 0.62, 0.14]) }
        body()
        hull(p([[0.18, 0.64], [0.30, 0.50], [0.33, 0.28], [0.26, 0.34], [0.16, 0.48]]), actor.colour * 0.8)
        hull(
            p([
                [-0.22, 0.05], [-0.27, 0.34], [-0.22, 0.60], [-0.13, 0.76], [-0.13, 0.90], [0.0, 0.99], [0.13, 0.93],
                [0.16, 0.80], [0.22, 0.62], [0.27, 0.34], [0.20, 0.05], [0, 0.02],
            ]), actor.colour * 1.1, actor.colour * 0.9)
        hull(
            p([
                [-0.06, 0.06], [-0.11, 0.36], [-0.05, 0.62], [0.08, 0.72], [0.18, 0.60], [0.23, 0.34], [0.17, 0.07],
            ]), actor.second, actor.second * 0.9)
        hull(p([[0.0, 0.78], [0.0, 0.88], [0.07, 0.90], [0.10, 0.78]]), [0.97, 0.80, 0.30], round: 0.4)
        hull(p([[0.11, 0.90], [0.26, 0.84], [0.26, 0.84], [0.12, 0.82]]), [0.2, 0.17, 0.15])
        bead(p([[0.05, 0.89]])[0], 0.018)
        hull(p([[-0.20, 0.64], [-0.27, 0.46], [-0.30, 0.26], [-0.24, 0.22], [-0.14, 0.46]]), actor.colour * 1.2)
    }

    private mutating func flamingo(_ actor: Actor) {
        let c = actor.colour
        let sway = 0.015 * wave(seconds * 0.25 + actor.phase)
        limb([-0.02, 0.40], 0.014, [0.0, 0.0], 0.010, c * 0.8)
        limb([0.04, 0.40], 0.014, [0.14, 0.22], 0.012, c * 0.8)
        limb([0.14, 0.22], 0.012, [0.02, 0.20], 0.010, c * 0.8)
        var last: Point = [0.14, 0.52]
        for next in [[0.24, 0.60], [0.22, 0.70], [0.14, 0.78], [0.14, 0.88], [0.22 + sway, 0.94]] as [Point] {
            limb(last, 0.030, next, 0.027, c, blend: 0.015)
            last = next
        }
        limb(last, 0.042, last + [0.03, -0.005], 0.04, c, blend: 0.02)
        if actor.kind == "heron" {
            // A dagger of a beak, and a plume that hangs behind the head.
            limb(last + [0.05, 0.0], 0.022, last + [0.22, -0.03], 0.005, [0.90, 0.68, 0.22])
            limb(last + [-0.01, 0.03], 0.014, last + [-0.15, -0.02], 0.004, [0.10, 0.11, 0.14])
        } else {
            limb(last + [0.06, -0.02], 0.026, last + [0.10, -0.09], 0.016, [0.12, 0.10, 0.10])
        }
        body()
        bead(last + [0.03, 0.012], 0.010)
        hull(
            [
                [0.18, 0.50], [0.12, 0.58], [-0.08, 0.60], [-0.26, 0.52], [-0.32, 0.44], [-0.16, 0.38], [0.06, 0.38],
            ], c * 1.05, actor.second, texture: 0.2)
        hull([[0.08, 0.54], [-0.10, 0.56], [-0.34, 0.44], [-0.12, 0.42]], actor.second * 0.95, round: 0.6)
    }

    private mutating func owl(_ actor: Actor) {
        let c = actor.colour
        let turn = 0.05 * wave(seconds * 0.2 + actor.phase)
        hull(
            [[-0.26, 0.06], [-0.32, 0.36], [-0.26, 0.62], [0.26, 0.62], [0.32, 0.36], [0.26, 0.06], [0, 0.0]], c,
            c * 0.8, rough: 0.010, texture: 0.3)
        hull(
            [[-0.15, 0.08], [-0.18, 0.36], [0, 0.58], [0.18, 0.36], [0.15, 0.08]], actor.second, actor.second * 0.85)
        for row in 0..<4 {
            for n in 0..<3 {
                streak(
                    [(Float(n) - 1) * 0.09, 0.16 + 0.09 * Float(row)],
                    [(Float(n) - 1) * 0.09, 0.13 + 0.09 * Float(row)], 0.016, lit(c * 0.7), alpha: 0.8)
            }
        }
        for side: Float in [-1, 1] {
            hull(
                [[side * 0.24, 0.58], [side * 0.36, 0.38], [side * 0.30, 0.10], [side * 0.22, 0.28]], c * 0.78, c * 0.6)
            hull(
                [
                    [side * 0.10, 0.90], [side * 0.10, 0.90], [side * 0.30, 1.02], [side * 0.30, 1.02],
                    [side * 0.28, 0.80], [side * 0.28, 0.80],
                ], c * 0.85)
        }
        hull(
            [[-0.30, 0.70], [-0.24, 0.90], [0, 0.94], [0.24, 0.90], [0.30, 0.70], [0.18, 0.54], [-0.18, 0.54]],
            c * 1.06, c * 0.9, rough: 0.008, texture: 0.2)
        for side: Float in [-1, 1] {
            let e = Point(side * 0.12 + turn, 0.74)
            hull(oval(e, 0.125, 0.125, corners: 8), actor.second * 1.05, round: 0.4)
            limb(e, 0.075, e, 0.075, [0.98, 0.72, 0.10])
            limb(e, 0.040, e, 0.040, [0.02, 0.02, 0.02])
            limb(e + [0.02, 0.025], 0.014, e + [0.02, 0.025], 0.014, [1, 1, 1], glow: 0.8)
            body(texture: 0)
            limb([side * 0.10, 0.02], 0.03, [side * 0.14, 0.0], 0.02, [0.9, 0.7, 0.3])
        }
        hull([[turn - 0.035, 0.70], [turn + 0.035, 0.70], [turn, 0.60], [turn, 0.60]], [0.90, 0.68, 0.24])
        body()
    }

    private mutating func parrot(_ actor: Actor) {
        let c = actor.colour
        let nod = 0.012 * wave(seconds * 0.5 + actor.phase)
        limb([-0.40, 0.20], 0.035, [0.40, 0.20], 0.035, [0.34, 0.24, 0.16])
        body(texture: 0.3)
        hull([[-0.14, 0.36], [-0.04, 0.34], [-0.22, -0.10], [-0.28, -0.08]], actor.second, [0.95, 0.75, 0.15])
        hull(
            [
                [-0.18, 0.34], [-0.16, 0.62], [-0.02, 0.82 + nod], [0.02, 0.96 + nod], [0.16, 1.0 + nod],
                [0.26, 0.92 + nod], [0.22, 0.74], [0.20, 0.50], [0.10, 0.28], [-0.04, 0.22],
            ], c * 1.1, c * 0.85)
        hull(
            [[-0.14, 0.68], [-0.24, 0.40], [-0.24, 0.08], [-0.06, 0.34], [0.04, 0.56]], actor.second * 1.1,
            [0.95, 0.75, 0.15], round: 0.6)
        hull(
            [
                [0.22, 0.96 + nod], [0.35, 0.90 + nod], [0.34, 0.76 + nod], [0.34, 0.76 + nod], [0.26, 0.82 + nod],
                [0.20, 0.84 + nod],
            ], [0.92, 0.88, 0.78])
        hull(oval([0.155, 0.90 + nod], 0.055, 0.050), [0.95, 0.95, 0.93], round: 0.3)
        bead([0.165, 0.905 + nod], 0.020)
        for u: Float in [-0.02, 0.08] { limb([u, 0.25], 0.018, [u + 0.03, 0.20], 0.024, [0.4, 0.38, 0.36]) }
        body()
    }

    private mutating func chicken(_ actor: Actor) {
        let c = actor.colour
        let peck = actor.motion == "eat" ? max(wave(seconds * 0.7), 0) * 0.2 : 0.012 * wave(seconds * 0.8 + actor.phase)
        for u: Float in [-0.06, 0.10] {
            limb([u, 0.24], 0.022, [u + 0.02, 0.03], 0.015, [0.95, 0.66, 0.14])
            limb([u + 0.02, 0.02], 0.013, [u + 0.13, 0.014], 0.009, [0.95, 0.66, 0.14])
        }
        body()
        hull(
            [[-0.34, 0.42], [-0.56, 0.66], [-0.60, 0.86], [-0.44, 0.78], [-0.30, 0.62], [-0.20, 0.50]], c * 0.7, c * 0.6
        )
        hull(
            [
                [-0.40, 0.44], [-0.24, 0.58], [0.04, 0.58], [0.18, 0.72], [0.22, 0.88 - peck], [0.36, 0.92 - peck],
                [0.42, 0.80 - peck], [0.38, 0.58], [0.34, 0.38], [0.14, 0.20], [-0.16, 0.22],
            ], c * 1.08, c * 0.85, texture: 0.2)
        hull(
            [[0.10, 0.50], [-0.12, 0.54], [-0.34, 0.44], [-0.14, 0.32], [0.06, 0.34]], c * 0.85, c * 0.75, round: 0.7)
        hull(
            [
                [0.20, 0.90 - peck], [0.20, 1.0 - peck], [0.26, 0.96 - peck], [0.30, 1.03 - peck], [0.35, 0.96 - peck],
                [0.40, 0.99 - peck], [0.38, 0.89 - peck],
            ], actor.second)
        hull(
            [[0.41, 0.87 - peck], [0.54, 0.82 - peck], [0.54, 0.82 - peck], [0.41, 0.80 - peck]], [0.96, 0.74, 0.2])
        hull([[0.37, 0.80 - peck], [0.43, 0.78 - peck], [0.42, 0.69 - peck], [0.36, 0.72 - peck]], actor.second)
        bead([0.345, 0.865 - peck], 0.022)
    }
}
