internal import CGit2
internal import ClipModel

/// Names a commit, tree or blob by its SHA-1.
package struct ObjectID: Hashable, Sendable, Comparable, CustomStringConvertible {
    // Big-endian words, so that their order is the order of the hexadecimal digits.
    private let high: UInt64
    private let middle: UInt64
    private let low: UInt32

    init(_ raw: git_oid) {
        var raw = raw
        self = withUnsafeBytes(of: &raw) { bytes in
            ObjectID(
                high: UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 0, as: UInt64.self)),
                middle: UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self)),
                low: UInt32(bigEndian: bytes.loadUnaligned(fromByteOffset: 16, as: UInt32.self)))
        }
    }

    private init(high: UInt64, middle: UInt64, low: UInt32) {
        self.high = high
        self.middle = middle
        self.low = low
    }

    /// Reads 40 hexadecimal digits; `nil` for anything else.
    package init?(hex: String) {
        guard hex.utf8.count == 40 else { return nil }
        var raw = git_oid()
        guard git_oid_fromstr(&raw, hex) == 0 else { return nil }
        self.init(raw)
    }

    var raw: git_oid {
        var out = git_oid()
        withUnsafeMutableBytes(of: &out) { bytes in
            bytes.storeBytes(of: high.bigEndian, toByteOffset: 0, as: UInt64.self)
            bytes.storeBytes(of: middle.bigEndian, toByteOffset: 8, as: UInt64.self)
            bytes.storeBytes(of: low.bigEndian, toByteOffset: 16, as: UInt32.self)
        }
        return out
    }

    /// The 40 lower-case hexadecimal digits.
    package var hex: String {
        var raw = raw
        return withUnsafeBytes(of: &raw) { hexadecimal(Array($0)) }
    }
    package var description: String { hex }
    /// Enough digits for a person.
    package var short: String { String(hex.prefix(8)) }

    package static func < (a: Self, b: Self) -> Bool {
        (a.high, a.middle, a.low) < (b.high, b.middle, b.low)
    }
}
