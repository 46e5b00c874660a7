import ClipModel
import Files
import GitStore
import Testing

@Suite("Saving what was staged ahead")
struct AheadTests {
    /// A saved project with an edit that is staged ahead.
    private func ahead() throws -> (Project, GitRepository) {
        let project = try Project()
        try project.fill()
        let repository = try project.open()
        _ = try repository.save(message: "First", settled: "takes")
        try project.write("scenes/opening.md", "Rain.\n")
        try repository.readAheadOfSave(settled: "takes")
        return (project, repository)
    }

    private func save(_ repository: GitRepository) throws -> [String] {
        var told: [String] = []
        _ = try repository.save(settled: "takes") { changed in
            told = changed
            return "Second"
        }
        return told
    }

    private func content(_ project: Project, _ path: String) throws -> String {
        try project.git("cat-file", "blob", "HEAD:\(path)")
    }

    @Test("Nothing shows before the save, which has the edit and what came after it")
    func edit() throws {
        let (project, repository) = try ahead()
        #expect(try project.git("diff", "--cached", "--name-only") == "")
        #expect(try Files.list(project.root + "/.git").filter { $0.hasSuffix(".lock") } == [])
        try project.write("takes/opening/ffeeddccbbaa9988.mp4", Project.media(3))
        #expect(try save(repository) == ["scenes/opening.md", "takes/opening/ffeeddccbbaa9988.mp4"])
        #expect(try content(project, "scenes/opening.md") == "Rain.")
        #expect(try project.porcelain() == [])
        try project.verify()
        // Nothing was written in vain either.
        #expect(try project.git("fsck") == "")
    }

