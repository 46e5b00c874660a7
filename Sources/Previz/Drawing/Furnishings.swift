internal import PrevizKernels

/// What stands in a room of each kind.
extension Painter {
    /// On which side of a living room its window is.
    static func livingSide(_ actor: Actor) -> Float { actor.seed % 2 == 0 ? 1 : -1 }

    mutating func living(_ actor: Actor) {
        let (w, h, z) = (actor.width, actor.height, actor.z)
        var chance = Chance(seed: UInt64(actor.seed))
        let side = Self.livingSide(actor)
        let cloth: Colour = chance.pick([
            [0.56, 0.30, 0.24], [0.26, 0.36, 0.40], [0.62, 0.52, 0.34], [0.34, 0.40, 0.30],
        ])
        window(actor, ordered(side * w * 0.14, side * w * 0.56), h * 0.26...h * 0.80, panes: 3, curtains: cloth)
        for n in 0..<2 {
            frame(
                -side * w * (0.22 + 0.20 * Float(n)), h * 0.50, h * 0.09, h * (0.16 + 0.05 * Float(n)), z - 0.02,
                chance.pick([[0.7, 0.5, 0.3], [0.3, 0.5, 0.6], [0.6, 0.3, 0.3]]))
        }
        rug(actor, cloth)
        shelf(ordered(-side * w * 0.98, -side * w * 0.72), 0...h * 0.72, z - 0.5...z, rows: 5, seed: actor.seed)
        let lamp = Corner(-side * w * 0.64, h * 0.42, z - 0.8)
        crate(lamp.x - 0.03...lamp.x + 0.03, 0...h * 0.40, lamp.z...lamp.z + 0.05, [0.14, 0.12, 0.10])
        quad(lamp.x - h * 0.05, lamp.x + h * 0.05, h * 0.36, h * 0.46, lamp.z, [1.0, 0.86, 0.60], [1.0, 0.78, 0.48])
        shine(lamp, h * 0.62, [1.0, 0.70, 0.36], soft: byNight ? 0.72 : 0.34, core: 0.1)
        sofa(ordered(side * w * 0.12, side * w * 0.58), h * 0.34, z - 1.5, cloth)
        pot(side * w * 0.80, h, z - 0.6)
    }

    private func ordered(_ a: Float, _ b: Float) -> ClosedRange<Float> { min(a, b)...max(a, b) }

    private func sofa(_ x: ClosedRange<Float>, _ tall: Float, _ z: Float, _ cloth: Colour) {
        crate(x, tall * 0.2...tall, z + 0.6...z + 0.9, cloth * 0.9)
        crate(x, tall * 0.08...tall * 0.52, z...z + 0.6, cloth)
        let arm = (x.upperBound - x.lowerBound) * 0.08
        crate(x.lowerBound - arm...x.lowerBound, 0...tall * 0.68, z...z + 0.9, cloth * 0.95)
        crate(x.upperBound...x.upperBound + arm, 0...tall * 0.68, z...z + 0.9, cloth * 0.95)
    }

    private mutating func pot(_ x: Float, _ h: Float, _ z: Float) {
        crate(x - h * 0.05...x + h * 0.05, 0...h * 0.12, z...z + 0.3, [0.62, 0.36, 0.24])
        guard let p = project(x, h * 0.1, z) else { return }
        for n in 0..<7 {
            let lean = (Float(n) - 3) * 0.09
            let tip = (p.x + lean * p.scale * h, p.y - p.scale * h * (0.30 - abs(lean) * 0.5))
            var leaf = pv_streak(
                x0: p.x, y0: p.y, x1: tip.0, y1: tip.1, radius: max(p.scale * h * 0.016, 0.6),
                colour: lit([0.20, 0.40, 0.18] * (0.8 + 0.1 * Float(n % 3)), facing: 0.8).kernel, alpha: 1.6, cover: 1)
            leaf.alpha = 1
            if cast == nil { pv_streaks(surface, &leaf, 1) }
        }
    }

