/// What a word or a phrase stands for: `colour` and `red`, `motion` and `walk`.
struct Meaning: Hashable, Sendable {
    let category: String
    let value: String
}

/// Words of the prompt that the tables know together.
struct Token: Sendable {
    let at: Int
    let length: Int
    var meanings: [Meaning] = []
    var noun: Noun?
    /// Whether it only holds the sentence together.
    var isFunction = false
    /// What is known of the member of the cast that the words name.
    var member: PrevizSubject?

    var end: Int { at + length }
    var isUnknown: Bool { meanings.isEmpty && noun == nil && !isFunction }
    /// Whether nothing can be drawn of it: unknown, or a noun like "period".
    var saysNothing: Bool { isUnknown || meanings.isEmpty && noun?.primitive == "abstract" }
    func value(_ category: String) -> String? { meanings.first { $0.category == category }?.value }
    func has(_ categories: Set<String>) -> Bool { meanings.contains { categories.contains($0.category) } }
}

/// The tables of terms and verbs of one language, as a dictionary from folded phrases to meanings.
struct Lexicon: Sendable {
    let isFrench: Bool
    private let grammar: FunctionWords
    private let meanings: [String: [Meaning]]
    /// The first words of phrases: most words begin none, which saves building them.
    private let heads: Set<String>

    /// Made once, in a few milliseconds, at first use.
    static let english = Lexicon(terms: englishTerms, verbs: englishVerbForms(), isFrench: false)
    static let french = Lexicon(terms: frenchTerms, verbs: frenchVerbForms(), isFrench: true)

    /// Past forms that no rule makes: "ran", "drove".
    static let irregularForms = Set(
        irregularVerbs.split { $0 == " " || $0 == "\n" }.enumerated().filter { $0.offset % 2 == 0 }.map {
            String($0.element)
        })

    private init(terms: String, verbs: [(String, Meaning)], isFrench: Bool) {
        self.isFrench = isFrench
        grammar = FunctionWords.of(french: isFrench)
        var table: [String: [Meaning]] = [:]
        for line in terms.split(separator: "\n") {
            let words = line.split(separator: " ")
            let key = words[0].split(separator: ".")
            let meaning = Meaning(category: String(key[0]), value: String(key[1]))
            for word in words.dropFirst() { add(meaning, to: &table, spelled(word)) }
        }
        for (form, meaning) in verbs { add(meaning, to: &table, form) }
        meanings = table
        heads = Set(table.keys.lazy.filter { $0.contains(" ") }.map { String($0.prefix { $0 != " " }) })
    }

    /// The language that a text is in, by its small words; English where they don't tell.
    static func of(_ words: [Word]) -> Lexicon {
        let english = words.count { FunctionWords.tellEnglish.contains($0.text) }
        let french = words.count { FunctionWords.tellFrench.contains($0.text) }
        if french != english { return french > english ? .french : .english }
        func known(_ lexicon: Lexicon) -> Int {
            lexicon.tokens(words).reduce(0) { $0 + ($1.saysNothing || $1.isFunction ? 0 : $1.length) }
        }
        return known(.french) > known(.english) ? .french : .english
    }

    func tokens(_ words: [Word]) -> [Token] {
        var tokens: [Token] = []
        var at = 0
        while at < words.count {
            let token = token(at: at, in: words)
            tokens.append(token)
            at = token.end
        }
        return tokens
    }

    /// Four words before three before two before one; a phrase doesn't cross a clause.
    private func token(at: Int, in words: [Word]) -> Token {
        for length in stride(from: min(4, words.count - at), through: 2, by: -1) {
            let part = words[at..<at + length]
            if part.dropFirst().contains(where: { $0.opensClause }) { continue }
            let phrase = part.map(\.text).joined(separator: " ")
            let found = heads.contains(words[at].text) ? meanings[phrase] ?? [] : []
            var noun = length < 4 ? NounTable.find(phrase, french: isFrench) : nil
            // "A calm black sea" is none of that name.
            if noun?.isName == true, !words[at].isCapital { noun = nil }
            if !found.isEmpty || noun != nil { return Token(at: at, length: length, meanings: found, noun: noun) }
        }
        return single(words[at].text, at: at)
    }

    private func single(_ word: String, at: Int) -> Token {
        var token = Token(at: at, length: 1, meanings: meanings[word] ?? [])
        token.isFunction = grammar.all.contains(word) && token.meanings.isEmpty
        if !token.isFunction { token.noun = NounTable.find(word, french: isFrench) }
        return token
    }
}

private func spelled(_ word: Substring) -> String { String(word.map { $0 == "_" ? " " : $0 }) }

private func add(_ meaning: Meaning, to table: inout [String: [Meaning]], _ word: String) {
    if table[word]?.contains(meaning) != true { table[word, default: []].append(meaning) }
}

/// Every form of the English verbs.
private func englishVerbForms() -> [(String, Meaning)] {
    var forms: [(String, Meaning)] = []
    var classes: [Substring: Meaning] = [:]
    for line in englishVerbs.split(separator: "\n") {
        let words = line.split(separator: " ")
        let meaning = Meaning(category: "motion", value: String(words[0]))
        for verb in words.dropFirst() {
            if classes[verb] == nil { classes[verb] = meaning }
            forms += EnglishVerb.forms(of: spelled(verb)).map { ($0, classes[verb] ?? meaning) }
        }
    }
    let irregular = irregularVerbs.split { $0 == " " || $0 == "\n" }
    for n in stride(from: 0, to: irregular.count - 1, by: 2) {
        if let meaning = classes[irregular[n + 1]] { forms.append((String(irregular[n]), meaning)) }
    }
    return forms
}

/// The regular forms of an English verb.
enum EnglishVerb {
    static func forms(of verb: String) -> [String] {
        guard !verb.contains(" "), let last = verb.last else { return [verb] }
        let stem = String(verb.dropLast())
        if last == "e" { return [verb, verb + "s", verb + "d", stem + "ing"] }
        if last == "y", let before = stem.last, !"aeiou".contains(before) {
            return [verb, stem + "ies", stem + "ied", verb + "ing"]
        }
        let hisses = ["s", "x", "z", "ch", "sh"].contains { verb.hasSuffix($0) }
        return [verb, verb + (hisses ? "es" : "s"), verb + "ed", verb + "ing", verb + "\(last)ing", verb + "\(last)ed"]
    }
}

/// The forms of the French verbs that prompts use: present, infinitive, participles.
private func frenchVerbForms() -> [(String, Meaning)] {
    var forms: [(String, Meaning)] = []
    for line in frenchVerbs.split(separator: "\n") {
        let words = line.split(separator: " ")
        let meaning = Meaning(category: "motion", value: String(words[0]))
        for verb in words.dropFirst() {
            if verb.hasPrefix("=") {
                forms.append((String(verb.dropFirst()), meaning))
            } else {
                let stem = String(verb.dropLast(2))
                forms += ["er", "e", "es", "ent", "ant", "ee", "ees"].map { (stem + $0, meaning) }
            }
        }
    }
    return forms
}
