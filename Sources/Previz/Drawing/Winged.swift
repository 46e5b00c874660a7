/// What flies with wings.
extension Painter {
    mutating func flyer(_ actor: Actor) -> Bool {
        switch actor.kind {
        case "bird", "seagull", "eagle", "bat": aloft(actor)
        case "butterfly": butterfly(actor)
        case "phoenix": phoenix(actor)
        case "dragon": dragon(actor)
        case "dinosaur": dinosaur(actor)
        default: return fowl(actor)
        }
        return true
    }

    /// A bird seen a little from the front and the side, beating both wings.
    private mutating func aloft(_ actor: Actor) {
        let pace: Float = actor.kind == "eagle" ? 0.5 : actor.kind == "seagull" ? 0.8 : 1.5
        // A glide between beats.
        let beat = seconds * pace + actor.phase * 5
        let flap = wave(beat) * (0.55 + 0.45 * wave(beat * 0.13))
        let c = actor.colour
        let bat = actor.kind == "bat"
        wing(side: 1, flap, actor, shade: 0.66, bat: bat)
        if !bat {
            hull(
                [[-0.28, 0.52], [-0.62, 0.62], [-0.70, 0.52], [-0.66, 0.42], [-0.28, 0.44]], c * 0.85, actor.second)
        }
        hull(
            [
                [-0.34, 0.50], [-0.10, 0.60], [0.16, 0.63], [0.30, 0.66], [0.42, 0.60], [0.40, 0.52], [0.24, 0.42],
                [-0.06, 0.36], [-0.28, 0.42],
            ],
            c * 1.05, actor.kind == "seagull" ? c : c.mixed(with: actor.second, 0.4), texture: 0.12)
        head(actor, bat)
        wing(side: -1, flap, actor, shade: 1, bat: bat)
    }

    private mutating func head(_ actor: Actor, _ bat: Bool) {
        let white = actor.kind == "eagle"
        let c = white ? actor.second : actor.colour
        hull(
            [[0.26, 0.60], [0.32, 0.70], [0.42, 0.70], [0.49, 0.62], [0.42, 0.54], [0.30, 0.52]], c * 1.06, c * 0.9)
        if bat {
            for u: Float in [0.32, 0.42] {
                hull(
                    [
                        [u - 0.03, 0.68], [u - 0.03, 0.68], [u, 0.86], [u, 0.86], [u + 0.05, 0.68], [u + 0.05, 0.68],
                    ], c * 0.9)
            }
        } else {
            hull([[0.46, 0.66], [0.60, 0.61], [0.63, 0.56], [0.63, 0.56], [0.46, 0.57]], [0.95, 0.66, 0.16])
        }
        limb([0.425, 0.635], 0.022, [0.425, 0.635], 0.022, bat ? [0.9, 0.2, 0.1] : [0.03, 0.03, 0.03])
        body(texture: 0)
    }

    private func wing(side: Float, _ flap: Float, _ actor: Actor, shade: Float, bat: Bool) {
        let c = actor.colour * shade
        // Both wings are seen, the far one over the back; the hand lags behind the arm.
        let far: Float = side > 0 ? 1 : 0
        let beat = flap * (0.85 + 0.15 * far)
        let root = Point(0.12 + 0.05 * far, 0.57)
        let rear = Point(-0.16 + 0.05 * far, 0.51)
        let elbow = root + Point(-0.06 + 0.16 * far, 0.10 + 0.26 * beat)
        let tip = elbow + Point(-0.42 + 0.62 * far, 0.06 + 0.44 * beat)
        var outline: [Point] = [root, elbow + Point(0.05, 0.02), tip, tip]
        for n in 1...5 {
            let k = Float(n) / 6
            let edge = mix(tip, rear, k) + Point(-0.10 * wave(k / 2), -0.06 * wave(k / 2) * (beat > 0 ? 1 : -0.6))
            outline +=
                bat ? [mix(mix(tip, rear, k - 0.08), elbow, 0.24), edge, edge] : [mix(edge, elbow, 0.10), edge, edge]
        }
        outline += [rear, rear]
        hull(outline, c * 1.02, actor.second * shade, round: 0.55, texture: 0.12)
        for n in 1...3 where !bat {
            let k = Float(n) / 4
            streak(mix(elbow, tip, k), mix(tip, rear, k * 0.8) + Point(-0.05, -0.02), 0.006, lit(c * 0.55), alpha: 0.5)
        }
        guard bat else { return }
        for n in 0..<4 { streak(elbow, mix(tip, rear, Float(n) / 4), 0.010, lit(c * 0.6), alpha: 0.8) }
    }

