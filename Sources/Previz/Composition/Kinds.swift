/// From the words of prompts to what is drawn: the one place where primitives meet drawings.
///
/// A drawing is looked for under the word itself, then under what is near it in meaning, then under the name of the
/// variant, then of the primitive; a primitive without a drawing of its own takes the nearest one. So a drawing that is
/// added to ``Habit`` under one of those names is used from then on.
enum Kinds {
    static func kind(of noun: Noun, word: String) -> String {
        if let drawing = noun.drawing { return drawing }
        let names = spellings(of: word, noun)
        // A paper boat is one before it is a boat.
        for name in names {
            if Habit.of(name) != nil { return name }
            if let kind = near[name] { return kind }
        }
        if Habit.of(noun.variant) != nil { return noun.variant }
        if let kind = instead[noun.variant] { return kind }
        if Habit.of(noun.primitive) != nil { return noun.primitive }
        return instead[noun.primitive] ?? noun.primitive
    }

    /// The word, and its last part if it is a compound that says what kind of thing that is, each also without a plural's
    /// ending. A hot dog is no dog, and a teddy bear no bear.
    private static func spellings(of word: String, _ noun: Noun) -> [String] {
        let last = word.split(separator: " ").last.map(String.init) ?? word
        let isKindOfLast = last == word || NounTable.find(last, french: false)?.primitive == noun.primitive
        var spellings: [String] = []
        for name in isKindOfLast ? [word, last] : [word] {
            spellings.append(name)
            if name.hasSuffix("s") { spellings.append(String(name.dropLast())) }
            if name.hasSuffix("es") { spellings.append(String(name.dropLast(2))) }
        }
        return spellings
    }

    /// Words whose drawing has another name.
    private static let near: [String: String] = {
        var table: [String: String] = [:]
        for line in nearWords.split(separator: "\n") {
            let words = line.split(separator: " ")
            for word in words.dropFirst() {
                table[word.map { $0 == "_" ? " " : String($0) }.joined()] = String(words[0])
            }
        }
        return table
    }()

    /// What draws a variant or a primitive that has no drawing of its own name.
    private static let instead: [String: String] = [
        "aircraft": "plane", "aurora": "aurora", "island": "isle", "board": "bike", "face": "person", "hair": "person",
        "eye": "person", "hand": "person", "body": "person", "building": "building", "factory": "building",
        "explosion": "fireworks", "hoofed": "cow", "insect": "spider", "instrument": "desk", "material": "frame",
        "monkey": "child", "particles": "dust", "performer": "dancer", "reef": "coral", "reptile": "turtle",
        "rodent": "rabbit", "picture": "frame", "sheet": "book", "spirit": "ghost", "starfield": "stars",
        "space": "stars", "warrior": "samurai", "waterbird": "seagull", "cart": "truck", "machine": "mech",
        "ride": "tower", "camera": "box", "clock": "frame", "text": "sign", "cloth": "flag", "clothing": "person",
        "cabinet": "box", "appliance": "box", "wall": "building", "pole": "streetlamp", "door": "frame", "tool": "box",
        "weapon": "box", "liquid": "droplet", "pattern": "vortex", "shape": "ball", "prop": "box", "group": "box",
        "phenomenon": "vortex", "hill": "mountain", "ice": "crystal", "snow": "snow", "beast": "beast",
    ]

    /// Primitives of those who wear clothes, have hands and look somewhere.
    static let animate: Set<String> = [
        "person", "child", "crowd", "performer", "warrior", "astronaut", "spirit", "robot", "dog", "cat", "bird",
        "bear",
        "beast", "butterfly", "dragon", "elephant", "fish", "hoofed", "horse", "insect", "jellyfish", "monkey",
        "reptile",
        "rodent", "waterbird", "whale",
    ]

    static func isAnimate(_ noun: Noun) -> Bool { animate.contains(noun.primitive) }

    /// Primitives that go somewhere by themselves.
    static let movers = animate.union([
        "car", "truck", "train", "boat", "aircraft", "bike", "rocket", "balloon",
    ])

    // MARK: Places

    /// The place that a noun names.
    static func setting(of noun: Noun, word: String) -> PrevizSetting? {
        if noun.variant == "hill" { return .field }
        // A jetty needs water.
        if noun.primitive == "bridge", kind(of: noun, word: word) == "dock" { return .sea }
        if openStalls.contains(word.split(separator: " ").last.map(String.init) ?? word) { return .street }
        if noun.primitive == "starfield" { return ["star", "stars", "comet", "meteor"].contains(word) ? nil : .space }
        if noun.primitive == "ice" { return ["glacier", "iceberg"].contains { word.hasPrefix($0) } ? .arctic : nil }
        return places[noun.primitive]
    }

    /// Whether the noun is a place and nothing that stands in one.
    static func isPlaceOnly(_ noun: Noun) -> Bool {
        places[noun.primitive] != nil && !["mountain", "island", "reef", "shop"].contains(noun.variant)
    }

