internal import ClipModel
internal import Files

/// The open database and journal of a ledger. For one thread at a time; what changes something also wants the ledger's
/// file lock, which puts the journal's lines in the order of the commits.
final class LedgerSession {
    let connection: SQLiteConnection
    let log: LedgerLog?
    private let inode: UInt64?

    // Written to the file's header: says that the database is a ledger ("clwl").
    static let applicationID: Int64 = 0x636c_776c

    static let steps = [
        """
        CREATE TABLE attempts(
            seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, run TEXT NOT NULL, scene TEXT NOT NULL,
            key TEXT NOT NULL, request TEXT NOT NULL, engine TEXT NOT NULL, ordered INTEGER NOT NULL,
            reserved_micros INTEGER, reserved_currency TEXT, state TEXT NOT NULL, job TEXT, take_text TEXT, take TEXT,
            billed_micros INTEGER, billed_currency TEXT, problem TEXT, updated INTEGER NOT NULL);
        CREATE INDEX attempts_key ON attempts(key);
        CREATE INDEX attempts_scene ON attempts(scene);
        CREATE INDEX attempts_active ON attempts(seq) WHERE state IN ('ordered', 'started', 'delivered');
        CREATE TABLE runs(
            seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, pid INTEGER NOT NULL,
            started INTEGER NOT NULL, host TEXT NOT NULL);
        CREATE TABLE journal(one INTEGER PRIMARY KEY CHECK (one = 1), position INTEGER NOT NULL);
        INSERT INTO journal VALUES (1, 0);
        """,
        "ALTER TABLE attempts ADD COLUMN origin TEXT",
        // Asked for by every plan that has something to order.
        "CREATE INDEX attempts_undecided ON attempts(seq) WHERE state = 'uncertain'",
    ]

    /// Opens what is there, without changing anything in it.
    init(database: String, log path: String) throws(LedgerFault) {
        do throws(SQLiteFault) {
            connection = try SQLiteConnection(database)
        } catch {
            throw LedgerFault(error)
        }
        do throws(FileFault) {
            log = try LedgerLog(path)
            inode = try FileStamp.of(database)?.inode
        } catch {
            throw LedgerFault(error)
        }
        try checkHeader()
    }

    /// A ledger in memory, played from the journal: for a directory that can't be written to.
    init(inMemoryFrom lines: [JSONValue]) throws(LedgerFault) {
        do throws(SQLiteFault) {
            connection = try SQLiteConnection(":memory:")
            try connection.migrate(Self.steps, applicationID: Self.applicationID)
        } catch {
            throw LedgerFault(error)
        }
        (log, inode) = (nil, nil)
        for line in lines { _ = try apply(line) }
    }

    private func checkHeader() throws(LedgerFault) {
        try sql { () throws(SQLiteFault) in try connection.execute("PRAGMA synchronous=NORMAL") }
        let version = try sql { () throws(SQLiteFault) in try connection.number("PRAGMA user_version") }
        let application = try sql { () throws(SQLiteFault) in try connection.number("PRAGMA application_id") }
        let tables = try sql { () throws(SQLiteFault) in try connection.number("SELECT count(*) FROM sqlite_schema") }
        if tables == 0, version == 0 { return }
        guard application == Self.applicationID else { throw .foreign(path: connection.path) }
        guard version <= Self.steps.count else { throw .newer(path: connection.path, version: Int(clamping: version)) }
        let code = try sql { () throws(SQLiteFault) in
            try connection.number("SELECT count(*) FROM sqlite_schema WHERE type IN ('trigger', 'view')")
        }
        guard code == 0 else { throw .foreign(path: connection.path) }
    }

    /// Whether the tables are there and hold all that the journal says.
    func isReady() throws(LedgerFault) -> Bool {
        let version = try sql { () throws(SQLiteFault) in try connection.number("PRAGMA user_version") }
        guard version == Self.steps.count, let log else { return false }
        return try position() == files { () throws(FileFault) in try log.size() }
    }

    /// Whether the journal is shorter than what the database has played of it: it was lost or cut.
    func lacksJournal() throws(LedgerFault) -> Bool {
        guard let log else { return false }
        return try files { () throws(FileFault) in try log.size() } < position()
    }

