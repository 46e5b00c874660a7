package import ClipModel

/// Everything that a rights manifest is made of, read from one commit.
package struct ManifestInput: Sendable {
    /// The commit's full hexadecimal name.
    package var commit: String
    package var clip: Clip
    package var scenes: [SceneID: Scene]
    package var rights: RightsLedger
    /// The film, in its order.
    package var cuts: [Cut]
    /// `nil` where the clip has no song.
    package var song: SongFacts?
    /// The version of the program that writes the manifest.
    package var programVersion: String

    package init(
        commit: String, clip: Clip, scenes: [SceneID: Scene], rights: RightsLedger, cuts: [Cut], song: SongFacts?,
        programVersion: String
    ) {
        self.commit = commit
        self.clip = clip
        self.scenes = scenes
        self.rights = rights
        self.cuts = cuts
        self.song = song
        self.programVersion = programVersion
    }
}

/// How a take stands to what its scene asks for.
package enum TakeStanding: String, Sendable, CaseIterable {
    /// The take belongs to the scene's current request.
    case current
    /// The take was kept by hand, whatever the scene asks for now.
    case pinned
    /// The take belongs to an earlier request.
    case stale
    /// There is no take.
    case missing
    /// It can't be told, since something that the request needs isn't there.
    case unknown
}

/// One place in the film: a scene and the take that stands for it.
package struct Cut: Sendable {
    package var scene: SceneID
    package var take: TakeID?
    /// The take's record. `nil` where the file isn't there or can't be read.
    package var record: TakeRecord?
    /// The first frame's number in the film; the film's first is 0.
    package var startFrame: Int64
    package var frames: Int64
    package var standing: TakeStanding

    package init(
        scene: SceneID, take: TakeID? = nil, record: TakeRecord? = nil, startFrame: Int64, frames: Int64,
        standing: TakeStanding
    ) {
        self.scene = scene
        self.take = take
        self.record = record
        self.startFrame = startFrame
        self.frames = frames
        self.standing = standing
    }
}

/// What is known of the song's file.
package struct SongFacts: Sendable {
    package var path: ProjectPath
    package var digest: ContentDigest?
    package var bytes: Int64?
    /// In seconds.
    package var duration: Rational?
    /// The file's tags by the names that they have in it.
    package var tags: [String: String]
    /// Whether the file isn't there.
    package var isMissing: Bool

    package init(
        path: ProjectPath, digest: ContentDigest? = nil, bytes: Int64? = nil, duration: Rational? = nil,
        tags: [String: String] = [:], isMissing: Bool = false
    ) {
        self.path = path
        self.digest = digest
        self.bytes = bytes
        self.duration = duration
        self.tags = tags
        self.isMissing = isMissing
    }
}

/// What a manifest may show.
package struct ManifestOptions: Hashable, Sendable {
    /// Whether prompts stand in it as text, else as SHA-256.
    package var includePrompts: Bool

    package init(includePrompts: Bool = true) { self.includePrompts = includePrompts }
}
