package import ClipModel
package import Credentials
internal import Files
internal import GenerationCore
internal import GitStore
internal import ObjectStore
internal import Rights

/// What a film's credential is to be like.
package struct CredentialOrder: Sendable {
    package enum Form: String, Sendable {
        /// Inside the film's file.
        case embedded
        /// In a file of its own beside it; the film stays as it is.
        case sidecar
    }

    package var form: Form
    package var identity: SigningIdentity
    /// The version that the credential names as the film's maker.
    package var program: String
    package var includesPrompts: Bool
    package var refusesTraining: Bool

    package init(
        form: Form, identity: SigningIdentity, program: String, includesPrompts: Bool = false,
        refusesTraining: Bool = false
    ) {
        self.form = form
        self.identity = identity
        self.program = program
        self.includesPrompts = includesPrompts
        self.refusesTraining = refusesTraining
    }
}

/// What signing a film did.
package struct CredentialReport: Sendable {
    /// The file that holds the credential, inside the project.
    package var path: ProjectPath
    package var form: CredentialOrder.Form
    package var bytes: Int
    /// The common name of the signer's certificate.
    package var signer: String
    /// Whether the certificate is a test's, which no reader trusts.
    package var isTest: Bool
    /// The commit whose rights manifest the credential names. `nil` with unsaved changes, of which no manifest can tell.
    package var rightsCommit: String?
    /// How many takes hold credentials of their own, and how many of those the film's holds.
    package var takesWithOwn: Int
    package var takesCarried: Int
    /// Whether the C2PA library is there, without which none is carried over.
    package var hasLibrary: Bool
}

extension Project {
    /// The key and certificate to sign with: the files named, or those of the test certificate. A key inside the project is
    /// refused, since it could be committed.
    package func signingIdentity(certificate: String?, key: String?) throws -> SigningIdentity {
        let test = TestCertificate(environment: environment)
        let (certificate, key) = (certificate ?? test.certificate, key ?? test.key)
        for path in [certificate, key] where try FileStamp.of(path) == nil {
            throw CredentialFault.noIdentity(path: path)
        }
        if let real = Files.realPath(key), let root = Files.realPath(root), real.hasPrefix(root + "/") {
            throw CredentialFault.keyInProject(path: key)
        }
        return try SigningIdentity(certificate: certificate, key: key)
    }

    /// Makes a key and a certificate for trying credentials out, in the user's configuration directory.
    package static func newTestCertificate(environment: [String: String]) throws -> TestCertificate {
        let test = TestCertificate(environment: environment)
        var folder = nearest(Files.parent(of: test.key))
        while folder != "/", folder != "." {
            if try FileStamp.of("\(folder)/clip.yaml") != nil { throw CredentialFault.keyInProject(path: test.key) }
            folder = Files.parent(of: folder)
        }
        try test.create()
        return test
    }

    /// The first directory from `path` upward that is there.
    private static func nearest(_ path: String) -> String {
        var path = path
        while path != "/", path != "." {
            if let real = Files.realPath(path) { return real }
            path = Files.parent(of: path)
        }
        return path
    }
}

extension FilmMaker {
    /// Joins the film and signs it. A film that is to hold its credential is joined under another name, so that none is left
    /// without it.
    func assembleSigned(
        _ film: FilmPlan, _ path: ProjectPath, _ input: CredentialInput, _ order: CredentialOrder
    ) async throws -> CredentialReport {
        let output = "\(workspace.root)/\(path)"
        let beside = ProjectPath(unchecked: path.text.dropLast(4) + ".c2pa")
        let unsigned = order.form == .embedded ? Files.temporaryName(for: output) : output
        defer { if order.form == .embedded { try? Files.remove(unsigned) } }
        try await stoppable { [studio] in try studio.assemble(film, output: unsigned, shouldStop: $0) }
        observer.filmSigns()
        let signer = FilmSigner(order.identity)
        let sidecar = "\(workspace.root)/\(beside)"
        let bytes = try await blocking {
            switch order.form {
            case .embedded: try signer.embed(input, film: unsigned, output: output)
            case .sidecar: try signer.sidecar(input, film: output, output: sidecar)
            }
        }
        return CredentialReport(
            path: order.form == .embedded ? path : beside, form: order.form, bytes: bytes, signer: order.identity.name,
            isTest: order.identity.isTest, rightsCommit: input.rights?.commit,
            takesWithOwn: input.takes.count(where: \.holdsCredential), takesCarried: input.carriedCount,
            hasLibrary: (try? C2PALibrary(environment: workspace.environment)) != nil)
    }

