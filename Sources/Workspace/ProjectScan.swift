package import ClipModel
package import Document
internal import Files
package import GenerationCore
internal import IndexStore

/// What a project says and has, as far as planning needs it.
package struct ProjectState: Sendable {
    /// What clip.yaml says, where a scene that changed had it read.
    var clip: Clip?
    package var timeline: [SceneID] = []
    package var autosave = true
    /// The pixels of one frame; 0 where clip.yaml doesn't tell.
    package var pixels: Int64 = 0
    package var facts: [SceneID: SceneFacts] = [:]
    /// Every fault of the documents, in the order of the files.
    package var faults: [DocumentFault] = []
    /// Scenes whose request would be made from a faulty clip.yaml, style or cast member.
    package var blocked: [SceneID: [Reason]] = [:]
    package var takes = TakeTable()
    /// The files that requests name, by the content they had when they were looked at.
    package var inputs: [ContentDigest: ProjectPath] = [:]
    /// The documents as they were looked at, by path. Those of scenes are most of them.
    var documents: [String: FileStamp?] = [:]
    /// The paths of the documents that any scene may be made from.
    var sharedDocuments: [String] = []
    /// Requests that are not to be ordered before the user has decided on an attempt.
    package var undecided: [RenderKey: String] = [:]

    /// Whether a scene may lack a take. Told by what is quickly known: scenes that start from a picture may well have one.
    var mayOrder: Bool {
        facts.values.contains { scene in
            scene.continues != nil || scene.firstFrame != nil || !takes.hold(scene.template.plainKey)
        }
    }

    /// The plan, without the reasons of stale scenes (`Plan.explained`).
    package var plan: Plan {
        var byScene = blocked
        for fault in faults {
            guard let id = sceneID(ofFile: fault.path) else { continue }
            byScene[id, default: []].append(Reason(field: fault.field ?? "file", words: fault.problem))
        }
        let sound = byScene.isEmpty ? facts : facts.filter { byScene[$0.key] == nil }
        return Plan(timeline: timeline, facts: sound, faults: byScene, takes: takes, undecided: undecided)
    }
}

/// The scene whose file lies at `path`, if that is a scene file's place.
func sceneID(ofFile path: String) -> SceneID? {
    guard path.hasPrefix("scenes/"), path.hasSuffix(".md") else { return nil }
    return SceneID(String(path.dropFirst(7).dropLast(3)))
}

/// Reads the documents with work in proportion to what changed. Used once, by one thread.
final class ProjectScan {
    private let reader: ProjectReader
    private let index: Index
    private let now: Int64
    private lazy var documents = FileCache(root: reader.root, kind: "document", index: index, now: now)
    private lazy var inputs = FileCache(root: reader.root, kind: "input", index: index, now: now)
    private let listing: ProjectListing
    private var faults: [DocumentFault] = []
    /// Scene files that changed and stand to the other files as before: most edits are of a prompt's words.
    private var sameRelations: Set<String> = []
    /// What the index is to know of the relations.
    private var relations: String?

    /// Lists the files and looks at none.
    ///
    /// - Parameter now: nanoseconds since 1970.
    init(root: String, index: Index, now: Int64) {
        reader = ProjectReader(root: root)
        self.index = index
        self.now = now
        listing = reader.listing()
    }

    /// How many scene files there are.
    var scenes: Int { listing.scenes.count }

    /// Everything but the takes.
    func run() -> ProjectState {
        faults = listing.faults
        var state = ProjectState()
        if let clip = clip() {
            state.timeline = clip.timeline
            state.autosave = clip.autosave
            state.pixels = clip.pixels
            let surroundings = surroundings(clip)
            let scenes = listing.scenes.compactMap { scene($0, surroundings) }
            state.facts.reserveCapacity(scenes.count)
            for scene in scenes {
                state.facts[scene.facts.id] = scene.facts
                for input in scene.inputs { state.inputs[input.digest] = input.path }
            }
            checkRelations(scenes.map(\.summary))
            state.clip = read?.clip.value
            state.blocked = blocked()
        } else {
            // The scenes are counted all the same, in the film's order where that can be read.
            state.timeline = resolver.clip.remains?.timeline ?? listing.scenes
            let reasons = faults.filter { $0.path == ClipFile.path }.map(Self.reason)
            for id in Set(listing.scenes + state.timeline) { state.blocked[id] = reasons }
            findOtherFaults()
            checkRelations([])
        }
        state.faults = Validation.inOrder(faults)
        state.documents = documents.stamps
        state.sharedDocuments =
            [ClipFile.path] + listing.cast.map { "cast/\($0).md" } + listing.styles.map { "styles/\($0).md" }
        return state
    }

