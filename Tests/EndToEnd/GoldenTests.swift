import ClipModel
import Testing

/// What the commands say, word for word. `CLIPWS_UPDATE_GOLDEN=1 swift test --filter GoldenTests` writes the files of
/// `Golden/` anew; the difference is read in git.
@Suite struct GoldenTests {
    @Test func `Projects start from each template and from nothing`() throws {
        let sandbox = try Sandbox()
        let transcript = Transcript(sandbox)
        try transcript.clipws("init", "empty")
        try transcript.clipws("plan", in: "\(sandbox.folder)/empty")
        for template in ["music-video", "short-film", "advert", "game-cinematic", "dream"] {
            try transcript.clipws("init", template, "--template", template)
            try transcript.clipws("plan", in: "\(sandbox.folder)/\(template)")
        }
        try transcript.clipws("init", "empty")
        try transcript.clipws("init", "none", "--template", "sonata")
        try transcript.clipws("init", "api", "--json")
        try transcript.clipws("init", "titled", "--title", "A title: of its own")
        try transcript.clipws("plan", in: sandbox.folder)
        try transcript.expect("init")
    }

    @Test func `Scenes are added, listed, shown, changed, moved and removed`() throws {
        let sandbox = try Sandbox()
        try sandbox.makeProject(scenes: 2)
        let transcript = Transcript(sandbox)
        try transcript.clipws("scene", "add", "A lighthouse in a storm, slow push-in", "--length", "4s", "--seed", "7")
        try transcript.clipws("scene", "add", "A pier", "--name", "pier", "--before", "one", "--seed", "1", "--json")
        try transcript.clipws("scene", "add", "Not yet", "--name", "later", "--draft", "--seed", "1")
        try transcript.clipws("scene", "add", "Again", "--name", "pier")
        try transcript.clipws("scene", "list")
        try transcript.clipws("scene", "list", "--json")
        try transcript.clipws("scene", "show", "pier")
        try transcript.clipws("scene", "show", "pier", "--json")
        try transcript.clipws("scene", "edit", "pier", "--prompt", "A pier at dawn", "--notes", "ask Noor")
        try transcript.clipws("scene", "edit", "pier", "--notes", "")
        try transcript.clipws("scene", "edit", "pier", "--length", "four")
        try transcript.clipws("scene", "edit", "pier", "--seed", "-3")
        try transcript.clipws("scene", "rename", "pier", "jetty")
        try transcript.clipws("scene", "rename", "jetty", "one")
        try transcript.clipws("scene", "rename", "jetty", "../out")
        try transcript.clipws("scene", "move", "jetty", "--after", "two")
        try transcript.clipws("scene", "move", "later", "--at", "1")
        try transcript.clipws("scene", "move", "later", "--at", "1", "--before", "two")
        try transcript.clipws("scene", "remove", "later", "--keep-draft")
        try transcript.clipws("scene", "remove", "later")
        try transcript.clipws("scene", "remove", "nobody")
        try transcript.clipws("scene", "list")
        try transcript.expect("scene")
        try sandbox.expectSound()
        try sandbox.expectGitIsHappy()
    }

    @Test func `Tables of shots come in and go out`() throws {
        let sandbox = try Sandbox()
        try sandbox.makeProject(scenes: 1)
        let transcript = Transcript(sandbox)
        try sandbox.write(
            "film/shots.tsv",
            "id\tprompt\tseconds\tseed\tcrew\nopen\tA door opens\t2\t5\tB\n\tA window, rain\t1.5\t6\tA\n")
        try sandbox.write("film/shots.csv", "prompt,seconds,seed\n\"A cat, \"\"asleep\"\"\",1,3\n")
        try sandbox.write("film/bad.tsv", "id\tprompt\tseconds\nx\tA door\tsoon\n\t\t1\n")
        try transcript.clipws("scene", "import", "film/shots.tsv")
        try transcript.clipws("scene", "import", "film/shots.csv", "--json")
        try transcript.clipws("scene", "import", "film/bad.tsv")
        try transcript.clipws("scene", "import", "film/none.tsv")
        try transcript.clipws("scene", "export")
        try transcript.clipws("scene", "export", "film/out.csv")
        try transcript.clipws("scene", "list")
        try transcript.expect("tables")
        try sandbox.expectSound()
    }

