internal import Files
internal import Glibc

/// git's lock of the index, `index.lock`, held by this program.
///
/// The lock bears a mark, and whoever takes it holds a lock of the kernel's as well, on `index.clipws-owner`, which a
/// killed process can't leave behind. So a marked lock that is found while holding the latter has no owner any more and is
/// taken away, together with the locks of the branch that its owner was moving. A lock without the mark is git's: it is
/// waited for a little, and never touched.
final class IndexLock {
    private let directory: String
    private let owner: FileLock
    private var holds = false

    private static let mark = "clipws\n"
    /// How often, ten milliseconds apart, a lock of git's is asked for again.
    private static let patience = 200

    /// `directory` is the folder of the work tree's index. Without `againstGit` only other processes of this program are kept
    /// out, which is enough to read, and leaves nothing that git minds if the process ends.
    init(_ directory: String, againstGit: Bool = true) throws(GitFault) {
        self.directory = directory
        owner = try fileWork { () throws(FileFault) in
            guard let lock = try FileLock.take(directory + "/index.clipws-owner", wait: true) else {
                throw FileFault("lock", directory + "/index", code: EAGAIN)
            }
            return lock
        }
        try Self.clearLeft(directory)
        guard againstGit else { return }
        for _ in 0..<Self.patience {
            holds = try Self.place(directory)
            if holds { return }
            usleep(10_000)
        }
        throw .locked(path: Self.path(directory))
    }

    deinit {
        if holds { unlink(Self.path(directory)) }
        withExtendedLifetime(owner) {}
    }

    private static func path(_ directory: String) -> String { directory + "/index.lock" }

    /// Puts the marked lock in its place, at once with its mark; `false` if git has the place. The file that is linked
    /// stays, since writing it down for good takes longer than all else.
    private static func place(_ directory: String) throws(GitFault) -> Bool {
        let made = directory + "/index.clipws-mark"
        try fileWork { () throws(FileFault) in
            let left = try FileStamp.of(made, followingLinks: false)
            if left?.isRegular == true, try Files.read(made, limit: 64) == Array(mark.utf8) { return }
            try Files.write(mark, to: made)
        }
        if link(made, path(directory)) == 0 { return true }
        guard errno == EEXIST else { throw .file(FileFault("lock", path(directory), code: errno)) }
        return false
    }

    /// Takes away what an owner that was killed left. The caller holds the kernel's lock.
    private static func clearLeft(_ directory: String) throws(GitFault) {
        try fileWork { () throws(FileFault) in
            let path = path(directory)
            guard let left = try FileStamp.of(path, followingLinks: false), left.isRegular,
                left.size == mark.utf8.count,
                try Files.read(path, limit: 64) == Array(mark.utf8)
            else { return }
            for lock in [directory + "/HEAD.lock"] + branchLock(directory) {
                // A link changes when it is made.
                guard let stamp = try FileStamp.of(lock, followingLinks: false), stamp.modified >= left.changed else {
                    continue
                }
                try Files.remove(lock)
            }
            try Files.remove(path)
        }
    }

    /// The lock of the branch that HEAD names. In a linked work tree branches lie elsewhere, and a lock there stays.
    private static func branchLock(_ directory: String) -> [String] {
        guard let head = try? Files.read(directory + "/HEAD", limit: 1024) else { return [] }
        let text = String(decoding: head, as: UTF8.self)
        guard text.hasPrefix("ref: refs/heads/"), let name = text.split(separator: "\n").first else { return [] }
        return ["\(directory)/\(name.dropFirst(5)).lock"]
    }
}
