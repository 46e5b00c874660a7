internal import ClipModel

/// Settings that are being edited: their text, their tree and where its nodes end.
struct EditableYAML {
    let source: SourceText
    /// The settings within the file.
    let range: Range<Int>
    let root: YAMLNode?
    let spans: YAMLSpans
    let lineEnd: String
    let order: [String]

    init(_ bytes: [UInt8], kind: InPlace.Kind, path: String) throws(DocumentFault) {
        source = try SourceText(bytes, path: path, limit: DocumentLimit.clipBytes)
        switch kind {
        case .yaml: range = source.start..<bytes.count
        case .frontMatter:
            guard let matter = try FrontMatter.split(source) else {
                throw source.fault(
                    at: source.start, problem: "does not begin with front matter", remedy: "begin with `---`")
            }
            range = matter.settings
        }
        order = kind == .yaml ? ClipFile.fields : SceneFile.fields
        root = try YAMLReader.read(source, range)
        spans = YAMLSpans(source: source, range: range)
        lineEnd = String(decoding: lineEnding(of: bytes), as: UTF8.self)
        if let root, root.entries == nil {
            throw source.fault(at: root.start, problem: "fields are wanted here", remedy: "write `key: value`")
        }
    }

    var bytes: [UInt8] { source.bytes }

    func node(at path: [String]) -> YAMLNode? {
        var node = root
        for name in path {
            if let index = listIndex(name), let items = node?.items {
                node = items.indices.contains(index) ? items[index] : nil
            } else {
                node = node?[name]
            }
        }
        return node
    }

    func fault(_ path: [String], _ problem: String, at offset: Int? = nil) -> DocumentFault {
        let at = offset ?? node(at: path)?.start ?? range.lowerBound
        return source.fault(
            at: at, field: path.joined(separator: "."), problem: problem, remedy: "change it in an editor")
    }

    // MARK: setting

    func set(_ path: [String], to value: JSONValue) throws(DocumentFault) -> [TextEdit] {
        var map = root
        var list: YAMLNode?
        var inFlow = map.map(spans.isFlow) ?? false
        for (depth, name) in path.enumerated() {
            let rest = Array(path[depth...])
            if let index = listIndex(name), let items = list?.items {
                guard items.indices.contains(index), items[index].entries != nil, depth < path.count - 1 else {
                    throw fault(path, "has no such entry", at: list?.start)
                }
                (map, list) = (items[index], nil)
                inFlow = inFlow || spans.isFlow(items[index])
                continue
            }
            guard let entries = map?.entries, let entry = entries.first(where: { $0.name == name }) else {
                return try insert(rest, value, in: map, inFlow: inFlow, full: path)
            }
            let parent = column(ofMap: map)
            if depth == path.count - 1 {
                return try replace(entry, with: value, Place(parent: parent, inFlow: inFlow, path: path))
            }
            if entry.value.items != nil {
                list = entry.value
                inFlow = inFlow || spans.isFlow(entry.value)
                continue
            }
            if entry.value.isNull {
                return try fill(entry, rest: Array(rest.dropFirst()), value, inFlow: inFlow, parent, path)
            }
            guard entry.value.entries != nil else {
                throw fault(path, "`\(name)` holds no fields", at: entry.value.start)
            }
            map = entry.value
            inFlow = inFlow || spans.isFlow(entry.value)
        }
        throw fault(path, "names no field")
    }

    /// Where a value stands.
    struct Place {
        var parent: Int
        var inFlow: Bool
        var path: [String]
    }

    private func column(ofMap map: YAMLNode?) -> Int { map.map { spans.column(of: $0.start) } ?? 0 }

    private func replace(_ entry: YAMLNode.Entry, with value: JSONValue, _ place: Place) throws(DocumentFault)
        -> [TextEdit]
    {
        guard let colon = spans.colon(of: entry), let end = spans.end(of: entry, parent: place.parent) else {
            throw fault(place.path, "is written in a way that can't be changed here", at: entry.key.start)
        }
        let node = entry.value
        if case .array(let items) = value, let texts = strings(items),
            let edits = try ListEditor(yaml: self, entry: entry, colon: colon, place: place).edits(for: texts)
        {
            return edits
        }
        if case .scalar(_, let style) = node.content, case .string(let text) = value {
            let span = node.isNull && node.text == "" ? colon + 1..<colon + 1 : node.start..<end
            return replaceText(span, style, with: text, place)
        }
        let margin = String(repeating: " ", count: place.parent + indentUnit)
        if !place.inFlow, node.isNull && node.text == "" || node.items?.isEmpty == true,
            let lines = YAMLText.records(value, margin: margin, lineEnd: lineEnd)
        {
            // What stands behind an empty list, a comment say, stays on its line.
            let old = node.isNull ? colon + 1..<colon + 1 : colon + 1..<end
            return [TextEdit(old, ""), TextEdit(at: document.lineEnd(old.upperBound), lines)]
        }
        if node.isNull, node.text == "" {
            return [TextEdit(at: colon + 1, " " + YAMLText.flow(value, inFlow: place.inFlow))]
        }
        if node.text != nil || spans.isFlow(node) {
            return [TextEdit(node.start..<end, YAMLText.flow(value, inFlow: place.inFlow))]
        }
        return [TextEdit(colon + 1..<end, " " + YAMLText.flow(value, inFlow: place.inFlow))]
    }

