internal import ClipModel
internal import Document
internal import Files
internal import GitStore
internal import IndexStore
internal import ObjectStore

/// What `verify` found.
package struct VerifyReport: Sendable {
    package struct Finding: Hashable, Sendable {
        package enum Weight: String, Sendable {
            /// Something is damaged or lost.
            case problem
            /// Worth knowing; nothing is wrong.
            case note
        }

        package var weight: Weight
        /// The object, take, attempt or file.
        package var subject: String
        package var words: String
    }

    package var findings: [Finding] = []
    package var objects = 0
    package var bytes: UInt64 = 0
    package var takes = 0

    package var problems: Int { findings.count { $0.weight == .problem } }
}

extension Project {
    /// Checks every invariant of the project: documents, records, media against their names, the ledger.
    ///
    /// Changes nothing, except that with `repair` damaged objects go aside, from where nothing is served, sound copies
    /// elsewhere in the project are taken in, and a damaged ledger is made anew from its journal.
    package func verify(
        repair: Bool, progress: @escaping (_ objects: Int, _ of: Int) -> Bool = { _, _ in true }
    ) throws -> VerifyReport {
        var report = VerifyReport()
        func find(_ weight: VerifyReport.Finding.Weight, _ subject: String, _ words: String) {
            report.findings.append(.init(weight: weight, subject: subject, words: words))
        }
        for fault in readableDocument().faults { find(.problem, fault.path, fault.description) }
        let store = try self.store.verifyAll { done, objects, _ in progress(done.objects, objects) }
        report.objects = store.objects
        report.bytes = store.bytes
        try findRemovedTakes(repair: repair, find)
        let records = try checkRecords(find)
        report.takes = Set(records.map(\.record.id)).count
        for damage in store.damaged {
            if repair { try self.store.setAside(damage.digest) }
            let takes = records.filter { $0.record.media.digest == damage.digest }
            find(
                .problem, damage.digest.hex,
                "the object's content isn't what its name says"
                    + (takes.isEmpty ? "" : ": it was \(Self.media(of: takes))")
                    + (repair ? "; set aside" : ""))
        }
        let damaged = Dictionary(store.damaged.map { ($0.digest, $0.actual) }) { $1 }
        for (record, folder) in records {
            let id = record.id
            let place = TakePlace.media(id, scene: folder)
            let damage = damaged[record.media.digest]
            if damage != nil, !repair { continue }
            let sound = try holds(record.media.digest, alsoAt: place, takingIn: repair)
            if let damage { try replaceLinks(of: record, in: folder, holding: damage) }
            if try isStrange(record, at: place) {
                let isMended = repair && sound
                let kept = isMended ? try keepAside(place) : ""
                if isMended { try materialise(record.media.digest, at: place) }
                find(
                    .problem, place.text,
                    "`\(place)` isn't the media of its take" + (isMended ? "; put back, and kept as \(kept)" : "")
                )
            } else if !sound, self.store.wasSetAside(record.media.digest) {
                find(
                    .problem, id.text,
                    "the media of take \(id.short) of `\(folder)` was damaged and set aside, and no sound copy is "
                        + "here: put one into \(place) from a backup, or fetch it with `git lfs pull`")
            } else if !sound {
                find(.note, id.text, "the media of take \(id.short) of `\(folder)` isn't in this clone")
            } else if try FileStamp.of("\(root)/\(place)", followingLinks: false) == nil {
                if repair { try materialise(record.media.digest, at: place) }
                find(
                    .note, place.text, "`\(place)` was removed, and is kept in the store" + (repair ? "; put back" : "")
                )
            }
        }
        checkLedger(repair: repair, Set(records.map(\.record.id)), find)
        if try Edit.wasInterrupted(self) {
            find(.note, "edit.journal", "a change was interrupted; the next command completes it")
        }
        return report
    }

    private static func media(of takes: [(record: TakeRecord, folder: String)]) -> String {
        let names = takes.map { "take \($0.record.id.short) of `\($0.folder)`" }.sorted()
        return "the media of " + names.joined(separator: " and ")
    }

    private func holds(_ digest: ContentDigest, alsoAt place: ProjectPath, takingIn: Bool) throws -> Bool {
        if takingIn { return try content(digest, alsoAt: place) != nil }
        return try store.path(of: digest) != nil || copy(of: digest, alsoAt: place) != nil
    }

    /// Takes of the last commit whose records were removed from the work tree since.
    private func findRemovedTakes(
        repair: Bool, _ find: (VerifyReport.Finding.Weight, String, String) -> Void
    ) throws {
        for file in try git().status() where file.change == .deleted {
            let parts = file.path.split(separator: "/")
            guard parts.count == 3, parts[0] == "takes", let id = TakeID(String(parts[2].dropLast(5))),
                parts[2].hasSuffix(".json")
            else { continue }
            let own = ProjectPath(unchecked: "records/\(id).json")
            let record = repair ? try? record(id, at: own, below: directory) : nil
            let isBack = try record.map { try content($0.media.digest) != nil } ?? false
            if let record, isBack { try place(record, of: String(parts[1])) }
            find(
                .note, file.path,
                "take \(id.short) of `\(parts[1])` was removed since the last commit"
                    + (isBack ? "; put back" : ", from which `git checkout -- takes/\(parts[1])` brings it back"))
        }
    }

    /// Every record, in the order of the folders: one that lies in two is there twice.
    private func checkRecords(
        _ find: (VerifyReport.Finding.Weight, String, String) -> Void
    ) throws -> [(record: TakeRecord, folder: String)] {
        var records: [(TakeRecord, String)] = []
        for scene in try Files.list("\(root)/takes") {
            guard try FileStamp.of("\(root)/takes/\(scene)", followingLinks: false)?.isDirectory == true else {
                continue
            }
            for name in try Files.list("\(root)/takes/\(scene)") where name.hasSuffix(".json") {
                let path = ProjectPath(unchecked: "takes/\(scene)/\(name)")
                guard let id = TakeID(String(name.dropLast(5))), let record = try? record(id, at: path) else {
                    find(.problem, path.text, "the record `\(path)` isn't what its name says, or can't be read")
                    continue
                }
                records.append((record, scene))
            }
        }
        return records
    }

    private func checkLedger(
        repair: Bool, _ takes: Set<TakeID>, _ find: (VerifyReport.Finding.Weight, String, String) -> Void
    ) {
        do {
            let ledger = try ledger()
            for problem in try ledger.check() { find(.problem, "ledger.db", problem) }
            for attempt in try ledger.attempts() {
                switch attempt.state {
                case .uncertain:
                    find(
                        .note, attempt.id.text,
                        "nobody can say whether attempt \(attempt.id) of `\(attempt.scene)` was made")
                case .ordered, .started, .delivered:
                    if try !isAlive(run: attempt.run) {
                        find(
                            .note, attempt.id.text,
                            "attempt of `\(attempt.scene)` was interrupted; the next render settles it")
                    }
                case .recorded:
                    if let take = attempt.take, !takes.contains(take),
                        try FileStamp.of("\(directory)/records/\(take).json") == nil
                    {
                        find(
                            .problem, take.text,
                            "take \(take.short) of `\(attempt.scene)` was made, but its record is gone")
                    }
                default: break
                }
            }
        } catch {
            find(.problem, "ledger.db", "\(error)")
            guard repair, let done = try? Ledger.repair(directory: directory) else { return }
            find(.note, "ledger.db", "made anew: \(done.fromJournal + done.fromDatabase) attempts saved")
        }
    }
}
