import ClipModel
import Testing

@testable import Previz

private func read(_ prompt: String) -> PrevizUnderstanding { Reader.read(prompt, negative: nil) }

private func words(_ prompt: String) -> [String] { read(prompt).subjects.map(\.words) }

@Suite("How previz reads sentences")
struct ReaderTests {
    @Test(
        "Parts of what is in the picture are no things of their own",
        arguments: [
            ("A woman lifts one hand, two headlights swell and a green taxi stops", ["woman", "taxi"]),
            ("Passengers behind the windows of a night bus", ["crowd", "bus"]),
            ("A man leans out of a taxi window", ["man", "taxi"]), ("Wipers beat on the windscreen", ["car"]),
            ("A hand opens", ["hand"]),
            ("A window in a house", ["window", "house"]),
        ])
    func parts(_ prompt: String, _ kinds: [String]) {
        #expect(Set(Reader.read(prompt).subjects.map(\.kind)) == Set(kinds))
    }

    @Test("A stall stands in the street, and what stops in mid-air is not among clouds")
    func outside() {
        #expect(Reader.read("A flower stall in the rain").setting == .street)
        #expect(Reader.read("Rain over an empty street stops in mid-air").setting == .street)
    }

    @Test("The description of a look gives light and looks, and no things")
    func look() {
        let style = "Saturated neon in pink, soft halos around every lamp, watercolour, night."
        let read = Reader.read("A dog on a bench", style: style)
        #expect(read.subjects.map(\.kind) == ["dog", "bench"])
        #expect(read.time == .night)
        #expect(read.light.contains("neon") && read.styles.contains("watercolour"))
        #expect(Reader.read("A dog on a bench\n\n" + style).subjects.count > 2)
    }

    @Test(
        "In a run of nouns the last is drawn",
        arguments: [
            ("a stone bridge", ["bridge"]), ("a coffee cup on a kitchen table", ["cup", "table"]),
            ("a bird cage", ["cage"]),
        ])
    func compounds(prompt: String, expected: [String]) {
        #expect(words(prompt) == expected)
    }

    @Test(
        "Words that may be verbs are nouns where their neighbours make them nouns",
        arguments: [
            ("a man walks his dog", ["man", "dog"]), ("she watches the train", ["train"]), ("a gold watch", ["watch"]),
            ("the cat flies over a house", ["cat", "house"]), ("two flies on a plate", ["flies", "plate"]),
            ("a brief moment with a cautious dog", ["dog"]),
        ])
    func guarded(prompt: String, expected: [String]) {
        #expect(words(prompt) == expected)
    }

    @Test("What the weather and the light do is no thing")
    func air() {
        let rain = read("Rain falls all at once on a street and umbrellas open")
        #expect(rain.weather == [.rain])
        #expect(rain.subjects.map(\.words) == ["umbrellas"])
        #expect(words("Raindrops burst along a red umbrella") == ["umbrella"])
        #expect(words("Golden light floods the floor and a man runs") == ["man"])
        #expect(words("Night falls over a house") == ["house"])
        #expect(words("The dark leaves on a wall") == ["leaves", "wall"])
        #expect(words("Niagara Falls") == ["niagara falls"])
        #expect(read("a snow storm over a house").weather == [.snow, .storm])
        #expect(read("A fan of spray behind a boat").subjects.first?.words == "spray")
        #expect(words("A cat in a golden ring of lamplight") == ["cat"])
    }

    @Test(
        "What something is like isn't in the picture",
        arguments: [
            ("Umbrellas open like black flowers, a dog", ["umbrellas", "dog"]),
            ("Hands sway like grass on the seabed under a lamp", ["hands", "lamp"]),
            ("A woman lies as if she lay under a lake, a cat beside her", ["woman", "cat"]),
            ("Taxis part the way a river parts around a stone", ["taxis"]),
            ("A boat rocks like a cradle and a man jumps", ["boat", "man"]),
            ("Des enfants courent comme des lions, un chat", ["enfants", "chat"]),
            ("a cloud that looks like a dragon", ["dragon"]), ("animals like lions", ["animals", "lions"]),
            ("a dog-like robot", ["dog", "robot"]),
        ])
    func similes(prompt: String, expected: [String]) {
        #expect(words(prompt) == expected)
        #expect(read("Hands sway like grass on the seabed").setting == nil)
    }

    @Test("An explanation shows what is only likened")
    func likened() {
        let marks = PrevizReading(of: "Umbrellas open like black flowers").marks
        #expect(marks.filter { $0.role == "simile" }.map(\.value) == ["black", "flowers"])
    }

    @Test(
        "Other words of the prompt tell what a word means",
        arguments: [
            ("cranes behind a harbour", "gantry"), ("a crane stands in a lake", "waterbird"),
            ("white sheets on a clothesline", "cloth"), ("a sheet on a desk", "sheet"),
            ("a subway carriage arrives", "train"), ("a horse-drawn carriage", "cart"), ("a gold ring", "ring"),
            ("the beams of a lamp", "lamp"),
        ])
    func senses(prompt: String, kind: String) {
        #expect(read(prompt).subjects.contains { $0.kind == kind })
    }

