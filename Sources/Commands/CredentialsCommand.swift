internal import ArgumentParser
internal import ClipModel
internal import Credentials
internal import Files
internal import FoundationEssentials
internal import Workspace

struct CredentialsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "credentials",
        abstract: "Content credentials (C2PA): certificates, and what a file's credential says.",
        discussion: "`clipws film --credentials` signs a film.",
        subcommands: [NewTestCertificate.self, ShowCredentials.self, CheckCredentials.self])

    struct NewTestCertificate: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "new-test-certificate",
            abstract: "Make a key and a certificate for trying credentials out.",
            discussion: prose(
                """
                They go to credentials/ in your configuration directory, for your eyes only, and are valid for a year. No
                list of trusted signers knows them: every reader calls what they sign untrusted.
                """))

        @Flag(name: .long, help: "Report as JSON on standard output.") var json = false

        func run() throws {
            let test = try Project.newTestCertificate(environment: ProcessInfo.processInfo.environment)
            if json {
                return Terminal.current.print(
                    JSONValue.object([
                        "certificate": .string(test.certificate), "key": .string(test.key),
                        "anchor": .string(test.anchor), "trusted": false,
                    ]).canonical)
            }
            Terminal.current.print(
                "\(test.certificate): a test certificate, untrusted by every reader; its key is beside it")
        }
    }

    struct ShowCredentials: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "show",
            abstract: "Show the credential of a file, as the C2PA library reads and validates it.",
            discussion: prose(
                """
                Takes the library libc2pa_c.so, from where CLIPWS_C2PA_LIBRARY says or where the system's loader finds it.
                A credential beside the file, of the same name but for its ending .c2pa, is read if there is none inside.
                Exit status 4 if the library finds the credential invalid.
                """))

        @OptionGroup var common: CommonOptions
        @Argument(help: "The film, or any other file.") var file: String

        func run() throws {
            let content = try CredentialReading(
                file: common.absolute(file), environment: ProcessInfo.processInfo.environment
            ).content()
            Terminal.current.print(common.json ? content.json.canonical : content.text)
            if content.isInvalid { throw ExitCode(ExitStatus.problems.rawValue) }
        }
    }
}

extension CredentialsCommand {
    struct CheckCredentials: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "check",
            abstract: "Check that a film still is what clipws signed, byte for byte.",
            discussion: prose(
                """
                Needs no library, and knows credentials of clipws alone. It says by what name the signer goes and asks no list
                whether to trust it. Exit status 4 if the film or its credential was changed, or there is none.
                """))

        @OptionGroup var common: CommonOptions
        @Argument(help: "The film.") var file: String

        func run() throws {
            guard ["mp4", "m4v", "mov"].contains(file.split(separator: ".").last?.lowercased() ?? "") else {
                throw CommandFailure(
                    "`\(file)` is no film, and only films hold credentials of clipws",
                    hint: "name the .mp4; a credential beside it is found by its name")
            }
            let finding = try CredentialReading(
                file: common.absolute(file), environment: ProcessInfo.processInfo.environment
            ).check()
            Terminal.current.print(
                common.json ? finding.json.canonical : "\(harmless(file)): \(harmless(finding.words))")
            guard case .unchanged = finding else { throw ExitCode(ExitStatus.problems.rawValue) }
        }
    }
}

extension FilmChecker.Finding {
    fileprivate var words: String {
        switch self {
        case .unchanged(let signer, let isTest):
            "unchanged since it was signed by \(signer)\(isTest ? ", a test certificate that readers call untrusted" : "")"
        case .filmChanged: "not what was signed: the film was changed"
        case .credentialChanged: "the credential was changed, or another program made it"
        case .noCredential: "no credential, neither inside nor beside it"
        }
    }

    fileprivate var json: JSONValue {
        let facts: (finding: String, signer: String?, isTest: Bool?) =
            switch self {
            case .unchanged(let signer, let isTest): ("unchanged", signer, isTest)
            case .filmChanged: ("film-changed", nil, nil)
            case .credentialChanged: ("credential-changed", nil, nil)
            case .noCredential: ("no-credential", nil, nil)
            }
        return JSONValue(fields: [
            ("format", "clipws/credential-check@1"), ("finding", .string(facts.finding)),
            ("signer", facts.signer.map(JSONValue.string)), ("test", facts.isTest.map(JSONValue.bool)),
        ])
    }
}

extension CredentialContent {
    fileprivate var json: JSONValue {
        ["format": "clipws/credential@1", "library": .string(library), "report": report]
    }

    /// What a person wants to know first; all of it is in the JSON.
    fileprivate var text: String {
        let generator = manifest?["claim_generator_info"]?.array?.first
        let maker = [generator?["name"]?.string, generator?["version"]?.string].compactMap { $0 }.joined(separator: " ")
        let signer = manifest?["signature_info"]
        let rows: [(String, String?)] = [
            ("title", manifest?["title"]?.string), ("made with", maker.isEmpty ? nil : maker),
            ("signed by", signer?["common_name"]?.string ?? signer?["issuer"]?.string), ("state", stateWords),
            ("objections", failures.isEmpty ? nil : failures.joined(separator: ", ")), ("read by", library),
        ]
        let head = rows.compactMap { name, value in value.map { "\(padded(name))\(harmless($0))" } }
        return (head + actions.map { padded("") + harmless($0) }).joined(separator: "\n")
    }

    /// The library's word for a signer on its list says nothing about the film, so it isn't passed on.
    private var stateWords: String { state == "Trusted" ? "Valid, and the signer is on the library's list" : state }

    private var actions: [String] {
        let assertions = (manifest?["assertions"]?.array ?? [])
            .filter { $0["label"]?.string?.hasPrefix("c2pa.actions") == true }
        return assertions.flatMap { $0["data"]?["actions"]?.array ?? [] }.map { action in
            let source = action["digitalSourceType"]?.string?.split(separator: "/").last.map { " (\($0))" }
            let description = action["description"]?.string.map { ": \($0)" }
            return (action["action"]?.string ?? "?") + (source ?? "") + (description ?? "")
        }
    }

    private func padded(_ name: String) -> String {
        name + String(repeating: " ", count: max(0, 12 - name.utf8.count))
    }
}
