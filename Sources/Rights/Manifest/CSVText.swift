/// Writes rows as CSV (RFC 4180): UTF-8, lines ending in CR LF, cells quoted where they must be.
///
/// A spreadsheet takes a cell that begins with `=`, `+`, `-` or `@` for a formula, even in quotes. Such a cell gets an
/// apostrophe in front; so do the full-width forms of these signs, and cells in which spaces, tabs or line ends come
/// before one. NUL becomes U+FFFD, since readers end a cell at it.
enum CSVText {
    static func lines(_ rows: [[String]]) -> String {
        rows.map { $0.map(cell).joined(separator: ",") + "\r\n" }.joined()
    }

    static func cell(_ text: String) -> String {
        var scalars = String.UnicodeScalarView()
        if isTakenForFormula(text) { scalars.append("'") }
        scalars.append(contentsOf: text.unicodeScalars.map { $0 == "\0" ? "\u{FFFD}" : $0 })
        let safe = String(scalars)
        // Bytes, since Swift takes CR LF for one character.
        guard safe.utf8.contains(where: { quoted.contains($0) }) || safe.first == " " || safe.last == " " else {
            return safe
        }
        var out: [UInt8] = [quote]
        for byte in safe.utf8 { out += byte == quote ? [quote, quote] : [byte] }
        return String(decoding: out + [quote], as: UTF8.self)
    }

    private static let quote = UInt8(ascii: "\"")
    private static let quoted: [UInt8] = [quote, UInt8(ascii: ","), 10, 13]
    private static let blanks: [Unicode.Scalar] = [" ", "\t", "\r", "\n", "\u{FEFF}", "\u{A0}"]
    private static let signs: [Unicode.Scalar] = ["=", "+", "-", "@", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}"]

    private static func isTakenForFormula(_ text: String) -> Bool {
        text.unicodeScalars.first { !blanks.contains($0) }.map { signs.contains($0) } ?? false
    }
}
