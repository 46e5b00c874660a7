internal import ClipModel
internal import Document
internal import GenerationCore
internal import GitStore
internal import Workspace

/// The changes between two states of a project, for people and for programs.
enum DiffReport {
    static func json(_ changes: ProjectChanges, _ plan: Plan) -> JSONValue {
        func field(_ change: ProjectChanges.FieldChange) -> JSONValue {
            JSONValue(fields: [
                ("field", .string(change.field)), ("old", change.old.map(JSONValue.string)),
                ("new", change.new.map(JSONValue.string)),
            ])
        }
        let renders = renders(changes, plan)
        return [
            "format": "clipws/diff@1",
            "scenes": .array(
                changes.scenes.map { scene in
                    JSONValue(fields: [
                        ("id", .string(scene.scene.text)), ("change", .string(scene.kind.rawValue)),
                        ("was", scene.previous.map { .string($0.text) }), ("fields", .array(scene.fields.map(field))),
                    ])
                }),
            "project": .array(changes.others.map(field)),
            "to_render": .array(renders.map { .string($0.id.text) }),
            "price": .array(Money.sums(renders.compactMap(\.price)).map { .string($0.description) }),
        ]
    }

    static func show(_ changes: ProjectChanges, _ plan: Plan) {
        let terminal = Terminal.current
        if changes.isEmpty { return terminal.note("no changes") }
        for change in changes.others { field(change, indent: "", terminal) }
        for scene in changes.scenes {
            let colour: Colour =
                scene.kind == .added ? .green : [.removed, .unreadable].contains(scene.kind) ? .red : .bold
            let name = (scene.previous.map { "\($0) → " } ?? "") + scene.scene.text
            terminal.print("\(terminal.paint(scene.kind.rawValue, colour)) \(name)")
            for change in scene.fields where Self.tellsFields.contains(scene.kind) {
                field(change, indent: "  ", terminal)
            }
            if scene.kind == .unreadable {
                for change in scene.fields { terminal.print("  \(harmless(change.new ?? ""))") }
            }
            if scene.kind == .added, let prompt = scene.fields.first(where: { $0.field == "prompt" })?.new {
                terminal.print(
                    "  \(terminal.paint(clipped(harmless(prompt), to: terminal.width > 0 ? terminal.width - 2 : .max), .green))"
                )
            }
        }
        let renders = renders(changes, plan)
        guard !renders.isEmpty else { return }
        let price = Money.sums(renders.compactMap(\.price))
        let cost = price.isEmpty ? "free" : price.map(\.description).joined(separator: " + ")
        terminal.print("to render: \(renders.map(\.id.text).joined(separator: ", ")) (\(cost))")
    }

    private static let tellsFields: [ProjectChanges.SceneChange.Kind] = [.changed, .renamed, .moved]

    /// The changed scenes that have no take for what the newer state says.
    private static func renders(_ changes: ProjectChanges, _ plan: Plan) -> [ScenePlan] {
        let changed = Set(changes.scenes.map(\.scene))
        return plan.order.compactMap { plan.scenes[$0] }.filter {
            $0.state == .stale && !$0.draft && (changed.contains($0.id) || !changes.others.isEmpty)
        }
    }

    private static func field(_ change: ProjectChanges.FieldChange, indent: String, _ terminal: Terminal) {
        let text: String
        switch (change.old, change.new) {
        case (let old?, let new?) where old.contains(" ") || new.contains(" "):
            text = WordDiff.pieces(from: old, to: new).map { marked($0, terminal) }.joined()
        case (let old?, let new?): text = "\(terminal.paint(old, .red)) → \(terminal.paint(new, .green))"
        case (nil, let new?): text = terminal.paint("{+\(harmless(new))+}", .green)
        case (let old?, nil): text = terminal.paint("[-\(harmless(old))-]", .red)
        case (nil, nil): text = ""
        }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        terminal.print("\(indent)\(change.field): \(lines.joined(separator: "\n\(indent)  "))")
    }

    /// Words as `git diff --word-diff` marks them, so that colour carries nothing alone.
    private static func marked(_ piece: WordDiff.Piece, _ terminal: Terminal) -> String {
        switch piece {
        case .same(let text): harmless(text)
        case .removed(let text): terminal.paint("[-\(harmless(text))-]", .red)
        case .added(let text): terminal.paint("{+\(harmless(text))+}", .green)
        }
    }
}
