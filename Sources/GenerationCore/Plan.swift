package import ClipModel

/// Whether a scene's picture is up to date.
package enum Freshness: String, Hashable, Sendable {
    /// The film's take was made for exactly what the project says now, or is pinned.
    case fresh
    /// There is no take for what the project says now; `render` makes one.
    case stale
    /// It can't be told, or can't be served, from here; `render` leaves it alone.
    case unknown
    /// The project's own text stands in the way.
    case invalid
}

/// Why a scene is in its state.
package struct Reason: Hashable, Sendable {
    /// What changed, in the words of the scene file: `prompt`, `seed`, `style`, `cast`, `follows` …
    package var field: String
    /// The change in a few words: `rain → snow`.
    package var words: String

    package init(field: String, words: String) {
        self.field = field
        self.words = words
    }

    /// The field of a reason that only the user's decision on an attempt ends.
    package static let undecidedField = "attempt"
}

/// One scene in a plan.
package struct ScenePlan: Hashable, Sendable {
    package var facts: SceneFacts?
    package var id: SceneID
    package var state: Freshness
    package var reasons: [Reason]
    /// The take that the film shows: there is one if the state is fresh.
    package var take: TakeFacts?
    /// The key of what the project says now; `nil` while it depends on a take still to be made.
    package var key: RenderKey?
    package var firstFrame: RenderRequest.FirstFrame?
    /// The scene doesn't stand on the timeline.
    package var draft: Bool
    /// What making the take would cost.
    package var price: Money?
    /// The scene is held back until the user decides on an attempt.
    package var isHeldBack: Bool { state == .unknown && reasons.first?.field == Reason.undecidedField }

    package init(
        id: SceneID, state: Freshness, reasons: [Reason] = [], facts: SceneFacts? = nil, take: TakeFacts? = nil,
        key: RenderKey? = nil, firstFrame: RenderRequest.FirstFrame? = nil, draft: Bool = false, price: Money? = nil
    ) {
        self.id = id
        self.state = state
        self.reasons = reasons
        self.facts = facts
        self.take = take
        self.key = key
        self.firstFrame = firstFrame
        self.draft = draft
        self.price = price
    }
}

