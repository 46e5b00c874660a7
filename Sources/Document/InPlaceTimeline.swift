package import ClipModel

/// Where in the timeline a scene goes.
package enum TimelinePlace: Hashable, Sendable {
    case start
    case end
    /// Before the entry with this index, counted from 0 after what moves has been taken out.
    case at(Int)
    /// Before or after the first entry of a scene.
    case before(SceneID)
    case after(SceneID)
}

extension InPlace {
    /// Makes the timeline of clip.yaml read `timeline`. Entries that stay keep their lines.
    package static func setTimeline(_ timeline: [SceneID], in bytes: [UInt8]) throws(DocumentFault) -> [UInt8] {
        let yaml = try EditableYAML(bytes, kind: .yaml, path: ClipFile.path)
        if timeline.isEmpty, yaml.node(at: ["timeline"])?.isNull ?? true { return bytes }
        return try set(
            field: ["timeline"], to: .array(timeline.map { .string($0.text) }), in: bytes, kind: .yaml,
            path: ClipFile.path)
    }

    /// Puts `scene` into the timeline.
    package static func insert(
        _ scene: SceneID, _ place: TimelinePlace, in bytes: [UInt8]
    ) throws(DocumentFault) -> [UInt8] {
        var timeline = try timeline(of: bytes)
        timeline.insert(scene, at: try index(of: place, in: timeline))
        return try setTimeline(timeline, in: bytes)
    }

    /// Takes every entry of `scene` out of the timeline.
    package static func removeFromTimeline(_ scene: SceneID, in bytes: [UInt8]) throws(DocumentFault) -> [UInt8] {
        try setTimeline(try timeline(of: bytes).filter { $0 != scene }, in: bytes)
    }

    /// Takes one entry out of the timeline, by its index from 0.
    package static func removeFromTimeline(at index: Int, in bytes: [UInt8]) throws(DocumentFault) -> [UInt8] {
        var timeline = try timeline(of: bytes)
        guard timeline.indices.contains(index) else { throw noEntry("\(index + 1)") }
        timeline.remove(at: index)
        return try setTimeline(timeline, in: bytes)
    }

    /// Moves one entry, by its index from 0.
    package static func moveInTimeline(
        from index: Int, to place: TimelinePlace, in bytes: [UInt8]
    ) throws(DocumentFault) -> [UInt8] {
        var timeline = try timeline(of: bytes)
        guard timeline.indices.contains(index) else { throw noEntry("\(index + 1)") }
        let scene = timeline.remove(at: index)
        timeline.insert(scene, at: try self.index(of: place, in: timeline))
        return try setTimeline(timeline, in: bytes)
    }

    /// Gives every entry of a scene another name. The quotes of each stay.
    package static func renameInTimeline(
        _ scene: SceneID, to name: SceneID, in bytes: [UInt8]
    ) throws(DocumentFault) -> [UInt8] {
        let yaml = try EditableYAML(bytes, kind: .yaml, path: ClipFile.path)
        guard let list = yaml.node(at: ["timeline"]) else { return bytes }
        var edits: [TextEdit] = []
        for item in list.items ?? [list] {
            guard case .scalar(let text, let style) = item.content, SceneID(text) == scene,
                let end = yaml.spans.end(of: item, parent: 0)
            else { continue }
            edits.append(TextEdit(item.start..<end, YAMLText.name(name.text, style: style)))
        }
        let wanted = try timeline(of: bytes).map { $0 == scene ? name : $0 }
        let changed = TextEdit.apply(edits, to: bytes)
        guard try timeline(of: changed).map(\.text) == wanted.map(\.text) else {
            throw yaml.fault(["timeline"], "can't be changed here without breaking the file")
        }
        return changed
    }

    /// The timeline as clip.yaml states it, whatever else the file says.
    package static func timeline(of bytes: [UInt8]) throws(DocumentFault) -> [SceneID] {
        let yaml = try EditableYAML(bytes, kind: .yaml, path: ClipFile.path)
        guard let list = yaml.node(at: ["timeline"]), !list.isNull else { return [] }
        var timeline: [SceneID] = []
        for item in list.items ?? [list] {
            guard let id = item.text.flatMap({ SceneID($0) }) else {
                throw yaml.source.fault(
                    at: item.start, field: "timeline",
                    problem: "\(quote(item.text ?? "a list")) is no usable name of a scene",
                    remedy: usableName)
            }
            timeline.append(id)
        }
        return timeline
    }

    private static func index(of place: TimelinePlace, in timeline: [SceneID]) throws(DocumentFault) -> Int {
        switch place {
        case .start: return 0
        case .end: return timeline.count
        case .at(let index):
            guard (0...timeline.count).contains(index) else {
                throw DocumentFault(
                    path: ClipFile.path, field: "timeline", problem: "there is no place \(index + 1) in the film",
                    remedy: "give one from 1 to \(timeline.count + 1)")
            }
            return index
        case .before(let scene), .after(let scene):
            guard let index = timeline.firstIndex(of: scene) else { throw noEntry(scene.text) }
            if case .after = place { return index + 1 }
            return index
        }
    }

    private static func noEntry(_ name: String) -> DocumentFault {
        DocumentFault(path: ClipFile.path, field: "timeline", problem: "there is no entry `\(name)`")
    }
}
