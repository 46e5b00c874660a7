internal import CPlatform
internal import Files
internal import Glibc

/// What the index remembers of a file: enough to see that it changed without reading it.
struct FileState: Equatable {
    enum Kind { case regular, link, folder, other }

    var kind: Kind
    var isExecutable: Bool
    var size: UInt64
    /// Nanoseconds since 1970.
    var modified: Int64
    var changed: Int64
    var inode: UInt64
    var device: UInt64
    var user: UInt32
    var group: UInt32
    var isReadOnly: Bool

    init(_ raw: stat) {
        switch raw.st_mode & S_IFMT {
        case S_IFREG: kind = .regular
        case S_IFLNK: kind = .link
        case S_IFDIR: kind = .folder
        default: kind = .other
        }
        isExecutable = raw.st_mode & S_IXUSR != 0
        size = UInt64(raw.st_size)
        modified = Int64(raw.st_mtim.tv_sec) * 1_000_000_000 + Int64(raw.st_mtim.tv_nsec)
        changed = Int64(raw.st_ctim.tv_sec) * 1_000_000_000 + Int64(raw.st_ctim.tv_nsec)
        inode = UInt64(raw.st_ino)
        device = UInt64(raw.st_dev)
        user = raw.st_uid
        group = raw.st_gid
        isReadOnly = raw.st_mode & 0o222 == 0
    }

    /// Whether both are one file with one content. The change time may differ: making another link sets it.
    func sameContent(as other: FileState) -> Bool {
        inode == other.inode && device == other.device && size == other.size && modified == other.modified
    }
}

/// A descriptor that is closed with the value.
struct Descriptor: ~Copyable {
    let number: Int32
    init(_ number: Int32) { self.number = number }
    deinit { close(number) }
}

/// An open file and its state when it was opened.
struct OpenFile: ~Copyable {
    let descriptor: Descriptor
    let state: FileState
    var number: Int32 { descriptor.number }
}

/// The files of a project. Every path is opened below the root by the kernel's own rules: none leaves it, and none passes
/// a symbolic link, whatever another process does meanwhile.
struct WorkTree: ~Copyable {
    let path: String
    private let root: Descriptor

    init(_ path: String) throws(GitFault) {
        let fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard fd >= 0 else { throw .file(FileFault("open", path, code: errno)) }
        self.path = path
        root = Descriptor(fd)
    }

    var rootDescriptor: Int32 { root.number }

    /// The state of what lies at `relative`, itself and not what it links to; `nil` if nothing does, or if a folder on the
    /// way is a link or a file.
    func state(of relative: String) throws(GitFault) -> FileState? {
        // O_PATH of Linux, which Glibc's module doesn't import: a handle on the name alone, that opens no device.
        let fd = cplatform_open_beneath(root.number, relative, 0o10_000_000 | O_NOFOLLOW, 0)
        if fd == -ENOENT || fd == -ENOTDIR || fd == -ELOOP || fd == -EXDEV { return nil }
        guard fd >= 0 else { throw .file(FileFault("look at", relative, code: -fd)) }
        defer { close(fd) }
        var raw = stat()
        guard fstat(fd, &raw) == 0 else { throw .file(FileFault("look at", relative, code: errno)) }
        return FileState(raw)
    }

    /// Opens a regular file for reading.
    func read(_ relative: String) throws(GitFault) -> OpenFile {
        let fd = cplatform_open_beneath(root.number, relative, O_RDONLY | O_NONBLOCK, 0)
        guard fd >= 0 else { throw .file(FileFault("read", relative, code: -fd)) }
        let descriptor = Descriptor(fd)
        var raw = stat()
        guard fstat(fd, &raw) == 0 else { throw .file(FileFault("read", relative, code: errno)) }
        let state = FileState(raw)
        guard state.kind == .regular else { throw .changedMeanwhile(path: relative) }
        return OpenFile(descriptor: descriptor, state: state)
    }

