internal import Files

/// Tells whether a film, its credential included, still is byte for byte what ``FilmSigner`` wrote.
///
/// It is strict and knows nothing but our own credentials: every other encoding of the same statement counts as a change.
/// It asks no list of signers, so it says who signed by name only. Not seen is a change of `ftyp`, which names the file's
/// format: C2PA leaves it out of every hash.
package enum FilmChecker {
    /// What the check found.
    package enum Finding: Hashable, Sendable {
        /// Nothing was changed since it was signed with this certificate, whose common name this is.
        case unchanged(signer: String, isTest: Bool)
        /// The picture, the sound or the index was changed, or it never was such a film.
        case filmChanged
        /// The credential was changed, or isn't one of ours.
        case credentialChanged
        /// There is none.
        case noCredential
    }

    /// The most bytes of a credential.
    private static let limit = 8 << 20

    /// Checks a film with its credential inside or, if `sidecar` is given, with the one in that file.
    package static func check(_ path: String, sidecar: String? = nil) throws(CredentialFault) -> Finding {
        let movie: Movie
        do throws(CredentialFault) {
            movie = try Movie(path, signed: true)
        } catch {
            // A change of a box's head.
            if case .layout = error { return .filmChanged }
            throw error
        }
        guard let store = try store(movie, sidecar) else { return .credentialChanged }
        guard !store.isEmpty else { return .noCredential }
        guard let credential = ReadCredential(store) else { return .credentialChanged }
        guard credential.film == FilmHash.assertion(try hash(movie)).digest else { return .filmChanged }
        return .unchanged(
            signer: credential.signer.commonName, isTest: credential.signer.issuerName == TestCertificate.authority)
    }

    /// Whether a file that an engine delivered holds a credential, whoever made it.
    package static func holdsCredential(_ path: String) -> Bool {
        // What isn't laid out as ours may hold one that nobody looks for: that is for the library to say.
        (try? Movie(path, signed: true))?.credential != nil
    }

    /// The manifest store; empty where there is none, `nil` where its box isn't as we write it.
    private static func store(_ movie: Movie, _ sidecar: String?) throws(CredentialFault) -> [UInt8]? {
        if let sidecar {
            do throws(FileFault) { return try Files.read(sidecar, limit: limit) } catch { throw .file(error) }
        }
        guard let box = movie.credential else { return [] }
        guard box.offset == movie.insertion, box.size <= UInt64(limit) else { return nil }
        let bytes = try movie.read(box)
        let head = ProvenanceBox.bytes([])
        guard bytes.count > head.count, bytes[4..<head.count] == head[4...] else { return nil }
        return Array(bytes[head.count...])
    }

    private static func hash(_ movie: Movie) throws(CredentialFault) -> [UInt8] {
        var hash = FilmHash()
        for box in movie.boxes where FilmHash.covers(box) && box != movie.credential {
            hash.begin(at: box.offset)
            try movie.pass(from: box.offset, to: box.end) { bytes throws(CredentialFault) in hash.update(bytes) }
        }
        return hash.finish()
    }
}

/// A credential whose parts belong together: the claim names each assertion with its hash, and the signature is one of the
/// claim by the certificate that comes with it.
private struct ReadCredential {
    /// The digest of the assertion that holds the film's hash.
    let film: [UInt8]
    let signer: Certificate

    init?(_ store: [UInt8]) {
        guard let outer = tile(store), outer.count == 1, outer[0].type == "jumb",
            let root = ReadJUMBF(content: outer[0].content), root.kind == .store, root.label == "c2pa",
            let last = root.boxes.last, last.type == "jumb", let manifest = ReadJUMBF(content: last.content),
            manifest.kind == .manifest, let parts = manifest.children, parts.count == 3
        else { return nil }
        guard parts.map(\.kind) == [.assertions, .claim, .signature],
            parts.map(\.label) == ["c2pa.assertions", "c2pa.claim.v2", "c2pa.signature"],
            let assertions = parts[0].children, let claim = parts[1].document, let signature = parts[2].document
        else { return nil }
        // Manifests of others are compared as bytes: what they say is for the library to judge.
        let carried = root.boxes.dropLast().flatMap { box($0.type, $0.content) }
        guard claim.value["signature"] == .text("self#jumbf=/c2pa/\(manifest.label)/c2pa.signature"),
            Self.references(claim.value) == assertions.map(Self.reference),
            CarriedManifests.assertion(carried)?.digest
                == assertions.first(where: { $0.label == "clipws.carried" })?.digest,
            let film = assertions.first(where: { $0.label == "c2pa.hash.bmff.v3" }),
            let signer = COSE.signer(of: claim.bytes, signature.value)
        else { return nil }
        self.film = film.digest
        self.signer = signer
    }

    private static func references(_ claim: CBOR) -> [CBOR] {
        [claim["created_assertions"], claim["gathered_assertions"]].flatMap { list -> [CBOR] in
            if case .array(let items) = list { items } else { [] }
        }
    }

    private static func reference(_ assertion: ReadJUMBF) -> CBOR {
        ["url": .text("self#jumbf=c2pa.assertions/\(assertion.label)"), "hash": .bytes(assertion.digest)]
    }
}
