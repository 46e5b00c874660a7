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

    /// The rows of what ``lines(_:)`` wrote, with the apostrophes that it put before formulas taken off again. An
    /// apostrophe that somebody wrote before one is taken off too.
    static func rows(_ text: String) -> [[String]] {
        var rows: [[String]] = []
        var row: [String] = []
        var cell: [UInt8] = []
        var isQuoted = false
        let bytes = Array(text.utf8)
        func finished() -> String {
            let text = String(decoding: cell, as: UTF8.self)
            return text.hasPrefix("'") && isTakenForFormula(String(text.dropFirst())) ? String(text.dropFirst()) : text
        }
        var at = 0
        while at < bytes.count {
            let byte = bytes[at]
            at += 1
            switch byte {
            case quote where isQuoted && at < bytes.count && bytes[at] == quote:
                cell.append(quote)
                at += 1
            case quote: isQuoted.toggle()
            case _ where isQuoted: cell.append(byte)
            case UInt8(ascii: ","):
                row.append(finished())
                cell = []
            case 13: continue
            case 10:
                rows.append(row + [finished()])
                (row, cell) = ([], [])
            default: cell.append(byte)
            }
        }
        return rows
    }

    /// The rows by the names in the first one.
    static func records(_ text: String) -> [[String: String]] {
        let rows = rows(text)
        guard let names = rows.first else { return [] }
        return rows.dropFirst().map { Dictionary(zip(names, $0)) { first, _ in first } }
    }

    private static let quote = UInt8(ascii: "\"")
    private static let quoted: [UInt8] = [quote, UInt8(ascii: ","), 10, 13]
    private static let blanks: [Unicode.Scalar] = [" ", "\t", "\r", "\n", "\u{FEFF}", "\u{A0}"]
    private static let signs: [Unicode.Scalar] = ["=", "+", "-", "@", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}"]

    private static func isTakenForFormula(_ text: String) -> Bool {
        text.unicodeScalars.first { !blanks.contains($0) }.map { signs.contains($0) } ?? false
    }
}
