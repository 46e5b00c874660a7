import ClipModel
import FoundationEssentials
import Testing

@testable import Rights

@Suite("Exports of a film")
struct ExportTests {
    @Test("state what the golden files state")
    func goldenFiles() throws {
        let exports = Exports.all(Exports.full(), licence: "CC-BY-4.0")
        try compare(exports.credits.text, to: "credits.txt")
        try compare(exports.credits.markdown, to: "credits.md")
        try compare(exports.declaration.html, to: "ai-declaration.html")
        try compare(exports.ddex.json, to: "ddex-video.json")
        try compare(exports.ddex.xml, to: "ddex-video.xml")
        try compare(exports.crate.json, to: "ro-crate-metadata.json")
        try compare(exports.reuse.toml, to: "REUSE.toml")
        try compare(exports.xmp.text, to: "film.xmp")
        try compare(exports.clearance.csv, to: "clearance.csv")
        try compare(exports.clearance.html, to: "clearance.html")
        try compare(exports.cueSheet.csv, to: "cue-sheet.csv")
    }

    @Test("agree with one another, whatever stands in the names", arguments: [0, 1, 2, 3])
    func agreement(which: Int) {
        var bare = Fixture.input()
        bare.clip = Clip(title: "", picture: Fixture.picture)
        (bare.scenes, bare.rights, bare.cuts, bare.song) = ([:], RightsLedger(), [], nil)
        let exports = Exports.all([Fixture.input(), Exports.full(), Exports.hostile(), bare][which])
        #expect(exports.disagreements == [])
    }

    @Test("that were changed are found out, each by the fact that is wrong", arguments: ExportedFile.allCases)
    func disagreement(file: ExportedFile) throws {
        let exports = Exports.all(Exports.full())
        let text =
            switch file {
            case .credits: exports.credits.text
            case .creditsMarkdown: exports.credits.markdown
            case .declaration: exports.declaration.html
            case .ddexJSON: exports.ddex.json
            case .ddexXML: exports.ddex.xml
            case .manifest: RightsManifest(exports.facts.input).json
            case .crate: exports.crate.json
            case .xmp: exports.xmp.text
            case .clearanceTable: exports.clearance.csv
            case .clearancePage: exports.clearance.html
            case .cueSheet: exports.cueSheet.csv
            }
        #expect(file.disagreements(with: exports.facts.shared, in: text) == [])
        // The cue sheet names no model; its length is what can be wrong.
        let isLength = file == .cueSheet
        let changed = text.replacing(
            isLength ? ",192," : "Example Video", with: isLength ? ",193," : "Another Video")
        let found = file.disagreements(with: exports.facts.shared, in: changed)
        #expect(found.map(\.fact) == [isLength ? .length : .models])
        #expect(found.first?.states == (isLength ? "193" : "Another Video 2.1; HunyuanVideo 1.5"))
        #expect(Set(file.disagreements(with: exports.facts.shared, in: "").map(\.fact)) == file.facts)
    }

    @Test("have the same bytes each time")
    func determinism() {
        let (first, again) = (Exports.all(Exports.full()), Exports.all(Exports.full()))
        #expect(first.declaration.html == again.declaration.html)
        #expect(first.crate.json == again.crate.json)
        #expect(first.reuse.toml == again.reuse.toml)
        #expect(first.ddex.xml == again.ddex.xml)
    }

    @Test("let no name become markup, a script or a heading")
    func hostileNames() throws {
        let exports = Exports.all(Exports.hostile())
        for text in [exports.declaration.html, exports.clearance.html, exports.ddex.xml, exports.xmp.text] {
            #expect(!text.contains("<script"))
            #expect(!text.contains("<img"))
            #expect(!text.unicodeScalars.contains("\u{202E}"))
        }
        #expect(exports.credits.text.split(separator: "\n").filter { $0 == "MADE WITH" }.count == 1)
        let parts = exports.credits.markdown.split(separator: "<", omittingEmptySubsequences: false).dropLast()
        #expect(parts.allSatisfy { $0.hasSuffix("\\") })
        let files = [("a.xml", exports.ddex.xml), ("b.xmp", exports.xmp.text)]
        try withFolder { folder in
            for (name, text) in files { try Data(text.utf8).write(to: URL(filePath: "\(folder)/\(name)")) }
            let script = """
                import sys, xml.dom.minidom
                for path in sys.argv[1:]: xml.dom.minidom.parse(path)
                """
            let result = try python(script, files.map { "\(folder)/\($0.0)" })
            #expect(result.status == 0, "\(result.output)")
        }
    }

