internal import CLibAV
package import ClipModel

/// Encodes a song once for a film, so that assembling copies it.
package enum SongEncoder {
    /// Writes the part of `song` that begins `start` seconds into it and lasts `duration` seconds to the MP4 file
    /// `output`: AAC, exactly ``SongFormat/samples(in:)`` samples, whole or not at all. Returns that number.
    ///
    /// A song that is too short is followed by silence, one that is too long is cut; with a negative `start` silence
    /// comes first. The encoder's priming samples are hidden by an edit list, so that sound and picture begin together.
    package static func encode(
        _ song: String, start: Rational = Rational(0), duration: Rational, output: String,
        watch: MediaWatch = MediaWatch()
    ) throws(MediaFault) -> Int64 {
        prepareLibrary()
        let total = SongFormat.samples(in: duration)
        precondition(total > 0, "a film has a length")
        let decoder = try StreamDecoder(song, .audio, AVMEDIA_TYPE_AUDIO, missing: .noAudio(path: song))
        let writer = try SongWriter(output, total: total, watch: watch)
        let skipped = SongFormat.samples(in: start)
        if skipped < 0 { try writer.addSilence(-skipped) }
        // Some demuxers take any file; then the decoder is what finds no sound in it.
        guard try copySamples(from: decoder, skipping: max(0, skipped), to: writer) else { throw .noAudio(path: song) }
        if !writer.isFull { try writer.addSilence(total) }
        try writer.finish()
        return total
    }
}

/// Returns whether the song had any sound.
private func copySamples(
    from decoder: StreamDecoder, skipping skipped: Int64, to writer: SongWriter
) throws(MediaFault) -> Bool {
    let resampler = try Resampler()
    var left = skipped
    var hasSound = writer.isFull
    while !writer.isFull, try decoder.next() {
        try writer.watch.check()
        hasSound = true
        if resampler.isOther(than: decoder.frame.raw) {
            try resampler.drain { (frame) throws(MediaFault) in try writer.add(frame, skipping: &left) }
            try resampler.prepare(for: decoder.frame.raw)
        }
        try resampler.convert(decoder.frame.raw) { (frame) throws(MediaFault) in
            try writer.add(frame, skipping: &left)
        }
    }
    if !writer.isFull { try resampler.drain { (frame) throws(MediaFault) in try writer.add(frame, skipping: &left) } }
    return hasSound
}

/// Brings decoded sound to the song's sample rate, format and channels.
private final class Resampler {
    private var context: OpaquePointer?
    private let result: Frame
    private var channels: Int32 = 0
    private var rate: Int32 = 0
    private var format: Int32 = 0

    init() throws(MediaFault) { result = try Frame() }
    deinit { swr_free(&context) }

    /// Whether a frame differs from those before; a chained Ogg file may change in the middle.
    func isOther(than frame: UnsafeMutablePointer<AVFrame>) -> Bool {
        frame.pointee.ch_layout.nb_channels != channels || frame.pointee.sample_rate != rate
            || frame.pointee.format != format
    }

    func prepare(for frame: UnsafeMutablePointer<AVFrame>) throws(MediaFault) {
        swr_free(&context)
        (channels, rate, format) =
            (frame.pointee.ch_layout.nb_channels, frame.pointee.sample_rate, frame.pointee.format)
        nameLayout(of: frame)
        var layout = AVChannelLayout()
        av_channel_layout_default(&layout, SongFormat.channels)
        try checkCodec(
            swr_alloc_set_opts2(
                &context, &layout, AV_SAMPLE_FMT_FLTP, SongFormat.sampleRate, &frame.pointee.ch_layout,
                AVSampleFormat(format), rate, 0, nil), "set up resampling")
        // libav turns mono down by 3 dB on its way to stereo; here it keeps its level in both channels.
        if channels == 1 { try checkCodec(swr_set_matrix(context, [1, 1], 1), "set up resampling") }
        try checkCodec(swr_init(context), "set up resampling")
    }

