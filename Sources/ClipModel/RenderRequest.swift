/// Exactly what an engine is given to make a take, and nothing else. Its canonical form is what the render key hashes:
/// nothing can change a picture without changing the key, and nothing else can trigger a render.
package struct RenderRequest: Hashable, Sendable {
    /// The format's name in the canonical form. It changes when the same fields would mean another picture.
    package static let format = "clipws/request@1"

    /// Which engine makes the picture. The project's own name for it is left out: renaming it changes no picture.
    package struct EngineIdentity: Hashable, Sendable {
        package var kind: String
        package var model: String?
        package var version: String?
        /// For programs: what is run, and the digest of the program where it lies in the project.
        package var run: [String]
        package var program: ContentDigest?

        package init(
            kind: String, model: String? = nil, version: String? = nil, run: [String] = [],
            program: ContentDigest? = nil
        ) {
            self.kind = kind
            self.model = model
            self.version = version
            self.run = run
            self.program = program
        }
    }

    package struct CastEntry: Hashable, Sendable {
        package var name: String
        package var description: String

        package init(name: String, description: String) {
            self.name = name
            self.description = description
        }
    }

    /// A file given to the engine, by content.
    package struct Input: Hashable, Sendable {
        /// `reference` for a scene's own, `cast:<name>` for a cast member's.
        package var role: String
        package var digest: ContentDigest

        package init(role: String, digest: ContentDigest) {
            self.role = role
            self.digest = digest
        }
    }

    /// The picture a take starts from.
    package enum FirstFrame: Hashable, Sendable {
        /// The last frame of another take, by the digest of its decoded pixels (`MediaKit`), which, unlike an encoded
        /// picture, is the same with every version of a codec library.
        case pixels(ContentDigest)
        /// A picture file of the project.
        case file(ContentDigest)
    }

    package var engine: EngineIdentity
    package var picture: PictureFormat
    package var frames: Int64
    /// The prompt with each `@name` replaced by the cast member's display name.
    package var prompt: String
    package var negative: [String]
    package var cast: [CastEntry]
    /// The looks, as their words.
    package var styles: [String]
    package var seed: UInt32
    package var firstFrame: FirstFrame?
    package var inputs: [Input]
    package var parameters: [String: JSONValue]

    package init(
        engine: EngineIdentity, picture: PictureFormat, frames: Int64, prompt: String, negative: [String] = [],
        cast: [CastEntry] = [], styles: [String] = [], seed: UInt32, firstFrame: FirstFrame? = nil,
        inputs: [Input] = [], parameters: [String: JSONValue] = [:]
    ) {
        self.engine = engine
        self.picture = picture
        self.frames = frames
        self.prompt = prompt
        self.negative = negative
        self.cast = cast
        self.styles = styles
        self.seed = seed
        self.firstFrame = firstFrame
        self.inputs = inputs
        self.parameters = parameters
    }

    /// The key: SHA-256 of the canonical JSON.
    package var key: RenderKey { RenderKey(hashing: json) }

    /// How long the take lasts, in seconds.
    package var seconds: Rational { picture.rate.seconds(frames: frames) }

    /// Prompt, cast and styles as one text, for engines that take nothing but words.
    package var composedPrompt: String {
        let members = cast.filter { !$0.description.isEmpty }.map { "\($0.name): \($0.description)" }
        return ([prompt] + members + styles).filter { !$0.isEmpty }.joined(separator: "\n\n")
    }

    /// The request as JSON. Fields without a value are left out, so that a field added later changes no old key.
    package var json: JSONValue {
        JSONValue(fields: [
            ("format", .string(Self.format)),
            ("engine", engine.json),
            ("width", .int(Int64(picture.size.width))),
            ("height", .int(Int64(picture.size.height))),
            ("rate", .string(picture.rate.description)),
            ("frames", .int(frames)),
            ("prompt", .string(prompt)),
            ("negative", list(negative.map(JSONValue.string))),
            ("cast", list(cast.map { ["name": .string($0.name), "description": .string($0.description)] })),
            ("styles", list(styles.map(JSONValue.string))),
            ("seed", .int(Int64(seed))),
            ("first_frame", firstFrame?.json),
            ("inputs", list(inputs.map { ["role": .string($0.role), "sha256": .string($0.digest.hex)] })),
            ("parameters", parameters.isEmpty ? nil : .object(parameters)),
        ])
    }

    /// The most frames that one take can have: the longest scene at the highest rate.
    package static let mostFrames: Int64 = 3600 * 240

    /// Reads what ``json`` wrote. `nil` for another format, missing fields or a number of frames that no take has.
    package init?(json: JSONValue) {
        guard json["format"]?.string == Self.format, let engine = json["engine"].flatMap(EngineIdentity.init(json:)),
            let width = json["width"]?.int, let height = json["height"]?.int,
            let size = PictureSize(width: Int(clamping: width), height: Int(clamping: height)),
            let rate = json["rate"]?.string.flatMap({ FrameRate($0) }), let frames = json["frames"]?.int,
            (1...Self.mostFrames).contains(frames),
            let prompt = json["prompt"]?.string, let seed = json["seed"]?.int.flatMap({ UInt32(exactly: $0) })
        else { return nil }
        self.init(
            engine: engine, picture: PictureFormat(size: size, rate: rate), frames: frames, prompt: prompt,
            negative: strings(json["negative"]),
            cast: (json["cast"]?.array ?? []).compactMap { entry in
                guard let name = entry["name"]?.string, let text = entry["description"]?.string else { return nil }
                return CastEntry(name: name, description: text)
            },
            styles: strings(json["styles"]), seed: seed,
            firstFrame: json["first_frame"].flatMap(FirstFrame.init(json:)),
            inputs: (json["inputs"]?.array ?? []).compactMap { entry in
                guard let role = entry["role"]?.string, let digest = digest(entry["sha256"]) else { return nil }
                return Input(role: role, digest: digest)
            },
            parameters: json["parameters"]?.object ?? [:])
    }
}

