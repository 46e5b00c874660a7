package import ClipModel

/// All that `rights check` compares, read from one state of a project.
package struct CheckInput: Sendable {
    package var clip: Clip
    package var ledger: RightsLedger
    /// The film, in its order.
    package var cuts: [CheckCut]
    /// The film's length; `nil` where it isn't known.
    package var frames: Int64?
    /// `nil` where the clip has no song.
    package var song: SongFacts?
    /// Names in `cast/` by the names that prompts and records say.
    package var cast: [String: [String]]
    /// What files beside assets say of their licences.
    package var stated: [String: [StatedLicence]]
    /// The content of the documents on which permissions stand, as far as they are there.
    package var documents: [ProjectPath: ContentDigest]
    /// The text of exports that were made before and lie beside the film.
    package var exported: [ExportedFile: String]
    /// The words of the film's end credits, by the scene that rolls them.
    package var rolls: [SceneID: String]
    /// The day of the check.
    package var today: CalendarDate

    package init(
        clip: Clip, ledger: RightsLedger, cuts: [CheckCut], frames: Int64? = nil, song: SongFacts? = nil,
        cast: [String: [String]] = [:],
        stated: [String: [StatedLicence]] = [:], documents: [ProjectPath: ContentDigest] = [:],
        exported: [ExportedFile: String] = [:], rolls: [SceneID: String] = [:], today: CalendarDate
    ) {
        self.clip = clip
        self.ledger = ledger
        self.cuts = cuts
        self.frames = frames
        self.song = song
        self.cast = cast
        self.stated = stated
        self.documents = documents
        self.exported = exported
        self.rolls = rolls
        self.today = today
    }
}

/// What the film is to be used for: what the command line says, else what `release` in rights.yaml says.
package struct IntendedUse: Hashable, Sendable {
    package var purpose: Purpose?
    package var territories: Territories?
    package var date: CalendarDate?

    package init(purpose: Purpose? = nil, territories: Territories? = nil, date: CalendarDate? = nil) {
        self.purpose = purpose
        self.territories = territories
        self.date = date
    }
}

/// The release that rules compare with: stated or asked for, with the day of the check where no day is stated.
struct ReleasePlan {
    let stated: RightsLedger.Release
    let purpose: Purpose?
    let territories: Territories?
    let date: CalendarDate
    let until: CalendarDate?
    let today: CalendarDate

    init(_ release: RightsLedger.Release?, _ use: IntendedUse, today: CalendarDate) {
        let stated = release ?? RightsLedger.Release()
        self.stated = stated
        purpose = use.purpose ?? stated.purpose
        // A list without entries states no place.
        territories = (use.territories ?? stated.territories).flatMap { $0.included.isEmpty ? nil : $0 }
        let first = use.date ?? stated.date ?? today
        date = first
        until = stated.until.flatMap { $0 < first ? nil : $0 }
        self.today = today
    }

    /// Whether viewers are told of generated pictures in one of these ways.
    func tells(_ ways: Set<Disclosure>) -> Bool { stated.disclosure.map { !$0.isDisjoint(with: ways) } ?? false }

    /// The command that states one way more of telling them.
    func command(adding way: Disclosure) -> String {
        let ways = Disclosure.allCases.filter { $0 == way || stated.disclosure?.contains($0) == true }
        return "`clipws rights set release disclosure=\(ways.map(\.rawValue).joined(separator: ","))`"
    }

    /// Whether it goes on at some time from `day` on.
    func reaches(_ day: CalendarDate) -> Bool { day <= max(date, until ?? date) }
}

extension Set<Disclosure> {
    /// Before anything else is seen, or beside all of it.
    static let atOnce: Set<Disclosure> = [.opening, .throughout]
    static let anywhere = Set(Disclosure.allCases)
}
