package import ClipModel

extension Plan {
    /// The plan with the reasons of its stale scenes filled in: how the request differs from that of the take chosen, or
    /// else of the latest of those that it differs least from. Further takes with seeds of their own are thus not
    /// mistaken for what the scene said before.
    ///
    /// - Parameter request: the request in a take's record; only asked for stale scenes.
    package func explained(request: (TakeFacts) -> RenderRequest?) -> Plan {
        var plan = self
        for (id, scene) in scenes where scene.state == .stale {
            plan.scenes[id]?.reasons = reasons(scene, request) + scene.reasons
        }
        return plan
    }

    /// How many earlier takes of a scene are compared with what it says now.
    private static let compared = 8

    private func reasons(_ scene: ScenePlan, _ request: (TakeFacts) -> RenderRequest?) -> [Reason] {
        let made = takes.made(for: scene.id)
        let inTree = made.filter(\.inTree)
        let picked = scene.facts?.pick.flatMap { takes[id: $0] }.map { [$0] }
        let bases = (picked ?? (inTree.isEmpty ? made : inTree)).prefix(Self.compared)
        guard let latest = bases.first else { return [Reason(field: "take", words: "none yet")] }
        guard let facts = scene.facts,
            let json = try? JSONValue(parsing: facts.template.canonical(firstFrame: scene.firstFrame).utf8),
            let new = RenderRequest(json: json)
        else { return [] }
        let changes = bases.compactMap(request).map { old in
            var old = old
            // Which picture a waiting scene will start from isn't known yet.
            if scene.key == nil { old.firstFrame = nil }
            return RequestChanges.reasons(from: old, to: new)
        }
        guard let least = changes.min(by: { Set($0.map(\.field)).count < Set($1.map(\.field)).count }) else {
            return [Reason(field: "take", words: "take \(latest.id.short) was made by another version of the program")]
        }
        if !least.isEmpty || !scene.reasons.isEmpty { return least }
        return [Reason(field: "request", words: "another form of the same fields")]
    }
}
