internal import PrevizKernels

/// What is over the horizon.
extension Frame {
    func sky() {
        let water = scene.setting == .underwater
        for y in 0..<Int(surface.height) {
            let up = (eye.horizon - Float(y)) / height
            let colour = water || up > 0 ? look.sky(at: water ? max(up, 0) * 1.1 : up) : low(-up)
            let light = colour.kernel
            (room.rows[y * 3], room.rows[y * 3 + 1], room.rows[y * 3 + 2]) = (light.red, light.green, light.blue)
        }
        let covered = if case .none = scene.floor { height } else { eye.horizon + 2 }
        pv_rows(surface, 0, Int32(min(max(covered, 0), height)), room.rows)
    }

    /// Under the horizon: haze where there is a floor, else the sky again.
    private func low(_ down: Float) -> Colour {
        switch scene.setting {
        case .macro: look.horizon.mixed(with: look.middle * 0.5, smooth(down * 2.2))
        case .matter, .space, .stage: look.sky(at: down)
        default: look.hazeColour.mixed(with: look.horizon, 0.4)
        }
    }

    /// A place in the sky in pixels: shares of the width, and of the height over the horizon.
    func place(_ x: Float, _ up: Float) -> (x: Float, y: Float) {
        (x * width + eye.middle - width / 2, eye.horizon - up * height)
    }

    func heavens() {
        if scene.sky.stars > 0 { stars() }
        if !scene.sky.nebula.isEmpty { nebula() }
        if scene.sky.aurora { aurora() }
        if scene.sky.sun { sun() }
        moons()
        for globe in scene.sky.planets { planet(globe) }
        if scene.sky.rainbow { rainbow() }
        if scene.sky.fireworks { fireworks() }
    }

    private func stars() {
        let fade = scene.laterLook == nil ? 1 : unit((look.night - 0.3) * 1.6)
        var chance = Chance(seed: UInt64(scene.seed) &+ 5)
        let count = Int(min(220 * scene.sky.stars * max(scene.aspect, 1), 900))
        var points: [pv_point] = []
        points.reserveCapacity(count)
        for _ in 0..<count {
            let at = place(chance.between(-0.1, 1.1), chance.unit() * max(scene.horizon, 0.5))
            let size = chance.unit()
            let twinkle = 0.75 + 0.25 * wave(seconds * chance.between(0.2, 0.7) + chance.unit())
            let hue = Colour(0.8, 0.88, 1).mixed(with: [1, 0.86, 0.7], chance.unit())
            points.append(
                pv_point(
                    x: at.x, y: at.y, radius: height * 0.0010 * (0.7 + size * size * size * 2.2) + 0.2,
                    colour: hue.kernel,
                    alpha: (0.25 + 0.75 * size * size) * twinkle * fade * min(scene.sky.stars, 1.2), cover: 0))
        }
        points.withUnsafeBufferPointer { pv_points(surface, $0.baseAddress, Int32($0.count)) }
    }

    private func nebula() {
        for (n, colour) in scene.sky.nebula.prefix(2).enumerated() {
            var cloud = flatCloud(scale: 1.5 + Float(n) * 0.5, cover: 0.56, seed: scene.seed &+ UInt32(n) &* 53)
            (cloud.bright, cloud.dark) = ((colour * 1.25).kernel, (colour * 0.35).kernel)
            (cloud.softness, cloud.alpha, cloud.add, cloud.warp) = (0.75, 0.85, 1, 0.9)
            pv_clouds(surface, cloud, room.clouds)
        }
    }

    func flatCloud(scale: Float, cover: Float, seed: UInt32) -> pv_cloud {
        pv_cloud(
            focal: height, middle: eye.middle, horizon: height / 2 + (eye.horizon - scene.horizon * height),
            bottom: height,
            cover: cover, softness: 0.4, scale: scale, drift_x: seconds * 0.02 + Float(seed % 97),
            drift_y: Float(seed % 89),
            turn: seconds * 0.05, bright: look.cloudBright.kernel, dark: look.cloudDark.kernel, alpha: 1, add: 0,
            flat: 1, warp: 0.5, light_x: 0, edge: 0,
            seed: seed % 65536)
    }

    private func sun() {
        let hidden = look.cloudCover > 0.85
        let at = place(look.sunX, look.sunHeight)
        let shine = look.sunShine
        let low = 1 - smooth(look.sunHeight / 0.4)
        let wide = height * (0.55 + 0.35 * low)
        pv_glow(surface, at.x, at.y, wide * (1 + low * 0.9), wide, look.sunColour.kernel, 0.42 * shine, 0)
        guard !hidden else { return }
        pv_glow(surface, at.x, at.y, height * 0.20, height * 0.20, look.sunColour.kernel, 0.40 * shine, 0.5)
        guard look.sunHeight > -0.02 else { return }
        let body = look.sunColour.mixed(with: [1, 0.98, 0.9], 0.6) * 1.5
        var disc = pv_point(x: at.x, y: at.y, radius: height * 0.040, colour: body.kernel, alpha: 3, cover: 0.33)
        disc.alpha = 1
        ball(at, 0.034 * height, body, body, 1)
        pv_points(surface, &disc, 1)
    }

