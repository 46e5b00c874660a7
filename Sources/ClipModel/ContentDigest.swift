internal import CPlatform

/// Names content by its SHA-256 (FIPS 180-4): two files with one digest hold the same bytes.
package struct ContentDigest: Hashable, Sendable, Comparable, CustomStringConvertible {
    // The 32 bytes as big-endian numbers: thousands of digests are compared and hashed for one plan, without memory of
    // their own.
    private let numbers: Numbers

    private struct Numbers: Hashable {
        var first: UInt64
        var second: UInt64
        var third: UInt64
        var fourth: UInt64
    }

    /// Digests `bytes` in one go.
    package init(of bytes: some Sequence<UInt8>) {
        var hasher = DigestHasher()
        hasher.update(bytes)
        self = hasher.finish()
    }

    /// Digests the UTF-8 bytes of `text`.
    package init(of text: String) { self.init(of: text.utf8) }

    /// Reads 64 lower-case hexadecimal digits; `nil` for anything else.
    package init?(hex: String) {
        var hex = hex
        guard let digest = hex.withUTF8({ ContentDigest(hex: $0) }) else { return nil }
        self = digest
    }

    /// Reads the ASCII codes of 64 lower-case hexadecimal digits; `nil` for anything else.
    package init?(hex digits: UnsafeBufferPointer<UInt8>) {
        guard digits.count == 64 else { return nil }
        var raw: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
        let isDigest = withUnsafeMutableBytes(of: &raw) { bytes in
            cplatform_read_hex(digits.baseAddress, 32, bytes.assumingMemoryBound(to: UInt8.self).baseAddress) == 1
        }
        guard isDigest else { return nil }
        self.init(raw: raw)
    }

    fileprivate init(raw: (UInt64, UInt64, UInt64, UInt64)) {
        numbers = Numbers(
            first: raw.0.bigEndian, second: raw.1.bigEndian, third: raw.2.bigEndian, fourth: raw.3.bigEndian)
    }

    /// The 64 lower-case hexadecimal digits.
    package var hex: String {
        hexadecimal([numbers.first, numbers.second, numbers.third, numbers.fourth])
    }

    /// The first eight bytes as a big-endian number.
    package var prefix: UInt64 { numbers.first }

    package var description: String { hex }
    package static func < (a: Self, b: Self) -> Bool {
        let (a, b) = (a.numbers, b.numbers)
        return (a.first, a.second, a.third, a.fourth) < (b.first, b.second, b.third, b.fourth)
    }
}

/// Digests bytes that arrive in parts.
package struct DigestHasher: Sendable {
    private var state = cplatform_sha256()

    package init() { cplatform_sha256_init(&state) }

    package mutating func update(_ bytes: UnsafeRawBufferPointer) {
        if let start = bytes.baseAddress { cplatform_sha256_update(&state, start, bytes.count) }
    }

    package mutating func update(_ bytes: some Sequence<UInt8>) {
        let fed: Void? = bytes.withContiguousStorageIfAvailable { update(UnsafeRawBufferPointer($0)) }
        if fed == nil { Array(bytes).withUnsafeBytes { update($0) } }
    }

    /// Ends the digest. The hasher must not be used again.
    package mutating func finish() -> ContentDigest {
        var raw: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
        withUnsafeMutableBytes(of: &raw) { buffer in
            cplatform_sha256_final(&state, buffer.assumingMemoryBound(to: UInt8.self).baseAddress)
        }
        return ContentDigest(raw: raw)
    }
}

/// Writes bytes as lower-case hexadecimal digits.
package func hexadecimal(_ bytes: some Collection<UInt8>) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(unsafeUninitializedCapacity: bytes.count * 2) { out in
        var at = 0
        for byte in bytes {
            out[at] = digits[Int(byte >> 4)]
            out[at + 1] = digits[Int(byte & 15)]
            at += 2
        }
        return at
    }
}

/// Writes numbers as 16 lower-case hexadecimal digits each.
func hexadecimal(_ numbers: [UInt64]) -> String {
    String(unsafeUninitializedCapacity: numbers.count * 16) { out in
        var at = 0
        for number in numbers {
            for shift in stride(from: 60, through: 0, by: -4) {
                let digit = UInt8(truncatingIfNeeded: number >> UInt64(shift)) & 15
                out[at] = digit < 10 ? 48 + digit : 87 + digit
                at += 1
            }
        }
        return at
    }
}

/// Reads 16 lower-case hexadecimal digits; `nil` for anything else.
func number(_ hex: String) -> UInt64? {
    var (hex, raw) = (hex, UInt64(0))
    let isNumber = hex.withUTF8 { digits in
        guard digits.count == 16 else { return false }
        return withUnsafeMutableBytes(of: &raw) { bytes in
            cplatform_read_hex(digits.baseAddress, 8, bytes.assumingMemoryBound(to: UInt8.self).baseAddress) == 1
        }
    }
    return isNumber ? UInt64(bigEndian: raw) : nil
}
