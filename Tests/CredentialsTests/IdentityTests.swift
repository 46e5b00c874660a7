import Files
import Glibc
import TestSupport
import Testing

@testable import Credentials

@Suite struct IdentityTests {
    @Test func theTestCertificateIsForItsOwnerAloneAndNeverReplaced() throws {
        let fixture = try Fixture()
        for path in [fixture.test.key, fixture.test.certificate, fixture.test.anchor] {
            #expect(try FileStamp.of(path)?.mode == S_IFREG | 0o600)
        }
        #expect(try FileStamp.of(Files.parent(of: fixture.test.key))?.mode == S_IFDIR | 0o700)
        let before = try bytes(fixture.test.key)
        #expect(throws: CredentialFault.self) { try fixture.test.create() }
        #expect(try bytes(fixture.test.key) == before)
        #expect(fixture.identity.isTest)
        #expect(fixture.identity.name.contains("untrusted"))
    }

    /// OpenSSL's own tool is the judge of the chain.
    @Test func theTestCertificateIsIssuedByItsAuthority() throws {
        let fixture = try Fixture()
        let verdict = try output(
            of: ["openssl", "verify", "-x509_strict", "-CAfile", fixture.test.anchor, fixture.test.certificate])
        #expect(verdict.hasSuffix(": OK\n"))
        let text = try output(of: ["openssl", "x509", "-in", fixture.test.certificate, "-noout", "-text"])
        #expect(text.contains("1.3.6.1.4.1.62558.2.1, E-mail Protection"))
        #expect(text.contains("X509v3 Key Usage: critical"))
        #expect(text.contains("Authority Key Identifier") && text.contains("Subject Key Identifier"))
    }

    @Test func signaturesAreThoseThatOpenSSLTakes() throws {
        let fixture = try Fixture()
        let message = Array("a claim".utf8)
        let numbers = try fixture.identity.sign(message)
        #expect(numbers.count == 64)
        let signer = try #require(Certificate(der: fixture.identity.chain[0]))
        #expect(signer.signed(message, numbers))
        #expect(!signer.signed(message + [0], numbers))
        #expect(!signer.signed(message, Array(numbers.reversed())))
    }

    /// What a certificate lacks, by the options that make it with OpenSSL's tool.
    @Test(arguments: [
        ("basicConstraints=critical,CA:TRUE", "keyUsage=critical,digitalSignature", "extendedKeyUsage=emailProtection"),
        ("basicConstraints=CA:FALSE", "keyUsage=critical,keyEncipherment", "extendedKeyUsage=emailProtection"),
        ("basicConstraints=CA:FALSE", "keyUsage=critical,digitalSignature", "extendedKeyUsage=serverAuth"),
        (
            "basicConstraints=CA:FALSE", "keyUsage=critical,digitalSignature",
            "extendedKeyUsage=emailProtection,anyExtendedKeyUsage"
        ),
    ])
    func certificatesThatMayNotSignAreRefused(_ basic: String, _ usage: String, _ purpose: String) throws {
        let scratch = try Scratch()
        try make(scratch, ["-addext", basic, "-addext", usage, "-addext", purpose])
        let fault = #expect(throws: CredentialFault.self) {
            try SigningIdentity(certificate: scratch.file("certificate.pem"), key: scratch.file("key.pem"))
        }
        if case .identity(let path, _) = fault {
            #expect(path == scratch.file("certificate.pem"))
        } else {
            Issue.record("\(fault)")
        }
    }

    @Test func certificatesOfOnesOwnAreTaken() throws {
        let scratch = try Scratch()
        try make(
            scratch,
            [
                "-addext", "basicConstraints=CA:FALSE", "-addext", "keyUsage=critical,digitalSignature",
                "-addext", "extendedKeyUsage=emailProtection",
            ])
        let identity = try SigningIdentity(certificate: scratch.file("certificate.pem"), key: scratch.file("key.pem"))
        #expect(identity.name == "Somebody")
        #expect(!identity.isTest)
    }

    @Test func keysOfOthersOtherCurvesAndWithPassphrasesAreRefusedWithoutTheirContent() throws {
        let fixture = try Fixture()
        let other = fixture.scratch.file("other.pem")
        for arguments in [
            ["-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256"],
            ["-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-384"], ["-algorithm", "ED25519"],
            ["-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256", "-aes256", "-pass", "pass:secret"],
        ] {
            try output(of: ["openssl", "genpkey", "-quiet"] + arguments + ["-out", other])
            let fault = #expect(throws: CredentialFault.self) {
                try SigningIdentity(certificate: fixture.test.certificate, key: other)
            }
            let secret = try String(decoding: bytes(other), as: UTF8.self).split(separator: "\n")[1]
            #expect(!"\(String(describing: fault))".contains(secret))
        }
        try Files.write("nothing", to: other)
        #expect(throws: CredentialFault.self) {
            try SigningIdentity(certificate: fixture.test.certificate, key: other)
        }
        #expect(throws: CredentialFault.self) { try SigningIdentity(certificate: other, key: fixture.test.key) }
    }

    private func make(_ scratch: Scratch, _ extensions: [String]) throws {
        try Files.write("[req]\ndistinguished_name=name\n[name]\n", to: scratch.file("empty.cnf"))
        try output(
            of: [
                "openssl", "req", "-x509", "-config", scratch.file("empty.cnf"), "-newkey", "ec", "-pkeyopt",
                "ec_paramgen_curve:P-256", "-nodes", "-subj", "/O=Studio/CN=Somebody", "-days", "30", "-keyout",
                scratch.file("key.pem"), "-out", scratch.file("certificate.pem"),
            ] + extensions)
    }
}
