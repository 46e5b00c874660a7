internal import ArgumentParser
internal import ClipModel
internal import Document
internal import GenerationCore
internal import GitStore
internal import IndexStore
internal import Workspace

struct StatusCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status", abstract: "Show the branch, unsaved changes and the plan.")

    @OptionGroup var common: CommonOptions

    func run() throws {
        let workspace = try common.workspace()
        let (plan, state) = try workspace.plan()
        let git = try workspace.git()
        let changes = try git.status()
        let head = try git.head
        let open = try workspace.attempts(all: false)
        let undecided = open.filter { $0.standing == .uncertain }.map(\.attempt)
        let elsewhere = plan.scenes.values.filter { $0.state == .fresh && !$0.draft }.compactMap(\.take)
            .filter { !$0.inTree }.map(\.id)
        if common.json {
            var report = PlanReport.json(plan, state, try SceneChoice([], in: plan)).object ?? [:]
            report["format"] = "clipws/status@1"
            report["branch"] = head.branch.map(JSONValue.string) ?? .null
            report["unsaved"] = .array(changes.map { .string($0.path) })
            report["takes_elsewhere"] = .array(Set(elsewhere).sorted().map { .string($0.text) })
            report["undecided"] = .array(undecided.map { .string($0.id.text) })
            report["open"] = .array(open.map { .string($0.attempt.id.text) })
            return Terminal.current.print(JSONValue.object(report).canonical)
        }
        let terminal = Terminal.current
        terminal.print(
            head.branch.map { "on branch \(harmless($0))" } ?? "on no branch, at \(head.commit?.short ?? "nothing")")
        let operation = try git.operationInProgress
        if let operation {
            terminal.print("git is in the middle of a \(operation.rawValue); `git status` says how to end it")
        }
        if !elsewhere.isEmpty {
            terminal.print(
                "\(count(elsewhere.count, "take")) of the film \(elsewhere.count == 1 ? "isn't" : "aren't") in this branch; "
                    + "`clipws save` brings \(elsewhere.count == 1 ? "it" : "them") in")
        } else if changes.isEmpty {
            terminal.print("everything is saved")
        }
        if !changes.isEmpty {
            let way = operation == nil ? "; `clipws save` commits them" : ""
            terminal.print("\(count(changes.count, "unsaved file"))\(way):")
            for change in changes.prefix(10) { terminal.print("  \(change.change.word)  \(harmless(change.path))") }
            if changes.count > 10 { terminal.print("  … and \(changes.count - 10) more") }
        }
        // Those of the film come back with the next save.
        let shown = Set(elsewhere.map { "\($0).json" })
        let removed = changes.count { change in
            change.change == .deleted && change.path.hasPrefix("takes/") && change.path.hasSuffix(".json")
                && !shown.contains(String(change.path.split(separator: "/").last ?? ""))
        }
        if removed > 0 {
            terminal.print(
                "removed by hand: \(count(removed, "take")); `clipws verify --repair` puts back, `clipws save` drops")
        }
        for view in open { terminal.print(Self.words(view, workspace.scene(of: view.attempt, in: plan))) }
        let drafts = plan.order.filter { plan.scenes[$0]?.draft == true }
        if !drafts.isEmpty {
            terminal.print("drafts, not on the timeline: \(drafts.map(\.text).joined(separator: ", "))")
        }
        let pinned = plan.order.filter { plan.scenes[$0]?.facts?.pinned == true }
        if !pinned.isEmpty {
            terminal.print("pinned, whatever they say: \(pinned.map(\.text).joined(separator: ", "))")
        }
        PlanReport.show(plan, state, try SceneChoice([], in: plan), all: false, pace: workspace.pace())
    }

    /// - Parameter scene: which asks for it now.
    private static func words(_ view: AttemptView, _ scene: SceneID?) -> String {
        let (id, engine) = (view.attempt.id, harmless(view.attempt.engine))
        let scene = scene?.text ?? harmless(view.attempt.scene)
        let price = view.attempt.reserved.map { " (\($0))" } ?? ""
        switch view.standing {
        case .uncertain:
            return """
                undecided  \(scene): `\(engine)` may have made and charged\(price) attempt \(id); look there, then
                           `clipws attempts retry \(scene)` orders it again, `clipws attempts forget \(scene)` drops it
                """
        case .underWay: return "under way  \(scene): attempt \(id), in another clipws"
        case .running:
            return "running    \(scene): the program of attempt \(id) outlived its clipws; `clipws render` waits for it"
        case .left: return "left       \(scene): attempt \(id) was interrupted; `clipws render` sees to it"
        case .over: return "over       \(scene): attempt \(id)"
        }
    }
}

extension StatusEntry.Change {
    var word: String {
        switch self {
        case .untracked: "new     "
        case .added: "added   "
        case .modified: "changed "
        case .deleted: "deleted "
        case .typeChanged: "type    "
        case .conflicted: "conflict"
        }
    }
}
