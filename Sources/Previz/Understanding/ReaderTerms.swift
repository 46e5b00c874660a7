/// What words say other than by naming a thing.
extension Reader {
    mutating func takeMeaning(_ meaning: Meaning, _ n: Int, _ token: Token) {
        let value = meaning.value
        switch meaning.category {
        case "colour", "material", "texture", "size", "age": takeAdjective(meaning, n, token)
        case "count": takeCount(value, token)
        case "time": takeTime(value, token)
        case "weather": takeWeather(value, token)
        case "setting": takeSetting(value, token, isBound: bindsNoun(n))
        case "floor": takeFloor(value, token)
        case "motion": takeMotion(value, n, token)
        case "change": takeChange(value, token)
        case "then": takeSequence(value, token)
        case "place": takePlace(value, token)
        case "made": mark(token, "made", "of")
        case "camera": take(camera: value, token)
        case "sound": mark(token, "sound", value)
        case "frame-word": takeFilmWord(token)
        case "skip": mark(token, "nothing to draw", text(token))
        case "wears": mark(token, "clothing", text(token))
        default: takeManner(meaning, token)
        }
    }

    private mutating func take(camera value: String, _ token: Token) {
        guard let move = PrevizCamera(rawValue: value) else { return }
        moves.append((move, token.at))
        filming = true
        mark(token, "camera", value)
    }

    private mutating func takeFilmWord(_ token: Token) {
        mark(token, "framing word", text(token))
        if ["style", "styled", "styles", "aesthetic"].contains(text(token)) { takeNamedStyle(token) }
        let before = words[max(token.at - 2, 0)..<token.at].map(\.text)
        if !before.contains(where: ["towards", "toward", "at", "to", "into", "from", "facing"].contains) {
            filming = true
        }
    }

    /// "A melodic style", "the style is elegant": a style that no table knows is kept by its own word.
    private mutating func takeNamedStyle(_ token: Token) {
        guard let n = tokens.firstIndex(where: { $0.at == token.at }) else { return }
        let after = n + 2 < tokens.count && ["is", "of"].contains(words[tokens[n + 1].at].text) ? tokens[n + 2] : nil
        let before = n > 0 && !words[token.at].opensClause ? tokens[n - 1] : nil
        guard let named = [after, before].compactMap({ $0 }).first(where: { !$0.isFunction && !$0.has(["style"]) })
        else {
            return
        }
        guard !["overall", "video", "visual", "same", "unique", "film"].contains(text(named)) else { return }
        add(text(named), to: \.styles)
        mark(named, "style", text(named))
    }

    private mutating func takeManner(_ meaning: Meaning, _ token: Token) {
        let value = meaning.value
        switch meaning.category {
        case "frame": if facts.framing == nil { facts.framing = PrevizFraming(rawValue: value) }
        case "angle": if facts.angle == nil { facts.angle = value }
        case "lens": add(value, to: \.lens)
        case "season": facts.season = facts.season ?? value
        case "light": add(value, to: \.light)
        case "style": add(value, to: \.styles)
        case "mood": moods.append(value)
        case "pace": takePace(value)
        default: break
        }
        if meaning.category == "frame" || meaning.category == "angle" { filming = true }
        mark(token, meaning.category == "frame" ? "framing" : meaning.category, value)
    }

    /// What the whole clip does comes before how somebody moves.
    private mutating func takePace(_ value: String) {
        if facts.pace == nil || ["timelapse", "slowmotion", "freeze"].contains(value) { facts.pace = value }
    }

    private mutating func add(_ value: String, to list: WritableKeyPath<PrevizUnderstanding, [String]>) {
        if !facts[keyPath: list].contains(value) { facts[keyPath: list].append(value) }
    }

    private mutating func takeTime(_ value: String, _ token: Token) {
        guard let time = PrevizTime(rawValue: value) else { return }
        if isLater, !times.isEmpty || turn == .to { laterTimes.append(time) } else { times.append(time) }
        mark(token, "time", value)
    }

