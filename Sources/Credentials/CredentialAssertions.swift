internal import ClipModel

/// The assertions of one credential (C2PA 2.4, chapter 18), but for the binding to the film's bytes.
struct CredentialAssertions {
    /// Vouched for by the signer.
    private(set) var created: [JUMBF] = []
    /// Carried on behalf of people.
    private(set) var gathered: [JUMBF] = []
    private var counts: [String: Int] = [:]
    private let input: CredentialInput
    private let made: CBOR
    private let generator: CBOR
    /// Manifests that takes brought along.
    let carried: CarriedManifests

    init(_ input: CredentialInput) {
        self.input = input
        made = .time(Timestamp.text(input.made))
        generator = ["name": "clipws", "version": .text(input.program)]
        carried = CarriedManifests(input.takes, includesPrompts: input.includesPrompts)
        // Places of ingredients come before inputs: readers take the first ingredient for where a work comes from.
        let credentials = carried.credentials
        let takes = input.takes.enumerated().map { add(ingredient: ingredient($1, credentials[$0])) }
        let song = input.song.map { add(ingredient: ingredient($0)) }
        var inputs = references().map { add(ingredient: ingredient($0)) }
        if input.includesPrompts { inputs += prompts().map { add(ingredient: ingredient(prompt: $0)) } }
        let actions = JUMBF("c2pa.actions.v2", self.actions(takes: takes, song: song, inputs: inputs))
        created.insert(actions, at: 0)
        for (name, version) in models() { created.append(disclosure(model: name, version: version)) }
        if let rights = input.rights { created.append(JUMBF("clipws.rights", reference(to: rights))) }
        if let assertion = CarriedManifests.assertion(carried.bytes) { created.append(assertion) }
        gathered.append(JUMBF("cawg.metadata", json: metadata))
        if input.refusesTraining { gathered.append(JUMBF("cawg.training-mining", refusal)) }
    }

    /// A reference to an assertion of the same manifest.
    static func reference(to assertion: JUMBF) -> CBOR {
        ["url": .text("self#jumbf=c2pa.assertions/\(assertion.label)"), "hash": .bytes(assertion.digest)]
    }

    // MARK: Ingredients

    private mutating func add(ingredient: CBOR) -> CBOR {
        let assertion = JUMBF(label("c2pa.ingredient.v3"), ingredient)
        created.append(assertion)
        return Self.reference(to: assertion)
    }

    // What a manifest of its own says of its source type stands there alone (C2PA 2.4, section 18.16).
    private func ingredient(_ take: CredentialInput.Take, _ credential: CarriedCredential?) -> CBOR {
        let manifest = credential?.manifests.last
        let isLeft = take.holdsCredential && credential == nil
        return CBOR(fields: [
            ("dc:title", .text(take.title)), ("dc:format", "video/mp4"), ("relationship", "componentOf"),
            ("instanceID", name(take.digest)),
            ("digitalSourceType", manifest == nil ? take.origin.sourceType.map(CBOR.text) : nil),
            ("activeManifest", manifest.map { Self.reference("/c2pa/\($0.label)", $0.digest) }),
            (
                "claimSignature",
                manifest.map { Self.reference("/c2pa/\($0.label)/c2pa.signature", $0.signatureDigest) }
            ),
            ("validationResults", credential?.results),
            ("description", isLeft ? "its file holds a credential of its own, which is not carried over" : nil),
        ])
    }

    /// A reference to a box of the same manifest store.
    private static func reference(_ path: String, _ digest: [UInt8]) -> CBOR {
        ["url": .text("self#jumbf=\(path)"), "hash": .bytes(digest)]
    }

    private func ingredient(_ song: CredentialInput.Song) -> CBOR {
        CBOR(fields: [
            ("dc:title", .text(song.title)), ("dc:format", mediaType(song.title)), ("relationship", "componentOf"),
            ("instanceID", name(song.digest)),
        ])
    }

    private func ingredient(_ reference: CredentialInput.Reference) -> CBOR {
        CBOR(fields: [
            ("dc:title", .text(reference.title)), ("dc:format", mediaType(reference.title)),
            ("relationship", "inputTo"), ("instanceID", name(reference.digest)),
            ("description", .text(reference.role)),
        ])
    }

    private mutating func ingredient(prompt: String) -> CBOR {
        let text = JUMBF(label("c2pa.embedded-data"), file: Array(prompt.utf8), format: "text/plain")
        created.append(text)
        return [
            "dc:title": "prompt", "dc:format": "text/plain", "relationship": "inputTo",
            "instanceID": name(ContentDigest(of: prompt)), "data": Self.reference(to: text),
            "dataTypes": [["type": "c2pa.types.generator.prompt"]],
        ]
    }

    /// The label of the next assertion of a kind: the second one's ends in `__1`.
    private mutating func label(_ kind: String) -> String {
        let count = counts[kind, default: 0]
        counts[kind] = count + 1
        return count == 0 ? kind : "\(kind)__\(count)"
    }

    /// Files are named by what is in them.
    private func name(_ digest: ContentDigest) -> CBOR { .text("urn:clipws:sha256:\(digest)") }

    private func references() -> [CredentialInput.Reference] { each(input.takes.flatMap(\.references)) { $0.digest } }
    private func prompts() -> [String] { each(input.takes.compactMap(\.prompt)) { $0 } }

    // MARK: Actions

