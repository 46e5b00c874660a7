/// The places: floor, backdrop and what lies about, by setting.
extension Composer {
    mutating func place() {
        sky()
        // The lie of the land comes from the place's and the style's words alone, so that scenes that share them share
        // their world; the scene's own seed says where in it the eye stands.
        let own = chance
        chance = Chance(landWords, seed: 0)
        lay()
        chance = own
        stand()
    }

    private var landWords: String {
        ([setting.rawValue] + facts.alsoSettings.map(\.rawValue) + facts.styles).joined(separator: " ")
    }

    /// A station along the land, a little more or less sky.
    private mutating func stand() {
        let aside = chance.between(-1, 1)
        for n in scene.ridges.indices where scene.ridges[n].distance > 0 {
            scene.ridges[n].aside = aside * (scene.reach * 3 + scene.ridges[n].distance * 0.5)
        }
        guard scene.horizon < 1 else { return }
        if facts.has(style: "silhouette"), scene.horizon > 0.5 { scene.horizon = 0.80 }
        scene.horizon += chance.between(-0.035, 0.035)
        // The horizon passes behind a chest or a waist, never through a head.
        if somebodyStands { scene.horizon = max(scene.horizon, facts.framing == nil ? 0.55 : 0.58) }
        let flip = chance.happens(0.5) && ![.room, .street, .road, .tunnel, .stage].contains(setting)
        guard flip else { return }
        for n in scene.actors.indices { scene.actors[n].x = -scene.actors[n].x }
    }

    private mutating func lay() {
        switch setting {
        case .field, .garden: meadow()
        case .road: road()
        case .forest: forest()
        case .mountains, .canyon: mountains()
        case .desert: desert()
        case .arctic: arctic()
        case .beach, .sea: sea()
        case .lake, .river: lake()
        case .street: street()
        case .city: city()
        case .room: room()
        case .stage: stage()
        case .space: space()
        case .underwater: underwater()
        case .clouds: cloudscape()
        case .tunnel: tunnel()
        case .mars, .moonscape: planet()
        case .matter: matter()
        case .macro: macro()
        }
        if setting != .underwater, let name = facts.groundColour, let colour = NamedColour.of(name) {
            colourFloor(colour)
        }
    }

    mutating func colourFloor(_ colour: Colour) {
        if case .ground(var ground) = scene.floor {
            ground.near = ground.near.mixed(with: colour * 0.75, 0.7)
            ground.far = ground.far.mixed(with: colour * 0.8, 0.6)
            scene.floor = .ground(ground)
        } else if case .water(var water) = scene.floor {
            water.shallow = water.shallow.mixed(with: colour, 0.5)
            water.deep = water.deep.mixed(with: colour * 0.5, 0.5)
            scene.floor = .water(water)
        }
    }

    private mutating func sky() {
        let night = scene.look.night
        if facts.subject("aurora", "stars", "starfield", "eclipse") != nil {
            scene.look.cloudCover = min(scene.look.cloudCover, 0.12)
        }
        let closed = scene.look.cloudCover > 0.8
        scene.sky.stars = closed ? 0 : max(night - 0.3, 0) * 1.4
        let moons = facts.subject("moon", "eclipse")?.count
        let moonlit = chance.happens(0.6) && night > 0.8 && !closed
        scene.sky.moons = min(moons ?? (moonlit ? 1 : 0), 3)
        if facts.excluded.contains("moon") { scene.sky.moons = 0 }
        scene.sky.eclipse = facts.subject("eclipse") != nil
        scene.sky.sun = night < 0.8 && !facts.excluded.contains("sun")
        scene.sky.aurora = facts.subject("aurora") != nil
        scene.sky.rainbow = facts.subject("rainbow") != nil
        scene.sky.fireworks = facts.subject("fireworks") != nil
        if facts.subject("stars", "starfield") != nil, !closed { scene.sky.stars = max(scene.sky.stars, 1.3) }
        for _ in 0..<min(facts.subject("planet")?.count ?? 0, 3) { addPlanet(0.10) }
        scene.horizon = [0.56, 0.62, 0.66, 0.44][Int(chance.unit() * 3.6)]
    }

