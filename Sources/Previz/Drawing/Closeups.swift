/// Parts of people that fill the picture: a face, hair, a hand, an eye.
extension Painter {
    mutating func part(_ actor: Actor) -> Bool {
        switch actor.kind {
        case "face", "hair": portrait(actor)
        case "hand": openHand(actor)
        case "eye": bigEye(actor)
        case "body":
            var figure = actor
            figure.kind = "athlete"
            return person(figure)
        default: return false
        }
        return true
    }

    private mutating func portrait(_ actor: Actor) {
        var figure = actor
        figure.kind = actor.kind == "hair" ? "woman" : "person"
        var a = appearance(figure)
        if actor.kind == "hair" { a.hair = actor.seed % 2 == 0 ? .long : .curly }
        let said = actor.motion == "talk" || actor.motion == "sing" || actor.motion == "laugh"
        let nod = 0.008 * wave(seconds * 0.22 + actor.phase)
        let h = HeadPlace(centre: [0.02, 0.60 + nod], radius: 0.36, turn: 0.86)
        hairBehind(h, a, sway: 0.10 * wave(seconds * 0.3))
        hull(
            [
                [-0.16, 0.36], [-0.18, 0.18], [-0.60, 0.06], [-0.78, -0.2], [0.82, -0.2], [0.62, 0.06], [0.20, 0.18],
                [0.17, 0.34],
            ], a.top * 1.1, a.top * 0.7, texture: 0.12)
        hull(
            [[-0.15, 0.42], [-0.17, 0.16], [0.0, 0.06], [0.18, 0.16], [0.17, 0.40]], a.skin * 0.74, a.skin * 0.95,
            round: 0.7)
        head(
            h, a, mouth: said ? 0.5 + 0.5 * wave(seconds * 1.4) : actor.seed % 3 == 0 ? 0.12 : 0, phase: actor.phase,
            seed: actor.seed)
    }

    private mutating func openHand(_ actor: Actor) {
        let skin = appearance(Actor(kind: "person", x: 0, z: 1, height: 1, colour: actor.colour, seed: actor.seed)).skin
        let wag = 0.02 * wave(seconds * 0.35 + actor.phase)
        hull([[-0.20, -0.20], [-0.17, 0.10], [0.17, 0.10], [0.20, -0.20]], actor.colour * 1.1, actor.colour * 0.8)
        hull([[-0.12, 0.06], [-0.13, 0.18], [0.13, 0.18], [0.12, 0.06]], skin * 0.9)
        let fingers: [(Point, Point, Float)] = [
            ([-0.155, 0.50], [-0.215 + wag, 0.78], 0.040), ([-0.055, 0.54], [-0.075 + wag, 0.93], 0.044),
            ([0.048, 0.53], [0.062 + wag, 0.90], 0.043),
            ([0.140, 0.48], [0.195 + wag, 0.76], 0.038),
        ]
        for (root, tip, r) in fingers {
            let bend = mix(root, tip, 0.52)
            limb(root, r * 1.15, bend, r * 1.03, skin)
            limb(bend, r * 1.03, tip, r * 0.84, skin, blend: 0.01)
            body(texture: 0)
            hull(oval(tip + Point(0, 0.012), r * 0.42, r * 0.5), skin.mixed(with: [1, 0.86, 0.82], 0.55), round: 0.5)
            for k: Float in [0.30, 0.62] {
                streak(
                    mix(root, tip, k) - Point(r * 0.6, 0), mix(root, tip, k) + Point(r * 0.6, 0), 0.005,
                    lit(skin * 0.62), alpha: 0.6)
            }
        }
        limb([0.13, 0.24], 0.066, [0.27, 0.44], 0.050, skin)
        limb([0.27, 0.44], 0.050, [0.345 + wag, 0.60], 0.038, skin, blend: 0.01)
        body(texture: 0)
        hull(
            [
                [-0.14, 0.16], [-0.20, 0.34], [-0.205, 0.50], [-0.10, 0.58], [0.05, 0.58], [0.18, 0.50], [0.20, 0.34],
                [0.14, 0.16],
            ], skin * 1.05, skin * 0.92, round: 0.7)
        streak([-0.15, 0.42], [0.10, 0.46], 0.006, lit(skin * 0.66), alpha: 0.6)
        streak([-0.10, 0.24], [0.06, 0.40], 0.006, lit(skin * 0.66), alpha: 0.6)
    }

