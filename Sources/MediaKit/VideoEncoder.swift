internal import CLibAV
package import ClipModel

/// Writes a take or segment as an MP4 file by a ``SegmentProfile``.
///
/// Use it from one thread. Nothing is at the path until ``finish()`` returns; an encoder that goes away before leaves
/// nothing. The bytes depend on the pictures, the format and the profile alone, not on `threads`.
package final class VideoEncoder {
    private let output: OutputFile
    private let encoder: PictureEncoder
    private let stream: UnsafeMutablePointer<AVStream>
    private let size: PictureSize
    private let frame: Frame
    private let ticks: Int64
    private let reordering: Int64
    private let length: Int64?
    /// Pictures taken so far.
    package private(set) var frames: Int64 = 0
    private var written: Int64 = 0

    /// - Parameter length: how many pictures will come, where that is known. The last one becomes a key picture then, which
    ///   is read without those before it.
    package init(
        path: String, format: PictureFormat, profile: SegmentProfile = .standard, threads: Int = 2, length: Int64? = nil
    ) throws(MediaFault) {
        prepareLibrary()
        guard let timescale = profile.timescale(for: format.rate) else { throw .unsupportedFormat(format) }
        encoder = try PictureEncoder(format, profile, threads: threads)
        frame = try Frame(width: format.size.width, height: format.size.height, format: AV_PIX_FMT_YUV420P)
        output = try OutputFile(path)
        stream = try output.addStream()
        try encoder.describe(stream)
        stream.pointee.time_base = av_make_q(1, timescale)
        size = format.size
        ticks = Int64(timescale) * format.rate.perSecond.denominator / format.rate.perSecond.numerator
        reordering = profile.reordering
        self.length = length
        try output.begin(timescale: timescale)
    }

    /// Takes one picture, drawn by `draw` straight into the encoder's buffer. The planes hold an earlier picture or
    /// nothing meaningful when `draw` begins, and must not be used after it.
    package func append(_ draw: (PicturePlanes) throws(MediaFault) -> Void) throws(MediaFault) {
        try checkCodec(av_frame_make_writable(frame.raw), "allocate a picture")
        try draw(PicturePlanes(frame.raw, size: size))
        frame.raw.pointee.pts = frames
        frame.raw.pointee.pict_type = frames + 1 == length ? AV_PICTURE_TYPE_I : AV_PICTURE_TYPE_NONE
        try encoder.send(frame.raw)
        frames += 1
        try drain()
    }

    /// Ends the file and puts it at its path, synced. Returns the number of pictures in it. A file without pictures
    /// isn't written: ``MediaFault/noVideo(path:)``.
    package func finish() throws(MediaFault) -> Int64 {
        guard frames > 0 else { throw .noVideo(path: output.path) }
        try encoder.send(nil)
        try drain()
        guard written == frames else { throw .codec(LibraryError("encode", cav_invalid)) }
        try output.publish()
        return frames
    }

    private func drain() throws(MediaFault) {
        while try encoder.receive() {
            let packet = encoder.packet.raw
            packet.pointee.stream_index = stream.pointee.index
            packet.pointee.pts *= ticks
            // x264's own decoding times depend on the length of very short takes; counted ones join always.
            packet.pointee.dts = (written - reordering) * ticks
            packet.pointee.duration = ticks
            try output.write(encoder.packet)
            written += 1
        }
    }
}

/// libx264 set up by a profile, followed by the filter that drops x264's note about its own settings, which names the
/// thread count. Times are in pictures.
final class PictureEncoder {
    let packet: Packet
    private let context: UnsafeMutablePointer<AVCodecContext>
    private let filter: UnsafeMutablePointer<AVBSFContext>

    init(_ format: PictureFormat, _ profile: SegmentProfile, threads: Int) throws(MediaFault) {
        guard profile.timescale(for: format.rate) != nil else { throw .unsupportedFormat(format) }
        packet = try Packet()
        context = try openEncoder(format, profile, threads: threads)
        do throws(MediaFault) {
            filter = try openFilter(context)
        } catch {
            var context: UnsafeMutablePointer<AVCodecContext>? = context
            avcodec_free_context(&context)
            throw error
        }
    }

    deinit {
        var (context, filter): (UnsafeMutablePointer<AVCodecContext>?, UnsafeMutablePointer<AVBSFContext>?) =
            (context, filter)
        av_bsf_free(&filter)
        avcodec_free_context(&context)
    }

