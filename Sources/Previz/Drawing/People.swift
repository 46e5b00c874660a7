/// People, and what goes on two legs.
extension Painter {
    private struct Pose {
        var swing: Float
        var armSwing: Float
        var bob: Float
        var lean: Float
        var raised: Float
        var turn: Float
    }

    mutating func person(_ actor: Actor) -> Bool {
        switch actor.kind {
        case "person", "child": human(actor, skirt: false)
        case "woman", "dancer": human(actor, skirt: true)
        case "samurai": human(actor, skirt: false)
        case "statue": human(actor, skirt: true, stone: true)
        case "skeleton": skeleton(actor)
        case "ghost": ghost(actor)
        case "astronaut", "diver": suit(actor)
        case "robot", "mech": robot(actor)
        case "alien": alien(actor)
        default: return false
        }
        return true
    }

    private func pose(_ actor: Actor) -> Pose {
        let turn = gait(actor)
        let breath = wave(seconds * 0.28 + actor.phase) * 0.004
        switch actor.motion {
        case "walk":
            return Pose(
                swing: wave(turn) * 0.11, armSwing: wave(turn) * 0.09, bob: abs(wave(turn)) * 0.012, lean: 0.012,
                raised: 0, turn: turn)
        case "run":
            return Pose(
                swing: wave(turn) * 0.20, armSwing: wave(turn) * 0.16, bob: abs(wave(turn)) * 0.04, lean: 0.07,
                raised: 0.06, turn: turn)
        case "dance", "spin":
            return Pose(
                swing: wave(turn) * 0.10, armSwing: wave(turn * 0.5) * 0.14, bob: abs(wave(turn)) * 0.03,
                lean: wave(turn * 0.5) * 0.05, raised: 0.22 + 0.12 * wave(turn * 0.7), turn: turn)
        case "fly", "swim":
            return Pose(
                swing: wave(seconds * 0.3 + actor.phase) * 0.05, armSwing: 0.10, bob: 0, lean: 0.03, raised: 0.10,
                turn: turn)
        default: return Pose(swing: 0.022, armSwing: 0.014, bob: breath, lean: breath, raised: 0, turn: turn)
        }
    }

    private static let skins: [Colour] = [
        [0.86, 0.66, 0.53], [0.62, 0.43, 0.31], [0.40, 0.27, 0.20], [0.92, 0.76, 0.65],
    ]
    private static let hairs: [Colour] = [
        [0.10, 0.08, 0.07], [0.26, 0.16, 0.10], [0.50, 0.34, 0.18], [0.16, 0.12, 0.12],
    ]

    private mutating func human(_ actor: Actor, skirt: Bool, stone: Bool = false) {
        let p = pose(actor)
        let skin = stone ? actor.colour : Self.skins[Int(actor.seed % 4)]
        let hair = stone ? actor.colour * 0.92 : Self.hairs[Int(actor.seed / 4 % 4)]
        let legs = stone ? actor.second : actor.kind == "woman" && !skirt ? actor.colour : actor.second
        if actor.motion == "sit" { return sitting(actor, skin, hair) }
        leg(-p.swing, -0.035, p.bob, legs * 0.85, skirt ? skin * 0.8 : legs * 0.85)
        arm(p.armSwing, p, actor.colour * 0.82, skin * 0.85, back: true)
        leg(p.swing, 0.03, p.bob, legs, skirt ? skin : legs)
        torso(actor, p, skirt)
        head(p, skin, hair, long: skirt)
        if actor.kind == "samurai" {
            disc((p.lean + 0.004, 0.955 + p.bob), 0.066, actor.second)
            limb((p.lean - 0.07, 0.95), 0.012, (p.lean + 0.07, 0.96), 0.012, actor.second)
        }
        arm(-p.armSwing, p, actor.colour, skin, back: false)
        body(texture: stone ? 0.2 : 0.08, seed: actor.seed)
        hold(actor, p)
    }

    private mutating func sitting(_ actor: Actor, _ skin: Colour, _ hair: Colour) {
        limb((0, 0.28), 0.07, (0.20, 0.30), 0.05, actor.second)
        limb((0.20, 0.30), 0.045, (0.22, 0.04), 0.03, actor.second)
        limb((0.22, 0.02), 0.028, (0.28, 0.02), 0.02, actor.second * 0.6)
        limb((0, 0.30), 0.085, (0.01, 0.55), 0.09, actor.colour, blend: 0.02)
        disc((0.02, 0.70), 0.062, skin)
        limb((-0.005, 0.73), 0.058, (0.01, 0.745), 0.055, hair)
        limb((0.03, 0.56), 0.035, (0.14, 0.42), 0.03, actor.colour)
        disc((0.17, 0.43), 0.024, skin)
        body(seed: actor.seed)
    }

