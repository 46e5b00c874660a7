/// What goes on four legs.
extension Painter {
    mutating func animal(_ actor: Actor) -> Bool {
        if let build = Build.of(actor.kind) {
            switch actor.motion {
            case "sit" where build.foot == .paw: seated(actor, build)
            case "lie", "sleep": quadruped(actor, build, resting: true)
            default: quadruped(actor, build, resting: false)
            }
            return true
        }
        switch actor.kind {
        case "elephant": elephant(actor)
        case "rabbit", "rodent", "mouse", "squirrel", "kangaroo", "monkey": small(actor)
        default: return crawler(actor)
        }
        return true
    }

    /// One leg's foot: on the ground it goes back at the body's speed.
    private func hoof(_ turn: Float, _ running: Bool, _ moving: Bool) -> Point {
        guard moving else { return [0, 0] }
        let (reach, duty, lift): (Float, Float, Float) = running ? (0.24, 0.32, 0.15) : (0.14, 0.62, 0.07)
        let f = fraction(turn)
        if f < duty { return [reach - 2 * reach * f / duty, 0] }
        let t = (f - duty) / (1 - duty)
        return [-reach + 2 * reach * smooth(t), lift * wave(t / 2)]
    }

    private func pace(_ actor: Actor) -> Float {
        let way = abs(actor.speed) * seconds / actor.height
        return actor.phase + way / (actor.motion == "run" ? 2 * 0.24 / 0.32 : 2 * 0.14 / 0.62)
    }

    private mutating func quadruped(_ actor: Actor, _ b: Build, resting: Bool) {
        let running = actor.motion == "run" || actor.motion == "jump"
        let moving = running || actor.motion == "walk" || actor.motion == "dance"
        let turn = moving && actor.speed == 0 ? seconds * 0.9 + actor.phase : pace(actor)
        let rock = running ? 0.035 * wave(turn) : 0
        let drop: Float = resting ? b.body.map(\.y).reduce(1, min) - 0.03 : 0
        let bob =
            (running
                ? 0.03 * wave(turn * 1 + 0.1)
                : moving ? 0.008 * wave(turn * 2) : 0.004 * wave(seconds * 0.3 + actor.phase)) - drop
        func carried(_ p: Point) -> Point { [p.x, p.y + bob + rock * p.x * 2] }
        let coat = actor.colour
        let phases: [Float] = running ? [0.0, 0.42, 0.10, 0.52] : [0.0, 0.75, 0.5, 0.25]
        leg(
            b, carried(b.hip), turn + phases[0], running, moving, resting, hind: true,
            legColour(b, actor) * 0.66, -0.035)
        leg(
            b, carried(b.shoulder), turn + phases[1], running, moving, resting, hind: false,
            legColour(b, actor) * 0.66, -0.035)
        tail(actor, b, carried)
        hull(
            b.body.map(carried), coat * 1.04,
            coat.mixed(with: actor.second, b.coat == .plain && b.foot == .paw ? 0.35 : 0) * 0.88,
            round: 0.95, rough: b.fur, texture: 0.16, grain: 0.025, seed: actor.seed)
        markings(actor, b, carried)
        mane(actor, b, carried)
        leg(
            b, carried(b.hip), turn + phases[2], running, moving, resting, hind: true, legColour(b, actor),
            0.02)
        leg(
            b, carried(b.shoulder), turn + phases[3], running, moving, resting, hind: false,
            legColour(b, actor), 0.015)
        let nod = wave(seconds * 0.21 + actor.phase) * 0.012 + (moving ? 0.014 * wave(turn * 2 + 0.2) : 0)
        face(actor, b, carried(b.pivot) + [0, nod])
    }

    private func legColour(_ b: Build, _ actor: Actor) -> Colour {
        switch b.coat {
        case .panda: [0.09, 0.09, 0.10]
        case .wool: actor.second * 0.6
        default: actor.colour * 0.95
        }
    }

