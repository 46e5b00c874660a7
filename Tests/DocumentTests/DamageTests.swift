import ClipModel
import Document
import Testing

@Suite struct DamageTests {
    private static let sound = """
        ---
        length: 4s  # as sung
        title: 'it''s'
        style: [a, "b: c", {d: e}]
        notes: |-
          one
           two
        parameters:
          - x
          - k: [1, 2.5]
        ---

        words <!-- c --> @anna
        """

    @Test func `damaged files are read or refused, and an edit of one gives a file that says what was asked`() {
        var random = SeededRandom(41)
        let special = Array("\n\r\t :-#[]{}'\"|>&*!?,%@\\<é".utf8) + [0, 0xFF, 0xC2, 0x85, 0xE2, 0x80, 0xA8]
        var edited = 0
        for _ in 0..<6000 {
            var bytes = Array(Self.sound.utf8)
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                let at = Int.random(in: 0..<bytes.count, using: &random)
                switch Int.random(in: 0..<3, using: &random) {
                case 0: bytes[at] = special.randomElement(using: &random) ?? 0
                case 1: bytes.insert(special.randomElement(using: &random) ?? 0, at: at)
                default: bytes.removeSubrange(at..<min(bytes.count, at + Int.random(in: 1...5, using: &random)))
                }
            }
            let before = scene(bytes)
            #expect(before.value != nil || !before.faults.isEmpty)
            _ = ClipFile.parse(bytes)
            if let changed = try? InPlace.set(field: ["seed"], to: 7, in: bytes, kind: .frontMatter, path: "f") {
                #expect(scene(changed).value?.seed == 7 || before.value == nil)
                #expect(scene(changed).value?.prompt == before.value?.prompt)
                edited += 1
            }
            if let changed = try? InPlace.setBody("new words", in: bytes, path: "f"), let value = scene(changed).value {
                #expect(value.prompt == "new words")
            }
        }
        #expect(edited > 500)
    }

    @Test func `damaged shot lists and tables are read or refused`() {
        var random = SeededRandom(43)
        let list = "## a  4s  seed 7  style b, c\nwords\n\n## d  2 bars\nmore\n## a\n"
        let table = "id,prompt,seconds\na,\"x, \"\"y\"\"\nz\",2\nb,c,3\n"
        for _ in 0..<3000 {
            let cut = { (text: String) -> [UInt8] in
                var bytes = Array(text.utf8)
                bytes[Int.random(in: bytes.indices, using: &random)] =
                    Array("\n\r\t ,\"#<\\".utf8).randomElement(using: &random) ?? 0
                return bytes
            }
            let parsed = ShotList.parse(String(decoding: cut(list), as: UTF8.self))
            #expect(!parsed.entries.isEmpty || !parsed.faults.isEmpty)
            for kind in [ShotTable.Kind.csv, .tsv] {
                let result = ShotTable.parse(cut(table), kind: kind, path: "t")
                #expect(!result.rows.isEmpty || !result.faults.isEmpty)
            }
        }
    }
}
