import ClipModel
import Files
import Testing

/// Scenes that get other names, names that are used again, and takes that are moved or removed by hand.
@Suite struct RenamedTests {
    private func media(_ sandbox: Sandbox, _ folder: String = "*") throws -> [String] {
        try sandbox.shell("ls takes/\(folder)/*.mp4").split(separator: "\n").map(String.init)
    }

    @Test func `Takes removed by hand stay in the branch until it is saved, and are put back`() throws {
        let sandbox = try Sandbox.finished(scenes: 2)
        try sandbox.clipws("take", "one", "-n", "2")
        let before = try media(sandbox, "one")
        #expect(before.count == 3)
        try sandbox.shell("rm -r takes/one")
        try sandbox.clipws("scene", "edit", "two", "--title", "Two")
        #expect(try sandbox.tryClipws("render").errors == "")
        #expect(try sandbox.git("ls-tree", "-r", "--name-only", "HEAD", "takes/one").split(separator: "\n").count == 6)
        // The take in the film is put back by a save; the others are the user's to drop.
        #expect(try sandbox.clipws("status").contains("removed by hand: 2 takes"))
        let verify = try sandbox.tryClipws("verify")
        #expect(verify.status == 0 && verify.output.contains("was removed since the last commit"), "\(verify.output)")
        #expect(try sandbox.clipws("verify", "--repair").contains("put back"))
        #expect(try media(sandbox, "one") == before)
        #expect(try sandbox.git("status", "--porcelain") == "")
        let further = try sandbox.json("takes", "one")["takes"]?.array?.first { $0["in_film"]?.bool == false }
        let dropped = "takes/one/\(further?["take"]?.string ?? "")"
        try sandbox.shell("rm \(dropped).mp4 \(dropped).json")
        #expect(try sandbox.tryClipws("save", "-m", "dropped").errors.contains("dropped 1 take"))
        #expect(try media(sandbox, "one").count == 2 && sandbox.git("status", "--porcelain") == "")
        try sandbox.expectSound()
    }

    @Test func `A renamed scene's takes join those that a removed scene of that name left`() throws {
        let sandbox = try Sandbox.finished(scenes: 3)
        try sandbox.clipws("take", "two", "-n", "1")
        try sandbox.clipws("scene", "remove", "one")
        #expect(try sandbox.clipws("takes").contains("of a scene that is gone"))
        try sandbox.clipws("scene", "rename", "two", "one")
        #expect(try media(sandbox, "one").count == 3 && !sandbox.has("takes/two/x"))
        #expect(try sandbox.json("takes", "one")["takes"]?.array?.count == 3)
        try sandbox.clipws("scene", "edit", "one", "--length", "5 frames")
        let plan = try sandbox.clipws("plan")
        #expect(plan.contains("length") && !plan.contains("prompt"), "\(plan)")
        try sandbox.expectSound()
        try sandbox.expectGitIsHappy()
    }

    @Test func `A take of a scene that is gone can be pinned`() throws {
        let sandbox = try Sandbox.finished(scenes: 2)
        let take = try #require(try sandbox.json("takes", "one")["takes"]?.array?.first?["take"]?.string)
        try sandbox.clipws("scene", "remove", "one")
        #expect(try sandbox.json("takes")["takes"]?.array?.contains { $0["take"]?.string == take } == true)
        #expect(try sandbox.tryClipws("pick", "two", String(take.prefix(8))).status == 1)
        try sandbox.clipws("pin", "two", String(take.prefix(8)))
        #expect(try sandbox.states() == ["two": "fresh"])
        #expect(try sandbox.render() == "0 rendered, 1 reused")
        try sandbox.expectSound()
    }

    @Test(arguments: [("one", "One"), ("été", "e\u{301}te\u{301}")])
    func `A name that another one left in other letters is saved all the same`(first: String, second: String) throws {
        let sandbox = try Sandbox()
        try sandbox.makeProject(scenes: 1)
        if first != "one" { try sandbox.clipws("scene", "rename", "one", first) }
        _ = try sandbox.render()
        try sandbox.clipws("scene", "remove", first)
        try sandbox.clipws("scene", "add", "A tower", "--name", second, "--length", "4 frames")
        #expect(try sandbox.render() == "1 rendered, 0 reused")
        try sandbox.clipws("take", second)
        #expect(try sandbox.json("takes")["takes"]?.array?.count == 3)
        try sandbox.clipws("scene", "rename", second, "tower")
        #expect(try media(sandbox, "tower").count == 2)
        #expect(try sandbox.render() == "0 rendered, 1 reused")
        try sandbox.expectSound()
        try sandbox.expectGitIsHappy()
    }

