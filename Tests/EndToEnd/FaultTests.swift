import ClipModel
import Files
import Glibc
import IndexStore
import TestSupport
import Testing

/// What goes wrong around the program, and that nothing is lost by it.
@Suite struct FaultTests {
    private func finished(scenes: Int = 3, in place: String? = nil) throws -> Sandbox {
        guard let place else { return try Sandbox.finished(scenes: scenes) }
        let sandbox = try Sandbox(in: place)
        try sandbox.makeProject(scenes: scenes)
        #expect(try sandbox.render() == "\(scenes) rendered, 0 reused")
        try sandbox.clipws("film")
        return sandbox
    }

    /// The places where the first scene's take has its content.
    private func content(of scene: String, _ sandbox: Sandbox) throws -> (
        object: String, beside: String, digest: String
    ) {
        let takes = try #require(try sandbox.json("takes", scene)["takes"]?.array?.first)
        let digest = try #require(takes["media"]?.string)
        let take = try #require(takes["take"]?.string)
        return (
            ".git/clipws/objects/\(digest.prefix(2))/\(digest.dropFirst(2).prefix(2))/\(digest)",
            "takes/\(scene)/\(take).mp4", digest
        )
    }

    private static let flip =
        "chmod u+w \"$1\"; printf '\\377\\377\\377\\377' | dd of=\"$1\" bs=1 seek=600 conv=notrunc status=none"

    // MARK: Disks

    @Test(.enabled(if: SmallDisk.isPossible, "mounting a file system takes a privilege"))
    func `A full disk is named, loses nothing, and the work goes on where there is space`() throws {
        let disk = try SmallDisk(size: "6m")
        let sandbox = try Sandbox(in: disk.path)
        try sandbox.makeProject(scenes: 4, frames: 8)
        #expect(try sandbox.render("one") == "1 rendered, 0 reused")
        // The rest of the disk, but for a few pages.
        try sandbox.shell("dd if=/dev/zero of=\(disk.path)/ballast bs=4096 status=none || true")
        for command in [
            ["render"], ["save"], ["scene", "add", "A pier", "--name", "pier"],
            ["scene", "rename", "two", "dos"],
        ] {
            let ran = try sandbox.launch(["\(buildFolder)/clipws"] + command).run()
            #expect(ran.status == 0 || ran.status == 1 || ran.status == 3, "\(command): \(ran.status)")
            if ran.status != 0 {
                let said = ran.errors + ran.output
                #expect(said.contains("no space left"), "\(command): \(said)")
            }
        }
        // Looking needs no space.
        for command in [["plan"], ["status"], ["takes"], ["scene", "list"], ["log"]] {
            let ran = try sandbox.launch(["\(buildFolder)/clipws"] + command).run()
            #expect(ran.status == 0, "\(command): \(ran.errors)")
        }
        #expect(try sandbox.states()["one"] == "fresh")
        unlink("\(disk.path)/ballast")
        try sandbox.clipws("film", "--render")
        #expect(try sandbox.stale() == [])
        try sandbox.clipws("save")
        try sandbox.expectSound()
        try sandbox.expectGitIsHappy()
    }

