package import Files

/// A file as it was last read, and what was made of it.
package struct CachedFile: Hashable, Sendable {
    package var path: String
    /// Size, times and inode; mode, owner and device are not kept.
    package var stamp: FileStamp
    /// Whether the stamp was old enough, when the file was read, that a later change must show in it.
    package var trusted: Bool
    /// Whatever the caller makes of the file.
    package var payload: [UInt8]

    package init(path: String, stamp: FileStamp, trusted: Bool, payload: [UInt8]) {
        self.path = path
        self.stamp = stamp
        self.trusted = trusted
        self.payload = payload
    }
}

/// The state in which an object was last found sound.
package struct IndexedObject: Hashable, Sendable {
    package var digest: String
    package var size: UInt64
    /// Nanoseconds since 1970.
    package var modified: Int64
    package var inode: UInt64

    package init(digest: String, size: UInt64, modified: Int64, inode: UInt64) {
        self.digest = digest
        self.size = size
        self.modified = modified
        self.inode = inode
    }
}

extension Index {
    /// All cached files of a kind, by path.
    package func loadFiles(kind: String) throws(SQLiteFault) -> [CachedFile] {
        try access { (connection) throws(SQLiteFault) in
            try connection.rows(
                """
                SELECT path, size, modified, changed, inode, trusted, payload FROM files WHERE kind = ? ORDER BY path
                """, [.text(kind)]
            ) { row in
                CachedFile(
                    path: row.text(0), stamp: Self.stamp(row, from: 1), trusted: row.int(5) != 0, payload: row.bytes(6))
            }
        }
    }

    /// Adds or replaces files of a kind and forgets others, at once.
    package func updateFiles(
        kind: String, upserts: [CachedFile], removedPaths: [String] = []
    ) throws(SQLiteFault) {
        if upserts.isEmpty, removedPaths.isEmpty { return }
        try access { (connection) throws(SQLiteFault) in
            try connection.transaction { () throws(SQLiteFault) in
                for path in removedPaths {
                    try connection.run("DELETE FROM files WHERE kind = ? AND path = ?", [.text(kind), .text(path)])
                }
                for file in upserts {
                    try connection.run(
                        """
                        INSERT OR REPLACE INTO files(kind, path, size, modified, changed, inode, trusted, payload)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                        """,
                        [.text(kind), .text(file.path)] + Self.values(file.stamp)
                            + [.int(file.trusted ? 1 : 0), .bytes(file.payload)])
                }
            }
        }
    }

    // MARK: Single values

    package func state(_ name: String) throws(SQLiteFault) -> String? {
        try access { (connection) throws(SQLiteFault) in
            try connection.row("SELECT value FROM state WHERE name = ?", [.text(name)]) { $0.text(0) }
        }
    }

    /// Sets a value, or removes it with `nil`.
    package func setState(_ name: String, _ value: String?) throws(SQLiteFault) {
        try access { (connection) throws(SQLiteFault) in
            guard let value else { return try connection.run("DELETE FROM state WHERE name = ?", [.text(name)]) }
            try connection.run("INSERT OR REPLACE INTO state VALUES (?, ?)", [.text(name), .text(value)])
        }
    }

    // MARK: Objects

    /// The state in which an object was last found sound; `nil` if that is not known.
    package func object(_ digest: String) throws(SQLiteFault) -> IndexedObject? {
        try access { (connection) throws(SQLiteFault) in
            try connection.row("SELECT size, modified, inode FROM objects WHERE digest = ?", [.text(digest)]) { row in
                IndexedObject(
                    digest: digest, size: UInt64(bitPattern: row.int(0)), modified: row.int(1),
                    inode: UInt64(bitPattern: row.int(2)))
            }
        }
    }

    package func setObject(_ object: IndexedObject) throws(SQLiteFault) {
        try access { (connection) throws(SQLiteFault) in
            try connection.run(
                "INSERT OR REPLACE INTO objects VALUES (?, ?, ?, ?)",
                [
                    .text(object.digest), .int(Int64(bitPattern: object.size)), .int(object.modified),
                    .int(Int64(bitPattern: object.inode)),
                ])
        }
    }

    static func stamp(_ row: borrowing SQLiteRow, from column: Int32) -> FileStamp {
        FileStamp(
            size: UInt64(bitPattern: row.int(column)), modified: row.int(column + 1), changed: row.int(column + 2),
            inode: UInt64(bitPattern: row.int(column + 3)))
    }

    static func values(_ stamp: FileStamp) -> [SQLiteValue] {
        [
            .int(Int64(bitPattern: stamp.size)), .int(stamp.modified), .int(stamp.changed),
            .int(Int64(bitPattern: stamp.inode)),
        ]
    }
}
