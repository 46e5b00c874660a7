internal import PrevizKernels

/// What is between the world and the eye: haze, rain, snow, dust, shafts of light, lightning.
extension Frame {
    func air() {
        if scene.air.shafts > 0 { shafts() }
        if scene.air.fog > 0 { fog() }
        for (n, colour) in scene.air.smoke.enumerated() { smoke(colour, n) }
        if scene.air.lightning { bolt() }
        if scene.air.rain > 0 { rain() }
        if scene.air.snow > 0 { snow() }
        if scene.air.dust > 0 {
            motes(count: Int(40 * scene.air.dust), colour: look.key * 0.9 + 0.1, size: 0.0022, rise: 0.012, alpha: 0.4)
        }
        if let colour = scene.air.fireflies { fireflies(colour) }
        if scene.air.bubbles { motes(count: 46, colour: [0.7, 0.92, 1.0], size: 0.0042, rise: 0.085, alpha: 0.35) }
    }

    private func shafts() {
        let x = place(look.sunX, 0).x
        pv_shafts(
            surface, x, -height * 0.35, (look.sunColour.mixed(with: look.horizon, 0.4)).kernel, scene.air.shafts * 0.42,
            0.8,
            seconds, height * 1.35, scene.seed % 4096)
    }

    private func fog() {
        for y in 0..<Int(surface.height) {
            let from = (Float(y) - eye.horizon) / height
            let near = from < 0 ? 1 + from * 1.5 : 1 - from * 1.3
            room.rows[y] = max(near, 0.12) * 0.30 * scene.air.fog
        }
        pv_veil(
            surface, room.rows, look.hazeColour.kernel, seconds * 0.10 + eye.x * 0.1, 3.2 / height, 0.75,
            scene.seed % 4096)
    }

    private func smoke(_ colour: Colour, _ n: Int) {
        var cloud = flatCloud(scale: 1.3 + Float(n) * 0.3, cover: 0.52, seed: scene.seed &+ UInt32(n) &* 61 &+ 9)
        let lit = colour * (look.ambient * 0.8 + look.key * 0.55 + 0.15)
        (cloud.bright, cloud.dark) = (lit.kernel, (lit * 0.4).kernel)
        (cloud.softness, cloud.alpha, cloud.warp, cloud.turn) = (
            0.7, scene.setting == .stage ? 0.26 : 0.5, 1.6, seconds * 0.12
        )
        cloud.drift_y -= seconds * -0.07
        pv_clouds(surface, cloud, room.clouds)
    }

    /// When the last flash was, and its strength: two or three in a few seconds, each with an afterglow.
    func lightning(_ now: Float) -> (flash: Float, age: Float, number: Int) {
        let period: Float = 1.7
        let slot = (now / period).rounded(.down)
        var chance = Chance(seed: UInt64(scene.seed) &+ UInt64(max(slot, 0)) &* 313)
        let start = slot * period + chance.between(0.25, 0.9)
        let age = now - start
        guard age >= 0 else { return (0, 9, Int(slot)) }
        let first = max(1 - age * 5, 0)
        let again = age > 0.14 ? max(0.7 - (age - 0.14) * 3, 0) : 0
        return (max(first, again), age, Int(slot))
    }

    private func bolt() {
        let strike = lightning(seconds)
        guard strike.age < 0.34 else { return }
        var chance = Chance(seed: UInt64(scene.seed) &+ UInt64(max(strike.number, 0)) &* 919)
        let tower = scene.actors.first { ["eiffel", "lighthouse", "tower", "castle"].contains($0.kind) }
        var x = place(chance.between(0.12, 0.88), 0).x
        var y: Float = -4
        var end = eye.horizon
        if let tower, let tip = painter().project(tower.x, tower.y + tower.height, tower.z), chance.happens(0.8) {
            (x, end) = (tip.x + height * 0.12, tip.y)
        }
        let target = tower == nil ? x + height * chance.between(-0.15, 0.15) : x - height * 0.12
        var lines: [pv_streak] = []
        let steps = 16
        for n in 0..<steps {
            let along = Float(n + 1) / Float(steps)
            let jag = n + 1 == steps ? 0 : chance.between(-0.035, 0.035) * height
            let nextX = mix(x, target, n + 1 == steps ? 1 : 0.12) + jag
            let nextY = max(end * along, y + 1)
            for (radius, alpha) in [(0.0022, 1.3), (0.010, 0.22)] as [(Float, Float)] {
                lines.append(
                    pv_streak(
                        x0: x, y0: y, x1: nextX, y1: nextY, radius: height * radius,
                        colour: Colour(0.86, 0.90, 1).kernel, alpha: alpha * strike.flash, cover: 0))
            }
            if chance.happens(0.3) {
                lines.append(
                    pv_streak(
                        x0: x, y0: y, x1: x + chance.between(-0.14, 0.14) * height, y1: y + 0.10 * height,
                        radius: height * 0.0016, colour: Colour(0.8, 0.85, 1).kernel, alpha: 0.7 * strike.flash,
                        cover: 0))
            }
            (x, y) = (nextX, nextY)
        }
        lines.withUnsafeBufferPointer { pv_streaks(surface, $0.baseAddress, Int32($0.count)) }
        pv_glow(
            surface, target, end * 0.4, height * 1.1, height * 0.7, Colour(0.55, 0.6, 0.85).kernel, 0.5 * strike.flash,
            0)
    }

