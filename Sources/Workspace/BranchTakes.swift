internal import ClipModel
internal import Files
internal import GitStore
internal import IndexStore

/// Finds the takes that only other branches hold, those of the remote that were fetched among them: what a colleague
/// rendered on one branch isn't rendered again on another.
///
/// Records in their commits are copied to this clone's own folder of records, where ``TakeScan`` finds them from every
/// branch. What this clone made itself lies there from the start, so only a fetch brings something new.
struct BranchTakes {
    let workspace: Project

    private static let looked = "branch-takes"
    private static let seen = "branch-takes-tips"

    /// Copies what is new. Costs a few looks at files where nothing was fetched.
    func bring() throws {
        let mark = try fetched()
        // What the index says of copies that somebody removed is nothing to go by.
        let isThere = try FileStamp.of(folder) != nil
        guard try !isThere || workspace.index.state(Self.looked) != mark else { return }
        let git = try workspace.git()
        let tips = try Set(git.remoteTips() + git.branches().map(\.commit)).map(\.hex).sorted()
        let seen = isThere ? try workspace.index.state(Self.seen) ?? "" : ""
        let known = Set(seen.split(separator: " ").map(String.init))
        for tip in tips where !known.contains(tip) { if let id = ObjectID(hex: tip) { try copyRecords(of: id, git) } }
        try Files.makeDirectory(folder)
        try workspace.index.setState(Self.seen, tips.joined(separator: " "))
        try workspace.index.setState(Self.looked, mark)
    }

    private var folder: String { "\(workspace.directory)/records" }

    private func copyRecords(of commit: ObjectID, _ git: GitRepository) throws {
        let own = Set(try Files.list(folder))
        let records = try git.files(at: commit, under: "takes").filter { entry in
            entry.isRegular && entry.path.hasSuffix(".json") && !own.contains(Self.name(entry.path))
                && TakeID(String(Self.name(entry.path).dropLast(5))) != nil
        }
        guard !records.isEmpty else { return }
        try Files.makeDirectory(folder)
        for (entry, bytes) in zip(records, try git.read(records.map(\.id), limit: Project.recordLimit)) {
            let name = Self.name(entry.path)
            // One that isn't what its name says is no take, here as in the work tree.
            guard TakeID(record: ContentDigest(of: bytes)) == TakeID(String(name.dropLast(5))) else { continue }
            try Files.writeUnsynced(bytes, to: "\(folder)/\(name)")
        }
    }

    private static func name(_ path: String) -> String { String(path.split(separator: "/").last ?? "") }

    /// What tells whether something was fetched: the stamps of what a fetch writes.
    private func fetched() throws -> String {
        var parts: [String] = []
        func look(_ path: String) throws {
            guard let stamp = try FileStamp.of("\(workspace.commonDirectory)/\(path)", followingLinks: false) else {
                return
            }
            parts.append("\(path) \(stamp.modified) \(stamp.inode) \(stamp.size)")
            guard stamp.isDirectory else { return }
            for name in try Files.list("\(workspace.commonDirectory)/\(path)") { try look("\(path)/\(name)") }
        }
        for path in ["packed-refs", "FETCH_HEAD", "refs/remotes"] { try look(path) }
        return ContentDigest(of: parts.joined(separator: "\n")).hex
    }
}
