internal import ClipModel
internal import Files
internal import IndexStore

/// Files of the project as the index remembers them. An unchanged file costs one `stat`, a touched one a hash, a changed
/// one whatever its reader does.
///
/// A payload is text whose second line is the digest of the file's bytes; the rest is its reader's. Used within one
/// scan, by one thread.
final class FileCache {
    /// What a look at a file brought.
    enum Look {
        /// The file holds what it held when this payload was made.
        case known([UInt8])
        /// The file is new or changed.
        case read([UInt8], ContentDigest)
        /// It is missing, or can't be read; the reader that says why is `ProjectReader`.
        case unreadable
    }

    private let root: String
    private let directory: OpenDirectory?
    private let kind: String
    private let now: Int64
    private let remembered: [String: CachedFile]
    /// What was looked at, with what was there.
    private(set) var stamps: [String: FileStamp?] = [:]
    private var updates: [CachedFile] = []
    private var changed: Set<String> = []
    /// How many of the remembered files were looked at.
    private var known = 0

    /// Files changed within this time before they are looked at may change again within one tick of the file system's
    /// clock, unseen; so may files from a future that the clock was set back from. Both are read again next time.
    private static let tick: Int64 = 100_000_000

    /// - Parameter now: nanoseconds since 1970.
    init(root: String, kind: String, index: Index, now: Int64) {
        self.root = root
        directory = try? OpenDirectory(root)
        self.kind = kind
        self.now = now
        remembered = Dictionary(((try? index.loadFiles(kind: kind)) ?? []).map { ($0.path, $0) }) { $1 }
        stamps.reserveCapacity(remembered.count)
    }

    func look(_ path: ProjectPath, limit: Int) -> Look {
        let old = remembered[path.text]
        guard let stamp = stamp(path, old) else { return .unreadable }
        if let old, old.trusted, old.stamp.sameContent(as: stamp) { return .known(old.payload) }
        guard let (bytes, digest) = read(path, limit: limit) else { return .unreadable }
        if let old, Self.digest(in: old.payload) == digest {
            note(path, old.payload)
            return .known(old.payload)
        }
        changed.insert(path.text)
        return .read(bytes, digest)
    }

    /// Reads a file whose payload turned out not to serve.
    func read(_ path: ProjectPath, limit: Int) -> (bytes: [UInt8], digest: ContentDigest)? {
        guard let bytes = try? Files.read(path, below: root, limit: limit) else {
            changed.insert(path.text)
            return nil
        }
        return (bytes, ContentDigest(of: bytes))
    }

    /// Notes what a reader made of the file, as of the last look.
    func remember(_ path: ProjectPath, _ payload: String) { note(path, Array(payload.utf8)) }

    private func note(_ path: ProjectPath, _ payload: [UInt8]) {
        guard case .some(.some(let stamp)) = stamps[path.text] else { return }
        let latest = max(stamp.modified, stamp.changed)
        updates.append(
            CachedFile(
                path: path.text, stamp: stamp, trusted: latest < now - Self.tick, payload: payload))
    }

    /// The digest of a file of any size, by which a request names it. A checkout without git-lfs leaves a pointer in the
    /// file's place: it names the content that the request means, and a clone must not ask for another picture.
    func digest(_ path: ProjectPath) -> ContentDigest? {
        let old = remembered[path.text]
        guard let stamp = stamp(path, old) else { return nil }
        if let old, old.trusted, old.stamp.sameContent(as: stamp) {
            return old.payload.withUnsafeBufferPointer { ContentDigest(hex: $0) }
        }
        changed.insert(path.text)
        guard let read = try? Files.digest(path, below: root) else { return nil }
        let digest = pointed(path, size: read.1.size) ?? read.0
        remember(path, digest.hex)
        return digest
    }

    private func pointed(_ path: ProjectPath, size: UInt64) -> ContentDigest? {
        guard size < 1024, let bytes = try? Files.read(path, below: root, limit: 1024) else { return nil }
        return pointerDigest(bytes)
    }

    /// The payload that was made of the file when it was last read.
    func earlier(_ path: ProjectPath) -> [UInt8]? { remembered[path.text]?.payload }

    /// Whether anything but `paths` was read as new, or is gone, since the last scan.
    func foundChanges(besides paths: Set<String> = []) -> Bool { !changed.isSubset(of: paths) || !gone.isEmpty }

    /// Whether ``save(to:)`` has anything to write.
    var hasNews: Bool { !updates.isEmpty || !gone.isEmpty }

    private var gone: [String] {
        // The rule is that all are still there, which their numbers tell.
        known == remembered.count ? [] : remembered.keys.filter { stamps[$0] == nil }
    }

    /// Lets the index learn what was found. It is a help, not a duty: a read-only project or a full disk costs speed only.
    func save(to index: Index) {
        guard hasNews else { return }
        try? index.updateFiles(kind: kind, upserts: updates, removedPaths: gone)
    }

    private func stamp(_ path: ProjectPath, _ old: CachedFile?) -> FileStamp? {
        let found = (try? directory?.stamp(path.text)) ?? nil
        if found == nil, old != nil { changed.insert(path.text) }
        if stamps.updateValue(found, forKey: path.text) == nil, old != nil { known += 1 }
        return found
    }

    private static func digest(in payload: [UInt8]) -> ContentDigest? {
        lines(2, of: payload).flatMap { ContentDigest(hex: $0.lines[1]) }
    }
}
