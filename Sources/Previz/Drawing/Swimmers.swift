/// What swims.
extension Painter {
    mutating func swimmer(_ actor: Actor) -> Bool {
        switch actor.kind {
        case "fish": fish(actor)
        case "shark": shark(actor)
        case "whale": whale(actor)
        case "dolphin": dolphin(actor)
        case "seal": seal(actor)
        case "jellyfish": jellyfish(actor)
        case "octopus": octopus(actor)
        case "starfish": starfish(actor)
        case "seahorse": seahorse(actor)
        default: return false
        }
        return true
    }

    /// Bends an outline as a swimmer bends: the farther from the head, the more.
    private func bent(_ outline: [Point], _ actor: Actor, pace: Float, by: Float, from: Float) -> [Point] {
        outline.map { p in
            let back = max(from - p.x, 0)
            return [p.x, p.y + back * back * by * wave(seconds * pace + actor.phase * 3 - back * 0.18)]
        }
    }

    private mutating func eyeball(_ at: Point, _ r: Float) {
        limb(at, r, at, r, [0.96, 0.96, 0.92])
        limb(at + Point(r * 0.15, 0), r * 0.62, at + Point(r * 0.15, 0), r * 0.62, [0.03, 0.03, 0.04])
        limb(at + Point(r, r) * 0.35, r * 0.22, at + Point(r, r) * 0.35, r * 0.22, [1, 1, 1], glow: 0.9)
        body(texture: 0)
    }

    private mutating func fish(_ actor: Actor) {
        let c = actor.colour
        func b(_ list: [Point]) -> [Point] { bent(list, actor, pace: 1.3, by: 0.16, from: 0.4) }
        hull(
            b([
                [-0.56, 0.52], [-0.78, 0.70], [-1.04, 0.92], [-0.98, 0.70], [-0.90, 0.50], [-0.98, 0.30],
                [-1.04, 0.08], [-0.78, 0.30], [-0.56, 0.46],
            ]), c, c * 0.75, round: 0.4)
        hull(b([[-0.30, 0.74], [-0.22, 0.98], [0.08, 1.06], [0.30, 0.94], [0.34, 0.76]]), c * 0.85, round: 0.4)
        hull(b([[-0.20, 0.24], [-0.16, 0.02], [0.06, 0.06], [0.14, 0.22]]), c * 0.8, round: 0.4)
        hull(
            b([
                [-0.64, 0.52], [-0.40, 0.66], [0.0, 0.82], [0.40, 0.80], [0.70, 0.62], [0.78, 0.50], [0.68, 0.38],
                [0.36, 0.20], [-0.04, 0.18], [-0.42, 0.34], [-0.64, 0.46],
            ]), c * 1.08, c.mixed(with: [0.98, 0.95, 0.88], 0.4), texture: 0.15)
        for u: Float in [-0.16, 0.28] {
            hull(
                b([
                    [u - 0.05, 0.80], [u + 0.05, 0.82], [u + 0.08, 0.50], [u + 0.04, 0.20], [u - 0.05, 0.20],
                    [u - 0.02, 0.50],
                ]), actor.second, round: 0.6)
        }
        hull([[0.14, 0.46], [-0.02, 0.40], [-0.12, 0.26], [0.04, 0.26], [0.18, 0.36]], c * 0.8, round: 0.5)
        streak([0.70, 0.44], [0.77, 0.46], 0.014, lit(c * 0.35))
        eyeball([0.54, 0.60], 0.075)
    }

