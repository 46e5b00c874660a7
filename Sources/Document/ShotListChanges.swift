package import ClipModel

/// What an edited shot list asks for, to be applied elsewhere.
///
/// A block that is gone takes its scene out of the timeline; the scene's file stays, as a draft. A block with a name that no
/// scene has makes a scene. A scene whose name changed and nothing else is renamed: that is when one block is gone and one
/// new block says the same.
package struct ShotListChanges: Hashable, Sendable {
    /// What changes in one scene.
    package struct SceneChange: Hashable, Sendable {
        package var id: SceneID
        /// The new words; `nil` if they stay.
        package var prompt: String?
        /// The fields of the front matter that change, by name; `nil` takes a field out.
        package var fields: [String: JSONValue?]

        package init(id: SceneID, prompt: String? = nil, fields: [String: JSONValue?] = [:]) {
            self.id = id
            self.prompt = prompt
            self.fields = fields
        }
    }

    package struct Renaming: Hashable, Sendable {
        package var from: SceneID
        package var to: SceneID

        package init(from: SceneID, to: SceneID) {
            self.from = from
            self.to = to
        }
    }

    /// The new timeline; `nil` if it stays.
    package var timeline: [SceneID]?
    /// Scenes that are no longer on the timeline, by name.
    package var removed: [SceneID]
    /// New scenes, in the order of the text.
    package var added: [Scene]
    package var renamed: [Renaming]
    /// Changed scenes, in the order of the text.
    package var changed: [SceneChange]

    package var isEmpty: Bool {
        timeline == nil && removed.isEmpty && added.isEmpty && renamed.isEmpty && changed.isEmpty
    }
}

extension ShotList {
    /// Compares what came back with what is. New scenes need a length and words; names that differ from a scene's in case
    /// only are refused. Changes are given only without faults.
    package static func changes(
        from scenes: [SceneID: Scene], timeline: [SceneID], to entries: [Entry], path: String = "shot list"
    ) -> (changes: ShotListChanges?, faults: [DocumentFault]) {
        var changes = ShotListChanges(timeline: nil, removed: [], added: [], renamed: [], changed: [])
        var faults: [DocumentFault] = []
        var folded = Dictionary(scenes.keys.map { ($0.folded, $0) }) { first, _ in first }
        var defined: [SceneID: Scene] = scenes
        for entry in entries {
            if let shot = entry.shot {
                let old = scenes[entry.id]
                if let old, let change = change(of: old, to: shot) { changes.changed.append(change) }
                if old == nil {
                    if let scene = newScene(entry, shot, folded, path, &faults) { changes.added.append(scene) }
                    folded[entry.id.folded] = entry.id
                    defined[entry.id] = Scene(id: entry.id, prompt: shot.prompt, length: shot.length ?? .frames(1))
                }
            }
        }
        for entry in entries where defined[entry.id] == nil && !timeline.contains(entry.id) {
            faults.append(
                fault(
                    path, entry, "there is no scene `\(entry.id)`", "write a length in the heading and words below it"))
        }
        let order = entries.map(\.id)
        if order != timeline { changes.timeline = order }
        changes.removed = Set(timeline).subtracting(order).sorted()
        findRenamings(&changes, scenes)
        return (faults.isEmpty ? changes : nil, faults)
    }

    private static func change(of scene: Scene, to shot: Shot) -> ShotListChanges.SceneChange? {
        let old = Shot(scene)
        var fields: [String: JSONValue?] = [:]
        if let length = shot.length, length != old.length { fields["length"] = .string(length.written) }
        if shot.seed != old.seed { fields["seed"] = .some(shot.seed.map { .int(Int64($0)) }) }
        if shot.styles != old.styles {
            fields["style"] = .some(shot.styles.map { .array($0.map { .string($0.text) }) })
        }
        if shot.engine != old.engine { fields["engine"] = .some(shot.engine.map { .string($0.text) }) }
        if shot.continues != old.continues { fields["continues"] = .some(shot.continues.map { .string($0.text) }) }
        let prompt = shot.prompt.utf8.elementsEqual(PromptText.tidied(old.prompt).utf8) ? nil : shot.prompt
        return fields.isEmpty && prompt == nil
            ? nil : ShotListChanges.SceneChange(id: scene.id, prompt: prompt, fields: fields)
    }

    private static func newScene(
        _ entry: Entry, _ shot: Shot, _ folded: [String: SceneID], _ path: String, _ faults: inout [DocumentFault]
    ) -> Scene? {
        if let other = folded[entry.id.folded] {
            faults.append(
                fault(path, entry, "differs from `\(other)` in case alone", "write `\(other)` or another name"))
            return nil
        }
        guard let length = shot.length else {
            faults.append(fault(path, entry, "a new scene has no length", lengthRemedy))
            return nil
        }
        return Scene(
            id: entry.id, prompt: shot.prompt, length: length, seed: shot.seed, engine: shot.engine,
            styles: shot.styles,
            continues: shot.continues)
    }

    /// Takes a scene that is gone and a new one that says the same for one scene with a new name.
    private static func findRenamings(_ changes: inout ShotListChanges, _ scenes: [SceneID: Scene]) {
        let gone = Dictionary(grouping: changes.removed.compactMap { scenes[$0] }) { Shot($0) }
        let new = Dictionary(grouping: changes.added) { Shot($0) }
        for (shot, added) in new {
            guard added.count == 1, let old = gone[shot], old.count == 1 else { continue }
            changes.renamed.append(ShotListChanges.Renaming(from: old[0].id, to: added[0].id))
        }
        changes.renamed.sort { $0.to < $1.to }
        changes.removed.removeAll { id in changes.renamed.contains { $0.from == id } }
        changes.added.removeAll { scene in changes.renamed.contains { $0.to == scene.id } }
    }

    private static func fault(_ path: String, _ entry: Entry, _ problem: String, _ remedy: String) -> DocumentFault {
        DocumentFault(path: path, line: entry.line, field: entry.id.text, problem: problem, remedy: remedy)
    }
}
