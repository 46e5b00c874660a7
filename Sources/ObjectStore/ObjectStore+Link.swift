package import ClipModel
package import Files
internal import Glibc

extension ObjectStore {
    /// A file made of an object: how, and its state right after, by which ``adopt(fileAt:as:remembered:)`` tells later
    /// whether to believe it.
    package struct Link: Hashable, Sendable {
        package let method: CopyMethod
        package let seal: ObjectSeal
    }

    /// Makes `path` a read-only file with the object's content, at once, replacing what lies there: by reflink, else by
    /// hard link, else by copy. A file that is the object already is left alone.
    ///
    /// The object is not read through; see ``verify(_:remembered:remember:)``.
    package func link(_ digest: ContentDigest, to path: String) throws(ObjectFault) -> Link {
        guard let object = self.path(of: digest) else { throw .missing(digest) }
        if let seal = try sealIfSame(object, path) { return Link(method: .hardLink, seal: seal) }
        // Made in the store's own temporary folder, so that a crash leaves nothing beside `path`, if both lie on one
        // file system; else beside `path`.
        if let link = try link(object, to: path, by: try newTemporary()) { return link }
        let beside = Files.temporaryName(for: path)
        guard let link = try link(object, to: path, by: beside) else {
            throw .file(FileFault("replace", path, code: EXDEV))
        }
        return link
    }

    /// `nil` if `temporary` lies on another file system than `path`.
    private func link(_ object: String, to path: String, by temporary: String) throws(ObjectFault) -> Link? {
        // Goes after success too: renaming one name of a file to another name of the same file leaves both.
        defer { unlink(temporary) }
        let method = try materialise(object, at: temporary)
        if rename(temporary, path) != 0 {
            if errno == EXDEV { return nil }
            throw ObjectFault(FileFault("replace", path, code: errno))
        }
        return try files { () throws(FileFault) in
            try Files.syncDirectory(Files.parent(of: path))
            guard let stamp = try FileStamp.of(path, followingLinks: false) else {
                throw FileFault("look at", path, code: ENOENT)
            }
            return Link(method: method, seal: ObjectSeal(stamp))
        }
    }

    private func materialise(_ object: String, at temporary: String) throws(ObjectFault) -> CopyMethod {
        try files { () throws(FileFault) in
            if try Files.clone(object, toNew: temporary, mode: 0o444) { return .reflink }
            if Glibc.link(object, temporary) == 0 { return .hardLink }
            return try Files.copy(object, toNew: temporary, mode: 0o444, synced: true)
        }
    }

    private func sealIfSame(_ object: String, _ path: String) throws(ObjectFault) -> ObjectSeal? {
        try files { () throws(FileFault) in
            guard let one = try FileStamp.of(object, followingLinks: false),
                let other = try FileStamp.of(path, followingLinks: false),
                one.inode == other.inode, one.device == other.device
            else { return nil }
            return ObjectSeal(other)
        }
    }

    /// What a file that should hold an object's content holds.
    package enum Adoption: Hashable, Sendable {
        /// The content is right; the seal says in which state it was found so.
        case sound(ObjectSeal)
        /// Something else.
        case different(ContentDigest)
        case missing
    }

    /// Checks a file made by ``link(_:to:)`` or by another program. It is believed unread if it is in the state
    /// `remembered`; else it is digested. Content that is right and missing from the store is taken in.
    package func adopt(
        fileAt path: String, as digest: ContentDigest, remembered: ObjectSeal?
    ) throws(ObjectFault) -> Adoption {
        let stamp = try files { () throws(FileFault) in try FileStamp.of(path, followingLinks: false) }
        guard let stamp, stamp.isRegular else { return .missing }
        if let remembered, remembered == ObjectSeal(stamp), contains(digest) { return .sound(remembered) }
        let (actual, found) = try files { () throws(FileFault) in try Files.digest(path) }
        guard actual == digest else { return .different(actual) }
        if !contains(digest) {
            let taken = try insert(fileAt: path, moving: false)
            guard taken.digest == digest else { return .different(taken.digest) }
        }
        return .sound(ObjectSeal(found))
    }
}
