import ClipModel
import Files
import Glibc
import IndexStore
import Testing

/// Programs of `command` engines that outlive a clipws that was killed: nothing is ordered, and so paid for, twice.
@Suite struct LeftProgramTests {
    private let sandbox: Sandbox

    init() throws {
        sandbox = try Sandbox()
        try sandbox.makeProject(scenes: 2)
    }

    /// Makes the project use a program that notes each order, waits for a sign, and delivers.
    private func use(price: String?) throws {
        let script = """
            echo order >> \(sandbox.folder)/orders
            echo progress 1 4
            i=0
            while [ ! -e \(sandbox.folder)/go ] && [ $i -lt 600 ]; do sleep 0.1; i=$((i + 1)); done
            echo progress 2 4
            \(Sandbox.film("red"))
            """
        try sandbox.addEngine("paid", script, extra: price.map { ", price: \($0)" } ?? "")
        try sandbox.change("scenes/one.md", "length", "engine: paid\nlength")
        try sandbox.clipws("save", "paid")
        try sandbox.clipws("trust", "paid")
    }

    private func orders() throws -> Int {
        let path = "\(sandbox.folder)/orders"
        return sandbox.exists(path) ? try Files.read(path, limit: 1 << 16).count { $0 == 10 } : 0
    }

    /// Starts a render, waits until the program has its order, and kills the render.
    private func killRender() throws {
        let before = try orders()
        let running = try sandbox.start("render", "one")
        while try orders() == before, !running.hasEnded() { usleep(2000) }
        // The order of writes has the job's name in the ledger a moment after the program started.
        while try sandbox.attempts().last?.job == nil, !running.hasEnded() { usleep(2000) }
        running.signal(SIGKILL)
        #expect(try running.wait().status == 128 + SIGKILL)
        #expect(try orders() == before + 1)
    }

    private func go() throws { try Files.write("", to: "\(sandbox.folder)/go") }

    /// Kills the program with all that it started.
    private func killProgram() throws {
        let name = try #require(try sandbox.attempts().last?.job)
        let pid = try #require(pid_t(name.split(separator: ".")[0]))
        kill(-pid, SIGKILL)
        while kill(-pid, 0) == 0 { usleep(2000) }
    }

    @Test func `A render waits for the program that a killed one started`() throws {
        try use(price: "1 EUR")
        try killRender()
        let status = try sandbox.clipws("status")
        #expect(status.contains("outlived its clipws"), "\(status)")
        let waiting = try sandbox.start("render", "one", "--json")
        while !waiting.errorsSoFar.contains("started"), !waiting.hasEnded() { usleep(2000) }
        usleep(200_000)
        #expect(!waiting.hasEnded())
        try go()
        let ran = try waiting.wait()
        #expect(ran.status == 0, "\(ran.output) \(ran.errors)")
        #expect(try orders() == 1)
        #expect(try sandbox.attempts().map(\.state) == [.recorded])
        #expect(try sandbox.states()["one"] == "fresh")
        #expect(try Files.list("\(sandbox.root)/.git/clipws/tmp") == [])
        try sandbox.expectSound()
    }

    @Test func `What a program delivered after its render was killed is taken in`() throws {
        try use(price: "1 EUR")
        try killRender()
        try go()
        while try sandbox.json("attempts")["attempts"]?.array?.first?["standing"]?.string == "running" { usleep(5000) }
        // The scene says something else by now; the take is kept for what it was made for.
        try sandbox.change("scenes/one.md", "lighthouse", "windmill")
        try sandbox.clipws("render", "two")
        #expect(try orders() == 1)
        #expect(try sandbox.attempts().first?.state == .recorded)
        try sandbox.change("scenes/one.md", "windmill", "lighthouse")
        #expect(try sandbox.states() == ["one": "fresh", "two": "fresh"])
        #expect(try Files.list("\(sandbox.root)/.git/clipws/tmp") == [])
        try sandbox.expectSound()
    }

