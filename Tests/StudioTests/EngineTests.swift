import ClipModel
import EngineTestSupport
import Files
import GenerationCore
import Glibc
import MediaKit
import Previz
import Studio
import Synchronization
import TestSupport
import Testing
import Workspace

/// A folder with a program for the `command` engine, which does what its argument says.
private final class Workshop: Sendable {
    let scratch: Scratch
    var root: String { scratch.path }

    init() throws {
        scratch = try Scratch()
        try Files.write(Self.program, to: scratch.file("make.sh"))
        try output(of: [
            "ffmpeg", "-loglevel", "error", "-f", "lavfi", "-i", "testsrc=size=64x48:rate=24", "-frames:v", "12",
            "-pix_fmt", "yuv420p", "-c:v", "libx264", scratch.file("video.mp4"),
        ])
    }

    /// Reads the order, keeps it, and finds where the video goes.
    private static let program = """
        case $1 in
        deaf) cp video.mp4 "$2.part.mp4"; exit 0;;
        esac
        read -r order
        printf '%s\\n' "$order" > "order-$$"
        out=$(printf '%s' "$order" | sed -n 's/.*"output":"\\([^"]*\\)".*/\\1/p')
        case $1 in
        good) echo progress 1 12; echo some words; echo progress 6 12; cp video.mp4 "$out";;
        back) echo progress 9 12; echo progress 3 12; echo progress 99 12; echo progress -1 12; echo progress x y
            cp video.mp4 "$out";;
        slow) echo progress 1 12; while [ ! -e go ]; do sleep 0.02; done; cp video.mp4 "$out";;
        long) echo progress 1 100; echo half > "$out"; sleep 60 & echo $! > child; wait;;
        fail) echo half > "$out"; echo "the first line" >&2; echo "out of memory" >&2; exit 3;;
        killed) echo half > "$out"; kill -9 $$;;
        nothing) ;;
        empty) : > "$out";;
        link) ln -s "$PWD/video.mp4" "$out";;
        late) trap '' TERM; echo $$ > late; sleep 1; cp video.mp4 "$out";;
        polite) trap 'exit 0' TERM; echo half > "$out"; echo $$ > polite; while :; do sleep 0.1; done;;
        orphan) sh -c 'trap "" TERM; echo $$ > orphan; sleep 60' & trap 'exit 1' TERM; wait;;
        endless) yes "progress 1 100" | head -c 100000000; echo progress 100 100; cp video.mp4 "$out";;
        stubborn) trap '' TERM; echo half > "$out"; echo $$ > stubborn; while :; do sleep 0.1; done;;
        noisy) head -c 100000000 /dev/zero | tr '\\0' x >&2; echo "and then it broke" >&2; exit 1;;
        chatty) head -c 100000000 /dev/zero | tr '\\0' x; echo; echo progress 12 12; cp video.mp4 "$out";;
        esac
        """

    func request(_ mode: String, prompt: String = "rain", run: [String]? = nil) -> RenderRequest {
        RenderRequest(
            engine: .init(kind: "command", run: run ?? ["sh", "make.sh", mode]),
            picture: PictureFormat(size: PictureSize(width: 64, height: 48)!, rate: FrameRate(24)), frames: 12,
            prompt: prompt, seed: 1)
    }

    func engine(concurrency: Int = 3, price: Money? = nil) throws -> any Engine {
        let name = EngineName(unchecked: "maker")
        let profile = EngineProfile(
            name: name, identity: .init(kind: "command", run: ["sh"]), pricePerSecond: price, concurrency: concurrency,
            deterministic: true, takesFirstFrame: true, takesInputs: true, jobsSurvive: true, needsTrust: true)
        return try #require(LibAVStudio().engines(for: [name: profile], root: root)[name])
    }

    func order(_ request: RenderRequest) throws -> EngineOrder {
        try Files.makeDirectory(scratch.file("out"))
        return EngineOrder(
            attempt: AttemptID("attempt"), request: request, output: scratch.file("out/1-attempt.mp4"))
    }

    /// What became of one order.
    func outcome(_ order: EngineOrder, _ progress: @escaping @Sendable (JobProgress) -> Void = { _ in }) async throws
        -> EngineFault?
    {
        do { _ = try await engine().start(order).deliver(progress: progress) } catch {
            return try #require(error as? EngineFault)
        }
        return nil
    }

    func outcome(_ mode: String) async throws -> EngineFault? { try await outcome(try order(request(mode))) }
    func left() throws -> [String] { try Files.list(scratch.file("out")) }

    func text(_ name: String) throws -> String {
        String(decoding: try Files.read(scratch.file(name), limit: 1 << 24), as: UTF8.self).trimmingSpaces
    }
}

@Suite struct CommandEngineTests {
    private let workshop: Workshop
    init() throws { workshop = try Workshop() }

