internal import PrevizKernels

/// Rooms that many people use, each told by a few pieces of its own.
extension Painter {
    mutating func publicRoom(_ actor: Actor) -> Bool {
        switch actor.holds {
        case "bathroom": bathroom(actor)
        case "carriage": carriage(actor)
        case "ballroom": ballroom(actor)
        case "dining": dining(actor)
        case "bar": bar(actor)
        case "church": church(actor)
        case "ward": ward(actor)
        case "gym": gym(actor)
        case "meeting": meeting(actor)
        case "locker": lockers(actor)
        default: return false
        }
        return true
    }

    private static let white: Colour = [0.92, 0.93, 0.92]
    private static let steel: Colour = [0.62, 0.65, 0.69]

    /// Tiles over a wall, with their joints.
    private func tiles(
        _ x: ClosedRange<Float>, _ y: ClosedRange<Float>, _ z: Float, _ colour: Colour, across: Int, up: Int
    ) {
        let tone = lit(colour, facing: 0.65)
        quad(x.lowerBound, x.upperBound, y.lowerBound, y.upperBound, z, tone, tone * 0.9)
        let joint = tone * 0.72
        let half = (y.upperBound - y.lowerBound) * 0.006
        for n in 1..<across {
            let at = mix(x.lowerBound, x.upperBound, Float(n) / Float(across))
            quad(at - half, at + half, y.lowerBound, y.upperBound, z - 0.005, joint, joint)
        }
        for n in 1...up {
            let at = mix(y.lowerBound, y.upperBound, Float(n) / Float(up))
            quad(x.lowerBound, x.upperBound, at - half, at + half, z - 0.005, joint, joint)
        }
    }

    private mutating func bathroom(_ actor: Actor) {
        let (w, h, z) = (actor.width, actor.height, actor.z)
        let tile = Self.white.mixed(with: actor.second.mixed(with: [0.5, 0.72, 0.76], 0.6), 0.35)
        tiles(-w...w, 0...h * 0.56, z - 0.01, tile, across: 16, up: 6)
        window(actor, -w * 0.80...(-w * 0.46), h * 0.62...h * 0.88, panes: 2)
        // A tub under the window, a basin under the mirror, a towel beside it.
        crate(-w * 0.94...(-w * 0.12), 0...h * 0.21, z - 1.5...z - 0.1, Self.white)
        face(
            [
                Corner(-w * 0.90, h * 0.212, z - 0.3), Corner(-w * 0.16, h * 0.212, z - 0.3),
                Corner(-w * 0.16, h * 0.212, z - 1.3), Corner(-w * 0.90, h * 0.212, z - 1.3),
            ], lit([0.52, 0.66, 0.70], facing: 0.7), lit([0.66, 0.80, 0.84], facing: 0.8))
        crate(-w * 0.20...(-w * 0.17), h * 0.21...h * 0.32, z - 0.4...z - 0.3, Self.steel)
        crate(w * 0.24...w * 0.34, 0...h * 0.30, z - 0.7...z - 0.2, Self.white)
        crate(w * 0.12...w * 0.46, h * 0.30...h * 0.36, z - 0.9...z - 0.1, Self.white)
        frame(w * 0.29, h * 0.48, h * 0.13, h * 0.32, z - 0.02, look.sky(at: 0.3).mixed(with: [0.7, 0.8, 0.84], 0.6))
        shine(Corner(w * 0.29, h * 0.86, z - 0.1), h * 0.5, [1.0, 0.95, 0.86], soft: byNight ? 0.6 : 0.3, core: 0.3)
        quad(w * 0.56, w * 0.70, h * 0.30, h * 0.56, z - 0.05, lit(actor.second, facing: 0.7), lit(actor.second * 0.8))
        crate(w * 0.74...w * 0.92, 0...h * 0.22, z - 1.0...z - 0.3, Self.white)
        crate(w * 0.74...w * 0.92, h * 0.22...h * 0.44, z - 0.3...z - 0.1, Self.white)
    }

