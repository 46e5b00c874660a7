internal import ClipModel
internal import Files
internal import GenerationCore
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
        if let program = order.request.engine.program, let file = EngineCatalog.programFile(of: order.request.engine.run),
            (try? Files.digest(file, below: root).0) != program
        {
            throw EngineFault.failed("`\(file)` changed after the render began")
        }
        return CommandJob(order: order, root: root)
    }
}

/// The program runs within ``deliver(progress:)``: it could not outlive this process in a way that can be taken up.
private struct CommandJob: EngineJob {
    let order: EngineOrder
    let root: String
    var id: String? { nil }

    func cancel() async {}

    /// The program writes here, so that the order's own path appears only with a whole file. The ending stays, since many
    /// programs choose the format by it.
    private var unfinished: String { String(order.output.dropLast(4)) + ".part.mp4" }

    func deliver(progress: @escaping @Sendable (JobProgress) -> Void) async throws -> Delivery {
        do {
            return try await runProgram(progress)
        } catch {
            try? Files.remove(unfinished)
            throw error
        }
    }

    private func runProgram(_ progress: @escaping @Sendable (JobProgress) -> Void) async throws -> Delivery {
        let run = order.request.engine.run
        let problem = ErrorTail()
        let result: ExecutionResult<Void, SequenceOutput, SequenceOutput>
        do {
            result = try await Subprocess.run(
                executable(run[0]), arguments: Arguments(Array(run.dropFirst())), workingDirectory: FilePath(root),
                platformOptions: Self.ownSession, input: .string(order.json(output: unfinished).canonical + "\n"),
                output: .sequence,
                error: .sequence
            ) { execution in
                async let errors: Void = {
                    for try await line in execution.standardError.strings() {
                        problem.add(line)
                    }
                }()
                for try await line in execution.standardOutput.strings() {
                    if let step = Self.progress(in: line) { progress(step) }
                }
                try await errors
            }
        } catch let error as SubprocessError {
            if Task.isCancelled { throw EngineFault.cancelled }
            throw EngineFault.failed("can't run `\(run[0])`: \(error)")
        }
        if Task.isCancelled { throw EngineFault.cancelled }
        guard result.terminationStatus.isSuccess else {
            let words = problem.text
            throw EngineFault.failed(
                "`\(run[0])` ended with \(result.terminationStatus)\(words.isEmpty ? "" : ": \(words)")")
        }
        guard try FileStamp.of(unfinished, followingLinks: false)?.isRegular == true else {
            throw EngineFault.failed("`\(run[0])` ended well but wrote no video to the order's `output`")
        }
        try Files.sync(unfinished)
        try Files.move(unfinished, to: order.output)
        return Delivery()
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

    private static func progress(in line: String) -> JobProgress? {
        let words = line.split(separator: " ")
        guard words.count == 3, words[0] == "progress", let done = Int64(words[1]), let total = Int64(words[2]) else {
            return nil
        }
        return JobProgress(done: done, total: total)
    }
}

/// The end of what a program wrote to standard error.
private final class ErrorTail: Sendable {
    private let lines = Mutex("")

    func add(_ line: String) { lines.withLock { $0 = String(($0 + line + "\n").suffix(2000)) } }
    var text: String { lines.withLock { $0.trimmingSpaces } }
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
