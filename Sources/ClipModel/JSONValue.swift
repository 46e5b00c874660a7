/// A JSON document as a value, with one canonical text: what is hashed, stored and compared.
///
/// Canonical form (`docs/formats.md`): UTF-8, no white space, object keys in ascending order of their UTF-8 bytes, only
/// `"`, `\` and control characters escaped (as `\u001f`, lower case), whole numbers without exponent, decimals in
/// shortest form. There is no floating point, so the form can't depend on a platform.
package indirect enum JSONValue: Hashable, Sendable {
    case null
    case bool(Bool)
    case int(Int64)
    /// A decimal in shortest form: `0.5`, `-7.25`; never whole, never with an exponent.
    case decimal(String)
    case string(String)
    case array([JSONValue])
    case object([String: JSONValue])

    /// The canonical text.
    package var canonical: String {
        var out: [UInt8] = []
        write(to: &out, indent: nil)
        return String(decoding: out, as: UTF8.self)
    }

    /// The canonical order and escapes, spread over lines with two spaces an indent and a final newline: how JSON lies
    /// in a project, so that `git diff` and people can read it.
    package var pretty: String {
        var out: [UInt8] = []
        write(to: &out, indent: 0)
        out.append(10)
        return String(decoding: out, as: UTF8.self)
    }

    private func write(to out: inout [UInt8], indent: Int?) {
        switch self {
        case .null: out += "null".utf8
        case .bool(let value): out += (value ? "true" : "false").utf8
        case .int(let value): out += "\(value)".utf8
        case .decimal(let text): out += text.utf8
        case .string(let text): writeString(text, to: &out)
        case .array(let items):
            writeList(items.isEmpty, "[", "]", to: &out, indent: indent) { inner, out in
                for (n, item) in items.enumerated() {
                    separate(n, &out, inner)
                    item.write(to: &out, indent: inner)
                }
            }
        case .object(let fields):
            writeList(fields.isEmpty, "{", "}", to: &out, indent: indent) { inner, out in
                for (n, key) in fields.keys.sorted(by: utf8Order).enumerated() {
                    separate(n, &out, inner)
                    writeString(key, to: &out)
                    out += (inner == nil ? ":" : ": ").utf8
                    fields[key]?.write(to: &out, indent: inner)
                }
            }
        }
    }

    package subscript(_ key: String) -> JSONValue? {
        if case .object(let fields) = self { fields[key] } else { nil }
    }
    package var string: String? { if case .string(let text) = self { text } else { nil } }
    package var int: Int64? { if case .int(let value) = self { value } else { nil } }
    package var bool: Bool? { if case .bool(let value) = self { value } else { nil } }
    package var array: [JSONValue]? { if case .array(let items) = self { items } else { nil } }
    package var object: [String: JSONValue]? { if case .object(let fields) = self { fields } else { nil } }

    /// A number as a person wrote it, in canonical form: whole numbers as ``int(_:)``. `nil` for NaN, infinities,
    /// exponents and more than 18 digits.
    package init?(number text: String) {
        let negative = text.hasPrefix("-")
        let parts = text.dropFirst(negative ? 1 : 0).split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count),
            parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (48...57).contains($0) } }),
            parts.reduce(0, { $0 + $1.utf8.count }) <= 18, let whole = Int64(parts[0])
        else { return nil }
        var fraction = parts.count == 2 ? String(parts[1]) : ""
        while fraction.last == "0" { fraction.removeLast() }
        if fraction.isEmpty {
            self = .int(negative ? -whole : whole)
        } else {
            self = .decimal("\(negative ? "-" : "")\(whole).\(fraction)")
        }
    }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    package init(stringLiteral value: String) { self = .string(value) }
    package init(integerLiteral value: Int64) { self = .int(value) }
    package init(booleanLiteral value: Bool) { self = .bool(value) }
    package init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
    package init(dictionaryLiteral elements: (String, JSONValue)...) {
        self = .object(Dictionary(elements) { $1 })
    }

    /// An object of the fields that have a value.
    package init(fields: [(String, JSONValue?)]) {
        self = .object(Dictionary(fields.compactMap { key, value in value.map { (key, $0) } }) { $1 })
    }
}

private func utf8Order(_ a: String, _ b: String) -> Bool { a.utf8.lexicographicallyPrecedes(b.utf8) }

private func writeList(
    _ empty: Bool, _ open: String, _ close: String, to out: inout [UInt8], indent: Int?,
    _ body: (Int?, inout [UInt8]) -> Void
) {
    out += open.utf8
    if !empty {
        body(indent.map { $0 + 2 }, &out)
        if let indent { newline(&out, indent) }
    }
    out += close.utf8
}

private func separate(_ index: Int, _ out: inout [UInt8], _ indent: Int?) {
    if index > 0 { out.append(UInt8(ascii: ",")) }
    if let indent { newline(&out, indent) }
}

private func newline(_ out: inout [UInt8], _ indent: Int) {
    out.append(10)
    out.append(contentsOf: repeatElement(32, count: indent))
}

private func writeString(_ text: String, to out: inout [UInt8]) {
    out.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): out += [UInt8(ascii: "\\"), byte]
        case 0..<32, 127: out += "\\u00".utf8 + Array(hexadecimal([byte]).utf8)
        default: out.append(byte)
        }
    }
    out.append(UInt8(ascii: "\""))
}
