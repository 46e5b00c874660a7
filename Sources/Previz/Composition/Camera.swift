internal import PrevizKernels

/// Where the eye is at a moment; sizes in pixels of the drawn surface.
extension Scene {
    func eye(progress: Float, seconds now: Float, width: Int, height: Int) -> pv_eye {
        let h = Float(height)
        var eye = pv_eye(
            focal: focal * h, x: 0, y: eyeHeight, z: 0, middle: Float(width) / 2, horizon: horizon * h)
        // A short shot moves less far than a long one, so that speeds stay human; a long one stays within its frame.
        let length = min(seconds, 8) * 0.25 * camera.pace
        let along = mix(progress, smooth(progress), 0.5)
        let way = length * along
        let swing = length * (along - 0.5)
        switch camera.move {
        case .panLeft: pan(&eye, -swing, h)
        case .panRight: pan(&eye, swing, h)
        case .tiltUp: eye.horizon += h * (0.26 * way / max(length, 0.01) - 0.20)
        case .tiltDown: eye.horizon -= h * (0.26 * way / max(length, 0.01) - 0.20)
        case .pushIn: eye.z = reach * 0.22 * way
        case .pullBack: eye.z = reach * 0.22 * (length - way)
        case .orbit: turn(&eye, swing)
        case .craneUp: rise(&eye, way, h)
        case .craneDown: rise(&eye, length - way, h)
        case .aerial, .flyThrough: eye.z = reach * 0.30 * now * camera.pace
        case .handheld: tremble(&eye, now, h)
        case .static: break
        }
        return bounded(eye)
    }

    /// The eye turns and slides a little, so that near things pass before far ones.
    private func pan(_ eye: inout pv_eye, _ swing: Float, _ height: Float) {
        eye.x += reach * 0.14 * swing
        eye.middle -= height * 0.10 * swing
    }

    private func turn(_ eye: inout pv_eye, _ swing: Float) {
        let aside = reach * 0.42 * swing * camera.direction
        eye.x += aside
        eye.middle += eye.focal * aside / reach * 0.96
    }

    private func rise(_ eye: inout pv_eye, _ way: Float, _ height: Float) {
        let up = eyeHeight * 0.55 * way
        eye.y += up
        eye.horizon -= eye.focal * up / reach * 0.62
    }

    private func tremble(_ eye: inout pv_eye, _ now: Float, _ height: Float) {
        let seed = Float(self.seed % 97)
        eye.middle += height * 0.022 * (pv_noise(now * 1.1 + seed, 3.5, 11) - 0.5) * 2
        eye.horizon += height * 0.020 * (pv_noise(now * 1.3 + seed, 9.5, 12) - 0.5) * 2
        eye.x += reach * 0.02 * (pv_noise(now * 0.6 + seed, 7.5, 13) - 0.5) * 2
    }

    /// Kernels want numbers that an integer holds.
    private func bounded(_ eye: pv_eye) -> pv_eye {
        var eye = eye
        eye.x = min(max(eye.x, -1e4), 1e4)
        eye.z = min(max(eye.z, -1e4), 1e5)
        return eye
    }
}
