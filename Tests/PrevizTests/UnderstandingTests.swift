import ClipModel
import Testing

@testable import Previz

private func read(_ prompt: String, negative: String? = nil) -> PrevizUnderstanding {
    Reader.read(prompt, negative: negative)
}

@Suite("What previz reads from words")
struct UnderstandingTests {
    @Test(
        "A phrase names its place",
        arguments: [
            ("a quiet alley in Paris", PrevizSetting.street), ("deep in the forest", .forest),
            ("une plage au matin", .beach),
            ("la forêt sous la neige", .forest), ("an astronaut in outer space", .space),
            ("a coral reef underwater", .underwater),
            ("sand dunes of the Sahara", .desert), ("a small kitchen", .room), ("on the surface of Mars", .mars),
            ("a psychedelic fractal", .matter), ("une rue pavée", .street),
        ])
    func settings(phrase: String, setting: PrevizSetting) {
        #expect(read(phrase).setting == setting)
    }

    @Test(
        "A phrase names its time",
        arguments: [
            ("at the first light", PrevizTime.dawn), ("a sunny day", .noon), ("golden hour", .sunset),
            ("au coucher du soleil", .sunset), ("en pleine nuit", .night), ("a starry night", .night),
            ("l'après-midi", .afternoon),
        ])
    func times(phrase: String, time: PrevizTime) {
        #expect(read(phrase).time == time)
    }

    @Test("A change of the day has a beginning and an end")
    func change() {
        let facts = read("A street lamp as evening turns to late night.")
        #expect(facts.time == .dusk)
        #expect(facts.laterTime == .night)
        #expect(read("a night street").laterTime == nil)
    }

    @Test(
        "A phrase names its weather",
        arguments: [
            ("heavy rain", PrevizWeather.rain), ("il neige, des flocons", .snow), ("misty hills", .fog),
            ("un orage", .storm),
            ("cloudless", .clear), ("a windy hill", .wind),
        ])
    func weather(phrase: String, weather: PrevizWeather) {
        #expect(read(phrase).weather.contains(weather))
    }

    @Test(
        "A phrase names the camera's move",
        arguments: [
            ("the camera pans left", PrevizCamera.panLeft), ("slow zoom in", .zoomIn),
            ("drone shot of a town", .aerial),
            ("handheld", .handheld), ("the camera rotates around her", .orbit), ("static shot", .static),
            ("tilt up", .tiltUp),
            ("zoom out", .zoomOut), ("plan fixe", .static),
        ])
    func cameras(phrase: String, camera: PrevizCamera) {
        #expect(read(phrase).camera == camera)
    }

    @Test("Colours belong to the thing that they stand before")
    func colours() {
        let facts = read("a red car on a white bridge")
        #expect(facts.subject("car")?.colour == "red")
        #expect(facts.subject("bridge")?.colour == "white")
        #expect(facts.palette.isEmpty)
    }

    @Test("A French colour belongs to the thing before it")
    func frenchColours() {
        #expect(read("une voiture rouge dans la rue").subject("car")?.colour == "red")
        #expect(read("the boat is blue").subject("boat")?.colour == "blue")
    }

    @Test("A colour of clothes stays with the wearer, a colour of the sky with the sky")
    func clothes() {
        let facts = read("a woman in a red dress under a pink sky")
        #expect(facts.subject("woman")?.clothing == "red")
        #expect(facts.skyColour == "pink")
    }

    @Test("A colour without a thing goes to the palette")
    func palette() {
        #expect(read("everything in blue").palette == ["blue"])
    }

    @Test(
        "Counts come from numbers and plurals",
        arguments: [
            ("two dogs", "dog", 2), ("a dog", "dog", 1), ("dogs", "dog", 4), ("trois oiseaux", "bird", 3),
            ("many birds", "bird", 9),
        ])
    func counts(phrase: String, kind: String, count: Int) {
        #expect(read(phrase).subject(kind)?.count == count)
    }

    @Test("What the words rule out isn't there")
    func negation() {
        let facts = read("a street with no people or cars, a dog walks")
        #expect(facts.subject("crowd") == nil)
        #expect(facts.subject("car") == nil)
        #expect(facts.subject("dog")?.motion == "walk")
        #expect(facts.excluded.contains("person"))
        #expect(read("une rue sans voiture").subject("car") == nil)
    }

    @Test("Negative words take things out")
    func negativePrompt() {
        let facts = read("a man and a dog in the rain", negative: "rain, dog")
        #expect(facts.weather.isEmpty)
        #expect(facts.subjects.map(\.kind) == ["man"])
    }

    @Test("A motion belongs to its subject")
    func motions() {
        #expect(read("a horse gallops").subject("horse")?.motion == "run")
        #expect(read("a flying whale").subject("whale")?.motion == "fly")
    }

    @Test("Words are folded: case, accents in either form, and other scripts")
    func folding() {
        #expect(Word.all(in: "Forêt, ÉTÉ cœur").map(\.text) == ["foret", "ete", "coeur"])
        #expect(Word.all(in: "fore\u{302}t").map(\.text) == ["foret"])
        #expect(Word.all(in: "a,b c").map(\.opensClause) == [true, true, false])
        #expect(Word.all(in: "🎬 שלום").count == 1)
    }

    @Test("A text of any size gives a bounded reading")
    func bounded() {
        let facts = read(
            String(repeating: "red cars and dogs, birds, a whale, trees, houses, cats, boats, kites ", count: 1500))
        #expect(facts.subjects.count <= Reader.subjectLimit)
        #expect(facts.palette.count <= 5)
    }

    @Test("The facts are a document with what was read and nothing else")
    func document() {
        let json = read("a red car in the rain at night, static shot").json
        #expect(
            json.canonical
                == #"{"camera":"static","subject":"car","things":[{"colour":"red","count":1,"kind":"car","#
                + #""primitive":"car","variant":"car","word":"car"}],"time":"night","weather":["rain"]}"#
        )
        #expect(read("").json.canonical == "{}")
    }
}
