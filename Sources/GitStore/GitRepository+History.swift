internal import CGit2
internal import Glibc

/// Who did something, and when.
package struct GitSignature: Hashable, Sendable {
    package var name: String
    package var email: String
    /// Seconds since 1970.
    package var seconds: Int64
    /// Minutes east of Greenwich.
    package var offset: Int32

    package init(name: String, email: String, seconds: Int64, offset: Int32) {
        self.name = name
        self.email = email
        self.seconds = seconds
        self.offset = offset
    }

    init(_ raw: git_signature) {
        name = String(cString: raw.name)
        email = String(cString: raw.email)
        seconds = raw.when.time
        offset = raw.when.offset
    }
}

/// A commit. Text that isn't UTF-8 is repaired.
package struct CommitInfo: Hashable, Sendable {
    package var id: ObjectID
    package var tree: ObjectID
    package var parents: [ObjectID]
    package var author: GitSignature
    package var committer: GitSignature
    package var message: String

    /// The first line of the message.
    package var subject: String { String(message.prefix { !$0.isNewline }) }
}

extension GitRepository {
    package func commit(_ id: ObjectID) throws(GitFault) -> CommitInfo {
        try locked { (repo) throws(GitFault) in
            let found = try Self.commit(id, repo)
            defer { git_commit_free(found) }
            return Self.info(found)
        }
    }

    /// The commits reachable from `start`, children before parents, newer before older, at most `limit` of them.
    ///
    /// With `paths` (files or folders) only those that differ there from every parent. An unborn branch is no commit to
    /// start from: ask ``head`` first.
    package func log(from start: ObjectID, limit: Int = .max, paths: [String]? = nil) throws(GitFault) -> [CommitInfo] {
        try locked { (repo) throws(GitFault) in
            try Self.requireCommit(start, repo)
            let walk = try Library.make("walk the history") { git_revwalk_new($0, repo) }
            defer { git_revwalk_free(walk) }
            git_revwalk_sorting(walk, GIT_SORT_TOPOLOGICAL.rawValue | GIT_SORT_TIME.rawValue)
            var raw = start.raw
            try Library.check("walk the history", git_revwalk_push(walk, &raw))
            var out: [CommitInfo] = []
            while out.count < limit, git_revwalk_next(&raw, walk) == 0 {
                let commit = try Self.commit(ObjectID(raw), repo)
                defer { git_commit_free(commit) }
                if let paths, try !Self.touches(commit, paths) { continue }
                out.append(Self.info(commit))
            }
            return out
        }
    }

    /// The best common ancestor; `nil` if there is none.
    package func mergeBase(_ a: ObjectID, _ b: ObjectID) throws(GitFault) -> ObjectID? {
        try locked { (repo) throws(GitFault) in
            try Self.requireCommit(a, repo)
            try Self.requireCommit(b, repo)
            var (out, a, b) = (git_oid(), a.raw, b.raw)
            let code = git_merge_base(&out, repo, &a, &b)
            if code == GIT_ENOTFOUND.rawValue { return nil }
            try Library.check("find the merge base", code)
            return ObjectID(out)
        }
    }

    private static func info(_ commit: OpaquePointer) -> CommitInfo {
        let parents = (0..<git_commit_parentcount(commit)).compactMap { at in
            git_commit_parent_id(commit, at).map { ObjectID($0.pointee) }
        }
        return CommitInfo(
            id: ObjectID(git_commit_id(commit).pointee), tree: ObjectID(git_commit_tree_id(commit).pointee),
            parents: parents, author: GitSignature(git_commit_author(commit).pointee),
            committer: GitSignature(git_commit_committer(commit).pointee),
            message: git_commit_message(commit).map { String(cString: $0) } ?? "")
    }

    private static func touches(_ commit: OpaquePointer, _ paths: [String]) throws(GitFault) -> Bool {
        let own = try entries(of: commit, at: paths)
        let count = git_commit_parentcount(commit)
        if count == 0 { return own.contains { $0 != nil } }
        for at in 0..<count {
            let parent = try Library.make("read a parent") { git_commit_parent($0, commit, at) }
            defer { git_commit_free(parent) }
            if try entries(of: parent, at: paths) == own { return false }
        }
        return true
    }

    // The id and mode of what lies at each path.
    private static func entries(of commit: OpaquePointer, at paths: [String]) throws(GitFault) -> [PathState?] {
        let tree = try Library.make("read a commit's tree") { git_commit_tree($0, commit) }
        defer { git_tree_free(tree) }
        return try paths.map { (path) throws(GitFault) in
            guard let entry = try Library.find("find a path", { git_tree_entry_bypath($0, tree, path) }) else {
                return nil
            }
            defer { git_tree_entry_free(entry) }
            return PathState(
                id: ObjectID(git_tree_entry_id(entry).pointee), mode: git_tree_entry_filemode(entry).rawValue)
        }
    }

    private struct PathState: Equatable {
        var id: ObjectID
        var mode: UInt32
    }
}
