/// Nouns: which words are some, and what each brings into the picture.
extension Reader {
    /// Without a tagger: a word that may be a verb or an adjective is a noun where its neighbours make it one.
    func readsAsNoun(_ n: Int) -> Bool {
        let token = tokens[n]
        guard let noun = token.noun else { return false }
        let word = words[token.at]
        if noun.isName { return word.isCapital }
        if token.length > 1 { return true }
        let mayBeVerb = token.value("motion") != nil
        if noun.isSeldom, abstractFollows(n) { return false }
        guard mayBeVerb || noun.isSeldom else { return true }
        if word.opensClause, !word.opensSentence, noun.isSeldom, word.text.hasSuffix("s") { return false }
        if mayBeVerb, isVerbOfStranger(n) || isVerbOfAir(n) { return false }
        guard n > 0, !word.opensClause else {
            return !nounFollows(n) && !(noun.isSeldom && endsAsVerb(word.text))
        }
        let before = words[token.at - 1].text
        if isFrench { return grammar.determiners.contains(before) || grammar.prepositions.contains(before) }
        if grammar.pronouns.contains(before) || grammar.auxiliaries.contains(before) { return false }
        if before == "then", mayBeVerb { return false }
        if n > 0, tokens[n - 1].has(["frame-word"]), word.text.hasSuffix("s"), mayBeVerb || noun.isSeldom {
            return false
        }
        if ["and", "or", "while", "then"].contains(before) { return !noun.isSeldom && !endsAsVerb(word.text) }
        if grammar.determiners.contains(before) || grammar.prepositions.contains(before) || followsParticiple(n) {
            return !nounFollows(n) || !noun.isSeldom
        }
        if nouns.contains(n - 1) { return compound(n, noun, mayBeVerb: mayBeVerb) }
        if isAdjective(tokens[n - 1])
            || tokens[n - 1].has(["setting", "weather", "time", "style", "frame-word", "season"])
        {
            return !noun.isSeldom || !nounFollows(n)
        }
        if tokens[n - 1].saysNothing, describes(n - 1) { return !nounFollows(n) && !endsAsVerb(word.text) }
        return !noun.isSeldom && !mayBeVerb
    }

    /// "A brief period", "the main focus": before a word that no table draws, the word is an adjective.
    private func abstractFollows(_ n: Int) -> Bool {
        guard n + 1 < tokens.count, tokens[n + 1].saysNothing, !words[tokens[n + 1].at].opensClause else {
            return false
        }
        let next = words[tokens[n + 1].at].text
        return !endsAsVerb(next) && !next.hasSuffix("ly")
    }

    private func endsAsVerb(_ word: String) -> Bool { word.hasSuffix("ing") || word.hasSuffix("ed") }

    /// "Hundreds of raised hands": a participle between a small word and the noun.
    private func followsParticiple(_ n: Int) -> Bool {
        let participle = tokens[n - 1]
        guard participle.value("motion") != nil, participle.noun == nil, participle.at > 0,
            !words[participle.at].opensClause,
            words[participle.at].text.hasSuffix("ed")
        else { return false }
        let before = words[participle.at - 1].text
        return grammar.determiners.contains(before) || before == "of"
    }

    /// Whether an unknown word stands where an adjective does: "a wild bear".
    private func describes(_ n: Int) -> Bool {
        let at = tokens[n].at
        if words[tokens[n].end - 1].text.hasSuffix("ly") { return false }
        guard at > 0, !words[at].opensClause else { return true }
        let before = words[at - 1].text
        return grammar.determiners.contains(before) || grammar.prepositions.contains(before)
    }

    /// "A horse race" and "a bird cage", but "a horse races" and "horses race".
    private func compound(_ n: Int, _ noun: Noun, mayBeVerb: Bool) -> Bool {
        guard mayBeVerb else { return !noun.isSeldom }
        let word = words[tokens[n].at].text
        if endsAsVerb(word) { return word == "building" && !determinerFollows(n) }
        if Lexicon.irregularForms.contains(word) { return false }
        let actor = tokens[n - 1].noun
        let several = actor.map { $0.isPlural || $0.primitive == "crowd" } ?? false
        return !word.hasSuffix("s") && !several && !(actor.map(Kinds.isAnimate) ?? false && goesOn(n))
    }

