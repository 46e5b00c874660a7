import ClipModel
import Glibc
import Testing

/// What costs a render and what doesn't.
@Suite struct InvariantTests {
    private func finished(scenes: Int = 4) throws -> Sandbox { try Sandbox.finished(scenes: scenes) }

    @Test func `One changed word costs one take and one segment, and the plan names both scene and word`() throws {
        let sandbox = try finished(scenes: 6)
        try sandbox.change("scenes/three.md", "dusk", "dawn")
        #expect(try sandbox.stale() == ["three (prompt: dusk → dawn)"])
        #expect(try sandbox.clipws("plan").hasPrefix("stale  three  prompt: dusk → dawn\n6 scenes: 5 fresh, 1 stale"))
        #expect(try sandbox.clipws("render", "--dry-run").hasPrefix("stale  three  prompt: dusk → dawn\n"))
        #expect(try sandbox.render() == "1 rendered, 5 reused")
        let film = try sandbox.json("film")
        #expect(film["conformed"]?.int == 1 && film["cached"]?.int == 5)
        #expect(try sandbox.render() == "0 rendered, 6 reused")
        try sandbox.expectSound()
        try sandbox.expectGitIsHappy()
    }

    /// Changes that no engine sees: the commands or edits of each, run in a finished project of four scenes.
    private static let free: [(String, @Sendable (Sandbox) throws -> Void)] = [
        ("another title", { try $0.change("clip.yaml", "title: Small", "title: Great") }),
        ("artists", { try $0.change("clip.yaml", "title: Small", "title: Small\nartists: [Noor]") }),
        ("another order", { try $0.clipws("scene", "move", "four", "--at", "1") }),
        ("another order by hand", { try $0.setTimeline(["four", "two", "three", "one"]) }),
        ("a scene that stands twice", { try $0.setTimeline(["one", "two", "three", "four", "one"]) }),
        ("notes", { try $0.clipws("scene", "edit", "one", "--notes", "ask Noor about the coat") }),
        ("a scene's title", { try $0.clipws("scene", "edit", "one", "--title", "The light") }),
        ("tags", { try $0.clipws("scene", "edit", "one", "--tags", "night,sea") }),
        ("a YAML comment", { try $0.change("scenes/two.md", "length:", "# shorter?\nlength:") }),
        ("a comment in the prompt", { try $0.change("scenes/two.md", "A harbour", "<!-- which? -->A harbour") }),
        ("white space at the end", { try $0.change("scenes/two.md", "shot 2.", "shot 2.  \n\n") }),
        ("white space at the start", { try $0.change("scenes/two.md", "A harbour", "\n\nA harbour") }),
        ("line ends as Windows has them", { try $0.shell("sed -i 's/$/\\r/' scenes/*.md clip.yaml") }),
        ("a length said otherwise", { try $0.change("scenes/one.md", "4 frames", "1/6s") }),
        (
            "fields in another order",
            {
                try $0.write(
                    "scenes/one.md", "---\nseed: 1\nlength: 4 frames\n---\nA lighthouse in the rain, shot 1.\n")
            }
        ),
        ("a free field", { try $0.change("scenes/two.md", "length:", "x-lens: 35mm\nlength:") }),
        ("a touched file", { try $0.shell("touch scenes/* clip.yaml") }),
        ("files from the future", { try $0.shell("touch -d '2 days' scenes/* clip.yaml takes takes/*") }),
        ("files from the past", { try $0.shell("touch -d '1990-01-01' scenes/* clip.yaml takes takes/*") }),
        ("another name", { try $0.clipws("scene", "rename", "one", "uno") }),
        (
            "another name by git",
            {
                try $0.git("mv", "scenes/one.md", "scenes/uno.md")
                try $0.setTimeline(["uno", "two", "three", "four"])
            }
        ),
        ("a scene off the timeline", { try $0.clipws("scene", "remove", "two", "--keep-draft") }),
        ("no index", { try $0.shell("rm -f .git/clipws/index.db*") }),
        ("a ruined index", { try $0.shell("head -c 30000 /dev/urandom > .git/clipws/index.db") }),
        ("no segments", { try $0.shell("rm -rf .git/clipws/segments-*") }),
        ("a clean checkout of the takes", { try $0.shell("rm -rf takes && git checkout -q -- takes") }),
        ("a deleted work tree copy of the media", { try $0.shell("rm -f takes/*/*.mp4") }),
        ("git clean", { try $0.git("clean", "-xfdq") }),
        ("git gc", { try $0.git("gc", "-q", "--prune=now") }),
        ("unused cast and styles", { try $0.write("cast/noor.md", "---\nname: Noor\n---\nA woman in a grey coat.\n") }),
        (
            "a branch and back",
            {
                try $0.clipws("switch", "-c", "night")
                try $0.change("scenes/one.md", "rain", "moonlight")
                try $0.clipws("save", "night")
                try $0.clipws("switch", "main")
            }
        ),
        (
            "a branch and back with git alone",
            {
                try $0.git("checkout", "-qb", "night")
                try $0.change("scenes/one.md", "rain", "moonlight")
                try $0.git("commit", "-qam", "night")
                try $0.git("checkout", "-q", "main")
            }
        ),
        (
            "a stash there and back",
            {
                try $0.change("scenes/one.md", "rain", "moonlight")
                try $0.git("stash", "-q")
                try $0.git("stash", "pop", "-q")
                try $0.git("checkout", "-q", "--", ".")
            }
        ),
    ]

