internal import PrevizKernels

/// A corner of a room, in metres of the world.
struct Corner {
    var x: Float
    var y: Float
    var z: Float
    init(_ x: Float, _ y: Float, _ z: Float) { (self.x, self.y, self.z) = (x, y, z) }
}

/// Rooms in perspective: walls, ceiling, windows, and what stands along the walls.
extension Painter {
    /// A flat face between corners of the world, shaded from its first corner to its third.
    func face(
        _ corners: [Corner], _ from: Colour, _ to: Colour, cover: Float = 1, alpha: Float = 1, alphaTo: Float? = nil
    ) {
        let nearest = eye.z + 0.4
        var pixels: [Float] = []
        for corner in corners {
            guard let p = project(corner.x, corner.y, max(corner.z, nearest)) else { return }
            pixels += [p.x, p.y]
        }
        guard pixels.count >= 6 else { return }
        fill(
            pixels,
            pv_paint(
                x0: pixels[0], y0: pixels[1], x1: pixels[4], y1: pixels[5], from: from.kernel, to: to.kernel,
                alpha_from: alpha, alpha_to: alphaTo ?? alpha, cover: cover, texture: 0, texture_scale: 1, seed: 5))
    }

    /// A box: its front, its top if the eye is over it, and the side that shows.
    func crate(_ x: ClosedRange<Float>, _ y: ClosedRange<Float>, _ z: ClosedRange<Float>, _ colour: Colour) {
        let (x0, x1, y0, y1, z0, z1) = (
            x.lowerBound, x.upperBound, y.lowerBound, y.upperBound, z.lowerBound, z.upperBound
        )
        let front = lit(colour, facing: 0.5)
        if x0 > eye.x {
            face(
                [Corner(x0, y0, z0), Corner(x0, y1, z0), Corner(x0, y1, z1), Corner(x0, y0, z1)], front * 0.62,
                front * 0.72)
        } else if x1 < eye.x {
            face(
                [Corner(x1, y0, z0), Corner(x1, y1, z0), Corner(x1, y1, z1), Corner(x1, y0, z1)], front * 0.62,
                front * 0.72)
        }
        if y1 < eye.y {
            let top = lit(colour, facing: 0.9)
            face([Corner(x0, y1, z0), Corner(x1, y1, z0), Corner(x1, y1, z1), Corner(x0, y1, z1)], top, top * 1.08)
        }
        face([Corner(x0, y1, z0), Corner(x1, y1, z0), Corner(x1, y0, z0), Corner(x0, y0, z0)], front, front * 0.80)
    }

    /// A glow at a place of the world, its radius in metres.
    func shine(_ at: Corner, _ radius: Float, _ colour: Colour, soft: Float, core: Float = 0) {
        guard cast == nil, let p = project(at.x, at.y, at.z) else { return }
        let r = radius * p.scale
        guard r < height * 4 else { return }
        pv_glow(surface, p.x, p.y, r, r, colour.kernel, soft, core)
    }

    mutating func interior(_ actor: Actor) -> Bool {
        switch actor.kind {
        case "shell": shell(actor)
        case "cave": cave(actor)
        case "ledwall": ledWall(actor)
        case "audience": audience(actor)
        default: return false
        }
        return true
    }

    private var byNight: Bool { look.night > 0.4 }

    // MARK: The shell

    private mutating func shell(_ actor: Actor) {
        let (w, h, back) = (actor.width, actor.height, actor.z)
        let front = eye.z + 0.4
        let bright: Float = byNight ? 0.62 : 1
        let wall = lit(actor.colour, facing: 0.55) * bright
        let ceiling = lit(actor.colour.mixed(with: [0.9, 0.9, 0.88], 0.6), facing: 0.35) * bright
        face(
            [Corner(-w, h, back), Corner(w, h, back), Corner(w, h, front), Corner(-w, h, front)], ceiling * 0.74,
            ceiling)
        let sunny: Float = look.light.x > 0 ? 1 : -1
        for side: Float in [-1, 1] {
            let tone = wall * (side == sunny ? 0.62 : 0.92)
            face(
                [
                    Corner(side * w, 0, back), Corner(side * w, h, back), Corner(side * w, h, front),
                    Corner(side * w, 0, front),
                ],
                tone * 0.82, tone)
        }
        face(
            [Corner(-w, h, back), Corner(w, h, back), Corner(w, 0, back), Corner(-w, 0, back)], wall * 0.92, wall * 0.74
        )
        skirting(actor, wall * 0.45)
        furnish(actor)
    }

