import ClipModel
import Files
import Glibc
import Testing

/// What once broke a promise: nothing is made again without a change, no stale picture is shown, nothing paid is lost.
@Suite struct PromiseTests {
    /// A project whose scenes an engine makes that writes each order down in `tools/calls`.
    private func paid(scenes: Int = 2, _ script: String = Sandbox.film("red")) throws -> Sandbox {
        let sandbox = try Sandbox()
        try sandbox.makeProject(scenes: scenes)
        try sandbox.change("clip.yaml", "\ntimeline:", "\nengine: paid\ntimeline:")
        try sandbox.addEngine("paid", "echo call >> tools/calls\n\(script)")
        try sandbox.clipws("trust", "paid")
        return sandbox
    }

    private func calls(_ sandbox: Sandbox) throws -> Int {
        try sandbox.read("tools/calls").split(separator: "\n").count
    }

    @Test func `What an engine delivered is taken in later if the store can't take it now`() throws {
        let sandbox = try paid(scenes: 1)
        try sandbox.shell("mkdir -p .git/clipws; rm -rf .git/clipws/objects; touch .git/clipws/objects")
        #expect(try sandbox.tryClipws("render").status == 1)
        try sandbox.shell("rm .git/clipws/objects")
        #expect(try sandbox.render() == "0 rendered, 1 reused")
        #expect(try calls(sandbox) == 1)
        try sandbox.expectSound()
    }

    @Test func `No engine is called for takes that can't be written down`() throws {
        let sandbox = try paid(scenes: 1)
        try sandbox.shell("rm -rf takes; mkdir ../elsewhere; ln -s ../elsewhere takes; touch tools/calls")
        #expect(try sandbox.tryClipws("render").status == 1)
        #expect(try calls(sandbox) == 0)
    }

    @Test func `What an engine delivered and is no video is put aside`() throws {
        let sandbox = try paid(scenes: 1, "echo rubbish > \"$out\"")
        #expect(try sandbox.tryClipws("render").status == 1)
        #expect(try sandbox.tryClipws("render").status == 1)
        #expect(try Files.list("\(sandbox.root)/.git/clipws/refused").count == 2)
        try sandbox.expectSound()
    }

    @Test func `A clone without the large files renders nothing again`() throws {
        let sandbox = try paid()
        try sandbox.shell(
            "mkdir -p refs; ffmpeg -nostdin -v error -f lavfi -i color=blue:s=32x32 -frames:v 1 refs/x.png")
        try sandbox.change("scenes/one.md", "length:", "refs: [refs/x.png]\nlength:")
        #expect(try sandbox.render() == "2 rendered, 0 reused")
        try sandbox.shell(
            """
            git -c filter.lfs.smudge=cat -c filter.lfs.process= -c filter.lfs.required=false clone -q . ../clone
            """)
        let plan = try sandbox.json("plan", in: "\(sandbox.root)/../clone")
        #expect(plan["summary"]?["unknown"]?.int == 2)
    }

    @Test(arguments: ["seed: seven", "seeed: 7", "budget: lots"])
    func `A fault in clip.yaml renders nothing`(line: String) throws {
        let sandbox = try paid()
        #expect(try sandbox.render() == "2 rendered, 0 reused")
        try sandbox.change("clip.yaml", "\ntimeline:", "\n\(line)\ntimeline:")
        #expect(try sandbox.states() == ["one": "invalid", "two": "invalid"])
        #expect(try sandbox.tryClipws("render").status != 0)
        #expect(try calls(sandbox) == 2)
    }

    @Test func `A fault in a style renders no scene in that style`() throws {
        let sandbox = try paid()
        try sandbox.write("styles/noir.md", "---\nnegativ: blur\n---\nBlack and white.\n")
        try sandbox.change("scenes/one.md", "length:", "style: noir\nlength:")
        #expect(try sandbox.states() == ["one": "invalid", "two": "stale"])
    }

