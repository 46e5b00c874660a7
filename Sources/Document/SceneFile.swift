package import ClipModel

/// Reads `scenes/<id>.md`: front matter, then the prompt.
package enum SceneFile {
    /// The fields, in the order in which new ones are put into a file.
    package static let fields = [
        "title", "length", "seed", "style", "engine", "continues", "first-frame", "refs", "parameters", "negative",
        "pick",
        "pin", "tags", "notes",
    ]

    /// Reads the bytes of one file. Nothing outside it is looked at; `path` is for the faults. The value is `nil` if the
    /// text can't be read or has no usable length or no prompt.
    package static func parse(_ bytes: [UInt8], id: SceneID, path: String) -> Parsed<Scene> {
        do throws(DocumentFault) {
            let file = try SettingsAndWords(bytes, path: path, required: true)
            let (scene, isUsable) = scene(file, id)
            return file.findings.parsed(isUsable ? scene : nil, remains: scene)
        } catch {
            return Parsed(value: nil, faults: [error])
        }
    }

    private static func scene(_ file: SettingsAndWords, _ id: SceneID) -> (Scene, isUsable: Bool) {
        let fields = file.fields
        fields.refuseUnknown(Self.fields, of: "a scene")
        let length = length(fields)
        if file.words.isEmpty {
            file.findings.add(
                at: file.bodyStart, field: "prompt", "is missing", "write what is to be seen below the closing `---`")
        }
        var scene = Scene(id: id, prompt: file.words, length: length ?? .frames(1))
        scene.title = fields.text("title")
        scene.seed = fields.integer("seed", 0...UInt32.max)
        scene.styles = fields.names("style", "a style")
        scene.engine = fields.name("engine", "an engine")
        scene.continues = fields.name("continues", "a scene")
        scene.firstFrame = fields.path("first-frame")
        scene.references = fields.paths("refs")
        scene.parameters = fields.object("parameters")
        scene.negative = fields.text("negative")
        scene.pick = fields.value(
            "pick", "is no take", "write the 16 hexadecimal digits that `clipws takes` shows"
        ) { TakeID($0) }
        (scene.pinned, scene.pinnedTake) = pin(fields)
        scene.tags = fields.list("tags")?.map(\.text) ?? []
        scene.notes = fields.text("notes")
        return (scene, length != nil && !file.words.isEmpty)
    }

    /// A pin names the take that it holds, or says yes to the pick.
    private static func pin(_ fields: FieldReader) -> (Bool, TakeID?) {
        let pin = fields.value(
            "pin", "is no take and neither yes nor no", "write the 16 hexadecimal digits that `clipws takes` shows"
        ) { text -> (Bool, TakeID?)? in
            if let take = TakeID(text) { return (true, take) }
            return FieldReader.flag(text).map { ($0, nil) }
        }
        return pin ?? (false, nil)
    }

    private static func length(_ fields: FieldReader) -> Length? {
        guard fields.node("length") != nil else {
            fields.missing("length", write: "length: 4s")
            return nil
        }
        return fields.value("length", "is no length", lengthRemedy) { Length(exact: $0) }
    }
}

let lengthRemedy = "write `4s`, `96 frames`, `2 bars` or `8 beats`"

extension Length {
    /// Reads a length whose sums with every rate and tempo that a file may state stay exact: seconds to the microsecond,
    /// bars and beats to the thousandth, at most 100,000 of them.
    init?(exact text: String) {
        guard let length = Length(text) else { return nil }
        switch length {
        case .seconds(let value): guard value.denominator <= 1_000_000 else { return nil }
        case .frames: break
        case .bars(let value), .beats(let value):
            guard value.denominator <= 1000, value <= Rational(100_000) else { return nil }
        }
        self = length
    }

    /// The length as it is written in files: `4s`, `2.25s`, `1/3s`, `96 frames`, `2 bars`, `1 beat`.
    package var written: String {
        switch self {
        case .seconds(let value): "\(value.written)s"
        case .frames(let count): count == 1 ? "1 frame" : "\(count) frames"
        case .bars(let value): value == Rational(1) ? "1 bar" : "\(value.written) bars"
        case .beats(let value): value == Rational(1) ? "1 beat" : "\(value.written) beats"
        }
    }
}

extension Rational {
    /// As a decimal where six places hold it exactly, else as a fraction.
    var written: String {
        guard numerator >= 0, 1_000_000 % denominator == 0 else { return description }
        let micros = numerator.multipliedReportingOverflow(by: 1_000_000 / denominator)
        guard !micros.overflow else { return description }
        guard micros.partialValue % 1_000_000 != 0 else { return "\(micros.partialValue / 1_000_000)" }
        var fraction = String(1_000_000 + micros.partialValue % 1_000_000).dropFirst()
        while fraction.last == "0" { fraction.removeLast() }
        return "\(micros.partialValue / 1_000_000).\(fraction)"
    }
}
