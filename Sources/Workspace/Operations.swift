package import ClipModel
package import Document
internal import Files
internal import GenerationCore
package import GitStore

/// What an operation on a project did.
package struct OperationReport: Sendable {
    /// One sentence for the user, which is also the commit's message.
    package var words: String
    package var scenes: [SceneID] = []
    /// The commit that the operation ended in, if it ended in one.
    package var commit: ObjectID?
    package var notices: [String] = []

    package init(words: String, scenes: [SceneID] = [], commit: ObjectID? = nil, notices: [String] = []) {
        self.words = words
        self.scenes = scenes
        self.commit = commit
        self.notices = notices
    }
}

extension Project {
    // MARK: Scenes

    /// What `scene add` and `scene edit` set: each field as the file says it; `nil` leaves it alone, an empty text takes it
    /// out.
    package struct SceneFields: Sendable {
        package var prompt: String?
        package var values: [(field: String, value: String)] = []

        package init(prompt: String? = nil, values: [(field: String, value: String)] = []) {
            self.prompt = prompt
            self.values = values
        }
    }

    /// Adds a scene to the film. Without a name one is made of the prompt's first words.
    package func addScene(
        _ name: String?, fields: SceneFields, place: TimelinePlace, draft: Bool
    ) throws -> OperationReport {
        try alone {
            let state = try soundClip()
            let prompt = fields.prompt ?? ""
            let id = try name.map(newName) ?? Self.freeName(from: prompt, taken: sceneNames())
            let path = scenePath(id)
            guard try FileStamp.of("\(root)/\(path)", followingLinks: false) == nil,
                !(try sceneNames()).contains(where: { $0.folded == id.folded })
            else { throw WorkspaceFault.sceneExists(id) }
            let length = fields.values.first { $0.field == "length" }?.value ?? "4s"
            guard let parsed = Length(length) else { throw WorkspaceFault.badValue(field: "length", value: length) }
            let seed = fields.values.contains { $0.field == "seed" } ? nil : UInt32.random(in: 0...999_999)
            var bytes = Array(NewFile.scene(Scene(id: id, prompt: prompt, length: parsed, seed: seed)).utf8)
            for (field, value) in fields.values where field != "length" {
                bytes = try set(field, value, in: bytes, path: path.text)
            }
            let parsedFile = SceneFile.parse(bytes, id: id, path: path.text)
            try requireSound(parsedFile)
            try requireFitting(parsedFile, fields.values.map(\.field) + ["length"])
            var edit = Edit()
            edit.write(bytes, to: path)
            if !draft { edit.write(try InPlace.insert(id, place, in: try clipBytes()), to: clipPath) }
            try edit.apply(to: self)
            return try report("add \(id)", [id], state, edit)
        }
    }

    /// Changes fields of a scene, each in its place.
    package func editScene(_ name: String, fields: SceneFields) throws -> OperationReport {
        try alone {
            let (scene, _, state) = try existing(name)
            let names = (fields.prompt == nil ? [] : ["prompt"]) + fields.values.map(\.field)
            let words = "edit \(scene): \(names.joined(separator: ", "))"
            return try change(scene, state, words: words, given: names) { bytes, path in
                var bytes = bytes
                if let prompt = fields.prompt { bytes = try InPlace.setBody(prompt, in: bytes, path: path) }
                for (field, value) in fields.values { bytes = try set(field, value, in: bytes, path: path) }
                return bytes
            }
        }
    }

    /// Gives a scene another name, in its file, on the timeline, where others continue it and in rights.yaml. Its takes go
    /// with it.
    package func renameScene(_ name: String, to newName: String) throws -> OperationReport {
        try alone {
            let (old, _, state) = try existing(name)
            let new = try self.newName(newName)
            guard !(try sceneNames()).contains(where: { $0.folded == new.folded && $0 != old }) else {
                throw WorkspaceFault.sceneExists(new)
            }
            var edit = Edit()
            edit.move(scenePath(old), to: scenePath(new))
            try moveTakes(from: old, to: new, by: &edit)
            edit.write(try InPlace.renameInTimeline(old, to: new, in: try clipBytes()), to: clipPath)
            if let rights = renamedRights([old: new]) {
                edit.write(rights, to: ProjectPath(unchecked: RightsFile.path))
            }
            for follower in followers(of: old, state) {
                let path = scenePath(follower)
                let bytes = try Files.read(path, below: root, limit: DocumentLimit.fileBytes)
                edit.write(
                    try InPlace.set(
                        field: ["continues"], to: .string(new.text), in: bytes, kind: .frontMatter, path: path.text),
                    to: path)
            }
            try edit.apply(to: self)
            return try report("rename \(old) to \(new)", [new], state, edit)
        }
    }