    /// Copies what a muxer must know to `stream`.
    func describe(_ stream: UnsafeMutablePointer<AVStream>) throws(MediaFault) {
        try checkCodec(avcodec_parameters_copy(stream.pointee.codecpar, filter.pointee.par_out), "describe the stream")
        stream.pointee.time_base = context.pointee.time_base
        stream.pointee.avg_frame_rate = context.pointee.framerate
    }

    /// Takes a picture; `nil` ends the stream.
    func send(_ frame: UnsafeMutablePointer<AVFrame>?) throws(MediaFault) {
        try checkCodec(avcodec_send_frame(context, frame), "encode")
    }

    /// Puts the next packet into ``packet``; `false` if none is ready.
    func receive() throws(MediaFault) -> Bool {
        while true {
            let filtered = av_bsf_receive_packet(filter, packet.raw)
            if filtered >= 0 { return true }
            guard filtered == cav_again || filtered == cav_eof else {
                throw .codec(LibraryError("filter a packet", filtered))
            }
            let code = avcodec_receive_packet(context, packet.raw)
            if code == cav_again || code == cav_eof { return false }
            try checkCodec(code, "encode")
            try checkCodec(av_bsf_send_packet(filter, packet.raw), "filter a packet")
        }
    }
}

private func openEncoder(
    _ format: PictureFormat, _ profile: SegmentProfile, threads: Int
) throws(MediaFault) -> UnsafeMutablePointer<AVCodecContext> {
    guard let codec = avcodec_find_encoder_by_name("libx264") else {
        throw .codec(LibraryError("find libx264", cav_no_encoder))
    }
    var context = avcodec_alloc_context3(codec)
    do throws(MediaFault) {
        let made = try allocated(context, "allocate an encoder")
        configure(made, format)
        made.pointee.thread_count = Int32(max(1, min(threads, 16)))
        let key = profile.keyDistance(for: format.rate)
        let settings = ["keyint=\(key)", "min-keyint=\(key)"] + profile.settings
        var options = Options([
            "preset": profile.preset, profile.quality.option.name: profile.quality.option.value,
            "x264-params": settings.joined(separator: ":"),
            "forced-idr": "1",
        ])
        try options.with { (options) throws(MediaFault) in
            _ = try checkCodec(avcodec_open2(made, codec, options), "open libx264")
        }
        return made
    } catch {
        avcodec_free_context(&context)
        throw error
    }
}

private func configure(_ context: UnsafeMutablePointer<AVCodecContext>, _ format: PictureFormat) {
    let rate = format.rate.perSecond
    context.pointee.width = Int32(format.size.width)
    context.pointee.height = Int32(format.size.height)
    context.pointee.pix_fmt = AV_PIX_FMT_YUV420P
    context.pointee.framerate = av_make_q(Int32(rate.numerator), Int32(rate.denominator))
    context.pointee.time_base = av_make_q(Int32(rate.denominator), Int32(rate.numerator))
    context.pointee.sample_aspect_ratio = av_make_q(1, 1)
    context.pointee.color_primaries = AVCOL_PRI_BT709
    context.pointee.color_trc = AVCOL_TRC_BT709
    context.pointee.colorspace = AVCOL_SPC_BT709
    context.pointee.color_range = AVCOL_RANGE_MPEG
    context.pointee.chroma_sample_location = AVCHROMA_LOC_LEFT
    context.pointee.flags |= Int32(bitPattern: AV_CODEC_FLAG_CLOSED_GOP) | AV_CODEC_FLAG_GLOBAL_HEADER
}

private func openFilter(
    _ context: UnsafeMutablePointer<AVCodecContext>
) throws(MediaFault) -> UnsafeMutablePointer<AVBSFContext> {
    var filter: UnsafeMutablePointer<AVBSFContext>?
    do throws(MediaFault) {
        try checkCodec(av_bsf_alloc(av_bsf_get_by_name("filter_units"), &filter), "allocate a filter")
        let made = try allocated(filter, "allocate a filter")
        try checkCodec(avcodec_parameters_from_context(made.pointee.par_in, context), "describe the stream")
        made.pointee.time_base_in = context.pointee.time_base
        // 6: supplemental enhancement information (ITU-T H.264, table 7-1).
        try checkCodec(av_opt_set(made.pointee.priv_data, "remove_types", "6", 0), "set up a filter")
        try checkCodec(av_bsf_init(made), "set up a filter")
        return made
    } catch {
        av_bsf_free(&filter)
        throw error
    }
}
