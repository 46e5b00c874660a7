/// Somebody or something of a project's cast: what prompts call it, and what it looks like wherever it is shown.
package struct PrevizMember: Sendable, Hashable {
    package var name: String
    package var description: String

    package init(name: String, description: String) { (self.name, self.description) = (name, description) }
}

/// The cast as the reader meets it in a prompt.
struct Members {
    /// The folded words of each name, and what its description says of it.
    private let known: [(name: [String], subject: PrevizSubject)]

    init(_ members: [PrevizMember]) {
        known = members.map { member in
            let name = Word.all(in: member.name).map(\.text)
            let described =
                Reader.read(member.description).subjects.first ?? Reader.read(member.name).subjects.first
            var subject = described ?? .somebody
            (subject.member, subject.words, subject.count) = (member.name, name.joined(separator: " "), 1)
            (subject.motion, subject.place) = (nil, nil)
            return (name, subject)
        }.filter { !$0.name.isEmpty }
    }

    /// The tokens with those of a name as one.
    func joined(_ tokens: [Token], _ words: [Word]) -> [Token] {
        guard !known.isEmpty else { return tokens }
        var joined: [Token] = []
        var at = 0
        for token in tokens where token.end > at {
            // A name that begins within a phrase of the tables comes before it.
            let found = (max(token.at, at)..<token.end).lazy.compactMap { start in named(at: start, words) }.first
            guard let found else {
                joined.append(token)
                continue
            }
            joined.append(found)
            at = found.end
        }
        return joined
    }

    private func named(at start: Int, _ words: [Word]) -> Token? {
        let fitting = known.filter { start + $0.name.count <= words.count }.filter { member in
            words[start..<start + member.name.count].map(\.text) == member.name
        }
        guard let (name, subject) = fitting.max(by: { $0.name.count < $1.name.count }) else { return nil }
        let noun = Noun(
            primitive: subject.primitive, variant: subject.variant, isPlural: false, isSeldom: false, isName: false)
        return Token(at: start, length: name.count, noun: noun, member: subject)
    }
}

extension PrevizSubject {
    static var somebody: PrevizSubject {
        var subject = PrevizSubject(kind: "person", count: 1, colour: nil, clothing: nil, motion: nil)
        (subject.primitive, subject.variant) = ("person", "person")
        return subject
    }
}

extension Reader {
    /// A member of the cast is one subject, however often it is named.
    mutating func takeMember(_ member: PrevizSubject, _ n: Int, _ token: Token) {
        mark(token, "cast", member.kind)
        nouns.insert(n)
        filming = false
        pending.values["colour"] = nil
        let known = facts.subjects.firstIndex { $0.member == member.member }
        if known == nil, facts.subjects.count < Self.subjectLimit { facts.subjects.append(member) }
        guard let index = known ?? facts.subjects.indices.last, facts.subjects[index].member == member.member else {
            return dropPending()
        }
        attach(to: index, token)
        act(index)
        dropPending()
        (lastSubject, last, lastEnd) = (index, .subject(index), token.end)
    }
}
