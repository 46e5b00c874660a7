package import ClipModel
package import Document
package import Files

/// What kept an operation on a project from being done. Facts only; `Commands` finds the words and the remedy.
package enum WorkspaceFault: Error, Sendable {
    /// No `clip.yaml` here or above.
    case noProject(String)
    /// `clip.yaml` lies in a directory that is no git repository.
    case noRepository(String)
    /// The documents have faults: all of them.
    case documents([DocumentFault])
    case noScene(SceneID, among: [SceneID])
    case sceneExists(SceneID)
    /// What is to be removed lies in no commit, and saving is off.
    case unsaved(ProjectPath)
    case noTake(String, scene: SceneID)
    /// The scene has takes, but none of what it says now.
    case noCurrentTake(SceneID)
    /// More than one take begins with these digits.
    case ambiguousTake(String, scene: SceneID)
    /// The take was made for other inputs than the scene has now.
    case takeOfOtherInputs(TakeID, scene: SceneID, reasons: [String])
    /// A take of the scene can't be made before the scene that it continues has one.
    case waits(SceneID, on: SceneID)
    /// Other scenes continue the one that is to go.
    case continued(SceneID, by: [SceneID])
    case badName(String)
    case badValue(field: String, value: String)
    /// Media that a film or a scene needs is neither in the store nor in the repository.
    case mediaMissing(take: TakeID, scene: SceneID)
    /// A take record whose bytes aren't those that named it.
    case recordDamaged(ProjectPath)
    case mediaDamaged(take: TakeID, scene: SceneID, ContentDigest)
    /// The media of a take is as it was recorded, but its pictures can't be decoded.
    case mediaUndecodable(take: TakeID, scene: SceneID, reason: String)
    case songMissing(ProjectPath)
    /// The song's file was written to while the film was made.
    case songChanged(ProjectPath)
    /// A file outside the project was named.
    case fileMissing(String)
    case exists(String)
    case noTemplate(String, known: [String])
    case notTrusted(EngineName, run: [String])
    case incompleteFilm([ScenePlanNote])
    case emptyTimeline
    case budget(price: [Money], limit: Money)
    /// The user's own program ended badly.
    case program(String, status: Int32, output: String)
    case programMissing(String)
    case remainingMarks(String)
    case file(FileFault)

    /// A scene that keeps a film from being made, and why.
    package struct ScenePlanNote: Hashable, Sendable {
        package var scene: SceneID
        package var state: String
        package var reason: String

        package init(scene: SceneID, state: String, reason: String) {
            self.scene = scene
            self.state = state
            self.reason = reason
        }
    }
}