    /// Boards with books or goods.
    private func shelf(
        _ x: ClosedRange<Float>, _ y: ClosedRange<Float>, _ z: ClosedRange<Float>, rows: Int, seed: UInt32,
        goods: Bool = false
    ) {
        crate(x, y, z, [0.30, 0.21, 0.14])
        guard cast == nil else { return }
        var chance = Chance(seed: UInt64(seed) &+ UInt64(abs(x.lowerBound) * 10))
        let step = (y.upperBound - y.lowerBound) / Float(rows)
        let wide = (x.upperBound - x.lowerBound)
        for row in 0..<rows {
            let foot = y.lowerBound + step * (Float(row) + 0.10)
            quad(
                x.lowerBound + wide * 0.03, x.upperBound - wide * 0.03, foot, foot + step * 0.84, z.lowerBound - 0.01,
                lit([0.12, 0.09, 0.07]), lit([0.16, 0.12, 0.09]))
            var at = x.lowerBound + wide * 0.04
            while at < x.upperBound - wide * 0.08 {
                let thick = step * (goods ? chance.between(0.16, 0.30) : chance.between(0.08, 0.20))
                let tall = step * chance.between(0.48, 0.80)
                let hue: Colour = chance.pick([
                    [0.60, 0.20, 0.16], [0.20, 0.34, 0.50], [0.66, 0.56, 0.34], [0.24, 0.40, 0.28], [0.44, 0.26, 0.40],
                    [0.78, 0.72, 0.60],
                ])
                let tone = lit(hue, facing: 0.7)
                quad(at, min(at + thick * 0.9, x.upperBound), foot, foot + tall, z.lowerBound - 0.02, tone, tone * 0.75)
                at += thick * (goods ? 1.5 : chance.happens(0.1) ? 2 : 1.04)
            }
        }
    }

    mutating func kitchen(_ actor: Actor) {
        let (w, h, z) = (actor.width, actor.height, actor.z)
        let door = Colour(0.82, 0.80, 0.74).mixed(with: actor.second, 0.35)
        window(actor, -w * 0.26...w * 0.20, h * 0.42...h * 0.82, panes: 3)
        crate(-w * 0.94...w * 0.66, 0...h * 0.34, z - 0.9...z, door)
        crate(-w * 0.95...w * 0.67, h * 0.34...h * 0.37, z - 0.95...z, [0.30, 0.28, 0.27])
        for n in 0..<8 {
            let x = -w * 0.94 + w * 0.2 * Float(n)
            let line = lit(door * 0.5)
            quad(x - 0.02, x + 0.02, h * 0.02, h * 0.33, z - 0.91, line, line)
            quad(
                x + w * 0.16, x + w * 0.18, h * 0.22, h * 0.27, z - 0.91, lit([0.5, 0.5, 0.52]), lit([0.4, 0.4, 0.42]))
        }
        crate(-w * 0.94...(-w * 0.36), h * 0.58...h * 0.86, z - 0.5...z, door)
        crate(w * 0.30...w * 0.66, h * 0.58...h * 0.86, z - 0.5...z, door)
        for x in [-w * 0.75, -w * 0.55, w * 0.48] {
            let line = lit(door * 0.5)
            quad(x - 0.02, x + 0.02, h * 0.58, h * 0.86, z - 0.51, line, line)
        }
        crate(w * 0.70...w * 0.94, 0...h * 0.74, z - 1...z, [0.74, 0.76, 0.78])
        for n in 0..<4 {
            let x = -w * 0.80 + w * 0.16 * Float(n)
            crate(
                x...x + h * 0.05, h * 0.37...h * (0.44 + 0.03 * Float(n % 3)), z - 0.5...z - 0.4,
                [[0.7, 0.3, 0.2], [0.3, 0.4, 0.5], [0.8, 0.7, 0.5], [0.4, 0.5, 0.3]][n])
        }
        for x: Float in [-0.34, 0.34] { pendant(x * w, h * 0.70, z - 2.6, top: h, [1.0, 0.82, 0.52], size: h * 0.045) }
    }

