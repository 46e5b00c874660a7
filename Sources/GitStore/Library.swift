internal import CGit2
internal import Files
internal import Glibc

package enum GitLibrary {
    /// Loads and starts libgit2, which reads the system's certificates, ahead of its first use. Any thread.
    package static func load() { try? Library.start() }
}

/// Starts libgit2 once in the life of the process, at the first use: it costs some milliseconds.
///
/// The options are global to the process. Owner validation is off because libgit2 1.5 doesn't accept what git accepts
/// in `safe.directory`; `OwnerCheck` does it instead. Strict creation is off because it looks up every entry of every
/// tree written; ``GitRepository/writeTree(_:)`` looks up those that came from outside. Syncing is on: a commit that was
/// reported survives a power cut. Folders of hundreds of files are remembered once read, which by itself small ones are. libgit2 itself runs no hook, filter program, pager or credential helper.
enum Library {
    private static let started: Int32 = {
        let code = git_libgit2_init()
        guard code > 0 else { return code }
        _ = cgit_set_owner_validation(0)
        _ = cgit_set_strict_creation(0)
        _ = cgit_set_fsync(1)
        _ = cgit_set_tree_cache_limit(1 << 20)
        return code
    }()

    static func start() throws(GitFault) {
        guard started > 0 else { throw fault("start libgit2", code: started) }
    }

    /// The fault for a call that just failed on this thread. libgit2 keeps its text per thread, so it is read at once.
    static func fault(_ action: String, code: Int32) -> GitFault {
        let last = git_error_last()
        let text = last?.pointee.message.map { String(cString: $0) } ?? ""
        if code == GIT_ELOCKED.rawValue { return .locked(path: lockPath(in: text) ?? action) }
        return .libgit2(action: action, code: code, category: last?.pointee.klass ?? 0, text: text)
    }

    private static func lockPath(in text: String) -> String? {
        let parts = text.split(separator: "'")
        return parts.first { $0.hasSuffix(".lock") }.map(String.init)
    }

    static func check(_ action: String, _ code: Int32) throws(GitFault) {
        guard code >= 0 else { throw fault(action, code: code) }
    }

    /// Runs a call that hands out a new object by its first argument. The caller frees it.
    static func make(
        _ action: String, _ call: (UnsafeMutablePointer<OpaquePointer?>) -> Int32
    ) throws(GitFault) -> OpaquePointer {
        var out: OpaquePointer?
        try check(action, call(&out))
        guard let out else { throw .libgit2(action: action, code: 0, category: 0, text: "no object came back") }
        return out
    }

    /// As ``make(_:_:)``, with `nil` where libgit2 says that there is no such thing.
    static func find(
        _ action: String, _ call: (UnsafeMutablePointer<OpaquePointer?>) -> Int32
    ) throws(GitFault) -> OpaquePointer? {
        var out: OpaquePointer?
        let code = call(&out)
        if code == GIT_ENOTFOUND.rawValue { return nil }
        try check(action, code)
        return out
    }
}

/// Runs file work of `Files` and passes its fault on.
func fileWork<R>(_ body: () throws(FileFault) -> R) throws(GitFault) -> R {
    do throws(FileFault) { return try body() } catch { throw .file(error) }
}

/// Orders and compares strings by their bytes. Swift's own `==` takes canonically equivalent strings for one; git and
/// Linux take them for two.
func bytesCompare(_ a: String, _ b: String) -> Int {
    let order = a.utf8.withContiguousStorageIfAvailable { x in
        b.utf8.withContiguousStorageIfAvailable { y in
            let common = min(x.count, y.count)
            let order = common == 0 ? 0 : Int(memcmp(x.baseAddress!, y.baseAddress!, common))
            return order != 0 ? order : x.count - y.count
        }
    }
    if case .some(.some(let order)) = order { return order }
    // Only strings of other languages have no storage of their own, and there are none on this platform.
    return a.utf8.elementsEqual(b.utf8) ? 0 : a.utf8.lexicographicallyPrecedes(b.utf8) ? -1 : 1
}

/// A path as git sees it: bytes, not letters.
struct PathKey: Hashable, Comparable {
    let text: String
    init(_ text: String) { self.text = text }
    static func == (a: Self, b: Self) -> Bool { bytesCompare(a.text, b.text) == 0 }
    static func < (a: Self, b: Self) -> Bool { bytesCompare(a.text, b.text) < 0 }
    func hash(into hasher: inout Hasher) {
        var text = text
        text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    }
}