    @Test("What was edited again, undone or removed meanwhile is committed as it is now", arguments: ["Snow.\n", nil])
    func later(_ text: String?) throws {
        let (project, repository) = try ahead()
        if let text { try project.write("scenes/opening.md", text) } else { try project.remove("scenes/opening.md") }
        _ = try save(repository)
        if text != nil { #expect(try content(project, "scenes/opening.md") == "Snow.") }
        #expect(try project.git("ls-tree", "-r", "--name-only", "HEAD", "scenes/opening.md").isEmpty == (text == nil))
        #expect(try project.porcelain() == [])
        try project.verify()
    }

    @Test("An edit that was undone makes no commit")
    func undone() throws {
        let (project, repository) = try ahead()
        let before = try content(project, "scenes/opening.md")
        try project.write("scenes/opening.md", before + "\n")
        #expect(try repository.save(message: "Second", settled: "takes") == nil)
        #expect(try project.porcelain() == [])
    }

    @Test("What git staged or committed meanwhile isn't lost")
    func git() throws {
        let (project, repository) = try ahead()
        try project.write("notes.txt", "one\n")
        try project.git("add", "notes.txt")
        try project.write("notes.txt", "two\n")
        try project.git("commit", "-qm", "By git", "scenes/opening.md")
        _ = try save(repository)
        #expect(try content(project, "notes.txt") == "two")
        #expect(try project.git("log", "--format=%s") == "Second\nBy git\nFirst")
        #expect(try project.porcelain() == [])
        try project.verify()
    }

    @Test("A save of some files alone leaves the rest unstaged")
    func some() throws {
        let (project, repository) = try ahead()
        try project.write("clip.yaml", "title: Other\n")
        _ = try #require(try repository.save(message: "Second", only: [ProjectPath(unchecked: "clip.yaml")]))
        #expect(try project.git("diff", "--cached", "--name-only") == "")
        #expect(try project.porcelain() == [" M scenes/opening.md"])
    }

    private func save(_ repository: GitRepository, changed: [String]) throws -> [String] {
        var told: [String] = []
        _ = try repository.save(
            settled: "takes", changedSinceAhead: changed.map { ProjectPath(unchecked: $0) }
        ) { changed in
            told = changed
            return "Second"
        }
        return told
    }

    private let take = ["takes/opening/ffeeddccbbaa9988.json", "takes/opening/ffeeddccbbaa9988.mp4"]

    @Test("Of the files that changed since, those that are named are saved, and the others by the next save")
    func named() throws {
        let (project, repository) = try ahead()
        try project.write(take[0], "{}\n")
        try project.write(take[1], Project.media(3))
        try project.write("clip.yaml", "title: Other\n")
        try project.write("scenes/new.md", "A street.\n")
        #expect(try save(repository, changed: take) == ["scenes/opening.md"] + take)
        #expect(try project.porcelain() == [" M clip.yaml", "?? scenes/new.md"])
        try project.verify()
        #expect(try save(repository) == ["clip.yaml", "scenes/new.md"])
        #expect(try project.porcelain() == [])
        try project.verify()
    }

    @Test("A second look has what changed since the first")
    func again() throws {
        let (project, repository) = try ahead()
        try project.write("scenes/opening.md", "Snow.\n")
        try project.write("scenes/new.md", "A street.\n")
        #expect(try repository.readAheadOfSave(settled: "takes"))
        try project.write(take[0], "{}\n")
        #expect(try save(repository, changed: take) == ["scenes/new.md", "scenes/opening.md", take[0]])
        #expect(try content(project, "scenes/opening.md") == "Snow.")
        #expect(try project.porcelain() == [])
        try project.verify()
        #expect(try project.git("fsck", "--no-dangling") == "")
    }

    @Test("What git cleared away since it was staged ahead is staged anew", arguments: [true, false])
    func pruned(_ named: Bool) throws {
        let (project, repository) = try ahead()
        try project.git("prune", "--expire=now")
        try project.write(take[0], "{}\n")
        if named { _ = try save(repository, changed: take) } else { _ = try save(repository) }
        #expect(try content(project, "scenes/opening.md") == "Rain.")
        #expect(try project.porcelain() == [])
        try project.verify()
    }

    @Test("A second look that failed midway leaves nothing behind")
    func failed() throws {
        let (project, repository) = try ahead()
        try project.git("config", "filter.odd.clean", "cat")
        try project.git("config", "filter.odd.required", "true")
        try project.write(".git/info/attributes", "*.odd filter=odd\n")
        try project.write("scenes/opening.md", "Snow.\n")
        try project.write("scenes/z.odd", "z\n")
        #expect(throws: GitFault.self) { try repository.readAheadOfSave(settled: "takes") }
        try project.remove("scenes/z.odd")
        try project.write("scenes/opening.md", "Rain.\n")
        try project.write(take[0], "{}\n")
        _ = try save(repository, changed: take)
        #expect(try content(project, "scenes/opening.md") == "Rain.")
        #expect(try project.porcelain() == [])
        try project.verify()
    }

    @Test("Folders of the root that were written ahead, with files at any depth and a later one")
    func folders() throws {
        let project = try Project()
        try project.fill()
        let names = ["caf\u{E9}/a/b.md", "notes/a/b.md", "notes/a.md", "top.md"]
        for name in names { try project.write(name, "one\n") }
        let repository = try project.open()
        _ = try repository.save(message: "First", settled: "takes")
        for name in names where name != "notes/a.md" { try project.write(name, "two\n") }
        #expect(try repository.readAheadOfSave(settled: "takes"))
        // Of one folder more changes after the look.
        try project.write("notes/a.md", "two\n")
        #expect(try save(repository, changed: take + ["notes/a.md"]).count == names.count)
        for name in names { #expect(try content(project, name) == "two", "\(name)") }
        #expect(try project.porcelain() == [])
        try project.verify()
    }

    @Test("Where git changed the index meanwhile, all files are looked at")
    func changedIndex() throws {
        let (project, repository) = try ahead()
        try project.write("notes.txt", "one\n")
        try project.git("add", "notes.txt")
        try project.write("clip.yaml", "title: Other\n")
        _ = try save(repository, changed: take)
        #expect(
            try project.git("show", "--format=", "--name-only").split(separator: "\n").sorted() == [
                "clip.yaml", "notes.txt", "scenes/opening.md",
            ])
        #expect(try project.porcelain() == [])
        try project.verify()
    }

    @Test("A file that is staged and was never committed, or removed, is in the tree or not as the index says")
    func stagedBefore() throws {
        let (project, repository) = try ahead()
        _ = try save(repository)
        try project.write("notes.txt", "one\n")
        try project.git("add", "notes.txt")
        try project.git("rm", "-q", "scenes/opening.md")
        #expect(try repository.readAheadOfSave(settled: "takes"))
        try project.write(take[0], "{}\n")
        _ = try save(repository, changed: take)
        let names = try project.git("ls-tree", "-r", "--name-only", "HEAD").split(separator: "\n")
        #expect(names.contains("notes.txt") && !names.contains("scenes/opening.md") && names.contains("\(take[0])"))
        #expect(try project.porcelain() == [])
        try project.verify()
    }

    @Test("A commit that moved the branch meanwhile and not the index is what the next one is made of")
    func movedHead() throws {
        let (project, repository) = try ahead()
        let tree = try project.git("rev-parse", "HEAD^{tree}")
        let other = try project.git("commit-tree", tree, "-p", "HEAD", "-m", "Other")
        try project.git("update-ref", "HEAD", other)
        try project.write(take[0], "{}\n")
        _ = try save(repository, changed: take)
        #expect(try project.git("log", "--format=%s") == "Second\nOther\nFirst")
        #expect(try project.porcelain() == [])
        try project.verify()
    }
}
