import ClipModel
import Document
import Testing

private func parse(_ text: String) -> Parsed<RightsLedger> { RightsFile.parse(Array(text.utf8)) }

@Suite struct RightsFileTests {
    @Test func `Everything that the ledger knows is read`() throws {
        let digest = String(repeating: "ab", count: 32)
        let parsed = parse(
            """
            clipws: 1
            people:
              - { id: jane, name: Jane Doe, ipi: 00014107338, society: PRS, cast: mara, deceased: yes }
            works:
              - id: w1
                title: Neon Rain
                iswc: T-034.524.680-1
                share-basis: 100
                shares:
                  - { party: jane, role: CA, performing: 5000, synchronisation: 33.3 }
            recordings:
              - { title: Neon Rain, work: w1, file: music/song.ogg, isrc: QZXYZ2600002, owner: label }
            licences:
              - id: SL-1
                kind: sync
                covers: [w1]
                status: signed
                uses: [promotion, advert]
                territories: [eu, US]
                except: [us-ny]
                from: 2027-01-01
                until: 2028-12-31
                document: rights/SL-1.pdf
                sha256: \(digest)
            consents:
              - { person: jane, kinds: likeness, ai: no, scenes: [opening] }
            assets:
              - { file: "refs/*", kind: reference, license: CC0-1.0, authors: [A, B] }
            release:
              purpose: promotion
              territories: WORLD
              date: 2027-01-15
              revenue: 9000000
              isrc: QZXYZ2600001
            terms:
              - { id: painter, licence: X, captured: 2026-11-01, excludes: [EU] }
            """)
        #expect(parsed.faults == [])
        let ledger = try #require(parsed.value)
        #expect(
            ledger.people == [
                .init(
                    id: "jane", name: "Jane Doe", identifiers: [.ipi: "00014107338"], society: "PRS", cast: ["mara"],
                    isDead: true)
            ])
        #expect(ledger.works[0].identifiers == [.iswc: "T-034.524.680-1"])
        #expect(
            ledger.works[0].shares == [
                .init(party: "jane", role: "CA", performing: "5000", synchronisation: "33.3")
            ])
        #expect(ledger.recordings[0].identifiers == [.isrc: "QZXYZ2600002"])
        let licence = ledger.licences[0]
        #expect(licence.status == .signed && licence.scope.uses == [.promotion, .advert])
        #expect(licence.scope.territories?.description == "EU, US except US-NY")
        #expect(licence.scope.until == CalendarDate("2028-12-31"))
        #expect(licence.evidence.digest?.hex == digest && licence.evidence.document?.text == "rights/SL-1.pdf")
        #expect(ledger.consents == [.init(person: "jane", kinds: ["likeness"], namesAI: false, scenes: ["opening"])])
        #expect(ledger.assets[0].licence == "CC0-1.0" && ledger.assets[0].authors == ["A", "B"])
        #expect(ledger.release?.territories == .world && ledger.release?.revenue == 9_000_000)
        #expect(ledger.terms[0]["excludes"] == ["EU"])
    }

    @Test(arguments: [
        ("licences:\n  - status: done\n", "rights.yaml:2: licences[1].status"),
        ("licences:\n  - until: 2027-02-30\n", "rights.yaml:2: licences[1].until"),
        ("licences:\n  - uses: fun\n", "rights.yaml:2: licences[1].uses"),
        ("release:\n  territories: [Atlantis]\n", "rights.yaml:2: release.territories"),
        ("release:\n  purpose: fun\n", "rights.yaml:2: release.purpose"),
        ("consents:\n  - ai: yes\n", "rights.yaml:2: consents[1].person"),
        ("licences:\n  - sha256: abc\n", "rights.yaml:2: licences[1].sha256"),
        ("terms: [x]\n", "rights.yaml:1: terms"), ("licenses: []\n", "rights.yaml:1: licenses"),
    ]) func `What can't be read is a fault with its line`(text: String, start: String) {
        let faults = parse(text).faults
        #expect(faults.count == 1)
        #expect(faults.first?.description.hasPrefix(start) == true, "\(faults)")
        #expect(faults.first?.remedy?.isEmpty == false)
    }
}

@Suite struct TerritoryTests {
    private let day = CalendarDate("2027-01-15")!

