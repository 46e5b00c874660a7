internal import CGit2
internal import Files

/// What a switch does to the work tree and the index, decided before anything is touched.
struct SwitchPlan {
    struct Write {
        var entry: TreeEntry
        /// What lies there now and may be replaced; `nil` for nothing.
        var expected: FileState?
    }

    var writes: [Write] = []
    var removals: [(path: String, expected: FileState)] = []
    /// Entries that only leave the index; no file is there.
    var forgotten: [String] = []
    /// Files that are what the branch wants already: the leavings of a switch that was cut short, or luck.
    var present: [(entry: TreeEntry, state: FileState)] = []
    /// What would be lost.
    var changed: [String] = []
    var untracked: [String] = []
}

/// Decides on a ``SwitchPlan`` by the rules of git's two-way merge: a file goes to the branch's version if it is as HEAD has
/// it; it stays as it is where both commits agree; else the switch is refused. Unlike git's, ignored files are never overwritten.
struct SwitchPlanner: ~Copyable {
    private let tree: WorkTree
    private let cleaner: Cleaner
    private let snapshot: IndexSnapshot
    private let entries: [PathKey: IndexEntry]
    private let force: Bool
    private var plan = SwitchPlan()

    init(
        _ tree: consuming WorkTree, _ cleaner: consuming Cleaner, _ snapshot: IndexSnapshot, force: Bool
    ) {
        self.tree = tree
        self.cleaner = cleaner
        self.snapshot = snapshot
        self.force = force
        var entries: [PathKey: IndexEntry] = [:]
        entries.reserveCapacity(snapshot.entries.count)
        for entry in snapshot.entries where entry.stage == 0 { entries[PathKey(entry.path)] = entry }
        self.entries = entries
    }

    consuming func run(_ changes: [ChangedFile]) throws(GitFault) -> SwitchPlan {
        try refuseHostile(changes)
        for change in changes {
            if let new = change.new { try decide(change, new) } else { try decideRemoval(change) }
        }
        try refuseObstructed()
        return plan
    }

    private func refuseHostile(_ changes: [ChangedFile]) throws(GitFault) {
        let added = changes.compactMap(\.new)
        for entry in added {
            if let problem = PathCheck.problem(of: entry.path) {
                throw .hostileEntry(path: entry.path, problem: problem)
            }
        }
        guard changes.contains(where: { $0.old == nil }) else { return }
        let removed = Set(changes.filter { $0.new == nil }.map { PathKey($0.path) })
        var check = ClashCheck(entries.keys.filter { !removed.contains($0) }.map(\.text))
        for entry in added {
            if let other = check.add(entry.path) {
                throw .hostileEntry(path: entry.path, problem: .clash(with: other))
            }
        }
    }

    private mutating func decide(_ change: ChangedFile, _ new: TreeEntry) throws(GitFault) {
        let entry = entries[PathKey(change.path)]
        let state = try tree.state(of: change.path)
        let staged = entry.map { $0.id == new.id && $0.mode == new.mode } ?? false
        guard let state else {
            // Gone from the work tree, so there is nothing to lose; a staged third version is in no commit, though.
            if force || staged || isAsOld(entry, change) { return plan.writes.append(.init(entry: new)) }
            return plan.changed.append(change.path)
        }
        if !staged, try isAlready(state, new, at: change.path) { return plan.present.append((new, state)) }
        guard let entry else { return replaceUntracked(change, new, state) }
        let unchanged = try isUnchanged(entry, state)
        if staged {
            // Edited on top of what the branch has: that edit goes along.
            if force, !unchanged { plan.writes.append(.init(entry: new, expected: state)) }
        } else if force || (unchanged && isAsOld(entry, change)) {
            plan.writes.append(.init(entry: new, expected: state))
        } else {
            plan.changed.append(change.path)
        }
    }

    private mutating func replaceUntracked(_ change: ChangedFile, _ new: TreeEntry, _ state: FileState) {
        // A folder is looked at once the removals are known: it may be empty then.
        if force || state.kind == .folder {
            plan.writes.append(.init(entry: new, expected: state))
        } else {
            plan.untracked.append(change.path)
        }
    }

    private mutating func decideRemoval(_ change: ChangedFile) throws(GitFault) {
        guard let entry = entries[PathKey(change.path)] else { return }
        guard let state = try tree.state(of: change.path), state.kind != .folder else {
            return plan.forgotten.append(change.path)
        }
        let isOld = isAsOld(entry, change) ? try isUnchanged(entry, state) : false
        if force || isOld {
            plan.removals.append((change.path, state))
        } else {
            plan.changed.append(change.path)
        }
    }

    private func isAsOld(_ entry: IndexEntry?, _ change: ChangedFile) -> Bool {
        entry?.id == change.old?.id && entry?.mode == change.old?.mode
    }

    private func isUnchanged(_ entry: IndexEntry, _ state: FileState) throws(GitFault) -> Bool {
        if entry.mode == 0o160000 { return state.kind == .folder }
        switch try cleaner.compare(entry, state, indexWritten: snapshot.written, in: tree) {
        case .same, .refreshed: return true
        case .otherType, .modified: return false
        }
    }

    // Whether the file is what the branch wants.
    private func isAlready(_ state: FileState, _ new: TreeEntry, at path: String) throws(GitFault) -> Bool {
        guard state.kind == .regular || state.kind == .link, cleaner.mode(of: state, before: new.mode) == new.mode
        else {
            return new.isSubmodule && state.kind == .folder
        }
        // Most files that differ show it by the stamp of their entry, unread.
        if let entry = entries[PathKey(path)], entry.match(state, indexWritten: snapshot.written) == .same {
            return entry.id == new.id
        }
        if state.kind == .regular, case .foreign = try cleaner.treatment(of: path) { return false }
        return try cleaner.clean(path, in: tree, kind: state.kind, writing: false).id == new.id
    }

    // Folders that a new file needs must not be files, and a file's place must not be a folder that keeps something.
    private mutating func refuseObstructed() throws(GitFault) {
        let removed = Set(plan.removals.map { PathKey($0.path) })
        var checked: Set<PathKey> = []
        for write in plan.writes {
            for folder in foldersAbove(write.entry.path) where checked.insert(PathKey(folder)).inserted {
                guard let state = try tree.state(of: folder), state.kind != .folder else { continue }
                if !removed.contains(PathKey(folder)) { plan.untracked.append(folder) }
            }
            guard write.expected?.kind == .folder, !write.entry.isSubmodule else { continue }
            let inside = try tree.filesBelow(write.entry.path)
            plan.untracked += inside.filter { !removed.contains(PathKey($0)) }.prefix(1)
        }
    }
}
