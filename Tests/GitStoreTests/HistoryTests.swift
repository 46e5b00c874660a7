import ClipModel
import Files
import GitStore
import Glibc
import Testing

@Suite("History")
struct HistoryTests {
    @Test("Status names what git names, in every kind of difference")
    func status() throws {
        let project = try Project()
        try project.fill()
        try project.write(".gitignore", "*.tmp\n/build/\n")
        for name in [
            "gone", "staged-gone", "changed", "staged", "twice", "kind", "back", "same-size", "mode", "in/side",
        ] {
            try project.write(name, "12345\n")
        }
        let repository = try project.open()
        _ = try repository.save(message: "First")
        try project.remove("gone")
        try project.git("rm", "-q", "staged-gone")
        try project.write("changed", "changed\n")
        try project.write("same-size", "54321\n")
        try project.write("staged", "staged\n")
        try project.write("twice", "once\n")
        try project.git("add", "staged", "twice")
        try project.write("twice", "again\n")
        try project.remove("kind")
        symlink("changed", project.root + "/kind")
        try project.git("rm", "-q", "--cached", "back")
        chmod(project.root + "/mode", 0o755)
        try project.write("new", "new\n")
        try project.git("add", "new")
        try project.write("lost", "lost\n")
        try project.git("add", "lost")
        try project.remove("lost")
        try project.write("intended", "later\n")
        try project.git("add", "--intent-to-add", "intended")
        try project.write("folder/a", "a\n")
        try project.write("folder/b.tmp", "b\n")
        try project.write("build/x", "x\n")
        try project.write("é and \"quotes\"", "x\n")
        try project.write("takes/opening/0011223344556677.mp4", Project.media(9))
        try project.git("init", "-q", project.root + "/nested")
        mkfifo(project.root + "/pipe", 0o600)
        let (ours, theirs) = (try lines(repository.status()), try project.porcelain())
        #expect(ours == theirs, "\(Set(ours).symmetricDifference(theirs).sorted())")
        #expect(try repository.status().first { $0.path == "back" }?.change == .modified)
        #expect(try repository.status().first { $0.path == "twice" }?.change == .modified)
        #expect(try repository.status().first { $0.path == "new" }?.change == .added)
        let report = try #require(try repository.save(message: "All"))
        #expect(report.skipped == ["nested/"])
        #expect(try project.porcelain() == ["?? nested/"])
    }

