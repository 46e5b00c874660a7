internal import ClipModel

/// What the manifest says of one place in the film.
struct CutReport {
    let cut: Cut
    /// From 1.
    let position: Int
    /// The position at which the same take stood first, where that was an earlier one.
    let repeats: Int?
    let facts: TakeFacts?
    let inputs: [InputFacts]
    /// The scene's document; `nil` where the project has none.
    let scene: Scene?
    let rate: FrameRate
    let includePrompts: Bool

    static func all(_ input: ManifestInput, _ options: ManifestOptions) -> [CutReport] {
        var first: [TakeID: Int] = [:]
        return input.cuts.enumerated().map { index, cut in
            let earlier = cut.take.flatMap { first[$0] }
            if let take = cut.take, earlier == nil { first[take] = index + 1 }
            return CutReport(
                cut: cut, position: index + 1, repeats: earlier, facts: cut.record.map(TakeFacts.init(record:)),
                inputs: (cut.record?.ingredients ?? []).map { InputFacts($0, rights: input.rights) },
                scene: input.scenes[cut.scene], rate: input.clip.picture.rate,
                includePrompts: options.includePrompts)
        }
    }

    /// What findings call it.
    var subject: String { "scene \(cut.scene)" }
    /// People write prompts into titles, so a title is shown where prompts are.
    private var title: String? { includePrompts ? stated(scene?.title) : nil }
    private var shownPrompt: String? { includePrompts ? facts?.prompt : nil }
    private var promptDigest: String? { (facts?.prompt).map { ContentDigest(of: $0).hex } }
}

extension CutReport {
    var json: JSONValue {
        JSONValue(fields: [
            ("position", .int(Int64(position))),
            ("scene", .string(cut.scene.text)),
            ("title", title.map(JSONValue.string)),
            ("standing", .string(cut.standing.rawValue)),
            ("repeats", repeats.map { .int(Int64($0)) }),
            ("start", timeJSON(frame: cut.startFrame, rate: rate)),
            ("end", timeJSON(frame: cut.startFrame + cut.frames, rate: rate)),
            ("length", timeJSON(frame: cut.frames, rate: rate)),
            ("take", cut.take.map { .string($0.text) }),
            ("made", facts.map(madeJSON)),
        ])
    }

    private func madeJSON(_ facts: TakeFacts) -> JSONValue {
        let record = facts.record
        return JSONValue(fields: [
            ("engine", engineJSON(facts)),
            ("terms", facts.terms.map(JSONValue.string)),
            ("statement", .string(facts.statement)),
            ("digital_source_type", facts.origin.sourceType.map(JSONValue.string)),
            ("prompt", promptJSON(facts)),
            ("seed", facts.seed.map(JSONValue.int)),
            ("key", .string(record.key.description)),
            ("attempt", .string(record.attempt.text)),
            ("starts_from", facts.startsFrom),
            ("inputs", .array(inputs.map(\.json))),
            ("ordered_by", facts.orderedBy.map(JSONValue.string)),
            ("ordered", .string(Timestamp.text(record.ordered))),
            ("finished", .string(Timestamp.text(record.finished))),
            ("cost", record.cost?.json),
            ("media", record.media.manifestJSON),
        ])
    }

    private func engineJSON(_ facts: TakeFacts) -> JSONValue {
        JSONValue(fields: [
            ("name", .string(facts.record.engine)),
            ("kind", facts.kind.map(JSONValue.string)),
            ("model", facts.model.map(JSONValue.string)),
            ("version", facts.version.map(JSONValue.string)),
            ("program_sha256", facts.program.map(JSONValue.string)),
        ])
    }

    private func promptJSON(_ facts: TakeFacts) -> JSONValue? {
        guard let promptDigest else { return nil }
        guard includePrompts else { return ["sha256": .string(promptDigest)] }
        return JSONValue(fields: [
            ("sha256", .string(promptDigest)),
            ("text", facts.prompt.map(JSONValue.string)),
            ("negative", facts.texts("negative")),
            ("cast", facts.cast),
            ("styles", facts.texts("styles")),
        ])
    }
}

