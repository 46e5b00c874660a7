package import ClipModel
package import Document
internal import Files
internal import GenerationCore

extension Project {
    // MARK: Tables

    /// Adds the scenes of a table at the end of the film.
    package func importScenes(_ rows: [ShotTable.Row]) throws -> OperationReport {
        try alone {
            let state = try soundClip()
            let names = try sceneNames()
            let taken = Set(names.map(\.folded))
            var edit = Edit()
            var added: [SceneID] = []
            for file in try Self.files(of: rows, taken: names, namer: Self.freeName) {
                guard !taken.contains(file.id.folded) else { throw WorkspaceFault.sceneExists(file.id) }
                edit.write(file.bytes, to: scenePath(file.id))
                added.append(file.id)
            }
            edit.write(try InPlace.setTimeline(state.timeline + added, in: try clipBytes()), to: clipPath)
            try edit.apply(to: self)
            return try report("import \(added.count) scene\(added.count == 1 ? "" : "s")", added, state, edit)
        }
    }

    /// The files of a table's rows: names where the table gives none, free fields for columns that scenes don't have.
    static func files(
        of rows: [ShotTable.Row], taken: [SceneID], namer: (String, [SceneID]) -> SceneID
    ) throws -> [(id: SceneID, bytes: [UInt8])] {
        var taken = taken
        return try rows.enumerated().map { number, row in
            let id = row.id ?? namer(row.prompt, taken)
            taken.append(id)
            let scene = Scene(
                id: id, prompt: row.prompt, length: row.length ?? .seconds(Rational(4)),
                seed: row.seed ?? seed(row.prompt, number), styles: row.styles, title: row.title, notes: row.notes)
            var bytes = Array(NewFile.scene(scene).utf8)
            for (field, value) in row.others.sorted(by: { $0.key < $1.key }) {
                bytes = try InPlace.set(
                    field: [field], to: .string(value), in: bytes, kind: .frontMatter, path: "scenes/\(id).md")
            }
            return (id, bytes)
        }
    }

    /// A seed for a row without one: from its words and place, so that importing one table twice gives one project.
    private static func seed(_ prompt: String, _ number: Int) -> UInt32 {
        UInt32(ContentDigest(of: "\(number)\n\(prompt)").hex.prefix(5), radix: 16) ?? 1
    }

    // MARK: The shot list as one text

    /// The film as one text, for an editor.
    package func shotList() throws -> String {
        let document = try document()
        return ShotList.text(of: document.scenes, timeline: document.clip.timeline)
    }

    /// Applies a shot list that came back from an editor. Nothing is changed if it has faults.
    ///
    /// - Parameter before: the text that the editor was given. What else happened to the film meanwhile stays.
    package func apply(shotList text: String, handedOut before: String) throws -> OperationReport {
        try alone {
            let document = try document()
            let state = try soundClip()
            let parsed = ShotList.parse(text)
            guard parsed.faults.isEmpty else { throw WorkspaceFault.documents(parsed.faults) }
            let now = ShotList.text(of: document.scenes, timeline: document.clip.timeline)
            let merged = ShotList.merged(
                parsed.entries, since: ShotList.parse(before).entries, into: ShotList.parse(now).entries)
            guard merged.faults.isEmpty else { throw WorkspaceFault.documents(merged.faults) }
            let compared = ShotList.changes(from: document.scenes, timeline: document.clip.timeline, to: merged.entries)
            guard let changes = compared.changes else { throw WorkspaceFault.documents(compared.faults) }
            if changes.isEmpty { return OperationReport(words: "no changes") }
            let edit = try apply(changes, document)
            var report = try report("edit the shot list: \(words(changes))", changes.scenes, state, edit)
            if !changes.removed.isEmpty {
                report.notices.append(
                    "off the timeline, kept as drafts: \(changes.removed.map(\.text).joined(separator: ", "))")
            }
            return report
        }
    }