    /// Moves a scene's first entry on the timeline; puts a draft on it.
    package func moveScene(_ name: String, to place: TimelinePlace) throws -> OperationReport {
        try alone {
            let (scene, _, state) = try existing(name)
            var bytes = try clipBytes()
            if let index = state.timeline.firstIndex(of: scene) {
                bytes = try InPlace.moveInTimeline(from: index, to: place, in: bytes)
            } else {
                bytes = try InPlace.insert(scene, place, in: bytes)
            }
            var edit = Edit()
            edit.write(bytes, to: clipPath)
            try edit.apply(to: self)
            return try report("move \(scene)", [scene], state, edit)
        }
    }

    /// Takes a scene off the timeline and, unless it stays as a draft, removes its file. Its takes stay.
    package func removeScene(_ name: String, keepDraft: Bool) throws -> OperationReport {
        try alone {
            let (scene, _, state) = try existing(name)
            let followers = followers(of: scene, state)
            if !keepDraft, !followers.isEmpty { throw WorkspaceFault.continued(scene, by: followers) }
            let words = keepDraft ? "take \(scene) off the timeline" : "remove \(scene)"
            if !keepDraft, !(try keepUnsaved(scenePath(scene), before: words, state)) {
                throw WorkspaceFault.unsaved(scenePath(scene))
            }
            var edit = Edit()
            edit.write(try InPlace.removeFromTimeline(scene, in: try clipBytes()), to: clipPath)
            if !keepDraft { edit.remove(scenePath(scene)) }
            try edit.apply(to: self)
            let made = state.takes.made(for: scene).count
            var report = try report(words, [scene], state, edit)
            if made > 0, !keepDraft {
                report.notices.append("its \(made) take\(made == 1 ? "" : "s") stay in takes/\(scene)")
            }
            return report
        }
    }

    // MARK: Parts of operations

    /// A renamed scene's takes go with it, to those that a scene which was called so before left. No two have one name.
    func moveTakes(from old: SceneID, to new: SceneID, by edit: inout Edit) throws {
        let (from, to) = (ProjectPath(unchecked: "takes/\(old)"), ProjectPath(unchecked: "takes/\(new)"))
        if try FileStamp.of("\(root)/\(to)", followingLinks: false) == nil { return edit.move(from, to: to) }
        for name in try Files.list("\(root)/\(from)") {
            edit.move(ProjectPath(unchecked: "\(from)/\(name)"), to: ProjectPath(unchecked: "\(to)/\(name)"))
        }
    }

    /// The scenes that continue one; those too that have another fault.
    private func followers(of scene: SceneID, _ state: ProjectState) -> [SceneID] {
        let reader = ProjectReader(root: root)
        return reader.listing().scenes.filter { id in
            if let facts = state.facts[id] { return facts.continues == scene }
            let parsed = reader.scene(id)
            return (parsed.value ?? parsed.remains)?.continues == scene
        }.sorted()
    }

    /// rights.yaml with scenes called by their new names; `nil` where it names none of them, or can't be read.
    func renamedRights(_ names: [SceneID: SceneID]) -> [UInt8]? {
        guard let entries = try? rightsEntries(), let before = try? rightsBytes() else { return nil }
        var bytes = before
        for entry in entries {
            guard let scenes = entry.fields["scenes"]?.array else { continue }
            let renamed = scenes.map { scene in
                scene.string.flatMap { names[SceneID(unchecked: $0)] }.map { JSONValue.string($0.text) } ?? scene
            }
            if renamed == scenes { continue }
            let field = (entry.number == 0 ? [entry.section] : [entry.section, "[\(entry.number)]"]) + ["scenes"]
            guard
                let next = try? InPlace.set(
                    field: field, to: .array(renamed), in: bytes, kind: .yaml, path: RightsFile.path)
            else { return nil }
            bytes = next
        }
        return bytes == before ? nil : bytes
    }

    var clipPath: ProjectPath { ProjectPath(unchecked: ClipFile.path) }
    func scenePath(_ id: SceneID) -> ProjectPath { ProjectPath(unchecked: "scenes/\(id).md") }
    func clipBytes() throws -> [UInt8] { try Files.read(clipPath, below: root, limit: DocumentLimit.clipBytes) }
    func sceneNames() throws -> [SceneID] { ProjectReader(root: root).listing().scenes }

    /// The state of a project whose clip.yaml can be read.
    func soundClip() throws -> ProjectState {
        let state = try state()
        let faults = state.faults.filter { $0.path == ClipFile.path }
        if ProjectReader(root: root).clip().value == nil { throw WorkspaceFault.documents(faults) }
        return state
    }

