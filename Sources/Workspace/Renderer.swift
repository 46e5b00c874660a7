package import ClipModel
internal import Dispatch
internal import Document
internal import Files
package import GenerationCore
internal import GitStore
internal import IndexStore
internal import ObjectStore
internal import Rights
internal import Synchronization

/// Makes takes: the one way by which `render` and `take` spend time and money.
package struct Renderer {
    let workspace: Project
    let studio: any StudioServices
    /// The project as it was found.
    package let state: ProjectState
    /// The plan of ``state``: what ``render(_:overBudget:observer:)`` carries out.
    package let plan: Plan
    private let ledger: Ledger
    private let lastLook = LastLook()

    /// Looks at the project, and once more where runs that are gone left something open, which is completed first.
    package init(workspace: Project, studio: any StudioServices) async throws {
        self.workspace = workspace
        self.studio = studio
        let found = try workspace.state(openingLedger: true)
        ledger = try workspace.ledger()
        let left = try await Recovery(workspace: workspace, ledger: ledger, studio: studio).settleLeft()
        state = left.recovered + left.interrupted == 0 ? found : try workspace.state()
        plan = state.plan
    }

    /// Brings scenes up to date: those of the film, or those named. What the plan says is what happens. ``tidyUp(after:)``
    /// is to follow.
    ///
    /// - Parameter overBudget: the user has agreed to a price above the clip's budget.
    package func render(
        _ named: Set<SceneID>?, overBudget: Bool, observer: any RenderObserver
    ) async throws -> RenderReport {
        let wanted = named ?? Set(plan.order.filter { plan.scenes[$0]?.draft == false })
        let stale = plan.work(for: wanted).compactMap { plan.scenes[$0] }
        guard !stale.isEmpty else {
            var report = RenderReport()
            report.fresh = wanted.count { plan.scenes[$0]?.state == .fresh }
            return report
        }
        let clip = try clip()
        let profiles = workspace.profiles(of: clip)
        try requireTrust(stale.compactMap { $0.facts?.engine }, profiles)
        if !overBudget { try requireBudget(plan.prices(of: stale), clip.budget) }
        let scheduler = RenderScheduler(
            engines: studio.engines(for: profiles, root: workspace.root), desk: try desk(for: stale.count),
            observer: observer)
        getReady()
        let report = await scheduler.run(plan, scenes: wanted)
        try await finish(report)
        return report
    }

    /// Makes `count` further takes of a scene, whether or not something changed. Each gets a seed of its own, so that
    /// engines that give one picture for one request have another to give; `pick` takes the seed over into the scene.
    package func attempt(
        _ scene: SceneID, count: Int, overBudget: Bool, observer: any RenderObserver
    ) async throws -> RenderReport {
        guard let scenePlan = plan.scenes[scene] else { throw workspace.unknown(scene, in: plan) }
        guard let facts = scenePlan.facts, scenePlan.state != .invalid else {
            throw WorkspaceFault.documents(state.faults)
        }
        let start = try firstFrame(of: scenePlan, plan)
        let clip = try clip()
        let profiles = workspace.profiles(of: clip)
        guard let profile = profiles[facts.engine],
            let json = try? JSONValue(parsing: facts.template.canonical(firstFrame: start).utf8),
            let request = RenderRequest(json: json)
        else { throw WorkspaceFault.badValue(field: "engine", value: facts.engine.text) }
        try requireOrder(of: scene, count: count, overBudget: overBudget)
        let desk = try desk(for: count)
        let jobs = (0..<count).map { _ in
            var request = request
            request.seed = .random(in: 0 ... .max)
            return RenderJob(
                attempt: desk.newAttempt(), scene: scene, request: request, profile: profile, sharable: false)
        }
        let scheduler = RenderScheduler(
            engines: studio.engines(for: profiles, root: workspace.root), desk: desk, observer: observer)
        getReady()
        let report = await scheduler.attempt(jobs)
        try await finish(report)
        return report
    }

    /// Refuses orders of a scene for want of trust or budget.
    package func requireOrder(of scene: SceneID, count: Int, overBudget: Bool) throws {
        guard let facts = plan.scenes[scene]?.facts else { throw workspace.unknown(scene, in: plan) }
        let clip = try clip()
        try requireTrust([facts.engine], workspace.profiles(of: clip))
        if !overBudget {
            try requireBudget(Array(repeating: facts.price, count: count).compactMap(\.self), clip.budget)
        }
    }

    /// What the scene starts from.
    private func firstFrame(of scene: ScenePlan, _ plan: Plan) throws -> RenderRequest.FirstFrame? {
        guard let upstream = scene.facts?.continues else { return scene.facts?.firstFrame.map { .file($0) } }
        guard let before = plan.scenes[upstream], before.state == .fresh, let last = before.take?.lastFrame else {
            throw WorkspaceFault.waits(scene.id, on: upstream)
        }
        return .pixels(last)
    }

    private func clip() throws -> Clip {
        guard let clip = state.clip ?? ProjectReader(root: workspace.root).clip().value else {
            throw WorkspaceFault.documents(state.faults)
        }
        return clip
    }

    /// Clears away what runs that are gone left, and gets ready what the end of a render needs, while the engines work. Not
    /// at once: libraries that load map memory all the time, and the start of an engine's program beside that takes ten
    /// times as long.
    private func getReady() {
        let (studio, workspace, ledger, known) = (studio, workspace, ledger, knownTake)
        let recovery = Recovery(workspace: workspace, ledger: ledger, studio: studio)
        let soon = DispatchTime.now() + .milliseconds(10)
        DispatchQueue.global().asyncAfter(deadline: soon) {
            studio.load()
            // A decoder's first file costs more than the next ones.
            if let known { _ = try? studio.inspect(known) }
            workspace.index.settle()
            ledger.settle()
            recovery.sweep()
        }
        guard state.autosave else { return }
        DispatchQueue.global().asyncAfter(deadline: soon) { workspace.readAheadOfSave() }
    }

    /// The media of some small take of the film.
    private var knownTake: String? {
        for case let take? in plan.scenes.values.lazy.map(\.take) where take.beside {
            let place = "\(workspace.root)/\(TakePlace.media(take.id, scene: take.scene))"
            if let size = try? FileStamp.of(place)?.size, size < 4_000_000 { return place }
        }
        return nil
    }

    private func desk(for attempts: Int) throws -> LedgerDesk {
        let (workspace, lastLook, autosave) = (workspace, lastLook, state.autosave)
        return try LedgerDesk(
            workspace: workspace, ledger: ledger, studio: studio, state: state,
            whole: (attempts, { if autosave { lastLook.begin(workspace) } }))
    }

    private func requireTrust(_ names: [EngineName], _ profiles: [EngineName: EngineProfile]) throws {
        let trust = Trust(root: workspace.root, environment: workspace.environment)
        for name in Set(names).sorted() {
            guard let profile = profiles[name], !trust.covers(profile) else { continue }
            throw WorkspaceFault.notTrusted(name, run: profile.identity.run)
        }
    }

    private func requireBudget(_ prices: [Money], _ limit: Money?) throws {
        guard let limit else { return }
        let sums = Money.sums(prices)
        let within = sums.allSatisfy { $0.micros == 0 || ($0.currency == limit.currency && $0.micros <= limit.micros) }
        guard within else { throw WorkspaceFault.budget(price: sums, limit: limit) }
    }

    private func finish(_ report: RenderReport) async throws {
        if report.failed > 0, report.rendered == 0, let damage = try ledger.check().first {
            throw LedgerFault.damaged(path: "\(workspace.directory)/ledger.db", reason: damage)
        }
        // What a run that ended meanwhile had delivered.
        let left = try? await Recovery(workspace: workspace, ledger: ledger, studio: studio).settleLeft()
        if left?.recovered != 0 { lastLook.forget() }
    }

    /// Saves what was made, where the project saves by itself. Where nothing was, takes that no commit of this branch has:
    /// of a run that was killed before its save, or that found another branch checked out when it ended.
    package func autosave(_ message: String, after report: RenderReport) throws -> Autosave? {
        if report.rendered == 0 { return workspace.autosaveTakes(enabled: state.autosave, showing: plan) }
        return try workspace.autosave(
            message, enabled: state.autosave, showing: plan, own: [],
            changedSinceAhead: lastLook.wasMade() ? placed(report) : nil)
    }

    /// The files of the takes that a render placed; `nil` where that isn't known.
    private func placed(_ report: RenderReport) -> [ProjectPath]? {
        var paths: [ProjectPath] = []
        for entry in report.outcomes {
            switch entry.outcome {
            case .rendered(let take):
                let record = TakePlace.record(take, scene: entry.scene.text)
                // The scene may have been renamed meanwhile.
                guard (try? FileStamp.of("\(workspace.root)/\(record)")) ?? nil != nil else { return nil }
                paths += [record, TakePlace.media(take, scene: entry.scene.text)]
            // Another process made it, perhaps for another scene.
            case .reused: return nil
            case .failed, .uncertain, .cancelled, .edited, .skipped: break
            }
        }
        return paths
    }

    /// Does what may run beside the save of a render: the index learns of the new takes now rather than with the next
    /// command, and temporary files go.
    package func tidyUp(after report: RenderReport) async {
        let made = report.outcomes.compactMap { entry -> (take: TakeID, scene: String)? in
            if case .rendered(let take) = entry.outcome { (take, entry.scene.text) } else { nil }
        }
        try? TakeScan(workspace: workspace).learn(made)
        Recovery(workspace: workspace, ledger: ledger, studio: studio).sweep()
    }
}

