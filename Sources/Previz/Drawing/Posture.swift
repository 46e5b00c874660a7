/// The measures of a body on two legs, in heights.
struct Stature {
    var hip: Float = 0.50
    var shoulder: Float = 0.812
    var head: Float = 0.918
    /// Half of the head's height.
    var skull: Float = 0.070
    /// Halves of breadths, seen from the front.
    var breadth: Float = 0.104
    var waist: Float = 0.068
    var hips: Float = 0.074
    /// How stout limbs are.
    var limb: Float = 1

    var arm: Float { (shoulder - hip) }
    var leg: Float { hip - Self.ankle }

    /// An ankle's height over the sole.
    static let ankle: Float = 0.034
    static let man = Stature()
    static let woman = Stature(
        hip: 0.505, shoulder: 0.806, head: 0.915, skull: 0.070, breadth: 0.086, waist: 0.055, hips: 0.076, limb: 0.84)
    static let child = Stature(
        hip: 0.445, shoulder: 0.745, head: 0.880, skull: 0.095, breadth: 0.096, waist: 0.078, hips: 0.080, limb: 1.02)
    static let baby = Stature(
        hip: 0.36, shoulder: 0.645, head: 0.835, skull: 0.140, breadth: 0.118, waist: 0.125, hips: 0.125, limb: 1.35)
    static let giant = Stature(
        hip: 0.47, shoulder: 0.830, head: 0.932, skull: 0.060, breadth: 0.140, waist: 0.090, hips: 0.090, limb: 1.3)
}

/// Where a body's parts are at a moment. Limbs called near are those towards the eye.
struct Posture {
    struct Foot {
        /// The ankle: along the ground from the hips' place, and over where it stands.
        var at: Point
        /// How far the heel is raised, in shares of a circle.
        var pitch: Float = 0
    }

    /// How much lower the hips are than when standing.
    var sink: Float = 0
    var shift: Float = 0
    /// How far the shoulders are ahead of the hips.
    var lean: Float = 0
    /// 0 from the side, 1 from the front.
    var turn: Float = 0.85
    var near = Foot(at: [-0.062, 0])
    var far = Foot(at: [0.056, 0])
    /// Hands from their shoulders, in lengths of the arm.
    var nearHand: Point = [-0.12, -0.97]
    var farHand: Point = [0.14, -0.96]
    /// 1 bends an elbow back, -1 forward or up.
    var nearElbow: Float = 1
    var farElbow: Float = 1
    var nod: Point = [0, 0]
    /// How far the whole body is off the ground.
    var up: Float = 0
    /// How wide the mouth is open.
    var mouth: Float = 0
    /// What it sits on is drawn too, at this height.
    var seat: Float?
}

extension Painter {
    /// The posture for what an actor does.
    func posture(_ actor: Actor, _ s: Stature) -> Posture {
        var p = Posture()
        let turn = gait(actor)
        let slow = seconds * 0.27 + actor.phase
        p.nod = [0, 0.004 * wave(slow)]
        switch actor.motion {
        case "walk": stride(&p, turn, reach: 0.155, duty: 0.6, lift: 0.06)
        case "run": sprint(&p, turn)
        case "dance", "spin": dance(&p, actor)
        case "sit", "read", "ride", "row", "drive": sit(&p, s, slow)
        case "kneel", "crouch", "pray": kneel(&p, s, slow)
        case "wave": greet(&p, actor)
        case "jump": jump(&p, actor)
        case "play", "work", "hold", "cook", "eat", "drink", "paint", "write": work(&p, actor, slow)
        case "talk", "sing", "laugh": talk(&p, actor)
        case "fight", "throw": fight(&p, actor)
        case "climb": climb(&p, actor)
        case "fly", "swim", "float": float(&p, actor)
        default: rest(&p, actor, slow)
        }
        return p
    }

    private func rest(_ p: inout Posture, _ actor: Actor, _ slow: Float) {
        // The weight rests on one leg.
        p.shift = actor.seed % 2 == 0 ? 0.012 : -0.012
        p.sink = 0.006
        p.nearHand.y += 0.01 * wave(slow)
        p.farHand.y += 0.01 * wave(slow + 0.1)
        if actor.seed % 3 == 0 { (p.nearHand, p.farHand) = ([-0.16, -0.93], [0.20, -0.92]) }
    }

    /// A step: the foot goes back on the ground at the body's speed, then swings forward through the air.
    private func step(_ turn: Float, reach: Float, duty: Float, lift: Float) -> Posture.Foot {
        let f = fraction(turn)
        guard f >= duty else {
            let off = max(f / duty - 0.72, 0) / 0.28
            return Posture.Foot(at: [reach - 2 * reach * f / duty, 0.022 * off], pitch: 0.055 * off)
        }
        let t = (f - duty) / (1 - duty)
        let high = lift * wave(t / 2) + 0.022 * (1 - t)
        return Posture.Foot(at: [-reach + 2 * reach * smooth(t), high], pitch: mix(0.075, -0.03, smooth(t)))
    }

