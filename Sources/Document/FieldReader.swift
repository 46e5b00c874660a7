internal import ClipModel

/// Collects what reading one file finds.
final class Findings {
    let source: SourceText
    private(set) var faults: [DocumentFault] = []
    var lines: [String: Int] = [:]

    init(_ source: SourceText) { self.source = source }

    /// Notes a fault, up to ``DocumentLimit/faultsPerFile``.
    func add(at offset: Int, field: String? = nil, _ problem: String, _ remedy: String? = nil) {
        guard faults.count < DocumentLimit.faultsPerFile else { return }
        faults.append(source.fault(at: offset, field: field, problem: problem, remedy: remedy))
    }

    func parsed<Value>(_ value: Value?, remains: Value? = nil) -> Parsed<Value> {
        let ordered = faults.enumerated().sorted {
            ($0.element.line ?? 0, $0.offset) < ($1.element.line ?? 0, $1.offset)
        }
        return Parsed(value: value, remains: remains, faults: ordered.map(\.element), lines: lines)
    }
}

/// Reads the fields of one mapping into values. Each reader returns `nil` for a field that is absent, empty or faulty and
/// notes a fault for the last.
struct FieldReader {
    let findings: Findings
    /// The dotted path of the mapping, with a final dot; empty at the top.
    let prefix: String
    /// Where the mapping begins.
    let start: Int
    private let fields: [String: YAMLNode]
    private let keys: [YAMLNode]

    init(_ map: YAMLNode?, at start: Int, prefix: String = "", findings: Findings) {
        self.findings = findings
        self.prefix = prefix
        self.start = map?.start ?? start
        let entries = map?.entries ?? []
        keys = entries.map(\.key)
        fields = Dictionary(entries.compactMap { entry in entry.name.map { ($0, entry.value) } }) { first, _ in first }
        for entry in entries {
            if let name = entry.name {
                findings.lines[prefix + name] = findings.source.line(of: entry.key.start)
            } else {
                findings.add(at: entry.key.start, "a key is a list or mapping", "write a word before the colon")
            }
        }
        if let map, map.entries == nil {
            findings.add(
                at: map.start, field: prefix.isEmpty ? nil : String(prefix.dropLast()), "fields are wanted here",
                "write `key: value`")
        }
    }

    /// The node of a field that says something.
    func node(_ name: String) -> YAMLNode? { fields[name].flatMap { $0.isNull ? nil : $0 } }

    func fault(_ name: String, _ node: YAMLNode, _ problem: String, _ remedy: String? = nil) {
        findings.add(at: node.start, field: prefix + name, problem, remedy)
    }

    /// Notes a fault about the key `name` itself.
    func fault(key name: String, _ problem: String, _ remedy: String? = nil) {
        let at = keys.first { $0.text == name }?.start ?? start
        findings.add(at: at, field: prefix + name, problem, remedy)
    }

    func missing(_ name: String, write example: String) {
        let at = fields[name]?.start ?? start
        findings.add(
            at: at, field: prefix + name, fields[name] == nil ? "is missing" : "says nothing", "write `\(example)`")
    }

    /// What else people call our fields.
    private static let synonyms = [
        "song": "music", "audio": "music", "track": "music", "fps": "rate", "duration": "length", "seconds": "length",
        "resolution": "size", "dimensions": "size", "scenes": "timeline", "shots": "timeline", "model": "engine",
    ]

    /// Notes a fault for every key that is neither in `known` nor starts with `x-`.
    func refuseUnknown(_ known: [String], of what: String) {
        for key in keys {
            guard let name = key.text, !known.contains(name), !name.hasPrefix("x-") else { continue }
            let meant = Self.synonyms[name.lowercased()].flatMap { known.contains($0) ? $0 : nil }
            let remedy =
                (meant ?? nearest(to: name, in: known)).map { "did you mean `\($0)`?" }
                ?? "write `x-\(name)` for a field of your own"
            findings.add(at: key.start, field: prefix + name, "no such field in \(what)", remedy)
        }
    }