    @Test func `A program that changes while scenes render makes none under the old key`() throws {
        let sandbox = try paid(scenes: 2, "echo '# later' >> tools/paid.sh\n" + Sandbox.film("red"))
        #expect(try sandbox.tryClipws("render").status == 3)
        #expect(try calls(sandbox) == 1)
    }

    @Test func `A commit holds the take of a draft that its film starts from`() throws {
        let sandbox = try Sandbox()
        try sandbox.makeProject(scenes: 2)
        try sandbox.clipws("scene", "edit", "two", "--continues", "one")
        try sandbox.clipws("scene", "remove", "one", "--keep-draft")
        try sandbox.git("branch", "other")
        #expect(try sandbox.render() == "2 rendered, 0 reused")
        try sandbox.clipws("switch", "other")
        try sandbox.change("clip.yaml", "title: Small", "title: Great")
        try sandbox.clipws("save")
        try sandbox.git("clone", "-q", "-b", "other", ".", "../clone")
        let plan = try sandbox.json("plan", in: "\(sandbox.root)/../clone")
        // Without git-lfs the media stays behind; what counts is that nothing is to be made.
        #expect(plan["summary"]?["stale"]?.int == 0)
    }

    @Test func `A take whose record is gone stays gone`() throws {
        let sandbox = try Sandbox()
        try sandbox.makeProject(scenes: 1)
        // No commit is to have it.
        try sandbox.change("clip.yaml", "\ntimeline:", "\nautosave: false\ntimeline:")
        #expect(try sandbox.render() == "1 rendered, 0 reused")
        try sandbox.clipws("take", "one")
        try sandbox.shell("rm -rf .git/clipws/records; sleep 0.2")
        #expect(try sandbox.states() == ["one": "fresh"])
        let shown = try #require(try sandbox.json("plan")["scenes"]?.array?[0]["take"]?.string)
        try sandbox.shell("rm takes/one/\(shown)*; sleep 0.2")
        for _ in 0..<2 { #expect(try sandbox.states() == ["one": "stale"]) }
    }

    @Test func `Damaged media is neither shown nor committed`() throws {
        let sandbox = try Sandbox()
        try sandbox.makeProject(scenes: 1)
        #expect(try sandbox.render() == "1 rendered, 0 reused")
        try sandbox.shell(
            "chmod u+w takes/one/*.mp4; printf x | dd of=$(ls takes/one/*.mp4) bs=1 seek=99 conv=notrunc 2>/dev/null")
        #expect(try sandbox.tryClipws("film").status == 1)
        #expect(try sandbox.states() == ["one": "unknown"])
        #expect(try sandbox.git("status", "--porcelain") == "")
    }

    @Test func `Scenes added at a time all come on the timeline`() throws {
        let sandbox = try Sandbox()
        try sandbox.makeProject(scenes: 1)
        let running = try (1...6).map { try sandbox.start("scene", "add", "prompt", "--name", "new-\($0)") }
        for run in running { #expect(try run.wait().status == 0) }
        #expect(try sandbox.states().count == 7)
        #expect(try sandbox.json("plan")["summary"]?["scenes"]?.int == 7)
    }

    @Test func `Another take of a pinned scene's request can be picked`() throws {
        let sandbox = try paid(scenes: 2)
        try sandbox.clipws("scene", "edit", "two", "--continues", "one")
        #expect(try sandbox.render() == "2 rendered, 0 reused")
        try sandbox.clipws("pin", "two")
        try sandbox.clipws("take", "two")
        let takes = try sandbox.takes().filter { $0.value["scene"]?.string == "two" }
        let latest = try #require(
            takes.max { ($0.value["finished"]?.string ?? "") < ($1.value["finished"]?.string ?? "") })
        try sandbox.clipws("pick", "two", String(latest.key.dropLast(5)))
        #expect(try sandbox.states() == ["one": "fresh", "two": "fresh"])
    }
}
