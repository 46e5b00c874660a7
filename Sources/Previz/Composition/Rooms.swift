/// Rooms, stages and caves.
extension Composer {
    mutating func room() {
        scene.horizon = 0.50
        scene.focal = 1.05
        scene.look.haze = 0
        scene.sky = Scene.Sky()
        scene.sky.sun = false
        scene.look.cloudCover = 0
        let kind = interior
        let boards: [(Colour, Float)] = [
            ([0.44, 0.29, 0.18], 0.12), ([0.50, 0.36, 0.24], 0.12), ([0.30, 0.20, 0.14], 0.12),
            ([0.46, 0.44, 0.42], 1),
        ]
        let isTiled = ["kitchen", "corridor", "office", "bathroom", "ward", "gym", "locker"].contains(kind)
        let board = isTiled ? boards[3] : boards[Int(chance.unit() * 3)]
        scene.floor = .ground(
            Scene.Ground(
                near: board.0 * 0.92, far: board.0 * 1.1, texture: board.1 < 0.5 ? 0.25 : 0.08, scale: 6,
                stretch: board.1,
                tiles: board.1 < 0.5 ? 0.6 : 1.1))
        if let carpetColour { colourFloor(carpetColour) }
        let walls = shell(kind)
        var furniture = walls
        furniture.kind = "furnishings"
        scene.actors += [walls, furniture]
        scene.air.dust = 0.4
        if scene.look.night < 0.4 { scene.look.ambient *= 0.86 }
    }

    private mutating func shell(_ kind: String) -> Actor {
        let walls: [Colour] = [
            [0.70, 0.63, 0.52], [0.48, 0.56, 0.57], [0.66, 0.52, 0.45], [0.44, 0.47, 0.56], [0.58, 0.61, 0.50],
            [0.76, 0.72, 0.66],
        ]
        let wall = scene.palette.first.map { $0.mixed(with: [0.6, 0.6, 0.6], 0.5) } ?? chance.pick(walls)
        let trim: [Colour] = [[0.46, 0.24, 0.20], [0.24, 0.34, 0.42], [0.30, 0.38, 0.28], [0.44, 0.34, 0.24]]
        let isAboutWall = facts.subjects.first.map { Self.fittings.contains($0.kind) } == true
        let deep: Float =
            isAboutWall && kind == "living"
            ? 1.35
            : kind == "corridor"
                ? facts.subject("door").map { $0.count < 3 } == true ? 2.6 : 5.5
                : kind == "carriage" ? 3.4 : ["office", "library", "church", "meeting"].contains(kind) ? 2.3 : 1.75
        var shell = Actor(
            kind: "shell", x: 0, z: scene.reach * deep,
            height: scene.reach * (["library", "church", "ballroom"].contains(kind) ? 0.98 : 0.82),
            colour: wall, second: chance.pick(trim), seed: chance.seed(), mirrors: false)
        shell.width =
            ["corridor", "carriage"].contains(kind) ? scene.reach * 0.5 : shell.z * scene.aspect / scene.focal * 0.36
        shell.holds = kind
        return shell
    }

    /// What kind of room the words speak of.
    private var interior: String {
        Self.interiors.first { !words.isDisjoint(with: $0.1) }?.0 ?? "living"
    }

    private static let interiors: [(String, Set<Substring>)] = [
        ("bathroom", ["bathroom", "toilet", "shower", "bathtub", "washroom", "toothbrush", "toilettes", "baignoire"]),
        ("church", ["church", "cathedral", "chapel", "monastery", "eglise", "église", "cathédrale"]),
        ("ward", ["hospital", "clinic", "ward", "surgery", "hôpital", "clinique"]),
        ("ballroom", ["ballroom", "palace", "gala"]), ("carriage", ["carriage", "carriages", "compartment"]),
        ("locker", ["locker", "lockers"]), ("gym", ["gym", "gymnasium", "dojo", "fitness", "gymnase"]),
        ("meeting", ["conference", "meeting", "boardroom", "courtroom", "réunion"]),
        ("bar", ["bar", "pub", "nightclub", "saloon", "tavern", "bartender", "whisky", "whiskey"]),
        ("dining", ["restaurant", "cafe", "café", "diner", "bistro", "cafeteria", "dining", "brasserie", "waiter"]),
        ("kitchen", ["kitchen", "cuisine", "cook", "cooking", "chef", "stove", "kettle", "sink"]),
        ("library", ["library", "bookstore", "bookshelves", "bookshelf", "bibliotheque", "museum", "musee"]),
        ("corridor", ["corridor", "hallway", "couloir", "hall", "stairwell", "hotel", "prison", "jail"]),
        ("office", ["office", "bureau", "laboratory", "lab", "workplace", "coworking", "station", "studio"]),
        ("shop", ["shop", "store", "bakery", "supermarket", "boutique", "market"]),
        ("classroom", ["classroom", "school", "ecole", "classe", "lecture"]),
        ("bedroom", ["bedroom", "bed", "chambre", "pillow"]),
    ]

