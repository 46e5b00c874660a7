internal import ClipModel
package import Document
internal import Files
internal import GitStore
internal import ObjectStore
internal import TemplateBundle

/// Makes new projects.
package struct Starter {
    /// What `init` was told.
    package struct Wishes: Sendable {
        package var template: String?
        package var song: ChosenSong?
        /// Scenes to start with in place of the template's.
        package var rows: [ShotTable.Row]?
        package var title: String?

        package init(
            template: String? = nil, song: ChosenSong? = nil, rows: [ShotTable.Row]? = nil,
            title: String? = nil
        ) {
            self.template = template
            self.song = song
            self.rows = rows
            self.title = title
        }
    }

    let environment: [String: String]

    package init(environment: [String: String]) { self.environment = environment }

    /// Makes a project in `path`, which must be missing or empty, and commits it.
    ///
    /// Everything is made in a directory beside it that takes its name at the end, so that an interrupted start leaves
    /// no half project there.
    package func create(at path: String, _ wishes: Wishes) throws -> (Project, OperationReport) {
        guard try isFree(path) else { throw WorkspaceFault.exists(path) }
        let template = try wishes.template.map(template)
        let making = Files.temporaryName(for: path)
        do {
            try Files.makeDirectory(making)
            try write(files(path, wishes, template), to: making)
            try wishes.song?.copy(to: making)
            let git = try GitRepository.create(
                at: making, environment: GitEnvironment(variables: environment),
                fallbackIdentity: Project.fallbackIdentity(environment))
            try git.installLFS()
            try settle(making, at: path)
        } catch {
            try? Files.removeTree(making)
            throw error
        }
        let workspace = try Project(root: path, environment: environment)
        let words =
            "start \(wishes.title ?? Self.name(of: path))" + (template.map { " from template \($0.name)" } ?? "")
        let commit = try workspace.save(words)?.commit
        return (workspace, OperationReport(words: words, commit: commit))
    }

    /// Gives the finished project its place. A directory that is there already may be somebody's current one, so it is
    /// filled, the repository last, which makes it a project.
    private func settle(_ making: String, at path: String) throws {
        guard try FileStamp.of(path) != nil else { return try Files.move(making, to: path) }
        let names = try Files.list(making)
        for name in names.filter({ $0 != ".git" }) + [".git"] {
            try Files.move("\(making)/\(name)", to: "\(path)/\(name)")
        }
        try Files.removeEmptyDirectory(making)
    }

    private func isFree(_ path: String) throws -> Bool {
        guard let stamp = try FileStamp.of(path, followingLinks: false) else { return true }
        return try stamp.isDirectory && Files.list(path).isEmpty
    }

    private func template(_ name: String) throws -> Template {
        guard let template = Template.named(name) else {
            throw WorkspaceFault.noTemplate(name, known: Template.all.map(\.name))
        }
        return template
    }

    private static func name(of path: String) -> String { String(path.split(separator: "/").last ?? "clip") }

    // MARK: Files

    private func files(_ path: String, _ wishes: Wishes, _ template: Template?) throws -> [(ProjectPath, [UInt8])] {
        var files: [(ProjectPath, [UInt8])]
        let scenes = try wishes.rows.map { try Project.files(of: $0, taken: [], namer: Project.freeName) }
        if let template {
            files = template.files.map { ($0.path, Array($0.text.utf8)) }
            if scenes != nil { files.removeAll { $0.0.text.hasPrefix("scenes/") } }
        } else {
            files = []
            files.append((ProjectPath(unchecked: RightsFile.path), Array(NewFile.rights(RightsLedger()).utf8)))
            files.append((clipPath, Array(NewFile.clip(Self.emptyClip(title: Self.name(of: path))).utf8)))
        }
        files += (scenes ?? []).map { (ProjectPath(unchecked: "scenes/\($0.id).md"), $0.bytes) }
        files = try files.map { file, bytes in
            guard file == clipPath else { return (file, bytes) }
            return (file, try clip(bytes, wishes, scenes?.map(\.id)))
        }
        if let song = wishes.song { files = try files.map { ($0.0, try rights($0.0, $0.1, song)) } }
        files.append((ProjectPath(unchecked: ".gitattributes"), Array(Self.attributes.utf8)))
        files.append(
            (
                ProjectPath(unchecked: ".gitignore"),
                Array("# Films are made again at any time: clipws film\n/film/\n.clipws-tmp-*\n".utf8)
            ))
        return files
    }

    private var clipPath: ProjectPath { ProjectPath(unchecked: ClipFile.path) }

    private static func emptyClip(title: String) -> Clip {
        Clip(title: title, picture: PictureFormat(size: PictureSize(width: 1280, height: 720)!, rate: FrameRate(24)))
    }

    private func clip(_ bytes: [UInt8], _ wishes: Wishes, _ scenes: [SceneID]?) throws -> [UInt8] {
        var bytes = bytes
        func set(_ field: [String], _ value: JSONValue) throws {
            bytes = try InPlace.set(field: field, to: value, in: bytes, kind: .yaml, path: ClipFile.path)
        }
        if let title = wishes.title { try set(["title"], .string(title)) }
        if let scenes { bytes = try InPlace.setTimeline(scenes, in: bytes) }
        if let song = wishes.song { try set(["music", "file"], .string(song.place.text)) }
        return bytes
    }

    private func rights(_ file: ProjectPath, _ bytes: [UInt8], _ song: ChosenSong) throws -> [UInt8] {
        guard file.text == RightsFile.path else { return bytes }
        return try InPlace.set(
            field: ["works"], to: [JSONValue(fields: song.work(at: song.place))], in: bytes, kind: .yaml,
            path: RightsFile.path)
    }

    private func write(_ files: [(ProjectPath, [UInt8])], to root: String) throws {
        for (path, bytes) in files {
            try Files.makeDirectory(Files.parent(of: "\(root)/\(path)"))
            try Files.write(bytes, to: "\(root)/\(path)")
        }
        for folder in ["scenes", "cast", "styles"] { try Files.makeDirectory("\(root)/\(folder)") }
    }

    /// Which files Git LFS keeps: pictures, sound and video.
    static let attributes =
        ["mp4", "mov", "webm", "mkv", "wav", "flac", "mp3", "ogg", "opus", "m4a", "png", "jpg", "jpeg", "webp"]
        .map { "*.\($0) filter=lfs diff=lfs merge=lfs -text\n" }.joined()
}

extension Starter {
    /// The templates that the program carries.
    package static var templateNames: [String] { Template.names }
}