    @Test func `The shot list is edited as one text`() throws {
        let sandbox = try Sandbox()
        try sandbox.makeProject(scenes: 3)
        let transcript = Transcript(sandbox)
        sandbox.environment["EDITOR"] = "sed -i -e 's/rain/sleet/'"
        try transcript.clipws("edit")
        transcript.note("an editor that changes nothing, one that fails, one that ruins the text")
        sandbox.environment["EDITOR"] = "true"
        try transcript.clipws("edit")
        sandbox.environment["EDITOR"] = "false"
        try transcript.clipws("edit")
        try transcript.clipws("scene", "edit", "one")
        sandbox.environment["EDITOR"] = "sed -i -e 's/4 frames/some frames/'"
        try transcript.clipws("edit")
        sandbox.environment["EDITOR"] = "sed -i -e 's/A harbour/An old harbour/'"
        try transcript.clipws("edit", "two")
        try transcript.clipws("plan")
        try transcript.clipws("scene", "list")
        try transcript.expect("edit")
        try sandbox.expectSound()
    }

    @Test func `History is saved, listed, branched, compared and gone back to`() throws {
        let sandbox = try Sandbox()
        try sandbox.makeProject(scenes: 3)
        let transcript = Transcript(sandbox)
        try transcript.clipws("save", "nothing", "new")
        try transcript.clipws("log")
        try transcript.clipws("branch", "night")
        try transcript.clipws("switch", "night")
        try sandbox.change("scenes/one.md", "in the rain", "in the snow at night")
        try sandbox.change("scenes/two.md", "4 frames", "6 frames")
        try transcript.clipws("status")
        try transcript.clipws("status", "--json")
        try transcript.clipws("diff")
        try transcript.clipws("diff", "--json")
        try transcript.clipws("save", "-m", "night falls")
        try transcript.clipws("switch", "main")
        try transcript.clipws("scene", "move", "three", "--at", "1")
        try transcript.clipws("scene", "remove", "two")
        try transcript.clipws("diff", "main..night")
        try transcript.clipws("diff", "night..main", "--json")
        try transcript.clipws("branch")
        try transcript.clipws("branch", "--json")
        try transcript.clipws("switch", "-c", "dawn")
        try transcript.clipws("branch", "-m", "dawn", "morning")
        try transcript.clipws("branch", "-d", "morning")
        try transcript.clipws("switch", "main")
        try transcript.clipws("branch", "-d", "morning")
        try sandbox.change("scenes/one.md", "in the rain", "in the hail")
        try transcript.clipws("switch", "nowhere")
        try transcript.clipws("diff", "main", "night")
        try transcript.clipws("status")
        try sandbox.change("scenes/one.md", "in the hail", "in the rain")
        try transcript.clipws("branch", "-d", "night")
        try transcript.clipws("branch", "-m")
        try transcript.clipws("switch", "-c", "night")
        try transcript.clipws("branch", "bad..name")
        try transcript.clipws("log", "--scene", "one", "night")
        try transcript.clipws("log", "-n", "1", "--json")
        try transcript.clipws("log", "gone")
        try transcript.expect("history")
        try sandbox.expectSound()
        try sandbox.expectGitIsHappy()
    }

