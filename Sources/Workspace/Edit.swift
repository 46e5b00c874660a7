package import ClipModel
internal import Files
internal import Glibc

/// A change to several files of a project, made as one.
///
/// What is to be written goes to `.git/clipws/edit/`, what is to be done to a journal beside it, synced; then it is done;
/// then both go. A crash before the journal is complete leaves everything as it was, one after it is made
/// good by the next command that opens the project. Every step may be done twice.
struct Edit {
    fileprivate enum Step: Hashable {
        case write(ProjectPath, [UInt8])
        case remove(ProjectPath)
        case move(ProjectPath, ProjectPath)
    }

    private var steps: [Step] = []
    /// Files that were changed beside the steps.
    private var changed: [ProjectPath] = []
    var isEmpty: Bool { steps.isEmpty }
    /// Every path that the change touches.
    var paths: [ProjectPath] { steps.flatMap(\.paths) + changed }

    mutating func write(_ bytes: [UInt8], to path: ProjectPath) { steps.append(.write(path, bytes)) }
    mutating func write(_ text: String, to path: ProjectPath) { write(Array(text.utf8), to: path) }
    /// Notes that a file was changed already, by an editor say.
    mutating func change(_ path: ProjectPath) { changed.append(path) }
    mutating func remove(_ path: ProjectPath) { steps.append(.remove(path)) }
    /// Moves a file or a folder. Nothing happens if `from` is gone.
    mutating func move(_ from: ProjectPath, to: ProjectPath) { steps.append(.move(from, to)) }

    /// Makes the change. The caller holds the lock of ``Project/alone(_:)``, under which it read what it changes.
    ///
    /// - Parameter reached: hears of each step once it is durable: where a test ends the process.
    func apply(to workspace: Project, reached: (String) -> Void = { _ in }) throws {
        guard !steps.isEmpty else { return }
        for step in steps { for path in step.paths { try workspace.requireRealFolders(path) } }
        for case .write(let path, _) in steps { try workspace.requireNoFolder(path) }
        try Files.makeDirectory(workspace.ownDirectory)
        if steps.count == 1, case .write(let path, let bytes) = steps[0] {
            try Files.makeDirectory(Files.parent(of: "\(workspace.root)/\(path)"))
            return try Files.write(bytes, to: "\(workspace.root)/\(path)")
        }
        try Files.makeDirectory(Self.contents(workspace))
        let lines = try steps.enumerated().map { number, step in
            if case .write(_, let bytes) = step { try Files.write(bytes, to: "\(Self.contents(workspace))/\(number)") }
            return step.line(number)
        }
        reached("contents")
        try Files.write((lines + ["end"]).map { $0 + "\n" }.joined(), to: Self.journal(workspace))
        reached("journal")
        try Self.finishInterrupted(in: workspace, reached: reached)
    }

    /// Completes a change that a crash interrupted: with the first command that opens the project, since half a change
    /// must not be planned, rendered or saved. Left alone where another process is at it now, or where nothing can be
    /// written.
    static func completeLeft(in workspace: Project) throws {
        guard try wasInterrupted(workspace) else { return }
        do {
            guard let lock = try FileLock.take(Self.lock(workspace), wait: false) else { return }
            defer { withExtendedLifetime(lock) {} }
            try finishInterrupted(in: workspace)
        } catch let fault as FileFault where fault.isForbidden || fault.isFull { return }
    }

    /// Does what a journal says that a crash left, if there is one. The caller holds the lock.
    fileprivate static func finishInterrupted(in workspace: Project, reached: (String) -> Void = { _ in }) throws {
        let journal = Self.journal(workspace)
        guard try FileStamp.of(journal) != nil else { return }
        let lines = String(decoding: try Files.read(journal, limit: 1 << 24), as: UTF8.self).split(separator: "\n")
        guard lines.last == "end" else { return try Files.remove(journal) }
        for (number, line) in lines.dropLast().enumerated() {
            try Self.run(line.split(separator: "\t").map(String.init), workspace)
            reached("step \(number)")
        }
        try Files.remove(journal)
        reached("done")
        try Files.removeTree(contents(workspace))
    }

    /// Whether a crash left a journal.
    static func wasInterrupted(_ workspace: Project) throws -> Bool { try FileStamp.of(journal(workspace)) != nil }

    private static func journal(_ workspace: Project) -> String { "\(workspace.ownDirectory)/edit.journal" }
    fileprivate static func lock(_ workspace: Project) -> String { "\(workspace.ownDirectory)/edit.lock" }
    private static func contents(_ workspace: Project) -> String { "\(workspace.ownDirectory)/edit" }

    private static func run(_ words: [String], _ workspace: Project) throws {
        let paths = words.dropFirst().compactMap { ProjectPath($0) }
        for path in paths { try workspace.requireRealFolders(path) }
        switch (words.first, words.count) {
        case ("write", 3):
            guard let path = ProjectPath(words[1]), let number = Int(words[2]) else { return }
            let bytes = try Files.read("\(contents(workspace))/\(number)", limit: 1 << 28)
            try Files.makeDirectory(Files.parent(of: "\(workspace.root)/\(path)"))
            try Files.write(bytes, to: "\(workspace.root)/\(path)")
        case ("remove", 2): if let path = paths.first { try Files.remove("\(workspace.root)/\(path)") }
        case ("move", 3):
            guard paths.count == 2, try FileStamp.of("\(workspace.root)/\(paths[0])", followingLinks: false) != nil
            else {
                return
            }
            try Files.makeDirectory(Files.parent(of: "\(workspace.root)/\(paths[1])"))
            try Files.move("\(workspace.root)/\(paths[0])", to: "\(workspace.root)/\(paths[1])")
        default: return
        }
    }
}

extension Edit.Step {
    fileprivate var paths: [ProjectPath] {
        switch self {
        case .write(let path, _), .remove(let path): [path]
        case .move(let from, let to): [from, to]
        }
    }

    fileprivate func line(_ number: Int) -> String {
        switch self {
        case .write(let path, _): "write\t\(path)\t\(number)"
        case .remove(let path): "remove\t\(path)"
        case .move(let from, let to): "move\t\(from)\t\(to)"
        }
    }
}

extension Project {
    /// Refuses to write a file where a folder lies: noticed before anything is changed.
    fileprivate func requireNoFolder(_ path: ProjectPath) throws {
        if try FileStamp.of("\(root)/\(path)", followingLinks: false)?.isDirectory == true {
            throw FileFault("replace", "\(root)/\(path)", code: EISDIR)
        }
    }

    /// Runs what reads documents, decides, and writes them: of several processes one at a time, so that none writes back
    /// what another has changed meanwhile.
    func alone<Value>(_ body: () throws -> Value) throws -> Value {
        try Files.makeDirectory(ownDirectory)
        let lock = try FileLock.take(Edit.lock(self), wait: true)
        defer { withExtendedLifetime(lock) {} }
        try Edit.finishInterrupted(in: self)
        for folder in ["", "/scenes", "/cast", "/styles", "/film"] { Files.sweepTemporaries(in: root + folder) }
        return try body()
    }

    /// Refuses a path on the way to which a symbolic link stands: what is written there could leave the project.
    package func requireRealFolders(_ path: ProjectPath) throws {
        var folder = root
        for part in path.text.split(separator: "/").dropLast() {
            folder += "/\(part)"
            if let stamp = try FileStamp.of(folder, followingLinks: false), !stamp.isDirectory {
                throw FileFault("write through", folder, code: stamp.isLink ? ELOOP : ENOTDIR)
            }
        }
    }
}
