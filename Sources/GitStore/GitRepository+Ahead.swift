internal import CGit2
internal import ClipModel
internal import Glibc
internal import Synchronization

extension GitRepository {
    /// Does ahead what ``save(author:only:settled:changedSinceAhead:message:)`` will do first: looks at all files and
    /// stages what changed, in memory alone. Only what is edited once more before the save leaves objects that no commit
    /// names, as `git add` does. A further call costs a look and no more. Returns whether the save can begin with it.
    @discardableResult
    package func readAheadOfSave(settled: String) throws(GitFault) -> Bool {
        try locked { (repo) throws(GitFault) in
            _ = try people(nil, repo)
            let index = try IndexFile(locking: gitDirectory, publishing: false, takeAhead(repo))
            var known = index.ahead
            if !index.isAhead { known.base = try baseOfNext(index, repo) }
            let work = try lookForChanges(within: PathFilter(nil), index, settled: settled, repo)
            guard index.snapshot.conflicts.isEmpty, try !work.suitsPack(repo, self) else { return false }
            try stage(work, index, repo)
            known.staged += work.changes.map(\.path)
            known.settled = work.settled
            if !work.changes.isEmpty { known.folders = try folders(of: known, index, besides: settled, repo) }
            let content = index.keep(known)
            ahead.withLock { $0 = content }
            return true
        }
    }

    /// What was staged ahead, once: what its taker stages isn't in its snapshot. `nil` where its objects, which no index and
    /// no commit names, were cleared away meanwhile (`git prune`).
    func takeAhead(_ repo: OpaquePointer) throws(GitFault) -> IndexContent? {
        let content = ahead.withLock { ahead in
            defer { ahead = nil }
            return ahead
        }
        guard let content else { return nil }
        let reader = try BlobReader(repo)
        for object in content.objectsAhead where !reader.holds(object) { return nil }
        return content
    }

    /// Writes the folders of the root that were staged into, but for `growing`, which isn't done yet.
    private func folders(
        of known: StagedAhead, _ index: borrowing IndexFile, besides growing: String, _ repo: OpaquePointer
    ) throws(GitFault) -> [PathKey: ObjectID] {
        guard let base = known.base else { return [:] }
        let root = try Self.tree(of: base, repo)
        defer { git_tree_free(root) }
        var folders: [PathKey: ObjectID] = [:]
        for (name, paths) in Dictionary(grouping: known.staged, by: topFolder) where name != PathKey(growing) {
            guard let entry = git_tree_entry_byname(root, name.text) else { continue }
            var raw = git_tree_entry_id(entry).pointee
            let tree = try Library.find("read a tree") { git_tree_lookup($0, repo, &raw) }
            guard let tree else { continue }
            defer { git_tree_free(tree) }
            folders[name] = try updated(tree, index, paths, below: name.text, [:], repo)
        }
        return folders
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
        let tree = try Self.tree(of: head, repo)
        defer { git_tree_free(tree) }
        let late = Set(work.changes.map { topFolder($0.path) })
        let folders = index.ahead.folders.filter { !late.contains($0.key) }
        let paths = (index.ahead.staged + work.changes.map(\.path)).filter { folders[topFolder($0)] == nil }
        return try updated(tree, index, paths, folders, repo)
    }

    /// A tree with the files and folders of the index in the place of its own; `nil` if one of them is gone.
    ///
    /// - Parameter folder: what the tree is of; `nil` is the root.
    private func updated(
        _ tree: OpaquePointer, _ index: borrowing IndexFile, _ paths: [String], below folder: String? = nil,
        _ folders: [PathKey: ObjectID], _ repo: OpaquePointer
    ) throws(GitFault) -> ObjectID? {
        var updates: [git_tree_update] = []
        for path in Set(paths.map(PathKey.init)) {
            // The name is the index's own, which stays as it is until the tree is written.
            guard let entry = git_index_get_bypath(index.raw, path.text, 0)?.pointee else { return nil }
            let name = entry.path + (folder.map { $0.utf8.count + 1 } ?? 0)
            updates.append(
                git_tree_update(
                    action: GIT_TREE_UPDATE_UPSERT, id: entry.id, filemode: git_filemode_t(entry.mode), path: name))
        }
        let names = folders.map { (name: strdup($0.key.text), id: $0.value) }
        defer { for name in names { free(name.name) } }
        for (name, id) in names {
            updates.append(
                git_tree_update(
                    action: GIT_TREE_UPDATE_UPSERT, id: id.raw, filemode: GIT_FILEMODE_TREE, path: name))
        }
        guard !updates.isEmpty else { return ObjectID(git_tree_id(tree).pointee) }
        var id = git_oid()
        try Library.check("write a tree", git_tree_create_updated(&id, repo, tree, updates.count, updates))
        return ObjectID(id)
    }
}

/// The folder of the root that a path lies in; without a name for the root itself.
private func topFolder(_ path: String) -> PathKey { PathKey(foldersAbove(path).last ?? "") }