/// What a project's scenes need: the one answer that `status`, `plan`, `render --dry-run` and `render` share. Pure.
package struct Plan: Sendable {
    package internal(set) var scenes: [SceneID: ScenePlan] = [:]
    /// The scenes in film order, each once, then the drafts by name.
    package let order: [SceneID]
    /// Each scene after those it continues.
    package let dependencyOrder: [SceneID]
    package private(set) var takes: TakeTable
    private let facts: [SceneID: SceneFacts]
    private let faults: [SceneID: [Reason]]
    private let undecided: [RenderKey: String]
    private let followers: [SceneID: [SceneID]]
    private let drafts: Set<SceneID>
    /// The scenes that ask for a key; made with the first take that comes in, since a plan that is only shown does
    /// not need it.
    private var asking: [RenderKey: Set<SceneID>]?

    /// - Parameters:
    ///   - timeline: the film's order.
    ///   - facts: every scene that has a request.
    ///   - faults: scenes that have none, with what is wrong.
    ///   - undecided: requests that were ordered, and may have been paid for, without anybody knowing what became of
    ///     them; why, in words. They aren't ordered again before the user has decided.
    package init(
        timeline: [SceneID], facts: [SceneID: SceneFacts], faults: [SceneID: [Reason]], takes: TakeTable,
        undecided: [RenderKey: String] = [:]
    ) {
        self.facts = facts
        self.faults = faults
        self.undecided = undecided
        self.takes = takes
        var seen: Set<SceneID> = []
        let film = timeline.filter { seen.insert($0).inserted }
        let rest = Set(facts.keys.filter { !seen.contains($0) } + faults.keys.filter { !seen.contains($0) }).sorted()
        drafts = Set(rest)
        order = film + rest
        var followers: [SceneID: [SceneID]] = [:]
        for id in order { if let upstream = facts[id]?.continues { followers[upstream, default: []].append(id) } }
        self.followers = followers
        dependencyOrder = Plan.sorted(order, facts)
        scenes.reserveCapacity(order.count)
        for id in dependencyOrder { scenes[id] = evaluate(id) }
    }

    /// Takes in a finished take and looks again at the scenes that it concerns: `scene`, those that ask for the same
    /// request, and what continues them. Returns those whose plan changed.
    @discardableResult
    package mutating func add(_ take: TakeFacts, for scene: SceneID) -> [SceneID] {
        getReadyToAdd()
        takes.add(take)
        var changed: [SceneID] = []
        var waiting = [scene] + (asking?[take.key] ?? []).subtracting([scene]).sorted()
        var next = 0
        while next < waiting.count {
            let id = waiting[next]
            next += 1
            let now = evaluate(id)
            if now == scenes[id] { continue }
            scenes[id] = now
            note(now.key, asksFor: id)
            changed.append(id)
            waiting += followers[id] ?? []
        }
        return changed
    }

    /// Does what the first ``add(_:for:)`` takes long for: a plan that others hold too is copied.
    package mutating func getReadyToAdd() {
        guard asking == nil else { return }
        takes.reserveCapacity(takes.count + 1)
        scenes.reserveCapacity(scenes.count)
        asking = [:]
        asking?.reserveCapacity(scenes.count)
        for (id, plan) in scenes { note(plan.key, asksFor: id) }
    }

    private mutating func note(_ key: RenderKey?, asksFor id: SceneID) {
        if let key { asking?[key, default: []].insert(id) }
    }

    /// The scenes that continue `id`, and those that continue them, each once and after the one that it continues.
    package func followers(of id: SceneID) -> [SceneID] {
        var found = (followers[id] ?? []).filter { $0 != id }
        var seen = Set(found).union([id])
        var next = 0
        while next < found.count {
            found += (followers[found[next]] ?? []).filter { seen.insert($0).inserted }
            next += 1
        }
        return found
    }

    /// What rendering `wanted` makes: the stale ones among them and the stale ones that they continue, each after the one
    /// that it continues. Whoever asks for trust or money asks for these.
    package func work(for wanted: Set<SceneID>) -> [SceneID] {
        var needed = wanted
        for id in dependencyOrder.reversed() where needed.contains(id) && scenes[id]?.state == .stale {
            if let upstream = facts[id]?.continues { needed.insert(upstream) }
        }
        return dependencyOrder.filter { needed.contains($0) && scenes[$0]?.state == .stale }
    }

    private func evaluate(_ id: SceneID) -> ScenePlan {
        guard let facts = facts[id] else {
            return ScenePlan(
                id: id, state: .invalid, reasons: faults[id] ?? [missingFile(id)], draft: drafts.contains(id))
        }
        var plan = ScenePlan(id: id, state: .stale, facts: facts, draft: drafts.contains(id), price: facts.price)
        if facts.pinned, let pick = facts.pick {
            plan.take = takes[id: pick]
            // The film doesn't depend on it, but choosing among the scene's takes does.
            if case .ready(let firstFrame) = start(of: facts) {
                plan.firstFrame = firstFrame
                plan.key = facts.template.key(firstFrame: firstFrame)
            }
            return standing(plan, pinned: pick)
        }
        switch start(of: facts) {
        case .ready(let firstFrame):
            plan.firstFrame = firstFrame
            plan.key = facts.template.key(firstFrame: firstFrame)
        case .waits(let state, let reason): return waiting(plan, state, reason)
        }
        let candidates = plan.key.map { takes.of($0) } ?? []
        guard !candidates.isEmpty else { return unmade(plan, facts) }
        // What the commit has comes first, and whether its media is here plays no part: every clone of a commit shows
        // the same film, and none renders again what continues it.
        plan.take =
            candidates.first { $0.id == facts.pick } ?? candidates.first(where: \.inTree)
            ?? candidates.first(where: \.present) ?? candidates[0]
        return standing(plan, pinned: nil)
    }

    /// A scene whose request is known and that no take was made for.
    private func unmade(_ plan: ScenePlan, _ facts: SceneFacts) -> ScenePlan {
        if let why = plan.key.flatMap({ undecided[$0] }) {
            return waiting(plan, .unknown, Reason(field: Reason.undecidedField, words: why))
        }
        if let upstream = facts.continues, let before = scenes[upstream], before.state != .fresh {
            let words = "`\(upstream)`, whose media isn't in this clone"
            return waiting(plan, .unknown, Reason(field: "follows", words: words))
        }
        if let last = takes.made(for: plan.id).first(where: \.inTree), !last.comparable {
            let words =
                "take \(last.id.short) was made by another version of the program, for a request it can't be compared with"
            return waiting(plan, .unknown, Reason(field: "take", words: words))
        }
        return plan
    }

    private func waiting(_ plan: ScenePlan, _ state: Freshness, _ reason: Reason) -> ScenePlan {
        var plan = plan
        plan.state = state
        plan.reasons = [reason]
        if state != .stale { plan.price = nil }
        return plan
    }

    private func standing(_ plan: ScenePlan, pinned: TakeID?) -> ScenePlan {
        var plan = plan
        plan.state = .fresh
        if let take = plan.take {
            if !take.present {
                plan.state = .unknown
                let place = take.inTree ? "" : ", of another branch,"
                plan.reasons = [
                    Reason(field: "take", words: "the media of take \(take.id.short)\(place) isn't in this clone")
                ]
            } else if let pinned {
                plan.reasons = [Reason(field: "pin", words: "pinned to take \(pinned.short)")]
            }
        } else if let pinned {
            plan.state = .unknown
            plan.reasons = [Reason(field: "pick", words: "pinned take \(pinned.short) isn't in this project")]
        }
        if plan.state != .stale { plan.price = nil }
        return plan
    }

    private enum Start {
        case ready(RenderRequest.FirstFrame?)
        case waits(Freshness, Reason)
    }

    private func start(of facts: SceneFacts) -> Start {
        guard let upstream = facts.continues else { return .ready(facts.firstFrame.map { .file($0) }) }
        let follows = "`\(upstream)`"
        guard let plan = scenes[upstream] else {
            // A scene is looked at after the one that it continues, unless they stand in a loop.
            let words = self.facts[upstream] != nil ? "\(follows), in a loop" : "\(follows) is no scene"
            return .waits(.invalid, Reason(field: "continues", words: words))
        }
        switch plan.state {
        case .fresh, .unknown:
            if let last = plan.take?.lastFrame { return .ready(.pixels(last)) }
            let why = plan.state == .fresh ? "whose last frame isn't known" : "which is unknown"
            return .waits(.unknown, Reason(field: "follows", words: "\(follows), \(why)"))
        case .stale:
            let why = takes.made(for: upstream).isEmpty ? "which has no take yet" : "which changed"
            return .waits(.stale, Reason(field: "follows", words: "\(follows), \(why)"))
        case .invalid: return .waits(.invalid, Reason(field: "follows", words: "\(follows), which is invalid"))
        }
    }

    private func missingFile(_ id: SceneID) -> Reason {
        Reason(field: "timeline", words: "there is no scenes/\(id).md")
    }

    /// Scenes after those they continue. Members of a loop come last, in their given order; the documents' checks
    /// have named the loop.
    private static func sorted(_ order: [SceneID], _ facts: [SceneID: SceneFacts]) -> [SceneID] {
        var out: [SceneID] = []
        var done = Set<SceneID>(minimumCapacity: order.count)
        for id in order {
            // Most scenes continue none.
            if facts[id]?.continues == nil {
                if done.insert(id).inserted { out.append(id) }
                continue
            }
            var chain = [id]
            var onChain: Set<SceneID> = [id]
            while let next = chain.last.flatMap({ facts[$0]?.continues }), !done.contains(next), facts[next] != nil,
                onChain.insert(next).inserted
            {
                chain.append(next)
            }
            for link in chain.reversed() where done.insert(link).inserted { out.append(link) }
        }
        return out
    }
}

