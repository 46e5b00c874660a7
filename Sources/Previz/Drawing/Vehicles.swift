/// What drives, sails and flies by engine.
extension Painter {
    mutating func vehicle(_ actor: Actor) -> Bool {
        switch actor.kind {
        case "car", "taxi": car(actor)
        case "bus": bus(actor)
        case "truck": truck(actor)
        case "train", "tram": train(actor)
        case "bike", "motorcycle": cycle(actor)
        case "cart": cart(actor)
        case "tank": tank(actor)
        case "tractor": tractor(actor)
        case "board": board(actor)
        case "canoe": canoe(actor)
        case "submarine": submarine(actor)
        case "boat": boat(actor)
        case "ship": ship(actor)
        case "sailship": sailship(actor)
        case "shipwreck": wreck(actor)
        default: return false
        }
        return true
    }

    mutating func wheels(_ places: [Float], _ radius: Float, _ actor: Actor) {
        for u in places { wheel([u, radius], radius, actor, hub: 0.62) }
    }

    /// A tyre and a rim whose spokes turn as far as the vehicle goes.
    mutating func wheel(_ at: Point, _ radius: Float, _ actor: Actor, hub: Float) {
        let turn = actor.speed * seconds / (max(actor.height, 0.01) * radius * 6.283)
        limb(at, radius, at, radius, [0.055, 0.055, 0.06])
        limb(at, radius * hub, at, radius * hub, [0.58, 0.59, 0.61])
        limb(at, radius * hub * 0.86, at, radius * hub * 0.86, [0.20, 0.20, 0.22])
        for spoke in 0..<5 {
            let way = Point(wave(turn + Float(spoke) / 5), wave(turn + Float(spoke) / 5 + 0.25)) * (radius * hub * 0.84)
            limb(at, radius * 0.08, at + way, radius * 0.06, [0.66, 0.67, 0.69])
        }
        limb(at, radius * 0.14, at, radius * 0.14, [0.6, 0.6, 0.62])
        body(texture: 0)
    }

    /// A wheel of spokes only: of a bicycle or a cart.
    mutating func hoop(_ at: Point, _ radius: Float, _ actor: Actor, _ colour: Colour, thick: Float) {
        let turn = actor.speed * seconds / (max(actor.height, 0.01) * radius * 6.283)
        for n in 0..<20 {
            let (a, b) = (Float(n) / 20, Float(n + 1) / 20)
            limb(at + Point(wave(a), wave(a + 0.25)) * radius, thick, at + Point(wave(b), wave(b + 0.25)) * radius, thick, colour)
        }
        for n in 0..<8 {
            let way = Point(wave(turn + Float(n) / 8), wave(turn + Float(n) / 8 + 0.25)) * radius
            limb(at, thick * 0.3, at + way, thick * 0.3, [0.6, 0.6, 0.62])
        }
        body(texture: 0)
    }

    private func headlights(_ u: Float, _ v: Float, _ back: Float) {
        guard look.night > 0.3 || look.cloudCover > 0.85 else { return }
        glow(u, v, 0.42, [1.0, 0.93, 0.74], soft: 0.45, core: 1.2)
        beam([(u, v + 0.05), (u, v - 0.05), (u + 2.4, v - 0.5), (u + 2.4, v + 0.35)], [1.0, 0.93, 0.74], 0.30)
        glow(back, v, 0.26, [1.0, 0.10, 0.06], soft: 0.5, core: 0.9)
    }

    private func glass(_ outline: [Point], night: Bool = false) {
        let pane: Colour = night ? [1.0, 0.86, 0.55] : look.middle.mixed(with: [0.10, 0.13, 0.17], 0.62)
        slab(outline, pane * 1.2, pane * 0.7, round: 0.3, glow: night ? 0.8 : 0)
    }

    private var lampsLit: Bool { look.night > 0.4 || look.cloudCover > 0.85 }

