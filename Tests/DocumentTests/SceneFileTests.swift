import ClipModel
import Document
import Testing

@Suite struct SceneFileTests {
    @Test func `a scene with every field is read`() throws {
        let parsed = scene(
            """
            ---
            title: "Harbour: dawn"   # shown in lists
            length: 2 bars
            seed: 4294967295
            style: [noir, rain]
            engine: cloud
            continues: opening
            first-frame: refs/dawn.png
            refs:
              - refs/anna.png
              - music/wind.wav
            parameters: {steps: 30, cfg: 7.50, mode: fast, loop: true, tags: ["1", 2], nothing: ~}
            negative: |
              text
              logos
            pick: 0123456789abcdef
            pin: yes
            tags: harbour
            notes: call the harbour master
            x-mood: {any: thing}
            ---

            @anna looks at the sea.   
            Gulls.

            """)
        #expect(lines(parsed.faults) == "")
        let value = try #require(parsed.value)
        #expect(value.prompt == "@anna looks at the sea.\nGulls.")
        #expect(value.title == "Harbour: dawn")
        #expect(value.length == .bars(Rational(2)))
        #expect(value.seed == 4_294_967_295)
        #expect(value.styles == [StyleName(unchecked: "noir"), StyleName(unchecked: "rain")])
        #expect(value.engine?.text == "cloud")
        #expect(value.continues?.text == "opening")
        #expect(value.firstFrame?.text == "refs/dawn.png")
        #expect(value.references.map(\.text) == ["refs/anna.png", "music/wind.wav"])
        #expect(
            value.parameters == [
                "steps": 30, "cfg": .decimal("7.5"), "mode": "fast", "loop": true, "tags": ["1", 2], "nothing": .null,
            ])
        #expect(value.negative == "text\nlogos")
        #expect(value.pick?.text == "0123456789abcdef")
        #expect(value.pinned)
        #expect(value.tags == ["harbour"])
        #expect(parsed.lines["seed"] == 4)
        #expect(parsed.lines["refs[2]"] == 11)
        #expect(parsed.lines["prompt"] == 23)
    }

    @Test func `an empty style list is kept apart from no style`() {
        #expect(scene("---\nlength: 1s\nstyle: []\n---\nx").value?.styles == [])
        #expect(scene("---\nlength: 1s\nstyle:\n---\nx").value?.styles == nil)
        #expect(scene("---\nlength: 1s\nstyle: noir\n---\nx").value?.styles?.map(\.text) == ["noir"])
    }

    @Test func `names that look like numbers stay as they are written`() {
        let parsed = scene("---\nlength: 1s\ncontinues: 001\ntitle: 1e3\nstyle: [yes, 0x10]\n---\nx")
        #expect(parsed.faults == [])
        #expect(parsed.value?.continues?.text == "001")
        #expect(parsed.value?.title == "1e3")
        #expect(parsed.value?.styles?.map(\.text) == ["yes", "0x10"])
    }

    /// Hostile and odd files, each with exactly the faults that it gets.
    @Test(arguments: [
        ("", "scenes/a.md:1: does not begin with front matter; begin with the lines `---`, `length: 4s` and `---`"),
        (
            "words\n",
            "scenes/a.md:1: does not begin with front matter; begin with the lines `---`, `length: 4s` and `---`"
        ),
        (
            "---\nlength: 4s\nwords\n",
            "scenes/a.md:1: the front matter is not closed; write `---` on a line of its own below it"
        ),
        ("---\n---\nx", "scenes/a.md:2: length: is missing; write `length: 4s`"),
        ("---\nlength:\n---\nx", "scenes/a.md:2: length: says nothing; write `length: 4s`"),
        (
            "---\nseed: 1\nlength: 4 parsecs\n---\nx",
            "scenes/a.md:3: length: `4 parsecs` is no length; write `4s`, `96 frames`, `2 bars` or `8 beats`"
        ),
        ("---\nlength: [4s]\n---\nx", "scenes/a.md:2: length: a list where text is wanted; write it on one line"),
        ("---\nlength: {s: 4}\n---\nx", "scenes/a.md:2: length: a mapping where text is wanted; write it on one line"),
        (
            "---\nlength: -4s\n---\nx",
            "scenes/a.md:2: length: `-4s` is no length; write `4s`, `96 frames`, `2 bars` or `8 beats`"
        ),
        (
            "---\nlength: .nan\n---\nx",
            "scenes/a.md:2: length: `.nan` is no length; write `4s`, `96 frames`, `2 bars` or `8 beats`"
        ),
        (
            "---\nlength: 1/999999999s\n---\nx",
            "scenes/a.md:2: length: `1/999999999s` is no length; write `4s`, `96 frames`, `2 bars` or `8 beats`"
        ),
        (
            "---\nlength: 4s\n---\n",
            "scenes/a.md:4: prompt: is missing; write what is to be seen below the closing `---`"
        ),
        (
            "---\nlength: 4s\n---\n<!-- later -->\n \n",
            "scenes/a.md:4: prompt: is missing; write what is to be seen below the closing `---`"
        ),
        ("---\nlength: 4s\n---\nx <!-- open\ny", "scenes/a.md:4: a comment is not closed; write `-->` after it"),
        (
            "---\nlenght: 4s\nlength: 4s\n---\nx",
            "scenes/a.md:2: lenght: no such field in a scene; did you mean `length`?"
        ),
        (
            "---\nmood: sad\nlength: 4s\n---\nx",
            "scenes/a.md:2: mood: no such field in a scene; write `x-mood` for a field of your own"
        ),
        (
            "---\nlength: 4s\nseed: -1\n---\nx",
            "scenes/a.md:3: seed: `-1` is no whole number from 0 to 4294967295; write one without a decimal point"
        ),
        (
            "---\nlength: 4s\nseed: 4294967296\n---\nx",
            "scenes/a.md:3: seed: `4294967296` is no whole number from 0 to 4294967295; write one without a decimal point"
        ),
        (
            "---\nlength: 4s\nseed: 1.5\n---\nx",
            "scenes/a.md:3: seed: `1.5` is no whole number from 0 to 4294967295; write one without a decimal point"
        ),
        (
            "---\nlength: 4s\nseed: ٣\n---\nx",
            "scenes/a.md:3: seed: `٣` is no whole number from 0 to 4294967295; write one without a decimal point"
        ),
        (
            "---\nlength: 4s\npin: maybe\n---\nx",
            "scenes/a.md:3: pin: `maybe` is no take and neither yes nor no; write the 16 hexadecimal digits that `clipws takes` shows"
        ),
        (
            "---\nlength: 4s\npick: abc\n---\nx",
            "scenes/a.md:3: pick: `abc` is no take; write the 16 hexadecimal digits that `clipws takes` shows"
        ),
        (
            "---\nlength: 4s\nrefs: ../x.png\n---\nx",
            "scenes/a.md:3: refs: `../x.png` is no path inside the project; write a path inside the project, as `refs/anna.png`"
        ),
        (
            "---\nlength: 4s\nfirst-frame: /etc/passwd\n---\nx",
            "scenes/a.md:3: first-frame: `/etc/passwd` is no path inside the project; write a path inside the project, as `refs/anna.png`"
        ),
        (
            "---\nlength: 4s\nrefs:\n  - a.png\n  -\n  - .git/config\n---\nx",
            "scenes/a.md:5: refs: an entry says nothing; take it out or fill it in\nscenes/a.md:6: refs: `.git/config` is no path inside the project; write a path inside the project, as `refs/anna.png`"
        ),
        (
            "---\nlength: 4s\nstyle: a b\nengine: -x\n---\nx",
            "scenes/a.md:3: style: `a b` is no usable name of a style; use letters, digits, `-`, `_` and `.`, and start with a letter or digit\nscenes/a.md:4: engine: `-x` is no usable name of an engine; use letters, digits, `-`, `_` and `.`, and start with a letter or digit"
        ),
        (
            "---\nlength: 4s\nparameters: 5\n---\nx",
            "scenes/a.md:3: parameters: text where fields are wanted; write `key: value` below it"
        ),
        (
            "---\nlength: 4s\nparameters: {a: .inf, b: 1e5, c: [-.NaN]}\n---\nx",
            "scenes/a.md:3: parameters.a: `.inf` is no number that can be kept exactly; write it out with digits and a point, or in quotes if it is text\nscenes/a.md:3: parameters.b: `1e5` is no number that can be kept exactly; write it out with digits and a point, or in quotes if it is text\nscenes/a.md:3: parameters.c: `-.NaN` is no number that can be kept exactly; write it out with digits and a point, or in quotes if it is text"
        ),
        ("---\nlength: 4s\nlength: 5s\n---\nx", "scenes/a.md:2: length: stands here more than once; keep one"),
        ("---\nlength: 4s\nparameters:\n\ta: 1\n---\nx", "scenes/a.md:4: a tab indents the line; use spaces"),
        (
            "---\nlength: &l 4s\ntitle: *l\n---\nx",
            "scenes/a.md:2: anchors and aliases are not used here; write the value out where it is wanted"
        ),
        (
            "---\nlength: 4s\ntitle: *bold*\n---\nx",
            "scenes/a.md:3: anchors and aliases are not used here; write the value out, or put a text that starts with `*` or `&` in quotes"
        ),
        (
            "---\nlength: !!str 4s\n---\nx",
            "scenes/a.md:2: tags are not used here; leave out the word that starts with `!`"
        ),
        (
            "---\nlength: 4s\n...\nseed: 1\n---\nx",
            "scenes/a.md:4: a second YAML document starts here; take out the line `---` or `...`"
        ),
        (
            "---\nlength: 4s\ntitle: a: b\n---\nx",
            "scenes/a.md:3: a colon stands where no key can be; put a text that holds `: ` in quotes, or check the indentation"
        ),
        (
            "---\nlength: 4s\ntitle: \"open\n---\nx",
            "scenes/a.md:3: a quoted text is broken (found unexpected end of stream); close its quotes"
        ),
        (
            "---\nlength: 4s\nrefs: [a, b\n---\nx",
            "scenes/a.md:3: a list in brackets is broken (did not find expected ',' or ']'); close its brackets"
        ),
        (
            "---\n- length: 4s\n---\nx",
            "scenes/a.md:2: fields are wanted here; write `key: value`\nscenes/a.md:2: length: is missing; write `length: 4s`"
        ),
        ("---\nlength 4s\nseed: 3\n---\nx", "scenes/a.md:2: a line has no `key: value`; write `key: value`"),
        (
            "---\ntitle: x\nlength 4s\nseed 3\n# c\ntags: []\n---\nx",
            "scenes/a.md:3: a line has no `key: value`; write `key: value`"
        ),
        (
            "---\nlength: 4s\ntitle: one\n  two: three\n---\nx",
            "scenes/a.md:4: a colon stands where no key can be; put a text that holds `: ` in quotes, or check the indentation"
        ),
        (
            "---\njust words\n---\nx",
            "scenes/a.md:2: fields are wanted here; write `key: value`\nscenes/a.md:2: length: is missing; write `length: 4s`"
        ),
        (
            "---\nlength: 4s\n? [a]\n: b\n---\nx",
            "scenes/a.md:3: a key is a list or mapping; write a word before the colon"
        ),
        ("---\nlength: 4s\n---\na\u{0}b", "scenes/a.md:4: byte 20 is NUL; take it out"),
        ("---\nlength: 4s\n---\n\u{1B}[31m", "scenes/a.md:4: byte 19 is the control character U+001B; take it out"),
        ("---\nlength: 4s\n---\n\u{9B}", "scenes/a.md:4: byte 19 is the control character U+009B; take it out"),
    ])
    func `a faulty scene is told by file, line, field, reason and remedy`(text: String, expected: String) {
        #expect(lines(scene(text).faults) == expected)
    }

    @Test func `bytes that are not UTF-8 are told with their offset`() {
        let parsed = scene(Array("---\nlength: 4s\n---\nca".utf8) + [0x66, 0xE9, 0x20])
        #expect(lines(parsed.faults) == "scenes/a.md:4: byte 22 is not UTF-8; save the file as UTF-8")
        #expect(parsed.faults.first?.column == 4)
        #expect(parsed.value == nil)
        #expect(
            scene([0xFF, 0xFE, 0x2D, 0x00]).faults.map(\.description) == [
                "scenes/a.md:1: byte 0 is not UTF-8; save the file as UTF-8"
            ])
    }

    @Test func `a byte order mark and Windows line ends are accepted`() {
        let parsed = scene("\u{FEFF}---\r\nlength: 4s\r\nseed: x\r\n---\r\none  \r\n\r\ntwo\r\n")
        #expect(parsed.value?.prompt == "one\n\ntwo")
        #expect(parsed.faults.map(\.line) == [3])
        #expect(parsed.faults.map(\.column) == [7])
    }

    @Test func `deep nesting and alias bombs are refused quickly`() {
        let deep = String(repeating: "[", count: 400) + String(repeating: "]", count: 400)
        #expect(
            lines(scene("---\nlength: 4s\nx-a: \(deep)\n---\nx").faults)
                == "scenes/a.md:3: nests deeper than 20 levels; flatten it")
        #expect(scene("---\nlength: 4s\nx-a: \(String(repeating: "[", count: 30_000))\n---\nx").value == nil)
        #expect(scene("---\nlength: 4s\nx-a: \(String(repeating: "- ", count: 30_000))\n---\nx").value == nil)
        var bomb = "---\nlength: 4s\na0: &a0 [x, x]\n"
        for n in 1...60 { bomb += "a\(n): &a\(n) [*a\(n - 1), *a\(n - 1)]\n" }
        // As a key the last one would be hashed, and so expanded, while the tree is built.
        bomb += "? *a60\n: 1\n---\nx"
        #expect(
            lines(scene(bomb).faults)
                == "scenes/a.md:3: anchors and aliases are not used here; write the value out where it is wanted")
    }

    @Test func `text with ampersands and stars is no anchor`() {
        let parsed = scene("---\nlength: 4s\ntitle: rock & roll\nnotes: |\n  *slow* &fast\n---\n*bold* & more")
        #expect(parsed.faults == [])
        #expect(parsed.value?.notes == "*slow* &fast")
    }

    @Test func `too much is refused before it is taken apart`() {
        let large = scene([UInt8](repeating: 97, count: 1 << 20 | 1))
        #expect(lines(large.faults) == "scenes/a.md: is larger than 1 MB; keep media and lists in other files")
        let front = scene("---\nlength: 4s\nnotes: \(String(repeating: "a", count: 70_000))\n---\nx")
        #expect(
            lines(front.faults)
                == "scenes/a.md:1: the front matter is larger than 64 kB; write the prompt below the closing `---`")
        let many = scene("---\nlength: 4s\nrefs: [\(String(repeating: "../x,", count: 5000))]\n---\nx")
        #expect(many.faults.count == 100)
    }

    @Test func `all faults of a file are told, in its order`() {
        let parsed = scene("---\nseed: x\nlength: no\nlenght: 1s\npin: 3\n---\n")
        #expect(parsed.faults.map(\.line) == [2, 3, 4, 5, 7])
        #expect(parsed.value == nil)
    }

    @Test func `a scene with a faulty side field keeps its words and leaves the field out`() {
        let parsed = scene("---\nlength: 1s\nseed: x\n---\nwords")
        #expect(parsed.value?.prompt == "words")
        #expect(parsed.value?.seed == nil)
        #expect(parsed.faults.count == 1)
    }

    @Test func `two thousand scenes are read`() {
        let ids = (0..<2000).map { "s\($0)" }
        let text = "---\nlength: 2.5s\nseed: 7\nstyle: [noir]\n---\nA street in the rain, @anna walks.\n"
        let found = ids.map { scene(text, id: $0) }
        #expect(found.allSatisfy { $0.faults.isEmpty && $0.value?.seed == 7 })
        #expect(Set(found.compactMap(\.value?.id)).count == 2000)
    }
}

