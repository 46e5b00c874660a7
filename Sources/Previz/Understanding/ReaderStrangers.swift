/// Words that no table holds, where their neighbours make them somebody or something.
extension Reader {
    /// "The blorb turns": behind an article and a word that no table holds, a verb in the third person is no plural.
    func isVerbOfStranger(_ n: Int) -> Bool {
        guard !isFrench, n > 0, tokens[n - 1].isUnknown, tokens[n].has(["motion", "change"]) else { return false }
        let (stranger, verb) = (words[tokens[n - 1].at], words[tokens[n].at])
        guard tokens[n - 1].at > 0, !stranger.opensClause, !verb.opensClause else { return false }
        let article = words[tokens[n - 1].at - 1].text
        return ["a", "an", "the", "this", "that"].contains(article) && verb.text.hasSuffix("s") && !nounFollows(n)
    }

    /// A capitalised word that no table holds, within a sentence or with another beside it, is somebody's name.
    mutating func takeName(_ n: Int, _ token: Token) {
        func named(_ at: Int) -> Bool {
            words.indices.contains(at) && words[at].isCapital && tokens.contains { $0.at == at && $0.isUnknown }
        }
        let pair = named(token.at - 1) || named(token.end)
        guard !isFrench, named(token.at), words[token.at].text.utf8.count > 2, isSparselyCapital,
            pair || !words[token.at].opensSentence
        else { return }
        mark(token, "name", words[token.at].shown)
        let before = token.at > 0 ? words[token.at - 1].text : ""
        let foreign = ["in", "at", "by", "of", "from", "near", "the", "on"].contains(before) || named(token.at - 1)
        let follows = n + 1 < tokens.count && tokens[n + 1].noun != nil && !words[tokens[n + 1].at].opensClause
        guard facts.subjects.isEmpty, !foreign, !follows || tokens[n + 1].value("motion") != nil else { return }
        var subject = PrevizSubject(kind: "person", count: 1, colour: nil, clothing: nil, motion: nil)
        (subject.words, subject.primitive, subject.variant) = (text(token), "person", "person")
        facts.subjects.append(subject)
        (lastSubject, last, lastEnd) = (0, .subject(0), token.end)
    }

    /// What a verb follows acts in the picture. No table says what it looks like: it is drawn as a ball, so that its
    /// colours and moves are seen.
    mutating func takeStranger(_ n: Int, _ token: Token) {
        guard n + 1 < tokens.count, !words[token.at].isCapital, isVerbOfStranger(n + 1) else { return }
        mark(token, "subject", "unknown")
        var subject = PrevizSubject(kind: "ball", count: 1, colour: nil, clothing: nil, motion: nil)
        (subject.words, subject.primitive, subject.variant) = (text(token), "unknown", "unknown")
        guard let index = add(subject) else { return }
        attach(to: index, token)
        act(index)
        dropPending()
        (lastSubject, last, lastEnd) = (index, .subject(index), token.end)
    }

    /// Titles and lists that begin every word with a capital say nothing by it.
    private var isSparselyCapital: Bool { words.count { $0.isCapital } * 2 < words.count + 3 }
}