    /// The sun or a lamp in the lens: a streak across, and ghosts in a line through the middle.
    func flare() {
        let at = place(look.sunX, max(look.sunHeight, 0.05))
        let hue = look.sunColour.mixed(with: [1, 0.9, 0.75], 0.5)
        pv_glow(surface, at.x, at.y, width * 0.55, height * 0.012, hue.kernel, 0.7, 0.3)
        pv_glow(surface, at.x, at.y, height * 0.5, height * 0.5, hue.kernel, 0.45, 0.6)
        var points: [pv_point] = []
        for (n, share) in ([0.35, 0.62, 1.25, 1.6, 1.9] as [Float]).enumerated() {
            points.append(
                pv_point(
                    x: mix(at.x, width / 2, share), y: mix(at.y, height / 2, share),
                    radius: height * (0.02 + 0.022 * Float(n % 3)),
                    colour: ([[1, 0.6, 0.4], [0.5, 0.9, 0.7], [0.6, 0.7, 1]] as [Colour])[n % 3].kernel, alpha: 0.26,
                    cover: 0))
        }
        points.withUnsafeBufferPointer { pv_discs(surface, $0.baseAddress, Int32($0.count)) }
    }

    private func ball(_ at: (x: Float, y: Float), _ radius: Float, _ light: Colour, _ dark: Colour, _ ambient: Float) {
        pv_ball(
            surface,
            pv_globe(
                x: at.x, y: at.y, radius: radius, light: light.kernel, dark: dark.kernel, light_x: -0.5, light_y: -0.4,
                light_z: 0.77,
                ambient: ambient, bands: 0, spots: 0, turn: 0, glow: 0, seed: 1))
    }

    private func moons() {
        for n in 0..<scene.sky.moons {
            let spread = scene.sky.moons == 1 ? look.sunX : fraction(look.sunX * 0.6 + 0.28 * Float(n) + 0.1)
            let at = place(spread, min(look.night > 0.5 ? look.sunHeight : 0.4, scene.horizon - 0.14) - Float(n) * 0.09)
            let radius =
                height * (scene.sky.eclipse ? 0.13 : scene.styles.contains("silhouette") ? 0.16 : 0.062)
                * (n == 0 ? 1 : 0.62)
            let shadow = scene.sky.eclipse ? smooth(seconds / max(scene.seconds, 0.1) * 1.5) : 0
            let face = Colour(0.96, 0.95, 0.90).mixed(with: [0.62, 0.20, 0.12], shadow)
            pv_glow(surface, at.x, at.y, radius * 6, radius * 6, face.kernel, 0.24, 0)
            pv_glow(surface, at.x, at.y, radius * 2, radius * 2, face.kernel, 0.25, 0)
            pv_ball(
                surface,
                pv_globe(
                    x: at.x, y: at.y, radius: radius, light: face.kernel, dark: (face * 0.66).kernel,
                    light_x: -0.42, light_y: -0.25, light_z: 0.87, ambient: 0.5, bands: 0, spots: 0.75, turn: 3,
                    glow: 0.06, seed: 77))
        }
    }

    private func planet(_ globe: Scene.Globe) {
        let at = place(globe.x, globe.height)
        let radius = globe.radius * height
        pv_glow(surface, at.x, at.y, radius * 1.5, radius * 1.5, globe.light.kernel, 0.22, 0)
        let ambient: Float = look.night > 0.5 ? 0.05 : 0.45
        pv_ball(
            surface,
            pv_globe(
                x: at.x, y: at.y, radius: radius, light: globe.light.kernel, dark: globe.dark.kernel, light_x: -0.70,
                light_y: -0.42,
                light_z: 0.58, ambient: ambient, bands: globe.bands, spots: 0.8, turn: seconds * 0.03, glow: 0,
                seed: globe.seed % 65536))
    }

    func clouds() {
        guard look.cloudCover > 0.02, eye.horizon > 4 else { return }
        let wind = (0.02 + scene.air.wind * 0.06) * scene.haste
        pv_clouds(
            surface,
            pv_cloud(
                focal: height * 1.1 * eye.focal / (scene.focal * height), middle: eye.middle, horizon: eye.horizon,
                bottom: eye.horizon,
                cover: look.cloudCover,
                softness: 0.30 + look.cloudCover * 0.2, scale: 0.80, drift_x: seconds * wind + Float(scene.seed % 61),
                drift_y: -eye.z * 0.004 + Float(scene.seed % 53), turn: seconds * 0.02 * scene.haste,
                bright: look.cloudBright.kernel, dark: look.cloudDark.kernel, alpha: 0.94, add: 0, flat: 0, warp: 0.5,
                light_x: (look.sunX - 0.5) * 2, edge: 0.3 + look.sunShine * 0.6, seed: scene.seed % 65536),
            room.clouds)
    }

