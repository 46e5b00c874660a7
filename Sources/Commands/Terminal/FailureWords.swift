internal import ClipModel
internal import Credentials
internal import Document
internal import Files
internal import GenerationCore
internal import GitStore
internal import IndexStore
internal import ObjectStore
internal import Workspace

/// The words and remedies for what can go wrong: the voice of the program on one page. `nil` for errors of the command
/// line parser, which has words of its own.
func failure(for error: any Error) -> CommandFailure? {
    switch error {
    case let failure as CommandFailure: failure
    case let fault as WorkspaceFault: words(fault)
    case let fault as RightsEditFault: words(fault)
    case let fault as GitFault: words(fault)
    case let fault as DocumentFault: words(WorkspaceFault.documents([fault]))
    case let fault as FileFault: words(fault)
    case let fault as ObjectFault: words(fault)
    case let fault as LedgerFault: words(fault)
    case let fault as CredentialFault: words(fault)
    case let fault as EngineFault: CommandFailure("\(fault)")
    case is CancellationError: CommandFailure("interrupted", status: .interrupted)
    default: isOurs(error) ? CommandFailure("\(error)") : nil
    }
}

/// Faults of rooms that this one doesn't import: their own sentence is what there is to say.
private func isOurs(_ error: any Error) -> Bool {
    ["MediaFault", "SQLiteFault"].contains("\(type(of: error))")
}

func words(_ fault: FileFault) -> CommandFailure {
    if fault.isFull {
        return CommandFailure(
            "no space left on the disk", causes: [fault.description],
            hint: "free some space and run the command again; nothing is lost or half-written")
    }
    if fault.leavesProject {
        return CommandFailure(
            fault.description, hint: "a project holds no symbolic links in its folders; put the file itself there")
    }
    return CommandFailure(
        fault.description,
        hint: fault.isForbidden ? "check who owns the files and whether the disk can be written to" : nil)
}

private func words(_ fault: ObjectFault) -> CommandFailure {
    switch fault {
    case .file(let fault): words(fault)
    case .full(let path):
        CommandFailure(
            "no space left on the disk", causes: ["can't write `\(path)`"],
            hint: "free some space and run the command again; nothing is lost or half-written")
    default: CommandFailure(fault.description, hint: "`clipws verify` says what else is affected")
    }
}

private func words(_ fault: LedgerFault) -> CommandFailure {
    switch fault {
    case .damaged:
        CommandFailure(
            fault.description, hint: "`clipws verify --repair` makes it anew from its journal; nothing is lost")
    case .foreign(let path): CommandFailure(fault.description, hint: "move `\(path)` away; something else wrote it")
    case .newer: CommandFailure(fault.description, hint: "use the newer clipws that wrote it")
    case .readOnly:
        CommandFailure(
            "the project can't be written to", causes: [fault.description],
            hint: "check who owns the files and whether the disk can be written to")
    case .full(let path): words(ObjectFault.full(path: path))
    case .busy: CommandFailure(fault.description, hint: "wait for it and run the command again")
    case .file(let fault): words(fault)
    case .unknownAttempt, .duplicateAttempt, .forbiddenChange, .database: CommandFailure(fault.description)
    }
}

