import ClipModel
import Rights
import Testing

private struct Change: Sendable, CustomTestStringConvertible {
    let lines: [String]
    let change: @Sendable (inout CheckInput) -> Void
    var testDescription: String { lines.joined(separator: "; ") }

    init(_ lines: String..., change: @escaping @Sendable (inout CheckInput) -> Void) {
        self.lines = lines
        self.change = change
    }
}

private let paper = ProjectPath("rights/paper.pdf")!

/// A sync licence that covers everything.
private func sync(_ change: (inout RightsLedger.Licence) -> Void = { _ in }) -> RightsLedger.Licence {
    var licence = RightsLedger.Licence(
        id: "SL-1", kind: "sync", grantor: "pub", covers: ["w1"], status: .signed,
        scope: .init(uses: [.promotion], territories: .world),
        evidence: .init(document: paper, digest: Fixture.digest("paper")))
    change(&licence)
    return licence
}

private func master() -> RightsLedger.Licence {
    sync {
        $0.id = "ML-1"
        $0.kind = "master"
        $0.grantor = "label"
        $0.covers = ["r1"]
    }
}

/// A song that is cleared on paper: two writers, a publisher, a label.
private func cleared(_ input: inout CheckInput) {
    input.song = Clear.song([:])
    input.documents = [paper: Fixture.digest("paper")]
    input.ledger.people = [
        .init(id: "jane", name: "Jane Doe", identifiers: [.ipi: "00014107338"]),
        .init(id: "pub", name: "Example Music"),
        .init(id: "label", name: "Example Records"),
    ]
    input.ledger.works = [
        .init(
            id: "w1", title: "Neon Rain", identifiers: [.iswc: "T-034.524.680-1"],
            shares: [
                .init(party: "jane", role: "CA", performing: "5000", mechanical: "0", synchronisation: "0"),
                .init(
                    party: "Example Music", role: "E", performing: "5000", mechanical: "10000", synchronisation: "10000"
                ),
            ])
    ]
    input.ledger.recordings = [
        .init(
            id: "r1", title: "Neon Rain", work: "w1", file: Clear.song, owner: "label",
            identifiers: [.isrc: "QZXYZ2600002"])
    ]
    input.ledger.licences = [sync(), master()]
}

/// The same song with a sample that is cleared, too.
private func sampled(_ input: inout CheckInput) {
    cleared(&input)
    input.ledger.recordings[0].samples = ["Old Groove"]
    for (id, kind) in [("SL-2", "sync"), ("ML-2", "master")] {
        input.ledger.licences.append(sync { ($0.id, $0.kind, $0.covers) = (id, kind, ["Old Groove"]) })
    }
}

private func share(_ input: inout CheckInput, _ amounts: [(String, String?, String?, String?)]) {
    input.ledger.works = [
        .init(
            title: "W",
            shares: amounts.enumerated().map { index, each in
                .init(
                    party: "p\(index)", role: each.0, performing: each.1, mechanical: each.2, synchronisation: each.3)
            })
    ]
}

private let identity: [Change] = [
    Change("I01 blocked release") { $0.ledger.release?.identifiers = [.isrc: "USRC1760783"] },
    Change("I02 blocked work W") { $0.ledger.works = [.init(title: "W", identifiers: [.iswc: "T-034.524.680-2"])] },
    Change("I03 blocked person A") { $0.ledger.people = [.init(name: "A", identifiers: [.ipi: "00014107339"])] },
    Change("I04 blocked person A") { $0.ledger.people = [.init(name: "A", identifiers: [.isni: "0000000121032684"])] },
    Change("I05 blocked release") {
        $0.ledger.release?.identifiers = [.eidr: "10.5240/7791-8534-2C23-9030-8611-5"]
    },
    Change("I06 blocked release") {
        $0.ledger.recordings = [.init(title: "R", identifiers: [.isrc: "QZ-XYZ-26-00001"])]
        $0.ledger.release?.identifiers = [.isrc: "QZXYZ2600001"]
    },
    Change("I07 blocked person B") {
        $0.ledger.people = [
            .init(name: "A", identifiers: [.ipi: "00014107338"]),
            .init(name: "B", identifiers: [.ipi: "000 14 10 73 38"]),
        ]
    },
]

