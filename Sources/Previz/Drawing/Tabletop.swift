internal import PrevizKernels

/// The top of a table that fills the foot of the picture, and what rests on it.
extension Painter {
    mutating func tabletop(_ actor: Actor) -> Bool {
        switch actor.kind {
        case "sidetable": sideTable(actor)
        case "tabletop": boards(actor)
        case "contact": contact(actor)
        default: return false
        }
        return true
    }

    /// Boards that run away from the eye to a bright edge.
    private func boards(_ actor: Actor) {
        let (w, y, back, front) = (actor.width, actor.y, actor.z, eye.z + 0.4)
        let bright: Float = byNight ? 0.75 : 1
        let wood = lit(actor.colour, facing: 0.75) * bright
        face(
            [Corner(-w, y, back), Corner(w, y, back), Corner(w, y, front), Corner(-w, y, front)], wood * 1.10,
            wood * 0.72)
        var chance = Chance(seed: UInt64(actor.seed))
        let count = 9
        for n in 1..<count {
            let x = mix(-w, w, Float(n) / Float(count))
            let half = w * 0.0025
            face(
                [
                    Corner(x - half, y, back), Corner(x + half, y, back), Corner(x + half, y, front),
                    Corner(x - half, y, front),
                ], wood * 0.4, wood * 0.4, alpha: 0.7, alphaTo: 0.7)
            let tone = chance.between(-0.10, 0.10)
            let next = mix(-w, w, Float(n + 1) / Float(count))
            face(
                [Corner(x, y, back), Corner(next, y, back), Corner(next, y, front), Corner(x, y, front)],
                tone > 0 ? look.key : .zero, tone > 0 ? look.key : .zero, alpha: abs(tone), alphaTo: abs(tone))
        }
        // The far edge catches the light, and the sky of the window lies on the wood.
        let edge = wood.mixed(with: look.key, 0.35) * 1.15
        face(
            [
                Corner(-w, y, back), Corner(w, y, back), Corner(w, y, back - 0.10), Corner(-w, y, back - 0.10),
            ], edge, edge, alpha: 0.9, alphaTo: 0.9)
        face(
            [
                Corner(-w * 0.5, y, back), Corner(w * 0.1, y, back), Corner(w * 0.3, y, front),
                Corner(-w * 0.1, y, front),
            ], look.sky(at: 0.15), look.sky(at: 0.15), cover: 0, alpha: byNight ? 0.05 : 0.16, alphaTo: 0)
    }

    /// A round table on three legs; `width` is half of its top's, in its heights.
    private mutating func sideTable(_ actor: Actor) {
        let (c, w) = (actor.colour, min(actor.width, 1.6))
        for u: Float in [-0.62, 0.05, 0.66] { limb([u * w * 0.7, 0.92], 0.05, [u * w, 0.03], 0.035, c * 0.75) }
        body(texture: 0.15)
        hull(
            [[-w, 0.96], [-w * 0.6, 0.86], [w * 0.6, 0.86], [w, 0.96], [w * 0.6, 1.0], [-w * 0.6, 1.0]], c * 0.8)
        hull(oval([0, 0.97], w, 0.085), c * 1.3, c * 1.05, round: 0.15, texture: 0.15)
    }

    /// The shadow under a thing: darker where it touches.
    private func contact(_ actor: Actor) {
        let aside = -look.light.x * actor.width * 0.35
        for (share, alpha) in [(1.35, 0.16), (1.0, 0.26), (0.72, 0.34)] as [(Float, Float)] {
            let corners = (0..<20).map { n -> Corner in
                let turn = Float(n) / 20
                return Corner(
                    actor.x + aside * (share - 0.5) + wave(turn) * actor.width * share, actor.y,
                    actor.z + wave(turn + 0.25) * actor.width * share * 0.8)
            }
            face(corners, .zero, .zero, alpha: alpha, alphaTo: alpha)
        }
    }
}
