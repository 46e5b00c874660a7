/// How one take came to be: `takes/<scene>/<take>.json`. Written once, never changed; its file's bytes name it.
package struct TakeRecord: Hashable, Sendable {
    /// The format's name and version in the file.
    package static let format = "clipws/take@1"

    /// What was delivered.
    package struct Media: Hashable, Sendable {
        package var digest: ContentDigest
        package var bytes: Int64
        package var width: Int
        package var height: Int
        package var frames: Int64

        package init(digest: ContentDigest, bytes: Int64, width: Int, height: Int, frames: Int64) {
            self.digest = digest
            self.bytes = bytes
            self.width = width
            self.height = height
            self.frames = frames
        }
    }

    /// A file that went into the take, with the terms that the project stated for it on that day.
    package struct Ingredient: Hashable, Sendable {
        package var role: String
        package var path: String
        package var digest: ContentDigest
        package var licence: String?

        package init(role: String, path: String, digest: ContentDigest, licence: String? = nil) {
            self.role = role
            self.path = path
            self.digest = digest
            self.licence = licence
        }
    }

    /// The scene it was made for. Takes are found by key, so a renamed scene keeps them.
    package var scene: String
    package var key: RenderKey
    /// The whole request, as JSON so that fields of later versions survive.
    package var request: JSONValue
    /// The project's name for the engine.
    package var engine: String
    /// The terms that its output came under on that day.
    package var terms: String?
    /// What was known of these terms then, in full: `TakeTerms` of the room `Rights`. Records of earlier versions have none.
    package var generatorTerms: JSONValue?
    package var attempt: AttemptID
    /// Milliseconds since 1970, UTC.
    package var ordered: Int64
    package var finished: Int64
    /// `Name <address>` of who ordered it.
    package var orderedBy: String?
    package var cost: Money?
    package var media: Media
    /// The decoded pixels of the last frame, for scenes that continue from this take.
    package var lastFrame: ContentDigest?
    package var ingredients: [Ingredient]

    package init(
        scene: String, key: RenderKey, request: JSONValue, engine: String, terms: String? = nil,
        generatorTerms: JSONValue? = nil, attempt: AttemptID,
        ordered: Int64, finished: Int64, orderedBy: String? = nil, cost: Money? = nil, media: Media,
        lastFrame: ContentDigest? = nil, ingredients: [Ingredient] = []
    ) {
        self.scene = scene
        self.key = key
        self.request = request
        self.engine = engine
        self.terms = terms
        self.generatorTerms = generatorTerms
        self.attempt = attempt
        self.ordered = ordered
        self.finished = finished
        self.orderedBy = orderedBy
        self.cost = cost
        self.media = media
        self.lastFrame = lastFrame
        self.ingredients = ingredients
    }

    /// The file's text.
    package var fileText: String { json.pretty }
    /// The take's name: it follows from the file's text.
    package var id: TakeID { TakeID(record: ContentDigest(of: fileText)) }

    package var json: JSONValue {
        JSONValue(fields: [
            ("format", .string(Self.format)),
            ("scene", .string(scene)),
            ("key", .string(key.description)),
            ("request", request),
            ("engine", .string(engine)),
            ("terms", terms.map(JSONValue.string)),
            ("generator_terms", generatorTerms),
            ("attempt", .string(attempt.text)),
            ("ordered", .string(Timestamp.text(ordered))),
            ("finished", .string(Timestamp.text(finished))),
            ("ordered_by", orderedBy.map(JSONValue.string)),
            ("cost", cost.map { .string($0.description) }),
            ("media", media.json),
            ("last_frame", lastFrame.map { ["pixels": .string($0.hex)] }),
            ("ingredients", ingredients.isEmpty ? nil : .array(ingredients.map(\.json))),
        ])
    }

    /// Reads a record. `nil` for another format, missing fields, or a key that isn't its request's hash.
    package init?(json: JSONValue) {
        guard json["format"]?.string == Self.format, let scene = json["scene"]?.string,
            let key = json["key"]?.string.flatMap({ RenderKey(hex: $0) }), let request = json["request"],
            RenderKey(hashing: request) == key, let engine = json["engine"]?.string,
            let attempt = json["attempt"]?.string, let ordered = json["ordered"]?.string.flatMap(Timestamp.parse),
            let finished = json["finished"]?.string.flatMap(Timestamp.parse),
            let media = json["media"].flatMap(Media.init(json:))
        else { return nil }
        self.init(
            scene: scene, key: key, request: request, engine: engine, terms: json["terms"]?.string,
            generatorTerms: json["generator_terms"], attempt: AttemptID(attempt), ordered: ordered, finished: finished,
            orderedBy: json["ordered_by"]?.string, cost: json["cost"]?.string.flatMap { Money($0) }, media: media,
            lastFrame: json["last_frame"]?["pixels"]?.string.flatMap { ContentDigest(hex: $0) },
            ingredients: (json["ingredients"]?.array ?? []).compactMap(Ingredient.init(json:)))
    }
}

