internal import ClipModel

/// The end credits as text: who, with which song, from what, and how much of the pictures is generated.
///
/// Sections come in a fixed order, those about generation last, so that no name or title in one before can pass for them.
package struct FilmCredits: Sendable {
    package struct Section: Hashable, Sendable {
        package var heading: String
        package var lines: [String]
    }

    package let title: String
    package let sections: [Section]

    package init(_ facts: FilmFacts) {
        title = singleLine(stated(facts.title) ?? "Untitled")
        var sections: [Section] = []
        func add(_ heading: String, _ lines: [String]) {
            let lines = lines.map { singleLine($0).trimmingSpaces }.filter { !$0.isEmpty }
            if !lines.isEmpty { sections.append(Section(heading: heading, lines: lines)) }
        }
        add("By", facts.artists)
        let people = facts.credited
        for role in unique(people.map { Self.role($0) }) {
            add(role, unique(people.filter { Self.role($0) == role }.map(\.name)))
        }
        add("Song", [facts.song?.line].compactMap { $0 })
        add("Credits", facts.credits)
        add(Self.notices, unique(facts.disclosures.map(\.words)))
        add(
            Self.tools,
            facts.extent.tools.map {
                "\($0.name), \($0.kind) (\($0.takes) \($0.takes == 1 ? "take" : "takes"))"
            })
        add(Self.extent, [facts.extent.sentence])
        self.sections = sections
    }

    static let notices = "Notices"
    static let tools = "Made with"
    static let extent = "Generated pictures"

    // A role is a heading, so it begins with a capital and can't be one of the fixed ones.
    private static func role(_ person: RightsLedger.Person) -> String {
        let role = singleLine(stated(person.role) ?? "with").trimmingSpaces
        let heading = role.prefix(1).uppercased() + role.dropFirst()
        return [tools, extent, notices].contains(heading) ? "\(heading):" : heading
    }

    /// Plain text: headings in capitals, one blank line between sections.
    package var text: String {
        let blocks = sections.map { ([$0.heading.uppercased()] + $0.lines).joined(separator: "\n") }
        return ([title.uppercased()] + blocks).joined(separator: "\n\n") + "\n"
    }

    /// The plain text as the prompt of a scene that rolls it up: names that begin with `@` are no members of the cast.
    package var roll: String { Self.rolled(text) }

    static func rolled(_ text: String) -> String { text.replacing("@", with: "@\u{2060}").trimmingSpaces }

    package var markdown: String {
        let blocks = sections.map { section in
            "## \(Self.plain(section.heading))\n\n"
                + section.lines.map { "- \(Self.plain($0))" }.joined(separator: "\n")
        }
        return (["# \(Self.plain(title))"] + blocks).joined(separator: "\n\n") + "\n"
    }

    /// The text so that Markdown shows it as it is (CommonMark, 2.4): signs that mean something anywhere are escaped, and
    /// those that make a list or a heading of a line only at its beginning.
    static func plain(_ text: String) -> String {
        let lead = text.prefix { $0.isASCII && $0.isNumber }
        var out = ""
        var at = text.startIndex
        if !lead.isEmpty, let next = text.dropFirst(lead.count).first, ".)".contains(next) {
            out = lead + "\\" + String(next)
            at = text.index(lead.endIndex, offsetBy: 1)
        } else if let first = text.first, "-+=".contains(first) {
            out = "\\" + String(first)
            at = text.index(after: at)
        }
        return out + String(text[at...].flatMap { marks.contains($0) ? ["\\", $0] : [$0] })
    }

    private static let marks = Set("\\`*_[]<>#!|&~")
}

extension FilmCredits {
    /// The facts that credits of either form state, read back.
    static func facts(in credits: String, isMarkdown: Bool) -> StatedFacts {
        let lines = credits.split(separator: "\n", omittingEmptySubsequences: false).map { line -> String in
            guard isMarkdown else { return String(line) }
            return unescaped(line.hasPrefix("- ") ? line.dropFirst(2) : line)
        }
        func section(_ heading: String) -> [String] {
            let title = isMarkdown ? "## \(heading)" : heading.uppercased()
            guard let start = lines.lastIndex(of: title) else { return [] }
            return Array(lines[(start + 1)...].drop { $0.isEmpty }.prefix { !$0.isEmpty })
        }
        let model = ", generative model ("
        let models = section(tools).compactMap { line in
            line.ranges(of: model).last.map { String(line[..<$0.lowerBound]) }
        }
        var facts: StatedFacts = [.models: models.joined(separator: "; ")]
        facts[.sentence] = section(extent).first
        facts[.song] = section("Song").first
        return facts
    }

    private static func unescaped(_ text: Substring) -> String {
        var out = ""
        var isEscape = false
        for sign in text {
            if sign == "\\", !isEscape {
                isEscape = true
            } else {
                out.append(sign)
                isEscape = false
            }
        }
        return out
    }
}
