/// Width and height in pixels, both even and from 16 to 8192: what 4:2:0 video and the engines can carry.
package struct PictureSize: Hashable, Sendable, CustomStringConvertible {
    package let width: Int
    package let height: Int

    package init?(width: Int, height: Int) {
        guard (16...8192).contains(width), (16...8192).contains(height), width % 2 == 0, height % 2 == 0 else {
            return nil
        }
        self.width = width
        self.height = height
    }

    /// Reads `1280x480`.
    package init?(_ text: String) {
        let parts = text.split(separator: "x", omittingEmptySubsequences: false)
        guard parts.count == 2, let width = Int(parts[0]), let height = Int(parts[1]) else { return nil }
        self.init(width: width, height: height)
    }

    package var description: String { "\(width)x\(height)" }
}

/// The picture that a film has: size and rate.
package struct PictureFormat: Hashable, Sendable {
    package var size: PictureSize
    package var rate: FrameRate

    package init(size: PictureSize, rate: FrameRate) {
        self.size = size
        self.rate = rate
    }
}