    /// A train from inside: windows and seats along both sides, poles to hold on to, a lamp in every bay.
    private func carriage(_ actor: Actor) {
        let (w, h, z) = (actor.width, actor.height, actor.z)
        let (steel, glass) = (lit(Self.steel, facing: 0.5), look.sky(at: 0.2) * 0.7)
        quad(-w * 0.30, w * 0.30, 0, h * 0.84, z - 0.02, steel, steel * 0.8)
        quad(-w * 0.18, w * 0.18, h * 0.42, h * 0.76, z - 0.03, glass, glass * 0.6)
        for n in 0..<7 {
            let (near, far) = (z * (0.08 + 0.13 * Float(n)), z * (0.18 + 0.13 * Float(n)))
            let pass = unit(1 - abs(fraction(seconds * 0.8 - Float(n) * 0.16) - 0.5) * 5)
            for side: Float in [-1, 1] {
                let x = side * w * 0.995
                let pane = glass + Colour(1.0, 0.72, 0.36) * (0.34 * pass)
                face(
                    [
                        Corner(x, h * 0.40, near), Corner(x, h * 0.80, near), Corner(x, h * 0.80, far),
                        Corner(x, h * 0.40, far),
                    ], pane * 0.8, pane)
            }
            let lamp: Colour = [1.0, 0.96, 0.84]
            face(
                [
                    Corner(-w * 0.14, h - 0.01, near), Corner(w * 0.14, h - 0.01, near),
                    Corner(w * 0.14, h - 0.01, far), Corner(-w * 0.14, h - 0.01, far),
                ], lamp * 1.1, lamp * 1.1)
            shine(Corner(0, h, near), h * 0.5, lamp, soft: 0.24)
        }
        for n in (0..<5).reversed() {
            let (near, far) = (z * (0.14 + 0.17 * Float(n)), z * (0.27 + 0.17 * Float(n)))
            crate(-w...(-w * 0.62), h * 0.10...h * 0.20, near...far, actor.second)
            crate(w * 0.62...w, h * 0.10...h * 0.20, near...far, actor.second)
            crate(-w...(-w * 0.92), h * 0.20...h * 0.42, near...far, actor.second)
            crate(w * 0.92...w, h * 0.20...h * 0.42, near...far, actor.second)
            for x: Float in [-0.56, 0.56] {
                quad(x * w - h * 0.008, x * w + h * 0.008, 0, h, near, steel * 1.2, steel)
            }
        }
    }

    /// Tall windows between pillars, and lights in rings under a high ceiling.
    private mutating func ballroom(_ actor: Actor) {
        let (w, h, z) = (actor.width, actor.height, actor.z)
        for n in -2...2 {
            let x = Float(n) * w * 0.38
            window(actor, x - w * 0.10...x + w * 0.10, h * 0.14...h * 0.84, panes: 2, curtains: actor.second)
        }
        let gilt: Colour = [0.72, 0.56, 0.26]
        for n in -3...2 {
            let x = (Float(n) + 0.5) * w * 0.38
            crate(x - w * 0.025...x + w * 0.025, 0...h * 0.94, z - 0.4...z - 0.1, gilt.mixed(with: actor.colour, 0.6))
        }
        for (x, depth) in [(-0.42, 0.72), (0.42, 0.72), (0, 0.52)] as [(Float, Float)] {
            for n in 0..<6 {
                let u = x * w + wave(Float(n) / 6) * h * 0.10
                let glow = Corner(u, h * 0.74 + wave(Float(n) / 6 + 0.25) * h * 0.02, z * depth)
                shine(glow, h * 0.05, [1.0, 0.84, 0.52], soft: 0.7, core: 0.8)
            }
            pendant(x * w, h * 0.80, z * depth, top: h, [1.0, 0.82, 0.50], size: h * 0.03)
        }
    }

