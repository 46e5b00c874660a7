/// What rolls on two wheels, behind a horse, over fields and under armour.
extension Painter {
    mutating func cycle(_ actor: Actor) {
        let c = actor.colour
        let motor = actor.kind == "motorcycle"
        if motor {
            wheel([-0.46, 0.22], 0.22, actor, hub: 0.6)
            wheel([0.50, 0.22], 0.22, actor, hub: 0.6)
            limb([0.50, 0.22], 0.026, [0.34, 0.66], 0.022, [0.66, 0.67, 0.70])
            limb([-0.46, 0.22], 0.028, [-0.04, 0.26], 0.03, [0.3, 0.3, 0.32])
            limb([-0.60, 0.20], 0.030, [-0.05, 0.18], 0.034, [0.72, 0.73, 0.76])
            body()
            hull(
                [[-0.16, 0.20], [0.16, 0.20], [0.22, 0.44], [-0.18, 0.44]], [0.34, 0.34, 0.37], [0.2, 0.2, 0.22])
            hull([[-0.10, 0.46], [0.02, 0.62], [0.26, 0.62], [0.38, 0.50], [0.20, 0.42]], c * 1.15, c * 0.7)
            hull([[-0.60, 0.52], [-0.40, 0.50], [-0.06, 0.50], [-0.06, 0.44], [-0.40, 0.40]], [0.07, 0.07, 0.08])
            limb([0.34, 0.66], 0.020, [0.22, 0.72], 0.018, [0.1, 0.1, 0.1])
            limb([0.44, 0.58], 0.050, [0.45, 0.58], 0.050, [0.95, 0.94, 0.85], glow: 0.5)
            body()
            headlights(0.48, 0.58, -0.6)
        } else {
            hoop([-0.36, 0.24], 0.22, actor, [0.07, 0.07, 0.08], thick: 0.018)
            hoop([0.40, 0.24], 0.22, actor, [0.07, 0.07, 0.08], thick: 0.018)
            for (a, b) in [
                ([-0.36, 0.24], [0.0, 0.25]), ([0.0, 0.25], [0.28, 0.56]), ([-0.12, 0.54], [0.28, 0.56]),
                ([-0.36, 0.24], [-0.12, 0.54]), ([0.40, 0.24], [0.26, 0.64]), ([0.0, 0.25], [-0.14, 0.60]),
            ] as [(Point, Point)] {
                limb(a, 0.017, b, 0.017, c)
            }
            limb([-0.20, 0.61], 0.024, [-0.06, 0.60], 0.016, [0.08, 0.08, 0.09])
            limb([0.26, 0.64], 0.015, [0.34, 0.67], 0.013, [0.1, 0.1, 0.1])
            body()
        }
        guard actor.motion != "stand" else { return }
        rider(actor, motor)
    }

    mutating func rider(_ actor: Actor, _ motor: Bool) {
        var figure = actor
        (figure.kind, figure.motion, figure.colour) = ("person", "stand", [0.28, 0.34, 0.46])
        figure.second = [0.20, 0.21, 0.26]
        var a = appearance(figure)
        (a.cut, a.barelegged, a.hair, a.beard) = (.jacket, false, .short, false)
        (a.hat, a.hatColour) = ("helmet", actor.colour)
        let hips = Point(-0.13, motor ? 0.54 : 0.64)
        let shoulders = hips + Point(0.17, 0.26)
        let pedal = abs(actor.speed) * seconds / max(actor.height, 0.01) * 0.5
        for (n, shade) in [(0, Float(0.75)), (1, 1)] {
            let turn = pedal + Float(n) * 0.5
            let foot = motor ? Point(0.08, 0.20) : Point(0.0, 0.25) + Point(wave(turn), wave(turn + 0.25)) * 0.09
            let bent = reach(hips, foot, 0.24, 0.25, bend: 1)
            limb(hips, 0.062, bent.joint, 0.046, a.legs * shade)
            limb(bent.joint, 0.044, bent.end, 0.030, a.legs * shade)
            limb(bent.end - Point(0.03, 0.02), 0.022, bent.end + Point(0.06, -0.025), 0.016, a.shoes)
            body()
        }
        hull(
            [
                hips + Point(-0.08, 0.02), hips + Point(-0.03, 0.16), shoulders + Point(-0.08, 0.03),
                shoulders + Point(0.03, 0.04), shoulders + Point(0.07, -0.05), hips + Point(0.08, 0.02),
                hips + Point(0.02, -0.05),
            ], a.top * 1.1, a.top * 0.85)
        limb(shoulders + Point(0.02, 0.02), 0.03, shoulders + Point(0.06, 0.10), 0.03, a.skin)
        body()
        head(
            HeadPlace(centre: shoulders + Point(0.085, 0.135), radius: 0.075, turn: 0.25), a, mouth: 0,
            phase: actor.phase, seed: actor.seed)
        let bent = reach(shoulders, [0.27, motor ? 0.70 : 0.68], 0.17, 0.17, bend: -1)
        limb(shoulders, 0.038, bent.joint, 0.030, a.top)
        limb(bent.joint, 0.030, bent.end, 0.022, a.top)
        limb(bent.end, 0.024, bent.end + Point(0.02, 0), 0.022, a.skin)
        body()
    }

