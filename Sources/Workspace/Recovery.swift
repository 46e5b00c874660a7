internal import ClipModel
internal import Files
internal import GenerationCore
internal import GitStore
package import IndexStore

/// Completes what runs that are gone left open.
struct Recovery {
    let workspace: Project
    let ledger: Ledger
    let studio: any StudioServices

    /// Settles every open attempt whose run is gone. Returns how many takes were brought in and how many attempts turned
    /// out to have brought nothing.
    @discardableResult
    func run() throws -> (recovered: Int, interrupted: Int) {
        var counts = (recovered: 0, interrupted: 0)
        for attempt in try ledger.active() where !(try workspace.isAlive(run: attempt.run)) {
            if try settle(attempt) { counts.recovered += 1 } else { counts.interrupted += 1 }
        }
        _ = try? workspace.store.sweepTemporaries()
        return counts
    }

    /// Settles one attempt of a run that is gone. Returns whether it brought a take.
    @discardableResult
    func settle(_ attempt: Attempt) throws -> Bool {
        let output = try workspace.leftOutput(of: attempt)
        if attempt.state == .delivered, let record = record(of: attempt) {
            if let output { try workspace.keep(output, of: record) }
            try workspace.place(record)
            try ledger.recorded(attempt.id)
            return true
        }
        if let output, let request = (try? JSONValue(parsing: attempt.request.utf8)).flatMap(RenderRequest.init(json:))
        {
            try intake.take(
                in: DeliveredTake(
                    attempt: attempt.id, scene: attempt.scene, request: request, engine: attempt.engine,
                    terms: request.engine.kind == "previz" ? EngineCatalog.previz.terms : nil, cost: attempt.reserved,
                    output: output))
            return true
        }
        // Every engine so far works within our own process, so what was under way ended with it.
        try ledger.end(attempt.id, .interrupted, problem: "the program ended before the take was delivered")
        return false
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