    @Test func `A program as an engine keeps the contract`() async throws {
        let workshop = workshop
        let broken = try await EngineContract.broken {
            EngineContract.Subject(
                engine: try workshop.engine(), request: workshop.request("good"), long: workshop.request("long"),
                refused: workshop.request("", run: []), failing: workshop.request("fail"),
                frames: { try MediaProbe.probe($0, countingFrames: true).video?.frames ?? 0 })
        }
        #expect(broken == [])
    }

    @Test func `A failure is told with the status and the last words of the program`() async throws {
        guard case .failed(let why)? = try await workshop.outcome("fail") else {
            Issue.record("didn't fail")
            return
        }
        #expect(why.contains("ended with status 3") && why.hasSuffix("the first line\nout of memory"))
        #expect(try workshop.left() == [])
    }

    @Test(arguments: ["nothing", "empty", "link", "killed"])
    func `A program that leaves no whole video fails and leaves nothing`(mode: String) async throws {
        guard case .failed? = try await workshop.outcome(mode) else {
            Issue.record("didn't fail")
            return
        }
        #expect(try workshop.left() == [])
        #expect(try MediaProbe.probe(workshop.scratch.file("video.mp4"), countingFrames: true).video?.frames == 12)
    }

    @Test(arguments: [["no-such-program"], ["./no/such"], ["./out"], ["./make.sh"]])
    func `A program that can't be run is a failure`(run: [String]) async throws {
        guard case .failed(let why)? = try await workshop.outcome(try workshop.order(workshop.request("", run: run)))
        else {
            Issue.record("didn't fail")
            return
        }
        #expect(why.contains(run[0]))
    }

    @Test func `What a cancelled program started ends with it`() async throws {
        let order = try workshop.order(workshop.request("long"))
        let job = try await workshop.engine().start(order)
        let task = Task { try await job.deliver { _ in } }
        let pid = try #require(Int32(try await written("child")))
        task.cancel()
        await #expect(throws: EngineFault.cancelled) { _ = try await task.value }
        #expect(try await gone(pid))
        #expect(try workshop.left() == [])
    }

    @Test func `What a program finished before it ended is taken, though it was asked to end`() async throws {
        let order = try workshop.order(workshop.request("late"))
        let job = try await workshop.engine(price: Money("1 EUR")).start(order)
        let task = Task { try await job.deliver { _ in } }
        _ = try await written("late")
        task.cancel()
        _ = try await task.value
        #expect(try MediaProbe.probe(order.output).video != nil)
        #expect(try workshop.left().count == 1)
    }

    @Test func `A program that takes its order back when it is asked to end is cancelled`() async throws {
        let order = try workshop.order(workshop.request("polite"))
        let job = try await workshop.engine(price: Money("1 EUR")).start(order)
        let task = Task { try await job.deliver { _ in } }
        _ = try await written("polite")
        task.cancel()
        await #expect(throws: EngineFault.cancelled) { _ = try await task.value }
        #expect(try workshop.left() == [])
    }

    @Test(arguments: [false, true])
    func `What a cancelled program left behind is ended`(takenUp: Bool) async throws {
        let order = try workshop.order(workshop.request("orphan"))
        let engine = try workshop.engine()
        let first = try await engine.start(order)
        let pid = try #require(Int32(try await written("orphan")))
        let job = takenUp ? try await engine.resume(first.id ?? "", again(order)) : first
        let task = Task { try await job.deliver { _ in } }
        try await Task.sleep(for: .milliseconds(50))
        task.cancel()
        await #expect(throws: EngineFault.cancelled) { _ = try await task.value }
        #expect(try await gone(pid))
    }

