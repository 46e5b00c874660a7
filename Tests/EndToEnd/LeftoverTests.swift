import ClipModel
import Files
import Glibc
import Testing

/// Clones, leftovers and other corners of a project's life.
@Suite struct LeftoverTests {
    @Test func `A take that another branch of the origin holds is not made again in a clone`() throws {
        let sandbox = try Sandbox()
        try sandbox.makeProject(scenes: 2)
        try sandbox.git("branch", "night")
        #expect(try sandbox.render() == "2 rendered, 0 reused")
        let origin = sandbox.root
        sandbox.root = sandbox.folder + "/copy"
        try sandbox.clipws("clone", "file://\(origin)", "copy", in: sandbox.folder)
        try sandbox.clipws("switch", "-c", "mine")
        try sandbox.git("reset", "-q", "--hard", "origin/night")
        #expect(!sandbox.has("takes"))
        // The media came with the branch that was cloned.
        #expect(try sandbox.states() == ["one": "fresh", "two": "fresh"])
        #expect(try sandbox.render() == "0 rendered, 2 reused")
        try sandbox.clipws("film")
        // What comes with a later fetch is found too, and isn't made again though its media isn't here.
        let copy = sandbox.root
        sandbox.root = origin
        try sandbox.change("scenes/one.md", "lighthouse", "windmill")
        try sandbox.clipws("render")
        sandbox.root = copy
        try sandbox.change("scenes/one.md", "lighthouse", "windmill")
        #expect(try sandbox.states()["one"] == "stale")
        try sandbox.git("fetch", "-q")
        let transcript = Transcript(sandbox)
        try transcript.clipws("plan")
        try transcript.clipws("render")
        try transcript.clipws("film")
        try sandbox.git("lfs", "fetch", "--all")
        try transcript.clipws("plan")
        try transcript.clipws("film")
        try transcript.expect("clone")
        try sandbox.expectSound()
    }

    @Test func `What killed programs left beside the project's files goes`() throws {
        let sandbox = try Sandbox()
        try sandbox.makeProject(scenes: 2)
        try sandbox.clipws("render")
        let gone = try sandbox.shell("sh -c 'echo $$'").trimmingSpaces
        let (left, young, living) = (".clipws-tmp-\(gone)-1", ".clipws-tmp-\(gone)-2", ".clipws-tmp-\(getpid())-3")
        for folder in ["", "scenes/", "takes/one/"] {
            for name in [left, young, living] { try sandbox.write(folder + name, "half") }
            try sandbox.shell("touch -d '1 hour ago' \(folder)\(left) \(folder)\(living)")
        }
        try sandbox.clipws("plan")
        #expect(sandbox.has("scenes/" + left))
        try sandbox.clipws("scene", "edit", "one", "--title", "One")
        for folder in ["", "scenes/"] {
            #expect(!sandbox.has(folder + left) && sandbox.has(folder + young) && sandbox.has(folder + living))
        }
        #expect(sandbox.has("takes/one/" + left))
        try sandbox.shell("rm .git/clipws/index.db*")
        try sandbox.clipws("render")
        #expect(!sandbox.has("takes/one/" + left) && sandbox.has("takes/one/" + young))
        #expect(sandbox.has("takes/one/" + living))
        try sandbox.expectSound()
    }

