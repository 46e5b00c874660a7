package import ClipModel
package import Credentials
internal import Files

/// What the C2PA library says of a file's credential.
package struct CredentialContent: Sendable {
    /// The library's name and version.
    package let library: String
    /// Its whole report.
    package let report: JSONValue

    /// The manifest that speaks for the file as it is.
    package var manifest: JSONValue? {
        report["active_manifest"]?.string.flatMap { report["manifests"]?[$0] }
    }
    package var state: String { report["validation_state"]?.string ?? "unknown" }
    package var isInvalid: Bool { state == "Invalid" }
    /// The codes of what the library objects to, `signingCredential.untrusted` among them.
    package var failures: [String] { (report["validation_status"]?.array ?? []).compactMap { $0["code"]?.string } }
}

/// Reads a file's credential, with the C2PA library or without.
package struct CredentialReading {
    private let file: String
    private let environment: [String: String]

    package init(file: String, environment: [String: String]) {
        self.file = file
        self.environment = environment
    }

    /// The most bytes of a credential in a file of its own.
    private static let sidecarLimit = 64 << 20

    /// Reads the credential inside the file or, if the library finds none there, the one beside it.
    package func content() throws -> CredentialContent {
        let library = try C2PALibrary(environment: environment)
        let text: String
        do throws(CredentialFault) {
            text = try library.report(on: file, format: format, sidecar: nil)
        } catch {
            guard case .noCredential = error, let beside = try sidecar() else { throw error }
            text = try library.report(on: file, format: format, sidecar: beside)
        }
        return CredentialContent(library: try library.version(), report: try JSONValue(parsing: text.utf8))
    }

    /// Whether a film still is what was signed, by our own check, which needs no library and knows our own credentials alone.
    package func check() throws -> FilmChecker.Finding {
        let inside = try FilmChecker.check(file)
        guard inside == .noCredential, let beside = try sidecarPath() else { return inside }
        return try FilmChecker.check(file, sidecar: beside)
    }

    /// The credential beside the file.
    private func sidecar() throws -> [UInt8]? {
        try sidecarPath().map { try Files.read($0, limit: Self.sidecarLimit) }
    }

    /// The file of the same name but for its ending; `nil` where there is none.
    private func sidecarPath() throws -> String? {
        let name = file.split(separator: "/").last ?? ""
        guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return nil }
        let path = Files.parent(of: file) + "/" + name[..<dot] + ".c2pa"
        return try FileStamp.of(path) == nil ? nil : path
    }

    /// The library takes a file's kind from its name's end as well as from a media type.
    private var format: String { file.split(separator: ".").last?.lowercased() ?? "" }
}
