import ClipModel
import FoundationEssentials
import Rights
import Testing

let golden = repository + "/Tests/RightsTests/Golden/"

func compare(_ actual: String, to name: String) throws {
    if ProcessInfo.processInfo.environment["CLIPWS_UPDATE_GOLDEN"] == "1" {
        try Data(actual.utf8).write(to: URL(filePath: golden + name))
    }
    let expected = try text(of: golden + name)
    #expect(Array(actual.utf8) == Array(expected.utf8), "\(name) differs")
}

@Suite("A rights manifest")
struct ManifestTests {
    @Test("states what the golden files state")
    func goldenFiles() throws {
        let shown = RightsManifest(Fixture.input())
        try compare(shown.json, to: "manifest.json")
        try compare(shown.csv, to: "manifest.csv")
        let hidden = RightsManifest(Fixture.input(), ManifestOptions(includePrompts: false))
        try compare(hidden.json, to: "manifest-no-prompts.json")
        try compare(hidden.csv, to: "manifest-no-prompts.csv")
    }

    @Test(
        "fits its schema, and a manifest with another field does not",
        .enabled(if: hasSchemaValidator, "python3 with the module jsonschema is not installed"),
        arguments: [true, false])
    func schema(includePrompts: Bool) throws {
        let script = """
            import json, sys, jsonschema
            schema = json.load(open(sys.argv[1], encoding="utf-8"))
            jsonschema.Draft202012Validator.check_schema(schema)
            check = jsonschema.Draft202012Validator(schema)
            for path in sys.argv[2:]:
                document = json.load(open(path, encoding="utf-8"))
                for error in check.iter_errors(document):
                    print(path, error.json_path, error.message)
                    sys.exit(1)
                spoilt = [dict(document, surprise=1), {k: v for k, v in document.items() if k != "missing"},
                          dict(document, commit="HEAD")]
                if any("made" in cut for cut in document["cuts"]) and document["prompts"] == "text":
                    spoilt.append(dict(document, prompts="sha256"))
                if any(check.is_valid(document) for document in spoilt):
                    sys.exit("a spoilt manifest is taken")
            """
        var bare = Fixture.input()
        bare.clip = Clip(title: "", picture: Fixture.picture)
        (bare.scenes, bare.rights, bare.cuts, bare.song) = ([:], RightsLedger(), [], nil)
        var full = Fixture.input()
        full.cuts[3] = Fixture.cut("end", 144, Fixture.record(engine: .init(kind: "command")), .stale)
        full.rights = Self.ledger
        try withFolder { folder in
            let paths = try [Fixture.input(), bare, full].enumerated().map { index, input in
                let path = "\(folder)/\(index).json"
                let manifest = RightsManifest(input, ManifestOptions(includePrompts: includePrompts))
                try Data(manifest.json.utf8).write(to: URL(filePath: path))
                return path
            }
            let result = try python(script, [repository + "/docs/schema/rights-manifest-1.json"] + paths)
            #expect(result.status == 0, "\(result.output)")
        }
    }

    private static let ledger = RightsLedger(
        people: [
            .init(
                id: "jane", name: "Jane Doe", role: "director", identifiers: [.ipi: "00014-10733-8", .isni: "12"],
                society: "PRS", cast: ["mara"], isDead: true)
        ],
        works: [
            .init(
                id: "neon", title: "Neon Rain", credit: "by permission", usage: "BV",
                identifiers: [.iswc: "T0345246801"],
                shares: [.init(party: "jane", role: "CA", performing: "10000", mechanical: "half")], shareBasis: "200")
        ],
        recordings: [
            .init(id: "r1", work: "neon", owner: "label", samples: ["Old Groove"], identifiers: [.isrc: "QZXYZ2600002"])
        ],
        licences: [
            .init(
                id: "SL-1", kind: "sync", grantor: "pub", covers: ["neon"], status: .signed, share: "5000",
                scope: .init(
                    uses: [.promotion], media: ["online"], territories: Territories(["EU"], except: ["DE"]),
                    from: CalendarDate("2027-01-01"), until: CalendarDate("2028-12-31")),
                evidence: .init(document: ProjectPath("rights/SL-1.pdf"), digest: Fixture.digest("paper")))
        ],
        consents: [.init(person: "jane", kinds: ["voice"], namesAI: false, givenBy: "the estate", scenes: ["opening"])],
        assets: [
            .init(
                title: "Rain", file: "refs/*", kind: "reference", authors: ["A. Nother"], licence: "CC-BY-4.0",
                source: "a shelf", credit: "A. Nother", scenes: ["*"])
        ],
        release: .init(
            purpose: .advert, territories: .world, date: CalendarDate("2027-01-15"), until: CalendarDate("2027-02-01"),
            media: ["online"], platforms: ["youtube"], disclosure: [.credits, .opening], licence: "CC-BY-4.0",
            revenue: 9_000_017, users: 123_457, identifiers: [.ean: "4006381333931"]))

