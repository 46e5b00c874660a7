internal import CGit2
internal import Files

/// What HEAD stands for.
package struct GitHead: Hashable, Sendable {
    /// The branch's name without `refs/heads/`; `nil` when a commit itself is checked out.
    package var branch: String?
    /// `nil` on a branch that has no commit yet.
    package var commit: ObjectID?
}

/// A local branch.
package struct GitBranch: Hashable, Sendable {
    package var name: String
    package var commit: ObjectID
    package var isCurrent: Bool
}

extension GitRepository {
    package var head: GitHead {
        get throws(GitFault) { try locked { (repo) throws(GitFault) in try Self.head(repo) } }
    }

    /// The branch that HEAD names; `nil` when a commit itself is checked out.
    package var currentBranch: String? { get throws(GitFault) { try head.branch } }

    /// What plain git is in the middle of; `nil` for nothing.
    package var operationInProgress: GitOperation? {
        get throws(GitFault) { try locked { (repo) throws(GitFault) in Self.operation(repo) } }
    }

    static func head(_ repo: OpaquePointer) throws(GitFault) -> GitHead {
        let reference = try Library.make("read HEAD") { git_reference_lookup($0, repo, "HEAD") }
        defer { git_reference_free(reference) }
        guard let name = git_reference_symbolic_target(reference).map({ String(cString: $0) }) else {
            return GitHead(branch: nil, commit: git_reference_target(reference).map { ObjectID($0.pointee) })
        }
        return GitHead(branch: branchName(name), commit: try target(of: name, repo))
    }

    /// The commit that a reference leads to; `nil` if there is no such reference.
    static func target(of name: String, _ repo: OpaquePointer) throws(GitFault) -> ObjectID? {
        var id = git_oid()
        let code = git_reference_name_to_id(&id, repo, name)
        if code == GIT_ENOTFOUND.rawValue { return nil }
        try Library.check("read `\(name)`", code)
        return ObjectID(id)
    }

    static func branchName(_ reference: String) -> String {
        reference.hasPrefix("refs/heads/") ? String(reference.dropFirst(11)) : reference
    }

    static func operation(_ repo: OpaquePointer) -> GitOperation? {
        switch UInt32(bitPattern: git_repository_state(repo)) {
        case GIT_REPOSITORY_STATE_MERGE.rawValue: .merge
        case GIT_REPOSITORY_STATE_REVERT.rawValue, GIT_REPOSITORY_STATE_REVERT_SEQUENCE.rawValue: .revert
        case GIT_REPOSITORY_STATE_CHERRYPICK.rawValue, GIT_REPOSITORY_STATE_CHERRYPICK_SEQUENCE.rawValue: .cherryPick
        case GIT_REPOSITORY_STATE_BISECT.rawValue: .bisect
        case GIT_REPOSITORY_STATE_REBASE.rawValue, GIT_REPOSITORY_STATE_REBASE_INTERACTIVE.rawValue,
            GIT_REPOSITORY_STATE_REBASE_MERGE.rawValue:
            .rebase
        case GIT_REPOSITORY_STATE_APPLY_MAILBOX.rawValue, GIT_REPOSITORY_STATE_APPLY_MAILBOX_OR_REBASE.rawValue:
            .applyMailbox
        default: nil
        }
    }

    /// Refuses to work in the middle of what plain git began. A bisection only reads, and git commits in it too.
    static func requireQuiet(_ repo: OpaquePointer) throws(GitFault) {
        if let operation = operation(repo), operation != .bisect { throw .operationInProgress(operation) }
    }

    /// Whether git takes `name` for a branch. `HEAD` and names that begin with `-` are refused too, as git's own commands do.
    package static func isValidBranchName(_ name: String) -> Bool {
        guard name != "HEAD", !name.hasPrefix("-"), !name.utf8.contains(0), (try? Library.start()) != nil else {
            return false
        }
        var valid: Int32 = 0
        return git_reference_name_is_valid(&valid, "refs/heads/" + name) == 0 && valid == 1
    }

