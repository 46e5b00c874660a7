/// What people state about rights: `rights.yaml` (`docs/formats.md`).
///
/// Identifiers and shares are kept as written, right or wrong: a slip in one is a finding of `rights check` and no reason
/// to stop a render.
package struct RightsLedger: Hashable, Sendable {
    /// Persons and companies.
    package var people: [Person]
    package var works: [Work]
    package var recordings: [Recording]
    package var licences: [Licence]
    package var consents: [Consent]
    package var assets: [Asset]
    package var release: Release?
    /// Terms of generators that add to or take the place of those that the program knows, as written.
    package var terms: [JSONValue]

    package init(
        people: [Person] = [], works: [Work] = [], recordings: [Recording] = [], licences: [Licence] = [],
        consents: [Consent] = [], assets: [Asset] = [], release: Release? = nil, terms: [JSONValue] = []
    ) {
        self.people = people
        self.works = works
        self.recordings = recordings
        self.licences = licences
        self.consents = consents
        self.assets = assets
        self.release = release
        self.terms = terms
    }

    /// Identifiers as written.
    package typealias Identifiers = [IdentifierKind: String]

    package struct Person: Hashable, Sendable {
        /// The short name by which other entries mean this one.
        package var id: String?
        package var name: String
        package var role: String?
        package var identifiers: Identifiers
        /// The collecting society.
        package var society: String?
        /// Members of `cast/` that show this person, or speak with their voice.
        package var cast: [String]
        package var isDead: Bool
        /// A label, a publisher: nobody who does something by hand.
        package var isCompany: Bool
        /// Not to be named in credits.
        package var isUncredited: Bool

        package init(
            id: String? = nil, name: String, role: String? = nil, identifiers: Identifiers = [:],
            society: String? = nil, cast: [String] = [], isDead: Bool = false, isCompany: Bool = false,
            isUncredited: Bool = false
        ) {
            self.id = id
            self.name = name
            self.role = role
            self.identifiers = identifiers
            self.society = society
            self.cast = cast
            self.isDead = isDead
            self.isCompany = isCompany
            self.isUncredited = isUncredited
        }
    }

    /// A song, picture or other thing that the clip uses, and under which terms.
    package struct Work: Hashable, Sendable {
        package var id: String?
        package var title: String?
        package var artists: [String]
        /// The file in the project, where there is one.
        package var file: ProjectPath?
        /// An SPDX expression or the address or name of the terms.
        package var licence: String?
        package var source: String?
        /// The words of the credit that its owner asks for.
        package var credit: String?
        /// How the film uses it, in the words of cue sheets: `BV`, background vocal, or another.
        package var usage: String?
        package var identifiers: Identifiers
        package var shares: [Share]
        /// What the shares of writers and publishers add up to: `100` together, or `200`, a hundred each.
        package var shareBasis: String?

        package init(
            id: String? = nil, title: String? = nil, artists: [String] = [], file: ProjectPath? = nil,
            licence: String? = nil, source: String? = nil, credit: String? = nil, usage: String? = nil,
            identifiers: Identifiers = [:], shares: [Share] = [], shareBasis: String? = nil
        ) {
            self.id = id
            self.title = title
            self.artists = artists
            self.file = file
            self.licence = licence
            self.source = source
            self.credit = credit
            self.usage = usage
            self.identifiers = identifiers
            self.shares = shares
            self.shareBasis = shareBasis
        }
    }

    /// What one party holds of a work, in hundredths of a percent, as written.
    package struct Share: Hashable, Sendable {
        package var party: String
        /// A code of CISAC's: writers A, AD, AR, C, CA, PA, SA, SR, TR; publishers AM, AQ, E, ES, PA, SE.
        package var role: String?
        package var performing: String?
        package var mechanical: String?
        package var synchronisation: String?

        package init(
            party: String, role: String? = nil, performing: String? = nil, mechanical: String? = nil,
            synchronisation: String? = nil
        ) {
            self.party = party
            self.role = role
            self.performing = performing
            self.mechanical = mechanical
            self.synchronisation = synchronisation
        }
    }

    package struct Recording: Hashable, Sendable {
        package var id: String?
        package var title: String?
        package var artists: [String]
        /// The work that is heard, by id or title.
        package var work: String?
        package var file: ProjectPath?
        package var owner: String?
        package var licence: String?
        /// Other recordings of which it has parts, by id or title.
        package var samples: [String]
        package var identifiers: Identifiers

        package init(
            id: String? = nil, title: String? = nil, artists: [String] = [], work: String? = nil,
            file: ProjectPath? = nil, owner: String? = nil, licence: String? = nil, samples: [String] = [],
            identifiers: Identifiers = [:]
        ) {
            self.id = id
            self.title = title
            self.artists = artists
            self.work = work
            self.file = file
            self.owner = owner
            self.licence = licence
            self.samples = samples
            self.identifiers = identifiers
        }
    }

    /// What a permission covers. Where a field says nothing, the permission is silent on it.
    package struct Scope: Hashable, Sendable {
        package var uses: [Purpose]
        package var media: [String]
        package var territories: Territories?
        package var from: CalendarDate?
        /// The last day.
        package var until: CalendarDate?

        package init(
            uses: [Purpose] = [], media: [String] = [], territories: Territories? = nil, from: CalendarDate? = nil,
            until: CalendarDate? = nil
        ) {
            self.uses = uses
            self.media = media
            self.territories = territories
            self.from = from
            self.until = until
        }
    }

    /// The paper on which a permission stands.
    package struct Evidence: Hashable, Sendable {
        package var document: ProjectPath?
        package var digest: ContentDigest?

        package init(document: ProjectPath? = nil, digest: ContentDigest? = nil) {
            self.document = document
            self.digest = digest
        }
    }

    /// How far a permission is. Only the last two count.
    package enum Status: String, Sendable, CaseIterable {
        case needed, requested, quoted, agreed, expired
        case signed
        case notNeeded = "not-needed"
    }

    /// A permission that somebody gave for this film.
    package struct Licence: Hashable, Sendable {
        package var id: String?
        /// `sync`, `master`, or another word.
        package var kind: String?
        package var grantor: String?
        /// Works, recordings and files, by id, title or path.
        package var covers: [String]
        package var status: Status?
        /// The share of the synchronisation right that it covers, in hundredths of a percent; all of the grantor's if
        /// left out.
        package var share: String?
        package var scope: Scope
        package var evidence: Evidence

        /// Whether it allows something already.
        package var isGranted: Bool { status == .signed || status == .notNeeded }

        package init(
            id: String? = nil, kind: String? = nil, grantor: String? = nil, covers: [String] = [],
            status: Status? = nil, share: String? = nil, scope: Scope = Scope(), evidence: Evidence = Evidence()
        ) {
            self.id = id
            self.kind = kind
            self.grantor = grantor
            self.covers = covers
            self.status = status
            self.share = share
            self.scope = scope
            self.evidence = evidence
        }
    }

    /// A person's permission to show their likeness or let their voice be heard.
    package struct Consent: Hashable, Sendable {
        package var person: String
        /// `likeness`, `voice`; both if empty.
        package var kinds: [String]
        /// Whether it allows pictures or sounds made by a model; `nil` if it doesn't name that.
        package var namesAI: Bool?
        /// Who gave it, where not the person: an estate, a guardian.
        package var givenBy: String?
        /// Empty for all.
        package var scenes: [String]
        package var scope: Scope
        package var evidence: Evidence

        package init(
            person: String, kinds: [String] = [], namesAI: Bool? = nil, givenBy: String? = nil, scenes: [String] = [],
            scope: Scope = Scope(), evidence: Evidence = Evidence()
        ) {
            self.person = person
            self.kinds = kinds
            self.namesAI = namesAI
            self.givenBy = givenBy
            self.scenes = scenes
            self.scope = scope
            self.evidence = evidence
        }
    }

    /// Something that went into scenes or titles: a reference, a font, stems, a set of prompts.
    package struct Asset: Hashable, Sendable {
        package var title: String?
        /// A path in the project; `*` stands for any characters, so `refs/*` for all below a folder.
        package var file: String?
        /// `reference`, `font`, `stem`, `prompts`, or another word.
        package var kind: String?
        package var authors: [String]
        package var licence: String?
        package var source: String?
        package var credit: String?
        /// Scenes that use it though no record names it, as with a set of prompts; `*` for all.
        package var scenes: [String]
        /// The real people whom it shows, by id or name: empty for none, `nil` where that isn't stated.
        package var shows: [String]?

        package init(
            title: String? = nil, file: String? = nil, kind: String? = nil, authors: [String] = [],
            licence: String? = nil, source: String? = nil, credit: String? = nil, scenes: [String] = [],
            shows: [String]? = nil
        ) {
            self.title = title
            self.file = file
            self.kind = kind
            self.authors = authors
            self.licence = licence
            self.source = source
            self.credit = credit
            self.scenes = scenes
            self.shows = shows
        }
    }

    /// What the film is meant for.
    package struct Release: Hashable, Sendable {
        package var purpose: Purpose?
        package var territories: Territories?
        package var date: CalendarDate?
        /// The last day on which it is shown.
        package var until: CalendarDate?
        package var media: [String]
        package var platforms: [String]
        /// Where viewers are told of generated pictures: empty where they aren't, `nil` where that isn't stated.
        package var disclosure: Set<Disclosure>?
        /// The licence under which the film itself is released.
        package var licence: String?
        /// The yearly revenue of who releases it, with everybody in the same group, in US dollars.
        package var revenue: Int64?
        /// The monthly users of all their services.
        package var users: Int64?
        package var identifiers: Identifiers

        package init(
            purpose: Purpose? = nil, territories: Territories? = nil, date: CalendarDate? = nil,
            until: CalendarDate? = nil, media: [String] = [], platforms: [String] = [],
            disclosure: Set<Disclosure>? = nil,
            licence: String? = nil,
            revenue: Int64? = nil, users: Int64? = nil, identifiers: Identifiers = [:]
        ) {
            self.purpose = purpose
            self.territories = territories
            self.date = date
            self.until = until
            self.media = media
            self.platforms = platforms
            self.disclosure = disclosure
            self.licence = licence
            self.revenue = revenue
            self.users = users
            self.identifiers = identifiers
        }
    }
}

/// What a film is for.
package enum Purpose: String, Sendable, CaseIterable {
    case personal, education, festival, promotion, commercial, advert

    /// Whether it serves commercial advantage; `nil` where that depends on more than the word.
    package var isCommercial: Bool? {
        switch self {
        case .personal, .education: false
        case .festival: nil
        case .promotion, .commercial, .advert: true
        }
    }
}

/// Where viewers are told that pictures are generated.
package enum Disclosure: String, Sendable, CaseIterable {
    /// In words or a mark at the film's start.
    case opening
    /// In a mark that stays.
    case throughout
    /// In the film's end credits.
    case credits
    /// In the text beside it, and in what a platform asks at upload.
    case description
}