    @Test func `A program outside of the project that changed since the render began isn't run`() async throws {
        let program = workshop.scratch.file("outside.sh")
        try Files.write("#!/bin/sh\necho ran > ran\n", to: program)
        chmod(program, 0o755)
        let run = [program]
        let name = EngineName(unchecked: "maker")
        let profile = EngineProfile(
            name: name, identity: .init(kind: "command", run: run), concurrency: 1, deterministic: true,
            takesFirstFrame: true, takesInputs: true, jobsSurvive: true, needsTrust: true)
        let engine = try #require(LibAVStudio().engines(for: [name: profile], root: workshop.root)[name])
        try Files.write("#!/bin/sh\necho another > ran\n", to: program)
        chmod(program, 0o755)
        await #expect { _ = try await engine.start(workshop.order(workshop.request("", run: run))) } throws: { error in
            if case EngineFault.failed(let why) = error {
                why.contains("changed after the render began")
            } else {
                false
            }
        }
        #expect(try !Files.list(workshop.root).contains("ran"))
    }

    @Test func `A program that ignores the request to end is ended`() async throws {
        let order = try workshop.order(workshop.request("stubborn"))
        let job = try await workshop.engine().start(order)
        let task = Task { try await job.deliver { _ in } }
        let pid = try #require(Int32(try await written("stubborn")))
        await job.cancel()
        await #expect(throws: EngineFault.cancelled) { _ = try await task.value }
        #expect(try await gone(pid))
        #expect(try workshop.left() == [])
    }

    @Test func `Of 100 MB on standard error the end is told`() async throws {
        guard case .failed(let why)? = try await workshop.outcome("noisy") else {
            Issue.record("didn't fail")
            return
        }
        #expect(why.hasSuffix("and then it broke") && why.utf8.count < 2200)
    }

    @Test func `Of 100 MB of progress the last is passed on`() async throws {
        let last = Mutex(JobProgress(done: 0, total: 0))
        let order = try workshop.order(workshop.request("endless"))
        #expect(try await workshop.outcome(order) { step in last.withLock { $0 = step } } == nil)
        #expect(last.withLock { $0 } == JobProgress(done: 100, total: 100))
    }

    @Test func `100 MB on one line of standard output are passed over`() async throws {
        let steps = Mutex<[JobProgress]>([])
        let order = try workshop.order(workshop.request("chatty"))
        #expect(try await workshop.outcome(order) { step in steps.withLock { $0.append(step) } } == nil)
        #expect(steps.withLock { $0 } == [JobProgress(done: 12, total: 12)])
    }

    @Test func `A program need not read its order, however long`() async throws {
        let output = workshop.scratch.file("out/1-attempt")
        let request = workshop.request(
            "", prompt: String(repeating: "rain ", count: 400_000), run: ["sh", "make.sh", "deaf", output])
        #expect(try await workshop.outcome(try workshop.order(request)) == nil)
        #expect(try workshop.left() == ["1-attempt.mp4"])
    }

    // MARK: After a crash

    /// The order as a later run gives it.
    private func again(_ order: EngineOrder) -> EngineOrder {
        var order = order
        order.output = workshop.scratch.file("out/2-attempt.mp4")
        return order
    }

    @Test func `A job is taken up by a later run while its program works`() async throws {
        let order = try workshop.order(workshop.request("slow"))
        let engine = try workshop.engine()
        let first = try await engine.start(order)
        // The program that runs it says its name a moment after it started.
        var found = await engine.whereabouts(of: again(order))
        while found == .running("?") {
            try await Task.sleep(for: .milliseconds(5))
            found = await engine.whereabouts(of: again(order))
        }
        guard case .running(let name) = found else {
            Issue.record("isn't found")
            return
        }
        #expect(name == first.id)
        try Files.write("", to: workshop.scratch.file("go"))
        let steps = Mutex<[Int64]>([])
        _ = try await engine.resume(name, again(order)).deliver { step in steps.withLock { $0.append(step.done) } }
        #expect(try MediaProbe.probe(again(order).output, countingFrames: true).video?.frames == 12)
        #expect(steps.withLock { $0 } == [1, 12])
        #expect(try workshop.left() == ["2-attempt.mp4"])
        #expect(await engine.whereabouts(of: again(order)) == .neverStarted)
    }

    @Test(arguments: [("good", nil), ("fail", "ended with status 3"), ("nothing", "wrote no video")])
    func `How a program ended is known to a later run`(mode: String, why: String?) async throws {
        let order = try workshop.order(workshop.request(mode))
        let engine = try workshop.engine(price: Money(micros: 1, currency: "EUR"))
        _ = try await engine.start(order)
        while case .running = await engine.whereabouts(of: again(order)) {
            try await Task.sleep(for: .milliseconds(5))
        }
        guard case .ended(let name) = await engine.whereabouts(of: again(order)) else {
            Issue.record("the end isn't known")
            return
        }
        do {
            _ = try await engine.resume(name, again(order)).deliver { _ in }
            #expect(why == nil)
        } catch EngineFault.failed(let words) {
            #expect(why.map { words.contains($0) } == true, "\(words)")
        }
        #expect(try workshop.left() == (why == nil ? ["2-attempt.mp4"] : []))
    }

    @Test func `A program that was killed with all of its session is undecidable`() async throws {
        let order = try workshop.order(workshop.request("stubborn"))
        let engine = try workshop.engine(price: Money(micros: 1, currency: "EUR"))
        let job = try await engine.start(order)
        let pid = try #require(Int32(try await written("stubborn")))
        kill(-getsid(pid), SIGKILL)
        #expect(try await gone(pid))
        while case .running = await engine.whereabouts(of: again(order)) {
            try await Task.sleep(for: .milliseconds(5))
        }
        #expect(await engine.whereabouts(of: again(order)) == .undecidable)
        await #expect { _ = try await engine.resume(job.id ?? "", again(order)).deliver { _ in } } throws: { error in
            if case EngineFault.uncertain = error { true } else { false }
        }
    }

    @Test(arguments: ["long", "stubborn"])
    func `A job that was taken up can be cancelled`(mode: String) async throws {
        let order = try workshop.order(workshop.request(mode))
        let engine = try workshop.engine()
        let first = try await engine.start(order)
        let pid = try #require(Int32(try await written(mode == "long" ? "child" : "stubborn")))
        let job = try await engine.resume(first.id ?? "", again(order))
        let task = Task { try await job.deliver { _ in } }
        try await Task.sleep(for: .milliseconds(50))
        task.cancel()
        await #expect(throws: EngineFault.cancelled) { _ = try await task.value }
        #expect(try await gone(pid))
        #expect(try workshop.left() == [])
    }

    @Test func `Progress that makes no sense is not passed on`() async throws {
        let steps = Mutex<[Int64]>([])
        #expect(
            try await workshop.outcome(try workshop.order(workshop.request("back"))) { step in
                steps.withLock { $0.append(step.done) }
            } == nil)
        #expect(steps.withLock { $0 } == [9, 12])
    }

    @Test func `The program reads one line of JSON with all of the order, in the project's directory`() async throws {
        var order = try workshop.order(workshop.request("good", prompt: "rain\n\"quoted\" 雨 \\ end"))
        order.inputs = ["/somewhere/one.png", "/somewhere/two.png"]
        order.firstFrame = "/somewhere/first.png"
        #expect(try await workshop.outcome(order) == nil)
        let name = try #require(try Files.list(workshop.root).first { $0.hasPrefix("order-") })
        let json = try JSONValue(parsing: try workshop.text(name).utf8)
        #expect(json["format"]?.string == "clipws/order@1")
        #expect(json["prompt"]?.string == order.request.prompt)
        #expect(json["request"].flatMap(RenderRequest.init(json:)) == order.request)
        #expect(json["inputs"]?.array?.compactMap(\.string) == order.inputs)
        #expect(json["first_frame"]?.string == order.firstFrame)
        #expect(json["output"]?.string != order.output)
    }

    /// The first line of a file that the program writes, once it is there.
    private func written(_ name: String) async throws -> String {
        for _ in 0..<24_000 {
            if let text = try? workshop.text(name), !text.isEmpty { return text }
            try await Task.sleep(for: .milliseconds(5))
        }
        Issue.record("the program wrote no \(name)")
        return ""
    }

    /// Whether a process ends soon.
    private func gone(_ pid: Int32) async throws -> Bool {
        for _ in 0..<24_000 {
            let status = try? Files.read("/proc/\(pid)/stat", limit: 4096)
            if kill(pid, 0) != 0 || status.map({ String(decoding: $0, as: UTF8.self).contains(") Z ") }) ?? true {
                return true
            }
            try await Task.sleep(for: .milliseconds(5))
        }
        return false
    }
}

