internal import CLibAV
internal import ClipModel

/// Brings decoded frames of any size, format, range and matrix to one size in the film's format (``Picture``).
///
/// A frame is turned upright, its pixels are made square, and it is scaled (bicubic) until it fits; bars of black fill
/// the rest. A frame that has the format already is copied, so its samples stay as they are.
final class PictureFitter {
    private let target: PictureSize
    private let turns: Int
    private var scaler: OpaquePointer?
    private var source = Source()
    private var scaled: Frame?

    /// What a scaler is set up for.
    private struct Source: Equatable {
        var width: Int32 = 0
        var height: Int32 = 0
        var format: Int32 = 0
        var full = false
        var matrix: Int32 = 0
        var aspect: Rational = Rational(1)
    }

    /// `turns`: clockwise quarter turns that put a frame upright.
    init(to target: PictureSize, turns: Int) {
        self.target = target
        self.turns = turns
    }

    deinit { sws_freeContext(scaler) }

    /// Draws `frame` into `planes`, which must have the target's size.
    func fit(_ frame: UnsafeMutablePointer<AVFrame>, into planes: PicturePlanes) throws(MediaFault) {
        let now = Source(
            width: frame.pointee.width, height: frame.pointee.height, format: frame.pointee.format,
            full: isFullRange(frame), matrix: matrix(of: frame), aspect: sampleAspect(of: frame))
        if now != source || scaled == nil { try prepare(now) }
        guard let box = scaled?.raw else { return }
        if scaler == nil {
            try checkCodec(av_frame_copy(box, frame), "copy a picture")
        } else {
            try checkCodec(cav_scale(scaler, frame, box), "scale")
        }
        place(box, in: planes)
    }

    private func prepare(_ now: Source) throws(MediaFault) {
        let (width, height) = fittedSize(now)
        sws_freeContext(scaler)
        scaler = nil
        scaled = try Frame(width: width, height: height, format: AV_PIX_FMT_YUV420P)
        if !isReady(now, width, height) { scaler = try makeScaler(now, width, height) }
        source = now
    }

    private func isReady(_ now: Source, _ width: Int, _ height: Int) -> Bool {
        now.format == AV_PIX_FMT_YUV420P.rawValue && !now.full && now.matrix == SWS_CS_ITU709
            && Int(now.width) == width && Int(now.height) == height
    }

    /// The size, before turning, at which a source fits the target.
    private func fittedSize(_ now: Source) -> (width: Int, height: Int) {
        let turned = turns % 2 == 1
        let shown = shownSize(width: Int(now.width), height: Int(now.height), aspect: now.aspect, turns: turns)
        let across = shown.width * target.height >= shown.height * target.width
        let width = across ? target.width : even(shown.width * target.height, over: shown.height, most: target.width)
        let height = across ? even(shown.height * target.width, over: shown.width, most: target.height) : target.height
        return turned ? (height, width) : (width, height)
    }

    private func makeScaler(_ now: Source, _ width: Int, _ height: Int) throws(MediaFault) -> OpaquePointer {
        let flags = SWS_BICUBIC | SWS_ACCURATE_RND | SWS_FULL_CHR_H_INP | SWS_BITEXACT
        let made = try allocated(
            sws_getContext(
                now.width, now.height, AVPixelFormat(now.format), Int32(width), Int32(height), AV_PIX_FMT_YUV420P,
                flags, nil, nil, nil), "set up scaling")
        // Refused for formats that have no matrix, such as grey: nothing is to be set for them.
        _ = sws_setColorspaceDetails(
            made, sws_getCoefficients(now.matrix), now.full ? 1 : 0, sws_getCoefficients(SWS_CS_ITU709), 0, 0, 1 << 16,
            1 << 16)
        return made
    }