    @Test func `Takes are made, listed, picked and pinned`() throws {
        let sandbox = try Sandbox()
        try sandbox.makeProject(scenes: 2)
        let transcript = Transcript(sandbox)
        try transcript.clipws("takes")
        try transcript.clipws("render", "--dry-run")
        try transcript.clipws("render", "one")
        try transcript.clipws("takes")
        try transcript.clipws("take", "one", "-n", "1")
        let made = try #require(try sandbox.json("takes", "one")["takes"]?.array)
        let (other, first) = (try #require(made.first?["take"]?.string), try #require(made.last?["take"]?.string))
        try transcript.clipws("takes", "one")
        try transcript.clipws("takes", "one", "--json")
        try transcript.clipws("pick", "one", other)
        try transcript.clipws("scene", "show", "one")
        try transcript.clipws("pick", "one", "ffffffff")
        try transcript.clipws("pick", "one")
        try transcript.clipws("pin", "one", first)
        try sandbox.change("scenes/one.md", "lighthouse", "windmill")
        try transcript.clipws("plan", "-a")
        try transcript.clipws("unpin", "one")
        try transcript.clipws("plan")
        try transcript.clipws("pick", "one", first)
        try transcript.clipws("plan", "--json")
        try transcript.clipws("take", "nobody")
        try transcript.clipws("take", "one", "-n", "0")
        try transcript.expect("takes")
        try sandbox.expectSound()
    }

    @Test func `A film is rendered and made`() throws {
        let sandbox = try Sandbox()
        try sandbox.makeProject(scenes: 2)
        let transcript = Transcript(sandbox)
        try transcript.clipws("film")
        try transcript.clipws("film", "--render")
        try transcript.clipws("film", "--json")
        try transcript.clipws("film", "--sheet")
        try transcript.clipws("film", "--sheet", "--json")
        try sandbox.change("scenes/two.md", "harbour", "bridge")
        try transcript.clipws("render", "--json")
        try transcript.clipws("render")
        try transcript.clipws("status")
        try transcript.clipws("verify")
        try transcript.clipws("verify", "--json")
        try transcript.expect("film")
        try sandbox.expectSound()
    }

    @Test func `Words are found in every branch`() throws {
        let sandbox = try Sandbox()
        try sandbox.makeProject(scenes: 2)
        try sandbox.clipws("switch", "-c", "night")
        try sandbox.change("scenes/one.md", "lighthouse", "volcano")
        try sandbox.clipws("save", "volcano")
        try sandbox.clipws("render", "one")
        try sandbox.clipws("switch", "main")
        let transcript = Transcript(sandbox)
        try transcript.clipws("search", "volcano")
        try transcript.clipws("search", "lighthouse")
        try transcript.clipws("search", "volc*", "--json")
        try transcript.clipws("search", "\"the rain\"")
        try transcript.clipws("search", "elephant")
        try transcript.clipws("search", "\"AND ( NEAR")
        try transcript.clipws("search")
        try transcript.expect("search")
    }

    @Test func `Rights are exported`() throws {
        let sandbox = try Sandbox()
        try sandbox.makeProject(scenes: 1)
        try sandbox.clipws("render")
        let transcript = Transcript(sandbox)
        try transcript.clipws("export", "rights")
        try transcript.clipws("export", "rights", "--stdout")
        try transcript.clipws("export", "rights", "--stdout", "--csv")
        try transcript.clipws("export", "rights", "--stdout", "--no-prompts")
        try transcript.clipws("export", "rights", "--json", "-o", "film/papers")
        try transcript.clipws("export", "rights", "gone")
        try transcript.expect("rights")
    }

    @Test func `Sheets for people and programs are exported`() throws {
        let sandbox = try Sandbox()
        try sandbox.makeProject(scenes: 2)
        try sandbox.write(
            "rights.yaml",
            """
            people:
              - { id: jane, name: Jane Doe, role: director, ipi: "00014107338", society: PRS, cast: [mara] }
              - { id: exmus, name: "=Example Music" }
            works:
              - title: Rain
                file: music/rain.wav
                iswc: T-034.524.680-1
                usage: FV
                licence: CC-BY-4.0
                shares:
                  - { party: jane, role: CA, performing: 5000, mechanical: 5000, synchronisation: 5000 }
                  - { party: exmus, role: E, performing: 5000, mechanical: 5000, synchronisation: 5000 }
            release: { purpose: promotion, territories: [DE, US], date: 2030-01-15, disclosure: credits }
            """)
        try sandbox.addEngine("painter", Sandbox.film("red"), extra: ", model: Painter, version: \"2\"")
        try sandbox.change("scenes/two.md", "---\nlength", "---\nengine: painter\nlength")
        try sandbox.change("clip.yaml", "\ntimeline:", "\nmusic: { file: music/rain.wav }\ntimeline:")
        try sandbox.shell("mkdir music && ffmpeg -v error -f lavfi -i sine=duration=0.25 -bitexact music/rain.wav")
        try sandbox.clipws("trust", "painter")
        try sandbox.clipws("render")
        try sandbox.clipws("save")
        let transcript = Transcript(sandbox)
        try transcript.clipws("export", "clearance")
        try transcript.clipws("export", "clearance", "--stdout")
        try transcript.clipws("export", "cue-sheet")
        try transcript.clipws("export", "cue-sheet", "--stdout")
        try transcript.clipws("export", "cue-sheet", "--json", "-o", "film/papers")
        try transcript.clipws("export", "clearance", "--require-clearance")
        try transcript.clipws("export", "credits", "--stdout")
        try transcript.clipws("export", "ddex", "--stdout")
        try transcript.clipws("scene", "credits", "--length", "3s")
        try transcript.clipws("scene", "show", "end-credits")
        try transcript.clipws("scene", "credits")
        try transcript.clipws("scene", "credits", "one")
        try transcript.clipws("plan")
        try transcript.expect("sheets")
        try sandbox.expectSound()
        try sandbox.expectGitIsHappy()
    }

    @Test func `A ledger of rights is kept, and the film checked against it`() throws {
        let sandbox = try Sandbox()
        try sandbox.makeProject(scenes: 2)
        // Terms of the project's own, read for good: those that the program ships age.
        try sandbox.write(
            "rights.yaml",
            """
            terms:
              - id: painter
                models: [Painter]
                licence: LicenseRef-Painter
                commercial: allowed
                excludes: [EU]
                territory-source: Painter's terms, section 5
                thresholds: [{ measure: users, from: 1000000, source: "Painter's terms, section 4" }]
                duties: [{ kind: label, words: say that it is painted by a machine, source: "Painter's terms, section 6" }]
                captured: 2026-11-22
                review-by: 2999-12-31
            """)
        try sandbox.addEngine("painter", Sandbox.film("red"), extra: ", model: Painter, version: \"2\", ran-in: US")
        try sandbox.change("scenes/two.md", "---\nlength", "---\nengine: painter\nlength")
        for name in ["mara", "noor"] { try sandbox.shell("mkdir -p cast && echo 'A dancer.' > cast/\(name).md") }
        try sandbox.clipws("trust", "painter")
        try sandbox.clipws("render")
        let transcript = Transcript(sandbox)
        try transcript.clipws("rights", "list")
        try transcript.clipws(
            "rights", "add", "people", "id=jane", "name=Jane Doe", "ipi=000 14 10 73 38", "cast=mara, noor")
        try transcript.clipws("rights", "add", "people", "name=Jo", "isni=0000000121032684")
        try transcript.clipws("rights", "add", "peple", "name=Jo")
        try transcript.clipws("rights", "add", "works", "title=Rain", "licnce=MIT")
        try transcript.clipws("rights", "add", "works", "title=Rain", "iswc=t0345246801", "licence=CC-BY-4.0")
        try transcript.clipws("rights", "add", "shares", "work=Rain", "party=jane", "role=CA", "performing=5000")
        try sandbox.write("people.csv", "name,role\n\"Bo, Co\",label\n")
        try transcript.clipws("rights", "add", "people", "--csv", "people.csv")
        try transcript.clipws("rights", "set", "release", "purpose=promotion", "territories=DE,US", "date=2030-01-15")
        try transcript.clipws("rights", "set", "release", "date=soon")
        try transcript.clipws("rights", "set", "people.2", "role=producer")
        try transcript.clipws("rights", "list")
        try transcript.clipws("rights", "show", "Rain")
        try transcript.clipws("rights", "show", "Rain", "--json")
        try transcript.clipws("rights", "show", "nobody")
        try transcript.clipws("rights", "check", "--scenes")
        try transcript.clipws("rights", "check", "--purpose", "fun")
        try transcript.clipws("film", "--require-clearance")
        try transcript.clipws("export", "rights")
        try transcript.clipws("rights", "add", "shares", "work=Rain", "party=Bo, Co", "role=E", "performing=5000")
        try transcript.clipws("rights", "set", "release", "users=1000")
        try transcript.clipws("rights", "check", "--territory", "US,JP", "--json")
        try transcript.expect("ledger")
        try sandbox.expectSound()
        try sandbox.expectGitIsHappy()
    }

    @Test func `Programs of a project run when they are trusted`() throws {
        let sandbox = try Sandbox()
        try sandbox.makeProject(scenes: 1)
        let transcript = Transcript(sandbox)
        try transcript.clipws("trust")
        try sandbox.addEngine("painter", "echo progress 1 4; \(Sandbox.film("red"))")
        try sandbox.change("scenes/one.md", "---\nlength", "---\nengine: painter\nlength")
        try transcript.clipws("render")
        try transcript.clipws("trust")
        try transcript.clipws("trust", "nobody")
        try transcript.clipws("trust", "painter")
        try transcript.clipws("trust", "--json")
        try transcript.clipws("render")
        transcript.note("the program's file changes")
        try sandbox.change("tools/painter.sh", "color=red", "color=blue")
        try transcript.clipws("plan")
        try transcript.clipws("render")
        try transcript.clipws("trust", "painter", "--json")
        try transcript.clipws("trust", "painter", "--revoke")
        try transcript.clipws("trust")
        transcript.note("a program that fails, and one that writes nothing")
        try sandbox.write("tools/painter.sh", "#!/bin/sh\necho out of paint >&2\nexit 7\n")
        try sandbox.clipws("trust", "painter")
        try transcript.clipws("render")
        try sandbox.write("tools/painter.sh", "#!/bin/sh\nexit 0\n")
        try sandbox.clipws("trust", "painter")
        try transcript.clipws("render", "--json")
        try transcript.expect("trust")
        try sandbox.expectSound()
    }

    @Test func `Mistakes are answered with what to do`() throws {
        let sandbox = try Sandbox()
        try sandbox.makeProject(scenes: 2)
        let transcript = Transcript(sandbox)
        try transcript.clipws("plan", in: "/")
        try transcript.clipws("rendr")
        try transcript.clipws("scene", "lst")
        try transcript.clipws("render", "--fast")
        try transcript.clipws("render", "tow")
        try transcript.clipws("render", "tow", "--json")
        try transcript.clipws("plan", "nothing-like-it")
        try transcript.clipws("takes", "tow")
        try transcript.clipws("scene", "show", "tow")
        try transcript.clipws("scene", "add")
        try transcript.clipws("completions", "powershell")
        try sandbox.change("scenes/one.md", "4 frames", "banana")
        try transcript.clipws("plan")
        try transcript.clipws("plan", "--json")
        try sandbox.change("scenes/two.md", "seed: 2", "seed: many")
        try sandbox.change("clip.yaml", "  - two", "  - two\n  - three")
        try transcript.clipws("plan")
        try transcript.clipws("render")
        try transcript.clipws("render", "one")
        try transcript.clipws("film")
        try transcript.clipws("status")
        try sandbox.write("clip.yaml", "clipws: 1\ntitle: [\n")
        try transcript.clipws("plan")
        try transcript.clipws("scene", "list")
        try transcript.clipws("scene", "add", "A pier", "--seed", "1")
        try transcript.clipws("save", "broken", "but", "kept")
        try transcript.expect("errors")
    }

    @Test func `Previz explains what it understands`() throws {
        let sandbox = try Sandbox()
        let transcript = Transcript(sandbox)
        try transcript.clipws(
            "previz", "explain", "A red car on a white bridge at dusk, no people, the camera pans left")
        try transcript.clipws("previz", "explain", "Un vieux bateau bleu sur un lac, aquarelle")
        try transcript.clipws("previz", "explain", "The blorb turns from green to red", "--json")
        try transcript.clipws("previz", "explain", "a man and a dog", "--negative", "dog", "--json")
        try transcript.expect("previz")
    }
}
