package import ClipModel
package import Files

/// What the project's history refused, with the facts. No advice; the words for people are chosen where the command is
/// known.
package enum GitFault: Error, Hashable, Sendable {
    /// No `.git` here, nor in a folder above where one was looked for.
    case missing(path: String)
    /// There is a `.git`, but it isn't a repository's.
    case notRepository(path: String, reason: String)
    /// The repository belongs to another user and `safe.directory` doesn't name it.
    case foreignOwner(path: String, owner: UInt32)
    /// `core.worktree` sends work elsewhere.
    case redirectedWorkTree(path: String, to: String)
    /// `objects/info/alternates` borrows objects of another repository, which may vanish or be somebody else's.
    case borrowedObjects(path: String)
    case bare(path: String)
    /// An object format other than SHA-1.
    case objectFormat(path: String, name: String)
    /// `create` found a repository.
    case exists(path: String)
    /// A lock file of git is there: a git process is at work, or one was killed.
    case locked(path: String)
    /// A merge, rebase or the like that plain git began and nobody ended.
    case operationInProgress(GitOperation)
    /// The index holds unresolved conflicts in these files.
    case conflicts([String])
    /// A switch would overwrite these changes and these files that no commit holds.
    case wouldLose(changed: [String], untracked: [String])
    /// A tree has an entry that must not be written to a disk.
    case hostileEntry(path: String, problem: PathProblem)
    /// A folder on the way to `path` is a symbolic link or not a folder.
    case obstructed(path: String)
    case unknownRevision(String)
    /// The name or the short id fits several objects.
    case ambiguousRevision(String)
    case badName(String)
    case branchExists(String)
    case branchMissing(String)
    /// The branch is checked out, here or in another work tree.
    case branchInUse(String)
    /// A reference no longer points where it did when the operation began.
    case moved(reference: String)
    /// Plain git would run the program of this filter on the file, and this program runs none.
    case filtered(path: String, filter: String)
    case tooLarge(what: String, size: UInt64, limit: UInt64)
    /// The file changed while it was read.
    case changedMeanwhile(path: String)
    /// Neither the environment, nor git's configuration, nor the caller says who the author is.
    case noIdentity
    /// The object store refused.
    case objectStore(digest: ContentDigest, text: String)
    case file(FileFault)
    /// Whatever else libgit2 refused: its error code, its error class and its own words.
    case libgit2(action: String, code: Int32, category: Int32, text: String)
}

/// A work of several steps that git can be in the middle of.
package enum GitOperation: String, Hashable, Sendable {
    case merge, revert, cherryPick, bisect, rebase, applyMailbox
}

/// Why a tree entry must not become a file.
package enum PathProblem: Hashable, Sendable {
    /// `.`, `..`, an empty part, a slash inside a part, or more bytes than a file name can have.
    case notAName
    /// A name that some file system takes for `.git`.
    case repositoryFolder
    case controlCharacter
    case notUnicode
    /// On file systems that ignore case or Unicode form it would be the same file as `with`.
    case clash(with: String)
    /// Deeper or larger than any honest tree.
    case tooDeep
}
