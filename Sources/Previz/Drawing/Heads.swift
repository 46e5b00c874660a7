/// What a person looks like, whatever it does: chosen by its seed.
struct Appearance {
    enum Hair: CaseIterable { case short, fringe, curly, bob, long, tail, bun, none }
    enum Cut { case shirt, sleeveless, jacket, coat, dress, gown, robe, armour }
    var skin: Colour
    var hairColour: Colour
    var hair: Hair
    var cut: Cut
    var top: Colour
    var under: Colour = [0.86, 0.85, 0.82]
    var legs: Colour
    var shoes: Colour = [0.10, 0.09, 0.09]
    var hat: String?
    var hatColour: Colour = [0.3, 0.2, 0.12]
    var beard = false
    var female = false
    var cape: Colour?
    var barelegged = false
    var glasses = false
    var mask: Colour?
    var beak: Colour?
    /// Carved: no eyes, one colour.
    var stone = false
}

extension Appearance {
    /// Puts on what words say.
    mutating func wear(_ outfit: PrevizOutfit) {
        if let garment = outfit.garment {
            let cuts: [String: Cut] = [
                "coat": .coat, "jacket": .jacket, "shirt": .shirt, "dress": .dress, "gown": .gown, "robe": .robe,
                "sleeveless": .sleeveless, "armour": .armour,
            ]
            cut = cuts[garment] ?? cut
            barelegged = cut == .dress || cut == .sleeveless
        }
        switch outfit.hair {
        case "short"?: hair = female ? .bob : .short
        case "long"?: hair = .long
        case "curly"?: hair = .curly
        case "tail"?: hair = .tail
        case "bun"?: hair = .bun
        default: break
        }
        if let name = outfit.hairColour { hairColour = Self.hairColours[name] ?? NamedColour.of(name) ?? hairColour }
        if let hat = outfit.hat {
            self.hat = hat == "brim" ? "cowboy" : hat
            hatColour = outfit.hatColour.flatMap(NamedColour.of) ?? (hat == "crown" ? [0.96, 0.76, 0.26] : hatColour)
        }
        shoes = outfit.shoes.flatMap(NamedColour.of) ?? shoes
        beard = beard || outfit.isBearded
        glasses = outfit.hasGlasses
        mask = outfit.mask.flatMap(NamedColour.of)
        beak = outfit.beak.flatMap(NamedColour.of)
    }

    /// Hair that people call so is another colour than cloth.
    private static let hairColours: [String: Colour] = [
        "black": [0.06, 0.05, 0.05], "brown": [0.26, 0.16, 0.10], "red": [0.46, 0.16, 0.07],
        "orange": [0.58, 0.26, 0.08],
        "yellow": [0.78, 0.60, 0.32], "gold": [0.74, 0.56, 0.30], "grey": [0.62, 0.62, 0.62],
        "silver": [0.78, 0.78, 0.79],
        "white": [0.90, 0.90, 0.89],
    ]
}

/// Where a head is and how it is turned.
struct HeadPlace {
    var centre: Point
    /// Half its height.
    var radius: Float
    var turn: Float

    func at(_ u: Float, _ v: Float) -> Point { centre + Point(u, v) * radius }
    func at(_ list: [Point]) -> [Point] { list.map { centre + $0 * radius } }
}

/// Heads, faces, hair and hats.
extension Painter {
    mutating func head(_ h: HeadPlace, _ a: Appearance, mouth: Float, phase: Float, seed: UInt32) {
        let n = 1 - h.turn
        hull(
            h.at([
                [-0.78, 0.10], [-0.62, 0.70], [0.0, 1.0], [0.50, 0.80], [0.72, 0.38], [0.71, 0.10],
                [0.73 + 0.25 * n, -0.24], [0.70 + 0.02 * n, -0.40], [0.66 + 0.07 * n, -0.60],
                [0.44 + 0.10 * n, -0.98], [0.10, -1.0], [-0.36, -0.62], [-0.62, -0.25],
            ]), a.skin * 1.04, a.skin * 0.92, round: 0.85)
        // Small faces are left to their light and shade.
        if h.radius * unitPixels > 5, !a.stone { features(h, a, mouth, phase) }
        if a.stone { carved(h, a) }
        if a.beard { beard(h, a) }
        if a.hat == nil || a.hair != .none { cap(h, a) }
        if a.glasses { glasses(h) }
        if let mask = a.mask { self.mask(h, mask, beak: a.beak) }
        if let hat = a.hat { self.hat(hat, h, a) }
    }

