import ClipModel
import Document
import Files
import GenerationCore
import GitStore
import Glibc
import IndexStore
import Synchronization
import TestSupport
import Testing

@testable import Workspace

/// A project in a temporary folder, in a real repository, with a home of its own.
final class TestProject: Sendable {
    let scratch: Scratch
    let root: String
    let environment: [String: String]

    /// Scenes `a`, `b` and `c` of half a second, `b` with Ada in it.
    init() throws {
        scratch = try Scratch()
        let folder = try #require(realpath(scratch.path, nil).map { String(cString: $0) })
        root = folder + "/clip"
        environment = [
            "HOME": folder + "/home", "GIT_CONFIG_NOSYSTEM": "1", "PATH": "/usr/local/bin:/usr/bin:/bin",
            "GIT_AUTHOR_NAME": "Ada", "GIT_AUTHOR_EMAIL": "ada@example.org", "GIT_COMMITTER_NAME": "Ada",
            "GIT_COMMITTER_EMAIL": "ada@example.org", "TZ": "UTC",
        ]
        try Files.makeDirectory(folder + "/home")
        let git = try GitRepository.create(at: root, environment: GitEnvironment(variables: environment))
        try git.installLFS()
        try write("clip.yaml", Self.clip)
        try write(".gitattributes", "*.mp4 filter=lfs diff=lfs merge=lfs -text\n")
        try write("scenes/a.md", "---\nlength: 12 frames\n---\n\nslow rain over the harbour\n")
        try write("scenes/b.md", "---\nlength: 12 frames\n---\n\n@ada walks home\n")
        try write("scenes/c.md", "---\nlength: 12 frames\n---\n\nan empty street\n")
        try write("cast/ada.md", "---\nname: Ada\n---\n\na woman in a red coat\n")
        try write("styles/grain.md", "grainy film\n")
    }

    static let clip = """
        clipws: 1
        title: Test
        picture:
          size: 64x48
          rate: 24
        autosave: false
        timeline: [a, b, c]

        """

    func open() throws -> Project { try Project(root: root, environment: environment) }

    func write(_ path: String, _ text: String) throws {
        try Files.makeDirectory(Files.parent(of: root + "/" + path))
        try Files.write(text, to: root + "/" + path)
    }

    func text(_ path: String) throws -> String {
        String(decoding: try Files.read(root + "/" + path, limit: 1 << 24), as: UTF8.self)
    }

    func exists(_ path: String) throws -> Bool { try FileStamp.of(root + "/" + path, followingLinks: false) != nil }

    func replace(_ old: String, _ new: String, in path: String) throws {
        try write(path, try text(path).replacing(old, with: new))
    }

    func states() throws -> [String: Freshness] {
        Dictionary(try open().plan().plan.scenes.map { ($0.key.text, $0.value.state) }) { $1 }
    }

    func keys() throws -> [String: RenderKey?] {
        Dictionary(try open().plan().plan.scenes.map { ($0.key.text, $0.value.key) }) { $1 }
    }

    func faults() throws -> [String] { try open().state().faults.map(\.description) }

    @discardableResult
    func render(
        _ scenes: Set<SceneID>? = nil, studio: FakeStudio = FakeStudio(), overBudget: Bool = false
    ) async throws -> RenderReport {
        try await (try await Renderer(workspace: try open(), studio: studio))
            .render(scenes, overBudget: overBudget, observer: Silence())
    }

    @discardableResult
    func git(_ arguments: String...) throws -> String {
        let assignments = environment.map { "\($0.key)=\($0.value)" }
        return try output(of: ["env", "-i"] + assignments + ["git", "-C", root] + arguments)
    }

    /// Waits until what was written is older than a tick of any clock, so that it may be believed unread.
    func settle() { usleep(150_000) }
}

struct Silence: RenderObserver {
    func renderStarted(_ scene: SceneID, engine: EngineName, frames: Int64) {}
    func renderProgressed(_ scene: SceneID, _ progress: JobProgress) {}
    func renderWaits(_ scene: SceneID) {}
    func renderEnded(_ scene: SceneID, _ outcome: SceneOutcome) {}
}

