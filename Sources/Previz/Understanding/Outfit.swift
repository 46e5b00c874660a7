/// What somebody wears and how their hair is, as far as words say it.
package struct PrevizOutfit: Sendable, Hashable {
    /// `coat`, `jacket`, `shirt`, `dress`, `gown`, `robe`, `sleeveless` or `armour`.
    package var garment: String?
    /// `cap`, `brim`, `helmet`, `hood`, `crown` or `veil`.
    package var hat: String?
    package var hatColour: String?
    /// `short`, `long`, `curly`, `tail`, `bun` or `none`.
    package var hair: String?
    package var hairColour: String?
    package var shoes: String?
    /// The colour of a mask before the face.
    package var mask: String?
    /// The colour of the mask's beak.
    package var beak: String?
    package var isBearded = false
    package var hasGlasses = false
}

/// What a word says of an outfit.
enum Wear {
    case garment(String)
    case hat(String)
    case hair(String?)
    case shoes, beard, mask, beak, glasses

    static func of(_ word: String) -> Wear? { table[word] }

    private static let table: [String: Wear] = {
        let lines: [(Wear, String)] = [
            (.garment("coat"), "coat raincoat overcoat trenchcoat parka anorak manteau impermeable"),
            (.garment("jacket"), "suit jacket blazer tuxedo uniform costume veste"),
            (.garment("shirt"), "shirt tshirt sweater hoodie jumper pullover blouse chemise pull"),
            (.garment("dress"), "dress sundress skirt tutu robe"),
            (.garment("gown"), "gown"), (.garment("robe"), "kimono cassock cloak cape"),
            (.garment("sleeveless"), "swimsuit bikini leotard"), (.garment("armour"), "armor armour armure"),
            (.hat("cap"), "cap beanie beret casquette bonnet"), (.hat("brim"), "hat chapeau"),
            (.hat("helmet"), "helmet casque"), (.hat("hood"), "hood capuche"),
            (.hat("crown"), "crown tiara couronne"), (.hat("veil"), "veil voile"),
            (.hair(nil), "hair cheveux"), (.hair("curly"), "curls boucles"),
            (.hair("tail"), "ponytail braid braids tresse"),
            (.hair("bun"), "bun chignon"),
            (.shoes, "shoes shoe boots sneakers sandals heels chaussures bottes"),
            (.beard, "beard moustache mustache barbe"), (.mask, "mask masque"), (.beak, "beak bec"),
            (.glasses, "glasses sunglasses spectacles lunettes"),
        ]
        var table: [String: Wear] = [:]
        for (wear, words) in lines { for word in words.split(separator: " ") { table[String(word)] = wear } }
        return table
    }()
}

extension Reader {
    /// A word of clothing or hair, where somebody is named who may wear it; `false` where nobody is.
    mutating func takeWear(_ n: Int, _ token: Token) -> Bool {
        guard let wear = Wear.of(words[token.end - 1].text) else { return false }
        guard let wearer = wearer else { return isNamedAfter(n, token) }
        if case .garment("dress") = wear, !isFrench, words[token.end - 1].text == "robe" { return false }
        let owner = facts.subjects[wearer].words
        let colour = takePending("colour", of: owner) ?? takePending("material", of: owner).flatMap(Self.metal)
        var outfit = facts.subjects[wearer].outfit ?? PrevizOutfit()
        var role = "clothing"
        switch wear {
        case .garment(let name):
            // What is named first is what is seen.
            if outfit.garment == nil {
                outfit.garment = name
                facts.subjects[wearer].clothing = facts.subjects[wearer].clothing ?? colour
            }
        case .hat(let name):
            guard !isOff(token) else { break }
            (outfit.hat, outfit.hatColour) = (outfit.hat ?? name, outfit.hatColour ?? colour)
        case .hair(let form):
            outfit.hair = outfit.hair ?? form ?? hairForm(before: token)
            outfit.hairColour = outfit.hairColour ?? colour
            role = "part"
        case .shoes: outfit.shoes = outfit.shoes ?? colour
        case .beard:
            (outfit.isBearded, outfit.hairColour) = (true, outfit.hairColour ?? colour)
            role = "part"
        case .mask: outfit.mask = outfit.mask ?? colour ?? "white"
        case .beak where outfit.mask != nil: outfit.beak = colour ?? "yellow"
        case .beak: return false
        case .glasses: outfit.hasGlasses = true
        }
        facts.subjects[wearer].outfit = outfit
        nouns.insert(n)
        dropPending()
        (last, lastEnd) = (role == "part" ? .part : .clothing(wearer), token.end)
        mark(token, role, text(token), of: owner)
        return true
    }

    /// "The collar of Noor": whose it is comes after it.
    mutating func isNamedAfter(_ n: Int, _ token: Token) -> Bool {
        guard n + 2 < tokens.count, ["of", "de"].contains(words[tokens[n + 1].at].text) else { return false }
        let next = tokens[n + 2]
        let owner = next.isFunction && n + 3 < tokens.count ? tokens[n + 3] : next
        guard owner.noun.map(Kinds.isAnimate) == true, !words[owner.at].opensClause else { return false }
        dropPending()
        mark(token, "part", text(token), of: text(owner))
        return true
    }

    private static func metal(_ material: String) -> String? {
        ["gold": "gold", "metal": "silver", "paper": "white"][material]
    }

    /// "With the hood down".
    private func isOff(_ token: Token) -> Bool {
        token.end < words.count && ["down", "off"].contains(words[token.end].text)
    }

    private func hairForm(before token: Token) -> String? {
        let before = words[max(token.at - 3, 0)..<token.at].map(\.text)
        let forms = [
            "short": "short", "cropped": "short", "long": "long", "curly": "curly", "courts": "short",
            "longs": "long", "boucles": "curly",
        ]
        return before.lazy.compactMap { forms[$0] }.first
    }
}
