import ClipModel
import Files
import Glibc
import IndexStore
import Testing

/// Words, takes and money that a command could lose in passing.
@Suite struct KeepingTests {
    private func committed(_ sandbox: Sandbox, _ words: String) throws -> Bool {
        try !sandbox.git("log", "--all", "--oneline", "-S\(words)").trimmingSpaces.isEmpty
    }

    @Test func `Takes that no commit of the branch has are saved by the next render, though it makes none`() throws {
        let sandbox = try Sandbox()
        try sandbox.makeProject(scenes: 3)
        try sandbox.shell("git branch other")
        // As a render leaves them that git switches the branch of, or that is killed before its save.
        try sandbox.write(".git/index.lock", "")
        #expect(try sandbox.clipws("render").contains("3 rendered"))
        try sandbox.shell("rm .git/index.lock")
        try sandbox.shell("printf 'a note\n' > notes.txt")
        let again = try sandbox.tryClipws("render")
        #expect(again.output.contains("0 rendered, 3 reused") && again.errors.contains("saved takes"), "\(again)")
        let unsaved = try sandbox.git("status", "--porcelain")
        #expect(unsaved.trimmingSpaces == "?? notes.txt", "\(unsaved)")
        try sandbox.shell("git checkout -q other")
        #expect(try sandbox.clipws("status").contains("3 takes of the film aren't in this branch"))
        #expect(try sandbox.tryClipws("render").errors.contains("saved takes"))
        #expect(try sandbox.git("ls-tree", "-r", "--name-only", "other", "takes").contains(".mp4"))
        #expect(try sandbox.tryClipws("render").errors == "")
        try sandbox.clipws("save")
        try sandbox.expectGitIsHappy()
    }

    @Test func `Words that no commit has are saved before a command removes or replaces them`() throws {
        let sandbox = try Sandbox()
        try sandbox.makeProject(scenes: 3)
        try sandbox.shell("printf 'written by hand\\n' >> scenes/two.md")
        try sandbox.clipws("scene", "remove", "two")
        #expect(!sandbox.has("scenes/two.md"))
        #expect(try committed(sandbox, "written by hand"))
        try sandbox.shell("printf 'put here too\\n' >> scenes/three.md")
        try sandbox.clipws("scene", "edit", "three", "--prompt", "A tram")
        #expect(try committed(sandbox, "put here too"))
        try sandbox.write("scenes/idea.md", "---\nlength: 4 frames\n---\nnever saved\n")
        try sandbox.clipws("scene", "remove", "idea")
        #expect(try committed(sandbox, "never saved"))
        try sandbox.expectGitIsHappy()
    }

    @Test func `Without autosave, what no commit has isn't removed`() throws {
        let sandbox = try Sandbox()
        try sandbox.makeProject(scenes: 2)
        try sandbox.change("clip.yaml", "\ntimeline:", "\nautosave: false\ntimeline:")
        try sandbox.clipws("save", "-m", "by hand")
        try sandbox.shell("printf 'written by hand\\n' >> scenes/two.md")
        let refused = try sandbox.tryClipws("scene", "remove", "two")
        #expect(refused.status == 1 && refused.errors.contains("clipws save"))
        #expect(try sandbox.read("scenes/two.md").contains("written by hand"))
        try sandbox.clipws("save", "-m", "more")
        try sandbox.clipws("scene", "remove", "two")
        #expect(!sandbox.has("scenes/two.md"))
    }

    @Test func `What happens to the film while the shot list is open stays`() throws {
        let sandbox = try Sandbox()
        try sandbox.makeProject(scenes: 3)
        let program = "\(buildFolder)/clipws"
        try sandbox.write(
            "editor.sh",
            """
            #!/bin/sh
            '\(program)' scene edit one --prompt "A tram" >/dev/null
            '\(program)' scene add "New one" --name added --length "4 frames" >/dev/null
            sed -i 's/seed 2/seed 9/' "$1"
            """)
        try sandbox.shell("chmod +x editor.sh")
        sandbox.environment["EDITOR"] = "\(sandbox.root)/editor.sh"
        let said = try sandbox.clipws("edit")
        #expect(said.contains("1 changed") && !said.contains("taken off"), "\(said)")
        #expect(try sandbox.read("scenes/one.md").contains("A tram"))
        #expect(try sandbox.read("scenes/two.md").contains("seed: 9"))
        #expect(try sandbox.read("clip.yaml").contains("added"))
        try sandbox.expectGitIsHappy()
    }

