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
        subcommands: [NewTestCertificate.self, ShowCredentials.self])

    struct NewTestCertificate: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "new-test-certificate",
            abstract: "Make a key and a certificate for trying credentials out.",
            discussion: """
                They go to credentials/ in your configuration directory, for your eyes only, and are valid for a year. No
                list of trusted signers knows them: every reader calls what they sign untrusted.
                """)

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
            discussion: """
                Takes the library libc2pa_c.so, from where CLIPWS_C2PA_LIBRARY says or where the system's loader finds it.
                A credential beside the file, of the same name but for its ending .c2pa, is read if there is none inside.
                Exit status 4 if the library finds the credential invalid.
                """)

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
