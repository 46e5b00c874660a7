package import ClipModel
package import GenerationCore

/// The engines that a project can name: what planning must know of each, without any that draws or calls.
package enum EngineCatalog {
    /// The version of the built-in engine's pictures; `Previz` and this must agree, which a test checks.
    package static let previzVersion = "1"

    /// The kinds that a project may configure under `engines:`.
    package static let kinds = ["command"]

    /// The built-in engine.
    package static let previz = EngineProfile(
        name: .previz,
        identity: RenderRequest.EngineIdentity(kind: "previz", version: previzVersion),
        terms: "drawn by clipws without a trained model; no terms apply to the output",
        concurrency: 2, deterministic: true, takesFirstFrame: true, takesInputs: false)

    /// The profiles of `clip`'s engines by name. `program` digests a program that lies in the project.
    package static func profiles(
        of clip: Clip, program: (ProjectPath) throws -> ContentDigest?
    ) rethrows -> [EngineName: EngineProfile] {
        var profiles: [EngineName: EngineProfile] = [.previz: previz]
        for (name, configuration) in clip.engines {
            let file = programFile(of: configuration.run)
            let identity = RenderRequest.EngineIdentity(
                kind: configuration.kind, model: configuration.model, version: configuration.version,
                run: configuration.run, program: try file.flatMap(program))
            profiles[name] = EngineProfile(
                name: name, identity: identity, parameters: configuration.parameters, terms: nil,
                pricePerSecond: configuration.pricePerSecond, concurrency: max(1, configuration.concurrency),
                deterministic: false, takesFirstFrame: true, takesInputs: true, needsTrust: true)
        }
        return profiles
    }

    /// The program's file, if `run` starts with a path inside the project: `./tools/make` or `tools/make`.
    package static func programFile(of run: [String]) -> ProjectPath? {
        guard let first = run.first, first.contains("/"), !first.hasPrefix("/") else { return nil }
        return ProjectPath(first.hasPrefix("./") ? String(first.dropFirst(2)) : first)
    }
}
