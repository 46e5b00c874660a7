import ClipModel
import Document
import Testing

private func yaml(_ text: String, _ field: String, _ value: JSONValue) -> String { edited(text, field, value, .yaml) }
private func front(_ text: String, _ field: String, _ value: JSONValue) -> String {
    edited(text, field, value, .frontMatter)
}

private func edited(_ text: String, _ field: String, _ value: JSONValue, _ kind: InPlace.Kind) -> String {
    let path = field.split(separator: "/").map(String.init)
    do throws(DocumentFault) {
        return String(
            decoding: try InPlace.set(field: path, to: value, in: Array(text.utf8), kind: kind, path: "f"),
            as: UTF8.self)
    } catch {
        return "fault: \(error)"
    }
}

private func removed(_ text: String, _ field: String, _ kind: InPlace.Kind = .yaml) -> String {
    let path = field.split(separator: "/").map(String.init)
    do throws(DocumentFault) {
        return String(
            decoding: try InPlace.remove(field: path, in: Array(text.utf8), kind: kind, path: "f"), as: UTF8.self)
    } catch {
        return "fault: \(error)"
    }
}

@Suite struct InPlaceFieldTests {
    static let settings: [(String, String, JSONValue, String)] = [
        // Styles and comments stay.
        ("seed: 7   # lucky\ntitle: x\n", "seed", 8, "seed: 8   # lucky\ntitle: x\n"),
        ("title: 'a'\n", "title", "it's", "title: 'it''s'\n"),
        ("title: \"a\"\n", "title", "é \"🌊\"", "title: \"é \\\"🌊\\\"\"\n"),
        ("title: a\n", "title", "b: c", "title: \"b: c\"\n"),
        ("title: a\n", "title", "007", "title: \"007\"\n"),
        ("title: a\n", "title", "yes", "title: \"yes\"\n"),
        ("title: a\n", "title", "مرحبا بالعالم", "title: مرحبا بالعالم\n"),
        ("title: a\n", "title", "", "title: \"\"\n"),
        ("title: 'a'\n", "title", "a\nb", "title: \"a\\nb\"\n"),
        ("title: a # c\nseed: 1\n", "title", "one\ntwo", "title: |- # c\n  one\n  two\nseed: 1\n"),
        ("title: a\n  b\n  c # d\nseed: 1", "title", "x", "title: x # d\nseed: 1"),
        ("title: \"a\n  b\"  # d\n", "title", "x", "title: \"x\"  # d\n"),
        ("title:   # none yet\n", "title", "x", "title: x   # none yet\n"),
        ("title: ~ # none\n", "title", "x", "title: x # none\n"),
        ("title:", "title", "x", "title: x"),
        ("\"title\" : a\r\nseed: 1\r\n", "title", "b", "\"title\" : b\r\nseed: 1\r\n"),
        ("{title: a, seed: 1}\n", "seed", 2, "{title: a, seed: 2}\n"),
        ("{title: a, seed: 1}\n", "title", "b, c", "{title: \"b, c\", seed: 1}\n"),
        ("\u{FEFF}title: a\n", "title", "b", "\u{FEFF}title: b\n"),
        // Blocks.
        (
            "notes: |\n    a\n    b\n\n\n# c\nseed: 1\n", "notes", "x\n\n  y",
            "notes: |\n    x\n\n      y\n\n\n# c\nseed: 1\n"
        ),
        ("notes: >-\n a\n b\nseed: 1\n", "notes", "x", "notes: >-\n x\nseed: 1\n"),
        ("notes: > # why\n a\n b\nseed: 1\n", "notes", "x\ny", "notes: | # why\n x\n y\nseed: 1\n"),
        ("notes: |2\n   a\nseed: 1\n", "notes", "b", "notes: |\n   b\nseed: 1\n"),
        ("notes: |\n  a", "notes", "b", "notes: |\n  b"),
        ("notes: |\r\n  a\r\n  b\r\nseed: 1\r\n", "notes", "c\nd", "notes: |\r\n  c\r\n  d\r\nseed: 1\r\n"),
        ("notes: |\n  a\nseed: 1\n", "notes", " b", "notes: \" b\"\nseed: 1\n"),
        // Lists.
        ("style: noir\n", "style", ["noir", "rain"], "style: [noir, rain]\n"),
        ("style: [noir] # look\n", "style", ["noir", "rain"], "style: [noir, rain] # look\n"),
        ("style: ['noir', 'rain']\n", "style", ["rain", "fog"], "style: ['rain', 'fog']\n"),
        ("style: [a, b]\n", "style", [], "style: []\n"),
        ("style: [a, b]\n", "style", "c", "style: c\n"),
        (
            "style:\n- a # first\n# between\n- b\nseed: 1\n", "style", ["b", "c"],
            "style:\n# between\n- b\n- c\nseed: 1\n"
        ),
        ("style:\n  - a\n  - b", "style", ["a", "b", "c"], "style:\n  - a\n  - b\n  - c"),
        ("style:\n  - a\n  - b\n", "style", "c", "style: c\n"),
        ("parameters: {a: 1}\n", "parameters/b", ["x", 2], "parameters: {a: 1, b: [x, 2]}\n"),
        ("parameters: {}\n", "parameters/b", true, "parameters: {b: true}\n"),
        ("parameters: {a: 1}\n", "parameters", ["b": ["c": "d"]], "parameters: { b: { c: d } }\n"),
        ("parameters:\n  a: 1 # one\n", "parameters/a", .decimal("1.5"), "parameters:\n  a: 1.5 # one\n"),
        // Absent fields.
        ("title: a\ntimeline: []\n", "seed", 3, "title: a\nseed: 3\ntimeline: []\n"),
        ("timeline: []\n", "title", "a", "title: a\ntimeline: []\n"),
        ("title: a", "seed", 3, "title: a\nseed: 3"),
        ("title: a\r\n", "music/bpm", 120, "title: a\r\nmusic:\r\n  bpm: 120\r\n"),
        (
            "music:\n    file: a.flac # song\nbudget: 1 EUR\n", "music/bpm", 120,
            "music:\n    file: a.flac # song\n    bpm: 120\nbudget: 1 EUR\n"
        ),
        ("music:\nbudget: 1 EUR\n", "music/bpm", 120, "music:\n  bpm: 120\nbudget: 1 EUR\n"),
        ("music: ~\n", "music/bpm", 120, "music: { bpm: 120 }\n"),
        ("", "title", "a", "title: a\n"),
        ("# only words\n", "title", "a", "# only words\ntitle: a\n"),
        (
            "title: a\nnotes: |+\n  b\n\n\ntimeline: []\n", "seed", 1,
            "title: a\nseed: 1\nnotes: |+\n  b\n\n\ntimeline: []\n"
        ),
        ("title: a\n", "notes", "one\ntwo", "title: a\nnotes: |-\n  one\n  two\n"),
        // What can't be done is said.
        ("title: a\n", "title/b", 1, "fault: f:1: title.b: `title` holds no fields; change it in an editor"),
        (
            "a: [1\n", "a", 1,
            "fault: f:1: a list in brackets is broken (did not find expected ',' or ']'); close its brackets"
        ),
    ]

