/// What a word or a phrase stands for.
struct Meaning: Hashable, Sendable {
    let category: String
    let value: String
}

/// The word tables as one dictionary from folded phrases to meanings.
struct Vocabulary: Sendable {
    private let meanings: [String: [Meaning]]

    /// Made once, in a few milliseconds, at first use.
    static let shared = Vocabulary()

    private init() {
        var table: [String: [Meaning]] = [:]
        for line in lines(of: factWords) { add(line, meaning: Self.fact, to: &table) }
        let facts = table
        for line in lines(of: englishNouns) + lines(of: frenchNouns) {
            var nouns: [String: [Meaning]] = [:]
            add(line, meaning: { Primitive.meaning($0) }, to: &nouns)
            for (word, meaning) in nouns where facts[word] == nil { table[word] = meaning }
        }
        meanings = table
    }

    private static func fact(_ key: Substring) -> [Meaning] {
        let parts = key.split(separator: ".")
        return [Meaning(category: String(parts[0]), value: String(parts[1]))]
    }

    /// The meanings of a phrase, plurals included; `plural` tells whether an English or French plural ending was
    /// taken off.
    func look(up phrase: String) -> (meanings: [Meaning], plural: Bool)? {
        if let found = meanings[phrase] { return (found, false) }
        for (ending, instead) in Self.plurals
        where phrase.hasSuffix(ending) && phrase.utf8.count > ending.utf8.count + 2 {
            if let found = meanings[phrase.dropLast(ending.count) + instead] { return (found, true) }
        }
        return nil
    }

    private static let plurals = [("ies", "y"), ("ves", "f"), ("es", ""), ("s", ""), ("aux", "al"), ("x", "")]
}

private func lines(of table: String) -> [Substring] { table.split(separator: "\n") }

private func add(_ line: Substring, meaning: (Substring) -> [Meaning], to table: inout [String: [Meaning]]) {
    var words = line.split(separator: " ")
    guard !words.isEmpty else { return }
    let found = meaning(words.removeFirst())
    guard !found.isEmpty else { return }
    for word in words {
        let phrase = String(word.map { $0 == "_" ? " " : $0 })
        table[phrase, default: []] += found
    }
}

/// The primitives of the noun tables, as the settings and subjects that this engine draws.
enum Primitive {
    static func meaning(_ key: Substring) -> [Meaning] {
        guard let text = table[String(key)] else { return [] }
        return text.split(separator: " ").map { part in
            let halves = part.split(separator: ".")
            return Meaning(category: String(halves[0]), value: String(halves[1]))
        }
    }

    private static let table: [String: String] = [
        "aircraft": "subject.plane", "astronaut": "subject.astronaut", "aurora": "subject.aurora",
        "balloon": "subject.balloon", "beach": "setting.beach", "beach/island": "setting.sea subject.isle",
        "bear": "subject.bear", "beast": "subject.beast", "bike": "subject.bike", "bird": "subject.bird",
        "boat": "subject.boat", "boat/ship": "subject.ship", "body/skeleton": "subject.skeleton",
        "box": "subject.box", "bridge": "subject.bridge", "building": "subject.building",
        "butterfly": "subject.butterfly", "car": "subject.car", "cat": "subject.cat", "cave": "setting.tunnel",
        "child": "subject.child", "city": "setting.city", "cliff": "setting.canyon", "cloud": "weather.cloudy",
        "crowd": "subject.crowd", "crystal": "subject.crystal", "desert": "setting.desert", "dog": "subject.dog",
        "dragon": "subject.dragon", "elephant": "subject.elephant", "explosion": "subject.fireworks",
        "fire": "subject.fire", "fish": "subject.fish", "flower": "subject.flower", "food": "subject.food",
        "food/fruit": "subject.fruit", "forest": "setting.forest", "garden": "setting.garden",
        "grass": "setting.field", "ground": "setting.field", "hoofed": "subject.deer", "hoofed/cow": "subject.cow",
        "hoofed/deer": "subject.deer", "horse": "subject.horse", "house": "subject.house",
        "house/tent": "subject.tent", "ice": "setting.arctic", "insect": "subject.spider",
        "insect/crab": "subject.crab", "instrument": "subject.desk", "jellyfish": "subject.jellyfish",
        "lake": "setting.lake", "lamp": "subject.lamp", "leaf": "subject.leaf", "lightning": "weather.storm",
        "monkey": "subject.child", "moon": "subject.moon", "mountain": "subject.mountain",
        "mountain/hill": "setting.field", "mushroom": "subject.mushroom", "particles": "subject.dust",
        "performer": "subject.dancer", "person": "subject.person", "planet": "subject.planet",
        "plant": "subject.plant", "rainbow": "subject.rainbow", "reef": "setting.underwater subject.coral",
        "reptile": "subject.turtle", "river": "setting.river", "road": "setting.road", "robot": "subject.robot",
        "rock": "subject.rock", "rocket": "subject.rocket", "rodent": "subject.rabbit", "screen": "subject.screen",
        "sea": "setting.sea", "sea/wave": "setting.sea", "seat": "subject.seat", "sheet/book": "subject.book",
        "sheet/picture": "subject.frame", "shop": "setting.room", "sign": "subject.sign", "smoke": "subject.smoke",
        "spirit": "subject.ghost", "stairs": "subject.stairs", "starfield": "subject.stars",
        "starfield/space": "setting.space", "statue": "subject.statue", "sun": "subject.sun",
        "table": "subject.table", "temple": "subject.temple", "tower": "subject.tower", "toy": "subject.toy",
        "toy/ball": "subject.ball", "train": "subject.train", "tree": "subject.tree", "truck": "subject.truck",
        "truck/cart": "subject.truck", "umbrella": "subject.umbrella", "vessel": "subject.vessel",
        "vortex": "subject.vortex", "warrior": "subject.samurai", "waterbird": "subject.seagull",
        "waterfall": "subject.waterfall", "whale": "subject.whale",
    ]
}
