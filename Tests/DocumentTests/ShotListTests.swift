import ClipModel
import Document
import Testing

private func id(_ text: String) -> SceneID { SceneID(unchecked: text) }

@Suite struct ShotListTests {
    private let scenes: [SceneID: Scene] = Dictionary(
        uniqueKeysWithValues: [
            Scene(
                id: id("harbour"), prompt: "Gulls.\n\n## not a heading\n\\## nor this", length: .seconds(Rational(4)),
                seed: 7, styles: [StyleName(unchecked: "noir"), StyleName(unchecked: "rain")]),
            Scene(
                id: id("street"), prompt: "A <!-- kept --> street", length: .bars(Rational(2)),
                engine: EngineName(unchecked: "cloud"), styles: [], continues: id("harbour")),
            Scene(id: id("001"), prompt: "مرحبا 🌊", length: .frames(96)),
            Scene(id: id("draft"), prompt: "later", length: .seconds(Rational(1))),
        ].map { ($0.id, $0) })
    private let timeline = [id("harbour"), id("street"), id("harbour"), id("001")]

    private func changes(_ text: String) -> (changes: ShotListChanges?, text: String) {
        let parsed = ShotList.parse(text)
        if !parsed.faults.isEmpty { return (nil, lines(parsed.faults)) }
        let result = ShotList.changes(from: scenes, timeline: timeline, to: parsed.entries)
        return (result.changes, lines(result.faults))
    }

    @Test func `the list is a heading and the words for each scene`() {
        #expect(
            ShotList.text(of: scenes, timeline: timeline) == """
                ## harbour  4s  seed 7  style noir, rain
                Gulls.

                \\## not a heading
                \\\\## nor this

                ## street  2 bars  style none  engine cloud  continues harbour
                A \\<!-- kept --> street

                ## harbour

                ## 001  96 frames
                مرحبا 🌊

                """)
    }

    @Test func `an unchanged list changes nothing, whatever its line ends and trailing spaces`() throws {
        let text = ShotList.text(of: scenes, timeline: timeline)
        #expect(changes(text).changes?.isEmpty == true)
        let other =
            "\u{FEFF}" + text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "  \r\n")
        #expect(changes(other).changes?.isEmpty == true)
    }

    @Test func `words, fields and order are told apart`() throws {
        let text = """
            ## street  2 bars  style none  engine cloud
            Another street
            ## 001  4s  seed 3
            مرحبا 🌊
            ## harbour  4s  style noir, rain
            Gulls.

            \\## not a heading
            \\\\## nor this
            """
        let found = try #require(changes(text).changes)
        #expect(found.timeline?.map(\.text) == ["street", "001", "harbour"])
        #expect(found.removed == [])
        #expect(found.added == [])
        #expect(
            found.changed == [
                .init(id: id("street"), prompt: "Another street", fields: ["continues": nil]),
                .init(id: id("001"), prompt: nil, fields: ["length": "4s", "seed": 3]),
                .init(id: id("harbour"), prompt: nil, fields: ["seed": nil]),
            ])
    }

    @Test func `scenes come, go, come back and get other names`() throws {
        let text = ShotList.text(of: scenes, timeline: timeline)
        let gone = try #require(changes(text.components(before: "\n## 001")).changes)
        #expect(gone.removed == [id("001")])
        #expect(gone.timeline?.count == 3)
        let renamed = try #require(changes(text.replacing("## 001", "## 002")).changes)
        #expect(renamed.renamed == [.init(from: id("001"), to: id("002"))])
        #expect(renamed.removed == [] && renamed.added == [])
        let added = try #require(changes(text + "\n## new  2s\nwords\n\n## draft\n").changes)
        #expect(added.added == [Scene(id: id("new"), prompt: "words", length: .seconds(Rational(2)))])
        #expect(added.timeline?.suffix(2).map(\.text) == ["new", "draft"])
        #expect(added.changed == [])
    }

    static let faulty: [(String, String)] = [
        ("words\n## a  4s\nx", "shot list:1: words stand before the first scene; begin each scene with `## name  4s`"),
        (
            "## \nx",
            "shot list:1: a heading has no name; write `## name  4s`; use letters, digits, `-`, `_` and `.`, and start with a letter or digit"
        ),
        (
            "## my scene  4s\nx",
            "shot list:1: `my scene` is no usable name of a scene; write `## name  4s`; use letters, digits, `-`, `_` and `.`, and start with a letter or digit"
        ),
        (
            "## a  4 parsecs\nx",
            "shot list:1: `4 parsecs` is neither a length nor seed, style, engine or continues; write `4s`, `96 frames`, `2 bars` or `8 beats`"
        ),
        ("## a  seed 3\nx", "shot list:1: a: has no length; write `4s`, `96 frames`, `2 bars` or `8 beats`"),
        (
            "## a  4s  seed x  style a b\nx",
            "shot list:1: seed: `x` can't be used; write a whole number from 0 to 4294967295\nshot list:1: style: `a b` can't be used; use letters, digits, `-`, `_` and `.`, and start with a letter or digit"
        ),
        ("## a  4s  5s\nx", "shot list:1: length: stands in the heading twice; keep one"),
        ("## a  4s\n", "shot list:1: a: has no words; write what is to be seen below the heading"),
        (
            "## a  4s\nx\n## a  4s\ny",
            "shot list:3: a: stands in line 1 with words already; leave the heading with the name alone"
        ),
        ("## a  4s\nx <!-- y", "shot list:1: a comment is not closed; write `-->` after it"),
        ("## a  4s\nx\u{0}", "shot list:1: a: holds control characters; take them out"),
        (
            "## nowhere\n",
            "shot list:1: nowhere: there is no scene `nowhere`; write a length in the heading and words below it"
        ),
        ("## a\nwords\n", "shot list:1: a: a new scene has no length; write `4s`, `96 frames`, `2 bars` or `8 beats`"),
        (
            "## Harbour  4s\nwords\n",
            "shot list:1: Harbour: differs from `harbour` in case alone; write `harbour` or another name"
        ),
        (
            "## b  4s\nwords\n## B  4s\nwords\n",
            "shot list:3: B: differs from `b` in case alone; write `b` or another name"
        ),
    ]

    @Test(arguments: faulty)
    func `what can't be taken is told with its line`(text: String, expected: String) {
        let result = changes(text)
        #expect(result.text == expected)
        #expect(result.changes == nil)
    }

    @Test func `random scenes come back as they were`() throws {
        var random = SeededRandom(3)
        let words = ["## x", "\\## y", "a", "", "<!-- z", "##", "# h", "---", "  in", "🌊", "-->", "\\"]
        for round in 0..<300 {
            let prompt = (0..<6).map { _ in words.randomElement(using: &random) ?? "" }.joined(separator: "\n")
            let scene = Scene(
                id: id("s\(round)"), prompt: PromptText.tidied("x\n" + prompt),
                length: .seconds(Rational(Int64.random(in: 1...9000, using: &random), 1000)))
            let parsed = ShotList.parse(ShotList.text(of: [scene.id: scene], timeline: [scene.id, scene.id]))
            #expect(parsed.faults == [])
            #expect(parsed.entries.first?.shot == ShotList.Shot(scene))
            #expect(parsed.entries.count == 2)
        }
    }
}

