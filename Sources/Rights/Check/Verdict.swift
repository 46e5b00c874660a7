/// How something stands, the worst last.
package enum Verdict: Int, Sendable, Comparable, CaseIterable {
    case ok, duty, review, unknown, blocked

    package var word: String { "\(self)" }
    package static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}

/// One thing that `rights check` found.
package struct Finding: Hashable, Sendable {
    /// The rule's id (`docs/formats-rights.md`).
    package var rule: String
    package var verdict: Verdict
    /// What it is about: `song`, `scene opening`, `person Ada`; scenes in the order of the film.
    package var subjects: [String]
    package var reason: String
    /// Where the reason stands: a licence's section, a file, a take's record.
    package var source: String
    /// The shortest way out.
    package var remedy: String?
    /// The words that are owed, where it is a duty.
    package var owed: String?
}

/// A place of the film and how it stands.
package struct SceneClearance: Hashable, Sendable {
    /// From 1.
    package var position: Int
    package var scene: String
    package var take: String?
    /// What made it, in words.
    package var made: String
    package var inputs: [String]
    /// Real people whom it shows, by name.
    package var people: [String]
    package var verdict: Verdict
    /// Indexes into the report's findings.
    package var findings: [Int]
}

/// Somebody whom rights.yaml names, and how it stands with them.
package struct PersonClearance: Hashable, Sendable {
    package var name: String
    /// Indexes into the report's findings.
    package var findings: [Int]
}

/// What `rights check` says of a film. It compares records and judges nothing that isn't recorded.
package struct ClearanceReport: Sendable {
    package var purpose: String?
    package var territories: String?
    package var date: String
    package var verdict: Verdict
    /// The worst first.
    package var findings: [Finding]
    package var scenes: [SceneClearance]
    /// Each name once, in the order of rights.yaml.
    package var people: [PersonClearance]
    /// Assets that the film doesn't use, and how they would stand.
    package var unused: [String]
}

/// Findings as they are made: one for each rule, reason, source and words that are owed, with all that it is about.
struct FindingList {
    private struct Key: Hashable {
        var rule: String
        var reason: String
        var source: String
        var owed: String?

        init(_ judgement: Judgement) {
            (rule, reason, source, owed) = (judgement.rule, judgement.reason, judgement.source, judgement.owed)
        }
    }

    private(set) var findings: [Finding] = []
    private var places: [Key: Int] = [:]

    /// Where the finding of a judgement that was added stands.
    func place(of judgement: Judgement) -> Int? { places[Key(judgement)] }

    /// Says of words that are owed as credit that the film's end credits have them.
    mutating func note(creditsIn rolls: some Sequence<String>) {
        func plain(_ text: String) -> String { text.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
        let rolls = rolls.map(plain)
        for place in findings.indices where findings[place].rule == "C12" {
            guard let owed = findings[place].owed.map(plain), rolls.contains(where: { $0.contains(owed) }) else {
                continue
            }
            findings[place].reason += "; the end credits do"
            findings[place].remedy = nil
        }
    }

    /// Adds a finding, or its subject to the same one made before, and returns where it stands.
    @discardableResult
    mutating func add(_ judgement: Judgement, about subject: String) -> Int {
        let key = Key(judgement)
        if let place = places[key] {
            if findings[place].subjects.last != subject { findings[place].subjects.append(subject) }
            return place
        }
        places[key] = findings.count
        findings.append(
            Finding(
                rule: judgement.rule, verdict: judgement.verdict, subjects: [subject], reason: judgement.reason,
                source: judgement.source, remedy: judgement.remedy, owed: judgement.owed))
        return findings.count - 1
    }
}

/// What a rule says of one thing, before it is known what all it is about.
struct Judgement: Hashable {
    var rule: String
    var verdict: Verdict
    var reason: String
    var source: String
    var remedy: String?
    var owed: String?

    init(
        _ rule: String, _ verdict: Verdict, _ reason: String, source: String, remedy: String? = nil,
        owed: String? = nil
    ) {
        self.rule = rule
        self.verdict = verdict
        self.reason = reason
        self.source = source
        self.remedy = remedy
        self.owed = owed
    }
}

extension [Judgement] {
    var worst: Verdict { map(\.verdict).max() ?? .ok }
}