    /// Notes a fault for keys that are almost one of `known`, where other keys are allowed.
    func refuseMisspelled(_ known: [String]) {
        for key in keys {
            guard let name = key.text, !known.contains(name), let meant = nearest(to: name, in: known) else { continue }
            findings.add(at: key.start, field: prefix + name, "no such field", "did you mean `\(meant)`?")
        }
    }

    func text(_ name: String) -> String? {
        guard let node = node(name) else { return nil }
        return text(of: node, name)
    }

    /// A text that `convert` takes; `problem` goes on after the text in the fault for what it doesn't.
    func value<Value>(
        _ name: String, _ problem: String, _ remedy: String, _ convert: (String) -> Value?
    ) -> Value? {
        guard let node = node(name), let text = text(of: node, name) else { return nil }
        if let value = convert(text) { return value }
        fault(name, node, "\(quote(text)) \(problem)", remedy)
        return nil
    }

    /// A whole number in `range`.
    func integer<Number: FixedWidthInteger>(_ name: String, _ range: ClosedRange<Number>) -> Number? {
        value(
            name, "is no whole number from \(range.lowerBound) to \(range.upperBound)",
            "write one without a decimal point"
        ) {
            text in
            guard text.utf8.allSatisfy({ (48...57).contains($0) }), let number = Number(text) else { return nil }
            return range.contains(number) ? number : nil
        }
    }

    func flag(_ name: String) -> Bool? {
        value(name, "is neither yes nor no", "write `true` or `false`", Self.flag)
    }

    static func flag(_ text: String) -> Bool? {
        switch text.lowercased() {
        case "true", "yes": true
        case "false", "no": false
        default: nil
        }
    }

    /// A list of texts; a single text stands for a list of one. An empty list is given as such.
    func list(_ name: String) -> [(text: String, node: YAMLNode)]? {
        guard let node = node(name) else { return nil }
        guard let items = node.items else { return text(of: node, name, wanted: "list").map { [($0, node)] } ?? [] }
        return items.enumerated().compactMap { index, item in
            findings.lines["\(prefix)\(name)[\(index + 1)]"] = findings.source.line(of: item.start)
            if item.isNull {
                fault(name, item, "an entry says nothing", "take it out or fill it in")
                return nil
            }
            return text(of: item, name).map { ($0, item) }
        }
    }

    func list<Value>(
        _ name: String, _ problem: String, _ remedy: String, _ convert: (String) -> Value?
    ) -> [Value]? {
        list(name)?.compactMap { text, node in
            if let value = convert(text) { return value }
            fault(name, node, "\(quote(text)) \(problem)", remedy)
            return nil
        }
    }

    func name<Name: FileNamed>(_ name: String, _ what: String) -> Name? {
        value(name, "is no usable name of \(what)", usableName) { Name($0) }
    }

    func names<Name: FileNamed>(_ name: String, _ what: String) -> [Name]? {
        list(name, "is no usable name of \(what)", usableName) { Name($0) }
    }

    func path(_ name: String) -> ProjectPath? { value(name, pathProblem, usablePath) { ProjectPath($0) } }
    func paths(_ name: String) -> [ProjectPath] { list(name, pathProblem, usablePath) { ProjectPath($0) } ?? [] }

    /// A mapping with any keys, as JSON.
    func object(_ name: String) -> [String: JSONValue] {
        guard let node = node(name) else { return [:] }
        guard node.entries != nil else {
            fault(name, node, "\(kind(node)) where fields are wanted", "write `key: value` below it")
            return [:]
        }
        return json(node, name)?.object ?? [:]
    }

    /// The fields of a mapping below this one; `nil` if it is absent or none.
    func fields(_ name: String) -> FieldReader? {
        guard let node = node(name) else { return nil }
        guard node.entries != nil else {
            fault(name, node, "\(kind(node)) where fields are wanted", "write `key: value` below it")
            return nil
        }
        return FieldReader(node, at: node.start, prefix: prefix + name + ".", findings: findings)
    }