private func words(_ fault: WorkspaceFault) -> CommandFailure {
    switch fault {
    case .noProject(let path):
        CommandFailure("no project in `\(path)` or above", hint: "start one with `clipws init NAME`")
    case .noRepository(let path): CommandFailure("`\(path)` is no git repository", hint: "run `git init` there")
    case .documents(let faults): documents(faults)
    case .noScene(let id, let known):
        CommandFailure(
            "no scene `\(id)`", hint: didYouMean(id.text, known.map(\.text)) ?? "`clipws scene list` shows them")
    case .sceneExists(let id):
        CommandFailure("there is a scene `\(id)` already", hint: "choose another name, or `clipws scene edit \(id)`")
    case .unsaved(let path):
        CommandFailure("`\(path)` has changes that no commit has; nothing was removed", hint: "run `clipws save` first")
    case .noTake(let digits, let scene):
        CommandFailure(
            digits.isEmpty ? "`\(scene)` has no take" : "`\(scene)` has no take `\(digits)`",
            hint: digits.isEmpty ? "make one with `clipws render \(scene)`" : "`clipws takes \(scene)` shows them")
    case .noCurrentTake(let scene):
        CommandFailure(
            "`\(scene)` has no take of what it says now",
            hint: "`clipws takes \(scene)` shows the others; `clipws pin \(scene) TAKE` keeps one of them")
    case .ambiguousTake(let digits, let scene):
        CommandFailure("more than one take of `\(scene)` begins with `\(digits)`", hint: "give more digits")
    case .takeOfOtherInputs(let take, let scene, let reasons):
        CommandFailure(
            "take \(take.short) was made for something else than `\(scene)` says now", causes: reasons,
            hint: "change the scene back, or keep the take anyway with `clipws pin \(scene) \(take.short)`")
    case .waits(let scene, let upstream):
        CommandFailure(
            "`\(scene)` continues `\(upstream)`, which has no up-to-date take",
            hint: "make that first: `clipws render \(upstream)`")
    case .continued(let scene, let followers):
        CommandFailure(
            "`\(scene)` is continued by \(followers.map { "`\($0)`" }.joined(separator: ", "))",
            hint: "change their `continues` first, or keep the file with `--keep-draft`")
    case .badName(let text):
        CommandFailure(
            "`\(text)` is no name for a scene",
            hint: "use letters, digits, `-`, `_` and `.`, starting with a letter, digit or `_`, at most 100 bytes")
    case .badValue(let field, let value): CommandFailure("`\(value)` is no \(field)", hint: remedy(for: field))
    case .mediaMissing(let take, let scene):
        CommandFailure(
            "the media of take \(take.short) of `\(scene)` isn't in this clone",
            hint: "fetch it with `git lfs pull`, or make another with `clipws take \(scene)` and `clipws pick` it")
    case .mediaDamaged(let take, let scene, let digest):
        CommandFailure(
            "the media of take \(take.short) of `\(scene)` is damaged",
            causes: ["object \(digest.hex.prefix(12))… was set aside; no sound copy was found"],
            hint: "fetch it with `git lfs pull`, or make another with `clipws take \(scene)` and `clipws pick` it")
    case .mediaUndecodable(let take, let scene, let reason):
        CommandFailure(
            "the pictures of take \(take.short) of `\(scene)` can't be decoded", causes: [reason],
            hint: "its engine delivered it so; make another with `clipws take \(scene)` and `clipws pick` it")
    case .recordDamaged(let path):
        CommandFailure(
            "`\(path)` isn't the record that its name says", hint: "get it back with `git checkout -- \(path)`")
    case .songMissing(let path):
        CommandFailure("the song `\(path)` is missing", hint: "put it there, or change `music.file` in clip.yaml")
    case .songChanged(let path):
        CommandFailure("the song `\(path)` changed while it was encoded", hint: "run the command again")
    case .fileMissing(let path): CommandFailure("no file `\(path)`")
    case .exists(let path):
        CommandFailure("`\(path)` exists and isn't empty", hint: "choose another name; nothing was changed")
    case .noTemplate(let name, let known):
        CommandFailure("no template `\(name)`", hint: "there are \(known.map { "`\($0)`" }.joined(separator: ", "))")
    case .notTrusted(let engine, let run):
        CommandFailure(
            "engine `\(engine)` runs a program that you haven't trusted",
            causes: run.isEmpty ? [] : ["it would run: \(run.joined(separator: " "))"],
            hint: "look at it, then say `clipws trust \(engine)`; trust ends when the command or its file changes")
    case .incompleteFilm(let notes):
        CommandFailure(
            "the film can't be made: \(count(notes.count, "scene")) \(notes.count == 1 ? "is" : "are") not up to date",
            causes: notes.prefix(10).map { "\($0.scene): \($0.state)\($0.reason.isEmpty ? "" : ", \($0.reason)")" }
                + (notes.count > 10 ? ["… and \(notes.count - 10) more"] : []),
            hint: filmHint(notes))
    case .emptyTimeline:
        CommandFailure("the timeline is empty", hint: "add a scene with `clipws scene add \"a prompt\"`")
    case .budget(let price, let limit):
        CommandFailure(
            "this would cost \(price.map(\.description).joined(separator: " + ")), more than the budget of \(limit)",
            hint: "render fewer scenes, raise `budget` in clip.yaml, or go ahead with `--over-budget`")
    case .program(let name, let status, let output):
        CommandFailure("`\(name)` ended with status \(status)", causes: output.isEmpty ? [] : [output])
    case .programMissing(let name): CommandFailure("can't run `\(name)`", hint: "is it installed?")
    case .remainingMarks(let text): CommandFailure(text)
    case .file(let fault): words(fault)
    }
}

