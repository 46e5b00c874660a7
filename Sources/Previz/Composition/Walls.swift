/// Windows, doors and curtains are part of a room's walls, and outdoors of a house's.
extension Composer {
    static let fittings: Set<String> = ["window", "door", "curtain"]
    static let roomParts = fittings.union(["shell", "furnishings", "wallwindow"])

    /// Whether a thing of this kind has a wall or a floor to be in: beside others outdoors it stands nowhere.
    func hasPlace(_ subject: PrevizSubject) -> Bool {
        if setting == .room { return !Self.carpets.contains(subject.words) }
        let needsWall = Self.fittings.contains(subject.kind) && (subject.kind != "door" || setting == .street)
        return !needsWall || subject == facts.subjects.first
    }

    private static let carpets: Set<String> = ["carpet", "carpets", "rug", "rugs", "doormat"]

    /// The colour of a room's carpet is its floor's.
    var carpetColour: Colour? {
        facts.subjects.first { Self.carpets.contains($0.words) }?.colour.flatMap(NamedColour.of)
    }

    /// Brings what belongs to the walls to the back one, behind the furniture.
    mutating func fitWalls() {
        if setting != .room { return housePanes() }
        guard let at = scene.actors.firstIndex(where: { $0.kind == "furnishings" }) else { return }
        let room = scene.actors[at]
        let fitted = scene.actors.filter { Self.fittings.contains($0.kind) }
        guard !fitted.isEmpty else { return }
        scene.actors.removeAll { Self.fittings.contains($0.kind) }
        for n in scene.actors.indices where !Self.roomParts.contains(scene.actors[n].kind) {
            scene.actors[n].z = min(scene.actors[n].z, room.z * 0.94)
        }
        let glazing = fitted.filter { $0.kind != "door" }
        if let window = glazing.first(where: { $0.kind == "window" }) ?? glazing.first, let place = glazed(room) {
            let curtain = glazing.first { $0.kind == "curtain" }
            scene.actors.insert(wallWindow(window, room, place, curtain: curtain), at: at)
            scene.actors[at + 1].isBlind = true
        }
        defer { hangClothes(room) }
        hangDoors(fitted.filter { $0.kind == "door" }, room)
    }

    /// Outdoors a window is a storey up in the wall that is drawn with it, behind whoever is there.
    private mutating func housePanes() {
        for n in scene.actors.indices where scene.actors[n].kind == "window" {
            scene.actors[n].z = max(scene.actors[n].z, scene.reach * 1.5)
            scene.actors[n].y = scene.actors[n].height * 0.6
        }
    }

    private func wallWindow(_ named: Actor, _ room: Actor, _ place: Glazed, curtain: Actor?) -> Actor {
        var window = named
        (window.kind, window.mirrors, window.speed) = ("wallwindow", false, 0)
        (window.x, window.z, window.width) = (place.x * room.width, room.z, place.half * room.width)
        (window.y, window.height) = (place.low * room.height, (place.high - place.low) * room.height)
        window.holds = curtain == nil ? nil : "curtain"
        window.colour = curtain?.colour ?? room.second
        window.motion = facts.has(.rain) || facts.has(.storm) ? "rain" : "stand"
        return window
    }

    /// A corridor has doors of its own along its sides: one that is named is at its end.
    private mutating func hangDoors(_ doors: [Actor], _ room: Actor) {
        let isCorridor = room.holds == "corridor"
        guard !isCorridor || doors.count < 3 else { return }
        for (n, door) in doors.prefix(3).enumerated() {
            var hung = door
            (hung.z, hung.y, hung.height, hung.speed) = (room.z - 0.03, 0, room.height * 0.70, 0)
            hung.motion = "stand"
            let side = glazed(room).map { $0.x < 0 ? Float(1) : -1 } ?? 1
            hung.x = isCorridor ? 0 : side * (0.08 + Float(n) * 0.3) * room.width
            scene.actors.append(hung)
        }
    }

    /// A coat without anybody in it hangs on the door, or on the wall.
    private mutating func hangClothes(_ room: Actor) {
        let door = scene.actors.first { $0.kind == "door" }
        for n in scene.actors.indices where scene.actors[n].kind == "clothing" {
            let tall = room.height * 0.40
            (scene.actors[n].height, scene.actors[n].y) = (tall, room.height * 0.22)
            (scene.actors[n].x, scene.actors[n].z) = (door?.x ?? scene.actors[n].x, room.z - 0.06)
            (scene.actors[n].motion, scene.actors[n].speed) = ("stand", 0)
        }
    }

    /// Where in the back wall a window is, in shares of the room.
    private struct Glazed {
        var x: Float
        var half: Float
        var low: Float
        var high: Float
    }

    /// `nil` where the back wall is full, or where one looks in through the window.
    private func glazed(_ room: Actor) -> Glazed? {
        switch room.holds {
        case "bar", "shop", "corridor", "carriage": return nil
        case "kitchen": return Glazed(x: -0.03, half: 0.27, low: 0.40, high: 0.88)
        case "bathroom": return Glazed(x: -0.63, half: 0.19, low: 0.58, high: 0.90)
        case "bedroom": return Glazed(x: -0.37, half: 0.25, low: 0.20, high: 0.90)
        case "library": return Glazed(x: 0, half: 0.15, low: 0.20, high: 0.93)
        case "classroom", "locker": return Glazed(x: 0.76, half: 0.18, low: 0.26, high: 0.86)
        case "living": return Glazed(x: 0.35 * Painter.livingSide(room), half: 0.27, low: 0.20, high: 0.90)
        default: return Glazed(x: 0, half: 0.34, low: 0.24, high: 0.90)
        }
    }
}