    private mutating func leg(
        _ b: Build, _ root: Point, _ turn: Float, _ running: Bool, _ moving: Bool, _ resting: Bool, hind: Bool,
        _ coat: Colour,
        _ aside: Float
    ) {
        let step = hoof(turn, running, moving)
        let root = root + Point(aside, 0)
        let (thigh, shank, foot) = b.leg
        var sole = Point(root.x + step.x + (hind ? -0.06 : 0.03) * min(root.y * 2, 1), foot * 0.62 + step.y)
        if resting { sole = Point(root.x + (hind ? 0.20 : 0.26), foot * 0.62) }
        if hind {
            let hock = resting ? sole - Point(0.16, 0) : sole + Point(-0.045 - step.y * 0.5, root.y * 0.34)
            let bent = reach(root, hock, root.y * 0.44, root.y * 0.40, bend: 1)
            limb(root, thigh, bent.joint, shank * 1.35, coat, blend: 0.02)
            limb(bent.joint, shank * 1.35, bent.end, shank * 0.85, coat, blend: 0.015)
            limb(bent.end, shank * 0.85, sole, foot * 0.8, coat, blend: 0.010)
        } else {
            let bent = reach(root, sole, root.y * 0.50, root.y * 0.52, bend: resting ? -1 : step.y > 0.01 ? 1 : 0.15)
            limb(root, thigh * 0.78, bent.joint, shank * 1.1, coat, blend: 0.02)
            limb(bent.joint, shank * 1.1, bent.end, foot * 0.8, coat, blend: 0.010)
            sole = bent.end
        }
        let tip = b.foot == .hoof ? Point(0.012, -foot * 0.5) : Point(foot * 1.1, -foot * 0.12)
        limb(
            sole, foot * 0.9, sole + tip, foot * (b.foot == .hoof ? 0.95 : 0.8),
            b.foot == .hoof ? [0.10, 0.08, 0.07] : coat * 0.92, blend: b.foot == .hoof ? 0 : 0.006)
        body(texture: 0.12, grain: 0.025)
    }

    private mutating func tail(_ actor: Actor, _ b: Build, _ carried: (Point) -> Point) {
        let happy = actor.kind == "dog"
        let wag = wave(seconds * (happy ? 1.5 : 0.35) + actor.phase) * (happy ? 0.06 : 0.03)
        let points = b.tail.enumerated().map { carried($1) + Point(wag * Float($0) * 0.4, wag * Float($0) * 0.5) }
        let hair = ["horse", "unicorn"].contains(actor.kind) ? actor.second : actor.colour * 0.92
        let girths = [b.tailGirth.0, (b.tailGirth.0 + b.tailGirth.1) / 2, b.tailGirth.1]
        for n in 0..<2 { limb(points[n], girths[n], points[n + 1], girths[n + 1], hair, blend: 0.03) }
        if actor.kind == "fox" {
            limb(
                points[2], girths[2] * 0.7, points[2] + (points[2] - points[1]) * 0.3, 0.02, [0.95, 0.93, 0.9],
                blend: 0.03)
        }
        if actor.kind == "lion" { limb(points[2], 0.05, points[2], 0.05, actor.second, blend: 0.01) }
        body(rough: b.fur, texture: 0.16, grain: 0.025)
    }

    private func markings(_ actor: Actor, _ b: Build, _ carried: (Point) -> Point) {
        let dark = actor.second
        switch b.coat {
        case .stripes:
            for n in 0..<11 {
                let k = Float(n) / 10
                let top = along(b.body, 0.06 + k * 0.40)
                let low = Point(top.x - 0.03 * (k - 0.5), mix(top.y, 0.42, 0.72))
                hull(
                    [
                        carried(top), carried(mix(top, low, 0.5) + Point(0.018, 0)), carried(low), carried(low),
                        carried(mix(top, low, 0.5) - Point(0.012, 0)),
                    ], dark, round: 0.5)
            }
        case .patches, .spots:
            let count = b.coat == .spots ? 34 : actor.kind == "giraffe" ? 26 : 7
            var chance = Chance(seed: UInt64(actor.seed) &+ 5)
            for _ in 0..<count {
                let top = along(b.body, chance.between(0.04, 0.48))
                let v = mix(top.y - 0.03, max(top.y - 0.36, 0.40), chance.unit())
                let r = b.coat == .spots ? 0.013 : actor.kind == "giraffe" ? 0.024 : chance.between(0.05, 0.11)
                let c = Point(top.x, v)
                let blot = oval(c, r * chance.between(0.8, 1.2), r * chance.between(0.6, 1), corners: 7, uneven: 0.25)
                hull(blot.map(carried), dark, round: 0.3)
            }
        case .panda:
            hull(
                [[0.12, 0.88], [0.36, 0.92], [0.40, 0.60], [0.34, 0.36], [0.16, 0.34]].map(carried),
                [0.09, 0.09, 0.10], round: 0.6, rough: 0.01)
        case .plain, .wool: break
        }
    }

