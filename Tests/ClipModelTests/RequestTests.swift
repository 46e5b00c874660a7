import ClipModel
import Testing

private func request() throws -> RenderRequest {
    RenderRequest(
        engine: .init(kind: "command", model: "m", version: "2", run: ["draw", "-q"], program: ContentDigest(of: "p")),
        picture: PictureFormat(size: try #require(PictureSize("1280x480")), rate: try #require(FrameRate("23.976"))),
        frames: 96, prompt: "Anna \"läuft\"\ndurch den Wald", negative: ["text", "blur"],
        cast: [.init(name: "Anna", description: "red coat")], styles: ["grainy"], seed: 4_294_967_295,
        firstFrame: .pixels(ContentDigest(of: "f")), inputs: [.init(role: "cast:anna", digest: ContentDigest(of: "i"))],
        parameters: ["strength": .decimal("0.5"), "mode": "fast"])
}

@Suite struct RequestTests {
    @Test func `The request's canonical form and key are these, for ever`() throws {
        let request = try request()
        #expect(
            request.json.canonical == """
                {"cast":[{"description":"red coat","name":"Anna"}],"engine":{"kind":"command","model":"m","program":\
                "148de9c5a7a44d19e56cd9ae1a554bf67847afb0c58f6e12fa29ac7ddfca9940","run":["draw","-q"],"version":"2"},\
                "first_frame":{"pixels":"252f10c83610ebca1a059c0bae8255eba2f95be4d1d7bcfa89d7248a82d9f111"},\
                "format":"clipws/request@1","frames":96,"height":480,"inputs":[{"role":"cast:anna","sha256":\
                "de7d1b721a1e0632b7cf04edf5032c8ecffa9f9a08492152b926f1a5a7e765d7"}],"negative":["text","blur"],\
                "parameters":{"mode":"fast","strength":0.5},"prompt":"Anna \\"läuft\\"\\u000adurch den Wald",\
                "rate":"24000/1001","seed":4294967295,"styles":["grainy"],"width":1280}
                """)
        #expect(request.key.description == "e9409013f4809c865130f136d716fdaa7d20d597bb431873548d5c9274e76415")
        #expect(request.key == RenderKey(hashing: request.json))
        #expect(request.key.digest == ContentDigest(of: request.json.canonical))
    }

    @Test func `Each field changes the key`() throws {
        let base = try request()
        var keys: Set<RenderKey> = [base.key]
        func expectNew(_ change: (inout RenderRequest) throws -> Void, _ line: Int = #line) rethrows {
            var changed = base
            try change(&changed)
            #expect(keys.insert(changed.key).inserted, "line \(line)")
        }
        expectNew { $0.engine.kind = "http" }
        expectNew { $0.engine.model = "n" }
        expectNew { $0.engine.model = nil }
        expectNew { $0.engine.version = "3" }
        expectNew { $0.engine.run = ["draw -q"] }
        expectNew { $0.engine.program = nil }
        try expectNew { $0.picture.size = try #require(PictureSize("480x1280")) }
        expectNew { $0.picture.rate = FrameRate(24) }
        expectNew { $0.frames = 97 }
        expectNew { $0.prompt += " " }
        expectNew { $0.negative = ["blur", "text"] }
        expectNew { $0.negative = [] }
        expectNew { $0.cast[0].name = "Ben" }
        expectNew { $0.cast[0].description = "blue coat" }
        expectNew { $0.cast = [] }
        expectNew { $0.styles = ["grainy", "dark"] }
        expectNew { $0.styles = [] }
        expectNew { $0.seed = 0 }
        expectNew { $0.firstFrame = .file(ContentDigest(of: "f")) }
        expectNew { $0.firstFrame = nil }
        expectNew { $0.inputs[0].role = "reference" }
        expectNew { $0.inputs = [] }
        expectNew { $0.parameters["strength"] = .decimal("0.6") }
        expectNew { $0.parameters["strength"] = "0.5" }
        expectNew { $0.parameters = [:] }
        #expect(try base.key == request().key)
    }

    @Test func `A request is read back from its form`() throws {
        let full = try request()
        #expect(RenderRequest(json: full.json) == full)
        let plain = RenderRequest(engine: .init(kind: "previz"), picture: full.picture, frames: 1, prompt: "", seed: 0)
        #expect(RenderRequest(json: plain.json) == plain)
        #expect(try RenderRequest(json: JSONValue(parsing: full.json.pretty.utf8)) == full)
    }

    @Test(
        arguments: [
            ("format", "clipws/request@2"), ("width", 15), ("height", .null), ("rate", "0"), ("frames", 0),
            ("frames", -1),
            ("frames", .int(.max)), ("seed", 4_294_967_296), ("seed", -1), ("engine", [:]), ("prompt", 5),
        ] as [(String, JSONValue)])
    func `A form with a value that no request has is refused`(field: String, value: JSONValue) throws {
        var fields = try #require(try request().json.object)
        fields[field] = value
        #expect(RenderRequest(json: .object(fields)) == nil)
    }

    @Test func `The composed prompt holds the words and nothing empty`() throws {
        var request = try request()
        #expect(request.composedPrompt == "Anna \"läuft\"\ndurch den Wald\n\nAnna: red coat\n\ngrainy")
        request.cast[0].description = ""
        request.styles = []
        #expect(request.composedPrompt == request.prompt)
    }
}

@Suite struct TakeRecordTests {
    private func record() throws -> TakeRecord {
        let request = try request()
        return TakeRecord(
            scene: "opening", key: request.key, request: request.json, engine: "paint", terms: "as of today",
            attempt: AttemptID("01hf"), ordered: 1_700_000_000_000, finished: 1_700_000_060_123,
            orderedBy: "Änne <a@example.org>", cost: Money("0.25 EUR"),
            media: .init(digest: ContentDigest(of: "m"), bytes: 12, width: 1280, height: 480, frames: 96),
            lastFrame: ContentDigest(of: "l"),
            ingredients: [
                .init(role: "reference", path: "refs/a.png", digest: ContentDigest(of: "i"), licence: "CC0-1.0")
            ])
    }

    @Test func `A record is read back from its file, and its name follows from the file`() throws {
        let record = try record()
        let read = try #require(TakeRecord(json: try JSONValue(parsing: record.fileText.utf8)))
        #expect(read == record)
        #expect(read.fileText == record.fileText)
        #expect(record.id == TakeID(record: ContentDigest(of: record.fileText)))
        var plain = record
        (plain.terms, plain.orderedBy, plain.cost, plain.lastFrame, plain.ingredients) = (nil, nil, nil, nil, [])
        #expect(TakeRecord(json: try JSONValue(parsing: plain.fileText.utf8)) == plain)
        #expect(plain.id != record.id)
    }

    @Test func `A request of a later version survives`() throws {
        var record = try record()
        var fields = try #require(record.request.object)
        fields["format"] = "clipws/request@9"
        fields["later"] = ["x": .decimal("0.5")]
        record.request = .object(fields)
        record.key = RenderKey(hashing: record.request)
        #expect(TakeRecord(json: try JSONValue(parsing: record.fileText.utf8)) == record)
    }

    @Test(
        arguments: [
            ("format", "clipws/take@2"), ("key", "00"), ("request", [:]), ("ordered", "yesterday"),
            ("finished", "99999999999-1-1T1:1:1.1Z"), ("media", [:]), ("scene", .null), ("attempt", 5),
        ] as [(String, JSONValue)])
    func `A record that contradicts itself or lacks something is refused`(field: String, value: JSONValue) throws {
        var fields = try #require(try record().json.object)
        fields[field] = value
        #expect(TakeRecord(json: .object(fields)) == nil)
    }
}
