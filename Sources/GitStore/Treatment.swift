internal import CGit2
internal import ClipModel
internal import Files
internal import Glibc

/// How a file's bytes and its blob relate, by the attributes of its path.
enum Treatment: Equatable {
    /// libgit2's own filters decide: line ends (`text`, `eol`, `core.autocrlf`) and `ident`, or nothing at all.
    case ordinary
    /// The blob is a pointer; the content lives in the object store.
    case large
    /// git would run a program, which this one never does.
    case foreign(String)
}

/// Turns files into blobs and tells what blob a file would become.
///
/// Pointers are made here and not by a filter registered with libgit2: its filters get whole files in memory, and one
/// video can be larger than that. Here the content is digested block by block and never copied.
struct Cleaner: ~Copyable {
    let repo: OpaquePointer
    let store: LargeFiles
    private let database: OpaquePointer
    private let config: OpaquePointer
    /// Whether the executable bit is believed (`core.fileMode`).
    let tracksMode: Bool

    /// More than this isn't committed as an ordinary blob; it would have to be in memory.
    static let limit: UInt64 = 1 << 30

    init(_ repo: OpaquePointer, store: LargeFiles) throws(GitFault) {
        self.repo = repo
        self.store = store
        let config = try Library.make("read the configuration") { git_repository_config($0, repo) }
        var on: Int32 = 1
        if git_config_get_bool(&on, config, "core.filemode") != 0 { on = 1 }
        do throws(GitFault) {
            database = try Library.make("open the objects") { git_repository_odb($0, repo) }
        } catch {
            git_config_free(config)
            throw error
        }
        self.config = config
        tracksMode = on != 0
    }

    deinit {
        git_odb_free(database)
        git_config_free(config)
    }

    func treatment(of path: String) throws(GitFault) -> Treatment {
        if let encoding = try attribute("working-tree-encoding", path), encoding.uppercased() != "UTF-8" {
            return .foreign("working-tree-encoding=\(encoding)")
        }
        guard let filter = try attribute("filter", path) else { return .ordinary }
        if filter == "lfs" { return .large }
        // A filter without a program configured does nothing, to git too.
        return ["clean", "smudge", "process"].contains { configured("filter.\(filter).\($0)") }
            ? .foreign(filter) : .ordinary
    }

    private func attribute(_ name: String, _ path: String) throws(GitFault) -> String? {
        var value: UnsafePointer<CChar>?
        try Library.check("read the attributes", git_attr_get(&value, repo, 0, path, name))
        guard git_attr_value(value) == GIT_ATTR_VALUE_STRING, let value else { return nil }
        return String(cString: value)
    }

    private func configured(_ name: String) -> Bool {
        var entry: UnsafeMutablePointer<git_config_entry>?
        guard git_config_get_entry(&entry, config, name) == 0 else { return false }
        git_config_entry_free(entry)
        return true
    }

    /// The mode that a file has in a commit. Where modes aren't believed, the old one stays.
    func mode(of state: FileState, before: UInt32?) -> UInt32 {
        if state.kind == .link { return 0o120000 }
        if !tracksMode { return before == 0o100755 ? 0o100755 : 0o100644 }
        return state.isExecutable ? 0o100755 : 0o100644
    }

    /// A blob and the state of the file that it was made of.
    struct Cleaned {
        var id: ObjectID
        var state: FileState
    }

    /// The blob that the file would become. With `writing`, the blob is stored, and the content of a large file too.
    func clean(_ path: String, in tree: borrowing WorkTree, kind: FileState.Kind, writing: Bool) throws(GitFault)
        -> Cleaned
    {
        if kind == .link { return try cleanLink(path, in: tree, writing: writing) }
        switch try treatment(of: path) {
        case .foreign(let name): throw .filtered(path: path, filter: name)
        case .large: return try cleanLarge(path, in: tree, writing: writing)
        case .ordinary: return try cleanOrdinary(path, in: tree, writing: writing)
        }
    }

    private func cleanLink(_ path: String, in tree: borrowing WorkTree, writing: Bool) throws(GitFault) -> Cleaned {
        guard let state = try tree.state(of: path), state.kind == .link else { throw .changedMeanwhile(path: path) }
        return Cleaned(id: try blob(try tree.target(ofLink: path), writing: writing), state: state)
    }

    private func cleanOrdinary(_ path: String, in tree: borrowing WorkTree, writing: Bool) throws(GitFault) -> Cleaned {
        let file = try tree.read(path)
        let state = file.state
        guard state.size <= Self.limit else {
            throw .tooLarge(what: path, size: state.size, limit: Self.limit)
        }
        let bytes = try readAll(file.number, path, expecting: Int(state.size))
        try verify(file.number, path, was: state)
        return Cleaned(id: try blob(try normalized(bytes, path), writing: writing), state: state)
    }

