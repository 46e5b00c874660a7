internal import PrevizKernels

/// What lies between the mirrors of a kaleidoscope.
extension Frame {
    func beads() {
        guard scene.setting == .matter, scene.styles.contains("kaleidoscope") else { return }
        var painter = painter()
        let ahead: Float = 10
        let tall = height * ahead / max(eye.focal, 1)
        guard painter.enter(x: eye.x, y: eye.y, z: eye.z + ahead, height: tall) else { return }
        painter.beads(scene.palette, seed: scene.seed, aspect: scene.aspect, swollen: 1 + 0.15 * pulse)
    }
}

extension Painter {
    /// Bright petals, discs and stars that drift past each other; `aspect` is how many heights wide they are strewn.
    func beads(_ palette: [Colour], seed: UInt32, aspect: Float, swollen: Float) {
        var chance = Chance("beads", seed: seed)
        for n in 0..<Int(min(max(aspect, 0.4), 4) * 22) {
            let drift = Point(wave(seconds * 0.031 + chance.unit()), wave(seconds * 0.027 + chance.unit())) * 0.10
            let at = Point(chance.between(-0.5, 0.5) * aspect, chance.between(-0.5, 0.5)) + drift
            let turn = chance.unit() + seconds * chance.between(-0.05, 0.05)
            let size = chance.between(0.03, 0.11) * swollen
            let tone = palette[n % max(palette.count, 1)].mixed(with: [1, 1, 1], chance.between(0, 0.35))
            hull(bead(n, at, size, turn), tone * 1.15, tone * 0.7, round: 0.7, glow: 0.75, alpha: 0.92)
        }
    }

    private func bead(_ n: Int, _ at: Point, _ size: Float, _ turn: Float) -> [Point] {
        let way = Point(wave(turn), wave(turn + 0.25)) * size
        switch n % 3 {
        case 0:
            let side = way.aside * 0.45
            return [at - way, at - way, at + side, at + way, at + way, at - side]
        case 1: return oval(at, size * 0.6, size * 0.6, corners: 10)
        default:
            let star = oval([0, 0], size, size, corners: 10, uneven: 0.55)
            return star.map { at + $0.turned(turn) }
        }
    }
}
