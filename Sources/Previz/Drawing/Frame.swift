internal import PrevizKernels

/// One frame of a scene, from the sky down.
struct Frame {
    let scene: Scene
    let look: Look
    let room: Workroom
    let eye: pv_eye
    let seconds: Float
    let number: Int64
    private let progress: Float
    /// How far light and particles are swollen by the song's beat, 0 to 1.
    let pulse: Float

    init(_ scene: Scene, number: Int64, seconds: Float, progress: Float, room: Workroom, pulse: Float = 0) {
        self.scene = scene
        self.pulse = pulse
        self.room = room
        self.seconds = scene.frozen ?? seconds
        self.progress = progress
        self.number = number
        look = scene.laterLook.map { scene.look.mixed(with: $0, smooth((progress - 0.1) / 0.8)) } ?? scene.look
        let surface = room.surface
        eye = scene.eye(progress: progress, seconds: seconds, width: Int(surface.width), height: Int(surface.height))
    }

    var surface: pv_surface { room.surface }
    var width: Float { Float(surface.width) }
    var height: Float { Float(surface.height) }

    func painter(mirrored: Bool = false, onto other: pv_surface? = nil) -> Painter {
        var painter = Painter(
            surface: other ?? (mirrored ? room.mirror : surface), scratch: room.scratch, eye: eye, look: look,
            seconds: seconds,
            scene: scene)
        painter.mirrored = mirrored
        return painter
    }

    /// Draws everything and gives the grade to finish with.
    func draw() -> pv_grade {
        sky()
        heavens()
        clouds()
        ridges(beforeFloor: true)
        matter()
        beads()
        bokeh()
        houses(rows: 0..<horizonRow)
        floor()
        ridges(beforeFloor: false)
        houses(rows: horizonRow..<surface.height)
        for ridge in scene.ridges where ridge.distance == 0 { shore(ridge) }
        shadows()
        actors()
        air()
        if scene.flare { flare() }
        let turn = scene.rolled(progress)
        if turn != 0 { pv_turned(surface, room.mirror, wave(turn + 0.25), wave(turn), 1.12) }
        restyle()
        return grade
    }

    private func actors() {
        var painter = painter()
        let order = inOrder
        let sharp = scene.blur > 0 ? scene.focus * 1.22 : Float.infinity
        for actor in order where depth(actor) > sharp { painter.draw(actor) }
        if scene.blur > 0 { soften() }
        for actor in order where depth(actor) <= sharp { painter.draw(actor) }
    }

    /// What is behind the subject goes out of focus; the floor more and more towards the horizon.
    private func soften() {
        let foot = eye.horizon + eye.focal * eye.y / max(scene.focus - eye.z, 0.5)
        let zoomed = max(scene.shot.zoom, 1).squareRoot()
        pv_defocus(
            surface, height * scene.blur * zoomed, max(foot, eye.horizon + 2), max(foot - eye.horizon, 2) * 0.8,
            room.clouds)
    }

    /// What stands on the ground darkens it, away from the light: long and crisp under a low sun, a short soft pool
    /// under a closed sky.
    private func shadows() {
        guard case .ground(let ground) = scene.floor, eye.horizon < height - 4, ground.wet < 0.9 else { return }
        let casting = inOrder.filter(casts)
        guard !casting.isEmpty else { return }
        let first = horizonRow
        pv_clear(room.mirror, first, surface.height)
        var painter = painter(onto: room.mirror)
        let hard = unit(look.key.grey * 1.6 - 0.25) * (look.cloudCover > 0.8 ? 0.25 : 1)
        painter.cast = (-look.light.x * (0.25 + 0.75 * hard), 0.06 + 0.20 * hard * (1 - max(look.sunHeight, 0) * 0.6))
        for actor in casting { painter.draw(actor) }
        pv_cast(
            surface, room.mirror, first, surface.height, 0.42 + 0.22 * hard, height * (0.014 - 0.010 * hard),
            (look.ambient * 0.5).kernel, room.clouds)
    }

