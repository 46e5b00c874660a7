package import ClipModel
package import Document
internal import Files
package import GenerationCore
package import GitStore

/// A project as a commit has it: documents, takes and the content of the files that requests name.
package struct Snapshot: Sendable {
    package let commit: ObjectID
    package let document: ClipDocument
    package let faults: [DocumentFault]
    package let takes: TakeTable
    package let records: [TakeID: TakeRecord]
    /// The paths of the commit's regular files.
    package let paths: Set<String>
    /// The content of each file of the commit that isn't a document, by its pointer or its bytes.
    package let digests: @Sendable (ProjectPath) -> ContentDigest?
    /// The bytes of a small file of the commit.
    let contents: @Sendable (ProjectPath) -> [UInt8]?

    /// The plan of the commit. Media counts as present: what a clone holds is no part of a commit.
    package func plan() -> Plan {
        let profiles = EngineCatalog.profiles(of: document.clip) { digests($0) }
        let resolver = Resolver(
            clip: document.clip, cast: document.cast, styles: document.styles, profiles: profiles)
        var facts: [SceneID: SceneFacts] = [:]
        for (id, scene) in document.scenes {
            let request = try? resolver.request(for: scene) { path in
                guard let digest = digests(path) else { throw Resolver.Fault.input(path, "missing") }
                return digest
            }
            guard let request, let profile = profiles[scene.engine ?? document.clip.engine] else { continue }
            var firstFrame: ContentDigest?
            if case .file(let digest)? = request.firstFrame { firstFrame = digest }
            facts[id] = SceneFacts(
                id: id, engine: profile.name, frames: request.frames, exactFrames: resolver.exactFrames(of: scene),
                price: profile.price(of: request),
                template: RequestTemplate(request), firstFrame: firstFrame, continues: scene.continues,
                pick: scene.heldTake, pinned: scene.pinned)
        }
        return Plan(timeline: document.clip.timeline, facts: facts, faults: [:], takes: takes)
            .explained { take in records[take.id].flatMap { RenderRequest(json: $0.request) } }
    }
}

extension Project {
    /// The most bytes of a file that is read from a commit.
    private static let blobLimit = 2 << 20

    /// Reads a commit without touching the work tree.
    package func snapshot(_ commit: ObjectID) throws -> Snapshot {
        let git = try git()
        let files = try git.files(at: commit).filter(\.isRegular)
        let wanted = files.filter { isDocument($0.path) || isRecord($0.path) }
        let contents = try git.read(wanted.map(\.id), limit: Self.blobLimit)
        var document = SnapshotReader()
        for (entry, bytes) in zip(wanted, contents) { document.add(entry.path, bytes) }
        guard let clip = document.clip else {
            throw WorkspaceFault.documents(
                document.faults.isEmpty
                    ? [DocumentFault(path: ClipFile.path, problem: "isn't in commit \(commit.short)")] : document.faults
            )
        }
        let blobs = Dictionary(files.map { ($0.path, $0.id) }) { $1 }
        return Snapshot(
            commit: commit,
            document: ClipDocument(
                clip: clip, scenes: document.scenes, cast: document.cast, styles: document.styles,
                rights: document.rights),
            faults: document.faults, takes: TakeTable(document.takes), records: document.records,
            paths: Set(blobs.keys),
            digests: { path in
                guard let id = blobs[path.text], let bytes = try? git.read(id, limit: 1 << 30) else { return nil }
                return pointerDigest(bytes) ?? ContentDigest(of: bytes)
            },
            contents: { path in blobs[path.text].flatMap { try? git.read($0, limit: Self.blobLimit) } })
    }

    private func isDocument(_ path: String) -> Bool {
        path == ClipFile.path || path == RightsFile.path
            || (path.hasSuffix(".md") && ["scenes/", "cast/", "styles/"].contains { path.hasPrefix($0) })
    }

    private func isRecord(_ path: String) -> Bool { path.hasPrefix("takes/") && path.hasSuffix(".json") }
}

/// The content's digest, if these bytes are a Git LFS pointer.
func pointerDigest(_ bytes: [UInt8]) -> ContentDigest? {
    guard bytes.count < 1024 else { return nil }
    return LFSPointer(bytes)?.digest
}

/// Puts a commit's documents together, file by file.
private struct SnapshotReader {
    var clip: Clip?
    var scenes: [SceneID: Scene] = [:]
    var cast: [CastName: CastMember] = [:]
    var styles: [StyleName: Style] = [:]
    var rights = RightsLedger()
    var takes: [TakeFacts] = []
    var records: [TakeID: TakeRecord] = [:]
    var faults: [DocumentFault] = []

    mutating func add(_ path: String, _ bytes: [UInt8]) {
        let parts = path.split(separator: "/")
        let name = String(parts.last?.split(separator: ".").dropLast().joined(separator: ".") ?? "")
        switch (parts.first, parts.count) {
        case ("clip.yaml", 1): clip = keep(ClipFile.parse(bytes))
        case ("rights.yaml", 1): rights = keep(RightsFile.parse(bytes)) ?? RightsLedger()
        case ("scenes", 2):
            guard let id = SceneID(name), let scene = keep(SceneFile.parse(bytes, id: id, path: path)) else { return }
            scenes[id] = scene
        case ("cast", 2):
            guard let id = CastName(name), let member = keep(CastFile.parse(bytes, name: id, path: path)) else {
                return
            }
            cast[id] = member
        case ("styles", 2):
            guard let id = StyleName(name), let style = keep(StyleFile.parse(bytes, name: id, path: path)) else {
                return
            }
            styles[id] = style
        case ("takes", 3):
            guard let id = TakeID(name), TakeID(record: ContentDigest(of: bytes)) == id,
                let record = (try? JSONValue(parsing: bytes)).flatMap(TakeRecord.init(json:))
            else { return }
            records[id] = record
            takes.append(TakeFacts(record, id: id, present: true))
        default: return
        }
    }

    private mutating func keep<Value>(_ parsed: Parsed<Value>) -> Value? {
        faults += parsed.faults
        return parsed.value
    }
}
