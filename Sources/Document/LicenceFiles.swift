package import ClipModel

/// Finds what files beside an asset say of its licence: `<file>.license` and `REUSE.toml` (REUSE Specification 3.3),
/// `.reuse/dep5` and `copyright` (Debian's machine-readable copyright file 1.0, DEP-5) in its folder and those above.
package struct LicenceFiles {
    /// Reads a small file of the project; `nil` where there is none.
    private let read: (ProjectPath) -> [UInt8]?
    private var folders: [String: [FolderRules]] = [:]

    package init(read: @escaping (ProjectPath) -> [UInt8]?) { self.read = read }

    /// Everything that is said of the file, the nearest first.
    package mutating func statements(for path: ProjectPath) -> [StatedLicence] {
        var found: [StatedLicence] = []
        if let beside = ProjectPath(path.text + ".license"), let bytes = read(beside),
            let stated = Self.sidecar(String(decoding: bytes, as: UTF8.self), source: beside.text)
        {
            found.append(stated)
        }
        var parts = path.text.split(separator: "/").dropLast().map(String.init)
        while true {
            let folder = parts.map { $0 + "/" }.joined()
            let rest = String(path.text.dropFirst(folder.count))
            found += rules(in: folder).compactMap { $0.statement(for: rest) }
            if parts.isEmpty { return found }
            parts.removeLast()
        }
    }

    private mutating func rules(in folder: String) -> [FolderRules] {
        if let known = folders[folder] { return known }
        var rules: [FolderRules] = []
        for name in ["REUSE.toml", ".reuse/dep5", "copyright", "debian/copyright"] {
            guard let path = ProjectPath(folder + name), let bytes = read(path) else { continue }
            let text = String(decoding: bytes, as: UTF8.self)
            let read = name == "REUSE.toml" ? ReuseToml.rules(text) : DebianCopyright.rules(text)
            if !read.isEmpty { rules.append(FolderRules(source: path.text, rules: read)) }
        }
        folders[folder] = rules
        return rules
    }

    private static func sidecar(_ text: String, source: String) -> StatedLicence? {
        func values(_ tag: String) -> [String] {
            text.split(whereSeparator: \.isNewline).compactMap { line in
                line.firstRange(of: tag).map { String(line[$0.upperBound...]).trimmingSpaces }
            }
        }
        let licences = values("SPDX-License-Identifier:")
        guard !licences.isEmpty else { return nil }
        return StatedLicence(
            source: source, licence: joined(licences), holders: values("SPDX-FileCopyrightText:"))
    }

    /// Several licences that hold together, as one expression.
    static func joined(_ licences: [String]) -> String {
        licences.count == 1
            ? licences[0] : licences.map { $0.contains(" OR ") ? "(\($0))" : $0 }.joined(separator: " AND ")
    }
}

/// The rules of one file, for paths below its folder. The last that matches counts.
private struct FolderRules {
    let source: String
    let rules: [LicenceRule]

    func statement(for path: String) -> StatedLicence? {
        guard let rule = rules.last(where: { rule in rule.patterns.contains { rule.matches($0, path) } }) else {
            return nil
        }
        return StatedLicence(source: source, licence: rule.licence, holders: rule.holders)
    }
}

private struct LicenceRule {
    var patterns: [String] = []
    var licence = ""
    var holders: [String] = []
    /// Whether `*` also stands for slashes.
    var starCrosses: Bool

    func matches(_ pattern: String, _ path: String) -> Bool {
        GlobPattern(pattern, starCrosses: starCrosses).matches(path)
    }
}

/// Debian's copyright format 1.0: paragraphs of fields, `Files` with patterns, `License` whose first line is the name.
private enum DebianCopyright {
    static func rules(_ text: String) -> [LicenceRule] {
        let paragraphs = paragraphs(text)
        // Older copyright files are prose.
        guard paragraphs.first?["format"]?.contains("copyright-format") == true else { return [] }
        return paragraphs.compactMap { fields in
            guard let files = fields["files"], let licence = fields["license"]?.split(separator: "\n").first else {
                return nil
            }
            let holders = (fields["copyright"] ?? "").split(separator: "\n").map { String($0).trimmingSpaces }
            return LicenceRule(
                patterns: files.split(whereSeparator: \.isWhitespace).map(String.init),
                licence: spdx(String(licence).trimmingSpaces), holders: holders.filter { !$0.isEmpty },
                starCrosses: true)
        }
    }

