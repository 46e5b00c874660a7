package import ClipModel

/// One attempt to be made: what is ordered of whom, for which scene.
package struct RenderJob: Sendable {
    package var attempt: AttemptID
    package var scene: SceneID
    package var request: RenderRequest
    package var key: RenderKey
    package var profile: EngineProfile
    /// Whether a take that another process makes or made of the same request will do as well.
    package var sharable: Bool

    package init(
        attempt: AttemptID, scene: SceneID, request: RenderRequest, profile: EngineProfile, sharable: Bool = true
    ) {
        self.attempt = attempt
        self.scene = scene
        self.request = request
        self.profile = profile
        self.sharable = sharable
        key = request.key
    }
}

/// What the journal says to a new attempt.
package enum Begun: Sendable {
    case begun
    /// Another living process has the same order out.
    case busy
    /// Another process has finished the same order meanwhile.
    case made(TakeFacts)
    /// A run that is gone has the same order out under this attempt, and the engine is still at it: this run has the
    /// attempt now, to be taken up by the engine's name for its job.
    case left(AttemptID, job: String)
    /// Of an earlier order of the same nobody can say whether it was made and charged for; why, in words.
    case undecided(String)
}

/// The world as the scheduler sees it: the journal, the store and the files. Every call is durable when it returns.
package protocol RenderDesk: Sendable {
    /// Names a new attempt.
    func newAttempt() -> AttemptID
    /// Whether the project still asks for what the plan says of the scene. Asked before each order: what was edited while
    /// other scenes were made would be paid for and not used.
    func stillAsks(for job: RenderJob) async -> Bool
    /// Writes the attempt down, before the engine hears of it.
    func begin(_ job: RenderJob) async throws -> Begun
    /// Lays out the files of the order.
    func order(for job: RenderJob) async throws -> EngineOrder
    /// Writes down what the engine calls the job.
    func started(_ job: RenderJob, as name: String) throws
    /// The engine is at work: time for what need not be known before.
    func underWay(_ job: RenderJob) async
    /// Takes in the media: into the store, the journal and the project, in this order. Throws an ``EngineFault`` only for
    /// media that can never be a take.
    func keep(_ job: RenderJob, _ order: EngineOrder, _ delivery: Delivery) async throws -> TakeFacts
    /// Writes down that the attempt brought nothing.
    func ended(_ job: RenderJob, _ end: AttemptEnd)
}

/// How an attempt without a take ended.
package enum AttemptEnd: Hashable, Sendable {
    case failed(String)
    case uncertain(String)
    /// The engine delivered, but the media could not be taken in. The attempt stays open, so that the next run does that
    /// instead of ordering again.
    case unkept(String)
    case cancelled
}
