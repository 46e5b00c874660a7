internal import Glibc

/// What the file system refused: the call, the path and the system's own reason. No advice; the words for people are
/// chosen where the command is known.
package struct FileFault: Error, Hashable, Sendable, CustomStringConvertible {
    package let action: String
    package let path: String
    /// `errno` of the call.
    package let code: Int32

    package init(_ action: String, _ path: String, code: Int32) {
        self.action = action
        self.path = path
        self.code = code
    }

    package var description: String { "can't \(action) `\(path)`: \(reason)" }
    package var reason: String { String(cString: strerror(code)).lowercased() }

    package var isMissing: Bool { code == ENOENT || code == ENOTDIR }
    package var isFull: Bool { code == ENOSPC || code == EDQUOT }
    package var isForbidden: Bool { code == EACCES || code == EPERM || code == EROFS }
    /// The path leads outside the project or through a symbolic link.
    package var leavesProject: Bool { code == ELOOP || code == EXDEV }
}