    private func skirting(_ actor: Actor, _ colour: Colour) {
        let (w, back, front) = (actor.width, actor.z, eye.z + 0.4)
        let tall = actor.height * 0.03
        face([Corner(-w, tall, back), Corner(w, tall, back), Corner(w, 0, back), Corner(-w, 0, back)], colour, colour)
        for side: Float in [-1, 1] {
            let x = side * w
            face(
                [Corner(x, 0, back), Corner(x, tall, back), Corner(x, tall, front), Corner(x, 0, front)], colour, colour
            )
            face(
                [
                    Corner(x, 0, back), Corner(x, 0, front), Corner(x * 0.93, 0, front), Corner(x * 0.93, 0, back),
                ], .zero, .zero, alpha: 0.16, alphaTo: 0.16)
        }
    }

    private mutating func furnish(_ actor: Actor) {
        switch actor.holds {
        case "kitchen": kitchen(actor)
        case "office": office(actor)
        case "library": library(actor)
        case "corridor": corridor(actor)
        case "shop": shop(actor)
        case "classroom": classroom(actor)
        case "bedroom": bedroom(actor)
        default: living(actor)
        }
    }

    // MARK: Windows and lamps

    /// A window in the back wall, with what the hour shows outside and the light it throws on the floor.
    private func window(
        _ actor: Actor, _ x: ClosedRange<Float>, _ y: ClosedRange<Float>, panes: Int, curtains: Colour? = nil
    ) {
        let (x0, x1, y0, y1, z) = (x.lowerBound, x.upperBound, y.lowerBound, y.upperBound, actor.z - 0.02)
        let frame = lit([0.88, 0.86, 0.80], facing: 0.7)
        let edge = (y1 - y0) * 0.04
        quad(x0 - edge, x1 + edge, y0 - edge, y1 + edge, z, frame, frame * 0.9)
        let sky = look.sky(at: 0.7)
        let low = look.sky(at: 0.10)
        quad(x0, x1, y0, y1, z, sky * 1.05, low * 1.2)
        outside(x0, x1, y0, y1, z, seed: actor.seed)
        for n in 1..<max(panes, 2) {
            let at = mix(x0, x1, Float(n) / Float(panes))
            quad(at - edge * 0.5, at + edge * 0.5, y0, y1, z, frame, frame * 0.9)
        }
        quad(x0, x1, mix(y0, y1, 0.62), mix(y0, y1, 0.62) + edge, z, frame, frame)
        if let curtains {
            let cloth = lit(curtains, facing: 0.7)
            for (a, b) in [(x0 - edge * 6, x0 + edge * 3), (x1 - edge * 3, x1 + edge * 6)] {
                for n in 0..<4 {
                    let left = mix(a, b, Float(n) / 4)
                    let tone = cloth * (n % 2 == 0 ? 1 : 0.78)
                    quad(left, mix(a, b, Float(n + 1) / 4), y0 - edge * 6, y1 + edge * 3, z - 0.03, tone, tone * 0.85)
                }
            }
        }
        daylight(x0, x1, y0, y1, z)
    }

    private func quad(_ x0: Float, _ x1: Float, _ y0: Float, _ y1: Float, _ z: Float, _ top: Colour, _ foot: Colour) {
        face([Corner(x0, y1, z), Corner(x1, y1, z), Corner(x1, y0, z), Corner(x0, y0, z)], top, foot)
    }

    /// Roofs or hills, with lit windows by night.
    private func outside(_ x0: Float, _ x1: Float, _ y0: Float, _ y1: Float, _ z: Float, seed: UInt32) {
        var chance = Chance(seed: UInt64(seed) &+ 4)
        let far = look.hazeColour.mixed(with: look.ambient * 0.4, 0.5)
        for n in 0..<7 {
            let a = mix(x0, x1, Float(n) / 7)
            let b = mix(x0, x1, Float(n + 1) / 7)
            let top = mix(y0, y1, chance.between(0.14, 0.44))
            quad(a, b, y0, top, z, far, far * 0.8)
            guard byNight, chance.happens(0.7) else { continue }
            let u = mix(a, b, chance.between(0.2, 0.7))
            let v = mix(y0, top, chance.between(0.3, 0.8))
            quad(u, u + (b - a) * 0.18, v, v + (y1 - y0) * 0.04, z, [1, 0.8, 0.45], [1, 0.7, 0.35])
        }
    }

