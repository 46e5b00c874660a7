package import ClipModel

extension InPlace {
    /// Adds an entry of fields, in their order, to the end of the list at `list`, which is made if it isn't there. Everything
    /// else keeps its bytes.
    package static func append(
        _ fields: [(name: String, value: JSONValue)], to list: [String], in bytes: [UInt8], path: String
    ) throws(DocumentFault) -> [UInt8] {
        let yaml = try EditableYAML(bytes, kind: .yaml, path: path)
        let old = yaml.node(at: list)
        let before = old?.items?.map(plainJSON) ?? []
        guard let last = old?.items?.last else {
            let entry = JSONValue(fields: fields.map { ($0.name, $0.value) })
            // A list at the top gets a line for each field; within an entry it stands on one line.
            guard list.count == 1 else {
                return try set(field: list, to: .array([entry]), in: bytes, kind: .yaml, path: path)
            }
            let lines = lines(fields, margin: String(repeating: " ", count: yaml.indentUnit), yaml)
            return try checked(yaml.filling(list[0], with: lines), from: yaml, list, before, entry)
        }
        let entry = JSONValue(fields: fields.map { ($0.name, $0.value) })
        return try checked(yaml.adding(fields, after: last, list), from: yaml, list, before, entry)
    }

    private static func checked(
        _ edits: [TextEdit], from yaml: EditableYAML, _ list: [String], _ before: [JSONValue], _ entry: JSONValue
    ) throws(DocumentFault) -> [UInt8] {
        let changed = TextEdit.apply(edits, to: yaml.bytes)
        try verify(changed, from: yaml, list, .yaml) {
            $0?.items.map { $0.map(plainJSON) == before + [entry] } ?? false
        }
        return changed
    }

    /// The lines of an entry in a list.
    fileprivate static func lines(
        _ fields: [(name: String, value: JSONValue)], margin: String, _ yaml: EditableYAML
    ) -> [String] {
        fields.enumerated().map { index, field in
            YAMLText.entry(field.name, field.value, indent: 0, unit: yaml.indentUnit, lineEnd: yaml.lineEnd)
                .split(separator: yaml.lineEnd, omittingEmptySubsequences: false).enumerated()
                .map { margin + (index == 0 && $0.offset == 0 ? "- " : "  ") + $0.element }
                .joined(separator: yaml.lineEnd)
        }
    }
}

extension EditableYAML {
    /// A list at the top that says nothing yet, or isn't there, gets its first lines.
    fileprivate func filling(_ name: String, with lines: [String]) throws(DocumentFault) -> [TextEdit] {
        guard let entry = root?.entries?.first(where: { $0.name == name }) else {
            return appended(["\(name):"] + lines)
        }
        guard let colon = spans.colon(of: entry), let end = spans.end(of: entry, parent: 0) else {
            throw fault([name], "can't be added to here", at: entry.key.start)
        }
        let text = lines.joined(separator: lineEnd)
        return [
            TextEdit(colon + 1..<max(end, colon + 1), ""),
            TextEdit(at: document.lineEnd(max(end, colon + 1)), lineEnd + text),
        ]
    }

    /// Lines at the end of the file.
    private func appended(_ lines: [String]) -> [TextEdit] {
        let text = lines.joined(separator: lineEnd)
        let isEnded = bytes.isEmpty || range.isEmpty || bytes.last == 10 || bytes.last == 13
        return [TextEdit(at: bytes.count, isEnded ? text + lineEnd : lineEnd + text)]
    }

    fileprivate func adding(
        _ fields: [(name: String, value: JSONValue)], after last: YAMLNode, _ list: [String]
    ) throws(DocumentFault) -> [TextEdit] {
        guard let dash = spans.dash(before: last), let end = spans.end(of: last, parent: spans.column(of: dash)) else {
            // In brackets.
            guard let node = node(at: list), spans.isFlow(node), let end = spans.end(of: last, parent: 0) else {
                throw fault(list, "can't be added to here", at: last.start)
            }
            let entry = JSONValue(fields: fields.map { ($0.name, $0.value) })
            return [TextEdit(at: end, ", " + YAMLText.flow(entry, inFlow: true))]
        }
        let margin = String(repeating: " ", count: spans.column(of: dash))
        let text = InPlace.lines(fields, margin: margin, self).joined(separator: lineEnd)
        let at = document.afterLine(end)
        let opensLine = at == source.start || bytes[at - 1] == 10 || bytes[at - 1] == 13
        return [TextEdit(at: at, opensLine ? text + lineEnd : lineEnd + text)]
    }
}
