internal import ClipModel

/// A thing that is used under a licence.
struct LicensedThing {
    enum Role { case song, picture, prompts, font, other }

    var role: Role
    /// What findings call it.
    var name: String
    var title: String?
    var authors: [String]
    var source: String?
    /// The words that its owner asks for.
    var credit: String?
    /// Where the licence is stated.
    var statedIn: String
}

/// What licences say of a thing in a film.
struct LicenceRules {
    let release: ReleasePlan
    let permissions: Permissions

    /// Judges a licence as somebody wrote it.
    func judge(_ text: String, of thing: LicensedThing) -> [Judgement] {
        let found = judgeTerms(text.trimmingSpaces, of: thing)
        guard let credit = stated(thing.credit), !found.contains(where: { $0.rule == "C12" }) else { return found }
        return found + [
            Judgement(
                "C12", .duty, "\(thing.name) must be credited", source: thing.statedIn,
                remedy: "put the words into the film's credits or its description", owed: credit)
        ]
    }

    private func judgeTerms(_ text: String, of thing: LicensedThing) -> [Judgement] {
        if let named = named(text, thing) { return named }
        let name = LicenceName(text)
        if let spdx = name.spdx { return judge(.id(spdx), thing, text) }
        if KnownLicence(text) != nil { return judge(.id(text), thing, text) }
        guard let expression = LicenceExpression(text) else { return [unread(text, thing)] }
        return judge(expression, thing, text)
    }

    private func judge(_ expression: LicenceExpression, _ thing: LicensedThing, _ text: String) -> [Judgement] {
        switch expression {
        case .and(let a, let b): return judge(a, thing, text) + judge(b, thing, text)
        case .or(let a, let b):
            // One of them is to be chosen: the one that asks for less.
            let (first, second) = (judge(a, thing, text), judge(b, thing, text))
            return first.worst <= second.worst ? first : second
        case .with(let id, let exception):
            return judge(.id(id), thing, text) + [
                Judgement(
                    "C11", .review,
                    "\(thing.name) is under \(id) with the exception \(exception), which isn't known "
                        + "here", source: thing.statedIn, remedy: "read the exception and note what it allows")
            ]
        case .id(let id):
            if id.hasPrefix("LicenseRef-") || id.hasPrefix("DocumentRef-") { return own(id, thing) }
            guard let known = KnownLicence(id) else { return [unread(id, thing)] }
            return conditions(known, thing)
        }
    }

    /// Terms that have a name and no id.
    private func named(_ text: String, _ thing: LicensedThing) -> [Judgement]? {
        switch text.lowercased() {
        case "own", "own work": return []
        case "all rights reserved", "proprietary", "copyright":
            return permissions.judge(thing, release)
                ?? [
                    Judgement(
                        "C17", .blocked, "\(thing.name): all rights are reserved, and no permission is recorded",
                        source: thing.statedIn,
                        remedy: "record the permission under `licences` in rights.yaml, or use something else")
                ]
        case "public domain":
            return [
                Judgement(
                    "C17", .review, "\(thing.name) is said to be in the public domain, which depends on the country",
                    source: thing.statedIn, remedy: "note for which countries and why, or state CC0-1.0 or CC-PDM-1.0")
            ]
        default: return nil
        }
    }

    private func unread(_ text: String, _ thing: LicensedThing) -> Judgement {
        Judgement(
            "C17", .unknown, "what `\(text)` allows for \(thing.name) isn't known here", source: thing.statedIn,
            remedy: "state its SPDX id, or record what it allows under `licences` and name that as LicenseRef-<id>")
    }

    /// A licence of the project's own, described by an entry of `licences`.
    private func own(_ id: String, _ thing: LicensedThing) -> [Judgement] {
        permissions.judge(id: id, thing, release)
            ?? [
                Judgement(
                    "C17", .unknown, "no entry of `licences` says what `\(id)` allows for \(thing.name)",
                    source: thing.statedIn,
                    remedy: "add one: `clipws rights add licences id=\(id) status=signed`, with uses and territories")
            ]
    }

    // MARK: conditions

    private func conditions(_ licence: KnownLicence, _ thing: LicensedThing) -> [Judgement] {
        switch licence.family {
        case .publicDomain, .font: return []
        case .permissive:
            let notice = "\(thing.name): keep the copyright notice and the text of \(licence.id)"
            return [Judgement("C12", .duty, notice, source: licence.id, owed: credit(licence, thing))]
        case .copyleft: return [copyleft(licence, thing)]
        case .creativeCommons: return commons(licence, thing)
        }
    }

    private func copyleft(_ licence: KnownLicence, _ thing: LicensedThing) -> Judgement {
        Judgement(
            "C11", .review,
            "\(thing.name) is under \(licence.id): a work based on it must as a whole come under that licence, with its "
                + "source, and whether a film with it is one is open", source: licence.copyleftSource,
            remedy: "ask its owner for a licence for films, or use something else")
    }

