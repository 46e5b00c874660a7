/// Those who walk like people and aren't: spacemen, machines, bones and spirits.
extension Painter {
    private func stout(_ l: Bones.Limb, _ a: Float, _ b: Float, _ c: Float) -> [(Point, Float)] {
        [(l.root, a), (l.joint, b), (l.end, c)]
    }

    private mutating func tube(_ chain: [(Point, Float)], _ colour: Colour, blend: Float = 0.01) {
        for (a, b) in zip(chain, chain.dropFirst()) { limb(a.0, a.1, b.0, b.1, colour, blend: blend) }
    }

    mutating func suit(_ actor: Actor) {
        let diver = actor.kind == "diver"
        let s = Stature(hip: 0.46, shoulder: 0.76, head: 0.895, skull: 0.095, breadth: 0.125, waist: 0.11, hips: 0.10)
        let p = posture(actor, s)
        let b = bones(p, s)
        let white = actor.colour
        let joint = actor.second
        let t = p.turn
        hull(
            [
                b.hips + [-0.15, 0.02], b.shoulders + [-0.16, 0.03], b.shoulders + [-0.02, 0.05],
                b.shoulders + [0.06 * t, 0.03], b.hips + [0.06 * t, 0.02],
            ], diver ? [0.85, 0.65, 0.10] : joint * 0.9, round: 0.7)
        for (leg, shade) in [(b.farLeg, Float(0.8)), (b.nearLeg, 1)] {
            limb(
                leg.end - Point(0.02, 0.012), 0.034, leg.end + leg.ahead * (diver ? 0.16 : 0.06) - Point(0, 0.014),
                diver ? 0.012 : 0.026, joint * 0.6)
            tube(stout(leg, 0.074, 0.062, 0.050), white * shade)
            limb(leg.joint, 0.064, leg.joint, 0.064, joint * shade * 0.8)
            body(texture: 0.1)
        }
        tube(stout(b.farArm, 0.056, 0.047, 0.042), white * 0.8)
        limb(b.farArm.end, 0.038, b.farArm.end + b.farArm.ahead * 0.035, 0.030, joint * 0.7)
        body(texture: 0.1)
        hull(
            [
                b.shoulders + [-0.115 * (0.5 + 0.5 * t), 0.015], b.shoulders + [0.115 * (0.5 + 0.5 * t), 0.015],
                b.shoulders + [0.12 * (0.6 + 0.4 * t), -0.1], b.hips + [0.105, 0.02], b.hips + [0.06, -0.07],
                b.hips + [-0.06, -0.07], b.hips + [-0.105, 0.02], b.shoulders + [-0.12 * (0.6 + 0.4 * t), -0.1],
            ], white * 1.05, white * 0.9, texture: 0.08)
        let chest = b.shoulders + Point(0.02, -0.13)
        hull(
            [chest + [-0.055, 0.03], chest + [0.05, 0.03], chest + [0.05, -0.05], chest + [-0.055, -0.05]], joint * 0.8,
            round: 0.5)
        for n in 0..<3 {
            limb(
                chest + Point(-0.03 + 0.028 * Float(n), 0.0), 0.009, chest + Point(-0.03 + 0.028 * Float(n), 0), 0.009,
                [[0.9, 0.2, 0.15], [0.2, 0.6, 0.9], [0.95, 0.8, 0.2]][n], glow: 0.5)
        }
        body()
        helmet(b.head, white, diver)
        tube(stout(b.nearArm, 0.058, 0.049, 0.044), white)
        limb(b.nearArm.end, 0.040, b.nearArm.end + b.nearArm.ahead * 0.035, 0.032, joint * 0.75)
        body(texture: 0.1)
        hold(actor, b)
    }

    private mutating func helmet(_ h: HeadPlace, _ white: Colour, _ diver: Bool) {
        limb(h.centre, h.radius * 1.08, h.centre, h.radius * 1.08, white)
        body(texture: 0.05)
        let visor: Colour = diver ? [0.30, 0.55, 0.66] : [0.10, 0.09, 0.10]
        hull(
            h.at([
                [-0.32, 0.10], [-0.10, 0.62], [0.45, 0.66], [0.86, 0.28], [0.88, -0.25], [0.50, -0.62], [-0.08, -0.52],
            ]), [0.85, 0.66, 0.28], round: 0.7)
        hull(
            h.at([
                [-0.24, 0.10], [-0.06, 0.54], [0.43, 0.57], [0.78, 0.24], [0.80, -0.22], [0.46, -0.53], [-0.04, -0.44],
            ]), visor.mixed(with: look.middle, 0.35), visor, round: 1)
        hull(
            h.at([[-0.02, 0.30], [0.20, 0.46], [0.42, 0.44], [0.16, 0.28]]), [0.95, 0.97, 1], round: 0.2, glow: 0.55,
            alpha: 0.75)
    }

