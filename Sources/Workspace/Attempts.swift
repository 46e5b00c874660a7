package import ClipModel
internal import Files
package import GenerationCore
package import IndexStore
internal import ObjectStore

/// An attempt as it stands, seen from outside of the run that it belongs to.
package struct AttemptView: Sendable {
    package var attempt: Attempt
    package var standing: Standing

    package enum Standing: String, Sendable {
        /// A living run is at it.
        case underWay = "under way"
        /// Its run is gone, its program works on: the next render waits for it.
        case running
        /// Its run is gone: the next render sees what came of it.
        case left
        /// The user decides.
        case uncertain
        /// Nothing is to come of it any more.
        case over
    }
}

extension Attempt {
    /// Why a request isn't ordered again.
    var undecidedWords: String {
        let price = reserved.map { " for \($0)" } ?? ""
        return "\(id) may have been made and charged\(price); `clipws attempts` says what to do"
    }
}

extension Project {
    /// Attempts of which nobody can say whether the engine made, and charged for, them.
    package func undecided() throws -> [Attempt] { try attempts(states: [.uncertain]) }

    /// Attempts in the order of their beginning; all, or those of which something is still to come.
    package func attempts(all: Bool) throws -> [AttemptView] {
        try attempts(states: all ? [] : [.ordered, .started, .delivered, .uncertain]).map { attempt in
            AttemptView(attempt: attempt, standing: try standing(of: attempt))
        }
    }

    private func attempts(states: [AttemptState]) throws -> [Attempt] {
        // A project that never rendered has no ledger, and looking must not make one.
        guard try FileStamp.of("\(directory)/ledger.db") != nil else { return [] }
        return try ledger().attempts(states: states)
    }

    private func standing(of attempt: Attempt) throws -> AttemptView.Standing {
        if attempt.state == .uncertain { return .uncertain }
        guard attempt.state.isActive else { return .over }
        if try isAlive(run: attempt.run) { return .underWay }
        guard let place = try ProgramPlace.find(attempt.id, in: "\(directory)/tmp") else { return .left }
        if case .running = try place.standing() { return .running }
        return .left
    }

    /// The scene that asks for what was ordered: the one that it was ordered for, or another one by which that is called
    /// now. Further takes were ordered with seeds of their own. `nil` if none does any more.
    package func scene(of attempt: Attempt, in plan: Plan) -> SceneID? {
        let own = SceneID(unchecked: attempt.scene)
        let asking = plan.scenes.values.filter { $0.key == attempt.key }.map(\.id)
        if let scene = asking.contains(own) ? own : asking.min() { return scene }
        guard let ordered = (try? JSONValue(parsing: attempt.request.utf8)).flatMap(RenderRequest.init(json:)) else {
            return nil
        }
        let alike = plan.scenes.values.filter { scene in
            guard let facts = scene.facts else { return false }
            let text = facts.template.canonical(firstFrame: ordered.firstFrame)
            var request = (try? JSONValue(parsing: text.utf8)).flatMap(RenderRequest.init(json:))
            request?.seed = ordered.seed
            return request?.key == attempt.key
        }.map(\.id)
        return alike.contains(own) ? own : alike.min()
    }

    /// The attempts that `name` means: one by its id, or by the beginning or the end of it, or the undecided ones of a
    /// scene, by the name that it has now.
    package func attempts(named name: String, in plan: Plan) throws -> [AttemptView] {
        let open = try attempts(all: false)
        let ofScene = open.filter { view in
            view.standing == .uncertain && (scene(of: view.attempt, in: plan)?.text ?? view.attempt.scene) == name
        }
        if !ofScene.isEmpty { return ofScene }
        func matches(_ view: AttemptView) -> Bool {
            let id = view.attempt.id.text
            return id == name || (name.utf8.count >= 4 && (id.hasPrefix(name) || id.hasSuffix(name)))
        }
        let found = open.filter(matches)
        if !found.isEmpty { return found }
        return try attempts(all: true).filter { $0.standing == .over && matches($0) }
    }

    /// Closes an uncertain attempt by the user's word: nothing will come of it. With `charged`, its price counts as
    /// spent.
    package func close(_ attempt: Attempt, charged: Bool) throws {
        try ledger().end(
            attempt.id, .cancelled, problem: charged ? "given up, though charged" : "given up, not charged",
            billed: charged ? attempt.reserved : nil)
    }
}
