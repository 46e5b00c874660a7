internal import ClipModel

/// Compares what a project records with what its film is meant for.
package enum RightsCheck {
    package static func report(_ input: CheckInput, _ use: IntendedUse = IntendedUse()) -> ClearanceReport {
        var check = Check(input, use)
        return check.run()
    }
}

private struct Check {
    let input: CheckInput
    let release: ReleasePlan
    let permissions: Permissions
    let licences: LicenceRules
    let generators: GeneratorRules
    let consents: ConsentRules
    let catalogue: TermsCatalogue
    var list = FindingList()
    private var makers: [TakeMaker: [Judgement]] = [:]
    private var inputs: [TakeRecord.Ingredient: [Judgement]] = [:]
    private var people: [PersonKey: [Judgement]] = [:]
    private var usedAssets: Set<Int> = []

    private struct PersonKey: Hashable {
        var name: String
        var consents: [Int]
    }

    init(_ input: CheckInput, _ use: IntendedUse) {
        self.input = input
        release = ReleasePlan(input.ledger.release, use, today: input.today)
        permissions = Permissions(ledger: input.ledger, documents: input.documents)
        licences = LicenceRules(release: release, permissions: permissions)
        catalogue = TermsCatalogue(overrides: input.ledger.terms)
        generators = GeneratorRules(release: release, catalogue: catalogue, engines: input.clip.engines)
        consents = ConsentRules(release: release, permissions: permissions)
    }

    mutating func run() -> ClearanceReport {
        releaseItself()
        ledger()
        song()
        let scenes = input.cuts.enumerated().map { scene($0.element, position: $0.offset + 1) }
        assets()
        for (file, judgement) in ExportRules(input).judge() { list.add(judgement, about: file) }
        list.note(creditsIn: input.rolls.values)
        let order = list.findings.indices.sorted {
            (list.findings[$1].verdict, $0) < (list.findings[$0].verdict, $1)
        }
        var moved = [Int](repeating: 0, count: order.count)
        for (new, old) in order.enumerated() { moved[old] = new }
        return ClearanceReport(
            purpose: release.purpose?.rawValue, territories: release.territories?.description,
            date: release.date.description, verdict: list.findings.map(\.verdict).max() ?? .ok,
            findings: order.map { list.findings[$0] },
            scenes: scenes.map { scene in
                var scene = scene
                scene.findings = scene.findings.map { moved[$0] }.sorted()
                return scene
            },
            people: persons { moved[$0] },
            unused: unused)
    }

    private func persons(_ moved: (Int) -> Int) -> [PersonClearance] {
        var places: [String: Set<Int>] = [:]
        for (key, judgements) in people {
            places[key.name, default: []].formUnion(judgements.compactMap(list.place))
        }
        for (index, finding) in list.findings.enumerated() {
            for subject in finding.subjects where subject.hasPrefix("person ") {
                places[String(subject.dropFirst("person ".count)), default: []].insert(index)
            }
        }
        return unique(input.ledger.people.map(\.name)).map { name in
            PersonClearance(name: name, findings: (places[name] ?? []).map(moved).sorted())
        }
    }

    private mutating func add(_ judgements: [Judgement], about subject: String) {
        for judgement in judgements { list.add(judgement, about: subject) }
    }

    // MARK: the whole

    private mutating func releaseItself() {
        let remedies = "or `release` in rights.yaml"
        if release.purpose == nil {
            list.add(
                Judgement(
                    "C05", .unknown, "what the film is for isn't stated", source: "rights.yaml, release",
                    remedy: "state it: `--purpose`, \(remedies)"), about: "release")
        }
        if release.territories?.isEmpty(on: release.date) ?? true {
            let words = release.territories.map { "`\($0)` leaves no place where the film is to be shown" }
            list.add(
                Judgement(
                    "C03", .unknown, words ?? "where the film is to be shown isn't stated",
                    source: "rights.yaml, release",
                    remedy: "state it: `--territory`, \(remedies)"), about: "release")
        }
        add(DisclosureRules(input: input, release: release).judge(), about: "release")
        for entry in catalogue.unreadable {
            list.add(
                Judgement(
                    "G01", .unknown, entry.reason, source: "rights.yaml, terms", remedy: entry.remedy), about: "terms")
        }
    }

    private mutating func ledger() {
        for (subject, judgement) in IdentifierRules(input.ledger).judge() { list.add(judgement, about: subject) }
        let members = Set(input.cast.values.flatMap(\.self))
        let scenes = Set(input.clip.timeline.map(\.text))
        add(ReferenceRules(ledger: input.ledger, members: members, scenes: scenes).judge(), about: "rights.yaml")
        for (index, work) in input.ledger.works.enumerated() {
            let name = work.title ?? work.id ?? "\(index + 1)"
            add(ShareRules(work: work, name: name).judge(), about: "work \(name)")
        }
    }

