internal import ClipModel

extension Project {
    /// A name from the first words of a prompt that no scene has.
    static func freeName(from prompt: String, taken: [SceneID]) -> SceneID {
        let words = plainLetters(prompt.lowercased()).split { !($0.isLetter || $0.isNumber) }
        let telling = words.filter { word in
            guard word.allSatisfy(\.isASCII) else { return true }
            return word.count > 2 && !["the", "and", "with", "into", "over", "from"].contains(word)
        }
        // Where no spaces part words, eight letters say about as much as three words do.
        let base = telling.prefix(3).map { $0.allSatisfy(\.isASCII) ? $0 : $0.prefix(8) }.joined(separator: "-")
        let stem = SceneID(base)?.text ?? "scene"
        let used = Set(taken.map(\.folded))
        for number in 1... {
            let name = number == 1 ? stem : "\(stem)-\(number)"
            if !used.contains(name) { return SceneID(unchecked: name) }
        }
        return SceneID(unchecked: stem)
    }

    /// Latin letters without their accents; other scripts as they are.
    private static func plainLetters(_ text: String) -> String {
        if text.utf8.allSatisfy({ $0 < 128 }) { return text }
        var plain = ""
        var latin = false
        for scalar in text.unicodeScalars {
            // An accent of its own belongs to the letter before it.
            if latin, scalar.properties.generalCategory == .nonspacingMark { continue }
            let letters = scalar.isASCII ? nil : latinLetters(scalar)
            latin = scalar.isASCII || letters != nil
            if let letters { plain += letters } else { plain.unicodeScalars.append(scalar) }
        }
        return plain
    }

    /// The letters that a Latin letter is made of, by its name in Unicode: `LATIN SMALL LETTER E WITH ACUTE`.
    private static func latinLetters(_ scalar: Unicode.Scalar) -> String? {
        guard let name = scalar.properties.name, name.hasPrefix("LATIN SMALL ") else { return nil }
        let words = name.split(separator: " ").dropFirst(3).prefix { $0 != "WITH" }.map(String.init)
        switch words {
        case ["SHARP", "S"]: return "ss"
        case ["DOTLESS", "I"]: return "i"
        case ["ETH"]: return "d"
        case ["THORN"]: return "th"
        case ["ENG"]: return "n"
        case ["LONG", "S"]: return "s"
        default: return words.count == 1 && words[0].utf8.count <= 2 ? words[0].lowercased() : nil
        }
    }
}
