internal import CGit2
internal import Files
internal import Glibc

/// A file of a commit.
package struct TreeEntry: Hashable, Sendable {
    /// Relative to the project, `/`-separated.
    package var path: String
    package var id: ObjectID
    /// git's mode: 0o100644, 0o100755 (may be run), 0o120000 (symbolic link) or 0o160000 (a submodule's commit).
    package var mode: UInt32
    /// Bytes of the blob, where asked for. That of a large file is its pointer's.
    package var size: UInt64?

    package init(path: String, id: ObjectID, mode: UInt32 = 0o100644, size: UInt64? = nil) {
        self.path = path
        self.id = id
        self.mode = mode
        self.size = size
    }

    package var isRegular: Bool { mode == 0o100644 || mode == 0o100755 }
    package var isSymbolicLink: Bool { mode == 0o120000 }
    package var isSubmodule: Bool { mode == 0o160000 }
}

/// A file that differs between two commits. A renamed file is one removed and one added.
package struct ChangedFile: Hashable, Sendable {
    package var path: String
    /// `nil` if the older commit lacks it.
    package var old: TreeEntry?
    /// `nil` if the newer commit lacks it.
    package var new: TreeEntry?
}

/// What keeps a tree made to harm from taking all memory: a small repository can name billions of files by sharing subtrees.
private enum TreeLimit {
    static let entries = 1_000_000
    static let depth = 128
}

extension GitRepository {
    /// The files of a commit in the order of their bytes, below the folder `prefix` if given (or that very file).
    ///
    /// Nothing is read but trees, and the headers of blobs if `sizes` is on. Names come as the commit has them: whoever
    /// writes files must check them. A name that isn't UTF-8 is refused.
    package func files(
        at commit: ObjectID, under prefix: String? = nil, sizes: Bool = false
    ) throws(GitFault) -> [TreeEntry] {
        try locked { (repo) throws(GitFault) in
            let tree = try Self.tree(of: commit, repo)
            defer { git_tree_free(tree) }
            var walk = TreeWalk(repo: repo)
            guard let prefix, !prefix.isEmpty else {
                try walk.visit(tree, prefix: "", depth: 0)
                return try sizes ? walk.sized() : walk.found
            }
            guard let entry = try Library.find("find a path", { git_tree_entry_bypath($0, tree, prefix) }) else {
                return []
            }
            defer { git_tree_entry_free(entry) }
            try walk.take(entry, path: prefix, depth: 0)
            return try sizes ? walk.sized() : walk.found
        }
    }

    /// The bytes of a blob of at most `limit` bytes. A larger one is refused before it is read.
    package func read(_ blob: ObjectID, limit: Int) throws(GitFault) -> [UInt8] {
        try locked { (repo) throws(GitFault) in try BlobReader(repo).read(blob, limit: limit) }
    }

    /// The bytes of many blobs, in the order of `blobs`; each has at most `limit` bytes.
    package func read(_ blobs: [ObjectID], limit: Int) throws(GitFault) -> [[UInt8]] {
        try locked { (repo) throws(GitFault) in
            let reader = try BlobReader(repo)
            return try blobs.map { (id) throws(GitFault) in try reader.read(id, limit: limit) }
        }
    }

    /// The files that differ between two commits, in the order of their bytes. `nil` stands for an empty tree.
    package func changedFiles(from old: ObjectID?, to new: ObjectID?) throws(GitFault) -> [ChangedFile] {
        try locked { (repo) throws(GitFault) in
            let oldTree = try old.map { (id) throws(GitFault) in try Self.tree(of: id, repo) }
            defer { git_tree_free(oldTree) }
            let newTree = try new.map { (id) throws(GitFault) in try Self.tree(of: id, repo) }
            defer { git_tree_free(newTree) }
            return try Self.changes(from: oldTree, to: newTree, repo)
        }
    }

    /// `nil` stands for an empty tree.
    static func changes(
        from old: OpaquePointer?, to new: OpaquePointer?, _ repo: OpaquePointer
    ) throws(GitFault) -> [ChangedFile] {
        if old == nil, new == nil { return [] }
        var options = cgit_diff_options()
        options.flags = GIT_DIFF_INCLUDE_TYPECHANGE.rawValue
        let diff = try Library.make("compare two trees") { git_diff_tree_to_tree($0, repo, old, new, &options) }
        defer { git_diff_free(diff) }
        var out: [ChangedFile] = []
        for at in 0..<git_diff_num_deltas(diff) {
            guard let delta = git_diff_get_delta(diff, at)?.pointee else { continue }
            let (old, new) = (try entry(delta.old_file), try entry(delta.new_file))
            guard let path = new?.path ?? old?.path else { continue }
            out.append(ChangedFile(path: path, old: old, new: new))
        }
        return out
    }

