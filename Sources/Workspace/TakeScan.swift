internal import ClipModel
internal import Files
internal import GenerationCore
internal import IndexStore
internal import ObjectStore

/// Finds the takes of a project. Records never change, so a folder whose time hasn't changed holds what it held.
struct TakeScan {
    let workspace: Project

    /// - Parameter later: whether the index may learn what was found at the end of the process.
    func run(later: Bool = false) throws -> TakeTable {
        // Before the index is asked, which who scans the documents meanwhile does first.
        let present = try treeFolders()
        // Where other branches can't be read, or nothing can be written, this one's takes are there all the same.
        try? BranchTakes(workspace: workspace).bring()
        let index = workspace.index
        var stamps = (try? index.directoryStamps()) ?? [:]
        let ownStamp = stamps.removeValue(forKey: Self.own)
        var known = Dictionary(grouping: (try? index.loadTakes(outside: Self.own)) ?? [], by: \.scene)
        var table = TakeTable(capacity: known.count)
        var news = News()
        for (scene, stamp) in present where stamp.isDirectory {
            let folder = Self.folder(of: scene)
            var takes = known.removeValue(forKey: scene) ?? []
            if stamps.removeValue(forKey: folder)?.sameContent(as: stamp) != true {
                let before = takes
                takes = try read(folder, "\(workspace.root)/\(folder)", before)
                news.learned += Set(takes).subtracting(before)
                // Left in the index, they would be believed again as soon as the folder is believed unread.
                news.gone.formUnion(Set(before.map(\.path)).subtracting(takes.map(\.path)))
                news.note(folder, stamp)
            }
            for take in takes { table.add(facts(take, inTree: true)) }
        }
        // Folders that are gone.
        for takes in known.values { news.gone.formUnion(takes.map(\.path)) }
        for name in stamps.keys + known.keys.map(Self.folder) { news.folders[name] = .some(nil) }
        for take in try copies(ownStamp, lackedBy: table, &news) { table.add(facts(take, inTree: false)) }
        let found = news
        if later, !found.isEmpty {
            LateWork.begin { found.teach(index) }
        } else {
            found.teach(index)
        }
        return table
    }

    private static func folder(of scene: String) -> String { "takes/" + scene }

    /// Tells the index of takes that this process has just placed, so that what asks the index alone knows them. The
    /// folders' times are left as they are: the next scan lists those that changed.
    func learn(_ made: [(take: TakeID, scene: String)]) throws {
        let learned = made.flatMap { id, scene -> [IndexedTake] in
            let name = "\(id).json"
            guard let own = take(id, Self.own, ownPlace, name) else { return [] }
            let folder = Self.folder(of: scene)
            var shown = own
            shown.scene = scene
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

        var isEmpty: Bool { learned.isEmpty && gone.isEmpty && folders.isEmpty }

        /// It is a help, not a duty: a read-only project or a full disk costs speed only.
        func teach(_ index: Index) {
            try? index.updateTakes(upserts: learned, removedPaths: gone.sorted(), directories: folders)
        }

        mutating func note(_ folder: String, _ stamp: FileStamp) {
            // A folder that changed just now may change again within the clock's tick.
            folders[folder] = .some(stamp.changed < Project.now() - 100_000_000 ? stamp : nil)
        }
    }

    /// Our own copies of records, as far as `table` lacks them. Most are of takes that the work tree has too; those cost a
    /// name each.
    private func copies(_ seen: FileStamp?, lackedBy table: TakeTable, _ news: inout News) throws -> [IndexedTake] {
        guard let stamp = try FileStamp.of(ownPlace, followingLinks: false), stamp.isDirectory else { return [] }
        var known: Set<TakeID> = []
        let lacked = try? workspace.index.loadTakes(within: Self.own) { id in
            known.insert(id)
            return table[id: id]?.present != true
        }
        guard seen?.sameContent(as: stamp) != true else { return lacked ?? [] }
        let listed = try Set(Files.list(ownPlace).compactMap(Self.takeID(of:)))
        let new = listed.subtracting(known).compactMap { take($0, Self.own, ownPlace, "\($0).json") }
        news.learned += new
        news.gone.formUnion(known.subtracting(listed).map { "\(Self.own)/\($0).json" })
        news.note(Self.own, stamp)
        return (lacked ?? []).filter { listed.contains($0.id) } + new
    }

    private static func takeID(of name: String) -> TakeID? {
        name.hasSuffix(".json") ? TakeID(String(name.dropLast(5))) : nil
    }

    /// Our own copies of the records that this clone made or fetched: takes of other branches are found there.
    private static let own = "records"
    private var ownPlace: String { "\(workspace.directory)/\(Self.own)" }

    /// The scenes whose folders in the work tree may hold records.
    private func treeFolders() throws -> [(scene: String, stamp: FileStamp)] {
        let scenes = try Files.list("\(workspace.root)/takes")
        if scenes.isEmpty { return [] }
        let root = try OpenDirectory("\(workspace.root)/takes")
        return try scenes.compactMap { scene in try root.stamp(scene).map { (scene, $0) } }
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
