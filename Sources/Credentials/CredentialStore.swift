/// The manifest store that goes into a film or beside it (C2PA 2.4, chapter 11): one manifest of assertions, the claim
/// that lists them, and the signature of the claim, behind those that takes brought along.
struct CredentialStore {
    private let input: CredentialInput
    private let assertions: CredentialAssertions
    private let identity: SigningIdentity

    init(_ input: CredentialInput, identity: SigningIdentity) {
        self.input = input
        self.identity = identity
        assertions = CredentialAssertions(input)
    }

    /// As many bytes as ``signed(film:)`` gives.
    var placeholder: [UInt8] {
        bytes(
            film: [UInt8](repeating: 0, count: 32),
            signature: [UInt8](repeating: 0, count: SigningIdentity.signatureSize))
    }

    /// The store for a film with this SHA-256, taken as ``FilmHash`` takes it.
    func signed(film: [UInt8]) throws(CredentialFault) -> [UInt8] {
        let signature = try identity.sign(COSE.signedText(payload: claim(film).encoded, by: identity))
        return bytes(film: film, signature: signature)
    }

    private var manifest: String { "urn:c2pa:\(input.instance)" }

    private func bytes(film: [UInt8], signature: [UInt8]) -> [UInt8] {
        let boxes = [
            JUMBF(.assertions, "c2pa.assertions", created(film) + assertions.gathered),
            JUMBF(.claim, "c2pa.claim.v2", claim(film)),
            JUMBF(.signature, "c2pa.signature", COSE.signature(signature, by: identity)),
        ]
        // The last manifest of a store is the film's own.
        return JUMBF(.store, "c2pa", content: assertions.carried.bytes + JUMBF(.manifest, manifest, boxes).bytes).bytes
    }

    private func created(_ film: [UInt8]) -> [JUMBF] { assertions.created + [FilmHash.assertion(film)] }

    private func claim(_ film: [UInt8]) -> CBOR {
        [
            "instanceID": .text("xmp:iid:\(input.instance)"), "dc:title": .text(input.title), "alg": "sha256",
            "claim_generator_info": [
                "name": "clipws", "version": .text(input.program), "specVersion": "2.4.0",
            ],
            "signature": .text("self#jumbf=/c2pa/\(manifest)/c2pa.signature"),
            "created_assertions": .array(created(film).map(CredentialAssertions.reference)),
            "gathered_assertions": .array(assertions.gathered.map(CredentialAssertions.reference)),
        ]
    }
}

/// Signatures as COSE (RFC 9052) in the form that C2PA wants: one signer, what is signed left out, the certificates in the
/// protected header (RFC 9360).
enum COSE {
    /// ECDSA on P-256 with SHA-256.
    private static let es256: CBOR = -7

    static func signature(_ signature: [UInt8], by identity: SigningIdentity) -> CBOR {
        .tagged(18, [.bytes(header(identity)), [:], .null, .bytes(signature)])
    }

    /// What is signed in place of `payload`.
    static func signedText(payload: [UInt8], by identity: SigningIdentity) -> [UInt8] {
        CBOR.array(["Signature1", .bytes(header(identity)), .bytes([]), .bytes(payload)]).encoded
    }

    /// The certificate whose key made `signature` of `payload`; `nil` if it isn't such a signature.
    static func signer(of payload: [UInt8], _ signature: CBOR) -> Certificate? {
        guard case .tagged(18, .array(let parts)) = signature, parts.count == 4, parts[1] == [:], parts[2] == .null,
            case .bytes(let header) = parts[0], case .bytes(let numbers) = parts[3],
            case .map(let fields)? = CBOR(reading: header), fields[1] == es256, let chain = fields[33]
        else { return nil }
        let certificates = if case .array(let items) = chain { items } else { [chain] }
        guard case .bytes(let der)? = certificates.first, let signer = Certificate(der: der) else { return nil }
        let text = CBOR.array(["Signature1", .bytes(header), .bytes([]), .bytes(payload)]).encoded
        return signer.signed(text, numbers) ? signer : nil
    }

    private static func header(_ identity: SigningIdentity) -> [UInt8] {
        let chain = identity.chain.map(CBOR.bytes)
        return CBOR.map([1: es256, 33: chain.count == 1 ? chain[0] : .array(chain)]).encoded
    }
}
