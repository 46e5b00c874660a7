package import ClipModel
internal import Files
internal import Glibc

/// The human files of a project, by name.
package struct ProjectListing: Hashable, Sendable {
    package var scenes: [SceneID] = []
    package var cast: [CastName] = []
    package var styles: [StyleName] = []
    /// Files with names that can't be used, links and such.
    package var faults: [DocumentFault] = []

    package init() {}
}

/// A project as ``ProjectReader/load()`` finds it.
package struct LoadedProject: Sendable {
    /// What could be read, without the files that couldn't; `nil` if clip.yaml can't.
    package var document: ClipDocument?
    /// All faults: of the files and of their relations. Nothing may be rendered from a document with faults.
    package var faults: [DocumentFault]
    /// The summaries that the relations were checked with, in the order of the ids.
    package var summaries: [SceneSummary]
}

/// Reads the human files below one directory. Nothing outside it is read: symbolic links are refused by the kernel.
package struct ProjectReader: Sendable {
    package let root: String

    package init(root: String) { self.root = root }

    /// Reads and checks everything.
    package func load() -> LoadedProject {
        let listing = listing()
        var faults = listing.faults
        let clip = clip()
        faults += clip.faults
        var project = Contents()
        for id in listing.scenes { project.add(scene(id), id, to: &faults) }
        for name in listing.cast { project.add(castMember(name), name, to: &faults) }
        for name in listing.styles { project.add(style(name), name, to: &faults) }
        let rights = rights()
        faults += rights.faults
        guard let value = clip.value ?? clip.remains else {
            return LoadedProject(
                document: nil, faults: Validation.inOrder(faults), summaries: project.summaries)
        }
        let document = clip.value.map { clip in
            ClipDocument(
                clip: clip, scenes: project.scenes, cast: project.cast, styles: project.styles,
                rights: rights.value ?? RightsLedger())
        }
        let table = Validation.Table(
            clip: value, clipLines: clip.lines, scenes: project.summaries, unreadable: project.unreadable,
            cast: Set(listing.cast), styles: Set(listing.styles), castFiles: project.castFiles)
        // Names that differ in case alone are found in both the listing and the table.
        let told = Set(faults)
        faults += Validation.check(table, exists: exists).filter { !told.contains($0) }
        return LoadedProject(
            document: document, faults: Validation.inOrder(faults), summaries: project.summaries)
    }

    /// The names of the files, without reading them.
    package func listing() -> ProjectListing {
        var listing = ProjectListing()
        listing.scenes = names(in: "scenes", &listing.faults)
        listing.cast = names(in: "cast", &listing.faults)
        listing.styles = names(in: "styles", &listing.faults)
        if listing.scenes.count > DocumentLimit.scenes {
            listing.faults.append(
                DocumentFault(
                    path: "scenes", problem: "holds \(listing.scenes.count) scenes, more than \(DocumentLimit.scenes)",
                    remedy: "split the project"))
            listing.scenes.removeLast(listing.scenes.count - DocumentLimit.scenes)
        }
        return listing
    }

    package func clip() -> Parsed<Clip> {
        read(ClipFile.path, limit: DocumentLimit.clipBytes) { ClipFile.parse($0) }
    }

    package func scene(_ id: SceneID) -> Parsed<Scene> {
        let path = "scenes/\(id).md"
        return read(path, limit: DocumentLimit.fileBytes) { SceneFile.parse($0, id: id, path: path) }
    }

    package func castMember(_ name: CastName) -> Parsed<CastMember> {
        let path = "cast/\(name).md"
        return read(path, limit: DocumentLimit.fileBytes) { CastFile.parse($0, name: name, path: path) }
    }

    package func style(_ name: StyleName) -> Parsed<Style> {
        let path = "styles/\(name).md"
        return read(path, limit: DocumentLimit.fileBytes) { StyleFile.parse($0, name: name, path: path) }
    }

    /// The rights ledger; empty if the project has none.
    package func rights() -> Parsed<RightsLedger> {
        read(RightsFile.path, limit: DocumentLimit.fileBytes, missing: RightsLedger()) { RightsFile.parse($0) }
    }

    /// Whether a regular file lies at `path`. A link counts as missing, since reading it is refused.
    package func exists(_ path: ProjectPath) -> Bool {
        (try? FileStamp.of("\(root)/\(path)", followingLinks: false))?.isRegular ?? false
    }

    private func read<Value>(
        _ path: String, limit: Int, missing: Value? = nil, _ parse: ([UInt8]) -> Parsed<Value>
    ) -> Parsed<Value> {
        do throws(FileFault) {
            return parse(try Files.read(ProjectPath(unchecked: path), below: root, limit: limit))
        } catch {
            if error.isMissing, let missing { return Parsed(value: missing) }
            return Parsed(value: nil, faults: [fault(error, path: path, limit: limit)])
        }
    }

    private func fault(_ error: FileFault, path: String, limit: Int) -> DocumentFault {
        if error.code == EFBIG { return SourceText.tooLarge(path, limit: limit) }
        if error.leavesProject {
            return DocumentFault(
                path: path, problem: "is a symbolic link or lies behind one", remedy: "put the file itself there")
        }
        if error.isMissing, path == ClipFile.path {
            return DocumentFault(path: path, problem: "is missing", remedy: "make a project with `clipws init`")
        }
        if let stamp = try? FileStamp.of("\(root)/\(path)", followingLinks: false), !stamp.isRegular {
            return DocumentFault(path: path, problem: "is no file", remedy: "put a text file there, or take it away")
        }
        return DocumentFault(path: path, problem: "can't be read (\(error.reason))")
    }

    private func names<Name: FileNamed>(in directory: String, _ faults: inout [DocumentFault]) -> [Name] {
        do throws(FileFault) {
            let stamp = try FileStamp.of("\(root)/\(directory)", followingLinks: false)
            guard let stamp else { return [] }
            guard stamp.isDirectory else {
                faults.append(
                    DocumentFault(path: directory, problem: "is no directory", remedy: "put a directory there"))
                return []
            }
            return usable(try Files.list("\(root)/\(directory)"), directory, &faults)
        } catch {
            faults.append(DocumentFault(path: directory, problem: "can't be listed (\(error.reason))"))
            return []
        }
    }

    private func usable<Name: FileNamed>(
        _ files: [String], _ directory: String, _ faults: inout [DocumentFault]
    ) -> [Name] {
        var names: [Name] = []
        var seen: [String: Name] = [:]
        for file in files where !file.hasPrefix(".") && !file.hasSuffix("~") {
            let path = "\(directory)/\(file)"
            guard file.hasSuffix(".md") else {
                if [".md", ".markdown"].contains(where: file.lowercased().hasSuffix) {
                    faults.append(DocumentFault(path: path, problem: "does not end in `.md`", remedy: "rename it"))
                }
                continue
            }
            guard let name = Name(String(file.utf8.dropLast(3)) ?? "") else {
                faults.append(
                    DocumentFault(path: path, problem: "\(quote(file)) is no usable file name", remedy: usableName))
                continue
            }
            if let other = seen[name.folded] {
                faults.append(sameName(path, "\(directory)/\(other.text).md"))
                // Two encodings of one name are one name here, and only the first is read.
                if other == name { continue }
            }
            seen[name.folded] = seen[name.folded] ?? name
            names.append(name)
        }
        return names
    }
}

/// What is read while a project loads.
private struct Contents {
    var scenes: [SceneID: Scene] = [:]
    var summaries: [SceneSummary] = []
    var unreadable: Set<SceneID> = []
    var cast: [CastName: CastMember] = [:]
    var castFiles: [String: [ProjectPath]] = [:]
    var styles: [StyleName: Style] = [:]

    mutating func add(_ parsed: Parsed<Scene>, _ id: SceneID, to faults: inout [DocumentFault]) {
        faults += parsed.faults
        if let scene = parsed.value { scenes[id] = scene } else { unreadable.insert(id) }
        if let scene = parsed.value ?? parsed.remains { summaries.append(SceneSummary(scene, lines: parsed.lines)) }
    }

    mutating func add(_ parsed: Parsed<CastMember>, _ name: CastName, to faults: inout [DocumentFault]) {
        faults += parsed.faults
        cast[name] = parsed.value
        if let files = parsed.value?.references, !files.isEmpty { castFiles["cast/\(name).md"] = files }
    }

    mutating func add(_ parsed: Parsed<Style>, _ name: StyleName, to faults: inout [DocumentFault]) {
        faults += parsed.faults
        styles[name] = parsed.value
    }
}
