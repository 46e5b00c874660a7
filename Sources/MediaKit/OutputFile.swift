internal import CLibAV
internal import Files
internal import Glibc

/// An MP4 file being written. It grows under a temporary name beside `path` and takes its place whole, synced; until
/// then, or if the object goes away before, nothing is at `path` but what was there.
final class OutputFile {
    let path: String
    let raw: UnsafeMutablePointer<AVFormatContext>
    private let temporary: String
    private var published = false

    init(_ path: String) throws(MediaFault) {
        self.path = path
        let temporary = Files.temporaryName(for: path)
        self.temporary = temporary
        var context: UnsafeMutablePointer<AVFormatContext>?
        let code = avformat_alloc_output_context2(&context, nil, "mp4", "file:" + temporary)
        try check(code, "prepare the muxer") { .codec($0) }
        raw = try allocated(context, "prepare the muxer")
        // No version of libav in the file: the same input makes the same bytes.
        raw.pointee.flags |= AVFMT_FLAG_BITEXACT
        let opened = avio_open(&raw.pointee.pb, "file:" + temporary, AVIO_FLAG_WRITE)
        try check(opened, "create") { writeFault(path, $0) }
    }

    deinit {
        avio_closep(&raw.pointee.pb)
        avformat_free_context(raw)
        if !published { unlink(temporary) }
    }

    func addStream() throws(MediaFault) -> UnsafeMutablePointer<AVStream> {
        try allocated(avformat_new_stream(raw, nil), "add a stream")
    }

    /// Begins the file. Video is timed in units of 1/`timescale` of a second. Edit lists are timed in `movieScale`, which
    /// must be a multiple of every stream's scale for them to be exact.
    func begin(timescale: Int32, movieScale: Int32? = nil) throws(MediaFault) {
        var options = Options([
            "movflags": "+faststart", "movie_timescale": "\(movieScale ?? timescale)",
            "video_track_timescale": "\(timescale)",
        ])
        try options.with { (options) throws(MediaFault) in
            _ = try check(avformat_write_header(raw, options), "begin") { writeFault(path, $0) }
        }
    }

    /// Writes one packet as it is. Packets of one stream must come in decoding order.
    func write(_ packet: borrowing Packet) throws(MediaFault) {
        try check(av_write_frame(raw, packet.raw), "write a packet") { writeFault(path, $0) }
        try checkStream()
    }

    /// Ends the file with `boxes` behind what libav wrote, syncs it and puts it at `path`.
    func publish(appending boxes: [UInt8] = []) throws(MediaFault) {
        try check(av_write_trailer(raw), "end") { writeFault(path, $0) }
        try checkStream()
        try check(avio_closep(&raw.pointee.pb), "close") { writeFault(path, $0) }
        do throws(FileFault) {
            // libav moves the index to the front with the trailer and leaves its own place in the file anywhere.
            try append(boxes, to: temporary, meaning: path)
            try sync(temporary, meaning: path)
            try Files.move(temporary, to: path)
        } catch {
            throw .file(error)
        }
        published = true
    }

    /// libav remembers a failed write and goes on; a full disk shows here.
    private func checkStream() throws(MediaFault) {
        guard let stream = raw.pointee.pb else { return }
        try check(stream.pointee.error, "write") { writeFault(path, $0) }
    }
}

private func append(_ bytes: [UInt8], to file: String, meaning path: String) throws(FileFault) {
    guard !bytes.isEmpty else { return }
    let descriptor = open(file, O_WRONLY | O_APPEND | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileFault("write", path, code: errno) }
    defer { close(descriptor) }
    var written = 0
    while written < bytes.count {
        let count = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress! + written, bytes.count - written) }
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { throw FileFault("write", path, code: errno) }
        written += count
    }
}

private func sync(_ file: String, meaning path: String) throws(FileFault) {
    let descriptor = open(file, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileFault("sync", path, code: errno) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw FileFault("sync", path, code: errno) }
}
