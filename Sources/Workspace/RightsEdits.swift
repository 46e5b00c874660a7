package import ClipModel
internal import Document
internal import Files

/// An entry of rights.yaml as it is written.
package struct RightsEntry: Sendable {
    /// The list that it is in, or `release`.
    package var section: String
    /// Its place in the list, counted from 1; 0 for `release`.
    package var number: Int
    /// What it goes by: its id, name, title or file.
    package var name: String
    package var fields: JSONValue
}

/// What is wrong with a wish to change rights.yaml.
package enum RightsEditFault: Error, Hashable, Sendable {
    case noSection(String, known: [String])
    case noField(String, section: String, known: [String])
    case noEntry(String)
    case ambiguous(String, [String])
    case notIdentifier(IdentifierKind, String, IdentifierFault)
    /// Another entry has the field's value already, which must not be shared.
    case taken(field: String, value: String, by: String)
}

extension Project {
    /// The entries of rights.yaml, in its order; of one list only if `section` names it.
    package func rightsEntries(_ section: String? = nil) throws -> [RightsEntry] {
        let sections = RightsFile.sections
        if let section, section != "release", !sections.contains(where: { $0.name == section }) {
            throw RightsEditFault.noSection(section, known: sections.map(\.name) + ["release"])
        }
        let file = try InPlace.json(rightsBytes(), path: RightsFile.path)
        var entries: [RightsEntry] = []
        for known in sections where section == nil || section == known.name {
            for (index, fields) in (file[known.name]?.array ?? []).enumerated() {
                let name = ["id", known.title, "title", "file"].lazy.compactMap { fields[$0]?.scalarText }.first
                entries.append(
                    RightsEntry(
                        section: known.name, number: index + 1, name: name ?? "\(known.name).\(index + 1)",
                        fields: fields))
            }
        }
        if section == nil || section == "release", let release = file["release"] {
            entries.append(RightsEntry(section: "release", number: 0, name: "release", fields: release))
        }
        return entries
    }

    /// The one entry that `name` means: an id, a name, a title, a file, or a place such as `people.2`.
    package func rightsEntry(_ name: String) throws -> RightsEntry {
        let entries = try rightsEntries()
        let found = entries.filter { entry in
            "\(entry.section).\(entry.number)" == name || entry.name == name
                || ["id", "name", "title", "file", "person"].contains { entry.fields[$0]?.scalarText == name }
        }
        guard let first = found.first else { throw RightsEditFault.noEntry(name) }
        guard found.count == 1 else {
            throw RightsEditFault.ambiguous(name, found.map { "\($0.section).\($0.number)" })
        }
        return first
    }

    /// Adds entries to a list of rights.yaml, all or none. Shares go to the work that their field `work` names.
    package func addRights(_ section: String, _ entries: [[(name: String, value: String)]]) throws -> OperationReport {
        try alone {
            var bytes = try rightsBytes()
            var added = ""
            for fields in entries {
                if section == "shares" {
                    (bytes, added) = try adding(share: fields, to: bytes)
                } else {
                    added = "\(fields.first?.value ?? "") to \(section)"
                    let known = try self.section(section)
                    let values = try fields.map { try value($0, in: known.name, known.fields, known.lists) }
                    try refuseTaken(values, in: section, bytes)
                    bytes = try InPlace.append(values, to: [section], in: bytes, path: RightsFile.path)
                }
            }
            return try keep(
                bytes, words: "rights: add \(entries.count == 1 ? added : "\(entries.count) entries to \(section)")")
        }
    }

    /// Refuses an id that another entry has, and a file that another entry of the list has: which one is meant couldn't be
    /// told any more.
    private func refuseTaken(
        _ values: [(name: String, value: JSONValue)], in section: String, _ bytes: [UInt8]
    ) throws {
        let file = try InPlace.json(bytes, path: RightsFile.path)
        for (field, value) in values where field == "id" || field == "file" {
            let sections = field == "id" ? RightsFile.sections.map(\.name) : [section]
            for name in sections {
                let entries = file[name]?.array ?? []
                guard let place = entries.firstIndex(where: { $0[field] == value }) else { continue }
                throw RightsEditFault.taken(field: field, value: value.scalarText ?? "", by: "\(name).\(place + 1)")
            }
        }
    }

