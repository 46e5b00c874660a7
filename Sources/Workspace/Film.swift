package import ClipModel
internal import Files
package import GenerationCore
internal import ObjectStore
internal import Rights

/// What making a film did.
package struct FilmReport: Sendable {
    /// Inside the project.
    package var path: ProjectPath
    package var frames: Int64
    package var seconds: Rational
    package var scenes: Int
    /// Takes brought to the film's format in this run.
    package var conformed: Int
    /// How many of those had to be encoded again.
    package var encoded: Int
    /// Segments that an earlier run had conformed.
    package var cached: Int
    package var song: ProjectPath?
    /// How much there is of the song from where the film begins in it, in seconds. `nil` where its file doesn't say.
    package var songLength: Double?
    /// Scenes whose pinned take was made for less time than they last now: its last picture is held.
    package var held: [SceneID] = []
    /// `nil` where none was asked for.
    package var credential: CredentialReport?
}

/// Hears how far a film is. Calls come from any thread.
package protocol FilmObserver: Sendable {
    func filmConforms(_ scene: SceneID, done: Int, total: Int)
    func filmEncodesSong()
    func filmJoins(segments: Int)
    func filmSigns()
}

/// What a film's file says of how it was made.
package enum FilmMetadata: Sendable {
    case none, withoutPrompts
    /// For those who want to show how they asked for the pictures.
    case withPrompts
}

