import ClipModel
import Document
import Files
import Glibc
import Synchronization
import TestSupport
import Testing

@testable import Workspace

/// What films are made of, and what is kept for the next one.
@Suite struct FilmTests {
    @Test func `Of several runs that make one file at once, none fails and none believes a wrong one`() async throws {
        let scratch = try Scratch()
        let files = DerivedFiles(directory: scratch.path + "/segments")
        await withThrowingTaskGroup { group in
            for run in 0..<4 {
                group.addTask {
                    try await blocking {
                        for turn in 0..<40 {
                            let text = String(repeating: "run \(run) turn \(turn)\n", count: 1000)
                            let growing = try files.begin()
                            try Files.write(text, to: growing)
                            let path = try files.publish(growing, as: "a", suffix: ".mp4")
                            let lines = Set(try read(path).split(separator: "\n"))
                            #expect(lines.count == 1, "a file of two runs: \(lines)")
                            _ = try files.sound("a", suffix: ".mp4")
                        }
                    }
                }
            }
            await #expect(throws: Never.self) { try await group.waitForAll() }
        }
        let growing = try files.begin()
        try Files.write("last", to: growing)
        let path = try files.publish(growing, as: "a", suffix: ".mp4")
        #expect(try files.sound("a", suffix: ".mp4") == path)
        #expect(try Files.list(files.directory) == ["a.mp4", "a.sha256"])
    }

    @Test func `A file without its own note isn't believed`() throws {
        let scratch = try Scratch()
        let files = DerivedFiles(directory: scratch.path + "/segments")
        let growing = try files.begin()
        try Files.write("one", to: growing)
        let path = try files.publish(growing, as: "a", suffix: ".mp4")
        try Files.write("two", to: path)
        #expect(try files.sound("a", suffix: ".mp4") == nil)
        try Files.remove(path)
        #expect(try files.sound("a", suffix: ".mp4") == nil)
    }

    @Test func `Nothing is left among the segments of takes that are segments already`() async throws {
        let project = try TestProject()
        try await project.render()
        for _ in 0..<2 {
            try await project.film()
            // The second time the segment is another name of the take's own file.
            for name in try project.segments() where name.hasSuffix(".sha256") {
                try Files.remove("\(project.root)/.git/clipws/segments-test/\(name)")
            }
        }
        #expect(try project.segments().count == 3)
    }

    @Test(arguments: [
        ("Worldweight", "Worldweight"), ("a/b\\c:d", "a-b-c-d"), ("R/\u{20DD}B", "R-\u{20DD}B"),
        ("a\u{1B}[31m\u{7F}\u{9B}b", "a-[31m--b"), ("a\u{202E}4pm\u{2066}\u{200F}\u{061C}", "a-4pm---"),
        ("/\u{301}..x", "\u{301}..x"), (".. -x", " -x"), ("\n\t", "film"), ("", "film"), ("👩‍🚒 é", "👩‍🚒 é"),
    ]) func `A title becomes a file name that harms nobody`(title: String, name: String) {
        #expect(Array(FilmMaker.fileName(title).unicodeScalars) == Array(name.unicodeScalars))
    }

    @Test func `A file name keeps to 120 bytes and whole characters`() {
        #expect(FilmMaker.fileName(String(repeating: "é", count: 80)) == String(repeating: "é", count: 60))
        #expect(FilmMaker.fileName("a" + String(repeating: "é", count: 80)).utf8.count == 119)
    }

    /// Cancelled within the first scene, the song and the joining.
    @Test(arguments: [1, 4, 5]) func `A cancelled film stops within its step and leaves nothing half-made`(
        step: Int
    ) async throws {
        let project = try TestProject()
        try await project.render()
        try project.write("music/song.flac", "the song")
        try project.replace("autosave", "music: {file: music/song.flac}\nautosave", in: "clip.yaml")
        let steps = Atomic(0)
        let arrived = AsyncStream<Void>.makeStream()
        var studio = FakeStudio()
        studio.whileWorking = { shouldStop in
            guard steps.add(1, ordering: .relaxed).newValue == step else { return }
            arrived.continuation.finish()
            for _ in 0..<3000 where !shouldStop() { usleep(10_000) }
            #expect(shouldStop())
            throw CancellationError()
        }
        let task = Task { [studio] in try await project.film(studio) }
        for await _ in arrived.stream {}
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
        let own = "\(project.root)/.git/clipws/"
        for folder in [own + "segments-test", own + "songs-2", project.root + "/film"] {
            #expect(try !Files.list(folder).contains { $0.hasPrefix(".") }, "\(folder)")
        }
        #expect(try !project.exists("film/Test.mp4"))
    }

    @Test func `A song that changes while it is encoded isn't kept as the song that it was`() async throws {
        let project = try TestProject()
        try await project.render()
        try project.write("music/song.flac", "the old song")
        try project.replace("autosave", "music: {file: music/song.flac}\nautosave", in: "clip.yaml")
        var studio = FakeStudio()
        studio.encoding = { song, output in
            try Files.write("another song", to: song)
            try Files.write(try read(song), to: output)
        }
        await #expect {
            try await project.film(studio)
        } throws: { error in
            if case .songChanged(let path)? = error as? WorkspaceFault { path.text == "music/song.flac" } else { false }
        }
        #expect(try Files.list("\(project.root)/.git/clipws/songs-2") == [])
        try project.write("music/song.flac", "the old song")
        studio.encoding = { song, output in try Files.write("encoded " + read(song), to: output) }
        try await project.film(studio)
        let songs = try Files.list("\(project.root)/.git/clipws/songs-2").filter { $0.hasSuffix(".m4a") }
        #expect(songs.count == 1)
        #expect(try read("\(project.root)/.git/clipws/songs-2/\(try #require(songs.first))") == "encoded the old song")
    }
}

private func read(_ path: String) throws -> String {
    String(decoding: try Files.read(path, limit: 1 << 24), as: UTF8.self)
}

extension TestProject {
    /// Makes the film, whose scenes must be rendered.
    @discardableResult
    fileprivate func film(_ studio: FakeStudio = FakeStudio()) async throws -> FilmReport {
        let workspace = try open()
        let document = try #require(workspace.readableDocument().document)
        return try await FilmMaker(workspace: workspace, studio: studio, observer: Unwatched())
            .make(document.clip, scenes: document.scenes, plan: try workspace.plan().plan)
    }

    fileprivate func segments() throws -> [String] { try Files.list("\(root)/.git/clipws/segments-test") }
}

private struct Unwatched: FilmObserver {
    func filmConforms(_ scene: SceneID, done: Int, total: Int) {}
    func filmEncodesSong() {}
    func filmJoins(segments: Int) {}
    func filmSigns() {}
}
