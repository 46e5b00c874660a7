internal import CCrypto
internal import Files
internal import Glibc

/// A private key and the certificates that speak for it. libcrypto's handle stays inside; neither it nor what is in the
/// key's file is ever part of an error.
///
/// `@unchecked Sendable` is true because the key is only read after it was made, which libcrypto allows to any thread.
package final class SigningIdentity: @unchecked Sendable {
    /// ECDSA on P-256: two numbers of 32 bytes.
    static let signatureSize = 64

    /// The certificates as DER, the signer's own first.
    let chain: [[UInt8]]
    /// The common name of the signer's certificate.
    package let name: String
    /// Whether the certificate is one that ``TestCertificate`` made.
    package let isTest: Bool
    private let key: OpaquePointer

    /// Reads both from PEM files and checks that they belong together and may sign a credential now.
    package init(certificate: String, key path: String) throws(CredentialFault) {
        let certificates = try readCertificates(certificate)
        guard let leaf = certificates.first else {
            throw .identity(path: certificate, "it holds no certificate in PEM form")
        }
        let key = try readKey(path)
        do throws(CredentialFault) {
            try CertificateCheck(leaf, path: certificate).run()
            guard X509_check_private_key(leaf.raw, key) == 1 else {
                throw CredentialFault.identity(path: path, "the key isn't the certificate's")
            }
        } catch {
            EVP_PKEY_free(key)
            throw error
        }
        self.key = key
        chain = certificates.map(\.der)
        name = leaf.commonName
        isTest = leaf.issuerName == TestCertificate.authority
    }

    deinit { EVP_PKEY_free(key) }

    /// Signs by ECDSA with SHA-256; the two numbers of the signature, one after the other, as COSE wants them.
    func sign(_ bytes: [UInt8]) throws(CredentialFault) -> [UInt8] {
        let context = EVP_MD_CTX_new()
        defer { EVP_MD_CTX_free(context) }
        var size = 0
        guard EVP_DigestSignInit(context, nil, EVP_sha256(), nil, key) == 1,
            EVP_DigestSign(context, nil, &size, bytes, bytes.count) == 1
        else { throw .crypto("sign") }
        var encoded = [UInt8](repeating: 0, count: size)
        guard EVP_DigestSign(context, &encoded, &size, bytes, bytes.count) == 1 else { throw .crypto("sign") }
        return try numbers(Array(encoded[..<size]))
    }

    private func numbers(_ encoded: [UInt8]) throws(CredentialFault) -> [UInt8] {
        let signature = encoded.withUnsafeBufferPointer { buffer in
            var start = buffer.baseAddress
            return d2i_ECDSA_SIG(nil, &start, buffer.count)
        }
        defer { ECDSA_SIG_free(signature) }
        var first: OpaquePointer?
        var second: OpaquePointer?
        ECDSA_SIG_get0(signature, &first, &second)
        var out = [UInt8](repeating: 0, count: Self.signatureSize)
        let sound = out.withUnsafeMutableBufferPointer { out in
            BN_bn2binpad(first, out.baseAddress, 32) == 32 && BN_bn2binpad(second, out.baseAddress! + 32, 32) == 32
        }
        guard sound else { throw .crypto("sign") }
        return out
    }
}

/// A certificate of libcrypto, freed with the object.
final class Certificate {
    let raw: OpaquePointer

    init(taking raw: OpaquePointer) { self.raw = raw }

    init?(der: [UInt8]) {
        let read = der.withUnsafeBufferPointer { buffer in
            var start = buffer.baseAddress
            let read = d2i_X509(nil, &start, buffer.count)
            // What follows the certificate would go unseen.
            if let read, start != buffer.baseAddress! + buffer.count {
                X509_free(read)
                return OpaquePointer?.none
            }
            return read
        }
        ERR_clear_error()
        guard let read else { return nil }
        raw = read
    }

    deinit { X509_free(raw) }

    var der: [UInt8] {
        var start: UnsafeMutablePointer<UInt8>?
        let count = i2d_X509(raw, &start)
        defer { CRYPTO_free(start, nil, 0) }
        return Array(UnsafeBufferPointer(start: start, count: Int(max(0, count))))
    }

    /// Whether `numbers` are a signature of `bytes` by the certificate's key, as ``SigningIdentity/sign(_:)`` makes them.
    func signed(_ bytes: [UInt8], _ numbers: [UInt8]) -> Bool {
        guard numbers.count == SigningIdentity.signatureSize, let signature = ECDSA_SIG_new() else { return false }
        defer { ECDSA_SIG_free(signature) }
        // The signature takes the two numbers over.
        ECDSA_SIG_set0(signature, BN_bin2bn(numbers, 32, nil), BN_bin2bn(Array(numbers[32...]), 32, nil))
        var start: UnsafeMutablePointer<UInt8>?
        let size = i2d_ECDSA_SIG(signature, &start)
        defer { CRYPTO_free(start, nil, 0) }
        let context = EVP_MD_CTX_new()
        defer { EVP_MD_CTX_free(context) }
        defer { ERR_clear_error() }
        return size > 0 && EVP_DigestVerifyInit(context, nil, EVP_sha256(), nil, X509_get0_pubkey(raw)) == 1
            && EVP_DigestVerify(context, start, Int(size), bytes, bytes.count) == 1
    }

