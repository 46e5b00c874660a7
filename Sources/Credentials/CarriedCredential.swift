internal import ClipModel

/// The credential that a take's file brings along, so that the film's credential can hold it: the manifests as they are,
/// and what the C2PA library said of them. Validating those of all makers is the library's work; without it none is carried.
package struct CarriedCredential: Hashable, Sendable {
    /// A manifest of the store, its bytes untouched.
    struct Manifest: Hashable, Sendable {
        let label: String
        let bytes: [UInt8]
        /// As ``JUMBF/digest``.
        var digest: [UInt8] { rawDigest(bytes.dropFirst(8)) }
        /// That of the box with its signature.
        let signatureDigest: [UInt8]
    }

    /// The last one is the file's own, the others are those that it was made of.
    let manifests: [Manifest]
    /// `validationResults` in C2PA's words.
    let results: CBOR

    /// Whether it tells a prompt, readable in every copy of the film.
    package let tellsPrompt: Bool

    /// The most bytes of a credential that is carried; those of takes have a few thousand.
    private static let limit = 1 << 20

    /// Reads the credential of the file `path`. `nil` where there is none that can be carried: another box than MP4's, too
    /// large a one, or one that the library can't read.
    package init?(of path: String, library: C2PALibrary) {
        guard let movie = try? Movie(path, signed: true), let place = movie.credential,
            place.size <= UInt64(Self.limit), let bytes = try? movie.read(place),
            let store = ProvenanceBox.store(in: bytes), let manifests = Self.manifests(store),
            let text = try? library.report(on: path, format: "video/mp4", sidecar: nil),
            let report = try? JSONValue(parsing: text.utf8), let results = report["validation_results"],
            report["active_manifest"]?.string == manifests.last?.label
        else { return nil }
        self.init(manifests: manifests, results: CBOR(results))
    }

    init(manifests: [Manifest], results: CBOR) {
        self.manifests = manifests
        self.results = results
        let marks = ["c2pa.types.generator.prompt", "AIPromptInformation"].map { Array($0.utf8) }
        tellsPrompt = manifests.contains { manifest in marks.contains { manifest.bytes.firstRange(of: $0) != nil } }
    }

    private static func manifests(_ store: [UInt8]) -> [Manifest]? {
        guard let outer = tile(store), outer.count == 1, let boxes = superbox(outer[0].content), boxes.label == "c2pa"
        else { return nil }
        let manifests = boxes.children.map { bytes -> Manifest? in
            guard let box = superbox(Array(bytes.dropFirst(8))) else { return nil }
            let signature = box.children.first { superbox(Array($0.dropFirst(8)))?.label == "c2pa.signature" }
            return signature.map {
                Manifest(label: box.label, bytes: bytes, signatureDigest: rawDigest($0.dropFirst(8)))
            }
        }
        return manifests.contains(nil) || manifests.isEmpty ? nil : manifests.compactMap { $0 }
    }

    /// A superbox of any maker: its label, and the whole boxes in it. Others may have ids and salts in the description.
    private static func superbox(_ content: [UInt8]) -> (label: String, children: [[UInt8]])? {
        guard let boxes = tile(content), boxes.first?.type == "jumd", let description = boxes.first?.content,
            description.count > 17, description[16] & 0x02 != 0
        else { return nil }
        let label = description[17...].prefix { $0 != 0 }
        return (String(decoding: label, as: UTF8.self), boxes.dropFirst().map { box($0.type, $0.content) })
    }
}

/// The manifests that a film's credential holds beside its own: each once, those of a take in their order.
struct CarriedManifests {
    private(set) var manifests: [CarriedCredential.Manifest] = []
    private var digests: [String: [UInt8]] = [:]

    /// The credentials that are carried, by the take's place. Left out are those that have a manifest under the name of
    /// another one's, since references couldn't tell them apart, and those that tell a prompt where none may be told.
    private(set) var credentials: [Int: CarriedCredential] = [:]

    init(_ takes: [CredentialInput.Take], includesPrompts: Bool) {
        for (place, take) in takes.enumerated() {
            guard let credential = take.carried, includesPrompts || !credential.tellsPrompt,
                credential.manifests.allSatisfy({ digests[$0.label] == nil || digests[$0.label] == $0.digest })
            else { continue }
            for manifest in credential.manifests where digests[manifest.label] == nil {
                digests[manifest.label] = manifest.digest
                manifests.append(manifest)
            }
            credentials[place] = credential
        }
    }

    /// The bytes of all of them.
    var bytes: [UInt8] { manifests.flatMap(\.bytes) }

    /// What our own check compares the carried bytes with; `nil` where there are none.
    static func assertion(_ bytes: [UInt8]) -> JUMBF? {
        bytes.isEmpty ? nil : JUMBF("clipws.carried", ["sha256": .bytes(rawDigest(bytes))])
    }
}

extension ProvenanceBox {
    /// The manifest store in a box of any maker. `nil` where the box is for something else.
    static func store(in bytes: [UInt8]) -> [UInt8]? {
        // Size and type, the UUID, version and flags; then a purpose that ends in 0 and eight bytes of an offset.
        let purpose = bytes.dropFirst(28)
        guard let end = purpose.firstIndex(of: 0), String(decoding: purpose[..<end], as: UTF8.self) == "manifest",
            bytes.count > end + 9
        else { return nil }
        return Array(bytes[(end + 9)...])
    }
}

extension CBOR {
    /// A JSON value as CBOR. Fractions, which no status of C2PA's has, become text.
    init(_ json: JSONValue) {
        if let text = json.string {
            self = .text(text)
        } else if let number = json.int {
            self = .int(number)
        } else if let items = json.array {
            self = .array(items.map(CBOR.init))
        } else if let fields = json.object {
            self = .map(Dictionary(fields.map { (.text($0.key), CBOR($0.value)) }) { first, _ in first })
        } else if json == true || json == false {
            self = .bool(json == true)
        } else {
            self = json == .null ? .null : .text(json.canonical)
        }
    }
}
