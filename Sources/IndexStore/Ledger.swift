package import ClipModel
internal import Files
internal import Glibc

/// A run of the program that began attempts.
package struct LedgerRun: Hashable, Sendable {
    package var id: String
    package var pid: Int32
    /// Milliseconds since 1970.
    package var started: Int64
    package var host: String

    package init(id: String, pid: Int32, started: Int64, host: String) {
        self.id = id
        self.pid = pid
        self.started = started
        self.host = host
    }

    init?(json: JSONValue) {
        guard let id = json["id"]?.string, let pid = json["pid"]?.int, let started = json["started"]?.int,
            let host = json["host"]?.string
        else { return nil }
        self.init(id: id, pid: Int32(clamping: pid), started: started, host: host)
    }

    var json: JSONValue {
        ["id": .string(id), "pid": .int(Int64(pid)), "started": .int(started), "host": .string(host)]
    }
}

/// What can't be rebuilt: attempts and money.
///
/// ```
/// ledger.log    the journal: one line of JSON a change, synced before the change counts
/// ledger.db     the same as tables (SQLite, write-ahead log), and how far into the journal they go
/// ledger.lock   held by whoever changes something
/// ```
///
/// Each change costs one sync, that of the journal. The database therefore runs with `synchronous=NORMAL`: a power
/// failure may take its last commits but not the journal's lines, and whoever opens the ledger next plays the lines that
/// the database lacks. A lost or damaged database is made anew from the journal, a lost journal from the database; one
/// of both is enough. Neither is ever replaced unasked while it holds something.
///
/// Any number of processes and threads may use one ledger. Reading never waits for a writer. Times are kept for people;
/// the order of attempts is that of their beginning, whatever a clock says.
package final class Ledger: Sendable {
    package let directory: String
    /// Why the directory can't be written to, if it can't: then the ledger was played from the journal into memory and
    /// takes no changes.
    package let obstacle: LedgerFault?
    package var isReadOnly: Bool { obstacle != nil }
    /// How many changes the database lacked when the ledger was opened; all of it if the database was missing.
    package let replayed: Int
    private let state: Guarded<LedgerSession>

    /// Opens the ledger in `directory`, making both if needed.
    package init(directory: String) throws(LedgerFault) {
        self.directory = directory
        do throws(LedgerFault) {
            let opened = try Self.open(directory)
            (obstacle, replayed) = (nil, opened.replayed)
            state = Guarded(opened.session)
        } catch {
            switch error {
            case .readOnly, .full: break
            default: throw error
            }
            let lines = try Self.readJournal(directory)
            (obstacle, replayed) = (error, lines.count)
            state = Guarded(try LedgerSession(inMemoryFrom: lines))
        }
    }

    /// Moves what was written lately to its place in the tables, as ``Index/settle()`` does.
    package func settle() { state.withLock { session in try? session.connection.settle() } }

    // MARK: Changes

    package enum BeginOutcome: Hashable, Sendable {
        case begun
        /// Another attempt at the same key is under way, or delivered and not yet recorded.
        case busy(Attempt)
        /// Of another attempt at the same key nobody can say whether it was made and charged for.
        case undecided(Attempt)
    }

    /// Writes an attempt down, before its engine is called. With `exclusive`, only if none at the same key is active or
    /// uncertain; of several processes that ask at a time, one begins.
    package func begin(_ attempt: Attempt, exclusive: Bool) throws(LedgerFault) -> BeginOutcome {
        guard attempt.state == .ordered else {
            throw .forbiddenChange(attempt.id, from: attempt.state, to: .ordered)
        }
        return try change { (session) throws(LedgerFault) in
            guard try session.attempt(attempt.id) == nil else { throw .duplicateAttempt(attempt.id) }
            if exclusive {
                let others = try session.attempts(
                    "WHERE key = ? AND state IN ('ordered', 'started', 'delivered', 'uncertain')",
                    [.text(attempt.key.description)])
                if let other = others.first(where: \.state.isActive) { return (.busy(other), nil) }
                if let other = others.first { return (.undecided(other), nil) }
            }
            return (.begun, attempt.json)
        }
    }

    /// Notes the engine's name for its job, the moment it is known.
    package func setJob(_ id: AttemptID, _ job: String) throws(LedgerFault) {
        try update(id, to: .started) { $0.job = job }
    }

    /// Notes who ordered, in the state that the attempt is in.
    package func setOrderer(_ id: AttemptID, _ orderer: String) throws(LedgerFault) {
        try update(id, to: nil) { $0.origin.orderedBy = orderer }
    }

    /// Notes that the media is in the object store and what the take's record will say.
    package func deliver(_ id: AttemptID, takeText: String, take: TakeID, billed: Money?) throws(LedgerFault) {
        try update(id, to: .delivered) { attempt in
            attempt.takeText = takeText
            attempt.take = take
            attempt.billed = billed ?? attempt.billed
            attempt.problem = nil
        }
    }

    /// Notes that the take lies in the project.
    package func recorded(_ id: AttemptID) throws(LedgerFault) { try update(id, to: .recorded) { _ in } }

    /// Notes how an attempt ended, or in what state it was found.
    package func end(
        _ id: AttemptID, _ state: AttemptState, problem: String?, billed: Money? = nil
    ) throws(LedgerFault) {
        try update(id, to: state) { attempt in
            attempt.problem = problem ?? attempt.problem
            attempt.billed = billed ?? attempt.billed
        }
    }

    /// Gives an attempt to another run; `false` if it belongs to neither `from` nor `to` any more. Of several runs that
    /// ask at a time, one gets it.
    package func takeOver(_ id: AttemptID, from: String, to: String) throws(LedgerFault) -> Bool {
        try change { (session) throws(LedgerFault) in
            guard let attempt = try session.attempt(id) else { throw .unknownAttempt(id) }
            if attempt.run == to { return (true, nil) }
            guard attempt.run == from else { return (false, nil) }
            var changed = attempt
            changed.run = to
            changed.updated = Self.now()
            return (true, changed.changes(since: attempt))
        }
    }

    /// Notes a run. A second call with the same id replaces what the first one said.
    package func registerRun(_ run: LedgerRun) throws(LedgerFault) {
        try change { (_) throws(LedgerFault) in ((), ["run": run.json]) }
    }

    private func update(
        _ id: AttemptID, to state: AttemptState?, _ body: (inout Attempt) -> Void
    ) throws(LedgerFault) {
        try change { (session) throws(LedgerFault) in
            guard let attempt = try session.attempt(id) else { throw .unknownAttempt(id) }
            var changed = attempt
            body(&changed)
            let state = state ?? attempt.state
            guard attempt.state == state || attempt.state.mayBecome(state) else {
                throw .forbiddenChange(id, from: attempt.state, to: state)
            }
            changed.state = state
            if changed == attempt { return ((), nil) }
            changed.updated = Self.now()
            return ((), changed.changes(since: attempt))
        }
    }

    private func change<Value: Sendable>(
        _ body: (LedgerSession) throws(LedgerFault) -> (Value, line: JSONValue?)
    ) throws(LedgerFault) -> Value {
        if let obstacle { throw obstacle }
        return try state.withLock { (session) throws(LedgerFault) in
            let lock = try Self.takeLock(directory)
            defer { withExtendedLifetime(lock) {} }
            if try !session.isCurrent() { session = try Self.openLocked(directory).session }
            if try session.lacksJournal() { session = try Self.openLocked(directory).session }
            return try session.commit { () throws(LedgerFault) in try body(session) }
        }
    }

    // MARK: Questions

    package func attempt(_ id: AttemptID) throws(LedgerFault) -> Attempt? {
        try ask { (session) throws(LedgerFault) in try session.attempt(id) }
    }

    /// The attempts that are ordered, started or delivered, in the order of their beginning.
    package func active() throws(LedgerFault) -> [Attempt] {
        try ask { (session) throws(LedgerFault) in
            try session.attempts("WHERE state IN ('ordered', 'started', 'delivered')")
        }
    }

    /// The attempts of a scene, at a key, in certain states, ordered at or after an instant: whatever is given, in the
    /// order of their beginning.
    package func attempts(
        scene: String? = nil, key: RenderKey? = nil, states: [AttemptState] = [], since: Int64? = nil
    ) throws(LedgerFault) -> [Attempt] {
        var conditions: [String] = []
        var values: [SQLiteValue] = []
        func add(_ condition: String, _ value: SQLiteValue?) {
            guard let value else { return }
            conditions.append(condition)
            values.append(value)
        }
        add("scene = ?", scene.map(SQLiteValue.text))
        add("key = ?", key.map { .text($0.description) })
        add("ordered >= ?", since.map(SQLiteValue.int))
        // Not bound: SQLite uses an index on some of the states where it sees that these are among them.
        if states.count == 1 {
            conditions.append("state = '\(states[0].rawValue)'")
        } else if !states.isEmpty {
            conditions.append("state IN (\(states.map { "'\($0.rawValue)'" }.joined(separator: ", ")))")
        }
        let condition = conditions.isEmpty ? "" : "WHERE " + conditions.joined(separator: " AND ")
        return try ask { (session) throws(LedgerFault) in try session.attempts(condition, values) }
    }

    /// Money by currency, in the order of the currencies' names.
    package struct Totals: Hashable, Sendable {
        /// What was billed, or reserved where an attempt delivered and no bill is known.
        package var spent: [Money]
        /// What attempts that are not decided yet may cost.
        package var outstanding: [Money]

        package init(spent: [Money] = [], outstanding: [Money] = []) {
            self.spent = spent
            self.outstanding = outstanding
        }
    }

    /// Adds up the attempts that were ordered at or after an instant, or all.
    package func totals(since: Int64? = nil) throws(LedgerFault) -> Totals {
        let attempts = try attempts(since: since)
        return Totals(
            spent: Money.sums(attempts.compactMap(\.spent)),
            outstanding: Money.sums(attempts.compactMap(\.outstanding)))
    }

    package func runs() throws(LedgerFault) -> [LedgerRun] {
        try ask { (session) throws(LedgerFault) in try session.runs() }
    }

    /// Reads the whole database through and returns what is wrong with it, in SQLite's words.
    package func check() throws(LedgerFault) -> [String] {
        try ask { (session) throws(LedgerFault) in
            try session.sql { () throws(SQLiteFault) in
                try session.connection.rows("PRAGMA quick_check") { $0.text(0) }.filter { $0 != "ok" }
            }
        }
    }

    private func ask<Value: Sendable>(
        _ body: (LedgerSession) throws(LedgerFault) -> Value
    ) throws(LedgerFault) -> Value {
        try state.withLock { (session) throws(LedgerFault) in
            if try !session.isCurrent() { session = try Self.open(directory).session }
            return try body(session)
        }
    }

    // MARK: Opening

    /// How long a change waits for another process's, in milliseconds. Changes take a few.
    private static let patience = 10_000

    static func takeLock(_ directory: String) throws(LedgerFault) -> FileLock {
        let path = directory + "/ledger.lock"
        do throws(FileFault) {
            var waited = 0
            while waited < patience * 1000 {
                if let lock = try FileLock.take(path, wait: false) { return lock }
                let pause = min(20_000, 200 + waited / 4)
                usleep(UInt32(pause))
                waited += pause
            }
        } catch {
            throw LedgerFault(error)
        }
        throw .busy(path: path)
    }

    private static func open(_ directory: String) throws(LedgerFault) -> (session: LedgerSession, replayed: Int) {
        do throws(FileFault) { try Files.makeDirectory(directory) } catch { throw LedgerFault(error) }
        if access(directory, W_OK) != 0 { throw .readOnly(path: directory) }
        // Nothing to do is the rule; then nobody is waited for.
        if access(database(directory), F_OK) == 0 {
            let session = try LedgerSession(database: database(directory), log: journal(directory))
            if try session.isReady() { return (session, 0) }
        }
        let lock = try takeLock(directory)
        defer { withExtendedLifetime(lock) {} }
        return try openLocked(directory)
    }

    static func openLocked(_ directory: String) throws(LedgerFault) -> (session: LedgerSession, replayed: Int) {
        var session = try LedgerSession(database: database(directory), log: journal(directory))
        try session.prepare()
        if try session.lacksJournal() {
            try rewriteJournal(of: session, directory)
            session = try LedgerSession(database: database(directory), log: journal(directory))
        }
        let replayed = try session.connection.transaction(.immediate, wrapping: LedgerFault.init) {
            () throws(LedgerFault) in try session.catchUp()
        }
        return (session, replayed)
    }

    static func database(_ directory: String) -> String { directory + "/ledger.db" }
    static func journal(_ directory: String) -> String { directory + "/ledger.log" }
    private static func now() -> Int64 {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
    }
}
