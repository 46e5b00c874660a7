extension InPlace {
    /// Replaces the prompt of a scene, or the words of a cast or style file, and leaves the front matter as it is.
    ///
    /// Lines that stay keep their bytes. Blank lines and comments before the first line and after the last stay. Comment
    /// lines between stay where they are; a comment inside a changed line goes to that line's end; one inside a line that is
    /// taken out gets a line of its own. Where that would change the words, the comments follow the words instead.
    package static func setBody(_ prompt: String, in bytes: [UInt8], path: String) throws(DocumentFault) -> [UInt8] {
        let source = try SourceText(bytes, path: path, limit: DocumentLimit.fileBytes)
        let start = try FrontMatter.split(source)?.body.lowerBound ?? source.start
        let body = PromptBody(bytes[start...])
        if let open = body.openComment {
            throw source.fault(at: open, problem: "a comment is not closed", remedy: "write `-->` after it")
        }
        let wanted = PromptText.tidied(prompt)
        if body.value.utf8.elementsEqual(wanted.utf8) { return bytes }
        let editor = BodyEditor(bytes: bytes, start: start, body: body, words: PromptText.escaped(wanted))
        for changed in [editor.aligned(), editor.replaced()] {
            guard let read = words(of: changed, path) else { continue }
            if read.openComment == nil, read.value.utf8.elementsEqual(wanted.utf8) { return changed }
        }
        throw source.fault(
            at: start, field: "prompt", problem: "holds what this file can't keep",
            remedy: "take out control characters and a first line `---`")
    }

    /// The body as a later reading will find it; `nil` if the file would be refused.
    private static func words(of bytes: [UInt8], _ path: String) -> PromptBody? {
        do throws(DocumentFault) {
            let source = try SourceText(bytes, path: path, limit: DocumentLimit.fileBytes)
            return PromptBody(bytes[(try FrontMatter.split(source)?.body.lowerBound ?? source.start)...])
        } catch {
            return nil
        }
    }
}

private struct BodyEditor {
    let bytes: [UInt8]
    let start: Int
    let body: PromptBody
    let words: String

    private var lineEnd: [UInt8] { lineEnding(of: bytes) }
    private var old: [PromptBody.Line] { Array(body.lines[body.kept]) }
    private var new: [[UInt8]] {
        words.isEmpty ? [] : words.split(separator: "\n", omittingEmptySubsequences: false).map { Array($0.utf8) }
    }

    /// A line of the file between the first and the last that count.
    private struct Row {
        var content: [UInt8]
        /// `nil` for new lines.
        var end: [UInt8]?
    }

    /// Puts the words in place of the old ones line by line.
    func aligned() -> [UInt8] {
        guard let first = old.first, let last = old.last, !new.isEmpty else { return replaced() }
        return splice(first.range.lowerBound..<last.range.upperBound, join(rows()))
    }

    /// Puts the words in place of all old ones, and the comments between those after them.
    func replaced() -> [UInt8] {
        guard let first = old.first, let last = old.last else { return append() }
        let region = first.range.lowerBound..<last.range.upperBound
        let comments = (old.flatMap(\.comments) + commentsBetween()).sorted { $0.lowerBound < $1.lowerBound }
        let rows = new.map { Row(content: $0, end: nil) } + comments.map { Row(content: Array(bytes[$0]), end: nil) }
        return splice(region, join(rows))
    }

    private func append() -> [UInt8] {
        let needsLine = bytes.count > 0 && bytes.last != 10 && bytes.last != 13
        return bytes + (needsLine ? lineEnd : []) + join(new.map { Row(content: $0, end: nil) }) + lineEnd
    }

    private func splice(_ region: Range<Int>, _ content: [UInt8]) -> [UInt8] {
        Array(bytes[..<region.lowerBound]) + content + Array(bytes[region.upperBound...])
    }

    private func join(_ rows: [Row]) -> [UInt8] {
        var out: [UInt8] = []
        for (index, row) in rows.enumerated() {
            out += row.content
            if index + 1 < rows.count { out += row.end ?? lineEnd }
        }
        return out
    }

    private func rows() -> [Row] {
        let old = old
        let escaped = old.map { Array(PromptText.escaped(String(decoding: $0.value, as: UTF8.self)).utf8) }
        let new = new
        let difference = new.difference(from: escaped)
        var removed: Set<Int> = []
        var inserted: Set<Int> = []
        for change in difference {
            switch change {
            case .remove(let offset, _, _): removed.insert(offset)
            case .insert(let offset, _, _): inserted.insert(offset)
            }
        }
        var rows: [Row] = []
        var next = 0
        for (index, line) in old.enumerated() {
            if removed.contains(index) {
                let comments = line.comments.map { Array(bytes[$0]) }
                if next < new.count, inserted.contains(next) {
                    rows.append(
                        Row(content: ([new[next]] + comments).joined(separator: [32]).map { $0 }, end: end(of: line)))
                    next += 1
                } else {
                    rows += comments.map { Row(content: $0, end: nil) }
                }
            } else {
                while next < new.count, inserted.contains(next) {
                    rows.append(Row(content: new[next], end: nil))
                    next += 1
                }
                rows.append(Row(content: Array(bytes[line.range]), end: end(of: line)))
                next += 1
            }
            if index + 1 < old.count { rows += between(line, old[index + 1]) }
        }
        return rows + new[next...].map { Row(content: $0, end: nil) }
    }

    private func end(of line: PromptBody.Line) -> [UInt8]? {
        let after = nextLine(in: bytes, from: line.range.upperBound) ?? bytes.count
        return after > line.range.upperBound ? Array(bytes[line.range.upperBound..<after]) : nil
    }

    /// The lines of comments between two lines that count.
    private func between(_ line: PromptBody.Line, _ other: PromptBody.Line) -> [Row] {
        let from = nextLine(in: bytes, from: line.range.upperBound) ?? bytes.count
        guard from < other.range.lowerBound else { return [] }
        return splitLines(bytes[from..<other.range.lowerBound]).map {
            Row(content: Array($0.content), end: Array($0.end))
        }
    }

    private func commentsBetween() -> [Range<Int>] {
        zip(old, old.dropFirst()).compactMap { line, other in
            let from = nextLine(in: bytes, from: line.range.upperBound) ?? bytes.count
            guard from < other.range.lowerBound else { return nil }
            let trimmed = trimEnd(bytes[from..<other.range.lowerBound].prefix { _ in true })
            var stop = trimmed.endIndex
            while stop > from, bytes[stop - 1] == 10 || bytes[stop - 1] == 13 || isBlank(bytes[stop - 1]) { stop -= 1 }
            return from < stop ? from..<stop : nil
        }
    }
}
