internal import PrevizKernels

/// Draws an actor where it is at this moment.
extension Painter {
    mutating func draw(_ actor: Actor) {
        let place = station(actor)
        let size = actor.height
        guard enter(x: place.x, y: place.y, z: place.z, height: size, facing: actor.facing) else { return }
        fill = leastLight(of: actor)
        let known =
            person(actor) || animal(actor) || flyer(actor) || swimmer(actor) || plant(actor) || stone(actor)
            || vehicle(actor) || craft(actor) || building(actor) || landmark(actor) || lightSource(actor)
            || wonder(actor) || tabletop(actor) || furniture(actor) || tableware(actor) || instrument(actor)
            || gadget(actor)
            || part(actor) || stuff(actor)
        assert(known, "no drawing for \(actor.kind)")
    }

    /// By night faces are read by what a lamp beside the camera would give; silhouettes have little.
    private func leastLight(of actor: Actor) -> Colour {
        guard actor.principal || Habit.isAlive(actor.kind) else { return .zero }
        let faces = Habit.isAlive(actor.kind) && look.night > 0.4 && !look.isSilhouette
        return faces ? [0.52, 0.54, 0.58] : [0.30, 0.32, 0.37]
    }

    /// How high a statue stands over the ground, in heights.
    static let plinth: Float = 0.16

    private func station(_ actor: Actor) -> (x: Float, y: Float, z: Float) {
        var place = (x: actor.x + actor.facing * actor.speed * seconds, y: actor.y, z: actor.z)
        if actor.wrap > 0 {
            let ahead = actor.z - eye.z - 0.4
            place.z = eye.z + 0.4 + ahead - (ahead / actor.wrap).rounded(.down) * actor.wrap
        }
        if actor.keepsAhead { place.z += eye.z * 0.97 }
        if actor.kind == "statue" { place.y += actor.height * Self.plinth }
        let beat = seconds + actor.phase * 7
        switch actor.motion {
        case "fly": place.y += actor.height * 0.10 * wave(beat * 0.31)
        case "swim": place.y += actor.height * 0.08 * wave(beat * 0.23)
        case "sail": place.y += actor.height * 0.012 * wave(beat * 0.27)
        case "rise": place.y += actor.height * 0.10 * seconds
        case "fall" where actor.kind == "leaf" || actor.kind == "droplet":
            place.y -= actor.height * 0.55 * fraction(seconds * 0.45 + actor.phase) - actor.height * 0.3
        default: break
        }
        return place
    }

    /// How many cycles of steps an actor has gone: as many as its way takes, so that feet stay where they are set.
    func gait(_ actor: Actor) -> Float {
        switch actor.motion {
        case "walk": actor.phase + abs(actor.speed) * seconds / (actor.height * Self.strideOfWalk)
        case "run": actor.phase + abs(actor.speed) * seconds / (actor.height * Self.strideOfRun)
        default: actor.phase
        }
    }

    /// Heights gone in a cycle of two steps.
    private static let strideOfWalk: Float = 2 * 0.155 / 0.6
    private static let strideOfRun: Float = 2 * 0.19 / 0.34
}