    /// The local branches that have a commit, sorted by the bytes of their names.
    package func branches() throws(GitFault) -> [GitBranch] {
        try locked { (repo) throws(GitFault) in
            let current = try Self.head(repo).branch
            let iterator = try Library.make("list the branches") { git_branch_iterator_new($0, repo, GIT_BRANCH_LOCAL) }
            defer { git_branch_iterator_free(iterator) }
            var out: [GitBranch] = []
            var reference: OpaquePointer?
            var kind = GIT_BRANCH_LOCAL
            while git_branch_next(&reference, &kind, iterator) == 0, let found = reference {
                defer { git_reference_free(found) }
                let full = String(cString: git_reference_name(found))
                guard let commit = try? Self.target(of: full, repo) else { continue }
                let name = Self.branchName(full)
                let isCurrent = current.map { bytesCompare($0, name) == 0 } ?? false
                out.append(GitBranch(name: name, commit: commit, isCurrent: isCurrent))
            }
            return out.sorted { bytesCompare($0.name, $1.name) < 0 }
        }
    }

    /// The commits that branches of remotes were at when they were last fetched, each once.
    package func remoteTips() throws(GitFault) -> [ObjectID] {
        try locked { (repo) throws(GitFault) in
            let tips = Set(try Self.remoteBranches(repo).map(\.commit))
            return tips.sorted { $0.hex < $1.hex }
        }
    }

    /// Makes a branch of the name that one remote has a branch of, and has it follow that one, as `git switch` does. `false`
    /// if no remote has such a branch, or several have.
    package func createBranch(following name: String) throws(GitFault) -> Bool {
        try locked { (repo) throws(GitFault) in
            let found = try Self.remoteBranches(repo).compactMap { branch -> (remote: String, commit: ObjectID)? in
                let parts = branch.reference.split(separator: "/", maxSplits: 3).map(String.init)
                return parts.count == 4 && bytesCompare(parts[3], name) == 0 ? (parts[2], branch.commit) : nil
            }
            guard found.count == 1, let (remote, commit) = found.first else { return false }
            let reference = "refs/heads/" + name
            try Self.setReference(
                reference, to: commit, from: nil, log: "branch: Created from \(remote)/\(name)", repo)
            let path = commonDirectory + "/config"
            let config = try Library.make("open the configuration") { git_config_open_ondisk($0, path) }
            defer { git_config_free(config) }
            for (key, value) in [("remote", remote), ("merge", reference)] {
                try Library.check("write `\(path)`", git_config_set_string(config, "branch.\(name).\(key)", value))
            }
            return true
        }
    }

    /// The branches of remotes, as `refs/remotes/origin/main`, with the commits that they were at when they were last
    /// fetched.
    private static func remoteBranches(
        _ repo: OpaquePointer
    ) throws(GitFault) -> [(reference: String, commit: ObjectID)] {
        let iterator = try Library.make("list the branches") { git_branch_iterator_new($0, repo, GIT_BRANCH_REMOTE) }
        defer { git_branch_iterator_free(iterator) }
        var found: [(String, ObjectID)] = []
        var reference: OpaquePointer?
        var kind = GIT_BRANCH_REMOTE
        while git_branch_next(&reference, &kind, iterator) == 0, let raw = reference {
            defer { git_reference_free(raw) }
            let name = String(cString: git_reference_name(raw))
            if let commit = try? target(of: name, repo) { found.append((name, commit)) }
        }
        return found
    }

    /// Makes a branch. Refuses a name that is taken, or that can't stand beside a present one (`a` beside `a/b`).
    package func createBranch(_ name: String, at commit: ObjectID) throws(GitFault) {
        guard Self.isValidBranchName(name) else { throw .badName(name) }
        try locked { (repo) throws(GitFault) in
            try Self.requireCommit(commit, repo)
            let full = "refs/heads/" + name
            try Self.setReference(full, to: commit, from: nil, log: "branch: Created from \(commit.hex)", repo)
        }
    }

    /// Deletes a branch that no work tree has checked out. Its commits stay until git collects them.
    package func deleteBranch(_ name: String) throws(GitFault) {
        try withBranch(name) { (reference) throws(GitFault) in
            guard git_branch_is_checked_out(reference) == 0 else { throw .branchInUse(name) }
            try Library.check("delete the branch", git_branch_delete(reference))
        }
    }