@Suite struct PromptTextTests {
    @Test(arguments: [
        ("a", "a"), ("\n\n a \t\n\n", " a"), ("a\r\nb\rc\n", "a\nb\nc"), ("a\n\n\nb", "a\n\n\nb"),
        ("a <!-- x --> b", "a b"), ("a<!-- x -->b", "ab"), ("a <!-- x -->b", "a b"), ("a<!-- x --> b", "a b"),
        ("a <!-- x\ny --> b", "a b"), ("<!-- x --> a", "a"), ("a <!-- x -->", "a"), ("a\n<!-- x -->\nb", "a\nb"),
        ("a\n\n<!-- x -->\n\nb", "a\n\nb"), ("a\n\n<!-- x -->\nb", "a\n\nb"), ("<!-- x -->\n\na", "a"),
        ("a\n<!-- x\n\ny -->\nb", "a\nb"), ("\\<!-- a -->", "<!-- a -->"), ("a --> b <! c", "a --> b <! c"),
        ("<!-- a --><!-- b -->c", "c"), ("<!---->a", "a"), ("مرحبا <!-- x --> 🌊", "مرحبا 🌊"),
    ])
    func `comments and blank space never count`(text: String, expected: String) {
        #expect(PromptText.value(of: text) == expected)
    }

    @Test func `an open comment gives no value`() { #expect(PromptText.value(of: "a <!-- b") == nil) }
}
