internal import CLibAV
internal import ClipModel

/// The pictures of an outside video, upright and in the film's format, in order of presentation.
final class VideoReader {
    let decoder: StreamDecoder
    private let streamTurns: Int

    convenience init(_ path: String, _ formats: AllowedFormats = .video) throws(MediaFault) {
        try self.init(InputFile(path, formats))
    }

    /// Reads a file that nothing was read of yet.
    init(_ input: InputFile) throws(MediaFault) {
        decoder = try StreamDecoder(input, AVMEDIA_TYPE_VIDEO, missing: .noVideo(path: input.path))
        streamTurns = quarterTurns(of: decoder.stream)
    }

    /// Clockwise quarter turns that put the current frame upright.
    var turns: Int { (streamTurns + photoTurns(decoder.frame.raw)) % 4 }

    /// The size at which the current frame is shown, made even, or a fault if no ``PictureSize`` can hold it.
    func shownSize() throws(MediaFault) -> PictureSize {
        let frame = decoder.frame.raw
        let shown = MediaKit.shownSize(
            width: Int(frame.pointee.width), height: Int(frame.pointee.height), aspect: sampleAspect(of: frame),
            turns: turns)
        guard let size = PictureSize(width: shown.width / 2 * 2, height: shown.height / 2 * 2) else {
            throw .unsupportedSize(width: shown.width, height: shown.height)
        }
        return size
    }

    /// Copies the current frame out, fitted into `size`, or at its own size.
    func picture(size: PictureSize?) throws(MediaFault) -> Picture {
        let target = if let size { size } else { try shownSize() }
        let frame = try Frame(width: target.width, height: target.height, format: AV_PIX_FMT_YUV420P)
        let planes = PicturePlanes(frame.raw, size: target)
        try PictureFitter(to: target, turns: turns).fit(decoder.frame.raw, into: planes)
        return Picture(planes)
    }
}

/// The quarter turns that a photograph asks for (Exif 2.3, tag 0x0112); mirrored ones count as not turned.
private func photoTurns(_ frame: UnsafeMutablePointer<AVFrame>) -> Int {
    guard let entry = av_dict_get(frame.pointee.metadata, "Orientation", nil, 0) else { return 0 }
    return switch String(cString: entry.pointee.value).trimmingSpaces {
    case "3": 2
    case "6": 1
    case "8": 3
    default: 0
    }
}

/// Fits a picture into another size, with black bars where its shape differs.
func scaled(_ picture: Picture, to size: PictureSize) throws(MediaFault) -> Picture {
    if picture.size == size { return picture }
    let source = try Frame(width: picture.size.width, height: picture.size.height, format: AV_PIX_FMT_YUV420P)
    source.raw.pointee.colorspace = AVCOL_SPC_BT709
    picture.copy(into: PicturePlanes(source.raw, size: picture.size))
    let frame = try Frame(width: size.width, height: size.height, format: AV_PIX_FMT_YUV420P)
    let planes = PicturePlanes(frame.raw, size: size)
    try PictureFitter(to: size, turns: 0).fit(source.raw, into: planes)
    return Picture(planes)
}