    /// The mappings in a list.
    func records(_ name: String) -> [FieldReader] {
        guard let node = node(name) else { return [] }
        guard let items = node.items else {
            fault(name, node, "\(kind(node)) where a list is wanted", "start each entry with `- `")
            return []
        }
        return items.enumerated().map { index, item in
            FieldReader(item, at: item.start, prefix: "\(prefix)\(name)[\(index + 1)].", findings: findings)
        }
    }

    var names: [String] { keys.compactMap(\.text) }

    private func text(of node: YAMLNode, _ name: String, wanted: String = "text") -> String? {
        guard let text = node.text else {
            fault(
                name, node, "\(kind(node)) where \(article(wanted)) is wanted",
                wanted == "text" ? "write it on one line" : "start each entry with `- `")
            return nil
        }
        return text.droppingFinalNewlines
    }

    private func json(_ node: YAMLNode, _ name: String) -> JSONValue? {
        switch node.content {
        case .list(let items): return .array(items.compactMap { json($0, name) })
        case .map(let entries):
            return JSONValue(
                fields: entries.map { entry in
                    guard let key = entry.name else {
                        fault(name, entry.key, "a key is a list or mapping", "write a word before the colon")
                        return ("", nil)
                    }
                    return (key, json(entry.value, "\(name).\(key)"))
                })
        case .scalar(let text, let style):
            if let value = JSONValue(yaml: text, plain: style == .plain) { return value }
            fault(
                name, node, "\(quote(text)) is no number that can be kept exactly",
                "write it out with digits and a point, or in quotes if it is text")
            return nil
        }
    }
}

/// What kind of node stands where another is wanted.
private func kind(_ node: YAMLNode) -> String {
    node.items != nil ? "a list" : node.entries != nil ? "a mapping" : "text"
}
private func article(_ word: String) -> String { word == "text" ? word : "a \(word)" }

/// Shows what a person wrote, shortened where it is long.
func quote(_ text: String) -> String {
    let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
    return line.count > 60 ? "`\(line.prefix(57))…`" : "`\(line)`"
}

let usableName = "use letters, digits, `-`, `_` and `.`, and start with a letter or digit"
private let usablePath = "write a path inside the project, as `refs/anna.png`"
private let pathProblem = "is no path inside the project"

extension JSONValue {
    /// A scalar as YAML's core schema reads it, except that a number with a leading zero, as in `007`, is text. `nil` for
    /// NaN, infinities and numbers that the canonical form can't hold.
    init?(yaml text: String, plain: Bool) {
        guard plain else {
            self = .string(text)
            return
        }
        switch text {
        case "", "~", "null", "Null", "NULL": self = .null
        case "true", "True", "TRUE": self = .bool(true)
        case "false", "False", "FALSE": self = .bool(false)
        default:
            guard isNumberLike(text) else {
                self = .string(text)
                return
            }
            self.init(number: text)
        }
    }
}

/// Whether YAML's core schema takes a plain scalar for a number.
func isNumberLike(_ text: String) -> Bool {
    var rest = Substring(text)
    if rest.first == "-" || rest.first == "+" { rest.removeFirst() }
    if [".inf", ".nan"].contains(rest.lowercased()) { return true }
    let isDigit: (Character) -> Bool = { ("0"..."9").contains($0) }
    let whole = rest.prefix(while: isDigit)
    rest = rest.dropFirst(whole.count)
    if whole.count > 1, whole.first == "0" { return false }
    var fraction = Substring()
    if rest.first == "." {
        fraction = rest.dropFirst().prefix(while: isDigit)
        rest = rest.dropFirst(1 + fraction.count)
    }
    guard !whole.isEmpty || !fraction.isEmpty else { return false }
    guard let exponent = rest.first else { return true }
    guard exponent == "e" || exponent == "E" else { return false }
    rest.removeFirst()
    if rest.first == "-" || rest.first == "+" { rest.removeFirst() }
    return !rest.isEmpty && rest.allSatisfy(isDigit)
}

extension String {
    var droppingFinalNewlines: String {
        var rest = Substring(self)
        while let last = rest.last, last.isNewline { rest.removeLast() }
        return String(rest)
    }
}
