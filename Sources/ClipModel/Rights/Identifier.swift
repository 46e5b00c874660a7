/// An identifier in its canonical form. Being well-formed shows that it was copied without a slip, not that it belongs to
/// the thing that it stands beside.
package struct Identifier: Hashable, Sendable, CustomStringConvertible {
    package let kind: IdentifierKind
    /// The canonical text: how the identifier is printed and compared.
    package let text: String

    package var description: String { text }

    /// Reads what people write: in any case, with or without hyphens, dots and spaces, behind its name or address, as
    /// `ISRC US-RC1-76-07839` and `https://orcid.org/0000-0002-1694-233X`.
    package init(_ text: String, as kind: IdentifierKind) throws(IdentifierFault) {
        self.kind = kind
        if kind == .doi {
            self.text = try Self.doi(text)
            return
        }
        let symbols = try Symbols(text, of: kind)
        guard symbols.fits(kind) else { throw .form }
        for (range, check) in symbols.checks(kind) {
            let expected = kind.check(over: symbols[range])
            guard Symbols(expected) == symbols[check] else { throw .check(expected: expected) }
        }
        self.text = symbols.canonical(kind)
    }

    // The DOI Handbook, 2.2: a prefix `10.` with registrant code, a slash, a suffix of any printable characters; two DOIs
    // that differ in case only are one.
    private static func doi(_ text: String) throws(IdentifierFault) -> String {
        let bare = Symbols.bare(text, of: .doi).lowercased()
        let parts = bare.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].hasPrefix("10."), !parts[1].isEmpty, bare.utf8.count <= 2048 else {
            throw .form
        }
        let registrant = parts[0].dropFirst(3).split(separator: ".", omittingEmptySubsequences: false)
        let isNumber = registrant.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { (48...57).contains($0) } }
        guard isNumber, parts[1].unicodeScalars.allSatisfy({ $0.value > 32 && $0.value != 127 }) else { throw .form }
        return bare
    }
}

/// The letters and digits of an identifier, as numbers from 0 to 35.
private struct Symbols: Equatable {
    private(set) var values: [UInt8] = []

    /// Takes off what stands before the identifier and what only parts it for the eye.
    init(_ text: String, of kind: IdentifierKind) throws(IdentifierFault) {
        var rest = Self.bare(text, of: kind)[...]
        // The registrant of EIDR's DOIs, which all share it.
        if kind == .eidr {
            guard rest.hasPrefix("10.5240/") else { throw .form }
            rest = rest.dropFirst(8)
        }
        for scalar in rest.unicodeScalars where !Self.separators.contains(scalar) {
            guard let value = Self.value(scalar) else { throw .form }
            values.append(value)
        }
    }

    init(_ plain: String) { values = plain.unicodeScalars.compactMap(Self.value) }
    private init(values: some Sequence<UInt8>) { self.values = Array(values) }

    subscript(range: Range<Int>) -> Symbols { Symbols(values: values[range]) }

    private static let separators: Set<Unicode.Scalar> = [
        "-", " ", ".", "\u{A0}", "\u{2010}", "\u{2011}", "\u{2012}", "\u{2013}",
    ]

    private static func value(_ scalar: Unicode.Scalar) -> UInt8? {
        switch scalar {
        case "0"..."9": UInt8(scalar.value - 48)
        case "A"..."Z": UInt8(scalar.value - 55)
        case "a"..."z": UInt8(scalar.value - 87)
        default: nil
        }
    }

    static func bare(_ text: String, of kind: IdentifierKind) -> String {
        var rest = text.trimmingSpaces[...]
        let before = [
            "https://doi.org/", "http://doi.org/", "https://orcid.org/", "https://isni.org/isni/", "urn:eidr:",
        ]
        let names = ["\(kind.rawValue):", "\(kind.rawValue) "]
        for prefix in before + names where rest.lowercased().hasPrefix(prefix) {
            rest = rest.dropFirst(prefix.count)
            break
        }
        return String(rest).trimmingSpaces
    }