    @Test(arguments: [true, false])
    func `Takes go along with a scene that git or the shot list renames`(byGit: Bool) throws {
        let sandbox = try Sandbox()
        try sandbox.makeProject(scenes: 2)
        _ = try sandbox.render()
        try sandbox.clipws("take", "one", "-n", "2")
        if byGit {
            try sandbox.git("mv", "scenes/one.md", "scenes/first.md")
            try sandbox.change("clip.yaml", "- one", "- first")
            try sandbox.clipws("save", "-m", "rename")
        } else {
            sandbox.environment["EDITOR"] = "sed -i 's/^## one /## first /'"
            #expect(try sandbox.clipws("edit").contains("1 renamed"))
        }
        #expect(try sandbox.shell("ls takes/first/*.json | wc -l").trimmingSpaces == "3")
        #expect(!sandbox.has("takes/one"))
        #expect(try sandbox.render() == "0 rendered, 2 reused")
        #expect(try sandbox.json("takes", "first")["takes"]?.array?.count == 3)
        try sandbox.clipws("scene", "edit", "first", "--prompt", "Another tram")
        #expect(try sandbox.clipws("plan").contains("Another tram"))
        try sandbox.expectSound()
        try sandbox.expectGitIsHappy()
    }

    @Test func `Files that are saved along with a change are told of`() throws {
        let sandbox = try Sandbox()
        try sandbox.makeProject(scenes: 2)
        try sandbox.write("letter.txt", "mine")
        let said = try sandbox.tryClipws("scene", "edit", "one", "--title", "One")
        #expect((said.output + said.errors).contains("saved with it: letter.txt"))
        let next = try sandbox.tryClipws("scene", "edit", "one", "--title", "Two")
        #expect(!(next.output + next.errors).contains("saved with it"))
    }

    @Test func `Where git is in the way of a save, what was done stays, and it is told`() throws {
        let sandbox = try Sandbox()
        try sandbox.makeProject(scenes: 2)
        try sandbox.write(".git/index.lock", "")
        let said = try sandbox.tryClipws("scene", "edit", "one", "--title", "One")
        #expect(said.status == 0 && (said.output + said.errors).contains("not saved, since git is at work"), "\(said)")
        #expect(try sandbox.read("scenes/one.md").contains("title: One"))
        let rendered = try sandbox.tryClipws("render")
        #expect(rendered.status == 0 && rendered.errors.contains("not saved"), "\(rendered)")
        // What no commit can have isn't removed.
        #expect(try sandbox.tryClipws("scene", "remove", "one").status != 0)
        #expect(sandbox.has("scenes/one.md"))
        try sandbox.shell("rm .git/index.lock")
        try sandbox.clipws("save", "-m", "all")
        try sandbox.expectSound()
        try sandbox.expectGitIsHappy()
    }

    @Test func `A search finds the takes of a scene that has another name now`() throws {
        let sandbox = try Sandbox()
        try sandbox.makeProject(scenes: 2)
        _ = try sandbox.render()
        let take = try #require(try sandbox.takes().first { $0.value["scene"]?.string == "one" }?.key)
        try sandbox.clipws("scene", "rename", "one", "first")
        let prompt = try sandbox.read("scenes/first.md").split(separator: "\n").last.map(String.init) ?? ""
        let found = try sandbox.json("search", prompt.split(separator: " ").prefix(2).joined(separator: " "))
        let named = (found["hits"]?.array ?? []).flatMap { $0["takes"]?.array ?? [] }
        #expect(named.compactMap(\.string).contains { take.hasPrefix($0) }, "\(found)")
    }

    /// A program that writes down each order, and then works for long.
    private static let slow = "echo order >> orders; exec sleep 600"

    private func priced(_ script: String) throws -> Sandbox {
        let sandbox = try Sandbox()
        try sandbox.makeProject(scenes: 1)
        try sandbox.addEngine("cloud", script, extra: ", price: 0.05 EUR")
        try sandbox.change("scenes/one.md", "length:", "engine: cloud\nlength:")
        try sandbox.clipws("trust", "cloud")
        return sandbox
    }

    private func orders(_ sandbox: Sandbox) throws -> Int {
        try sandbox.read("orders").split(separator: "\n").count
    }

    @Test func `An order to an engine that charges isn't given again after a signal ended its program`() throws {
        let sandbox = try priced("echo order >> orders; kill -9 $$")
        #expect(try sandbox.tryClipws("render").status != 0)
        #expect(try sandbox.attempts().map(\.state) == [.uncertain])
        let again = try sandbox.tryClipws("render")
        #expect(again.status != 0 && (again.output + again.errors).contains("clipws attempts"), "\(again)")
        #expect(try orders(sandbox) == 1)
    }

    @Test func `Nor after an interruption, unless the program says that it took its order back`() async throws {
        let careful = "trap 'exit 1' TERM; echo order >> orders; sleep 600 & wait"
        for (script, isSure) in [(Self.slow, false), (careful, true)] {
            let sandbox = try priced(script)
            let running = try sandbox.start("render")
            while !sandbox.has("orders") { try await Task.sleep(for: .milliseconds(20)) }
            try await Task.sleep(for: .milliseconds(300))
            running.signal(SIGINT)
            _ = try running.wait()
            #expect(try sandbox.attempts().map(\.state) == [isSure ? .cancelled : .uncertain], "\(script)")
            #expect(try orders(sandbox) == 1)
        }
    }
}