    private func glasses(_ h: HeadPlace) {
        let m = mix(0.56, 0.20, h.turn)
        let gap = mix(0.16, 0.31, h.turn)
        let rim = lit([0.10, 0.09, 0.09])
        for side: Float in h.turn > 0.45 ? [-1, 1] : [-1] {
            let centre = Point(m + gap * side, 0.02)
            for n in 0..<10 {
                let (a, b) = (Float(n) / 10, Float(n + 1) / 10)
                streak(
                    h.at(centre.x + 0.22 * wave(a + 0.25), centre.y + 0.20 * wave(a)),
                    h.at(centre.x + 0.22 * wave(b + 0.25), centre.y + 0.20 * wave(b)), 0.030 * h.radius, rim)
            }
        }
        streak(h.at(m - gap - 0.22, 0.05), h.at(-0.35, 0.10), 0.028 * h.radius, rim)
    }

    /// A mask before the upper face, with a bird's beak where it has one.
    private mutating func mask(_ h: HeadPlace, _ colour: Colour, beak: Colour?) {
        let n = 1 - h.turn
        let m = mix(0.56, 0.20, h.turn)
        hull(
            h.at([
                [-0.50, 0.30], [-0.30, 0.92], [0.10, 1.04], [0.55, 0.86], [0.78, 0.40], [0.80 + 0.14 * n, -0.24],
                [0.50, -0.50], [0.05, -0.46], [-0.34, -0.16],
            ]), colour * 1.04, colour * 0.82, round: 0.8)
        for side: Float in h.turn > 0.45 ? [-1, 1] : [-1] {
            let eye = h.at(m + mix(0.16, 0.31, h.turn) * side, 0.10)
            limb(eye, 0.11 * h.radius, eye, 0.11 * h.radius, [0.05, 0.04, 0.05])
            body(texture: 0)
        }
        guard let beak else { return }
        hull(
            h.at([
                [m - 0.12, 0.02], [m + 0.22, 0.06], [m + 0.9 + 0.9 * n, -0.52], [m + 0.9 + 0.9 * n, -0.52],
                [m + 0.16, -0.36], [m - 0.16, -0.34],
            ]), beak, beak * 0.72, round: 0.6)
        streak(h.at(m, -0.18), h.at(m + 0.84 + 0.85 * n, -0.50), 0.022 * h.radius, lit(beak * 0.4), alpha: 0.8)
    }

    private func carved(_ h: HeadPlace, _ a: Appearance) {
        let m = mix(0.52, 0.20, h.turn)
        for side: Float in [-0.3, 0.3] {
            hull(
                h.at([[m + side - 0.15, 0.03], [m + side, 0.10], [m + side + 0.15, 0.03], [m + side, -0.03]]),
                a.skin * 0.72, round: 0.3)
        }
        hull(h.at([[m + 0.03, 0.1], [m + 0.16, -0.26], [m - 0.05, -0.26]]), a.skin * 1.06, round: 0.8)
        hull(
            h.at([[m - 0.18, -0.56], [m + 0.02, -0.52], [m + 0.20, -0.56], [m, -0.62]]), a.skin * 0.72, round: 0.3)
    }

    private mutating func features(_ h: HeadPlace, _ a: Appearance, _ mouth: Float, _ phase: Float) {
        let m = mix(0.56, 0.20, h.turn)
        let gap = mix(0.16, 0.31, h.turn)
        nose(h, a, m)
        let blink = unit(1 - abs(fraction(seconds * 0.23 + phase) - 0.5) * 70)
        eye(h, a, m - gap, 1, blink)
        if h.turn > 0.45 { eye(h, a, m + gap, mix(0.5, 1, h.turn), blink) }
        lips(h, a, m, mouth)
        if a.hair != .long, a.hair != .bob, a.hair != .curly { ear(h, a) }
    }

