internal import CLibAV
package import ClipModel

/// Owns an `AVFrame`.
struct Frame: ~Copyable {
    let raw: UnsafeMutablePointer<AVFrame>

    init() throws(MediaFault) { raw = try makeFrame { _ in 0 } }

    /// Makes a frame with planes for a picture.
    init(width: Int, height: Int, format: AVPixelFormat) throws(MediaFault) {
        raw = try makeFrame {
            $0.pointee.width = Int32(width)
            $0.pointee.height = Int32(height)
            $0.pointee.format = format.rawValue
            return av_frame_get_buffer($0, 0)
        }
    }

    /// Makes a frame with planes for `count` samples of a song (``SongFormat``).
    init(samples count: Int32) throws(MediaFault) {
        raw = try makeFrame {
            $0.pointee.nb_samples = count
            $0.pointee.format = AV_SAMPLE_FMT_FLTP.rawValue
            $0.pointee.sample_rate = SongFormat.sampleRate
            av_channel_layout_default(&$0.pointee.ch_layout, SongFormat.channels)
            return av_frame_get_buffer($0, 0)
        }
    }

    deinit {
        var raw: UnsafeMutablePointer<AVFrame>? = raw
        av_frame_free(&raw)
    }
}

private func makeFrame(
    _ prepare: (UnsafeMutablePointer<AVFrame>) -> Int32
) throws(MediaFault) -> UnsafeMutablePointer<AVFrame> {
    let made = try allocated(av_frame_alloc(), "allocate a frame")
    let code = prepare(made)
    if code >= 0 { return made }
    var freed: UnsafeMutablePointer<AVFrame>? = made
    av_frame_free(&freed)
    throw .codec(LibraryError("allocate a frame", code))
}

/// Owns an `AVPacket`.
struct Packet: ~Copyable {
    let raw: UnsafeMutablePointer<AVPacket>

    init() throws(MediaFault) { raw = try allocated(av_packet_alloc(), "allocate a packet") }

    deinit {
        var raw: UnsafeMutablePointer<AVPacket>? = raw
        av_packet_free(&raw)
    }
}

/// The planes of a YUV 4:2:0 picture that lives elsewhere, 8 bits a sample, limited range, BT.709. Chroma planes have
/// half the width and height. Rows may be longer than the picture: the strides say by how much.
package struct PicturePlanes {
    package let size: PictureSize
    package let y: UnsafeMutableBufferPointer<UInt8>
    package let yStride: Int
    package let u: UnsafeMutableBufferPointer<UInt8>
    package let uStride: Int
    package let v: UnsafeMutableBufferPointer<UInt8>
    package let vStride: Int

    /// Borrows the planes of `frame`, which must have them and outlive this value.
    init(_ frame: UnsafeMutablePointer<AVFrame>, size: PictureSize) {
        self.size = size
        yStride = Int(cav_stride(frame, 0))
        uStride = Int(cav_stride(frame, 1))
        vStride = Int(cav_stride(frame, 2))
        y = UnsafeMutableBufferPointer(start: cav_plane(frame, 0), count: yStride * size.height)
        u = UnsafeMutableBufferPointer(start: cav_plane(frame, 1), count: uStride * size.height / 2)
        v = UnsafeMutableBufferPointer(start: cav_plane(frame, 2), count: vStride * size.height / 2)
    }

    /// Each plane with its stride, width and height, in the order Y, U, V.
    var layers: [(bytes: UnsafeMutableBufferPointer<UInt8>, stride: Int, width: Int, height: Int)] {
        [
            (y, yStride, size.width, size.height), (u, uStride, size.width / 2, size.height / 2),
            (v, vStride, size.width / 2, size.height / 2),
        ]
    }
}
