internal import ArgumentParser
internal import ClipModel

/// Names near to one that was mistyped.
enum Suggestions {
    /// At most three names, the nearest first, that differ by few letters or begin alike.
    static func near(_ name: String, among names: [String]) -> [String] {
        let wanted = Array(name.lowercased())
        let limit = max(1, wanted.count / 3)
        let scored = names.compactMap { candidate -> (String, Int)? in
            let letters = Array(candidate.lowercased())
            let distance = editDistance(wanted, letters)
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
}

extension ParsableCommand {
    static var commandName: String { configuration.commandName ?? "" }
    /// Those of groups too: the parser counts them among all.
    static var allSubcommands: [any ParsableCommand.Type] { configuration.subcommands }
}
