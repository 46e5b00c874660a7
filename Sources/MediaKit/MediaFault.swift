package import ClipModel
package import Files

/// What a call into libav answered: the call, its code and the library's own words.
package struct LibraryError: Hashable, Sendable, CustomStringConvertible {
    package let call: String
    /// Negative, as libav returned it.
    package let code: Int32
    /// libav's text for the code.
    package let reason: String
    /// The last error line that libav logged on this thread; empty if it logged none.
    package let line: String

    package var description: String { line.isEmpty ? "\(call): \(reason)" : "\(call): \(reason) (\(line))" }
}

/// Why a piece of media work failed. Facts only; the words for people are chosen where the command is known.
package enum MediaFault: Error, Hashable, Sendable, CustomStringConvertible {
    /// `shouldStop` said so. Nothing was left behind.
    case cancelled
    /// The file system refused.
    case file(FileFault)
    /// libav can't open the file as one of the allowed formats.
    case unreadable(path: String, LibraryError)
    case noVideo(path: String)
    case noAudio(path: String)
    /// The file opens, but what is inside is broken or cut short.
    case damaged(path: String, reason: String)
    /// The file has fewer pictures than the one asked for, which counts from 0.
    case noSuchPicture(path: String, index: Int64)
    /// A picture format that the profile can't carry, such as a rate whose numbers are too large.
    case unsupportedFormat(PictureFormat)
    /// A size outside of what is handled.
    case unsupportedSize(width: Int, height: Int)
    /// More pictures than a contact sheet holds.
    case tooManyPictures(count: Int, most: Int)
    /// libav refused to encode, scale or resample.
    case codec(LibraryError)
    /// The muxer refused for another reason than the file system's.
    case writing(path: String, LibraryError)
    /// A segment that can't be joined to the film as it is.
    case segment(path: String, SegmentFlaw)
    /// The song's audio isn't as long as the film, in samples.
    case songLength(path: String, expected: Int64, found: Int64)
    /// The song isn't audio as ``SongEncoder`` writes it.
    case songFormat(path: String)

    package var description: String {
        switch self {
        case .cancelled: "cancelled"
        case .file(let fault): fault.description
        case .unreadable(let path, let error): "can't read `\(path)` as media: \(error)"
        case .noVideo(let path): "no video in `\(path)`"
        case .noAudio(let path): "no audio in `\(path)`"
        case .damaged(let path, let reason): "`\(path)` is damaged: \(reason)"
        case .noSuchPicture(let path, let index): "`\(path)` has no picture \(index)"
        case .unsupportedFormat(let format): "can't carry \(format.size) at \(format.rate) pictures a second"
        case .unsupportedSize(let width, let height): "can't handle the picture size \(width)x\(height)"
        case .tooManyPictures(let count, let most):
            "a contact sheet holds at most \(most) pictures, and there are \(count)"
        case .codec(let error): "\(error)"
        case .writing(let path, let error): "can't write `\(path)`: \(error)"
        case .segment(let path, let flaw): "segment `\(path)` can't be joined: \(flaw)"
        case .songLength(let path, let expected, let found):
            "song `\(path)` has \(found) samples where the film needs \(expected)"
        case .songFormat(let path): "song `\(path)` isn't encoded for a film"
        }
    }
}

/// What keeps a segment from being joined without encoding it again.
package enum SegmentFlaw: Hashable, Sendable, CustomStringConvertible {
    case noVideo
    /// Another codec, size, time scale or other parameter sets than the profile's for the film's format.
    case otherParameters
    case frameCount(expected: Int64, found: Int64)
    /// Pictures that aren't exactly one frame apart.
    case timing
    /// The first picture needs others before it.
    case openStart

    package var description: String {
        switch self {
        case .noVideo: "no video"
        case .otherParameters: "encoded with other parameters"
        case .frameCount(let expected, let found): "\(found) pictures where \(expected) were expected"
        case .timing: "its pictures aren't evenly spaced"
        case .openStart: "it doesn't begin with a picture that stands alone"
        }
    }
}
