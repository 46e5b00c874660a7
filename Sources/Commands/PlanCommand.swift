internal import ArgumentParser
internal import ClipModel
internal import Document
internal import GenerationCore
internal import GitStore
internal import Workspace

struct PlanCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan",
        abstract: "Show which scenes a render would make, why, and what that costs.",
        discussion: prose(
            """
            States: fresh (the film's take was made for exactly what the project says now), stale (a render makes a
            new take), unknown (it can't be told from here; left alone), invalid (the project's text stands in the way).
            """))

    @OptionGroup var common: CommonOptions
    @Flag(name: .shortAndLong, help: "List fresh scenes too.") var all = false
    @Argument(help: "Only these scenes.") var scenes: [String] = []

    func run() throws {
        let workspace = try common.workspace()
        let (plan, state) = try workspace.plan()
        let chosen = try SceneChoice(scenes, in: plan)
        if common.json {
            Terminal.current.print(PlanReport.json(plan, state, chosen).canonical)
        } else {
            PlanReport.show(plan, state, chosen, all: all || !scenes.isEmpty, pace: workspace.pace())
        }
        if !state.faults.isEmpty { throw ExitCode(ExitStatus.problems.rawValue) }
    }
}

/// The scenes that the user named; all if none.
struct SceneChoice {
    let ids: Set<SceneID>?

    init(_ names: [String], in plan: Plan) throws {
        guard !names.isEmpty else {
            ids = nil
            return
        }
        ids = Set(
            try names.map { name in
                guard let id = SceneID(name), plan.scenes[id] != nil else {
                    throw WorkspaceFault.noScene(SceneID(unchecked: name), among: plan.order)
                }
                return id
            })
    }

    func contains(_ id: SceneID) -> Bool { ids?.contains(id) ?? true }
}

/// A plan for people and for programs.
enum PlanReport {
    static let format = "clipws/plan@1"

    static func json(_ plan: Plan, _ state: ProjectState, _ choice: SceneChoice) -> JSONValue {
        let summary = plan.summary
        return [
            "format": .string(format),
            "scenes": .array(plan.order.filter(choice.contains).compactMap { plan.scenes[$0].map(scene) }),
            "summary": [
                "scenes": .int(Int64(summary.scenes)), "fresh": .int(Int64(summary.fresh)),
                "stale": .int(Int64(summary.stale)), "unknown": .int(Int64(summary.unknown)),
                "invalid": .int(Int64(summary.invalid)), "drafts": .int(Int64(summary.drafts)),
                "price": .array(summary.price.map { .string($0.description) }), "frames": .int(summary.frames),
            ],
            "faults": .array(state.faults.map { .string($0.description) }),
        ]
    }

    private static func scene(_ plan: ScenePlan) -> JSONValue {
        JSONValue(fields: [
            ("id", .string(plan.id.text)), ("state", .string(plan.state.rawValue)),
            ("reasons", .array(plan.reasons.map { ["field": .string($0.field), "words": .string($0.words)] })),
            ("price", plan.price.map { .string($0.description) } ?? .null),
            ("take", plan.take.map { .string($0.id.text) }), ("frames", plan.facts.map { .int($0.frames) }),
            ("draft", plan.draft ? true : nil), ("pinned", plan.facts?.pinned == true ? true : nil),
        ])
    }

    /// - Parameter pace: seconds that a pixel of a frame took lately, by engine.
    static func show(_ plan: Plan, _ state: ProjectState, _ choice: SceneChoice, all: Bool, pace: [EngineName: Double])
    {
        let terminal = Terminal.current
        for fault in state.faults { terminal.print("\(terminal.paint("fault", .red))  \(harmless(fault.description))") }
        var table = Table()
        for id in plan.order where choice.contains(id) {
            guard let scene = plan.scenes[id], all || (scene.state != .fresh && !scene.draft) else { continue }
            table.add(row(scene, terminal))
        }
        for line in table.lines(width: terminal.width) { terminal.print(line) }
        terminal.print(summary(plan, pace, pixels: state.pixels))
    }

    private static func row(_ scene: ScenePlan, _ terminal: Terminal) -> [String] {
        let reasons = scene.reasons.map { "\($0.field): \($0.words)" }.joined(separator: "; ")
        let notes = [scene.draft ? "draft, not on the timeline" : nil, scene.price?.description].compactMap { $0 }
        let words = ([reasons] + notes).filter { !$0.isEmpty }.joined(separator: "  ")
        return [terminal.paint(scene.state.rawValue, colour(scene.state)), scene.id.text, harmless(words)]
    }

    static func colour(_ state: Freshness) -> Colour {
        switch state {
        case .fresh: .green
        case .stale: .yellow
        case .unknown: .cyan
        case .invalid: .red
        }
    }

    /// `104 scenes: 103 fresh, 1 stale; to render: 48 frames, free, about 1 s`
    static func summary(_ plan: Plan, _ pace: [EngineName: Double], pixels: Int64) -> String {
        let summary = plan.summary
        let counts = [
            (summary.fresh, "fresh"), (summary.stale, "stale"), (summary.unknown, "unknown"),
            (summary.invalid, "invalid"),
        ].filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
        var text = count(summary.scenes, "scene") + (counts.isEmpty ? "" : ": \(counts)")
        let pinned = plan.scenes.values.count { !$0.draft && $0.facts?.pinned == true }
        if pinned > 0 { text += "; \(pinned) pinned" }
        if summary.drafts > 0 { text += "; \(count(summary.drafts, "draft"))" }
        guard summary.stale > 0 else { return text }
        let price = summary.price.isEmpty ? "free" : summary.price.map(\.description).joined(separator: " + ")
        text += "; to render: \(count(Int(summary.frames), "frame")), \(price)"
        if let seconds = expectedSeconds(plan, pace, pixels) { text += ", about \(duration(seconds))" }
        return text
    }

    private static func expectedSeconds(_ plan: Plan, _ pace: [EngineName: Double], _ pixels: Int64) -> Double? {
        var total = 0.0
        for scene in plan.scenes.values where scene.state == .stale && !scene.draft {
            guard let facts = scene.facts, let seconds = pace[facts.engine] else { return nil }
            total += seconds * Double(facts.frames) * Double(pixels)
        }
        return total
    }
}

/// `1 scene`, `2 scenes`.
func count(_ number: Int, _ thing: String) -> String { "\(number) \(thing)\(number == 1 ? "" : "s")" }

/// A time span as people say it: `0.4 s`, `12 s`, `3 min 20 s`, `2 h 5 min`.
func duration(_ seconds: Double) -> String {
    if seconds < 10 { return "\(Double(Int(seconds * 10 + 0.5)) / 10) s" }
    let whole = Int(seconds + 0.5)
    if whole < 60 { return "\(whole) s" }
    if whole < 3600 { return "\(whole / 60) min \(whole % 60) s" }
    return "\(whole / 3600) h \(whole % 3600 / 60) min"
}