    private mutating func bigEye(_ actor: Actor) {
        let skin = appearance(Actor(kind: "person", x: 0, z: 1, height: 1, colour: actor.colour, seed: actor.seed)).skin
        let blink = unit(1 - abs(fraction(seconds * 0.21 + actor.phase) - 0.5) * 40)
        let glance = Point(0.05 * wave(seconds * 0.17 + actor.phase), 0)
        hull(
            [
                [-1.5, 0.5], [-1.1, 1.1], [0, 1.3], [1.1, 1.1], [1.5, 0.5], [1.1, -0.1], [0, -0.25], [-1.1, -0.1],
            ], skin * 1.02, skin * 0.88, round: 0.35)
        let open = 0.30 * (1 - blink) + 0.01
        hull(
            [
                [-0.78, 0.46], [-0.78, 0.46], [-0.40, 0.5 + open * 0.9], [0.05, 0.5 + open * 1.1],
                [0.48, 0.5 + open * 0.8], [0.80, 0.52], [0.80, 0.52], [0.40, 0.5 - open * 0.75],
                [-0.10, 0.5 - open * 0.85], [-0.50, 0.5 - open * 0.5],
            ], [0.95, 0.94, 0.92], [0.86, 0.82, 0.80], round: 0.5)
        if blink < 0.4 {
            let m = Point(0.02, 0.52) + glance
            hull(oval(m, 0.285, 0.285, corners: 16), actor.colour * 0.55, round: 0.2)
            hull(oval(m, 0.26, 0.26, corners: 16), actor.colour * 1.3, actor.colour * 0.8, round: 0.3)
            for n in 0..<22 {
                let way = Point(wave(Float(n) / 22), wave(Float(n) / 22 + 0.25))
                streak(
                    m + way * 0.13, m + way * (0.22 + 0.03 * fraction(Float(n) * 0.618)), 0.008,
                    lit(actor.colour.mixed(with: [1, 0.95, 0.7], 0.5), glow: 0.3), alpha: 0.6)
            }
            let pupil = 0.115 + 0.012 * wave(seconds * 0.25)
            hull(oval(m, pupil, pupil, corners: 14), [0.015, 0.015, 0.02], round: 0.3)
            hull(oval(m + [0.09, 0.10], 0.05, 0.045), [1, 1, 1], round: 0.1, glow: 0.9)
            hull(oval(m + [-0.10, -0.09], 0.025, 0.022), [1, 1, 1], round: 0.1, glow: 0.5)
            // Lids come before the iris.
            hull(
                [
                    [-0.86, 0.46], [-0.44, 0.5 + open * 0.86], [0.05, 0.5 + open * 1.06], [0.5, 0.5 + open * 0.76],
                    [0.88, 0.54], [0.6, 0.95], [0, 1.05], [-0.6, 0.92],
                ], skin * 0.94, skin * 0.86, round: 0.4)
            hull(
                [
                    [-0.82, 0.45], [-0.50, 0.5 - open * 0.52], [-0.10, 0.5 - open * 0.88], [0.40, 0.5 - open * 0.78],
                    [0.84, 0.50], [0.5, 0.06], [-0.1, 0.0], [-0.6, 0.08],
                ], skin, skin * 0.94, round: 0.35)
        }
        for n in 0..<13 {
            let k = Float(n) / 12
            let root = Point(-0.76 + 1.54 * k, 0.48 + open * 1.05 * wave(0.03 + k * 0.45))
            streak(root, root + Point((k - 0.45) * 0.24, 0.15 + 0.05 * wave(k / 2)), 0.012, lit([0.06, 0.05, 0.05]))
            if n < 12 {
                streak(
                    root, Point(-0.76 + 1.54 * (k + 1 / 12), 0.48 + open * 1.05 * wave(0.03 + (k + 1 / 12) * 0.45)),
                    0.016, lit([0.08, 0.06, 0.06]))
            }
        }
        hull(
            [[-0.9, 0.98], [-0.4, 1.20], [0.3, 1.22], [0.95, 1.02], [0.3, 1.10], [-0.4, 1.08]], actor.second * 1.6,
            round: 0.6, texture: 0.5)
    }
}