    @Test(arguments: settings)
    func `setting a field changes that field alone`(text: String, field: String, value: JSONValue, expected: String) {
        #expect(yaml(text, field, value) == expected)
    }

    static let frontMatter: [(String, String, JSONValue, String)] = [
        ("---\nlength: 4s\n---\nbody: x\n", "seed", 7, "---\nlength: 4s\nseed: 7\n---\nbody: x\n"),
        ("---\r\nlength: 4s\r\n---\r\nbody", "seed", 7, "---\r\nlength: 4s\r\nseed: 7\r\n---\r\nbody"),
        ("\u{FEFF}---\nlength: 4s\n---\nbody", "length", "2 bars", "\u{FEFF}---\nlength: 2 bars\n---\nbody"),
        ("---\n---\nbody", "length", "4s", "---\nlength: 4s\n---\nbody"),
        ("---\n# none\n---\nbody", "length", "4s", "---\n# none\nlength: 4s\n---\nbody"),
        (
            "---\nlength: 4s\nnotes: |\n  a\n---\nbody", "tags", ["x"],
            "---\nlength: 4s\ntags: [x]\nnotes: |\n  a\n---\nbody"
        ),
        ("body", "length", "4s", "fault: f:1: does not begin with front matter; begin with `---`"),
    ]

