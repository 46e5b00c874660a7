internal import ClipModel

/// A page in HTML that can be printed: without scripts, and without anything from elsewhere.
enum PrintedPage {
    /// - Parameters:
    ///   - title: as text; it is escaped here.
    ///   - style: rules beside those that all pages have.
    ///   - body: markup.
    static func html(title: String, style: String, body: String) -> String {
        """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
        <title>\(text(title))</title>
        <style>
        \(common)
        \(style)
        </style>
        </head>
        <body>
        \(body)
        </body>
        </html>

        """
    }

    /// The text on one line, so that no part of it is markup.
    static func text(_ text: String) -> String { MarkupText.escaped(singleLine(text)) }

    /// A text that people wrote, in its own direction, so that it can't turn its surroundings.
    static func name(_ name: String) -> String { "<bdi>\(text(name))</bdi>" }

    /// A fact that can be read back.
    static func fact(_ fact: SharedFact, _ words: String) -> String {
        "<span data-fact=\"\(fact.rawValue)\">\(text(words))</span>"
    }

    /// The facts that a page states, read back.
    static func facts(in html: String) -> StatedFacts {
        var facts: StatedFacts = [:]
        for fact in SharedFact.allCases {
            facts[fact] = MarkupText.content(of: html, from: "data-fact=\"\(fact.rawValue)\">", to: "</")
        }
        return facts
    }

    static func section(_ heading: String, _ body: String) -> String {
        "<section>\n<h2>\(heading)</h2>\n\(body)\n</section>"
    }

    /// `3:07 · 12 scenes`, after the artists.
    static func byline(_ facts: FilmFacts) -> String {
        let seconds = facts.seconds.numerator / facts.seconds.denominator
        let length = "\(seconds / 60):\(seconds % 60 < 10 ? "0" : "")\(seconds % 60)"
        let scenes = "\(facts.scenes) \(facts.scenes == 1 ? "scene" : "scenes")"
        let artists = facts.artists.isEmpty ? [] : [facts.artists.joined(separator: ", ")]
        return (artists + [length, scenes]).joined(separator: " · ")
    }

    // Black on white with lines alone, so that a printer without colour loses nothing.
    private static let common = """
        * { box-sizing: border-box; }
        body { font: 9.5pt/1.3 "DejaVu Sans", "Noto Sans", Helvetica, Arial, sans-serif; color: #000; background: #fff;
          margin: 0 auto; padding: 4mm; overflow-wrap: anywhere; }
        h1 { font-size: 16pt; line-height: 1.2; margin: 0 0 1mm; }
        h2 { font-size: 10.5pt; margin: 0 0 1mm; border-bottom: 0.3mm solid #000; break-after: avoid; }
        p, ul, dl, table { margin: 0 0 1.2mm; }
        .kind { font-size: 8.5pt; letter-spacing: 0.05em; text-transform: uppercase; }
        section { margin-top: 2.5mm; }
        dl { display: grid; grid-template-columns: 50mm 1fr; }
        dt { font-weight: bold; }
        dd { margin: 0; }
        table { width: 100%; border-collapse: collapse; font-size: 8.5pt; }
        th, td { text-align: left; vertical-align: top; padding: 0.5mm 3mm 0.5mm 0; border-bottom: 0.1mm solid #888; }
        th { border-bottom-color: #000; }
        thead { display: table-header-group; }
        tr, li, dt, dd { break-inside: avoid; }
        .number { text-align: right; padding-right: 0; }
        .note, footer { font-size: 8pt; }
        footer { margin-top: 3mm; break-inside: avoid; }
        code { font-family: "DejaVu Sans Mono", monospace; font-size: 0.92em; }
        @media print { body { padding: 0; max-width: none; } }
        """
}