    func convert(
        _ frame: UnsafeMutablePointer<AVFrame>, _ body: (UnsafeMutablePointer<AVFrame>) throws(MediaFault) -> Void
    ) throws(MediaFault) {
        nameLayout(of: frame)
        try produce(frame, body)
    }

    /// Hands out what the resampler still holds.
    func drain(_ body: (UnsafeMutablePointer<AVFrame>) throws(MediaFault) -> Void) throws(MediaFault) {
        if context != nil { try produce(nil, body) }
    }

    private func produce(
        _ frame: UnsafeMutablePointer<AVFrame>?, _ body: (UnsafeMutablePointer<AVFrame>) throws(MediaFault) -> Void
    ) throws(MediaFault) {
        av_frame_unref(result.raw)
        av_channel_layout_default(&result.raw.pointee.ch_layout, SongFormat.channels)
        result.raw.pointee.sample_rate = SongFormat.sampleRate
        result.raw.pointee.format = AV_SAMPLE_FMT_FLTP.rawValue
        try checkCodec(swr_convert_frame(context, result.raw, frame), "resample")
        if result.raw.pointee.nb_samples > 0 { try body(result.raw) }
    }

    /// WAV files may leave their channels unnamed, and swresample then refuses every frame.
    private func nameLayout(of frame: UnsafeMutablePointer<AVFrame>) {
        let count = frame.pointee.ch_layout.nb_channels
        if frame.pointee.ch_layout.order == AV_CHANNEL_ORDER_UNSPEC {
            av_channel_layout_default(&frame.pointee.ch_layout, count)
        }
    }
}

/// Gathers samples into the encoder's blocks and writes them, until the song is as long as it shall be.
private final class SongWriter {
    let watch: MediaWatch
    private let total: Int64
    private let output: OutputFile
    private let encoder: SoundEncoder
    private let stream: UnsafeMutablePointer<AVStream>
    private let fifo: OpaquePointer
    private let block: Frame
    private var sent: Int64 = 0

    init(_ path: String, total: Int64, watch: MediaWatch) throws(MediaFault) {
        self.watch = watch
        self.total = total
        output = try OutputFile(path)
        encoder = try SoundEncoder()
        stream = try output.addStream()
        try encoder.describe(stream)
        try output.begin(timescale: SongFormat.sampleRate)
        block = try Frame(samples: encoder.blockSize)
        fifo = try allocated(
            av_audio_fifo_alloc(AV_SAMPLE_FMT_FLTP, SongFormat.channels, encoder.blockSize), "allocate samples")
    }

    deinit { av_audio_fifo_free(fifo) }

    private var waiting: Int64 { Int64(av_audio_fifo_size(fifo)) }
    var isFull: Bool { sent + waiting >= total }

    /// Adds samples, but for the first `skipping` ones, by which that number is lowered.
    func add(_ frame: UnsafeMutablePointer<AVFrame>, skipping: inout Int64) throws(MediaFault) {
        let dropped = min(skipping, Int64(frame.pointee.nb_samples))
        skipping -= dropped
        if dropped == Int64(frame.pointee.nb_samples) { return }
        try checkCodec(cav_fifo_write(fifo, frame), "buffer samples")
        // Samples are skipped before any is kept, so those to drop are the oldest that wait.
        if dropped > 0 { try checkCodec(av_audio_fifo_drain(fifo, Int32(dropped)), "buffer samples") }
        try encodeBlocks()
    }

    /// Adds up to `count` samples of silence.
    func addSilence(_ count: Int64) throws(MediaFault) {
        let silence = try Frame(samples: encoder.blockSize)
        try checkCodec(
            av_samples_set_silence(
                silence.raw.pointee.extended_data, 0, encoder.blockSize, SongFormat.channels, AV_SAMPLE_FMT_FLTP),
            "make silence")
        var left = min(count, total - sent - waiting)
        while left > 0 {
            try watch.check()
            silence.raw.pointee.nb_samples = Int32(min(left, Int64(encoder.blockSize)))
            left -= Int64(silence.raw.pointee.nb_samples)
            try checkCodec(cav_fifo_write(fifo, silence.raw), "buffer samples")
            try encodeBlocks()
        }
    }

