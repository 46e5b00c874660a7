package import ClipModel

/// Says how one request differs from another, in the words of the scene file.
package enum RequestChanges {
    /// The reasons why a take made for `old` is not one for `new`.
    package static func reasons(from old: RenderRequest, to new: RenderRequest) -> [Reason] {
        var reasons: [Reason] = []
        func add(_ field: String, _ words: String) { reasons.append(Reason(field: field, words: words)) }

        if old.prompt != new.prompt {
            for change in WordDiff.changes(from: old.prompt, to: new.prompt) { add("prompt", change) }
        } else if !old.prompt.utf8.elementsEqual(new.prompt.utf8) {
            // Equal to Swift and to people, but other bytes to an engine and to the key.
            add("prompt", "the same letters in another Unicode form")
        }
        if old.frames != new.frames { add("length", "\(old.frames) → \(new.frames) frames") }
        if old.seed != new.seed { add("seed", "\(old.seed) → \(new.seed)") }
        if old.picture.size != new.picture.size { add("picture size", "\(old.picture.size) → \(new.picture.size)") }
        if old.picture.rate != new.picture.rate { add("picture rate", "\(old.picture.rate) → \(new.picture.rate)") }
        for words in texts(old.negative, new.negative) { add("negative", words) }
        for words in texts(old.styles, new.styles) { add("style", words) }
        for change in cast(old.cast, new.cast) { reasons.append(change) }
        if old.engine != new.engine { add("engine", engine(old.engine, new.engine)) }
        if old.firstFrame != new.firstFrame { add("first frame", firstFrame(old.firstFrame, new.firstFrame)) }
        if old.inputs != new.inputs { add("refs", inputs(old.inputs, new.inputs)) }
        for key in Set(old.parameters.keys).union(new.parameters.keys).sorted()
        where old.parameters[key] != new.parameters[key] {
            let words = "\(old.parameters[key]?.canonical ?? "none") → \(new.parameters[key]?.canonical ?? "none")"
            add("parameters.\(key)", words)
        }
        return reasons
    }

    private static func texts(_ old: [String], _ new: [String]) -> [String] {
        WordDiff.changes(from: old.joined(separator: "\n"), to: new.joined(separator: "\n"))
    }

    private static func cast(
        _ old: [RenderRequest.CastEntry], _ new: [RenderRequest.CastEntry]
    ) -> [Reason] {
        var reasons: [Reason] = []
        for entry in new {
            guard let before = old.first(where: { $0.name == entry.name }) else {
                reasons.append(Reason(field: "cast", words: "+ \(entry.name)"))
                continue
            }
            for words in WordDiff.changes(from: before.description, to: entry.description) {
                reasons.append(Reason(field: "cast \(entry.name)", words: words))
            }
        }
        for entry in old where !new.contains(where: { $0.name == entry.name }) {
            reasons.append(Reason(field: "cast", words: "− \(entry.name)"))
        }
        if reasons.isEmpty, old != new { reasons.append(Reason(field: "cast", words: "other order")) }
        return reasons
    }

    private static func engine(_ old: RenderRequest.EngineIdentity, _ new: RenderRequest.EngineIdentity) -> String {
        func name(_ identity: RenderRequest.EngineIdentity) -> String {
            [identity.model ?? identity.kind, identity.version].compactMap { $0 }.joined(separator: " ")
        }
        if name(old) != name(new) { return "\(name(old)) → \(name(new))" }
        return old.program != new.program ? "the program's file changed" : "another command"
    }

    private static func firstFrame(_ old: RenderRequest.FirstFrame?, _ new: RenderRequest.FirstFrame?) -> String {
        switch (old, new) {
        case (nil, _): "+ a first frame"
        case (_, nil): "− the first frame"
        case (.pixels, .pixels): "the scene before it ends on another picture"
        default: "another picture"
        }
    }

    private static func inputs(_ old: [RenderRequest.Input], _ new: [RenderRequest.Input]) -> String {
        if old.count != new.count { return "\(old.count) → \(new.count) files" }
        return old.map(\.digest) == new.map(\.digest) ? "another part" : "a file's content"
    }
}