    mutating func stage() {
        scene.horizon = 0.60
        scene.floor = .ground(
            Scene.Ground(
                near: [0.10, 0.09, 0.12], far: [0.16, 0.13, 0.18], texture: 0.12, scale: 4, stretch: 0.2, wet: 0.9))
        (scene.look.zenith, scene.look.middle, scene.look.horizon) = (
            [0.015, 0.015, 0.03], [0.04, 0.035, 0.07], [0.10, 0.08, 0.14]
        )
        (scene.look.haze, scene.look.night) = (0.2, 1)
        (scene.look.hazeColour, scene.look.ambient) = ([0.10, 0.08, 0.14], [0.24, 0.21, 0.30])
        (scene.look.key, scene.look.cloudCover) = ([0.95, 0.85, 0.75], 0)
        scene.sky = Scene.Sky()
        scene.sky.sun = false
        let schemes: [[Colour]] = [
            [[0.95, 0.25, 0.55], [0.25, 0.45, 1.0]], [[1.0, 0.62, 0.25], [0.85, 0.20, 0.30]],
            [[0.35, 0.95, 0.85], [0.45, 0.30, 1.0]], [[0.95, 0.85, 0.60], [0.30, 0.50, 0.95]],
        ]
        let hues = scene.palette.isEmpty ? chance.pick(schemes) : scene.palette
        var wall = Actor(
            kind: "ledwall", x: 0, z: scene.reach * 1.9, height: scene.reach * 0.72, colour: hues[0],
            second: hues.last ?? hues[0],
            phase: chance.unit(), seed: chance.seed(), mirrors: true)
        wall.width = wall.z * scene.aspect / scene.focal * 0.34
        scene.actors.append(wall)
        for n in 0..<6 {
            scene.actors.append(
                Actor(
                    kind: "spotlight", x: (Float(n) - 2.5) * scene.reach * 0.38, y: 6, z: scene.reach * 1.4,
                    height: 6.4,
                    colour: hues[n % hues.count], phase: chance.unit(), seed: chance.seed(), mirrors: true))
        }
        if !facts.excluded.contains("crowd"), facts.framing != .close { scene.actors.append(audience()) }
        scene.air.smoke = [hues[0] * 0.4]
    }

    /// Those in front of the stage, dark along the picture's foot.
    private mutating func audience() -> Actor {
        let z = scene.reach * 0.42
        var crowd = Actor(
            kind: "audience", x: 0, y: 0, z: z, height: z * 0.17 / scene.focal, colour: .zero, seed: chance.seed(),
            mirrors: false)
        crowd.width = scene.aspect * 0.5 / 0.17 * 1.15
        crowd.keepsAhead = true
        return crowd
    }

    mutating func tunnel() {
        scene.horizon = 0.5
        scene.look.haze = max(scene.look.haze, 2)
        (scene.look.night, scene.look.cloudCover) = (1, 0)
        scene.sky = Scene.Sky()
        scene.sky.sun = false
        if words.isDisjoint(with: ["cave", "cavern", "grotte", "caverne", "caves", "cavernous"]) {
            underpass()
        } else {
            grotto()
        }
    }

    private mutating func grotto() {
        scene.look.middle = scene.look.middle.mixed(with: [0.5, 0.62, 0.66], 0.5) + 0.12
        scene.look.horizon = scene.look.middle * 1.2
        (scene.look.hazeColour, scene.look.ambient) = ([0.22, 0.27, 0.30], [0.30, 0.32, 0.36])
        scene.look.key = [0.66, 0.72, 0.74]
        scene.floor = .ground(
            Scene.Ground(near: [0.20, 0.19, 0.18], far: [0.34, 0.35, 0.35], texture: 0.5, scale: 2, wet: 0.5))
        scene.actors.append(
            Actor(
                kind: "cave", x: 0, z: scene.reach * 3, height: scene.reach * 0.9, colour: [0.42, 0.38, 0.35],
                seed: chance.seed(), mirrors: false))
        grow(["rock"], 10, 0.8...2.4, 0.6)
        scene.air.shafts = 0.3
        scene.air.dust = 1
    }

    private mutating func underpass() {
        (scene.look.zenith, scene.look.middle, scene.look.horizon) = (
            [0.03, 0.03, 0.035], [0.05, 0.05, 0.055], [0.16, 0.15, 0.13]
        )
        scene.look.hazeColour = [0.24, 0.21, 0.17]
        scene.floor = .ground(
            Scene.Ground(
                near: [0.13, 0.13, 0.14], far: [0.22, 0.21, 0.20], texture: 0.3, scale: 2, road: 2.6,
                roadColour: [0.15, 0.15, 0.16], marks: 0.7, wet: 0.5))
        let lamp: Colour =
            scene.palette.first ?? chance.pick([[1.0, 0.72, 0.36], [0.75, 0.9, 1.0], [1.0, 0.86, 0.6]])
        for n in 0..<14 {
            scene.actors.append(
                Actor(
                    kind: "arch", x: 0, z: Float(n) * scene.reach * 0.8 + 2, height: 4.6, colour: lamp,
                    seed: chance.seed(), wrap: scene.reach * 0.8 * 14))
        }
    }
}
