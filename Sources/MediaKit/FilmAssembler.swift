internal import CLibAV
package import ClipModel

/// One segment of a film.
package struct FilmSegment: Hashable, Sendable {
    package var path: String
    package var frames: Int64
    /// Begins a chapter of this name; without one the chapter before goes on.
    package var chapter: String?

    package init(path: String, frames: Int64, chapter: String? = nil) {
        self.path = path
        self.frames = frames
        self.chapter = chapter
    }
}

/// Joins segments and a song into a film by copying packets: nothing is encoded.
package enum FilmAssembler {
    /// Writes the film to `output`, whole or not at all; inputs are only read. Returns its number of pictures.
    ///
    /// Segments must be as ``Conform`` or ``VideoEncoder`` writes them for `format` by `profile`, the song as
    /// ``SongEncoder`` writes it for the film's exact length; a fault names the file that isn't. Of `metadata`, MP4
    /// holds title, artist, album_artist, album, composer, date, genre, comment, copyright, description and a few more;
    /// other keys are dropped. `xmp` is a packet for a box of its own. The same input makes the same bytes.
    package static func assemble(
        segments: [FilmSegment], format: PictureFormat, song: String? = nil, metadata: [String: String] = [:],
        xmp: String? = nil, profile: SegmentProfile = .standard, output: String, watch: MediaWatch = MediaWatch()
    ) throws(MediaFault) -> Int64 {
        prepareLibrary()
        guard let timescale = profile.timescale(for: format.rate) else { throw .unsupportedFormat(format) }
        guard let first = segments.first else { throw .noVideo(path: output) }
        let frames = segments.reduce(0) { $0 + $1.frames }
        let song = try song.map { (path) throws(MediaFault) in try SongReader(path, film: format.rate, frames: frames) }
        let film = try FilmFile(output, song: song, profile: profile, format: format, timescale: timescale)
        let like = try SegmentReader(first.path, format: format, frames: first.frames, profile: profile)
        try film.begin(like: like.stream, chapters: chapters(of: segments, ticks: film.ticks), metadata: metadata)
        var done: Int64 = 0
        for segment in segments {
            let reader = try SegmentReader(segment.path, format: format, frames: segment.frames, profile: profile)
            try film.append(reader, watch)
            done += segment.frames
            watch.progress(done, frames)
        }
        try film.finish(xmp: xmp)
        return frames
    }
}

private struct Chapter {
    let title: String
    let start: Int64
    var end: Int64
}

private func chapters(of segments: [FilmSegment], ticks: Int64) -> [Chapter] {
    var chapters: [Chapter] = []
    var at: Int64 = 0
    for segment in segments {
        let end = at + segment.frames * ticks
        if let title = segment.chapter {
            chapters.append(Chapter(title: title, start: at, end: end))
        } else if !chapters.isEmpty {
            chapters[chapters.count - 1].end = end
        }
        at = end
    }
    return chapters
}

/// The film's file: where the next segment goes, and the song beside it.
private final class FilmFile {
    let ticks: Int64
    private let timescale: Int32
    private let rate: Rational
    private let reordering: Int64
    private let output: OutputFile
    private let video: UnsafeMutablePointer<AVStream>
    private let audio: UnsafeMutablePointer<AVStream>?
    private let song: SongReader?
    private let packet: Packet
    private var frames: Int64 = 0

    init(
        _ path: String, song: SongReader?, profile: SegmentProfile, format: PictureFormat, timescale: Int32
    ) throws(MediaFault) {
        ticks = Int64(timescale) * format.rate.perSecond.denominator / format.rate.perSecond.numerator
        self.timescale = timescale
        rate = format.rate.perSecond
        self.song = song
        reordering = profile.reordering
        output = try OutputFile(path)
        video = try output.addStream()
        audio = song == nil ? nil : try output.addStream()
        packet = try Packet()
    }

    func begin(
        like stream: UnsafeMutablePointer<AVStream>, chapters: [Chapter], metadata: [String: String]
    ) throws(MediaFault) {
        try copyParameters(from: stream, to: video)
        video.pointee.time_base = av_make_q(1, timescale)
        video.pointee.avg_frame_rate = av_make_q(Int32(rate.numerator), Int32(rate.denominator))
        if let song, let audio {
            try copyParameters(from: song.stream, to: audio)
            audio.pointee.time_base = song.stream.pointee.time_base
        }
        for (key, value) in metadata.sorted(by: { $0.key < $1.key }) {
            try checkCodec(av_dict_set(&output.raw.pointee.metadata, key, value, 0), "set a tag")
        }
        for chapter in chapters {
            try checkCodec(
                cav_add_chapter(output.raw, timescale, chapter.start, chapter.end, chapter.title), "add a chapter")
        }
        let longest = chapters.map { $0.end - $0.start }.max() ?? 0
        try output.begin(timescale: timescale, movieScale: movieScale(longest: longest))
    }

