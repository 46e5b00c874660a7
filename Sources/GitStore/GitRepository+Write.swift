internal import CGit2
internal import Glibc

extension GitRepository {
    /// Stores bytes as a blob.
    package func writeBlob(_ bytes: [UInt8]) throws(GitFault) -> ObjectID {
        try locked { (repo) throws(GitFault) in
            try Cleaner(repo, store: LargeFiles(self)).blob(bytes, writing: true)
        }
    }

    /// Stores the tree that has exactly these files.
    package func writeTree(_ entries: [TreeEntry]) throws(GitFault) -> ObjectID {
        try writeTree(basedOn: nil, setting: entries, removing: [])
    }

    /// Stores the tree of `commit` with files set and removed. Names are judged as in a switch, and blobs must be there.
    package func writeTree(
        basedOn commit: ObjectID?, setting entries: [TreeEntry], removing paths: [String]
    ) throws(GitFault) -> ObjectID {
        try locked { (repo) throws(GitFault) in
            let index = try Library.make("make a tree") { git_index_new($0) }
            defer { git_index_free(index) }
            if let commit { try Self.fill(index, from: commit, repo) }
            for path in paths { git_index_remove(index, path, 0) }
            let reader = try BlobReader(repo)
            for entry in entries {
                if let problem = PathCheck.problem(of: entry.path) {
                    throw .hostileEntry(path: entry.path, problem: problem)
                }
                guard entry.isSubmodule || reader.holds(entry.id) else { throw .unknownRevision(entry.id.hex) }
                try IndexFile.set(index, entry.path, id: entry.id, mode: entry.mode, state: nil)
            }
            return try Self.writeTree(index, repo)
        }
    }

    /// Stores a commit. No reference moves: ``setReference(_:to:from:log:)`` does that.
    package func writeCommit(
        tree: ObjectID, parents: [ObjectID], message: String, author: GitSignature? = nil
    ) throws(GitFault) -> ObjectID {
        try locked { (repo) throws(GitFault) in
            let people = try people(author, repo)
            return try Self.writeCommit(tree: tree, parents: parents, message: message, people, repo)
        }
    }

    static func fill(_ index: OpaquePointer, from commit: ObjectID, _ repo: OpaquePointer) throws(GitFault) {
        let tree = try tree(of: commit, repo)
        defer { git_tree_free(tree) }
        try Library.check("read a tree", git_index_read_tree(index, tree))
    }

    static func writeTree(_ index: OpaquePointer, _ repo: OpaquePointer) throws(GitFault) -> ObjectID {
        var id = git_oid()
        try Library.check("write a tree", git_index_write_tree_to(&id, index, repo))
        return ObjectID(id)
    }

    static func writeCommit(
        tree: ObjectID, parents: [ObjectID], message: String, _ people: People, _ repo: OpaquePointer
    ) throws(GitFault) -> ObjectID {
        var raw = tree.raw
        let tree = try Library.make("read a tree") { git_tree_lookup($0, repo, &raw) }
        defer { git_tree_free(tree) }
        var commits: [OpaquePointer?] = []
        defer { for commit in commits { git_commit_free(commit) } }
        for parent in parents { commits.append(try commit(parent, repo)) }
        let author = try SignatureHandle(people.author)
        let committer = try SignatureHandle(people.committer)
        var id = git_oid()
        let code = git_commit_create(
            &id, repo, nil, author.raw, committer.raw, nil, tidied(message), tree, commits.count, &commits)
        try Library.check("write a commit", code)
        return ObjectID(id)
    }

    // As git does with a message given by `-m`: no NUL, no blank lines around, one newline at the end.
    private static func tidied(_ message: String) -> String {
        let text = String(message.prefix { $0 != "\0" })
        var out = git_buf()
        guard git_message_prettify(&out, text, 0, 35) == 0, let tidy = out.ptr else { return text }
        defer { git_buf_dispose(&out) }
        return String(cString: tidy)
    }
}

