package import ClipModel

/// What other files are checked against of one scene: small enough to keep for thousands of scenes.
package struct SceneSummary: Hashable, Sendable {
    package var id: SceneID
    package var path: String
    package var length: Length
    package var continues: SceneID?
    package var engine: EngineName?
    package var styles: [StyleName]?
    /// The names that the prompt mentions as `@name`.
    package var mentions: [String]
    package var firstFrame: ProjectPath?
    package var references: [ProjectPath]
    /// The lines of its fields, as ``Parsed/lines`` gives them.
    package var lines: [String: Int]

    package init(
        id: SceneID, path: String? = nil, length: Length, continues: SceneID? = nil, engine: EngineName? = nil,
        styles: [StyleName]? = nil, mentions: [String] = [], firstFrame: ProjectPath? = nil,
        references: [ProjectPath] = [], lines: [String: Int] = [:]
    ) {
        self.id = id
        self.path = path ?? "scenes/\(id).md"
        self.length = length
        self.continues = continues
        self.engine = engine
        self.styles = styles
        self.mentions = mentions
        self.firstFrame = firstFrame
        self.references = references
        self.lines = lines
    }

    package init(_ scene: Scene, path: String? = nil, lines: [String: Int] = [:]) {
        self.init(
            id: scene.id, path: path, length: scene.length, continues: scene.continues, engine: scene.engine,
            styles: scene.styles, mentions: scene.mentions,
            firstFrame: scene.firstFrame, references: scene.references, lines: lines)
    }
}