    private mutating func leg(_ swing: Float, _ aside: Float, _ bob: Float, _ cloth: Colour, _ low: Colour) {
        let knee = (aside * 0.8 + swing * 0.62, 0.27 + abs(swing) * 0.08 + bob)
        let foot = (aside * 0.8 + swing * 1.15 - max(-swing, 0) * 0.12, 0.022 + max(-swing, 0) * 0.36)
        limb((aside, 0.50 + bob), 0.058, knee, 0.041, cloth)
        limb(knee, 0.040, foot, 0.024, low, blend: 0.01)
        limb(foot, 0.024, (foot.0 + 0.052, max(foot.1 - 0.004, 0.016)), 0.017, [0.10, 0.09, 0.09])
    }

    private mutating func arm(_ swing: Float, _ p: Pose, _ cloth: Colour, _ skin: Colour, back: Bool) {
        let aside: Float = back ? -0.085 : 0.080
        let shoulder = (aside + p.lean, 0.785 + p.bob)
        let elbow = (shoulder.0 + swing * 0.7 + aside * (0.35 + p.raised * 3), 0.62 + p.raised * 0.75 + p.bob)
        let hand = (
            elbow.0 + swing * 0.8 + 0.03 + aside * p.raised * 3, 0.475 + abs(swing) * 0.3 + p.raised * 2.0 + p.bob
        )
        limb(shoulder, 0.036, elbow, 0.028, cloth)
        limb(elbow, 0.028, hand, 0.021, cloth)
        disc(hand, 0.023, skin)
    }

    private mutating func torso(_ actor: Actor, _ p: Pose, _ skirt: Bool) {
        let coat = actor.colour
        limb((0, 0.51 + p.bob), 0.072, (p.lean, 0.775 + p.bob), 0.075, coat)
        limb((p.lean - 0.055, 0.775 + p.bob), 0.045, (p.lean + 0.055, 0.775 + p.bob), 0.045, coat, blend: 0.03)
        guard skirt else { return }
        let sway = wave(p.turn * 0.5) * 0.03
        let wide: Float = actor.kind == "dancer" ? 0.16 : 0.10
        for fold: Float in [-1, -0.33, 0.33, 1] {
            limb(
                (fold * 0.03, 0.54 + p.bob), 0.055, (sway + fold * wide, 0.29 + abs(fold) * 0.02), 0.036 + wide * 0.12,
                coat * (0.92 + 0.08 * fold), blend: 0.025)
        }
    }

    private mutating func head(_ p: Pose, _ skin: Colour, _ hair: Colour, long: Bool) {
        let x = p.lean * 1.25
        let y = 0.918 + p.bob
        if long { limb((x - 0.035, y + 0.01), 0.056, (x - 0.055, y - 0.12), 0.036, hair) }
        limb((x, 0.82 + p.bob), 0.030, (x, 0.87 + p.bob), 0.028, skin * 0.9)
        limb((x + 0.006, y - 0.016), 0.048, (x, y + 0.012), 0.056, skin)
        limb((x - 0.022, y + 0.020), 0.050, (x + 0.008, y + 0.040), 0.042, hair, blend: 0.004)
    }

    private mutating func hold(_ actor: Actor, _ p: Pose) {
        switch actor.holds {
        case "umbrella":
            openUmbrella(
                at: (0.13, 1.10 + p.bob), radius: 0.36, grip: (0.13, 0.58),
                colour: [[0.80, 0.13, 0.13], [0.16, 0.20, 0.32], [0.14, 0.14, 0.16], [0.90, 0.72, 0.2]][
                    Int(actor.seed / 16 % 4)])
        case "flag": flag(pole: 0.16, top: 1.25, colour: [0.80, 0.18, 0.18])
        default: break
        }
    }

    mutating func openUmbrella(at top: (Float, Float), radius: Float, grip: (Float, Float), colour: Colour) {
        streak(grip, (top.0, top.1), 0.008, lit([0.15, 0.15, 0.16]))
        var corners: [(Float, Float)] = []
        for n in 0...16 {
            let turn = Float(n) / 32
            corners.append((top.0 - radius * wave(turn + 0.25), top.1 - 0.14 + 0.17 * wave(turn)))
        }
        for n in 0..<4 {
            // The rim hangs in bows between the ribs.
            let u = top.0 + radius - (Float(n) + 0.5) * radius / 2
            corners.append((u, top.1 - 0.105))
            if n < 3 { corners.append((top.0 + radius - Float(n + 1) * radius / 2, top.1 - 0.145)) }
        }
        polygon(corners, lit(colour, facing: 0.9), lit(colour * 0.6, facing: 0.35))
    }

