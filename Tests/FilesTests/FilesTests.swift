import ClipModel
import Files
import Glibc
import TestSupport
import Testing

@Suite struct FilesTests {
    let scratch: Scratch

    init() throws { scratch = try Scratch() }

    private func mode(_ path: String) throws -> UInt32 { try #require(try FileStamp.of(path)).mode & 0o7777 }

    @Test(arguments: [0o600, 0o640, 0o666, 0o755, 0o444] as [UInt32])
    func `Replacing a file keeps its mode, whatever the process's mask is`(kept: UInt32) throws {
        let path = scratch.file("a")
        try Files.write("old", to: path)
        try Files.setMode(path, kept)
        try Files.write("new", to: path)
        #expect(try Files.read(path, limit: 100) == Array("new".utf8))
        #expect(try mode(path) == kept)
        #expect(try Files.list(scratch.path) == ["a"])
    }

    @Test func `Replacing a symbolic link leaves a file that only its owner can write to, and the target alone`() throws
    {
        let (path, target) = (scratch.file("link"), scratch.file("target"))
        try Files.write("target", to: target)
        #expect(symlink(target, path) == 0)
        try Files.write("file", to: path)
        #expect(try FileStamp.of(path, followingLinks: false)?.isRegular == true)
        #expect(try mode(path) & 0o022 == 0)
        #expect(try Files.read(target, limit: 100) == Array("target".utf8))
    }

    @Test func `A failed write leaves the old file and nothing beside it`() throws {
        try Files.makeDirectory(scratch.file("a/b"))
        #expect(throws: FileFault.self) { try Files.write("x", to: scratch.file("a/b")) }
        #expect(throws: FileFault.self) { try Files.write("x", to: scratch.file("none/c")) }
        #expect(try Files.list(scratch.file("a")) == ["b"])
        try Files.write("old", to: scratch.file("a/c"))
        #expect(throws: FileFault("write", scratch.file("a/c"), code: EEXIST)) {
            try Files.create([1], at: scratch.file("a/c"))
        }
        #expect(try Files.read(scratch.file("a/c"), limit: 3) == Array("old".utf8))
    }

    @Test func `Names are listed in the order of their bytes`() throws {
        let names = [
            "a", "a.b", "a0", "scene-00", "scene-000", "scene-0001", "scene-001", "\u{e9}", "\u{1F30A}", "B", "b-",
        ]
        for name in names.shuffled() { try Files.write("x", to: scratch.file(name)) }
        #expect(try Files.list(scratch.path) == names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
    }

    @Test(.enabled(if: SmallDisk.isPossible, "needs the right to mount a small file system"))
    func `A full disk leaves the old content`() throws {
        let disk = try SmallDisk(size: "64k")
        let path = disk.path + "/a"
        try Files.write("old", to: path)
        var fault: FileFault?
        do throws(FileFault) {
            try Files.write([UInt8](repeating: 0, count: 100_000), to: path)
        } catch {
            fault = error
        }
        #expect(fault?.isFull == true)
        #expect(try Files.read(path, limit: 3) == Array("old".utf8))
        #expect(try Files.list(disk.path) == ["a"])
    }

    @Test(arguments: [0, 1, 4095, 4096, 100_000])
    func `A read is bounded by its limit, exactly`(size: Int) throws {
        let path = scratch.file("a")
        let bytes = (0..<size).map { UInt8(truncatingIfNeeded: $0) }
        try Files.write(bytes, to: path)
        #expect(try Files.read(path, limit: size) == bytes)
        if size > 0 {
            #expect(throws: FileFault("read", path, code: EFBIG)) { try Files.read(path, limit: size - 1) }
        }
    }

