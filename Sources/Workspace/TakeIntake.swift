internal import ClipModel
internal import Files
internal import GenerationCore
internal import IndexStore
internal import ObjectStore

/// A file of the project that a request names, with the terms that the project states for it.
struct IngredientSource: Sendable {
    var path: ProjectPath
    var licence: String?
}

/// Media that an engine has written whole, and what it was ordered for.
struct DeliveredTake: Sendable {
    var attempt: Attempt
    var request: RenderRequest
    /// The scene that asks for it by now; else the one of the attempt.
    var scene: String?
    /// What the engine said it cost; else the price counts.
    var cost: Money?
    var output: String
}

/// Takes delivered media in: writes its record down in the ledger, moves it into the store, shows it in the project. The
/// same steps whether the engine has just delivered or a crash came between.
struct TakeIntake: Sendable {
    let workspace: Project
    let ledger: Ledger
    let studio: any StudioServices

    @discardableResult
    func take(in delivered: DeliveredTake) throws -> TakeFacts {
        let facts = try inspect(delivered)
        let (digest, stamp) = try Files.digest(delivered.output)
        let attempt = delivered.attempt
        // A run that was killed at once didn't come to say who ordered. The ledger is this clone's own.
        let orderer = attempt.origin.orderedBy ?? workspace.orderer()
        let record = TakeRecord(
            scene: attempt.scene, key: delivered.request.key, request: delivered.request.json,
            engine: attempt.engine, terms: attempt.origin.terms, generatorTerms: attempt.origin.generatorTerms,
            attempt: attempt.id, ordered: attempt.ordered,
            finished: workspace.clock(), orderedBy: orderer, cost: delivered.cost ?? attempt.reserved,
            media: TakeRecord.Media(
                digest: digest, bytes: Int64(stamp.size), width: facts.width, height: facts.height,
                frames: facts.frames),
            lastFrame: facts.lastFrame, ingredients: attempt.origin.ingredients)
        let text = record.fileText
        let id = TakeID(record: ContentDigest(of: text))
        try ledger.deliver(attempt.id, takeText: text, take: id, billed: record.cost)
        try workspace.keep(delivered.output, of: record)
        try workspace.place(record, of: delivered.scene)
        try ledger.recorded(attempt.id)
        return TakeFacts(record, id: id, present: true)
    }

    /// Looks at what was delivered. What is no video is put aside, not thrown away: it may have been paid for.
    private func inspect(_ delivered: DeliveredTake) throws -> MediaFacts {
        do { return try studio.inspect(delivered.output) } catch {
            let place = "\(workspace.directory)/refused/\(delivered.attempt.id).mp4"
            try Files.makeDirectory(Files.parent(of: place))
            try Files.move(delivered.output, to: place)
            let why = if case EngineFault.failed(let words) = error { words } else { "\(error)" }
            throw EngineFault.failed("\(why); the file is kept as `\(place)`")
        }
    }

}

extension RenderRequest {
    /// The files that go into a take, as the project names them and states their terms on the day of the order.
    func ingredients(_ sources: [ContentDigest: IngredientSource]) -> [TakeRecord.Ingredient] {
        var named = inputs.map { ($0.role, $0.digest) }
        if case .file(let digest)? = firstFrame { named.insert(("first frame", digest), at: 0) }
        return named.map { role, digest in
            let source = sources[digest]
            return TakeRecord.Ingredient(
                role: role, path: source?.path.text ?? "", digest: digest, licence: source?.licence)
        }
    }
}

extension Project {
    /// Where an attempt's media is to be delivered: a name by which it is found again after a crash.
    func outputPlace(of attempt: AttemptID) throws -> String { try store.newTemporary(suffix: "-\(attempt).mp4") }

    /// Takes over the media that an attempt of a run that is gone had delivered, if there is any: by renaming it to a name
    /// of this run, which one of several processes can do, and which keeps it from being swept away meanwhile.
    func claimOutput(of attempt: AttemptID) throws -> LeftOutput {
        let folder = "\(directory)/tmp"
        guard let name = try Files.list(folder).first(where: { $0.hasSuffix("-\(attempt).mp4") }) else { return .none }
        let owner = String(name.prefix { $0 != "-" })
        // What this very run could not take in a moment ago is its own still.
        if try owner == store.run().id { return .claimed("\(folder)/\(name)") }
        if try isAlive(run: owner) { return .claimedElsewhere }
        let claimed = try outputPlace(of: attempt)
        do throws(FileFault) { try Files.move("\(folder)/\(name)", to: claimed) } catch {
            if error.isMissing { return .claimedElsewhere }
            throw error
        }
        return .claimed(claimed)
    }

    /// Moves a delivered file into the store, unless a crash came after that.
    func keep(_ output: String, of record: TakeRecord) throws {
        guard try FileStamp.of(output) != nil else { return }
        let entry = try store.insert(fileAt: output, moving: true)
        guard entry.digest == record.media.digest else { throw ObjectFault.changedMeanwhile(path: output) }
    }
}

/// Whether an attempt of a run that is gone left media, and whose it is now.
enum LeftOutput: Hashable {
    case none
    /// This run's, at this path.
    case claimed(String)
    case claimedElsewhere
}