    func casts(_ actor: Actor) -> Bool {
        actor.y < 0.2 && !Self.shadowless.contains(actor.kind)
            && actor.height * eye.focal / max(depth(actor), 0.5) > height * 0.05
    }

    private static let shadowless: Set<String> = [
        "shell", "furnishings", "wallwindow", "cave", "tabletop", "contact", "ledwall", "audience", "bough", "grass",
        "spotlight", "arch", "fire",
        "ghost", "tornado",
        "puddle", "waterfall", "island", "isle",
        "tuft",
    ]

    /// From far to near. Things that come round again change places as the eye goes on.
    private var inOrder: [Actor] {
        guard scene.actors.contains(where: { $0.wrap > 0 }), eye.z > 0 else { return scene.actors }
        let keyed = scene.actors.enumerated().map { (depth($0.element), $0.offset, $0.element) }
        return keyed.sorted { $0.0 != $1.0 ? $0.0 > $1.0 : $0.1 < $1.1 }.map(\.2)
    }

    private func depth(_ actor: Actor) -> Float {
        guard actor.wrap > 0 else { return actor.keepsAhead ? actor.z - eye.z * 0.03 : actor.z - eye.z }
        let ahead = actor.z - eye.z - 0.4
        return ahead - (ahead / actor.wrap).rounded(.down) * actor.wrap
    }

    // MARK: Floor

    private var showsMirror: Bool {
        switch scene.floor {
        case .water: true
        case .ground(let ground): ground.wet > 0
        case .none: false
        }
    }

    private func floor() {
        guard eye.horizon < height else { return }
        if showsMirror {
            pv_reflect(surface, room.mirror, eye.horizon, look.middle.kernel)
            var below = painter(mirrored: true)
            for actor in inOrder where actor.mirrors { below.draw(actor) }
        }
        switch scene.floor {
        case .ground(let ground): self.ground(ground)
        case .water(let water): self.water(water)
        case .none: break
        }
    }

    private var light: Colour { look.ambient + look.key * 0.62 }
    private var haze: pv_haze { pv_haze(colour: look.hazeColour.kernel, density: scene.density(look)) }

    private func ground(_ ground: Scene.Ground) {
        let mirror = showsMirror ? room.mirror : surface
        pv_ground(
            surface, mirror,
            pv_floor(
                eye: eye, haze: haze, near_colour: (ground.near * light).kernel,
                far_colour: (ground.far * light).kernel,
                texture: ground.texture, scale: ground.scale, stretch: ground.stretch, road: ground.road, road_x: 0,
                road_colour: (ground.roadColour * light).kernel, marks: ground.marks * min(light.grey * 1.2, 1),
                wet: ground.wet,
                tiles: ground.tiles, seconds: seconds, rain: scene.air.rain, seed: scene.seed))
    }

    private func water(_ water: Scene.Water) {
        let sun = Float(surface.width) * look.sunX
        let shine = scene.sky.sun || scene.sky.moons > 0 ? look.sunShine * 0.55 + 0.12 : 0.04
        let glow = scene.styles.contains("glow")
        let shallow = glow ? Colour(0.05, 0.55, 0.72) : water.shallow * light * 1.25
        let foam = glow ? Colour(0.35, 0.95, 1.0) : Colour(0.92, 0.95, 0.97) * light * 1.15
        pv_water(
            surface, room.mirror,
            pv_sea(
                eye: eye, haze: haze, deep: (water.deep * (0.45 + light.grey)).kernel, shallow: shallow.kernel,
                foam: foam.kernel,
                glitter: (look.sunColour * shine).kernel, waves: water.waves, foam_amount: glow ? 0.8 : water.foam,
                glitter_x: sun + eye.middle - width / 2, glitter_width: width * 0.10, clarity: water.clarity,
                scale: water.scale,
                seconds: seconds, flow_x: water.flow, flow_z: water.flow * 0.4, seed: scene.seed))
    }

