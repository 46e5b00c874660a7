internal import ArgumentParser
internal import ClipModel
internal import Document
internal import GenerationCore
internal import GitStore
internal import Workspace

struct RenderCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "render",
        abstract: "Bring scenes up to date: make the takes that the plan says are missing.",
        discussion: prose(
            """
            Without names, every stale scene of the film. What a scene continues is made first. Takes are never
            overwritten. Ctrl-C stops in order; running again goes on.

            With --json, one event a line on standard error, and at the end one object on standard output with
            `rendered`, `reused`, `failed` and `cancelled`.
            """))

    @OptionGroup var common: CommonOptions
    @Flag(name: [.long, .customShort("n")], help: "Show the plan and make nothing.") var dryRun = false
    @Flag(name: .long, help: "Go ahead above the clip's budget.") var overBudget = false
    @Argument(help: "Only these scenes, and what they continue.") var scenes: [String] = []

    func run() async throws {
        if dryRun {
            var plan = PlanCommand()
            plan.common = common
            plan.all = false
            plan.scenes = scenes
            return try plan.run()
        }
        try await Self.render(scenes, common, overBudget: overBudget)
    }

    /// - Parameter quiet: another command goes on where all went well, and reports for both.
    static func render(_ scenes: [String], _ common: CommonOptions, overBudget: Bool, quiet: Bool = false) async throws
    {
        let studio = Studio.services
        let workspace = try common.workspace()
        let renderer = try await Renderer(workspace: workspace, studio: studio)
        keepUntilExit(renderer)
        let state = renderer.state
        let plan = renderer.plan
        let choice = try SceneChoice(scenes, in: plan)
        // A draft that can't be read keeps nobody waiting, unless it was asked for.
        let blocked = plan.order.compactMap { plan.scenes[$0] }.filter { scene in
            scene.state == .invalid && choice.contains(scene.id) && (!scene.draft || choice.ids != nil)
        }
        if !state.faults.isEmpty, choice.ids != nil ? !blocked.isEmpty : blocked.count == plan.summary.scenes {
            throw WorkspaceFault.documents(state.faults)
        }
        let work = plan.scenes.values.filter {
            choice.contains($0.id) && $0.state == .stale && (!$0.draft || choice.ids != nil)
        }
        let view = RenderView(terminal: .current, json: common.json, total: work.count)
        let clock = ContinuousClock()
        let began = clock.now
        let named = choice.ids
        let report = try await interruptible {
            try await renderer.render(named, overBudget: overBudget, observer: view)
        }
        view.finish()
        let held = plan.order.compactMap { plan.scenes[$0] }.filter { scene in
            scene.isHeldBack && choice.contains(scene.id) && (!scene.draft || choice.ids != nil)
        }
        if !common.json {
            for scene in held {
                Terminal.current.note("held back  \(scene.id): \(scene.reasons.map(\.words).joined(separator: "; "))")
            }
        }
        let took = clock.now - began
        async let tidied: Void = {
            await renderer.tidyUp(after: report)
            RenderSummary.note(report, plan, pixels: state.pixels, took: took, in: workspace)
        }()
        // The takes just made lie in the project already.
        let saved = try renderer.autosave(RenderSummary.message(report), after: report)
        await tidied
        if !common.json, let notice = saved?.notice { Terminal.current.note(harmless(notice)) }
        if !common.json, report.rendered == 0, saved?.commit != nil {
            Terminal.current.note("saved takes that no commit of this branch had")
        }
        if !common.json, report.rendered > 0, let notice = workspace.identityNotice() { Terminal.current.note(notice) }
        if !common.json { for fault in state.faults { Terminal.current.note("fault  \(harmless(fault.description))") } }
        let allWell = report.failed + report.cancelled + report.edited + blocked.count + held.count == 0
        try RenderSummary.end(
            report, plan, blocked: blocked.count, held: held, json: common.json, silent: quiet && common.json && allWell
        )
    }
}

struct TakeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "take",
        abstract: "Make further takes of a scene, whether or not something changed.",
        discussion: "Each take gets a seed of its own. Choose with `clipws pick SCENE TAKE`.")

    @OptionGroup var common: CommonOptions
    @Option(name: .shortAndLong, help: "How many takes.") var number = 1
    @Flag(name: .long, help: "Go ahead above the clip's budget.") var overBudget = false
    @Argument(help: "The scene.") var scene: String

    func validate() throws {
        guard (1...100).contains(number) else { throw ValidationError("-n takes 1 to 100") }
    }

    func run() async throws { try await Self.make(scene, count: number, common, overBudget: overBudget) }

    static func make(_ scene: String, count number: Int, _ common: CommonOptions, overBudget: Bool) async throws {
        let studio = Studio.services
        let workspace = try common.workspace()
        let renderer = try await Renderer(workspace: workspace, studio: studio)
        let plan = renderer.plan
        guard let id = SceneID(scene), plan.scenes[id] != nil else {
            throw workspace.unknown(SceneID(unchecked: scene), in: plan)
        }
        let view = RenderView(terminal: .current, json: common.json, total: number)
        let report = try await interruptible {
            try await renderer.attempt(id, count: number, overBudget: overBudget, observer: view)
        }
        view.finish()
        async let tidied: Void = renderer.tidyUp(after: report)
        let saved = try renderer.autosave("take \(id): \(count(report.rendered, "take"))", after: report)
        await tidied
        if !common.json, let notice = saved?.notice { Terminal.current.note(harmless(notice)) }
        if !common.json, report.rendered > 0 {
            for case (_, .rendered(let take)) in report.outcomes {
                Terminal.current.print("take \(take.short) of \(id): choose it with `clipws pick \(id) \(take.short)`")
            }
        }
        try RenderSummary.end(report, plan, blocked: 0, json: common.json, quiet: true)
    }
}

