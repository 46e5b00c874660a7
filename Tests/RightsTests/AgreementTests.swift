import ClipModel
import FoundationEssentials
import Testing

@testable import Rights

/// What different exports of one commit state of the same thing, each read from its own text.
@Suite("Exports of one commit")
struct AgreementTests {
    private static let unnamed = Fixture.record(engine: .init(kind: "command"), name: "hand")
    private static let blank = Fixture.record(engine: .init(kind: "command", model: " "), name: "blank")

    private static let films: [(records: [TakeRecord], type: String)] = [
        ([Fixture.rendered], SourceType.trained), ([Fixture.rendered, Fixture.record()], SourceType.partlyTrained),
        ([Fixture.record()], SourceType.algorithm), ([unnamed, Fixture.record()], SourceType.composite),
        ([blank], SourceType.composite), ([Fixture.rendered, unnamed], SourceType.partlyTrained),
    ]

    private func film(_ records: [TakeRecord]) -> ManifestInput {
        var input = Exports.full()
        input.rights.people.append(.init(id: "pub", name: "Example Music"))
        input.rights.works[0].shares = [
            .init(party: "Cy Example", role: "CA", performing: "5000", mechanical: "5000", synchronisation: "5000"),
            .init(party: "pub", role: "E", performing: "5000", mechanical: "5000", synchronisation: "5000"),
        ]
        input.cuts = records.enumerated().map { Fixture.cut("opening", Int64($0) * 48, $1) }
        return input
    }

    @Test("give the film one digital source type, and each take the same", arguments: films)
    func sourceTypes(records: [TakeRecord], type: String) throws {
        let exports = Exports.all(film(records))
        let stated = [
            PrintedPage.facts(in: exports.declaration.html)[.sourceType],
            try JSONValue(parsing: exports.ddex.json.utf8)["digitalSourceType"]?.string,
            MarkupText.content(of: exports.xmp.text, from: "<Iptc4xmpExt:DigitalSourceType>", to: "<"),
            PrintedPage.facts(in: exports.clearance.html)[.sourceType],
            CSVText.records(exports.clearance.csv).first { $0["kind"] == "film" }?["digital_source_type"],
            ResearchCrate.facts(in: exports.crate.json)[.sourceType],
        ]
        #expect(stated == [String?](repeating: type, count: stated.count))
        let manifest = try JSONValue(parsing: RightsManifest(exports.facts.input).json.utf8)
        let takes = manifest["cuts"]?.array?.map { $0["made"]?["digital_source_type"]?.string ?? "" }
        #expect(takes == records.map { TakeOrigin(engine: $0.request["engine"]).sourceType ?? "" })
        #expect(scenes(exports).map { $0["digital_source_type"] ?? "" } == takes)
        #expect(exports.disagreements == [])
    }

    private func scenes(_ exports: ExportSet) -> [[String: String]] {
        var seen: Set<String> = []
        return CSVText.records(exports.clearance.csv).filter { row in
            row["kind"] == "scene" && seen.insert(row["position"] ?? "").inserted
        }
    }

    @Test("name the same takes with the same digests")
    func takes() throws {
        let exports = Exports.all(film([Fixture.rendered, Fixture.record(), Self.unnamed]))
        let cuts = try JSONValue(parsing: RightsManifest(exports.facts.input).json.utf8)["cuts"]?.array ?? []
        let listed = Set(cuts.map { "\($0["take"]?.string ?? "") \($0["made"]?["media"]?["sha256"]?.string ?? "")" })
        #expect(listed.count == 3)
        #expect(Set(scenes(exports).map { "\($0["take"] ?? "") \($0["sha256"] ?? "")" }) == listed)
        let graph = try JSONValue(parsing: exports.crate.json.utf8)["@graph"]?.array ?? []
        let media = graph.compactMap { entity -> String? in
            guard let id = entity["@id"]?.string, id.hasPrefix("takes/"), let digest = entity["sha256"]?.string
            else { return nil }
            return "\(id.split(separator: "/").last?.dropLast(4) ?? "") \(digest)"
        }
        #expect(Set(media) == listed)
        // What the program drew comes under the terms of the project's own words, so REUSE has no entry for it.
        for (id, record) in Exports.takes(exports.facts.input) where record.engine != "previz" {
            #expect(exports.reuse.toml.contains("takes/\(record.scene)/\(id).mp4"))
        }
    }

    @Test("name the same people, parties and shares")
    func parties() throws {
        let exports = Exports.all(film([Fixture.rendered]))
        let people = exports.facts.input.rights.people.map(\.name)
        let ddex = try JSONValue(parsing: exports.ddex.json.utf8)["contributors"]?.array ?? []
        let table = CSVText.records(exports.clearance.csv).filter { $0["kind"] == "person" }
        #expect(ddex.compactMap { $0["name"]?.string } == people)
        #expect(unique(table.compactMap { $0["name"] }) == people)
        for name in people {
            #expect(exports.credits.text.contains("\n\(name)\n"))
            #expect(exports.declaration.html.contains(name))
            #expect(exports.ddex.xml.contains("<FullName>\(name)</FullName>"))
            #expect(exports.crate.json.contains("\"name\": \"\(name)\""))
        }
        let cues = CSVText.records(exports.cueSheet.csv)
        let work = exports.facts.input.rights.works[0]
        #expect(cues.map { $0["party"] } == ["Cy Example", "Example Music"])
        for (cue, share) in zip(cues, work.shares) {
            #expect(cue["share_performing"].map { $0.replacing(".", with: "") } == share.performing)
            #expect(people.contains(cue["party"] ?? ""))
        }
    }
}
