/// What is wrong with a human file, where, and what to write instead: one line for a person, fields for a program.
package struct DocumentFault: Error, Hashable, Sendable, CustomStringConvertible {
    /// The file, relative to the project.
    package var path: String
    /// Counted from 1; line feeds, carriage returns and both together end a line.
    package var line: Int?
    /// Counted from 1 in Unicode scalars.
    package var column: Int?
    /// The field as a dotted path: `music.bpm`.
    package var field: String?
    package var problem: String
    package var remedy: String?

    package init(
        path: String, line: Int? = nil, column: Int? = nil, field: String? = nil, problem: String, remedy: String? = nil
    ) {
        self.path = path
        self.line = line
        self.column = column
        self.field = field
        self.problem = problem
        self.remedy = remedy
    }

    /// `scenes/opening.md:4: length: … ; …`, in one line.
    package var description: String {
        let place = line.map { "\(path):\($0)" } ?? path
        let words = [field, remedy.map { "\(problem); \($0)" } ?? problem].compactMap { $0 }
        return ([place] + words).joined(separator: ": ")
    }
}

/// What came of reading one file: the value as far as it could be read, and everything that is wrong with it.
///
/// A value with faults is good for showing and for checking other files against it. Nothing may be rendered from it: a
/// faulty field is left out of the value.
package struct Parsed<Value: Sendable>: Sendable {
    /// `nil` if the file is unusable: what is required is missing or the text can't be read.
    package var value: Value?
    /// Of an unusable file whose text can be read, what it says, with stand-ins for what is missing: only good for
    /// checking other fields and files against it, so that all faults are told at once.
    package var remains: Value?
    /// In the order of the file.
    package var faults: [DocumentFault]
    /// The line of each field, by its dotted path; `timeline[1]` for the first entry of a list, `prompt` for the body.
    package var lines: [String: Int]

    package init(
        value: Value?, remains: Value? = nil, faults: [DocumentFault] = [], lines: [String: Int] = [:]
    ) {
        self.value = value
        self.remains = value == nil ? remains : nil
        self.faults = faults
        self.lines = lines
    }
}

extension Parsed: Equatable where Value: Equatable {}

/// The bounds of what is read. Larger files are refused before they are held in memory.
package enum DocumentLimit {
    package static let clipBytes = 2 << 20
    package static let fileBytes = 1 << 20
    package static let tableBytes = 32 << 20
    package static let frontMatterBytes = 64 << 10
    /// The longest prompt that a table may bring in.
    package static let promptBytes = 20_000
    package static let scenes = 10_000
    package static let depth = 20
    package static let faultsPerFile = 100
}
