package import ClipModel
package import GenerationCore
package import Rights

/// The engines that a project can name: what planning must know of each, without any that draws or calls.
package enum EngineCatalog {
    /// The version of the built-in engine's pictures; `Previz` and this must agree, which a test checks.
    package static let previzVersion = "9"

    /// The built-in engine.
    package static let previz = EngineProfile(
        name: .previz,
        identity: RenderRequest.EngineIdentity(kind: "previz", version: previzVersion),
        terms: "drawn by clipws without a trained model; no terms apply to the output",
        concurrency: 2, deterministic: true, takesFirstFrame: true, takesInputs: false)

    /// The built-in engine for end credits, which draws letters alone.
    package static let credits = EngineProfile(
        name: .credits, identity: RenderRequest.EngineIdentity(kind: "credits", version: "1"),
        terms: "drawn by clipws without a trained model; no terms apply to the output",
        concurrency: 2, deterministic: true, takesFirstFrame: false, takesInputs: false,
        setsWords: true)

    /// The profiles of `clip`'s engines by name. `program` digests a program that lies in the project.
    ///
    /// - Parameter terms: what is known of generators' terms.
    package static func profiles(
        of clip: Clip, terms: TermsCatalogue = TermsCatalogue(), program: (ProjectPath) throws -> ContentDigest?
    ) rethrows -> [EngineName: EngineProfile] {
        var profiles: [EngineName: EngineProfile] = [.previz: previz, .credits: credits]
        for (name, configuration) in clip.engines {
            let identity = RenderRequest.EngineIdentity(
                kind: configuration.kind, model: configuration.model, version: configuration.version,
                run: configuration.run, program: try programDigest(of: configuration.run, program))
            let known = TakeTerms(configuration, in: terms)
            profiles[name] = EngineProfile(
                name: name, identity: identity, parameters: configuration.parameters,
                terms: known?.terms.licence, generatorTerms: known?.json,
                pricePerSecond: configuration.pricePerSecond, concurrency: max(1, configuration.concurrency),
                deterministic: false, takesFirstFrame: true, takesInputs: true, jobsSurvive: true, needsTrust: true)
        }
        return profiles
    }

    /// As much of a profile as is needed to ask for an order that an earlier run has out, whatever the clip says of the
    /// engine by now.
    static func profile(of request: RenderRequest, named name: String, price: Money?) -> EngineProfile {
        EngineProfile(
            name: EngineName(unchecked: name), identity: request.engine, pricePerSecond: price, concurrency: 1,
            deterministic: false, takesFirstFrame: true, takesInputs: true,
            jobsSurvive: request.engine.kind == "command", needsTrust: true)
    }

    /// What of a command may be files of the project: `./tools/make`, and the script in `python3 tools/make.py` too. Which of
    /// them are there is for the caller to see.
    package static func programFiles(of run: [String]) -> [ProjectPath] {
        run.filter { $0.contains("/") || $0.contains(".") }.compactMap { word in
            ProjectPath(word.hasPrefix("./") ? String(word.dropFirst(2)) : word)
        }
    }

    /// One digest for the files of a command, so that a change to any of them is a change of the engine.
    package static func programDigest(
        of run: [String], _ digest: (ProjectPath) throws -> ContentDigest?
    ) rethrows -> ContentDigest? {
        let files = try programFiles(of: run).compactMap { file in try digest(file).map { (file, $0) } }
        if files.count < 2 { return files.first?.1 }
        return ContentDigest(of: files.map { "\($0)=\($1)" }.joined(separator: "\n"))
    }
}
