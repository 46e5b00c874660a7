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
        discussion: prose(
            """
            Takes are brought to the film's format once and joined without encoding again. Every scene on the timeline
            must be up to date; --render brings them up to date first. The file says in XMP whether models made its pictures
            and which, since platforms read that.

            --credentials signs the film with C2PA content credentials: what it was made of, with which models. Without
            --certificate and --key, the test certificate signs, which every reader calls untrusted. A signature holds its
            time, so the bytes of a signed film differ from run to run.
            """))

    @OptionGroup var common: CommonOptions
    @Flag(name: .long, help: "Write a contact sheet, one picture a scene, instead of the film.") var sheet = false
    @Flag(name: .long, help: "Write film/<title>-slate.mp4 instead: scene, take, timecode and prompt in every picture.")
    var slate = false
    @Flag(name: .long, help: "Render stale scenes first.") var render = false
    @Flag(name: .long, help: "Leave out of the file what made it, in XMP: source type, models.") var noMetadata = false
    @Flag(name: .long, help: "Name prompts in the XMP too.") var xmpPrompts = false
    @OptionGroup var clearance: ClearanceOptions
    @Flag(name: .long, help: "Sign the film: its credential goes into the file.") var credentials = false
    @Flag(name: .long, help: "With --credentials: write the credential to film/<title>.c2pa instead.")
    var sidecar = false
    @Option(name: .long, help: "The signer's certificate chain, PEM.") var certificate: String?
    @Option(name: .long, help: "Its private key (P-256), PEM, from outside the project.") var key: String?
    @Flag(name: .long, help: "With --credentials: put the prompts in as text, not as SHA-256.")
    var includePrompts = false
    @Flag(name: .long, help: "With --credentials: say that nobody may train models on the film.")
    var noTraining = false

    func validate() throws {
        if noMetadata, xmpPrompts { throw ValidationError("--no-metadata and --xmp-prompts exclude each other") }
        let asked = sidecar || certificate != nil || key != nil || includePrompts || noTraining
        if !credentials, asked {
            throw ValidationError(
                "--sidecar, --certificate, --key, --include-prompts and --no-training go with --credentials")
        }
        if sheet, slate { throw ValidationError("--sheet and --slate exclude each other") }
        if slate, credentials || xmpPrompts {
            throw ValidationError("--slate makes a cut to work on, which has no credentials and no XMP")
        }
        if credentials, sheet { throw ValidationError("--sheet draws a picture, which has no credentials") }
        if (certificate == nil) != (key == nil) {
            throw ValidationError("--certificate and --key belong together")
        }
    }

    func run() async throws {
        let studio = Studio.services
        if render {
            do { try await RenderCommand.render([], common, overBudget: false, quiet: true) } catch let code as ExitCode
            {
                if !common.json {
                    Terminal.current.note("no film was made: not every scene has the take that it needs")
                }
                throw code
            }
        }
        let workspace = try common.workspace()
        let (plan, state) = try workspace.plan()
        let document = try Self.document(workspace, plan, state)
        let view = FilmView(terminal: .current, json: common.json)
        let maker = FilmMaker(workspace: workspace, studio: studio, observer: view)
        if sheet {
            let path = try await interruptible { try await maker.sheet(document.clip, plan: plan) }
            Terminal.current.print(
                common.json ? JSONValue.object(["sheet": .string(path.text)]).canonical : harmless(path.text))
            return
        }
        if slate {
            let report = try await interruptible { try await maker.slated(document.clip, plan: plan) }
            view.finish()
            show(report)
            return
        }
        try clearance.heed(workspace.clearance(for: IntendedUse(), plan: plan, studio: studio))
        let order = try order(workspace)
        let report = try await interruptible {
            try await maker.make(
                document.clip, scenes: document.scenes, plan: plan,
                metadata: noMetadata ? .none : xmpPrompts ? .withPrompts : .withoutPrompts, credentials: order)
        }
        view.finish()
        show(report)
        if let credential = report.credential, !common.json { credential.words.forEach(Terminal.current.note) }
    }

    private func show(_ report: FilmReport) {
        let terminal = Terminal.current
        if common.json { return terminal.print(report.json.canonical) }
        terminal.print(report.text)
        for scene in report.held {
            terminal.note("`\(scene)` lasts longer than its pinned take was made for: the last picture is held")
        }
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

    /// The key is read before anything is made, so that a wrong one costs no time.
    private func order(_ workspace: Project) throws -> CredentialOrder? {
        guard credentials else { return nil }
        let identity = try workspace.signingIdentity(
            certificate: certificate.map(common.absolute), key: key.map(common.absolute))
        return CredentialOrder(
            form: sidecar ? .sidecar : .embedded, identity: identity, program: programVersion,
            includesPrompts: includePrompts, refusesTraining: noTraining)
    }
}

