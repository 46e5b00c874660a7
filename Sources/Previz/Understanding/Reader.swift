/// Reads a prompt's words into facts, in one pass from left to right.
struct Reader {
    let words: [Word]
    /// Where the description of the look begins.
    private var lookFrom = Int.max
    let tokens: [Token]
    let isFrench: Bool
    let grammar: FunctionWords
    var facts = PrevizUnderstanding()
    var marks: [PrevizMark] = []
    var settings: [PrevizSetting] = []
    var times: [PrevizTime] = []
    var laterTimes: [PrevizTime] = []
    var moves: [(move: PrevizCamera, at: Int)] = []
    var moods: [String] = []
    /// What adjectives said and no noun took yet.
    var pending = Attributes()
    var pendingMotion: (name: String, mark: Int)?
    var last = Attachment.nothing
    var lastEnd = -9
    var lastSubject: Int?
    var turn = Turn.none
    /// The first word behind the "to" or "into" of a change.
    var turnEnd = -9
    /// Who acts in the clause, and who did in the one before.
    var agents: [Int] = []
    private var formerAgents: [Int] = []
    /// Whether the clause has had its verb, whether a new one may begin here, and whether what comes is an object.
    var hasVerb = false
    var mayOpen = false
    var isObject = false
    /// Whether the sentence speaks of the camera or the film: its verbs move nobody.
    var filming = false
    var place: (name: String, at: Int)?
    private var negation: Negation?
    /// The comparison that the words are in.
    var simile = Simile.none
    /// The tokens that were read as nouns.
    var nouns: Set<Int> = []

    private struct Negation {
        var at: Int
        var met: Bool
    }

    /// What an attribute after its noun belongs to.
    enum Attachment: Equatable {
        case nothing
        case subject(Int)
        case sky, ground
        case clothing(Int)
        case part, light
    }

    /// Where a sentence is within a change: before it, after "from", or in what comes of it.
    enum Turn { case none, from, softFrom, to, softTo }

    /// Adjectives that wait, each with its mark.
    struct Attributes {
        var values: [String: (value: String, mark: Int)] = [:]
        var end = -9
    }

    static let subjectLimit = 7
    private static let markLimit = 2048

    static func read(
        _ prompt: String, cast: [PrevizMember] = [], style: String = "", negative: String? = nil
    ) -> PrevizUnderstanding {
        reading(prompt, cast: cast, style: style, negative: negative).understanding
    }

    /// - Parameter style: the description of a look: its nouns are no things in the picture.
    static func reading(
        _ prompt: String, cast: [PrevizMember] = [], style: String = "", negative: String?
    ) -> PrevizReading {
        let words = Word.all(in: style.isEmpty ? prompt : prompt + "\n\n" + style)
        let lexicon = Lexicon.of(words)
        let tokens = Senses.settled(Members(cast).joined(lexicon.tokens(words), words), words)
        var reader = Reader(words: words, tokens: tokens, isFrench: lexicon.isFrench)
        if !style.isEmpty { reader.lookFrom = Word.all(in: prompt).count }
        reader.walk()
        if let negative { reader.exclude(all: negative) }
        return reader.conclusion
    }

    init(words: [Word], tokens: [Token], isFrench: Bool) {
        (self.words, self.tokens, self.isFrench) = (words, tokens, isFrench)
        grammar = FunctionWords.of(french: isFrench)
    }

    private mutating func walk() {
        let quoted = words.count { $0.isQuoted } * 2 < words.count
        let camera = CameraGrammar.moves(in: words)
        let taken = Set(camera.flatMap(\.at))
        for found in camera { note(found) }
        for (n, token) in tokens.enumerated() {
            let word = words[token.at]
            if word.opensSentence { openSentence() } else if word.opensClause { openClause(n) }
            if quoted, word.isQuoted {
                takeText(token)
            } else if taken.isDisjoint(with: token.at..<token.end), !takeSimile(n, token) {
                take(n, token)
            }
        }
        settle()
    }

    private mutating func note(_ found: CameraGrammar.Found) {
        moves.append((found.move, found.at[0]))
        for at in found.at { marks.append(PrevizMark(at: at, length: 1, role: "camera", value: found.move.rawValue)) }
    }

    private mutating func openSentence() {
        settle()
        (negation, turn, pendingMotion, place, filming) = (nil, .none, nil, nil, false)
        simile = .none
        if !agents.isEmpty { formerAgents = agents }
        (agents, hasVerb, mayOpen, isObject) = ([], false, false, false)
    }

