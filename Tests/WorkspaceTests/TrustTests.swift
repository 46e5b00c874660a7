import ClipModel
import Files
import GenerationCore
import Glibc
import TestSupport
import Testing

@testable import Workspace

@Suite struct TrustTests {
    private let project: TestProject
    init() throws {
        project = try TestProject()
        try project.write("tools/make.py", "print('a video')\n")
        try engine("kind: command\n    run: [python3, ./tools/make.py, --fast]")
    }

    private func engine(_ text: String) throws {
        try project.write(
            "clip.yaml",
            TestProject.clip.replacing("autosave", with: "engine: maker\nengines:\n  maker:\n    \(text)\nautosave"))
    }

    private func profile() throws -> EngineProfile {
        let workspace = try project.open()
        return try #require(workspace.profiles(of: try workspace.document().clip)[EngineName(unchecked: "maker")])
    }

    private func trust(root: String? = nil) -> Trust {
        Trust(root: root ?? project.root, environment: project.environment)
    }

    @Test func `Nothing is trusted until the user says so, and the built-in engine always is`() throws {
        #expect(try !trust().covers(profile()))
        #expect(trust().covers(EngineCatalog.previz))
        try trust().add(try profile())
        #expect(try trust().covers(profile()))
        try trust().add(try profile())
        try trust().remove(try profile())
        #expect(try !trust().covers(profile()))
        try trust().remove(try profile())
    }

    @Test func `Trust in one project is none in another`() throws {
        try trust().add(try profile())
        #expect(try !trust(root: project.root + "-copy").covers(profile()))
    }

    @Test(arguments: [
        "kind: command\n    run: [python3, ./tools/make.py, --slow]",
        "kind: command\n    run: [python, ./tools/make.py, --fast]",
        "kind: command\n    version: \"2\"\n    run: [python3, ./tools/make.py, --fast]",
    ]) func `A changed command must be trusted anew`(text: String) throws {
        try trust().add(try profile())
        try engine(text)
        #expect(try !trust().covers(profile()))
    }

    @Test func `A changed program outside the project must be trusted anew`() throws {
        let program = project.root + "-program.sh"
        defer { try? Files.remove(program) }
        try Files.write("echo one\n", to: program)
        try engine("kind: command\n    run: [python3, \(program)]")
        try trust().add(try profile())
        #expect(try trust().covers(profile()))
        try Files.write("echo two\n", to: program)
        #expect(try !trust().covers(profile()))
        try trust().add(try profile())
        try Files.remove(program)
        #expect(try !trust().covers(profile()))
    }

    @Test func `A changed program must be trusted anew, be it a script behind an interpreter`() throws {
        try trust().add(try profile())
        let before = try project.keys()
        try project.write("tools/make.py", "print('another video')\n")
        #expect(try !trust().covers(profile()))
        #expect(try project.keys()["a"] != before["a"])
        try project.write("tools/make.py", "print('a video')\n")
        #expect(try trust().covers(profile()))
        #expect(try project.keys() == before)
    }

    @Test func `Each file of a command counts`() throws {
        try project.write("tools/model.bin", "one")
        try engine("kind: command\n    run: [./tools/make.py, tools/model.bin]")
        try trust().add(try profile())
        let before = try project.keys()
        try project.write("tools/model.bin", "two")
        #expect(try !trust().covers(profile()))
        #expect(try project.keys()["a"] != before["a"])
    }

    @Test func `A program behind a symbolic link can't be trusted`() throws {
        try Files.move(project.root + "/tools/make.py", to: project.root + "/real.py")
        symlink("../real.py", project.root + "/tools/make.py")
        #expect(throws: FileFault.self) { try trust().add(try profile()) }
        #expect(try !trust().covers(profile()))
    }

    @Test func `Trust lies in the user's own directory, for the user's eyes only`() throws {
        try trust().add(try profile())
        let file = try #require(project.environment["HOME"]) + "/.local/state/clipws/trusted"
        #expect(try FileStamp.of(file).map { $0.mode & 0o777 } == 0o600)
        let other = Trust(
            root: project.root, environment: project.environment.merging(["XDG_STATE_HOME": project.root + "/x"]) { $1 }
        )
        #expect(try !other.covers(profile()))
    }

    @Test func `An engine that isn't trusted is not run, even if only what a named scene continues needs it`()
        async throws
    {
        await #expect(throws: WorkspaceFault.self) { try await project.render() }
        try project.replace("engine: maker\n", "", in: "clip.yaml")
        try project.replace("length: 12 frames", "length: 12 frames\nengine: maker", in: "scenes/a.md")
        try project.replace("length: 12 frames", "length: 12 frames\ncontinues: a", in: "scenes/b.md")
        let studio = FakeStudio()
        await #expect(throws: WorkspaceFault.self) { try await project.render(["b"], studio: studio) }
        #expect(studio.made.all == [])
        try trust().add(try profile())
        #expect(try await project.render(["b"], studio: studio).rendered == 2)
    }
}
