/// Where the joints of a body are, in its frame.
struct Bones {
    struct Limb {
        var root: Point
        var joint: Point
        var end: Point
        /// Where hand or foot point.
        var ahead: Point
    }
    var hips: Point
    var shoulders: Point
    var nearLeg: Limb
    var farLeg: Limb
    var nearArm: Limb
    var farArm: Limb
    var head: HeadPlace
}

/// Bodies on two legs, from joints to cloth.
extension Painter {
    func bones(_ p: Posture, _ s: Stature) -> Bones {
        let hips = Point(p.shift, s.hip - p.sink + p.up)
        let shoulders = hips + Point(p.lean - p.shift * 0.6, s.shoulder - s.hip)
        let breadth = mix(0.030, s.breadth, p.turn)
        let aside = s.hips * 0.5 * p.turn
        func leg(_ foot: Posture.Foot, _ side: Float) -> Bones.Limb {
            let root = hips + Point(side * aside, 0)
            let ankle = Point(foot.at.x, foot.at.y + Stature.ankle + p.up)
            let bent = reach(root, ankle, s.leg * 0.51, s.leg * 0.50, bend: 1)
            return Bones.Limb(root: root, joint: bent.joint, end: bent.end, ahead: Point(1, 0).turned(-foot.pitch))
        }
        func arm(_ hand: Point, _ side: Float, _ bend: Float) -> Bones.Limb {
            let root = shoulders + Point(side * breadth * 0.92, -0.022)
            let bent = reach(root, root + hand * s.arm, s.arm * 0.54, s.arm * 0.48, bend: -bend)
            let way = bent.end - bent.joint
            return Bones.Limb(root: root, joint: bent.joint, end: bent.end, ahead: way / max(way.length, 0.001))
        }
        let centre =
            Point(
                shoulders.x + p.lean * 0.3 + 0.014 * (1 - p.turn), s.head - s.shoulder + shoulders.y) + p.nod
        return Bones(
            hips: hips, shoulders: shoulders, nearLeg: leg(p.near, -1), farLeg: leg(p.far, 1),
            nearArm: arm(p.nearHand, -1, p.nearElbow), farArm: arm(p.farHand, 1, p.farElbow),
            head: HeadPlace(centre: centre, radius: s.skull, turn: p.turn))
    }

    mutating func human(_ actor: Actor, _ a: Appearance, _ s: Stature) {
        let p = posture(actor, s)
        let b = bones(p, s)
        let sway =
            0.10 * wave(seconds * 0.4 + actor.phase) + (actor.motion == "walk" || actor.motion == "run" ? -0.2 : 0)
        if let seat = p.seat { stool(b.hips.x, seat, actor) }
        if let cape = a.cape { self.cape(b, cape, sway) }
        hairBehind(b.head, a, sway: sway)
        arm(b.farArm, a, s, shade: 0.82)
        leg(b.farLeg, a, s, p, shade: 0.78)
        leg(b.nearLeg, a, s, p, shade: 1)
        neck(b, a)
        torso(b, a, s, p)
        head(b.head, a, mouth: p.mouth, phase: actor.phase, seed: actor.seed)
        holdBefore(actor, b)
        arm(b.nearArm, a, s, shade: 1)
        hold(actor, b)
    }

    private mutating func leg(_ l: Bones.Limb, _ a: Appearance, _ s: Stature, _ p: Posture, shade: Float) {
        let bare = a.barelegged
        let cloth = (bare ? a.skin : a.legs) * shade
        let w = s.limb
        let sole = l.end - Point(0, Stature.ankle - 0.012)
        let heel = mix(l.end - Point(0.012, 0.010), sole, 0.6)
        let toe = heel + l.ahead * mix(0.088, 0.058, p.turn) * (0.4 + 0.6 * w)
        limb(heel, 0.019 * w, toe, 0.013 * w, (a.stone ? a.skin : a.shoes) * shade)
        limb(l.root, 0.060 * w, l.joint, (bare ? 0.038 : 0.043) * w, cloth)
        limb(
            l.joint, (bare ? 0.036 : 0.042) * w, mix(l.joint, l.end, 0.36), (bare ? 0.036 : 0.040) * w, cloth,
            blend: 0.012)
        limb(
            mix(l.joint, l.end, 0.36), (bare ? 0.036 : 0.040) * w, l.end, (bare ? 0.020 : 0.031) * w, cloth,
            blend: 0.012)
        body(texture: a.stone ? 0.2 : 0.06)
    }