    private mutating func shark(_ actor: Actor) {
        let c = actor.colour
        func b(_ list: [Point]) -> [Point] { bent(list, actor, pace: 0.5, by: 0.08, from: 0.6) }
        hull(
            b([
                [-1.10, 0.56], [-1.38, 0.98], [-1.30, 0.98], [-1.20, 0.72], [-1.12, 0.54], [-1.24, 0.40],
                [-1.30, 0.24], [-1.22, 0.26], [-1.02, 0.50],
            ]), c, c * 0.8, round: 0.6)
        hull(b([[-0.02, 0.74], [-0.18, 1.06], [-0.10, 1.08], [0.22, 0.78]]), c * 0.95, round: 0.6)
        hull(
            b([
                [-1.16, 0.56], [-0.70, 0.66], [-0.10, 0.78], [0.40, 0.76], [0.90, 0.64], [1.22, 0.54], [1.14, 0.46],
                [0.90, 0.40], [0.70, 0.34], [0.20, 0.28], [-0.40, 0.38], [-1.14, 0.52],
            ]), c * 1.08, actor.second)
        hull(b([[0.36, 0.36], [0.10, 0.06], [-0.06, 0.0], [0.04, 0.20], [0.12, 0.36]]), c * 0.85, c * 0.7)
        for n in 0..<4 {
            streak([0.56 - 0.05 * Float(n), 0.56], [0.54 - 0.05 * Float(n), 0.44], 0.008, lit(c * 0.5), alpha: 0.9)
        }
        hull([[0.84, 0.44], [1.08, 0.46], [1.06, 0.40], [0.90, 0.37]], [0.25, 0.06, 0.07], round: 0.2)
        for n in 0..<5 {
            slab(
                [[0.87 + 0.04 * Float(n), 0.45], [0.89 + 0.04 * Float(n), 0.41], [0.91 + 0.04 * Float(n), 0.455]],
                [0.97, 0.97, 0.95])
        }
        eyeball([0.90, 0.56], 0.028)
    }

    private mutating func whale(_ actor: Actor) {
        let c = actor.colour
        func b(_ list: [Point]) -> [Point] { bent(list, actor, pace: 0.26, by: 0.10, from: 0.3) }
        hull(
            b([
                [-1.12, 0.62], [-1.40, 0.74], [-1.56, 0.70], [-1.34, 0.58], [-1.50, 0.50], [-1.34, 0.46],
                [-1.08, 0.54],
            ]), c, c * 0.8)
        hull(
            b([
                [-1.20, 0.60], [-0.70, 0.72], [-0.20, 0.90], [0.35, 0.92], [0.82, 0.80], [1.06, 0.60], [1.02, 0.42],
                [0.80, 0.26], [0.35, 0.14], [-0.15, 0.20], [-0.65, 0.40], [-1.20, 0.54],
            ]), c * 1.08, c * 0.85, texture: 0.2, grain: 0.06)
        hull(
            b([
                [1.04, 0.44], [0.70, 0.40], [0.30, 0.34], [-0.10, 0.26], [0.0, 0.19], [0.35, 0.135], [0.80, 0.255],
            ]), actor.second, actor.second * 0.9, round: 0.6)
        for n in 0..<5 {
            streak(
                [0.96 - 0.04 * Float(n), 0.40 - 0.045 * Float(n)], [0.16 + 0.04 * Float(n), 0.31 - 0.032 * Float(n)],
                0.006, lit(c * 0.7), alpha: 0.7)
        }
        streak([1.04, 0.46], [0.62, 0.42], 0.012, lit(c * 0.4))
        hull(
            b([[0.30, 0.36], [0.16, 0.10], [-0.10, -0.06], [-0.12, 0.02], [0.02, 0.22], [0.12, 0.36]]), c * 0.85,
            c * 0.7)
        hull(b([[-0.55, 0.74], [-0.66, 0.84], [-0.40, 0.80]]), c)
        eyeball([0.62, 0.48], 0.026)
        guard actor.motion == "stand" else { return }
        for n in 0..<7 {
            let k = (Float(n) - 3) / 3
            streak(
                [0.62, 0.88], [0.62 + k * 0.22, 1.22 - k * k * 0.16 + 0.04 * wave(seconds * 0.8 + Float(n))], 0.018,
                lit([0.92, 0.96, 1], facing: 1), alpha: 0.5)
        }
    }

