internal import CPlatform
internal import Glibc

/// A lock on a file of its own, held while the object lives or until the end of the process, however it ends: a killed
/// process leaves nothing to clear away.
package final class FileLock: Sendable {
    private let descriptor: Int32

    /// Takes the lock at `path`, making the file if needed; `nil` if another process (or another lock of this one) has
    /// it and `wait` is off.
    ///
    /// - Parameter shared: others may share it; only who takes it alone is kept out.
    package static func take(_ path: String, wait: Bool, shared: Bool = false) throws(FileFault) -> FileLock? {
        let fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
        guard fd >= 0 else { throw FileFault("lock", path, code: errno) }
        let code = cplatform_lock(fd, shared ? 0 : 1, wait ? 1 : 0)
        if code == 0 { return FileLock(descriptor: fd) }
        close(fd)
        if code == -EAGAIN { return nil }
        throw FileFault("lock", path, code: -code)
    }

    /// Locks an open file for as long as anyone has it open: a program that was given the descriptor, and what that one
    /// started with it, hold the lock after this process.
    package static func share(_ descriptor: Int32, of path: String) throws(FileFault) {
        let code = cplatform_lock(descriptor, 1, 0)
        if code != 0 { throw FileFault("lock", path, code: -code) }
    }

    /// Whether anyone holds the lock at `path`, without taking or making it. A missing file is not locked.
    package static func isHeld(_ path: String) throws(FileFault) -> Bool {
        let fd = open(path, O_RDONLY | O_CLOEXEC)
        guard fd >= 0 else {
            if errno == ENOENT { return false }
            throw FileFault("look at the lock", path, code: errno)
        }
        defer { close(fd) }
        let code = cplatform_locked(fd)
        guard code >= 0 else { throw FileFault("look at the lock", path, code: -code) }
        return code == 1
    }

    private init(descriptor: Int32) { self.descriptor = descriptor }
    deinit { close(descriptor) }
}
