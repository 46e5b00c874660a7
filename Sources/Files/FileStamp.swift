internal import CPlatform
internal import Glibc

/// What tells one state of a file from another without reading it.
package struct FileStamp: Hashable, Sendable {
    package var size: UInt64
    /// Nanoseconds since 1970.
    package var modified: Int64
    /// Nanoseconds since 1970; the kernel sets it, so a restored modification time doesn't hide a change.
    package var changed: Int64
    package var inode: UInt64
    package var device: UInt64
    package var mode: UInt32
    package var owner: UInt32
    package var links: UInt32

    package init(
        size: UInt64, modified: Int64, changed: Int64, inode: UInt64, device: UInt64 = 0, mode: UInt32 = 0,
        owner: UInt32 = 0, links: UInt32 = 1
    ) {
        self.size = size
        self.modified = modified
        self.changed = changed
        self.inode = inode
        self.device = device
        self.mode = mode
        self.owner = owner
        self.links = links
    }

    package var isDirectory: Bool { mode & S_IFMT == S_IFDIR }
    package var isRegular: Bool { mode & S_IFMT == S_IFREG }
    package var isLink: Bool { mode & S_IFMT == S_IFLNK }
    package var isSymbolicLink: Bool { mode & S_IFMT == S_IFLNK }

    /// Whether both stamps name one state of one file. Mode, owner and link count may differ: they change no content.
    package func sameContent(as other: FileStamp) -> Bool {
        size == other.size && modified == other.modified && changed == other.changed && inode == other.inode
    }

    /// Reads the stamp of `path`; `nil` if nothing is there.
    package static func of(_ path: String, followingLinks: Bool = true) throws(FileFault) -> FileStamp? {
        var raw = cplatform_stamp()
        let code = cplatform_stat(AT_FDCWD, path, followingLinks ? 1 : 0, &raw)
        if code == -ENOENT || code == -ENOTDIR { return nil }
        guard code == 0 else { throw FileFault("look at", path, code: -code) }
        return FileStamp(raw)
    }

    init(_ raw: cplatform_stamp) {
        self.init(
            size: raw.size, modified: raw.mtime_ns, changed: raw.ctime_ns, inode: raw.inode, device: raw.device,
            mode: raw.mode, owner: raw.uid, links: raw.links)
    }
}