    /// Makes the tables where they are missing. Needs the ledger's lock.
    func prepare() throws(LedgerFault) {
        try sql { () throws(SQLiteFault) in
            // Slow and forbidden to two at a time, so only where it isn't so already; the file remembers it.
            let mode = try connection.row("PRAGMA journal_mode") { $0.text(0) }
            if mode != "wal" { try connection.execute("PRAGMA journal_mode=WAL") }
            try connection.migrate(Self.steps, applicationID: Self.applicationID)
        }
    }

    /// Whether the paths still name the files that are open here; another process may have repaired the ledger.
    func isCurrent() throws(LedgerFault) -> Bool {
        try files { () throws(FileFault) in
            guard let log else { return true }
            guard let inode, try FileStamp.of(connection.path)?.inode == inode else { return false }
            return try log.isCurrent()
        }
    }

    // MARK: Changes

    /// Makes one change, or none: in the journal first, then in the database. Needs the ledger's lock.
    ///
    /// A crash between the two leaves a line that the next ``catchUp()`` plays; a commit that fails takes its line back.
    func commit<Value>(
        _ body: () throws(LedgerFault) -> (Value, line: JSONValue?)
    ) throws(LedgerFault) -> Value {
        guard let log else { throw .readOnly(path: connection.path) }
        var mark: Int64?
        do throws(LedgerFault) {
            return try connection.transaction(.immediate, wrapping: LedgerFault.init) {
                () throws(LedgerFault) in
                _ = try catchUp()
                let (value, line) = try body()
                if let line {
                    _ = try apply(line)
                    mark = try files { () throws(FileFault) in try log.size() }
                    try files { () throws(FileFault) in try log.append(line.canonical) }
                    try setPosition(files { () throws(FileFault) in try log.size() })
                }
                return value
            }
        } catch {
            if let mark { try? log.truncate(to: mark) }
            throw error
        }
    }

    /// Plays the lines that the database lacks and returns how many there were. Needs the ledger's lock and a
    /// transaction, and a journal that is no shorter than the database says (``lacksJournal()``).
    func catchUp() throws(LedgerFault) -> Int {
        guard let log else { return 0 }
        let size = try files { () throws(FileFault) in try log.size() }
        var start = try position()
        if size == start { return 0 }
        if try files({ () throws(FileFault) in try !log.isLineStart(start) }) { start = 0 }
        let played = try play(from: start).played
        try setPosition(files { () throws(FileFault) in try log.size() })
        return played
    }

    /// Plays the journal from `start` on; `unreadable` counts the lines that are no changes.
    func play(from start: Int64) throws(LedgerFault) -> (played: Int, unreadable: Int) {
        guard let log else { return (0, 0) }
        var (played, unreadable) = (0, 0)
        let torn = try log.lines(from: start, wrapping: LedgerFault.init) { (line) throws(LedgerFault) in
            if line.isEmpty { return }
            guard let json = try? JSONValue(parsing: line), try apply(json) else {
                unreadable += 1
                return
            }
            played += 1
        }
        if torn { try files { () throws(FileFault) in try log.endLine() } }
        return (played, unreadable)
    }

    /// Puts a line of the journal into the tables; `false` if it is none.
    func apply(_ line: JSONValue) throws(LedgerFault) -> Bool {
        if let run = line["run"]?.object {
            guard let run = LedgerRun(json: .object(run)) else { return false }
            try sql { () throws(SQLiteFault) in
                try connection.run(
                    "INSERT OR REPLACE INTO runs(id, pid, started, host) VALUES (?, ?, ?, ?)",
                    [.text(run.id), .int(Int64(run.pid)), .int(run.started), .text(run.host)])
            }
            return true
        }
        guard let id = line["id"]?.string else { return false }
        var attempt = try attempt(AttemptID(id))
        attempt?.merge(line)
        guard let changed = attempt ?? Attempt(json: line) else { return false }
        try store(changed)
        return true
    }

