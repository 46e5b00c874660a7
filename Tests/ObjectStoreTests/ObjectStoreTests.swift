import ClipModel
import Files
import Glibc
import ObjectStore
import TestSupport
import Testing

@Suite struct ObjectStoreTests {
    let scratch: Scratch
    let store: ObjectStore
    let content = Array("a take".utf8)
    let digest = ContentDigest(of: "a take")

    init() throws {
        scratch = try Scratch()
        store = ObjectStore(directory: scratch.file("clipws"))
    }

    /// Changes bytes of an object behind the store's back.
    private func damage(_ digest: ContentDigest, keepingTime: Bool = false) throws {
        let path = try #require(store.path(of: digest))
        let time = try output(of: ["stat", "-c", "%y", path])
        try output(of: [
            "sh", "-c", "chmod u+w \(path) && printf X | dd of=\(path) conv=notrunc status=none && chmod 0444 \(path)",
        ])
        if keepingTime { try output(of: ["touch", "-d", String(time.dropLast()), path]) }
    }

    @Test func `An object lies under its digest, read-only, and nothing else is left`() throws {
        let entry = try store.insert(content)
        #expect(entry == ObjectStore.Entry(digest: digest, size: 6))
        let path = try #require(store.path(of: digest))
        #expect(path.hasSuffix("clipws/objects/\(digest.hex.prefix(2))/\(digest.hex.dropFirst(2).prefix(2))/\(digest)"))
        #expect(try output(of: ["sha256sum", path]).hasPrefix(digest.hex))
        #expect(try FileStamp.of(path)?.mode == UInt32(S_IFREG) | 0o444)
        #expect(try Files.list(scratch.file("clipws/tmp")) == [])
        #expect(try store.list() == [entry])
        #expect(try store.size() == 6)
    }

    @Test func `A copied file stays and a moved one goes`() throws {
        let file = scratch.file("in")
        try Files.write(content, to: file)
        #expect(try store.insert(fileAt: file, moving: false).digest == digest)
        #expect(try Files.read(file, limit: 100) == content)
        #expect(try FileStamp.of(file)?.mode == UInt32(S_IFREG) | 0o644)
        try Files.write("another", to: file)
        let inode = try FileStamp.of(file)?.inode
        let moved = try store.insert(fileAt: file, moving: true)
        #expect(try FileStamp.of(file) == nil)
        #expect(try FileStamp.of(#require(store.path(of: moved.digest)))?.inode == inode)
        #expect(try store.list().count == 2)
    }

    @Test func `A file with a second name is copied, not moved under the other name's feet`() throws {
        let (file, other) = (scratch.file("in"), scratch.file("other"))
        try Files.write(content, to: file)
        #expect(link(file, other) == 0)
        _ = try store.insert(fileAt: file, moving: true)
        try output(of: ["sh", "-c", "printf changed > \(other)"])
        #expect(try store.verify(digest) == .sound)
        #expect(try FileStamp.of(file) == nil)
    }

