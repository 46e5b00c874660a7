import ClipModel
import GenerationCore
import MediaKit
import TestSupport
import Testing
import Workspace

@testable import Studio

/// The strip that a cut to work on bears.
@Suite struct SlateTests {
    private let scratch: Scratch

    init() throws { scratch = try Scratch() }

    private func conformed(_ slate: Slate?, name: String = "out") throws -> [Picture] {
        let size = try #require(PictureSize(width: 320, height: 180))
        let format = PictureFormat(size: size, rate: FrameRate(24))
        let take = scratch.file("take-\(name).mp4")
        let encoder = try VideoEncoder(path: take, format: format)
        for _ in 0..<6 {
            try encoder.append { planes in
                for row in 0..<180 { (planes.y.baseAddress! + row * planes.yStride).update(repeating: 180, count: 320) }
                for row in 0..<90 {
                    (planes.u.baseAddress! + row * planes.uStride).update(repeating: 90, count: 160)
                    (planes.v.baseAddress! + row * planes.vStride).update(repeating: 160, count: 160)
                }
            }
        }
        _ = try encoder.finish()
        let output = scratch.file("\(name).mp4")
        let outcome = try LibAVStudio().conform(
            take, to: format, frames: 6, slate: slate, output: output, shouldStop: { false }, progress: { _ in })
        #expect(outcome == (slate == nil ? .alreadyConforms : .encoded))
        guard slate != nil else { return [] }
        return try (0..<6).map { try StillImage.read(video: output, at: .index($0)) }
    }

    /// How many pixels of rows are as bright as letters.
    private func ink(_ picture: Picture, rows: Range<Int>, columns: Range<Int> = 0..<320) -> Int {
        rows.reduce(0) { sum, row in sum + columns.count { picture.y[row * 320 + $0] > 150 } }
    }

    @Test func `A slate darkens the foot alone and sets its words there, with a clock that runs`() throws {
        let pictures = try conformed(Slate(name: "opening   take ab12", prompt: "rain over a harbour", start: 24))
        for picture in pictures {
            #expect((0..<140).allSatisfy { row in abs(Int(picture.y[row * 320 + 160]) - 180) < 4 })
            #expect(picture.y[175 * 320 + 318] < 90)
            #expect(ink(picture, rows: 150..<180) > 100)
        }
        // The clock stands to the right of the first line; the rest of the strip is still.
        func differing(_ columns: Range<Int>) -> Int {
            (150..<180).reduce(0) { sum, row in
                sum
                    + columns.count {
                        abs(Int(pictures[0].y[row * 320 + $0]) - Int(pictures[4].y[row * 320 + $0])) > 40
                    }
            }
        }
        #expect(differing(240..<320) > 0)
        #expect(differing(0..<200) == 0)
    }

    @Test func `Words that are long, of another script or none are no fault`() throws {
        for prompt in ["", "雨 ليلى \u{301} \n\n" + String(repeating: "a very long prompt ", count: 500), "word"] {
            let name = String(repeating: "scene", count: prompt.isEmpty ? 60 : 1)
            let pictures = try conformed(Slate(name: name, prompt: prompt, start: 1_000_000), name: "\(prompt.count)")
            #expect(ink(pictures[0], rows: 150..<180) > 20)
        }
    }

    @Test func `Without a slate a take of the film's format stays as it is`() throws {
        #expect(try conformed(nil) == [])
    }
}