private let shares: [Change] = [
    // Three thirds make 9999, which passes.
    Change {
        share(&$0, [("CA", "3333", "3333", "3333"), ("C", "3333", "3333", "3333"), ("A", "3333", "3333", "3333")])
    },
    Change { share(&$0, [("CA", "5000", nil, nil), ("E", "5006", nil, nil)]) },
    Change("S01 blocked work W") { share(&$0, [("CA", "5000", nil, nil), ("E", "4993", nil, nil)]) },
    Change("S01 blocked work W") { share(&$0, [("CA", "10000", "10000", "9500")]) },
    Change("S02 blocked work W", "S03 blocked work W") {
        share(&$0, [("CA", "4900", nil, nil), ("E", "5100", nil, nil)])
    },
    Change("S04 blocked work W") { share(&$0, [("AR", "10000", nil, nil)]) },
    Change("S04 blocked work W") { share(&$0, [("CA", "5000", nil, nil), ("X", "5000", nil, nil)]) },
    Change("S05 blocked work W") { share(&$0, [("CA", "50.0", nil, nil), ("E", "5000", nil, nil)]) },
    Change("S05 blocked work W") { share(&$0, [("CA", "100%", nil, nil)]) },
    Change("S05 blocked work W") { share(&$0, [("CA", "10001", nil, nil)]) },
    Change("S06 blocked work W") { share(&$0, [("CA", "10000", nil, nil), ("E", "10000", nil, nil)]) },
    Change {
        share(&$0, [("CA", "10000", nil, nil), ("E", "10000", nil, nil)])
        $0.ledger.works[0].shareBasis = "200"
    },
]

