package import ClipModel

/// The audio that a film carries: AAC-LC in stereo.
package enum SongFormat {
    /// In hertz. At the usual picture rates but 29.97 and 59.94 a picture lasts a whole number of samples.
    package static let sampleRate: Int32 = 48_000
    package static let channels: Int32 = 2
    /// Bits a second.
    static let bitRate: Int64 = 256_000
    /// Names the settings; part of cache names.
    package static let identity = "aac-1"

    /// How many samples a film of `seconds` has: to the nearest one.
    package static func samples(in seconds: Rational) -> Int64 { (seconds * Rational(Int64(sampleRate))).rounded }
}
