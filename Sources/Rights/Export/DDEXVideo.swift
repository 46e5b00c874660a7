package import ClipModel

/// The fields that a distributor needs for the film in DDEX's words (Electronic Release Notification 4.3, allowed value
/// sets): as JSON, and as a fragment of XML to paste from. It is no message: that needs parties' ids and deals.
package struct DDEXVideo: Sendable {
    package enum ContainsAI: String, Sendable {
        case all = "All"
        case partly = "Partly"
        case none = "None"
    }

    package struct Contributor: Hashable, Sendable {
        package var name: String
        /// A value of DDEX's, or `nil` for a role of one's own.
        package var role: String?
        package var ownRole: String?
        package var isGenerative: Bool
        package var contribution: ContainsAI?
        package var identifiers: RightsLedger.Identifiers
    }

    private let facts: FilmFacts
    package let contributors: [Contributor]
    /// `nil` where it can't be told.
    package let containsAI: ContainsAI?

    package init(_ facts: FilmFacts) {
        self.facts = facts
        let people = facts.credited.filter { !$0.isCompany }.map { Contributor($0, facts.extent.word) }
        let models = facts.extent.models.map {
            Contributor(
                name: $0, role: "Animator", ownRole: nil, isGenerative: true, contribution: .all,
                identifiers: [:])
        }
        contributors = people + models
        // All leaves no room for anyone who isn't a machine: people, named or not, and the song make it Partly.
        let isByMachines = facts.people.allSatisfy(\.isCompany) && facts.artists.isEmpty && facts.song == nil
        containsAI =
            switch facts.extent.word {
            case .all: isByMachines ? .all : .partly
            case .partly: .partly
            case .none: ContainsAI.none
            case .unknown: nil
            }
    }

    /// Where the fields break the rules that DDEX's schema states for `ContainsAI`.
    package static func faults(_ containsAI: ContainsAI?, _ contributors: [Contributor]) -> [String] {
        switch containsAI {
        case .all? where contributors.contains { !$0.isGenerative }:
            ["ContainsAI is All, and a contributor isn't GenerativeAI"]
        case ContainsAI.none? where contributors.contains { $0.contribution == .all || $0.contribution == .partly }:
            ["ContainsAI is None, and a contributor has a part of AI"]
        default: []
        }
    }

    // MARK: JSON

    package var json: String { value.pretty }

    private var value: JSONValue {
        JSONValue(fields: [
            ("format", "clipws/ddex-video@1"),
            ("notice", "Fields in DDEX's words (ERN 4.3) from what the project records. No DDEX message."),
            ("commit", .string(facts.commit)),
            ("type", .string(type)), ("releaseType", "VideoSingle"),
            ("identifiers", identifiers(facts.release?.identifiers ?? [:])),
            ("title", .string(facts.title)),
            ("displayArtists", .array(facts.artists.map(JSONValue.string))),
            ("duration", .string(duration)),
            ("containsAI", containsAI.map { .string($0.rawValue) }),
            ("parentalWarningType", "Unknown"),
            ("contributors", .array(contributors.map(\.json))),
            ("displayCredits", facts.credits.isEmpty ? nil : .array(facts.credits.map(JSONValue.string))),
            (
                "song",
                facts.song.map { song in
                    JSONValue(fields: [
                        ("title", song.title.map(JSONValue.string)),
                        ("artists", .array(song.artists.map(JSONValue.string))),
                        ("licence", song.licence.map(JSONValue.string)), ("credit", .string(song.line)),
                        ("identifiers", identifiers(songIdentifiers)),
                    ])
                }
            ),
            ("takes", .int(Int64(facts.extent.takes))),
            ("extent", .string(facts.extent.word.rawValue)),
            ("digitalSourceType", facts.extent.sourceType.map(JSONValue.string)),
            ("missing", .array(missing.map(JSONValue.string))),
        ])
    }

    /// Those of the composition and of the recording under the film.
    private var songIdentifiers: RightsLedger.Identifiers {
        guard let song = facts.input.song else { return [:] }
        let used = UsedSong(song.path, facts.input.rights)
        return (used.works.map(\.identifiers) + used.recordings.map(\.identifiers)).reduce(into: [:]) {
            $0.merge($1) { first, _ in first }
        }
    }

    private func identifiers(_ written: RightsLedger.Identifiers) -> JSONValue? {
        written.isEmpty ? nil : .object(Dictionary(written.map { ($0.key.rawValue, .string($0.value)) }) { $1 })
    }

    /// What a distributor will ask for and the project doesn't record.
    private var missing: [String] {
        [
            ("isrc", facts.release?.identifiers[.isrc] == nil), ("displayArtists", facts.artists.isEmpty),
            ("contributors", facts.people.isEmpty), ("containsAI", containsAI == nil), ("parentalWarningType", true),
            ("pLine", true),
        ].filter(\.1).map(\.0)
    }

    private var type: String {
        facts.song == nil ? "ShortFormNonMusicalWorkVideo" : "ShortFormMusicalWorkVideo"
    }

    /// ISO 8601, to the nearest whole second.
    private var duration: String {
        let seconds = max(0, facts.seconds.rounded)
        let (hours, minutes) = (seconds / 3600, seconds / 60 % 60)
        return "PT\(hours > 0 ? "\(hours)H" : "")\(hours + minutes > 0 ? "\(minutes)M" : "")\(seconds % 60)S"
    }

    // MARK: XML

    /// A `Video` and the parties that it refers to, within an element of our own.
    package var xml: String {
        let named = unique(facts.artists + contributors.filter { !$0.isGenerative }.map(\.name))
        let references = Dictionary(uniqueKeysWithValues: named.enumerated().map { ($1, "P\($0 + 1)") })
        var out = XMLText()
        out.comment(
            "Fields for a distributor, in the words of DDEX ERN 4.3. No message, and not checked against its schema.")
        out.element("Fragment") { out in
            out.element("PartyList") { out in
                for name in named { party(name, references[name] ?? "", &out) }
            }
            out.element("ResourceList") { out in
                out.element("Video") { out in video(references, &out) }
            }
        }
        return out.text
    }

    private func party(_ name: String, _ reference: String, _ out: inout XMLText) {
        let known = contributors.first { $0.name == name && !$0.isGenerative }?.identifiers ?? [:]
        out.element("Party") { out in
            out.element("PartyReference", reference)
            let kinds = [(IdentifierKind.dpid, "DPID"), (.ipi, "IpiNameNumber"), (.isni, "ISNI")]
            let ids = kinds.compactMap { kind, element in known[kind].map { (element, $0) } }
            if !ids.isEmpty {
                out.element("PartyId") { out in for (element, value) in ids { out.element(element, value) } }
            }
            out.element("PartyName") { $0.element("FullName", name) }
        }
    }

    private func video(_ references: [String: String], _ out: inout XMLText) {
        out.element("ResourceReference", "A1")
        out.element("Type", type)
        if let identifiers = facts.release?.identifiers, !identifiers.isEmpty {
            out.element("VideoEdition") { out in
                out.element("ResourceId") { out in
                    for (kind, element) in [(IdentifierKind.isrc, "ISRC"), (.isan, "ISAN"), (.eidr, "EIDR")] {
                        if let value = identifiers[kind] { out.element(element, value) }
                    }
                }
            }
        }
        out.element("DisplayTitleText", facts.title)
        out.element("DisplayTitle") { $0.element("TitleText", facts.title) }
        if !facts.artists.isEmpty { out.element("DisplayArtistName", facts.artists.joined(separator: ", ")) }
        for artist in facts.artists {
            out.element("DisplayArtist") { out in
                out.element("ArtistPartyReference", references[artist] ?? "")
                out.element("DisplayArtistRole", "MainArtist")
            }
        }
        for contributor in contributors {
            out.element("Contributor") { out in
                if contributor.isGenerative {
                    out.element("SpecialContributor", "GenerativeAI")
                } else {
                    out.element("ContributorPartyReference", references[contributor.name] ?? "")
                }
                out.element("Role") { out in
                    if let role = contributor.role { return out.element("Value", role) }
                    let own = [("Namespace", "clipws"), ("UserDefinedValue", contributor.ownRole ?? "contributor")]
                    out.element("Value", "UserDefined", own)
                }
                if let part = contributor.contribution { out.element("AiContribution", part.rawValue) }
                out.element("DisplayCredits") { $0.element("DisplayCreditText", contributor.name) }
            }
        }
        for credit in facts.credits {
            out.element("DisplayCredits") { $0.element("DisplayCreditText", credit) }
        }
        out.element("Duration", duration)
        out.element("ParentalWarningType", "Unknown")
        if let containsAI { out.element("ContainsAI", containsAI.rawValue) }
    }
}

