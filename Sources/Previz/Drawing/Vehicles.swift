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
        case "paperboat": paperBoat(actor)
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
            limb(
                at + Point(wave(a), wave(a + 0.25)) * radius, thick, at + Point(wave(b), wave(b + 0.25)) * radius,
                thick, colour)
        }
        for n in 0..<8 {
            let way = Point(wave(turn + Float(n) / 8), wave(turn + Float(n) / 8 + 0.25)) * radius
            limb(at, thick * 0.3, at + way, thick * 0.3, [0.6, 0.6, 0.62])
        }
        body(texture: 0)
    }

    func headlights(_ u: Float, _ v: Float, _ back: Float) {
        guard look.night > 0.3 || look.cloudCover > 0.85 else { return }
        glow(u, v, 0.42, [1.0, 0.93, 0.74], soft: 0.45, core: 1.2)
        beam([(u, v + 0.05), (u, v - 0.05), (u + 2.4, v - 0.5), (u + 2.4, v + 0.35)], [1.0, 0.93, 0.74], 0.30)
        glow(back, v, 0.26, [1.0, 0.10, 0.06], soft: 0.5, core: 0.9)
    }

    func glass(_ outline: [Point], night: Bool = false) {
        let pane: Colour = night ? [1.0, 0.86, 0.55] : look.middle.mixed(with: [0.10, 0.13, 0.17], 0.62)
        slab(outline, pane * 1.2, pane * 0.7, round: 0.3, glow: night ? 0.8 : 0)
    }

    private var lampsLit: Bool { look.night > 0.4 || look.cloudCover > 0.85 }

    private mutating func car(_ actor: Actor) {
        let c = actor.colour
        polygon([(-1.5, 0.02), (1.5, 0.02), (1.36, 0.10), (-1.36, 0.10)], [0, 0, 0], alpha: 0.4)
        // Cabin, then the body before it.
        hull(
            [
                [-1.02, 0.66], [-0.80, 0.80], [-0.46, 1.0], [-0.10, 1.04], [0.26, 1.02], [0.50, 0.86], [0.80, 0.66],
            ], c * 1.1, c, round: 0.6)
        glass([[-0.84, 0.70], [-0.44, 0.95], [-0.10, 0.97], [-0.08, 0.70]])
        glass([[0.0, 0.70], [-0.02, 0.97], [0.24, 0.95], [0.40, 0.84], [0.56, 0.70]])
        hull(
            [
                [-1.45, 0.24], [-1.49, 0.44], [-1.42, 0.62], [-1.0, 0.68], [-0.4, 0.69], [0.5, 0.69], [0.80, 0.67],
                [1.20, 0.60], [1.44, 0.48], [1.48, 0.30], [1.40, 0.20], [0, 0.17], [-1.38, 0.18],
            ], c * 1.15, c * 0.62, round: 0.8)
        for u: Float in [-0.88, 0.90] {
            hull(oval([u, 0.26], 0.285, 0.285, corners: 10), [0.05, 0.05, 0.06], round: 0.2)
        }
        slab([[-1.30, 0.15], [1.30, 0.15], [1.36, 0.235], [-1.36, 0.235]], c * 0.28)
        streak([-1.40, 0.56], [1.30, 0.53], 0.010, lit(c * 1.5, facing: 1), alpha: 0.7)
        for u: Float in [-0.06, -0.86, 0.60] {
            streak([u, 0.67], [u + (u < -0.5 ? 0.06 : -0.01), 0.26], 0.006, lit(c * 0.35), alpha: 0.8)
        }
        for u: Float in [-0.22, 0.42] { streak([u, 0.56], [u + 0.10, 0.56], 0.014, lit(c * 0.5)) }
        hull([[0.48, 0.72], [0.50, 0.80], [0.64, 0.78], [0.62, 0.71]], c * 0.8)
        if actor.kind == "taxi" {
            slab(
                [[-0.22, 1.03], [0.10, 1.03], [0.06, 1.13], [-0.18, 1.13]], [1.0, 0.92, 0.55],
                glow: lampsLit ? 0.9 : 0.2)
            for n in 0..<12 {
                slab(
                    [
                        [-1.1 + 0.19 * Float(n), 0.42], [-1.01 + 0.19 * Float(n), 0.42],
                        [-1.01 + 0.19 * Float(n), 0.48], [-1.1 + 0.19 * Float(n), 0.48],
                    ], [0.06, 0.06, 0.06])
            }
        }
        wheels([-0.88, 0.90], 0.23, actor)
        hull([[1.30, 0.52], [1.42, 0.48], [1.46, 0.41], [1.32, 0.43]], [0.97, 0.96, 0.9], glow: 0.5)
        hull([[-1.47, 0.56], [-1.38, 0.58], [-1.36, 0.48], [-1.48, 0.46]], [0.85, 0.08, 0.06], glow: 0.4)
        headlights(1.42, 0.46, -1.44)
    }

    private mutating func bus(_ actor: Actor) {
        let c = actor.colour
        polygon([(-1.2, 0.02), (1.2, 0.02), (1.1, 0.08), (-1.1, 0.08)], [0, 0, 0], alpha: 0.4)
        hull(
            [
                [-1.15, 0.13], [-1.15, 0.13], [-1.17, 0.90], [-1.10, 0.99], [0, 1.01], [1.06, 0.99], [1.16, 0.88],
                [1.19, 0.13], [1.19, 0.13],
            ], c * 1.12, c * 0.72, round: 0.55)
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
        slab(
            [[-1.24, 0.24], [0.48, 0.24], [0.48, 1.0], [-1.24, 1.0]], [0.93, 0.93, 0.91], [0.72, 0.72, 0.72],
            round: 0.25)
        for n in 0..<6 {
            streak(
                [-1.02 + 0.25 * Float(n), 0.27], [-1.02 + 0.25 * Float(n), 0.97], 0.006, lit([0.55, 0.55, 0.55]),
                alpha: 0.6)
        }
        hull(
            [
                [0.56, 0.16], [0.56, 0.16], [0.56, 0.84], [0.64, 0.90], [0.92, 0.88], [1.06, 0.58], [1.24, 0.52],
                [1.27, 0.16], [1.27, 0.16],
            ], c * 1.1, c * 0.7, round: 0.7)
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

}
