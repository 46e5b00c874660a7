internal import ClipModel

/// Entries of the ledger that name others: a slip in a name makes a consent or a share count for nobody.
struct ReferenceRules {
    let ledger: RightsLedger

    func judge() -> [Judgement] { consents + works + licences }

    private var people: Set<String> { Set(ledger.people.flatMap { [$0.id, $0.name] }.compactMap { $0 }) }

    private var consents: [Judgement] {
        let known = people
        return ledger.consents.filter { !known.contains($0.person) }.map { consent in
            finding(
                "a consent is of `\(consent.person)`, whom `people` doesn't name",
                "name them under `people`, or mend it")
        }
    }

    private var works: [Judgement] {
        let names = Set(ledger.works.flatMap { [$0.id, $0.title] }.compactMap { $0 })
        return ledger.recordings.compactMap(\.work).filter { !names.contains($0) }.map { work in
            finding(
                "a recording is of the work `\(work)`, which `works` doesn't name", "add the work, or mend the name")
        }
    }

    private var licences: [Judgement] {
        var names = Set(ledger.works.flatMap { [$0.id, $0.title, $0.file?.text] }.compactMap { $0 })
        names.formUnion(ledger.recordings.flatMap { [$0.id, $0.title, $0.file?.text] }.compactMap { $0 })
        names.formUnion(ledger.recordings.flatMap(\.samples))
        names.formUnion(ledger.assets.flatMap { [$0.title, $0.file] }.compactMap { $0 })
        // Songs and inputs may be named that have no entry of their own.
        return ledger.licences.flatMap { licence in
            licence.covers.filter { !names.contains($0) && !$0.contains("/") }.map { (licence.name, $0) }
        }.map { name, thing in
            finding("licence \(name) covers `\(thing)`, which no entry goes by", "mend the name, or add the entry")
        }
    }

    private func finding(_ reason: String, _ remedy: String) -> Judgement {
        Judgement("L01", .review, reason, source: "rights.yaml", remedy: remedy)
    }
}