    private func nose(_ h: HeadPlace, _ a: Appearance, _ m: Float) {
        let tip = m + mix(0.30, 0.16, h.turn)
        hull(
            h.at([[m + 0.02, 0.16], [tip, -0.20], [tip - 0.02, -0.29], [m - 0.06, -0.29], [m - 0.09, -0.20]]),
            a.skin, a.skin * 0.90, round: 0.75)
        streak(h.at(m - 0.05, -0.30), h.at(tip - 0.06, -0.31), 0.028 * h.radius, lit(a.skin * 0.52), alpha: 0.7)
    }

    private mutating func eye(_ h: HeadPlace, _ a: Appearance, _ u: Float, _ wide: Float, _ blink: Float) {
        let w = 0.165 * wide
        let dark: Colour = [0.07, 0.05, 0.05]
        // The hollow that the brow shades.
        hull(
            h.at([[u - w * 1.3, 0.04], [u, 0.22], [u + w * 1.3, 0.06], [u, -0.11]]), a.skin * 0.80, a.skin * 0.9,
            round: 0.25)
        let open = 0.105 * (1 - blink)
        hull(
            h.at([[u - w, 0.02], [u, 0.02 + open], [u + w, 0.03], [u, 0.01 - open * 0.75]]), [0.93, 0.92, 0.90],
            round: 0.15)
        if blink < 0.6 {
            let iris: Colour = a.hairColour.grey < 0.12 ? [0.22, 0.13, 0.08] : [0.24, 0.36, 0.44]
            limb(h.at(u + 0.03, 0.02), 0.085 * h.radius, h.at(u + 0.03, 0.02), 0.085 * h.radius, iris)
            limb(h.at(u + 0.03, 0.02), 0.045 * h.radius, h.at(u + 0.03, 0.02), 0.045 * h.radius, dark * 0.4)
            limb(
                h.at(u + 0.06, 0.055), 0.018 * h.radius, h.at(u + 0.06, 0.055), 0.018 * h.radius, [1, 1, 1], glow: 0.6)
            body(texture: 0)
        }
        let lid = a.female ? 0.032 : 0.022
        streak(h.at(u - w, 0.03), h.at(u, 0.03 + open), Float(lid) * h.radius, lit(dark), alpha: 0.95)
        streak(h.at(u, 0.03 + open), h.at(u + w, 0.035), Float(lid) * h.radius, lit(dark), alpha: 0.95)
        let brow = lit(a.hairColour * 0.9)
        streak(h.at(u - w * 1.15, 0.24), h.at(u, 0.315), 0.036 * h.radius, brow, alpha: 0.9)
        streak(h.at(u, 0.315), h.at(u + w * 1.2, 0.26), 0.028 * h.radius, brow, alpha: 0.9)
    }

    private func lips(_ h: HeadPlace, _ a: Appearance, _ m: Float, _ open: Float) {
        let w = mix(0.16, 0.24, h.turn)
        let red = a.skin.mixed(with: a.female ? [0.72, 0.16, 0.20] : [0.62, 0.30, 0.28], a.female ? 0.62 : 0.4)
        let v: Float = -0.55
        let gape = open * 0.16
        if open > 0.05 {
            hull(
                h.at([[m - w * 0.8, v], [m, v + 0.03], [m + w * 0.8, v], [m, v - gape * 1.6]]), [0.20, 0.06, 0.06],
                round: 0.1)
        }
        hull(
            h.at([
                [m - w, v], [m - 0.05, v + 0.075], [m + 0.02, v + 0.06], [m + 0.09, v + 0.075], [m + w, v],
                [m, v + 0.01],
            ]),
            red * 0.86, round: 0.5)
        hull(
            h.at([[m - w * 0.9, v - gape], [m, v - gape], [m + w * 0.9, v - gape], [m, v - 0.12 - gape * 1.4]]),
            red * 1.04,
            red * 0.9, round: 0.7)
        streak(h.at(m - w * 0.95, v), h.at(m + w * 0.95, v), 0.014 * h.radius, lit(red * 0.42), alpha: 0.8)
    }

