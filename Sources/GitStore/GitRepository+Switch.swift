internal import CGit2
package import ClipModel
internal import Files
internal import Glibc

/// What a switch did.
package struct SwitchReport: Hashable, Sendable {
    package struct Missing: Hashable, Sendable {
        package var path: String
        package var digest: ContentDigest
    }

    /// Files written and removed.
    package var written = 0
    package var removed = 0
    /// Large files whose content isn't here; their pointers stand in for them.
    package var missing: [Missing] = []
    /// Entries that didn't become files: links that lead out of the project, and submodules (an empty folder each).
    package var skipped: [String] = []
}

extension GitRepository {
    /// Checks out a branch: makes the work tree what the branch's last commit has, and HEAD the branch.
    ///
    /// Files are written here, not by libgit2: by checked names, below the root, through no link. Only files that differ
    /// are touched, each replaced at once. Uncommitted changes and untracked files that stand in the way refuse the switch
    /// before anything is touched (``GitFault/wouldLose(changed:untracked:)``), others stay. With `force` they are
    /// overwritten, but for folders that hold untracked files.
    ///
    /// HEAD moves last. After a crash the same call goes on: what is in place already isn't taken for a change.
    package func `switch`(to branch: String, force: Bool = false) throws(GitFault) -> SwitchReport {
        guard Self.isValidBranchName(branch) else { throw .badName(branch) }
        return try locked { (repo) throws(GitFault) in
            try Self.requireQuiet(repo)
            let name = "refs/heads/" + branch
            guard let target = try Self.target(of: name, repo) else { throw .branchMissing(branch) }
            let head = try Self.head(repo)
            if head.branch != branch { try Self.requireFree(branch, repo) }
            let index = try IndexFile(locking: gitDirectory)
            guard force || index.snapshot.conflicts.isEmpty else { throw .conflicts(index.snapshot.conflicts) }
            let changes = try changes(from: head.commit, to: target, index.snapshot, force: force, repo)
            let report = try replace(changes, index, force: force, repo)
            try moveHead(to: name, repo)
            return report
        }
    }

    private static func requireFree(_ branch: String, _ repo: OpaquePointer) throws(GitFault) {
        let found = try Library.find("find the branch") { git_branch_lookup($0, repo, branch, GIT_BRANCH_LOCAL) }
        guard let found else { throw .branchMissing(branch) }
        defer { git_reference_free(found) }
        guard git_branch_is_checked_out(found) != 1 else { throw .branchInUse(branch) }
    }

    // By force every file counts, since any of them may differ from HEAD.
    private func changes(
        from old: ObjectID?, to new: ObjectID, _ snapshot: IndexSnapshot, force: Bool, _ repo: OpaquePointer
    ) throws(GitFault) -> [ChangedFile] {
        let newTree = try Self.tree(of: new, repo)
        defer { git_tree_free(newTree) }
        guard force else {
            let oldTree = try old.map { (id) throws(GitFault) in try Self.tree(of: id, repo) }
            defer { git_tree_free(oldTree) }
            return try Self.changes(from: oldTree, to: newTree, repo)
        }
        let wanted = try Self.changes(from: nil, to: newTree, repo)
        let kept = Set(wanted.map { PathKey($0.path) })
        let gone = Set(snapshot.entries.map { PathKey($0.path) }).subtracting(kept)
        return wanted + gone.map { ChangedFile(path: $0.text, old: nil, new: nil) }
    }

    private func replace(
        _ changes: [ChangedFile], _ index: borrowing IndexFile, force: Bool, _ repo: OpaquePointer
    ) throws(GitFault) -> SwitchReport {
        let planner = SwitchPlanner(
            try WorkTree(root), try Cleaner(repo, store: LargeFiles(self)), index.snapshot, force: force)
        let plan = try planner.run(changes)
        guard plan.changed.isEmpty, plan.untracked.isEmpty else {
            throw .wouldLose(changed: plan.changed, untracked: plan.untracked)
        }
        var writer = try TreeWriter(self, repo)
        let report = try writer.run(plan)
        for path in index.snapshot.conflicts { git_index_conflict_remove(index.raw, path) }
        try record(plan, report, index)
        try index.publish()
        return report
    }

