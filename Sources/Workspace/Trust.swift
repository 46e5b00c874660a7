internal import ClipModel
internal import Files
package import GenerationCore

/// What the user has said `clipws trust` to.
///
/// Kept in the user's own state directory, never in the project: a project that comes from someone else, its `.git`
/// included, can't bring its own permission. An entry names one project directory and one exact configuration with
/// the content of the files that it names, so a changed command must be trusted anew.
package struct Trust {
    private let file: String
    private let root: String

    package init(root: String, environment: [String: String]) {
        let state = environment["XDG_STATE_HOME"] ?? "\(environment["HOME"] ?? "/")/.local/state"
        file = "\(state)/clipws/trusted"
        self.root = root
    }

    package func covers(_ profile: EngineProfile) -> Bool {
        guard profile.needsTrust else { return true }
        return entries().contains(entry(profile)) && (try? requireReadable(profile)) != nil
    }

    /// Trusts the engine as it is configured now.
    package func add(_ profile: EngineProfile) throws {
        try requireReadable(profile)
        let entries = entries()
        guard !entries.contains(entry(profile)) else { return }
        try Files.makeDirectory(Files.parent(of: file), mode: 0o700)
        try Files.write(Array((entries + [entry(profile)]).map { $0 + "\n" }.joined().utf8), to: file, mode: 0o600)
    }

    /// Takes trust back from the engine as it is configured now.
    package func remove(_ profile: EngineProfile) throws {
        let rest = entries().filter { $0 != entry(profile) }
        guard rest.count < entries().count else { return }
        try Files.write(rest.map { $0 + "\n" }.joined(), to: file)
    }

    /// Refuses a command with a file of the project that lies behind a symbolic link: what would run could change without
    /// the profile's digest telling.
    private func requireReadable(_ profile: EngineProfile) throws {
        for path in EngineCatalog.programFiles(of: profile.identity.run) {
            guard try FileStamp.of("\(root)/\(path)")?.isRegular == true else { continue }
            _ = try Files.digest(path, below: root)
        }
    }

    private func entries() -> [String] {
        guard let bytes = try? Files.read(file, limit: 1 << 20) else { return [] }
        return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
    }

    private func entry(_ profile: EngineProfile) -> String {
        let parts = [root, profile.name.text, profile.identity.json.canonical] + outsideFiles(of: profile.identity.run)
        return ContentDigest(of: parts.joined(separator: "\n")).hex
    }

    /// The files that a command names by their whole paths, each with its content; those of the project are part of the
    /// profile. The system's own programs change with its updates, and what is larger is a model rather than a program.
    private func outsideFiles(of run: [String]) -> [String] {
        Self.outsidePrograms(of: run)
            .compactMap { path in
                guard let stamp = try? FileStamp.of(path), stamp.isRegular, stamp.size <= 64 << 20 else { return nil }
                return "\(path)=\((try? Files.digest(path).0.hex) ?? "?")"
            }
    }

    /// The words of a command that may be such files.
    package static func outsidePrograms(of run: [String]) -> [String] {
        run.filter { $0.hasPrefix("/") && ($0.contains("/..") || !system.contains(where: $0.hasPrefix)) }
    }

    private static let system = ["/usr/bin/", "/usr/sbin/", "/usr/lib/", "/usr/libexec/", "/bin/", "/sbin/"]
}
