internal import CGit2
internal import Glibc

/// What git takes from the process around it: variables and the user. A value, so that tests and servers can choose.
package struct GitEnvironment: Sendable {
    package var variables: [String: String]
    /// The effective user.
    package var user: UInt32

    package init(variables: [String: String], user: UInt32 = geteuid()) {
        self.variables = variables
        self.user = user
    }

    /// The files that belong to the user or the machine, weakest first. Only these can vouch for a folder of another owner.
    var userFiles: [(path: String, level: git_config_level_t)] {
        var out: [(path: String, level: git_config_level_t)] = []
        if !isOn("GIT_CONFIG_NOSYSTEM") {
            out.append((variables["GIT_CONFIG_SYSTEM"] ?? "/etc/gitconfig", GIT_CONFIG_LEVEL_SYSTEM))
        }
        if let chosen = variables["GIT_CONFIG_GLOBAL"] {
            out.append((chosen, GIT_CONFIG_LEVEL_GLOBAL))
        } else {
            if let base = xdgBase { out.append((base + "/git/config", GIT_CONFIG_LEVEL_XDG)) }
            if let home { out.append((home + "/.gitconfig", GIT_CONFIG_LEVEL_GLOBAL)) }
        }
        return out.filter { access($0.path, R_OK) == 0 }
    }

    private var home: String? { variables["HOME"].flatMap { $0.isEmpty ? nil : $0 } }
    private var xdgBase: String? {
        if let set = variables["XDG_CONFIG_HOME"], !set.isEmpty { return set }
        return home.map { $0 + "/.config" }
    }
    private func isOn(_ name: String) -> Bool {
        guard let value = variables[name]?.lowercased() else { return false }
        return !["", "0", "false", "no", "off"].contains(value)
    }

    func expandHome(_ path: String) -> String {
        guard let home, path == "~" || path.hasPrefix("~/") else { return path }
        return home + path.dropFirst(1)
    }

    /// Whether a program of this name is on the search path.
    func finds(program: String) -> Bool {
        (variables["PATH"] ?? "").split(separator: ":").contains { access("\($0)/\(program)", X_OK) == 0 }
    }
}

/// Who makes a commit.
package struct GitIdentity: Hashable, Sendable {
    package var name: String
    package var email: String
    package init(name: String, email: String) {
        self.name = name
        self.email = email
    }
}

/// A configuration of libgit2, freed with the value.
struct ConfigHandle: ~Copyable {
    let raw: OpaquePointer

    /// Opens files in order of rising strength. `repository` decides on `includeIf`.
    init(
        _ files: [(path: String, level: git_config_level_t)], repository: OpaquePointer? = nil
    ) throws(GitFault) {
        let config = try Library.make("open the configuration") { git_config_new($0) }
        for file in files {
            let code = git_config_add_file_ondisk(config, file.path, file.level, repository, 1)
            guard code < 0 else { continue }
            let fault = Library.fault("read `\(file.path)`", code: code)
            git_config_free(config)
            throw fault
        }
        raw = config
    }

    deinit { git_config_free(raw) }

    func string(_ name: String) -> String? {
        var buffer = git_buf()
        guard git_config_get_string_buf(&buffer, raw, name) == 0, let text = buffer.ptr else { return nil }
        defer { git_buf_dispose(&buffer) }
        return String(cString: text)
    }

    /// All values of a key that may be given many times, in order.
    func all(_ name: String) -> [String] {
        var iterator: OpaquePointer?
        guard git_config_multivar_iterator_new(&iterator, raw, name, nil) == 0 else { return [] }
        defer { git_config_iterator_free(iterator) }
        var out: [String] = []
        var entry: UnsafeMutablePointer<git_config_entry>?
        while git_config_next(&entry, iterator) == 0, let value = entry?.pointee.value {
            out.append(String(cString: value))
        }
        return out
    }
}

/// Decides whether the user may work in a repository as git decides it: by the owner of the work tree, of `.git` and of
/// the repository's folder, else by `safe.directory` in the user's or the machine's configuration.
struct OwnerCheck {
    let environment: GitEnvironment

    func verify(root: String, places: [String]) throws(GitFault) {
        guard let foreign = places.lazy.compactMap(foreignOwner).first else { return }
        try Library.start()
        if isVouched(root: root, by: try ConfigHandle(environment.userFiles).all("safe.directory")) { return }
        throw .foreignOwner(path: foreign.path, owner: foreign.owner)
    }

    private func foreignOwner(_ path: String) -> (path: String, owner: UInt32)? {
        var found = stat()
        guard lstat(path, &found) == 0 else { return nil }
        if found.st_uid == environment.user { return nil }
        // Under sudo, git also trusts what belongs to the person who called sudo.
        if environment.user == 0, let caller = environment.variables["SUDO_UID"].flatMap({ UInt32($0) }) {
            if found.st_uid == caller { return nil }
        }
        return (path, found.st_uid)
    }

    private func isVouched(root: String, by values: [String]) -> Bool {
        var vouched = false
        for value in values {
            if value.isEmpty {
                vouched = false
            } else if value == "*" {
                vouched = true
            } else {
                let path = environment.expandHome(value)
                if path.hasSuffix("/*") { vouched = vouched || root.hasPrefix(path.dropLast(1)) }
                vouched = vouched || path == root || realPath(path) == root
            }
        }
        return vouched
    }
}

/// The path without links, `.` and `..`; `nil` if nothing is there.
func realPath(_ path: String) -> String? {
    guard let found = realpath(path, nil) else { return nil }
    defer { free(found) }
    return String(validatingCString: found)
}