    /// Takes out the entry that `name` means, or a share: `works.1.shares.2`.
    package func removeRights(_ name: String) throws -> OperationReport {
        try alone {
            let bytes = try rightsBytes()
            let changed = try removing(name, from: bytes)
            if changed == bytes { throw RightsEditFault.noEntry(name) }
            return try keep(changed, words: "rights: remove \(name)")
        }
    }

    private func removing(_ name: String, from bytes: [UInt8]) throws -> [UInt8] {
        func removing(_ number: Int, of list: [String]) throws -> [UInt8] {
            try InPlace.removeEntry(number, of: list, in: bytes, kind: .yaml, path: RightsFile.path)
        }
        if let share = Self.share(named: name) {
            return try removing(share.number, of: ["works", "[\(share.work)]", "shares"])
        }
        let entry = try rightsEntry(name)
        guard entry.number == 0 else { return try removing(entry.number, of: [entry.section]) }
        return try InPlace.remove(field: [entry.section], in: bytes, kind: .yaml, path: RightsFile.path)
    }

    /// The bytes with one share more, and what that is: `share 2 of neon`.
    private func adding(
        share fields: [(name: String, value: String)], to bytes: [UInt8]
    ) throws -> (bytes: [UInt8], words: String) {
        guard let name = fields.first(where: { $0.name == "work" })?.value else {
            throw RightsEditFault.noEntry("work=")
        }
        let work = try rightsEntry(name)
        guard work.section == "works" else { throw RightsEditFault.noEntry(name) }
        let values = try fields.filter { $0.name != "work" }.map { try value($0, in: "shares", Self.shareFields, []) }
        let changed = try InPlace.append(
            values, to: ["works", "[\(work.number)]", "shares"], in: bytes, path: RightsFile.path)
        return (changed, "share \((work.fields["shares"]?.array?.count ?? 0) + 1) of \(work.name)")
    }

    /// Sets fields of an entry; an empty value takes a field out.
    package func setRights(_ name: String, _ fields: [(name: String, value: String)]) throws -> OperationReport {
        try alone {
            if let share = Self.share(named: name) { return try setShare(share, name, fields) }
            let isRelease = name == "release"
            let entry = isRelease ? nil : try rightsEntry(name)
            let known = try entry.map { try section($0.section) }
            var bytes = try rightsBytes()
            for field in fields {
                let lists: Set<String> = known?.lists ?? ["territories", "except", "media", "platforms", "disclosure"]
                let value = try value(
                    field, in: known?.name ?? "release", known?.fields ?? RightsFile.releaseFields, lists)
                let path = (entry.map { [$0.section, "[\($0.number)]"] } ?? ["release"]) + [field.name]
                bytes =
                    field.value.isEmpty
                    ? try InPlace.remove(field: path, in: bytes, kind: .yaml, path: RightsFile.path)
                    : try InPlace.set(field: path, to: value.value, in: bytes, kind: .yaml, path: RightsFile.path)
            }
            return try keep(bytes, words: "rights: \(name): \(fields.map(\.name).joined(separator: ", "))")
        }
    }

    /// The place of a share that is named as `works.1.shares.2`.
    private static func share(named name: String) -> (work: String, number: Int)? {
        let parts = name.split(separator: ".").map(String.init)
        guard parts.count == 4, parts[0] == "works", parts[2] == "shares", let number = Int(parts[3]) else {
            return nil
        }
        return (parts[1], number)
    }

