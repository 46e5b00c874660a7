import ClipModel
import Files
import GitStore
import Glibc
import Testing

@Suite("Large files")
struct LFSTests {
    static let digest = ContentDigest(of: [1, 2, 3])

    @Test("A pointer is written in the canonical form and read back")
    func roundTrip() {
        let pointer = LFSPointer(digest: Self.digest, size: 42)
        #expect(
            pointer.text == "version https://git-lfs.github.com/spec/v1\noid sha256:\(Self.digest.hex)\nsize 42\n")
        #expect(LFSPointer(Array(pointer.text.utf8)) == pointer)
        let extended = LFSPointer(
            digest: Self.digest, size: 42,
            others: [.init(key: "ext-0-foo", value: "sha256:x"), .init(key: "z", value: "y")])
        #expect(LFSPointer(Array(extended.text.utf8)) == extended)
    }

    static let good = "version https://git-lfs.github.com/spec/v1\noid sha256:\(digest.hex)\nsize 42\n"

    @Test(
        "What isn't canonical is no pointer",
        arguments: [
            "", good.replacing("\n", with: "\r\n"), String(good.dropLast()), good + "\n",
            good.replacing("42", with: "042"),
            good.replacing("42", with: "-1"), good.replacing("42", with: "99999999999999999999"),
            good.replacing("sha256:", with: "md5:"), good.replacing("version ", with: "Version "),
            good.replacing("size 42\n", with: ""), good + "extra value\n", good.replacing("size", with: "a key\nsize"),
            good + "size 42\n", good + "z " + String(repeating: "x", count: 1024) + "\n",
            good.replacing(digest.hex, with: digest.hex.uppercased()), good.replacing("size 42", with: "size  42"),
        ])
    func refused(text: String) { #expect(LFSPointer(Array(text.utf8)) == nil) }

    static let crlf = good.replacing("\n", with: "\r\n")
    static let hawser = good.replacing("git-lfs.github.com/spec/v1", with: "hawser.github.com/spec/v1")
    static let extensionFirst = good.replacing("oid", with: "ext-0-foo sha256:\(digest.hex)\noid")
    static let extensionLast = good + "ext-0-foo sha256:\(digest.hex)\n"
    static let left: [String] = [
        good, crlf, String(good.dropLast()), "", good + "\n\n", good + " ", "\n" + good, hawser, extensionFirst,
        good.replacing("size 42", with: "size 042"), good.replacing("size 42", with: "size +42"),
    ]
    static let media: [String] = [
        good + "extra value\n", good.replacing("size 42\n", with: ""), "plain text\n", extensionLast,
        good.replacing("size 42", with: "size -42"), good.replacing("size 42", with: "size x"),
        good + String(repeating: "\n", count: 1024), good + good,
    ]

    @Test("A pointer that git-lfs leaves alone is committed as it is, all else as media", arguments: left + media)
    func passed(text: String) throws {
        let project = try Project()
        try project.write(".gitattributes", Project.attributes)
        try project.write("a.mp4", text)
        _ = try project.open().save(message: "First")
        let theirs = try project.git("hash-object", "--path=a.mp4", "--", project.root + "/a.mp4")
        #expect(try project.git("rev-parse", "HEAD:a.mp4") == theirs)
        let raw = try project.git("hash-object", "--no-filters", "--", project.root + "/a.mp4")
        #expect((theirs == raw) == Self.left.contains(text))
        #expect(try project.porcelain() == [])
    }

    @Test("A take that is a link to the store's object is clean, and further links keep it so")
    func hardLinks() throws {
        let project = try Project()
        try project.write(".gitattributes", Project.attributes)
        let bytes = Project.media(5)
        let digest = ContentDigest(of: bytes)
        let store = FolderStore(project.folder + "/store")
        try Files.makeDirectory(store.folder)
        try Files.write(bytes, to: store.folder + "/" + digest.hex, mode: 0o444)
        try Files.makeDirectory(project.root + "/takes")
        #expect(link(store.folder + "/" + digest.hex, project.root + "/takes/a.mp4") == 0)
        let repository = try project.open(objects: store)
        _ = try repository.save(message: "First")
        #expect(try project.porcelain() == [])
        #expect(link(store.folder + "/" + digest.hex, project.root + "/takes/b.mp4") == 0)
        #expect(try repository.status().map(\.path) == ["takes/b.mp4"])
        _ = try repository.save(message: "Second")
        #expect(try project.porcelain() == [])
        try project.verify()
    }

    @Test("A damaged object under git-lfs's folder isn't checked out for its content")
    func shortObject() throws {
        let (project, repository) = try SwitchTests.branches()
        let digest = ContentDigest(of: Project.media(2))
        let object =
            "\(project.root)/.git/lfs/objects/\(digest.hex.prefix(2))/\(digest.hex.dropFirst(2).prefix(2))/\(digest.hex)"
        try Files.remove(object)
        try Files.write("short", to: object)
        #expect(try repository.switch(to: "side").missing.map(\.digest) == [digest])
    }

    @Test("A large file that is changed while it is hashed isn't committed under a false name")
    func growing() throws {
        let project = try Project()
        try project.write(".gitattributes", Project.attributes)
        let store = MeddlingStore(file: project.root + "/a.mp4", folder: project.folder + "/store")
        try project.write("a.mp4", Project.media(1))
        let repository = try project.open(objects: store)
        #expect(fault { _ = try repository.save(message: "First") } == .changedMeanwhile(path: "a.mp4"))
        #expect(try repository.head.commit == nil)
        #expect(!project.exists(".git/index.lock"))
    }
}

/// Changes the file that it is given, as another program might.
private struct MeddlingStore: LFSObjects {
    let file: String
    let folder: String
    func contains(_ digest: ContentDigest) -> Bool { false }
    func path(of digest: ContentDigest) -> String? { nil }
    func insert(fileAt path: String, digest: ContentDigest) throws {
        let fd = open(file, O_WRONLY | O_APPEND)
        _ = write(fd, "more", 4)
        close(fd)
    }
}
