import ClipModel
import GenerationCore
import Testing

@Suite struct PlanTests {
    @Test func `Rounding of lengths doesn't add up over a film`() {
        var film = Film()
        film.scene("beat", frames: 15, exactFrames: Rational(2880, 187))
        film.scene("long", frames: 96, exactFrames: Rational(96_096, 1001))
        film.scene("whole", frames: 48)
        let beats = Array(repeating: SceneID(unchecked: "beat"), count: 187)
        let shown = film.plan.shownFrames(beats).compactMap(\.self)
        #expect(shown.reduce(0, +) == 2880 && Set(shown) == [15, 16])
        #expect(film.plan.shownFrames(["whole", "beat", "beat", "gone", "whole"]) == [48, 15, 16, nil, 48])
    }

    @Test func `A scene without a take is stale, costs its price and says so`() {
        var film = Film()
        film.scene("rain", price: Money("0.50 EUR"))
        let plan = film.explained
        #expect(plan["rain"].state == .stale)
        #expect(plan["rain"].price == Money("0.50 EUR"))
        #expect(plan["rain"].take == nil)
        #expect(plan.words("rain") == ["take: none yet"])
    }

    @Test func `A take of the current request makes a scene fresh and free`() {
        var film = Film()
        film.scene("rain", price: Money("0.50 EUR"))
        let take = film.take(of: "rain")
        let scene = film.plan["rain"]
        #expect(scene.state == .fresh && scene.take == take && scene.price == nil && scene.reasons.isEmpty)
    }

    @Test func `A changed word makes one scene stale and is named`() {
        var film = Film()
        for name in ["a", "b", "c"] {
            film.scene(name, prompt: "slow rain over \(name)")
            film.take(of: name)
        }
        film.scene("b", prompt: "slow snow over b")
        let plan = film.explained
        #expect(plan.states == ["a": .fresh, "b": .stale, "c": .fresh])
        #expect(plan.words("b") == ["prompt: rain → snow"])
    }

    @Test func `Every changed field is a reason`() {
        var film = Film()
        film.scene("a", prompt: "rain")
        film.take(of: "a")
        film.scene("a", prompt: "snow", seed: 8, frames: 72)
        #expect(film.explained.words("a") == ["prompt: rain → snow", "length: 48 → 72 frames", "seed: 7 → 8"])
    }

    @Test func `Going back to what was said before costs nothing`() {
        var film = Film()
        film.scene("a", prompt: "rain")
        let first = film.take(of: "a")
        film.scene("a", prompt: "snow")
        film.take(of: "a")
        film.scene("a", prompt: "rain")
        #expect(film.plan["a"].state == .fresh && film.plan["a"].take == first)
    }

    @Test func `The newest of several takes is shown, by name where two ended at once`() {
        var film = Film()
        film.scene("a")
        film.take(of: "a")
        var twin = film.take(of: "a")
        #expect(film.plan["a"].take == twin)
        twin.id = TakeID("ffffffffffffffff")!
        film.takes.append(twin)
        #expect(film.plan["a"].take?.id == twin.id)
        film.takes.reverse()
        #expect(film.plan["a"].take?.id == twin.id)
    }

    @Test func `A pick wins over newer takes while it belongs to the request`() {
        var film = Film()
        film.scene("a")
        let picked = film.take(of: "a")
        film.take(of: "a")
        film.scene("a", pick: picked)
        #expect(film.plan["a"].take == picked)
        film.scene("a", prompt: "something else", pick: picked)
        #expect(film.plan["a"].state == .stale && film.plan["a"].take == nil)
    }

    @Test func `A pinned take stays whatever the scene says, and even in a scene that follows a stale one`() {
        var film = Film()
        film.scene("before")
        film.scene("a")
        let pinned = film.take(of: "a")
        film.scene("a", prompt: "something else", continues: "before", pick: pinned, pinned: true)
        let plan = film.explained
        #expect(plan["a"].state == .fresh && plan["a"].take == pinned)
        #expect(plan.words("a") == ["pin: pinned to take \(pinned.id.short)"])
        #expect(plan.work(for: ["a"]).isEmpty)
    }

    @Test func `A pinned take that is gone is unknown, not rendered again`() {
        var film = Film()
        film.scene("a", price: Money("1 EUR"))
        let pinned = film.take(of: "a")
        film.takes = []
        film.scene("a", pick: pinned, pinned: true)
        let scene = film.plan["a"]
        #expect(scene.state == .unknown && scene.price == nil)
        #expect(film.plan.words("a") == ["pick: pinned take \(pinned.id.short) isn't in this project"])
    }

    @Test func `A take whose media lies elsewhere is unknown and keeps its place in the film`() {
        var film = Film()
        film.scene("a")
        film.take(of: "a")
        let newest = film.take(of: "a", present: false)
        let scene = film.plan["a"]
        #expect(scene.state == .unknown && scene.take == newest)
        #expect(film.plan.words("a") == ["take: the media of take \(newest.id.short) isn't in this clone"])
    }

    @Test func `What the work tree has comes before newer takes of other branches`() {
        var film = Film()
        film.scene("a")
        let here = film.take(of: "a")
        film.take(of: "a", inTree: false)
        #expect(film.plan["a"].take == here)
    }

    @Test func `Takes of other branches and of other scenes serve where the request is the same`() {
        var film = Film()
        film.scene("a", prompt: "rain")
        let elsewhere = film.take(of: "a", inTree: false)
        film.scene("b", prompt: "rain")
        #expect(film.plan["a"].take == elsewhere)
        #expect(film.plan["b"].state == .fresh && film.plan["b"].take == elsewhere)
    }

