/// Rows of cells in aligned columns. The last column takes what is left of the terminal's width; where that is little,
/// the widest of the others give way, and what still doesn't fit is cut.
struct Table {
    private var rows: [[String]] = []

    mutating func add(_ cells: String...) { add(cells) }
    /// A cell is one line, whatever its text has.
    mutating func add(_ cells: [String]) {
        rows.append(cells.map { $0.split(whereSeparator: \.isNewline).joined(separator: " ") })
    }

    /// The lines. Trailing spaces are left out.
    ///
    /// - Parameter width: the columns of the terminal; 0 for no limit.
    func lines(width: Int) -> [String] {
        let widths = widths(within: width)
        return rows.map { row in
            var line = ""
            var left = width > 0 ? width : .max
            for (n, cell) in row.enumerated() where left > 0 {
                let last = n == row.count - 1
                let text = clippedPainted(cell, to: last ? left : min(left, widths[n]))
                line += text
                left -= columns(plain(text))
                let gap = last ? 0 : min(left, widths[n] - columns(plain(text)) + 2)
                line += String(repeating: " ", count: gap)
                left -= gap
            }
            while line.last == " " { line.removeLast() }
            return line
        }
    }

    /// The widths of all columns but the last, which is left room for a few words.
    private func widths(within width: Int) -> [Int] {
        let count = rows.map(\.count).max() ?? 0
        var widths = (0..<count).map { column in
            rows.filter { column < $0.count - 1 }.map { columns(plain($0[column])) }.max() ?? 0
        }
        while width > 0, widths.reduce(10, { $0 + $1 + 2 }) > width,
            let widest = widths.indices.max(by: { widths[$0] < widths[$1] }), widths[widest] > 12
        {
            widths[widest] -= 1
        }
        return widths
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
