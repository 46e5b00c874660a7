package import ClipModel
internal import Files
package import GenerationCore
internal import GitStore
internal import Glibc
internal import IndexStore
internal import ObjectStore

/// Where a take's two files lie.
enum TakePlace {
    static func record(_ id: TakeID, scene: String) -> ProjectPath {
        ProjectPath(unchecked: "takes/\(scene)/\(id).json")
    }
    static func media(_ id: TakeID, scene: String) -> ProjectPath {
        ProjectPath(unchecked: "takes/\(scene)/\(id).mp4")
    }
}

extension Project {
    /// The most bytes that a take record may have.
    static let recordLimit = 1 << 20

    /// Reads a take's record and checks that the file's bytes are those that its name was made of.
    package func record(_ take: TakeFacts) throws -> TakeRecord {
        let path = TakePlace.record(take.id, scene: take.scene)
        if try FileStamp.of("\(root)/\(path)") != nil { return try record(take.id, at: path) }
        return try record(take.id, at: ProjectPath(unchecked: "records/\(take.id).json"), below: directory)
    }

    func record(_ id: TakeID, at path: ProjectPath, below folder: String? = nil) throws -> TakeRecord {
        let bytes = try Files.read(path, below: folder ?? root, limit: Self.recordLimit)
        guard TakeID(record: ContentDigest(of: bytes)) == id else { throw WorkspaceFault.recordDamaged(path) }
        guard let json = try? JSONValue(parsing: bytes), let record = TakeRecord(json: json) else {
            throw WorkspaceFault.recordDamaged(path)
        }
        return record
    }

    /// Puts a finished take into the project: first the record, then the media beside it, so that a crash leaves a
    /// take without its link, never a link without a take. A second copy of the record, outside the work tree, lets the
    /// take be found from every branch.
    ///
    /// - Parameter scene: the scene's name by now, where it isn't the one that the record has.
    func place(_ record: TakeRecord, of scene: String? = nil) throws {
        let (id, scene) = (record.id, scene ?? record.scene)
        let own = "\(directory)/records/\(id).json"
        if try FileStamp.of(own) == nil {
            try Files.makeDirectory("\(directory)/records")
            try Files.write(record.fileText, to: own)
        }
        try requireRealFolders(TakePlace.record(id, scene: scene))
        try Files.makeDirectory("\(root)/takes/\(scene)")
        let path = "\(root)/\(TakePlace.record(id, scene: scene))"
        if try FileStamp.of(path) == nil { try Files.write(record.fileText, to: path) }
        try materialise(record.media.digest, at: TakePlace.media(id, scene: scene))
    }

    /// Puts the takes that the film shows into this work tree where another branch made them or their media was deleted or
    /// changed by hand, and the media of any other take where something else lies in its place: a commit holds what its
    /// film is made of, and no clone loses a take. What lay there is kept outside of the work tree. Returns what was put
    /// back in the place of something else, or of nothing.
    @discardableResult
    package func placeShownTakes(_ plan: Plan) throws -> [PutBack] { try bringShownTakes(plan).back }

    /// The same; also tells whether anything was placed.
    func bringShownTakes(_ plan: Plan) throws -> (placed: Bool, back: [PutBack]) {
        let lacking = plan.takes.all.filter { $0.present && !($0.inTree && $0.beside) }
        if lacking.isEmpty { return (false, []) }
        let shown = Set(
            plan.scenes.values.filter { $0.state == .fresh && isShown($0, plan) }.compactMap { $0.take?.id })
        var (placed, back) = (false, [PutBack]())
        for take in lacking.sorted(by: { $0.id < $1.id }) {
            let isShown = shown.contains(take.id)
            let scene = take.inTree ? take.scene : showing(take, plan)?.text ?? take.scene
            let media = TakePlace.media(take.id, scene: scene)
            let isThere = try FileStamp.of("\(root)/\(media)", followingLinks: false) != nil
            guard isShown || take.inTree && isThere, try content(take.media) != nil else { continue }
            let record = try record(take)
            let kept = try isThere && isStrange(record, at: media) ? keepAside(media) : nil
            try place(record, of: scene)
            placed = true
            if take.inTree, kept != nil || !isThere { back.append(PutBack(media: media, kept: kept)) }
        }
        return (placed, back)
    }

    /// Whether something else than the take's media, or the pointer to it, lies at its place.
    func isStrange(_ record: TakeRecord, at media: ProjectPath) throws -> Bool {
        let (path, digest) = ("\(root)/\(media)", record.media.digest)
        guard let stamp = try FileStamp.of(path, followingLinks: false) else { return false }
        guard stamp.isRegular else { return true }
        if let object = store.path(of: digest), let own = try FileStamp.of(object), own.inode == stamp.inode,
            own.device == stamp.device
        {
            return false
        }
        if stamp.size < 1024, try pointerDigest(Files.read(media, below: root, limit: 1024)) == digest { return false }
        return try Files.digest(path).0 != digest
    }

    /// Moves a file of the work tree to where no commit takes it. Returns the new place, seen from the project.
    func keepAside(_ path: ProjectPath) throws -> String {
        let folder = "\(directory)/replaced"
        try Files.makeDirectory(folder)
        var (number, name) = (1, path.lastComponent)
        while try !Files.moveToNew("\(root)/\(path)", to: "\(folder)/\(name)") {
            number += 1
            name = "\(number)-\(path.lastComponent)"
        }
        return folder.hasPrefix(root + "/") ? "\(folder.dropFirst(root.utf8.count + 1))/\(name)" : "\(folder)/\(name)"
    }