    @Test(.enabled(if: SmallDisk.isPossible, "mounting a file system takes a privilege"))
    func `A disk that fills while scenes render loses no finished take`() throws {
        for size in [900, 1300, 1700] {
            let disk = try SmallDisk(size: "\(size)k")
            let sandbox = try Sandbox(in: disk.path)
            try sandbox.makeProject(scenes: 24, frames: 24, size: "256x96")
            let ran = try sandbox.tryClipws("render", "--json")
            #expect([0, 1, 3].contains(ran.status), "\(ran.status) \(ran.errors)")
            let report = try? JSONValue(parsing: ran.output.utf8)
            let rendered = (report?["scenes"]?.array ?? []).filter { $0["outcome"]?.string == "rendered" }
            let fresh = try sandbox.states().filter { $0.value == "fresh" }
            for scene in rendered { #expect(fresh[scene["id"]?.string ?? "?"] != nil, "\(size): \(scene)") }
            let verify = try sandbox.tryClipws("verify")
            #expect(verify.status == 0, "\(size): \(verify.output)\(verify.errors)")
        }
    }

    @Test(.enabled(if: SmallDisk.isPossible, "mounting a file system takes a privilege"))
    func `A project that can't be written to can be looked at, and changes say why not`() throws {
        let disk = try SmallDisk(size: "16m")
        let sandbox = try finished(in: disk.path)
        try sandbox.change("scenes/one.md", "rain", "snow")
        try disk.makeReadOnly()
        #expect(try sandbox.stale() == ["one (prompt: rain → snow)"])
        for command in [
            ["status"], ["takes"], ["log"], ["diff"], ["scene", "list"], ["scene", "show", "one"], ["branch"],
            ["search", "harbour"], ["verify"],
        ] {
            let ran = try sandbox.launch(["\(buildFolder)/clipws"] + command).run()
            #expect(ran.status == 0, "\(command): \(ran.output)\(ran.errors)")
        }
        for command in [
            ["render"], ["save"], ["scene", "edit", "one", "--notes", "x"], ["switch", "-c", "side"], ["pick", "two"],
            ["take", "two"],
        ] {
            let ran = try sandbox.launch(["\(buildFolder)/clipws"] + command).run()
            if command[0] == "pick" { continue }
            #expect(ran.status == 1, "\(command): \(ran.status) \(ran.output)")
            #expect((ran.errors + ran.output).lowercased().contains("read-only"), "\(command): \(ran.errors)")
        }
    }

    // MARK: Damage

    @Test func `A damaged take is never served, and a sound copy of it heals`() throws {
        let sandbox = try finished()
        let (object, _, digest) = try content(of: "one", sandbox)
        try sandbox.shell("cp \(object) ../sound && rm -rf film .git/clipws/segments-*")
        // takes/, the store and git-lfs's folder share one file, so all of them are damaged at once.
        try sandbox.shell(Self.flip.replacing("$1", with: object))
        let film = try sandbox.tryClipws("film")
        #expect(film.status == 1 && film.errors.contains("is damaged"), "\(film.status) \(film.errors)")
        #expect(!sandbox.has("film/Small.mp4"))
        let verify = try sandbox.tryClipws("verify")
        #expect(verify.status == 4 && verify.output.contains("no sound copy"), "\(verify.output)")
        #expect(!sandbox.has(object), "the damaged object is still served")

        // The team's copy comes back by way of git-lfs.
        let place = ".git/lfs/objects/\(digest.prefix(2))/\(digest.dropFirst(2).prefix(2))/\(digest)"
        try sandbox.shell("rm -f \(place) && cp ../sound \(place)")
        try sandbox.clipws("film")
        #expect(try sandbox.stale() == [])
        try sandbox.clipws("verify", "--repair")
        try sandbox.shell("git checkout -q -- takes 2>/dev/null || true")
        try sandbox.expectSound()
    }

    @Test(arguments: [["film"], ["verify", "--repair"]])
    func `Damage of a renamed scene's take reaches no commit`(command: [String]) throws {
        let sandbox = try finished()
        try sandbox.clipws("scene", "rename", "one", "uno")
        let media = try sandbox.shell("ls takes/uno/*.mp4").split(separator: "\n").map(String.init)[0]
        try sandbox.shell("rm -rf film .git/clipws/segments-*")
        try sandbox.shell(Self.flip.replacing("$1", with: media))
        let found = try sandbox.launch(["\(buildFolder)/clipws"] + command).run()
        #expect(found.status != 0 && (found.output + found.errors).contains("`uno`"), "\(found.output)\(found.errors)")
        #expect(try sandbox.shell("cat \(media)").hasPrefix("version https://git-lfs.github.com/spec/v1"))
        try sandbox.clipws("save")
        #expect(try sandbox.git("log", "-1", "--format=%s").contains("rename"))
        #expect(try sandbox.git("status", "--porcelain") == "")
    }

    @Test func `A take whose file was removed is told of and put back`() throws {
        let sandbox = try finished()
        let media = try sandbox.shell("ls takes/one/*.mp4").split(separator: "\n").map(String.init)[0]
        try sandbox.shell("rm -f \(media)")
        let verify = try sandbox.tryClipws("verify")
        #expect(verify.status == 0 && verify.output.contains("`\(media)` was removed"), "\(verify.output)")
        #expect(try sandbox.tryClipws("verify", "--repair").output.contains("put back"))
        #expect(try sandbox.git("status", "--porcelain") == "")
        try sandbox.expectSound()
    }

    @Test func `A damaged object heals from the copy beside the record`() throws {
        let sandbox = try finished()
        let (object, beside, digest) = try content(of: "one", sandbox)
        // A file system without links would have these as copies.
        try sandbox.shell("cp \(beside) sound && rm -f \(beside) && mv sound \(beside)")
        try sandbox.shell("rm -rf film .git/clipws/segments-* .git/lfs/objects/\(digest.prefix(2))")
        try sandbox.shell(Self.flip.replacing("$1", with: object))
        let verify = try sandbox.tryClipws("verify")
        #expect(verify.status == 4, "\(verify.output)")
        try sandbox.clipws("film")
        #expect(try Files.digest("\(sandbox.root)/\(object)").0.hex == digest)
        try sandbox.expectSound()
        try sandbox.expectGitIsHappy()
    }

    @Test func `A damaged segment or song is made again, never joined`() throws {
        let sandbox = try finished()
        try sandbox.shell("mkdir music && ffmpeg -v error -f lavfi -i sine=440:duration=1 music/song.wav")
        try sandbox.change("clip.yaml", "\ntimeline:", "\nmusic: {file: music/song.wav}\ntimeline:")
        try sandbox.clipws("film")
        let film = try sandbox.digest("film/Small.mp4")
        try sandbox.shell(
            """
            for f in .git/clipws/segments-*/*.mp4 .git/clipws/songs-*/*.m4a; do
              cp "$f" new && chmod u+w new && printf XXXX | dd of=new bs=1 seek=700 conv=notrunc status=none && mv -f new "$f"
            done
            """)
        let again = try sandbox.json("film")
        #expect(again["conformed"]?.int == 3 && again["cached"]?.int == 0)
        #expect(try sandbox.digest("film/Small.mp4") == film)
        try sandbox.shell(
            "for f in .git/clipws/segments-*/*.mp4; do rm -f $f; : > $f; done; rm -f .git/clipws/songs-*/*.sha256")
        try sandbox.clipws("film")
        #expect(try sandbox.digest("film/Small.mp4") == film)
        try sandbox.clipws("save")
        try sandbox.expectSound()
    }

    @Test func `A missing song is named and comes back`() throws {
        let sandbox = try finished()
        try sandbox.change("clip.yaml", "\ntimeline:", "\nmusic: {file: music/song.wav}\ntimeline:")
        let film = try sandbox.tryClipws("film")
        #expect(film.status == 1 && film.errors.contains("music/song.wav"), "\(film.errors)")
        try sandbox.shell("mkdir -p music && ffmpeg -v error -f lavfi -i sine=440:duration=9 music/song.wav")
        let report = try sandbox.json("film")
        #expect(report["song"]?.string == "music/song.wav")
        let streams = try sandbox.shell(
            "ffprobe -v error -show_entries stream=codec_name,duration -of csv=p=0 film/Small.mp4")
        #expect(streams.contains("aac"), "\(streams)")
        try sandbox.write("music/song.wav", "this is no song")
        let bad = try sandbox.tryClipws("film")
        #expect(bad.status == 1 && bad.errors.contains("song.wav"), "\(bad.errors)")
    }

    @Test func `A changed or foreign record is named and is no take`() throws {
        let sandbox = try finished()
        let (_, beside, _) = try content(of: "one", sandbox)
        let record = beside.replacing(".mp4", with: ".json")
        try sandbox.change(record, "rain", "gold")
        let verify = try sandbox.tryClipws("verify")
        #expect(verify.status == 4 && verify.output.contains(record), "\(verify.output)")
        try sandbox.git("checkout", "--", record)
        try sandbox.expectSound()
        #expect(try sandbox.stale() == [])
    }

    // MARK: The ledger

    private static let damages = [
        (
            "garbage in the database",
            "head -c 40000 /dev/urandom > .git/clipws/ledger.db; rm -f .git/clipws/ledger.db-*"
        ),
        (
            "a page of garbage",
            "dd if=/dev/urandom of=.git/clipws/ledger.db bs=4096 seek=1 count=2 conv=notrunc status=none"
        ),
        ("a cut database", "truncate -s 5000 .git/clipws/ledger.db"),
        ("no database", "rm -f .git/clipws/ledger.db*"),
        ("an empty database", ": > .git/clipws/ledger.db"),
        ("no journal", "rm -f .git/clipws/ledger.log"),
        ("a cut journal", "truncate -s -30 .git/clipws/ledger.log"),
        ("garbage in the journal", "head -c 500 /dev/urandom >> .git/clipws/ledger.log"),
    ]

    @Test(arguments: damages.indices) func `A damaged ledger is made anew without a loss`(number: Int) throws {
        let (name, damage) = Self.damages[number]
        let sandbox = try finished()
        let before = try sandbox.attempts().map(\.id)
        try sandbox.shell(damage)
        let verify = try sandbox.tryClipws("verify")
        #expect([0, 4].contains(verify.status), "\(name): \(verify.output)\(verify.errors)")
        if verify.status == 4 {
            let render = try sandbox.tryClipws("take", "one")
            if render.status != 0 { #expect(render.errors.contains("verify --repair"), "\(name): \(render.errors)") }
            let repair = try sandbox.tryClipws("verify", "--repair")
            #expect(repair.output.contains("attempt"), "\(name): \(repair.output)")
        }
        try sandbox.expectSound("\(name)")
        #expect(try sandbox.render() == "0 rendered, 3 reused", "\(name)")
        let after = try sandbox.attempts().map(\.id)
        #expect(Set(before).isSubset(of: after), "\(name): lost attempts")
        #expect(try sandbox.stale() == [], "\(name)")
    }

    // MARK: Several at once

    @Test func `Two renders at once make each take once`() throws {
        let sandbox = try Sandbox()
        try sandbox.makeProject(scenes: 8, frames: 24)
        let runs = try (0..<3).map { _ in try sandbox.start("render", "--json") }
        var rendered: Int64 = 0
        for run in runs {
            let ran = try run.wait()
            #expect(ran.status == 0, "\(ran.status) \(ran.errors)")
            let report = try JSONValue(parsing: ran.output.utf8)
            rendered += report["rendered"]?.int ?? 0
            #expect((report["rendered"]?.int ?? 0) + (report["reused"]?.int ?? 0) == 8, "\(ran.output)")
        }
        #expect(rendered == 8)
        #expect(try sandbox.takes().count == 8)
        // One that found the take made by another run in the moment it was written down ends before any engine hears of it.
        let attempts = try sandbox.attempts()
        #expect(attempts.count { $0.state == .recorded } == 8)
        #expect(attempts.allSatisfy { $0.state == .recorded || ($0.state == .cancelled && $0.job == nil) })
        try sandbox.clipws("save", "after")
        try sandbox.expectSound()
        try sandbox.expectGitIsHappy()
    }

    @Test func `A second render waits for the first one's take and says so`() throws {
        let sandbox = try Sandbox()
        try sandbox.makeProject(scenes: 1)
        let gate = sandbox.folder + "/gate"
        try sandbox.addEngine(
            "slow", "echo x >> \(gate).on; while [ ! -e \(gate) ]; do sleep 0.02; done; \(Sandbox.film("red"))")
        try sandbox.change("clip.yaml", "\ntimeline:", "\nengine: slow\ntimeline:")
        try sandbox.clipws("save", "slow")
        try sandbox.clipws("trust", "slow")
        let first = try sandbox.start("render")
        while !sandbox.exists(gate + ".on"), !first.hasEnded() { usleep(2000) }
        let second = try sandbox.start("render")
        while !second.errorsSoFar.contains("waiting for another clipws"), !second.hasEnded() { usleep(2000) }
        // Reading goes on meanwhile.
        #expect(try sandbox.states() == ["one": "stale"])
        try sandbox.shell("touch \(gate)")
        #expect(try first.wait().output == "1 rendered, 0 reused\n")
        #expect(try second.wait().output == "0 rendered, 1 reused\n")
        #expect(try sandbox.shell("wc -l < \(gate).on").trimmingSpaces == "1")
        try sandbox.expectSound()
    }

    @Test func `Renders at once after a killed one bring its takes in once`() throws {
        let sandbox = try Sandbox()
        try sandbox.makeProject(scenes: 8, frames: 24)
        for round in 0..<3 {
            try sandbox.shell("sed -i 's/ shot / shot \(round)/' scenes/*.md")
            let killed = try sandbox.start("render", "--json")
            while !killed.errorsSoFar.contains("ended"), !killed.hasEnded() { usleep(500) }
            killed.signal(SIGKILL)
            _ = try killed.wait()
            let runs = try (0..<3).map { _ in try sandbox.start("render") }
            for run in runs { #expect(try run.wait().status == 0) }
        }
        let attempts = Dictionary(grouping: try sandbox.takes().values) { $0["attempt"]?.string ?? "?" }
        #expect(attempts.allSatisfy { $0.value.count == 1 })
        #expect(try sandbox.stale() == [])
        try sandbox.clipws("save", "after")
        try sandbox.expectSound()
    }

    @Test func `Edits at once all come through`() throws {
        let sandbox = try Sandbox()
        try sandbox.makeProject(scenes: 2)
        let runs = try (1...6).map { n in
            try sandbox.start("scene", "add", "Shot number \(n)", "--name", "new-\(n)", "--seed", "1")
        }
        for run in runs {
            let ran = try run.wait()
            #expect(ran.status == 0, "\(ran.errors)")
        }
        #expect(
            try sandbox.clipws("scene", "list").split(separator: "\n").filter {
                $0.contains("new-") && !$0.contains("draft")
            }.count == 6)
        try sandbox.clipws("save", "after")
        try sandbox.expectSound()
        try sandbox.expectGitIsHappy()
    }

    // MARK: Clocks

    @Test func `A clock that was set back hides no change and costs nothing`() throws {
        let sandbox = try finished()
        // As if everything had been written a year from now, and the clock then put right.
        try sandbox.shell("find . -not -path './.git/objects*' -exec touch -h -d '1 year' {} +")
        #expect(try sandbox.stale() == [])
        try sandbox.change("scenes/one.md", "rain", "snow")
        try sandbox.shell("touch -d '1 year' scenes/one.md")
        #expect(try sandbox.stale() == ["one (prompt: rain → snow)"])
        try sandbox.change("scenes/one.md", "snow", "hail")
        try sandbox.shell("touch -d '1 year' scenes/one.md")
        #expect(try sandbox.stale() == ["one (prompt: rain → hail)"])
        #expect(try sandbox.render() == "1 rendered, 2 reused")
        try sandbox.expectSound()
        try sandbox.expectGitIsHappy()
    }

    @Test func `A change of the same size within one tick is seen`() throws {
        let sandbox = try finished()
        for (old, new) in [("rain", "snow"), ("snow", "hail"), ("hail", "dusk"), ("dusk", "rain")] {
            try sandbox.change("scenes/one.md", old, new)
            #expect(try sandbox.stale() == (new == "rain" ? [] : ["one (prompt: rain → \(new))"]))
        }
    }
}
