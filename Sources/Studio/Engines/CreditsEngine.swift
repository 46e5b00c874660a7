internal import ClipModel
internal import Dispatch
internal import GenerationCore
internal import MediaKit
internal import Synchronization
internal import Workspace

/// The built-in engine for end credits: rolls the prompt's lines up the picture, white on black, in this process.
struct CreditsEngine: Engine {
    let profile: EngineProfile

    func check(_ request: RenderRequest) -> [String] {
        var refused: [String] = []
        let size = request.picture.size
        if !(128...3840).contains(size.width) {
            refused.append("credits are drawn from 128 to 3840 pixels wide, not \(size.width)")
        }
        if request.firstFrame != nil || !request.inputs.isEmpty {
            refused.append("credits are letters alone: take `continues`, `first-frame` and `refs` out")
        }
        // Two seconds from the lower edge to the upper one: faster than that nobody reads.
        let way = CreditsRoll.height(of: request.prompt, for: size) + size.height
        let least = (Rational(Int64(2 * way), Int64(size.height)) * request.picture.rate.perSecond).rounded
        if request.frames < least {
            refused.append("these credits would roll by too fast to be read: give them at least \(least) frames")
        }
        return refused
    }

    func start(_ order: EngineOrder) async throws -> any EngineJob { CreditsJob(order: order) }
}

private final class CreditsJob: EngineJob {
    private let order: EngineOrder
    private let stopped = Atomic<Bool>(false)
    var id: String? { nil }

    init(order: EngineOrder) { self.order = order }

    func cancel() async { stopped.store(true, ordering: .relaxed) }

    func deliver(progress: @escaping @Sendable (JobProgress) -> Void) async throws -> Delivery {
        try await withTaskCancellationHandler {
            try await blocking { try self.draw(progress) }
        } onCancel: {
            stopped.store(true, ordering: .relaxed)
        }
        return Delivery()
    }

    private func draw(_ progress: (JobProgress) -> Void) throws {
        if stopped.load(ordering: .relaxed) { throw EngineFault.cancelled }
        let request = order.request
        let size = request.picture.size
        let roll = try CreditsRoll(request.prompt, for: size)
        do {
            let encoder = try VideoEncoder(path: order.output, format: request.picture, threads: 1)
            for frame in 0..<request.frames {
                if stopped.load(ordering: .relaxed) { throw EngineFault.cancelled }
                try encoder.append { (planes) throws(MediaFault) in
                    guard let y = planes.y.baseAddress, let u = planes.u.baseAddress, let v = planes.v.baseAddress
                    else { return }
                    roll.draw(frame: frame, of: request.frames, rows: size.height, into: y, stride: planes.yStride)
                    for row in 0..<size.height / 2 {
                        (u + row * planes.uStride).update(repeating: 128, count: size.width / 2)
                        (v + row * planes.vStride).update(repeating: 128, count: size.width / 2)
                    }
                }
                progress(JobProgress(done: frame + 1, total: request.frames))
            }
            _ = try encoder.finish()
        } catch let fault as MediaFault {
            throw EngineFault.failed("\(fault)")
        }
    }
}
