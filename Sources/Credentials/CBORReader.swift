extension CBOR {
    /// Reads one document of the kinds that ``CBOR`` has. `nil` for anything else, and for any encoding but the one that
    /// ``encoded`` makes: two different texts are never read as one value.
    package init?(reading bytes: [UInt8]) {
        var reader = CBORReader(bytes: bytes)
        guard let value = reader.value(depth: 0), reader.at == bytes.count, value.encoded == bytes else { return nil }
        self = value
    }
}

/// Reads from front to back. Memory is bounded by the text, stack by the depth.
private struct CBORReader {
    let bytes: [UInt8]
    var at = 0

    private static let deepest = 32

    mutating func value(depth: Int) -> CBOR? {
        guard depth < Self.deepest, at < bytes.count else { return nil }
        let kind = bytes[at] >> 5
        if kind == 7 { return simple() }
        guard let count = head() else { return nil }
        switch kind {
        case 0: return Int64(exactly: count).map(CBOR.int)
        case 1: return Int64(exactly: count).map { .int(-1 - $0) }
        case 2: return take(count).map { .bytes(Array($0)) }
        case 3: return take(count).flatMap { String(validating: $0, as: UTF8.self) }.map(CBOR.text)
        case 4: return array(count, depth)
        case 5: return map(count, depth)
        default: return value(depth: depth + 1).map { .tagged(count, $0) }
        }
    }

    private mutating func array(_ count: UInt64, _ depth: Int) -> CBOR? {
        // An item takes a byte at least, so no more memory is asked for than the text has.
        guard count <= UInt64(bytes.count - at) else { return nil }
        var items: [CBOR] = []
        for _ in 0..<count {
            guard let item = value(depth: depth + 1) else { return nil }
            items.append(item)
        }
        return .array(items)
    }

    private mutating func map(_ count: UInt64, _ depth: Int) -> CBOR? {
        guard count <= UInt64(bytes.count - at) else { return nil }
        var fields: [CBOR: CBOR] = [:]
        for _ in 0..<count {
            guard let key = value(depth: depth + 1), let value = value(depth: depth + 1),
                fields.updateValue(value, forKey: key) == nil
            else { return nil }
        }
        return .map(fields)
    }

    private mutating func simple() -> CBOR? {
        defer { at += 1 }
        switch bytes[at] {
        case 0xF4: return .bool(false)
        case 0xF5: return .bool(true)
        case 0xF6: return .null
        default: return nil
        }
    }

    /// The number in an item's first bytes.
    private mutating func head() -> UInt64? {
        let code = bytes[at] & 31
        at += 1
        if code < 24 { return UInt64(code) }
        guard code < 28 else { return nil }
        return take(1 << UInt64(code - 24)).map(number)
    }

    private mutating func take(_ count: UInt64) -> ArraySlice<UInt8>? {
        guard count <= UInt64(bytes.count - at) else { return nil }
        defer { at += Int(count) }
        return bytes[at..<at + Int(count)]
    }
}
