internal import ClipModel
internal import GenerationCore
internal import MediaKit
internal import Synchronization
internal import Workspace

/// Draws one frame, by its number, into planes of the request's size.
typealias FramePainter = (Int64, PicturePlanes) -> Void

/// A job of an engine that draws in this process.
final class DrawnJob: EngineJob {
    private let order: EngineOrder
    private let profile: SegmentProfile
    private let prepare: @Sendable (EngineOrder) throws -> FramePainter
    private let stopped = Atomic<Bool>(false)
    var id: String? { nil }

    /// - Parameter prepare: does what comes before the first frame.
    init(
        _ order: EngineOrder, profile: SegmentProfile, prepare: @escaping @Sendable (EngineOrder) throws -> FramePainter
    ) {
        (self.order, self.profile, self.prepare) = (order, profile, prepare)
    }

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
        let request = order.request
        do {
            if stopped.load(ordering: .relaxed) { throw EngineFault.cancelled }
            let paint = try prepare(order)
            // Two scenes are drawn at once, so one thread each keeps two cores busy without waiting on each other.
            let encoder = try VideoEncoder(
                path: order.output, format: request.picture, profile: profile, threads: 1,
                length: request.frames)
            for frame in 0..<request.frames {
                if stopped.load(ordering: .relaxed) { throw EngineFault.cancelled }
                try encoder.append { (planes) throws(MediaFault) in paint(frame, planes) }
                progress(JobProgress(done: frame + 1, total: request.frames))
            }
            _ = try encoder.finish()
        } catch let fault as MediaFault {
            throw EngineFault.failed("\(fault)")
        }
    }
}
