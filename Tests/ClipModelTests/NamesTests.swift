import ClipModel
import Testing

@Suite struct NamesTests {
    @Test(arguments: ["a", "01-opening", "straße", "мост", "橋", "पुल", "_draft", "v1.2", "e\u{301}te", "Ärger", "٣"])
    func `Letters, digits and marks of any script make a name`(text: String) {
        #expect(SceneID(text)?.text == text)
    }

    @Test(arguments: [
        "", ".", "..", ".hidden", "-dash", "a b", "a/b", "a\\b", "a:b", "a\0", "a\n", "💥", "a\u{202E}b", "a\u{200B}b",
        "\u{301}a", "a,b", "a'b", "Ⅷ", "a\u{FEFF}",
    ])
    func `Anything that a file system, a shell or an eye can trip over makes none`(text: String) {
        #expect(SceneID(text) == nil)
    }

    @Test func `Names are at most a hundred bytes`() {
        #expect(SceneID(String(repeating: "a", count: 100)) != nil)
        #expect(SceneID(String(repeating: "a", count: 101)) == nil)
        #expect(SceneID(String(repeating: "橋", count: 34)) == nil)
    }

    @Test func `Names that Unicode calls equal are equal, and folding joins cases`() {
        #expect(SceneID("caf\u{e9}") == SceneID("cafe\u{301}"))
        #expect(SceneID("Opening") != SceneID("opening"))
        #expect(SceneID("Opening")?.folded == SceneID("OPENING")?.folded)
        #expect(SceneID("ÄRGER")?.folded == SceneID("a\u{308}rger")?.folded)
    }

    @Test func `A take is named by sixteen digits of its record's digest`() {
        let id = TakeID(record: ContentDigest(of: "abc"))
        #expect(id.text == "ba7816bf8f01cfea")
        #expect(id.short == "ba7816bf")
        #expect(TakeID("ba7816bf8f01cfea") == id)
        for text in ["", "BA7816BF8F01CFEA", "ba7816bf8f01cfe", "ba7816bf8f01cfeaa", "ba7816bf8f01cfeg"] {
            #expect(TakeID(text) == nil)
        }
    }

    @Test func `Attempts sort by time`() {
        let early = AttemptID(milliseconds: 1_700_000_000_000, random: (.max, .max))
        let late = AttemptID(milliseconds: 1_700_000_000_001, random: (0, 0))
        #expect(early < late)
        #expect(early.text.count == 26 && late.text.count == 26)
        #expect(AttemptID(milliseconds: 5, random: (1, 2)) != AttemptID(milliseconds: 5, random: (1, 3)))
    }

    @Test(arguments: ["a", "refs/a b.png", "scenes/01.md", "a/.gitignore", "gitter/x", "...", "a/..b"])
    func `Paths inside the project are taken`(text: String) { #expect(ProjectPath(text)?.text == text) }

    @Test(arguments: [
        "", "/", "/etc/passwd", "a/", "a//b", "./a", "a/./b", "..", "a/../b", "../a", ".git", ".git/hooks/pre-commit",
        ".GIT/config", "sub/.git/config", "a/.Git", "a\nb", "a\0b", "a\u{7f}",
    ])
    func `Paths that lead out or into git's own are refused`(text: String) { #expect(ProjectPath(text) == nil) }
}

@Suite struct MentionsTests {
    @Test(
        arguments: [
            ("@anna meets @ben.", ["anna", "ben"]), ("no mention", []), ("@anna, @anna and @Anna", ["anna", "Anna"]),
            ("mail anna@example.org", []), ("\\@anna", []), ("(@anna)", ["anna"]), ("@jean-luc- goes", ["jean-luc"]),
            ("@v1.2...", ["v1.2"]), ("@", []), ("@@anna", ["anna"]), ("@ärger @橋", ["ärger", "橋"]), ("@a@b", ["a"]),
            ("@. @- @_x", ["_x"]),
        ] as [(String, [String])])
    func `Mentions are the names behind an at sign that begins a word`(prompt: String, names: [String]) {
        #expect(Mentions.names(in: prompt) == names)
    }

    @Test func `The pieces make up the prompt`() {
        #expect(
            Mentions.pieces(of: "a @b. \\@c") == [.text("a "), .mention("b"), .text(". @c")])
        #expect(Mentions.pieces(of: "") == [])
    }

    @Test func `A long prompt is read to its end`() {
        let prompt = String(repeating: "@anna goes. ", count: 20_000)
        #expect(Mentions.pieces(of: prompt).count == 40_000)
        #expect(Mentions.names(in: prompt) == ["anna"])
    }
}

@Suite struct MoneyTests {
    @Test(
        arguments: [
            ("0.05 EUR", 50_000, "0.05 EUR"), ("20 credits", 20_000_000, "20.00 credits"),
            ("1.5 USD", 1_500_000, "1.50 USD"),
            ("0.000001 EUR", 1, "0.000001 EUR"), ("0 EUR", 0, "0.00 EUR"), ("1/8 EUR", 125_000, "0.125 EUR"),
            ("999999999.999999 JPY", 999_999_999_999_999, "999999999.999999 JPY"),
        ] as [(String, Int64, String)])
    func `Amounts are read exactly and written with what counts`(text: String, micros: Int64, written: String) throws {
        let money = try #require(Money(text))
        #expect(money.micros == micros)
        #expect(money.description == written)
        #expect(Money(written) == money)
    }

    @Test(arguments: ["", "5", "EUR", "-1 EUR", "1 eur", "1 EURO", "1 EUR now", "0.0000001 EUR", "1/3 EUR", "1,5 EUR"])
    func `Anything else is no amount`(text: String) { #expect(Money(text) == nil) }

    @Test func `Sums go by currency and never trap`() {
        let big = Money(micros: .max, currency: "EUR")
        #expect(Money.sums([big, big, Money(micros: 5, currency: "CHF")]).map(\.micros) == [5, .max])
        #expect(Money.sums([]) == [])
        #expect(Money(micros: .min, currency: "EUR").description == "-9223372036854.775808 EUR")
    }
}