    private static func entry(_ file: git_diff_file) throws(GitFault) -> TreeEntry? {
        guard file.mode != 0, let name = file.path else { return nil }
        guard let path = String(validatingCString: name) else {
            throw .hostileEntry(path: String(cString: name), problem: .notUnicode)
        }
        return TreeEntry(path: path, id: ObjectID(file.id), mode: UInt32(file.mode))
    }

    /// The caller frees it.
    static func tree(of commit: ObjectID, _ repo: OpaquePointer) throws(GitFault) -> OpaquePointer {
        let found = try Self.commit(commit, repo)
        defer { git_commit_free(found) }
        return try Library.make("read a commit's tree") { git_commit_tree($0, found) }
    }
}

/// Reads blobs of one repository.
struct BlobReader: ~Copyable {
    private let database: OpaquePointer

    init(_ repo: OpaquePointer) throws(GitFault) {
        database = try Library.make("open the objects") { git_repository_odb($0, repo) }
    }

    deinit { git_odb_free(database) }

    func size(of id: ObjectID) throws(GitFault) -> UInt64 {
        var (raw, size, kind) = (id.raw, 0, GIT_OBJECT_INVALID)
        let code = git_odb_read_header(&size, &kind, database, &raw)
        guard code != GIT_ENOTFOUND.rawValue, code != 0 || kind == GIT_OBJECT_BLOB else {
            throw .unknownRevision(id.hex)
        }
        try Library.check("read a blob", code)
        return UInt64(size)
    }

    func read(_ id: ObjectID, limit: Int) throws(GitFault) -> [UInt8] {
        let size = try size(of: id)
        guard size <= UInt64(limit) else {
            throw .tooLarge(what: "blob \(id.hex)", size: size, limit: UInt64(limit))
        }
        var raw = id.raw
        let object = try Library.make("read a blob") { git_odb_read($0, database, &raw) }
        defer { git_odb_object_free(object) }
        guard let data = git_odb_object_data(object) else { return [] }
        return [UInt8](UnsafeRawBufferPointer(start: data, count: git_odb_object_size(object)))
    }

    func holds(_ id: ObjectID) -> Bool {
        var raw = id.raw
        return git_odb_exists(database, &raw) == 1
    }
}

/// Lists the files of a tree.
private struct TreeWalk {
    let repo: OpaquePointer
    private(set) var found: [TreeEntry] = []

    init(repo: OpaquePointer) { self.repo = repo }

    mutating func visit(_ tree: OpaquePointer, prefix: String, depth: Int) throws(GitFault) {
        for at in 0..<git_tree_entrycount(tree) {
            guard let entry = git_tree_entry_byindex(tree, at), let name = git_tree_entry_name(entry) else { continue }
            guard let text = String(validatingCString: name) else {
                throw .hostileEntry(path: prefix + String(cString: name), problem: .notUnicode)
            }
            try take(entry, path: prefix + text, depth: depth)
        }
    }

    mutating func take(_ entry: OpaquePointer, path: String, depth: Int) throws(GitFault) {
        let id = git_tree_entry_id(entry).pointee
        let mode = git_tree_entry_filemode(entry)
        guard mode == GIT_FILEMODE_TREE else {
            guard found.count < TreeLimit.entries else { throw .hostileEntry(path: path, problem: .tooDeep) }
            found.append(TreeEntry(path: path, id: ObjectID(id), mode: mode.rawValue))
            return
        }
        guard depth < TreeLimit.depth else { throw .hostileEntry(path: path, problem: .tooDeep) }
        var raw = id
        let tree = try Library.make("read a tree") { git_tree_lookup($0, repo, &raw) }
        defer { git_tree_free(tree) }
        try visit(tree, prefix: path + "/", depth: depth + 1)
    }

    func sized() throws(GitFault) -> [TreeEntry] {
        let reader = try BlobReader(repo)
        return try found.map { (entry) throws(GitFault) in
            guard !entry.isSubmodule else { return entry }
            var entry = entry
            entry.size = try reader.size(of: entry.id)
            return entry
        }
    }
}
