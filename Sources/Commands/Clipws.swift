internal import ArgumentParser
internal import ClipModel
internal import Dispatch
internal import FoundationEssentials
internal import Glibc
internal import Synchronization
package import Workspace

/// The version of the program.
package let programVersion = "0.1.0"

/// Runs the command line and returns the exit status. `studio` is what needs libav.
package func runClipws(arguments: [String], studio: any StudioServices) -> Int32 {
    if arguments == ["--version"] {
        Terminal.current.print("clipws \(programVersion)")
        return ExitStatus.done.rawValue
    }
    Studio.install(studio)
    let status = status(ofRunning: arguments)
    LateWork.finish()
    let fault = Terminal.outputFault.load(ordering: .relaxed)
    guard fault != 0, fault != EPIPE else { return status }
    let failure = CommandFailure("can't write the output", causes: [String(cString: strerror(fault)).lowercased()])
    Terminal.current.note(failure.text(on: .current))
    return ExitStatus.failed.rawValue
}

private func status(ofRunning arguments: [String]) -> Int32 {
    let wantsJSON = arguments.contains("--json")
    do {
        var command = try named(by: arguments) ?? ClipwsCommand.parseAsRoot(arguments)
        if let asynchronous = command as? any AsyncParsableCommand {
            try runAndWait(Handover(command: asynchronous))
        } else {
            try command.run()
        }
        return ExitStatus.done.rawValue
    } catch let status as ExitCode {
        return status.rawValue
    } catch {
        return report(error, arguments: arguments, json: wantsJSON)
    }
}

/// The command that the first word names, read without the tree of all commands, which costs milliseconds. `nil` for
/// everything else, help and faults among it: the whole parser says those in the program's name.
private func named(by arguments: [String]) -> (any ParsableCommand)? {
    guard let word = arguments.first else { return nil }
    // By the types' names first: to ask each command for its own name prepares the words of its help.
    let name = word.prefix(1).uppercased() + word.dropFirst() + "Command"
    guard let type = ClipwsCommand.allSubcommands.first(where: { "\($0)" == name }), type.commandName == word,
        let command = try? type.parseAsRoot(Array(arguments.dropFirst()))
    else { return nil }
    let own = [type] + type.allSubcommands
    return own.contains { $0 == Swift.type(of: command) } ? command : nil
}

/// A command on its way to the one task that runs it.
///
/// `@unchecked Sendable` is true because whoever makes it doesn't use the command again.
private struct Handover: @unchecked Sendable {
    var command: any AsyncParsableCommand
}

/// Runs a command on the threads of tasks while this one waits. A `main` that is itself a task would start those threads
/// for every command, and most need none.
private func runAndWait(_ handover: Handover) throws {
    let outcome = Outcome()
    let done = DispatchSemaphore(value: 0)
    Task {
        var command = handover.command
        do { try await command.run() } catch { outcome.failure.withLock { $0 = error } }
        done.signal()
    }
    done.wait()
    if let failure = outcome.failure.withLock({ $0 }) { throw failure }
}

/// Leaves a value to the end of the process. To free thousands of values one by one takes milliseconds that the user waits.
func keepUntilExit<Value>(_ value: Value) { _ = Unmanaged.passRetained(Kept(value)) }

private final class Kept<Value> {
    private let value: Value
    init(_ value: Value) { self.value = value }
}

private final class Outcome: Sendable {
    let failure = Mutex<(any Error)?>(nil)
}

/// Says what went wrong and returns the exit status.
private func report(_ error: any Error, arguments: [String], json: Bool) -> Int32 {
    let terminal = Terminal.current
    if let failure = failure(for: error) {
        terminal.note(json ? failure.json.canonical : failure.text(on: terminal))
        return failure.status.rawValue
    }
    // What is left is the parser's: help that was asked for, or a command line that isn't one.
    let text = ClipwsCommand.fullMessage(for: error)
    if ClipwsCommand.exitCode(for: error) == .success {
        terminal.print(text)
        return ExitStatus.done.rawValue
    }
    let failure = CommandFailure(parserWords(text), status: .usage, hint: Suggestions.hint(for: arguments))
    terminal.note(json ? failure.json.canonical : failure.text(on: terminal))
    return ExitStatus.usage.rawValue
}

private func parserWords(_ text: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: true)
    let first = lines.first { $0.hasPrefix("error: ") }.map { $0.dropFirst(7) } ?? lines.first ?? ""
    return first.prefix(1).lowercased() + first.dropFirst()
}

struct ClipwsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "clipws",
        abstract: "A workspace for clips made with video models: scenes, takes and rights in git.",
        discussion: prose(
            """
            clipws init my-clip && cd my-clip
                start; with --template music-video from an example
            clipws scene add "A lighthouse in a storm" --length 4s
                write scenes, or edit scenes/*.md by hand
            clipws plan
                see what a render would make, why, and at what cost
            clipws render
                make the missing takes
            clipws film
                join them: film/my-clip.mp4

            Every command explains itself with --help. Those that report take --json.
            Exit status: 0 done, 1 failed, 3 part was done, 4 a check found problems,
            5 a check can't tell, 64 wrong usage, 130 interrupted.
            """),
        version: "clipws \(programVersion)",
        groupedSubcommands: [
            CommandGroup(name: "Start", subcommands: [InitCommand.self, CloneCommand.self]),
            CommandGroup(
                name: "Make",
                subcommands: [
                    StatusCommand.self, PlanCommand.self, RenderCommand.self, TakeCommand.self, TakesCommand.self,
                    PickCommand.self, PinCommand.self, UnpinCommand.self, AttemptsCommand.self, FilmCommand.self,
                ]),
            CommandGroup(
                name: "Write",
                subcommands: [
                    SceneCommand.self, EditCommand.self, SongCommand.self, SearchCommand.self, PrevizCommand.self,
                ]),
            CommandGroup(
                name: "History",
                subcommands: [
                    SaveCommand.self, LogCommand.self, BranchCommand.self, SwitchCommand.self, DiffCommand.self,
                ]),
            CommandGroup(
                name: "Account",
                subcommands: [
                    RightsCommand.self, ExportCommand.self, CredentialsCommand.self, VerifyCommand.self,
                    TrustCommand.self,
                ]),
            CommandGroup(name: "Program", subcommands: [CompletionsCommand.self, ManualCommand.self]),
        ])

    static let _errorLabel = "error"
}

/// What every command takes.
struct CommonOptions: ParsableArguments {
    @Option(name: [.customShort("C"), .customLong("directory")], help: "Run as if started in this directory.")
    var directory: String?

    @Flag(name: .long, help: "Report as JSON on standard output.")
    var json = false

    func workspace() throws -> Project {
        let workspace = try Project.find(
            from: absolute(directory ?? "."), environment: ProcessInfo.processInfo.environment)
        return workspace
    }

    /// `path` seen from the directory that the command runs in.
    func absolute(_ path: String) -> String {
        if path.hasPrefix("/") { return path }
        let here = FileManager.default.currentDirectoryPath
        let base = directory.map { $0.hasPrefix("/") ? $0 : here + "/" + $0 } ?? here
        return path == "." ? base : base + "/" + path
    }
}
