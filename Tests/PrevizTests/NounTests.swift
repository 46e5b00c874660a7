import PrevizKernels
import Testing

@testable import Previz

private func head(_ language: pv_language, _ block: Int32) -> String? {
    var length: Int32 = 0
    guard let head = pv_noun_head(language, block, &length) else { return nil }
    return String(
        decoding: UnsafeBufferPointer(start: head, count: Int(length)).map(UInt8.init(bitPattern:)), as: UTF8.self)
}

private func variant(_ word: String, french: Bool = false) -> String? {
    NounTable.find(word, french: french).map {
        $0.primitive == $0.variant ? $0.variant : "\($0.primitive)/\($0.variant)"
    }
}

@Suite("The table of nouns")
struct NounTests {
    @Test("Blocks stand in the order of their first words", arguments: [pv_language_english, pv_language_french])
    func order(language: pv_language) {
        var last = ""
        var block: Int32 = 0
        while let word = head(language, block) {
            #expect(last < word, "block \(block)")
            #expect(pv_noun_find(language, word, Int32(word.utf8.count)) >= 0, "\(word)")
            (last, block) = (word, block + 1)
        }
        #expect(block > (language == pv_language_english ? 2000 : 50))
    }

    @Test(
        "English nouns lead to their primitive",
        arguments: [
            ("dog", "dog"), ("labrador", "dog"), ("tiger", "cat"), ("badger", "rodent"), ("chameleon", "reptile"),
            ("oak", "tree"), ("plant", "plant"), ("rose", "flower"), ("hibiscus", "flower"), ("figure", "person"),
            ("blacksmith", "person"), ("plumber", "person"), ("saxophonist", "performer"), ("harp", "instrument"),
            ("papaya", "food/fruit"), ("lasagna", "food"), ("kettle", "vessel"), ("sword", "tool/weapon"),
            ("wristwatch", "machine/clock"), ("galleon", "boat/ship"), ("canoe", "boat"), ("glider", "aircraft"),
            ("stagecoach", "truck/cart"), ("cardigan", "clothing"), ("waterfall", "waterfall"), ("gorge", "cliff"),
            ("ballroom", "interior"), ("lighthouse", "tower"), ("chapel", "temple"), ("necklace", "crystal"),
            ("moonlight", "moon"), ("nature", "abstract"), ("snowflake", "snow"), ("hot air balloon", "balloon"),
            ("seahorse", "fish"),
        ])
    func english(word: String, expected: String) {
        #expect(variant(word) == expected)
    }

    @Test(
        "Plurals, regular or not, are the same nouns",
        arguments: [
            ("mice", "rodent"), ("wolves", "dog"), ("ponies", "horse"), ("buses", "truck"), ("boxes", "box"),
            ("women", "person"), ("children", "child"), ("knives", "tool"), ("cacti", "tree"), ("geese", "waterbird"),
        ])
    func plurals(word: String, expected: String) {
        #expect(variant(word) == expected)
        #expect(NounTable.find(word, french: false)?.isPlural == true)
    }

    @Test(
        "What can't be drawn and what isn't a word leads nowhere",
        arguments: ["zzyzx", "the", "", "ss", "a man"])
    func nothing(word: String) {
        #expect(variant(word) == nil)
    }

    @Test(
        "French nouns lead to their primitive, whatever their endings",
        arguments: [
            ("chat", "cat"), ("eau", "liquid"), ("papillon", "butterfly"), ("chevaux", "horse"), ("oiseaux", "bird"),
            ("danseuses", "performer"), ("toile d araignee", "pattern"), ("feu d artifice", "explosion"),
            ("voitures", "car"), ("aurores boreales", "aurora"),
        ])
    func french(word: String, expected: String) {
        #expect(variant(word, french: true) == expected)
    }

    @Test("Every variant has a drawing, or is of the sky, the air or the place")
    func drawings() {
        let elsewhere: Set<String> = [
            "aurora", "moon", "sun", "stars", "planet", "rainbow", "fireworks", "smoke", "dust", "coral", "snow",
            "rain",
            "fog", "cloud", "storm", "lightning", "sky", "rays", "shadow", "daypart", "season", "colour", "place",
            "sea",
            "wave", "beach", "lake", "river", "road", "city", "forest", "garden", "grass", "ground", "desert", "cliff",
            "cave", "interior", "shop", "stage", "abstract",
        ]
        var number: Int32 = 0
        while let name = pv_noun_variant(number).map({ String(cString: $0) }) {
            let parts = name.split(separator: "/").map(String.init)
            let noun = Noun(
                primitive: parts[0], variant: parts[parts.count - 1], isPlural: false, isSeldom: false, isName: false)
            let kind = Kinds.kind(of: noun, word: "")
            #expect(Habit.of(kind) != nil || elsewhere.contains(kind), "\(name) is drawn as \(kind)")
            number += 1
        }
        #expect(number > 140)
    }

    @Test("A word's own drawing comes before its primitive's")
    func words() throws {
        let tower = try #require(NounTable.find("lighthouse", french: false))
        #expect(Kinds.kind(of: tower, word: "lighthouse") == "lighthouse")
        #expect(Kinds.kind(of: tower, word: "minaret") == "tower")
    }
}

@Suite("What draws a noun")
struct KindTests {
    @Test(
        "A compound's last word draws it only if it is a kind of that",
        arguments: [
            ("teddy bear", "toy"), ("hot dog", "food"), ("toy train", "train"), ("sea lion", "seal"),
            ("race car", "car"), ("wolf", "wolf"),
            ("black bears", "bear"),
        ])
    func compounds(_ phrase: String, _ kind: String) {
        #expect(Reader.read("two \(phrase)").subjects.first?.kind == kind)
    }

    @Test(
        "What falls is what the words say falls",
        arguments: [
            ("A woman at a window, snow falling, close-up", "woman", nil), ("a man, leaves falling", "man", nil),
            ("a man, leaves falling", "leaf", "fall"), ("a man in the rain walking home", "man", "walk"),
            ("a dog running on a beach", "dog", "run"),
        ])
    func participles(_ prompt: String, _ kind: String, _ motion: String?) throws {
        #expect(try #require(Reader.read(prompt).subjects.first { $0.kind == kind }).motion == motion)
    }
}