    private func place(_ box: UnsafeMutablePointer<AVFrame>, in planes: PicturePlanes) {
        let turned = turns % 2 == 1
        let width = Int(turned ? box.pointee.height : box.pointee.width)
        let height = Int(turned ? box.pointee.width : box.pointee.height)
        let (left, top) = ((target.width - width) / 4 * 2, (target.height - height) / 4 * 2)
        for (plane, layer) in planes.layers.enumerated() {
            let shift = plane == 0 ? 0 : 1
            if width < target.width || height < target.height { layer.bytes.update(repeating: plane == 0 ? 16 : 128) }
            guard let from = cav_plane(box, Int32(plane)), let base = layer.bytes.baseAddress else { continue }
            let part = PlanePart(
                from: from, fromStride: Int(cav_stride(box, Int32(plane))),
                to: base + (top >> shift) * layer.stride + (left >> shift), toStride: layer.stride,
                width: width >> shift, height: height >> shift)
            part.copy(turns: turns)
        }
    }
}

/// A rectangle of samples on its way from one plane to another; width and height are the target's.
private struct PlanePart {
    let from: UnsafeMutablePointer<UInt8>
    let fromStride: Int
    let to: UnsafeMutablePointer<UInt8>
    let toStride: Int
    let width: Int
    let height: Int

    func copy(turns: Int) {
        for row in 0..<height {
            let line = to + row * toStride
            switch turns {
            case 1: for x in 0..<width { line[x] = from[(width - 1 - x) * fromStride + row] }
            case 2: for x in 0..<width { line[x] = from[(height - 1 - row) * fromStride + width - 1 - x] }
            case 3: for x in 0..<width { line[x] = from[x * fromStride + height - 1 - row] }
            default: line.update(from: from + row * fromStride, count: width)
            }
        }
    }
}

/// The size at which a picture is shown: pixels square, upright. At least 1 by 1.
func shownSize(width: Int, height: Int, aspect: Rational, turns: Int) -> (width: Int, height: Int) {
    let stretched = max(1, Int((Rational(Int64(width)) * aspect).rounded))
    return turns % 2 == 1 ? (height, stretched) : (stretched, height)
}

private func even(_ product: Int, over divisor: Int, most: Int) -> Int {
    min(most, max(2, (product + divisor) / (2 * divisor) * 2))
}

/// The width of a pixel over its height; 1 for what is missing or absurd.
func sampleAspect(of frame: UnsafeMutablePointer<AVFrame>) -> Rational {
    let aspect = frame.pointee.sample_aspect_ratio
    guard aspect.num > 0, aspect.den > 0, aspect.num / aspect.den < 16, aspect.den / aspect.num < 16 else {
        return Rational(1)
    }
    return Rational(Int64(aspect.num), Int64(aspect.den))
}

private func isFullRange(_ frame: UnsafeMutablePointer<AVFrame>) -> Bool {
    let old = [AV_PIX_FMT_YUVJ420P, AV_PIX_FMT_YUVJ422P, AV_PIX_FMT_YUVJ444P, AV_PIX_FMT_YUVJ440P, AV_PIX_FMT_YUVJ411P]
    return frame.pointee.color_range == AVCOL_RANGE_JPEG || old.contains { $0.rawValue == frame.pointee.format }
}

/// swscale's number of the frame's matrix. An unnamed one is what players assume: BT.601 for small pictures that aren't
/// ours to know better, else BT.709.
private func matrix(of frame: UnsafeMutablePointer<AVFrame>) -> Int32 {
    switch frame.pointee.colorspace {
    case AVCOL_SPC_BT709, AVCOL_SPC_RGB: SWS_CS_ITU709
    case AVCOL_SPC_BT470BG, AVCOL_SPC_SMPTE170M: SWS_CS_ITU601
    case AVCOL_SPC_FCC: SWS_CS_FCC
    case AVCOL_SPC_SMPTE240M: SWS_CS_SMPTE240M
    case AVCOL_SPC_BT2020_NCL, AVCOL_SPC_BT2020_CL: SWS_CS_BT2020
    default: frame.pointee.width > 1024 || frame.pointee.height > 576 ? SWS_CS_ITU709 : SWS_CS_ITU601
    }
}
