internal import CLibAV
internal import ClipModel

/// Makes the bytes of image files.
enum ImageEncoder {
    static func encode(_ picture: Picture, as kind: StillImage.FileKind, maxWidth: Int?) throws(MediaFault) -> [UInt8] {
        let (width, height) = scaledSize(picture.size, maxWidth)
        let frame = try converted(picture, kind, width, height)
        return try compress(frame, kind)
    }
}

private func scaledSize(_ size: PictureSize, _ maxWidth: Int?) -> (width: Int, height: Int) {
    guard let maxWidth, maxWidth > 0, maxWidth < size.width else { return (size.width, size.height) }
    return (maxWidth, max(1, (size.height * maxWidth * 2 + size.width) / (2 * size.width)))
}

/// PNG is RGB; JPEG (JFIF) is full range with the BT.601 matrix.
private func converted(
    _ picture: Picture, _ kind: StillImage.FileKind, _ width: Int, _ height: Int
) throws(MediaFault) -> Frame {
    let source = try Frame(width: picture.size.width, height: picture.size.height, format: AV_PIX_FMT_YUV420P)
    picture.copy(into: PicturePlanes(source.raw, size: picture.size))
    let format = kind == .png ? AV_PIX_FMT_RGB24 : AV_PIX_FMT_YUVJ420P
    let result = try Frame(width: width, height: height, format: format)
    result.raw.pointee.color_range = AVCOL_RANGE_JPEG
    let scaler = try allocated(
        sws_getContext(
            Int32(picture.size.width), Int32(picture.size.height), AV_PIX_FMT_YUV420P, Int32(width), Int32(height),
            format, SWS_BICUBIC | SWS_ACCURATE_RND | SWS_FULL_CHR_H_INT | SWS_BITEXACT, nil, nil, nil), "set up scaling"
    )
    defer { sws_freeContext(scaler) }
    let matrix = sws_getCoefficients(kind == .png ? SWS_CS_ITU709 : SWS_CS_ITU601)
    _ = sws_setColorspaceDetails(scaler, sws_getCoefficients(SWS_CS_ITU709), 0, matrix, 1, 0, 1 << 16, 1 << 16)
    try checkCodec(cav_scale(scaler, source.raw, result.raw), "scale")
    return result
}

private func compress(_ frame: borrowing Frame, _ kind: StillImage.FileKind) throws(MediaFault) -> [UInt8] {
    guard let codec = avcodec_find_encoder(kind == .png ? AV_CODEC_ID_PNG : AV_CODEC_ID_MJPEG) else {
        throw .codec(LibraryError("find an image encoder", cav_no_encoder))
    }
    var context = avcodec_alloc_context3(codec)
    defer { avcodec_free_context(&context) }
    let encoder = try allocated(context, "allocate an encoder")
    encoder.pointee.width = frame.raw.pointee.width
    encoder.pointee.height = frame.raw.pointee.height
    encoder.pointee.pix_fmt = AVPixelFormat(frame.raw.pointee.format)
    encoder.pointee.color_range = AVCOL_RANGE_JPEG
    encoder.pointee.time_base = av_make_q(1, 1)
    encoder.pointee.thread_count = 1
    encoder.pointee.flags |= AV_CODEC_FLAG_BITEXACT | AV_CODEC_FLAG_QSCALE
    // Quality 3 of 31, 1 being the best: no visible loss in a still.
    encoder.pointee.global_quality = 3 * FF_QP2LAMBDA
    frame.raw.pointee.quality = encoder.pointee.global_quality
    frame.raw.pointee.pts = 0
    try checkCodec(avcodec_open2(encoder, codec, nil), "open the image encoder")
    try checkCodec(avcodec_send_frame(encoder, frame.raw), "encode an image")
    let packet = try Packet()
    try checkCodec(avcodec_receive_packet(encoder, packet.raw), "encode an image")
    return Array(UnsafeBufferPointer(start: packet.raw.pointee.data, count: Int(packet.raw.pointee.size)))
}