    @Test func `Ctrl-C while waiting ends the program that was left`() throws {
        try use(price: nil)
        try killRender()
        let waiting = try sandbox.start("render", "one", "--json")
        while !waiting.errorsSoFar.contains("started"), !waiting.hasEnded() { usleep(2000) }
        waiting.signal(SIGINT)
        let ran = try waiting.wait()
        #expect(ran.status == 130, "\(ran.errors)")
        #expect(try sandbox.attempts().map(\.state) == [.cancelled])
        #expect(try Files.list("\(sandbox.root)/.git/clipws/tmp") == [])
        try go()
        #expect(try sandbox.render("one") == "1 rendered, 0 reused")
        #expect(try orders() == 2)
    }

    @Test func `A free program that is gone too is started again`() throws {
        try use(price: nil)
        try killRender()
        try killProgram()
        try go()
        #expect(try sandbox.render("one") == "1 rendered, 0 reused")
        #expect(try sandbox.attempts().map(\.state) == [.interrupted, .recorded])
        try sandbox.expectSound()
    }

    @Test func `What a renamed scene waits for is committed under its new name`() throws {
        try use(price: "1 EUR")
        try killRender()
        try sandbox.clipws("scene", "rename", "one", "first")
        try go()
        #expect(try sandbox.render("first") == "1 rendered, 0 reused" || sandbox.states()["first"] == "fresh")
        #expect(try orders() == 1)
        try sandbox.clipws("render", "first")
        #expect(try sandbox.git("status", "--porcelain") == "")
        #expect(try sandbox.git("ls-tree", "-r", "--name-only", "HEAD", "takes").contains(".mp4"))
        try sandbox.expectSound()
    }

    @Test func `An uncertain attempt goes by the name that its scene has now`() throws {
        try use(price: "1 EUR")
        try killRender()
        try killProgram()
        try sandbox.clipws("scene", "rename", "one", "first")
        try sandbox.clipws("scene", "add", "A parrot", "--name", "one", "--length", "4 frames", "--engine", "paid")
        _ = try sandbox.tryClipws("render", "first")
        let wrong = try sandbox.tryClipws("attempts", "retry", "one")
        #expect(wrong.status == 1 && wrong.errors.contains("no attempt `one`"), "\(wrong)")
        #expect(try sandbox.attempts().map(\.state) == [.uncertain])
        try go()
        #expect(try sandbox.tryClipws("attempts", "retry", "first").output.contains("1 rendered"))
        #expect(try orders() == 2)
        #expect(try sandbox.states()["first"] == "fresh" && sandbox.states()["one"] == "stale")
    }

    @Test func `What a program left stays until its attempt is decided`() throws {
        try use(price: "1 EUR")
        try sandbox.addEngineBody("paid", "echo order >> \(sandbox.folder)/orders; \(Sandbox.film("red")); sleep 60")
        try sandbox.clipws("trust", "paid")
        try killRender()
        let tmp = "\(sandbox.root)/.git/clipws/tmp"
        while try !Files.list(tmp).contains(where: { $0.hasSuffix(".part.mp4") }) { usleep(2000) }
        try killProgram()
        for _ in 0..<2 { _ = try sandbox.tryClipws("render") }
        #expect(try sandbox.attempts().first { $0.scene == "one" }?.state == .uncertain)
        #expect(try Files.list(tmp).contains { $0.hasSuffix(".part.mp4") })
        try sandbox.clipws("attempts", "forget", "one")
        _ = try sandbox.tryClipws("render", "two")
        try sandbox.clipws("take", "two")
        #expect(try Files.list(tmp) == [])
    }

