internal import CLibAV
package import ClipModel

/// Brings takes to a film's format.
package enum Conform {
    package enum Outcome: Hashable, Sendable {
        /// The take is a segment as it is; nothing was written.
        case alreadyConforms
        /// A segment of so many pictures was written.
        case encoded(frames: Int64)
    }

    /// Makes a segment of exactly `frames` pictures out of a take, or finds that the take is one.
    ///
    /// Pictures are turned upright, scaled (bicubic) with their aspect kept and black bars, and taken to the film's rate:
    /// at each of the film's instants the picture whose time is nearest, the earlier of two. The last one is held, or the
    /// rest cut. Sound is dropped. The output appears whole or not at all; `threads` doesn't change its bytes.
    package static func conform(
        _ take: String, to format: PictureFormat, frames: Int64, profile: SegmentProfile = .standard, output: String,
        threads: Int = 2, watch: MediaWatch = MediaWatch(), overlay: ((Int64, PicturePlanes) -> Void)? = nil
    ) throws(MediaFault) -> Outcome {
        prepareLibrary()
        precondition(frames > 0, "a segment has pictures")
        if overlay == nil, try isSegment(take, of: format, frames: frames, profile: profile, watch: watch) {
            return .alreadyConforms
        }
        let reader = try VideoReader(take)
        guard try reader.decoder.next() else { throw .damaged(path: take, reason: "no picture can be decoded") }
        let encoder = try VideoEncoder(path: output, format: format, profile: profile, threads: threads)
        let source = try RetimedSource(reader, rate: format.rate)
        let fitter = PictureFitter(to: format.size, turns: reader.turns)
        for index in 0..<frames {
            try watch.check()
            try source.advance(to: index)
            try encoder.append { (planes) throws(MediaFault) in
                try fitter.fit(source.current.raw, into: planes)
                overlay?(index, planes)
            }
            watch.progress(index + 1, frames)
        }
        return .encoded(frames: try encoder.finish())
    }

    /// Says whether `path` is a segment of `format` with exactly `frames` pictures, as the profile writes it. Reads all
    /// packets, decodes none. Files that can't be read are no segments.
    package static func isSegment(
        _ path: String, of format: PictureFormat, frames: Int64, profile: SegmentProfile = .standard,
        watch: MediaWatch = MediaWatch()
    ) throws(MediaFault) -> Bool {
        do throws(MediaFault) {
            let segment = try SegmentReader(path, format: format, frames: frames, profile: profile)
            let packet = try Packet()
            while try segment.next(packet) { try watch.check() }
            return true
        } catch .segment, .unreadable, .damaged, .noVideo {
            return false
        }
    }
}

/// A decoder's frames at the instants of another rate. Times count from the first frame.
private final class RetimedSource {
    private let reader: VideoReader
    private let rate: Rational
    private let base: AVRational
    private let start: Int64
    /// The frame to show.
    let current: Frame
    private let upcoming: Frame
    private var hasUpcoming = false

    /// `reader` must have decoded its first frame.
    init(_ reader: VideoReader, rate: FrameRate) throws(MediaFault) {
        self.reader = reader
        self.rate = rate.perSecond
        base = reader.decoder.stream.pointee.time_base
        current = try Frame()
        upcoming = try Frame()
        let first = reader.decoder.frame.raw
        start = first.pointee.best_effort_timestamp == cav_no_time ? 0 : first.pointee.best_effort_timestamp
        av_frame_move_ref(current.raw, first)
        current.raw.pointee.pts = start
        try pull()
    }

    /// Makes ``current`` the frame nearest to picture `index` of the rate.
    func advance(to index: Int64) throws(MediaFault) {
        while hasUpcoming, distance(upcoming, index) < distance(current, index) {
            av_frame_unref(current.raw)
            av_frame_move_ref(current.raw, upcoming.raw)
            try pull()
        }
    }

    /// Puts the next frame whose time is later than the current one's into `upcoming`.
    private func pull() throws(MediaFault) {
        hasUpcoming = false
        let last = current.raw.pointee.pts
        while try reader.decoder.next() {
            let raw = reader.decoder.frame.raw
            let time = raw.pointee.best_effort_timestamp
            guard time != cav_no_time, time > last else { continue }
            av_frame_move_ref(upcoming.raw, raw)
            upcoming.raw.pointee.pts = time
            hasUpcoming = true
            return
        }
    }

    /// How far a frame is from picture `index`, in units that both share. 128 bits hold any time that a file can state.
    private func distance(_ frame: borrowing Frame, _ index: Int64) -> UInt128 {
        let time = (Int128(frame.raw.pointee.pts) - Int128(start)) * Int128(base.num) * Int128(rate.numerator)
        return (time - Int128(index) * Int128(rate.denominator) * Int128(base.den)).magnitude
    }
}