extension DDEXVideo.Contributor {
    // Roles that people write, by DDEX's words for them. What isn't here stays a role of one's own.
    private static let roles: [String: String] = [
        "director": "VideoDirector", "video director": "VideoDirector", "producer": "VideoProducer",
        "executive producer": "ExecutiveProducer", "editor": "VisualEditor", "cutter": "VisualEditor",
        "photography": "PhotographyDirector", "director of photography": "PhotographyDirector",
        "camera": "CameraOperator", "animator": "Animator", "animation": "Animator",
        "visual effects": "VisualEffectsTechnician", "graphics": "GraphicArtist", "design": "ArtDirector",
        "art director": "ArtDirector", "choreographer": "Choreographer", "choreography": "Choreographer",
        "actor": "Actor", "dancer": "Dancer", "production company": "ProductionCompany", "composer": "Composer",
        "lyricist": "Lyricist", "performer": "Performer", "artist": "Artist", "singer": "LeadVocalist",
    ]

    // Those who shape the pictures do so in part through the model; of others it isn't recorded.
    private static let shaping: Set<String> = [
        "VideoDirector", "Animator", "VisualEffectsTechnician", "GraphicArtist", "ArtDirector", "PhotographyDirector",
    ]

    fileprivate init(_ person: RightsLedger.Person, _ extent: GeneratedExtent.Word) {
        let written = stated(person.role)?.trimmingSpaces
        let role = written.flatMap { Self.roles[$0.lowercased()] }
        let isShaping = role.map(Self.shaping.contains) ?? false
        self.init(
            name: singleLine(person.name), role: role, ownRole: role == nil ? written ?? "contributor" : nil,
            isGenerative: false,
            contribution: extent == .unknown ? nil : isShaping && extent != .none ? .partly : DDEXVideo.ContainsAI.none,
            identifiers: person.identifiers)
    }

