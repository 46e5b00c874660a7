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
        let (state, scenes) = (latest.withLock { $0 }, chain(of: scene))
        return scenes.allSatisfy { state.facts[$0] == planned.facts[$0] } && isCurrent(state, for: scenes)
    }

    /// Whether the scene would be ordered now as was planned; its files are read again where they changed.
    func stillSay(_ scene: SceneID) throws -> Bool {
        let scenes = chain(of: scene)
        return try latest.withLock { state in
            if !isCurrent(state, for: scenes) { state = try workspace.state() }
            let faulty = Set(state.faults.compactMap { sceneID(ofFile: $0.path) }).union(state.blocked.keys)
            return scenes.allSatisfy { !faulty.contains($0) && state.facts[$0] == planned.facts[$0] }
        }
    }

    /// The scene and those that it continues, whose pictures it starts from.
    private func chain(of scene: SceneID) -> [SceneID] {
        var chain = [scene]
        while let before = planned.facts[chain[chain.count - 1]]?.continues, chain.count <= planned.facts.count {
            chain.append(before)
        }
        return chain
    }

    private func isCurrent(_ state: ProjectState, for scenes: [SceneID]) -> Bool {
        (scenes.map { "scenes/\($0).md" } + state.sharedDocuments).allSatisfy { path in
            guard case .some(.some(let known)) = state.documents[path],
                let now = try? FileStamp.of("\(workspace.root)/\(path)", followingLinks: false)
            else { return false }
            return now.sameContent(as: known)
        }
    }
}