    @Test("A change of the same length in the same instant as the index is seen")
    func racy() throws {
        let project = try Project()
        let repository = try project.open()
        for round in 0..<5 {
            try project.write("a.md", "version \(round % 10)\n")
            _ = try repository.save(message: "Round \(round)")
            // In place, so that the inode stays.
            let fd = Glibc.open(project.root + "/a.md", O_WRONLY)
            #expect(pwrite(fd, "VERSION", 7, 0) == 7)
            close(fd)
            #expect(try repository.status().map(\.path) == ["a.md"])
            try project.write("b.md", "\(round)\n")
            _ = try repository.save(message: "Other", only: [try #require(ProjectPath("b.md"))])
            #expect(try project.porcelain() == [" M a.md"])
        }
    }

    @Test("What plain git did is understood: commits, stashes, rebases, packed references and gc")
    func plainGit() throws {
        let project = try Project()
        try project.fill()
        let repository = try project.open()
        let first = try #require(try repository.save(message: "First"))
        try project.write("clip.yaml", "title: By git\n")
        try project.git("commit", "-qam", "By git")
        #expect(
            try repository.log(from: try repository.resolve(revision: "HEAD")).map(\.subject) == ["By git", "First"])
        try project.write("clip.yaml", "title: Stashed\n")
        try project.git("stash", "-q")
        #expect(try repository.status() == [])
        try project.git("checkout", "-q", "-b", "side", first.commit.hex)
        try project.write("scenes/x.md", "x\n")
        _ = try repository.save(message: "Side")
        try project.git("rebase", "-q", "main")
        try project.git("pack-refs", "--all")
        try project.git("gc", "-q", "--prune=now")
        #expect(try repository.currentBranch == "side")
        #expect(try repository.branches().map(\.name) == ["main", "side"])
        #expect(try repository.status() == [])
        try project.write("scenes/y.md", "y\n")
        let last = try #require(try repository.save(message: "After gc"))
        #expect(try repository.log(from: last.commit).map(\.subject) == ["After gc", "Side", "By git", "First"])
        try project.verify()
    }

    @Test("The log is git's, also by path")
    func log() throws {
        let project = try Project()
        try project.fill()
        let repository = try project.open()
        var author = try repository.author()
        author.offset = 90
        var ids: [ObjectID] = []
        for round in 1...6 {
            author.seconds = 1_700_000_000 + Int64(round)
            try project.write(round % 2 == 0 ? "scenes/opening.md" : "clip.yaml", "\(round)\n")
            ids.append(try #require(try repository.save(message: "Round \(round)\n\nBody", author: author)).commit)
        }
        let log = try repository.log(from: ids[5], limit: 4)
        #expect(log.map(\.id) == ids.suffix(4).reversed())
        #expect(log[0].author == author && log[0].message == "Round 6\n\nBody\n" && log[0].parents == [ids[4]])
        #expect(try project.git("log", "-1", "--format=%ai") == "2023-11-14 23:43:26 +0130")
        let theirs = try project.git("log", "--format=%H", "--", "scenes").split(separator: "\n").map(String.init)
        #expect(try repository.log(from: ids[5], paths: ["scenes"]).map(\.id.hex) == theirs)
        #expect(theirs.count == 4)
        #expect(fault { _ = try repository.log(from: log[0].tree) } == .unknownRevision(log[0].tree.hex))
    }

    @Test(
        "Revisions mean what they mean to git", arguments: ["HEAD", "main~2", "HEAD^", "v1", "main@{1}", ":/Two", "@"])
    func revisions(text: String) throws {
        let project = try Project()
        let repository = try project.open()
        for name in ["One", "Two", "Three"] {
            try project.write("clip.yaml", name)
            _ = try repository.save(message: name)
        }
        try project.git("tag", "-a", "-m", "tag", "v1", "HEAD~1")
        #expect(try repository.resolve(revision: text).hex == project.git("rev-list", "-1", text))
        let short = String(try repository.resolve(revision: text).hex.prefix(7))
        #expect(try repository.resolve(revision: short) == repository.resolve(revision: text))
        for bad in ["", "nothing", "main~9", "HEAD^{tree}", "a b", "main@{99}"] {
            #expect(fault { _ = try repository.resolve(revision: bad) } == .unknownRevision(bad))
        }
    }

    @Test("Branches are made, renamed and deleted, and refuse what git refuses")
    func branches() throws {
        let project = try Project()
        try project.fill()
        let repository = try project.open()
        let first = try #require(try repository.save(message: "First")).commit
        try repository.createBranch("night/rain", at: first)
        #expect(fault { try repository.createBranch("night/rain", at: first) } == .branchExists("night/rain"))
        #expect(fault { try repository.createBranch("a b", at: first) } == .badName("a b"))
        #expect(fault { try repository.createBranch("night", at: first) } != nil)
        #expect(fault { try repository.deleteBranch("main") } == .branchInUse("main"))
        #expect(fault { try repository.renameBranch("none", to: "x") } == .branchMissing("none"))
        #expect(fault { try repository.renameBranch("main", to: "night/rain") } == .branchExists("night/rain"))
        try repository.renameBranch("main", to: "trunk")
        #expect(try repository.branches().map { $0.name + ($0.isCurrent ? "*" : "") } == ["night/rain", "trunk*"])
        #expect(try project.git("symbolic-ref", "HEAD") == "refs/heads/trunk")
        try repository.deleteBranch("night/rain")
        #expect(try project.git("branch", "--format=%(refname:short)") == "trunk")
        #expect(try project.porcelain() == [])
    }

    @Test("A commit's files are read without the work tree, and two commits compared")
    func trees() throws {
        let project = try Project()
        try project.fill()
        let repository = try project.open()
        let first = try #require(try repository.save(message: "First")).commit
        try project.write("scenes/opening.md", "other\n")
        try project.remove("scenes/closing.md")
        try project.write("scenes/bridge.md", "a bridge\n")
        let second = try #require(try repository.save(message: "Second")).commit
        let theirs = try project.git("ls-tree", "-r", "--long", first.hex).split(separator: "\n").map { line in
            line.split(whereSeparator: { $0 == " " || $0 == "\t" }).map(String.init)
        }
        let ours = try repository.files(at: first, sizes: true)
        #expect(ours.map(\.path) == theirs.map { $0[4] })
        #expect(ours.map(\.id.hex) == theirs.map { $0[2] })
        #expect(ours.map { String($0.size ?? 0) } == theirs.map { $0[3] })
        let scenes = try repository.files(at: first, under: "scenes")
        #expect(scenes.map(\.path) == ["scenes/closing.md", "scenes/opening.md"])
        #expect(try repository.read(scenes[0].id, limit: 100) == Array("rain on a window\n".utf8))
        #expect(
            fault { _ = try repository.read(scenes[0].id, limit: 4) }
                == .tooLarge(what: "blob \(scenes[0].id.hex)", size: 17, limit: 4))
        #expect(fault { _ = try repository.read(first, limit: 4) } == .unknownRevision(first.hex))
        let changes = try repository.changedFiles(from: first, to: second)
        #expect(changes.map(\.path) == ["scenes/bridge.md", "scenes/closing.md", "scenes/opening.md"])
        #expect(changes[1].new == nil && changes[1].old?.id == scenes[0].id)
        #expect(try repository.changedFiles(from: nil, to: second).count == 5)
        #expect(try repository.mergeBase(first, second) == first)
        let take = try #require(ours.last)
        let pointer = try #require(LFSPointer(try repository.read(take.id, limit: 1024)))
        #expect(pointer.digest == ContentDigest(of: Project.media(1)) && pointer.size == 5000)
    }

    @Test("Trees and commits are written without the work tree, and a reference moves by comparison")
    func primitives() throws {
        let project = try Project()
        try project.fill()
        let repository = try project.open()
        let first = try #require(try repository.save(message: "First")).commit
        let blob = try repository.writeBlob(Array("new\n".utf8))
        let tree = try repository.writeTree(
            basedOn: first, setting: [TreeEntry(path: "scenes/new.md", id: blob)], removing: ["scenes/closing.md"])
        let second = try repository.writeCommit(tree: tree, parents: [first], message: "Second")
        try repository.setReference("refs/heads/side", to: second, from: nil, log: "made")
        #expect(
            try project.git("diff", "--no-renames", "--name-status", "main", "side")
                == "D\tscenes/closing.md\nA\tscenes/new.md")
        #expect(
            fault { try repository.setReference("refs/heads/side", to: first, from: first, log: "no") }
                == .moved(reference: "refs/heads/side"))
        try repository.setReference("refs/heads/side", to: first, from: second, log: "yes")
        #expect(try repository.resolve(revision: "side") == first)
        let absent = try #require(ObjectID(hex: String(repeating: "1", count: 40)))
        #expect(
            fault { _ = try repository.writeTree([TreeEntry(path: "x", id: absent)]) } == .unknownRevision(absent.hex))
        try project.verify()
    }

    @Test("Unrelated histories have no merge base, and an unborn branch no commits")
    func unrelated() throws {
        let project = try Project()
        let repository = try project.open()
        #expect(try repository.head.branch == "main" && repository.head.commit == nil)
        #expect(try repository.branches() == [])
        try project.fill()
        let first = try #require(try repository.save(message: "First")).commit
        let tree = try repository.writeTree([])
        let other = try repository.writeCommit(tree: tree, parents: [], message: "Root")
        #expect(try repository.mergeBase(first, other) == nil)
    }
}