    /// A laid table with two chairs.
    private func laidTable(_ x: Float, _ z: Float, _ h: Float, _ cloth: Colour) {
        let half = h * 0.17
        for side: Float in [-1, 1] {
            let seat = x + side * half * 1.7
            crate(seat - h * 0.05...seat + h * 0.05, 0...h * 0.15, z - 0.1...z + 0.3, [0.34, 0.22, 0.14])
            let back = seat + side * h * 0.05
            crate(
                min(back, back + side * 0.03)...max(back, back + side * 0.03), h * 0.15...h * 0.34, z - 0.1...z + 0.3,
                [0.30, 0.20, 0.13])
        }
        crate(x - h * 0.02...x + h * 0.02, 0...h * 0.2, z...z + 0.1, [0.24, 0.18, 0.13])
        crate(x - half...x + half, h * 0.15...h * 0.245, z - 0.35...z + 0.45, cloth)
        for side: Float in [-1, 1] {
            let plate = x + side * half * 0.5
            crate(plate - h * 0.035...plate + h * 0.035, h * 0.245...h * 0.252, z - 0.2...z + 0.05, [0.98, 0.98, 0.97])
        }
        crate(x - h * 0.008...x + h * 0.008, h * 0.245...h * 0.30, z + 0.1...z + 0.14, [0.95, 0.90, 0.80])
        shine(Corner(x, h * 0.315, z + 0.1), h * 0.12, [1.0, 0.78, 0.42], soft: byNight ? 0.6 : 0.25, core: 0.4)
    }

    private mutating func dining(_ actor: Actor) {
        let (w, h, z) = (actor.width, actor.height, actor.z)
        window(actor, -w * 0.90...w * 0.10, h * 0.26...h * 0.86, panes: 5)
        frame(w * 0.50, h * 0.46, h * 0.13, h * 0.24, z - 0.02, [0.55, 0.30, 0.22])
        frame(w * 0.80, h * 0.50, h * 0.08, h * 0.18, z - 0.02, [0.30, 0.45, 0.50])
        let cloth = Self.white.mixed(with: actor.second, 0.12)
        for (x, depth) in [(-0.62, 0.84), (0.60, 0.86), (-0.02, 0.92), (-0.86, 0.60), (0.88, 0.62)] as [(Float, Float)]
        {
            laidTable(x * w, z * depth, h, cloth)
            pendant(x * w, h * 0.72, z * depth, top: h, [1.0, 0.78, 0.46], size: h * 0.05)
        }
    }

    private mutating func bar(_ actor: Actor) {
        let (w, h, z) = (actor.width, actor.height, actor.z)
        quad(-w * 0.86, w * 0.86, h * 0.36, h * 0.90, z - 0.02, lit([0.10, 0.07, 0.06]), lit([0.16, 0.10, 0.07]))
        let hue: Colour = [1.0, 0.62, 0.30]
        for row in 0..<3 {
            let y = h * (0.42 + 0.15 * Float(row))
            quad(-w * 0.84, w * 0.84, y - h * 0.012, y, z - 0.2, hue * 0.7, hue * 0.5)
            shine(Corner(0, y, z - 0.1), w * 0.9, hue, soft: 0.10)
            var chance = Chance(seed: UInt64(actor.seed) &+ UInt64(row))
            var x = -w * 0.80
            while x < w * 0.78 {
                let tall = h * chance.between(0.07, 0.115)
                let glass: Colour = chance.pick([
                    [0.16, 0.36, 0.20], [0.60, 0.34, 0.12], [0.72, 0.78, 0.80], [0.46, 0.14, 0.12],
                ])
                let tone = lit(glass, facing: 0.8, glow: 0.25)
                quad(x, x + h * 0.030, y, y + tall * 0.7, z - 0.25, tone, tone * 0.7)
                quad(x + h * 0.010, x + h * 0.020, y + tall * 0.7, y + tall, z - 0.25, tone, tone)
                x += h * chance.between(0.040, 0.070)
            }
        }
        crate(-w * 0.82...w * 0.82, 0...h * 0.32, z - 1.7...z - 1.1, [0.26, 0.15, 0.10])
        crate(-w * 0.84...w * 0.84, h * 0.32...h * 0.35, z - 1.8...z - 1.0, [0.46, 0.28, 0.17])
        for n in 0..<5 {
            let x = w * (-0.6 + 0.3 * Float(n))
            crate(x - h * 0.012...x + h * 0.012, 0...h * 0.24, z - 2.2...z - 2.15, Self.steel * 0.6)
            crate(x - h * 0.05...x + h * 0.05, h * 0.24...h * 0.27, z - 2.35...z - 2.05, [0.44, 0.12, 0.10])
            pendant(x, h * 0.66, z - 1.5, top: h, [1.0, 0.70, 0.36], size: h * 0.04)
        }
    }

