import ClipModel
import Files
import Testing

/// What somebody new to the program runs into.
@Suite struct NewcomerTests {
    @Test func `Values that the project can't go with are refused where they are given`() throws {
        let sandbox = try Sandbox()
        try sandbox.makeProject(scenes: 2)
        try sandbox.clipws("scene", "edit", "two", "--continues", "one")
        let transcript = Transcript(sandbox)
        try transcript.clipws("scene", "add", "A pier", "--length", "0s")
        try transcript.clipws("scene", "add", "A pier", "--length", "2 bars")
        try transcript.clipws("scene", "add", "A pier", "--continues", "on")
        try transcript.clipws("scene", "edit", "one", "--length", "0 frames")
        try transcript.clipws("scene", "edit", "one", "--continues", "two")
        try transcript.clipws("scene", "edit", "one", "--style", "noir", "--engine", "cloud", "--refs", "refs/a.png")
        try transcript.clipws("scene", "list")
        try transcript.expect("refused")
        try sandbox.expectSound()
    }

    @Test func `A pin is seen, and let go of leaves the pick that was there before`() throws {
        let sandbox = try Sandbox()
        try sandbox.makeProject(scenes: 2)
        try sandbox.clipws("render")
        try sandbox.clipws("take", "one")
        let takes = try sandbox.takes().filter { $0.value["scene"]?.string == "one" }.sorted {
            ($0.value["finished"]?.string ?? "") < ($1.value["finished"]?.string ?? "")
        }.map { String($0.key.dropLast(5)) }
        let plain = try sandbox.read("scenes/one.md")
        try sandbox.clipws("pin", "one", takes[1])
        let transcript = Transcript(sandbox)
        try transcript.clipws("plan")
        try transcript.clipws("plan", "--all")
        try transcript.clipws("plan", "--json")
        try transcript.clipws("status")
        try transcript.clipws("scene", "list")
        try transcript.expect("pinned")
        try sandbox.clipws("unpin", "one")
        #expect(try sandbox.read("scenes/one.md") == plain)
        try sandbox.clipws("pick", "one", takes[0])
        let picked = try sandbox.read("scenes/one.md")
        try sandbox.clipws("pin", "one", takes[1])
        #expect(try sandbox.clipws("diff", "HEAD~1").contains("pin: {+\(takes[1])+}"))
        try sandbox.clipws("unpin", "one")
        #expect(try sandbox.read("scenes/one.md") == picked)
        try sandbox.clipws("pin", "one", takes[1])
        #expect(try sandbox.clipws("pick", "one", takes[0]).contains("no longer pinned"))
        #expect(try sandbox.read("scenes/one.md") == picked)
        // As it was written before pins named takes.
        try sandbox.write("scenes/one.md", picked.replacing("pick:", with: "pin: yes\npick:"))
        #expect(try sandbox.json("plan", "one")["scenes"]?.array?.first?["pinned"]?.bool == true)
        #expect(try sandbox.json("plan", "one")["scenes"]?.array?.first?["take"]?.string == takes[0])
        try sandbox.expectSound()
    }

    @Test func `A scene that can't be read is not called removed`() throws {
        let sandbox = try Sandbox()
        try sandbox.makeProject(scenes: 2)
        try sandbox.change("scenes/one.md", "length: 4 frames", "length 4 frames")
        let transcript = Transcript(sandbox)
        try transcript.clipws("diff")
        try transcript.clipws("diff", "--json")
        try sandbox.change("clip.yaml", "size: 128x72", "size: 128 by 72")
        try transcript.clipws("diff")
        try transcript.expect("unreadable")
    }

    @Test func `A scene may be compared without naming a commit first`() throws {
        let sandbox = try Sandbox()
        try sandbox.makeProject(scenes: 2)
        for name in ["one", "two"] { try sandbox.change("scenes/\(name).md", "length: 4", "length: 5") }
        let shown = try sandbox.clipws("diff", "two")
        #expect(shown.contains("two") && !shown.contains("one"))
        #expect(try sandbox.clipws("diff", "HEAD", "two") == shown)
        #expect(try sandbox.tryClipws("diff", "nothing-of-that-name").status != 0)
    }

    @Test func `A draft that can't be read keeps nobody from making the film`() throws {
        let sandbox = try Sandbox.finished(scenes: 2)
        try sandbox.write("scenes/idea.md", "---\nlength 4s\nseed: 3\n---\nAn idea\n")
        let transcript = Transcript(sandbox)
        try transcript.clipws("render")
        try transcript.clipws("film")
        try transcript.clipws("render", "idea")
        try transcript.clipws("scene", "move", "idea", "--at", "1")
        try transcript.clipws("film")
        try transcript.expect("draft")
    }

    @Test func `Scenes are counted though clip.yaml has a fault`() throws {
        let sandbox = try Sandbox.finished(scenes: 2)
        try sandbox.write("scenes/idea.md", "---\nlength: 4s\n---\nAn idea\n")
        try sandbox.change("clip.yaml", "size: 128x72", "size: 129x72")
        let transcript = Transcript(sandbox)
        try transcript.clipws("plan")
        try transcript.clipws("status")
        try transcript.clipws("render")
        try sandbox.change("clip.yaml", "title: Small", "title: {Small")
        try transcript.clipws("plan")
        try transcript.expect("clip-fault")
    }

