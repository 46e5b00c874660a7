/// Places under water, in space and in no place at all.
extension Composer {
    mutating func space() {
        scene.horizon = 1.4
        scene.sky.stars = 1.6
        scene.sky.sun = facts.subject("sun") != nil
        scene.sky.moons = facts.subject("moon") == nil ? 0 : scene.sky.moons
        let schemes: [[Colour]] = [
            [[0.42, 0.12, 0.52], [0.06, 0.22, 0.56]], [[0.10, 0.36, 0.48], [0.44, 0.16, 0.32]],
            [[0.55, 0.24, 0.10], [0.16, 0.14, 0.46]], [[0.08, 0.40, 0.36], [0.20, 0.10, 0.44]],
        ]
        scene.sky.nebula =
            scene.palette.isEmpty
            ? chance.pick(schemes) : Array((scene.palette.map { $0 * 0.55 } + chance.pick(schemes)).prefix(2))
        if scene.sky.planets.isEmpty, chance.happens(0.75) { addPlanet(0.16) }
        for n in scene.sky.planets.indices { scene.sky.planets[n].height += 0.55 }
        if facts.alsoSettings.contains(.city) { floatingCity() }
    }

    private mutating func floatingCity() {
        let z = scene.reach
        let foot = (1.4 - 0.62) * z / scene.focal
        for _ in 0..<12 {
            let aside = chance.between(-0.9, 0.9)
            scene.actors.append(
                Actor(
                    kind: "block", x: aside, y: foot, z: z + chance.between(-0.3, 0.5),
                    height: chance.between(0.5, 1.7) * (1.1 - abs(aside)),
                    colour: [0.36, 0.38, 0.46], seed: chance.seed(), mirrors: false))
        }
        scene.actors.append(
            Actor(
                kind: "island", x: 0, y: foot - 0.75, z: z - 0.4, height: 1.6, colour: [0.24, 0.32, 0.22],
                seed: chance.seed(), mirrors: false))
    }

    mutating func underwater() {
        scene.horizon = 0.74
        scene.floor = .ground(
            Scene.Ground(near: [0.36, 0.40, 0.34], far: [0.20, 0.34, 0.36], texture: 0.4, scale: 1.6, stretch: 0.6))
        scene.sky = Scene.Sky()
        scene.sky.sun = false
        scene.air.shafts = scene.look.night > 0.5 ? 0.5 : 1.25
        scene.air.bubbles = true
        scene.look.cloudCover = 0
        scene.ridges.append(
            Ridge(
                shape: .rocks, distance: scene.reach * 5, height: scene.reach * 0.9, top: [0.06, 0.20, 0.26],
                foot: [0.04, 0.14, 0.2], seed: chance.seed()))
        scene.ridges.append(
            Ridge(
                shape: .rocks, distance: scene.reach * 2.6, height: scene.reach * 0.35, top: [0.07, 0.20, 0.22],
                foot: [0.05, 0.14, 0.16], seed: chance.seed()))
        for n in 0..<9 {
            let z = scene.reach * chance.between(0.8, 2.4)
            scene.actors.append(
                Actor(
                    kind: "kelp",
                    x: (n % 2 == 0 ? 1 : -1) * chance.between(0.24, 0.56) * z * scene.aspect / scene.focal, z: z,
                    height: z * chance.between(0.30, 0.62),
                    colour: chance.pick([[0.24, 0.42, 0.16], [0.34, 0.40, 0.14]]),
                    phase: chance.unit(), seed: chance.seed(), mirrors: false))
        }
        let corals = facts.subject("coral") != nil ? 34 : 16
        let hues: [Colour] = [
            [0.92, 0.36, 0.40], [0.95, 0.62, 0.28], [0.72, 0.34, 0.72], [0.34, 0.66, 0.42], [0.92, 0.72, 0.52],
        ]
        for _ in 0..<corals { scatterOne("coral", 0.6...2.2, 0.95, colour: chance.pick(hues)) }
        if facts.alsoSettings.contains(.city) || facts.alsoSettings.contains(.street) {
            for _ in 0..<9 {
                let z = scene.reach * chance.between(2.2, 6)
                scene.actors.append(
                    Actor(
                        kind: "block", x: chance.between(-1, 1) * z * scene.aspect * 0.5, z: z,
                        height: z * chance.between(0.2, 0.75),
                        colour: [0.26, 0.34, 0.36], seed: chance.seed(), mirrors: false))
            }
        }
    }