    mutating func robot(_ actor: Actor) {
        let mech = actor.kind == "mech"
        let s =
            mech
            ? Stature(hip: 0.44, shoulder: 0.80, head: 0.905, skull: 0.055, breadth: 0.185, waist: 0.10, hips: 0.11)
            : Stature(hip: 0.46, shoulder: 0.775, head: 0.905, skull: 0.082, breadth: 0.125, waist: 0.07, hips: 0.08)
        let b = bones(posture(actor, s), s)
        let metal = actor.colour
        let dark = actor.second
        let shine: Colour = [0.3, 0.9, 1.0]
        let w: Float = mech ? 1.35 : 1
        for (leg, shade) in [(b.farLeg, Float(0.72)), (b.nearLeg, 1)] {
            limb(leg.root, 0.034 * w, leg.joint, 0.034 * w, dark * shade)
            limb(leg.joint, 0.034 * w, leg.end, 0.030 * w, dark * shade)
            body()
            plate(mix(leg.root, leg.joint, 0.12), mix(leg.root, leg.joint, 0.82), 0.052 * w, 0.044 * w, metal * shade)
            plate(mix(leg.joint, leg.end, 0.12), mix(leg.joint, leg.end, 0.92), 0.046 * w, 0.058 * w, metal * shade)
            limb(leg.joint, 0.036 * w, leg.joint, 0.036 * w, dark * 1.3 * shade)
            body()
            hull(
                [
                    leg.end + [-0.05 * w, 0.01], leg.end + [0.03 * w, 0.02], leg.end + [0.10 * w, -0.014],
                    leg.end + [0.10 * w, -0.034], leg.end + [-0.05 * w, -0.034],
                ], dark * shade, round: 0.6)
        }
        robotArm(b.farArm, w, metal * 0.72, dark * 0.72)
        limb(b.hips, 0.05 * w, b.shoulders - Point(0, 0.14), 0.04 * w, dark)
        body()
        let sw = s.breadth
        hull(
            [
                b.shoulders + Point(-sw, 0.02), b.shoulders + Point(sw, 0.02), b.shoulders + Point(sw * 0.92, -0.10),
                b.shoulders + Point(sw * 0.5, -0.19),
                b.shoulders + Point(-sw * 0.5, -0.19), b.shoulders + Point(-sw * 0.92, -0.10),
            ], metal * 1.08, metal * 0.8, round: 0.7, texture: 0.12)
        hull(
            [
                b.hips + Point(-0.075 * w, 0.035), b.hips + Point(0.075 * w, 0.035), b.hips + Point(0.04, -0.05),
                b.hips + Point(-0.04, -0.05),
            ], metal * 0.85, round: 0.6)
        let core = b.shoulders + Point(0.02, -0.085)
        limb(core, 0.026, core, 0.026, shine, glow: 1)
        body()
        robotHead(b.head, metal, dark, shine, mech)
        robotArm(b.nearArm, w, metal, dark)
        hold(actor, b)
    }

    /// An armour plate between two places.
    private func plate(_ a: Point, _ b: Point, _ wideA: Float, _ wideB: Float, _ colour: Colour) {
        let way = b - a
        let side = way.aside / max(way.length, 0.001)
        hull([a + side * wideA, a - side * wideA, b - side * wideB, b + side * wideB], colour, round: 0.75)
    }

    private mutating func robotArm(_ l: Bones.Limb, _ w: Float, _ metal: Colour, _ dark: Colour) {
        limb(l.root, 0.028 * w, l.joint, 0.024 * w, dark)
        limb(l.joint, 0.026 * w, l.end, 0.022 * w, dark)
        body()
        plate(mix(l.joint, l.end, 0.1), l.end, 0.036 * w, 0.042 * w, metal)
        limb(l.root, 0.054 * w, l.root, 0.054 * w, metal)
        for n in 0..<3 {
            let side = l.ahead.aside * ((Float(n) - 1) * 0.022 * w)
            limb(l.end + side, 0.011 * w, l.end + side * 1.1 + l.ahead * 0.055 * w, 0.008 * w, dark)
        }
        body()
    }

