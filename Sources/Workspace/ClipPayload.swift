internal import ClipModel

/// What the index remembers of clip.yaml. One field a line, lists parted by U+001F, as in ``ScenePayload``.
struct ClipPayload {
    static let layout = "clip-4"

    /// Digest of the file's bytes.
    var content: ContentDigest
    /// Digest of all that enters requests. The title, the timeline and the like are not among it.
    var requestPart: ContentDigest
    var autosave: Bool
    var timeline: [SceneID]
    /// The programs of engines that lie in the project.
    var programs: [ProjectPath]
    /// Of one frame.
    var pixels: Int64

    init(_ clip: Clip, content: ContentDigest) {
        self.content = content
        autosave = clip.autosave
        timeline = clip.timeline
        pixels = Int64(clip.picture.size.width) * Int64(clip.picture.size.height)
        let engines = clip.engines.sorted { $0.key < $1.key }
        programs = engines.flatMap { EngineCatalog.programFiles(of: $0.value.run) }
        let configurations = engines.map { name, engine in
            JSONValue(fields: [
                ("name", .string(name.text)), ("kind", .string(engine.kind)),
                ("run", .array(engine.run.map(JSONValue.string))), ("model", engine.model.map(JSONValue.string)),
                ("version", engine.version.map(JSONValue.string)),
                ("price", engine.pricePerSecond.map { .string($0.description) }),
                ("parameters", .object(engine.parameters)),
            ]).canonical
        }
        let tempo = clip.music?.tempo.map { "\($0.beatsPerMinute) \($0.beatsPerBar)" } ?? ""
        requestPart = ContentDigest(
            of: [
                RenderRequestVersion.text, "\(clip.picture.size) \(clip.picture.rate)", clip.engine.text,
                clip.styles.map(\.text).joined(separator: " "), "\(clip.seed)", tempo,
            ].joined(separator: "\n") + "\n" + configurations.joined(separator: "\n"))
    }

    var text: String {
        [
            Self.layout, content.hex, requestPart.hex, autosave ? "autosave" : "",
            timeline.map(\.text).joined(separator: "\u{1F}"), programs.map(\.text).joined(separator: "\u{1F}"),
            "\(pixels)",
        ].map { $0 + "\n" }.joined()
    }

    /// Reads what ``text`` wrote; `nil` for another layout or anything damaged.
    init?(_ payload: [UInt8]) {
        guard let (fields, rest) = lines(7, of: payload), rest.isEmpty, fields[0] == Self.layout,
            let content = ContentDigest(hex: fields[1]),
            let requestPart = ContentDigest(hex: fields[2]), let pixels = Int64(fields[6])
        else { return nil }
        self.content = content
        self.requestPart = requestPart
        self.pixels = pixels
        autosave = fields[3] == "autosave"
        timeline = items(fields[4]).map { SceneID(unchecked: $0) }
        programs = items(fields[5]).map { ProjectPath(unchecked: $0) }
    }
}

/// What changes the meaning of requests from outside the project: remembered templates are dropped with it.
enum RenderRequestVersion {
    static let text = "\(RenderRequest.format) previz \(EngineCatalog.previzVersion)"
}

/// The parts of a list field.
func items(_ field: String) -> [String] {
    field.isEmpty
        ? [] : field.utf8.split(separator: 0x1F, omittingEmptySubsequences: false).map { String(Substring($0)) }
}

/// The first `count` lines of a payload, each with its end, and what follows them; `nil` if there are fewer.
func lines(_ count: Int, of payload: [UInt8]) -> (lines: [String], rest: ArraySlice<UInt8>)? {
    var found: [String] = []
    found.reserveCapacity(count)
    var start = 0
    while found.count < count {
        guard let end = payload[start...].firstIndex(of: 10) else { return nil }
        found.append(String(decoding: payload[start..<end], as: UTF8.self))
        start = end + 1
    }
    return (found, payload[start...])
}
