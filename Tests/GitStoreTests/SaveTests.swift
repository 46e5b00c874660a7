import ClipModel
import Files
import GitStore
import Glibc
import Testing

@Suite("Saving")
struct SaveTests {
    @Test("A first save leaves a repository in which git and git-lfs find nothing to say")
    func firstSave() throws {
        let project = try Project()
        try project.fill()
        let repository = try project.open()
        let report = try #require(try repository.save(message: "First"))
        #expect(report.skipped.isEmpty)
        #expect(try project.git("rev-parse", "HEAD") == report.commit.hex)
        #expect(try project.git("symbolic-ref", "HEAD") == "refs/heads/main")
        #expect(try project.porcelain() == [])
        #expect(try repository.status() == [])
        #expect(try project.git("lfs", "ls-files", "-n") == "takes/opening/0011223344556677.mp4")
        #expect(try project.git("log", "-1", "--format=%an <%ae>|%s") == "Ada <ada@example.org>|First")
        #expect(try project.git("reflog", "--format=%gs") == "commit (initial): First")
        try project.verify()
    }

    @Test("A pointer in a commit is the one that git-lfs would write")
    func pointer() throws {
        let project = try Project()
        try project.fill()
        _ = try project.open().save(message: "First")
        let path = "takes/opening/0011223344556677.mp4"
        let theirs = try run(
            ["git", "-C", project.root, "lfs", "pointer", "--file=\(project.root)/\(path)"], project.environment,
            scratch: project.folder + "/scratch")
        #expect(try project.git("cat-file", "blob", "HEAD:\(path)") + "\n" == theirs.output)
    }

    @Test("A clone by git has the scenes and, through git-lfs, the media")
    func clone() throws {
        let project = try Project()
        try project.fill()
        _ = try project.open().save(message: "First")
        try project.git("init", "-q", "--bare", "-b", "main", project.folder + "/hub.git")
        try project.git("push", "-q", "file://\(project.folder)/hub.git", "main")
        try project.git("lfs", "install", "--skip-repo")
        try project.git("clone", "-q", "file://\(project.folder)/hub.git", project.folder + "/copy")
        let media = try Files.read(project.folder + "/copy/takes/opening/0011223344556677.mp4", limit: 1 << 20)
        #expect(media == Project.media(1))
        #expect(try Files.read(project.folder + "/copy/clip.yaml", limit: 100) == Array("title: Worldweight\n".utf8))
    }

    @Test("A second save with nothing changed makes no commit")
    func nothing() throws {
        let project = try Project()
        #expect(try project.open().save(message: "Empty") == nil)
        try project.fill()
        let repository = try project.open()
        _ = try repository.save(message: "First")
        #expect(try repository.save(message: "Again") == nil)
        #expect(try project.git("rev-list", "--count", "HEAD") == "1")
    }

