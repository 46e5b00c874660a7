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

private func scene(_ facts: PrevizUnderstanding, prompt: String = "x", seed: UInt32 = 5, seconds: Float = 4) -> Scene {
    Composer.compose(facts, prompt: prompt, seed: seed, aspect: 8 / 3, seconds: seconds)
}

private func frame(_ scene: Scene, at progress: Float) -> Frame {
    let room = Workroom(width: 192, height: 72, outputWidth: 192)
    return Frame(scene, number: 0, seconds: progress * 4, progress: progress, room: room)
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

    @Test("A room's windows and doors are in its back wall, in place of those it would have")
    func walls() throws {
        let composed = scene(facts(.room, ["window", "curtain", "door", "clothing"]) { $0.weather = [.rain] })
        let shell = try #require(composed.actors.first { $0.kind == "shell" })
        let window = try #require(composed.actors.first { $0.kind == "wallwindow" })
        #expect(window.z == shell.z && window.height > shell.height * 0.5 && window.motion == "rain")
        #expect(window.holds == "curtain" && !composed.actors.contains { ["window", "curtain"].contains($0.kind) })
        #expect(composed.actors.first { $0.kind == "furnishings" }?.isBlind == true)
        let door = try #require(composed.actors.first { $0.kind == "door" })
        #expect(abs(door.z - shell.z) < 0.1 && door.y == 0)
        #expect(composed.actors.first { $0.kind == "clothing" }?.x == door.x)
        guard case .ground(let floor) = composed.floor else { return #expect(Bool(false)) }
        #expect(floor.wet == 0)
    }

    @Test("Outdoors a window is a house's, and beside somebody nothing")
    func windowsOutdoors() {
        #expect(!scene(facts(.street, ["woman", "window"])).actors.contains { $0.kind == "window" })
        let alone = scene(facts(.street, ["window"])).actors.first { $0.kind == "window" }
        #expect(alone.map { $0.y > 0 } == true)
    }

    @Test("Who is at a quay stands on it, over water")
    func quay() throws {
        let composed = scene(facts(.sea, ["woman", "dock", "gantry"]), prompt: "a quay")
        let dock = try #require(composed.actors.first { $0.kind == "dock" })
        let woman = try #require(composed.actors.first { $0.kind == "woman" })
        #expect(woman.y > 0 && woman.y < dock.height && abs(woman.x - dock.x) < dock.height * 2.6)
        #expect(!composed.ridges.contains { $0.distance == 0 })
        #expect(composed.actors.first { $0.kind == "gantry" }.map { $0.z > dock.z * 2 } == true)
    }

    @Test("Small things without anybody lie on a table, near and sharp before a soft room")
    func stillLife() {
        let composed = scene(facts(.room, ["cup", "book"]))
        let table = composed.actors.first { $0.kind == "tabletop" }
        let things = composed.actors.filter { ["cup", "book"].contains($0.kind) }
        #expect(things.count == 2 && things.allSatisfy { $0.y == table?.y && $0.z < table?.z ?? 0 })
        #expect(composed.blur > 0 && composed.eyeHeight > table?.y ?? .infinity)
        for other in [facts(.field, ["cup"]), facts(.room, ["cup", "dog"]), facts(.room, ["sofa"])] {
            #expect(!scene(other).actors.contains { $0.kind == "tabletop" })
        }
    }

    @Test("A small thing beside somebody stands on a small table, and is a fraction of them")
    func besidePeople() throws {
        let composed = scene(facts(.room, ["man", "bread"]))
        let bread = try #require(composed.actors.first { $0.kind == "bread" })
        let man = try #require(composed.actors.first { $0.kind == "man" })
        #expect(composed.actors.contains { $0.kind == "sidetable" && $0.x == bread.x && $0.height > 0 })
        #expect(bread.y > 0 && bread.height < man.height * 0.35)
    }

    @Test(
        "Words tell which room it is",
        arguments: [
            ("she brushes her teeth in a bathroom", "bathroom"), ("dinner in a restaurant", "dining"),
            ("a drink in a dark bar", "bar"), ("inside a cathedral", "church"), ("a bed in a hospital", "ward"),
            ("a gym at dawn", "gym"), ("a conference room", "meeting"), ("the locker room", "locker"),
            ("dans une cuisine", "kitchen"), ("a quiet room", "living"),
        ])
    func rooms(_ prompt: String, _ kind: String) {
        let composed = scene(facts(.room, ["man"]), prompt: prompt)
        #expect(composed.actors.first { $0.kind == "shell" }?.holds == kind)
    }

    @Test("Giants are larger than what is tiny, and nobody stands in a house inside of it")
    func sizes() {
        func height(_ size: String?) -> Float {
            let sized = facts(.field, ["dog"]) { $0.subjects[0].size = size }
            return scene(sized).actors.first { $0.kind == "dog" }?.height ?? 0
        }
        let heights = ["tiny", "small", nil, "large", "giant"].map(height)
        #expect(heights == heights.sorted() && Set(heights).count == 5)
        #expect(!scene(facts(.room, ["man", "church"])).actors.contains { $0.kind == "church" })
    }

    @Test("A close shot shows a person bigger than a medium one, and that bigger than a wide one")
    func shotSizes() {
        let framings: [PrevizFraming] = [.extremeClose, .close, .medium, .full, .wide]
        let zooms = framings.map { framing in
            let composed = scene(facts(.field, ["person"]) { ($0.framing, $0.camera) = (framing, .static) })
            let person = composed.actors.first { $0.principal }
            return composed.shot.zoom * composed.focal * (person.map { $0.height / $0.z } ?? 0)
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
        #expect(frame(close, at: 0.5).place(0, 0).y > 0.7 * 72)
        #expect(close.blur > 0)
    }

    @Test("Moves begin and end slower than they go", arguments: [PrevizCamera.truckRight, .pushIn, .panLeft, .craneUp])
    func easing(move: PrevizCamera) {
        let composed = scene(facts(.field, ["person"]) { $0.camera = move })
        func place(_ progress: Float) -> Float {
            guard let at = frame(composed, at: progress).painter().project(1, 0, 9) else { return 0 }
            return at.x + at.y
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

    @Test("What stands on the ground darkens it")
    func shadows() throws {
        let sunny = facts(.field, ["person"]) { ($0.camera, $0.time, $0.weather) = (.static, .afternoon, [.clear]) }
        let composed = scene(sunny)
        let person = try #require(composed.actors.first { $0.principal })
        #expect(frame(composed, at: 0).casts(person))
        #expect(composed.look.light.y < 0)
    }
}