    private mutating func butterfly(_ actor: Actor) {
        let open = 0.35 + 0.65 * abs(wave(seconds * 1.1 + actor.phase))
        for side: Float in [-1, 1] {
            let u = side * open
            field(
                u,
                [
                    [0.02, 0.50], [0.10, 0.80], [0.34, 1.04], [0.74, 1.10], [0.72, 0.80], [0.52, 0.54], [0.12, 0.44],
                ], actor.colour, actor.second)
            field(
                u, [[0.02, 0.50], [0.22, 0.55], [0.54, 0.44], [0.50, 0.10], [0.26, -0.06], [0.08, 0.22]],
                actor.colour * 0.88, actor.second)
            streak([side * 0.01, 0.68], [side * 0.12, 0.94], 0.007, lit(actor.second))
        }
        limb([0, 0.22], 0.022, [0, 0.50], 0.032, actor.second)
        limb([0, 0.50], 0.036, [0, 0.60], 0.034, actor.second * 1.4)
        limb([0, 0.66], 0.036, [0, 0.66], 0.036, actor.second)
        body(texture: 0)
        if look.night > 0.6 { glow(0, 0.5, 0.9, actor.colour, soft: 0.25, core: 0) }
    }

    /// A wing with a dark rim, veins, rows of spots and a bright field.
    private func field(_ open: Float, _ outline: [Point], _ colour: Colour, _ rim: Colour) {
        func turned(_ p: Point) -> Point { [p.x * open, p.y] }
        hull(outline.map(turned), rim.mixed(with: colour, 0.2), round: 0.3)
        let root = outline[0]
        let middle = outline.reduce(Point(0, 0), +) / Float(outline.count)
        hull(
            outline.map { turned(mix(mix(middle, root, 0.25), $0, 0.80)) }, colour * 1.15, colour * 0.8, round: 0.35,
            texture: 0.25)
        for p in outline.dropFirst() {
            streak(turned(mix(root, p, 0.2)), turned(mix(root, p, 0.92)), 0.008, lit(rim), alpha: 0.85)
            let spot = turned(mix(middle, p, 0.90))
            streak(spot, spot + [0.001, 0], 0.015, lit([0.96, 0.94, 0.88], facing: 0.9))
        }
    }

    /// Corners cut twice: a soft outline.
    func rounded(_ corners: [(Float, Float)]) -> [(Float, Float)] {
        var list = corners
        for _ in 0..<2 {
            var next: [(Float, Float)] = []
            for (n, a) in list.enumerated() {
                let b = list[(n + 1) % list.count]
                next.append((a.0 * 0.75 + b.0 * 0.25, a.1 * 0.75 + b.1 * 0.25))
                next.append((a.0 * 0.25 + b.0 * 0.75, a.1 * 0.25 + b.1 * 0.75))
            }
            list = next
        }
        return list
    }

    private mutating func phoenix(_ actor: Actor) {
        let flap = wave(seconds * 0.55 + actor.phase)
        let gold = actor.second
        for n in 0..<5 {
            let sway = 0.10 * wave(seconds * 0.35 - Float(n) * 0.15)
            let end = Point((Float(n) - 2) * 0.13 + sway, -0.42 + 0.05 * abs(Float(n) - 2))
            hull(
                [
                    [-0.05, 0.32], mix([0, 0.3], end, 0.5) + [-0.05, 0], end, end,
                    mix([0, 0.3], end, 0.5) + [0.05, 0], [0.05, 0.32],
                ], actor.colour, gold, round: 0.4, glow: 0.8)
        }
        for side: Float in [-1, 1] {
            for layer in 0..<2 {
                let size: Float = layer == 0 ? 1 : 0.68
                let lift = flap * 0.26
                var outline: [Point] = [
                    [side * 0.05, 0.66], [side * 0.30 * size, 0.82 + lift * 0.6], [side * 0.62 * size, 0.98 + lift],
                    [side * 1.12 * size, 0.92 + lift * 1.6], [side * 1.12 * size, 0.92 + lift * 1.6],
                ]
                for f in 0..<5 {
                    let k = Float(f) / 5
                    let root = Point(side * (0.92 - 0.76 * k) * size, 0.70 + lift * (1.1 - k))
                    outline += [
                        root, root + [side * 0.03, -0.22 * size - 0.03 * wave(seconds + k)],
                        root + [side * 0.03, -0.22 * size - 0.03 * wave(seconds + k)],
                    ]
                }
                outline.append([side * 0.05, 0.44])
                hull(
                    outline, layer == 0 ? actor.colour : gold, layer == 0 ? actor.colour * 0.8 : actor.colour,
                    round: 0.4, glow: 0.8)
            }
        }
        hull(
            [
                [-0.09, 0.34], [-0.12, 0.54], [-0.06, 0.70], [0.0, 0.84], [0.08, 0.92], [0.16, 0.88], [0.14, 0.74],
                [0.12, 0.56], [0.08, 0.36],
            ], gold, actor.colour, glow: 0.75)
        hull([[0.13, 0.90], [0.26, 0.85], [0.26, 0.85], [0.14, 0.83]], [0.95, 0.75, 0.3], glow: 0.6)
        for n in 0..<3 { streak([0.05, 0.92], [-0.04 - 0.05 * Float(n), 1.06 - 0.03 * Float(n)], 0.012, gold) }
        limb([0.115, 0.885], 0.014, [0.115, 0.885], 0.014, [0.1, 0.04, 0.02])
        body()
        glow(0, 0.6, 1.3, [1.0, 0.45, 0.12], soft: 0.42, core: 0.15)
    }

