internal import ArgumentParser
internal import ClipModel
internal import Document
internal import Files
internal import Workspace

extension RightsCommand {
    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "List what rights.yaml holds.")

        @OptionGroup var common: CommonOptions
        @Argument(help: "people, works, recordings, licences, consents, assets or release; all if left out.")
        var section: String?

        func run() throws {
            let entries = try common.workspace().rightsEntries(section)
            let terminal = Terminal.current
            if common.json {
                return terminal.print(
                    JSONValue.object(["format": "clipws/rights-list@1", "entries": .array(entries.map(\.json))])
                        .canonical)
            }
            if entries.isEmpty { return terminal.note("rights.yaml holds nothing of that; `clipws rights add` does") }
            var table = Table()
            for entry in entries {
                let place = entry.number == 0 ? entry.section : "\(entry.section).\(entry.number)"
                table.add(place, harmless(entry.name), harmless(entry.line))
            }
            for line in table.lines(width: terminal.width) { terminal.print(line) }
        }
    }

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "show", abstract: "Show one entry of rights.yaml.")

        @OptionGroup var common: CommonOptions
        @Argument(help: "Its id, name, title or file, or its place as `people.2`; or `release`.") var name: String

        func run() throws {
            let entry = try common.workspace().rightsEntry(name)
            if common.json { return Terminal.current.print(entry.json.canonical) }
            for (name, value) in entry.ordered {
                for line in lines(name, value) { Terminal.current.print(harmless(line)) }
            }
        }

        private func lines(_ name: String, _ value: JSONValue) -> [String] {
            guard let items = value.array, items.contains(where: { $0.object != nil }) else {
                return ["\(name): \(value.shown)"]
            }
            return ["\(name):"] + items.map { "  \($0.shown)" }
        }
    }

    struct Add: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "add", abstract: "Add an entry to rights.yaml, or the rows of a table.",
            discussion: prose(
                """
                    clipws rights add people id=jane name="Jane Doe" ipi=00014107338
                    clipws rights add works title="Neon Rain" file=music/song.flac licence=CC-BY-4.0
                    clipws rights add shares work="Neon Rain" party=jane role=CA performing=5000
                    clipws rights add people --csv people.csv

                Identifiers are checked and written in their canonical form. Lists are parted by commas. The first row of a
                table names fields; an empty cell leaves its field out. Everything else in the file keeps its bytes.

                Fields of people: \(names(ofFieldsOf: "people")).

                Works: \(names(ofFieldsOf: "works")). Shares of a work: work, party, role (CA, C, A, E … of CWR), performing,
                mechanical and synchronisation, each as `50%` or in hundredths of a percent.

                Recordings: \(names(ofFieldsOf: "recordings")). The owner is the label.

                Licences: \(names(ofFieldsOf: "licences")).

                Consents: \(names(ofFieldsOf: "consents")). Kinds are likeness and voice; `ai=true` if it names pictures made by a
                model.

                Assets: \(names(ofFieldsOf: "assets")). Kinds are reference, font, stem and prompts.
                """))

        @OptionGroup var common: CommonOptions
        @Option(name: .long, help: "A table of entries: CSV with a row of field names.") var csv: String?
        @Argument(help: "people, works, shares, recordings, licences, consents or assets.") var section: String
        @Argument(help: "field=value …") var fields: [String] = []

        func run() throws {
            guard fields.isEmpty != (csv == nil) else {
                throw CommandFailure(
                    csv == nil ? "there is nothing to add" : "give fields or a table, not both", status: .usage,
                    hint: "write field=value, or --csv FILE")
            }
            let workspace = try common.workspace()
            let entries = try csv.map(table) ?? [assignments(fields)]
            try say(workspace.addRights(section, entries), json: common.json)
        }

        private func table(_ path: String) throws -> [[(name: String, value: String)]] {
            let rows = try FieldTable.rows(
                Files.read(common.absolute(path), limit: DocumentLimit.tableBytes), path: path)
            guard !rows.isEmpty else { throw CommandFailure("`\(path)` has no rows below its names") }
            return rows
        }
    }

    struct Remove: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "remove", abstract: "Take an entry out of rights.yaml, or a share of a work.")

        @OptionGroup var common: CommonOptions
        @Argument(help: "Its id, name, title or file, or its place as `people.2` or `works.1.shares.2`.")
        var name: String

        func run() throws { try say(common.workspace().removeRights(name), json: common.json) }
    }

    struct Set: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "set", abstract: "Set fields of an entry of rights.yaml, or of the release.",
            discussion: prose(
                """
                    clipws rights set release purpose=promotion territories=EU,US date=2027-01-15
                    clipws rights set SL-2026-014 status=signed
                    clipws rights set people.2 role=

                An empty value takes the field out. Fields of the release: \(RightsFile.releaseFields.joined(separator: ", ")).
                Purposes are \(Purpose.allCases.map(\.rawValue).joined(separator: ", ")). `disclosure` says where viewers are
                told of generated pictures: \(Disclosure.allCases.map(\.rawValue).joined(separator: ", ")).
                """))

        @OptionGroup var common: CommonOptions
        @Argument(help: "Its id, name, title or file, or its place as `people.2`; or `release`.") var name: String
        @Argument(help: "field=value …") var fields: [String]

        func run() throws {
            try say(common.workspace().setRights(name, assignments(fields)), json: common.json)
        }
    }
}

private func names(ofFieldsOf section: String) -> String {
    RightsFile.sections.first { $0.name == section }?.fields.joined(separator: ", ") ?? ""
}

/// `field=value` words as pairs.
private func assignments(_ words: [String]) throws -> [(name: String, value: String)] {
    try words.map { word in
        guard let equals = word.firstIndex(of: "="), equals != word.startIndex else {
            throw CommandFailure("`\(word)` sets nothing", status: .usage, hint: "write field=value")
        }
        return (String(word[..<equals]), String(word[word.index(after: equals)...]))
    }
}

extension RightsEntry {
    fileprivate var json: JSONValue {
        ["section": .string(section), "number": .int(Int64(number)), "name": .string(name), "fields": fields]
    }

    /// The fields in their usual order, then the rest.
    fileprivate var ordered: [(name: String, value: JSONValue)] {
        let known = RightsFile.sections.first { $0.name == section }?.fields ?? RightsFile.releaseFields
        let all = fields.object ?? [:]
        let others = all.keys.filter { !known.contains($0) }.sorted()
        return (known + others).compactMap { name in all[name].map { (name, $0) } }
    }

    fileprivate var line: String {
        ordered.filter { $0.value.shown != name }.map { field in
            let lists = field.value.array?.contains { $0.object != nil } ?? false
            return "\(field.name)=" + (lists ? "\(field.value.array?.count ?? 0)" : field.value.shown)
        }.joined(separator: "  ")
    }
}

extension JSONValue {
    fileprivate var shown: String {
        if let text = scalarText { return text }
        if let items = array { return items.map(\.shown).joined(separator: ", ") }
        return (object ?? [:]).sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value.shown)" }.joined(separator: "  ")
    }
}
