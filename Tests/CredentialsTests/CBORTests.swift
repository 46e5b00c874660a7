import ClipModel
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
        (CBOR.map(["a": 1, "b": [2, 3]]), "a26161016162820203"),
        (.tagged(0, "2013-03-21T20:04:00Z"), "c074323031332d30332d32315432303a30343a30305a"),
        (.int(.max), "1b7fffffffffffffff"), (.int(.min), "3b7fffffffffffffff"),
    ])
    func writesAndReads(_ value: CBOR, _ hex: String) {
        #expect(hexadecimal(value.encoded) == hex)
        #expect(CBOR(reading: value.encoded) == value)
    }

    /// Shorter keys come first, whatever their letters.
    @Test func keysAreInTheOrderOfTheirBytes() {
        #expect(hexadecimal(CBOR.map(["bb": 1, "c": 2, 1: 3, -7: 4]).encoded) == "a4010326046163026262" + "6201")
    }

    /// A longer number, keys out of order, a key twice, text that isn't UTF-8, an item too few, one too many, a length
    /// beyond the end, an indefinite length, a floating-point number.
    @Test(arguments: [
        "1817", "a2616201616101", "a2616101616101", "61ff", "8201", "0000", "5affffffff", "9bffffffffffffffff",
        "9f01ff", "fb3ff199999999999a", "",
    ])
    func otherEncodingsAreRefused(_ hex: String) {
        let digits = Array(hex.utf8)
        func value(_ digit: UInt8) -> UInt8 { digit < 58 ? digit - 48 : digit - 87 }
        let bytes = stride(from: 0, to: digits.count, by: 2).map { value(digits[$0]) << 4 | value(digits[$0 + 1]) }
        #expect(CBOR(reading: bytes) == nil)
    }

    @Test func nestingHasAnEnd() {
        #expect(CBOR(reading: [UInt8](repeating: 0x81, count: 100_000) + [0]) == nil)
    }
}

@Suite struct BoxTests {
    @Test func aSuperboxHasADescriptionAndItsContent() throws {
        let assertion = JUMBF("clipws.test", ["a": 1])
        let expected =
            "000000396a756d62" + "000000256a756d64" + "63626f7200110010800000aa00389b71" + "03"
            + "636c697077732e7465737400" + "0000000c63626f72" + "a1616101"
        #expect(hexadecimal(assertion.bytes) == expected)
        let read = try #require(ReadJUMBF(content: Array(assertion.bytes.dropFirst(8))))
        #expect(read.label == "clipws.test")
        #expect(read.digest == assertion.digest)
        #expect(read.document?.value == ["a": 1])
    }
}