    @Test("A name in small letters is none")
    func smallNames() {
        #expect(read("A ring widens into a calm black sea").setting == .sea)
        #expect(read("A neon sign on the ninth floor of a hotel").setting == nil)
    }

    @Test("A train's carriage has an inside, and rings on water are no jewels")
    func placesOfSenses() {
        #expect(read("Inside a subway carriage a man reads").setting == .room)
        #expect(read("One ring spreads on the water").subjects.allSatisfy { $0.kind != "ring" })
        #expect(read("A train at a subway platform").setting == .tunnel)
    }

    @Test(
        "Things that have a drawing of their own",
        arguments: [
            ("a kettle", "kettle"), ("a telephone box", "callbox"), ("a paper boat", "paperboat"), ("a quay", "dock"),
            ("the harbour", "dock"), ("a motorbike", "motorcycle"), ("a heron", "heron"), ("canvas shoes", "shoe"),
        ])
    func drawn(prompt: String, kind: String) {
        #expect(read(prompt).subjects.map(\.kind) == [kind])
    }

    @Test(
        "Attributes belong to their nouns",
        arguments: [
            ("a red and blue wooden boat", "boat", \PrevizSubject.material, "wood"),
            ("an old man and a small dog", "man", \PrevizSubject.age, "old"),
            ("an old man and a small dog", "dog", \PrevizSubject.size, "small"),
            ("a car that is red", "car", \PrevizSubject.colour, "red"),
            ("a long, wavy, green snake", "snake", \PrevizSubject.colour, "green"),
            ("a statue made of glass", "statue", \PrevizSubject.material, "glass"),
            ("un vieux bateau bleu", "bateau", \PrevizSubject.colour, "blue"),
            ("un vieux bateau bleu", "bateau", \PrevizSubject.age, "old"),
            ("a bright red balloon", "balloon", \PrevizSubject.colour, "red"),
        ] as [(String, String, any KeyPath<PrevizSubject, String?> & Sendable, String)])
    func attributes(
        prompt: String, word: String, attribute: any KeyPath<PrevizSubject, String?> & Sendable, value: String
    ) {
        #expect(read(prompt).subjects.first { $0.words == word }?[keyPath: attribute] == value)
    }

    @Test(
        "Things stand where they are said to stand",
        arguments: [
            ("a cat on the left of a dog", "cat", "left"), ("a bird flies above a house", "bird", "above"),
            ("a man with a castle in the background", "castle", "background"),
        ])
    func places(prompt: String, word: String, place: String) {
        #expect(read(prompt).subjects.first { $0.words == word }?.place == place)
    }

    @Test(
        "Sentences about the camera name its move",
        arguments: [
            ("The camera slowly rises above the city", PrevizCamera.craneUp),
            ("the camera moves to the left", .truckLeft),
            ("The camera begins to pull back", .pullBack), ("camera remains still, a man", .static),
            ("The camera follows a dog", .follow), ("slowly zooming out", .zoomOut), ("the camera is fixed", .static),
            ("la caméra recule lentement", .pullBack), ("travelling avant", .pushIn),
            ("the camera circles her", .orbit),
            ("the camera glides through a forest", .flyThrough), ("an aerial view of a town", .aerial),
        ])
    func camera(prompt: String, move: PrevizCamera) {
        #expect(read(prompt).camera == move)
    }

    @Test("A pan in the kitchen, a tilted head and a bird that the camera sees fly move no camera")
    func noCamera() {
        #expect(read("an egg in a frying pan").camera == nil)
        #expect(read("she tilts her head").camera == nil)
        #expect(read("The camera captures a bird flying").camera == nil)
    }

    @Test("A film's verbs move nobody")
    func film() {
        #expect(read("The video shows a man").subjects.first?.motion == nil)
        #expect(read("A tracking shot follows three monkeys leaping").subjects.first?.motion == "jump")
    }

    @Test(
        "Framing, angle and lens are told apart",
        arguments: [
            ("extreme close-up of a flower", PrevizFraming.extremeClose, nil as String?),
            ("low-angle medium shot", .medium, "low"), ("gros plan, contre-plongée", .close, "low"),
            ("over-the-shoulder close-up", .close, "shoulder"), ("plan large", .wide, nil),
        ])
    func framing(prompt: String, framing: PrevizFraming, angle: String?) {
        #expect(read(prompt).framing == framing)
        #expect(read(prompt).angle == angle)
    }

    @Test(
        "Light, style, mood and season are read",
        arguments: [
            ("warm lighting", "light", "golden"), ("lumière douce", "light", "soft"), ("neon signs", "light", "neon"),
            ("oil painting of a hill", "styles", "oil"), ("film noir", "styles", "noir"),
            ("a melodic style", "styles", "melodic"),
            ("aquarelle d'un chat", "styles", "watercolour"),
        ])
    func manner(prompt: String, field: String, value: String) {
        let json = read(prompt).json
        #expect(json[field]?.array?.contains(.string(value)) == true, "\(json.canonical)")
    }

    @Test("Moods and seasons are read")
    func mood() {
        #expect(read("a serene and peaceful lake").mood == "calm")
        #expect(read("the park in autumn").season == "autumn")
    }

