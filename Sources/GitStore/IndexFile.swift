internal import CGit2
internal import Files
internal import Glibc

/// What git's index says of one file.
struct IndexEntry {
    var path: String
    var id: ObjectID
    var mode: UInt32
    /// 0, or 1 to 3 for the sides of a conflict.
    var stage: Int
    var size: UInt32
    var modified: Int64
    var changed: Int64
    var inode: UInt32
    var user: UInt32
    var group: UInt32
    /// `git update-index --assume-unchanged` or `--skip-worktree`: the work tree isn't asked.
    var isFrozen: Bool
    /// `git add --intent-to-add`: the file is named but not staged.
    var isIntended: Bool

    init?(_ raw: git_index_entry) {
        guard let name = raw.path, let path = String(validatingCString: name) else { return nil }
        self.path = path
        id = ObjectID(raw.id)
        mode = raw.mode
        stage = Int(raw.flags >> 12) & 3
        size = raw.file_size
        modified = Int64(raw.mtime.seconds) * 1_000_000_000 + Int64(raw.mtime.nanoseconds)
        changed = Int64(raw.ctime.seconds) * 1_000_000_000 + Int64(raw.ctime.nanoseconds)
        inode = raw.ino
        user = raw.uid
        group = raw.gid
        let extended = UInt32(raw.flags_extended)
        isFrozen =
            UInt32(raw.flags) & GIT_INDEX_ENTRY_VALID.rawValue != 0
            || extended & GIT_INDEX_ENTRY_SKIP_WORKTREE.rawValue != 0
        isIntended = extended & GIT_INDEX_ENTRY_INTENT_TO_ADD.rawValue != 0
    }

    enum Match { case same, onlyChangeTime, different }

    /// Compares with a file by its stamp alone. An entry written in the same moment as the index is never believed: the
    /// file may have changed in that moment without a trace (git calls it racy).
    func match(_ state: FileState, indexWritten: Int64) -> Match {
        guard size == UInt32(truncatingIfNeeded: state.size), inode == UInt32(truncatingIfNeeded: state.inode),
            user == state.user, group == state.group, Self.same(modified, state.modified),
            modified + Self.granularity < indexWritten
        else { return .different }
        return Self.same(changed, state.changed) ? .same : .onlyChangeTime
    }

    // A git built without nanoseconds leaves them zero.
    private static func same(_ recorded: Int64, _ found: Int64) -> Bool {
        recorded == found || (recorded % 1_000_000_000 == 0 && recorded / 1_000_000_000 == found / 1_000_000_000)
    }

    // The kernel stamps files by its tick, at most ten milliseconds.
    private static let granularity: Int64 = 10_000_000
}

/// A copy of git's index in memory, to look at.
struct IndexSnapshot {
    /// In the order of the bytes of their paths.
    private(set) var entries: [IndexEntry] = []
    private let paths: PathTable
    /// Names that aren't UTF-8. They can't be spoken of, and stay as they are.
    var unreadable = 0
    /// When the file was written, in nanoseconds since 1970.
    let written: Int64

    var conflicts: [String] {
        var out: [String] = []
        for entry in entries where entry.stage != 0 && out.last != entry.path { out.append(entry.path) }
        return out
    }

    init(_ index: OpaquePointer, written: Int64) {
        self.written = written
        let count = git_index_entrycount(index)
        entries.reserveCapacity(count)
        for at in 0..<count {
            guard let raw = git_index_get_byindex(index, at)?.pointee else { continue }
            if let entry = IndexEntry(raw) { entries.append(entry) } else { unreadable += 1 }
        }
        // git writes them in order, and not everybody who writes an index is git.
        let isOrdered = zip(entries, entries.dropFirst()).allSatisfy { bytesCompare($0.path, $1.path) <= 0 }
        if !isOrdered { entries.sort { bytesCompare($0.path, $1.path) < 0 } }
        paths = PathTable(entries)
    }

    /// Where the entry of a file is; of the sides of a conflict, the last.
    func position(of path: String) -> Int? {
        let after = paths.firstPosition(in: path) { $0 > 0 }
        return after > 0 && bytesCompare(entries[after - 1].path, path) == 0 ? after - 1 : nil
    }

    /// The entries of the files in the folder or below it.
    func files(in folder: String) -> ArraySlice<IndexEntry> {
        let first = paths.firstPosition(in: folder + "/") { $0 >= 0 }
        // `0` comes after `/`.
        return entries[first..<max(first, paths.firstPosition(in: folder + "0") { $0 >= 0 })]
    }
}

/// The paths of an index, one behind the other: to look for a path in strings of their own takes several times as long.
private struct PathTable {
    private var bytes: [UInt8] = []
    /// Where each path ends.
    private var ends: [Int] = []