    private func record(
        _ plan: SwitchPlan, _ report: SwitchReport, _ index: borrowing IndexFile
    ) throws(GitFault) {
        let tree = try WorkTree(root)
        var checked: Set<PathKey> = []
        for path in plan.forgotten + plan.removals.map(\.path) { try index.remove(path) }
        for (entry, state) in plan.present {
            checked.insert(PathKey(entry.path))
            try index.set(entry.path, id: entry.id, mode: entry.mode, state: state)
        }
        let skipped = Set(report.skipped.map { PathKey($0) })
        for entry in plan.writes.map(\.entry) {
            checked.insert(PathKey(entry.path))
            // Looked at only now: a further link to the same object set the change time of the earlier ones.
            let state = try tree.state(of: entry.path)
            let frozen = skipped.contains(PathKey(entry.path)) && !entry.isSubmodule
            try IndexFile.set(
                index.raw, entry.path, id: entry.id, mode: entry.mode, state: frozen ? nil : state, frozen: frozen)
        }
        try index.distrustRacy(tree, except: checked)
    }

    private func moveHead(to name: String, _ repo: OpaquePointer) throws(GitFault) {
        if let signature = try? people(nil, repo).committer {
            git_repository_set_ident(repo, signature.name, signature.email)
        }
        try Library.check("move HEAD", git_repository_set_head(repo, name))
    }
}

/// Carries out a ``SwitchPlan`` in the work tree.
private struct TreeWriter: ~Copyable {
    private let repo: OpaquePointer
    private let tree: WorkTree
    private let cleaner: Cleaner
    private let blobs: BlobReader
    private let store: LargeFiles
    /// A folder in `.git` for files in the making, so that a crash leaves nothing in the work tree; `nil` where it is on
    /// another file system than the work tree.
    private let workshop: Descriptor?
    private var report = SwitchReport()

    init(_ repository: GitRepository, _ repo: OpaquePointer) throws(GitFault) {
        let store = LargeFiles(repository)
        let tree = try WorkTree(repository.root)
        let cleaner = try Cleaner(repo, store: store)
        let blobs = try BlobReader(repo)
        let workshop = try Self.openWorkshop(repository)
        self.repo = repo
        self.store = store
        self.tree = tree
        self.cleaner = cleaner
        self.blobs = blobs
        self.workshop = workshop
    }

    private static func openWorkshop(_ repository: GitRepository) throws(GitFault) -> Descriptor? {
        let path = repository.gitDirectory + "/clipws/tmp"
        try fileWork { () throws(FileFault) in try Files.makeDirectory(path) }
        // The index is locked, so what lies here was left by a switch that was killed.
        for name in try fileWork({ () throws(FileFault) in try Files.list(path) }) where name.hasPrefix("switch-") {
            unlink(path + "/" + name)
        }
        let places = try fileWork { () throws(FileFault) in
            (try FileStamp.of(path)?.device, try FileStamp.of(repository.root)?.device)
        }
        guard places.0 == places.1 else { return nil }
        let fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard fd >= 0 else { throw .file(FileFault("open", path, code: errno)) }
        return Descriptor(fd)
    }

    mutating func run(_ plan: SwitchPlan) throws(GitFault) -> SwitchReport {
        for removal in plan.removals {
            try verify(removal.path, removal.expected)
            try tree.remove(removal.path)
            report.removed += 1
        }
        // Attributes first: they say how the other files are written.
        let isAttributes = { (write: SwitchPlan.Write) in lastPart(write.entry.path) == ".gitattributes" }
        for write in plan.writes where isAttributes(write) { try self.write(write) }
        git_attr_cache_flush(repo)
        for write in plan.writes where !isAttributes(write) { try self.write(write) }
        return report
    }

    // Somebody may have edited the file since the plan was made.
    private func verify(_ path: String, _ expected: FileState?) throws(GitFault) {
        let now = try tree.state(of: path)
        switch (now, expected) {
        case (nil, _): return
        case (let now?, let expected?) where now.sameContent(as: expected) || now.kind == .folder: return
        default: throw .changedMeanwhile(path: path)
        }
    }