    fileprivate var json: JSONValue {
        JSONValue(fields: [
            ("name", isGenerative ? nil : .string(name)), ("tool", isGenerative ? .string(name) : nil),
            ("specialContributor", isGenerative ? "GenerativeAI" : nil),
            ("role", .string(role ?? "UserDefined")), ("userDefinedRole", ownRole.map(JSONValue.string)),
            ("aiContribution", contribution.map { .string($0.rawValue) }),
            (
                "identifiers",
                identifiers.isEmpty
                    ? nil : .object(Dictionary(identifiers.map { ($0.key.rawValue, .string($0.value)) }) { $1 })
            ),
        ])
    }
}

extension DDEXVideo {
    /// The facts that the JSON states, read back.
    static func facts(inJSON text: String) -> StatedFacts {
        guard let value = try? JSONValue(parsing: text.utf8) else { return [:] }
        let models = (value["contributors"]?.array ?? []).compactMap { $0["tool"]?.string }
        var facts: StatedFacts = [.models: models.joined(separator: "; ")]
        facts[.extent] = value["extent"]?.string
        facts[.sourceType] = value["digitalSourceType"]?.string
        facts[.takes] = value["takes"]?.int.map { "\($0)" }
        facts[.song] = value["song"]?["credit"]?.string
        return facts
    }

    /// The facts that the XML states, read back.
    static func facts(inXML text: String) -> StatedFacts {
        let blocks = MarkupText.contents(of: text, from: "<Contributor>", to: "</Contributor>")
        let models = blocks.filter { $0.contains("<SpecialContributor>GenerativeAI<") }.compactMap {
            MarkupText.contents(of: $0, from: "<DisplayCreditText>", to: "</DisplayCreditText>").first
        }
        return [.models: models.joined(separator: "; ")]
    }

    /// `ContainsAI` and the contributors as JSON or XML state them, to be held against DDEX's rules.
    static func fields(inJSON text: String) -> (ContainsAI?, [Contributor]) {
        guard let value = try? JSONValue(parsing: text.utf8) else { return (nil, []) }
        let contributors = (value["contributors"]?.array ?? []).map { entry in
            Contributor(
                name: entry["name"]?.string ?? entry["tool"]?.string ?? "", role: entry["role"]?.string, ownRole: nil,
                isGenerative: entry["specialContributor"]?.string == "GenerativeAI",
                contribution: entry["aiContribution"]?.string.flatMap(ContainsAI.init(rawValue:)), identifiers: [:])
        }
        return (value["containsAI"]?.string.flatMap(ContainsAI.init(rawValue:)), contributors)
    }
}
