import ClipModel
import Files
import TestSupport
import Testing

@testable import Credentials

/// Credentials as the reference SDK reads them.
@Suite(.enabled(if: hasReader, "`make test-deps` installs the reference SDK")) struct ReaderTests {
    @Test func findsTheFilmValidAndItsCertificateUntrusted() throws {
        let fixture = try Fixture()
        let inside = try Reading(fixture.signed())
        #expect(inside.state == "Valid")
        #expect(inside.failures == ["signingCredential.untrusted"])
        let beside = try Reading(fixture.film, beside: fixture.sidecar())
        #expect(beside.state == "Valid")
        #expect(beside.failures == ["signingCredential.untrusted"])
    }

    /// Key by key, so that nothing that was meant is lost and nothing is there that wasn't.
    @Test func readsBackWhatWasMeant() throws {
        let fixture = try Fixture()
        let reading = try Reading(fixture.signed())
        let store = try #require(reading.manifest?["assertion_store"])
        #expect(withoutHashes(store) == Meaning.assertions)
        #expect(withoutHashes(try #require(reading.manifest?["claim"])) == Meaning.claim)
        #expect(reading.report["manifests"]?.object?.count == 1)
    }

    @Test func promptsAreTextOnlyWhenAsked() throws {
        let fixture = try Fixture()
        let silent = try String(decoding: bytes(fixture.signed()), as: UTF8.self)
        #expect(!silent.contains("A lighthouse"))
        var input = CredentialInput.sample
        input.includesPrompts = true
        let reading = try Reading(fixture.signed(input))
        #expect(reading.failures == ["signingCredential.untrusted"])
        let prompts = (reading.report["manifests"]?.object?.first?.value["ingredients"]?.array ?? [])
            .filter { $0["data_types"] == [["type": "c2pa.types.generator.prompt"]] }
        #expect(prompts.count == 2)
        #expect(prompts.allSatisfy { $0["relationship"] == "inputTo" && $0["data"] != nil })
    }

    @Test func aTakeWithACredentialOfItsOwnIsToldOf() throws {
        let fixture = try Fixture()
        #expect(!FilmChecker.holdsCredential(fixture.film))
        #expect(try FilmChecker.holdsCredential(fixture.signed()))
        var input = CredentialInput.sample
        input.takes[1].holdsCredential = true
        let store = try Reading(fixture.signed(input)).manifest?["assertion_store"]
        #expect(store?["c2pa.ingredient.v3"]?["description"] == nil)
        let description = store?["c2pa.ingredient.v3__1"]?["description"]?.string
        #expect(description == "its file holds a credential of its own, which is not carried over")
    }

    /// Takes of our own and of the SDK's making, inside a film, and that film inside another.
    @Test func takesKeepTheirCredentials() throws {
        let fixture = try Fixture()
        let library = try C2PALibrary(environment: [C2PALibrary.variable: try sharedLibrary()])
        let (ours, theirs) = (fixture.scratch.file("ours.mp4"), fixture.scratch.file("theirs.mp4"))
        try FilmSigner(fixture.identity).embed(.sample, film: fixture.film, output: ours)
        _ = try output(of: [
            python, "\(repository)/Tests/CredentialsTests/Reader/sign.py", fixture.test.certificate, fixture.test.key,
            fixture.film, theirs,
        ])
        var input = CredentialInput.sample
        input.instance = "0b9d3f52-8c1e-4f6a-9d3b-2f1c7a5e8d04"
        for (place, path) in [ours, theirs].enumerated() {
            input.takes[place].holdsCredential = true
            input.takes[place].carried = CarriedCredential(of: path, library: library)
        }
        #expect(input.carriedCount == 2)
        let film = try fixture.signed(input)
        let reading = try Reading(film)
        #expect(reading.state == "Valid")
        #expect(reading.failures == ["signingCredential.untrusted"])
        #expect(reading.report["manifests"]?.object?.count == 3)
        let store = reading.manifest?["assertion_store"]
        #expect(store?["c2pa.ingredient.v3"]?["digitalSourceType"] == nil)
        #expect(store?["c2pa.ingredient.v3"]?["description"] == nil)
        #expect(store?["c2pa.ingredient.v3"]?["validationResults"]?["activeManifest"] != nil)
        #expect(try FilmChecker.check(film) == .unchanged(signer: fixture.identity.name, isTest: true))

        // Each byte of what is carried is seen by our own check.
        var changed = try bytes(film)
        let carried = try #require(input.takes[0].carried?.manifests.first?.bytes)
        let start = try #require(changed.firstRange(of: carried)?.lowerBound)
        for place in stride(from: start, to: start + carried.count, by: 97) {
            changed[place] ^= 1
            try Files.write(changed, to: fixture.scratch.file("changed.mp4"))
            #expect(try FilmChecker.check(fixture.scratch.file("changed.mp4")) == .credentialChanged)
            changed[place] ^= 1
        }

        var outer = CredentialInput.sample
        outer.instance = "1c9d3f52-8c1e-4f6a-9d3b-2f1c7a5e8d04"
        outer.takes[0].holdsCredential = true
        outer.takes[0].carried = CarriedCredential(of: film, library: library)
        let nested = try Reading(fixture.signed(outer))
        #expect(nested.state == "Valid")
        #expect(nested.failures == ["signingCredential.untrusted"])
        #expect(nested.report["manifests"]?.object?.count == 4)
    }

    @Test func promptsOfTakesAreNotCarriedOverUnasked() throws {
        let fixture = try Fixture()
        let library = try C2PALibrary(environment: [C2PALibrary.variable: try sharedLibrary()])
        var telling = CredentialInput.sample
        telling.includesPrompts = true
        let take = fixture.scratch.file("take.mp4")
        try FilmSigner(fixture.identity).embed(telling, film: fixture.film, output: take)
        var input = CredentialInput.sample
        input.instance = "0b9d3f52-8c1e-4f6a-9d3b-2f1c7a5e8d04"
        input.takes[0].holdsCredential = true
        input.takes[0].carried = CarriedCredential(of: take, library: library)
        #expect(input.carriedCount == 0)
        #expect(!(try String(decoding: bytes(fixture.signed(input)), as: UTF8.self)).contains("A lighthouse"))
        input.includesPrompts = true
        #expect(input.carriedCount == 1)
        #expect(try Reading(fixture.signed(input)).failures == ["signingCredential.untrusted"])
    }

    /// The library inside of the Python package.
    private func sharedLibrary() throws -> String {
        let line = "import c2pa, os; print(os.path.join(os.path.dirname(c2pa.__file__), 'libs', 'libc2pa_c.so'))"
        return try output(of: [python, "-c", line]).split(separator: "\n").last.map(String.init) ?? ""
    }

    @Test func findsFlippedBytesOfTheFilm() throws {
        let fixture = try Fixture()
        let path = try fixture.signed()
        let movie = try Movie(path, signed: true)
        var places: [Int] = []
        for box in movie.boxes.dropFirst(2) {
            let parts = [box.offset + 4, box.offset + 8, box.offset + box.size / 2, box.end - 1]
            places += parts.filter { $0 < box.end }.map { Int($0) }
        }
        #expect(places.count > 10)
        #expect(try Reading(path, flips: places).unseen == [])
    }

    /// The SDK doesn't look at some bytes that frame a statement, and takes any other value for the payload that a signature
    /// leaves out; our own check sees those too (``CheckTests``).
    @Test func findsFlippedBytesOfEveryStatement() throws {
        let fixture = try Fixture()
        let path = try fixture.sidecar()
        let statements = statements(try bytes(path))
        let places = statements.flatMap { Array(stride(from: $0.lowerBound, to: $0.upperBound, by: 5)) }
        #expect(places.count > 800)
        let payload = try #require(statements.last).upperBound - SigningIdentity.signatureSize - 3
        #expect(try Reading(fixture.film, beside: path, flips: places).unseen.filter { $0 != payload } == [])
    }

    /// Both in turn, the best of three each. The processor's time is compared, since a test shares the machine: of the SDK for
    /// the signing alone, of our program for all that it does.
    @Test func signsALongFilmInLittleMemoryAndLittleTime() throws {
        let fixture = try Fixture()
        let long = fixture.scratch.file("long.mp4")
        let script = "cp $0 $1 && printf '\\x17\\xd7\\x84\\x08mdat' >> $1 && truncate -s +400000000 $1"
        try output(of: ["bash", "-c", script, fixture.film, long])
        let files = [fixture.test.certificate, fixture.test.key, long]
        let sdk = "\(repository)/Tests/CredentialsTests/Reader/sign.py"
        var (ours, theirs) = (1000.0, 1000.0)
        for _ in 1...3 {
            let program = ["\(builtPrograms)/sign-film"] + files + [fixture.scratch.file("ours.mp4")]
            let figures = try output(of: program).split(whereSeparator: \.isWhitespace).compactMap { Double($0) }
            try #require(figures.count == 2)
            #expect(figures[0] < 64_000)
            ours = min(ours, figures[1])
            let seconds = try output(of: [python, sdk] + files + [fixture.scratch.file("theirs.mp4")])
            theirs = min(theirs, try #require(Double(seconds.split(separator: "\n")[0])))
        }
        #expect(ours < 1.5 * theirs)
    }

    /// The contents of a store's boxes of documents: assertions, claim and signature.
    private func statements(_ store: [UInt8]) -> [Range<Int>] {
        var found: [Range<Int>] = []
        func walk(_ range: Range<Int>) {
            var at = range.lowerBound
            while at + 8 <= range.upperBound {
                let end = at + Int(number(store[at..<at + 4]))
                switch String(decoding: store[at + 4..<at + 8], as: UTF8.self) {
                case "jumb": walk(at + 8..<end)
                case "cbor", "json": found.append(at + 8..<end)
                default: break
                }
                at = end
            }
        }
        walk(0..<store.count)
        return found
    }
}

/// `value` without the values of `hash`, which the SDK has checked itself.
private func withoutHashes(_ value: JSONValue) -> JSONValue {
    switch value {
    case .array(let items): .array(items.map(withoutHashes))
    case .object(let fields): .object(fields.filter { $0.key != "hash" }.mapValues(withoutHashes))
    default: value
    }
}
