internal import CLibAV
package import ClipModel

/// What a media file says about itself.
package struct MediaInfo: Hashable, Sendable {
    /// libav's names of the container, such as `ogg` or `mov,mp4,m4a,3gp,3g2,mj2`.
    package var container: String
    /// In seconds, as the container states it.
    package var duration: Rational?
    package var video: VideoInfo?
    package var audio: AudioInfo?
    /// The container's tags; keys in lower case.
    package var tags: [String: String]

    /// Finds a tag on the container or, as in Ogg, on a stream. `name` in any case.
    package func tag(_ name: String) -> String? {
        let key = name.lowercased()
        return tags[key] ?? audio?.tags[key] ?? video?.tags[key]
    }
}

package struct VideoInfo: Hashable, Sendable {
    package var codec: String
    /// In stored pixels, before rotation.
    package var width: Int
    package var height: Int
    /// libav's name, such as `yuv420p`; empty if unknown.
    package var pixelFormat: String
    /// Pictures a second on average; `nil` if the file doesn't say.
    package var rate: Rational?
    /// Pictures that the file shows; counted when asked for, else `nil`.
    package var frames: Int64?
    /// Clockwise quarter turns that a player makes before it shows a picture: 0 to 3.
    package var quarterTurns: Int
    package var tags: [String: String]
}

package struct AudioInfo: Hashable, Sendable {
    package var codec: String
    /// In hertz.
    package var sampleRate: Int
    package var channels: Int
    /// Samples of one channel, as the container states it.
    package var samples: Int64?
    package var tags: [String: String]
}

/// Looks into media files without decoding more than their beginning.
package enum MediaProbe {
    /// Reads what `path` says about itself: video, audio and still images alike. `countingFrames` reads all packets.
    package static func probe(
        _ path: String, countingFrames: Bool = false, watch: MediaWatch = MediaWatch()
    ) throws(MediaFault) -> MediaInfo {
        prepareLibrary()
        let input = try InputFile(path, .any)
        var info = try info(of: input)
        if countingFrames, let times = try packetTimes(input, watch) { info.video?.frames = shown(times) }
        return info
    }

    /// What a video says about itself, with its pictures counted, and its last picture: as ``probe(_:countingFrames:watch:)``
    /// and ``StillImage/read(video:at:size:watch:)``, but the packets are read once.
    package static func probeToTheEnd(
        _ path: String, watch: MediaWatch = MediaWatch()
    ) throws(MediaFault) -> (info: MediaInfo, last: Picture) {
        prepareLibrary()
        let input = try InputFile(path, .any)
        var info = try info(of: input)
        guard let times = try packetTimes(input, watch) else { throw .noVideo(path: path) }
        info.video?.frames = shown(times)
        return (info, try StillImage.read(video: input, at: .last, among: times, watch: watch))
    }

    private static func info(of input: InputFile) throws(MediaFault) -> MediaInfo {
        let context = input.raw.pointee
        let duration = context.duration == cav_no_time || context.duration < 0 ? nil : context.duration
        let video = input.first(AVMEDIA_TYPE_VIDEO)
        var info = MediaInfo(
            container: String(cString: context.iformat.pointee.name),
            duration: duration.map { Rational($0, 1_000_000) },
            video: video.map(videoInfo), audio: input.first(AVMEDIA_TYPE_AUDIO).map(audioInfo),
            tags: entries(of: context.metadata))
        // libav opens files whose index is cut off before it describes a stream.
        if info.video == nil, info.audio == nil {
            throw .unreadable(path: input.path, LibraryError("probe", cav_invalid))
        }
        if let length = video.flatMap(streamDuration), info.audio == nil { info.duration = length }
        return info
    }

    private static func shown(_ times: [PacketTime]) -> Int64 { Int64(times.count(where: \.shown)) }
}

private func videoInfo(_ stream: UnsafeMutablePointer<AVStream>) -> VideoInfo {
    let parameters = stream.pointee.codecpar.pointee
    let format = av_get_pix_fmt_name(AVPixelFormat(parameters.format))
    let rate = stream.pointee.avg_frame_rate
    return VideoInfo(
        codec: String(cString: avcodec_get_name(parameters.codec_id)), width: Int(parameters.width),
        height: Int(parameters.height), pixelFormat: format.map { String(cString: $0) } ?? "",
        rate: rate.num > 0 && rate.den > 0 ? Rational(Int64(rate.num), Int64(rate.den)) : nil, frames: nil,
        quarterTurns: quarterTurns(of: stream), tags: entries(of: stream.pointee.metadata))
}

private func audioInfo(_ stream: UnsafeMutablePointer<AVStream>) -> AudioInfo {
    let parameters = stream.pointee.codecpar.pointee
    var samples: Int64?
    if stream.pointee.duration > 0, parameters.sample_rate > 0 {
        samples = av_rescale_q(stream.pointee.duration, stream.pointee.time_base, av_make_q(1, parameters.sample_rate))
    }
    return AudioInfo(
        codec: String(cString: avcodec_get_name(parameters.codec_id)), sampleRate: Int(parameters.sample_rate),
        channels: Int(parameters.ch_layout.nb_channels), samples: samples, tags: entries(of: stream.pointee.metadata))
}

/// The stream's own length, which is exact where the container's is rounded to microseconds.
private func streamDuration(_ stream: UnsafeMutablePointer<AVStream>) -> Rational? {
    let (ticks, base) = (stream.pointee.duration, stream.pointee.time_base)
    guard ticks > 0, base.num > 0, base.den > 0 else { return nil }
    let (total, overflow) = ticks.multipliedReportingOverflow(by: Int64(base.num))
    return overflow ? nil : Rational(total, Int64(base.den))
}

/// Clockwise quarter turns from the stream's display matrix; other angles count as the nearest one.
func quarterTurns(of stream: UnsafeMutablePointer<AVStream>) -> Int {
    var size = 0
    guard let data = av_stream_get_side_data(stream, AV_PKT_DATA_DISPLAYMATRIX, &size), size >= 36 else { return 0 }
    let degrees = data.withMemoryRebound(to: Int32.self, capacity: 9) { av_display_rotation_get($0) }
    guard degrees.isFinite else { return 0 }
    return ((Int((-degrees / 90).rounded()) % 4) + 4) % 4
}

/// When a packet's picture is shown, in its stream's units of time.
struct PacketTime {
    let time: Int64
    let isKey: Bool
    let shown: Bool
}

/// The times of all packets of the video in `input`, which is read to its end; `nil` if there is no video.
func packetTimes(_ input: InputFile, _ watch: MediaWatch) throws(MediaFault) -> [PacketTime]? {
    guard let stream = input.first(AVMEDIA_TYPE_VIDEO) else { return nil }
    for other in input.streams where other != stream { other.pointee.discard = AVDISCARD_ALL }
    let packet = try Packet()
    var times: [PacketTime] = []
    while try input.read(packet) {
        guard packet.raw.pointee.stream_index == stream.pointee.index else { continue }
        try watch.check()
        let raw = packet.raw.pointee
        let time = raw.pts != cav_no_time ? raw.pts : raw.dts != cav_no_time ? raw.dts : Int64(times.count)
        let shown = raw.flags & AV_PKT_FLAG_DISCARD == 0
        times.append(PacketTime(time: time, isKey: raw.flags & AV_PKT_FLAG_KEY != 0, shown: shown))
    }
    return times
}
