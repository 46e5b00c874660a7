/// The `moov` box of a film, whose chunk offsets move when something is put in front of the media (ISO 14496-12, sections
/// 8.7.5 and 8.1.1).
struct MovieIndex {
    private(set) var bytes: [UInt8]
    private let path: String

    /// The boxes on the way to the tables of chunk offsets.
    private static let containers: Set<String> = ["moov", "trak", "mdia", "minf", "stbl"]

    init(_ bytes: [UInt8], path: String) {
        self.bytes = bytes
        self.path = path
    }

    /// Moves every offset by `distance`.
    mutating func move(by distance: UInt64) throws(CredentialFault) {
        try visit(0..<bytes.count, distance)
    }

    private mutating func visit(_ range: Range<Int>, _ distance: UInt64) throws(CredentialFault) {
        var at = range.lowerBound
        while at < range.upperBound {
            guard range.upperBound - at >= 8 else { throw torn }
            let wide = number(bytes[at..<at + 4]) == 1
            let head = wide ? 16 : 8
            guard range.upperBound - at >= head else { throw torn }
            let length = number(wide ? bytes[at + 8..<at + 16] : bytes[at..<at + 4])
            guard length >= UInt64(head), length <= UInt64(range.upperBound - at) else { throw torn }
            let end = at + Int(length)
            try visitBox(String(decoding: bytes[at + 4..<at + 8], as: UTF8.self), at + head..<end, distance)
            at = end
        }
    }

    private mutating func visitBox(_ type: String, _ content: Range<Int>, _ distance: UInt64) throws(CredentialFault) {
        switch type {
        case "stco": try moveTable(content, width: 4, distance)
        case "co64": try moveTable(content, width: 8, distance)
        // Fragments and sample groups with offsets of their own, which no film of ours has.
        case "mvex", "saio": throw .layout(path: path, "its index has a box `\(type)`")
        case _ where Self.containers.contains(type): try visit(content, distance)
        default: break
        }
    }

    /// A table is a version, flags, a count, and as many numbers.
    private mutating func moveTable(_ content: Range<Int>, width: Int, _ distance: UInt64) throws(CredentialFault) {
        guard content.count >= 8 else { throw torn }
        let first = content.lowerBound + 8
        let count = number(bytes[first - 4..<first])
        guard count <= UInt64(content.upperBound - first) / UInt64(width) else { throw torn }
        for entry in 0..<Int(count) {
            let at = first + entry * width
            let (moved, overflow) = number(bytes[at..<at + width]).addingReportingOverflow(distance)
            guard !overflow, width == 8 || moved <= UInt64(UInt32.max) else { throw .tooLarge(path: path) }
            bytes.replaceSubrange(at..<at + width, with: bigEndian(moved, bytes: width))
        }
    }

    private var torn: CredentialFault { .layout(path: path, "its index is damaged") }
}