    mutating func flag(pole: Float, top: Float, colour: Colour) {
        streak((pole, 0), (pole, top), 0.010, lit([0.7, 0.7, 0.72]))
        var upper: [(Float, Float)] = []
        var lower: [(Float, Float)] = []
        for n in 0...8 {
            let along = Float(n) / 8
            let flutter = 0.035 * along * wave(seconds * 0.8 - along * 0.9)
            upper.append((pole + along * 0.42, top + flutter))
            lower.insert((pole + along * 0.42, top - 0.26 + flutter), at: 0)
        }
        polygon(upper + lower, lit(colour, facing: 0.8), lit(colour * 0.8, facing: 0.5))
    }

    private mutating func ghost(_ actor: Actor) {
        let sway = wave(seconds * 0.21 + actor.phase) * 0.02
        let step = wave(gait(actor)) * 0.02
        limb((0.0, 0.80), 0.085, (sway + step, 0.10), 0.17, actor.colour)
        limb((0.05, 0.74), 0.05, (0.14, 0.52), 0.045, actor.colour * 1.1, blend: 0.03)
        limb((0.005, 0.86), 0.085, (-0.03, 0.93), 0.055, actor.colour, blend: 0.04)
        limb((0.035, 0.862), 0.042, (0.035, 0.835), 0.036, [0.015, 0.015, 0.02])
        disc((0.030, 0.87), 0.007, [0.7, 0.9, 1], glow: 1)
        disc((0.052, 0.87), 0.007, [0.7, 0.9, 1], glow: 1)
        body(rough: 0.02, texture: 0.3, grain: 0.08, seed: actor.seed)
    }

    private mutating func suit(_ actor: Actor) {
        let p = pose(actor)
        let white = actor.colour
        let joint = actor.second
        limb((-0.09, 0.60), 0.08, (-0.10, 0.78), 0.085, joint * 0.9)
        for side: Float in [-1, 1] {
            let s = p.swing * side
            limb((side * 0.055, 0.47 + p.bob), 0.075, (side * 0.06 + s, 0.26), 0.062, white, blend: 0.01)
            limb((side * 0.06 + s, 0.26), 0.062, (side * 0.065 + s * 1.5, 0.05), 0.056, white, blend: 0.01)
            limb((side * 0.065 + s * 1.5, 0.035), 0.040, (side * 0.065 + s * 1.5 + 0.05, 0.03), 0.032, joint * 0.7)
        }
        limb((0, 0.52 + p.bob), 0.105, (0, 0.74 + p.bob), 0.115, white, blend: 0.02)
        for side: Float in [-1, 1] {
            let lift = p.raised * 1.2 + 0.02 * wave(seconds * 0.25 + side * 0.25)
            limb((side * 0.11, 0.76), 0.055, (side * (0.18 + p.raised * 0.4), 0.62 + lift), 0.050, white, blend: 0.01)
            limb(
                (side * (0.18 + p.raised * 0.4), 0.62 + lift), 0.048, (side * (0.21 + p.raised), 0.50 + lift * 1.8),
                0.040, white, blend: 0.01)
        }
        disc((0, 0.905 + p.bob), 0.105, white)
        limb((0.015, 0.905 + p.bob), 0.072, (0.045, 0.90 + p.bob), 0.068, [0.05, 0.06, 0.09])
        limb((0.0, 0.935 + p.bob), 0.012, (0.03, 0.945 + p.bob), 0.012, [0.95, 0.75, 0.4], glow: 0.7)
        limb((-0.03, 0.66), 0.018, (0.03, 0.66), 0.018, [0.7, 0.2, 0.16])
        body(texture: 0.1, seed: actor.seed)
        hold(actor, p)
    }

