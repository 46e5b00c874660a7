/// The places: floor, backdrop and what lies about, by setting.
extension Composer {
    mutating func place() {
        sky()
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

    private mutating func colourFloor(_ colour: Colour) {
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
        if facts.subject("aurora", "stars", "eclipse") != nil {
            scene.look.cloudCover = min(scene.look.cloudCover, 0.12)
        }
        let closed = scene.look.cloudCover > 0.8
        scene.sky.stars = closed ? 0 : max(night - 0.3, 0) * 1.4
        let moons = facts.subject("moon", "eclipse")?.count
        scene.sky.moons = min(moons ?? (night > 0.8 && !closed && chance.happens(0.6) ? 1 : 0), 3)
        if facts.excluded.contains("moon") { scene.sky.moons = 0 }
        scene.sky.eclipse = facts.subject("eclipse") != nil
        scene.sky.sun = night < 0.8 && !facts.excluded.contains("sun")
        scene.sky.aurora = facts.subject("aurora") != nil
        scene.sky.rainbow = facts.subject("rainbow") != nil
        scene.sky.fireworks = facts.subject("fireworks") != nil
        if facts.subject("stars") != nil, !closed { scene.sky.stars = max(scene.sky.stars, 1.3) }
        for _ in 0..<min(facts.subject("planet")?.count ?? 0, 3) { addPlanet(0.10) }
        scene.horizon = chance.between(0.54, 0.66)
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
    private mutating func ridges(_ shape: Ridge.Shape, _ count: Int, _ colour: Colour, from far: Float, height: Float) {
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

    private var snowy: Bool { facts.has(.snow) || setting == .arctic }
    private var leafGreen: Colour { snowy ? [0.62, 0.68, 0.72] : [0.16, 0.30, 0.13] }

    private mutating func meadow() {
        scene.floor = .ground(
            Scene.Ground(near: [0.22, 0.36, 0.12], far: [0.36, 0.46, 0.20], texture: 0.55, scale: 2.4))
        if chance.happens(0.6) { ridges(.peaks, 1, [0.34, 0.38, 0.44], from: 90, height: 0.16) }
        ridges(.hills, 2, [0.26, 0.38, 0.18], from: 46, height: 0.07)
        ridges(.trees, 1, leafGreen, from: 22, height: 0.055)
        if facts.excluded.contains("tree") == false { scatter("tree", setting == .garden ? 6 : 4, 2.2...7, 4.5) }
        scatter("tuft", 14, 0.6...2.4, 0.22)
        if setting == .garden || chance.happens(0.4) { scatter("flower", 12, 0.6...2, 0.32) }
    }

    private mutating func road() {
        var ground = Scene.Ground(near: [0.30, 0.33, 0.16], far: [0.42, 0.42, 0.26], texture: 0.45, scale: 1.8)
        (ground.road, ground.roadColour, ground.marks) = (3.2, [0.20, 0.20, 0.22], 1)
        if facts.alsoSettings.contains(.forest) { ground.near = [0.16, 0.24, 0.1] }
        scene.floor = .ground(ground)
        ridges(.peaks, 1, [0.36, 0.36, 0.42], from: 80, height: 0.12)
        ridges(.hills, 2, [0.34, 0.36, 0.2], from: 40, height: 0.06)
        along("tree", 9, aside: 6...13, height: 5)
        along("pole", 8, aside: 4.4...4.5, height: 5.5)
    }

    private mutating func forest() {
        var ground = Scene.Ground(near: [0.13, 0.16, 0.07], far: [0.24, 0.30, 0.16], texture: 0.6, scale: 2.2)
        if facts.alsoSettings.contains(.road) || chance.happens(0.35) {
            (ground.road, ground.roadColour) = (1.0, [0.36, 0.29, 0.2])
        }
        scene.floor = .ground(ground)
        scene.look.haze = max(scene.look.haze, 3.2)
        if scene.look.night < 0.5 {
            scene.look.hazeColour = scene.look.hazeColour.mixed(with: [0.55, 0.66, 0.48], 0.4)
        }
        scene.look.hazeColour *= scene.look.night > 0.5 ? 1.25 : 0.86
        scene.air.shafts = scene.look.night < 0.5 ? 0.30 : 0.12
        ridges(.trees, 2, leafGreen, from: 9, height: 0.5)
        along("trunk", 26, aside: 1.6...11, height: 13)
        scene.look.key *= scene.look.night > 0.5 ? 1.25 : 1
        along("bush", 12, aside: 1.8...9, height: 0.9)
        scatter("tuft", 14, 0.6...1.8, 0.3)
        if facts.has(style: "glow") || facts.has(style: "neon") { scene.air.fireflies = [0.5, 1.0, 0.8] }
        if facts.styles.contains("dreamy") { scene.air.fireflies = [1.0, 0.9, 0.6] }
    }

    private mutating func mountains() {
        let rock: Colour = setting == .canyon ? [0.52, 0.30, 0.20] : [0.30, 0.32, 0.37]
        let white: Colour? = setting == .canyon && !facts.alsoSettings.contains(.arctic) ? nil : [0.93, 0.95, 0.98]
        ridges(.peaks, 3, rock, from: 80, height: 0.34)
        for n in scene.ridges.indices { scene.ridges[n].cap = white }
        ridges(.trees, 1, leafGreen, from: 16, height: 0.06)
        scene.floor = .ground(Scene.Ground(near: rock * 0.8 + [0, 0.08, 0], far: rock, texture: 0.5, scale: 1.6))
        scene.horizon = chance.between(0.66, 0.76)
        scatter("rock", 6, 0.7...3, 0.5)
        if facts.alsoSettings.contains(.lake) || (setting == .mountains && chance.happens(0.3)) {
            scene.floor = .water(
                Scene.Water(deep: [0.03, 0.10, 0.16], shallow: [0.08, 0.22, 0.28], waves: 0.12, clarity: 0.9))
        }
    }

    private mutating func desert() {
        ridges(.dunes, 3, [0.80, 0.58, 0.34], from: 46, height: 0.11)
        var ground = Scene.Ground(
            near: [0.80, 0.57, 0.33], far: [0.88, 0.68, 0.44], texture: 0.22, scale: 1.3, stretch: 0.4)
        if facts.alsoSettings.contains(.road) { (ground.road, ground.marks) = (3, 1) }
        scene.floor = .ground(ground)
        scatter("rock", 4, 1...4, 0.35)
        if chance.happens(0.4) { scatter("cactus", 3, 1.6...4, 2.0) }
        scene.air.dust = 0.5
    }

    private mutating func arctic() {
        ridges(.peaks, 2, [0.58, 0.66, 0.76], from: 70, height: 0.2)
        for n in scene.ridges.indices { scene.ridges[n].cap = [0.94, 0.96, 1] }
        scene.floor = .ground(
            Scene.Ground(near: [0.80, 0.86, 0.93], far: [0.72, 0.80, 0.90], texture: 0.14, scale: 0.8, stretch: 0.5))
        scatter("rock", 4, 1...4, 0.4)
    }

    private mutating func sea() {
        let rough: Float = facts.has(.storm) ? 1 : facts.has(.wind) ? 0.7 : facts.pace == "slow" ? 0.22 : 0.42
        let dark = scene.look.night > 0.5
        scene.floor = .water(
            Scene.Water(
                deep: dark ? [0.01, 0.03, 0.07] : [0.03, 0.15, 0.24],
                shallow: dark ? [0.03, 0.08, 0.13] : [0.09, 0.38, 0.44],
                waves: rough, foam: rough * 0.8, clarity: 0.72, scale: 0.55, flow: 0.3))
        scene.horizon = chance.between(0.46, 0.56)
        if chance.happens(0.5) { ridges(.hills, 1, [0.26, 0.32, 0.36], from: 120, height: 0.05) }
        if setting == .beach {
            scene.air.petals = nil
            beachFront()
        }
    }

    private mutating func beachFront() {
        var sand: Colour = [0.80, 0.69, 0.50]
        if setting != .underwater, let name = facts.groundColour, let colour = NamedColour.of(name) {
            sand = sand.mixed(with: colour, 0.85)
        }
        scene.ridges.append(
            Ridge(
                shape: .waves, distance: 0, height: 0.26, top: sand, foot: sand * 0.85, cap: [0.95, 0.97, 0.97],
                relief: 0.06, seed: chance.seed()))
        if facts.subject("person", "crowd", "couple") == nil, chance.happens(0.6) { scatter("palm", 2, 1.2...2, 4.2) }
        if let storm = facts.subject("rock"), storm.count > 0 { scatter("rock", 6, 1...4, 0.7) }
    }

    private mutating func lake() {
        let calm: Float = setting == .river ? 0.3 : 0.14
        ridges(.peaks, 1, [0.34, 0.38, 0.44], from: 80, height: 0.16)
        ridges(.hills, 1, [0.24, 0.34, 0.2], from: 44, height: 0.08)
        ridges(.trees, 1, leafGreen, from: 20, height: 0.10)
        scene.floor = .water(
            Scene.Water(
                deep: [0.03, 0.10, 0.12], shallow: [0.08, 0.22, 0.22], waves: calm, clarity: 0.88,
                flow: setting == .river ? 0.8 : 0))
        scatter("reed", 12, 0.7...1.2, 0.8)
    }

    private mutating func street() {
        scene.horizon = chance.between(0.52, 0.60)
        var ground = Scene.Ground(near: [0.26, 0.26, 0.28], far: [0.30, 0.30, 0.32], texture: 0.2, scale: 3)
        (ground.road, ground.roadColour, ground.marks, ground.tiles) = (3.4, [0.15, 0.155, 0.17], 0.8, 1.1)
        scene.floor = .ground(ground)
        scene.look.haze = max(scene.look.haze, 1.1)
        scene.actors.append(backBlock())
        along("lamp", 8, aside: 4.2...4.3, height: 5.2)
        if !facts.excluded.contains("tree"), chance.happens(0.35) { along("tree", 5, aside: 4.6...5, height: 4.4) }
    }

    /// The street's end.
    private mutating func backBlock() -> Actor {
        Actor(
            kind: "block", x: chance.between(-6, 6), z: scene.reach * 26, height: scene.reach * 7,
            colour: [0.3, 0.3, 0.34],
            seed: chance.seed(), mirrors: false)
    }

    private mutating func city() {
        scene.horizon = chance.between(0.66, 0.74)
        let water = chance.happens(0.5) || facts.alsoSettings.contains { [.sea, .lake, .river].contains($0) }
        for row in 0..<3 {
            let distance = scene.reach * Float(26 - row * 8)
            for _ in 0..<(row == 2 ? 9 : 14) { scene.actors.append(tower(distance, row)) }
        }
        scene.look.haze = max(scene.look.haze, 0.62)
        scene.floor =
            water
            ? .water(Scene.Water(deep: [0.02, 0.05, 0.09], shallow: [0.06, 0.12, 0.17], waves: 0.22, clarity: 0.85))
            : .ground(
                Scene.Ground(
                    near: [0.17, 0.18, 0.2], far: [0.24, 0.25, 0.28], texture: 0.25, scale: 1.5, road: 4, marks: 0.8,
                    wet: 0.35))
    }

    private mutating func tower(_ distance: Float, _ row: Int) -> Actor {
        let spread = distance / scene.focal * scene.aspect * 0.62
        let tall = distance * chance.between(0.12, [0.46, 0.36, 0.26][row])
        let tone = chance.between(0.20, 0.42)
        return Actor(
            kind: "block", x: chance.between(-spread, spread), z: distance * chance.between(0.9, 1.1), height: tall,
            colour: Colour(tone, tone * 1.02, tone * 1.08), seed: chance.seed())
    }
}
