package import ClipModel

/// Checks files against each other: names that nothing has, loops, lengths that need a tempo, missing files.
package enum Validation {
    /// Everything that the checks look at.
    package struct Table: Sendable {
        package var clip: Clip
        /// The lines of the fields of clip.yaml, as ``Parsed/lines`` gives them.
        package var clipLines: [String: Int]
        package var scenes: [SceneSummary]
        /// Scenes whose files are there but can't be read: they count as known.
        package var unreadable: Set<SceneID>
        package var cast: Set<CastName>
        package var styles: Set<StyleName>
        /// Files that cast members refer to, by the path of the member's file.
        package var castFiles: [String: [ProjectPath]]

        package init(
            clip: Clip, clipLines: [String: Int] = [:], scenes: [SceneSummary], unreadable: Set<SceneID> = [],
            cast: Set<CastName> = [], styles: Set<StyleName> = [], castFiles: [String: [ProjectPath]] = [:]
        ) {
            self.clip = clip
            self.clipLines = clipLines
            self.scenes = scenes
            self.unreadable = unreadable
            self.cast = cast
            self.styles = styles
            self.castFiles = castFiles
        }
    }

    /// Checks `table`. `exists` says whether a file of the project is there; it is asked once for each path. Faults come
    /// in the order of clip.yaml first, then the other files by path, each by line.
    package static func check(_ table: Table, exists: (ProjectPath) -> Bool) -> [DocumentFault] {
        var check = Check(table: table)
        check.clip()
        check.sameNames()
        for scene in table.scenes { check.scene(scene) }
        check.loops()
        check.files(exists)
        return inOrder(check.faults)
    }

    /// Faults in the order in which they are told: clip.yaml first, then the other files by path, each by line.
    package static func inOrder(_ faults: [DocumentFault]) -> [DocumentFault] {
        faults.enumerated().sorted { a, b in
            (rank(a.element), a.element.path, a.element.line ?? 0, a.offset)
                < (rank(b.element), b.element.path, b.element.line ?? 0, b.offset)
        }.map(\.element)
    }

    private static func rank(_ fault: DocumentFault) -> Int { fault.path == ClipFile.path ? 0 : 1 }
}

private struct Check {
    let table: Validation.Table
    let byID: [SceneID: SceneSummary]
    var faults: [DocumentFault] = []

    init(table: Validation.Table) {
        self.table = table
        byID = Dictionary(table.scenes.map { ($0.id, $0) }) { first, _ in first }
    }

    mutating func clip() {
        let lines = table.clipLines
        let place = { (field: String) in
            DocumentFault(path: ClipFile.path, line: lines[field], field: field, problem: "")
        }
        engine(table.clip.engine, place("engine"))
        for style in table.clip.styles { self.style(style, place("style")) }
        var seen: Set<SceneID> = []
        for (index, id) in table.clip.timeline.enumerated() where !isKnown(id) && seen.insert(id).inserted {
            var fault = place("timeline")
            fault.line = lines["timeline[\(index + 1)]"] ?? fault.line
            fault.problem = "there is no scene `\(id)`"
            fault.remedy =
                suggestion(id.text, table.scenes.lazy.map(\.id.text)) ?? "make `scenes/\(id).md` or take it out"
            faults.append(fault)
        }
    }

    mutating func sameNames() {
        for (_, same) in Dictionary(grouping: table.scenes, by: \.id.folded) where same.count > 1 {
            let ordered = same.sorted { $0.path < $1.path }
            for scene in ordered.dropFirst() { faults.append(sameName(scene.path, ordered[0].path)) }
        }
    }

    mutating func scene(_ scene: SceneSummary) {
        let place = { (field: String) in
            DocumentFault(path: scene.path, line: scene.lines[field], field: field, problem: "")
        }
        length(scene.length, place("length"))
        if let engine = scene.engine { self.engine(engine, place("engine")) }
        for style in scene.styles ?? [] { self.style(style, place("style")) }
        for name in scene.mentions { mention(name, place("prompt")) }
        if let source = scene.continues, !isKnown(source) {
            var fault = place("continues")
            fault.problem = "there is no scene `\(source)`"
            fault.remedy =
                suggestion(source.text, table.scenes.lazy.map(\.id.text))
                ?? "make `scenes/\(source).md` or take the field out"
            faults.append(fault)
        }
    }

    mutating func length(_ length: Length, _ place: DocumentFault) {
        do throws(Length.Fault) {
            _ = try length.frames(at: table.clip.picture.rate, tempo: table.clip.music?.tempo)
        } catch {
            var fault = place
            fault.problem = "`\(length.written)` \(words(for: error).problem)"
            fault.remedy = words(for: error).remedy
            faults.append(fault)
        }
    }

