internal import ClipModel

/// A licence as somebody wrote it, with its SPDX id where that is known.
struct LicenceName: Hashable, Sendable {
    let text: String
    /// The id in the SPDX licence list, for Creative Commons licences alone.
    let spdx: String?

    init(_ text: String) {
        self.text = text
        spdx = Self.spdx(text.trimmingSpaces)
    }

    /// What decides whether two texts name one licence.
    var compared: String { spdx ?? text.trimmingSpaces }

    var json: JSONValue {
        JSONValue(fields: [("text", .string(text)), ("spdx", spdx.map(JSONValue.string))])
    }

    private static func spdx(_ text: String) -> String? {
        let lower = text.lowercased()
        return spdx(address: lower)
            ?? identifiers[lower.split(whereSeparator: { $0 == " " || $0 == "-" }).joined(separator: "-")]
    }

    // An address names the licence itself, its summary (`deed`, `deed.en`) or its text (`legalcode`). Anything else
    // behind the version is a port to one country's law: another licence, which this table doesn't hold.
    private static func spdx(address: String) -> String? {
        var rest = Substring(address)
        for prefix in ["http://", "https://"] where rest.hasPrefix(prefix) { rest = rest.dropFirst(prefix.count) }
        if rest.hasPrefix("www.") { rest = rest.dropFirst(4) }
        let parts = rest.split(separator: "/")
        guard (4...5).contains(parts.count), parts[0] == "creativecommons.org" else { return nil }
        let page = parts.count == 5 ? parts[4].prefix { $0 != "." } : "deed"
        guard page == "deed" || page == "legalcode" else { return nil }
        return addresses[parts[1...3].joined(separator: "/")]
    }

    // Source: the SPDX License List (spdx.org/licenses): each entry's id and cross references. Version 1.0 writes
    // its address as `by-nd-nc`, later ones as `by-nc-nd`.
    private static let addresses: [String: String] = {
        var table = ["publicdomain/zero/1.0": "CC0-1.0", "publicdomain/mark/1.0": "CC-PDM-1.0"]
        for kind in ["by", "by-sa", "by-nd", "by-nc", "by-nc-sa", "by-nc-nd"] {
            for version in ["1.0", "2.0", "2.5", "3.0", "4.0"] {
                table["licenses/\(kind)/\(version)"] = "CC-\(kind.uppercased())-\(version)"
            }
        }
        table["licenses/by-nd-nc/1.0"] = "CC-BY-NC-ND-1.0"
        return table
    }()

    private static let identifiers: [String: String] = {
        Dictionary(addresses.values.map { ($0.lowercased(), $0) }) { first, _ in first }
    }()
}