    @Test(arguments: [
        (["WORLD"], ["EU", "GB", "KR"], ["DE", "US"], ["DE"]),
        (["WORLD"], ["EU", "GB", "KR"], ["WORLD"], ["EU", "GB", "KR"]),
        (["WORLD"], ["EU", "GB", "KR"], ["US", "JP"], []), (["EU"], [], ["EEA"], ["IS", "LI", "NO"]),
        (["US"], [], ["US-NY"], []), (["US-NY"], [], ["US"], ["US"]), (["US"], ["US-NY"], ["US"], ["US-NY"]),
        (["US"], ["US-NY"], ["US-CA"], []), (["EU"], [], ["UK"], ["GB"]),
    ]) func `What a permission lacks for a release is told by its shortest names`(
        included: [String], excluded: [String], release: [String], lacking: [String]
    ) throws {
        let held = try #require(Territories(included, except: excluded))
        #expect(held.lacking(for: try #require(Territories(release)), on: day) == lacking)
    }

    @Test func `A group is what it was on the day`() throws {
        let union = try #require(Territories(["EU"]))
        let britain = try #require(Territories(["GB"]))
        #expect(union.lacking(for: britain, on: CalendarDate("2020-01-31")!) == [])
        #expect(union.lacking(for: britain, on: CalendarDate("2020-02-01")!) == ["GB"])
    }

    @Test func `Codes that are none are refused`() {
        for code in ["XX", "USA", "US-", "US-NEWY", "", "EU-X"] { #expect(Territories([code]) == nil, "\(code)") }
        #expect(
            CalendarDate("2027-02-29") == nil && CalendarDate("2028-02-29")?.adding(days: 1).description == "2028-03-01"
        )
    }
}

@Suite struct LicenceFileTests {
    private func statements(_ files: [String: String], for path: String) throws -> [StatedLicence] {
        var beside = LicenceFiles { files[$0.text].map { Array($0.utf8) } }
        return beside.statements(for: try #require(ProjectPath(path)))
    }

    @Test func `A file beside the asset speaks first, then its folders`() throws {
        let files = [
            "refs/a.png.license": """
            SPDX-FileCopyrightText: 2026 A. Nother
            SPDX-License-Identifier: CC-BY-4.0
            """,
            "REUSE.toml": """
            version = 1
            # all
            [[annotations]]
            path = ["refs/**", "music/*.ogg"]
            precedence = "aggregate"
            SPDX-FileCopyrightText = "2026 Us"
            SPDX-License-Identifier = "CC0-1.0"
            """,
        ]
        #expect(
            try statements(files, for: "refs/a.png") == [
                .init(source: "refs/a.png.license", licence: "CC-BY-4.0", holders: ["2026 A. Nother"]),
                .init(source: "REUSE.toml", licence: "CC0-1.0", holders: ["2026 Us"]),
            ])
        #expect(try statements(files, for: "music/song.ogg").map(\.licence) == ["CC0-1.0"])
        #expect(try statements(files, for: "music/b/song.ogg") == [])
    }

    // The paragraphs of a package's copyright file as Debian writes it: the last that matches counts.
    @Test func `Debian's copyright files are read by their last matching paragraph`() throws {
        let text = """
            Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
            Upstream-Name: Warzone 2100

            Files: *
            Copyright: 1999-2004, Eidos Interactive
                       2005-2013, Warzone 2100 Project
            License: GPL-2+

            Files: icons/*.xml menu.opus
            Copyright: Warzone 2100 Project
            License: CC0-1.0
             See /usr/share/common-licenses/CC0-1.0 for more information.
            """
        let files = ["music/copyright": text]
        #expect(
            try statements(files, for: "music/albums/one/track1.opus") == [
                .init(
                    source: "music/copyright", licence: "GPL-2.0-or-later",
                    holders: ["1999-2004, Eidos Interactive", "2005-2013, Warzone 2100 Project"])
            ])
        #expect(try statements(files, for: "music/menu.opus").map(\.licence) == ["CC0-1.0"])
        #expect(try statements(["music/copyright": "This package was debianized by hand."], for: "music/a.ogg") == [])
    }
}

@Suite struct FieldTableTests {
    @Test func `Rows become entries of the fields that they fill`() throws {
        let text = "name,ipi,role\r\n\"Doe, Jane\",00014107338,\r\n,,\r\nBo, ,singer\r\n"
        let rows = try FieldTable.rows(Array(text.utf8), path: "a.csv")
        #expect(
            rows.map { $0.map { "\($0.name)=\($0.value)" } } == [
                ["name=Doe, Jane", "ipi=00014107338"], ["name=Bo", "role=singer"],
            ])
        #expect(throws: DocumentFault.self) { try FieldTable.rows(Array("name\na,b\n".utf8), path: "a.csv") }
    }
}