    private mutating func car(_ actor: Actor) {
        let c = actor.colour
        polygon([(-1.5, 0.02), (1.5, 0.02), (1.36, 0.10), (-1.36, 0.10)], [0, 0, 0], alpha: 0.4)
        // Cabin, then the body before it.
        hull([[-1.02, 0.66], [-0.80, 0.80], [-0.46, 1.0], [-0.10, 1.04], [0.26, 1.02], [0.50, 0.86], [0.80, 0.66]], c * 1.1, c, round: 0.6)
        glass([[-0.84, 0.70], [-0.44, 0.95], [-0.10, 0.97], [-0.08, 0.70]])
        glass([[0.0, 0.70], [-0.02, 0.97], [0.24, 0.95], [0.40, 0.84], [0.56, 0.70]])
        hull([[-1.45, 0.24], [-1.49, 0.44], [-1.42, 0.62], [-1.0, 0.68], [-0.4, 0.69], [0.5, 0.69], [0.80, 0.67], [1.20, 0.60], [1.44, 0.48], [1.48, 0.30], [1.40, 0.20], [0, 0.17], [-1.38, 0.18]], c * 1.15, c * 0.62, round: 0.8)
        for u: Float in [-0.88, 0.90] { hull(oval([u, 0.26], 0.285, 0.285, corners: 10), [0.05, 0.05, 0.06], round: 0.2) }
        slab([[-1.30, 0.15], [1.30, 0.15], [1.36, 0.235], [-1.36, 0.235]], c * 0.28)
        streak([-1.40, 0.56], [1.30, 0.53], 0.010, lit(c * 1.5, facing: 1), alpha: 0.7)
        for u: Float in [-0.06, -0.86, 0.60] { streak([u, 0.67], [u + (u < -0.5 ? 0.06 : -0.01), 0.26], 0.006, lit(c * 0.35), alpha: 0.8) }
        for u: Float in [-0.22, 0.42] { streak([u, 0.56], [u + 0.10, 0.56], 0.014, lit(c * 0.5)) }
        hull([[0.48, 0.72], [0.50, 0.80], [0.64, 0.78], [0.62, 0.71]], c * 0.8)
        if actor.kind == "taxi" {
            slab([[-0.22, 1.03], [0.10, 1.03], [0.06, 1.13], [-0.18, 1.13]], [1.0, 0.92, 0.55], glow: lampsLit ? 0.9 : 0.2)
            for n in 0..<12 { slab([[-1.1 + 0.19 * Float(n), 0.42], [-1.01 + 0.19 * Float(n), 0.42], [-1.01 + 0.19 * Float(n), 0.48], [-1.1 + 0.19 * Float(n), 0.48]], [0.06, 0.06, 0.06]) }
        }
        wheels([-0.88, 0.90], 0.23, actor)
        hull([[1.30, 0.52], [1.42, 0.48], [1.46, 0.41], [1.32, 0.43]], [0.97, 0.96, 0.9], glow: 0.5)
        hull([[-1.47, 0.56], [-1.38, 0.58], [-1.36, 0.48], [-1.48, 0.46]], [0.85, 0.08, 0.06], glow: 0.4)
        headlights(1.42, 0.46, -1.44)
    }

    private mutating func bus(_ actor: Actor) {
        let c = actor.colour
        polygon([(-1.2, 0.02), (1.2, 0.02), (1.1, 0.08), (-1.1, 0.08)], [0, 0, 0], alpha: 0.4)
        hull([[-1.15, 0.13], [-1.15, 0.13], [-1.17, 0.90], [-1.10, 0.99], [0, 1.01], [1.06, 0.99], [1.16, 0.88], [1.19, 0.13], [1.19, 0.13]], c * 1.12, c * 0.72, round: 0.55)
        for n in 0..<6 {
            let u = -1.06 + Float(n) * 0.345
            glass([[u, 0.54], [u + 0.30, 0.54], [u + 0.30, 0.86], [u, 0.86]], night: lampsLit)
        }
        glass([[1.04, 0.40], [1.16, 0.40], [1.14, 0.86], [1.04, 0.86]])
        slab([[0.66, 0.14], [0.94, 0.14], [0.94, 0.50], [0.66, 0.50]], c * 0.5)
        slab([[-1.15, 0.40], [1.17, 0.40], [1.17, 0.435], [-1.15, 0.435]], [0.95, 0.93, 0.88])
        wheels([-0.70, 0.50], 0.16, actor)
        headlights(1.16, 0.27, -1.15)
    }

