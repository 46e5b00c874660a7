internal import CLibAV
internal import Files

/// The demuxers that an outside file may be read by. None of them opens other files or the network.
enum AllowedFormats: String {
    case video = "mov,matroska,webm,avi,ogg,mpegts,mpeg,flv,gif,ivf,yuv4mpegpipe,h264,hevc,nut,mxf"
    case audio = "ogg,flac,mp3,wav,w64,aiff,aac,mov,matroska,webm,caf,au,wv,ape,tta"
    case image = "png_pipe,jpeg_pipe,webp_pipe,gif"
    case any =
        """
        mov,matroska,webm,avi,ogg,mpegts,mpeg,flv,gif,ivf,yuv4mpegpipe,h264,hevc,nut,mxf,\
        flac,mp3,wav,w64,aiff,aac,caf,au,wv,ape,tta,png_pipe,jpeg_pipe,webp_pipe
        """
    /// Segments and songs that this module wrote.
    case own = "mov"
}

/// The most pixels that a picture from outside may have.
let pictureLimit = 8192 * 8192

/// An open media file. Only regular files are opened; probing reads at most a few megabytes.
final class InputFile {
    let path: String
    let raw: UnsafeMutablePointer<AVFormatContext>
    /// Packets given out so far, by stream.
    private(set) var packetsRead: [Int64]

    /// Opens `path`; `probing` also decodes a little to learn what the container doesn't say.
    init(_ path: String, _ formats: AllowedFormats, probing: Bool = true) throws(MediaFault) {
        try refuseIrregular(path)
        self.path = path
        raw = try open(path, formats)
        packetsRead = []
        if probing { try probe() }
        packetsRead = Array(repeating: 0, count: Int(raw.pointee.nb_streams))
    }

    /// Opens the file of another value once more. Of an MP4, whose index says all but what a decoder found out, that is
    /// taken over: probing costs as much as all else.
    init(again other: InputFile, _ formats: AllowedFormats) throws(MediaFault) {
        path = other.path
        raw = try open(path, formats, other.raw.pointee.iformat)
        packetsRead = []
        if try !takeOver(other) { try probe() }
        packetsRead = Array(repeating: 0, count: Int(raw.pointee.nb_streams))
    }

    private func takeOver(_ other: InputFile) throws(MediaFault) -> Bool {
        let (own, known) = (streams, other.streams)
        // Another file may lie there by now.
        guard isMP4, own.map(\.pointee.id) == known.map(\.pointee.id) else { return false }
        for (own, known) in zip(own, known) {
            guard own.pointee.codecpar.pointee.codec_id == known.pointee.codecpar.pointee.codec_id else { return false }
            let code = avcodec_parameters_copy(own.pointee.codecpar, known.pointee.codecpar)
            try check(code, "read the stream's parameters") { .unreadable(path: path, $0) }
        }
        return true
    }

    deinit {
        var raw: UnsafeMutablePointer<AVFormatContext>? = raw
        avformat_close_input(&raw)
    }

    var streams: [UnsafeMutablePointer<AVStream>] {
        (0..<Int(raw.pointee.nb_streams)).compactMap { raw.pointee.streams[$0] }
    }

    /// The first real stream of a kind: cover art in an audio file is no video.
    func first(_ kind: AVMediaType) -> UnsafeMutablePointer<AVStream>? {
        streams.first {
            $0.pointee.codecpar.pointee.codec_type == kind
                && $0.pointee.disposition & (AV_DISPOSITION_ATTACHED_PIC | AV_DISPOSITION_TIMED_THUMBNAILS) == 0
        }
    }

    /// Reads the next packet; `false` at the end. A packet that is cut short is damage, and so is an end before the
    /// number of samples that the container's index promises.
    func read(_ packet: borrowing Packet) throws(MediaFault) -> Bool {
        av_packet_unref(packet.raw)
        let code = av_read_frame(raw, packet.raw)
        if code == cav_eof {
            try checkComplete()
            return false
        }
        try check(code, "read a packet") { .damaged(path: path, reason: $0.description) }
        guard packet.raw.pointee.flags & AV_PKT_FLAG_CORRUPT == 0 else {
            throw .damaged(path: path, reason: "it ends within a picture or sound")
        }
        let index = Int(packet.raw.pointee.stream_index)
        if index < packetsRead.count { packetsRead[index] += 1 }
        return true
    }

    private var isMP4: Bool { String(cString: raw.pointee.iformat.pointee.name).hasPrefix("mov") }

    private func checkComplete() throws(MediaFault) {
        guard isMP4 else { return }
        for (read, stream) in zip(packetsRead, streams) where stream.pointee.discard != AVDISCARD_ALL {
            let promised = Int64(avformat_index_get_entries_count(stream))
            guard read >= promised else {
                throw .damaged(path: path, reason: "\(read) of \(promised) packets are there")
            }
        }
    }

    private func probe() throws(MediaFault) {
        // A hostile header must not make the decoders that look into the streams ask for gigabytes.
        let count = Int(raw.pointee.nb_streams)
        var options = [OpaquePointer?](repeating: nil, count: count)
        for index in 0..<count { av_dict_set_int(&options[index], "max_pixels", Int64(pictureLimit), 0) }
        let code = avformat_find_stream_info(raw, &options)
        for index in 0..<count { av_dict_free(&options[index]) }
        try check(code, "probe") { .unreadable(path: path, $0) }
    }
}

private func refuseIrregular(_ path: String) throws(MediaFault) {
    do throws(FileFault) {
        guard let stamp = try FileStamp.of(path) else { throw FileFault("read", path, code: 2) }
        // A pipe or a device could stall the caller forever.
        guard stamp.isRegular else { throw FileFault("read", path, code: stamp.isDirectory ? 21 : 22) }
    } catch {
        throw .file(error)
    }
}

/// - Parameter known: the demuxer, where it needn't be found out.
private func open(
    _ path: String, _ formats: AllowedFormats, _ known: UnsafePointer<AVInputFormat>? = nil
) throws(MediaFault) -> UnsafeMutablePointer<AVFormatContext> {
    var options = Options([
        "protocol_whitelist": "file", "format_whitelist": formats.rawValue, "max_streams": "64",
        "probesize": "5000000", "analyzeduration": "5000000",
    ])
    return try options.with { (options) throws(MediaFault) in
        var context: UnsafeMutablePointer<AVFormatContext>?
        // Segments are known to be MP4: naming the demuxer saves the guessing, a third of the cost of opening one.
        let format = formats == .own ? av_find_input_format("mov") : known
        let code = avformat_open_input(&context, "file:" + path, format, options)
        try check(code, "open") { fault($0, path) }
        return try allocated(context, "open")
    }
}

private func fault(_ error: LibraryError, _ path: String) -> MediaFault {
    error.code == -13 ? .file(FileFault("read", path, code: 13)) : .unreadable(path: path, error)
}