    @Test func `What killed programs left among segments and songs goes with the next film`() throws {
        let sandbox = try Sandbox.finished(scenes: 2)
        let gone = try sandbox.shell("sh -c 'echo $$'").trimmingSpaces
        let (left, young, living) = (".clipws-tmp-\(gone)-1", ".clipws-tmp-\(gone)-2", ".clipws-tmp-\(getpid())-3")
        let segments = try #require(
            try Files.list("\(sandbox.root)/.git/clipws").first { $0.hasPrefix("segments-") })
        let folders = ["film/", ".git/clipws/songs-2/", ".git/clipws/\(segments)/", ".git/clipws/segments-old-slate/"]
        for folder in folders {
            for name in [left, young, living] { try sandbox.write(folder + name, "half") }
            try sandbox.shell("touch -d '1 hour ago' \(folder)\(left) \(folder)\(living)")
        }
        try sandbox.clipws("film")
        for folder in folders {
            #expect(!sandbox.has(folder + left) && sandbox.has(folder + young) && sandbox.has(folder + living))
        }
        try sandbox.expectSound()
    }

    @Test func `Two scenes may swap their names in the shot list`() throws {
        let sandbox = try Sandbox()
        try sandbox.makeProject(scenes: 3)
        try sandbox.clipws("scene", "edit", "three", "--continues", "one")
        #expect(try sandbox.render() == "3 rendered, 0 reused")
        let words = [try sandbox.read("scenes/one.md"), try sandbox.read("scenes/two.md")]
        sandbox.environment["EDITOR"] = "sed -i -e s/one/xxx/ -e s/two/one/ -e s/xxx/two/"
        try sandbox.clipws("edit")
        #expect(try sandbox.read("scenes/two.md") == words[0] && sandbox.read("scenes/one.md") == words[1])
        #expect(try sandbox.read("scenes/three.md").contains("continues: two"))
        #expect(try sandbox.render() == "0 rendered, 3 reused")
        try sandbox.expectSound()
        try sandbox.expectGitIsHappy()
    }

    @Test func `A shot list that can't be applied is kept, and an empty one changes nothing`() throws {
        let sandbox = try Sandbox()
        try sandbox.makeProject(scenes: 2)
        let timeline = try sandbox.read("clip.yaml")
        for (number, word) in ["some", "many"].enumerated() {
            sandbox.environment["EDITOR"] = "sed -i 's/4 frames/\(word) frames/'"
            let refused = try sandbox.tryClipws("edit")
            let kept = ".git/clipws/shot-list-\(number + 1).md"
            #expect(refused.errors.contains(kept), "\(refused.errors)")
        }
        #expect(try sandbox.read(".git/clipws/shot-list-1.md").contains("some frames"))
        #expect(try sandbox.read(".git/clipws/shot-list-2.md").contains("many frames"))
        sandbox.environment["EDITOR"] = "sed -i d"
        #expect(try sandbox.clipws("edit").contains("nothing was changed"))
        #expect(try sandbox.read("clip.yaml") == timeline)
        #expect(!sandbox.has(".git/clipws/shot-list.md"))
        // What a killed editor leaves is kept, too.
        try sandbox.write(".git/clipws/shot-list.md", "half")
        sandbox.environment["EDITOR"] = "true"
        #expect(try sandbox.tryClipws("edit").errors.contains("shot-list-3.md"))
        #expect(try sandbox.read(".git/clipws/shot-list-3.md") == "half")
        try sandbox.expectGitIsHappy()
    }

    @Test func `A branch that only the origin has is followed, as git does`() throws {
        let sandbox = try Sandbox()
        try sandbox.makeProject(scenes: 2)
        try sandbox.git("branch", "noir")
        let origin = sandbox.root
        sandbox.root = sandbox.folder + "/copy"
        try sandbox.clipws("clone", "file://\(origin)", "copy", in: sandbox.folder)
        #expect(try sandbox.clipws("switch", "noir").contains("on branch noir"))
        #expect(try sandbox.git("rev-parse", "--abbrev-ref", "noir@{upstream}") == "origin/noir")
        #expect(try sandbox.tryClipws("switch", "nowhere").status != 0)
        try sandbox.expectGitIsHappy()
    }

    @Test func `Commits on no branch are told of when they are left`() throws {
        let sandbox = try Sandbox()
        try sandbox.makeProject(scenes: 2)
        try sandbox.git("checkout", "-q", "--detach")
        #expect(try !sandbox.tryClipws("switch", "main").errors.contains("on no branch"))
        try sandbox.git("checkout", "-q", "--detach")
        try sandbox.clipws("scene", "edit", "one", "--notes", "alone")
        let commit = try sandbox.git("rev-parse", "--short=8", "HEAD")
        let left = try sandbox.tryClipws("switch", "main")
        #expect(left.status == 0 && (left.errors + left.output).contains("git branch NAME \(commit)"), "\(left.errors)")
    }

    @Test func `Media of the film that was deleted or spoilt by hand comes back with the next commit`() throws {
        let sandbox = try Sandbox.finished(scenes: 2)
        let media = try sandbox.shell("ls takes/one/*.mp4").trimmingSpaces
        let digest = try sandbox.digest(media)
        for damage in ["rm -f \(media)", "rm -f \(media) && echo garbage > \(media)"] {
            try sandbox.shell(damage)
            try sandbox.clipws("scene", "edit", "two", "--notes", damage)
            #expect(try sandbox.digest(media) == digest, "\(damage)")
            #expect(try sandbox.git("status", "--porcelain") == "")
        }
        try sandbox.expectSound()
        try sandbox.expectGitIsHappy()
    }

    @Test func `A renamed scene keeps all its takes`() throws {
        let sandbox = try Sandbox.finished(scenes: 2)
        try sandbox.clipws("take", "one", "-n", "2")
        let before = try sandbox.takes().keys.sorted()
        try sandbox.clipws("scene", "rename", "one", "window")
        #expect(try sandbox.json("takes", "window")["takes"]?.array?.count == 3)
        #expect(try sandbox.takes().keys.sorted() == before)
        #expect(!sandbox.has("takes/one"))
        #expect(try sandbox.render() == "0 rendered, 2 reused")
        let other = try #require(try sandbox.json("takes", "window")["takes"]?.array?.last?["take"]?.string)
        try sandbox.clipws("pick", "window", other)
        #expect(try sandbox.render() == "0 rendered, 2 reused")
        // Its film's media comes back where the takes are now.
        let media = "takes/window/\(other).mp4"
        let digest = try sandbox.digest(media)
        try sandbox.shell("rm -f \(media)")
        try sandbox.clipws("scene", "edit", "two", "--notes", "deleted")
        #expect(try sandbox.digest(media) == digest)
        #expect(!sandbox.has("takes/one"))
        try sandbox.change("scenes/window.md", "lighthouse", "windmill")
        #expect(try sandbox.clipws("plan").contains("windmill"))
        try sandbox.expectSound()
    }

    @Test func `A check without a repair writes nothing`() throws {
        let sandbox = try Sandbox.finished(scenes: 2)
        try sandbox.shell("mv .git/clipws/objects ../objects")
        #expect(try sandbox.tryClipws("verify").status == 0)
        #expect(!sandbox.has(".git/clipws/objects"))
        try sandbox.clipws("verify", "--repair")
        #expect(sandbox.has(".git/clipws/objects"))
        try sandbox.expectSound()
    }

    @Test func `Words inside Chinese and Japanese text are found`() throws {
        let sandbox = try Sandbox()
        try sandbox.makeProject(scenes: 2)
        try sandbox.clipws("scene", "add", "雨の港、ゆっくりと灯台へ近づく", "--name", "minato")
        try sandbox.clipws("scene", "add", "夜里下雨的港口 with a red lamp", "--name", "gangkou")
        func found(_ words: String) throws -> [String] {
            (try sandbox.json("search", words)["hits"]?.array ?? []).compactMap { $0["scene"]?.string }.sorted()
        }
        #expect(try found("灯台") == ["minato"])
        #expect(try found("港") == ["gangkou", "minato"])
        #expect(try found("港口") == ["gangkou"])
        #expect(try found("口港") == [])
        #expect(try found("雨の*") == ["minato"])
        #expect(try found("下雨 lamp") == ["gangkou"])
        #expect(try sandbox.clipws("search", "灯台").contains("雨の港、ゆっくりと«灯台»へ近づく"))
    }

    @Test func `A song is noted among the works in lines of their own`() throws {
        let sandbox = try Sandbox()
        try sandbox.shell(
            """
            ffmpeg -v error -f lavfi -i sine=d=1 -metadata title='A song, with a long title' \
                -metadata artist=Ada -metadata license=CC-BY-4.0 song.flac
            """, in: sandbox.folder)
        for template in [[], ["--template", "music-video"]] {
            sandbox.root = "\(sandbox.folder)/clip\(template.count)"
            let ran = try sandbox.launch(
                ["\(buildFolder)/clipws", "init", sandbox.root, "--song", "song.flac"] + template, in: sandbox.folder
            ).run()
            #expect(ran.status == 0, "\(ran.errors)")
            let rights = try sandbox.read("rights.yaml")
            let work = """
                  - title: A song, with a long title
                    artists: [Ada]
                    file: music/song.flac
                    licence: CC-BY-4.0
                """
            #expect(rights.contains(work), "\(rights)")
            try sandbox.expectSound()
        }
    }

    @Test func `A song is laid under a film that is there already`() throws {
        let sandbox = try Sandbox.finished(scenes: 2)
        let sine = "ffmpeg -v error -y -f lavfi -i sine=d=1"
        try sandbox.shell("\(sine) -metadata title=One one.flac; \(sine) -af volume=0.5 two.flac", in: sandbox.folder)
        for song in ["one", "two", "one"] { try sandbox.clipws("song", "../\(song).flac") }
        #expect(try sandbox.read("clip.yaml").contains("file: music/one.flac"))
        let works = try sandbox.json("rights", "list", "works")["entries"]?.array ?? []
        #expect(works.compactMap { $0["fields"]?["file"]?.string } == ["music/one.flac", "music/two.flac"])
        #expect(try sandbox.render() == "0 rendered, 2 reused")
        #expect(try sandbox.git("status", "--porcelain") == "")
        // Another mix of the same name gets a number, once.
        try sandbox.shell("\(sine) -af volume=0.2 one.flac", in: sandbox.folder)
        for _ in 0..<2 { try sandbox.clipws("song", "../one.flac") }
        #expect(try sandbox.read("clip.yaml").contains("file: music/one-2.flac"))
        #expect(try sandbox.shell("ls music") == "one-2.flac\none.flac\ntwo.flac\n")
        #expect(try sandbox.tryClipws("song", "../nothing.flac").status == 1)
        #expect(try sandbox.tryClipws("song", "../clip/clip.yaml").status == 1)
        #expect(try sandbox.git("status", "--porcelain") == "")
        try sandbox.expectSound()
        try sandbox.expectGitIsHappy()
    }

    @Test func `A comparison tells of new names and places`() throws {
        let sandbox = try Sandbox()
        try sandbox.makeProject(scenes: 4)
        try sandbox.clipws("scene", "rename", "two", "harbour")
        try sandbox.clipws("scene", "move", "three", "--at", "1")
        try sandbox.clipws("scene", "edit", "three", "--notes", "first now")
        let changes = try sandbox.json("diff", "HEAD~3..HEAD")["scenes"]?.array ?? []
        let told = changes.map { change in
            let fields = (change["fields"]?.array ?? []).compactMap { $0["field"]?.string }
            let names = [change["was"]?.string, change["id"]?.string].compactMap { $0 }.joined(separator: ">")
            return "\(change["change"]?.string ?? "") \(names) \(fields)"
        }
        #expect(told == ["changed three [\"notes\", \"place\"]", "renamed two>harbour []"])
        #expect(try sandbox.clipws("diff", "HEAD~3..HEAD").contains("renamed two → harbour\n"))
    }

    @Test func `Scenes are found by name and style, and explained by name`() throws {
        let sandbox = try Sandbox()
        try sandbox.makeProject(scenes: 2)
        try sandbox.write("styles/noir.md", "Black and white.\n")
        try sandbox.clipws("scene", "add", "A red car", "--name", "night-drive", "--style", "noir")
        for words in ["night-drive", "drive", "noir"] {
            #expect(try sandbox.json("search", words)["hits"]?.array?.count == 1, "\(words)")
        }
        #expect(try sandbox.clipws("previz", "explain", "--scene", "night-drive").contains("car"))
        #expect(try sandbox.tryClipws("previz", "explain", "night-drive").errors.contains("--scene night-drive"))
        #expect(try sandbox.tryClipws("previz", "explain", "--scene", "nothing").status == 1)
    }

    @Test func `A save tells of faults in what it saves`() throws {
        let sandbox = try Sandbox()
        try sandbox.makeProject(scenes: 2)
        try sandbox.write("scenes/one.md", "---\nlength: long\n---\nA lamp\n")
        let saved = try sandbox.tryClipws("save")
        #expect(saved.status == 0 && saved.errors.contains("scenes/one.md:2"), "\(saved.errors)")
    }

    @Test func `A changed file in a take's place is told of, put back and kept`() throws {
        let sandbox = try Sandbox.finished(scenes: 1)
        try sandbox.clipws("take", "one", "-n", "1")
        let media = try sandbox.shell("ls takes/one/*.mp4").split(separator: "\n").map(String.init)
        let digests = try media.map(sandbox.digest)
        for (number, path) in media.enumerated() {
            try sandbox.shell("rm -f \(path) && echo 'not a film' > \(path)")
            #expect(try sandbox.tryClipws("verify").status == 4)
            if number == 0 {
                let saved = try sandbox.tryClipws("save")
                #expect(saved.errors.contains("put back \(path)"), "\(saved.errors)")
            } else {
                #expect(try sandbox.tryClipws("verify", "--repair").output.contains("put back"))
            }
            #expect(try sandbox.digest(path) == digests[number])
            #expect(
                try sandbox.shell("cat .git/clipws/replaced/\(path.split(separator: "/").last ?? "")") == "not a film\n"
            )
        }
        #expect(try sandbox.git("status", "--porcelain") == "")
        try sandbox.expectSound()
        try sandbox.expectGitIsHappy()
    }

    @Test func `git finds nothing to say after renders, not even of objects that nothing names`() throws {
        let sandbox = try Sandbox.finished(scenes: 3)
        for word in ["storm", "calm"] {
            try sandbox.clipws("scene", "edit", "two", "--prompt", "A harbour in a \(word)")
            _ = try sandbox.render()
            try sandbox.write("scenes/one.md", "---\nlength: 4 frames\n---\nA \(word)\n")
            _ = try sandbox.render()
        }
        #expect(try sandbox.git("fsck") == "")
        #expect(try sandbox.git("status", "--porcelain") == "")
    }

    @Test func `A clone from which all takes were deleted goes on`() throws {
        let sandbox = try Sandbox.finished(scenes: 2)
        let origin = sandbox.root
        sandbox.root = sandbox.folder + "/copy"
        try sandbox.git("clone", "-q", origin, sandbox.root, in: sandbox.folder)
        try sandbox.shell("rm -rf takes")
        try sandbox.clipws("scene", "edit", "one", "--notes", "on")
        let left = try sandbox.git("status", "--porcelain").split(separator: "\n")
        #expect(left.count == 4 && left.allSatisfy { $0.hasPrefix(" D takes/") })
        try sandbox.clipws("save")
        #expect(try sandbox.git("status", "--porcelain") == "")
        try sandbox.expectSound()
    }

    @Test func `Entries of the rights ledger are added once, taken out, and refused where they say nothing`() throws {
        let sandbox = try Sandbox()
        try sandbox.makeProject(scenes: 1)
        try sandbox.clipws("rights", "add", "people", "id=jane", "name=Jane", "role=director")
        try sandbox.clipws("rights", "add", "works", "title=Neon", "file=music/neon.flac")
        for share in ["50%", "33.33 %", "1667"] {
            try sandbox.clipws("rights", "add", "shares", "work=Neon", "party=jane", "role=CA", "performing=\(share)")
        }
        try sandbox.clipws("rights", "remove", "works.1.shares.2")
        let work = try sandbox.json("rights", "show", "Neon")["fields"]
        #expect(work?["shares"]?.array?.compactMap { $0["performing"]?.int } == [5000, 1667])
        let refusals: [([String], String)] = [
            (["add", "people", "id=jane", "name=Other"], "people.1"),
            (["add", "works", "file=music/neon.flac"], "works.1"),
            (["add", "recordings", "label=X"], "`owner`"), (["set", "release", "disclosure=banana"], "`opening`"),
            (["set", "release", "date=2027-02-01", "until=2027-01-01"], "before"), (["remove", "nobody"], "nobody"),
            (["remove", "works.1.shares.9"], "works.1.shares.9"),
        ]
        let before = try sandbox.read("rights.yaml")
        for (arguments, words) in refusals {
            let ran = try sandbox.launch(["\(buildFolder)/clipws", "rights"] + arguments).run()
            #expect(ran.status != 0 && ran.errors.contains(words), "\(arguments): \(ran.errors)")
        }
        #expect(try sandbox.read("rights.yaml") == before)
        for entry in ["jane", "Neon"] { try sandbox.clipws("rights", "remove", entry) }
        #expect(try sandbox.json("rights", "list")["entries"]?.array?.count == 0)
        try sandbox.expectGitIsHappy()
    }

    @Test func `What an export wrote of terms that nobody stated is no evidence`() throws {
        let sandbox = try Sandbox()
        try sandbox.makeProject(scenes: 1)
        try sandbox.shell("ffmpeg -v error -f lavfi -i sine=d=1 song.flac", in: sandbox.folder)
        try sandbox.clipws("song", "../song.flac")
        let before = try sandbox.tryClipws("rights", "check").output
        try sandbox.clipws("export", "spdx")
        #expect(try sandbox.read("REUSE.toml").contains("LicenseRef-NotStated"))
        #expect(try sandbox.tryClipws("rights", "check").output == before)
        #expect(before.contains("clipws rights set works.1 licence="), "\(before)")
    }

    @Test func `Segments are kept by what the encoder makes`() throws {
        let sandbox = try Sandbox.finished(scenes: 2)
        let folders = try Files.list("\(sandbox.root)/.git/clipws").filter { $0.hasPrefix("segments-") }
        #expect(folders.count == 1)
        #expect(folders[0].wholeMatch(of: #/segments-h264-1-[0-9a-f]{8}-128x72-24_1-[0-9a-f]{8}/#) != nil, "\(folders)")
    }

    @Test func `The help of the program fits into 80 columns`() throws {
        let sandbox = try Sandbox()
        sandbox.environment["COLUMNS"] = "80"
        let help = try sandbox.clipws("--help")
        #expect(help.contains("clipws scene add \"A lighthouse in a storm\" --length 4s\n"))
        #expect(help.contains("64 wrong usage, 130 interrupted.\n"))
        #expect(help.split(separator: "\n").allSatisfy { $0.count <= 80 })
    }
}