    /// Whether ``remember()`` has anything to write.
    var hasNews: Bool { relations != nil || documents.hasNews || inputs.hasNews }

    /// Lets the index learn what ``run()`` found.
    func remember() {
        // First: files that are known, with relations from before they were, would not be checked again.
        if let relations { try? index.setState("relations", relations) }
        documents.save(to: index)
        inputs.save(to: index)
    }

    private static func reason(_ fault: DocumentFault) -> Reason {
        Reason(field: fault.field.map { "\(fault.path): \($0)" } ?? fault.path, words: fault.problem)
    }

    /// The faults of the other files, where clip.yaml can't be read: all faults are told at once.
    private func findOtherFaults() {
        for scene in listing.scenes { faults += reader.scene(scene).faults }
        for name in listing.cast { faults += reader.castMember(name).faults }
        for name in listing.styles { faults += reader.style(name).faults }
    }

    // MARK: Faults outside of scenes

    /// Fields of clip.yaml that no request and no price is made from.
    private static let harmless = ["title", "artists", "notes", "autosave", "timeline", "music.file", "music.offset"]

    /// A faulty field is left out of what was read, so a request made of it would be another one than the user means:
    /// a slip in the clip's seed must not cost every scene.
    private func blocked() -> [SceneID: [Reason]] {
        let shared = faults.filter { fault in
            if fault.path != ClipFile.path { return fault.path.hasPrefix("cast/") || fault.path.hasPrefix("styles/") }
            let field = fault.field ?? ""
            return !Self.harmless.contains { field == $0 || field.hasPrefix("\($0)[") || field.hasPrefix("\($0).") }
        }
        if shared.isEmpty { return [:] }
        var blocked: [SceneID: [Reason]] = [:]
        for id in listing.scenes {
            guard let scene = reader.scene(id).value else { continue }
            let styles = (scene.styles ?? resolver.value?.clip.styles ?? []).map { "styles/\($0).md" }
            let cast = scene.mentions.compactMap { CastName($0) }.map { "cast/\($0).md" }
            let files = Set([ClipFile.path] + styles + cast)
            let engine = scene.engine ?? resolver.value?.clip.engine
            let reasons = shared.filter { fault in
                files.contains(fault.path) && Self.concerns(fault, scene, engine)
            }.map(Self.reason)
            if !reasons.isEmpty { blocked[id] = reasons }
        }
        return blocked
    }

    /// Whether a fault of a file that a scene's request is made from lies in what the scene uses of it.
    private static func concerns(_ fault: DocumentFault, _ scene: Scene, _ engine: EngineName?) -> Bool {
        guard fault.path == ClipFile.path, let field = fault.field else { return true }
        if field.hasPrefix("engines."), let engine { return field.hasPrefix("engines.\(engine).") }
        guard field == "music.bpm" || field == "music.beats-per-bar" else { return true }
        switch scene.length {
        case .bars, .beats: return true
        case .seconds, .frames: return false
        }
    }

    // MARK: clip.yaml, cast, styles

    private func clip() -> ClipPayload? {
        let path = ProjectPath(unchecked: ClipFile.path)
        let look = documents.look(path, limit: DocumentLimit.clipBytes)
        if case .known(let known) = look, let payload = ClipPayload(known) { return payload }
        let parsed = reader.clip()
        faults += parsed.faults
        guard let clip = parsed.value else { return nil }
        let digest: ContentDigest? = if case .read(_, let digest) = look { digest } else { nil }
        let payload = ClipPayload(clip, content: digest ?? ContentDigest(of: []))
        if parsed.faults.isEmpty, digest != nil { documents.remember(path, payload.text) }
        return payload
    }

