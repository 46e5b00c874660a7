internal import ClipModel
internal import Files
internal import GenerationCore
internal import GitStore
internal import IndexStore
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
        /// The engine is still at it, under this name of its own.
        case running(job: String)
    }

    /// Settles every open attempt whose run is gone. Returns how many takes were brought in and how many attempts turned
    /// out to have brought nothing.
    @discardableResult
    func settleLeft() async throws -> (recovered: Int, interrupted: Int) {
        var counts = (recovered: 0, interrupted: 0)
        for attempt in try ledger.active() where !(try workspace.isAlive(run: attempt.run)) {
            switch try await settle(attempt) {
            case .brought: counts.recovered += 1
            case .nothing: counts.interrupted += 1
            case .elsewhere, .running: break
            }
        }
        return counts
    }

    /// Removes temporary files of runs that are gone. What an open attempt left stays: it may be media of a run that died
    /// just now, or what the user decides about.
    func sweep() {
        sweepTakes()
        _ = try? workspace.store.sweepTemporaries { name in
            let open = try? ledger.attempts(states: [.ordered, .started, .delivered, .uncertain])
            return open?.contains { name.contains("-\($0.id).") } ?? true
        }
    }

    /// Removes what a run left that was killed while it put takes into the project. There are as many folders as scenes,
    /// so they are looked through once in a while.
    private func sweepTakes() {
        let now = workspace.clock() / 1000
        let last = ((try? workspace.index.state("takes-swept")) ?? nil).flatMap { Int64($0) } ?? 0
        guard abs(now - last) > 3600, (try? workspace.requireRealFolders(ProjectPath(unchecked: "takes/scene"))) != nil
        else { return }
        for scene in (try? Files.list("\(workspace.root)/takes")) ?? [] {
            Files.sweepTemporaries(in: "\(workspace.root)/takes/\(scene)")
        }
        try? workspace.index.setState("takes-swept", "\(now)")
    }

    /// Settles one attempt of a run that is gone. Several processes may try it at a time; one take comes of it.
    @discardableResult
    func settle(_ known: Attempt) async throws -> Settled {
        let left = try workspace.claimOutput(of: known.id)
        if left == .claimedElsewhere { return .elsewhere }
        // Looked at after the claim: whoever had the claim before may have settled it.
        guard let attempt = try ledger.attempt(known.id), attempt.state.isActive else { return .brought }
        if attempt.state == .delivered, let record = record(of: attempt) { return try finish(attempt, record, left) }
        if case .claimed(let output) = left, let request = request(of: attempt) {
            if let problem = try problem(with: output) { return try end(attempt, .failed, problem) }
            try intake.take(in: DeliveredTake(attempt: attempt, request: request, output: output))
            return .brought
        }
        return try await ask(attempt)
    }

    /// Asks the engine for an attempt of which nothing was delivered.
    private func ask(_ attempt: Attempt) async throws -> Settled {
        guard let request = request(of: attempt), let engine = engine(of: attempt, request),
            engine.profile.jobsSurvive
        else { return try interrupted(attempt) }
        let order = EngineOrder(
            attempt: attempt.id, request: request, output: try workspace.outputPlace(of: attempt.id))
        let found = await engine.whereabouts(of: order)
        if case .running(let job) = found { return .running(job: attempt.job ?? job) }
        // One of several processes goes on; the others looked at what that one may have cleared away meanwhile.
        guard try ledger.takeOver(attempt.id, from: attempt.run, to: workspace.store.run().id),
            try ledger.attempt(attempt.id)?.state == attempt.state
        else { return .elsewhere }
        switch found {
        case .running, .neverStarted: return try interrupted(attempt)
        case .undecidable: return try lost(attempt, "its program ended unseen")
        case .ended(let job): return try await bring(attempt, engine, attempt.job ?? job, order)
        }
    }

    /// Fetches what came of a job that has ended.
    private func bring(
        _ attempt: Attempt, _ engine: any Engine, _ job: String, _ order: EngineOrder
    ) async throws -> Settled {
        do {
            let delivery = try await engine.resume(job, order).deliver { _ in }
            try intake.take(
                in: DeliveredTake(
                    attempt: attempt, request: order.request, cost: delivery.cost, output: order.output))
            return .brought
        } catch EngineFault.failed(let why) {
            return try end(attempt, .failed, why)
        } catch EngineFault.uncertain(let why) {
            return try lost(attempt, why)
        } catch EngineFault.cancelled {
            return try interrupted(attempt)
        }
    }

    /// Only where money may be lost is the user asked.
    private func lost(_ attempt: Attempt, _ why: String) throws -> Settled {
        attempt.costs ? try end(attempt, .uncertain, why) : try interrupted(attempt)
    }

    private func interrupted(_ attempt: Attempt) throws -> Settled {
        try end(attempt, .interrupted, "the program ended before the take was delivered")
    }

    private func engine(of attempt: Attempt, _ request: RenderRequest) -> (any Engine)? {
        let profile = EngineCatalog.profile(of: request, named: attempt.engine, price: attempt.reserved)
        return studio.engines(for: [profile.name: profile], root: workspace.root)[profile.name]
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
        TakeIntake(workspace: workspace, ledger: ledger, studio: studio)
    }
}
