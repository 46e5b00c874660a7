internal import ClipModel

/// A fact that several exports state.
package enum SharedFact: String, Sendable, CaseIterable {
    /// How much of the pictures is generated, in a word.
    case extent
    /// The same as a sentence.
    case sentence
    /// The models, in the order of the film, parted by `; `.
    case models
    /// How many takes stand in the film.
    case takes
    /// The line of the credits for the song.
    case song
    /// The whole's term of the IPTC digital source type vocabulary.
    case sourceType
    /// The film's length in frames.
    case length
}

/// What one export states, read back from its text.
package typealias StatedFacts = [SharedFact: String]

/// An export that states another thing than the film's facts.
package struct ExportDisagreement: Hashable, Sendable {
    package var file: String
    package var fact: SharedFact
    /// `nil` where the export should state the fact and doesn't.
    package var states: String?
    package var film: String?
}

extension GeneratedExtent {
    /// What exports should state of it.
    var shared: StatedFacts {
        var facts: StatedFacts = [
            .extent: word.rawValue, .sentence: sentence, .takes: "\(takes)", .models: models.joined(separator: "; "),
        ]
        facts[.sourceType] = sourceType
        return facts
    }
}

extension FilmFacts {
    /// What exports should state; nothing where the film has none.
    var shared: StatedFacts {
        var facts = extent.shared
        facts[.song] = song?.line
        facts[.length] = "\(frames)"
        return facts
    }
}