extension Plan {
    /// The plan's totals over the scenes of the film.
    package struct Summary: Hashable, Sendable {
        package var scenes = 0
        package var fresh = 0
        package var stale = 0
        package var unknown = 0
        package var invalid = 0
        package var drafts = 0
        /// What rendering the stale scenes costs, by currency.
        package var price: [Money] = []
        /// Frames to be made, in all that is made.
        package var frames: Int64 = 0
    }

    /// How many scenes of the film are in that state.
    package func count(of state: Freshness) -> Int {
        order.count { scenes[$0].map { !$0.draft && $0.state == state } ?? false }
    }

    package var summary: Summary {
        var summary = Summary()
        for id in order {
            guard let scene = scenes[id] else { continue }
            if scene.draft {
                summary.drafts += 1
                continue
            }
            summary.scenes += 1
            switch scene.state {
            case .fresh: summary.fresh += 1
            case .stale: summary.stale += 1
            case .unknown: summary.unknown += 1
            case .invalid: summary.invalid += 1
            }
        }
        // A draft that a scene of the film continues is made with it.
        let made = work(for: Set(order).subtracting(drafts)).compactMap { scenes[$0] }
        summary.frames = made.reduce(0) { $0 + ($1.facts?.frames ?? 0) }
        summary.price = Money.sums(prices(of: made))
        return summary
    }

    /// How many frames each shot of a timeline is shown; `nil` for scenes without facts. Cuts lie at the frame nearest to where
    /// they fall when no length is rounded, so that the hundredth of shots of one beat ends with the song's hundredth beat.
    /// Of a take that is a frame longer the last one isn't shown, of one that is shorter it is shown twice.
    package func shownFrames(_ timeline: [SceneID]) -> [Int64?] {
        var (position, start) = (Rational(0), Int64(0))
        return timeline.map { id in
            guard let facts = scenes[id]?.facts else { return nil }
            position = position + (facts.exactFrames ?? Rational(facts.frames))
            defer { start = position.rounded }
            return position.rounded - start
        }
    }

    /// What making scenes costs, order by order: those that ask for one request share its take.
    package func prices(of scenes: [ScenePlan]) -> [Money] {
        var known: Set<RenderKey> = []
        return scenes.filter { $0.key.map { known.insert($0).inserted } ?? true }.compactMap(\.price)
    }
}