    private static func paragraphs(_ text: String) -> [[String: String]] {
        var paragraphs: [[String: String]] = [[:]]
        var name = ""
        for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            if line.allSatisfy(\.isWhitespace) {
                if !paragraphs[paragraphs.count - 1].isEmpty { paragraphs.append([:]) }
                name = ""
            } else if line.first == " " || line.first == "\t" {
                if !name.isEmpty { paragraphs[paragraphs.count - 1][name]? += "\n" + line }
            } else if let colon = line.firstIndex(of: ":"), line.first != "#" {
                name = line[..<colon].lowercased()
                paragraphs[paragraphs.count - 1][name] = String(line[line.index(after: colon)...]).trimmingSpaces
            }
        }
        return paragraphs
    }

    /// Debian's short names as the SPDX list writes them.
    static func spdx(_ name: String) -> String {
        name.split(separator: " ").map { word -> String in
            switch word.lowercased() {
            case "and": "AND"
            case "or": "OR"
            case "expat": "MIT"
            case "cc0": "CC0-1.0"
            case "apache-2", "apache-2.0": "Apache-2.0"
            case "bsd-3-clause": "BSD-3-Clause"
            case "bsd-2-clause": "BSD-2-Clause"
            default: gnu(String(word))
            }
        }.joined(separator: " ")
    }

    private static func gnu(_ word: String) -> String {
        let parts = word.split(separator: "-")
        guard parts.count == 2, ["GPL", "LGPL", "AGPL", "GFDL"].contains(parts[0].uppercased()) else { return word }
        let later = parts[1].hasSuffix("+")
        var version = String(later ? parts[1].dropLast() : parts[1])
        guard version.utf8.allSatisfy({ (48...57).contains($0) || $0 == 46 }) else { return word }
        if !version.contains(".") { version += ".0" }
        return "\(parts[0].uppercased())-\(version)-\(later ? "or-later" : "only")"
    }
}

/// `REUSE.toml`: the few forms of TOML that its tables of annotations need.
private enum ReuseToml {
    static func rules(_ text: String) -> [LicenceRule] {
        var rules: [LicenceRule] = []
        var inAnnotation = false
        for line in statements(text) {
            if line.hasPrefix("[") {
                inAnnotation = line.filter { $0 != " " } == "[[annotations]]"
                if inAnnotation { rules.append(LicenceRule(starCrosses: false)) }
            } else if inAnnotation, let equals = line.firstIndex(of: "=") {
                let key = line[..<equals].filter { !" \"'".contains($0) }
                let values = strings(line[line.index(after: equals)...])
                switch key {
                case "path": rules[rules.count - 1].patterns = values
                case "SPDX-License-Identifier": rules[rules.count - 1].licence = LicenceFiles.joined(values)
                case "SPDX-FileCopyrightText": rules[rules.count - 1].holders = values
                default: break
                }
            }
        }
        return rules.filter { !$0.patterns.isEmpty && !$0.licence.isEmpty }
    }

    /// The lines, those of a list in brackets joined.
    private static func statements(_ text: String) -> [String] {
        var statements: [String] = []
        var open = ""
        for line in text.split(whereSeparator: \.isNewline) {
            let line = String(line).trimmingSpaces
            if line.hasPrefix("#") || line.isEmpty { continue }
            open += open.isEmpty ? line : " " + line
            let isList = open.firstIndex(of: "=").map { open[open.index(after: $0)...].drop { $0 == " " }.first == "[" }
            if isList == true, !open.contains("]") { continue }
            statements.append(open)
            open = ""
        }
        return statements
    }

    private static func strings(_ text: Substring) -> [String] {
        var strings: [String] = []
        var rest = text
        while let start = rest.firstIndex(where: { $0 == "\"" || $0 == "'" }) {
            let quote = rest[start]
            rest = rest[rest.index(after: start)...]
            guard let end = rest.firstIndex(of: quote) else { break }
            let words = String(rest[..<end])
            strings.append(quote == "\"" ? words.replacing("\\\\", with: "\\") : words)
            rest = rest[rest.index(after: end)...]
        }
        return strings
    }
}
