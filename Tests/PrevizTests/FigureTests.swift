import PrevizKernels
import Testing

@testable import Previz

/// The picture primitives that a prompt's words stand for, with their variants.
private let primitives = """
    person rays clothing liquid crowd face hair colour vessel prop group phenomenon ground daypart season food \
    fruit interior tree shadow road sky building factory child sheet book picture sun hand sign text car wall \
    city body skeleton performer shape material toy ball cloth sea wave tool weapon seat bed machine ride camera \
    clock pattern mountain hill place plant dog table door screen lamp cat grass garden cabinet appliance bike \
    board eye bird box flower particles leaf forest storm beach island house tent lake crystal starfield space \
    cloud hoofed deer cow truck cart rodent river boat ship fire horse snow rock shop pole insect crab planet \
    aircraft instrument temple smoke stage waterbird explosion desert fish bear beast spirit rocket train cliff \
    tower rain moon lightning reptile fog warrior balloon robot ice elephant stairs bridge cave astronaut \
    waterfall butterfly monkey whale statue umbrella dragon rainbow reef mushroom aurora jellyfish vortex
    """.split(separator: " ").map(String.init)

private func actor(_ kind: String, _ motion: String = "stand", speed: Float = 0) -> Actor {
    Actor(
        kind: kind, x: 0, z: 6, height: 1, colour: [0.5, 0.4, 0.3], second: [0.8, 0.8, 0.7], motion: motion,
        speed: speed, seed: 77)
}

private func painter(_ room: Workroom, at seconds: Float = 0) -> Painter {
    var facts = PrevizUnderstanding()
    (facts.setting, facts.time, facts.camera) = (.field, .noon, .static)
    var scene = Composer.compose(facts, prompt: "x", seed: 5, aspect: 1, seconds: 4)
    (scene.eyeHeight, scene.horizon, scene.focal) = (0.5, 0.5, 3)
    return Frame(scene, number: 0, seconds: seconds, progress: 0, room: room).painter()
}

@Suite("The figures that previz draws")
struct FigureTests {
    @Test("Every primitive and variant has a drawing or is the place, the weather or the sky", arguments: primitives)
    func primitive(name: String) {
        #expect((Habit.of(name) != nil) != Habit.scenery.contains(name))
    }

    /// What a figure covers, a grid of shares.
    private func silhouette(_ kind: String) -> [Float] {
        let side = 96
        let room = Workroom(width: side, height: side, outputWidth: side)
        var painter = painter(room)
        pv_clear(room.surface, 0, Int32(side))
        painter.cast = (0, -1)
        var figure = actor(kind)
        figure.height = min(1, 1.7 / Habit.breadth(kind))
        painter.draw(figure)
        var cells = [Float](repeating: 0, count: 16 * 16)
        for y in 0..<side {
            for x in 0..<side { cells[y / 6 * 16 + x / 6] += room.surface.red[y * side + x] / 36 }
        }
        return cells
    }

    @Test("Kinds are told apart by their outlines")
    func outlines() {
        let kinds = [
            "person", "dog", "cat", "horse", "cow", "deer", "elephant", "bear", "rabbit", "car", "bus", "bike", "plane",
            "boat", "tree", "house", "guitar", "chair", "table", "lamp", "bottle", "cup", "bird", "fish", "whale",
            "crab",
            "penguin", "duck", "hand", "weapon", "key", "umbrella", "flower", "rocket", "windmill", "balloon",
        ]
        let masks = kinds.map(silhouette)
        for (n, one) in masks.enumerated() {
            #expect(one.reduce(0, +) > 1, "\(kinds[n]) covers something")
            for m in 0..<n {
                let apart = zip(one, masks[m]).reduce(0) { $0 + abs($1.0 - $1.1) }
                let all = zip(one, masks[m]).reduce(0) { $0 + max($1.0, $1.1) }
                #expect(apart > all * 0.2, "\(kinds[n]) and \(kinds[m])")
            }
        }
    }

    @Test(
        "Somebody who stands, walks or sits has a foot on the ground",
        arguments: ["stand", "walk", "sit", "wave", "talk"])
    func grounded(motion: String) {
        let room = Workroom(width: 32, height: 32, outputWidth: 32)
        for step in 0..<40 {
            let painter = painter(room, at: Float(step) * 0.11)
            let bones = painter.bones(painter.posture(actor("person", motion, speed: 0.5), .man), .man)
            let soles = [bones.nearLeg.end.y, bones.farLeg.end.y].map { $0 - Stature.ankle }
            #expect(abs(soles.min() ?? 1) < 0.024)
        }
    }

    @Test("A foot on the ground stays where it is set", arguments: ["walk", "run"])
    func planted(motion: String) {
        let room = Workroom(width: 32, height: 32, outputWidth: 32)
        let speed: Float = motion == "walk" ? 0.5 : 1.45
        var planted = 0
        var before: (place: Float, lift: Float)?
        for step in 0..<200 {
            let seconds = Float(step) * 0.01
            let painter = painter(room, at: seconds)
            let foot = painter.posture(actor("person", motion, speed: speed), .man).near
            let now = (place: foot.at.x + speed * seconds, lift: foot.at.y)
            if let before, before.lift == 0, now.lift == 0 {
                #expect(abs(now.place - before.place) < 0.002)
                planted += 1
            }
            before = now
        }
        #expect(planted > 20)
    }