    private func actions(takes: [CBOR], song: CBOR?, inputs: [CBOR]) -> CBOR {
        var actions = [creation(inputs)]
        actions += input.cuts.map { placement($0, takes[$0.take]) }
        if let song { actions.append(placement(song: song)) }
        actions.append(editing)
        if input.transcoded { actions.append(["action": "c2pa.transcoded", "when": made, "softwareAgent": generator]) }
        return ["actions": .array(actions), "allActionsIncluded": true]
    }

    private func creation(_ inputs: [CBOR]) -> CBOR {
        CBOR(fields: [
            ("action", "c2pa.created"), ("when", made), ("softwareAgent", generator),
            ("digitalSourceType", .text(input.sourceType)),
            ("parameters", inputs.isEmpty ? nil : ["ingredients": .array(inputs)]),
        ])
    }

    private func placement(_ cut: CredentialInput.Cut, _ ingredient: CBOR) -> CBOR {
        let take = input.takes[cut.take]
        let time: CBOR = ["type": "npt", "start": seconds(cut.start), "end": seconds(cut.end)]
        return CBOR(fields: [
            ("action", "c2pa.placed"), ("when", made), ("description", .text("scene \(cut.scene)")),
            ("digitalSourceType", take.origin.sourceType.map(CBOR.text)),
            ("changes", [["name": .text(cut.scene), "region": [["type": "temporal", "time": time]]]]),
            ("parameters", parameters(take, ingredient)),
        ])
    }

    private func parameters(_ take: CredentialInput.Take, _ ingredient: CBOR) -> CBOR {
        CBOR(fields: [
            ("ingredients", [ingredient]), ("clipws.take", .text(take.id)),
            ("clipws.media_sha256", .text(take.digest.hex)), ("clipws.engine", .text(take.engine)),
            ("clipws.model", take.model.map(CBOR.text)), ("clipws.model_version", take.modelVersion.map(CBOR.text)),
            ("clipws.prompt_sha256", take.prompt.map { .text(ContentDigest(of: $0).hex) }),
            ("clipws.seed", take.seed.map(CBOR.int)),
        ])
    }

    private func placement(song: CBOR) -> CBOR {
        [
            "action": "c2pa.placed", "when": made, "description": "song",
            "parameters": CBOR(fields: [
                ("ingredients", [song]), ("clipws.media_sha256", input.song.map { .text($0.digest.hex) }),
            ]),
        ]
    }

    private var editing: CBOR {
        [
            "action": "c2pa.edited", "when": made, "softwareAgent": generator,
            "digitalSourceType": .text(SourceType.humanEdits),
            "description": "choice, order and length of the shots, as the project's timeline states them",
        ]
    }

    // MARK: Others

    private func models() -> [(String, String?)] {
        let named = input.takes.filter { $0.origin == .trained && $0.model != nil }
        return each(named) { [$0.model, $0.modelVersion] }.map { ($0.model ?? "", $0.modelVersion) }
    }

    /// Who looked at the result before it is shown isn't known here; that prompts led the model is.
    private mutating func disclosure(model: String, version: String?) -> JUMBF {
        JUMBF(
            label("c2pa.ai-disclosure"),
            [
                "modelType": "c2pa.types.model", "modelName": .text(version.map { "\(model) \($0)" } ?? model),
                "contentProfile": ["humanOversightLevel": "prompt_guided"],
            ])
    }

    private func reference(to rights: CredentialInput.RightsReference) -> CBOR {
        ["rights": "rights.json", "sha256": .text(rights.digest.hex), "commit": .text(rights.commit)]
    }

    private var metadata: JSONValue {
        JSONValue(fields: [
            ("@context", .object(["dc": "http://purl.org/dc/elements/1.1/"])), ("dc:title", .string(input.name)),
            ("dc:creator", input.artists.isEmpty ? nil : .array(input.artists.map(JSONValue.string))),
        ])
    }

    private var refusal: CBOR {
        let uses = ["data_mining", "ai_inference", "ai_training", "ai_generative_training"]
        return ["entries": CBOR(fields: uses.map { ("cawg.\($0)", ["use": "notAllowed"]) })]
    }
}

/// The elements in order, each once by its name.
private func each<Element, Name: Hashable>(_ elements: [Element], _ name: (Element) -> Name) -> [Element] {
    var seen: Set<Name> = []
    return elements.filter { seen.insert(name($0)).inserted }
}

/// Normal play time (RFC 2326): seconds with up to six decimals.
func seconds(_ time: Rational) -> CBOR {
    let micros = (time * Rational(1_000_000)).rounded
    let decimals = String(micros % 1_000_000)
    var fraction = String(repeating: "0", count: 6 - decimals.utf8.count) + decimals
    while fraction.last == "0" { fraction.removeLast() }
    return .text(fraction.isEmpty ? "\(micros / 1_000_000)" : "\(micros / 1_000_000).\(fraction)")
}

/// The media type of a file by its name's end; `nil` where it says nothing.
private func mediaType(_ name: String) -> CBOR? {
    let types: [String: CBOR] = [
        "aac": "audio/aac", "aif": "audio/aiff", "aiff": "audio/aiff", "flac": "audio/flac", "m4a": "audio/mp4",
        "mp3": "audio/mpeg", "oga": "audio/ogg", "ogg": "audio/ogg", "opus": "audio/ogg", "wav": "audio/wav",
        "gif": "image/gif", "jpeg": "image/jpeg", "jpg": "image/jpeg", "png": "image/png", "tif": "image/tiff",
        "tiff": "image/tiff", "webp": "image/webp", "mov": "video/quicktime", "mp4": "video/mp4",
        "webm": "video/webm",
    ]
    guard let dot = name.lastIndex(of: ".") else { return nil }
    return types[name[name.index(after: dot)...].lowercased()]
}
