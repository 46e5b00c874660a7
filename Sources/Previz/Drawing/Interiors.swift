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
        case "furnishings": furnish(actor)
        case "wallwindow":
            window(
                actor, actor.x - actor.width...actor.x + actor.width, actor.y...actor.y + actor.height, panes: 3,
                curtains: actor.holds == nil ? nil : actor.colour)
        case "cave": cave(actor)
        case "ledwall": ledWall(actor)
        case "audience": audience(actor)
        default: return false
        }
        return true
    }

    var byNight: Bool { look.night > 0.4 }

    // MARK: The shell

    private mutating func shell(_ actor: Actor) {
        let (w, h, back) = (actor.width, actor.height, actor.z)
        let front = eye.z + 0.4
        let bright: Float = byNight ? 0.76 : 1
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
        if publicRoom(actor) { return }
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
    func window(
        _ actor: Actor, _ x: ClosedRange<Float>, _ y: ClosedRange<Float>, panes: Int, curtains: Colour? = nil
    ) {
        guard !actor.isBlind else { return }
        let (x0, x1, y0, y1, z) = (x.lowerBound, x.upperBound, y.lowerBound, y.upperBound, actor.z - 0.02)
        let frame = lit([0.88, 0.86, 0.80], facing: 0.7)
        let edge = (y1 - y0) * 0.04
        quad(x0 - edge, x1 + edge, y0 - edge, y1 + edge, z, frame, frame * 0.9)
        let sky = look.sky(at: 0.7)
        let low = look.sky(at: 0.10)
        quad(x0, x1, y0, y1, z, sky * 1.05, low * 1.2)
        outside(x0, x1, y0, y1, z, seed: actor.seed)
        if actor.motion == "rain" { drops(x0, x1, y0, y1, z, seed: actor.seed) }
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

    func quad(_ x0: Float, _ x1: Float, _ y0: Float, _ y1: Float, _ z: Float, _ top: Colour, _ foot: Colour) {
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

    /// Rain that crawls down the glass, each drop at its own pace.
    private func drops(_ x0: Float, _ x1: Float, _ y0: Float, _ y1: Float, _ z: Float, seed: UInt32) {
        guard cast == nil else { return }
        var chance = Chance(seed: UInt64(seed) &+ 9)
        let shine = look.sky(at: 0.3) * 1.5 + 0.16
        for _ in 0..<46 {
            let (u, pace, from) = (chance.unit(), chance.between(0.03, 0.12), chance.unit())
            let v = 1 - fraction(from + seconds * pace)
            let tail = min(v + chance.between(0.02, 0.12), 1)
            guard let a = project(mix(x0, x1, u), mix(y0, y1, v), z),
                let b = project(mix(x0, x1, u), mix(y0, y1, tail), z)
            else { continue }
            var drop = pv_streak(
                x0: a.x, y0: a.y, x1: b.x, y1: b.y, radius: max(a.scale * (y1 - y0) * 0.005, 0.5),
                colour: shine.kernel, alpha: 0.5, cover: 1)
            pv_streaks(surface, &drop, 1)
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

    func pendant(_ x: Float, _ y: Float, _ z: Float, top: Float, _ colour: Colour, size: Float = 0.16) {
        let cord = lit([0.1, 0.1, 0.1])
        quad(x - 0.015, x + 0.015, y, top, z, cord, cord)
        quad(x - size, x + size, y - size * 0.7, y, z, colour * 0.9, colour)
        shine(Corner(x, y - size, z), size * 9, colour, soft: byNight ? 0.62 : 0.28, core: 0.3)
        guard cast == nil else { return }
        if let p = project(x, 0, z) {
            pv_glow(surface, p.x, p.y, p.scale * 1.9, p.scale * 0.5, colour.kernel, byNight ? 0.42 : 0.14, 0)
        }
    }

    func frame(_ x: Float, _ y: Float, _ half: Float, _ tall: Float, _ z: Float, _ colour: Colour) {
        let wood = lit([0.22, 0.16, 0.11])
        quad(x - half - 0.06, x + half + 0.06, y - 0.06, y + tall + 0.06, z, wood, wood)
        quad(
            x - half, x + half, y, y + tall, z, lit(colour, facing: 0.6),
            lit(colour.mixed(with: [0.3, 0.3, 0.32], 0.6)))
    }

    func rug(_ actor: Actor, _ colour: Colour) {
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
