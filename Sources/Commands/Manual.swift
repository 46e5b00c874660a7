internal import ArgumentParser

/// The man page and the command reference, made of the commands' own descriptions.
enum Manual {
    static var roff: String {
        var out =
            ".TH CLIPWS 1 \"\" \"clipws \(programVersion)\" \"User Commands\"\n.SH NAME\nclipws \\- \(escaped(ClipwsCommand.configuration.abstract))\n"
        let description = ClipwsCommand.configuration.discussion.split(
            separator: "\n", omittingEmptySubsequences: false)
        out += ".SH DESCRIPTION\n"
        for line in description { out += line.isEmpty ? ".PP\n" : "\(escaped(String(line)))\n.br\n" }
        out += ".SH COMMANDS\n"
        for entry in entries {
            out += ".SS \(escaped(entry.path))\n\(paragraphs(entry.abstract))"
            out += ".PP\n.nf\n\(escaped(entry.help))\n.fi\n"
        }
        out += ".SH \"EXIT STATUS\"\n"
        for (code, meaning) in statuses { out += ".TP\n\(code)\n\(escaped(meaning))\n" }
        return out
    }

    static var markdown: String {
        var out =
            "# Commands\n\nMade of the commands' own help by `clipws manual --markdown`; a test compares the two.\n\n"
        out += "## Exit status\n\n| status | meaning |\n| --- | --- |\n"
        for (code, meaning) in statuses { out += "| \(code) | \(meaning) |\n" }
        out += "\nMore may come.\n"
        for entry in entries { out += "\n## \(entry.path)\n\n```\n\(entry.help)\n```\n" }
        return out
    }

    static let statuses: [(Int32, String)] = [
        (ExitStatus.done.rawValue, "done"),
        (ExitStatus.failed.rawValue, "failed; nothing was half done"),
        (ExitStatus.partial.rawValue, "a part was done, and said"),
        (ExitStatus.problems.rawValue, "a check ran and found problems"),
        (ExitStatus.undecided.rawValue, "a check ran and can't tell (`rights check`)"),
        (ExitStatus.usage.rawValue, "the command line was wrong"),
        (ExitStatus.defect.rawValue, "a fault of the program"),
        (ExitStatus.interrupted.rawValue, "interrupted; running again goes on"),
    ]

    private static var entries: [(path: String, abstract: String, help: String)] {
        func walk(_ command: any ParsableCommand.Type, _ path: [String]) -> [(String, String, String)] {
            let here = path + [command.commandName]
            let help = ClipwsCommand.helpMessage(for: command, columns: 100)
            return [(here.joined(separator: " "), command.configuration.abstract, trimmed(help))]
                + command.allSubcommands.flatMap { walk($0, here) }
        }
        return walk(ClipwsCommand.self, [])
    }

    private static func trimmed(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false)
            .map { line in String(line.reversed().drop { $0 == " " }.reversed()) }.joined(separator: "\n")
    }

    private static func paragraphs(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false)
            .map { $0.isEmpty ? ".PP\n" : "\(escaped(String($0)))\n" }.joined()
    }

    private static func escaped(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            let plain = line.replacing("\\", with: "\\e").replacing("-", with: "\\-")
            return plain.hasPrefix(".") || plain.hasPrefix("'") ? "\\&" + plain : plain
        }.joined(separator: "\n")
    }
}