/// What a render says at its end.
enum RenderSummary {
    static func message(_ report: RenderReport) -> String {
        let scenes = report.outcomes.compactMap { entry -> String? in
            if case .rendered = entry.outcome { entry.scene.text } else { nil }
        }
        let names = scenes.count > 5 ? scenes.prefix(5).joined(separator: ", ") + ", …" : scenes.joined(separator: ", ")
        return "render \(count(scenes.count, "scene")): \(names)"
    }

    /// Notes the pace of the run for later estimates, where one engine made all of it.
    ///
    /// - Parameter pixels: of one frame.
    static func note(
        _ report: RenderReport, _ plan: Plan, pixels: Int64, took: Duration, in workspace: Project
    ) {
        var frames: Int64 = 0
        var engines: Set<EngineName> = []
        for case (let scene, .rendered) in report.outcomes {
            guard let facts = plan.scenes[scene]?.facts else { continue }
            frames += facts.frames
            engines.insert(facts.engine)
        }
        guard engines.count == 1, let engine = engines.first else { return }
        let seconds = Double(took.components.seconds) + Double(took.components.attoseconds) / 1e18
        workspace.notePace(engine, seconds: seconds, pixels: frames * pixels)
    }

    /// Prints the totals and ends with the status that fits: 3 if a part failed, 1 if all did, 130 if interrupted.
    static func end(
        _ report: RenderReport, _ plan: Plan, blocked: Int, held: [ScenePlan] = [], json: Bool, quiet: Bool = false,
        silent: Bool = false
    ) throws {
        let terminal = Terminal.current
        if silent {
            // The command that goes on prints the one document.
        } else if json {
            let total: JSONValue = [
                "rendered": .int(Int64(report.rendered)), "reused": .int(Int64(report.reused)),
                "failed": .int(Int64(report.failed)), "cancelled": .int(Int64(report.cancelled)),
                "edited": .int(Int64(report.edited)), "held": .int(Int64(held.count)),
                "scenes": .array(report.outcomes.map(entry) + held.map(entry)),
            ]
            terminal.print(total.canonical)
        } else if !quiet {
            var parts = ["\(report.rendered) rendered", "\(report.reused) reused"]
            if report.failed > 0 { parts.append("\(report.failed) failed") }
            if report.cancelled > 0 { parts.append("\(report.cancelled) cancelled") }
            if report.edited > 0 { parts.append("\(report.edited) edited meanwhile") }
            if blocked > 0 { parts.append("\(blocked) invalid") }
            if !held.isEmpty { parts.append("\(held.count) held back") }
            let unknown = plan.count(of: .unknown) - held.count { !$0.draft }
            if unknown > 0 { parts.append("\(unknown) unknown") }
            terminal.print(parts.joined(separator: ", "))
            if report.rendered == 0, report.reused == 0, report.outcomes.isEmpty, plan.summary.scenes == 0 {
                terminal.note("nothing on the timeline; add a scene with `clipws scene add \"…\"`")
            }
        }
        try Interruption.check()
        if report.failed + report.edited + blocked + held.count > 0 {
            let some = report.rendered + report.reused > 0
            throw ExitCode((some ? ExitStatus.partial : ExitStatus.failed).rawValue)
        }
    }

    private static func entry(_ held: ScenePlan) -> JSONValue {
        [
            "id": .string(held.id.text), "outcome": "held",
            "problem": .string(held.reasons.map(\.words).joined(separator: "; ")),
        ]
    }

    private static func entry(_ entry: (scene: SceneID, outcome: SceneOutcome)) -> JSONValue {
        var take: TakeID?
        if case .rendered(let id) = entry.outcome { take = id }
        if case .reused(let id) = entry.outcome { take = id }
        return JSONValue(fields: [
            ("id", .string(entry.scene.text)), ("outcome", .string(entry.outcome.word)),
            ("take", take.map { .string($0.text) }), ("problem", entry.outcome.problem.map(JSONValue.string)),
        ])
    }
}