private let clearance: [Change] = [
    Change { cleared(&$0) },
    Change("C01 blocked song") {
        cleared(&$0)
        $0.ledger.licences = [master()]
    },
    // 95 % signed is not cleared.
    Change("C01 blocked song") {
        cleared(&$0)
        $0.ledger.licences[0].share = "9500"
    },
    Change("C02 blocked song") {
        cleared(&$0)
        $0.ledger.licences = [sync()]
    },
    // A sample needs a licence of its recording and one of its composition, whatever the song's own cover.
    Change("C08 blocked song", "C08 blocked song") {
        cleared(&$0)
        $0.ledger.licences[0].covers = []
        $0.ledger.recordings[0].samples = ["Old Groove"]
    },
    Change("C08 blocked song") {
        cleared(&$0)
        $0.ledger.works.append(.init(id: "w2", title: "Groove"))
        $0.ledger.recordings.append(.init(id: "r2", title: "Old Groove", work: "w2"))
        $0.ledger.recordings[0].samples = ["r2"]
        $0.ledger.licences.append(
            sync {
                $0.id = "SL-2"
                $0.covers = ["Groove"]
            })
    },
    Change { sampled(&$0) },
    Change("C08 review song") {
        cleared(&$0)
        $0.ledger.recordings[0].samples = ["r1"]
    },
    // Slips in names: a member of the cast, a party, an id that two entries have.
    Change("L01 review rights.yaml") {
        cleared(&$0)
        $0.ledger.people[0].cast = ["marra"]
    },
    Change("C01 blocked song", "L01 review rights.yaml") {
        cleared(&$0)
        $0.ledger.licences[0].grantor = "pubb"
    },
    Change("L01 review rights.yaml", "C02 review song") {
        cleared(&$0)
        $0.ledger.recordings[0].owner = "lable"
    },
    Change("L01 review rights.yaml") {
        cleared(&$0)
        $0.ledger.licences[1].id = "SL-1"
    },
    // A permission for some media, and a release that doesn't say in which it is shown.
    Change("C05 unknown song") {
        cleared(&$0)
        $0.ledger.licences[0].scope.media = ["online"]
    },
    Change {
        cleared(&$0)
        $0.ledger.licences[0].scope.media = ["all"]
    },
    Change("C03 blocked song") {
        cleared(&$0)
        $0.ledger.licences[0].scope.territories = Territories(["WORLD"], except: ["US-NY"])
    },
    Change("C03 blocked song") {
        cleared(&$0)
        $0.ledger.licences[0].scope.territories = Territories(["EU"])
    },
    Change("C04 blocked song") {
        cleared(&$0)
        $0.ledger.licences[0].scope.until = CalendarDate("2026-11-30")
    },
    Change("C04 blocked song") {
        cleared(&$0)
        $0.ledger.licences[0].scope.from = CalendarDate("2026-12-02")
    },
    Change("C04 blocked song") {
        cleared(&$0)
        $0.ledger.release?.until = CalendarDate("2028-12-31")
        $0.ledger.licences[0].scope.until = CalendarDate("2028-12-30")
    },
    Change("C04 review song") {
        cleared(&$0)
        $0.ledger.licences[0].scope.until = CalendarDate("2028-12-30")
    },
    Change("C14 review song") {
        cleared(&$0)
        $0.ledger.licences[0].scope.until = CalendarDate("2027-01-30")
    },
    Change("C05 review song") {
        cleared(&$0)
        $0.ledger.licences[0].scope.uses = []
    },
    Change("C05 blocked song") {
        cleared(&$0)
        $0.ledger.licences[0].scope.uses = [.personal]
    },
    Change("C05 blocked song") {
        cleared(&$0)
        $0.ledger.release?.media = ["cinema", "online"]
        $0.ledger.licences[0].scope.media = ["online"]
        $0.ledger.licences[1].scope.media = ["all"]
    },
    Change("C06 blocked song") {
        cleared(&$0)
        $0.ledger.licences[0].evidence.digest = Fixture.digest("another")
    },
    Change("C06 unknown song") {
        cleared(&$0)
        $0.ledger.licences[0].evidence.document = ProjectPath("rights/gone.pdf")
    },
    Change("C01 blocked song", "C07 review song") {
        cleared(&$0)
        $0.ledger.licences[0].status = .agreed
    },
    Change("C10 blocked scene opening") {
        $0.cuts = [Clear.cut("opening", Clear.take("Wan", "2.2", cast: ["mara"]))]
        $0.documents = [paper: Fixture.digest("paper")]
        $0.ledger.release?.disclosure = [.opening]
        $0.ledger.people = [.init(name: "M", cast: ["mara"], isDead: true)]
        $0.ledger.consents = [
            .init(
                person: "M", namesAI: true, scope: .init(uses: [.promotion], territories: .world),
                evidence: .init(document: paper, digest: Fixture.digest("paper")))
        ]
    },
    Change("C11 blocked song", "C12 duty song") { $0.song = Clear.song(["LICENSE": "CC-BY-NC-4.0"]) },
    Change("C11 blocked song", "C12 duty song") { $0.song = Clear.song(["LICENSE": "CC-BY-ND-3.0"]) },
    Change("C12 duty song") { $0.song = Clear.song(["LICENSE": "CC-BY-4.0"]) },
    Change { $0.song = Clear.song(["LICENSE": "CC0-1.0"]) },
    // The better of two licences may be chosen, of two that hold together the worse counts.
    Change("C12 duty song") { $0.song = Clear.song(["LICENSE": "CC-BY-NC-4.0 OR CC-BY-4.0"]) },
    Change("C11 blocked song", "C12 duty song", "C12 duty song") {
        $0.song = Clear.song(["LICENSE": "CC-BY-NC-4.0 AND CC-BY-4.0"])
    },
    Change("C17 unknown song") { $0.song = Clear.song(["LICENSE": "free for streamers"]) },
    Change("C12 duty song") {
        $0.song = Clear.song([:])
        $0.ledger.assets = [.init(file: "music/*", kind: "song", licence: "CC-BY-4.0")]
    },
    Change("C17 blocked song") { $0.song = Clear.song(["LICENSE": "All rights reserved"]) },
    // Who was allowed need not keep to the open licence.
    Change("C16 review song") {
        cleared(&$0)
        $0.song = Clear.song(["LICENSE": "CC-BY-NC-4.0"])
        $0.ledger.works[0].licence = "All rights reserved"
    },
    Change("C13 review asset Sans") { $0.ledger.assets = [.init(title: "Sans", kind: "font")] },
    Change { $0.ledger.assets = [.init(title: "Sans", kind: "font", licence: "OFL-1.1")] },
    Change("C17 unknown scene opening") {
        $0.cuts = [
            Clear.cut(
                "opening",
                Clear.take(
                    "Wan", "2.2",
                    ingredients: [.init(role: "reference", path: "refs/a.png", digest: Fixture.digest("a"))]))
        ]
    },
    Change("C16 review scene opening", "C12 duty scene opening") {
        let ingredient = TakeRecord.Ingredient(
            role: "reference", path: "refs/a.png", digest: Fixture.digest("a"), licence: "CC0-1.0")
        $0.cuts = [Clear.cut("opening", Clear.take("Wan", "2.2", ingredients: [ingredient]))]
        $0.ledger.assets = [.init(title: "A", file: "refs/*", authors: ["B"], licence: "CC-BY-4.0")]
    },
    Change("C18 unknown scene opening") { $0.cuts = [Clear.cut("opening", nil)] },
    Change("C05 unknown release") { $0.ledger.release?.purpose = nil },
    Change("C03 unknown release") { $0.ledger.release?.territories = nil },
]

