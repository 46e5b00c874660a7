internal import CGit2
internal import Files
internal import Glibc

/// How the work tree differs from the index at one path.
struct WorkChange {
    enum Kind: Equatable { case added, intended, modified, typeChanged, deleted, nestedRepository }

    var path: String
    var kind: Kind
    /// `nil` for what is gone.
    var state: FileState?
    var entry: IndexEntry?
    /// The blob that the file would become, where it had to be read to decide.
    var blob: ObjectID?
}

/// What a look at the whole work tree found.
struct WorkScan {
    /// In the order of the bytes of their paths.
    var changes: [WorkChange] = []
    /// Files that are unchanged, but whose stamp in the index is out of date.
    var refreshed: [(entry: IndexEntry, state: FileState)] = []
    /// Names that can't be spoken of: not UTF-8.
    var unreadable: [String] = []
    /// The folders that weren't looked into, and those that the next scan needn't look into.
    var settled: SettledFolders?
}

/// Walks the work tree and compares it with the index by stamps, reading a file only where its stamp is in doubt.
struct Scanner: ~Copyable {
    private let repo: OpaquePointer
    private let index: IndexSnapshot
    private let cleaner: Cleaner
    private let tree: WorkTree
    private var seen: [Bool]
    private var scan = WorkScan()

    /// - Parameter settled: folders that needn't be looked into.
    init(
        _ repo: OpaquePointer, _ tree: consuming WorkTree, index: IndexSnapshot, cleaner: consuming Cleaner,
        settled: SettledFolders? = nil
    ) {
        scan.settled = settled
        self.repo = repo
        self.tree = tree
        self.index = index
        self.cleaner = cleaner
        seen = [Bool](repeating: false, count: index.entries.count)
    }

    consuming func run() throws(GitFault) -> WorkScan {
        try visit(tree.rootDescriptor, prefix: "", depth: 0)
        for at in seen.indices where !seen[at] {
            let entry = index.entries[at]
            if entry.isFrozen || entry.stage != 0 || scan.settled?.covers(entry.path) == true { continue }
            scan.changes.append(WorkChange(path: entry.path, kind: .deleted, state: nil, entry: entry))
        }
        scan.changes.sort { bytesCompare($0.path, $1.path) < 0 }
        return scan
    }

    /// Looks at these files alone.
    consuming func look(at paths: [String]) throws(GitFault) -> WorkScan {
        for path in paths {
            if let state = try tree.state(of: path) {
                if state.kind == .regular || state.kind == .link { try visitFile(path, state) }
            } else if let at = index.position(of: path), !index.entries[at].isFrozen {
                scan.changes.append(
                    WorkChange(path: path, kind: .deleted, state: nil, entry: index.entries[at]))
            }
        }
        scan.changes.sort { bytesCompare($0.path, $1.path) < 0 }
        return scan
    }

    // No path that the kernel takes is deeper than this allows; descriptors are one a level.
    private static let maximumDepth = 200

    /// Returns whether the folder holds files alone.
    @discardableResult
    private mutating func visit(_ folder: Int32, prefix: String, depth: Int) throws(GitFault) -> Bool {
        guard depth < Self.maximumDepth else { throw .hostileEntry(path: prefix, problem: .tooDeep) }
        var filesAlone = true
        for name in try names(in: folder, prefix) {
            if depth == 0, name == ".git" { continue }
            var raw = stat()
            guard fstatat(folder, name, &raw, AT_SYMLINK_NOFOLLOW) == 0 else { continue }
            let (path, state) = (prefix + name, FileState(raw))
            switch state.kind {
            case .folder:
                filesAlone = false
                try visitFolder(name, path, state, in: folder, depth)
            case .regular, .link: try visitFile(path, state)
            // Sockets, pipes and devices don't exist for git.
            case .other: continue
            }
        }
        return filesAlone
    }

