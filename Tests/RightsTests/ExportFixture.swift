import ClipModel

@testable import Rights

/// The manifest's film as the exports see it.
enum Exports {
    static let committed: Int64 = 1_795_737_600_000

    static func facts(_ input: ManifestInput = Fixture.input()) -> FilmFacts {
        let check = CheckInput(
            clip: input.clip, ledger: input.rights,
            cuts: input.cuts.map {
                CheckCut(
                    scene: $0.scene, take: $0.take, summary: $0.record.map(TakeSummary.init), standing: $0.standing)
            },
            song: input.song, today: CalendarDate(milliseconds: committed))
        return FilmFacts(input, clearance: RightsCheck.report(check), committed: committed)
    }

    static func files(_ input: ManifestInput) -> Set<String> {
        var files: Set<String> = ["clip.yaml", "rights.yaml", "refs/rain.png", Fixture.song.text]
        for scene in input.scenes.keys { files.insert("scenes/\(scene).md") }
        for (id, record) in takes(input) {
            files.formUnion(["takes/\(record.scene)/\(id).mp4", "takes/\(record.scene)/\(id).json"])
        }
        return files
    }

    static func takes(_ input: ManifestInput) -> [TakeID: TakeRecord] {
        Dictionary(input.cuts.compactMap { cut in cut.record.map { ($0.id, $0) } }) { first, _ in first }
    }

    static func all(_ input: ManifestInput = Fixture.input(), licence: String? = nil) -> ExportSet {
        ExportSet(facts(input), takes: takes(input), files: files(input), licence: licence)
    }

    /// The film with everything that a declaration can show, and with names that people would write to do harm.
    static func full() -> ManifestInput {
        var input = Fixture.input()
        input.rights.people = [
            .init(name: "Ada Example", role: "director", identifiers: [.orcid: "0000-0002-1694-233X"]),
            .init(name: "Bo Example", role: "editor"), .init(name: "Cy Example", role: "prompt writer"),
        ]
        input.rights.release = .init(
            purpose: .promotion, territories: Territories(["EU", "US", "CN"]), date: CalendarDate("2026-12-01"),
            until: CalendarDate("2028-12-31"), platforms: ["YouTube"], disclosure: [.credits, .description],
            identifiers: [.isrc: "QZXYZ2600001"])
        input.cuts[3] = Fixture.cut(
            "end", 144,
            Fixture.record(
                engine: .init(kind: "command", model: "HunyuanVideo", version: "1.5"), name: "studio", terms: nil))
        return input
    }

    static func hostile() -> ManifestInput {
        let bad = "</style><script>alert(1)</script>\u{202E}\n\nMADE WITH\n=1+1, \"'&]]>--><img src=x>"
        var input = full()
        input.clip.title = bad
        input.clip.artists = [bad]
        input.rights.people.append(.init(name: bad, role: bad))
        input.rights.works[0].title = bad
        input.cuts[1] = Fixture.cut(
            "chorus", 48, Fixture.record(engine: .init(kind: "command", model: bad, version: bad), name: "studio"))
        return input
    }
}
