/// Reads a prompt's words into facts, in one pass from left to right.
struct Reader {
    private var facts = PrevizUnderstanding()
    private var settings: [PrevizSetting] = []
    private var times: [PrevizTime] = []
    private var changes = false
    /// Colours and counts wait for the noun that they stand before.
    private var colour: (name: String, at: Int)?
    private var count: (number: Int, at: Int)?
    private var negation: Negation?
    private var lastSubject: Int?
    private var lastThingEnd = -9
    private var pendingMotion: (name: String, at: Int)?

    private struct Negation {
        var at: Int
        var met: Bool
    }

    static let subjectLimit = 7

    static func read(_ prompt: String, negative: String?) -> PrevizUnderstanding {
        var reader = Reader()
        if let negative {
            for hit in hits(in: words(of: negative)) { for meaning in hit.meanings { reader.exclude(meaning) } }
        }
        reader.walk(words(of: prompt))
        return reader.conclusion
    }

    /// A phrase of the tables at a place of the text.
    private struct Hit {
        let at: Int
        let length: Int
        let meanings: [Meaning]
        let plural: Bool
        var end: Int { at + length }
    }

    private static func hits(in words: [Word]) -> [Hit] {
        var hits: [Hit] = []
        var at = 0
        while at < words.count {
            let hit = longest(in: words, at: at)
            if let hit { hits.append(hit) }
            at += hit?.length ?? 1
        }
        return hits
    }

    /// Three words before two before one; a phrase doesn't cross a clause.
    private static func longest(in words: [Word], at: Int) -> Hit? {
        for length in stride(from: min(3, words.count - at), through: 1, by: -1) {
            let part = words[at..<at + length]
            if part.dropFirst().contains(where: \.opensClause) { continue }
            let phrase = part.map(\.text).joined(separator: " ")
            if let found = Vocabulary.shared.look(up: phrase) {
                return Hit(at: at, length: length, meanings: found.meanings, plural: found.plural)
            }
        }
        return nil
    }

    private mutating func walk(_ words: [Word]) {
        let hits = Self.hits(in: words)
        for (n, hit) in hits.enumerated() {
            if words[hit.at].opensClause { closeClause(at: hit.at, words) }
            let next = n + 1 < hits.count ? hits[n + 1] : nil
            if hit.meanings.first?.category == "negate" {
                negation = Negation(at: hit.at, met: false)
            } else if isNegated(hit, words) {
                negation?.met = true
                negation?.at = hit.end
                for meaning in hit.meanings { exclude(meaning) }
            } else {
                for meaning in hit.meanings { take(meaning, hit, next: next, words) }
            }
        }
        settleColour()
    }

    private mutating func closeClause(at: Int, _ words: [Word]) {
        // "No people, cars or dogs" goes on; "no people. A car" doesn't, and can't be told apart by commas alone.
        negation = nil
        settleColour()
        count = nil
    }

    /// A negation reaches three words ahead, and on over "or" and "and" from thing to thing.
    private func isNegated(_ hit: Hit, _ words: [Word]) -> Bool {
        guard let negation else { return false }
        if !negation.met { return hit.at - negation.at <= 3 }
        let between = words[min(negation.at, hit.at)..<hit.at].map(\.text)
        return !between.isEmpty && between.count <= 2
            && between.allSatisfy { ["or", "and", "nor", "ni", "et", "ou", "any"].contains($0) }
    }

    private mutating func exclude(_ meaning: Meaning) {
        guard ["subject", "setting", "weather", "colour", "style"].contains(meaning.category) else { return }
        if !facts.excluded.contains(meaning.value) { facts.excluded.append(meaning.value) }
        let people = ["person", "woman", "man", "crowd", "child", "couple"]
        if meaning.value == "crowd" || meaning.value == "person" {
            for kind in people where !facts.excluded.contains(kind) { facts.excluded.append(kind) }
        }
    }

    private mutating func take(_ meaning: Meaning, _ hit: Hit, next: Hit?, _ words: [Word]) {
        let value = meaning.value
        switch meaning.category {
        case "subject": takeSubject(value, hit)
        case "setting": takeSetting(value, hit)
        case "colour": takeColour(value, hit, next: next, words)
        case "count": count = Int(value).map { ($0, hit.end) }
        case "time": PrevizTime(rawValue: value).map { times.append($0) }
        case "weather": PrevizWeather(rawValue: value).map { add($0) }
        case "motion": takeMotion(value, hit)
        case "wear": takeClothing(hit)
        case "floor": takeFloor(value)
        case "sky", "ground": takeField(meaning.category, hit)
        default: takeManner(meaning)
        }
    }

    private mutating func takeManner(_ meaning: Meaning) {
        switch meaning.category {
        case "camera": if facts.camera == nil { facts.camera = PrevizCamera(rawValue: meaning.value) }
        case "frame": if facts.framing == nil { facts.framing = PrevizFraming(rawValue: meaning.value) }
        case "style": if !facts.styles.contains(meaning.value) { facts.styles.append(meaning.value) }
        case "pace": if facts.pace == nil { facts.pace = meaning.value }
        case "change": changes = true
        default: break
        }
    }

    private mutating func add(_ weather: PrevizWeather) {
        if !facts.weather.contains(weather) { facts.weather.append(weather) }
    }

