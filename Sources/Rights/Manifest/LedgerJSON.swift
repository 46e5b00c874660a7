internal import ClipModel

/// What rights.yaml states, entry by entry, as the manifest has it.
extension RightsLedger.Person {
    var json: JSONValue {
        JSONValue(fields: [
            ("id", id.map(JSONValue.string)), ("name", .string(name)), ("role", role.map(JSONValue.string)),
            ("society", society.map(JSONValue.string)), ("identifiers", identifiersJSON(identifiers)),
            ("cast", texts(cast)), ("deceased", isDead ? .bool(true) : nil),
            ("company", isCompany ? .bool(true) : nil), ("uncredited", isUncredited ? .bool(true) : nil),
        ])
    }
}

extension RightsLedger.Work {
    var json: JSONValue {
        JSONValue(fields: [
            ("id", id.map(JSONValue.string)), ("title", title.map(JSONValue.string)),
            ("artists", .array(artists.map(JSONValue.string))), ("file", file.map { .string($0.text) }),
            ("licence", licenceJSON(licence)), ("source", source.map(JSONValue.string)),
            ("credit", credit.map(JSONValue.string)), ("usage", usage.map(JSONValue.string)),
            ("identifiers", identifiersJSON(identifiers)), ("shares", list(shares.map(json))),
        ])
    }

    private func json(_ share: RightsLedger.Share) -> JSONValue {
        let amounts = ShareRules(work: self, name: title ?? "").amounts(share)
        func amount(_ place: Int) -> JSONValue? { amounts[place].map { .int(Int64($0)) } }
        return JSONValue(fields: [
            ("party", .string(share.party)), ("role", share.role.map(JSONValue.string)),
            ("performing", amount(0)), ("mechanical", amount(1)), ("synchronisation", amount(2)),
        ])
    }
}

extension RightsLedger.Recording {
    var json: JSONValue {
        JSONValue(fields: [
            ("id", id.map(JSONValue.string)), ("title", title.map(JSONValue.string)),
            ("artists", .array(artists.map(JSONValue.string))), ("work", work.map(JSONValue.string)),
            ("file", file.map { .string($0.text) }), ("owner", owner.map(JSONValue.string)),
            ("licence", licenceJSON(licence)), ("identifiers", identifiersJSON(identifiers)),
            ("samples", texts(samples)),
        ])
    }
}

extension RightsLedger.Licence {
    var json: JSONValue {
        JSONValue(
            fields: [
                ("id", id.map(JSONValue.string)), ("kind", kind.map(JSONValue.string)),
                ("grantor", grantor.map(JSONValue.string)), ("covers", texts(covers)),
                ("status", (status?.rawValue).map(JSONValue.string)),
                ("share", ShareRules.hundredths(share).flatMap { share == nil ? nil : .int(Int64($0)) }),
            ] + scope.fields + evidence.fields)
    }
}

extension RightsLedger.Consent {
    var json: JSONValue {
        JSONValue(
            fields: [
                ("person", .string(person)), ("kinds", texts(kinds)), ("ai", namesAI.map(JSONValue.bool)),
                ("by", givenBy.map(JSONValue.string)), ("scenes", texts(scenes)),
            ] + scope.fields + evidence.fields)
    }
}

extension RightsLedger.Asset {
    var json: JSONValue {
        JSONValue(fields: [
            ("title", title.map(JSONValue.string)), ("file", file.map(JSONValue.string)),
            ("kind", kind.map(JSONValue.string)), ("authors", texts(authors)), ("licence", licenceJSON(licence)),
            ("source", source.map(JSONValue.string)), ("credit", credit.map(JSONValue.string)),
            ("scenes", texts(scenes)), ("shows", shows.map { .array($0.map(JSONValue.string)) }),
        ])
    }
}

extension RightsLedger.Release {
    /// Without revenue and users, which are nobody's business who gets the film.
    var json: JSONValue {
        JSONValue(fields: [
            ("purpose", (purpose?.rawValue).map(JSONValue.string)),
            ("territories", territories.map { .string($0.description) }),
            ("date", date.map { .string($0.description) }), ("until", until.map { .string($0.description) }),
            ("media", texts(media)), ("platforms", texts(platforms)),
            ("disclosure", disclosure.map { .array(words($0).map(JSONValue.string)) }),
            ("licence", licenceJSON(licence)), ("identifiers", identifiersJSON(identifiers)),
        ])
    }
}

private func words(_ ways: Set<Disclosure>) -> [String] {
    ways.isEmpty ? ["none"] : Disclosure.allCases.filter(ways.contains).map(\.rawValue)
}

extension RightsLedger.Scope {
    fileprivate var fields: [(String, JSONValue?)] {
        [
            ("uses", texts(uses.map(\.rawValue))), ("media", texts(media)),
            ("territories", territories.map { .string($0.description) }),
            ("from", from.map { .string($0.description) }), ("until", until.map { .string($0.description) }),
        ]
    }
}

extension RightsLedger.Evidence {
    fileprivate var fields: [(String, JSONValue?)] {
        [("document", document.map { .string($0.text) }), ("sha256", digest.map { .string($0.hex) })]
    }
}

private func licenceJSON(_ text: String?) -> JSONValue? { stated(text).map { LicenceName($0).json } }

private func texts(_ values: [String]) -> JSONValue? { list(values.map(JSONValue.string)) }

/// `nil` for an empty list: what isn't stated is left out.
private func list(_ values: [JSONValue]) -> JSONValue? { values.isEmpty ? nil : .array(values) }

/// As written, and in canonical form where it is well-formed; in the order of their kinds.
private func identifiersJSON(_ identifiers: RightsLedger.Identifiers) -> JSONValue? {
    list(
        IdentifierKind.allCases.compactMap { kind in
            identifiers[kind].map { text in
                JSONValue(fields: [
                    ("kind", .string(kind.rawValue)), ("text", .string(text)),
                    ("canonical", (try? Identifier(text, as: kind)).map { .string($0.text) }),
                ])
            }
        })
}
