internal import ClipModel
internal import Files
internal import GenerationCore
internal import MediaKit
internal import Synchronization
internal import Workspace

/// A program of the user's as an engine: it reads the order as one JSON object on standard input and writes a video to
/// the path that the order names.
///
/// The program runs in the project's directory, in a session of its own. Lines `progress DONE TOTAL` on its standard
/// output are shown; a non-zero exit is a failure, told with the end of its standard error. The order's fields are listed
/// in `docs/formats-machine.md`. It outlives this process if that is killed; ``ProgramPlace`` is how it is found again.
struct CommandEngine: Engine {
    let profile: EngineProfile
    /// The project's directory.
    let root: String
    /// The programs outside of the project that the command names, as they were when it was found to be trusted.
    private let outside: [String: FileStamp?]

    init(profile: EngineProfile, root: String) {
        self.profile = profile
        self.root = root
        outside = Self.stamps(of: profile.identity.run)
    }

    private static func stamps(of run: [String]) -> [String: FileStamp?] {
        Dictionary(Trust.outsidePrograms(of: run).map { ($0, try? FileStamp.of($0)) }) { $1 }
    }

    func check(_ request: RenderRequest) -> [String] {
        request.engine.run.isEmpty ? ["engine `\(profile.name)` names no program; add `run: [program, …]`"] : []
    }

    func start(_ order: EngineOrder) async throws -> any EngineJob {
        // What was trusted, and what the key says, is this program and no later one.
        let engine = order.request.engine
        let now = EngineCatalog.programDigest(of: engine.run) { try? Files.digest($0, below: root).0 }
        guard engine.program == nil || engine.program == now, Self.stamps(of: profile.identity.run) == outside
        else {
            throw EngineFault.failed("a file of `\(engine.run.joined(separator: " "))` changed after the render began")
        }
        let place = ProgramPlace(output: order.output)
        do {
            let program = try await StartedProgram(order, place, root: root)
            return CommandJob(order: order, place: place, program: program, costs: costs)
        } catch {
            place.clear()
            throw error is EngineFault ? error : EngineFault.failed("\(error)")
        }
    }

    func resume(_ job: String, _ order: EngineOrder) async throws -> any EngineJob {
        guard let place = try place(of: order) else {
            throw EngineFault.failed("what the program left is gone")
        }
        return CommandJob(order: order, place: place, program: LeftProgram(name: job, place: place), costs: costs)
    }

    func whereabouts(of order: EngineOrder) async -> Whereabouts {
        do {
            guard let place = try place(of: order) else { return .neverStarted }
            switch try place.standing() {
            case .notStarted: return .neverStarted
            case .running(let pid): return .running(pid.flatMap(ProgramPlace.name) ?? "?")
            case .ended: return .ended("?")
            case .lost: return .undecidable
            }
        } catch {
            return .undecidable
        }
    }

    private var costs: Bool { (profile.pricePerSecond?.micros ?? 0) > 0 }

    private func place(of order: EngineOrder) throws(FileFault) -> ProgramPlace? {
        let own = ProgramPlace(output: order.output)
        if try FileStamp.of(own.said) != nil { return own }
        return try ProgramPlace.find(order.attempt, in: Files.parent(of: order.output))
    }
}

/// A program that works on an order.
protocol OrderedProgram: Sendable {
    /// What names its process.
    var name: String { get }

    /// Waits for the end and returns the status; `nil` where nobody saw it. Returns early when it was asked to end.
    func ended() async throws -> Int32?

    /// Asks the program and what it started to end, and ends them after three seconds.
    func stop()
}

private final class CommandJob: EngineJob {
    private let order: EngineOrder
    private let place: ProgramPlace
    private let program: any OrderedProgram
    private let costs: Bool
    private let cancelled = Atomic<Bool>(false)
    var id: String? { program.name }

    init(order: EngineOrder, place: ProgramPlace, program: any OrderedProgram, costs: Bool) {
        self.order = order
        self.place = place
        self.program = program
        self.costs = costs
    }

    func cancel() async { stop() }

    private func stop() {
        cancelled.store(true, ordering: .relaxed)
        program.stop()
    }

    private var wasCancelled: Bool { cancelled.load(ordering: .relaxed) }

