/// A commit as far as a list shows it.
package struct IndexedCommit: Hashable, Sendable {
    package var id: String
    /// Seconds since 1970.
    package var time: Int64
    package var summary: String

    package init(id: String, time: Int64, summary: String) {
        self.id = id
        self.time = time
        self.summary = summary
    }
}

/// A version of a scene: the file, its blob and, where the text is wanted, its words.
package struct SceneVersion: Hashable, Sendable {
    package var path: String
    package var scene: String
    /// The blob's id.
    package var blob: String
    package var text: String

    package init(path: String, scene: String, blob: String, text: String) {
        self.path = path
        self.scene = scene
        self.blob = blob
        self.text = text
    }
}

/// A version of a scene that matches a search.
package struct SearchHit: Hashable, Sendable {
    package struct Piece: Hashable, Sendable {
        package let text: String
        package let isMatch: Bool
    }

    package let path: String
    package let scene: String
    package let blob: String
    /// A part of the text around the matches, in order.
    package let snippet: [Piece]
    /// BM25: the lower, the better.
    package let rank: Double
    /// The commits that introduced this version, the newest first.
    package let commits: [IndexedCommit]
    /// The branches whose tip has it, by name.
    package let branches: [String]
}

extension Index {
    // MARK: Feeding

    /// The commits among `ids` that are in the index.
    package func indexedCommits(among ids: [String]) throws(SQLiteFault) -> Set<String> {
        try access { (connection) throws(SQLiteFault) in
            var found: Set<String> = []
            for id in ids where try connection.number("SELECT 1 FROM commits WHERE id = ?", [.text(id)]) == 1 {
                found.insert(id)
            }
            return found
        }
    }

    /// Adds a commit with the versions of scenes that it introduced. What is there already is not added again, and the
    /// words of a version that several commits introduced are kept once.
    package func addCommit(_ commit: IndexedCommit, introduced: [SceneVersion]) throws(SQLiteFault) {
        try addCommits([(commit, introduced)])
    }

    /// Adds commits, all or none.
    package func addCommits(_ commits: [(IndexedCommit, introduced: [SceneVersion])]) throws(SQLiteFault) {
        try access { (connection) throws(SQLiteFault) in
            try connection.transaction { () throws(SQLiteFault) in
                for (commit, versions) in commits { try Self.add(commit, versions, connection) }
            }
        }
    }

    private static func add(
        _ commit: IndexedCommit, _ versions: [SceneVersion], _ connection: SQLiteConnection
    ) throws(SQLiteFault) {
        try connection.run(
            "INSERT OR IGNORE INTO commits(id, time, summary) VALUES (?, ?, ?)",
            [.text(commit.id), .int(commit.time), .text(commit.summary)])
        let number = try connection.number("SELECT number FROM commits WHERE id = ?", [.text(commit.id)])
        for version in versions {
            let text = try add(version, connection)
            try connection.run("INSERT OR IGNORE INTO introductions VALUES (?, ?)", [.int(text), .int(number)])
        }
    }

    /// The number of a version's text, which is added if it isn't there.
    private static func add(_ version: SceneVersion, _ connection: SQLiteConnection) throws(SQLiteFault) -> Int64 {
        let known = try connection.number(
            "SELECT id FROM texts WHERE scene = ? AND blob = ?", [.text(version.scene), .text(version.blob)])
        if known != 0 { return known }
        try connection.run(
            "INSERT INTO texts(scene, blob, path) VALUES (?, ?, ?)",
            [.text(version.scene), .text(version.blob), .text(version.path)])
        let id = connection.lastRow
        // Rows of the word table are written here rather than by a trigger, which a hardened connection refuses.
        try connection.run(
            "INSERT INTO prompts(rowid, text) VALUES (?, ?)",
            [.int(id), .text(Self.parted(Self.withoutMarks(version.text)))])
        return id
    }

    /// Which commit each branch was at when its tip was last noted. A caller reads the trees of those that moved.
    package func tips() throws(SQLiteFault) -> [String: String] {
        let rows = try access { (connection) throws(SQLiteFault) in
            try connection.rows("SELECT name, tip FROM branches") { ($0.text(0), $0.text(1)) }
        }
        return Dictionary(rows) { $1 }
    }

    /// Notes a branch's tip and the version of each scene in its tree. Only what differs is written.
    package func setTip(
        branch: String, commit: String, entries: [(scene: String, blob: String)]
    ) throws(SQLiteFault) {
        let new = Dictionary(entries.map { ($0.scene, $0.blob) }) { $1 }
        try access { (connection) throws(SQLiteFault) in
            try connection.transaction { () throws(SQLiteFault) in
                let rows = try connection.rows(
                    "SELECT scene, blob FROM entries WHERE branch = ?", [.text(branch)]
                ) { ($0.text(0), $0.text(1)) }
                let old = Dictionary(rows) { $1 }
                for scene in old.keys where new[scene] == nil {
                    try connection.run(
                        "DELETE FROM entries WHERE branch = ? AND scene = ?", [.text(branch), .text(scene)])
                }
                for (scene, blob) in new where old[scene] != blob {
                    try connection.run(
                        "INSERT OR REPLACE INTO entries VALUES (?, ?, ?)", [.text(branch), .text(scene), .text(blob)])
                }
                try connection.run("INSERT OR REPLACE INTO branches VALUES (?, ?)", [.text(branch), .text(commit)])
            }
        }
    }

    /// Forgets branches that are gone. Their commits stay.
    package func removeTips(_ branches: [String]) throws(SQLiteFault) {
        if branches.isEmpty { return }
        try access { (connection) throws(SQLiteFault) in
            try connection.transaction { () throws(SQLiteFault) in
                for branch in branches {
                    try connection.run("DELETE FROM entries WHERE branch = ?", [.text(branch)])
                    try connection.run("DELETE FROM branches WHERE name = ?", [.text(branch)])
                }
            }
        }
    }

