internal import ClipModel

extension Attempt {
    /// All fields, as a line of the journal.
    var json: JSONValue {
        [
            "id": .string(id.text), "run": .string(run), "scene": .string(scene), "key": .string(key.description),
            "request": .string(request), "engine": .string(engine), "ordered": .int(ordered),
            "reserved": Self.json(reserved), "state": .string(state.rawValue), "job": Self.json(job),
            "take_text": Self.json(takeText), "take": Self.json(take?.text), "billed": Self.json(billed),
            "problem": Self.json(problem), "updated": .int(updated), "origin": origin.json,
        ]
    }

    /// The fields in which `self` differs from `before`, and the id.
    func changes(since before: Attempt) -> JSONValue {
        guard case .object(let old) = before.json, case .object(var new) = json else { return json }
        new = new.filter { name, value in name == "id" || old[name] != value }
        return .object(new)
    }

    /// Reads a line with all fields that an attempt needs; `nil` if one is missing.
    init?(json: JSONValue) {
        guard let id = json["id"]?.string, let run = json["run"]?.string, let scene = json["scene"]?.string,
            let key = json["key"]?.string.flatMap({ RenderKey(hex: $0) }), let request = json["request"]?.string,
            let engine = json["engine"]?.string, let ordered = json["ordered"]?.int
        else { return nil }
        self.init(
            id: AttemptID(id), run: run, scene: scene, key: key, request: request, engine: engine, ordered: ordered)
        merge(json)
    }

    /// Takes over the fields that a line holds. `null` empties a field.
    mutating func merge(_ json: JSONValue) {
        if let value = json["run"]?.string { run = value }
        if let value = json["state"]?.string.flatMap(AttemptState.init(rawValue:)) { state = value }
        if let value = json["updated"]?.int { updated = value }
        if let value = json["reserved"] { reserved = Self.money(value) }
        if let value = json["billed"] { billed = Self.money(value) }
        if let value = json["job"] { job = value.string }
        if let value = json["take_text"] { takeText = value.string }
        if let value = json["take"] { take = value.string.flatMap { TakeID($0) } }
        if let value = json["problem"] { problem = value.string }
        if let value = json["origin"] { origin = AttemptOrigin(json: value) }
    }

    private static func json(_ text: String?) -> JSONValue { text.map(JSONValue.string) ?? .null }

    private static func json(_ money: Money?) -> JSONValue {
        money.map { ["micros": .int($0.micros), "currency": .string($0.currency)] } ?? .null
    }

    private static func money(_ json: JSONValue) -> Money? {
        guard let micros = json["micros"]?.int, let currency = json["currency"]?.string else { return nil }
        return Money(micros: micros, currency: currency)
    }
}

extension AttemptOrigin {
    var json: JSONValue {
        JSONValue(fields: [
            ("ordered_by", orderedBy.map(JSONValue.string)), ("terms", terms.map(JSONValue.string)),
            ("generator_terms", generatorTerms),
            ("ingredients", ingredients.isEmpty ? nil : .array(ingredients.map(\.json))),
        ])
    }

    /// Reads what there is of it: an older program's attempts have none.
    init(json: JSONValue) {
        self.init(
            orderedBy: json["ordered_by"]?.string, terms: json["terms"]?.string,
            generatorTerms: json["generator_terms"],
            ingredients: (json["ingredients"]?.array ?? []).compactMap(TakeRecord.Ingredient.init(json:)))
    }
}
