/// The one of `known` that `word` most likely stands for; `nil` if none is near.
package func nearest(to word: String, in known: some Sequence<String>) -> String? {
    let target = Array(word.lowercased())
    guard target.count <= 100 else { return nil }
    let allowed = target.count <= 3 ? 1 : target.count <= 6 ? 2 : 3
    var best: (name: String, distance: Int)?
    for name in known where abs(name.count - target.count) <= allowed {
        let distance = editDistance(target, Array(name.lowercased()))
        guard distance <= allowed, distance < max(target.count, 1) else { continue }
        if let best, (best.distance, best.name) < (distance, name) { continue }
        best = (name, distance)
    }
    return best?.name
}

/// Insertions, deletions, replacements and swaps of neighbours between two words (optimal string alignment).
package func editDistance(_ a: [Character], _ b: [Character]) -> Int {
    var rows = [Array(0...b.count)]
    for i in 0..<a.count {
        var row = [i + 1]
        for j in 0..<b.count {
            var cost = min(rows[i][j] + (a[i] == b[j] ? 0 : 1), rows[i][j + 1] + 1, row[j] + 1)
            if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, rows[i - 1][j - 1] + 1) }
            row.append(cost)
        }
        rows.append(row)
    }
    return rows[a.count][b.count]
}
