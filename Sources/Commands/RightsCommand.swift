internal import ArgumentParser
internal import ClipModel
internal import Document
internal import GenerationCore
internal import Rights
internal import Workspace

struct RightsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rights", abstract: "Keep the ledger of rights, and check the film against it.",
        subcommands: [Check.self, List.self, Show.self, Add.self, Set.self, Remove.self])

    struct Check: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "check", abstract: "Compare the film with what it is meant for.",
            discussion: prose(
                """
                Every scene, its take, inputs and model, the song, the people: ok, duty (with the words that are owed),
                review, unknown, blocked. The worst counts. What the film is meant for stands under `release` in
                rights.yaml; options come before it. It compares records, and is no legal advice.

                Exit status: 0 if nothing stands in the way but duties, 4 if something is blocked, 5 if something is
                unknown or to be reviewed and nothing is blocked. The rules are in docs/formats-rights.md.
                """))

        @OptionGroup var common: CommonOptions
        @OptionGroup var use: UseOptions
        @Flag(name: .long, help: "A line for each scene too.") var scenes = false

        func run() throws {
            let workspace = try common.workspace()
            let report = try workspace.clearance(for: use.intended(), studio: Studio.services)
            let terminal = Terminal.current
            if common.json {
                terminal.print(report.json.canonical)
            } else {
                ClearanceWords(report: report, terminal: terminal).print(scenes: scenes)
            }
            if let status = report.status { throw ExitCode(status.rawValue) }
        }
    }

    /// What the film is for, where the command line says so.
    struct UseOptions: ParsableArguments {
        @Option(name: .long, help: "personal, education, festival, promotion, commercial or advert.")
        var purpose: String?
        @Option(
            name: .customLong("territory"), parsing: .singleValue,
            help: "Where: DE, US-NY, EU, EEA, WORLD; may be given again, or with commas.")
        var territories: [String] = []
        @Option(
            name: .customLong("except"), parsing: .singleValue,
            help: "With --territory, which stands in place of the release's: where not.")
        var exceptions: [String] = []
        @Option(name: .long, help: "The day of the release, as 2027-01-15.") var date: String?

        func intended() throws -> IntendedUse {
            var use = IntendedUse()
            if let purpose {
                use.purpose = Purpose(rawValue: purpose)
                let known = Purpose.allCases.map(\.rawValue)
                if use.purpose == nil { throw wrong("`\(purpose)` is no purpose", known.joined(separator: ", ")) }
            }
            if !territories.isEmpty {
                let (codes, spared) = (Self.codes(territories), Self.codes(exceptions))
                use.territories = Territories(codes, except: spared)
                if use.territories == nil {
                    let bad = (codes + spared).filter { Territories.code($0) == nil }.joined(separator: ", ")
                    throw wrong("`\(bad)` is no country or group of countries", "DE, US-NY, EU, EEA or WORLD")
                }
            } else if !exceptions.isEmpty {
                throw wrong("--except says nothing without --territory", "`--territory WORLD --except US`")
            }
            if let date {
                use.date = CalendarDate(date)
                if use.date == nil { throw wrong("`\(date)` is no date", "year, month and day, as 2027-01-15") }
            }
            // Without a day, groups are as they have been since a country last left one.
            if let places = use.territories, places.isEmpty(on: use.date ?? CalendarDate("2020-02-01")!) {
                throw wrong(
                    places.included.isEmpty ? "--territory names no place" : "`\(places)` leaves no place",
                    "DE, US-NY, EU, EEA or WORLD")
            }
            return use
        }

        private static func codes(_ lists: [String]) -> [String] {
            lists.flatMap { $0.split(separator: ",").map(String.init) }
        }

        private func wrong(_ words: String, _ right: String) -> CommandFailure {
            CommandFailure(words, status: .usage, hint: "write \(right)")
        }
    }
}

/// What commands that let a film out do with `rights check`.
struct ClearanceOptions: ParsableArguments {
    @Flag(name: .long, help: "Refuse unless `rights check` finds nothing but duties.") var requireClearance = false

    /// Refuses or warns. Where nobody stated what the film is for, only what is blocked is worth a word.
    func heed(_ report: ClearanceReport) throws {
        guard let status = report.status else { return }
        let worst = report.findings.filter { $0.verdict == report.verdict }
        let words = "the film is \(report.verdict == .review ? "to be reviewed" : report.verdict.word)"
        let lines = worst.prefix(3).map { "\($0.rule): \($0.reason)" }
        if requireClearance {
            throw CommandFailure(
                words + ", by the records of its rights", status: status, causes: lines,
                hint: "`clipws rights check` says more")
        }
        guard report.verdict == .blocked || report.purpose != nil else { return }
        Terminal.current.note(
            harmless("rights: \(words): \(lines.first ?? ""); `clipws rights check` says more"))
    }
}

