package import ClipModel

/// The place that a picture shows.
package enum PrevizSetting: String, Sendable, Hashable, CaseIterable {
    case field, forest, mountains, canyon, desert, arctic, beach, sea, lake, river, street, city, road, room, stage
    case garden, space, underwater, clouds, tunnel, mars, moonscape, matter, macro
}

/// The time of day that gives a picture its light.
package enum PrevizTime: String, Sendable, Hashable, CaseIterable {
    case dawn, morning, noon, afternoon, sunset, dusk, night
}

package enum PrevizWeather: String, Sendable, Hashable, CaseIterable {
    case clear, cloudy, overcast, rain, snow, fog, storm, wind
}

package enum PrevizCamera: String, Sendable, Hashable, CaseIterable {
    case panLeft = "pan-left"
    case panRight = "pan-right"
    case tiltUp = "tilt-up"
    case tiltDown = "tilt-down"
    case pushIn = "push-in"
    case pullBack = "pull-back"
    case orbit
    case craneUp = "crane-up"
    case craneDown = "crane-down"
    case aerial
    case flyThrough = "fly-through"
    case handheld
    case `static`
    case truckLeft = "truck-left"
    case truckRight = "truck-right"
    case zoomIn = "zoom-in"
    case zoomOut = "zoom-out"
    case follow
    case roll
}

package enum PrevizFraming: String, Sendable, Hashable {
    case extremeClose = "extreme-close"
    case close, medium, full, wide, low
}

/// A thing in the picture.
package struct PrevizSubject: Sendable, Hashable {
    /// A word of the engine's own: `car`, `tree`, `lighthouse`.
    package var kind: String
    /// From 1 to 9, 9 being many.
    package var count: Int
    package var colour: String?
    /// The colour of what a person wears.
    package var clothing: String?
    package var motion: String?
    /// `tiny`, `small`, `large` or `giant`.
    package var size: String?
    /// What it is made of: `glass`, `wood`, `metal`, `stone`, `paper`, `gold`, `crystal`, `ice`, `neon`, `plastic`, `fur`, `cloth`.
    package var material: String?
    /// The kind that it turns into.
    package var becomes: String?
    /// Its words in the prompt.
    package var words: String = ""
    /// The cast name whose description it came from.
    package var member: String?
}

/// What was read from a prompt: facts that words stated. What they left open is `nil` or empty; composition then chooses
/// by the seed.
package struct PrevizUnderstanding: Sendable, Hashable {
    package var setting: PrevizSetting?
    /// Further places that the words name, in order: a street may lie in a city by the sea.
    package var alsoSettings: [PrevizSetting] = []
    package var time: PrevizTime?
    /// The time that the picture changes to.
    package var laterTime: PrevizTime?
    package var weather: [PrevizWeather] = []
    package var subjects: [PrevizSubject] = []
    /// Colours that belong to no one thing.
    package var palette: [String] = []
    package var skyColour: String?
    package var groundColour: String?
    /// Whether the floor is wet without rain.
    package var isWet = false
    package var styles: [String] = []
    package var camera: PrevizCamera?
    package var framing: PrevizFraming?
    package var pace: String?
    /// `calm`, `tense`, `joyful`, `sad`, `dreamy`, `energetic`, `mysterious`, `epic` or `romantic`.
    package var mood: String?
    /// Kinds of light: `golden`, `soft`, `hard`, `neon`, `backlit`, `dim`, `bright`, `candle`, `spotlight`, `moonlit`,
    /// `sunrays`, `dappled`, `colourful`.
    package var light: [String] = []
    /// `low`, `high`, `overhead`, `eye`, `profile`, `back`, `front` or `shoulder`.
    package var angle: String?
    /// `shallow`, `macro`, `wide`, `telephoto`, `flare`, `blur`, `fisheye`.
    package var lens: [String] = []
    package var laterWeather: [PrevizWeather] = []
    package var laterSetting: PrevizSetting?
    package var laterPalette: [String] = []
    /// Kinds, settings and weathers that the words rule out.
    package var excluded: [String] = []

    /// The facts as a document.
    package var json: JSONValue {
        JSONValue(fields: [
            ("setting", (setting?.rawValue).map(JSONValue.string)),
            ("also", texts(alsoSettings.map(\.rawValue))),
            ("time", (time?.rawValue).map(JSONValue.string)),
            ("laterTime", (laterTime?.rawValue).map(JSONValue.string)),
            ("weather", texts(weather.map(\.rawValue))),
            ("subjects", subjects.isEmpty ? nil : .array(subjects.map(\.json))),
            ("palette", texts(palette)),
            ("skyColour", skyColour.map(JSONValue.string)),
            ("groundColour", groundColour.map(JSONValue.string)),
            ("wet", isWet ? .bool(true) : nil),
            ("styles", texts(styles)),
            ("camera", (camera?.rawValue).map(JSONValue.string)),
            ("framing", (framing?.rawValue).map(JSONValue.string)),
            ("pace", pace.map(JSONValue.string)),
            ("excluded", texts(excluded)),
        ])
    }

    func has(_ wanted: PrevizWeather) -> Bool { weather.contains(wanted) }
    func has(style: String) -> Bool { styles.contains(style) }
    func subject(_ kinds: String...) -> PrevizSubject? { subjects.first { kinds.contains($0.kind) } }
}

extension PrevizSubject {
    package var json: JSONValue {
        JSONValue(fields: [
            ("kind", .string(kind)), ("count", .int(Int64(count))), ("colour", colour.map(JSONValue.string)),
            ("clothing", clothing.map(JSONValue.string)), ("motion", motion.map(JSONValue.string)),
        ])
    }
}

private func texts(_ list: [String]) -> JSONValue? { list.isEmpty ? nil : .array(list.map(JSONValue.string)) }
