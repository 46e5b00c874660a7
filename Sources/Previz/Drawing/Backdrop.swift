internal import PrevizKernels

/// Ridges far behind, and backgrounds without a floor.
extension Frame {
    /// Ridges that lie behind the floor's far edge, and those whose feet show in front of it.
    func ridges(beforeFloor: Bool) {
        let shown = scene.ridges.filter { ridge in
            ridge.distance > 0 && (ridge.distance > scene.reach * Self.nearRidges || !standsOnFloor) == beforeFloor
        }
        for (n, ridge) in shown.enumerated() {
            // What a nearer ridge hides wherever it is isn't worth drawing.
            let cover = beforeFloor && n + 1 < shown.count ? lowest(shown[n + 1]) : height
            self.ridge(ridge, down: cover)
        }
    }

    private static let nearRidges: Float = 32

    private var standsOnFloor: Bool {
        if case .ground = scene.floor { scene.setting != .underwater } else { false }
    }

    /// The lowest row of a ridge's line.
    private func lowest(_ ridge: Ridge) -> Float {
        _ = line(ridge)
        var low: Float = 0
        for x in 0..<Int(surface.width) { low = max(low, room.columns[x]) }
        return low + 2
    }

    /// Finds the ridge's line, one row a column.
    private func line(_ ridge: Ridge) -> (scale: Float, foot: Float, shift: Float) {
        let ahead = max(ridge.distance - eye.z * 0.9, ridge.distance * 0.3)
        let scale = eye.focal / ahead
        let foot = eye.horizon + scale * (eye.y - ridge.base)
        let shift = eye.x + ridge.aside
        for x in 0..<Int(surface.width) {
            let u = (Float(x) - eye.middle) / scale + shift
            room.columns[x] = max(foot - scale * ridge.height * profile(ridge, u), -9000)
        }
        return (scale, foot, shift)
    }

    private func ridge(_ ridge: Ridge, down: Float) {
        let (scale, foot, shift) = line(ridge)
        var range = paint(ridge, veil: ridgeVeil(ridge.distance), scale: scale)
        let bottom = ridge.shape == .clouds ? height : max(foot, eye.horizon) + 2
        (range.shift_x, range.shift_y) = (6000 - eye.middle + shift * scale, 6000 - foot)
        (range.base, range.fade) = (bottom, ridge.shape == .clouds ? 0 : max(scale * ridge.height * 0.10, 2))
        if ridge.cap != nil { range.snow_line = foot - scale * ridge.height * ridge.snow }
        pv_ridge(surface, room.columns, Int32(min(max(min(bottom, down), 0), height)), range)
    }

    private func ridgeVeil(_ distance: Float) -> Float {
        let away = 1 - 1 / (1 + distance * scene.density(look) * 1.2)
        return min(away * 0.90 + 0.04, 0.96)
    }

    private func paint(_ ridge: Ridge, veil: Float, scale: Float) -> pv_range {
        let light = look.ambient + look.key * (ridge.shape == .clouds ? 0.8 : 0.55)
        let tone: (Colour) -> Colour = { ($0 * light).blended(with: look.hazeColour, veil) }
        let tall = scale * ridge.height
        let relief = ridge.relief * (1 - veil * 0.9) * (ridge.shape == .clouds ? 0.8 : 1)
        let grains: Float =
            switch ridge.shape {
            case .trees, .pines: 0.09
            case .clouds: 1.1
            case .roofs: 0.2
            default: 0.20
            }
        return pv_range(
            top: tone(ridge.top).kernel,
            foot: tone(ridge.foot).blended(with: look.hazeColour, min(veil + (1 - veil) * 0.22, 1)).kernel,
            depth: max(tall, 4), cap: tone(ridge.cap ?? ridge.top).kernel, cap_depth: 0, snow_line: -1e6, base: 0,
            fade: 0,
            relief: relief > 0.02 && ridge.shape != .roofs ? relief : 0, relief_scale: max(tall * grains, 2),
            light_x: look.sunX > 0.5 ? 1 : -1, shift_x: 0, shift_y: 0, alpha: 1, seed: ridge.seed % 65536)
    }

    /// A share of the ridge's height at a place along it.
    private func profile(_ ridge: Ridge, _ u: Float) -> Float {
        let seed = ridge.seed % 65536
        let at = min(max(u / ridge.height, -1e5), 1e5)
        switch ridge.shape {
        case .peaks: return peaks(at, seed)
        case .hills: return 0.25 + 0.9 * pv_noise(at * 0.10 + 70, 3, seed)
        case .dunes:
            let phase = fraction(at * 0.07 + pv_noise(at * 0.05 + 70, 3, seed))
            return 0.3 + 0.6 * (phase < 0.7 ? smooth(phase / 0.7) : 1 - smooth((phase - 0.7) / 0.3))
        case .trees: return 0.45 + 0.4 * pv_noise(at * 0.7 + 70, 3, seed) + 0.30 * pv_noise(at * 4 + 20, 5, seed)
        case .pines: return pines(at, seed)
        case .roofs: return roofs(at, seed)
        case .mesas:
            let rise = pv_noise(at * 0.22 + 70, 3, seed)
            return 0.12 + 0.55 * smooth((rise - 0.44) * 14) + 0.33 * smooth((rise - 0.55) * 16) + 0.05
                * pv_noise(at * 5, 1, seed)
        case .clouds:
            let broad = at + pv_noise(at * 0.4 + 50, 3, seed) * 1.6
            let puff =
                abs(wave(broad * 0.21)) * 0.34 + abs(wave(broad * 0.53 + 0.2)) * 0.13 + abs(wave(broad * 1.27)) * 0.05
            return 0.2 + puff + 0.5 * pv_noise(at * 0.6 + seconds * 0.02 + 50, seconds * 0.03, seed)
        case .waves: return 0.5 * pv_noise(at * 0.5 + 70, seconds * 0.3, seed)
        case .rocks: return max(1.5 * pv_noise(at * 0.5 + 70, 3, seed) - 0.28, 0.03)
        }
    }

