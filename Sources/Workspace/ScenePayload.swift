internal import ClipModel
internal import Document
internal import GenerationCore

/// What the index remembers of a scene file, so that an unchanged one is neither read nor parsed again.
///
/// One field a line, lists parted by U+001F; at the end the template's text. Every field is canonical JSON, a checked
/// name, path or number, none of which can hold a control character. The first line names the layout; another one is not
/// understood, and the file is parsed.
struct ScenePayload {
    static let layout = "scene-5"

    /// Digest of the file's bytes.
    var content: ContentDigest
    /// Digest of everything else that the request was made from: see ``Surroundings``.
    var surroundings: ContentDigest
    var facts: SceneFacts
    /// The files that the request names, with the content they had.
    var inputs: [(path: ProjectPath, digest: ContentDigest)]
    var summary: SceneSummary

    var text: String {
        let lists: [[String]] = [
            inputs.flatMap { [$0.path.text, $0.digest.hex] }, summary.mentions,
            summary.styles.map { ["="] + $0.map(\.text) } ?? [], summary.references.map(\.text),
        ]
        let fields = [
            Self.layout, content.hex, surroundings.hex, facts.engine.text, summary.engine?.text ?? "",
            "\(facts.frames)" + (facts.exactFrames.map { " \($0)" } ?? ""), facts.continues?.text ?? "",
            facts.firstFrame?.hex ?? "", facts.pick?.text ?? "",
            facts.pinned ? "pinned" : "", facts.price?.description ?? "",
        ]
        let template = facts.template
        let last = [summary.firstFrame?.text ?? "", template.plainKey.description, "\(template.before.utf8.count)"]
        return (fields + lists.map { $0.joined(separator: "\u{1F}") } + last).map { $0 + "\n" }.joined()
            + template.before + template.after
    }

    /// Reads what ``text`` wrote; `nil` for another layout or anything damaged.
    init?(_ payload: [UInt8], id: SceneID) {
        guard let (fields, text) = lines(18, of: payload), fields[0] == Self.layout,
            let content = ContentDigest(hex: fields[1]), let surroundings = ContentDigest(hex: fields[2]),
            let length = Self.length(fields[5]), let plainKey = RenderKey(hex: fields[16]), let place = Int(fields[17]),
            let template = RequestTemplate(text: text, place: place, plainKey: plainKey)
        else { return nil }
        self.content = content
        self.surroundings = surroundings
        facts = SceneFacts(
            id: id, engine: EngineName(unchecked: fields[3]), frames: length.frames, exactFrames: length.exact,
            price: Money(fields[10]), template: template,
            firstFrame: ContentDigest(hex: fields[7]),
            continues: fields[6].isEmpty ? nil : SceneID(unchecked: fields[6]),
            pick: TakeID(fields[8]), pinned: fields[9] == "pinned")
        let pairs = items(fields[11])
        inputs = stride(from: 0, to: pairs.count - 1, by: 2).compactMap { at in
            ContentDigest(hex: pairs[at + 1]).map { (ProjectPath(unchecked: pairs[at]), $0) }
        }
        let styles = items(fields[13])
        summary = SceneSummary(
            id: id, length: .frames(length.frames), continues: facts.continues,
            engine: fields[4].isEmpty ? nil : EngineName(unchecked: fields[4]),
            styles: styles.isEmpty ? nil : styles.dropFirst().map { StyleName(unchecked: $0) },
            mentions: items(fields[12]), firstFrame: fields[15].isEmpty ? nil : ProjectPath(unchecked: fields[15]),
            references: items(fields[14]).map { ProjectPath(unchecked: $0) })
    }

    /// `96`, or `15 2880/187`.
    private static func length(_ text: String) -> (frames: Int64, exact: Rational?)? {
        let parts = text.split(separator: " ")
        guard let frames = parts.first.flatMap({ Int64($0) }) else { return nil }
        if parts.count == 1 { return (frames, nil) }
        let terms = parts[1].split(separator: "/").compactMap { Int64($0) }
        guard terms.count == 2, terms[1] > 0 else { return nil }
        return (frames, Rational(terms[0], terms[1]))
    }

    init(
        content: ContentDigest, surroundings: ContentDigest, facts: SceneFacts,
        inputs: [(path: ProjectPath, digest: ContentDigest)], summary: SceneSummary
    ) {
        self.content = content
        self.surroundings = surroundings
        self.facts = facts
        self.inputs = inputs
        self.summary = summary
    }
}
