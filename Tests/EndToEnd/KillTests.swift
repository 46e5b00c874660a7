import ClipModel
import Files
import FoundationEssentials
import Glibc
import IndexStore
import Testing

/// Numbers that a printed seed gives again (xorshift).
struct Dice: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

    mutating func next() -> UInt64 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return state
    }
}

/// What must never go backwards while programs are killed.
struct Witness {
    /// Takes whose record was seen, or that the ledger called delivered or recorded.
    private var made: Set<String> = []

    /// Looks at a project whose program was killed just now: nothing that was finished is lost, no attempt has two takes,
    /// no key two finished attempts.
    mutating func look(at sandbox: Sandbox, _ when: String) throws {
        let attempts = try sandbox.attempts()
        let records = try sandbox.takes()
        let own = try Files.list("\(sandbox.root)/.git/clipws/records")
        let known = Set(records.keys).union(own).union(attempts.compactMap { $0.take.map { "\($0).json" } })
        #expect(made.isSubset(of: known), "\(when): lost \(made.subtracting(known))")
        made.formUnion(known)

        let byAttempt = Dictionary(grouping: records) { $0.value["attempt"]?.string ?? "?" }
        for (attempt, takes) in byAttempt where takes.count > 1 {
            Issue.record("\(when): attempt \(attempt) has \(takes.count) takes")
        }
        let finished = attempts.filter { $0.state == .recorded || $0.state == .delivered }
        for (key, several) in Dictionary(grouping: finished, by: \.key) where several.count > 1 {
            Issue.record("\(when): key \(key) was made \(several.count) times")
        }
    }

    /// Expects every finished take's media to be whole, after the next command had its chance to settle things.
    func expectMedia(in sandbox: Sandbox) throws {
        for (name, record) in try sandbox.takes() {
            let digest = try #require(record["media"]?["sha256"]?.string)
            let path =
                "\(sandbox.root)/.git/clipws/objects/\(digest.prefix(2))/\(digest.dropFirst(2).prefix(2))/\(digest)"
            #expect(try Files.digest(path).0.hex == digest, "\(name)")
        }
    }
}

/// Programs killed at random instants. `CLIPWS_KILLS` says how many times, `CLIPWS_KILL_SEED` repeats a run.
@Suite struct KillTests {
    private static let kills = ProcessInfo.processInfo.environment["CLIPWS_KILLS"].flatMap { Int($0) } ?? 25
    private static let seed =
        ProcessInfo.processInfo.environment["CLIPWS_KILL_SEED"].flatMap { UInt64($0) } ?? .random(in: 1...1 << 32)

    /// Runs the program and kills it with SIGKILL after a while. Returns whether it was still running.
    private static func kill(_ sandbox: Sandbox, _ arguments: [String], after microseconds: UInt32) throws -> Bool {
        let running = try sandbox.launch(["\(buildFolder)/clipws"] + arguments).start()
        usleep(microseconds)
        let wasRunning = !running.hasEnded()
        running.signal(SIGKILL)
        _ = try running.wait()
        return wasRunning
    }

    /// How long the command takes here and now, in microseconds.
    private static func time(_ sandbox: Sandbox, _ arguments: [String]) throws -> UInt32 {
        let began = ContinuousClock.now
        let ran = try sandbox.launch(["\(buildFolder)/clipws"] + arguments).run()
        #expect(ran.status == 0, "\(ran.errors)")
        return UInt32((ContinuousClock.now - began) / .microseconds(1))
    }

    /// How long a whole render takes here and now, so that kills fall everywhere in it.
    private static func timeOfRender(_ scenes: Int) throws -> UInt32 {
        let sandbox = try Sandbox()
        try sandbox.makeProject(scenes: scenes)
        return try time(sandbox, ["render"])
    }

    /// Each look verifies all takes that there are, so a new project is begun every 40 kills.
    @Test func `A render killed anywhere loses nothing, pays nothing twice and ends in the same film`() throws {
        print("CLIPWS_KILL_SEED=\(Self.seed) CLIPWS_KILLS=\(Self.kills)")
        var dice = Dice(seed: Self.seed)
        let scenes = Self.kills >= 200 ? 104 : 12
        let whole = try Self.timeOfRender(scenes)
        for first in stride(from: 0, to: Self.kills, by: 40) {
            let kills = first..<min(first + 40, Self.kills)
            let sandbox = try Self.killed(kills, scenes: scenes, whole: whole, &dice)
            try Self.expectUndisturbedFilm(of: sandbox)
        }
    }

