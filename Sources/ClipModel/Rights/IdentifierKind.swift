/// The identifiers of people, works, recordings and releases that the rights ledger knows.
///
/// Forms and check rules: ISO 3901 (ISRC), ISO 15707 (ISWC), CISAC's IPI, ISO 27729 (ISNI, and ORCID within it), EIDR
/// over ISO 26324, ISO 15706-2 (ISAN), GRid and DPID of DDEX, GS1 (EAN-13 and UPC-A). Checks by ISO 7064 are its hybrid
/// system MOD 37,36 and its pure system MOD 11-2.
package enum IdentifierKind: String, Sendable, CaseIterable {
    case isrc, iswc, ipi
    case ipiBase = "ipi-base"
    case isni, orcid, eidr, isan, grid, dpid, ean, doi

    /// What people call it.
    package var title: String {
        switch self {
        case .ipi: "IPI name number"
        case .ipiBase: "IPI base number"
        case .orcid: "ORCID iD"
        case .grid: "GRid"
        case .dpid: "DDEX party id"
        case .ean: "EAN or UPC"
        default: rawValue.uppercased()
        }
    }

    /// A well-formed one, to show how it is written.
    package var example: String {
        switch self {
        case .isrc: "USRC17607839"
        case .iswc: "T-034.524.680-1"
        case .ipi: "00014107338"
        case .ipiBase: "I-001068130-6"
        case .isni: "0000000121032683"
        case .orcid: "0000-0002-1694-233X"
        case .eidr: "10.5240/7791-8534-2C23-9030-8610-5"
        case .isan: "0000-0000-D07A-0090-Q-0000-0000-X"
        case .grid: "A1-2425G-ABC1234002-M"
        case .dpid: "PADPIDA2013020802I"
        case .ean: "4006381333931"
        case .doi: "10.5240/7791-8534-2c23-9030-8610-5"
        }
    }

    /// The rule of `rights check` that reports faults of this kind (`docs/formats-rights.md`).
    package var rule: String {
        switch self {
        case .isrc: "I01"
        case .iswc: "I02"
        case .ipi, .ipiBase: "I03"
        case .isni, .orcid: "I04"
        default: "I05"
        }
    }
}

/// What is wrong with a text that should be an identifier.
package enum IdentifierFault: Error, Hashable, Sendable {
    /// It doesn't have the form.
    case form
    /// It has the form, and its check digit or letter should be another one.
    case check(expected: String)
}
