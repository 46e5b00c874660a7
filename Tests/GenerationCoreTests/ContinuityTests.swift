import ClipModel
import GenerationCore
import Testing

@Suite struct ContinuityTests {
    /// `a`, continued by `b`, continued by `c`, all up to date.
    private func chain() -> Film {
        var film = Film()
        film.scene("a", prompt: "rain")
        film.scene("b", continues: "a")
        film.scene("c", continues: "b")
        film.take(of: "a", ending: "a")
        film.take(of: "b", from: pixelsNamed("a"), ending: "b")
        film.take(of: "c", from: pixelsNamed("b"), ending: "c")
        return film
    }

    @Test func `A chain whose links fit is fresh`() {
        #expect(chain().plan.states == ["a": .fresh, "b": .fresh, "c": .fresh])
    }

    @Test func `A change upstream makes all that follows stale, says why, and counts its price`() {
        var film = chain()
        film.scene("a", prompt: "snow", price: Money("1 EUR"))
        film.scene("b", continues: "a", price: Money("1 EUR"))
        film.scene("c", continues: "b", price: Money("1 EUR"))
        let plan = film.explained
        #expect(plan.states == ["a": .stale, "b": .stale, "c": .stale])
        #expect(plan.words("a") == ["prompt: rain → snow"])
        #expect(plan.words("b") == ["follows: `a`, which changed"])
        #expect(plan.words("c") == ["follows: `b`, which changed"])
        #expect(plan.summary.price == [Money("3 EUR")!])
        #expect(plan["b"].key == nil)
    }

    @Test func `A scene that changed itself and follows a changed one says both`() {
        var film = chain()
        film.scene("a", prompt: "snow")
        film.scene("b", seed: 8, continues: "a")
        #expect(film.explained.words("b") == ["seed: 7 → 8", "follows: `a`, which changed"])
    }

    @Test func `Before the first render nothing is said to have changed`() {
        var film = Film()
        film.scene("a")
        film.scene("b", continues: "a")
        #expect(film.explained.words("b") == ["take: none yet", "follows: `a`, which has no take yet"])
    }

    @Test func `A new take with the same last picture ends the cascade`() {
        var film = chain()
        film.scene("a", prompt: "snow")
        var plan = film.plan
        let changed = plan.add(film.take(of: "a", ending: "a"), for: "a")
        #expect(changed == ["a", "b", "c"])
        #expect(plan.states == ["a": .fresh, "b": .fresh, "c": .fresh])
    }

    @Test func `A new take with another last picture moves the cascade on by one`() {
        var film = chain()
        film.scene("a", prompt: "snow")
        var plan = film.plan
        plan.add(film.take(of: "a", ending: "another"), for: "a")
        #expect(plan.states == ["a": .fresh, "b": .stale, "c": .stale])
        #expect(plan["b"].key == film.request(of: "b", from: pixelsNamed("another")).key)
        #expect(plan["b"].firstFrame == .pixels(pixelsNamed("another")))
        let explained = plan.explained { film.requests[$0.id] }
        #expect(explained.words("b") == ["first frame: the scene before it ends on another picture"])
        plan.add(film.take(of: "b", from: pixelsNamed("another"), ending: "b"), for: "b")
        #expect(plan.states == ["a": .fresh, "b": .fresh, "c": .fresh])
    }

    @Test func `Picking another take of the same request upstream makes what follows stale`() {
        var film = chain()
        let first = film.takes[0]
        film.take(of: "a", ending: "another")
        #expect(film.plan.states == ["a": .fresh, "b": .stale, "c": .stale])
        film.scene("a", prompt: "rain", pick: first)
        #expect(film.plan.states == ["a": .fresh, "b": .fresh, "c": .fresh])
    }

