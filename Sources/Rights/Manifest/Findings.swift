/// A fact that the manifest should state and the project doesn't record.
package struct Missing: Hashable, Sendable {
    /// What lacks it: `clip`, `song`, `rights.yaml`, `scene <name>`, `work <title or file>`.
    package var subject: String
    package var field: String
    package var why: String

    package init(subject: String, field: String, why: String) {
        self.subject = subject
        self.field = field
        self.why = why
    }
}

/// Two sources that say different things of one fact. All are listed, none is chosen.
package struct Disagreement: Hashable, Sendable {
    package struct Statement: Hashable, Sendable {
        package var source: String
        package var values: [String]

        package init(source: String, values: [String]) {
            self.source = source
            self.values = values
        }
    }

    package var subject: String
    package var field: String
    package var statements: [Statement]

    package init(subject: String, field: String, statements: [Statement]) {
        self.subject = subject
        self.field = field
        self.statements = statements
    }
}

/// Findings in the order in which they were made, each once.
struct Findings {
    private(set) var missing: [Missing] = []
    private(set) var disagreements: [Disagreement] = []
    private var seen: Set<Missing> = []
    private var seenDisagreements: Set<Disagreement> = []

    mutating func lacks(_ subject: String, _ field: String, _ why: String) {
        let entry = Missing(subject: subject, field: field, why: why)
        if seen.insert(entry).inserted { missing.append(entry) }
    }

    mutating func disagree(_ subject: String, _ field: String, _ statements: [Disagreement.Statement]) {
        let entry = Disagreement(subject: subject, field: field, statements: statements)
        if seenDisagreements.insert(entry).inserted { disagreements.append(entry) }
    }
}
