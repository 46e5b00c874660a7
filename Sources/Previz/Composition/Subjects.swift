extension Composer {
    /// Puts the subjects into the place.
    mutating func populate() {
        scene.eyeHeight = (0.90 - min(scene.horizon, 0.74)) * scene.reach / scene.focal
        if setting == .space { scene.eyeHeight = 0 }
        if facts.framing == .close { scene.focal *= 1.35 }
        if facts.framing == .wide { scene.focal *= 0.78 }
        if setting == .sea, facts.subjects.contains(where: standsOnLand) { shoreUnderfoot() }
        let drawn = standing()
        for (order, subject) in drawn.enumerated() { add(subject, order: order, of: drawn.count) }
        land()
        if setting == .street, facts.subject("car", "bus", "truck") == nil, !facts.excluded.contains("car"),
            chance.happens(0.35)
        {
            let facing: Float = chance.happens(0.5) ? 1 : -1
            place(
                "car", x: facing * -2, z: 13, facing: facing,
                colour: chance.pick([[0.5, 0.14, 0.12], [0.14, 0.2, 0.34], [0.6, 0.6, 0.6]]))
        }
    }

    private func standsOnLand(_ subject: PrevizSubject) -> Bool {
        guard let habit = Habit.of(subject.kind), habit.family == .ground else { return false }
        return !["lighthouse", "waterfall", "tornado", "bridge", "fire", "dock", "gantry"].contains(subject.kind)
            && !hasQuay
    }

    private mutating func shoreUnderfoot() {
        scene.ridges.append(
            Ridge(
                shape: .waves, distance: 0, height: 0.26, top: [0.76, 0.66, 0.48], foot: [0.6, 0.5, 0.36],
                cap: [0.95, 0.97, 0.97], relief: 0.06, seed: chance.seed()))
    }

    private mutating func add(_ subject: PrevizSubject, order: Int, of total: Int) {
        guard let habit = Habit.of(subject.kind) else { return }
        if subject.kind == "tree", setting == .forest { return }
        let stated = subject.count == 9 ? 14 : subject.count
        let count = subject.kind == "crowd" ? 16 : subject.kind == "couple" ? max(stated, 2) : stated
        let kinds =
            ["couple": ["person", "woman"], "crowd": ["person", "woman", "child", "person"]][subject.kind] ?? [
                subject.kind
            ]
        for n in 0..<count {
            addOne(subject, kinds[n % kinds.count], habit, n: n, count: count, order: order, of: total)
        }
    }

    /// The subjects that get a place of their own: not what somebody wears or holds, nor what is said of something
    /// else (its colour, its light, a part of it), nor what the sky shows.
    func standing() -> [PrevizSubject] {
        let drawn = facts.subjects.filter {
            Habit.of($0.kind) != nil && hasPlace($0) && $0.kind != "mountain"
                && ($0.kind != "planet" || setting == .space)
                && (setting != .room && setting != .tunnel || $0.size != nil || !Self.houses.contains($0.kind))
        }
        let vehicle = facts.subject("bus", "train", "tram", "car", "taxi", "plane", "aircraft")
        let somebody = drawn.contains { Habit.hasHands($0.kind) }
        // A coat that nobody wears hangs somewhere.
        let bodies = drawn.filter { !Habit.attributes.contains($0.kind) || $0.kind == "clothing" && !somebody }
            .filter { vehicle == nil || !isAboard($0) }
        guard !bodies.isEmpty else { return Array(drawn.prefix(1)) }
        guard let holder = bodies.first(where: { Habit.hasHands($0.kind) }) else { return bodies }
        return bodies.filter {
            $0.kind == holder.kind || Habit.grip(on: $0.kind) == nil || $0.count > 2 && $0.kind != "umbrella"
        }
    }

    /// Passengers who sleep, or are behind windows, are within what carries them.
    private func isAboard(_ subject: PrevizSubject) -> Bool {
        guard ["passenger", "passengers"].contains(subject.words) else { return false }
        return ["lie", "sit"].contains(subject.motion) || ["inside", "behind"].contains(subject.place)
    }

    /// What isn't seen from inside of it.
    private static let houses: Set<String> = [
        "house", "church", "castle", "temple", "building", "factory", "shop", "tower",
    ]

    /// What the people of the picture hold.
    private var held: String? { facts.subjects.lazy.compactMap { Habit.grip(on: $0.kind) }.first }

    private mutating func addOne(
        _ subject: PrevizSubject, _ kind: String, _ habit: Habit, n: Int, count: Int, order: Int, of total: Int
    ) {
        let depth =
            subject.kind == "crowd"
            ? chance.between(0.72, 2.0)
            : count > 5 ? chance.between(0.9, 2.6) : 1 + Float(order) * 0.22 + Float(n) * 0.07
        var family = habit.family
        if setting == .underwater, family == .air || family == .ground && subject.motion == "swim" { family = .swim }
        if setting == .space, subject.kind != "fire" { family = .air }
        if setting == .clouds, family == .float || family == .swim { family = .air }
        var z = scene.reach * depth
        if family == .float { z = scene.reach * (2.2 + Float(order) * 0.5 + Float(n) * 0.6) }
        let alone = total == 1 && count == 1
        // In an upright picture the width sets the size.
        let room = min(max(scene.aspect * 1.05, 0.42), 1)
        // What somebody could hold is small beside people.
        let isHandy = Self.small.contains(subject.kind) && !Self.isGiant(subject)
        let beside: Float = isHandy && facts.subjects.contains { Habit.hasHands($0.kind) } ? 0.55 : 1
        let stature = Self.statures[subject.size ?? ""] ?? 1
        let share =
            min(habit.size * stature, 0.95) * room * beside * (alone ? 1.08 : 1)
            / (count > 3 && subject.kind != "crowd" ? 1.3 : 1)
        var actor = Actor(
            kind: kind, x: 0, z: z, height: share * (family == .float ? z : scene.reach) / scene.focal,
            colour: habit.colour, second: habit.second)
        actor.x = across(n, count, order, total) * z * scene.aspect / scene.focal
        actor.y = elevation(family, z, actor.height, order)
        dress(&actor, subject, n)
        if subject.kind == "mountain" { return }
        // A crowd is seen as a whole.
        actor.principal = order == 0 && n == 0 && subject.kind != "crowd"
        actor.leading = order == 0 && count <= 3 && subject.kind != "crowd"
        actor.keepsAhead = scene.camera.move == .flyThrough || scene.camera.move == .aerial
        if beside < 1, family == .ground, actor.y == 0, count < 4 { raise(&actor, room) }
        scene.actors.append(actor)
    }

    /// Puts a small thing beside people on a table of its own.
    private mutating func raise(_ actor: inout Actor, _ room: Float) {
        let tall = 0.19 * room * scene.reach / scene.focal
        var table = Actor(
            kind: "sidetable", x: actor.x, z: actor.z + 0.02, height: tall,
            colour: chance.pick([[0.46, 0.30, 0.18], [0.34, 0.23, 0.15], [0.60, 0.46, 0.32]]), seed: chance.seed())
        table.width = max(actor.height * Habit.breadth(actor.kind) * 0.75 / tall, 0.7)
        scene.actors.append(table)
        actor.y = tall * 0.97
        (actor.speed, actor.motion) = (0, "stand")
    }

    /// How much taller a thing is that the words call large or small.
    private static let statures: [String: Float] = ["tiny": 0.42, "small": 0.78, "large": 1.25, "giant": 1.8]

    /// A place from -0.5 to 0.5 across the picture: one stands a little off centre, several spread.
    private mutating func across(_ n: Int, _ count: Int, _ order: Int, _ total: Int) -> Float {
        if count > 3 { return (Float(n) + 0.5) / Float(count) - 0.5 + chance.between(-0.05, 0.05) }
        let slots = max(count + (total - 1), 1)
        if slots == 1 { return chance.between(-0.14, 0.14) }
        let pair = facts.subjects.first?.kind == "couple"
        let spread = min((pair ? 0.06 : 0.16) * Float(slots), 0.62)
        let slot = Float(order == 0 ? n : order + n + (facts.subjects.first?.count ?? 1) - 1)
        let sign: Float = scene.camera.direction
        return sign * spread * (min(slot, Float(slots)) / Float(max(slots - 1, 1)) - 0.5) + chance.between(-0.03, 0.03)
    }

    /// Metres over the floor.
    private mutating func elevation(_ family: Habit.Family, _ z: Float, _ height: Float, _ order: Int) -> Float {
        func raised(_ row: Float) -> Float { scene.eyeHeight - (row - scene.horizon) * z / scene.focal - height / 2 }
        switch family {
        case .ground: return setting == .macro || setting == .matter || setting == .clouds ? raised(0.56) : 0
        case .air where setting == .macro: return raised(0.50)
        case .air:
            let row = setting == .space ? chance.between(0.40, 0.58) : chance.between(0.22, 0.42)
            return raised(min(max(row, height * scene.focal / z * 0.62 + 0.06), 0.56))
        case .swim:
            return setting == .sea || setting == .beach
                ? raised(scene.horizon + 0.04) : raised(chance.between(0.30, 0.58))
        case .float: return 0
        case .macro: return setting == .macro || setting == .matter ? raised(0.52) : max(raised(0.66), 0)
        case .hanging: return raised(0.40)
        case .sky: return 0
        }
    }

    private mutating func dress(_ actor: inout Actor, _ subject: PrevizSubject, _ n: Int) {
        let people = ["person", "man", "woman", "child", "girl", "boy"].contains(actor.kind)
        // A member of the cast looks the same in every scene.
        var own = subject.member.map { Chance($0, seed: 0) } ?? chance
        if people { Self.varyClothes(&actor, n, &own) }
        if subject.member == nil { chance = own }
        if let name = subject.colour ?? (people ? subject.clothing : nil), let colour = NamedColour.of(name) {
            actor.second = people ? actor.second : actor.second.mixed(with: colour * 0.6, 0.4)
            actor.colour = colour
        }
        if let name = subject.clothing, let colour = NamedColour.of(name) { actor.colour = colour }
        actor.facing = chance.happens(0.5) || Habit.isRead(actor.kind) ? 1 : -1
        actor.motion = Kinds.motion(subject.motion) ?? Self.habitualMotion(actor.kind)
        // Who rides an escalator stands.
        if actor.motion == "drive", Habit.hasHands(actor.kind), facts.subject("stairs") != nil {
            actor.motion = "stand"
        }
        // Who lifts something stays on the ground.
        if actor.motion == "rise", Habit.hasHands(actor.kind), words.contains(where: { $0.hasPrefix("lift") }) {
            actor.motion = "work"
        }
        actor.speed = speed(actor)
        actor.phase = chance.unit()
        actor.seed = subject.member == nil ? chance.seed() : own.seed()
        actor.outfit = subject.outfit
        if Habit.hasHands(actor.kind), n == 0 || held == "umbrella" { hand(&actor, held) }
        if actor.speed != 0 { actor.x -= actor.facing * abs(actor.speed) * min(scene.seconds, 6) * 0.5 }
    }

    private func hand(_ actor: inout Actor, _ thing: String?) {
        actor.holds = thing
        guard let thing, actor.motion == "stand" else { return }
        actor.motion = thing == "microphone" ? "sing" : Habit.takesBothHands(thing) ? "play" : "hold"
        if thing == "umbrella" || thing == "flag" { actor.motion = "stand" }
    }

    private static func varyClothes(_ actor: inout Actor, _ n: Int, _ chance: inout Chance) {
        let coats: [Colour] = [
            [0.20, 0.24, 0.34], [0.46, 0.20, 0.20], [0.50, 0.44, 0.34], [0.24, 0.32, 0.26], [0.62, 0.52, 0.30],
            [0.34, 0.26, 0.40], [0.78, 0.34, 0.22], [0.18, 0.44, 0.50], [0.84, 0.78, 0.66], [0.70, 0.18, 0.26],
            [0.30, 0.46, 0.68], [0.92, 0.66, 0.24],
        ]
        let trousers: [Colour] = [
            [0.18, 0.22, 0.32], [0.30, 0.27, 0.24], [0.52, 0.46, 0.36], [0.12, 0.12, 0.14], [0.26, 0.34, 0.46],
        ]
        actor.second = chance.pick(trousers)
        if n > 0 || chance.happens(0.6) { actor.colour = chance.pick(coats) }
        actor.height *= chance.between(0.94, 1.06)
    }

    private static func habitualMotion(_ kind: String) -> String {
        switch kind {
        case "car", "taxi", "bus", "truck", "train", "tram", "bike", "motorcycle", "tank", "cart", "tractor": "drive"
        case "dancer", "performer": "dance"
        case "singer": "sing"
        case "bird", "seagull", "eagle", "plane", "aircraft", "helicopter", "drone", "airship", "bat", "butterfly",
            "dragon",
            "phoenix", "bee":
            "fly"
        case "fish", "whale", "shark", "dolphin", "jellyfish", "octopus", "seahorse": "swim"
        case "boat", "ship", "sailship", "canoe", "submarine": "sail"
        default: "stand"
        }
    }

    private func speed(_ actor: Actor) -> Float {
        let scale = actor.height * (facts.pace == "fast" ? 1.6 : facts.pace == "slow" ? 0.6 : 1)
        return switch actor.motion {
        case "walk": 0.50 * scale
        case "run": Build.of(actor.kind) == nil ? 1.45 * scale : 2.1 * scale
        case "drive": actor.kind == "train" ? 2.4 * scale : 1.0 * scale
        case "sail": 0.10 * scale
        case "fly": Self.hovering.contains(actor.kind) ? 0.12 * scale : 0.5 * scale
        case "swim": ["jellyfish", "octopus", "seahorse"].contains(actor.kind) ? 0.04 * scale : 0.3 * scale
        default: 0
        }
    }

    private static let hovering: Set<String> = [
        "butterfly", "phoenix", "balloon", "astronaut", "bee", "drone", "helicopter", "airship",
    ]

    private mutating func place(_ kind: String, x: Float, z: Float, facing: Float, colour: Colour) {
        guard let habit = Habit.of(kind) else { return }
        var actor = Actor(
            kind: kind, x: x - facing * 3, z: z, height: habit.size * scene.reach / scene.focal, facing: facing,
            colour: colour, second: habit.second)
        (actor.motion, actor.speed, actor.seed) = ("drive", 1.1, chance.seed())
        scene.actors.append(actor)
    }

    // MARK: What lies about

    mutating func scatter(_ kind: String, _ count: Int, _ depths: ClosedRange<Float>, _ height: Float) {
        for _ in 0..<count { scatterOne(kind, depths, height, colour: Self.wild(kind, &chance)) }
    }

    mutating func scatterOne(_ kind: String, _ depths: ClosedRange<Float>, _ height: Float, colour: Colour) {
        // Squaring crowds them towards the far end, where the floor is wider.
        let share = chance.unit().squareRoot()
        let z = scene.reach * mix(depths.lowerBound, depths.upperBound, share)
        var x = chance.between(-0.72, 0.72) * z * scene.aspect / scene.focal
        if z < scene.reach * 1.2, abs(x) < z * 0.14 { x += x < 0 ? -z * 0.2 : z * 0.2 }
        scene.actors.append(
            Actor(
                kind: kind, x: x, z: z, height: height * chance.between(0.7, 1.3), facing: chance.happens(0.5) ? 1 : -1,
                colour: tinted(colour), second: [0.24, 0.18, 0.12], phase: chance.unit(),
                seed: chance.seed(),
                wrap: scene.camera.move == .flyThrough || scene.camera.move == .aerial ? scene.reach * 6 : 0))
    }

    /// Both sides of a way, at even steps into the distance.
    mutating func along(_ kind: String, _ count: Int, aside: ClosedRange<Float>, height: Float) {
        let length = scene.reach * 7
        for n in 0..<count {
            let z = length * (Float(n) + chance.between(0.2, 0.8)) / Float(count) + 2
            let side: Float = n % 2 == 0 ? 1 : -1
            let x = side * chance.between(aside.lowerBound, aside.upperBound)
            scene.actors.append(
                Actor(
                    kind: kind, x: x, z: z, height: height * chance.between(0.8, 1.2), facing: -side,
                    colour: tinted(Self.wild(kind, &chance)), second: [0.22, 0.16, 0.11], phase: chance.unit(),
                    seed: chance.seed(), wrap: length))
        }
    }

    private func tinted(_ colour: Colour) -> Colour {
        facts.has(.snow) ? colour.mixed(with: [0.85, 0.88, 0.93], 0.55) : colour
    }

    private static func wild(_ kind: String, _ chance: inout Chance) -> Colour {
        switch kind {
        case "tree", "palm", "bush":
            chance.pick([[0.18, 0.36, 0.13], [0.22, 0.40, 0.16], [0.27, 0.38, 0.13], [0.14, 0.30, 0.14]])
        case "trunk": chance.pick([[0.20, 0.15, 0.11], [0.25, 0.19, 0.14], [0.16, 0.13, 0.11]])
        case "tuft", "reed": chance.pick([[0.28, 0.42, 0.14], [0.34, 0.44, 0.18], [0.40, 0.42, 0.2]])
        case "flower":
            chance.pick([
                [0.95, 0.42, 0.56], [0.96, 0.84, 0.3], [0.92, 0.92, 0.95], [0.72, 0.42, 0.9], [0.92, 0.3, 0.22],
            ])
        case "cactus": [0.24, 0.40, 0.2]
        case "lamp": [0.10, 0.10, 0.12]
        default: chance.pick([[0.34, 0.32, 0.31], [0.28, 0.27, 0.27], [0.40, 0.37, 0.34]])
        }
    }
}
