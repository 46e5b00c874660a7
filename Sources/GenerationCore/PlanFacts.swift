package import ClipModel

/// What planning must know of a scene: small enough to be cached for each scene file.
package struct SceneFacts: Hashable, Sendable {
    package var id: SceneID
    package var engine: EngineName
    package var frames: Int64
    /// The length in frames before it was rounded, where that isn't the same.
    package var exactFrames: Rational?
    package var price: Money?
    package var template: RequestTemplate
    /// A picture file to start from. A scene that continues another has none.
    package var firstFrame: ContentDigest?
    package var continues: SceneID?
    package var pick: TakeID?
    package var pinned: Bool

    package init(
        id: SceneID, engine: EngineName, frames: Int64, exactFrames: Rational? = nil, price: Money?,
        template: RequestTemplate, firstFrame: ContentDigest? = nil, continues: SceneID? = nil, pick: TakeID? = nil,
        pinned: Bool = false
    ) {
        self.id = id
        self.engine = engine
        self.frames = frames
        self.exactFrames = exactFrames
        self.price = price
        self.template = template
        self.firstFrame = firstFrame
        self.continues = continues
        self.pick = pick
        self.pinned = pinned
    }
}

/// What planning must know of a take.
package struct TakeFacts: Hashable, Sendable {
    package var id: TakeID
    /// The scene in whose folder it lies: as a rule the one that it was made for.
    package var scene: String
    package var key: RenderKey
    package var media: ContentDigest
    package var frames: Int64
    package var lastFrame: ContentDigest?
    /// Milliseconds since 1970.
    package var finished: Int64
    /// The media lies in this clone.
    package var present: Bool
    /// The record lies in the work tree, not only on another branch.
    package var inTree: Bool
    /// The record's request is of a format that this program can make.
    package var comparable: Bool
    /// The media lies beside its record.
    package var beside: Bool

    package init(
        id: TakeID, scene: String, key: RenderKey, media: ContentDigest, frames: Int64, lastFrame: ContentDigest?,
        finished: Int64, present: Bool = true, inTree: Bool = true, comparable: Bool = true, beside: Bool = true
    ) {
        self.id = id
        self.scene = scene
        self.key = key
        self.media = media
        self.frames = frames
        self.lastFrame = lastFrame
        self.finished = finished
        self.present = present
        self.inTree = inTree
        self.comparable = comparable
        self.beside = beside
    }
}

/// The takes of a project, found by key and by scene.
package struct TakeTable: Sendable {
    private var takes: [TakeID: TakeFacts] = [:]
    private var byKey: [RenderKey: [TakeID]] = [:]
    private var byScene: [String: [TakeID]] = [:]

    /// - Parameter capacity: for how many takes to make room.
    package init(_ takes: some Sequence<TakeFacts> = [], capacity: Int = 0) {
        reserveCapacity(capacity)
        for take in takes { add(take) }
    }

    mutating func reserveCapacity(_ count: Int) {
        takes.reserveCapacity(count)
        byKey.reserveCapacity(count)
        byScene.reserveCapacity(count)
    }

    /// Adds a take. Of two copies of one record, the one in the work tree says where the take belongs.
    package mutating func add(_ take: TakeFacts) {
        var take = take
        if let known = takes[take.id] {
            take.present = take.present || known.present
            guard take.inTree, !known.inTree else {
                takes[take.id]?.present = take.present
                return
            }
            byScene[known.scene]?.removeAll { $0 == take.id }
        } else {
            byKey[take.key, default: []].append(take.id)
        }
        takes[take.id] = take
        byScene[take.scene, default: []].append(take.id)
    }

    package subscript(id id: TakeID) -> TakeFacts? { takes[id] }
    package var count: Int { takes.count }
    package var all: some Collection<TakeFacts> { takes.values }

    /// Whether there is a take of the request.
    package func hold(_ key: RenderKey) -> Bool { byKey[key] != nil }

    /// The takes of one request, newest first. Those finished in one millisecond go by name, so that every machine
    /// agrees.
    package func of(_ key: RenderKey) -> [TakeFacts] { newestFirst(byKey[key]) }

    /// The takes made for a scene of that name, newest first.
    package func made(for scene: SceneID) -> [TakeFacts] { newestFirst(byScene[scene.text]) }

    private func newestFirst(_ ids: [TakeID]?) -> [TakeFacts] {
        guard let ids else { return [] }
        if ids.count == 1 { return takes[ids[0]].map { [$0] } ?? [] }
        return ids.compactMap { takes[$0] }.sorted { ($0.finished, $0.id) > ($1.finished, $1.id) }
    }
}
