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
    /// The drawing: `car`, `tree`, `lighthouse`.
    package var kind: String
    /// From 1 to 9, 9 being many.
    package var count: Int
    package var colour: String?
    /// The colour of what a person wears.
    package var clothing: String?
    package var motion: String?
    /// `tiny`, `small`, `large` or `giant`.
    package var size: String?
    /// What it is made of: `glass`, `wood`, `metal`, `stone`, `paper`, `gold`, `crystal`, `ice`, `plastic`,
    /// `fur`, `cloth`, `clay`, `liquid`, `chocolate` or `neon`.
    package var material: String?
    /// The kind that it turns into.
    package var becomes: String?
    package var laterColour: String?
    package var laterMaterial: String?
    package var laterSize: String?
    /// Its word in the prompt, folded: `mice` for "three white mice".
    package var words: String = ""
    /// The primitive and the variant of it that the table of nouns gives for the word.
    package var primitive: String = ""
    package var variant: String = ""
    /// `smooth`, `rough`, `striped`, `wet` or `dry`.
    package var texture: String?
    /// `old` or `young`.
    package var age: String?
    /// Where it is said to be: `left`, `right`, `above`, `below`, `behind`, `front`, `beside`, `background`,
    /// `foreground`, `centre`, `inside` or `around`.
    package var place: String?
    package var outfit: PrevizOutfit?
    /// The name of the member of the cast that it is.
    package var member: String?
}

/// What was read from a prompt: facts that words stated. What they left open is `nil` or empty; composition chooses
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
    /// Kinds of light: `golden`, `soft`, `hard`, `neon`, `backlit`, `dim`, `bright`, `natural`, `candle`, `spotlight`,
    /// `moonlit`, `sunrays`, `dappled`, `colourful`, `glow`.
    package var light: [String] = []
    /// `low`, `high`, `overhead`, `eye`, `profile`, `back`, `front`, `shoulder` or `dutch`.
    package var angle: String?
    /// `shallow`, `macro`, `wide`, `telephoto`, `flare`, `blur`, `fisheye`.
    package var lens: [String] = []
    package var laterWeather: [PrevizWeather] = []
    package var laterSetting: PrevizSetting?
    package var laterPalette: [String] = []
    /// `winter`, `spring`, `summer` or `autumn`.
    package var season: String?
    /// What the picture is about: the first subject's word, else the place's, else the light's or the weather's.
    package var principal: String?
    /// Words in quotation marks, to be read in the picture.
    package var texts: [String] = []
    /// Whether the words tell of one thing after another.
    package var isSequence = false
    /// Kinds, settings and weathers that the words rule out.
    package var excluded: [String] = []

    /// The facts as a document.
    package var json: JSONValue {
        JSONValue(fields: [
            ("subject", text(principal)), ("things", subjects.isEmpty ? nil : .array(subjects.map(\.json))),
            ("setting", text(setting?.rawValue)), ("also", listed(alsoSettings.map(\.rawValue))),
            ("time", text(time?.rawValue)), ("season", text(season)), ("weather", listed(weather.map(\.rawValue))),
            ("light", listed(light)), ("mood", text(mood)), ("palette", listed(palette)),
            ("skyColour", text(skyColour)),
            ("groundColour", text(groundColour)), ("wet", isWet ? .bool(true) : nil), ("styles", listed(styles)),
            ("camera", text(camera?.rawValue)), ("framing", text(framing?.rawValue)), ("angle", text(angle)),
            ("lens", listed(lens)), ("pace", text(pace)), ("texts", listed(texts)),
            ("later", later), ("sequence", isSequence ? .bool(true) : nil), ("excluded", listed(excluded)),
        ])
    }

    /// What the picture changes to.
    private var later: JSONValue? {
        let fields = JSONValue(fields: [
            ("setting", text(laterSetting?.rawValue)), ("time", text(laterTime?.rawValue)),
            ("weather", listed(laterWeather.map(\.rawValue))), ("palette", listed(laterPalette)),
        ])
        return fields == JSONValue(fields: []) ? nil : fields
    }

    func has(_ wanted: PrevizWeather) -> Bool { weather.contains(wanted) }
    func has(style: String) -> Bool { styles.contains(style) }
    func subject(_ kinds: String...) -> PrevizSubject? { subjects.first { kinds.contains($0.kind) } }
}

extension PrevizSubject {
    var changes: Bool { [becomes, laterColour, laterMaterial, laterSize].contains { $0 != nil } }

    /// What it has become.
    var later: PrevizSubject {
        var later = self
        later.kind = becomes ?? kind
        // What turns into something else leaves its colour behind.
        later.colour = laterColour ?? (becomes == nil ? colour : nil)
        (later.material, later.size) = (laterMaterial ?? material, laterSize ?? size)
        return later
    }

    package var json: JSONValue {
        JSONValue(fields: [
            ("word", text(words.isEmpty ? nil : words)), ("primitive", text(primitive.isEmpty ? nil : primitive)),
            ("variant", text(variant.isEmpty ? nil : variant)), ("kind", .string(kind)), ("count", .int(Int64(count))),
            ("colour", text(colour)), ("clothing", text(clothing)), ("outfit", outfit?.json),
            ("material", text(material)),
            ("texture", text(texture)), ("size", text(size)), ("age", text(age)), ("motion", text(motion)),
            ("place", text(place)), ("becomes", text(becomes)), ("laterColour", text(laterColour)),
            ("laterMaterial", text(laterMaterial)), ("laterSize", text(laterSize)), ("member", text(member)),
        ])
    }
}

extension PrevizOutfit {
    fileprivate var json: JSONValue {
        JSONValue(fields: [
            ("garment", text(garment)), ("hat", text(hat)), ("hatColour", text(hatColour)), ("hair", text(hair)),
            ("hairColour", text(hairColour)), ("shoes", text(shoes)), ("mask", text(mask)), ("beak", text(beak)),
            ("beard", isBearded ? .bool(true) : nil), ("glasses", hasGlasses ? .bool(true) : nil),
        ])
    }
}

private func text(_ value: String?) -> JSONValue? { value.map(JSONValue.string) }
private func listed(_ list: [String]) -> JSONValue? { list.isEmpty ? nil : .array(list.map(JSONValue.string)) }
