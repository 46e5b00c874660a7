import ClipModel
import Files
import FoundationEssentials
import Glibc
import IndexStore
import Synchronization
import Testing

/// A folder with a home, a configuration and a clock zone of its own, in which the real programs run. Gone with the
/// object.
final class Sandbox {
    let folder: String
    var environment: [String: String]
    /// The project that commands run in.
    var root: String

    init(in place: String? = nil) throws {
        var template = Array("\(place ?? "/tmp")/clipws-e2e-XXXXXX".utf8CString)
        guard let made = mkdtemp(&template), let resolved = realpath(made, nil) else {
            throw LaunchFault(description: "mkdtemp failed")
        }
        defer { free(resolved) }
        folder = String(cString: resolved)
        root = folder + "/clip"
        for name in ["home", "config", "state", "cache", "data", "tmp"] { mkdir("\(folder)/\(name)", 0o755) }
        environment = [
            "HOME": folder + "/home", "XDG_CONFIG_HOME": folder + "/config", "XDG_STATE_HOME": folder + "/state",
            "XDG_CACHE_HOME": folder + "/cache", "XDG_DATA_HOME": folder + "/data", "TMPDIR": folder + "/tmp",
            "PATH": "\(buildFolder):/usr/local/bin:/usr/bin:/bin", "LANG": "C.UTF-8", "TZ": "UTC", "COLUMNS": "100",
            "NO_COLOR": "1", "GIT_CONFIG_NOSYSTEM": "1", "GIT_TERMINAL_PROMPT": "0", "GIT_AUTHOR_NAME": "Ada",
            "GIT_AUTHOR_EMAIL": "ada@example.org", "GIT_COMMITTER_NAME": "Ada",
            "GIT_COMMITTER_EMAIL": "ada@example.org", "EDITOR": "false",
        ]
    }

    deinit { _ = try? Launch(arguments: ["rm", "-rf", "--", folder], environment: environment, directory: "/").run() }

    // MARK: Programs

    func launch(_ arguments: [String], in place: String? = nil) -> Launch {
        Launch(arguments: arguments, environment: environment, directory: place ?? (exists(root) ? root : folder))
    }

    /// Runs `clipws` and returns how it ended, whatever that is.
    func tryClipws(_ arguments: String..., in place: String? = nil) throws -> Ran {
        try launch(["\(buildFolder)/clipws"] + arguments, in: place).run()
    }