private func made(_ input: inout CheckInput, plan: String? = nil, ranIn: String? = nil, _ terms: GeneratorTerms) {
    let kept = TakeTerms(terms: terms, plan: plan, ranIn: ranIn)
    input.cuts = [Clear.cut("opening", Clear.take("Example", "1", kept: kept))]
}

private let generators: [Change] = [
    Change { made(&$0, Clear.terms()) },
    Change("G01 unknown scene opening") { $0.cuts = [Clear.cut("opening", Clear.take(nil))] },
    Change("G01 unknown scene opening") { $0.cuts = [Clear.cut("opening", Clear.take("Nobody's", "1"))] },
    Change("G01 unknown scene opening") { made(&$0, Clear.terms { $0.commercial = .unknown }) },
    // An engine's own word on its terms, where model and version don't tell.
    Change("G13 blocked scene opening") {
        $0.ledger.terms = [["id": "x", "licence": "X", "commercial": "forbidden", "captured": "2026-11-01"]]
        $0.clip.engines = [EngineName("studio")!: EngineConfiguration(kind: "command", terms: "x")]
        $0.cuts = [Clear.cut("opening", Clear.take(nil))]
    },
    Change("G02 unknown scene opening") { made(&$0, Clear.terms { $0.reviewBy = CalendarDate("2026-11-22")! }) },
    Change("G03 unknown scene opening") { made(&$0, Clear.terms { $0.commercial = .plan }) },
    Change { made(&$0, plan: "pro", Clear.terms { $0.commercial = .plan }) },
    Change("G07 blocked scene opening") { made(&$0, plan: "free", Clear.terms { $0.commercial = .plan }) },
    Change("G13 blocked scene opening") { made(&$0, Clear.terms { $0.commercial = .forbidden }) },
    Change("G05 blocked scene opening") {
        made(
            &$0, ranIn: "GB",
            Clear.terms {
                $0.excluded = ["GB"]
                $0.bindsOutput = true
            })
    },
    // What binds the model alone leaves the output free.
    Change {
        made(
            &$0, ranIn: "US",
            Clear.terms {
                $0.excluded = ["EU"]
                $0.bindsOutput = false
            })
    },
    Change("G08 review scene opening") { made(&$0, Clear.terms { $0.dispute = "letters" }) },
    Change("G11 unknown scene opening") { $0.cuts = [Clear.cut("opening", Clear.take("Wan"))] },
    Change("G12 ok scene opening") { $0.cuts = [Clear.cut("opening", Clear.take("Sora", "2"))] },
    Change("D02 review scene opening") {
        $0.cuts = [Clear.cut("opening", Clear.take("Wan", "2.2", cast: ["mara"]))]
        $0.ledger.release?.purpose = .advert
    },
    Change("D03 review release") {
        $0.cuts = [Clear.cut("opening", Clear.take("Wan", "2.2"))]
        $0.ledger.release?.territories = Territories(["CN"])
        $0.ledger.release?.disclosure = [.description]
    },
    // An answer in the description isn't one at the start, and credits that nobody rolls tell nobody.
    Change("D05 review release", "D07 review release") {
        $0.cuts = [Clear.cut("opening", Clear.take("Wan", "2.2"))]
        $0.ledger.release?.platforms = ["YouTube"]
        $0.ledger.release?.disclosure = [.credits]
    },
    Change("P11 review scene end") {
        $0.cuts = [Clear.cut("opening", Clear.take("Wan", "2.2"))]
        $0.ledger.release?.disclosure = [.credits]
        $0.rolls = [SceneID("end")!: "Made with Wan"]
    },
    // The law came after the release ended.
    Change {
        $0.cuts = [Clear.cut("opening", Clear.take("Wan", "2.2", cast: ["mara"]))]
        $0.ledger.release?.purpose = .advert
        $0.ledger.release?.date = CalendarDate("2026-05-01")
        $0.ledger.release?.until = CalendarDate("2026-06-08")
    },
    Change("D01 review scene opening") {
        real(&$0)
        $0.ledger.release?.disclosure = [.description]
    },
    Change("D01 blocked scene opening", change: real),
    Change {
        real(&$0)
        $0.ledger.release?.date = CalendarDate("2026-05-01")
        $0.ledger.release?.until = CalendarDate("2026-08-01")
    },
    Change("L01 review rights.yaml") { $0.ledger.consents = [.init(person: "Gohst")] },
    // A master licence of somebody else than the recording's owner, of nobody, or for a part.
    Change("C02 review song") {
        cleared(&$0)
        $0.ledger.licences[1].grantor = "A stranger"
    },
    Change("C02 review song") {
        cleared(&$0)
        $0.ledger.licences[1].grantor = nil
    },
    Change("C02 review song") {
        cleared(&$0)
        $0.ledger.licences[1].share = "4000"
    },
    Change("I07 review song") {
        cleared(&$0)
        $0.song = Clear.song(["ISRC": "QZ-XYZ-26-00009"])
    },
    Change {
        cleared(&$0)
        $0.song = Clear.song(["ISRC": "qz-xyz-26-00002"])
    },
    // What needs no permission is asked for nothing else.
    Change {
        cleared(&$0)
        $0.ledger.licences[0].status = .notNeeded
        $0.ledger.licences[0].scope = .init()
        $0.ledger.licences[0].evidence = .init()
    },
    // The words that an owner asks for are owed under a permission, too.
    Change("C12 duty song") {
        cleared(&$0)
        $0.ledger.works[0].credit = "Courtesy of Pub"
    },
    // Each owner's words, and those of what the song samples.
    Change("C12 duty song", "C12 duty song") {
        cleared(&$0)
        $0.ledger.works[0].credit = "Courtesy of Pub"
        $0.ledger.works.append(.init(title: "Interlude", file: Clear.song, credit: "Courtesy of Others"))
    },
    Change("C12 duty song") {
        cleared(&$0)
        $0.ledger.assets = [.init(file: "music/*", kind: "song", credit: "Courtesy of the band")]
    },
    Change("C12 duty song") {
        sampled(&$0)
        $0.ledger.works.append(.init(id: "w2", title: "Groove", credit: "Contains Groove"))
        $0.ledger.recordings.append(.init(title: "Old Groove", work: "w2"))
    },
    // A picture under a licence of its own.
    Change("C12 duty scene opening") {
        cleared(&$0)
        let picture = TakeRecord.Ingredient(role: "reference", path: "refs/a.png", digest: Fixture.digest("a"))
        $0.cuts = [Clear.cut("opening", Clear.take("Wan", "2.2", ingredients: [picture]))]
        $0.ledger.assets = [.init(file: "refs/*", licence: "LicenseRef-SL-1", credit: "Picture by A")]
    },
    // Part of a sample isn't all of it.
    Change("C08 review song") {
        sampled(&$0)
        $0.ledger.licences[2].share = "5000"
    },
    Change("C08 review song") {
        sampled(&$0)
        $0.ledger.licences[3].share = "5000"
    },
    Change("C03 unknown release") { $0.ledger.release?.territories = Territories(["EU"], except: ["EU"]) },
    // Scenes that the film hasn't.
    Change("L01 review rights.yaml") {
        $0.ledger.assets = [.init(title: "P", kind: "prompts", licence: "CC0-1.0", scenes: ["openin"])]
    },
    Change("C09 blocked scene opening", "L01 review rights.yaml") {
        real(&$0)
        $0.ledger.consents[0].scenes = ["openin"]
        $0.ledger.release?.disclosure = [.opening]
    },
    // A party without an entry of its own, written as an id.
    Change("L01 review rights.yaml") {
        cleared(&$0)
        $0.ledger.people.removeAll { $0.id == "w" || $0.name == "w" }
        $0.ledger.works[0].shares[0].party = "somebody-else"
        $0.ledger.works[0].shares[0].synchronisation = nil
    },
    // Nobody consents for themself once they have died.
    Change("C10 blocked scene opening") {
        real(&$0)
        $0.ledger.people[0].isDead = true
        $0.ledger.consents[0].givenBy = "M"
        $0.ledger.release?.disclosure = [.opening]
    },
    Change("D05 unknown release") {
        $0.cuts = [Clear.cut("opening", Clear.take("Wan", "2.2"))]
        $0.ledger.release?.platforms = ["TikTok"]
    },
    // A picture that a member of the cast is made after may show somebody.
    Change("C09 review scene opening") { drawnAfter(&$0, shows: nil) },
    Change { drawnAfter(&$0, shows: []) },
    Change("C09 blocked scene opening") {
        drawnAfter(&$0, shows: ["Ed Example"])
        $0.ledger.release?.disclosure = [.opening]
    },
    Change("L01 review rights.yaml") { drawnAfter(&$0, shows: ["Nobody Known"]) },
    // Whom a member of the cast shows is stated already.
    Change {
        real(&$0)
        drawnAfter(&$0, shows: nil)
        $0.ledger.release?.disclosure = [.opening]
    },
    Change("L01 review rights.yaml") {
        cleared(&$0)
        $0.ledger.recordings[0].work = "w2"
        $0.ledger.works[0].file = Clear.song
    },
    Change("L01 review rights.yaml") {
        cleared(&$0)
        $0.ledger.licences[1].covers = ["r1", "Neon Ran"]
    },
    Change("C01 review song") {
        cleared(&$0)
        $0.ledger.licences[0].grantor = "A stranger"
        for n in 0..<2 { $0.ledger.works[0].shares[n].synchronisation = nil }
    },
    Change("C01 review song") {
        cleared(&$0)
        $0.ledger.works[0].shares = []
        $0.ledger.licences[0].share = "1000"
    },
    Change("D05 review release") {
        $0.cuts = [Clear.cut("opening", Clear.take("Wan", "2.2"))]
        $0.ledger.release?.platforms = ["YouTube"]
    },
    Change("D06 review release") {
        $0.cuts = [Clear.cut("opening", Clear.take("Wan", "2.2"))]
        $0.ledger.people = []
    },
    // Terms of rights.yaml come before those that the program ships.
    Change("G13 blocked scene opening") {
        $0.ledger.terms = [
            ["id": "wan-2", "models": ["Wan"], "licence": "X", "commercial": "forbidden", "captured": "2026-11-01"]
        ]
        $0.cuts = [Clear.cut("opening", Clear.take("Wan", "2.2"))]
    },
    Change("G01 unknown terms") { $0.ledger.terms = [["id": "x", "excludes": ["Atlantis"]]] },
]