    mutating func addPlanet(_ size: Float) {
        let palette: [(Colour, Colour)] = [
            ([0.86, 0.70, 0.50], [0.56, 0.34, 0.24]), ([0.46, 0.62, 0.90], [0.14, 0.24, 0.48]),
            ([0.80, 0.46, 0.34], [0.42, 0.16, 0.14]), ([0.72, 0.80, 0.74], [0.20, 0.44, 0.46]),
        ]
        var colours = chance.pick(palette)
        if let named = facts.subject("planet")?.colour.flatMap(NamedColour.of) { colours = (named, named * 0.4) }
        scene.sky.planets.append(
            Scene.Globe(
                x: chance.between(0.12, 0.88), height: chance.between(0.18, 0.42),
                radius: size * chance.between(0.7, 2.2), light: colours.0, dark: colours.1,
                bands: chance.between(0, 0.8),
                seed: chance.seed()))
    }

    /// A row of ridges from far to near, each darker and fuller in colour.
    mutating func ridges(_ shape: Ridge.Shape, _ count: Int, _ colour: Colour, from far: Float, height: Float) {
        for n in 0..<count {
            let near = Float(n) / Float(max(count - 1, 1))
            let distance = scene.reach * far * (1 - near * 0.72)
            scene.ridges.append(
                Ridge(
                    shape: shape, distance: distance,
                    height: distance * height * (1 - near * 0.35) * chance.between(0.8, 1.2),
                    top: colour * (1.1 - near * 0.25), foot: colour * (0.9 - near * 0.2), seed: chance.seed()))
        }
    }

    var snowy: Bool { facts.has(.snow) || setting == .arctic }
    var leafGreen: Colour { snowy ? [0.56, 0.63, 0.68] : [0.17, 0.31, 0.14] }
    var byNight: Bool { scene.look.night > 0.5 }

    private mutating func meadow() {
        scene.floor = .ground(
            Scene.Ground(near: [0.24, 0.38, 0.12], far: [0.42, 0.50, 0.22], texture: 0.40, scale: 2.4))
        if chance.happens(0.65) { ridges(.peaks, 1, [0.36, 0.41, 0.48], from: 90, height: 0.17) }
        ridges(.hills, 2, [0.28, 0.42, 0.20], from: 60, height: 0.075)
        ridges(chance.pick([.trees, .pines]), 1, leafGreen, from: 20, height: 0.06)
        ridges(.hills, 1, [0.32, 0.46, 0.18], from: 11, height: 0.024)
        let garden = setting == .garden
        if !facts.excluded.contains("tree") {
            grow(["tree", "tree", "birch", "conifer"], garden ? 7 : 4, 2.2...7, 4.6)
        }
        if garden { grow(["bush"], 9, 1.3...4, 0.9) }
        grow(["grass"], 34, 0.5...1.5, 0.5)
        grow(["tuft"], 16, 0.6...3, 0.26)
        if garden || chance.happens(0.55) { grow(["flower"], garden ? 26 : 16, 0.7...2.6, 0.34) }
        if !byNight { scene.air.dust = 0.3 }
    }

