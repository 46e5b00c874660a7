/// Rows of cells in aligned columns. The last column takes what is left of the terminal's width.
struct Table {
    private var rows: [[String]] = []

    mutating func add(_ cells: String...) { rows.append(cells) }
    mutating func add(_ cells: [String]) { rows.append(cells) }

    /// The lines. Trailing spaces are left out.
    func lines(width: Int) -> [String] {
        let count = rows.map(\.count).max() ?? 0
        let widths = (0..<count).map { column in
            rows.filter { column < $0.count - 1 }.map { columns(plain($0[column])) }.max() ?? 0
        }
        return rows.map { row in
            var line = ""
            var used = 0
            for (n, cell) in row.enumerated() {
                if n == row.count - 1 {
                    line += width > 0 ? clippedPainted(cell, to: max(10, width - used)) : cell
                } else {
                    line += cell + String(repeating: " ", count: widths[n] - columns(plain(cell)) + 2)
                    used += widths[n] + 2
                }
            }
            while line.last == " " { line.removeLast() }
            return line
        }
    }

    private func clippedPainted(_ cell: String, to width: Int) -> String {
        columns(plain(cell)) <= width ? cell : clipped(plain(cell), to: width)
    }

    /// The cell without its colours.
    private func plain(_ cell: String) -> String {
        guard cell.utf8.contains(0x1B) else { return cell }
        var out = ""
        var inside = false
        for character in cell {
            if character == "\u{1B}" { inside = true }
            if !inside { out.append(character) }
            if inside, character == "m" { inside = false }
        }
        return out
    }
}
