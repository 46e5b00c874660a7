internal import ClipModel

/// The music of the film for collecting societies: one row for each party that holds a share in what is heard, with the
/// time at which it is heard. Times follow from the timeline.
package struct CueSheet: Sendable {
    package let csv: String

    package init(_ facts: FilmFacts) { csv = CSVText.lines([Self.columns] + Sheet(facts).rows) }

    static let columns = [
        "cue_no", "title", "iswc", "isrc", "usage", "time_in", "time_out", "duration", "in_seconds", "out_seconds",
        "duration_seconds", "in_frame", "out_frame", "frames", "song_from_seconds", "performer", "recording_owner",
        "role", "party_type", "party", "ipi", "society", "share_performing", "share_mechanical",
        "share_synchronisation", "production", "film_duration", "film_seconds", "film_frames", "music_frames",
        "silent_frames", "commit",
    ]

    /// The facts that a sheet states, read back.
    static func facts(in text: String) -> StatedFacts {
        guard let row = CSVText.records(text).first else { return [:] }
        var facts: StatedFacts = [:]
        facts[.length] = row["film_frames"]
        return facts
    }
}

private struct Sheet {
    let facts: FilmFacts
    private let rate: FrameRate
    private let film: Int64

    private struct Party {
        var role = ""
        var type = ""
        var name = ""
        var ipi = ""
        var society = ""
        /// Performing, mechanical, synchronisation, with two decimals.
        var shares = ["", "", ""]
    }

    init(_ facts: FilmFacts) {
        self.facts = facts
        rate = facts.input.clip.picture.rate
        film = facts.frames
    }

    var rows: [[String]] {
        let music = heard
        let total = [
            singleLine(facts.title), time(film), seconds(film), "\(film)", "\(music)", "\(film - music)", facts.commit,
        ]
        guard let song = facts.input.song, music > 0 else {
            return [[String](repeating: "", count: CueSheet.columns.count - total.count) + total]
        }
        return cue(song, music).map { $0 + total }
    }

    /// How many of the film's frames have the song under them: to its end where that comes first and is known.
    private var heard: Int64 {
        guard let song = facts.input.song, let music = facts.input.clip.music else { return 0 }
        guard let length = song.duration else { return film }
        let left = (length + Rational(-music.offset.numerator, music.offset.denominator)) * rate.perSecond
        return min(film, max(0, left.numerator / left.denominator))
    }

    private func cue(_ song: SongFacts, _ frames: Int64) -> [[String]] {
        let used = UsedSong(song.path, facts.input.rights)
        let credits = SongCredits(tags: song.tags, works: used.works)
        let isrc = used.recordings.lazy.compactMap { $0.identifiers[.isrc] }.first ?? credits.entry("isrc")?.tags.first
        let performers = used.recordings.flatMap(\.artists)
        let offset = facts.input.clip.music?.offset ?? Rational(0)
        let owner = used.recordings.lazy.compactMap(\.owner).first.map { name($0) } ?? ""
        func row(_ work: RightsLedger.Work?, _ party: Party) -> [String] {
            let title = work?.title ?? facts.song?.title ?? song.path.lastComponent
            let times = [time(0), time(frames), time(frames), seconds(0), seconds(frames), seconds(frames)]
            let counts = ["0", "\(frames)", "\(frames)", decimal(offset, places: 3)]
            let sung = (performers.isEmpty ? facts.song?.artists ?? [] : performers).joined(separator: "; ")
            return ["1", singleLine(title), work?.identifiers[.iswc] ?? "", isrc ?? "", work?.usage ?? ""]
                + times + counts + [singleLine(sung), owner]
                + [party.role, party.type, party.name, party.ipi, party.society] + party.shares
        }
        guard !used.works.isEmpty else { return parties(credits).map { row(nil, $0) } }
        return used.works.flatMap { work -> [[String]] in
            let held = work.shares.map { party($0, work) }
            return (held.isEmpty ? parties(credits) : held).map { row(work, $0) }
        }
    }

    private func party(_ share: RightsLedger.Share, _ work: RightsLedger.Work) -> Party {
        let role = share.role?.uppercased() ?? ""
        let person = facts.people.first { $0.id == share.party || $0.name == share.party }
        let type =
            ShareRules.writers.contains(role) ? "writer" : ShareRules.publishers.contains(role) ? "publisher" : ""
        let shares = ShareRules(work: work, name: "").amounts(share)
        return Party(
            role: role, type: type, name: singleLine(person?.name ?? share.party),
            ipi: person?.identifiers[.ipi] ?? "", society: person?.society ?? "",
            shares: shares.map { $0.map { decimal(Rational(Int64($0), 100), places: 2) } ?? "" })
    }

    /// Those whom the song's own tags name, where rights.yaml states no shares.
    private func parties(_ credits: SongCredits) -> [Party] {
        let fields = [
            ("composers", "C", "writer"), ("lyricists", "A", "writer"), ("writers", "", "writer"),
            ("publishers", "E", "publisher"),
        ]
        let named = fields.flatMap { field, role, type in
            (credits.entry(field)?.tags ?? []).map { Party(role: role, type: type, name: singleLine($0)) }
        }
        return named.isEmpty ? [Party()] : named
    }

    private func name(_ party: String) -> String {
        singleLine(facts.people.first { $0.id == party }?.name ?? party)
    }

    private func time(_ frame: Int64) -> String { timecode(frame: frame, rate: rate) }
    private func seconds(_ frames: Int64) -> String { decimal(rate.seconds(frames: frames), places: 3) }
}

/// A number with a fixed count of decimals, rounded to the nearest.
private func decimal(_ value: Rational, places: Int) -> String {
    let scale = (0..<places).reduce(Int64(1)) { number, _ in number * 10 }
    let scaled = (value * Rational(scale)).rounded
    let fraction = String(scaled % scale)
    return "\(scaled / scale)." + String(repeating: "0", count: places - fraction.utf8.count) + fraction
}
