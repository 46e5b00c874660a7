/// Turns facts and a seed into a scene.
struct Composer {
    let facts: PrevizUnderstanding
    var chance: Chance
    var scene: Scene
    let setting: PrevizSetting
    /// The prompt's words, lower case.
    let words: Set<Substring>

    static func compose(_ facts: PrevizUnderstanding, prompt: String, seed: UInt32, aspect: Float, seconds: Float)
        -> Scene
    {
        var composer = Composer(facts, prompt: prompt, seed: seed, aspect: aspect, seconds: seconds)
        composer.place()
        composer.populate()
        composer.frame()
        return composer.scene
    }

    private init(_ facts: PrevizUnderstanding, prompt: String, seed: UInt32, aspect: Float, seconds: Float) {
        self.facts = facts
        words = Set(prompt.prefix(20_000).lowercased().split { !$0.isLetter })
        var chance = Chance(prompt, seed: seed)
        let setting = Self.setting(facts, &chance)
        let time = facts.time ?? Self.time(facts, setting, &chance)
        var look = Look(facts, time: time, setting: setting, chance: &chance)
        look.sunX = chance.between(0.14, 0.86)
        var later: Look?
        if let laterTime = facts.laterTime {
            later = Look(facts, time: laterTime, setting: setting, chance: &chance)
            later?.sunX = look.sunX
        }
        let camera = Self.camera(facts, setting, &chance)
        scene = Scene(
            setting: setting, look: look, laterLook: later, aspect: aspect, camera: camera, seed: chance.seed(),
            seconds: seconds)
        scene.styles = facts.styles
        scene.palette = facts.palette.compactMap(NamedColour.of)
        self.setting = setting
        self.chance = chance
    }

    // MARK: Silence filled

    private static func setting(_ facts: PrevizUnderstanding, _ chance: inout Chance) -> PrevizSetting {
        let deep = ["jellyfish", "fish", "coral", "diver", "shipwreck"]
        if facts.setting == .sea, let first = facts.subjects.first, deep.contains(first.kind) { return .underwater }
        if let stated = facts.setting { return stated }
        let isUnderTheSky = !Set(facts.weather).isDisjoint(with: [.rain, .snow, .storm, .fog])
        if facts.subject("building", "neonsigns", "streetlamp") != nil { return .street }
        for subject in facts.subjects {
            guard let home = homes.first(where: { $0.0.contains(subject.kind) }) else { continue }
            if home.1 == [.room], facts.subject("tree", "palm", "bush", "tent", "fence") != nil { continue }
            // Rain doesn't fall on a table.
            let choice = home.1.filter { $0 != .room || !isUnderTheSky }
            return choice.isEmpty ? .street : chance.pick(choice)
        }
        if facts.has(style: "neon") { return .city }
        if facts.styles.contains("dreamy"), facts.subjects.isEmpty { return .matter }
        return chance.pick([.field, .field, .beach, .mountains, .lake, .road, .forest])
    }

    private static let homes: [([String], [PrevizSetting])] = [
        (["whale", "fish", "jellyfish", "coral", "shark", "diver", "shipwreck"], [.underwater]),
        (["boat", "ship", "sailship", "lighthouse", "seagull"], [.sea]), (["paperboat"], [.river]),
        (["heron"], [.lake]),
        (["spaceship", "rocket", "planet", "eclipse"], [.space]),
        (["ink", "powder", "vortex"], [.matter]),
        (["droplet", "leaf", "rose", "dandelion", "butterfly", "web", "spider", "crystal", "lantern"], [.macro]),
        (
            ["car", "bus", "truck", "streetlamp", "puddle", "neonsigns", "umbrella", "crowd", "bike", "window"],
            [.street]
        ),
        (["eiffel", "tornado", "building", "mech", "castle"], [.city, .field]),
        (
            [
                "desk", "book", "table", "seat", "screen", "food", "fruit", "vessel", "toy", "frame", "cup", "bowl",
                "bottle",
                "glass", "cake", "chair", "sofa", "bed", "lamp", "candle", "cabinet", "shelf", "laptop", "phone",
                "television",
                "clock", "letter", "sheet", "door", "curtain", "kettle", "mirror", "teddy", "box", "gift", "piano",
                "pen", "key",
            ], [.room]
        ),
        (["dancer", "singer", "drummer", "performer", "microphone", "speaker", "guitar", "drum", "violin"], [.stage]),
        (["octopus", "starfish", "dolphin", "seal", "submarine"], [.underwater]),
        (["yacht", "canoe", "surfer", "pier", "iceberg"], [.sea]),
        (["satellite", "spacestation", "ufo", "blackhole", "comet"], [.space]),
        (["taxi", "tram", "motorcycle", "skater", "shop", "stall", "sign", "bench", "callbox"], [.street]),
        (["penguin", "snowman", "icicle"], [.arctic]), (["camel", "scorpion", "cactus"], [.desert]),
        (["lion", "giraffe", "zebra", "elephant", "sheep", "cow", "windmill", "tractor"], [.field]),
        (["bear", "fox", "squirrel", "owl", "hedgehog"], [.forest]),
        (["helicopter", "airship", "parachute", "eagle", "angel"], [.clouds, .mountains]),
        (["bee", "ant", "snail", "feather", "bubble", "insect", "snowflake"], [.macro]),
        (["pyramid"], [.desert]), (["pole"], [.road]), (["train"], [.field, .city]),
        (["temple", "deer", "unicorn", "wolf", "mushroom", "fireflies", "tree", "ghost"], [.forest, .field]),
        (["waterfall"], [.canyon]), (["mountain", "aurora", "volcano"], [.mountains]),
        (["astronaut"], [.moonscape, .space]),
        (["stars", "moon"], [.mountains, .sea, .field]), (["smoke"], [.stage, .matter]),
        (["phoenix", "dragon"], [.canyon, .clouds, .mountains]), (["plane", "balloon", "bat"], [.clouds, .field]),
    ]

