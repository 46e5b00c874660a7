internal import ClipModel

/// The permissions that the ledger records, and what they are worth for a release.
struct Permissions {
    let ledger: RightsLedger
    let documents: [ProjectPath: ContentDigest]

    /// What the permissions for a thing say; `nil` if there is none.
    func judge(_ thing: LicensedThing, _ release: ReleasePlan) -> [Judgement]? {
        let names = Set([thing.name, thing.title].compactMap { $0 })
        let found = ledger.licences.filter { !names.isDisjoint(with: $0.covers) }
        return found.isEmpty ? nil : found.flatMap { judge($0, release) }
    }

    /// What the permission with an id says; `nil` if there is none.
    func judge(id: String, _ thing: LicensedThing, _ release: ReleasePlan) -> [Judgement]? {
        let found = ledger.licences.filter { $0.id == id || $0.id.map { "LicenseRef-" + $0 } == id }
        return found.isEmpty ? nil : found.flatMap { judge($0, release) }
    }

    /// Whether a permission stands, and for all of the release.
    func judge(_ licence: RightsLedger.Licence, _ release: ReleasePlan) -> [Judgement] {
        if licence.status == .notNeeded { return [] }
        let name = "licence \(licence.name)"
        return status(licence, name) + scope(licence.scope, name, release) + evidence(licence.evidence, name)
    }

    private func status(_ licence: RightsLedger.Licence, _ name: String) -> [Judgement] {
        func finding(_ verdict: Verdict, _ words: String, _ act: String = "get it signed") -> [Judgement] {
            [
                Judgement(
                    "C07", verdict, "\(name) is \(words)", source: "rights.yaml",
                    remedy: "\(act), then `clipws rights set \(licence.name) status=signed`")
            ]
        }
        switch licence.status {
        case .signed, .notNeeded: return []
        case .agreed: return finding(.review, "agreed, not signed")
        case nil: return finding(.unknown, "recorded without a status")
        case .expired: return finding(.blocked, "expired", "have it renewed")
        case let status?: return finding(.blocked, "only \(status.rawValue)")
        }
    }

    // MARK: scope

    /// Where, when and for what a permission holds, against the release.
    func scope(_ scope: RightsLedger.Scope, _ name: String, _ release: ReleasePlan) -> [Judgement] {
        places(scope, name, release) + days(scope, name, release) + uses(scope, name, release)
    }

    private func places(_ scope: RightsLedger.Scope, _ name: String, _ release: ReleasePlan) -> [Judgement] {
        guard let wanted = release.territories else { return [] }
        guard let held = scope.territories else {
            return [
                Judgement(
                    "C05", .review, "\(name) doesn't say where it holds", source: "rights.yaml",
                    remedy: "read it, and add `territories`")
            ]
        }
        let lacking = held.lacking(for: wanted, on: release.date)
        guard !lacking.isEmpty else { return [] }
        return [
            Judgement(
                "C03", .blocked, "\(name) doesn't hold in \(shortened(lacking))", source: "rights.yaml: \(held)",
                remedy: "have it widened, or leave these out of the release")
        ]
    }

    private func days(_ scope: RightsLedger.Scope, _ name: String, _ release: ReleasePlan) -> [Judgement] {
        func finding(_ rule: String, _ verdict: Verdict, _ words: String) -> [Judgement] {
            [
                Judgement(
                    rule, verdict, "\(name) \(words)", source: "rights.yaml",
                    remedy: "have it prolonged, or change the dates of the release")
            ]
        }
        if let from = scope.from, from > release.date {
            return [
                Judgement(
                    "C04", .blocked, "\(name) begins on \(from), after the release on \(release.date)",
                    source: "rights.yaml", remedy: "have it begin earlier, or release later")
            ]
        }
        guard let end = scope.until else { return [] }
        if end < release.date {
            return finding("C04", .blocked, "ends on \(end), before the release on \(release.date)")
        }
        if let until = release.until, end < until {
            return finding("C04", .blocked, "ends on \(end), before the release does on \(until)")
        }
        if end < release.today.adding(days: 90) { return finding("C14", .review, "ends soon, on \(end)") }
        return release.until == nil
            ? finding("C04", .review, "ends on \(end), and the release has no end") : []
    }

    private func uses(_ scope: RightsLedger.Scope, _ name: String, _ release: ReleasePlan) -> [Judgement] {
        var found: [Judgement] = []
        func add(_ verdict: Verdict, _ words: String, _ remedy: String) {
            found.append(Judgement("C05", verdict, "\(name) \(words)", source: "rights.yaml", remedy: remedy))
        }
        if scope.uses.isEmpty {
            add(.review, "doesn't say for what it holds", "read it, and add `uses`")
        } else if let purpose = release.purpose, !scope.uses.contains(purpose) {
            let words = scope.uses.map(\.rawValue).joined(separator: ", ")
            add(.blocked, "is for \(words), not for \(purpose.rawValue)", "have it widened")
        }
        if release.stated.media.isEmpty, !scope.media.isEmpty,
            !scope.media.contains(where: { $0.lowercased() == "all" })
        {
            add(
                .unknown, "holds in \(shortened(scope.media)), and in which media the film is shown isn't stated",
                "state it: `clipws rights set release media=…`")
        }
        let held = Set(scope.media.map { $0.lowercased() })
        let lacking = release.stated.media.filter { !held.contains($0.lowercased()) && !held.contains("all") }
        if !lacking.isEmpty {
            let isSilent = scope.media.isEmpty
            add(
                isSilent ? .review : .blocked,
                isSilent ? "doesn't say for which media it holds" : "doesn't cover \(lacking.joined(separator: ", "))",
                isSilent ? "read it, and add `media`" : "have it widened")
        }
        return found
    }

    // MARK: evidence

    func evidence(_ evidence: RightsLedger.Evidence, _ name: String) -> [Judgement] {
        guard let document = evidence.document else {
            return [
                Judgement(
                    "C06", .review, "\(name) has no document", source: "rights.yaml",
                    remedy: "put the paper into the project and name it as `document`")
            ]
        }
        guard let digest = documents[document] else {
            return [
                Judgement(
                    "C06", .unknown, "the document of \(name), \(document), isn't there", source: "rights.yaml",
                    remedy: "put it there")
            ]
        }
        guard let stated = evidence.digest else {
            return [
                Judgement(
                    "C06", .review, "the document of \(name) is recorded without its SHA-256", source: document.text,
                    remedy: "write `sha256: \(digest.hex)` beside it")
            ]
        }
        guard stated != digest else { return [] }
        return [
            Judgement(
                "C06", .blocked, "the document of \(name) isn't the one that was recorded", source: document.text,
                remedy: "find out which one is right, and record its SHA-256")
        ]
    }
}

extension RightsLedger.Licence {
    /// What findings call it.
    var name: String { id ?? [kind, grantor].compactMap { $0 }.joined(separator: " of ") }
}

/// A list for one sentence.
func shortened(_ items: [String], to count: Int = 8) -> String {
    items.prefix(count).joined(separator: ", ") + (items.count > count ? " and \(items.count - count) more" : "")
}
