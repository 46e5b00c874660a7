package import ClipModel

/// What kept delivered media out of the project: a full disk, a folder that can't be written to.
private struct Unkept: Error {
    var why: String
}

/// What kept a run from taking up the job of an earlier one, which goes on: the attempt stays open.
private struct NotTakenUp: Error {
    var cause: any Error
}

/// Makes the takes that a plan asks for: each scene after those it continues, as many at once as each engine allows.
package struct RenderScheduler: Sendable {
    /// How long the scheduler waits for what may yet come.
    package struct Patience: Sendable {
        /// Before each further try to hand an order to an engine that can't be reached.
        package var unreachable: [Duration]
        /// Between two looks at an order that another process has out.
        package var busy: Duration

        package init(
            unreachable: [Duration] = [.seconds(1), .seconds(4)], busy: Duration = .milliseconds(200)
        ) {
            self.unreachable = unreachable
            self.busy = busy
        }
    }

    private let engines: [EngineName: any Engine]
    private let desk: any RenderDesk
    private let observer: any RenderObserver
    private let patience: Patience

    package init(
        engines: [EngineName: any Engine], desk: any RenderDesk, observer: any RenderObserver,
        patience: Patience = Patience()
    ) {
        self.engines = engines
        self.desk = desk
        self.observer = observer
        self.patience = patience
    }

    /// Brings `scenes` up to date, together with what they continue. Returns when every one has an outcome; cancelling
    /// the task cancels the running jobs and leaves the rest alone.
    package func run(_ plan: Plan, scenes wanted: Set<SceneID>) async -> RenderReport {
        let work = plan.work(for: wanted)
        var state = RunState(plan: plan, waiting: Set(work))
        state.report.fresh = wanted.count { plan.scenes[$0]?.state == .fresh }
        for id in work { lineUp(id, &state) }
        await withTaskGroup(of: Finished.self) { group in
            startReady(&state, &group)
            state.plan.getReadyToAdd()
            while let finished = await group.next() {
                take(finished, &state)
                startReady(&state, &group)
            }
        }
        for id in work where state.waiting.contains(id) { end(id, .cancelled, &state) }
        return state.report
    }

    /// Makes further takes, whether or not something changed: one for each request, of one scene.
    package func attempt(_ jobs: [RenderJob]) async -> RenderReport {
        var report = RenderReport()
        func end(_ scene: SceneID, _ outcome: SceneOutcome) {
            report.outcomes.append((scene, outcome))
            observer.renderEnded(scene, outcome)
        }
        await withTaskGroup(of: Finished.self) { group in
            var rest = jobs[...]
            func startNext() {
                guard !Task.isCancelled, let job = rest.popFirst() else { return }
                group.addTask { await run(job) }
            }
            for _ in 0..<max(1, jobs.first?.profile.concurrency ?? 1) { startNext() }
            while let finished = await group.next() {
                end(finished.job.scene, finished.outcome)
                startNext()
            }
            for job in rest { end(job.scene, .cancelled) }
        }
        return report
    }

    private struct Finished: Sendable {
        var job: RenderJob
        var outcome: SceneOutcome
        var take: TakeFacts?
    }

    /// A run under way. Each scene is looked at a fixed number of times, so that the work grows with the scenes and not
    /// with their square.
    private struct RunState {
        var plan: Plan
        /// Scenes that were neither started nor given an outcome.
        var waiting: Set<SceneID>
        /// Scenes that could be started if their engine had room. Some may have got an outcome meanwhile.
        var lines: [EngineName: Line] = [:]
        var running: [EngineName: Int] = [:]
        /// Scenes that ask for a request that is under way for another scene.
        var twins: [RenderKey: [SceneID]] = [:]
        var report = RenderReport()
    }

    /// Scenes in line for one engine. Those that continue a scene of this run come before those that had not to wait: the
    /// longest chains decide how long a render takes.
    private struct Line {
        private var continuing: [SceneID] = []
        private var others: [SceneID] = []
        private var next = 0

        mutating func add(_ id: SceneID, continuing continues: Bool) {
            if continues { continuing.append(id) } else { others.append(id) }
        }

        mutating func popFirst() -> SceneID? {
            if let id = continuing.popLast() { return id }
            guard next < others.count else { return nil }
            defer { next += 1 }
            return others[next]
        }
    }

    /// Puts a waiting scene in line, or gives it its outcome if there is nothing to be made. One that continues a scene
    /// still to be made is left where it is.
    private func lineUp(_ id: SceneID, continuing: Bool = false, _ state: inout RunState) {
        guard state.waiting.contains(id), let scene = state.plan.scenes[id], let facts = scene.facts else { return }
        switch scene.state {
        case .stale:
            if scene.key == nil { return }
            guard engines[facts.engine] != nil else {
                return end(id, .failed("there is no engine `\(facts.engine)`"), &state)
            }
            state.lines[facts.engine, default: Line()].add(id, continuing: continuing)
        case .fresh: if let take = scene.take { end(id, .reused(take.id), &state) }
        case .unknown, .invalid: end(id, .failed(words(scene.reasons)), &state)
        }
    }

    private func startReady(_ state: inout RunState, _ group: inout TaskGroup<Finished>) {
        for (name, engine) in engines {
            while !Task.isCancelled, state.running[name, default: 0] < max(1, engine.profile.concurrency),
                let id = state.lines[name]?.popFirst()
            {
                start(id, engine, &state, &group)
            }
        }
    }

    private func start(
        _ id: SceneID, _ engine: any Engine, _ state: inout RunState, _ group: inout TaskGroup<Finished>
    ) {
        guard state.waiting.contains(id), let scene = state.plan.scenes[id], let facts = scene.facts else { return }
        guard scene.state == .stale, let key = scene.key else { return lineUp(id, &state) }
        if state.twins[key] != nil {
            state.twins[key]?.append(id)
            return
        }
        guard let job = job(scene, facts, engine), job.key == key else {
            return end(id, .failed("the request can't be read"), &state)
        }
        state.waiting.remove(id)
        state.twins[key] = []
        state.running[facts.engine, default: 0] += 1
        group.addTask { await run(job) }
    }

    private func job(_ scene: ScenePlan, _ facts: SceneFacts, _ engine: any Engine) -> RenderJob? {
        let text = facts.template.canonical(firstFrame: scene.firstFrame)
        guard let json = try? JSONValue(parsing: text.utf8), let request = RenderRequest(json: json) else { return nil }
        return RenderJob(attempt: desk.newAttempt(), scene: scene.id, request: request, profile: engine.profile)
    }

    private func take(_ finished: Finished, _ state: inout RunState) {
        let id = finished.job.scene
        state.running[finished.job.profile.name, default: 1] -= 1
        let twins = state.twins.removeValue(forKey: finished.job.key) ?? []
        let changed = finished.take.map { state.plan.add($0, for: id) } ?? []
        end(id, finished.outcome, &state)
        for other in twins + changed { lineUp(other, continuing: true, &state) }
    }

    /// Gives a scene its outcome, and those that continue it theirs if it brought no take.
    private func end(_ id: SceneID, _ outcome: SceneOutcome, _ state: inout RunState) {
        state.waiting.remove(id)
        state.report.outcomes.append((id, outcome))
        observer.renderEnded(id, outcome)
        let skipped: SceneOutcome
        switch outcome {
        case .rendered, .reused: return
        case .cancelled, .edited: skipped = outcome
        case .failed, .uncertain, .skipped: skipped = .skipped(id)
        }
        for follower in state.plan.followers(of: id) where state.waiting.remove(follower) != nil {
            state.report.outcomes.append((follower, skipped))
            observer.renderEnded(follower, skipped)
        }
    }

    private func words(_ reasons: [Reason]) -> String {
        reasons.map { "\($0.field): \($0.words)" }.joined(separator: "; ")
    }

    /// Sees one attempt through.
    private func run(_ job: RenderJob) async -> Finished {
        guard let engine = engines[job.profile.name] else {
            return Finished(job: job, outcome: .failed("there is no engine `\(job.profile.name)`"))
        }
        if Task.isCancelled { return Finished(job: job, outcome: .cancelled) }
        let problems = engine.check(job.request)
        guard problems.isEmpty else {
            return Finished(job: job, outcome: .failed(problems.joined(separator: "; ")))
        }
        guard await desk.stillAsks(for: job) else { return Finished(job: job, outcome: .edited) }
        var (job, left) = (job, String?.none)
        do {
            switch try await begin(job) {
            case .made(let take): return Finished(job: job, outcome: .reused(take.id), take: take)
            case .undecided(let why): return Finished(job: job, outcome: .uncertain(why))
            case .left(let attempt, let name): (job.attempt, left) = (attempt, name)
            case .begun, .busy: break
            }
        } catch {
            return Finished(job: job, outcome: error is CancellationError ? .cancelled : .failed("\(error)"))
        }
        do {
            let take = try await make(job, engine, resuming: left)
            return Finished(job: job, outcome: .rendered(take.id), take: take)
        } catch let fault as NotTakenUp {
            return Finished(job: job, outcome: Self.end(for: fault.cause).outcome)
        } catch {
            let end = Self.end(for: error)
            desk.ended(job, end)
            return Finished(job: job, outcome: end.outcome)
        }
    }

    /// Writes the attempt down; waits while another process has the same order out.
    private func begin(_ job: RenderJob) async throws -> Begun {
        var waited = false
        while true {
            let begun = try await desk.begin(job)
            guard case .busy = begun else { return begun }
            if !waited { observer.renderWaits(job.scene) }
            waited = true
            try await Task.sleep(for: patience.busy)
        }
    }

    /// - Parameter left: the engine's name for a job that an earlier process started.
    private func make(_ job: RenderJob, _ engine: any Engine, resuming left: String?) async throws -> TakeFacts {
        let order: EngineOrder
        do {
            order = try await desk.order(for: job)
            try Task.checkCancellation()
        } catch { throw left == nil ? error : NotTakenUp(cause: error) }
        observer.renderStarted(job.scene, engine: job.profile.name, frames: job.request.frames)
        let running = if let left { try await engine.resume(left, order) } else { try await start(order, engine) }
        do { if let name = running.id { try desk.started(job, as: name) } } catch {
            // A job that nobody could ask for again must not go on and cost.
            await running.cancel()
            throw error
        }
        async let noted: Void = desk.underWay(job)
        let observer = observer
        let delivery = try await withTaskCancellationHandler {
            try await running.deliver { observer.renderProgressed(job.scene, $0) }
        } onCancel: {
            Task { await running.cancel() }
        }
        await noted
        do { return try await desk.keep(job, order, delivery) } catch let fault as EngineFault { throw fault } catch {
            throw Unkept(why: "\(error)")
        }
    }

    /// Hands the order over, trying again where nothing was taken.
    private func start(_ order: EngineOrder, _ engine: any Engine) async throws -> any EngineJob {
        for pause in patience.unreachable {
            do { return try await engine.start(order) } catch EngineFault.unreachable {
                try await Task.sleep(for: pause)
            }
        }
        return try await engine.start(order)
    }

    private static func end(for error: any Error) -> AttemptEnd {
        switch error {
        case is CancellationError, EngineFault.cancelled: .cancelled
        case EngineFault.uncertain(let why): .uncertain(why)
        case EngineFault.failed(let why), EngineFault.unreachable(let why): .failed(why)
        case let unkept as Unkept: .unkept(unkept.why)
        default: .failed("\(error)")
        }
    }
}

extension AttemptEnd {
    fileprivate var outcome: SceneOutcome {
        switch self {
        case .failed(let why): .failed(why)
        case .uncertain(let why): .uncertain(why)
        case .unkept(let why): .failed("\(why); what was made is kept for the next render")
        case .cancelled: .cancelled
        }
    }
}
