import ClipModel
import FoundationEssentials
import Testing

@testable import Rights

/// The film with a song whose shares are stated.
private func shared(_ change: (inout ManifestInput) -> Void = { _ in }) -> ManifestInput {
    var input = Exports.full()
    input.rights.people += [
        .init(id: "cy", name: "Cy, the \"Writer\"", identifiers: [.ipi: "00014107338"], society: "PRS"),
        .init(id: "pub", name: "=Example Music"),
    ]
    input.rights.works[0].identifiers = [.iswc: "T-034.524.680-1"]
    input.rights.works[0].usage = "FV"
    input.rights.works[0].shares = [
        .init(party: "cy", role: "CA", performing: "5000", mechanical: "3333", synchronisation: "5000"),
        .init(party: "pub", role: "e", performing: "5000", mechanical: "6667", synchronisation: "5000"),
    ]
    input.rights.recordings = [
        .init(
            artists: ["The Examples"], work: "Rain (live)", file: Fixture.song, owner: "pub",
            identifiers: [.isrc: "USRC17607839"])
    ]
    change(&input)
    return input
}

private func cues(_ input: ManifestInput) -> [[String: String]] {
    CSVText.records(Exports.all(input).cueSheet.csv)
}

@Suite("The cue sheet")
struct CueSheetTests {
    @Test("has a row for each party, with shares to two decimals and the timeline's times")
    func parties() {
        let rows = cues(shared())
        #expect(rows.map { $0["party"] } == ["Cy, the \"Writer\"", "=Example Music"])
        #expect(rows.map { $0["party_type"] } == ["writer", "publisher"])
        #expect(rows.map { $0["role"] } == ["CA", "E"])
        #expect(rows.map { $0["share_mechanical"] } == ["33.33", "66.67"])
        #expect(rows.map { $0["ipi"] } == ["00014107338", ""])
        for row in rows {
            #expect(row["isrc"] == "USRC17607839")
            #expect(row["iswc"] == "T-034.524.680-1")
            #expect(row["usage"] == "FV")
            #expect(row["performer"] == "The Examples")
            #expect(row["recording_owner"] == "=Example Music")
            #expect(row["time_out"] == "00:00:08:00")
            #expect(row["out_seconds"] == "8.008")
            #expect(row["song_from_seconds"] == "1.500")
        }
    }

    // The song is 48000/1001 seconds long and begins 1.5 seconds in.
    @Test(
        "adds up to the film's length, whatever ends first",
        arguments: [(Rational(48000, 1001), 192), (Rational(4), 59), (Rational(1), 0), (nil, 192)]
            as [(Rational?, Int64)])
    func totals(length: Rational?, heard: Int64) throws {
        let rows = cues(shared { $0.song?.duration = length })
        for row in rows {
            let film = try #require(Int64(row["film_frames"] ?? ""))
            let music = try #require(Int64(row["music_frames"] ?? ""))
            #expect(film == 192)
            #expect(music == heard)
            #expect(try music + #require(Int64(row["silent_frames"] ?? "")) == film)
            #expect(row["cue_no"] == "" ? music == 0 : row["frames"] == "\(music)")
        }
        #expect(!rows.isEmpty)
    }

    @Test("halves shares that were stated on the basis of two hundred, and leaves out what is no number")
    func bases() {
        let doubled = shared { input in
            input.rights.works[0].shareBasis = "200"
            for index in 0..<2 { input.rights.works[0].shares[index].performing = "10000" }
        }
        #expect(cues(doubled).map { $0["share_performing"] } == ["50.00", "50.00"])
        let slip = shared { $0.rights.works[0].shares[0].performing = "50 %" }
        #expect(cues(slip).map { $0["share_performing"] } == ["", "50.00"])
    }

    @Test("names those of the song's tags where no shares are stated, and is one row without a song")
    func fallbacks() {
        let tagged = cues(Exports.full())
        #expect(tagged.map { $0["party"] } == ["Cy Example"])
        #expect(tagged.map { $0["share_performing"] } == [""])
        let silent = cues(shared { ($0.song, $0.clip.music) = (nil, nil) })
        #expect(silent.map { $0["silent_frames"] } == ["192"])
    }
}