    private mutating func church(_ actor: Actor) {
        let (w, h, z) = (actor.width, actor.height, actor.z)
        let panes: [Colour] = [[0.86, 0.26, 0.22], [0.24, 0.40, 0.86], [0.96, 0.78, 0.30], [0.30, 0.66, 0.42]]
        for (x, half) in [(0, 0.13), (-0.46, 0.07), (0.46, 0.07)] as [(Float, Float)] {
            for row in 0..<6 {
                for column in 0..<3 {
                    let (u, v) = (x + half * (Float(column) * 2 / 3 - 1), 0.30 + 0.095 * Float(row))
                    let hue =
                        panes[(row * 2 + column) % 4].mixed(with: look.sky(at: 0.3), 0.35) * (byNight ? 0.55 : 1.25)
                    quad(w * u, w * (u + half * 0.62), h * v, h * (v + 0.085), z - 0.02, hue, hue * 0.85)
                }
            }
            shine(
                Corner(x * w, h * 0.6, z - 0.1), h * 0.7, panes[2].mixed(with: look.key, 0.6),
                soft: byNight ? 0.15 : 0.45)
        }
        crate(-w * 0.16...w * 0.16, 0...h * 0.22, z - 0.7...z - 0.2, Self.white * 0.9)
        quad(-h * 0.012, h * 0.012, h * 0.22, h * 0.40, z - 0.45, lit([0.85, 0.68, 0.30]), lit([0.7, 0.5, 0.2]))
        quad(-h * 0.045, h * 0.045, h * 0.335, h * 0.355, z - 0.45, lit([0.85, 0.68, 0.30]), lit([0.7, 0.5, 0.2]))
        let red = lit([0.50, 0.12, 0.12], facing: 0.6)
        face(
            [
                Corner(-w * 0.1, 0.01, z - 0.8), Corner(w * 0.1, 0.01, z - 0.8), Corner(w * 0.1, 0.01, eye.z + 0.4),
                Corner(-w * 0.1, 0.01, eye.z + 0.4),
            ],
            red * 0.8, red)
        for row in 0..<5 {
            let depth = z * (0.84 - 0.13 * Float(row))
            for side: Float in [-1, 1] {
                let (a, b) = (side * w * 0.18, side * w * 0.72)
                crate(min(a, b)...max(a, b), 0...h * 0.16, depth...depth + 0.5, [0.38, 0.25, 0.15])
                crate(min(a, b)...max(a, b), h * 0.16...h * 0.27, depth...depth + 0.1, [0.34, 0.22, 0.13])
            }
        }
        for n in 0..<3 {
            for side: Float in [-1, 1] {
                crate(
                    side * w * 0.86 - h * 0.05...side * w * 0.86 + h * 0.05, 0...h,
                    z * (0.4 + 0.22 * Float(n))...z * (0.4 + 0.22 * Float(n)) + 0.5, [0.72, 0.69, 0.62])
            }
        }
    }

