internal import Files
internal import Glibc

/// What makes the program fast and can be rebuilt from the repository and the object store at any time: parsed
/// documents, take records, and the words of every prompt in every branch and commit.
///
/// An index that is damaged, of another version or no index at all is deleted and made anew, empty, without a word but
/// ``wasRebuilt``. In a directory that can't be written to it lives in memory (``isEphemeral``). It is opened when it is
/// first used. Writes may fail (a full
/// disk) and leave the index as it was; callers may ignore that. Any number of processes and threads may use one index;
/// reading never waits for a writer.
package final class Index: Sendable {
    /// In memory: nothing stays when the program ends.
    package var isEphemeral: Bool { opened { $0.file == nil } }
    /// `nil` before the first use.
    private let state: Guarded<State?>
    /// `nil` for an index in memory.
    private let path: String?

    struct State {
        var connection: SQLiteConnection
        var wasRebuilt: Bool
        var file: HeldFile?
    }

    /// Which file lay at a path when it was opened. It is held open meanwhile, so that no later one gets its inode.
    final class HeldFile {
        private let descriptor: Int32
        private let inode: UInt64

        // O_PATH, which Glibc's module leaves out. Closing any other descriptor of the file would drop SQLite's locks on
        // it.
        private static let withoutContent: Int32 = 0o10000000

        init?(_ path: String) {
            descriptor = Glibc.open(path, Self.withoutContent | O_CLOEXEC)
            var own = stat()
            guard descriptor >= 0, fstat(descriptor, &own) == 0 else { return nil }
            inode = UInt64(own.st_ino)
        }

        deinit { close(descriptor) }

        func lies(at path: String) -> Bool { (try? FileStamp.of(path))??.inode == inode }
    }

    // Written to the file's header: says that the database is an index ("clwi").
    private static let applicationID: Int64 = 0x636c_7769

    /// The directory's `index.db`, made if needed.
    package init(directory: String) {
        try? Files.makeDirectory(directory)
        path = directory + "/index.db"
        state = Guarded(nil)
    }

    /// An index in memory.
    package init() {
        path = nil
        state = Guarded(nil)
    }

    /// Whether what the index held was thrown away since it was opened, or by opening it.
    package var wasRebuilt: Bool { opened { $0.wasRebuilt } }

    private func opened(_ question: (State) -> Bool) -> Bool {
        (try? state.withLock { (state) throws(SQLiteFault) in question(try open(&state)) }) ?? false
    }

    private func open(_ state: inout State?) throws(SQLiteFault) -> State {
        if let state { return state }
        let file = path.flatMap(Self.openFile)
        let opened = if let file { file } else { try Self.inMemory(wasRebuilt: false) }
        state = opened
        return opened
    }

    private static func openFile(_ path: String) -> State? {
        Glibc.access(Files.parent(of: path), W_OK) == 0 ? open(path) : nil
    }

    private static func inMemory(wasRebuilt: Bool) throws(SQLiteFault) -> State {
        State(connection: try prepared(":memory:"), wasRebuilt: wasRebuilt)
    }

    /// Moves what was written lately to its place. Each start reads all that wasn't moved, so this pays while there is
    /// something to wait for anyway.
    package func settle() { _ = try? access { (connection) throws(SQLiteFault) in try connection.settle() } }

    /// Runs `body` on the connection. Damage found meanwhile makes the index empty and runs it once more.
    func access<Value: Sendable>(
        _ body: (SQLiteConnection) throws(SQLiteFault) -> Value
    ) throws(SQLiteFault) -> Value {
        try state.withLock { (state) throws(SQLiteFault) in
            let opened = try open(&state)
            do throws(SQLiteFault) {
                return try body(opened.connection)
            } catch {
                guard error.isDamaged else { throw error }
                let rebuilt = try rebuilt(opened.file)
                state = rebuilt
                return try body(rebuilt.connection)
            }
        }
    }

    private func rebuilt(_ damaged: HeldFile?) throws(SQLiteFault) -> State {
        if let path, damaged != nil, let opened = Self.replace(path, damaged) { return opened }
        return try Self.inMemory(wasRebuilt: true)
    }

    private static func open(_ path: String) -> State? {
        let before = HeldFile(path)
        do throws(SQLiteFault) {
            guard let connection = try openShared(path) else { return nil }
            return State(connection: connection, wasRebuilt: false, file: before ?? HeldFile(path))
        } catch {
            return error.isDamaged || error.code == stranger ? replace(path, before) : nil
        }
    }

    /// Opens the file while nobody takes it away: between its opening and that of its write-ahead log it would get the
    /// log of the next one.
    private static func openShared(_ path: String) throws(SQLiteFault) -> SQLiteConnection? {
        guard let lock = try? FileLock.take(path + ".lock", wait: true, shared: true) else { return nil }
        defer { withExtendedLifetime(lock) {} }
        return try prepared(path)
    }

    /// Deletes the damaged file and makes a new one, unless another process did so meanwhile. Who has the old one open
    /// goes on with it, unharmed and unheard.
    private static func replace(_ path: String, _ damaged: HeldFile?) -> State? {
        guard let lock = try? FileLock.take(path + ".lock", wait: true) else { return nil }
        defer { withExtendedLifetime(lock) {} }
        if damaged?.lies(at: path) != false {
            for suffix in ["", "-wal", "-shm"] { try? Files.remove(path + suffix) }
        }
        guard let connection = try? prepared(path) else { return nil }
        return State(connection: connection, wasRebuilt: true, file: HeldFile(path))
    }

    // No code of SQLite's: a sound database that is not this version's index.
    private static let stranger: Int32 = -1

    private static func prepared(_ path: String) throws(SQLiteFault) -> SQLiteConnection {
        let connection = try SQLiteConnection(path)
        let version = try connection.number("PRAGMA user_version")
        let application = try connection.number("PRAGMA application_id")
        if version == 0, application == 0, try connection.number("SELECT count(*) FROM sqlite_schema") == 0 {
            // Everything is read at every start; pages of 16 kB take a quarter of the calls.
            try connection.execute("PRAGMA page_size=16384; PRAGMA journal_mode=WAL")
            try connection.migrate(schema, applicationID: applicationID)
        } else if version != schema.count || application != applicationID {
            throw SQLiteFault(
                code: stranger, extendedCode: stranger, message: "not an index of this version", sql: "open", path: path
            )
        }
        try connection.execute("PRAGMA synchronous=NORMAL; PRAGMA wal_autocheckpoint=256")
        return connection
    }

    /// The steps from an empty file to the tables. The index is rebuilt rather than upgraded, so a change of a table
    /// changes its step and adds one, which alters the version.
    private static let schema = [
        """
        CREATE TABLE files(
            kind TEXT NOT NULL, path TEXT NOT NULL, size INTEGER NOT NULL, modified INTEGER NOT NULL,
            changed INTEGER NOT NULL, inode INTEGER NOT NULL, trusted INTEGER NOT NULL, payload BLOB NOT NULL,
            PRIMARY KEY(kind, path)) WITHOUT ROWID;
        CREATE TABLE takes(
            path TEXT PRIMARY KEY, id TEXT NOT NULL, scene TEXT NOT NULL, key TEXT NOT NULL, media TEXT NOT NULL,
            bytes INTEGER NOT NULL, frames INTEGER NOT NULL, last_frame TEXT, finished INTEGER NOT NULL,
            request_format TEXT) WITHOUT ROWID;
        CREATE INDEX takes_key ON takes(key);
        CREATE INDEX takes_scene ON takes(scene);
        CREATE TABLE directories(
            path TEXT PRIMARY KEY, size INTEGER NOT NULL, modified INTEGER NOT NULL, changed INTEGER NOT NULL,
            inode INTEGER NOT NULL) WITHOUT ROWID;
        CREATE TABLE objects(
            digest TEXT PRIMARY KEY, size INTEGER NOT NULL, modified INTEGER NOT NULL, inode INTEGER NOT NULL
        ) WITHOUT ROWID;
        CREATE TABLE state(name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE texts(
            id INTEGER PRIMARY KEY, scene TEXT NOT NULL, blob TEXT NOT NULL, path TEXT NOT NULL, UNIQUE(scene, blob));
        CREATE VIRTUAL TABLE prompts USING fts5(
            text, tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3');
        CREATE TABLE commits(
            number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, time INTEGER NOT NULL, summary TEXT NOT NULL);
        CREATE TABLE introductions(
            text INTEGER NOT NULL, commit_number INTEGER NOT NULL, PRIMARY KEY(text, commit_number)) WITHOUT ROWID;
        CREATE TABLE branches(name TEXT PRIMARY KEY, tip TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE entries(
            branch TEXT NOT NULL, scene TEXT NOT NULL, blob TEXT NOT NULL, PRIMARY KEY(branch, scene)) WITHOUT ROWID;
        CREATE INDEX entries_blob ON entries(scene, blob);
        """,
        "ALTER TABLE takes ADD COLUMN beside INTEGER NOT NULL DEFAULT 0",
        // Words of scripts that part none by spaces are parted: `Index.parted`.
        "INSERT INTO state VALUES ('parted', '1')",
        // Scenes are found by their names and styles too.
        "INSERT INTO state VALUES ('named', '1')",
    ]
}