    private mutating func forest() {
        var ground = Scene.Ground(near: [0.15, 0.19, 0.08], far: [0.30, 0.37, 0.19], texture: 0.5, scale: 2.2)
        if facts.alsoSettings.contains(.road) || chance.happens(0.4) {
            (ground.road, ground.roadColour) = (1.0, [0.40, 0.33, 0.22])
        }
        scene.floor = .ground(ground)
        scene.look.haze = max(scene.look.haze, 2.6)
        underCanopy()
        let wood = chance.pick([["trunk"], ["conifer", "trunk"], ["birch", "trunk"], ["trunk", "tree"]])
        ridges(wood.contains("conifer") ? .pines : .trees, 2, leafGreen, from: 12, height: 0.42)
        for n in scene.ridges.indices { scene.ridges[n].relief = 0.08 }
        for kind in wood {
            line(
                kind, 24 / wood.count, aside: kind == "trunk" ? 1.7...12 : 3.4...12,
                height: kind == "trunk" ? 14 : kind == "birch" ? 9 : 8)
        }
        line("bush", 12, aside: 1.8...9, height: 0.9)
        grow(["fern", "grass", "tuft"], 26, 0.6...2.2, 0.36)
        if facts.has(style: "glow") || facts.has(style: "neon") { scene.air.fireflies = [0.5, 1.0, 0.8] }
        if facts.styles.contains("dreamy") { scene.air.fireflies = [1.0, 0.9, 0.6] }
    }

    /// Light falls in shafts through leaves, and the depth of the wood glows.
    private mutating func underCanopy() {
        scene.air.shafts = byNight ? 0.16 : scene.look.cloudCover > 0.8 ? 0.15 : 0.42
        let foggy = facts.has(.fog)
        let green: Colour = foggy ? [0.66, 0.72, 0.70] : byNight ? [0.26, 0.42, 0.52] : [0.62, 0.74, 0.44]
        let glow = scene.look.hazeColour.mixed(with: green * (0.5 + scene.look.hazeColour.grey * 0.7), snowy ? 0 : 0.55)
        scene.look.hazeColour = glow
        scene.look.horizon = scene.look.horizon.mixed(with: glow * 1.15, 0.7)
        scene.look.middle = scene.look.middle.mixed(with: glow * 0.8, 0.7)
        scene.look.zenith = scene.look.zenith.mixed(with: glow * 0.35, 0.85)
        scene.look.cloudCover = 0
        scene.look.key *= byNight ? 1.35 : 0.95
        if byNight { scene.look.ambient = scene.look.ambient * 1.15 + [0.0, 0.02, 0.03] }
        scene.sky.sun = false
        scene.air.dust = 0.7
        for n in 0..<5 {
            let z = scene.reach * (0.75 + 0.3 * Float(n % 3))
            scene.actors.append(
                Actor(
                    kind: "bough", x: (Float(n) / 4 - 0.5) * z * scene.aspect / scene.focal * 1.1,
                    y: z * 0.62 / scene.focal,
                    z: z, height: z * chance.between(0.20, 0.34), facing: chance.happens(0.5) ? 1 : -1,
                    colour: leafGreen * 0.62, phase: chance.unit(), seed: chance.seed(), mirrors: false))
        }
    }

    private mutating func mountains() {
        let canyon = setting == .canyon
        let rock: Colour = canyon ? [0.60, 0.34, 0.22] : [0.33, 0.35, 0.41]
        ridges(canyon ? .mesas : .peaks, 3, rock, from: 80, height: canyon ? 0.30 : 0.40)
        if !canyon || facts.alsoSettings.contains(.arctic) {
            for n in scene.ridges.indices {
                (scene.ridges[n].cap, scene.ridges[n].snow) = ([0.95, 0.97, 1.0], snowy ? 0.1 : 0.42)
            }
        }
        for n in scene.ridges.indices { scene.ridges[n].relief = 0.34 }
        scene.horizon = chance.between(0.68, 0.74)
        let meadow: Colour = snowy ? [0.84, 0.88, 0.93] : canyon ? rock * 0.95 : [0.30, 0.38, 0.18]
        scene.floor = .ground(Scene.Ground(near: meadow * 0.85, far: meadow, texture: 0.4, scale: 1.6))
        if facts.alsoSettings.contains(.lake)
            || (!canyon && chance.happens(0.4) && !somebodyStands && facts.camera != .aerial)
        {
            scene.floor = .water(
                Scene.Water(deep: [0.03, 0.10, 0.16], shallow: [0.08, 0.22, 0.28], waves: 0.12, clarity: 0.9))
            ridges(.pines, 1, leafGreen, from: 30, height: 0.05)
        } else {
            if !canyon { ridges(.pines, 1, leafGreen, from: 18, height: 0.07) }
            if !canyon { grow(["conifer"], 9, 2...6, 4.4) }
            grow(["rock"], 8, 0.7...3, 0.5)
            if !canyon, !snowy { grow(["grass", "flower"], 18, 0.6...1.8, 0.3) }
        }
    }

