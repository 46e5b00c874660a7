package import ClipModel

/// Shots as a table: what spreadsheets and other programs give and take.
///
/// The first row names the columns; case doesn't matter. `id` or `scene`; `prompt` or `text`; `seconds`, `length` or
/// `duration` (a bare number is seconds); `seed`; `style` (names with commas or spaces between them); `title`; `notes`. Other
/// columns become free fields `x-…`, with a notice. CSV follows RFC 4180. In TSV a cell that begins with a quote is quoted the
/// same way if its closing quote ends the cell, and is taken as it stands otherwise.
package enum ShotTable {
    package enum Kind: String, Hashable, Sendable {
        case tsv, csv

        var separator: UInt8 { self == .tsv ? 9 : UInt8(ascii: ",") }
    }

    package struct Row: Hashable, Sendable {
        /// Where the row begins, from 1.
        package var line: Int
        /// `nil` where the table gives none.
        package var id: SceneID?
        package var prompt: String
        package var length: Length?
        package var seed: UInt32?
        package var styles: [StyleName]?
        package var title: String?
        package var notes: String?
        /// The other columns that say something, as free fields: `x-corpus`.
        package var others: [String: String]
    }

    package struct Result: Sendable {
        package var rows: [Row] = []
        /// What was done to the table without being asked: one line each.
        package var notices: [String] = []
        /// All faults. Rows with faults are left out.
        package var faults: [DocumentFault] = []
    }

    /// Reads a table of at most ``DocumentLimit/scenes`` rows.
    package static func parse(_ bytes: [UInt8], kind: Kind, path: String) -> Result {
        var result = Result()
        do throws(DocumentFault) {
            let source = try SourceText(bytes, path: path, limit: DocumentLimit.tableBytes)
            let cells = try TableCells.read(source, separator: kind.separator, strict: kind == .csv)
            var reader = try RowReader(cells, source: source)
            reader.readAll()
            result = reader.result
        } catch {
            result.faults = [error]
        }
        return result
    }

    /// Writes scenes as a table that ``parse(_:kind:path:)`` reads back. Columns that no scene uses are left out.
    package static func text(of scenes: [Scene], kind: Kind) -> String {
        let columns: [(name: String, cell: (Scene) -> String?)] = [
            ("id", { $0.id.text }), ("prompt", { $0.prompt }), ("length", { $0.length.written }),
            ("seed", { $0.seed.map { "\($0)" } }),
            ("style", { $0.styles.map { $0.isEmpty ? "none" : $0.map(\.text).joined(separator: ", ") } }),
            ("title", { $0.title }), ("notes", { $0.notes }),
        ]
        let used = columns.enumerated().filter { index, column in
            index < 3 || scenes.contains { column.cell($0) != nil }
        }
        var rows = [used.map(\.element.name)]
        rows += scenes.map { scene in used.map { quoted($0.element.cell(scene) ?? "", kind) } }
        let separator = kind == .tsv ? "\t" : ","
        let lineEnd = kind == .tsv ? "\n" : "\r\n"
        return rows.map { $0.joined(separator: separator) + lineEnd }.joined()
    }

    private static func quoted(_ text: String, _ kind: Kind) -> String {
        let special = text.utf8.contains { $0 == kind.separator || $0 == 10 || $0 == 13 }
        let quotes = kind == .csv ? text.utf8.contains(UInt8(ascii: "\"")) : text.hasPrefix("\"")
        let blank = text.utf8.first == 32 || text.utf8.last == 32
        guard special || quotes || blank else { return text }
        return "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }
}

private struct RowReader {
    let source: SourceText
    let cells: [TableCells.Row]
    var result = ShotTable.Result()
    /// The field that each column is for.
    private var columns: [String] = []
    private var seen: [String: Int] = [:]

    private static let names = [
        "id": "id", "scene": "id", "prompt": "prompt", "text": "prompt", "seconds": "length", "length": "length",
        "duration": "length", "seed": "seed", "style": "style", "title": "title", "notes": "notes",
    ]

    init(_ cells: [TableCells.Row], source: SourceText) throws(DocumentFault) {
        self.source = source
        self.cells = Array(cells.dropFirst())
        guard let heading = cells.first else {
            throw source.fault(
                at: 0, problem: "the table is empty",
                remedy: "name the columns in its first row, as `id`, `prompt`, `seconds`")
        }
        for cell in heading.cells { columns.append(column(cell.text.trimmingSpaces.lowercased())) }
        guard columns.contains("prompt") else {
            throw source.fault(
                at: heading.start, problem: "the first row names no column `prompt`",
                remedy: "name the columns in the first row, as `id`, `prompt`, `seconds`")
        }
        let twice = columns.filter { name in !name.isEmpty && columns.count { $0 == name } > 1 }
        if let name = twice.first {
            throw source.fault(at: heading.start, problem: "two columns are for `\(name)`", remedy: "keep one")
        }
        guard self.cells.count <= DocumentLimit.scenes else {
            throw source.fault(
                at: heading.start, problem: "the table has \(self.cells.count) rows, more than \(DocumentLimit.scenes)",
                remedy: "split it")
        }
    }

    private mutating func column(_ name: String) -> String {
        if let field = Self.names[name] { return field }
        let key = "x-" + slug(name).lowercased()
        guard key != "x-" else {
            result.notices.append("a column without a name is left out")
            return ""
        }
        result.notices.append("column `\(name)` is kept as `\(key)`")
        return key
    }

    mutating func readAll() {
        for row in cells {
            if row.cells.allSatisfy({ $0.text.trimmingSpaces.isEmpty }) { continue }
            let before = result.faults.count
            let read = read(row)
            if result.faults.count == before { result.rows.append(read) }
        }
    }

    private mutating func read(_ row: TableCells.Row) -> ShotTable.Row {
        var out = ShotTable.Row(line: source.line(of: row.start), prompt: "", others: [:])
        if row.cells.count > columns.count {
            fault(
                row.cells[columns.count], nil,
                "the row has \(row.cells.count) cells and the first row \(columns.count)",
                "put a cell that holds the separator in quotes")
        }
        for (name, cell) in zip(columns, row.cells) where !cell.text.trimmingSpaces.isEmpty {
            take(cell, for: name, &out)
        }
        if out.prompt.isEmpty {
            fault(row.cells.first, "prompt", "is missing", "write what is to be seen")
        }
        return out
    }

    private mutating func take(_ cell: TableCells.Cell, for name: String, _ row: inout ShotTable.Row) {
        let text = cell.text.trimmingSpaces
        switch name {
        case "id": row.id = id(text, cell)
        case "prompt":
            row.prompt = PromptText.tidied(cell.text)
            if row.prompt.utf8.count > DocumentLimit.promptBytes {
                fault(
                    cell, name, "has \(row.prompt.utf8.count) bytes, more than \(DocumentLimit.promptBytes)",
                    "shorten it")
            }
        case "length":
            row.length = Length(exact: text) ?? Length(exact: text + "s")
            if row.length == nil {
                fault(
                    cell, name, "\(quote(text)) is no length",
                    "write seconds, as `2.5`, or \(lengthRemedy.dropFirst(6))")
            }
        case "seed":
            row.seed = text.utf8.allSatisfy { (48...57).contains($0) } ? UInt32(text) : nil
            if row.seed == nil {
                fault(cell, name, "\(quote(text)) is no seed", "write a whole number from 0 to \(UInt32.max)")
            }
        case "style":
            let names =
                text == "none" ? [] : text.split { $0 == "," || $0 == " " || $0 == ";" }.map { StyleName(String($0)) }
            row.styles = names.compactMap { $0 }
            if row.styles?.count != names.count { fault(cell, name, "\(quote(text)) is no list of styles", usableName) }
        case "title": row.title = text
        case "notes": row.notes = PromptText.tidied(cell.text)
        case "": break
        default: row.others[name] = text
        }
    }

    private mutating func id(_ text: String, _ cell: TableCells.Cell) -> SceneID? {
        let usable = slug(text)
        guard let id = SceneID(usable) else {
            fault(cell, "id", "\(quote(text)) is no usable name of a scene", usableName)
            return nil
        }
        let line = source.line(of: cell.start)
        if let other = seen[id.folded] {
            fault(cell, "id", "`\(id)` stands in line \(other) already", "give each row its own")
        }
        seen[id.folded] = seen[id.folded] ?? line
        if usable != text { result.notices.append("scene \(quote(text)) is called `\(id)`") }
        return id
    }

    private mutating func fault(_ cell: TableCells.Cell?, _ field: String?, _ problem: String, _ remedy: String) {
        guard result.faults.count < DocumentLimit.faultsPerFile else { return }
        result.faults.append(source.fault(at: cell?.start ?? 0, field: field, problem: problem, remedy: remedy))
    }
}

/// Makes a usable name of a text: what a name can't hold becomes a dash.
func slug(_ text: String) -> String {
    if SceneID(text) != nil { return text }
    var out = ""
    for character in text {
        if SceneID("a\(character)") != nil {
            out.append(character)
        } else if !out.isEmpty, out.last != "-" {
            out += "-"
        }
    }
    while let last = out.last, "-.".contains(last) { out.removeLast() }
    while let first = out.first, "-.".contains(first) { out.removeFirst() }
    while out.utf8.count > 100 { out.removeLast() }
    return out
}

/// The cells of a table as text.
enum TableCells {
    struct Cell {
        var text: String
        var start: Int
    }

    struct Row {
        var cells: [Cell]
        var start: Int
    }

    /// Reads all rows. `strict` is RFC 4180: quotes must be closed and stand only around whole cells.
    static func read(_ source: SourceText, separator: UInt8, strict: Bool) throws(DocumentFault) -> [Row] {
        var reader = CellReader(source: source, separator: separator, strict: strict)
        var rows: [Row] = []
        while reader.at < source.bytes.count { rows.append(try reader.row()) }
        return rows
    }
}

private struct CellReader {
    let source: SourceText
    let separator: UInt8
    let strict: Bool
    var at: Int
    private var bytes: [UInt8] { source.bytes }

    init(source: SourceText, separator: UInt8, strict: Bool) {
        self.source = source
        self.separator = separator
        self.strict = strict
        at = source.start
    }

    mutating func row() throws(DocumentFault) -> TableCells.Row {
        var row = TableCells.Row(cells: [], start: at)
        while true {
            row.cells.append(try cell())
            guard at < bytes.count, bytes[at] == separator else { break }
            at += 1
        }
        at = nextLine(in: bytes, from: at) ?? bytes.count
        return row
    }

    private mutating func cell() throws(DocumentFault) -> TableCells.Cell {
        let start = at
        if at < bytes.count, bytes[at] == UInt8(ascii: "\"") {
            if let text = try quoted() { return TableCells.Cell(text: text, start: start) }
            at = start
        }
        while at < bytes.count, !endsCell(at) { at += 1 }
        return TableCells.Cell(text: source.string(start..<at), start: start)
    }

    /// A quoted cell; `nil` where it is none and needn't be.
    private mutating func quoted() throws(DocumentFault) -> String? {
        let start = at
        var text: [UInt8] = []
        at += 1
        while at < bytes.count {
            if bytes[at] == UInt8(ascii: "\"") {
                at += 1
                guard at < bytes.count, bytes[at] == UInt8(ascii: "\"") else {
                    if at >= bytes.count || endsCell(at) { return String(decoding: text, as: UTF8.self) }
                    if !strict { return nil }
                    throw source.fault(
                        at: at, problem: "words follow a closing quote", remedy: "double the quotes inside a cell")
                }
            }
            text.append(bytes[at])
            at += 1
            // Else every cell of a large table that begins with a quote would be read to the table's end.
            if !strict, text.count > 5 * DocumentLimit.promptBytes { return nil }
        }
        if !strict { return nil }
        throw source.fault(
            at: start, problem: "a quote is not closed", remedy: "close it, or double the quotes inside a cell")
    }

    private func endsCell(_ at: Int) -> Bool { bytes[at] == separator || bytes[at] == 10 || bytes[at] == 13 }
}
