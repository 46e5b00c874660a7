/// Writes text where markup is read: HTML and XML.
enum MarkupText {
    /// The text so that no part of it is markup, in content as in quoted attributes. Characters that XML 1.0 doesn't allow
    /// become U+FFFD.
    static func escaped(_ text: String) -> String {
        var out = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": out += "&amp;"
            case "<": out += "&lt;"
            case ">": out += "&gt;"
            case "\"": out += "&quot;"
            case "'": out += "&#39;"
            case "\t", "\n": out.unicodeScalars.append(scalar)
            case _ where scalar.value < 32, "\u{7F}"..."\u{9F}", "\u{FFFE}", "\u{FFFF}":
                out += "\u{FFFD}"
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out
    }

    /// What ``escaped(_:)`` wrote, as it was.
    static func unescaped(_ text: some StringProtocol) -> String {
        let pairs = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")]
        return pairs.reduce(String(text)) { $0.replacing($1.0, with: $1.1) }
    }

    /// The content of the first element that begins with `opening`, up to `closing`, unescaped.
    static func content(of text: String, from opening: String, to closing: String) -> String? {
        guard let start = text.firstRange(of: opening),
            let end = text[start.upperBound...].firstRange(of: closing)
        else { return nil }
        return unescaped(text[start.upperBound..<end.lowerBound])
    }

    /// The content of each element that begins with `opening`, up to `closing`, in order, unescaped.
    static func contents(of text: String, from opening: String, to closing: String) -> [String] {
        var found: [String] = []
        var rest = text[...]
        while let start = rest.firstRange(of: opening) {
            rest = rest[start.upperBound...]
            guard let end = rest.firstRange(of: closing) else { break }
            found.append(unescaped(rest[..<end.lowerBound]))
            rest = rest[end.upperBound...]
        }
        return found
    }
}
