import CPlatform
import ClipModel
import TestSupport
import Testing

// One suite for both paths, one after the other: which one is taken is a switch of the whole process.
@Suite(.serialized) struct DigestTests {
    // FIPS 180-4 examples, and the digest of the empty text.
    static let vectors = [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
        (String(repeating: "a", count: 1_000_000), "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"),
    ]

    @Test(arguments: [Int32(0), 1])
    func `Digests are those of the standard, with and without the processor's help`(portable: Int32) {
        cplatform_sha256_portable_only(portable)
        defer { cplatform_sha256_portable_only(0) }
        for (text, hex) in Self.vectors { #expect(ContentDigest(of: text).hex == hex) }
    }

    @Test func `Both paths agree at every length around a block, in any parts`() {
        for length in Array(0...130) + [1000, 4096, 65_537] {
            let bytes = (0..<length).map { UInt8(truncatingIfNeeded: $0 &* 31) }
            cplatform_sha256_portable_only(1)
            let portable = ContentDigest(of: bytes)
            cplatform_sha256_portable_only(0)
            #expect(ContentDigest(of: bytes) == portable)
            var hasher = DigestHasher()
            var rest = bytes[...]
            var part = 1
            while !rest.isEmpty {
                hasher.update(Array(rest.prefix(part)))
                rest = rest.dropFirst(part)
                part = part * 3 % 71 + 1
            }
            #expect(hasher.finish() == portable)
        }
    }

    @Test func `A digest is that of sha256sum`() throws {
        let bytes = (0..<100_003).map { UInt8(truncatingIfNeeded: $0 &* $0) }
        #expect(try output(of: ["sha256sum"], input: bytes).hasPrefix(ContentDigest(of: bytes).hex + " "))
    }

    @Test func `Digests are read from 64 lower-case digits alone`() {
        let hex = Self.vectors[1].1
        #expect(ContentDigest(hex: hex)?.hex == hex)
        for text in ["", String(hex.dropLast()), hex + "0", hex.uppercased(), String(repeating: "g", count: 64)] {
            #expect(ContentDigest(hex: text) == nil)
        }
        for place in 0..<64 {
            for wrong in ["/", ":", "`", "g", "A", "\u{e9}"] as [Character] {
                var digits = Array(hex)
                digits[place] = wrong
                #expect(ContentDigest(hex: String(digits)) == nil)
            }
        }
    }
}