    @Test func `What follows a scene whose media is elsewhere is fresh if it has its take, else unknown`() {
        var film = chain()
        film.takes[0].present = false
        #expect(film.plan.states == ["a": .unknown, "b": .fresh, "c": .fresh])
        film.scene("b", seed: 8, continues: "a", price: Money("1 EUR"))
        let plan = film.explained
        #expect(plan.states == ["a": .unknown, "b": .unknown, "c": .unknown])
        #expect(plan.words("b") == ["follows: `a`, whose media isn't in this clone"])
        #expect(plan.words("c") == ["follows: `b`, which is unknown"])
        #expect(plan["b"].price == nil && plan.work(for: Set(plan.order)).isEmpty)
    }

    @Test func `A take without a known last picture leaves what follows unknown`() {
        var film = chain()
        film.takes[0].lastFrame = nil
        #expect(film.plan.states == ["a": .fresh, "b": .unknown, "c": .unknown])
        #expect(film.plan.words("b") == ["follows: `a`, whose last frame isn't known"])
    }

    @Test func `What follows an invalid or missing scene is invalid`() {
        var film = Film()
        film.scene("a", continues: "nowhere")
        film.scene("b", continues: "a")
        #expect(film.plan.words("a") == ["continues: `nowhere` is no scene"])
        #expect(film.plan.words("b") == ["follows: `a`, which is invalid"])
    }

    @Test func `Loops are invalid and end, with takes coming in too`() {
        var film = Film()
        film.scene("self", continues: "self")
        film.scene("a", continues: "c")
        film.scene("b", continues: "a")
        film.scene("c", continues: "b")
        film.scene("tail", continues: "c")
        var plan = film.plan
        #expect(Set(plan.states.values) == [.invalid])
        #expect(plan.words("self") == ["continues: `self`, in a loop"])
        #expect(Set(plan.followers(of: "a")) == ["b", "c", "tail"])
        #expect(plan.followers(of: "self") == [])
        plan.add(film.take(of: "a"), for: "a")
        #expect(Set(plan.states.values) == [.invalid])
        #expect(plan.dependencyOrder.count == 5)
    }

    @Test func `Scenes stand after those they continue, wherever the timeline has them`() {
        var film = Film()
        film.scene("c", continues: "b")
        film.scene("x")
        film.scene("b", continues: "a")
        film.scene("a")
        #expect(film.plan.dependencyOrder == ["a", "b", "c", "x"])
        #expect(film.plan.work(for: ["b"]) == ["a", "b"])
        film.take(of: "a")
        #expect(film.plan.work(for: ["c"]) == ["b", "c"])
    }

    @Test func `A draft that the film continues is part of the work and its price`() {
        var film = Film()
        film.scene("draft", price: Money("5 EUR"), draft: true)
        film.scene("a", continues: "draft", price: Money("1 EUR"))
        let summary = film.plan.summary
        #expect(summary.scenes == 1 && summary.stale == 1 && summary.drafts == 1)
        #expect(summary.price == [Money("6 EUR")!])
        #expect(film.plan.work(for: ["a"]) == ["draft", "a"])
    }

    @Test func `A take that comes in serves every scene with the same request, and what continues them`() {
        var film = Film()
        film.scene("a", prompt: "rain")
        film.scene("twin", prompt: "rain")
        film.scene("after", continues: "twin")
        film.take(of: "after", from: pixelsNamed("end of a"))
        var plan = film.plan
        let changed = plan.add(film.take(of: "a"), for: "a")
        #expect(Set(changed) == ["a", "twin", "after"])
        #expect(Set(plan.states.values) == [.fresh])
    }

    @Test func `Chains of 2,000 scenes need no deep stack`() {
        var film = Film()
        for n in 0..<2000 { film.scene("s\(n)", continues: n == 0 ? nil : "s\(n - 1)") }
        film.timeline.reverse()
        for n in 1..<2000 { film.take(of: "s\(n)", from: pixelsNamed("end of s\(n - 1)")) }
        var plan = film.plan
        #expect(plan.followers(of: "s0").count == 1999)
        #expect(plan.work(for: ["s1999"]).count == 2000)
        #expect(plan.dependencyOrder.first == "s0" && plan.dependencyOrder.last == "s1999")
        #expect(plan.add(film.take(of: "s0"), for: "s0").count == 2000)
        #expect(plan.summary.fresh == 2000)
    }
}
