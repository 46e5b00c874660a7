internal import ClipModel
internal import Files
internal import GenerationCore
internal import Glibc
internal import Subprocess
internal import Synchronization
internal import SystemPackage
internal import Workspace

/// A program of the user's as an engine: it reads the order as one JSON object on standard input and writes a video to
/// the path that the order names.
///
/// The program runs in the project's directory, in a session of its own, without a shell. Lines `progress DONE TOTAL` on
/// its standard output are shown; a non-zero exit is a failure, told with the end of its standard error. The order's
/// fields are listed in `docs/formats.md`.
struct CommandEngine: Engine {
    let profile: EngineProfile
    /// The project's directory.
    let root: String

    func check(_ request: RenderRequest) -> [String] {
        request.engine.run.isEmpty ? ["engine `\(profile.name)` names no program; add `run: [program, …]`"] : []
    }

    func start(_ order: EngineOrder) async throws -> any EngineJob {
        // What was trusted, and what the key says, is this program and no later one.
        let engine = order.request.engine
        let program = EngineCatalog.programDigest(of: engine.run) { try? Files.digest($0, below: root).0 }
        guard program == engine.program else {
            throw EngineFault.failed("a file of `\(engine.run.joined(separator: " "))` changed after the render began")
        }
        return CommandJob(order: order, root: root)
    }
}

/// The program runs within ``deliver(progress:)``: it could not outlive this process in a way that can be taken up.
private final class CommandJob: EngineJob {
    private let order: EngineOrder
    private let root: String
    private let state = Mutex((cancelled: false, work: Task<Void, any Error>?.none))
    var id: String? { nil }

    init(order: EngineOrder, root: String) {
        self.order = order
        self.root = root
    }

    func cancel() async { stop() }

    private func stop() {
        state.withLock { state in
            state.cancelled = true
            state.work?.cancel()
        }
    }

    private var wasCancelled: Bool { state.withLock { $0.cancelled } }

    /// The program writes here, so that the order's own path appears only with a whole file. The ending stays, since many
    /// programs choose the format by it.
    private var unfinished: String {
        order.output.hasSuffix(".mp4") ? order.output.dropLast(4) + ".part.mp4" : order.output + ".part"
    }

    func deliver(progress: @escaping @Sendable (JobProgress) -> Void) async throws -> Delivery {
        let work = Task { try await self.make(progress) }
        let wasCancelled = state.withLock { state in
            state.work = work
            return state.cancelled
        }
        if wasCancelled { work.cancel() }
        do {
            try await withTaskCancellationHandler {
                try await work.value
            } onCancel: {
                self.stop()
            }
            return Delivery()
        } catch {
            try? Files.remove(unfinished)
            if self.wasCancelled { throw EngineFault.cancelled }
            throw error is EngineFault ? error : EngineFault.failed("\(error)")
        }
    }

    private func make(_ progress: @escaping @Sendable (JobProgress) -> Void) async throws {
        try Task.checkCancellation()
        let name = order.request.engine.run[0]
        let meter = Meter(progress)
        let errors = Tail()
        let status = try await runProgram(meter, errors)
        if wasCancelled { throw EngineFault.cancelled }
        guard status.isSuccess else {
            let words = errors.text
            throw EngineFault.failed("`\(name)` \(Self.words(status))\(words.isEmpty ? "" : ": \(words)")")
        }
        guard let stamp = try FileStamp.of(unfinished, followingLinks: false), stamp.isRegular, stamp.size > 0 else {
            throw EngineFault.failed("`\(name)` ended well but wrote no video to the order's `output`")
        }
        try Files.sync(unfinished)
        try Files.move(unfinished, to: order.output)
        meter.finish()
    }

    private func runProgram(_ meter: Meter, _ errors: Tail) async throws -> TerminationStatus {
        let run = order.request.engine.run
        let input = try Self.file(holding: order.json(output: unfinished).canonical + "\n", beside: order.output)
        do {
            return try await Subprocess.run(
                executable(run[0]), arguments: Arguments(Array(run.dropFirst())), workingDirectory: FilePath(root),
                platformOptions: Self.ownSession, input: .fileDescriptor(input, closeAfterSpawningProcess: true),
                output: .sequence, error: .sequence
            ) { execution in
                async let told: Void = {
                    for try await part in execution.standardError { part.withUnsafeBytes { errors.add($0) } }
                }()
                var lines = Lines()
                for try await part in execution.standardOutput {
                    for line in part.withUnsafeBytes({ lines.take($0) }) { meter.read(line) }
                }
                try await told
            }.terminationStatus
        } catch let error as SubprocessError {
            throw EngineFault.failed("can't run `\(run[0])`: \(error)")
        }
    }

