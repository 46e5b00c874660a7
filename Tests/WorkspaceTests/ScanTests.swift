import ClipModel
import Document
import Files
import GenerationCore
import Glibc
import IndexStore
import TestSupport
import Testing

@testable import Workspace

@Suite struct ScanTests {
    private let project: TestProject
    init() throws { project = try TestProject() }

    /// Makes the index say that `path` has 99 frames, as of the state that the file is in now.
    private func forge(_ path: String) throws {
        let index = try project.open().index
        var file = try #require(try index.loadFiles(kind: "document").first { $0.path == path })
        var lines = String(decoding: file.payload, as: UTF8.self).split(
            separator: "\n", omittingEmptySubsequences: false)
        try #require(lines[5] == "12")
        lines[5] = "99"
        file.payload = Array(lines.joined(separator: "\n").utf8)
        file.stamp = try #require(try FileStamp.of(project.root + "/" + path, followingLinks: false))
        try index.updateFiles(kind: "document", upserts: [file])
    }

    private func frames(_ scene: SceneID) throws -> Int64? { try project.open().state().facts[scene]?.frames }

    @Test func `An unchanged file is not read again`() throws {
        project.settle()
        #expect(try frames("a") == 12)
        try forge("scenes/a.md")
        #expect(try frames("a") == 99)
    }

    @Test func `A touched file with the same bytes is read, and believed`() throws {
        project.settle()
        _ = try frames("a")
        utimensat(AT_FDCWD, project.root + "/scenes/a.md", nil, 0)
        project.settle()
        #expect(try frames("a") == 12)
        try forge("scenes/a.md")
        #expect(try frames("a") == 99)
    }

    /// Scans as if it were so many nanoseconds after the last change of `scenes/a.md`.
    private func scan(after pause: Int64) throws -> Int64? {
        let stamp = try #require(try FileStamp.of(project.root + "/scenes/a.md"))
        let index = try project.open().index
        let scan = ProjectScan(root: project.root, index: index, now: max(stamp.modified, stamp.changed) + pause)
        defer { scan.remember() }
        return scan.run().facts["a"]?.frames
    }

    @Test func `A file read within a tick of its last change is read again`() throws {
        #expect(try scan(after: 50_000_000) == 12)
        // As if the file had been changed after it was read, within the same tick: the same stamp, other bytes.
        try project.replace("12 frames", "13 frames", in: "scenes/a.md")
        try forge("scenes/a.md")
        #expect(try frames("a") == 13)
    }

    @Test func `A file read long after its last change is believed by its stamp`() throws {
        #expect(try scan(after: 200_000_000) == 12)
        try project.replace("12 frames", "13 frames", in: "scenes/a.md")
        try forge("scenes/a.md")
        #expect(try frames("a") == 99)
    }

    @Test func `Files from a future that the clock was set back from are read again`() throws {
        project.settle()
        let workspace = try project.open()
        let scan = ProjectScan(root: project.root, index: workspace.index, now: Project.now() - 3_600_000_000_000)
        _ = scan.run()
        scan.remember()
        #expect(try workspace.index.loadFiles(kind: "document").allSatisfy { !$0.trusted })
        try project.replace("12 frames", "13 frames", in: "scenes/a.md")
        try forge("scenes/a.md")
        #expect(try frames("a") == 13)
    }

    @Test func `A change of the same length at once after a plan is noticed`() throws {
        for word in ["snow", "hail", "fogs", "rain"] {
            let before = try project.keys()
            try project.write("scenes/a.md", "---\nlength: 12 frames\n---\n\nslow \(word) over the harbour\n")
            #expect(try project.keys()["a"] != before["a"])
        }
    }

    @Test func `A changed cast member changes the scenes that mention it and no other`() throws {
        project.settle()
        let before = try project.keys()
        try project.write("cast/ada.md", "---\nname: Ada\n---\n\na woman in a blue coat\n")
        let after = try project.keys()
        #expect(after["a"] == before["a"] && after["c"] == before["c"])
        #expect(after["b"] != before["b"])
    }

    @Test func `A style changes the scenes that name it, and the clip's style those that name none`() throws {
        project.settle()
        let before = try project.keys()
        try project.replace("length: 12 frames", "length: 12 frames\nstyle: grain", in: "scenes/c.md")
        let named = try project.keys()
        #expect(named["a"] == before["a"] && named["c"] != before["c"])
        try project.write("styles/grain.md", "very grainy film\n")
        let restyled = try project.keys()
        #expect(restyled["a"] == named["a"] && restyled["c"] != named["c"])
        try project.replace("title: Test", "title: Test\nstyle: grain", in: "clip.yaml")
        let all = try project.keys()
        #expect(all["a"] != restyled["a"] && all["c"] == restyled["c"])
    }

    @Test(arguments: [
        ("clip.yaml", "title: Test", "title: Another\nartists: [Somebody]\nbudget: 5 EUR"),
        ("clip.yaml", "timeline: [a, b, c]", "# another order\ntimeline: [c, a, b, a]"),
        ("clip.yaml", "autosave: false", "autosave: false\nmusic:\n  file: music/song.ogg\n  offset: 3s"),
        ("scenes/a.md", "length: 12 frames", "length: 12 frames\nnotes: shoot again\ntags: [wet]\ntitle: Rain"),
        ("scenes/a.md", "length: 12 frames", "length: 0.5s # half a second"),
        ("scenes/a.md", "slow rain", "<!-- perhaps snow -->\nslow rain"),
        ("cast/ada.md", "name: Ada", "name: Ada # the sister"),
    ]) func `What no engine sees changes no key`(path: String, old: String, new: String) throws {
        try project.write("music/song.ogg", "not really")
        let before = try project.keys()
        try project.replace(old, new, in: path)
        #expect(try project.faults() == [])
        #expect(try project.keys() == before)
    }

