import ClipModel
import GenerationCore
import Testing

/// Texts that look like parts of a request.
private let hostile = [
    "", "\"format\":\"clipws/request@1\"", "{\"format\":\"clipws/request@1\"}", "\\\"format\\\":", "\"first_frame\":{}",
    "\u{0}\u{1F}\u{7F}\n\t\r\n", "❤️‍🔥 rain \u{202E}abc", "e\u{301} é", "\\", "\"", "日本語", "},{", "\u{2028}",
]

private struct Maker {
    var dice: Dice

    mutating func text() -> String {
        (0..<Int.random(in: 0...3, using: &dice)).map { _ in hostile.randomElement(using: &dice)! }.joined()
    }

    mutating func texts() -> [String] { (0..<Int.random(in: 0...3, using: &dice)).map { _ in text() } }

    mutating func value(_ depth: Int = 0) -> JSONValue {
        switch Int.random(in: 0...(depth > 2 ? 4 : 6), using: &dice) {
        case 0: .null
        case 1: .bool(.random(using: &dice))
        case 2: .int(.random(in: .min ... .max, using: &dice))
        case 3: .decimal("0.\(Int.random(in: 1...9, using: &dice))")
        case 4: .string(text())
        case 5: .array((0..<2).map { _ in value(depth + 1) })
        default: .object(["format": value(depth + 1), text(): value(depth + 1)])
        }
    }

    mutating func digest() -> ContentDigest { ContentDigest(of: "\(dice.next())") }

    mutating func firstFrame() -> RenderRequest.FirstFrame? {
        switch Int.random(in: 0...2, using: &dice) {
        case 0: nil
        case 1: .pixels(digest())
        default: .file(digest())
        }
    }

    mutating func request() -> RenderRequest {
        let engine = RenderRequest.EngineIdentity(
            kind: text(), model: Bool.random(using: &dice) ? text() : nil,
            version: Bool.random(using: &dice) ? text() : nil, run: texts(),
            program: Bool.random(using: &dice) ? digest() : nil)
        let parameters: [String: JSONValue] =
            Bool.random(using: &dice) ? [:] : ["format": "clipws/request@1", text(): value(), "first_frame": value()]
        return RenderRequest(
            engine: engine,
            picture: PictureFormat(
                size: PictureSize(width: 2 * Int.random(in: 8...4096, using: &dice), height: 480)!,
                rate: FrameRate("29.97")!),
            frames: .random(in: 1...RenderRequest.mostFrames, using: &dice), prompt: text(), negative: texts(),
            cast: texts().map { .init(name: $0, description: text()) }, styles: texts(),
            seed: .random(in: 0 ... .max, using: &dice), firstFrame: firstFrame(),
            inputs: texts().map { .init(role: $0, digest: digest()) }, parameters: parameters)
    }
}

@Suite struct RequestTemplateTests {
    @Test(arguments: 1...20) func `A template gives the key of the request with any first frame`(seed: Int) throws {
        var maker = Maker(dice: Dice(UInt64(seed)))
        for _ in 0..<20 {
            var request = maker.request()
            let template = RequestTemplate(request)
            #expect(RequestTemplate(before: template.before, after: template.after) == template)
            for frame in [request.firstFrame, maker.firstFrame(), .pixels(maker.digest()), .file(maker.digest()), nil] {
                request.firstFrame = frame
                #expect(template.key(firstFrame: frame) == request.key)
                let text = template.canonical(firstFrame: frame)
                #expect(text == request.json.canonical)
                let read = try #require(RenderRequest(json: JSONValue(parsing: text.utf8)))
                #expect(read.key == request.key)
            }
        }
    }

    @Test func `A request that differs in one field only has another key`() {
        let base = shot("rain")
        var other = base
        other.parameters = ["strength": .decimal("0.5")]
        var negative = base
        negative.negative = ["rain"]
        var style = base
        style.styles = ["rain"]
        var program = base
        program.engine.program = ContentDigest(of: "a program")
        var frame = base
        frame.firstFrame = .pixels(ContentDigest(of: "x"))
        var file = base
        file.firstFrame = .file(ContentDigest(of: "x"))
        let all = [
            base, other, negative, style, program, frame, file, shot("snow"), shot("rain", seed: 8),
            shot("rain", frames: 49),
        ]
        #expect(Set(all.map(\.key)).count == all.count)
    }
}