extension ClearanceReport {
    /// How the command ends; `nil` for well.
    var status: ExitStatus? {
        switch verdict {
        case .ok, .duty: nil
        case .review, .unknown: .undecided
        case .blocked: .problems
        }
    }

    var json: JSONValue {
        JSONValue(fields: [
            ("format", "clipws/rights-check@1"),
            ("notice", "What records say, compared. No legal advice."),
            ("purpose", purpose.map(JSONValue.string)), ("territories", territories.map(JSONValue.string)),
            ("date", .string(date)), ("verdict", .string(verdict.word)),
            ("findings", .array(findings.map(\.json))), ("scenes", .array(scenes.map(\.json))),
            ("unused", unused.isEmpty ? nil : .array(unused.map(JSONValue.string))),
        ])
    }
}

extension Finding {
    fileprivate var json: JSONValue {
        JSONValue(fields: [
            ("rule", .string(rule)), ("verdict", .string(verdict.word)),
            ("subjects", .array(subjects.map(JSONValue.string))), ("reason", .string(reason)),
            ("source", .string(source)), ("remedy", remedy.map(JSONValue.string)), ("owed", owed.map(JSONValue.string)),
        ])
    }
}

extension SceneClearance {
    fileprivate var json: JSONValue {
        JSONValue(fields: [
            ("position", .int(Int64(position))), ("scene", .string(scene)), ("take", take.map(JSONValue.string)),
            ("made_by", .string(made)), ("inputs", inputs.isEmpty ? nil : .array(inputs.map(JSONValue.string))),
            ("verdict", .string(verdict.word)), ("findings", .array(findings.map { .int(Int64($0)) })),
        ])
    }
}

/// A report as lines for a person.
struct ClearanceWords {
    let report: ClearanceReport
    let terminal: Terminal

    func print(scenes: Bool) {
        for finding in report.findings { print(finding) }
        if scenes { table() }
        for line in report.unused { terminal.note(harmless("not in the film: \(line)")) }
        terminal.print(summary)
    }

    /// The film and how it stands, in one line.
    var summary: String {
        let use = [
            report.purpose.map { "as \($0)" }, report.territories.map { "in \($0)" }, "from \(report.date)",
        ].compactMap { $0 }.joined(separator: ", ")
        let counts = Verdict.allCases.reversed().compactMap { verdict -> String? in
            let number = report.scenes.count { $0.verdict == verdict }
            return number == 0 ? nil : "\(number) \(verdict.word)"
        }
        return paint(report.verdict, report.verdict.word) + "  the film \(use); scenes: "
            + (counts.isEmpty ? "none" : counts.joined(separator: ", "))
    }

    private func print(_ finding: Finding) {
        terminal.print(
            paint(finding.verdict, finding.verdict.word.padding(to: 7)) + "  \(finding.rule)  "
                + harmless("\(subjects(finding.subjects)): \(finding.reason)"))
        terminal.print(harmless("         source: \(finding.source)"))
        if let owed = finding.owed { terminal.print(harmless("         owed: \(owed)")) }
        if let remedy = finding.remedy { terminal.print(harmless("         way out: \(remedy)")) }
    }

    /// Scenes as one list, other subjects by their names.
    private func subjects(_ names: [String]) -> String {
        let scenes = names.filter { $0.hasPrefix("scene ") }.map { String($0.dropFirst(6)) }
        guard scenes.count > 1 else { return names.joined(separator: ", ") }
        let others = names.filter { !$0.hasPrefix("scene ") }
        let more = scenes.count > 5 ? " and \(scenes.count - 5) more" : ""
        return (others + ["scenes \(scenes.prefix(5).joined(separator: ", "))\(more)"]).joined(separator: ", ")
    }

    private func table() {
        var table = Table()
        for scene in report.scenes {
            let rules = Set(scene.findings.map { report.findings[$0].rule }).sorted()
            table.add(
                "\(scene.position)", harmless(scene.scene), paint(scene.verdict, scene.verdict.word),
                harmless(scene.made), rules.joined(separator: " "))
        }
        for line in table.lines(width: terminal.width) { terminal.print(line) }
    }

    private func paint(_ verdict: Verdict, _ text: String) -> String {
        switch verdict {
        case .ok: terminal.paint(text, .green)
        case .duty: terminal.paint(text, .cyan)
        case .review, .unknown: terminal.paint(text, .yellow)
        case .blocked: terminal.paint(text, .red)
        }
    }
}

extension String {
    fileprivate func padding(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}