    @Test("Additions, changes, deletions, links and programs are committed as git would")
    func kinds() throws {
        let project = try Project()
        try project.fill()
        let repository = try project.open()
        _ = try repository.save(message: "First")
        try project.write("scenes/opening.md", "a lighthouse at dawn\n")
        try project.remove("scenes/closing.md")
        try project.write("scenes/bridge.md", "a bridge\n")
        try project.write("tools/cut", "#!/bin/sh\n")
        chmod(project.root + "/tools/cut", 0o755)
        symlink("clip.yaml", project.root + "/link")
        try project.write("takes/opening/0011223344556677.mp4", Project.media(2))
        _ = try repository.save(message: "Second")
        #expect(try project.porcelain() == [])
        let kinds = try project.git("diff", "--no-renames", "--name-status", "HEAD~1", "HEAD")
        #expect(
            kinds == """
                A\tlink
                A\tscenes/bridge.md
                D\tscenes/closing.md
                M\tscenes/opening.md
                M\ttakes/opening/0011223344556677.mp4
                A\ttools/cut
                """)
        #expect(try project.git("ls-tree", "HEAD", "link", "tools/cut").contains("120000 blob"))
        #expect(try project.git("ls-tree", "HEAD", "tools/cut").hasPrefix("100755"))
        try project.verify()
    }

    @Test("Ignored files stay out, by .gitignore and by info/exclude")
    func ignored() throws {
        let project = try Project()
        try project.write(".gitignore", "*.tmp\n/cache/\n!keep.tmp\n")
        try Files.write("secret.txt\n", to: project.root + "/.git/info/exclude")
        for path in ["a.tmp", "keep.tmp", "cache/x", "secret.txt", "clip.yaml", "sub/b.tmp"] {
            try project.write(path, path)
        }
        _ = try project.open().save(message: "First")
        #expect(try project.git("ls-files") == ".gitignore\nclip.yaml\nkeep.tmp")
        #expect(try project.porcelain() == [])
    }

    @Test("Saving some paths commits these alone and leaves the rest staged or changed")
    func only() throws {
        let project = try Project()
        try project.fill()
        let repository = try project.open()
        _ = try repository.save(message: "First")
        try project.write("scenes/opening.md", "one\n")
        try project.write("scenes/closing.md", "two\n")
        try project.write("clip.yaml", "three\n")
        try project.git("add", "clip.yaml")
        _ = try repository.save(message: "Some", only: [try #require(ProjectPath("scenes/opening.md"))])
        #expect(try project.git("show", "--name-only", "--format=", "HEAD") == "scenes/opening.md")
        #expect(try project.porcelain() == [" M scenes/closing.md", "M  clip.yaml"])
        #expect(try lines(repository.status()) == [" M scenes/closing.md", "M  clip.yaml"])
    }

    @Test("Many files at once become one pack, on top of another commit too")
    func bulk() throws {
        let project = try Project()
        try project.fill()
        let repository = try project.open()
        let first = try #require(try repository.save(message: "First")).commit
        for number in 0..<200 { try project.write("scenes/s\(number).md", "scene \(number)\n") }
        let second = try #require(try repository.save(message: "Second")).commit
        #expect(try project.git("count-objects", "-v").contains("packs: 1\n"))
        // The 200 scenes, their folder, the root and the commit; nothing of the first commit again.
        #expect(try project.git("count-objects", "-v").contains("in-pack: 203\n"))
        #expect(try repository.changedFiles(from: first, to: second).count == 200)
        #expect(try project.porcelain() == [])
        try project.write("scenes/s7.md", "changed\n")
        #expect(try repository.save(message: "Third") != nil)
        try project.verify()
    }

    @Test("Two threads that save at once both succeed or find the lock, and nothing is torn")
    func threads() async throws {
        let project = try Project()
        try project.fill()
        _ = try project.open().save(message: "First")
        let (root, environment) = (project.root, project.gitEnvironment)
        let saved = await withTaskGroup(of: Int.self) { group in
            for writer in 0..<3 {
                group.addTask { Self.saveOften(root, environment, writer) }
            }
            return await group.reduce(0, +)
        }
        #expect(saved > 0)
        #expect(try project.git("rev-list", "--count", "HEAD") == String(saved + 1))
        _ = try project.open().save(message: "Last")
        #expect(try project.porcelain() == [])
        try project.verify()
    }

    private static func saveOften(_ root: String, _ environment: GitEnvironment, _ writer: Int) -> Int {
        guard let repository = try? GitRepository.open(at: root, environment: environment) else { return 0 }
        return (0..<10).count { round in
            do {
                try Files.write("\(round)\n", to: "\(root)/scenes/writer\(writer).md")
                return try repository.save(message: "Writer \(writer), \(round)") != nil
            } catch GitFault.locked {
                return false
            } catch GitFault.changedMeanwhile {
                return false
            } catch {
                Issue.record(error)
                return false
            }
        }
    }

    @Test("A detached HEAD moves and no branch does")
    func detached() throws {
        let project = try Project()
        try project.fill()
        let repository = try project.open()
        let first = try #require(try repository.save(message: "First"))
        try project.git("checkout", "-q", "--detach")
        try project.write("clip.yaml", "title: Other\n")
        let second = try #require(try repository.save(message: "Second"))
        #expect(try project.git("rev-parse", "HEAD") == second.commit.hex)
        #expect(try project.git("rev-parse", "main") == first.commit.hex)
        #expect(try repository.currentBranch == nil)
    }

    @Test("In the middle of a merge or a rebase by git nothing is saved, and the fault names it")
    func operations() throws {
        let project = try Project()
        try project.fill()
        let repository = try project.open()
        _ = try repository.save(message: "First")
        try project.git("checkout", "-q", "-b", "side")
        try project.write("clip.yaml", "title: Side\n")
        _ = try repository.save(message: "Side")
        try project.git("checkout", "-q", "main")
        try project.write("clip.yaml", "title: Main\n")
        _ = try repository.save(message: "Main")
        #expect(try project.tryGit(["merge", "side"]).code == 1)
        #expect(fault { _ = try repository.save(message: "No") } == .operationInProgress(.merge))
        #expect(try repository.status().map(\.change) == [.conflicted])
        try project.git("merge", "--abort")
        #expect(try project.tryGit(["rebase", "side"]).code == 1)
        #expect(try repository.operationInProgress == .rebase)
        #expect(fault { _ = try repository.save(message: "No") } == .operationInProgress(.rebase))
        try project.git("rebase", "--abort")
        #expect(try repository.operationInProgress == nil)
    }

    @Test("A lock that git left is named, and the repository stays as it was")
    func staleLock() throws {
        let project = try Project()
        try project.fill()
        let lock = project.root + "/.git/index.lock"
        try Files.write("", to: lock)
        let repository = try project.open()
        #expect(fault { _ = try repository.save(message: "First") } == .locked(path: lock))
        #expect(try repository.head.commit == nil)
        try Files.remove(lock)
        let branchLock = project.root + "/.git/refs/heads/main.lock"
        try Files.write("", to: branchLock)
        #expect(fault { _ = try repository.save(message: "First") } == .locked(path: branchLock))
        #expect(!project.exists(".git/index.lock"))
        try Files.remove(branchLock)
        #expect(try repository.save(message: "First") != nil)
        #expect(!project.exists(".git/index.lock"))
    }

    @Test("Media goes to the store and, from there, to git-lfs's folder")
    func store() throws {
        let project = try Project()
        try project.fill()
        let store = FolderStore(project.folder + "/store")
        _ = try project.open(objects: store).save(message: "First")
        let digest = ContentDigest(of: Project.media(1))
        #expect(store.contains(digest))
        #expect(try project.git("lfs", "fsck") == "Git LFS fsck OK")
        #expect(try project.porcelain() == [])
    }

    @Test("Text with carriage returns is committed as git commits it", arguments: ["false", "input", "true"])
    func lineEnds(setting: String) throws {
        let project = try Project()
        try project.git("config", "core.autocrlf", setting)
        try project.write(".gitattributes", "*.unix text eol=lf\n*.raw -text\n")
        let text = "one\r\ntwo\r\n"
        for path in ["a.md", "a.unix", "a.raw"] { try project.write(path, text) }
        _ = try project.open().save(message: "First")
        #expect(try project.porcelain() == [])
        for path in ["a.md", "a.unix", "a.raw"] {
            let theirs = try project.git("hash-object", "--path=\(path)", "--", "\(project.root)/\(path)")
            #expect(try project.git("rev-parse", "HEAD:\(path)") == theirs, "\(path)")
            #expect(try project.text(path) == text)
        }
    }

    @Test("Programs that a repository names are never run")
    func hostileConfiguration() throws {
        let project = try Project()
        try project.fill()
        let repository = try project.open()
        _ = try repository.save(message: "First")
        let script = project.folder + "/evil"
        try Files.write(Array("#!/bin/sh\ntouch \(project.folder)/ran\ncat\n".utf8), to: script, mode: 0o755)
        for hook in ["pre-commit", "commit-msg", "post-commit", "post-checkout", "reference-transaction"] {
            try Files.write(
                Array("#!/bin/sh\ntouch \(project.folder)/ran\n".utf8), to: "\(project.root)/.git/hooks/\(hook)",
                mode: 0o755)
        }
        for key in ["core.fsmonitor", "core.sshCommand", "diff.external", "gpg.program", "filter.evil.clean"] {
            try project.git("config", key, script)
        }
        try project.git("config", "filter.lfs.clean", script)
        try project.git("config", "filter.lfs.process", script)
        try project.git("config", "commit.gpgsign", "true")
        try Files.remove(project.folder + "/ran")
        let hostile = try project.open()
        try project.write("scenes/opening.md", "changed\n")
        try project.write("takes/opening/0011223344556677.mp4", Project.media(3))
        _ = try hostile.status()
        let saved = try #require(try hostile.save(message: "Second"))
        try hostile.createBranch("side", at: saved.commit)
        _ = try hostile.switch(to: "side")
        try project.write("x.evil", "secret\n")
        try project.write(".gitattributes", Project.attributes + "*.evil filter=evil\n")
        #expect(fault { _ = try hostile.save(message: "No") } == .filtered(path: "x.evil", filter: "evil"))
        #expect(access(project.folder + "/ran", F_OK) != 0)
    }
}
