internal import ArgumentParser
internal import ClipModel
internal import Files
internal import GitStore
internal import Rights
internal import Workspace

/// What all exports of a film take.
struct FilmExportOptions: ParsableArguments {
    @OptionGroup var common: CommonOptions
    @OptionGroup var clearance: ClearanceOptions
    @Flag(name: .long, help: "Write to standard output.") var stdout = false
    @Option(name: .shortAndLong, help: "The directory for what is written.") var output: String?
    @Argument(help: "The commit; the last one if left out.") var revision: String?

    /// Makes all exports of the commit, and refuses if two of them disagree.
    func exports(licence: String? = nil) throws -> (Project, ExportSet) {
        let studio = Studio.services
        let workspace = try common.workspace()
        let git = try workspace.git()
        guard let commit = try git.commit(named: revision) else {
            throw CommandFailure("nothing saved yet", hint: "run `clipws save`")
        }
        if revision == nil, !(try git.status().isEmpty) {
            Terminal.current.note("this is of commit \(commit.short); unsaved changes aren't in it")
        }
        let snapshot = try workspace.snapshot(commit)
        try clearance.heed(workspace.clearance(of: snapshot, for: IntendedUse(), studio: studio))
        let exports = try workspace.exports(
            of: snapshot, program: programVersion, licence: licence, studio: studio)
        if let first = exports.disagreements.first {
            throw CommandFailure(
                harmless("P11: \(first.file) would state other \(first.fact.rawValue) than the film has"),
                causes: [harmless("it states `\(first.states ?? "nothing")`; the film: `\(first.film ?? "nothing")`")],
                hint: "a title or name in rights.yaml or clip.yaml looks like a heading of the export; change it")
        }
        return (workspace, exports)
    }

    /// Writes the files into `film/`, or where the command line says.
    func write(_ files: [(ExportedFile, String)], of workspace: Project) throws {
        try write(files.map { ($0.rawValue, $1) }, of: workspace, below: "film")
    }

    /// - Parameter folder: in the project, where no directory is given; empty for the project's own.
    func write(_ files: [(name: String, text: String)], of workspace: Project, below folder: String) throws {
        let terminal = Terminal.current
        if stdout {
            for file in files { terminal.write(file.text, to: 1) }
            return
        }
        let inside = folder.isEmpty ? workspace.root : "\(workspace.root)/\(folder)"
        let directory = output.map(common.absolute) ?? inside
        if output == nil, !folder.isEmpty {
            try workspace.requireRealFolders(ProjectPath(unchecked: "\(folder)/\(files[0].name)"))
        }
        try Files.makeDirectory(directory)
        // All or none: what stands in the way of one is found before the first is written.
        for file in files where try FileStamp.of("\(directory)/\(file.name)")?.isDirectory == true {
            throw CommandFailure(
                "`\(directory)/\(file.name)` is a directory; nothing was written",
                hint: "move it away, or name a place with -o")
        }
        for file in files { try Files.write(file.text, to: "\(directory)/\(file.name)") }
        if common.json {
            let paths = files.map { JSONValue.string("\(directory)/\($0.name)") }
            return terminal.print(JSONValue.object(["files": .array(paths)]).canonical)
        }
        let place = output ?? folder
        for file in files { terminal.print(place.isEmpty ? file.name : "\(place)/\(file.name)") }
    }

    /// What lies where a file would go; `nil` if nothing does.
    func existing(_ name: String, of workspace: Project) throws -> String? {
        let path = "\(output.map(common.absolute) ?? workspace.root)/\(name)"
        guard try FileStamp.of(path) != nil else { return nil }
        return String(decoding: try Files.read(path, limit: 64 << 20), as: UTF8.self)
    }
}