    private var somebodyStands: Bool {
        facts.subjects.contains { $0.kind != "mountain" && Habit.of($0.kind)?.family == .ground }
    }

    private mutating func desert() {
        ridges(.dunes, 2, [0.86, 0.62, 0.38], from: 60, height: 0.10)
        ridges(.dunes, 2, [0.88, 0.64, 0.38], from: 26, height: 0.075)
        for n in scene.ridges.indices { scene.ridges[n].relief = 0.10 }
        var ground = Scene.Ground(
            near: [0.84, 0.60, 0.36], far: [0.92, 0.71, 0.47], texture: 0.16, scale: 1.3, stretch: 0.4)
        if facts.alsoSettings.contains(.road) { (ground.road, ground.marks) = (3, 1) }
        scene.floor = .ground(ground)
        grow(["rock"], 4, 1...4, 0.35)
        if chance.happens(0.4) { grow(["cactus"], 4, 1.6...4, 2.0) }
        scene.air.dust = 0.5
    }

    private mutating func arctic() {
        ridges(.peaks, 2, [0.50, 0.60, 0.72], from: 70, height: 0.24)
        for n in scene.ridges.indices { (scene.ridges[n].cap, scene.ridges[n].snow) = ([0.94, 0.97, 1], 0.12) }
        ridges(.hills, 1, [0.78, 0.85, 0.93], from: 14, height: 0.03)
        scene.floor = .ground(
            Scene.Ground(near: [0.80, 0.87, 0.95], far: [0.74, 0.83, 0.93], texture: 0.12, scale: 0.8, stretch: 0.5))
        for n in 0..<5 where n != 2 {
            let z = scene.reach * chance.between(1.6, 4)
            scene.actors.append(
                Actor(
                    kind: "crystal", x: (Float(n) / 4 - 0.5) * z * scene.aspect / scene.focal, z: z,
                    height: z * chance.between(0.05, 0.13), colour: [0.72, 0.86, 0.95], second: [0.86, 0.94, 1.0],
                    seed: chance.seed()))
        }
        grow(["rock"], 3, 1...4, 0.4)
    }

    private mutating func sea() {
        let rough: Float = facts.has(.storm) ? 1 : facts.has(.wind) ? 0.7 : facts.pace == "slow" ? 0.22 : 0.42
        let dark = byNight
        let tropic = setting == .beach && !dark
        scene.floor = .water(
            Scene.Water(
                deep: dark ? [0.03, 0.07, 0.13] : tropic ? [0.04, 0.30, 0.42] : [0.04, 0.17, 0.27],
                shallow: dark ? [0.07, 0.14, 0.21] : tropic ? [0.16, 0.58, 0.60] : [0.11, 0.40, 0.47],
                waves: rough, foam: rough * 0.8, clarity: 0.72, scale: 0.55, flow: 0.3))
        scene.horizon = chance.between(0.44, 0.56)
        if chance.happens(0.45) { ridges(.hills, 1, [0.28, 0.35, 0.38], from: 120, height: 0.05) }
        if scene.look.cloudCover < 0.8, chance.happens(0.6) { cloudBank() }
        if setting == .beach {
            scene.air.petals = nil
            beachFront()
        }
    }

    /// Heaped clouds far off, over the sea's edge.
    private mutating func cloudBank() {
        scene.ridges.insert(
            Ridge(
                shape: .clouds, distance: scene.reach * 150, height: scene.reach * 9, base: 0,
                top: scene.look.cloudBright * 1.05, foot: scene.look.cloudDark.mixed(with: scene.look.horizon, 0.6),
                relief: 0.16, seed: chance.seed()), at: 0)
    }