    /// "Fish dart through the sea": what a verb of motion goes on with.
    private func goesOn(_ n: Int) -> Bool {
        guard n + 1 < tokens.count, !words[tokens[n + 1].at].opensClause else { return false }
        return ["through", "across", "over", "into", "along", "around", "towards"].contains(
            words[tokens[n + 1].at].text)
    }

    private func determinerFollows(_ n: Int) -> Bool {
        n + 1 < tokens.count && grammar.determiners.contains(words[tokens[n + 1].at].text)
    }

    /// Words whose other meaning leaves nothing to draw: a shot, a pan, a mood.
    func suppressesNoun(_ n: Int, _ noun: Noun) -> Bool {
        let token = tokens[n]
        guard token.meanings.contains(where: { $0.category != "motion" }) else { return false }
        if token.has(["light"]) { return !["lamp", "fire", "moon", "explosion", "sign"].contains(noun.primitive) }
        if token.has(["floor"]) { return false }
        if token.has(["setting"]), ["planet", "reef"].contains(noun.primitive) { return false }
        if token.has(["count"]), !token.has(["size"]) { return noun.primitive != "crowd" }
        if token.has(["age"]) { return ["senior", "elderly", "juvenile", "adolescent"].contains(text(token)) == false }
        if token.has(["colour", "material"]) { return !isThing(n) }
        if token.has(["setting"]) {
            return !["building", "building/factory", "factory", "island", "mountain"].contains(noun.variant)
        }
        return true
    }

    /// "An orange" and "une rose" are things, "an orange cat" and "une chaise rose" have a colour; so with "a glass".
    func isThing(_ n: Int) -> Bool {
        let token = tokens[n]
        guard let noun = token.noun, token.at > 0, token.has(["colour", "material"]),
            !isFrench && !nounFollows(n) || isFrench
        else { return false }
        let before = words[token.at - 1].text
        if token.has(["material"]) {
            if ["material", "cloth", "abstract"].contains(noun.primitive) || turn != .none || isFrench { return false }
            let ofNoun = before == "of" && n > 1 && tokens[n - 2].noun != nil
            return !ofNoun && !(n > 0 && tokens[n - 1].has(["made"]))
        }
        return noun.primitive != "colour"
            && (grammar.determiners.contains(before) || n > 0 && tokens[n - 1].has(["count"]))
    }

    mutating func takeNoun(_ noun: Noun, _ n: Int, _ token: Token) {
        if noun.primitive == "abstract" || isFigure(n, token) { return mark(token, "nothing to draw", text(token)) }
        nouns.insert(n)
        if modifies(n, token), !Parts.isPart(text(tokens[n + 1]), of: noun) { return takeModifier(noun, token) }
        switch noun.primitive {
        case "rays": takeLight("glow", token)
        case "shadow": takeLight("hard", token)
        case "daypart": takeDay(token)
        case "colour": takeColourNoun(token)
        case "sky": takeSky(token)
        case "cloud": takeWeather("cloudy", token)
        case "storm": takeWeather(text(token).contains("tornado") ? "storm" : "wind", token)
        case "snow" where ["snowman", "snowmen", "snowball"].contains(text(token)): takeSubject(noun, token)
        case "lightning", "rain", "snow", "fog":
            takeWeather(noun.primitive == "lightning" ? "storm" : noun.primitive, token)
        case "clothing": takeClothing(noun, n, token)
        case "face", "body", "hand", "eye": takePart(noun, token)
        case "place": mark(token, "place name", text(token))
        default: takePlaceOrThing(noun, token)
        }
        lastEnd = token.end
    }

    /// "On the ninth floor" says how high, not that one is inside.
    private func isOrdinal(_ word: String) -> Bool {
        ["first", "second", "third", "top", "ground"].contains(word) || word.hasSuffix("th") && word.utf8.count > 4
    }

    /// A peak of activity is no mountain.
    private func isFigure(_ n: Int, _ token: Token) -> Bool {
        if text(token) == "floor", token.at > 0, isOrdinal(words[token.at - 1].text) { return true }
        guard text(token) == "peak" else { return false }
        let before = words[max(token.at - 2, 0)..<token.at]
        let next = n + 1 < tokens.count && !words[tokens[n + 1].at].opensClause ? tokens[n + 1] : nil
        return before.contains { $0.text.hasPrefix("reach") } || next.map { $0.noun != nil || $0.isUnknown } ?? false
    }

