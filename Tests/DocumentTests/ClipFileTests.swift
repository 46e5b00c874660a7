import ClipModel
import Document
import Testing

private func clip(_ text: String) -> Parsed<Clip> { ClipFile.parse(Array(text.utf8)) }
private let head = "clipws: 1\ntitle: t\npicture: { size: 64x64, rate: 24 }\n"

@Suite struct ClipFileTests {
    @Test func `a clip with every field is read`() throws {
        let parsed = clip(
            """
            # the worldweight clip
            clipws: 1
            title: Worldweight
            artists: [Ada, "Bo & Co"]
            picture:
              size: 1280x480
              rate: 23.976
            engine: cloud
            engines:
              cloud:
                kind: command
                run: [engines/cloud.py, --fast]
                model: m
                version: 2026-01-01
                price: 0.05 EUR
                concurrency: 4
                parameters: { steps: 30 }
              x-old: { anything: goes }
            style: noir
            seed: 7
            music: { file: music/song.flac, offset: 1.5s, bpm: 93.5, beats-per-bar: 3 }
            budget: 20 credits
            autosave: no
            notes: { any: [thing] }
            x-mine: 1
            timeline:
              - 001
              - harbour
              - 001
            """)
        #expect(lines(parsed.faults) == "")
        let value = try #require(parsed.value)
        #expect(value.title == "Worldweight")
        #expect(value.artists == ["Ada", "Bo & Co"])
        #expect(value.picture.size.description == "1280x480")
        #expect(value.picture.rate == FrameRate(24000, 1001))
        #expect(value.engine.text == "cloud")
        let engine = try #require(value.engines[EngineName(unchecked: "cloud")])
        #expect(engine.run == ["engines/cloud.py", "--fast"])
        #expect(engine.version == "2026-01-01")
        #expect(engine.pricePerSecond == Money(micros: 50_000, currency: "EUR"))
        #expect(engine.concurrency == 4)
        #expect(engine.parameters == ["steps": 30])
        #expect(value.engines.count == 1)
        #expect(value.styles.map(\.text) == ["noir"])
        #expect(value.seed == 7)
        #expect(
            value.music
                == Music(
                    file: ProjectPath(unchecked: "music/song.flac"), offset: Rational(3, 2),
                    tempo: Tempo(beatsPerMinute: Rational(187, 2), beatsPerBar: 3)))
        #expect(value.budget?.description == "20.00 credits")
        #expect(!value.autosave)
        #expect(value.timeline.map(\.text) == ["001", "harbour", "001"])
        #expect(parsed.lines["timeline[2]"] == 28)
        #expect(parsed.lines["music.bpm"] == 21)
    }

    @Test func `fields left out have the usual values`() throws {
        let value = try #require(clip(head).value)
        #expect(value.engine == .previz)
        #expect(value.seed == 1)
        #expect(value.autosave)
        #expect(value.timeline == [])
        #expect(value.music == nil)
    }

    static let faulty: [(String, String)] = [
        (
            "",
            "clip.yaml:1: clipws: is missing; write `clipws: 1`\nclip.yaml:1: title: is missing; write `title: The clip's name`\nclip.yaml:1: picture: is missing; write `picture: { size: 1280x720, rate: 24 }`"
        ),
        (
            "clipws: 2\nnew: x\n",
            "clip.yaml:1: clipws: format 2 is newer than the newest that this program reads (1); install a newer clipws"
        ),
        (head + "clipws: 1\n", "clip.yaml:1: clipws: stands here more than once; keep one"),
        (
            "clipws: 0\ntitle: t\npicture: { size: 64x64, rate: 24 }",
            "clip.yaml:1: clipws: `0` is no whole number from 1 to 9223372036854775807; write one without a decimal point"
        ),
        (
            "clipws: 1\ntitle: [t]\npicture: { size: 64x64, rate: 24 }",
            "clip.yaml:2: title: a list where text is wanted; write it on one line"
        ),
        (
            "clipws: 1\ntitle: t\npicture: 64x64",
            "clip.yaml:3: picture: text where fields are wanted; write `key: value` below it"
        ),
        ("clipws: 1\ntitle: t\npicture: { size: 64x64 }", "clip.yaml:3: picture.rate: is missing; write `rate: 24`"),
        (
            "clipws: 1\ntitle: t\npicture: { size: 0x10, rate: -1, depth: 3 }",
            "clip.yaml:3: picture.depth: no such field in picture; write `x-depth` for a field of your own\nclip.yaml:3: picture.size: `0x10` is no picture size; write even numbers from 16 to 8192, as `1280x720`\nclip.yaml:3: picture.rate: `-1` is no frame rate; write 1 to 240 pictures a second, as `24`, `29.97` or `30000/1001`"
        ),
        (
            "clipws: 1\ntitle: t\npicture: { size: 99999x99999, rate: 1e3 }",
            "clip.yaml:3: picture.size: `99999x99999` is no picture size; write even numbers from 16 to 8192, as `1280x720`\nclip.yaml:3: picture.rate: `1e3` is no frame rate; write 1 to 240 pictures a second, as `24`, `29.97` or `30000/1001`"
        ),
        (
            "clipws: 1\ntitle: t\npicture: { size: 64x64, rate: 999999999/99999999 }",
            "clip.yaml:3: picture.rate: `999999999/99999999` is no frame rate; write 1 to 240 pictures a second, as `24`, `29.97` or `30000/1001`"
        ),
        (head + "song: a.wav\n", "clip.yaml:4: song: no such field in clip.yaml; did you mean `music`?"),
        (head + "musik: { bpm: 1 }\n", "clip.yaml:4: musik: no such field in clip.yaml; did you mean `music`?"),
        (
            head + "music: { bpm: 0, tempo: 3 }\n",
            "clip.yaml:4: music.tempo: no such field in music; write `x-tempo` for a field of your own\nclip.yaml:4: music.file: is missing; write `file: music/song.flac`\nclip.yaml:4: music.bpm: `0` is no tempo; write 1 to 1000 beats a minute with at most three decimals, as `96` or `93.5`"
        ),
        (
            head + "music: { file: a.wav, offset: 2 bars, beats-per-bar: 0 }\n",
            "clip.yaml:4: music.offset: `2 bars` is no time; write seconds, as `1.5s`\nclip.yaml:4: music.beats-per-bar: `0` is no whole number from 1 to 64; write one without a decimal point"
        ),
        (head + "budget: 5\n", "clip.yaml:4: budget: `5` is no amount; write `20 EUR` or `20 credits`"),
        (head + "budget: -5 EUR\n", "clip.yaml:4: budget: `-5 EUR` is no amount; write `20 EUR` or `20 credits`"),
        (
            head + "engines: { previz: { kind: command } }\n",
            "clip.yaml:4: engines.previz: `previz` is built in and can't be configured here; choose another name"
        ),
        (
            head + "engines:\n  my engine: { kind: command }\n  cloud:\n  other: { price: free, concurrency: 100 }\n",
            "clip.yaml:5: engines.my engine: `my engine` is no usable name of an engine; use letters, digits, `-`, `_` and `.`, and start with a letter or digit\nclip.yaml:6: engines.cloud: says nothing; write `kind: command`\nclip.yaml:7: engines.other.kind: is missing; write `kind: command`\nclip.yaml:7: engines.other.run: is missing; write `run: [the program, its first word, …]`\nclip.yaml:7: engines.other.price: `free` is no price of a second; write `0.05 EUR` or `2 credits`\nclip.yaml:7: engines.other.concurrency: `100` is no whole number from 1 to 64; write one without a decimal point"
        ),
        (
            head + "timeline:\n  - a\n  - [b]\n  - c d\n  - {e: f}\n",
            "clip.yaml:6: timeline: a list where text is wanted; write it on one line\nclip.yaml:7: timeline: `c d` is no usable name of a scene; use letters, digits, `-`, `_` and `.`, and start with a letter or digit\nclip.yaml:8: timeline: a mapping where text is wanted; write it on one line"
        ),
        (
            head + "timeline: { a: b }\n",
            "clip.yaml:4: timeline: a mapping where a list is wanted; start each entry with `- `"
        ),
        (
            "just words",
            "clip.yaml:1: fields are wanted here; write `key: value`\nclip.yaml:1: clipws: is missing; write `clipws: 1`\nclip.yaml:1: title: is missing; write `title: The clip's name`\nclip.yaml:1: picture: is missing; write `picture: { size: 1280x720, rate: 24 }`"
        ),
        (
            "---\nclipws: 1\n---\ntitle: t\n",
            "clip.yaml:3: a second YAML document starts here; take out the line `---` or `...`"
        ),
        ("clipws: 1\n\ttitle: t\n", "clip.yaml:2: a tab indents the line; use spaces"),
        ("clipws: 1\ntitle t\npicture: x\n", "clip.yaml:2: a line has no `key: value`; write `key: value`"),
    ]

    @Test(arguments: faulty)
    func `a faulty clip is told by line, field, reason and remedy`(text: String, expected: String) {
        #expect(lines(clip(text).faults) == expected)
    }

    @Test func `a hundred megabytes are refused`() {
        let parsed = ClipFile.parse([UInt8](repeating: 32, count: 100 << 20))
        #expect(lines(parsed.faults) == "clip.yaml: is larger than 2 MB; keep media and lists in other files")
    }
}

