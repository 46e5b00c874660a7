import ClipModel
import Files
import Glibc
import MediaKit
import Testing

@Suite struct VideoEncoderTests {
    @Test("a segment is clean H.264 in MP4, with the film's colours, from time zero")
    func clean() throws {
        let folder = try Folder()
        let written = try makeSegment(folder("a.mp4"), format(), frames: 30)
        #expect(written == 30)
        #expect(
            ffprobe(
                folder("a.mp4"),
                "stream=codec_name,profile,width,height,pix_fmt,color_range,color_space,color_transfer,color_primaries,"
                    + "r_frame_rate,avg_frame_rate,time_base,start_time,duration,nb_read_frames", more: "-count_frames")
                == "h264,High,64,48,yuv420p,tv,bt709,bt709,bt709,24/1,24/1,1/24000,0.000000,1.250000,30")
        #expect(warnings(folder("a.mp4")) == "")
        #expect(folder.names == ["a.mp4"])
    }

    @Test(
        "the bytes don't depend on the number of threads",
        arguments: [(64, 48), (320, 176)])
    func threads(_ width: Int, _ height: Int) throws {
        let folder = try Folder()
        var digests: Set<ContentDigest> = []
        for threads in [1, 2, 3, 4, 8] {
            try makeSegment(folder("\(threads).mp4"), format(width, height), frames: 60, threads: threads)
            digests.insert(try Files.digest(folder("\(threads).mp4")).0)
        }
        #expect(digests.count == 1)
    }

    @Test("other pictures make other bytes but the same parameter sets")
    func parameterSets() throws {
        let folder = try Folder()
        try makeSegment(folder("a.mp4"), format(), frames: 5, seed: 1)
        try makeSegment(folder("b.mp4"), format(), frames: 60, seed: 9)
        #expect(try Files.digest(folder("a.mp4")).0 != Files.digest(folder("b.mp4")).0)
        let sets = try SegmentProfile.standard.parameterSets(for: format())
        #expect(sets.first == 1 && sets.count > 20)
        #expect(try Conform.isSegment(folder("a.mp4"), of: format(), frames: 5))
        #expect(try Conform.isSegment(folder("b.mp4"), of: format(), frames: 60))
        #expect(try SegmentProfile.standard.parameterSets(for: format(64, 64)) != sets)
    }

    @Test("a file of a few pictures is a segment too", arguments: [1, 2, 3, 4] as [Int64])
    func short(_ frames: Int64) throws {
        let folder = try Folder()
        try makeSegment(folder("a.mp4"), format(), frames: frames)
        #expect(try Conform.isSegment(folder("a.mp4"), of: format(), frames: frames))
        #expect(warnings(folder("a.mp4")) == "")
        #expect(pictureDigests(folder("a.mp4")).count == Int(frames))
    }

    @Test("files of the animatic's settings are segments of the standard's", arguments: [1, 2, 3, 100] as [Int64])
    func animatic(_ frames: Int64) throws {
        let folder = try Folder()
        var digests: Set<ContentDigest> = []
        for threads in [1, 3] {
            let path = folder("\(threads).mp4")
            try makeSegment(path, format(320, 176), frames: frames, profile: .animatic, threads: threads)
            #expect(try Conform.isSegment(path, of: format(320, 176), frames: frames))
            #expect(warnings(path) == "")
            #expect(pictureDigests(path).count == Int(frames))
            digests.insert(try Files.digest(path).0)
        }
        #expect(digests.count == 1)
        let (fast, standard) = (SegmentProfile.animatic, SegmentProfile.standard)
        #expect(try fast.parameterSets(for: format()) == standard.parameterSets(for: format()))
        #expect(fast.identity != standard.identity)
    }

    @Test("where the length is known the last picture is a key picture, and the end is read without the rest")
    func lastKey() throws {
        let folder = try Folder()
        for frames: Int64 in [1, 2, 7, 48, 49, 60] {
            let path = folder("\(frames).mp4")
            let encoder = try VideoEncoder(path: path, format: format(), profile: .animatic, length: frames)
            for index in 0..<frames { try encoder.append { drawScene($0, index) } }
            #expect(try encoder.finish() == frames)
            #expect(try Conform.isSegment(path, of: format(), frames: frames))
            #expect(warnings(path) == "")
            let keys = shell("ffprobe -v error -show_entries packet=pts,flags -of csv=p=0 '\(path)'")
                .split(separator: "\n").map { $0.split(separator: ",") }.sorted { Int($0[0])! < Int($1[0])! }
            #expect(keys.last?[1].hasPrefix("K") == true, "\(keys)")
            let (info, last) = try MediaProbe.probeToTheEnd(path)
            #expect(info.video?.frames == frames)
            #expect(last.y == (try StillImage.read(video: path, at: .index(frames - 1))).y)
        }
    }

    @Test(
        "rates are exact",
        arguments: [
            ("23.976", "24000/1001", "1/24000"), ("25", "25/1", "1/25000"), ("29.97", "30000/1001", "1/30000"),
            ("12.5", "25/2", "1/25000"), ("120", "120/1", "1/120000"),
        ])
    func rates(_ text: String, _ rate: String, _ base: String) throws {
        let folder = try Folder()
        let format = try format(64, 48, present(FrameRate(text)))
        try makeSegment(folder("a.mp4"), format, frames: 50)
        #expect(ffprobe(folder("a.mp4"), "stream=avg_frame_rate,time_base") == "\(rate),\(base)")
        #expect(try MediaProbe.probe(folder("a.mp4")).duration == format.rate.seconds(frames: 50))
    }

    @Test("a rate that MP4 can't count is refused")
    func oddRate() throws {
        let folder = try Folder()
        let format = try format(64, 48, FrameRate(23_976_023, 999_983))
        #expect(throws: MediaFault.unsupportedFormat(format)) { try makeSegment(folder("a.mp4"), format, frames: 1) }
        #expect(folder.names == [])
    }

    @Test("nothing is there before the end, and nothing is left of an encoder that goes away")
    func unfinished() throws {
        let folder = try Folder()
        do {
            let encoder = try VideoEncoder(path: folder("a.mp4"), format: format())
            for index in 0..<40 { try encoder.append { drawScene($0, Int64(index)) } }
            #expect(folder.names.filter { !$0.hasPrefix(".clipws-tmp-") } == [])
        }
        #expect(folder.names == [])
    }

    @Test("a file without pictures isn't written")
    func empty() throws {
        let folder = try Folder()
        let path = folder("a.mp4")
        #expect(throws: MediaFault.noVideo(path: path)) { try makeSegment(path, format(), frames: 0) }
        #expect(folder.names == [])
    }

    @Test("a folder that isn't there is named")
    func missingFolder() throws {
        let folder = try Folder()
        let path = folder("no/a.mp4")
        #expect(throws: MediaFault.file(FileFault("write", path, code: 2))) {
            try makeSegment(path, format(), frames: 1)
        }
    }

    @Test("a file that can't grow is reported, leaves nothing, and the older file stays")
    func refusedWrite() async throws {
        // The limit is the process's, hence a process of its own.
        await #expect(processExitsWith: .success) {
            signal(SIGXFSZ, SIG_IGN)
            var limit = rlimit(rlim_cur: 60_000, rlim_max: 60_000)
            setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
            let folder = try Folder()
            let path = folder("a.mp4")
            try Files.write("old", to: path)
            let refused = #expect(throws: MediaFault.self) { try makeSegment(path, format(320, 176), frames: 60) }
            #expect(refused == .file(FileFault("write", path, code: EFBIG)))
            #expect(folder.names == ["a.mp4"])
            #expect(try Files.read(path, limit: 10) == Array("old".utf8))
        }
    }

    @Test("the profile's names tell settings and formats apart")
    func identity() throws {
        let profile = SegmentProfile.standard
        #expect(profile.identity.hasPrefix("h264-1-"))
        #expect(profile.identity.count == 15)
        let name = try profile.cacheName(for: format(64, 48, FrameRate(24000, 1001)))
        #expect(name.hasPrefix(profile.identity + "-64x48-24000_1001-"))
        #expect(try name != profile.cacheName(for: format(64, 48)))
    }
}
