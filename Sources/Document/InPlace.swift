package import ClipModel

/// Changes one field of a file and leaves every other byte as it was: comments, order, quotes, line ends, a missing final
/// line end, a byte order mark.
///
/// Each result is read again before it is given: if anything but the field came out different, the change is refused and
/// nothing is returned. Comments inside a list or mapping that is replaced as a whole go with it; lists of texts are changed
/// entry by entry.
package enum InPlace {
    /// How the fields lie in the file.
    package enum Kind: Hashable, Sendable {
        /// The whole file is YAML.
        case yaml
        /// Between two lines `---` at the top.
        case frontMatter
    }

    /// Sets the field at `field`, a path of keys such as `["music", "bpm"]`. What is absent on the way is made, at the place
    /// where the usual order of fields has it. `[2]` as part of a path is the second entry of a list, which must be there.
    package static func set(
        field: [String], to value: JSONValue, in bytes: [UInt8], kind: Kind, path: String
    ) throws(DocumentFault) -> [UInt8] {
        let yaml = try EditableYAML(bytes, kind: kind, path: path)
        if let node = yaml.node(at: field), plainJSON(node) == value { return bytes }
        let changed = TextEdit.apply(try yaml.set(field, to: value), to: bytes)
        try verify(changed, from: yaml, field, kind) {
            $0.map { says($0, value, names: field == ["timeline"]) } ?? false
        }
        return changed
    }

    /// What a YAML file says, as JSON, without a field's rules.
    package static func json(_ bytes: [UInt8], path: String) throws(DocumentFault) -> JSONValue {
        try EditableYAML(bytes, kind: .yaml, path: path).root.map(plainJSON) ?? .object([:])
    }

    /// Takes out the field at `field`, with its line; a mapping that it leaves empty goes too. Comments on lines of their own
    /// stay. A field that is absent is no fault.
    package static func remove(
        field: [String], in bytes: [UInt8], kind: Kind, path: String
    ) throws(DocumentFault) -> [UInt8] {
        let yaml = try EditableYAML(bytes, kind: kind, path: path)
        guard yaml.node(at: field) != nil else { return bytes }
        let changed = TextEdit.apply(try yaml.remove(field), to: bytes)
        try verify(changed, from: yaml, field, kind) { $0 == nil }
        return changed
    }

    /// Takes out an entry of a list, counted from 1, with its lines; a list that it leaves empty becomes `[]`. An entry that
    /// is absent is no fault.
    package static func removeEntry(
        _ number: Int, of field: [String], in bytes: [UInt8], kind: Kind, path: String
    ) throws(DocumentFault) -> [UInt8] {
        let yaml = try EditableYAML(bytes, kind: kind, path: path)
        guard let items = yaml.node(at: field)?.items, items.indices.contains(number - 1) else { return bytes }
        if items.count == 1 { return try set(field: field, to: [], in: bytes, kind: kind, path: path) }
        let entry = field + ["[\(number)]"]
        guard let edit = yaml.removal(ofEntryAt: items[number - 1].start) else {
            throw yaml.fault(entry, "can't be taken out here, since it shares its line with others")
        }
        let changed = TextEdit.apply([edit], to: bytes)
        guard let new = try? EditableYAML(changed, kind: kind, path: path),
            Shape(new.root) == Shape(yaml.root).without(entry: number - 1, of: field)
        else { throw yaml.fault(entry, "can't be taken out here without changing other fields") }
        return changed
    }

    /// Reads the changed bytes and compares: `field` as `isWanted` says, all else as before.
    static func verify(
        _ changed: [UInt8], from old: EditableYAML, _ field: [String], _ kind: Kind, _ isWanted: (YAMLNode?) -> Bool
    ) throws(DocumentFault) {
        let new: EditableYAML
        do throws(DocumentFault) {
            new = try EditableYAML(changed, kind: kind, path: old.source.path)
        } catch {
            throw old.fault(field, "can't be changed here without breaking the file")
        }
        guard isWanted(new.node(at: field)),
            changed[new.range.upperBound...].elementsEqual(old.bytes[old.range.upperBound...]),
            Shape(old.root).without(field) == Shape(new.root).without(field)
        else { throw old.fault(field, "can't be changed here without changing other fields") }
    }
}

