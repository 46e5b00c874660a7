internal import ClipModel
internal import GenerationCore
internal import MediaKit
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
        if let missing = CreditsRoll.missing(in: request.prompt, for: size) { refused.append(missing) }
        // Two seconds from the lower edge to the upper one: faster than that nobody reads.
        let way = CreditsRoll.height(of: request.prompt, for: size) + size.height
        let least = (Rational(Int64(2 * way), Int64(size.height)) * request.picture.rate.perSecond).rounded
        if request.frames < least {
            refused.append("these credits would roll by too fast to be read: give them at least \(least) frames")
        }
        return refused
    }

    func start(_ order: EngineOrder) async throws -> any EngineJob {
        DrawnJob(order, profile: .standard) { order in
            let (size, frames) = (order.request.picture.size, order.request.frames)
            let roll = try CreditsRoll(order.request.prompt, for: size)
            return { frame, planes in
                guard let y = planes.y.baseAddress, let u = planes.u.baseAddress, let v = planes.v.baseAddress else {
                    return
                }
                roll.draw(frame: frame, of: frames, rows: size.height, into: y, stride: planes.yStride)
                for row in 0..<size.height / 2 {
                    (u + row * planes.uStride).update(repeating: 128, count: size.width / 2)
                    (v + row * planes.vStride).update(repeating: 128, count: size.width / 2)
                }
            }
        }
    }
}