    init(_ entries: [IndexEntry]) {
        ends.reserveCapacity(entries.count)
        for entry in entries {
            bytes.append(contentsOf: entry.path.utf8)
            ends.append(bytes.count)
        }
    }

    /// The first of the ordered paths whose order after `path` (positive: it comes later) is as `wanted`, as it is with all
    /// that follow.
    func firstPosition(in path: String, _ wanted: (Int) -> Bool) -> Int {
        var path = path
        return path.withUTF8 { path in
            bytes.withUnsafeBufferPointer { bytes in
                var (low, high) = (0, ends.count)
                while low < high {
                    let middle = (low + high) / 2
                    let start = middle == 0 ? 0 : ends[middle - 1]
                    let count = ends[middle] - start
                    let common = min(count, path.count)
                    let order = common == 0 ? 0 : Int(memcmp(bytes.baseAddress! + start, path.baseAddress!, common))
                    if wanted(order != 0 ? order : count - path.count) { high = middle } else { low = middle + 1 }
                }
                return low
            }
        }
    }
}

/// An index that is open for change under git's own lock.
///
/// The lock `index.lock` is taken before the index is read, so that no `git add` in between is lost; libgit2 alone would
/// lock while it writes only. The changes go to a file of their own, renamed over the index by ``publish()``. A killed
/// process leaves the old index whole, and a lock that the next one knows for what it is (``IndexLock``).
struct IndexFile: ~Copyable {
    var raw: OpaquePointer { content.raw }
    var snapshot: IndexSnapshot { content.snapshot }
    /// What was staged ahead, and more that was found out then; kept for whoever locks the index next by ``keep(_:)``.
    var ahead: StagedAhead { content.ahead }
    /// Whether what the last look at the work tree found is in it.
    let isAhead: Bool
    private let content: IndexContent
    private let directory: String
    private let lock: IndexLock

    private var scratch: String { directory + "/index.clipws" }

    /// `directory` is the folder of the work tree's index. `content` is the same index as an earlier one was left by
    /// ``keep(_:)``, and serves if the file is still the one that it was. Without `publishing`, what is staged is for
    /// ``keep(_:)`` alone, and git isn't kept out meanwhile.
    init(locking directory: String, publishing: Bool = true, _ content: IndexContent? = nil) throws(GitFault) {
        let lock = try IndexLock(directory, againstGit: publishing)
        let stamp = try fileWork { () throws(FileFault) in try FileStamp.of(directory + "/index") }
        if let content, let stamp, content.stamp == stamp {
            (self.content, isAhead) = (content, true)
        } else {
            (self.content, isAhead) = (try Self.load(directory, stamp), false)
        }
        (self.directory, self.lock) = (directory, lock)
    }

    deinit { Self.clear(directory) }

    /// The index as it is now, for the next who locks it. Nothing of it is published.
    func keep(_ ahead: StagedAhead) -> IndexContent {
        content.ahead = ahead
        content.lookAgain()
        return content
    }

    /// Whether it names the files of `other` with the same content, and no more.
    func names(the other: OpaquePointer) -> Bool {
        let count = git_index_entrycount(raw)
        guard count == git_index_entrycount(other) else { return false }
        return (0..<count).allSatisfy { at in
            guard let own = git_index_get_byindex(raw, at), let entry = git_index_get_byindex(other, at) else {
                return false
            }
            return own.pointee.mode == entry.pointee.mode && own.pointee.flags >> 12 & 3 == 0
                && ObjectID(own.pointee.id) == ObjectID(entry.pointee.id)
                && strcmp(own.pointee.path, entry.pointee.path) == 0
        }
    }

    // Ours alone while the index is locked: what is there was left by a process that was killed.
    private static func clear(_ directory: String) {
        unlink(directory + "/index.clipws")
        unlink(directory + "/index.clipws.lock")
    }

    private static func load(_ directory: String, _ stamp: FileStamp?) throws(GitFault) -> IndexContent {
        let (index, scratch) = (directory + "/index", directory + "/index.clipws")
        clear(directory)
        let bytes = try fileWork { () throws(FileFault) -> [UInt8]? in
            guard try FileStamp.of(index) != nil else { return nil }
            return try Files.read(index, limit: 1 << 30)
        }
        // libgit2 keeps what it doesn't change, such as the ids of unchanged folders, when it starts from the file.
        if let bytes { try copy(bytes, to: scratch) }
        let raw = try Library.make("read the index") { git_index_open($0, scratch) }
        return IndexContent(raw, stamp)
    }

    private static func copy(_ bytes: [UInt8], to path: String) throws(GitFault) {
        let fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
        guard fd >= 0 else { throw .file(FileFault("write", path, code: errno)) }
        defer { close(fd) }
        try writeAll(bytes[...], to: fd, name: path)
    }

