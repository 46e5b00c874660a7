/// A word of a prompt.
struct Word: Hashable, Sendable {
    /// Folded: lower case, no accents.
    let text: String
    /// As it stands in the prompt.
    let shown: String
    /// Whether punctuation that ends a clause stands before the word.
    let opensClause: Bool
    /// Whether the punctuation ends a sentence, too.
    let opensSentence: Bool
    /// Whether it stands within quotation marks.
    let isQuoted: Bool
    /// Whether a hyphen joins it to the word before.
    let followsHyphen: Bool

    var isCapital: Bool { shown.unicodeScalars.first?.properties.isUppercase ?? false }

    /// The words of a text in reading order, at most `limit` of them: what a prompt says first matters most, and a text
    /// of any size is read in bounded time.
    static func all(in text: String, limit: Int = 2048) -> [Word] {
        var splitter = Splitter()
        for scalar in text.unicodeScalars.prefix(65536) {
            splitter.take(scalar)
            if splitter.words.count >= limit { break }
        }
        splitter.finish()
        return splitter.words
    }
}

/// Cuts a text into words, scalar by scalar.
private struct Splitter {
    var words: [Word] = []
    private var folded: [UInt8] = []
    private var shown = String.UnicodeScalarView()
    private var opensClause = true
    private var opensSentence = true
    private var quoted = false
    private var hyphen = false

    mutating func take(_ scalar: Unicode.Scalar) {
        if fold(scalar, into: &folded) { return shown.append(scalar) }
        finish()
        switch scalar {
        case "-": hyphen = true
        case ".", "!", "?", ";", "\n": (opensClause, opensSentence) = (true, true)
        case ",", ":", "(", ")", "—", "–", "|", "[", "]": opensClause = true
        case "\"": quoted.toggle()
        case "“", "«": quoted = true
        case "”", "»": quoted = false
        default: break
        }
    }

    mutating func finish() {
        guard !folded.isEmpty else { return }
        words.append(
            Word(
                text: String(decoding: folded, as: UTF8.self), shown: String(shown), opensClause: opensClause,
                opensSentence: opensSentence, isQuoted: quoted, followsHyphen: hyphen))
        folded.removeAll(keepingCapacity: true)
        shown = String.UnicodeScalarView()
        (opensClause, opensSentence, hyphen) = (false, false, false)
    }
}

/// Appends the letter or digit without its accent; `false` when the scalar is none.
private func fold(_ scalar: Unicode.Scalar, into out: inout [UInt8]) -> Bool {
    switch scalar.value {
    case 0x30...0x39, 0x61...0x7A: out.append(UInt8(scalar.value))
    case 0x41...0x5A: out.append(UInt8(scalar.value) + 32)
    case 0x300...0x36F: break
    case 0xC0...0xFF, 0x152, 0x153: return foldLatin(scalar, into: &out)
    default: return foldOther(scalar, into: &out)
    }
    return true
}

private func foldLatin(_ scalar: Unicode.Scalar, into out: inout [UInt8]) -> Bool {
    let plain: [(ClosedRange<UInt32>, String)] = [
        (0xC0...0xC5, "a"), (0xC6...0xC6, "ae"), (0xC7...0xC7, "c"), (0xC8...0xCB, "e"), (0xCC...0xCF, "i"),
        (0xD1...0xD1, "n"), (0xD2...0xD6, "o"), (0xD8...0xD8, "o"), (0xD9...0xDC, "u"), (0xDD...0xDD, "y"),
        (0x152...0x152, "oe"),
    ]
    var value = scalar.value
    if value == 0x153 { value = 0x152 } else if (0xE0...0xFE).contains(value) { value -= 32 }
    guard let found = plain.first(where: { $0.0.contains(value) }) else { return false }
    out += found.1.utf8
    return true
}

/// Letters of other scripts stay as they are: no table holds them, but they aren't word ends.
private func foldOther(_ scalar: Unicode.Scalar, into out: inout [UInt8]) -> Bool {
    guard scalar.value > 0x17F, scalar.properties.isAlphabetic else { return false }
    out += String(Character(scalar)).utf8
    return true
}