    private mutating func dolphin(_ actor: Actor) {
        let c = actor.colour
        func b(_ list: [Point]) -> [Point] { bent(list, actor, pace: 0.6, by: 0.16, from: 0.2) }
        hull(
            b([
                [-0.92, 0.42], [-1.16, 0.56], [-1.30, 0.54], [-1.10, 0.40], [-1.26, 0.28], [-1.10, 0.26],
                [-0.88, 0.36],
            ]), c)
        hull(b([[-0.12, 0.72], [-0.30, 0.98], [-0.20, 0.98], [0.14, 0.74]]), c * 0.9)
        hull(
            b([
                [-0.98, 0.42], [-0.50, 0.60], [0.0, 0.76], [0.44, 0.78], [0.70, 0.68], [0.82, 0.56], [1.06, 0.52],
                [1.08, 0.46], [0.82, 0.42], [0.60, 0.34], [0.20, 0.28], [-0.30, 0.32], [-0.96, 0.36],
            ]), c * 1.08, actor.second)
        hull(b([[0.34, 0.38], [0.14, 0.12], [0.04, 0.12], [0.14, 0.38]]), c * 0.8)
        streak([0.80, 0.46], [1.06, 0.49], 0.010, lit(c * 0.4))
        eyeball([0.68, 0.54], 0.030)
    }

    private mutating func seal(_ actor: Actor) {
        let c = actor.colour
        let nod = 0.02 * wave(seconds * 0.35 + actor.phase)
        hull([[-0.98, 0.06], [-1.26, 0.20], [-1.24, 0.06], [-1.30, -0.02], [-0.95, 0.0]], c * 0.8)
        hull(
            [
                [-1.04, 0.04], [-0.70, 0.30], [-0.20, 0.50], [0.20, 0.66], [0.40, 0.90 + nod], [0.58, 0.99 + nod],
                [0.76, 0.90 + nod], [0.82, 0.78 + nod], [0.70, 0.68 + nod], [0.60, 0.40], [0.46, 0.14], [0.0, 0.01],
                [-0.6, 0.0],
            ], c * 1.1, c * 0.85, texture: 0.15)
        hull([[0.34, 0.24], [0.52, 0.06], [0.74, 0.0], [0.50, -0.01], [0.20, 0.10]], c * 0.75)
        limb([0.82, 0.83 + nod], 0.035, [0.83, 0.83 + nod], 0.033, [0.05, 0.05, 0.05])
        body()
        for n in 0..<3 {
            streak([0.78, 0.79 + nod], [0.94, 0.76 - 0.04 * Float(n) + nod], 0.005, lit([0.9, 0.9, 0.9]))
        }
        eyeball([0.66, 0.87 + nod], 0.040)
    }

    private mutating func octopus(_ actor: Actor) {
        let c = actor.colour
        for n in 0..<8 {
            let side = (Float(n) - 3.5) / 3.5
            var last = Point(side * 0.16, 0.46)
            for step in 1...7 {
                let k = Float(step) / 7
                let curl = 0.06 * k * wave(seconds * 0.35 + Float(n) * 0.21 - k * 0.7)
                let next = Point(
                    side * (0.16 + 0.52 * k) + curl, 0.46 - 0.42 * k + 0.10 * k * k * abs(side) * 2 + curl * 0.6)
                limb(
                    last, 0.060 * (1.08 - k), next, 0.060 * (1.0 - k) + 0.006, c * (n % 2 == 0 ? 0.85 : 1), blend: 0.01)
                last = next
            }
        }
        body(texture: 0.25)
        let pulse = 0.015 * wave(seconds * 0.4)
        hull(
            [
                [-0.20, 0.44], [-0.26 - pulse, 0.66], [-0.20, 0.90], [0, 0.99 + pulse], [0.20, 0.90],
                [0.26 + pulse, 0.66], [0.20, 0.44], [0, 0.38],
            ], c * 1.1, c * 0.9, texture: 0.3)
        for u: Float in [-0.11, 0.13] {
            hull(oval([u, 0.58], 0.07, 0.075), c * 1.25, round: 0.8)
            eyeball([u, 0.585], 0.05)
        }
    }

