package import ClipModel
package import Files
internal import Glibc
internal import Synchronization

/// Files named by their content, under the directory `clipws` of a repository's common git directory.
///
/// ```
/// objects/aa/bb/<sha256>   one file a content, mode 0444; aa and bb are the digest's first four digits
/// tmp/<run>-<n><suffix>    being written by the run of that id
/// runs/<run>.run           locked while the run lives
/// damaged/<sha256>-<n>     objects whose content was not what their name says
/// ```
///
/// An object appears under its name complete, synced and read-only, or not at all; it is never overwritten, and removed
/// by ``remove(_:)`` alone. Any number of processes may use one store. All calls block; any thread may make them.
package final class ObjectStore: Sendable {
    /// The store's directory.
    package let directory: String
    private let mark: Mutex<RunMark?>
    private let counter = Atomic<Int>(0)

    /// Names a store; makes and reads nothing. `run` marks the run that temporary files belong to; without it, one is
    /// made with the first temporary file.
    package init(directory: String, run: RunMark? = nil) {
        self.directory = directory
        mark = Mutex(run)
    }

    /// An object's name and its size in bytes.
    package struct Entry: Hashable, Sendable {
        package let digest: ContentDigest
        package let size: UInt64

        package init(digest: ContentDigest, size: UInt64) {
            self.digest = digest
            self.size = size
        }
    }

    // MARK: Looking

    /// Whether an object of that name is there: one look at the file system, no reading.
    package func contains(_ digest: ContentDigest) -> Bool { path(of: digest) != nil }

    /// Where the object lies; `nil` if it isn't there. The file must not be written to.
    package func path(of digest: ContentDigest) -> String? {
        let path = place(of: digest)
        return (try? FileStamp.of(path, followingLinks: false))?.isRegular == true ? path : nil
    }

    /// All objects, by digest. Files that are no objects are passed over.
    package func list() throws(ObjectFault) -> [Entry] {
        var entries: [Entry] = []
        try eachObject { digest, stamp in entries.append(Entry(digest: digest, size: stamp.size)) }
        return entries
    }

    /// The bytes that all objects take together.
    package func size() throws(ObjectFault) -> UInt64 {
        var total: UInt64 = 0
        try eachObject { _, stamp in total += stamp.size }
        return total
    }

    func eachObject(_ body: (ContentDigest, FileStamp) throws(ObjectFault) -> Void) throws(ObjectFault) {
        let objects = directory + "/objects"
        for first in try files({ () throws(FileFault) in try Files.list(objects) }) {
            for second in try names(in: objects + "/" + first) {
                let folder = "\(objects)/\(first)/\(second)"
                for name in try names(in: folder) {
                    guard let digest = ContentDigest(hex: name), place(of: digest) == "\(folder)/\(name)",
                        let stamp = try files({ () throws(FileFault) in
                            try FileStamp.of("\(folder)/\(name)", followingLinks: false)
                        }), stamp.isRegular
                    else { continue }
                    try body(digest, stamp)
                }
            }
        }
    }

    // MARK: Taking in

    /// Takes a file's content in and returns its name and size. With `moving`, the file itself becomes the object where
    /// both lie on one file system, and is gone from `path` in any case on success; on failure it stays.
    ///
    /// Taking in what is there already reads the object through first: a damaged one is set aside for the new content.
    package func insert(fileAt path: String, moving: Bool) throws(ObjectFault) -> Entry {
        if moving, let entry = try insertByRename(path) { return entry }
        let temporary = try newTemporary()
        do throws(ObjectFault) {
            _ = try files { () throws(FileFault) in
                try Files.copy(path, toNew: temporary, mode: 0o444, synced: true)
            }
            let (digest, stamp) = try files { () throws(FileFault) in try Files.digest(temporary) }
            try place(temporary, as: digest)
            if moving { try files { () throws(FileFault) in try Files.remove(path) } }
            return Entry(digest: digest, size: stamp.size)
        } catch {
            unlink(temporary)
            throw error
        }
    }

    /// Takes bytes in and returns their name and size.
    package func insert(_ bytes: [UInt8]) throws(ObjectFault) -> Entry {
        let digest = ContentDigest(of: bytes)
        let temporary = try newTemporary()
        do throws(ObjectFault) {
            try files { () throws(FileFault) in try Files.create(bytes, at: temporary, mode: 0o444) }
            try place(temporary, as: digest)
        } catch {
            unlink(temporary)
            throw error
        }
        return Entry(digest: digest, size: UInt64(bytes.count))
    }

    /// `nil` where the file can't become the object: it lies on another file system or has other names too.
    private func insertByRename(_ path: String) throws(ObjectFault) -> Entry? {
        let first = try files { () throws(FileFault) in try FileStamp.of(path, followingLinks: false) }
        guard first?.isRegular == true, first?.links == 1 else { return nil }
        let (digest, before) = try files { () throws(FileFault) in try Files.digest(path) }
        try makeFolder(for: digest)
        let folder = try files { () throws(FileFault) in
            try FileStamp.of(Files.parent(of: place(of: digest)))
        }
        guard folder?.device == before.device else { return nil }
        try files { () throws(FileFault) in
            try Files.sync(path)
            try Files.setMode(path, 0o444)
        }
        let after = try files { () throws(FileFault) in try FileStamp.of(path, followingLinks: false) }
        guard let after, after.isRegular, ObjectSeal(after) == ObjectSeal(before) else {
            throw .changedMeanwhile(path: path)
        }
        try place(path, as: digest)
        return Entry(digest: digest, size: before.size)
    }

    /// Renames a synced, read-only file to an object's name, or drops it where a sound object has the name.
    private func place(_ file: String, as digest: ContentDigest) throws(ObjectFault) {
        try makeFolder(for: digest)
        let target = place(of: digest)
        while true {
            if try files({ () throws(FileFault) in try Files.moveToNew(file, to: target) }) { break }
            switch try verify(digest) {
            case .sound:
                try files { () throws(FileFault) in try Files.remove(file) }
                return
            case .damaged: try setAside(digest)
            case .missing: continue
            }
        }
        try files { () throws(FileFault) in try Files.syncDirectory(Files.parent(of: target)) }
    }

    private func makeFolder(for digest: ContentDigest) throws(ObjectFault) {
        let folder = Files.parent(of: place(of: digest))
        try files { () throws(FileFault) in
            if try FileStamp.of(folder) != nil { return }
            try Files.makeDirectory(folder)
            try Files.syncDirectory(Files.parent(of: folder))
            try Files.syncDirectory(directory + "/objects")
        }
    }

    // MARK: Taking away

    /// Removes an object; what is missing is no error. For the user's own `gc` alone.
    package func remove(_ digest: ContentDigest) throws(ObjectFault) {
        try files { () throws(FileFault) in try Files.remove(place(of: digest)) }
    }

    /// Moves an object to `damaged/`, where nothing is served from, and returns its new path; `nil` if it isn't there.
    /// Hard links made of it hold the same damaged bytes still.
    @discardableResult
    package func setAside(_ digest: ContentDigest) throws(ObjectFault) -> String? {
        let damaged = directory + "/damaged"
        try files { () throws(FileFault) in try Files.makeDirectory(damaged) }
        for number in 1... {
            guard contains(digest) else { return nil }
            let target = "\(damaged)/\(digest)-\(number)"
            do throws(FileFault) {
                guard try Files.moveToNew(place(of: digest), to: target) else { continue }
                try Files.syncDirectory(damaged)
                return target
            } catch {
                // Another process was faster.
                if error.isMissing { return nil }
                throw ObjectFault(error)
            }
        }
        return nil
    }

    /// Whether an object of that name was found damaged once.
    package func wasSetAside(_ digest: ContentDigest) -> Bool {
        (try? FileStamp.of("\(directory)/damaged/\(digest)-1", followingLinks: false)) ?? nil != nil
    }

    // MARK: Temporary files

    /// The run that this store's temporary files belong to.
    package func run() throws(ObjectFault) -> RunMark {
        try files { () throws(FileFault) in
            try mark.withLock { (mark) throws(FileFault) in
                if let mark { return mark }
                let made = try RunMark(in: runs)
                mark = made
                return made
            }
        }
    }

    /// A path in the store's file system at which nothing lies yet and no other run makes anything.
    package func newTemporary(suffix: String = "") throws(ObjectFault) -> String {
        let id = try run().id
        try files { () throws(FileFault) in try Files.makeDirectory(temporaries) }
        let number = counter.wrappingAdd(1, ordering: .relaxed).newValue
        return "\(temporaries)/\(id)-\(number)-\(UInt32.random(in: 0 ... .max))\(suffix)"
    }

    /// Removes what runs that ended left in `tmp/`, and returns how many entries went. A run is alive while its mark is
    /// locked; what names no run goes when it is older than `age` seconds. `keeping` is asked, by name and after the run
    /// was found dead, whether an entry is wanted still.
    @discardableResult
    package func sweepTemporaries(
        age: Int64 = 86_400, keeping: (String) -> Bool = { _ in false }
    ) throws(ObjectFault) -> Int {
        var removed = 0
        for name in try files({ () throws(FileFault) in try Files.list(temporaries) }) {
            let path = temporaries + "/" + name
            guard try isLeft(name, path, age: age), !keeping(name) else { continue }
            try files { () throws(FileFault) in try Files.removeTree(path) }
            removed += 1
        }
        try files { () throws(FileFault) in try RunMark.sweep(runs) }
        return removed
    }

    private func isLeft(_ name: String, _ path: String, age: Int64) throws(ObjectFault) -> Bool {
        try files { () throws(FileFault) in
            let owner = name.prefix { $0 != "-" }
            if owner.utf8.count == 26, owner.utf8.allSatisfy({ (48...57).contains($0) || (97...122).contains($0) }) {
                return try !RunMark.isAlive(String(owner), in: runs)
            }
            guard let stamp = try FileStamp.of(path, followingLinks: false) else { return false }
            return Int64(time(nil)) - stamp.modified / 1_000_000_000 > age
        }
    }

    private var temporaries: String { directory + "/tmp" }
    /// Where runs are marked.
    package var runs: String { directory + "/runs" }

    func place(of digest: ContentDigest) -> String {
        let hex = digest.hex
        return "\(directory)/objects/\(hex.prefix(2))/\(hex.dropFirst(2).prefix(2))/\(hex)"
    }

    /// The names in a directory; none in anything else.
    private func names(in path: String) throws(ObjectFault) -> [String] {
        do throws(FileFault) {
            return try Files.list(path)
        } catch {
            if error.isMissing { return [] }
            throw ObjectFault(error)
        }
    }
}

/// Runs file work and turns its faults into the store's.
func files<T>(_ body: () throws(FileFault) -> T) throws(ObjectFault) -> T {
    do throws(FileFault) { return try body() } catch { throw ObjectFault(error) }
}