    private mutating func openClause(_ n: Int) {
        // "No people, cars or dogs" goes on; "no people. A car" doesn't, and can't be told apart by commas alone.
        negation = nil
        (mayOpen, isObject) = (true, false)
        if !isAdjective(tokens[n]), n == 0 || !isAdjective(tokens[n - 1]) { settle() }
    }

    private mutating func take(_ n: Int, _ token: Token) {
        if token.value("negate") != nil {
            negation = Negation(at: token.at, met: false)
            return mark(token, "negation", "no")
        }
        if isNegated(token) {
            guard !token.meanings.isEmpty || token.noun != nil else { return }
            negation?.met = true
            negation?.at = token.end
            return exclude(token)
        }
        if let member = token.member { return takeMember(member, n, token) }
        if token.isFunction { return takeFunction(token) }
        if isAge(n, token) { return mark(token, "age", text(token)) }
        if isFormOfAir(n, token) { return mark(token, "nothing to draw", text(token)) }
        if isShade(n, token) { return mark(token, "shade", text(token)) }
        let asNoun = token.noun != nil && readsAsNoun(n)
        let isThing = isThing(n)
        for meaning in token.meanings
        where !(meaning.category == "motion" && asNoun || ["colour", "material"].contains(meaning.category) && isThing)
        {
            takeMeaning(meaning, n, token)
        }
        guard token.at < lookFrom else { return }
        if asNoun, let noun = token.noun, !suppressesNoun(n, noun), !takeWear(n, token) { takeNoun(noun, n, token) }
        if token.isUnknown {
            takeName(n, token)
            takeStranger(n, token)
        }
    }

    /// "A woman of thirty", "a girl of nine with short hair".
    private func isAge(_ n: Int, _ token: Token) -> Bool {
        guard token.at > 0, words[token.at - 1].text == "of", last != .nothing, Self.numerals.contains(text(token))
        else {
            return false
        }
        return n + 1 >= tokens.count || tokens[n + 1].isFunction || words[tokens[n + 1].at].opensClause
    }

    private static let numerals = Set(
        "five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety"
            .split(separator: " ").map(String.init))

    /// "Bright" and "dark" before a colour say which red it is, not what light there is.
    private func isShade(_ n: Int, _ token: Token) -> Bool {
        guard n + 1 < tokens.count, token.has(["light", "style", "size"]) else { return false }
        return tokens[n + 1].value("colour") != nil && !words[tokens[n + 1].at].opensClause
    }

    private mutating func takeFunction(_ token: Token) {
        let word = words[token.at].text
        switch word {
        case "from":
            turn = hasChange(near: token.at) ? .from : .softFrom
            turnEnd = token.end
        case "de" where isFrench && hasChange(near: token.at): turn = .from
        case "to", "into", "vers", "a":
            turn = turn == .from ? .to : turn == .softFrom ? .softTo : turn
            turnEnd = token.end
        default: break
        }
        if ["and", "while", "as", "but", "when", "et", "tandis", "pendant"].contains(word) {
            (mayOpen, isObject) = (true, false)
        }
        if grammar.pronouns.contains(word), agents.isEmpty { agents = formerAgents }
        let binding = ["and", "or", "et", "ou", "s"]
        guard !binding.contains(word), grammar.prepositions.contains(word) else { return }
        if word != "as" { isObject = true }
        settle()
    }

    private func hasChange(near at: Int) -> Bool {
        tokens.contains { ($0.has(["change"]) || $0.value("motion") == "transform") && abs($0.at - at) < 14 }
    }

    /// A negation reaches three words ahead, and on over "or" and "and" from thing to thing.
    private func isNegated(_ token: Token) -> Bool {
        guard let negation else { return false }
        if !negation.met { return token.at - negation.at <= 3 }
        let between = words[min(negation.at, token.at)..<token.at].map(\.text)
        return !between.isEmpty && between.count <= 2
            && between.allSatisfy { ["or", "and", "nor", "ni", "et", "ou", "any"].contains($0) }
    }

    private mutating func exclude(_ token: Token) {
        var named: [String] = []
        for meaning in token.meanings
        where ["setting", "weather", "colour", "style", "light"].contains(meaning.category) {
            named.append(meaning.value)
        }
        if let noun = token.noun { named += [Kinds.kind(of: noun, word: text(token)), noun.primitive] }
        if named.contains("crowd") || named.contains("person") {
            named += ["person", "woman", "man", "crowd", "child", "couple"]
        }
        for name in named where !facts.excluded.contains(name) { facts.excluded.append(name) }
        if let first = named.first { mark(token, "excluded", first) }
    }

