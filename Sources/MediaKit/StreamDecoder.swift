internal import CLibAV

/// Decodes one stream of an outside file. It uses one thread, so that libav's error line is this thread's.
final class StreamDecoder {
    let input: InputFile
    let stream: UnsafeMutablePointer<AVStream>
    /// The frame that ``next()`` decoded last.
    let frame: Frame
    /// Packets of the stream before this one are read but not decoded. It must be a key picture's.
    var firstPacket: Int64 = 0
    private let context: UnsafeMutablePointer<AVCodecContext>
    private let packet: Packet
    private var seen: Int64 = 0
    private var drained = false

    /// Opens the first stream of `kind` in `path`; `missing` is thrown if there is none.
    convenience init(
        _ path: String, _ formats: AllowedFormats, _ kind: AVMediaType, missing: MediaFault
    ) throws(MediaFault) {
        try self.init(InputFile(path, formats), kind, missing: missing)
    }

    /// The same of a file that nothing was read of yet.
    init(_ input: InputFile, _ kind: AVMediaType, missing: MediaFault) throws(MediaFault) {
        self.input = input
        guard let stream = input.first(kind) else { throw missing }
        self.stream = stream
        for other in input.streams where other != stream { other.pointee.discard = AVDISCARD_ALL }
        frame = try Frame()
        packet = try Packet()
        context = try openDecoder(stream, input.path)
    }

    deinit {
        var context: UnsafeMutablePointer<AVCodecContext>? = context
        avcodec_free_context(&context)
    }

    /// Decodes the next frame, in order of presentation; `false` at the end.
    func next() throws(MediaFault) -> Bool {
        while true {
            av_frame_unref(frame.raw)
            let code = avcodec_receive_frame(context, frame.raw)
            if code == cav_eof { return false }
            if code == cav_again {
                try feed()
                continue
            }
            try check(code, "decode") { damage($0) }
            guard frame.raw.pointee.decode_error_flags == 0, frame.raw.pointee.flags & AV_FRAME_FLAG_CORRUPT == 0 else {
                throw damage(LibraryError("decode", cav_invalid))
            }
            // Where container and pictures differ on the shape of a pixel, players believe the container.
            frame.raw.pointee.sample_aspect_ratio = av_guess_sample_aspect_ratio(input.raw, stream, frame.raw)
            return true
        }
    }

    private func feed() throws(MediaFault) {
        while try input.read(packet) {
            guard packet.raw.pointee.stream_index == stream.pointee.index else { continue }
            seen += 1
            guard seen > firstPacket else { continue }
            try check(avcodec_send_packet(context, packet.raw), "decode") { damage($0) }
            return
        }
        guard !drained else { throw damage(LibraryError("decode", cav_invalid)) }
        drained = true
        try check(avcodec_send_packet(context, nil), "decode") { damage($0) }
    }

    private func damage(_ error: LibraryError) -> MediaFault { .damaged(path: input.path, reason: error.description) }
}

private func openDecoder(
    _ stream: UnsafeMutablePointer<AVStream>, _ path: String
) throws(MediaFault) -> UnsafeMutablePointer<AVCodecContext> {
    let parameters = stream.pointee.codecpar
    guard let decoder = avcodec_find_decoder(parameters?.pointee.codec_id ?? AV_CODEC_ID_NONE) else {
        throw .unreadable(path: path, LibraryError("find a decoder", cav_no_decoder))
    }
    var context = avcodec_alloc_context3(decoder)
    do throws(MediaFault) {
        let opened = try allocated(context, "allocate a decoder")
        try checkCodec(avcodec_parameters_to_context(opened, parameters), "read the stream's parameters")
        opened.pointee.pkt_timebase = stream.pointee.time_base
        opened.pointee.max_pixels = Int64(pictureLimit)
        opened.pointee.thread_count = 1
        try check(avcodec_open2(opened, decoder, nil), "open the decoder") { .unreadable(path: path, $0) }
        return opened
    } catch {
        avcodec_free_context(&context)
        throw error
    }
}