    @Test(arguments: frontMatter)
    func `front matter is edited without the body`(text: String, field: String, value: JSONValue, expected: String) {
        #expect(front(text, field, value) == expected)
    }

    @Test(arguments: [
        ("a: 1\nseed: 7 # x\n# y\nb: 2\n", "seed", "a: 1\n# y\nb: 2\n"),
        ("a: 1\nseed: 7", "seed", "a: 1"),
        ("a: 1\r\nseed: 7", "seed", "a: 1"),
        ("seed: 7", "seed", ""),
        ("notes: |\n  a\n\n  b\nseed: 1\n", "notes", "seed: 1\n"),
        ("music:\n  bpm: 1\n  file: x\n", "music/bpm", "music:\n  file: x\n"),
        ("music:\n  bpm: 1\nseed: 1\n", "music/bpm", "seed: 1\n"),
        ("{a: 1, b: 2, c: 3}\n", "b", "{a: 1, c: 3}\n"),
        ("{a: 1, b: 2}\n", "b", "{a: 1}\n"),
        ("{a: 1}\n", "a", "{}\n"),
        ("a: 1\n", "b", "a: 1\n"),
        ("style:\n- a\n- b\nseed: 1\n", "style", "seed: 1\n"),
        ("\u{FEFF}seed: 1\na: 2\n", "seed", "\u{FEFF}a: 2\n"),
    ])
    func `removing a field takes its lines and no other`(text: String, field: String, expected: String) {
        #expect(removed(text, field) == expected)
    }
}

@Suite struct InPlaceTimelineTests {
    private func run(_ text: String, _ edit: ([UInt8]) throws(DocumentFault) -> [UInt8]) -> String {
        do throws(DocumentFault) { return String(decoding: try edit(Array(text.utf8)), as: UTF8.self) } catch {
            return "\(error)"
        }
    }
    private func id(_ text: String) -> SceneID { SceneID(unchecked: text) }

    private let block = "title: t\ntimeline:\n  # intro\n  - a   # one\n  - \"b\"\n\n  # chorus\n  - c\nseed: 1\n"

