package import ClipModel
package import Files

/// What a take's record says, as far as plans and lists need it.
package struct IndexedTake: Hashable, Sendable {
    package var id: TakeID
    /// The record's path in the project.
    package var path: String
    package var scene: String
    package var key: RenderKey
    package var media: ContentDigest
    package var bytes: Int64
    package var frames: Int64
    package var lastFrame: ContentDigest?
    /// Milliseconds since 1970.
    package var finished: Int64
    package var requestFormat: String?
    /// Whether the media lay beside the record when their directory was last read.
    package var beside: Bool

    package init(
        id: TakeID, path: String, scene: String, key: RenderKey, media: ContentDigest, bytes: Int64, frames: Int64,
        lastFrame: ContentDigest? = nil, finished: Int64, requestFormat: String? = nil, beside: Bool = false
    ) {
        self.id = id
        self.path = path
        self.scene = scene
        self.key = key
        self.media = media
        self.bytes = bytes
        self.frames = frames
        self.lastFrame = lastFrame
        self.finished = finished
        self.requestFormat = requestFormat
        self.beside = beside
    }
}

extension Index {
    /// The takes whose records lie in the directory `folder`, of those that are `wanted`.
    package func loadTakes(
        within folder: String, where wanted: (TakeID) -> Bool
    ) throws(SQLiteFault) -> [IndexedTake] {
        try takes("WHERE path >= ? AND path < ?", Self.range(of: folder), where: wanted)
    }

    /// The takes whose records lie elsewhere than in the directory `folder`.
    package func loadTakes(outside folder: String) throws(SQLiteFault) -> [IndexedTake] {
        try takes("WHERE path < ? OR path >= ?", Self.range(of: folder))
    }

    /// All takes.
    package func loadTakes() throws(SQLiteFault) -> [IndexedTake] { try takes("", []) }

    // `0` comes after `/`.
    private static func range(of folder: String) -> [SQLiteValue] { [.text(folder + "/"), .text(folder + "0")] }

    /// The takes of a key, the newest first.
    package func takes(forKey key: RenderKey) throws(SQLiteFault) -> [IndexedTake] {
        try takes("WHERE key = ? ORDER BY finished DESC, id", [.text(key.description)])
    }

    /// The takes that were made for a scene, the newest first.
    package func takes(ofScene scene: String) throws(SQLiteFault) -> [IndexedTake] {
        try takes("WHERE scene = ? ORDER BY finished DESC, id", [.text(scene)])
    }

    /// Adds or replaces takes, forgets others and notes the state of directories, at once. A directory without a stamp
    /// is forgotten.
    package func updateTakes(
        upserts: [IndexedTake], removedPaths: [String] = [], directories: [String: FileStamp?] = [:]
    ) throws(SQLiteFault) {
        if upserts.isEmpty, removedPaths.isEmpty, directories.isEmpty { return }
        try access { (connection) throws(SQLiteFault) in
            try connection.transaction { () throws(SQLiteFault) in
                for path in removedPaths { try connection.run("DELETE FROM takes WHERE path = ?", [.text(path)]) }
                for take in upserts { try Self.insert(take, connection) }
                for (path, stamp) in directories { try Self.note(path, stamp, connection) }
            }
        }
    }

    /// The states of the directories under `takes/` when their records were last read, by path.
    package func directoryStamps() throws(SQLiteFault) -> [String: FileStamp] {
        let rows = try access { (connection) throws(SQLiteFault) in
            try connection.rows("SELECT path, size, modified, changed, inode FROM directories") { row in
                CachedFile(path: row.text(0), stamp: Self.stamp(row, from: 1), trusted: true, payload: [])
            }
        }
        return Dictionary(rows.map { ($0.path, $0.stamp) }) { $1 }
    }

    private func takes(
        _ condition: String, _ values: [SQLiteValue], where wanted: (TakeID) -> Bool = { _ in true }
    ) throws(SQLiteFault) -> [IndexedTake] {
        try access { (connection) throws(SQLiteFault) in
            try connection.rows(
                """
                SELECT id, path, scene, key, media, bytes, frames, last_frame, finished, request_format, beside
                FROM takes
                \(condition)
                """, values
            ) { row in
                guard let id = TakeID(row.text(0)), wanted(id), let key = row.digest(3), let media = row.digest(4)
                else {
                    return nil
                }
                return IndexedTake(
                    id: id, path: row.text(1), scene: row.text(2), key: RenderKey(key), media: media,
                    bytes: row.int(5), frames: row.int(6), lastFrame: row.digest(7), finished: row.int(8),
                    requestFormat: row.textOrNil(9), beside: row.int(10) != 0)
            }
        }
    }

    private static func insert(_ take: IndexedTake, _ connection: SQLiteConnection) throws(SQLiteFault) {
        try connection.run(
            """
            INSERT OR REPLACE INTO takes(
                id, path, scene, key, media, bytes, frames, last_frame, finished, request_format, beside)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                .text(take.id.text), .text(take.path), .text(take.scene), .text(take.key.description),
                .text(take.media.hex), .int(take.bytes), .int(take.frames), .optional(take.lastFrame?.hex),
                .int(take.finished), .optional(take.requestFormat), .int(take.beside ? 1 : 0),
            ])
    }

    private static func note(
        _ path: String, _ stamp: FileStamp?, _ connection: SQLiteConnection
    ) throws(SQLiteFault) {
        guard let stamp else { return try connection.run("DELETE FROM directories WHERE path = ?", [.text(path)]) }
        try connection.run(
            "INSERT OR REPLACE INTO directories VALUES (?, ?, ?, ?, ?)", [.text(path)] + values(stamp))
    }
}
