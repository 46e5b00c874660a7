internal import CCrypto
internal import Files

/// A key and certificates for trying credentials out. No list of trusted signers knows them, so every reader calls them
/// untrusted.
package struct TestCertificate: Sendable {
    /// The common name of its issuer, by which such a certificate is known again.
    static let authority = "clipws test authority (untrusted)"
    private static let days = 365

    /// The three files, in a directory of the user's own.
    package let key: String
    package let certificate: String
    /// Whoever takes this for an anchor sees the credentials as that.
    package let anchor: String
    private let directory: String

    /// Where the files are for this environment: `credentials` in the user's configuration directory.
    package init(environment: [String: String]) {
        let configuration = environment["XDG_CONFIG_HOME"] ?? "\(environment["HOME"] ?? "/")/.config"
        directory = "\(configuration)/clipws/credentials"
        key = "\(directory)/test-key.pem"
        certificate = "\(directory)/test-certificate.pem"
        anchor = "\(directory)/test-authority.pem"
    }

    /// Makes the three files, which only their owner can read. Refuses to replace a key.
    ///
    /// The authority's own key is dropped, so that nobody can issue more in its name.
    package func create() throws(CredentialFault) {
        let authorityKey = try Key()
        let signerKey = try Key()
        let root = try issue(Self.authority, key: authorityKey, by: nil, authorityKey, Self.authorityExtensions)
        let leaf = try issue(
            "clipws test certificate (untrusted)", key: signerKey, by: root, authorityKey, Self.signerExtensions)
        let texts = [
            (certificate, try text { PEM_write_bio_X509($0, leaf.raw) }),
            (anchor, try text { PEM_write_bio_X509($0, root.raw) }),
        ]
        let secret = try text { PEM_write_bio_PKCS8PrivateKey($0, signerKey.raw, nil, nil, 0, nil, nil) }
        do throws(FileFault) {
            try Files.makeDirectory(directory, mode: 0o700)
            try Files.create(secret, at: key, mode: 0o600)
            for (path, text) in texts { try Files.write(text, to: path, mode: 0o600) }
            try Files.syncDirectory(directory)
        } catch {
            if error.isExisting { throw .exists(path: key) }
            throw .file(error)
        }
    }

    private static let authorityExtensions = [
        (NID_basic_constraints, "critical,CA:TRUE,pathlen:0"), (NID_key_usage, "critical,keyCertSign,cRLSign"),
        (NID_subject_key_identifier, "hash"),
    ]

    /// C2PA's purpose of signing claims has no name in libcrypto; readers want emailProtection beside it.
    private static let signerExtensions = [
        (NID_basic_constraints, "critical,CA:FALSE"), (NID_key_usage, "critical,digitalSignature,nonRepudiation"),
        (NID_ext_key_usage, "1.3.6.1.4.1.62558.2.1,emailProtection"), (NID_subject_key_identifier, "hash"),
        (NID_authority_key_identifier, "keyid:always"),
    ]

    /// Makes a certificate for `key`, issued by `issuer` or, without one, by itself.
    private func issue(
        _ name: String, key: Key, by issuer: Certificate?, _ issuerKey: Key, _ extensions: [(Int32, String)]
    ) throws(CredentialFault) -> Certificate {
        guard let raw = X509_new() else { throw .crypto("make a certificate") }
        let made = Certificate(taking: raw)
        let issuer = issuer ?? made
        try require(X509_set_version(raw, 2) == 1 && setSerial(raw) && setName(raw, name))
        try require(X509_set_issuer_name(raw, X509_get_subject_name(issuer.raw)) == 1)
        // An hour back, for readers whose clock is late.
        try require(X509_gmtime_adj(X509_getm_notBefore(raw), -3600) != nil)
        try require(X509_gmtime_adj(X509_getm_notAfter(raw), Self.days * 86_400) != nil)
        try require(X509_set_pubkey(raw, key.raw) == 1)
        for (kind, value) in extensions { try require(add(kind, value, to: raw, issuer: issuer.raw)) }
        try require(X509_sign(raw, issuerKey.raw, EVP_sha256()) > 0)
        return made
    }

    private func setSerial(_ certificate: OpaquePointer) -> Bool {
        // 15 bytes: never negative, and no two alike.
        let bytes = (0..<15).map { _ in UInt8.random(in: 0 ... .max) }
        let serial = BN_bin2bn(bytes, Int32(bytes.count), nil)
        defer { BN_free(serial) }
        return BN_to_ASN1_INTEGER(serial, X509_get_serialNumber(certificate)) != nil
    }

    private func setName(_ certificate: OpaquePointer, _ name: String) -> Bool {
        let subject = X509_get_subject_name(certificate)
        return [("O", "clipws test"), ("CN", name)].allSatisfy { field, value in
            let bytes = Array(value.utf8)
            return X509_NAME_add_entry_by_txt(subject, field, MBSTRING_UTF8, bytes, Int32(bytes.count), -1, 0) == 1
        }
    }

    private func add(_ kind: Int32, _ value: String, to certificate: OpaquePointer, issuer: OpaquePointer) -> Bool {
        var context = X509V3_CTX()
        X509V3_set_ctx(&context, issuer, certificate, nil, nil, 0)
        guard let made = X509V3_EXT_conf_nid(nil, &context, kind, value) else { return false }
        defer { X509_EXTENSION_free(made) }
        return X509_add_ext(certificate, made, -1) == 1
    }

    private func text(_ write: (OpaquePointer?) -> Int32) throws(CredentialFault) -> [UInt8] {
        let bio = BIO_new(BIO_s_mem())
        defer { BIO_free(bio) }
        try require(write(bio) == 1)
        return content(of: bio)
    }

    private func require(_ condition: Bool) throws(CredentialFault) {
        guard condition else { throw .crypto("make a certificate") }
    }
}

/// A new key of libcrypto, freed with the object.
private final class Key {
    let raw: OpaquePointer

    init() throws(CredentialFault) {
        guard let raw = cc_new_p256_key() else { throw .crypto("make a key") }
        self.raw = raw
    }

    deinit { EVP_PKEY_free(raw) }
}

extension FileFault {
    fileprivate var isExisting: Bool { code == 17 }
}
