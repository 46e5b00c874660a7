import ClipModel
import Files
import MediaKit
import Testing

@Suite struct SongEncoderTests {
    @Test(
        "a song of any format lasts exactly as long as the film",
        arguments: ["ogg", "flac", "mp3", "wav", "m4a", "opus"], [Rational(3), Rational(1, 2)])
    func length(_ kind: String, _ duration: Rational) throws {
        let folder = try Folder()
        #expect(makeForeign(folder("in.\(kind)"), "sine=frequency=300:sample_rate=44100:duration=1", "") == "")
        let samples = try SongEncoder.encode(folder("in.\(kind)"), duration: duration, output: folder("song.m4a"))
        #expect(samples == SongFormat.samples(in: duration))
        #expect(
            ffprobe(folder("song.m4a"), "stream=codec_name,sample_rate,channels,start_time,duration_ts")
                == "aac,48000,2,0.000000,\(samples)")
        #expect(warnings(folder("song.m4a")) == "")
        // ffmpeg plays the encoder's last block to its end; the container says where the song ends.
        #expect((samples..<samples + 1024).contains(Int64(decoded(folder("song.m4a")).count)))
        #expect(folder.names == ["in.\(kind)", "song.m4a"])
    }

    @Test("sound stays in its place, to the sample")
    func alignment() throws {
        let folder = try Folder()
        // Silence, and a click of 40 samples one second in.
        let source = "aevalsrc='if(between(n,48000,48039),0.9,0)':s=48000:d=2"
        #expect(makeForeign(folder("in.wav"), source, "-c:a pcm_s16le") == "")
        func click(_ start: Rational) throws -> Int {
            _ = try SongEncoder.encode(
                folder("in.wav"), start: start, duration: Rational(2), output: folder("song.m4a"))
            let samples = decoded(folder("song.m4a"))
            return try #require(samples.firstIndex { $0.magnitude > 8000 })
        }
        #expect(try (47_995...48_005).contains(click(Rational(0))))
        #expect(try (23_995...24_005).contains(click(Rational(1, 2))))
        #expect(try (71_995...72_005).contains(click(Rational(-1, 2))))
    }

    @Test("a file in which no sound is found is no song", arguments: ["flac", "mp3", "wav", "ogg"])
    func noSong(_ kind: String) throws {
        let folder = try Folder()
        try Files.write("no song", to: folder("in.\(kind)"))
        #expect(throws: MediaFault.self) {
            try SongEncoder.encode(folder("in.\(kind)"), duration: Rational(1), output: folder("song.m4a"))
        }
        #expect(folder.names == ["in.\(kind)"])
    }

    @Test("mono keeps its level in both channels")
    func mono() throws {
        let folder = try Folder()
        #expect(makeForeign(folder("in.wav"), "aevalsrc='0.5*sin(440*2*PI*t)':s=48000:d=1", "-ac 1") == "")
        _ = try SongEncoder.encode(folder("in.wav"), duration: Rational(1), output: folder("song.m4a"))
        let peak = decoded(folder("song.m4a"))[4800..<43200].map(\.magnitude).max() ?? 0
        #expect((15_800...17_000).contains(peak))
    }

    @Test("the same song makes the same bytes")
    func deterministic() throws {
        let folder = try Folder()
        #expect(makeForeign(folder("in.flac"), "anoisesrc=d=1:seed=3:r=44100", "-ac 2") == "")
        for name in ["a", "b"] {
            _ = try SongEncoder.encode(folder("in.flac"), duration: Rational(1), output: folder(name))
        }
        #expect(try Files.digest(folder("a")).0 == Files.digest(folder("b")).0)
    }

    @Test("cover art is no trouble, a video without sound is")
    func streams() throws {
        let folder = try Folder()
        #expect(makeForeign(folder("tone.mp3"), "sine=duration=1", "") == "")
        #expect(makeForeign(folder("cover.png"), "color=red:s=64x64", "-frames:v 1") == "")
        #expect(
            shell(
                "cd \(folder.path) && ffmpeg -v error -i tone.mp3 -i cover.png -map 0 -map 1 -c copy "
                    + "-disposition:v attached_pic in.mp3") == "")
        #expect(try MediaProbe.probe(folder("in.mp3")).video == nil)
        _ = try SongEncoder.encode(folder("in.mp3"), duration: Rational(1), output: folder("song.m4a"))
        #expect(makeForeign(folder("mute.mp4"), "testsrc=d=1:s=64x48", "") == "")
        #expect(throws: MediaFault.noAudio(path: folder("mute.mp4"))) {
            try SongEncoder.encode(folder("mute.mp4"), duration: Rational(1), output: folder("x.m4a"))
        }
    }

    @Test("a cancelled song leaves nothing, and progress ends at the length")
    func cancelled() throws {
        let folder = try Folder()
        #expect(makeForeign(folder("in.wav"), "sine=duration=2", "") == "")
        var done: [Int64] = []
        var watch = MediaWatch(shouldStop: { done.count > 3 }, progress: { now, _ in done.append(now) })
        #expect(throws: MediaFault.cancelled) {
            try SongEncoder.encode(folder("in.wav"), duration: Rational(2), output: folder("song.m4a"), watch: watch)
        }
        #expect(folder.names == ["in.wav"])
        watch.shouldStop = { false }
        _ = try SongEncoder.encode(folder("in.wav"), duration: Rational(2), output: folder("song.m4a"), watch: watch)
        #expect(done.last == 96_000)
    }

    /// The left channel as 16-bit samples.
    private func decoded(_ path: String) -> [Int16] {
        let raw = path + ".raw"
        _ = shell("ffmpeg -v error -i '\(path)' -af 'pan=mono|c0=c0' -f s16le '\(raw)'")
        defer { try? Files.remove(raw) }
        let bytes = (try? Files.read(raw, limit: 1 << 26)) ?? []
        return stride(from: 0, to: bytes.count - 1, by: 2).map {
            Int16(bitPattern: UInt16(bytes[$0]) | UInt16(bytes[$0 + 1]) << 8)
        }
    }
}