    @Test("puts the parties of a song's shares and its recording's ISRC beside its tags")
    func songParties() throws {
        var input = Fixture.input()
        input.rights.people = [.init(id: "jane", name: "Jane Doe"), .init(id: "pub", name: "Example Music")]
        input.rights.works = [
            .init(
                id: "w", title: "Rain",
                shares: [
                    .init(party: "jane", role: "ca"), .init(party: "Lou", role: "A"), .init(party: "pub", role: "E"),
                    .init(party: "agent", role: "AM"),
                ])
        ]
        input.rights.recordings = [.init(work: "w", file: Fixture.song, identifiers: [.isrc: "QZXYZ2600002"])]
        let json = try JSONValue(parsing: RightsManifest(input).json.utf8)
        func stated(_ field: String) -> [String] {
            let credits = json["song"]?["credits"]?.array ?? []
            let entry = credits.first { $0["field"]?.string == field }
            return (entry?["rights_yaml"]?.array ?? []).compactMap { $0["text"]?.string }
        }
        #expect(stated("composers") == ["Jane Doe"])
        #expect(stated("lyricists") == ["Jane Doe", "Lou"])
        #expect(stated("publishers") == ["Example Music"])
        #expect(stated("isrc") == ["QZXYZ2600002"])
        let fields = (json["disagreements"]?.array ?? []).compactMap { $0["field"]?.string }
        #expect(fields.contains("composers"))
    }