    @Test func `a scene goes into a list with a line for each`() {
        #expect(
            run(block) { bytes throws(DocumentFault) in try InPlace.insert(id("x"), .after(id("a")), in: bytes) }
                == "title: t\ntimeline:\n  # intro\n  - a   # one\n  - x\n  - \"b\"\n\n  # chorus\n  - c\nseed: 1\n")
        #expect(
            run(block) { bytes throws(DocumentFault) in try InPlace.insert(id("x"), .before(id("c")), in: bytes) }
                == "title: t\ntimeline:\n  # intro\n  - a   # one\n  - \"b\"\n  - x\n\n  # chorus\n  - c\nseed: 1\n")
        #expect(
            run(block) { bytes throws(DocumentFault) in try InPlace.insert(id("001"), .end, in: bytes) }
                == "title: t\ntimeline:\n  # intro\n  - a   # one\n  - \"b\"\n\n  # chorus\n  - c\n  - 001\nseed: 1\n")
        #expect(
            run(block) { bytes throws(DocumentFault) in try InPlace.insert(id("x"), .start, in: bytes) }
                == "title: t\ntimeline:\n  # intro\n  - x\n  - a   # one\n  - \"b\"\n\n  # chorus\n  - c\nseed: 1\n")
    }

    @Test func `an entry moves with its comment and leaves the others where they are`() {
        #expect(
            run(block) { bytes throws(DocumentFault) in try InPlace.moveInTimeline(from: 0, to: .end, in: bytes) }
                == "title: t\ntimeline:\n  # intro\n  - \"b\"\n\n  # chorus\n  - c\n  - a   # one\nseed: 1\n")
        #expect(
            run(block) { bytes throws(DocumentFault) in
                try InPlace.moveInTimeline(from: 2, to: .before(id("a")), in: bytes)
            }
                == "title: t\ntimeline:\n  # intro\n  - c\n  - a   # one\n  - \"b\"\n\n  # chorus\nseed: 1\n")
    }

    @Test func `entries are removed and renamed with quotes and line ends kept`() {
        #expect(
            run(block) { bytes throws(DocumentFault) in try InPlace.removeFromTimeline(id("b"), in: bytes) }
                == "title: t\ntimeline:\n  # intro\n  - a   # one\n\n  # chorus\n  - c\nseed: 1\n")
        #expect(
            run(block) { bytes throws(DocumentFault) in try InPlace.renameInTimeline(id("b"), to: id("x"), in: bytes) }
                == "title: t\ntimeline:\n  # intro\n  - a   # one\n  - \"x\"\n\n  # chorus\n  - c\nseed: 1\n")
        #expect(
            run("timeline:\r\n- a\r\n- b") { bytes throws(DocumentFault) in
                try InPlace.removeFromTimeline(at: 1, in: bytes)
            }
                == "timeline:\r\n- a")
        #expect(
            run("timeline:\r\n- a\r\n- b") { bytes throws(DocumentFault) in try InPlace.insert(id("c"), .end, in: bytes)
            }
                == "timeline:\r\n- a\r\n- b\r\n- c")
        #expect(
            run("timeline:\n  - a\n  # x\n  - b\nseed: 1") { bytes throws(DocumentFault) in
                try InPlace.setTimeline([], in: bytes)
            }
                == "timeline: []\n  # x\nseed: 1")
    }

    @Test(arguments: [
        (1, "p:\n  # b\n  - id: b\n    x:\n      - 1\n\n  - { id: c }   # c\nq: 1\n"),
        (2, "p:\n  - id: a   # a\n  # b\n\n  - { id: c }   # c\nq: 1\n"),
        (3, "p:\n  - id: a   # a\n  # b\n  - id: b\n    x:\n      - 1\n\nq: 1\n"),
        (4, "p:\n  - id: a   # a\n  # b\n  - id: b\n    x:\n      - 1\n\n  - { id: c }   # c\nq: 1\n"),
    ])
    func `an entry of a list goes with its lines`(_ number: Int, _ left: String) {
        let list = "p:\n  - id: a   # a\n  # b\n  - id: b\n    x:\n      - 1\n\n  - { id: c }   # c\nq: 1\n"
        #expect(
            run(list) { bytes throws(DocumentFault) in
                try InPlace.removeEntry(number, of: ["p"], in: bytes, kind: .yaml, path: "rights.yaml")
            } == left)
    }

    @Test func `the last entry of a list leaves an empty one, and what shares a line stays`() {
        func removed(_ text: String, _ list: [String]) -> String {
            run(text) { bytes throws(DocumentFault) in
                try InPlace.removeEntry(1, of: list, in: bytes, kind: .yaml, path: "rights.yaml")
            }
        }
        #expect(
            removed("p:\n- id: a\n  s:\n  - x: 1\n  - x: 2\nq: 1\n", ["p", "[1]", "s"])
                == "p:\n- id: a\n  s:\n  - x: 2\nq: 1\n")
        #expect(removed("p:\r\n- a\r\n- b", ["p"]) == "p:\r\n- b")
        #expect(removed("p:\n  - a\nq: 1\n", ["p"]) == "p: []\nq: 1\n")
        #expect(removed("p: [a, b]\n", ["p"]).contains("shares its line"))
        #expect(removed("p:\n  - - a\n    - b\n", ["p", "[1]"]).contains("shares its line"))
    }

    @Test func `a list in brackets keeps its form`() {
        let flow = "timeline: [a, 'b',\n  c, # last\n]\n"
        #expect(
            run(flow) { bytes throws(DocumentFault) in try InPlace.insert(id("x"), .after(id("a")), in: bytes) }
                == "timeline: [a, x, 'b',\n  c, # last\n]\n")
        #expect(
            run(flow) { bytes throws(DocumentFault) in try InPlace.removeFromTimeline(id("b"), in: bytes) }
                == "timeline: [a, c, # last\n]\n")
        #expect(
            run("timeline: [a, b]\n") { bytes throws(DocumentFault) in
                try InPlace.moveInTimeline(from: 1, to: .start, in: bytes)
            }
                == "timeline: [b, a]\n")
        #expect(
            run("timeline: [a, a, b]\n") { bytes throws(DocumentFault) in
                try InPlace.renameInTimeline(id("a"), to: id("z"), in: bytes)
            }
                == "timeline: [z, z, b]\n")
        #expect(
            run("timeline: [a]\n") { bytes throws(DocumentFault) in try InPlace.removeFromTimeline(id("a"), in: bytes) }
                == "timeline: []\n")
    }

    @Test func `an empty or absent timeline becomes a list with lines`() {
        for (before, after) in [
            ("title: t\ntimeline: []  # order\n", "title: t\ntimeline:  # order\n  - a\n"),
            ("title: t\ntimeline:\n", "title: t\ntimeline:\n  - a\n"), ("title: t\n", "title: t\ntimeline:\n  - a\n"),
            ("title: t", "title: t\ntimeline:\n  - a"),
        ] {
            #expect(
                run(before) { bytes throws(DocumentFault) in try InPlace.insert(id("a"), .end, in: bytes) } == after)
        }
    }

    @Test func `places that are not there are told`() {
        #expect(
            run(block) { bytes throws(DocumentFault) in try InPlace.insert(id("x"), .after(id("nope")), in: bytes) }
                == "clip.yaml: timeline: there is no entry `nope`")
        #expect(
            run(block) { bytes throws(DocumentFault) in try InPlace.insert(id("x"), .at(9), in: bytes) }
                == "clip.yaml: timeline: there is no place 10 in the film; give one from 1 to 4")
        #expect(
            run("timeline: [a b]\n") { bytes throws(DocumentFault) in try InPlace.insert(id("x"), .end, in: bytes) }
                == "clip.yaml:1: timeline: `a b` is no usable name of a scene; use letters, digits, `-`, `_` and `.`, and start with a letter or digit"
        )
    }

    @Test func `random timelines change to any other and keep their comments`() throws {
        var random = SeededRandom(11)
        for _ in 0..<200 {
            let names = (0..<8).map { "s\($0)" }
            let old = (0..<Int.random(in: 1...8, using: &random)).map { _ in names.randomElement(using: &random) ?? "s0"
            }
            let new = (0..<Int.random(in: 0...8, using: &random)).map { _ in names.randomElement(using: &random) ?? "s0"
            }
            let flow = Bool.random(using: &random)
            let text =
                flow
                ? "seed: 1\ntimeline: [\(old.joined(separator: ", "))]\nbudget: 1 EUR\n"
                : "seed: 1\ntimeline:\n" + old.enumerated().map { "  # before \($0)\n  - \($1)  # \($1)\n" }.joined()
                    + "budget: 1 EUR\n"
            let changed = try InPlace.setTimeline(new.map(id), in: Array(text.utf8))
            #expect(try InPlace.timeline(of: changed).map(\.text) == new)
            let result = String(decoding: changed, as: UTF8.self)
            #expect(result.hasPrefix("seed: 1\ntimeline:") && result.hasSuffix("budget: 1 EUR\n"))
            if !flow { #expect(result.split(separator: "\n").count { $0.hasPrefix("  # before") } == old.count) }
        }
    }
}

