internal import ClipModel
internal import GenerationCore
internal import MediaKit
internal import Previz
internal import Workspace

/// The built-in engine: draws an animatic from the words, in this process.
struct PrevizEngine: Engine {
    let profile: EngineProfile

    func check(_ request: RenderRequest) -> [String] {
        var found: [String] = []
        if !(128...3840).contains(request.picture.size.width) {
            found.append("previz draws pictures from 128 to 3840 pixels wide, not \(request.picture.size.width)")
        }
        if let pulse = request.parameters["pulse"], request.pulse == nil {
            found.append("`pulse` is beats a minute, 1 to 400, not \(pulse.canonical)")
        }
        return found
    }

    func start(_ order: EngineOrder) async throws -> any EngineJob {
        DrawnJob(order, profile: .animatic) { order in
            let previz = Previz(try PrevizRequest(order))
            return { frame, planes in
                guard let y = planes.y.baseAddress, let u = planes.u.baseAddress, let v = planes.v.baseAddress else {
                    return
                }
                previz.draw(
                    frame: frame, y: y, yStride: planes.yStride, u: u, uStride: planes.uStride, v: v,
                    vStride: planes.vStride)
            }
        }
    }
}

extension RenderRequest {
    /// Beats a minute; `nil` where they aren't stated, or make no sense.
    fileprivate var pulse: Double? {
        guard let value = parameters["pulse"] else { return nil }
        let beats = value.string.flatMap(Double.init) ?? Double(value.canonical)
        return beats.flatMap { (1...400).contains($0) ? $0 : nil }
    }
}

extension PrevizRequest {
    fileprivate init(_ order: EngineOrder) throws(MediaFault) {
        let request = order.request
        var first: PrevizPicture?
        if let path = order.firstFrame {
            let picture = try StillImage.read(image: path, size: request.picture.size)
            first = PrevizPicture(size: request.picture.size, y: picture.y, u: picture.u, v: picture.v)
        }
        self.init(
            prompt: request.prompt,
            cast: request.cast.map { PrevizMember(name: $0.name, description: $0.description) },
            style: request.styles.joined(separator: "\n\n"),
            negative: request.negative.isEmpty ? nil : request.negative.joined(separator: ", "), seed: request.seed,
            size: request.picture.size, rate: request.picture.rate, frames: request.frames, pulse: request.pulse ?? 0,
            firstFrame: first)
    }
}
