/// Heads of animals, and those whose build is their own.
extension Painter {
    mutating func face(_ actor: Actor, _ b: Build, _ pivot: Point) {
        let coat = b.coat == .wool ? actor.second * 0.6 : actor.colour
        let far = b.ear.map { pivot + $0 + Point(0.035, -0.005) }
        hull(far, coat * 0.62, round: 0.6)
        hull(
            b.head.map { pivot + $0 }, coat * 1.05, coat * 0.9, round: 0.9, rough: b.fur * 0.5, texture: 0.14,
            grain: 0.02)
        if b.foot == .paw || b.coat == .panda { muzzle(actor, b, pivot) }
        let night = look.night > 0.6 && actor.kind != "horse"
        if b.coat == .panda {
            hull(
                [[0.06, 0.07], [0.14, 0.07], [0.16, 0.0], [0.08, -0.02]].map { pivot + $0 }, [0.08, 0.08, 0.09],
                round: 0.5)
        }
        let r: Float = b.foot == .hoof ? 0.016 : actor.kind == "cat" ? 0.024 : 0.020
        let lens: Colour =
            actor.kind == "robotdog"
            ? [0.3, 0.9, 1]
            : ["cat", "tiger", "lion", "cheetah"].contains(actor.kind) ? [0.72, 0.66, 0.16] : [0.16, 0.09, 0.05]
        limb(
            pivot + b.eye, r, pivot + b.eye, r, night ? [0.85, 0.95, 0.5] : lens,
            glow: night || actor.kind == "robotdog" ? 0.9 : 0)
        limb(pivot + b.eye + [0.004, 0], r * 0.5, pivot + b.eye + [0.004, 0], r * 0.5, [0.02, 0.02, 0.02])
        limb(
            pivot + b.eye + [0.006, 0.007], r * 0.22, pivot + b.eye + [0.006, 0.007], r * 0.22, [1, 1, 1], glow: 0.8)
        let nose: Float = b.foot == .hoof ? 0.011 : 0.024
        limb(pivot + b.nose, nose, pivot + b.nose + [0.004, -0.004], nose, [0.07, 0.05, 0.05])
        body(texture: 0)
        let inner = b.ear.map { pivot + $0 }
        hull(inner, b.coat == .panda ? [0.08, 0.08, 0.09] : coat * (actor.kind == "dog" ? 0.78 : 0.95), round: 0.7)
        crown(actor, pivot)
        if actor.kind == "robotdog" {
            glow(pivot.x + b.eye.x, pivot.y + b.eye.y, 0.16, [0.3, 0.9, 1], soft: 0.5, core: 0.5)
        }
    }

    /// The pale part of a snout, the mouth's line and whiskers.
    private func muzzle(_ actor: Actor, _ b: Build, _ pivot: Point) {
        let n = pivot + b.nose
        let pale = actor.colour.mixed(
            with: actor.second.grey > actor.colour.grey ? actor.second : [0.92, 0.90, 0.86], 0.5)
        hull(
            [n + [0.0, 0.01], n + [-0.06, 0.012], n + [-0.13, -0.05], n + [-0.10, -0.095], n + [-0.02, -0.07]], pale,
            pale * 0.9, round: 0.7)
        streak(n + [0.0, -0.03], n + [-0.06, -0.062], 0.005, lit(actor.colour * 0.3), alpha: 0.8)
        streak(n + [-0.06, -0.062], n + [-0.11, -0.05], 0.005, lit(actor.colour * 0.3), alpha: 0.8)
        guard ["cat", "tiger", "lion", "cheetah"].contains(actor.kind) else { return }
        for k in 0..<3 {
            streak(
                n + [-0.03, -0.035], n + [0.07 - 0.01 * Float(k), -0.02 - 0.035 * Float(k)], 0.0025,
                lit([0.95, 0.95, 0.93]), alpha: 0.7)
        }
    }

