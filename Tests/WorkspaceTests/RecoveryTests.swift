import ClipModel
import Files
import GenerationCore
import IndexStore
import ObjectStore
import TestSupport
import Testing

@testable import Workspace

/// What a run that was killed leaves, at each point, and what the next run makes of it.
@Suite struct RecoveryTests {
    private let project: TestProject
    private let workspace: Project
    private let ledger: Ledger
    private let request: RenderRequest
    private let attempt = AttemptID("01abcdefghjkmnpqrstvwxyz01")
    private static let deadRun = "0123456789abcdefghjkmnpqrs"

    init() throws {
        project = try TestProject()
        workspace = try project.open()
        ledger = try workspace.ledger()
        let template = try #require(try workspace.state().facts["a"]).template
        request = try #require(RenderRequest(json: JSONValue(parsing: template.canonical(firstFrame: nil).utf8)))
        let begun = try ledger.begin(
            Attempt(
                id: attempt, run: Self.deadRun, scene: "a", key: request.key, request: request.json.canonical,
                engine: "previz", ordered: 1_700_000_000_000), exclusive: true)
        try #require(begun == .begun)
    }

    private var output: String { "\(workspace.directory)/tmp/\(Self.deadRun)-1-2-\(attempt).mp4" }

    private func deliver(_ text: String? = nil, at path: String? = nil) throws {
        try Files.makeDirectory("\(workspace.directory)/tmp")
        try Files.write(text ?? FakeStudio.video(request), to: path ?? output)
    }

    private func record() throws -> TakeRecord {
        let video = FakeStudio.video(request)
        return TakeRecord(
            scene: "a", key: request.key, request: request.json, engine: "previz", attempt: attempt,
            ordered: 1_700_000_000_000, finished: 1_700_000_001_000,
            media: .init(
                digest: ContentDigest(of: video), bytes: Int64(video.utf8.count), width: 64, height: 48, frames: 12),
            lastFrame: ContentDigest(of: request.prompt))
    }

    /// Renders `a`; expects the attempt to be in `state`, and so many takes to be made anew.
    private func expect(_ state: AttemptState, made: Int) async throws {
        let studio = FakeStudio()
        try await project.render(["a"], studio: studio)
        #expect(try ledger.attempt(attempt)?.state == state)
        #expect(studio.made.all.count == made)
        #expect(try project.states()["a"] == .fresh)
        #expect(try project.open().state().takes.count == 1)
        #expect(try Files.list("\(workspace.directory)/tmp") == [])
        #expect(try workspace.verify(repair: false).findings.isEmpty)
    }

    @Test func `Killed before the engine was done: nothing is lost, and it is made again`() async throws {
        try await expect(.interrupted, made: 1)
    }

    @Test func `Killed while the engine wrote: the half is swept away`() async throws {
        try deliver("half a vid", at: String(output.dropLast(4)) + ".part.mp4")
        try await expect(.interrupted, made: 1)
    }

    @Test func `Killed after the engine was done: the media is brought in`() async throws {
        try deliver()
        try await expect(.recorded, made: 0)
    }

    @Test func `Killed after the ledger knew of the take, before the store had it`() async throws {
        try deliver()
        let record = try record()
        try ledger.deliver(attempt, takeText: record.fileText, take: record.id, billed: nil)
        try await expect(.recorded, made: 0)
        #expect(try project.exists("takes/a/\(record.id).json"))
    }

    @Test func `Killed after the store had the media, before the project had the take`() async throws {
        let record = try record()
        _ = try workspace.store.insert(Array(FakeStudio.video(request).utf8))
        try ledger.deliver(attempt, takeText: record.fileText, take: record.id, billed: nil)
        try await expect(.recorded, made: 0)
    }

    @Test func `Killed while the take was placed in the project`() async throws {
        let record = try record()
        _ = try workspace.store.insert(Array(FakeStudio.video(request).utf8))
        try ledger.deliver(attempt, takeText: record.fileText, take: record.id, billed: nil)
        try project.write("takes/a/\(record.id).json", record.fileText)
        try await expect(.recorded, made: 0)
        #expect(try project.exists("takes/a/\(record.id).mp4"))
    }

    @Test func `Killed after everything but the last note`() async throws {
        let record = try record()
        _ = try workspace.store.insert(Array(FakeStudio.video(request).utf8))
        try ledger.deliver(attempt, takeText: record.fileText, take: record.id, billed: nil)
        try workspace.place(record)
        try await expect(.recorded, made: 0)
    }

    @Test func `Media of another scene's render key is found by its attempt alone`() async throws {
        try project.replace("rain", "snow", in: "scenes/a.md")
        try deliver()
        let studio = FakeStudio()
        try await project.render(["a"], studio: studio)
        #expect(studio.made.all == ["slow snow over the harbour"])
        try project.replace("snow", "rain", in: "scenes/a.md")
        #expect(try project.states()["a"] == .fresh)
        #expect(try project.open().state().takes.count == 2)
    }