/// A member of the cast that a model made after a picture, whose terms are stated.
private func drawnAfter(_ input: inout CheckInput, shows: [String]?) {
    let picture = TakeRecord.Ingredient(
        role: "cast:mara", path: "refs/mara.png", digest: Fixture.digest("mara"), licence: "CC0-1.0")
    input.cuts = [Clear.cut("opening", Clear.take("Wan", "2.2", cast: ["mara"], ingredients: [picture]))]
    input.ledger.assets = [.init(file: "refs/*", licence: "CC0-1.0", shows: shows)]
}

/// A person who agreed to be shown by a model.
private func real(_ input: inout CheckInput) {
    input.cuts = [Clear.cut("opening", Clear.take("Wan", "2.2", cast: ["mara"]))]
    input.documents = [paper: Fixture.digest("paper")]
    input.ledger.people = [.init(name: "M", cast: ["mara"])]
    input.ledger.consents = [
        .init(
            person: "M", namesAI: true, scope: .init(uses: [.promotion], territories: .world),
            evidence: .init(document: paper, digest: Fixture.digest("paper")))
    ]
}

@Suite("Rights check")
struct ClearanceTests {
    @Test("finds nothing where everything is stated")
    func nothing() {
        let report = RightsCheck.report(Clear.input())
        #expect(report.verdict == .ok && report.findings.isEmpty)
        #expect(report.scenes.map(\.verdict) == [.ok])
    }