    private func words(for fault: Length.Fault) -> (problem: String, remedy: String) {
        switch fault {
        case .needsTempo:
            ("needs a tempo", "write `bpm:` under `music:` in clip.yaml, or the length in seconds")
        case .tooShort: ("is shorter than a frame", "write at least `1 frame`")
        case .tooLong: ("is longer than an hour", "split the scene")
        }
    }

    mutating func engine(_ name: EngineName, _ place: DocumentFault) {
        if EngineName.builtIn.contains(name) || table.clip.engines[name] != nil { return }
        var fault = place
        fault.problem = "there is no engine `\(name)`"
        fault.remedy =
            suggestion(name.text, table.clip.engines.keys.map(\.text) + EngineName.builtIn.map(\.text))
            ?? "configure it under `engines:` in clip.yaml, or write `previz`"
        faults.append(fault)
    }

    mutating func style(_ name: StyleName, _ place: DocumentFault) {
        if table.styles.contains(name) { return }
        var fault = place
        fault.problem = "there is no style `\(name)`"
        fault.remedy = suggestion(name.text, table.styles.lazy.map(\.text)) ?? "make `styles/\(name).md`"
        faults.append(fault)
    }

    mutating func mention(_ name: String, _ place: DocumentFault) {
        if let name = CastName(name), table.cast.contains(name) { return }
        var fault = place
        fault.problem = "`@\(name)` is not in the cast"
        let near = nearest(to: name, in: table.cast.lazy.map(\.text))
        let make = CastName(name) == nil ? nil : "make `cast/\(name).md`"
        fault.remedy =
            near.map { "did you mean `@\($0)`?" }
            ?? [make, "write `\\@\(name)` for a plain at sign"].compactMap { $0 }.joined(separator: ", or ")
        faults.append(fault)
    }

    /// Finds the loops of `continues`. Each scene continues at most one, so a walk that comes back to itself is a loop.
    mutating func loops() {
        var done: Set<SceneID> = []
        for start in table.scenes.map(\.id).sorted() where !done.contains(start) {
            var walk: [SceneID] = []
            var position: [SceneID: Int] = [:]
            var at: SceneID? = start
            while let id = at, !done.contains(id), position[id] == nil {
                position[id] = walk.count
                walk.append(id)
                at = byID[id]?.continues
            }
            done.formUnion(walk)
            if let id = at, let first = position[id] { faults.append(loop(Array(walk[first...]))) }
        }
    }

    private func loop(_ ids: [SceneID]) -> DocumentFault {
        // The loop is told from its first scene by name, so that it reads the same wherever the walk began.
        let first = ids.indices.min { ids[$0] < ids[$1] } ?? 0
        let ordered = ids[first...] + ids[..<first] + [ids[first]]
        let scene = byID[ids[first]]
        let path = ordered.map(\.text).joined(separator: " → ")
        return DocumentFault(
            path: scene?.path ?? "scenes/\(ids[first]).md", line: scene?.lines["continues"], field: "continues",
            problem: ids.count == 1
                ? "the scene continues itself" : "the scenes continue each other in a loop: \(path)",
            remedy: ids.count == 1 ? "take the field out" : "take the field out of one of them")
    }

    mutating func files(_ exists: (ProjectPath) -> Bool) {
        var known: [ProjectPath: Bool] = [:]
        func isThere(_ path: ProjectPath) -> Bool {
            if let answer = known[path] { return answer }
            let answer = exists(path)
            known[path] = answer
            return answer
        }
        if let song = table.clip.music?.file, !isThere(song) {
            faults.append(missing(song, ClipFile.path, table.clipLines["music.file"], "music.file"))
        }
        for scene in table.scenes {
            if let file = scene.firstFrame, !isThere(file) {
                faults.append(missing(file, scene.path, scene.lines["first-frame"], "first-frame"))
            }
            for (index, file) in scene.references.enumerated() where !isThere(file) {
                let line = scene.lines["refs[\(index + 1)]"] ?? scene.lines["refs"]
                faults.append(missing(file, scene.path, line, "refs"))
            }
        }
        for (path, files) in table.castFiles {
            for file in files where !isThere(file) { faults.append(missing(file, path, nil, "refs")) }
        }
    }

    private func missing(_ file: ProjectPath, _ path: String, _ line: Int?, _ field: String?) -> DocumentFault {
        DocumentFault(
            path: path, line: line, field: field, problem: "there is no file `\(file)`",
            remedy: "put it there, or take the path out")
    }

    private func isKnown(_ id: SceneID) -> Bool { byID[id] != nil || table.unreadable.contains(id) }

    private func suggestion(_ word: String, _ known: some Sequence<String>) -> String? {
        nearest(to: word, in: known).map { "did you mean `\($0)`?" }
    }
}

func sameName(_ path: String, _ other: String) -> DocumentFault {
    DocumentFault(
        path: path,
        problem:
            "differs from `\(other)` in case or in how its letters are encoded alone, and some systems hold only one of them",
        remedy: "rename one")
}
