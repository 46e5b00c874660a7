internal import CLibAV
package import ClipModel
internal import Files

/// Single pictures: out of videos, from image files, and into them.
package enum StillImage {
    /// Which picture of a video, in order of presentation.
    package enum Position: Hashable, Sendable {
        case first
        case last
        /// Counted from 0.
        case index(Int64)
    }

    package enum FileKind: Hashable, Sendable {
        case png
        case jpeg
    }

    /// Decodes one picture of a video, upright, with square pixels; at its own size (made even), or fitted into
    /// `size` with black bars.
    package static func read(
        video path: String, at position: Position = .first, size: PictureSize? = nil, watch: MediaWatch = MediaWatch()
    ) throws(MediaFault) -> Picture {
        prepareLibrary()
        if position == .first || position == .index(0) { return try firstPicture(path, .video, size) }
        let input = try InputFile(path, .video)
        guard let times = try packetTimes(input, watch) else { throw .noVideo(path: path) }
        return try read(video: input, at: position, among: times, size: size, watch: watch)
    }

    /// - Parameters:
    ///   - input: the video as it was read to its end.
    ///   - times: of all its packets.
    static func read(
        video input: InputFile, at position: Position, among times: [PacketTime], size: PictureSize? = nil,
        watch: MediaWatch
    ) throws(MediaFault) -> Picture {
        let found = try locate(input.path, position, times)
        let reader = try VideoReader(InputFile(again: input, .video))
        reader.decoder.firstPacket = found.keyPacket
        while try reader.decoder.next() {
            try watch.check()
            if reader.decoder.frame.raw.pointee.best_effort_timestamp >= found.time {
                return try reader.picture(size: size)
            }
        }
        throw .damaged(path: input.path, reason: "a picture that its index names can't be decoded")
    }

    /// Reads a PNG, JPEG or WebP file (of a GIF, its first picture), fitted into `size` with black bars, or at its own
    /// size, made even. Transparency is dropped.
    package static func read(image path: String, size: PictureSize? = nil) throws(MediaFault) -> Picture {
        prepareLibrary()
        return try firstPicture(path, .image, size)
    }

    /// Writes `picture` as an image file at once (a crash leaves the old file or the new), scaled down to `maxWidth`
    /// where it is wider.
    package static func write(
        _ picture: Picture, to path: String, as kind: FileKind, maxWidth: Int? = nil
    ) throws(MediaFault) {
        prepareLibrary()
        let bytes = try ImageEncoder.encode(picture, as: kind, maxWidth: maxWidth)
        do throws(FileFault) {
            try Files.write(bytes, to: path)
        } catch {
            throw .file(error)
        }
    }
}

private func firstPicture(
    _ path: String, _ formats: AllowedFormats, _ size: PictureSize?
) throws(MediaFault) -> Picture {
    let reader = try VideoReader(path, formats)
    guard try reader.decoder.next() else { throw .damaged(path: path, reason: "no picture can be decoded") }
    return try reader.picture(size: size)
}

/// Finds a picture by the packets' times, without decoding: its time, and the number of the packet of the key picture
/// that decoding may begin with. Pictures of an open group that lack what came before their key picture are shown before
/// it, so they are never the one that is looked for.
private func locate(
    _ path: String, _ position: StillImage.Position, _ packets: [PacketTime]
) throws(MediaFault) -> (time: Int64, keyPacket: Int64) {
    let order = packets.indices.filter { packets[$0].shown }.sorted { packets[$0].time < packets[$1].time }
    let place: Int
    switch position {
    case .first: place = 0
    case .last: place = order.count - 1
    case .index(let index):
        guard index >= 0, index < Int64(order.count) else { throw .noSuchPicture(path: path, index: index) }
        place = Int(index)
    }
    guard order.indices.contains(place) else { throw .noVideo(path: path) }
    let wanted = packets[order[place]].time
    let key = packets[...order[place]].lastIndex { $0.isKey && $0.time <= wanted }
    return (wanted, Int64(key ?? 0))
}