    /// What a symbolic link says.
    func target(ofLink relative: String) throws(GitFault) -> [UInt8] {
        let folder = try folder(of: relative, making: false)
        var bytes = [UInt8](repeating: 0, count: 4096)
        let count = bytes.withUnsafeMutableBytes {
            readlinkat(folder.number, lastPart(relative), $0.baseAddress!.assumingMemoryBound(to: CChar.self), $0.count)
        }
        guard count >= 0 else { throw .file(FileFault("read", relative, code: errno)) }
        return Array(bytes.prefix(count))
    }

    /// The folder that holds `relative`, opened. With `making` the missing ones are made.
    func folder(of relative: String, making: Bool) throws(GitFault) -> Descriptor {
        guard let slash = relative.utf8.lastIndex(of: 47) else { return try folder(".", meaning: relative) }
        let path = String(relative[..<slash])
        let fd = cplatform_open_beneath(root.number, path, O_RDONLY | O_DIRECTORY, 0)
        if fd >= 0 { return Descriptor(fd) }
        if fd == -ENOENT, making {
            let above = try folder(of: path, making: true)
            if mkdirat(above.number, lastPart(path), 0o777) != 0, errno != EEXIST {
                throw .file(FileFault("make the directory", path, code: errno))
            }
        }
        return try folder(path, meaning: relative)
    }

    private func folder(_ path: String, meaning relative: String) throws(GitFault) -> Descriptor {
        let fd = cplatform_open_beneath(root.number, path, O_RDONLY | O_DIRECTORY, 0)
        if fd == -ENOTDIR || fd == -ELOOP || fd == -EXDEV { throw .obstructed(path: relative) }
        guard fd >= 0 else { throw .file(FileFault("open", path, code: -fd)) }
        return Descriptor(fd)
    }

    /// Removes a file or link, and the folders above it that are empty then.
    func remove(_ relative: String) throws(GitFault) {
        guard try state(of: relative) != nil else { return }
        let folder = try folder(of: relative, making: false)
        if unlinkat(folder.number, lastPart(relative), 0) != 0, errno != ENOENT {
            throw .file(FileFault("remove", relative, code: errno))
        }
        try removeEmptyFolders(above: relative)
    }

    private func removeEmptyFolders(above relative: String) throws(GitFault) {
        var path = relative[...]
        while let slash = path.utf8.lastIndex(of: 47) {
            path = path[..<slash]
            let above = try folder(of: String(path), making: false)
            if unlinkat(above.number, lastPart(String(path)), AT_REMOVEDIR) != 0 { return }
        }
    }

    /// The files and links below a folder, empty folders not counted.
    func filesBelow(_ relative: String) throws(GitFault) -> [String] {
        let fd = cplatform_open_beneath(root.number, relative, O_RDONLY | O_DIRECTORY, 0)
        guard fd >= 0 else { return [] }
        guard let stream = fdopendir(fd) else {
            close(fd)
            throw .file(FileFault("list", relative, code: errno))
        }
        defer { closedir(stream) }
        var out: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            guard name != ".", name != ".." else { continue }
            let path = relative + "/" + name
            out += try state(of: path)?.kind == .folder ? filesBelow(path) : [path]
        }
        return out
    }

    /// Makes an empty folder where nothing is; one that is there stays.
    func makeFolder(_ relative: String) throws(GitFault) {
        let folder = try folder(of: relative, making: true)
        if mkdirat(folder.number, lastPart(relative), 0o777) != 0, errno != EEXIST {
            throw .file(FileFault("make the directory", relative, code: errno))
        }
    }
}

/// The last part of a path.
func lastPart(_ path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: 47) else { return path }
    return String(path[path.utf8.index(after: slash)...])
}

/// The folders above a path, nearest first, without the root.
func foldersAbove(_ path: String) -> [String] {
    var out: [String] = []
    var rest = path[...]
    while let slash = rest.utf8.lastIndex(of: 47) {
        rest = rest[..<slash]
        out.append(String(rest))
    }
    return out
}
