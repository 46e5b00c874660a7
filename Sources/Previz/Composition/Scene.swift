internal import ClipModel

/// What stands in the picture, where, and how the eye moves: everything that drawing needs, in world metres. The floor is
/// y = 0; z goes away from the eye, which starts at z = 0.
struct Scene: Sendable {
    var setting: PrevizSetting
    var look: Look
    var laterLook: Look?
    /// The width of the picture over its height.
    var aspect: Float
    /// The distance of the subject: the scale of everything.
    var reach: Float = 6
    var eyeHeight: Float = 1.6
    /// Share of the picture's height above the horizon.
    var horizon: Float = 0.58
    /// In picture heights.
    var focal: Float = 1.25
    var floor: Floor = .none
    var ridges: [Ridge] = []
    /// From far to near.
    var actors: [Actor] = []
    var camera: CameraPath
    var shot = Shot()
    /// The distance that is sharp, and how far off it softens, in heights of the picture; 0 for all sharp.
    var focus: Float = 6
    var blur: Float = 0
    var flare = false
    var sky = Sky()
    var air = Air()
    var seed: UInt32
    var seconds: Float
    var styles: [String] = []
    var palette: [Colour] = []
    var dimmed = false
    /// How much faster than life the sky goes: a time lapse.
    var haste: Float = 1
    /// The moment that everything stands still at.
    var frozen: Float?

    /// Haze a metre.
    func density(_ look: Look) -> Float { look.haze / (reach * 24) }

    enum Floor: Sendable {
        case none
        case ground(Ground)
        case water(Water)
    }

    struct Ground: Sendable {
        var near: Colour
        var far: Colour
        var texture: Float = 0.3
        var scale: Float = 1
        var stretch: Float = 1
        var road: Float = 0
        var roadColour = Colour(0.2, 0.2, 0.22)
        var marks: Float = 0
        var wet: Float = 0
        var tiles: Float = 0
    }

    struct Water: Sendable {
        var deep: Colour
        var shallow: Colour
        var waves: Float = 0.35
        var foam: Float = 0
        var clarity: Float = 0.75
        var scale: Float = 0.5
        var flow: Float = 0
    }

    /// What is in the sky besides clouds.
    struct Sky: Sendable {
        var stars: Float = 0
        var nebula: [Colour] = []
        var moons = 0
        var sun = true
        var aurora = false
        var rainbow = false
        var planets: [Globe] = []
        var fireworks = false
        var eclipse = false
    }

    struct Globe: Sendable {
        var x: Float
        var height: Float
        var radius: Float
        var light: Colour
        var dark: Colour
        var bands: Float
        var seed: UInt32
    }

    /// What fills the air.
    struct Air: Sendable {
        var rain: Float = 0
        var snow: Float = 0
        var lightning = false
        var fog: Float = 0
        var fireflies: Colour?
        var dust: Float = 0
        var shafts: Float = 0
        var smoke: [Colour] = []
        var bubbles = false
        var wind: Float = 0.15
        var petals: Colour?
    }
}

/// A line of hills, roofs or trees far behind.
struct Ridge: Sendable {
    enum Shape: Sendable { case peaks, hills, dunes, trees, pines, roofs, mesas, clouds, waves, rocks }
    var shape: Shape
    var distance: Float
    /// Metres over the floor.
    var height: Float
    var base: Float = 0
    var top: Colour
    var foot: Colour
    var cap: Colour?
    /// The share of its height over which the cap lies.
    var snow: Float = 0.5
    var relief: Float = 0.25
    var seed: UInt32
    /// How far along it the picture begins.
    var aside: Float = 0
}

/// One figure: what, where, how big, in which colours.
struct Actor: Sendable {
    var kind: String
    var x: Float
    var y: Float = 0
    var z: Float
    /// Metres.
    var height: Float
    var facing: Float = 1
    var colour: Colour
    var second = Colour(0.3, 0.3, 0.34)
    var motion: String = "stand"
    /// Metres a second along x.
    var speed: Float = 0
    var phase: Float = 0
    var seed: UInt32 = 1
    /// How far the figure goes before it comes round again along z, for what the eye flies past; 0 for none.
    var wrap: Float = 0
    /// Whether a wet floor or water shows it upside down.
    var mirrors = true
    var holds: String?
    /// What words say of somebody's clothes and hair.
    var outfit: PrevizOutfit?
    /// Half of its breadth, for rooms; metres.
    var width: Float = 0
    /// Whether a room's furniture comes without the windows that belong to it.
    var isBlind = false
    /// Whether it is the one that the picture is about.
    var principal = false
    /// Whether it stands with the one that the picture is about, as half of a couple does.
    var leading = false
    /// Whether it goes along with an eye that flies ahead.
    var keepsAhead = false
}

/// What the lens looks at: a place of the picture before zooming, and where it is brought to, in shares of its sides.
struct Shot: Sendable {
    var zoom: Float = 1
    var from: (x: Float, y: Float) = (0.5, 0.5)
    var to: (x: Float, y: Float) = (0.5, 0.5)
    var isAimed = false
}

/// The eye's way through a shot.
struct CameraPath: Sendable {
    var move: PrevizCamera
    /// 1 for an ordinary speed.
    var pace: Float = 1
    var direction: Float = 1
}