    private func ear(_ h: HeadPlace, _ a: Appearance) {
        let u = mix(-0.06, -0.52, h.turn)
        hull(
            h.at([[u - 0.10, 0.10], [u, 0.18], [u + 0.09, 0.08], [u + 0.04, -0.16], [u - 0.03, -0.22]]), a.skin * 0.98,
            a.skin * 0.84, round: 0.9)
    }

    private func beard(_ h: HeadPlace, _ a: Appearance) {
        let n = 1 - h.turn
        hull(
            h.at([
                [-0.48, -0.16], [-0.30, -0.42], [0.05, -0.50], [0.30, -0.42], [0.60, -0.44], [0.72 + 0.05 * n, -0.62],
                [0.55 + 0.1 * n, -1.16], [0.10, -1.18], [-0.38, -0.76],
            ]), a.hairColour, a.hairColour * 0.8, round: 0.8, rough: 0.004, texture: 0.4)
        streak(h.at(0.16, -0.60), h.at(0.46, -0.60), 0.04 * h.radius, lit([0.45, 0.18, 0.16]))
    }

    /// What of the hair lies behind the head.
    func hairBehind(_ h: HeadPlace, _ a: Appearance, sway: Float) {
        let c = a.hairColour
        switch a.hair {
        case .long:
            hull(
                h.at([
                    [-0.95, 0.3], [-0.4, 1.1], [0.35, 0.95], [0.62, 0.2], [0.58, -0.8], [0.40 + sway, -1.9],
                    [-0.4 + sway, -2.5],
                    [-1.15 + sway, -2.3], [-1.1, -0.8],
                ]), c * 0.9, c * 0.65, round: 0.7, texture: 0.25, grain: 0.012)
        case .bob:
            hull(
                h.at([[-1.0, 0.4], [-0.3, 1.1], [0.6, 0.4], [0.52, -0.9], [-0.2, -1.05], [-1.02, -0.95]]), c * 0.85,
                c * 0.65, round: 0.7)
        case .tail:
            hull(
                h.at([
                    [-0.6, 0.75], [-1.15, 0.7], [-1.45, 0.0], [-1.4 + sway, -1.2], [-1.15 + sway * 1.6, -1.9],
                    [-1.05 + sway, -1.0], [-0.75, 0.1],
                ]), c, c * 0.7, round: 0.8)
        case .bun: hull(h.at([[-0.5, 1.0], [-0.62, 1.45], [-0.12, 1.55], [0.1, 1.1]]), c, c * 0.75)
        case .curly:
            hull(
                h.at([
                    [-1.15, 0.1], [-1.05, 0.8], [-0.4, 1.35], [0.35, 1.25], [0.8, 0.8], [0.6, -0.3], [-0.3, -0.9],
                    [-1.0, -0.6],
                ]), c, c * 0.7, rough: 0.012, texture: 0.6, grain: 0.016)
        case .short, .fringe, .none: break
        }
    }

    private func cap(_ h: HeadPlace, _ a: Appearance) {
        let c = a.hairColour
        let full: Float = a.hair == .short ? 0 : 0.06
        var outline: [Point]
        switch a.hair {
        case .none: return
        case .fringe, .bob:
            outline = [
                [0.74, 0.30], [0.70, 0.70], [0.25, 1.12], [-0.35, 1.08], [-0.90, 0.60], [-0.92, -0.15],
                [-0.66, -0.45], [-0.55, 0.0], [-0.30, 0.28], [0.2, 0.36],
            ]
        default:
            let line = a.female ? 0.52 : Float(0.58)
            outline = [
                [0.66, line], [0.52, 0.88], [0.12, 1.10 + full], [-0.40, 1.06 + full], [-0.88, 0.60], [-0.90, 0.0],
                [-0.70, -0.48], [-0.56, -0.20], [-0.46, 0.14], [-0.24, 0.52], [0.22, 0.62],
            ]
        }
        hull(h.at(outline), c * 1.12, c * 0.8, round: 0.85, texture: 0.3, grain: 0.014)
        if a.hair == .long || a.hair == .bob {
            hull(
                h.at([[-0.62, 0.5], [-0.86, 0.2], [-0.92, -0.9], [-0.70, -1.3], [-0.48, -0.8], [-0.42, 0.1]]), c,
                c * 0.75, round: 0.9)
        }
    }

