package import ClipModel

/// Writes fresh files: the usual order of fields, no field that says nothing, line feeds, a final line end. What is written
/// reads back as the same value.
package enum NewFile {
    /// The text of a new `scenes/<id>.md`.
    package static func scene(_ scene: Scene) -> String {
        let fields: [(String, JSONValue?)] = [
            ("title", text(scene.title)), ("length", .string(scene.length.written)),
            ("seed", scene.seed.map { .int(Int64($0)) }), ("style", styles(scene.styles)),
            ("engine", text(scene.engine?.text)), ("continues", text(scene.continues?.text)),
            ("first-frame", text(scene.firstFrame?.text)), ("refs", list(scene.references.map(\.text))),
            ("parameters", object(scene.parameters)), ("negative", text(scene.negative)),
            ("pick", text(scene.pick?.text)), ("pin", pin(scene)), ("tags", list(scene.tags)),
            ("notes", text(scene.notes)),
        ]
        return page(fields, words: scene.prompt)
    }

    private static func pin(_ scene: Scene) -> JSONValue? {
        scene.pinned ? scene.pinnedTake.map { .string($0.text) } ?? true : nil
    }

    /// The text of a new `clip.yaml`.
    package static func clip(_ clip: Clip) -> String {
        let rate = clip.picture.rate.perSecond
        let picture: JSONValue = rate.denominator == 1 ? .int(rate.numerator) : .string(rate.description)
        var lines = yaml([
            ("clipws", .int(Int64(Clip.formatVersion))), ("title", .string(clip.title)),
            ("artists", list(clip.artists)),
        ])
        lines.append("picture:")
        lines += yaml([("size", .string(clip.picture.size.description)), ("rate", picture)], indent: 2)
        lines += yaml([("engine", clip.engine == .previz ? nil : .string(clip.engine.text))])
        lines += engines(clip.engines)
        lines += yaml([
            ("style", list(clip.styles.map(\.text))), ("seed", clip.seed == 1 ? nil : .int(Int64(clip.seed))),
        ])
        if let music = clip.music { lines += ["music:"] + self.music(music) }
        lines += yaml([
            ("budget", text(clip.budget?.description)), ("autosave", clip.autosave ? nil : false),
            ("timeline", .array(clip.timeline.map { .string($0.text) })),
        ])
        return lines.joined(separator: "\n") + "\n"
    }

    /// The text of a new `cast/<name>.md`.
    package static func cast(_ member: CastMember) -> String {
        let name = member.displayName == member.name.text ? nil : member.displayName
        return page([("name", text(name)), ("refs", list(member.references.map(\.text)))], words: member.description)
    }

    /// The text of a new `styles/<name>.md`.
    package static func style(_ style: Style) -> String {
        page([("negative", text(style.negative))], words: style.text)
    }

    /// The text of a new `rights.yaml` with people and works; ``RightsEntry`` adds what else there is.
    package static func rights(_ ledger: RightsLedger) -> String {
        var lines = yaml([("clipws", .int(Int64(Clip.formatVersion)))])
        lines += records(
            "people",
            ledger.people.map { person in
                [("id", text(person.id)), ("name", .string(person.name)), ("role", text(person.role))]
            })
        lines += records(
            "works",
            ledger.works.map { work in
                [
                    ("id", text(work.id)), ("title", text(work.title)), ("artists", list(work.artists)),
                    ("file", text(work.file?.text)), ("licence", text(work.licence)), ("source", text(work.source)),
                ]
            })
        return lines.joined(separator: "\n") + "\n"
    }

    private static func page(_ fields: [(String, JSONValue?)], words: String) -> String {
        let lines = yaml(fields)
        let body = PromptText.escaped(PromptText.tidied(words))
        let end = body.isEmpty ? "" : body + "\n"
        // Words that begin as front matter does need some before them.
        if lines.isEmpty, !body.hasPrefix("---") { return end }
        return (["---"] + lines + ["---", ""]).joined(separator: "\n") + (body.isEmpty ? "" : "\n") + end
    }

    private static func yaml(_ fields: [(String, JSONValue?)], indent: Int = 0) -> [String] {
        fields.compactMap { key, value in
            value.map { YAMLText.entry(key, $0, indent: indent, unit: 2, lineEnd: "\n") }
        }
    }

    private static func engines(_ engines: [EngineName: EngineConfiguration]) -> [String] {
        if engines.isEmpty { return [] }
        return ["engines:"]
            + engines.sorted { $0.key < $1.key }.flatMap { name, engine in
                ["  \(YAMLText.scalar(name.text)):"]
                    + yaml(
                        [
                            ("kind", .string(engine.kind)), ("run", list(engine.run)), ("model", text(engine.model)),
                            ("version", text(engine.version)), ("terms", text(engine.terms)),
                            ("plan", text(engine.plan)),
                            ("ran-in", text(engine.ranIn)), ("price", text(engine.pricePerSecond?.description)),
                            ("concurrency", engine.concurrency == 1 ? nil : .int(Int64(engine.concurrency))),
                            ("parameters", object(engine.parameters)),
                        ], indent: 4)
            }
    }

    private static func music(_ music: Music) -> [String] {
        let bars = music.tempo.map(\.beatsPerBar) ?? 4
        return yaml(
            [
                ("file", .string(music.file.text)),
                ("offset", music.offset == Rational(0) ? nil : .string("\(music.offset.written)s")),
                ("bpm", music.tempo.map { number($0.beatsPerMinute) }),
                ("beats-per-bar", bars == 4 ? nil : .int(Int64(bars))),
            ], indent: 2)
    }

    private static func records(_ name: String, _ entries: [[(String, JSONValue?)]]) -> [String] {
        let filled = entries.map { yaml($0, indent: 4) }.filter { !$0.isEmpty }
        if filled.isEmpty { return [] }
        return ["\(name):"]
            + filled.flatMap { lines in ["  - " + lines[0].dropFirst(4)] + lines.dropFirst() }
    }

    private static func number(_ value: Rational) -> JSONValue {
        JSONValue(number: value.written) ?? .string(value.written)
    }
    private static func text(_ value: String?) -> JSONValue? { value.map(JSONValue.string) }
    private static func list(_ items: [String]) -> JSONValue? {
        items.isEmpty ? nil : .array(items.map(JSONValue.string))
    }
    private static func styles(_ names: [StyleName]?) -> JSONValue? {
        names.map { .array($0.map { .string($0.text) }) }
    }
    private static func object(_ fields: [String: JSONValue]) -> JSONValue? { fields.isEmpty ? nil : .object(fields) }
}
