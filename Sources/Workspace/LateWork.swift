internal import Dispatch

/// Work that only the end of the process waits for, such as what makes the next command quicker.
package enum LateWork {
    private static let group = DispatchGroup()

    static func begin(_ work: @escaping @Sendable () -> Void) {
        DispatchQueue.global().async(group: group, execute: work)
    }

    /// Waits for all that was begun.
    package static func finish() { group.wait() }
}