    // MARK: Asking

    /// The versions of scenes that hold all of the words, the best first. Case and accents don't matter; `"two words"`
    /// are looked for side by side, `word*` also finds longer ones. Anything else in `words` separates them. At most
    /// 32 words count; none finds nothing.
    package func search(_ words: String, limit: Int = 50) throws(SQLiteFault) -> [SearchHit] {
        guard let query = Self.query(words) else { return [] }
        return try access { (connection) throws(SQLiteFault) in
            // Ordered by the word table alone, which then makes snippets of the rows within the limit and no others.
            let found = try connection.rows(
                """
                SELECT texts.id, path, scene, blob, snippet(prompts, 0, char(2), char(3), '…', 24), bm25(prompts)
                FROM prompts CROSS JOIN texts ON texts.id = prompts.rowid
                WHERE prompts MATCH ? ORDER BY rank LIMIT ?
                """, [.text(query), .int(Int64(max(0, limit)))]
            ) { row in
                (
                    id: row.int(0), path: row.text(1), scene: row.text(2), blob: row.text(3), snippet: row.text(4),
                    rank: row.double(5)
                )
            }
            var hits: [SearchHit] = []
            for hit in found {
                hits.append(
                    SearchHit(
                        path: hit.path, scene: hit.scene, blob: hit.blob, snippet: Self.pieces(hit.snippet),
                        rank: hit.rank, commits: try Self.commits(of: hit.id, connection),
                        branches: try Self.branches(with: hit.scene, hit.blob, connection)))
            }
            return hits
        }
    }

    private static func commits(
        of text: Int64, _ connection: SQLiteConnection
    ) throws(SQLiteFault) -> [IndexedCommit] {
        try connection.rows(
            """
            SELECT id, time, summary FROM introductions JOIN commits ON number = commit_number WHERE text = ?
            ORDER BY time DESC, number DESC
            """, [.int(text)]
        ) { IndexedCommit(id: $0.text(0), time: $0.int(1), summary: $0.text(2)) }
    }

    private static func branches(
        with scene: String, _ blob: String, _ connection: SQLiteConnection
    ) throws(SQLiteFault) -> [String] {
        try connection.rows(
            "SELECT branch FROM entries WHERE scene = ? AND blob = ? ORDER BY branch", [.text(scene), .text(blob)]
        ) { $0.text(0) }
    }

    /// The words as a query in which nothing but quotes and the star means anything; `nil` without a word.
    static func query(_ words: String) -> String? {
        var terms: [String] = []
        var quoted = false
        for part in words.split(separator: "\"", omittingEmptySubsequences: false) {
            if quoted { terms.append(contentsOf: term(part).map { [$0] } ?? []) }
            if !quoted { terms += part.split(whereSeparator: \.isWhitespace).compactMap(term) }
            quoted.toggle()
        }
        return terms.isEmpty ? nil : terms.prefix(32).joined(separator: " ")
    }

    private static func term(_ text: Substring) -> String? {
        // A term without a letter or digit would match nothing and, since all must match, hide every hit.
        guard text.unicodeScalars.contains(where: { $0.properties.isAlphabetic || $0.properties.numericType != nil })
        else { return nil }
        let clean = parted(text.prefix(200).filter { $0 != "\0" && $0 != "\"" })
        return clean.last == "*" ? "\"\(clean.dropLast())\"*" : "\"\(clean)\""
    }

    /// Splits a snippet at the characters that mark matches.
    static func pieces(_ snippet: String) -> [SearchHit.Piece] {
        var pieces: [SearchHit.Piece] = []
        var isMatch = false
        var text = ""
        func end() {
            if !text.isEmpty { pieces.append(SearchHit.Piece(text: text, isMatch: isMatch)) }
            text = ""
        }
        for scalar in snippet.unicodeScalars {
            switch scalar.value {
            case 2, 3:
                end()
                isMatch = scalar.value == 2
            case parting.value: break
            default: text.unicodeScalars.append(scalar)
            }
        }
        end()
        return pieces
    }

    /// A space of no width, which parts words for the word table and is seen by nobody.
    private static let parting: Unicode.Scalar = "\u{200B}"

    /// The text with each Chinese character and Japanese syllable a word of its own. Those scripts put no spaces, so a
    /// whole clause would be one word and nothing inside it be found; several in a row are looked for side by side.
    static func parted(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: standsAlone) else { return text }
        var out = String.UnicodeScalarView()
        var (last, lastAlone) = (Unicode.Scalar(32 as UInt8), false)
        for scalar in text.unicodeScalars {
            let alone = standsAlone(scalar)
            let isMark = scalar.properties.generalCategory == .nonspacingMark
            if alone || lastAlone, !isMark, last != parting, !out.isEmpty { out.append(parting) }
            if scalar != parting { out.append(scalar) }
            (last, lastAlone) = (scalar, isMark ? lastAlone : alone)
        }
        return String(out)
    }

    /// Han, Hiragana, Katakana and Bopomofo, by their blocks.
    private static func standsAlone(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x2E80...0x2FDF, 0x3005...0x3007, 0x3041...0x3096, 0x309D...0x309F, 0x30A1...0x30FA, 0x30FC...0x312F,
            0x31A0...0x31BF, 0x31F0...0x31FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0xFF66...0xFF9D,
            0x20000...0x323AF:
            true
        default: false
        }
    }

    private static func withoutMarks(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 < 4 }) else { return text }
        return String(String.UnicodeScalarView(text.unicodeScalars.filter { $0.value > 3 }))
    }
}