    /// The scene to whose takes one goes that isn't in the work tree: the one that it was made for, unless that is gone.
    private func showing(_ take: TakeFacts, _ plan: Plan) -> SceneID? {
        let maker = SceneID(unchecked: take.scene)
        if plan.scenes[maker] != nil { return maker }
        return plan.scenes.values.filter { $0.take?.id == take.id }.map(\.id).min()
    }

    /// Whether the film needs the scene's take. A draft's is needed where a scene of the film starts from its last frame:
    /// without it a clone would make both anew.
    private func isShown(_ scene: ScenePlan, _ plan: Plan) -> Bool {
        !scene.draft || plan.followers(of: scene.id).contains { plan.scenes[$0]?.draft == false }
    }

    /// Makes `path` of the project a file with an object's content. A file system that can't hold it leaves the object
    /// in the store, where everything else looks first.
    func materialise(_ digest: ContentDigest, at path: ProjectPath) throws {
        try Files.makeDirectory(Files.parent(of: "\(root)/\(path)"))
        _ = try store.link(digest, to: "\(root)/\(path)")
    }

    /// Where the content with this digest lies: in the store, or where git-lfs or a checkout brought it, from where it
    /// is taken in. `nil` if this clone doesn't have it.
    package func content(_ digest: ContentDigest, alsoAt path: ProjectPath? = nil) throws -> String? {
        if let stored = store.path(of: digest) { return stored }
        guard let copy = try copy(of: digest, alsoAt: path) else { return nil }
        _ = try store.insert(fileAt: copy, moving: false)
        return store.path(of: digest)
    }

    /// A sound file with this content outside of the store.
    func copy(of digest: ContentDigest, alsoAt path: ProjectPath?) throws -> String? {
        try ([lfsPlace(of: digest)] + (path.map { ["\(root)/\($0)"] } ?? [])).first { place in
            try FileStamp.of(place, followingLinks: false)?.isRegular == true && Files.digest(place).0 == digest
        }
    }

    /// Where git-lfs keeps the content of that name.
    func lfsPlace(of digest: ContentDigest) -> String {
        "\(commonDirectory)/lfs/objects/\(digest.hex.prefix(2))/\(digest.hex.dropFirst(2).prefix(2))/\(digest)"
    }

    /// The media of a take, checked against its name.
    package func media(of take: TakeFacts) throws -> String {
        let scene = SceneID(unchecked: take.scene)
        guard let path = try content(take.media, alsoAt: TakePlace.media(take.id, scene: take.scene)) else {
            throw WorkspaceFault.mediaMissing(take: take.id, scene: scene)
        }
        guard case .damaged(let actual) = try store.verify(take.media) else { return path }
        // Another copy may be sound: the damaged one goes aside and is looked for again.
        try store.setAside(take.media)
        let other = try content(take.media, alsoAt: TakePlace.media(take.id, scene: take.scene))
        try replaceLinks(of: try record(take), in: take.scene, holding: actual)
        guard let other else { throw WorkspaceFault.mediaDamaged(take: take.id, scene: scene, take.media) }
        return other
    }

    /// Takes the damage of an object that was set aside out of its links: git-lfs would believe its own by the size, and a
    /// commit would put what lies under `takes/` in the take's place. Where no sound copy is known, the pointer takes the
    /// link's place, by which `git lfs pull` fetches one.
    ///
    /// - Parameter scene: whose folder the take lies in, which a renamed scene's record doesn't say.
    func replaceLinks(of record: TakeRecord, in scene: String, holding actual: ContentDigest) throws {
        let digest = record.media.digest
        let lfs = lfsPlace(of: digest)
        let media = TakePlace.media(record.id, scene: scene)
        func holdsDamage(_ path: String) -> Bool { (try? Files.digest(path).0) == actual }
        if holdsDamage(lfs) { try Files.remove(lfs) }
        guard holdsDamage("\(root)/\(media)") else { return }
        if store.contains(digest) { return try materialise(digest, at: media) }
        try requireRealFolders(media)
        try Files.remove("\(root)/\(media)")
        try Files.write(LFSPointer(digest: digest, size: UInt64(record.media.bytes)).text, to: "\(root)/\(media)")
        try? git().refreshIndex()
    }
}

/// Media of a take that was put back into the work tree.
package struct PutBack: Hashable, Sendable {
    package var media: ProjectPath
    /// Where the file is now that lay in its place.
    package var kept: String?

    /// One sentence for the user.
    package var words: String {
        kept.map { "put back \(media); the file that lay there is now \($0)" } ?? "put back \(media), which was gone"
    }
}

extension TakeFacts {
    /// What planning needs of a record.
    init(_ record: TakeRecord, id: TakeID, present: Bool, inTree: Bool = true) {
        self.init(
            id: id, scene: record.scene, key: record.key, media: record.media.digest, frames: record.media.frames,
            lastFrame: record.lastFrame, finished: record.finished, present: present, inTree: inTree,
            comparable: record.request["format"]?.string == RenderRequest.format)
    }
}
