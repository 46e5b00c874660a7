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
        shouldStop: @escaping @Sendable () -> Bool, progress: @escaping @Sendable (Int64) -> Void
    ) throws -> ConformOutcome {
        let watch = MediaWatch(shouldStop: shouldStop, progress: { done, _ in progress(done) })
        let strip = try slate.map { try SlateStrip($0, for: format) }
        let outcome = try stoppable(reading: [take]) { () throws(MediaFault) in
            try Conform.conform(
                take, to: format, frames: frames, output: output, watch: watch,
                overlay: strip.map { strip in { strip.draw($0, into: $1) } })
        }
        switch outcome {
        case .alreadyConforms: return .alreadyConforms
        case .encoded: return .encoded
        }
    }

    package func encodeSong(
        _ song: String, offset: Rational, duration: Rational, output: String,
        shouldStop: @escaping @Sendable () -> Bool
    ) throws {
        _ = try stoppable { () throws(MediaFault) in
            try SongEncoder.encode(
                song, start: offset, duration: duration, output: output, watch: MediaWatch(shouldStop: shouldStop))
        }
    }

    package func assemble(_ film: FilmPlan, output: String, shouldStop: @escaping @Sendable () -> Bool) throws {
        var metadata = ["title": film.title]
        metadata["artist"] = film.artist
        let segments = film.segments.map { FilmSegment(path: $0.path, frames: $0.frames, chapter: $0.chapter) }
        _ = try stoppable { [metadata] () throws(MediaFault) in
            try FilmAssembler.assemble(
                segments: segments, format: film.format, song: film.song, metadata: metadata, xmp: film.xmp,
                output: output, watch: MediaWatch(shouldStop: shouldStop))
        }
    }

    package func contactSheet(
        _ pictures: [(path: String, label: String)], output: String, shouldStop: @escaping @Sendable () -> Bool
    ) throws {
        let watch = MediaWatch(shouldStop: shouldStop)
        try stoppable(reading: pictures.map(\.path)) { () throws(MediaFault) in
            try ContactSheet.checkCount(pictures.count)
            var cells: [ContactSheet.Cell] = []
            for entry in pictures {
                let picture = try middle(of: entry.path, watch)
                cells.append(ContactSheet.Cell(picture: picture, caption: entry.label))
            }
            // Eight in a row read well on a screen.
            try ContactSheet.write(cells, columns: min(8, max(1, cells.count)), to: output, watch: watch)
        }
    }

    /// A picture of the middle says more of a shot than its first one.
    private func middle(of path: String, _ watch: MediaWatch) throws(MediaFault) -> Picture {
        let frames = try MediaProbe.probe(path, countingFrames: true, watch: watch).video?.frames ?? 1
        return try StillImage.read(video: path, at: .index(frames / 2), watch: watch)
    }

    /// Runs work that ends as cancelled where it was told to stop, and says which of `takes` has flaws.
    private func stoppable<Value>(
        reading takes: [String] = [], _ work: () throws(MediaFault) -> Value
    ) throws -> Value {
        do throws(MediaFault) {
            return try work()
        } catch {
            if error == .cancelled { throw CancellationError() }
            guard let flaw = undecodable(error), takes.contains(flaw.path) else { throw error }
            throw flaw
        }
    }

    private func undecodable(_ fault: MediaFault) -> UndecodableVideo? {
        switch fault {
        case .damaged(let path, let reason): UndecodableVideo(path: path, reason: reason)
        case .unreadable(let path, let error): UndecodableVideo(path: path, reason: error.description)
        case .noVideo(let path): UndecodableVideo(path: path, reason: "no video in it")
        default: nil
        }
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
        return SongTags(tags: tags, duration: info.duration.flatMap { $0 > Rational(0) ? $0 : nil })
    }
}