    private func stride(_ p: inout Posture, _ turn: Float, reach: Float, duty: Float, lift: Float) {
        p.turn = 0.32
        p.near = step(turn, reach: reach, duty: duty, lift: lift)
        p.far = step(turn + 0.5, reach: reach, duty: duty, lift: lift)
        p.sink = 0.016 + 0.010 * wave(turn * 2 + 0.25)
        p.lean = 0.014
        let swing = wave(turn + 0.25)
        p.nearHand = [-0.44 * swing + 0.06, -0.90 + 0.06 * abs(swing)]
        p.farHand = [0.44 * swing + 0.06, -0.90 + 0.06 * abs(swing)]
    }

    /// A runner's foot: it strikes under the body, is thrown up behind, and the knee is driven forward.
    private func bound(_ turn: Float) -> Posture.Foot {
        let (reach, duty): (Float, Float) = (0.19, 0.34)
        let f = fraction(turn)
        if f < duty {
            let k = f / duty
            return Posture.Foot(at: [reach - 2 * reach * k, 0.03 * max(k - 0.6, 0)], pitch: 0.10 * max(k - 0.5, 0) * 2)
        }
        let t = (f - duty) / (1 - duty)
        let x = mix(-reach - 0.10 * wave(min(t * 1.4, 0.5)), reach + 0.03, smooth(t))
        let high = 0.25 * wave(min(t * 0.62, 0.5)) * (1 - 0.55 * t) + 0.012
        return Posture.Foot(at: [x, high * (1 - smooth(t * 1.6 - 0.6))], pitch: mix(0.20, -0.03, smooth(t * 1.3)))
    }

    private func sprint(_ p: inout Posture, _ turn: Float) {
        p.turn = 0.22
        p.near = bound(turn)
        p.far = bound(turn + 0.5)
        p.lean = 0.070
        p.sink = 0.020 - 0.016 * wave(turn * 2 - 0.10)
        let swing = wave(turn + 0.25)
        p.nearHand = [-0.58 * swing + 0.16, -0.46 + 0.24 * max(-swing, 0)]
        p.farHand = [0.58 * swing + 0.16, -0.46 + 0.24 * max(swing, 0)]
        p.nod = [0.010, 0]
    }

    private func dance(_ p: inout Posture, _ actor: Actor) {
        let beat = seconds * 0.9 + actor.phase
        let sway = wave(beat * 0.5)
        p.turn = actor.motion == "spin" ? 0.55 + 0.45 * wave(seconds * 0.5 + actor.phase) : 0.9
        p.sink = 0.022 + 0.018 * wave(beat)
        p.shift = 0.038 * sway
        p.lean = -0.036 * sway
        p.near = Posture.Foot(at: [-0.10 - 0.02 * sway, max(wave(beat * 0.5 + 0.25), 0) * 0.07], pitch: 0.05)
        p.far = Posture.Foot(at: [0.10 - 0.02 * sway, max(-wave(beat * 0.5 + 0.25), 0) * 0.07], pitch: 0.05)
        p.nearHand = Point(-0.72 - 0.18 * sway, 0.42 + 0.52 * wave(beat * 0.5 + 0.2))
        p.farHand = Point(0.72 - 0.18 * sway, 0.42 - 0.52 * wave(beat * 0.5 + 0.2))
        (p.nearElbow, p.farElbow) = (-1, 1)
        p.nod = [0.02 * sway, 0.004]
    }

    private func sit(_ p: inout Posture, _ s: Stature, _ slow: Float) {
        p.turn = 0.30
        p.sink = s.hip - 0.29
        p.near = Posture.Foot(at: [0.235, 0])
        p.far = Posture.Foot(at: [0.265, 0])
        p.nearHand = [0.56, -0.62 + 0.012 * wave(slow)]
        p.farHand = [0.62, -0.60]
        p.seat = 0.245
        p.nod = [0.012, -0.006]
    }

    private func kneel(_ p: inout Posture, _ s: Stature, _ slow: Float) {
        p.turn = 0.3
        p.sink = s.hip - 0.27
        p.near = Posture.Foot(at: [-0.20, 0.0], pitch: 0.16)
        p.far = Posture.Foot(at: [0.19, 0])
        p.lean = 0.05
        p.nearHand = [0.62, -0.66 + 0.02 * wave(slow)]
        p.farHand = [0.66, -0.60]
        p.nod = [0.02, -0.012]
    }

    private func greet(_ p: inout Posture, _ actor: Actor) {
        p.farHand = [0.46 + 0.22 * wave(seconds * 1.1 + actor.phase), 0.76]
        p.farElbow = 1
        p.nod = [0.008 * wave(seconds * 0.55), 0.003]
    }

