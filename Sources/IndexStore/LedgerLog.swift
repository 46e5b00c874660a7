internal import ClipModel
internal import Files
internal import Glibc

/// The ledger's journal: `ledger.log`, one line of canonical JSON a change, appended and synced before the database
/// commits the same change.
///
/// A line holds the fields of an attempt that changed, `id` always, or a run under `run`. Playing all lines in order
/// into an empty database gives the ledger; playing one twice changes nothing. The last line may be torn.
final class LedgerLog {
    let path: String
    private let descriptor: Int32

    /// Opens the journal, making it if needed.
    init(_ path: String) throws(FileFault) {
        let isNew = try FileStamp.of(path) == nil
        self.path = path
        descriptor = open(path, O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw FileFault("open", path, code: errno) }
        if isNew { try Files.syncDirectory(Files.parent(of: path)) }
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    /// Bytes in the journal.
    func size() throws(FileFault) -> Int64 {
        let size = lseek(descriptor, 0, SEEK_END)
        guard size >= 0 else { throw FileFault("read", path, code: errno) }
        return Int64(size)
    }

    /// Whether `path` still names the file that is open here.
    func isCurrent() throws(FileFault) -> Bool {
        var own = stat()
        guard fstat(descriptor, &own) == 0 else { throw FileFault("look at", path, code: errno) }
        return try FileStamp.of(path)?.inode == UInt64(own.st_ino)
    }

    /// Appends a line and syncs it. On failure the journal is as before.
    func append(_ line: String) throws(FileFault) {
        let before = try size()
        do throws(FileFault) {
            try write(Array((line + "\n").utf8))
        } catch {
            try? truncate(to: before)
            throw error
        }
    }

    func truncate(to size: Int64) throws(FileFault) {
        guard ftruncate(descriptor, off_t(size)) == 0, fdatasync(descriptor) == 0 else {
            throw FileFault("write", path, code: errno)
        }
    }

    private func write(_ bytes: [UInt8]) throws(FileFault) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw FileFault("write", path, code: count < 0 ? errno : ENOSPC) }
            rest = rest.dropFirst(count)
        }
        guard fdatasync(descriptor) == 0 else { throw FileFault("sync", path, code: errno) }
    }

    /// Whether a line begins at `offset`.
    func isLineStart(_ offset: Int64) throws(FileFault) -> Bool {
        guard offset > 0 else { return offset == 0 }
        var byte: UInt8 = 0
        guard pread(descriptor, &byte, 1, off_t(offset - 1)) == 1 else { return false }
        return byte == 10
    }

    /// A line longer than this is passed over: no change is that long.
    private static let longestLine = 1 << 24

    /// Gives each line from `offset` on to `body`, the last one also if it lacks its end; returns whether it did.
    func lines<Fault: Error>(
        from offset: Int64, wrapping: (FileFault) -> Fault, _ body: (ArraySlice<UInt8>) throws(Fault) -> Void
    ) throws(Fault) -> Bool {
        var at = offset
        var held: [UInt8] = []
        var block = [UInt8](repeating: 0, count: 1 << 18)
        while true {
            let count = block.withUnsafeMutableBytes { pread(descriptor, $0.baseAddress, $0.count, off_t(at)) }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw wrapping(FileFault("read", path, code: errno)) }
            if count == 0 { break }
            at += Int64(count)
            held += block[..<count]
            var start = 0
            while let end = held[start...].firstIndex(of: 10) {
                try body(held[start..<end])
                start = end + 1
            }
            held.removeFirst(start)
            if held.count > Self.longestLine { held = [0] }
        }
        if !held.isEmpty { try body(held[...]) }
        return !held.isEmpty
    }

    /// Ends a torn last line, so that the next one begins on its own.
    func endLine() throws(FileFault) { try append("") }
}
