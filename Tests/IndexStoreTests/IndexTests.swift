import ClipModel
import Files
import IndexStore
import TestSupport
import Testing

private func stamp(_ n: Int64) -> FileStamp {
    FileStamp(size: UInt64(n), modified: n * 1_000_000_007, changed: n, inode: UInt64.max - UInt64(n))
}

private func file(_ n: Int64, payload: Int = 300) -> CachedFile {
    CachedFile(
        path: "scenes/scene-\(n).md", stamp: stamp(n), trusted: n % 2 == 0,
        payload: (0..<payload).map { UInt8(truncatingIfNeeded: $0) })
}

private func take(_ n: Int64, scene: String = "opening", finished: Int64? = nil) throws -> IndexedTake {
    let digest = ContentDigest(of: "\(n)")
    return IndexedTake(
        id: TakeID(record: digest), path: "takes/\(scene)/\(n).json", scene: scene, key: key("\(n / 2)"), media: digest,
        bytes: n, frames: 48, lastFrame: n % 2 == 0 ? digest : nil, finished: finished ?? n,
        requestFormat: RenderRequest.format)
}

@Suite struct IndexTests {
    let scratch: Scratch

    init() throws { scratch = try Scratch() }

    @Test func `Cached files come back byte for byte, by kind`() throws {
        let index = Index(directory: scratch.path)
        #expect(!index.wasRebuilt && !index.isEphemeral)
        let files = [file(1), file(2, payload: 0), file(3)]
        try index.updateFiles(kind: "document", upserts: files)
        try index.updateFiles(kind: "other", upserts: [file(1)])
        try index.updateFiles(kind: "document", upserts: [file(4)], removedPaths: ["scenes/scene-1.md"])
        let again = Index(directory: scratch.path)
        #expect(try again.loadFiles(kind: "document") == [file(2, payload: 0), file(3), file(4)])
        #expect(try again.loadFiles(kind: "other") == [file(1)])
        #expect(try again.loadFiles(kind: "none") == [])
    }

    @Test func `Takes are found by key and scene, the newest first`() throws {
        let index = Index(directory: scratch.path)
        let takes = try [take(0), take(1), take(2, scene: "ende"), take(3, scene: "ende", finished: 1)]
        try index.updateTakes(upserts: takes, directories: ["takes/opening": stamp(7), "takes/ende": stamp(8)])
        #expect(try Set(index.loadTakes()) == Set(takes))
        #expect(try index.takes(forKey: key("0")) == [takes[1], takes[0]])
        #expect(try index.takes(ofScene: "ende") == [takes[2], takes[3]])
        #expect(try index.directoryStamps() == ["takes/opening": stamp(7), "takes/ende": stamp(8)])
        try index.updateTakes(
            upserts: [], removedPaths: [takes[0].path], directories: ["takes/ende": nil, "takes/opening": stamp(9)])
        #expect(try index.takes(forKey: key("0")) == [takes[1]])
        #expect(try index.directoryStamps() == ["takes/opening": stamp(9)])
    }

    @Test func `Single values are set, replaced and removed`() throws {
        let index = Index(directory: scratch.path)
        #expect(try index.state("head") == nil)
        try index.setState("head", "a")
        try index.setState("head", "b")
        #expect(try Index(directory: scratch.path).state("head") == "b")
        try index.setState("head", nil)
        #expect(try index.state("head") == nil)
        let object = IndexedObject(digest: "d", size: .max, modified: -1, inode: .max)
        try index.setObject(object)
        #expect(try index.object("d") == object)
        #expect(try index.object("e") == nil)
    }

    @Test(arguments: [
        "printf 'not a database at all, but long enough to be taken for one by its size' > index.db",
        "dd if=/dev/urandom of=index.db bs=4096 seek=0 count=4 conv=notrunc status=none", "truncate -s 100 index.db",
        "sqlite3 index.db 'pragma user_version=99'", "sqlite3 index.db 'pragma application_id=1'",
        "sqlite3 index.db 'drop table files'",
    ])
    func `A damaged, foreign or other index is made anew`(damage: String) throws {
        do {
            let index = Index(directory: scratch.path)
            try index.updateFiles(kind: "document", upserts: (0..<200).map { file($0) })
        }
        try output(of: [
            "sh", "-c", "cd \(scratch.path) && sqlite3 index.db 'pragma wal_checkpoint(truncate)' && \(damage)",
        ])
        let index = Index(directory: scratch.path)
        #expect(try index.loadFiles(kind: "document") == [])
        #expect(index.wasRebuilt && !index.isEphemeral)
        try index.updateFiles(kind: "document", upserts: [file(1)])
        let again = Index(directory: scratch.path)
        #expect(try again.loadFiles(kind: "document") == [file(1)])
        #expect(!again.wasRebuilt)
    }

