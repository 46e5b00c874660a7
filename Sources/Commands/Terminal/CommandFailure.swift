internal import ClipModel

/// How a command ends. The list is short and documented in `docs/commands.md`; more may come.
enum ExitStatus: Int32, Sendable {
    case done = 0
    /// It could not be done; nothing was half done.
    case failed = 1
    /// Part was done, and said.
    case partial = 3
    /// A check ran and found problems.
    case problems = 4
    /// A check ran, found no problem, and can't tell that there is none.
    case undecided = 5
    /// The command line was wrong.
    case usage = 64
    /// Our own fault.
    case defect = 70
    case interrupted = 130
}

/// What a user is told when a command can't do its work: what, because of what, and what to do.
struct CommandFailure: Error, Sendable {
    var status: ExitStatus = .failed
    var message: String
    var causes: [String] = []
    var hint: String?

    init(_ message: String, status: ExitStatus = .failed, causes: [String] = [], hint: String? = nil) {
        self.status = status
        self.message = message
        self.causes = causes
        self.hint = hint
    }

    /// The lines for a person.
    func text(on terminal: Terminal) -> String {
        var lines = [terminal.paintError("error:", .red) + " " + harmless(message)]
        lines += causes.map { "  " + harmless($0) }
        if let hint { lines.append(terminal.paintError("hint:", .cyan) + " " + harmless(hint)) }
        return lines.joined(separator: "\n")
    }

    /// The same for a program: one JSON object on one line.
    var json: JSONValue {
        JSONValue(fields: [
            (
                "error",
                JSONValue(fields: [
                    ("message", .string(message)),
                    ("causes", causes.isEmpty ? nil : .array(causes.map(JSONValue.string))),
                    ("hint", hint.map(JSONValue.string)),
                    ("exit", .int(Int64(status.rawValue))),
                ])
            )
        ])
    }
}