    /// Summits with straight flanks, and teeth on them.
    private func peaks(_ at: Float, _ seed: UInt32) -> Float {
        let broad = pv_noise(at * 0.30 + 70, 3, seed)
        let bend = at + (broad - 0.5) * 0.8
        let sharp = 1 - abs(fraction(bend * 0.46 + Float(seed % 89) * 0.1) * 2 - 1)
        let second = 1 - abs(fraction(bend * 1.07 + 0.3) * 2 - 1)
        let teeth = abs(pv_noise(at * 2.6 + 90, 1, seed) - 0.5) * 0.34 + pv_noise(at * 9 + 20, 4, seed) * 0.07
        return max(0.10 + broad * 0.42 + sharp * 0.38 * (0.5 + broad) + second * 0.16 - teeth, 0.05)
    }

    private func pines(_ at: Float, _ seed: UInt32) -> Float {
        let stand = 0.30 + 0.36 * pv_noise(at * 0.4 + 70, 3, seed)
        var top = stand
        for row in 0..<3 {
            let along = at * (3.1 + Float(row) * 1.9) + pv_noise(at * 1.3, Float(row), seed) * 1.2
            let slot = along.rounded(.down)
            let across = abs(along - slot - 0.5) * 2
            let chance = pv_noise(slot * 7.7 + 11, Float(row) * 3 + 2, seed)
            let tall = stand + (chance - 0.2) * 0.62
            top = max(top, tall * (1 - across * 0.85) + stand * across * 0.5)
        }
        return top + 0.04 * pv_noise(at * 40, 6, seed)
    }

    private func roofs(_ at: Float, _ seed: UInt32) -> Float {
        let wide = (at * 3.1 + pv_noise(at * 0.5 + 9, 1, seed) * 2).rounded(.down)
        let narrow = (at * 7.3).rounded(.down)
        let first = pv_noise(wide * 7.7 + 3, 2, seed)
        let second = pv_noise(narrow * 5.3 + 1, 8, seed)
        return 0.18 + max((first - 0.3) * 1.5, 0) * 0.8 + (second > 0.62 ? 0.12 : 0)
    }

    /// Ink, smoke and colour without place.
    func matter() {
        guard scene.setting == .matter else { return }
        // Something in front of it must be seen.
        let crowded = scene.actors.contains(where: \.principal)
        for (n, colour) in scene.palette.prefix(3).enumerated() {
            var cloud = flatCloud(scale: 1.3 + Float(n) * 0.5, cover: 0.62, seed: scene.seed &+ UInt32(n) &* 101)
            let push = seconds * 0.06 * (n == 1 ? -1 : 1)
            cloud.scale *= 1 - 0.12 * smooth(seconds / max(scene.seconds, 1))
            (cloud.drift_x, cloud.drift_y) = (cloud.drift_x + push, cloud.drift_y - seconds * 0.05)
            (cloud.bright, cloud.dark) = ((colour * (crowded ? 0.80 : 1.25)).kernel, (colour * 0.30).kernel)
            (cloud.softness, cloud.alpha, cloud.add, cloud.warp, cloud.turn) = (
                0.40, 0.92, n == 0 ? 0 : 0.4, 2.6, seconds * 0.16
            )
            cloud.edge = crowded ? 0.3 : 0.7
            pv_clouds(surface, cloud, room.clouds)
        }
        pv_glow(
            surface, eye.middle, height / 2, height * 0.9, height * 0.7, (scene.palette[2]).kernel,
            crowded ? 0.12 : 0.30, 0.03)
    }

    /// Lights out of focus behind something near: a few big, many small.
    func bokeh() {
        guard scene.dimmed else { return }
        let warmth = look.horizon * 0.9 + look.key * 0.12
        pv_glow(surface, eye.middle, height * 0.5, width * 0.55, height * 0.75, warmth.kernel, 0.45, 0)
        var chance = Chance(seed: UInt64(scene.seed) &+ 77)
        var points: [pv_point] = []
        for n in 0..<46 {
            let at = place(chance.unit(), chance.between(-0.5, 0.5))
            let drift = wave(seconds * chance.between(0.03, 0.08) + chance.unit())
            let hue = (scene.palette.first ?? look.key).mixed(
                with: chance.pick([[0.7, 0.95, 0.5], [1, 0.9, 0.6], [0.6, 0.85, 1], [1, 0.75, 0.55]]), 0.6)
            let size = (n < 14 ? chance.between(0.10, 0.20) : chance.between(0.015, 0.07)) * (1 + 0.15 * pulse)
            points.append(
                pv_point(
                    x: at.x + drift * height * 0.03, y: at.y, radius: height * size, colour: hue.kernel,
                    alpha: chance.between(0.10, n < 14 ? 0.26 : 0.5) * (0.4 + look.key.grey * 0.8), cover: 0))
        }
        points.withUnsafeBufferPointer { pv_discs(surface, $0.baseAddress, Int32($0.count)) }
    }
}