/// Makes the film: conforms each take once, encodes the song once, joins.
package struct FilmMaker {
    let workspace: Project
    let studio: any StudioServices
    let observer: any FilmObserver

    package init(workspace: Project, studio: any StudioServices, observer: any FilmObserver) {
        self.workspace = workspace
        self.studio = studio
        self.observer = observer
    }

    /// Writes `film/<title>.mp4`, whole or not at all, and a credential if one is ordered. Every scene of the timeline must
    /// be up to date or pinned.
    ///
    /// - Parameter metadata: what the film's file says of how it was made.
    package func make(
        _ clip: Clip, scenes: [SceneID: Scene], plan: Plan, metadata: FilmMetadata = .withoutPrompts,
        credentials order: CredentialOrder? = nil
    ) async throws -> FilmReport {
        let cuts = try cuts(clip, plan)
        let ready = try await prepare(clip, cuts, chapters: cuts.map { scenes[$0.scene]?.title ?? $0.scene.text })
        var (film, report) = (ready.film, ready.report)
        report.held = try held(cuts, clip, plan)
        film.artist = clip.artists.isEmpty ? nil : clip.artists.joined(separator: ", ")
        film.xmp = try packet(clip, cuts, metadata)
        guard let order else {
            try await assemble(film, report)
            return report
        }
        let rights = rightsReference(order)
        let input = try CredentialCollector(
            workspace: workspace, clip: clip,
            cuts: cuts.map { CreditedCut(scene: $0.scene, take: $0.take, frames: $0.frames) }, order: order
        ).input(
            title: report.path.lastComponent, song: ready.song, transcoded: ready.song != nil || ready.transcoded,
            rights: rights)
        report.credential = try await assembleSigned(film, report.path, input, order)
        return report
    }

    /// Writes `film/<title>-slate.mp4`: the film to work on, with scene, take, timecode and prompt in every picture.
    package func slated(_ clip: Clip, plan: Plan) async throws -> FilmReport {
        let cuts = try cuts(clip, plan)
        var (slates, start): ([Slate], Int64) = ([], 0)
        for cut in cuts {
            let prompt = try workspace.record(cut.take).request["prompt"]?.string
            slates.append(
                Slate(name: "\(cut.scene)   take \(cut.take.id.short)", prompt: prompt ?? "", start: start))
            start += cut.frames
        }
        let ready = try await prepare(clip, cuts, slates: slates, chapters: cuts.map(\.scene.text))
        var report = ready.report
        report.held = try held(cuts, clip, plan)
        try await assemble(ready.film, report)
        return report
    }

    private func held(_ cuts: [Cut], _ clip: Clip, _ plan: Plan) throws -> [SceneID] {
        var held: [SceneID] = []
        for cut in cuts where plan.scenes[cut.scene]?.facts?.pinned == true && !held.contains(cut.scene) {
            guard let request = RenderRequest(json: try workspace.record(cut.take).request),
                let frames = plan.scenes[cut.scene]?.facts?.frames
            else { continue }
            let asked = request.picture.rate.seconds(frames: request.frames)
            if asked < clip.picture.rate.seconds(frames: frames) { held.append(cut.scene) }
        }
        return held
    }

    private func assemble(_ film: FilmPlan, _ report: FilmReport) async throws {
        let output = "\(workspace.root)/\(report.path)"
        try await stoppable { try studio.assemble(film, output: output, shouldStop: $0) }
    }

    /// What is joined to a film, and what the song's file held when it was encoded; `transcoded` says whether a segment has
    /// other bytes than its take.
    private typealias Ready = (film: FilmPlan, report: FilmReport, song: ContentDigest?, transcoded: Bool)

    /// Conforms the takes, encodes the song and makes room for the film.
    private func prepare(
        _ clip: Clip, _ cuts: [Cut], slates: [Slate]? = nil, chapters: [String]
    ) async throws -> Ready {
        sweep()
        let song = try clip.music.map(songFile)
        let segments = try await conform(cuts, to: clip.picture, slates: slates)
        let frames = cuts.reduce(0) { $0 + $1.frames }
        let duration = clip.picture.rate.seconds(frames: frames)
        var encoded: (path: String, digest: ContentDigest)?
        if let music = clip.music, let song { encoded = try await encode(song, music, duration) }
        let name = Self.fileName(clip.title) + (slates == nil ? "" : "-slate")
        let path = ProjectPath(unchecked: "film/\(name).mp4")
        try workspace.requireRealFolders(path)
        try Files.makeDirectory("\(workspace.root)/film")
        observer.filmJoins(segments: cuts.count)
        let film = FilmPlan(
            segments: zip(zip(cuts, segments.paths), chapters).map { part, chapter in
                FilmPlan.Segment(path: part.1, frames: part.0.frames, chapter: chapter)
            },
            format: clip.picture, song: encoded?.path, title: clip.title, artist: nil)
        var report = FilmReport(
            path: path, frames: frames, seconds: duration, scenes: cuts.count, conformed: segments.conformed,
            encoded: segments.encoded, cached: segments.cached, song: clip.music?.file)
        if let music = clip.music, let song, let duration = try? studio.songFacts(song).duration {
            report.songLength = duration.double - music.offset.double
        }
        return (film, report, encoded?.digest, segments.transcoded)
    }

    /// Writes `film/<title>-sheet.png`: one thumbnail a scene, in film order.
    package func sheet(_ clip: Clip, plan: Plan) async throws -> ProjectPath {
        let cuts = try cuts(clip, plan)
        let takes = try cuts.map { (path: try workspace.media(of: $0.take), cut: $0) }
        let pictures = takes.map { (path: $0.path, label: $0.cut.scene.text) }
        let path = ProjectPath(unchecked: "film/\(Self.fileName(clip.title))-sheet.png")
        try workspace.requireRealFolders(path)
        try Files.makeDirectory("\(workspace.root)/film")
        let output = "\(workspace.root)/\(path)"
        try await reading(takes) {
            try await stoppable { try studio.contactSheet(pictures, output: output, shouldStop: $0) }
        }
        return path
    }

    /// What the film says of itself: nothing that changes without the film.
    private func packet(_ clip: Clip, _ cuts: [Cut], _ metadata: FilmMetadata) throws -> String? {
        guard metadata != .none else { return nil }
        let summaries = workspace.takeSummaries(cuts.map(\.take))
        let extent = GeneratedExtent(cuts.map { ($0.take.id, summaries[$0.take.id]?.maker) })
        var prompts: [String] = []
        if metadata == .withPrompts {
            for take in cuts.map(\.take) {
                guard let prompt = try workspace.record(take).request["prompt"]?.string else { continue }
                if !prompts.contains(prompt) { prompts.append(prompt) }
            }
        }
        return XMPPacket(title: clip.title, artists: clip.artists, extent: extent, prompts: prompts).text
    }

    private struct Cut {
        var scene: SceneID
        var take: TakeFacts
        var frames: Int64
    }

    private func cuts(_ clip: Clip, _ plan: Plan) throws -> [Cut] {
        guard !clip.timeline.isEmpty else { throw WorkspaceFault.emptyTimeline }
        var missing: [WorkspaceFault.ScenePlanNote] = []
        var cuts: [Cut] = []
        for (id, frames) in zip(clip.timeline, plan.shownFrames(clip.timeline)) {
            if let scene = plan.scenes[id], scene.state == .fresh, let take = scene.take, let frames {
                cuts.append(Cut(scene: id, take: take, frames: frames))
            } else if !missing.contains(where: { $0.scene == id }) {
                let scene = plan.scenes[id]
                let reason = scene?.reasons.first.map { "\($0.field): \($0.words)" } ?? ""
                missing.append(.init(scene: id, state: scene?.state.rawValue ?? "missing", reason: reason))
            }
        }
        guard missing.isEmpty else { throw WorkspaceFault.incompleteFilm(missing) }
        return cuts
    }

    /// Runs work on takes and says of which scene the one is that can't be decoded.
    private func reading<Value>(
        _ takes: [(path: String, cut: Cut)], _ work: () async throws -> Value
    ) async throws -> Value {
        do {
            return try await work()
        } catch let flaw as UndecodableVideo {
            guard let cut = takes.first(where: { $0.path == flaw.path })?.cut else { throw flaw }
            throw WorkspaceFault.mediaUndecodable(take: cut.take.id, scene: cut.scene, reason: flaw.reason)
        }
    }

    // MARK: Segments

    /// Removes what killed runs left half-made.
    private func sweep() {
        let folders = ((try? Files.list(workspace.directory)) ?? []).filter { name in
            name.hasPrefix("segments-") || name == Self.songs
        }
        for name in folders { Files.sweepTemporaries(in: "\(workspace.directory)/\(name)") }
        Files.sweepTemporaries(in: "\(workspace.root)/film")
    }

    private struct Segments {
        var paths: [String] = []
        var conformed = 0
        var encoded = 0
        var cached = 0
        /// Whether any of them has other bytes than its take.
        var transcoded = false
    }

    private func conform(_ cuts: [Cut], to format: PictureFormat, slates: [Slate]? = nil) async throws -> Segments {
        let profile = try studio.segmentProfile(for: format)
        let cache = DerivedFiles(
            directory: "\(workspace.directory)/segments-\(profile)" + (slates == nil ? "" : "-slate"))
        var segments = Segments()
        for (n, cut) in cuts.enumerated() {
            try Task.checkCancellation()
            let slate = slates?[n]
            let name = "\(cut.take.media)-\(cut.frames)" + (slate.map { "-" + $0.digest } ?? "")
            if let path = try cache.sound(name, suffix: ".mp4") {
                segments.cached += 1
                segments.transcoded = segments.transcoded || cache.digest(name) != cut.take.media
                segments.paths.append(path)
                continue
            }
            observer.filmConforms(cut.scene, done: n, total: cuts.count)
            let take = try workspace.media(of: cut.take)
            let growing = try cache.begin()
            defer { try? Files.remove(growing) }
            let outcome = try await reading([(take, cut)]) {
                try await stoppable { shouldStop in
                    try studio.conform(
                        take, to: format, frames: cut.frames, slate: slate, output: growing, shouldStop: shouldStop
                    ) { _ in }
                }
            }
            if outcome == .alreadyConforms {
                _ = try workspace.store.link(cut.take.media, to: growing)
            } else {
                segments.encoded += 1
                segments.transcoded = true
            }
            segments.paths.append(try cache.publish(growing, as: name, suffix: ".mp4"))
            segments.conformed += 1
        }
        return segments
    }

    // MARK: Song

    /// The folder of encoded songs, beside those of segments.
    private static let songs = "songs-2"

    private func songFile(_ music: Music) throws -> String {
        let path = "\(workspace.root)/\(music.file)"
        guard try FileStamp.of(path)?.isRegular == true else { throw WorkspaceFault.songMissing(music.file) }
        let bytes =
            try FileStamp.of(path)!.size < 1024 ? Files.read(music.file, below: workspace.root, limit: 1024) : []
        // A checkout without git-lfs leaves the pointer in the song's place.
        guard let pointer = pointerDigest(bytes) else { return path }
        guard let content = try workspace.content(pointer) else { throw WorkspaceFault.songMissing(music.file) }
        return content
    }

    private func encode(
        _ song: String, _ music: Music, _ duration: Rational
    ) async throws -> (path: String, digest: ContentDigest) {
        let (digest, _) = try Files.digest(song)
        let cache = DerivedFiles(directory: "\(workspace.directory)/\(Self.songs)")
        let name = "\(digest)-\(Self.plain(music.offset))-\(Self.plain(duration))"
        if let path = try cache.sound(name, suffix: ".m4a") { return (path, digest) }
        observer.filmEncodesSong()
        let growing = try cache.begin()
        defer { try? Files.remove(growing) }
        try await stoppable { shouldStop in
            try studio.encodeSong(
                song, offset: music.offset, duration: duration, output: growing, shouldStop: shouldStop)
        }
        // What was encoded may be another song than the one that was digested.
        guard try Files.digest(song).0 == digest else { throw WorkspaceFault.songChanged(music.file) }
        return (try cache.publish(growing, as: name, suffix: ".m4a"), digest)
    }

    private static func plain(_ value: Rational) -> String { value.description.replacing("/", with: "_") }

    /// The title as a file name: separators and characters that steer a terminal become `-`; never hidden, never empty,
    /// 120 bytes.
    package static func fileName(_ title: String) -> String {
        // Scalar by scalar, since a mark that follows a slash makes one character with it.
        let fit = String(String.UnicodeScalarView(title.unicodeScalars.map { isFit($0) ? $0 : "-" }))
        var name = ""
        for character in fit {
            if name.utf8.count + character.utf8.count > 120 { break }
            name.append(character)
        }
        name = name.trimmingSpaces
        // Neither hidden nor taken for an option by other programs.
        while let first = name.unicodeScalars.first, first == "." || first == "-" { name.unicodeScalars.removeFirst() }
        return name.isEmpty ? "film" : name
    }

    private static func isFit(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F..<0xA0: false
        // Marks and controls of direction, and ends of lines.
        case 0x061C, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069: false
        default: scalar != "/" && scalar != "\\" && scalar != ":"
        }
    }
}