    private func jump(_ p: inout Posture, _ actor: Actor) {
        let t = fraction(seconds * 0.75 + actor.phase)
        let air = unit((t - 0.25) / 0.6)
        let high = 4 * air * (1 - air)
        p.up = 0.24 * high
        p.sink = 0.07 * (1 - smooth(high * 3))
        p.near = Posture.Foot(at: [-0.11, 0.10 * high], pitch: 0.06 * high)
        p.far = Posture.Foot(at: [0.12, 0.04 * high], pitch: 0.05 * high)
        p.nearHand = Point(-0.55, mix(-0.75, 0.74, smooth(high * 2)))
        p.farHand = Point(0.55, mix(-0.75, 0.80, smooth(high * 2)))
        (p.nearElbow, p.farElbow) = (-1, 1)
    }

    private func work(_ p: inout Posture, _ actor: Actor, _ slow: Float) {
        let busy = wave(seconds * 0.8 + actor.phase)
        p.turn = 0.55
        p.lean = 0.018
        p.nearHand = [0.46 + 0.05 * busy, -0.50 + 0.05 * wave(seconds * 1.2)]
        p.farHand = [0.54 - 0.04 * busy, -0.44]
        p.nod = [0.014, -0.008 + 0.003 * wave(slow)]
    }

    private func talk(_ p: inout Posture, _ actor: Actor) {
        let said = wander(seconds * 2.1, actor.seed)
        p.mouth = actor.motion == "sing" ? 0.55 + 0.45 * wave(seconds * 0.45) : unit(said * 1.6 - 0.3)
        p.nearHand = [-0.18, -0.90]
        p.farHand = [0.52 + 0.10 * wave(seconds * 0.5), -0.30 + 0.16 * wave(seconds * 0.37 + actor.phase)]
        p.nod = [0.006 * wave(seconds * 0.6), 0.004 * wave(seconds * 0.9)]
        if actor.motion == "sing" { (p.nearHand, p.farHand) = ([0.34, -0.02], [0.62, 0.18 * wave(seconds * 0.2)]) }
    }

    /// A slow wandering number from 0 to 1.
    private func wander(_ time: Float, _ seed: UInt32) -> Float {
        let row = Float(seed % 31)
        return 0.5 + 0.25 * wave(time * 0.7 + row * 0.13) + 0.25 * wave(time * 1.13 + row * 0.29)
    }

    private func fight(_ p: inout Posture, _ actor: Actor) {
        let blow = max(wave(seconds * 0.7 + actor.phase), 0)
        p.turn = 0.4
        p.sink = 0.045
        p.lean = 0.02 + 0.05 * blow
        p.near = Posture.Foot(at: [-0.17, 0])
        p.far = Posture.Foot(at: [0.15, 0])
        p.nearHand = mix([-0.10, 0.45], [0.86, -0.20], smooth(blow))
        p.farHand = [0.52, -0.10]
    }

    private func climb(_ p: inout Posture, _ actor: Actor) {
        let pull = wave(seconds * 0.5 + actor.phase)
        p.turn = 0.5
        p.near = Posture.Foot(at: [0.06, 0.10 + 0.09 * pull])
        p.far = Posture.Foot(at: [0.10, 0.10 - 0.09 * pull])
        p.up = 0.03
        p.nearHand = [0.34, 0.66 - 0.22 * pull]
        p.farHand = [0.44, 0.66 + 0.22 * pull]
    }

    private func float(_ p: inout Posture, _ actor: Actor) {
        let slow = wave(seconds * 0.22 + actor.phase)
        p.turn = 0.6
        p.sink = 0.03
        p.near = Posture.Foot(at: [-0.10 - 0.03 * slow, 0.05], pitch: 0.11)
        p.far = Posture.Foot(at: [0.05 + 0.03 * slow, 0.02], pitch: 0.11)
        p.nearHand = [-0.66, -0.30 + 0.12 * slow]
        p.farHand = [0.70, -0.05 + 0.14 * slow]
        (p.nearElbow, p.farElbow) = (-1, 1)
    }

    /// Where two bones of these lengths meet between two places, and how far the second reaches.
    func reach(_ from: Point, _ to: Point, _ first: Float, _ second: Float, bend: Float) -> (joint: Point, end: Point) {
        let way = to - from
        let far = max(way.length, 0.0001)
        let length = min(max(far, abs(first - second) + 0.001), (first + second) * 0.999)
        let along = (first * first - second * second + length * length) / (2 * length)
        let aside = max(first * first - along * along, 0).squareRoot()
        let ahead = way / far
        return (from + ahead * along + ahead.aside * (aside * bend), from + ahead * length)
    }
}
