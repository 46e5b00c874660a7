import Files
import FoundationEssentials
import Testing

/// Commands and what they wrote, as a file of `Golden/` keeps them.
///
/// A command stands after `$ `, its standard output as it is, each line of its standard error after `! `, and its exit
/// status in brackets if it isn't 0. What differs from run to run is replaced.
final class Transcript {
    private let sandbox: Sandbox
    private var text = ""

    init(_ sandbox: Sandbox) { self.sandbox = sandbox }

    /// Runs `clipws` and writes down what happened.
    @discardableResult
    func clipws(_ arguments: String..., in place: String? = nil) throws -> Ran {
        let ran = try sandbox.launch(["\(buildFolder)/clipws"] + arguments, in: place).run()
        text += text.isEmpty ? "" : "\n"
        text += "$ clipws \(arguments.map(Self.quoted).joined(separator: " "))\n" + ran.output
        if !ran.output.isEmpty, !ran.output.hasSuffix("\n") { text += "\\ no newline\n" }
        for line in Self.ordered(ran.errors.split(separator: "\n", omittingEmptySubsequences: false).dropLast(1)) {
            text += "! \(line)\n"
        }
        if ran.status != 0 { text += "[\(ran.status)]\n" }
        return ran
    }

    /// Scenes are rendered at a time and end in any order: the lines of that are brought into one.
    private static func ordered(_ lines: some Sequence<Substring>) -> [String] {
        var (out, run): ([String], [String]) = ([], [])
        for line in lines {
            if let match = line.prefixMatch(of: #/\[\d+\/(\d+)\]/#) {
                run.append("[N/\(match.1)]" + line[match.range.upperBound...])
            } else {
                out += run.sorted() + [String(line)]
                run = []
            }
        }
        return out + run.sorted()
    }

    /// Notes what the test did in between.
    func note(_ words: String) { text += "\n# \(words)\n" }

    private static func quoted(_ argument: String) -> String {
        argument.isEmpty || argument.contains { " \"'$\\;*".contains($0) } ? "'\(argument)'" : argument
    }

    /// Compares with `Golden/<name>.txt`. With `CLIPWS_UPDATE_GOLDEN=1` writes that file, for a person to read the
    /// difference in git.
    func expect(_ name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
        let actual = Self.filtered(text, sandbox)
        let path = Self.folder + "/\(name).txt"
        if ProcessInfo.processInfo.environment["CLIPWS_UPDATE_GOLDEN"] == "1" {
            return try Files.write(actual, to: path)
        }
        let expected = String(decoding: (try? Files.read(path, limit: 1 << 22)) ?? [], as: UTF8.self)
        guard actual != expected else { return }
        Issue.record("\(name): \(Self.difference(expected, actual))", sourceLocation: sourceLocation)
    }

    private static let folder = Files.parent(of: #filePath) + "/Golden"

    /// The first lines that differ.
    private static func difference(_ expected: String, _ actual: String) -> String {
        let (old, new) = (expected.split(separator: "\n"), actual.split(separator: "\n"))
        let changes = new.difference(from: old).prefix(20).map { change in
            switch change {
            case .insert(let line, let text, _): "+\(line + 1): \(text)"
            case .remove(let line, let text, _): "-\(line + 1): \(text)"
            }
        }
        return changes.joined(separator: "\n")
    }

    // MARK: Filters

    /// Replaces what differs from run to run: the sandbox's place, times, names made of contents, and sizes of encoded
    /// media, which belong to the encoder's version.
    static func filtered(_ text: String, _ sandbox: Sandbox) -> String {
        text.replacing(sandbox.folder, with: "/SANDBOX")
            .replacing(#/\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?Z?/#, with: "TIME")
            .replacing(#/"?bytes"?: ?\d+/#, with: "bytes: SIZE")
            .replacing(#/objects? \(\d+ MB\)/#, with: "objects (SIZE)")
            .replacing(#/about [0-9.]+ (s|min|h)( \d+ (s|min))?/#, with: "about DURATION")
            .replacing(#/seed("?): ?\d{4,}/#) { "seed\($0.1): SEED" }
            .replacing(#/→ \d{4,}/#, with: "→ SEED").replacing(#/\d{4,} →/#, with: "SEED →")
            .replacing(#/\b[0-9a-f]{64}\b/#.wordBoundaryKind(.simple), with: "SHA256")
            .replacing(#/\b[0-9a-f]{40}\b/#.wordBoundaryKind(.simple), with: "COMMIT")
            .replacing(#/\b[0-9a-f]{16}\b/#.wordBoundaryKind(.simple), with: "TAKE")
            .replacing(#/\b[0-9a-f]{12}\b/#.wordBoundaryKind(.simple), with: "HEX")
            .replacing(#/\b[0-9a-f]{8}\b/#.wordBoundaryKind(.simple), with: "SHORT")
            .replacing(#/\b[0-9a-f]{7}\b/#.wordBoundaryKind(.simple), with: "SHORT")
            .replacing(#/\b[0-9a-z]{26}\b/#.wordBoundaryKind(.simple), with: "ATTEMPT")
    }
}
