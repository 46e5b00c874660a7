internal import Files
internal import Glibc

/// Signs films. Memory stays the same, however long the film is.
package struct FilmSigner: Sendable {
    private let identity: SigningIdentity

    package init(_ identity: SigningIdentity) { self.identity = identity }

    /// Writes `film` with its credential inside to `output`, whole or not at all. Both may be one path. Returns the size of
    /// the credential in bytes.
    @discardableResult
    package func embed(_ input: CredentialInput, film: String, output: String) throws(CredentialFault) -> Int {
        let movie = try Movie(film)
        let store = CredentialStore(input, identity: identity)
        let room = ProvenanceBox.bytes(store.placeholder)
        let file = try NewFile(output)
        try movie.pass(from: 0, to: movie.insertion) { bytes throws(CredentialFault) in try file.write(bytes) }
        try file.write(room)
        let hash = try digest(movie, movedBy: UInt64(room.count), to: file)
        let credential = ProvenanceBox.bytes(try store.signed(film: hash))
        precondition(credential.count == room.count, "the credential has the size that was kept for it")
        try file.write(credential, at: movie.insertion)
        try file.publish()
        return credential.count
    }

    /// Writes a credential of `film` as it is to the file `output` beside it. Returns its size in bytes.
    @discardableResult
    package func sidecar(_ input: CredentialInput, film: String, output: String) throws(CredentialFault) -> Int {
        let movie = try Movie(film)
        let hash = try digest(movie, movedBy: 0, to: nil)
        let credential = try CredentialStore(input, identity: identity).signed(film: hash)
        do throws(FileFault) { try Files.write(credential, to: output) } catch { throw .file(error) }
        return credential.count
    }

    /// Hashes what follows `ftyp`, as it will be when it was moved, and writes it as that.
    private func digest(_ movie: Movie, movedBy distance: UInt64, to file: NewFile?) throws(CredentialFault) -> [UInt8]
    {
        var hash = FilmHash()
        for box in movie.boxes.dropFirst() {
            let covered = FilmHash.covers(box)
            if covered { hash.begin(at: box.offset + distance) }
            func take(_ bytes: UnsafeRawBufferPointer) throws(CredentialFault) {
                if covered { hash.update(bytes) }
                try file?.write(bytes)
            }
            if box.type == "moov" {
                var index = MovieIndex(try movie.read(box), path: movie.path)
                try index.move(by: distance)
                try index.bytes.span.withUnsafeBytes { bytes throws(CredentialFault) in try take(bytes) }
            } else {
                try movie.pass(from: box.offset, to: box.end, take)
            }
        }
        return hash.finish()
    }
}

/// A file that grows under a temporary name beside its path and takes its place whole, synced.
private final class NewFile {
    private let path: String
    private let temporary: String
    private let descriptor: Int32
    private var published = false

    init(_ path: String) throws(CredentialFault) {
        self.path = path
        temporary = Files.temporaryName(for: path)
        descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw .file(FileFault("write", path, code: errno)) }
    }

    deinit {
        close(descriptor)
        if !published { unlink(temporary) }
    }

    /// Writes at the end.
    func write(_ bytes: UnsafeRawBufferPointer) throws(CredentialFault) {
        try writeAll(bytes) { Glibc.write(descriptor, $0, $1) }
    }

    func write(_ bytes: [UInt8]) throws(CredentialFault) {
        try bytes.span.withUnsafeBytes { bytes throws(CredentialFault) in try write(bytes) }
    }

    func write(_ bytes: [UInt8], at offset: UInt64) throws(CredentialFault) {
        try bytes.span.withUnsafeBytes { bytes throws(CredentialFault) in
            var at = off_t(offset)
            try writeAll(bytes) { start, count in
                let written = pwrite(descriptor, start, count, at)
                at += off_t(max(0, written))
                return written
            }
        }
    }

    func publish() throws(CredentialFault) {
        guard fsync(descriptor) == 0 else { throw .file(FileFault("sync", path, code: errno)) }
        do throws(FileFault) { try Files.move(temporary, to: path) } catch { throw .file(error) }
        published = true
    }

    private func writeAll(
        _ bytes: UnsafeRawBufferPointer, _ call: (UnsafeRawPointer, Int) -> Int
    ) throws(CredentialFault) {
        var rest = bytes
        while let start = rest.baseAddress, rest.count > 0 {
            let count = call(start, rest.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw .file(FileFault("write", path, code: errno)) }
            rest = UnsafeRawBufferPointer(rebasing: rest[count...])
        }
    }
}
