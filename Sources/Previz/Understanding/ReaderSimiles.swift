/// What something is like isn't in the picture: "they open like black flowers", "as if she lay under a lake".
extension Reader {
    /// How far a comparison reaches: over a noun and what lies in or on it, or to the end of its clause.
    enum Simile { case none, noun, met, clause }

    /// Takes a word as part of a comparison; `false` where it is none. How the picture looks may be said so too.
    mutating func takeSimile(_ n: Int, _ token: Token) -> Bool {
        if simile == .met || simile == .clause, closesSimile(n) { simile = .none }
        if simile == .none {
            simile = opening(n)
            return false
        }
        guard !token.isFunction else { return true }
        guard !token.has(["style", "frame-word", "frame", "camera"]) else { return false }
        if simile == .noun, token.noun != nil, !nounFollows(n) { simile = .met }
        if !token.isUnknown { mark(token, "simile", text(token)) }
        return true
    }

    private func opening(_ n: Int) -> Simile {
        let word = words[tokens[n].at].text
        let next = tokens[n].end < words.count ? words[tokens[n].end].text : ""
        if isFrench {
            guard word == "comme" else { return .none }
            return next == "si" ? .clause : isLiteral(before: n) ? .none : .noun
        }
        if word == "as", ["if", "though"].contains(next) { return .clause }
        // "The way a river parts", but "the way to the river".
        if word == "the", next == "way", tokens[n].end + 1 < words.count,
            ["a", "an"].contains(words[tokens[n].end + 1].text)
        {
            return .clause
        }
        return word == "like" && !words[tokens[n].at].opensSentence && !isLiteral(before: n) ? .noun : .none
    }

    /// "Looks like", "dressed like", "animals like lions", "people who like dogs": what follows is there, or is its form.
    private func isLiteral(before n: Int) -> Bool {
        let at = tokens[n].at
        guard at > 0, !words[at].followsHyphen else { return true }
        let before = words[at - 1].text
        return Self.literal.contains(before) || grammar.pronouns.contains(before) && !Self.objects.contains(before)
            || !isFrench && Self.wishes.contains(before)
    }

    private static let literal = Set(
        """
        look looks looked looking shaped dressed dresses dressing formed seems seem appears appear sounds things items \
        objects elements animals details features tools places materials activities accessories habille habillee \
        deguise deguisee ressemble
        """.split(separator: " ").map(String.init))
    private static let objects: Set<String> = [
        "it", "you", "him", "them", "himself", "herself", "itself", "themselves",
    ]
    private static let wishes: Set<String> = ["would", "to", "not", "do", "people", "really", "don"]

    /// Where the main clause goes on.
    private func closesSimile(_ n: Int) -> Bool {
        let word = words[tokens[n].at]
        if word.opensClause || ["while", "but", "when", "mais", "tandis", "pendant"].contains(word.text) {
            return true
        }
        if ["and", "et"].contains(word.text) { return simile == .clause || clauseFollows(n) }
        let within = ["of", "on", "from", "de", "d", "sur", "s"]
        return simile == .met && grammar.prepositions.contains(word.text) && !within.contains(word.text)
    }

    /// "And people run", "and turns": not one more thing that it is like.
    private func clauseFollows(_ n: Int) -> Bool {
        tokens[n + 1..<min(n + 4, tokens.count)].contains { $0.value("motion") != nil }
    }
}