    /// A project whose renders were killed again and again, and that was then rendered to its end.
    private static func killed(
        _ kills: Range<Int>, scenes: Int, whole: UInt32, _ dice: inout Dice
    ) throws -> Sandbox {
        let sandbox = try Sandbox()
        try sandbox.makeProject(scenes: scenes)
        var witness = Witness()
        var (killed, round) = (kills.lowerBound, 0)
        while killed < kills.upperBound {
            let when = "kill \(killed) of seed \(seed)"
            if try kill(sandbox, ["render"], after: .random(in: 0...whole, using: &dice)) { killed += 1 }
            try sandbox.expectSound("\(when)")
            try witness.look(at: sandbox, when)
            if try sandbox.stale().isEmpty {
                round += 1
                try sandbox.shell("sed -i 's/, shot/, round \(round), shot/; s/, round \(round - 1),/,/' scenes/*.md")
            }
        }
        let last = try sandbox.launch(["\(buildFolder)/clipws", "film", "--render"]).run()
        #expect(last.status == 0, "\(last.errors)")
        #expect(try sandbox.attempts().contains { $0.state == .interrupted }, "no kill fell into the work")
        try witness.look(at: sandbox, "kill \(kills.upperBound) of seed \(seed)")
        try witness.expectMedia(in: sandbox)
        return sandbox
    }

    /// Expects a sound project, and the film that the same text gives when it is rendered without a disturbance.
    private static func expectUndisturbedFilm(of sandbox: Sandbox) throws {
        try sandbox.expectSound()
        try sandbox.clipws("save", "the end")
        try sandbox.expectGitIsHappy()
        // A torn write's own file, which has a dot before its name, goes when it is a day old.
        #expect(try Files.list("\(sandbox.root)/.git/clipws/tmp").filter { !$0.hasPrefix(".") } == [])

        let calm = try Sandbox()
        try calm.clipws("init", calm.root, in: calm.folder)
        try calm.shell("rm -rf scenes && cp -r \(sandbox.root)/scenes \(sandbox.root)/clip.yaml .")
        try calm.clipws("film", "--render")
        #expect(try sandbox.digest("film/Small.mp4") == calm.digest("film/Small.mp4"))
    }

    /// A project in which something can be done over and over; returns the command to be killed.
    private static let others: [(String, [String], @Sendable (Sandbox, Int) throws -> Void)] = [
        (
            "film", ["film"],
            { sandbox, _ in try sandbox.shell("rm -rf film .git/clipws/segments-* .git/clipws/songs-*") }
        ),
        (
            "save", ["save", "-m", "killed"],
            { sandbox, n in
                try sandbox.shell("echo '<!-- \(n) -->' | tee -a scenes/*.md > /dev/null")
                try sandbox.shell("head -c 300000 /dev/urandom > refs-\(n).png")
            }
        ),
        (
            "switch", ["switch", "side"],
            { sandbox, n in try sandbox.clipws("switch", "--force", "main") }
        ),
        (
            "rename", ["scene", "rename", "one", "uno"],
            { sandbox, n in
                if sandbox.has("scenes/uno.md") { try sandbox.clipws("scene", "rename", "uno", "one") }
            }
        ),
        (
            "import", ["scene", "import", "film/shots.tsv"],
            { sandbox, n in
                try sandbox.shell("rm -f scenes/shot-*.md")
                try sandbox.setTimeline(["one", "two", "three", "four", "five", "six"])
                let rows = (1...20).map { "shot-\($0)\tA shot \($0)\t1\n" }.joined()
                try sandbox.write("film/shots.tsv", "id\tprompt\tseconds\n" + rows)
                try sandbox.clipws("save", "back")
            }
        ),
    ]

    @Test(arguments: others.indices) func `Other commands killed anywhere leave all as before or as after`(number: Int)
        throws
    {
        let (name, command, prepare) = Self.others[number]
        var dice = Dice(seed: Self.seed &+ UInt64(number))
        let sandbox = try Sandbox()
        try sandbox.makeProject(scenes: 6)
        try sandbox.clipws("scene", "edit", "two", "--continues", "one")
        try sandbox.clipws("film", "--render")
        let film = try sandbox.digest("film/Small.mp4")
        try sandbox.clipws("switch", "-c", "side")
        try sandbox.change("scenes/four.md", "length", "notes: side\nlength")
        try sandbox.clipws("save", "side")
        try sandbox.clipws("switch", "main")
        try prepare(sandbox, 0)
        let whole = try Self.time(sandbox, command)
        for n in 1...max(6, Self.kills / 4) {
            let when = "\(name), kill \(n) of seed \(Self.seed)"
            try prepare(sandbox, n)
            _ = try Self.kill(sandbox, command, after: .random(in: 0...whole, using: &dice))
            try sandbox.expectSound("\(when)")
            // Whatever came through, the names on the timeline and the files agree, and no scene lost its picture.
            let plan = try sandbox.tryClipws("plan", "--json")
            #expect(plan.status == 0, "\(when): \(plan.output)\(plan.errors)")
            let scenes = try Files.list("\(sandbox.root)/scenes").filter { $0.hasSuffix(".md") }
            #expect(scenes.count == 6 || (name == "import" && scenes.count == 26), "\(when): \(scenes)")
            let stale = try sandbox.stale().filter { !$0.contains("shot-") }
            #expect(stale.isEmpty, "\(when): \(stale)")
            try sandbox.clipws("scene", "list")
        }
        try prepare(sandbox, 1000)
        try sandbox.clipws("save", "the end")
        if name == "rename" || name == "film" {
            try sandbox.clipws("film")
            #expect(try sandbox.digest("film/Small.mp4") == film)
        }
        try sandbox.expectSound()
        try sandbox.expectGitIsHappy()
    }

