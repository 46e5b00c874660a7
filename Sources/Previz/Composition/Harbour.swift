/// Where there is a quay or a jetty, those who are there stand on it, and cranes stand far behind.
extension Composer {
    var hasQuay: Bool { facts.subject("dock") != nil && [.sea, .lake, .river, .beach].contains(setting) }

    mutating func land() {
        guard hasQuay, let at = scene.actors.firstIndex(where: { $0.kind == "dock" }) else { return }
        let ashore = scene.actors.indices.filter { Self.landsOn(scene.actors[$0].kind) && scene.actors[$0].y == 0 }
        let lead = ashore.first.map { scene.actors[$0] }
        // As long as whoever is on it needs to stand and to go, and no higher than a step from the water.
        let breadth = lead.map { $0.height * Habit.breadth($0.kind) + abs($0.speed) * scene.seconds } ?? 0
        var quay = scene.actors[at]
        quay.height = max(lead.map { $0.height * 0.34 } ?? quay.height * 0.8, breadth / 4)
        let way = lead.map { $0.facing * $0.speed * scene.seconds / 2 } ?? 0
        (quay.y, quay.z, quay.x) = (0, lead.map { $0.z + 0.05 } ?? scene.reach * 1.7, lead.map { $0.x + way } ?? quay.x)
        if isStone { (quay.colour, quay.second) = ([0.46, 0.45, 0.43], [0.30, 0.30, 0.30]) }
        scene.actors[at] = quay
        for n in ashore {
            scene.actors[n].y = quay.height * 0.58
            let reach = quay.height * 2
            scene.actors[n].z = quay.z - 0.05
            scene.actors[n].x = min(max(scene.actors[n].x, quay.x - reach), quay.x + reach)
        }
        setBack(["gantry", "tower", "factory"])
    }

    private var isStone: Bool { !words.isDisjoint(with: ["quay", "harbour", "harbor", "wharf"]) }

    private static func landsOn(_ kind: String) -> Bool {
        guard Habit.of(kind)?.family == .ground else { return false }
        return !["dock", "gantry", "tower", "factory", "lighthouse"].contains(kind)
    }

    /// Across the water, as large in the picture as they were.
    private mutating func setBack(_ kinds: Set<String>) {
        for n in scene.actors.indices where kinds.contains(scene.actors[n].kind) {
            let further: Float = 3.2
            scene.actors[n].x *= further
            scene.actors[n].height *= further * 0.44
            scene.actors[n].z *= further
        }
    }
}
