internal import ClipModel

/// Whether people whom scenes show have agreed to that.
struct ConsentRules {
    let release: ReleasePlan
    let permissions: Permissions
    private var people: [String: [RightsLedger.Person]] = [:]

    private var ledger: RightsLedger { permissions.ledger }

    init(release: ReleasePlan, permissions: Permissions) {
        self.release = release
        self.permissions = permissions
        for person in permissions.ledger.people {
            for member in person.cast { people[member, default: []].append(person) }
        }
    }

    /// People shown by a member of `cast/`.
    func shown(by member: String) -> [RightsLedger.Person] { people[member] ?? [] }

    /// Whom an id or a name means.
    func people(named name: String) -> [RightsLedger.Person] {
        ledger.people.filter { $0.id == name || $0.name == name }
    }

    /// Consents of a person for a scene, by their place in the ledger.
    func consents(of person: RightsLedger.Person, scene: String) -> [Int] {
        ledger.consents.indices.filter { index in
            let consent = ledger.consents[index]
            return isOf(person, consent) && isForBeingSeen(consent)
                && (consent.scenes.isEmpty || consent.scenes.contains(scene) || consent.scenes.contains("*"))
        }
    }

    private func isOf(_ person: RightsLedger.Person, _ consent: RightsLedger.Consent) -> Bool {
        consent.person == person.name || consent.person == person.id
    }

    private func isForBeingSeen(_ consent: RightsLedger.Consent) -> Bool {
        consent.kinds.isEmpty || consent.kinds.contains("likeness")
    }

    /// Why none of a person's consents is for a scene.
    private func absence(of person: RightsLedger.Person) -> String {
        let theirs = ledger.consents.filter { isOf(person, $0) }
        if theirs.isEmpty { return "no consent is recorded" }
        if theirs.contains(where: isForBeingSeen) { return "their consent is for other scenes" }
        return "their consent is for \(unique(theirs.flatMap(\.kinds)).joined(separator: " and ")) alone"
    }

    func judge(_ person: RightsLedger.Person, consents: [Int]) -> [Judgement] {
        let all = consents.map { judge(person, ledger.consents[$0]) }
        guard let best = all.min(by: { $0.worst < $1.worst }) else {
            return [
                finding(
                    "C09", "\(person.name) is shown, and \(absence(of: person))",
                    "ask for one that names pictures made by a model, and record it under `consents`")
            ] + deepFake(person)
        }
        return best + deepFake(person)
    }

    private func judge(_ person: RightsLedger.Person, _ consent: RightsLedger.Consent) -> [Judgement] {
        var found: [Judgement] = []
        switch consent.namesAI {
        case true?: break
        case false?:
            found.append(
                finding(
                    "C09", "the consent of \(person.name) rules out pictures made by a model",
                    "take these scenes out, or show somebody else"))
        case nil:
            found.append(
                finding(
                    "C09", "the consent of \(person.name) doesn't name pictures made by a model",
                    "ask for one that does, then write `ai: true`"))
        }
        if person.isDead, [nil, person.name, person.id].contains(consent.givenBy.flatMap(stated)) {
            found.append(
                finding(
                    "C10", "\(person.name) has died, and who consented for the estate isn't recorded",
                    "ask the heirs, and write who they are as `by`"))
        }
        let name = "the consent of \(person.name)"
        return found + permissions.scope(consent.scope, name, release) + permissions.evidence(consent.evidence, name)
    }

    private func finding(_ rule: String, _ reason: String, _ remedy: String) -> Judgement {
        Judgement(rule, .blocked, reason, source: "rights.yaml, consents", remedy: remedy)
    }

    /// Real people in generated pictures must be disclosed in the European Union, at the latest at the first exposure
    /// (Article 50(5)); of evidently artistic works no more is asked than that it doesn't spoil them.
    private func deepFake(_ person: RightsLedger.Person) -> [Judgement] {
        guard release.territories?.meets(["EU"], on: release.date) == true, release.reaches(Self.inForce),
            !release.tells(.atOnce)
        else { return [] }
        let isTold = release.tells(.anywhere)
        return [
            Judgement(
                "D01", isTold ? .review : .blocked,
                "\(person.name), a real person, is shown in generated pictures, and "
                    + (isTold
                        ? "viewers are told after or beside them"
                        : release.stated.disclosure == nil
                            ? "how viewers are told isn't stated" : "viewers aren't told"),
                source: "Regulation (EU) 2024/1689, article 50(4) and (5), in force since \(Self.inForce)",
                remedy: "tell them at the start, then \(release.command(adding: .opening))")
        ]
    }

    private static let inForce = CalendarDate("2026-08-02")!
}
