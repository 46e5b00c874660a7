internal import ClipModel

/// Shares of works by the rules of CISAC's Common Works Registration 2.2 (CWR19-1070R1): whole hundredths of a percent for
/// each of three rights, writers and publishers together, with a tolerance of 6.
struct ShareRules {
    static let whole = 10_000
    static let tolerance = 6
    static let writers: Set<String> = ["A", "AD", "AR", "C", "CA", "PA", "SA", "SR", "TR"]
    static let publishers: Set<String> = ["AM", "AQ", "E", "ES", "SE"]
    private static let composers: Set<String> = ["A", "C", "CA"]

    private enum Right: String, CaseIterable { case performing, mechanical, synchronisation }

    let work: RightsLedger.Work
    let name: String

    func judge() -> [Judgement] {
        if work.shares.isEmpty { return [] }
        let slips = work.shares.flatMap(slips)
        // Sums of what can't be read would say nothing.
        guard slips.isEmpty else { return slips }
        if let basis = basis() { return [basis] }
        return Right.allCases.flatMap(sums) + writerRules()
    }

    /// The share of a right in hundredths of a percent, on the basis of a hundred for all.
    private func amount(_ share: RightsLedger.Share, _ right: Right) -> Int {
        let amount = Self.hundredths(written(share, right)) ?? 0
        return work.shareBasis == "200" ? amount / 2 : amount
    }

    /// A party's performing, mechanical and synchronisation share in hundredths of a percent, on the basis of a hundred for
    /// all; `nil` for what isn't stated, or in no whole number of them.
    func amounts(_ share: RightsLedger.Share) -> [Int?] {
        Right.allCases.map { right in
            guard let text = written(share, right), Self.hundredths(text) != nil else { return nil }
            return amount(share, right)
        }
    }

    private func written(_ share: RightsLedger.Share, _ right: Right) -> String? {
        switch right {
        case .performing: share.performing
        case .mechanical: share.mechanical
        case .synchronisation: share.synchronisation
        }
    }

    /// A share as it should be written; `nil` for everything else, `0` for nothing.
    static func hundredths(_ text: String?) -> Int? {
        guard let text else { return 0 }
        guard !text.isEmpty, text.utf8.allSatisfy({ (48...57).contains($0) }), let number = Int(text) else {
            return nil
        }
        return number <= whole ? number : nil
    }

    private func finding(_ rule: String, _ reason: String, _ remedy: String) -> Judgement {
        Judgement(
            rule, .blocked, reason, source: "CWR 2.2, functional specifications; rights.yaml", remedy: remedy)
    }

    private func slips(_ share: RightsLedger.Share) -> [Judgement] {
        var found: [Judgement] = Right.allCases.compactMap { right in
            guard let text = written(share, right), Self.hundredths(text) == nil else { return nil }
            return finding(
                "S05",
                "\(right.rawValue) share `\(text)` of \(share.party) is no whole number of hundredths of a percent up to 10000",
                "write 5000 for 50 %, 3333 for a third")
        }
        let role = share.role?.uppercased()
        if role.map({ !Self.writers.contains($0) && !Self.publishers.contains($0) }) ?? true {
            found.append(
                finding(
                    "S04",
                    "\(share.party) has a share in \(name) "
                        + (share.role.map { "and the role `\($0)`, which CWR doesn't know" } ?? "and no role"),
                    "write CA for composer and author, C, A, E for publisher"))
        }
        return found
    }

    private func total(_ right: Right, of roles: Set<String>) -> Int {
        work.shares.filter { roles.contains($0.role?.uppercased() ?? "") }.reduce(0) { $0 + amount($1, right) }
    }

    private func basis() -> Judgement? {
        if let basis = work.shareBasis, basis != "100", basis != "200" {
            return finding("S06", "the share basis `\(basis)` of \(name) is neither 100 nor 200", "write one of them")
        }
        guard work.shareBasis == nil else { return nil }
        let looksDouble = Right.allCases.contains { right in
            [Self.writers, Self.publishers].allSatisfy { abs(total(right, of: $0) - Self.whole) <= Self.tolerance }
        }
        guard looksDouble else { return nil }
        return finding(
            "S06",
            "writers and publishers of \(name) have a hundred percent each, which only counts on the basis of 200",
            "ask on which basis they are stated, and write `share-basis: 200` if on that one")
    }

    private func sums(_ right: Right) -> [Judgement] {
        let sum = total(right, of: Self.writers.union(Self.publishers))
        let rest = Self.whole - sum
        guard sum != 0, abs(rest) > Self.tolerance else { return [] }
        return [
            finding(
                "S01",
                "\(right.rawValue) shares of \(name) add up to \(Self.percent(sum)), \(Self.percent(abs(rest))) too "
                    + (rest > 0 ? "little" : "much"), "ask the writers and publishers, and mend them")
        ]
    }

    private func writerRules() -> [Judgement] {
        var found: [Judgement] = []
        let publishers = total(.performing, of: Self.publishers)
        if publishers > Self.whole / 2 + Self.tolerance {
            found.append(
                finding(
                    "S02", "publishers of \(name) hold \(Self.percent(publishers)) of performing, more than half",
                    "mend the shares"))
        }
        let writers = total(.performing, of: Self.writers)
        if writers != 0, writers < Self.whole / 2 - Self.tolerance {
            found.append(
                finding(
                    "S03", "writers of \(name) hold \(Self.percent(writers)) of performing: neither none nor half",
                    "mend the shares"))
        }
        if !work.shares.contains(where: { Self.composers.contains($0.role?.uppercased() ?? "") }) {
            found.append(
                finding("S04", "no share in \(name) is of a composer or author", "add one with the role C, A or CA"))
        }
        return found
    }

    static func percent(_ hundredths: Int) -> String {
        let rest = hundredths % 100
        return "\(hundredths / 100)." + (rest < 10 ? "0\(rest)" : "\(rest)") + " %"
    }

    // MARK: permission to synchronise

    /// Whose part of the synchronisation right no standing permission covers, with how much of it. A party that holds
    /// nothing of it need not be asked.
    func unlicensed(_ licences: [RightsLedger.Licence], _ isParty: (String, String) -> Bool) -> [(String, Int)] {
        work.shares.compactMap { share in
            let held = amount(share, .synchronisation)
            let given = licences.filter { licence in licence.grantor.map { isParty($0, share.party) } ?? false }
                .map { $0.share.map { Self.hundredths($0) ?? 0 } ?? held }
            let open = held - (given.max() ?? 0)
            return open > 0 ? (share.party, open) : nil
        }
    }
}