    private mutating func robot(_ actor: Actor) {
        let p = pose(actor)
        let metal = actor.colour
        let dark = actor.second
        let shine: Colour = [0.3, 0.9, 1.0]
        for side: Float in [-1, 1] {
            let s = p.swing * side
            limb((side * 0.07, 0.46), 0.055, (side * 0.08 + s, 0.26), 0.050, metal)
            disc((side * 0.08 + s, 0.26), 0.050, dark)
            limb((side * 0.08 + s, 0.22), 0.045, (side * 0.085 + s * 1.4, 0.05), 0.060, metal)
            limb((side * 0.085 + s * 1.4 - 0.03, 0.025), 0.028, (side * 0.085 + s * 1.4 + 0.06, 0.025), 0.028, dark)
        }
        limb((0, 0.47), 0.075, (0, 0.53), 0.06, dark)
        limb((-0.05, 0.70 + p.bob), 0.105, (0.05, 0.70 + p.bob), 0.105, metal, blend: 0.01)
        limb((-0.02, 0.60 + p.bob), 0.08, (0.02, 0.60 + p.bob), 0.08, metal, blend: 0.02)
        for side: Float in [-1, 1] {
            let lift = p.raised * 1.4 + side * p.armSwing
            disc((side * 0.17, 0.77 + p.bob), 0.058, dark)
            limb((side * 0.19, 0.74), 0.040, (side * 0.23, 0.60 + lift * 0.6), 0.036, metal)
            limb((side * 0.23, 0.60 + lift * 0.6), 0.042, (side * 0.23 + 0.02, 0.45 + lift), 0.038, metal)
            disc((side * 0.23 + 0.02, 0.43 + lift), 0.036, dark)
        }
        limb((-0.025, 0.90 + p.bob), 0.066, (0.025, 0.90 + p.bob), 0.066, metal)
        limb((-0.005, 0.91 + p.bob), 0.020, (0.055, 0.91 + p.bob), 0.020, shine, glow: 1)
        disc((0.02, 0.70 + p.bob), 0.026, shine, glow: 1)
        body(texture: 0.12, grain: 0.03, seed: actor.seed)
        glow(0.02, 0.91, 0.14, shine, soft: 0.3, core: 0.1)
    }

    private mutating func alien(_ actor: Actor) {
        let p = pose(actor)
        let skin = actor.colour
        for side: Float in [-1, 1] {
            limb((side * 0.03, 0.50), 0.035, (side * 0.05 + p.swing * side, 0.03), 0.018, skin, blend: 0.02)
            limb((side * 0.06, 0.70), 0.026, (side * 0.13, 0.50), 0.018, skin, blend: 0.02)
            limb((side * 0.13, 0.50), 0.018, (side * 0.12 + 0.03, 0.34 + p.raised), 0.014, skin, blend: 0.01)
        }
        limb((0, 0.50), 0.05, (0, 0.70), 0.06, skin, blend: 0.04)
        limb((0, 0.74), 0.024, (0, 0.80), 0.028, skin, blend: 0.02)
        limb((0.01, 0.84), 0.055, (-0.015, 0.925), 0.088, skin, blend: 0.02)
        limb((0.015, 0.885), 0.020, (0.045, 0.862), 0.013, [0.02, 0.02, 0.03])
        limb((-0.050, 0.885), 0.018, (-0.03, 0.862), 0.012, [0.02, 0.02, 0.03])
        body(texture: 0.25, grain: 0.03, seed: actor.seed)
        glow(0, 0.7, 0.5, skin, soft: 0.10, core: 0)
    }

    private mutating func skeleton(_ actor: Actor) {
        let p = pose(actor)
        let bone = actor.colour
        for side: Float in [-1, 1] {
            let s = p.swing * side
            limb((side * 0.05, 0.48), 0.016, (side * 0.06 + s, 0.26 + p.bob), 0.013, bone)
            limb((side * 0.06 + s, 0.25 + p.bob), 0.015, (side * 0.06 + s * 1.4, 0.03), 0.012, bone)
            limb((side * 0.06 + s * 1.4, 0.02), 0.014, (side * 0.06 + s * 1.4 + 0.05, 0.015), 0.010, bone)
            let hand = 0.50 + p.raised * 1.7 + side * p.armSwing
            limb((side * 0.10, 0.77), 0.014, (side * (0.17 + p.raised * 0.3), 0.63 + p.raised * 0.5), 0.012, bone)
            limb(
                (side * (0.17 + p.raised * 0.3), 0.63 + p.raised * 0.5), 0.013, (side * (0.19 + p.raised * 0.4), hand),
                0.010, bone)
        }
        limb((0, 0.49), 0.014, (p.lean, 0.82), 0.014, bone)
        limb((-0.05, 0.49), 0.028, (0.05, 0.49), 0.028, bone, blend: 0.01)
        for rib in 0..<5 {
            let v = 0.62 + Float(rib) * 0.037
            let w = 0.075 + Float(rib) * 0.005
            limb((p.lean - w, v - 0.012), 0.010, (p.lean, v), 0.012, bone)
            limb((p.lean, v), 0.012, (p.lean + w, v - 0.012), 0.010, bone)
        }
        limb((p.lean + 0.005, 0.925), 0.062, (p.lean + 0.02, 0.885), 0.040, bone)
        disc((p.lean + 0.038, 0.915), 0.016, [0.03, 0.02, 0.02])
        disc((p.lean - 0.010, 0.915), 0.015, [0.03, 0.02, 0.02])
        body(seed: actor.seed)
    }
}