    @Test(arguments: free.indices) func `Nothing is rendered for what no engine sees`(number: Int) throws {
        let (name, change) = Self.free[number]
        let sandbox = try finished()
        try change(sandbox)
        #expect(try sandbox.stale() == [], "\(name)")
        #expect(try sandbox.render().hasPrefix("0 rendered"), "\(name)")
        #expect(try sandbox.json("film")["encoded"]?.int == 0, "\(name)")
        try sandbox.clipws("save", "after \(name)")
        try sandbox.expectSound("after \(name)")
        try sandbox.expectGitIsHappy()
    }

    /// Every field that goes into a request, with the change and what the plan says of it.
    private static let paid: [(String, @Sendable (Sandbox) throws -> Void)] = [
        ("one (seed: 1 → 9)", { try $0.change("scenes/one.md", "seed: 1", "seed: 9") }),
        ("one (length: 4 → 5 frames)", { try $0.change("scenes/one.md", "4 frames", "5 frames") }),
        ("one (negative: + people)", { try $0.clipws("scene", "edit", "one", "--negative", "people") }),
        ("one (negative: + glare; style: + Soft light.)", { try $0.clipws("scene", "edit", "one", "--style", "soft") }),
        (
            "one (prompt: + , Noor waits; cast: + Noor)",
            { try $0.change("scenes/one.md", "shot 1", "shot 1, @noor waits") }
        ),
        (
            "one (first frame: + a first frame)",
            { try $0.clipws("scene", "edit", "one", "--first-frame", "refs/still.png") }
        ),
        ("one (refs: 0 → 1 files)", { try $0.clipws("scene", "edit", "one", "--refs", "refs/still.png") }),
        ("one (engine: previz N → command)", { try $0.clipws("scene", "edit", "one", "--engine", "painter") }),
    ]

    @Test(arguments: paid.indices) func `A change of any field of the request costs one take`(number: Int) throws {
        let (name, change) = Self.paid[number]
        let sandbox = try Sandbox()
        try sandbox.makeProject(scenes: 3)
        try sandbox.write("styles/soft.md", "---\nnegative: glare\n---\nSoft light.\n")
        try sandbox.write("cast/noor.md", "---\nname: Noor\n---\nA woman in a grey coat.\n")
        try sandbox.shell("mkdir refs && ffmpeg -v error -f lavfi -i color=red:s=128x72 -frames:v 1 refs/still.png")
        try sandbox.addEngine("painter", "echo progress 1 4; \(Sandbox.film("red"))")
        try sandbox.clipws("save", "before")
        try sandbox.clipws("trust", "painter")
        #expect(try sandbox.render() == "3 rendered, 0 reused")
        try change(sandbox)
        // Whichever version of its pictures previz has.
        let stale = try sandbox.stale().map { $0.replacing(/previz [0-9]+/, with: "previz N") }
        #expect(stale == [name])
        #expect(try sandbox.render() == "1 rendered, 2 reused", "\(name)")
        #expect(try sandbox.render() == "0 rendered, 3 reused", "\(name)")
        try sandbox.expectSound("after \(name)")
        try sandbox.expectGitIsHappy()
    }

