/// Replaces a range of a file's bytes.
package struct TextEdit: Hashable, Sendable {
    package var range: Range<Int>
    package var replacement: [UInt8]

    package init(_ range: Range<Int>, _ replacement: [UInt8]) {
        self.range = range
        self.replacement = replacement
    }

    init(_ range: Range<Int>, _ text: String) { self.init(range, Array(text.utf8)) }
    init(at offset: Int, _ text: String) { self.init(offset..<offset, Array(text.utf8)) }

    /// Applies edits whose ranges don't overlap; those at one place in the order given.
    package static func apply(_ edits: [TextEdit], to bytes: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        var at = 0
        let ordered = edits.enumerated().sorted {
            ($0.element.range.lowerBound, $0.offset) < ($1.element.range.lowerBound, $1.offset)
        }
        for (_, edit) in ordered {
            out += bytes[at..<max(at, edit.range.lowerBound)]
            out += edit.replacement
            at = max(at, edit.range.upperBound)
        }
        return out + bytes[at...]
    }
}
