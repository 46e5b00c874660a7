internal import ClipModel
internal import Document
internal import Files
internal import GenerationCore
internal import Synchronization

/// What the documents said when a run made its plan, and whether they say it still.
final class PlannedDocuments: Sendable {
    private let workspace: Project
    private let planned: ProjectState
    /// The last look at the project.
    private let latest: Mutex<ProjectState>

    init(_ workspace: Project, _ state: ProjectState) {
        self.workspace = workspace
        planned = state
        latest = Mutex(state)
    }

    /// Whether the files that the scene's request is made from are those that were looked at, which then said what was
    /// planned. Costs a few stamps.
    func areUntouched(for scene: SceneID) -> Bool {
        let state = latest.withLock { $0 }
        return state.facts[scene] == planned.facts[scene] && isCurrent(state, for: scene)
    }

    /// Whether the scene would be ordered now as was planned; its files are read again where they changed.
    func stillSay(_ scene: SceneID) throws -> Bool {
        try latest.withLock { state in
            if !isCurrent(state, for: scene) { state = try workspace.state() }
            let sound = state.blocked[scene] == nil && !state.faults.contains { sceneID(ofFile: $0.path) == scene }
            return sound && state.facts[scene] == planned.facts[scene]
        }
    }

    private func isCurrent(_ state: ProjectState, for scene: SceneID) -> Bool {
        (["scenes/\(scene).md"] + state.sharedDocuments).allSatisfy { path in
            guard case .some(.some(let known)) = state.documents[path],
                let now = try? FileStamp.of("\(workspace.root)/\(path)", followingLinks: false)
            else { return false }
            return now.sameContent(as: known)
        }
    }
}
