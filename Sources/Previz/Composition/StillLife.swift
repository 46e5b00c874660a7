/// Small things without anybody are seen on a table, near, with the room soft behind them.
extension Composer {
    /// Things that somebody could take off a table.
    static let small: Set<String> = [
        "book", "vessel", "food", "fruit", "toy", "ball", "hat", "shoe", "glass", "bottle", "cup", "bowl", "plate",
        "pot",
        "vase", "prop", "bread", "cake", "pizza", "icecream", "egg", "banana", "pumpkin", "letter", "knife", "key",
        "pencil", "scissors", "tool", "clock", "camera", "phone", "laptop", "keyboard", "candle", "gift", "basket",
        "teddy",
        "turntable", "mouse", "box", "bag", "kettle",
    ]

    static func isGiant(_ subject: PrevizSubject) -> Bool { ["large", "giant"].contains(subject.size) }

    /// Whether all that stands in the room is small.
    var isStillLife: Bool {
        guard setting == .room, facts.framing != .wide else { return false }
        let things = standing().filter { !["table", "desk"].contains($0.kind) }
        return !things.isEmpty && things.allSatisfy { Self.small.contains($0.kind) && !Self.isGiant($0) }
    }

    /// Lays a table under the things and draws them together on it. The eye's height is known by now.
    mutating func layTable() {
        guard isStillLife else { return }
        scene.actors.removeAll { ["table", "desk"].contains($0.kind) }
        let top = max(scene.eyeHeight - (0.80 - scene.horizon) * scene.reach / scene.focal, 0.1)
        var shadows: [Actor] = []
        for n in scene.actors.indices where !Self.roomParts.contains(scene.actors[n].kind) {
            scene.actors[n].z = scene.reach + (scene.actors[n].z - scene.reach) * 0.45
            scene.actors[n].height *= 1.45
            scene.actors[n].y = top
            let thing = scene.actors[n]
            var shadow = Actor(
                kind: "contact", x: thing.x, y: top, z: thing.z + 0.01, height: thing.height, colour: .zero,
                mirrors: false)
            shadow.width = thing.height * Habit.breadth(thing.kind) * 0.62
            shadows.append(shadow)
        }
        let back = (shadows.map(\.z).max() ?? scene.reach) + scene.reach * 0.34
        let woods: [Colour] = [[0.46, 0.30, 0.18], [0.60, 0.46, 0.32], [0.30, 0.20, 0.14], [0.66, 0.63, 0.58]]
        var table = Actor(
            kind: "tabletop", x: 0, y: top, z: back, height: top, colour: chance.pick(woods), seed: chance.seed(),
            mirrors: false)
        table.width = back * scene.aspect / scene.focal * 0.9
        scene.actors += [table] + shadows
    }
}