    private mutating func song() {
        guard let song = input.song else { return }
        let beside = input.stated[song.path.text] ?? []
        add(SongRules(song, permissions, release, beside: beside).judge(), about: "song")
    }

    // MARK: scenes

    private mutating func scene(_ cut: CheckCut, position: Int) -> SceneClearance {
        let subject = "scene \(cut.scene)"
        guard let take = cut.summary else {
            let missing = Judgement(
                "C18", .unknown, cut.take == nil ? "there is no take" : "the take's record can't be read",
                source: "takes/", remedy: "`clipws render`")
            return clearance(cut, position, "nothing", [], [], [list.add(missing, about: subject)], .unknown)
        }
        var judgements = standing(cut)
        let maker = take.maker
        if makers[maker] == nil { makers[maker] = generators.judge(maker) }
        judgements += makers[maker] ?? []
        for ingredient in take.ingredients { judgements += judge(ingredient) }
        judgements += prompts(cut.scene.text)
        let people = maker.isProcedure ? [] : shown(take)
        judgements += people.flatMap { judge($0, cut.scene.text) }
        if !maker.isProcedure { judgements += take.ingredients.compactMap(likeness) }
        if !maker.isProcedure { judgements += synthetic(take) }
        let places = judgements.map { list.add($0, about: subject) }
        return clearance(
            cut, position, maker.isProcedure ? "\(maker.kind ?? ""), a procedure" : maker.name,
            take.ingredients.map { $0.path.isEmpty ? $0.role : $0.path }, people.map(\.name), places, judgements.worst)
    }

    private func clearance(
        _ cut: CheckCut, _ position: Int, _ made: String, _ inputs: [String], _ people: [String], _ findings: [Int],
        _ verdict: Verdict
    ) -> SceneClearance {
        SceneClearance(
            position: position, scene: cut.scene.text, take: cut.take?.text, made: made, inputs: inputs,
            people: unique(people), verdict: verdict, findings: Array(Set(findings)))
    }

    private func standing(_ cut: CheckCut) -> [Judgement] {
        guard cut.standing == .stale || cut.standing == .unknown else { return [] }
        return [
            Judgement(
                "C18", .review, "the take in the film isn't of what the scene says now", source: "takes/",
                remedy: "`clipws render`, or `clipws pin`")
        ]
    }

    private mutating func judge(_ ingredient: TakeRecord.Ingredient) -> [Judgement] {
        // A take of the same project has its own record.
        if ingredient.path.hasPrefix("takes/") { return [] }
        for index in assetIndexes(ingredient.path) { usedAssets.insert(index) }
        if let known = inputs[ingredient] { return known }
        let found = terms(of: ingredient)
        inputs[ingredient] = found
        return found
    }

    private func assetIndexes(_ path: String) -> [Int] {
        input.ledger.assets.indices.filter { index in
            input.ledger.assets[index].file.map { GlobPattern($0, starCrosses: true).matches(path) } ?? false
        }
    }

    /// The command that states something of a file: of the entry that it has, or of a new one.
    private func statement(for path: String) -> String {
        if let place = assetIndexes(path).first { return "clipws rights set assets.\(place + 1)" }
        if let place = input.ledger.works.firstIndex(where: { $0.file?.text == path }) {
            return "clipws rights set works.\(place + 1)"
        }
        return "clipws rights add assets file=\(path)"
    }

    private func terms(of ingredient: TakeRecord.Ingredient) -> [Judgement] {
        let path = ingredient.path
        let works = input.ledger.works.filter { $0.file?.text == path }
        let assets = assetIndexes(path).map { input.ledger.assets[$0] }
        var statements: [(licence: String, source: String)] = []
        if let licence = stated(ingredient.licence) { statements.append((licence, "the take's record")) }
        statements += works.compactMap { stated($0.licence) }.map { ($0, "rights.yaml, works") }
        statements += assets.compactMap { stated($0.licence) }.map { ($0, "rights.yaml, assets") }
        statements += (input.stated[path] ?? []).map { ($0.licence, $0.source) }
        let name = path.isEmpty ? "the input \(ingredient.role)" : path
        guard !statements.isEmpty else {
            return [
                Judgement(
                    "C17", .unknown, "nothing says under which terms \(name) may be used", source: name,
                    remedy: "find out, then `\(statement(for: path)) licence=…`")
            ]
        }
        let authors = works.flatMap(\.artists) + assets.flatMap(\.authors)
        func thing(_ source: String) -> LicensedThing {
            LicensedThing(
                role: .picture, name: name, title: works.compactMap(\.title).first ?? assets.compactMap(\.title).first,
                authors: unique(authors), source: works.compactMap(\.source).first ?? assets.compactMap(\.source).first,
                credit: works.compactMap(\.credit).first ?? assets.compactMap(\.credit).first, statedIn: source)
        }
        var judged: Set<String> = []
        var found: [Judgement] = []
        for statement in statements {
            let compared = LicenceName(statement.licence).compared
            if judged.insert(compared).inserted {
                found += licences.judge(statement.licence, of: thing(statement.source))
            }
        }
        if judged.count > 1 {
            let words = statements.map { "\($0.source): `\($0.licence)`" }.joined(separator: "; ")
            found.append(
                Judgement(
                    "C16", .review, "the sources disagree about the licence of \(name): \(words)", source: name,
                    remedy: "ask its owner, and mend the source that is wrong"))
        }
        return found
    }

