package import ClipModel

/// What every export says of a film: made once from one commit, so that no two exports can say different things.
package struct FilmFacts: Sendable {
    package struct Song: Hashable, Sendable {
        package var title: String?
        package var artists: [String]
        package var licence: String?
        /// The line of the credits.
        package var line: String
    }

    /// Words that somebody is owed, and why.
    package struct Owed: Hashable, Sendable {
        package var rule: String
        package var words: String
        package var source: String
        package var reason: String
    }

    package let title: String
    package let artists: [String]
    package let people: [RightsLedger.Person]
    /// Those of them who may be named.
    package var credited: [RightsLedger.Person] { people.filter { !$0.isUncredited } }
    package let extent: GeneratedExtent
    package let song: Song?
    /// Credits that licences ask for, each once.
    package let credits: [String]
    /// Disclosures that terms and laws ask for, each once.
    package let disclosures: [Owed]
    /// What stands in the way of the declaration being complete, as `rights check` found it.
    package let release: RightsLedger.Release?
    /// Names of those who ordered takes and may be named, in the order of the film, without addresses.
    package let orderedBy: [String]
    /// Scenes for which a person kept or chose a take by hand.
    package let chosenByHand: Int
    package let scenes: Int
    package let seconds: Rational
    package let frames: Int64
    /// What `rights check` says, with what `release` states of telling viewers taken into account.
    package let standing: ClearanceReport
    /// The commit and its time, in milliseconds since 1970.
    package let commit: String
    package let committed: Int64
    package let programVersion: String
    /// Prompts of the film's model takes, in its order, each once.
    package let prompts: [String]
    let input: ManifestInput

    /// - Parameters:
    ///   - clearance: what `rights check` says of the same commit on the commit's day, whatever viewers are told.
    ///   - standing: the same with what viewers are told; `clearance` if left out.
    ///   - committed: the commit's time, in milliseconds since 1970.
    package init(_ input: ManifestInput, clearance: ClearanceReport, standing: ClearanceReport? = nil, committed: Int64)
    {
        self.standing = standing ?? clearance
        self.input = input
        title = input.clip.title
        artists = input.clip.artists.filter { stated($0) != nil }
        people = input.rights.people
        extent = GeneratedExtent(input.cuts.map { ($0.take, $0.record.map { TakeSummary($0).maker }) })
        song = input.song.map { Self.song($0, input.rights) }
        credits = unique(clearance.findings.filter { $0.rule == "C12" }.compactMap(\.owed))
        disclosures = clearance.findings.filter { $0.rule != "C12" }.compactMap { finding in
            finding.owed.map {
                Owed(rule: finding.rule, words: $0, source: finding.source, reason: finding.reason)
            }
        }
        release = input.rights.release
        let facts = input.cuts.compactMap(\.record).map(TakeFacts.init(record:))
        orderedBy = unique(facts.compactMap { $0.orderedBy.map(Self.name) }).filter(input.rights.mayName)
        chosenByHand =
            Set(
                input.cuts.filter { $0.standing == .pinned || input.scenes[$0.scene]?.pick != nil }.map(\.scene)
            ).count
        scenes = Set(input.cuts.map(\.scene)).count
        frames = input.cuts.map { $0.startFrame + $0.frames }.max() ?? 0
        seconds = input.clip.picture.rate.seconds(frames: frames)
        commit = input.commit
        self.committed = committed
        programVersion = input.programVersion
        prompts = unique(facts.filter { $0.origin == .trained }.compactMap { stated($0.prompt) })
    }

    /// The day of the commit, by UTC.
    package var day: CalendarDate { CalendarDate(milliseconds: committed) }

    /// Whether nobody is named who made something of the film without a model.
    var namesNobody: Bool { people.isEmpty && artists.isEmpty }

    /// The name in a signature, which may have an address behind it.
    static func name(_ signature: String) -> String {
        stated(String(signature.prefix { $0 != "<" }))?.trimmingSpaces ?? signature
    }

    // What rights.yaml says of the song comes before its tags, as somebody wrote it for this film.
    private static func song(_ song: SongFacts, _ rights: RightsLedger) -> Song {
        let credits = SongCredits(tags: song.tags, works: rights.works.filter { $0.file == song.path })
        func values(_ field: String) -> [String] {
            let entry = credits.entry(field)
            return entry.map { $0.ledger.isEmpty ? $0.tags : $0.ledger } ?? []
        }
        let title = values("title").first
        let artists = values("artists")
        let licence = values("licence").first.map { LicenceName($0).compared }
        var line = title.map { "“\($0)”" } ?? song.path.lastComponent
        if !artists.isEmpty { line += " by \(artists.joined(separator: ", "))" }
        if let licence { line += " (\(KnownLicence(licence)?.shortName ?? licence))" }
        return Song(title: title, artists: artists, licence: licence, line: singleLine(line).trimmingSpaces)
    }
}

extension RightsLedger {
    /// Whether exports may name somebody: all but those of whom each entry says that they aren't to be named.
    func mayName(_ name: String) -> Bool {
        let entries = people.filter { $0.name == name }
        return entries.isEmpty || entries.contains { !$0.isUncredited }
    }
}

/// The text on one line: line ends and control characters become spaces, and signs that turn the direction of what follows
/// U+FFFD, since with them a text reads as what it isn't.
func singleLine(_ text: String) -> String {
    var line = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
        switch scalar.value {
        case 0..<32, 127...159, 0x2028, 0x2029: line.append(" ")
        case 0x202A...0x202E, 0x2066...0x2069: line.append("\u{FFFD}")
        default: line.append(scalar)
        }
    }
    return String(line)
}