    @Test func `The picture that a left program starts from stays as long as it works`() throws {
        try use(price: nil)
        try sandbox.change("scenes/one.md", "length", "continues: two\nlength")
        try sandbox.clipws("render", "two")
        try killRender()
        try sandbox.clipws("take", "two")
        #expect(try Files.list("\(sandbox.root)/.git/clipws/tmp").contains { $0.hasSuffix(".png") })
        try go()
        _ = try sandbox.render("one")
        #expect(try orders() == 1 && sandbox.states()["one"] == "fresh")
    }

    @Test func `A retry that the budget refuses leaves the attempt undecided`() throws {
        try use(price: "1 EUR")
        try killRender()
        try killProgram()
        _ = try sandbox.tryClipws("render", "one")
        try sandbox.change("clip.yaml", "\ntimeline:", "\nbudget: 0.01 EUR\ntimeline:")
        #expect(try sandbox.tryClipws("attempts", "retry", "one").status == 1)
        #expect(try sandbox.attempts().map(\.state) == [.uncertain])
        try go()
        try sandbox.clipws("attempts", "retry", "one", "--over-budget")
        #expect(try orders() == 2 && sandbox.states()["one"] == "fresh")
    }

    @Test func `A retry of a further take makes a further take`() throws {
        try use(price: "1 EUR")
        try go()
        _ = try sandbox.render("one")
        unlink("\(sandbox.folder)/go")
        let running = try sandbox.start("take", "one")
        while try orders() == 1, !running.hasEnded() { usleep(2000) }
        while try sandbox.attempts().last?.job == nil, !running.hasEnded() { usleep(2000) }
        running.signal(SIGKILL)
        _ = try running.wait()
        try killProgram()
        _ = try sandbox.tryClipws("render", "one")
        #expect(try sandbox.attempts().last?.state == .uncertain)
        try go()
        try sandbox.clipws("attempts", "retry", "one")
        #expect(try orders() == 3)
        #expect(try sandbox.json("takes", "one")["takes"]?.array?.count == 2)
    }

    @Test func `What no scene asks for any more isn't ordered again`() throws {
        try use(price: "1 EUR")
        try killRender()
        try killProgram()
        _ = try sandbox.tryClipws("render", "one")
        try sandbox.change("scenes/one.md", "lighthouse", "windmill")
        let refused = try sandbox.tryClipws("attempts", "retry", "one")
        #expect(refused.status == 1 && refused.errors.contains("no scene asks any more"), "\(refused)")
        #expect(try sandbox.attempts().map(\.state) == [.uncertain])
        try sandbox.clipws("attempts", "forget", "one")
        #expect(try sandbox.attempts().map(\.state) == [.cancelled])
    }

    @Test func `What may have been paid for is decided by the user`() throws {
        try use(price: "1 EUR")
        try killRender()
        try killProgram()
        let transcript = Transcript(sandbox)
        try transcript.clipws("render")
        try transcript.clipws("render", "one")
        try transcript.clipws("render", "--json")
        try transcript.clipws("status")
        try transcript.clipws("status", "--json")
        try transcript.clipws("film")
        try transcript.clipws("attempts")
        try transcript.clipws("attempts", "--json")
        try transcript.clipws("attempts", "forget", "two")
        #expect(try orders() == 1)
        transcript.note("dropped, and killed again")
        try transcript.clipws("attempts", "forget", "one", "--charged")
        try transcript.clipws("attempts", "--all")
        try transcript.clipws("plan")
        try killRender()
        try killProgram()
        try go()
        try transcript.clipws("render")
        #expect(try orders() == 2)
        try transcript.clipws("attempts", "retry", "one")
        #expect(try orders() == 3)
        try transcript.clipws("attempts", "retry", "one")
        try transcript.clipws("attempts")
        try transcript.clipws("plan")
        try transcript.expect("attempts")
        let all = try sandbox.attempts().filter { $0.scene == "one" }
        #expect(all.map(\.state) == [.cancelled, .cancelled, .recorded])
        #expect(all.map { $0.spent != nil } == [true, false, true])
        try sandbox.expectSound()
    }
}