    private mutating func write(_ write: SwitchPlan.Write) throws(GitFault) {
        let entry = write.entry
        if entry.isSubmodule {
            report.skipped.append(entry.path)
            return try tree.makeFolder(entry.path)
        }
        if entry.isSymbolicLink { return try writeLink(write) }
        if try cleaner.treatment(of: entry.path) == .large, let pointer = try pointer(entry) {
            if let source = store.source(pointer.digest, size: pointer.size) {
                return try writeLarge(write, from: source)
            }
            report.missing.append(.init(path: entry.path, digest: pointer.digest))
        }
        try writeOrdinary(write)
    }

    // An extension is a program that the content has to pass; the bare object isn't the file then.
    private func pointer(_ entry: TreeEntry) throws(GitFault) -> LFSPointer? {
        guard try blobs.size(of: entry.id) < UInt64(LFSPointer.limit) else { return nil }
        let pointer = LFSPointer(lenient: try blobs.read(entry.id, limit: LFSPointer.limit))
        return pointer.flatMap { $0.others.isEmpty ? $0 : nil }
    }

    private mutating func writeOrdinary(_ write: SwitchPlan.Write) throws(GitFault) {
        let entry = write.entry
        if case .foreign(let name) = try cleaner.treatment(of: entry.path) {
            throw .filtered(path: entry.path, filter: name)
        }
        let blob = try blobs.read(entry.id, limit: Int(Cleaner.limit))
        let isLarge = try cleaner.treatment(of: entry.path) == .large
        let bytes = isLarge ? blob : try Cleaner.filter(blob, entry.path, GIT_FILTER_TO_WORKTREE, repo)
        let mode: UInt32 = entry.mode == 0o100755 ? 0o777 : 0o666
        try put(write) { (folder, name) throws(GitFault) in
            let fd = openat(folder, name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
            guard fd >= 0 else { throw .file(FileFault("write", entry.path, code: errno)) }
            defer { close(fd) }
            try writeAll(bytes[...], to: fd, name: entry.path)
        }
    }

    private mutating func writeLarge(_ write: SwitchPlan.Write, from source: String) throws(GitFault) {
        let isProgram = write.entry.mode == 0o100755
        let copy = FileCopy(source: source, mode: isProgram ? 0o777 : 0o666, mayLink: !isProgram)
        try put(write) { (folder, name) throws(GitFault) in try copy.make(in: folder, name: name, synced: false) }
    }

    private mutating func writeLink(_ write: SwitchPlan.Write) throws(GitFault) {
        let target = try blobs.read(write.entry.id, limit: 4095)
        guard PathCheck.staysInside(link: target, at: write.entry.path) else {
            try verify(write.entry.path, write.expected)
            try tree.remove(write.entry.path)
            return report.skipped.append(write.entry.path)
        }
        let text = String(decoding: target, as: UTF8.self)
        try put(write) { (folder, name) throws(GitFault) in
            guard symlinkat(text, folder, name) == 0 else {
                throw .file(FileFault("link", write.entry.path, code: errno))
            }
        }
    }

    // Makes the file aside, then renames it into place.
    private mutating func put(
        _ write: SwitchPlan.Write, _ make: (Int32, String) throws(GitFault) -> Void
    ) throws(GitFault) {
        let path = write.entry.path
        let folder = try tree.folder(of: path, making: true)
        let aside: Int32
        let temporary: String
        switch workshop {
        case .some(let workshop): (aside, temporary) = (workshop.number, "switch-\(report.written)")
        case nil: (aside, temporary) = (folder.number, Files.temporaryName(for: "x"))
        }
        defer { unlinkat(aside, temporary, 0) }
        try make(aside, temporary)
        try verify(path, write.expected)
        if write.expected?.kind == .folder { unlinkat(folder.number, lastPart(path), AT_REMOVEDIR) }
        guard renameat(aside, temporary, folder.number, lastPart(path)) == 0 else {
            throw .file(FileFault("replace", path, code: errno))
        }
        report.written += 1
    }
}
