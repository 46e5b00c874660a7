internal import ClipModel
internal import Document
internal import Files
internal import FoundationEssentials
internal import Subprocess
internal import Workspace

/// The user's own programs, in the foreground with the terminal theirs.
enum UserProgram {
    /// Runs a program found on the search path and waits for it. `words` name it where its own name would mislead.
    static func run(_ name: String, _ arguments: [String], as words: String? = nil) async throws {
        let result: ExecutionResult<Void, FileDescriptorOutput, FileDescriptorOutput>
        do {
            result = try await Subprocess.run(
                .name(name), arguments: Arguments(arguments), input: .currentStandardInput,
                output: .currentStandardError, error: .currentStandardError)
        } catch is SubprocessError {
            throw WorkspaceFault.programMissing(name)
        }
        if case .exited(0) = result.terminationStatus { return }
        throw CommandFailure("\(words ?? "`\(name)`") \(Self.words(result.terminationStatus))")
    }

    private static func words(_ status: TerminationStatus) -> String {
        switch status {
        case .exited(let code): "ended with status \(code)"
        case .signaled(let number): "was ended by signal \(number)"
        }
    }
}

/// The user's editor.
enum Editor {
    /// Opens one scene's file in place and says whether it can still be read.
    static func edit(scene: String, in workspace: Project) async throws -> OperationReport {
        let path = try workspace.pathForEditing(scene)
        try await open(path)
        return try workspace.afterEditing(scene)
    }

    /// Opens the shot list as one text and applies what comes back. A text that can't be applied is kept under a name of
    /// its own, and so is one that a killed run left.
    static func editShotList(in workspace: Project) async throws -> OperationReport {
        let before = try workspace.shotList()
        let path = "\(workspace.directory)/shot-list.md"
        try Files.makeDirectory(workspace.directory)
        if let left = try? Files.read(path, limit: 64 << 20), left != Array(before.utf8) {
            Terminal.current.note("the text of an edit that didn't end is kept in `\(try keep(path))`")
        }
        try Files.write(before, to: path)
        try await open(path)
        let after = String(decoding: try Files.read(path, limit: 64 << 20), as: UTF8.self)
        if after == before {
            try Files.remove(path)
            return OperationReport(words: "no changes")
        }
        if after.allSatisfy(\.isWhitespace) {
            try Files.remove(path)
            return OperationReport(words: "the text came back empty: nothing was changed")
        }
        do {
            let report = try workspace.apply(shotList: after, handedOut: before)
            try Files.remove(path)
            return report
        } catch let fault as WorkspaceFault {
            guard case .documents(let faults) = fault else { throw fault }
            throw CommandFailure(
                "the shot list has \(count(faults.count, "fault")); nothing was changed",
                causes: faults.map(\.description), hint: "your text is kept in `\(try keep(path))`")
        }
    }

    /// Gives the text a name that no later edit takes. Returns its path.
    private static func keep(_ path: String) throws -> String {
        var number = 1
        func name() -> String { "\(path.dropLast(3))-\(number).md" }
        while try !Files.moveToNew(path, to: name()) { number += 1 }
        return name()
    }

    private static func open(_ path: String) async throws {
        let environment = ProcessInfo.processInfo.environment
        let command = ["VISUAL", "EDITOR"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty } ?? "vi"
        // As git does: the variable is a shell command, the path its argument.
        try await UserProgram.run("sh", ["-c", "\(command) \"$@\"", command, path], as: "the editor `\(command)`")
    }
}
