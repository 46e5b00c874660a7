/// The bytes of one human file, known to be text, with positions in it.
final class SourceText {
    let path: String
    let bytes: [UInt8]
    /// Where the text begins: after a byte order mark, which editing keeps.
    let start: Int
    private lazy var lineStarts = Self.lineStarts(of: bytes)

    /// Takes `bytes` if they are UTF-8 without control characters (tabs and line ends aside) and at most `limit` long.
    init(_ bytes: [UInt8], path: String, limit: Int) throws(DocumentFault) {
        self.path = path
        self.bytes = bytes
        start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        guard bytes.count <= limit else { throw Self.tooLarge(path, limit: limit) }
        if let at = firstInvalidByte(of: bytes) {
            throw fault(
                at: at, problem: "byte \(at) is not UTF-8", remedy: "save the file as UTF-8")
        }
        if let (at, name) = firstControl(of: bytes) {
            throw fault(at: at, problem: "byte \(at) is \(name)", remedy: "take it out")
        }
        if let at = conflict() {
            throw fault(
                at: at, problem: "git left a conflict here",
                remedy: "choose between the two sides, take out the marks and say `git add \(path)`")
        }
    }

    /// Where the first mark stands of a conflict that git wrote: all three of them are there, each at the start of a
    /// line.
    private func conflict() -> Int? {
        var first: Int?
        var marks = ["<<<<<<< ", "=======", ">>>>>>> "].map { Array($0.utf8) }[...]
        var at: Int? = start
        while let line = at, let mark = marks.first {
            if bytes[line...].starts(with: mark) {
                first = first ?? line
                marks.removeFirst()
            }
            at = nextLine(in: bytes, from: line)
        }
        return marks.isEmpty ? first : nil
    }

    static func tooLarge(_ path: String, limit: Int) -> DocumentFault {
        let text = limit >= 1 << 20 ? "\(limit >> 20) MB" : "\(limit >> 10) kB"
        return DocumentFault(
            path: path, problem: "is larger than \(text)", remedy: "keep media and lists in other files")
    }

    /// Line and column of a byte, both from 1; the column in Unicode scalars.
    func position(of offset: Int) -> (line: Int, column: Int) {
        let line = line(of: offset)
        let first = line == 1 ? min(start, offset) : lineStarts[line - 1]
        let column = bytes[first..<max(first, min(offset, bytes.count))].reduce(1) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
        return (line, column)
    }

    func line(of offset: Int) -> Int {
        var low = 0
        var high = lineStarts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if lineStarts[middle] <= offset { low = middle } else { high = middle }
        }
        return low + 1
    }

    func fault(at offset: Int, field: String? = nil, problem: String, remedy: String? = nil) -> DocumentFault {
        let (line, column) = position(of: offset)
        return DocumentFault(
            path: path, line: line, column: column, field: field, problem: problem, remedy: remedy)
    }

    func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    private static func lineStarts(of bytes: [UInt8]) -> [Int] {
        var starts = [0]
        var at = 0
        while let next = nextLine(in: bytes, from: at) {
            starts.append(next)
            at = next
        }
        return starts
    }
}

/// The offset after the next line end at or after `at`; `nil` if there is none.
func nextLine(in bytes: [UInt8], from at: Int) -> Int? {
    var at = at
    while at < bytes.count {
        if bytes[at] == 10 { return at + 1 }
        if bytes[at] == 13 { return at + 1 < bytes.count && bytes[at + 1] == 10 ? at + 2 : at + 1 }
        at += 1
    }
    return nil
}

/// Where the line that holds `at` begins.
func lineStart(in bytes: [UInt8], of at: Int) -> Int {
    var at = at
    while at > 0, bytes[at - 1] != 10, bytes[at - 1] != 13 { at -= 1 }
    return at
}

/// Where the line that holds `at` ends, before its line end.
func lineEnd(in bytes: [UInt8], of at: Int) -> Int {
    var at = at
    while at < bytes.count, bytes[at] != 10, bytes[at] != 13 { at += 1 }
    return at
}

/// The line end that `bytes` use; a line feed if they have none.
func lineEnding(of bytes: [UInt8]) -> [UInt8] {
    guard let next = nextLine(in: bytes, from: 0) else { return [10] }
    if bytes[next - 1] == 13 { return [13] }
    return next >= 2 && bytes[next - 2] == 13 ? [13, 10] : [10]
}

func isBlank(_ byte: UInt8) -> Bool { byte == 32 || byte == 9 }

private func firstInvalidByte(of bytes: [UInt8]) -> Int? {
    if bytes.withUnsafeBufferPointer({ String(validating: $0, as: UTF8.self) != nil }) { return nil }
    // The first replacement that decoding makes stands where the first invalid byte is.
    var at = 0
    var decoder = UTF8()
    var rest = bytes.makeIterator()
    while case .scalarValue(let scalar) = decoder.decode(&rest) { at += UTF8.width(scalar) }
    return at
}

private func firstControl(of bytes: [UInt8]) -> (Int, String)? {
    for (at, byte) in bytes.enumerated() {
        if byte >= 32, byte != 127, byte != 0xC2 { continue }
        if byte == 9 || byte == 10 || byte == 13 { continue }
        if byte == 0 { return (at, "NUL") }
        guard byte == 0xC2 else { return (at, "the control character U+00" + hexadecimalUpper(byte)) }
        let next = at + 1 < bytes.count ? bytes[at + 1] : 0xFF
        if next < 0xA0, next != 0x85 { return (at, "the control character U+00" + hexadecimalUpper(next)) }
    }
    return nil
}

private func hexadecimalUpper(_ byte: UInt8) -> String {
    let text = String(byte, radix: 16, uppercase: true)
    return text.utf8.count == 1 ? "0" + text : text
}
