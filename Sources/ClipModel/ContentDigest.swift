internal import CPlatform

/// Names content by its SHA-256 (FIPS 180-4): two files with one digest hold the same bytes.
package struct ContentDigest: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The 64 lower-case hexadecimal digits.
    package let hex: String

    /// Digests `bytes` in one go.
    package init(of bytes: some Sequence<UInt8>) {
        var hasher = DigestHasher()
        let fed: Void? = bytes.withContiguousStorageIfAvailable { hasher.update(UnsafeRawBufferPointer($0)) }
        if fed == nil { hasher.update(Array(bytes)) }
        self = hasher.finish()
    }

    /// Digests the UTF-8 bytes of `text`.
    package init(of text: String) { self.init(of: text.utf8) }

    /// Reads 64 hexadecimal digits; `nil` for anything else.
    package init?(hex: String) {
        let digits = hex.utf8
        guard digits.count == 64, digits.allSatisfy({ (48...57).contains($0) || (97...102).contains($0) }) else {
            return nil
        }
        self.hex = hex
    }

    fileprivate init(raw: [UInt8]) { hex = hexadecimal(raw) }

    package var description: String { hex }
    package static func < (a: Self, b: Self) -> Bool { a.hex < b.hex }
}

/// Digests bytes that arrive in parts.
package struct DigestHasher: Sendable {
    private var state = cplatform_sha256()

    package init() { cplatform_sha256_init(&state) }

    package mutating func update(_ bytes: UnsafeRawBufferPointer) {
        if let start = bytes.baseAddress { cplatform_sha256_update(&state, start, bytes.count) }
    }

    package mutating func update(_ bytes: [UInt8]) { bytes.withUnsafeBytes { update($0) } }

    /// Ends the digest. The hasher must not be used again.
    package mutating func finish() -> ContentDigest {
        ContentDigest(
            raw: [UInt8](unsafeUninitializedCapacity: 32) { buffer, count in
                cplatform_sha256_final(&state, buffer.baseAddress)
                count = 32
            })
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
