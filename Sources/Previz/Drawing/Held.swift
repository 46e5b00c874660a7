/// What people carry, use and play.
extension Painter {
    /// What lies before the body and behind the near arm: instruments, books, bowls.
    mutating func holdBefore(_ actor: Actor, _ b: Bones) {
        let c = mix(b.nearArm.end, b.farArm.end, 0.5)
        switch actor.holds {
        case "guitar": guitarShape(c + Point(-0.05, -0.01), 0.42, Point(0.94, 0.34), [0.62, 0.34, 0.14])
        case "violin": violinShape(b.shoulders + Point(0.06, 0.02), b.farArm.end + b.farArm.ahead * 0.05)
        case "drum": drumShape(b.hips + Point(0.16, 0.02), 0.12)
        case "book", "sheet": openBook(c + Point(0.03, 0.02), 0.085)
        case "laptop": laptopShape(c + Point(0.05, 0.0), 0.11)
        case "box":
            slab(
                [c + [-0.09, 0.08], c + [0.11, 0.08], c + [0.11, -0.07], c + [-0.09, -0.07]], [0.66, 0.48, 0.30],
                round: 0.4)
        default: break
        }
    }

    mutating func hold(_ actor: Actor, _ b: Bones) {
        let hand = b.farArm.end + b.farArm.ahead * 0.03
        let tone: [Colour] = [[0.80, 0.13, 0.13], [0.16, 0.20, 0.32], [0.14, 0.14, 0.16], [0.90, 0.72, 0.2]]
        let chosen = tone[Int(actor.seed / 16 % 4)]
        switch actor.holds {
        case "umbrella":
            let grip = b.nearArm.end
            openUmbrella(at: (grip.x + 0.05, 1.12), radius: 0.34, grip: (grip.x, grip.y - 0.03), colour: chosen)
        case "flag": flag(pole: hand.x, top: 1.25, colour: [0.80, 0.18, 0.18])
        case "microphone":
            limb(hand - [0.0, 0.03], 0.010, hand + [0.0, 0.045], 0.012, [0.10, 0.10, 0.11])
            limb(hand + [0.0, 0.062], 0.021, hand + [0.0, 0.066], 0.021, [0.5, 0.5, 0.54])
            body()
        case "phone":
            hull(
                [hand + [-0.018, 0.045], hand + [0.018, 0.05], hand + [0.022, -0.02], hand + [-0.014, -0.025]],
                [0.05, 0.05, 0.06], round: 0.4)
            hull(
                [hand + [-0.013, 0.040], hand + [0.013, 0.045], hand + [0.017, -0.014], hand + [-0.009, -0.018]],
                [0.6, 0.8, 1], round: 0.1, glow: 0.8)
        case "camera":
            hull(
                [hand + [-0.055, 0.04], hand + [0.035, 0.04], hand + [0.035, -0.03], hand + [-0.055, -0.03]],
                [0.08, 0.08, 0.09], round: 0.5)
            limb(hand + [0.03, 0.005], 0.026, hand + [0.07, 0.005], 0.022, [0.14, 0.14, 0.16])
            body()
        case "cup", "vessel":
            hull(
                [hand + [-0.026, 0.045], hand + [0.026, 0.045], hand + [0.020, -0.03], hand + [-0.020, -0.03]],
                [0.92, 0.90, 0.86], round: 0.8)
        case "ball":
            limb(hand + [0.03, 0.04], 0.062, hand + [0.03, 0.04], 0.062, [0.90, 0.42, 0.16])
            body(texture: 0.15)
            streak(hand + [-0.03, 0.04], hand + [0.09, 0.04], 0.003, lit([0.1, 0.08, 0.07]))
        case "sword", "weapon":
            hull(
                [hand + [-0.012, 0.02], hand + [0.10, 0.42], hand + [0.10, 0.42], hand + [0.014, 0.016]],
                [0.82, 0.84, 0.88], round: 0.6)
            streak(hand + [-0.05, 0.03], hand + [0.05, 0.005], 0.010, lit([0.7, 0.55, 0.2]))
        case "tool":
            limb(hand - [0.02, 0.08], 0.010, hand + [0.03, 0.13], 0.010, [0.55, 0.38, 0.2])
            limb(hand + [-0.02, 0.15], 0.020, hand + [0.09, 0.13], 0.016, [0.6, 0.62, 0.66])
            body()
        case "flower":
            limb(hand - [0, 0.03], 0.005, hand + [0.01, 0.10], 0.005, [0.22, 0.46, 0.18])
            for n in 0..<5 {
                let k = Float(n) / 5
                limb(
                    hand + [0.01, 0.12], 0.016, hand + [0.01 + 0.024 * wave(k), 0.12 + 0.024 * wave(k + 0.25)], 0.014,
                    [0.90, 0.30, 0.42])
            }
            body()
        case "food":
            limb(hand + [0, 0.02], 0.034, hand + [0.02, 0.02], 0.034, [0.86, 0.2, 0.14])
            body()
        case "torch", "lamp", "lantern":
            limb(hand - [0, 0.06], 0.012, hand + [0, 0.08], 0.015, [0.35, 0.24, 0.14])
            body()
            glow(hand.x, hand.y + 0.11, 0.10, [1, 0.7, 0.3], soft: 0.6, core: 1)
        default: break
        }
    }