    /// Renames a branch, the current one too; HEAD, its log and its configuration follow.
    package func renameBranch(_ name: String, to new: String) throws(GitFault) {
        guard Self.isValidBranchName(new) else { throw .badName(new) }
        try withBranch(name) { (reference) throws(GitFault) in
            var moved: OpaquePointer?
            let code = git_branch_move(&moved, reference, new, 0)
            if code == GIT_EEXISTS.rawValue { throw .branchExists(new) }
            try Library.check("rename the branch", code)
            git_reference_free(moved)
        }
    }

    private func withBranch(_ name: String, _ body: (OpaquePointer) throws(GitFault) -> Void) throws(GitFault) {
        guard Self.isValidBranchName(name) else { throw .badName(name) }
        try locked { (repo) throws(GitFault) in
            let found = try Library.find("find the branch") { git_branch_lookup($0, repo, name, GIT_BRANCH_LOCAL) }
            guard let found else { throw .branchMissing(name) }
            defer { git_reference_free(found) }
            try body(found)
        }
    }

    /// The commit that a revision means to git: `main~2`, `HEAD`, a tag, a short id, `main@{yesterday}`, `:/text`.
    package func resolve(revision: String) throws(GitFault) -> ObjectID {
        guard !revision.isEmpty, !revision.utf8.contains(0) else { throw .unknownRevision(revision) }
        return try locked { (repo) throws(GitFault) in
            var object: OpaquePointer?
            let code = git_revparse_single(&object, repo, revision)
            if code == GIT_EAMBIGUOUS.rawValue { throw .ambiguousRevision(revision) }
            guard code == 0, let object else { throw .unknownRevision(revision) }
            defer { git_object_free(object) }
            var commit: OpaquePointer?
            guard git_object_peel(&commit, object, GIT_OBJECT_COMMIT) == 0, let commit else {
                throw .unknownRevision(revision)
            }
            defer { git_object_free(commit) }
            return ObjectID(git_object_id(commit).pointee)
        }
    }

    /// Points a reference at `commit` if it still points at `old` (`nil`: if it doesn't exist yet), else
    /// ``GitFault/moved(reference:)``. `log` is its entry in the reference's log.
    package func setReference(
        _ name: String, to commit: ObjectID, from old: ObjectID?, log: String
    ) throws(GitFault) {
        try locked { (repo) throws(GitFault) in
            try Self.requireCommit(commit, repo)
            try Self.setReference(name, to: commit, from: old, log: log, repo)
        }
    }

    static func setReference(
        _ name: String, to commit: ObjectID, from old: ObjectID?, log: String, _ repo: OpaquePointer
    ) throws(GitFault) {
        var (new, out) = (commit.raw, OpaquePointer?.none)
        var code: Int32
        if let old {
            var expected = old.raw
            code = git_reference_create_matching(&out, repo, name, &new, 1, &expected, log)
        } else {
            code = git_reference_create_matching(&out, repo, name, &new, 0, nil, log)
        }
        git_reference_free(out)
        switch code {
        case GIT_EMODIFIED.rawValue: throw .moved(reference: name)
        // Matching against a reference that is gone says that it isn't found.
        case GIT_ENOTFOUND.rawValue where old != nil: throw .moved(reference: name)
        case GIT_EEXISTS.rawValue:
            throw name.hasPrefix("refs/heads/") ? .branchExists(branchName(name)) : .moved(reference: name)
        case GIT_EINVALIDSPEC.rawValue: throw .badName(name)
        default: try Library.check("move `\(name)`", code)
        }
    }

    static func requireCommit(_ id: ObjectID, _ repo: OpaquePointer) throws(GitFault) {
        let commit = try commit(id, repo)
        git_commit_free(commit)
    }

    /// The caller frees it.
    static func commit(_ id: ObjectID, _ repo: OpaquePointer) throws(GitFault) -> OpaquePointer {
        var raw = id.raw
        let found = try? Library.find("read a commit") { git_commit_lookup($0, repo, &raw) }
        guard let found else { throw .unknownRevision(id.hex) }
        return found
    }
}
