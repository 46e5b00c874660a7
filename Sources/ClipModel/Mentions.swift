/// `@name` in a prompt: a cast member. `\@` is a plain at sign, and so is one inside a word, as in an address.
package enum Mentions {
    package enum Piece: Hashable, Sendable {
        case text(String)
        case mention(String)
    }

    /// Splits `prompt` at its mentions. A name ends before trailing `.` and `-`, which close sentences more often than
    /// they end names.
    package static func pieces(of prompt: String) -> [Piece] {
        var pieces: [Piece] = []
        var text = ""
        var rest = Substring(prompt)
        var previous: Character?
        while let next = rest.first {
            rest.removeFirst()
            if next == "\\", rest.first == "@" {
                text.append("@")
                rest.removeFirst()
                previous = "@"
                continue
            }
            let name = next == "@" && !(previous.map(isNameCharacter) ?? false) ? leadingName(of: rest) : ""
            if name.isEmpty {
                text.append(next)
                previous = next
                continue
            }
            if !text.isEmpty { pieces.append(.text(text)) }
            text = ""
            pieces.append(.mention(String(name)))
            rest.removeFirst(name.count)
            previous = name.last
        }
        if !text.isEmpty { pieces.append(.text(text)) }
        return pieces
    }

    /// The mentioned names, each once, in order of first mention.
    package static func names(in prompt: String) -> [String] {
        guard prompt.utf8.contains(UInt8(ascii: "@")) else { return [] }
        var seen: Set<String> = []
        return pieces(of: prompt).compactMap { piece in
            if case .mention(let name) = piece, seen.insert(name).inserted { name } else { nil }
        }
    }

    private static func leadingName(of text: Substring) -> Substring {
        var name = text.prefix(while: isNameCharacter)
        while let last = name.last, last == "." || last == "-" { name.removeLast() }
        return name
    }

    private static func isNameCharacter(_ character: Character) -> Bool {
        character.isLetter || character.isNumber || character == "-" || character == "_" || character == "."
    }
}
