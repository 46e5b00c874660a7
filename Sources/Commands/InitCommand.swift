internal import ArgumentParser
internal import ClipModel
internal import Document
internal import Files
internal import FoundationEssentials
internal import GenerationCore
internal import GitStore
internal import Workspace

struct InitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init", abstract: "Start a project.",
        discussion: prose(
            """
            Templates: \(Starter.templateNames.joined(separator: ", ")). Each is a whole small clip that renders at once;
            `dream` is a music video of 104 scenes. Without one the project starts empty.
            """))

    @OptionGroup var common: CommonOptions
    @Option(name: .long, help: "Start from this template.") var template: String?
    @Option(name: .long, help: "The song: an audio file, copied into the project.") var song: String?
    @Option(
        name: .customLong("import"),
        help: "Scenes from a table: a .tsv or .csv file with the columns id, prompt, seconds or length, seed, style.")
    var table: String?
    @Option(name: .long, help: "The clip's title.") var title: String?
    @Argument(help: "The project's directory; it must be missing or empty.") var name: String

    func run() throws {
        let environment = ProcessInfo.processInfo.environment
        var wishes = Starter.Wishes(template: template, title: title)
        wishes.song = try song.map(common.song)
        if let table { wishes.rows = try TableFile.rows(common.absolute(table)) }
        let (workspace, report) = try Starter(environment: environment).create(at: common.absolute(name), wishes)
        let terminal = Terminal.current
        if common.json {
            return terminal.print(
                JSONValue(fields: [
                    ("project", .string(workspace.root)), ("commit", report.commit.map { .string($0.hex) }),
                ]).canonical)
        }
        if let notice = workspace.identityNotice() { terminal.note(notice) }
        let scenes = try workspace.state().plan.summary.scenes
        terminal.print("started \(name) with \(count(scenes, "scene"))")
        let next = scenes == 0 ? "clipws scene add \"a prompt\" --length 4s" : "clipws film --render"
        terminal.note("next: \(name == "." ? "" : "cd \(shellWord(name)) && ")\(next)")
    }
}

/// A word as a shell takes it whole.
private func shellWord(_ text: String) -> String {
    let isPlain = text.unicodeScalars.allSatisfy {
        $0.properties.isAlphabetic || "0123456789-_./+".unicodeScalars.contains($0)
    }
    return isPlain ? text : "'" + text.replacing("'", with: "'\\''") + "'"
}

struct SongCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "song", abstract: "Lay a song under the film, in place of the one that is there.",
        discussion: prose(
            """
            The file is copied into music/, named in clip.yaml, and listed in rights.yaml with what its tags say. Scenes
            whose length is told in bars or beats follow the tempo that clip.yaml states; it stays as it is.
            """))

    @OptionGroup var common: CommonOptions
    @Argument(help: "An audio file.") var file: String

    func run() throws { try say(try common.workspace().setSong(common.song(file)), json: common.json) }
}

extension CommonOptions {
    /// The song at `path`, which is seen from the directory that the command runs in.
    func song(_ path: String) throws -> ChosenSong {
        let found = absolute(path)
        guard try FileStamp.of(found)?.isRegular == true else { throw WorkspaceFault.fileMissing(path) }
        return ChosenSong(path: found, facts: try Studio.services.songFacts(found))
    }
}

/// Scenes in tables.
enum TableFile {
    static func rows(_ path: String) throws -> [ShotTable.Row] {
        let bytes: [UInt8]
        do { bytes = try Files.read(path, limit: 64 << 20) } catch {
            if error.isMissing { throw WorkspaceFault.fileMissing(path) }
            throw error
        }
        let kind: ShotTable.Kind = path.lowercased().hasSuffix(".csv") ? .csv : .tsv
        let name = path.split(separator: "/").last.map(String.init) ?? path
        let parsed = ShotTable.parse(bytes, kind: kind, path: name)
        guard parsed.faults.isEmpty else { throw WorkspaceFault.documents(parsed.faults) }
        for notice in parsed.notices { Terminal.current.note(harmless(notice)) }
        return parsed.rows
    }
}

struct CloneCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "clone", abstract: "Copy a project from elsewhere, with its media.",
        discussion: "Runs your own git and git-lfs, so that your keys, proxies and credentials work.")

    @OptionGroup var common: CommonOptions
    @Argument(help: "Where it lies: an address or a path, as git takes them.") var source: String
    @Argument(help: "The new directory.") var directory: String?

    func run() async throws {
        guard !source.hasPrefix("-"), directory?.hasPrefix("-") != true else {
            throw ValidationError("an address or directory can't start with `-`")
        }
        let name = directory ?? Self.name(of: source)
        let path = common.absolute(name)
        let address = common.isPath(source) ? common.absolute(source) : source
        try await UserProgram.run("git", ["clone", "--", address, path], as: "`git clone`")
        let environment = ProcessInfo.processInfo.environment
        let workspace = try Project.find(from: path, environment: environment)
        try workspace.git().installLFS()
        if environment["GIT_LFS_SKIP_SMUDGE"] == nil { try await fetchMedia(path) }
        let (plan, state) = try workspace.plan()
        let summary = PlanReport.summary(plan, [:], pixels: state.pixels)
        try say(OperationReport(words: "cloned into \(name): \(summary)"), json: common.json)
    }

    /// git itself fetches the media only for people who ran `git lfs install` once.
    private func fetchMedia(_ path: String) async throws {
        do {
            try await UserProgram.run("git", ["-C", path, "lfs", "pull"], as: "`git lfs pull`")
        } catch let failure as CommandFailure {
            Terminal.current.note("the media is still to be fetched: \(failure.message)")
        }
    }

    private static func name(of source: String) -> String {
        var last = source.split(whereSeparator: { $0 == "/" || $0 == ":" }).last.map(String.init) ?? "clip"
        if last.hasSuffix(".git") { last.removeLast(4) }
        return last.isEmpty ? "clip" : last
    }
}

extension CommonOptions {
    /// Whether `source` names something on this machine.
    func isPath(_ source: String) -> Bool {
        !source.contains(":") && ((try? FileStamp.of(absolute(source))) ?? nil) != nil
    }
}