    @Test func `What the clip sets for all scenes costs a take of each`() throws {
        let sandbox = try finished(scenes: 2)
        try sandbox.change("clip.yaml", "128x72", "160x96")
        #expect(try sandbox.stale() == ["one (picture size: 128x72 → 160x96)", "two (picture size: 128x72 → 160x96)"])
        #expect(try sandbox.render() == "2 rendered, 0 reused")
        try sandbox.change("clip.yaml", "160x96", "128x72")
        #expect(try sandbox.render() == "0 rendered, 2 reused")
        try sandbox.expectSound()
    }

    @Test func `A word put back costs nothing`() throws {
        let sandbox = try finished()
        try sandbox.change("scenes/one.md", "rain", "snow")
        #expect(try sandbox.render() == "1 rendered, 3 reused")
        try sandbox.change("scenes/one.md", "snow", "rain")
        #expect(try sandbox.stale() == [])
        #expect(try sandbox.render() == "0 rendered, 4 reused")
        #expect(try sandbox.takes().count == 5)
        try sandbox.expectSound()
    }

    @Test func `Takes of another branch keep its scenes fresh here`() throws {
        let sandbox = try finished()
        try sandbox.clipws("switch", "-c", "night")
        try sandbox.change("scenes/one.md", "rain", "moonlight")
        #expect(try sandbox.render() == "1 rendered, 3 reused")
        try sandbox.clipws("switch", "main")
        #expect(try sandbox.stale() == [])
        // The same words, written on this branch too, find the take that the other branch made.
        try sandbox.change("scenes/one.md", "rain", "moonlight")
        #expect(try sandbox.stale() == [])
        #expect(try sandbox.render() == "0 rendered, 4 reused")
        try sandbox.clipws("save", "moonlight here too")
        try sandbox.clipws("switch", "night")
        #expect(try sandbox.stale() == [])
        try sandbox.expectSound()
        try sandbox.expectGitIsHappy()
    }

    @Test func `A clone needs nothing rendered and makes the same film`() throws {
        let sandbox = try finished()
        let film = try sandbox.digest("film/Small.mp4")
        let origin = sandbox.root
        sandbox.root = sandbox.folder + "/copy"
        let words = try sandbox.clipws("clone", "file://\(origin)", "copy", in: sandbox.folder)
        #expect(words == "cloned into copy: 4 scenes: 4 fresh\n")
        #expect(try sandbox.stale() == [])
        #expect(try sandbox.render() == "0 rendered, 4 reused")
        try sandbox.clipws("film")
        #expect(try sandbox.digest("film/Small.mp4") == film)
        try sandbox.expectSound()
        try sandbox.expectGitIsHappy()
    }

    @Test func `A clone without the media says what is missing and renders none of it`() throws {
        let sandbox = try finished(scenes: 2)
        let origin = sandbox.root
        sandbox.root = sandbox.folder + "/copy"
        sandbox.environment["GIT_LFS_SKIP_SMUDGE"] = "1"
        try sandbox.git("clone", "-q", "file://\(origin)", sandbox.root, in: sandbox.folder)
        #expect(try sandbox.states() == ["one": "unknown", "two": "unknown"])
        #expect(try sandbox.render() == "0 rendered, 0 reused")
        let film = try sandbox.tryClipws("film")
        #expect(film.status == 1 && film.errors.contains("isn't in this clone"), "\(film.errors)")
        #expect(film.errors.contains("git lfs pull"), "\(film.errors)")
        sandbox.environment["GIT_LFS_SKIP_SMUDGE"] = nil
        try sandbox.git("lfs", "pull")
        #expect(try sandbox.stale() == [])
        try sandbox.clipws("film")
        try sandbox.expectSound()
    }

