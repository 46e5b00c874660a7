internal import Yams

/// One node of a YAML document, with the byte at which it begins.
///
/// Scalars keep their text as written; what it means is decided by the field that it is read for. So `001` stays `001`.
struct YAMLNode {
    enum Style { case plain, singleQuoted, doubleQuoted, literal, folded }

    indirect enum Content {
        case scalar(String, Style)
        case list([YAMLNode])
        case map([Entry])
    }

    struct Entry {
        var key: YAMLNode
        var value: YAMLNode

        var name: String? { key.text }
    }

    var content: Content
    var start: Int

    /// Nothing, `~` or `null`.
    var isNull: Bool {
        if case .scalar(let text, .plain) = content {
            text.isEmpty || text == "~" || text.lowercased() == "null"
        } else {
            false
        }
    }
    var text: String? { if case .scalar(let text, _) = content { text } else { nil } }
    var entries: [Entry]? { if case .map(let entries) = content { entries } else { nil } }
    var items: [YAMLNode]? { if case .list(let items) = content { items } else { nil } }

    subscript(_ name: String) -> YAMLNode? { entries?.first { $0.name == name }?.value }
}

/// Reads YAML through Yams: one document, no anchors, aliases or tags, no key twice, at most ``DocumentLimit/depth`` deep.
enum YAMLReader {
    /// Reads the bytes of `source` in `range`; `nil` for an empty document.
    static func read(_ source: SourceText, _ range: Range<Int>) throws(DocumentFault) -> YAMLNode? {
        let bytes = source.bytes[range]
        // An alias repeats what its anchor names, and aliases of aliases multiply. So anchors are looked for first, in a
        // text whose aliases are harmless words of the same length.
        if bytes.contains(UInt8(ascii: "&")), bytes.contains(UInt8(ascii: "*")) {
            let disarmed = bytes.map { $0 == UInt8(ascii: "*") ? UInt8(ascii: "_") : $0 }
            _ = try convert(compose(String(decoding: disarmed, as: UTF8.self), source, range), source, range)
        }
        return try convert(compose(source.string(range), source, range), source, range)
    }

    private static func convert(
        _ node: Node?, _ source: SourceText, _ range: Range<Int>
    ) throws(DocumentFault) -> YAMLNode? {
        guard let node else { return nil }
        var converter = NodeConverter(source: source, cursor: MarkCursor(bytes: source.bytes, from: range.lowerBound))
        let root = try converter.convert(node, depth: 0)
        return root.isNull ? nil : root
    }

    private static func compose(_ text: String, _ source: SourceText, _ range: Range<Int>) throws(DocumentFault)
        -> Node?
    {
        let failure: any Error
        do {
            // Without rules for tags no regular expression runs; the encoding is named since the default asks the
            // environment.
            return try Parser(yaml: text, resolver: .basic, encoding: .utf8).singleRoot()
        } catch {
            failure = error
        }
        throw YAMLProblem(source: source, start: range.lowerBound).fault(for: failure)
    }
}

private struct NodeConverter {
    let source: SourceText
    var cursor: MarkCursor

    mutating func convert(_ node: Node, depth: Int) throws(DocumentFault) -> YAMLNode {
        let start = node.mark.map { cursor.offset(line: $0.line, column: $0.column) } ?? cursor.at
        guard depth <= DocumentLimit.depth else {
            throw source.fault(
                at: start, problem: "nests deeper than \(DocumentLimit.depth) levels", remedy: "flatten it")
        }
        try refuseProperties(at: start)
        switch node {
        case .scalar(let scalar): return YAMLNode(content: .scalar(scalar.string, style(scalar.style)), start: start)
        case .sequence(let sequence):
            var items: [YAMLNode] = []
            for item in sequence { items.append(try convert(item, depth: depth + 1)) }
            return YAMLNode(content: .list(items), start: start)
        case .mapping(let mapping):
            var entries: [YAMLNode.Entry] = []
            for (key, value) in mapping {
                let key = try convert(key, depth: depth + 1)
                entries.append(YAMLNode.Entry(key: key, value: try convert(value, depth: depth + 1)))
            }
            return YAMLNode(content: .map(entries), start: start)
        case .alias: throw source.fault(at: start, problem: "aliases are not used here", remedy: "write the value out")
        }
    }

    /// Refuses anchors and tags. A node's position is that of its anchor or tag where it has one.
    private func refuseProperties(at: Int) throws(DocumentFault) {
        guard at < source.bytes.count else { return }
        if source.bytes[at] == UInt8(ascii: "&") {
            throw source.fault(
                at: at, problem: "anchors and aliases are not used here",
                remedy: "write the value out where it is wanted")
        }
        if source.bytes[at] == UInt8(ascii: "!") {
            throw source.fault(
                at: at, problem: "tags are not used here", remedy: "leave out the word that starts with `!`")
        }
    }

    private func style(_ style: Node.Scalar.Style) -> YAMLNode.Style {
        switch style {
        case .singleQuoted: .singleQuoted
        case .doubleQuoted: .doubleQuoted
        case .literal: .literal
        case .folded: .folded
        case .any, .plain: .plain
        }
    }
}

/// Turns libyaml's lines and columns into byte offsets. Nodes come in the order of the text, so each byte is passed once.
struct MarkCursor {
    let bytes: [UInt8]
    let from: Int
    private(set) var at: Int
    private var line = 1
    private var column = 1

