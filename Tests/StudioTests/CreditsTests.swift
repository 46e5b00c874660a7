import ClipModel
import EngineTestSupport
import Files
import GenerationCore
import MediaKit
import TestSupport
import Testing
import Workspace

@testable import Studio

/// End credits as the film shows them.
@Suite struct CreditsTests {
    private static let words = "RAIN\n\nDIRECTOR\nAna Exámple-Müller\n\nEDITOR\nŻółć Ærø"

    private func request(
        _ words: String = words, _ width: Int = 160, _ height: Int = 96, frames: Int64 = 120
    ) throws -> RenderRequest {
        RenderRequest(
            engine: EngineCatalog.credits.identity,
            picture: PictureFormat(size: try #require(PictureSize(width: width, height: height)), rate: FrameRate(24)),
            frames: frames, prompt: words, seed: 0)
    }

    private func engine() throws -> any Engine {
        try #require(LibAVStudio().engines(for: [.credits: EngineCatalog.credits], root: "/")[.credits])
    }

    @Test func `The engine for end credits keeps the contract`() async throws {
        let broken = try await EngineContract.broken {
            EngineContract.Subject(
                engine: try engine(), request: try request(), long: try request(Self.words, 1280, 480, frames: 5000),
                refused: try request(frames: 6),
                frames: { try MediaProbe.probe($0, countingFrames: true).video?.frames ?? 0 })
        }
        #expect(broken == [])
    }

    @Test(arguments: ["雨宮", "ليلى", "राम", "x\u{301}", "\u{E000}"])
    func `Letters that can't be set are refused by name, with their line`(name: String) throws {
        let size = try #require(PictureSize(width: 160, height: 96))
        #expect(try engine().check(request("RAIN\n\nDIRECTOR\nBy \(name)")).contains { $0.contains("By \(name)") })
        do {
            _ = try CreditsRoll("RAIN\n\nDIRECTOR\nBy \(name)", for: size)
            Issue.record("set it")
        } catch {
            guard case .failed(let words) = error else {
                Issue.record("\(error)")
                return
            }
            #expect(words.contains("By \(name)"))
            #expect(words.contains("U+"))
        }
    }

    @Test func `Marks that stand apart from their letters look like letters with marks`() throws {
        let size = try #require(PictureSize(width: 320, height: 180))
        let joined = try CreditsRoll("A\n\nBY\n\u{E9}\u{17B}@\u{2060}nova", for: size)
        let apart = try CreditsRoll("A\n\nBY\ne\u{301}Z\u{307}@nova", for: size)
        #expect(joined.pixels == apart.pixels)
        #expect(joined.pixels != (try CreditsRoll("A\n\nBY\neZ@nova", for: size)).pixels)
    }

    @Test func `A name wider than the picture is broken and stays inside of it`() throws {
        let size = try #require(PictureSize(width: 320, height: 180))
        let roll = try CreditsRoll("A\n\nBY\n" + String(repeating: "W", count: 300), for: size)
        let one = try CreditsRoll("A\n\nBY\nW", for: size)
        #expect(roll.height > one.height * 3)
        let edge = size.width * 7 / 100
        for row in 0..<roll.height {
            let line = roll.pixels[row * roll.width..<(row + 1) * roll.width]
            #expect(line.prefix(edge).allSatisfy { $0 == 0 } && line.suffix(edge).allSatisfy { $0 == 0 })
        }
    }

    // A row of the roll is where its brightest letters are: it climbs by the same way in each frame.
    @Test func `The text climbs at one speed from below the picture to above it`() throws {
        let size = try #require(PictureSize(width: 160, height: 96))
        let roll = try CreditsRoll("I", for: size)
        func luma(_ frame: Int64) -> [UInt8] {
            var luma = [UInt8](repeating: 0, count: size.width * size.height)
            luma.withUnsafeMutableBufferPointer { buffer in
                guard let start = buffer.baseAddress else { return }
                roll.draw(frame: frame, of: 120, rows: size.height, into: start, stride: size.width)
            }
            return luma
        }
        #expect(luma(0).allSatisfy { $0 == 16 })
        #expect(luma(119).allSatisfy { $0 == 16 })
        func middle(_ luma: [UInt8]) -> Double {
            let light = luma.map { Double($0) - 16 }
            let weights = light.enumerated().map { Double($0.offset / size.width) * $0.element }
            return weights.reduce(0, +) / light.reduce(0, +)
        }
        let places = (40..<80).map { middle(luma($0)) }
        let way = Double(roll.height + size.height) / 119
        for (before, after) in zip(places, places.dropFirst()) { #expect(abs(before - after - way) < 0.02) }
    }
}
