internal import ClipModel

/// A law or a platform's rule that asks for words about generated pictures, as it was read on ``read``. Which of them
/// bind a film is for people to say; the declaration lists those whose place and day fit.
struct DisclosureRegime: Sendable {
    let name: String
    /// Where it holds; empty for a platform.
    let places: [String]
    /// The platform's name in lower case, where it is one's rule.
    var platform: String?
    var from: CalendarDate
    /// Whether it is about adverts alone.
    var isForAdverts = false
    let asks: String
    let source: String

    static let read = "2026-11-22"

    static let known = [
        DisclosureRegime(
            name: "European Union, AI Act, Article 50(4)", places: ["EU"], from: CalendarDate("2026-08-02")!,
            asks:
                "Pictures that a person would take for real people, places or events are disclosed at first exposure; "
                + "in evidently artistic or fictional works in a way that doesn't spoil the work.",
            source: "Regulation (EU) 2024/1689, Article 50(4)"),
        DisclosureRegime(
            name: "China, labelling of generated content", places: ["CN"], from: CalendarDate("2025-09-01")!,
            asks: "Who publishes declares generated content; a visible label at the start and metadata in the file.",
            source: "labelling measures in force since 2025-09-01, and GB 45438-2025"),
        DisclosureRegime(
            name: "New York, synthetic performers in adverts", places: ["US-NY"], from: CalendarDate("2026-06-09")!,
            isForAdverts: true, asks: "An advert with performers that a machine made says so conspicuously.",
            source: "New York S.8420-A"),
        DisclosureRegime(
            name: "YouTube", places: [], platform: "youtube", from: CalendarDate("2024-03-18")!,
            asks: "Realistic generated or altered content is declared at upload.",
            source: "YouTube Help, answer 14328491"),
    ]

    /// Whether place, day and purpose fit. `nil` where the release states no places.
    func fits(_ release: RightsLedger.Release?, on day: CalendarDate) -> Bool? {
        let last = release?.until ?? day
        guard from <= max(day, last) else { return false }
        if isForAdverts, let purpose = release?.purpose, purpose != .advert { return false }
        if let platform {
            guard let named = release?.platforms, !named.isEmpty else { return nil }
            return named.contains { $0.lowercased().contains(platform) }
        }
        return release?.territories.map { $0.meets(places, on: day) }
    }
}