    // MARK: Continuity

    @Test func `A change upstream costs what follows, with its reason, and is cut off where pixels stay`() throws {
        let sandbox = try Sandbox()
        try sandbox.makeProject(scenes: 3)
        // The picture depends on the prompt's colour alone, so that other words can give the same pixels.
        try sandbox.addEngine(
            "painter",
            """
            colour=$(printf '%s' "$order" | grep -o 'colour [a-z]*' | head -n 1 | cut -d ' ' -f 2)
            ffmpeg -nostdin -v error -f lavfi -i color=$colour:s=128x72:r=24 -frames:v 4 -pix_fmt yuv420p -f mp4 -y "$out"
            """)
        try sandbox.change("clip.yaml", "\ntimeline:", "\nengine: painter\ntimeline:")
        for (name, colour) in [("one", "red"), ("two", "green"), ("three", "blue")] {
            try sandbox.change("scenes/\(name).md", ", shot", ", colour \(colour), shot")
        }
        try sandbox.clipws("scene", "edit", "two", "--continues", "one")
        try sandbox.clipws("scene", "edit", "three", "--continues", "two")
        try sandbox.clipws("trust", "painter")
        #expect(try sandbox.render() == "3 rendered, 0 reused")

        try sandbox.change("scenes/one.md", "colour red", "colour yellow")
        #expect(
            try sandbox.stale() == [
                "one (prompt: red → yellow)", "two (follows: `one`, which changed)",
                "three (follows: `two`, which changed)",
            ])
        // `two` is drawn anew, for its first frame is another; it ends in the same pixels, so `three` stands.
        #expect(try sandbox.render() == "2 rendered, 1 reused")
        #expect(try sandbox.stale() == [])

