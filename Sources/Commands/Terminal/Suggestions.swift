internal import ArgumentParser

/// Names near to one that was mistyped.
enum Suggestions {
    /// At most three names, the nearest first, that differ by few letters or begin alike.
    static func near(_ name: String, among names: [String]) -> [String] {
        let wanted = Array(name.lowercased())
        let limit = max(1, wanted.count / 3)
        let scored = names.compactMap { candidate -> (String, Int)? in
            let letters = Array(candidate.lowercased())
            let distance = distance(wanted, letters)
            if distance <= limit { return (candidate, distance) }
            return wanted.count >= 2 && letters.starts(with: wanted) ? (candidate, limit + 1) : nil
        }
        return scored.sorted { ($0.1, $0.0) < ($1.1, $1.0) }.prefix(3).map(\.0)
    }

    /// What to say to a command line that the parser refused.
    static func hint(for arguments: [String]) -> String {
        var command: any ParsableCommand.Type = ClipwsCommand.self
        var path = ["clipws"]
        for word in arguments where !word.hasPrefix("-") {
            let children = command.allSubcommands
            if let child = children.first(where: { $0.commandName == word }) {
                command = child
                path.append(word)
                continue
            }
            if !children.isEmpty {
                let near = near(word, among: children.map { $0.commandName })
                let whole = near.map { "`\((path + [$0]).joined(separator: " "))`" }
                if !near.isEmpty { return "did you mean \(whole.joined(separator: " or "))?" }
            }
            break
        }
        return "see `\(path.joined(separator: " ")) --help`"
    }

    /// The number of letters to insert, remove, replace or swap with their neighbour (optimal string alignment).
    private static func distance(_ a: [Character], _ b: [Character]) -> Int {
        var before: [Int] = []
        var last = Array(0...b.count)
        for i in a.indices {
            var row = [i + 1]
            for j in b.indices {
                var least = min(last[j] + (a[i] == b[j] ? 0 : 1), row[j] + 1, last[j + 1] + 1)
                if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { least = min(least, before[j - 1] + 1) }
                row.append(least)
            }
            (before, last) = (last, row)
        }
        return last[b.count]
    }
}

extension ParsableCommand {
    static var commandName: String { configuration.commandName ?? "" }
    /// Those of groups too: the parser counts them among all.
    static var allSubcommands: [any ParsableCommand.Type] { configuration.subcommands }
}