    @Test("claim nothing and hold no prompt")
    func modesty() {
        let exports = Exports.all(Exports.full())
        let texts = [
            exports.credits.text, exports.credits.markdown, exports.declaration.html, exports.ddex.json,
            exports.ddex.xml, exports.crate.json, exports.reuse.toml, exports.xmp.text, exports.clearance.csv,
            exports.clearance.html, exports.cueSheet.csv,
        ]
        for text in texts {
            for word in ["compliant", "verified", "trusted", "laughs", "neon\"", "storyboard"] {
                #expect(!text.lowercased().contains(word), "\(word)")
            }
            #expect(!text.contains("ada@example.org"))
        }
    }
}

@Suite("Whom exports name")
struct NamingTests {
    /// The film with people of several kinds.
    private func film(_ people: [RightsLedger.Person]) -> ManifestInput {
        var input = Exports.full()
        input.rights.people = people
        return input
    }

    @Test("as authors of the crate: those who made it, not companies, performers or the dead")
    func authors() throws {
        let crate = Exports.all(
            film([
                .init(name: "Di Rector", role: "director"), .init(name: "Ed Itor", role: "Editor"),
                .init(name: "Big Label", role: "producer", isCompany: true), .init(name: "Dan Cer", role: "dancer"),
                .init(name: "Late Writer", role: "writer", isDead: true), .init(name: "Pub", role: "publisher"),
                .init(name: "So Ng", role: "songwriter"),
            ])
        ).crate
        let graph = try JSONValue(parsing: crate.json.utf8)["@graph"]?.array ?? []
        let root = graph.first { $0["@id"]?.string == "./" }
        func ids(_ field: String) -> [String] {
            let value = root?[field]
            return (value?.array ?? [value].compactMap { $0 }).compactMap { $0["@id"]?.string }
        }
        #expect(ids("author") == ["#person-Di%20Rector", "#person-Ed%20Itor"])
        #expect(ids("contributor").count == 5 && ids("contributor").contains("#person-Big%20Label"))
    }

    @Test("not those who are uncredited, though they ordered takes, nor do they make the film a machine's alone")
    func uncredited() {
        var input = film([.init(name: "Ada Example", role: "director", isUncredited: true)])
        input.clip.artists = []
        (input.song, input.cuts) = (nil, [Fixture.cut("opening", 0, Fixture.rendered)])
        input.rights.works = []
        let exports = Exports.all(input)
        for text in [
            exports.credits.text, exports.declaration.html, exports.ddex.json, exports.ddex.xml, exports.crate.json,
            exports.reuse.toml, exports.xmp.text,
        ] { #expect(!text.contains("Ada Example")) }
        #expect(!exports.declaration.html.contains("rights.yaml names nobody"))
        #expect(exports.ddex.containsAI == .partly)
    }

    @Test("in the words that owners ask for, in DDEX's fields too")
    func owed() {
        var input = Exports.full()
        input.rights.works[0].licence = nil
        input.song?.tags["LICENSE"] = nil
        input.rights.works[0].credit = "Rain <courtesy> of the owner"
        input.rights.licences = [.init(id: "S", kind: "sync", status: .signed)]
        let exports = Exports.all(input)
        #expect(exports.credits.text.contains("Rain <courtesy> of the owner"))
        #expect(exports.ddex.json.contains("Rain <courtesy> of the owner"))
        let credit = "<DisplayCreditText>Rain &lt;courtesy&gt; of the owner</DisplayCreditText>"
        #expect(exports.ddex.xml.contains(credit))
        #expect(exports.clearance.csv.contains("Rain <courtesy> of the owner"))
    }
}

@Suite("What REUSE asks for")
struct OpenTermsTests {
    @Test("isn't the terms of papers: contracts and consents are nobody's to pass on")
    func papers() {
        var input = Exports.full()
        let (contract, consent) = (ProjectPath("rights/a*.pdf")!, ProjectPath("rights/b.pdf")!)
        input.rights.licences = [.init(id: "S", evidence: .init(document: contract))]
        input.rights.consents = [.init(person: "Ada Example", evidence: .init(document: consent))]
        let reuse = Exports.all(input, licence: "CC0-1.0").reuse
        #expect(reuse.toml.contains("rights/b.pdf"))
        #expect(!reuse.open.contains { $0.hasPrefix("rights/") })
    }
}

@Suite("The film's XMP")
struct PacketTests {
    @Test("has a version for each system, or none for any")
    func versions() {
        func packet(_ versions: [String?]) -> String {
            let cuts = versions.enumerated().map { index, version -> (take: TakeID?, maker: TakeMaker?) in
                let record = Clear.take("Model \(index)", version)
                return (record.id, TakeSummary(record).maker)
            }
            return XMPPacket(title: "", artists: [], extent: GeneratedExtent(cuts)).text
        }
        #expect(packet(["1", "2"]).contains("<Iptc4xmpExt:AISystemVersionUsed>1; 2</"))
        #expect(!packet(["1", nil]).contains("AISystemVersionUsed"))
    }
}

@Suite("The extent of generated pictures")
struct ExtentTests {
    private static let model = Fixture.rendered
    private static let drawn = Fixture.record()
    private static let unnamed = Fixture.record(engine: .init(kind: "command"), name: "hand")

