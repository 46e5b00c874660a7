internal import CLibAV
package import ClipModel
internal import Synchronization

/// The one set of encoder settings whose segments join without encoding again.
///
/// Everything that reaches the stream's parameter sets is fixed here, and whatever would make the bytes depend on the
/// machine or the number of threads: the motion range stays below what a thread may see of the picture before it, and
/// the look-ahead has one thread. Decoding order lags by one picture at most, so decoding times are set by counting.
package struct SegmentProfile: Hashable, Sendable {
    package let name: String
    let preset: String
    let quality: Quality
    /// x264 settings beyond the preset, but for the key picture distance, which follows from the rate.
    let settings: [String]
    /// How many pictures decoding order runs ahead.
    let reordering: Int64

    /// What x264 holds steady: how good pictures look, or how coarsely they are coded.
    enum Quality: Hashable, Sendable {
        case factor(String)
        case quantiser(String)

        var option: (name: String, value: String) {
            switch self {
            case .factor(let value): ("crf", value)
            case .quantiser(let value): ("qp", value)
            }
        }

        /// A factor stands as it is in the names of caches that there are.
        var identity: String {
            switch self {
            case .factor(let value): value
            case .quantiser(let value): "qp\(value)"
            }
        }
    }

    package static let standard = SegmentProfile(
        name: "h264-1", preset: "veryfast", quality: .factor("18"), settings: shared + ["b-adapt=1"], reordering: 1)

    /// For pictures that are drawn faster than ``standard`` encodes: the same parameter sets, so its files join with the
    /// others. Under a third of the standard's time; at the same likeness to what was drawn (SSIM) the files are a fifth
    /// larger.
    ///
    /// A steady quantiser spares the estimate of each picture's cost that a rate factor wants. Weak coefficients are kept,
    /// since looking for those to drop takes as long as coding them, and they hold the grain of dark scenes.
    package static let animatic = SegmentProfile(
        name: "h264-animatic-1", preset: "veryfast", quality: .quantiser("20"),
        settings: shared + [
            "b-adapt=0", "subme=0", "me=dia", "partitions=none", "dct-decimate=0", "mbtree=0",
            "rc-lookahead=0", "aq-mode=0", "pbratio=1.4",
        ], reordering: 1)

    /// All that reaches the parameter sets.
    private static let shared = [
        "open-gop=0", "scenecut=0", "bframes=2", "b-pyramid=none", "ref=1", "weightp=1", "8x8dct=1", "cabac=1",
        "stitchable=1", "force-cfr=1", "mvrange=128", "mvrange-thread=128", "lookahead-threads=1", "sliced-threads=0",
        "cpu-independent=1", "log-level=error",
    ]

    /// Names the settings: it differs whenever they do. ``cacheName(for:)`` is the name for a cache.
    package var identity: String {
        let text =
            ([preset, quality.identity, "\(reordering)", "key-every-2s", "bt709", "no-options-sei", "pasp"] + settings)
        return "\(name)-\(ContentDigest(of: text.joined(separator: " ")).hex.prefix(8))"
    }

    /// Names segments of `format` that join with each other: the settings, the format, and what the encoder of this
    /// machine makes of them, so that a cache that outlives a change of the encoder doesn't mix the two.
    package func cacheName(for format: PictureFormat) throws(MediaFault) -> String {
        let rate = format.rate.perSecond
        let sets = ContentDigest(of: try parameterSets(for: format)).hex.prefix(8)
        return "\(identity)-\(format.size)-\(rate.numerator)_\(rate.denominator)-\(sets)"
    }

    /// Ticks a second of the files: a multiple of the rate's numerator, so that a picture lasts whole ticks. `nil`
    /// for rates that MP4 can't count.
    func timescale(for rate: FrameRate) -> Int32? {
        let (numerator, denominator) = (rate.perSecond.numerator, rate.perSecond.denominator)
        guard numerator > 0, numerator <= 1_000_000, denominator <= 1_000_000 else { return nil }
        return Int32(numerator < 10_000 ? numerator * 1000 : numerator)
    }

    /// The distance of key pictures: two seconds.
    func keyDistance(for rate: FrameRate) -> Int64 { max(1, (rate.perSecond * Rational(2)).rounded) }

    /// The parameter sets that every segment of `format` has, as MP4 stores them (`avcC`, ISO/IEC 14496-15). Two
    /// machines whose encoders make different ones can't join each other's segments.
    package func parameterSets(for format: PictureFormat) throws(MediaFault) -> [UInt8] {
        let key = CacheKey(profile: self, format: format)
        if let known = cache.withLock({ $0[key] }) { return known }
        prepareLibrary()
        let made = try makeParameterSets(self, format)
        cache.withLock { $0[key] = made }
        return made
    }
}

private struct CacheKey: Hashable {
    let profile: SegmentProfile
    let format: PictureFormat
}

private let cache = Mutex<[CacheKey: [UInt8]]>([:])

/// Writes an MP4 header without pictures to memory and takes the `avcC` box out of it, so that the bytes are the
/// muxer's own.
private func makeParameterSets(_ profile: SegmentProfile, _ format: PictureFormat) throws(MediaFault) -> [UInt8] {
    let encoder = try PictureEncoder(format, profile, threads: 1)
    var muxer: UnsafeMutablePointer<AVFormatContext>?
    try checkCodec(avformat_alloc_output_context2(&muxer, nil, "mp4", nil), "prepare the muxer")
    let context = try allocated(muxer, "prepare the muxer")
    var buffer: UnsafeMutablePointer<UInt8>?
    defer {
        if context.pointee.pb != nil { avio_close_dyn_buf(context.pointee.pb, &buffer) }
        av_free(buffer)
        avformat_free_context(context)
    }
    try checkCodec(avio_open_dyn_buf(&context.pointee.pb), "allocate a buffer")
    try encoder.describe(try allocated(avformat_new_stream(context, nil), "add a stream"))
    var options = Options(["movflags": "+empty_moov"])
    try options.with { (options) throws(MediaFault) in
        _ = try checkCodec(avformat_write_header(context, options), "describe the profile")
    }
    let count = avio_close_dyn_buf(context.pointee.pb, &buffer)
    context.pointee.pb = nil
    let header = Array(UnsafeBufferPointer(start: buffer, count: Int(count)))
    guard let box = box("avcC", in: header) else { throw .codec(LibraryError("describe the profile", cav_invalid)) }
    return box
}

/// The content of the first MP4 box of type `type`: its length stands in the four bytes before the type.
private func box(_ type: String, in bytes: [UInt8]) -> [UInt8]? {
    let name = Array(type.utf8)
    guard bytes.count >= 8 else { return nil }
    for at in 4..<(bytes.count - 4) where Array(bytes[at..<at + 4]) == name {
        let length = bytes[at - 4..<at].reduce(0) { $0 << 8 | Int($1) }
        guard length >= 8, at - 4 + length <= bytes.count else { return nil }
        return Array(bytes[at + 4..<at - 4 + length])
    }
    return nil
}
