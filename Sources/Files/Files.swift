internal import CPlatform
package import ClipModel
internal import Glibc

/// File work whose failure modes are known: bounded reads, atomic and synced writes, listings.
package enum Files {
    /// Reads a file of at most `limit` bytes. A larger one, and anything but a regular file, is refused (`EFBIG`,
    /// `EINVAL`), so that a device or a gigabyte can't stall a command.
    package static func read(_ path: String, limit: Int) throws(FileFault) -> [UInt8] {
        let fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard fd >= 0 else { throw FileFault("read", path, code: errno) }
        defer { close(fd) }
        return try read(descriptor: fd, path: path, limit: limit)
    }

    /// Reads `path` below the directory `root`. The kernel refuses a path that leaves it or passes a symbolic link
    /// (``FileFault/leavesProject``).
    package static func read(
        _ path: ProjectPath, below root: String, limit: Int
    ) throws(FileFault) -> [UInt8] {
        let fd = try openBelow(path, root: root, flags: O_RDONLY | O_NONBLOCK)
        defer { close(fd) }
        return try read(descriptor: fd, path: path.text, limit: limit)
    }

    /// Digests `path` below `root`, reading in blocks; same refusals as ``read(_:below:limit:)`` without a limit.
    package static func digest(_ path: ProjectPath, below root: String) throws(FileFault) -> (ContentDigest, FileStamp)
    {
        let fd = try openBelow(path, root: root, flags: O_RDONLY | O_NONBLOCK)
        defer { close(fd) }
        return try digest(descriptor: fd, path: path.text)
    }

    /// Digests a file, reading in blocks.
    package static func digest(_ path: String) throws(FileFault) -> (ContentDigest, FileStamp) {
        let fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard fd >= 0 else { throw FileFault("read", path, code: errno) }
        defer { close(fd) }
        return try digest(descriptor: fd, path: path)
    }

    /// Replaces `path` with `bytes` at once: a temporary file beside it, synced, renamed, the directory synced. A crash
    /// leaves the old content or the new. The mode of an existing file is kept; a symbolic link is replaced by a file.
    package static func write(_ bytes: [UInt8], to path: String, mode: UInt32 = 0o644) throws(FileFault) {
        let existing = try FileStamp.of(path, followingLinks: false)
        let kept = existing.flatMap { $0.isRegular ? $0.mode & 0o7777 : nil }
        let temporary = temporaryName(for: path)
        do throws(FileFault) {
            try writeSynced(bytes, to: temporary, mode: mode, exactMode: kept, meaning: path)
            guard rename(temporary, path) == 0 else { throw FileFault("replace", path, code: errno) }
        } catch {
            unlink(temporary)
            throw error
        }
        try syncDirectory(parent(of: path))
    }

    /// Replaces `path` with `bytes` at once for every other process, but not for a crash of the machine, which may leave
    /// the old content, a part of the new or none. For what can be made again.
    package static func writeUnsynced(_ bytes: [UInt8], to path: String) throws(FileFault) {
        let temporary = temporaryName(for: path)
        let fd = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
        guard fd >= 0 else { throw FileFault("write", path, code: errno) }
        defer { close(fd) }
        do throws(FileFault) {
            try writeAll(bytes, to: fd, path: path)
            guard rename(temporary, path) == 0 else { throw FileFault("replace", path, code: errno) }
        } catch {
            unlink(temporary)
            throw error
        }
    }

    /// Makes the new file `path` with `bytes` and exactly this mode, synced; its directory is not. Refuses an existing
    /// file (`EEXIST`); on another failure nothing is left.
    package static func create(_ bytes: [UInt8], at path: String, mode: UInt32 = 0o644) throws(FileFault) {
        do throws(FileFault) {
            try writeSynced(bytes, to: path, mode: mode, exactMode: mode, meaning: path)
        } catch {
            if error.code != EEXIST { unlink(path) }
            throw error
        }
    }

    /// Replaces the text file `path` at once, as ``write(_:to:mode:)``.
    package static func write(_ text: String, to path: String) throws(FileFault) {
        try write(Array(text.utf8), to: path)
    }

    /// Makes a directory and those above it.
    package static func makeDirectory(_ path: String, mode: UInt32 = 0o755) throws(FileFault) {
        if mkdir(path, mode) == 0 { return }
        let code = errno
        if code == ENOENT, path != parent(of: path) {
            try makeDirectory(parent(of: path), mode: mode)
            if mkdir(path, mode) == 0 || errno == EEXIST { return }
        }
        if code == EEXIST, try FileStamp.of(path)?.isDirectory == true { return }
        throw FileFault("make the directory", path, code: code)
    }

    /// The names in a directory, sorted by their bytes, without `.` and `..`; empty if it is missing.
    package static func list(_ path: String) throws(FileFault) -> [String] {
        guard let directory = opendir(path) else {
            if errno == ENOENT { return [] }
            throw FileFault("list", path, code: errno)
        }
        defer { closedir(directory) }
        var names: [(start: UInt64, text: String)] = []
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: UInt8.self, capacity: 256) { (start(of: $0), String(cString: $0)) }
            }
            if name.1 != ".", name.1 != ".." { names.append(name) }
        }
        names.sort { $0.start == $1.start ? precedes($0.text, $1.text) : $0.start < $1.start }
        return names.map(\.text)
    }

    /// The first bytes of a name as a number, which orders as they do.
    private static func start(of name: UnsafePointer<UInt8>) -> UInt64 {
        var (number, place): (UInt64, Int) = (0, 0)
        while place < 8, name[place] != 0 {
            number |= UInt64(name[place]) << UInt64(56 - 8 * place)
            place += 1
        }
        return number
    }

    /// Orders by bytes. A string's own comparison would order some names by their normal form.
    private static func precedes(_ a: String, _ b: String) -> Bool {
        let order = a.utf8.withContiguousStorageIfAvailable { a in
            b.utf8.withContiguousStorageIfAvailable { b in
                let order = memcmp(a.baseAddress!, b.baseAddress!, min(a.count, b.count))
                return order == 0 ? a.count < b.count : order < 0
            }
        }
        return order.flatMap { $0 } ?? a.utf8.lexicographicallyPrecedes(b.utf8)
    }

    /// Removes a file if it is there.
    package static func remove(_ path: String) throws(FileFault) {
        guard unlink(path) == 0 || errno == ENOENT else { throw FileFault("remove", path, code: errno) }
    }

    /// Renames within one file system and syncs the target's directory.
    package static func move(_ from: String, to: String) throws(FileFault) {
        guard rename(from, to) == 0 else { throw FileFault("move", from, code: errno) }
        try syncDirectory(parent(of: to))
    }

    package static func syncDirectory(_ path: String) throws(FileFault) {
        let fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard fd >= 0 else { throw FileFault("sync", path, code: errno) }
        defer { close(fd) }
        guard fsync(fd) == 0 else { throw FileFault("sync", path, code: errno) }
    }

    package static func parent(of path: String) -> String {
        guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    /// A name beside `path` that no other process makes. It starts with `.clipws-tmp-`, which every listing skips.
    package static func temporaryName(for path: String) -> String {
        let name = ".clipws-tmp-\(getpid())-\(UInt64.random(in: 0 ... .max))"
        return parent(of: path) == "." ? name : parent(of: path) + "/" + name
    }

    /// How long what a killed process left is left alone, in seconds: a process of another container can't be told from
    /// one that is gone.
    private static let leftAfter: Int64 = 600

    /// Removes what processes that are gone left in `directory` under names of ``temporaryName(for:)``. What can't be
    /// removed stays.
    package static func sweepTemporaries(in directory: String) {
        guard (try? FileStamp.of(directory, followingLinks: false))??.isDirectory == true,
            let open = opendir(directory)
        else { return }
        defer { closedir(open) }
        var names: [String] = []
        while let entry = readdir(open) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name.hasPrefix(".clipws-tmp-") { names.append(name) }
        }
        for name in names {
            let path = directory + "/" + name
            guard let pid = name.split(separator: "-").dropFirst(2).first.flatMap({ pid_t($0) }), pid > 0,
                kill(pid, 0) != 0, errno == ESRCH,
                let stamp = (try? FileStamp.of(path, followingLinks: false)) ?? nil, stamp.isRegular,
                stamp.modified / 1_000_000_000 < Int64(time(nil)) - leftAfter
            else { continue }
            unlink(path)
        }
    }

    private static func openBelow(_ path: ProjectPath, root: String, flags: Int32) throws(FileFault) -> Int32 {
        let directory = open(root, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard directory >= 0 else { throw FileFault("open", root, code: errno) }
        defer { close(directory) }
        let fd = cplatform_open_beneath(directory, path.text, flags, 0)
        guard fd >= 0 else { throw FileFault("read", path.text, code: -fd) }
        return fd
    }

    private static func read(descriptor fd: Int32, path: String, limit: Int) throws(FileFault) -> [UInt8] {
        let stamp = try regular(fd, path)
        guard stamp.size <= UInt64(limit) else { throw FileFault("read", path, code: EFBIG) }
        // One byte more than the size, so that a file that grows meanwhile is noticed.
        var bytes = [UInt8](repeating: 0, count: Int(stamp.size) + 1)
        var filled = 0
        while filled < bytes.count {
            let count = bytes.withUnsafeMutableBytes { Glibc.read(fd, $0.baseAddress! + filled, $0.count - filled) }
            if count == 0 { break }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw FileFault("read", path, code: errno) }
            filled += count
            if filled == bytes.count {
                guard filled <= limit else { throw FileFault("read", path, code: EFBIG) }
                bytes.append(contentsOf: repeatElement(0, count: min(bytes.count, limit + 1 - bytes.count)))
            }
        }
        bytes.removeLast(bytes.count - filled)
        return bytes
    }

    private static func digest(descriptor fd: Int32, path: String) throws(FileFault) -> (ContentDigest, FileStamp) {
        let stamp = try regular(fd, path)
        var hasher = DigestHasher()
        // A small file is read in one go, in no more memory than it needs.
        var block = [UInt8](repeating: 0, count: Int(min(stamp.size + 1, 1 << 20)))
        while true {
            let count = block.withUnsafeMutableBytes { Glibc.read(fd, $0.baseAddress!, $0.count) }
            if count == 0 { break }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw FileFault("read", path, code: errno) }
            block.withUnsafeBytes { hasher.update(UnsafeRawBufferPointer(rebasing: $0[..<count])) }
        }
        return (hasher.finish(), stamp)
    }

    static func regular(_ fd: Int32, _ path: String) throws(FileFault) -> FileStamp {
        var raw = cplatform_stamp()
        let code = cplatform_fstat(fd, &raw)
        guard code == 0 else { throw FileFault("read", path, code: -code) }
        let stamp = FileStamp(raw)
        guard stamp.isRegular else { throw FileFault("read", path, code: stamp.isDirectory ? EISDIR : EINVAL) }
        return stamp
    }

    private static func writeSynced(
        _ bytes: [UInt8], to temporary: String, mode: UInt32, exactMode: UInt32?, meaning path: String
    ) throws(FileFault) {
        let fd = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, exactMode ?? mode)
        guard fd >= 0 else { throw FileFault("write", path, code: errno) }
        defer { close(fd) }
        // The process's mask took bits away from what open was given; an existing file's mode is kept in full.
        if let exactMode, fchmod(fd, exactMode) != 0 { throw FileFault("write", path, code: errno) }
        try writeAll(bytes, to: fd, path: path)
        guard fsync(fd) == 0 else { throw FileFault("sync", path, code: errno) }
    }

    static func writeAll(_ bytes: [UInt8], to fd: Int32, path: String) throws(FileFault) {
        var written = 0
        while written < bytes.count {
            let count = bytes.withUnsafeBytes { Glibc.write(fd, $0.baseAddress! + written, $0.count - written) }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw FileFault("write", path, code: errno) }
            written += count
        }
    }
}

extension Files {
    /// Removes a directory that holds nothing.
    package static func removeEmptyDirectory(_ path: String) throws(FileFault) {
        guard rmdir(path) == 0 else { throw FileFault("remove", path, code: errno) }
    }

    /// The path without symbolic links, `.` and `..`; `nil` if nothing is there.
    package static func realPath(_ path: String) -> String? {
        guard let found = realpath(path, nil) else { return nil }
        defer { free(found) }
        return String(cString: found)
    }
}
