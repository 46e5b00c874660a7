import ClipModel
import Files
import Glibc
import TestSupport
import Testing

@testable import Workspace

@Suite struct EditTests {
    /// A change of three files: one written, one moved, one removed, one made in a new folder.
    private static func change() -> Edit {
        var edit = Edit()
        edit.write("new clip\n", to: ProjectPath(unchecked: "clip.yaml"))
        edit.move(ProjectPath(unchecked: "scenes/a.md"), to: ProjectPath(unchecked: "scenes/moved.md"))
        edit.remove(ProjectPath(unchecked: "scenes/b.md"))
        edit.write("deep\n", to: ProjectPath(unchecked: "notes/more/deep.md"))
        return edit
    }

    private func expect(changed: Bool, _ project: TestProject, _ rain: String) throws {
        #expect(try project.text("clip.yaml") == (changed ? "new clip\n" : TestProject.clip))
        #expect(try project.exists("scenes/a.md") == !changed)
        #expect(try project.text(changed ? "scenes/moved.md" : "scenes/a.md") == rain)
        #expect(try project.exists("scenes/b.md") == !changed)
        #expect(try project.exists("notes/more/deep.md") == changed)
    }

    @Test func `A change of several files is made`() throws {
        let project = try TestProject()
        let rain = try project.text("scenes/a.md")
        let workspace = try project.open()
        try workspace.alone { try Self.change().apply(to: workspace) }
        try expect(changed: true, project, rain)
        #expect(try Files.list(workspace.directory).filter { $0.hasPrefix("edit") } == ["edit.lock"])
    }

    @Test(arguments: ["contents", "journal", "step 0", "step 1", "step 2", "step 3", "done"])
    func `A change that was killed is whole or not there when the project is opened again`(point: String) async throws {
        let project = try TestProject()
        let rain = try project.text("scenes/a.md")
        let environment = project.environment.map { "\($0.key)=\($0.value)" }.joined(separator: "\n")
        await #expect(processExitsWith: .signal(SIGKILL)) {
            [root = project.root as String, point = point as String, environment = environment as String] in
            let pairs = environment.split(separator: "\n").map {
                $0.split(separator: "=", maxSplits: 1).map(String.init)
            }
            let workspace = try Project(root: root, environment: Dictionary(pairs.map { ($0[0], $0[1]) }) { $1 })
            try workspace.alone {
                try EditTests.change().apply(to: workspace) { if $0 == point { kill(getpid(), SIGKILL) } }
            }
        }
        if point == "step 1" { #expect(try project.exists("scenes/moved.md") && project.exists("scenes/b.md")) }
        let workspace = try project.open()
        try expect(changed: point != "contents", project, rain)
        #expect(try !Edit.wasInterrupted(workspace))
        // Opened again, nothing more happens.
        try project.write("clip.yaml", "later\n")
        _ = try project.open()
        #expect(try project.text("clip.yaml") == "later\n")
        try workspace.alone { try Self.change().apply(to: workspace) }
    }

    @Test func `A project is opened while another process makes a change`() throws {
        let project = try TestProject()
        let workspace = try project.open()
        try workspace.alone {
            try Self.change().apply(to: workspace) { point in
                if point == "step 1" {
                    #expect(throws: Never.self) { _ = try project.open() }
                    #expect((try? Edit.wasInterrupted(workspace)) == true)
                }
            }
        }
        #expect(try !Edit.wasInterrupted(workspace))
    }

    @Test func `A change that can't be made is refused before anything is changed`() throws {
        let project = try TestProject()
        let rain = try project.text("scenes/a.md")
        try Files.makeDirectory(project.root + "/notes/more/deep.md")
        let workspace = try project.open()
        #expect(throws: FileFault.self) { try Self.change().apply(to: workspace) }
        try Files.removeTree(project.root + "/notes")
        try expect(changed: false, project, rain)
        #expect(try !Edit.wasInterrupted(workspace))
    }

    @Test func `Nothing is written through a symbolic link`() throws {
        let project = try TestProject()
        let outside = project.scratch.file("outside")
        try Files.makeDirectory(outside)
        symlink(outside, project.root + "/notes")
        let workspace = try project.open()
        #expect(throws: FileFault.self) { try Self.change().apply(to: workspace) }
        #expect(try Files.list(outside) == [])
        #expect(try project.text("clip.yaml") == TestProject.clip)
    }