    @Test func `Inserting what is there changes nothing, and replaces a damaged object`() throws {
        _ = try store.insert(content)
        let inode = try FileStamp.of(#require(store.path(of: digest)))?.inode
        _ = try store.insert(content)
        #expect(try FileStamp.of(#require(store.path(of: digest)))?.inode == inode)
        try damage(digest)
        let file = scratch.file("in")
        try Files.write(content, to: file)
        _ = try store.insert(fileAt: file, moving: true)
        #expect(try store.verify(digest) == .sound)
        #expect(try Files.list(scratch.file("clipws/damaged")) == ["\(digest)-1"])
    }

    @Test func `A directory or a missing file is refused and leaves nothing`() throws {
        for path in [scratch.path, scratch.file("nothing"), "/dev/null"] {
            for moving in [true, false] {
                #expect(throws: ObjectFault.self) { try store.insert(fileAt: path, moving: moving) }
            }
        }
        #expect(try store.list() == [])
        #expect(try Files.list(scratch.file("clipws/tmp")) == [])
    }

    @Test func `Verification tells sound, damaged and missing apart`() throws {
        #expect(try store.verify(digest) == .missing)
        #expect(!store.contains(digest))
        _ = try store.insert(content)
        #expect(try store.verify(digest) == .sound)
        try damage(digest)
        #expect(try store.verify(digest) == .damaged(ContentDigest(of: "X take")))
        let other = try store.insert(Array("other".utf8))
        var seen = 0
        let report = try store.verifyAll { done, objects, bytes in
            #expect(objects == 2 && bytes == 11)
            seen = done.objects
            return true
        }
        #expect(seen == 2)
        #expect(report.damaged.map(\.digest) == [digest])
        #expect(try store.verifyAll { done, _, _ in done.objects < 1 }.objects == 1)
        #expect(try store.verify(other.digest) == .sound)
    }

    @Test func `A quick verification reads what changed and believes what did not`() throws {
        _ = try store.insert(content)
        var seal: ObjectSeal?
        #expect(try store.verify(digest, remembered: nil) { seal = $0 } == .sound)
        let first = try #require(seal)
        seal = nil
        #expect(try store.verify(digest, remembered: first) { seal = $0 } == .sound)
        #expect(seal == nil)
        try damage(digest)
        #expect(try store.verify(digest, remembered: first) { seal = $0 } == .damaged(ContentDigest(of: "X take")))
        #expect(seal == nil)
    }

    @Test func `A damaged object is set aside and served no more`() throws {
        _ = try store.insert(content)
        try damage(digest)
        let aside = try #require(try store.setAside(digest))
        #expect(try Files.read(aside, limit: 100) == Array("X take".utf8))
        #expect(!store.contains(digest))
        #expect(try store.setAside(digest) == nil)
        #expect(throws: ObjectFault.missing(digest)) { try store.link(digest, to: scratch.file("out")) }
        _ = try store.insert(content)
        #expect(try store.setAside(digest) == scratch.file("clipws/damaged/\(digest)-2"))
    }

    @Test func `A link has the content, replaces what lay there and leaves nothing beside it`() throws {
        _ = try store.insert(content)
        try Files.makeDirectory(scratch.file("out"))
        let path = scratch.file("out/take.mp4")
        try Files.write("older", to: path)
        let link = try store.link(digest, to: path)
        #expect(try Files.read(path, limit: 100) == content)
        #expect(try #require(try FileStamp.of(path)).mode & 0o222 == 0)
        #expect(try store.link(digest, to: path).seal == link.seal)
        #expect(try Files.list(scratch.file("out")) == ["take.mp4"])
        #expect(try Files.list(scratch.file("clipws/tmp")) == [])
        #expect(try store.adopt(fileAt: path, as: digest, remembered: link.seal) == .sound(link.seal))
    }

    @Test(.enabled(if: SmallDisk.isPossible, "needs the right to mount a small file system"))
    func `A link on another file system is a copy`() throws {
        let disk = try SmallDisk(size: "1m")
        _ = try store.insert(content)
        let link = try store.link(digest, to: disk.path + "/take.mp4")
        #expect(link.method == .copy)
        #expect(try Files.list(disk.path) == ["take.mp4"])
        try Files.write("moved here", to: disk.path + "/in")
        let moved = try store.insert(fileAt: disk.path + "/in", moving: true)
        #expect(moved.digest == ContentDigest(of: "moved here"))
        #expect(try Files.list(disk.path) == ["take.mp4"])
    }

    @Test func `A changed file is not believed, and a right one fills a gap in the store`() throws {
        _ = try store.insert(content)
        let path = scratch.file("take.mp4")
        let seal = try store.link(digest, to: path).seal
        try store.remove(digest)
        guard case .sound = try store.adopt(fileAt: path, as: digest, remembered: seal) else {
            Issue.record("a right file was not believed")
            return
        }
        #expect(try store.verify(digest) == .sound)
        try Files.remove(path)
        #expect(try store.adopt(fileAt: path, as: digest, remembered: seal) == .missing)
        try Files.write("edited", to: path)
        #expect(
            try store.adopt(fileAt: path, as: digest, remembered: seal) == .different(ContentDigest(of: "edited")))
        #expect(try store.verify(digest) == .sound)
    }

