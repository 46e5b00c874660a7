internal import ClipModel

/// The song under the film: what its tags, the ledger and files beside it say, and what follows.
struct SongRules {
    let song: SongFacts
    let permissions: Permissions
    let release: ReleasePlan
    /// What files beside the song say of its licence.
    let beside: [StatedLicence]
    private let works: [RightsLedger.Work]
    private let recordings: [RightsLedger.Recording]
    private let grants: [RightsLedger.Licence]
    private let credits: SongCredits

    private var ledger: RightsLedger { permissions.ledger }

    init(_ song: SongFacts, _ permissions: Permissions, _ release: ReleasePlan, beside: [StatedLicence]) {
        self.song = song
        self.permissions = permissions
        self.release = release
        self.beside = beside
        let used = UsedSong(song.path, permissions.ledger)
        (works, recordings, grants) = (used.works, used.recordings, used.grants)
        credits = SongCredits(tags: song.tags, works: works, recordings: recordings)
    }

    func judge() -> [Judgement] {
        var found: [Judgement] = []
        if song.isMissing {
            found.append(
                Judgement(
                    "C17", .unknown, "the song's file isn't here, so what its tags say isn't known",
                    source: song.path.text, remedy: "fetch it with `git lfs pull`"))
        }
        let (licences, words) = (licences, creditWords)
        found += disagreements(licences)
        if let isrc = credits.disagreeing.first(where: { $0.field == "isrc" }) {
            found.append(
                Judgement(
                    "I07", .review,
                    "the song's tags have the ISRC \(isrc.tags.joined(separator: ", ")), and rights.yaml "
                        + isrc.ledger.joined(separator: ", "), source: song.path.text,
                    remedy: "ask the label which is right, and mend the other"))
        }
        // Who has an open licence need not ask, and who was allowed need not keep to it: the better way counts.
        let ways = [
            grants.isEmpty ? nil : composition() + master() + credited(words),
            // The first words stand in the credit that the licence asks for.
            licences.isEmpty ? nil : licences.flatMap(judge) + credited(words.dropFirst()),
        ].compactMap { $0 }
        // Whoever may use the song may not use by that what others recorded.
        return found + (ways.min { $0.worst < $1.worst } ?? [unlicensed])
            + recordings.flatMap(\.samples).flatMap(sample)
    }

    // MARK: licences

    private struct Statement {
        var source: String
        var licence: String
    }

    private var licences: [Statement] {
        let tags = credits.entry("licence")?.tags ?? []
        let sources =
            tags.map { Statement(source: "tags of \(song.path)", licence: $0) }
            + works.compactMap(\.licence).map { Statement(source: "rights.yaml, works", licence: $0) }
            + recordings.compactMap(\.licence).map { Statement(source: "rights.yaml, recordings", licence: $0) }
            + ledger.assets(of: song.path.text).compactMap(\.licence).map {
                Statement(source: "rights.yaml, assets", licence: $0)
            }
            + beside.map { Statement(source: $0.source, licence: $0.licence) }
        return sources.filter { !$0.licence.trimmingSpaces.isEmpty }
    }

    private func disagreements(_ statements: [Statement]) -> [Judgement] {
        guard Set(statements.map { compared($0.licence) }).count > 1 else { return [] }
        let words = statements.map { "\($0.source) say\($0.source.hasPrefix("tags") ? "" : "s") `\($0.licence)`" }
        return [
            Judgement(
                "C16", .review,
                "the sources disagree about the song's licence: \(unique(words).joined(separator: "; "))",
                source: unique(statements.map(\.source)).joined(separator: "; "),
                remedy: "ask its owner, and mend the source that is wrong")
        ]
    }

