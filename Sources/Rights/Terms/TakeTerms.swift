package import ClipModel

/// What was known of an engine's terms when a take was made: kept in its record under `generator_terms`.
package struct TakeTerms: Hashable, Sendable {
    package var terms: GeneratorTerms
    /// The plan that was paid for: `free`, or another word.
    package var plan: String?
    /// Where the model ran: a country.
    package var ranIn: String?

    package init(terms: GeneratorTerms, plan: String? = nil, ranIn: String? = nil) {
        self.terms = terms
        self.plan = plan
        self.ranIn = ranIn
    }

    package var json: JSONValue {
        JSONValue(fields: [
            ("terms", terms.json), ("plan", plan.map(JSONValue.string)), ("ran_in", ranIn.map(JSONValue.string)),
        ])
    }

    package init?(json: JSONValue) {
        guard let terms = json["terms"].flatMap(GeneratorTerms.init(json:)) else { return nil }
        self.init(terms: terms, plan: json["plan"]?.string, ranIn: json["ran_in"]?.string)
    }

    /// The terms of an engine as a project configures it today; `nil` where none are known.
    package init?(_ engine: EngineConfiguration, in catalogue: TermsCatalogue) {
        let named = engine.terms.flatMap { catalogue.entry($0) }
        let matched = engine.model.flatMap { model -> GeneratorTerms? in
            guard case .terms(let terms) = catalogue.match(model: model, version: engine.version) else { return nil }
            return terms
        }
        guard let terms = named ?? matched else { return nil }
        self.init(terms: terms, plan: engine.plan, ranIn: engine.ranIn)
    }
}