extension Slate {
    /// Tells slates apart.
    fileprivate var digest: String { String(ContentDigest(of: "\(start)\n\(name)\n\(prompt)").hex.prefix(16)) }
}

/// Files that can be made again: each beside a note of its digest, written last, by which a torn or damaged one is told
/// from a sound one. Several runs may make one at a time: each works under a name of its own, and whichever file and note
/// are left are whole. Where they don't belong together, the file is made again.
struct DerivedFiles {
    let directory: String

    /// The file, if it is whole and as it was made.
    func sound(_ name: String, suffix: String) throws -> String? {
        let path = "\(directory)/\(name)\(suffix)"
        guard let digest = digest(name), try FileStamp.of(path) != nil else { return nil }
        return try Files.digest(path).0 == digest ? path : nil
    }

    /// The digest that was noted of the file.
    func digest(_ name: String) -> ContentDigest? {
        (try? Files.read("\(directory)/\(name).sha256", limit: 64)).flatMap {
            ContentDigest(hex: String(decoding: $0, as: UTF8.self))
        }
    }

    /// Makes room and returns where a file grows until it is published. Whoever calls removes it.
    func begin() throws -> String {
        try Files.makeDirectory(directory)
        return Files.temporaryName(for: "\(directory)/file")
    }

    /// Puts a finished file at its place, then the note of its digest, and returns the place.
    func publish(_ growing: String, as name: String, suffix: String) throws -> String {
        let path = "\(directory)/\(name)\(suffix)"
        let digest = try Files.digest(growing).0
        try Files.move(growing, to: path)
        try Files.write(digest.hex, to: "\(directory)/\(name).sha256")
        return path
    }
}