struct ExportAll: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "all",
        abstract: "Write everything that goes with the film: what the other exports write into film/.",
        discussion: prose(
            """
            Rights manifest, credits, clearance, cue sheet where there is a song, declaration and DDEX's fields, all of one
            commit. `ro-crate` and `spdx` describe the project's directory and are written there, by themselves.
            """))

    @OptionGroup var common: CommonOptions
    @OptionGroup var clearance: ClearanceOptions
    @Option(name: .shortAndLong, help: "The directory for what is written.") var output: String?
    @Argument(help: "The commit; the last one if left out.") var revision: String?

    func run() throws {
        var options = FilmExportOptions()
        (options.common, options.clearance, options.output, options.revision) = (common, clearance, output, revision)
        options.stdout = false
        let (workspace, exports) = try options.exports()
        let manifest = exports.manifest
        var files: [(name: String, text: String)] = [
            (ExportedFile.manifest.rawValue, manifest.json), ("rights.csv", manifest.csv),
            (ExportedFile.credits.rawValue, exports.credits.text),
            (ExportedFile.creditsMarkdown.rawValue, exports.credits.markdown),
            (ExportedFile.clearanceTable.rawValue, exports.clearance.csv),
            (ExportedFile.clearancePage.rawValue, exports.clearance.html),
            (ExportedFile.declaration.rawValue, exports.declaration.html),
            (ExportedFile.ddexJSON.rawValue, exports.ddex.json), (ExportedFile.ddexXML.rawValue, exports.ddex.xml),
        ]
        if exports.facts.song != nil { files.append((ExportedFile.cueSheet.rawValue, exports.cueSheet.csv)) }
        try options.write(files, of: workspace, below: "film")
    }
}

struct ExportCredits: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "credits", abstract: "Write the end credits as text: people, song, models, words that are owed.",
        discussion: "Writes credits.txt, or credits.md with --markdown.")

    @OptionGroup var options: FilmExportOptions
    @Flag(name: .long, help: "Markdown.") var markdown = false

    func run() throws {
        let (workspace, exports) = try options.exports()
        let credits = exports.credits
        try options.write(
            [markdown ? (.creditsMarkdown, credits.markdown) : (.credits, credits.text)], of: workspace)
    }
}

struct ExportDeclaration: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ai-declaration", abstract: "Write one page on the use of generative AI, to be printed.",
        discussion: prose(
            """
            How much of the pictures is generated, with which tools, what people did, which words are owed, and which
            disclosures place and date of the release ask for. Writes ai-declaration.html.
            """))

    @OptionGroup var options: FilmExportOptions

    func run() throws {
        let (workspace, exports) = try options.exports()
        try options.write([(.declaration, exports.declaration.html)], of: workspace)
    }
}

struct ExportClearance: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "clearance", abstract: "Write how each scene, the song and the people stand, to be cleared.",
        discussion: prose(
            """
            Writes clearance.csv for a spreadsheet, with one row for each thing and finding, and the same as a page to
            print, clearance.html: what `rights check` says of the commit on its day.
            """))

    @OptionGroup var options: FilmExportOptions
    @Flag(name: .long, help: "With --stdout, the page.") var html = false

    func run() throws {
        let (workspace, exports) = try options.exports()
        var files: [(ExportedFile, String)] = [
            (.clearanceTable, exports.clearance.csv), (.clearancePage, exports.clearance.html),
        ]
        if options.stdout { files = [files[html ? 1 : 0]] }
        try options.write(files, of: workspace)
    }
}

struct ExportCueSheet: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cue-sheet", abstract: "Write the music of the film as a table, for broadcasters and societies.",
        discussion: prose(
            """
            Writes cue-sheet.csv: one row for each party that holds a share in the song, with the time at which it is
            heard, by the timeline.
            """))

    @OptionGroup var options: FilmExportOptions

    func run() throws {
        let (workspace, exports) = try options.exports()
        try options.write([(.cueSheet, exports.cueSheet.csv)], of: workspace)
    }
}

struct ExportDDEX: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ddex", abstract: "Write what a distributor asks for, in DDEX's words.",
        discussion: prose(
            """
            Writes ddex-video.json and the same fields as a fragment of XML, ddex-video.xml. Neither is a DDEX message:
            that needs parties' ids and deals.
            """))

    @OptionGroup var options: FilmExportOptions
    @Flag(name: .long, help: "With --stdout, the XML.") var xml = false

    func run() throws {
        let (workspace, exports) = try options.exports()
        var files: [(ExportedFile, String)] = [(.ddexJSON, exports.ddex.json), (.ddexXML, exports.ddex.xml)]
        if options.stdout { files = [files[xml ? 1 : 0]] }
        try options.write(files, of: workspace)
    }
}

