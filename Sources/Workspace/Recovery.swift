internal import ClipModel
internal import Files
internal import GenerationCore
internal import GitStore
package import IndexStore
internal import ObjectStore

/// Completes what runs that are gone left open.
struct Recovery {
    let workspace: Project
    let ledger: Ledger
    let studio: any StudioServices

    /// Settles every open attempt whose run is gone.
    func run() throws {
        for attempt in try ledger.active() where !(try workspace.isAlive(run: attempt.run)) { try settle(attempt) }
    }

    /// Settles one attempt of a run that is gone, unless another process does so already.
    func settle(_ found: Attempt) throws {
        // Two processes that took in one delivery would make two takes of it, or trip over each other's files.
        guard try ledger.takeOver(found.id, from: found.run, to: workspace.store.run().id),
            let attempt = try ledger.attempt(found.id), attempt.state.isActive
        else { return }
        let output = try workspace.leftOutput(of: attempt)
        if attempt.state == .delivered, let record = record(of: attempt) {
            if let output { try workspace.keep(output, of: record) }
            let media = TakePlace.media(record.id, scene: record.scene)
            guard try workspace.content(record.media.digest, alsoAt: media) != nil else {
                return try ledger.end(attempt.id, .failed, problem: "what was delivered is gone")
            }
            try workspace.place(record)
            return try ledger.recorded(attempt.id)
        }
        if let output, let request = (try? JSONValue(parsing: attempt.request.utf8)).flatMap(RenderRequest.init(json:))
        {
            let delivered = DeliveredTake(
                attempt: attempt.id, scene: attempt.scene, request: request, engine: attempt.engine,
                terms: request.engine.kind == "previz" ? EngineCatalog.previz.terms : nil, cost: attempt.reserved,
                output: output)
            do { try intake.take(in: delivered) } catch EngineFault.failed(let why) {
                try ledger.end(attempt.id, .failed, problem: why)
            }
            return
        }
        // Every engine so far works within our own process, so what was under way ended with it.
        try ledger.end(attempt.id, .interrupted, problem: "the program ended before the take was delivered")
    }

    private func record(of attempt: Attempt) -> TakeRecord? {
        (try? JSONValue(parsing: (attempt.takeText ?? "").utf8)).flatMap(TakeRecord.init(json:))
    }

    private var intake: TakeIntake {
        let author = try? workspace.git().author()
        return TakeIntake(
            workspace: workspace, ledger: ledger, studio: studio,
            orderedBy: author.map { "\($0.name) <\($0.email)>" }, sources: [:])
    }
}

extension Project {
    /// Attempts of which nobody can say whether the engine made, and charged for, them.
    package func undecided() throws -> [Attempt] {
        // A project that never rendered has no ledger, and looking must not make one.
        guard try FileStamp.of("\(directory)/ledger.db") != nil else { return [] }
        return try ledger().attempts(states: [.uncertain])
    }
}