@Suite struct RequestChangesTests {
    private func words(_ change: (inout RenderRequest) -> Void, from base: RenderRequest? = nil) -> [String] {
        let old = base ?? whole()
        var new = old
        change(&new)
        return RequestChanges.reasons(from: old, to: new).map { "\($0.field): \($0.words)" }
    }

    private func whole() -> RenderRequest {
        var request = shot("Slow rain over the harbour")
        request.negative = ["people, text"]
        request.styles = ["grainy 16 mm film"]
        request.cast = [.init(name: "Ada", description: "a woman in a red coat")]
        request.inputs = [.init(role: "reference", digest: ContentDigest(of: "a"))]
        request.parameters = ["steps": 20]
        return request
    }

    @Test func `The same request has no reasons`() { #expect(words { _ in } == []) }

    @Test func `Each field has its own words`() {
        #expect(words { $0.prompt = "Slow snow over the harbour" } == ["prompt: rain → snow"])
        #expect(words { $0.prompt = "Slow rain over the harbour at night" } == ["prompt: + at night"])
        #expect(words { $0.seed = 8 } == ["seed: 7 → 8"])
        #expect(words { $0.frames = 96 } == ["length: 48 → 96 frames"])
        #expect(
            words { $0.picture = PictureFormat(size: PictureSize("128x96")!, rate: FrameRate(25)) }
                == ["picture size: 64x48 → 128x96", "picture rate: 24 → 25"])
        #expect(words { $0.negative = ["people"] } == ["negative: − , text"])
        #expect(words { $0.styles = ["grainy 8 mm film"] } == ["style: 16 → 8"])
        #expect(words { $0.parameters["steps"] = 30 } == ["parameters.steps: 20 → 30"])
        #expect(words { $0.parameters["fast"] = true } == ["parameters.fast: none → true"])
        #expect(words { $0.parameters = [:] } == ["parameters.steps: 20 → none"])
    }

    @Test func `Cast, inputs and first frames are told apart`() {
        #expect(words { $0.cast[0].description = "a woman in a blue coat" } == ["cast Ada: red → blue"])
        #expect(words { $0.cast.append(.init(name: "Tom", description: "")) } == ["cast: + Tom"])
        #expect(words { $0.cast = [] } == ["cast: − Ada"])
        #expect(words { $0.inputs[0].digest = ContentDigest(of: "b") } == ["refs: a file's content"])
        #expect(words { $0.inputs[0].role = "cast:Ada" } == ["refs: another part"])
        #expect(words { $0.inputs = [] } == ["refs: 1 → 0 files"])
        #expect(words { $0.firstFrame = .pixels(ContentDigest(of: "x")) } == ["first frame: + a first frame"])
        var two = whole()
        two.cast.append(.init(name: "Tom", description: "a sailor"))
        #expect(words({ $0.cast.reverse() }, from: two) == ["cast: other order"])
    }

    @Test func `Engines are told by model and version, then by program and command`() {
        #expect(words { $0.engine.version = "2" } == ["engine: fake 1 → fake 2"])
        #expect(words { $0.engine.model = "dreamer" } == ["engine: fake 1 → dreamer 1"])
        #expect(words { $0.engine.program = ContentDigest(of: "x") } == ["engine: the program's file changed"])
        #expect(words { $0.engine.run = ["./make", "--fast"] } == ["engine: another command"])
    }

    @Test func `White space and Unicode forms are named, since they change the key`() {
        #expect(words { $0.prompt = "Slow  rain over the harbour" } == ["prompt: + white space"])
        #expect(words { $0.prompt = "Slow\nrain over the harbour" } == ["prompt: other white space"])
        let accents = words({ $0.prompt = "Cafe\u{301}" }, from: shot("Café"))
        #expect(accents == ["prompt: the same letters in another Unicode form"])
    }
}
