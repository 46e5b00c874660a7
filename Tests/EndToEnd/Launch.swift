import FoundationEssentials
import Glibc
import Testing

/// How a program ended and what it wrote.
struct Ran: Sendable {
    /// The exit status, or 128 and the number of the signal that ended it.
    var status: Int32
    var output: String
    var errors: String
}

/// What can keep a test from running a program.
struct LaunchFault: Error, CustomStringConvertible {
    let description: String
}

/// A program to be run: just this environment, in this directory, with files for standard streams, so that no amount of
/// output can block it.
struct Launch {
    var arguments: [String]
    var environment: [String: String]
    var directory: String
    var input = ""
    /// Seconds after which a test has found something that hangs.
    var limit = 600.0

    /// Runs the program to its end.
    func run() throws -> Ran {
        let running = try start()
        return try running.wait(limit: limit)
    }

    /// Starts the program. `streams` replaces some of its three descriptors; without, they are files.
    func start(streams: [Int32: Int32] = [:]) throws -> Running {
        let files = try (0..<3).map { _ in try Self.unnamedFile() }
        let bytes = Array(input.utf8)
        guard write(files[0], bytes, bytes.count) == bytes.count, lseek(files[0], 0, SEEK_SET) == 0 else {
            throw LaunchFault(description: "can't write the input")
        }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        for number in 0..<3 as Range<Int32> {
            posix_spawn_file_actions_adddup2(&actions, streams[number] ?? files[Int(number)], number)
        }
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // A group of its own for signals, and none of the signal settings that the test's own process may have.
        posix_spawnattr_setflags(
            &attributes, Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))
        var signals = sigset_t()
        sigfillset(&signals)
        posix_spawnattr_setsigdefault(&attributes, &signals)
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        // `env` becomes the program, so the process stays the same.
        var argv = (["env", "-C", directory] + arguments).map { strdup($0) } + [nil]
        var envp = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for text in argv + envp { free(text) } }
        var pid = pid_t()
        let code = posix_spawnp(&pid, "/usr/bin/env", &actions, &attributes, &argv, &envp)
        close(files[0])
        guard code == 0 else {
            for file in files.dropFirst() { close(file) }
            throw LaunchFault(description: "can't start \(arguments[0]): \(String(cString: strerror(code)))")
        }
        return Running(pid: pid, output: files[1], errors: files[2], name: arguments.joined(separator: " "))
    }

    private static func unnamedFile() throws -> Int32 {
        var template = Array("/tmp/clipws-end-XXXXXX".utf8CString)
        let fd = mkstemp(&template)
        guard fd >= 0 else { throw LaunchFault(description: "mkostemp failed") }
        unlink(template)
        _ = fcntl(fd, F_SETFD, FD_CLOEXEC)
        _ = fcntl(fd, F_SETFL, O_APPEND)
        return fd
    }
}

/// A program that runs. Ended and waited for by its owner.
final class Running {
    let pid: pid_t
    private let output: Int32
    private let errors: Int32
    private let name: String
    private var status: Int32?

    fileprivate init(pid: pid_t, output: Int32, errors: Int32, name: String) {
        self.pid = pid
        self.output = output
        self.errors = errors
        self.name = name
    }

    deinit {
        if status == nil {
            kill(-pid, SIGKILL)
            waitpid(pid, nil, 0)
        }
        close(output)
        close(errors)
    }

    /// Sends a signal to the program, not to what it started.
    func signal(_ number: Int32) { kill(pid, number) }

    /// Sends a signal to the program and what it started, as a terminal does.
    func signalGroup(_ number: Int32) { kill(-pid, number) }

    /// Whether the program has ended.
    func hasEnded() -> Bool {
        if status != nil { return true }
        var raw: Int32 = 0
        guard waitpid(pid, &raw, WNOHANG) == pid else { return false }
        status = raw
        return true
    }

    /// What the program wrote to standard error so far.
    var errorsSoFar: String { Self.text(of: errors) }

    /// Waits for the end, at most `limit` seconds.
    func wait(limit: Double = 600) throws -> Ran {
        let began = ContinuousClock.now
        while !hasEnded() {
            guard ContinuousClock.now - began < .seconds(limit) else {
                kill(-pid, SIGKILL)
                waitpid(pid, nil, 0)
                status = 9
                throw LaunchFault(description: "\(name) did not end in \(limit) s\n\(errorsSoFar)")
            }
            usleep(1000)
        }
        let raw = status ?? 0
        return Ran(
            status: raw & 0x7f == 0 ? (raw >> 8) & 0xff : 128 + (raw & 0x7f), output: Self.text(of: output),
            errors: errorsSoFar)
    }

    private static func text(of file: Int32) -> String {
        // The offset is the program's too, so it isn't moved.
        var raw = stat()
        fstat(file, &raw)
        let size = Int(raw.st_size)
        let bytes = [UInt8](unsafeUninitializedCapacity: max(0, size)) { buffer, count in
            count = max(0, pread(file, buffer.baseAddress, size, 0))
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

/// The folder that the tests and the programs were built into.
let buildFolder: String = {
    guard let own = realpath("/proc/self/exe", nil) else { return "." }
    defer { free(own) }
    return String(cString: own).split(separator: "/").dropLast().map { "/" + $0 }.joined()
}()
