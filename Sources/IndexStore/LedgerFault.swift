package import ClipModel
package import Files

/// Why the ledger could not do as asked. Nothing was changed.
package enum LedgerFault: Error, Hashable, Sendable, CustomStringConvertible {
    /// The database's bytes can't be trusted; ``Ledger/repair(directory:)`` makes a new one of what is readable.
    case damaged(path: String, reason: String)
    /// A database, but not a ledger.
    case foreign(path: String)
    /// Written by a later version of the program.
    case newer(path: String, version: Int)
    /// The directory can't be written to.
    case readOnly(path: String)
    case full(path: String)
    /// Another process held it for too long.
    case busy(path: String)
    case unknownAttempt(AttemptID)
    case duplicateAttempt(AttemptID)
    case forbiddenChange(AttemptID, from: AttemptState, to: AttemptState)
    case file(FileFault)
    case database(SQLiteFault)

    init(_ fault: FileFault) {
        self =
            fault.isFull ? .full(path: fault.path) : fault.isForbidden ? .readOnly(path: fault.path) : .file(fault)
    }

    init(_ fault: SQLiteFault) {
        if fault.isDamaged {
            self = .damaged(path: fault.path, reason: fault.message)
        } else if fault.isFull {
            self = .full(path: fault.path)
        } else if fault.isBusy {
            self = .busy(path: fault.path)
        } else {
            self = fault.isForbidden ? .readOnly(path: fault.path) : .database(fault)
        }
    }

    package var description: String {
        switch self {
        case .damaged(let path, let reason): "the ledger `\(path)` is damaged: \(reason)"
        case .foreign(let path): "`\(path)` is not a ledger"
        case .newer(let path, let version): "the ledger `\(path)` has format \(version), which is newer than known"
        case .readOnly(let path): "the ledger `\(path)` can't be written to"
        case .full(let path): "no space left to write the ledger `\(path)`"
        case .busy(let path): "the ledger `\(path)` is held by another process"
        case .unknownAttempt(let id): "no attempt `\(id)` in the ledger"
        case .duplicateAttempt(let id): "an attempt `\(id)` is in the ledger already"
        case .forbiddenChange(let id, let from, let to):
            "the attempt `\(id)` is \(from.rawValue) and can't become \(to.rawValue)"
        case .file(let fault): fault.description
        case .database(let fault): fault.description
        }
    }
}
