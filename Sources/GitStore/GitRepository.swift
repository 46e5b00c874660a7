internal import CGit2
internal import Files
internal import Glibc
internal import Synchronization

/// The history of one project: an ordinary git repository with a work tree.
///
/// Calls block; each takes a lock for its whole length, so an instance may be shared between threads. It is `Sendable`
/// because its only mutable state, libgit2's handle, is reached under that lock alone and never leaves it.
///
/// Nothing that the repository configures is ever run: no hook, no filter program, no editor, no pager, no signer.
///
/// | libgit2 object | freed by | lives |
/// | --- | --- | --- |
/// | repository | `RepositoryHandle` | as long as this object |
/// | index, configuration | `IndexContent`, `ConfigHandle` | within one call; an index that was read ahead, until the next |
/// | commit, tree, reference, walk, diff, filter list | the function that asked for it | within one call |
package final class GitRepository: Sendable {
    /// The work tree: absolute, without symbolic links, no slash at the end.
    package let root: String
    /// The folder of this work tree's HEAD and index.
    package let gitDirectory: String
    /// The folder that all work trees of the repository share: objects, branches, `clipws/`, `lfs/`. The same as
    /// ``gitDirectory`` unless `git worktree add` made this work tree.
    package let commonDirectory: String

    let environment: GitEnvironment
    let objects: (any LFSObjects)?
    let fallbackIdentity: GitIdentity?
    private let handle: Mutex<RepositoryHandle>
    /// The index as ``readAheadOfSave(settled:)`` left it.
    let ahead = Mutex<IndexContent?>(nil)

    /// Opens the repository whose work tree is `path` itself.
    ///
    /// `objects` holds the content of large files; without it git-lfs's own folder does alone. `fallbackIdentity` signs
    /// where neither the environment nor git's configuration names an author.
    package static func open(
        at path: String, environment: GitEnvironment, objects: (any LFSObjects)? = nil,
        fallbackIdentity: GitIdentity? = nil
    ) throws(GitFault) -> GitRepository {
        let place = try RepositoryPlace(at: path, environment: environment)
        return try GitRepository(place, environment, objects, fallbackIdentity)
    }

    /// The folder with a `.git` that is nearest above `path`, or `path` itself. Says nothing on whether it can be opened.
    package static func discover(from path: String) throws(GitFault) -> String {
        try RepositoryPlace.discover(from: path)
    }

    /// Makes a repository at `path`, which may hold files but no `.git`, and opens it. `HEAD` names `initialBranch`, which
    /// has no commit yet. No template folder is read.
    package static func create(
        at path: String, initialBranch: String = "main", environment: GitEnvironment,
        objects: (any LFSObjects)? = nil, fallbackIdentity: GitIdentity? = nil
    ) throws(GitFault) -> GitRepository {
        guard isValidBranchName(initialBranch) else { throw .badName(initialBranch) }
        var found = stat()
        guard lstat(path + "/.git", &found) != 0 else { throw .exists(path: path) }
        try Library.start()
        var options = cgit_init_options()
        options.flags = GIT_REPOSITORY_INIT_MKDIR.rawValue | GIT_REPOSITORY_INIT_MKPATH.rawValue
        let raw = try Library.make("create a repository") { out in
            initialBranch.withCString { branch in
                options.initial_head = branch
                return git_repository_init_ext(out, path, &options)
            }
        }
        git_repository_free(raw)
        return try open(at: path, environment: environment, objects: objects, fallbackIdentity: fallbackIdentity)
    }

    private init(
        _ place: RepositoryPlace, _ environment: GitEnvironment, _ objects: (any LFSObjects)?,
        _ fallback: GitIdentity?
    ) throws(GitFault) {
        try place.verifyContents()
        root = place.root
        gitDirectory = place.gitDirectory
        commonDirectory = place.commonDirectory
        self.environment = environment
        self.objects = objects
        fallbackIdentity = fallback
        handle = Mutex(try RepositoryHandle(place, environment))
    }

    /// Lends libgit2's handle for one whole unit of work. Only values come out. Not re-entrant.
    func locked<R: Sendable>(_ body: (OpaquePointer) throws(GitFault) -> R) throws(GitFault) -> R {
        try handle.withLock { (handle) throws(GitFault) -> R in try body(handle.raw) }
    }
}

/// libgit2's repository, freed with the value.
struct RepositoryHandle: ~Copyable {
    fileprivate let raw: OpaquePointer

    fileprivate init(_ place: RepositoryPlace, _ environment: GitEnvironment) throws(GitFault) {
        try Library.start()
        let flags = GIT_REPOSITORY_OPEN_NO_SEARCH.rawValue
        let opened = try Library.make("open the repository") {
            git_repository_open_ext($0, place.root, flags, nil)
        }
        do throws(GitFault) {
            try Self.prepare(opened, place, environment)
        } catch {
            git_repository_free(opened)
            throw error
        }
        raw = opened
    }

    private static func prepare(
        _ repo: OpaquePointer, _ place: RepositoryPlace, _ environment: GitEnvironment
    ) throws(GitFault) {
        let work = git_repository_workdir(repo).flatMap { realPath(String(cString: $0)) }
        guard let work else { throw .bare(path: place.root) }
        guard work == place.root else { throw .redirectedWorkTree(path: place.root, to: work) }
        let local = (place.commonDirectory + "/config", GIT_CONFIG_LEVEL_LOCAL)
        let config = try ConfigHandle(environment.userFiles + [local], repository: repo)
        try Library.check("use the configuration", git_repository_set_config(repo, config.raw))
    }

    deinit { git_repository_free(raw) }
}