    private mutating func dragon(_ actor: Actor) {
        let flap = wave(seconds * 0.45 + actor.phase)
        let (c, skin) = (actor.colour, actor.second)
        membrane(1, flap, c * 0.6, skin * 0.6)
        var last: Point = [-0.30, 0.46]
        for n in 1...9 {
            let k = Float(n) / 9
            let next = Point(-0.30 - 0.85 * k, 0.46 + 0.12 * wave(k * 0.9 - seconds * 0.25) - 0.05 * k)
            limb(last, 0.085 * (1 - k) + 0.012, next, 0.085 * (0.9 - k) + 0.014, c, blend: 0.02)
            last = next
        }
        limb(last, 0.02, last + [-0.12, 0.03], 0.05, skin, blend: 0.03)
        body(texture: 0.3)
        hull(
            [
                [-0.40, 0.42], [-0.28, 0.56], [-0.02, 0.62], [0.20, 0.62], [0.36, 0.72], [0.48, 0.84], [0.58, 0.80],
                [0.48, 0.64], [0.34, 0.48], [0.12, 0.34], [-0.16, 0.32],
            ], c * 1.08, c.mixed(with: [0.9, 0.8, 0.5], 0.35), texture: 0.4, grain: 0.03)
        for n in 0..<7 {
            let k = Float(n) / 6
            let p = mix([-0.30, 0.55], [0.40, 0.76], k) + Point(0, 0.03 * wave(k / 2))
            slab([p, p + [-0.03, 0.09], p + [0.06, 0.02]], skin)
        }
        for (u, v) in [(-0.20, 0.36), (0.20, 0.40)] as [(Float, Float)] {
            limb([u, v], 0.07, [u - 0.06, v - 0.18], 0.04, c)
            limb([u - 0.06, v - 0.18], 0.04, [u + 0.04, v - 0.26], 0.02, c)
        }
        body(texture: 0.3)
        let gape = 0.04 + 0.03 * wave(seconds * 0.3)
        hull([[0.52, 0.74], [0.66, 0.72 - gape], [0.82, 0.70 - gape], [0.80, 0.74 - gape], [0.62, 0.78]], c * 0.8)
        hull(
            [
                [0.44, 0.80], [0.50, 0.92], [0.62, 0.92], [0.74, 0.84], [0.88, 0.82], [0.90, 0.76], [0.74, 0.75],
                [0.56, 0.74],
            ], c * 1.1, c * 0.9, texture: 0.3)
        for v: Float in [0, 0.035] {
            hull(
                [[0.50, 0.90 - v], [0.42, 1.0 - v], [0.32, 1.04 - v], [0.32, 1.04 - v], [0.44, 0.92 - v]],
                [0.86, 0.80, 0.66])
        }
        limb([0.645, 0.855], 0.020, [0.655, 0.855], 0.018, [1, 0.85, 0.2], glow: 0.9)
        body()
        membrane(-1, flap, c, skin)
    }