    @Test func `Of two copies of a record the one in the work tree counts, in either order`() {
        var film = Film()
        film.scene("a")
        let inTree = film.take(of: "a", made: "renamed")
        var own = inTree
        own.inTree = false
        own.scene = "old-name"
        for takes in [[inTree, own], [own, inTree]] {
            let table = TakeTable(takes)
            #expect(table.count == 1 && table[id: inTree.id] == inTree)
            #expect(table.made(for: "renamed") == [inTree] && table.made(for: "old-name").isEmpty)
        }
    }

    @Test func `A take for a request of another format leaves the scene unknown until a comparable one is made`() {
        var film = Film()
        film.scene("a", prompt: "rain")
        film.take(of: "a", comparable: false)
        film.scene("a", prompt: "snow", price: Money("1 EUR"))
        #expect(film.plan["a"].state == .unknown && film.plan["a"].price == nil)
        film.take(of: "a")
        film.scene("a", prompt: "hail")
        #expect(film.plan["a"].state == .stale)
    }

    @Test func `Scenes with faults are invalid with their words, and so are missing files`() {
        var film = Film()
        film.scene("a")
        film.timeline += ["broken", "missing"]
        film.faults["broken"] = [Reason(field: "length", words: "is no length")]
        let plan = film.plan
        #expect(plan["broken"].state == .invalid && plan.words("broken") == ["length: is no length"])
        #expect(
            plan["missing"].state == .invalid && plan.words("missing") == ["timeline: there is no scenes/missing.md"])
        #expect(plan["a"].state == .stale)
        #expect(plan.work(for: Set(plan.order)) == ["a"])
    }

    @Test func `Repeated entries count once and drafts stand apart`() {
        var film = Film()
        film.scene("a", price: Money("1 EUR"))
        film.scene("b", price: Money("2 EUR"))
        film.scene("later", price: Money("4 EUR"), draft: true)
        film.scene("an-idea", draft: true)
        film.timeline = ["a", "b", "a", "a"]
        let plan = film.plan
        #expect(plan.order == ["a", "b", "an-idea", "later"])
        #expect(plan["later"].draft && !plan["a"].draft)
        let summary = plan.summary
        #expect(summary.scenes == 2 && summary.stale == 2 && summary.drafts == 2 && summary.frames == 96)
        #expect(summary.price == [Money("3 EUR")!])
    }

    @Test func `The summary adds up prices by currency and counts every state`() {
        var film = Film()
        film.scene("euro", price: Money("0.25 EUR"))
        film.scene("credits", price: Money("20 credits"))
        film.scene("more-euro", price: Money("0.05 EUR"))
        film.scene("free")
        film.scene("done", price: Money("9 EUR"))
        film.take(of: "done")
        film.scene("away", price: Money("9 EUR"))
        film.take(of: "away", present: false)
        film.timeline.append("gone")
        let summary = film.plan.summary
        #expect(summary.scenes == 7 && summary.fresh == 1 && summary.stale == 4)
        #expect(summary.unknown == 1 && summary.invalid == 1)
        #expect(summary.price == [Money("0.30 EUR")!, Money("20 credits")!])
        #expect(summary.frames == 4 * 48)
    }

    @Test func `Further takes with seeds of their own are not mistaken for what the scene said`() {
        var film = Film()
        film.scene("a", prompt: "rain")
        film.take(of: "a")
        for seed in [UInt32(100), 200, 300] {
            film.scene("a", prompt: "rain", seed: seed)
            film.take(of: "a")
        }
        film.scene("a", prompt: "snow")
        #expect(film.explained.words("a") == ["prompt: rain → snow"])
    }

    @Test func `Reasons compare with the pick, where there is one, and with takes of this branch before others`() {
        var film = Film()
        film.scene("a", prompt: "rain")
        let rain = film.take(of: "a")
        film.scene("a", prompt: "hail")
        film.take(of: "a")
        film.scene("a", prompt: "snow", pick: rain)
        #expect(film.explained.words("a") == ["prompt: rain → snow"])
        film.scene("a", prompt: "fog")
        film.take(of: "a", inTree: false)
        film.scene("a", prompt: "snow")
        #expect(film.explained.words("a") == ["prompt: hail → snow"])
    }

    @Test func `A record that can't be read is said to be another version's`() {
        var film = Film()
        film.scene("a", prompt: "rain")
        let take = film.take(of: "a")
        film.scene("a", prompt: "snow")
        let words = film.plan.explained { _ in nil }.words("a")
        #expect(words == ["take: take \(take.id.short) was made by another version of the program"])
    }

    @Test func `Explaining asks for nothing where nothing is stale`() {
        var film = Film()
        film.scene("a")
        film.take(of: "a")
        _ = film.plan.explained { _ in
            Issue.record("a record was read")
            return nil
        }
    }

    @Test func `A first frame from a file is part of the request`() {
        var film = Film()
        film.scene("a", firstFrame: ContentDigest(of: "one"))
        film.take(of: "a")
        #expect(film.plan["a"].state == .fresh)
        film.scene("a", firstFrame: ContentDigest(of: "two"))
        #expect(film.explained.words("a") == ["first frame: another picture"])
        film.scene("a")
        #expect(film.explained.words("a") == ["first frame: − the first frame"])
    }
}