    private mutating func robotHead(_ h: HeadPlace, _ metal: Colour, _ dark: Colour, _ shine: Colour, _ mech: Bool) {
        limb(h.at(0, -0.9), h.radius * 0.35, h.at(0, -0.4), h.radius * 0.35, dark)
        body()
        hull(
            h.at([
                [-0.85, 0.55], [-0.4, 0.98], [0.5, 0.98], [0.92, 0.5], [0.86, -0.55], [0.4, -0.9], [-0.45, -0.9],
                [-0.85, -0.45],
            ]), metal * 1.1, metal * 0.85, round: 0.7)
        hull(h.at([[-0.45, 0.34], [0.85, 0.34], [0.80, -0.22], [-0.40, -0.22]]), [0.03, 0.05, 0.07], round: 0.4)
        for u: Float in mech ? [0.2] : [0.0, 0.5] {
            let wide: Float = mech ? 0.4 : 0.06
            limb(h.at(u - wide, 0.06), h.radius * 0.15, h.at(u + wide, 0.06), h.radius * 0.15, shine, glow: 1)
        }
        if !mech {
            limb(h.at(-0.1, 0.95), h.radius * 0.07, h.at(-0.1, 1.45), h.radius * 0.05, dark)
            limb(h.at(-0.1, 1.5), h.radius * 0.13, h.at(-0.1, 1.5), h.radius * 0.13, [1, 0.3, 0.2], glow: 0.8)
        }
        body()
        glow(h.at(0.25, 0.05).x, h.at(0.25, 0.05).y, h.radius * 2, shine, soft: 0.3, core: 0.1)
    }

    mutating func alien(_ actor: Actor) {
        let s = Stature(hip: 0.46, shoulder: 0.70, head: 0.86, skull: 0.125, breadth: 0.075, waist: 0.045, hips: 0.05)
        let b = bones(posture(actor, s), s)
        let skin = actor.colour
        for (leg, shade) in [(b.farLeg, Float(0.78)), (b.nearLeg, 1)] {
            tube([(leg.root, 0.036), (leg.joint, 0.024), (leg.end, 0.016)], skin * shade)
            limb(leg.end - [0, 0.02], 0.014, leg.end + [0.06, -0.024], 0.008, skin * shade)
        }
        body(texture: 0.2)
        for (arm, shade) in [(b.farArm, Float(0.8)), (b.nearArm, 1)] {
            tube([(arm.root, 0.024), (arm.joint, 0.017), (arm.end, 0.013)], skin * shade)
            for n in 0..<3 {
                limb(
                    arm.end, 0.008, arm.end + arm.ahead * 0.06 + arm.ahead.aside * (0.02 * (Float(n) - 1)), 0.004,
                    skin * shade)
            }
        }
        limb(b.hips, 0.05, b.shoulders - [0, 0.04], 0.062, skin, blend: 0.03)
        limb(b.shoulders, 0.02, b.head.at(0, -0.7), 0.022, skin, blend: 0.02)
        body(texture: 0.2, grain: 0.03, seed: actor.seed)
        let h = b.head
        hull(
            h.at([
                [-0.75, 0.35], [-0.45, 0.95], [0.2, 1.02], [0.72, 0.55], [0.60, -0.1], [0.32, -0.75], [0.14, -0.98],
                [-0.04, -0.75], [-0.50, -0.15],
            ]), skin * 1.08, skin * 0.9, texture: 0.15)
        for side: Float in [-1, 1] {
            hull(
                h.at([
                    [0.13 + side * 0.10, -0.22], [0.13 + side * 0.28, 0.06], [0.13 + side * 0.52, 0.10],
                    [0.13 + side * 0.40, -0.16],
                ]), [0.02, 0.02, 0.03], round: 0.9)
            hull(
                h.at([[0.13 + side * 0.34, 0.04], [0.13 + side * 0.42, 0.08], [0.13 + side * 0.40, 0.0]]),
                [0.9, 0.95, 1], round: 0.2, glow: 0.6)
        }
        streak(h.at(0.06, -0.62), h.at(0.24, -0.62), 0.004, lit(skin * 0.4))
    }

