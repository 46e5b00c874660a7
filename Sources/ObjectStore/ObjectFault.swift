package import ClipModel
package import Files

/// Why the object store could not do as asked.
package enum ObjectFault: Error, Hashable, Sendable, CustomStringConvertible {
    case missing(ContentDigest)
    /// The content is not what the name says; `actual` is what was found.
    case damaged(ContentDigest, actual: ContentDigest)
    /// The file changed while it was taken in.
    case changedMeanwhile(path: String)
    /// No room left. Nothing half-written stays.
    case full(path: String)
    case file(FileFault)

    init(_ fault: FileFault) { self = fault.isFull ? .full(path: fault.path) : .file(fault) }

    package var description: String {
        switch self {
        case .missing(let digest): "no object `\(digest)` in the store"
        case .damaged(let digest, let actual): "the object `\(digest)` is damaged: it holds `\(actual)`"
        case .changedMeanwhile(let path): "`\(path)` changed while it was read"
        case .full(let path): "no space left to write `\(path)`"
        case .file(let fault): fault.description
        }
    }
}

/// What tells that an object's file was not touched since it was last read through: size, time and place. The time of
/// status change is left out, since each hard link made or removed sets it.
package struct ObjectSeal: Hashable, Sendable {
    package var size: UInt64
    /// Nanoseconds since 1970.
    package var modified: Int64
    package var inode: UInt64

    package init(size: UInt64, modified: Int64, inode: UInt64) {
        self.size = size
        self.modified = modified
        self.inode = inode
    }

    package init(_ stamp: FileStamp) {
        self.init(size: stamp.size, modified: stamp.modified, inode: stamp.inode)
    }
}