extension String {
    fileprivate func replacing(_ old: String, _ new: String) -> String {
        split(separator: old, omittingEmptySubsequences: false).joined(separator: new)
    }
    fileprivate func components(before mark: String) -> String {
        String(split(separator: mark, omittingEmptySubsequences: false).first ?? "")
    }

    // MARK: a film that changed while the editor was open

    private func merge(_ edited: String, _ base: String, _ current: String) -> (text: [String], faults: [String]) {
        let merged = ShotList.merged(
            ShotList.parse(edited).entries, since: ShotList.parse(base).entries, into: ShotList.parse(current).entries)
        return (merged.entries.map { "\($0.id): \($0.shot?.prompt ?? "-")" }, merged.faults.map(\.description))
    }

    private static let base = "## a  4s\nA\n\n## b  4s\nB\n\n## c  4s\nC\n"

    @Test func `a block that the editor left alone is the film's`() {
        let current = Self.base.replacing("\nA\n", with: "\nA tram\n") + "\n## new  4s\nNew\n"
        let edited = Self.base.replacing("\nB\n", with: "\nB here\n")
        #expect(merge(edited, Self.base, current).text == ["a: A tram", "b: B here", "c: C", "new: New"])
        #expect(merge(Self.base, Self.base, current).text == ["a: A tram", "b: B", "c: C", "new: New"])
    }

    @Test func `the editor's order stands, and what came meanwhile is behind what it came behind`() {
        let current = "## a  4s\nA\n\n## new  4s\nNew\n\n## b  4s\nB\n\n## c  4s\nC\n"
        let edited = "## c  4s\nC\n\n## a  4s\nA\n\n## mine  4s\nMine\n"
        #expect(merge(edited, Self.base, current).text == ["c: C", "a: A", "new: New", "mine: Mine"])
    }

    @Test func `what left the film meanwhile stays away unless the editor changed it`() {
        let current = "## a  4s\nA\n"
        let edited = Self.base.replacing("\nB\n", with: "\nB here\n")
        #expect(merge(Self.base, Self.base, current).text == ["a: A"])
        #expect(merge("## c  4s\nC\n\n" + edited, Self.base, current).text.contains("b: B here"))
    }

    @Test func `a scene that both changed is told of by its line, and one that both changed alike isn't`() {
        let current = Self.base.replacing("\nB\n", with: "\nB there\n")
        let edited = Self.base.replacing("\nB\n", with: "\nB here\n")
        let faults = merge(edited, Self.base, current).faults
        #expect(faults.count == 1 && faults[0].contains("shot list:4") && faults[0].contains("changed elsewhere"))
        #expect(merge(current, Self.base, current).faults == [])
    }
}
