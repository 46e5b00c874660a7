import ClipModel
import Files
import Testing

/// What others get of a film: its file's own words, credits, declaration, and what machines read.
@Suite struct FilmExportTests {
    private func project() throws -> Sandbox {
        let sandbox = try Sandbox()
        try sandbox.makeProject(scenes: 2)
        try sandbox.addEngine("painter", Sandbox.film("red"), extra: ", model: Painter, version: \"2\"")
        try sandbox.change("scenes/one.md", "length:", "engine: painter\nlength:")
        try sandbox.clipws("trust", "painter")
        _ = try sandbox.render()
        return sandbox
    }

    private func tags(_ sandbox: Sandbox, _ film: String) throws -> JSONValue {
        let text = try sandbox.shell("exiftool -json -XMP:all '\(film)'")
        return try #require(try JSONValue(parsing: text.utf8).array?.first)
    }

    @Test func `A film says in XMP which models made it, and prompts only if asked`() throws {
        let sandbox = try project()
        let path = try #require(try sandbox.json("film")["film"]?.string)
        let first = try sandbox.digest(path)
        let said = try tags(sandbox, path)
        #expect(
            said["DigitalSourceType"]?.string
                == "http://cv.iptc.org/newscodes/digitalsourcetype/compositeWithTrainedAlgorithmicMedia")
        #expect(said["AISystemUsed"]?.string == "Painter 2")
        #expect(said["AIPromptInformation"] == nil)
        try sandbox.clipws("film", "--xmp-prompts")
        #expect(try tags(sandbox, path)["AIPromptInformation"] != nil)
        try sandbox.clipws("film", "--no-metadata")
        #expect(try tags(sandbox, path)["DigitalSourceType"] == nil)
        try sandbox.clipws("film")
        #expect(try sandbox.digest(path) == first)
    }

    @Test func `Exports follow from the commit alone and say what the film says`() throws {
        let sandbox = try project()
        try sandbox.clipws("save", "-m", "all")
        func export(to folder: String) throws {
            for kind in ["credits", "clearance", "cue-sheet", "ai-declaration", "ddex", "ro-crate"] {
                try sandbox.clipws("export", kind, "-o", folder)
            }
            try sandbox.clipws("export", "spdx", "--licence", "CC0-1.0", "-o", folder)
        }
        try export(to: "../first")
        try sandbox.change("clip.yaml", "\ntimeline:", "\nartists: [Somebody]\ntimeline:")
        try export(to: "../second")
        let listing = try sandbox.shell("diff -r ../first ../second && LC_ALL=C ls ../first")
        #expect(
            listing.trimmingSpaces == """
                LICENSES
                REUSE.toml
                ai-declaration.html
                clearance.csv
                clearance.html
                credits.txt
                cue-sheet.csv
                ddex-video.json
                ddex-video.xml
                ro-crate-metadata.json
                """)
        #expect(try sandbox.read("../first/credits.txt").contains("Painter 2, generative model (1 take)"))
        #expect(try sandbox.read("../first/ai-declaration.html").contains("<span data-fact=\"extent\">Partly</span>"))
    }

    @Test func `Cuts stay on the beat where beats fall between frames`() throws {
        let sandbox = try Sandbox()
        try sandbox.makeProject(scenes: 1)
        try sandbox.shell("ffmpeg -v error -f lavfi -i sine=d=70 song.wav")
        try sandbox.change("clip.yaml", "\ntimeline:", "\nmusic: {file: song.wav, bpm: 93.5}\ntimeline:")
        try sandbox.setTimeline(Array(repeating: "one", count: 100))
        try sandbox.change("scenes/one.md", "4 frames", "1 beat")
        #expect(try sandbox.render() == "1 rendered, 0 reused")
        let film = try sandbox.json("film")
        // A beat is 2880/187 frames: 100 of them are 1540.1.
        #expect(film["frames"]?.int == 1540 && film["conformed"]?.int == 2)
        let path = try #require(film["film"]?.string)
        let counted = try sandbox.shell(
            "ffprobe -v error -select_streams v -count_packets -show_entries stream=nb_read_packets -of csv=p=0 '\(path)'"
        )
        #expect(counted.trimmingSpaces == "1540")
        let chapters = try sandbox.shell("ffprobe -v error -show_chapters -of csv=p=0 '\(path)' | cut -d, -f4")
        let starts = chapters.split(separator: "\n").compactMap { Double($0) }
        let beat = 60 / 93.5
        #expect(starts.count == 100)
        #expect(starts.enumerated().allSatisfy { abs($0.element - Double($0.offset) * beat) < 0.022 })
        #expect(try sandbox.json("plan", "one")["scenes"]?.array?.first?["frames"]?.int == 15)
        try sandbox.expectSound()
    }

    @Test func `Takes of a renamed scene are listed where they lie`() throws {
        let sandbox = try project()
        try sandbox.clipws("save", "-m", "all")
        for scene in try sandbox.states().keys.sorted() {
            try sandbox.clipws("scene", "rename", scene, "new-\(scene)")
        }
        try sandbox.clipws("export", "ro-crate", "-o", "../out")
        try sandbox.clipws("export", "spdx", "--licence", "CC0-1.0", "-o", "../out")
        let crate = try sandbox.read("../out/ro-crate-metadata.json")
        let media = try sandbox.shell("ls takes/*/*.mp4").split(separator: "\n").map(String.init)
        #expect(media.count == 2 && media.allSatisfy { $0.hasPrefix("takes/new-") && crate.contains($0) })
        #expect(try sandbox.read("../out/REUSE.toml").contains("takes/new-"))
    }

    @Test func `End credits roll in the film, and are stale only when they say something else`() throws {
        let sandbox = try project()
        func stale() throws -> [String] { try sandbox.states().filter { $0.value != "fresh" }.keys.sorted() }
        try sandbox.clipws("save", "-m", "all")
        try sandbox.clipws("scene", "credits", "--length", "10s")
        #expect(try stale() == ["end-credits"])
        #expect(try sandbox.render() == "1 rendered, 2 reused")
        try sandbox.clipws("film")
        let frames = try sandbox.json("film")["frames"]?.int ?? 0
        #expect(frames == 240 + 8)
        // Its own take was counted before it was there.
        try sandbox.clipws("scene", "credits")
        #expect(try stale() == [])
        #expect(!(try sandbox.tryClipws("rights", "check").output.contains("P11")))
        try sandbox.clipws("rights", "add", "people", "name=Zoë @Example", "role=editor")
        #expect(try sandbox.tryClipws("rights", "check").output.contains("P11"))
        #expect(try stale() == [])
        try sandbox.clipws("scene", "credits")
        #expect(try stale() == ["end-credits"])
        _ = try sandbox.render()
        #expect(!(try sandbox.tryClipws("rights", "check").output.contains("P11")))
        try sandbox.expectSound()
    }

    @Test func `What somebody wrote is not replaced`() throws {
        let sandbox = try project()
        try sandbox.write("REUSE.toml", "version = 1\n")
        try sandbox.write("ro-crate-metadata.json", "{}")
        try sandbox.clipws("save", "-m", "all")
        #expect(try sandbox.tryClipws("export", "spdx").status == 1)
        #expect(try sandbox.tryClipws("export", "ro-crate").status == 1)
        #expect(try sandbox.read("REUSE.toml") == "version = 1\n")
        #expect(try sandbox.read("ro-crate-metadata.json") == "{}")
    }

    @Test func `A declaration of an earlier film is found by the check`() throws {
        let sandbox = try project()
        try sandbox.clipws("save", "-m", "all")
        try sandbox.clipws("export", "ai-declaration")
        let before = try sandbox.tryClipws("rights", "check").output
        #expect(!before.contains("P11"))
        try sandbox.change("scenes/one.md", "engine: painter\n", "")
        _ = try sandbox.render()
        #expect(try sandbox.tryClipws("rights", "check").output.contains("P11"))
    }

    @Test func `All that goes with the film is written by one command, or nothing of it`() throws {
        let sandbox = try project()
        try sandbox.clipws("save", "-m", "all")
        try sandbox.shell("mkdir -p film/ddex-video.xml")
        let refused = try sandbox.tryClipws("export", "all")
        #expect(refused.status == 1 && refused.errors.contains("ddex-video.xml"))
        #expect(try sandbox.shell("ls film").trimmingSpaces == "ddex-video.xml")
        try sandbox.shell("rmdir film/ddex-video.xml")
        try sandbox.clipws("export", "all")
        #expect(
            try sandbox.shell("LC_ALL=C ls film").trimmingSpaces == """
                ai-declaration.html
                clearance.csv
                clearance.html
                credits.md
                credits.txt
                ddex-video.json
                ddex-video.xml
                rights.csv
                rights.json
                """)
        #expect(!(try sandbox.tryClipws("rights", "check").output.contains("P11")))
        try sandbox.change("scenes/one.md", "engine: painter\n", "")
        _ = try sandbox.render()
        let found = try sandbox.tryClipws("rights", "check").output
        #expect(found.contains("film/rights.json states other models") && found.contains("film/clearance.csv"))
    }

    @Test func `A company did nothing by hand, and who isn't to be named is not`() throws {
        let sandbox = try project()
        try sandbox.write(
            "rights.yaml",
            """
            clipws: 1
            people:
              - { name: Big Label, role: producer, company: true }
              - { name: Shy Person, role: editor, uncredited: true }
              - { name: Ann Editor, role: editor }
            """)
        try sandbox.clipws("save", "-m", "all")
        try sandbox.clipws("export", "all")
        let credits = try sandbox.read("film/credits.txt")
        #expect(credits.contains("Ann Editor") && credits.contains("Big Label") && !credits.contains("Shy Person"))
        let page = try sandbox.read("film/ai-declaration.html")
        #expect(page.contains("Ann Editor") && !page.contains("Big Label"))
        #expect(!(try sandbox.read("film/ddex-video.json").contains("Big Label")))
        try sandbox.clipws("export", "ro-crate", "--output", "film")
        try sandbox.clipws("export", "spdx", "--output", "film", "--licence", "CC0-1.0")
        for file in try Files.list("\(sandbox.root)/film")
        where !file.hasPrefix("clearance") && !file.hasPrefix("rights") {
            guard file.contains("."), !file.hasSuffix(".mp4") else { continue }
            #expect(!(try sandbox.read("film/\(file)").contains("Shy Person")), "\(file)")
        }
    }

    @Test func `Shares are set one by one, a name without a word is refused, and places may be spared`() throws {
        let sandbox = try project()
        try sandbox.clipws("rights", "add", "works", "id=w", "title=Rain", "licence=CC0-1.0")
        try sandbox.clipws("rights", "add", "shares", "work=w", "party=Ann", "role=C", "performing=4000")
        let added = try sandbox.clipws("rights", "add", "shares", "work=w", "party=Bob", "role=A", "performing=4000")
        #expect(added.contains("add share 2 of w"))
        try sandbox.clipws("rights", "set", "works.1.shares.2", "performing=6000")
        #expect(try sandbox.read("rights.yaml").contains("6000"))
        #expect(try sandbox.tryClipws("rights", "set", "works.1.shares.3", "performing=1").status != 0)
        #expect(try sandbox.tryClipws("rights", "add", "people", "name= ").status != 0)
        try sandbox.clipws("rights", "set", "release", "territories=WORLD")
        let check = try sandbox.tryClipws("rights", "check", "--json", "--territory", "WORLD", "--except", "US,DE")
        #expect(check.output.contains("WORLD except US, DE"))
        #expect(try sandbox.tryClipws("rights", "check", "--except", "US").status == 64)
        #expect(try sandbox.tryClipws("rights", "check", "--territory", "EU", "--except", "EU").status == 64)
        #expect(try sandbox.tryClipws("rights", "check", "--territory", "").status == 64)
        // Britain is no part of the Union any more.
        #expect(try sandbox.tryClipws("rights", "check", "--territory", "GB", "--except", "EU").status != 64)
        try sandbox.write("rights.yaml", "clipws: 1\nrelease:\n  disclosure: [none, opening]\n")
        #expect(try sandbox.tryClipws("rights", "check").errors.contains("`none` stands beside other places"))
    }
}
