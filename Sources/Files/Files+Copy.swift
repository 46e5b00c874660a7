internal import CPlatform
internal import Glibc

/// How a second name for the same content was made.
package enum CopyMethod: String, Hashable, Sendable {
    /// Both files share their blocks until one is written to.
    case reflink
    /// Both names are one file.
    case hardLink
    case copy
}

extension Files {
    /// Copies `from` to the new file `to`: by sharing blocks where the file system can, else inside the kernel, else
    /// through memory. Refuses an existing `to` (`EEXIST`) and anything but a regular file. The copy is not synced
    /// unless `synced` is set; a failed copy is removed.
    @discardableResult
    package static func copy(
        _ from: String, toNew to: String, mode: UInt32 = 0o644, synced: Bool = false
    ) throws(FileFault) -> CopyMethod {
        let source = open(from, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard source >= 0 else { throw FileFault("read", from, code: errno) }
        defer { close(source) }
        let size = try regular(source, from).size
        let target = open(to, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
        guard target >= 0 else { throw FileFault("write", to, code: errno) }
        defer { close(target) }
        do throws(FileFault) {
            let method = try fill(target, to, from: source, from, size: size)
            guard fchmod(target, mode) == 0 else { throw FileFault("write", to, code: errno) }
            if synced, fsync(target) != 0 { throw FileFault("sync", to, code: errno) }
            return method
        } catch {
            unlink(to)
            throw error
        }
    }

    /// Gives the first `count` bytes of an open file back to the disk: they read as zeros then. `false` where the file
    /// system can't.
    package static func freeFront(of descriptor: Int32, _ count: UInt64) -> Bool {
        cplatform_free_front(descriptor, count) == 0
    }

    /// Makes the new file `to` share the blocks of `from`; `false`, with nothing made, where the file system can't.
    package static func clone(_ from: String, toNew to: String, mode: UInt32 = 0o644) throws(FileFault) -> Bool {
        let source = open(from, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard source >= 0 else { throw FileFault("read", from, code: errno) }
        defer { close(source) }
        let target = open(to, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
        guard target >= 0 else {
            if errno == EXDEV { return false }
            throw FileFault("write", to, code: errno)
        }
        defer { close(target) }
        if cplatform_clone(source, target) == 0, fchmod(target, mode) == 0, fsync(target) == 0 { return true }
        unlink(to)
        return false
    }

    /// Sets the permission bits of a file.
    package static func setMode(_ path: String, _ mode: UInt32) throws(FileFault) {
        guard chmod(path, mode) == 0 else { throw FileFault("change the mode of", path, code: errno) }
    }

    /// Removes a file or a directory with all that it holds; symbolic links are removed, not followed. What is missing
    /// is no error.
    package static func removeTree(_ path: String) throws(FileFault) {
        guard let stamp = try FileStamp.of(path, followingLinks: false) else { return }
        guard stamp.isDirectory else { return try remove(path) }
        for name in try list(path) { try removeTree(path + "/" + name) }
        guard rmdir(path) == 0 || errno == ENOENT else { throw FileFault("remove", path, code: errno) }
    }

    /// Writes a file's content to the disk.
    package static func sync(_ path: String) throws(FileFault) {
        let fd = open(path, O_RDONLY | O_CLOEXEC)
        guard fd >= 0 else { throw FileFault("sync", path, code: errno) }
        defer { close(fd) }
        guard fsync(fd) == 0 else { throw FileFault("sync", path, code: errno) }
    }

    /// Renames within one file system; `false`, with nothing changed, if `to` exists. The directory is not synced.
    package static func moveToNew(_ from: String, to: String) throws(FileFault) -> Bool {
        let code = cplatform_rename_noreplace(from, to)
        if code == -EEXIST { return false }
        guard code == -EINVAL || code == -ENOSYS else {
            if code == 0 { return true }
            throw FileFault("move", from, code: -code)
        }
        // A file system without the atomic form: a second name, then the first one away.
        guard link(from, to) == 0 else {
            if errno == EEXIST { return false }
            throw FileFault("move", from, code: errno)
        }
        guard unlink(from) == 0 else { throw FileFault("remove", from, code: errno) }
        return true
    }

    private static func fill(
        _ target: Int32, _ to: String, from source: Int32, _ from: String, size: UInt64
    ) throws(FileFault) -> CopyMethod {
        if cplatform_clone(source, target) == 0 { return .reflink }
        let copied = cplatform_copy_range(source, target, size)
        // Whatever was copied moved both offsets, so that the loop below goes on where the kernel stopped. It also
        // takes over where the kernel can't copy between the two file systems at all.
        let refusals = [EXDEV, EINVAL, EOPNOTSUPP, ENOSYS, EBADF].map { Int64(-$0) }
        if copied < 0, !refusals.contains(copied) { throw FileFault("write", to, code: Int32(-copied)) }
        var block = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = block.withUnsafeMutableBytes { Glibc.read(source, $0.baseAddress, $0.count) }
            if count == 0 { return .copy }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw FileFault("read", from, code: errno) }
            try writeAll(Array(block[..<count]), to: target, path: to)
        }
    }
}