extension CutReport {
    static let columns = [
        "position", "scene", "title", "standing", "take", "repeats", "start", "end", "start_frame", "frames",
        "engine", "kind", "model", "version", "terms", "statement", "digital_source_type", "prompt", "prompt_sha256",
        "seed", "inputs", "ordered_by", "ordered", "finished", "cost", "currency", "media_sha256", "missing",
    ]

    func row(missing: [String]) -> [String] {
        let record = cut.record
        let place = [
            "\(position)", cut.scene.text, title ?? "", cut.standing.rawValue, cut.take?.text ?? "",
            repeats.map { "\($0)" } ?? "", timecode(frame: cut.startFrame, rate: rate),
            timecode(frame: cut.startFrame + cut.frames, rate: rate), "\(cut.startFrame)", "\(cut.frames)",
        ]
        let engine: [String?] = [
            record?.engine, facts?.kind, facts?.model, facts?.version, facts?.terms, facts?.statement,
            facts?.origin.sourceType,
        ]
        let made: [String?] = [
            shownPrompt, promptDigest, (facts?.seed).map { "\($0)" }, inputs.map(\.line).joined(separator: "; "),
            facts?.orderedBy, (record?.ordered).map(Timestamp.text), (record?.finished).map(Timestamp.text),
            record?.cost?.amount, record?.cost?.currency, record?.media.digest.hex,
            missing.joined(separator: "; "),
        ]
        return place + (engine + made).map { $0 ?? "" }
    }
}

extension CutReport {
    func find(into findings: inout Findings) {
        if scene == nil { findings.lacks(subject, "scene", "the project has no such scene") }
        findStanding(into: &findings)
        guard let facts else { return }
        findMaking(facts, into: &findings)
        findInputs(facts, into: &findings)
    }

    private func findStanding(into findings: inout Findings) {
        switch cut.standing {
        case .current, .pinned:
            if cut.take == nil { findings.lacks(subject, "take", "none is named") }
        case .missing: findings.lacks(subject, "take", "there is none")
        case .stale: findings.lacks(subject, "take", "the one in the film is of an earlier request")
        case .unknown: findings.lacks(subject, "take", "whether it is of the current request is not known")
        }
        if cut.take != nil, cut.record == nil { findings.lacks(subject, "record", "the take's record can't be read") }
    }

    private func findMaking(_ facts: TakeFacts, into findings: inout Findings) {
        // A procedure of this program has no model and no price.
        let facts: [(String, Bool)] = [
            ("kind", facts.kind != nil), ("model", facts.model != nil || facts.isProcedure),
            ("version", facts.version != nil), ("terms", facts.terms != nil),
            ("digital_source_type", facts.origin.sourceType != nil), ("prompt", facts.prompt != nil),
            ("seed", facts.seed != nil), ("ordered_by", facts.orderedBy != nil),
            ("cost", facts.record.cost != nil || facts.isProcedure),
        ]
        for (field, isStated) in facts where !isStated {
            let why = field == "digital_source_type" ? "the engine names no model" : "the take's record states none"
            findings.lacks(subject, field, why)
        }
    }

    private func findInputs(_ facts: TakeFacts, into findings: inout Findings) {
        for input in inputs {
            let path = input.ingredient.path
            if input.isLicenceMissing {
                findings.lacks(
                    subject, "licence of \(path)", "neither the take's record nor rights.yaml states one")
            }
            guard let licence = input.licence, !input.ledger.isEmpty,
                Set(input.ledger.map(\.compared)) != [licence.compared]
            else { continue }
            findings.disagree(
                subject, "licence of \(path)",
                [
                    .init(source: "record of take \(cut.take?.text ?? "")", values: [licence.text]),
                    .init(source: "rights.yaml", values: input.ledger.map(\.text)),
                ])
        }
        for input in facts.unexplainedInputs {
            findings.lacks(subject, "input \(input.role)", "the record names no file for SHA-256 \(input.digest)")
        }
    }
}

extension TakeRecord.Media {
    fileprivate var manifestJSON: JSONValue {
        [
            "sha256": .string(digest.hex), "bytes": .int(bytes), "width": .int(Int64(width)),
            "height": .int(Int64(height)), "frames": .int(frames),
        ]
    }
}
