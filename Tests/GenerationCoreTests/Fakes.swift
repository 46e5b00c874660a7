import ClipModel
import GenerationCore
import Synchronization
import Testing

/// Things that happen, in order, from any thread.
final class Diary: Sendable {
    private let lines = Mutex<[String]>([])

    func note(_ line: String) { lines.withLock { $0.append(line) } }
    var all: [String] { lines.withLock { $0 } }

    /// The lines that name a scene, without the name.
    func of(_ scene: String) -> [String] {
        all.filter { $0.hasSuffix(" \(scene)") }.map { String($0.dropLast(scene.count + 1)) }
    }
}

/// A desk in memory. `begun` answers for scenes that another process has to do with.
final class FakeDesk: RenderDesk {
    let diary: Diary
    private let begun: @Sendable (SceneID, Int) throws -> Begun
    private let fails: Set<String>
    private let edited: Set<String>
    private let state = Mutex<(attempts: Int, asked: [SceneID: Int])>((0, [:]))

    /// - Parameters:
    ///   - fails: `keep <scene>`, `order <scene>`, `started <scene>`: what throws.
    ///   - edited: scenes that the project says otherwise by now.
    init(
        _ diary: Diary, fails: Set<String> = [], edited: Set<String> = [],
        begun: @escaping @Sendable (SceneID, Int) throws -> Begun = { _, _ in .begun }
    ) {
        self.diary = diary
        self.fails = fails
        self.edited = edited
        self.begun = begun
    }

    struct Full: Error, CustomStringConvertible { var description: String { "the disk is full" } }

    func newAttempt() -> AttemptID {
        let number = state.withLock { state in
            state.attempts += 1
            return state.attempts
        }
        return AttemptID("attempt-\(number)")
    }

    func stillAsks(for job: RenderJob) async -> Bool { !edited.contains(job.scene.text) }

    func begin(_ job: RenderJob) async throws -> Begun {
        let times = state.withLock { state in
            state.asked[job.scene, default: 0] += 1
            return state.asked[job.scene, default: 0]
        }
        diary.note("begin \(job.scene)")
        return try begun(job.scene, times)
    }

    func order(for job: RenderJob) async throws -> EngineOrder {
        diary.note("order \(job.scene)")
        if fails.contains("order \(job.scene)") { throw Full() }
        return EngineOrder(attempt: job.attempt, request: job.request, output: "/nowhere/\(job.attempt)")
    }

    func underWay(_ job: RenderJob) async {}

    func started(_ job: RenderJob, as name: String) throws {
        diary.note("started as \(name) \(job.scene)")
        if fails.contains("started \(job.scene)") { throw Full() }
    }

    func keep(_ job: RenderJob, _ order: EngineOrder, _ delivery: Delivery) async throws -> TakeFacts {
        diary.note("keep \(job.scene)")
        if fails.contains("keep \(job.scene)") { throw Full() }
        return take(job.scene, job.key)
    }

    func take(_ scene: SceneID, _ key: RenderKey) -> TakeFacts {
        TakeFacts(
            id: TakeID(record: ContentDigest(of: "\(scene) \(key)")), scene: scene.text, key: key,
            media: ContentDigest(of: "\(key)"), frames: 48, lastFrame: pixelsNamed("end of \(scene)"), finished: 1)
    }

    func ended(_ job: RenderJob, _ end: AttemptEnd) {
        switch end {
        case .failed(let why): diary.note("ended with failed (\(why)) \(job.scene)")
        case .uncertain(let why): diary.note("ended with uncertain (\(why)) \(job.scene)")
        case .unkept(let why): diary.note("ended with unkept (\(why)) \(job.scene)")
        case .cancelled: diary.note("ended with cancelled \(job.scene)")
        }
    }
}

