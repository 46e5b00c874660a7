import ClipModel
import FoundationEssentials
import Rights
import Testing

@Suite("The table of a rights manifest")
struct CSVTests {
    private static let cells: [(text: String, cell: String)] = [
        ("plain", "plain"), ("a,b", "\"a,b\""), ("say \"hi\"", "\"say \"\"hi\"\"\""), ("a\nb", "\"a\nb\""),
        ("a\r\nb", "\"a\r\nb\""), ("a\rb", "\"a\rb\""), ("🎬 x", "🎬 x"), ("مطر, ليل", "\"مطر, ليل\""), (" x", "\" x\""),
        ("=1+1", "'=1+1"), ("+1", "'+1"), ("-1", "'-1"), ("@a", "'@a"), ("\t=1", "'\t=1"), ("\r\n=1", "\"'\r\n=1\""),
        ("\u{FF1D}1", "'\u{FF1D}1"), ("=\"a\",b", "\"'=\"\"a\"\",b\""), ("1-1", "1-1"), ("a@b", "a@b"),
        ("a\0b", "a\u{FFFD}b"), ("e\u{301}", "e\u{301}"), ("=\u{301}x", "'=\u{301}x"),
    ]

    /// A manifest whose only cut carries `text` where people write freely.
    private func manifest(_ text: String) -> RightsManifest {
        var input = Fixture.input()
        input.clip.timeline = [SceneID("opening")!]
        input.cuts = [Fixture.cut("opening", 0, Fixture.record(terms: "T" + text, by: text))]
        return RightsManifest(input, ManifestOptions(includePrompts: false))
    }

    @Test("quotes and disarms cells", arguments: cells)
    func quoting(text: String, cell: String) {
        let row = Array(manifest(text).csv.utf8)
        let wanted = Array(",\(cell),2025-11-23T06:11:00.123Z,".utf8)
        #expect((0...(row.count - wanted.count)).contains { row[$0..<($0 + wanted.count)].elementsEqual(wanted) })
    }

    @Test("ends every row in CR LF and has as many cells in each")
    func rows() {
        let csv = RightsManifest(Fixture.input(), ManifestOptions(includePrompts: false)).csv
        let lines = csv.split(separator: "\r\n", omittingEmptySubsequences: false)
        #expect(lines.count == 6)
        #expect(lines.last?.isEmpty == true)
        #expect(lines[0].hasPrefix("position,scene,title,standing,take,"))
    }

    @Test(
        "reads back through another program", .enabled(if: hasPython, "python3 is not installed"), arguments: cells)
    func readBack(text: String, cell: String) throws {
        let script = """
            import csv, json, sys
            rows = list(csv.DictReader(open(sys.argv[1], encoding="utf-8", newline=""), strict=True))
            assert len(rows) == 1 and None not in rows[0] and None not in rows[0].values(), rows
            sys.stdout.buffer.write(json.dumps([rows[0]["ordered_by"], rows[0]["terms"]]).encode())
            """
        try withFolder { folder in
            let path = folder + "/manifest.csv"
            try Data(manifest(text).csv.utf8).write(to: URL(filePath: path))
            let result = try python(script, [path])
            #expect(result.status == 0, "\(result.output)")
            let safe = String(String.UnicodeScalarView(text.unicodeScalars.map { $0 == "\0" ? "\u{FFFD}" : $0 }))
            let isDisarmed = cell.unicodeScalars.contains("'")
            let read = try JSONValue(parsing: result.output.utf8)
            #expect(read == [.string((isDisarmed ? "'" : "") + safe), .string("T" + safe)])
        }
    }
}
