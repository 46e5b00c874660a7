package import ClipModel

/// How far an attempt got.
///
/// | from | to |
/// | --- | --- |
/// | ordered | started, delivered, failed, cancelled, interrupted, uncertain |
/// | started | delivered, failed, cancelled, interrupted, uncertain |
/// | delivered | recorded, failed |
/// | interrupted | started, delivered, failed, cancelled, uncertain |
/// | uncertain | started, delivered, failed, cancelled, interrupted |
/// | recorded, failed, cancelled | nothing: these are final |
///
/// A change to the state that an attempt is in already is taken as a repeat and changes nothing but what it adds.
package enum AttemptState: String, Hashable, Sendable, CaseIterable {
    /// Written down; the engine may or may not have heard of it.
    case ordered
    /// The engine took it; its job is known.
    case started
    /// The media is in the object store and the take's record in the ledger, but not yet in the project.
    case delivered
    /// The take lies in the project.
    case recorded
    case failed
    case cancelled
    /// The run ended before the attempt did, and it can be taken up again or dropped without a loss.
    case interrupted
    /// Nobody can say whether the engine made (and charged for) it. The user decides.
    case uncertain

    /// Whether a render of the same key has to wait for this one or take it over.
    package var isActive: Bool { self == .ordered || self == .started || self == .delivered }

    package func mayBecome(_ next: AttemptState) -> Bool {
        switch self {
        case .ordered: [.started, .delivered, .failed, .cancelled, .interrupted, .uncertain].contains(next)
        case .started: [.delivered, .failed, .cancelled, .interrupted, .uncertain].contains(next)
        case .delivered: [.recorded, .failed].contains(next)
        case .interrupted: [.started, .delivered, .failed, .cancelled, .uncertain].contains(next)
        case .uncertain: [.started, .delivered, .failed, .cancelled, .interrupted].contains(next)
        case .recorded, .failed, .cancelled: false
        }
    }
}

/// What was so when an attempt was ordered and enters its take's record: whoever takes the media in may be somebody
/// else, later.
package struct AttemptOrigin: Hashable, Sendable {
    /// `Name <address>`.
    package var orderedBy: String?
    /// The terms that the engine's output came under.
    package var terms: String?
    /// What is known of these terms, in full.
    package var generatorTerms: JSONValue?
    package var ingredients: [TakeRecord.Ingredient]

    package init(
        orderedBy: String? = nil, terms: String? = nil, generatorTerms: JSONValue? = nil,
        ingredients: [TakeRecord.Ingredient] = []
    ) {
        self.orderedBy = orderedBy
        self.terms = terms
        self.generatorTerms = generatorTerms
        self.ingredients = ingredients
    }
}

/// One try at making a take, as the ledger has it.
package struct Attempt: Hashable, Sendable {
    package var id: AttemptID
    /// The run that it belongs to (``Ledger/takeOver(_:from:to:)``).
    package var run: String
    package var scene: String
    package var key: RenderKey
    /// The request's canonical JSON.
    package var request: String
    /// The project's name for the engine.
    package var engine: String
    /// Milliseconds since 1970, as the clock stood. For people: the ledger's order doesn't depend on it.
    package var ordered: Int64
    /// What it was expected to cost.
    package var reserved: Money?
    package var state: AttemptState
    /// The engine's name for its job.
    package var job: String?
    /// What the record will say of the day of the order.
    package var origin: AttemptOrigin
    /// The take record's file text, once delivered.
    package var takeText: String?
    package var take: TakeID?
    /// What the engine said it cost.
    package var billed: Money?
    package var problem: String?
    /// Milliseconds since 1970 of the last change.
    package var updated: Int64

    package init(
        id: AttemptID, run: String, scene: String, key: RenderKey, request: String, engine: String, ordered: Int64,
        reserved: Money? = nil, state: AttemptState = .ordered, job: String? = nil, takeText: String? = nil,
        take: TakeID? = nil, billed: Money? = nil, problem: String? = nil, updated: Int64? = nil,
        origin: AttemptOrigin = AttemptOrigin()
    ) {
        self.id = id
        self.run = run
        self.scene = scene
        self.key = key
        self.request = request
        self.engine = engine
        self.ordered = ordered
        self.reserved = reserved
        self.state = state
        self.job = job
        self.takeText = takeText
        self.take = take
        self.billed = billed
        self.problem = problem
        self.updated = updated ?? ordered
        self.origin = origin
    }

    /// What this attempt counts for: the bill, or what was reserved where an attempt succeeded without one.
    package var spent: Money? {
        billed ?? (state == .delivered || state == .recorded ? reserved : nil)
    }

    /// Whether losing track of it may lose money.
    package var costs: Bool { (reserved?.micros ?? 0) > 0 }

    /// What it may yet cost.
    package var outstanding: Money? {
        switch state {
        case .ordered, .started, .interrupted, .uncertain: billed == nil ? reserved : nil
        default: nil
        }
    }
}
