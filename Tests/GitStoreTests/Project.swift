import ClipModel
import Files
import FoundationEssentials
import GitStore
import Glibc
import Testing

/// A program that was run.
struct Ran {
    var code: Int32
    var output: String
    var errors: String
}

/// Runs a program with just this environment. Its output goes through files, so that no pipe fills.
func run(_ arguments: [String], _ environment: [String: String], scratch: String, input: String = "") throws -> Ran {
    let id = "\(scratch)/\(UInt64.random(in: 0 ... .max))"
    defer { for end in [".in", ".out", ".err"] { unlink(id + end) } }
    try Files.write(input, to: id + ".in")
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, id + ".in", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, id + ".out", O_WRONLY | O_CREAT, 0o600)
    posix_spawn_file_actions_addopen(&actions, 2, id + ".err", O_WRONLY | O_CREAT, 0o600)
    var argv = arguments.map { strdup($0) } + [nil]
    var envp = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for text in argv + envp { free(text) } }
    var (child, status) = (pid_t(), Int32())
    let code = posix_spawnp(&child, arguments[0], &actions, nil, &argv, &envp)
    try #require(code == 0, "can't start \(arguments[0])")
    while waitpid(child, &status, 0) < 0, errno == EINTR {}
    let out = try Files.read(id + ".out", limit: 1 << 26)
    let errors = try Files.read(id + ".err", limit: 1 << 26)
    return Ran(
        code: status & 0x7f == 0 ? (status >> 8) & 0xff : 128 + (status & 0x7f),
        output: String(decoding: out, as: UTF8.self), errors: String(decoding: errors, as: UTF8.self))
}

/// A project in a temporary folder, with a home of its own and no configuration but that.
final class Project {
    let folder: String
    let root: String
    var environment: [String: String]

    init(create: Bool = true) throws {
        var template = Array("/tmp/clipws-git-XXXXXX".utf8CString)
        let made = try #require(mkdtemp(&template))
        let resolved = try #require(realpath(made, nil))
        defer { free(resolved) }
        folder = String(cString: resolved)
        root = folder + "/clip"
        mkdir(root, 0o755)
        mkdir(folder + "/home", 0o755)
        mkdir(folder + "/scratch", 0o755)
        environment = [
            "HOME": folder + "/home", "GIT_CONFIG_NOSYSTEM": "1", "PATH": "/usr/local/bin:/usr/bin:/bin", "LANG": "C",
            "GIT_AUTHOR_NAME": "Ada", "GIT_AUTHOR_EMAIL": "ada@example.org", "GIT_COMMITTER_NAME": "Ada",
            "GIT_COMMITTER_EMAIL": "ada@example.org", "TZ": "UTC", "GIT_TERMINAL_PROMPT": "0",
        ]
        if create {
            let repository = try GitRepository.create(at: root, environment: gitEnvironment)
            try repository.installLFS()
        }
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    var gitEnvironment: GitEnvironment { GitEnvironment(variables: environment) }

    func open(objects: (any LFSObjects)? = nil) throws -> GitRepository {
        try GitRepository.open(at: root, environment: gitEnvironment, objects: objects)
    }

    /// Runs git in the project and expects it to succeed; its output without the last newline.
    @discardableResult
    func git(_ arguments: String..., in place: String? = nil, input: String = "") throws -> String {
        let ran = try tryGit(arguments, in: place, input: input)
        try #require(ran.code == 0, "git \(arguments.joined(separator: " ")): \(ran.errors)\(ran.output)")
        return ran.output.hasSuffix("\n") ? String(ran.output.dropLast()) : ran.output
    }

    func tryGit(_ arguments: [String], in place: String? = nil, input: String = "") throws -> Ran {
        try run(["git", "-C", place ?? root] + arguments, environment, scratch: folder + "/scratch", input: input)
    }

    func write(_ path: String, _ text: String) throws { try write(path, Array(text.utf8)) }

    func write(_ path: String, _ bytes: [UInt8]) throws {
        let full = root + "/" + path
        try Files.makeDirectory(Files.parent(of: full))
        try Files.write(bytes, to: full)
    }

    func text(_ path: String) throws -> String {
        String(decoding: try Files.read(root + "/" + path, limit: 1 << 26), as: UTF8.self)
    }

    func exists(_ path: String) -> Bool {
        var raw = stat()
        return lstat(root + "/" + path, &raw) == 0
    }

    func remove(_ path: String) throws { try Files.remove(root + "/" + path) }

    static let attributes = "*.mp4 filter=lfs diff=lfs merge=lfs -text\n*.png filter=lfs diff=lfs merge=lfs -text\n"

    /// A small clip: two scenes and a take with its media.
    func fill() throws {
        try write(".gitattributes", Self.attributes)
        try write("clip.yaml", "title: Worldweight\n")
        try write("scenes/opening.md", "a lighthouse at dusk\n")
        try write("scenes/closing.md", "rain on a window\n")
        try write("takes/opening/0011223344556677.mp4", Self.media(1))
    }

    /// Bytes that no compressor makes small, the same for each seed.
    static func media(_ seed: UInt64, count: Int = 5000) -> [UInt8] {
        var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
        return (0..<count).map { _ in
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return UInt8(truncatingIfNeeded: state >> 24)
        }
    }

    /// What `git status` says, one `XY path` a line.
    func porcelain() throws -> [String] {
        let out = try git("status", "--porcelain", "--no-renames", "-uall", "-z")
        return out.split(separator: "\0").map(String.init).sorted()
    }

    /// Expects git and git-lfs to find nothing wrong.
    func verify() throws {
        let fsck = try tryGit(["fsck", "--strict", "--no-dangling"])
        #expect(fsck.code == 0 && fsck.output.isEmpty, "\(fsck.output)\(fsck.errors)")
        let lfs = try tryGit(["lfs", "fsck"])
        #expect(lfs.code == 0 && lfs.output == "Git LFS fsck OK\n", "\(lfs.output)\(lfs.errors)")
    }
}

/// The lines that `git status --porcelain` would print for what ``GitRepository/status()`` found.
func lines(_ entries: [StatusEntry]) -> [String] {
    func letter(_ change: StatusEntry.Change?) -> String {
        switch change {
        case nil: " "
        case .untracked: "?"
        case .added: "A"
        case .modified: "M"
        case .deleted: "D"
        case .typeChanged: "T"
        case .conflicted: "U"
        }
    }
    return entries.flatMap { entry -> [String] in
        guard entry.unstaged == .untracked else {
            return [letter(entry.staged) + letter(entry.unstaged) + " " + entry.path]
        }
        return (entry.staged.map { [letter($0) + "  " + entry.path] } ?? []) + ["?? " + entry.path]
    }.sorted()
}

/// A store as simple as can be: read-only copies in one folder.
final class FolderStore: LFSObjects {
    let folder: String
    init(_ folder: String) { self.folder = folder }
    func contains(_ digest: ContentDigest) -> Bool { access(folder + "/" + digest.hex, F_OK) == 0 }
    func path(of digest: ContentDigest) -> String? { contains(digest) ? folder + "/" + digest.hex : nil }
    func insert(fileAt path: String, digest: ContentDigest) throws {
        try Files.makeDirectory(folder)
        try Files.write(try Files.read(path, limit: 1 << 26), to: folder + "/" + digest.hex, mode: 0o444)
    }
}

/// The fault that a call throws; `nil` if it doesn't.
func fault(_ body: () throws -> Void) -> GitFault? {
    do { try body() } catch { return error as? GitFault }
    return nil
}