extension CredentialReport {
    fileprivate var json: JSONValue {
        JSONValue(fields: [
            ("path", .string(path.text)), ("form", .string(form.rawValue)), ("bytes", .int(Int64(bytes))),
            ("signer", .string(signer)), ("test", .bool(isTest)), ("rights_commit", rightsCommit.map(JSONValue.string)),
            ("takes_with_own", .int(Int64(takesWithOwn))), ("takes_carried", .int(Int64(takesCarried))),
        ])
    }

    fileprivate var words: [String] {
        let place = form == .embedded ? "in the film" : "in \(harmless(path.text))"
        let trust =
            isTest
            ? "a test certificate: readers call it untrusted"
            : "whether a reader trusts it depends on the reader's own list"
        let rights =
            rightsCommit == nil
            ? ["no rights manifest is named, since there are unsaved changes: `clipws save` first"] : []
        return ["credential \(place), signed by \(harmless(signer)); \(trust)"] + own + rights
    }

    private var own: [String] {
        let left = takesWithOwn - takesCarried
        let kept =
            takesCarried == 0 ? [] : ["holds the credentials of \(count(takesCarried, "take")) that brought their own"]
        if left == 0 { return kept }
        let why =
            hasLibrary
            ? "they tell prompts (`--include-prompts`), are damaged or not laid out to be read"
            : "that takes the C2PA library, which isn't here"
        return kept + ["\(count(left, "take")) with credentials of their own, which aren't carried over: \(why)"]
    }
}

extension FilmReport {
    fileprivate var json: JSONValue {
        JSONValue(fields: [
            ("film", .string(path.text)), ("frames", .int(frames)), ("seconds", .string(seconds.description)),
            ("scenes", .int(Int64(scenes))), ("conformed", .int(Int64(conformed))), ("encoded", .int(Int64(encoded))),
            ("cached", .int(Int64(cached))), ("song", song.map { .string($0.text) }),
            ("held", held.isEmpty ? nil : .array(held.map { .string($0.text) })), ("credential", credential?.json),
        ])
    }

    fileprivate var text: String {
        let clock = Self.clock(seconds.double)
        let work = "\(count(conformed, "segment")) conformed, \(cached) cached"
        return "\(harmless(path.text))  \(clock), \(count(Int(frames), "frame")), \(count(scenes, "scene")); \(work)"
            + (song.map { "; song \(harmless($0.lastComponent))" + songFit } ?? "; no song")
    }

    /// Where the film and its song don't end together: a fault of the cut, more often than not.
    private var songFit: String {
        guard let songLength, abs(songLength - seconds.double) > 0.1 else { return "" }
        return songLength < seconds.double
            ? ", which ends at \(Self.clock(songLength))" : ", cut short: \(Self.clock(songLength)) long"
    }

    private static func clock(_ seconds: Double) -> String {
        let length = Int(max(seconds, 0))
        return "\(length / 60):\(length % 60 < 10 ? "0" : "")\(length % 60)"
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

    func filmSigns() { show("signing") }

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