    private func store(_ attempt: Attempt) throws(LedgerFault) {
        let values: [SQLiteValue] = [
            .text(attempt.id.text), .text(attempt.run), .text(attempt.scene), .text(attempt.key.description),
            .text(attempt.request), .text(attempt.engine), .int(attempt.ordered), .optional(attempt.reserved?.micros),
            .optional(attempt.reserved?.currency), .text(attempt.state.rawValue), .optional(attempt.job),
            .optional(attempt.takeText), .optional(attempt.take?.text), .optional(attempt.billed?.micros),
            .optional(attempt.billed?.currency), .optional(attempt.problem), .int(attempt.updated),
            .text(attempt.origin.json.canonical),
        ]
        try sql { () throws(SQLiteFault) in
            try connection.run(
                """
                INSERT INTO attempts(id, run, scene, key, request, engine, ordered, reserved_micros,
                    reserved_currency, state, job, take_text, take, billed_micros, billed_currency, problem, updated,
                    origin)
                VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18)
                ON CONFLICT(id) DO UPDATE SET run = ?2, state = ?10, reserved_micros = ?8, reserved_currency = ?9,
                    job = ?11, take_text = ?12, take = ?13, billed_micros = ?14, billed_currency = ?15,
                    problem = ?16, updated = ?17, origin = ?18
                """, values)
        }
    }

    func position() throws(LedgerFault) -> Int64 {
        try sql { () throws(SQLiteFault) in try connection.number("SELECT position FROM journal") }
    }

    func setPosition(_ position: Int64) throws(LedgerFault) {
        try sql { () throws(SQLiteFault) in
            try connection.run("UPDATE journal SET position = ?", [.int(position)])
        }
    }

    // MARK: Questions

    func attempt(_ id: AttemptID) throws(LedgerFault) -> Attempt? {
        try attempts("WHERE id = ?", [.text(id.text)]).first
    }

    /// The attempts that meet a condition, in the order in which they were begun.
    func attempts(_ condition: String, _ values: [SQLiteValue] = []) throws(LedgerFault) -> [Attempt] {
        var found: [Attempt] = []
        var unreadable = 0
        try sql { () throws(SQLiteFault) in
            try connection.each("SELECT \(Self.columns) FROM attempts \(condition) ORDER BY seq", values) { row in
                if let attempt = Attempt(row: row) { found.append(attempt) } else { unreadable += 1 }
            }
        }
        guard unreadable == 0 else {
            throw .damaged(path: connection.path, reason: "\(unreadable) attempts can't be read")
        }
        return found
    }

    func runs() throws(LedgerFault) -> [LedgerRun] {
        try sql { () throws(SQLiteFault) in
            try connection.rows("SELECT id, pid, started, host FROM runs ORDER BY seq") { row in
                LedgerRun(
                    id: row.text(0), pid: Int32(clamping: row.int(1)), started: row.int(2), host: row.text(3))
            }
        }
    }

    static let columns = """
        id, run, scene, key, request, engine, ordered, reserved_micros, reserved_currency, state, job, take_text, take,
        billed_micros, billed_currency, problem, updated, origin
        """

    func sql<Value>(_ body: () throws(SQLiteFault) -> Value) throws(LedgerFault) -> Value {
        do throws(SQLiteFault) { return try body() } catch { throw LedgerFault(error) }
    }

    func files<Value>(_ body: () throws(FileFault) -> Value) throws(LedgerFault) -> Value {
        do throws(FileFault) { return try body() } catch { throw LedgerFault(error) }
    }
}

extension Attempt {
    /// Reads ``LedgerSession/columns``; `nil` for what no attempt can be.
    init?(row: borrowing SQLiteRow) {
        guard let key = RenderKey(hex: row.text(3)), let state = AttemptState(rawValue: row.text(9)) else { return nil }
        self.init(
            id: AttemptID(row.text(0)), run: row.text(1), scene: row.text(2), key: key, request: row.text(4),
            engine: row.text(5), ordered: row.int(6), reserved: Self.money(row, 7), state: state,
            job: row.textOrNil(10), takeText: row.textOrNil(11), take: row.textOrNil(12).flatMap { TakeID($0) },
            billed: Self.money(row, 13), problem: row.textOrNil(15), updated: row.int(16),
            origin: AttemptOrigin(json: (try? JSONValue(parsing: row.text(17).utf8)) ?? .null))
    }

    private static func money(_ row: borrowing SQLiteRow, _ column: Int32) -> Money? {
        guard let micros = row.intOrNil(column), let currency = row.textOrNil(column + 1) else { return nil }
        return Money(micros: micros, currency: currency)
    }
}