    /// Copies all packets of a segment behind those of the one before.
    func append(_ segment: SegmentReader, _ watch: MediaWatch) throws(MediaFault) {
        let offset = frames * ticks
        while try segment.next(packet) {
            try watch.check()
            let raw = packet.raw
            raw.pointee.pts += offset
            // Counted, since a segment's own decoding times need not meet those of the one before.
            raw.pointee.dts = (frames - reordering) * ticks
            raw.pointee.duration = ticks
            raw.pointee.pos = -1
            raw.pointee.stream_index = video.pointee.index
            try song?.copy(until: raw.pointee.dts, video.pointee.time_base, to: output, audio)
            try output.write(packet)
            frames += 1
        }
    }

    /// The least scale that counts the ticks of both the video and the song; the video's own where that is too fine for MP4,
    /// and one that counts pictures alone where that still is: lengths of chapters have 31 bits.
    private func movieScale(longest: Int64) -> Int32 {
        let common = song == nil ? nil : commonScale(timescale)
        let scales = [common, timescale, Int32(exactly: rate.numerator)].compactMap { $0 }
        return scales.first { scale in
            Int128(longest) * Int128(scale) / Int128(timescale) <= Int128(Int32.max)
        } ?? timescale
    }

    func finish(xmp: String?) throws(MediaFault) {
        try song?.copy(until: .max, video.pointee.time_base, to: output, audio)
        try output.publish(appending: xmp.map(XMPBox.bytes) ?? [])
    }
}

/// The least scale that counts the ticks of both the video and the song; `nil` where MP4 can't hold it.
private func commonScale(_ timescale: Int32) -> Int32? {
    let shared = Rational(Int64(timescale), Int64(SongFormat.sampleRate)).denominator
    return Int32(exactly: Int64(timescale) * shared)
}

private func copyParameters(
    from source: UnsafeMutablePointer<AVStream>, to target: UnsafeMutablePointer<AVStream>
) throws(MediaFault) {
    try checkCodec(avcodec_parameters_copy(target.pointee.codecpar, source.pointee.codecpar), "describe a stream")
    target.pointee.codecpar.pointee.codec_tag = 0
}

/// An encoded song's packets, given out in step with the video's.
private final class SongReader {
    let stream: UnsafeMutablePointer<AVStream>
    private let input: InputFile
    private let packet: Packet
    private var pending = false

    /// Opens the song and checks that it lasts as long as `frames` pictures.
    init(_ path: String, film rate: FrameRate, frames: Int64) throws(MediaFault) {
        input = try InputFile(path, .own, probing: false)
        guard let stream = input.first(AVMEDIA_TYPE_AUDIO) else { throw .noAudio(path: path) }
        let base = stream.pointee.time_base
        guard stream.pointee.codecpar.pointee.codec_id == AV_CODEC_ID_AAC, base.num == 1,
            base.den == SongFormat.sampleRate
        else { throw .songFormat(path: path) }
        self.stream = stream
        packet = try Packet()
        let expected = SongFormat.samples(in: rate.seconds(frames: frames))
        guard stream.pointee.duration == expected else {
            throw .songLength(path: path, expected: expected, found: stream.pointee.duration)
        }
        try advance()
    }

    /// Copies the packets that are decoded no later than `time`.
    func copy(
        until time: Int64, _ base: AVRational, to output: OutputFile, _ target: UnsafeMutablePointer<AVStream>?
    ) throws(MediaFault) {
        guard let target else { return }
        while pending, time == .max || av_compare_ts(packet.raw.pointee.dts, stream.pointee.time_base, time, base) <= 0
        {
            packet.raw.pointee.stream_index = target.pointee.index
            packet.raw.pointee.pos = -1
            av_packet_rescale_ts(packet.raw, stream.pointee.time_base, target.pointee.time_base)
            try output.write(packet)
            try advance()
        }
    }

    private func advance() throws(MediaFault) {
        repeat {
            pending = try input.read(packet)
        } while pending
            && packet.raw.pointee.stream_index != stream.pointee.index
    }
}
