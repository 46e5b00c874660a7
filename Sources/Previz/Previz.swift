package import ClipModel
internal import PrevizKernels

/// What to draw: a prompt, a seed and a format.
package struct PrevizRequest: Sendable, Hashable {
    /// What the picture shows, with the names of the cast in it.
    package var prompt: String
    package var cast: [PrevizMember]
    /// Descriptions of the look, apart: they give light, colours and looks, and no things to be seen.
    package var style: String
    /// Words to keep out of the picture.
    package var negative: String?
    package var seed: UInt32
    package var size: PictureSize
    package var rate: FrameRate
    package var frames: Int64
    /// The song's beats a minute, by which light and particles breathe from the clip's start on; 0 for none.
    package var pulse: Double
    /// The picture that the clip starts from: shown as it is at frame 0, then carried off by the camera while the drawn
    /// world comes up behind it. One of another size is left out.
    package var firstFrame: PrevizPicture?

    package init(
        prompt: String, cast: [PrevizMember] = [], style: String = "", negative: String? = nil, seed: UInt32,
        size: PictureSize, rate: FrameRate, frames: Int64, pulse: Double = 0, firstFrame: PrevizPicture? = nil
    ) {
        self.cast = cast
        (self.prompt, self.style, self.negative, self.seed) = (prompt, style, negative, seed)
        self.pulse = pulse
        (self.size, self.rate, self.frames, self.firstFrame) = (size, rate, frames, firstFrame)
    }
}

/// A picture as three tight planes, 4:2:0, BT.709 limited range.
package struct PrevizPicture: Sendable, Hashable {
    package var size: PictureSize
    package var y: [UInt8]
    package var u: [UInt8]
    package var v: [UInt8]

    package init(size: PictureSize, y: [UInt8], u: [UInt8], v: [UInt8]) {
        (self.size, self.y, self.u, self.v) = (size, y, u, v)
    }

    /// Whether the planes are as long as the size says.
    package var isWhole: Bool {
        let luma = size.width * size.height
        return y.count == luma && u.count == luma / 4 && v.count == luma / 4
    }
}