@Suite struct OtherFileTests {
    private func cast(_ text: String) -> Parsed<CastMember> {
        CastFile.parse(Array(text.utf8), name: CastName(unchecked: "anna"), path: "cast/anna.md")
    }
    private func style(_ text: String) -> Parsed<Style> {
        StyleFile.parse(Array(text.utf8), name: StyleName(unchecked: "noir"), path: "styles/noir.md")
    }
    private func rights(_ text: String) -> Parsed<RightsLedger> { RightsFile.parse(Array(text.utf8)) }

    @Test func `a cast member is read with front matter and without`() {
        let full = cast("---\nname: Anna Berg\nkind: person\nrefs: refs/anna.png\nnotes: [any]\n---\n\nred coat\n")
        #expect(lines(full.faults) == "cast/anna.md:5: notes: a list where text is wanted; write it on one line")
        #expect(full.value?.displayName == "Anna Berg")
        #expect(full.value?.references.map(\.text) == ["refs/anna.png"])
        #expect(full.value?.description == "red coat")
        let plain = cast("red coat <!-- new -->\n")
        #expect(plain.faults == [])
        #expect(plain.value?.displayName == "anna")
        #expect(plain.value?.description == "red coat")
        #expect(
            lines(cast("---\nnmae: x\n---\n").faults)
                == "cast/anna.md:2: nmae: no such field in a cast member; did you mean `name`?")
    }

    @Test func `a style is read, and one without words is told`() {
        #expect(
            style("---\nnegative: colour\n---\nblack and white\n").value
                == Style(name: StyleName(unchecked: "noir"), text: "black and white", negative: "colour"))
        #expect(lines(style("\n\n").faults) == "styles/noir.md:1: says nothing; write the words of the look")
        #expect(
            lines(style("---\nnegative: x\n").faults)
                == "styles/noir.md:1: the front matter is not closed; write `---` on a line of its own below it")
    }

    @Test func `the rights ledger keeps to what it knows and allows the rest`() {
        let parsed = rights(
            "clipws: 1\npeople:\n  - name: Ada\n    role: director\n    consent: signed\nworks:\n  - title: Song\n    artists: Ada\n    file: music/song.flac\n    licence: CC-BY-4.0\n    iswc: T-1\nsplits: {a: 1}\n"
        )
        #expect(parsed.faults == [])
        #expect(parsed.value?.people == [RightsLedger.Person(name: "Ada", role: "director")])
        #expect(
            parsed.value?.works == [
                RightsLedger.Work(
                    title: "Song", artists: ["Ada"], file: ProjectPath(unchecked: "music/song.flac"),
                    licence: "CC-BY-4.0", identifiers: [.iswc: "T-1"])
            ])
        #expect(rights("").value == RightsLedger())
        #expect(
            lines(rights("peple: []\npeople: x\nworks: [5]\n").faults)
                == "rights.yaml:1: peple: no such field; did you mean `people`?\nrights.yaml:2: people: text where a list is wanted; start each entry with `- `\nrights.yaml:3: works[1]: fields are wanted here; write `key: value`"
        )
        #expect(
            lines(rights("people:\n  - role: x\n").faults)
                == "rights.yaml:2: people[1].name: is missing; write `name: Who it is`")
        #expect(
            lines(rights("clipws: 9\n").faults)
                == "rights.yaml:1: clipws: format 9 is newer than the newest that this program reads (1); install a newer clipws"
        )
    }
}
