package import ClipModel

/// A project to start from: one folder of `Templates/`.
package struct Template: Sendable {
    package let name: String
    /// The files, by path inside the project.
    package let files: [(path: ProjectPath, text: String)]

    /// The templates that the program carries, by name.
    package static let all: [Template] = {
        var files: [String: [(ProjectPath, String)]] = [:]
        for entry in embeddedTemplates {
            let parts = entry.path.description.split(separator: "/", maxSplits: 1)
            guard parts.count == 2, let path = ProjectPath(String(parts[1])) else { continue }
            files[String(parts[0]), default: []].append((path, entry.text.description))
        }
        return files.keys.sorted().map { Template(name: $0, files: files[$0] ?? []) }
    }()

    /// The templates' names, without the work of ``all``: a command line's help lists them.
    package static var names: [String] {
        var names: Set<String> = []
        for entry in embeddedTemplates {
            let path = UnsafeBufferPointer(start: entry.path.utf8Start, count: entry.path.utf8CodeUnitCount)
            guard let end = path.firstIndex(of: UInt8(ascii: "/")) else { continue }
            names.insert(String(decoding: path[..<end], as: UTF8.self))
        }
        return names.sorted()
    }

    package static func named(_ name: String) -> Template? { all.first { $0.name == name } }
}
