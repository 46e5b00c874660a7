import ClipModel
import Rights

/// A clip of three scenes and four cuts, with everything that the manifest reports on.
enum Fixture {
    static let prompt = "Mara runs through \"neon\" rain,\nshe laughs 🌧️ مطر"
    static let picture = PictureFormat(size: PictureSize(width: 128, height: 72)!, rate: FrameRate(24000, 1001))
    static let song = ProjectPath("audio/rain.ogg")!

    static func digest(_ text: String) -> ContentDigest { ContentDigest(of: text) }

    static func scene(_ name: String, title: String? = nil) -> Scene {
        Scene(id: SceneID(name)!, prompt: prompt, length: .frames(48), title: title)
    }

    static func record(
        engine: RenderRequest.EngineIdentity = .init(kind: "previz", version: "1"), name: String = "previz",
        terms: String? = "CC0-1.0", by: String? = "Ada Example <ada@example.org>", cost: Money? = nil,
        inputs: [RenderRequest.Input] = [], ingredients: [TakeRecord.Ingredient] = []
    ) -> TakeRecord {
        let request = RenderRequest(
            engine: engine, picture: picture, frames: 48, prompt: prompt, negative: ["umbrellas everywhere"],
            cast: [.init(name: "Mara", description: "a dancer wearing yellow oilskin")], styles: ["grainy celluloid"],
            seed: 7, inputs: inputs, parameters: ["guidance": "storyboard verbatim"])
        return TakeRecord(
            scene: "opening", key: request.key, request: request.json, engine: name, terms: terms,
            attempt: AttemptID("01kar3v5c80000000000000000"), ordered: 1_763_878_260_123, finished: 1_763_878_265_000,
            orderedBy: by, cost: cost,
            media: .init(digest: digest("media \(name)"), bytes: 4096, width: 128, height: 72, frames: 48),
            ingredients: ingredients)
    }

    static let reference = TakeRecord.Ingredient(
        role: "reference", path: "refs/rain.png", digest: digest("rain"),
        licence: "https://creativecommons.org/licenses/by/4.0/")

    static let rendered = record(
        engine: .init(kind: "command", model: "Example Video", version: "2.1"), name: "studio",
        terms: "Example terms of 2026-01-31", cost: Money("0.4 EUR"),
        inputs: [.init(role: "reference", digest: reference.digest)],
        ingredients: [
            reference, .init(role: "cast:mara", path: "cast/mara.png", digest: digest("mara")),
        ])

    static func cut(
        _ scene: String, _ start: Int64, _ record: TakeRecord?, _ standing: TakeStanding = .current
    ) -> Cut {
        Cut(
            scene: SceneID(scene)!, take: record?.id, record: record, startFrame: start, frames: 48,
            standing: standing)
    }

    static let tags = [
        "TITLE": "Rain", "artist": "Ada Example;Bo Example", "LICENSE": "http://creativecommons.org/licenses/by/4.0/",
        "COMPOSER": "Cy Example", "ENCODER": "x",
    ]

    static func input() -> ManifestInput {
        let clip = Clip(
            title: "Neon, rain", artists: ["Ada Example"], picture: picture,
            music: Music(file: song, offset: Rational(3, 2)),
            timeline: ["opening", "chorus", "opening", "end"].map { SceneID($0)! })
        let rights = RightsLedger(
            people: [.init(name: "Ada Example", role: "director"), .init(name: "Dee Example")],
            works: [
                .init(
                    title: "Rain (live)", artists: ["Ada Example"], file: song, licence: "cc-by-4.0",
                    source: "https://example.org/rain"),
                .init(title: "Rain picture", file: ProjectPath("refs/rain.png"), licence: "CC-BY-SA-4.0"),
                .init(title: "A font"),
            ])
        let previz = record()
        return ManifestInput(
            commit: "0123456789abcdef0123456789abcdef01234567", clip: clip,
            scenes: Dictionary(
                uniqueKeysWithValues: [scene("opening", title: "=Opening"), scene("chorus"), scene("end")].map {
                    ($0.id, $0)
                }),
            rights: rights,
            cuts: [
                cut("opening", 0, previz), cut("chorus", 48, rendered, .pinned), cut("opening", 96, previz),
                cut("end", 144, nil, .missing),
            ],
            song: SongFacts(
                path: song, digest: digest("song"), bytes: 99, duration: Rational(48000, 1001), tags: tags),
            programVersion: "0.1.0")
    }
}
