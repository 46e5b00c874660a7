import ClipModel
import Files
import MediaKit
import Testing

@Suite struct FilmAssemblerTests {
    @Test(
        "a film has the segments' very pictures, and nothing complains about it",
        arguments: ["24", "23.976", "25", "29.97"])
    func film(_ rate: String) throws {
        let folder = try Folder()
        let format = try format(64, 48, present(FrameRate(rate)))
        let lengths: [Int64] = [5, 1, 2, 1, 30, 3, 60, 1]
        let segments = try segments(lengths, format, in: folder)
        let frames = lengths.reduce(0, +)
        try song(folder("song.m4a"), lasting: format.rate.seconds(frames: frames), in: folder)
        let written = try FilmAssembler.assemble(
            segments: segments, format: format, song: folder("song.m4a"), metadata: ["title": "Worldweight"],
            output: folder("film.mp4"))
        #expect(written == frames)
        #expect(warnings(folder("film.mp4")) == "")
        #expect(pictureDigests(folder("film.mp4")) == segments.flatMap { pictureDigests($0.path) })
        let video = ffprobe(
            folder("film.mp4"), "stream=codec_name,pix_fmt,start_time,nb_read_frames", stream: "v",
            more: "-count_frames")
        #expect(video == "h264,yuv420p,0.000000,\(frames)")
        let audio = ffprobe(folder("film.mp4"), "stream=codec_name,start_time,duration_ts", stream: "a")
        #expect(audio == "aac,0.000000,\(SongFormat.samples(in: format.rate.seconds(frames: frames)))")
        try checkTimes(folder("film.mp4"), frames: frames)
        #expect(try MediaProbe.probe(folder("film.mp4")).tag("title") == "Worldweight")
    }

    @Test("the same input makes the same bytes")
    func deterministic() throws {
        let folder = try Folder()
        let segments = try segments([10, 20], format(), in: folder)
        try song(folder("song.m4a"), lasting: Rational(30, 24), in: folder)
        for name in ["a.mp4", "b.mp4"] {
            _ = try FilmAssembler.assemble(
                segments: segments, format: format(), song: folder("song.m4a"),
                metadata: ["artist": "B", "title": "A"],
                output: folder(name))
        }
        #expect(try Files.digest(folder("a.mp4")).0 == Files.digest(folder("b.mp4")).0)
    }

    @Test("what the film says of itself in XMP is read by others, and changes nothing else")
    func xmp() throws {
        let folder = try Folder()
        let segments = try segments([10, 20], format(), in: folder)
        let packet = """
            <?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF \
            xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" \
            xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"><Iptc4xmpExt:AISystemUsed>Painter 2\
            </Iptc4xmpExt:AISystemUsed></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="r"?>
            """
        for (name, xmp) in [("bare.mp4", nil), ("film.mp4", packet)] {
            _ = try FilmAssembler.assemble(segments: segments, format: format(), xmp: xmp, output: folder(name))
        }
        #expect(shell("exiftool -s3 -XMP-iptcExt:AISystemUsed '\(folder("film.mp4"))'") == "Painter 2")
        #expect(warnings(folder("film.mp4")) == "")
        #expect(pictureDigests(folder("film.mp4")) == pictureDigests(folder("bare.mp4")))
        let bare = try Files.read(folder("bare.mp4"), limit: 1 << 20)
        #expect(try Files.read(folder("film.mp4"), limit: 1 << 20) == bare + XMPBox.bytes(packet))
    }

    /// Whose scales have many ticks: of picture and sound together at 23.99, of the picture alone at 99.99.
    @Test("long scenes are chapters at odd rates too", arguments: [("23.99", [20, 40, 1]), ("99.99", [220, 1])])
    func longChapters(_ rate: String, _ seconds: [Int64]) throws {
        let folder = try Folder()
        let format = try format(16, 16, present(FrameRate(rate)))
        let lengths = seconds.map { (format.rate.perSecond * Rational($0)).rounded }
        var segments: [FilmSegment] = []
        for (index, frames) in lengths.enumerated() {
            let segment = FilmSegment(path: folder("\(index).mp4"), frames: frames, chapter: "\(index)")
            let encoder = try VideoEncoder(path: segment.path, format: format)
            for _ in 0..<frames {
                try encoder.append { for plane in [$0.y, $0.u, $0.v] { plane.update(repeating: 100) } }
            }
            _ = try encoder.finish()
            segments.append(segment)
        }
        let length = format.rate.seconds(frames: lengths.reduce(0, +))
        try song(folder("song.m4a"), lasting: length, in: folder)
        let songs: [String?] = [nil, folder("song.m4a")]
        for song in songs {
            _ = try FilmAssembler.assemble(
                segments: segments, format: format, song: song, output: folder("film.mp4"))
            let ends = shell("ffprobe -v error -show_entries chapter=end_time -of csv=p=0 '\(folder("film.mp4"))'")
            var at: Int64 = 0
            for (end, frames) in zip(ends.split(separator: "\n"), lengths) {
                at += frames
                let expected = format.rate.seconds(frames: at).double
                #expect(try abs(present(Double(end)) - expected) < 0.001, "\(song ?? "no song"): \(ends)")
            }
            #expect(warnings(folder("film.mp4")) == "")
        }
    }