    mutating func cart(_ actor: Actor) {
        let c = actor.colour
        for u: Float in [-0.40, 0.42] { hoop([u, 0.25], 0.24, actor, c * 0.6, thick: 0.035) }
        slab([[-0.85, 0.34], [0.80, 0.34], [0.92, 0.72], [-0.95, 0.72]], c * 1.1, c * 0.75, texture: 0.3)
        for n in 0..<3 {
            streak([-0.90, 0.44 + 0.10 * Float(n)], [0.88, 0.44 + 0.10 * Float(n)], 0.010, lit(c * 0.45))
        }
        streak([0.80, 0.40], [1.45, 0.52], 0.025, lit(c * 0.8))
        hull(
            [[-0.85, 0.72], [-0.5, 0.98], [0.0, 0.90], [0.4, 1.0], [0.82, 0.72]], [0.82, 0.68, 0.34],
            [0.66, 0.5, 0.22], rough: 0.02, texture: 0.5)
        for u: Float in [-0.44, 0.46] { hoop([u, 0.24], 0.25, actor, c * 0.9, thick: 0.036) }
    }

    mutating func tank(_ actor: Actor) {
        let c = actor.colour
        hull(
            [[-1.3, 0.28], [-1.1, 0.04], [1.1, 0.04], [1.35, 0.30], [1.1, 0.42], [-1.1, 0.42]], [0.12, 0.12, 0.11],
            round: 0.6)
        wheels([-0.95, -0.57, -0.19, 0.19, 0.57, 0.95], 0.15, actor)
        slab([[-1.35, 0.42], [1.4, 0.42], [1.15, 0.60], [-1.2, 0.62]], c * 1.1, c * 0.8, texture: 0.2)
        hull([[-0.62, 0.62], [-0.52, 0.90], [0.30, 0.92], [0.55, 0.64]], c * 1.15, c * 0.85, texture: 0.2)
        limb([0.35, 0.78], 0.050, [1.75, 0.84], 0.036, c * 0.9)
        limb([1.68, 0.835], 0.052, [1.80, 0.84], 0.052, c * 0.8)
        limb([-0.20, 0.93], 0.10, [-0.05, 0.94], 0.10, c)
        body()
    }

    mutating func tractor(_ actor: Actor) {
        let c = actor.colour
        hull([[0.0, 0.34], [0.0, 0.66], [0.72, 0.62], [0.80, 0.34]], c * 1.1, c * 0.8)
        slab([[-0.55, 0.40], [-0.50, 0.98], [0.04, 0.98], [0.08, 0.40]], c)
        glass([[-0.44, 0.58], [-0.42, 0.90], [-0.02, 0.90], [0.0, 0.58]])
        slab([[-0.62, 0.97], [0.14, 0.97], [0.10, 1.03], [-0.58, 1.03]], c * 0.8)
        streak([0.50, 0.62], [0.50, 0.94], 0.026, lit([0.2, 0.2, 0.2]))
        wheel([-0.40, 0.32], 0.32, actor, hub: 0.55)
        wheel([0.60, 0.19], 0.19, actor, hub: 0.55)
        headlights(0.80, 0.5, -0.6)
    }

    mutating func board(_ actor: Actor) {
        hull(
            [
                [-2.0, 0.62], [-1.6, 0.50], [1.6, 0.50], [2.0, 0.64], [1.9, 0.74], [1.5, 0.66], [-1.5, 0.66],
                [-1.9, 0.74],
            ], actor.colour * 1.1, actor.colour * 0.7)
        for u: Float in [-1.1, 1.1] {
            limb([u, 0.5], 0.09, [u, 0.36], 0.07, [0.6, 0.6, 0.62])
            limb([u, 0.22], 0.22, [u, 0.22], 0.22, actor.second)
            limb([u, 0.22], 0.08, [u, 0.22], 0.08, [0.4, 0.4, 0.42])
        }
        body()
    }
}