    @Test("Two bones reach what they can, and bend the way they are told")
    func reach() {
        let room = Workroom(width: 32, height: 32, outputWidth: 32)
        let painter = painter(room)
        let near = painter.reach([0, 1], [0, 0.2], 0.5, 0.5, bend: 1)
        #expect(abs(near.end.y - 0.2) < 0.001)
        #expect(near.joint.x > 0.1)
        #expect(abs((near.joint - [0, 1]).length - 0.5) < 0.001)
        #expect(painter.reach([0, 1], [0, 0.2], 0.5, 0.5, bend: -1).joint.x < -0.1)
        let far = painter.reach([0, 1], [0, -9], 0.5, 0.5, bend: 1)
        #expect((far.end - [0, 1]).length <= 1)
    }

    @Test("A hull covers what its outline holds and is brighter towards the light, whichever way it runs")
    func hulls() {
        let side = 64
        let room = Workroom(width: side, height: side, outputWidth: side)
        let shading = pv_shading(
            light_x: -0.8, light_y: -0.2, light_z: 0.56, ambient: pv_colour(red: 0.2, green: 0.2, blue: 0.2),
            key: pv_colour(red: 1, green: 1, blue: 1), rim: pv_colour(), haze: pv_colour(), haze_amount: 0, alpha: 1,
            rough: 0,
            rough_scale: 1, texture: 0, origin_x: 0, origin_y: 0, seed: 1)
        let grey = pv_colour(red: 0.5, green: 0.5, blue: 0.5)
        let skin = pv_skin(from: grey, to: grey, y0: 0, y1: 64, round: 1, glow: 0)
        let corners: [Float] = oval([32, 32], 20, 20, corners: 24).flatMap { [$0.x, $0.y] }
        let backwards: [Float] = oval([32, 32], 20, 20, corners: 24).reversed().flatMap { [$0.x, $0.y] }
        func drawn(_ outline: [Float]) -> [Float] {
            pv_clear(room.surface, 0, Int32(side))
            outline.withUnsafeBufferPointer {
                pv_hull(room.surface, $0.baseAddress, Int32($0.count / 2), 1, skin, shading, room.scratch)
            }
            return (0..<side * side).map { room.surface.red[$0] }
        }
        let picture = drawn(corners)
        #expect(picture[32 * side + 16] > picture[32 * side + 48] * 2)
        #expect(picture[32 * side + 32] > 0)
        #expect(picture[32 * side + 4] == 0)
        for (a, b) in zip(picture, drawn(backwards)) { #expect(abs(a - b) < 0.001) }
    }

    @Test("What somebody can hold is held and not set beside them; what is said of them is no figure")
    func holding() {
        func kinds(_ subjects: [String]) -> [(String, String?)] {
            var facts = PrevizUnderstanding()
            (facts.setting, facts.time) = (.room, .noon)
            facts.subjects = subjects.map { PrevizSubject(kind: $0, count: 1, colour: nil, clothing: nil, motion: nil) }
            let scene = Composer.compose(facts, prompt: "x", seed: 5, aspect: 2, seconds: 4)
            return scene.actors.filter { subjects.contains($0.kind) }.map { ($0.kind, $0.holds) }
        }
        let player = kinds(["man", "guitar", "face", "clothing"])
        #expect(player.map(\.0) == ["man"])
        #expect(player.first?.1 == "guitar")
        #expect(kinds(["guitar"]).map(\.0) == ["guitar"])
        #expect(kinds(["face"]).map(\.0) == ["face"])
    }

    @Test("Letters and dials are never mirrored", arguments: ["clock", "sign", "text", "book"])
    func readable(kind: String) {
        for seed in 0..<8 as Range<UInt32> {
            var facts = PrevizUnderstanding()
            facts.setting = .field
            facts.subjects = [PrevizSubject(kind: kind, count: 1, colour: nil, clothing: nil, motion: nil)]
            let scene = Composer.compose(facts, prompt: "x", seed: seed, aspect: 2, seconds: 4)
            #expect(scene.actors.first { $0.kind == kind }?.facing == 1)
        }
    }

    @Test(
        "A broad subject fits into a full shot",
        arguments: ["car", "bus", "ship", "whale", "piano", "bench", "plane", "shark"])
    func fitting(kind: String) throws {
        var facts = PrevizUnderstanding()
        (facts.setting, facts.time, facts.camera, facts.framing) = (.field, .noon, .static, .full)
        facts.subjects = [PrevizSubject(kind: kind, count: 1, colour: nil, clothing: nil, motion: nil)]
        let scene = Composer.compose(facts, prompt: "x", seed: 5, aspect: 16 / 9, seconds: 4)
        let subject = try #require(scene.actors.first { $0.principal })
        let height = subject.height * scene.focal / subject.z * scene.shot.zoom
        #expect(height * Habit.breadth(kind) <= 16 / 9 * 0.9)
    }
}
