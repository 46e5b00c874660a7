internal import ClipModel

/// The project as an RO-Crate 1.3: one JSON-LD file that tells archives of its files, people, tools and takes.
package struct ResearchCrate: Sendable {
    /// Where the file lies, at the root of what it describes.
    package static let path = "ro-crate-metadata.json"

    package let json: String

    /// - Parameter files: the paths of the commit's files: a crate names no file that isn't there.
    package init(_ facts: FilmFacts, files: Set<String>) {
        var graph = Graph(facts: facts, files: files)
        json =
            JSONValue.object(["@context": "https://w3id.org/ro/crate/1.3/context", "@graph": .array(graph.entities())])
            .pretty
    }

    /// Whether a crate was written by this program, so that it may be replaced.
    package static func isOwn(_ text: String) -> Bool { facts(in: text)[.extent] != nil }

    /// The facts that a crate states, read back.
    static func facts(in text: String) -> StatedFacts {
        guard let value = try? JSONValue(parsing: text.utf8), let graph = value["@graph"]?.array else { return [:] }
        func name(_ entity: JSONValue) -> String? { entity["name"]?.string }
        let models = graph.filter { $0["additionalType"]?.string == Graph.model }.compactMap(name)
        var facts: StatedFacts = [
            .models: models.joined(separator: "; "),
            .takes: "\(graph.count { $0["@type"]?.string == "CreateAction" })",
        ]
        let root = graph.first { $0["@id"]?.string == "./" }
        facts[.sentence] = root?["description"]?.string.map { String($0.dropLast()) }
        let values = graph.filter { $0["@type"]?.string == "PropertyValue" }
        facts[.extent] = values.first { $0["@id"]?.string == "#extent" }?["value"]?.string
        facts[.sourceType] = values.first { $0["@id"]?.string == "#source-type" }?["value"]?.string
        facts[.song] = graph.first { $0["@id"]?.string == "#song" }?["creditText"]?.string
        return facts
    }
}

/// Entities in the order in which they come up, each id once.
private struct Graph {
    static let model = SourceType.trained

    let facts: FilmFacts
    let files: Set<String>
    private let folders: TakeFolders
    private let catalogue: TermsCatalogue
    private var order: [String] = []
    private var fields: [String: JSONValue] = [:]
    private var parts: [String] = []
    /// Those who made something of the film, which no company and nobody dead did, and all others who are named.
    private var authors: [String] = []
    private var others: [String] = []

    init(facts: FilmFacts, files: Set<String>) {
        self.facts = facts
        self.files = files
        folders = TakeFolders(files)
        catalogue = TermsCatalogue(overrides: facts.input.rights.terms)
    }

    mutating func entities() -> [JSONValue] {
        persons()
        var actions: [String] = []
        var seen: Set<TakeID> = []
        for cut in facts.input.cuts {
            guard let take = cut.take, let record = cut.record, seen.insert(take).inserted else { continue }
            actions.append(action(take, record))
        }
        let song = songEntity()
        for path in ["clip.yaml", "rights.yaml"] where files.contains(path) { document(path) }
        for scene in unique(facts.input.cuts.map(\.scene.text)) where files.contains("scenes/\(scene).md") {
            document("scenes/\(scene).md")
        }
        add(
            "#extent", "PropertyValue",
            [("name", "Pictures by generative AI"), ("value", .string(facts.extent.word.rawValue))])
        if let type = facts.extent.sourceType {
            add("#source-type", "PropertyValue", [("name", "DigitalSourceType"), ("value", .string(type))])
        }
        let properties = ["#extent", "#source-type"].filter { fields[$0] != nil }
        add(
            "#terms", "CreativeWork",
            [
                ("name", "Terms of the parts"),
                (
                    "description",
                    "Each part comes under the terms that stand beside it. None are stated for the whole by this crate."
                ),
            ])
        let mentions = actions + [song].compactMap { $0 }
        let descriptor: JSONValue = [
            "@id": .string(ResearchCrate.path), "@type": "CreativeWork", "about": ["@id": "./"],
            "conformsTo": ["@id": "https://w3id.org/ro/crate/1.3"],
        ]
        let root = JSONValue(fields: [
            ("@id", "./"), ("@type", "Dataset"), ("name", .string(stated(facts.title) ?? "Untitled")),
            ("description", .string(facts.extent.sentence + ".")),
            ("datePublished", .string(Timestamp.text(facts.committed))),
            ("version", .string(facts.commit)), ("license", reference("#terms")),
            ("author", references(authors.isEmpty ? artists() : authors)),
            ("contributor", others.isEmpty ? nil : references(others)), ("hasPart", references(unique(parts))),
            ("mentions", references(mentions)), ("additionalProperty", references(properties)),
        ])
        return [descriptor, root] + order.compactMap { fields[$0] }
    }

