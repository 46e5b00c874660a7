package import ClipModel

/// Hears what happens while scenes are made. Calls come from any thread.
package protocol RenderObserver: Sendable {
    func renderStarted(_ scene: SceneID, engine: EngineName, frames: Int64)
    func renderProgressed(_ scene: SceneID, _ progress: JobProgress)
    func renderWaits(_ scene: SceneID)
    func renderEnded(_ scene: SceneID, _ outcome: SceneOutcome)
}

/// What became of one scene of a render.
package enum SceneOutcome: Hashable, Sendable {
    case rendered(TakeID)
    /// Another process made the take, or the scene turned out to need none.
    case reused(TakeID)
    case failed(String)
    /// The engine may or may not have taken the order; the user decides.
    case uncertain(String)
    case cancelled
    /// It was edited after the plan was made, or continues one that was; nothing was ordered.
    case edited
    /// A scene that it continues failed.
    case skipped(SceneID)
}

/// What a render did.
package struct RenderReport: Hashable, Sendable {
    package var outcomes: [(scene: SceneID, outcome: SceneOutcome)] = []
    /// Scenes that were up to date from the start.
    package var fresh = 0

    package init() {}

    package var rendered: Int { count { if case .rendered = $0 { true } else { false } } }
    package var reused: Int { fresh + count { if case .reused = $0 { true } else { false } } }
    package var failed: Int {
        count {
            switch $0 {
            case .failed, .uncertain, .skipped: true
            default: false
            }
        }
    }
    package var cancelled: Int { count { $0 == .cancelled } }
    package var edited: Int { count { $0 == .edited } }

    private func count(_ matches: (SceneOutcome) -> Bool) -> Int { outcomes.count { matches($0.outcome) } }

    package static func == (a: Self, b: Self) -> Bool {
        a.fresh == b.fresh && a.outcomes.elementsEqual(b.outcomes) { $0.scene == $1.scene && $0.outcome == $1.outcome }
    }
    package func hash(into hasher: inout Hasher) {
        hasher.combine(fresh)
        for entry in outcomes { hasher.combine(entry.scene) }
    }
}
