internal import ArgumentParser
internal import ClipModel
internal import Document
internal import Files
internal import GenerationCore
internal import GitStore
internal import Rights
internal import Workspace

struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Export what others need.",
        discussion: prose(
            """
            Each export is made of one commit and of nothing else, and all of them are read back before one is written, so
            that no two say different things. They state records, and are no legal advice.
            """),
        subcommands: [
            ExportAll.self, ExportRights.self, ExportCredits.self, ExportClearance.self, ExportCueSheet.self,
            ExportDeclaration.self,
            ExportDDEX.self, ExportCrate.self, ExportReuse.self,
        ])

    struct ExportRights: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "rights",
            abstract: "Write the rights manifest of a commit: who made what, with what, under which terms.",
            discussion: prose(
                """
                For every scene of the film: take, engine, model, prompt, seed, inputs, who ordered it, when and at what
                cost; the song's credits; and everything that is missing. The same commit gives the same bytes. The
                schema is docs/schema/rights-manifest-1.json.
                """))

        @OptionGroup var common: CommonOptions
        @Flag(name: .long, help: "Name prompts by their SHA-256 only.") var noPrompts = false
        @Flag(name: .long, help: "Write to standard output: JSON, or CSV with --csv.") var stdout = false
        @Flag(name: .long, help: "With --stdout, the CSV.") var csv = false
        @OptionGroup var clearance: ClearanceOptions
        @Option(name: .shortAndLong, help: "The directory for the two files; `film` if left out.") var output: String?
        @Argument(help: "The commit; the last one if left out.") var revision: String?

        func run() throws {
            let studio = Studio.services
            let workspace = try common.workspace()
            let git = try workspace.git()
            guard let commit = try git.commit(named: revision) else {
                throw CommandFailure("nothing saved yet", hint: "run `clipws save`")
            }
            let terminal = Terminal.current
            if revision == nil, !(try git.status().isEmpty) {
                terminal.note("this is the manifest of commit \(commit.short); unsaved changes aren't in it")
            }
            let snapshot = try workspace.snapshot(commit)
            try clearance.heed(workspace.clearance(of: snapshot, for: IntendedUse(), studio: studio))
            let manifest = try workspace.rightsManifest(
                of: snapshot, options: ManifestOptions(includePrompts: !noPrompts), program: programVersion,
                studio: studio)
            if stdout { return terminal.write(csv ? manifest.csv : manifest.json, to: 1) }
            let directory = output.map(common.absolute) ?? "\(workspace.root)/film"
            if output == nil { try workspace.requireRealFolders(ProjectPath(unchecked: "film/rights.json")) }
            try Files.makeDirectory(directory)
            try Files.write(manifest.json, to: "\(directory)/rights.json")
            try Files.write(manifest.csv, to: "\(directory)/rights.csv")
            if common.json {
                return terminal.print(
                    JSONValue(fields: [
                        ("json", .string("\(directory)/rights.json")), ("csv", .string("\(directory)/rights.csv")),
                        ("missing", .int(Int64(manifest.missing.count))),
                        ("disagreements", .int(Int64(manifest.disagreements.count))),
                    ]).canonical)
            }
            let place = output ?? "film"
            terminal.print(
                "\(place)/rights.json and \(place)/rights.csv: \(count(manifest.missing.count, "missing fact"))")
            for missing in manifest.missing.prefix(10) {
                terminal.note("missing  \(harmless("\(missing.subject), \(missing.field): \(missing.why)"))")
            }
            if manifest.missing.count > 10 { terminal.note("… and \(manifest.missing.count - 10) more, in the files") }
        }
    }
}

struct VerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Check the whole project: files, takes, media, the ledger.",
        discussion: prose(
            """
            Reads every object of the store through. Changes nothing without --repair. Exit status 4 if there are
            problems.
            """))

    @OptionGroup var common: CommonOptions
    @Flag(name: .long, help: "Set damaged objects aside, take in sound copies, make a damaged ledger anew.")
    var repair = false

    func run() throws {
        let workspace = try common.workspace()
        let terminal = Terminal.current
        let report = try workspace.verify(repair: repair) { done, total in
            if terminal.redraws, !common.json, total > 0 {
                terminal.draw("\r\u{1B}[Kchecked \(done) of \(total) objects")
            }
            return true
        }
        if terminal.redraws, !common.json { terminal.draw("\r\u{1B}[K") }
        if common.json {
            terminal.print(json(report).canonical)
        } else {
            for finding in report.findings {
                let colour: Colour = finding.weight == .problem ? .red : .cyan
                terminal.print("\(terminal.paint(finding.weight.rawValue, colour))  \(harmless(finding.words))")
            }
            let size = report.bytes / 1_000_000
            terminal.print(
                "\(count(report.objects, "object")) (\(size) MB), \(count(report.takes, "take")): "
                    + (report.problems == 0 ? "no problems" : count(report.problems, "problem")))
        }
        if report.problems > 0 { throw ExitCode(ExitStatus.problems.rawValue) }
    }

    private func json(_ report: VerifyReport) -> JSONValue {
        [
            "format": "clipws/verify@1", "objects": .int(Int64(report.objects)), "bytes": .int(Int64(report.bytes)),
            "takes": .int(Int64(report.takes)), "problems": .int(Int64(report.problems)),
            "findings": .array(report.findings.map(json)),
        ]
    }

    private func json(_ finding: VerifyReport.Finding) -> JSONValue {
        [
            "weight": .string(finding.weight.rawValue), "subject": .string(finding.subject),
            "words": .string(finding.words),
        ]
    }
}