    /// Assets that scenes use though no record can name them.
    private mutating func prompts(_ scene: String) -> [Judgement] {
        var found: [Judgement] = []
        for (index, asset) in input.ledger.assets.enumerated()
        where asset.scenes.contains(scene) || asset.scenes.contains("*") {
            usedAssets.insert(index)
            found += judge(asset)
        }
        return found
    }

    private func judge(_ asset: RightsLedger.Asset) -> [Judgement] {
        let name = asset.title ?? asset.file ?? "an asset without a name"
        guard let licence = stated(asset.licence) else {
            if asset.kind == "font" {
                return [
                    Judgement(
                        "C13", .review, "whether \(name) may be shown in films isn't stated",
                        source: "rights.yaml, assets",
                        remedy: "read its licence, and state it")
                ]
            }
            return [
                Judgement(
                    "C17", .unknown, "nothing says under which terms \(name) may be used",
                    source: "rights.yaml, assets",
                    remedy: "find out, and state its `licence`")
            ]
        }
        let role: LicensedThing.Role = asset.kind == "prompts" ? .prompts : .other
        return licences.judge(
            licence,
            of: LicensedThing(
                role: role, name: name, title: asset.title, authors: asset.authors, source: asset.source,
                credit: asset.credit, statedIn: "rights.yaml, assets"))
    }

    /// Real people whom a take shows.
    private func shown(_ take: TakeSummary) -> [RightsLedger.Person] {
        let members = take.cast.flatMap { input.cast[$0] ?? [$0] }
        let named = take.ingredients.flatMap { assetIndexes($0.path) }.flatMap { input.ledger.assets[$0].shows ?? [] }
        return unique(members.flatMap(consents.shown(by:)) + named.flatMap(consents.people(named:)))
    }

    /// What is open about the picture that a member of the cast was drawn after: it may show somebody.
    private func likeness(_ ingredient: TakeRecord.Ingredient) -> Judgement? {
        guard ingredient.role.hasPrefix("cast:"), !ingredient.path.hasPrefix("takes/") else { return nil }
        let name = String(ingredient.role.dropFirst("cast:".count))
        let members = input.cast[name] ?? [name]
        guard members.flatMap(consents.shown(by:)).isEmpty,
            !assetIndexes(ingredient.path).contains(where: { input.ledger.assets[$0].shows != nil })
        else { return nil }
        return Judgement(
            "C09", .review,
            "\(name) is made after \(ingredient.path), and whether that shows a real person isn't stated",
            source: ingredient.path,
            remedy: "`\(statement(for: ingredient.path)) shows=none`, or the person's name there, with their consent")
    }

    private mutating func judge(_ person: RightsLedger.Person, _ scene: String) -> [Judgement] {
        let key = PersonKey(name: person.name, consents: consents.consents(of: person, scene: scene))
        if let known = people[key] { return known }
        let found = consents.judge(person, consents: key.consents)
        people[key] = found
        return found
    }

    /// Performers whom nobody plays, in an advert that New York sees.
    private func synthetic(_ take: TakeSummary) -> [Judgement] {
        guard release.purpose == .advert, !release.tells(.atOnce), !take.cast.isEmpty,
            release.reaches(CalendarDate("2026-06-09")!),
            release.territories?.meets(["US-NY"], on: release.date) == true
        else { return [] }
        return [
            Judgement(
                "D02", .review, "an advert with generated performers must say so conspicuously in New York",
                source: "New York S.8420-A, in force since 2026-06-09",
                remedy: "say so, then \(release.command(adding: .opening))",
                owed: "This advert shows synthetic performers")
        ]
    }

    // MARK: assets

    /// What no scene uses but titles and sound may: fonts and stems count, references wait.
    private mutating func assets() {
        for (index, asset) in input.ledger.assets.enumerated() where !usedAssets.contains(index) {
            guard asset.kind == "font" || asset.kind == "stem" else { continue }
            usedAssets.insert(index)
            add(judge(asset), about: "asset \(asset.title ?? asset.file ?? "\(index + 1)")")
        }
    }

    private var unused: [String] {
        input.ledger.assets.enumerated().filter { !usedAssets.contains($0.offset) }.map { index, asset in
            let name = asset.title ?? asset.file ?? "asset \(index + 1)"
            return "\(name): \(judge(asset).worst.word)"
        }
    }
}
