import ClipModel
import Document
import Testing

@Suite struct NewFileTests {
    @Test func `a new scene has the usual order and reads back`() {
        let made = Scene(
            id: SceneID(unchecked: "a"), prompt: "Gulls.", length: .seconds(Rational(9, 4)), negative: "text\nlogos",
            seed: 7,
            engine: .previz, styles: [StyleName(unchecked: "001")], continues: SceneID(unchecked: "b"),
            firstFrame: ProjectPath(unchecked: "refs/a b.png"), references: [ProjectPath(unchecked: "refs/[x].png")],
            parameters: ["b": ["c": .null], "a": "1"], pick: TakeID("0123456789abcdef"), pinned: true,
            title: "Act 1: dawn",
            notes: "yes", tags: ["x, y"])
        let text = NewFile.scene(made)
        #expect(
            text == """
                ---
                title: "Act 1: dawn"
                length: 2.25s
                seed: 7
                style: ["001"]
                engine: previz
                continues: b
                first-frame: refs/a b.png
                refs: ["refs/[x].png"]
                parameters: { a: "1", b: { c: null } }
                negative: |-
                  text
                  logos
                pick: 0123456789abcdef
                pin: true
                tags: ["x, y"]
                notes: "yes"
                ---

                Gulls.

                """)
        #expect(scene(text).value == made)
        #expect(scene(text).faults == [])
    }

    @Test func `a new clip reads back`() {
        let clip = Clip(
            title: "# one", artists: ["Ada"],
            picture: PictureFormat(
                size: PictureSize("64x64") ?? PictureSize(width: 64, height: 64)!, rate: FrameRate(30000, 1001)),
            engine: EngineName(unchecked: "cloud"),
            engines: [
                EngineName(unchecked: "cloud"): EngineConfiguration(
                    kind: "command", run: ["a b", "--x={y}"], model: "m", version: "1.0", terms: "t-1", plan: "pro",
                    ranIn: "US",
                    pricePerSecond: Money(micros: 50_000, currency: "EUR"), concurrency: 2,
                    parameters: ["n": .decimal("0.5")])
            ], styles: [StyleName(unchecked: "noir")], seed: 9,
            music: Music(
                file: ProjectPath(unchecked: "music/s.flac"), offset: Rational(3, 2),
                tempo: Tempo(beatsPerMinute: Rational(187, 2), beatsPerBar: 3)),
            budget: Money(micros: 20_000_000, currency: "EUR"), autosave: false,
            timeline: [SceneID(unchecked: "001"), SceneID(unchecked: "b")])
        let parsed = ClipFile.parse(Array(NewFile.clip(clip).utf8))
        #expect(lines(parsed.faults) == "")
        #expect(parsed.value == clip)
        let small = Clip(title: "t", picture: clip.picture)
        #expect(
            NewFile.clip(small) == "clipws: 1\ntitle: t\npicture:\n  size: 64x64\n  rate: 30000/1001\ntimeline: []\n")
        #expect(ClipFile.parse(Array(NewFile.clip(small).utf8)).value == small)
    }

    @Test func `new cast, style and rights files read back`() {
        let member = CastMember(
            name: CastName(unchecked: "anna"), displayName: "Anna B.", description: "---\nred <!-- coat",
            references: [ProjectPath(unchecked: "refs/a.png")])
        #expect(CastFile.parse(Array(NewFile.cast(member).utf8), name: member.name, path: "c").value == member)
        let plain = CastMember(name: CastName(unchecked: "bo"), displayName: "bo", description: "---\nblue")
        #expect(CastFile.parse(Array(NewFile.cast(plain).utf8), name: plain.name, path: "c").value == plain)
        let style = Style(name: StyleName(unchecked: "noir"), text: "dark", negative: nil)
        #expect(NewFile.style(style) == "dark\n")
        let ledger = RightsLedger(
            people: [.init(name: "Ada", role: "director"), .init(name: "no")],
            works: [
                .init(
                    title: "S: 1", artists: ["x"], file: ProjectPath(unchecked: "music/s.flac"), licence: "CC0-1.0",
                    source: "https://a.example/#b")
            ])
        let parsed = RightsFile.parse(Array(NewFile.rights(ledger).utf8))
        #expect(parsed.faults == [])
        #expect(parsed.value == ledger)
    }

    @Test func `random scenes read back as they were`() {
        var random = SeededRandom(17)
        let texts = [
            "plain", "a: b", "a #b", "#x", "- x", "-x", "'q'", "\"q\"", "007", "1e5", "true", "no", "~", "null",
            "2026-01-01", "12:30",
            "0x1F", ".5", ".inf", "*a", "&a", "!a", "%a", "@a", "`a`", "[a]", "{a: b}", "a, b", "a:", ":a", "? a", "|",
            ">", "a\\b",
            "é🌊", "مرحبا", "two\nlines", "\nlead", " lead", "trail ", "tab\there", "\u{85}x", "x\u{2028}y", "<<", "=",
            "---", "...", "a\n\n  b",
        ]
        for _ in 0..<300 {
            let pick = { (random: inout SeededRandom) in texts.randomElement(using: &random) ?? "" }
            let made = Scene(
                id: SceneID(unchecked: "a"), prompt: PromptText.tidied("x " + pick(&random)), length: .frames(3),
                negative: pick(&random),
                parameters: [
                    "k": .string(pick(&random)), "l": [.string(pick(&random))], "m": ["n": .string(pick(&random))],
                ],
                title: pick(&random), notes: pick(&random), tags: [pick(&random), pick(&random)])
            let parsed = scene(NewFile.scene(made))
            #expect(parsed.value == made)
            #expect(parsed.faults == [])
        }
    }
}