    @Test func `Devices, directories, pipes and endless files are refused without waiting`() throws {
        #expect(mkfifo(scratch.file("pipe"), 0o600) == 0)
        #expect(throws: FileFault("read", "/dev/zero", code: EINVAL)) { try Files.read("/dev/zero", limit: 10) }
        #expect(throws: FileFault("read", scratch.path, code: EISDIR)) { try Files.read(scratch.path, limit: 10) }
        #expect(throws: FileFault("read", scratch.file("pipe"), code: EINVAL)) {
            try Files.read(scratch.file("pipe"), limit: 10)
        }
        // Says that it is empty and holds more than the limit.
        #expect(throws: FileFault("read", "/proc/cpuinfo", code: EFBIG)) { try Files.read("/proc/cpuinfo", limit: 10) }
        #expect(try !Files.read("/proc/self/status", limit: 1 << 16).isEmpty)
    }

    @Test func `A path can't leave the root through dots, absolute paths or symbolic links`() throws {
        let root = scratch.file("root")
        try Files.makeDirectory(root + "/in")
        try Files.write("inside", to: root + "/in/file")
        try Files.write("secret", to: scratch.file("secret"))
        #expect(symlink("../secret", root + "/link") == 0)
        #expect(symlink("..", root + "/up") == 0)
        #expect(symlink("in/file", root + "/harmless") == 0)
        #expect(try Files.read(ProjectPath(unchecked: "in/file"), below: root, limit: 10) == Array("inside".utf8))
        let paths = ["link", "up/secret", "../secret", scratch.file("secret"), "in/../../secret", "harmless"]
        for path in paths.map(ProjectPath.init(unchecked:)) {
            var faults: [FileFault] = []
            do throws(FileFault) { _ = try Files.read(path, below: root, limit: 10) } catch { faults.append(error) }
            do throws(FileFault) { _ = try Files.digest(path, below: root) } catch { faults.append(error) }
            #expect(faults.map(\.leavesProject) == [true, true], "\(path)")
        }
    }

    @Test(arguments: [0, 1, 55, 64, 1 << 20, (1 << 20) + 7])
    func `A digest is that of sha256sum`(size: Int) throws {
        let path = scratch.file("a")
        try output(of: ["sh", "-c", "head -c \(size) /dev/urandom > \(path)"])
        let (digest, stamp) = try Files.digest(path)
        #expect(try output(of: ["sha256sum", path]).hasPrefix(digest.hex + " "))
        #expect(stamp.size == UInt64(size))
    }

    @Test func `A copy has the content and mode, and refuses to replace`() throws {
        let (from, to) = (scratch.file("a"), scratch.file("b"))
        try output(of: ["sh", "-c", "head -c 300000 /dev/urandom > \(from)"])
        try Files.copy(from, toNew: to, mode: 0o444, synced: true)
        #expect(try Files.digest(from).0 == Files.digest(to).0)
        #expect(try mode(to) == 0o444)
        #expect(throws: FileFault("write", to, code: EEXIST)) { try Files.copy(from, toNew: to) }
        #expect(throws: FileFault.self) { try Files.copy(scratch.path, toNew: scratch.file("c")) }
        #expect(try Files.list(scratch.path) == ["a", "b"])
    }

    @Test func `A move to a new name never replaces`() throws {
        try Files.write("a", to: scratch.file("a"))
        try Files.write("b", to: scratch.file("b"))
        #expect(try !Files.moveToNew(scratch.file("a"), to: scratch.file("b")))
        #expect(try Files.moveToNew(scratch.file("a"), to: scratch.file("c")))
        #expect(try Files.list(scratch.path) == ["b", "c"])
        #expect(try Files.read(scratch.file("b"), limit: 1) == Array("b".utf8))
    }

    @Test func `Removing a tree does not follow links out of it`() throws {
        try Files.makeDirectory(scratch.file("tree/deep/er"))
        try Files.makeDirectory(scratch.file("kept"))
        try Files.write("x", to: scratch.file("kept/file"))
        #expect(symlink(scratch.file("kept"), scratch.file("tree/deep/link")) == 0)
        try Files.removeTree(scratch.file("tree"))
        #expect(try Files.list(scratch.path) == ["kept"])
        #expect(try Files.list(scratch.file("kept")) == ["file"])
        try Files.removeTree(scratch.file("tree"))
    }

    @Test func `A stamp shows every change of content, also one with the time put back`() throws {
        let path = scratch.file("a")
        try Files.write("one", to: path)
        let first = try #require(try FileStamp.of(path))
        #expect(try first.sameContent(as: #require(try FileStamp.of(path))))
        try output(of: [
            "sh", "-c", "t=$(stat -c %y \(path)); sleep 0.02; printf two > \(path); touch -d \"$t\" \(path)",
        ])
        let second = try #require(try FileStamp.of(path))
        #expect(second.size == first.size && second.modified == first.modified)
        #expect(!second.sameContent(as: first))
        #expect(try FileStamp.of(scratch.file("none")) == nil)
        #expect(try FileStamp.of(path + "/none") == nil)
    }

    @Test func `Making directories is repeatable and refuses a file in the way`() throws {
        try Files.makeDirectory(scratch.file("a/b/c"))
        try Files.makeDirectory(scratch.file("a/b/c"))
        try Files.write("x", to: scratch.file("file"))
        #expect(throws: FileFault.self) { try Files.makeDirectory(scratch.file("file")) }
        #expect(throws: FileFault.self) { try Files.makeDirectory(scratch.file("file/below")) }
    }
}

