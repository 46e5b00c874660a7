internal import ClipModel
internal import Dispatch
internal import Files
internal import GenerationCore
internal import IndexStore
internal import ObjectStore
internal import Synchronization

/// The scheduler's world: the ledger, the store and the project's files.
///
/// The order of writes makes a crash harmless at any point: the attempt is in the ledger before the engine hears of
/// it; the engine's file has its name only when it is whole; the ledger holds the record's text before the media moves
/// into the store, and both before the project shows the take. What a crash leaves between two of these steps,
/// ``Recovery`` completes.
final class LedgerDesk: RenderDesk {
    let workspace: Project
    let ledger: Ledger
    let studio: any StudioServices
    let run: String
    /// The project's files behind each input digest, and their licences, as of the start of the run.
    let sources: [ContentDigest: IngredientSource]
    /// The takes by the picture they end in, for scenes that continue them.
    let endings: Endings
    /// What the plan was made of.
    private let planned: PlannedDocuments
    /// How many attempts the run comes to if each brings a take, and what is to be done beside the intake of the last.
    private let whole: (attempts: Int, atLast: @Sendable () -> Void)
    private let delivered = Atomic(0)
    /// Attempts that were written down before it was known who orders them.
    private let unsigned = Mutex<Set<AttemptID>>([])

    init(
        workspace: Project, ledger: Ledger, studio: any StudioServices, state: ProjectState,
        whole: (attempts: Int, atLast: @Sendable () -> Void)
    ) throws {
        (self.workspace, self.ledger, self.studio, self.whole) = (workspace, ledger, studio, whole)
        sources = workspace.ingredientSources(state.inputs)
        endings = Endings(state.takes)
        planned = PlannedDocuments(workspace, state)
        run = try workspace.store.run().id
    }

    func newAttempt() -> AttemptID {
        AttemptID(milliseconds: workspace.clock(), random: (.random(in: 0 ... .max), .random(in: 0 ... .max)))
    }

    /// Further takes are made of what the scene said when they were asked for.
    func stillAsks(for job: RenderJob) async -> Bool {
        if !job.sharable || planned.areUntouched(for: job.scene) { return true }
        return (try? await blocking { [planned] in try planned.stillSay(job.scene) }) ?? false
    }

    func begin(_ job: RenderJob) async throws -> Begun {
        if job.sharable, let made = try madeElsewhere(job) { return .made(made) }
        let orderer = workspace.knownOrderer
        if orderer == nil { _ = unsigned.withLock { $0.insert(job.attempt) } }
        let attempt = Attempt(
            id: job.attempt, run: run, scene: job.scene.text, key: job.key, request: job.request.json.canonical,
            engine: job.profile.name.text, ordered: workspace.clock(), reserved: job.profile.price(of: job.request),
            origin: AttemptOrigin(
                orderedBy: orderer ?? nil, terms: job.profile.terms, generatorTerms: job.profile.generatorTerms,
                ingredients: job.request.ingredients(sources)))
        switch try ledger.begin(attempt, exclusive: job.sharable) {
        case .begun:
            // Between the look above and the beginning another process may have finished. From here on none can begin.
            guard job.sharable, let made = try madeElsewhere(job) else { return .begun }
            try ledger.end(job.attempt, .cancelled, problem: nil)
            return .made(made)
        case .busy(let other):
            // One of our own run is no longer under way: its media could not be taken in a moment ago.
            guard try other.run == run || !workspace.isAlive(run: other.run) else { return .busy }
            switch try await Recovery(workspace: workspace, ledger: ledger, studio: studio).settle(other) {
            case .elsewhere: return .busy
            case .running(let name):
                return try ledger.takeOver(other.id, from: other.run, to: run) ? .left(other.id, job: name) : .busy
            case .brought, .nothing: return try await begin(job)
            }
        case .undecided(let other): return .undecided(other.undecidedWords)
        }
    }

    /// A take of the same request that another process finished since this run looked.
    private func madeElsewhere(_ job: RenderJob) throws -> TakeFacts? {
        for attempt in try ledger.attempts(key: job.key) where attempt.state == .recorded {
            guard let id = attempt.take,
                let json = try? JSONValue(parsing: (attempt.takeText ?? "").utf8), let record = TakeRecord(json: json),
                try workspace.content(record.media.digest) != nil
            else { continue }
            try workspace.place(record)
            let take = TakeFacts(record, id: id, present: true)
            endings.add(take)
            return take
        }
        return nil
    }

    func order(for job: RenderJob) async throws -> EngineOrder {
        // Found out before money is spent rather than after.
        try workspace.requireRealFolders(ProjectPath(unchecked: "takes/\(job.scene)/take"))
        var order = EngineOrder(
            attempt: job.attempt, request: job.request, output: try workspace.outputPlace(of: job.attempt))
        order.inputs = try job.request.inputs.map { try inputFile($0.digest) }
        switch job.request.firstFrame {
        case .file(let digest)?: order.firstFrame = try inputFile(digest)
        case .pixels(let digest)?: order.firstFrame = try await lastFrame(digest, for: job.attempt)
        case nil: break
        }
        return order
    }

