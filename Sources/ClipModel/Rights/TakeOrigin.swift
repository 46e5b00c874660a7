/// What a take's pictures are, by the record of its engine. Every export decides it here, so that none can differ.
package enum TakeOrigin: Hashable, Sendable, CaseIterable {
    /// Made by a model trained on samples.
    case trained
    /// Drawn by a procedure of this program, without samples.
    case algorithm
    /// The engine names no model: it may or may not have used one.
    case unnamed

    /// - Parameters:
    ///   - kind: the engine's kind, as the take's request names it.
    ///   - model: the model's name; blanks alone are no name.
    package init(kind: String?, model: String?) {
        if let kind, EngineName.procedures.contains(kind) {
            self = .algorithm
        } else {
            self = model.map(\.trimmingSpaces).map(\.isEmpty) == false ? .trained : .unnamed
        }
    }

    /// The engine's part of a request or of a record of one.
    package init(engine: JSONValue?) { self.init(kind: engine?["kind"]?.string, model: engine?["model"]?.string) }

    /// The term of the IPTC digital source type vocabulary for one take; `nil` where it isn't known.
    package var sourceType: String? {
        switch self {
        case .trained: SourceType.trained
        case .algorithm: SourceType.algorithm
        case .unnamed: nil
        }
    }
}

/// Terms of the IPTC digital source type vocabulary (cv.iptc.org/newscodes/digitalsourcetype).
package enum SourceType {
    package static let trained = base + "trainedAlgorithmicMedia"
    package static let partlyTrained = base + "compositeWithTrainedAlgorithmicMedia"
    package static let algorithm = base + "algorithmicMedia"
    /// Several elements, of which any may be a model's: the vocabulary's word for what isn't known.
    package static let composite = base + "composite"
    package static let humanEdits = base + "humanEdits"

    private static let base = "http://cv.iptc.org/newscodes/digitalsourcetype/"

    /// The term for a film of takes.
    ///
    /// - Parameter isComplete: whether no place of the film lacks a take whose record can be read.
    /// - Returns: `nil` for a film without takes.
    package static func film(of origins: Set<TakeOrigin>, isComplete: Bool) -> String? {
        if origins.isEmpty { return nil }
        if origins.contains(.trained) { return origins == [.trained] && isComplete ? trained : partlyTrained }
        return origins == [.algorithm] && isComplete ? algorithm : composite
    }
}