extension Project {
    /// The project's files behind the digests that requests name, with the licences stated for them.
    func ingredientSources(_ inputs: [ContentDigest: ProjectPath]) -> [ContentDigest: IngredientSource] {
        if inputs.isEmpty { return [:] }
        let rights = ProjectReader(root: root).rights().value ?? RightsLedger()
        return inputs.mapValues { path in
            let licence = rights.works.first { $0.file == path }?.licence ?? rights.assets(of: path.text).first?.licence
            return IngredientSource(path: path, licence: licence)
        }
    }

    /// The fault for a scene that isn't there.
    package func unknown(_ scene: SceneID, in plan: Plan) -> WorkspaceFault {
        WorkspaceFault.noScene(scene, among: plan.order)
    }
}

/// The look at the project that a run takes for its save, beside the intake of its last take.
private final class LastLook: Sendable {
    private let group = DispatchGroup()
    private let made = Mutex(false)

    func begin(_ workspace: Project) {
        DispatchQueue.global().async(group: group) {
            let looked = workspace.readAheadOfSave()
            self.made.withLock { $0 = looked }
        }
    }

    /// Something else changed since.
    func forget() {
        group.wait()
        made.withLock { $0 = false }
    }

    func wasMade() -> Bool {
        group.wait()
        return made.withLock { $0 }
    }
}
