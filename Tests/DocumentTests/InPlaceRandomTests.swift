import ClipModel
import Document
import Testing

/// A random scene file in pieces: the text of each field with the comments behind it, so that a test knows which bytes
/// belong to whom.
private struct RandomFile {
    var fields: [(name: String, text: String)]
    var ending: String
    var head: String
    var tail: String

    init(_ random: inout SeededRandom) {
        ending = Bool.random(using: &random) ? "\n" : "\r\n"
        head = Bool.random(using: &random) ? "\u{FEFF}---\n" : "---\n"
        if Bool.random(using: &random) { head += "# written by hand 🌊\n\n" }
        var pool = Self.forms
        pool.shuffle(using: &random)
        fields = [("length", "length: 4s   # as sung\n")]
        for (name, forms) in pool.prefix(Int.random(in: 0...7, using: &random)) {
            fields.append((name, forms.randomElement(using: &random) ?? ""))
        }
        fields.shuffle(using: &random)
        tail = "---\n\nwords <!-- here --> and\tthere  \n"
        if Bool.random(using: &random) { tail += "no final line end" }
    }

    static let forms: [(String, [String])] = [
        ("seed", ["seed: 7\n", "seed:    007 # bond\n", "seed: '5'\n", "seed:\n", "\"seed\": 3\n"]),
        (
            "title",
            [
                "title: مرحبا\n", "title: 'it''s'  # c\n", "title: \"a\\tb\"\n", "title: one\n  two # c\n",
                "title: |\n  block\n", "title: >-\n    a\n    b\n\n",
            ]
        ),
        (
            "style",
            [
                "style: noir\n", "style: [a, 'b' ] # c\n", "style:\n- a # x\n# y\n- b\n",
                "style:\n    - a\n\n    - \"b\"\n", "style: []\n", "style: [\n  a, # one\n  b,\n]\n",
            ]
        ),
        (
            "notes",
            [
                "notes: |\n  a # no comment\n\n   b\n\n", "notes: x\n", "notes: |+\n  a\n\n", "notes: {a: [b]}\n",
                "notes: \"a\n  b\" # c\n",
            ]
        ),
        (
            "parameters",
            [
                "parameters: {a: 1, b: [x, \"y\"]} # c\n", "parameters:\n  a: 1 # one\n  b:\n    c: d\n",
                "parameters: {}\n",
            ]
        ),
        ("engine", ["engine: cloud\n", "engine: ~ # none\n"]),
        ("tags", ["tags: x\n", "tags:\n  - \"x: y\"\n  - z\n"]),
        ("x-mine", ["x-mine: [1, {a: b}] # c\n", "x-mine:\n  - - a\n    - b\n"]),
    ]

    func text(_ parts: some Sequence<String>) -> String {
        parts.joined().split(separator: "\n", omittingEmptySubsequences: false).joined(separator: ending)
    }
    var whole: String { text([head] + fields.map(\.text) + [tail]) }
    func before(_ index: Int) -> String { text([head] + fields[..<index].map(\.text)) }
    func after(_ index: Int) -> String { text(fields[(index + 1)...].map(\.text) + [tail]) }
}

private let values: [(String, [JSONValue])] = [
    ("seed", [1, 4_294_967_295]), ("length", ["96 frames", "1/3s"]),
    ("title", ["plain", "a: b # c", "", "yes", "it's \"q\" \\", "two\nlines", "نور", " lead"]),
    ("style", [["a"], ["b", "a"], [], ["c", "a", "b"], "a"]), ("notes", ["x", "p\n\n  q", "🌊"]),
    ("engine", ["previz"]), ("tags", [["x: y", "007"], ["z"]]), ("negative", ["a, b"]),
    ("parameters", [["a": 2], [:], ["q": ["r": [1, "1"]]]]),
]

@Suite struct InPlaceRandomTests {
    @Test func `setting any field of a random file leaves every other byte as it was`() throws {
        var random = SeededRandom(23)
        for _ in 0..<1500 {
            let file = RandomFile(&random)
            guard let (name, choices) = values.randomElement(using: &random),
                let value = choices.randomElement(using: &random)
            else { continue }
            let old = file.whole
            let bytes = try InPlace.set(field: [name], to: value, in: Array(old.utf8), kind: .frontMatter, path: "f")
            let new = String(decoding: bytes, as: UTF8.self)
            let say: Comment = "\(name) = \(value) in\n\(old)\ngave\n\(new)"
            if let index = file.fields.firstIndex(where: { $0.name == name }) {
                #expect(bytes.starts(with: file.before(index).utf8), say)
                #expect(bytes.reversed().starts(with: file.after(index).utf8.reversed()), say)
            } else {
                #expect(isInsertion(Array(old.utf8), bytes), say)
            }
            #expect(reads(new, name, value), say)
            #expect(try InPlace.set(field: [name], to: value, in: bytes, kind: .frontMatter, path: "f") == bytes, say)
        }
    }

    @Test func `removing any field of a random file leaves every other byte as it was`() throws {
        var random = SeededRandom(29)
        for _ in 0..<800 {
            let file = RandomFile(&random)
            let index = Int.random(in: file.fields.indices, using: &random)
            let bytes = try InPlace.remove(
                field: [file.fields[index].name], in: Array(file.whole.utf8), kind: .frontMatter, path: "f")
            let say: Comment =
                "\(file.fields[index].name) out of\n\(file.whole)\ngave\n\(String(decoding: bytes, as: UTF8.self))"
            #expect(bytes.starts(with: file.before(index).utf8), say)
            #expect(bytes.reversed().starts(with: file.after(index).utf8.reversed()), say)
        }
    }

    @Test func `a field that is set and removed again leaves the file as it was`() throws {
        var random = SeededRandom(31)
        for _ in 0..<500 {
            let file = RandomFile(&random)
            let old = Array(file.whole.utf8)
            for (name, choices) in values where !file.fields.contains(where: { $0.name == name }) {
                let set = try InPlace.set(field: [name], to: choices[0], in: old, kind: .frontMatter, path: "f")
                #expect(try InPlace.remove(field: [name], in: set, kind: .frontMatter, path: "f") == old)
            }
        }
    }

    /// Whether `new` is `old` with something put in at one place.
    private func isInsertion(_ old: [UInt8], _ new: [UInt8]) -> Bool {
        let prefix = zip(old, new).prefix { $0 == $1 }.count
        let suffix = zip(old.reversed(), new.reversed()).prefix { $0 == $1 }.count
        return new.count > old.count && prefix + suffix >= old.count
    }

    /// Whether a reading that knows nothing of edits finds the value.
    private func reads(_ text: String, _ name: String, _ value: JSONValue) -> Bool {
        guard let scene = scene(text).value else { return false }
        let texts = { (value: JSONValue) in value.array?.compactMap(\.string) ?? value.string.map { [$0] } ?? [] }
        switch name {
        case "seed": return scene.seed.map(Int64.init) == value.int
        case "length": return scene.length.written == value.string
        case "title": return scene.title == value.string
        case "notes": return scene.notes == value.string
        case "negative": return scene.negative == value.string
        case "engine": return scene.engine?.text == value.string
        case "style": return scene.styles?.map(\.text) == texts(value)
        case "tags": return scene.tags == texts(value)
        case "parameters": return scene.parameters == value.object
        default: return false
        }
    }
}