    /// Sand in front of the sea, with a line of foam that comes and goes.
    private func shore(_ ridge: Ridge) {
        let base = height * (1 - ridge.height) + (eye.horizon - scene.horizon * height)
        let heave = wave(seconds * 0.13) * height * 0.016
        for x in 0..<Int(surface.width) {
            let u = (Float(x) - eye.middle) / height + eye.x * 0.16
            let line = pv_noise(u * 1.3 + 9, Float(scene.seed % 61) + seconds * 0.06, ridge.seed % 4096) - 0.5
            room.columns[x] = base + line * height * 0.12 + heave + u * height * 0.035
        }
        pv_ridge(
            surface, room.columns, surface.height,
            pv_range(
                top: (ridge.top * light).kernel, foot: (ridge.foot * light).kernel, depth: height * 0.2,
                cap: (Colour(0.95, 0.97, 0.97) * light * 1.1).kernel, cap_depth: height * 0.011, snow_line: -1e6,
                base: 0, fade: 0,
                relief: ridge.relief * 0.7,
                relief_scale: height * 0.012, light_x: look.sunX > 0.5 ? 1 : -1, shift_x: 4000 - eye.middle,
                shift_y: 4000,
                alpha: 1, seed: ridge.seed % 4096))
    }

    private var horizonRow: Int32 { Int32(min(max(eye.horizon, 0), height)) }

    /// Both sides of a street. What is over the horizon comes before the floor, which mirrors it.
    private func houses(rows: Range<Int32>) {
        guard scene.setting == .street else { return }
        let lit: Float = look.night > 0.3 ? 0.42 : look.cloudCover > 0.85 ? 0.22 : 0.04
        let neon = scene.styles.contains("neon")
        var painter = painter()
        _ = painter.enter(x: 0, y: 0, z: eye.z + 10, height: 1)
        let tones: [Colour] =
            neon ? [[0.20, 0.19, 0.26], [0.24, 0.19, 0.25]] : [[0.66, 0.58, 0.51], [0.62, 0.59, 0.56]]
        let sunny = unit(1 - look.night * 2) * (look.cloudCover > 0.8 ? 0.2 : 1)
        for (n, side) in ([-6.4, 6.4] as [Float]).enumerated() {
            let turned = (side < 0) == (look.light.x > 0) ? 1 + 0.22 * sunny : 1 - 0.22 * sunny
            var wall = painter.masonry(tones[n] * turned, lit: lit, seed: scene.seed &+ UInt32(n) &* 77, storey: 2.5)
            wall.signs = neon ? 1.1 : look.night > 0.3 ? 0.4 : 0
            wall.shops = look.night > 0.3 ? 0.9 : look.cloudCover > 0.85 ? 0.42 : 0.18
            pv_houses(
                surface, eye, rows.lowerBound, rows.upperBound, side, -40 + eye.z, 150 + eye.z, 11, neon ? 12 : 8,
                neon ? 34 : 19, seconds, wall, room.scratch)
        }
    }

    /// Old cameras were cranked and old lamps trembled.
    private var flicker: Float {
        guard look.flicker > 0 else { return 1 }
        return 1 + look.flicker * (pv_noise(Float(number % 100_000) * 0.41, 2, 23) - 0.5)
    }

    private var grade: pv_grade {
        var flash: Float = 0
        if scene.air.lightning { flash = lightning(seconds).flash * 0.4 }
        let stones = scene.styles.contains("voxel") ? 60 : scene.styles.contains("pixel") ? 90 : Float(0)
        return pv_grade(
            tint: look.tint.kernel, shadows: look.shadows.plain, lights: look.lights.plain,
            exposure: look.exposure * flicker * (1 + 0.10 * pulse),
            saturation: look.saturation, contrast: look.contrast, lift: look.lift, flash: flash * flash,
            vignette: look.vignette, grain: look.grain, bloom: look.bloom * (1 + 0.8 * pulse),
            blocks: stones > 0 ? max((height / stones).rounded(.down), 2) : 0,
            bevel: stones == 60 ? 0.28 : 0, levels: look.levels,
            // Grain that changes at every other frame is as alive and costs an encoder half.
            seed: scene.seed % 65536 &+ UInt32(truncatingIfNeeded: number / 2) &* 131)
    }
}
