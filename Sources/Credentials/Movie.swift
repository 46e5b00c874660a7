internal import Files
internal import Glibc

/// A box of a file's top level.
struct MovieBox: Hashable, Sendable {
    let type: String
    let offset: UInt64
    let size: UInt64

    var end: UInt64 { offset + size }
}

/// An MP4 file that is read: its boxes, and parts of it. Never read whole.
final class Movie {
    let path: String
    let boxes: [MovieBox]
    /// The box of its credential.
    let credential: MovieBox?
    private let descriptor: Int32

    /// Films of a hundred hours have smaller indexes; it is held in memory.
    private static let indexLimit: UInt64 = 16 << 20
    /// `ftyp`, `moov`, `mdat` and a few more.
    private static let boxLimit = 1000

    /// Opens the film and checks that it is laid out as the writer can sign it. One that holds a credential is refused unless
    /// `signed` is set.
    init(_ path: String, signed: Bool = false) throws(CredentialFault) {
        self.path = path
        descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw .file(FileFault("read", path, code: errno)) }
        do throws(CredentialFault) {
            boxes = try Self.boxes(descriptor, path)
            try Self.check(boxes, path)
            credential = try Self.credential(boxes, descriptor, path)
            if credential != nil, !signed { throw CredentialFault.alreadySigned(path: path) }
        } catch {
            close(descriptor)
            throw error
        }
    }

    deinit { close(descriptor) }

    /// The end of `ftyp`: the credential goes here (C2PA 2.4, section A.5.3).
    var insertion: UInt64 { boxes[0].end }

    func read(_ box: MovieBox) throws(CredentialFault) -> [UInt8] {
        try Self.read(descriptor, path, at: box.offset, count: Int(box.size))
    }

    /// Hands the bytes from `start` to `end` on in blocks.
    func pass(
        from start: UInt64, to end: UInt64, _ body: (UnsafeRawBufferPointer) throws(CredentialFault) -> Void
    ) throws(CredentialFault) {
        let size = 1 << 20
        let block = UnsafeMutableRawBufferPointer.allocate(byteCount: size, alignment: 4096)
        defer { block.deallocate() }
        var at = start
        while at < end {
            let wanted = Int(min(UInt64(size), end - at))
            let part = UnsafeMutableRawBufferPointer(rebasing: block[..<wanted])
            try Self.fill(part, descriptor, path, at: at)
            try body(UnsafeRawBufferPointer(part))
            at += UInt64(wanted)
        }
    }

    // MARK: Layout

    private static func boxes(_ descriptor: Int32, _ path: String) throws(CredentialFault) -> [MovieBox] {
        let end = lseek(descriptor, 0, SEEK_END)
        guard end >= 0 else { throw .file(FileFault("read", path, code: errno)) }
        let size = UInt64(end)
        var boxes: [MovieBox] = []
        var at: UInt64 = 0
        while at < size {
            guard size - at >= 8, boxes.count < boxLimit else { throw .layout(path: path, "it isn't made of boxes") }
            let head = try read(descriptor, path, at: at, count: Int(min(16, size - at)))
            let length = try boxLength(head, rest: size - at, path)
            boxes.append(MovieBox(type: String(decoding: head[4..<8], as: UTF8.self), offset: at, size: length))
            at += length
        }
        return boxes
    }

    private static func boxLength(_ head: [UInt8], rest: UInt64, _ path: String) throws(CredentialFault) -> UInt64 {
        let short = number(head[0..<4])
        let length = short == 0 ? rest : short == 1 && head.count == 16 ? number(head[8..<16]) : short
        guard length >= (short == 1 ? 16 : 8), length <= rest else {
            throw .layout(path: path, "a box is longer than the file")
        }
        return length
    }

    private static func check(_ boxes: [MovieBox], _ path: String) throws(CredentialFault) {
        func count(_ type: String) -> Int { boxes.count { $0.type == type } }
        guard boxes.first?.type == "ftyp" else { throw .layout(path: path, "it doesn't begin with `ftyp`") }
        guard count("ftyp") == 1, count("moov") == 1 else { throw .layout(path: path, "it isn't one movie") }
        guard count("moof") == 0, count("sidx") == 0 else { throw .layout(path: path, "it is fragmented") }
        for box in boxes where box.type == "moov" && box.size > indexLimit {
            throw .layout(path: path, "its index has more than \(indexLimit >> 20) MiB")
        }
    }

    private static func credential(
        _ boxes: [MovieBox], _ descriptor: Int32, _ path: String
    ) throws(CredentialFault) -> MovieBox? {
        for box in boxes where box.type == "uuid" && box.size >= 24 {
            if try read(descriptor, path, at: box.offset + 8, count: 16) == FilmHash.boxType { return box }
        }
        return nil
    }

    private static func read(
        _ descriptor: Int32, _ path: String, at offset: UInt64, count: Int
    ) throws(CredentialFault) -> [UInt8] {
        let part = UnsafeMutableRawBufferPointer.allocate(byteCount: count, alignment: 8)
        defer { part.deallocate() }
        try fill(part, descriptor, path, at: offset)
        return Array(part)
    }

    private static func fill(
        _ part: UnsafeMutableRawBufferPointer, _ descriptor: Int32, _ path: String, at offset: UInt64
    ) throws(CredentialFault) {
        var filled = 0
        while filled < part.count {
            let count = pread(
                descriptor, part.baseAddress! + filled, part.count - filled, off_t(offset) + off_t(filled))
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw .file(FileFault("read", path, code: errno)) }
            guard count > 0 else { throw .layout(path: path, "it became shorter while it was read") }
            filled += count
        }
    }
}

/// A number of up to eight bytes, the highest of them first.
func number(_ bytes: ArraySlice<UInt8>) -> UInt64 { bytes.reduce(0) { $0 << 8 | UInt64($1) } }