    /// Runs `clipws`, which must succeed, and returns its standard output.
    @discardableResult
    func clipws(_ arguments: String..., in place: String? = nil) throws -> String {
        let ran = try launch(["\(buildFolder)/clipws"] + arguments, in: place).run()
        try #require(
            ran.status == 0, "clipws \(arguments.joined(separator: " ")): \(ran.status)\n\(ran.output)\(ran.errors)")
        return ran.output
    }

    /// Runs `clipws … --json`, which must succeed and print one document, and returns that.
    func json(_ arguments: String..., in place: String? = nil) throws -> JSONValue {
        let ran = try launch(["\(buildFolder)/clipws"] + arguments + ["--json"], in: place).run()
        try #require(
            ran.status == 0, "clipws \(arguments.joined(separator: " ")): \(ran.status)\n\(ran.output)\(ran.errors)")
        return try JSONValue(parsing: ran.output.utf8)
    }

    /// Starts `clipws` and leaves it running.
    func start(_ arguments: String...) throws -> Running {
        try launch(["\(buildFolder)/clipws"] + arguments).start()
    }

    /// Runs git, which must succeed; its output without the last newline.
    @discardableResult
    func git(_ arguments: String..., in place: String? = nil) throws -> String {
        let ran = try launch(["git"] + arguments, in: place).run()
        try #require(ran.status == 0, "git \(arguments.joined(separator: " ")): \(ran.errors)\(ran.output)")
        return ran.output.hasSuffix("\n") ? String(ran.output.dropLast()) : ran.output
    }

    /// Runs a shell script, which must succeed.
    @discardableResult
    func shell(_ script: String, in place: String? = nil) throws -> String {
        let ran = try launch(["sh", "-euc", script], in: place).run()
        try #require(ran.status == 0, "\(script): \(ran.errors)\(ran.output)")
        return ran.output
    }

    // MARK: Files

    func exists(_ path: String) -> Bool {
        var raw = stat()
        return lstat(path, &raw) == 0
    }

    func has(_ path: String) -> Bool { exists("\(root)/\(path)") }

    func read(_ path: String) throws -> String {
        String(decoding: try Files.read("\(root)/\(path)", limit: 1 << 28), as: UTF8.self)
    }

    func write(_ path: String, _ text: String) throws {
        try Files.makeDirectory(Files.parent(of: "\(root)/\(path)"))
        try Files.write(text, to: "\(root)/\(path)")
    }

    /// Replaces one piece of a file, as an editor would; the piece must be there.
    func change(_ path: String, _ old: String, _ new: String) throws {
        let text = try read(path)
        try #require(text.contains(old), "\(path) lacks \(old)")
        try write(path, text.replacing(old, with: new))
    }

    func digest(_ path: String) throws -> ContentDigest { try Files.digest("\(root)/\(path)").0 }

    // MARK: Projects

    /// A sandbox with a saved project whose scenes are all rendered and whose film is made. The first one of each number
    /// of scenes is made, the others are its copies.
    static func finished(scenes: Int) throws -> Sandbox {
        let origin = try models.withLock { models in
            if let model = models[scenes] { return model }
            let model = try Sandbox()
            try model.makeProject(scenes: scenes)
            #expect(try model.render() == "\(scenes) rendered, 0 reused")
            try model.clipws("film")
            try model.shell("mv \(model.root) \(modelFolder)/\(scenes)", in: "/")
            models[scenes] = "\(modelFolder)/\(scenes)"
            return "\(modelFolder)/\(scenes)"
        }
        let sandbox = try Sandbox()
        try sandbox.shell("cp -a \(origin) \(sandbox.root)", in: "/")
        return sandbox
    }

    private static let models = Mutex<[Int: String]>([:])
    private static let modelFolder: String = {
        atexit {
            _ = try? Launch(arguments: ["rm", "-rf", "--", Sandbox.modelFolder], environment: [:], directory: "/").run()
        }
        var template = Array("/tmp/clipws-e2e-models-XXXXXX".utf8CString)
        return mkdtemp(&template).map { String(cString: $0) } ?? "/tmp"
    }()

    /// A saved project of scenes with small pictures: `one`, `two`, … or `s001`, `s002`, … where there are many.
    func makeProject(scenes: Int, frames: Int = 4, size: String = "128x72", commit: Bool = true) throws {
        try clipws("init", root, "--title", "Small", in: folder)
        try change("clip.yaml", "1280x720", size)
        let names = Self.names(scenes)
        for (number, name) in names.enumerated() {
            try write(
                "scenes/\(name).md", "---\nlength: \(frames) frames\nseed: \(number + 1)\n---\n\(Self.prompt(number))\n"
            )
        }
        try setTimeline(names)
        if commit { try clipws("save", "scenes") }
    }

    static func names(_ count: Int) -> [String] {
        let words = ["one", "two", "three", "four", "five", "six"]
        if count <= words.count { return Array(words.prefix(count)) }
        return (1...count).map { number in "s" + String(String(1000 + number).dropFirst()) }
    }

    private static func prompt(_ number: Int) -> String {
        let things = ["A lighthouse", "A harbour", "An empty street", "A red kite", "A field of wheat", "A tram"]
        let weather = ["in the rain", "in snow", "at dusk", "in fog", "under stars"]
        return "\(things[number % things.count]) \(weather[number % weather.count]), shot \(number + 1)."
    }

    func setTimeline(_ names: [String]) throws {
        var lines = try read("clip.yaml").split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        if let start = lines.firstIndex(where: { $0.hasPrefix("timeline:") }) {
            var end = start + 1
            while end < lines.count, lines[end].hasPrefix("  - ") { end += 1 }
            lines.removeSubrange(start..<end)
        }
        while lines.last == "" { lines.removeLast() }
        lines += ["timeline:"] + names.map { "  - \($0)" } + [""]
        try write("clip.yaml", lines.joined(separator: "\n"))
    }

    /// Adds an engine that runs a shell script of the project and trusts it. The script finds the order's output path in
    /// `$out`.
    func addEngine(_ name: String, _ script: String, extra: String = "") throws {
        try addEngineBody(name, script)
        let engine = "  \(name): {kind: command, run: [./tools/\(name).sh]\(extra)}\n"
        let clip = try read("clip.yaml")
        if clip.contains("\nengines:\n") {
            try change("clip.yaml", "\nengines:\n", "\nengines:\n\(engine)")
        } else {
            try change("clip.yaml", "\ntimeline:", "\nengines:\n\(engine)timeline:")
        }
    }

    /// Writes the program of an engine.
    func addEngineBody(_ name: String, _ script: String) throws {
        try write(
            "tools/\(name).sh",
            """
            #!/bin/sh
            order=$(cat)
            out=$(printf '%s' "$order" | sed 's/.*"output":"\\([^"]*\\)".*/\\1/')
            \(script)

            """)
        chmod("\(root)/tools/\(name).sh", 0o755)
    }

    /// A shell line that writes a video of the project's format to `$out`.
    static func film(_ colour: String, frames: Int = 4, size: String = "128x72") -> String {
        "ffmpeg -nostdin -v error -f lavfi -i color=\(colour):s=\(size):r=24 -frames:v \(frames) -pix_fmt yuv420p -f mp4 -y \"$out\""
    }

    // MARK: What a project is in

    /// The plan's states by scene.
    func states() throws -> [String: String] {
        let ran = try tryClipws("plan", "--json")
        let plan = try JSONValue(parsing: ran.output.utf8)
        var states: [String: String] = [:]
        for scene in plan["scenes"]?.array ?? [] { states[scene["id"]?.string ?? "?"] = scene["state"]?.string }
        return states
    }

    /// The scenes that a render would make, with the plan's reasons: `one (prompt: rain → snow)`.
    func stale() throws -> [String] {
        let plan = try json("plan")
        return (plan["scenes"]?.array ?? []).compactMap { scene in
            guard scene["state"]?.string != "fresh" else { return nil }
            let reasons = (scene["reasons"]?.array ?? []).map { reason in
                "\(reason["field"]?.string ?? "?"): \(reason["words"]?.string ?? "?")"
            }
            let state = scene["state"]?.string == "stale" ? "" : "\(scene["state"]?.string ?? "?") "
            return "\(state)\(scene["id"]?.string ?? "?") (\(reasons.joined(separator: "; ")))"
        }
    }

    /// What a render did: `1 rendered, 2 reused` with nothing failed or cancelled.
    func render(_ scenes: String...) throws -> String {
        let ran = try launch(["\(buildFolder)/clipws", "render", "--json"] + scenes).run()
        let report = try JSONValue(parsing: ran.output.utf8)
        func number(_ name: String) -> Int64 { report[name]?.int ?? -1 }
        var text = "\(number("rendered")) rendered, \(number("reused")) reused"
        if number("failed") != 0 { text += ", \(number("failed")) failed: \(ran.output)" }
        if number("cancelled") != 0 { text += ", \(number("cancelled")) cancelled" }
        return ran.status == 0 ? text : "\(text) [\(ran.status)] \(ran.errors)"
    }

    /// The records of all takes in the work tree, by name.
    func takes() throws -> [String: JSONValue] {
        var takes: [String: JSONValue] = [:]
        for scene in try Files.list("\(root)/takes") {
            for name in try Files.list("\(root)/takes/\(scene)") where name.hasSuffix(".json") {
                takes[name] = try JSONValue(parsing: try Files.read("\(root)/takes/\(scene)/\(name)", limit: 1 << 20))
            }
        }
        return takes
    }

    /// Opens the project's ledger beside the programs.
    func attempts() throws -> [Attempt] { try Ledger(directory: "\(root)/.git/clipws").attempts() }

    // MARK: Checks

    /// What every test that changes a project ends with.
    func expectSound(_ comment: Comment? = nil, sourceLocation: SourceLocation = #_sourceLocation) throws {
        let ran = try tryClipws("verify")
        #expect(ran.status == 0, "verify: \(ran.output)\(ran.errors) \(comment ?? "")", sourceLocation: sourceLocation)
    }

    /// Expects git and git-lfs to have nothing to say.
    func expectGitIsHappy(clean: Bool = true, sourceLocation: SourceLocation = #_sourceLocation) throws {
        if clean { #expect(try git("status", "--porcelain", "-uall") == "", sourceLocation: sourceLocation) }
        let fsck = try launch(["git", "fsck", "--strict", "--no-dangling"]).run()
        #expect(fsck.status == 0 && fsck.output.isEmpty, "\(fsck.output)\(fsck.errors)", sourceLocation: sourceLocation)
        let lfs = try launch(["git", "lfs", "fsck"]).run()
        #expect(
            lfs.status == 0 && lfs.output == "Git LFS fsck OK\n", "\(lfs.output)\(lfs.errors)",
            sourceLocation: sourceLocation)
    }
}
