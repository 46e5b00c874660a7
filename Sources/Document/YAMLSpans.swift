/// Finds where nodes end. libyaml tells only where they begin.
struct YAMLSpans {
    let source: SourceText
    let range: Range<Int>
    private var bytes: [UInt8] { source.bytes }

    init(source: SourceText, range: Range<Int>) {
        self.source = source
        self.range = range
    }

    /// The offset after the last byte of `node`; `nil` if the text isn't what the node says. `parent` is the indentation
    /// of the mapping or list that holds it.
    func end(of node: YAMLNode, parent: Int) -> Int? {
        switch node.content {
        case .scalar(let text, .plain): plainEnd(text, node.start)
        case .scalar(_, .singleQuoted): singleQuotedEnd(node.start)
        case .scalar(_, .doubleQuoted): doubleQuotedEnd(node.start)
        case .scalar(_, .literal), .scalar(_, .folded): blockEnd(node.start, parent: parent)
        case .list(let items):
            if isFlow(node) { flowEnd(node.start) } else { items.last.flatMap { end(of: $0, parent: dashColumn($0)) } }
        case .map(let entries):
            if isFlow(node) {
                flowEnd(node.start)
            } else {
                entries.last.flatMap { end(of: $0, parent: column(of: node.start)) }
            }
        }
    }

    /// Where an entry of a mapping ends.
    func end(of entry: YAMLNode.Entry, parent: Int) -> Int? {
        // An empty value is taken to lie where the next token begins or after the colon; the colon decides.
        if case .scalar("", .plain) = entry.value.content { return colon(of: entry).map { $0 + 1 } }
        return end(of: entry.value, parent: parent)
    }

    /// Where the colon after an entry's key stands.
    func colon(of entry: YAMLNode.Entry) -> Int? {
        guard var at = end(of: entry.key, parent: -1) else { return nil }
        while at < range.upperBound, isBlank(bytes[at]) { at += 1 }
        return at < range.upperBound && bytes[at] == UInt8(ascii: ":") ? at : nil
    }

    func isFlow(_ node: YAMLNode) -> Bool {
        node.start < bytes.count && (bytes[node.start] == UInt8(ascii: "[") || bytes[node.start] == UInt8(ascii: "{"))
    }

    /// How far from its line's start a byte stands, in bytes; what stands before it is spaces and dashes.
    func column(of at: Int) -> Int { at - max(lineStart(in: bytes, of: at), source.start) }

    /// Where the dash before a list's item stands.
    func dash(before item: YAMLNode) -> Int? {
        var at = min(item.start, bytes.count) - 1
        while at >= range.lowerBound, isBlank(bytes[at]) || bytes[at] == 10 || bytes[at] == 13 { at -= 1 }
        return at >= range.lowerBound && bytes[at] == UInt8(ascii: "-") ? at : nil
    }

    private func dashColumn(_ item: YAMLNode) -> Int { dash(before: item).map(column) ?? 0 }

    /// Walks the text along the value: every run of white space in the value is one in the text, all else is the same.
    private func plainEnd(_ text: String, _ start: Int) -> Int? {
        let value = Array(text.utf8)
        var at = start
        var next = 0
        while next < value.count {
            if isSpace(value, next) > 0 {
                while next < value.count, case let width = isSpace(value, next), width > 0 { next += width }
                while at < range.upperBound, case let width = isSpace(bytes, at), width > 0 { at += width }
            } else {
                guard at < range.upperBound, bytes[at] == value[next] else { return nil }
                (at, next) = (at + 1, next + 1)
            }
        }
        return at
    }

    private func isSpace(_ bytes: [UInt8], _ at: Int) -> Int { isBlank(bytes[at]) ? 1 : breakWidth(bytes, at) }

    private func singleQuotedEnd(_ start: Int) -> Int? {
        var at = start + 1
        while at < range.upperBound {
            if bytes[at] == UInt8(ascii: "'") {
                guard at + 1 < range.upperBound, bytes[at + 1] == UInt8(ascii: "'") else { return at + 1 }
                at += 1
            }
            at += 1
        }
        return nil
    }

    private func doubleQuotedEnd(_ start: Int) -> Int? {
        var at = start + 1
        while at < range.upperBound {
            if bytes[at] == UInt8(ascii: "\"") { return at + 1 }
            at += bytes[at] == UInt8(ascii: "\\") ? 2 : 1
        }
        return nil
    }

    private func flowEnd(_ start: Int) -> Int? {
        var depth = 0
        var at = start
        var afterSpace = true
        while at < range.upperBound {
            let byte = bytes[at]
            switch byte {
            case UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
            case UInt8(ascii: "]"), UInt8(ascii: "}"):
                depth -= 1
                if depth == 0 { return at + 1 }
            case UInt8(ascii: "#") where afterSpace: at = lineEnd(in: bytes, of: at) - 1
            case UInt8(ascii: "'") where startsToken(at, from: start):
                guard let end = singleQuotedEnd(at) else { return nil }
                at = end - 1
            case UInt8(ascii: "\"") where startsToken(at, from: start):
                guard let end = doubleQuotedEnd(at) else { return nil }
                at = end - 1
            default: break
            }
            afterSpace = isBlank(byte) || byte == 10 || byte == 13
            at += 1
        }
        return nil
    }

    /// Whether a quote at `at` opens a text: the last thing before it is a bracket, comma or colon, or a comment.
    private func startsToken(_ at: Int, from start: Int) -> Bool {
        var before = at - 1
        while before > start, isSpace(bytes, before) > 0 { before -= 1 }
        return "[{,:?".utf8.contains(bytes[before]) || lineHoldsComment(before, from: start)
    }

    private func lineHoldsComment(_ at: Int, from start: Int) -> Bool {
        let line = bytes[max(lineStart(in: bytes, of: at), start)...at]
        return line.indices.contains { $0 > line.startIndex && line[$0] == UInt8(ascii: "#") && isBlank(line[$0 - 1]) }
            || line.first(where: { !isBlank($0) }) == UInt8(ascii: "#")
    }

    /// A literal or folded block ends with its last line that is indented more than its parent; with `+` blank lines after
    /// it count too.
    private func blockEnd(_ start: Int, parent: Int) -> Int {
        let headerEnd = lineEnd(in: bytes, of: start)
        let keepsBlank = bytes[start..<headerEnd].prefix { !isBlank($0) }.contains(UInt8(ascii: "+"))
        var end = headerEnd
        var at = nextLine(in: bytes, from: headerEnd) ?? range.upperBound
        while at < range.upperBound {
            let stop = min(lineEnd(in: bytes, of: at), range.upperBound)
            let indent = bytes[at..<stop].prefix { $0 == 32 }.count
            let blank = at + indent == stop
            if !blank, indent <= parent { break }
            if !blank || keepsBlank { end = stop }
            at = nextLine(in: bytes, from: stop) ?? range.upperBound
        }
        return end
    }
}