    @Test func `An index that is damaged while it is open is emptied and goes on`() throws {
        let index = Index(directory: scratch.path)
        try index.updateFiles(kind: "document", upserts: (0..<500).map { file($0) })
        try output(of: [
            "sh", "-c",
            """
            cd \(scratch.path) && sqlite3 index.db 'pragma wal_checkpoint(truncate)' &&
            dd if=/dev/urandom of=index.db bs=4096 seek=2 count=30 conv=notrunc status=none
            """,
        ])
        try index.setState("a", "b")
        _ = try index.loadFiles(kind: "document")
        #expect(index.wasRebuilt)
        try index.updateFiles(kind: "document", upserts: [file(1)])
        #expect(try Index(directory: scratch.path).loadFiles(kind: "document") == [file(1)])
    }

    @Test func `Of several that find the same damage one makes the index anew`() throws {
        let indexes = (0..<3).map { _ in Index(directory: scratch.path) }
        // Each opens the sound file.
        for index in indexes { #expect(!index.wasRebuilt) }
        try indexes[0].updateFiles(kind: "document", upserts: (0..<500).map { file($0) })
        try output(of: [
            "sh", "-c",
            """
            cd \(scratch.path) && sqlite3 index.db 'pragma wal_checkpoint(truncate)' &&
            dd if=/dev/urandom of=index.db bs=4096 seek=2 count=30 conv=notrunc status=none
            """,
        ])
        for (number, index) in indexes.enumerated() {
            #expect(try index.loadFiles(kind: "document") == (0..<number).map { file(Int64($0)) })
            try index.updateFiles(kind: "document", upserts: [file(Int64(number))])
            try index.setState("state \(number)", "\(number)")
        }
        let again = Index(directory: scratch.path)
        #expect(try again.loadFiles(kind: "document") == (0..<3).map { file(Int64($0)) })
        #expect(try (0..<3).map { try again.state("state \($0)") } == ["0", "1", "2"])
    }

    @Test(.enabled(if: SmallDisk.isPossible, "needs the right to mount a small file system"))
    func `A directory that can't be written to gets an index in memory`() throws {
        let disk = try SmallDisk(size: "1m")
        try disk.makeReadOnly()
        let index = Index(directory: disk.path)
        #expect(index.isEphemeral)
        try index.updateFiles(kind: "document", upserts: [file(1)])
        #expect(try index.loadFiles(kind: "document") == [file(1)])
    }

    @Test(.enabled(if: SmallDisk.isPossible, "needs the right to mount a small file system"))
    func `A full disk fails a write with a fault of its own and leaves the index as it was`() throws {
        let disk = try SmallDisk(size: "1m")
        let index = Index(directory: disk.path)
        var number: Int64 = 0
        var fault: SQLiteFault?
        while fault == nil, number < 1000 {
            do throws(SQLiteFault) {
                try index.updateFiles(kind: "document", upserts: [file(number, payload: 4000)])
                number += 1
            } catch {
                fault = error
            }
        }
        #expect(fault?.isFull == true)
        #expect(try index.loadFiles(kind: "document").count == Int(number))
        #expect(!index.wasRebuilt)
    }

    @Test func `Processes that open a damaged index at a time agree on the new one`() async throws {
        try output(of: ["sh", "-c", "printf 'garbage garbage garbage' > \(scratch.path)/index.db"])
        await withTaskGroup { group in
            for n in 0..<3 {
                group.addTask {
                    await #expect(processExitsWith: .success) {
                        [directory = scratch.path as String, n = n as Int] in
                        let index = Index(directory: directory)
                        try index.setState("process \(n)", "was here")
                    }
                }
            }
        }
        let index = Index(directory: scratch.path)
        for n in 0..<3 { #expect(try index.state("process \(n)") == "was here") }
    }
}

@Suite struct SearchTests {
    let index: Index

