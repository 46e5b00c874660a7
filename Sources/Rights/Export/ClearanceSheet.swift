internal import ClipModel

/// How everything in the film stands, for the people who clear it: a table for a spreadsheet and a page to print.
///
/// Made of what `rights check` says of the same commit on the commit's day.
package struct ClearanceSheet: Sendable {
    /// One thing in the film: the film itself, a scene, the song, a person, or what else findings are about.
    struct Item {
        /// `film`, `scene`, `song`, `person`, `work`, `recording`, `licence`, `consent`, `asset`; else the first word of
        /// what findings call it, such as `release`.
        var kind: String
        var name: String
        var position: Int?
        var take: String?
        var digest: String?
        /// What made it; a person's role, identifiers, the state of a paper.
        var made = ""
        /// Where the terms of what made it stand.
        var terms = ""
        var sourceType = ""
        var inputs: [String] = []
        /// Real people whom it shows, or artists.
        var people: [String] = []
        /// `nil` for a paper of which nothing was found: whether the film stands on it isn't said.
        var verdict: Verdict?
        /// Indexes into the report's findings.
        var findings: [Int]
    }

    let facts: FilmFacts
    let report: ClearanceReport
    let items: [Item]

    package init(_ facts: FilmFacts) {
        self.facts = facts
        report = facts.standing
        items = Self.items(facts, facts.standing)
    }

    package var csv: String { CSVText.lines([Self.columns] + items.flatMap(rows)) }
    package var html: String { ClearancePage(sheet: self).html }

    // MARK: what is listed

    private static func items(_ facts: FilmFacts, _ report: ClearanceReport) -> [Item] {
        let film = Item(
            kind: "film", name: singleLine(stated(facts.title) ?? "Untitled"),
            made: facts.extent.models.joined(separator: "; "), sourceType: facts.extent.sourceType ?? "",
            people: facts.artists, verdict: report.verdict, findings: [])
        let catalogue = TermsCatalogue(overrides: facts.input.rights.terms)
        let scenes = zip(report.scenes, facts.input.cuts).map { scene($0, $1, facts, catalogue) }
        let song = facts.song.map { song -> Item in
            let findings = report.about { $0 == "song" }
            return Item(
                kind: "song", name: song.line, digest: facts.input.song?.digest?.hex, terms: song.licence ?? "",
                inputs: [facts.input.song?.path.text].compactMap { $0 }, people: song.artists,
                verdict: report.worst(findings), findings: findings)
        }
        let people = report.people.map { person in
            Item(
                kind: "person", name: person.name,
                made: facts.people.first { $0.name == person.name }.map(role) ?? "",
                verdict: report.worst(person.findings), findings: person.findings)
        }
        let papers = papers(facts.input.rights, report)
        return [film] + scenes + [song].compactMap { $0 } + people + papers
            + others(report, but: papers.map { "\($0.kind) \($0.name)" })
    }

    private static func role(_ person: RightsLedger.Person) -> String {
        ([person.role, person.isDead ? "deceased" : nil].compactMap { $0 } + words(person.identifiers))
            .joined(separator: ", ")
    }

    private static func words(_ identifiers: RightsLedger.Identifiers) -> [String] {
        IdentifierKind.allCases.compactMap { kind in identifiers[kind].map { "\(kind.title) \($0)" } }
    }

    /// What rights.yaml records beside people: works and recordings with their identifiers, permissions and consents with
    /// their state, assets with their licence.
    private static func papers(_ rights: RightsLedger, _ report: ClearanceReport) -> [Item] {
        func item(
            _ kind: String, _ name: String, made: [String?] = [], terms: [String?] = [], inputs: [String?] = [],
            people: [String] = [], marks: [String] = []
        ) -> Item {
            // Findings say `licence X`, `the consent of Y` and the like within their reason.
            let findings = report.findings.indices.filter { index in
                report.findings[index].subjects.contains("\(kind) \(name)")
                    || marks.contains { report.findings[index].reason.contains($0) }
            }
            return Item(
                kind: kind, name: name, made: made.compactMap { $0 }.joined(separator: ", "),
                terms: terms.compactMap { $0 }.joined(separator: ", "), inputs: inputs.compactMap { $0 },
                people: people,
                verdict: findings.isEmpty ? nil : report.worst(findings), findings: findings)
        }
        func scope(_ scope: RightsLedger.Scope) -> String? {
            let days = [scope.from.map { "from \($0)" }, scope.until.map { "until \($0)" }]
            let parts = [scope.uses.map(\.rawValue).joined(separator: " "), scope.territories?.description ?? ""]
            let said = (parts + scope.media + days.compactMap { $0 }).filter { !$0.isEmpty }
            return said.isEmpty ? nil : said.joined(separator: ", ")
        }
        func named(_ party: String) -> String { rights.people.first { $0.id == party }?.name ?? party }
        let works = rights.works.enumerated().map { index, work in
            item(
                "work", work.title ?? work.id ?? "\(index + 1)", made: words(work.identifiers), terms: [work.licence],
                inputs: [work.file?.text],
                people: work.artists + work.shares.map { "\(named($0.party)) (\($0.role ?? "no role"))" })
        }
        let recordings = rights.recordings.enumerated().map { index, recording in
            item(
                "recording", recording.title ?? recording.id ?? "\(index + 1)",
                made: words(recording.identifiers) + [recording.owner.map { "owner \(named($0))" }]
                    + recording.samples.map { "samples \($0)" },
                terms: [recording.licence], inputs: [recording.file?.text], people: recording.artists)
        }
        let licences = rights.licences.map { licence in
            item(
                "licence", licence.name,
                made: [
                    licence.kind, licence.status?.rawValue,
                    licence.covers.isEmpty ? nil : "covers \(licence.covers.joined(separator: " and "))",
                    licence.share.flatMap(ShareRules.hundredths).map(ShareRules.percent),
                ],
                terms: [scope(licence.scope)], inputs: [licence.evidence.document?.text],
                people: [licence.grantor].compactMap { $0 }.map(named), marks: ["licence \(licence.name) "])
        }
        let consents = rights.consents.map { consent in
            let ai = consent.namesAI.map { $0 ? "names AI" : "rules AI out" } ?? "doesn't name AI"
            return item(
                "consent", named(consent.person),
                made: consent.kinds + [ai, consent.givenBy.map { "given by \(named($0))" }],
                terms: [scope(consent.scope)],
                inputs: [consent.evidence.document?.text], marks: ["the consent of \(named(consent.person)) "])
        }
        let assets = rights.assets.enumerated().map { index, asset in
            item(
                "asset", asset.title ?? asset.file ?? "\(index + 1)", made: [asset.kind], terms: [asset.licence],
                inputs: [asset.file], people: asset.authors, marks: [asset.title, asset.file].compactMap { $0 })
        }
        return works + recordings + licences + consents + assets
    }

    private static func scene(
        _ scene: SceneClearance, _ cut: Cut, _ facts: FilmFacts, _ catalogue: TermsCatalogue
    ) -> Item {
        let tool = cut.record.map { GeneratedExtent.Tool(TakeSummary($0).maker) }
        let inputs = cut.record?.ingredients.map { InputFacts($0, rights: facts.input.rights).line } ?? []
        return Item(
            kind: "scene", name: scene.scene, position: scene.position, take: scene.take,
            digest: cut.record?.media.digest.hex, made: tool?.name ?? scene.made,
            terms: cut.record.map { terms(of: $0, catalogue, facts.input.clip.engines) } ?? "",
            sourceType: tool?.origin.sourceType ?? "",
            inputs: inputs, people: scene.people,
            verdict: scene.verdict, findings: scene.findings)
    }

    /// The terms by which the check judged a take, or the words of its record.
    private static func terms(
        of record: TakeRecord, _ catalogue: TermsCatalogue, _ engines: [EngineName: EngineConfiguration]
    ) -> String {
        catalogue.deciding(TakeSummary(record).maker, engines)?.terms.source ?? stated(record.terms) ?? ""
    }

    /// What findings are about beside scenes, song and people, in their order.
    private static func others(_ report: ClearanceReport, but listed: [String]) -> [Item] {
        let subjects = unique(report.findings.flatMap(\.subjects)).filter { subject in
            subject != "song" && !subject.hasPrefix("scene ") && !subject.hasPrefix("person ")
                && !listed.contains(subject)
        }
        return subjects.map { subject in
            let parts = subject.split(separator: " ", maxSplits: 1).map(String.init)
            let isFile = subject.hasPrefix("film/")
            let findings = report.about { $0 == subject }
            return Item(
                kind: isFile ? "export" : parts.first ?? "", name: isFile ? subject : parts.dropFirst().first ?? "",
                verdict: report.worst(findings), findings: findings)
        }
    }

    // MARK: CSV

    static let columns = [
        "kind", "name", "position", "take", "sha256", "made_by", "terms", "digital_source_type", "inputs", "people",
        "state", "rule", "rule_state", "owed", "reason", "source", "way_out", "purpose", "territories", "date",
        "commit",
    ]

    /// One row for each finding, or one for nothing found.
    private func rows(_ item: Item) -> [[String]] {
        let place = [
            item.kind, item.name, item.position.map { "\($0)" } ?? "", item.take ?? "", item.digest ?? "", item.made,
            item.terms, item.sourceType, item.inputs.joined(separator: "; "), item.people.joined(separator: "; "),
            item.verdict?.word ?? "",
        ]
        let release = [report.purpose ?? "", report.territories ?? "", report.date, facts.commit]
        let found = item.findings.map { index -> [String] in
            let finding = report.findings[index]
            return [
                finding.rule, finding.verdict.word, finding.owed ?? "", finding.reason, finding.source,
                finding.remedy ?? "",
            ]
        }
        return (found.isEmpty ? [["", "", "", "", "", ""]] : found).map { place + $0 + release }
    }

    /// The facts that a table states, read back.
    static func facts(inCSV text: String) -> StatedFacts {
        let rows = CSVText.records(text)
        func row(_ kind: String) -> [String: String]? { rows.first { $0["kind"] == kind } }
        let scenes = rows.filter { $0["kind"] == "scene" && $0["sha256"]?.isEmpty == false }
        let trained = scenes.filter { $0["digital_source_type"] == SourceType.trained }.compactMap { $0["made_by"] }
        var facts: StatedFacts = [
            .models: unique(trained).joined(separator: "; "),
            .takes: "\(Set(scenes.compactMap { $0["take"] }).count)",
        ]
        facts[.song] = row("song")?["name"]
        facts[.sourceType] = row("film")?["digital_source_type"].flatMap { $0.isEmpty ? nil : $0 }
        return facts
    }
}

extension ClearanceReport {
    /// Indexes of the findings about what `isSubject` names.
    fileprivate func about(_ isSubject: (String) -> Bool) -> [Int] {
        findings.indices.filter { findings[$0].subjects.contains(where: isSubject) }
    }

    fileprivate func worst(_ indexes: [Int]) -> Verdict { indexes.map { findings[$0].verdict }.max() ?? .ok }
}