    /// Encodes the rest and puts the file at its path.
    func finish() throws(MediaFault) {
        while sent < total { try encodeBlock() }
        try encoder.send(nil)
        try drain()
        try output.publish()
    }

    private func encodeBlocks() throws(MediaFault) {
        while waiting >= Int64(encoder.blockSize), sent < total { try encodeBlock() }
    }

    private func encodeBlock() throws(MediaFault) {
        try checkCodec(av_frame_make_writable(block.raw), "allocate samples")
        let count = Int32(min(Int64(encoder.blockSize), total - sent, waiting))
        guard count > 0 else { throw .codec(LibraryError("encode sound", cav_invalid)) }
        block.raw.pointee.nb_samples = count
        try checkCodec(cav_fifo_read(fifo, block.raw, count), "buffer samples")
        block.raw.pointee.pts = sent
        try encoder.send(block.raw)
        sent += Int64(count)
        try drain()
        watch.progress(sent, total)
    }

    private func drain() throws(MediaFault) {
        while try encoder.receive() {
            encoder.packet.raw.pointee.stream_index = stream.pointee.index
            av_packet_rescale_ts(
                encoder.packet.raw, av_make_q(1, SongFormat.sampleRate), stream.pointee.time_base)
            try output.write(encoder.packet)
        }
    }
}

/// libav's own AAC encoder. Times are in samples and begin before zero, by the priming samples.
private final class SoundEncoder {
    let packet: Packet
    private let context: UnsafeMutablePointer<AVCodecContext>
    var blockSize: Int32 { context.pointee.frame_size }

    init() throws(MediaFault) {
        packet = try Packet()
        context = try openSoundEncoder()
    }

    deinit {
        var context: UnsafeMutablePointer<AVCodecContext>? = context
        avcodec_free_context(&context)
    }

    func describe(_ stream: UnsafeMutablePointer<AVStream>) throws(MediaFault) {
        try checkCodec(avcodec_parameters_from_context(stream.pointee.codecpar, context), "describe the stream")
        stream.pointee.time_base = av_make_q(1, SongFormat.sampleRate)
    }

    func send(_ frame: UnsafeMutablePointer<AVFrame>?) throws(MediaFault) {
        try checkCodec(avcodec_send_frame(context, frame), "encode sound")
    }

    func receive() throws(MediaFault) -> Bool {
        let code = avcodec_receive_packet(context, packet.raw)
        if code == cav_again || code == cav_eof { return false }
        try checkCodec(code, "encode sound")
        return true
    }
}

private func openSoundEncoder() throws(MediaFault) -> UnsafeMutablePointer<AVCodecContext> {
    guard let codec = avcodec_find_encoder(AV_CODEC_ID_AAC) else {
        throw .codec(LibraryError("find an AAC encoder", cav_no_encoder))
    }
    var context = avcodec_alloc_context3(codec)
    do throws(MediaFault) {
        let made = try allocated(context, "allocate an encoder")
        made.pointee.sample_fmt = AV_SAMPLE_FMT_FLTP
        made.pointee.sample_rate = SongFormat.sampleRate
        made.pointee.time_base = av_make_q(1, SongFormat.sampleRate)
        made.pointee.bit_rate = SongFormat.bitRate
        made.pointee.flags |= AV_CODEC_FLAG_GLOBAL_HEADER | AV_CODEC_FLAG_BITEXACT
        av_channel_layout_default(&made.pointee.ch_layout, SongFormat.channels)
        try checkCodec(avcodec_open2(made, codec, nil), "open the AAC encoder")
        return made
    } catch {
        avcodec_free_context(&context)
        throw error
    }
}
