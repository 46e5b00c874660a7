/// The words below the front matter: what counts of them and what doesn't.
///
/// What counts: line ends as `\n`; HTML comments `<!-- … -->` taken out; trailing spaces of each line and blank lines at
/// both ends taken out. A line that holds nothing but a comment counts as no line, and where blank lines stand on both
/// sides of it one of them goes too. A comment inside a line takes with it the spaces on the side where the line would
/// else have two in a row. `\<!--` stands for the words `<!--`.
package enum PromptText {
    /// What counts of `text`. `nil` if a comment is not closed.
    package static func value(of text: String) -> String? {
        let body = PromptBody(Array(text.utf8)[...])
        return body.openComment == nil ? body.value : nil
    }

    /// Brings words from elsewhere into the form that a file keeps: line ends, trailing spaces, blank lines at both ends.
    package static func tidied(_ words: String) -> String {
        let lines = splitLines(Array(words.utf8)[...]).map { String(decoding: trimEnd($0.content), as: UTF8.self) }
        let first = lines.firstIndex { !$0.isEmpty } ?? lines.endIndex
        let last = lines.lastIndex { !$0.isEmpty } ?? first
        return first < lines.endIndex ? lines[first...last].joined(separator: "\n") : ""
    }

    /// Writes tidied words so that ``value(of:)`` gives them back.
    static func escaped(_ words: String) -> String {
        var out: [UInt8] = []
        let bytes = Array(words.utf8)
        for (at, byte) in bytes.enumerated() {
            if byte == UInt8(ascii: "<"), bytes[at...].starts(with: commentStart) { out.append(UInt8(ascii: "\\")) }
            out.append(byte)
        }
        return String(decoding: out, as: UTF8.self)
    }
}

let commentStart = Array("<!--".utf8)
private let commentEnd = Array("-->".utf8)

/// A body, cut into the lines that count and the comments between them. Ranges are offsets into the file.
struct PromptBody {
    /// A line that counts. Where a comment spans several lines of the file, so does this.
    struct Line {
        var value: [UInt8]
        /// Without the line end.
        var range: Range<Int>
        var comments: [Range<Int>]
    }

    private(set) var lines: [Line] = []
    /// Where a comment starts that is not closed.
    private(set) var openComment: Int?
    /// The lines without blank ones at both ends.
    private(set) var kept: Range<Int> = 0..<0

    var value: String {
        String(decoding: Array(lines[kept].map(\.value).joined(separator: [10])), as: UTF8.self)
    }

    init(_ body: ArraySlice<UInt8>) {
        var scanner = BodyScanner(body: body)
        var afterComment = false
        while let line = scanner.next() {
            // A line of comments alone counts as none, and so does one of two blank lines around it.
            if line.value.isEmpty, !line.comments.isEmpty {
                afterComment = true
                continue
            }
            if afterComment, line.value.isEmpty, lines.last?.value.isEmpty ?? true {
                afterComment = false
                continue
            }
            afterComment = false
            lines.append(line)
        }
        openComment = scanner.openComment
        let first = lines.firstIndex { !$0.value.isEmpty } ?? lines.endIndex
        let last = lines.lastIndex { !$0.value.isEmpty } ?? first
        kept = first < lines.endIndex ? first..<last + 1 : lines.endIndex..<lines.endIndex
    }
}

private struct BodyScanner {
    let body: ArraySlice<UInt8>
    var at: Int
    var openComment: Int?

    init(body: ArraySlice<UInt8>) {
        self.body = body
        at = body.startIndex
    }

    mutating func next() -> PromptBody.Line? {
        guard at < body.endIndex else { return nil }
        let start = at
        var value: [UInt8] = []
        var comments: [Range<Int>] = []
        while at < body.endIndex, body[at] != 10, body[at] != 13 {
            if body[at] == UInt8(ascii: "<"), body[at...].starts(with: commentStart) {
                if value.last == UInt8(ascii: "\\") {
                    value.removeLast()
                    value += commentStart
                    at += commentStart.count
                } else {
                    comments.append(skipComment())
                    joinAround(&value)
                }
            } else {
                value.append(body[at])
                at += 1
            }
        }
        let line = PromptBody.Line(value: Array(trimEnd(value[...])), range: start..<at, comments: comments)
        if at < body.endIndex { at += body[at] == 13 && at + 1 < body.endIndex && body[at + 1] == 10 ? 2 : 1 }
        return line
    }

    private mutating func skipComment() -> Range<Int> {
        let start = at
        at += commentStart.count
        while at < body.endIndex {
            if body[at] == UInt8(ascii: "-"), body[at...].starts(with: commentEnd) {
                at += commentEnd.count
                return start..<at
            }
            at += 1
        }
        openComment = openComment ?? start
        return start..<at
    }

    /// Takes out the spaces on one side of a comment.
    private mutating func joinAround(_ value: inout [UInt8]) {
        if value.allSatisfy(isBlank) {
            while at < body.endIndex, isBlank(body[at]) { at += 1 }
        } else if at >= body.endIndex || isBlank(body[at]) {
            while let last = value.last, isBlank(last) { value.removeLast() }
        }
    }
}

func trimEnd(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var line = line
    while let last = line.last, isBlank(last) { line.removeLast() }
    return line
}

/// Splits at line feeds, carriage returns and both together.
func splitLines(_ bytes: ArraySlice<UInt8>) -> [(content: ArraySlice<UInt8>, end: ArraySlice<UInt8>)] {
    var lines: [(ArraySlice<UInt8>, ArraySlice<UInt8>)] = []
    var at = bytes.startIndex
    while at < bytes.endIndex {
        var end = at
        while end < bytes.endIndex, bytes[end] != 10, bytes[end] != 13 { end += 1 }
        var next = end
        if next < bytes.endIndex {
            next += bytes[next] == 13 && next + 1 < bytes.endIndex && bytes[next + 1] == 10 ? 2 : 1
        }
        lines.append((bytes[at..<end], bytes[end..<next]))
        at = next
    }
    return lines
}