    func deliver(progress: @escaping @Sendable (JobProgress) -> Void) async throws -> Delivery {
        do {
            let status = try await withTaskCancellationHandler {
                try await watched(Meter(progress))
            } onCancel: {
                self.stop()
            }
            // One that did its work before it ended is taken in, whether or not it was asked to end.
            if wasCancelled, status != 0 || !isWhole { throw cancellation(status) }
            try take(status)
            place.clear()
            return Delivery()
        } catch {
            let fault = error as? EngineFault ?? (wasCancelled ? cancellation(nil) : lost("\(error)"))
            // What may have been paid for stays until somebody has decided.
            if case .uncertain = fault { throw fault }
            place.clear()
            throw fault
        }
    }

    /// Whether the video is there to its last frame.
    private var isWhole: Bool {
        let video = (try? MediaProbe.probe(place.unfinished, countingFrames: true))?.video
        return (video?.frames ?? 0) >= order.request.frames
    }

    private func lost(_ why: String) -> EngineFault { costs ? .uncertain(why) : .failed(why) }

    /// Waits for the program and passes on its progress meanwhile.
    private func watched(_ meter: Meter) async throws -> Int32? {
        let watch = try ProgramWatch(place, meter)
        let looking = Task {
            while !Task.isCancelled {
                watch.look()
                try? await Task.sleep(for: .milliseconds(100))
            }
        }
        let status = try await program.ended()
        looking.cancel()
        await looking.value
        watch.look()
        if status == 0 { meter.finish() }
        return status
    }

    /// A program that ends by itself when it is asked to had its chance to take the order back. One that a signal ended
    /// hadn't, and may have been charged for it.
    private func cancellation(_ status: Int32?) -> EngineFault {
        var status = status
        if status == nil, case .ended(let left)? = try? place.standing() { status = left }
        guard costs, status.map(Self.isSignal) ?? true else { return .cancelled }
        let name = order.request.engine.run.first ?? "?"
        return .uncertain("`\(name)` was ended before it could say whether it took its order back")
    }

    private func take(_ status: Int32?) throws {
        let name = order.request.engine.run.first ?? "?"
        guard let status else {
            let why = "`\(name)` ended unseen, without a word on whether it did its work"
            throw lost(why)
        }
        guard status == 0 else {
            let words = (try? ProgramWatch.lastWords(place)) ?? ""
            let why = "`\(name)` \(Self.words(status))\(words.isEmpty ? "" : ": \(words)")"
            throw costs && Self.isSignal(status) ? EngineFault.uncertain(why) : EngineFault.failed(why)
        }
        guard let stamp = try FileStamp.of(place.unfinished, followingLinks: false), stamp.isRegular, stamp.size > 0
        else {
            throw EngineFault.failed("`\(name)` ended well but wrote no video to the order's `output`")
        }
        try Files.sync(place.unfinished)
        try Files.move(place.unfinished, to: order.output)
    }

    /// The launcher reports a signal as shells do.
    private static func isSignal(_ status: Int32) -> Bool { (129...192).contains(status) }

    private static func words(_ status: Int32) -> String {
        isSignal(status) ? "was ended by signal \(status - 128)" : "ended with status \(status)"
    }
}

/// Reads along with a program that works. Used by one task at a time.
private final class ProgramWatch: Sendable {
    private static let lastWords: Int64 = 2000
    private struct State: ~Copyable {
        let said: OutputReader
        let errors: OutputReader
        var lines = Lines()
    }
    private let state: Mutex<State>
    private let meter: Meter

    init(_ place: ProgramPlace, _ meter: Meter) throws(FileFault) {
        state = Mutex(State(said: try OutputReader(place.said), errors: try OutputReader(place.errors)))
        self.meter = meter
    }

    func look() {
        state.withLock { state in
            var lines: [String] = []
            state.said.read { lines += state.lines.take($0) }
            for line in lines { meter.read(line) }
            state.errors.skip(keeping: Self.lastWords)
        }
    }

    /// The end of what a program wrote to standard error.
    static func lastWords(_ place: ProgramPlace) throws(FileFault) -> String {
        var bytes: [UInt8] = []
        try OutputReader(place.errors).readEnd(lastWords) { bytes += $0 }
        return String(decoding: bytes, as: UTF8.self).trimmingSpaces
    }
}
