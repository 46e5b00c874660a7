/// Words that only hold a sentence together.
struct FunctionWords: Sendable {
    let determiners: Set<String>
    let prepositions: Set<String>
    let pronouns: Set<String>
    let auxiliaries: Set<String>
    let all: Set<String>

    static func of(french isFrench: Bool) -> FunctionWords { isFrench ? french : english }

    static let english = FunctionWords(
        determiners: """
            a an the this that these those his her its their our my your some any every each another both either \
            such one two three four five six seven eight nine ten several many few multiple various which whose no
            """,
        prepositions: """
            of in on at with by from into onto over under through across along against between among behind \
            beneath beside near inside within without around towards toward for as like above below atop to upon \
            and or during
            """,
        pronouns: "he she it they we you i who that which there him them himself herself itself themselves",
        auxiliaries: """
            is are was were be been being am has have had do does did can could will would may might must should \
            to not begins starts begin start keeps seems appears gets continues get getting got
            """,
        others: """
            then than so but if while when where as how what why up down out off away back here just also very too \
            quite more most less least only own same other others again once ever yet still about after before \
            until since because although though it let per via etc e g i s t d re ve ll m rather such instead \
            however whether first second third whose something anything everything nothing someone fully almost \
            nearly
            """)

    static let french = FunctionWords(
        determiners: """
            un une le la les l des du ce cet cette ces son sa ses leur leurs mon ma mes nos votre deux trois \
            quatre cinq six plusieurs quelques chaque
            """,
        prepositions: """
            de d dans sur sous avec par pour vers chez entre et ou au aux en a contre pendant durant sans parmi \
            depuis avant apres selon
            """,
        pronouns: "il elle ils elles on qui je tu nous vous lui se s celui celle",
        auxiliaries: "est sont etait etaient a ont avait fait fut peut va vont etre avoir",
        others: """
            que qu plus tres comme mais donc car si tout toute tous toutes y ne n m t c j dont aussi puis ainsi \
            alors encore moins non presque trop meme quand lorsque tandis peu bien la ci cela ceci rien quoi
            """)

    /// Words that are frequent in one of the two languages and rare in the other.
    static let tellEnglish = set(
        "the of and with is are an in at from his her its their that this by for to it through over a on as")
    static let tellFrench = set(
        "le la les un une des du de et dans avec est sont sur au aux d l en qui sous vers par pour ses son sa ce cette")

    private init(determiners: String, prepositions: String, pronouns: String, auxiliaries: String, others: String) {
        self.determiners = Self.set(determiners)
        self.prepositions = Self.set(prepositions)
        self.pronouns = Self.set(pronouns)
        self.auxiliaries = Self.set(auxiliaries)
        all = Self.set([determiners, prepositions, pronouns, auxiliaries, others].joined(separator: " "))
    }

    private static func set(_ text: String) -> Set<String> { Set(text.split(separator: " ").map(String.init)) }
}