    private mutating func truck(_ actor: Actor) {
        let c = actor.colour
        polygon([(-1.2, 0.02), (1.3, 0.02), (1.2, 0.08), (-1.1, 0.08)], [0, 0, 0], alpha: 0.4)
        slab([[-1.22, 0.15], [1.15, 0.15], [1.15, 0.24], [-1.22, 0.24]], [0.16, 0.16, 0.18])
        slab([[-1.24, 0.24], [0.48, 0.24], [0.48, 1.0], [-1.24, 1.0]], [0.93, 0.93, 0.91], [0.72, 0.72, 0.72], round: 0.25)
        for n in 0..<6 { streak([-1.02 + 0.25 * Float(n), 0.27], [-1.02 + 0.25 * Float(n), 0.97], 0.006, lit([0.55, 0.55, 0.55]), alpha: 0.6) }
        hull([[0.56, 0.16], [0.56, 0.16], [0.56, 0.84], [0.64, 0.90], [0.92, 0.88], [1.06, 0.58], [1.24, 0.52], [1.27, 0.16], [1.27, 0.16]], c * 1.1, c * 0.7, round: 0.7)
        glass([[0.68, 0.58], [0.68, 0.80], [0.88, 0.80], [0.98, 0.58]])
        streak([0.62, 0.54], [0.62, 0.22], 0.006, lit(c * 0.4))
        streak([0.53, 0.5], [0.53, 1.02], 0.022, lit([0.7, 0.7, 0.72]))
        wheels([-0.95, -0.58, 0.92], 0.165, actor)
        headlights(1.24, 0.32, -1.2)
    }

    private mutating func train(_ actor: Actor) {
        let night = look.night > 0.4 || look.cloudCover > 0.85
        let pane: Colour = night ? [1.0, 0.85, 0.52] : lit([0.24, 0.30, 0.36], facing: 0.9)
        for wagon in 0..<6 {
            let u = 1.4 - Float(wagon) * 2.7
            let nose: Float = wagon == 0 ? 0.45 : 0
            polygon(
                [
                    (u - 1.3, 0.16), (u - 1.3, 0.95), (u - 1.2, 1), (u + 1.2 - nose * 0.4, 1),
                    (u + 1.3 + nose * 0.3, 0.62), (u + 1.3 + nose, 0.16),
                ], lit(actor.colour * 1.1, facing: 1), lit(actor.colour * 0.6, facing: 0.5))
            for n in 0..<6 {
                rectangle(u - 1.15 + Float(n) * 0.38, 0.54, u - 0.90 + Float(n) * 0.38, 0.80, pane, pane * 0.8)
            }
            streak((u - 1.3, 0.40), (u + 1.3 + nose * 0.6, 0.40), 0.03, lit(actor.second, facing: 0.8))
            wheels([u - 0.9, u - 0.55, u + 0.55, u + 0.9], 0.10, actor)
        }
        streak((-16, 0.0), (5, 0.0), 0.02, lit([0.3, 0.28, 0.27]))
        headlights(3.1, 0.34, -14.9)
    }

    private mutating func cycle(_ actor: Actor) {
        let c = actor.colour
        let motor = actor.kind == "motorcycle"
        if motor {
            wheel([-0.46, 0.22], 0.22, actor, hub: 0.6)
            wheel([0.50, 0.22], 0.22, actor, hub: 0.6)
            limb([0.50, 0.22], 0.026, [0.34, 0.66], 0.022, [0.66, 0.67, 0.70])
            limb([-0.46, 0.22], 0.028, [-0.04, 0.26], 0.03, [0.3, 0.3, 0.32])
            limb([-0.60, 0.20], 0.030, [-0.05, 0.18], 0.034, [0.72, 0.73, 0.76])
            body()
            hull([[-0.16, 0.20], [0.16, 0.20], [0.22, 0.44], [-0.18, 0.44]], [0.34, 0.34, 0.37], [0.2, 0.2, 0.22])
            hull([[-0.10, 0.46], [0.02, 0.62], [0.26, 0.62], [0.38, 0.50], [0.20, 0.42]], c * 1.15, c * 0.7)
            hull([[-0.60, 0.52], [-0.40, 0.50], [-0.06, 0.50], [-0.06, 0.44], [-0.40, 0.40]], [0.07, 0.07, 0.08])
            limb([0.34, 0.66], 0.020, [0.22, 0.72], 0.018, [0.1, 0.1, 0.1])
            limb([0.44, 0.58], 0.050, [0.45, 0.58], 0.050, [0.95, 0.94, 0.85], glow: 0.5)
            body()
            headlights(0.48, 0.58, -0.6)
        } else {
            hoop([-0.36, 0.24], 0.22, actor, [0.07, 0.07, 0.08], thick: 0.018)
            hoop([0.40, 0.24], 0.22, actor, [0.07, 0.07, 0.08], thick: 0.018)
            for (a, b) in [([-0.36, 0.24], [0.0, 0.25]), ([0.0, 0.25], [0.28, 0.56]), ([-0.12, 0.54], [0.28, 0.56]), ([-0.36, 0.24], [-0.12, 0.54]), ([0.40, 0.24], [0.26, 0.64]), ([0.0, 0.25], [-0.14, 0.60])] as [(Point, Point)] {
                limb(a, 0.017, b, 0.017, c)
            }
            limb([-0.20, 0.61], 0.024, [-0.06, 0.60], 0.016, [0.08, 0.08, 0.09])
            limb([0.26, 0.64], 0.015, [0.34, 0.67], 0.013, [0.1, 0.1, 0.1])
            body()
        }
        guard actor.motion != "stand" else { return }
        rider(actor, motor)
    }

