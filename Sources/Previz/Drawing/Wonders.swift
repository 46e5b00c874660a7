internal import PrevizKernels

/// Weather that stands up, falling water, webs.
extension Painter {
    /// Light on the floor around a place in pixels.
    func pool(_ x: Float, _ y: Float, _ wide: Float, _ high: Float, _ colour: Colour, _ soft: Float) {
        guard wide < height * 4 else { return }
        pv_glow(surface, x, y, wide, high, colour.kernel, soft, 0)
    }

    mutating func wonder(_ actor: Actor) -> Bool {
        switch actor.kind {
        case "tornado": tornado(actor)
        case "vortex": vortex(actor)
        case "waterfall": waterfall(actor)
        case "volcano": volcano(actor)
        case "web": web(actor)
        case "droplet": droplet(actor)
        case "umbrella": openUmbrella(at: (0, 0.95), radius: 0.62, grip: (0, 0.10), colour: actor.colour)
        case "flag": flag(pole: 0, top: 1, colour: actor.colour)
        default: return false
        }
        return true
    }

    private mutating func tornado(_ actor: Actor) {
        for n in stride(from: 15, through: 0, by: -1) {
            let v = Float(n) / 15
            let wide = 0.035 + 0.30 * v * v
            let u = 0.10 * wave(seconds * 0.16 + v * 0.6) + 0.025 * wave(seconds * 0.9 + v * 2)
            let tone = actor.colour.mixed(with: actor.second, 0.5 + 0.5 * wave(seconds * 0.8 + v * 3))
            limb((u - wide * 0.6, v), wide * 0.5, (u + wide * 0.6, v + 0.012), wide * 0.5, tone, blend: 0.05)
        }
        body(rough: 0.05, texture: 0.9, grain: 0.06, alpha: 0.93, seed: actor.seed)
        for n in 0..<26 {
            let turn = seconds * (0.7 + 0.2 * Float(n % 3)) + Float(n) * 0.137
            let v = fraction(Float(n) * 0.381 + seconds * 0.09)
            let wide = 0.08 + 0.36 * v * v
            streak(
                (wave(turn) * wide, v), (wave(turn + 0.03) * wide, v + 0.01), 0.006, lit([0.2, 0.19, 0.18]), alpha: 0.8)
        }
        glow(0, 0.0, 0.42, lit(actor.second), soft: 0.22, core: 0)
    }

    private mutating func vortex(_ actor: Actor) {
        for n in 0..<220 {
            let out = fraction(Float(n) * 0.618 + seconds * 0.05)
            let arm = Float(n % 3) / 3
            let turn = arm + out * 1.4 - seconds * 0.10
            let radius = 0.72 * out
            let a = (wave(turn) * radius, 0.5 + wave(turn + 0.25) * radius * 0.8)
            let b = (wave(turn + 0.035) * radius * 1.02, 0.5 + wave(turn + 0.285) * radius * 0.82)
            streak(
                a, b, 0.010 + 0.02 * out, actor.colour.mixed(with: actor.second, out), alpha: 0.55 * (1 - out * 0.6),
                cover: 0.1)
        }
        glow(0, 0.5, 0.5, actor.colour, soft: 0.5, core: 0.6)
    }

    private mutating func waterfall(_ actor: Actor) {
        for side: Float in [-1, 1] {
            limb((side * 0.44, -0.05), 0.24, (side * 0.34, 0.90), 0.17, [0.27, 0.26, 0.25])
            limb((side * 0.74, 0.1), 0.28, (side * 0.60, 0.78), 0.22, [0.24, 0.24, 0.23], blend: 0.08)
        }
        limb((-0.3, 0.80), 0.16, (0.3, 0.80), 0.16, [0.22, 0.21, 0.21], blend: 0.05)
        body(rough: 0.06, texture: 0.8, grain: 0.08, seed: actor.seed)
        polygon(
            rounded([(-0.15, 0.93), (0.15, 0.93), (0.17, 0.6), (0.24, 0), (-0.24, 0), (-0.17, 0.6)]),
            lit(actor.colour * 0.9, facing: 0.8), lit(actor.colour * 0.7, facing: 0.6), alpha: 0.75)
        for n in 0..<110 {
            let lane = fraction(Float(n) * 0.618)
            let age = fraction(seconds * 0.55 + Float(n) * 0.271)
            let u = (lane - 0.5) * (0.34 + age * age * 0.20)
            let v = 0.92 * (1 - age * (0.4 + 0.6 * age))
            streak(
                (u, v), (u * 1.02, v - 0.06 - age * 0.09), 0.006 + 0.006 * lane,
                lit(n % 3 == 0 ? [0.55, 0.66, 0.74] : [1, 1, 1], facing: 1), alpha: 0.5)
        }
        for n in 0..<10 {
            let age = fraction(seconds * 0.3 + Float(n) / 10)
            glow(
                (fraction(Float(n) * 0.618) - 0.5) * 0.7, 0.03 + age * 0.22, 0.10 + age * 0.16, lit(actor.colour),
                soft: 0.34 * (1 - age), core: 0)
        }
    }

