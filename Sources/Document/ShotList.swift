package import ClipModel

/// The whole film as one text: a block for each scene, in the order of the timeline, to be edited in any editor.
///
/// ```
/// ## harbour  4s  seed 7  style noir, rain
/// Gulls over the harbour, @anna looks at the sea.
///
/// ## street  2 bars  continues harbour
/// …
/// ```
///
/// The heading holds the name and the fields length, seed, style, engine and continues, two spaces or more between them; the
/// words below it are the prompt. A scene that stands in the film again is a heading with its name alone. A line of a prompt
/// that begins with `## ` is written with a backslash before it.
package enum ShotList {
    /// One block.
    package struct Entry: Hashable, Sendable {
        package var id: SceneID
        /// The line of the heading, from 1.
        package var line: Int
        /// `nil` where the block is a heading with its name alone.
        package var shot: Shot?
    }

    /// What a block says of its scene. Fields that are `nil` are those that the heading doesn't name.
    package struct Shot: Hashable, Sendable {
        package var prompt: String
        package var length: Length?
        package var seed: UInt32?
        package var styles: [StyleName]?
        package var engine: EngineName?
        package var continues: SceneID?

        package init(
            prompt: String, length: Length?, seed: UInt32? = nil, styles: [StyleName]? = nil,
            engine: EngineName? = nil, continues: SceneID? = nil
        ) {
            self.prompt = prompt
            self.length = length
            self.seed = seed
            self.styles = styles
            self.engine = engine
            self.continues = continues
        }

        package init(_ scene: Scene) {
            self.init(
                prompt: scene.prompt, length: scene.length, seed: scene.seed, styles: scene.styles,
                engine: scene.engine,
                continues: scene.continues)
        }
    }

    /// Writes the film. Entries of the timeline that have no scene are written as a heading alone.
    package static func text(of scenes: [SceneID: Scene], timeline: [SceneID]) -> String {
        var written: Set<SceneID> = []
        let blocks = timeline.map { id in
            guard let scene = scenes[id], written.insert(id).inserted else { return "## \(id)\n" }
            return block(scene)
        }
        return blocks.joined(separator: "\n")
    }

    private static func block(_ scene: Scene) -> String {
        var fields = [scene.id.text, scene.length.written]
        if let seed = scene.seed { fields.append("seed \(seed)") }
        if let styles = scene.styles {
            fields.append("style " + (styles.isEmpty ? "none" : styles.map(\.text).joined(separator: ", ")))
        }
        if let engine = scene.engine { fields.append("engine \(engine)") }
        if let source = scene.continues { fields.append("continues \(source)") }
        let lines = PromptText.escaped(scene.prompt).split(separator: "\n", omittingEmptySubsequences: false)
        return "## \(fields.joined(separator: "  "))\n" + lines.map { escapeHeading($0) + "\n" }.joined()
    }

    /// Reads what came back. All faults are told; an entry with faults is given as far as it could be read.
    package static func parse(_ text: String, path: String = "shot list") -> (entries: [Entry], faults: [DocumentFault])
    {
        var parser = ShotListParser(path: path)
        for (index, line) in splitLines(Array(text.utf8)[...]).enumerated() {
            parser.read(String(decoding: line.content, as: UTF8.self), line: index + 1)
        }
        parser.finish()
        return (parser.entries, parser.faults)
    }

    fileprivate static func isHeading(_ line: some StringProtocol) -> Bool { line.hasPrefix("## ") || line == "##" }

    private static func escapeHeading(_ line: Substring) -> String {
        isHeading(line.drop { $0 == "\\" }) ? "\\" + line : String(line)
    }

    fileprivate static func unescapeHeading(_ line: String) -> String {
        line.hasPrefix("\\") && isHeading(line.drop { $0 == "\\" }) ? String(line.dropFirst()) : line
    }
}

private struct ShotListParser {
    let path: String
    var entries: [ShotList.Entry] = []
    var faults: [DocumentFault] = []
    private var open: (id: SceneID?, line: Int, shot: ShotList.Shot, hasFields: Bool)?
    private var words: [String] = []
    private var shots: [SceneID: Int] = [:]

    init(path: String) { self.path = path }

    mutating func read(_ text: String, line: Int) {
        if ShotList.isHeading(text) {
            finish()
            heading(String(text.dropFirst(2)), line)
        } else if open == nil, line == 1, text.hasPrefix("\u{FEFF}") {
            read(String(text.unicodeScalars.dropFirst()), line: line)
        } else {
            words.append(ShotList.unescapeHeading(text))
        }
    }