    @Test func `A lost or damaged index changes nothing but time`() throws {
        let before = try project.keys()
        let index = try project.open().directory + "/index.db"
        for end in ["", "-wal", "-shm"] { try Files.remove(index + end) }
        #expect(try project.keys() == before)
        try Files.write("no database at all, but longer than a header would be", to: index)
        #expect(try project.keys() == before)
    }

    @Test func `Faults between files are found with their line, in every plan until they are mended`() throws {
        #expect(try project.faults() == [])
        try project.replace("length: 12 frames", "length: 12 frames\ncontinues: nowhere", in: "scenes/c.md")
        project.settle()
        for _ in 0..<3 {
            let faults = try project.open().state().faults
            #expect(faults.count == 1 && faults.first?.path == "scenes/c.md" && faults.first?.line == 3)
            #expect(try project.states() == ["a": .stale, "b": .stale, "c": .invalid])
        }
        try project.replace("nowhere", "a", in: "scenes/c.md")
        #expect(try project.faults() == [])
    }

    @Test func `A loop is named and nothing hangs`() throws {
        try project.replace("length: 12 frames", "length: 12 frames\ncontinues: c", in: "scenes/a.md")
        try project.replace("length: 12 frames", "length: 12 frames\ncontinues: a", in: "scenes/c.md")
        #expect(try project.faults().contains { $0.contains("continues") })
        #expect(try project.states()["b"] == .stale)
    }

    @Test func `A missing reference makes its scene invalid until it is there, and its content enters the key`() throws
    {
        try project.replace("length: 12 frames", "length: 12 frames\nrefs: [refs/look.png]", in: "scenes/a.md")
        project.settle()
        #expect(try project.states()["a"] == .invalid)
        try project.write("refs/look.png", "one")
        #expect(try project.states()["a"] == .stale)
        let one = try project.keys()["a"]
        project.settle()
        #expect(try project.keys()["a"] == one)
        try project.write("refs/look.png", "two")
        #expect(try project.keys()["a"] != one)
        try Files.remove(project.root + "/refs/look.png")
        #expect(try project.states()["a"] == .invalid)
    }

    @Test func `A removed scene file leaves its place on the timeline invalid`() throws {
        _ = try project.states()
        try Files.remove(project.root + "/scenes/b.md")
        #expect(try project.states() == ["a": .stale, "b": .invalid, "c": .stale])
        #expect(try project.faults().count == 1)
    }

    @Test func `A project found from a folder below it is the same`() throws {
        let found = try Project.find(from: project.root + "/scenes", environment: project.environment)
        #expect(found.root == project.root)
        #expect(throws: WorkspaceFault.self) {
            _ = try Project.find(from: "/tmp", environment: project.environment)
        }
    }

    // MARK: Relations

    private func relations() throws -> String? { try project.open().index.state("relations") }

    @Test func `A change of words alone leaves the relations as they were found`() throws {
        try project.replace("length: 12 frames", "length: 12 frames\ncontinues: zzz", in: "scenes/c.md")
        project.settle()
        #expect(try project.faults().count == 1)
        #expect(try relations() == "")
        // As if they had been found sound: a further look would find the fault.
        try project.open().index.setState("relations", "sound")
        try project.replace("slow rain", "slow snow", in: "scenes/a.md")
        #expect(try project.faults() == [])
    }

    @Test func `A change that ties scenes to other files is checked, whatever else changes with it`() throws {
        project.settle()
        #expect(try project.faults() == [])
        try project.replace("slow rain", "slow snow", in: "scenes/a.md")
        try project.replace("an empty street", "@nobody in an empty street", in: "scenes/c.md")
        #expect(try project.faults().count == 1)
        // As it stays, edits of words elsewhere don't hide it.
        project.settle()
        try project.replace("slow snow", "slow hail", in: "scenes/a.md")
        #expect(try project.faults().count == 1)
        try project.replace("@nobody in ", "", in: "scenes/c.md")
        #expect(try project.faults() == [])
        project.settle()
        try project.replace("length: 12 frames", "length: 12 frames\ncontinues: zzz", in: "scenes/b.md")
        #expect(try project.faults().count == 1)
    }

    @Test func `What a member's scenes need is checked when the member goes`() throws {
        project.settle()
        #expect(try project.faults() == [])
        try project.replace("slow rain", "slow snow", in: "scenes/a.md")
        try Files.remove(project.root + "/cast/ada.md")
        #expect(try project.faults().count == 1)
    }

    // MARK: Many scenes

    @Test func `Of a project of many scenes, what was found is remembered at the end`() throws {
        let scenes = (0..<210).map { "s\($0)" }
        for scene in scenes {
            try project.write("scenes/\(scene).md", "---\nlength: 12 frames\n---\n\nrain \(scene)\n")
        }
        try project.write(
            "clip.yaml", TestProject.clip.replacing("[a, b, c]", with: "[\(scenes.joined(separator: ", "))]"))
        project.settle()
        #expect(try frames("s7") == 12)
        LateWork.finish()
        try forge("scenes/s7.md")
        #expect(try frames("s7") == 99)
        #expect(try relations() == "sound")
    }
}

extension SceneID: ExpressibleByStringLiteral {
    package init(stringLiteral text: String) { self.init(unchecked: text) }
}
