import ClipModel
import Files
import GitStore
import Glibc
import Testing

@Suite("Switching")
struct SwitchTests {
    /// `main` and `side` differ in a changed, an added and a removed file and in media; HEAD is `main`.
    static func branches(objects: (any LFSObjects)? = nil) throws -> (Project, GitRepository) {
        let project = try Project()
        try project.fill()
        try project.write("notes/deep/old.txt", "old\n")
        let repository = try project.open(objects: objects)
        let first = try #require(try repository.save(message: "First"))
        try repository.createBranch("side", at: first.commit)
        _ = try repository.switch(to: "side")
        try project.write("scenes/opening.md", "a lighthouse at dawn\n")
        try project.write("scenes/bridge/one.md", "a bridge\n")
        try project.remove("notes/deep/old.txt")
        try project.write("takes/opening/0011223344556677.mp4", Project.media(2))
        _ = try repository.save(message: "Side")
        _ = try repository.switch(to: "main")
        return (project, repository)
    }

    @Test("The work tree is the branch's, media too, and git finds it clean")
    func thereAndBack() throws {
        let (project, repository) = try Self.branches()
        #expect(try project.porcelain() == [])
        #expect(try project.text("scenes/opening.md") == "a lighthouse at dusk\n")
        #expect(!project.exists("scenes/bridge"))
        #expect(try Files.read(project.root + "/takes/opening/0011223344556677.mp4", limit: 9999) == Project.media(1))
        let report = try repository.switch(to: "side")
        #expect(report.written == 3 && report.removed == 1 && report.missing.isEmpty && report.skipped.isEmpty)
        #expect(try project.git("symbolic-ref", "HEAD") == "refs/heads/side")
        #expect(try project.porcelain() == [])
        #expect(!project.exists("notes"))
        #expect(try Files.read(project.root + "/takes/opening/0011223344556677.mp4", limit: 9999) == Project.media(2))
        #expect(try project.git("reflog", "-1", "--format=%gs") == "checkout: moving from main to side")
        try project.verify()
        try project.git("checkout", "-q", "main")
        #expect(try repository.status() == [])
    }

    @Test("Media comes from the project's own store where git-lfs has none")
    func fromStore() throws {
        let folder = try Project(create: false)
        let store = FolderStore(folder.folder + "/store")
        let (project, repository) = try Self.branches(objects: store)
        try project.git("config", "--unset", "filter.lfs.process")
        #expect(try run(["rm", "-rf", project.root + "/.git/lfs/objects"], [:], scratch: folder.folder).code == 0)
        #expect(try repository.switch(to: "side").missing == [])
        #expect(try Files.read(project.root + "/takes/opening/0011223344556677.mp4", limit: 9999) == Project.media(2))
    }

    @Test("Media that is nowhere is reported, and its pointer stands in for it as with git-lfs")
    func missingMedia() throws {
        let (project, repository) = try Self.branches()
        #expect(try run(["rm", "-rf", project.root + "/.git/lfs/objects"], [:], scratch: project.folder).code == 0)
        let report = try repository.switch(to: "side")
        let digest = ContentDigest(of: Project.media(2))
        #expect(report.missing.map(\.path) == ["takes/opening/0011223344556677.mp4"])
        #expect(report.missing.map(\.digest) == [digest])
        let bytes = try Files.read(project.root + "/takes/opening/0011223344556677.mp4", limit: 9999)
        #expect(LFSPointer(bytes) == LFSPointer(digest: digest, size: 5000))
        #expect(try project.porcelain() == [])
        #expect(try repository.save(message: "Nothing") == nil)
    }