/// Engines whose videos are a few lines of text, and a studio that reads them.
struct FakeStudio: StudioServices {
    func load() {}

    /// Called while a scene of this prompt is made.
    var whileMaking: @Sendable (String) -> Void = { _ in }
    /// Conforms a take to a file.
    var conforming: @Sendable (_ take: String, _ output: String) throws -> ConformOutcome = { _, _ in .alreadyConforms }
    /// Encodes a song to a file.
    var encoding: @Sendable (_ song: String, _ output: String) throws -> Void = { try Files.write($0, to: $1) }
    /// Called before anything is conformed, encoded or joined.
    var whileWorking: @Sendable (_ shouldStop: () -> Bool) throws -> Void = { _ in }
    let made = Made()

    final class Made: Sendable {
        private let prompts = Mutex<[String]>([])
        func note(_ prompt: String) { prompts.withLock { $0.append(prompt) } }
        var all: [String] { prompts.withLock { $0 } }
    }

    func engines(for profiles: [EngineName: EngineProfile], root: String) -> [EngineName: any Engine] {
        profiles.mapValues { FakeEngine(profile: $0, studio: self) }
    }

    static func video(_ request: RenderRequest) -> String {
        "video\n\(request.frames)\n\(request.picture.size)\n\(ContentDigest(of: request.prompt))\n\(request.key)\n"
    }

    func inspect(_ path: String) throws -> MediaFacts {
        let text = String(decoding: try Files.read(path, limit: 1 << 20), as: UTF8.self)
        let lines = text.split(separator: "\n").map(String.init)
        guard lines.count == 5, let frames = Int64(lines[1]), let size = PictureSize(lines[2]),
            let last = ContentDigest(hex: lines[3])
        else { throw EngineFault.failed("no video") }
        return MediaFacts(width: size.width, height: size.height, frames: frames, lastFrame: last)
    }

    func writeLastFrame(of path: String, to picture: String) throws {
        try Files.write("picture of " + "\(try inspect(path).lastFrame)", to: picture)
    }

    func segmentProfile(for format: PictureFormat) throws -> String { "test" }
    func conform(
        _ take: String, to format: PictureFormat, frames: Int64, slate: Slate?, output: String,
        shouldStop: @escaping @Sendable () -> Bool, progress: @escaping @Sendable (Int64) -> Void
    ) throws -> ConformOutcome {
        try whileWorking(shouldStop)
        return try conforming(take, output)
    }
    func encodeSong(
        _ song: String, offset: Rational, duration: Rational, output: String,
        shouldStop: @escaping @Sendable () -> Bool
    ) throws {
        try whileWorking(shouldStop)
        try encoding(song, output)
    }
    func assemble(_ film: FilmPlan, output: String, shouldStop: @escaping @Sendable () -> Bool) throws {
        try whileWorking(shouldStop)
        try Files.write("film", to: output)
    }
    func contactSheet(
        _ pictures: [(path: String, label: String)], output: String, shouldStop: @escaping @Sendable () -> Bool
    ) throws {}
    func explain(_ prompt: String, cast: [RenderRequest.CastEntry], negative: String?) -> JSONValue {
        ["understood": [:]]
    }
    func songFacts(_ path: String) throws -> SongTags { SongTags(tags: [:], duration: Rational(1)) }
}

private struct FakeEngine: Engine {
    let profile: EngineProfile
    let studio: FakeStudio
    func check(_ request: RenderRequest) -> [String] { [] }
    func start(_ order: EngineOrder) async throws -> any EngineJob { FakeJob(order: order, studio: studio) }
}

private struct FakeJob: EngineJob {
    let order: EngineOrder
    let studio: FakeStudio
    var id: String? { nil }
    func deliver(progress: @escaping @Sendable (JobProgress) -> Void) async throws -> Delivery {
        studio.whileMaking(order.request.prompt)
        studio.made.note(order.request.prompt)
        if order.request.prompt.contains("broken") { throw EngineFault.failed("it is broken") }
        if order.request.prompt.contains("doubtful") { throw EngineFault.uncertain("the line broke") }
        try Files.write(FakeStudio.video(order.request), to: order.output)
        return Delivery()
    }
    func cancel() async {}
}
