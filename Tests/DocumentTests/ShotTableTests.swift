import ClipModel
import Document
import Glibc
import Testing

private func table(_ text: String, _ kind: ShotTable.Kind = .csv) -> ShotTable.Result {
    ShotTable.parse(Array(text.utf8), kind: kind, path: "shots.csv")
}

@Suite struct ShotTableTests {
    @Test func `columns are found by name and others are kept`() throws {
        let result = table(
            "\u{FEFF}Scene,TEXT,Seconds,Seed,Style,Title,Notes,Mood of it,\r\n001,\"Rain, and \"\"wind\"\"\r\nagain\",2.50,7,\"noir, rain\",Opening,,sad,x\r\n,Sun,2 bars,,none,,,,\r\n"
        )
        #expect(result.faults == [])
        #expect(
            result.notices == ["column `mood of it` is kept as `x-mood-of-it`", "a column without a name is left out"])
        let first = try #require(result.rows.first)
        #expect(first.id?.text == "001")
        #expect(first.prompt == "Rain, and \"wind\"\nagain")
        #expect(first.length == .seconds(Rational(5, 2)))
        #expect(first.seed == 7)
        #expect(first.styles?.map(\.text) == ["noir", "rain"])
        #expect(first.title == "Opening")
        #expect(first.others == ["x-mood-of-it": "sad"])
        let second = try #require(result.rows.last)
        #expect(second.line == 4)
        #expect(second.id == nil)
        #expect(second.length == .bars(Rational(2)))
        #expect(second.styles == [])
    }

    static let faulty: [(String, String)] = [
        ("", "shots.csv:1: the table is empty; name the columns in its first row, as `id`, `prompt`, `seconds`"),
        (
            "a rainy street,4\n",
            "shots.csv:1: the first row names no column `prompt`; name the columns in the first row, as `id`, `prompt`, `seconds`"
        ),
        ("prompt,text\nx,y\n", "shots.csv:1: two columns are for `prompt`; keep one"),
        ("id,prompt\na,\n", "shots.csv:2: prompt: is missing; write what is to be seen"),
        (
            "id,prompt\na,x,y\n",
            "shots.csv:2: the row has 3 cells and the first row 2; put a cell that holds the separator in quotes"
        ),
        ("id,prompt\na,\"x\n", "shots.csv:2: a quote is not closed; close it, or double the quotes inside a cell"),
        ("id,prompt\na,\"x\"y\n", "shots.csv:2: words follow a closing quote; double the quotes inside a cell"),
        ("id,prompt\na,x\nA,y\n", "shots.csv:3: id: `A` stands in line 2 already; give each row its own"),
        (
            "id,prompt\n!!,x\n",
            "shots.csv:2: id: `!!` is no usable name of a scene; use letters, digits, `-`, `_` and `.`, and start with a letter or digit"
        ),
        (
            "prompt,seconds,seed,style\nx,long,-1,a/b\n",
            "shots.csv:2: length: `long` is no length; write seconds, as `2.5`, or `4s`, `96 frames`, `2 bars` or `8 beats`\nshots.csv:2: seed: `-1` is no seed; write a whole number from 0 to 4294967295\nshots.csv:2: style: `a/b` is no list of styles; use letters, digits, `-`, `_` and `.`, and start with a letter or digit"
        ),
        ("prompt\na\u{0}\n", "shots.csv:2: byte 8 is NUL; take it out"),
        (
            "prompt\n\(String(repeating: "é", count: 10_001))\n",
            "shots.csv:2: prompt: has 20002 bytes, more than 20000; shorten it"
        ),
    ]

    @Test(arguments: faulty)
    func `a faulty table is told by line, column, reason and remedy`(text: String, expected: String) {
        #expect(lines(table(text).faults) == expected)
    }

    @Test func `rows with faults are left out and the others stay`() {
        let result = table("id,prompt,seed\na,x,1\nb,y,no\n\nc,z\n")
        #expect(result.rows.map { $0.id?.text } == ["a", "c"])
        #expect(result.faults.count == 1)
    }

    @Test func `names that can't be used become ones that can, with a notice`() {
        let result = table("id,prompt\n Opening shot #1!,x\n")
        #expect(result.rows.first?.id?.text == "Opening-shot-1")
        #expect(result.notices == ["scene `Opening shot #1!` is called `Opening-shot-1`"])
    }

    @Test func `in a table of tabs quotes are words unless they hold a whole cell`() {
        let result = table("id\tprompt\na\t\"Rain\" she says\nb\t\"two\nlines\"\nc\tsay \"hi\"\n", .tsv)
        #expect(result.faults == [])
        #expect(result.rows.map(\.prompt) == ["\"Rain\" she says", "two\nlines", "say \"hi\""])
    }

    @Test func `a prompt of twenty thousand bytes comes through`() {
        let words = String(repeating: "w", count: 20_000)
        #expect(table("prompt\n\(words)\n").rows.first?.prompt == words)
    }

    @Test(arguments: [ShotTable.Kind.tsv, .csv])
    func `what is written reads back`(kind: ShotTable.Kind) {
        let scenes = [
            Scene(
                id: SceneID(unchecked: "001"), prompt: "\"quoted\"", length: .seconds(Rational(5, 2)), seed: 7,
                title: "a,b\tc"),
            Scene(id: SceneID(unchecked: "b"), prompt: "two\n\n\"lines\", one", length: .bars(Rational(2)), styles: []),
            Scene(
                id: SceneID(unchecked: "c"), prompt: "  in 🌊", length: .seconds(Rational(1, 3)),
                styles: [StyleName(unchecked: "noir")]),
        ]
        let result = table(ShotTable.text(of: scenes, kind: kind), kind)
        #expect(result.faults == [] && result.notices == [])
        let back = result.rows.map {
            Scene(
                id: $0.id ?? SceneID(unchecked: "?"), prompt: $0.prompt, length: $0.length ?? .frames(0), seed: $0.seed,
                styles: $0.styles, title: $0.title)
        }
        #expect(back == scenes)
    }

    private static var sharedTable: [UInt8]? {
        let root = String(#filePath.prefix(upTo: #filePath.lastIndex(of: "/") ?? #filePath.startIndex)) + "/../../.."
        let folders = [getenv("CLIPWS_SHARED_DATA").map { String(cString: $0) }, "\(root)/shared/data"]
        return folders.compactMap { $0 }.compactMap { readFile("\($0)/dream-104.tsv") }.first
    }

    @Test(
        .enabled(
            if: sharedTable != nil, "no shared data: set CLIPWS_SHARED_DATA to the folder that holds dream-104.tsv"))
    func `the table of a real clip comes in whole`() throws {
        let bytes = try #require(Self.sharedTable)
        let result = ShotTable.parse(bytes, kind: .tsv, path: "dream-104.tsv")
        #expect(result.faults == [])
        #expect(result.notices == ["column `corpus` is kept as `x-corpus`"])
        #expect(result.rows.count == 104)
        #expect(result.rows.first?.id?.text == "001")
        #expect(result.rows.first?.length == .seconds(Rational(5, 2)))
        #expect(result.rows.allSatisfy { $0.id != nil && $0.length != nil && !$0.prompt.isEmpty })
        for row in result.rows {
            let made = Scene(
                id: row.id ?? SceneID(unchecked: "?"), prompt: row.prompt, length: row.length ?? .frames(0))
            let parsed = scene(NewFile.scene(made), id: made.id.text)
            #expect(parsed.value == made && parsed.faults == [])
        }
    }
}