    /// Digest of everything but a scene's own file that its request is made from.
    private func surroundings(_ clip: ClipPayload) -> ContentDigest {
        var parts = [clip.requestPart.hex]
        parts += clip.programs.map { "\($0)=\(inputs.digest($0)?.hex ?? "?")" }
        parts += listing.cast.map { "cast/\($0)=\(castWords($0) ?? "?")" }
        parts += listing.styles.map { "styles/\($0)=\(styleWords($0) ?? "?")" }
        return ContentDigest(of: parts.joined(separator: "\n"))
    }

    private func castWords(_ name: CastName) -> String? {
        words("cast/\(name).md") {
            let parsed = reader.castMember(name)
            return (
                parsed.value.map { member in
                    Self.apart([member.displayName] + member.references.map(\.text) + [member.description])
                }, parsed.faults
            )
        }
    }

    private func styleWords(_ name: StyleName) -> String? {
        words("styles/\(name).md") {
            let parsed = reader.style(name)
            return (parsed.value.map { Self.apart([$0.negative ?? "", $0.text]) }, parsed.faults)
        }
    }

    /// One text of several, in which a line that moved from one to another shows.
    private static func apart(_ texts: [String]) -> String { JSONValue.array(texts.map(JSONValue.string)).canonical }

    /// Digest of what a cast or style file says: its notes and comments don't count.
    private func words(_ file: String, _ parse: () -> (said: String?, faults: [DocumentFault])) -> String? {
        let path = ProjectPath(unchecked: file)
        let look = documents.look(path, limit: DocumentLimit.fileBytes)
        if case .known(let known) = look, known.starts(with: "words-3\n".utf8) {
            return String(decoding: known.suffix(64), as: UTF8.self)
        }
        let parsed = parse()
        faults += parsed.faults
        guard let said = parsed.said else { return nil }
        let digest = ContentDigest(of: said).hex
        if case .read(_, let content) = look, parsed.faults.isEmpty {
            documents.remember(path, "words-3\n\(content)\n\(digest)")
        }
        return digest
    }

    // MARK: Scenes

    private func scene(_ id: SceneID, _ surroundings: ContentDigest) -> ScenePayload? {
        let path = ProjectPath(unchecked: "scenes/\(id).md")
        let file: (bytes: [UInt8], digest: ContentDigest)?
        switch documents.look(path, limit: DocumentLimit.fileBytes) {
        case .known(let known):
            if let payload = ScenePayload(known, id: id), isCurrent(payload, surroundings) { return payload }
            file = documents.read(path, limit: DocumentLimit.fileBytes)
        case .read(let bytes, let digest): file = (bytes, digest)
        case .unreadable: file = nil
        }
        let parsed = file.map { SceneFile.parse($0.bytes, id: id, path: path.text) } ?? reader.scene(id)
        faults += parsed.faults
        guard let file, let scene = parsed.value,
            let payload = payload(scene, file.digest, surroundings, parsed.lines)
        else { return nil }
        if parsed.faults.isEmpty {
            if isRelatedAsBefore(payload, path) { sameRelations.insert(path.text) }
            documents.remember(path, payload.text)
        }
        return payload
    }

    /// Whether what other files are checked against is what the file said before.
    private func isRelatedAsBefore(_ payload: ScenePayload, _ path: ProjectPath) -> Bool {
        guard let before = documents.earlier(path).flatMap({ ScenePayload($0, id: payload.facts.id) }) else {
            return false
        }
        var now = payload.summary
        // As payloads are remembered.
        (now.lines, now.length) = ([:], .frames(payload.facts.frames))
        return now == before.summary
    }

    private func isCurrent(_ payload: ScenePayload, _ surroundings: ContentDigest) -> Bool {
        payload.surroundings == surroundings && payload.inputs.allSatisfy { inputs.digest($0.path) == $0.digest }
    }

