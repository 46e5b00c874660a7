import ClipModel
import Glibc
import Testing

/// A terminal of a given width, with a program's three streams on it.
private struct Screen {
    var ran: Ran
    var text: String

    init(_ launch: Launch, columns: UInt16) throws {
        let master = open("/dev/ptmx", O_RDWR | O_NOCTTY)
        defer { close(master) }
        var (locked, number) = (Int32(0), Int32(0))
        guard master >= 0, ioctl(master, Self.setLock, &locked) == 0, ioctl(master, Self.getNumber, &number) == 0 else {
            throw LaunchFault(description: "no terminal to be had")
        }
        let slave = open("/dev/pts/\(number)", O_RDWR | O_NOCTTY)
        var size = winsize(ws_row: 24, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
        _ = ioctl(slave, UInt(TIOCSWINSZ), &size)
        _ = fcntl(master, F_SETFL, O_NONBLOCK)
        _ = fcntl(master, F_SETFD, FD_CLOEXEC)
        let running = try launch.start(streams: [0: slave, 1: slave, 2: slave])
        close(slave)
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65536)
        while true {
            let ended = running.hasEnded()
            let count = Glibc.read(master, &buffer, buffer.count)
            if count > 0 { bytes += buffer[..<count] } else if ended { break } else { usleep(1000) }
        }
        ran = try running.wait()
        text = String(decoding: bytes, as: UTF8.self)
    }

    // TIOCSPTLCK and TIOCGPTN, which are macros that Swift doesn't see.
    private static let setLock: UInt = 0x4004_5431
    private static let getNumber: UInt = 0x8004_5430

    /// The lines as they stand on the screen, without colours and cursor movements.
    var lines: [String] {
        text.replacing(#/\u{1B}\[[0-9;?]*[A-Za-z]/#, with: "").replacing("\r\n", with: "\n").replacing("\r", with: "\n")
            .split(separator: "\n").map(String.init)
    }
}

@Suite struct TerminalTests {
    private func project() throws -> Sandbox {
        let sandbox = try Sandbox()
        try sandbox.makeProject(scenes: 3)
        try sandbox.clipws(
            "scene", "add", String(repeating: "A very long prompt with 日本 and 🎈 in it, ", count: 8), "--name",
            "a-scene-with-a-long-name", "--length", "4 frames", "--seed", "1")
        try sandbox.clipws("render")
        for name in ["one", "two"] { try sandbox.change("scenes/\(name).md", "shot", "a shot of many words and hours") }
        sandbox.environment["NO_COLOR"] = nil
        sandbox.environment["COLUMNS"] = nil
        sandbox.environment["TERM"] = "xterm-256color"
        return sandbox
    }

    @Test func `No line of a list is wider than the terminal`() throws {
        let sandbox = try project()
        let commands = [
            ["plan"], ["plan", "--all"], ["takes"], ["log"], ["scene", "list"], ["render"], ["film"], ["status"],
        ]
        for command in commands {
            let screen = try Screen(sandbox.launch(["\(buildFolder)/clipws"] + command), columns: 40)
            #expect(screen.ran.status == 0, "\(command)")
            // A summary at the end is a sentence, which the terminal may wrap.
            let sentences = ["scenes:", "rendered,", "film/", "on branch", "unsaved files", "everything is saved"]
            for line in screen.lines where !sentences.contains(where: { line.contains($0) }) {
                #expect(width(line) <= 40, "\(command): \(line)")
            }
        }
    }

    /// Columns, counting wide characters twice, by an account of its own.
    private func width(_ line: String) -> Int {
        line.unicodeScalars.reduce(0) { $0 + ($1.value >= 0x2E80 && $1.value != 0xFE0F ? 2 : 1) }
    }

    @Test func `A terminal gets colours and progress unless NO_COLOR or a dumb terminal says otherwise`() throws {
        let sandbox = try project()
        let coloured = try Screen(sandbox.launch(["\(buildFolder)/clipws", "plan"]), columns: 80)
        #expect(coloured.text.contains("\u{1B}[33mstale"))
        sandbox.environment["NO_COLOR"] = "1"
        let plain = try Screen(sandbox.launch(["\(buildFolder)/clipws", "plan"]), columns: 80)
        #expect(!plain.text.contains("\u{1B}") && plain.text.contains("stale"))
        sandbox.environment["NO_COLOR"] = nil
        sandbox.environment["TERM"] = "dumb"
        let dumb = try Screen(sandbox.launch(["\(buildFolder)/clipws", "render"]), columns: 80)
        #expect(!dumb.text.contains("\u{1B}") && dumb.text.contains("rendered"))
        try sandbox.expectSound()
    }

