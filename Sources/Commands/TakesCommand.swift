internal import ArgumentParser
internal import ClipModel
internal import Document
internal import GenerationCore
internal import GitStore
internal import Workspace

struct TakesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "takes", abstract: "List the takes of a scene, or of all.",
        discussion: prose(
            """
            `▸` marks the take in the film, `=` those made for what the scene says now. Without scenes, takes of scenes that
            are gone come at the end; `pick` and `pin` accept them too.
            """))

    @OptionGroup var common: CommonOptions
    @Argument(help: "The scenes.") var scenes: [String] = []

    func run() throws {
        let workspace = try common.workspace()
        let plan = try workspace.state().plan
        let choice = try SceneChoice(scenes, in: plan)
        let entries = plan.order.filter(choice.contains).flatMap { id in
            workspace.takes(of: id, in: plan).map { (scene: id, take: $0) }
        }
        let strays = scenes.isEmpty ? workspace.strayTakes(in: plan) : []
        let terminal = Terminal.current
        if common.json {
            let takes = entries.map { Self.json($0.take, of: $0.scene.text) } + strays.map(Self.json)
            return terminal.print(JSONValue.object(["format": "clipws/takes@1", "takes": .array(takes)]).canonical)
        }
        if entries.isEmpty, strays.isEmpty { return terminal.note("no takes yet; `clipws render` makes them") }
        var table = Table()
        for entry in entries {
            let mark = entry.take.inFilm ? terminal.paint("▸", .green) : entry.take.current ? "=" : " "
            let words = entry.take.changes.map { "\($0.field): \($0.words)" }.joined(separator: "; ")
            table.add(Self.row(mark, entry.scene.text, entry.take.facts, harmless(words)))
        }
        for take in strays { table.add(Self.row(" ", harmless(take.scene), take, "of a scene that is gone")) }
        for line in table.lines(width: terminal.width) { terminal.print(line) }
    }

    private static func row(_ mark: String, _ scene: String, _ take: TakeFacts, _ words: String) -> [String] {
        [
            mark, scene, take.id.short,
            String(Timestamp.text(take.finished).prefix(16)).replacing("T", with: " "), "\(take.frames) frames",
            (take.present ? "" : "media not in this clone  ") + words,
        ]
    }

    private static func json(_ take: TakeListing, of scene: String) -> JSONValue {
        JSONValue(fields: [
            ("scene", .string(scene)), ("take", .string(take.facts.id.text)), ("in_film", .bool(take.inFilm)),
            ("current", .bool(take.current)), ("present", .bool(take.facts.present)),
            ("finished", .string(Timestamp.text(take.facts.finished))), ("frames", .int(take.facts.frames)),
            ("media", .string(take.facts.media.hex)),
            ("changes", .array(take.changes.map { .string("\($0.field): \($0.words)") })),
        ])
    }

    private static func json(_ stray: TakeFacts) -> JSONValue {
        json(TakeListing(facts: stray, inFilm: false, current: false, changes: []), of: stray.scene)
    }
}

struct PickCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pick", abstract: "Choose the take of a scene that the film shows.",
        discussion: prose(
            """
            A take that differs from the scene in its seed alone brings its seed along. One that was made for other
            words is refused, since the film would show what the scene no longer says; `clipws pin` keeps it anyway.
            """))

    @OptionGroup var common: CommonOptions
    @Argument(help: "The scene.") var scene: String
    @Argument(help: "The first digits of a take, as `clipws takes` shows them; left out, the choice is taken back.")
    var take: String?

    func run() throws {
        let workspace = try common.workspace()
        let done = try workspace.pick(take, of: scene)
        try say(done, json: common.json)
    }
}

struct PinCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pin", abstract: "Keep a take in the film whatever the scene says later.",
        discussion: "A pinned scene is never stale and never rendered. `clipws unpin` lets it go.")

    @OptionGroup var common: CommonOptions
    @Argument(help: "The scene.") var scene: String
    @Argument(help: "The take; left out, the one in the film now.") var take: String?

    func run() throws { try say(try common.workspace().pin(take, of: scene), json: common.json) }
}

struct UnpinCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "unpin", abstract: "Let a pinned scene follow its text again.")

    @OptionGroup var common: CommonOptions
    @Argument(help: "The scene.") var scene: String

    func run() throws { try say(try common.workspace().unpin(scene), json: common.json) }
}

/// Says what an operation did: its words, or an object with them.
func say(_ done: OperationReport, json: Bool) throws {
    let terminal = Terminal.current
    if json {
        return terminal.print(
            JSONValue(fields: [
                ("done", .string(done.words)), ("commit", done.commit.map { .string($0.hex) }),
                ("scenes", done.scenes.isEmpty ? nil : .array(done.scenes.map { .string($0.text) })),
            ]).canonical)
    }
    terminal.print(harmless(done.words))
    for notice in done.notices { terminal.note(harmless(notice)) }
}
