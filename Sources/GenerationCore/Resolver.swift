package import ClipModel

/// Turns what a project says into what an engine is given.
package struct Resolver: Sendable {
    /// Why a scene has no request. The documents' own checks find most faults first, with file and line.
    package enum Fault: Error, Hashable, Sendable {
        case unknownEngine(EngineName)
        case unknownCast(String)
        case unknownStyle(StyleName)
        case length(Length.Fault)
        /// A file named by the scene could not be read.
        case input(ProjectPath, String)
    }

    package let clip: Clip
    package let cast: [CastName: CastMember]
    package let styles: [StyleName: Style]
    package let profiles: [EngineName: EngineProfile]

    package init(
        clip: Clip, cast: [CastName: CastMember], styles: [StyleName: Style], profiles: [EngineName: EngineProfile]
    ) {
        self.clip = clip
        self.cast = cast
        self.styles = styles
        self.profiles = profiles
    }

    /// The request of `scene`, but for the last frame of the scene that it continues. `digest` names the content of the
    /// project's files.
    package func request(
        for scene: Scene, digest: (ProjectPath) throws -> ContentDigest
    ) throws -> RenderRequest {
        let name = scene.engine ?? clip.engine
        guard let profile = profiles[name] else { throw Fault.unknownEngine(name) }
        let frames: Int64
        do { frames = try scene.length.frames(at: clip.picture.rate, tempo: clip.music?.tempo) } catch {
            throw Fault.length(error)
        }
        let members = profile.setsWords ? [] : try scene.mentions.map(member)
        let looks = profile.setsWords ? [] : try (scene.styles ?? clip.styles).map(look)
        return RenderRequest(
            engine: profile.identity, picture: clip.picture, frames: frames, prompt: spoken(scene.prompt),
            negative: ([scene.negative] + looks.map(\.negative)).compactMap { $0 }.filter { !$0.isEmpty },
            cast: members.map { .init(name: $0.displayName, description: $0.description) },
            styles: looks.map(\.text), seed: profile.setsWords ? 0 : scene.seed ?? clip.seed,
            firstFrame: try scene.firstFrame.map { .file(try content($0, digest)) },
            inputs: try inputs(of: scene, members).map { .init(role: $0.role, digest: try content($0.path, digest)) },
            parameters: profile.parameters.merging(scene.parameters) { $1 })
    }

    /// The scene's length in frames where it isn't a whole number of them; `nil` where it is, or is less than one.
    package func exactFrames(of scene: Scene) -> Rational? {
        let exact = try? scene.length.exactFrames(at: clip.picture.rate, tempo: clip.music?.tempo)
        return exact.flatMap { $0.denominator == 1 || $0 < Rational(1) ? nil : $0 }
    }

    /// The files that a scene's request names, with the part each plays, in the request's order.
    package func inputs(of scene: Scene) throws -> [(role: String, path: ProjectPath)] {
        inputs(of: scene, try scene.mentions.map(member))
    }

    private func inputs(of scene: Scene, _ members: [CastMember]) -> [(role: String, path: ProjectPath)] {
        scene.references.map { ("reference", $0) }
            + members.flatMap { member in member.references.map { ("cast:\(member.displayName)", $0) } }
    }

    private func member(_ name: String) throws -> CastMember {
        guard let key = CastName(name), let member = cast[key] else { throw Fault.unknownCast(name) }
        return member
    }

    private func look(_ name: StyleName) throws -> Style {
        guard let style = styles[name] else { throw Fault.unknownStyle(name) }
        return style
    }

    /// The prompt as an engine reads it: display names in place of mentions.
    private func spoken(_ prompt: String) -> String {
        Mentions.pieces(of: prompt).map { piece in
            switch piece {
            case .text(let text): text
            case .mention(let name): CastName(name).flatMap { cast[$0]?.displayName } ?? name
            }
        }.joined()
    }

    private func content(_ path: ProjectPath, _ digest: (ProjectPath) throws -> ContentDigest) throws -> ContentDigest {
        do { return try digest(path) } catch { throw Fault.input(path, "\(error)") }
    }
}
