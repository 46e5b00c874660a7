package import ClipModel

/// The text that stands in a commit for a large file: Git LFS specification, version 1.
///
/// The canonical form is what git-lfs writes: `version` first, the other keys in order, `key value` lines that each end
/// in one newline, under 1,024 bytes.
package struct LFSPointer: Hashable, Sendable {
    package var digest: ContentDigest
    /// Bytes of the content.
    package var size: UInt64
    /// Keys of other writers, such as `ext-0-…`, in order. git-lfs 3.3 takes a pointer with other keys than `ext-` for
    /// ordinary content, so this program adds none.
    package var others: [Pair]

    package struct Pair: Hashable, Sendable {
        package var key: String
        package var value: String
        package init(key: String, value: String) {
            self.key = key
            self.value = value
        }
    }

    /// What no pointer reaches, in bytes.
    package static let limit = 1024
    private static let version = "https://git-lfs.github.com/spec/v1"

    package init(digest: ContentDigest, size: UInt64, others: [Pair] = []) {
        self.digest = digest
        self.size = size
        self.others = others
    }

    /// Reads the canonical form; `nil` for anything else, as carriage returns, unordered keys or a missing last newline.
    package init?(_ bytes: [UInt8]) {
        guard bytes.count < Self.limit, !bytes.contains(13), bytes.last == 10 else { return nil }
        guard let text = String(validating: bytes.dropLast(), as: UTF8.self) else { return nil }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.first == "version \(Self.version)" else { return nil }
        var pairs: [Pair] = []
        for line in lines.dropFirst() {
            guard let pair = Pair(line: line), Self.isKey(pair.key), !pair.value.isEmpty else { return nil }
            guard pairs.last.map({ $0.key < pair.key }) ?? true else { return nil }
            pairs.append(pair)
        }
        self.init(pairs: pairs)
    }

    /// Reads what git-lfs 3.3 takes for a pointer: also carriage returns, blanks and blank lines around, a missing last
    /// newline, a size with a sign or leading zeros, `ext-` keys before the size. Such text goes into a commit as it is,
    /// since git-lfs's own filter leaves it alone.
    package init?(lenient bytes: [UInt8]) {
        guard bytes.count < Self.limit, let text = String(validating: Self.trimmed(bytes), as: UTF8.self) else {
            return nil
        }
        var expected = ["version", "oid", "size"][...]
        var pairs: [Pair] = []
        for line in text.split(whereSeparator: { $0 == "\n" || $0 == "\r\n" }) {
            guard let pair = Pair(line: line), let next = expected.first else { return nil }
            if pair.key == next { expected.removeFirst() } else if !Self.isExtension(pair.key) { return nil }
            pairs.append(pair)
        }
        guard expected.isEmpty, let name = pairs.first(where: { $0.key == "version" })?.value,
            Self.versions.contains(name), let size = pairs.last.flatMap({ UInt64($0.value) }), size <= Int64.max
        else { return nil }
        pairs[pairs.count - 1].value = String(size)
        self.init(pairs: pairs.filter { $0.key != "version" })
    }

    private static func trimmed(_ bytes: [UInt8]) -> ArraySlice<UInt8> {
        let isBlank = { (byte: UInt8) in byte == 32 || (9...13).contains(byte) }
        guard let first = bytes.firstIndex(where: { !isBlank($0) }),
            let last = bytes.lastIndex(where: { !isBlank($0) })
        else { return [] }
        return bytes[first...last]
    }

    private static func isExtension(_ key: String) -> Bool {
        let bytes = Array(key.utf8)
        return key.hasPrefix("ext-") && bytes.count > 6 && (48...57).contains(bytes[4]) && bytes[5] == 45
    }

    // The names that the specification had before it was called LFS.
    private static let versions = [
        version, "http://git-media.io/v/2", "https://hawser.github.com/spec/v1",
    ]

    private init?(pairs: [Pair]) {
        guard let name = pairs.first(where: { $0.key == "oid" })?.value, name.hasPrefix("sha256:"),
            let digest = ContentDigest(hex: String(name.dropFirst(7))),
            let digits = pairs.first(where: { $0.key == "size" })?.value,
            digits.utf8.allSatisfy({ (48...57).contains($0) }), digits == "0" || !digits.hasPrefix("0"),
            let size = UInt64(digits)
        else { return nil }
        self.init(digest: digest, size: size, others: pairs.filter { $0.key != "oid" && $0.key != "size" })
    }

    private static func isKey(_ key: String) -> Bool {
        !key.isEmpty
            && key.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 45 || $0 == 46 }
    }

    /// The canonical form.
    package var text: String {
        let own = [Pair(key: "oid", value: "sha256:\(digest.hex)"), Pair(key: "size", value: String(size))]
        let sorted = (own + others).sorted { $0.key < $1.key }
        return "version \(Self.version)\n" + sorted.map { "\($0.key) \($0.value)\n" }.joined()
    }
}

extension LFSPointer.Pair {
    fileprivate init?(line: Substring) {
        guard let space = line.firstIndex(of: " ") else { return nil }
        self.init(key: String(line[..<space]), value: String(line[line.index(after: space)...]))
    }
}
