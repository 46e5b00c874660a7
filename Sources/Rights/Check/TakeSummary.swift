package import ClipModel

/// What made a take, as far as its terms depend on it.
package struct TakeMaker: Hashable, Sendable {
    var engine: String
    var kind: String?
    var model: String?
    var version: String?
    /// The terms that were kept with the take.
    var snapshot: JSONValue?

    var origin: TakeOrigin { TakeOrigin(kind: kind, model: model) }
    var isProcedure: Bool { origin == .algorithm }
    var name: String { [model ?? engine, version].compactMap { $0 }.joined(separator: " ") }
}

/// What `rights check` needs of a take's record. A record never changes, so neither does its summary, which can be kept by
/// the take's name.
package struct TakeSummary: Hashable, Sendable {
    package var maker: TakeMaker
    /// Names of the cast as the request says them.
    package var cast: [String]
    package var ingredients: [TakeRecord.Ingredient]

    /// Whether it is of the engine that rolls end credits.
    package var rollsCredits: Bool { maker.kind == EngineName.credits.text }

    package init(_ record: TakeRecord) {
        let identity = record.request["engine"]
        maker = TakeMaker(
            engine: record.engine, kind: identity?["kind"]?.string, model: identity?["model"]?.string,
            version: identity?["version"]?.string, snapshot: record.generatorTerms)
        cast = (record.request["cast"]?.array ?? []).compactMap { $0["name"]?.string }
        ingredients = record.ingredients
    }

    package var json: JSONValue {
        JSONValue(fields: [
            ("engine", .string(maker.engine)), ("kind", maker.kind.map(JSONValue.string)),
            ("model", maker.model.map(JSONValue.string)), ("version", maker.version.map(JSONValue.string)),
            ("terms", maker.snapshot), ("cast", cast.isEmpty ? nil : .array(cast.map(JSONValue.string))),
            ("ingredients", ingredients.isEmpty ? nil : .array(ingredients.map(\.json))),
        ])
    }

    package init?(json: JSONValue) {
        guard let engine = json["engine"]?.string else { return nil }
        maker = TakeMaker(
            engine: engine, kind: json["kind"]?.string, model: json["model"]?.string, version: json["version"]?.string,
            snapshot: json["terms"])
        cast = (json["cast"]?.array ?? []).compactMap(\.string)
        ingredients = (json["ingredients"]?.array ?? []).compactMap(TakeRecord.Ingredient.init(json:))
    }
}

/// A place in the film as `rights check` sees it.
package struct CheckCut: Sendable {
    package var scene: SceneID
    package var take: TakeID?
    /// `nil` where the record isn't there or can't be read.
    package var summary: TakeSummary?
    package var standing: TakeStanding

    package init(scene: SceneID, take: TakeID?, summary: TakeSummary?, standing: TakeStanding) {
        self.scene = scene
        self.take = take
        self.summary = summary
        self.standing = standing
    }
}
