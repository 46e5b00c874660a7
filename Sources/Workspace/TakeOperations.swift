package import ClipModel
internal import Document
package import GenerationCore

/// A take as a list of takes shows it.
package struct TakeListing: Sendable {
    package var facts: TakeFacts
    package var inFilm: Bool
    /// It was made for exactly what the scene says now.
    package var current: Bool
    /// How its request differs from the scene's.
    package var changes: [Reason]

    package init(facts: TakeFacts, inFilm: Bool, current: Bool, changes: [Reason]) {
        self.facts = facts
        self.inFilm = inFilm
        self.current = current
        self.changes = changes
    }
}

extension Project {
    /// The takes of a scene, newest first: those made for it, and any other of its request.
    package func takes(of scene: SceneID, in plan: Plan) -> [TakeListing] {
        guard let scenePlan = plan.scenes[scene] else { return [] }
        return listings(of: takeFacts(of: scenePlan, in: plan), for: scenePlan)
    }

    /// The takes that no scene lists: of scenes that are gone, or were renamed elsewhere.
    package func strayTakes(in plan: Plan) -> [TakeFacts] {
        let listed = Set(plan.scenes.values.flatMap { takeFacts(of: $0, in: plan) }.map(\.id))
        return plan.takes.all.filter { $0.inTree && !listed.contains($0.id) }
            .sorted { ($0.scene, $1.finished, $1.id) < ($1.scene, $0.finished, $0.id) }
    }

    private func takeFacts(of scenePlan: ScenePlan, in plan: Plan) -> [TakeFacts] {
        let current = scenePlan.key.map { plan.takes.of($0) } ?? []
        return current + plan.takes.made(for: scenePlan.id).filter { take in !current.contains { $0.id == take.id } }
    }

    private func listings(of takes: [TakeFacts], for scenePlan: ScenePlan) -> [TakeListing] {
        let wanted = currentRequest(scenePlan)
        return takes.sorted { ($0.finished, $0.id) > ($1.finished, $1.id) }.map { take in
            let isCurrent = take.key == scenePlan.key
            let changes = isCurrent ? [] : wanted.map { self.changes(from: take, to: $0) } ?? []
            return TakeListing(
                facts: take, inFilm: scenePlan.take?.id == take.id && scenePlan.state == .fresh, current: isCurrent,
                changes: changes)
        }
    }

    /// What an engine would be asked for, for a scene as the project is now.
    package func request(of name: String) throws -> RenderRequest {
        let plan = try state().plan
        guard let id = SceneID(name), let scene = plan.scenes[id] else {
            throw unknown(SceneID(unchecked: name), in: plan)
        }
        guard let request = currentRequest(scene) else { throw WorkspaceFault.documents(try state().faults) }
        return request
    }

    private func currentRequest(_ scene: ScenePlan) -> RenderRequest? {
        guard let facts = scene.facts else { return nil }
        return (try? JSONValue(parsing: facts.template.canonical(firstFrame: scene.firstFrame).utf8))
            .flatMap(RenderRequest.init(json:))
    }

    private func changes(from take: TakeFacts, to request: RenderRequest) -> [Reason] {
        guard let old = (try? record(take)).flatMap({ RenderRequest(json: $0.request) }) else { return [] }
        return RequestChanges.reasons(from: old, to: request)
    }

    /// The take whose name begins with `digits`: of the scene, or else one that no scene lists.
    private func take(_ digits: String, of scene: SceneID, in plan: Plan) throws -> TakeListing {
        func isMeant(_ take: TakeFacts) -> Bool { take.id.text.hasPrefix(digits.lowercased()) }
        var found = takes(of: scene, in: plan).filter { isMeant($0.facts) }
        if found.isEmpty, let scenePlan = plan.scenes[scene] {
            found = listings(of: strayTakes(in: plan).filter(isMeant), for: scenePlan)
        }
        guard let take = found.first, !digits.isEmpty else { throw WorkspaceFault.noTake(digits, scene: scene) }
        guard found.count == 1 else { throw WorkspaceFault.ambiguousTake(digits, scene: scene) }
        return take
    }

    /// Chooses a take; `nil` takes the choice back.
    package func pick(_ digits: String?, of name: String) throws -> OperationReport {
        try alone {
            let (scene, plan, state) = try existing(name)
            guard let digits else {
                return try change(scene, state, words: "pick \(scene): the newest take again") { bytes, path in
                    let unpinned = try InPlace.remove(field: ["pin"], in: bytes, kind: .frontMatter, path: path)
                    return try InPlace.remove(field: ["pick"], in: unpinned, kind: .frontMatter, path: path)
                }
            }
            let take = try take(digits, of: scene, in: plan)
            let seed = try seedAlone(take, of: scene)
            let pinned = plan.scenes[scene]?.facts?.pinned == true
            let words = "pick \(scene): take \(take.facts.id.short)" + (pinned ? ", no longer pinned" : "")
            return try change(scene, state, words: words) { bytes, path in
                let unpinned = try InPlace.remove(field: ["pin"], in: bytes, kind: .frontMatter, path: path)
                var bytes = try InPlace.set(
                    field: ["pick"], to: .string(take.facts.id.text), in: unpinned, kind: .frontMatter, path: path)
                if let seed {
                    bytes = try InPlace.set(
                        field: ["seed"], to: .int(Int64(seed)), in: bytes, kind: .frontMatter, path: path)
                }
                return bytes
            }
        }
    }

    /// The seed to take over with a take that differs in its seed alone; `nil` for a take of the current request.
    private func seedAlone(_ take: TakeListing, of scene: SceneID) throws -> UInt32? {
        if take.current { return nil }
        guard take.changes.map(\.field) == ["seed"], let record = try? record(take.facts),
            let request = RenderRequest(json: record.request)
        else {
            throw WorkspaceFault.takeOfOtherInputs(
                take.facts.id, scene: scene, reasons: take.changes.map { "\($0.field): \($0.words)" })
        }
        return request.seed
    }

    /// Keeps a take in the film whatever the scene says later; `nil` keeps the one in the film now. The pick stays as it
    /// is, for the time after the pin.
    package func pin(_ digits: String?, of name: String) throws -> OperationReport {
        try alone {
            let (scene, plan, state) = try existing(name)
            let id: TakeID
            if let digits {
                id = try take(digits, of: scene, in: plan).facts.id
            } else {
                guard let current = plan.scenes[scene]?.take else {
                    let hasOthers = !takes(of: scene, in: plan).isEmpty
                    throw hasOthers ? WorkspaceFault.noCurrentTake(scene) : WorkspaceFault.noTake("", scene: scene)
                }
                id = current.id
            }
            return try change(scene, state, words: "pin \(scene) to take \(id.short)") { bytes, path in
                try InPlace.set(field: ["pin"], to: .string(id.text), in: bytes, kind: .frontMatter, path: path)
            }
        }
    }

    package func unpin(_ name: String) throws -> OperationReport {
        try alone {
            let (scene, _, state) = try existing(name)
            return try change(scene, state, words: "unpin \(scene)") { bytes, path in
                try InPlace.remove(field: ["pin"], in: bytes, kind: .frontMatter, path: path)
            }
        }
    }
}