    @Test func `A render on a terminal shows bars and leaves none behind`() throws {
        let sandbox = try project()
        try sandbox.change("scenes/three.md", "4 frames", "300 frames")
        let screen = try Screen(sandbox.launch(["\(buildFolder)/clipws", "render"]), columns: 80)
        #expect(screen.ran.status == 0)
        #expect(screen.text.contains("frames  three"), "\(screen.text)")
        #expect(screen.lines.contains { $0.contains("of 3 scenes") })
        #expect(screen.lines.last == "3 rendered, 1 reused")
        try sandbox.expectSound()
    }

    @Test func `A pipe gets no escapes, whatever the project says`() throws {
        let sandbox = try project()
        try sandbox.write(
            "scenes/two.md",
            "---\nlength: 4 frames\ntitle: \"\\e[31mred\\a\"\n---\nA \u{1B}]0;owned\u{7} harbour \u{202E}txet\n")
        for command in [
            ["plan"], ["scene", "list"], ["scene", "show", "two"], ["diff"], ["render"], ["search", "harbour"],
        ] {
            let ran = try sandbox.launch(["\(buildFolder)/clipws"] + command).run()
            for text in [ran.output, ran.errors] {
                #expect(
                    !text.contains("\u{1B}") && !text.contains("\u{7}") && !text.contains("\u{202E}"),
                    "\(command): \(text)")
            }
        }
    }

    @Test func `A closed pipe ends the program quietly`() throws {
        let sandbox = try Sandbox()
        try sandbox.clipws("init", sandbox.root, "--template", "dream", in: sandbox.folder)
        for command in ["plan", "scene list", "manual --markdown", "plan --json"] {
            let ran = try sandbox.launch(["bash", "-c", "clipws \(command) | true; exit ${PIPESTATUS[0]}"]).run()
            #expect([0, 141].contains(ran.status), "\(command): \(ran.status)")
            #expect(ran.errors.isEmpty, "\(command): \(ran.errors)")
        }
        var ends: [Int32] = [0, 0]
        pipe(&ends)
        close(ends[0])
        let running = try sandbox.launch(["\(buildFolder)/clipws", "manual"]).start(streams: [1: ends[1]])
        close(ends[1])
        let ran = try running.wait()
        #expect(ran.status == 128 + SIGPIPE && ran.errors.isEmpty, "\(ran.status) \(ran.errors)")
    }

    @Test func `A full output device is an error`() throws {
        let sandbox = try Sandbox()
        try sandbox.makeProject(scenes: 1)
        let ran = try sandbox.launch(["sh", "-c", "clipws plan --json > /dev/full"]).run()
        #expect(ran.status != 0 && ran.errors.contains("no space left"), "\(ran.status) \(ran.errors)")
    }

    @Test func `Each report with --json is one document`() throws {
        let sandbox = try Sandbox()
        try sandbox.makeProject(scenes: 2)
        let commands = [
            "status", "plan", "render --dry-run", "film --render", "render", "take one", "takes", "pick one", "pin one",
            "unpin one", "film", "film --sheet", "scene list", "scene show one", "scene edit one --title x",
            "scene add words --name new --draft", "scene rename new newer", "scene move newer --at 1",
            "scene remove newer", "search lighthouse", "save", "log", "branch", "branch side", "switch side", "diff",
            "diff main..side", "export rights", "verify", "trust", "scene export film/list.tsv",
            "scene import film/list.csv",
        ]
        try sandbox.write("film/list.csv", "prompt,seconds\nA new shot,1\n")
        for command in commands {
            let words = command.split(separator: " ").map(String.init)
            let ran = try sandbox.launch(["\(buildFolder)/clipws"] + words + ["--json"]).run()
            #expect(ran.status == 0, "\(command): \(ran.errors)")
            let document = try? JSONValue(parsing: ran.output.utf8)
            #expect(document?.object != nil, "\(command): \(ran.output)")
            for line in ran.errors.split(separator: "\n") {
                #expect((try? JSONValue(parsing: line.utf8)) != nil, "\(command): \(line)")
            }
        }
        try sandbox.expectSound()
    }

    @Test func `A failure with --json is one object on standard error`() throws {
        let sandbox = try Sandbox()
        try sandbox.makeProject(scenes: 1)
        let commands = [
            ("render nobody", 1), ("rendr", 64), ("film", 1), ("switch nowhere", 1), ("pick one ff", 1),
            ("scene add", 64), ("export rights gone", 1), ("diff gone", 1), ("trust nobody", 1), ("log gone", 1),
        ]
        for (command, status) in commands {
            let words = command.split(separator: " ").map(String.init)
            let ran = try sandbox.launch(["\(buildFolder)/clipws"] + words + ["--json"]).run()
            #expect(ran.status == Int32(status), "\(command): \(ran.status)")
            #expect(ran.output.isEmpty, "\(command): \(ran.output)")
            let error = try? JSONValue(parsing: ran.errors.utf8)
            #expect(error?["error"]?["exit"]?.int == Int64(status), "\(command): \(ran.errors)")
            #expect(error?["error"]?["message"]?.string?.isEmpty == false)
        }
    }
}