@Suite struct InPlaceBodyTests {
    private func body(_ text: String, _ prompt: String) -> String {
        do throws(DocumentFault) {
            return String(decoding: try InPlace.setBody(prompt, in: Array(text.utf8), path: "f"), as: UTF8.self)
        } catch { return "\(error)" }
    }

    @Test(arguments: [
        ("---\nlength: 4s\n---\n\nold words\n", "new words", "---\nlength: 4s\n---\n\nnew words\n"),
        ("---\r\nlength: 4s\r\n---\r\n\r\nold\r\nwords", "new\nlines", "---\r\nlength: 4s\r\n---\r\n\r\nnew\r\nlines"),
        (
            "---\n---\n\n<!-- above -->\nold\n\n<!-- below -->\n\n", "new",
            "---\n---\n\n<!-- above -->\nnew\n\n<!-- below -->\n\n"
        ),
        ("---\n---\na  \nb <!-- why -->\nc\n", "a\nx\nc", "---\n---\na  \nx <!-- why -->\nc\n"),
        ("---\n---\na\n<!-- between -->\nb\nc\n", "a\nb\nd", "---\n---\na\n<!-- between -->\nb\nd\n"),
        ("---\n---\na <!-- one -->\nb\nc\n", "b\nc", "---\n---\n<!-- one -->\nb\nc\n"),
        ("---\n---\na\n\nb\n", "a\n\nb\n\nc", "---\n---\na\n\nb\n\nc\n"),
        ("---\n---\n", "new", "---\n---\nnew\n"),
        ("---\n---", "new", "---\n---\nnew\n"),
        ("---\n---\n<!-- later -->", "new", "---\n---\n<!-- later -->\nnew\n"),
        ("---\n---\nsame  \n", "same", "---\n---\nsame  \n"),
        ("---\n---\nold\n", "write <!-- this", "---\n---\nwrite \\<!-- this\n"),
        ("---\n---\nold\n", "\n\n new \t\n\n", "---\n---\n new\n"),
        ("no front matter\n", "words", "words\n"),
        (
            "no front matter\n", "---\nwords\n---\n",
            "f:1: prompt: holds what this file can't keep; take out control characters and a first line `---`"
        ),
        (
            "---\n---\nold\n", "a\u{1B}b",
            "f:3: prompt: holds what this file can't keep; take out control characters and a first line `---`"
        ),
    ])
    func `the words are replaced and the rest stays`(text: String, prompt: String, expected: String) {
        #expect(body(text, prompt) == expected)
    }

