import ClipModel
import Files
import MediaKit
import Synchronization
import TestSupport
import Testing
import Workspace

@testable import Studio

/// Work that is told to stop.
@Suite struct StopTests {
    private let scratch: Scratch
    private let format: PictureFormat

    init() throws {
        scratch = try Scratch()
        format = PictureFormat(size: try #require(PictureSize(width: 64, height: 48)), rate: FrameRate(24))
    }

    private func take(_ format: PictureFormat) throws -> String {
        let path = scratch.file("take.mp4")
        let encoder = try VideoEncoder(path: path, format: format)
        for _ in 0..<24 {
            try encoder.append { planes in
                for plane in [planes.y, planes.u, planes.v] { plane.update(repeating: 128) }
            }
        }
        _ = try encoder.finish()
        return path
    }

    @Test func `Conforming stops within a scene`() throws {
        var other = format
        other.rate = FrameRate(12)
        let take = try take(other)
        let seen = Counter()
        #expect(throws: CancellationError.self) {
            try LibAVStudio().conform(
                take, to: format, frames: 48, slate: nil, output: scratch.file("out.mp4"),
                shouldStop: { seen.count >= 5 }, progress: { _ in seen.add() })
        }
        #expect(seen.count == 5)
        #expect(try Files.list(scratch.path) == ["take.mp4"])
    }

    @Test func `Joining stops within a segment`() throws {
        let take = try take(format)
        let asked = Counter()
        let film = FilmPlan(
            segments: [.init(path: take, frames: 24, chapter: "one")], format: format, song: nil, title: "T",
            artist: nil)
        #expect(throws: CancellationError.self) {
            try LibAVStudio().assemble(film, output: scratch.file("film.mp4")) {
                asked.add()
                return asked.count > 10
            }
        }
        #expect(try Files.list(scratch.path) == ["take.mp4"])
    }

    @Test func `More scenes than a sheet holds are refused before any is read`() throws {
        let missing = (path: scratch.file("no-such.mp4"), label: "one")
        let fault = #expect(throws: MediaFault.self) {
            try LibAVStudio().contactSheet(
                Array(repeating: missing, count: 1001), output: scratch.file("sheet.png")
            ) { false }
        }
        #expect(fault?.description == "a contact sheet holds at most 1000 pictures, and there are 1001")
    }

    @Test func `A contact sheet and a song stop too`() throws {
        let take = try take(format)
        #expect(throws: CancellationError.self) {
            try LibAVStudio().contactSheet([(take, "one")], output: scratch.file("sheet.png")) { true }
        }
        var wave = Array("RIFF".utf8) + [0xFF, 0xFF, 0xFF, 0x7F] + Array("WAVEfmt ".utf8)
        wave += [16, 0, 0, 0, 1, 0, 1, 0, 0x80, 0xBB, 0, 0, 0, 0x77, 1, 0, 2, 0, 16, 0]
        wave += Array("data".utf8) + [0, 0x77, 1, 0] + [UInt8](repeating: 0, count: 96000)
        let song = scratch.file("song.wav")
        try Files.write(wave, to: song)
        #expect(throws: CancellationError.self) {
            try LibAVStudio().encodeSong(
                song, offset: Rational(0), duration: Rational(1), output: scratch.file("song.m4a")
            ) { true }
        }
        #expect(try Files.list(scratch.path) == ["song.wav", "take.mp4"])
    }
}

private final class Counter: Sendable {
    private let value = Atomic(0)
    var count: Int { value.load(ordering: .relaxed) }
    func add() { value.add(1, ordering: .relaxed) }
}
