internal import ClipModel

/// Entries of the ledger that name others: a slip in a name makes a consent or a share count for nobody.
struct ReferenceRules {
    let ledger: RightsLedger
    /// The names in `cast/`, where they were asked for.
    let members: Set<String>
    /// The scenes of the film.
    let scenes: Set<String>

    func judge() -> [Judgement] { twice + cast + shown + parties + consents + uses + works + licences }

    private var twice: [Judgement] {
        var seen: Set<String> = []
        let ids =
            ledger.people.map(\.id) + ledger.works.map(\.id) + ledger.recordings.map(\.id) + ledger.licences.map(\.id)
        return ids.compactMap { $0 }.filter { !seen.insert($0).inserted }.map {
            finding("two entries have the id `\($0)`, so which one others mean can't be told", "give one another id")
        }
    }

    private var cast: [Judgement] {
        ledger.people.flatMap { person in
            person.cast.filter { !members.contains($0) }.map { member in
                finding(
                    "\(person.name) is said to be shown by `\(member)`, and `cast/` has no \(member).md",
                    "mend the name: without it nobody asks for a consent")
            }
        }
    }

    private var shown: [Judgement] {
        let known = people
        return ledger.assets.flatMap { asset in
            (asset.shows ?? []).filter { !known.contains($0) }.map { name in
                finding(
                    "\(asset.file ?? asset.title ?? "an asset") is said to show `\(name)`, whom `people` doesn't name",
                    "name them under `people`, or mend it: without it nobody asks for a consent")
            }
        }
    }

    /// Who holds shares, owns recordings and grants permissions.
    private var parties: [Judgement] {
        let (known, sorted) = (people, people.sorted())
        var named: [(what: String, name: String)] = ledger.works.flatMap(\.shares).map { ("a share is of", $0.party) }
        named += ledger.recordings.compactMap(\.owner).map { ("a recording is owned by", $0) }
        named += ledger.licences.compactMap { licence in licence.grantor.map { ("licence \(licence.name) is of", $0) } }
        // Whoever isn't among `people` may stand here by name; what is almost one of them is a slip.
        return named.compactMap { what, name in
            guard !known.contains(name) else { return nil }
            guard let meant = nearest(to: name, in: sorted) else {
                guard isID(name), what == "a share is of" else { return nil }
                return finding(
                    "\(what) `\(name)`, whom `people` doesn't name: a cue sheet lacks their identifiers and society",
                    "`clipws rights add people id=\(name) name=…`")
            }
            return finding("\(what) `\(name)`, whom `people` doesn't name", "did you mean `\(meant)`?")
        }
    }

    /// Scenes that the film doesn't have: what is said of them counts for nothing.
    private var uses: [Judgement] {
        let named =
            ledger.assets.map { ($0.title ?? $0.file ?? "an asset", $0.scenes) }
            + ledger.consents.map { ("the consent of \($0.person)", $0.scenes) }
        return named.flatMap { what, names in
            names.filter { $0 != "*" && !scenes.contains($0) }.map { name in
                let meant = nearest(to: name, in: scenes.sorted()).map { "; did you mean `\($0)`?" } ?? ""
                return finding(
                    "\(what) is for the scene `\(name)`, which the film doesn't have", "mend the name\(meant)")
            }
        }
    }

    private var people: Set<String> { Set(ledger.people.flatMap { [$0.id, $0.name] }.compactMap { $0 }) }

    /// Whether a name is written as ids are, in a ledger that has some.
    private func isID(_ name: String) -> Bool {
        !name.isEmpty && ledger.people.contains { $0.id != nil }
            && name.unicodeScalars.allSatisfy { scalar in
                scalar.isASCII
                    && (scalar.properties.isLowercase || scalar.properties.numericType != nil
                        || "-_".unicodeScalars.contains(scalar))
            }
    }

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
