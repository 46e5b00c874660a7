internal import CGit2
package import ClipModel
internal import Files
internal import Synchronization

/// A commit that was made.
package struct SaveReport: Hashable, Sendable {
    package var commit: ObjectID
    /// What lies in the work tree and can't be committed: other repositories inside, names that no commit should hold.
    package var skipped: [String]
    /// Files that the commit has no more, and that weren't moved.
    package var removed: [String] = []
}

extension GitRepository {
    /// Commits what is in the work tree to the current branch (or to the detached HEAD); `nil` if nothing differs.
    ///
    /// With `only`, just these files and folders; whatever else is staged stays staged and uncommitted, as with
    /// `git commit --only`. Ignored files are left out. Large files go to the object store and to git-lfs's folder before
    /// the commit names them. The index is left so that `git status` is clean.
    ///
    /// Files in the folders of `settled` never change once written: of those folders only the ones that changed since the
    /// last save like this are looked into, and files that are gone from them stay committed, unless they were moved.
    ///
    /// The branch moves last and only if nobody moved it meanwhile. A crash before that leaves files staged and no commit.
    package func save(
        message: String, author: GitSignature? = nil, only paths: [ProjectPath]? = nil, settled: String? = nil
    ) throws(GitFault) -> SaveReport? {
        try save(author: author, only: paths, settled: settled) { _ in message }
    }

    /// The same with a message that may depend on the files that changed.
    ///
    /// - Parameter changed: the files that changed since ``readAheadOfSave(settled:)``, which then are the only ones that
    ///   are looked at. What somebody else changed in between is the next save's.
    package func save(
        author: GitSignature? = nil, only paths: [ProjectPath]? = nil, settled: String? = nil,
        changedSinceAhead changed: [ProjectPath]? = nil, message: ([String]) -> String
    ) throws(GitFault) -> SaveReport? {
        try locked { (repo) throws(GitFault) in
            try Self.requireQuiet(repo)
            let people = try people(author, repo)
            let content = try takeAhead(repo)
            let index = try IndexFile(locking: gitDirectory, paths == nil ? content : nil)
            guard index.snapshot.conflicts.isEmpty else { throw .conflicts(index.snapshot.conflicts) }
            let head = try Self.head(repo)
            let work = try lookForChanges(
                within: PathFilter(paths), at: index.isAhead ? changed : nil, index, settled: settled, repo)
            let bulk = try work.suitsPack(repo, self) ? BulkObjects(repo, commonDirectory) : nil
            try stage(work, index, repo)
            let tree = try treeToSave(index, work, PathFilter(paths), head.commit, repo)
            let isEmpty = git_index_entrycount(index.raw) == 0
            if try head.commit == nil ? isEmpty : tree == Self.treeID(of: head.commit, repo) {
                try index.publish()
                work.settled?.write(in: gitDirectory)
                return nil
            }
            let parents = head.commit.map { [$0] } ?? []
            let message = message(Set(index.ahead.staged + work.changes.map(\.path)).sorted())
            let commit = try Self.writeCommit(tree: tree, parents: parents, message: message, people, repo)
            switch bulk {
            case .some(let bulk): try bulk.write(commit, parents: parents)
            case nil: break
            }
            try index.publish()
            try advance(head, to: commit, message: message, repo)
            work.settled?.write(in: gitDirectory)
            let removed = Self.removed(from: "", work.changes).map(\.text).sorted()
            return SaveReport(commit: commit, skipped: work.skipped, removed: removed)
        }
    }

    /// Looks at files anew whose size or time the index has otherwise, so that git, which calls a file of another size
    /// changed without reading it, finds those clean that are. Stages and commits nothing.
    package func refreshIndex() throws(GitFault) {
        try locked { (repo) throws(GitFault) in
            let index = try IndexFile(locking: gitDirectory)
            var work = try lookForChanges(within: PathFilter(nil), index, repo)
            work.changes = []
            try stage(work, index, repo)
            try index.publish()
        }
    }

    /// - Parameters:
    ///   - paths: files that are looked at in place of all.
    ///   - settled: the folder whose subfolders may be settled.
    func lookForChanges(
        within filter: PathFilter, at paths: [ProjectPath]? = nil, _ index: borrowing IndexFile,
        settled: String? = nil, _ repo: OpaquePointer
    ) throws(GitFault) -> PendingWork {
        let cleaner = try Cleaner(repo, store: LargeFiles(self))
        let tree = try WorkTree(root)
        let folders =
            paths == nil ? settled.map { SettledFolders(below: $0, in: gitDirectory) } : index.ahead.settled
        let scanner = Scanner(repo, tree, index: index.snapshot, cleaner: cleaner, settled: folders)
        let scan = if let paths { try scanner.look(at: paths.map(\.text)) } else { try scanner.run() }
        var work = PendingWork(refreshed: scan.refreshed, skipped: scan.unreadable, settled: scan.settled)
        let kept = settled.map { Self.removed(from: $0 + "/", scan.changes) } ?? []
        for change in scan.changes where filter.takes(change.path) && !kept.contains(PathKey(change.path)) {
            if change.kind == .nestedRepository || PathCheck.problem(of: change.path) != nil {
                work.skipped.append(change.path)
            } else {
                work.changes.append(change)
            }
        }
        try refuseClashes(work.changes, index.snapshot)
        return work
    }