    private mutating func rider(_ actor: Actor, _ motor: Bool) {
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
        hull([hips + Point(-0.08, 0.02), hips + Point(-0.03, 0.16), shoulders + Point(-0.08, 0.03), shoulders + Point(0.03, 0.04), shoulders + Point(0.07, -0.05), hips + Point(0.08, 0.02), hips + Point(0.02, -0.05)], a.top * 1.1, a.top * 0.85)
        limb(shoulders + Point(0.02, 0.02), 0.03, shoulders + Point(0.06, 0.10), 0.03, a.skin)
        body()
        head(HeadPlace(centre: shoulders + Point(0.085, 0.135), radius: 0.075, turn: 0.25), a, mouth: 0, phase: actor.phase, seed: actor.seed)
        let bent = reach(shoulders, [0.27, motor ? 0.70 : 0.68], 0.17, 0.17, bend: -1)
        limb(shoulders, 0.038, bent.joint, 0.030, a.top)
        limb(bent.joint, 0.030, bent.end, 0.022, a.top)
        limb(bent.end, 0.024, bent.end + Point(0.02, 0), 0.022, a.skin)
        body()
    }

    private mutating func cart(_ actor: Actor) {
        let c = actor.colour
        for u: Float in [-0.40, 0.42] { hoop([u, 0.25], 0.24, actor, c * 0.6, thick: 0.035) }
        slab([[-0.85, 0.34], [0.80, 0.34], [0.92, 0.72], [-0.95, 0.72]], c * 1.1, c * 0.75, texture: 0.3)
        for n in 0..<3 { streak([-0.90, 0.44 + 0.10 * Float(n)], [0.88, 0.44 + 0.10 * Float(n)], 0.010, lit(c * 0.45)) }
        streak([0.80, 0.40], [1.45, 0.52], 0.025, lit(c * 0.8))
        hull([[-0.85, 0.72], [-0.5, 0.98], [0.0, 0.90], [0.4, 1.0], [0.82, 0.72]], [0.82, 0.68, 0.34], [0.66, 0.5, 0.22], rough: 0.02, texture: 0.5)
        for u: Float in [-0.44, 0.46] { hoop([u, 0.24], 0.25, actor, c * 0.9, thick: 0.036) }
    }

    private mutating func tank(_ actor: Actor) {
        let c = actor.colour
        hull([[-1.3, 0.28], [-1.1, 0.04], [1.1, 0.04], [1.35, 0.30], [1.1, 0.42], [-1.1, 0.42]], [0.12, 0.12, 0.11], round: 0.6)
        wheels([-0.95, -0.57, -0.19, 0.19, 0.57, 0.95], 0.15, actor)
        slab([[-1.35, 0.42], [1.4, 0.42], [1.15, 0.60], [-1.2, 0.62]], c * 1.1, c * 0.8, texture: 0.2)
        hull([[-0.62, 0.62], [-0.52, 0.90], [0.30, 0.92], [0.55, 0.64]], c * 1.15, c * 0.85, texture: 0.2)
        limb([0.35, 0.78], 0.050, [1.75, 0.84], 0.036, c * 0.9)
        limb([1.68, 0.835], 0.052, [1.80, 0.84], 0.052, c * 0.8)
        limb([-0.20, 0.93], 0.10, [-0.05, 0.94], 0.10, c)
        body()
    }

