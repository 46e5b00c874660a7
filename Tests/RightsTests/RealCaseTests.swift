import ClipModel
import Rights
import Testing

// Songs, licences and terms that exist. Tags are as the files of Debian's packages singularity-music 007-2,
// wesnoth-1.16-music 1:1.16.9-1 and warzone2100-music 4.3.3-3 have them. What is expected was written down from the
// licences' own words, whose sections the comments name.
@Suite("Real cases of rights check")
struct RealCaseTests {
    @Test("A share-alike song under pictures: the film comes under its licence, and a credit is owed")
    func shareAlikeSong() throws {
        var input = Clear.input()
        input.song = Clear.song([
            "ARTIST": "Maxstack", "DATE": "2012-12-15", "LICENSE": "http://creativecommons.org/licenses/by-sa/3.0/",
            "ALBUM": "Endgame: Singularity Original Soundtrack", "CONTACT": "http://emhsoft.com/singularity",
            "TITLE": "Deprecation",
        ])
        let report = RightsCheck.report(input)
        #expect(report.lines == ["C11 review song", "C12 duty song"])
        #expect(report.verdict == .review)
        // CC BY-SA 3.0, 1(a): "the synchronization of the Work in timed-relation with a moving image ("synching") will be
        // considered an Adaptation"; 4(b): an Adaptation may be distributed only under the terms of this licence, a later
        // version, a ported or a compatible one, with its address in every copy.
        let alike = try #require(report.finding("C11"))
        #expect(alike.source == "CC BY-SA 3.0, section 1(a); section 4(b)")
        // Nobody has said so yet, so no export says it.
        #expect(alike.owed == nil)
        for (licence, isAlike) in [
            ("CC-BY-SA-3.0", true), ("CC BY-SA 4.0", true), ("CC-BY-SA-2.0", false), ("MIT", false),
        ] {
            input.ledger.release?.licence = licence
            let decided = try #require(RightsCheck.report(input).finding("C11"))
            #expect(decided.verdict == (isAlike ? .duty : .review), "\(licence)")
            let words = "This film is licensed under CC BY-SA 3.0, https://creativecommons.org/licenses/by-sa/3.0/"
            #expect(decided.owed == (isAlike ? words : nil), "\(licence)")
        }
        // 4(c): the author's name, the title, the address that the licensor gives, and the use in the adaptation.
        let credit = try #require(report.finding("C12"))
        #expect(credit.source == "CC BY-SA 3.0, section 4(c)")
        #expect(
            credit.owed == "“Deprecation” by Maxstack, http://emhsoft.com/singularity, CC BY-SA 3.0 "
                + "(https://creativecommons.org/licenses/by-sa/3.0/); set to pictures")
    }

    @Test("Tag and package disagree: both are named, none is chosen, and the worse one counts")
    func disagreeingSong() throws {
        var input = Clear.input()
        input.song = Clear.song([
            "ALBUM": "The Battle for Wesnoth OST", "album_artist": "Wesnoth Project", "ARTIST": "Jeremy Nicoll",
            "COMPOSER": "Jeremy Nicoll", "COPYRIGHT": "Jeremy Nicoll (C) 2007", "DATE": "2007",
            "GENRE": "Romantic Classical", "LICENSE": "GPL", "TITLE": "Vengeful Pursuit", "disc": "2", "track": "8",
        ])
        // The package's copyright file: "GNU General Public License version 2 or at your option any later version".
        input.stated = [
            Clear.song.text: [
                StatedLicence(
                    source: "music/copyright", licence: "GPL-2.0-or-later",
                    holders: ["Copyright (C) 2003 - 2009 by David White"])
            ]
        ]
        let report = RightsCheck.report(input)
        #expect(report.verdict == .review)
        // GPL-2.0, 9: where no version is named, any ever published; so `GPL` says less than the package does.
        let disagreement = try #require(report.finding("C16"))
        #expect(disagreement.reason.contains("tags of music/song.ogg say `GPL`"))
        #expect(disagreement.reason.contains("music/copyright says `GPL-2.0-or-later`"))
        // GPL-2.0, 2(b): a work that contains or is derived from it must be licensed as a whole under it.
        #expect(report.lines == ["C16 review song", "C11 review song", "C11 review song"])
        #expect(report.findings.map(\.source).contains("GPL-2.0-or-later, section 2(b)"))
    }

    @Test("A song whose tags say nothing is unknown; a copyright file beside it settles that")
    func silentSong() throws {
        var input = Clear.input()
        input.song = Clear.song([
            "ENCODER": "opusenc from opus-tools 0.1.10", "ENCODER_OPTIONS": "--comp 10 --bitrate 48",
        ])
        let report = RightsCheck.report(input)
        #expect(report.lines == ["C17 unknown song"])
        #expect(report.verdict == .unknown)
        #expect(report.findings[0].remedy?.contains("clipws rights add works file=music/song.ogg") == true)

        // Beside the second soundtrack: "CC-BY-SA-3.0 … Alternatively … GNU General Public License Version 2 or later".
        input.stated = [
            Clear.song.text: [StatedLicence(source: "license", licence: "CC-BY-SA-3.0 OR GPL-2.0-or-later")]
        ]
        #expect(RightsCheck.report(input).lines == ["C11 review song", "C12 duty song"])
    }

    // Tencent Hunyuan Community License, HunyuanVideo 1.5 of 2025-11-21. 1(l): the Territory is the world without the
    // European Union, the United Kingdom and South Korea. 5(c): output must not be used, distributed or displayed outside
    // the Territory. 4: more than 100 million monthly users need a licence. Exhibit A(12): the public must be told
    // expressly and conspicuously that it is machine-generated.
    @Test("A model that excludes the European Union in a European release")
    func excludedTerritory() throws {
        var input = Clear.input()
        input.cuts = [Clear.cut("opening", Clear.take("HunyuanVideo", "1.5"))]
        let report = RightsCheck.report(input)
        #expect(
            report.lines == [
                "G04 blocked scene opening", "G05 unknown scene opening", "G06 review scene opening",
                "G09 duty scene opening",
            ])
        let blocked = try #require(report.finding("G04"))
        #expect(blocked.reason.contains("in DE,"))
        #expect(blocked.source.hasSuffix("sections 1(l) and 5(c)"))
        #expect(report.finding("G09")?.source.hasSuffix("exhibit A(12)") == true)
        #expect(report.finding("G06")?.source.hasSuffix("section 4") == true)

        // The same take in the United States, made there, by a small company that tells its viewers.
        let terms = try #require(TermsCatalogue().entry("hunyuanvideo-1.5"))
        input.cuts = [
            Clear.cut("opening", Clear.take("HunyuanVideo", "1.5", kept: TakeTerms(terms: terms, ranIn: "US")))
        ]
        input.ledger.release?.users = 100_000_000
        input.ledger.release?.disclosure = [.opening]
        let us = RightsCheck.report(input, IntendedUse(territories: Territories(["US"])))
        #expect(us.lines.isEmpty && us.verdict == .ok)
        // One user more is "greater than 100 million".
        input.ledger.release?.users = 100_000_001
        #expect(
            RightsCheck.report(input, IntendedUse(territories: Territories(["US"]))).lines == [
                "G06 blocked scene opening"
            ])
        for places in [["GB"], ["KR"], ["EU"], ["WORLD"], ["US", "FR"]] {
            let report = RightsCheck.report(input, IntendedUse(territories: Territories(places)))
            #expect(report.finding("G04")?.verdict == .blocked, "\(places)")
        }
    }

    // LTX-2.x Community License of 2026-08-11. 2.1: entities with annual revenues of at least 10,000,000 dollars need a
    // paid licence. 6: metadata and marks must not be removed. Attachment A(5): say that it is machine-generated.
    @Test("A model whose terms depend on revenue and forbid taking marks out")
    func revenue() throws {
        var input = Clear.input()
        input.cuts = [Clear.cut("opening", Clear.take("LTX-2", "2.5"))]
        input.ledger.release?.revenue = 9_999_999
        #expect(RightsCheck.report(input).lines == ["G10 review scene opening", "G09 duty scene opening"])
        input.ledger.release?.revenue = 10_000_000
        let report = RightsCheck.report(input)
        #expect(report.finding("G06")?.verdict == .blocked)
        #expect(report.finding("G06")?.source.hasSuffix("section 2.1") == true)
        #expect(report.finding("G10")?.source.hasSuffix("section 6") == true)
    }

    // CC BY-NC 4.0, 1(i): not primarily intended for or directed towards commercial advantage; 2(a)(1): the grant is for
    // such purposes only; 3(a): attribution.
    @Test("A set of prompts for non-commercial use in an advert")
    func promptsInAdvert() throws {
        var input = Clear.input()
        input.ledger.assets = [
            .init(
                title: "VidProM", kind: "prompts", authors: ["Wenhao Wang", "Yi Yang"], licence: "CC-BY-NC-4.0",
                scenes: ["opening"])
        ]
        let advert = RightsCheck.report(input, IntendedUse(purpose: .advert))
        #expect(advert.lines == ["C11 blocked scene opening", "C12 duty scene opening"])
        #expect(advert.findings[0].source == "CC BY-NC 4.0, section 2(a)(1)")
        #expect(advert.findings[1].source == "CC BY-NC 4.0, section 3(a)")
        #expect(
            advert.findings[1].owed == "“VidProM” by Wenhao Wang, Yi Yang, CC BY-NC 4.0 "
                + "(https://creativecommons.org/licenses/by-nc/4.0/); used as prompts")
        #expect(RightsCheck.report(input, IntendedUse(purpose: .personal)).lines == ["C12 duty scene opening"])
        #expect(RightsCheck.report(input, IntendedUse(purpose: .festival)).verdict == .review)
        input.ledger.release?.purpose = nil
        #expect(RightsCheck.report(input).verdict == .unknown)
    }

    @Test("A person shown by a model whose consent doesn't name that")
    func consentWithoutAI() throws {
        var input = Clear.input()
        input.cast = ["Mara": ["mara"]]
        input.cuts = [Clear.cut("opening", Clear.take("Wan", "2.2", cast: ["Mara"]))]
        input.ledger.people = [.init(name: "Mara Example", cast: ["mara"])]
        input.ledger.release?.disclosure = [.opening]
        #expect(RightsCheck.report(input).lines == ["C09 blocked scene opening"])
        #expect(RightsCheck.report(input).findings[0].reason.contains("no consent is recorded"))

        let paper = ProjectPath("rights/mara.pdf")!
        input.documents = [paper: Fixture.digest("paper")]
        var consent = RightsLedger.Consent(
            person: "Mara Example", kinds: ["likeness"],
            scope: .init(uses: [.promotion], territories: .world),
            evidence: .init(document: paper, digest: Fixture.digest("paper")))
        input.ledger.consents = [consent]
        #expect(RightsCheck.report(input).lines == ["C09 blocked scene opening"])
        #expect(RightsCheck.report(input).findings[0].reason.contains("doesn't name pictures made by a model"))
        consent.namesAI = false
        input.ledger.consents = [consent]
        #expect(RightsCheck.report(input).findings[0].reason.contains("rules out"))
        consent.namesAI = true
        input.ledger.consents = [consent]
        #expect(RightsCheck.report(input).lines == [])
        // Only for the voice: no consent to be seen.
        consent.kinds = ["voice"]
        input.ledger.consents = [consent]
        #expect(RightsCheck.report(input).lines == ["C09 blocked scene opening"])
        // Regulation (EU) 2024/1689, article 50(4): who publishes a deep fake discloses that.
        consent.kinds = []
        input.ledger.consents = [consent]
        input.ledger.release?.disclosure = []
        #expect(RightsCheck.report(input).lines == ["D01 blocked scene opening"])
        #expect(RightsCheck.report(input, IntendedUse(territories: Territories(["US"]))).lines == [])
    }

    @Test("terms that the project states take the place of those kept with a take, and a label that is refused blocks")
    func statedTerms() throws {
        var input = Clear.input()
        var take = Fixture.record(engine: .init(kind: "command", model: "HunyuanVideo", version: "1.5"))
        let shipped = try #require(TermsCatalogue().entry("hunyuanvideo-1.5"))
        take.generatorTerms = TakeTerms(terms: shipped, ranIn: "US").json
        input.cuts = [Clear.cut("opening", take)]
        input.ledger.release?.territories = Territories(["US"])
        let before = RightsCheck.report(input).lines
        #expect(!before.contains { $0.hasPrefix("G13") })
        var own = shipped
        own.commercial = .forbidden
        input.ledger.terms = [own.json]
        #expect(RightsCheck.report(input).lines.contains { $0.hasPrefix("G13 blocked") })
        input.ledger.terms = []
        #expect(before.contains("G09 duty scene opening"))
        input.ledger.release?.disclosure = []
        #expect(RightsCheck.report(input).lines.contains("G09 blocked scene opening"))
    }

    @Test("a licence that an asset states is in the manifest")
    func assetLicence() throws {
        var input = Fixture.input()
        input.rights.assets = [.init(file: "cast/*", licence: "CC-BY-4.0")]
        let json = try JSONValue(parsing: RightsManifest(input).json.utf8)
        let inputs = (json["cuts"]?.array ?? []).flatMap { $0["made"]?["inputs"]?.array ?? [] }
        let mara = try #require(inputs.first { $0["path"] == "cast/mara.png" })
        #expect(mara["ledger_licences"] == [["text": "CC-BY-4.0", "spdx": "CC-BY-4.0"]])
        #expect(!RightsManifest(input).missing.contains { $0.field == "licence of cast/mara.png" })
    }
}