    @Test("scenes are chapters; segments without a name belong to the chapter before")
    func chapters() throws {
        let folder = try Folder()
        var segments = try segments([24, 12, 12, 24], format(), in: folder)
        segments[0].chapter = "opening"
        segments[1].chapter = "Straße"
        segments[3].chapter = "end"
        _ = try FilmAssembler.assemble(segments: segments, format: format(), output: folder("film.mp4"))
        let shown = shell("ffprobe -v error -show_chapters -of csv=p=0 '\(folder("film.mp4"))' | cut -d, -f4,6,7")
        #expect(shown == "0.000000,1.000000,opening\n1.000000,2.000000,Straße\n2.000000,3.000000,end")
        #expect(warnings(folder("film.mp4")) == "")
    }

    @Test("the index lies before the pictures")
    func fastStart() throws {
        let folder = try Folder()
        _ = try FilmAssembler.assemble(
            segments: segments([10], format(), in: folder), format: format(), output: folder("film.mp4"))
        let bytes = try Files.read(folder("film.mp4"), limit: 1 << 20)
        let moov = try #require(bytes.firstRange(of: Array("moov".utf8)))
        let data = try #require(bytes.firstRange(of: Array("mdat".utf8)))
        #expect(moov.lowerBound < data.lowerBound)
    }

    @Test("segments that don't fit are named")
    func flaws() throws {
        let folder = try Folder()
        let good = try segments([10], format(), in: folder)
        func fault(_ path: String, _ frames: Int64) -> MediaFault? {
            #expect(throws: MediaFault.self) {
                try FilmAssembler.assemble(
                    segments: good + [FilmSegment(path: path, frames: frames)], format: format(),
                    output: folder("film.mp4"))
            }
        }
        try makeSegment(folder("wide.mp4"), format(80, 48), frames: 10)
        try makeSegment(folder("fast.mp4"), format(64, 48, FrameRate(25)), frames: 10)
        try makeSegment(folder("long.mp4"), format(), frames: 11)
        #expect(fault(folder("wide.mp4"), 10) == .segment(path: folder("wide.mp4"), .otherParameters))
        #expect(fault(folder("fast.mp4"), 10) == .segment(path: folder("fast.mp4"), .otherParameters))
        #expect(
            fault(folder("long.mp4"), 10) == .segment(path: folder("long.mp4"), .frameCount(expected: 10, found: 11)))
        let bytes = try Files.read(folder("long.mp4"), limit: 1 << 20)
        try Files.write(Array(bytes.dropLast(bytes.count / 3)), to: folder("cut.mp4"))
        guard case .damaged(folder("cut.mp4"), _) = fault(folder("cut.mp4"), 11) else {
            Issue.record("a segment that is cut short was taken")
            return
        }
        #expect(fault(folder("none.mp4"), 10) == .file(FileFault("read", folder("none.mp4"), code: 2)))
        #expect(!folder.names.contains { $0 == "film.mp4" || $0.hasPrefix(".clipws") })
    }

    @Test("a song of another length is refused with both lengths")
    func songLength() throws {
        let folder = try Folder()
        let segments = try segments([24], format(), in: folder)
        try song(folder("song.m4a"), lasting: Rational(2), in: folder)
        #expect(throws: MediaFault.songLength(path: folder("song.m4a"), expected: 48_000, found: 96_000)) {
            try FilmAssembler.assemble(
                segments: segments, format: format(), song: folder("song.m4a"), output: folder("film.mp4"))
        }
        #expect(!folder.names.contains("film.mp4"))
    }

    @Test("a cancelled film leaves nothing")
    func cancelled() throws {
        let folder = try Folder()
        let segments = try segments([5, 5, 5], format(), in: folder)
        var asked = 0
        let watch = MediaWatch(shouldStop: {
            asked += 1
            return asked > 2
        })
        #expect(throws: MediaFault.cancelled) {
            try FilmAssembler.assemble(segments: segments, format: format(), output: folder("film.mp4"), watch: watch)
        }
        #expect(folder.names == ["0.mp4", "1.mp4", "2.mp4"])
    }

    @Test("a film of no segments is refused")
    func empty() throws {
        let folder = try Folder()
        #expect(throws: MediaFault.noVideo(path: folder("film.mp4"))) {
            try FilmAssembler.assemble(segments: [], format: format(), output: folder("film.mp4"))
        }
    }

    private func segments(_ lengths: [Int64], _ format: PictureFormat, in folder: Folder) throws -> [FilmSegment] {
        try lengths.enumerated().map { index, frames in
            try makeSegment(folder("\(index).mp4"), format, frames: frames, seed: index + 1)
            return FilmSegment(path: folder("\(index).mp4"), frames: frames)
        }
    }

    private func song(_ path: String, lasting duration: Rational, in folder: Folder) throws {
        #expect(makeForeign(folder("tone.wav"), "sine=frequency=440:duration=2", "") == "")
        _ = try SongEncoder.encode(folder("tone.wav"), duration: duration, output: path)
    }

    /// Presentation goes on by exactly one frame each time, decoding times rise.
    private func checkTimes(_ path: String, frames: Int64) throws {
        let rows = ffprobe(path, "packet=pts,dts,duration", stream: "v").split(separator: "\n").map {
            $0.split(separator: ",").compactMap { Int64($0) }
        }
        let ticks = try #require(rows.first?.last)
        #expect(rows.map { $0[0] }.sorted() == (0..<frames).map { $0 * ticks })
        #expect(zip(rows, rows.dropFirst()).allSatisfy { $0[1] < $1[1] })
    }
}
