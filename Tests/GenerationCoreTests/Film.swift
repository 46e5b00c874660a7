import ClipModel
import GenerationCore

/// A film in memory: scenes whose requests differ in their prompts, and takes of them.
struct Film {
    var timeline: [SceneID] = []
    var facts: [SceneID: SceneFacts] = [:]
    var faults: [SceneID: [Reason]] = [:]
    var takes: [TakeFacts] = []
    private var clock: Int64 = 1_700_000_000_000

    init() {}

    /// Adds a scene, or says it anew.
    mutating func scene(
        _ name: String, prompt: String? = nil, seed: UInt32 = 7, frames: Int64 = 48, continues: String? = nil,
        firstFrame: ContentDigest? = nil, pick: TakeFacts? = nil, pinned: Bool = false, price: Money? = nil,
        exactFrames: Rational? = nil, engine: String = "previz", draft: Bool = false
    ) {
        let id = SceneID(unchecked: name)
        facts[id] = SceneFacts(
            id: id, engine: EngineName(unchecked: engine), frames: frames, exactFrames: exactFrames, price: price,
            template: RequestTemplate(shot(prompt ?? "a shot called \(name)", seed: seed, frames: frames)),
            firstFrame: firstFrame, continues: continues.map { SceneID(unchecked: $0) }, pick: pick?.id, pinned: pinned)
        if !draft, !timeline.contains(id) { timeline.append(id) }
    }

    /// The request of a scene as it is now, from the given pixels.
    func request(of name: String, from pixels: ContentDigest? = nil) -> RenderRequest {
        let facts = facts[SceneID(unchecked: name)]!
        let first = pixels.map { RenderRequest.FirstFrame.pixels($0) } ?? facts.firstFrame.map { .file($0) }
        let json = try! JSONValue(parsing: facts.template.canonical(firstFrame: first).utf8)
        return RenderRequest(json: json)!
    }

    /// Adds a take of what a scene says now, newer than all before it.
    @discardableResult
    mutating func take(
        of name: String, from pixels: ContentDigest? = nil, ending: String? = nil, made scene: String? = nil,
        present: Bool = true, inTree: Bool = true, comparable: Bool = true
    ) -> TakeFacts {
        clock += 1000
        let request = request(of: name, from: pixels)
        let take = TakeFacts(
            id: TakeID(record: ContentDigest(of: "\(request.key) \(clock)")), scene: scene ?? name, key: request.key,
            media: ContentDigest(of: "media \(clock)"), frames: request.frames,
            lastFrame: ending.map { pixelsNamed($0) } ?? pixelsNamed("end of \(name)"), finished: clock,
            present: present, inTree: inTree, comparable: comparable)
        takes.append(take)
        requests[take.id] = request
        return take
    }

    /// What the takes' records would say.
    private(set) var requests: [TakeID: RenderRequest] = [:]

    var plan: Plan { Plan(timeline: timeline, facts: facts, faults: faults, takes: TakeTable(takes)) }
    var explained: Plan { plan.explained { requests[$0.id] } }
}

/// A picture by name.
func pixelsNamed(_ name: String) -> ContentDigest { ContentDigest(of: "pixels of \(name)") }

func shot(_ prompt: String, seed: UInt32 = 7, frames: Int64 = 48) -> RenderRequest {
    RenderRequest(
        engine: .init(kind: "fake", version: "1"),
        picture: PictureFormat(size: PictureSize(width: 64, height: 48)!, rate: FrameRate(24)), frames: frames,
        prompt: prompt, seed: seed)
}

extension Plan {
    subscript(_ name: String) -> ScenePlan { scenes[SceneID(unchecked: name)]! }
    /// The reasons of a scene as people read them.
    func words(_ name: String) -> [String] { self[name].reasons.map { "\($0.field): \($0.words)" } }
    var states: [String: Freshness] {
        Dictionary(scenes.map { ($0.key.text, $0.value.state) }) { $1 }
    }
}

extension SceneID: ExpressibleByStringLiteral {
    package init(stringLiteral text: String) { self.init(unchecked: text) }
}

/// Numbers that are the same in each run.
struct Dice: RandomNumberGenerator {
    private var state: UInt64
    init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

    mutating func next() -> UInt64 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return state &* 0x2545_F491_4F6C_DD1D
    }
}