    /// Whether number and kinds of symbols are those of an identifier of this kind.
    func fits(_ kind: IdentifierKind) -> Bool {
        func are(_ range: Range<Int>, below limit: UInt8) -> Bool { values[range].allSatisfy { $0 < limit } }
        func isLetter(_ index: Int) -> Bool { values[index] >= 10 }
        switch kind {
        case .isrc:
            return values.count == 12 && isLetter(0) && isLetter(1) && are(5..<12, below: 10)
        case .iswc: return values.count == 11 && values[0] == 29 && are(1..<11, below: 10)
        case .ipi: return values.count == 11 && are(0..<11, below: 10)
        case .ipiBase: return values.count == 11 && values[0] == 18 && are(1..<11, below: 10)
        case .isni, .orcid:
            return values.count == 16 && are(0..<15, below: 10) && (values[15] < 10 || values[15] == 33)
        case .eidr: return values.count == 21 && are(0..<20, below: 16)
        case .isan:
            return values.count == 17 && are(0..<16, below: 16)
                || values.count == 26 && are(0..<16, below: 16) && are(17..<25, below: 16)
        // The first two are the scheme's element, always A1 for releases.
        case .grid: return values.count == 18 && values[0] == 10 && values[1] == 1
        case .dpid:
            return values.count == 18 && self[0..<7] == Symbols("PADPIDA") && are(7..<17, below: 10)
        case .ean: return (12...13).contains(values.count) && are(0..<values.count, below: 10)
        case .doi: return false
        }
    }

    /// Which symbols are covered by which check symbols.
    func checks(_ kind: IdentifierKind) -> [(over: Range<Int>, check: Range<Int>)] {
        let count = values.count
        switch kind {
        case .isrc, .doi: return []
        case .ipi: return [(0..<9, 9..<11)]
        case .iswc, .ipiBase: return [(1..<10, 10..<11)]
        case .isan where count == 17: return [(0..<16, 16..<17)]
        case .isan: return [(0..<16, 16..<17), (0..<25, 25..<26)]
        default: return [(0..<count - 1, count - 1..<count)]
        }
    }

    func canonical(_ kind: IdentifierKind) -> String {
        let all = Self.text(values)
        func groups(_ sizes: [Int]) -> String {
            var rest = all[...]
            return sizes.map { size in
                defer { rest = rest.dropFirst(size) }
                return String(rest.prefix(size))
            }.joined(separator: "-")
        }
        switch kind {
        case .iswc:
            let digits = groups([1, 3, 3, 3, 1]).split(separator: "-")
            return "T-" + digits[1...3].joined(separator: ".") + "-" + digits[4]
        case .ipiBase: return groups([1, 9, 1])
        case .orcid: return groups([4, 4, 4, 4])
        case .eidr: return "10.5240/" + groups([4, 4, 4, 4, 4, 1])
        case .isan where values.count == 17: return groups([4, 4, 4, 4, 1])
        case .isan: return groups([4, 4, 4, 4, 1, 4, 4, 1])
        case .grid: return groups([2, 5, 10, 1])
        // A UPC is an EAN whose first digit is 0.
        case .ean where values.count == 12: return "0" + all
        default: return all
        }
    }

    static func text(_ values: some Sequence<UInt8>) -> String {
        String(decoding: values.map { $0 < 10 ? $0 + 48 : $0 + 55 }, as: UTF8.self)
    }
}

extension IdentifierKind {
    /// The check symbols of the others.
    fileprivate func check(over symbols: Symbols) -> String {
        let values = symbols.values.map(Int.init)
        switch self {
        case .iswc: return "\(Self.weighed(values, start: 1))"
        case .ipiBase: return "\(Self.weighed(values, start: 2))"
        case .ipi:
            let rest = zip(values, stride(from: 10, through: 2, by: -1)).reduce(0) { $0 + $1.0 * $1.1 } % 101
            let check = rest == 0 ? 0 : (101 - rest) % 100
            return check < 10 ? "0\(check)" : "\(check)"
        case .isni, .orcid:
            let rest = values.reduce(0) { ($0 + $1) * 2 % 11 }
            return Symbols.text([[1, 0, 33, 9, 8, 7, 6, 5, 4, 3, 2][rest]])
        case .ean:
            let sum = values.reversed().enumerated().reduce(0) { $0 + $1.element * ($1.offset % 2 == 0 ? 3 : 1) }
            return "\((10 - sum % 10) % 10)"
        case .isan: return Self.hybrid(values.prefix(16) + values.dropFirst(17))
        default: return Self.hybrid(values)
        }
    }

    /// ISO 15707: the sum of the digits, each times its place, and of a start value, filled up to a multiple of ten.
    private static func weighed(_ values: [Int], start: Int) -> Int {
        let sum = values.enumerated().reduce(start) { $0 + ($1.offset + 1) * $1.element }
        return (10 - sum % 10) % 10
    }

    /// ISO 7064, hybrid system MOD 37,36.
    private static func hybrid(_ values: some Sequence<Int>) -> String {
        let product = values.reduce(36) { product, value in
            let sum = (product + value) % 36
            return (sum == 0 ? 36 : sum) * 2 % 37
        }
        return Symbols.text([UInt8((37 - product) % 36)])
    }
}
