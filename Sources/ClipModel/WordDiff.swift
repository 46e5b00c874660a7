/// Compares two texts word by word, as prompts are read.
package enum WordDiff {
    package enum Piece: Hashable, Sendable {
        case same(String)
        case removed(String)
        case added(String)
    }

    /// The shortest edit from `old` to `new`, with white space kept inside the pieces. Texts of more than 2,000 words
    /// are compared as wholes between their common start and end, so that the cost stays bounded.
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

    /// The changes alone, as `rain → snow`, `− slowly`, `+ at night`; at most `limit`, then `…`.
    package static func changes(from old: String, to new: String, limit: Int = 3) -> [String] {
        var changes: [String] = []
        var removed: String?
        for piece in pieces(from: old, to: new) {
            switch piece {
            case .removed(let text): removed = (removed ?? "") + text
            case .added(let text):
                changes.append(removed.map { "\($0.trimmingSpaces) → \(text.trimmingSpaces)" } ?? "+ \(text.trimmingSpaces)")
                removed = nil
            case .same:
                if let text = removed { changes.append("− \(text.trimmingSpaces)") }
                removed = nil
            }
        }
        if let text = removed { changes.append("− \(text.trimmingSpaces)") }
        return changes.count > limit ? changes.prefix(limit) + ["…"] : changes
    }

    /// Words and the punctuation and white space between them.
    private static func tokens(_ text: String) -> [String] {
        var tokens: [String] = []
        var word = ""
        for character in text {
            if character.isLetter || character.isNumber || character == "'" || character == "’" {
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

    private static func middle(_ a: [String], _ b: [String]) -> [Piece] {
        guard !a.isEmpty, !b.isEmpty, a.count * b.count <= 4_000_000 else {
            return a.map { .removed($0) } + b.map { .added($0) }
        }
        // Longest common subsequence, lengths from each pair of positions to the ends.
        let width = b.count + 1
        var length = [UInt16](repeating: 0, count: (a.count + 1) * width)
        for i in stride(from: a.count - 1, through: 0, by: -1) {
            for j in stride(from: b.count - 1, through: 0, by: -1) {
                length[i * width + j] =
                    a[i] == b[j]
                    ? length[(i + 1) * width + j + 1] + 1 : max(length[(i + 1) * width + j], length[i * width + j + 1])
            }
        }
        var pieces: [Piece] = []
        var (i, j) = (0, 0)
        while i < a.count, j < b.count {
            if a[i] == b[j] {
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
                if between, text == " ", n + 1 < pieces.count, !isSame(pieces[n + 1]), !removed.isEmpty, !added.isEmpty {
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
