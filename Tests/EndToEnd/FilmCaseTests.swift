import ClipModel
import Files
import Testing

/// Films of unusual projects.
@Suite struct FilmCaseTests {
    @Test func `A take whose pictures can't be decoded is named with its scene`() throws {
        let sandbox = try Sandbox()
        try sandbox.makeProject(scenes: 1)
        // All pictures but the last one, which is looked at when a take comes in, are overwritten.
        try sandbox.addEngine(
            "spoilt",
            """
            ffmpeg -nostdin -v error -f lavfi -i testsrc2=s=64x48:r=24 -frames:v 4 -c:v libvpx-vp9 -g 1 -f mp4 -y "$out"
            ffprobe -v error -show_entries packet=pos -of csv=p=0 "$out" > tmp.pos
            dd if=/dev/zero of="$out" bs=1 seek=$(head -1 tmp.pos) count=$(($(tail -1 tmp.pos) - $(head -1 tmp.pos))) \
              conv=notrunc status=none
            """)
        try sandbox.clipws("trust", "spoilt")
        try sandbox.change("scenes/one.md", "seed: 1", "engine: spoilt\nseed: 1")
        #expect(try sandbox.render() == "1 rendered, 0 reused")
        let take = try #require(try sandbox.takes().keys.first).prefix(8)
        for option in [[], ["--sheet"], ["--slate"]] {
            let ran = try sandbox.launch(["\(buildFolder)/clipws", "film"] + option).run()
            #expect(ran.status == 1)
            #expect(ran.errors.hasPrefix("error: the pictures of take \(take) of `one` can't be decoded\n"), "\(ran)")
            #expect(ran.errors.contains("`clipws take one`") && !ran.errors.contains(".git/clipws"), "\(ran.errors)")
        }
        try sandbox.expectSound()
    }

    @Test func `A pinned take that is shorter than its scene is told of`() throws {
        let sandbox = try Sandbox.finished(scenes: 2)
        try sandbox.clipws("pin", "one")
        #expect(try sandbox.tryClipws("film").errors == "")
        try sandbox.clipws("scene", "edit", "one", "--length", "12 frames")
        for option in [[], ["--slate"]] {
            let ran = try sandbox.launch(["\(buildFolder)/clipws", "film"] + option).run()
            #expect(ran.status == 0 && ran.errors.contains("`one` lasts longer than its pinned take"), "\(ran)")
        }
        #expect(try sandbox.json("film")["held"] == ["one"])
        try sandbox.clipws("unpin", "one")
        let refused = try sandbox.tryClipws("pin", "one")
        #expect(refused.status == 1 && refused.errors.contains("no take of what it says now"), "\(refused)")
    }

    @Test func `A title can't steer the terminal, nor keep the film from being made`() throws {
        let sandbox = try Sandbox.finished(scenes: 1)
        try sandbox.change("clip.yaml", "title: Small", #"title: "R/\u20DDB\u202Ex\u009Bm""#)
        let told = try sandbox.clipws("film") + sandbox.clipws("film", "--sheet") + sandbox.clipws("film", "--slate")
        #expect(told.hasPrefix("film/R-\u{20DD}B-x-m.mp4  "), "\(told)")
        #expect(!told.unicodeScalars.contains { $0.value == 0x202E || $0.value == 0x9B })
        try sandbox.expectSound()
    }

    @Test func `A song that doesn't say how long it is isn't said to end at once`() throws {
        let sandbox = try Sandbox.finished(scenes: 1)
        try sandbox.shell(
            "mkdir -p music; ffmpeg -nostdin -v error -f lavfi -i sine=d=2 -f flac - | cat > music/song.flac")
        try sandbox.change("clip.yaml", "\ntimeline:", "\nmusic: {file: music/song.flac}\ntimeline:")
        let told = try sandbox.clipws("film")
        #expect(told.contains("; song song.flac\n"), "\(told)")
        try sandbox.clipws("save", "song")
        let manifest = try JSONValue(parsing: try sandbox.clipws("export", "rights", "--stdout").utf8)
        #expect(manifest["song"]?.object != nil && manifest["song"]?["seconds"] == nil)
        try sandbox.expectSound()
    }
}