    mutating func finish() {
        let text = words.joined(separator: "\n")
        words = []
        guard let prompt = PromptText.value(of: text) else {
            add(open?.line, nil, "a comment is not closed", "write `-->` after it")
            open = nil
            return
        }
        guard var block = open else {
            if !prompt.isEmpty {
                add(1, nil, "words stand before the first scene", "begin each scene with `## name  4s`")
            }
            return
        }
        open = nil
        guard let id = block.id else { return }
        block.shot.prompt = prompt
        let isAlone = !block.hasFields && prompt.isEmpty
        if !isAlone { check(block.shot, id, block.line) }
        entries.append(ShotList.Entry(id: id, line: block.line, shot: isAlone ? nil : block.shot))
    }

    private mutating func check(_ shot: ShotList.Shot, _ id: SceneID, _ line: Int) {
        if let other = shots[id] {
            add(line, id.text, "stands in line \(other) with words already", "leave the heading with the name alone")
        }
        shots[id] = shots[id] ?? line
        if shot.prompt.isEmpty { add(line, id.text, "has no words", "write what is to be seen below the heading") }
        if shot.prompt.utf8.contains(where: { $0 < 32 && $0 != 9 && $0 != 10 || $0 == 127 }) {
            add(line, id.text, "holds control characters", "take them out")
        }
    }

    private mutating func heading(_ text: String, _ line: Int) {
        let parts = fields(of: text)
        let id = parts.first.flatMap { SceneID($0) }
        if id == nil {
            let problem = parts.first.map { "\(quote($0)) is no usable name of a scene" } ?? "a heading has no name"
            add(line, nil, problem, "write `## name  4s`; \(usableName)")
        }
        open = (id, line, ShotList.Shot(prompt: "", length: nil), parts.count > 1)
        for part in parts.dropFirst() { field(part, line) }
        if parts.count > 1, open?.shot.length == nil, !parts.dropFirst().contains(where: isLengthLike) {
            add(line, parts[0], "has no length", lengthRemedy)
        }
    }

    private func isLengthLike(_ part: String) -> Bool { part.first.map { $0.isNumber || $0 == "-" } ?? false }

    /// The parts of a heading: two spaces, a tab or more between them.
    private func fields(of text: String) -> [String] {
        var parts: [String] = []
        var part = ""
        var spaces = 0
        for character in text {
            if character == " " || character == "\t" {
                spaces += character == "\t" ? 2 : 1
                continue
            }
            if spaces >= 2, !part.isEmpty {
                parts.append(part)
                part = ""
            } else if spaces == 1, !part.isEmpty {
                part += " "
            }
            spaces = 0
            part.append(character)
        }
        return part.isEmpty ? parts : parts + [part]
    }

    private mutating func field(_ text: String, _ line: Int) {
        let words = text.split(separator: " ", maxSplits: 1).map(String.init)
        let value = words.count > 1 ? words[1] : ""
        switch words.first {
        case "seed":
            let seed = value.utf8.allSatisfy { (48...57).contains($0) } ? UInt32(value) : nil
            take(seed, \.seed, "seed", value, "write a whole number from 0 to \(UInt32.max)", line)
        case "engine": take(EngineName(value), \.engine, "engine", value, usableName, line)
        case "continues": take(SceneID(value), \.continues, "continues", value, usableName, line)
        case "style":
            let names = value == "none" ? [] : value.split(separator: ",").map { StyleName($0.trimmingSpaces) }
            let usable = names.compactMap { $0 }
            take(
                usable.count == names.count && !value.isEmpty ? usable : nil, \.styles, "style", value, usableName, line
            )
        default:
            guard let length = Length(exact: text) else {
                add(line, nil, "\(quote(text)) is neither a length nor seed, style, engine or continues", lengthRemedy)
                return
            }
            take(length, \.length, "length", text, lengthRemedy, line)
        }
    }

    private mutating func take<Value>(
        _ value: Value?, _ key: WritableKeyPath<ShotList.Shot, Value?>, _ name: String, _ text: String,
        _ remedy: String,
        _ line: Int
    ) {
        if value == nil { add(line, name, "\(quote(text)) can't be used", remedy) }
        if open?.shot[keyPath: key] != nil { add(line, name, "stands in the heading twice", "keep one") }
        open?.shot[keyPath: key] = value
    }

    private mutating func add(_ line: Int?, _ field: String?, _ problem: String, _ remedy: String) {
        guard faults.count < DocumentLimit.faultsPerFile else { return }
        faults.append(DocumentFault(path: path, line: line, field: field, problem: problem, remedy: remedy))
    }
}