    private mutating func volcano(_ actor: Actor) {
        polygon(
            [(-1.3, 0), (-0.22, 0.78), (-0.10, 0.74), (0.08, 0.78), (0.20, 0.74), (1.3, 0)],
            lit(actor.colour * 1.3, facing: 0.8), lit(actor.colour, facing: 0.5), texture: 0.8)
        for n in 0..<3 {
            var at: (Float, Float) = (Float(n) * 0.12 - 0.12, 0.76)
            for step in 0..<8 {
                let next = (at.0 + (Float(n) - 1) * 0.07 + 0.04 * wave(Float(step) * 0.31 + Float(n)), at.1 - 0.09)
                streak(at, next, 0.022, [1.0, 0.42, 0.10], alpha: 0.9 - Float(step) * 0.09, cover: 0.4)
                at = next
            }
        }
        for n in 0..<24 {
            let age = fraction(seconds * 0.4 + Float(n) * 0.137)
            let out = (fraction(Float(n) * 0.618) - 0.5) * 0.9
            glow(out * age, 0.78 + age * 0.9 - age * age * 0.7, 0.05, [1, 0.5, 0.14], soft: 1 - age, core: 1 - age)
        }
        glow(0, 0.85, 0.8, [1.0, 0.36, 0.08], soft: 0.5, core: 0.4)
    }

    private mutating func web(_ actor: Actor) {
        let silver = lit(actor.colour, facing: 1, glow: 0.3)
        let tremble = 0.006 * wave(seconds * 0.6)
        let spoke: (Int, Float) -> (Float, Float) = { n, out in
            let turn = Float(n) / 14 + 0.02 * wave(Float(n) * 0.7)
            return (wave(turn) * out * 0.80 + tremble, 0.5 + wave(turn + 0.25) * out * 0.5)
        }
        for n in 0..<14 { streak((0, 0.5), spoke(n, 1.2), 0.0016, silver, alpha: 0.7) }
        for ring in 1...11 {
            let out = Float(ring) / 11
            for n in 0..<14 {
                let a = spoke(n, out)
                let b = spoke(n + 1, out)
                let middle = ((a.0 + b.0) * 0.485, 0.5 + ((a.1 + b.1) / 2 - 0.5) * 0.97)
                streak(a, middle, 0.0014, silver, alpha: 0.6)
                streak(middle, b, 0.0014, silver, alpha: 0.6)
                if (ring * 7 + n * 3) % 4 == 0 { drop(middle, Float(n) / 14) }
            }
        }
    }

    private func drop(_ at: (Float, Float), _ phase: Float) {
        let hue: Colour = [0.7 + 0.3 * wave(phase), 0.75, 0.8 + 0.2 * wave(phase + 0.3)]
        glow(at.0, at.1, 0.020, hue, soft: 0.8 + 0.2 * wave(seconds * 0.5 + phase * 3), core: 0.9)
    }

    private mutating func droplet(_ actor: Actor) {
        limb((0, 0.38), 0.30, (0, 0.46), 0.28, actor.colour * 0.55)
        limb((0, 0.46), 0.26, (0, 0.98), 0.012, actor.colour * 0.6, blend: 0.05)
        limb((0.02, 0.26), 0.16, (0.06, 0.30), 0.14, actor.colour * 1.2, blend: 0.08, glow: 0.2)
        limb((-0.11, 0.48), 0.035, (-0.09, 0.56), 0.025, [1, 1, 1], glow: 0.9)
        body(alpha: 0.9)
        let p = at(0, -0.35)
        for n in 0..<3 {
            let age = fraction(seconds * 0.35 + Float(n) / 3)
            ring(p.x, p.y, (0.2 + age * 2.4) * unitPixels, 0.22, lit(actor.colour, facing: 1), 0.5 * (1 - age))
        }
    }

    /// A ring on a surface seen aslant.
    func ring(_ x: Float, _ y: Float, _ radius: Float, _ flat: Float, _ colour: Colour, _ alpha: Float) {
        var lines: [pv_streak] = []
        for n in 0..<28 {
            let a = Float(n) / 28
            let b = Float(n + 1) / 28
            lines.append(
                pv_streak(
                    x0: x + wave(a) * radius, y0: y + wave(a + 0.25) * radius * flat, x1: x + wave(b) * radius,
                    y1: y + wave(b + 0.25) * radius * flat, radius: max(radius * 0.012, 0.6), colour: colour.kernel,
                    alpha: alpha, cover: 0.3))
        }
        lines.withUnsafeBufferPointer { pv_streaks(surface, $0.baseAddress, Int32($0.count)) }
    }

    /// A globe with land or bands that turns, in shares of the actor's height.
    func planetBall(_ x: Float, _ y: Float, _ radius: Float, _ actor: Actor) {
        guard cast == nil else { return }
        let light = look.light
        let banded = actor.seed % 3 == 0
        pv_ball(
            surface,
            pv_globe(
                x: x, y: y, radius: radius * unitPixels, light: actor.colour.kernel, dark: actor.second.kernel,
                light_x: light.x,
                light_y: light.y, light_z: light.z, ambient: 0.12, bands: banded ? 0.8 : 0, spots: banded ? 0.2 : 1,
                turn: seconds * 0.05, glow: 0, seed: actor.seed % 4096))
    }
}
