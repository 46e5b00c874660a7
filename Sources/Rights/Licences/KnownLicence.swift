/// A licence of the SPDX list whose conditions are known here, with the sections that state them.
struct KnownLicence: Hashable, Sendable {
    enum Family: Hashable, Sendable {
        case creativeCommons(version: String)
        /// Given up or never there: no conditions.
        case publicDomain
        /// Keep the notice.
        case permissive
        /// Derived works come under the same licence, with source.
        case copyleft
        case font
    }

    let id: String
    let family: Family

    /// Knows ids of the list in any case, and deprecated ones by their new names.
    init?(_ text: String) {
        guard let found = Self.table[text.lowercased()] else { return nil }
        (id, family) = found
    }

    private var elements: [Substring] {
        guard case .creativeCommons = family else { return [] }
        return id.split(separator: "-").dropFirst().dropLast()
    }
    var wantsCredit: Bool { elements.contains("BY") }
    var barsCommerce: Bool { elements.contains("NC") }
    var barsChanges: Bool { elements.contains("ND") }
    var sharesAlike: Bool { elements.contains("SA") }

    /// `CC BY-SA 3.0`, as credits name it.
    var shortName: String {
        guard case .creativeCommons(let version) = family else { return id }
        return "CC \(elements.joined(separator: "-")) \(version)"
    }

    /// Where the text stands, for credits.
    var address: String? {
        if case .creativeCommons(let version) = family {
            return "https://creativecommons.org/licenses/\(elements.joined(separator: "-").lowercased())/\(version)/"
        }
        return id == "CC0-1.0" ? "https://creativecommons.org/publicdomain/zero/1.0/" : nil
    }

    // MARK: where it says so

    /// Sections of the licence's own text. Versions 1.0 to 3.0 share one order of restrictions in section 4: (a) the
    /// licence itself, then share-alike, non-commercial use and attribution, each only where the licence has it.
    private func section(_ wanted: String) -> String {
        let order = ["SA", "NC", "BY"].filter { elements.contains(Substring($0)) }
        guard let index = order.firstIndex(of: wanted) else { return "4" }
        return "4(\(["b", "c", "d"][index]))"
    }

    private var isFour: Bool { family == .creativeCommons(version: "4.0") }

    var creditSource: String { "\(shortName), section \(isFour ? "3(a)" : section("BY"))" }
    var commerceSource: String { "\(shortName), section \(isFour ? "2(a)(1)" : section("NC"))" }
    var alikeSource: String { "\(shortName), section \(isFour ? "3(b)" : section("SA"))" }

    /// Where a change, such as laying music under pictures, is defined and not granted.
    var changeSource: String {
        isFour ? "\(shortName), sections 1(a) and 2(a)(1)(B)" : "\(shortName), sections 1 and 3"
    }

    /// Where music under moving pictures is called an adaptation; `nil` where the text doesn't say.
    var synchronisationSource: String? {
        switch family {
        // Version 1.0 has no such sentence.
        case .creativeCommons("1.0"): nil
        case .creativeCommons("2.0"), .creativeCommons("2.5"): "\(shortName), section 1(b)"
        case .creativeCommons: "\(shortName), section 1(a)"
        default: nil
        }
    }

    var copyleftSource: String {
        if id.hasPrefix("GPL-3") || id.hasPrefix("AGPL-3") { return "\(id), section 5(c)" }
        return id.hasPrefix("GFDL") ? "\(id), section 4" : "\(id), section 2(b)"
    }

    // MARK: the list

    // Source: the SPDX License List (spdx.org/licenses).
    private static let table: [String: (String, Family)] = {
        var table: [String: (String, Family)] = [:]
        func add(_ id: String, _ family: Family, _ names: String...) {
            for name in [id] + names { table[name.lowercased()] = (id, family) }
        }
        for kind in ["BY", "BY-SA", "BY-ND", "BY-NC", "BY-NC-SA", "BY-NC-ND"] {
            for version in ["1.0", "2.0", "2.5", "3.0", "4.0"] {
                add("CC-\(kind)-\(version)", .creativeCommons(version: version))
            }
        }
        for id in ["CC0-1.0", "CC-PDM-1.0", "0BSD", "Unlicense"] { add(id, .publicDomain) }
        for id in ["MIT", "MIT-0", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "ISC", "Zlib", "BSL-1.0"] {
            add(id, .permissive)
        }
        for name in ["GPL", "LGPL", "AGPL", "GFDL"] {
            for version in ["1.0", "1.1", "1.2", "1.3", "2.0", "2.1", "3.0"] {
                add("\(name)-\(version)-only", .copyleft, "\(name)-\(version)")
                add("\(name)-\(version)-or-later", .copyleft, "\(name)-\(version)+")
            }
        }
        // GPL-2.0, section 9: where no version is named, any that was ever published.
        add("GPL-1.0-or-later", .copyleft, "GPL", "GNU GPL")
        add("OFL-1.1", .font, "OFL-1.1-RFN", "OFL-1.1-no-RFN", "OFL")
        return table
    }()
}