    private func setShare(
        _ share: (work: String, number: Int), _ name: String, _ fields: [(name: String, value: String)]
    ) throws -> OperationReport {
        let works = try rightsEntries("works")
        guard let work = Int(share.work).flatMap({ number in works.first { $0.number == number } }),
            let count = work.fields["shares"]?.array?.count, (1...max(count, 1)).contains(share.number), count > 0
        else { throw RightsEditFault.noEntry(name) }
        var bytes = try rightsBytes()
        for field in fields {
            let value = try value(field, in: "shares", Self.shareFields, [])
            let path = ["works", "[\(share.work)]", "shares", "[\(share.number)]", field.name]
            bytes =
                field.value.isEmpty
                ? try InPlace.remove(field: path, in: bytes, kind: .yaml, path: RightsFile.path)
                : try InPlace.set(field: path, to: value.value, in: bytes, kind: .yaml, path: RightsFile.path)
        }
        return try keep(bytes, words: "rights: \(name): \(fields.map(\.name).joined(separator: ", "))")
    }

    private static let shareFields = ["party", "role", "performing", "mechanical", "synchronisation"]

    private func section(_ name: String) throws -> RightsFile.Section {
        guard let section = RightsFile.sections.first(where: { $0.name == name }) else {
            throw RightsEditFault.noSection(name, known: RightsFile.sections.map(\.name) + ["shares"])
        }
        return section
    }

    /// A field's value as it is written: identifiers in their canonical form, lists of what commas part.
    private func value(
        _ field: (name: String, value: String), in section: String, _ known: [String], _ lists: Set<String>
    ) throws -> (name: String, value: JSONValue) {
        guard known.contains(field.name) || field.name.hasPrefix("x-") else {
            throw RightsEditFault.noField(field.name, section: section, known: known)
        }
        if let kind = IdentifierKind(rawValue: field.name), !field.value.isEmpty {
            do throws(IdentifierFault) {
                return (field.name, .string(try Identifier(field.value, as: kind).text))
            } catch { throw RightsEditFault.notIdentifier(kind, field.value, error) }
        }
        if lists.contains(field.name) {
            return (field.name, .array(field.value.split(separator: ",").map { .string(String($0).trimmingSpaces) }))
        }
        switch field.name {
        case "performing", "mechanical", "synchronisation", "share":
            return (field.name, Self.share(field.value))
        case "revenue", "users": return (field.name, JSONValue(number: field.value) ?? .string(field.value))
        case "ai", "deceased":
            return (field.name, field.value == "true" ? true : field.value == "false" ? false : .string(field.value))
        default: return (field.name, .string(field.value))
        }
    }

    /// Hundredths of a percent, of a number of them or of percents: `5000`, `50%`, `33.33 %`.
    private static func share(_ text: String) -> JSONValue {
        guard text.hasSuffix("%") else { return JSONValue(number: text) ?? .string(text) }
        let parts = text.dropLast().split(separator: ".", omittingEmptySubsequences: false).map {
            String($0).trimmingSpaces
        }
        guard (1...2).contains(parts.count), let whole = Int64(parts[0]), (0...100).contains(whole) else {
            return .string(text)
        }
        let rest = parts.count == 2 ? parts[1] : "00"
        guard (1...2).contains(rest.count), let hundredths = Int64(rest.count == 1 ? rest + "0" : rest), hundredths >= 0
        else { return .string(text) }
        return .int(whole * 100 + hundredths)
    }

    func rightsBytes() throws -> [UInt8] {
        let path = ProjectPath(unchecked: RightsFile.path)
        guard try FileStamp.of("\(root)/\(path)", followingLinks: false) != nil else {
            return Array(NewFile.rights(RightsLedger()).utf8)
        }
        return try Files.read(path, below: root, limit: DocumentLimit.fileBytes)
    }

    private func keep(_ bytes: [UInt8], words: String) throws -> OperationReport {
        if try FileStamp.of("\(root)/\(RightsFile.path)") != nil, try rightsBytes() == bytes {
            return OperationReport(words: "nothing changed")
        }
        try requireSound(RightsFile.parse(bytes))
        var edit = Edit()
        edit.write(bytes, to: ProjectPath(unchecked: RightsFile.path))
        try edit.apply(to: self)
        return try report(words, [], state(), edit)
    }
}

extension JSONValue {
    /// A text, or a number as text.
    package var scalarText: String? {
        switch self {
        case .string(let text), .decimal(let text): text
        case .int(let number): "\(number)"
        case .bool(let flag): "\(flag)"
        default: nil
        }
    }
}
