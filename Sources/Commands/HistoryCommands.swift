internal import ArgumentParser
internal import ClipModel
internal import Document
internal import FoundationEssentials
internal import GenerationCore
internal import GitStore
internal import Workspace

struct SaveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "save", abstract: "Commit everything in the project.",
        discussion: prose(
            """
            Operations that change the project save by themselves; `autosave: false` in clip.yaml turns that off. Edits
            made in an editor are saved by this command.
            """))

    @OptionGroup var common: CommonOptions
    @Option(name: .shortAndLong, help: "What changed.") var message: String?
    @Argument(parsing: .remaining, help: "What changed, as words.") var words: [String] = []

    func run() throws {
        let workspace = try common.workspace()
        let text = message ?? (words.isEmpty ? nil : words.joined(separator: " "))
        let state = try workspace.state()
        let back = try workspace.placeShownTakes(state.plan)
        let report = try workspace.save(text ?? "save", showing: state.plan)
        let terminal = Terminal.current
        for put in back { terminal.note(harmless(put.words)) }
        if common.json {
            return terminal.print(
                JSONValue(fields: [("commit", report.map { .string($0.commit.hex) } ?? .null)]).canonical)
        }
        terminal.print(report.map { "saved as \($0.commit.short)" } ?? "nothing to save")
        if report != nil, let notice = workspace.identityNotice() { terminal.note(notice) }
        let dropped = (report?.removed ?? []).count { $0.hasPrefix("takes/") && $0.hasSuffix(".json") }
        if dropped > 0 {
            terminal.note(
                "dropped \(count(dropped, "take")) that you removed; earlier commits have \(dropped == 1 ? "it" : "them")"
            )
        }
        for path in report?.skipped ?? [] { terminal.note("left out \(harmless(path)): it can't be committed") }
        for fault in state.faults { terminal.note("fault  \(harmless(fault.description))") }
    }
}

struct LogCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "log", abstract: "Show the commits, newest first.")

    @OptionGroup var common: CommonOptions
    @Option(name: .shortAndLong, help: "At most this many.") var number = 30
    @Option(name: .long, help: "Only those that changed this scene or its takes.") var scene: String?
    @Argument(help: "A branch or commit to start from.") var revision: String?

    func run() throws {
        let git = try common.workspace().git()
        guard let start = try git.commit(named: revision) else {
            return Terminal.current.note("nothing saved yet")
        }
        let paths = scene.map { ["scenes/\($0).md", "takes/\($0)"] }
        let commits = try git.log(from: start, limit: number, paths: paths)
        let terminal = Terminal.current
        if common.json {
            let list = commits.map { commit -> JSONValue in
                [
                    "commit": .string(commit.id.hex), "message": .string(commit.message),
                    "author": .string("\(commit.author.name) <\(commit.author.email)>"),
                    "time": .string(Timestamp.text(commit.author.seconds * 1000)),
                ]
            }
            return terminal.print(JSONValue.object(["format": "clipws/log@1", "commits": .array(list)]).canonical)
        }
        var table = Table()
        for commit in commits {
            let time = Timestamp.text((commit.author.seconds + Int64(commit.author.offset) * 60) * 1000)
            table.add(
                terminal.paint(commit.id.short, .yellow), String(time.prefix(16)).replacing("T", with: " "),
                harmless(commit.author.name), harmless(commit.subject))
        }
        for line in table.lines(width: terminal.width) { terminal.print(line) }
    }
}

struct BranchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "branch", abstract: "List, make, rename or delete branches.",
        discussion: prose(
            """
            Without names, lists them. `branch NAME` makes one here; `branch -m NEW` renames this one, `branch -m OLD NEW`
            another; `branch -d NAME` deletes one whose commits another branch has too.
            """))

    @OptionGroup var common: CommonOptions
    @Flag(name: .shortAndLong, help: "Delete the branch. Its takes stay in the store.") var delete = false
    @Flag(name: [.customShort("m"), .customLong("rename")], help: "Rename the branch.") var rename = false
    @Flag(name: .shortAndLong, help: "Delete it though no other branch has its commits.") var force = false
    @Argument(help: "The branch; with -m, its name and the new one.") var names: [String] = []

    func validate() throws {
        if delete && rename { throw ValidationError("either -d or -m") }
        if names.isEmpty && (delete || rename) { throw ValidationError("name a branch") }
        if names.count > (rename ? 2 : 1) { throw ValidationError("too many names") }
    }

    func run() throws {
        let workspace = try common.workspace()
        let git = try workspace.git()
        guard let name = names.first else { return try list(git) }
        let words: String
        if delete {
            words = try remove(name, git)
        } else if rename {
            let old = names.count == 2 ? name : try git.head.branch ?? ""
            let new = names[names.count - 1]
            try git.renameBranch(old, to: new)
            words = "branch \(old) is now \(new)"
        } else {
            guard let commit = try git.head.commit else {
                throw CommandFailure("nothing saved yet", hint: "run `clipws save`")
            }
            try git.createBranch(name, at: commit)
            words = "made branch \(name); go there with `clipws switch \(name)`"
        }
        try say(OperationReport(words: words), json: common.json)
    }

    /// Deletes a branch; without force only if nothing is lost with it.
    private func remove(_ name: String, _ git: GitRepository) throws -> String {
        let branches = try git.branches()
        guard let branch = branches.first(where: { $0.name == name }) else {
            throw CommandFailure("no branch `\(name)`", hint: "list them with `clipws branch`")
        }
        let isKept = try branches.contains { other in
            try other.name != name && git.mergeBase(other.commit, branch.commit) == branch.commit
        }
        guard isKept || force || branch.isCurrent else {
            throw CommandFailure(
                "branch `\(name)` has commits that no other branch has",
                hint: "`clipws branch -d --force \(name)` deletes it all the same")
        }
        try git.deleteBranch(name)
        return "deleted branch \(name), which was at \(branch.commit.short)"
    }

    private func list(_ git: GitRepository) throws {
        let terminal = Terminal.current
        let branches = try git.branches()
        if common.json {
            let list = branches.map { branch -> JSONValue in
                [
                    "name": .string(branch.name), "commit": .string(branch.commit.hex),
                    "current": .bool(branch.isCurrent),
                ]
            }
            return terminal.print(JSONValue.object(["branches": .array(list)]).canonical)
        }
        for branch in branches {
            let name = harmless(branch.name)
            terminal.print(branch.isCurrent ? "* " + terminal.paint(name, .green) : "  " + name)
        }
    }
}