    /// Whether one can be inside.
    static func isHouse(_ noun: Noun) -> Bool {
        ["building", "house", "temple"].contains(noun.primitive) && noun.variant != "factory"
    }

    /// Shops that nobody goes into.
    private static let openStalls: Set<String> = [
        "stall", "stalls", "kiosk", "kiosks", "awning", "awnings", "kerb", "curb", "market", "markets", "marketplace",
        "bazaar",
    ]

    private static let places: [String: PrevizSetting] = [
        "beach": .beach, "cave": .tunnel, "city": .city, "cliff": .canyon, "desert": .desert, "forest": .forest,
        "garden": .garden, "grass": .field, "ground": .field, "interior": .room, "lake": .lake, "mountain": .mountains,
        "reef": .underwater, "river": .river, "road": .road, "sea": .sea, "shop": .room, "stage": .stage,
    ]

    // MARK: Motions

    /// The motion that is drawn for one that the words name; `nil` for what the kind does by habit.
    static func motion(_ name: String?) -> String? {
        guard let name else { return nil }
        return nearMotions[name] ?? (drawnMotions.contains(name) ? name : nil)
    }

    private static let drawnMotions: Set<String> = [
        "walk", "run", "fly", "swim", "drive", "dance", "fall", "rise", "spin", "burst", "sit", "stand", "sail", "lie",
        "work", "play", "hold", "talk", "eat", "throw", "climb", "jump",
    ]

    private static let nearMotions = [
        "float": "fly", "cross": "walk", "grow": "rise", "look": "stand", "perform": "play", "gesture": "wave",
    ]
}

private let nearWords = """
    seal sea_lion sea_lions walrus
    lighthouse phare
    eiffel eiffel_tower tour_eiffel
    pyramid pyramide
    unicorn licorne
    wolf wolves fox foxes coyote loup renard
    deer stag fawn moose elk reindeer caribou antelope cerf biche faon renne
    ghost phantom spectre figure_in_a_cloak fantome specter
    astronaut spaceman cosmonaut astronaute spacesuit
    diver scuba_diver plongeur
    alien extraterrestrial extraterrestre ufo_pilot
    mech mecha giant_robot
    tornado twister whirlwind tornade
    vortex maelstrom whirlpool spiral tourbillon portal black_hole
    volcano volcan volcanoes
    fireworks firework feu_d_artifice
    aurora northern_lights aurora_borealis aurore_boreale
    rainbow arc_en_ciel
    lantern candle paper_lantern lightbulb bougie lanterne chandelle light_bulb
    streetlamp street_lamp streetlight street_light lamppost lampadaire reverbere
    phoenix phenix
    seagull gull mouette goeland
    turtle tortoise sea_turtle tortue
    shark dolphin requin dauphin
    crab lobster hermit_crab crabe
    web spiderweb spider_web cobweb toile_d_araignee
    dandelion pissenlit
    puddle flaque
    neonsigns neon_sign neon_lights
    fireflies firefly luciole
    dust particle speck mote poussiere
    eclipse solar_eclipse lunar_eclipse
    dancer ballerina danseuse danseur ballet_dancer
    skeleton squelette
    woman lady actress princess queen mother grandmother witch bride girlfriend waitress businesswoman mom wife \
    old_woman young_woman daughter femme dame reine princesse women ladies policewoman goddess
    child girl boy kid baby toddler schoolgirl enfant fille garcon bebe children little_girl little_boy
    person man guy king father boyfriend homme men old_man young_man humanoid_figure
    couple lovers amoureux duo newlyweds
    samurai knight soldier warrior gladiator viking chevalier soldat guerrier
    island islet ile
    spaceship starship spacecraft ufo vaisseau_spatial space_shuttle flying_saucer satellite space_station
    sailship sailing_ship pirate_ship sailboat galleon tall_ship ghost_ship voilier
    ship vessel cruise_ship cargo_ship steamship yacht ferry warship navire
    bus autobus coach school_bus
    bat chauve_souris
    powder poudre
    ink encre
    droplet drop raindrop water_droplet dewdrop goutte
    smoke steam fumee
    castle fortress palace chateau
    temple church cathedral shrine mosque monastery pagoda eglise
    shipwreck wreck epave
    coral coral_reef corail
    flag banner drapeau
    window fenetre windowpane
    desk turntable piano keyboard
    dock pier wharf quay harbour harbor jetty marina
    callbox phone_booth phone_box telephone_booth telephone_box call_box
    kettle teapot teakettle tea_kettle bouilloire theiere
    paperboat paper_boat paper_ship origami_boat bateau_en_papier
    motorcycle motorbike motocross motorcross moped moto
    heron stork egret ibis
    rabbit bunny hare lapin
    moon full_moon crescent lune
    sun soleil
    stars star starlight etoile
    rose rosebud
    leaf autumn_leaf feuille
    """