/// The two people that a commit names.
struct People {
    var author: GitSignature
    var committer: GitSignature
}

/// libgit2's signature, freed with the value.
struct SignatureHandle: ~Copyable {
    let raw: UnsafeMutablePointer<git_signature>

    init(_ signature: GitSignature) throws(GitFault) {
        var out: UnsafeMutablePointer<git_signature>?
        let code = git_signature_new(
            &out, Self.clean(signature.name), Self.clean(signature.email), signature.seconds, signature.offset)
        guard code == 0, let out else { throw Library.fault("sign", code: code) }
        raw = out
    }

    deinit { git_signature_free(raw) }

    // These would end the field; git drops them too.
    private static func clean(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.filter { !"<>\n\r\0".unicodeScalars.contains($0) }))
    }
}

extension GitRepository {
    /// Who commits now: `GIT_AUTHOR_NAME` and `GIT_AUTHOR_EMAIL` of the environment, else `author.*` and `user.*` of git's
    /// configuration, else the fallback that ``open(at:environment:objects:fallbackIdentity:)`` got; the order of git.
    /// `GIT_AUTHOR_DATE` counts in git's internal form `<seconds> <±hhmm>`.
    package func author() throws(GitFault) -> GitSignature {
        try locked { (repo) throws(GitFault) in try signature("AUTHOR", repo) }
    }

    /// The author without the fallback: `nil` in a field that neither the environment nor git's configuration states.
    package func statedAuthor() throws(GitFault) -> (name: String?, email: String?) {
        try locked { (repo) throws(GitFault) in
            let config = try Library.make("read the configuration") { git_repository_config_snapshot($0, repo) }
            defer { git_config_free(config) }
            return (stated("name", of: "AUTHOR", config), stated("email", of: "AUTHOR", config))
        }
    }

    func people(_ author: GitSignature?, _ repo: OpaquePointer) throws(GitFault) -> People {
        guard let author else {
            return People(author: try signature("AUTHOR", repo), committer: try signature("COMMITTER", repo))
        }
        return People(author: author, committer: (try? signature("COMMITTER", repo)) ?? author)
    }

    private func signature(_ role: String, _ repo: OpaquePointer) throws(GitFault) -> GitSignature {
        let config = try Library.make("read the configuration") { git_repository_config_snapshot($0, repo) }
        defer { git_config_free(config) }
        guard let name = stated("name", of: role, config) ?? fallbackIdentity?.name,
            let email = stated("email", of: role, config) ?? fallbackIdentity?.email, !name.isEmpty
        else { throw .noIdentity }
        let time = environment.variables["GIT_\(role)_DATE"].flatMap(Self.time) ?? Self.now()
        return GitSignature(name: name, email: email, seconds: time.seconds, offset: time.offset)
    }

    private func stated(_ field: String, of role: String, _ config: OpaquePointer) -> String? {
        let fromEnvironment = environment.variables["GIT_\(role)_\(field.uppercased())"]
        if let fromEnvironment, !fromEnvironment.isEmpty { return fromEnvironment }
        for key in ["\(role.lowercased()).\(field)", "user.\(field)"] {
            var out: UnsafePointer<CChar>?
            if git_config_get_string(&out, config, key) == 0, let out { return String(cString: out) }
        }
        return field == "email" ? environment.variables["EMAIL"] : nil
    }

    private static func time(_ text: String) -> (seconds: Int64, offset: Int32)? {
        let parts = text.drop { $0 == "@" }.split(separator: " ")
        guard parts.count == 2, let seconds = Int64(parts[0]), parts[1].count == 5, let zone = Int32(parts[1]) else {
            return nil
        }
        return (seconds, zone / 100 * 60 + zone % 100)
    }

    private static func now() -> (seconds: Int64, offset: Int32) {
        var seconds = Glibc.time(nil)
        var local = tm()
        localtime_r(&seconds, &local)
        return (Int64(seconds), Int32(local.tm_gmtoff / 60))
    }
}
