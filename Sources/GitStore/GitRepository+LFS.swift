internal import CGit2
internal import Files
internal import Glibc

extension GitRepository {
    /// Prepares this repository for git-lfs as `git lfs install --local` does: the filter's configuration, and, where git-lfs
    /// is on the search path, its hook `pre-push`, without which a push would send pointers and no content. A hook that is
    /// there already stays, and so do other settings. The hooks for file locks are left to git-lfs, which adds them itself
    /// at the first `git lfs install` or `git lfs update` and takes ours for its own.
    ///
    /// Without git-lfs the hook would stop every `git push`, so there is just the configuration; plain git then refuses
    /// to add a large file rather than committing its content.
    package func installLFS() throws(GitFault) {
        try locked { (repo) throws(GitFault) in
            let path = commonDirectory + "/config"
            let config = try Library.make("open the configuration") { git_config_open_ondisk($0, path) }
            defer { git_config_free(config) }
            for (name, value) in Self.lfsSettings {
                try Library.check("write `\(path)`", git_config_set_string(config, name, value))
            }
        }
        if environment.finds(program: "git-lfs") { try installHook() }
    }

    private static let lfsSettings = [
        ("lfs.repositoryformatversion", "0"), ("filter.lfs.clean", "git-lfs clean -- %f"),
        ("filter.lfs.smudge", "git-lfs smudge -- %f"), ("filter.lfs.process", "git-lfs filter-process"),
        ("filter.lfs.required", "true"),
    ]

    private func installHook() throws(GitFault) {
        // Hooks kept elsewhere are shared with other repositories; their owner decides.
        let configured = try locked { (repo) throws(GitFault) -> Bool in
            let config = try Library.make("read the configuration") { git_repository_config($0, repo) }
            defer { git_config_free(config) }
            var entry: UnsafeMutablePointer<git_config_entry>?
            guard git_config_get_entry(&entry, config, "core.hookspath") == 0 else { return false }
            git_config_entry_free(entry)
            return true
        }
        guard !configured else { return }
        let path = commonDirectory + "/hooks/pre-push"
        guard access(path, F_OK) != 0 else { return }
        try fileWork { () throws(FileFault) in
            try Files.makeDirectory(Files.parent(of: path))
            try Files.write(Array("#!/bin/sh\ngit lfs pre-push \"$@\"\n".utf8), to: path, mode: 0o755)
        }
    }
}