struct SwitchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "switch", abstract: "Go to another branch.",
        discussion: "Takes of either branch stay in the store, so going back renders nothing.")

    @OptionGroup var common: CommonOptions
    @Flag(name: .shortAndLong, help: "Make the branch first.") var create = false
    @Flag(name: .shortAndLong, help: "Throw away changes that aren't saved.") var force = false
    @Argument(help: "The branch.") var branch: String

    func run() throws {
        let workspace = try common.workspace()
        let git = try workspace.git()
        var saved: ObjectID?
        if create {
            guard let commit = try git.head.commit else {
                throw CommandFailure("nothing saved yet", hint: "run `clipws save`")
            }
            try git.createBranch(branch, at: commit)
        } else if try isElsewhere(git), !force, try workspace.state().autosave {
            // Edits of the moment belong to the branch that is left, as an autosave would have had them.
            saved = try workspace.autosave("save before switching to \(branch)", enabled: true)?.commit
        }
        let left = try abandoned(git)
        let report = try git.switch(to: branch, force: force)
        var done = OperationReport(words: "on branch \(branch)")
        if let saved { done.notices.append("the edits of the branch that was left are saved there as \(saved.short)") }
        if let left { done.notices.append(left) }
        done.notices += report.missing.map { "\($0.path): its content isn't in this clone; `git lfs pull` fetches it" }
        try say(done, json: common.json)
    }

    /// Whether there is such a branch and it is another than this one. One that only a remote has is made, as git does.
    private func isElsewhere(_ git: GitRepository) throws -> Bool {
        if let found = try git.branches().first(where: { $0.name == branch }) { return !found.isCurrent }
        return try git.createBranch(following: branch)
    }

    /// What to say where commits were made on no branch, which no name leads to from here on.
    private func abandoned(_ git: GitRepository) throws -> String? {
        let head = try git.head
        guard head.branch == nil, let commit = head.commit else { return nil }
        let isKept = try git.branches().contains { try git.mergeBase($0.commit, commit) == commit }
        if isKept { return nil }
        return "commits up to \(commit.short) are on no branch; `git branch NAME \(commit.short)` keeps them"
    }
}

struct DiffCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff", abstract: "Show what changed, scene by scene.",
        discussion: prose(
            """
            Without a range, the work tree against the last commit; `A`, the work tree against A; `A..B`, B against A.
            Exit status 0 either way.
            """))

    @OptionGroup var common: CommonOptions
    @Argument(help: "Commits or branches: A or A..B; a scene's name is taken as such where no commit has it.")
    var range: String?
    @Argument(help: "Only these scenes.") var scenes: [String] = []

    func run() throws {
        let workspace = try common.workspace()
        let (scenes, range) = try meant(workspace)
        let (old, new) = try workspace.range(range)
        var changes = ProjectChanges(
            from: try workspace.comparable(old, workTree: false),
            to: try workspace.comparable(new, workTree: new == nil))
        let plan = try new.map { try workspace.snapshot($0).plan() } ?? workspace.plan().plan
        if !scenes.isEmpty {
            for name in scenes where !changes.scenes.contains(where: { $0.scene.text == name }) {
                // One that is the same on both sides, or a slip such as a second revision in place of `A..B`.
                guard SceneID(name).map({ plan.scenes[$0] != nil }) == true else {
                    throw workspace.unknown(SceneID(unchecked: name), in: plan)
                }
            }
            changes.scenes.removeAll { !scenes.contains($0.scene.text) }
            changes.others = []
        }
        if common.json {
            Terminal.current.print(DiffReport.json(changes, plan).canonical)
        } else {
            DiffReport.show(changes, plan)
        }
    }

    /// The scenes and the range, which may be left out before scenes.
    private func meant(_ workspace: Project) throws -> (scenes: [String], range: String?) {
        guard let range, let scene = SceneID(range), !range.contains("..") else { return (scenes, range) }
        do {
            _ = try workspace.git().resolve(revision: range)
            return (scenes, range)
        } catch GitFault.unknownRevision {
            return try workspace.plan().plan.scenes[scene] == nil ? (scenes, range) : ([range] + scenes, nil)
        }
    }
}

extension GitRepository {
    /// The commit that a revision names; without one the last commit, `nil` before the first.
    func commit(named revision: String?) throws -> ObjectID? {
        if let revision { return try resolve(revision: revision) }
        return try head.commit
    }
}