    @Test("judges each change by its rule", arguments: identity + shares + clearance + generators)
    fileprivate func change(each: Change) {
        var input = Clear.input()
        each.change(&input)
        let report = RightsCheck.report(input)
        #expect(report.lines == each.lines)
        #expect(report.verdict == report.findings.map(\.verdict).max() ?? .ok)
        for finding in report.findings {
            #expect(!finding.reason.isEmpty && !finding.source.isEmpty)
            #expect(finding.remedy?.isEmpty != true)
            #expect(finding.verdict == .ok || finding.verdict == .duty || finding.remedy != nil)
        }
    }

    @Test("lets the worst of a scene's findings win, and names each finding once with all its scenes")
    func scenes() {
        var input = Clear.input()
        let names = (1...3).map { "s\($0)" }
        input.clip.timeline = names.map { SceneID($0)! }
        input.cuts = [
            Clear.cut("s1", Clear.take("Nobody's", "1")), Clear.cut("s2", Fixture.record()),
            Clear.cut("s3", Clear.take("Nobody's", "1")),
        ]
        input.ledger.assets = [.init(title: "P", kind: "prompts", licence: "CC-BY-4.0", scenes: ["*"])]
        let report = RightsCheck.report(input)
        #expect(report.lines == ["G01 unknown scene s1, scene s3", "C12 duty scene s1, scene s2, scene s3"])
        #expect(report.scenes.map(\.verdict) == [.unknown, .duty, .unknown])
        #expect(report.scenes.map(\.findings) == [[0, 1], [1], [0, 1]])
    }

