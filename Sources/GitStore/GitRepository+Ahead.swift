internal import CGit2
internal import ClipModel
internal import Glibc
internal import Synchronization

extension GitRepository {
    /// Does ahead what ``save(author:only:settled:changedSinceAhead:message:)`` will do first: looks at all files and
    /// stages what changed, in memory alone. Only what is edited once more before the save leaves an object that no commit
    /// names, as `git add` does. A further call costs a look and no more. Returns whether the save can begin with it.
    @discardableResult
    package func readAheadOfSave(settled: String) throws(GitFault) -> Bool {
        try locked { (repo) throws(GitFault) in
            _ = try people(nil, repo)
            let earlier = ahead.withLock { $0 }
            let index = try IndexFile(locking: gitDirectory, publishing: false, earlier)
            var known = index.ahead
            if !index.isAhead { known.base = try baseOfNext(index, repo) }
            let work = try lookForChanges(within: PathFilter(nil), index, settled: settled, repo)
            guard index.snapshot.conflicts.isEmpty, try !work.suitsPack(repo, self) else { return false }
            try stage(work, index, repo)
            known.staged += work.changes.map(\.path)
            known.settled = work.settled
            let content = index.keep(known)
            ahead.withLock { $0 = content }
            return true
        }
    }

    /// The last commit, if the index names its files and nothing else. libgit2 remembers the folders that are read here,
    /// which it needs for the next tree.
    private func baseOfNext(_ index: borrowing IndexFile, _ repo: OpaquePointer) throws(GitFault) -> ObjectID? {
        guard let head = try Self.head(repo).commit else { return nil }
        let entries = try Library.make("make a tree") { git_index_new($0) }
        defer { git_index_free(entries) }
        try Self.fill(entries, from: head, repo)
        return index.names(the: entries) ? head : nil
    }

    /// The tree of the whole index, made of the last commit's: of a tree from scratch libgit2 reads each folder once more.
    /// `nil` where the index may differ from that commit elsewhere than was staged, or where files go.
    func updatedTree(
        _ index: borrowing IndexFile, _ work: PendingWork, of head: ObjectID?, _ repo: OpaquePointer
    ) throws(GitFault) -> ObjectID? {
        guard let head, index.ahead.base == head else { return nil }
        let paths = Set((index.ahead.staged + work.changes.map(\.path)).map(PathKey.init))
        var updates: [git_tree_update] = []
        for path in paths {
            // The name is the index's own, which stays as it is until the tree is written.
            guard let entry = git_index_get_bypath(index.raw, path.text, 0)?.pointee else { return nil }
            updates.append(
                git_tree_update(
                    action: GIT_TREE_UPDATE_UPSERT, id: entry.id, filemode: git_filemode_t(entry.mode),
                    path: entry.path))
        }
        let tree = try Self.tree(of: head, repo)
        defer { git_tree_free(tree) }
        guard !updates.isEmpty else { return ObjectID(git_tree_id(tree).pointee) }
        var id = git_oid()
        try Library.check("write a tree", git_tree_create_updated(&id, repo, tree, updates.count, updates))
        return ObjectID(id)
    }
}
