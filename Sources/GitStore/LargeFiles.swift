internal import CPlatform
internal import ClipModel
internal import Files
internal import Glibc

/// The content of large files in its two places: the project's own store, and git-lfs's folder `lfs/objects`, from which
/// `git lfs push` and `git lfs fsck` take it.
struct LargeFiles {
    let folder: String
    let objects: (any LFSObjects)?

    init(_ repository: GitRepository) {
        folder = repository.commonDirectory + "/lfs/objects"
        objects = repository.objects
    }

    /// Where git-lfs wants the content.
    func path(of digest: ContentDigest) -> String {
        "\(folder)/\(digest.hex.prefix(2))/\(digest.hex.dropFirst(2).prefix(2))/\(digest.hex)"
    }

    /// A place that holds the content in full length: git-lfs's folder, else the store.
    func source(_ digest: ContentDigest, size: UInt64) -> String? {
        let candidates = [path(of: digest), objects?.path(of: digest)]
        return candidates.compactMap { $0 }.first { isWhole($0, size) }
    }

    private func isWhole(_ path: String, _ size: UInt64) -> Bool {
        var raw = stat()
        return lstat(path, &raw) == 0 && raw.st_mode & S_IFMT == S_IFREG && UInt64(raw.st_size) == size
    }

    /// Whether the file in this state is one of the two copies itself, by a hard link.
    func isLink(_ state: FileState, of digest: ContentDigest) -> Bool {
        [path(of: digest), objects?.path(of: digest)].compactMap { $0 }.contains { path in
            var raw = stat()
            return lstat(path, &raw) == 0 && FileState(raw).sameContent(as: state)
        }
    }

    /// Sees to it that the content of the file `name` below `root` is in the store and in git-lfs's folder.
    func keep(_ digest: ContentDigest, size: UInt64, of name: String, below root: String) throws(GitFault) {
        let path = root + "/" + name
        if let objects, !objects.contains(digest) {
            do { try objects.insert(fileAt: path, digest: digest) } catch {
                throw .objectStore(digest: digest, text: String(describing: error))
            }
        }
        let target = self.path(of: digest)
        if isWhole(target, size) { return }
        let parent = Files.parent(of: target)
        try fileWork { () throws(FileFault) in try Files.makeDirectory(parent) }
        let folder = open(parent, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard folder >= 0 else { throw .file(FileFault("open", parent, code: errno)) }
        let opened = Descriptor(folder)
        if let held = objects?.path(of: digest) { return try place(held, mayLink: true, at: target, opened) }
        // The store answers for what it holds; a file that anyone may write to is looked at once more.
        try place(path, mayLink: false, at: target, opened) { (copy) throws(GitFault) in
            let (found, _) = try fileWork { () throws(FileFault) in try Files.digest(copy) }
            guard found == digest else { throw .changedMeanwhile(path: name) }
        }
    }

    private func place(
        _ source: String, mayLink: Bool, at target: String, _ folder: borrowing Descriptor,
        checking check: (String) throws(GitFault) -> Void = { _ in }
    ) throws(GitFault) {
        let temporary = Files.temporaryName(for: target)
        defer { unlink(temporary) }
        let copy = FileCopy(source: source, mode: 0o444, mayLink: mayLink)
        try copy.make(in: folder.number, name: lastPart(temporary), synced: true)
        try check(temporary)
        try fileWork { () throws(FileFault) in try Files.move(temporary, to: target) }
    }
}

/// Makes a second appearance of a file: by shared blocks where the file system can, else by a hard link if the source
/// can't be written to, else by a copy.
struct FileCopy {
    var source: String
    var mode: UInt32
    var mayLink: Bool

    /// Makes `name`, which must not exist, in an open folder. The modification time is the source's, so that git doesn't
    /// take the file for one written in the same moment as its index.
    func make(in folder: Int32, name: String, synced: Bool) throws(GitFault) {
        let number = open(source, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
        guard number >= 0 else { throw .file(FileFault("read", source, code: errno)) }
        let from = Descriptor(number)
        var raw = stat()
        guard fstat(from.number, &raw) == 0 else { throw .file(FileFault("read", source, code: errno)) }
        let target = try make(folder, name)
        if cplatform_clone(from.number, target.number) != 0 {
            if mayLink, FileState(raw).isReadOnly, link(over: name, in: folder) { return }
            try copyBytes(from, target, size: UInt64(raw.st_size))
        }
        let times = [raw.st_atim, raw.st_mtim]
        guard futimens(target.number, times) == 0, !synced || fsync(target.number) == 0 else {
            throw .file(FileFault("write", name, code: errno))
        }
    }

    private func make(_ folder: Int32, _ name: String) throws(GitFault) -> Descriptor {
        let number = openat(folder, name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
        guard number >= 0 else { throw .file(FileFault("write", name, code: errno)) }
        return Descriptor(number)
    }

    // A second name first: where links can't be made, the empty file stays to be filled.
    private func link(over name: String, in folder: Int32) -> Bool {
        let second = name + "-link"
        guard linkat(AT_FDCWD, source, folder, second, 0) == 0 else { return false }
        if renameat(folder, second, folder, name) == 0 { return true }
        unlinkat(folder, second, 0)
        return false
    }

    private func copyBytes(
        _ from: borrowing Descriptor, _ to: borrowing Descriptor, size: UInt64
    ) throws(GitFault) {
        let count = cplatform_copy_range(from.number, to.number, size)
        if count == Int64(size) { return }
        if count >= 0 { throw .changedMeanwhile(path: source) }
        guard count == -Int64(EXDEV) || count == -Int64(EINVAL) || count == -Int64(EOPNOTSUPP) else {
            throw .file(FileFault("copy", source, code: Int32(-count)))
        }
        try copyBlocks(from, to)
    }

    private func copyBlocks(_ from: borrowing Descriptor, _ to: borrowing Descriptor) throws(GitFault) {
        guard lseek(from.number, 0, SEEK_SET) == 0, lseek(to.number, 0, SEEK_SET) == 0 else {
            throw .file(FileFault("copy", source, code: errno))
        }
        var block = [UInt8](repeating: 0, count: 1 << 20)
        while true {
            let count = block.withUnsafeMutableBytes { Glibc.read(from.number, $0.baseAddress!, $0.count) }
            if count == 0 { return }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw .file(FileFault("copy", source, code: errno)) }
            try writeAll(block[..<count], to: to.number, name: source)
        }
    }
}

/// Writes all bytes to a descriptor. `name` is for the fault.
func writeAll(_ bytes: ArraySlice<UInt8>, to fd: Int32, name: String) throws(GitFault) {
    var rest = bytes
    while !rest.isEmpty {
        let count = rest.withUnsafeBytes { Glibc.write(fd, $0.baseAddress!, $0.count) }
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { throw .file(FileFault("write", name, code: errno)) }
        rest = rest.dropFirst(count)
    }
}
