package import ClipModel

/// The terms that the program ships, with those of a project before them.
package struct TermsCatalogue: Sendable {
    /// Whose terms a take came under.
    package enum Match: Hashable, Sendable {
        case terms(GeneratorTerms)
        /// They would be these, but the version isn't stated.
        case versionUnknown(GeneratorTerms)
        case none
    }

    package let entries: [GeneratorTerms]
    /// Those that rights.yaml states.
    private let own: [GeneratorTerms]
    /// Entries of rights.yaml that can't be read.
    package let unreadable: [UnreadableTerms]

    /// - Parameter overrides: what rights.yaml states. An entry with the id of a shipped one takes its place.
    package init(overrides: [JSONValue] = []) {
        unreadable = overrides.enumerated().compactMap { UnreadableTerms(number: $0.offset + 1, $0.element) }
        own = overrides.compactMap(GeneratorTerms.init(json:))
        let ids = Set(own.map(\.id))
        entries = own + Self.shipped.filter { !ids.contains($0.id) }
    }

    /// What rights.yaml states in place of terms that are kept with a take: whoever writes that down knows better.
    package func replacement(for kept: GeneratorTerms) -> GeneratorTerms? { own.first { $0.id == kept.id } }

    /// Whether rights.yaml has an entry with the id.
    func isOwn(_ id: String) -> Bool { own.contains { $0.id == id } }

    package func entry(_ id: String) -> GeneratorTerms? { entries.first { $0.id == id } }

    /// The terms of a model by the names that the project gives it.
    package func match(model: String, version: String?) -> Match {
        var uncertain: GeneratorTerms?
        for entry in entries {
            switch entry.covers(model: model, version: version) {
            case true?: return .terms(entry)
            case false?: continue
            case nil: uncertain = uncertain ?? entry
            }
        }
        return uncertain.map(Match.versionUnknown) ?? .none
    }

    /// The terms by which a take is judged: those that were kept with it, else those that its engine names, else those of
    /// its model; `nil` where none are known.
    func deciding(_ maker: TakeMaker, _ engines: [EngineName: EngineConfiguration]) -> TakeTerms? {
        if let snapshot = maker.snapshot {
            return TakeTerms(json: snapshot).map { kept in
                TakeTerms(terms: replacement(for: kept.terms) ?? kept.terms, plan: kept.plan, ranIn: kept.ranIn)
            }
        }
        let named = EngineName(maker.engine).flatMap { engines[$0]?.terms }.flatMap(entry)
        let terms = named ?? maker.model.flatMap { match(model: $0, version: maker.version).terms }
        // The plan and the place of today say nothing of the day on which the take was made.
        return terms.map { TakeTerms(terms: $0) }
    }
}

extension TermsCatalogue.Match {
    /// The terms, certain or not.
    var terms: GeneratorTerms? {
        switch self {
        case .terms(let terms), .versionUnknown(let terms): terms
        case .none: nil
        }
    }
}
