internal import CPlatform
internal import Glibc

/// A directory held open, so that thousands of files below it are looked at without the way to it each time. Closed
/// with the object.
package final class OpenDirectory: Sendable {
    private let descriptor: Int32

    package init(_ path: String) throws(FileFault) {
        descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileFault("open", path, code: errno) }
    }

    deinit { close(descriptor) }

    /// Reads the stamp of `path`, relative to the directory; `nil` if nothing is there. A symbolic link is looked at
    /// itself.
    package func stamp(_ path: String) throws(FileFault) -> FileStamp? {
        var raw = cplatform_stamp()
        let code = cplatform_stat(descriptor, path, 0, &raw)
        if code == -ENOENT || code == -ENOTDIR { return nil }
        guard code == 0 else { throw FileFault("look at", path, code: -code) }
        return FileStamp(raw)
    }
}
