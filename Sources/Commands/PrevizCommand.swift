internal import ArgumentParser
internal import ClipModel
internal import Workspace

struct PrevizCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "previz", abstract: "Ask the built-in engine about prompts.", subcommands: [Explain.self])

    struct Explain: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "explain",
            abstract: "Show what previz understands of a prompt, word by word, and what it doesn't.",
            discussion: prose(
                """
                For example: clipws previz explain "a red car on a white bridge at dusk, no people"
                Without a prompt, prompts are read from standard input, one a line. --json prints one object a prompt,
                whose fields docs/previz.md lists.
                """))

        @OptionGroup var common: CommonOptions
        @Option(name: .long, help: "What the picture must not show.") var negative: String?
        @Option(name: .long, help: "Explain the prompt of this scene of the project.") var scene: String?
        @Argument(help: "The prompt, in English or French.") var prompt: String?

        func validate() throws {
            if scene != nil, prompt != nil { throw ValidationError("give a prompt or --scene, not both") }
        }

        func run() throws {
            let studio = Studio.services
            if let scene {
                let request = try common.workspace().request(of: scene)
                let avoided = request.negative.joined(separator: ", ")
                return show(
                    studio.explain(
                        request.prompt, cast: request.cast, negative: negative ?? (avoided.isEmpty ? nil : avoided)))
            }
            if let prompt {
                show(studio.explain(prompt, cast: [], negative: negative))
                if (try? common.workspace().request(of: prompt)) != nil {
                    Terminal.current.note("`\(prompt)` is also a scene: `--scene \(prompt)` explains its prompt")
                }
                return
            }
            while let line = readLine() { show(studio.explain(line, cast: [], negative: negative)) }
        }

        private func show(_ reading: JSONValue) {
            let terminal = Terminal.current
            if common.json { return terminal.print(reading.canonical) }
            let view = ReadingView(reading: reading)
            for line in view.scene + view.words { terminal.print(harmless(line)) }
            if let unknown = view.unknown { terminal.print(terminal.paint(harmless(unknown), .yellow)) }
        }
    }
}

/// A prompt's reading in lines for people.
struct ReadingView {
    let reading: JSONValue

    /// What is drawn, a line a fact.
    var scene: [String] {
        guard let facts = reading["understood"] else { return [] }
        var table = Table()
        if let subject = facts["subject"]?.string { table.add("subject", subject) }
        for subject in facts["things"]?.array ?? [] { table.add("thing", thing(subject)) }
        for (key, title) in Self.titles {
            if let words = words(facts[key]) { table.add(title, words) }
        }
        for (key, title) in Self.titles {
            if let words = words(facts["later"]?[key]) { table.add("later \(title)", words) }
        }
        return table.lines(width: 0)
    }

    /// The prompt's words, a line each, under a blank one.
    var words: [String] {
        var table = Table()
        for word in reading["words"]?.array ?? [] {
            let value = word["value"]?.string ?? ""
            let owner = word["of"]?.string.map { " of \($0)" } ?? ""
            table.add("  " + (word["words"]?.string ?? ""), word["as"]?.string ?? "", value + owner)
        }
        return [""] + table.lines(width: 0)
    }

    var unknown: String? {
        guard let words = words(reading["unknown"]), !words.isEmpty else { return nil }
        return "not understood: \(words)"
    }

    private func thing(_ subject: JSONValue) -> String {
        var parts = [subject["word"]?.string ?? ""]
        if let count = subject["count"]?.int, count > 1 { parts.append(count >= 9 ? "(many)" : "(\(count))") }
        for key in Self.attributes {
            if let value = subject[key]?.string { parts.append(key == "becomes" ? "→ \(value)" : value) }
        }
        for (key, words) in Self.worn {
            if let value = subject["outfit"]?[key] { parts.append(words + (value.string.map { " \($0)" } ?? "")) }
        }
        let kind = subject["kind"]?.string ?? ""
        return parts.joined(separator: " ") + (kind == parts[0] ? "" : ", drawn as \(kind)")
    }

    private func words(_ value: JSONValue?) -> String? {
        value?.string ?? value?.array?.compactMap(\.string).joined(separator: ", ")
    }

    private static let attributes = [
        "colour", "clothing", "material", "texture", "size", "age", "motion", "place", "becomes", "laterColour",
        "laterMaterial", "laterSize",
    ]

    private static let worn = [
        ("garment", "in a"), ("hat", "hat"), ("hairColour", "hair"), ("hair", "hair"), ("shoes", "shoes"),
        ("mask", "mask"),
        ("beard", "beard"), ("glasses", "glasses"),
    ]

    private static let titles = [
        ("setting", "place"), ("also", "place, too"), ("time", "hour"), ("season", "season"), ("weather", "weather"),
        ("light", "light"), ("palette", "colours"), ("skyColour", "sky"), ("groundColour", "ground"), ("mood", "mood"),
        ("styles", "style"), ("camera", "camera"), ("framing", "framing"), ("angle", "angle"), ("lens", "lens"),
        ("pace", "pace"), ("texts", "text"), ("excluded", "ruled out"),
    ]
}