extension RenderRequest.EngineIdentity {
    package var json: JSONValue {
        JSONValue(fields: [
            ("kind", .string(kind)), ("model", model.map(JSONValue.string)), ("version", version.map(JSONValue.string)),
            ("run", list(run.map(JSONValue.string))), ("program", program.map { .string($0.hex) }),
        ])
    }

    package init?(json: JSONValue) {
        guard let kind = json["kind"]?.string else { return nil }
        self.init(
            kind: kind, model: json["model"]?.string, version: json["version"]?.string, run: strings(json["run"]),
            program: digest(json["program"]))
    }
}

extension RenderRequest.FirstFrame {
    package var json: JSONValue {
        switch self {
        case .pixels(let digest): ["pixels": .string(digest.hex)]
        case .file(let digest): ["sha256": .string(digest.hex)]
        }
    }

    package init?(json: JSONValue) {
        if let pixels = digest(json["pixels"]) {
            self = .pixels(pixels)
        } else if let file = digest(json["sha256"]) {
            self = .file(file)
        } else {
            return nil
        }
    }
}

/// The hash of a request: two requests with one key ask for the same picture of the same engine.
package struct RenderKey: Hashable, Sendable, Comparable, CustomStringConvertible {
    package let digest: ContentDigest

    package init(_ digest: ContentDigest) { self.digest = digest }
    /// Hashes a request as it lies in a take record, whatever version of the program wrote it.
    package init(hashing request: JSONValue) { digest = ContentDigest(of: request.canonical) }
    package init?(hex: String) {
        guard let digest = ContentDigest(hex: hex) else { return nil }
        self.digest = digest
    }

    package var description: String { digest.hex }
    package static func < (a: Self, b: Self) -> Bool { a.digest < b.digest }
}

private func list(_ items: [JSONValue]) -> JSONValue? { items.isEmpty ? nil : .array(items) }
private func strings(_ value: JSONValue?) -> [String] { (value?.array ?? []).compactMap(\.string) }
private func digest(_ value: JSONValue?) -> ContentDigest? { value?.string.flatMap { ContentDigest(hex: $0) } }
