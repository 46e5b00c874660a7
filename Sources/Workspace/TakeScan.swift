internal import ClipModel
internal import Files
internal import GenerationCore
internal import IndexStore
internal import ObjectStore

/// Finds the takes of a project. Records never change, so a folder whose time hasn't changed holds what it held.
struct TakeScan {
    let workspace: Project

    func run() throws -> TakeTable {
        // Where other branches can't be read, or nothing can be written, this one's takes are there all the same.
        try? BranchTakes(workspace: workspace).bring()
        let index = workspace.index
        // Before the index is asked, which who scans the documents meanwhile does first.
        let present = try treeFolders()
        let stamps = (try? index.directoryStamps()) ?? [:]
        let known = Dictionary(grouping: (try? index.loadTakes(outside: Self.own)) ?? []) { "takes/" + $0.scene }
        var table = TakeTable(capacity: known.count)
        var news = News()
        for name in Set(known.keys).union(stamps.keys).subtracting(present.map(\.name)) where name != Self.own {
            news.gone.formUnion((known[name] ?? []).map(\.path))
            news.folders[name] = .some(nil)
        }
        for (folder, place, stamp) in present where stamp.isDirectory {
            var takes = known[folder] ?? []
            if stamps[folder]?.sameContent(as: stamp) != true {
                let before = takes
                takes = try read(folder, place, before)
                news.learned += Set(takes).subtracting(before)
                // Left in the index, they would be believed again as soon as the folder is believed unread.
                news.gone.formUnion(Set(before.map(\.path)).subtracting(takes.map(\.path)))
                news.note(folder, stamp)
            }
            for take in takes { table.add(facts(take, inTree: true)) }
        }
        for take in try copies(stamps[Self.own], lackedBy: table, &news) {
            table.add(facts(take, inTree: false))
        }
        try? index.updateTakes(upserts: news.learned, removedPaths: news.gone.sorted(), directories: news.folders)
        return table
    }

    /// Tells the index of takes that this process has just placed, so that what asks the index alone knows them. The
    /// folders' times are left as they are: the next scan lists those that changed.
    func learn(_ ids: [TakeID]) throws {
        let learned = ids.flatMap { id -> [IndexedTake] in
            let name = "\(id).json"
            guard let own = take(id, Self.own, ownPlace, name) else { return [] }
            let folder = Files.parent(of: TakePlace.record(id, scene: own.scene).text)
            var shown = own
            shown.path = "\(folder)/\(name)"
            shown.beside = isMedia("\(workspace.root)/\(folder)/\(id).mp4", own)
            return [own, shown]
        }
        try workspace.index.updateTakes(upserts: learned)
    }

    /// What a scan found out.
    private struct News {
        var learned: [IndexedTake] = []
        var gone: Set<String> = []
        var folders: [String: FileStamp?] = [:]

        mutating func note(_ folder: String, _ stamp: FileStamp) {
            // A folder that changed just now may change again within the clock's tick.
            folders[folder] = .some(stamp.changed < Project.now() - 100_000_000 ? stamp : nil)
        }
    }

    /// Our own copies of records, as far as `table` lacks them. Most are of takes that the work tree has too; those cost a
    /// name each.
    private func copies(_ seen: FileStamp?, lackedBy table: TakeTable, _ news: inout News) throws -> [IndexedTake] {
        guard let stamp = try FileStamp.of(ownPlace, followingLinks: false), stamp.isDirectory else { return [] }
        let index = workspace.index
        let lacked = (try? index.loadTakes(within: Self.own) { table[id: $0]?.present != true }) ?? []
        guard seen?.sameContent(as: stamp) != true else { return lacked }
        let known = (try? index.takeIDs(within: Self.own)) ?? []
        let listed = try Set(Files.list(ownPlace).compactMap(Self.takeID(of:)))
        let new = listed.subtracting(known).compactMap { take($0, Self.own, ownPlace, "\($0).json") }
        news.learned += new
        news.gone.formUnion(known.subtracting(listed).map { "\(Self.own)/\($0).json" })
        news.note(Self.own, stamp)
        return lacked.filter { listed.contains($0.id) } + new
    }

    private static func takeID(of name: String) -> TakeID? {
        name.hasSuffix(".json") ? TakeID(String(name.dropLast(5))) : nil
    }

    /// Our own copies of the records that this clone made or fetched: takes of other branches are found there.
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
            comparable: take.requestFormat == RenderRequest.format, beside: take.beside)
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
            guard let id = Self.takeID(of: name), var take = byID[id] ?? self.take(id, folder, place, name) else {
                return nil
            }
            take.beside = isMedia("\(place)/\(id).mp4", take)
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
