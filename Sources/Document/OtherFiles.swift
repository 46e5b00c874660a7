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
