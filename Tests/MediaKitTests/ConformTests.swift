import ClipModel
import Files
import MediaKit
import Testing

@Suite struct ConformTests {
    @Test("a take that is a segment already stays as it is")
    func already() throws {
        let folder = try Folder()
        try makeSegment(folder("take.mp4"), format(), frames: 20)
        let before = try Files.digest(folder("take.mp4")).0
        let outcome = try Conform.conform(folder("take.mp4"), to: format(), frames: 20, output: folder("out.mp4"))
        #expect(outcome == .alreadyConforms)
        #expect(folder.names == ["take.mp4"])
        #expect(try Files.digest(folder("take.mp4")).0 == before)
    }

    @Test("a take of the film's format but another length is cut or held", arguments: [12, 30] as [Int64])
    func length(_ frames: Int64) throws {
        let folder = try Folder()
        try makeSegment(folder("take.mp4"), format(), frames: 20)
        let outcome = try Conform.conform(folder("take.mp4"), to: format(), frames: frames, output: folder("out.mp4"))
        #expect(outcome == .encoded(frames: frames))
        #expect(try Conform.isSegment(folder("out.mp4"), of: format(), frames: frames))
        let last = try StillImage.read(video: folder("take.mp4"), at: .index(min(19, frames - 1)))
        let shown = try StillImage.read(video: folder("out.mp4"), at: .last)
        #expect(difference(last, shown) < 6)
    }

    @Test(
        "takes of other kinds become segments that join",
        arguments: [
            ("vp9.webm", "testsrc2=s=96x54:r=30:d=1", "-c:v libvpx-vp9 -deadline realtime"),
            ("vp8.webm", "testsrc2=s=96x54:r=15:d=1", "-c:v libvpx -deadline realtime"),
            ("hevc.mp4", "testsrc2=s=100x60:r=24:d=1", "-c:v libx265 -x265-params log-level=none -tag:v hvc1"),
            (
                "open.mp4", "testsrc2=s=64x48:r=24:d=1",
                "-c:v libx264 -preset veryfast -bf 3 -x264-params open-gop=1:keyint=8"
            ),
            ("full.mp4", "testsrc2=s=64x48:r=24:d=1", "-c:v libx264 -pix_fmt yuvj420p"),
            ("deep.mkv", "testsrc2=s=64x48:r=24:d=1", "-c:v libx264 -pix_fmt yuv444p10le"),
            ("grey.mkv", "testsrc2=s=64x48:r=24:d=1", "-c:v ffv1 -pix_fmt gray"),
            ("rgb.avi", "testsrc2=s=64x48:r=24:d=1", "-c:v rawvideo -pix_fmt bgr24"),
            ("odd.mkv", "testsrc2=s=63x47:r=24:d=1", "-c:v ffv1 -pix_fmt yuv444p"),
            ("prores.mov", "testsrc2=s=64x48:r=25:d=1", "-c:v prores_ks"),
            ("old.avi", "testsrc2=s=64x48:r=24:d=1", "-c:v mpeg4 -bf 2"),
            ("moving.gif", "testsrc2=s=64x48:r=10:d=1", ""),
            (
                "vfr.mp4", "testsrc2=s=64x48:r=60:d=1",
                "-vf select='gt(random(1)\\,0.6)' -vsync vfr -c:v libx264 -pix_fmt yuv420p"
            ),
            ("wide.mkv", "testsrc2=s=64x48:r=24:d=1", "-vf setsar=4/3 -c:v libx264 -pix_fmt yuv420p"),
            ("sound.ts", "testsrc2=s=64x48:r=24:d=1", "-f lavfi -i sine=d=1 -shortest -c:v mpeg2video -c:a mp2"),
        ])
    func foreign(_ name: String, _ source: String, _ options: String) throws {
        let folder = try Folder()
        #expect(makeForeign(folder(name), source, options) == "")
        try makeSegment(folder("own.mp4"), format(), frames: 7)
        let outcome = try Conform.conform(folder(name), to: format(), frames: 24, output: folder("out.mp4"))
        #expect(outcome == .encoded(frames: 24))
        let segments = [
            FilmSegment(path: folder("own.mp4"), frames: 7), FilmSegment(path: folder("out.mp4"), frames: 24),
            FilmSegment(path: folder("own.mp4"), frames: 7),
        ]
        _ = try FilmAssembler.assemble(segments: segments, format: format(), output: folder("film.mp4"))
        #expect(warnings(folder("film.mp4")) == "")
        #expect(pictureDigests(folder("film.mp4")) == segments.flatMap { pictureDigests($0.path) })
    }