    var isLater: Bool { turn == .to || turn == .softTo }

    mutating func takeWeather(_ value: String, _ token: Token) {
        guard let weather = PrevizWeather(rawValue: value) else { return }
        let colour = takePending("colour", of: text(token))
        if let colour, weather == .cloudy { facts.skyColour = facts.skyColour ?? colour }
        if isLater, !facts.weather.contains(weather) {
            if !facts.laterWeather.contains(weather) { facts.laterWeather.append(weather) }
        } else if !facts.weather.contains(weather) {
            facts.weather.append(weather)
        }
        last = .sky
        lastEnd = token.end
        mark(token, "weather", value)
    }

    /// Whether a noun follows that the adjectives before belong to: "an orange alley cat".
    private func bindsNoun(_ n: Int) -> Bool {
        guard !isFrench, n + 1 < tokens.count, let noun = tokens[n + 1].noun, noun.primitive != "abstract" else {
            return false
        }
        return !words[tokens[n + 1].at].opensClause && tokens[n + 1].meanings.isEmpty
    }

    mutating func takeSetting(_ value: String, _ token: Token, isBound: Bool = false) {
        mark(token, "setting", value)
        guard let setting = PrevizSetting(rawValue: value) else { return }
        if !isBound {
            let colour = takePending("colour", of: text(token))
            facts.groundColour = facts.groundColour ?? colour
            dropPending()
        }
        if turn == .to, !settings.isEmpty, !settings.contains(setting) {
            facts.laterSetting = setting
        } else if !settings.contains(setting) {
            settings.append(setting)
        }
        (last, lastEnd) = (.ground, token.end)
    }

    /// What lies on the floor without falling from the sky.
    private mutating func takeFloor(_ state: String, _ token: Token) {
        if state == "wet" { facts.isWet = true } else if facts.groundColour == nil { facts.groundColour = "white" }
        mark(token, "weather", state == "wet" ? "wet" : "snow")
    }

    // MARK: Attributes

    func isAdjective(_ token: Token) -> Bool {
        token.has(["colour", "material", "texture", "size", "age", "count", "mood", "light"])
    }

    private mutating func takeAdjective(_ meaning: Meaning, _ n: Int, _ token: Token) {
        mark(token, meaning.category, meaning.value)
        let index = marks.count - 1
        if let target = behind(n, token, meaning) { return apply(meaning, to: target, mark: index) }
        if meaning.category == "colour" { settleColour() }
        pending.values[meaning.category] = (meaning.value, index)
        pending.end = token.end
    }

    /// The thing before an adjective that it belongs to: right before it in French, or over "is", "in" and the like.
    private func behind(_ n: Int, _ token: Token, _ meaning: Meaning) -> Attachment? {
        guard last != .nothing, !words[token.at].opensSentence else { return nil }
        let before = token.at > 0 ? words[token.at - 1].text : ""
        if turn == .to || turn == .from, meaning.category != "count", !nounFollows(n) { return last }
        if isFrench {
            let precedes = ["size", "age"].contains(meaning.category)
            if token.at - lastEnd <= 1, !precedes || !nounFollows(n), !words[token.at].opensClause { return last }
        }
        guard !nounFollows(n), token.at - lastEnd <= 3 else { return nil }
        if before == "in" || before == "en", meaning.category == "colour" {
            guard case .subject(let index) = last, facts.subjects[index].isAnimate else { return last }
            return .clothing(index)
        }
        let between = words[max(lastEnd, 0)..<token.at]
        let linked = between.contains { Self.links.contains($0.text) || $0.text.hasSuffix("ed") }
        return linked || between.isEmpty && !words[token.at].opensClause ? last : nil
    }

    private static let links: Set<String> = [
        "is", "are", "was", "were", "be", "est", "sont", "looks", "becomes", "turning", "turns", "of", "with", "and",
        "painted", "remains", "appears", "made",
    ]