    @Test func `Temporary files of runs that ended go, those of live runs stay`() async throws {
        let own = try store.newTemporary(suffix: ".mp4")
        try Files.write("mine", to: own)
        await #expect(processExitsWith: .signal(SIGKILL)) { [directory = store.directory as String] in
            let store = ObjectStore(directory: directory)
            let path = try store.newTemporary()
            try Files.makeDirectory(path)
            try Files.write("left", to: path + "/file")
            kill(getpid(), SIGKILL)
        }
        #expect(try Files.list(store.directory + "/tmp").count == 2)
        try Files.write("stray", to: store.directory + "/tmp/stray")
        let other = ObjectStore(directory: store.directory)
        #expect(try other.sweepTemporaries() == 1)
        #expect(try Files.read(own, limit: 10) == Array("mine".utf8))
        #expect(try other.sweepTemporaries(age: -1) == 1)
        #expect(try Files.list(store.directory + "/tmp").count == 1)
    }

    @Test func `Two processes insert the same contents at a time`() async throws {
        await withTaskGroup { group in
            for _ in 0..<2 {
                group.addTask {
                    await #expect(processExitsWith: .success) { [directory = store.directory as String] in
                        let store = ObjectStore(directory: directory)
                        for n in 0..<30 { _ = try store.insert(Array("content \(n)".utf8)) }
                    }
                }
            }
        }
        #expect(try store.list().count == 30)
        #expect(try store.verifyAll().damaged == [])
        #expect(try Files.list(store.directory + "/tmp") == [])
        #expect(try Files.list(store.directory + "/damaged") == [])
    }

    @Test func `A killed process leaves whole objects only`() async throws {
        await #expect(processExitsWith: .signal(SIGKILL)) { [directory = store.directory as String] in
            var thread = pthread_t()
            pthread_create(
                &thread, nil,
                { _ in
                    usleep(60_000)
                    kill(getpid(), SIGKILL)
                    return nil
                }, nil)
            let store = ObjectStore(directory: directory)
            for n in 0... { _ = try store.insert([UInt8](repeating: UInt8(n % 251), count: 30_000 + n)) }
        }
        let report = try store.verifyAll()
        #expect(report.damaged == [])
        try store.sweepTemporaries()
        #expect(try Files.list(store.directory + "/tmp") == [])
        #expect(try Files.list(store.runs) == [])
    }

    @Test(.enabled(if: SmallDisk.isPossible, "needs the right to mount a small file system"))
    func `A full disk is a fault of its own and leaves nothing half-written`() throws {
        let disk = try SmallDisk(size: "1m")
        let store = ObjectStore(directory: disk.path + "/clipws")
        let kept = try store.insert([UInt8](repeating: 1, count: 300_000))
        let source = scratch.file("big")
        try Files.write([UInt8](repeating: 2, count: 2_000_000), to: source)
        for moving in [false, true] {
            var fault: ObjectFault?
            do throws(ObjectFault) { _ = try store.insert(fileAt: source, moving: moving) } catch { fault = error }
            if case .full = fault {} else { Issue.record("\(String(describing: fault)) is not a full disk") }
        }
        #expect(try FileStamp.of(source)?.size == 2_000_000)
        #expect(throws: ObjectFault.self) { try store.insert([UInt8](repeating: 3, count: 900_000)) }
        #expect(try store.list() == [kept])
        #expect(try store.verify(kept.digest) == .sound)
        #expect(try Files.list(disk.path + "/clipws/tmp") == [])
    }
}
