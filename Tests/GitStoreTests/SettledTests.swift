import Files
import GitStore
import Glibc
import Testing

@Suite("Saving without a look into folders that never change")
struct SettledTests {
    /// A project with takes of two scenes, saved so long ago that its folders' times can be believed.
    private func settled() throws -> (Project, GitRepository) {
        let project = try Project()
        try project.fill()
        try project.write("takes/ending/8899aabbccddeeff.mp4", Project.media(2))
        let repository = try project.open()
        _ = try repository.save(message: "First", settled: "takes")
        usleep(150_000)
        // The first save can't have believed folders that had just been made.
        _ = try repository.save(message: "Nothing", settled: "takes")
        return (project, repository)
    }

    @Test("What is new, gone or changed elsewhere is committed, and git finds nothing to say")
    func changes() throws {
        let (project, repository) = try settled()
        try project.write("takes/opening/ffeeddccbbaa9988.mp4", Project.media(3))
        try project.write("takes/last/8899aabbccddeeff.mp4", Project.media(2))
        try project.remove("takes/ending/8899aabbccddeeff.mp4")
        try project.write("scenes/opening.md", "Rain.\n")
        _ = try #require(try repository.save(message: "Second", settled: "takes"))
        #expect(try project.porcelain() == [])
        let tree = try project.git("ls-tree", "-r", "--name-only", "HEAD", "takes").split(separator: "\n")
        #expect(tree.contains("takes/opening/ffeeddccbbaa9988.mp4"))
        #expect(tree.contains("takes/opening/0011223344556677.mp4"))
        #expect(tree.contains("takes/last/8899aabbccddeeff.mp4"))
        #expect(!tree.contains { $0.hasPrefix("takes/ending/") })
        try project.verify()
    }

    @Test("Files that are gone and weren't moved stay committed until a save that looks into everything")
    func goneFolder() throws {
        let (project, repository) = try settled()
        try Files.removeTree(project.root + "/takes/ending")
        #expect(try repository.save(message: "Second", settled: "takes") == nil)
        try project.write("scenes/opening.md", "Rain.\n")
        _ = try #require(try repository.save(message: "Third", settled: "takes"))
        #expect(try project.porcelain() == [" D takes/ending/8899aabbccddeeff.mp4"])
        _ = try #require(try repository.save(message: "Fourth"))
        #expect(try !project.git("ls-tree", "-r", "--name-only", "HEAD").contains("takes/ending"))
        #expect(try project.porcelain() == [])
    }

    @Test("Once git has changed the index, every folder is looked into")
    func foreignIndex() throws {
        let (project, repository) = try settled()
        try project.git("rm", "-q", "--cached", "takes/ending/8899aabbccddeeff.mp4")
        #expect(try repository.save(message: "Second", settled: "takes") == nil)
        #expect(try project.git("ls-files", "takes/ending") == "takes/ending/8899aabbccddeeff.mp4")
        #expect(try project.porcelain() == [])
    }

    @Test("A file changed in place, which takes never are, waits for a save that looks into everything")
    func changedInPlace() throws {
        let (project, repository) = try settled()
        try project.write("takes/ending/notes.txt", "one\n")
        _ = try repository.save(message: "Second", settled: "takes")
        usleep(150_000)
        try project.write("scenes/opening.md", "Snow.\n")
        _ = try repository.save(message: "Third", settled: "takes")
        let path = project.root + "/takes/ending/notes.txt"
        let file = try #require(fopen(path, "r+"))
        fputs("two\n", file)
        fclose(file)
        #expect(try repository.save(message: "Fourth", settled: "takes") == nil)
        #expect(try repository.status().map(\.path) == ["takes/ending/notes.txt"])
        _ = try #require(try repository.save(message: "Fifth"))
        #expect(try project.git("show", "HEAD:takes/ending/notes.txt") == "two")
    }

    @Test("A damaged note is passed over", arguments: [[], [0], Array(repeating: 0xff, count: 5000)] as [[UInt8]])
    func damaged(bytes: [UInt8]) throws {
        let (project, repository) = try settled()
        try Files.write(bytes, to: project.root + "/.git/clipws/settled")
        try project.write("takes/opening/ffeeddccbbaa9988.mp4", Project.media(3))
        _ = try #require(try repository.save(message: "Second", settled: "takes"))
        #expect(try project.porcelain() == [])
    }
}
