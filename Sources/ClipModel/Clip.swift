/// The clip: what `clip.yaml` says.
package struct Clip: Hashable, Sendable {
    /// The version of the format that this program writes and the newest that it reads.
    package static let formatVersion = 1

    package var title: String
    package var artists: [String]
    package var picture: PictureFormat
    /// The engine of scenes that name none.
    package var engine: EngineName
    /// Engines that the project configures, besides those built in.
    package var engines: [EngineName: EngineConfiguration]
    /// The styles of scenes that name none, in the order in which they are given to an engine.
    package var styles: [StyleName]
    /// The seed of scenes that state none.
    package var seed: UInt32
    package var music: Music?
    /// The most that one command may spend without asking.
    package var budget: Money?
    /// Whether operations that change the project end in a commit.
    package var autosave: Bool
    /// The film's order. A scene may stand in it more than once.
    package var timeline: [SceneID]

    package init(
        title: String, artists: [String] = [], picture: PictureFormat, engine: EngineName = .previz,
        engines: [EngineName: EngineConfiguration] = [:], styles: [StyleName] = [], seed: UInt32 = 1,
        music: Music? = nil, budget: Money? = nil, autosave: Bool = true, timeline: [SceneID] = []
    ) {
        self.title = title
        self.artists = artists
        self.picture = picture
        self.engine = engine
        self.engines = engines
        self.styles = styles
        self.seed = seed
        self.music = music
        self.budget = budget
        self.autosave = autosave
        self.timeline = timeline
    }
}

/// The song under the film.
package struct Music: Hashable, Sendable {
    package var file: ProjectPath
    /// Where in the song the film begins, in seconds.
    package var offset: Rational
    package var tempo: Tempo?

    package init(file: ProjectPath, offset: Rational = Rational(0), tempo: Tempo? = nil) {
        self.file = file
        self.offset = offset
        self.tempo = tempo
    }
}

/// An engine as the project configures it under `engines:`.
package struct EngineConfiguration: Hashable, Sendable {
    /// How the engine is spoken to: `command`, …
    /// The kinds that a project may configure.
    package static let kinds = ["command"]

    package var kind: String
    /// For `command`: the program and its arguments. Nothing is expanded, no shell is involved.
    package var run: [String]
    /// What the user calls the model and its version; both enter the render key.
    package var model: String?
    package var version: String?
    /// The id of the terms that its output comes under, where the model's name doesn't tell; the plan that is paid for; and
    /// the country in which the model runs. None enters a request.
    package var terms: String?
    package var plan: String?
    package var ranIn: String?
    /// The price of a second of film, where it costs something.
    package var pricePerSecond: Money?
    /// How many jobs may run at once.
    package var concurrency: Int
    /// Whatever else the engine takes; enters every request to it.
    package var parameters: [String: JSONValue]

    package init(
        kind: String, run: [String] = [], model: String? = nil, version: String? = nil, terms: String? = nil,
        plan: String? = nil, ranIn: String? = nil, pricePerSecond: Money? = nil, concurrency: Int = 1,
        parameters: [String: JSONValue] = [:]
    ) {
        self.kind = kind
        self.run = run
        self.model = model
        self.version = version
        self.terms = terms
        self.plan = plan
        self.ranIn = ranIn
        self.pricePerSecond = pricePerSecond
        self.concurrency = concurrency
        self.parameters = parameters
    }
}

/// One shot to be generated: what `scenes/<id>.md` says.
package struct Scene: Hashable, Sendable {
    package var id: SceneID
    /// The file's body: line ends as `\n`, comments, trailing spaces and blank lines at both ends taken out.
    package var prompt: String
    package var length: Length
    package var negative: String?
    package var seed: UInt32?
    package var engine: EngineName?
    /// `nil` takes the clip's; an empty list means none.
    package var styles: [StyleName]?
    /// The scene whose last frame this one starts from.
    package var continues: SceneID?
    /// A picture in the project to start from.
    package var firstFrame: ProjectPath?
    /// Pictures and sounds given to the engine.
    package var references: [ProjectPath]
    /// What else goes to the engine; wins over the engine's own parameters.
    package var parameters: [String: JSONValue]
    /// The chosen take. It counts while it belongs to the current request, or as long as ``pinned`` is set.
    package var pick: TakeID?
    package var pinned: Bool
    /// The take that the pin names; without one it holds the pick.
    package var pinnedTake: TakeID?
    /// The take that is pinned, or else chosen.
    package var heldTake: TakeID? { pinned ? pinnedTake ?? pick : pick }
    /// For people; no engine sees these.
    package var title: String?
    package var notes: String?
    package var tags: [String]

    package init(
        id: SceneID, prompt: String, length: Length, negative: String? = nil, seed: UInt32? = nil,
        engine: EngineName? = nil, styles: [StyleName]? = nil, continues: SceneID? = nil,
        firstFrame: ProjectPath? = nil, references: [ProjectPath] = [], parameters: [String: JSONValue] = [:],
        pick: TakeID? = nil, pinned: Bool = false, pinnedTake: TakeID? = nil, title: String? = nil,
        notes: String? = nil, tags: [String] = []
    ) {
        self.id = id
        self.prompt = prompt
        self.length = length
        self.negative = negative
        self.seed = seed
        self.engine = engine
        self.styles = styles
        self.continues = continues
        self.firstFrame = firstFrame
        self.references = references
        self.parameters = parameters
        self.pick = pick
        self.pinned = pinned
        self.pinnedTake = pinnedTake
        self.title = title
        self.notes = notes
        self.tags = tags
    }

    /// The cast members that the prompt mentions as `@name`, in order of first mention.
    package var mentions: [String] { Mentions.names(in: prompt) }
}

/// A person, place or prop: what `cast/<name>.md` says.
package struct CastMember: Hashable, Sendable {
    package var name: CastName
    /// What the prompt calls it in place of `@name`.
    package var displayName: String
    package var description: String
    package var references: [ProjectPath]

    package init(name: CastName, displayName: String, description: String, references: [ProjectPath] = []) {
        self.name = name
        self.displayName = displayName
        self.description = description
        self.references = references
    }
}

/// A look: what `styles/<name>.md` says.
package struct Style: Hashable, Sendable {
    package var name: StyleName
    package var text: String
    package var negative: String?

    package init(name: StyleName, text: String, negative: String? = nil) {
        self.name = name
        self.text = text
        self.negative = negative
    }
}

/// Everything that a project's documents say, without faults.
package struct ClipDocument: Hashable, Sendable {
    package var clip: Clip
    package var scenes: [SceneID: Scene]
    package var cast: [CastName: CastMember]
    package var styles: [StyleName: Style]
    package var rights: RightsLedger

    package init(
        clip: Clip, scenes: [SceneID: Scene] = [:], cast: [CastName: CastMember] = [:],
        styles: [StyleName: Style] = [:], rights: RightsLedger = RightsLedger()
    ) {
        self.clip = clip
        self.scenes = scenes
        self.cast = cast
        self.styles = styles
        self.rights = rights
    }
}
