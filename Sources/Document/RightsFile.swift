package import ClipModel

/// Reads `rights.yaml`. Keys that this version doesn't know are allowed, since later ones know more of them; a key at the
/// top that is almost a known one is a fault.
package enum RightsFile {
    package static let path = "rights.yaml"

    /// A list of the file, and the fields of its entries that this version knows, in their usual order.
    package struct Section: Sendable {
        package var name: String
        /// The field by which an entry is found when it has no `id`.
        package var title: String
        package var fields: [String]
        /// Fields that are lists of texts.
        package var lists: Set<String>
    }

    package static let sections: [Section] = [
        Section(
            name: "people", title: "name",
            fields: [
                "id", "name", "role", "society", "ipi", "ipi-base", "isni", "orcid", "dpid", "cast", "deceased",
                "company", "uncredited",
            ],
            lists: ["cast"]),
        Section(
            name: "works", title: "title",
            fields: [
                "id", "title", "artists", "file", "licence", "source", "credit", "usage", "iswc", "share-basis",
                "shares",
            ],
            lists: ["artists"]),
        Section(
            name: "recordings", title: "title",
            fields: ["id", "title", "artists", "work", "file", "owner", "licence", "samples", "isrc", "grid"],
            lists: ["artists", "samples"]),
        Section(
            name: "licences", title: "id",
            fields: ["id", "kind", "grantor", "covers", "status", "share"] + scope, lists: scopeLists.union(["covers"])),
        Section(
            name: "consents", title: "person",
            fields: ["person", "kinds", "ai", "by", "scenes"] + scope, lists: scopeLists.union(["kinds", "scenes"])),
        Section(
            name: "assets", title: "file",
            fields: ["title", "file", "kind", "authors", "licence", "source", "credit", "scenes", "shows"],
            lists: ["authors", "scenes", "shows"]),
    ]

    /// The fields of `release`.
    package static let releaseFields =
        [
            "purpose", "territories", "except", "date", "until", "media", "platforms", "disclosure", "licence",
            "revenue", "users",
        ] + releaseIdentifiers.map(\.rawValue)

    private static let releaseIdentifiers: [IdentifierKind] = [.isrc, .eidr, .isan, .ean, .grid, .doi]
    private static let scope = ["uses", "media", "territories", "except", "from", "until", "document", "sha256"]
    private static let scopeLists: Set<String> = ["uses", "media", "territories", "except"]

    /// Reads the bytes of the file. An empty file is an empty ledger; the value is `nil` if the text can't be read.
    package static func parse(_ bytes: [UInt8], path: String = path) -> Parsed<RightsLedger> {
        do throws(DocumentFault) {
            let source = try SourceText(bytes, path: path, limit: DocumentLimit.fileBytes)
            let findings = Findings(source)
            let root = try YAMLReader.read(source, source.start..<bytes.count)
            return findings.parsed(ledger(FieldReader(root, at: source.start, findings: findings)))
        } catch {
            return Parsed(value: nil, faults: [error])
        }
    }

    private static func ledger(_ fields: FieldReader) -> RightsLedger? {
        if let node = fields.node("clipws"), let version: Int = fields.integer("clipws", 1...Int.max),
            version > Clip.formatVersion
        {
            fields.fault(
                "clipws", node,
                "format \(version) is newer than the newest that this program reads (\(Clip.formatVersion))",
                "install a newer clipws")
            return nil
        }
        fields.refuseMisspelled(["clipws", "release", "terms"] + sections.map(\.name))
        func entries(_ name: String) -> [FieldReader] {
            let known = sections.first { $0.name == name }?.fields ?? []
            return fields.records(name).map { entry in
                entry.refuseMisspelled(known + ["license"])
                entry.refuseReversed("from", "until")
                return entry
            }
        }
        return RightsLedger(
            people: entries("people").compactMap(person), works: entries("works").map(work),
            recordings: entries("recordings").map(recording), licences: entries("licences").map(licence),
            consents: entries("consents").compactMap(consent), assets: entries("assets").map(asset),
            release: fields.fields("release").map(release), terms: fields.objects("terms"))
    }

    private static func person(_ fields: FieldReader) -> RightsLedger.Person? {
        if fields.node("name") == nil { fields.missing("name", write: "name: Who it is") }
        let person = RightsLedger.Person(
            id: fields.text("id"), name: fields.text("name") ?? "", role: fields.text("role"),
            identifiers: fields.identifiers([.ipi, .ipiBase, .isni, .orcid, .dpid]), society: fields.text("society"),
            cast: fields.texts("cast"), isDead: fields.flag("deceased") ?? false,
            isCompany: fields.flag("company") ?? false, isUncredited: fields.flag("uncredited") ?? false)
        if let node = fields.node("name"),
            person.name.trimmingSpaces.isEmpty || person.name.contains(where: \.isNewline)
        {
            fields.fault("name", node, "is no name on one line", "write who it is")
            return nil
        }
        return person.name.isEmpty ? nil : person
    }

    private static func work(_ fields: FieldReader) -> RightsLedger.Work {
        RightsLedger.Work(
            id: fields.text("id"), title: fields.text("title"), artists: fields.texts("artists"),
            file: fields.path("file"), licence: fields.licence, source: fields.text("source"),
            credit: fields.text("credit"), usage: fields.text("usage"), identifiers: fields.identifiers([.iswc]),
            shares: fields.records("shares").compactMap(share), shareBasis: fields.text("share-basis"))
    }

    private static func share(_ fields: FieldReader) -> RightsLedger.Share? {
        if fields.node("party") == nil { fields.missing("party", write: "party: a name or id under people") }
        return fields.text("party").map {
            RightsLedger.Share(
                party: $0, role: fields.text("role"), performing: fields.text("performing"),
                mechanical: fields.text("mechanical"), synchronisation: fields.text("synchronisation"))
        }
    }

    private static func recording(_ fields: FieldReader) -> RightsLedger.Recording {
        RightsLedger.Recording(
            id: fields.text("id"), title: fields.text("title"), artists: fields.texts("artists"),
            work: fields.text("work"), file: fields.path("file"), owner: fields.text("owner"),
            licence: fields.licence, samples: fields.texts("samples"),
            identifiers: fields.identifiers([.isrc, .grid]))
    }

    private static func licence(_ fields: FieldReader) -> RightsLedger.Licence {
        RightsLedger.Licence(
            id: fields.text("id"), kind: fields.text("kind"), grantor: fields.text("grantor"),
            covers: fields.texts("covers"),
            status: fields.choice("status", "state of a licence"), share: fields.text("share"),
            scope: fields.scope, evidence: fields.evidence)
    }

    private static func consent(_ fields: FieldReader) -> RightsLedger.Consent? {
        if fields.node("person") == nil { fields.missing("person", write: "person: a name or id under people") }
        return fields.text("person").map {
            RightsLedger.Consent(
                person: $0,
                kinds: fields.list("kinds", "is no kind of consent", "write some of `likeness`, `voice`") {
                    ["likeness", "voice"].contains($0) ? $0 : nil
                } ?? [], namesAI: fields.flag("ai"), givenBy: fields.text("by"),
                scenes: fields.texts("scenes"), scope: fields.scope, evidence: fields.evidence)
        }
    }

    private static func asset(_ fields: FieldReader) -> RightsLedger.Asset {
        RightsLedger.Asset(
            title: fields.text("title"), file: fields.text("file"), kind: fields.text("kind"),
            authors: fields.texts("authors"), licence: fields.licence, source: fields.text("source"),
            credit: fields.text("credit"), scenes: fields.texts("scenes"),
            shows: fields.list("shows").map { $0.map(\.text).filter { $0 != "none" } })
    }

    private static func release(_ fields: FieldReader) -> RightsLedger.Release {
        let places = Disclosure.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", ")
        fields.refuseMisspelled(releaseFields + ["license"])
        fields.refuseReversed("date", "until")
        if let told = fields.list("disclosure"), told.count > 1, let none = told.first(where: { $0.text == "none" }) {
            fields.fault(
                "disclosure", none.node, "`none` stands beside other places", "write `none` alone, or the places")
        }
        return RightsLedger.Release(
            purpose: fields.choice("purpose", "purpose"), territories: fields.territories, date: fields.date("date"),
            until: fields.date("until"), media: fields.texts("media"), platforms: fields.texts("platforms"),
            disclosure: fields.list(
                "disclosure", "is no place where viewers are told", "write some of \(places), or `none`"
            ) { $0 == "none" ? .some(nil) : Disclosure(rawValue: $0).map(Optional.some) }
            .map { Set($0.compactMap(\.self)) },
            licence: fields.licence, revenue: fields.integer("revenue", 0...1_000_000_000_000_000),
            users: fields.integer("users", 0...1_000_000_000_000), identifiers: fields.identifiers(releaseIdentifiers))
    }
}