    private mutating func hat(_ kind: String, _ h: HeadPlace, _ a: Appearance) {
        let c = a.hatColour
        switch kind {
        case "cap":
            hull(
                h.at([[-0.86, 0.40], [-0.75, 0.95], [0.0, 1.22], [0.62, 0.95], [0.74, 0.46], [0.0, 0.40]]), c, c * 0.8)
            hull(h.at([[0.50, 0.52], [1.25, 0.40], [1.25, 0.30], [0.50, 0.36]]), c * 0.8)
        case "chef":
            hull(
                h.at([
                    [-0.74, 0.55], [-0.80, 1.1], [-1.0, 1.5], [-0.5, 1.95], [0.0, 1.85], [0.5, 1.95], [0.95, 1.5],
                    [0.76, 1.1], [0.70, 0.55],
                ]), c, c * 0.85)
        case "cowboy":
            let tall: Float = 1.55
            hull(
                h.at([[-1.50, 0.56], [-0.7, 0.42], [0.6, 0.42], [1.55, 0.62], [0.6, 0.62], [-0.7, 0.62]]), c * 0.86)
            hull(
                h.at([[-0.72, 0.56], [-0.62, tall], [-0.1, tall - 0.12], [0.48, tall], [0.66, 0.56]]), c, c * 0.75)
            hull(h.at([[-0.72, 0.56], [-0.70, 0.72], [0.64, 0.72], [0.66, 0.56]]), c * 0.4)
        case "helmet":
            hull(
                h.at([
                    [-0.95, -0.2], [-0.9, 0.7], [0.0, 1.2], [0.75, 0.75], [0.86, 0.30], [-0.1, 0.30], [-0.3, -0.3],
                ]), c, c * 0.6)
        case "crown":
            hull(
                h.at([
                    [-0.66, 0.62], [-0.66, 0.62], [-0.74, 1.30], [-0.74, 1.30], [-0.38, 0.98], [0.0, 1.42],
                    [0.0, 1.42],
                    [0.36, 0.98], [0.72, 1.30], [0.72, 1.30], [0.62, 0.62], [0.62, 0.62],
                ]), c, c * 0.72, glow: 0.1)
        case "wizard":
            hull(h.at([[-1.35, 0.50], [0, 0.36], [1.40, 0.56], [0.6, 0.72], [-0.6, 0.72]]), c * 0.85)
            hull(
                h.at([[-0.74, 0.62], [-0.45, 1.6], [-0.62, 2.7], [-0.62, 2.7], [0.1, 1.7], [0.66, 0.62]]), c, c * 0.7)
        case "veil":
            hull(
                h.at([
                    [0.3, 1.1], [-0.6, 1.05], [-1.2, 0], [-1.7, -3.2], [-0.7, -3.2], [-0.55, -0.4], [-0.3, 0.5],
                ]),
                [0.95, 0.95, 0.97], alpha: 0.8)
        case "hood":
            hull(
                h.at([
                    [0.66, 0.50], [0.3, 1.2], [-0.5, 1.25], [-1.1, 0.5], [-1.0, -0.9], [-0.2, -1.2], [-0.45, -0.3],
                    [-0.1, 0.55],
                ]),
                c, c * 0.7)
        case "horns":
            for side: Float in [-0.6, 0.5] {
                hull(
                    h.at([
                        [side, 0.75], [side * 1.9, 1.1], [side * 2.1, 1.8], [side * 1.5, 1.3], [side * 0.5, 0.95],
                    ]), [0.9, 0.86, 0.76])
            }
        default: break
        }
    }

    func streak(_ a: Point, _ b: Point, _ radius: Float, _ colour: Colour, alpha: Float = 1, cover: Float = 1) {
        streak((a.x, a.y), (b.x, b.y), radius, colour, alpha: alpha, cover: cover)
    }
}