    static let cases: [([TakeRecord?], GeneratedExtent.Word)] = [
        ([model], .all), ([model, model], .all), ([model, drawn], .partly), ([model, unnamed], .partly),
        ([model, nil], .partly), ([drawn], .none), ([drawn, unnamed], .unknown), ([drawn, nil], .unknown),
        ([], .unknown),
    ]

    @Test("follows from what made the takes", arguments: cases)
    func words(records: [TakeRecord?], word: GeneratedExtent.Word) {
        let extent = GeneratedExtent(records.map { ($0?.id, $0.map { TakeSummary($0).maker }) })
        #expect(extent.word == word)
        #expect((extent.sourceType == nil) == records.isEmpty)
    }

    @Test("is All in DDEX's words only where nobody but machines had a part")
    func rules() {
        var input = Fixture.input()
        input.cuts = [input.cuts[1]]
        #expect(DDEXVideo(Exports.facts(input)).containsAI == .partly)
        (input.song, input.rights, input.clip.artists) = (nil, RightsLedger(), [])
        let alone = DDEXVideo(Exports.facts(input))
        #expect(alone.containsAI == .all)
        #expect(DDEXVideo.faults(alone.containsAI, alone.contributors) == [])
        let person = DDEXVideo.Contributor(
            name: "Ada", role: "VisualEditor", ownRole: nil, isGenerative: false, contribution: .partly,
            identifiers: [:])
        #expect(DDEXVideo.faults(.all, [person]).count == 1)
        #expect(DDEXVideo.faults(DDEXVideo.ContainsAI.none, [person]).count == 1)
        #expect(DDEXVideo.faults(.partly, [person]) == [])
    }
}

@Suite("Exports that lie beside the film")
struct ExportRulesTests {
    private func report(_ exported: [ExportedFile: String]) -> ClearanceReport {
        var input = Clear.input()
        input.exported = exported
        return RightsCheck.report(input)
    }

    private let film: ExportSet = {
        var input = Fixture.input()
        (input.cuts, input.song) = ([Fixture.cut("opening", 0, Fixture.record())], nil)
        return Exports.all(input)
    }()

    @Test("are no matter while they say what the film is")
    func same() {
        let exported: [ExportedFile: String] = [
            .credits: film.credits.text, .creditsMarkdown: film.credits.markdown, .declaration: film.declaration.html,
            .ddexJSON: film.ddex.json, .ddexXML: film.ddex.xml, .clearancePage: film.clearance.html,
        ]
        #expect(report(exported).lines == [])
    }

    @Test("are to be reviewed once the film is another", arguments: ExportedFile.besideFilm.filter { $0 != .cueSheet })
    func stale(file: ExportedFile) {
        let old = Exports.all(Exports.full())
        let text: String? =
            switch file {
            case .credits: old.credits.text
            case .creditsMarkdown: old.credits.markdown
            case .declaration: old.declaration.html
            case .ddexJSON: old.ddex.json
            case .ddexXML: old.ddex.xml
            case .clearancePage: old.clearance.html
            default: nil
            }
        #expect(report([file: text ?? ""]).lines == ["P11 review film/\(file.rawValue)"])
    }

    @Test("are to be reviewed where the end credits in the film name other models, or not everybody")
    func rolls() {
        var input = Clear.input()
        input.ledger.people = [.init(name: "Ada @Example")]
        func lines(_ text: String) -> [String] {
            input.rolls = [SceneID("opening")!: text]
            return RightsCheck.report(input).lines
        }
        var other = Fixture.input()
        (other.cuts, other.song) = ([Fixture.cut("opening", 0, Fixture.record())], nil)
        other.rights.people = input.ledger.people
        let roll = Exports.all(other).credits.roll
        #expect(lines(roll) == [])
        #expect(lines(roll.replacing("Ada", with: "Bo")) == ["P11 review scene opening"])
        #expect(lines(Exports.all(Exports.full()).credits.roll) == ["P11 review scene opening"])
    }

    @Test("are to be reviewed where the cue sheet is of a film of another length")
    func cueSheet() {
        var input = Clear.input()
        let text = film.cueSheet.csv
        func lines(_ frames: Int64?) -> [String] {
            (input.frames, input.exported) = (frames, [.cueSheet: text])
            return RightsCheck.report(input).lines
        }
        #expect(lines(48) == [])
        #expect(lines(24) == ["P11 review film/cue-sheet.csv"])
        #expect(lines(nil) == [])
    }

    @Test("are refused where they break DDEX's rules")
    func rules() {
        let text = film.ddex.json.replacing("\"containsAI\": \"None\"", with: "\"containsAI\": \"All\"")
        #expect(text != film.ddex.json)
        #expect(report([.ddexJSON: text]).lines == ["D04 blocked film/ddex-video.json"])
    }
}