    @Test("has all that rights.yaml states, identifiers in canonical form, shares on one basis, no business figures")
    func wholeLedger() throws {
        var input = Fixture.input()
        input.rights = Self.ledger
        let json = try JSONValue(parsing: RightsManifest(input).json.utf8)
        #expect(
            json["people"]?.array?[0]["identifiers"] == [
                ["kind": "ipi", "text": "00014-10733-8", "canonical": "00014107338"], ["kind": "isni", "text": "12"],
            ])
        #expect(json["works"]?.array?[0]["shares"] == [["party": "jane", "role": "CA", "performing": 5000]])
        #expect(
            json["recordings"] == [
                [
                    "id": "r1", "artists": [], "work": "neon", "owner": "label", "samples": ["Old Groove"],
                    "identifiers": [["kind": "isrc", "text": "QZXYZ2600002", "canonical": "QZXYZ2600002"]],
                ]
            ])
        #expect(
            json["licences"] == [
                [
                    "id": "SL-1", "kind": "sync", "grantor": "pub", "covers": ["neon"], "status": "signed",
                    "share": 5000, "uses": ["promotion"], "media": ["online"], "territories": "EU except DE",
                    "from": "2027-01-01", "until": "2028-12-31", "document": "rights/SL-1.pdf",
                    "sha256": .string(Fixture.digest("paper").hex),
                ]
            ])
        #expect(
            json["consents"] == [
                ["person": "jane", "kinds": ["voice"], "ai": false, "by": "the estate", "scenes": ["opening"]]
            ])
        #expect(json["release"]?["disclosure"] == ["opening", "credits"])
        #expect(json["assets"]?.array?[0]["licence"] == ["text": "CC-BY-4.0", "spdx": "CC-BY-4.0"])
        let text = RightsManifest(input).json
        #expect(!text.contains("9000017") && !text.contains("123457"))
    }

    @Test("has the same bytes whenever it is written and however its dictionaries are filled")
    func determinism() {
        let first = RightsManifest(Fixture.input())
        for turn in 0..<20 {
            var input = Fixture.input()
            input.scenes = Dictionary(
                uniqueKeysWithValues: input.scenes.sorted { turn % 2 == 0 ? $0.key < $1.key : $0.key > $1.key })
            input.scenes.reserveCapacity(turn * 50)
            var tags: [String: String] = [:]
            tags.reserveCapacity(turn * 50)
            for (name, value) in Fixture.tags.sorted(by: { turn % 2 == 0 ? $0.key < $1.key : $0.key > $1.key }) {
                tags[name] = value
            }
            input.song?.tags = tags
            let again = RightsManifest(input)
            #expect(again.json == first.json)
            #expect(again.csv == first.csv)
            #expect(again.missing == first.missing)
        }
    }

    @Test("without prompts holds no word of them anywhere")
    func hiddenPrompts() {
        var input = Fixture.input()
        input.cuts[3] = Fixture.cut("end", 144, Fixture.record(engine: .init(kind: "command")), .unknown)
        let shown = RightsManifest(input)
        let hidden = RightsManifest(input, ManifestOptions(includePrompts: false))
        let words = [
            "runs", "through", "neon\\\"", "laughs", "🌧️", "مطر", "umbrellas", "dancer", "oilskin", "celluloid",
            "grainy",
            "storyboard", "verbatim", "=Opening",
        ]
        let everything = "\(hidden)" + hidden.json + hidden.csv
        for word in words { #expect(!everything.contains(word), "\(word)") }
        for word in ["runs", "laughs", "umbrellas", "oilskin", "celluloid"] { #expect(shown.json.contains(word)) }
        #expect(hidden.json.contains(ContentDigest(of: Fixture.prompt).hex))
        #expect(hidden.csv.contains(ContentDigest(of: Fixture.prompt).hex))
    }

    @Test("claims nothing", arguments: [true, false])
    func modesty(includePrompts: Bool) {
        let manifest = RightsManifest(Fixture.input(), ManifestOptions(includePrompts: includePrompts))
        for word in ["compliant", "verified", "trusted"] {
            #expect(!(manifest.json + manifest.csv).lowercased().contains(word))
        }
    }

    @Test("says how each take was made")
    func sourceTypes() throws {
        var input = Fixture.input()
        input.cuts[3] = Fixture.cut("end", 144, Fixture.record(engine: .init(kind: "command"), name: "hand"))
        let json = try JSONValue(parsing: RightsManifest(input).json.utf8)
        let made = (json["cuts"]?.array ?? []).map { $0["made"] }
        let types = made.map { $0?["digital_source_type"]?.string }
        let base = "http://cv.iptc.org/newscodes/digitalsourcetype/"
        #expect(types == [base + "algorithmicMedia", base + "trainedAlgorithmicMedia", base + "algorithmicMedia", nil])
        #expect(made[0]?["statement"]?.string == "drawn by the engine previz 1: a procedure, no trained model")
        #expect(
            made[1]?["statement"]?.string == "generated by the engine studio (command), model Example Video 2.1")
        #expect(made[3]?["statement"]?.string == "made by the engine hand (command), which names no model")
    }

    @Test("counts a take that stands twice once and sums each currency")
    func costs() throws {
        var input = Fixture.input()
        input.cuts[0] = Fixture.cut("opening", 0, Fixture.record(cost: Money("20 credits")))
        input.cuts[2] = Fixture.cut("opening", 96, Fixture.record(cost: Money("20 credits")))
        input.cuts[3] = Fixture.cut("end", 144, Fixture.record(name: "other", cost: Money("0.000001 EUR")))
        let json = try JSONValue(parsing: RightsManifest(input).json.utf8)
        #expect(json["cuts"]?.array?[2]["repeats"]?.int == 1)
        let sums: JSONValue = [
            ["amount": "0.400001", "currency": "EUR"], ["amount": "20.00", "currency": "credits"],
        ]
        #expect(json["costs"] == ["takes": 3, "without_cost": 0, "sums": sums])
    }

    @Test("gives exact seconds and timecodes")
    func timings() throws {
        let json = try JSONValue(parsing: RightsManifest(Fixture.input()).json.utf8)
        let second = try #require(json["cuts"]?.array?[1])
        #expect(second["start"] == ["frame": 48, "seconds": "1001/500", "timecode": "00:00:02:00"])
        #expect(second["end"] == ["frame": 96, "seconds": "1001/250", "timecode": "00:00:04:00"])
    }

    @Test(
        "writes timecodes without dropped numbers",
        arguments: [
            ("24", Int64(24 * 3600 + 24 * 62 + 5), "01:01:02:05"), ("24000/1001", 23, "00:00:00:23"),
            ("30000/1001", 1800, "00:01:00:00"), ("120", 121, "00:00:01:001"), ("25/2", 13, "00:00:01:00"),
            ("100", 199, "00:00:01:99"), ("1", 360_000, "100:00:00:00"),
        ])
    func timecodes(rate: String, frame: Int64, expected: String) throws {
        var input = Fixture.input()
        input.clip.picture.rate = try #require(FrameRate(rate))
        input.cuts = [Cut(scene: SceneID("opening")!, startFrame: frame, frames: 0, standing: .missing)]
        let json = try JSONValue(parsing: RightsManifest(input).json.utf8)
        #expect(json["cuts"]?.array?[0]["start"]?["timecode"]?.string == expected)
    }
}
