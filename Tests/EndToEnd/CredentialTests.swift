import ClipModel
import Files
import Glibc
import Testing

/// Signing a film from the command line.
@Suite struct CredentialTests {
    private func project() throws -> Sandbox {
        let sandbox = try Sandbox()
        try sandbox.makeProject(scenes: 2)
        _ = try sandbox.render()
        return sandbox
    }

    /// Changes the film's last byte but 19.
    private func damage(_ sandbox: Sandbox) throws {
        let film = "\(sandbox.root)/film/Small.mp4"
        var bytes = try Files.read(film, limit: 1 << 28)
        bytes[bytes.count - 20] ^= 1
        try Files.write(bytes, to: film)
    }

    @Test func `Without a key nothing is made, and the error says how to get one`() throws {
        let sandbox = try project()
        let film = try sandbox.tryClipws("film", "--credentials")
        #expect(film.status == 1)
        #expect(film.errors.contains("clipws credentials new-test-certificate"), "\(film.errors)")
        #expect(!sandbox.has("film/Small.mp4"))
    }

    @Test func `A film is signed in its place, checked, and found changed`() throws {
        let sandbox = try project()
        try sandbox.clipws("film")
        let plain = try sandbox.digest("film/Small.mp4")
        #expect(try sandbox.clipws("credentials", "new-test-certificate").contains("untrusted"))
        try sandbox.clipws("save")
        let commit = try sandbox.git("rev-parse", "HEAD")
        let report = try sandbox.json("film", "--credentials")["credential"]
        #expect(report?["form"] == "embedded" && report?["path"] == "film/Small.mp4" && report?["test"] == true)
        #expect(report?["rights_commit"] == .string(commit))
        #expect(try sandbox.json("credentials", "check", "film/Small.mp4")["finding"] == "unchanged")
        #expect(try sandbox.shell("ls -A film") == "Small.mp4\n")
        try damage(sandbox)
        #expect(try sandbox.tryClipws("credentials", "check", "film/Small.mp4").status == 4)
        try sandbox.clipws("film")
        #expect(try sandbox.digest("film/Small.mp4") == plain)
        let check = try sandbox.tryClipws("credentials", "check", "film/Small.mp4")
        #expect(check.status == 4 && check.output.contains("no credential"), "\(check.output)")
        try sandbox.expectSound()
    }

    @Test func `A credential beside the film leaves the film as it is`() throws {
        let sandbox = try project()
        try sandbox.clipws("film")
        let plain = try sandbox.digest("film/Small.mp4")
        try sandbox.clipws("credentials", "new-test-certificate")
        try sandbox.shell("echo '# not saved' >> clip.yaml")
        let report = try sandbox.json("film", "--credentials", "--sidecar")["credential"]
        #expect(report?["path"] == "film/Small.c2pa" && report?["rights_commit"] == nil)
        #expect(try sandbox.digest("film/Small.mp4") == plain)
        #expect(try sandbox.clipws("credentials", "check", "film/Small.mp4").contains("unchanged"))
    }

    @Test func `Keys stay out of projects and of what is printed`() throws {
        let sandbox = try project()
        try sandbox.clipws("credentials", "new-test-certificate")
        let made = sandbox.folder + "/config/clipws/credentials"
        let key = try String(decoding: Files.read(made + "/test-key.pem", limit: 10_000), as: UTF8.self)
        try sandbox.shell("cp \(made)/test-key.pem key.pem; ln -s $PWD/key.pem ../link.pem")
        for path in ["key.pem", "../link.pem"] {
            let film = try sandbox.tryClipws(
                "film", "--credentials", "--certificate", made + "/test-certificate.pem", "--key", path)
            #expect(film.status == 1 && film.errors.contains("inside a project"), "\(film.errors)")
        }
        try sandbox.shell("rm key.pem ../link.pem")
        let film = try sandbox.tryClipws("film", "--credentials")
        #expect(film.status == 0)
        #expect(!(film.output + film.errors).contains(key.split(separator: "\n")[1]))
        sandbox.environment["XDG_CONFIG_HOME"] = sandbox.root + "/config"
        let inside = try sandbox.tryClipws("credentials", "new-test-certificate")
        #expect(inside.status == 1 && inside.errors.contains("inside a project"), "\(inside.errors)")
        #expect(!sandbox.has("config"))
    }

    @Test func `Reading with the C2PA library, or the word that it isn't there`() throws {
        let sandbox = try project()
        try sandbox.clipws("credentials", "new-test-certificate")
        try sandbox.clipws("film", "--credentials")
        sandbox.environment["CLIPWS_C2PA_LIBRARY"] = "/nowhere/libc2pa_c.so"
        let without = try sandbox.tryClipws("credentials", "show", "film/Small.mp4")
        #expect(without.status == 1 && without.errors.contains("isn't installed"), "\(without.errors)")
        guard let library = Self.library else { return }
        sandbox.environment["CLIPWS_C2PA_LIBRARY"] = library
        let shown = try sandbox.json("credentials", "show", "film/Small.mp4")["report"]
        #expect(shown?["validation_state"] == "Valid")
        #expect(shown?["validation_status"]?.array?.map { $0["code"] } == ["signingCredential.untrusted"])
        try sandbox.clipws("film", "--credentials", "--sidecar")
        let text = try sandbox.clipws("credentials", "show", "film/Small.mp4")
        #expect(text.contains("Valid") && text.contains("signingCredential.untrusted"), "\(text)")
        try damage(sandbox)
        #expect(try sandbox.tryClipws("credentials", "show", "film/Small.mp4").status == 4)
    }

