internal import Dispatch
internal import Glibc
internal import Synchronization

/// Runs work that Ctrl-C (and a polite kill) ends in order: the task is cancelled, and whatever it had under way is
/// wound up before the command ends. A second signal ends the program at once, which is safe too.
func interruptible<T: Sendable>(_ work: @escaping @Sendable () async throws -> T) async throws -> T {
    let task = Task { try await work() }
    let sources = [SIGINT, SIGTERM].map { number in
        signal(number, SIG_IGN)
        let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
        source.setEventHandler { @Sendable in
            if Interruption.happened.exchange(true, ordering: .relaxed) { _exit(ExitStatus.interrupted.rawValue) }
            task.cancel()
        }
        source.resume()
        return source
    }
    defer {
        for source in sources { source.cancel() }
        for number in [SIGINT, SIGTERM] { signal(number, SIG_DFL) }
    }
    return try await task.value
}

/// Whether the user asked to stop.
enum Interruption {
    static let happened = Atomic<Bool>(false)

    static func check() throws {
        if happened.load(ordering: .relaxed) { throw CommandFailure("interrupted", status: .interrupted) }
    }
}
