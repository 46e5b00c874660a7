package import ClipModel
package import GenerationCore
internal import MediaKit
internal import Previz
package import Workspace

/// The workspace's studio services over libav and the engines that this program carries.
package struct LibAVStudio: StudioServices {
    package init() {}

    package func load() { MediaLibrary.load() }

    package func segmentProfile(for format: PictureFormat) throws -> String {
        try SegmentProfile.standard.cacheName(for: format)
    }

    package func engines(
        for profiles: [EngineName: EngineProfile], root: String
    ) -> [EngineName: any Engine] {
        profiles.compactMapValues { profile -> (any Engine)? in
            switch profile.identity.kind {
            case "previz": PrevizEngine(profile: profile)
            case "credits": CreditsEngine(profile: profile)
            case "command": CommandEngine(profile: profile, root: root)
            default: nil
            }
        }
    }

    package func inspect(_ path: String) throws -> MediaFacts {
        let (info, last) = try MediaProbe.probeToTheEnd(path)
        guard info.container.contains("mp4") else {
            throw EngineFault.failed("the engine delivered \(info.container), not MP4")
        }
        guard let video = info.video, let frames = video.frames, frames > 0 else {
            throw MediaFault.noVideo(path: path)
        }
        return MediaFacts(width: video.width, height: video.height, frames: frames, lastFrame: last.pixelDigest)
    }

    package func writeLastFrame(of path: String, to picture: String) throws {
        try StillImage.write(try StillImage.read(video: path, at: .last), to: picture, as: .png)
    }

    package func conform(
        _ take: String, to format: PictureFormat, frames: Int64, slate: Slate?, output: String,
        progress: @escaping @Sendable (Int64) -> Void
    ) throws -> ConformOutcome {
        let watch = MediaWatch(progress: { done, _ in progress(done) })
        let strip = try slate.map { try SlateStrip($0, for: format) }
        let outcome = try Conform.conform(
            take, to: format, frames: frames, output: output, watch: watch,
            overlay: strip.map { strip in { strip.draw($0, into: $1) } })
        switch outcome {
        case .alreadyConforms: return .alreadyConforms
        case .encoded: return .encoded
        }
    }

    package func encodeSong(_ song: String, offset: Rational, duration: Rational, output: String) throws {
        _ = try SongEncoder.encode(song, start: offset, duration: duration, output: output)
    }

    package func assemble(_ film: FilmPlan, output: String) throws {
        var metadata = ["title": film.title]
        metadata["artist"] = film.artist
        _ = try FilmAssembler.assemble(
            segments: film.segments.map { FilmSegment(path: $0.path, frames: $0.frames, chapter: $0.chapter) },
            format: film.format, song: film.song, metadata: metadata, xmp: film.xmp, output: output)
    }

    package func contactSheet(_ pictures: [(path: String, label: String)], output: String) throws {
        // A picture of the middle says more of a shot than its first one; eight in a row read well on a screen.
        let cells = try pictures.map { entry in
            let frames = try MediaProbe.probe(entry.path, countingFrames: true).video?.frames ?? 1
            let picture = try StillImage.read(video: entry.path, at: .index(frames / 2))
            return ContactSheet.Cell(picture: picture, caption: entry.label)
        }
        try ContactSheet.write(cells, columns: min(8, max(1, cells.count)), to: output)
    }

    package func explain(_ prompt: String, cast: [RenderRequest.CastEntry], negative: String?) -> JSONValue {
        let members = cast.map { PrevizMember(name: $0.name, description: $0.description) }
        return PrevizReading(of: prompt, cast: members, negative: negative).json
    }

    package func songFacts(_ path: String) throws -> SongTags {
        let info = try MediaProbe.probe(path)
        var tags = info.tags
        // Ogg keeps its tags on the stream, FLAC and MP3 on the container.
        for (name, value) in info.audio?.tags ?? [:] where tags[name] == nil { tags[name] = value }
        return SongTags(tags: tags, duration: info.duration ?? Rational(0))
    }
}