    mutating func skeleton(_ actor: Actor) {
        let s = Stature.man
        let p = posture(actor, s)
        let b = bones(p, s)
        let bone = actor.colour
        for (l, shade) in [(b.farArm, Float(0.75)), (b.farLeg, 0.75), (b.nearLeg, 1), (b.nearArm, 1)] {
            for (a, c) in [(l.root, l.joint), (l.joint, l.end)] {
                limb(a, 0.017, mix(a, c, 0.2), 0.010, bone * shade)
                limb(mix(a, c, 0.2), 0.010, mix(a, c, 0.8), 0.010, bone * shade)
                limb(mix(a, c, 0.8), 0.010, c, 0.016, bone * shade)
            }
            for n in 0..<3 {
                let way = l.ahead * 0.055 + l.ahead.aside * (0.014 * (Float(n) - 1))
                limb(l.end, 0.007, l.end + way, 0.005, bone * shade)
            }
        }
        limb(b.hips, 0.014, b.shoulders + [0, 0.05], 0.013, bone * 0.9)
        body()
        hull(
            [
                b.hips + [-0.085, 0.035], b.hips + [0, 0.005], b.hips + [0.085, 0.035], b.hips + [0.045, -0.045],
                b.hips + [0, -0.02], b.hips + [-0.045, -0.045],
            ], bone, round: 0.8)
        for rib in 0..<6 {
            let f = 0.45 + Float(rib) * 0.095
            let c = mix(b.hips, b.shoulders, f)
            let w = 0.095 - 0.006 * abs(Float(rib) - 2)
            for side: Float in [-1, 1] {
                limb(c + Point(side * w, -0.014), 0.008, c + Point(side * w * 0.6, 0.010), 0.009, bone)
                limb(c + Point(side * w * 0.6, 0.010), 0.009, c, 0.008, bone)
            }
        }
        limb(b.shoulders + [-0.09, 0], 0.010, b.shoulders + [0.09, 0], 0.010, bone)
        body()
        skull(
            HeadPlace(centre: b.head.centre, radius: b.head.radius * 1.06, turn: p.turn), bone,
            jaw: 0.1 * max(wave(seconds * 0.8), 0))
        hold(actor, b)
    }

    func skull(_ h: HeadPlace, _ bone: Colour, jaw: Float) {
        let dark: Colour = [0.05, 0.04, 0.04]
        hull(
            h.at([
                [-0.40, -0.40 - jaw], [0.56, -0.44 - jaw], [0.50, -0.98 - jaw], [0.0, -1.02 - jaw],
                [-0.30, -0.80 - jaw],
            ]), bone * 0.92)
        hull(
            h.at([
                [-0.82, 0.20], [-0.60, 0.80], [0.0, 1.04], [0.58, 0.82], [0.80, 0.30], [0.72, -0.10], [0.60, -0.34],
                [0.55, -0.60], [-0.06, -0.60], [-0.20, -0.36], [-0.66, -0.24],
            ]), bone)
        for u: Float in [-0.06, 0.50] {
            hull(
                h.at([[u - 0.20, 0.10], [u, 0.26], [u + 0.19, 0.10], [u + 0.10, -0.12], [u - 0.14, -0.10]]), dark,
                round: 0.2)
        }
        hull(h.at([[0.22, -0.10], [0.22, -0.10], [0.32, -0.32], [0.14, -0.32]]), dark, round: 0.2)
        for n in 0..<5 {
            let u = -0.02 + 0.12 * Float(n)
            streak(h.at(u, -0.46), h.at(u, -0.62), 0.02 * h.radius, lit(dark), alpha: 0.8)
        }
        streak(h.at(-0.10, -0.54), h.at(0.56, -0.54), 0.025 * h.radius, lit(dark), alpha: 0.8)
    }

    mutating func ghost(_ actor: Actor) {
        let sway = wave(seconds * 0.21 + actor.phase) * 0.03
        let cloaked = actor.kind == "ghost" && actor.colour.grey < 0.4
        let c = actor.colour
        let shine: Float = cloaked ? 0 : 0.35
        func hem(_ n: Int) -> Point {
            let u = -0.20 + 0.08 * Float(n)
            return [u + sway, 0.04 + (n % 2 == 0 ? 0.0 : 0.06) + 0.02 * wave(seconds * 0.5 + Float(n) * 0.2)]
        }
        let outline: [Point] =
            [[-0.075, 0.86], [-0.16, 0.72], [-0.15, 0.45]] + (0..<6).map(hem) + [
                [0.17, 0.40], [0.15, 0.70], [0.085, 0.86], [0.07, 0.96], [0.0, 0.995], [-0.06, 0.96],
            ]
        hull(
            outline, c * 1.1, c * (cloaked ? 0.7 : 1), round: 0.8, rough: 0.004, texture: 0.2, grain: 0.06, glow: shine,
            alpha: cloaked ? 1 : 0.82)
        hull(
            [[0.10, 0.70], [0.22, 0.64 + sway], [0.30, 0.60 + sway], [0.26, 0.50 + sway], [0.12, 0.54]], c * 1.15,
            c * 0.8, glow: shine, alpha: cloaked ? 1 : 0.8)
        hull(
            [[-0.02, 0.90], [0.03, 0.945], [0.08, 0.90], [0.065, 0.81], [0.02, 0.79]], [0.015, 0.015, 0.02], round: 0.2)
        for u: Float in [0.015, 0.055] {
            limb(
                [u, 0.875], 0.010, [u, 0.875], 0.010, cloaked ? [0.7, 0.9, 1] : [0.02, 0.02, 0.03],
                glow: cloaked ? 1 : 0)
        }
        body()
        if !cloaked { glow(0, 0.5, 0.7, c, soft: 0.2, core: 0) }
    }
}