/// The built-in engine: draws a moving animatic of a prompt's words, offline and always the same.
package struct Previz: Sendable {
    /// Changes whenever the pictures of a request change.
    package static let version = "9"

    /// What was read from the words.
    package let understanding: PrevizUnderstanding
    private let request: PrevizRequest
    private let scene: Scene
    /// What the scene turns into: another place or weather.
    private let later: Scene?
    private let seconds: Float
    private let pool: WorkroomPool
    private let first: PrevizPicture?

    /// Frames of up to so many pixels are drawn whole; of what a bigger one has beyond that, a quarter.
    private static let wholePixels = 160_000

    package init(_ request: PrevizRequest) {
        self.init(
            request,
            understanding: Reader.read(
                request.prompt, cast: request.cast, style: request.style, negative: request.negative))
    }

    /// `grain` off leaves out the film's grain, whatever the style: what is left of change between frames is motion.
    init(_ request: PrevizRequest, understanding: PrevizUnderstanding, grain: Bool = true) {
        self.request = request
        self.understanding = understanding
        let size = request.size
        let perSecond = max(Float(request.rate.perSecond.double), 0.001)
        seconds = min(Float(max(request.frames, 1)) / perSecond, 36_000)
        let aspect = Float(size.width) / Float(size.height)
        let length = seconds
        func compose(_ facts: PrevizUnderstanding) -> Scene {
            var scene = Composer.compose(
                facts, prompt: request.prompt + " " + request.style, seed: request.seed, aspect: aspect, seconds: length
            )
            if !grain { scene.look.grain = 0 }
            return scene
        }
        scene = compose(understanding)
        later = Self.later(understanding).map(compose)
        let drawn = Self.drawnSize(size)
        pool = WorkroomPool(width: drawn.width, height: drawn.height, outputWidth: size.width)
        first = request.firstFrame.flatMap { $0.size == size && $0.isWhole ? $0 : nil }
    }

    /// The facts after a change of place, weather, colours or of a thing.
    private static func later(_ facts: PrevizUnderstanding) -> PrevizUnderstanding? {
        guard
            facts.laterSetting != nil || !facts.laterWeather.isEmpty || !facts.laterPalette.isEmpty
                || facts.subjects.contains(where: \.changes)
        else { return nil }
        var later = facts
        later.subjects = facts.subjects.map(\.later)
        later.setting = facts.laterSetting ?? facts.setting
        (later.time, later.laterTime) = (facts.laterTime ?? facts.time, nil)
        if !facts.laterWeather.isEmpty { later.weather = facts.laterWeather }
        if !facts.laterPalette.isEmpty { later.palette = facts.laterPalette }
        return later
    }

    /// Big pictures are drawn smaller and enlarged: what a viewer sees of that is little beside what it takes. Small ones
    /// are drawn as they are.
    private static func drawnSize(_ size: PictureSize) -> (width: Int, height: Int) {
        let pixels = size.width * size.height
        let drawn = min(pixels, wholePixels + (pixels - wholePixels) / 4)
        guard drawn < pixels else { return (size.width, size.height) }
        let across = Int(Double(size.width) * (Double(drawn) / Double(pixels)).squareRoot())
        let width = max(across / wholeColumns * wholeColumns, wholeColumns)
        let height = Double(size.height) * Double(width) / Double(size.width)
        return (width, max(Int((height / 2).rounded()) * 2, 16))
    }

    /// Kernels take sixteen columns at once, some of them of planes half as wide. What is left over at the end of a row goes
    /// one by one, and takes up to half as long as all the rest.
    private static let wholeColumns = 32

    /// Draws a frame into planes that the caller owns, each at least its stride times its rows long.
    ///
    /// A pure function of the request and the frame's number: any thread, any order, the same bytes. Numbers outside the
    /// clip are taken as its first or last frame.
    package func draw(
        frame: Int64, y: UnsafeMutablePointer<UInt8>, yStride: Int, u: UnsafeMutablePointer<UInt8>, uStride: Int,
        v: UnsafeMutablePointer<UInt8>, vStride: Int
    ) {
        let last = max(request.frames - 1, 0)
        let number = min(max(frame, 0), last)
        let planes = pv_planes(
            y: y, u: u, v: v, y_stride: Int64(yStride), u_stride: Int64(uStride), v_stride: Int64(vStride),
            width: Int32(request.size.width), height: Int32(request.size.height))
        if number == 0, let first { return dissolve(first, into: planes, opacity: 256, moved: 0) }
        let progress = last == 0 ? 0 : Float(Double(number) / Double(last))
        let now = progress * seconds
        let turned = later == nil ? 0 : smooth((progress - 0.30) / 0.40)
        draw(turned >= 1 ? later ?? scene : scene, number, now, progress, into: planes)
        if let later, turned > 0, turned < 1 { dissolve(later, number, now, progress, into: planes, share: turned) }
        if let first { carry(first, into: planes, now: now) }
    }

    private func draw(_ scene: Scene, _ number: Int64, _ now: Float, _ progress: Float, into planes: pv_planes) {
        pool.use { room in
            let pulse = Self.pulse(at: Double(number) / request.rate.perSecond.double * request.pulse / 60)
            let grade = Frame(
                scene, number: number, seconds: now, progress: progress, room: room, pulse: pulse
            ).draw()
            pv_finish(room.surface, planes, grade, room.scratch, room.clouds)
        }
    }

    /// How far things swell so many beats after the start: up in a tenth of a beat, and away until the next one.
    private static func pulse(at beats: Double) -> Float {
        let gone = Float(beats - beats.rounded(.down))
        if beats == 0 { return 0 }
        return gone < 0.1 ? gone * 10 : (1 - (gone - 0.1) / 0.9) * (1 - (gone - 0.1) / 0.9)
    }

    private func dissolve(
        _ later: Scene, _ number: Int64, _ now: Float, _ progress: Float, into planes: pv_planes, share: Float
    ) {
        let (width, height) = (Int(planes.width), Int(planes.height))
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: width * height * 3 / 2) { memory in
            guard let y = memory.baseAddress else { return }
            let u = y + width * height
            let v = u + width * height / 4
            let other = pv_planes(
                y: y, u: u, v: v, y_stride: Int64(width), u_stride: Int64(width / 2), v_stride: Int64(width / 2),
                width: planes.width, height: planes.height)
            draw(later, number, now, progress, into: other)
            pv_dissolve(planes, y, u, v, 1, 0, 0, Int32((256 * share).rounded()))
        }
    }

    /// The first picture leaves over 40 % of the clip, at most a second and a half.
    private func carry(_ picture: PrevizPicture, into planes: pv_planes, now: Float) {
        let span = min(seconds * 0.4, 1.5)
        let share = span > 0 ? now / span : 1
        let opacity = Int32((256 * (1 - smooth(share))).rounded())
        if opacity > 0 { dissolve(picture, into: planes, opacity: opacity, moved: share) }
    }

    private func dissolve(_ picture: PrevizPicture, into planes: pv_planes, opacity: Int32, moved: Float) {
        let pixels = Float(request.size.height) * 0.04 * moved * moved
        let aside: Float =
            switch scene.camera.move {
            case .panLeft: -1
            case .panRight: 1
            case .orbit: scene.camera.direction
            default: 0
            }
        pv_dissolve(planes, picture.y, picture.u, picture.v, 1 + 0.05 * moved * moved, aside * pixels, 0, opacity)
    }

    /// A frame as a picture of its own.
    package func picture(frame: Int64) -> PrevizPicture {
        let (width, height) = (request.size.width, request.size.height)
        var picture = PrevizPicture(
            size: request.size, y: [UInt8](repeating: 0, count: width * height),
            u: [UInt8](repeating: 0, count: width * height / 4), v: [UInt8](repeating: 0, count: width * height / 4))
        picture.y.withUnsafeMutableBufferPointer { y in
            picture.u.withUnsafeMutableBufferPointer { u in
                picture.v.withUnsafeMutableBufferPointer { v in
                    guard let yBase = y.baseAddress, let uBase = u.baseAddress, let vBase = v.baseAddress else {
                        return
                    }
                    draw(
                        frame: frame, y: yBase, yStride: width, u: uBase, uStride: width / 2, v: vBase,
                        vStride: width / 2)
                }
            }
        }
        return picture
    }
}