    @Test func `Delivered media that is no video is not taken in, and stops no render`() async throws {
        try deliver("rubbish")
        let studio = FakeStudio()
        let report = try await project.render(["a"], studio: studio)
        #expect(report.rendered == 1 && studio.made.all.count == 1)
    }

    @Test func `A delivered take whose media is gone is made again, and stops no render`() async throws {
        let record = try record()
        try ledger.deliver(attempt, takeText: record.fileText, take: record.id, billed: nil)
        let studio = FakeStudio()
        #expect(try await project.render(["a"], studio: studio).rendered == 1)
        #expect(try ledger.attempt(attempt)?.state == .failed)
    }

    @Test func `A recovered take names who ordered it and what went in, whoever brings it in`() async throws {
        let other = AttemptID("01abcdefghjkmnpqrstvwxyz03")
        try ledger.end(attempt, .failed, problem: nil)
        let begun = try ledger.begin(
            Attempt(
                id: other, run: Self.deadRun, scene: "a", key: request.key, request: request.json.canonical,
                engine: "previz", ordered: 1,
                origin: AttemptOrigin(
                    orderedBy: "Noor <noor@example.org>", terms: "none",
                    ingredients: [
                        .init(
                            role: "reference", path: "refs/a.png", digest: ContentDigest(of: "a"), licence: "CC0-1.0")
                    ])), exclusive: true)
        try #require(begun == .begun)
        try deliver(at: "\(workspace.directory)/tmp/\(Self.deadRun)-1-2-\(other).mp4")
        let studio = FakeStudio()
        try await project.render(["a"], studio: studio)
        #expect(studio.made.all.isEmpty)
        let take = try #require(try project.open().plan().plan.scenes["a"]?.take)
        let record = try workspace.record(take)
        #expect(record.orderedBy == "Noor <noor@example.org>" && record.terms == "none")
        #expect(record.ingredients.map(\.path) == ["refs/a.png"] && record.ingredients[0].licence == "CC0-1.0")
    }

    @Test(arguments: 1...8) func `Several runs that come after a crash bring one take in`(round: Int) async throws {
        try deliver()
        let project = project
        let results = try await withThrowingTaskGroup(of: Recovery.Settled.self) { group in
            for _ in 0..<6 {
                group.addTask {
                    let workspace = try project.open()
                    let ledger = try workspace.ledger()
                    let recovery = Recovery(workspace: workspace, ledger: ledger, studio: FakeStudio())
                    guard let left = try ledger.attempt(AttemptID("01abcdefghjkmnpqrstvwxyz01")) else {
                        return .nothing
                    }
                    defer { withExtendedLifetime(workspace) {} }
                    return try await recovery.settle(left)
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(results.contains(.brought) && !results.contains(.nothing))
        #expect(try project.open().state().takes.count == 1)
        #expect(try ledger.attempt(attempt)?.state == .recorded)
    }

    @Test func `An attempt of a living run is left alone`() async throws {
        let other = AttemptID("01abcdefghjkmnpqrstvwxyz02")
        let run = try RunMark(in: workspace.store.runs)
        let begun = try ledger.begin(
            Attempt(
                id: other, run: run.id, scene: "b", key: RenderKey(ContentDigest(of: "b")), request: "{}",
                engine: "previz", ordered: 1), exclusive: true)
        #expect(begun == .begun)
        try await project.render(["a"])
        #expect(try ledger.attempt(other)?.state == .ordered)
        withExtendedLifetime(run) {}
        #expect(try ledger.active().map(\.id) == [other])
    }

    @Test func `A damaged object is not shown, and another copy takes its place`() async throws {
        try await project.render(["a"])
        let take = try #require(try project.open().plan().plan.scenes["a"]?.take)
        let place = try #require(workspace.store.path(of: take.media))
        // A second copy that is no link of the object, as git-lfs would have.
        let lfs = workspace.lfsPlace(of: take.media)
        try Files.makeDirectory(Files.parent(of: lfs))
        try Files.write(try Files.read(place, limit: 1 << 20), to: lfs)
        try Files.remove(place)
        try Files.create(Array("damaged".utf8), at: place, mode: 0o444)
        let sound = try workspace.media(of: take)
        #expect(try Files.digest(sound).0 == take.media)
        try Files.remove(lfs)
        try Files.remove(project.root + "/takes/a/\(take.id).mp4")
        try Files.remove(place)
        try Files.create(Array("damaged".utf8), at: place, mode: 0o444)
        #expect(throws: WorkspaceFault.self) { try workspace.media(of: take) }
        #expect(try project.states()["a"] == .unknown)
    }
}