    /// Reads the index without the lock, as commands that change nothing do.
    static func look(_ directory: String) throws(GitFault) -> IndexSnapshot {
        let path = directory + "/index"
        let stamp = try fileWork { () throws(FileFault) in try FileStamp.of(path) }
        let raw = try Library.make("read the index") { git_index_open($0, path) }
        defer { git_index_free(raw) }
        return IndexSnapshot(raw, written: stamp?.modified ?? 0)
    }

    /// Records a file as staged in this state.
    func set(_ path: String, id: ObjectID, mode: UInt32, state: FileState?) throws(GitFault) {
        try Self.set(raw, path, id: id, mode: mode, state: state)
    }

    static func set(
        _ raw: OpaquePointer, _ path: String, id: ObjectID, mode: UInt32, state: FileState?, frozen: Bool = false
    ) throws(GitFault) {
        var entry = git_index_entry()
        entry.id = id.raw
        entry.mode = mode
        if let state { fill(&entry, state) }
        if frozen { entry.flags_extended = UInt16(GIT_INDEX_ENTRY_SKIP_WORKTREE.rawValue) }
        let code = path.withCString { name in
            entry.path = name
            return git_index_add(raw, &entry)
        }
        try Library.check("stage `\(path)`", code)
    }

    private static func fill(_ entry: inout git_index_entry, _ state: FileState) {
        entry.file_size = UInt32(truncatingIfNeeded: state.size)
        entry.mtime = time(state.modified)
        entry.ctime = time(state.changed)
        entry.ino = UInt32(truncatingIfNeeded: state.inode)
        entry.dev = UInt32(truncatingIfNeeded: state.device)
        entry.uid = state.user
        entry.gid = state.group
    }

    private static func time(_ nanoseconds: Int64) -> git_index_time {
        git_index_time(
            seconds: Int32(truncatingIfNeeded: nanoseconds / 1_000_000_000),
            nanoseconds: UInt32(truncatingIfNeeded: nanoseconds % 1_000_000_000))
    }

    func remove(_ path: String) throws(GitFault) {
        let code = git_index_remove(raw, path, 0)
        if code != GIT_ENOTFOUND.rawValue { try Library.check("unstage `\(path)`", code) }
    }

    /// Makes entries that this program didn't compare be compared by content next time, where the stamp alone would not
    /// show a change once the index has a later date. git asks this of every program that writes the index.
    func distrustRacy(_ tree: borrowing WorkTree, except checked: Set<PathKey>) throws(GitFault) {
        for entry in snapshot.entries where entry.stage == 0 && !entry.isFrozen && entry.size != 0 {
            guard entry.modified / 1_000_000_000 >= snapshot.written / 1_000_000_000,
                !checked.contains(PathKey(entry.path)), let state = try tree.state(of: entry.path)
            else { continue }
            if entry.match(state, indexWritten: snapshot.written) == .same { continue }
            guard let current = git_index_get_bypath(raw, entry.path, 0) else { continue }
            var copy = current.pointee
            copy.file_size = 0
            try Library.check("stage `\(entry.path)`", git_index_add(raw, &copy))
        }
    }

    /// Puts the changed index in the place of the old one, at once. The lock stays until the value ends.
    func publish() throws(GitFault) {
        try Library.check("write the index", git_index_write(raw))
        let index = directory + "/index"
        guard rename(scratch, index) == 0 else { throw .file(FileFault("replace", index, code: errno)) }
    }
}

/// libgit2's index in memory with a copy of what it held when it was read, freed with the value.
///
/// `@unchecked Sendable` is true because it is reached under the repository's lock alone.
final class IndexContent: @unchecked Sendable {
    fileprivate let raw: OpaquePointer
    fileprivate private(set) var snapshot: IndexSnapshot
    /// The file that it was read from.
    fileprivate let stamp: FileStamp?
    fileprivate var ahead = StagedAhead()

    fileprivate init(_ raw: OpaquePointer, _ stamp: FileStamp?) {
        (self.raw, self.stamp) = (raw, stamp)
        snapshot = IndexSnapshot(raw, written: stamp?.modified ?? 0)
    }

    deinit { git_index_free(raw) }

    /// What was written for it ahead of a save.
    var objectsAhead: [ObjectID] {
        ahead.folders.values
            + ahead.staged.compactMap { path in
                git_index_get_bypath(raw, path, 0).map { ObjectID($0.pointee.id) }
            }
    }

    fileprivate func lookAgain() { snapshot = IndexSnapshot(raw, written: snapshot.written) }
}

/// What is known of an index beyond git's own, since it was staged into ahead of a save.
struct StagedAhead {
    var staged: [String] = []
    /// The commit whose files it named before anything was staged, if it named just those.
    var base: ObjectID?
    /// Folders of the root as `staged` leaves them.
    var folders: [PathKey: ObjectID] = [:]
    /// As the last look at the work tree left them.
    var settled: SettledFolders?
}