    private mutating func tractor(_ actor: Actor) {
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

    private mutating func board(_ actor: Actor) {
        hull([[-2.0, 0.62], [-1.6, 0.50], [1.6, 0.50], [2.0, 0.64], [1.9, 0.74], [1.5, 0.66], [-1.5, 0.66], [-1.9, 0.74]], actor.colour * 1.1, actor.colour * 0.7)
        for u: Float in [-1.1, 1.1] {
            limb([u, 0.5], 0.09, [u, 0.36], 0.07, [0.6, 0.6, 0.62])
            limb([u, 0.22], 0.22, [u, 0.22], 0.22, actor.second)
            limb([u, 0.22], 0.08, [u, 0.22], 0.08, [0.4, 0.4, 0.42])
        }
        body()
    }

    private mutating func canoe(_ actor: Actor) {
        let r = tilt(actor)
        let c = actor.colour
        hull([[-2.2, 0.62 - r], [-1.9, 0.36], [0, 0.30], [1.9, 0.36], [2.2, 0.62 + r], [2.05, 0.10], [1.4, -0.10], [-1.4, -0.10], [-2.05, 0.10]], c * 1.15, c * 0.7, round: 0.8)
        var figure = actor
        (figure.kind, figure.colour) = ("person", [0.90, 0.46, 0.14])
        let a = appearance(figure)
        let pull = wave(seconds * 0.5)
        hull([[-0.20, 0.30], [-0.18, 0.90], [0.14, 0.92], [0.20, 0.30]], a.top, a.top * 0.8)
        head(HeadPlace(centre: [0.02, 1.12], radius: 0.17, turn: 0.3), a, mouth: 0, phase: actor.phase, seed: actor.seed)
        streak([-0.55 - 0.2 * pull, 1.05], [0.95 + 0.3 * pull, 0.02], 0.028, lit([0.62, 0.44, 0.26]))
        limb([0.02, 0.82], 0.075, [0.34 + 0.1 * pull, 0.52], 0.055, a.top)
        body()
        hull([[0.85 + 0.3 * pull, 0.18], [1.02 + 0.3 * pull, 0.06], [1.10 + 0.3 * pull, -0.12], [0.92 + 0.3 * pull, -0.06]], [0.9, 0.8, 0.3])
    }

    private mutating func submarine(_ actor: Actor) {
        let c = actor.colour
        hull([[-1.6, 0.30], [-1.1, 0.46], [0, 0.54], [1.0, 0.50], [1.55, 0.32], [1.3, 0.08], [0.5, 0.0], [-0.9, 0.02]], c * 1.15, c * 0.7, texture: 0.1)
        hull([[-0.15, 0.50], [-0.10, 0.84], [0.40, 0.84], [0.46, 0.50]], c * 1.1, c * 0.8)
        streak([0.10, 0.84], [0.10, 1.05], 0.024, lit(c))
        streak([0.10, 1.04], [0.22, 1.04], 0.024, lit(c))
        slab([[-1.55, 0.55], [-1.35, 0.55], [-1.25, 0.30], [-1.5, 0.30]], c * 0.9)
        for n in 0..<4 { limb([-0.5 + 0.35 * Float(n), 0.32], 0.07, [-0.5 + 0.35 * Float(n), 0.32], 0.07, actor.second, glow: 0.7) }
        body()
    }

    private func tilt(_ actor: Actor) -> Float { 0.02 * wave(seconds * 0.24 + actor.phase) }

    private mutating func boat(_ actor: Actor) {
        let r = tilt(actor)
        let c = actor.colour
        polygon(
            [(-1.1, 0.34 - r), (1.3, 0.44 + r), (1.0, -0.04), (-0.95, -0.04)], lit(c * 1.15, facing: 1),
            lit(c * 0.5, facing: 0.4))
        streak((-1.1, 0.34 - r), (1.3, 0.44 + r), 0.03, lit(actor.second, facing: 0.9))
        polygon(
            [(-0.55, 0.35), (-0.55, 0.75), (0.15, 0.78), (0.30, 0.38)], lit(actor.second, facing: 0.9),
            lit(actor.second * 0.7))
        rectangle(-0.42, 0.50, -0.14, 0.66, look.night > 0.4 ? [1, 0.8, 0.4] : lit([0.2, 0.25, 0.3]))
        streak((-0.30, 0.75), (-0.28, 1.3), 0.02, lit([0.3, 0.26, 0.22]))
        if look.night > 0.4 { glow(-0.28, 0.6, 0.6, [1, 0.75, 0.4], soft: 0.35, core: 0.4) }
    }

    private mutating func ship(_ actor: Actor) {
        let r = tilt(actor) * 0.4
        let c = actor.colour
        polygon(
            [(-1.6, 0.30 - r), (1.8, 0.40 + r), (1.5, -0.03), (-1.5, -0.03)], lit(c * 1.1, facing: 0.9),
            lit(c * 0.45, facing: 0.4))
        polygon([(-1.5, -0.03), (1.5, -0.03), (1.53, 0.05), (-1.52, 0.05)], lit([0.50, 0.12, 0.10], facing: 0.7))
        for deck in 0..<3 {
            let inset = Float(deck) * 0.16
            rectangle(
                -1.2 + inset, 0.31 + Float(deck) * 0.15, 0.7 - inset, 0.45 + Float(deck) * 0.15,
                lit(actor.second, facing: 0.9), lit(actor.second * 0.75))
            for n in 0..<8 {
                let u = -1.1 + inset + Float(n) * (1.65 - inset * 2) / 8
                rectangle(
                    u, 0.35 + Float(deck) * 0.15, u + 0.10, 0.41 + Float(deck) * 0.15,
                    look.night > 0.4 ? [1, 0.82, 0.45] : lit([0.2, 0.26, 0.32]))
            }
        }
        polygon(
            [(-0.5, 0.76), (-0.46, 1.02), (-0.2, 1.02), (-0.16, 0.76)], lit([0.7, 0.2, 0.15], facing: 0.9),
            lit([0.3, 0.1, 0.1]))
    }

    private mutating func sailship(_ actor: Actor) {
        let r = tilt(actor)
        let wood = actor.colour
        let ghostly = look.night > 0.6
        polygon(
            [(-0.62, 0.25 - r), (-0.58, 0.17), (0.50, 0.16 + r), (0.70, 0.25 + r), (0.42, -0.02), (-0.50, -0.02)],
            lit(wood * 1.3, facing: 1), lit(wood * 0.5, facing: 0.4), texture: 0.3)
        streak((0.5, 0.2 + r), (0.92, 0.34 + r), 0.008, lit(wood))
        for (n, mast) in ([-0.34, 0.0, 0.33] as [Float]).enumerated() {
            let tall: Float = n == 1 ? 1.0 : 0.86
            streak((mast, 0.15), (mast + r, tall), 0.010, lit(wood))
            for sail in 0..<3 {
                let low = 0.26 + Float(sail) * 0.22 * tall
                let high = low + 0.19 * tall
                let half = 0.16 - Float(sail) * 0.03
                let belly = 0.05 + 0.015 * wave(seconds * 0.3 + Float(n) * 0.2 + Float(sail) * 0.1)
                let corners = rounded([
                    (mast - half, low), (mast - half * 0.86, high), (mast + half * 0.86, high), (mast + half, low),
                    (mast + belly, low + 0.05),
                ])
                polygon(
                    corners, lit(actor.second, facing: 1.0, glow: ghostly ? 0.25 : 0),
                    lit(actor.second * 0.72, facing: 0.6, glow: ghostly ? 0.25 : 0))
            }
            streak((mast + r, tall), (0.92, 0.34 + r), 0.002, lit([0.2, 0.17, 0.15]), alpha: 0.6)
            streak((mast + r, tall), (-0.62, 0.25), 0.002, lit([0.2, 0.17, 0.15]), alpha: 0.6)
        }
        if ghostly { glow(0, 0.5, 1.0, [0.5, 0.8, 0.9], soft: 0.14, core: 0) }
        if ghostly { glow(-0.55, 0.28, 0.16, [1, 0.75, 0.4], soft: 0.6, core: 0.8) }
    }

    private mutating func wreck(_ actor: Actor) {
        polygon(
            [(-1.3, 0.0), (-1.15, 0.42), (0.9, 0.72), (1.35, 0.95), (1.0, 0.0)], lit(actor.colour * 1.2, facing: 0.8),
            lit(actor.colour * 0.5), texture: 0.6)
        for n in 0..<7 {
            streak(
                (-0.9 + Float(n) * 0.28, 0.45 + Float(n) * 0.04), (-0.95 + Float(n) * 0.29, 0.0), 0.022,
                lit(actor.second))
        }
        streak((0.1, 0.5), (-0.25, 1.45), 0.03, lit(actor.second))
        streak((-0.5, 1.05), (0.25, 1.18), 0.018, lit(actor.second))
        for n in 0..<4 {
            glow(-0.6 + Float(n) * 0.42, 0.34 + Float(n) * 0.06, 0.13, [0.2, 1.0, 0.85], soft: 0.5, core: 0.9)
        }
    }
}