    private mutating func exclude(all negative: String) {
        let words = Word.all(in: negative)
        for token in Lexicon.of(words).tokens(words) {
            let noun = token.noun.map { [Kinds.kind(of: $0, word: words[token.end - 1].text), $0.primitive] } ?? []
            // "No text" is said of captions and watermarks, not of a neon sign in the picture.
            if token.noun?.variant == "text" { continue }
            for name in token.meanings.map(\.value) + noun where !facts.excluded.contains(name) {
                facts.excluded.append(name)
            }
        }
        if facts.excluded.contains("crowd") || facts.excluded.contains("person") {
            facts.excluded += ["person", "woman", "man", "crowd", "child", "couple"]
        }
    }

    private mutating func takeText(_ token: Token) {
        let shown = words[token.at..<token.end].map(\.shown).joined(separator: " ")
        let continues = token.at > 0 && words[token.at - 1].isQuoted && !facts.texts.isEmpty
        if continues {
            facts.texts[facts.texts.count - 1] += " " + shown
        } else if facts.texts.count < 4 {
            facts.texts.append(shown)
        }
        mark(token, "text", shown)
    }

    // MARK: Marks

    func text(_ token: Token) -> String { words[token.at..<token.end].map(\.text).joined(separator: " ") }

    mutating func mark(_ token: Token, _ role: String, _ value: String, of thing: String? = nil) {
        if marks.count < Self.markLimit {
            marks.append(PrevizMark(at: token.at, length: token.length, role: role, value: value, of: thing))
        }
    }

    // MARK: The end

    private var conclusion: PrevizReading {
        var facts = facts
        func allowed(_ name: String) -> Bool { !facts.excluded.contains(name) }
        let banned = Set(facts.excluded)
        facts.subjects.removeAll { banned.contains($0.kind) || banned.contains($0.primitive) }
        facts.subjects = Parts.merged(facts.subjects)
        facts.weather.removeAll { banned.contains($0.rawValue) }
        facts.styles.removeAll { banned.contains($0) }
        facts.palette.removeAll { banned.contains($0) }
        let places = settings.filter { allowed($0.rawValue) }
        facts.setting = Self.principal(places)
        facts.alsoSettings = places.filter { $0 != facts.setting }
        facts.time = times.first
        if let later = laterTimes.last, later != times.first { facts.laterTime = later }
        if facts.laterSetting == facts.setting { facts.laterSetting = nil }
        facts.camera = moves.min { $0.at < $1.at }?.move
        facts.mood = Self.mostFrequent(moods)
        facts.principal = facts.subjects.first?.words ?? standIn
        let known = Set(marks.filter { $0.value != "unknown" }.flatMap { $0.at..<$0.at + $0.length })
        let unknown = tokens.filter { $0.isUnknown && !known.contains($0.at) }.map(\.at)
        return PrevizReading(
            facts, words: words.map(\.shown), marks: marks.sorted { ($0.at, $0.length) < ($1.at, $1.length) },
            unknown: unknown, isFrench: isFrench)
    }

    /// What a picture without a subject is about.
    private var standIn: String? {
        let order = [
            "part", "clothing", "thing", "setting", "sky", "light", "weather", "season", "time", "colour", "place",
        ]
        for role in order {
            if let mark = marks.first(where: { $0.role == role }) {
                return words[mark.at..<mark.at + mark.length].map(\.text).joined(separator: " ")
            }
        }
        return nil
    }

    /// The first of those that occur most often.
    private static func mostFrequent(_ names: [String]) -> String? {
        var counts: [String: Int] = [:]
        for name in names { counts[name, default: 0] += 1 }
        return names.first { counts[$0] == counts.values.max() }
    }

    /// The setting that decides the picture: what encloses everything before what lies in it.
    private static func principal(_ settings: [PrevizSetting]) -> PrevizSetting? {
        let order: [PrevizSetting] = [
            .underwater, .mars, .moonscape, .clouds, .space, .stage, .tunnel, .room, .street, .forest, .beach, .desert,
            .arctic, .city, .canyon, .mountains, .lake, .river, .sea, .road, .garden, .field, .matter, .macro,
        ]
        return order.first { settings.contains($0) }
    }
}