    @Test func `Branches that wrote a name in other letters can be switched after a merge`() throws {
        let sandbox = try Sandbox.finished(scenes: 1)
        try sandbox.clipws("branch", "side")
        try sandbox.clipws("scene", "add", "A tower", "--name", "tower", "--length", "4 frames")
        _ = try sandbox.render()
        try sandbox.clipws("switch", "side")
        try sandbox.clipws("scene", "add", "A bridge", "--name", "Tower", "--length", "4 frames")
        _ = try sandbox.render()
        try sandbox.clipws("switch", "main")
        try sandbox.clipws("scene", "remove", "tower")
        try sandbox.git("merge", "-q", "-m", "both", "side")
        #expect(try sandbox.states() == ["one": "fresh", "Tower": "fresh"])
        try sandbox.clipws("take", "Tower")
        try sandbox.clipws("switch", "side")
        try sandbox.clipws("switch", "main")
        #expect(try sandbox.render() == "0 rendered, 2 reused")
        try sandbox.expectSound()
        try sandbox.expectGitIsHappy()
    }

    @Test func `A scene that another fault keeps from the plan follows a new name`() throws {
        let sandbox = try Sandbox.finished(scenes: 1)
        try sandbox.clipws("scene", "add", "Then rain", "--name", "two", "--length", "4 frames", "--continues", "one")
        try sandbox.change("scenes/two.md", "continues:", "style: nowhere\ncontinues:")
        let refused = try sandbox.tryClipws("scene", "remove", "one")
        #expect(refused.status == 1 && refused.errors.contains("two"), "\(refused)")
        try sandbox.clipws("scene", "rename", "one", "first")
        #expect(try sandbox.read("scenes/two.md").contains("continues: first"))
    }

    @Test(arguments: [true, false]) func `rights.yaml follows a new name`(byCommand: Bool) throws {
        let sandbox = try Sandbox.finished(scenes: 2)
        try sandbox.write(
            "rights.yaml",
            "assets:\n  - { title: Sign, kind: picture, licence: CC-BY-NC-4.0, scenes: [one, two] } # both\n")
        if byCommand {
            try sandbox.clipws("scene", "rename", "one", "first")
        } else {
            sandbox.environment["EDITOR"] = "sed -i 's/^## one /## first /'"
            #expect(try sandbox.clipws("edit").contains("1 renamed"))
        }
        #expect(try sandbox.read("rights.yaml").contains("scenes: [first, two] } # both\n"))
    }

    @Test func `A renamed scene's takes are put back under the new name`() throws {
        let sandbox = try Sandbox.finished(scenes: 1)
        try sandbox.clipws("scene", "rename", "one", "first")
        try sandbox.shell("rm -r takes/first")
        try sandbox.clipws("save", "-m", "again")
        #expect(try sandbox.shell("ls takes").trimmingSpaces == "first")
        try sandbox.expectGitIsHappy()
    }

    @Test func `Another branch's takes are found again where our copies of their records were removed`() throws {
        let sandbox = try Sandbox.finished(scenes: 1)
        try sandbox.clipws("switch", "-c", "side")
        try sandbox.clipws("scene", "edit", "one", "--prompt", "A bridge")
        _ = try sandbox.render()
        try sandbox.clipws("switch", "main")
        _ = try sandbox.states()
        try sandbox.shell("rm -r .git/clipws/records")
        try sandbox.clipws("scene", "edit", "one", "--prompt", "A bridge")
        #expect(try sandbox.states() == ["one": "fresh"])
        try sandbox.expectSound()
    }

    @Test func `Both copies of a take that lies in two folders are checked`() throws {
        let sandbox = try Sandbox.finished(scenes: 1)
        try sandbox.shell("cp -r takes/one takes/second && chmod -R u+w takes/second")
        for path in [try media(sandbox, "one")[0], try media(sandbox, "second")[0]] {
            let digest = try sandbox.digest(path)
            try sandbox.shell("rm -f \(path) && echo junk > \(path)")
            let verify = try sandbox.tryClipws("verify")
            #expect(verify.status == 4 && verify.output.contains(path), "\(verify.output)")
            #expect(try sandbox.tryClipws("verify", "--repair").output.contains("put back"))
            #expect(try sandbox.digest(path) == digest)
        }
    }
}