    private mutating func crown(_ actor: Actor, _ pivot: Point) {
        let horn: Colour = [0.56, 0.46, 0.34]
        switch actor.kind {
        case "unicorn":
            limb(pivot + [0.05, 0.05], 0.020, pivot + [0.15, 0.25], 0.003, [1, 0.9, 0.6], glow: 0.6)
            body()
            glow(pivot.x, pivot.y + 0.15, 0.4, [0.9, 0.8, 1], soft: 0.25, core: 0.05)
        case "deer", "hoofed":
            for side: Float in [-1, 1] {
                let root = pivot + Point(-0.005 + 0.02 * side, 0.05)
                let bend = root + Point(-0.05 + 0.03 * side, 0.10)
                let tip = root + Point(0.0 + 0.05 * side, 0.20)
                limb(root, 0.012, bend, 0.010, horn)
                limb(bend, 0.010, tip, 0.006, horn)
                limb(mix(root, bend, 0.5), 0.008, root + Point(0.055, 0.085), 0.004, horn)
                limb(bend, 0.008, bend + Point(-0.05, 0.07), 0.004, horn)
                limb(mix(bend, tip, 0.5), 0.007, mix(bend, tip, 0.5) + Point(0.055, 0.05), 0.004, horn)
            }
            body()
        case "cow":
            for side: Float in [0, 0.05] {
                limb(
                    pivot + [side, 0.07], 0.018, pivot + [side + 0.05, 0.12], 0.013, [0.86, 0.82, 0.72], blend: 0.004)
                limb(
                    pivot + [side + 0.05, 0.12], 0.013, pivot + [side + 0.04, 0.19], 0.004, [0.86, 0.82, 0.72],
                    blend: 0.004)
            }
            body()
        case "giraffe":
            for side: Float in [-0.005, 0.025] {
                limb(pivot + [side, 0.03], 0.007, pivot + [side - 0.005, 0.07], 0.010, actor.second)
            }
            body()
        default: break
        }
    }

    mutating func elephant(_ actor: Actor) {
        let c = actor.colour
        let moving = actor.motion == "walk" || actor.motion == "run"
        let turn = actor.phase + (moving ? abs(actor.speed) * seconds / (actor.height * 0.42) : 0)
        let sway = wave(seconds * 0.18 + actor.phase) * 0.05
        func foot(_ u: Float, _ phase: Float, _ shade: Float) {
            let f = fraction(turn + phase)
            let x = moving ? (f < 0.65 ? 0.13 - 0.26 * f / 0.65 : -0.13 + 0.26 * smooth((f - 0.65) / 0.35)) : 0
            let lift = moving && f > 0.65 ? 0.05 * wave((f - 0.65) / 0.7) : 0
            hull(
                [
                    [u - 0.11, 0.46], [u + 0.11, 0.46], [u + 0.09 + x * 0.6, 0.22 + lift],
                    [u + 0.085 + x, 0.03 + lift], [u + 0.07 + x, 0.005 + lift], [u - 0.07 + x, 0.005 + lift],
                    [u - 0.085 + x, 0.03 + lift], [u - 0.08 + x * 0.6, 0.22 + lift],
                ], c * shade, c * 0.85 * shade, texture: 0.3, grain: 0.03)
            for n in 0..<3 {
                streak(
                    [u + x - 0.04 + 0.045 * Float(n), 0.016 + lift], [u + x - 0.025 + 0.045 * Float(n), 0.016 + lift],
                    0.012, lit([0.72, 0.68, 0.60] * shade))
            }
        }
        foot(-0.30, 0.5, 0.66)
        foot(0.24, 0.25, 0.66)
        streak([-0.50, 0.62], [-0.55, 0.36 + sway], 0.010, lit(c * 0.7))
        streak([-0.55, 0.36 + sway], [-0.555, 0.28 + sway], 0.018, lit(c * 0.4))
        hull(
            [
                [-0.50, 0.50], [-0.47, 0.72], [-0.30, 0.86], [-0.02, 0.89], [0.22, 0.84], [0.38, 0.78], [0.42, 0.58],
                [0.36, 0.40], [0.14, 0.33], [-0.12, 0.33], [-0.36, 0.36], [-0.48, 0.42],
            ], c * 1.05, c * 0.82, texture: 0.35, grain: 0.03, seed: actor.seed)
        foot(-0.36, 0, 0.95)
        foot(0.16, 0.75, 0.95)
        let h = Point(0.44, 0.78 + 0.01 * wave(seconds * 0.2))
        let trunk: [Point] = [
            h + [0.15, 0.02], h + [0.20, -0.18], h + [0.20, -0.40], h + [0.24 + sway, -0.58], h + [0.33 + sway, -0.62],
            h + [0.34 + sway, -0.57], h + [0.27 + sway, -0.52], h + [0.27, -0.40], h + [0.28, -0.14], h + [0.25, 0.02],
        ]
        hull(trunk.map { $0 - [0.045, 0] }, c, c * 0.85, texture: 0.3, grain: 0.025)
        hull(
            [
                h + [-0.16, 0.02], h + [-0.10, 0.17], h + [0.04, 0.21], h + [0.17, 0.14], h + [0.23, 0.0],
                h + [0.18, -0.16], h + [0.06, -0.22], h + [-0.10, -0.16],
            ], c * 1.06, c * 0.9, texture: 0.3, grain: 0.03)
        hull(
            [
                h + [0.10, -0.15], h + [0.16, -0.13], h + [0.27, -0.26], h + [0.38, -0.25], h + [0.38, -0.25],
                h + [0.26, -0.31], h + [0.12, -0.22],
            ], [0.95, 0.92, 0.84], [0.85, 0.80, 0.70])
        let flap = 0.02 * wave(seconds * 0.35)
        hull(
            [
                h + [0.02, 0.14], h + [-0.12, 0.18], h + [-0.27 + flap, 0.08], h + [-0.30 + flap, -0.10],
                h + [-0.20 + flap, -0.26], h + [-0.08, -0.22], h + [-0.01, -0.06],
            ], c * 0.96, c * 0.76, round: 0.5, texture: 0.25, grain: 0.03)
        limb(h + [0.115, 0.03], 0.014, h + [0.115, 0.03], 0.014, [0.05, 0.04, 0.04])
        body()
    }

