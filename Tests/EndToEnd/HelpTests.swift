import Files
import Testing

@Suite struct HelpTests {
    /// The paths of all commands, as the manual lists them.
    private func commands(_ sandbox: Sandbox) throws -> [String] {
        try sandbox.clipws("manual", "--markdown").split(separator: "\n").filter { $0.hasPrefix("## clipws") }
            .map { String($0.dropFirst(3)) }
    }

    @Test func `Every command, argument and option explains itself`() throws {
        let sandbox = try Sandbox()
        let commands = try commands(sandbox)
        #expect(commands.count > 25)
        for command in commands {
            let words = command.split(separator: " ").dropFirst().map(String.init)
            let ran = try sandbox.launch(["\(buildFolder)/clipws"] + words + ["--help"]).run()
            #expect(ran.status == 0 && ran.errors.isEmpty, "\(command): \(ran.errors)")
            #expect(ran.output.hasPrefix("OVERVIEW: "), "\(command) has no abstract")
            for entry in Self.entries(ran.output) {
                let help = entry.replacing(#/^ +((-[-\w]+|<[^>]*>|[a-z-]+(?=  ))(, | |$|\.\.\.)*)+/#, with: "")
                #expect(!help.isEmpty, "\(command): no help in `\(entry)`")
            }
        }
    }

    /// The lines of arguments, options and subcommands, with what follows a long name on the next line joined to it.
    private static func entries(_ help: String) -> [String] {
        var entries: [String] = []
        var inside = false
        for line in help.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasSuffix(":"), !line.hasPrefix(" ") {
                inside = ["ARGUMENTS:", "OPTIONS:", "FIELDS:", "PLACE:", "SUBCOMMANDS:"].contains(line)
                continue
            }
            guard inside, !line.isEmpty, !line.hasPrefix("  See 'clipws help") else { continue }
            if line.hasPrefix("   ") { entries[entries.count - 1] += line } else { entries.append(String(line)) }
        }
        return entries
    }

    @Test func `Completion scripts know every command`() throws {
        let sandbox = try Sandbox()
        let names = Set(try commands(sandbox).compactMap { $0.split(separator: " ").dropFirst().last.map(String.init) })
        for shell in ["bash", "zsh", "fish"] {
            let script = try sandbox.clipws("completions", shell)
            for name in names { #expect(script.contains(name), "\(shell) lacks \(name)") }
            #expect(script.contains("--dry-run") || script.contains("dry-run"))
        }
        try sandbox.shell("clipws completions bash > c.bash && bash -n c.bash", in: sandbox.folder)
    }

    @Test func `The man page is sound roff with every command`() throws {
        let sandbox = try Sandbox()
        let page = try sandbox.clipws("manual")
        for command in try commands(sandbox) { #expect(page.contains(".SS \(command.replacing("-", with: "\\-"))\n")) }
        for status in ["130", "64", "70"] { #expect(page.contains(".TP\n\(status)\n")) }
    }

    @Test func `The command reference in the repository is the program's own`() throws {
        let repository = Files.parent(of: Files.parent(of: Files.parent(of: #filePath)))
        let kept = try Files.read("\(repository)/docs/commands.md", limit: 1 << 20)
        let printed = try Sandbox().clipws("manual", "--markdown")
        #expect(printed == String(decoding: kept, as: UTF8.self), "run `make docs`")
    }

    @Test func `The version is one line, with and without other words`() throws {
        let sandbox = try Sandbox()
        let version = try sandbox.clipws("--version")
        #expect(version.wholeMatch(of: #/clipws \d+\.\d+\.\d+\n/#) != nil)
        #expect(try sandbox.clipws("plan", "--version") == version)
    }
}
