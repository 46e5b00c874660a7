import ClipModel
import Document
import Files
import GenerationCore
import GitStore
import Glibc
import IndexStore
import ObjectStore
import TestSupport
import Testing

@testable import Workspace

@Suite struct RenderTests {
    private let project: TestProject
    private let studio = FakeStudio()
    init() throws { project = try TestProject() }

    @Test func `The first render makes every scene of the film, the second none`() async throws {
        let first = try await project.render(studio: studio)
        #expect(first.rendered == 3 && first.failed == 0)
        #expect(studio.made.all.sorted() == ["Ada walks home", "an empty street", "slow rain over the harbour"])
        let second = try await project.render(studio: studio)
        #expect(second.rendered == 0 && second.reused == 3)
        #expect(Set(try project.states().values) == [.fresh])
        #expect(try project.open().verify(repair: false).findings.isEmpty)
    }

    @Test func `After one word of one prompt changes one take is made and the word is named`() async throws {
        try await project.render()
        try project.replace("rain", "snow", in: "scenes/a.md")
        let plan = try project.open().plan().plan
        #expect(plan.scenes["a"]?.reasons == [Reason(field: "prompt", words: "rain → snow")])
        let report = try await project.render(studio: studio)
        #expect(report.rendered == 1 && report.reused == 2)
        #expect(studio.made.all == ["slow snow over the harbour"])
        try project.replace("snow", "rain", in: "scenes/a.md")
        #expect(try await project.render(studio: studio).rendered == 0)
    }

    @Test func `Renaming, reordering, notes and comments make no take`() async throws {
        try await project.render()
        let workspace = try project.open()
        _ = try workspace.renameScene("a", to: "harbour")
        _ = try workspace.moveScene("c", to: .start)
        try project.replace("title: Test", "title: Another # better", in: "clip.yaml")
        try project.replace("length: 12 frames", "length: 12 frames\nnotes: again", in: "scenes/c.md")
        let report = try await project.render(studio: studio)
        #expect(report.rendered == 0 && report.reused == 3 && studio.made.all == [])
        #expect(try project.text("clip.yaml").contains("[c, harbour, b]"))
    }

    @Test func `Branches and clones make no take, and a branch's own takes are found from the other`() async throws {
        try await project.render()
        let workspace = try project.open()
        _ = try workspace.save("first")
        try project.git("checkout", "-q", "-b", "snow")
        try project.replace("rain", "snow", in: "scenes/a.md")
        try await project.render()
        _ = try project.open().save("snow")
        try project.git("checkout", "-q", "-")
        #expect(try await project.render(studio: studio).rendered == 0)
        try project.replace("rain", "snow", in: "scenes/a.md")
        #expect(try project.states()["a"] == .fresh)
        #expect(try await project.render(studio: studio).rendered == 0)
        #expect(studio.made.all == [])
        #expect(try project.git("status", "--porcelain") == " M scenes/a.md\n")
    }

    @Test func `A clone has the takes of the film and no others to make`() async throws {
        try await project.render()
        _ = try project.open().save("first")
        let place = project.scratch.file("clone")
        let assignments = project.environment.map { "\($0.key)=\($0.value)" }
        try project.git("lfs", "install", "--skip-repo")
        try output(of: ["env", "-i"] + assignments + ["git", "clone", "-q", "file://\(project.root)", place])
        let clone = try Project(root: place, environment: project.environment)
        #expect(try Set(clone.plan().plan.scenes.values.map(\.state)) == [.fresh])
        let bare = project.scratch.file("without-media")
        let skipped = assignments + ["GIT_LFS_SKIP_SMUDGE=1"]
        try output(of: ["env", "-i"] + skipped + ["git", "clone", "-q", "file://\(project.root)", bare])
        let plan = try Project(root: bare, environment: project.environment).plan().plan
        #expect(Set(plan.scenes.values.map(\.state)) == [.unknown])
        #expect(plan.summary.frames == 0)
    }