    private func cleanLarge(_ path: String, in tree: borrowing WorkTree, writing: Bool) throws(GitFault) -> Cleaned {
        let file = try tree.read(path)
        let state = file.state
        // git-lfs leaves an empty file and a file that is a pointer already as they are.
        if state.size < UInt64(LFSPointer.limit) {
            let bytes = try readAll(file.number, path, expecting: Int(state.size))
            try verify(file.number, path, was: state)
            if bytes.isEmpty || LFSPointer(lenient: bytes) != nil {
                return Cleaned(id: try blob(bytes, writing: writing), state: state)
            }
        }
        let digest = try digestAll(file.number, path)
        try verify(file.number, path, was: state)
        let pointer = LFSPointer(digest: digest, size: state.size)
        if writing { try store.keep(digest, size: state.size, of: path, below: tree.path) }
        let after = try verify(file.number, path, was: state)
        return Cleaned(id: try blob(Array(pointer.text.utf8), writing: writing), state: after)
    }

    // The change time may move: linking the file into a store sets it.
    @discardableResult
    private func verify(_ fd: Int32, _ path: String, was state: FileState) throws(GitFault) -> FileState {
        var raw = stat()
        guard fstat(fd, &raw) == 0 else { throw .file(FileFault("read", path, code: errno)) }
        let now = FileState(raw)
        guard now.sameContent(as: state) else { throw .changedMeanwhile(path: path) }
        return now
    }

    /// Stores bytes as a blob, or only names the blob that they would be.
    func blob(_ bytes: [UInt8], writing: Bool) throws(GitFault) -> ObjectID {
        var id = git_oid()
        let code = bytes.withUnsafeBytes { raw in
            let start = raw.baseAddress ?? UnsafeRawPointer(bitPattern: 1)!
            return writing
                ? git_odb_write(&id, database, start, raw.count, GIT_OBJECT_BLOB)
                : git_odb_hash(&id, start, raw.count, GIT_OBJECT_BLOB)
        }
        try Library.check("write a blob", code)
        return ObjectID(id)
    }

    private func normalized(_ bytes: [UInt8], _ path: String) throws(GitFault) -> [UInt8] {
        try Self.filter(bytes, path, GIT_FILTER_TO_ODB, repo)
    }

    /// Runs libgit2's own filters on bytes: to the blob, or from it.
    static func filter(
        _ bytes: [UInt8], _ path: String, _ mode: git_filter_mode_t, _ repo: OpaquePointer
    ) throws(GitFault) -> [UInt8] {
        var list: OpaquePointer?
        // ALLOW_UNSAFE: git only warns of line ends that don't survive the round trip.
        let flags = GIT_FILTER_ALLOW_UNSAFE.rawValue
        try Library.check("read the filters", git_filter_list_load(&list, repo, nil, path, mode, flags))
        guard let list else { return bytes }
        defer { git_filter_list_free(list) }
        var out = git_buf()
        let code = bytes.withUnsafeBytes { raw in
            let start = raw.baseAddress?.assumingMemoryBound(to: CChar.self)
            return git_filter_list_apply_to_buffer(&out, list, start, raw.count)
        }
        try Library.check("filter `\(path)`", code)
        defer { git_buf_dispose(&out) }
        return [UInt8](UnsafeRawBufferPointer(start: out.ptr, count: out.size))
    }

    private func readAll(_ fd: Int32, _ path: String, expecting size: Int) throws(GitFault) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: size)
        var filled = 0
        while filled < size {
            let count = bytes.withUnsafeMutableBytes {
                pread(fd, $0.baseAddress! + filled, size - filled, off_t(filled))
            }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw .file(FileFault("read", path, code: errno)) }
            guard count > 0 else { throw .changedMeanwhile(path: path) }
            filled += count
        }
        return bytes
    }

    private func digestAll(_ fd: Int32, _ path: String) throws(GitFault) -> ContentDigest {
        var hasher = DigestHasher()
        var block = [UInt8](repeating: 0, count: 1 << 20)
        var at: off_t = 0
        while true {
            let count = block.withUnsafeMutableBytes { pread(fd, $0.baseAddress!, $0.count, at) }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw .file(FileFault("read", path, code: errno)) }
            if count == 0 { return hasher.finish() }
            block.withUnsafeBytes { hasher.update(UnsafeRawBufferPointer(rebasing: $0[..<count])) }
            at += off_t(count)
        }
    }
}
