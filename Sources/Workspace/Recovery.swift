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

    /// What became of an attempt of a run that is gone.
    enum Settled: Hashable {
        /// Its take is in the project.
        case brought
        /// It brought nothing.
        case nothing
        /// Another process is at it.
        case elsewhere
    }

    /// Settles every open attempt whose run is gone. Returns how many takes were brought in and how many attempts turned
    /// out to have brought nothing.
    @discardableResult
    func run() throws -> (recovered: Int, interrupted: Int) {
        var counts = (recovered: 0, interrupted: 0)
        for attempt in try ledger.active() where !(try workspace.isAlive(run: attempt.run)) {
            switch try settle(attempt) {
            case .brought: counts.recovered += 1
            case .nothing: counts.interrupted += 1
            case .elsewhere: break
            }
        }
        // A run may have died since, with its media delivered: what an open attempt left is not ours to clear away.
        _ = try? workspace.store.sweepTemporaries { name in
            (try? ledger.active())?.contains { name.hasSuffix("-\($0.id).mp4") } ?? true
        }
        return counts
    }

    /// Settles one attempt of a run that is gone. Several processes may try it at a time; one take comes of it.
    @discardableResult
    func settle(_ known: Attempt) throws -> Settled {
        let left = try workspace.claimOutput(of: known.id)
        if left == .claimedElsewhere { return .elsewhere }
        // Looked at after the claim: whoever had the claim before may have settled it.
        guard let attempt = try ledger.attempt(known.id), attempt.state.isActive else { return .brought }
        if attempt.state == .delivered, let record = record(of: attempt) { return try finish(attempt, record, left) }
        if case .claimed(let output) = left, let request = request(of: attempt) {
            if let problem = try problem(with: output) { return try end(attempt, .failed, problem) }
            try intake.take(
                in: DeliveredTake(
                    attempt: attempt.id, scene: attempt.scene, request: request, engine: attempt.engine,
                    terms: request.engine.kind == "previz" ? EngineCatalog.previz.terms : nil, cost: attempt.reserved,
                    output: output))
            return .brought
        }
        // Every engine so far works within our own process, so what was under way ended with it.
        return try end(attempt, .interrupted, "the program ended before the take was delivered")
    }

    /// Brings in a take whose record the ledger has.
    private func finish(_ attempt: Attempt, _ record: TakeRecord, _ left: LeftOutput) throws -> Settled {
        if case .claimed(let output) = left { try workspace.keep(output, of: record) }
        let place = TakePlace.media(record.id, scene: record.scene)
        guard try workspace.content(record.media.digest, alsoAt: place) != nil else {
            return try end(attempt, .failed, "its media is gone")
        }
        try workspace.place(record)
        try ledger.recorded(attempt.id)
        return .brought
    }

    private func end(_ attempt: Attempt, _ state: AttemptState, _ problem: String) throws -> Settled {
        try ledger.end(attempt.id, state, problem: problem)
        return .nothing
    }

    /// Why a delivered file is no take. A file that can't be read for now is no such reason.
    private func problem(with output: String) throws -> String? {
        do { _ = try studio.inspect(output) } catch let fault as FileFault { throw fault } catch {
            return "what it delivered is no usable video: \(error)"
        }
        return nil
    }

    private func request(of attempt: Attempt) -> RenderRequest? {
        (try? JSONValue(parsing: attempt.request.utf8)).flatMap(RenderRequest.init(json:))
    }

    private func record(of attempt: Attempt) -> TakeRecord? {
        (try? JSONValue(parsing: (attempt.takeText ?? "").utf8)).flatMap(TakeRecord.init(json:))
    }

    private var intake: TakeIntake {
        TakeIntake(workspace: workspace, ledger: ledger, studio: studio, sources: [:])
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