    private func daylight(_ x0: Float, _ x1: Float, _ y0: Float, _ y1: Float, _ z: Float) {
        let middle = Corner((x0 + x1) / 2, (y0 + y1) / 2, z)
        shine(middle, (y1 - y0) * 1.6, look.sky(at: 0.15), soft: byNight ? 0.22 : 0.5)
        guard !byNight, cast == nil else { return }
        let aside = -look.light.x * 2.2
        let strength = 0.30 * unit(look.key.grey * 1.3) * (look.cloudCover > 0.8 ? 0.4 : 1)
        face(
            [
                Corner(x0 + aside * 0.5, 0, z - 0.5), Corner(x1 + aside * 0.5, 0, z - 0.5),
                Corner(x1 + aside * 1.3, 0, z - 4),
                Corner(x0 + aside * 1.3, 0, z - 4),
            ], look.key, look.key, cover: 0, alpha: strength * 1.5, alphaTo: strength * 0.7)
        face(
            [
                Corner(x0, y1, z), Corner(x1, y1, z), Corner(x1 + aside * 1.3, 0, z - 3.6),
                Corner(x0 + aside * 1.3, 0, z - 3.6),
            ], look.key, look.key, cover: 0, alpha: strength * 0.75, alphaTo: 0.02)
    }

    private func pendant(_ x: Float, _ y: Float, _ z: Float, top: Float, _ colour: Colour, size: Float = 0.16) {
        let cord = lit([0.1, 0.1, 0.1])
        quad(x - 0.015, x + 0.015, y, top, z, cord, cord)
        quad(x - size, x + size, y - size * 0.7, y, z, colour * 0.9, colour)
        shine(Corner(x, y - size, z), size * 9, colour, soft: byNight ? 0.62 : 0.28, core: 0.3)
        guard cast == nil else { return }
        if let p = project(x, 0, z) {
            pv_glow(surface, p.x, p.y, p.scale * 1.9, p.scale * 0.5, colour.kernel, byNight ? 0.42 : 0.14, 0)
        }
    }

    private func frame(_ x: Float, _ y: Float, _ half: Float, _ tall: Float, _ z: Float, _ colour: Colour) {
        let wood = lit([0.22, 0.16, 0.11])
        quad(x - half - 0.06, x + half + 0.06, y - 0.06, y + tall + 0.06, z, wood, wood)
        quad(
            x - half, x + half, y, y + tall, z, lit(colour, facing: 0.6),
            lit(colour.mixed(with: [0.3, 0.3, 0.32], 0.6)))
    }

    private func rug(_ actor: Actor, _ colour: Colour) {
        let z = actor.z * 0.62
        let tone = lit(colour, facing: 0.6)
        let w = actor.width * 0.42
        face(
            [Corner(-w, 0, z + 2), Corner(w, 0, z + 2), Corner(w, 0, z - 1.2), Corner(-w, 0, z - 1.2)], tone * 0.8, tone
        )
        let inner = lit(colour.mixed(with: [0.9, 0.84, 0.7], 0.4), facing: 0.6)
        face(
            [
                Corner(-w * 0.9, 0, z + 1.8), Corner(w * 0.9, 0, z + 1.8), Corner(w * 0.9, 0, z - 0.95),
                Corner(-w * 0.9, 0, z - 0.95),
            ], inner * 0.8, inner)
    }

    // MARK: Rooms

