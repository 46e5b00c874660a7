internal import Glibc

/// Says that a run of the program is alive: a lock file named by the run's id, locked as long as the object lives and
/// the process does. What a run leaves behind (temporary files, attempts) belongs to nobody once its mark is gone.
package final class RunMark: Sendable {
    /// 26 characters that no other run has.
    package let id: String
    private let path: String
    private let lock: FileLock

    /// Marks a new run in `directory`, which is made if needed.
    package init(in directory: String, id: String = RunMark.newID()) throws(FileFault) {
        try Files.makeDirectory(directory)
        self.id = id
        path = Self.path(of: id, in: directory)
        lock = try Self.takeLock(path)
    }

    deinit { unlink(path) }

    /// Whether the run `id` still lives, in whatever process.
    package static func isAlive(_ id: String, in directory: String) throws(FileFault) -> Bool {
        try FileLock.isHeld(path(of: id, in: directory))
    }

    /// Removes the files of runs that ended without doing so themselves.
    package static func sweep(_ directory: String) throws(FileFault) {
        for name in try Files.list(directory) where name.hasSuffix(".run") {
            let path = directory + "/" + name
            // Removed while locked, so that a run that starts meanwhile sees that its file went (see takeLock).
            guard try !FileLock.isHeld(path), let lock = try FileLock.take(path, wait: false) else { continue }
            try withExtendedLifetime(lock) { () throws(FileFault) in try Files.remove(path) }
        }
    }

    package static func newID() -> String {
        let digits = Array("0123456789abcdefghjkmnpqrstvwxyz")
        return String((0..<26).map { _ in digits[Int.random(in: 0..<32)] })
    }

    private static func path(of id: String, in directory: String) -> String { directory + "/" + id + ".run" }

    private static func takeLock(_ path: String) throws(FileFault) -> FileLock {
        while true {
            guard let lock = try FileLock.take(path, wait: true) else { continue }
            if try FileStamp.of(path) != nil { return lock }
        }
    }
}
