/// A licence expression of SPDX (specification 2.3, annex D): ids joined by `AND`, `OR` and `WITH`.
package indirect enum LicenceExpression: Hashable, Sendable {
    case id(String)
    /// An id with the exception behind `WITH`.
    case with(String, exception: String)
    case and(LicenceExpression, LicenceExpression)
    case or(LicenceExpression, LicenceExpression)

    /// Reads an expression; `nil` if the text is none. `WITH` binds tightest, then `AND`, then `OR`.
    package init?(_ text: String) {
        var reader = Reader(words: Self.words(text))
        guard let expression = reader.alternatives(), reader.isAtEnd else { return nil }
        self = expression
    }

    private static func words(_ text: String) -> [String] {
        var words: [String] = []
        for part in text.split(whereSeparator: \.isWhitespace) {
            var word = ""
            for sign in part {
                if sign == "(" || sign == ")" {
                    if !word.isEmpty { words.append(word) }
                    words.append(String(sign))
                    word = ""
                } else {
                    word.append(sign)
                }
            }
            if !word.isEmpty { words.append(word) }
        }
        return words
    }

    private struct Reader {
        var words: [String]
        var at = 0
        // Brackets within brackets end somewhere, so that a hostile text can't exhaust the stack.
        var depth = 0

        var isAtEnd: Bool { at == words.count }

        mutating func take(_ word: String) -> Bool {
            guard at < words.count, words[at] == word || words[at] == word.lowercased() else { return false }
            at += 1
            return true
        }

        mutating func alternatives() -> LicenceExpression? {
            guard var left = conjunction() else { return nil }
            while take("OR") {
                guard let right = conjunction() else { return nil }
                left = .or(left, right)
            }
            return left
        }

        mutating func conjunction() -> LicenceExpression? {
            guard var left = single() else { return nil }
            while take("AND") {
                guard let right = single() else { return nil }
                left = .and(left, right)
            }
            return left
        }

        mutating func single() -> LicenceExpression? {
            if take("(") {
                depth += 1
                guard depth < 50, let inner = alternatives(), take(")") else { return nil }
                depth -= 1
                return inner
            }
            guard let id = id() else { return nil }
            guard take("WITH") else { return .id(id) }
            return self.id().map { .with(id, exception: $0) }
        }

        private mutating func id() -> String? {
            guard at < words.count, !["AND", "OR", "WITH"].contains(words[at].uppercased()),
                words[at].utf8.allSatisfy(Self.isIdByte)
            else { return nil }
            at += 1
            return words[at - 1]
        }

        private static func isIdByte(_ byte: UInt8) -> Bool {
            switch byte {
            case 48...57, 65...90, 97...122, UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "+"), UInt8(ascii: ":"):
                true
            default: false
            }
        }
    }
}