    private mutating func names(in folder: Int32, _ prefix: String) throws(GitFault) -> [String] {
        // fdopendir takes the descriptor over.
        guard let stream = fdopendir(dup(folder)) else { throw .file(FileFault("list", prefix, code: errno)) }
        defer { closedir(stream) }
        rewinddir(stream)
        var out: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { name -> String? in
                    if let text = String(validatingCString: name) { return text }
                    scan.unreadable.append(prefix + String(cString: name))
                    return nil
                }
            }
            guard let name, name != ".", name != "..", !name.hasPrefix(".clipws-tmp-") else { continue }
            out.append(name)
        }
        return out
    }

    private mutating func visitFolder(
        _ name: String, _ path: String, _ state: FileState, in folder: Int32, _ depth: Int
    ) throws(GitFault) {
        if scan.settled?.skips(path, state) == true { return }
        if let at = index.position(of: path), index.entries[at].mode == 0o160000 {
            seen[at] = true
            return
        }
        let holdsTracked = !index.files(in: path).isEmpty
        if !holdsTracked, isIgnored(path + "/") { return }
        let fd = openat(folder, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
        if fd < 0, errno == ENOENT || errno == ENOTDIR || errno == ELOOP { return }
        guard fd >= 0 else { throw .file(FileFault("list", path, code: errno)) }
        let opened = Descriptor(fd)
        if !holdsTracked, faccessat(opened.number, ".git", F_OK, AT_SYMLINK_NOFOLLOW) == 0 {
            scan.changes.append(WorkChange(path: path + "/", kind: .nestedRepository))
            return
        }
        let filesAlone = try visit(opened.number, prefix: path + "/", depth: depth + 1)
        if filesAlone, holdsTracked { scan.settled?.note(path, state) }
    }

    private mutating func visitFile(_ path: String, _ state: FileState) throws(GitFault) {
        guard let at = index.position(of: path) else {
            if !isIgnored(path) { scan.changes.append(WorkChange(path: path, kind: .added, state: state)) }
            return
        }
        seen[at] = true
        let entry = index.entries[at]
        guard entry.stage == 0, !entry.isFrozen else { return }
        if entry.isIntended {
            scan.changes.append(WorkChange(path: path, kind: .intended, state: state, entry: entry))
            return
        }
        try compare(entry, state)
    }

    private mutating func compare(_ entry: IndexEntry, _ state: FileState) throws(GitFault) {
        func change(_ kind: WorkChange.Kind, _ blob: ObjectID? = nil) {
            scan.changes.append(WorkChange(path: entry.path, kind: kind, state: state, entry: entry, blob: blob))
        }
        switch try cleaner.compare(entry, state, indexWritten: index.written, in: tree) {
        case .same: return
        case .refreshed(let now): scan.refreshed.append((entry, now))
        case .otherType: change(.typeChanged)
        case .modified(let blob): change(.modified, blob)
        }
    }

    private func isIgnored(_ path: String) -> Bool {
        var ignored: Int32 = 0
        return git_ignore_path_is_ignored(&ignored, repo, path) == 0 && ignored == 1
    }
}

extension Cleaner {
    enum Comparison {
        case same
        /// The content is the same; the file's stamp isn't the recorded one.
        case refreshed(FileState)
        case otherType
        /// With the blob, where the content had to be read.
        case modified(ObjectID?)
    }

    /// Compares a file with its index entry: by stamp, then by content.
    func compare(
        _ entry: IndexEntry, _ state: FileState, indexWritten: Int64, in tree: borrowing WorkTree
    ) throws(GitFault) -> Comparison {
        let mode = mode(of: state, before: entry.mode)
        guard mode & 0o170000 == entry.mode & 0o170000, state.kind != .folder, state.kind != .other else {
            return .otherType
        }
        if mode == entry.mode {
            switch entry.match(state, indexWritten: indexWritten) {
            case .same: return .same
            case .onlyChangeTime where try isLinkOfItsObject(entry, state): return .refreshed(state)
            default: break
            }
        }
        // What a filter program would make of it can't be known without running it.
        if state.kind == .regular, case .foreign = try treatment(of: entry.path) { return .modified(nil) }
        let cleaned = try clean(entry.path, in: tree, kind: state.kind, writing: false)
        guard cleaned.id == entry.id, mode == entry.mode else { return .modified(cleaned.id) }
        return .refreshed(cleaned.state)
    }

    // A further link to an object sets the change time of all. Its content is still the object's own.
    private func isLinkOfItsObject(_ entry: IndexEntry, _ state: FileState) throws(GitFault) -> Bool {
        guard state.isReadOnly, state.size >= UInt64(LFSPointer.limit) else { return false }
        let reader = try BlobReader(repo)
        guard let bytes = try? reader.read(entry.id, limit: LFSPointer.limit), let pointer = LFSPointer(bytes) else {
            return false
        }
        return pointer.size == state.size && store.isLink(state, of: pointer.digest)
    }
}
