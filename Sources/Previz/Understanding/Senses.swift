/// Words with two meanings, where other words of the prompt tell which: cranes beside a harbour are no birds.
enum Senses {
    private struct Sense {
        let words: Set<String>
        /// What of the prompt tells.
        let signs: Set<String>
        let primitive: String
        let variant: String
        /// The drawing, where the word's own would be another.
        let drawing: String?
        /// Whether the word must say where somebody is: "inside a carriage".
        let isInside: Bool

        init(
            _ words: String, beside signs: String, _ primitive: String, _ variant: String, drawing: String? = nil,
            isInside: Bool = false
        ) {
            (self.words, self.signs) = (Self.set(words), Self.set(signs))
            (self.primitive, self.variant, self.drawing, self.isInside) = (primitive, variant, drawing, isInside)
        }

        func fits(_ token: Token, _ said: [Word]) -> Bool {
            guard words.contains(said[token.end - 1].text) else { return false }
            return !isInside || said[max(token.at - 3, 0)..<token.at].contains { Senses.within.contains($0.text) }
        }

        private static func set(_ words: String) -> Set<String> { Set(words.split(separator: " ").map(String.init)) }
    }

    private static let senses = [
        Sense(
            "crane cranes",
            beside: """
                harbour harbor dock docks dockyard shipyard quay port chimney chimneys construction site sites container \
                containers steel scaffolding cargo skyscraper skyscrapers girder girders industrial
                """, "machine", "crane", drawing: "gantry"),
        Sense(
            "sheet sheets",
            beside: """
                clothesline clotheslines laundry washing linen bed beds billow billows billowing mattress pillow pillows
                """, "cloth", "cloth", drawing: "cloth"),
        Sense(
            "carriage carriages compartment", beside: "subway metro underground railway railroad rail train trains",
            "interior", "carriage", isInside: true),
        Sense(
            "carriage carriages", beside: "subway metro underground railway railroad rail train trains",
            "train", "train", drawing: "train"),
        Sense("platform platforms", beside: "subway metro underground", "cave", "cave"),
        Sense("platform platforms", beside: "railway railroad train trains", "road", "road"),
        Sense(
            "beam beams",
            beside: "light lights lamp lamps headlights neon searchlight spotlight spotlights laser lasers",
            "rays", "rays"),
        Sense("glass", beside: "window windows windowpane windscreen windshield", "abstract", "abstract"),
        Sense("phone phones", beside: "booth box", "abstract", "abstract"),
        Sense("hand hands", beside: "clock clocks dial watch", "abstract", "abstract"),
        Sense(
            "ring rings",
            beside: "water sea puddle pond lake pool raindrop raindrops drop drops spreads spread widens ripple tunnel",
            "abstract", "abstract"),
    ]

    private static let within: Set<String> = ["in", "inside", "within", "aboard", "through"]

    /// The tokens with the meanings that their company gives them.
    static func settled(_ tokens: [Token], _ words: [Word]) -> [Token] {
        let said = Set(words.map(\.text))
        let telling = senses.filter { !$0.words.isDisjoint(with: said) && !$0.signs.isDisjoint(with: said) }
        guard !telling.isEmpty else { return tokens }
        return tokens.map { token in
            guard let noun = token.noun, token.member == nil,
                let sense = telling.first(where: { $0.fits(token, words) })
            else { return token }
            var settled = token
            settled.noun = Noun(
                primitive: sense.primitive, variant: sense.variant, isPlural: noun.isPlural, isSeldom: false,
                isName: false, drawing: sense.drawing)
            settled.meanings.removeAll {
                $0.category == "setting" || $0.category != "material" && sense.primitive == "abstract"
            }
            return settled
        }
    }
}