    // MARK: Ctrl-C

    @Test func `Ctrl-C during a render ends in order and the next render goes on`() throws {
        let sandbox = try Sandbox()
        try sandbox.makeProject(scenes: 12, frames: 60, size: "256x96")
        let running = try sandbox.start("render", "--json")
        while !running.errorsSoFar.contains("ended"), !running.hasEnded() { usleep(1000) }
        running.signalGroup(SIGINT)
        let ran = try running.wait()
        #expect(ran.status == 130, "\(ran.errors)")
        let report = try JSONValue(parsing: ran.output.utf8)
        let (rendered, cancelled) = (report["rendered"]?.int ?? 0, report["cancelled"]?.int ?? 0)
        #expect(rendered > 0 && cancelled > 0 && rendered + cancelled == 12, "\(ran.output)")
        #expect(report["failed"]?.int == 0)
        // What was finished is saved, what wasn't left nothing.
        #expect(try sandbox.git("status", "--porcelain") == "")
        #expect(try sandbox.attempts().allSatisfy { $0.state == .recorded || $0.state == .cancelled })
        #expect(try Files.list("\(sandbox.root)/.git/clipws/tmp").isEmpty)
        try sandbox.expectSound()
        #expect(try sandbox.render() == "\(cancelled) rendered, \(rendered) reused")
        try sandbox.expectSound()
    }

    @Test func `Ctrl-C ends the programs that a render started`() throws {
        let sandbox = try Sandbox()
        try sandbox.makeProject(scenes: 1)
        try sandbox.addEngine("slow", "echo $$ > \(sandbox.folder)/pid; sleep 600")
        try sandbox.change("clip.yaml", "\ntimeline:", "\nengine: slow\ntimeline:")
        try sandbox.clipws("save", "slow")
        try sandbox.clipws("trust", "slow")
        let running = try sandbox.start("render")
        while (try? Files.read("\(sandbox.folder)/pid", limit: 100))?.count ?? 0 < 2, !running.hasEnded() {
            usleep(1000)
        }
        let pid = try #require(pid_t(try sandbox.shell("cat \(sandbox.folder)/pid").trimmingSpaces))
        running.signal(SIGINT)
        let ran = try running.wait()
        #expect(ran.status == 130, "\(ran.errors)")
        #expect(Glibc.kill(pid, 0) != 0, "the engine's program runs on")
        #expect(try sandbox.attempts().map(\.state) == [.cancelled])
        try sandbox.expectSound()
    }

    @Test func `Ctrl-C during a film ends in order and the next film is whole`() throws {
        let sandbox = try Sandbox()
        try sandbox.makeProject(scenes: 6, frames: 24, size: "640x240")
        try sandbox.clipws("render")
        try sandbox.change("clip.yaml", "rate: 24", "rate: 24  # for the film")
        let whole = try Self.time(sandbox, ["film"])
        let film = try sandbox.digest("film/Small.mp4")
        var dice = Dice(seed: Self.seed)
        var interrupted = 0
        // Shorter with each film that was done before, since the one that was measured may have had the machine's other work
        // beside it.
        var longest = whole
        for _ in 0..<24 where interrupted < 3 {
            try sandbox.shell("rm -rf film .git/clipws/segments-*")
            let running = try sandbox.start("film")
            usleep(.random(in: longest / 8...longest, using: &dice))
            running.signalGroup(SIGINT)
            let ran = try running.wait()
            #expect([0, 130].contains(ran.status), "\(ran.status) \(ran.errors)")
            if ran.status == 130 { interrupted += 1 } else { longest = longest * 3 / 4 }
            if sandbox.has("film/Small.mp4") { #expect(try sandbox.digest("film/Small.mp4") == film) }
        }
        #expect(interrupted > 0)
        try sandbox.clipws("film")
        #expect(try sandbox.digest("film/Small.mp4") == film)
        try sandbox.expectSound()
    }
}