    private func aurora() {
        for band in 0..<3 {
            let hue: Colour = [[0.15, 0.95, 0.50], [0.20, 0.80, 0.75], [0.60, 0.30, 0.90]][band]
            var streaks: [pv_streak] = []
            let step = width / 170
            for n in 0..<170 {
                let x = Float(n) * step
                let u = x / height
                let fold = pv_noise(u * 1.1 + seconds * 0.07, Float(band) * 5 + seconds * 0.05, 40) - 0.5
                let ray = pv_noise(u * 13 + seconds * 0.3, Float(band) + seconds * 0.2, 41)
                let drape = pv_noise(u * 0.8 - seconds * 0.04, Float(band) * 3 + 7, 42)
                let foot = eye.horizon - height * (0.14 + 0.09 * Float(band) + fold * 0.40)
                let tall = height * (0.16 + 0.36 * ray)
                // Three lengths over each other fade upwards.
                for part in 1...3 {
                    let share = Float(part) / 3
                    streaks.append(
                        pv_streak(
                            x0: x, y0: foot, x1: x + fold * 20 * share, y1: foot - tall * share, radius: step * 1.7,
                            colour: hue.kernel, alpha: (0.10 + 0.18 * ray) * smooth(drape * 2 - 0.4), cover: 0))
                }
            }
            streaks.withUnsafeBufferPointer { pv_streaks(surface, $0.baseAddress, Int32($0.count)) }
        }
    }

    private func rainbow() {
        let hues: [Colour] = [
            [0.9, 0.1, 0.1], [0.95, 0.5, 0.1], [0.9, 0.85, 0.2], [0.2, 0.75, 0.3], [0.2, 0.5, 0.9], [0.4, 0.2, 0.8],
        ]
        let at = place(0.5, -0.1)
        for (n, hue) in hues.enumerated() {
            let radius = height * (0.72 - Float(n) * 0.016)
            var streaks: [pv_streak] = []
            for k in 0..<48 {
                let a = Float(k) / 96 - 0.25
                let b = Float(k + 1) / 96 - 0.25
                streaks.append(
                    pv_streak(
                        x0: at.x + wave(a) * radius * 1.1, y0: at.y - wave(a + 0.25) * radius,
                        x1: at.x + wave(b) * radius * 1.1,
                        y1: at.y - wave(b + 0.25) * radius, radius: height * 0.012, colour: hue.kernel, alpha: 0.20,
                        cover: 0.2))
            }
            streaks.withUnsafeBufferPointer { pv_streaks(surface, $0.baseAddress, Int32($0.count)) }
        }
    }

    private func fireworks() {
        for burst in 0..<5 {
            let time = seconds * 0.45 + Float(burst) * 0.2
            let age = fraction(time)
            var chance = Chance(
                seed: UInt64(scene.seed) &+ UInt64(burst * 31) &+ UInt64(max(time, 0).rounded(.down)) &* 977)
            let at = place(chance.between(0.1, 0.9), chance.between(0.22, 0.5))
            let size = height * chance.between(0.12, 0.26)
            let hue = chance.pick(
                [[1, 0.4, 0.3], [0.4, 0.8, 1], [1, 0.85, 0.4], [0.8, 0.4, 1], [0.4, 1, 0.6]] as [Colour])
            let out = size * (1 - (1 - age) * (1 - age))
            let drop = height * 0.06 * age * age
            var streaks: [pv_streak] = []
            for _ in 0..<60 {
                let turn = chance.unit()
                let reach = chance.unit().squareRoot()
                let dx = wave(turn) * reach
                let dy = wave(turn + 0.25) * reach
                streaks.append(
                    pv_streak(
                        x0: at.x + dx * out * 0.86, y0: at.y + dy * out * 0.86 + drop * 0.8, x1: at.x + dx * out,
                        y1: at.y + dy * out + drop,
                        radius: height * 0.003, colour: hue.kernel, alpha: (1 - age) * 1.2, cover: 0))
            }
            streaks.withUnsafeBufferPointer { pv_streaks(surface, $0.baseAddress, Int32($0.count)) }
            pv_glow(surface, at.x, at.y, size * 1.6, size * 1.6, hue.kernel, 0.5 * (1 - age) * (1 - age), 0)
        }
    }
}