    @Test("finds exports of another film beside this one", arguments: ExportedFile.besideFilm)
    func stale(file: ExportedFile) {
        var input = Clear.input()
        let exports = Exports.all()
        let texts: [ExportedFile: String] = [
            .manifest: exports.manifest.json, .credits: exports.credits.text,
            .creditsMarkdown: exports.credits.markdown, .declaration: exports.declaration.html,
            .ddexJSON: exports.ddex.json, .ddexXML: exports.ddex.xml, .clearanceTable: exports.clearance.csv,
            .clearancePage: exports.clearance.html, .cueSheet: exports.cueSheet.csv,
        ]
        input.frames = 5
        input.exported = texts.filter { $0.key == file }
        #expect(RightsCheck.report(input).lines == ["P11 review film/\(file.rawValue)"])
    }

    @Test(
        "says which consent there is where none is for being seen here",
        arguments: [
            ([.init(person: "M", scenes: ["end"])], "their consent is for other scenes"),
            ([.init(person: "M", kinds: ["voice"])], "their consent is for voice alone"),
            (
                [.init(person: "M", kinds: ["voice"]), .init(person: "M", kinds: ["likeness"], scenes: ["end"])],
                "their consent is for other scenes"
            ),
            ([], "no consent is recorded"),
        ] as [([RightsLedger.Consent], String)])
    func consents(recorded: [RightsLedger.Consent], words: String) throws {
        var input = Clear.input()
        real(&input)
        input.clip.timeline.append(SceneID("end")!)
        input.ledger.consents = recorded
        let finding = try #require(RightsCheck.report(input).finding("C09"))
        #expect(finding.verdict == .blocked)
        #expect(finding.reason == "M is shown, and \(words)")
    }

    @Test("names the field of terms that can't be read, what it says and what may stand there")
    func unreadableTerms() throws {
        let sound: [String: JSONValue] = ["id": "x", "licence": "X", "captured": "2026-11-01"]
        func reason(_ change: [String: JSONValue]) throws -> (String, String) {
            var input = Clear.input()
            var entry = sound
            for (field, value) in change { entry[field] = value }
            input.ledger.terms = [.object(sound), .object(entry)]
            let finding = try #require(RightsCheck.report(input).finding("G01"))
            return (finding.reason, finding.remedy ?? "")
        }
        #expect(try reason(["captured": .null]).0 == "entry 2 of `terms`, `x`, can't be read: `captured` is missing")
        let (words, remedy) = try reason(["commercial": "maybe", "mode": "cloud"])
        #expect(words == "entry 2 of `terms`, `x`, can't be read: `commercial` is `maybe`, `mode` is `cloud`")
        #expect(
            remedy
                == "write as `commercial` one of allowed, forbidden, plan, unknown; as `mode` one of weights, service")
        #expect(try reason(["excludes": ["EU", "Atlantis"]]).0.hasSuffix(": `excludes` is `Atlantis`"))
        #expect(try reason(["review-by": "soon"]).0.hasSuffix(": `review-by` is `soon`"))
        #expect(
            try reason(["thresholds": [["measure": "fame", "from": 1]]]).0.hasSuffix(
                ": `measure` of `thresholds` is `fame`"))
        #expect(try reason(["thresholds": [["measure": "users"]]]).0.hasSuffix(": `from` of `thresholds` is missing"))
        #expect(try reason(["duties": [["kind": "label"]]]).0.hasSuffix(": `words` of `duties` is missing"))
    }

    @Test("asks for the entry to be mended where rights.yaml has one for old terms, else for one")
    func oldTerms() throws {
        var input = Clear.input()
        input.cuts = [Clear.cut("opening", Clear.take("Mine", "1"))]
        input.ledger.terms = [
            ["id": "mine", "models": ["Mine"], "licence": "X", "commercial": "allowed", "captured": "2025-11-01"]
        ]
        let own = try #require(RightsCheck.report(input).finding("G02")?.remedy)
        #expect(own == "read them, and mend `captured` and `review-by` of the entry `mine` of `terms` in rights.yaml")
        input.ledger.terms = []
        made(&input, Clear.terms { $0.reviewBy = CalendarDate("2026-11-22")! })
        let shipped = try #require(RightsCheck.report(input).finding("G02")?.remedy)
        #expect(shipped == "read them, and add an entry with the id `example` to `terms` in rights.yaml")
    }

    @Test("takes a release in no place for one that isn't stated")
    func nowhere() {
        var input = Clear.input()
        input.ledger.release?.territories = Territories([])
        let report = RightsCheck.report(input)
        #expect(report.lines == ["C03 unknown release"])
        #expect(report.territories == nil)
    }

    @Test("lists assets that the film doesn't use apart")
    func unused() {
        var input = Clear.input()
        input.ledger.assets = [.init(file: "refs/old.png", kind: "reference", licence: "CC-BY-NC-4.0")]
        let report = RightsCheck.report(input)
        #expect(report.verdict == .ok)
        #expect(report.unused == ["refs/old.png: blocked"])
    }
}

