internal import ClipModel

/// Gathers what a manifest says and what is missing from it.
struct ManifestReport {
    let input: ManifestInput
    let options: ManifestOptions
    let cuts: [CutReport]
    let credits: SongCredits?
    private(set) var findings = Findings()

    init(_ input: ManifestInput, _ options: ManifestOptions) {
        self.input = input
        self.options = options
        cuts = CutReport.all(input, options)
        credits = input.song.map { song in
            let used = UsedSong(song.path, input.rights)
            return SongCredits(
                tags: song.tags, works: used.works, recordings: used.recordings, people: input.rights.people)
        }
        findClip()
        findRights()
        findSong()
        for cut in cuts { cut.find(into: &findings) }
    }

    var json: JSONValue {
        JSONValue(fields: [
            ("format", .string(RightsManifest.format)),
            ("notice", "What the project records. No legal advice, and no statement that anything may be used."),
            ("program", ["name": "clipws", "version": .string(input.programVersion)]),
            ("commit", .string(input.commit)),
            ("prompts", options.includePrompts ? "text" : "sha256"),
            ("clip", clipJSON),
            ("people", .array(input.rights.people.map(\.json))),
            ("works", .array(input.rights.works.map(\.json))),
            ("recordings", .array(input.rights.recordings.map(\.json))),
            ("licences", .array(input.rights.licences.map(\.json))),
            ("consents", .array(input.rights.consents.map(\.json))),
            ("assets", .array(input.rights.assets.map(\.json))),
            ("release", (input.rights.release?.json)),
            ("song", songJSON),
            ("cuts", .array(cuts.map(\.json))),
            ("costs", costsJSON),
            ("disagreements", .array(findings.disagreements.map(\.json))),
            ("missing", .array(findings.missing.map(\.json))),
        ])
    }

    var table: [[String]] {
        [CutReport.columns]
            + cuts.map { cut in cut.row(missing: findings.missing.filter { $0.subject == cut.subject }.map(\.field)) }
    }

    private var clipJSON: JSONValue {
        let frames = cuts.map { $0.cut.startFrame + $0.cut.frames }.max() ?? 0
        let picture = input.clip.picture
        return [
            "title": .string(input.clip.title),
            "artists": .array(input.clip.artists.map(JSONValue.string)),
            "width": .int(Int64(picture.size.width)),
            "height": .int(Int64(picture.size.height)),
            "rate": .string(picture.rate.description),
            "length": timeJSON(frame: frames, rate: picture.rate),
        ]
    }

    private var songJSON: JSONValue? {
        guard let song = input.song, let credits else { return nil }
        return JSONValue(fields: [
            ("path", .string(song.path.text)),
            ("file", song.isMissing ? "missing" : "present"),
            ("sha256", song.digest.map { .string($0.hex) }),
            ("bytes", song.bytes.map(JSONValue.int)),
            ("seconds", song.duration.map { .string($0.description) }),
            ("offset_seconds", (input.clip.music?.offset).map { .string($0.description) }),
            ("credits", .array(credits.entries.map(\.json))),
            ("other_tags", .array(credits.otherTags.map(JSONValue.string))),
        ])
    }

    // A take that stands twice in the film was paid for once.
    private var costsJSON: JSONValue {
        let records = cuts.filter { $0.repeats == nil }.compactMap(\.cut.record)
        let costs = records.compactMap(\.cost)
        return [
            "takes": .int(Int64(records.count)),
            "without_cost": .int(Int64(records.count - costs.count)),
            "sums": .array(Money.sums(costs).map(\.json)),
        ]
    }
}

extension ManifestReport {
    private mutating func findClip() {
        let clip = input.clip
        if stated(clip.title) == nil { findings.lacks("clip", "title", "clip.yaml states none") }
        if !clip.artists.contains(where: { stated($0) != nil }) {
            findings.lacks("clip", "artists", "clip.yaml states none")
        }
        if input.cuts.map(\.scene) != clip.timeline {
            findings.lacks("clip", "cuts", "the film does not hold the scenes of the timeline in its order")
        }
        if input.cuts.isEmpty { findings.lacks("clip", "scenes", "the film has no scene") }
    }

    private mutating func findRights() {
        if input.rights.people.isEmpty { findings.lacks("rights.yaml", "people", "it names nobody") }
        for person in input.rights.people where stated(person.role) == nil {
            findings.lacks("person \(person.name)", "role", "rights.yaml states none")
        }
        let song = input.song.map { UsedSong($0.path, input.rights) }
        let allowed = song.map { $0.granted.isEmpty ? [] : $0.works } ?? []
        for (index, work) in input.rights.works.enumerated()
        where stated(work.licence) == nil && !allowed.contains(work) {
            let name = stated(work.title) ?? work.file?.text ?? "\(index + 1)"
            findings.lacks("work \(name)", "licence", "rights.yaml states none")
        }
    }

    private mutating func findSong() {
        guard let song = input.song, let credits else {
            if input.clip.music != nil { findings.lacks("song", "file", "nothing is known of it") }
            return
        }
        if song.isMissing { findings.lacks("song", "file", "it is not in the project") }
        if song.digest == nil { findings.lacks("song", "sha256", "its content is not known") }
        let isAllowed = !UsedSong(song.path, input.rights).granted.isEmpty
        for field in ["title", "artists", "licence"]
        where credits.entry(field) == nil && !(field == "licence" && isAllowed) {
            findings.lacks("song", field, "neither the file's tags nor rights.yaml state it")
        }
        for entry in credits.disagreeing {
            findings.disagree(
                "song", entry.field,
                [
                    .init(source: "tags of \(song.path)", values: entry.tags),
                    .init(source: "rights.yaml", values: entry.ledger),
                ])
        }
    }
}

func timeJSON(frame: Int64, rate: FrameRate) -> JSONValue {
    [
        "frame": .int(frame),
        "seconds": .string(rate.seconds(frames: frame).description),
        "timecode": .string(timecode(frame: frame, rate: rate)),
    ]
}

extension Money {
    /// The amount without the currency.
    var amount: String { String(description.prefix { $0 != " " }) }
    var json: JSONValue { ["amount": .string(amount), "currency": .string(currency)] }
}

extension Missing {
    fileprivate var json: JSONValue {
        ["subject": .string(subject), "field": .string(field), "why": .string(why)]
    }
}

extension Disagreement {
    fileprivate var json: JSONValue {
        [
            "subject": .string(subject), "field": .string(field),
            "statements": .array(
                statements.map { ["source": .string($0.source), "values": .array($0.values.map(JSONValue.string))] }),
        ]
    }
}
