/// Changes a list of texts in place: entries that stay keep their bytes and the comments on their lines, comment lines
/// stay where they are, moved entries take along what stands on their lines.
struct ListEditor {
    let yaml: EditableYAML
    let entry: YAMLNode.Entry
    /// Where the colon after the list's name stands.
    let colon: Int
    let place: EditableYAML.Place

    private var bytes: [UInt8] { yaml.bytes }
    private var isTimeline: Bool { place.path == ["timeline"] }

    /// The edits that make the list say `texts`; `nil` if it isn't a list of texts and has to be replaced as a whole.
    func edits(for texts: [String]) throws(DocumentFault) -> [TextEdit]? {
        let items = entry.value.items ?? []
        if items.isEmpty { return isTimeline && !place.inFlow && !texts.isEmpty ? fresh(texts) : nil }
        let old = items.compactMap(\.text)
        guard old.count == items.count, !texts.isEmpty || !yaml.spans.isFlow(entry.value) else { return nil }
        if old == texts { return [] }
        let plan = ListPlan(old: old, new: texts)
        return yaml.spans.isFlow(entry.value) ? flow(items, texts, plan) : try block(items, texts, plan)
    }

    /// A timeline that says nothing yet becomes a list with a line for each entry.
    private func fresh(_ texts: [String]) -> [TextEdit]? {
        guard entry.value.isNull || entry.value.items != nil else { return nil }
        guard let end = yaml.spans.end(of: entry, parent: place.parent) else { return nil }
        let margin = String(repeating: " ", count: place.parent + yaml.indentUnit)
        let lines = texts.map { yaml.lineEnd + margin + "- " + write($0, .plain) }.joined()
        return [TextEdit(colon + 1..<end, ""), TextEdit(at: yaml.document.lineEnd(end), lines)]
    }

    private func write(_ text: String, _ style: YAMLNode.Style) -> String {
        isTimeline
            ? YAMLText.name(text, style: style)
            : YAMLText.scalar(text, style: style, inFlow: yaml.spans.isFlow(entry.value))
    }

    /// The quotes that all entries have; none if they differ.
    private func style(of items: [YAMLNode]) -> YAMLNode.Style {
        let styles = items.map { item -> YAMLNode.Style in
            if case .scalar(_, let style) = item.content { style } else { .plain }
        }
        return Set(styles).count == 1 ? styles[0] : .plain
    }

    // MARK: an entry a line

    private func block(_ items: [YAMLNode], _ texts: [String], _ plan: ListPlan) throws(DocumentFault) -> [TextEdit] {
        let lines = try itemLines(items)
        guard let first = lines.first, let last = lines.last else { return [] }
        if texts.isEmpty {
            let kept = zip(lines, lines.dropFirst()).flatMap { bytes[$0.upperBound..<$1.lowerBound] }
            return [TextEdit(at: colon + 1, " []"), TextEdit(first.lowerBound..<last.upperBound, kept)]
        }
        let start = newItemStart(items[0], first)
        let quotes = style(of: items)
        var chunks: [[UInt8]] = []
        var next = 0
        for (position, text) in texts.enumerated() {
            guard let old = plan.source[position] else {
                chunks.append(start + Array(write(text, quotes).utf8))
                continue
            }
            if plan.stays[position] {
                // What stands between entries goes before the next one that stays.
                for gap in next...old where gap > 0 {
                    chunks.append(Array(bytes[lines[gap - 1].upperBound..<lines[gap].lowerBound]))
                }
                next = old + 1
            }
            chunks.append(Array(bytes[lines[old]]))
        }
        for gap in next..<lines.count where gap > 0 {
            chunks.append(Array(bytes[lines[gap - 1].upperBound..<lines[gap].lowerBound]))
        }
        return [TextEdit(first.lowerBound..<last.upperBound, joined(chunks, endsLine: endsLine(last)))]
    }

    private func endsLine(_ line: Range<Int>) -> Bool { bytes[line].last == 10 || bytes[line].last == 13 }

    /// Joins chunks of lines; only the last may lack its line end, as the list did before.
    private func joined(_ chunks: [[UInt8]], endsLine: Bool) -> [UInt8] {
        let chunks = chunks.filter { !$0.isEmpty }
        var out: [UInt8] = []
        for (index, chunk) in chunks.enumerated() {
            out += chunk
            let isEnded = chunk.last == 10 || chunk.last == 13
            if !isEnded, index + 1 < chunks.count || endsLine { out += Array(yaml.lineEnd.utf8) }
        }
        if !endsLine {
            if out.last == 10 { out.removeLast() }
            if out.last == 13 { out.removeLast() }
        }
        return out
    }

