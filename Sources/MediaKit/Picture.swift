package import ClipModel

/// A decoded picture as a value: YUV 4:2:0, 8 bits a sample, limited range, BT.709, planes without padding.
package struct Picture: Hashable, Sendable {
    package let size: PictureSize
    package private(set) var y: [UInt8]
    package private(set) var u: [UInt8]
    package private(set) var v: [UInt8]

    /// Makes a picture of one colour; black unless told.
    package init(size: PictureSize, y: UInt8 = 16, u: UInt8 = 128, v: UInt8 = 128) {
        self.size = size
        self.y = Array(repeating: y, count: size.width * size.height)
        self.u = Array(repeating: u, count: size.width * size.height / 4)
        self.v = Array(repeating: v, count: size.width * size.height / 4)
    }

    /// Copies `planes`.
    package init(_ planes: PicturePlanes) {
        size = planes.size
        y = tight(planes.layers[0])
        u = tight(planes.layers[1])
        v = tight(planes.layers[2])
    }

    /// SHA-256 of the text `yuv420p WxH`, a line feed, and the planes Y, U, V: a name that depends on what is seen
    /// alone, not on the file that it came from.
    package var pixelDigest: ContentDigest {
        var hasher = DigestHasher()
        hasher.update(Array("yuv420p \(size)\n".utf8))
        hasher.update(y)
        hasher.update(u)
        hasher.update(v)
        return hasher.finish()
    }

    /// Copies the picture into `planes`, which must have its size.
    package func copy(into planes: PicturePlanes) {
        precondition(planes.size == size, "planes of another size")
        for (source, layer) in zip([y, u, v], planes.layers) {
            source.withUnsafeBufferPointer { bytes in
                for row in 0..<layer.height {
                    let part = UnsafeBufferPointer(rebasing: bytes[row * layer.width..<(row + 1) * layer.width])
                    _ = layer.bytes[(row * layer.stride)...].update(fromContentsOf: part)
                }
            }
        }
    }

    /// Lends the luma plane for drawing.
    mutating func withLuma(_ body: (inout [UInt8]) -> Void) { body(&y) }

    /// Puts `other` on top, its upper left corner at (`x`, `top`), both even. What lies outside is left out.
    mutating func place(_ other: Picture, x: Int, top: Int) {
        blit(other.y, width: other.size.width, onto: &y, width: size.width, x: x, top: top)
        blit(other.u, width: other.size.width / 2, onto: &u, width: size.width / 2, x: x / 2, top: top / 2)
        blit(other.v, width: other.size.width / 2, onto: &v, width: size.width / 2, x: x / 2, top: top / 2)
    }
}

private func tight(_ layer: (bytes: UnsafeMutableBufferPointer<UInt8>, stride: Int, width: Int, height: Int)) -> [UInt8]
{
    [UInt8](unsafeUninitializedCapacity: layer.width * layer.height) { out, count in
        for row in 0..<layer.height {
            let part = layer.bytes[row * layer.stride..<row * layer.stride + layer.width]
            _ = out[(row * layer.width)...].initialize(fromContentsOf: part)
        }
        count = layer.width * layer.height
    }
}

private func blit(
    _ source: [UInt8], width: Int, onto target: inout [UInt8], width targetWidth: Int, x: Int, top: Int
) {
    let visible = min(width, targetWidth - x)
    guard visible > 0, x >= 0, top >= 0, width > 0 else { return }
    for row in 0..<min(source.count / width, target.count / targetWidth - top) where row >= 0 {
        let at = (top + row) * targetWidth + x
        target.replaceSubrange(at..<at + visible, with: source[row * width..<row * width + visible])
    }
}
