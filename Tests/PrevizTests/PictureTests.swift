import ClipModel
import Testing

@testable import Previz

private let small = PictureSize(width: 160, height: 90)

private func request(
    _ prompt: String, seed: UInt32 = 3, size: PictureSize? = small, frames: Int64 = 24, first: PrevizPicture? = nil
) throws -> PrevizRequest {
    PrevizRequest(
        prompt: prompt, seed: seed, size: try #require(size), rate: FrameRate(24), frames: frames, firstFrame: first)
}

private func picture(_ prompt: String, seed: UInt32 = 3, frame: Int64 = 6) throws -> PrevizPicture {
    Previz(try request(prompt, seed: seed)).picture(frame: frame)
}

private func mean(_ bytes: [UInt8]) -> Double {
    bytes.reduce(0) { $0 + Double($1) } / Double(max(bytes.count, 1))
}

private func difference(_ a: PrevizPicture, _ b: PrevizPicture) -> Double {
    zip(a.y, b.y).reduce(0) { $0 + abs(Double($1.0) - Double($1.1)) } / Double(a.y.count)
}

@Suite("What previz draws")
struct PictureTests {
    @Test(
        "Frames are the same bytes in any order and from another value",
        arguments: [
            "two dogs run through a city street in the rain at night, umbrella",
            // The floor mirrors what is above the picture.
            "a bicycle in the rain, seen from above", "a swimming pool at night, seen from above, rain",
        ])
    func order(prompt: String) throws {
        let wanted = try request(prompt)
        let one = Previz(wanted)
        let other = Previz(wanted)
        let forward = [0, 5, 11, 23].map { one.picture(frame: $0) }
        let backward = [23, 11, 5, 0].map { other.picture(frame: $0) }
        #expect(forward == backward.reversed())
        #expect(mean(forward[3].y) < 200)
    }

    @Test("Frames drawn at the same time are the same bytes")
    func concurrency() async throws {
        let previz = Previz(try request("a sailing ship in the fog, waves"))
        let alone = (0..<8).map { previz.picture(frame: Int64($0)) }
        let together = await withTaskGroup(of: (Int, PrevizPicture).self) { group in
            for n in 0..<8 { group.addTask { (n, previz.picture(frame: Int64(n))) } }
            var found: [Int: PrevizPicture] = [:]
            for await (n, picture) in group { found[n] = picture }
            return (0..<8).compactMap { found[$0] }
        }
        #expect(alone == together)
    }

    @Test("The seed changes the composition, and every word may")
    func sensitivity() throws {
        let base = try picture("a tree in a field in the rain")
        #expect(difference(base, try picture("a tree in a field in the rain", seed: 4)) > 2)
        #expect(difference(base, try picture("a tree in a field in the snow")) > 2)
        #expect(difference(base, try picture("a house in a field in the rain")) > 1)
    }

    @Test("Night is darker than noon")
    func night() throws {
        #expect(mean(try picture("a field at night").y) < mean(try picture("a field at noon").y) * 0.7)
    }

    @Test("A red car is redder than a blue one, which is bluer")
    func chroma() throws {
        let red = try picture("a red car on a road at noon, static shot")
        let blue = try picture("a blue car on a road at noon, static shot")
        #expect(red.v.max() ?? 0 > (blue.v.max() ?? 0) + 15)
        #expect(blue.u.max() ?? 0 > (red.u.max() ?? 0))
    }

    @Test("Snow covers the ground")
    func snow() throws {
        let lower: (PrevizPicture) -> Double = { mean(Array($0.y.suffix($0.y.count / 5))) }
        #expect(lower(try picture("a meadow in the snow at noon")) > lower(try picture("a meadow at noon")) + 15)
    }

    @Test("Black and white has no colour")
    func monochrome() throws {
        let grey = try picture("a red car, black and white")
        #expect(grey.u.allSatisfy { abs(Int($0) - 128) <= 4 })
        #expect(grey.v.allSatisfy { abs(Int($0) - 128) <= 4 })
    }

    @Test("The signal stays within video range")
    func range() throws {
        for prompt in ["lightning storm at sea", "the sun over the desert at noon", "neon city at night", "a stage"] {
            let picture = try picture(prompt)
            #expect(picture.y.allSatisfy { (16...235).contains($0) })
            #expect(picture.u.allSatisfy { (16...240).contains($0) })
            #expect(picture.v.allSatisfy { (16...240).contains($0) })
        }
    }

    @Test(
        "A static shot moves gently from frame to frame",
        arguments: ["a forest", "a lake at dawn", "a city at night", "a person on a beach"])
    func continuity(place: String) throws {
        let previz = Previz(try request(place + ", static shot"))
        var before = previz.picture(frame: 0)
        for frame in 1..<8 {
            let now = previz.picture(frame: Int64(frame))
            #expect(difference(before, now) < 4)
            before = now
        }
    }

    @Test("A moving shot moves")
    func movement() throws {
        let previz = Previz(try request("a person walks through a forest, zoom in"))
        #expect(difference(previz.picture(frame: 0), previz.picture(frame: 23)) > 2)
    }

    @Test("A first picture is shown as it is and then leaves without a jump")
    func firstPicture() throws {
        let still = try picture("a red house in a meadow at noon", seed: 9)
        let previz = Previz(try request("a city street at night", frames: 48, first: still))
        let frames = (0..<48).map { previz.picture(frame: Int64($0)) }
        #expect(frames[0] == still)
        for (before, now) in zip(frames, frames.dropFirst()) { #expect(difference(before, now) < 12) }
        let plain = Previz(try request("a city street at night", frames: 48))
        #expect(frames[47] == plain.picture(frame: 47))
    }

    @Test("A first picture of another size is left out")
    func wrongFirstPicture() throws {
        let size = try #require(PictureSize(width: 64, height: 64))
        let still = PrevizPicture(size: size, y: [], u: [], v: [])
        #expect(
            Previz(try request("a lake", first: still)).picture(frame: 0)
                == Previz(try request("a lake")).picture(frame: 0))
    }

    @Test(
        "Any text makes a picture",
        arguments: [
            "", " ", "🎬🌧️👩‍🚀", "שלום עולם מכונית", "no", "with no", "the the the", "\u{0}\u{301}\u{301}", "red",
            "no no people",
        ])
    func anyText(prompt: String) throws {
        let picture = try picture(prompt)
        #expect(picture.isWhole)
        #expect((picture.y.max() ?? 0) > (picture.y.min() ?? 0))
    }

    @Test("A hundred kilobytes of text make a picture")
    func longText() throws {
        #expect(try picture(String(repeating: "rain dogs ", count: 10_000)).isWhole)
    }

    @Test("Any shape makes a picture", arguments: ["16x16", "128x48", "90x160", "16x512", "512x16", "320x120"])
    func shapes(size: String) throws {
        for prompt in ["a car in the rain at night", "underwater jellyfish", "a tunnel", "ink"] {
            let previz = Previz(try request(prompt, size: PictureSize(size), frames: 3))
            #expect(previz.picture(frame: 1).isWhole)
        }
    }

    @Test("A clip of one frame, of none and a frame past the end are drawn")
    func lengths() throws {
        let one = Previz(try request("a tree", frames: 1))
        let none = Previz(try request("a tree", frames: 0))
        #expect(one.picture(frame: 0).isWhole)
        #expect(none.picture(frame: 5).isWhole)
        let clip = Previz(try request("a tree", frames: 4))
        #expect(clip.picture(frame: 99) == clip.picture(frame: 3))
        #expect(clip.picture(frame: -1) == clip.picture(frame: 0))
        let endless = Previz(try request("drone shot over a forest", frames: .max))
        #expect(endless.picture(frame: .max / 2).isWhole)
    }

    @Test("Rows longer than the picture keep what lies beside it")
    func strides() throws {
        let previz = Previz(try request("a lake"))
        let tight = previz.picture(frame: 2)
        var y = [UInt8](repeating: 7, count: 200 * 90)
        var u = [UInt8](repeating: 7, count: 100 * 45)
        var v = u
        previz.draw(frame: 2, y: &y, yStride: 200, u: &u, uStride: 100, v: &v, vStride: 100)
        for row in 0..<90 {
            #expect(y[row * 200..<row * 200 + 160] == tight.y[row * 160..<(row + 1) * 160])
            #expect(y[row * 200 + 160..<(row + 1) * 200].allSatisfy { $0 == 7 })
        }
    }

    @Test("Every kind of subject has a drawing", arguments: Habit.kinds)
    func kinds(kind: String) throws {
        let size = try #require(PictureSize(width: 96, height: 54))
        var facts = PrevizUnderstanding()
        facts.setting = .field
        facts.time = .noon
        let without = Previz(facts: facts, size: size)
        facts.subjects = [PrevizSubject(kind: kind, count: 1, colour: nil, clothing: nil, motion: nil)]
        guard kind != "mountain" else { return }
        #expect(Previz(facts: facts, size: size).picture(frame: 3) != without.picture(frame: 3))
    }

    @Test("Every place, time and weather makes its own picture")
    func places() throws {
        let size = try #require(PictureSize(width: 96, height: 54))
        var seen = Set<PrevizPicture>()
        for setting in PrevizSetting.allCases {
            var facts = PrevizUnderstanding()
            (facts.setting, facts.time, facts.camera) = (setting, .afternoon, .static)
            #expect(seen.insert(Previz(facts: facts, size: size).picture(frame: 2)).inserted, "\(setting)")
        }
    }
}

extension Previz {
    fileprivate init(facts: PrevizUnderstanding, size: PictureSize) {
        self.init(
            PrevizRequest(prompt: "x", seed: 5, size: size, rate: FrameRate(24), frames: 24), understanding: facts)
    }
}
