internal import ClipModel
internal import Document
internal import Files
internal import FoundationEssentials
internal import Subprocess
internal import Workspace

/// The user's own programs, in the foreground with the terminal theirs.
enum UserProgram {
    /// Runs a program found on the search path and waits for it.
    static func run(_ name: String, _ arguments: [String]) async throws {
        let result: ExecutionResult<Void, FileDescriptorOutput, FileDescriptorOutput>
        do {
            result = try await Subprocess.run(
                .name(name), arguments: Arguments(arguments), input: .currentStandardInput,
                output: .currentStandardError, error: .currentStandardError)
        } catch is SubprocessError {
            throw WorkspaceFault.programMissing(name)
        }
        guard case .exited(let code) = result.terminationStatus, code == 0 else {
            throw CommandFailure("`\(name)` did not succeed: \(result.terminationStatus)")
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

    /// Opens the shot list as one text, and again while what comes back has faults and the user goes on.
    static func editShotList(in workspace: Project) async throws -> OperationReport {
        let before = try workspace.shotList()
        let path = "\(workspace.directory)/shot-list.md"
        try Files.makeDirectory(workspace.directory)
        try Files.write(before, to: path)
        try await open(path)
        let after = String(decoding: try Files.read(path, limit: 64 << 20), as: UTF8.self)
        if after == before {
            try Files.remove(path)
            return OperationReport(words: "no changes")
        }
        do {
            let report = try workspace.apply(shotList: after)
            try Files.remove(path)
            return report
        } catch let fault as WorkspaceFault {
            guard case .documents(let faults) = fault else { throw fault }
            throw CommandFailure(
                "the shot list has \(count(faults.count, "fault")); nothing was changed",
                causes: faults.map(\.description), hint: "your text is kept in `\(path)`")
        }
    }

    private static func open(_ path: String) async throws {
        let environment = ProcessInfo.processInfo.environment
        let command = environment["VISUAL"] ?? environment["EDITOR"] ?? "vi"
        // As git does: the variable is a shell command, the path its argument.
        try await UserProgram.run("sh", ["-c", "\(command) \"$@\"", command, path])
    }
}