    @Test func `Without a name in git's configuration the remedy is said and nobody is made accountable`() throws {
        let sandbox = try Sandbox()
        for role in ["AUTHOR", "COMMITTER"] {
            sandbox.environment["GIT_\(role)_NAME"] = nil
            sandbox.environment["GIT_\(role)_EMAIL"] = nil
        }
        let started = try sandbox.launch(["\(buildFolder)/clipws", "init", sandbox.root], in: sandbox.folder).run()
        let remedy = "git config --global user.name"
        #expect(started.status == 0 && started.errors.contains(remedy))
        try sandbox.clipws("scene", "add", "A pier", "--length", "4 frames")
        try sandbox.change("clip.yaml", "1280x720", "128x72")
        #expect(try sandbox.tryClipws("save").errors.contains(remedy))
        #expect(try sandbox.tryClipws("render").errors.contains(remedy))
        #expect(try sandbox.takes().values.allSatisfy { $0["ordered_by"] == nil })
        let exported = try sandbox.json("export", "rights")
        let manifest = try sandbox.shell("cat \(try #require(exported["json"]?.string))")
        #expect(!manifest.contains("clipws user") && manifest.contains("ordered_by"))
        try sandbox.git("config", "--global", "user.name", "Noor")
        try sandbox.git("config", "--global", "user.email", "noor@example.org")
        try sandbox.change("scenes/pier.md", "A pier", "A long pier")
        #expect(try !sandbox.tryClipws("render").errors.contains(remedy))
        #expect(try sandbox.takes().values.contains { $0["ordered_by"]?.string == "Noor <noor@example.org>" })
    }

    @Test func `The time that a render takes is told from the size of its pictures`() throws {
        let sandbox = try Sandbox()
        try sandbox.makeProject(scenes: 1, frames: 24, size: "512x288")
        try sandbox.clipws("render")
        func seconds(_ size: String, _ old: String) throws -> Double {
            try sandbox.change("clip.yaml", old, size)
            let plan = try sandbox.clipws("plan")
            let match = try #require(plan.firstMatch(of: #/about (?:(\d+) min )?([0-9.]+)/#), "\(plan)")
            return Double(match.1 ?? "0")! * 60 + Double(match.2)!
        }
        let large = try seconds("2048x1152", "512x288")
        let larger = try seconds("4096x2304", "2048x1152")
        #expect(larger > 3 * large && larger < 5 * large, "\(large) \(larger)")
    }

    @Test func `A slated cut has the film's length, is made once, and leaves the film alone`() throws {
        let sandbox = try Sandbox()
        try sandbox.makeProject(scenes: 2)
        try sandbox.clipws("render")
        try sandbox.clipws("film")
        let film = try sandbox.digest("film/Small.mp4")
        let first = try JSONValue(parsing: try sandbox.clipws("film", "--slate", "--json").utf8)
        #expect(first["film"]?.string == "film/Small-slate.mp4" && first["encoded"]?.int == 2)
        let again = try JSONValue(parsing: try sandbox.clipws("film", "--slate", "--json").utf8)
        #expect(again["conformed"]?.int == 0 && again["cached"]?.int == 2 && again["frames"] == first["frames"])
        func frames(_ path: String) throws -> String {
            try sandbox.shell(
                "ffprobe -v error -count_frames -select_streams v -show_entries stream=nb_read_frames -of csv=p=0 \(path)"
            )
        }
        #expect(try frames("film/Small-slate.mp4") == frames("film/Small.mp4"))
        #expect(try sandbox.digest("film/Small.mp4") == film)
        #expect(try sandbox.clipws("film").contains("2 cached"))
        #expect(try sandbox.launch(["\(buildFolder)/clipws", "film", "--slate", "--credentials"]).run().status != 0)
        // A scene that stands elsewhere has another timecode.
        try sandbox.clipws("scene", "move", "two", "--at", "1")
        let moved = try JSONValue(parsing: try sandbox.clipws("film", "--slate", "--json").utf8)
        #expect(moved["conformed"]?.int == 2)
    }

    @Test func `A commit that a render makes names the edits that it takes along`() throws {
        let sandbox = try Sandbox()
        try sandbox.makeProject(scenes: 2)
        try sandbox.clipws("render")
        let subject = try sandbox.git("log", "-1", "--format=%s")
        #expect(["render 2 scenes: one, two", "render 2 scenes: two, one"].contains(subject))
        try sandbox.change("scenes/one.md", "lighthouse", "windmill")
        try sandbox.clipws("render")
        #expect(
            try sandbox.git("log", "-1", "--format=%s") == "render 1 scene: one; with edits to scenes/one.md")
        for name in ["a", "b", "c", "d"] { try sandbox.write("refs/\(name).txt", name) }
        try sandbox.clipws("scene", "edit", "two", "--title", "Two")
        #expect(
            try sandbox.git("log", "-1", "--format=%s")
                == "edit two: title; with edits to refs/a.txt, refs/b.txt, refs/c.txt and 1 more")
        try sandbox.clipws("scene", "rename", "two", "deux")
        #expect(try sandbox.git("log", "-1", "--format=%s") == "rename two to deux")
        try sandbox.expectSound()
    }

    @Test func `A search that finds nothing says where longer words would`() throws {
        let sandbox = try Sandbox()
        try sandbox.makeProject(scenes: 2)
        let found = try sandbox.tryClipws("search", "lighth")
        #expect(found.errors.contains("nothing found") && found.errors.contains("'lighth*'"), "\(found.errors)")
        #expect(try sandbox.clipws("search", "lighth*").contains("one"))
        #expect(try !sandbox.tryClipws("search", "submarine").errors.contains("hint"))
    }
}