    private mutating func takePlaceOrThing(_ noun: Noun, _ token: Token) {
        if let setting = Kinds.setting(of: noun, word: text(token)) {
            takeSetting(setting.rawValue, token)
            if Kinds.isPlaceOnly(noun) { return }
        } else if Kinds.isHouse(noun), isInside(token) {
            takeSetting("room", token)
        }
        takeSubject(noun, token)
    }

    private func isInside(_ token: Token) -> Bool {
        let before = words[max(token.at - 3, 0)..<token.at].map(\.text)
        return before.contains { ["in", "inside", "within", "dans"].contains($0) }
    }

    // MARK: Compounds

    /// Whether the noun only says which one the next noun is: "a stone bridge", "a city street".
    private func modifies(_ n: Int, _ token: Token) -> Bool {
        guard !isFrench, n + 1 < tokens.count, let next = tokens[n + 1].noun, tokens[n + 1].member == nil,
            next.primitive != "abstract" || Wear.of(text(tokens[n + 1])) != nil,
            !words[tokens[n + 1].at].opensClause
        else {
            return false
        }
        let after = tokens[n + 1]
        if next.primitive == "shape" || ["silhouette", "texture", "pattern"].contains(text(after)) { return false }
        if suppressesNoun(n + 1, next), !after.meanings.isEmpty, after.value("motion") == nil, !after.has(["setting"]) {
            return false
        }
        if after.value("motion") != nil || next.isSeldom {
            return compound(n + 1, next, mayBeVerb: after.value("motion") != nil)
        }
        return true
    }

    private mutating func takeModifier(_ noun: Noun, _ token: Token) {
        mark(token, "modifier", noun.variant)
        if text(token) == "toy" {
            pending.values["size"] = ("tiny", marks.count - 1)
            pending.end = token.end
        }
        if noun.primitive == "material" || noun.primitive == "cloth" { pending.end = token.end }
        if let setting = Kinds.setting(of: noun, word: text(token)), settings.isEmpty, Kinds.isPlaceOnly(noun) {
            settings.append(setting)
            marks[marks.count - 1].role = "setting"
        }
    }

    // MARK: What isn't a thing

    private mutating func takeLight(_ value: String, _ token: Token) {
        if let colour = takePending("colour", of: text(token)) { addToPalette(colour) }
        if !facts.light.contains(value) { facts.light.append(value) }
        last = .light
        mark(token, "light", value)
        dropPending()
    }

    private mutating func takeDay(_ token: Token) {
        guard text(token) == "day", turn != .none else { return mark(token, "time", text(token)) }
        takeMeaning(Meaning(category: "time", value: "noon"), 0, token)
    }

    private mutating func takeColourNoun(_ token: Token) {
        if let name = takePending("colour", of: text(token)) { addToPalette(name) }
        mark(token, "colour", text(token))
        last = .light
    }

    private mutating func takeSky(_ token: Token) {
        if let colour = takePending("colour", of: text(token)) { facts.skyColour = facts.skyColour ?? colour }
        mark(token, "sky", "sky")
        last = .sky
        dropPending()
    }

    /// Clothes of which no more is known than that they have a colour.
    private mutating func takeClothing(_ noun: Noun, _ n: Int, _ token: Token) {
        guard let wearer = wearer else { return isNamedAfter(n, token) ? () : takeSubject(noun, token) }
        let owner = facts.subjects[wearer].words
        if let colour = takePending("colour", of: text(token)), facts.subjects[wearer].outfit?.garment == nil {
            facts.subjects[wearer].clothing = facts.subjects[wearer].clothing ?? colour
        }
        dropPending()
        last = .clothing(wearer)
        mark(token, "clothing", noun.variant, of: owner)
    }

    var wearer: Int? {
        if let lastSubject, facts.subjects[lastSubject].isAnimate { return lastSubject }
        return facts.subjects.lastIndex { $0.isAnimate }
    }

