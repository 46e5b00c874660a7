package import ClipModel
package import Document
internal import Files
package import GenerationCore
package import GitStore
internal import IndexStore

/// What an operation's own save did.
package struct Autosave: Hashable, Sendable {
    /// `nil` where git was in the way.
    package var commit: ObjectID?
    /// Files that the operation didn't touch and that are in the commit, as a list for people.
    package var others: String?
    /// What was in the way: the operation is done, and its files lie in the work tree.
    package var hindrance: String?

    /// What to tell people of it.
    package var notice: String? { hindrance.map { "not saved, since \($0); run `clipws save` later" } }
}

extension Project {
    /// Commits everything in the project on the current branch. `nil` if there was nothing to commit.
    ///
    /// - Parameters:
    ///   - plan: what the film shows, where the caller has just looked.
    ///   - own: what the message tells of. Other files are named in it, but for takes. `nil`: the message tells of all.
    @discardableResult
    package func save(
        _ message: String, showing plan: Plan? = nil, own: [ProjectPath]? = nil
    ) throws -> SaveReport? {
        try commit(message, showing: plan, own: own, settled: nil)
    }

    /// - Parameters:
    ///   - found: hears of the files that are saved and that the message isn't about.
    ///   - only, settled, changed: see ``GitRepository/save(author:only:settled:changedSinceAhead:message:)``.
    private func commit(
        _ message: String, showing plan: Plan?, own: [ProjectPath]?, only: [ProjectPath]? = nil, settled: String?,
        changed: [ProjectPath]? = nil, found: ([String]) -> Void = { _ in }
    ) throws -> SaveReport? {
        let plan = try plan ?? state().plan
        let adopted = try adoptTakes(plan)
        let placed = try bringShownTakes(adopted ? state().plan : plan).placed
        let changed = adopted || placed ? nil : changed
        return try git().save(only: only, settled: settled, changedSinceAhead: changed) { changed in
            guard let own else { return message }
            let told = Set(own.map(\.text))
            let others = changed.filter { !told.contains($0) && !$0.hasPrefix("takes/") }
            found(others)
            return message + (others.isEmpty ? "" : "; with edits to \(Self.listed(others))")
        }
    }

    /// Gives a scene the takes that were made under another name, where its file was renamed by other means than ours and
    /// shows one of them. Returns whether any were moved.
    private func adoptTakes(_ plan: Plan) throws -> Bool {
        var orphans: [String: [SceneID]] = [:]
        for scene in plan.scenes.values {
            guard let take = scene.take, take.inTree, take.scene != scene.id.text,
                plan.scenes[SceneID(unchecked: take.scene)] == nil, plan.takes.made(for: scene.id).isEmpty
            else { continue }
            orphans[take.scene, default: []].append(scene.id)
        }
        var moved = false
        for (old, scenes) in orphans where scenes.count == 1 {
            let (from, to) = (ProjectPath(unchecked: "takes/\(old)"), ProjectPath(unchecked: "takes/\(scenes[0])"))
            guard try FileStamp.of("\(root)/\(scenePath(SceneID(unchecked: old)))") == nil,
                try FileStamp.of("\(root)/\(from)", followingLinks: false)?.isDirectory == true,
                try FileStamp.of("\(root)/\(to)", followingLinks: false) == nil
            else { continue }
            try requireRealFolders(to)
            try Files.move("\(root)/\(from)", to: "\(root)/\(to)")
            moved = true
        }
        return moved
    }

    /// `clip.yaml, scenes/one.md, scenes/two.md and 3 more`
    private static func listed(_ paths: [String]) -> String {
        paths.prefix(3).joined(separator: ", ") + (paths.count > 3 ? " and \(paths.count - 3) more" : "")
    }

    /// Commits after an operation that changed the project, if the clip says so.
    ///
    /// A repository that plain git is in the middle of changing is left alone.
    @discardableResult
    package func autosave(
        _ message: String, enabled: Bool, showing plan: Plan? = nil, own: [ProjectPath]? = nil,
        changedSinceAhead changed: [ProjectPath]? = nil
    ) throws -> Autosave? {
        guard enabled else { return nil }
        do {
            var others: [String] = []
            let saved = try commit(
                message, showing: plan, own: own, settled: Self.settledFolders, changed: changed
            ) { others = $0 }
            return saved.map { Autosave(commit: $0.commit, others: others.isEmpty ? nil : Self.listed(others)) }
        } catch GitFault.operationInProgress(let operation) {
            return Autosave(hindrance: "git is in the middle of a \(operation.rawValue)")
        } catch GitFault.conflicts {
            return Autosave(hindrance: "files have conflicts")
        } catch GitFault.locked(let path) {
            return Autosave(hindrance: "git is at work here, or was killed: `\(path)` exists")
        }
    }

