package import ClipModel

/// Where the content of large files lives outside git. The history asks; the object store answers.
///
/// The three calls may come from any thread.
package protocol LFSObjects: Sendable {
    /// Whether the content is held. Looks at the file system, doesn't read the content.
    func contains(_ digest: ContentDigest) -> Bool
    /// The absolute path of the held content, a regular file; `nil` if it isn't held.
    func path(of digest: ContentDigest) -> String?
    /// Takes in the content of the file at `path`, which has this digest. Leaves that file as it is: the same inode, size and
    /// times.
    func insert(fileAt path: String, digest: ContentDigest) throws
}