@Suite("Licence expressions")
struct LicenceExpressionTests {
    @Test("bind WITH before AND before OR")
    func precedence() {
        #expect(
            LicenceExpression("MIT OR CC0-1.0 AND GPL-2.0-only WITH Classpath-exception-2.0")
                == .or(
                    .id("MIT"), .and(.id("CC0-1.0"), .with("GPL-2.0-only", exception: "Classpath-exception-2.0"))))
        #expect(
            LicenceExpression("(MIT OR CC0-1.0) AND LicenseRef-x")
                == .and(.or(.id("MIT"), .id("CC0-1.0")), .id("LicenseRef-x")))
    }

    @Test(
        "refuse what is none",
        arguments: ["", "MIT AND", "OR MIT", "(MIT", "MIT)", "MIT MIT", "a, b", "WITH x", "free use"])
    func refused(text: String) { #expect(LicenceExpression(text) == nil) }

    @Test("survive brackets without end")
    func deep() { #expect(LicenceExpression(String(repeating: "(", count: 100_000)) == nil) }
}

@Suite("Terms of generators")
struct TermsTests {
    @Test("come back from their JSON", arguments: TermsCatalogue().entries)
    func roundTrip(terms: GeneratorTerms) throws {
        let json = try JSONValue(parsing: terms.json.canonical.utf8)
        #expect(GeneratorTerms(json: json) == terms)
        #expect(TakeTerms(json: TakeTerms(terms: terms, plan: "pro", ranIn: "US").json)?.plan == "pro")
    }

    @Test("that ship are dated, sourced and told apart")
    func shipped() {
        let entries = TermsCatalogue().entries
        #expect(Set(entries.map(\.id)).count == entries.count)
        for terms in entries {
            #expect(
                terms.captured < terms.reviewBy && terms.url.hasPrefix("https://") && !terms.commercialSource.isEmpty)
            for model in terms.models {
                #expect(
                    TermsCatalogue().match(model: model.uppercased(), version: terms.versions.first) == .terms(terms))
            }
        }
    }

    @Test("don't reach past the versions that they name")
    func versions() {
        #expect(TermsCatalogue().match(model: "Wan", version: "2.5") == .none)
        #expect(TermsCatalogue().match(model: "HunyuanVideo", version: "1.0") == .none)
        #expect(TermsCatalogue().match(model: "LTX-2", version: "2.50") == .none)
    }

    @Test("leave an old record's key and text alone, and stand in a new one")
    func record() throws {
        let old = Clear.take("Wan", "2.2")
        let new = Clear.take("Wan", "2.2", kept: TakeTerms(terms: Clear.terms()))
        #expect(old.key == new.key)
        #expect(!old.fileText.contains("generator_terms"))
        let read = TakeRecord(json: try JSONValue(parsing: new.fileText.utf8))
        #expect(read == new && read?.generatorTerms == new.generatorTerms)
    }
}
