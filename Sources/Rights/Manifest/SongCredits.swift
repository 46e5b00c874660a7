internal import ClipModel

/// What a song's tags and the rights ledger say of it, side by side.
struct SongCredits {
    struct Entry {
        let field: String
        let tags: [String]
        let ledger: [String]
    }

    let entries: [Entry]
    /// Names of tags that are no credits, in the order of their bytes.
    let otherTags: [String]

    // Names as in the Xiph field recommendations and as libav passes them on from ID3 and MP4. Names of people may
    // come several in one tag, joined by `;`, which is how libav hands over a repeated Vorbis comment.
    private static let fields: [(name: String, tags: [String], joined: Bool)] = [
        ("title", ["TITLE"], false), ("version", ["VERSION"], false), ("artists", ["ARTIST", "ARTISTS"], true),
        ("performers", ["PERFORMER"], true), ("composers", ["COMPOSER"], true), ("lyricists", ["LYRICIST"], true),
        ("writers", ["WRITER", "AUTHOR", "SONGWRITER"], true), ("arrangers", ["ARRANGER"], true),
        ("producers", ["PRODUCER"], true), ("publishers", ["PUBLISHER"], true),
        ("labels", ["LABEL", "ORGANIZATION"], true), ("album", ["ALBUM"], false),
        ("album_artists", ["ALBUMARTIST"], true), ("date", ["DATE", "YEAR"], false), ("isrc", ["ISRC"], true),
        ("copyright", ["COPYRIGHT"], false), ("licence", ["LICENSE", "LICENCE"], true),
        ("contact", ["CONTACT"], false), ("source", [], false),
    ]

    /// - Parameter people: whom the parties of shares mean by their ids.
    init(
        tags: [String: String], works: [RightsLedger.Work], recordings: [RightsLedger.Recording] = [],
        people: [RightsLedger.Person] = []
    ) {
        let ordered = tags.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
        entries = Self.fields.compactMap { field in
            let raw = field.tags.flatMap { name in ordered.filter { Self.folded($0.key) == name }.map(\.value) }
            let values = raw.flatMap { field.joined ? Self.parts($0) : [$0.trimmingSpaces] }.filter { !$0.isEmpty }
            let entry = Entry(
                field: field.name, tags: unique(values), ledger: Self.ledger(field.name, works, recordings, people))
            return entry.tags.isEmpty && entry.ledger.isEmpty ? nil : entry
        }
        let known = Set(Self.fields.flatMap(\.tags))
        otherTags = ordered.map(\.key).filter { !known.contains(Self.folded($0)) }
    }

    func entry(_ field: String) -> Entry? { entries.first { $0.field == field } }

    /// Fields for which both sources have values and not the same ones, whatever their order.
    var disagreeing: [Entry] {
        entries.filter { entry in
            guard !entry.tags.isEmpty, !entry.ledger.isEmpty else { return false }
            return Set(entry.tags.map { Self.compared(entry.field, $0) })
                != Set(entry.ledger.map { Self.compared(entry.field, $0) })
        }
    }

    private static func compared(_ field: String, _ value: String) -> String {
        switch field {
        case "licence": LicenceName(value).compared
        // Written with or without hyphens.
        case "isrc": value.uppercased().filter { $0.isLetter || $0.isNumber }
        default: value
        }
    }

    private static func ledger(
        _ field: String, _ works: [RightsLedger.Work], _ recordings: [RightsLedger.Recording],
        _ people: [RightsLedger.Person]
    ) -> [String] {
        func parties(_ roles: Set<String>) -> [String] {
            works.flatMap(\.shares).filter { roles.contains($0.role?.uppercased() ?? "") }.map { share in
                people.first { $0.id == share.party }?.name ?? share.party
            }
        }
        let values: [String] =
            switch field {
            case "title": works.compactMap(\.title)
            case "artists": works.flatMap(\.artists)
            case "licence": works.compactMap(\.licence)
            case "source": works.compactMap(\.source)
            case "isrc": recordings.compactMap { $0.identifiers[.isrc] }
            case "composers": parties(["C", "CA"])
            case "lyricists": parties(["A", "CA"])
            // Administrators and subpublishers have shares too, and tags don't name them.
            case "publishers": parties(["E"])
            default: []
            }
        return unique(values.map(\.trimmingSpaces).filter { !$0.isEmpty })
    }

    // The case of a Vorbis comment name means nothing (Vorbis I, section 5). libav writes `album_artist`.
    private static func folded(_ name: String) -> String { name.uppercased().filter { $0 != "_" && $0 != " " } }

    private static func parts(_ value: String) -> [String] {
        value.split(separator: ";").map { $0.trimmingSpaces }
    }
}

extension SongCredits.Entry {
    var json: JSONValue {
        JSONValue(fields: [("field", .string(field)), ("tags", list(tags)), ("rights_yaml", list(ledger))])
    }

    private func list(_ values: [String]) -> JSONValue {
        .array(values.map { field == "licence" ? LicenceName($0).json : ["text": .string($0)] })
    }
}