    private mutating func beachFront() {
        var sand: Colour = [0.84, 0.73, 0.54]
        if let name = facts.groundColour, let colour = NamedColour.of(name) { sand = sand.mixed(with: colour, 0.85) }
        scene.ridges.append(
            Ridge(
                shape: .waves, distance: 0, height: 0.26, top: sand, foot: sand * 0.85, cap: [0.95, 0.97, 0.97],
                relief: 0.06, seed: chance.seed()))
        if facts.subject("crowd", "tree") == nil, chance.happens(0.65) { grow(["palm"], 3, 1.0...1.7, 4.4) }
        if let storm = facts.subject("rock"), storm.count > 0 { grow(["rock"], 6, 1...4, 0.7) }
    }

    private mutating func lake() {
        let calm: Float = setting == .river ? 0.3 : 0.14
        ridges(.peaks, 1, [0.34, 0.40, 0.47], from: 80, height: 0.22)
        if snowy || chance.happens(0.6) {
            (scene.ridges[0].cap, scene.ridges[0].snow) = ([0.94, 0.96, 1], 0.55)
        }
        ridges(.hills, 1, [0.25, 0.36, 0.22], from: 44, height: 0.08)
        ridges(chance.pick([.trees, .pines]), 1, leafGreen, from: 20, height: 0.10)
        scene.floor = .water(
            Scene.Water(
                deep: [0.03, 0.12, 0.14], shallow: [0.08, 0.25, 0.25], waves: calm, clarity: 0.88,
                flow: setting == .river ? 0.8 : 0))
        grow(["reed"], 16, 0.6...1.1, 0.8)
        grow(["rock"], 3, 0.9...2, 0.4)
    }

    // MARK: What grows

    /// Plants of several kinds, scattered.
    mutating func grow(_ kinds: [String], _ count: Int, _ depths: ClosedRange<Float>, _ height: Float) {
        for n in 0..<count {
            let kind = kinds[n % kinds.count]
            scatterOne(kind, depths, height, colour: plantColour(kind))
        }
    }

    /// Plants of one kind on both sides of a way.
    mutating func line(_ kind: String, _ count: Int, aside: ClosedRange<Float>, height: Float) {
        let first = scene.actors.count
        along(kind, count, aside: aside, height: height)
        for n in first..<scene.actors.count { scene.actors[n].colour = plantColour(kind) }
    }

    private mutating func plantColour(_ kind: String) -> Colour {
        let greens: [Colour]
        switch kind {
        case "conifer": greens = [[0.13, 0.27, 0.16], [0.11, 0.24, 0.17], [0.17, 0.29, 0.15]]
        case "birch": greens = [[0.42, 0.52, 0.18], [0.50, 0.54, 0.20], [0.34, 0.46, 0.18]]
        case "tree", "bush", "palm":
            greens = [[0.20, 0.38, 0.14], [0.25, 0.42, 0.16], [0.31, 0.42, 0.15], [0.16, 0.33, 0.15]]
        case "trunk": greens = [[0.23, 0.17, 0.12], [0.28, 0.21, 0.15], [0.19, 0.15, 0.12]]
        case "tuft", "reed", "grass", "fern": greens = [[0.28, 0.44, 0.14], [0.36, 0.48, 0.18], [0.44, 0.48, 0.22]]
        case "flower":
            greens = [
                [0.95, 0.42, 0.56], [0.97, 0.85, 0.32], [0.95, 0.95, 0.96], [0.70, 0.45, 0.92], [0.93, 0.32, 0.24],
            ]
        case "cactus": greens = [[0.26, 0.42, 0.22]]
        default: greens = [[0.36, 0.34, 0.33], [0.30, 0.29, 0.29], [0.42, 0.39, 0.36]]
        }
        let colour = chance.pick(greens)
        return snowy && kind != "trunk" ? colour.mixed(with: [0.86, 0.90, 0.95], 0.6) : colour
    }
}
