import ClipModel
import Files
import MediaKit
import Testing

@Suite struct MediaProbeTests {
    @Test("a segment's facts are exact")
    func segment() throws {
        let folder = try Folder()
        try makeSegment(folder("a.mp4"), format(64, 48, FrameRate(24000, 1001)), frames: 49)
        let info = try MediaProbe.probe(folder("a.mp4"), countingFrames: true)
        #expect(info.container.hasPrefix("mov,mp4"))
        #expect(info.duration == Rational(49 * 1001, 24000))
        #expect(info.audio == nil)
        let video = try #require(info.video)
        #expect((video.codec, video.width, video.height) == ("h264", 64, 48))
        #expect((video.pixelFormat, video.frames, video.rate) == ("yuv420p", 49, Rational(24000, 1001)))
        #expect(try MediaProbe.probe(folder("a.mp4")).video?.frames == nil)
    }

    @Test("tags of an Ogg file, which stand on the stream, are found by any case of their name")
    func tags() throws {
        let folder = try Folder()
        let tags = "-metadata TITLE='Über alles' -metadata ARTIST=Someone -metadata LICENSE=CC-BY-4.0 -c:a libvorbis"
        #expect(makeForeign(folder("a.ogg"), "sine=sample_rate=44100:duration=2", tags) == "")
        let info = try MediaProbe.probe(folder("a.ogg"))
        #expect(info.tag("title") == "Über alles")
        #expect(info.tag("License") == "CC-BY-4.0")
        #expect(info.tag("composer") == nil)
        let audio = try #require(info.audio)
        #expect((audio.codec, audio.sampleRate, audio.channels, audio.samples) == ("vorbis", 44100, 1, 88200))
        #expect(info.video == nil)
    }

    @Test("what isn't media, or not there, is a fault", arguments: ["text", "none", "folder", "secret", "stump"])
    func faults(_ kind: String) throws {
        let folder = try Folder()
        let path = folder("x")
        switch kind {
        case "text": try Files.write("a text\n", to: path)
        case "folder": try Files.makeDirectory(path)
        case "stump":
            // The index begins, and is cut before it names a stream.
            try makeSegment(path, format(), frames: 1)
            try Files.write(Array(Files.read(path, limit: 1 << 20).prefix(180)), to: path)
        case "secret":
            // A play list must not make libav open other files.
            try makeSegment(folder("a.mp4"), format(), frames: 1)
            try Files.write("#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\na.mp4\n#EXT-X-ENDLIST\n", to: path)
        default: break
        }
        let fault = #expect(throws: MediaFault.self) { try MediaProbe.probe(path) }
        switch (kind, fault) {
        case ("none", .file(let fault)): #expect(fault.isMissing)
        case ("folder", .file): break
        case ("text", .unreadable(path, _)), ("secret", .unreadable(path, _)), ("stump", .unreadable(path, _)): break
        default: Issue.record("\(kind): \(String(describing: fault))")
        }
    }

    @Test("libav's own words about a failure are kept, and its log prints nothing")
    func errorLine() async throws {
        let result = await #expect(
            processExitsWith: .success, observing: [\.standardErrorContent, \.standardOutputContent]
        ) {
            try probeStump()
        }
        let printed = (result?.standardErrorContent ?? []) + (result?.standardOutputContent ?? [])
        #expect(!String(decoding: printed, as: UTF8.self).contains("moov"))
    }

    @Test("rotation is told in clockwise quarter turns", arguments: [(90, 3), (180, 2), (270, 1)])
    func rotation(_ degrees: Int, _ turns: Int) throws {
        // ffmpeg's option counts the other way round.
        let folder = try Folder()
        #expect(makeForeign(folder("a.mp4"), "color=red:s=64x48:r=24:d=0.2", "-pix_fmt yuv420p") == "")
        _ = shell(
            "ffmpeg -v error -i '\(folder("a.mp4"))' -c copy -metadata:s:v rotate=\(degrees) '\(folder("b.mp4"))'")
        let found = try MediaProbe.probe(folder("b.mp4")).video?.quarterTurns
        #expect(found == turns)
    }
}

private func probeStump() throws {
    let folder = try Folder()
    #expect(makeForeign(folder("t.mp4"), "testsrc2=s=64x48:r=24:d=1", "") == "")
    let bytes = try Files.read(folder("t.mp4"), limit: 1 << 20)
    try Files.write(Array(bytes.prefix(bytes.count / 2)), to: folder("x.mp4"))
    let fault = #expect(throws: MediaFault.self) { try MediaProbe.probe(folder("x.mp4")) }
    guard case .unreadable(_, let error) = fault else {
        Issue.record("\(String(describing: fault))")
        return
    }
    #expect(!error.reason.isEmpty && error.code < 0)
    #expect(error.line.contains("moov"), "\(error.line)")
}