    private static func time(_ facts: PrevizUnderstanding, _ setting: PrevizSetting, _ chance: inout Chance)
        -> PrevizTime
    {
        let kinds = facts.subjects.map(\.kind)
        let nightly = [
            "moon", "stars", "fireworks", "aurora", "fireflies", "neonsigns", "streetlamp", "ghost", "eclipse",
        ]
        if kinds.contains(where: nightly.contains) || facts.has(style: "neon") { return .night }
        if facts.has(style: "glow") || facts.has(style: "dark") { return chance.pick([.night, .dusk]) }
        if facts.has(style: "warm") { return .sunset }
        if kinds.contains("sun") { return chance.pick([.sunset, .morning]) }
        if facts.has(.storm) { return chance.pick([.dusk, .afternoon]) }
        if facts.has(.rain), [.street, .city].contains(setting) { return chance.pick([.dusk, .afternoon, .night]) }
        if setting == .stage { return .night }
        if let lit = facts.light.lazy.compactMap({ Self.hours[$0] }).first { return chance.pick(lit) }
        if let felt = facts.mood.flatMap({ Self.hours[$0] }) { return chance.pick(felt) }
        return chance.pick(hours(of: setting))
    }

    /// Hours that suit a light or a mood.
    private static let hours: [String: [PrevizTime]] = [
        "golden": [.sunset, .afternoon], "backlit": [.sunset, .dawn], "candle": [.night], "moonlit": [.night],
        "neon": [.night], "dim": [.dusk, .night], "spotlight": [.night], "sunrays": [.morning, .afternoon],
        "bright": [.noon, .morning],
        "calm": [.dawn, .morning, .sunset], "tense": [.dusk, .night], "joyful": [.morning, .afternoon, .noon],
        "sad": [.dusk, .dawn], "dreamy": [.dawn, .dusk, .sunset], "energetic": [.afternoon, .noon, .sunset],
        "mysterious": [.dusk, .night, .dawn], "epic": [.sunset, .dawn, .dusk], "romantic": [.sunset, .dusk],
    ]

    /// Hours that a place looks well at when nothing is said.
    private static func hours(of setting: PrevizSetting) -> [PrevizTime] {
        switch setting {
        case .city, .street: [.dusk, .morning, .afternoon, .sunset, .night]
        case .sea, .beach, .lake, .desert: [.sunset, .dawn, .afternoon, .morning, .dusk]
        case .mountains, .canyon, .field, .road: [.dawn, .afternoon, .sunset, .morning, .afternoon]
        case .forest: [.morning, .afternoon, .dawn, .afternoon]
        case .room: [.morning, .afternoon, .sunset, .dusk]
        case .clouds: [.dawn, .sunset, .morning, .dusk]
        default: [.morning, .noon, .afternoon, .sunset, .dawn]
        }
    }

    private static func camera(_ facts: PrevizUnderstanding, _ setting: PrevizSetting, _ chance: inout Chance)
        -> CameraPath
    {
        let quiet: [PrevizCamera] =
            switch setting {
            case .tunnel: facts.subjects.isEmpty ? [.flyThrough] : [.pushIn]
            case .clouds, .space: [.pushIn, .panLeft, .panRight]
            case .matter: [.static]
            case .room, .street, .stage: [.pushIn, .pushIn, .truckLeft, .truckRight, .pullBack]
            default: [.pushIn, .pushIn, .truckLeft, .truckRight, .orbit, .pullBack, .craneUp]
            }
        let chosen =
            facts.pace == "timelapse" ? PrevizCamera.static : facts.mood == "tense" ? .handheld : chance.pick(quiet)
        var path = CameraPath(move: facts.camera ?? chosen)
        path.pace = facts.pace == "fast" ? 1.7 : facts.pace == "slow" || facts.pace == "slowmotion" ? 0.7 : 1
        if facts.camera == nil { path.pace *= facts.mood == "energetic" ? 1 : 0.6 }
        path.direction = chance.happens(0.5) ? 1 : -1
        return path
    }

