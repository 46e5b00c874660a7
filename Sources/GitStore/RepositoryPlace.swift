internal import CGit2
internal import Files
internal import Glibc

/// Where a repository's parts lie, found and checked before libgit2 opens anything.
package struct RepositoryPlace: Sendable {
    /// The work tree, absolute, without symbolic links.
    package private(set) var root: String
    /// The folder of this work tree's HEAD and index.
    package private(set) var gitDirectory: String
    /// The folder of the objects, references and configuration that all work trees share.
    package private(set) var commonDirectory: String

    /// Looks at `path` alone: whether a repository lies there and whether it is the user's own. libgit2 isn't started.
    package init(at path: String, environment: GitEnvironment) throws(GitFault) {
        guard let root = realPath(path) else { throw .missing(path: path) }
        let dotGit = root + "/.git"
        guard let stamp = try fileWork({ () throws(FileFault) in try FileStamp.of(dotGit) }) else {
            if Self.looksBare(root) { throw .bare(path: root) }
            throw .missing(path: path)
        }
        let named = stamp.isDirectory ? dotGit : try Self.target(ofLink: dotGit, root: root)
        guard let gitDirectory = realPath(named) else {
            throw .notRepository(path: root, reason: "`\(named)` is missing")
        }
        try OwnerCheck(environment: environment).verify(root: root, places: [dotGit, root, gitDirectory])
        self.root = root
        self.gitDirectory = gitDirectory
        commonDirectory = try Self.common(of: gitDirectory, root: root)
    }

    /// The nearest folder above `path` (or itself) that holds a `.git`. Stops where the file system ends, as git does.
    static func discover(from path: String) throws(GitFault) -> String {
        guard var folder = realPath(path) else { throw .missing(path: path) }
        var device: UInt64?
        while true {
            let stamp = try fileWork { () throws(FileFault) in try FileStamp.of(folder) }
            guard let stamp, device == nil || stamp.device == device else { throw .missing(path: path) }
            device = stamp.device
            if access(folder + "/.git", F_OK) == 0 { return folder }
            guard folder != "/" else { throw .missing(path: path) }
            folder = Files.parent(of: folder)
        }
    }

    // A work tree added by `git worktree add`, and a submodule, have a file `.git` that names the folder.
    private static func target(ofLink dotGit: String, root: String) throws(GitFault) -> String {
        let bytes = try fileWork { () throws(FileFault) in try Files.read(dotGit, limit: 8192) }
        guard let line = String(validating: bytes, as: UTF8.self), line.hasPrefix("gitdir: ") else {
            throw .notRepository(path: root, reason: "`.git` is a file of another kind")
        }
        return absolute(firstLine(line.dropFirst(8)), base: root)
    }

    private static func common(of gitDirectory: String, root: String) throws(GitFault) -> String {
        let link = gitDirectory + "/commondir"
        guard access(link, F_OK) == 0 else { return gitDirectory }
        let bytes = try fileWork { () throws(FileFault) in try Files.read(link, limit: 8192) }
        let text = String(decoding: bytes, as: UTF8.self)
        guard let path = realPath(absolute(firstLine(text[...]), base: gitDirectory)) else {
            throw .notRepository(path: root, reason: "`commondir` names a missing folder")
        }
        return path
    }

    private static func firstLine(_ text: Substring) -> String {
        String(text.prefix { $0 != "\n" && $0 != "\r\n" && $0 != "\r" })
    }

    private static func absolute(_ path: String, base: String) -> String {
        path.hasPrefix("/") ? path : base + "/" + path
    }

    private static func looksBare(_ path: String) -> Bool {
        ["/HEAD", "/objects", "/refs"].allSatisfy { access(path + $0, F_OK) == 0 }
    }

    /// Looks for what makes a repository unfit to be opened.
    func verifyContents() throws(GitFault) {
        for part in [gitDirectory + "/HEAD", commonDirectory + "/objects", commonDirectory + "/refs"] {
            guard access(part, F_OK) == 0 else {
                throw .notRepository(path: root, reason: "`\(part)` is missing")
            }
        }
        try verifyConfiguration()
        let alternates = commonDirectory + "/objects/info/alternates"
        if let stamp = try fileWork({ () throws(FileFault) in try FileStamp.of(alternates) }), stamp.size > 0 {
            throw .borrowedObjects(path: alternates)
        }
    }

    private func verifyConfiguration() throws(GitFault) {
        let file = commonDirectory + "/config"
        guard access(file, F_OK) == 0 else { return }
        try Library.start()
        let config = try ConfigHandle([(file, GIT_CONFIG_LEVEL_LOCAL)])
        if let format = config.string("extensions.objectformat"), format.lowercased() != "sha1" {
            throw .objectFormat(path: root, name: format)
        }
        // git itself writes core.worktree for submodules; then it leads back here.
        if let other = config.string("core.worktree"), realPath(Self.absolute(other, base: gitDirectory)) != root {
            throw .redirectedWorkTree(path: root, to: other)
        }
        if let bare = config.string("core.bare"), gitDirectory == commonDirectory {
            var isBare: Int32 = 0
            if git_config_parse_bool(&isBare, bare) == 0, isBare != 0 { throw .bare(path: root) }
        }
    }
}
