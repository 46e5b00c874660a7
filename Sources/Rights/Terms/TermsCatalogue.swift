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
    /// Entries of rights.yaml that can't be read, counted from 1.
    package let unreadable: [Int]

    /// - Parameter overrides: what rights.yaml states. An entry with the id of a shipped one takes its place.
    package init(overrides: [JSONValue] = []) {
        let stated = overrides.map(GeneratorTerms.init(json:))
        unreadable = stated.enumerated().filter { $0.element == nil }.map { $0.offset + 1 }
        own = stated.compactMap { $0 }
        let ids = Set(own.map(\.id))
        entries = own + Self.shipped.filter { !ids.contains($0.id) }
    }

    /// What rights.yaml states in place of terms that are kept with a take: whoever writes that down knows better.
    package func replacement(for kept: GeneratorTerms) -> GeneratorTerms? { own.first { $0.id == kept.id } }

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
}
