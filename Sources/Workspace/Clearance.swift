package import ClipModel
internal import Document
internal import Files
package import GenerationCore
internal import IndexStore
package import Rights

extension Project {
    /// Compares the work tree's film with what it is meant for.
    package func clearance(
        for use: IntendedUse, on day: CalendarDate? = nil, plan: Plan? = nil, studio: any StudioServices
    ) throws -> ClearanceReport {
        let reader = ProjectReader(root: root)
        let (clip, rights) = (reader.clip(), reader.rights())
        guard let value = clip.value, let ledger = rights.value, (clip.faults + rights.faults).isEmpty else {
            throw WorkspaceFault.documents(clip.faults + rights.faults)
        }
        let plan = try plan ?? state().plan
        let cuts = checkCuts(value.timeline, plan)
        let lengths = plan.shownFrames(value.timeline)
        let frames = lengths.contains(nil) ? nil : lengths.compactMap(\.self).reduce(0, +)
        let song = try value.music.map { try songFacts($0.file, studio) }
        let stated = stated(of: cuts, song) { [root] path in
            try? Files.read(path, below: root, limit: DocumentLimit.fileBytes)
        }
        let input = CheckInput(
            clip: value, ledger: ledger, cuts: cuts, frames: frames, song: song, cast: castNames(reader, ledger),
            stated: stated,
            documents: documents(of: ledger), exported: exported(), rolls: rolls(cuts, reader),
            today: CalendarDate(milliseconds: clock()))
        return RightsCheck.report(input, use)
    }

    /// Compares the film of a commit with what it is meant for.
    ///
    /// - Parameters:
    ///   - day: the day of the check; today by UTC if left out.
    ///   - disclosed: whether what `release` says of telling viewers counts; without it all words that are owed are found.
    package func clearance(
        of snapshot: Snapshot, for use: IntendedUse, on day: CalendarDate? = nil, disclosed: Bool = true,
        studio: any StudioServices
    ) throws -> ClearanceReport {
        guard snapshot.faults.isEmpty else { throw WorkspaceFault.documents(snapshot.faults) }
        let document = snapshot.document
        let plan = snapshot.plan()
        let cuts = document.clip.timeline.map { id -> CheckCut in
            let take = plan.scenes[id]?.take ?? plan.takes.made(for: id).first
            let record = take.flatMap { snapshot.records[$0.id] }
            return CheckCut(
                scene: id, take: take?.id, summary: record.map(TakeSummary.init),
                standing: standing(plan.scenes[id], take))
        }
        let song = try document.clip.music.map { try songFacts($0.file, snapshot, studio) }
        var cast: [String: [String]] = [:]
        for member in document.cast.values { cast[member.displayName, default: []].append(member.name.text) }
        var papers: [ProjectPath: ContentDigest] = [:]
        for path in document.rights.documents { papers[path] = snapshot.digests(path) }
        var ledger = document.rights
        if !disclosed { ledger.release?.disclosure = nil }
        let input = CheckInput(
            clip: document.clip, ledger: ledger, cuts: cuts, song: song, cast: cast,
            stated: stated(of: cuts, song, read: snapshot.contents), documents: papers,
            rolls: document.rolls,
            today: day ?? CalendarDate(milliseconds: clock()))
        return RightsCheck.report(input, use)
    }

    /// What files beside the song and the inputs of takes say of their licences.
    private func stated(
        of cuts: [CheckCut], _ song: SongFacts?, read: @escaping (ProjectPath) -> [UInt8]?
    ) -> [String: [StatedLicence]] {
        var beside = LicenceFiles(read: read)
        var stated: [String: [StatedLicence]] = [:]
        let inputs = Set(cuts.flatMap { $0.summary?.ingredients.map(\.path) ?? [] })
        for path in inputs.union([song?.path.text].compactMap { $0 }).sorted() {
            guard let file = ProjectPath(path) else { continue }
            // What an export of ours says of terms that nobody stated states nothing.
            let found = beside.statements(for: file).filter { $0.licence != ReuseLayout.notStated }
            if !found.isEmpty { stated[path] = found }
        }
        return stated
    }

    /// The words of scenes whose take is of the engine for end credits.
    private func rolls(_ cuts: [CheckCut], _ reader: ProjectReader) -> [SceneID: String] {
        var rolls: [SceneID: String] = [:]
        for cut in cuts where cut.summary?.rollsCredits == true {
            rolls[cut.scene] = reader.scene(cut.scene).value?.prompt
        }
        return rolls
    }

    /// What lies in `film/` of earlier exports, by name.
    private func exported() -> [ExportedFile: String] {
        var found: [ExportedFile: String] = [:]
        for file in ExportedFile.besideFilm {
            let path = ProjectPath(unchecked: "film/\(file.rawValue)")
            let bytes = try? Files.read(path, below: root, limit: DocumentLimit.fileBytes)
            found[file] = bytes.map { String(decoding: $0, as: UTF8.self) }
        }
        return found
    }

