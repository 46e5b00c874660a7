internal import PrevizKernels

/// What draws a noun: a row of the table of primitives.
struct Noun: Hashable, Sendable {
    let primitive: String
    /// The primitive's name where it has no variants.
    let variant: String
    var isPlural: Bool
    /// Whether the word is more often a verb or an adjective.
    let isSeldom: Bool
    /// Whether it is the name of a place.
    let isName: Bool
    /// The drawing that other words of the prompt ask for, in place of the word's own.
    var drawing: String?

    /// Whether the primitive is one of those that say little of how a thing looks.
    var isVague: Bool { ["prop", "material", "place", "beast"].contains(primitive) }
}

/// The generated tables of nouns, with the rules of plurals and of French endings.
enum NounTable {
    /// The noun that a folded word or phrase is, itself or by its ending.
    static func find(_ phrase: String, french: Bool) -> Noun? {
        if let exact = exact(phrase, french: french) { return exact }
        let count = phrase.utf8.count
        if !french, phrase.hasSuffix("ss") || phrase.hasSuffix("us") { return nil }
        for (ending, instead) in french ? frenchEndings : englishEndings
        where count >= ending.utf8.count + 2 && phrase.hasSuffix(ending) {
            guard var noun = exact(phrase.dropLast(ending.count) + instead, french: french) else { continue }
            noun.isPlural = noun.isPlural || ending.hasSuffix("s") || ending.hasSuffix("x") || ending == "men"
            return noun
        }
        return nil
    }

    private static let englishEndings = [
        ("ies", "y"), ("ves", "f"), ("ves", "fe"), ("men", "man"), ("ches", "ch"), ("shes", "sh"), ("sses", "ss"),
        ("xes", "x"), ("zes", "z"), ("oes", "o"), ("ses", "s"), ("es", "e"), ("s", ""),
    ]

    private static let frenchEndings = [
        ("aux", "al"), ("aux", "ail"), ("euses", "eur"), ("trices", "teur"), ("euse", "eur"), ("trice", "teur"),
        ("ennes", "en"), ("enne", "en"), ("iere", "ier"), ("ieres", "ier"), ("s", ""), ("x", ""), ("es", ""), ("e", ""),
    ]

    private static func exact(_ phrase: String, french: Bool) -> Noun? {
        let length = Int32(phrase.utf8.count)
        let code = phrase.withCString {
            pv_noun_find(french ? pv_language_french : pv_language_english, $0, length)
        }
        guard code >= 0, let name = pv_noun_variant(code / 8).map({ String(cString: $0) }) else { return nil }
        let parts = name.split(separator: "/")
        let flags = code % 8
        return Noun(
            primitive: String(parts[0]), variant: String(parts[parts.count - 1]),
            isPlural: flags & Int32(pv_noun_plural) != 0,
            isSeldom: flags & Int32(pv_noun_seldom) != 0, isName: flags & Int32(pv_noun_name) != 0)
    }
}
