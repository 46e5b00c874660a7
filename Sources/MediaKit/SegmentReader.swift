internal import CLibAV
internal import ClipModel

/// Reads a segment's packets and checks on the way that it joins: the profile's parameter sets, a first picture that
/// stands alone, exactly the expected number of pictures, one frame apart.
final class SegmentReader {
    let stream: UnsafeMutablePointer<AVStream>
    private let input: InputFile
    private let frames: Int64
    private let ticks: Int64
    private let reordering: Int64
    private var shown: [Bool]
    private var count: Int64 = 0

    init(
        _ path: String, format: PictureFormat, frames: Int64, profile: SegmentProfile
    ) throws(MediaFault) {
        guard let timescale = profile.timescale(for: format.rate) else { throw .unsupportedFormat(format) }
        let sets = try profile.parameterSets(for: format)
        input = try InputFile(path, .own, probing: false)
        guard let stream = input.first(AVMEDIA_TYPE_VIDEO) else { throw .segment(path: path, .noVideo) }
        self.stream = stream
        self.frames = frames
        reordering = profile.reordering
        ticks = Int64(timescale) * format.rate.perSecond.denominator / format.rate.perSecond.numerator
        for other in input.streams where other != stream { other.pointee.discard = AVDISCARD_ALL }
        shown = Array(repeating: false, count: Int(clamping: min(frames, stream.pointee.nb_frames)))
        guard fits(stream, format, sets, timescale) else { throw .segment(path: path, .otherParameters) }
        guard stream.pointee.nb_frames == frames else {
            throw .segment(path: path, .frameCount(expected: frames, found: stream.pointee.nb_frames))
        }
    }

    /// Reads the next packet with the segment's own times; `false` at the end.
    func next(_ packet: borrowing Packet) throws(MediaFault) -> Bool {
        while try input.read(packet) {
            guard packet.raw.pointee.stream_index == stream.pointee.index else { continue }
            try check(packet.raw.pointee)
            count += 1
            return true
        }
        guard count == frames else { throw flaw(.frameCount(expected: frames, found: count)) }
        return false
    }

    private func check(_ packet: AVPacket) throws(MediaFault) {
        if count == 0, packet.flags & AV_PKT_FLAG_KEY == 0 || !beginsInstantRefresh(packet) { throw flaw(.openStart) }
        guard packet.pts != cav_no_time, packet.pts >= 0, packet.pts % ticks == 0 else { throw flaw(.timing) }
        let place = packet.pts / ticks
        // Each place once, and none later than decoding order allows: then `frames` pictures fill all places.
        guard place < frames, !shown[Int(place)], place + reordering >= count, packet.flags & AV_PKT_FLAG_DISCARD == 0
        else { throw flaw(.timing) }
        shown[Int(place)] = true
    }

    private func flaw(_ flaw: SegmentFlaw) -> MediaFault { .segment(path: input.path, flaw) }
}

private func fits(
    _ stream: UnsafeMutablePointer<AVStream>, _ format: PictureFormat, _ sets: [UInt8], _ timescale: Int32
) -> Bool {
    let parameters = stream.pointee.codecpar.pointee
    guard parameters.codec_id == AV_CODEC_ID_H264, Int(parameters.width) == format.size.width,
        Int(parameters.height) == format.size.height, stream.pointee.time_base.num == 1,
        stream.pointee.time_base.den == timescale, let extra = parameters.extradata
    else { return false }
    return quarterTurns(of: stream) == 0 && hasSquarePixels(stream)
        && UnsafeBufferPointer(start: extra, count: Int(parameters.extradata_size)).elementsEqual(sets)
}

/// Whether the container says so or says nothing: then the parameter sets, which say so, are what counts.
private func hasSquarePixels(_ stream: UnsafeMutablePointer<AVStream>) -> Bool {
    let aspect = stream.pointee.sample_aspect_ratio
    return aspect.num <= 0 || aspect.den <= 0 || aspect.num == aspect.den
}

/// Whether the access unit's first slice is of an IDR picture (nal_unit_type 5; ITU-T H.264, table 7-1). Units stand
/// behind their lengths of four bytes.
private func beginsInstantRefresh(_ packet: AVPacket) -> Bool {
    let bytes = UnsafeBufferPointer(start: packet.data, count: Int(packet.size))
    var at = 0
    while at + 4 < bytes.count {
        let kind = bytes[at + 4] & 31
        if kind == 1 || kind == 5 { return kind == 5 }
        at += 4 + bytes[at..<at + 4].reduce(0) { $0 << 8 | Int($1) }
    }
    return false
}
