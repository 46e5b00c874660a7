internal import ClipModel

extension ShotList {
    /// What an editor's text says of a film that changed while it was open: the editor's blocks where they were changed
    /// there, the film's else.
    ///
    /// - Parameters:
    ///   - edited: what came back.
    ///   - base: what was handed out.
    ///   - current: the film as it is.
    /// - Returns: the blocks in their order, and a fault for each scene that both changed, each in another way.
    package static func merged(
        _ edited: [Entry], since base: [Entry], into current: [Entry], path: String = "shot list"
    ) -> (entries: [Entry], faults: [DocumentFault]) {
        guard !same(base, current) else { return (edited, []) }
        let (old, now) = (shots(base), shots(current))
        var faults: [DocumentFault] = []
        let theirs = edited.compactMap { entry -> Entry? in
            guard let shot = entry.shot, let was = old[entry.id] else { return entry }
            let isTouched = shot != was
            // What left the film meanwhile comes back only with new words.
            guard let newest = now[entry.id] else { return isTouched ? entry : nil }
            guard isTouched else { return Entry(id: entry.id, line: entry.line, shot: newest) }
            if newest != was, newest != shot {
                faults.append(
                    DocumentFault(
                        path: path, line: entry.line, field: entry.id.text,
                        problem: "the scene was changed elsewhere while the editor was open",
                        remedy: "run `clipws edit` again and bring your words in"))
            }
            return entry
        }
        let isReordered = edited.map(\.id) != base.map(\.id)
        return (isReordered ? adding(current, to: theirs, since: base) : ordered(theirs, as: current), faults)
    }

    /// Whether two lists say the same, wherever their blocks stand in the text.
    private static func same(_ a: [Entry], _ b: [Entry]) -> Bool {
        a.count == b.count && zip(a, b).allSatisfy { $0.id == $1.id && $0.shot == $1.shot }
    }

    private static func shots(_ entries: [Entry]) -> [SceneID: Shot] {
        Dictionary(entries.compactMap { entry in entry.shot.map { (entry.id, $0) } }) { first, _ in first }
    }

    /// The film's order with the editor's blocks in it.
    private static func ordered(_ blocks: [Entry], as current: [Entry]) -> [Entry] {
        let mine = Dictionary(blocks.filter { $0.shot != nil }.map { ($0.id, $0) }) { first, _ in first }
        return current.map { entry in entry.shot == nil ? entry : mine[entry.id] ?? entry }
    }

    /// The editor's order with what came into the film meanwhile, each behind what it stands behind there.
    private static func adding(_ current: [Entry], to blocks: [Entry], since base: [Entry]) -> [Entry] {
        let old = Set(base.map(\.id))
        var entries = blocks
        var before: SceneID?
        for entry in current {
            defer { before = entry.id }
            guard !old.contains(entry.id), !entries.contains(where: { $0.id == entry.id }) else { continue }
            let place = entries.lastIndex { $0.id == before }.map { $0 + 1 } ?? (before == nil ? 0 : entries.count)
            entries.insert(entry, at: place)
        }
        return entries
    }
}