    @Test("pictures keep their aspect, between bars of black", arguments: [(96, 24), (24, 96), (48, 36)])
    func bars(_ width: Int, _ height: Int) throws {
        let folder = try Folder()
        #expect(
            makeForeign(folder("t.mkv"), "color=white:s=\(width)x\(height):r=24:d=0.5", "-c:v ffv1 -pix_fmt yuv420p")
                == "")
        _ = try Conform.conform(folder("t.mkv"), to: format(), frames: 12, output: folder("out.mp4"))
        let shown = try StillImage.read(video: folder("out.mp4"))
        let wide = width * 48 > height * 64
        let square = width * 48 == height * 64
        func luma(_ x: Int, _ y: Int) -> UInt8 { shown.y[y * 64 + x] }
        #expect(luma(32, 24) > 225)
        #expect((luma(32, 2) > 225) == !wide)
        #expect((luma(2, 24) > 225) == (wide || square))
        #expect(shown.u[0].distance(to: 128).magnitude < 4)
    }

    /// Overwrites the horizontal spacing of the `pasp` box (ISO/IEC 14496-12), of which the pictures' own data knows nothing.
    private func stretchPixels(_ path: String, to spacing: UInt8) throws {
        var bytes = try Files.read(path, limit: 1 << 24)
        let name = Array("pasp".utf8)
        let at = try present(bytes.indices.dropLast(12).first { Array(bytes[$0..<$0 + 4]) == name })
        bytes.replaceSubrange(at + 4..<at + 12, with: [0, 0, 0, spacing, 0, 0, 0, 1])
        try Files.write(bytes, to: path)
    }

    @Test("the container says how wide a pixel is, where it differs from the pictures")
    func containerAspect() throws {
        let folder = try Folder()
        try makeSegment(folder("take.mp4"), format(), frames: 6)
        try stretchPixels(folder("take.mp4"), to: 2)
        #expect(try !Conform.isSegment(folder("take.mp4"), of: format(), frames: 6))
        #expect(try StillImage.read(video: folder("take.mp4")).size == format(128, 48).size)
        #expect(try MediaProbe.probeToTheEnd(folder("take.mp4")).last.size == format(128, 48).size)
        let outcome = try Conform.conform(folder("take.mp4"), to: format(), frames: 6, output: folder("out.mp4"))
        #expect(outcome == .encoded(frames: 6))
        // Twice as wide as high: bars above and below.
        let shown = try StillImage.read(video: folder("out.mp4"))
        #expect(shown.y[2 * 64 + 32] < 20 && shown.y[24 * 64 + 32] > 24)
        try stretchPixels(folder("take.mp4"), to: 1)
        #expect(try Conform.isSegment(folder("take.mp4"), of: format(), frames: 6))
    }

    @Test(
        "colours come out as they went in, whatever the range and matrix",
        arguments: [
            ("-pix_fmt yuv420p -vf scale=out_color_matrix=bt601:out_range=tv -colorspace smpte170m -color_range tv"),
            ("-pix_fmt yuvj420p -vf scale=out_color_matrix=bt601:out_range=pc -colorspace smpte170m -color_range pc"),
            ("-pix_fmt yuv420p -vf scale=out_color_matrix=bt709:out_range=tv -colorspace bt709 -color_range tv"),
            ("-pix_fmt yuv444p -vf scale=out_color_matrix=bt709:out_range=pc -colorspace bt709 -color_range pc"),
            ("-pix_fmt bgr0"),
        ])
    func colours(_ options: String) throws {
        let folder = try Folder()
        #expect(
            makeForeign(folder("t.mkv"), "color=0xC83214:s=64x48:r=24:d=0.2,format=gbrp", "-c:v ffv1 \(options)") == "")
        let shown = try StillImage.read(video: folder("t.mkv"))
        // 200, 50, 20 in BT.709, limited range: Y 85, U 100, V 195 (ITU-R BT.709, item 3).
        #expect(shown.y[1000].distance(to: 85).magnitude <= 2)
        #expect(shown.u[300].distance(to: 100).magnitude <= 2)
        #expect(shown.v[300].distance(to: 195).magnitude <= 2)
    }

    @Test("rotated takes are turned upright", arguments: [0, 90, 180, 270])
    func rotation(_ degrees: Int) throws {
        let folder = try Folder()
        // Bright in the upper left quarter.
        let source = "nullsrc=s=64x64:r=24:d=0.3,geq=lum='if(lt(X,32)*lt(Y,32),220,40)':cb=128:cr=128"
        #expect(makeForeign(folder("a.mp4"), source, "-c:v libx264 -pix_fmt yuv420p") == "")
        #expect(
            shell(
                "ffmpeg -v error -i '\(folder("a.mp4"))' -c copy -metadata:s:v rotate=\(degrees) '\(folder("b.mp4"))'")
                == "")
        let format = try format(64, 64)
        _ = try Conform.conform(folder("b.mp4"), to: format, frames: 6, output: folder("out.mp4"))
        let expected = pictureOf(folder("b.mp4"))
        let shown = try StillImage.read(video: folder("out.mp4"))
        let corners = [(8, 8), (56, 8), (56, 56), (8, 56)].map { shown.y[$0.1 * 64 + $0.0] > 130 }
        #expect(corners.filter { $0 }.count == 1)
        #expect(corners == expected)
    }

    @Test("each instant gets the picture whose time is nearest")
    func retiming() throws {
        let folder = try Folder()
        // Picture n is a grey of its own: 30 pictures a second to 24, 25 and 60.
        let source = "nullsrc=s=64x48:r=30:d=1,geq=lum='20+7*N':cb=128:cr=128"
        #expect(makeForeign(folder("t.mkv"), source, "-c:v ffv1 -pix_fmt yuv420p") == "")
        for rate: Int64 in [24, 25, 60] {
            let format = try format(64, 48, FrameRate(rate))
            let output = folder("\(rate).mp4")
            _ = try Conform.conform(folder("t.mkv"), to: format, frames: rate, output: output)
            for index in 0..<rate {
                // Ties (60: every other instant) go to the earlier picture. The container counts milliseconds, so an
                // instant in the middle may go either way.
                let shown = try StillImage.read(video: output, at: .index(index)).y[24 * 64 + 32]
                let place = Double(shown).advanced(by: -20) / 7
                let exact = min(29, Double(index) * 30 / Double(rate))
                #expect((place - exact).magnitude < 0.9, "\(rate): \(index) shows \(place) instead of \(exact)")
            }
        }
    }

    @Test("damaged takes are faults, and nothing is written")
    func damaged() throws {
        let folder = try Folder()
        #expect(makeForeign(folder("t.mp4"), "testsrc2=s=64x48:r=24:d=2", "-c:v libx264 -movflags +faststart") == "")
        let bytes = try Files.read(folder("t.mp4"), limit: 1 << 22)
        try Files.write(Array(bytes.prefix(bytes.count / 2)), to: folder("cut.mp4"))
        try Files.write(Array(bytes.prefix(200)), to: folder("stump.mp4"))
        try Files.write([], to: folder("empty.mp4"))
        try Files.write("<!doctype html><title>404</title>", to: folder("page.mp4"))
        try Files.write("#EXTM3U\n#EXTINF:1,\nt.mp4\n", to: folder("list.m3u8"))
        try Files.write("ffconcat version 1.0\nfile t.mp4\n", to: folder("list.txt"))
        for name in ["cut.mp4", "stump.mp4", "empty.mp4", "page.mp4", "list.m3u8", "list.txt", "none.mp4"] {
            #expect(throws: MediaFault.self, "\(name)") {
                try Conform.conform(folder(name), to: format(), frames: 48, output: folder("out.mp4"))
            }
            #expect(!folder.names.contains { $0 == "out.mp4" || $0.hasPrefix(".clipws") })
        }
    }

    @Test("flipped bytes never crash anything", arguments: ["t.mp4", "t.webm", "t.ogg", "t.png", "t.gif"])
    func fuzz(_ name: String) throws {
        let folder = try Folder()
        if name == "t.ogg" {
            #expect(makeForeign(folder(name), "sine=d=0.5", "") == "")
        } else {
            let options = name == "t.png" ? "-frames:v 1" : name == "t.webm" ? "-c:v libvpx" : ""
            #expect(makeForeign(folder(name), "testsrc2=s=48x32:r=12:d=0.5", options) == "")
        }
        let bytes = try Files.read(folder(name), limit: 1 << 22)
        var random = RepeatableNumbers()
        for round in 0..<25 {
            var broken = bytes
            for _ in 0...round {
                broken[Int.random(in: 0..<broken.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
            }
            if round % 5 == 4 { broken.removeLast(Int.random(in: 1..<broken.count, using: &random)) }
            try Files.write(broken, to: folder("x"))
            _ = try? MediaProbe.probe(folder("x"), countingFrames: true)
            _ = try? StillImage.read(video: folder("x"), at: .last)
            _ = try? StillImage.read(image: folder("x"))
            _ = try? SongEncoder.encode(folder("x"), duration: Rational(1, 4), output: folder("song.m4a"))
            _ = try? Conform.conform(folder("x"), to: format(), frames: 3, output: folder("out.mp4"))
            _ = try? FilmAssembler.assemble(
                segments: [FilmSegment(path: folder("x"), frames: 6)], format: format(), output: folder("film.mp4"))
            #expect(!folder.names.contains { $0.hasPrefix(".clipws") })
        }
    }

    @Test("cancelling leaves nothing")
    func cancelled() throws {
        let folder = try Folder()
        #expect(makeForeign(folder("t.mp4"), "testsrc2=s=64x48:r=24:d=2", "") == "")
        var done: Int64 = 0
        let watch = MediaWatch(shouldStop: { done > 5 }, progress: { now, _ in done = now })
        #expect(throws: MediaFault.cancelled) {
            try Conform.conform(folder("t.mp4"), to: format(), frames: 48, output: folder("out.mp4"), watch: watch)
        }
        #expect(folder.names == ["t.mp4"])
        #expect(done == 6)
    }

    /// Which corner of the first picture is bright as ffmpeg shows it: upper left, upper right, lower right, lower left.
    private func pictureOf(_ path: String) -> [Bool] {
        let raw = path + ".gray"
        _ = shell("ffmpeg -v error -i '\(path)' -frames:v 1 -pix_fmt gray -f rawvideo '\(raw)'")
        let bytes = (try? Files.read(raw, limit: 1 << 20)) ?? []
        return [(8, 8), (56, 8), (56, 56), (8, 56)].map { bytes.count > 4000 && bytes[$0.1 * 64 + $0.0] > 130 }
    }
}

/// The same numbers in every run, so that a failure can be looked at (a linear congruential generator).
private struct RepeatableNumbers: RandomNumberGenerator {
    private var state: UInt64 = 1

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ state >> 33
    }
}

/// The mean difference of two pictures' luma.
func difference(_ a: Picture, _ b: Picture) -> Double {
    let total = zip(a.y, b.y).reduce(0) { $0 + abs(Int($1.0) - Int($1.1)) }
    return a.size == b.size ? Double(total) / Double(a.y.count) : .infinity
}