    private static func words(_ status: TerminationStatus) -> String {
        switch status {
        case .exited(let code): "ended with status \(code)"
        case .signaled(let number): "was ended by signal \(number)"
        }
    }

    /// A file without a name beside `path`, to be read from its start. Through a pipe, a program that doesn't read its order would end this
    /// process by SIGPIPE.
    private static func file(holding text: String, beside path: String) throws(FileFault) -> FileDescriptor {
        let name = Files.temporaryName(for: path)
        let descriptor = open(name, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw FileFault("write", name, code: errno) }
        unlink(name)
        var text = text
        let written = text.withUTF8 { write(descriptor, $0.baseAddress, $0.count) == $0.count }
        guard written, lseek(descriptor, 0, SEEK_SET) == 0 else {
            let code = errno
            close(descriptor)
            throw FileFault("write", name, code: code)
        }
        return FileDescriptor(rawValue: descriptor)
    }

    /// Cancelling asks the program and what it started to end, and ends them after three seconds.
    private static var ownSession: PlatformOptions {
        var options = PlatformOptions()
        options.createSession = true
        options.teardownSequence = [
            .gracefulShutDown(toProcessGroup: true, allowedDurationToNextStep: .seconds(3))
        ]
        return options
    }

    private func executable(_ name: String) -> Executable {
        guard name.contains("/") else { return .name(name) }
        return .path(FilePath(name.hasPrefix("/") ? name : root + "/" + name))
    }
}

/// Splits what a program writes into lines. Longer ones than a progress line can be are dropped, so that no amount of output
/// takes memory.
private struct Lines {
    private static let longest = 200
    private var open: [UInt8] = []
    private var tooLong = false

    mutating func take(_ bytes: UnsafeRawBufferPointer) -> [String] {
        var lines: [String] = []
        for part in bytes.split(separator: 10, omittingEmptySubsequences: false).enumerated() {
            if part.offset > 0 {
                if !tooLong { lines.append(String(decoding: open, as: UTF8.self)) }
                open = []
                tooLong = false
            }
            tooLong = tooLong || open.count + part.element.count > Self.longest
            if tooLong { open = [] } else { open += part.element }
        }
        return lines
    }
}

/// The end of what a program wrote to standard error.
private final class Tail: Sendable {
    private static let longest = 2000
    private let bytes = Mutex<[UInt8]>([])

    func add(_ more: UnsafeRawBufferPointer) {
        bytes.withLock { bytes in
            bytes += more.suffix(Self.longest)
            bytes.removeFirst(max(0, bytes.count - Self.longest))
        }
    }

    var text: String { bytes.withLock { String(decoding: $0, as: UTF8.self).trimmingSpaces } }
}

/// Passes on a program's lines `progress DONE TOTAL` as far as they make sense: never back, never beyond the total, and in
/// the end the whole.
private final class Meter: Sendable {
    private let progress: @Sendable (JobProgress) -> Void
    private let last = Mutex(JobProgress(done: 0, total: 0))

    init(_ progress: @escaping @Sendable (JobProgress) -> Void) { self.progress = progress }

    func read(_ line: String) {
        let words = line.split { $0 == " " || $0 == "\r" }
        guard words.count == 3, words[0] == "progress", let done = Int64(words[1]), let total = Int64(words[2]) else {
            return
        }
        pass(JobProgress(done: done, total: total))
    }

    func finish() {
        let total = last.withLock { $0.total }
        if total > 0 { pass(JobProgress(done: total, total: total)) }
    }

    private func pass(_ step: JobProgress) {
        let moves = last.withLock { last in
            guard step.total >= 0, step.done > last.done, step.total == 0 || step.done <= step.total else {
                return false
            }
            last = step
            return true
        }
        if moves { progress(step) }
    }
}

extension EngineOrder {
    /// What a `command` program reads. `prompt` at the top is the composed one, for programs that take only words.
    func json(output: String) -> JSONValue {
        JSONValue(fields: [
            ("format", "clipws/order@1"),
            ("attempt", .string(attempt.text)),
            ("prompt", .string(request.composedPrompt)),
            ("request", request.json),
            ("inputs", inputs.isEmpty ? nil : .array(inputs.map(JSONValue.string))),
            ("first_frame", firstFrame.map(JSONValue.string)),
            ("output", .string(output)),
        ])
    }
}