struct TrustCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "trust", abstract: "Allow the project's engines to run the programs that it names.",
        discussion: prose(
            """
            A project from someone else can't run anything until you say so here. Trust covers the exact command and the
            program's file; change either, and you are asked again.
            """))

    @OptionGroup var common: CommonOptions
    @Flag(name: .long, help: "Take trust back.") var revoke = false
    @Argument(help: "The engine; left out, all are listed.") var engine: String?

    func run() throws {
        let workspace = try common.workspace()
        let loaded = workspace.readableDocument()
        guard let clip = loaded.document?.clip else { throw WorkspaceFault.documents(loaded.faults) }
        let profiles = workspace.profiles(of: clip).values.filter(\.needsTrust).sorted { $0.name < $1.name }
        let trust = Trust(root: workspace.root, environment: workspace.environment)
        guard let engine else { return list(profiles, trust) }
        guard let profile = profiles.first(where: { $0.name.text == engine }) else {
            throw CommandFailure(
                "the project has no engine `\(engine)` that needs trust",
                hint: profiles.isEmpty ? "engines stand under `engines:` in clip.yaml" : "`clipws trust` lists them")
        }
        if revoke { try trust.remove(profile) } else { try trust.add(profile) }
        let run = profile.identity.run.joined(separator: " ")
        try say(
            OperationReport(words: "\(revoke ? "no longer trusted" : "trusted"): \(engine), which runs: \(run)"),
            json: common.json)
    }

    private func list(_ profiles: [EngineProfile], _ trust: Trust) {
        let terminal = Terminal.current
        if common.json {
            let list = profiles.map { profile -> JSONValue in
                [
                    "engine": .string(profile.name.text), "trusted": .bool(trust.covers(profile)),
                    "run": .array(profile.identity.run.map(JSONValue.string)),
                ]
            }
            return terminal.print(JSONValue.object(["engines": .array(list)]).canonical)
        }
        if profiles.isEmpty { return terminal.note("no engine of this project needs trust") }
        for profile in profiles {
            let word = trust.covers(profile) ? "trusted    " : "not trusted"
            terminal.print("\(word)  \(profile.name)  \(harmless(profile.identity.run.joined(separator: " ")))")
        }
    }
}

struct SearchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "search", abstract: "Find prompts in every branch and commit.",
        discussion: "All words must be there; \"two words\" side by side; word* also finds longer ones.")

    @OptionGroup var common: CommonOptions
    @Option(name: .shortAndLong, help: "At most this many.") var number = 20
    @Argument(help: "The words.") var words: [String]

    func run() throws {
        let workspace = try common.workspace()
        let hits = try workspace.search(words.joined(separator: " "), limit: number)
        let terminal = Terminal.current
        if common.json {
            let list = hits.map { hit -> JSONValue in
                [
                    "scene": .string(hit.scene), "text": .string(hit.pieces.map(\.text).joined()),
                    "branches": .array(hit.branches.map(JSONValue.string)),
                    "commits": .array(hit.commits.map { .string($0) }),
                    "takes": .array(hit.takes.map { .string($0.text) }),
                ]
            }
            return terminal.print(JSONValue.object(["format": "clipws/search@1", "hits": .array(list)]).canonical)
        }
        if hits.isEmpty {
            terminal.note("nothing found")
            if let longer = try workspace.longerWords(words.joined(separator: " ")) {
                terminal.note("hint: `clipws search '\(harmless(longer))'` finds longer words")
            }
            return
        }
        for hit in hits {
            let text = hit.pieces.map {
                $0.isMatch ? terminal.paint("«\(harmless($0.text))»", .yellow) : harmless($0.text)
            }
            let place = hit.branches.isEmpty ? "in history" : "on \(hit.branches.joined(separator: ", "))"
            let takes = hit.takes.isEmpty ? "no takes" : "takes \(hit.takes.map(\.short).joined(separator: ", "))"
            terminal.print(
                "\(terminal.paint(hit.scene, .bold))  \(place); since \(hit.commits.last.map { String($0.prefix(7)) } ?? "?"); \(takes)"
            )
            terminal.print("  " + text.joined().split(whereSeparator: \.isNewline).joined(separator: " "))
        }
    }
}