    /// A copy of an input as it was when the request was made, out of the store, so that later edits don't reach the
    /// engine.
    private func inputFile(_ digest: ContentDigest) throws -> String {
        guard let path = try workspace.content(digest, alsoAt: sources[digest]?.path) else {
            throw EngineFault.failed(
                "`\(sources[digest]?.path.text ?? digest.hex)` isn't in this clone, or changed after the render began")
        }
        return path
    }

    /// The picture has the attempt's name: a program that outlives this run may read it later.
    private func lastFrame(_ digest: ContentDigest, for attempt: AttemptID) async throws -> String {
        guard let take = endings.take(digest) else {
            throw EngineFault.failed("the take whose last frame this scene starts from is gone")
        }
        let media = try workspace.media(of: take)
        let picture = try workspace.store.newTemporary(suffix: "-\(attempt).png")
        try await blocking { [studio] in try studio.writeLastFrame(of: media, to: picture) }
        return picture
    }

    func started(_ job: RenderJob, as name: String) throws { try ledger.setJob(job.attempt, name) }

    /// Says who ordered. Git knows, and takes longer to start than all else that comes before an order.
    func underWay(_ job: RenderJob) async {
        guard unsigned.withLock({ $0.remove(job.attempt) }) != nil else { return }
        let (workspace, ledger) = (workspace, ledger)
        _ = try? await blocking {
            if let orderer = workspace.orderer() { try ledger.setOrderer(job.attempt, orderer) }
        }
    }

    func keep(_ job: RenderJob, _ order: EngineOrder, _ delivery: Delivery) async throws -> TakeFacts {
        if delivered.add(1, ordering: .relaxed).newValue == whole.attempts { whole.atLast() }
        guard let attempt = try ledger.attempt(job.attempt) else { throw LedgerFault.unknownAttempt(job.attempt) }
        let media = DeliveredTake(
            attempt: attempt, request: job.request, scene: job.scene.text, cost: delivery.cost, output: order.output)
        let intake = TakeIntake(workspace: workspace, ledger: ledger, studio: studio)
        let take = try await blocking { try intake.take(in: media) }
        if case .pixels? = job.request.firstFrame, let picture = order.firstFrame { try Files.remove(picture) }
        endings.add(take)
        return take
    }

    func ended(_ job: RenderJob, _ end: AttemptEnd) {
        // The ledger may be what failed, on a full disk say. The attempt then stays open and the next run, which finds
        // its process gone, settles it.
        switch end {
        case .failed(let why): try? ledger.end(job.attempt, .failed, problem: why)
        case .uncertain(let why): try? ledger.end(job.attempt, .uncertain, problem: why)
        case .unkept: break
        case .cancelled: try? ledger.end(job.attempt, .cancelled, problem: nil)
        }
    }
}

/// Takes by the pixels of their last frame; grows while a run makes more.
final class Endings: Sendable {
    private struct Found {
        /// Takes that aren't in `byPixels` yet: few runs ask, and those with thousands of takes would wait for the others.
        var unsorted: [TakeFacts]
        var byPixels: [ContentDigest: TakeFacts] = [:]
    }

    private let found: Mutex<Found>

    init(_ table: TakeTable) { found = Mutex(Found(unsorted: table.all.filter(\.present))) }

    func take(_ pixels: ContentDigest) -> TakeFacts? {
        found.withLock { found in
            for take in found.unsorted { if let last = take.lastFrame { found.byPixels[last] = take } }
            found.unsorted = []
            return found.byPixels[pixels]
        }
    }

    func add(_ take: TakeFacts) { found.withLock { $0.unsorted.append(take) } }
}

/// Runs work that blocks on a thread of its own, off the few that run tasks.
package func blocking<T: Sendable>(_ work: @escaping @Sendable () throws -> T) async throws -> T {
    try await withCheckedThrowingContinuation { continuation in
        DispatchQueue.global().async { continuation.resume(with: Result { try work() }) }
    }
}

/// Runs blocking work that is told to stop once the task is cancelled: what it is given says so, on any thread.
func stoppable<T: Sendable>(
    _ work: @escaping @Sendable (_ shouldStop: @escaping @Sendable () -> Bool) throws -> T
) async throws -> T {
    let stop = StopSign()
    return try await withTaskCancellationHandler {
        try await blocking { try work { stop.isUp } }
    } onCancel: {
        stop.put()
    }
}

/// Tells a thread that its work is to end.
private final class StopSign: Sendable {
    private let up = Atomic(false)
    var isUp: Bool { up.load(ordering: .relaxed) }
    func put() { up.store(true, ordering: .relaxed) }
}