    private func rain() {
        var chance = Chance(seed: UInt64(scene.seed) &+ 11)
        var streaks: [pv_streak] = []
        let count = Int(min(420 * scene.air.rain * max(scene.aspect, 0.8), 1400))
        let lean = scene.air.wind * 0.22 + 0.03
        let hue = look.horizon.mixed(with: [0.72, 0.78, 0.86], 0.55) * (0.55 + 0.45 * (1 - look.night))
        for _ in 0..<count {
            let near = chance.unit() * chance.unit()
            let fall = 1.3 + near * 1.9
            let span = 0.035 + near * 0.13
            let y = (fraction(chance.unit() + seconds * fall) * (1.2 + span) - 0.1) * height
            let x = (chance.between(-0.15, 1.15) * width + y * lean) + (eye.middle - width / 2) * (0.3 + near)
            streaks.append(
                pv_streak(
                    x0: x, y0: y, x1: x - lean * span * height, y1: y - span * height,
                    radius: height * (0.0009 + near * 0.0016), colour: hue.kernel,
                    alpha: 0.13 + near * 0.25, cover: 0.35))
        }
        streaks.withUnsafeBufferPointer { pv_streaks(surface, $0.baseAddress, Int32($0.count)) }
        splashes(&chance, hue)
    }

    private func splashes(_ chance: inout Chance, _ hue: Colour) {
        guard showsFloor else { return }
        let painter = painter()
        for _ in 0..<44 {
            let z = scene.reach * chance.between(0.6, 1.7)
            let x = chance.between(-0.6, 0.6) * z * scene.aspect / scene.focal
            let age = fraction(seconds * 1.7 + chance.unit())
            guard let at = painter.project(x, 0, z + eye.z), at.y < height + 20 else { continue }
            painter.ring(at.x, at.y, at.scale * 0.13 * age, 0.28, hue, 0.38 * (1 - age))
        }
    }

    private var showsFloor: Bool {
        if case .none = scene.floor { false } else { eye.horizon < height }
    }

    private func snow() {
        var chance = Chance(seed: UInt64(scene.seed) &+ 12)
        var points: [pv_point] = []
        let count = Int(min(430 * max(scene.aspect, 0.8), 1300))
        let tone = Colour(repeating: 0.42 + 0.55 * min(look.ambient.grey * 1.6 + look.key.grey * 0.5, 1))
        for _ in 0..<count {
            let near = chance.unit() * chance.unit()
            let fall = 0.07 + near * 0.20
            let y = (fraction(chance.unit() + seconds * fall) * 1.1 - 0.05) * height
            let drift =
                wave(seconds * chance.between(0.1, 0.3) + chance.unit()) * 0.03 + seconds * scene.air.wind
                * (0.08 + near * 0.2)
            let x =
                (fraction(chance.unit() + drift / max(scene.aspect, 0.5)) * 1.1 - 0.05) * width
                + (eye.middle - width / 2) * (0.2 + near)
            points.append(
                pv_point(
                    x: x, y: y, radius: height * (0.0016 + near * 0.0085), colour: tone.kernel,
                    alpha: 0.85 - near * 0.4, cover: 1))
        }
        points.withUnsafeBufferPointer { pv_points(surface, $0.baseAddress, Int32($0.count)) }
    }

    private func motes(count: Int, colour: Colour, size: Float, rise: Float, alpha: Float) {
        var chance = Chance(seed: UInt64(scene.seed) &+ 13)
        var points: [pv_point] = []
        for _ in 0..<count {
            let near = chance.unit()
            let sway = wave(seconds * chance.between(0.04, 0.2) + chance.unit())
            let y = fraction(chance.unit() - seconds * rise * (0.5 + near)) * height
            let x = chance.unit() * width + sway * height * 0.03 + (eye.middle - width / 2) * (0.3 + near)
            let shine = alpha * (0.4 + 0.6 * near) * (0.7 + 0.3 * wave(seconds * 0.4 + near * 7)) * (1 + 0.8 * pulse)
            points.append(
                pv_point(
                    x: x, y: y, radius: height * size * (0.6 + near * near * 1.8) * (1 + 0.5 * pulse),
                    colour: colour.kernel, alpha: shine,
                    cover: 0))
        }
        points.withUnsafeBufferPointer { pv_points(surface, $0.baseAddress, Int32($0.count)) }
    }

    private func fireflies(_ colour: Colour) {
        var chance = Chance(seed: UInt64(scene.seed) &+ 14)
        for _ in 0..<46 {
            let at = place(chance.between(-0.05, 1.05), chance.between(-0.36, 0.32))
            let pace = chance.between(0.05, 0.16)
            let x = at.x + wave(seconds * pace + chance.unit()) * height * 0.09
            let y = at.y + wave(seconds * pace * 1.3 + chance.unit()) * height * 0.06
            let pulse = smooth(wave(seconds * chance.between(0.25, 0.5) + chance.unit()) * 0.7 + 0.5)
            let size = height * chance.between(0.012, 0.034)
            pv_glow(surface, x, y, size, size, colour.kernel, 0.55 * pulse, 1.1 * pulse)
        }
    }
}
