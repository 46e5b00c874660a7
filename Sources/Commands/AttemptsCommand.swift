internal import ArgumentParser
internal import ClipModel
internal import GenerationCore
internal import IndexStore
internal import Workspace

struct AttemptsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "attempts",
        abstract: "List orders to engines that are open, and decide on uncertain ones.",
        discussion: prose(
            """
            An attempt is uncertain when its engine charges for it and nobody saw what became of it, after a crash for
            instance. It isn't ordered again unasked, since that could cost twice. Look at your account with the engine,
            then say `retry` (order it again) or `forget` (drop it). An attempt goes by its id, by some of the first or
            last characters of it, or by its scene.
            """),
        subcommands: [List.self, Forget.self, Retry.self], defaultSubcommand: List.self)

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "List open attempts, or all.")

        @OptionGroup var common: CommonOptions
        @Flag(name: .shortAndLong, help: "List those that are over too.") var all = false

        func run() throws {
            let views = try common.workspace().attempts(all: all)
            let terminal = Terminal.current
            if common.json {
                let list = views.map(AttemptsCommand.json)
                return terminal.print(
                    JSONValue.object(["format": "clipws/attempts@1", "attempts": .array(list)]).canonical)
            }
            if views.isEmpty { return terminal.note(all ? "no attempts yet" : "no open attempts") }
            var table = Table()
            for view in views { table.add(AttemptsCommand.row(view, terminal)) }
            for line in table.lines(width: terminal.width) { terminal.print(line) }
            for view in views where view.standing == .uncertain {
                let id = view.attempt.id
                terminal.note("decide: `clipws attempts retry \(id)` or `clipws attempts forget \(id)`")
            }
        }
    }

    struct Forget: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "forget", abstract: "Drop an uncertain attempt: nothing will come of it.",
            discussion: "Its scene is no longer held back; a render that needs it orders it anew.")

        @OptionGroup var common: CommonOptions
        @OptionGroup var choice: ChoiceOptions

        func run() throws {
            let workspace = try common.workspace()
            let chosen = try choice.find(in: workspace, try workspace.state().plan)
            try say(try choice.close(chosen, in: workspace), json: common.json)
        }
    }

    struct Retry: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "retry", abstract: "Drop an uncertain attempt and order its scene again at once.",
            discussion: "The engine may charge a second time if the first order went through.")

        @OptionGroup var common: CommonOptions
        @OptionGroup var choice: ChoiceOptions
        @Flag(name: .long, help: "Go ahead above the clip's budget.") var overBudget = false

        func run() async throws {
            let workspace = try common.workspace()
            let renderer = try await Renderer(workspace: workspace, studio: Studio.services)
            let chosen = try choice.find(in: workspace, renderer.plan)
            guard let scene = chosen.scene else {
                throw CommandFailure(
                    "no scene asks any more for what attempt \(chosen.views[0].attempt.id) ordered",
                    hint: "`clipws attempts forget` drops it")
            }
            let count = chosen.views.count
            try renderer.requireOrder(of: scene, count: count, overBudget: overBudget)
            let done = try choice.close(chosen, in: workspace)
            if !common.json { Terminal.current.note(harmless(done.words)) }
            if chosen.views.allSatisfy({ $0.attempt.key == renderer.plan.scenes[scene]?.key }) {
                return try await RenderCommand.render([scene.text], common, overBudget: overBudget)
            }
            // Further takes, which had seeds of their own.
            try await TakeCommand.make(scene.text, count: count, common, overBudget: overBudget)
        }
    }

    /// Which attempt, and what is known of its price.
    struct ChoiceOptions: ParsableArguments {
        @Flag(name: .long, help: "It was charged: count its price as spent.") var charged = false
        @Argument(help: "The attempt, or its scene.") var attempt: String

        /// The attempts that are meant, and the scene that asks for what they ordered, if one does still.
        func find(in workspace: Project, _ plan: Plan) throws -> (views: [AttemptView], scene: SceneID?) {
            let found = try workspace.attempts(named: attempt, in: plan)
            guard !found.isEmpty else {
                throw CommandFailure("no attempt `\(attempt)`", hint: "`clipws attempts` lists the open ones")
            }
            let scenes = Set(found.map { workspace.scene(of: $0.attempt, in: plan) })
            guard scenes.count == 1, Set(found.map(\.attempt.scene)).count == 1 else {
                throw CommandFailure("more than one attempt fits `\(attempt)`", hint: "give more characters")
            }
            let scene = scenes.first ?? nil
            for view in found where view.standing != .uncertain { throw Self.refusal(view, scene) }
            return (found, scene)
        }

        func close(
            _ chosen: (views: [AttemptView], scene: SceneID?), in workspace: Project
        ) throws -> OperationReport {
            for view in chosen.views { try workspace.close(view.attempt, charged: charged) }
            let words = chosen.views.map { view in
                "dropped attempt \(view.attempt.id) of \(chosen.scene?.text ?? view.attempt.scene)"
                    + (charged ? view.attempt.reserved.map { ", charged \($0)" } ?? "" : "")
            }
            var done = OperationReport(words: words.joined(separator: "; "))
            done.scenes = [chosen.scene].compactMap { $0 }
            return done
        }

        private static func refusal(_ view: AttemptView, _ scene: SceneID?) -> CommandFailure {
            let (id, scene) = (view.attempt.id, scene?.text ?? view.attempt.scene)
            return switch view.standing {
            case .underWay: CommandFailure("attempt \(id) is under way", hint: "Ctrl-C there ends it")
            case .running:
                CommandFailure(
                    "the program of attempt \(id) still works on it",
                    hint: "`clipws render \(scene)` waits for it; Ctrl-C there ends it")
            case .left:
                CommandFailure(
                    "attempt \(id) was interrupted; what came of it isn't known yet",
                    hint: "`clipws render \(scene)` sees to it")
            case .over, .uncertain: CommandFailure("attempt \(id) is over: \(view.attempt.state.rawValue)")
            }
        }
    }

    private static func row(_ view: AttemptView, _ terminal: Terminal) -> [String] {
        let attempt = view.attempt
        let word = view.standing == .over ? attempt.state.rawValue : view.standing.rawValue
        let price = attempt.billed ?? attempt.reserved
        return [
            view.standing == .uncertain ? terminal.paint(word, .yellow) : word, harmless(attempt.scene),
            attempt.id.text, String(Timestamp.text(attempt.ordered).prefix(16)).replacing("T", with: " "),
            harmless(attempt.engine),
            [price?.description, attempt.problem.map { harmless($0) }].compactMap { $0 }.joined(separator: "  "),
        ]
    }

    private static func json(_ view: AttemptView) -> JSONValue {
        let attempt = view.attempt
        return JSONValue(fields: [
            ("attempt", .string(attempt.id.text)), ("scene", .string(attempt.scene)),
            ("engine", .string(attempt.engine)), ("key", .string(attempt.key.description)),
            ("ordered", .string(Timestamp.text(attempt.ordered))), ("state", .string(attempt.state.rawValue)),
            ("standing", .string(view.standing.rawValue)), ("take", attempt.take.map { .string($0.text) }),
            ("reserved", attempt.reserved.map { .string($0.description) }),
            ("billed", attempt.billed.map { .string($0.description) }),
            ("problem", attempt.problem.map(JSONValue.string)),
        ])
    }
}
