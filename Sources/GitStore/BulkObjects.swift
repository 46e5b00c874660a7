internal import CGit2

/// Collects the objects of a large save in memory and writes them as one pack.
///
/// Each object file of its own costs a sync; thousands of them take seconds, one pack takes milliseconds. While the value
/// lives, all objects that are written to the repository go to memory, and reads see them.
struct BulkObjects: ~Copyable {
    private let repo: OpaquePointer
    private let directory: String

    /// From how many files on, and up to how many bytes, a pack is the better way.
    static let fewest = 32
    static let mostBytes: UInt64 = 128 << 20

    /// `directory` is the folder that all work trees share.
    init(_ repo: OpaquePointer, _ directory: String) throws(GitFault) {
        let database = try Self.open(directory)
        defer { git_odb_free(database) }
        var memory: UnsafeMutablePointer<git_odb_backend>?
        try Library.check("collect objects", git_mempack_new(&memory))
        // Above the priorities of libgit2's own places. The database frees it.
        try Library.check("collect objects", git_odb_add_backend(database, memory, 999))
        try Library.check("collect objects", git_repository_set_odb(repo, database))
        self.repo = repo
        self.directory = directory
    }

    // libgit2 can't take a place away from a database, so the repository gets a new one.
    deinit {
        guard let database = try? Self.open(directory) else { return }
        git_repository_set_odb(repo, database)
        git_odb_free(database)
    }

    private static func open(_ directory: String) throws(GitFault) -> OpaquePointer {
        try Library.make("open the objects") { git_odb_open($0, directory + "/objects") }
    }

    /// Writes the pack of everything that `commit` has and its parents lack.
    func write(_ commit: ObjectID, parents: [ObjectID]) throws(GitFault) {
        let builder = try Library.make("build a pack") { git_packbuilder_new($0, repo) }
        defer { git_packbuilder_free(builder) }
        let walk = try Library.make("build a pack") { git_revwalk_new($0, repo) }
        defer { git_revwalk_free(walk) }
        var raw = commit.raw
        try Library.check("build a pack", git_revwalk_push(walk, &raw))
        for parent in parents {
            raw = parent.raw
            try Library.check("build a pack", git_revwalk_hide(walk, &raw))
        }
        try Library.check("build a pack", git_packbuilder_insert_walk(builder, walk))
        try Library.check("write a pack", git_packbuilder_write(builder, nil, 0, nil, nil))
    }
}
