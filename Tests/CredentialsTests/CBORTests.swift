import Testing

@testable import Credentials

@Suite struct CBORTests {
    /// From appendix A of RFC 8949.
    @Test(arguments: [
        (CBOR.int(0), "00"), (.int(23), "17"), (.int(24), "1818"), (.int(1000), "1903e8"),
        (.int(1_000_000), "1a000f4240"), (.int(1_000_000_000_000), "1b000000e8d4a51000"), (.int(-1), "20"),
        (.int(-100), "3863"), (.int(-1000), "3903e7"), (.bool(false), "f4"), (.bool(true), "f5"), (.null, "f6"),
        (.text("IETF"), "6449455446"), (.text("\u{fc}"), "62c3bc"), (.bytes([1, 2, 3, 4]), "4401020304"),
        (.array([]), "80"), (.array([1, [2, 3], [4, 5]]), "8301820203820405"), (.map([:]), "a0"),
        (["a": 1, "b": [2, 3]], "a26161016162820203"),
        (.tagged(0, "2013-03-21T20:04:00Z"), "c074323031332d30332d32315432303a30343a30305a"),
    ])
    func encodes(_ value: CBOR, _ hex: String) { #expect(text(value.encoded) == hex) }
}

func text(_ bytes: [UInt8]) -> String {
    bytes.map { String($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
}
