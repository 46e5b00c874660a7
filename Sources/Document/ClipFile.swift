package import ClipModel

/// Reads `clip.yaml`.
package enum ClipFile {
    package static let path = "clip.yaml"
    /// The fields, in the order in which new ones are put into a file.
    package static let fields = [
        "clipws", "title", "artists", "picture", "engine", "engines", "style", "seed", "music", "budget", "autosave",
        "notes", "timeline",
    ]
    static let engineFields = [
        "kind", "run", "model", "version", "terms", "plan", "ran-in", "price", "concurrency", "parameters",
    ]
    static let musicFields = ["file", "offset", "bpm", "beats-per-bar"]

    /// Reads the bytes of the file. The value is `nil` if the text can't be read, is of a newer format, or states no
    /// title or no usable picture.
    package static func parse(_ bytes: [UInt8], path: String = path) -> Parsed<Clip> {
        do throws(DocumentFault) {
            let source = try SourceText(bytes, path: path, limit: DocumentLimit.clipBytes)
            let findings = Findings(source)
            let root = try YAMLReader.read(source, source.start..<bytes.count)
            let (value, remains) = clip(FieldReader(root, at: source.start, findings: findings))
            return findings.parsed(value, remains: remains)
        } catch {
            return Parsed(value: nil, faults: [error])
        }
    }

    private static func clip(_ fields: FieldReader) -> (Clip?, remains: Clip?) {
        let readable = version(fields)
        // Fields of a newer format may be unknown to this one.
        guard readable else { return (nil, nil) }
        fields.refuseUnknown(Self.fields, of: "clip.yaml")
        let title = fields.text("title")
        if title == nil, fields.node("title") == nil { fields.missing("title", write: "title: The clip's name") }
        let picture = picture(fields)
        let rest = rest(fields)
        let standIn = PictureSize(width: 1280, height: 720).map { PictureFormat(size: $0, rate: FrameRate(24)) }
        let remains = (picture ?? standIn).map { rest(title ?? "", $0) }
        return (title != nil && picture != nil ? remains : nil, remains)
    }

    /// Reads the fields beside title and picture, so that their faults are found whatever those say.
    private static func rest(_ fields: FieldReader) -> (String, PictureFormat) -> Clip {
        let artists = fields.list("artists")?.map(\.text) ?? []
        let engine: EngineName = fields.name("engine", "an engine") ?? .previz
        let engines = engines(fields)
        let styles: [StyleName] = fields.names("style", "a style") ?? []
        let seed = fields.integer("seed", 0...UInt32.max) ?? 1
        let music = music(fields)
        let budget = fields.value("budget", "is no amount", "write `20 EUR` or `20 credits`") { Money($0) }
        let autosave = fields.flag("autosave") ?? true
        let timeline: [SceneID] = fields.names("timeline", "a scene") ?? []
        return { title, picture in
            Clip(
                title: title, artists: artists, picture: picture, engine: engine, engines: engines, styles: styles,
                seed: seed, music: music, budget: budget, autosave: autosave, timeline: timeline)
        }
    }

    private static func version(_ fields: FieldReader) -> Bool {
        guard let node = fields.node("clipws") else {
            fields.missing("clipws", write: "clipws: \(Clip.formatVersion)")
            return true
        }
        guard let version: Int = fields.integer("clipws", 1...Int.max) else { return true }
        guard version > Clip.formatVersion else { return true }
        fields.fault(
            "clipws", node,
            "format \(version) is newer than the newest that this program reads (\(Clip.formatVersion))",
            "install a newer clipws")
        return false
    }

    private static func picture(_ clip: FieldReader) -> PictureFormat? {
        guard clip.node("picture") != nil else {
            clip.missing("picture", write: "picture: { size: 1280x720, rate: 24 }")
            return nil
        }
        guard let fields = clip.fields("picture") else { return nil }
        fields.refuseUnknown(["size", "rate"], of: "picture")
        if fields.node("size") == nil { fields.missing("size", write: "size: 1280x720") }
        if fields.node("rate") == nil { fields.missing("rate", write: "rate: 24") }
        let size = fields.value(
            "size", "is no picture size", "write even numbers from 16 to 8192, as `1280x720`"
        ) { PictureSize($0) }
        let rate = fields.value(
            "rate", "is no frame rate", "write 1 to 240 pictures a second, as `24`, `29.97` or `30000/1001`"
        ) { text in
            FrameRate(text).flatMap { $0.perSecond.denominator <= 1001 ? $0 : nil }
        }
        guard let size, let rate else { return nil }
        return PictureFormat(size: size, rate: rate)
    }

    private static func engines(_ clip: FieldReader) -> [EngineName: EngineConfiguration] {
        guard let all = clip.fields("engines") else { return [:] }
        var engines: [EngineName: EngineConfiguration] = [:]
        for text in all.names where !text.hasPrefix("x-") {
            guard let name = EngineName(text) else {
                all.fault(key: text, "\(quote(text)) is no usable name of an engine", usableName)
                continue
            }
            if EngineName.builtIn.contains(name) {
                all.fault(key: text, "`\(name)` is built in and can't be configured here", "choose another name")
                continue
            }
            guard let fields = all.fields(text) else {
                if all.node(text) == nil { all.missing(text, write: "kind: command") }
                continue
            }
            if let engine = engine(fields) { engines[name] = engine }
        }
        return engines
    }

    private static func engine(_ fields: FieldReader) -> EngineConfiguration? {
        fields.refuseUnknown(engineFields, of: "an engine")
        let known = EngineConfiguration.kinds
        let kind = fields.value(
            "kind", "is no kind of engine", "write \(known.map { "`\($0)`" }.joined(separator: " or "))"
        ) { known.contains($0) ? $0 : nil }
        if fields.node("kind") == nil { fields.missing("kind", write: "kind: command") }
        var engine = EngineConfiguration(kind: kind ?? "")
        engine.run = fields.list("run")?.map(\.text) ?? []
        if fields.node("run") == nil { fields.missing("run", write: "run: [the program, its first word, …]") }
        engine.model = fields.text("model")
        engine.version = fields.text("version")
        engine.terms = fields.text("terms")
        engine.plan = fields.text("plan")
        engine.ranIn = fields.value(
            "ran-in", "is no country", "write two letters, as `US`", { Territories.code($0) })
        engine.pricePerSecond = fields.value(
            "price", "is no price of a second", "write `0.05 EUR` or `2 credits`"
        ) { Money($0) }
        engine.concurrency = fields.integer("concurrency", 1...64) ?? 1
        engine.parameters = fields.object("parameters")
        // One of another kind is there all the same: scenes that name it have no fault of their own.
        return fields.node("kind") == nil ? nil : engine
    }

    private static func music(_ clip: FieldReader) -> Music? {
        guard let fields = clip.fields("music") else { return nil }
        fields.refuseUnknown(musicFields, of: "music")
        if fields.node("file") == nil { fields.missing("file", write: "file: music/song.flac") }
        let offset = fields.value("offset", "is no time", "write seconds, as `1.5s`", seconds) ?? Rational(0)
        let beats = fields.integer("beats-per-bar", 1...64) ?? 4
        let bpm = fields.value(
            "bpm", "is no tempo",
            "write 1 to 1000 beats a minute with at most three decimals, as `96` or `93.5`"
        ) { text in
            Rational(text).flatMap { $0 >= Rational(1) && $0 <= Rational(1000) && $0.denominator <= 1000 ? $0 : nil }
        }
        guard let file = fields.path("file") else { return nil }
        return Music(
            file: file, offset: offset, tempo: bpm.map { Tempo(beatsPerMinute: $0, beatsPerBar: beats) })
    }

    private static func seconds(_ text: String) -> Rational? {
        if text == "0" { return Rational(0) }
        guard case .seconds(let value)? = Length(exact: text), value <= Rational(86_400) else { return nil }
        return value
    }
}
