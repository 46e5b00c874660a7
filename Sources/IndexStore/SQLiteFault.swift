internal import CSQLite

/// What SQLite refused. Values bound to the statement are left out: they may be private.
package struct SQLiteFault: Error, Hashable, Sendable, CustomStringConvertible {
    /// The primary result code.
    package let code: Int32
    package let extendedCode: Int32
    /// SQLite's own words.
    package let message: String
    /// The statement, or the call where there was none.
    package let sql: String
    package let path: String

    package var description: String { "`\(path)`: \(message) (\(extendedCode))" }

    /// The file holds something else than it should: damaged bytes, no database, or other tables.
    package var isDamaged: Bool { [SQLITE_CORRUPT, SQLITE_NOTADB, SQLITE_ERROR, SQLITE_MISMATCH].contains(code) }
    package var isBusy: Bool { code == SQLITE_BUSY || code == SQLITE_LOCKED }
    /// No room left. The log's shared memory reports that as an I/O error of its own.
    package var isFull: Bool { code == SQLITE_FULL || extendedCode == SQLITE_IOERR | (19 << 8) }
    /// The place can't be written to, or not even opened.
    package var isForbidden: Bool { [SQLITE_READONLY, SQLITE_CANTOPEN, SQLITE_PERM, SQLITE_AUTH].contains(code) }
}
