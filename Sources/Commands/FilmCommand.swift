internal import ArgumentParser
internal import ClipModel
internal import Document
internal import GenerationCore
internal import GitStore
internal import Rights
internal import Synchronization
internal import Workspace

struct FilmCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "film",
        abstract: "Make the film: film/<title>.mp4, with the song.",
        discussion: """
            Takes are brought to the film's format once and joined without encoding again. Every scene on the timeline
            must be up to date; --render brings them up to date first. The file says in XMP whether models made its pictures
            and which, since platforms read that.
            """)

    @OptionGroup var common: CommonOptions
    @Flag(name: .long, help: "Write a contact sheet, one picture a scene, instead of the film.") var sheet = false
    @Flag(name: .long, help: "Render stale scenes first.") var render = false
    @Flag(name: .long, help: "Leave out of the file what made it, in XMP: source type, models.") var noMetadata = false
    @Flag(name: .long, help: "Name prompts in the XMP too.") var xmpPrompts = false
    @OptionGroup var clearance: ClearanceOptions

    func validate() throws {
        if noMetadata, xmpPrompts { throw ValidationError("--no-metadata and --xmp-prompts exclude each other") }
    }

    func run() async throws {
        let studio = try Studio.require()
        if render { try await RenderCommand.render([], common, overBudget: false, quiet: true) }
        let workspace = try common.workspace()
        let (plan, state) = try workspace.plan()
        let document = try Self.document(workspace, plan, state)
        let view = FilmView(terminal: .current, json: common.json)
        let maker = FilmMaker(workspace: workspace, studio: studio, observer: view)
        if sheet {
            let path = try await interruptible { try await maker.sheet(document.clip, plan: plan) }
            Terminal.current.print(common.json ? JSONValue.object(["sheet": .string(path.text)]).canonical : path.text)
            return
        }
        try clearance.heed(workspace.clearance(for: IntendedUse(), plan: plan) { studio })
        let report = try await interruptible {
            try await maker.make(
                document.clip, scenes: document.scenes, plan: plan,
                metadata: noMetadata ? .none : xmpPrompts ? .withPrompts : .withoutPrompts)
        }
        view.finish()
        Terminal.current.print(common.json ? report.json.canonical : report.text)
    }

    /// The documents, which must be sound as far as the film goes: what is wrong with drafts is only told.
    private static func document(_ workspace: Project, _ plan: Plan, _ state: ProjectState) throws -> ClipDocument {
        let loaded = workspace.readableDocument()
        let blocked = plan.scenes.values.contains { !$0.draft && $0.state == .invalid }
        guard let document = loaded.document, !blocked, !loaded.faults.contains(where: { $0.path == ClipFile.path })
        else { throw WorkspaceFault.documents(loaded.faults) }
        for fault in loaded.faults { Terminal.current.note("fault  \(harmless(fault.description))") }
        return document
    }
}

extension FilmReport {
    fileprivate var json: JSONValue {
        JSONValue(fields: [
            ("film", .string(path.text)), ("frames", .int(frames)), ("seconds", .string(seconds.description)),
            ("scenes", .int(Int64(scenes))), ("conformed", .int(Int64(conformed))), ("encoded", .int(Int64(encoded))),
            ("cached", .int(Int64(cached))), ("song", song.map { .string($0.text) }),
        ])
    }

    fileprivate var text: String {
        let length = Int(seconds.double)
        let clock = "\(length / 60):\(length % 60 < 10 ? "0" : "")\(length % 60)"
        let work = "\(count(conformed, "segment")) conformed, \(cached) cached"
        return "\(path)  \(clock), \(count(Int(frames), "frame")), \(count(scenes, "scene")); \(work)"
            + (song.map { "; song \($0.lastComponent)" } ?? "; no song")
    }
}

/// Shows how far a film is: one line that is redrawn, or nothing in a pipe.
final class FilmView: FilmObserver {
    private let terminal: Terminal
    private let quiet: Bool
    private let drawn = Mutex(false)

    init(terminal: Terminal, json: Bool) {
        self.terminal = terminal
        quiet = json || !terminal.redraws
    }

    func filmConforms(_ scene: SceneID, done: Int, total: Int) { show("conforming \(done + 1) of \(total): \(scene)") }
    func filmEncodesSong() { show("encoding the song") }
    func filmJoins(segments: Int) { show("joining \(count(segments, "segment"))") }

    func finish() {
        drawn.withLock { drawn in
            if drawn { terminal.draw("\r\u{1B}[K") }
            drawn = false
        }
    }

    private func show(_ line: String) {
        guard !quiet else { return }
        drawn.withLock { drawn in
            terminal.draw("\r\u{1B}[K" + clipped(line, to: terminal.width - 1))
            drawn = true
        }
    }
}
