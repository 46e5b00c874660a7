internal import CSQLite
internal import ClipModel

/// A value bound to a statement.
enum SQLiteValue: Sendable {
    case null
    case int(Int64)
    case text(String)
    case bytes([UInt8])

    static func optional(_ text: String?) -> Self { text.map(Self.text) ?? .null }
    static func optional(_ value: Int64?) -> Self { value.map(Self.int) ?? .null }
}

/// One row of a result. It lives during the closure that it is given to, and no longer.
struct SQLiteRow: ~Copyable {
    fileprivate let statement: OpaquePointer

    func int(_ column: Int32) -> Int64 { sqlite3_column_int64(statement, column) }
    func double(_ column: Int32) -> Double { sqlite3_column_double(statement, column) }
    func isNull(_ column: Int32) -> Bool { sqlite3_column_type(statement, column) == SQLITE_NULL }
    func intOrNil(_ column: Int32) -> Int64? { isNull(column) ? nil : int(column) }

    /// The text as it is; bytes that are no UTF-8 become replacement characters.
    func text(_ column: Int32) -> String {
        guard let start = sqlite3_column_text(statement, column) else { return "" }
        // The count is asked for after the text: asking converts the column.
        let count = Int(sqlite3_column_bytes(statement, column))
        return String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    }

    func textOrNil(_ column: Int32) -> String? { isNull(column) ? nil : text(column) }

    /// A digest that is stored as its digits; `nil` for anything else.
    func digest(_ column: Int32) -> ContentDigest? {
        guard let start = sqlite3_column_text(statement, column) else { return nil }
        return ContentDigest(
            hex: UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, column))))
    }

    func bytes(_ column: Int32) -> [UInt8] {
        guard let start = sqlite3_column_blob(statement, column) else { return [] }
        return Array(UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, column))))
    }
}

/// One connection to one database file.
///
/// Opened without SQLite's own mutexes: it is for one thread at a time, which whoever owns it sees to (``Guarded``).
/// The handle and its statements are closed with the object and never leave it. A write-ahead log lets other processes
/// read while one writes; who wants to write and can't waits up to five seconds.
final class SQLiteConnection {
    let path: String
    private let handle: OpaquePointer
    private var idle: [String: OpaquePointer] = [:]

    enum Locking: String { case deferred, immediate }

    init(_ path: String) throws(SQLiteFault) {
        var out: OpaquePointer?
        let code = sqlite3_open_v2(
            path, &out, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nil)
        guard code == SQLITE_OK, let out else {
            let fault = Self.fault(out, code, sql: "open", path: path)
            // A failed open hands out a handle too, for its message; it has to be closed all the same.
            sqlite3_close_v2(out)
            throw fault
        }
        self.path = path
        handle = out
        sqlite3_extended_result_codes(out, 1)
        sqlite3_busy_timeout(out, 5000)
        // The file may come from someone else: nothing that its schema says is run.
        _ = csqlite_set_defensive(out, 1)
        try execute("PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON")
    }

    deinit {
        for statement in idle.values { sqlite3_finalize(statement) }
        sqlite3_close_v2(handle)
    }

    /// Runs a script of statements without values.
    func execute(_ script: String) throws(SQLiteFault) {
        try check(sqlite3_exec(handle, script, nil, nil, nil), script)
    }

    /// Moves the pages of the write-ahead log to the database as far as nobody reads them.
    func settle() throws(SQLiteFault) { _ = try row("PRAGMA wal_checkpoint(PASSIVE)") { $0.int(0) } }

    /// Runs one statement to its end.
    func run(_ sql: String, _ values: [SQLiteValue] = []) throws(SQLiteFault) { try each(sql, values) { _ in } }

    /// Runs one statement and gives each row to `body`.
    func each(_ sql: String, _ values: [SQLiteValue] = [], _ body: (borrowing SQLiteRow) -> Void) throws(SQLiteFault) {
        let statement = try take(sql)
        defer { putBack(statement, sql) }
        for (index, value) in values.enumerated() { try bind(value, statement, Int32(index + 1), sql) }
        while true {
            let code = sqlite3_step(statement)
            if code == SQLITE_DONE { return }
            guard code == SQLITE_ROW else { throw fault(code, sql) }
            body(SQLiteRow(statement: statement))
        }
    }

    /// Runs one statement and collects what `read` makes of each row; rows of which it makes nothing are left out.
    func rows<Value>(
        _ sql: String, _ values: [SQLiteValue] = [], _ read: (borrowing SQLiteRow) -> Value?
    ) throws(SQLiteFault) -> [Value] {
        var found: [Value] = []
        try each(sql, values) { row in if let value = read(row) { found.append(value) } }
        return found
    }

