import ClipModel
import Rights
import Testing

private typealias Change = @Sendable (inout ManifestInput) -> Void

private struct Case: Sendable, CustomTestStringConvertible {
    let entry: String
    let change: Change
    var testDescription: String { entry }

    init(_ entry: String, _ change: @escaping Change) {
        self.entry = entry
        self.change = change
    }

    /// Puts a take with `engine` into the first cut, everything stated, and changes it.
    static func take(
        _ entry: String, engine: RenderRequest.EngineIdentity = .init(kind: "command", model: "M", version: "1"),
        _ change: @escaping @Sendable (inout TakeRecord) -> Void
    ) -> Case {
        Case(entry) { input in
            var record = Fixture.record(engine: engine, cost: Money("1 EUR"))
            change(&record)
            input.cuts = [Fixture.cut("opening", 0, record)]
        }
    }
}

/// A clip of one scene from which nothing is missing.
private func complete() -> ManifestInput {
    var input = Fixture.input()
    input.clip.timeline = [SceneID("opening")!]
    input.cuts = [Fixture.cut("opening", 0, Fixture.record())]
    input.rights.people = [.init(name: "Ada Example", role: "director")]
    input.rights.works = []
    return input
}

private let other = ContentDigest(of: "other")

private let cases: [Case] = [
    Case("clip · title") { $0.clip.title = "  " },
    Case("clip · artists") { $0.clip.artists = [] },
    Case("clip · cuts") { $0.clip.timeline = [] },
    Case("clip · scenes") { ($0.clip.timeline, $0.cuts) = ([], []) },
    Case("rights.yaml · people") { $0.rights.people = [] },
    Case("person Ada Example · role") { $0.rights.people[0].role = nil },
    Case("work Font · licence") { $0.rights.works = [.init(title: "Font", licence: " ")] },
    Case("work a/b.ttf · licence") { $0.rights.works = [.init(file: ProjectPath("a/b.ttf"))] },
    Case("work 1 · licence") { $0.rights.works = [.init()] },
    Case("song · file") { $0.song?.isMissing = true },
    Case("song · file") { $0.song = nil },
    Case("song · sha256") { $0.song?.digest = nil },
    Case("song · title") { $0.song?.tags["TITLE"] = nil },
    Case("song · artists") { $0.song?.tags["artist"] = " ; " },
    Case("song · licence") { $0.song?.tags["LICENSE"] = nil },
    Case("scene opening · scene") { $0.scenes = [:] },
    Case("scene opening · take") { $0.cuts[0].standing = .stale },
    Case("scene opening · take") { $0.cuts[0].standing = .unknown },
    Case("scene opening · take") { $0.cuts[0] = Fixture.cut("opening", 0, nil, .missing) },
    Case("scene opening · take") { $0.cuts[0] = Fixture.cut("opening", 0, nil, .current) },
    Case("scene opening · record") { $0.cuts[0].record = nil },
    .take("scene opening · terms") { $0.terms = nil },
    .take("scene opening · ordered_by") { $0.orderedBy = "" },
    .take("scene opening · cost") { $0.cost = nil },
    .take("scene opening · model", engine: .init(kind: "command", version: "1")) { _ in },
    .take("scene opening · digital_source_type", engine: .init(kind: "command", version: "1")) { _ in },
    .take("scene opening · version", engine: .init(kind: "command", model: "M")) { _ in },
    .take("scene opening · kind") { $0.request = ["prompt": "x", "seed": 1] },
    .take("scene opening · prompt") { $0.request = ["seed": 1] },
    .take("scene opening · seed") { $0.request = ["prompt": "x"] },
    .take("scene opening · licence of refs/x.png") {
        $0.ingredients = [.init(role: "reference", path: "refs/x.png", digest: other)]
    },
    .take("scene opening · input reference") {
        $0.request = ["inputs": [["role": "reference", "sha256": .string(other.hex)]]]
    },
    .take("scene opening · input first_frame") { $0.request = ["first_frame": ["sha256": .string(other.hex)]] },
]

@Suite("Findings of a rights manifest")
struct FindingsTests {
    @Test("are none where everything is stated")
    func nothing() {
        #expect(RightsManifest(complete()).missing == [])
        #expect(RightsManifest(complete()).disagreements == [])
    }

    @Test("name what is missing", arguments: cases)
    fileprivate func missing(each: Case) throws {
        var input = complete()
        each.change(&input)
        let manifest = RightsManifest(input)
        #expect(manifest.missing.map { "\($0.subject) · \($0.field)" }.contains(each.entry))
        #expect(manifest.missing.allSatisfy { !$0.why.isEmpty })
        let listed = (try JSONValue(parsing: manifest.json.utf8)["missing"]?.array ?? []).map { entry in
            "\(entry["subject"]?.string ?? "") · \(entry["field"]?.string ?? "")"
        }
        #expect(listed.contains(each.entry))
    }