    /// Source type, models and takes with their digests, as the credential and the other exports of the same commit say.
    @Test func `The credential says what the exports of its commit say`() throws {
        guard let library = Self.library else { return }
        let sandbox = try project()
        sandbox.environment["CLIPWS_C2PA_LIBRARY"] = library
        try sandbox.addEngine("painter", Sandbox.film("red"), extra: ", model: Painter, version: \"2\"")
        try sandbox.addEngine("hand", Sandbox.film("blue"))
        try sandbox.clipws("trust", "painter")
        try sandbox.clipws("trust", "hand")
        try sandbox.clipws("credentials", "new-test-certificate")
        for engines in [["painter", "previz"], ["hand", "previz"], ["painter", "painter"], ["previz", "previz"]] {
            for (scene, engine) in zip(["one", "two"], engines) {
                try sandbox.shell(
                    "sed -i -e '/^engine:/d' -e 's/^length:/engine: \(engine)\\nlength:/' scenes/\(scene).md")
            }
            _ = try sandbox.render()
            try sandbox.clipws("save")
            try sandbox.clipws("film", "--credentials")
            let report = try sandbox.json("credentials", "show", "film/Small.mp4")["report"]
            let manifest = report?["active_manifest"]?.string.flatMap { report?["manifests"]?[$0] }
            let assertions = manifest?["assertions"]?.array ?? []
            let actions = assertions.first { $0["label"]?.string?.hasPrefix("c2pa.actions") == true }?["data"]?[
                "actions"]
            let placed = actions?.array?.filter { $0["action"] == "c2pa.placed" } ?? []
            let ddex = try JSONValue(parsing: sandbox.clipws("export", "ddex", "--stdout").utf8)
            let rights = try JSONValue(parsing: sandbox.clipws("export", "rights", "--stdout").utf8)
            let cuts = rights["cuts"]?.array ?? []
            #expect(actions?.array?.first?["digitalSourceType"] == ddex["digitalSourceType"], "\(engines)")
            #expect(ddex["digitalSourceType"] != nil)
            #expect(placed.map { $0["digitalSourceType"] } == cuts.map { $0["made"]?["digital_source_type"] })
            #expect(placed.map { $0["parameters"]?["clipws.take"] } == cuts.map { $0["take"] })
            #expect(
                placed.map { $0["parameters"]?["clipws.media_sha256"] }
                    == cuts.map { $0["made"]?["media"]?["sha256"] })
            let models = assertions.filter { $0["label"]?.string?.hasPrefix("c2pa.ai-disclosure") == true }
            #expect(
                models.compactMap { $0["data"]?["modelName"]?.string }
                    == (ddex["contributors"]?.array ?? []).compactMap { $0["tool"]?.string })
        }
    }

    @Test func `A take's own credential goes into the film's where the library is there`() throws {
        guard let library = Self.library else { return }
        let sandbox = try project()
        try sandbox.clipws("credentials", "new-test-certificate")
        try sandbox.clipws("film", "--credentials")
        try sandbox.shell("cp film/Small.mp4 ../made.mp4")
        try sandbox.addEngine("maker", "cp ../made.mp4 \"$out\"", extra: ", model: Maker")
        try sandbox.change("scenes/one.md", "length:", "engine: maker\nlength:")
        try sandbox.clipws("trust", "maker")
        _ = try sandbox.render()
        sandbox.environment["CLIPWS_C2PA_LIBRARY"] = "/nowhere/libc2pa_c.so"
        let without = try sandbox.tryClipws("film", "--credentials")
        #expect((without.output + without.errors).contains("aren't carried over: that takes the C2PA library"))
        sandbox.environment["CLIPWS_C2PA_LIBRARY"] = library
        let report = try sandbox.json("film", "--credentials")["credential"]
        #expect(report?["takes_with_own"] == 1 && report?["takes_carried"] == 1)
        let shown = try sandbox.json("credentials", "show", "film/Small.mp4")["report"]
        #expect(shown?["validation_state"] == "Valid")
        #expect(shown?["manifests"]?.object?.count == 2)
        #expect(try sandbox.json("credentials", "check", "film/Small.mp4")["finding"] == "unchanged")
    }

    /// The library as `make test-deps` installs it.
    private static let library: String? = {
        let root = #filePath.split(separator: "/").dropLast(3).map { "/" + $0 }.joined()
        let place = root + "/.build/c2pa-python/lib"
        return (try? Files.list(place))?.map { "\(place)/\($0)/site-packages/c2pa/libs/libc2pa_c.so" }
            .first { access($0, R_OK) == 0 }
    }()
}