    @Test func `A link in a file's place is replaced, not followed`() throws {
        let project = try TestProject()
        let outside = project.scratch.file("outside.yaml")
        try Files.write("theirs", to: outside)
        try Files.remove(project.root + "/clip.yaml")
        symlink(outside, project.root + "/clip.yaml")
        var edit = Edit()
        edit.write("ours", to: ProjectPath(unchecked: "clip.yaml"))
        try edit.apply(to: try project.open())
        #expect(String(decoding: try Files.read(outside, limit: 100), as: UTF8.self) == "theirs")
        #expect(try project.text("clip.yaml") == "ours")
    }

    @Test func `A torn journal is dropped with what it would have written`() throws {
        let project = try TestProject()
        let directory = try project.open().directory
        try Files.write("write\tclip.yaml\t0\n", to: directory + "/edit.journal")
        let workspace = try project.open()
        #expect(try project.text("clip.yaml") == TestProject.clip)
        #expect(try !Edit.wasInterrupted(workspace))
    }

    @Test(arguments: [
        "write\t../outside\t0\nend\n", "write\t.git/config\t0\nend\n", "remove\t/etc/passwd\nend\n", "nonsense\nend\n",
        "write\tclip.yaml\t../../../config\nend\n", "move\tclip.yaml\t.git/hooks/post-commit\nend\n",
    ]) func `A journal with other than checked paths does nothing`(journal: String) throws {
        let project = try TestProject()
        let directory = try project.open().directory
        try Files.makeDirectory(directory + "/edit")
        try Files.write("evil", to: directory + "/edit/0")
        let config = try project.text(".git/config")
        try Files.write(journal, to: directory + "/edit.journal")
        _ = try project.open()
        #expect(try project.text("clip.yaml") == TestProject.clip)
        #expect(try project.text(".git/config") == config)
        #expect(try !project.exists("../outside") && !project.exists(".git/hooks/post-commit"))
    }

    @Test func `A project that can't be written to is opened all the same`() throws {
        let project = try TestProject()
        let rain = try project.text("scenes/a.md")
        guard SmallDisk.isPossible else { return }
        let disk = try SmallDisk(size: "4m")
        try output(of: ["cp", "-a", project.root, disk.path + "/clip"])
        try Files.makeDirectory(disk.path + "/clip/.git/clipws/edit")
        try Files.write("new clip\n", to: disk.path + "/clip/.git/clipws/edit/0")
        try Files.write("write\tclip.yaml\t0\nend\n", to: disk.path + "/clip/.git/clipws/edit.journal")
        try disk.makeReadOnly()
        let workspace = try Project(root: disk.path + "/clip", environment: project.environment)
        #expect(try workspace.state().facts.count == 3)
        #expect(try Edit.wasInterrupted(workspace))
        #expect(rain == (try project.text("scenes/a.md")))
    }

    @Test(arguments: [
        ("The lighthouse in a storm, slowly", "lighthouse-storm-slowly"),
        ("Über den Dächern, große Öfen", "uber-den-dachern"), ("Straße bei Nacht", "strasse-bei-nacht"),
        ("Œuvre, Ærø og Ångström", "oeuvre-aero-angstrom"), ("Đường phố Sài Gòn", "duong-pho-sai"),
        ("Cafe\u{301} fermé", "cafe-ferme"), ("Łódź żółta", "lodz-zolta"),
        ("дождь над гаванью ночью", "дождь-над-гаванью"), ("雨の港、ゆっくりと灯台へ", "雨の港-ゆっくりと灯台へ"),
        ("नदी के किनारे", "नदी-के-किनारे"), ("!!! …", "scene"), ("日本語日本語日本語日本語", "日本語日本語日本"),
    ]) func `A name is made of a prompt's words in any script`(prompt: String, name: String) {
        let made = Project.freeName(from: prompt, taken: [])
        #expect(made.text == name && SceneID(made.text) != nil)
        #expect(Project.freeName(from: prompt, taken: [made]).text == name + "-2")
    }
}