    @Test func `A chain is made in order, and goes on only as far as its pictures change`() async throws {
        try project.replace("length: 12 frames", "length: 12 frames\ncontinues: a", in: "scenes/b.md")
        try project.replace("length: 12 frames", "length: 12 frames\ncontinues: b", in: "scenes/c.md")
        try await project.render(studio: studio)
        #expect(studio.made.all == ["slow rain over the harbour", "Ada walks home", "an empty street"])
        // Another seed gives another take that ends in the same picture: what follows is kept.
        try project.replace("length: 12 frames", "length: 12 frames\nseed: 5", in: "scenes/a.md")
        #expect(try project.states() == ["a": .stale, "b": .stale, "c": .stale])
        let report = try await project.render()
        #expect(report.rendered == 1 && report.reused == 2)
        try project.replace("rain", "snow", in: "scenes/a.md")
        let cascade = try await project.render()
        #expect(cascade.rendered == 2 && cascade.reused == 1)
        let left = try Files.list(try project.open().directory + "/tmp")
        #expect(left == [])
    }

    @Test func `A scene that is edited while it renders keeps its take under what it was made for`() async throws {
        var studio = studio
        let project = project
        studio.whileMaking = { prompt in
            if prompt.contains("rain") { try? project.replace("rain", "snow", in: "scenes/a.md") }
        }
        let report = try await project.render(studio: studio)
        #expect(report.rendered == 3)
        #expect(try project.states() == ["a": .stale, "b": .fresh, "c": .fresh])
        try project.replace("snow", "rain", in: "scenes/a.md")
        #expect(try project.states()["a"] == .fresh)
    }

    @Test func `A scene that is edited while others render isn't ordered as it was`() async throws {
        for (name, before) in [("b", "a"), ("c", "b")] {
            try project.replace("length: 12 frames", "length: 12 frames\ncontinues: \(before)", in: "scenes/\(name).md")
        }
        var studio = studio
        let project = project
        studio.whileMaking = { prompt in
            if prompt.contains("rain") { try? project.replace("home", "away", in: "scenes/b.md") }
        }
        let report = try await project.render(studio: studio)
        #expect(report.rendered == 1 && report.edited == 2 && report.failed == 0)
        #expect(studio.made.all == ["slow rain over the harbour"])
        #expect(try await project.render(studio: studio).rendered == 2)
        #expect(studio.made.all == ["slow rain over the harbour", "Ada walks away", "an empty street"])
    }

    @Test func `A scene isn't ordered where one that it continues was edited meanwhile`() async throws {
        try project.write("scenes/d.md", "---\nlength: 12 frames\n---\n\na tower\n")
        try project.replace("[a, b, c]", "[d, b, c]", in: "clip.yaml")
        try project.replace("length: 12 frames", "length: 12 frames\ncontinues: d", in: "scenes/b.md")
        try project.replace("length: 12 frames", "length: 12 frames\ncontinues: b", in: "scenes/c.md")
        var studio = studio
        let project = project
        studio.whileMaking = { prompt in
            if prompt.contains("tower") { try? project.replace("tower", "bridge", in: "scenes/d.md") }
        }
        let report = try await project.render(studio: studio)
        #expect(report.rendered == 1 && report.edited == 2 && studio.made.all == ["a tower"])
    }

    @Test func `Scenes that ask for one request are paid for once`() async throws {
        try project.write(
            "clip.yaml",
            TestProject.clip.replacing(
                "autosave",
                with:
                    "budget: 1 EUR\nengine: paid\nengines:\n  paid: {kind: command, run: [maker], price: 1.50 EUR}\nautosave"
            ))
        for name in ["a", "b", "c"] {
            try project.write("scenes/\(name).md", "---\nlength: 12 frames\nseed: 1\n---\n\nan empty street\n")
        }
        let workspace = try project.open()
        let profile = try #require(workspace.profiles(of: try workspace.document().clip)[EngineName(unchecked: "paid")])
        try Trust(root: workspace.root, environment: project.environment).add(profile)
        #expect(try workspace.plan().plan.summary.price == [Money("0.75 EUR")!])
        #expect(try await project.render(studio: studio).rendered == 1)
        #expect(studio.made.all.count == 1)
        #expect(Set(try project.states().values) == [.fresh])
    }

