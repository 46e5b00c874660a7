internal import PrevizKernels

/// Where the eye is at a moment; sizes in pixels of the drawn surface.
extension Scene {
    func eye(progress: Float, seconds now: Float, width: Int, height: Int) -> pv_eye {
        let h = Float(height)
        var eye = pv_eye(
            focal: focal * h, x: 0, y: eyeHeight, z: 0, middle: Float(width) / 2, horizon: horizon * h)
        let way = Way(self, progress)
        switch camera.move {
        case .panLeft: eye.middle += h * way.swing * 0.34
        case .panRight: eye.middle -= h * way.swing * 0.34
        case .truckLeft: eye.x -= reach * way.swing * 0.42
        case .truckRight: eye.x += reach * way.swing * 0.42
        case .tiltUp: eye.horizon += h * (way.swing * 0.36 - 0.04)
        case .tiltDown: eye.horizon -= h * (way.swing * 0.36 + 0.04)
        case .pushIn: eye.z = reach * 0.36 * way.gone
        case .pullBack: eye.z = reach * 0.36 * (way.whole - way.gone)
        case .zoomIn, .zoomOut, .static, .roll: break
        case .orbit: turn(&eye, way.swing)
        case .craneUp: rise(&eye, way.gone, h)
        case .craneDown: rise(&eye, way.whole - way.gone, h)
        case .aerial, .flyThrough: eye.z = reach * 0.30 * now * camera.pace
        case .handheld: tremble(&eye, now, h)
        case .follow: follow(&eye, now, way)
        }
        keepUp(&eye, now)
        zoom(&eye, by: shot.zoom * lensZoom(way), width: Float(width), height: h)
        return bounded(eye)
    }

    /// How far a move has come: eased at both ends, and shorter in a short shot, so that speeds stay human.
    private struct Way {
        /// The whole of it, 1 for an ordinary shot.
        let whole: Float
        let gone: Float
        /// From minus a half of it to a half.
        var swing: Float { gone - whole / 2 }

        init(_ scene: Scene, _ progress: Float) {
            // Near the subject a small step is a big one.
            whole = min(0.35 + scene.seconds * 0.15, 1.1) * min(scene.camera.pace, 1.5) / max(scene.shot.zoom, 1)
            gone = whole * mix(progress, smooth(progress), 0.75)
        }
    }

    private func lensZoom(_ way: Way) -> Float {
        switch camera.move {
        case .zoomIn: 1 + 0.55 * way.gone
        case .zoomOut: 1 + 0.55 * (way.whole - way.gone)
        default: 1
        }
    }

    /// Enlarges about the subject and brings it where the shot wants it.
    private func zoom(_ eye: inout pv_eye, by factor: Float, width: Float, height: Float) {
        guard factor != 1 || shot.isAimed else { return }
        let from = (x: width * shot.from.x, y: height * shot.from.y)
        let to = (x: width * shot.to.x, y: height * shot.to.y)
        eye.middle = to.x + (eye.middle - from.x) * factor
        eye.horizon = to.y + (eye.horizon - from.y) * factor
        eye.focal *= factor
    }

    private func turn(_ eye: inout pv_eye, _ swing: Float) {
        let aside = reach * 0.75 * swing * camera.direction
        eye.x += aside
        eye.middle += eye.focal * aside / reach * 0.96
    }

    private func rise(_ eye: inout pv_eye, _ way: Float, _ height: Float) {
        let up = max(eyeHeight, reach * 0.12) * 0.85 * way
        eye.y += up
        eye.horizon -= eye.focal * up / reach * 0.72
    }

    /// The eye goes along with what moves; without it, slowly forward.
    private func follow(_ eye: inout pv_eye, _ now: Float, _ way: Way) {
        guard let subject = actors.first(where: \.principal), subject.speed != 0 else {
            eye.z = reach * 0.30 * way.gone
            return
        }
        eye.x += subject.facing * subject.speed * (now - seconds / 2) * 0.92
    }

    /// What moves fast or is seen from near is followed as far as it takes to keep it in the frame.
    private func keepUp(_ eye: inout pv_eye, _ now: Float) {
        let free: [PrevizCamera] = [.follow, .aerial, .flyThrough]
        guard !free.contains(camera.move), let subject = actors.first(where: \.principal), subject.speed != 0 else {
            return
        }
        let room = 0.42 * subject.z * aspect / (focal * max(shot.zoom, 0.5))
        let share = max(1 - room / max(abs(subject.speed) * seconds, 0.01), 0)
        eye.x += subject.facing * subject.speed * (now - seconds / 2) * share
    }

    /// A hand's unrest: slow drift, and a finer tremor on it.
    private func tremble(_ eye: inout pv_eye, _ now: Float, _ height: Float) {
        let seed = Float(self.seed % 97)
        let calm = 1 / max(shot.zoom, 1).squareRoot()
        func unrest(_ pace: Float, _ row: Float, _ number: UInt32) -> Float {
            calm * (pv_noise(now * pace + seed, row, number) - 0.5) * 2
        }
        eye.middle += height * (0.030 * unrest(0.7, 3.5, 11) + 0.008 * unrest(2.6, 4.5, 14))
        eye.horizon += height * (0.026 * unrest(0.8, 9.5, 12) + 0.008 * unrest(2.9, 5.5, 15))
        eye.x += reach * 0.03 * unrest(0.5, 7.5, 13)
    }

    /// The picture's turn at a moment, in whole circles.
    func rolled(_ progress: Float) -> Float {
        guard camera.move == .roll else { return 0 }
        return (mix(progress, smooth(progress), 0.75) - 0.5) * 0.09 * camera.direction
    }

    /// Kernels want numbers that an integer holds.
    private func bounded(_ eye: pv_eye) -> pv_eye {
        var eye = eye
        eye.x = min(max(eye.x, -1e4), 1e4)
        eye.z = min(max(eye.z, -1e4), 1e5)
        eye.horizon = min(max(eye.horizon, -3e4), 3e4)
        eye.middle = min(max(eye.middle, -3e4), 3e4)
        return eye
    }
}