    mutating func cloudscape() {
        scene.horizon = 0.62
        scene.look.cloudCover = max(scene.look.cloudCover, 0.3)
        let bright = scene.look.cloudBright
        let dark = scene.look.cloudDark
        for n in 0..<5 {
            let near = Float(n) / 4
            scene.ridges.append(
                Ridge(
                    shape: .clouds, distance: scene.reach * (40 - near * 36), height: scene.reach * (3.4 - near * 2.7),
                    base: -scene.reach * (0.9 - near * 0.3),
                    top: bright.mixed(with: scene.look.key, 0.45) * (1.06 + 0.1 * near),
                    foot: dark.mixed(with: scene.look.zenith, 0.2), relief: 0.30,
                    seed: chance.seed()))
        }
        scene.look.haze = 0.28
        for _ in 0..<(facts.subject("island") == nil ? 0 : 4) {
            scatterOne("island", 1.2...3.4, 2.6, colour: [0.34, 0.44, 0.22])
        }
        for n in scene.actors.indices where scene.actors[n].kind == "island" {
            scene.actors[n].y = scene.reach * chance.between(0.05, 0.5)
        }
    }

    mutating func planet() {
        let red: Colour = setting == .mars ? [0.62, 0.36, 0.25] : [0.44, 0.44, 0.46]
        scene.ridges.append(
            Ridge(
                shape: .peaks, distance: scene.reach * 60, height: scene.reach * 9, top: red * 1.05, foot: red * 0.9,
                seed: chance.seed()))
        scene.ridges.append(
            Ridge(
                shape: .rocks, distance: scene.reach * 24, height: scene.reach * 1.8, top: red * 0.9, foot: red * 0.75,
                seed: chance.seed()))
        scene.floor = .ground(Scene.Ground(near: red * 0.85, far: red * 1.1, texture: 0.5, scale: 1.2))
        scatter("rock", 12, 0.7...4, 0.45)
        if scene.sky.planets.isEmpty { addPlanet(0.09) }
        if setting == .moonscape {
            scene.sky.stars = 1.5
            scene.sky.sun = false
            scene.sky.moons = 0
        }
        scene.air.dust = setting == .mars ? 0.8 : 0.1
    }

    mutating func matter() {
        scene.horizon = 0.5
        scene.sky = Scene.Sky()
        scene.sky.sun = false
        let schemes: [[Colour]] = [
            [[0.10, 0.75, 0.85], [0.92, 0.20, 0.60], [0.98, 0.72, 0.20]],
            [[0.20, 0.30, 0.95], [0.95, 0.35, 0.20], [0.95, 0.85, 0.5]],
            [[0.55, 0.15, 0.85], [0.15, 0.85, 0.60], [0.98, 0.50, 0.70]],
            [[0.95, 0.45, 0.10], [0.15, 0.20, 0.60], [0.85, 0.15, 0.35]],
        ]
        var hues = scene.palette
        if let named = facts.groundColour.flatMap(NamedColour.of) { hues.append(named) }
        if hues.count < 3 { hues += chance.pick(schemes) }
        scene.palette = Array(hues.prefix(3))
        let dark = hues[0].mixed(with: hues[1], 0.5) * 0.06
        (scene.look.zenith, scene.look.middle, scene.look.horizon) = (dark * 0.5, dark, dark * 1.6)
        (scene.look.haze, scene.look.night, scene.look.cloudCover) = (0, 1, 0)
        (scene.look.ambient, scene.look.key) = ([0.3, 0.3, 0.34], hues[2] * 0.6 + 0.3)
        scene.air.dust = 1.5
    }

    mutating func macro() {
        scene.horizon = 0.5
        let base: Colour = scene.look.night > 0.5 ? [0.03, 0.05, 0.07] : [0.20, 0.34, 0.16]
        let hue = scene.palette.first.map { $0 * 0.4 } ?? base
        scene.look.zenith = scene.look.zenith.mixed(with: hue, 0.6)
        scene.look.middle = scene.look.middle.mixed(with: hue, 0.72)
        scene.look.horizon = scene.look.horizon.mixed(with: hue * 1.4, 0.7)
        (scene.look.cloudCover, scene.look.haze) = (0, 0)
        let gain = max(1, 0.16 / max(scene.look.middle.grey, 0.01)).squareRoot()
        (scene.look.zenith, scene.look.middle, scene.look.horizon) = (
            scene.look.zenith * gain, scene.look.middle * gain, scene.look.horizon * gain
        )
        scene.sky = Scene.Sky()
        scene.sky.sun = false
        scene.dimmed = true
        scene.air.dust = 0.8
    }
}
