package import ClipModel
package import GenerationCore

/// What needs libav: only the studio program has it, so the workspace asks through this.
///
/// Long work asks `shouldStop` often; `true` ends it with a `CancellationError`, and nothing is left behind.
package protocol StudioServices: Sendable {
    /// Loads what the services need, which takes tens of milliseconds, ahead of their first use. Any thread.
    func load()

    /// An engine for each of the project's profiles. `root` is the project's directory, where programs run.
    func engines(for profiles: [EngineName: EngineProfile], root: String) -> [EngineName: any Engine]

    /// Looks at a delivered file: size, exact number of frames, and the digest of the last frame's pixels.
    func inspect(_ path: String) throws -> MediaFacts

    /// Writes the last frame of the video at `path` as a picture file.
    func writeLastFrame(of path: String, to picture: String) throws

    /// What names segments of a format that join with each other: the encoder's settings, its version, the format.
    func segmentProfile(for format: PictureFormat) throws -> String

    /// Brings a take to the film's format: exactly `frames` pictures, written to `output` whole or not at all. With a slate,
    /// every picture bears it. Throws ``UndecodableVideo``.
    func conform(
        _ take: String, to format: PictureFormat, frames: Int64, slate: Slate?, output: String,
        shouldStop: @escaping @Sendable () -> Bool, progress: @escaping @Sendable (Int64) -> Void
    ) throws -> ConformOutcome

    /// Encodes the song once for the film: from `offset`, exactly as long as `frames` pictures last.
    func encodeSong(
        _ song: String, offset: Rational, duration: Rational, output: String,
        shouldStop: @escaping @Sendable () -> Bool
    ) throws

    /// Joins segments without encoding and lays the song in.
    func assemble(_ film: FilmPlan, output: String, shouldStop: @escaping @Sendable () -> Bool) throws

    /// Draws a picture of one thumbnail a scene. Throws ``UndecodableVideo``.
    func contactSheet(
        _ pictures: [(path: String, label: String)], output: String, shouldStop: @escaping @Sendable () -> Bool
    ) throws

    /// What the built-in engine understands of a prompt, as the document that docs/previz.md describes.
    func explain(_ prompt: String, cast: [RenderRequest.CastEntry], negative: String?) -> JSONValue

    /// The tags and the length of a song.
    func songFacts(_ path: String) throws -> SongTags
}

/// A video whose pictures can't be decoded, thrown by work on takes.
package struct UndecodableVideo: Error, Hashable, Sendable {
    package var path: String
    /// libav's words.
    package var reason: String

    package init(path: String, reason: String) {
        self.path = path
        self.reason = reason
    }
}

/// What a video file holds.
package struct MediaFacts: Hashable, Sendable {
    package var width: Int
    package var height: Int
    package var frames: Int64
    package var lastFrame: ContentDigest

    package init(width: Int, height: Int, frames: Int64, lastFrame: ContentDigest) {
        self.width = width
        self.height = height
        self.frames = frames
        self.lastFrame = lastFrame
    }
}

/// What stands at the foot of the pictures of a cut that is looked at to work on it.
package struct Slate: Hashable, Sendable {
    /// Scene and take.
    package var name: String
    package var prompt: String
    /// The film's frame that the segment begins with.
    package var start: Int64

    package init(name: String, prompt: String, start: Int64) {
        (self.name, self.prompt, self.start) = (name, prompt, start)
    }
}

package enum ConformOutcome: Hashable, Sendable {
    /// The take is in the film's format already; nothing was written.
    case alreadyConforms
    case encoded
}

/// A film to be joined.
package struct FilmPlan: Sendable {
    package struct Segment: Sendable {
        package var path: String
        package var frames: Int64
        package var chapter: String

        package init(path: String, frames: Int64, chapter: String) {
            self.path = path
            self.frames = frames
            self.chapter = chapter
        }
    }

    package var segments: [Segment]
    package var format: PictureFormat
    /// The encoded song.
    package var song: String?
    package var title: String
    package var artist: String?
    /// What the file says of itself in XMP.
    package var xmp: String?

    package init(
        segments: [Segment], format: PictureFormat, song: String?, title: String, artist: String?, xmp: String? = nil
    ) {
        self.segments = segments
        self.format = format
        self.song = song
        self.title = title
        self.artist = artist
        self.xmp = xmp
    }
}

/// What a song's file says of itself.
package struct SongTags: Hashable, Sendable {
    /// As libav names them; a name that stands several times has its values joined by `;`.
    package var tags: [String: String]
    /// `nil` where the file doesn't say, as a FLAC file that was written into a pipe.
    package var duration: Rational?

    package init(tags: [String: String], duration: Rational?) {
        self.tags = tags
        self.duration = duration
    }
}
