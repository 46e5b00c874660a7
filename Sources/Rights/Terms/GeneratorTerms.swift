package import ClipModel

/// The terms of one generator, as somebody read them on one day. Data, not law: a record says what a text said then.
package struct GeneratorTerms: Hashable, Sendable {
    package enum Mode: String, Sendable, CaseIterable {
        /// The model runs on a machine of one's own.
        case weights
        /// Somebody runs it for others.
        case service
    }

    /// Whether its output may serve commerce.
    package enum Commercial: String, Sendable, CaseIterable {
        case allowed, forbidden
        /// It depends on the plan that was paid for.
        case plan
        /// The terms weren't read, or don't say.
        case unknown
    }

    /// A size from which on other terms hold.
    package struct Threshold: Hashable, Sendable {
        package enum Measure: String, Sendable, CaseIterable { case revenue, users }
        package var measure: Measure
        /// US dollars a year, or users a month.
        package var from: Int64
        package var source: String
    }

    /// Something that must be done when the output is shown.
    package struct Duty: Hashable, Sendable {
        /// `label` is done by telling viewers of generated pictures.
        package var kind: String
        package var words: String
        package var source: String
    }

    package var id: String
    /// Names of the model, compared without case, spaces and signs.
    package var models: [String]
    /// Beginnings of versions; empty for all.
    package var versions: [String]
    package var licence: String
    package var mode: Mode
    package var commercial: Commercial
    package var commercialSource: String
    /// Countries and groups for which no licence is given.
    package var excluded: [String]
    /// Whether that also binds the output, not only the model's use.
    package var bindsOutput: Bool
    package var territorySource: String
    package var thresholds: [Threshold]
    package var duties: [Duty]
    /// The section that forbids taking marks and metadata out of the output.
    package var keepMarksSource: String?
    /// A dispute to know of.
    package var dispute: String?
    /// The day on which the service ended.
    package var ended: CalendarDate?
    package var url: String
    /// When the text was read, and when it should be read again.
    package var captured: CalendarDate
    package var reviewBy: CalendarDate
    /// SHA-256 of the text that was read, where it was read itself.
    package var textDigest: String?

    /// Where these terms stand, for people.
    package var source: String { "\(licence), read \(captured)" }

    /// Whether these are the terms of a model. `nil` where they would be, but the version isn't stated.
    func covers(model: String, version: String?) -> Bool? {
        guard models.contains(where: { Self.folded($0) == Self.folded(model) }) else { return false }
        if versions.isEmpty { return true }
        guard let version else { return nil }
        return versions.contains { version == $0 || version.hasPrefix($0 + ".") || version.hasPrefix($0 + "-") }
    }

    static func folded(_ name: String) -> String { name.lowercased().filter { $0.isLetter || $0.isNumber } }
}

// MARK: as JSON, in records of takes and in rights.yaml

extension GeneratorTerms {
    package var json: JSONValue {
        JSONValue(fields: [
            ("id", .string(id)), ("models", list(models)), ("versions", list(versions)), ("licence", .string(licence)),
            ("mode", .string(mode.rawValue)), ("commercial", .string(commercial.rawValue)),
            ("commercial-source", .string(commercialSource)), ("excludes", list(excluded)),
            ("binds-output", excluded.isEmpty ? nil : .bool(bindsOutput)),
            ("territory-source", excluded.isEmpty ? nil : .string(territorySource)),
            (
                "thresholds",
                thresholds.isEmpty
                    ? nil
                    : .array(
                        thresholds.map {
                            [
                                "measure": .string($0.measure.rawValue), "from": .int($0.from),
                                "source": .string($0.source),
                            ]
                        })
            ),
            (
                "duties",
                duties.isEmpty
                    ? nil
                    : .array(
                        duties.map {
                            ["kind": .string($0.kind), "words": .string($0.words), "source": .string($0.source)]
                        })
            ),
            ("keep-marks", keepMarksSource.map(JSONValue.string)), ("dispute", dispute.map(JSONValue.string)),
            ("ended", ended.map { .string($0.description) }), ("url", .string(url)),
            ("captured", .string(captured.description)), ("review-by", .string(reviewBy.description)),
            ("text-sha256", textDigest.map(JSONValue.string)),
        ])
    }

    private func list(_ texts: [String]) -> JSONValue? {
        texts.isEmpty ? nil : .array(texts.map(JSONValue.string))
    }

    /// Reads a record; `nil` if a field that decides is missing or says what this version doesn't know: ``TermsFault``
    /// tells which.
    package init?(json: JSONValue) {
        guard TermsFault.all(in: json).isEmpty, let id = json["id"]?.text, let licence = json["licence"]?.text,
            let commercial = Commercial(rawValue: json["commercial"]?.text ?? "unknown"),
            let mode = Mode(rawValue: json["mode"]?.text ?? "service"),
            let captured = json["captured"]?.text.flatMap({ CalendarDate($0) })
        else { return nil }
        let excluded = json["excludes"]?.texts ?? []
        let thresholds = (json["thresholds"]?.array ?? []).compactMap(Threshold.init(json:))
        self.init(
            id: id, models: json["models"]?.texts ?? [id], versions: json["versions"]?.texts ?? [], licence: licence,
            mode: mode, commercial: commercial, commercialSource: json["commercial-source"]?.text ?? licence,
            excluded: excluded, bindsOutput: excluded.isEmpty ? false : json["binds-output"]?.bool ?? true,
            territorySource: excluded.isEmpty ? "" : json["territory-source"]?.text ?? licence, thresholds: thresholds,
            duties: (json["duties"]?.array ?? []).compactMap { duty in
                duty["words"]?.text.map {
                    Duty(kind: duty["kind"]?.text ?? "other", words: $0, source: duty["source"]?.text ?? licence)
                }
            },
            keepMarksSource: json["keep-marks"]?.text, dispute: json["dispute"]?.text,
            ended: json["ended"]?.text.flatMap { CalendarDate($0) }, url: json["url"]?.text ?? "", captured: captured,
            reviewBy: json["review-by"]?.text.flatMap { CalendarDate($0) } ?? captured.adding(days: 183),
            textDigest: json["text-sha256"]?.text)
    }
}

extension GeneratorTerms.Threshold {
    fileprivate init?(json: JSONValue) {
        guard let measure = json["measure"]?.text.flatMap(Measure.init(rawValue:)), let from = json["from"]?.int else {
            return nil
        }
        self.init(measure: measure, from: from, source: json["source"]?.text ?? "")
    }
}

extension JSONValue {
    /// A text, or a number as the text that it was in YAML.
    var text: String? {
        switch self {
        case .string(let text), .decimal(let text): text
        case .int(let number): "\(number)"
        default: nil
        }
    }
    var texts: [String]? { array.map { $0.compactMap(\.text) } ?? text.map { [$0] } }
}