    private mutating func arm(_ l: Bones.Limb, _ a: Appearance, _ s: Stature, shade: Float) {
        let long = a.cut != .shirt && a.cut != .sleeveless && a.cut != .dress
        let sleeve = (a.cut == .sleeveless || a.cut == .dress && a.female ? a.skin : a.top) * shade
        let skin = a.skin * shade
        let w = s.limb
        let wide: Float = a.cut == .robe || a.cut == .gown ? 1.35 : 1
        let fore = long ? a.top * shade : skin
        let hand = l.end + l.ahead * 0.022 * w
        // A thumb and fingers, apart enough to be seen near.
        let aside = l.ahead.aside
        limb(l.end, 0.019 * w, hand, 0.020 * w, skin)
        for n in 0..<3 {
            let spread = (Float(n) - 1) * 0.012 * w
            limb(
                hand + aside * spread, 0.0088 * w, hand + aside * spread * 1.2 + l.ahead * 0.034 * w, 0.0066 * w, skin,
                blend: 0.002)
        }
        limb(
            l.end + aside * 0.010, 0.010 * w, hand + aside * 0.026 * w + l.ahead * 0.010, 0.007 * w, skin, blend: 0.004)
        limb(l.root, 0.037 * w, l.joint, 0.030 * w, sleeve)
        limb(
            l.joint, (long ? 0.031 : 0.027) * w, l.end, (long ? 0.024 * wide * wide : 0.019) * w, fore,
            blend: long ? 0.008 : 0.003)
        body(texture: a.stone ? 0.2 : 0.06)
    }

    private mutating func neck(_ b: Bones, _ a: Appearance) {
        let r = b.head.radius
        limb(
            b.shoulders + Point(0, 0.004), r * 0.50, b.head.centre + Point(-0.10 * r, -0.55 * r), r * 0.44,
            a.skin * 0.80)
        body(texture: 0)
    }

    private mutating func torso(_ b: Bones, _ a: Appearance, _ s: Stature, _ p: Posture) {
        let axis = b.shoulders - b.hips
        func at(_ w: Float, _ f: Float) -> Point { b.hips + axis * f + Point(w, 0) }
        let t = p.turn
        let (sw, ww, hw) = (mix(0.066, s.breadth, t), mix(0.058, s.waist, t), mix(0.062, s.hips, t))
        let chest = (a.female ? 0.020 : 0.008) * (1 - t)
        let neck = s.skull * 0.5
        let top: Colour = a.cut == .armour ? a.top * 1.1 : a.top
        hull(
            [
                at(-neck, 1.04), at(-sw * 0.86, 0.985), at(-sw, 0.90), at(-sw * 0.86, 0.68), at(-ww, 0.34),
                at(-hw, 0.02),
                at(-hw * 0.92, -0.10), at(hw * 0.92, -0.10), at(hw, 0.02), at(ww, 0.34), at(sw * 0.88 + chest, 0.68),
                at(sw + chest * 0.4, 0.90), at(sw * 0.86, 0.985), at(neck, 1.04),
            ], top * 1.06, top * 0.88, round: 0.9, texture: a.stone ? 0.2 : 0.10, grain: 0.05)
        cloth(b, a, s, p, at)
    }