    /// Whether a noun comes next, over further adjectives.
    func nounFollows(_ n: Int) -> Bool {
        var at = n + 1
        while at < tokens.count, at <= n + 4 {
            let token = tokens[at]
            if words[token.at].opensSentence { return false }
            let joining = ["and", "or", "et", "ou", "d", "s"].contains(words[token.at].text)
            if !joining, token.isFunction { return false }
            if token.has(["frame-word"]) { return true }
            if token.noun != nil, !isAdjective(token) || token.has(["light"]), token.value("motion") == nil {
                return !words[token.at].opensClause || at > n + 1
            }
            if token.has(["motion"]), token.noun == nil, !words[token.at].text.hasSuffix("ing") { return false }
            at += 1
        }
        return false
    }

    private mutating func apply(_ meaning: Meaning, to target: Attachment, mark index: Int) {
        let value = meaning.value
        let thing: Int? =
            if case .subject(let n) = target { n } else if case .clothing(let n) = target { n } else { nil }
        if let thing { marks[index].of = facts.subjects[thing].words }
        switch (target, meaning.category) {
        case (.clothing(let n), "colour"): facts.subjects[n].clothing = facts.subjects[n].clothing ?? value
        case (.subject(let n), _) where turn == .to: setLater(meaning, n)
        case (.subject(let n), _): set(meaning.category, value, on: n)
        case (.sky, "colour") where turn != .to: facts.skyColour = facts.skyColour ?? value
        case (.sky, "colour"): add(value, to: \.laterPalette)
        case (.ground, "colour") where turn == .to: add(value, to: \.laterPalette)
        case (.ground, "colour"): facts.groundColour = facts.groundColour ?? value
        case (_, "colour") where target != .part: addToPalette(value)
        default: break
        }
    }

    private mutating func setLater(_ meaning: Meaning, _ n: Int) {
        switch meaning.category {
        case "colour": facts.subjects[n].laterColour = facts.subjects[n].laterColour ?? meaning.value
        case "material": facts.subjects[n].laterMaterial = facts.subjects[n].laterMaterial ?? meaning.value
        case "size": facts.subjects[n].laterSize = facts.subjects[n].laterSize ?? meaning.value
        default: break
        }
    }

    mutating func set(_ category: String, _ value: String, on n: Int) {
        switch category {
        case "colour": facts.subjects[n].colour = facts.subjects[n].colour ?? value
        case "material": facts.subjects[n].material = facts.subjects[n].material ?? value
        case "texture": facts.subjects[n].texture = facts.subjects[n].texture ?? value
        case "size": facts.subjects[n].size = facts.subjects[n].size ?? value
        case "age": facts.subjects[n].age = facts.subjects[n].age ?? value
        case "motion": facts.subjects[n].motion = facts.subjects[n].motion ?? value
        default: break
        }
    }

    /// What waits in a category, if it is near enough to belong to what comes now.
    mutating func takePending(_ category: String, of thing: String) -> String? {
        guard let (value, index) = pending.values.removeValue(forKey: category) else { return nil }
        marks[index].of = thing
        return value
    }

    mutating func dropPending() { pending = Attributes() }

    /// Nothing took the adjectives: a colour is then the picture's.
    mutating func settle() {
        settleColour()
        dropPending()
    }

    private mutating func settleColour() {
        guard let (name, _) = pending.values.removeValue(forKey: "colour") else { return }
        addToPalette(name)
    }

    mutating func addToPalette(_ name: String) {
        if turn == .to, !facts.palette.isEmpty { return add(name, to: \.laterPalette) }
        if !facts.palette.contains(name), facts.palette.count < 5 { facts.palette.append(name) }
    }

    private static let units: Set<String> = [
        "day", "days", "hour", "hours", "minute", "minutes", "second", "seconds", "week", "weeks", "month", "months",
        "year",
        "years", "degrees", "percent", "jours", "heures", "minutes", "secondes", "ans", "mm", "fps", "k",
    ]

