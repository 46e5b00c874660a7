internal import ClipModel

/// What a film is made of and on which terms: JSON for programs, CSV for people (`docs/formats.md`, Rights manifest).
///
/// It follows from the input alone: the same input gives the same bytes, whatever the clock, the machine or the run. It
/// reports what the project records and judges nothing.
package struct RightsManifest: Sendable {
    /// The format's name and version in the file.
    package static let format = "clipws/rights-manifest@1"

    /// The manifest as JSON, ending in a line end.
    package let json: String
    /// One row for each place in the film under one row of names, as CSV.
    package let csv: String
    /// What the project doesn't record, in the order of the film.
    package let missing: [Missing]
    /// Where two sources say different things.
    package let disagreements: [Disagreement]

    package init(_ input: ManifestInput, _ options: ManifestOptions = ManifestOptions()) {
        let report = ManifestReport(input, options)
        json = report.json.pretty
        csv = CSVText.lines(report.table)
        missing = report.findings.missing
        disagreements = report.findings.disagreements
    }
}
