/// What kinds are to each other: parts, places, hands and what they hold, breadths.
extension Habit {
    /// What is said of something else, and drawn by itself only where there is nothing else.
    static let attributes: Set<String> = [
        "face", "hair", "hand", "eye", "body", "clothing", "rays", "colour", "shadow", "material", "pattern", "shape",
        "prop",
        "group", "phenomenon", "liquid", "text", "bubble", "wall", "ball",
    ]

    /// What is no figure: the place itself, its hour, its weather and what its sky and air show.
    static let scenery: Set<String> = [
        "ground", "daypart", "season", "interior", "road", "sky", "sun", "city", "sea", "wave", "hill", "place",
        "garden", "forest",
        "storm", "beach", "lake", "space", "starfield", "cloud", "river", "snow", "shop", "stage", "desert", "cliff",
        "rain", "moon",
        "lightning", "fog", "cave", "rainbow", "aurora", "smoke", "particles",
    ]

    private static let handless: Set<String> = ["baby", "statue", "ghost", "spirit"]
    static func hasHands(_ kind: String) -> Bool {
        kind == "couple" || kind == "crowd" || kind == "astronaut" || kind == "robot" || kind == "skeleton"
            || Painter.statures[kind] != nil && !handless.contains(kind)
    }

    private static let grips: [String: String] = [
        "umbrella": "umbrella", "flag": "flag", "instrument": "guitar", "guitar": "guitar", "violin": "violin",
        "drum": "drum",
        "microphone": "microphone", "phone": "phone", "camera": "camera", "vessel": "cup", "glass": "cup", "cup": "cup",
        "book": "book", "sheet": "book", "laptop": "laptop", "weapon": "sword", "tool": "tool", "flower": "flower",
        "rose": "flower",
        "food": "food", "fruit": "food", "candle": "torch", "lantern": "lantern", "box": "box", "gift": "box",
        "ball": "ball",
    ]
    /// How somebody holds a thing of this kind; `nil` for what isn't held.
    static func grip(on kind: String) -> String? { grips[kind] }

    static func takesBothHands(_ thing: String) -> Bool {
        ["guitar", "violin", "drum", "book", "laptop", "box"].contains(thing)
    }

    /// Whether a mirror would show: letters, dials.
    static func isRead(_ kind: String) -> Bool {
        ["text", "sign", "clock", "laptop", "television", "screen", "sheet", "letter", "picture", "book", "turntable"]
            .contains(kind)
    }

    private static let breadths: [String: Float] = [
        "car": 3.1, "taxi": 3.1, "bus": 2.5, "truck": 2.7, "train": 4.4, "tram": 4.4, "bike": 1.3, "motorcycle": 1.6,
        "cart": 2.6,
        "tank": 3.2, "tractor": 2.0, "board": 4.2, "canoe": 4.5, "submarine": 3.3, "boat": 2.5, "ship": 3.5,
        "sailship": 1.6,
        "shipwreck": 2.8, "plane": 3.0, "aircraft": 3.0, "helicopter": 2.8, "drone": 2.4, "airship": 3.1,
        "satellite": 2.4,
        "spacestation": 2.4, "ufo": 3.0, "spaceship": 3.6, "shark": 2.9, "whale": 3.4, "dolphin": 2.6, "fish": 2.0,
        "seal": 2.4,
        "crocodile": 3.5, "lizard": 3.5, "snake": 3.2, "crab": 2.2, "turtle": 2.1, "snail": 1.8, "beetle": 2.1,
        "mouse": 2.2,
        "dragon": 2.2, "dinosaur": 2.0, "phoenix": 2.4, "bird": 1.9, "eagle": 1.9, "seagull": 1.9, "bat": 1.9,
        "dog": 1.5,
        "cow": 1.6, "pig": 1.7, "horse": 1.4, "piano": 2.6, "drum": 2.2, "turntable": 4.0, "sofa": 2.6, "bench": 2.8,
        "bed": 2.8,
        "table": 2.2, "desk": 2.2, "laptop": 2.1, "television": 1.8, "screen": 1.8, "keyboard": 5.0, "pizza": 3.2,
        "plate": 3.2,
        "bread": 2.3, "food": 2.7, "fruit": 1.9, "banana": 2.1, "knife": 2.5, "key": 2.0, "gun": 1.8, "shoe": 2.2,
        "hat": 2.8,
        "book": 2.3, "camera": 1.6, "factory": 2.3, "dock": 5.0, "fence": 6.0, "wall": 5.0, "bridge": 5.0, "log": 3.4,
        "branch": 3.0, "volcano": 2.8, "material": 3.0, "colour": 2.6, "shape": 2.6, "cup": 1.3, "bowl": 1.6,
        "elephant": 1.5,
        "eye": 3.0, "fountain": 1.8, "paperboat": 2.0, "kettle": 1.3, "gantry": 1.1, "castle": 1.5, "pyramid": 1.8,
        "text": 2.0, "sign": 1.6,
    ]
    /// A kind's width over its height, where it is broad.
    static func breadth(_ kind: String) -> Float { breadths[kind] ?? 1 }
}
