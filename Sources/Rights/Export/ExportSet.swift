package import ClipModel

/// All exports of one film, made of one value and read back to see that they agree.
package struct ExportSet: Sendable {
    package let credits: FilmCredits
    package let declaration: AIDeclaration
    package let ddex: DDEXVideo
    package let crate: ResearchCrate
    package let reuse: ReuseLayout
    package let xmp: XMPPacket
    package let clearance: ClearanceSheet
    package let cueSheet: CueSheet
    package let manifest: RightsManifest
    package let facts: FilmFacts

    package init(_ facts: FilmFacts, takes: [TakeID: TakeRecord], files: Set<String>, licence: String? = nil) {
        self.facts = facts
        credits = FilmCredits(facts)
        declaration = AIDeclaration(facts)
        ddex = DDEXVideo(facts)
        crate = ResearchCrate(facts, files: files)
        reuse = ReuseLayout(facts, takes: takes, files: files, own: licence)
        xmp = XMPPacket(title: facts.title, artists: facts.artists, extent: facts.extent)
        clearance = ClearanceSheet(facts)
        cueSheet = CueSheet(facts)
        manifest = RightsManifest(facts.input)
    }

    /// Where an export, read back from its text, states another thing than the film's facts. Empty unless there is a mistake
    /// in this program or names that no reader could tell from headings.
    package var disagreements: [ExportDisagreement] {
        let texts: [(ExportedFile, String)] = [
            (.credits, credits.text), (.creditsMarkdown, credits.markdown), (.declaration, declaration.html),
            (.ddexJSON, ddex.json), (.ddexXML, ddex.xml), (.crate, crate.json), (.xmp, xmp.text),
            (.manifest, manifest.json), (.clearanceTable, clearance.csv),
            (.clearancePage, clearance.html), (.cueSheet, cueSheet.csv),
        ]
        return texts.flatMap { $0.disagreements(with: facts.shared, in: $1) } + ddexFaults
    }

    private var ddexFaults: [ExportDisagreement] {
        let stated = DDEXVideo.fields(inJSON: ddex.json)
        return DDEXVideo.faults(stated.0, stated.1).map {
            ExportDisagreement(file: ExportedFile.ddexJSON.rawValue, fact: .extent, states: $0, film: "DDEX's rules")
        }
    }
}

/// A file that an export writes, by its name.
package enum ExportedFile: String, Sendable, CaseIterable {
    case credits = "credits.txt"
    case creditsMarkdown = "credits.md"
    case declaration = "ai-declaration.html"
    case ddexJSON = "ddex-video.json"
    case ddexXML = "ddex-video.xml"
    case manifest = "rights.json"
    case crate = "ro-crate-metadata.json"
    case clearanceTable = "clearance.csv"
    case clearancePage = "clearance.html"
    case cueSheet = "cue-sheet.csv"
    /// The packet inside the film's own file.
    case xmp = "XMP of the film"

    /// The facts that it must state.
    var facts: Set<SharedFact> {
        switch self {
        case .credits, .creditsMarkdown: [.sentence, .models, .song]
        case .declaration: [.extent, .sentence, .models, .takes, .song, .sourceType]
        case .ddexJSON: [.extent, .models, .takes, .song, .sourceType]
        case .ddexXML: [.models]
        case .manifest: [.models, .takes, .length]
        case .clearanceTable, .clearancePage: [.models, .takes, .song, .sourceType]
        case .cueSheet: [.length]
        case .crate: [.extent, .sentence, .models, .takes, .song, .sourceType]
        case .xmp: [.models, .sourceType]
        }
    }

    /// What the text states.
    func stated(in text: String) -> StatedFacts {
        switch self {
        case .credits: FilmCredits.facts(in: text, isMarkdown: false)
        case .creditsMarkdown: FilmCredits.facts(in: text, isMarkdown: true)
        case .declaration, .clearancePage: PrintedPage.facts(in: text)
        case .clearanceTable: ClearanceSheet.facts(inCSV: text)
        case .cueSheet: CueSheet.facts(in: text)
        case .ddexJSON: DDEXVideo.facts(inJSON: text)
        case .ddexXML: DDEXVideo.facts(inXML: text)
        case .manifest: RightsManifest.facts(in: text)
        case .crate: ResearchCrate.facts(in: text)
        case .xmp: XMPPacket.facts(in: text)
        }
    }

    /// Where the text states another thing than `film`, of the facts that `film` knows.
    func disagreements(
        with film: StatedFacts, in text: String, of wanted: Set<SharedFact> = Set(SharedFact.allCases)
    ) -> [ExportDisagreement] {
        let stated = stated(in: text)
        return SharedFact.allCases.filter { facts.contains($0) && wanted.contains($0) && stated[$0] != film[$0] }.map {
            ExportDisagreement(file: rawValue, fact: $0, states: stated[$0], film: film[$0])
        }
    }
}

extension RightsManifest {
    /// The facts that a manifest states, read back.
    static func facts(in text: String) -> StatedFacts {
        guard let value = try? JSONValue(parsing: text.utf8), let cuts = value["cuts"]?.array else { return [:] }
        let made = cuts.filter { $0["made"] != nil && $0["repeats"] == nil }
        let models = made.compactMap { cut -> String? in
            guard let engine = cut["made"]?["engine"], TakeOrigin(engine: engine) == .trained,
                let model = engine["model"]?.string
            else { return nil }
            return singleLine([model, engine["version"]?.string].compactMap { $0 }.joined(separator: " "))
        }
        var facts: StatedFacts = [.models: unique(models).joined(separator: "; "), .takes: "\(made.count)"]
        facts[.length] = value["clip"]?["length"]?["frame"]?.int.map { "\($0)" }
        return facts
    }
}
