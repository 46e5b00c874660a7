package import ClipModel

/// Everything that a film's credential says.
package struct CredentialInput: Sendable {
    /// The film's file name.
    package var title: String
    /// What the clip is called.
    package var name: String
    /// Names this version of the film: a UUID in lower case, new for each signature.
    package var instance: String
    /// Version of the program that makes the film.
    package var program: String
    /// When the film was made: milliseconds since 1970, UTC.
    package var made: Int64
    /// Who made it, as people write it.
    package var artists: [String]
    /// Each take once, whatever the number of places that it has in the film.
    package var takes: [Take]
    /// The film, in its order.
    package var cuts: [Cut]
    package var song: Song?
    /// Whether pictures or sound were encoded again.
    package var transcoded: Bool
    package var rights: RightsReference?
    /// Says that nobody may train models on the film or mine it.
    package var refusesTraining: Bool
    /// Whether prompts stand in the credential as text, else as SHA-256.
    package var includesPrompts: Bool

    package init(
        title: String, name: String, instance: String, program: String, made: Int64, artists: [String] = [],
        takes: [Take], cuts: [Cut], song: Song? = nil, transcoded: Bool = false, rights: RightsReference? = nil,
        refusesTraining: Bool = false, includesPrompts: Bool = false
    ) {
        self.title = title
        self.name = name
        self.instance = instance
        self.program = program
        self.made = made
        self.artists = artists
        self.takes = takes
        self.cuts = cuts
        self.song = song
        self.transcoded = transcoded
        self.rights = rights
        self.refusesTraining = refusesTraining
        self.includesPrompts = includesPrompts
    }

    /// A take of the film.
    package struct Take: Hashable, Sendable {
        /// Its full name.
        package var id: String
        /// What people see: `opening/3f2a1c77.mp4`.
        package var title: String
        package var digest: ContentDigest
        package var origin: TakeOrigin
        package var engine: String
        package var model: String?
        package var modelVersion: String?
        package var prompt: String?
        package var seed: Int64?
        package var references: [Reference]
        /// Whether its file holds a credential of its own.
        package var holdsCredential: Bool
        /// That credential, where it can be carried over.
        package var carried: CarriedCredential?

        package init(
            id: String, title: String, digest: ContentDigest, origin: TakeOrigin, engine: String, model: String? = nil,
            modelVersion: String? = nil, prompt: String? = nil, seed: Int64? = nil, references: [Reference] = [],
            holdsCredential: Bool = false, carried: CarriedCredential? = nil
        ) {
            self.id = id
            self.title = title
            self.digest = digest
            self.origin = origin
            self.engine = engine
            self.model = model
            self.modelVersion = modelVersion
            self.prompt = prompt
            self.seed = seed
            self.references = references
            self.holdsCredential = holdsCredential
            self.carried = carried
        }
    }

    /// A file that an engine was given.
    package struct Reference: Hashable, Sendable {
        /// Its name, without folders.
        package var title: String
        package var digest: ContentDigest
        package var role: String

        package init(title: String, digest: ContentDigest, role: String) {
            self.title = title
            self.digest = digest
            self.role = role
        }
    }

    /// A scene's place in the film.
    package struct Cut: Hashable, Sendable {
        package var scene: String
        /// Which of ``CredentialInput/takes``.
        package var take: Int
        /// In seconds from the film's beginning.
        package var start: Rational
        package var end: Rational

        package init(scene: String, take: Int, start: Rational, end: Rational) {
            self.scene = scene
            self.take = take
            self.start = start
            self.end = end
        }
    }

    package struct Song: Hashable, Sendable {
        package var title: String
        package var digest: ContentDigest

        package init(title: String, digest: ContentDigest) {
            self.title = title
            self.digest = digest
        }
    }

    /// The rights manifest that belongs to the film.
    package struct RightsReference: Hashable, Sendable {
        /// Of the manifest's JSON.
        package var digest: ContentDigest
        /// The commit's full hexadecimal name.
        package var commit: String

        package init(digest: ContentDigest, commit: String) {
            self.digest = digest
            self.commit = commit
        }
    }

    /// How many takes' own credentials the film's will hold.
    package var carriedCount: Int { CarriedManifests(takes, includesPrompts: includesPrompts).credentials.count }

    /// The film's digital source type, from what its pictures are. A composite leaves open what it is made of.
    package var sourceType: String {
        SourceType.film(of: Set(cuts.map { takes[$0.take].origin }), isComplete: true) ?? SourceType.composite
    }
}