    @Test("A change has a start and an end")
    func changes() {
        let leaf = read("The leaf gradually turns from green to red").subjects.first
        #expect(leaf?.colour == "green")
        #expect(leaf?.laterColour == "red")
        #expect(read("A caterpillar transforms into a butterfly").subjects.map(\.becomes) == ["butterfly"])
        #expect(read("a wooden cup turning into glass").subjects.first?.laterMaterial == "glass")
        let day = read("a bridge, transitioning from day to night")
        #expect((day.time, day.laterTime) == (.noon, .night))
        #expect(read("clear skies change to heavy rain").laterWeather == [.rain])
        #expect(read("a man sits, then he gets up").isSequence)
    }

    @Test("Quoted words are to be read in the picture, not drawn")
    func quotes() {
        let facts = read(#"a sign that says "red dog" over a door"#)
        #expect(facts.texts == ["red dog"])
        #expect(facts.subjects.map(\.words) == ["sign", "door"])
    }

    @Test("A hand or a coat belongs to somebody, and stands for itself where nobody is")
    func parts() {
        #expect(words("a woman with long hair raises her hand") == ["woman"])
        #expect(words("a close-up of a hand") == ["hand"])
        #expect(read("a man in a red coat").subjects.first?.clothing == "red")
    }

    @Test("A member of the cast is one subject that looks as described, and brings no other things along")
    func cast() throws {
        let cast = [
            PrevizMember(
                name: "Noor",
                description: "A woman of thirty with short black hair, a long orange raincoat with the hood down, "
                    + "and white canvas shoes."),
            PrevizMember(
                name: "the heron man",
                description:
                    "A tall man in a black suit and white gloves, his face hidden by a white heron mask with a "
                    + "long yellow beak."),
            PrevizMember(name: "Mina", description: "A girl of nine with a white dress and a blue paper crown."),
        ]
        let read = Reader.read(
            "Noor walks past Mina and the heron man, rain on the collar of Noor, and Noor waves", cast: cast)
        #expect(read.subjects.map(\.member) == ["Noor", "Mina", "the heron man"])
        #expect(read.subjects.map(\.kind) == ["woman", "girl", "man"])
        #expect(read.subjects.map(\.clothing) == ["orange", "white", "black"])
        let noor = try #require(read.subjects.first)
        #expect(noor.motion == "walk" && noor.count == 1)
        #expect(noor.outfit == PrevizOutfit(garment: "coat", hair: "short", hairColour: "black", shoes: "white"))
        #expect(read.subjects.last?.outfit == PrevizOutfit(garment: "jacket", mask: "white", beak: "yellow"))
        #expect(read.subjects[1].outfit?.hat == "crown" && read.subjects[1].outfit?.hatColour == "blue")
        let scenes = ["Noor waits in a street", "At night Noor runs across a bridge by the sea"].map { prompt in
            Composer.compose(Reader.read(prompt, cast: cast), prompt: prompt, seed: 3, aspect: 2, seconds: 3)
        }
        let drawn = try scenes.map { scene in try #require(scene.actors.first { $0.kind == "woman" }) }
        #expect(drawn[0].seed == drawn[1].seed && drawn[0].colour == drawn[1].colour)
        #expect(drawn[0].second == drawn[1].second && drawn[0].outfit == drawn[1].outfit)
    }

    @Test("A name that no table holds is somebody's")
    func names() {
        #expect(read("Gwenda Starlo is reading a book").subjects.first?.primitive == "person")
        #expect(words("a dog in Burano") == ["dog"])
    }

    @Test("A prompt without a thing is about its place, its light or its weather")
    func principal() {
        #expect(read("a wide desert at noon").principal == "desert")
        #expect(read("northern lights").principal == "northern lights")
        #expect(read("a dog").principal == "dog")
    }

    @Test("Behind an article, a word that no table holds is a subject where a verb follows, and no adjective")
    func stranger() {
        let changing = read("The blorb turns from green to red")
        #expect(changing.principal == "blorb")
        #expect(changing.subjects.map(\.primitive) == ["unknown"])
        #expect(changing.subjects.first?.colour == "green")
        #expect(changing.subjects.first?.laterColour == "red")
        #expect(changing.palette.isEmpty && changing.laterPalette.isEmpty)
        #expect(read("A blorb walks through a forest").subjects.first?.motion == "walk")
        #expect(read("A blorb turns to gold").subjects.map(\.words) == ["blorb"])
        #expect(PrevizReading(of: "A blorb walks").unknown == [1])
        #expect(read("a wild bear").subjects.map(\.primitive) == ["bear"])
    }

    @Test("Every word is either read, small, or unknown")
    func account() {
        let reading = PrevizReading(of: "A blorby red car")
        #expect(reading.unknown.map { reading.words[$0] } == ["blorby"])
        #expect(reading.marks.map(\.role) == ["colour", "subject"])
        #expect(reading.marks.first?.of == "car")
        #expect(reading.json["language"] == .string("en"))
        #expect(PrevizReading(of: "le chat").isFrench)
    }
}