    private func membrane(_ side: Float, _ flap: Float, _ bone: Colour, _ skin: Colour) {
        let root = Point(0.12, 0.60)
        let wrist = root + Point(side * 0.10 - 0.10, 0.34 + 0.20 * flap)
        let tips: [Point] = [
            wrist + Point(-0.20 + side * 0.22, 0.16 + 0.20 * flap),
            wrist + Point(-0.46 + side * 0.16, 0.04 + 0.10 * flap),
            wrist + Point(-0.56 + side * 0.06, -0.18 + 0.04 * flap), [-0.36, 0.48],
        ]
        var outline: [Point] = [root, wrist, wrist, tips[0], tips[0]]
        for n in 1..<4 {
            outline += [
                mix(tips[n - 1], tips[n], 0.5) + (wrist - mix(tips[n - 1], tips[n], 0.5)) * 0.22, tips[n], tips[n],
            ]
        }
        hull(outline, skin * 1.1, skin * 0.75, round: 0.4, texture: 0.2)
        for tip in tips.prefix(3) { streak(wrist, tip, 0.016, lit(bone)) }
        streak(root, wrist, 0.03, lit(bone))
    }

    private mutating func dinosaur(_ actor: Actor) {
        let c = actor.colour
        let turn = actor.phase + abs(actor.speed) * seconds / (actor.height * 0.5)
        let bob = 0.008 * wave(turn * 2)
        func leg(_ phase: Float, _ shade: Float) {
            let f = fraction(turn + phase)
            let walk = actor.speed != 0
            let x = walk ? (f < 0.6 ? 0.14 - 0.28 * f / 0.6 : -0.14 + 0.28 * smooth((f - 0.6) / 0.4)) : phase * 0.1
            let up = walk && f > 0.6 ? 0.06 * wave((f - 0.6) / 0.8) : 0
            let k = c * shade
            hull(
                [
                    [-0.20, 0.48], [0.04, 0.52], [0.08, 0.34], [0.0 + x * 0.5, 0.24 + up],
                    [-0.12 + x * 0.5, 0.26 + up], [-0.20, 0.36],
                ], k, texture: 0.3)
            hull(
                [
                    [-0.10 + x * 0.5, 0.28 + up], [0.02 + x * 0.5, 0.26 + up], [-0.04 + x, 0.10 + up],
                    [0.0 + x, 0.04 + up], [0.12 + x, 0.02 + up], [0.12 + x, 0.0 + up], [-0.08 + x, 0.0 + up],
                    [-0.10 + x, 0.10 + up],
                ], k, k * 0.8, texture: 0.3)
        }
        leg(0.5, 0.62)
        hull(
            [
                [-1.05, 0.42 + bob], [-0.70, 0.50], [-0.36, 0.60 + bob], [-0.10, 0.68 + bob], [0.12, 0.70 + bob],
                [0.26, 0.80 + bob], [0.36, 0.92 + bob], [0.48, 0.86 + bob], [0.40, 0.70 + bob], [0.28, 0.54 + bob],
                [0.10, 0.42 + bob], [-0.12, 0.38 + bob], [-0.40, 0.42], [-0.72, 0.42],
            ], c * 1.06, c.mixed(with: actor.second, 0.5), texture: 0.4, grain: 0.03)
        leg(0, 1)
        limb([0.24, 0.54], 0.035, [0.32, 0.46], 0.022, c)
        limb([0.32, 0.46], 0.020, [0.38, 0.48], 0.012, c)
        body()
        let gape = 0.03 + 0.03 * wave(seconds * 0.4)
        hull(
            [
                [0.34, 0.84 + bob], [0.52, 0.78 + bob - gape], [0.70, 0.78 + bob - gape], [0.66, 0.83 + bob - gape],
                [0.44, 0.88 + bob],
            ], c * 0.8)
        hull(
            [
                [0.28, 0.90 + bob], [0.32, 1.0 + bob], [0.44, 1.0 + bob], [0.60, 0.96 + bob], [0.74, 0.94 + bob],
                [0.75, 0.87 + bob], [0.56, 0.85 + bob], [0.38, 0.84 + bob],
            ], c * 1.1, c * 0.9, texture: 0.35)
        for n in 0..<6 {
            slab(
                [
                    [0.50 + 0.04 * Float(n), 0.865 + bob], [0.52 + 0.04 * Float(n), 0.83 + bob],
                    [0.54 + 0.04 * Float(n), 0.87 + bob],
                ], [0.95, 0.92, 0.84])
        }
        limb([0.45, 0.95 + bob], 0.018, [0.45, 0.95 + bob], 0.018, [0.95, 0.75, 0.1])
        limb([0.455, 0.95 + bob], 0.008, [0.455, 0.95 + bob], 0.008, [0.02, 0.02, 0.02])
        body()
    }
}
