/// Compares two texts word by word, as prompts are read.
package enum WordDiff {
    package enum Piece: Hashable, Sendable {
        case same(String)
        case removed(String)
        case added(String)
    }

    /// The shortest edit from `old` to `new`, with white space kept inside the pieces. What lies between the common start
    /// and the common end is compared as a whole where its numbers of words, marks and spaces multiply to more than
    /// 4,000,000, so that the cost stays bounded.
    package static func pieces(from old: String, to new: String) -> [Piece] {
        let a = tokens(old)
        let b = tokens(new)
        var start = 0
        while start < a.count, start < b.count, a[start] == b[start] { start += 1 }
        var end = 0
        while end < a.count - start, end < b.count - start, a[a.count - 1 - end] == b[b.count - 1 - end] { end += 1 }
        var pieces = a[..<start].map { Piece.same($0) }
        pieces += middle(Array(a[start..<(a.count - end)]), Array(b[start..<(b.count - end)]))
        pieces += a[(a.count - end)...].map { Piece.same($0) }
        return joined(pieces)
    }

    /// The changes alone, as `rain → snow`, `− slowly`, `+ at night`; at most `limit`, then `…`. Each side is shortened to
    /// ``mostCharacters``.
    package static func changes(from old: String, to new: String, limit: Int = 3) -> [String] {
        var changes: [String] = []
        var removed: String?
        for piece in pieces(from: old, to: new) {
            switch piece {
            case .removed(let text): removed = text
            case .added(let text):
                changes.append(words(removed, text))
                removed = nil
            case .same:
                if removed != nil { changes.append(words(removed, nil)) }
                removed = nil
            }
        }
        if removed != nil { changes.append(words(removed, nil)) }
        return changes.count > limit ? changes.prefix(limit) + ["…"] : changes
    }

    private static func words(_ removed: String?, _ added: String?) -> String {
        switch (removed, added) {
        case (let old?, let new?):
            old.trimmingSpaces == new.trimmingSpaces ? "other white space" : "\(shown(old)) → \(shown(new))"
        case (let old?, nil): "− \(shown(old))"
        case (nil, let new?): "+ \(shown(new))"
        case (nil, nil): ""
        }
    }

    /// The most characters of one side of a change.
    package static let mostCharacters = 80

    private static func shown(_ text: String) -> String {
        let trimmed = text.trimmingSpaces
        if trimmed.isEmpty { return "white space" }
        return trimmed.count > mostCharacters ? trimmed.prefix(mostCharacters - 1) + "…" : trimmed
    }

    /// Words, and each mark and space between them. Scripts without spaces are compared by character.
    private static func tokens(_ text: String) -> [String] {
        var tokens: [String] = []
        var word = ""
        for character in text {
            if isInWord(character) {
                word.append(character)
                continue
            }
            if !word.isEmpty { tokens.append(word) }
            word = ""
            tokens.append(String(character))
        }
        if !word.isEmpty { tokens.append(word) }
        return tokens
    }

    private static func isInWord(_ character: Character) -> Bool {
        if character == "'" || character == "’" { return true }
        guard character.isLetter || character.isNumber, let scalar = character.unicodeScalars.first else {
            return false
        }
        // Hiragana and Katakana, besides the ideographs.
        return !scalar.properties.isIdeographic && !(0x3040...0x30FF).contains(scalar.value)
    }

    /// The largest table that two middles are compared in. It also bounds the lengths in it to 2,000, well within 16 bits.
    private static let mostCells = 4_000_000

    private static func middle(_ a: [String], _ b: [String]) -> [Piece] {
        guard !a.isEmpty, !b.isEmpty, a.count * b.count <= mostCells else {
            return a.map { .removed($0) } + b.map { .added($0) }
        }
        var numbers: [String: Int] = [:]
        func numbered(_ tokens: [String]) -> [Int] {
            tokens.map { token in
                let number = numbers[token] ?? numbers.count
                numbers[token] = number
                return number
            }
        }
        let (old, new) = (numbered(a), numbered(b))
        // Longest common subsequence, lengths from each pair of positions to the ends.
        let width = b.count + 1
        var length = [UInt16](repeating: 0, count: (a.count + 1) * width)
        for i in stride(from: a.count - 1, through: 0, by: -1) {
            for j in stride(from: b.count - 1, through: 0, by: -1) {
                length[i * width + j] =
                    old[i] == new[j]
                    ? length[(i + 1) * width + j + 1] + 1 : max(length[(i + 1) * width + j], length[i * width + j + 1])
            }
        }
        var pieces: [Piece] = []
        var (i, j) = (0, 0)
        while i < a.count, j < b.count {
            if old[i] == new[j] {
                pieces.append(.same(a[i]))
                i += 1
                j += 1
            } else if length[(i + 1) * width + j] >= length[i * width + j + 1] {
                pieces.append(.removed(a[i]))
                i += 1
            } else {
                pieces.append(.added(b[j]))
                j += 1
            }
        }
        return pieces + a[i...].map { .removed($0) } + b[j...].map { .added($0) }
    }

    /// Joins neighbours of one kind. A single space kept between two changes belongs to both, so that a changed phrase
    /// reads as one change.
    private static func joined(_ pieces: [Piece]) -> [Piece] {
        var out: [Piece] = []
        var removed = ""
        var added = ""
        func flush() {
            if !removed.isEmpty { out.append(.removed(removed)) }
            if !added.isEmpty { out.append(.added(added)) }
            (removed, added) = ("", "")
        }
        for (n, piece) in pieces.enumerated() {
            switch piece {
            case .removed(let text): removed += text
            case .added(let text): added += text
            case .same(let text):
                let between = !removed.isEmpty || !added.isEmpty
                if between, text == " ", n + 1 < pieces.count, !isSame(pieces[n + 1]), !removed.isEmpty, !added.isEmpty
                {
                    removed += text
                    added += text
                    continue
                }
                flush()
                if case .same(let before)? = out.last {
                    out[out.count - 1] = .same(before + text)
                } else {
                    out.append(.same(text))
                }
            }
        }
        flush()
        return out
    }

    private static func isSame(_ piece: Piece) -> Bool { if case .same = piece { true } else { false } }
}