    /// Commits the takes that the film shows and that no commit of this branch has. `nil` if there are none, or if they
    /// can't be saved now, which is told when something else is to be.
    func autosaveTakes(enabled: Bool, showing plan: Plan) -> Autosave? {
        guard enabled else { return nil }
        let only = [ProjectPath(unchecked: Self.settledFolders)]
        let saved = try? commit("takes made before", showing: plan, own: [], only: only, settled: Self.settledFolders)
        return saved.map { Autosave(commit: $0.commit) }
    }

    /// Gets a later ``autosave(_:enabled:showing:own:changedSinceAhead:)`` to be quick. What it can't do now, the save will
    /// say.
    @discardableResult
    func readAheadOfSave() -> Bool { (try? git().readAheadOfSave(settled: Self.settledFolders)) ?? false }

    /// Folders of takes: their files never change once they are written.
    private static let settledFolders = "takes"

    /// What `A..B`, `A`, or nothing names for a comparison. `nil` on the right is the work tree.
    package func range(_ text: String?) throws -> (old: ObjectID?, new: ObjectID?) {
        let git = try git()
        guard let text else { return (try git.head.commit, nil) }
        let parts = text.split(separator: "..", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2 else { return (try git.resolve(revision: text), nil) }
        let names = parts.map { $0.isEmpty ? "HEAD" : $0 }
        return (try git.resolve(revision: names[0]), try git.resolve(revision: names[1]))
    }

    /// The documents of a commit, or of the work tree, for a comparison; an empty project for `nil` before any commit.
    package func comparable(_ commit: ObjectID?, workTree: Bool) throws -> ComparedState {
        if let commit {
            let snapshot = try snapshot(commit)
            return ComparedState(document: snapshot.document, faults: snapshot.faults)
        }
        guard workTree else { return ComparedState() }
        let loaded = readableDocument()
        // A clip.yaml that can't be read is no project without scenes.
        guard let document = loaded.document else { throw WorkspaceFault.documents(loaded.faults) }
        return ComparedState(document: document, faults: loaded.faults)
    }
}

/// One side of a comparison.
package struct ComparedState: Sendable {
    package var document: ClipDocument?
    package var faults: [DocumentFault] = []

    package init(document: ClipDocument? = nil, faults: [DocumentFault] = []) {
        self.document = document
        self.faults = faults
    }

    /// Scenes that have a file of which no scene could be read.
    fileprivate func unreadable(_ id: SceneID) -> DocumentFault? {
        document?.scenes[id] == nil ? faults.first { sceneID(ofFile: $0.path) == id } : nil
    }
}

/// How one state of a project's scenes differs from another.
package struct ProjectChanges: Sendable {
    package struct SceneChange: Sendable {
        package enum Kind: String, Sendable {
            case added, removed, changed, moved
            /// The scene had another name; its fields may have changed too.
            case renamed
            /// The scene's file is there on one side and can't be read: what changed can't be told.
            case unreadable
        }

        package var scene: SceneID
        /// What a renamed scene was called.
        package var previous: SceneID?
        package var kind: Kind
        /// Where the scene stands elsewhere in the film, `place` is one of them: its number, counted from 1.
        package var fields: [FieldChange]
    }

    package struct FieldChange: Hashable, Sendable {
        package var field: String
        package var old: String?
        package var new: String?
    }

    /// Scenes in the newer film's order, then the removed ones.
    package var scenes: [SceneChange]
    /// Fields of the clip, of cast members (`cast anna`) and styles (`style noir`).
    package var others: [FieldChange]

    package var isEmpty: Bool { scenes.isEmpty && others.isEmpty }

    package init(from oldState: ComparedState, to newState: ComparedState) {
        let (old, new) = (oldState.document, newState.document)
        let before = old?.scenes ?? [:]
        let after = new?.scenes ?? [:]
        let renamed = Self.renamed(from: before, to: after)
        let current = Dictionary(renamed.map { ($1, $0) }) { $1 }
        let places = Places(
            from: (old?.clip.timeline ?? []).map { current[$0] ?? $0 }, to: new?.clip.timeline ?? [])
        var seen: Set<SceneID> = []
        let order = ((new?.clip.timeline ?? []) + after.keys.sorted() + before.keys.sorted()).filter {
            seen.insert($0).inserted
        }
        scenes = order.compactMap { id in
            if before[id] != nil || after[id] != nil, let fault = newState.unreadable(id) ?? oldState.unreadable(id) {
                let field = FieldChange(field: "fault", old: nil, new: fault.description)
                return SceneChange(scene: id, kind: .unreadable, fields: [field])
            }
            switch (renamed[id].flatMap { before[$0] } ?? before[id], after[id]) {
            case (nil, nil): return nil
            case (nil, let scene?): return SceneChange(scene: id, kind: .added, fields: Self.fields(nil, scene))
            case (let scene?, nil):
                if current[id] != nil { return nil }
                return SceneChange(scene: id, kind: .removed, fields: Self.fields(scene, nil))
            case (let old?, let new?):
                let fields = Self.fields(old, new)
                let place = places.change(of: id).map { [$0] } ?? []
                if let previous = renamed[id] {
                    return SceneChange(scene: id, previous: previous, kind: .renamed, fields: fields + place)
                }
                if !fields.isEmpty { return SceneChange(scene: id, kind: .changed, fields: fields + place) }
                return place.isEmpty ? nil : SceneChange(scene: id, kind: .moved, fields: place)
            }
        }
        others = Self.clipFields(old?.clip, new?.clip) + Self.castFields(old, new) + Self.styleFields(old, new)
    }

    /// The scenes that are gone under one name and there, with the same prompt or most of its words, under another: new names
    /// with old ones. Where several scenes could be meant it can't be told.
    private static func renamed(from old: [SceneID: Scene], to new: [SceneID: Scene]) -> [SceneID: SceneID] {
        var gone = old.values.filter { new[$0.id] == nil }.sorted { $0.id < $1.id }
        var found: [SceneID: SceneID] = [:]
        for alike in [{ $0.prompt == $1.prompt }, isReworded] as [(Scene, Scene) -> Bool] {
            let come = new.values.filter { old[$0.id] == nil && found[$0.id] == nil && !$0.prompt.isEmpty }
            for scene in come {
                let before = gone.filter { alike($0, scene) }
                guard before.count == 1, come.count(where: { alike(before[0], $0) }) == 1 else { continue }
                found[scene.id] = before[0].id
            }
            gone.removeAll { scene in found.values.contains(scene.id) }
        }
        return found
    }

    /// Whether two prompts share three quarters of their words.
    private static func isReworded(_ old: Scene, _ new: Scene) -> Bool {
        func words(_ scene: Scene) -> Set<Substring> {
            Set(scene.prompt.lowercased().split { !$0.isLetter && !$0.isNumber })
        }
        let (a, b) = (words(old), words(new))
        return 4 * a.intersection(b).count >= 3 * max(a.count, b.count) && !a.isEmpty
    }

    private static func fields(_ old: Scene?, _ new: Scene?) -> [FieldChange] {
        changes(old.map(values) ?? [], new.map(values) ?? [])
    }

    private static func values(_ scene: Scene) -> [(String, String?)] {
        [
            ("title", scene.title), ("length", scene.length.written), ("prompt", scene.prompt),
            ("negative", scene.negative), ("seed", scene.seed.map { "\($0)" }), ("engine", scene.engine?.text),
            ("style", scene.styles.map { $0.map(\.text).joined(separator: ", ") }),
            ("continues", scene.continues?.text), ("first-frame", scene.firstFrame?.text),
            ("refs", list(scene.references.map(\.text))),
            ("parameters", scene.parameters.isEmpty ? nil : JSONValue.object(scene.parameters).canonical),
            ("pick", scene.pick?.text), ("pin", scene.pinned ? scene.pinnedTake?.text ?? "yes" : nil),
            ("tags", list(scene.tags)),
            ("notes", scene.notes),
        ]
    }

    private static func clipFields(_ old: Clip?, _ new: Clip?) -> [FieldChange] {
        func values(_ clip: Clip) -> [(String, String?)] {
            [
                ("title", clip.title), ("artists", list(clip.artists)),
                ("picture", "\(clip.picture.size) at \(clip.picture.rate)"), ("engine", clip.engine.text),
                ("style", list(clip.styles.map(\.text))), ("seed", "\(clip.seed)"),
                ("music", clip.music.map { "\($0.file.text) from \($0.offset)s" }),
                ("bpm", clip.music?.tempo.map { "\($0.beatsPerMinute)" }), ("budget", clip.budget?.description),
            ]
        }
        return changes(old.map(values) ?? [], new.map(values) ?? [])
    }

    private static func castFields(_ old: ClipDocument?, _ new: ClipDocument?) -> [FieldChange] {
        let names = Set(old?.cast.keys.map { $0 } ?? []).union(new?.cast.keys.map { $0 } ?? []).sorted()
        return names.compactMap { name in
            let before = old?.cast[name].map { "\($0.displayName): \($0.description)" }
            let after = new?.cast[name].map { "\($0.displayName): \($0.description)" }
            return before == after ? nil : FieldChange(field: "cast \(name)", old: before, new: after)
        }
    }

    private static func styleFields(_ old: ClipDocument?, _ new: ClipDocument?) -> [FieldChange] {
        let names = Set(old?.styles.keys.map { $0 } ?? []).union(new?.styles.keys.map { $0 } ?? []).sorted()
        return names.compactMap { name in
            let before = old?.styles[name]?.text
            let after = new?.styles[name]?.text
            return before == after ? nil : FieldChange(field: "style \(name)", old: before, new: after)
        }
    }

    private static func changes(_ old: [(String, String?)], _ new: [(String, String?)]) -> [FieldChange] {
        let names = (new.isEmpty ? old : new).map(\.0)
        let before = Dictionary(old.map { ($0.0, $0.1) }) { $1 }
        let after = Dictionary(new.map { ($0.0, $0.1) }) { $1 }
        return names.compactMap { name in
            let (a, b) = (before[name] ?? nil, after[name] ?? nil)
            return a == b ? nil : FieldChange(field: name, old: a, new: b)
        }
    }

    private static func list(_ items: [String]) -> String? { items.isEmpty ? nil : items.joined(separator: ", ") }

    /// Which scenes stand elsewhere in the film, relative to those that both timelines share: all but a longest run that
    /// kept its order.
    private struct Places {
        private var moved: Set<SceneID> = []
        private let old: [SceneID: Int]
        private let new: [SceneID: Int]

        init(from old: [SceneID], to new: [SceneID]) {
            self.old = Dictionary(old.enumerated().map { ($1, $0) }) { first, _ in first }
            self.new = Dictionary(new.enumerated().map { ($1, $0) }) { first, _ in first }
            let places = self.old
            var seen: Set<SceneID> = []
            let shared = new.filter { places[$0] != nil && seen.insert($0).inserted }
            let kept = ProjectChanges.longestIncreasing(shared.map { places[$0] ?? 0 })
            moved = Set(shared.enumerated().filter { !kept.contains($0.offset) }.map(\.element))
        }

        func change(of scene: SceneID) -> FieldChange? {
            guard moved.contains(scene), let old = old[scene], let new = new[scene] else { return nil }
            return FieldChange(field: "place", old: "\(old + 1)", new: "\(new + 1)")
        }
    }

    /// The positions of a longest strictly increasing subsequence (patience sorting).
    fileprivate static func longestIncreasing(_ values: [Int]) -> Set<Int> {
        var tails: [Int] = []
        var previous = [Int?](repeating: nil, count: values.count)
        for (at, value) in values.enumerated() {
            var (low, high) = (0, tails.count)
            while low < high {
                let middle = (low + high) / 2
                if values[tails[middle]] < value { low = middle + 1 } else { high = middle }
            }
            previous[at] = low > 0 ? tails[low - 1] : nil
            if low == tails.count { tails.append(at) } else { tails[low] = at }
        }
        var kept: Set<Int> = []
        var at = tails.last
        while let position = at {
            kept.insert(position)
            at = previous[position]
        }
        return kept
    }
}
