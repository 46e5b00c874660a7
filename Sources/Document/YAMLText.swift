internal import ClipModel

/// Writes values as YAML text, in the least conspicuous form that reads back as the same value.
enum YAMLText {
    /// A text in the wanted style where that can carry it, else in the next stronger: plain, quoted, escaped.
    static func scalar(_ text: String, style: YAMLNode.Style = .plain, inFlow: Bool = false) -> String {
        switch style {
        case .plain, .literal, .folded:
            if isPlain(text, inFlow: inFlow) { return text }
            return needsEscapes(text) || text.contains("'") || !text.contains("\"") && !text.contains("\\")
                ? doubleQuoted(text) : singleQuoted(text)
        case .singleQuoted: return needsEscapes(text) ? doubleQuoted(text) : singleQuoted(text)
        case .doubleQuoted: return doubleQuoted(text)
        }
    }

    /// A value on one line.
    static func flow(_ value: JSONValue, inFlow: Bool = false) -> String {
        switch value {
        case .null: "null"
        case .bool(let flag): flag ? "true" : "false"
        case .int(let number): "\(number)"
        case .decimal(let text): text
        case .string(let text): scalar(text, inFlow: inFlow)
        case .array(let items): "[\(items.map { flow($0, inFlow: true) }.joined(separator: ", "))]"
        case .object(let fields): fields.isEmpty ? "{}" : "{ \(pairs(fields)) }"
        }
    }

    /// `key: value` as lines of a block mapping, without the last line end.
    static func entry(_ key: String, _ value: JSONValue, indent: Int, unit: Int, lineEnd: String) -> String {
        let margin = String(repeating: " ", count: indent)
        let inner = margin + String(repeating: " ", count: unit)
        let start = margin + scalar(key) + ":"
        switch value {
        case .string(let text) where isBlock(text):
            return start + " |-" + lineEnd + block(text, margin: inner, lineEnd: lineEnd)
        case .array(let items)
        where !items.isEmpty && (key == "timeline" || items.contains(where: isRecord) || flow(value).utf8.count > 80):
            return start + list(items, key, margin: inner, lineEnd: lineEnd)
        default: return start + " " + flow(value)
        }
    }

    /// The lines of a literal block, without the last line end.
    static func block(_ text: String, margin: String, lineEnd: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { $0.isEmpty ? "" : margin + $0 }
            .joined(separator: lineEnd)
    }

    /// Whether a text of several lines can stand as a literal block.
    static func isBlock(_ text: String) -> Bool {
        guard text.contains("\n"), let first = text.first, let last = text.last else { return false }
        return !first.isWhitespace && !last.isNewline && !needsEscapes(text.filter { $0 != "\n" })
    }

    /// A name in a list: plain even where other programs would take it for a number, since names are never numbers here.
    static func name(_ text: String, style: YAMLNode.Style = .plain) -> String {
        style == .plain ? text : scalar(text, style: style)
    }

    /// The entries of a list on lines of their own, each with the line end before it.
    private static func list(_ items: [JSONValue], _ key: String, margin: String, lineEnd: String) -> String {
        items.map { lineEnd + margin + "- " + item($0, key, margin, lineEnd) }.joined()
    }

    /// Records as entries on lines of their own, each with the line end before it; `nil` for other lists.
    static func records(_ value: JSONValue, margin: String, lineEnd: String) -> String? {
        guard let items = value.array, items.contains(where: isRecord) else { return nil }
        return list(items, "", margin: margin, lineEnd: lineEnd)
    }

    private static func item(_ value: JSONValue, _ key: String, _ margin: String, _ lineEnd: String) -> String {
        if key == "timeline", case .string(let text) = value { return name(text) }
        guard isRecord(value), let fields = value.object else { return flow(value) }
        // What a thing is called comes first.
        let names = fields.keys.sorted { a, b in
            let (first, second) = (["title", "name"].contains(a), ["title", "name"].contains(b))
            return first == second ? a.utf8.lexicographicallyPrecedes(b.utf8) : first
        }
        return names.map { scalar($0) + ": " + flow(fields[$0] ?? .null) }.joined(separator: lineEnd + margin + "  ")
    }

    /// Whether a value reads better over several lines.
    private static func isRecord(_ value: JSONValue) -> Bool { (value.object?.count ?? 0) > 1 }

    private static func pairs(_ fields: [String: JSONValue]) -> String {
        fields.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
            .map { "\(scalar($0.key, inFlow: true)): \(flow($0.value, inFlow: true))" }.joined(separator: ", ")
    }

    private static func isPlain(_ text: String, inFlow: Bool) -> Bool {
        guard let first = text.unicodeScalars.first, !needsEscapes(text) else { return false }
        guard first != " ", text.utf8.last != 32, text.utf8.last != UInt8(ascii: ":") else { return false }
        if "?:,[]{}#&*!|>'\"%@`-=.".unicodeScalars.contains(first), !isMildStart(text) { return false }
        if text.contains(": ") || text.contains(" #") || text.contains("\t") { return false }
        if inFlow, text.contains(where: { ",[]{}:".contains($0) }) { return false }
        return !isOtherwiseRead(text)
    }

    /// `-` and `.` before a letter, as in `-x` and `.png`, start plain text.
    private static func isMildStart(_ text: String) -> Bool {
        guard text.hasPrefix("-") || text.hasPrefix("."), let second = text.dropFirst().first else { return false }
        return second.isLetter && !isNumberLike(text)
    }

    /// Whether this or another program could take the plain text for something else than text.
    private static func isOtherwiseRead(_ text: String) -> Bool {
        if JSONValue(yaml: text, plain: true) != .string(text) { return true }
        if ["y", "n", "yes", "no", "on", "off"].contains(text.lowercased()) { return true }
        // Octal, hexadecimal, digits in groups, dates and times of YAML 1.1.
        guard let first = text.utf8.first, (48...57).contains(first) else { return false }
        return text.hasPrefix("0x") || text.hasPrefix("0o")
            || text.utf8.allSatisfy { (48...57).contains($0) || "_:.-+TZ ".utf8.contains($0) }
    }

    private static func needsEscapes(_ text: String) -> Bool {
        text.unicodeScalars.contains {
            $0.value < 32 && $0 != "\t" || escapes[$0] != nil && $0 != "\t" || $0.value == 127
        }
    }

    private static func singleQuoted(_ text: String) -> String {
        "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
    }

    private static let escapes: [Unicode.Scalar: String] = [
        "\n": "\\n", "\r": "\\r", "\t": "\\t", "\u{85}": "\\N", "\u{2028}": "\\L", "\u{2029}": "\\P",
        "\u{FEFF}": "\\uFEFF",
    ]

    private static func doubleQuoted(_ text: String) -> String {
        var out = "\""
        for scalar in text.unicodeScalars {
            if scalar == "\"" || scalar == "\\" {
                out += "\\" + String(scalar)
            } else if let escape = escapes[scalar] {
                out += escape
            } else if scalar.value < 32 || scalar.value == 127 {
                out += "\\x" + hexadecimal([UInt8(scalar.value)])
            } else {
                out.unicodeScalars.append(scalar)
            }
        }
        return out + "\""
    }
}