    private func newItemStart(_ item: YAMLNode, _ line: Range<Int>) -> [UInt8] {
        Array(bytes[line.lowerBound..<item.start])
    }

    /// The whole lines of each entry. Throws where two entries share a line.
    private func itemLines(_ items: [YAMLNode]) throws(DocumentFault) -> [Range<Int>] {
        var lines: [Range<Int>] = []
        for item in items {
            guard let dash = yaml.spans.dash(before: item),
                let end = yaml.spans.end(of: item, parent: yaml.spans.column(of: dash)),
                case let start = lineStart(in: bytes, of: dash), bytes[start..<dash].allSatisfy(isBlank),
                start >= lines.last?.upperBound ?? yaml.range.lowerBound
            else { throw yaml.fault(place.path, "is written in a way that can't be changed here", at: item.start) }
            lines.append(start..<yaml.document.afterLine(end))
        }
        return lines
    }

    // MARK: in brackets

    private func flow(_ items: [YAMLNode], _ texts: [String], _ plan: ListPlan) -> [TextEdit]? {
        let ends = items.compactMap { yaml.spans.end(of: $0, parent: 0) }
        guard ends.count == items.count else { return nil }
        var separators = zip(ends, items.dropFirst()).map { Array(bytes[$0..<$1.start]) }
        let usual = separators.first { !$0.contains(UInt8(ascii: "#")) } ?? Array(", ".utf8)
        separators.append(usual)
        let quotes = style(of: items)
        var out: [UInt8] = []
        for (position, text) in texts.enumerated() {
            let old = plan.source[position]
            out += old.map { Array(bytes[items[$0].start..<ends[$0]]) } ?? Array(write(text, quotes).utf8)
            let separator = old.map { separators[$0] } ?? usual
            if position + 1 < texts.count {
                out += separator
            } else if old != items.count - 1, separator.contains(UInt8(ascii: "#")) {
                // A comment that comes to stand after the last entry stays. YAML allows one final comma, not two.
                out += hasFinalComma(ends[ends.count - 1]) ? separator.replacingFirstComma : separator
            }
        }
        return [TextEdit(items[0].start..<ends[ends.count - 1], out)]
    }

    private func hasFinalComma(_ at: Int) -> Bool {
        bytes[at...].first { !isBlank($0) && $0 != 10 && $0 != 13 } == UInt8(ascii: ",")
    }
}

extension [UInt8] {
    /// The bytes with a space in place of their first comma.
    fileprivate var replacingFirstComma: [UInt8] {
        var bytes = self
        if let comma = bytes.firstIndex(of: UInt8(ascii: ",")) { bytes[comma] = 32 }
        return bytes
    }
}

/// How a list becomes another: which old entry each new one is, and which of them need not move.
struct ListPlan {
    /// The index of the old entry for each new one; `nil` for what is new.
    private(set) var source: [Int?]
    /// Whether the old entry stays in its place: the longest run of entries whose order is kept.
    private(set) var stays: [Bool]

    init(old: [String], new: [String]) {
        var indexes: [String: [Int]] = [:]
        for (index, text) in old.enumerated().reversed() { indexes[text, default: []].append(index) }
        source = new.map { indexes[$0]?.popLast() }
        stays = source.map { _ in false }
        for position in Self.longestRising(source) { stays[position] = true }
    }

    /// The positions of a longest rising subsequence (patience sorting).
    private static func longestRising(_ values: [Int?]) -> [Int] {
        var tails: [Int] = []
        var previous = [Int?](repeating: nil, count: values.count)
        for (position, value) in values.enumerated() {
            guard let value else { continue }
            var low = 0
            var high = tails.count
            while low < high {
                let middle = (low + high) / 2
                if values[tails[middle]] ?? 0 < value { low = middle + 1 } else { high = middle }
            }
            previous[position] = low > 0 ? tails[low - 1] : nil
            if low == tails.count { tails.append(position) } else { tails[low] = position }
        }
        var run: [Int] = []
        var at = tails.last
        while let position = at {
            run.append(position)
            at = previous[position]
        }
        return run.reversed()
    }
}