    private func judge(_ statement: Statement) -> [Judgement] {
        let work = works.first
        let authors = (credits.entry("artists")?.tags).flatMap { $0.isEmpty ? nil : $0 } ?? work?.artists ?? []
        let title = credits.entry("title")?.tags.first ?? work?.title
        let thing = LicensedThing(
            role: .song, name: "the song", title: title, authors: authors,
            source: work?.source ?? credits.entry("contact")?.tags.first, credit: creditWords.first?.words,
            statedIn: statement.source)
        return LicenceRules(release: release, permissions: permissions).judge(statement.licence, of: thing)
    }

    private var unlicensed: Judgement {
        Judgement(
            "C17", .unknown,
            "nothing says under which terms the song may be used: no licence in its tags, in rights.yaml or "
                + "beside its file, and no permission", source: song.path.text,
            remedy: "find out, then `\(statement) licence=…`, or record the permissions under `licences`")
    }

    private var statement: String {
        guard let place = ledger.works.firstIndex(where: { $0.file == song.path }) else {
            return "clipws rights add works file=\(song.path)"
        }
        return "clipws rights set works.\(place + 1)"
    }

    // MARK: permissions

    private func standing(_ kind: String) -> (licences: [RightsLedger.Licence], found: [Judgement]) {
        let licences = grants.filter { $0.kind == kind }
        return (
            licences.filter(\.isGranted),
            licences.flatMap { permissions.judge($0, release) }
        )
    }

    private func composition() -> [Judgement] {
        let (signed, found) = standing("sync")
        let open = works.flatMap { work in
            ShareRules(work: work, name: work.title ?? "the work").unlicensed(signed, isParty)
        }
        if !open.isEmpty {
            let words = open.map { "\($0.0) \(ShareRules.percent($0.1))" }.joined(separator: ", ")
            return found + [
                Judgement(
                    "C01", .blocked, "signed sync licences don't cover all of the composition; open: \(words)",
                    source: "rights.yaml", remedy: "ask them, and record what they sign under `licences`")
            ]
        }
        guard signed.isEmpty else { return found + strangers(signed) }
        return found + [
            Judgement(
                "C01", .blocked, "no signed sync licence covers the composition", source: "rights.yaml",
                remedy: "ask its publishers, and record what they sign under `licences`")
        ]
    }

    /// Signed licences of somebody who holds nothing by the ledger's shares, or of a part where no shares are stated.
    private func strangers(_ signed: [RightsLedger.Licence]) -> [Judgement] {
        let parties = works.flatMap(\.shares).map(\.party)
        let states = works.contains { work in work.shares.contains { $0.synchronisation != nil } }
        return signed.compactMap { licence in
            let grantor = licence.grantor ?? "nobody"
            if !parties.isEmpty, !parties.contains(where: { isParty(grantor, $0) }) {
                return part(licence, "is of \(grantor), who holds no share of the composition by rights.yaml")
            }
            return isPart(licence) && !states
                ? part(licence, "is for a part, and who holds the rest isn't stated") : nil
        }
    }

    private func part(_ licence: RightsLedger.Licence, _ words: String) -> Judgement {
        Judgement(
            "C01", .review, "licence \(licence.name) \(words)", source: "rights.yaml",
            remedy: "state who holds synchronisation: `clipws rights add shares work=… party=… synchronisation=…`")
    }

    private func master() -> [Judgement] {
        let (signed, found) = standing("master")
        let owner = recordings.compactMap(\.owner).first
        guard signed.isEmpty else { return found + signed.flatMap { doubts($0, owner: owner) } }
        return found + [
            Judgement(
                "C02", .blocked, "no signed master licence covers the recording", source: "rights.yaml",
                remedy: "ask \(owner ?? "its owner"), and record what they sign under `licences`")
        ]
    }

    /// What keeps a signed master licence from being all of the recording's.
    private func doubts(_ licence: RightsLedger.Licence, owner: String?) -> [Judgement] {
        var found: [Judgement] = []
        func doubt(_ words: String, _ remedy: String) {
            found.append(
                Judgement(
                    "C02", .review, "licence \(licence.name) \(words)", source: "rights.yaml", remedy: remedy))
        }
        if let owner, !isParty(licence.grantor ?? "", owner) {
            let grantor = licence.grantor.flatMap(stated) ?? "nobody"
            doubt(
                "is of \(grantor), and the recording is owned by \(owner)",
                "mend the grantor or the owner, or ask \(owner)")
        }
        if isPart(licence) { doubt("is for a part of the recording", "ask for the rest, or take `share` out") }
        return found
    }