    /// A place on an outline, as a share of its corners.
    private func along(_ outline: [Point], _ share: Float) -> Point {
        let at = share * Float(outline.count)
        let n = Int(at)
        return mix(outline[n % outline.count], outline[(n + 1) % outline.count], at - Float(n))
    }

    private func mane(_ actor: Actor, _ b: Build, _ carried: (Point) -> Point) {
        let wind = 0.012 * wave(seconds * 0.6)
        switch actor.kind {
        case "horse", "unicorn", "zebra":
            let crest: [Point] = [[0.48, 0.985], [0.40, 0.93], [0.30, 0.82], [0.19, 0.715]]
            let fall: [Point] = [[0.17, 0.62], [0.25, 0.68], [0.33, 0.78], [0.40, 0.86]]
            hull(
                (crest + fall.map { $0 + Point(-wind, wind) }).map(carried), actor.second, actor.second * 0.75,
                texture: 0.4, grain: 0.02)
        case "lion":
            let c = carried(b.pivot) + Point(-0.05, -0.04)
            hull(
                oval(c, 0.255, 0.255, corners: 14, uneven: 0.10), actor.second, actor.second * 0.7, rough: 0.02,
                texture: 0.5, grain: 0.02)
        default: break
        }
    }

    /// A dog or cat on its haunches.
    private mutating func seated(_ actor: Actor, _ b: Build) {
        let coat = actor.colour
        let breath = 0.004 * wave(seconds * 0.3 + actor.phase)
        let wag = 0.03 * wave(seconds * (actor.kind == "dog" ? 1.4 : 0.3))
        limb([-0.22, 0.06], 0.04, [-0.42, 0.06 + wag * 0.3], 0.036, coat * 0.9, blend: 0.02)
        limb([-0.42, 0.06 + wag * 0.3], 0.036, [-0.50, 0.16 + wag], 0.026, coat * 0.9, blend: 0.02)
        limb([0.10, 0.30], 0.055, [0.15, 0.035], 0.036, coat * 0.68, blend: 0.01)
        limb([0.15, 0.03], 0.034, [0.20, 0.026], 0.026, coat * 0.66, blend: 0.01)
        body(texture: 0.15)
        hull(
            [
                [-0.28, 0.04], [-0.32, 0.20], [-0.24, 0.40], [-0.10, 0.58], [-0.01, 0.74 + breath],
                [0.12, 0.74 + breath], [0.17, 0.62],
                [0.19, 0.46], [0.14, 0.28], [0.06, 0.10], [-0.06, 0.03],
            ], coat * 1.04, coat.mixed(with: actor.second, 0.3) * 0.9, rough: b.fur, texture: 0.16, grain: 0.025,
            seed: actor.seed)
        hull(
            [[-0.26, 0.03], [-0.29, 0.18], [-0.17, 0.30], [-0.02, 0.24], [0.03, 0.10], [0.08, 0.02]], coat, coat * 0.86,
            rough: b.fur, texture: 0.12)
        limb([0.06, 0.36], 0.062, [0.085, 0.05], 0.040, coat, blend: 0.02)
        limb([0.085, 0.036], 0.038, [0.145, 0.03], 0.030, coat, blend: 0.01)
        limb([0.0, 0.03], 0.034, [0.07, 0.028], 0.026, coat * 0.95)
        body(texture: 0.12)
        face(actor, b, [0.075, 0.80 + breath * 2])
    }
}
