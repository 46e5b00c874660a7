internal import ClipModel

/// Whether exports that lie beside the film still say what the film is, and keep DDEX's rules.
struct ExportRules {
    let input: CheckInput

    init(_ input: CheckInput) { self.input = input }

    func judge() -> [(subject: String, Judgement)] {
        ExportedFile.besideFilm.flatMap { file -> [(subject: String, Judgement)] in
            guard let text = input.exported[file] else { return [] }
            let subject = "film/\(file.rawValue)"
            return (stale(file, text) + fields(file, text)).map { (subject, $0) }
        } + input.rolls.sorted { $0.key < $1.key }.flatMap { scene, text in roll(scene, text) }
    }

    /// Whether the end credits in the film still name what they should: what was made with what, and everybody.
    private func roll(_ scene: SceneID, _ text: String) -> [(subject: String, Judgement)] {
        let shared = extent.shared
        let changed = ExportedFile.credits.disagreements(with: shared, in: text, of: Set(shared.keys)).map {
            "other \($0.fact.title) than the film has"
        }
        let lines = Set(text.split(separator: "\n").map(String.init))
        let absent = input.ledger.people.filter { !$0.isUncredited }.map {
            FilmCredits.rolled(singleLine($0.name).trimmingSpaces)
        }.filter {
            !lines.contains($0)
        }
        let faults = Array(changed.prefix(1)) + (absent.isEmpty ? [] : ["nothing of \(shortened(unique(absent)))"])
        if faults.isEmpty { return [] }
        let finding = Judgement(
            "P11", .review, "the end credits in scene \(scene) say \(faults.joined(separator: ", and "))",
            source: "scenes/\(scene).md", remedy: "`clipws scene credits \(scene)`, then `clipws render`")
        return [("scene \(scene)", finding)]
    }

    private var extent: GeneratedExtent { GeneratedExtent(input.cuts.map { ($0.take, $0.summary?.maker) }) }

    private func stale(_ file: ExportedFile, _ text: String) -> [Judgement] {
        var facts = extent.shared
        facts[.length] = input.frames.map { "\($0)" }
        let found = file.disagreements(with: facts, in: text, of: Set(facts.keys))
        guard let first = found.first else { return [] }
        return [
            Judgement(
                "P11", .review,
                "film/\(file.rawValue) states other \(first.fact.title) than the film has: "
                    + "`\(first.states ?? "nothing")`; the film: `\(first.film ?? "nothing")`",
                source: "film/\(file.rawValue)", remedy: "save, then export it again: `clipws export \(file.command)`")
        ]
    }

    private func fields(_ file: ExportedFile, _ text: String) -> [Judgement] {
        guard file == .ddexJSON else { return [] }
        let fields = DDEXVideo.fields(inJSON: text)
        return DDEXVideo.faults(fields.0, fields.1).map {
            Judgement(
                "D04", .blocked, $0, source: "DDEX, Electronic Release Notification 4.3, ContainsAI",
                remedy: "export it again: `clipws export ddex`")
        }
    }
}

extension SharedFact {
    fileprivate var title: String {
        switch self {
        case .extent, .sentence: "extent"
        case .models: "models"
        case .takes: "takes"
        case .song: "song"
        case .sourceType: "source type"
        case .length: "length"
        }
    }
}

extension ExportedFile {
    /// Those that lie beside the film and are small enough to be read with each check.
    package static let besideFilm: [ExportedFile] = [
        .manifest, .credits, .creditsMarkdown, .declaration, .ddexJSON, .ddexXML, .clearanceTable, .clearancePage,
        .cueSheet,
    ]

    /// What makes it.
    fileprivate var command: String {
        switch self {
        case .credits: "credits"
        case .creditsMarkdown: "credits --markdown"
        case .declaration: "ai-declaration"
        case .ddexJSON, .ddexXML: "ddex"
        case .manifest: "rights"
        case .crate: "ro-crate"
        case .clearanceTable, .clearancePage: "clearance"
        case .cueSheet: "cue-sheet"
        case .xmp: "credits"
        }
    }
}
