internal import PrevizKernels

/// Ridges far behind, and backgrounds without a floor.
extension Frame {
    func ridge(_ ridge: Ridge) {
        let ahead = max(ridge.distance - eye.z * 0.9, ridge.distance * 0.3)
        let scale = eye.focal / ahead
        let foot = eye.horizon + scale * (eye.y - ridge.base)
        for x in 0..<Int(surface.width) {
            let u = (Float(x) - eye.middle) / scale + eye.x
            room.columns[x] = max(foot - scale * ridge.height * profile(ridge, u), -9000)
        }
        let away = 1 - 1 / (1 + ridge.distance * scene.density(look) * 1.2)
        let veil = min(away * 0.86 + 0.06, 0.96)
        let light = look.ambient + look.key * (ridge.shape == .clouds ? 0.75 : 0.5)
        let tone: (Colour) -> Colour = { ($0 * light).mixed(with: look.hazeColour, veil) }
        let bottom = ridge.shape == .clouds ? Float(surface.height) : max(foot, eye.horizon) + 2
        let relief = ridge.relief * (1 - veil) * (ridge.shape == .clouds ? 0.7 : 1)
        pv_ridge(
            surface, room.columns, Int32(min(max(bottom, 0), height)),
            pv_range(
                top: tone(ridge.top).kernel,
                foot: tone(ridge.foot).mixed(with: look.hazeColour, max(0.35, veil)).kernel,
                depth: max(scale * ridge.height, 4), cap: tone(ridge.cap ?? ridge.top).kernel,
                cap_depth: ridge.cap == nil ? 0 : scale * ridge.height * 0.30, relief: relief > 0.03 ? relief : 0,
                relief_scale: max(
                    scale * ridge.height * (ridge.shape == .trees ? 0.10 : ridge.shape == .clouds ? 0.7 : 0.24), 2),
                light_x: look.sunX > 0.5 ? 1 : -1,
                shift_x: 6000 - eye.middle + eye.x * scale, shift_y: 6000 - foot, alpha: 1, seed: ridge.seed % 65536))
    }

    /// A share of the ridge's height at a place along it.
    private func profile(_ ridge: Ridge, _ u: Float) -> Float {
        let seed = ridge.seed % 65536
        let at = min(max(u / ridge.height, -1e5), 1e5)
        switch ridge.shape {
        case .peaks:
            let broad = pv_noise(at * 0.34 + 70, 3, seed)
            let sharp = 1 - abs(pv_noise(at * 0.8 + 70, 9, seed) - 0.5) * 2.6
            return max(broad * 0.75 + sharp * 0.42 - 0.2, 0.05) + 0.06 * pv_noise(at * 6 + 90, 1, seed)
        case .hills: return 0.25 + 0.9 * pv_noise(at * 0.10 + 70, 3, seed)
        case .dunes:
            let phase = fraction(at * 0.07 + pv_noise(at * 0.05 + 70, 3, seed))
            return 0.3 + 0.6 * (phase < 0.7 ? smooth(phase / 0.7) : 1 - smooth((phase - 0.7) / 0.3))
        case .trees: return 0.35 + 0.5 * pv_noise(at * 1.1 + 70, 3, seed) + 0.30 * pv_noise(at * 5 + 20, 5, seed)
        case .clouds:
            let broad = at + pv_noise(at * 0.4 + 50, 3, seed) * 1.6
            let puff =
                abs(wave(broad * 0.21)) * 0.34 + abs(wave(broad * 0.53 + 0.2)) * 0.13 + abs(wave(broad * 1.27)) * 0.05
            return 0.2 + puff + 0.5 * pv_noise(at * 0.6 + seconds * 0.02 + 50, seconds * 0.03, seed)
        case .waves: return 0.5 * pv_noise(at * 0.5 + 70, seconds * 0.3, seed)
        case .rocks: return max(1.5 * pv_noise(at * 0.5 + 70, 3, seed) - 0.28, 0.03)
        }
    }

    /// Ink, smoke and colour without place.
    func matter() {
        guard scene.setting == .matter else { return }
        for (n, colour) in scene.palette.prefix(3).enumerated() {
            var cloud = flatCloud(scale: 1.5 + Float(n) * 0.4, cover: 0.60, seed: scene.seed &+ UInt32(n) &* 101)
            let push = seconds * 0.06 * (n == 1 ? -1 : 1)
            cloud.scale *= 1 - 0.12 * smooth(seconds / max(scene.seconds, 1))
            (cloud.drift_x, cloud.drift_y) = (cloud.drift_x + push, cloud.drift_y - seconds * 0.05)
            (cloud.bright, cloud.dark) = ((colour * 1.2).kernel, (colour * 0.42).kernel)
            (cloud.softness, cloud.alpha, cloud.add, cloud.warp, cloud.turn) = (
                0.55, 0.9, n == 0 ? 0 : 0.45, 2.2, seconds * 0.16
            )
            pv_clouds(surface, cloud, room.clouds)
        }
        pv_glow(surface, eye.middle, height / 2, height * 0.8, height * 0.6, (scene.palette[2]).kernel, 0.16, 0.03)
    }

    /// Lights out of focus behind something near.
    func bokeh() {
        guard scene.dimmed else { return }
        let warmth = look.horizon * 0.9 + look.key * 0.12
        pv_glow(surface, eye.middle, height * 0.5, width * 0.55, height * 0.75, warmth.kernel, 0.45, 0)
        var chance = Chance(seed: UInt64(scene.seed) &+ 77)
        var points: [pv_point] = []
        for _ in 0..<36 {
            let at = place(chance.unit(), chance.between(-0.5, 0.5))
            let drift = wave(seconds * chance.between(0.03, 0.08) + chance.unit())
            let hue = (scene.palette.first ?? look.key).mixed(
                with: chance.pick([[0.7, 0.9, 0.5], [1, 0.9, 0.6], [0.6, 0.8, 1]]), 0.6)
            points.append(
                pv_point(
                    x: at.x + drift * height * 0.03, y: at.y, radius: height * chance.between(0.02, 0.10),
                    colour: hue.kernel,
                    alpha: chance.between(0.03, 0.16) * (0.4 + look.key.grey), cover: 0))
        }
        points.withUnsafeBufferPointer { pv_points(surface, $0.baseAddress, Int32($0.count)) }
    }
}
