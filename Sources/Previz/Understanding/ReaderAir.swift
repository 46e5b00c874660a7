/// What the weather and the light do: verbs that would be nouns behind anything else.
extension Reader {
    /// "Rain falls on", "raindrops burst along", "light floods the floor": the verb agrees with what it follows, and goes
    /// on. Waterfalls and explosions have no rain before them.
    func isVerbOfAir(_ n: Int) -> Bool {
        guard !isFrench, n > 0, tokens[n].value("motion") != nil else { return false }
        let (subject, verb) = (words[tokens[n].at - 1].text, words[tokens[n].at])
        guard Self.doers.contains(subject) || subject.hasSuffix("light") else { return false }
        guard !verb.opensClause, !verb.isCapital, !Self.particles.contains(verb.text) else { return false }
        if verb.text.hasSuffix("ing") || verb.text.hasSuffix("ed") { return false }
        let isPlural = tokens[n - 1].noun?.isPlural ?? subject.hasSuffix("s")
        return isPlural != verb.text.hasSuffix("s") && leadsOn(n)
    }

    /// Nouns of weather, light and hour; "dark leaves" are leaves.
    private static let doers = set(
        """
        rain rains raindrop raindrops drizzle snow snowflake snowflakes hail fog mist mists haze wind winds breeze \
        storm storms thunder lightning cloud clouds smog blizzard night dusk dawn evening twilight darkness lights \
        sunshine glow shadows
        """)

    /// What air and light are seen as: "rain drops on the glass".
    private static let particles: Set<String> = ["drops", "drop", "beams", "beam", "streams", "leaks", "flowers"]

    /// Whether what follows a verb follows: a small word, a manner, or the end of the clause.
    private func leadsOn(_ n: Int) -> Bool {
        guard n + 1 < tokens.count, !words[tokens[n + 1].at].opensClause else { return true }
        let next = words[tokens[n + 1].at].text
        if ["all", "hard"].contains(next) { return true }
        return next != "of" && (tokens[n + 1].isFunction || tokens[n + 1].has(["place"]) || next.hasSuffix("ly"))
    }

    /// "A ring of lamplight", "a fan of spray", "ripples of light": the form of what can't be held.
    func isFormOfAir(_ n: Int, _ token: Token) -> Bool {
        guard !isFrench, n + 2 < tokens.count, words[tokens[n + 1].at].text == "of",
            Self.forms.contains(words[token.end - 1].text)
        else { return false }
        let near = tokens[n + 2..<min(n + 5, tokens.count)]
        let air = near.prefix { one in !words[one.at].opensClause && !one.isFunction }
        return air.contains { $0.has(["light"]) || Self.airs.contains(text($0)) }
    }

    private static let forms = set(
        """
        arc arch circle column curtain fan line lines pool pools ribbon ribbons ring rings ripple ripples sheet \
        streak streaks stripe stripes thread threads trail trails veil wall wheel
        """)
    private static let airs = set(
        "light lamplight moonlight sunlight candlelight spray steam smoke mist fog dust rain sparks")
    private static func set(_ words: String) -> Set<String> { Set(words.split(separator: " ").map(String.init)) }
}
