internal import ClipModel
internal import Document
internal import Files
internal import GenerationCore
internal import GitStore
internal import Rights

extension Project {
    /// Makes the prompt of a scene the film's end credits, as `export credits` writes them of `snapshot`; adds the scene at
    /// the film's end where there is none.
    ///
    /// - Parameter length: as written; made of the number of lines for a new scene if left out.
    package func setCredits(
        _ name: String, length: String?, from snapshot: Snapshot, program: String, studio: any StudioServices
    ) throws -> OperationReport {
        guard let id = SceneID(name) else { throw WorkspaceFault.badName(name) }
        let old = snapshot.document.scenes[id]
        if let old, old.engine != .credits {
            throw WorkspaceFault.sceneExists(id)
        }
        let roll = try credits(of: snapshot, in: id, program: program, studio: studio).roll
        var fields = SceneFields(prompt: roll, values: length.map { [("length", $0)] } ?? [])
        if old != nil { return try editScene(name, fields: fields) }
        if length == nil { fields.values = [("length", "\(Self.seconds(of: roll))s")] }
        fields.values += [("title", "End credits"), ("engine", EngineName.credits.text), ("seed", "0")]
        return try addScene(name, fields: fields, place: .end, draft: false)
    }

    /// The credits of a film in which `roll` stands: its own take counts though it isn't made yet, so that making it changes
    /// nothing in them.
    private func credits(
        of snapshot: Snapshot, in roll: SceneID, program: String, studio: any StudioServices
    ) throws -> FilmCredits {
        var input = try manifestInput(of: snapshot, program: program, studio: studio)
        let rate = input.clip.picture
        let end = input.cuts.map { $0.startFrame + $0.frames }.max() ?? 0
        if !input.cuts.contains(where: { $0.scene == roll }) {
            input.cuts.append(Cut(scene: roll, startFrame: end, frames: 1, standing: .current))
        }
        for index in input.cuts.indices where input.cuts[index].record == nil {
            let scene = input.cuts[index].scene
            guard scene == roll || input.scenes[scene]?.engine == .credits else { continue }
            let record = TakeRecord.expectedRoll(scene, rate)
            (input.cuts[index].record, input.cuts[index].take) = (record, record.id)
        }
        let committed = try git().commit(snapshot.commit).committer.seconds * 1000
        let clearance = try clearance(
            of: snapshot, for: IntendedUse(), on: CalendarDate(milliseconds: committed), disclosed: false,
            studio: studio)
        return FilmCredits(FilmFacts(input, clearance: clearance, committed: committed))
    }

    /// Long enough for each line to stand in the picture for six seconds, of which some twenty-two fill it.
    private static func seconds(of roll: String) -> Int {
        let lines = roll.split(separator: "\n", omittingEmptySubsequences: false).count
        return 6 * (lines * 7 / 5 + 22) / 22 + 1
    }
}

extension TakeRecord {
    /// What the record of a roll will say of its engine.
    fileprivate static func expectedRoll(_ scene: SceneID, _ picture: PictureFormat) -> TakeRecord {
        let request = RenderRequest(
            engine: EngineCatalog.credits.identity, picture: picture, frames: 1, prompt: "", seed: 0)
        return TakeRecord(
            scene: scene.text, key: request.key, request: request.json, engine: EngineName.credits.text,
            attempt: AttemptID(""), ordered: 0, finished: 0,
            media: Media(
                digest: ContentDigest(of: scene.text), bytes: 0, width: picture.size.width,
                height: picture.size.height, frames: 1))
    }
}

extension ClipDocument {
    /// The words of the film's end credits, by scene.
    var rolls: [SceneID: String] {
        var rolls: [SceneID: String] = [:]
        for id in clip.timeline where (scenes[id]?.engine ?? clip.engine) == .credits { rolls[id] = scenes[id]?.prompt }
        return rolls
    }
}