    private func commons(_ licence: KnownLicence, _ thing: LicensedThing) -> [Judgement] {
        var found: [Judgement] = []
        if licence.barsCommerce { found += [commerce(licence, thing)].compactMap { $0 } }
        if licence.barsChanges { found.append(changes(licence, thing)) }
        if licence.sharesAlike { found.append(shareAlike(licence, thing)) }
        if licence.wantsCredit {
            found.append(
                Judgement(
                    "C12", .duty, "\(thing.name) must be credited", source: licence.creditSource,
                    remedy: "put the words into the film's credits or its description",
                    owed: credit(licence, thing)))
        }
        return found
    }

    private func commerce(_ licence: KnownLicence, _ thing: LicensedThing) -> Judgement? {
        let remedy = "use something else, or ask its owner for another licence"
        func finding(_ verdict: Verdict, _ words: String, _ remedy: String) -> Judgement {
            Judgement(
                "C11", verdict, "\(thing.name) is under \(licence.shortName), which allows no commercial use; \(words)",
                source: licence.commerceSource, remedy: remedy)
        }
        guard let purpose = release.purpose else {
            return finding(
                .unknown, "what the film is for isn't stated", "state it: `--purpose`, or `release` in rights.yaml")
        }
        switch purpose.isCommercial {
        case true?: return finding(.blocked, "the film is for: \(purpose.rawValue)", remedy)
        case false?: return nil
        case nil: return finding(.review, "whether \(purpose.rawValue) use is commercial depends", remedy)
        }
    }

    private func changes(_ licence: KnownLicence, _ thing: LicensedThing) -> Judgement {
        let what =
            switch thing.role {
            case .song: "laying it under pictures makes a derivative, and none may be shared"
            default: "nothing made from it may be shared"
            }
        return Judgement(
            "C11", .blocked, "\(thing.name) is under \(licence.shortName): \(what)", source: licence.changeSource,
            remedy: "use something else, or ask its owner for another licence")
    }

    private func shareAlike(_ licence: KnownLicence, _ thing: LicensedThing) -> Judgement {
        let remedy = "ask, or release the film under \(licence.shortName), or use something else"
        guard thing.role == .song else {
            return Judgement(
                "C11", .review,
                "\(thing.name) is under \(licence.shortName): what is adapted from it comes under that licence, and whether "
                    + "the scene is, is open", source: licence.alikeSource, remedy: remedy)
        }
        guard let synchronisation = licence.synchronisationSource else {
            return Judgement(
                "C11", .review,
                "\(thing.name) is under \(licence.shortName), whose share-alike doesn't say whether music under pictures "
                    + "makes a derivative", source: licence.alikeSource, remedy: remedy)
        }
        // A later version of the licence may be used for an adaptation (section 4(b) of versions 2.0 to 3.0, 3(b) of 4.0).
        let isAlike = release.stated.licence.map { Self.isAlike($0, licence) } ?? false
        return Judgement(
            "C11", isAlike ? .duty : .review,
            "\(thing.name) is under \(licence.shortName): music timed to pictures makes the film an adaptation, which may "
                + "be shared only under that licence or a compatible one",
            source: "\(synchronisation); \(alike(licence))",
            remedy: isAlike
                ? nil
                : "`clipws rights set release licence=\(licence.id)` if the film is released under it; else use something else",
            owed: isAlike ? licence.address.map { "This film is licensed under \(licence.shortName), \($0)" } : nil)
    }

    /// Whether a film under `film` may hold an adaptation of something under `licence`: the same, or a later version.
    private static func isAlike(_ film: String, _ licence: KnownLicence) -> Bool {
        let name = LicenceName(film)
        guard let other = name.spdx ?? KnownLicence(name.compared)?.id else { return false }
        func parts(_ id: String) -> (family: Substring, version: Substring)? {
            id.lastIndex(of: "-").map { (id[..<$0], id[id.index(after: $0)...]) }
        }
        guard let mine = parts(licence.id), let theirs = parts(other) else { return other == licence.id }
        return mine.family == theirs.family && mine.version <= theirs.version
    }

    private func alike(_ licence: KnownLicence) -> String {
        licence.alikeSource.replacing("\(licence.shortName), ", with: "")
    }

    /// The words of a credit: title, authors, licence, address, change, as far as they are known.
    private func credit(_ licence: KnownLicence, _ thing: LicensedThing) -> String {
        if let credit = thing.credit { return credit }
        var words = thing.title.map { "“\($0)”" } ?? thing.name
        if !thing.authors.isEmpty { words += " by \(thing.authors.joined(separator: ", "))" }
        if let source = thing.source { words += ", \(source)" }
        words += ", \(licence.shortName)" + (licence.address.map { " (\($0))" } ?? "")
        guard case .creativeCommons = licence.family else { return words }
        switch thing.role {
        case .song: return words + "; set to pictures"
        case .prompts: return words + "; used as prompts"
        default: return words + "; adapted"
        }
    }
}
