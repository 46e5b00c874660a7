/// Where something holds: countries (ISO 3166-1, two letters), their parts (ISO 3166-2, `US-NY`), and the groups `EU`, `EEA`
/// and `WORLD`, without those excepted.
package struct Territories: Hashable, Sendable, CustomStringConvertible {
    /// As written, in upper case.
    package let included: [String]
    package let excluded: [String]

    /// Takes codes in any case; `nil` if one of them is none. `UK` stands for `GB`.
    package init?(_ included: [String], except excluded: [String] = []) {
        let (held, barred) = (included.map(Self.code), excluded.map(Self.code))
        guard !held.contains(nil), !barred.contains(nil) else { return nil }
        self.included = held.compactMap { $0 }
        self.excluded = barred.compactMap { $0 }
    }

    package static let world = Territories(["WORLD"])!

    /// The canonical form of a code, or `nil` if it is none.
    package static func code(_ text: String) -> String? {
        let code = text.trimmingSpaces.uppercased()
        if code == "UK" { return "GB" }
        if groups.contains(code) || countries.contains(code) { return code }
        let parts = code.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, countries.contains(String(parts[0])), (1...3).contains(parts[1].utf8.count),
            parts[1].utf8.allSatisfy({ (48...57).contains($0) || (65...90).contains($0) })
        else { return nil }
        return code
    }

    /// The places of `release` in which this doesn't hold on that day; empty if it holds in all. Where a whole group is
    /// lacking, its name stands for its countries.
    package func lacking(for release: Territories, on day: CalendarDate) -> [String] {
        let (held, barred) = (Self.places(included, day), Self.places(excluded, day))
        let wanted = Self.places(release.included, day)
        let spared = Self.places(release.excluded, day)
        func isSpared(_ place: String) -> Bool { spared.contains(place) || spared.contains(Self.country(place)) }
        var lacking: Set<String> = []
        for place in wanted where !isSpared(place) {
            let country = Self.country(place)
            if !held.contains(place) && !held.contains(country) || barred.contains(place) || barred.contains(country) {
                lacking.insert(place)
            }
            // What holds in a country but for one of its parts doesn't hold in the country.
            guard place == country else { continue }
            for part in barred where part != country && Self.country(part) == country && !isSpared(part) {
                lacking.insert(part)
            }
        }
        return Self.named(lacking, day)
    }

    /// Whether what is left out leaves nothing.
    package func isEmpty(on day: CalendarDate) -> Bool {
        let spared = Self.places(excluded, day)
        return Self.places(included, day).allSatisfy { spared.contains($0) || spared.contains(Self.country($0)) }
    }

    /// Whether any place is in both.
    package func meets(_ codes: [String], on day: CalendarDate) -> Bool {
        guard let other = Territories(codes) else { return false }
        let mine = Self.places(included, day).subtracting(Self.places(excluded, day))
        return Self.places(other.included, day).contains { place in
            mine.contains(place) || mine.contains(Self.country(place)) || mine.contains { Self.country($0) == place }
        }
    }

    package var description: String {
        included.joined(separator: ", ") + (excluded.isEmpty ? "" : " except " + excluded.joined(separator: ", "))
    }

    private static func country(_ place: String) -> String { String(place.prefix(2)) }

    private static func places(_ codes: [String], _ day: CalendarDate) -> Set<String> {
        var places: Set<String> = []
        for code in codes {
            if let members = members(of: code, on: day) { places.formUnion(members) } else { places.insert(code) }
        }
        return places
    }

    /// The countries of a group; `nil` for a single place.
    private static func members(of group: String, on day: CalendarDate) -> Set<String>? {
        // The United Kingdom left the Union at the end of 31 January 2020 (Withdrawal Agreement, Article 185).
        let britain: Set<String> = day < CalendarDate("2020-02-01")! ? ["GB"] : []
        switch group {
        case "WORLD": return countries
        case "EU": return union.union(britain)
        // The Agreement's other states: Iceland, Liechtenstein and Norway.
        case "EEA": return union.union(britain).union(["IS", "LI", "NO"])
        default: return nil
        }
    }

    private static func named(_ places: Set<String>, _ day: CalendarDate) -> [String] {
        var rest = places
        var names: [String] = []
        for group in ["WORLD", "EEA", "EU"] {
            guard let members = members(of: group, on: day), rest.isSuperset(of: members) else { continue }
            rest.subtract(members)
            names.append(group)
        }
        return names + rest.sorted()
    }

    private static let groups: Set<String> = ["WORLD", "EU", "EEA"]

    private static let union = Set(
        "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".split(separator: " ")
            .map(String.init))

    // ISO 3166-1, the officially assigned codes.
    private static let countries: Set<String> = Set(
        """
        AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ
        CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO
        FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE
        JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO
        MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW
        PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM
        TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW
        """.split(whereSeparator: \.isWhitespace).map(String.init))
}