        try sandbox.change("scenes/one.md", "A lighthouse", "A tall lighthouse")
        #expect(try sandbox.stale().count == 3)
        #expect(try sandbox.render() == "1 rendered, 2 reused")
        #expect(try sandbox.stale() == [])
        try sandbox.expectSound()
        try sandbox.expectGitIsHappy()
    }

    @Test func `A loop of scenes is named`() throws {
        let sandbox = try Sandbox()
        try sandbox.makeProject(scenes: 3)
        for (name, upstream) in [("one", "three"), ("two", "one"), ("three", "two")] {
            try sandbox.change("scenes/\(name).md", "length:", "continues: \(upstream)\nlength:")
        }
        let plan = try sandbox.tryClipws("plan")
        #expect(plan.status == 4)
        #expect(plan.output.contains("loop: one → three → two → one"), "\(plan.output)")
        #expect(try sandbox.tryClipws("render").status == 1)
        #expect(try sandbox.takes().isEmpty)
    }

    // MARK: Edits while a render runs

    @Test func `A scene edited while it renders keeps its take under the key it was made for`() throws {
        let sandbox = try Sandbox()
        try sandbox.makeProject(scenes: 1)
        let gate = sandbox.folder + "/gate"
        try sandbox.addEngine(
            "slow", "touch \(gate).on; while [ ! -e \(gate) ]; do sleep 0.02; done; \(Sandbox.film("red"))")
        try sandbox.change("clip.yaml", "\ntimeline:", "\nengine: slow\ntimeline:")
        try sandbox.clipws("save", "slow")
        try sandbox.clipws("trust", "slow")
        let render = try sandbox.start("render")
        while !sandbox.exists(gate + ".on"), !render.hasEnded() { usleep(2000) }
        try sandbox.change("scenes/one.md", "rain", "snow")
        try sandbox.shell("touch \(gate)")
        let ran = try render.wait()
        #expect(ran.status == 0, "\(ran.errors)")
        #expect(try sandbox.stale() == ["one (prompt: rain → snow)"])
        let take = try #require(try sandbox.takes().values.first)
        #expect(take["request"]?["prompt"]?.string == "A lighthouse in the rain, shot 1.")
        try sandbox.change("scenes/one.md", "snow", "rain")
        #expect(try sandbox.stale() == [])
        try sandbox.expectSound()
    }

    // MARK: Plain git

    @Test func `What plain git did in between is understood`() throws {
        let sandbox = try finished()
        try sandbox.change("scenes/one.md", "rain", "snow")
        try sandbox.git("commit", "-qam", "snow, by git")
        #expect(try sandbox.stale() == ["one (prompt: rain → snow)"])
        #expect(try sandbox.clipws("log", "-n", "1").contains("snow, by git"))
        try sandbox.git("checkout", "-q", "HEAD~1")
        #expect(try sandbox.stale() == [])
        #expect(try sandbox.clipws("status").hasPrefix("on no branch, at "))
        try sandbox.git("checkout", "-q", "main")
        try sandbox.git("checkout", "-qb", "side", "HEAD~1")
        try sandbox.change("scenes/two.md", "harbour", "port")
        try sandbox.git("commit", "-qam", "port")
        try sandbox.git("rebase", "-q", "main")
        #expect(try sandbox.stale() == ["one (prompt: rain → snow)", "two (prompt: harbour → port)"])
        #expect(try sandbox.render() == "2 rendered, 2 reused")
        #expect(try sandbox.git("status", "--porcelain") == "")
        try sandbox.git("checkout", "-q", "main")
        try sandbox.git("merge", "-q", "side")
        #expect(try sandbox.stale() == [])
        try sandbox.change("scenes/three.md", "dusk", "dawn")
        try sandbox.git("stash", "-q")
        #expect(try sandbox.stale() == [])
        try sandbox.git("stash", "pop", "-q")
        #expect(try sandbox.stale() == ["three (prompt: dusk → dawn)"])
        try sandbox.clipws("save", "dawn")
        try sandbox.expectSound()
        try sandbox.expectGitIsHappy()
    }

    @Test func `A merge in conflict is named by status and stops a save`() throws {
        let sandbox = try finished(scenes: 2)
        try sandbox.git("checkout", "-qb", "side")
        try sandbox.change("scenes/one.md", "rain", "snow")
        try sandbox.git("commit", "-qam", "snow")
        try sandbox.git("checkout", "-q", "main")
        try sandbox.change("scenes/one.md", "rain", "fog")
        try sandbox.git("commit", "-qam", "fog")
        #expect(try sandbox.launch(["git", "merge", "side"]).run().status == 1)
        let status = try sandbox.tryClipws("status")
        #expect(status.output.contains("merge"), "\(status.output)\(status.errors)")
        #expect(status.output.contains("scenes/one.md"))
        let save = try sandbox.tryClipws("save")
        #expect(save.status == 1 && !save.errors.isEmpty, "\(save.output)\(save.errors)")
        try sandbox.git("merge", "--abort")
        #expect(try sandbox.stale() == ["one (prompt: rain → fog)"])
        try sandbox.expectSound()
    }

    @Test func `Git finds nothing to say after each command that changes the project`() throws {
        let sandbox = try Sandbox()
        try sandbox.makeProject(scenes: 2)
        try sandbox.expectGitIsHappy()
        let commands = [
            ["scene", "add", "A pier", "--name", "pier", "--length", "4 frames"], ["render"], ["take", "one"],
            ["scene", "rename", "pier", "jetty"], ["scene", "move", "jetty", "--at", "1"], ["film"],
            ["scene", "edit", "one", "--prompt", "A lamp"], ["render"], ["scene", "remove", "jetty"],
            ["switch", "-c", "side"], ["scene", "edit", "one", "--seed", "5"], ["render"], ["switch", "main"],
        ]
        for command in commands {
            let ran = try sandbox.launch(["\(buildFolder)/clipws"] + command).run()
            #expect(ran.status == 0, "\(command): \(ran.errors)")
            #expect(try sandbox.git("status", "--porcelain", "-uall") == "", "after \(command)")
        }
        try sandbox.expectSound()
        try sandbox.expectGitIsHappy()
    }
}