    // MARK: people

    private mutating func persons() {
        for person in facts.credited {
            let orcid = person.identifiers[.orcid].flatMap { try? Identifier($0, as: .orcid) }
            let id = orcid.map { "https://orcid.org/\($0)" } ?? "#person-\(Self.fragment(person.name))"
            let role = person.isCompany ? nil : stated(person.role).map(JSONValue.string)
            add(
                id, person.isCompany ? "Organization" : "Person",
                [("name", .string(person.name)), ("jobTitle", role)])
            if person.makesFilm && !person.isCompany && !person.isDead {
                authors.append(id)
            } else {
                others.append(id)
            }
        }
    }

    private mutating func artists() -> [String] { facts.artists.map { named($0) } }

    /// The entity of somebody who is known by name alone.
    private mutating func named(_ name: String) -> String {
        let known = order.first { id in
            ["Person", "Organization"].contains(fields[id]?["@type"]?.string) && fields[id]?["name"]?.string == name
        }
        if let known { return known }
        let id = "#person-\(Self.fragment(name))"
        add(id, "Person", [("name", .string(name))])
        return id
    }

    // MARK: takes

    private mutating func action(_ take: TakeID, _ record: TakeRecord) -> String {
        let made = TakeFacts(record: record)
        let tool = tool(record)
        let scene = folders.scene(of: take, record)
        let media = file(
            "takes/\(scene)/\(take).mp4",
            [
                ("description", .string("A take of scene \(scene)")),
                ("contentSize", .string("\(record.media.bytes)")),
                ("sha256", .string(record.media.digest.hex)),
            ])
        let note = file(
            "takes/\(scene)/\(take).json", [("description", .string("How take \(take) came to be"))])
        let inputs = record.ingredients.compactMap { ingredient -> String? in
            guard !ingredient.path.isEmpty else { return nil }
            let terms = licence(InputFacts(ingredient, rights: facts.input.rights))
            return file(ingredient.path, [("description", .string("Input: \(ingredient.role)")), ("license", terms)])
        }
        let orderer = made.orderedBy.map(FilmFacts.name)
        let agent = orderer.flatMap { facts.input.rights.mayName($0) ? named($0) : nil }
        let id = "#take-\(take)"
        add(
            id, "CreateAction",
            [
                ("name", .string("Take \(take) of scene \(scene)")), ("description", .string(made.statement)),
                ("startTime", .string(Timestamp.text(record.ordered))),
                ("endTime", .string(Timestamp.text(record.finished))),
                ("instrument", reference(tool)), ("agent", agent.map(reference)),
                ("object", inputs.isEmpty ? nil : references(inputs)),
                ("result", references([media, note].compactMap { $0 })),
            ])
        return id
    }

    private mutating func tool(_ record: TakeRecord) -> String {
        let maker = TakeSummary(record).maker
        let tool = GeneratedExtent.Tool(maker)
        let id = "#tool-\(Self.fragment(tool.name))\(tool.origin == .unnamed ? "-engine" : "")"
        // A SoftwareApplication must have an address and a version, which the records don't always know.
        let kept = record.generatorTerms.flatMap(TakeTerms.init(json:))?.terms
        let url = (kept.map { catalogue.replacement(for: $0) ?? $0 } ?? terms(of: maker))?.url
        add(
            id, url == nil || tool.version == nil ? "IndividualProduct" : "SoftwareApplication",
            [
                ("name", .string(tool.name)), ("description", .string(tool.kind)),
                ("version", tool.version.map(JSONValue.string)), ("url", url.map(JSONValue.string)),
                ("additionalType", tool.origin == .trained ? .string(Self.model) : nil),
            ])
        return id
    }

