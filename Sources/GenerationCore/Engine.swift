package import ClipModel

/// What a scheduler needs of a thing that makes takes, wherever it runs. Every engine passes the contract suite of the
/// tests (`EngineContract`).
///
/// The order of calls for one attempt: ``check(_:)``, then the attempt is journaled, then ``start(_:)``, then its job id is
/// journaled, then ``EngineJob/deliver(progress:)``. After a crash ``whereabouts(of:)`` and ``resume(_:_:)`` take the place of
/// ``start(_:)``; the order is the same but for its output, which has another name in the same folder.
package protocol Engine: Sendable {
    var profile: EngineProfile { get }

    /// Says what the engine can't do of `request`, before anything is spent. Pure.
    func check(_ request: RenderRequest) -> [String]

    /// Hands the order over. Returns as soon as the job exists, so that its id can be journaled. Throws
    /// ``EngineFault/unreachable(_:)`` only if nothing was handed over.
    func start(_ order: EngineOrder) async throws -> any EngineJob

    /// Takes up a job that an earlier process started. Only called if the profile says that jobs survive.
    func resume(_ job: String, _ order: EngineOrder) async throws -> any EngineJob

    /// Says what became of an attempt after a crash, whether or not its job id was heard before. Only called if the
    /// profile says that jobs survive.
    func whereabouts(of order: EngineOrder) async -> Whereabouts
}

extension Engine {
    package func resume(_ job: String, _ order: EngineOrder) async throws -> any EngineJob {
        throw EngineFault.failed("jobs of `\(profile.name)` end with the program that started them")
    }

    package func whereabouts(of order: EngineOrder) async -> Whereabouts { .neverStarted }
}

/// A started job.
package protocol EngineJob: Sendable {
    /// What the engine calls the job, if it can be taken up again by that name.
    var id: String? { get }

    /// Waits for the media and writes it to the order's output, whole: a failure leaves nothing there. Ends early with
    /// ``EngineFault/cancelled`` when the task is cancelled.
    func deliver(progress: @escaping @Sendable (JobProgress) -> Void) async throws -> Delivery

    /// Asks the engine to stop, and to charge nothing more. Harmless when the job has ended.
    func cancel() async
}

/// What became of an attempt.
package enum Whereabouts: Hashable, Sendable {
    case neverStarted
    /// The job goes on; ``Engine/resume(_:_:)`` waits for it.
    case running(String)
    /// The job has ended; ``Engine/resume(_:_:)`` brings what came of it without waiting.
    case ended(String)
    /// The engine can't tell; only the user can.
    case undecidable
}

/// One order to an engine: the request, the files it names, and where the media is to go.
package struct EngineOrder: Sendable {
    package var attempt: AttemptID
    package var request: RenderRequest
    /// Where the request's inputs lie, in its order.
    package var inputs: [String]
    /// The picture file of the request's first frame.
    package var firstFrame: String?
    /// Where the engine writes the media. Nothing is there before.
    package var output: String

    package init(
        attempt: AttemptID, request: RenderRequest, inputs: [String] = [], firstFrame: String? = nil, output: String
    ) {
        self.attempt = attempt
        self.request = request
        self.inputs = inputs
        self.firstFrame = firstFrame
        self.output = output
    }
}

/// How far a job is. A liveness sign for people; time can't be read from it.
package struct JobProgress: Hashable, Sendable {
    package var done: Int64
    /// 0 if unknown.
    package var total: Int64

    package init(done: Int64, total: Int64) {
        self.done = done
        self.total = total
    }
}

/// What a job brought.
package struct Delivery: Hashable, Sendable {
    /// What it cost, where the engine says so; else the profile's price counts.
    package var cost: Money?

    package init(cost: Money? = nil) { self.cost = cost }
}

/// Why an engine brought nothing.
package enum EngineFault: Error, Hashable, Sendable {
    /// Nothing was handed over; the same order may be tried again.
    case unreachable(String)
    /// The job ended without media; nothing is charged that the journal doesn't know.
    case failed(String)
    /// Whether the order was taken is unknown.
    case uncertain(String)
    case cancelled
}

/// What an engine can do and under which terms.
package struct EngineProfile: Hashable, Sendable {
    /// The project's name for it.
    package var name: EngineName
    /// What enters every request to it.
    package var identity: RenderRequest.EngineIdentity
    package var parameters: [String: JSONValue]
    /// The terms that its output comes under.
    package var terms: String?
    /// What is known of these terms, in full, for the records of takes.
    package var generatorTerms: JSONValue?
    package var pricePerSecond: Money?
    /// How many jobs may run at once.
    package var concurrency: Int
    /// The same request gives the same picture.
    package var deterministic: Bool
    package var takesFirstFrame: Bool
    package var takesInputs: Bool
    /// It sets the prompt's words as they are: styles, cast and seed change nothing in its pictures.
    package var setsWords: Bool
    /// Jobs go on without the program that started them, and can be asked for by id.
    package var jobsSurvive: Bool
    /// It runs a program or calls an address that the project names, so the user must have said `trust`.
    package var needsTrust: Bool

    package init(
        name: EngineName, identity: RenderRequest.EngineIdentity, parameters: [String: JSONValue] = [:],
        terms: String? = nil, generatorTerms: JSONValue? = nil, pricePerSecond: Money? = nil, concurrency: Int,
        deterministic: Bool,
        takesFirstFrame: Bool, takesInputs: Bool, setsWords: Bool = false, jobsSurvive: Bool = false,
        needsTrust: Bool = false
    ) {
        self.name = name
        self.identity = identity
        self.parameters = parameters
        self.terms = terms
        self.generatorTerms = generatorTerms
        self.pricePerSecond = pricePerSecond
        self.concurrency = concurrency
        self.deterministic = deterministic
        self.takesFirstFrame = takesFirstFrame
        self.takesInputs = takesInputs
        self.setsWords = setsWords
        self.jobsSurvive = jobsSurvive
        self.needsTrust = needsTrust
    }

    /// The price of a take of `request`.
    package func price(of request: RenderRequest) -> Money? {
        pricePerSecond.map {
            Money(micros: (Rational($0.micros) * request.seconds).rounded, currency: $0.currency)
        }
    }
}