    private func replaceText(_ span: Range<Int>, _ style: YAMLNode.Style, with text: String, _ place: Place)
        -> [TextEdit]
    {
        let space = span.isEmpty ? " " : ""
        let margin = String(repeating: " ", count: place.parent + indentUnit)
        switch style {
        case .literal, .folded:
            let header = span.lowerBound..<document.lineEnd(span.lowerBound)
            guard !text.isEmpty, YAMLText.isBlock(text + "\nx") else {
                return [TextEdit(span, YAMLText.scalar(text))]
            }
            let marks = bytes[header].prefix { !isBlank($0) }
            let keeps = style == .folded && !text.contains("\n") ? ">" : "|"
            let chomp = marks.contains(UInt8(ascii: "+")) ? "+" : marks.contains(UInt8(ascii: "-")) ? "-" : ""
            let mark = TextEdit(header.lowerBound..<header.lowerBound + marks.count, keeps + chomp)
            let old = blockMargin(header.upperBound..<max(header.upperBound, span.upperBound)) ?? margin
            let lines = lineEnd + YAMLText.block(text, margin: old, lineEnd: lineEnd)
            return [mark, TextEdit(header.upperBound..<max(header.upperBound, span.upperBound), lines)]
        case .plain where !place.inFlow && YAMLText.isBlock(text):
            let end = document.lineEnd(span.upperBound)
            return [
                TextEdit(span, space + "|-"),
                TextEdit(at: end, lineEnd + YAMLText.block(text, margin: margin, lineEnd: lineEnd)),
            ]
        default: return [TextEdit(span, space + YAMLText.scalar(text, style: style, inFlow: place.inFlow))]
        }
    }

    /// The indentation of a block's first line with words.
    private func blockMargin(_ content: Range<Int>) -> String? {
        for line in splitLines(bytes[content]) where line.content.contains(where: { !isBlank($0) }) {
            return String(repeating: " ", count: line.content.prefix { $0 == 32 }.count)
        }
        return nil
    }

    // MARK: adding

    private func insert(
        _ rest: [String], _ value: JSONValue, in map: YAMLNode?, inFlow: Bool, full: [String]
    ) throws(DocumentFault) -> [TextEdit] {
        guard let map, let entries = map.entries, let last = entries.last, let first = entries.first else {
            if let map, spans.isFlow(map) { return [TextEdit(at: map.start + 1, flowEntry(rest, value))] }
            return insertLines(rest, value, indent: 0, at: range.upperBound)
        }
        if inFlow {
            guard let end = spans.end(of: last, parent: 0) else {
                throw fault(full, "can't be added here", at: map.start)
            }
            return [TextEdit(at: end, ", " + flowEntry(rest, value))]
        }
        let indent = column(ofMap: map)
        guard let before = neighbour(of: rest[0], in: entries, isTop: full.count == rest.count) else {
            return insertLines(
                rest, value, indent: indent, at: max(lineStart(in: bytes, of: first.key.start), range.lowerBound))
        }
        guard let end = spans.end(of: before, parent: indent) else {
            throw fault(full, "can't be added here", at: before.key.start)
        }
        return insertLines(rest, value, indent: indent, at: document.afterLine(end))
    }

    /// The entry after which a new one belongs: the last of those that come before it in the usual order.
    private func neighbour(of name: String, in entries: [YAMLNode.Entry], isTop: Bool) -> YAMLNode.Entry? {
        guard isTop, let rank = order.firstIndex(of: name) else { return entries.last }
        return entries.last { entry in entry.name.flatMap(order.firstIndex).map { $0 < rank } ?? false }
    }

    private func insertLines(_ path: [String], _ value: JSONValue, indent: Int, at offset: Int) -> [TextEdit] {
        var lines: [String] = []
        for (depth, name) in path.dropLast().enumerated() {
            lines.append(String(repeating: " ", count: indent + depth * indentUnit) + YAMLText.scalar(name) + ":")
        }
        lines.append(
            YAMLText.entry(
                path[path.count - 1], value, indent: indent + (path.count - 1) * indentUnit, unit: indentUnit,
                lineEnd: lineEnd))
        let text = lines.joined(separator: lineEnd)
        // At the end of a file without a final line end the new line takes over that state.
        let opensLine = offset == source.start || bytes[offset - 1] == 10 || bytes[offset - 1] == 13
        return [TextEdit(at: offset, opensLine ? text + lineEnd : lineEnd + text)]
    }

