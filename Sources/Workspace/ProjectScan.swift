package import ClipModel
package import Document
package import Files
package import GenerationCore
internal import IndexStore
internal import ObjectStore

/// What a project says and has, as far as planning needs it.
package struct ProjectState: Sendable {
    package var timeline: [SceneID]
    package var facts: [SceneID: SceneFacts]
    /// Every fault of the documents, in the order of the files.
    package var faults: [DocumentFault]
    package var takes: TakeTable
    /// Where each take's record lies.
    package var records: [TakeID: ProjectPath]

    /// The plan, without the reasons of stale scenes (`Plan.explained`).
    package var plan: Plan {
        var byScene: [SceneID: [Reason]] = [:]
        for fault in faults {
            guard let id = sceneID(ofFile: fault.path), facts[id] == nil else { continue }
            byScene[id, default: []].append(Reason(field: fault.field ?? "file", words: fault.problem))
        }
        return Plan(timeline: timeline, facts: facts, faults: byScene, takes: takes)
    }
}

/// The scene whose file lies at `path`, if it is a scene file's place.
func sceneID(ofFile path: String) -> SceneID? {
    guard path.hasPrefix("scenes/"), path.hasSuffix(".md") else { return nil }
    return SceneID(String(path.dropFirst(7).dropLast(3)))
}

/// Reads a project with work in proportion to what changed: an unchanged file costs one `stat`, a touched one a hash, a
/// changed one a parse.
struct ProjectScan {
    let root: String
    let index: Index
    let store: ObjectStore
    /// Where git-lfs keeps what it fetched.
    let lfsObjects: String
    /// Nanoseconds since 1970, at the start of the scan.
    let now: Int64

    /// Files changed within this time before they were looked at may change again within one tick of the file system's
    /// clock, unseen; they are read again next time.
    private static let tick: Int64 = 100_000_000

    func run() throws -> ProjectState {
        var cache = FileCache(index.loadFiles(kind: "document"))
        let clip = try clipFile(&cache)
        let cast = try folder("cast", &cache) { bytes, name, path in
            CastFile.parse(bytes, name: CastName(unchecked: name), path: path).describing { CastCodec.text($0) }
        }
        _ = (clip, cast)
        fatalError()
    }
}
