internal import CGit2
internal import Files

/// A file that differs between the work tree and the last commit.
package struct StatusEntry: Hashable, Sendable {
    package enum Change: Hashable, Sendable {
        /// In no commit and not staged.
        case untracked
        case added, modified, deleted
        /// A file became a symbolic link, or the reverse.
        case typeChanged
        /// A merge by git left it unresolved.
        case conflicted
    }

    /// A path that ends in `/` is another repository inside the project.
    package var path: String
    /// The work tree against HEAD.
    package var change: Change
    /// The index against HEAD, the first letter of `git status --porcelain`; `nil` for none.
    package var staged: Change?
    /// The work tree against the index, the second letter; `nil` for none.
    package var unstaged: Change?
}

extension GitRepository {
    /// What differs from HEAD, in the order of the bytes of the paths; ignored files left out, renames as one removed and
    /// one added, every file of an untracked folder by itself.
    ///
    /// Files are compared by their stamps and read only where that leaves doubt. Nothing is written, and git's lock isn't
    /// needed. A changed file under a filter program of git's configuration counts as modified, since only that program could
    /// tell. Submodules aren't looked into.
    package func status() throws(GitFault) -> [StatusEntry] {
        try locked { (repo) throws(GitFault) in
            let snapshot = try IndexFile.look(gitDirectory)
            let scanner = Scanner(
                repo, try WorkTree(root), index: snapshot, cleaner: try Cleaner(repo, store: LargeFiles(self)))
            var out: [PathKey: StatusEntry] = [:]
            for change in try scanner.run().changes { Self.enter(change, into: &out) }
            let intended = Set(snapshot.entries.filter(\.isIntended).map { PathKey($0.path) })
            for (path, change) in try stagedChanges(repo) where !intended.contains(PathKey(path)) {
                out[PathKey(path), default: Self.unchanged(path)].staged = change
            }
            for path in snapshot.conflicts {
                out[PathKey(path)] = StatusEntry(path: path, change: .conflicted, staged: .conflicted)
            }
            return out.values.map(Self.settled).sorted { bytesCompare($0.path, $1.path) < 0 }
        }
    }

    private static func unchanged(_ path: String) -> StatusEntry { StatusEntry(path: path, change: .modified) }

    private static func enter(_ change: WorkChange, into out: inout [PathKey: StatusEntry]) {
        let kind: StatusEntry.Change =
            switch change.kind {
            case .added, .nestedRepository: .untracked
            case .intended: .added
            case .modified: .modified
            case .typeChanged: .typeChanged
            case .deleted: .deleted
            }
        out[PathKey(change.path), default: unchanged(change.path)].unstaged = kind
    }

    private static func settled(_ entry: StatusEntry) -> StatusEntry {
        var entry = entry
        entry.change =
            switch (entry.staged, entry.unstaged) {
            case (.conflicted, _): .conflicted
            case (nil, let change?): change
            case (_, .deleted): .deleted
            case (let change?, nil), (.added?, let change?): change == .untracked ? .modified : entry.staged ?? change
            case (.deleted, .untracked): .modified
            case (_, .typeChanged), (.typeChanged, _): .typeChanged
            default: .modified
            }
        return entry
    }

    private func stagedChanges(_ repo: OpaquePointer) throws(GitFault) -> [(String, StatusEntry.Change)] {
        let commit = try Self.head(repo).commit
        let tree = try commit.map { (id) throws(GitFault) in try Self.tree(of: id, repo) }
        defer { git_tree_free(tree) }
        let path = gitDirectory + "/index"
        let index = try Library.make("read the index") { git_index_open($0, path) }
        defer { git_index_free(index) }
        var options = cgit_diff_options()
        options.flags = GIT_DIFF_INCLUDE_TYPECHANGE.rawValue
        let diff = try Library.make("compare with HEAD") { git_diff_tree_to_index($0, repo, tree, index, &options) }
        defer { git_diff_free(diff) }
        return (0..<git_diff_num_deltas(diff)).compactMap { at in
            git_diff_get_delta(diff, at).flatMap { Self.stagedChange($0.pointee) }
        }
    }

    private static func stagedChange(_ delta: git_diff_delta) -> (String, StatusEntry.Change)? {
        guard let name = delta.new_file.path ?? delta.old_file.path, let path = String(validatingCString: name) else {
            return nil
        }
        switch delta.status {
        case GIT_DELTA_ADDED: return (path, .added)
        case GIT_DELTA_DELETED: return (path, .deleted)
        case GIT_DELTA_TYPECHANGE: return (path, .typeChanged)
        case GIT_DELTA_CONFLICTED: return (path, .conflicted)
        default: return (path, .modified)
        }
    }
}