/// An engine that does what each prompt says: `fail`, `uncertain`, `unreachable N`, `hang`, `refused`; else it delivers.
final class FakeEngine: Engine {
    let profile: EngineProfile
    let diary: Diary
    private let state = Mutex<(running: Int, most: Int, tries: [AttemptID: Int], open: Bool)>((0, 0, [:], true))

    init(_ diary: Diary, name: String = "previz", concurrency: Int = 2, gated: Bool = false) {
        self.diary = diary
        profile = EngineProfile(
            name: EngineName(unchecked: name), identity: .init(kind: "fake", version: "1"), concurrency: concurrency,
            deterministic: true, takesFirstFrame: true, takesInputs: true)
        state.withLock { $0.open = !gated }
    }

    var running: Int { state.withLock { $0.running } }
    /// The most jobs that were under way at once.
    var most: Int { state.withLock { $0.most } }
    /// Lets deliveries through.
    func open() { state.withLock { $0.open = true } }
    fileprivate var isOpen: Bool { state.withLock { $0.open } }

    func check(_ request: RenderRequest) -> [String] { request.prompt == "refused" ? ["too strange", "too long"] : [] }

    func start(_ order: EngineOrder) async throws -> any EngineJob {
        let words = order.request.prompt.split(separator: " ")
        diary.note("start \(order.attempt)")
        if words.first == "unreachable", let count = words.last.flatMap({ Int($0) }) {
            let tries = state.withLock { state in
                state.tries[order.attempt, default: 0] += 1
                return state.tries[order.attempt, default: 0]
            }
            if tries <= count { throw EngineFault.unreachable("no answer") }
        }
        return FakeJob(engine: self, order: order)
    }

    func resume(_ job: String, _ order: EngineOrder) async throws -> any EngineJob {
        diary.note("resume \(job) \(order.attempt)")
        return FakeJob(engine: self, order: order)
    }

    fileprivate func enter() {
        state.withLock { state in
            state.running += 1
            state.most = max(state.most, state.running)
        }
    }
    fileprivate func leave() { state.withLock { $0.running -= 1 } }
}

private struct FakeJob: EngineJob {
    let engine: FakeEngine
    let order: EngineOrder
    var id: String? { "job-of-\(order.attempt)" }

    func deliver(progress: @escaping @Sendable (JobProgress) -> Void) async throws -> Delivery {
        engine.enter()
        defer { engine.leave() }
        while !engine.isOpen { try await pause() }
        switch order.request.prompt {
        case "fail": throw EngineFault.failed("out of paint")
        case "uncertain": throw EngineFault.uncertain("the line broke")
        case "hang": while true { try await pause() }
        default: break
        }
        progress(JobProgress(done: 48, total: 48))
        await Task.yield()
        return Delivery()
    }

    private func pause() async throws {
        do { try await Task.sleep(for: .milliseconds(1)) } catch { throw EngineFault.cancelled }
    }

    func cancel() async { engine.diary.note("cancel \(order.attempt)") }
}

/// Writes down what an observer hears.
struct DiaryObserver: RenderObserver {
    let diary: Diary

    func renderStarted(_ scene: SceneID, engine: EngineName, frames: Int64) { diary.note("shown started \(scene)") }
    func renderProgressed(_ scene: SceneID, _ progress: JobProgress) {}
    func renderWaits(_ scene: SceneID) { diary.note("shown waits \(scene)") }
    func renderEnded(_ scene: SceneID, _ outcome: SceneOutcome) { diary.note("shown ended \(scene)") }
}

extension RenderReport {
    subscript(_ scene: String) -> SceneOutcome? { outcomes.first { $0.scene.text == scene }?.outcome }
    var order: [String] { outcomes.map(\.scene.text) }
}

/// Waits until something is so, a few seconds at most.
func eventually(_ what: String, _ condition: () -> Bool) async throws {
    for _ in 0..<120_000 {
        if condition() { return }
        try await Task.sleep(for: .milliseconds(1))
    }
    Issue.record("\(what) did not come about")
}