struct ExportCrate: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ro-crate", abstract: "Describe the project for archives, as an RO-Crate 1.3.",
        discussion: prose(
            """
            Writes ro-crate-metadata.json into the project's directory: files, people, licences, and for each take what
            made it, from what and when.
            """))

    @OptionGroup var options: FilmExportOptions

    func run() throws {
        let (workspace, exports) = try options.exports()
        if !options.stdout, let old = try options.existing(ResearchCrate.path, of: workspace), !ResearchCrate.isOwn(old)
        {
            throw CommandFailure(
                "\(ResearchCrate.path) is there, and clipws didn't write it", hint: "take it away, or use --output")
        }
        try options.write([(ResearchCrate.path, exports.crate.json)], of: workspace, below: "")
    }
}

struct ExportReuse: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "spdx", abstract: "State the licence of every file, in SPDX's words and REUSE's layout.",
        discussion: prose(
            """
            Writes REUSE.toml into the project's directory, and into LICENSES/ the texts that this machine has; it says
            which are missing. --licence states the terms of what you wrote yourselves: scenes, settings, takes' records.
            """))

    @OptionGroup var options: FilmExportOptions
    @Option(name: .long, help: "An SPDX expression for your own files, as CC-BY-4.0.") var licence: String?

    func run() throws {
        if let licence, LicenceExpression(licence) == nil {
            throw CommandFailure(
                harmless("`\(licence)` is no SPDX expression"), status: .usage, hint: "write one, as CC-BY-4.0")
        }
        let (workspace, exports) = try options.exports(licence: licence)
        let reuse = exports.reuse
        if options.stdout { return Terminal.current.write(reuse.toml, to: 1) }
        if let old = try options.existing(ReuseLayout.path, of: workspace), !ReuseLayout.isOwn(old) {
            throw CommandFailure(
                "\(ReuseLayout.path) is there, and clipws didn't write it", hint: "take it away, or use --output")
        }
        var files = [(ReuseLayout.path, reuse.toml)]
        var missing: [String] = []
        for id in reuse.licences {
            let name = "LICENSES/\(id).txt"
            if try options.existing(name, of: workspace) != nil { continue }
            if let text = LicenceTexts.text(id) { files.append((name, text)) } else { missing.append(id) }
        }
        if files.count > 1 {
            let directory = options.output.map(options.common.absolute) ?? workspace.root
            try Files.makeDirectory("\(directory)/LICENSES")
        }
        try options.write(files, of: workspace, below: "")
        let terminal = Terminal.current
        for id in missing {
            terminal.note("missing  \(harmless("LICENSES/\(id).txt: put the text of these terms there"))")
        }
        for path in reuse.open.prefix(10) {
            terminal.note(
                "missing  \(harmless("terms of \(path): \(path == "**" ? "use --licence" : "state them in rights.yaml")"))"
            )
        }
        if reuse.open.count > 10 { terminal.note("… and \(reuse.open.count - 10) more, in REUSE.toml") }
    }
}

/// Texts of licences that Debian keeps on every machine, in base-files.
enum LicenceTexts {
    private static let files = [
        "Apache-2.0": "Apache-2.0", "CC0-1.0": "CC0-1.0", "GPL-2.0-only": "GPL-2", "GPL-2.0-or-later": "GPL-2",
        "GPL-3.0-only": "GPL-3", "GPL-3.0-or-later": "GPL-3", "LGPL-2.1-only": "LGPL-2.1",
        "LGPL-2.1-or-later": "LGPL-2.1", "LGPL-3.0-only": "LGPL-3", "LGPL-3.0-or-later": "LGPL-3",
        "GFDL-1.3-only": "GFDL-1.3", "GFDL-1.3-or-later": "GFDL-1.3", "MPL-2.0": "MPL-2.0",
    ]

    static func text(_ id: String) -> String? {
        guard let file = files[id] else { return nil }
        let bytes = try? Files.read("/usr/share/common-licenses/\(file)", limit: 1 << 20)
        return bytes.map { String(decoding: $0, as: UTF8.self) }
    }
}