    private func fill(
        _ entry: YAMLNode.Entry, rest: [String], _ value: JSONValue, inFlow: Bool, _ parent: Int, _ path: [String]
    ) throws(DocumentFault) -> [TextEdit] {
        guard let colon = spans.colon(of: entry) else { throw fault(path, "can't be added here", at: entry.key.start) }
        let text = entry.value.text ?? ""
        if inFlow || !text.isEmpty {
            let span = text.isEmpty ? colon + 1..<colon + 1 : entry.value.start..<entry.value.start + text.utf8.count
            return [TextEdit(span, (text.isEmpty ? " " : "") + "{ " + flowEntry(rest, value) + " }")]
        }
        return insertLines(rest, value, indent: parent + indentUnit, at: document.afterLine(colon + 1))
    }

    private func flowEntry(_ path: [String], _ value: JSONValue) -> String {
        let name = YAMLText.scalar(path[0], inFlow: true)
        if path.count == 1 { return "\(name): \(YAMLText.flow(value, inFlow: true))" }
        return "\(name): { \(flowEntry(Array(path.dropFirst()), value)) }"
    }

    /// How far the file indents its first nested mapping or list; two if it has none.
    var indentUnit: Int {
        for entry in root?.entries ?? [] where entry.value.entries != nil && !spans.isFlow(entry.value) {
            return max(1, spans.column(of: entry.value.start) - spans.column(of: entry.key.start))
        }
        return 2
    }

    var document: Lines { Lines(bytes: bytes, end: range.upperBound) }

    // MARK: removing

    func remove(_ path: [String]) throws(DocumentFault) -> [TextEdit] {
        guard let name = path.last, let map = path.count == 1 ? root : node(at: path.dropLast()),
            let entries = map.entries, let index = entries.firstIndex(where: { $0.name == name })
        else { return [] }
        // A mapping without entries would say something else than no mapping.
        if entries.count == 1, path.count > 1 { return try remove(Array(path.dropLast())) }
        let entry = entries[index]
        guard let end = spans.end(of: entry, parent: column(ofMap: map)) else {
            throw fault(path, "can't be removed here", at: entry.key.start)
        }
        guard isInFlow(path) else { return [document.removal(from: entry.key.start, to: end)] }
        if index + 1 < entries.count { return [TextEdit(entry.key.start..<entries[index + 1].key.start, "")] }
        guard index > 0, let before = spans.end(of: entries[index - 1], parent: 0) else {
            return [TextEdit(entry.key.start..<end, "")]
        }
        return [TextEdit(before..<end, "")]
    }

    /// The lines of an entry of a list, from its dash to the last line that is indented further; `nil` where it has none of
    /// its own.
    func removal(ofEntryAt start: Int) -> TextEdit? {
        func indent(_ line: Int) -> Int { bytes[line...].prefix { $0 == 32 }.count }
        let first = lineStart(in: bytes, of: start)
        let column = indent(first)
        guard bytes[first + column] == UInt8(ascii: "-"), bytes[(first + column + 1)..<start].allSatisfy({ $0 == 32 })
        else { return nil }
        var end = nextLine(in: bytes, from: start) ?? bytes.count
        var line = end
        while line < range.upperBound {
            let next = nextLine(in: bytes, from: line) ?? bytes.count
            let isBlank = bytes[line..<next].allSatisfy { $0 == 32 || $0 == 13 || $0 == 10 }
            guard isBlank || indent(line) > column else { break }
            if !isBlank { end = next }
            line = next
        }
        return TextEdit(first..<end, "")
    }

    private func isInFlow(_ path: [String]) -> Bool {
        (0..<path.count).contains { depth in node(at: Array(path[..<depth])).map(spans.isFlow) ?? false }
    }
}

/// Whole lines of a file.
struct Lines {
    let bytes: [UInt8]
    /// The end of the part that is edited.
    let end: Int

    func lineEnd(_ at: Int) -> Int { Document.lineEnd(in: bytes, of: at) }

    /// After the line that holds `at`, or the end of the part.
    func afterLine(_ at: Int) -> Int { min(nextLine(in: bytes, from: at) ?? bytes.count, max(end, at)) }

    /// Takes out the lines from the one that holds `start` to the one that holds `stop`. If they end a file without a
    /// final line end, the line end before them goes in its place.
    func removal(from start: Int, to stop: Int) -> TextEdit {
        let first = max(lineStart(in: bytes, of: start), bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0)
        let after = afterLine(stop)
        guard after == bytes.count, after > 0, bytes[after - 1] != 10, bytes[after - 1] != 13, first > 0 else {
            return TextEdit(first..<after, "")
        }
        var before = first
        if before > 0, bytes[before - 1] == 10 { before -= 1 }
        if before > 0, bytes[before - 1] == 13 { before -= 1 }
        return TextEdit(before..<after, "")
    }
}

func strings(_ items: [JSONValue]) -> [String]? {
    let texts = items.compactMap(\.string)
    return texts.count == items.count ? texts : nil
}