    private mutating func ward(_ actor: Actor) {
        let (w, h, z) = (actor.width, actor.height, actor.z)
        let mint: Colour = [0.62, 0.78, 0.74]
        quad(-w, w, 0, h * 0.34, z - 0.01, lit(mint, facing: 0.6), lit(mint * 0.85))
        window(actor, -w * 0.30...w * 0.30, h * 0.44...h * 0.86, panes: 3)
        for side: Float in [-1, 1] {
            let (a, b) = (side * w * 0.34, side * w * 0.74)
            let x = min(a, b)...max(a, b)
            crate(x, h * 0.10...h * 0.40, z - 0.15...z - 0.05, Self.steel)
            crate(x, h * 0.14...h * 0.24, z - 2.2...z - 0.15, Self.white)
            crate(x, h * 0.20...h * 0.255, z - 2.2...z - 1.0, mint)
            crate(x, h * 0.24...h * 0.29, z - 0.6...z - 0.2, [0.97, 0.97, 0.98])
            for leg in [x.lowerBound, x.upperBound - 0.04] {
                crate(leg...leg + 0.04, 0...h * 0.14, z - 2.2...z - 2.15, Self.steel)
            }
            let curtain = lit([0.46, 0.66, 0.72], facing: 0.6)
            for n in 0..<5 {
                let u = side * w * (0.80 + 0.034 * Float(n))
                quad(
                    u - w * 0.017, u + w * 0.017, h * 0.06, h * 0.90, z - 0.8, curtain * (n % 2 == 0 ? 1 : 0.84),
                    curtain * 0.8)
            }
            let screen = side * w * 0.26
            crate(screen - h * 0.01...screen + h * 0.01, 0...h * 0.46, z - 0.3...z - 0.25, Self.steel)
            quad(
                screen - h * 0.07, screen + h * 0.07, h * 0.46, h * 0.58, z - 0.32, [0.05, 0.10, 0.12],
                [0.04, 0.08, 0.10])
            quad(
                screen - h * 0.055, screen + h * 0.055, h * 0.515, h * 0.525, z - 0.33, [0.3, 1.0, 0.5],
                [0.3, 1.0, 0.5])
        }
        let lamp: Colour = [0.96, 1.0, 1.0]
        for depth in [z * 0.5, z * 0.8] {
            face(
                [
                    Corner(-w * 0.3, h - 0.01, depth), Corner(w * 0.3, h - 0.01, depth),
                    Corner(w * 0.3, h - 0.01, depth + 0.6), Corner(-w * 0.3, h - 0.01, depth + 0.6),
                ],
                lamp * 1.2, lamp * 1.1)
        }
    }

    private mutating func gym(_ actor: Actor) {
        let (w, h, z) = (actor.width, actor.height, actor.z)
        let mirror = look.sky(at: 0.2).mixed(with: lit(actor.colour, facing: 0.5), 0.6)
        quad(-w * 0.94, w * 0.94, h * 0.10, h * 0.78, z - 0.02, mirror * 1.05, mirror * 0.75)
        for n in 1..<5 {
            let x = mix(-w * 0.94, w * 0.94, Float(n) / 5)
            quad(x - 0.02, x + 0.02, h * 0.10, h * 0.78, z - 0.03, lit(Self.steel), lit(Self.steel))
        }
        crate(-w * 0.80...(-w * 0.10), h * 0.08...h * 0.10, z - 0.7...z - 0.3, [0.14, 0.14, 0.16])
        crate(-w * 0.80...(-w * 0.10), h * 0.20...h * 0.22, z - 0.6...z - 0.2, [0.14, 0.14, 0.16])
        for row in 0..<2 {
            for n in 0..<7 {
                let (x, y) = (-w * 0.76 + w * 0.095 * Float(n), h * (0.10 + 0.12 * Float(row)))
                for end: Float in [0, 1] {
                    crate(
                        x + end * h * 0.05...x + end * h * 0.05 + h * 0.022, y...y + h * 0.05, z - 0.65...z - 0.5,
                        [0.10, 0.10, 0.11])
                }
                crate(x...x + h * 0.07, y + h * 0.02...y + h * 0.03, z - 0.6...z - 0.55, Self.steel)
            }
        }
        crate(w * 0.20...w * 0.52, h * 0.14...h * 0.18, z - 2.0...z - 1.6, [0.55, 0.12, 0.12])
        for x in [w * 0.22, w * 0.48] { crate(x...x + 0.06, 0...h * 0.14, z - 1.9...z - 1.8, Self.steel * 0.5) }
        quad(w * 0.745, w * 0.755, h * 0.70, h, z - 1.2, lit([0.2, 0.2, 0.2]), lit([0.2, 0.2, 0.2]))
        crate(w * 0.70...w * 0.80, h * 0.30...h * 0.70, z - 1.3...z - 1.0, [0.60, 0.14, 0.12])
        for x: Float in [-0.5, 0.5] {
            let lamp: Colour = [0.95, 0.98, 1.0]
            face(
                [
                    Corner(x * w - 0.8, h - 0.01, z * 0.4), Corner(x * w + 0.8, h - 0.01, z * 0.4),
                    Corner(x * w + 0.8, h - 0.01, z * 0.9), Corner(x * w - 0.8, h - 0.01, z * 0.9),
                ],
                lamp * 1.15, lamp * 1.1)
        }
    }

