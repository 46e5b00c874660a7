internal import Glibc

/// Why a test could not be prepared.
package struct ScratchFault: Error, CustomStringConvertible {
    package let description: String
}

/// A directory of a test's own, gone with the object.
package final class Scratch: Sendable {
    package let path: String

    package init() throws {
        var template = Array("/tmp/clipws-test-XXXXXX".utf8CString)
        guard let made = mkdtemp(&template) else { throw ScratchFault(description: "mkdtemp failed") }
        path = String(cString: made)
    }

    deinit { _ = try? output(of: ["rm", "-rf", "--", path]) }

    package func file(_ name: String) -> String { path + "/" + name }
}

/// A file system of a given size in memory, mounted while the object lives.
package final class SmallDisk: Sendable {
    package let path: String
    private let scratch: Scratch

    /// Mounting takes a privilege that not every machine gives to its tests.
    package static let isPossible: Bool = (try? SmallDisk(size: "64k")) != nil

    /// `size` as mount(8) takes it: `1m`.
    package init(size: String) throws {
        scratch = try Scratch()
        path = scratch.path
        guard geteuid() == 0 else { throw ScratchFault(description: "mounting needs root") }
        guard mount("tmpfs", path, "tmpfs", 0, "size=\(size)") == 0 else {
            throw ScratchFault(description: "mount failed")
        }
    }

    package func makeReadOnly() throws {
        // A program that another test starts just now holds this process's files until it is under way.
        for _ in 0..<3000 {
            if mount(nil, path, nil, UInt(MS_REMOUNT | MS_RDONLY), nil) == 0 { return }
            guard errno == EBUSY else { break }
            usleep(20_000)
        }
        throw ScratchFault(description: "remount failed")
    }

    deinit { umount2(path, Int32(MNT_DETACH)) }
}

/// Runs a program and returns what it wrote to its standard output. Throws if it can't be run or fails.
@discardableResult
package func output(of command: [String], input: [UInt8] = []) throws -> String {
    let streams = try Streams()
    defer { streams.close() }
    try streams.feed(input)
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, streams.input, 0)
    posix_spawn_file_actions_adddup2(&actions, streams.output, 1)
    var arguments = command.map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    var pid: pid_t = 0
    guard posix_spawnp(&pid, command[0], &actions, nil, &arguments, environ) == 0 else {
        throw ScratchFault(description: "can't run \(command[0])")
    }
    var status: Int32 = 0
    while waitpid(pid, &status, 0) < 0, errno == EINTR {}
    guard status == 0 else { throw ScratchFault(description: "\(command.joined(separator: " ")) failed: \(status)") }
    return streams.result()
}

/// Standard input and output of a child as unnamed files, which no amount of data can block.
private struct Streams {
    let input: Int32
    let output: Int32

    init() throws {
        input = Self.unnamed()
        output = Self.unnamed()
        guard input >= 0, output >= 0 else { throw ScratchFault(description: "mkstemp failed") }
    }

    private static func unnamed() -> Int32 {
        var template = Array("/tmp/clipws-test-XXXXXX".utf8CString)
        let fd = mkstemp(&template)
        unlink(template)
        _ = fcntl(fd, F_SETFD, FD_CLOEXEC)
        return fd
    }

    func feed(_ bytes: [UInt8]) throws {
        guard write(input, bytes, bytes.count) == bytes.count, lseek(input, 0, SEEK_SET) == 0 else {
            throw ScratchFault(description: "write failed")
        }
    }

    func result() -> String {
        let size = Int(lseek(output, 0, SEEK_END))
        let bytes = [UInt8](unsafeUninitializedCapacity: max(0, size)) { buffer, count in
            count = max(0, pread(output, buffer.baseAddress, size, 0))
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    func close() {
        Glibc.close(input)
        Glibc.close(output)
    }
}
