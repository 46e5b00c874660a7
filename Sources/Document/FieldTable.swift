/// A CSV table (RFC 4180) whose first row names fields and whose other rows are entries.
package enum FieldTable {
    /// The rows, each with the fields of its cells that aren't empty. Blank rows are passed over.
    package static func rows(
        _ bytes: [UInt8], path: String
    ) throws(DocumentFault) -> [[(name: String, value: String)]] {
        let source = try SourceText(bytes, path: path, limit: DocumentLimit.tableBytes)
        let table = try TableCells.read(source, separator: UInt8(ascii: ","), strict: true)
        let names = table.first?.cells.map { $0.text.trimmedCell } ?? []
        var rows: [[(name: String, value: String)]] = []
        for row in table.dropFirst() {
            if let extra = row.cells.dropFirst(names.count).first(where: { !$0.text.trimmedCell.isEmpty }) {
                throw source.fault(
                    at: extra.start, problem: "a cell stands under no name", remedy: "name its field in the first row")
            }
            let fields = zip(names, row.cells).map { ($0, $1.text.trimmedCell) }.filter { !$0.1.isEmpty }
            if !fields.isEmpty { rows.append(fields.map { (name: $0.0, value: $0.1) }) }
        }
        return rows
    }
}

extension String {
    fileprivate var trimmedCell: String { String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()) }
}
