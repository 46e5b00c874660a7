import ClipModel
import Files
import Glibc
import TestSupport

@testable import Credentials

let repository: String = {
    var parts = #filePath.split(separator: "/")
    parts.removeLast(3)
    return "/" + parts.joined(separator: "/")
}()

/// The reference SDK, which `make test-deps` installs.
let python = "\(repository)/.build/c2pa-python/bin/python"
let hasReader = access(python, X_OK) == 0

/// A film as ours are, and a test certificate to sign it with.
final class Fixture {
    let scratch: Scratch
    let test: TestCertificate
    let film: String
    let identity: SigningIdentity

    init() throws {
        scratch = try Scratch()
        test = TestCertificate(environment: ["XDG_CONFIG_HOME": scratch.file("config")])
        try test.create()
        identity = try SigningIdentity(certificate: test.certificate, key: test.key)
        film = scratch.file("film.mp4")
        try output(
            of: [
                "ffmpeg", "-v", "error", "-f", "lavfi", "-i", "testsrc2=size=32x32:rate=24:duration=0.5", "-f", "lavfi",
                "-i", "sine=frequency=440:duration=0.5", "-c:v", "libx264", "-c:a", "aac", "-movflags", "+faststart",
                film,
            ])
    }

    /// The film with its credential inside.
    func signed(_ input: CredentialInput = .sample) throws -> String {
        let path = scratch.file("signed.mp4")
        try FilmSigner(identity).embed(input, film: film, output: path)
        return path
    }

    func sidecar(_ input: CredentialInput = .sample) throws -> String {
        let path = scratch.file("film.c2pa")
        try FilmSigner(identity).sidecar(input, film: film, output: path)
        return path
    }
}

extension CredentialInput {
    static let lighthouse = Take(
        id: "3f2a1c7700000000", title: "opening/3f2a1c77.mp4", digest: ContentDigest(of: "lighthouse"),
        origin: .trained, engine: "house", model: "model-3", modelVersion: "2026-01", prompt: "A lighthouse", seed: 7,
        references: [Reference(title: "rain.png", digest: ContentDigest(of: "rain"), role: "reference")])
    static let sea = Take(
        id: "8800000000000000", title: "sea/88000000.mp4", digest: ContentDigest(of: "sea"), origin: .algorithm,
        engine: "previz", prompt: "A calm sea")

    /// A film of everything: the lighthouse stands in it twice.
    static let sample = CredentialInput(
        title: "film.mp4", name: "Neon Rain", instance: "5e7b01fc-4932-4bab-ab32-d4f12a8aa322", program: "0.1.0",
        made: 1_795_000_000_000, artists: ["Ada"], takes: [lighthouse, sea],
        cuts: [
            Cut(scene: "opening", take: 0, start: Rational(0), end: Rational(7, 2)),
            Cut(scene: "sea", take: 1, start: Rational(7, 2), end: Rational(5)),
            Cut(scene: "end", take: 0, start: Rational(5), end: Rational(16, 3)),
        ],
        song: Song(title: "song.ogg", digest: ContentDigest(of: "song")), transcoded: true,
        rights: RightsReference(
            digest: ContentDigest(of: "rights"), commit: "0123456789abcdef0123456789abcdef01234567"),
        refusesTraining: true)
}

func bytes(_ path: String) throws -> [UInt8] { try Files.read(path, limit: 1 << 30) }

/// What the reference SDK says of a film, and of it with bits flipped at some places.
struct Reading {
    let report: JSONValue
    let detailed: JSONValue
    let flips: JSONValue

    init(_ film: String, beside sidecar: String? = nil, flips places: [Int] = []) throws {
        let script = "\(repository)/Tests/CredentialsTests/Reader/read.py"
        let text = try output(
            of: [python, script, film] + (sidecar.map { [$0] } ?? []), input: Array("\(places)".utf8))
        let json = try JSONValue(parsing: text.utf8)
        report = json["report"] ?? .null
        detailed = json["detailed"] ?? .null
        flips = json["flips"] ?? .null
    }

    var state: String? { report["validation_state"]?.string }
    var failures: [String] { (report["validation_status"]?.array ?? []).compactMap { $0["code"]?.string } }
    var manifest: JSONValue? { detailed["active_manifest"]?.string.flatMap { detailed["manifests"]?[$0] } }

    /// The places at which a flipped bit made no difference.
    var unseen: [Int] {
        let untouched: JSONValue = ["Valid", ["signingCredential.untrusted"]]
        return (flips.object ?? [:]).filter { $0.value == untouched }.compactMap { Int($0.key) }.sorted()
    }
}

/// The folder that the tests and the programs were built into.
let builtPrograms: String = {
    guard let own = Files.realPath("/proc/self/exe") else { return "." }
    return Files.parent(of: own)
}()
