internal import Synchronization

/// A value that one thread at a time may use, such as a database connection, which is not `Sendable`.
///
/// `@unchecked Sendable` is true because `value` is reached inside ``withLock(_:)`` alone, and only `Sendable` results
/// leave it: copies of plain values, never the connection or a row.
final class Guarded<Value>: @unchecked Sendable {
    private let lock = Mutex(())
    private var value: Value

    init(_ value: sending Value) { self.value = value }

    func withLock<Result: Sendable, Fault: Error>(
        _ body: (inout Value) throws(Fault) -> Result
    ) throws(Fault) -> Result {
        try lock.withLock { (_: inout Void) throws(Fault) -> Result in try body(&value) }
    }
}