extension TakeRecord.Media {
    fileprivate var json: JSONValue {
        [
            "sha256": .string(digest.hex), "bytes": .int(bytes), "width": .int(Int64(width)),
            "height": .int(Int64(height)), "frames": .int(frames),
        ]
    }

    fileprivate init?(json: JSONValue) {
        guard let digest = json["sha256"]?.string.flatMap({ ContentDigest(hex: $0) }), let bytes = json["bytes"]?.int,
            let width = json["width"]?.int, let height = json["height"]?.int, let frames = json["frames"]?.int
        else { return nil }
        self.init(
            digest: digest, bytes: bytes, width: Int(clamping: width), height: Int(clamping: height), frames: frames)
    }
}

extension TakeRecord.Ingredient {
    package var json: JSONValue {
        JSONValue(fields: [
            ("role", .string(role)), ("path", .string(path)), ("sha256", .string(digest.hex)),
            ("licence", licence.map(JSONValue.string)),
        ])
    }

    package init?(json: JSONValue) {
        guard let role = json["role"]?.string, let path = json["path"]?.string,
            let digest = json["sha256"]?.string.flatMap({ ContentDigest(hex: $0) })
        else { return nil }
        self.init(role: role, path: path, digest: digest, licence: json["licence"]?.string)
    }
}

/// Instants as text: `2026-11-23T06:11:00.123Z` (RFC 3339, UTC, milliseconds), to and from milliseconds since 1970.
package enum Timestamp {
    package static func text(_ milliseconds: Int64) -> String {
        let (days, inDay) = floorDivide(milliseconds, 86_400_000)
        let (year, month, day) = civil(fromDays: days)
        let seconds = inDay / 1000
        return "\(pad(year, 4))-\(pad(month, 2))-\(pad(day, 2))T\(pad(seconds / 3600, 2)):\(pad(seconds / 60 % 60, 2)):"
            + "\(pad(seconds % 60, 2)).\(pad(inDay % 1000, 3))Z"
    }

    /// Reads exactly what ``text(_:)`` writes.
    package static func parse(_ text: String) -> Int64? {
        let fields = text.split(whereSeparator: { "-T:.Z".contains($0) }).map { Int64($0) }
        guard text.utf8.count == 24, fields.count == 7, fields.allSatisfy({ ($0 ?? .max) <= 9999 }),
            let year = fields[0], let month = fields[1], let day = fields[2], let hour = fields[3],
            let minute = fields[4], let second = fields[5], let milli = fields[6]
        else { return nil }
        let value = ((days(year, month, day) * 24 + hour) * 60 + minute) * 60_000 + second * 1000 + milli
        return Self.text(value) == text ? value : nil
    }

    // Days since 1970-01-01 in the proleptic Gregorian calendar, with years that begin in March so that the leap day
    // ends the year: 146,097 days in 400 years, 153 days in five months from March.
    private static func days(_ year: Int64, _ month: Int64, _ day: Int64) -> Int64 {
        let shifted = month <= 2 ? year - 1 : year
        let (era, yearOfEra) = floorDivide(shifted, 400)
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    private static func civil(fromDays days: Int64) -> (Int64, Int64, Int64) {
        let (era, day) = floorDivide(days + 719_468, 146_097)
        let yearOfEra = (day - day / 1460 + day / 36_524 - day / 146_096) / 365
        let dayOfYear = day - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shifted = (5 * dayOfYear + 2) / 153
        let month = shifted < 10 ? shifted + 3 : shifted - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shifted + 2) / 5 + 1)
    }

    private static func floorDivide(_ a: Int64, _ b: Int64) -> (Int64, Int64) {
        let (quotient, remainder) = a.quotientAndRemainder(dividingBy: b)
        return remainder < 0 ? (quotient - 1, remainder + b) : (quotient, remainder)
    }

    private static func pad(_ value: Int64, _ width: Int) -> String {
        let digits = String(value)
        return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
}