    @Test("stand once, though a scene stands twice, and in the table's rows")
    func once() throws {
        var input = complete()
        let cut = Fixture.cut("opening", 0, Fixture.record(terms: nil))
        (input.cuts, input.clip.timeline) = ([cut, cut], [cut.scene, cut.scene])
        let manifest = RightsManifest(input)
        #expect(manifest.missing.map(\.field) == ["terms"])
        #expect(manifest.csv.hasSuffix(",terms\r\n"))
    }

    @Test("ask no licence of an input that is a take or that the ledger covers")
    func coveredInputs() {
        var input = complete()
        input.rights.works = [.init(file: ProjectPath("refs/a.png"), licence: "CC0-1.0")]
        let paths = ["takes/intro/0123456789abcdef.mp4", "refs/a.png"]
        let inputs = paths.map { TakeRecord.Ingredient(role: "reference", path: $0, digest: other) }
        input.cuts = [Fixture.cut("opening", 0, Fixture.record(ingredients: inputs))]
        let manifest = RightsManifest(input)
        #expect(manifest.missing == [])
        #expect(manifest.csv.contains("refs/a.png (CC0-1.0)"))
    }

    @Test("list both sides where tags and ledger disagree")
    func disagreement() {
        var input = complete()
        input.rights.works = [
            .init(
                title: "Other", artists: ["Bo Example", "Ada Example"], file: Fixture.song, licence: "CC-BY-NC-4.0")
        ]
        let manifest = RightsManifest(input)
        #expect(manifest.disagreements.map(\.field) == ["title", "licence"])
        #expect(
            manifest.disagreements.first?.statements == [
                .init(source: "tags of audio/rain.ogg", values: ["Rain"]),
                .init(source: "rights.yaml", values: ["Other"]),
            ])
    }

    @Test("take two ways of writing one licence for one")
    func sameLicence() {
        var input = complete()
        input.rights.works = [.init(file: Fixture.song, licence: "CC BY 4.0")]
        #expect(RightsManifest(input).disagreements == [])
    }

    @Test("list a licence that changed since the take was made")
    func changedLicence() {
        let entries = RightsManifest(Fixture.input()).disagreements.filter { $0.subject == "scene chorus" }
        #expect(entries.map(\.field) == ["licence of refs/rain.png"])
        #expect(entries.first?.statements.map(\.values) == [[Fixture.reference.licence ?? ""], ["CC-BY-SA-4.0"]])
    }

    @Test("read tags whatever their case, with several values")
    func tags() throws {
        var input = complete()
        input.song?.tags = [
            "Title": "One; Two", "ARTIST": "A; B ;A", "Artist": "C", "album_artist": "D", "WRITER": "E", "author": "F",
            "lyrics": "la la",
        ]
        let json = try JSONValue(parsing: RightsManifest(input).json.utf8)["song"]
        let credits = (json?["credits"]?.array ?? []).map { credit in
            (credit["field"]?.string ?? "") + ": "
                + (credit["tags"]?.array ?? []).compactMap { $0["text"]?.string }.joined(separator: " | ")
        }
        #expect(
            credits == ["title: One; Two", "artists: A | B | C", "writers: E | F", "album_artists: D"])
        #expect(json?["other_tags"] == ["lyrics"])
        #expect(!RightsManifest(input).json.contains("la la"))
    }

    @Test(
        "name Creative Commons licences by their SPDX ids",
        arguments: [
            ("http://creativecommons.org/licenses/by/4.0/", "CC-BY-4.0"),
            ("https://www.creativecommons.org/licenses/by-nc-sa/3.0/deed.de", "CC-BY-NC-SA-3.0"),
            ("https://creativecommons.org/licenses/by-sa/2.5/legalcode", "CC-BY-SA-2.5"),
            ("https://creativecommons.org/licenses/by-nd-nc/1.0", "CC-BY-NC-ND-1.0"),
            (" https://creativecommons.org/publicdomain/zero/1.0/ ", "CC0-1.0"),
            ("https://creativecommons.org/publicdomain/mark/1.0/", "CC-PDM-1.0"), ("cc by-nc 4.0", "CC-BY-NC-4.0"),
            ("cc0-1.0", "CC0-1.0"), ("https://creativecommons.org/licenses/by/3.0/de/", nil),
            ("https://creativecommons.org/licenses/by/9.0/", nil), ("https://example.org/licenses/by/4.0/", nil),
            ("https://creativecommons.org.example.org/licenses/by/4.0/", nil), ("All rights reserved", nil),
            ("CC-BY", nil), ("https://creativecommons.org/licenses/by/4.0/deed/x", nil),
        ])
    func licences(text: String, spdx: String?) throws {
        var input = complete()
        input.song?.tags["LICENSE"] = text
        let json = try JSONValue(parsing: RightsManifest(input).json.utf8)
        let credit = json["song"]?["credits"]?.array?.first { $0["field"]?.string == "licence" }
        #expect(credit?["tags"]?.array?.first?["spdx"]?.string == spdx)
        #expect(credit?["tags"]?.array?.first?["text"]?.string == text.trimmingSpaces)
    }
}