private func words(_ fault: RightsEditFault) -> CommandFailure {
    switch fault {
    case .noSection(let name, let known):
        CommandFailure("rights.yaml has no list `\(name)`", status: .usage, hint: "there are \(listed(known))")
    case .noField(let name, let section, let known):
        CommandFailure(
            "`\(name)` is no field of \(section)", status: .usage,
            hint: RightsWords.synonym(name, known) ?? didYouMean(name, known)
                ?? "there are \(listed(known)); begin one of your own with `x-`")
    case .noEntry(let name):
        CommandFailure("rights.yaml has no entry `\(name)`", hint: "`clipws rights list` shows them")
    case .ambiguous(let name, let places):
        CommandFailure("more than one entry goes by `\(name)`", hint: "say which: \(listed(places))")
    case .taken(let field, let value, let place):
        CommandFailure(
            "\(place) has the \(field) `\(value)` already", hint: "change it: `clipws rights set \(place) field=value`")
    case .notIdentifier(let kind, let text, let fault):
        CommandFailure(
            "`\(text)` is no well-formed \(kind.title)",
            hint: fault == .form
                ? (kind == .ipi ? "it has 11 digits, zeros in front: " : "one looks like ") + kind.example
                : "its check doesn't fit, so a digit is wrong; look it up again")
    }
}

private func listed(_ words: [String]) -> String { words.map { "`\($0)`" }.joined(separator: ", ") }

private func filmHint(_ notes: [WorkspaceFault.ScenePlanNote]) -> String {
    let states = notes.map(\.state)
    if notes.contains(where: { $0.reason.hasPrefix(Reason.undecidedField) }) {
        return "decide on the attempts first: `clipws attempts`"
    }
    if states.contains("stale") { return "run `clipws render` first, or `clipws film --render`" }
    if notes.contains(where: { $0.reason.contains("of another branch") }) {
        return "media of other branches is fetched with `git lfs fetch --all`"
    }
    return states.allSatisfy { $0 == "unknown" } ? "media is fetched with `git lfs pull`" : "`clipws plan` says more"
}

private func didYouMean(_ name: String, _ known: [String]) -> String? {
    let near = Suggestions.near(name, among: known)
    return near.isEmpty ? nil : "did you mean \(near.map { "`\($0)`" }.joined(separator: " or "))?"
}

private func remedy(for field: String) -> String? {
    switch field {
    case "length": "write `4s`, `96 frames`, `2 bars` or `8 beats`"
    case "seed": "write a whole number from 0 to 4294967295"
    default: nil
    }
}

private func documents(_ faults: [DocumentFault]) -> CommandFailure {
    guard let first = faults.first else { return CommandFailure("the project's files have faults") }
    if faults.count == 1 {
        var sole = first
        sole.remedy = nil
        return CommandFailure(sole.description, hint: first.remedy)
    }
    return CommandFailure(
        "the project's files have \(faults.count) faults", causes: faults.prefix(50).map(\.description),
        hint: "mend them in an editor; nothing was changed")
}