    /// The first row of a result; `nil` if there is none.
    func row<Value>(
        _ sql: String, _ values: [SQLiteValue] = [], _ read: (borrowing SQLiteRow) -> Value?
    ) throws(SQLiteFault) -> Value? {
        try rows(sql, values, read).first
    }

    /// The first column of the first row as a number; 0 if there is none.
    func number(_ sql: String, _ values: [SQLiteValue] = []) throws(SQLiteFault) -> Int64 {
        try row(sql, values) { $0.int(0) } ?? 0
    }

    /// The rowid of the last insertion.
    var lastRow: Int64 { sqlite3_last_insert_rowid(handle) }

    /// Runs `body` in a transaction: all of its changes happen, or none if it or the commit fails.
    func transaction<Value, Fault: Error>(
        _ locking: Locking, wrapping: (SQLiteFault) -> Fault, _ body: () throws(Fault) -> Value
    ) throws(Fault) -> Value {
        func sql(_ script: String) throws(Fault) {
            do throws(SQLiteFault) { try execute(script) } catch { throw wrapping(error) }
        }
        try sql("BEGIN \(locking.rawValue)")
        do throws(Fault) {
            let value = try body()
            try sql("COMMIT")
            return value
        } catch {
            // Some faults (a full disk) have rolled back already.
            if sqlite3_get_autocommit(handle) == 0 { try? execute("ROLLBACK") }
            throw error
        }
    }

    func transaction<Value>(
        _ locking: Locking = .immediate, _ body: () throws(SQLiteFault) -> Value
    ) throws(SQLiteFault) -> Value {
        try transaction(locking, wrapping: { $0 }, body)
    }

    /// Brings an empty or older database up to date. `steps[n]` leads from version n to version n + 1; all that are
    /// missing run in one transaction.
    func migrate(_ steps: [String], applicationID: Int64) throws(SQLiteFault) {
        guard try number("PRAGMA user_version") < Int64(steps.count) else { return }
        try transaction { () throws(SQLiteFault) in
            // Asked again: another process may have done it meanwhile.
            let version = Int(try number("PRAGMA user_version"))
            guard version < steps.count else { return }
            for step in steps[max(0, version)...] { try execute(step) }
            try execute("PRAGMA user_version=\(steps.count); PRAGMA application_id=\(applicationID)")
        }
    }

    // A statement in use is out of the cache, so that the same text can run inside its own rows.
    private func take(_ sql: String) throws(SQLiteFault) -> OpaquePointer {
        if let statement = idle.removeValue(forKey: sql) { return statement }
        var out: OpaquePointer?
        try check(sqlite3_prepare_v3(handle, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &out, nil), sql)
        guard let out else { throw fault(SQLITE_MISUSE, sql) }
        return out
    }

    private func putBack(_ statement: OpaquePointer, _ sql: String) {
        sqlite3_reset(statement)
        sqlite3_clear_bindings(statement)
        if let other = idle.updateValue(statement, forKey: sql) { sqlite3_finalize(other) }
    }

    private func bind(
        _ value: SQLiteValue, _ statement: OpaquePointer, _ index: Int32, _ sql: String
    ) throws(SQLiteFault) {
        let code =
            switch value {
            case .null: sqlite3_bind_null(statement, index)
            case .int(let number): sqlite3_bind_int64(statement, index, number)
            case .text(let text):
                sqlite3_bind_text(statement, index, text, Int32(clamping: text.utf8.count), csqlite_transient())
            case .bytes(let bytes):
                // An empty array may have no address, which would bind NULL.
                bytes.isEmpty
                    ? sqlite3_bind_zeroblob(statement, index, 0)
                    : sqlite3_bind_blob(statement, index, bytes, Int32(clamping: bytes.count), csqlite_transient())
            }
        try check(code, sql)
    }

    private func check(_ code: Int32, _ sql: String) throws(SQLiteFault) {
        guard code == SQLITE_OK else { throw fault(code, sql) }
    }

    private func fault(_ code: Int32, _ sql: String) -> SQLiteFault {
        Self.fault(handle, code, sql: sql, path: path)
    }

    private static func fault(_ handle: OpaquePointer?, _ code: Int32, sql: String, path: String) -> SQLiteFault {
        let message = handle.flatMap { sqlite3_errmsg($0) } ?? sqlite3_errstr(code)
        return SQLiteFault(
            code: code & 0xff, extendedCode: code, message: message.map { String(cString: $0) } ?? "", sql: sql,
            path: path)
    }
}
