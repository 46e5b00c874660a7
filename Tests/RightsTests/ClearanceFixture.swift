import ClipModel
import Rights

/// A film of one scene, drawn by `previz`, for a promotion in Germany and the United States: nothing is found in it.
/// Tests change one thing at a time.
enum Clear {
    static let today = CalendarDate("2026-11-23")!
    static let song = ProjectPath("music/song.ogg")!

    static func input() -> CheckInput {
        CheckInput(
            clip: Clip(title: "Neon rain", picture: Fixture.picture, timeline: [SceneID("opening")!]),
            ledger: RightsLedger(
                people: [.init(name: "Ed Example", role: "editor")],
                release: .init(
                    purpose: .promotion, territories: Territories(["DE", "US"]), date: CalendarDate("2026-12-01"))),
            cuts: [cut("opening", Fixture.record())], cast: ["mara": ["mara"]], today: today)
    }

    static func cut(_ scene: String, _ record: TakeRecord?) -> CheckCut {
        CheckCut(
            scene: SceneID(scene)!, take: record?.id, summary: record.map(TakeSummary.init), standing: .current)
    }

    static func take(
        _ model: String?, _ version: String? = nil, engine: String = "studio", kept: TakeTerms? = nil,
        cast: [String] = [], ingredients: [TakeRecord.Ingredient] = []
    ) -> TakeRecord {
        let request = RenderRequest(
            engine: .init(kind: "command", model: model, version: version), picture: Fixture.picture, frames: 48,
            prompt: "a lighthouse", cast: cast.map { .init(name: $0, description: "a dancer") }, seed: 7)
        return TakeRecord(
            scene: "opening", key: request.key, request: request.json, engine: engine, generatorTerms: kept?.json,
            attempt: AttemptID("01kar3v5c80000000000000000"), ordered: 1_763_878_260_123,
            finished: 1_763_878_265_000,
            media: .init(digest: Fixture.digest("media"), bytes: 4096, width: 128, height: 72, frames: 48),
            ingredients: ingredients)
    }

    /// Terms that ask for nothing.
    static func terms(_ change: (inout GeneratorTerms) -> Void = { _ in }) -> GeneratorTerms {
        var terms = TermsCatalogue().entry("wan-2")!
        terms.id = "example"
        terms.models = ["Example"]
        terms.versions = []
        terms.territorySource = "section 5"
        change(&terms)
        return terms
    }

    static func song(_ tags: [String: String]) -> SongFacts {
        SongFacts(path: song, digest: Fixture.digest("song"), tags: tags)
    }
}

extension ClearanceReport {
    /// Findings as lines: `C11 review song`.
    var lines: [String] { findings.map { "\($0.rule) \($0.verdict.word) \($0.subjects.joined(separator: ", "))" } }
    func finding(_ rule: String) -> Finding? { findings.first { $0.rule == rule } }
}