    private func terms(of maker: TakeMaker) -> GeneratorTerms? {
        guard let model = maker.model, case .terms(let terms) = catalogue.match(model: model, version: maker.version)
        else { return nil }
        return terms.url.isEmpty ? nil : terms
    }

    private mutating func licence(_ input: InputFacts) -> JSONValue? {
        (input.ledger.first ?? input.licence).map { licence($0.compared) }
    }

    private mutating func licence(_ name: String) -> JSONValue {
        let known = KnownLicence(name)
        let isAddress = name.hasPrefix("https://") || name.hasPrefix("http://")
        let id = known?.address ?? (isAddress ? Self.address(name) : "#licence-\(Self.fragment(name))")
        add(
            id, "CreativeWork",
            [("name", .string(known?.shortName ?? name)), ("description", .string("Licence: \(name)"))])
        return reference(id)
    }

    private mutating func songEntity() -> String? {
        guard let song = facts.song, let source = facts.input.song else { return nil }
        let terms = song.licence.map { licence($0) }
        let part = file(
            source.path.text,
            [("description", "The song"), ("sha256", source.digest.map { .string($0.hex) }), ("license", terms)])
        add(
            "#song", "MusicRecording",
            [
                ("name", .string(song.title ?? source.path.lastComponent)), ("creditText", .string(song.line)),
                ("license", terms), ("byArtist", references(song.artists.map { named($0) })),
                ("associatedMedia", part.map(reference)),
            ])
        return "#song"
    }

    // MARK: entities

    private mutating func document(_ path: String) {
        let words = ["clip.yaml": "The clip's settings and timeline", "rights.yaml": "The ledger of rights"]
        _ = file(path, [("description", .string(words[path] ?? "A scene"))])
    }

    /// A file of the commit; `nil` if it isn't there.
    private mutating func file(_ path: String, _ fields: [(String, JSONValue?)]) -> String? {
        guard files.contains(path) else { return nil }
        let id = Self.encoded(path)
        let kind = path.split(separator: ".").last.flatMap { Self.formats[$0.lowercased()] }
        add(id, "File", [("name", .string(path)), ("encodingFormat", kind.map(JSONValue.string))] + fields)
        parts.append(id)
        return id
    }

    private mutating func add(_ id: String, _ type: String, _ fields: [(String, JSONValue?)]) {
        guard self.fields[id] == nil else { return }
        order.append(id)
        let filled = fields.filter { $0.1 != nil && $0.1 != .array([]) }
        self.fields[id] = JSONValue(fields: [("@id", .string(id)), ("@type", .string(type))] + filled)
    }

    private func reference(_ id: String) -> JSONValue { ["@id": .string(id)] }
    /// One reference stands alone, as RO-Crate 1.3 recommends.
    private func references(_ ids: [String]) -> JSONValue {
        let list = unique(ids).map(reference)
        return list.count == 1 ? list[0] : .array(list)
    }

    // Media types (IANA) by what a file's name ends in.
    private static let formats = [
        "mp4": "video/mp4", "json": "application/json", "md": "text/markdown", "yaml": "application/yaml",
        "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "webp": "image/webp", "ogg": "audio/ogg",
        "flac": "audio/flac", "mp3": "audio/mpeg", "wav": "audio/vnd.wave", "m4a": "audio/mp4",
    ]

    /// A path as a relative reference (RFC 3986, 3.3), so that no name passes for a scheme or a query.
    private static func encoded(_ path: String) -> String {
        percent(path, keeping: Set("/-_.~".utf8))
    }
    private static func fragment(_ name: String) -> String { percent(name, keeping: Set("-_.~".utf8)) }
    private static func address(_ text: String) -> String {
        percent(text, keeping: Set(":/?#[]@!$&'()*+,;=-_.~%".utf8))
    }

    private static func percent(_ text: String, keeping kept: Set<UInt8>) -> String {
        text.utf8.map { byte -> String in
            let isPlain = (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
            return isPlain || kept.contains(byte) ? String(decoding: [byte], as: UTF8.self) : "%" + hex(byte)
        }.joined()
    }

    private static func hex(_ byte: UInt8) -> String {
        let digits = Array("0123456789ABCDEF")
        return "\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
    }
}