    /// Rabbits, mice, squirrels, kangaroos and monkeys.
    mutating func small(_ actor: Actor) {
        let c = actor.colour
        let hop =
            actor.motion == "run" || actor.motion == "walk" || actor.motion == "jump"
            ? abs(wave(seconds * 0.9 + actor.phase)) * 0.18 : 0
        let breath = 0.006 * wave(seconds * 0.6 + actor.phase)
        func p(_ list: [Point]) -> [Point] { list.map { $0 + [0, hop] } }
        switch actor.kind {
        case "squirrel":
            hull(
                p([
                    [-0.22, 0.10], [-0.52, 0.25], [-0.62, 0.62], [-0.44, 0.92], [-0.22, 0.86], [-0.30, 0.66],
                    [-0.38, 0.48], [-0.26, 0.30],
                ]), c * 0.95, c * 0.7, rough: 0.02, texture: 0.4)
            sitter(
                actor, p,
                ears: [[0.10, 0.80], [0.10, 0.80], [0.08, 0.94], [0.08, 0.94], [0.17, 0.82], [0.17, 0.82]])
        case "mouse":
            streak([-0.40, 0.10], [-0.85, 0.06 + breath], 0.020, lit([0.80, 0.56, 0.52]))
            streak([-0.85, 0.06 + breath], [-1.15, 0.20], 0.014, lit([0.80, 0.56, 0.52]))
            hull(
                p([
                    [-0.50, 0.10], [-0.48, 0.38], [-0.22, 0.58], [0.14, 0.52], [0.48, 0.36], [0.76, 0.20],
                    [0.74, 0.12], [0.40, 0.05], [-0.30, 0.03],
                ]), c * 1.05, c * 0.85, rough: 0.012, texture: 0.2)
            hull(
                p([[0.16, 0.46], [0.05, 0.66], [0.20, 0.80], [0.34, 0.68], [0.30, 0.46]]), [0.84, 0.60, 0.56],
                round: 0.5)
            dot([0.50, 0.32 + hop], 0.035)
            limb([0.76, 0.17 + hop], 0.03, [0.76, 0.17 + hop], 0.03, [0.85, 0.5, 0.5])
            for u: Float in [-0.3, 0.25] { limb([u, 0.04], 0.04, [u + 0.12, 0.035], 0.03, [0.80, 0.56, 0.52]) }
            body()
        case "kangaroo":
            limb([-0.16, 0.24 + hop], 0.06, [-0.42, 0.07 + hop * 0.5], 0.04, c * 0.85, blend: 0.02)
            limb([-0.42, 0.07 + hop * 0.5], 0.04, [-0.66, 0.05 + hop * 0.3], 0.02, c * 0.85, blend: 0.02)
            body()
            hull(
                p([
                    [-0.18, 0.16], [-0.22, 0.34], [-0.10, 0.54], [0.05, 0.72], [0.10, 0.84], [0.18, 0.82],
                    [0.18, 0.66], [0.14, 0.46], [0.12, 0.26], [0.0, 0.14],
                ]), c * 1.05, c * 0.85, rough: 0.006, texture: 0.2)
            hull(p([[0.06, 0.84], [0.10, 0.92], [0.19, 0.91], [0.29, 0.84], [0.28, 0.79], [0.16, 0.78]]), c)
            for u: Float in [0.07, 0.12] {
                hull(
                    p([
                        [u, 0.90], [u, 0.90], [u - 0.03, 1.02], [u + 0.02, 1.03], [u + 0.04, 0.91], [u + 0.04, 0.91],
                    ]), c * 0.85)
            }
            limb([0.14, 0.60 + hop], 0.03, [0.22, 0.46 + hop], 0.018, c * 0.8)
            limb([-0.08, 0.26 + hop], 0.11, [0.08, 0.20 + hop], 0.05, c)
            limb([0.08, 0.20 + hop], 0.035, [-0.06, 0.03 + hop], 0.026, c)
            limb([-0.06, 0.028 + hop], 0.026, [0.16, 0.022 + hop], 0.020, c * 0.8)
            body()
            dot([0.19, 0.865 + hop], 0.014)
        case "monkey": monkey(actor)
        default: rabbit(actor, p, breath)
        }
    }

