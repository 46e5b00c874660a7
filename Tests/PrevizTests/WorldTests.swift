import ClipModel
import Testing

@testable import Previz

private func facts(_ setting: PrevizSetting?, _ kinds: [String] = [], _ change: (inout PrevizUnderstanding) -> Void = { _ in })
    -> PrevizUnderstanding
{
    var facts = PrevizUnderstanding()
    facts.setting = setting
    facts.subjects = kinds.map { PrevizSubject(kind: $0, count: 1, colour: nil, clothing: nil, motion: nil) }
    change(&facts)
    return facts
}

private func scene(_ facts: PrevizUnderstanding, prompt: String = "x", seed: UInt32 = 5, seconds: Float = 4) -> Scene {
    Composer.compose(facts, prompt: prompt, seed: seed, aspect: 8 / 3, seconds: seconds)
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

@Suite("The world that previz composes")
struct WorldTests {
    @Test("Scenes that share a place and a style share its skyline, whatever their seeds")
    func sharedWorld() {
        let one = scene(facts(.mountains, ["person"]), prompt: "a", seed: 1)
        let other = scene(facts(.mountains, ["dog"]), prompt: "b", seed: 99)
        #expect(one.ridges.map(\.seed) == other.ridges.map(\.seed))
        let styled = facts(.mountains, ["dog"]) { $0.styles = ["noir"] }
        #expect(one.ridges.map(\.seed) != scene(styled).ridges.map(\.seed))
    }

    @Test("The seed moves the eye along the world and changes its hour")
    func seeds() {
        let scenes = (0..<12).map { scene(facts(.field), seed: UInt32($0)) }
        #expect(Set(scenes.map { $0.ridges[0].aside }).count > 8)
        #expect(Set(scenes.map(\.look.horizon)).count > 4)
    }

    @Test("A close shot shows a person bigger than a medium one, and that bigger than a wide one")
    func shotSizes() {
        let framings: [PrevizFraming] = [.extremeClose, .close, .medium, .full, .wide]
        let zooms = framings.map { framing in
            let composed = scene(facts(.field, ["person"]) { ($0.framing, $0.camera) = (framing, .static) })
            return composed.shot.zoom * composed.focal
        }
        #expect(zooms == zooms.sorted(by: >))
        #expect(Set(zooms).count == zooms.count)
    }

    @Test("A high angle lifts the horizon, a low one sinks it")
    func angles() {
        let level = scene(facts(.field, ["person"])).horizon
        #expect(scene(facts(.field, ["person"]) { $0.angle = "high" }).horizon < level)
        #expect(scene(facts(.field, ["person"]) { $0.angle = "low" }).horizon > level)
    }

    @Test("A person in a close shot stands clear of the horizon and before a soft background")
    func closeBackground() {
        let close = scene(facts(.field, ["person"]) { $0.framing = .close })
        let eye = close.eye(progress: 0.5, seconds: 2, width: 1280, height: 480)
        #expect(eye.horizon > 0.7 * 480)
        #expect(close.blur > 0)
    }

    @Test("Moves begin and end slower than they go", arguments: [PrevizCamera.truckRight, .pushIn, .panLeft, .craneUp])
    func easing(move: PrevizCamera) {
        let composed = scene(facts(.field, ["person"]) { $0.camera = move })
        func place(_ progress: Float) -> Float {
            let eye = composed.eye(progress: progress, seconds: progress * 4, width: 1280, height: 480)
            return eye.x * 40 + eye.z * 40 + eye.middle + eye.y * 40
        }
        let first = abs(place(0.05) - place(0))
        let middle = abs(place(0.525) - place(0.475))
        #expect(middle > first * 1.5)
        #expect(abs(place(1) - place(0.95)) < middle)
    }

    @Test("What is said of a room decides what stands in it")
    func rooms() {
        func kind(_ words: String) -> String? {
            scene(facts(.room), prompt: words).actors.first { $0.kind == "shell" }?.holds
        }
        #expect(kind("a cook in a kitchen") == "kitchen")
        #expect(kind("une bibliotheque le soir") == "library")
        #expect(kind("a long corridor") == "corridor")
        #expect(kind("a quiet room") == "living")
    }

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
            "film", "8mm", "vhs", "noir", "monochrome", "vintage", "watercolour", "oil", "ink", "sketch", "anime", "cartoon",
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

    @Test("A frozen moment stands still while the eye may move")
    func freeze() throws {
        let frozen = facts(.sea) { ($0.camera, $0.pace) = (.static, "freeze") }
        let picture = try previz(frozen)
        #expect(picture.picture(frame: 3) == picture.picture(frame: 40))
    }

    @Test("What stands on the ground darkens it")
    func shadows() throws {
        let size = try #require(PictureSize(width: 192, height: 72))
        let sunny = facts(.field, ["person"]) { ($0.camera, $0.time, $0.weather) = (.static, .afternoon, [.clear]) }
        let composed = scene(sunny)
        let person = try #require(composed.actors.first(where: \.principal))
        let room = Workroom(width: size.width, height: size.height, outputWidth: size.width)
        let frame = Frame(composed, number: 0, seconds: 0, progress: 0, room: room)
        #expect(frame.casts(person))
        #expect(composed.look.light.y < 0)
    }
}
