/// Why a text is not JSON that this program takes, and where.
package struct JSONFault: Error, Hashable, Sendable, CustomStringConvertible {
    package enum Reason: String, Hashable, Sendable {
        case unexpected = "unexpected character"
        case ended = "the text ends too early"
        case trailing = "something follows the value"
        case encoding = "not UTF-8"
        case escape = "a bad escape"
        case number = "a number out of range"
        case duplicate = "a key twice in one object"
        case depth = "nested too deeply"
    }

    package let reason: Reason
    /// Bytes before the fault.
    package let offset: Int

    package init(reason: Reason, offset: Int) {
        self.reason = reason
        self.offset = offset
    }

    package var description: String { "not valid JSON: \(reason.rawValue) at byte \(offset)" }
}

extension JSONValue {
    /// The most levels of arrays and objects in one text. Reading takes stack for each.
    package static let deepest = 128

    /// Reads JSON text (RFC 8259) in UTF-8. Refuses more than ``deepest`` levels, keys that occur twice, unpaired
    /// surrogates, and numbers whose whole part exceeds 64 bits. Fractions are cut after the 18th digit of a number.
    package init(parsing text: some Sequence<UInt8>) throws(JSONFault) {
        let bytes = ContiguousArray(text)
        var parser = JSONParser(bytes: bytes)
        self = try parser.document()
    }
}

/// Reads one text from front to back. Memory is bounded by the text, stack by ``JSONValue/deepest``.
private struct JSONParser {
    let bytes: ContiguousArray<UInt8>
    var at = 0

    mutating func document() throws(JSONFault) -> JSONValue {
        let value = try value(depth: 0)
        skipSpaces()
        guard at == bytes.count else { throw fault(.trailing) }
        return value
    }

    private mutating func value(depth: Int) throws(JSONFault) -> JSONValue {
        skipSpaces()
        guard at < bytes.count else { throw fault(.ended) }
        switch bytes[at] {
        case UInt8(ascii: "{"): return try object(depth: depth + 1)
        case UInt8(ascii: "["): return try array(depth: depth + 1)
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        default: return try number()
        }
    }

    private mutating func object(depth: Int) throws(JSONFault) -> JSONValue {
        guard depth <= JSONValue.deepest else { throw fault(.depth) }
        at += 1
        var fields: [String: JSONValue] = [:]
        if takeNext(UInt8(ascii: "}")) { return .object(fields) }
        repeat {
            skipSpaces()
            guard at < bytes.count else { throw fault(.ended) }
            guard bytes[at] == UInt8(ascii: "\"") else { throw fault(.unexpected) }
            let start = at
            let key = try string()
            guard takeNext(UInt8(ascii: ":")) else { throw fault(at < bytes.count ? .unexpected : .ended) }
            let value = try value(depth: depth)
            guard fields.updateValue(value, forKey: key) == nil else {
                throw JSONFault(reason: .duplicate, offset: start)
            }
        } while takeNext(UInt8(ascii: ","))
        guard takeNext(UInt8(ascii: "}")) else { throw fault(at < bytes.count ? .unexpected : .ended) }
        return .object(fields)
    }

    private mutating func array(depth: Int) throws(JSONFault) -> JSONValue {
        guard depth <= JSONValue.deepest else { throw fault(.depth) }
        at += 1
        var items: [JSONValue] = []
        if takeNext(UInt8(ascii: "]")) { return .array(items) }
        repeat { items.append(try value(depth: depth)) } while takeNext(UInt8(ascii: ","))
        guard takeNext(UInt8(ascii: "]")) else { throw fault(at < bytes.count ? .unexpected : .ended) }
        return .array(items)
    }

    private mutating func word(_ word: StaticString, _ value: JSONValue) throws(JSONFault) -> JSONValue {
        for n in 0..<word.utf8CodeUnitCount {
            guard at < bytes.count else { throw fault(.ended) }
            guard bytes[at] == word.utf8Start[n] else { throw fault(.unexpected) }
            at += 1
        }
        return value
    }

    private mutating func string() throws(JSONFault) -> String {
        at += 1
        let start = at
        while at < bytes.count, bytes[at] != UInt8(ascii: "\""), bytes[at] != UInt8(ascii: "\\"), bytes[at] >= 32 {
            at += 1
        }
        var out: [UInt8]?
        while at < bytes.count, bytes[at] != UInt8(ascii: "\"") {
            var text = out ?? Array(bytes[start..<at])
            if bytes[at] == UInt8(ascii: "\\") {
                try escape(into: &text)
            } else if bytes[at] < 32 {
                throw fault(.unexpected)
            } else {
                text.append(bytes[at])
                at += 1
            }
            out = text
        }
        guard at < bytes.count else { throw fault(.ended) }
        let text =
            out.map { String(validating: $0, as: UTF8.self) }
            ?? String(validating: bytes[start..<at], as: UTF8.self)
        guard let text else { throw JSONFault(reason: .encoding, offset: start) }
        at += 1
        return text
    }

