package import ClipModel

/// Reads `cast/<name>.md`: front matter where it is wanted, then the description.
package enum CastFile {
    package static let fields = ["name", "kind", "refs", "notes"]

    /// Reads the bytes of one file. The value is `nil` if the text can't be read.
    package static func parse(_ bytes: [UInt8], name: CastName, path: String) -> Parsed<CastMember> {
        do throws(DocumentFault) {
            let file = try SettingsAndWords(bytes, path: path, required: false)
            let fields = file.fields
            fields.refuseUnknown(Self.fields, of: "a cast member")
            _ = fields.text("kind")
            _ = fields.text("notes")
            let member = CastMember(
                name: name, displayName: fields.text("name") ?? name.text, description: file.words,
                references: fields.paths("refs"))
            return file.findings.parsed(member)
        } catch {
            return Parsed(value: nil, faults: [error])
        }
    }
}

/// Reads `styles/<name>.md`: front matter where it is wanted, then the words of the look.
package enum StyleFile {
    package static let fields = ["negative", "notes"]

    /// Reads the bytes of one file. The value is `nil` if the text can't be read or says nothing.
    package static func parse(_ bytes: [UInt8], name: StyleName, path: String) -> Parsed<Style> {
        do throws(DocumentFault) {
            let file = try SettingsAndWords(bytes, path: path, required: false)
            let fields = file.fields
            fields.refuseUnknown(Self.fields, of: "a style")
            _ = fields.text("notes")
            let style = Style(name: name, text: file.words, negative: fields.text("negative"))
            guard !style.text.isEmpty || style.negative != nil else {
                file.findings.add(at: file.bodyStart, "says nothing", "write the words of the look")
                return file.findings.parsed(nil)
            }
            return file.findings.parsed(style)
        } catch {
            return Parsed(value: nil, faults: [error])
        }
    }
}

/// Reads `rights.yaml`. Keys that this version doesn't know are allowed, since later ones know more of them; a key that is
/// almost a known one is a fault.
package enum RightsFile {
    package static let path = "rights.yaml"

    /// Reads the bytes of the file. An empty file is an empty ledger; the value is `nil` if the text can't be read.
    package static func parse(_ bytes: [UInt8], path: String = path) -> Parsed<RightsLedger> {
        do throws(DocumentFault) {
            let source = try SourceText(bytes, path: path, limit: DocumentLimit.fileBytes)
            let findings = Findings(source)
            let root = try YAMLReader.read(source, source.start..<bytes.count)
            return findings.parsed(ledger(FieldReader(root, at: source.start, findings: findings)))
        } catch {
            return Parsed(value: nil, faults: [error])
        }
    }

    private static func ledger(_ fields: FieldReader) -> RightsLedger? {
        if let node = fields.node("clipws"), let version: Int = fields.integer("clipws", 1...Int.max),
            version > Clip.formatVersion
        {
            fields.fault(
                "clipws", node,
                "format \(version) is newer than the newest that this program reads (\(Clip.formatVersion))",
                "install a newer clipws")
            return nil
        }
        fields.refuseMisspelled(["clipws", "people", "works"])
        return RightsLedger(
            people: fields.records("people").compactMap(person), works: fields.records("works").map(work))
    }

    private static func person(_ fields: FieldReader) -> RightsLedger.Person? {
        if fields.node("name") == nil { fields.missing("name", write: "name: Who it is") }
        let role = fields.text("role")
        return fields.text("name").map { RightsLedger.Person(name: $0, role: role) }
    }

    private static func work(_ fields: FieldReader) -> RightsLedger.Work {
        RightsLedger.Work(
            title: fields.text("title"), artists: fields.list("artists")?.map(\.text) ?? [], file: fields.path("file"),
            licence: fields.text("licence") ?? fields.text("license"), source: fields.text("source"))
    }
}