    private mutating func dot(_ at: Point, _ r: Float) {
        limb(at, r, at, r, [0.04, 0.03, 0.03])
        limb(at + Point(r, r) * 0.3, r * 0.3, at + Point(r, r) * 0.3, r * 0.3, [1, 1, 1], glow: 0.7)
        body(texture: 0)
    }

    private mutating func rabbit(_ actor: Actor, _ p: ([Point]) -> [Point], _ breath: Float) {
        let c = actor.colour
        limb(p([[-0.44, 0.20]])[0], 0.09, p([[-0.44, 0.20]])[0], 0.09, [0.95, 0.94, 0.92])
        body(rough: 0.02)
        for (n, lean) in ([0.06, -0.03] as [Float]).enumerated() {
            hull(
                p([
                    [0.20, 0.56], [0.13 - lean, 0.80], [0.12 - lean * 2, 1.0], [0.20 - lean * 2, 1.0],
                    [0.27 - lean, 0.80], [0.29, 0.58],
                ]), c * (n == 0 ? 0.7 : 1), c * 0.8)
        }
        hull(p([[0.22, 0.62], [0.19, 0.80], [0.21, 0.92], [0.25, 0.78]]), [0.85, 0.62, 0.58], round: 0.3)
        hull(
            p([
                [-0.46, 0.06], [-0.48, 0.30], [-0.28, 0.50 + breath], [0.0, 0.50], [0.16, 0.44], [0.28, 0.28],
                [0.26, 0.10], [0.0, 0.03],
            ]), c * 1.05, c * 0.82, rough: 0.014, texture: 0.25, grain: 0.04)
        hull(
            p([[0.10, 0.42], [0.14, 0.58], [0.28, 0.63], [0.42, 0.54], [0.48, 0.44], [0.42, 0.36], [0.22, 0.32]]),
            c * 1.06, c * 0.9, rough: 0.010, texture: 0.2)
        hull(
            p([
                [-0.40, 0.04], [-0.36, 0.24], [-0.18, 0.30], [-0.04, 0.18], [0.06, 0.04], [0.06, 0.0], [-0.30, 0.0],
            ]), c * 0.95, c * 0.8, rough: 0.01)
        limb(p([[0.20, 0.16]])[0], 0.05, p([[0.27, 0.03]])[0], 0.035, c)
        limb(p([[0.47, 0.46]])[0], 0.02, p([[0.47, 0.46]])[0], 0.02, [0.80, 0.48, 0.48])
        body()
        dot(p([[0.34, 0.51]])[0], 0.032)
    }