    init(bytes: [UInt8], from: Int) {
        self.bytes = bytes
        self.from = from
        at = from
    }

    mutating func offset(line: Int, column: Int) -> Int {
        if (line, column) < (self.line, self.column) { (at, self.line, self.column) = (from, 1, 1) }
        while at < bytes.count, (self.line, self.column) < (line, column) { step() }
        return at
    }

    private mutating func step() {
        let width = breakWidth(bytes, at)
        if width > 0 {
            at += width
            (line, column) = (line + 1, 1)
            return
        }
        at += 1
        while at < bytes.count, bytes[at] & 0xC0 == 0x80 { at += 1 }
        column += 1
    }
}

/// How many bytes the line end at `at` has by libyaml's rules, which also know U+0085, U+2028 and U+2029; 0 for none.
func breakWidth(_ bytes: [UInt8], _ at: Int) -> Int {
    let next = at + 1 < bytes.count ? bytes[at + 1] : 0
    switch bytes[at] {
    case 10: return 1
    case 13: return next == 10 ? 2 : 1
    case 0xC2: return next == 0x85 ? 2 : 0
    case 0xE2: return next == 0x80 && at + 2 < bytes.count && (0xA8...0xA9).contains(bytes[at + 2]) ? 3 : 0
    default: return 0
    }
}

/// Puts libyaml's complaints into our words.
private struct YAMLProblem {
    let source: SourceText
    let start: Int

    func fault(for error: any Error) -> DocumentFault {
        switch error as? YamlError {
        case .scanner(let context, let problem, let mark, _)?, .parser(let context, let problem, let mark, _)?,
            .composer(let context, let problem, let mark, _)?:
            return fault(problem, context: context, at: offset(mark))
        case .duplicatedKeysInMapping(let names, let context)?:
            return source.fault(
                at: offset(context.mark), field: names.first, problem: "stands here more than once", remedy: "keep one")
        case .reader(let problem, _, _, _)?:
            return source.fault(at: start, problem: "is no readable YAML (\(problem.lowercased()))")
        default: return source.fault(at: start, problem: "is no readable YAML")
        }
    }

    private func offset(_ mark: Mark) -> Int {
        var cursor = MarkCursor(bytes: source.bytes, from: start)
        return cursor.offset(line: mark.line, column: mark.column)
    }

    private func fault(_ problem: String, context: YamlError.Context?, at: Int) -> DocumentFault {
        let doing = context?.text ?? ""
        // Where the broken thing began tells more than where libyaml gave up.
        let began = context.map { offset($0.mark) } ?? at
        if tabIndents(at) {
            return source.fault(at: at, problem: "a tab indents the line", remedy: "use spaces")
        }
        if problem.contains("undefined alias") || doing.contains("an alias") || doing.contains("an anchor") {
            return source.fault(
                at: at, problem: "anchors and aliases are not used here",
                remedy: "write the value out, or put a text that starts with `*` or `&` in quotes")
        }
        if problem.contains("another document") || problem.contains("<document start>") {
            return source.fault(
                at: at, problem: "a second YAML document starts here", remedy: "take out the line `---` or `...`")
        }
        if problem.contains("mapping values are not allowed") {
            if let line = lineWithoutColon(above: at) {
                return source.fault(at: line, problem: "a line has no `key: value`", remedy: "write `key: value`")
            }
            return source.fault(
                at: at, problem: "a colon stands where no key can be",
                remedy: "put a text that holds `: ` in quotes, or check the indentation")
        }
        if problem.contains("could not find expected ':'") {
            return source.fault(at: began, problem: "a line has no `key: value`", remedy: "write `key: value`")
        }
        if doing.contains("quoted scalar") {
            return source.fault(at: began, problem: "a quoted text is broken (\(problem))", remedy: "close its quotes")
        }
        if doing.contains("flow") {
            return source.fault(
                at: began, problem: "a list in brackets is broken (\(problem))", remedy: "close its brackets")
        }
        return source.fault(at: at, problem: "is no readable YAML (\(problem))")
    }

    /// A line `key value` runs on into the next one, and libyaml complains of that one's colon. Returns where such a line
    /// begins: right above the one at `at`, indented like it, and without a colon.
    private func lineWithoutColon(above at: Int) -> Int? {
        let bytes = source.bytes
        let own = lineStart(in: bytes, of: min(at, bytes.count))
        var found: Int?
        var line = own
        while line > start {
            line = lineStart(in: bytes, of: line - 1)
            let text = bytes[line..<lineEnd(in: bytes, of: line)]
            guard text.contains(where: { $0 != 32 && $0 != 13 }), !text.contains(UInt8(ascii: ":")),
                ![UInt8(ascii: "#"), UInt8(ascii: "-")].contains(text.first { $0 != 32 }),
                indent(line) == indent(own)
            else { break }
            found = line + indent(line)
        }
        return found
    }

    private func indent(_ line: Int) -> Int { source.bytes[line...].prefix { $0 == 32 }.count }

    private func tabIndents(_ at: Int) -> Bool {
        var scan = lineStart(in: source.bytes, of: min(at, source.bytes.count))
        while scan < source.bytes.count, source.bytes[scan] == 32 { scan += 1 }
        return scan < source.bytes.count && source.bytes[scan] == 9
    }
}
