import ClipModel
import EngineTestSupport
import Files
import GenerationCore
import Synchronization
import Testing

/// An engine that writes a few bytes, with one flaw.
private struct FlawedEngine: Engine {
    enum Flaw: String, CaseIterable {
        case none, refusesAll, takesAll, writesAtStart, leavesPartOnFailure, leavesPartOnCancel, strangeErrors
        case ignoresCancel, ignoresTask, forgetsEarlyCancel, takesBack, touchesInputs, otherBytes, goesBack, stopsShort
        case beyondTotal, deliversNothing, leavesMore, failsTwoAtOnce, deliversFailing, silentFailure
    }

    let flaw: Flaw
    let running = Counter()
    var profile: EngineProfile {
        EngineProfile(
            name: .previz, identity: .init(kind: "fake"), concurrency: 3, deterministic: true, takesFirstFrame: true,
            takesInputs: true)
    }

    func check(_ request: RenderRequest) -> [String] {
        if flaw == .refusesAll { return ["no"] }
        return request.prompt == "refused" && flaw != .takesAll ? ["too strange"] : []
    }

    func start(_ order: EngineOrder) async throws -> any EngineJob {
        if flaw == .writesAtStart { try Files.write("x", to: order.output) }
        return FlawedJob(order: order, flaw: flaw, running: running)
    }

    static func subject(_ flaw: Flaw) -> EngineContract.Subject {
        EngineContract.Subject(
            engine: FlawedEngine(flaw: flaw), request: shot("rain"), long: shot("long"), refused: shot("refused"),
            failing: shot("failing"))
    }
}

private final class Counter: Sendable {
    let value = Mutex(0)
}

private struct OddError: Error {}

private final class FlawedJob: EngineJob {
    let order: EngineOrder
    let flaw: FlawedEngine.Flaw
    let running: Counter
    private let state = Mutex((cancelled: false, delivering: false))
    var id: String? { nil }

    init(order: EngineOrder, flaw: FlawedEngine.Flaw, running: Counter) {
        self.order = order
        self.flaw = flaw
        self.running = running
    }

    private var part: String { order.output + ".part" }

    func deliver(progress: @escaping @Sendable (JobProgress) -> Void) async throws -> Delivery {
        state.withLock { $0.delivering = true }
        let others = running.value.withLock { count in
            count += 1
            return count - 1
        }
        defer { running.value.withLock { $0 -= 1 } }
        do {
            return try await work(progress, others: others)
        } catch {
            let keeps = flaw == .leavesPartOnFailure || flaw == .leavesPartOnCancel
            if !keeps { try? Files.remove(part) }
            if flaw == .strangeErrors { throw OddError() }
            throw error
        }
    }

    private func work(_ progress: (JobProgress) -> Void, others: Int) async throws -> Delivery {
        try Files.write("part", to: part)
        let prompt = order.request.prompt
        if flaw == .failsTwoAtOnce, others > 0 { throw EngineFault.failed("one at a time") }
        if prompt == "failing", flaw != .deliversFailing {
            throw EngineFault.failed(flaw == .silentFailure ? "" : "no paint")
        }
        for step in 0..<(prompt == "long" ? 1500 : 4) {
            progress(
                JobProgress(done: Int64(flaw == .goesBack ? 4 - step : step), total: 4 + (prompt == "long" ? 1500 : 0)))
            try await pause()
        }
        progress(JobProgress(done: flaw == .stopsShort ? 4 : flaw == .beyondTotal ? 1506 : 1504, total: 1504))
        if flaw == .touchesInputs { for input in order.inputs { try Files.write("changed", to: input) } }
        if flaw == .leavesMore { try Files.write("log", to: order.output + ".log") }
        if flaw == .deliversNothing {
            try Files.remove(part)
            return Delivery()
        }
        let bytes = flaw == .otherBytes ? "\(UInt64.random(in: 0 ... .max))" : order.request.key.description
        try Files.write(bytes, to: part)
        try Files.move(part, to: order.output)
        return Delivery()
    }

    private func pause() async throws {
        let cancelled = state.withLock { $0.cancelled }
        if cancelled, flaw != .ignoresCancel { throw EngineFault.cancelled }
        do { try await Task.sleep(for: .milliseconds(1)) } catch {
            if flaw != .ignoresTask { throw EngineFault.cancelled }
        }
    }

    func cancel() async {
        state.withLock { if $0.delivering || flaw != .forgetsEarlyCancel { $0.cancelled = true } }
        if flaw == .takesBack { try? Files.remove(order.output) }
    }
}

@Suite struct EngineContractTests {
    @Test func `An engine without a flaw keeps the contract`() async throws {
        #expect(try await EngineContract.broken { FlawedEngine.subject(.none) } == [])
    }

    @Test(arguments: [
        (FlawedEngine.Flaw.refusesAll, "check: refuses"), (.takesAll, "check: takes"),
        (.writesAtStart, "start: writes"),
        (.leavesPartOnFailure, "failure: leaves"), (.leavesPartOnCancel, "cancel during deliver: leaves"),
        (.strangeErrors, "failure: fails with OddError"), (.ignoresCancel, "cancel during deliver: delivers"),
        (.ignoresTask, "cancelled task: delivers"), (.forgetsEarlyCancel, "cancel before deliver: delivers"),
        (.takesBack, "cancel after deliver: takes back"), (.touchesInputs, "inputs: changes"),
        (.otherBytes, "same bytes: delivers"), (.goesBack, "deliver: goes back"), (.stopsShort, "deliver: ends at"),
        (.beyondTotal, "deliver: tells of"), (.deliversNothing, "deliver: delivers no file"),
        (.leavesMore, "deliver: leaves"), (.failsTwoAtOnce, "jobs at once: failed"),
        (.deliversFailing, "failure: delivers"), (.silentFailure, "failure: doesn't say"),
    ]) fileprivate func `Each flaw is found`(flaw: FlawedEngine.Flaw, words: String) async throws {
        let broken = try await EngineContract.broken { FlawedEngine.subject(flaw) }
        #expect(broken.contains { $0.hasPrefix(words) }, "\(broken)")
    }
}
