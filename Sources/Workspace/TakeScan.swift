internal import ClipModel
internal import Files
internal import GenerationCore
internal import IndexStore
internal import ObjectStore

/// Finds the takes of a project. Records never change, so a folder whose time hasn't changed holds what it held.
struct TakeScan {
    let workspace: Project

    func run() throws -> TakeTable {
        let index = workspace.index
        let known = Dictionary(grouping: (try? index.loadTakes()) ?? []) { Files.parent(of: $0.path) }
        let stamps = (try? index.directoryStamps()) ?? [:]
        var table = TakeTable()
        var learned: [IndexedTake] = []
        var gone: Set<String> = []
        var folders: [String: FileStamp?] = [:]
        for (folder, place) in try self.folders() {
            guard let stamp = try FileStamp.of(place, followingLinks: false), stamp.isDirectory else { continue }
            let takes: [IndexedTake]
            if let old = stamps[folder], old.sameContent(as: stamp) {
                takes = known[folder] ?? []
            } else {
                takes = try read(folder, place, known[folder] ?? [])
                learned += takes
                // Left in the index, they would be believed again as soon as the folder is believed unread.
                gone.formUnion((known[folder] ?? []).map(\.path))
                gone.subtract(takes.map(\.path))
                // A folder that changed just now may change again within the clock's tick.
                folders[folder] = .some(stamp.changed < Project.now() - 100_000_000 ? stamp : nil)
            }
            // Most of our own copies are of takes that the work tree has.
            for take in takes where table[id: take.id] == nil { table.add(facts(take, inTree: folder != Self.own)) }
        }
        // What the index still has of folders that are gone is not asked for; it goes when the index is rebuilt.
        try? index.updateTakes(upserts: learned, removedPaths: gone.sorted(), directories: folders)
        return table
    }

    /// Our own copies of the records that this clone made: takes of other branches are found there.
    private static let own = "records"

    /// The folders with records, the work tree's before our own.
    private func folders() throws -> [(name: String, place: String)] {
        let root = workspace.root
        return try Files.list("\(root)/takes").map { ("takes/" + $0, root + "/takes/" + $0) }
            + [(Self.own, "\(workspace.directory)/\(Self.own)")]
    }

    private func facts(_ take: IndexedTake, inTree: Bool) -> TakeFacts {
        TakeFacts(
            id: take.id, scene: take.scene, key: take.key, media: take.media, frames: take.frames,
            lastFrame: take.lastFrame, finished: take.finished, present: isPresent(take), inTree: inTree,
            comparable: take.requestFormat == RenderRequest.format)
    }

    private func isPresent(_ take: IndexedTake) -> Bool {
        if workspace.store.contains(take.media) { return true }
        let beside = "\(workspace.root)/\(TakePlace.media(take.id, scene: take.scene))"
        return [workspace.lfsPlace(of: take.media), beside].contains { place in
            let stamp = (try? FileStamp.of(place, followingLinks: false)) ?? nil
            guard stamp?.isRegular == true, stamp?.size == UInt64(take.bytes) else { return false }
            // Where an object was set aside, its hard links hold the same damage.
            return !workspace.store.wasSetAside(take.media) || (try? Files.digest(place).0) == take.media
        }
    }

    /// Reads the records that aren't known yet. A damaged one is no take; `verify` names it.
    private func read(_ folder: String, _ place: String, _ known: [IndexedTake]) throws -> [IndexedTake] {
        let byID = Dictionary(known.map { ($0.id, $0) }) { $1 }
        return try Files.list(place).compactMap { name in
            guard name.hasSuffix(".json"), let id = TakeID(String(name.dropLast(5))) else { return nil }
            if let take = byID[id] { return take }
            guard let record = try? workspace.record(id, at: ProjectPath(unchecked: name), below: place) else {
                return nil
            }
            let scene = folder == Self.own ? record.scene : String(folder.dropFirst("takes/".count))
            return IndexedTake(record, id: id, path: "\(folder)/\(name)", scene: scene)
        }
    }
}

extension IndexedTake {
    fileprivate init(_ record: TakeRecord, id: TakeID, path: String, scene: String) {
        self.init(
            id: id, path: path, scene: scene, key: record.key, media: record.media.digest, bytes: record.media.bytes,
            frames: record.media.frames, lastFrame: record.lastFrame, finished: record.finished,
            requestFormat: record.request["format"]?.string)
    }
}