    mutating func office(_ actor: Actor) {
        let (w, h, z) = (actor.width, actor.height, actor.z)
        window(actor, -w * 0.92...w * 0.92, h * 0.24...h * 0.86, panes: 9)
        for row in 0..<3 {
            for side: Float in [-1, 1] {
                let depth = z * (0.9 - 0.17 * Float(row))
                let x = side * w * (0.34 + 0.16 * Float(row))
                crate(x - w * 0.14...x + w * 0.14, h * 0.22...h * 0.245, depth - 0.5...depth, [0.56, 0.46, 0.36])
                crate(x - w * 0.13...x + w * 0.13, 0...h * 0.22, depth - 0.1...depth, [0.30, 0.30, 0.32])
                quad(
                    x - h * 0.09, x + h * 0.09, h * 0.27, h * 0.40, depth - 0.3, [0.5, 0.74, 0.95], [0.30, 0.5, 0.75])
                shine(Corner(x, h * 0.33, depth - 0.3), h * 0.24, [0.4, 0.65, 0.95], soft: 0.3)
            }
        }
        for n in 0..<4 {
            let depth = z * (0.30 + 0.2 * Float(n))
            for x: Float in [-0.5, 0.5] {
                let lamp: Colour = [0.96, 0.98, 1.0]
                face(
                    [
                        Corner(x * w - 0.7, h - 0.01, depth), Corner(x * w + 0.7, h - 0.01, depth),
                        Corner(x * w + 0.7, h - 0.01, depth + 0.6), Corner(x * w - 0.7, h - 0.01, depth + 0.6),
                    ], lamp * 1.2, lamp * 1.1)
            }
        }
    }

    mutating func library(_ actor: Actor) {
        let (w, h, z) = (actor.width, actor.height, actor.z)
        window(actor, -w * 0.13...w * 0.13, h * 0.24...h * 0.92, panes: 3)
        for side: Float in [-1, 1] {
            shelf(ordered(side * w * 0.18, side * w * 0.56), 0...h * 0.92, z - 0.5...z, rows: 6, seed: actor.seed)
            shelf(ordered(side * w * 0.60, side * w * 0.98), 0...h * 0.92, z - 0.5...z, rows: 6, seed: actor.seed &+ 9)
            for n in 0..<3 {
                let depth = z * (0.40 + 0.18 * Float(n))
                crate(ordered(side * w * 0.80, side * w), 0...h * 0.8, depth...depth + 0.9, [0.28, 0.19, 0.12])
            }
            pendant(side * w * 0.34, h * 0.66, z * 0.7, top: h, [1.0, 0.74, 0.40], size: h * 0.05)
        }
        rug(actor, [0.44, 0.16, 0.14])
    }

    mutating func corridor(_ actor: Actor) {
        let (w, h, z) = (actor.width, actor.height, actor.z)
        let glow = look.key.mixed(with: [1.0, 0.92, 0.74], 0.5)
        quad(-w * 0.34, w * 0.34, 0, h * 0.78, z - 0.02, glow, glow * 0.8)
        shine(Corner(0, h * 0.4, z), h * 1.1, glow, soft: 0.55)
        face(
            [
                Corner(-w * 0.34, 0, z), Corner(w * 0.34, 0, z), Corner(w * 0.7, 0, z * 0.4),
                Corner(-w * 0.7, 0, z * 0.4),
            ], glow, glow, cover: 0, alpha: 0.42, alphaTo: 0)
        for n in 0..<6 {
            let near = z * (0.14 + 0.14 * Float(n))
            let far = near + z * 0.06
            for side: Float in [-1, 1] {
                let x = side * w * 0.998
                let wood = lit(actor.second, facing: 0.5)
                face(
                    [Corner(x, 0, near), Corner(x, h * 0.70, near), Corner(x, h * 0.70, far), Corner(x, 0, far)],
                    wood * 0.8, wood * 0.6)
            }
            let lamp: Colour = [1.0, 0.95, 0.84]
            face(
                [
                    Corner(-w * 0.2, h - 0.01, near), Corner(w * 0.2, h - 0.01, near),
                    Corner(w * 0.2, h - 0.01, near + 0.7), Corner(-w * 0.2, h - 0.01, near + 0.7),
                ], lamp * 1.2, lamp * 1.2)
            shine(Corner(0, h, near + 0.4), h * 0.5, lamp, soft: 0.30)
        }
    }