    private mutating func sitter(_ actor: Actor, _ p: ([Point]) -> [Point], ears: [Point]) {
        let c = actor.colour
        hull(
            p([
                [-0.24, 0.04], [-0.26, 0.26], [-0.12, 0.50], [0.06, 0.62], [0.20, 0.54], [0.20, 0.32], [0.14, 0.08],
            ]), c * 1.05, c.mixed(with: actor.second, 0.5), rough: 0.012, texture: 0.2)
        hull(
            p([[0.0, 0.62], [0.02, 0.78], [0.14, 0.86], [0.28, 0.78], [0.36, 0.68], [0.26, 0.58], [0.10, 0.56]]),
            c * 1.05, c * 0.9, rough: 0.008)
        hull(p(ears), c * 0.85)
        hull(
            p([[-0.20, 0.03], [-0.20, 0.22], [-0.04, 0.26], [0.10, 0.12], [0.16, 0.02]]), c, c * 0.85, rough: 0.01)
        limb(p([[0.14, 0.42]])[0], 0.04, p([[0.27, 0.36]])[0], 0.03, c)
        limb(p([[0.30, 0.38]])[0], 0.05, p([[0.30, 0.38]])[0], 0.05, [0.5, 0.32, 0.18])
        body()
        dot(p([[0.20, 0.74]])[0], 0.026)
    }

    private mutating func monkey(_ actor: Actor) {
        let c = actor.colour
        let face = Colour(0.80, 0.62, 0.48)
        let sway = 0.02 * wave(seconds * 0.4 + actor.phase)
        limb([-0.18, 0.16], 0.035, [-0.44, 0.24], 0.03, c * 0.85, blend: 0.02)
        limb([-0.44, 0.24], 0.03, [-0.46, 0.56], 0.026, c * 0.85, blend: 0.02)
        limb([-0.46, 0.56], 0.026, [-0.34, 0.62 + sway], 0.022, c * 0.85, blend: 0.02)
        limb([0.14, 0.48], 0.055, [0.30, 0.26], 0.04, c * 0.75)
        limb([0.30, 0.26], 0.04, [0.26, 0.05], 0.035, c * 0.75)
        body(texture: 0.2)
        hull(
            [
                [-0.22, 0.06], [-0.24, 0.30], [-0.12, 0.52], [0.04, 0.62], [0.18, 0.56], [0.20, 0.36], [0.12, 0.08],
            ], c * 1.05, c * 0.85, rough: 0.012, texture: 0.25)
        let h = HeadPlace(centre: [0.10 + sway, 0.76], radius: 0.19, turn: 0.8)
        for u: Float in [-0.85, 0.95] { limb(h.at(u, 0.1), 0.055, h.at(u, 0.1), 0.055, face * 0.85) }
        body()
        hull(
            h.at([
                [-0.9, 0.1], [-0.6, 0.8], [0.1, 1.05], [0.75, 0.75], [0.95, 0.1], [0.7, -0.75], [0.1, -1.0],
                [-0.6, -0.75],
            ]), c * 1.05, c * 0.9, rough: 0.012, texture: 0.2)
        hull(
            h.at([
                [-0.35, 0.15], [-0.1, 0.5], [0.2, 0.38], [0.5, 0.5], [0.75, 0.1], [0.68, -0.6], [0.2, -0.86],
                [-0.25, -0.6],
            ]), face, face * 0.9)
        dot(h.at(0.0, 0.16), 0.022)
        dot(h.at(0.42, 0.16), 0.022)
        streak(h.at(0.14, -0.20), h.at(0.28, -0.20), 0.010, lit(face * 0.4))
        streak(h.at(0.0, -0.50), h.at(0.44, -0.50), 0.008, lit(face * 0.35))
        hull([[-0.20, 0.03], [-0.20, 0.24], [-0.02, 0.30], [0.14, 0.18], [0.22, 0.03]], c, c * 0.85, rough: 0.01)
        limb([-0.02, 0.50], 0.055, [0.10, 0.28], 0.042, c)
        limb([0.10, 0.28], 0.04, [0.20, 0.12], 0.034, c)
        body(texture: 0.2)
    }
}
