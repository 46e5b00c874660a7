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
        let stamps = (try? index.directoryStamps()) ?? [:]
        let own = try FileStamp.of(ownPlace, followingLinks: false)
        let present = try treeFolders() + (own.map { [(Self.own, ownPlace, $0)] } ?? [])
        let isUnchanged =
            stamps.count == present.count && present.allSatisfy { stamps[$0.name]?.sameContent(as: $0.stamp) == true }
        // Most of our own copies are of takes that the work tree has. They are passed over only where nothing changed:
        // a branch that was left must not hide the takes that its folders held.
        let all = (try? index.loadTakes(copies: isUnchanged ? Self.own : nil)) ?? []
        let known = Dictionary(grouping: all) { Files.parent(of: $0.path) }
        var table = TakeTable(capacity: all.count)
        var learned: [IndexedTake] = []
        var gone: Set<String> = []
        var folders: [String: FileStamp?] = [:]
        for name in Set(known.keys).union(stamps.keys).subtracting(present.map(\.name)) {
            gone.formUnion((known[name] ?? []).map(\.path))
            folders[name] = .some(nil)
        }
        for (folder, place, stamp) in present {
            guard stamp.isDirectory else { continue }
            var takes = known[folder] ?? []
            if stamps[folder]?.sameContent(as: stamp) != true {
                takes = try read(folder, place, takes)
                learned += takes
                // Left in the index, they would be believed again as soon as the folder is believed unread.
                gone.formUnion((known[folder] ?? []).map(\.path))
                gone.subtract(takes.map(\.path))
                // A folder that changed just now may change again within the clock's tick.
                folders[folder] = .some(stamp.changed < Project.now() - 100_000_000 ? stamp : nil)
            }
            for take in takes where table[id: take.id]?.present != true {
                table.add(facts(take, inTree: folder != Self.own))
            }
        }
        try? index.updateTakes(upserts: learned, removedPaths: gone.sorted(), directories: folders)
        return table
    }

    /// Our own copies of the records that this clone made: takes of other branches are found there.
    private static let own = "records"
    private var ownPlace: String { "\(workspace.directory)/\(Self.own)" }

    /// The work tree's folders with records.
    private func treeFolders() throws -> [(name: String, place: String, stamp: FileStamp)] {
        let names = try Files.list("\(workspace.root)/takes").map { "takes/" + $0 }
        if names.isEmpty { return [] }
        let root = try OpenDirectory(workspace.root)
        return try names.compactMap { name in
            try root.stamp(name).map { (name, workspace.root + "/" + name, $0) }
        }
    }

    private func facts(_ take: IndexedTake, inTree: Bool) -> TakeFacts {
        TakeFacts(
            id: take.id, scene: take.scene, key: take.key, media: take.media, frames: take.frames,
            lastFrame: take.lastFrame, finished: take.finished,
            // A name can't leave a folder whose time hasn't changed, so what lay beside the record still does.
            present: take.beside && inTree || isPresent(take), inTree: inTree,
            comparable: take.requestFormat == RenderRequest.format)
    }

    private func isPresent(_ take: IndexedTake) -> Bool {
        workspace.store.contains(take.media) || isMedia(workspace.lfsPlace(of: take.media), take)
            || isMedia("\(workspace.root)/\(TakePlace.media(take.id, scene: take.scene))", take)
    }

    /// Whether a file of the media's size lies there. A checkout without git-lfs leaves a small pointer.
    private func isMedia(_ place: String, _ take: IndexedTake) -> Bool {
        let stamp = (try? FileStamp.of(place, followingLinks: false)) ?? nil
        guard stamp?.isRegular == true, stamp?.size == UInt64(take.bytes) else { return false }
        // Where an object was set aside, its hard links hold the same damage.
        return !workspace.store.wasSetAside(take.media) || (try? Files.digest(place).0) == take.media
    }

    /// Reads the records that aren't known yet. A damaged one is no take; `verify` names it.
    private func read(_ folder: String, _ place: String, _ known: [IndexedTake]) throws -> [IndexedTake] {
        let byID = Dictionary(known.map { ($0.id, $0) }) { $1 }
        return try Files.list(place).compactMap { name in
            guard name.hasSuffix(".json"), let id = TakeID(String(name.dropLast(5))),
                var take = byID[id] ?? self.take(id, folder, place, name)
            else { return nil }
            take.beside = folder != Self.own && isMedia("\(place)/\(id).mp4", take)
            return take
        }
    }

    private func take(_ id: TakeID, _ folder: String, _ place: String, _ name: String) -> IndexedTake? {
        guard let record = try? workspace.record(id, at: ProjectPath(unchecked: name), below: place) else { return nil }
        let scene = folder == Self.own ? record.scene : String(folder.dropFirst("takes/".count))
        return IndexedTake(record, id: id, path: "\(folder)/\(name)", scene: scene)
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
