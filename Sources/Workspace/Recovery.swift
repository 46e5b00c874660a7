internal import ClipModel
internal import Files
package import IndexStore

/// Completes what runs that are gone left open.
struct Recovery {
    let workspace: Project
    let ledger: Ledger

    /// Settles every open attempt whose run is gone. Returns how many finished takes were brought in and how many
    /// attempts turned out to have brought nothing.
    @discardableResult
    func run() throws -> (recovered: Int, interrupted: Int) {
        var counts = (recovered: 0, interrupted: 0)
        for attempt in try ledger.active() where !(try workspace.isAlive(run: attempt.run)) {
            if try settle(attempt) { counts.recovered += 1 } else { counts.interrupted += 1 }
        }
        return counts
    }

    /// Settles one attempt of a run that is gone. Returns whether it brought a take.
    @discardableResult
    func settle(_ attempt: Attempt) throws -> Bool {
        guard attempt.state == .delivered, let text = attempt.takeText,
            let json = try? JSONValue(parsing: text.utf8), let record = TakeRecord(json: json)
        else {
            // Every engine so far works within our own process, so what was under way ended with it.
            try ledger.end(attempt.id, .interrupted, problem: "the program ended before the take was delivered")
            return false
        }
        try workspace.place(record)
        try ledger.recorded(attempt.id)
        return true
    }
}

extension Project {
    /// Attempts of which nobody can say whether the engine made, and charged for, them.
    package func undecided() throws -> [Attempt] {
        // A project that never rendered has no ledger, and looking must not make one.
        guard try FileStamp.of("\(directory)/ledger.db") != nil else { return [] }
        return try ledger().attempts(states: [.uncertain])
    }
}
