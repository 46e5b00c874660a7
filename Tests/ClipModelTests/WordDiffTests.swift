import ClipModel
import Testing

@Suite struct WordDiffTests {
    @Test(arguments: [
        ("slow rain", "slow snow", ["rain → snow"]),
        ("slow rain", "rain", ["− slow"]),
        ("rain", "rain at night", ["+ at night"]),
        ("red coat in rain", "blue hat in rain", ["red coat → blue hat"]),
        ("a, b", "a; b", [", → ;"]),
        ("rain", "", ["− rain"]),
        ("", "rain", ["+ rain"]),
        ("", "", []),
        ("same", "same", []),
        ("it's late", "it’s late", ["it's → it’s"]),
        ("Rain", "rain", ["Rain → rain"]),
        ("a b c d e f g h", "1 b 2 d 3 f 4 h", ["a → 1", "c → 2", "e → 3", "…"]),
    ]) func `Changes read as people would say them`(old: String, new: String, words: [String]) {
        #expect(WordDiff.changes(from: old, to: new) == words)
    }

    @Test(arguments: [
        ("a b", "a  b", ["+ white space"]),
        ("a  b", "a b", ["− white space"]),
        ("a b", "a\nb", ["other white space"]),
        ("a b", "a\r\nb", ["other white space"]),
        (" a", "a", ["− white space"]),
        ("a\tb", "ab", ["a\tb → ab"]),
    ]) func `White space that changes is named`(old: String, new: String, words: [String]) {
        #expect(WordDiff.changes(from: old, to: new) == words)
    }

    @Test func `Words of every script are compared, and scripts without spaces by character`() {
        #expect(WordDiff.changes(from: "café noir", to: "café blanc") == ["noir → blanc"])
        #expect(WordDiff.changes(from: "дождь ночью", to: "снег ночью") == ["дождь → снег"])
        #expect(WordDiff.changes(from: "مطر خفيف", to: "ثلج خفيف") == ["مطر → ثلج"])
        #expect(WordDiff.changes(from: "夜の雨が降る", to: "夜の雪が降る") == ["雨 → 雪"])
        #expect(WordDiff.changes(from: "👩‍👩‍👧 in rain", to: "👨‍👩‍👧 in rain") == ["👩‍👩‍👧 → 👨‍👩‍👧"])
        #expect(WordDiff.changes(from: "e\u{301}", to: "\u{E9}") == [])
    }

    @Test func `The limit is a number of changes`() {
        #expect(WordDiff.changes(from: "a b c", to: "1 b 2", limit: 1) == ["a → 1", "…"])
        #expect(WordDiff.changes(from: "a b c", to: "1 b 2", limit: 2) == ["a → 1", "c → 2"])
    }

    @Test(arguments: 1...30) func `Pieces put together give both texts`(seed: UInt64) {
        var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
        func next(_ count: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % count
        }
        let parts = ["rain", "snow", " ", "  ", "\n", ",", "é", "雨", "🎬", "a"]
        for _ in 0..<20 {
            let old = (0..<next(12)).map { _ in parts[next(parts.count)] }.joined()
            let new = (0..<next(12)).map { _ in parts[next(parts.count)] }.joined()
            let pieces = WordDiff.pieces(from: old, to: new)
            #expect(text(pieces, old: true) == old)
            #expect(text(pieces, old: false) == new)
            #expect(WordDiff.changes(from: old, to: new).isEmpty == (old == new))
        }
    }

    @Test func `A word changed in 100 kB is found among all that stayed`() {
        let words = (0..<16_000).map { "word\($0)" }
        var changed = words
        changed[9000] = "other"
        changed[9010] = "more"
        let changes = WordDiff.changes(from: words.joined(separator: " "), to: changed.joined(separator: " "))
        #expect(changes == ["word9000 → other", "word9010 → more"])
    }

    @Test func `Texts of 200,000 words that share nothing are compared at bounded cost and told in short`() {
        let old = Array(repeating: "a", count: 200_000).joined(separator: ",")
        let new = Array(repeating: "b", count: 200_000).joined(separator: ";")
        let pieces = WordDiff.pieces(from: old, to: new)
        #expect(pieces == [.removed(old), .added(new)])
        let changes = WordDiff.changes(from: old, to: new)
        #expect(changes.count == 1 && changes[0].count == 2 * WordDiff.mostCharacters + 3)
    }

    @Test func `One word against 70,000 finds the word`() {
        let many = (0..<70_000).map { "w\($0)" }.joined(separator: "")
        let spaced = (0..<70_000).map { $0 == 35_000 ? "needle" : "w" }.joined(separator: ",")
        #expect(WordDiff.pieces(from: "needle", to: spaced).contains(.same("needle")))
        #expect(WordDiff.pieces(from: "needle", to: many) == [.removed("needle"), .added(many)])
    }

    @Test func `Long changes that begin alike are still told as changes`() {
        let stem = String(repeating: "x", count: 500)
        let changes = WordDiff.changes(from: stem + "one", to: stem + "two")
        #expect(changes.count == 1 && changes[0].contains(" → "))
    }

    private func text(_ pieces: [WordDiff.Piece], old: Bool) -> String {
        pieces.map { piece in
            switch piece {
            case .same(let text): text
            case .removed(let text): old ? text : ""
            case .added(let text): old ? "" : text
            }
        }.joined()
    }
}