    private mutating func meeting(_ actor: Actor) {
        let (w, h, z) = (actor.width, actor.height, actor.z)
        quad(-w * 0.36, w * 0.36, h * 0.40, h * 0.84, z - 0.02, [0.10, 0.12, 0.15], [0.08, 0.10, 0.12])
        quad(-w * 0.34, w * 0.34, h * 0.42, h * 0.82, z - 0.03, [0.56, 0.74, 0.95], [0.40, 0.60, 0.86])
        shine(Corner(0, h * 0.62, z - 0.1), h * 0.7, [0.5, 0.7, 1.0], soft: 0.3)
        for n in 0..<4 {
            let bar: Colour = [0.96, 0.97, 0.98]
            quad(
                -w * 0.28 + w * 0.14 * Float(n), -w * 0.20 + w * 0.14 * Float(n), h * 0.46,
                h * (0.54 + 0.06 * Float(n)), z - 0.04, bar, bar)
        }
        window(actor, w * 0.52...w * 0.94, h * 0.26...h * 0.86, panes: 3)
        for row in 0..<4 {
            let depth = z * (0.86 - 0.12 * Float(row))
            for side: Float in [-1, 1] {
                let x = side * w * 0.46
                crate(x - h * 0.055...x + h * 0.055, h * 0.14...h * 0.17, depth...depth + 0.4, [0.16, 0.17, 0.20])
                let back = x + side * h * 0.055
                crate(
                    min(back, back + side * 0.04)...max(back, back + side * 0.04), h * 0.17...h * 0.38,
                    depth...depth + 0.4, [0.14, 0.15, 0.18])
                crate(x - 0.02...x + 0.02, 0...h * 0.14, depth + 0.2...depth + 0.25, Self.steel * 0.6)
            }
        }
        crate(-w * 0.10...w * 0.10, 0...h * 0.22, z * 0.5...z * 0.86, [0.20, 0.15, 0.11])
        crate(-w * 0.34...w * 0.34, h * 0.22...h * 0.25, z * 0.44...z * 0.94, [0.42, 0.29, 0.19])
    }

    private mutating func lockers(_ actor: Actor) {
        let (w, h, z) = (actor.width, actor.height, actor.z)
        let door = actor.second.mixed(with: [0.30, 0.46, 0.60], 0.6)
        for n in 0..<12 {
            let x = mix(-w * 0.94, w * 0.94, Float(n) / 12)
            crate(x...x + w * 0.150, 0...h * 0.72, z - 0.6...z, door * (n % 2 == 0 ? 1 : 0.92))
            let dark = lit(door * 0.4)
            for slit in 0..<3 {
                quad(
                    x + w * 0.05, x + w * 0.10, h * (0.60 + 0.022 * Float(slit)), h * (0.607 + 0.022 * Float(slit)),
                    z - 0.61, dark, dark)
            }
            quad(x + w * 0.12, x + w * 0.132, h * 0.34, h * 0.40, z - 0.61, lit(Self.steel), lit(Self.steel * 0.7))
        }
        crate(-w * 0.62...w * 0.62, h * 0.14...h * 0.17, z - 2.3...z - 1.9, [0.62, 0.45, 0.28])
        for x in [-w * 0.5, 0, w * 0.5] {
            crate(x - 0.03...x + 0.03, 0...h * 0.14, z - 2.15...z - 2.05, Self.steel * 0.6)
        }
        for depth in [z * 0.4, z * 0.75] {
            let lamp: Colour = [0.92, 0.98, 1.0]
            face(
                [
                    Corner(-w * 0.5, h - 0.01, depth), Corner(w * 0.5, h - 0.01, depth),
                    Corner(w * 0.5, h - 0.01, depth + 0.4), Corner(-w * 0.5, h - 0.01, depth + 0.4),
                ],
                lamp * 1.2, lamp * 1.1)
        }
    }
}
