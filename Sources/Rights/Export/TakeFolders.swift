internal import ClipModel

/// Where a commit's takes lie. The takes of a renamed scene go with it, while their records keep the name that it had.
struct TakeFolders {
    private var scenes: [TakeID: String] = [:]

    /// - Parameter files: the paths of the commit's files.
    init(_ files: Set<String>) {
        for path in files where path.hasPrefix("takes/") {
            let parts = path.split(separator: "/")
            guard parts.count == 3, let id = TakeID(String(parts[2].prefix { $0 != "." })) else { continue }
            let scene = String(parts[1])
            // In two folders after a merge: the first by name, whatever the order of the files.
            scenes[id] = min(scenes[id] ?? scene, scene)
        }
    }

    /// The name of the scene in whose folder the take lies.
    func scene(of take: TakeID, _ record: TakeRecord) -> String { scenes[take] ?? record.scene }
}