    private func isPart(_ licence: RightsLedger.Licence) -> Bool {
        licence.share.map { (ShareRules.hundredths($0) ?? 0) < ShareRules.whole } ?? false
    }

    /// The words that the song's owners ask for, and where they stand.
    private var creditWords: [(words: String, source: String)] {
        let assets = ledger.assets(of: song.path.text)
        return works.compactMap { stated($0.credit) }.map { ($0, "rights.yaml, works") }
            + assets.compactMap { stated($0.credit) }.map { ($0, "rights.yaml, assets") }
    }

    private func credited(
        _ words: some Sequence<(words: String, source: String)>, as name: String = "the song"
    ) -> [Judgement] {
        words.map { words, source in
            Judgement(
                "C12", .duty, "\(name) must be credited", source: source,
                remedy: "put the words into the film's credits or its description", owed: words)
        }
    }

    /// What a recording that the song samples lacks: a licence of it, and one of what is heard in it, each by name.
    private func sample(_ name: String) -> [Judgement] {
        let sampled = ledger.recordings.filter { $0.id == name || $0.title == name }
        let recording = Set([name] + sampled.flatMap { [$0.id, $0.title, $0.file?.text] }.compactMap { $0 })
        let named = Set(sampled.compactMap(\.work))
        let works = ledger.works.filter { work in [work.id, work.title].contains { $0.map(named.contains) ?? false } }
        let composition = recording.union(named).union(works.flatMap { [$0.id, $0.title] }.compactMap { $0 })
        if recordings.contains(where: { $0.id == name || $0.title == name }) {
            return [
                Judgement(
                    "C08", .review, "the song is said to sample itself, `\(name)`", source: "rights.yaml, recordings",
                    remedy: "name the recording that it has a part of")
            ]
        }
        let words = works.compactMap { stated($0.credit) }.map { (words: $0, source: "rights.yaml, works") }
        return credited(words, as: "what the song samples, `\(name)`,")
            + permission("master", for: recording, "the recording", sampled: name)
            + permission("sync", for: composition, "the composition", sampled: name)
    }

    /// What is open about the licences of one kind for something sampled, which goes by `names`.
    private func permission(
        _ kind: String, for names: Set<String>, _ what: String, sampled name: String
    ) -> [Judgement] {
        let licences = ledger.licences.filter { $0.kind == kind && !names.isDisjoint(with: $0.covers) }
        let found = licences.flatMap { permissions.judge($0, release) }
        let granted = licences.filter(\.isGranted)
        guard let first = granted.first else {
            return found + [
                Judgement(
                    "C08", .blocked, "the song samples `\(name)`, and no signed \(kind) licence covers \(what)",
                    source: "rights.yaml, recordings",
                    remedy: "ask its owner, and record what they sign: "
                        + "`clipws rights add licences kind=\(kind) covers='\(name)' grantor=… status=signed`")
            ]
        }
        guard granted.allSatisfy(isPart) else { return found }
        return found + [
            Judgement(
                "C08", .review, "licence \(first.name) is for a part of what the song samples, `\(name)`",
                source: "rights.yaml", remedy: "find out who allows the rest, and record it")
        ]
    }

    private func isParty(_ grantor: String, _ party: String) -> Bool {
        grantor == party
            || ledger.people.contains { person in
                let names = [person.id, person.name]
                return names.contains(grantor) && names.contains(party)
            }
    }

    private func compared(_ licence: String) -> String {
        let name = LicenceName(licence)
        return name.spdx ?? KnownLicence(name.compared)?.id ?? name.compared
    }
}
