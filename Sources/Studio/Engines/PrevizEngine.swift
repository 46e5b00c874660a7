internal import ClipModel
internal import Dispatch
internal import GenerationCore
internal import MediaKit
internal import Previz
internal import Synchronization
internal import Workspace

/// The built-in engine: draws an animatic from the words, in this process.
struct PrevizEngine: Engine {
    let profile: EngineProfile

    func check(_ request: RenderRequest) -> [String] {
        (128...3840).contains(request.picture.size.width)
            ? [] : ["previz draws pictures from 128 to 3840 pixels wide, not \(request.picture.size.width)"]
    }

    func start(_ order: EngineOrder) async throws -> any EngineJob { PrevizJob(order: order) }
}

private final class PrevizJob: EngineJob {
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
        let request = order.request
        do {
            let previz = Previz(
                PrevizRequest(
                    prompt: request.shownPrompt, style: request.styles.joined(separator: "\n\n"),
                    negative: request.negative.isEmpty ? nil : request.negative.joined(separator: ", "),
                    seed: request.seed, size: request.picture.size, rate: request.picture.rate,
                    frames: request.frames, firstFrame: try firstFrame(request.picture.size)))
            // Two scenes are drawn at once, so one thread each keeps two cores busy without waiting on each other.
            let encoder = try VideoEncoder(
                path: order.output, format: request.picture, profile: .animatic, threads: 1)
            for frame in 0..<request.frames {
                if stopped.load(ordering: .relaxed) { throw EngineFault.cancelled }
                try encoder.append { (planes) throws(MediaFault) in
                    guard let y = planes.y.baseAddress, let u = planes.u.baseAddress, let v = planes.v.baseAddress
                    else {
                        return
                    }
                    previz.draw(
                        frame: frame, y: y, yStride: planes.yStride, u: u, uStride: planes.uStride, v: v,
                        vStride: planes.vStride)
                }
                progress(JobProgress(done: frame + 1, total: request.frames))
            }
            _ = try encoder.finish()
        } catch let fault as MediaFault {
            throw EngineFault.failed("\(fault)")
        }
    }

    private func firstFrame(_ size: PictureSize) throws(MediaFault) -> PrevizPicture? {
        guard let path = order.firstFrame else { return nil }
        let picture = try StillImage.read(image: path, size: size)
        return PrevizPicture(size: size, y: picture.y, u: picture.u, v: picture.v)
    }
}