    init() throws {
        index = Index()
        try index.addCommit(
            IndexedCommit(id: "c1", time: 100, summary: "Erste Fassung"),
            introduced: [
                SceneVersion(
                    path: "scenes/wald.md", scene: "wald", blob: "b1", text: "Ein Mädchen läuft durch den Wald."),
                SceneVersion(path: "scenes/meer.md", scene: "meer", blob: "b2", text: "Das MEER bei Nacht, ruhig."),
            ])
        try index.addCommit(
            IndexedCommit(id: "c2", time: 200, summary: "Nebel"),
            introduced: [
                SceneVersion(
                    path: "scenes/wald.md", scene: "wald", blob: "b3", text: "Ein Mädchen läuft durch Nebel im Wald.")
            ])
        try index.addCommit(
            IndexedCommit(id: "c3", time: 300, summary: "Zurück"),
            introduced: [
                SceneVersion(
                    path: "scenes/wald.md", scene: "wald", blob: "b1", text: "Ein Mädchen läuft durch den Wald.")
            ])
        try index.setTip(branch: "main", commit: "c3", entries: [("wald", "b1"), ("meer", "b2")])
        try index.setTip(branch: "nebel", commit: "c2", entries: [("wald", "b3"), ("meer", "b2")])
    }

    @Test func `Words are found whatever their case and accents, in every version`() throws {
        let hits = try index.search("madchen WALD")
        #expect(Set(hits.map(\.blob)) == ["b1", "b3"])
        let first = try #require(hits.first { $0.blob == "b1" })
        #expect(first.commits.map(\.id) == ["c3", "c1"])
        #expect(first.branches == ["main"])
        #expect(first.path == "scenes/wald.md")
        #expect(first.snippet.filter(\.isMatch).map(\.text) == ["Mädchen", "Wald"])
        #expect(first.snippet.map(\.text).joined() == "Ein Mädchen läuft durch den Wald.")
        #expect(try index.search("meer").first?.branches == ["main", "nebel"])
    }

    @Test func `Phrases and beginnings of words are understood`() throws {
        #expect(try index.search("\"durch den\"").map(\.blob) == ["b1"])
        #expect(try index.search("\"den durch\"") == [])
        #expect(try index.search("neb*").map(\.blob) == ["b3"])
        #expect(try index.search("neb") == [])
    }

    @Test(arguments: [
        "", " ", "\"", "*", "**", "\"\"", "AND", "OR NOT", "NEAR(a b)", "text:wald", "(", ")", "a\"b\"", "^wald",
        "-wald",
        "{wald}", "'; drop table prompts; --", "wald\0nebel", "\u{2}wald", "+", "wald AND", "💥", "\"wald", "* wald",
    ])
    func `Nothing that a user types is a syntax error`(words: String) throws {
        _ = try index.search(words)
        #expect(try index.search("wald").count == 2)
    }

    @Test func `Signs between words don't hide what the words would find`() throws {
        #expect(try index.search("mädchen - wald !").count == 2)
        #expect(try index.search("* wald").count == 2)
        #expect(try index.search("\"wald").count == 2)
    }

    @Test func `The limit and absurdly long queries are held`() throws {
        #expect(try index.search("wald", limit: 1).count == 1)
        #expect(try index.search("wald", limit: -1) == [])
        #expect(try index.search(String(repeating: "wald ", count: 100_000)).count == 2)
        #expect(try index.search(String(repeating: "x", count: 1_000_000)) == [])
    }

    @Test func `Tips say which branches moved and forget those that are gone`() throws {
        #expect(try index.tips() == ["main": "c3", "nebel": "c2"])
        try index.setTip(branch: "nebel", commit: "c4", entries: [("wald", "b1")])
        #expect(try index.tips()["nebel"] == "c4")
        #expect(try index.search("wald").first { $0.blob == "b1" }?.branches == ["main", "nebel"])
        #expect(try index.search("meer").first?.branches == ["main"])
        try index.removeTips(["main"])
        #expect(try index.search("meer").first?.branches == [])
        #expect(try index.tips() == ["nebel": "c4"])
    }

    @Test func `A commit is added once, however often it is given`() throws {
        #expect(try index.indexedCommits(among: ["c1", "c3", "c9"]) == ["c1", "c3"])
        try index.addCommit(
            IndexedCommit(id: "c1", time: 100, summary: "Erste Fassung"),
            introduced: [SceneVersion(path: "scenes/wald.md", scene: "wald", blob: "b1", text: "anders")])
        #expect(try index.search("wald").count == 2)
        #expect(try index.search("anders") == [])
    }
}