    private func apply(_ changes: ShotListChanges, _ document: ClipDocument) throws -> Edit {
        var edit = Edit()
        var clip = try clipBytes()
        var texts: [SceneID: [UInt8]] = [:]
        func bytes(_ id: SceneID) throws -> [UInt8] {
            if let known = texts[id] { return known }
            return try Files.read(scenePath(id), below: root, limit: DocumentLimit.fileBytes)
        }
        for change in changes.changed {
            var text = try bytes(change.id)
            let path = scenePath(change.id).text
            if let prompt = change.prompt { text = try InPlace.setBody(prompt, in: text, path: path) }
            for (field, value) in change.fields.sorted(by: { $0.key < $1.key }) {
                text =
                    try value.map {
                        try InPlace.set(field: [field], to: $0, in: text, kind: .frontMatter, path: path)
                    } ?? InPlace.remove(field: [field], in: text, kind: .frontMatter, path: path)
            }
            texts[change.id] = text
        }
        let names = Dictionary(changes.renamed.map { ($0.from, $0.to) }) { $1 }
        for follower in document.scenes.values {
            guard let new = follower.continues.flatMap({ names[$0] }) else { continue }
            texts[follower.id] = try InPlace.set(
                field: ["continues"], to: .string(new.text), in: try bytes(follower.id), kind: .frontMatter,
                path: scenePath(follower.id).text)
        }
        clip = try renamed(names, in: clip)
        for scene in changes.added { texts[scene.id] = Array(NewFile.scene(scene).utf8) }
        if let timeline = changes.timeline { clip = try InPlace.setTimeline(timeline, in: clip) }
        // Files are written under their new names rather than moved, since two scenes may swap theirs.
        for id in names.keys { texts[id] = try bytes(id) }
        for (id, text) in texts.sorted(by: { $0.key < $1.key }) { edit.write(text, to: scenePath(names[id] ?? id)) }
        let kept = Set(texts.keys.map { names[$0] ?? $0 })
        for id in names.keys.sorted() where !kept.contains(id) { edit.remove(scenePath(id)) }
        for (old, new) in names.sorted(by: { $0.key < $1.key }) where names[new] == nil {
            try moveTakes(from: old, to: new, by: &edit)
        }
        if let rights = renamedRights(names) { edit.write(rights, to: ProjectPath(unchecked: RightsFile.path)) }
        edit.write(clip, to: clipPath)
        try edit.apply(to: self)
        return edit
    }

    /// The timeline with all names changed at once.
    private func renamed(_ names: [SceneID: SceneID], in clip: [UInt8]) throws -> [UInt8] {
        var clip = clip
        // By way of names that no scene has, so that a new name isn't taken for an old one.
        let between = names.keys.sorted().enumerated().map { ($1, SceneID(unchecked: "renaming..\($0)")) }
        for (old, name) in between { clip = try InPlace.renameInTimeline(old, to: name, in: clip) }
        for (old, name) in between { clip = try InPlace.renameInTimeline(name, to: names[old] ?? old, in: clip) }
        return clip
    }

    private func words(_ changes: ShotListChanges) -> String {
        var parts: [String] = []
        if !changes.added.isEmpty { parts.append("\(changes.added.count) added") }
        if !changes.changed.isEmpty { parts.append("\(changes.changed.count) changed") }
        if !changes.renamed.isEmpty { parts.append("\(changes.renamed.count) renamed") }
        if !changes.removed.isEmpty { parts.append("\(changes.removed.count) taken off") }
        if parts.isEmpty { parts.append("another order") }
        return parts.joined(separator: ", ")
    }
}

extension ShotListChanges {
    fileprivate var scenes: [SceneID] { added.map(\.id) + changed.map(\.id) + renamed.map(\.to) }
}

// MARK: One scene

/// A scene as `scene show` shows it.
package struct ShownScene: Sendable {
    package var scene: SceneID
    package var fileText: String
    package var state: String
    package var request: RenderRequest?

    package var json: JSONValue {
        JSONValue(fields: [
            ("format", "clipws/scene@1"), ("id", .string(scene.text)), ("state", .string(state)),
            ("file", .string(fileText)), ("request", request?.json),
            ("key", request.map { .string($0.key.description) }),
        ])
    }
}

extension Project {
    package func show(_ name: String) throws -> ShownScene {
        let (id, plan, _) = try existing(name)
        let bytes = try Files.read(scenePath(id), below: root, limit: DocumentLimit.fileBytes)
        let scene = plan.scenes[id]
        let request = scene?.facts.flatMap { facts in
            (try? JSONValue(parsing: facts.template.canonical(firstFrame: scene?.firstFrame).utf8))
                .flatMap(RenderRequest.init(json:))
        }
        let reasons = (scene?.reasons ?? []).map { "\($0.field): \($0.words)" }.joined(separator: "; ")
        let state = (scene?.state.rawValue ?? "") + (reasons.isEmpty ? "" : ", \(reasons)")
        return ShownScene(scene: id, fileText: String(decoding: bytes, as: UTF8.self), state: state, request: request)
    }

    /// Where a scene's file lies, for an editor.
    package func pathForEditing(_ name: String) throws -> String {
        let id = try newName(name)
        guard try FileStamp.of("\(root)/\(scenePath(id))", followingLinks: false) != nil else {
            throw unknown(id, in: try state().plan)
        }
        return "\(root)/\(scenePath(id))"
    }

    /// What to say and save after a scene's file was edited by hand.
    package func afterEditing(_ name: String) throws -> OperationReport {
        let id = try newName(name)
        let state = try state()
        let faults = state.faults.filter { $0.path == scenePath(id).text }
        guard faults.isEmpty else { throw WorkspaceFault.documents(faults) }
        var edit = Edit()
        edit.change(scenePath(id))
        return try report("edit \(id)", [id], state, edit)
    }
}
