import Files
import Glibc

/// A file of which single bytes are changed.
final class Patch {
    private let descriptor: Int32

    init(_ path: String) throws {
        descriptor = open(path, O_WRONLY)
        guard descriptor >= 0 else { throw FileFault("write", path, code: errno) }
    }

    deinit { close(descriptor) }

    func write(_ byte: UInt8, at place: Int) {
        _ = withUnsafePointer(to: byte) { pwrite(descriptor, $0, 1, off_t(place)) }
    }
}
