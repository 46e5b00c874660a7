internal import ClipModel
internal import Files
internal import GenerationCore
internal import Glibc
internal import Subprocess
internal import Synchronization
internal import SystemPackage
internal import Workspace

/// A program that this process started.
final class StartedProgram: OrderedProgram {
    let name: String
    /// The same program as a later run would find it.
    private let left: LeftProgram
    private let session: Int32
    private let work: Task<Int32?, any Error>

    /// Runs the program and notes how it ended: somebody has to, since a process that finds the program later isn't its
    /// parent. The program is named by its full path, so the shell never takes it for a word of its own.
    private static let launcher = """
        trap : HUP INT TERM
        report=$1
        shift
        echo $$ > "$report"
        "$@"
        status=$?
        echo $status >> "$report"
        exit $status
        """

    /// Returns when the process exists and what finds it again is on disk.
    init(_ order: EngineOrder, _ place: ProgramPlace, root: String) async throws {
        let run = order.request.engine.run
        let program = try Self.path(of: run[0], root)
        let input = try Self.file(holding: order.json(output: place.unfinished).canonical + "\n", beside: order.output)
        let errors = try Self.make(place.errors)
        let said = try Self.make(place.said)
        try FileLock.share(said.rawValue, of: place.said)
        try Files.syncDirectory(Files.parent(of: order.output))
        let arguments = ["-c", Self.launcher, "clipws", place.report, program] + run.dropFirst()
        let (pids, pid) = AsyncStream.makeStream(of: Int32.self)
        let work = Task<Int32?, any Error> {
            defer { pid.finish() }
            let result = try await Subprocess.run(
                .path("/bin/sh"), arguments: Arguments(arguments), workingDirectory: FilePath(root),
                platformOptions: Self.ownSession, input: .fileDescriptor(input, closeAfterSpawningProcess: true),
                output: .fileDescriptor(said, closeAfterSpawningProcess: true),
                error: .fileDescriptor(errors, closeAfterSpawningProcess: true)
            ) { execution in
                pid.yield(execution.processIdentifier.value)
                pid.finish()
            }
            if case .exited(let status) = result.terminationStatus { return status }
            return nil
        }
        self.work = work
        var number: Int32?
        for await started in pids { number = started }
        guard let number else {
            do { _ = try await work.value } catch { throw EngineFault.failed("can't run `\(run[0])`: \(error)") }
            throw EngineFault.failed("can't run `\(run[0])`")
        }
        // One that has ended already needs no name that tells it from a later process.
        name = ProgramPlace.name(of: number) ?? "\(number)"
        session = number
        left = LeftProgram(name: name, place: place)
    }

    func ended() async throws -> Int32? {
        let status: Int32?
        do { status = try await work.value } catch {
            // It works on, though it can't be waited for as a child: this process has too many files open, say.
            return try await left.ended()
        }
        if work.isCancelled { await endSession(session) }
        return status
    }

    func stop() {
        left.stop()
        work.cancel()
    }

    /// The program's file: `name` with a slash is seen from the project, without one it is looked for on `PATH`.
    private static func path(of name: String, _ root: String) throws -> String {
        var places: [String]
        if name.contains("/") {
            places = [name.hasPrefix("/") ? name : root + "/" + name]
        } else {
            let path = getenv("PATH").map { String(cString: $0) } ?? "/usr/local/bin:/usr/bin:/bin"
            places = path.split(separator: ":").map { "\($0)/\(name)" }
        }
        places = places.filter { (try? FileStamp.of($0))??.isRegular == true }
        if let found = places.first(where: { access($0, X_OK) == 0 }) { return found }
        throw EngineFault.failed(
            places.isEmpty
                ? "can't run `\(name)`: there is no such program"
                : "can't run `\(name)`: the file isn't executable; `chmod +x` makes it so")
    }

    private static func make(_ path: String) throws(FileFault) -> FileDescriptor {
        let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_APPEND | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw FileFault("write", path, code: errno) }
        return FileDescriptor(rawValue: descriptor)
    }

    /// A file without a name beside `path`, to be read from its start. Through a pipe, a program that doesn't read its order
    /// would end this process by SIGPIPE.
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
}

/// A program that an earlier process started and was killed over.
final class LeftProgram: OrderedProgram {
    let name: String
    private let place: ProgramPlace
    private let stopped = Atomic<Bool>(false)

    init(name: String, place: ProgramPlace) {
        self.name = name
        self.place = place
    }

    func ended() async throws -> Int32? {
        while true {
            switch try standing() {
            case .running: break
            case .ended(let status): return status
            case .notStarted, .lost: return nil
            }
            if stopped.load(ordering: .relaxed) { return try await end() }
            // Not ended by the task's cancellation: whoever cancels it calls `stop` too.
            try? await Task.sleep(for: .milliseconds(100))
        }
    }

    func stop() { stopped.store(true, ordering: .relaxed) }

    private func standing() throws(FileFault) -> ProgramPlace.Standing {
        do throws(FileFault) { return try place.standing() } catch {
            // This process has too many files open for now, and nothing was seen.
            if error.code == EMFILE || error.code == ENFILE { return .running(pid: nil) }
            throw error
        }
    }

    private func end() async throws -> Int32? {
        for (signal, patience) in [(SIGTERM, 30), (SIGKILL, 10)] {
            guard case .running(let pid?) = try place.standing(), ProgramPlace.name(of: pid) == name else { return nil }
            kill(-pid, signal)
            for _ in 0..<patience {
                guard case .running = try place.standing() else {
                    await endSession(pid)
                    if case .ended(let status) = try place.standing() { return status }
                    return nil
                }
                await pause()
            }
        }
        return nil
    }
}

/// Waits until what a program started has ended too, three seconds at most, and ends what is left then. Every process of
/// its session has been asked to end.
private func endSession(_ leader: Int32) async {
    for _ in 0..<30 {
        guard kill(-leader, 0) == 0 else { return }
        await pause()
    }
    kill(-leader, SIGKILL)
}

/// A tenth of a second that no cancellation shortens.
private func pause() async { await Task.detached { try? await Task.sleep(for: .milliseconds(100)) }.value }