    var commonName: String { Self.commonName(X509_get_subject_name(raw)) }
    var issuerName: String { Self.commonName(X509_get_issuer_name(raw)) }

    private static func commonName(_ name: OpaquePointer?) -> String {
        var text = [CChar](repeating: 0, count: 256)
        guard X509_NAME_get_text_by_NID(name, NID_commonName, &text, Int32(text.count)) > 0 else { return "" }
        return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}

private func readCertificates(_ path: String) throws(CredentialFault) -> [Certificate] {
    try withFile(path) { bio in
        var certificates: [Certificate] = []
        while let raw = PEM_read_bio_X509(bio, nil, nil, nil) { certificates.append(Certificate(taking: raw)) }
        // The end of the file counts as an error in libcrypto's list of them.
        ERR_clear_error()
        return certificates
    }
}

private func readKey(_ path: String) throws(CredentialFault) -> OpaquePointer {
    // Without an answer to the question for a passphrase, libcrypto would ask on the terminal.
    let key = try withFile(path) { bio in PEM_read_bio_PrivateKey(bio, nil, { _, _, _, _ in -1 }, nil) }
    ERR_clear_error()
    guard let key else {
        throw .identity(path: path, "it holds no private key in PEM form without a passphrase")
    }
    var group = [CChar](repeating: 0, count: 64)
    guard EVP_PKEY_get_group_name(key, &group, group.count, nil) == 1, strcmp(group, "prime256v1") == 0 else {
        EVP_PKEY_free(key)
        throw .identity(path: path, "the key isn't one of the curve P-256")
    }
    return key
}

/// Reads a small file into libcrypto and wipes what was read.
private func withFile<Result>(_ path: String, _ body: (OpaquePointer?) -> Result) throws(CredentialFault) -> Result {
    var bytes: [UInt8]
    do throws(FileFault) { bytes = try Files.read(path, limit: 1 << 18) } catch { throw .file(error) }
    return bytes.withUnsafeMutableBytes { buffer in
        defer { OPENSSL_cleanse(buffer.baseAddress, buffer.count) }
        let bio = BIO_new_mem_buf(buffer.baseAddress, Int32(buffer.count))
        defer { BIO_free(bio) }
        return body(bio)
    }
}

/// What a signer's certificate must be like (C2PA 2.4, section 14.5).
struct CertificateCheck {
    private let certificate: Certificate
    private let path: String

    init(_ certificate: Certificate, path: String) {
        self.certificate = certificate
        self.path = path
    }

    func run() throws(CredentialFault) {
        let flags = X509_get_extension_flags(certificate.raw)
        try require(X509_get_version(certificate.raw) == 2, "it isn't of version 3")
        try require(flags & UInt32(EXFLAG_CA) == 0, "it is an authority's, which may not sign credentials")
        try require(
            flags & UInt32(EXFLAG_KUSAGE) != 0
                && X509_get_key_usage(certificate.raw) & UInt32(KU_DIGITAL_SIGNATURE) != 0,
            "its key usage lacks digitalSignature")
        try require(
            X509_get0_authority_key_id(certificate.raw) != nil || flags & UInt32(EXFLAG_SI) != 0,
            "it has no authority key identifier")
        try checkPurposes()
        try checkTime()
    }

    private func checkPurposes() throws(CredentialFault) {
        let purposes = purposes()
        try require(!purposes.contains("2.5.29.37.0"), "its extended key usage allows everything")
        // Readers want one of these beside C2PA's own purpose: emailProtection, documentSigning.
        try require(
            purposes.contains("1.3.6.1.5.5.7.3.4") || purposes.contains("1.3.6.1.5.5.7.3.36"),
            "its extended key usage has neither emailProtection nor documentSigning")
    }

    private func purposes() -> [String] {
        guard let raw = X509_get_ext_d2i(certificate.raw, NID_ext_key_usage, nil, nil) else { return [] }
        let usage = OpaquePointer(raw)
        defer { EXTENDED_KEY_USAGE_free(usage) }
        return (0..<cc_purposes(usage)).map { index in
            var text = [CChar](repeating: 0, count: 128)
            OBJ_obj2txt(&text, Int32(text.count), cc_purpose(usage, index), 1)
            return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        }
    }

    private func checkTime() throws(CredentialFault) {
        try require(
            X509_cmp_current_time(X509_get0_notBefore(certificate.raw)) < 0, "it isn't valid yet")
        guard X509_cmp_current_time(X509_get0_notAfter(certificate.raw)) > 0 else {
            throw .expired(path: path, until: timeText(X509_get0_notAfter(certificate.raw)))
        }
    }

    private func require(_ condition: Bool, _ otherwise: String) throws(CredentialFault) {
        guard condition else { throw .identity(path: path, otherwise) }
    }
}

/// A time of a certificate as libcrypto writes it: `Nov 27 13:00:00 2027 GMT`.
private func timeText(_ time: UnsafePointer<ASN1_TIME>?) -> String {
    let bio = BIO_new(BIO_s_mem())
    defer { BIO_free(bio) }
    ASN1_TIME_print(bio, time)
    return String(decoding: content(of: bio), as: UTF8.self)
}

/// What was written to a memory BIO.
func content(of bio: OpaquePointer?) -> [UInt8] {
    var start: UnsafeMutablePointer<CChar>?
    let count = cc_bio_bytes(bio, &start)
    return Array(UnsafeRawBufferPointer(start: start, count: max(0, count)))
}