/// A tree without positions: for comparing what two texts say.
private indirect enum Shape: Equatable {
    case scalar(String, plain: Bool)
    case list([Shape])
    case map([String: Shape])

    init(_ node: YAMLNode?) {
        switch node?.content {
        case nil: self = .map([:])
        case .scalar(let text, let style)?: self = .scalar(text, plain: style == .plain)
        case .list(let items)?: self = .list(items.map(Shape.init))
        case .map(let entries)?:
            self = .map(Dictionary(entries.map { ($0.name ?? "? \($0.key)", Shape($0.value)) }) { first, _ in first })
        }
    }

    /// The tree without the field, and without the mappings that this leaves empty.
    func without(_ field: [String]) -> Shape? {
        if let name = field.first, case .list(var items) = self, let index = listIndex(name), index < items.count {
            items[index] = items[index].without(Array(field.dropFirst())) ?? .map([:])
            return .list(items)
        }
        guard let name = field.first, case .map(var entries) = self else { return field.isEmpty ? nil : self }
        let isNothing = field.count > 1 && entries[name]?.isNothing ?? false
        entries[name] = isNothing ? nil : entries[name]?.without(Array(field.dropFirst()))
        return entries.isEmpty ? nil : .map(entries)
    }

    /// The tree without an entry of the list at `field`.
    func without(entry index: Int, of field: [String]) -> Shape {
        guard let name = field.first else {
            guard case .list(var items) = self else { return self }
            items.remove(at: index)
            return .list(items)
        }
        let rest = Array(field.dropFirst())
        if case .list(var items) = self, let place = listIndex(name), place < items.count {
            items[place] = items[place].without(entry: index, of: rest)
            return .list(items)
        }
        guard case .map(var entries) = self else { return self }
        entries[name] = entries[name]?.without(entry: index, of: rest)
        return .map(entries)
    }

    private var isNothing: Bool {
        if case .scalar(let text, true) = self {
            text.isEmpty || text == "~" || text.lowercased() == "null"
        } else {
            false
        }
    }
}

/// The place that `[2]` names, counted from 0; `nil` for a key.
func listIndex(_ part: String) -> Int? {
    guard part.hasPrefix("["), part.hasSuffix("]"), let number = Int(part.dropFirst().dropLast()), number > 0 else {
        return nil
    }
    return number - 1
}

/// A node as JSON, read without a field's rules; numbers that can't be held are kept as text.
func plainJSON(_ node: YAMLNode) -> JSONValue {
    switch node.content {
    case .scalar(let text, let style): JSONValue(yaml: text, plain: style == .plain) ?? .string(text)
    case .list(let items): .array(items.map(plainJSON))
    case .map(let entries): JSONValue(fields: entries.map { ($0.name ?? "", plainJSON($0.value)) })
    }
}

/// Whether a node reads as `value`. Final line ends are no part of a text; `names` may look like numbers.
private func says(_ node: YAMLNode, _ value: JSONValue, names: Bool) -> Bool {
    switch (node.content, value) {
    case (.scalar(let text, let style), .string(let wanted)):
        let isText = names || JSONValue(yaml: text, plain: style == .plain) == .string(text)
        return isText && text.droppingFinalNewlines.utf8.elementsEqual(wanted.droppingFinalNewlines.utf8)
    case (.list(let items), .array(let wanted)):
        return items.count == wanted.count && zip(items, wanted).allSatisfy { says($0, $1, names: names) }
    case (.map(let entries), .object(let wanted)):
        return entries.count == wanted.count
            && entries.allSatisfy { entry in
                entry.name.flatMap { wanted[$0] }.map { says(entry.value, $0, names: names) } ?? false
            }
    case (.scalar, _): return plainJSON(node) == value
    default: return false
    }
}
