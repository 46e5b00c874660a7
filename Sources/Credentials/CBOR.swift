/// A CBOR document (RFC 8949) as a value, of the kinds that C2PA manifests are made of.
package indirect enum CBOR: Hashable, Sendable {
    case int(Int64)
    case bytes([UInt8])
    case text(String)
    case array([CBOR])
    /// Keys are texts, or numbers in the headers of a signature.
    case map([CBOR: CBOR])
    /// A value with a meaning: 0 is a time as text, 18 a signature.
    case tagged(UInt64, CBOR)
    case bool(Bool)
    case null

    /// The one encoding of the value: the core deterministic encoding of RFC 8949, section 4.2.1. Numbers are as short as
    /// they can be, lengths are stated, and the keys of a map come in the order of their encoded bytes.
    package var encoded: [UInt8] {
        var out: [UInt8] = []
        write(to: &out)
        return out
    }

    private func write(to out: inout [UInt8]) {
        switch self {
        case .int(let value):
            // A negative number stands as the distance from -1.
            writeHead(value < 0 ? 1 : 0, value < 0 ? UInt64(-1 - value) : UInt64(value), to: &out)
        case .bytes(let bytes):
            writeHead(2, UInt64(bytes.count), to: &out)
            out += bytes
        case .text(let text):
            writeHead(3, UInt64(text.utf8.count), to: &out)
            out += text.utf8
        case .array(let items):
            writeHead(4, UInt64(items.count), to: &out)
            for item in items { item.write(to: &out) }
        case .map(let fields):
            writeHead(5, UInt64(fields.count), to: &out)
            let entries = fields.map { (key: $0.encoded, value: $1) }
            for entry in entries.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
                out += entry.key
                entry.value.write(to: &out)
            }
        case .tagged(let tag, let value):
            writeHead(6, tag, to: &out)
            value.write(to: &out)
        case .bool(let value): out.append(value ? 0xF5 : 0xF4)
        case .null: out.append(0xF6)
        }
    }

    /// A time as C2PA wants it: tag 0, RFC 3339.
    static func time(_ text: String) -> CBOR { .tagged(0, .text(text)) }

    /// A map of the fields that have a value.
    init(fields: [(String, CBOR?)]) {
        self = .map(Dictionary(fields.compactMap { name, value in value.map { (.text(name), $0) } }) { $1 })
    }

    subscript(_ name: String) -> CBOR? {
        if case .map(let fields) = self { fields[.text(name)] } else { nil }
    }
}

extension CBOR: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    package init(stringLiteral value: String) { self = .text(value) }
    package init(integerLiteral value: Int64) { self = .int(value) }
    package init(booleanLiteral value: Bool) { self = .bool(value) }
    package init(arrayLiteral elements: CBOR...) { self = .array(elements) }
    package init(dictionaryLiteral elements: (CBOR, CBOR)...) { self = .map(Dictionary(elements) { $1 }) }
}

/// Writes the first bytes of an item: its kind and a number in the fewest bytes.
private func writeHead(_ kind: UInt8, _ value: UInt64, to out: inout [UInt8]) {
    let size: Int
    switch value {
    case 0..<24: return out.append(kind << 5 | UInt8(value))
    case 24...0xFF: size = 1
    case 0x100...0xFFFF: size = 2
    case 0x1_0000...0xFFFF_FFFF: size = 4
    default: size = 8
    }
    let sizeCode: UInt8 = size == 1 ? 24 : size == 2 ? 25 : size == 4 ? 26 : 27
    out.append(kind << 5 | sizeCode)
    out += bigEndian(value, bytes: size)
}

/// The low bytes of a number, the highest of them first.
func bigEndian(_ value: UInt64, bytes: Int) -> [UInt8] {
    (0..<bytes).reversed().map { UInt8(truncatingIfNeeded: value >> UInt64($0 * 8)) }
}
