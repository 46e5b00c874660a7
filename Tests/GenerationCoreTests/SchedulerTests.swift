import ClipModel
import GenerationCore
import Testing

@Suite struct SchedulerTests {
    private let diary = Diary()
    private let quick = RenderScheduler.Patience(unreachable: [.zero, .zero], busy: .milliseconds(1))

    private func scheduler(_ engines: [FakeEngine]? = nil, desk: FakeDesk? = nil) -> RenderScheduler {
        let all = engines ?? [FakeEngine(diary)]
        return RenderScheduler(
            engines: Dictionary(all.map { ($0.profile.name, $0) }) { $1 }, desk: desk ?? FakeDesk(diary),
            observer: DiaryObserver(diary: diary), patience: quick)
    }

    private func render(
        _ film: Film, _ wanted: Set<SceneID>? = nil, engines: [FakeEngine]? = nil, desk: FakeDesk? = nil
    ) async -> RenderReport {
        await scheduler(engines, desk: desk).run(film.plan, scenes: wanted ?? Set(film.timeline))
    }

    @Test func `One attempt is journaled before and after each step, in this order`() async {
        var film = Film()
        film.scene("a")
        let report = await render(film)
        #expect(report.rendered == 1 && report.failed == 0)
        #expect(
            diary.all == [
                "begin a", "order a", "shown started a", "start attempt-1", "started as job-of-attempt-1 a", "keep a",
                "shown ended a",
            ])
    }

    @Test func `A job of an earlier run that can't be taken up stays open`() async {
        var film = Film()
        film.scene("a")
        let desk = FakeDesk(diary, fails: ["order a"]) { _, _ in .left(AttemptID("earlier"), job: "job") }
        let report = await render(film, desk: desk)
        #expect(report["a"] == .failed("the disk is full"))
        #expect(diary.of("a") == ["begin", "order", "shown ended"])
    }

    @Test func `What was edited meanwhile is not begun, nor what continues it`() async {
        var film = Film()
        film.scene("a")
        film.scene("b", continues: "a")
        film.scene("c")
        let report = await render(film, desk: FakeDesk(diary, edited: ["a"]))
        #expect(report["a"] == .edited && report["b"] == .edited && report.edited == 2 && report.rendered == 1)
        #expect(diary.of("a") == ["shown ended"] && diary.of("b") == ["shown ended"])
    }

    @Test func `Only what is stale is made`() async {
        var film = Film()
        for name in ["a", "b", "c"] { film.scene(name) }
        film.take(of: "a")
        film.take(of: "c")
        let report = await render(film)
        #expect(report.fresh == 2 && report.rendered == 1 && report.reused == 2 && report.order == ["b"])
    }

    @Test func `Scenes are made after those they continue, from the picture that came of them`() async {
        var film = Film()
        film.scene("c", continues: "b")
        film.scene("b", continues: "a")
        film.scene("a")
        let report = await render(film)
        #expect(report.order == ["a", "b", "c"] && report.rendered == 3)
        let desk = FakeDesk(Diary())
        let key = film.request(of: "b", from: pixelsNamed("end of a")).key
        #expect(report["b"] == .rendered(desk.take("b", key).id))
    }

    @Test func `What a named scene continues is made with it, and nothing else`() async {
        var film = Film()
        film.scene("a")
        film.scene("b", continues: "a")
        film.scene("x")
        let report = await render(film, ["b"])
        #expect(report.order == ["a", "b"])
    }

    @Test func `A scene whose forerunner ends as before is not made again`() async {
        var film = Film()
        film.scene("a", prompt: "rain")
        film.scene("b", continues: "a")
        film.scene("c", continues: "b")
        film.take(of: "a")
        film.take(of: "b", from: pixelsNamed("end of a"))
        film.take(of: "c", from: pixelsNamed("end of b"))
        film.scene("a", prompt: "snow")
        let report = await render(film)
        #expect(report.rendered == 1 && report.reused == 2 && report.fresh == 0)
        #expect(diary.all.filter { $0.hasPrefix("begin") } == ["begin a"])
    }

    @Test func `No engine has more jobs than it allows, and each has as many as it can`() async throws {
        var film = Film()
        for n in 0..<6 { film.scene("s\(n)", engine: "slow") }
        for n in 0..<4 { film.scene("q\(n)", engine: "quick") }
        let slow = FakeEngine(diary, name: "slow", concurrency: 2, gated: true)
        let other = FakeEngine(diary, name: "quick", concurrency: 3, gated: true)
        let plan = film.plan
        let scheduler = scheduler([slow, other])
        let run = Task { await scheduler.run(plan, scenes: Set(plan.order)) }
        try await eventually("five jobs at once") { slow.running == 2 && other.running == 3 }
        slow.open()
        other.open()
        let report = await run.value
        #expect(report.rendered == 10)
        #expect(slow.most == 2 && other.most == 3)
    }

    @Test func `An engine that allows no jobs at all is given one at a time`() async {
        var film = Film()
        film.scene("a")
        film.scene("b")
        let engine = FakeEngine(diary, concurrency: 0)
        #expect(await render(film, engines: [engine]).rendered == 2)
        #expect(engine.most == 1)
    }

    @Test func `A failure keeps back what continues it and nothing else`() async {
        var film = Film()
        film.scene("a", prompt: "fail")
        film.scene("b", continues: "a")
        film.scene("c", continues: "b")
        film.scene("x")
        let report = await render(film)
        #expect(report["a"] == .failed("out of paint"))
        #expect(report["b"] == .skipped("a") && report["c"] == .skipped("a"))
        #expect(report.rendered == 1 && report.failed == 3 && report.cancelled == 0)
        #expect(diary.of("a").contains("ended with failed (out of paint)"))
        #expect(diary.of("b") == ["shown ended"])
    }

    @Test func `An uncertain attempt is journaled as such`() async {
        var film = Film()
        film.scene("a", prompt: "uncertain")
        let report = await render(film)
        #expect(report["a"] == .uncertain("the line broke") && report.failed == 1)
        #expect(diary.of("a").contains("ended with uncertain (the line broke)"))
    }

    @Test func `A request that the engine refuses is never begun`() async {
        var film = Film()
        film.scene("a", prompt: "refused")
        film.scene("b", continues: "a")
        let report = await render(film)
        #expect(report["a"] == .failed("too strange; too long") && report["b"] == .skipped("a"))
        #expect(diary.all.allSatisfy { $0.hasPrefix("shown ended") })
    }

    @Test func `A scene without an engine fails, and what continues it is skipped`() async {
        var film = Film()
        film.scene("a", engine: "gone")
        film.scene("b", continues: "a")
        film.scene("x")
        let report = await render(film)
        #expect(report["a"] == .failed("there is no engine `gone`"))
        #expect(report["b"] == .skipped("a") && report.rendered == 1 && report.cancelled == 0)
    }

    @Test func `An unreachable engine is tried again, three times in all`() async {
        var film = Film()
        film.scene("a", prompt: "unreachable 2")
        film.scene("b", prompt: "unreachable 3")
        let report = await render(film)
        #expect(report.rendered == 1 && report["b"] == .failed("no answer"))
        #expect(diary.all.count { $0.hasPrefix("start attempt") } == 6)
        #expect(diary.all.count { $0.hasPrefix("begin") } == 2)
    }

    @Test func `Cancelling stops running jobs and leaves the rest alone`() async throws {
        var film = Film()
        film.scene("a", prompt: "hang")
        film.scene("b", continues: "a")
        for n in 0..<20 { film.scene("s\(n)") }
        let engine = FakeEngine(diary, concurrency: 1)
        let plan = film.plan
        let scheduler = scheduler([engine])
        let run = Task { await scheduler.run(plan, scenes: Set(plan.order)) }
        try await eventually("a job") { engine.running == 1 }
        run.cancel()
        let report = await run.value
        #expect(report.cancelled == 22 && report.rendered == 0 && report.failed == 0)
        #expect(diary.all.filter { $0.hasPrefix("begin") } == ["begin a"])
        #expect(diary.of("a").contains("ended with cancelled"))
        #expect(diary.all.count { $0.hasPrefix("shown ended") } == 22)
        try await eventually("a cancelled job") { diary.all.contains("cancel attempt-1") }
    }

    @Test func `A run that is cancelled before it starts spends nothing`() async {
        var film = Film()
        film.scene("a")
        let plan = film.plan
        let scheduler = scheduler()
        let run = Task {
            while !Task.isCancelled { await Task.yield() }
            return await scheduler.run(plan, scenes: ["a"])
        }
        run.cancel()
        #expect(await run.value.cancelled == 1)
        #expect(diary.all == ["shown ended a"])
    }

    @Test func `An order that another process has out is waited for and taken over`() async {
        var film = Film()
        film.scene("a")
        let key = film.plan["a"].key!
        let taken = FakeDesk(Diary()).take("a", key)
        let desk = FakeDesk(diary) { _, times in times < 4 ? .busy : .made(taken) }
        let report = await render(film, desk: desk)
        #expect(report["a"] == .reused(taken.id) && report.reused == 1 && report.rendered == 0)
        #expect(diary.of("a") == ["begin", "shown waits", "begin", "begin", "begin", "shown ended"])
    }

    @Test func `A take made elsewhere moves on what continues it`() async {
        var film = Film()
        film.scene("a")
        film.scene("b", continues: "a")
        let taken = FakeDesk(Diary()).take("a", film.plan["a"].key!)
        let desk = FakeDesk(diary) { scene, _ in scene == "a" ? .made(taken) : .begun }
        let report = await render(film, desk: desk)
        #expect(report["a"] == .reused(taken.id) && report.rendered == 1)
    }

    @Test func `A job that a run which is gone has out is taken up under its own attempt`() async {
        var film = Film()
        film.scene("a")
        let desk = FakeDesk(diary) { _, times in times < 2 ? .busy : .left(AttemptID("old"), job: "4711") }
        let report = await render(film, desk: desk)
        #expect(report.rendered == 1)
        #expect(diary.all.contains("resume 4711 old") && !diary.all.contains { $0.hasPrefix("start ") })
    }

    @Test func `What may have been paid for is not ordered again`() async {
        var film = Film()
        film.scene("a")
        film.scene("b", continues: "a")
        let desk = FakeDesk(diary) { scene, _ in scene == "a" ? .undecided("ask there") : .begun }
        let report = await render(film, desk: desk)
        #expect(report["a"] == .uncertain("ask there") && report["b"] == .skipped("a") && report.rendered == 0)
        #expect(!diary.all.contains { $0.hasPrefix("start ") || $0.hasPrefix("ended with") })
    }

    @Test func `Waiting for another process ends when the run is cancelled`() async throws {
        var film = Film()
        film.scene("a")
        let plan = film.plan
        let scheduler = scheduler(desk: FakeDesk(diary) { _, _ in .busy })
        let run = Task { await scheduler.run(plan, scenes: ["a"]) }
        try await eventually("waiting") { diary.all.contains("shown waits a") }
        run.cancel()
        #expect(await run.value["a"] == .cancelled)
    }

    @Test func `Scenes that ask for the same request are made once`() async {
        var film = Film()
        film.scene("a", prompt: "rain")
        film.scene("b", prompt: "rain")
        film.scene("c", prompt: "rain")
        film.scene("after", continues: "c")
        let report = await render(film)
        #expect(report.rendered == 2 && report.reused == 2)
        #expect(diary.all.count { $0.hasPrefix("begin") } == 2)
    }

    @Test func `Of scenes with the same failing request each has its own try and its own outcome`() async {
        var film = Film()
        film.scene("a", prompt: "fail")
        film.scene("b", prompt: "fail")
        let report = await render(film)
        #expect(report["a"] == .failed("out of paint") && report["b"] == .failed("out of paint"))
        #expect(report.outcomes.count == 2)
    }

    @Test func `A journal that can't be written fails the scene before the engine hears of it`() async {
        var film = Film()
        film.scene("a")
        film.scene("b")
        let desk = FakeDesk(diary) { scene, _ in
            if scene == "a" { throw FakeDesk.Full() }
            return .begun
        }
        let report = await render(film, desk: desk)
        #expect(report["a"] == .failed("the disk is full") && report.rendered == 1)
        #expect(!diary.of("a").contains { $0.hasPrefix("started") })
    }

    @Test func `A job whose name can't be journaled is called off`() async {
        var film = Film()
        film.scene("a")
        let report = await render(film, desk: FakeDesk(diary, fails: ["started a"]))
        #expect(report["a"] == .failed("the disk is full"))
        #expect(diary.all.contains("cancel attempt-1"))
    }

    @Test func `What was delivered and can't be taken in is left to the next run`() async {
        var film = Film()
        film.scene("a")
        let report = await render(film, desk: FakeDesk(diary, fails: ["keep a"]))
        #expect(report["a"] == .failed("the disk is full; what was made is kept for the next render"))
        #expect(diary.of("a").contains("ended with unkept (the disk is full)"))
    }

    @Test func `Files that can't be laid out fail the scene`() async {
        var film = Film()
        film.scene("a")
        let report = await render(film, desk: FakeDesk(diary, fails: ["order a"]))
        #expect(report["a"] == .failed("the disk is full"))
        #expect(diary.of("a").contains("ended with failed (the disk is full)"))
    }

    @Test func `Further takes are made as many at once as the engine allows, each with an outcome`() async throws {
        var film = Film()
        film.scene("a")
        let engine = FakeEngine(diary, concurrency: 3, gated: true)
        let desk = FakeDesk(diary)
        let jobs = (0..<7).map { seed in
            RenderJob(
                attempt: desk.newAttempt(), scene: "a", request: shot("rain", seed: UInt32(seed)),
                profile: engine.profile, sharable: false)
        }
        let scheduler = scheduler([engine], desk: desk)
        let run = Task { await scheduler.attempt(jobs) }
        try await eventually("three jobs") { engine.running == 3 }
        engine.open()
        let report = await run.value
        #expect(report.rendered == 7 && engine.most == 3)
        #expect(Set(report.outcomes.map(\.outcome)).count == 7)
    }

    @Test func `Cancelled further takes are all reported`() async throws {
        let engine = FakeEngine(diary, concurrency: 1)
        let desk = FakeDesk(diary)
        let jobs = (0..<5).map { _ in
            RenderJob(attempt: desk.newAttempt(), scene: "a", request: shot("hang"), profile: engine.profile)
        }
        let scheduler = scheduler([engine], desk: desk)
        let run = Task { await scheduler.attempt(jobs) }
        try await eventually("a job") { engine.running == 1 }
        run.cancel()
        #expect(await run.value.cancelled == 5)
        #expect(diary.all.count { $0 == "shown ended a" } == 5)
    }
}