    /// The rights manifest of the last commit, if nothing was changed since then and it can be made: the credential names it
    /// and doesn't depend on it.
    func rightsReference(_ order: CredentialOrder) -> CredentialInput.RightsReference? {
        guard let git = try? workspace.git(), let commit = try? git.head.commit,
            let changes = try? git.status(), changes.isEmpty,
            let snapshot = try? workspace.snapshot(commit),
            let manifest = try? workspace.rightsManifest(
                of: snapshot, options: ManifestOptions(), program: order.program, studio: studio)
        else { return nil }
        return CredentialInput.RightsReference(digest: ContentDigest(of: manifest.json), commit: commit.hex)
    }
}

/// A place of the film as its credential tells of it.
struct CreditedCut {
    var scene: SceneID
    var take: TakeFacts
    var frames: Int64
}

/// Collects what a film's credential says: from the takes' records, the song and the commit.
struct CredentialCollector {
    let workspace: Project
    let clip: Clip
    let cuts: [CreditedCut]
    let order: CredentialOrder

    /// `song` is of the song's file; `transcoded` says whether anything was encoded again.
    func input(
        title: String, song: ContentDigest?, transcoded: Bool, rights: CredentialInput.RightsReference?
    ) throws -> CredentialInput {
        let shown = unique(cuts.map(\.take))
        let numbers = Dictionary(shown.enumerated().map { ($1.id, $0) }) { first, _ in first }
        var start: Int64 = 0
        let places = cuts.map { cut -> CredentialInput.Cut in
            defer { start += cut.frames }
            let rate = clip.picture.rate
            return CredentialInput.Cut(
                scene: cut.scene.text, take: numbers[cut.take.id] ?? 0, start: rate.seconds(frames: start),
                end: rate.seconds(frames: start + cut.frames))
        }
        let library = try? C2PALibrary(environment: workspace.environment)
        return CredentialInput(
            title: title, name: clip.title, instance: Self.newUUID(), program: order.program,
            made: Project.now() / 1_000_000, artists: clip.artists, takes: try shown.map { try take($0, library) },
            cuts: places,
            song: song.map(songInput), transcoded: transcoded, rights: rights,
            refusesTraining: order.refusesTraining, includesPrompts: order.includesPrompts)
    }

    private func take(_ facts: TakeFacts, _ library: C2PALibrary?) throws -> CredentialInput.Take {
        let record = try workspace.record(facts)
        let engine = record.request["engine"]
        let model = engine?["model"]?.string
        let file = workspace.store.path(of: facts.media)
        let holdsCredential = file.map(FilmChecker.holdsCredential) ?? false
        return CredentialInput.Take(
            id: facts.id.text, title: "\(facts.scene)/\(facts.id.short).mp4", digest: facts.media,
            origin: TakeOrigin(engine: engine), engine: record.engine, model: model,
            modelVersion: model == nil ? nil : engine?["version"]?.string, prompt: record.request["prompt"]?.string,
            seed: record.request["seed"]?.int,
            references: record.ingredients.map { ingredient in
                CredentialInput.Reference(
                    title: ingredient.path.split(separator: "/").last.map(String.init) ?? ingredient.role,
                    digest: ingredient.digest, role: ingredient.role)
            },
            holdsCredential: holdsCredential,
            carried: holdsCredential
                ? library.flatMap { library in file.flatMap { CarriedCredential(of: $0, library: library) } } : nil)
    }

    private func songInput(_ digest: ContentDigest) -> CredentialInput.Song {
        CredentialInput.Song(title: clip.music?.file.lastComponent ?? "song", digest: digest)
    }

    private func unique(_ takes: [TakeFacts]) -> [TakeFacts] {
        var seen: Set<TakeID> = []
        return takes.filter { seen.insert($0.id).inserted }
    }

    /// A random UUID (RFC 9562, version 4).
    private static func newUUID() -> String {
        var bytes = (0..<16).map { _ in UInt8.random(in: 0 ... .max) }
        bytes[6] = bytes[6] & 0x0F | 0x40
        bytes[8] = bytes[8] & 0x3F | 0x80
        let digits = hexadecimal(bytes)
        var groups: [Substring] = []
        var rest = digits[...]
        for count in [8, 4, 4, 4, 12] {
            groups.append(rest.prefix(count))
            rest = rest.dropFirst(count)
        }
        return groups.joined(separator: "-")
    }
}
