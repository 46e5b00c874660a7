import ClipModel
import Files
import Testing

/// Films of unusual projects.
@Suite struct FilmCaseTests {
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
