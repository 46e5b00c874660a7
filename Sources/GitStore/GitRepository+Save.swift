internal import CGit2
package import ClipModel
internal import Files

/// A commit that was made.
package struct SaveReport: Hashable, Sendable {
    package var commit: ObjectID
    /// What lies in the work tree and can't be committed: other repositories inside, names that no commit should hold.
    package var skipped: [String]
}

extension GitRepository {
    /// Commits what is in the work tree to the current branch (or to the detached HEAD); `nil` if nothing differs.
    ///
    /// With `only`, just these files and folders; whatever else is staged stays staged and uncommitted, as with
    /// `git commit --only`. Ignored files are left out. Large files go to the object store and to git-lfs's folder before
    /// the commit names them. The index is left so that `git status` is clean.
    ///
    /// The branch moves last and only if nobody moved it meanwhile. A crash before that leaves files staged and no commit.
    package func save(
        message: String, author: GitSignature? = nil, only paths: [ProjectPath]? = nil
    ) throws(GitFault) -> SaveReport? {
        try locked { (repo) throws(GitFault) in
            try Self.requireQuiet(repo)
            let people = try people(author, repo)
            let index = try IndexFile(locking: gitDirectory)
            guard index.snapshot.conflicts.isEmpty else { throw .conflicts(index.snapshot.conflicts) }
            let head = try Self.head(repo)
            let skipped = try stage(within: PathFilter(paths), index, repo)
            let tree = try treeToSave(index, PathFilter(paths), head.commit, repo)
            try index.publish()
            let isEmpty = git_index_entrycount(index.raw) == 0
            if try head.commit == nil ? isEmpty : tree == Self.treeID(of: head.commit, repo) { return nil }
            let commit = try Self.writeCommit(
                tree: tree, parents: head.commit.map { [$0] } ?? [], message: message, people, repo)
            try advance(head, to: commit, message: message, repo)
            return SaveReport(commit: commit, skipped: skipped)
        }
    }

    private func stage(
        within filter: PathFilter, _ index: borrowing IndexFile, _ repo: OpaquePointer
    ) throws(GitFault) -> [String] {
        let cleaner = try Cleaner(repo, store: LargeFiles(self))
        let tree = try WorkTree(root)
        let scan = try Scanner(
            repo, try WorkTree(root), index: index.snapshot, cleaner: try Cleaner(repo, store: LargeFiles(self))
        ).run()
        var skipped = scan.unreadable
        var checked: Set<PathKey> = []
        let chosen = scan.changes.filter { filter.takes($0.path) }
        try refuseClashes(chosen, index.snapshot)
        for change in chosen {
            checked.insert(PathKey(change.path))
            if change.kind == .nestedRepository || PathCheck.problem(of: change.path) != nil {
                skipped.append(change.path)
            } else {
                try stage(change, index, cleaner, tree)
            }
        }
        for (entry, state) in scan.refreshed {
            checked.insert(PathKey(entry.path))
            try index.set(entry.path, id: entry.id, mode: entry.mode, state: state)
        }
        try index.distrustRacy(tree, except: checked)
        return skipped
    }

    private func stage(
        _ change: WorkChange, _ index: borrowing IndexFile, _ cleaner: borrowing Cleaner, _ tree: borrowing WorkTree
    ) throws(GitFault) {
        guard let state = change.state else { return try index.remove(change.path) }
        let cleaned = try cleaner.clean(change.path, in: tree, kind: state.kind, writing: true)
        let mode = cleaner.mode(of: cleaned.state, before: change.entry?.mode)
        try index.set(change.path, id: cleaned.id, mode: mode, state: cleaned.state)
    }

    private func refuseClashes(_ changes: [WorkChange], _ snapshot: IndexSnapshot) throws(GitFault) {
        let added = changes.filter { $0.kind == .added }
        guard !added.isEmpty else { return }
        let removed = Set(changes.filter { $0.kind == .deleted }.map { PathKey($0.path) })
        var check = ClashCheck(snapshot.entries.map(\.path).filter { !removed.contains(PathKey($0)) })
        for change in added {
            if let other = check.add(change.path) {
                throw .hostileEntry(path: change.path, problem: .clash(with: other))
            }
        }
    }

    // With a filter: the last commit with just the chosen files as the index has them.
    private func treeToSave(
        _ index: borrowing IndexFile, _ filter: PathFilter, _ head: ObjectID?, _ repo: OpaquePointer
    ) throws(GitFault) -> ObjectID {
        guard filter.isPartial else { return try Self.writeTree(index.raw, repo) }
        let partial = try Library.make("make a tree") { git_index_new($0) }
        defer { git_index_free(partial) }
        if let head { try Self.fill(partial, from: head, repo) }
        let before = try IndexSnapshot(partial, file: gitDirectory + "/index")
        for entry in before.entries where filter.takes(entry.path) { git_index_remove(partial, entry.path, 0) }
        let now = try IndexSnapshot(index.raw, file: gitDirectory + "/index")
        for entry in now.entries where filter.takes(entry.path) && !entry.isIntended {
            try IndexFile.set(partial, entry.path, id: entry.id, mode: entry.mode, state: nil)
        }
        return try Self.writeTree(partial, repo)
    }

    private static func treeID(of commit: ObjectID?, _ repo: OpaquePointer) throws(GitFault) -> ObjectID? {
        guard let commit else { return nil }
        let found = try Self.commit(commit, repo)
        defer { git_commit_free(found) }
        return ObjectID(git_commit_tree_id(found).pointee)
    }

    func advance(_ head: GitHead, to commit: ObjectID, message: String, _ repo: OpaquePointer) throws(GitFault) {
        let subject = message.prefix { !$0.isNewline }
        let log = (head.commit == nil ? "commit (initial): " : "commit: ") + subject
        let name = head.branch.map { "refs/heads/" + $0 } ?? "HEAD"
        do throws(GitFault) {
            try Self.setReference(name, to: commit, from: head.commit, log: log, repo)
        } catch .branchExists {
            throw .moved(reference: name)
        }
    }
}

/// Chooses paths: these files, and what lies in these folders. `nil` chooses all.
struct PathFilter {
    private let files: Set<PathKey>?

    init(_ paths: [ProjectPath]?) { files = paths.map { Set($0.map { PathKey($0.text) }) } }

    var isPartial: Bool { files != nil }

    func takes(_ path: String) -> Bool {
        guard let files else { return true }
        return files.contains(PathKey(path)) || foldersAbove(path).contains { files.contains(PathKey($0)) }
    }
}