    @Test("Changes that would be lost refuse the switch by name, and nothing is touched")
    func dirty() throws {
        let (project, repository) = try Self.branches()
        try project.write("scenes/opening.md", "edited\n")
        try project.write("notes/deep/old.txt", "edited too\n")
        try project.write("scenes/bridge/one.md", "untracked\n")
        #expect(
            fault { _ = try repository.switch(to: "side") }
                == .wouldLose(
                    changed: ["notes/deep/old.txt", "scenes/opening.md"], untracked: ["scenes/bridge/one.md"]))
        #expect(try project.text("scenes/opening.md") == "edited\n")
        #expect(try Files.read(project.root + "/takes/opening/0011223344556677.mp4", limit: 9999) == Project.media(1))
        #expect(try repository.currentBranch == "main")
        #expect(!project.exists(".git/index.lock"))
        _ = try repository.switch(to: "side", force: true)
        #expect(try project.porcelain() == [])
    }

    @Test("A change elsewhere goes along, and so do untracked files")
    func carried() throws {
        let (project, repository) = try Self.branches()
        try project.write("clip.yaml", "title: Edited\n")
        try project.write("loose.txt", "loose\n")
        _ = try repository.switch(to: "side")
        #expect(try project.porcelain() == [" M clip.yaml", "?? loose.txt"])
        #expect(try project.text("clip.yaml") == "title: Edited\n")
    }

    @Test("A switch that was cut short is finished by the same call")
    func resumed() throws {
        let (project, repository) = try Self.branches()
        // What a crash leaves: some files are the branch's already, index and HEAD are not.
        try project.write("scenes/opening.md", "a lighthouse at dawn\n")
        try project.write("scenes/bridge/one.md", "a bridge\n")
        try project.remove("notes/deep/old.txt")
        try project.write("takes/opening/0011223344556677.mp4", Project.media(2))
        let report = try repository.switch(to: "side")
        #expect(report.written == 0)
        #expect(try project.porcelain() == [])
        #expect(try repository.currentBranch == "side")
    }

    @Test("A switch that was cut short before HEAD moved is finished by the same call")
    func resumedBeforeHead() throws {
        let (project, repository) = try Self.branches()
        _ = try repository.switch(to: "side")
        try project.git("symbolic-ref", "HEAD", "refs/heads/main")
        _ = try repository.switch(to: "side")
        #expect(try project.porcelain() == [])
        try project.git("symbolic-ref", "HEAD", "refs/heads/main")
        _ = try repository.switch(to: "main", force: true)
        #expect(try project.porcelain() == [])
        #expect(try project.text("notes/deep/old.txt") == "old\n")
    }

    @Test("A folder that is a link is never written through")
    func throughLink() throws {
        let (project, repository) = try Self.branches()
        try Files.makeDirectory(project.folder + "/outside")
        symlink(project.folder + "/outside", project.root + "/scenes/bridge")
        #expect(
            fault { _ = try repository.switch(to: "side") } == .wouldLose(changed: [], untracked: ["scenes/bridge"]))
        #expect(fault { _ = try repository.switch(to: "side", force: true) } != nil)
        #expect(try Files.list(project.folder + "/outside") == [])
    }

    @Test("A file where the branch has a folder, and a folder where it has a file, change places")
    func fileAndFolder() throws {
        let project = try Project()
        try project.write("a", "file\n")
        try project.write("b/x", "below\n")
        let repository = try project.open()
        let first = try #require(try repository.save(message: "First"))
        try repository.createBranch("side", at: first.commit)
        _ = try repository.switch(to: "side")
        try project.remove("a")
        try project.remove("b/x")
        rmdir(project.root + "/b")
        try project.write("a/y", "below\n")
        try project.write("b", "file\n")
        _ = try repository.save(message: "Side")
        #expect(try project.porcelain() == [])
        _ = try repository.switch(to: "main")
        #expect(try project.porcelain() == [])
        #expect(try project.text("b/x") == "below\n")
        try project.write("b/untracked", "mine\n")
        #expect(
            fault { _ = try repository.switch(to: "side") } == .wouldLose(changed: [], untracked: ["b/untracked"]))
    }

    /// A commit whose tree was written by hand: names as bytes, modes and blobs.
    static func commit(_ project: Project, _ entries: [(mode: String, name: String, text: String)]) throws -> ObjectID {
        var raw: [UInt8] = []
        for entry in entries {
            let blob = try project.git("hash-object", "-w", "--stdin", input: entry.text)
            raw += Array("\(entry.mode) \(entry.name)\0".utf8)
            raw += try #require(ObjectID(hex: blob)).bytes
        }
        let file = project.folder + "/scratch/tree"
        try Files.write(raw, to: file)
        let tree = try project.git("hash-object", "-w", "-t", "tree", "--literally", file)
        return try #require(ObjectID(hex: try project.git("commit-tree", "-m", "Hostile", tree)))
    }

    @Test(
        "A tree with a name that must not be a file is refused whole",
        arguments: [
            ("..", PathProblem.notAName), (".git", .repositoryFolder), (".GIT", .repositoryFolder),
            (".g\u{200C}it", .repositoryFolder), ("git~1", .repositoryFolder), (".git. ", .repositoryFolder),
            (".git::$INDEX_ALLOCATION", .repositoryFolder), ("/etc/passwd", .notAName),
            ("a\u{1B}[2J", .controlCharacter),
            (String(repeating: "x", count: 300), .notAName), (".git\\x", .repositoryFolder), ("a/../b", .notAName),
        ])
    func hostileNames(name: String, problem: PathProblem) throws {
        let project = try Project()
        try project.fill()
        let repository = try project.open()
        _ = try repository.save(message: "First")
        let commit = try Self.commit(project, [("100644", name, "evil\n"), ("100644", "zz", "fine\n")])
        try repository.createBranch("evil", at: commit)
        #expect(fault { _ = try repository.switch(to: "evil") } == .hostileEntry(path: name, problem: problem))
        #expect(try project.porcelain() == [])
        #expect(!project.exists("zz"))
        #expect(
            fault { _ = try repository.writeTree([TreeEntry(path: name, id: commit)]) }
                == .hostileEntry(path: name, problem: problem))
    }

    @Test(
        "Names that differ in case or Unicode form alone are refused", arguments: [("A.md", "a.md"), ("é", "e\u{301}")])
    func clashes(first: String, second: String) throws {
        let project = try Project()
        try project.fill()
        let repository = try project.open()
        _ = try repository.save(message: "First")
        let names = [first, second].sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        let commit = try Self.commit(project, names.map { ("100644", $0, "text\n") })
        try repository.createBranch("evil", at: commit)
        #expect(
            fault { _ = try repository.switch(to: "evil") }
                == .hostileEntry(path: names[1], problem: .clash(with: names[0])))
    }

    @Test("A link out of the project isn't made, one inside is, and a submodule is an empty folder")
    func links() throws {
        let project = try Project()
        try project.fill()
        let repository = try project.open()
        let first = try #require(try repository.save(message: "First"))
        let commit = try Self.commit(
            project,
            [
                ("120000", "absolute", "/etc/passwd"), ("120000", "inside", "plain"), ("120000", "outside", "../../x"),
                ("100644", "plain", "text\n"), ("120000", "repository", ".git/config"),
            ])
        try repository.createBranch("links", at: commit)
        let report = try repository.switch(to: "links")
        #expect(report.skipped == ["absolute", "outside", "repository"])
        #expect(!project.exists("absolute") && !project.exists("outside") && !project.exists("repository"))
        #expect(try project.text("inside") == "text\n")
        #expect(try project.porcelain() == [])
        #expect(try repository.save(message: "Nothing lost") == nil)
        let sub = try project.git("mktree", input: "160000 commit \(first.commit.hex)\tsub\n")
        let submodule = try #require(ObjectID(hex: try project.git("commit-tree", "-m", "Sub", sub)))
        try repository.createBranch("sub", at: submodule)
        #expect(try repository.switch(to: "sub").skipped == ["sub"])
        #expect(try Files.list(project.root + "/sub") == [])
        #expect(try project.porcelain() == [])
        _ = try repository.switch(to: "main")
        #expect(try project.porcelain() == [])
    }

    @Test("Programs and line ends are written as git writes them")
    func modesAndLineEnds() throws {
        let project = try Project()
        try project.git("config", "core.autocrlf", "true")
        try project.write("a.md", "one\r\ntwo\r\n")
        let repository = try project.open()
        let first = try #require(try repository.save(message: "First"))
        try repository.createBranch("side", at: first.commit)
        _ = try repository.switch(to: "side")
        try project.write("a.md", "three\r\n")
        try project.write("tool", "#!/bin/sh\r\n")
        chmod(project.root + "/tool", 0o755)
        _ = try repository.save(message: "Side")
        _ = try repository.switch(to: "main")
        #expect(try project.text("a.md") == "one\r\ntwo\r\n")
        _ = try repository.switch(to: "side")
        #expect(access(project.root + "/tool", X_OK) == 0)
        #expect(try project.text("tool") == "#!/bin/sh\r\n")
        #expect(try project.porcelain() == [])
    }

    @Test("From a branch without commits, files that the branch wants already stay")
    func unborn() throws {
        let project = try Project()
        try project.fill()
        let repository = try project.open()
        let first = try #require(try repository.save(message: "First"))
        try project.git("symbolic-ref", "HEAD", "refs/heads/empty")
        try Files.remove(project.root + "/.git/index")
        #expect(try repository.head.commit == nil)
        #expect(try repository.switch(to: "main").written == 0)
        #expect(try repository.head.commit == first.commit)
        #expect(try project.porcelain() == [])
    }
}

extension ObjectID {
    var bytes: [UInt8] {
        let digits = Array(hex)
        return stride(from: 0, to: 40, by: 2).compactMap { UInt8(String(digits[$0...($0 + 1)]), radix: 16) }
    }
}
