internal import ClipModel

/// What the index remembers of clip.yaml. One field a line, lists parted by U+001F, as in ``ScenePayload``.
struct ClipPayload {
    static let layout = "clip-1"

    /// Digest of the file's bytes.
    var content: ContentDigest
    /// Digest of all that enters requests. The title, the timeline and the like are not among it.
    var requestPart: ContentDigest
    var autosave: Bool
    var timeline: [SceneID]
    /// The programs of engines that lie in the project.
    var programs: [ProjectPath]

    init(_ clip: Clip, content: ContentDigest) {
        self.content = content
        autosave = clip.autosave
        timeline = clip.timeline
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
        ].joined(separator: "\n")
    }

    /// Reads what ``text`` wrote; `nil` for another layout or anything damaged.
    init?(_ payload: [UInt8]) {
        let fields = split(payload, at: 10)
        guard fields.count == 6, fields[0] == Self.layout, let content = ContentDigest(hex: fields[1]),
            let requestPart = ContentDigest(hex: fields[2])
        else { return nil }
        self.content = content
        self.requestPart = requestPart
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
func items(_ field: String) -> [String] { field.isEmpty ? [] : split(Array(field.utf8), at: 0x1F) }

/// Splits at a byte, empty parts kept; the last of `maxParts` is the rest. By bytes, since splitting by characters costs
/// ten times as much.
func split(_ bytes: [UInt8], at byte: UInt8, maxParts: Int = .max) -> [String] {
    bytes.withUnsafeBufferPointer { bytes in
        var parts: [String] = []
        var start = 0
        while parts.count < maxParts - 1, let end = bytes[start...].firstIndex(of: byte) {
            parts.append(String(decoding: bytes[start..<end], as: UTF8.self))
            start = end + 1
        }
        return parts + [String(decoding: bytes[start...], as: UTF8.self)]
    }
}
