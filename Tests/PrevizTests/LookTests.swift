import ClipModel
import Testing

@testable import Previz

private func facts(
    _ setting: PrevizSetting?, _ kinds: [String] = [], _ change: (inout PrevizUnderstanding) -> Void = { _ in }
)
    -> PrevizUnderstanding
{
    var facts = PrevizUnderstanding()
    facts.setting = setting
    facts.subjects = kinds.map { PrevizSubject(kind: $0, count: 1, colour: nil, clothing: nil, motion: nil) }
    change(&facts)
    return facts
}

private func previz(_ facts: PrevizUnderstanding, grain: Bool = false, frames: Int64 = 48) throws -> Previz {
    let size = try #require(PictureSize(width: 192, height: 72))
    return Previz(
        PrevizRequest(prompt: "x", seed: 5, size: size, rate: FrameRate(24), frames: frames), understanding: facts,
        grain: grain)
}

private func mean(_ a: [UInt8], _ b: [UInt8]) -> Double {
    zip(a, b).reduce(0) { $0 + abs(Double($1.0) - Double($1.1)) } / Double(max(a.count, 1))
}

@Suite("How previz looks and holds still")
struct LookTests {
    @Test(
        "Without grain, a static shot changes by its declared motion alone",
        arguments: [PrevizSetting.room, .mountains, .street, .city, .desert, .arctic, .moonscape, .field])
    func stillness(setting: PrevizSetting) throws {
        let still = try previz(facts(setting) { ($0.camera, $0.time, $0.weather) = (.static, .afternoon, [.clear]) })
        var before = still.picture(frame: 0)
        for frame in 1..<10 {
            let now = still.picture(frame: Int64(frame))
            #expect(mean(before.y, now.y) < 0.35)
            let jumps = zip(before.y, now.y).filter { abs(Int($0) - Int($1)) > 20 }.count
            #expect(jumps < now.y.count / 150)
            before = now
        }
    }

    @Test(
        "A frame that is drawn smaller looks as one that is drawn whole",
        arguments: ["a city street at night", "a dog"])
    func enlarged(_ prompt: String) throws {
        func luma(_ width: Int, _ height: Int) throws -> [UInt8] {
            let request = PrevizRequest(
                prompt: prompt, seed: 3, size: try #require(PictureSize(width: width, height: height)),
                rate: FrameRate(24), frames: 48)
            return Previz(request, understanding: Reader.read(prompt, negative: nil), grain: false).picture(frame: 4).y
        }
        let (whole, big) = (try luma(640, 360), try luma(1280, 720))
        let halved = (0..<640 * 360).map { n -> UInt8 in
            let at = n / 640 * 2 * 1280 + n % 640 * 2
            return UInt8((Int(big[at]) + Int(big[at + 1]) + Int(big[at + 1280]) + Int(big[at + 1281]) + 2) / 4)
        }
        #expect(mean(whole, halved) < 3)
    }

    @Test("A kaleidoscope leaves what the picture is about as it is, and folds the rest around it")
    func kaleidoscope() throws {
        func luma(_ styles: [String], _ kinds: [String]) throws -> [UInt8] {
            let still = facts(.room, kinds) { ($0.camera, $0.framing, $0.styles) = (.static, .close, styles) }
            return try previz(still).picture(frame: 0).y
        }
        func middle(_ plane: [UInt8]) -> [UInt8] { (30..<42).flatMap { Array(plane[$0 * 192 + 90..<$0 * 192 + 102]) } }
        let (plain, folded) = (try luma([], ["woman"]), try luma(["kaleidoscope"], ["woman"]))
        #expect(mean(middle(plain), middle(folded)) < mean(plain, folded))
        #expect(try luma(["kaleidoscope"], []) != luma([], []))
    }

    @Test("Rooms by night stay readable, and evenings aren't bleached")
    func readable() throws {
        func luma(_ setting: PrevizSetting, _ kinds: [String], _ change: (inout PrevizUnderstanding) -> Void) throws
            -> Double
        {
            let picture = try previz(facts(setting, kinds, change)).picture(frame: 0)
            return picture.y.reduce(0) { $0 + Double($1) } / Double(picture.y.count)
        }
        let dim = try luma(.room, ["woman"]) { ($0.time, $0.light, $0.styles) = (.night, ["dim", "hard"], ["dark"]) }
        #expect(dim > 40 && dim < 100)
        let evening = try luma(.street, ["woman"]) { ($0.time, $0.styles) = (.dusk, ["silhouette"]) }
        #expect(evening < 120)
    }