    private mutating func takeCount(_ value: String, _ token: Token) {
        let around = [token.at - 1, token.end].filter(words.indices.contains).map { words[$0].text }
        if around.contains(where: Self.units.contains) { return mark(token, "number", value) }
        pending.values["count"] = (value, marks.count)
        pending.end = token.end
        mark(token, "count", value)
    }

    // MARK: Motion and change

    private mutating func takeMotion(_ name: String, _ n: Int, _ token: Token) {
        let word = words[token.at].text
        if isVerbOfAir(n) {
            (hasVerb, isObject, mayOpen) = (true, true, false)
            return mark(token, tokens[n - 1].has(["weather"]) ? "weather" : "light", word)
        }
        if filming, !word.hasSuffix("ing") { return mark(token, "framing word", word) }
        let base = !["s", "ing", "ed"].contains { word.hasSuffix($0) }
        if base, token.at > 0, grammar.determiners.contains(words[token.at - 1].text) {
            return mark(token, "nothing to draw", word)
        }
        let isParticiple = word.hasSuffix("ing") || word.hasSuffix("ed")
        // "Snow falling" is weather, and "leaves falling" is what the leaves do, whoever stands there.
        let follows = isParticiple && n > 0 && tokens[n - 1].end == token.at && !words[token.at].opensClause
        let isOfAir = ["fall", "drift", "flow", "blow", "swirl"].contains(name)
        if follows, isOfAir,
            tokens[n - 1].has(["weather"]) || Self.weathers.contains(tokens[n - 1].noun?.primitive ?? "")
        {
            return mark(token, "weather", word)
        }
        mark(token, "motion", name)
        let isOwn = agents.isEmpty || follows && nouns.contains(n - 1)
        let acting = isOwn ? lastSubject.map { [$0] } ?? [] : agents
        if let first = acting.first, !(isParticiple && nounFollows(n) && startsPhrase(token)),
            !words[token.at].opensSentence
        {
            marks[marks.count - 1].of = facts.subjects[first].words
            for n in acting { set("motion", name, on: n) }
        } else {
            pendingMotion = (name, marks.count - 1)
        }
        (hasVerb, isObject, mayOpen) = (true, true, false)
        settle()
    }

    private static let weathers: Set<String> = ["rain", "snow", "fog", "lightning", "storm", "cloud"]

    private func startsPhrase(_ token: Token) -> Bool {
        guard token.at > 0, !words[token.at].opensClause else { return true }
        return grammar.determiners.contains(words[token.at - 1].text)
    }

    private mutating func takeChange(_ value: String, _ token: Token) {
        mark(token, "change", value)
        if value == "to" { turn = words[token.end - 1].text == "from" ? .from : .to }
        turnEnd = token.end
        if ["day", "dawn"].contains(words[token.end - 1].text) {
            times.append(words[token.end - 1].text == "day" ? .noon : .dawn)
            turn = .from
        }
    }

    private mutating func takeSequence(_ value: String, _ token: Token) {
        mark(token, "sequence", value)
        if value == "end" {
            facts.isSequence = true
            if turn == .none { turn = .softTo }
        }
    }

    private mutating func takePlace(_ value: String, _ token: Token) {
        let next = token.end < words.count ? words[token.end].text : ""
        if value == "above", next.utf8.allSatisfy({ (0x30...0x39).contains($0) }) || Self.units.contains(next) {
            return
        }
        mark(token, "place", value)
        let word = words[token.end - 1].text
        // "On the left of a chair" says where the thing before is; "on the left, a chair" says where the next is.
        let relative = [
            "of", "over", "above", "under", "below", "beneath", "behind", "beside", "near", "inside", "within",
        ]
        if let lastSubject, relative.contains(word) || token.at - lastEnd <= 4, !words[token.at].opensClause {
            facts.subjects[lastSubject].place = facts.subjects[lastSubject].place ?? value
        } else {
            place = (value, token.end)
        }
        settle()
    }
}