    private mutating func escape(into out: inout [UInt8]) throws(JSONFault) {
        guard at + 1 < bytes.count else { throw fault(.ended) }
        let escapes: [UInt8: UInt8] = [34: 34, 92: 92, 47: 47, 98: 8, 102: 12, 110: 10, 114: 13, 116: 9]
        if let byte = escapes[bytes[at + 1]] {
            out.append(byte)
            at += 2
            return
        }
        var code = try codeUnit()
        if 0xD800...0xDBFF ~= code {
            let low = try codeUnit()
            guard 0xDC00...0xDFFF ~= low else { throw fault(.escape) }
            code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
        }
        guard let scalar = Unicode.Scalar(code) else { throw fault(.escape) }
        out += String(scalar).utf8
    }

    /// Four hexadecimal digits after `\u`.
    private mutating func codeUnit() throws(JSONFault) -> UInt32 {
        guard at + 6 <= bytes.count, bytes[at] == UInt8(ascii: "\\"), bytes[at + 1] == UInt8(ascii: "u") else {
            throw fault(.escape)
        }
        var code: UInt32 = 0
        for byte in bytes[(at + 2)..<(at + 6)] {
            guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue, byte < 128 else { throw fault(.escape) }
            code = code << 4 | UInt32(digit)
        }
        at += 6
        return code
    }

    private mutating func number() throws(JSONFault) -> JSONValue {
        let start = at
        let negative = take(UInt8(ascii: "-"))
        let whole = digits()
        guard !whole.isEmpty, whole.count == 1 || whole.first != UInt8(ascii: "0") else {
            at = start
            throw fault(at < bytes.count ? .unexpected : .ended)
        }
        var fraction: ArraySlice<UInt8> = []
        if take(UInt8(ascii: ".")) {
            fraction = digits()
            guard !fraction.isEmpty else { throw fault(.unexpected) }
        }
        let exponent = try exponent()
        guard let value = Self.value(negative, whole, fraction, exponent) else {
            throw JSONFault(reason: .number, offset: start)
        }
        return value
    }

    private mutating func exponent() throws(JSONFault) -> Int {
        guard take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) else { return 0 }
        let negative = take(UInt8(ascii: "-"))
        if !negative { _ = take(UInt8(ascii: "+")) }
        let written = digits()
        guard !written.isEmpty else { throw fault(.unexpected) }
        // Past a million the sign alone decides.
        let size = written.drop { $0 == 48 }.prefix(7).reduce(0) { $0 * 10 + Int($1 - 48) }
        return negative ? -size : size
    }

    private mutating func digits() -> ArraySlice<UInt8> {
        let start = at
        while at < bytes.count, (48...57).contains(bytes[at]) { at += 1 }
        return ArraySlice(bytes[start..<at])
    }

    /// Writes out the decimal point's shift and cuts what exceeds 18 digits behind it.
    private static func value(
        _ negative: Bool, _ whole: ArraySlice<UInt8>, _ fraction: ArraySlice<UInt8>, _ exponent: Int
    ) -> JSONValue? {
        let sign = negative ? "-" : ""
        let digits = Array(whole) + Array(fraction)
        guard let first = digits.firstIndex(where: { $0 != 48 }) else { return .int(0) }
        let point = whole.count + exponent
        // Places of the first digit that counts: more than 19 before the point don't fit, more than 18 after it are cut.
        guard point - first <= 19 else { return nil }
        guard point - first > -18 else { return .int(0) }
        let padded =
            Array(repeating: UInt8(48), count: max(0, 1 - point)) + digits
            + Array(repeating: UInt8(48), count: max(0, point - digits.count))
        let split = max(1, point)
        let front = String(decoding: padded[..<split].drop { $0 == 48 }, as: UTF8.self)
        let kept = padded[split...].prefix(max(0, 18 - max(1, front.utf8.count)))
        if kept.allSatisfy({ $0 == 48 }) { return Int64(sign + (front.isEmpty ? "0" : front)).map(JSONValue.int) }
        return JSONValue(number: sign + (front.isEmpty ? "0" : front) + "." + String(decoding: kept, as: UTF8.self))
    }

    private mutating func skipSpaces() {
        while at < bytes.count, [32, 10, 13, 9].contains(bytes[at]) { at += 1 }
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard at < bytes.count, bytes[at] == byte else { return false }
        at += 1
        return true
    }

    private mutating func takeNext(_ byte: UInt8) -> Bool {
        skipSpaces()
        return take(byte)
    }

    private func fault(_ reason: JSONFault.Reason) -> JSONFault { JSONFault(reason: reason, offset: at) }
}
