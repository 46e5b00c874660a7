internal import ArgumentParser

struct CompletionsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "completions", abstract: "Print a completion script for your shell.",
        discussion: "For example: clipws completions bash > ~/.local/share/bash-completion/completions/clipws")

    @Argument(help: "bash, zsh or fish.") var shell: String

    func run() throws {
        guard let shell = CompletionShell(rawValue: shell) else {
            throw CommandFailure("no completions for `\(shell)`", status: .usage, hint: "there are bash, zsh and fish")
        }
        Terminal.current.print(ClipwsCommand.completionScript(for: shell))
    }
}

struct ManualCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "manual", abstract: "Print the man page (roff), or the command reference in Markdown.")

    @Flag(name: .long, help: "Markdown in place of roff.") var markdown = false

    func run() throws {
        Terminal.current.write(markdown ? Manual.markdown : Manual.roff, to: 1)
    }
}
