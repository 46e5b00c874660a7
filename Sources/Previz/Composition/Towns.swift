/// Streets, roads and towns.
extension Composer {
    mutating func road() {
        var ground = Scene.Ground(near: [0.32, 0.36, 0.16], far: [0.46, 0.47, 0.27], texture: 0.4, scale: 1.8)
        (ground.road, ground.roadColour, ground.marks) = (3.2, [0.22, 0.22, 0.24], 1)
        if facts.alsoSettings.contains(.forest) { ground.near = [0.16, 0.24, 0.1] }
        scene.floor = .ground(ground)
        ridges(.peaks, 1, [0.38, 0.40, 0.46], from: 80, height: 0.15)
        ridges(.hills, 2, [0.36, 0.40, 0.22], from: 44, height: 0.07)
        ridges(.trees, 1, leafGreen, from: 20, height: 0.045)
        line("tree", 9, aside: 6...13, height: 5)
        along("pole", 8, aside: 4.4...4.5, height: 5.5)
        grow(["grass", "tuft"], 22, 0.6...2.4, 0.34)
    }

    mutating func street() {
        scene.horizon = chance.between(0.53, 0.60)
        var ground = Scene.Ground(near: [0.30, 0.30, 0.32], far: [0.34, 0.34, 0.36], texture: 0.2, scale: 3)
        (ground.road, ground.roadColour, ground.marks, ground.tiles) = (3.4, [0.17, 0.175, 0.19], 0.8, 1.1)
        scene.floor = .ground(ground)
        scene.look.haze = max(scene.look.haze, scene.look.night > 0.3 ? 1.3 : 0.9)
        scene.actors.append(backBlock(-6...(-1)))
        scene.actors.append(backBlock(1...6))
        along("lamp", 8, aside: 4.2...4.3, height: 5.2)
        if !facts.excluded.contains("tree"), chance.happens(0.3) { line("tree", 6, aside: 4.6...5, height: 4.4) }
    }

    /// The street's end.
    private mutating func backBlock(_ aside: ClosedRange<Float>) -> Actor {
        Actor(
            kind: "block", x: chance.between(aside.lowerBound, aside.upperBound),
            z: scene.reach * chance.between(20, 28),
            height: scene.reach * chance.between(3.5, 7.5), colour: [0.34, 0.34, 0.39], seed: chance.seed(),
            mirrors: false)
    }

    mutating func city() {
        scene.horizon = chance.between(0.64, 0.72)
        let shores: [PrevizSetting] = [.sea, .lake, .river, .beach]
        let water = chance.happens(0.5) || facts.alsoSettings.contains(where: shores.contains)
        let tone = scene.look.night > 0.3 ? Colour(0.26, 0.27, 0.36) : Colour(0.46, 0.48, 0.53)
        ridges(.roofs, 2, tone, from: 70, height: 0.20)
        for row in 0..<3 {
            let distance = scene.reach * Float(28 - row * 8)
            for _ in 0..<(row == 2 ? 9 : 15) { scene.actors.append(tower(distance, row)) }
        }
        scene.look.haze = max(scene.look.haze, 0.6)
        scene.look.hazeColour = scene.look.hazeColour.saturated(0.6)
        if scene.look.night > 0.3 { scene.look.hazeColour = scene.look.hazeColour.mixed(with: scene.look.zenith, 0.45) }
        scene.floor =
            water
            ? .water(Scene.Water(deep: [0.03, 0.07, 0.12], shallow: [0.07, 0.14, 0.20], waves: 0.22, clarity: 0.85))
            : .ground(
                Scene.Ground(
                    near: [0.20, 0.21, 0.23], far: [0.28, 0.29, 0.32], texture: 0.25, scale: 1.5, road: 4, marks: 0.8,
                    wet: 0.35))
    }

    private mutating func tower(_ distance: Float, _ row: Int) -> Actor {
        let spread = distance / scene.focal * scene.aspect * 0.62
        let tall = distance * chance.between(0.10, [0.40, 0.34, 0.24][row])
        let tone = chance.between(0.26, 0.50)
        let warm = chance.between(-0.04, 0.05)
        return Actor(
            kind: "block", x: chance.between(-spread, spread), z: distance * chance.between(0.9, 1.1), height: tall,
            colour: Colour(tone + warm, tone, tone * 1.06 - warm), seed: chance.seed())
    }
}
