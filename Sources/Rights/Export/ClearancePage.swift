internal import ClipModel

/// The clearance sheet as a page to print: what was found, numbered, then each scene, the song and the people with the
/// numbers of what was found about them.
struct ClearancePage {
    let sheet: ClearanceSheet

    private var facts: FilmFacts { sheet.facts }
    private var report: ClearanceReport { sheet.report }

    var html: String {
        let title = stated(facts.title) ?? "Untitled"
        return PrintedPage.html(
            title: "Clearance sheet: \(title)", style: Self.style,
            body: """
                <header>
                <p class="kind">Clearance sheet</p>
                <h1>\(PrintedPage.name(title))</h1>
                <p>\(PrintedPage.text(PrintedPage.byline(facts)))</p>
                \(summary)
                </header>
                \(PrintedPage.section("What was found", findings))
                \(PrintedPage.section("Scenes", scenes))
                \(PrintedPage.section("Song, people and papers", others))
                \(unused)
                <footer>
                <p>Made from commit <code>\(PrintedPage.text(facts.commit))</code> by clipws \
                \(PrintedPage.text(facts.programVersion)), with its day, \(facts.day), as that of the check. It compares \
                records of the project with one another, and is no legal advice.</p>
                </footer>
                """)
    }

    // MARK: the whole

    private var summary: String {
        let counts = Verdict.allCases.reversed().compactMap { verdict -> String? in
            let count = report.scenes.count { $0.verdict == verdict }
            return count == 0 ? nil : "\(count) \(verdict.word)"
        }
        let release =
            [
                report.purpose ?? "purpose not stated", report.territories ?? "places not stated",
                "from \(report.date)" + (facts.release?.until.map { " to \($0)" } ?? ""),
            ] + (facts.release?.media ?? [])
        let source = facts.extent.sourceType.map {
            "<dt>Digital source type</dt><dd>\(PrintedPage.fact(.sourceType, $0))</dd>\n"
        }
        return """
            <dl>
            <dt>The film</dt><dd><strong>\(report.verdict.word)</strong></dd>
            <dt>Scenes</dt><dd>\(counts.isEmpty ? "none" : counts.joined(separator: ", "))</dd>
            <dt>Release</dt><dd>\(PrintedPage.text(release.joined(separator: " · ")))</dd>
            <dt>Takes</dt><dd>\(PrintedPage.fact(.takes, "\(facts.extent.takes)"))</dd>
            <dt>Generative models</dt><dd>\(PrintedPage.fact(.models, facts.extent.models.joined(separator: "; ")))</dd>
            \(source ?? "")</dl>
            """
    }

    private var findings: String {
        if report.findings.isEmpty { return "<p>Nothing.</p>" }
        let rows = report.findings.enumerated().map { index, finding in
            let more = [
                finding.owed.map { "<p><b>Owed:</b> \(PrintedPage.text($0))</p>" },
                finding.remedy.map { "<p><b>Way out:</b> \(PrintedPage.text($0))</p>" },
            ].compactMap { $0 }.joined()
            return Self.row([
                ("number", "\(index + 1)"), ("", "<strong>\(finding.verdict.word)</strong>"),
                ("", PrintedPage.text(finding.rule)), ("", PrintedPage.text(about(finding))),
                ("", "<p>\(PrintedPage.text(finding.reason))</p>\(more)"), ("", PrintedPage.text(finding.source)),
            ])
        }
        return Self.table(
            "findings", ["No.", "State", "Rule", "About", "Reason, and the shortest way out", "Source"], rows)
    }

    /// A long film's scenes are in the second table, so a few stand for all.
    private func about(_ finding: Finding) -> String { shortened(finding.subjects, to: 6) }

    // MARK: item by item

    private var scenes: String {
        let rows = sheet.items.filter { $0.kind == "scene" }.map { item in
            let take = item.take.map { "<code>\(PrintedPage.text($0))</code>" } ?? "none"
            let made = Self.list([item.made, item.terms].filter { !$0.isEmpty })
            return Self.row([
                ("number", "\(item.position ?? 0)"), ("", "\(PrintedPage.name(item.name))<br>\(take)"), ("", made),
                ("", Self.list(item.inputs)), ("", Self.list(item.people)),
                ("", "<strong>\(item.verdict?.word ?? "")</strong>"), ("", numbers(item)),
            ])
        }
        return Self.table(
            "scenes", ["No.", "Scene, take", "Made by, terms", "Inputs", "People", "State", "Found"], rows)
    }

    private var others: String {
        let items = sheet.items.filter { $0.kind != "scene" && $0.kind != "film" }
        if items.isEmpty { return "<p>None are recorded.</p>" }
        let rows = items.map { item in
            let name = item.kind == "song" ? PrintedPage.fact(.song, item.name) : PrintedPage.name(item.name)
            return Self.row([
                ("", PrintedPage.text(item.kind)), ("", name),
                ("", Self.list([item.made, item.terms].filter { !$0.isEmpty })), ("", Self.list(item.people)),
                ("", "<strong>\(item.verdict?.word ?? "")</strong>"), ("", numbers(item)),
            ])
        }
        return Self.table("others", ["Kind", "Name", "What is recorded", "People", "State", "Found"], rows)
    }

    private func numbers(_ item: ClearanceSheet.Item) -> String {
        item.findings.map { "\($0 + 1)&nbsp;(\(PrintedPage.text(report.findings[$0].rule)))" }.joined(separator: ", ")
    }

    private var unused: String {
        if report.unused.isEmpty { return "" }
        let lines = report.unused.map { "<li>\(PrintedPage.name($0))</li>" }.joined(separator: "\n")
        return PrintedPage.section("Not used in the film", "<ul>\n\(lines)\n</ul>")
    }

    /// Each on a line of its own, so that names of different directions keep apart.
    private static func list(_ names: [String]) -> String {
        names.map(PrintedPage.name).joined(separator: "<br>")
    }

    private static func table(_ name: String, _ heads: [String], _ rows: [String]) -> String {
        """
        <table class="\(name)">
        <thead><tr>\(heads.map { "<th>\($0)</th>" }.joined())</tr></thead>
        <tbody>
        \(rows.joined(separator: "\n"))
        </tbody>
        </table>
        """
    }

    private static func row(_ cells: [(style: String, markup: String)]) -> String {
        let cells = cells.map { "<td\($0.style.isEmpty ? "" : " class=\"\($0.style)\"")>\($0.markup)</td>" }
        return "<tr>\(cells.joined())</tr>"
    }

    // Widths are fixed, since a table that fits its columns to a name of three hundred letters leaves none to the rest.
    private static let style = """
        @page { size: A4 landscape; margin: 12mm; }
        body { max-width: 273mm; }
        table { table-layout: fixed; font-size: 8pt; }
        td p { margin: 0; }
        th { overflow-wrap: normal; }
        td.number { text-align: left; }
        .findings th:nth-child(1), .scenes th:nth-child(1) { width: 11mm; }
        .findings th:nth-child(2) { width: 18mm; }
        .findings th:nth-child(3) { width: 13mm; }
        .findings th:nth-child(4) { width: 55mm; }
        .findings th:nth-child(6) { width: 50mm; }
        .scenes th:nth-child(2) { width: 58mm; }
        .scenes th:nth-child(6), .others th:nth-child(5) { width: 18mm; }
        .scenes th:nth-child(7), .others th:nth-child(6) { width: 30mm; }
        .others th:nth-child(1) { width: 22mm; }
        """
}