    mutating func shop(_ actor: Actor) {
        let (w, h, z) = (actor.width, actor.height, actor.z)
        shelf(-w * 0.94...(-w * 0.36), h * 0.30...h * 0.92, z - 0.5...z, rows: 4, seed: actor.seed, goods: true)
        shelf(w * 0.36...w * 0.94, h * 0.30...h * 0.92, z - 0.5...z, rows: 4, seed: actor.seed &+ 5, goods: true)
        quad(-w * 0.30, w * 0.30, h * 0.56, h * 0.86, z - 0.02, lit([0.10, 0.11, 0.10]), lit([0.14, 0.15, 0.14]))
        for n in 0..<5 {
            let chalk = lit([0.8, 0.8, 0.76], facing: 0.6)
            quad(
                -w * 0.24, -w * 0.24 + w * (0.30 + 0.04 * Float(n % 3)), h * (0.60 + 0.05 * Float(n)),
                h * (0.612 + 0.05 * Float(n)), z - 0.03, chalk, chalk)
        }
        crate(-w * 0.66...w * 0.66, 0...h * 0.30, z - 1.5...z - 0.8, [0.36, 0.24, 0.16])
        crate(-w * 0.68...w * 0.68, h * 0.30...h * 0.33, z - 1.6...z - 0.75, [0.52, 0.38, 0.26])
        for x: Float in [-0.48, -0.16, 0.16, 0.48] {
            pendant(x * w, h * 0.64, z - 1.6, top: h, [1.0, 0.76, 0.42], size: h * 0.04)
        }
    }

    mutating func classroom(_ actor: Actor) {
        let (w, h, z) = (actor.width, actor.height, actor.z)
        quad(-w * 0.52, w * 0.52, h * 0.34, h * 0.80, z - 0.02, lit([0.42, 0.30, 0.20]), lit([0.38, 0.27, 0.18]))
        quad(-w * 0.50, w * 0.50, h * 0.36, h * 0.78, z - 0.03, lit([0.12, 0.24, 0.19]), lit([0.14, 0.27, 0.21]))
        window(actor, w * 0.60...w * 0.94, h * 0.30...h * 0.84, panes: 3)
        for row in 0..<3 {
            for n in -2...2 where n != 0 {
                let x = Float(n) * w * 0.30
                let depth = z * (0.86 - 0.16 * Float(row))
                crate(x - w * 0.09...x + w * 0.09, h * 0.19...h * 0.21, depth - 0.5...depth, [0.66, 0.48, 0.30])
                crate(x - w * 0.01...x + w * 0.01, 0...h * 0.19, depth - 0.2...depth - 0.1, [0.24, 0.24, 0.26])
            }
        }
    }

    mutating func bedroom(_ actor: Actor) {
        let (w, h, z) = (actor.width, actor.height, actor.z)
        let cloth = actor.second.mixed(with: [0.8, 0.78, 0.74], 0.4)
        window(actor, -w * 0.60...(-w * 0.14), h * 0.26...h * 0.84, panes: 2, curtains: actor.second)
        crate(w * 0.18...w * 0.86, h * 0.10...h * 0.48, z - 0.2...z, [0.34, 0.23, 0.15])
        crate(w * 0.20...w * 0.84, h * 0.04...h * 0.20, z - 2.6...z - 0.2, cloth)
        crate(w * 0.26...w * 0.50, h * 0.20...h * 0.29, z - 0.7...z - 0.3, [0.92, 0.91, 0.88])
        crate(w * 0.55...w * 0.79, h * 0.20...h * 0.29, z - 0.7...z - 0.3, [0.92, 0.91, 0.88])
        crate(w * 0.02...w * 0.13, 0...h * 0.20, z - 0.6...z - 0.1, [0.34, 0.23, 0.15])
        quad(w * 0.04, w * 0.11, h * 0.26, h * 0.34, z - 0.4, [1.0, 0.84, 0.56], [1.0, 0.76, 0.46])
        shine(Corner(w * 0.075, h * 0.30, z - 0.4), h * 0.55, [1.0, 0.72, 0.40], soft: byNight ? 0.7 : 0.3)
        rug(actor, actor.second)
        frame(w * 0.52, h * 0.58, h * 0.12, h * 0.16, z - 0.02, [0.5, 0.55, 0.6])
    }
}
