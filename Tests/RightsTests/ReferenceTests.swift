import ClipModel
import FoundationEssentials
import Testing

@testable import Rights

/// Python with the reference validators, in an environment below `.build` that the first run makes. `nil` where it can't be
/// made, as without a network.
private let validators: String? = {
    let folder = repository + "/.build/export-validators-1"
    let done = folder + "/done"
    if FileManager.default.fileExists(atPath: done) { return folder + "/bin/python" }
    let script = """
        import subprocess, sys, venv
        folder = sys.argv[1]
        venv.create(folder, with_pip=True, clear=True)
        wanted = ["reuse==6.2.0", "roc-validator==0.13.0", "rocrate==0.16.0"]
        subprocess.run([folder + "/bin/pip", "install", "--quiet", *wanted], check=True, stdout=subprocess.DEVNULL)
        open(folder + "/done", "w").close()
        """
    guard let made = try? python(script, [folder]), made.status == 0 else { return nil }
    return folder + "/bin/python"
}()

@Suite(
    "The reference validators", .serialized,
    .enabled(if: validators != nil, "reuse and roc-validator can't be installed here"))
struct ReferenceTests {
    /// Writes the project's files, each with its path as content.
    private func lay(out files: some Sequence<String>, in folder: String) throws {
        for file in files {
            let url = URL(filePath: folder).appending(path: file)
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(file.utf8).write(to: url)
        }
    }

    private func lint(_ input: ManifestInput, licence: String?) throws -> (status: Int32, output: String) {
        let exports = Exports.all(input, licence: licence)
        return try withFolder { folder in
            let root = folder + "/project"
            try lay(out: Exports.files(input), in: root)
            try lay(out: exports.reuse.licences.map { "LICENSES/\($0).txt" }, in: root)
            try Data(exports.reuse.toml.utf8).write(to: URL(filePath: root + "/REUSE.toml"))
            let script = """
                import subprocess, sys
                sys.exit(subprocess.run([sys.argv[1], "-m", "reuse", "--root", sys.argv[2], "lint"]).returncode)
                """
            return try python(script, [try #require(validators), root])
        }
    }

    @Test("reuse takes the layout, names from anywhere included")
    func reuse() throws {
        for input in [Exports.full(), Exports.hostile()] {
            let result = try lint(input, licence: "CC-BY-4.0")
            #expect(result.status == 0, "\(result.output)")
        }
    }

    @Test("reuse takes the permissions of a song that has no licence, and the manifest misses none")
    func permissions() throws {
        var input = Exports.full()
        input.song?.tags["LICENSE"] = nil
        input.rights.works[0].licence = nil
        func missing() -> [String] { RightsManifest(input).missing.filter { $0.field == "licence" }.map(\.subject) }
        #expect(missing().contains("song") && missing().contains("work Rain (live)"))
        input.rights.licences = [
            .init(id: "SL/7", kind: "sync", status: .signed), .init(id: "ML-7", kind: "master", status: .notNeeded),
            .init(id: "ML-8", kind: "master", status: .quoted),
        ]
        #expect(!missing().contains("song") && !missing().contains("work Rain (live)"))
        #expect(Exports.all(input).reuse.toml.contains("\"LicenseRef-SL-7 AND LicenseRef-ML-7\""))
        let result = try lint(input, licence: "CC-BY-4.0")
        #expect(result.status == 0, "\(result.output)")
    }

    @Test("reuse says so where terms aren't stated")
    func reuseWithout() throws {
        let result = try lint(Exports.full(), licence: nil)
        #expect(result.status != 0)
        #expect(result.output.contains(ReuseLayout.notStated))
    }

    // The context lies in the package `rocrate`, so that nothing is fetched.
    private static let script = """
        import json, pathlib, subprocess, sys
        if len(sys.argv) == 4:
            sys.exit(subprocess.run([sys.argv[1], __file__, *sys.argv[2:]]).returncode)
        import rocrate
        from rocrate_validator import models, services
        from rocrate_validator.utils.http import HttpRequester
        context = json.loads((pathlib.Path(rocrate.__file__).parent / "data/ro-crate.jsonld").read_text())
        assert context["@id"] == "https://w3id.org/ro/crate/1.3/context"
        class Response:
            status_code, ok, headers = 200, True, {"Content-Type": "application/ld+json"}
            def json(self): return context
        def get(self, url, *rest, **more):
            if url == context["@id"]: return Response()
            raise OSError("nothing is fetched in a test: " + url)
        HttpRequester.get = get
        def faults(crate):
            settings = services.ValidationSettings(
                rocrate_uri=crate, profile_identifier="ro-crate-1.3", requirement_severity=models.Severity.REQUIRED)
            issues = services.validate(settings).get_issues()
            return [f"{issue.check.identifier} {issue.message}" for issue in issues]
        found = faults(sys.argv[1])
        if found: sys.exit("\\n".join(found))
        if not faults(sys.argv[2]): sys.exit("a spoilt crate is taken")
        """

    @Test("roc-validator finds no fault in the crate by what RO-Crate 1.3 requires, and one in a spoilt crate")
    func crate() throws {
        try withFolder { folder in
            let input = Exports.hostile()
            let json = Exports.all(input).crate.json
            for (name, text) in [
                ("sound", json), ("spoilt", json.replacing("\"datePublished\"", with: "\"dateWanted\"")),
            ] {
                try lay(out: Exports.files(input), in: "\(folder)/\(name)")
                try Data(text.utf8).write(to: URL(filePath: "\(folder)/\(name)/\(ResearchCrate.path)"))
            }
            let result = try python(Self.script, [try #require(validators), folder + "/sound", folder + "/spoilt"])
            #expect(result.status == 0, "\(result.output)")
        }
    }
}