    private mutating func living(_ actor: Actor) {
        let (w, h, z) = (actor.width, actor.height, actor.z)
        var chance = Chance(seed: UInt64(actor.seed))
        let side: Float = chance.happens(0.5) ? 1 : -1
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

    private mutating func kitchen(_ actor: Actor) {
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

    private mutating func office(_ actor: Actor) {
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

    private mutating func library(_ actor: Actor) {
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

    private mutating func corridor(_ actor: Actor) {
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

    private mutating func shop(_ actor: Actor) {
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

    private mutating func classroom(_ actor: Actor) {
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

    private mutating func bedroom(_ actor: Actor) {
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

    // MARK: Other insides

    /// Rock all round, and daylight where it opens.
    private mutating func cave(_ actor: Actor) {
        let (h, z) = (actor.height, actor.z)
        let glow = look.sky(at: 0.2) * 1.1
        shine(Corner(0, h * 0.4, z), h * 1.5, glow, soft: 0.6)
        for ring in 0..<4 {
            let depth = z * (1 - 0.23 * Float(ring))
            guard let foot = project(0, 0, depth) else { continue }
            ringOfRock(actor, foot, ring: ring)
        }
    }

    private mutating func ringOfRock(_ actor: Actor, _ foot: (x: Float, y: Float, scale: Float), ring: Int) {
        var chance = Chance(seed: UInt64(actor.seed) &+ UInt64(ring) &* 31)
        var inner: [Float] = []
        let reach = foot.scale * actor.height
        for n in 0...22 {
            let turn = Float(n) / 22 * 0.56 - 0.28
            let out = reach * chance.between(0.62, 0.86)
            inner += [foot.x + wave(turn) * out * 1.25, foot.y + reach * 0.10 - max(wave(turn + 0.25), -0.1) * out]
        }
        let (w, h) = (width, height)
        let outer: [Float] = [w * 3, h * 2, w * 3, -h * 2, -w * 2, -h * 2, -w * 2, h * 2]
        let shade = Float(3 - ring) / 3
        let rock = (actor.colour * (look.ambient * 0.7 + look.key * 0.18)).mixed(
            with: look.hazeColour * 0.6, shade * 0.42)
        fill(
            inner + outer,
            pv_paint(
                x0: foot.x, y0: foot.y - reach, x1: foot.x, y1: foot.y, from: (rock * 0.75).kernel, to: rock.kernel,
                alpha_from: 1, alpha_to: 1, cover: 1, texture: 0.7, texture_scale: 9 / max(reach, 1),
                seed: UInt32(ring) + 3))
    }

    /// Lights in rows behind a stage, that run to a beat of their own.
    private mutating func ledWall(_ actor: Actor) {
        let (w, h, z) = (actor.width, actor.height, actor.z)
        quad(-w, w, h * 0.16, h, z, actor.colour * 0.10, actor.second * 0.20)
        for column in 0..<13 {
            for row in 0..<5 {
                let u = (Float(column) - 6) / 6.5
                let v = 0.24 + 0.16 * Float(row)
                let pulse = 0.5 + 0.5 * wave(seconds * 0.45 + abs(u) * 0.8 + v * 0.6 + actor.phase)
                let hue = actor.colour.mixed(with: actor.second, 0.5 + 0.5 * wave(u * 0.5 + seconds * 0.06))
                shine(Corner(u * w, v * h, z), h * 0.10, hue, soft: 0.20 + 0.55 * pulse, core: 0.5 * pulse)
            }
        }
        shine(Corner(0, h * 0.5, z), h * 1.7, actor.colour.mixed(with: actor.second, 0.5), soft: 0.34)
    }

    /// Heads and raised arms against the light.
    private mutating func audience(_ actor: Actor) {
        var chance = Chance(seed: UInt64(actor.seed))
        let dark: Colour = [0.016, 0.014, 0.022]
        let count = Int(max(actor.width * 16, 8))
        for n in 0..<count {
            let u = (Float(n) / Float(count - 1) * 2 - 1) * actor.width + chance.between(-0.04, 0.04)
            let tall = chance.between(0.52, 0.86) + 0.03 * wave(seconds * chance.between(0.8, 1.1) + chance.unit())
            disc((u, tall), 0.085, dark, glow: 1)
            limb((u, tall - 0.24), 0.13, (u, -0.4), 0.18, dark, glow: 1)
            guard chance.happens(0.22) else { continue }
            let side: Float = chance.happens(0.5) ? 1 : -1
            limb((u + side * 0.10, tall - 0.2), 0.035, (u + side * 0.14, tall + 0.22), 0.028, dark, glow: 1)
        }
        body()
    }
}