    func existing(_ name: String) throws -> (SceneID, Plan, ProjectState) {
        let state = try soundClip()
        let plan = explained(state.plan)
        guard let id = SceneID(name), plan.scenes[id] != nil,
            try FileStamp.of("\(root)/\(scenePath(id))", followingLinks: false) != nil
        else { throw unknown(SceneID(unchecked: name), in: plan) }
        return (id, plan, state)
    }

    func newName(_ text: String) throws -> SceneID {
        guard let id = SceneID(text) else { throw WorkspaceFault.badName(text) }
        return id
    }

    /// Sets one field of a scene's front matter from text as the file would have it; an empty text takes the field out.
    private func set(_ field: String, _ value: String, in bytes: [UInt8], path: String) throws -> [UInt8] {
        if value.isEmpty { return try InPlace.remove(field: [field], in: bytes, kind: .frontMatter, path: path) }
        let lists = ["style", "refs", "tags"]
        let json: JSONValue
        if lists.contains(field), value.contains(",") {
            json = .array(value.split(separator: ",").map { .string($0.trimmingSpaces) })
        } else if field == "refs" || field == "tags" {
            json = [.string(value)]
        } else if field == "seed", let seed = Int64(value) {
            json = .int(seed)
        } else {
            json = .string(value)
        }
        return try InPlace.set(field: [field], to: json, in: bytes, kind: .frontMatter, path: path)
    }

    /// Changes one scene's file by `edit`, and keeps the change only if the scene can still be read.
    func change(
        _ scene: SceneID, _ state: ProjectState, words: String, given fields: [String] = [],
        _ edit: ([UInt8], String) throws -> [UInt8]
    ) throws -> OperationReport {
        let path = scenePath(scene)
        let bytes = try Files.read(path, below: root, limit: DocumentLimit.fileBytes)
        let changed = try edit(bytes, path.text)
        if changed == bytes { return OperationReport(words: "\(scene) is so already", scenes: [scene]) }
        let parsed = SceneFile.parse(changed, id: scene, path: path.text)
        try requireSound(parsed)
        try requireFitting(parsed, fields)
        _ = try keepUnsaved(path, before: words, state)
        var transaction = Edit()
        transaction.write(changed, to: path)
        try transaction.apply(to: self)
        return try report(words, [scene], state, transaction)
    }

    /// Refuses values, of the fields that the user gave, that the rest of the project can't go with: a length of no
    /// frame, an engine that isn't there. What else is wrong with the project stays as it was.
    private func requireFitting(_ parsed: Parsed<Scene>, _ fields: [String]) throws {
        guard let scene = parsed.value, !fields.isEmpty else { return }
        let reader = ProjectReader(root: root)
        guard let clip = reader.clip().value else { return }
        let listing = reader.listing()
        // Only loops need the others' own words.
        let others = listing.scenes.filter { $0 != scene.id }.compactMap { id -> SceneSummary? in
            guard fields.contains("continues") else { return SceneSummary(id: id, length: .frames(1)) }
            return reader.scene(id).value.map { SceneSummary($0) }
        }
        let summary = SceneSummary(scene)
        let table = Validation.Table(
            clip: clip, scenes: others + [summary], unreadable: Set(listing.scenes), cast: Set(listing.cast),
            styles: Set(listing.styles))
        let faults = Validation.check(table, exists: reader.exists).filter { fault in
            (fault.path == summary.path || fault.problem.contains("loop"))
                && fault.field.map { fields.contains($0) } == true
        }
        if !faults.isEmpty { throw WorkspaceFault.documents(faults) }
    }

    func requireSound<Value>(_ parsed: Parsed<Value>) throws {
        if parsed.value == nil || !parsed.faults.isEmpty { throw WorkspaceFault.documents(parsed.faults) }
    }

    func report(
        _ words: String, _ scenes: [SceneID], _ state: ProjectState, _ edit: Edit
    ) throws -> OperationReport {
        let saved = try autosave(words, enabled: state.autosave, own: edit.paths)
        return OperationReport(
            words: words, scenes: scenes, commit: saved?.commit,
            notices: (saved?.others.map { ["saved with it: \($0)"] } ?? []) + (saved?.notice.map { [$0] } ?? []))
    }

    /// Saves what an operation is about to replace or remove, where no commit has it yet. Without autosave a file that only
    /// lies here isn't removed.
    private func keepUnsaved(_ path: ProjectPath, before words: String, _ state: ProjectState) throws -> Bool {
        guard try git().status().contains(where: { $0.path == path.text }) else { return true }
        return try autosave("before: \(words)", enabled: state.autosave)?.commit != nil
    }
}
