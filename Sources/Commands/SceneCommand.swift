internal import ArgumentParser
internal import ClipModel
internal import Document
internal import Files
internal import GenerationCore
internal import GitStore
internal import Workspace

struct SceneCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "scene", abstract: "Add, list, change, move and remove scenes.",
        subcommands: [
            Add.self, List.self, Show.self, Edit.self, Rename.self, Move.self, Remove.self, Import.self, Export.self,
            Credits.self,
        ])

    /// The fields of a scene that a command line can set.
    struct FieldOptions: ParsableArguments {
        @Option(name: .shortAndLong, help: "`4s`, `96 frames`, `2 bars` or `8 beats`.") var length: String?
        @Option(name: .long, help: "A whole number; the same seed and words give the same picture.") var seed: String?
        @Option(name: .long, help: "The look: names of files in styles/, parted by commas.") var style: String?
        @Option(name: .long, help: "The engine.") var engine: String?
        @Option(name: .long, help: "The scene whose last frame this one starts from.") var continues: String?
        @Option(name: .long, help: "What to keep out of the picture.") var negative: String?
        @Option(name: .customLong("first-frame"), help: "A picture of the project to start from.") var firstFrame:
            String?
        @Option(name: .long, help: "Pictures of the project to go by, parted by commas.") var refs: String?
        @Option(name: .long, help: "A title for people; the film's chapter.") var title: String?
        @Option(name: .long, help: "Notes for people; no engine sees them.") var notes: String?
        @Option(name: .long, help: "Tags, parted by commas.") var tags: String?

        var values: [(field: String, value: String)] {
            [
                ("title", title), ("length", length), ("seed", seed), ("style", style), ("engine", engine),
                ("continues", continues), ("first-frame", firstFrame), ("refs", refs), ("negative", negative),
                ("tags", tags), ("notes", notes),
            ].compactMap { field, value in value.map { (field, $0) } }
        }
    }

    /// Where on the timeline.
    struct PlaceOptions: ParsableArguments {
        @Option(name: .long, help: "Before this scene.") var before: String?
        @Option(name: .long, help: "After this scene.") var after: String?
        @Option(name: .long, help: "At this place, counted from 1.") var at: Int?

        func validate() throws {
            guard [before != nil, after != nil, at != nil].count(where: { $0 }) <= 1 else {
                throw ValidationError("give one of --before, --after and --at")
            }
            if let at, at < 1 { throw ValidationError("places count from 1") }
        }

        var place: TimelinePlace {
            if let before { return .before(SceneID(unchecked: before)) }
            if let after { return .after(SceneID(unchecked: after)) }
            return at.map { .at($0 - 1) } ?? .end
        }
    }

    struct Add: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "add", abstract: "Add a scene, at the end of the film or where you say.")

        @OptionGroup var common: CommonOptions
        @OptionGroup(title: "Fields") var fields: FieldOptions
        @OptionGroup(title: "Place") var place: PlaceOptions
        @Option(
            name: [.customLong("name"), .customLong("id")],
            help: "The scene's name; made of the prompt's words if left out.")
        var name: String?
        @Flag(name: .long, help: "Keep it off the timeline for now.") var draft = false
        @Argument(help: "The prompt: what is to be seen.") var prompt: String

        func run() throws {
            let report = try common.workspace().addScene(
                name, fields: .init(prompt: prompt, values: fields.values), place: place.place, draft: draft)
            try say(report, json: common.json)
        }
    }

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(commandName: "list", abstract: "List the scenes in film order.")

        @OptionGroup var common: CommonOptions

        func run() throws {
            let workspace = try common.workspace()
            let loaded = workspace.readableDocument()
            guard let document = loaded.document else { throw WorkspaceFault.documents(loaded.faults) }
            let film = document.clip.timeline
            let drafts = document.scenes.keys.filter { !film.contains($0) }.sorted()
            let terminal = Terminal.current
            if common.json {
                let list = (film + drafts).compactMap { document.scenes[$0] }.map { scene -> JSONValue in
                    JSONValue(fields: [
                        ("id", .string(scene.id.text)), ("length", .string(scene.length.written)),
                        ("prompt", .string(scene.prompt)), ("seed", scene.seed.map { .int(Int64($0)) }),
                        ("title", scene.title.map(JSONValue.string)), ("draft", film.contains(scene.id) ? nil : true),
                        ("continues", scene.continues.map { .string($0.text) }),
                        ("pinned", scene.pinned ? true : nil),
                    ])
                }
                return terminal.print(
                    JSONValue.object(["format": "clipws/scenes@1", "scenes": .array(list)]).canonical)
            }
            var table = Table()
            for (number, id) in film.enumerated() { add(document.scenes[id], id, "\(number + 1)", loaded, &table) }
            for id in drafts { add(document.scenes[id], id, "draft", loaded, &table) }
            for line in table.lines(width: terminal.width) { terminal.print(line) }
        }

        private func add(
            _ scene: Scene?, _ id: SceneID, _ place: String, _ loaded: LoadedProject, _ table: inout Table
        ) {
            guard let scene else {
                let fault = loaded.faults.first { $0.path == "scenes/\(id).md" }
                return table.add(place, id.text, "", harmless(fault?.description ?? "no scenes/\(id).md"))
            }
            table.add(
                place, id.text, scene.length.written,
                (scene.pinned ? "pinned  " : "") + harmless(scene.title.map { "\($0): " } ?? "")
                    + harmless(scene.prompt))
        }
    }

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "show", abstract: "Show a scene: its file, and what an engine is given.")

        @OptionGroup var common: CommonOptions
        @Argument(help: "The scene.") var scene: String

        func run() throws {
            let workspace = try common.workspace()
            let shown = try workspace.show(scene)
            let terminal = Terminal.current
            if common.json { return terminal.print(shown.json.canonical) }
            terminal.print(harmless(shown.fileText.trimmingSpaces))
            terminal.print("")
            terminal.print("state: \(shown.state)")
            if let request = shown.request {
                terminal.print("given to the engine (key \(request.key.description.prefix(12))…):")
                terminal.print(harmless(request.json.pretty.trimmingSpaces))
            }
        }
    }

    struct Edit: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "edit", abstract: "Change a scene's fields, or open its file in your editor.",
            discussion: "An empty value takes a field out: --notes \"\".")

        @OptionGroup var common: CommonOptions
        @OptionGroup(title: "Fields") var fields: FieldOptions
        @Option(name: .shortAndLong, help: "The new prompt.") var prompt: String?
        @Argument(help: "The scene.") var scene: String

        func run() async throws {
            let workspace = try common.workspace()
            if prompt == nil, fields.values.isEmpty {
                let report = try await Editor.edit(scene: scene, in: workspace)
                return try say(report, json: common.json)
            }
            try say(
                try workspace.editScene(scene, fields: .init(prompt: prompt, values: fields.values)), json: common.json)
        }
    }

    struct Rename: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "rename", abstract: "Give a scene another name. Nothing is rendered anew.")

        @OptionGroup var common: CommonOptions
        @Argument(help: "The scene.") var scene: String
        @Argument(help: "Its new name.") var name: String

        func run() throws { try say(try common.workspace().renameScene(scene, to: name), json: common.json) }
    }

    struct Move: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "move", abstract: "Move a scene within the film; put a draft on the timeline.")

        @OptionGroup var common: CommonOptions
        @OptionGroup(title: "Place") var place: PlaceOptions
        @Argument(help: "The scene.") var scene: String

        func run() throws { try say(try common.workspace().moveScene(scene, to: place.place), json: common.json) }
    }

    struct Remove: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "remove", abstract: "Take a scene out of the project. Its takes stay.")

        @OptionGroup var common: CommonOptions
        @Flag(name: .long, help: "Keep the file; only take the scene off the timeline.") var keepDraft = false
        @Argument(help: "The scene.") var scene: String

        func run() throws {
            try say(try common.workspace().removeScene(scene, keepDraft: keepDraft), json: common.json)
        }
    }

    struct Credits: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "credits", abstract: "Put the end credits into the film as a scene, or bring them up to date.",
            discussion: prose(
                """
                The scene's prompt becomes the text of `export credits`, which the built-in engine `credits` rolls up the
                picture. Run it again when people, song or takes have changed; the scene is rendered anew only if the
                text is another. `rights check` says when it should be.
                """))

        @OptionGroup var common: CommonOptions
        @Option(name: .shortAndLong, help: "The length; six seconds a picture's height if left out.") var length:
            String?
        @Argument(help: "The scene.") var scene = "end-credits"

        func run() throws {
            let workspace = try common.workspace()
            let git = try workspace.git()
            guard let commit = try git.commit(named: nil) else {
                throw CommandFailure("nothing saved yet", hint: "run `clipws save`")
            }
            if !(try git.status().isEmpty) {
                Terminal.current.note("this is of commit \(commit.short); unsaved changes aren't in it")
            }
            let report = try workspace.setCredits(
                scene, length: length, from: try workspace.snapshot(commit), program: programVersion,
                studio: Studio.services)
            try say(report, json: common.json)
        }
    }

    struct Import: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "import", abstract: "Add scenes from a table (.tsv or .csv).",
            discussion: "Columns: id, prompt, seconds, seed, style, title, notes. Others become free fields `x-…`.")

        @OptionGroup var common: CommonOptions
        @Argument(help: "The table.") var file: String

        func run() throws {
            let rows = try TableFile.rows(common.absolute(file))
            try say(try common.workspace().importScenes(rows), json: common.json)
        }
    }

    struct Export: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "export", abstract: "Write the scenes as a table (.tsv or .csv), or to standard output.")

        @OptionGroup var common: CommonOptions
        @Argument(help: "The table; left out, or `-`, TSV on standard output.") var file: String?

        func run() throws {
            let document = try common.workspace().document()
            let film = document.clip.timeline
            let scenes = (film + document.scenes.keys.filter { !film.contains($0) }.sorted()).compactMap {
                document.scenes[$0]
            }
            let kind: ShotTable.Kind = file?.lowercased().hasSuffix(".csv") == true ? .csv : .tsv
            let text = ShotTable.text(of: scenes, kind: kind)
            guard let file, file != "-" else { return Terminal.current.write(text, to: 1) }
            try Files.write(text, to: common.absolute(file))
            try say(OperationReport(words: "wrote \(count(scenes.count, "scene")) to \(file)"), json: common.json)
        }
    }
}

struct EditCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "edit", abstract: "Open the whole shot list, or one scene, in your editor.",
        discussion: prose(
            """
            The editor is $VISUAL, $EDITOR or vi. What comes back is applied: changed words, another order, new blocks as
            new scenes; a block that is gone takes its scene off the timeline and keeps it as a draft.
            """))

    @OptionGroup var common: CommonOptions
    @Argument(help: "A scene; left out, the whole shot list.") var scene: String?

    func run() async throws {
        let workspace = try common.workspace()
        let report: OperationReport
        if let scene {
            report = try await Editor.edit(scene: scene, in: workspace)
        } else {
            report = try await Editor.editShotList(in: workspace)
        }
        try say(report, json: common.json)
    }
}