    /// The files that are gone from where paths begin so, and weren't moved.
    private static func removed(from prefix: String, _ changes: [WorkChange]) -> Set<PathKey> {
        let gone = changes.filter { $0.kind == .deleted && (prefix.isEmpty || $0.path.hasPrefix(prefix)) }
        if gone.isEmpty { return [] }
        let added = Set(changes.lazy.filter { $0.kind == .added }.map { PathKey(lastPart($0.path)) })
        return Set(gone.map(\.path).filter { !added.contains(PathKey(lastPart($0))) }.map(PathKey.init))
    }

    func stage(
        _ work: PendingWork, _ index: borrowing IndexFile, _ repo: OpaquePointer
    ) throws(GitFault) {
        let cleaner = try Cleaner(repo, store: LargeFiles(self))
        let tree = try WorkTree(root)
        var checked: Set<PathKey> = []
        for change in work.changes {
            checked.insert(PathKey(change.path))
            try stage(change, index, cleaner, tree)
        }
        for (entry, state) in work.refreshed {
            checked.insert(PathKey(entry.path))
            try index.set(entry.path, id: entry.id, mode: entry.mode, state: state)
        }
        try index.distrustRacy(tree, except: checked)
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
        func kept(_ entries: some Sequence<IndexEntry>) -> [String] {
            let paths = entries.map(\.path)
            return removed.isEmpty ? paths : paths.filter { !removed.contains(PathKey($0)) }
        }
        var check = ClashCheck(Self.neighbours(of: added.map(\.path), in: snapshot, kept))
        for change in added {
            if let other = check.add(change.path) {
                throw .hostileEntry(path: change.path, problem: .clash(with: other))
            }
        }
    }

    /// Of the paths that are `kept`, which don't clash among themselves, those that a new one can clash with: what lies in
    /// the nearest folder above it that holds any. Where there are many such folders, all of them.
    private static func neighbours(
        of added: [String], in snapshot: IndexSnapshot, _ kept: (ArraySlice<IndexEntry>) -> [String]
    ) -> [String] {
        var found: [String: [String]] = [:]
        for path in added {
            let folders = foldersAbove(path)
            guard !folders.contains(where: { found[$0] != nil }) else { continue }
            let nearest = folders.first { !kept(snapshot.files(in: $0)).isEmpty }
            guard found.count < 4, let nearest else { return kept(snapshot.entries[...]) }
            found[nearest] = kept(snapshot.files(in: nearest))
        }
        return found.values.flatMap(\.self)
    }

    // With a filter: the last commit with just the chosen files as the index has them.
    private func treeToSave(
        _ index: borrowing IndexFile, _ work: PendingWork, _ filter: PathFilter, _ head: ObjectID?,
        _ repo: OpaquePointer
    ) throws(GitFault) -> ObjectID {
        guard filter.isPartial else {
            if let tree = try updatedTree(index, work, of: head, repo) { return tree }
            return try Self.writeTree(index.raw, repo)
        }
        let partial = try Library.make("make a tree") { git_index_new($0) }
        defer { git_index_free(partial) }
        if let head { try Self.fill(partial, from: head, repo) }
        let before = IndexSnapshot(partial, written: 0)
        for entry in before.entries where filter.takes(entry.path) { git_index_remove(partial, entry.path, 0) }
        let now = IndexSnapshot(index.raw, written: 0)
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

/// What a save is about to stage.
struct PendingWork {
    var changes: [WorkChange] = []
    var refreshed: [(entry: IndexEntry, state: FileState)]
    var skipped: [String]
    var settled: SettledFolders?

    // A large file adds its pointer alone.
    func suitsPack(_ repo: OpaquePointer, _ repository: GitRepository) throws(GitFault) -> Bool {
        guard changes.count >= BulkObjects.fewest else { return false }
        let cleaner = try Cleaner(repo, store: LargeFiles(repository))
        var bytes: UInt64 = 0
        for change in changes {
            guard let size = change.state?.size else { continue }
            bytes += try cleaner.treatment(of: change.path) == .large ? UInt64(LFSPointer.limit) : size
        }
        return bytes <= BulkObjects.mostBytes
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