extension FieldReader {
    fileprivate func texts(_ name: String) -> [String] { list(name)?.map(\.text) ?? [] }
    fileprivate var licence: String? { text("licence") ?? text("license") }

    fileprivate func identifiers(_ kinds: [IdentifierKind]) -> RightsLedger.Identifiers {
        var found: RightsLedger.Identifiers = [:]
        for kind in kinds { found[kind] = text(kind.rawValue) }
        return found
    }

    fileprivate func date(_ name: String) -> CalendarDate? {
        value(name, "is no date", "write year, month and day, as `2027-01-15`") { CalendarDate($0) }
    }

    /// Refuses a time that ends before it begins.
    fileprivate func refuseReversed(_ first: String, _ last: String) {
        guard let begin = text(first).flatMap({ CalendarDate($0) }), let node = node(last),
            let end = text(last).flatMap({ CalendarDate($0) }), end < begin
        else { return }
        fault(last, node, "\(end) is before `\(first)`, \(begin)", "mend one of them")
    }

    fileprivate func choice<Value: RawRepresentable & CaseIterable>(_ name: String, _ what: String) -> Value?
    where Value.RawValue == String {
        let words = Value.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", ")
        return value(name, "is no \(what)", "write one of \(words)") { Value(rawValue: $0) }
    }

    fileprivate var territories: Territories? {
        let problem = "is no country or group of countries"
        let remedy = "write two letters as `DE`, a part as `US-NY`, or `EU`, `EEA`, `WORLD`"
        let included = list("territories", problem, remedy, Territories.code)
        let excluded = list("except", problem, remedy, Territories.code)
        if included == nil, excluded == nil { return nil }
        return Territories(included ?? ["WORLD"], except: excluded ?? [])
    }

    fileprivate var scope: RightsLedger.Scope {
        let words = Purpose.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", ")
        return RightsLedger.Scope(
            uses: list("uses", "is no purpose", "write some of \(words)") { Purpose(rawValue: $0) } ?? [],
            media: texts("media"), territories: territories, from: date("from"), until: date("until"))
    }

    fileprivate var evidence: RightsLedger.Evidence {
        RightsLedger.Evidence(
            document: path("document"),
            digest: value("sha256", "is no SHA-256", "write its 64 hexadecimal digits") { ContentDigest(hex: $0) })
    }

    /// The mappings in a list, as JSON.
    fileprivate func objects(_ name: String) -> [JSONValue] {
        guard let node = node(name) else { return [] }
        guard let items = node.items, items.allSatisfy({ $0.entries != nil }) else {
            fault(name, node, "a list of fields is wanted", "start each entry with `- ` and a field")
            return []
        }
        return items.map(plainJSON)
    }
}