    private func checkCuts(_ timeline: [SceneID], _ plan: Plan) -> [CheckCut] {
        let shown = timeline.map { id in plan.scenes[id]?.take ?? plan.takes.made(for: id).first }
        let summaries = takeSummaries(shown.compactMap { $0 })
        return zip(timeline, shown).map { id, take in
            CheckCut(
                scene: id, take: take?.id, summary: take.flatMap { summaries[$0.id] },
                standing: standing(plan.scenes[id], take))
        }
    }

    private func castNames(_ reader: ProjectReader, _ ledger: RightsLedger) -> [String: [String]] {
        guard ledger.people.contains(where: { !$0.cast.isEmpty }) else { return [:] }
        var names: [String: [String]] = [:]
        for name in reader.listing().cast {
            guard let member = reader.castMember(name).value else { continue }
            names[member.displayName, default: []].append(name.text)
        }
        return names
    }

    private func documents(of ledger: RightsLedger) -> [ProjectPath: ContentDigest] {
        var found: [ProjectPath: ContentDigest] = [:]
        for path in ledger.documents {
            // A checkout without git-lfs leaves the pointer in the document's place.
            let small = try? Files.read(path, below: root, limit: 1024)
            found[path] = small.flatMap(pointerDigest) ?? (try? Files.digest(path, below: root))?.0
        }
        return found
    }

    // MARK: what is remembered

    /// Summaries of records, which never change: kept in the index by the takes' names, since reading thousands of records
    /// takes a second.
    func takeSummaries(_ takes: [TakeFacts]) -> [TakeID: TakeSummary] {
        let known = rememberedSummaries()
        var summaries: [TakeID: TakeSummary] = [:]
        var isNew = false
        for take in takes where summaries[take.id] == nil {
            if let summary = known[take.id] {
                summaries[take.id] = summary
            } else if let record = try? record(take) {
                summaries[take.id] = TakeSummary(record)
                isNew = true
            }
        }
        if isNew { remember(summaries) }
        return summaries
    }

    // One line a take: its name, a space, the summary's JSON. Many takes share one summary, which is parsed once.
    private func rememberedSummaries() -> [TakeID: TakeSummary] {
        guard let text = (try? index.state("take-summaries-1")) ?? nil else { return [:] }
        var parsed: [Substring: TakeSummary] = [:]
        var summaries: [TakeID: TakeSummary] = [:]
        for line in text.split(separator: "\n") {
            let json = line.dropFirst(17)
            guard let id = TakeID(String(line.prefix(16))) else { continue }
            let summary = parsed[json] ?? (try? JSONValue(parsing: json.utf8)).flatMap(TakeSummary.init(json:))
            guard let summary else { continue }
            parsed[json] = summary
            summaries[id] = summary
        }
        return summaries
    }

    private func remember(_ summaries: [TakeID: TakeSummary]) {
        let lines = summaries.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value.json.canonical)\n" }
        try? index.setState("take-summaries-1", lines.joined())
    }

    /// The song with its tags, which are read again when the file's stamp has changed.
    private func songFacts(_ path: ProjectPath, _ studio: any StudioServices) throws -> SongFacts {
        let place = "\(root)/\(path)"
        guard let stamp = try FileStamp.of(place, followingLinks: false), stamp.isRegular else {
            return SongFacts(path: path, isMissing: true)
        }
        let mark = "\(path)|\(stamp.size)|\(stamp.modified)|\(stamp.changed)|\(stamp.inode)"
        if let text = (try? index.state("song-tags-1")) ?? nil, let json = try? JSONValue(parsing: text.utf8),
            json["mark"]?.string == mark, let tags = json["tags"]?.object
        {
            return SongFacts(path: path, tags: tags.compactMapValues(\.string))
        }
        let bytes = stamp.size < 1024 ? try Files.read(path, below: root, limit: 1024) : []
        var file = place
        if let pointer = pointerDigest(bytes) {
            guard let content = try content(pointer) else { return SongFacts(path: path, isMissing: true) }
            file = content
        }
        let tags = try studio.songFacts(file).tags
        let json = JSONValue.object(["mark": .string(mark), "tags": .object(tags.mapValues(JSONValue.string))])
        try? index.setState("song-tags-1", json.canonical)
        return SongFacts(path: path, tags: tags)
    }
}

extension RightsLedger {
    /// The papers on which permissions stand.
    fileprivate var documents: Set<ProjectPath> {
        Set(licences.compactMap(\.evidence.document) + consents.compactMap(\.evidence.document))
    }
}