    func guitarShape(_ c: Point, _ size: Float, _ way: Point, _ wood: Colour) {
        let side = way.aside
        func at(_ u: Float, _ v: Float) -> Point { c + way * (u * size) + side * (v * size) }
        slab([at(0.16, 0.02), at(1.02, 0.045), at(1.02, -0.045), at(0.16, -0.05)], [0.24, 0.15, 0.09], round: 0.7)
        hull([at(1.0, 0.06), at(1.20, 0.075), at(1.20, -0.075), at(1.0, -0.06)], wood * 0.5, round: 0.5)
        hull(
            [
                at(0.28, 0.10), at(0.20, 0.20), at(0.04, 0.15), at(-0.16, 0.25), at(-0.34, 0.20), at(-0.40, 0.0),
                at(-0.34, -0.20), at(-0.16, -0.25), at(0.04, -0.15), at(0.20, -0.20), at(0.28, -0.10),
            ], wood * 1.1, wood * 0.85, round: 0.45, texture: 0.2)
        hull([at(0.09, 0.08), at(0.15, 0.0), at(0.09, -0.08), at(0.02, 0.0)], [0.06, 0.04, 0.03], round: 0.1)
        hull([at(-0.20, 0.08), at(-0.17, 0.08), at(-0.17, -0.08), at(-0.20, -0.08)], [0.1, 0.07, 0.05], round: 0.3)
        for n in 0..<4 {
            let v = (Float(n) - 1.5) * 0.024
            streak(at(-0.19, v), at(1.05, v * 0.8), 0.004 * size, lit([0.9, 0.88, 0.8], facing: 1), alpha: 0.8)
        }
    }

    func violinShape(_ chin: Point, _ scroll: Point) {
        let way = (scroll - chin) / max((scroll - chin).length, 0.01)
        guitarShape(chin + way * 0.09, 0.24, way, [0.58, 0.26, 0.10])
        let bow = 0.04 * wave(seconds * 0.6)
        streak(
            chin + way * 0.13 + way.aside * (0.16 + bow), chin + way * 0.13 - way.aside * (0.14 - bow), 0.005,
            lit([0.3, 0.18, 0.1]))
    }

    func drumShape(_ c: Point, _ r: Float) {
        slab(
            [
                c + Point(-r, r * 0.5), c + Point(r, r * 0.5), c + Point(r * 0.9, -r * 0.8),
                c + Point(-r * 0.9, -r * 0.8),
            ], [0.66, 0.14, 0.12], [0.4, 0.07, 0.07])
        hull(
            [c + Point(-r, r * 0.5), c + Point(0, r * 0.75), c + Point(r, r * 0.5), c + Point(0, r * 0.25)],
            [0.93, 0.91, 0.86], round: 0.3)
    }

    func openBook(_ c: Point, _ r: Float) {
        for side: Float in [-1, 1] {
            hull(
                [
                    c, c + Point(side * r, r * 0.22), c + Point(side * r, r * 0.22),
                    c + Point(side * r * 0.95, r * 0.95), c + Point(side * r * 0.95, r * 0.95), c + Point(0, r * 0.72),
                ].reversed(), [0.94, 0.91, 0.84], [0.84, 0.80, 0.72], round: 0.35)
        }
        streak(c, c + Point(0, r * 0.72), 0.003, lit([0.4, 0.3, 0.2]))
    }

    func laptopShape(_ c: Point, _ r: Float) {
        slab(
            [c + Point(-r, 0), c + Point(r, 0), c + Point(r * 1.2, -r * 0.22), c + Point(-r * 0.8, -r * 0.22)],
            [0.62, 0.63, 0.66], round: 0.3)
        slab(
            [c + Point(r * 0.9, 0), c + Point(r, 0), c + Point(r * 1.5, r * 1.2), c + Point(r * 1.4, r * 1.2)],
            [0.5, 0.51, 0.54], round: 0.3)
    }

    mutating func openUmbrella(at top: (Float, Float), radius: Float, grip: (Float, Float), colour: Colour) {
        streak(grip, (top.0, top.1), 0.008, lit([0.15, 0.15, 0.16]))
        let c = Point(top.0, top.1)
        func rim(_ n: Int) -> Point {
            let u = 1 - 2 * Float(n) / 4
            return c + Point(u * radius, -0.36 * radius - (1 - u * u) * radius * 0.10)
        }
        // The rim hangs in bows between the ribs.
        var outline: [Point] = [c + [0, radius * 0.02], c + Point(radius * 0.55, -0.08 * radius)]
        for n in 0...4 {
            outline += [rim(n), rim(n)]
            if n < 4 { outline.append(mix(rim(n), rim(n + 1), 0.5) + Point(0, radius * 0.09)) }
        }
        outline.append(c + Point(-radius * 0.55, -0.08 * radius))
        hull(outline, colour * 1.15, colour * 0.8, round: 0.8)
        for n in 1..<4 { streak(c, rim(n), 0.003, lit(colour * 0.5), alpha: 0.7) }
        streak(c, c + Point(0, radius * 0.12), 0.006, lit([0.15, 0.15, 0.16]))
    }

    mutating func flag(pole: Float, top: Float, colour: Colour) {
        streak((pole, 0), (pole, top), 0.010, lit([0.7, 0.7, 0.72]))
        var upper: [Point] = []
        var lower: [Point] = []
        for n in 0...8 {
            let along = Float(n) / 8
            let flutter = 0.035 * along * wave(seconds * 0.8 - along * 0.9)
            upper.append([pole + along * 0.42, top + flutter])
            lower.insert([pole + along * 0.42, top - 0.26 + flutter], at: 0)
        }
        let outline = [upper[0]] + upper + [upper[8]] + [lower[0]] + lower + [lower[8]]
        hull(outline, colour * 1.05, colour * 0.85, round: 0.5)
        for n in 1..<4 {
            let along = Float(n) / 4
            let flutter = 0.035 * along * wave(seconds * 0.8 - along * 0.9)
            streak(
                [pole + along * 0.42, top + flutter - 0.01], [pole + along * 0.42 - 0.02, top - 0.25 + flutter], 0.010,
                lit(colour * 0.55), alpha: 0.35)
        }
    }
}