    /// A hand or a face is its owner's, unless it stands alone.
    private mutating func takePart(_ noun: Noun, _ token: Token) {
        guard noun.variant != "skeleton", let owner = facts.subjects.lastIndex(where: \.isAnimate) else {
            return takeSubject(noun, token)
        }
        _ = takePending("colour", of: text(token))
        dropPending()
        last = .part
        mark(token, "part", noun.variant, of: facts.subjects[owner].words)
    }

    // MARK: Things

    private mutating func takeSubject(_ noun: Noun, _ token: Token) {
        let word = text(token)
        let kind = Kinds.kind(of: noun, word: word)
        filming = false
        mark(
            token, noun.isVague ? "thing" : "subject",
            "\(noun.primitive)" == noun.variant ? noun.variant : "\(noun.primitive)/\(noun.variant)")
        if turn == .from, lastSubject != nil, comes(token) { return dropPending() }
        if turn == .to, let lastSubject, facts.subjects[lastSubject].becomes == nil, comes(token),
            facts.subjects[lastSubject].words != word
        {
            facts.subjects[lastSubject].becomes = kind
            facts.subjects[lastSubject].laterColour = takePending("colour", of: word)
            turn = .none
            return dropPending()
        }
        var subject = PrevizSubject(kind: kind, count: number(noun, word), colour: nil, clothing: nil, motion: nil)
        (subject.words, subject.primitive, subject.variant) = (word, noun.primitive, noun.variant)
        let index = add(subject)
        if let index {
            attach(to: index, token)
            act(index)
        }
        dropPending()
        lastSubject = index ?? lastSubject
        if let index { last = .subject(index) }
    }

    /// Whether nothing but adjectives stands between a change's "into" and what it changes into.
    private func comes(_ token: Token) -> Bool {
        guard token.at - turnEnd <= 5, token.at >= turnEnd, !words[token.at].opensClause else { return false }
        return !words[turnEnd..<token.at].contains { ["of", "in", "with", "by", "as", "at", "on"].contains($0.text) }
    }

    /// A noun before its clause's verb acts; a later one only where a new clause may begin and it can move.
    mutating func act(_ index: Int) {
        defer { mayOpen = false }
        guard !isObject else { return }
        let moves = Kinds.movers.contains(facts.subjects[index].primitive)
        if !hasVerb {
            if agents.isEmpty || mayOpen { agents.append(index) }
        } else if mayOpen, moves {
            (agents, hasVerb) = ([index], false)
        }
    }

    private mutating func number(_ noun: Noun, _ word: String) -> Int {
        let stated = takePending("count", of: word).flatMap { Int($0) }
        if ["couple", "duo", "pair", "twins"].contains(word) { return 2 }
        if let stated { return min(max(stated, 1), 9) }
        let several = noun.isPlural || ["traffic", "flock", "herd"].contains(word)
        return several ? 4 : 1
    }

    /// The subject's number in the list, the old one where the word stood before; `nil` when the list is full.
    mutating func add(_ subject: PrevizSubject) -> Int? {
        if let known = facts.subjects.firstIndex(where: { $0.kind == subject.kind && $0.isSame(as: subject) }) {
            facts.subjects[known].count = max(facts.subjects[known].count, subject.count)
            return known
        }
        guard facts.subjects.count < Self.subjectLimit else { return nil }
        facts.subjects.append(subject)
        return facts.subjects.count - 1
    }

    mutating func attach(to index: Int, _ token: Token) {
        let word = facts.subjects[index].words
        for category in ["colour", "material", "texture", "size", "age"] {
            if let value = takePending(category, of: word) { set(category, value, on: index) }
        }
        if let (name, number) = pendingMotion {
            set("motion", name, on: index)
            marks[number].of = word
            pendingMotion = nil
        }
        if let (name, at) = place, token.at - at <= 6 {
            facts.subjects[index].place = facts.subjects[index].place ?? name
            place = nil
        }
    }
}

extension PrevizSubject {
    /// Whether it is somebody: wears clothes and has hands.
    var isAnimate: Bool { Kinds.animate.contains(primitive) }

    /// "Dog" and "dogs" are one subject, "bowl" and "bottle" are two.
    func isSame(as other: PrevizSubject) -> Bool {
        words == other.words || words + "s" == other.words || other.words + "s" == words
            || primitive == other.primitive
                && words.prefix(3) == other.words.prefix(3)
    }
}
