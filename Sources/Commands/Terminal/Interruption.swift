internal import Dispatch
internal import Glibc
internal import Synchronization

/// Runs work that Ctrl-C (and a polite kill) ends in order: the task is cancelled, and whatever it had under way is
/// wound up before the command ends, the save of what was made among it. A second signal ends the program at once, which
/// is safe too.
func interruptible<T: Sendable>(_ work: @escaping @Sendable () async throws -> T) async throws -> T {
    let task = Task { try await work() }
    Interruption.cancels { task.cancel() }
    return try await task.value
}

/// Whether the user asked to stop.
enum Interruption {
    private static let happened = Atomic<Bool>(false)
    /// What a signal cancels: of what ended already, nothing.
    private static let cancel = Mutex<(@Sendable () -> Void)?>(nil)

    /// From the first call on no signal ends the program by itself. They are made once and never touched again.
    nonisolated(unsafe) private static let sources: [any DispatchSourceSignal] = [SIGINT, SIGTERM].map { number in
        signal(number, SIG_IGN)
        let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
        source.setEventHandler { @Sendable in
            if happened.exchange(true, ordering: .sequentiallyConsistent) { _exit(ExitStatus.interrupted.rawValue) }
            cancel.withLock { $0 }?()
        }
        source.resume()
        return source
    }

    fileprivate static func cancels(_ work: @escaping @Sendable () -> Void) {
        cancel.withLock { $0 = work }
        _ = sources
        if happened.load(ordering: .sequentiallyConsistent) { work() }
    }

    static func check() throws {
        if happened.load(ordering: .relaxed) { throw CommandFailure("interrupted", status: .interrupted) }
    }
}
