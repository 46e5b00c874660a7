/// Where the parts of a file with front matter lie: settings between two lines `---`, words below them.
struct FrontMatter {
    /// The settings, without the lines `---`.
    var settings: Range<Int>
    /// From after the closing line to the end of the file.
    var body: Range<Int>

    /// Splits `source`; `nil` if it doesn't begin with a line `---`. Throws if the closing line is missing or far away.
    static func split(_ source: SourceText) throws(DocumentFault) -> FrontMatter? {
        let bytes = source.bytes
        guard isMarker(bytes, source.start) else { return nil }
        let first = nextLine(in: bytes, from: source.start) ?? bytes.count
        var at = first
        while at < bytes.count {
            let next = nextLine(in: bytes, from: at) ?? bytes.count
            if isMarker(bytes, at) {
                guard at - first <= DocumentLimit.frontMatterBytes else {
                    throw source.fault(
                        at: source.start,
                        problem: "the front matter is larger than \(DocumentLimit.frontMatterBytes >> 10) kB",
                        remedy: "write the prompt below the closing `---`")
                }
                return FrontMatter(settings: first..<at, body: next..<bytes.count)
            }
            at = next
        }
        throw source.fault(
            at: source.start, problem: "the front matter is not closed",
            remedy: "write `---` on a line of its own below it")
    }

    /// Whether the line at `at` is `---`, with blanks after it or not.
    private static func isMarker(_ bytes: [UInt8], _ at: Int) -> Bool {
        let line = bytes[at..<lineEnd(in: bytes, of: at)]
        return trimEnd(line).elementsEqual("---".utf8)
    }
}

/// A file of settings and words, read.
struct SettingsAndWords {
    var findings: Findings
    var fields: FieldReader
    /// What counts of the body.
    var words: String
    /// Where the body begins.
    var bodyStart: Int

    /// Reads `bytes`. Files whose `required` is `false` may have no front matter.
    init(_ bytes: [UInt8], path: String, required: Bool) throws(DocumentFault) {
        let source = try SourceText(bytes, path: path, limit: DocumentLimit.fileBytes)
        findings = Findings(source)
        let matter = try FrontMatter.split(source)
        if matter == nil, required {
            throw source.fault(
                at: source.start, problem: "does not begin with front matter",
                remedy: "begin with the lines `---`, `length: 4s` and `---`")
        }
        let root: YAMLNode? = if let matter { try YAMLReader.read(source, matter.settings) } else { nil }
        fields = FieldReader(root, at: matter?.settings.lowerBound ?? source.start, findings: findings)
        bodyStart = matter?.body.lowerBound ?? source.start
        let body = PromptBody(source.bytes[bodyStart...])
        words = body.value
        if let open = body.openComment { findings.add(at: open, "a comment is not closed", "write `-->` after it") }
        let first = body.lines[body.kept].first?.range.lowerBound ?? bodyStart
        findings.lines["prompt"] = source.line(of: first)
    }
}