    private mutating func takeSetting(_ value: String, _ hit: Hit) {
        guard let setting = PrevizSetting(rawValue: value) else { return }
        if let colour, hit.at - colour.at <= 3 {
            if facts.groundColour == nil { facts.groundColour = colour.name }
            self.colour = nil
        }
        if !settings.contains(setting) { settings.append(setting) }
        lastThingEnd = hit.end
        lastSubject = nil
        count = count?.number == 0 ? count : nil
    }

    private mutating func takeSubject(_ kind: String, _ hit: Hit) {
        let colour = waitingColour(at: hit.at)
        let motion = waitingMotion(at: hit.at)
        var number = hit.plural ? 4 : 1
        if let count, hit.at - count.at <= 3 { number = max(count.number, 1) }
        if ["couple"].contains(kind) { number = 2 }
        count = nil
        lastThingEnd = hit.end
        if let known = facts.subjects.firstIndex(where: { $0.kind == kind }) {
            merge(into: known, number, colour, motion)
        } else if facts.subjects.count < Self.subjectLimit {
            facts.subjects.append(
                PrevizSubject(kind: kind, count: number, colour: colour, clothing: nil, motion: motion))
            lastSubject = facts.subjects.count - 1
        }
    }

    private mutating func merge(into known: Int, _ number: Int, _ colour: String?, _ motion: String?) {
        facts.subjects[known].count = max(facts.subjects[known].count, number)
        if facts.subjects[known].colour == nil { facts.subjects[known].colour = colour }
        if facts.subjects[known].motion == nil { facts.subjects[known].motion = motion }
        lastSubject = known
    }

    private mutating func waitingColour(at: Int) -> String? {
        guard let colour, at - colour.at <= 4 else { return nil }
        self.colour = nil
        return colour.name
    }

    private mutating func waitingMotion(at: Int) -> String? {
        guard let pendingMotion, at - pendingMotion.at <= 3 else { return nil }
        self.pendingMotion = nil
        return pendingMotion.name
    }

    /// A colour belongs to the noun after it, or, as in French and after "is", to the noun right before it.
    private mutating func takeColour(_ name: String, _ hit: Hit, next: Hit?, _ words: [Word]) {
        settleColour()
        let linking = ["is", "are", "was", "est", "sont", "in", "en"]
        let direct = hit.at == lastThingEnd && !words[hit.at].opensClause
        let linked = hit.at == lastThingEnd + 1 && linking.contains(words[hit.at - 1].text)
        let nounFollows = next.map { $0.at - hit.end <= 1 && isThing($0) && !words[$0.at].opensClause } ?? false
        if (direct || linked) && !nounFollows, let lastSubject {
            if facts.subjects[lastSubject].colour == nil { facts.subjects[lastSubject].colour = name }
            return
        }
        colour = (name, hit.end)
    }

    private func isThing(_ hit: Hit) -> Bool {
        hit.meanings.contains { ["subject", "setting", "wear", "sky", "ground", "skip"].contains($0.category) }
    }

    private mutating func settleColour() {
        guard let waiting = colour else { return }
        colour = nil
        if !facts.palette.contains(waiting.name), facts.palette.count < 5 { facts.palette.append(waiting.name) }
    }

    private mutating func takeMotion(_ name: String, _ hit: Hit) {
        if let lastSubject, facts.subjects[lastSubject].motion == nil {
            facts.subjects[lastSubject].motion = name
        } else {
            pendingMotion = (name, hit.end)
        }
    }

    private mutating func takeClothing(_ hit: Hit) {
        guard let name = waitingColour(at: hit.at) else { return }
        let people = ["person", "woman", "child", "crowd", "couple", "dancer", "samurai", "ghost"]
        guard let wearer = facts.subjects.lastIndex(where: { people.contains($0.kind) }) else {
            return facts.palette.append(name)
        }
        facts.subjects[wearer].clothing = name
    }

    /// What lies on the floor without falling from the sky.
    private mutating func takeFloor(_ state: String) {
        if state == "wet" { facts.isWet = true } else if facts.groundColour == nil { facts.groundColour = "white" }
    }

    private mutating func takeField(_ field: String, _ hit: Hit) {
        guard let name = waitingColour(at: hit.at) else { return }
        if field == "sky" { facts.skyColour = name } else { facts.groundColour = name }
    }

    private var conclusion: PrevizUnderstanding {
        var facts = facts
        facts.subjects.removeAll { facts.excluded.contains($0.kind) }
        facts.weather.removeAll { facts.excluded.contains($0.rawValue) }
        facts.styles.removeAll { facts.excluded.contains($0) }
        facts.palette.removeAll { facts.excluded.contains($0) }
        let allowed = settings.filter { !facts.excluded.contains($0.rawValue) }
        facts.setting = Self.principal(allowed)
        facts.alsoSettings = allowed.filter { $0 != facts.setting }
        facts.time = times.first
        if changes, let last = times.last, last != times.first { facts.laterTime = last }
        return facts
    }

    /// The setting that decides the picture: what encloses everything before what lies in it.
    private static func principal(_ settings: [PrevizSetting]) -> PrevizSetting? {
        let order: [PrevizSetting] = [
            .underwater, .mars, .moonscape, .matter, .clouds, .space, .stage, .tunnel, .street, .forest, .beach,
            .desert,
            .arctic, .room, .city, .canyon, .mountains, .lake, .river, .sea, .road, .garden, .field, .macro,
        ]
        return order.first { settings.contains($0) }
    }
}