private func words(_ fault: GitFault) -> CommandFailure {
    switch fault {
    case .missing(let path): CommandFailure("`\(path)` is no git repository", hint: "run `git init` there")
    case .notRepository(let path, let reason): CommandFailure("`\(path)` is no whole git repository", causes: [reason])
    case .foreignOwner(let path, let owner):
        CommandFailure(
            "`\(path)` belongs to another user (uid \(owner))",
            hint: "if you trust it, run `git config --global --add safe.directory \(Files.parent(of: path))`")
    case .redirectedWorkTree(let path, let other):
        CommandFailure(
            "the repository in `\(path)` sends its work to `\(other)`", hint: "unset `core.worktree` in .git/config")
    case .borrowedObjects(let path):
        CommandFailure(
            "the repository borrows objects of another one", hint: "run `git repack -a -d` and remove `\(path)`")
    case .bare(let path): CommandFailure("`\(path)` has no work tree", hint: "clone it: `clipws clone \(path) NAME`")
    case .objectFormat(let path, let name):
        CommandFailure("`\(path)` uses the object format \(name); only SHA-1 is read")
    case .exists(let path): CommandFailure("there is a repository in `\(path)` already")
    case .locked(let path):
        CommandFailure(
            "git is at work in this repository, or was killed", causes: ["`\(path)` exists"],
            hint: "wait for it, or remove that file if no git process runs")
    case .operationInProgress(let operation):
        CommandFailure(
            "git is in the middle of a \(operation.rawValue)",
            hint: "end it with git (`git status` says how), then run the command again")
    case .conflicts(let paths):
        CommandFailure(
            "\(count(paths.count, "file")) in conflict", causes: Array(paths.prefix(10)),
            hint: "mend them and `git add` them")
    case .wouldLose(let changed, let untracked):
        CommandFailure(
            "switching would overwrite work that isn't saved",
            causes: (changed.map { "\($0): changed" } + untracked.map { "\($0): in no commit" }).prefix(10).map { $0 },
            hint: "`clipws save` keeps it in a commit")
    case .hostileEntry(let path, .clash(let other)):
        CommandFailure(
            "`\(path)` and `\(other)` differ in case or in how their letters are encoded alone",
            hint: "some systems hold only one of them; rename one")
    case .hostileEntry(let path, _): CommandFailure("the commit holds `\(path)`, which can't be written safely")
    case .obstructed(let path): CommandFailure("`\(path)` is in the way: a link or a file where a folder must be")
    case .unknownRevision(let name):
        CommandFailure("no commit or branch `\(name)`", hint: "`clipws log` and `clipws branch` show them")
    case .ambiguousRevision(let name): CommandFailure("`\(name)` fits several commits", hint: "give more digits")
    case .badName(let name): CommandFailure("`\(name)` is no name for a branch")
    case .branchExists(let name): CommandFailure("there is a branch `\(name)` already", hint: "`clipws switch \(name)`")
    case .branchMissing(let name):
        CommandFailure("no branch `\(name)`", hint: "make it with `clipws switch -c \(name)`")
    case .branchInUse(let name): CommandFailure("branch `\(name)` is checked out", hint: "switch to another one first")
    case .moved: CommandFailure("the branch moved meanwhile", hint: "run the command again")
    case .filtered(let path, let filter):
        CommandFailure(
            "`\(path)` goes through git's filter `\(filter)`, which clipws doesn't run", hint: "commit it with git")
    case .tooLarge(let what, _, _): CommandFailure("\(what) is too large")
    case .changedMeanwhile(let path):
        CommandFailure("`\(path)` changed while it was read", hint: "run the command again")
    case .noIdentity:
        CommandFailure("git doesn't know who you are", hint: "run `git config --global user.name` and `user.email`")
    case .objectStore(_, let text): CommandFailure(text)
    case .file(let fault): words(fault)
    case .libgit2(let action, _, _, let text): CommandFailure("git can't \(action)", causes: [text])
    }
}

/// What people call fields of rights.yaml besides.
enum RightsWords {
    private static let synonyms = [
        "label": "owner", "license": "licence", "artist": "artists", "author": "authors", "writer": "shares",
        "territory": "territories", "platform": "platforms", "holder": "owner", "url": "source", "pro": "society",
    ]

    static func synonym(_ name: String, _ known: [String]) -> String? {
        synonyms[name.lowercased()].flatMap { known.contains($0) ? "it is called `\($0)` here" : nil }
    }
}