    /// What is cut or worn over the torso.
    private mutating func cloth(_ b: Bones, _ a: Appearance, _ s: Stature, _ p: Posture, _ at: (Float, Float) -> Point)
    {
        let m = mix(0.045, 0.012, p.turn)
        switch a.cut {
        case .shirt, .sleeveless, .dress, .gown:
            hull(
                [at(m - 0.034, 1.06), at(m + 0.034, 1.06), at(m + 0.004, a.female ? 0.84 : 0.93)], a.skin * 0.94,
                round: 0.3)
        case .jacket, .coat:
            hull(
                [at(m - 0.032, 1.06), at(m + 0.030, 1.06), at(m + 0.016, 0.42), at(m - 0.008, 0.42)], a.under,
                a.under * 0.9, round: 0.4)
            let lapel = lit(a.top * 0.55)
            streak(at(m - 0.034, 1.02), at(m - 0.006, 0.40), 0.005, lapel)
            streak(at(m + 0.032, 1.02), at(m + 0.014, 0.40), 0.005, lapel)
        case .armour:
            for f: Float in [0.22, 0.42, 0.62] {
                streak(at(-s.waist, f), at(s.waist, f), 0.006, lit(a.top * 0.5), alpha: 0.8)
            }
        case .robe: streak(at(-s.waist * 0.9, 1.0), at(s.waist * 0.8, 0.34), 0.008, lit(a.top * 0.5))
        }
        switch a.cut {
        case .dress: skirt(b, a.top, hem: min(b.nearLeg.joint.y, b.farLeg.joint.y) - 0.03, flare: 0.060)
        case .gown: skirt(b, a.top, hem: 0.015, flare: 0.105)
        case .robe: skirt(b, a.top, hem: 0.03, flare: 0.055)
        case .coat: skirt(b, a.top, hem: min(b.nearLeg.joint.y, b.farLeg.joint.y) - 0.04, flare: 0.036)
        case .armour: skirt(b, a.top * 0.7, hem: b.hips.y - 0.12, flare: 0.02)
        default:
            streak(
                b.hips + Point(-s.hips * 0.8, 0.028), b.hips + Point(s.hips * 0.8, 0.028), 0.007, lit(a.legs * 0.5),
                alpha: 0.7)
        }
    }

    /// Cloth from the waist to a hem that the knees carry along.
    private func skirt(_ b: Bones, _ colour: Colour, hem: Float, flare: Float) {
        let waist = b.hips + (b.shoulders - b.hips) * 0.34
        let seated = b.nearLeg.joint.y > b.hips.y - 0.08
        let floor = seated ? b.nearLeg.joint.y - 0.16 : hem
        let left = min(min(b.nearLeg.joint.x, b.farLeg.joint.x), b.hips.x - 0.03) - flare
        let right = max(max(b.nearLeg.joint.x, b.farLeg.joint.x), b.hips.x + 0.03) + flare
        let swing = 0.012 * wave(seconds * 0.7)
        hull(
            [
                waist + Point(-0.052, 0), b.hips + Point(-0.080, 0), [left + swing, floor + 0.012],
                [left + swing, floor + 0.012],
                [(left * 2 + right) / 3, floor - 0.010], [(left + right * 2) / 3, floor + 0.004],
                [right + swing, floor + 0.006], [right + swing, floor + 0.006],
                b.hips + Point(seated ? 0.10 : 0.080, seated ? 0.06 : 0),
                waist + Point(0.052, 0),
            ], colour, colour * 0.74, round: 0.8, texture: 0.22, grain: 0.03)
        for n in 0..<3 {
            let u = mix(left, right, 0.28 + 0.22 * Float(n))
            streak(
                mix(waist, b.hips, 0.8) + Point((Float(n) - 1) * 0.03, 0), [u + swing, floor + 0.015], 0.0045,
                lit(colour * 0.5), alpha: 0.45)
        }
    }

    private func cape(_ b: Bones, _ colour: Colour, _ sway: Float) {
        let back = -0.12 + sway * 0.5
        hull(
            [
                b.shoulders + Point(-0.08, 0.01), b.shoulders + Point(0.08, 0.01), b.hips + Point(0.10, -0.1),
                [0.06, 0.10], [back - 0.10, 0.07], b.hips + Point(back, 0.02),
            ], colour, colour * 0.6, texture: 0.2)
    }

    /// What somebody sits on where nothing else is said.
    private mutating func stool(_ x: Float, _ top: Float, _ actor: Actor) {
        let wood: Colour = [0.34, 0.23, 0.15]
        for u: Float in [-0.075, 0.085] {
            limb([x + u, top - 0.02], 0.013, [x + u * 1.25, 0.012], 0.011, wood * 0.8)
        }
        limb([x - 0.10, top - 0.012], 0.020, [x + 0.11, top - 0.012], 0.020, wood)
        limb([x - 0.10, top], 0.014, [x - 0.135, top + 0.26], 0.014, wood * 0.9)
        body(texture: 0.2)
    }
}