@Suite struct PrevizEngineTests {
    @Test func `Keys name the version of the pictures that are drawn`() {
        #expect(EngineCatalog.previz.identity.version == Previz.version)
    }

    @Test func `The built-in engine keeps the contract`() async throws {
        func request(_ width: Int, _ height: Int, frames: Int64) throws -> RenderRequest {
            RenderRequest(
                engine: EngineCatalog.previz.identity,
                picture: PictureFormat(
                    size: try #require(PictureSize(width: width, height: height)), rate: FrameRate(24)),
                frames: frames, prompt: "slow rain over a harbour at night", seed: 3)
        }
        let engine = try #require(LibAVStudio().engines(for: [.previz: EngineCatalog.previz], root: "/")[.previz])
        let (small, long, narrow) = (
            try request(160, 96, frames: 6), try request(1280, 480, frames: 5000), try request(64, 48, frames: 6)
        )
        let broken = try await EngineContract.broken {
            EngineContract.Subject(
                engine: engine, request: small, long: long, refused: narrow,
                frames: { try MediaProbe.probe($0, countingFrames: true).video?.frames ?? 0 })
        }
        #expect(broken == [])
    }

    @Test(arguments: [
        (JSONValue.int(124), true), (.string("92.5"), true), (.int(0), false), (.string("fast"), false),
        (.int(4000), false),
    ])
    func `A pulse is beats a minute`(value: JSONValue, isGood: Bool) throws {
        let engine = try #require(LibAVStudio().engines(for: [.previz: EngineCatalog.previz], root: "/")[.previz])
        let request = RenderRequest(
            engine: EngineCatalog.previz.identity,
            picture: PictureFormat(size: try #require(PictureSize(width: 160, height: 96)), rate: FrameRate(24)),
            frames: 6, prompt: "rain", seed: 3, parameters: ["pulse": value])
        #expect(engine.check(request).isEmpty == isGood)
    }
}