    // MARK: The frame

    /// Size and place of the view, from the words about framing and the move.
    private mutating func frame() {
        suit()
        fitWalls()
        takeAngle()
        layTable()
        aim()
        focusLens()
        clearView()
        hang()
        scene.actors = scene.actors.enumerated()
            .sorted { $0.element.z != $1.element.z ? $0.element.z > $1.element.z : $0.offset < $1.offset }
            .map(\.element)
        weather()
    }

    /// Trees by the sea are palms.
    private mutating func suit() {
        guard setting == .beach || setting == .desert, !facts.has(.snow) else { return }
        for n in scene.actors.indices where scene.actors[n].kind == "tree" { scene.actors[n].kind = "palm" }
    }

    /// What belongs to an edge of the picture goes there: heads along its foot, boughs along its top.
    private mutating func hang() {
        for n in scene.actors.indices {
            let depth = scene.actors[n].z / scene.focal
            switch scene.actors[n].kind {
            case "audience": scene.actors[n].y = scene.eyeHeight - (1.01 - scene.horizon) * depth
            case "bough": scene.actors[n].y = scene.eyeHeight + (scene.horizon - 0.02) * depth - scene.actors[n].height
            default: break
            }
        }
    }

    /// What lies about steps aside from between the eye and the subject.
    private mutating func clearView() {
        guard let subject = scene.actors.first(where: \.principal) else { return }
        let column = subject.x / max(subject.z, 0.1)
        let margin = subject.height * 0.42 / subject.z + 0.03
        for n in scene.actors.indices where Self.wildKinds.contains(scene.actors[n].kind) {
            let actor = scene.actors[n]
            guard actor.z < (setting == .forest ? subject.z + 1 : subject.z * 2),
                abs(actor.x / actor.z - column) < margin
            else { continue }
            scene.actors[n].x = (column + (actor.x / actor.z < column ? -margin : margin) * 1.25) * actor.z
        }
    }

    private static let wildKinds = [
        "trunk", "tree", "bush", "tuft", "reed", "rock", "palm", "flower", "cactus", "conifer", "birch", "bare",
        "grass",
        "fern", "kelp", "coral", "crystal",
    ]

    private mutating func weather() {
        let isFlooded = setting == .room && facts.subjects.contains { $0.words == "water" }
        let wet = facts.isWet || isFlooded || setting != .room && facts.has(.rain) || facts.subject("puddle") != nil
        if facts.has(.rain) { scene.air.rain = 1 }
        if facts.has(.storm), scene.air.rain == 0, !facts.excluded.contains("rain") { scene.air.rain = 0.7 }
        if facts.has(.snow) { scene.air.snow = 1 }
        if facts.has(.fog) { scene.air.fog = 1 }
        if facts.has(.wind) || facts.has(.storm) { scene.air.wind = 0.75 }
        scene.air.lightning = facts.has(.storm)
        if [.underwater, .space, .room, .tunnel, .moonscape].contains(setting) {
            (scene.air.rain, scene.air.snow) = (0, 0)
        }
        if case .ground(var ground) = scene.floor {
            if wet || facts.has(.storm) { ground.wet = 1 }
            if facts.has(.snow), setting != .room, setting != .stage, setting != .tunnel {
                (ground.near, ground.far) = ([0.86, 0.89, 0.94], [0.80, 0.84, 0.90])
                ground.roadColour = ground.roadColour.mixed(with: [0.7, 0.73, 0.78], 0.55)
            }
            scene.floor = .ground(ground)
        }
        if facts.subject("fireflies") != nil { scene.air.fireflies = [1.0, 0.86, 0.38] }
        if facts.subject("dust", "particles") != nil { scene.air.dust = max(scene.air.dust, 1.4) }
        if facts.subject("smoke") != nil { scene.air.smoke = smokeColours }
        if facts.pace == "fast", scene.camera.move == .static { scene.air.wind = 1.2 }
        if facts.pace == "timelapse" { scene.haste = 14 }
        if facts.pace == "freeze" { scene.frozen = scene.seconds * 0.4 }
    }

    private var smokeColours: [Colour] {
        let named = scene.palette
        if named.isEmpty {
            return facts.has(style: "vivid") ? [[0.9, 0.3, 0.6], [0.2, 0.5, 0.95]] : [[0.62, 0.62, 0.66]]
        }
        return Array(named.prefix(2))
    }
}
