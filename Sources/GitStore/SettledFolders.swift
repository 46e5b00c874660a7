internal import Files
internal import Glibc

/// Folders that a save left in git's index as they lie in the work tree, so that the next save needn't look into them.
///
/// They are believed while git's index is the very file that that save wrote, and only with the times that they had: then
/// they hold the same names. For folders whose files never change once they are written, that is all.
///
/// Kept in `<git directory>/clipws/settled`: the stamp of the index, then for each folder its stamp and its path, ended by
/// a zero byte. A stamp is three numbers of 8 bytes, the least first: when it was modified and changed, in nanoseconds
/// since 1970, and the inode. Nothing depends on the file.
struct SettledFolders {
    private struct Stamp: Equatable {
        var modified: Int64
        var changed: Int64
        var inode: UInt64

        init(_ state: FileState) { (modified, changed, inode) = (state.modified, state.changed, state.inode) }
        init(_ stamp: FileStamp) { (modified, changed, inode) = (stamp.modified, stamp.changed, stamp.inode) }
        init(_ numbers: [UInt64]) {
            (modified, changed) = (Int64(bitPattern: numbers[0]), Int64(bitPattern: numbers[1]))
            inode = numbers[2]
        }

        var bytes: [UInt8] {
            [UInt64(bitPattern: modified), UInt64(bitPattern: changed), inode].flatMap { number in
                (0..<8).map { UInt8(truncatingIfNeeded: number >> (8 * UInt64($0))) }
            }
        }
    }

    /// The folder whose subfolders may be settled.
    let parent: String
    private var before: [PathKey: Stamp] = [:]
    private var now: [PathKey: Stamp] = [:]
    private var skipped: Set<PathKey> = []

    /// What the last save noted of the folders in `parent`. `directory` is the folder of the work tree's index.
    init(below parent: String, in directory: String) {
        self.parent = parent + "/"
        guard let bytes = try? Files.read(Self.place(directory), limit: 1 << 24),
            let index = try? FileStamp.of(directory + "/index")
        else { return }
        var rest = bytes[...]
        guard let written = Self.takeStamp(&rest), written == Stamp(index) else { return }
        while let stamp = Self.takeStamp(&rest), let end = rest.firstIndex(of: 0) {
            before[PathKey(String(decoding: rest[..<end], as: UTF8.self))] = stamp
            rest = rest[(end + 1)...]
        }
    }

    private static func takeStamp(_ bytes: inout ArraySlice<UInt8>) -> Stamp? {
        guard bytes.count >= 24 else { return nil }
        let numbers = (0..<3).map { at in
            (0..<8).reduce(UInt64(0)) { $0 | UInt64(bytes[bytes.startIndex + 8 * at + $1]) << (8 * UInt64($1)) }
        }
        bytes = bytes.dropFirst(24)
        return Stamp(numbers)
    }

    /// Whether the folder needn't be looked into.
    mutating func skips(_ path: String, _ state: FileState) -> Bool {
        let key = PathKey(path)
        guard let stamp = before[key], stamp == Stamp(state) else { return false }
        now[key] = stamp
        skipped.insert(key)
        return true
    }

    /// Whether the file lies in a folder that wasn't looked into.
    func covers(_ path: String) -> Bool {
        guard !skipped.isEmpty, let slash = path.utf8.lastIndex(of: 47) else { return false }
        return skipped.contains(PathKey(String(path[..<slash])))
    }

    /// Notes a folder that was looked into and holds files alone. One that changed just now may change again within the
    /// clock's tick, without a trace.
    mutating func note(_ path: String, _ state: FileState) {
        guard path.hasPrefix(parent) else { return }
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        let settled = Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec) - 100_000_000
        if state.changed < settled, state.modified < settled { now[PathKey(path)] = Stamp(state) }
    }

    /// Writes down what the save found, once its index stands.
    func write(in directory: String) {
        guard let index = try? FileStamp.of(directory + "/index"), now.count < 100_000 else { return }
        var bytes = Stamp(index).bytes
        for (path, stamp) in now { bytes += stamp.bytes + path.text.utf8 + [0] }
        let place = Self.place(directory)
        try? Files.makeDirectory(Files.parent(of: place))
        try? Files.writeUnsynced(bytes, to: place)
    }

    private static func place(_ directory: String) -> String { directory + "/clipws/settled" }
}