    @Test("Grain changes at every other frame and stays fine")
    func grain() throws {
        let still = facts(.room) { ($0.camera, $0.time) = (.static, .afternoon) }
        let plain = try previz(still).picture(frame: 4)
        let grained = try previz(still, grain: true).picture(frame: 4)
        #expect(plain != grained)
        #expect(mean(plain.y, grained.y) < 1.5)
    }

    @Test(
        "Every look makes its own picture of one scene",
        arguments: [
            "film", "8mm", "vhs", "noir", "monochrome", "vintage", "watercolour", "oil", "ink", "sketch", "anime",
            "cartoon",
            "pixel", "voxel", "papercut", "clay", "lowpoly", "popart", "impressionist", "vangogh", "ukiyoe", "neon",
            "synthwave", "glitch", "hologram", "psychedelic", "pastel", "vivid", "dark", "warm", "cold", "dreamy",
            "silhouette", "minimal",
        ])
    func looks(style: String) throws {
        let plain = facts(.beach, ["lighthouse"]) { ($0.camera, $0.time) = (.static, .sunset) }
        var styled = plain
        styled.styles = [style]
        let one = try previz(plain).picture(frame: 12)
        let other = try previz(styled).picture(frame: 12)
        #expect(mean(one.y, other.y) + mean(one.u, other.u) + mean(one.v, other.v) > 1.5)
    }

    @Test("A change of weather ends in the other weather, without a jump on the way")
    func laterWeather() throws {
        let change = facts(.field) {
            ($0.camera, $0.time, $0.weather, $0.laterWeather) = (.static, .noon, [.clear], [.snow])
        }
        let plain = facts(.field) { ($0.camera, $0.time, $0.weather) = (.static, .noon, [.clear]) }
        let changing = try previz(change)
        #expect(changing.picture(frame: 2) == (try previz(plain)).picture(frame: 2))
        #expect(mean(changing.picture(frame: 47).y, (try previz(plain)).picture(frame: 47).y) > 8)
        let frames = (0..<48).map { changing.picture(frame: Int64($0)) }
        for (before, now) in zip(frames, frames.dropFirst()) { #expect(mean(before.y, now.y) < 9) }
    }

    @Test("Light swells with a beat that is told, and with none otherwise")
    func pulse() throws {
        let facts = facts(.sea) { ($0.camera, $0.pace) = (.static, "freeze") }
        func request(_ pulse: Double) throws -> PrevizRequest {
            PrevizRequest(
                prompt: "x", seed: 5, size: try #require(PictureSize(width: 160, height: 96)), rate: FrameRate(24),
                frames: 48, pulse: pulse)
        }
        let still = Previz(try request(0), understanding: facts, grain: false)
        let beating = Previz(try request(120), understanding: facts, grain: false)
        #expect(beating.picture(frame: 0) == still.picture(frame: 0))
        // Twelve frames a beat: each frame is as the one a beat later, and the third of a beat the brightest.
        let frames = (0..<48).map { beating.picture(frame: Int64($0)) }
        let bright = frames.map { frame in frame.y.reduce(0) { $0 + Int($1) } }
        #expect(frames[14] == frames[26] && frames[20] == frames[32])
        #expect((12..<24).max { bright[$0] < bright[$1] } == 14)
        #expect(bright[14] > bright[23] && bright[13] > bright[12])
        for (before, now) in zip(frames, frames.dropFirst()) { #expect(mean(before.y, now.y) < 14) }
    }

    @Test("A frozen moment stands still while the eye may move")
    func freeze() throws {
        let frozen = facts(.sea) { ($0.camera, $0.pace) = (.static, "freeze") }
        let picture = try previz(frozen)
        #expect(picture.picture(frame: 3) == picture.picture(frame: 40))
    }
}
