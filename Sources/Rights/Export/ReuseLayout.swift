package import ClipModel

/// The licences of a project's files in the layout of REUSE 3.3: `REUSE.toml` and the names of the texts that belong into
/// `LICENSES/`. Later annotations come before earlier ones, and a file's own notice before both.
package struct ReuseLayout: Sendable {
    package static let path = "REUSE.toml"
    /// The first line of a file that this program wrote and may replace.
    package static let mark = "# Written by `clipws export spdx`. What you write here is lost with the next export.\n"
    /// Stands for terms that nobody stated. It has no text, so `reuse lint` asks for one.
    package static let notStated = "LicenseRef-NotStated"

    package let toml: String
    /// Ids of the licences that are named, in the order of their bytes.
    package let licences: [String]
    /// Paths for which the project states no terms.
    package let open: [String]

    /// Whether a `REUSE.toml` may be replaced.
    package static func isOwn(_ text: String) -> Bool { text.hasPrefix(mark) }

    private struct Annotation: Hashable {
        var holder: String
        var licence: String
    }

    /// - Parameters:
    ///   - takes: all takes of the commit, in the film or not.
    ///   - files: the paths of the commit's files.
    ///   - own: the SPDX expression for what the project's people wrote themselves; without it those files stay open.
    package init(_ facts: FilmFacts, takes: [TakeID: TakeRecord], files: Set<String>, own: String?) {
        var lists: [(paths: [String], annotation: Annotation)] = []
        func add(_ path: String, _ holder: String, _ licence: String?) {
            let annotation = Annotation(holder: singleLine(holder), licence: licence ?? Self.notStated)
            if let last = lists.indices.last, lists[last].annotation == annotation {
                lists[last].paths.append(path)
            } else {
                lists.append(([path], annotation))
            }
        }
        let makers = facts.credited.filter { $0.cast.isEmpty && $0.makesFilm }
        let people = facts.artists.isEmpty ? makers.map(\.name) : facts.artists
        let year = "\(facts.day)".prefix(4)
        add("**", people.isEmpty ? "Holder not stated" : "\(year) \(people.joined(separator: ", "))", own)
        // Contracts and consents are nobody's to pass on.
        let evidence = facts.input.rights.licences.map(\.evidence) + facts.input.rights.consents.map(\.evidence)
        let papers = Set(evidence.compactMap(\.document)).sorted().map { Self.escaped($0.text) }
        for path in papers { add(path, Self.holder([]), nil) }
        for asset in facts.input.rights.assets {
            guard let file = asset.file else { continue }
            let path = Self.pattern(file)
            add(path, Self.holder(asset.authors), asset.licence.map(Self.expression))
        }
        for work in facts.input.rights.works {
            guard let file = work.file else { continue }
            let terms = stated(work.licence).map(Self.expression) ?? Self.permissions(file, facts.input.rights)
            add(Self.escaped(file.text), Self.holder(work.artists), terms)
        }
        if let song = facts.input.song, !facts.input.rights.works.contains(where: { $0.file == song.path }) {
            add(
                Self.escaped(song.path.text), Self.holder(facts.song?.artists ?? []),
                facts.song?.licence.map(Self.expression) ?? Self.permissions(song.path, facts.input.rights))
        }
        let catalogue = TermsCatalogue(overrides: facts.input.rights.terms)
        let folders = TakeFolders(files)
        let shown = takes.map { (path: "takes/\(folders.scene(of: $0, $1))/\($0).mp4", record: $1) }.filter { take in
            // What the program itself draws from somebody's words comes under the terms of those words.
            files.contains(take.path) && !TakeSummary(take.record).maker.isProcedure
        }
        let made = shown.map { ($0.path, Self.takeTerms($0.record, catalogue), TakeSummary($0.record).maker.name) }
        let sorted = made.sorted { ($0.1 ?? "", $0.2, $0.0) < ($1.1 ?? "", $1.2, $1.0) }
        for (path, terms, tool) in sorted { add(Self.escaped(path), "Made by \(tool); no copyright is claimed", terms) }
        toml = Self.mark + "version = 1\n" + lists.map { Self.table($0.paths, $0.annotation) }.joined()
        licences = Set(lists.map(\.annotation.licence).flatMap(Self.ids)).subtracting([Self.notStated]).sorted()
        open = lists.filter { $0.annotation.licence == Self.notStated }.flatMap(\.paths).filter { !papers.contains($0) }
    }

    private static func holder(_ names: [String]) -> String {
        let named = names.filter { stated($0) != nil }
        return named.isEmpty ? "Holder not stated" : named.joined(separator: ", ")
    }

    private static func takeTerms(_ record: TakeRecord, _ catalogue: TermsCatalogue) -> String? {
        if let kept = record.generatorTerms.flatMap(TakeTerms.init(json:)) {
            return expression((catalogue.replacement(for: kept.terms) ?? kept.terms).licence)
        }
        let maker = TakeSummary(record).maker
        if let model = maker.model, case .terms(let terms) = catalogue.match(model: model, version: maker.version) {
            return expression(terms.licence)
        }
        return stated(record.terms).map { catalogue.entry($0)?.licence ?? $0 }.map(expression)
    }

    /// The permissions under which a song without a licence is used.
    private static func permissions(_ song: ProjectPath, _ ledger: RightsLedger) -> String? {
        let names = UsedSong(song, ledger).granted.map { "LicenseRef-" + plain($0.name) }
        return names.isEmpty ? nil : unique(names).joined(separator: " AND ")
    }

    // MARK: expressions

    /// An SPDX expression for what somebody wrote: the same if it is one, else a `LicenseRef-` made of its words.
    static func expression(_ written: String) -> String {
        let text = LicenceName(written).compared
        if let known = KnownLicence(text) { return known.id }
        if let parsed = LicenceExpression(text), isSPDX(parsed) {
            return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        }
        return "LicenseRef-" + plain(text)
    }

    /// The letters that SPDX allows in a name of one's own.
    private static func plain(_ text: String) -> String {
        let words = text.unicodeScalars.map { scalar -> Character in
            let isPlain = scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
            return isPlain || scalar == "." ? Character(scalar) : "-"
        }
        let name = String(words).split(separator: "-").joined(separator: "-")
        return name.isEmpty ? "NotStated" : name
    }

    // An id that this program doesn't know may still be SPDX's; one word alone may be anything.
    private static func isSPDX(_ expression: LicenceExpression) -> Bool {
        switch expression {
        case .id(let id): KnownLicence(id) != nil || id.hasPrefix("LicenseRef-")
        case .with(let id, _): KnownLicence(id) != nil
        case .and(let left, let right), .or(let left, let right): isSPDX(left) && isSPDX(right)
        }
    }

    private static func ids(_ expression: String) -> [String] {
        func ids(_ parsed: LicenceExpression) -> [String] {
            switch parsed {
            case .id(let id): [id]
            case .with(let id, let exception): [id, exception]
            case .and(let left, let right), .or(let left, let right): ids(left) + ids(right)
            }
        }
        return LicenceExpression(expression).map(ids) ?? []
    }

    // MARK: TOML

    private static func table(_ paths: [String], _ annotation: Annotation) -> String {
        let list = paths.count == 1 ? quoted(paths[0]) : "[\n" + paths.map { "    \(quoted($0)),\n" }.joined() + "]"
        return """

            [[annotations]]
            path = \(list)
            SPDX-FileCopyrightText = \(quoted(annotation.holder))
            SPDX-License-Identifier = \(quoted(annotation.licence))

            """
    }

    /// A path as REUSE takes it for itself: `*` and `\` are signs there.
    private static func escaped(_ path: String) -> String {
        path.replacing("\\", with: "\\\\").replacing("*", with: "\\*")
    }

    /// An asset's pattern, in which `*` crosses slashes, as REUSE writes that.
    private static func pattern(_ file: String) -> String {
        String(file.split(separator: "*", omittingEmptySubsequences: false).joined(separator: "**"))
    }

    /// TOML's basic strings escape like JSON's, but for slashes and DEL, and both write control characters as `\u`.
    private static func quoted(_ text: String) -> String { JSONValue.string(text).canonical }
}

extension RightsLedger.Person {
    /// Whether somebody of that role makes pictures or words of the film, as performers and those behind the song don't.
    var makesFilm: Bool {
        let words = ["direct", "edit", "writ", "author", "artist", "design", "animat", "photo", "prompt", "produc"]
        guard let role = role?.lowercased(), !role.contains("songwrit") else { return false }
        return words.contains { role.contains($0) }
    }
}