@Suite struct LockTests {
    let scratch: Scratch

    init() throws { scratch = try Scratch() }

    @Test func `A lock excludes within a process and ends with its object`() throws {
        let path = scratch.file("lock")
        #expect(try !FileLock.isHeld(path))
        #expect(try FileStamp.of(path) == nil)
        var lock = try FileLock.take(path, wait: false)
        #expect(lock != nil)
        #expect(try FileLock.take(path, wait: false) == nil)
        #expect(try FileLock.isHeld(path))
        lock = nil
        #expect(try !FileLock.isHeld(path))
        #expect(try FileLock.take(path, wait: true) != nil)
    }

    @Test func `A lock excludes other processes and vanishes with a killed one`() async throws {
        await withTaskGroup(of: Void.self) { group in
            group.addTask {
                _ = await #expect(processExitsWith: .signal(SIGKILL)) { [folder = scratch.path as String] in
                    let lock = try FileLock.take(folder + "/lock", wait: false)
                    let mark = try RunMark(in: folder + "/runs", id: "run")
                    try Files.write(lock == nil ? "no" : "yes", to: folder + "/held")
                    while try FileStamp.of(folder + "/go") == nil { usleep(2000) }
                    withExtendedLifetime((lock, mark)) { _ = kill(getpid(), SIGKILL) }
                }
            }
            group.addTask {
                do {
                    while try FileStamp.of(scratch.file("held")) == nil { try await Task.sleep(for: .milliseconds(2)) }
                    #expect(try Files.read(scratch.file("held"), limit: 3) == Array("yes".utf8))
                    #expect(try FileLock.take(scratch.file("lock"), wait: false) == nil)
                    #expect(try FileLock.isHeld(scratch.file("lock")))
                    #expect(try RunMark.isAlive("run", in: scratch.file("runs")))
                    try RunMark.sweep(scratch.file("runs"))
                    #expect(try Files.list(scratch.file("runs")) == ["run.run"])
                    try Files.write("go", to: scratch.file("go"))
                } catch {
                    Issue.record(error)
                }
            }
        }
        #expect(try FileLock.take(scratch.file("lock"), wait: false) != nil)
        #expect(try !RunMark.isAlive("run", in: scratch.file("runs")))
        try RunMark.sweep(scratch.file("runs"))
        #expect(try Files.list(scratch.file("runs")) == [])
    }

    @Test func `A mark goes with its run`() throws {
        var mark: RunMark? = try RunMark(in: scratch.path)
        let id = try #require(mark?.id)
        #expect(try RunMark.isAlive(id, in: scratch.path))
        mark = nil
        #expect(try !RunMark.isAlive(id, in: scratch.path))
        #expect(try Files.list(scratch.path) == [])
    }
}
