internal import ClipModel

/// What a film's file says of itself in XMP (ISO 16684-1), with the fields of IPTC for generated media.
///
/// Programs read the fields of their own kind, so several models stand in one text, parted by `; `; takes and models one
/// by one are in the rights manifest. It holds no time and no version of this program: the same film has the same bytes.
package struct XMPPacket: Hashable, Sendable {
    package let text: String

    /// - Parameter prompts: shown only where they are given.
    package init(title: String, artists: [String], extent: GeneratedExtent, prompts: [String] = []) {
        var out = XMLText(declaration: "<?xpacket begin=\"\u{FEFF}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n")
        out.element("x:xmpmeta", [("xmlns:x", "adobe:ns:meta/")]) { out in
            out.element("rdf:RDF", [("xmlns:rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#")]) { out in
                out.element("rdf:Description", [("rdf:about", "")] + Self.namespaces) { out in
                    Self.fields(title, artists, extent, prompts, &out)
                }
            }
        }
        text = out.text + "<?xpacket end=\"r\"?>\n"
    }

    private static let namespaces = [
        ("xmlns:dc", "http://purl.org/dc/elements/1.1/"), ("xmlns:xmp", "http://ns.adobe.com/xap/1.0/"),
        ("xmlns:Iptc4xmpExt", "http://iptc.org/std/Iptc4xmpExt/2008-02-29/"),
    ]

    private static func fields(
        _ title: String, _ artists: [String], _ extent: GeneratedExtent, _ prompts: [String], _ out: inout XMLText
    ) {
        out.element("dc:title") { out in
            out.element("rdf:Alt") { $0.element("rdf:li", title, [("xml:lang", "x-default")]) }
        }
        if !artists.isEmpty {
            out.element("dc:creator") { out in
                out.element("rdf:Seq") { out in for artist in artists { out.element("rdf:li", artist) } }
            }
        }
        out.element("xmp:CreatorTool", "clipws")
        if let type = extent.sourceType { out.element("Iptc4xmpExt:DigitalSourceType", type) }
        guard !extent.models.isEmpty else { return }
        out.element("Iptc4xmpExt:AISystemUsed", extent.models.joined(separator: "; "))
        // One for each system, or a reader takes one's version for another's.
        let versions = extent.tools.filter { $0.origin == .trained }.compactMap(\.version)
        if versions.count == extent.models.count {
            out.element("Iptc4xmpExt:AISystemVersionUsed", versions.joined(separator: "; "))
        }
        if !prompts.isEmpty { out.element("Iptc4xmpExt:AIPromptInformation", prompts.joined(separator: " | ")) }
    }

    /// The facts that a packet states, read back.
    static func facts(in text: String) -> StatedFacts {
        func value(_ name: String) -> String? {
            MarkupText.contents(of: text, from: "<Iptc4xmpExt:\(name)>", to: "</").first
        }
        var facts: StatedFacts = [.models: value("AISystemUsed") ?? ""]
        facts[.sourceType] = value("DigitalSourceType")
        return facts
    }
}