@Suite("The clearance sheet")
struct ClearanceSheetTests {
    @Test("lists every scene, the song and the people, with each finding and the way out")
    func items() {
        let sheet = Exports.all(shared()).clearance
        let rows = CSVText.records(sheet.csv)
        #expect(rows.filter { $0["kind"] == "scene" }.reduce(into: Set()) { $0.insert($1["position"]) }.count == 4)
        #expect(Set(rows.map { $0["kind"] }).isSuperset(of: ["film", "scene", "song", "person"]))
        for (index, finding) in sheet.report.findings.enumerated() {
            let listed = rows.contains {
                $0["reason"] == finding.reason && $0["rule"] == finding.rule && $0["rule_state"] == finding.verdict.word
            }
            #expect(listed, "\(finding.rule)")
            #expect(sheet.html.contains("<td class=\"number\">\(index + 1)</td>"))
            if let owed = finding.owed { #expect(rows.contains { $0["owed"] == owed }) }
        }
        #expect(rows.first { $0["made_by"] == "HunyuanVideo 1.5" && $0["kind"] == "scene" }?["rule"]?.isEmpty == false)
    }

    @Test("says of people whom scenes show whether they consented")
    func people() {
        let input = shared { input in
            input.rights.people[0].cast = ["Mara"]
        }
        let rows = CSVText.records(Exports.all(input).clearance.csv)
        let ada = rows.filter { $0["kind"] == "person" && $0["name"] == "Ada Example" }
        #expect(ada.contains { $0["rule"] == "C09" && $0["state"] == "blocked" })
        #expect(rows.contains { $0["kind"] == "scene" && $0["people"] == "Ada Example" && $0["rule"] == "C09" })
    }

    @Test("names who gave a consent, and who has died")
    func estates() {
        let sheet = Exports.all(
            shared { input in
                input.rights.people[0].isDead = true
                input.rights.people.append(.init(id: "heir", name: "Hal Heir"))
                input.rights.consents = [.init(person: "Ada Example", namesAI: true, givenBy: "heir")]
            }
        ).clearance
        let rows = CSVText.records(sheet.csv)
        #expect(rows.first { $0["kind"] == "consent" }?["made_by"] == "names AI, given by Hal Heir")
        let ada = rows.first { $0["kind"] == "person" && $0["name"] == "Ada Example" }
        #expect(ada?["made_by"]?.contains("deceased") == true)
        #expect(sheet.html.contains("given by Hal Heir") && sheet.html.contains("deceased"))
    }

    @Test("cites the terms that decided: those of rights.yaml, of an engine's own too")
    func terms() {
        let unnamed = Fixture.record(engine: .init(kind: "command"), name: "hand", terms: "words")
        func cited(_ record: TakeRecord, _ terms: JSONValue) -> String? {
            let sheet = Exports.all(
                shared { input in
                    input.rights.terms = [terms]
                    input.clip.engines = [EngineName("hand")!: EngineConfiguration(kind: "command", terms: "own")]
                    input.cuts = [Fixture.cut("opening", 0, record)]
                }
            ).clearance
            return CSVText.records(sheet.csv).first { $0["kind"] == "scene" }?["terms"]
        }
        #expect(cited(unnamed, ["id": "own", "licence": "Mine", "captured": "2026-11-01"]) == "Mine, read 2026-11-01")
        let wan = Clear.take("Wan", "2.2", kept: TakeTerms(terms: TermsCatalogue().entry("wan-2")!))
        #expect(cited(wan, ["id": "wan-2", "licence": "Read", "captured": "2026-11-02"]) == "Read, read 2026-11-02")
        let partial: JSONValue = [
            "id": "v", "models": ["Vee"], "versions": ["1"], "licence": "V", "captured": "2026-11-03",
        ]
        #expect(cited(Clear.take("Vee"), partial) == "V, read 2026-11-03")
    }

    @Test("is read by spreadsheets as written, with as many cells in each row")
    func csv() throws {
        let exports = Exports.all(Exports.hostile())
        let script = """
            import csv, json, sys
            for path in sys.argv[1:]:
                with open(path, encoding="utf-8", newline="") as file: rows = list(csv.reader(file, strict=True))
                assert len({len(row) for row in rows}) == 1, path
                for cell in (cell for row in rows for cell in row):
                    assert not cell.lstrip().startswith(("=", "+", "-", "@")), cell
            """
        try withFolder { folder in
            let texts = [exports.clearance.csv, exports.cueSheet.csv, Exports.all(shared()).cueSheet.csv]
            let paths = try texts.enumerated().map { index, text in
                let path = "\(folder)/\(index).csv"
                try Data(text.utf8).write(to: URL(filePath: path))
                return path
            }
            let result = try python(script, paths)
            #expect(result.status == 0, "\(result.output)")
        }
    }

    @Test("reads back what it writes", arguments: ["a", "a,b", "\"", "a\r\nb", "=1", "'a", " x ", ""])
    func readingBack(cell: String) {
        #expect(CSVText.rows(CSVText.lines([[cell, "x"], ["y", cell]])) == [[cell, "x"], ["y", cell]])
    }
}