    @Test(arguments: [
        ("cast/ada.md", "red", "blue", 1), ("clip.yaml", "rate: 24", "rate: 25", 1),
        ("clip.yaml", "rate: 24", "rate: no", 1), ("scenes/b.md", "length:", "length: [", 1),
        ("scenes/b.md", "length: 12 frames", "length: 12 frames\nnotes: brighter", 2),
        ("clip.yaml", "title: Test", "title: Another", 2), ("scenes/c.md", "street", "road", 2),
    ])
    func `What is edited while others render counts by what is ordered`(
        path: String, old: String, new: String, rendered: Int
    ) async throws {
        try project.replace("length: 12 frames", "length: 12 frames\ncontinues: a", in: "scenes/b.md")
        var studio = studio
        let project = project
        studio.whileMaking = { prompt in
            if prompt.contains("rain") { try? project.replace(old, new, in: path) }
        }
        let report = try await project.render(["a", "b"], studio: studio)
        #expect(report.rendered == rendered && report.rendered + report.edited == 2)
    }

    @Test func `An input that is edited while the run goes on doesn't reach the engine`() async throws {
        try project.write("refs/look.png", "one")
        try project.replace("length: 12 frames", "length: 12 frames\nrefs: [refs/look.png]", in: "scenes/c.md")
        var studio = studio
        let project = project
        studio.whileMaking = { prompt in
            if !prompt.contains("empty") { try? project.write("refs/look.png", "two") }
        }
        let report = try await project.render(["a", "c"], studio: studio)
        // Either the first content was taken in before the change, or the scene fails; it is never made from the second.
        if report.rendered == 2 {
            #expect(try project.open().store.contains(ContentDigest(of: "one")))
        } else {
            #expect(report.failed == 1)
        }
        #expect(try project.states()["c"] == .stale)
    }

    @Test func `Failures are told and leave the rest alone, and doubtful attempts are shown`() async throws {
        try project.write("scenes/a.md", "---\nlength: 12 frames\n---\n\nbroken\n")
        try project.write("scenes/b.md", "---\nlength: 12 frames\n---\n\ndoubtful\n")
        let report = try await project.render()
        #expect(report.rendered == 1 && report.failed == 2)
        let workspace = try project.open()
        #expect(try workspace.undecided().map(\.scene) == ["b"])
        #expect(try workspace.ledger().attempts(scene: "a").map(\.state) == [.failed])
        #expect(try workspace.ledger().attempts(scene: "a").first?.problem == "it is broken")
        #expect(try workspace.verify(repair: false).problems == 0)
    }

    @Test func `A render above the budget is refused, with what scenes continue counted`() async throws {
        try project.write(
            "clip.yaml",
            TestProject.clip.replacing(
                "autosave",
                with:
                    "budget: 1 EUR\nengines:\n  paid:\n    kind: command\n    run: [maker]\n    price: 1.50 EUR\nautosave"
            ))
        try project.replace("length: 12 frames", "length: 12 frames\nengine: paid", in: "scenes/a.md")
        try project.replace("length: 12 frames", "length: 12 frames\nengine: paid\ncontinues: a", in: "scenes/b.md")
        let workspace = try project.open()
        let profile = try #require(workspace.profiles(of: try workspace.document().clip)[EngineName(unchecked: "paid")])
        try Trust(root: workspace.root, environment: project.environment).add(profile)
        #expect(try workspace.plan().plan.summary.price == [Money("1.50 EUR")!])
        await #expect(throws: WorkspaceFault.self) { try await project.render(["b"], studio: studio) }
        #expect(studio.made.all == [])
        #expect(try await project.render(["b"], studio: studio, overBudget: true).rendered == 2)
        #expect(try workspace.ledger().totals().spent == [Money("1.50 EUR")!])
    }

