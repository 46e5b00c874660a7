internal import ClipModel
internal import Files

extension Ledger {
    /// What a repair saved.
    package struct Repair: Hashable, Sendable {
        /// Where the old database lies now; `nil` if there was none.
        package var aside: String?
        /// Attempts from the journal.
        package var fromJournal = 0
        /// Attempts that the journal lacked and that were readable in the old database.
        package var fromDatabase = 0
        /// Lines of the journal that are no changes: torn by a crash, or damaged.
        package var unreadableLines = 0
    }

    /// Puts the database aside as `ledger.db.damaged-<n>` and makes a new one of the journal and of every row that is
    /// still readable. Nothing is thrown away. A ledger of a later version is left alone (``LedgerFault/newer``).
    package static func repair(directory: String) throws(LedgerFault) -> Repair {
        let lock = try takeLock(directory)
        defer { withExtendedLifetime(lock) {} }
        try refuseNewer(directory)
        var report = Repair()
        report.aside = try putAside(database(directory), with: ["-wal", "-shm"])
        let session = try LedgerSession(database: database(directory), log: journal(directory))
        try session.prepare()
        try session.connection.transaction(.immediate, wrapping: LedgerFault.init) { () throws(LedgerFault) in
            report.unreadableLines = try session.play(from: 0).unreadable
            report.fromJournal = try session.attempts("").count
            if let log = session.log {
                try session.setPosition(session.files { () throws(FileFault) in try log.size() })
            }
        }
        if let aside = report.aside {
            for attempt in try readableAttempts(aside) where try session.attempt(attempt.id) == nil {
                try session.commit { () throws(LedgerFault) in ((), attempt.json) }
                report.fromDatabase += 1
            }
        }
        return report
    }

    private static func refuseNewer(_ directory: String) throws(LedgerFault) {
        do throws(LedgerFault) {
            _ = try LedgerSession(database: database(directory), log: journal(directory))
        } catch {
            if case .newer = error { throw error }
        }
    }

    /// Renames a file and its companions to the first free `<path>.damaged-<n>`.
    private static func putAside(_ path: String, with suffixes: [String]) throws(LedgerFault) -> String? {
        do throws(FileFault) {
            guard try FileStamp.of(path, followingLinks: false) != nil else { return nil }
            var number = 1
            while try !Files.moveToNew(path, to: "\(path).damaged-\(number)") { number += 1 }
            for suffix in suffixes where try FileStamp.of(path + suffix, followingLinks: false) != nil {
                try Files.move(path + suffix, to: "\(path).damaged-\(number)\(suffix)")
            }
            try Files.syncDirectory(Files.parent(of: path))
            return "\(path).damaged-\(number)"
        } catch {
            throw LedgerFault(error)
        }
    }

    /// Every attempt that can be read from a damaged database: from the front until the damage, then from the back.
    /// Read from a copy, since opening a database may write to it.
    private static func readableAttempts(_ path: String) throws(LedgerFault) -> [Attempt] {
        let copy = path + ".reading"
        let suffixes = ["", "-wal"]
        defer { for suffix in suffixes + ["-shm"] { try? Files.remove(copy + suffix) } }
        do throws(FileFault) {
            for suffix in suffixes where try FileStamp.of(path + suffix) != nil {
                try Files.removeTree(copy + suffix)
                try Files.copy(path + suffix, toNew: copy + suffix)
            }
        } catch {
            throw LedgerFault(error)
        }
        guard let connection = try? SQLiteConnection(copy) else { return [] }
        // Of an older version it lacks columns; of a damaged one this may fail, and what can be read is read.
        try? connection.migrate(LedgerSession.steps, applicationID: LedgerSession.applicationID)
        var found: [Int64: Attempt] = [:]
        for order in ["", "DESC"] {
            // The fault is the expected end: what came before it counts.
            try? connection.each(
                "SELECT \(LedgerSession.columns), seq FROM attempts NOT INDEXED ORDER BY seq \(order)"
            ) { row in
                if let attempt = Attempt(row: row) { found[row.int(18)] = attempt }
            }
        }
        return found.sorted { $0.key < $1.key }.map(\.value)
    }

    /// Writes the journal anew from the database, which holds more than it. What is left of the old one is put aside.
    static func rewriteJournal(of session: LedgerSession, _ directory: String) throws(LedgerFault) {
        let path = journal(directory)
        let lines = try session.runs().map { JSONValue.object(["run": $0.json]) } + session.attempts("").map(\.json)
        let text = lines.map { $0.canonical + "\n" }.joined()
        if let log = session.log, try session.files({ () throws(FileFault) in try log.size() }) > 0 {
            _ = try putAside(path, with: [])
        }
        try session.files { () throws(FileFault) in try Files.write(text, to: path) }
        try session.setPosition(Int64(text.utf8.count))
    }

    /// The journal's changes, for a directory that can't be written to; empty if there is none.
    static func readJournal(_ directory: String) throws(LedgerFault) -> [JSONValue] {
        do throws(FileFault) {
            guard try FileStamp.of(journal(directory)) != nil else { return [] }
            let bytes = try Files.read(journal(directory), limit: 1 << 30)
            return bytes.split(separator: 10).compactMap { try? JSONValue(parsing: $0) }
        } catch {
            throw LedgerFault(error)
        }
    }
}