    private mutating func starfish(_ actor: Actor) {
        var outline: [Point] = []
        for n in 0..<10 {
            let turn = Float(n) / 10
            let r: Float = n % 2 == 0 ? 0.52 : 0.20
            outline.append(Point(0, 0.5) + Point(wave(turn), wave(turn + 0.25)) * r)
        }
        hull(outline, actor.colour * 1.05, actor.colour * 0.8, texture: 0.4, grain: 0.03)
        for n in 0..<5 {
            for k in 1..<5 {
                let turn = Float(n) / 5
                let p = Point(0, 0.5) + Point(wave(turn), wave(turn + 0.25)) * (0.10 * Float(k))
                limb(p, 0.018, p, 0.018, actor.second)
            }
        }
        body()
    }

    private mutating func seahorse(_ actor: Actor) {
        let c = actor.colour
        let sway = 0.02 * wave(seconds * 0.4 + actor.phase)
        var last: Point = [0.02, 0.40]
        for (n, next)
            in ([[-0.04, 0.26], [-0.02, 0.14], [0.08, 0.07], [0.17, 0.10], [0.17, 0.18], [0.11, 0.18]] as [Point])
            .enumerated()
        {
            limb(last, 0.065 - 0.009 * Float(n), next + [sway, 0], 0.056 - 0.009 * Float(n), c, blend: 0.02)
            last = next + [sway, 0]
        }
        body(texture: 0.3)
        hull([[-0.08, 0.52], [-0.26, 0.60], [-0.24, 0.44], [-0.06, 0.40]], c * 0.8, round: 0.3, alpha: 0.85)
        hull(
            [
                [-0.06, 0.36], [-0.10, 0.56], [-0.08, 0.74], [-0.06, 0.90], [0.06, 0.99], [0.16, 0.94], [0.17, 0.86],
                [0.36, 0.80], [0.36, 0.75], [0.16, 0.76], [0.14, 0.66], [0.20, 0.52], [0.12, 0.36],
            ], c * 1.08, c * 0.85, texture: 0.3)
        for n in 0..<5 {
            streak([-0.07, 0.42 + 0.06 * Float(n)], [0.15, 0.41 + 0.06 * Float(n)], 0.007, lit(c * 0.6), alpha: 0.7)
        }
        for n in 0..<3 {
            slab(
                [[-0.04 + 0.06 * Float(n), 0.95], [-0.03 + 0.06 * Float(n), 1.03], [0.02 + 0.06 * Float(n), 0.96]],
                actor.second)
        }
        eyeball([0.09, 0.89], 0.028)
    }

    private mutating func jellyfish(_ actor: Actor) {
        let pulse = wave(seconds * 0.45 + actor.phase)
        let wide = 0.26 + pulse * 0.025
        let c = actor.colour
        let shine: Float = 0.75
        for n in 0..<9 {
            let root = (Float(n) / 8 - 0.5) * wide * 1.7
            var at: (Float, Float) = (root, 0.64)
            for step in 0..<6 {
                let drop = Float(step + 1)
                let next = (
                    root * (1 - drop * 0.05) + 0.035 * drop * 0.5
                        * wave(seconds * 0.35 + Float(n) * 0.17 - drop * 0.16),
                    0.64 - drop * (0.085 + Float(n % 3) * 0.014)
                )
                streak(
                    at, next, 0.013 - drop * 0.0015, lit(actor.second, glow: shine), alpha: 0.75 - drop * 0.09,
                    cover: 0.35)
                at = next
            }
        }
        limb((-wide * 0.45, 0.76), wide * 0.62, (wide * 0.45, 0.76), wide * 0.62, c, glow: shine * 0.75)
        limb((-wide * 0.2, 0.86), wide * 0.55, (wide * 0.2, 0.86), wide * 0.55, c * 1.1, blend: 0.08, glow: shine)
        limb((-wide * 0.8, 0.66), 0.05, (wide * 0.8, 0.66), 0.05, c * 0.8, blend: 0.05, glow: shine)
        for n in 0..<5 {
            disc(
                ((Float(n) - 2) * wide * 0.36, 0.80 - abs(Float(n) - 2) * 0.02), 0.030, actor.second, blend: 0.02,
                glow: 1)
        }
        body(texture: 0.15, alpha: 0.80, seed: actor.seed)
        glow(0, 0.72, 0.62, c.mixed(with: actor.second, 0.5), soft: 0.34, core: 0.05)
    }
}