    @Test func `Two renders at once make each take once`() async throws {
        let reports = try await withThrowingTaskGroup(of: RenderReport.self) { group in
            for _ in 0..<2 { group.addTask { try await project.render(studio: studio) } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(reports.reduce(0) { $0 + $1.rendered } == 3)
        #expect(reports.reduce(0) { $0 + $1.reused } == 3)
        #expect(studio.made.all.count == 3)
    }

    @Test func `Takes are not written through a symbolic link`() async throws {
        let outside = project.scratch.file("outside")
        try Files.makeDirectory(outside)
        symlink(outside, project.root + "/takes")
        let report = try await project.render()
        #expect(report.failed == 3)
        #expect(try Files.list(outside) == [])
    }

    @Test func `Records and scenes behind symbolic links are not read`() async throws {
        try await project.render()
        let outside = project.scratch.file("outside")
        try Files.move(project.root + "/takes/a", to: outside)
        symlink(outside, project.root + "/takes/a")
        for name in try Files.list(try project.open().directory + "/records") {
            try Files.remove(try project.open().directory + "/records/" + name)
        }
        #expect(try project.states()["a"] == .stale)
        try Files.move(project.root + "/scenes", to: project.scratch.file("scenes"))
        symlink(project.scratch.file("scenes"), project.root + "/scenes")
        #expect(try project.open().state().facts.isEmpty)
        #expect(try project.faults().contains { $0.hasPrefix("scenes") })
    }

    @Test func `A damaged or forged record is no take`() async throws {
        try await project.render()
        let directory = try project.open().directory
        let name = try #require(try Files.list(project.root + "/takes/a").first { $0.hasSuffix(".json") })
        let text = try project.text("takes/a/\(name)")
        try Files.remove(directory + "/records/" + name)
        try project.write("takes/a/\(name)", text.replacing("\"previz\"", with: "\"another\""))
        for end in ["", "-wal", "-shm"] { try Files.remove(directory + "/index.db" + end) }
        #expect(try project.states() == ["a": .stale, "b": .fresh, "c": .fresh])
        #expect(try project.open().verify(repair: false).problems == 2)
    }

    @Test func `Further takes have seeds of their own, and picking one takes its seed over`() async throws {
        try await project.render()
        let workspace = try project.open()
        let report = try await (try await Renderer(workspace: workspace, studio: studio))
            .attempt("a", count: 3, overBudget: false, observer: Silence())
        #expect(report.rendered == 3)
        let plan = try project.open().plan().plan
        let takes = workspace.takes(of: "a", in: plan)
        #expect(takes.count == 4 && takes.filter(\.inFilm).count == 1 && takes.filter(\.current).count == 1)
        let other = try #require(takes.first { !$0.current })
        _ = try workspace.pick(other.facts.id.text, of: "a")
        let picked = try project.open().plan().plan
        #expect(picked.scenes["a"]?.take?.id == other.facts.id && picked.scenes["a"]?.state == .fresh)
        try project.replace("rain", "snow", in: "scenes/a.md")
        #expect(throws: WorkspaceFault.self) { try workspace.pick(other.facts.id.text, of: "a") }
        _ = try workspace.pin(other.facts.id.text, of: "a")
        #expect(try project.states()["a"] == .fresh)
        _ = try workspace.unpin("a")
        #expect(try project.states()["a"] == .stale)
    }

    @Test func `A pinned scene stays as it is when what it continues changes`() async throws {
        try project.replace("length: 12 frames", "length: 12 frames\ncontinues: a", in: "scenes/b.md")
        try await project.render()
        _ = try project.open().pin(nil, of: "b")
        try project.replace("rain", "snow", in: "scenes/a.md")
        #expect(try project.states() == ["a": .stale, "b": .fresh, "c": .fresh])
    }
}