    /// `nil` if the scene has no request; what is wrong is found, with its line, when the relations are checked.
    private func payload(
        _ scene: Scene, _ content: ContentDigest, _ surroundings: ContentDigest, _ lines: [String: Int]
    ) -> ScenePayload? {
        guard let resolver = resolver.value else { return nil }
        var used: [(path: ProjectPath, digest: ContentDigest)] = []
        let request = try? resolver.request(for: scene) { path in
            guard let digest = inputs.digest(path) else { throw Resolver.Fault.input(path, "missing") }
            used.append((path, digest))
            return digest
        }
        guard let request, let profile = resolver.profiles[scene.engine ?? resolver.clip.engine] else { return nil }
        var firstFrame: ContentDigest?
        if case .file(let digest)? = request.firstFrame { firstFrame = digest }
        return ScenePayload(
            content: content, surroundings: surroundings,
            facts: SceneFacts(
                id: scene.id, engine: profile.name, frames: request.frames,
                exactFrames: resolver.exactFrames(of: scene), price: profile.price(of: request),
                template: RequestTemplate(request), firstFrame: firstFrame, continues: scene.continues,
                pick: scene.heldTake, pinned: scene.pinned),
            inputs: used, summary: SceneSummary(scene, lines: lines))
    }

    /// The documents that scenes are resolved against, read in full when the first scene needs it.
    private var resolver: (value: Resolver?, clip: Parsed<Clip>) {
        if let read { return read }
        let found = findResolver()
        read = found
        return found
    }
    private var read: (value: Resolver?, clip: Parsed<Clip>)?

    private func findResolver() -> (value: Resolver?, clip: Parsed<Clip>) {
        let parsed = reader.clip()
        guard let clip = parsed.value else { return (nil, parsed) }
        let cast = listing.cast.compactMap { reader.castMember($0).value }
        let styles = listing.styles.compactMap { reader.style($0).value }
        let value = Resolver(
            clip: clip, cast: Dictionary(cast.map { ($0.name, $0) }) { $1 },
            styles: Dictionary(styles.map { ($0.name, $0) }) { $1 },
            profiles: EngineCatalog.profiles(of: clip) { inputs.digest($0) })
        return (value, parsed)
    }

    // MARK: Relations

    /// Checks the files against one another, unless nothing changed since they were last found sound.
    private func checkRelations(_ summaries: [SceneSummary]) {
        let complete = faults.isEmpty && summaries.count == listing.scenes.count
        if complete, !documents.foundChanges(besides: sameRelations), !inputs.foundChanges(),
            (try? index.state("relations")) == "sound"
        {
            return
        }
        let parsed = resolver.clip
        guard let clip = parsed.value ?? parsed.remains else { return }
        let known = Dictionary(summaries.map { ($0.id, $0) }) { $1 }
        var unreadable: Set<SceneID> = []
        let all = listing.scenes.compactMap { id -> SceneSummary? in
            if let summary = known[id] { return summary }
            let scene = reader.scene(id)
            if scene.value == nil { unreadable.insert(id) }
            return (scene.value ?? scene.remains).map { SceneSummary($0, lines: scene.lines) }
        }
        var castFiles: [String: [ProjectPath]] = [:]
        for name in listing.cast { castFiles["cast/\(name).md"] = reader.castMember(name).value?.references ?? [] }
        func check(_ scenes: [SceneSummary]) -> [DocumentFault] {
            let table = Validation.Table(
                clip: clip, clipLines: parsed.lines, scenes: scenes, unreadable: unreadable, cast: Set(listing.cast),
                styles: Set(listing.styles), castFiles: castFiles)
            return Validation.check(table, exists: reader.exists)
        }
        let found = check(all)
        // What is remembered of a scene has no lines. The ones at fault are read once more, so that the faults have.
        let atFault = Set(found.compactMap { sceneID(ofFile: $0.path) })
        let placed = atFault.isEmpty ? found : check(all.map { atFault.contains($0.id) ? withLines($0) : $0 })
        // Names that differ in case alone are found in both the listing and the table.
        let told = Set(faults)
        faults += placed.filter { !told.contains($0) }
        relations = faults.isEmpty && complete ? "sound" : ""
    }

    private func withLines(_ summary: SceneSummary) -> SceneSummary {
        let scene = reader.scene(summary.id)
        return (scene.value ?? scene.remains).map { SceneSummary($0, lines: scene.lines) } ?? summary
    }
}
