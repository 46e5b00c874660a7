package import ClipModel
internal import Dispatch
package import Document
internal import Files
package import GenerationCore
package import GitStore
internal import Glibc
package import IndexStore
package import ObjectStore
internal import Rights
internal import Synchronization

/// A project: the facade that every command works through. Never prints, never asks, and takes the environment as a
/// value. Calls block; any thread may make them.
package final class Project: Sendable {
    /// The project's directory.
    package let root: String
    /// The git directory that all work trees share.
    package let commonDirectory: String
    /// Everything of ours that is never committed: `<git directory>/clipws`.
    package let directory: String
    /// The same for this work tree alone: what is done to its files.
    let ownDirectory: String
    package let store: ObjectStore
    package let index: Index
    package let environment: [String: String]
    /// Milliseconds since 1970.
    let clock: @Sendable () -> Int64
    private let opened: Mutex<Opened>

    private struct Opened {
        var git: GitRepository?
        var ledger: Ledger?
        var orderer: String??
    }

    /// Opens the project that `path` lies in.
    package static func find(from path: String, environment: [String: String]) throws -> Project {
        var directory = path
        while try FileStamp.of("\(directory)/clip.yaml") == nil {
            guard directory != "/" else { throw WorkspaceFault.noProject(path) }
            directory = Files.parent(of: directory)
        }
        return try Project(root: directory, environment: environment)
    }

    /// Opens the project whose directory is `root`. Nothing is read but what tells that the repository is the user's own,
    /// and nothing is changed but that a change which a crash interrupted is completed.
    package init(root: String, environment: [String: String]) throws {
        let place = try RepositoryPlace(at: root, environment: GitEnvironment(variables: environment))
        self.root = place.root
        commonDirectory = place.commonDirectory
        directory = "\(place.commonDirectory)/clipws"
        ownDirectory = "\(place.gitDirectory)/clipws"
        self.environment = environment
        store = ObjectStore(directory: directory)
        index = Index(directory: directory)
        clock = { Project.now() / 1_000_000 }
        opened = Mutex(Opened())
        try Edit.completeLeft(in: self)
    }

    /// Nanoseconds since 1970, by the system's clock.
    static func now() -> Int64 {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
    }

    /// The history. libgit2 starts with the first call, since it costs milliseconds.
    package func git() throws -> GitRepository {
        try opened.withLock { opened in
            if let git = opened.git { return git }
            let git = try GitRepository.open(
                at: root, environment: GitEnvironment(variables: environment), objects: LFSContent(store: store),
                fallbackIdentity: Self.fallbackIdentity(environment))
            opened.git = git
            return git
        }
    }

    /// `Name <address>` of whoever orders takes, as git's configuration states it; the name alone where it has no
    /// address. `nil` where it has no name: what stands in for one in commits says nothing of who is accountable.
    func orderer() -> String? {
        if let known = knownOrderer { return known }
        let author = try? git().statedAuthor()
        let orderer = author?.name.map { name in name + (author?.email.map { " <\($0)>" } ?? "") }
        opened.withLock { $0.orderer = .some(orderer) }
        return orderer
    }

    /// ``orderer()`` if it was asked for before; git is not started for it.
    var knownOrderer: String?? { opened.withLock { $0.orderer } }

    /// What to say where git doesn't know who works here; `nil` where it does.
    package func identityNotice() -> String? {
        if case .some(.some) = knownOrderer { return nil }
        guard let author = try? git().statedAuthor(), author.name == nil, let signs = try? git().author().name else {
            return nil
        }
        return """
            git doesn't know your name: commits are signed `\(signs)`, and records of takes say nobody ordered them
            hint: run `git config --global user.name "Your Name"` and `git config --global user.email you@example.org`
            """
    }

    /// The ledger of attempts and money.
    package func ledger() throws -> Ledger {
        try opened.withLock { opened in
            if let ledger = opened.ledger { return ledger }
            let ledger = try Ledger(directory: directory)
            opened.ledger = ledger
            return ledger
        }
    }

    /// Who signs where git's configuration names nobody: the user of this machine, so that a first save needs no set-up.
    static func fallbackIdentity(_ environment: [String: String]) -> GitIdentity {
        let name = environment["USER"] ?? environment["LOGNAME"] ?? "clipws user"
        return GitIdentity(name: name, email: "\(name.split(separator: " ").joined(separator: "."))@localhost")
    }

    /// Whether the run of that id is still going on.
    func isAlive(run: String) throws -> Bool { try RunMark.isAlive(run, in: store.runs) }

    // MARK: Reading

    /// Scans documents and takes, with work in proportion to what changed. `openingLedger` opens it meanwhile, for those who
    /// will write to it.
    package func state(openingLedger: Bool = false) throws -> ProjectState {
        let documents = ProjectScan(root: root, index: index, now: Self.now())
        var state: ProjectState
        if documents.scenes > Self.fewScenes {
            state = try sideBySide(documents, openingLedger: openingLedger)
        } else {
            state = documents.run()
            documents.remember()
            state.takes = try TakeScan(workspace: self).run()
        }
        // The ledger costs a millisecond, and has no say where everything is made. One that can't be read is told by
        // whoever wants to write to it.
        if state.mayOrder {
            for attempt in (try? undecided()) ?? [] { state.undecided[attempt.key] = attempt.undecidedWords }
        }
        return state
    }

    /// Up to here one thread is done before another one has started.
    private static let fewScenes = 200

    /// Scans documents on one thread and takes on another; whichever is done first opens the ledger. One that can't be opened
    /// is told of when it is asked for.
    private func sideBySide(_ documents: ProjectScan, openingLedger: Bool) throws -> ProjectState {
        let state = Mutex(ProjectState())
        let takes = Mutex<Result<TakeTable, any Error>>(.success(TakeTable()))
        // Only one of the iterations touches it, and this thread waits for all.
        nonisolated(unsafe) let documents = documents
        DispatchQueue.concurrentPerform(iterations: openingLedger ? 3 : 2) { part in
            switch part {
            case 0:
                let found = documents.run()
                state.withLock { $0 = found }
            case 1:
                let found = Result { try TakeScan(workspace: self).run(later: true) }
                takes.withLock { $0 = found }
            default: _ = try? ledger()
            }
        }
        if documents.hasNews { LateWork.begin { documents.remember() } }
        var found = state.withLock { $0 }
        found.takes = try takes.withLock { $0 }.get()
        return found
    }

    /// The plan with its reasons, and the documents' faults.
    package func plan() throws -> (plan: Plan, state: ProjectState) {
        let state = try state()
        return (explained(state.plan), state)
    }

    /// Fills in why scenes are stale, from the records of earlier takes.
    package func explained(_ plan: Plan) -> Plan {
        plan.explained { take in (try? self.record(take)).flatMap { RenderRequest(json: $0.request) } }
    }

    /// All documents, in full.
    ///
    /// - Throws: ``WorkspaceFault/documents(_:)`` if any has a fault.
    package func document() throws -> ClipDocument {
        let loaded = ProjectReader(root: root).load()
        guard let document = loaded.document, loaded.faults.isEmpty else {
            throw WorkspaceFault.documents(loaded.faults)
        }
        return document
    }

    /// The documents as far as they can be read, with the faults of the rest.
    package func readableDocument() -> LoadedProject { ProjectReader(root: root).load() }

    /// The profiles of the project's engines.
    package func profiles(of clip: Clip) -> [EngineName: EngineProfile] {
        let terms = clip.engines.isEmpty ? [] : ProjectReader(root: root).rights().value?.terms ?? []
        return EngineCatalog.profiles(of: clip, terms: TermsCatalogue(overrides: terms)) {
            try? Files.digest($0, below: root).0
        }
    }
}

/// The object store as git's large files see it.
private struct LFSContent: LFSObjects {
    let store: ObjectStore

    func contains(_ digest: ContentDigest) -> Bool { store.contains(digest) }
    func path(of digest: ContentDigest) -> String? { store.path(of: digest) }
    func insert(fileAt path: String, digest: ContentDigest) throws {
        _ = try store.insert(fileAt: path, moving: false)
    }
}