    @Test func `random bodies take any words and lose no comment`() throws {
        var random = SeededRandom(5)
        let pieces = [
            "rain", "@anna walks", "", "  deep", "<!-- c1 -->", "x <!-- c2 --> y", "<!-- two\nlines -->", "🌊 نور",
            "trail  ",
        ]
        for _ in 0..<400 {
            let old = (0..<Int.random(in: 0...9, using: &random)).map { _ in pieces.randomElement(using: &random) ?? ""
            }
            let ending = Bool.random(using: &random) ? "\n" : "\r\n"
            let text = ("---\nlength: 1s\n---\n" + old.joined(separator: "\n")).split(
                separator: "\n", omittingEmptySubsequences: false
            )
            .joined(separator: ending)
            let words = (0..<Int.random(in: 1...6, using: &random)).map { _ in
                ["rain", "", "@anna walks", "sun", "x y", "-->"].randomElement(using: &random) ?? ""
            }.joined(separator: "\n")
            let changed = try InPlace.setBody(words, in: Array(text.utf8), path: "f")
            let read = CastFile.parse(changed, name: CastName(unchecked: "x"), path: "f").value
            #expect(read?.description == PromptText.tidied(words))
            let result = String(decoding: changed, as: UTF8.self)
            for mark in ["c1", "c2", "two"] { #expect(count(mark, result) == count(mark, text), "\(text) → \(words)") }
        }
    }

    private func count(_ mark: String, _ text: String) -> Int {
        text.split(separator: mark, omittingEmptySubsequences: false).count
    }
}
