internal import ClipModel

/// One page for people who ask how a film was made: a label, a broadcaster, a festival. HTML that can be printed, without
/// scripts and without anything from elsewhere.
package struct AIDeclaration: Sendable {
    package let html: String

    package init(_ facts: FilmFacts) {
        html = Page(facts: facts).html
    }
}

private struct Page {
    let facts: FilmFacts

    var html: String {
        PrintedPage.html(
            title: "AI declaration: \(title)", style: Self.style,
            body: """
                <header>
                <p class="kind">Declaration of the use of generative AI</p>
                <h1>\(PrintedPage.name(title))</h1>
                <p>\(text(PrintedPage.byline(facts)))</p>
                </header>
                \(sections.joined(separator: "\n"))
                <footer>
                <p>Made from commit <code>\(text(facts.commit))</code> of \(facts.day) by clipws \
                \(text(facts.programVersion)). It states what the project's records say, and is no legal advice.</p>
                <p class="sign"><span>Name</span><span>Date</span><span>Signature</span></p>
                </footer>
                """)
    }

    private var title: String { stated(facts.title) ?? "Untitled" }

    private var sections: [String] { [extent, tools, people, song, disclosures, regimes].compactMap { $0 } }

    private func text(_ text: String) -> String { PrintedPage.text(text) }
    private func fact(_ fact: SharedFact, _ words: String) -> String { PrintedPage.fact(fact, words) }
    private func section(_ heading: String, _ body: String) -> String { PrintedPage.section(heading, body) }

    // MARK: what was generated

    private var extent: String {
        let source =
            facts.extent.sourceType.map {
                "<dt>Digital source type</dt><dd class=\"note\">\(fact(.sourceType, $0))</dd>"
            } ?? ""
        return section(
            "Extent",
            """
            <dl>
            <dt>Pictures by generative AI</dt><dd><strong>\(fact(.extent, facts.extent.word.rawValue))</strong></dd>
            <dt>Takes in the film</dt><dd>\(fact(.takes, "\(facts.extent.takes)"))</dd>
            <dt>In words</dt><dd>\(fact(.sentence, facts.extent.sentence)).</dd>
            \(source)
            </dl>
            """)
    }

    private var tools: String {
        let limit = 12
        let rows = facts.extent.tools.prefix(limit).map { tool in
            "<tr><td>\(text(tool.name))</td><td class=\"whole\">\(tool.kind)</td><td class=\"number\">\(tool.takes)</td></tr>"
        }
        let more = facts.extent.tools.count - rows.count
        let rest = more > 0 ? "<p>And \(more) more, in the rights manifest.</p>" : ""
        let models = facts.extent.models.joined(separator: "; ")
        return section(
            "Tools",
            """
            <p>Generative models: \(models.isEmpty ? "none" : "")\(fact(.models, models))</p>
            <table>
            <thead><tr><th>Tool</th><th>Kind</th><th class="number">Takes</th></tr></thead>
            <tbody>
            \(rows.joined(separator: "\n"))
            </tbody>
            </table>
            \(rest)
            """)
    }

    private var people: String {
        let limit = 16
        let humans = facts.credited.filter { !$0.isCompany }
        let named = humans.prefix(limit).map { person in
            "<li>\(text(person.name))\(stated(person.role).map { ", \(text($0))" } ?? "")</li>"
        }
        var body: [String] = []
        if named.isEmpty {
            body.append(
                facts.people.allSatisfy(\.isCompany)
                    ? "<p>rights.yaml names nobody: what people did isn't recorded.</p>"
                    : "<p>Those whom rights.yaml records aren't to be named.</p>")
        } else {
            let more = humans.count - named.count
            body.append(
                "<ul>\n\(named.joined(separator: "\n"))\(more > 0 ? "\n<li>and \(more) more</li>" : "")\n</ul>")
        }
        if !facts.orderedBy.isEmpty {
            body.append("<p>Takes were ordered by \(text(facts.orderedBy.joined(separator: ", "))).</p>")
        }
        let chosen = facts.chosenByHand
        body.append(
            "<p>In \(chosen) of \(facts.scenes) \(facts.scenes == 1 ? "scene" : "scenes") the take was kept or chosen by "
                + "hand.</p>")
        return section("Human part", body.joined(separator: "\n"))
    }

    private var song: String? {
        facts.song.map { song in
            section(
                "Song",
                "<p>\(fact(.song, song.line)). The records don't say whether generative AI was used in it.</p>")
        }
    }

    // MARK: what is owed

    private var disclosures: String {
        let shown: String
        if let stated = facts.release?.disclosure {
            let ways = Disclosure.allCases.filter(stated.contains).map(\.rawValue)
            shown =
                ways.isEmpty
                ? "<p>Viewers aren't told.</p>" : "<p>Viewers are told: \(text(ways.joined(separator: ", "))).</p>"
        } else {
            shown = "<p>How viewers are told isn't recorded.</p>"
        }
        let limit = 8
        let rows = facts.disclosures.prefix(limit).map { owed in
            "<tr><td>\(text(owed.rule))</td><td>\(text(owed.words))</td><td>\(text(owed.source))</td></tr>"
        }
        guard !rows.isEmpty else {
            return section(
                "Words owed by terms", shown + "\n<p>The records ask for no words about generated pictures.</p>")
        }
        let more = facts.disclosures.count - rows.count
        return section(
            "Words owed by terms",
            """
            \(shown)
            <table>
            <thead><tr><th>Rule</th><th>Words</th><th>Asked for by</th></tr></thead>
            <tbody>
            \(rows.joined(separator: "\n"))
            </tbody>
            </table>
            \(more > 0 ? "<p>And \(more) more: <code>clipws rights check</code>.</p>" : "")
            """)
    }

    private var regimes: String {
        let day = facts.release?.date ?? facts.day
        let places = facts.release?.territories?.description
        let purpose = facts.release?.purpose?.rawValue
        let meant =
            "\(purpose ?? "purpose not stated") · \(places ?? "places not stated") · from \(day)"
            + (facts.release?.until.map { " to \($0)" } ?? "")
        let rows = DisclosureRegime.known.compactMap { regime -> String? in
            // Where the release doesn't say where, each may bind it.
            guard regime.fits(facts.release, on: day) ?? true else { return nil }
            return
                "<tr><td>\(text(regime.name))</td><td class=\"whole\">\(regime.from)</td><td>\(text(regime.asks))</td></tr>"
        }
        let table =
            rows.isEmpty
            ? "<p>None of the rules that clipws knows fits place and day.</p>"
            : """
            <table>
            <thead><tr><th>Rule</th><th>Since</th><th>What it asks</th></tr></thead>
            <tbody>
            \(rows.joined(separator: "\n"))
            </tbody>
            </table>
            """
        return section(
            "Disclosures by place and date",
            "<p>Release: \(text(meant))</p>\n\(table)\n"
                + "<p class=\"note\">Rules as read on \(DisclosureRegime.read) whose place and day fit, or may. Whether one binds this "
                + "film is for people to say.</p>")
    }

    private static let style = """
        @page { size: A4; margin: 12mm 16mm; }
        body { max-width: 178mm; }
        ul { padding-left: 5mm; columns: 2; column-gap: 9mm; }
        th, .whole { overflow-wrap: normal; white-space: nowrap; }
        .sign { display: flex; gap: 8mm; margin-top: 9mm; }
        .sign span { flex: 1; border-top: 0.2mm solid #000; padding-top: 0.5mm; }
        """
}
