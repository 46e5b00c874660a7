import ClipModel
import Files
import Glibc
import TestSupport
import Testing

@testable import Credentials

@Suite struct SigningTests {
    /// The packets, decoded, and their times: chunk offsets were moved right, in every track.
    @Test func aSignedFilmPlaysAsBefore() throws {
        let fixture = try Fixture()
        func frames(_ path: String) throws -> String {
            try output(of: ["ffmpeg", "-v", "error", "-i", path, "-map", "0", "-f", "framemd5", "-"])
        }
        let before = try frames(fixture.film)
        #expect(before.split(separator: "\n").count > 30)
        #expect(try frames(fixture.signed()) == before)
    }

    @Test func aFilmMayBeSignedInItsPlaceButNotTwice() throws {
        let fixture = try Fixture()
        let signer = FilmSigner(fixture.identity)
        let beside = try bytes(fixture.signed())
        try signer.embed(.sample, film: fixture.film, output: fixture.film)
        #expect(try FilmChecker.check(fixture.film) != .noCredential)
        #expect(try bytes(fixture.film).count == beside.count)
        #expect(throws: CredentialFault.self) {
            try signer.embed(.sample, film: fixture.film, output: fixture.film)
        }
        #expect(try Files.list(fixture.scratch.path).filter { $0.hasPrefix(".clipws-tmp") } == [])
    }

    @Test func aSidecarLeavesTheFilmAlone() throws {
        let fixture = try Fixture()
        let before = try bytes(fixture.film)
        _ = try fixture.sidecar()
        #expect(try bytes(fixture.film) == before)
    }

    @Test func offsetsOf64BitsAreMovedAndOnesThatOverflowAreRefused() throws {
        func index(_ type: String, _ entries: [[UInt8]]) -> [UInt8] {
            let table = box(type, [0, 0, 0, 0] + bigEndian(UInt64(entries.count), bytes: 4) + entries.flatMap { $0 })
            return ["stbl", "minf", "mdia", "trak", "moov"].reduce(table) { box($1, $0) }
        }
        var wide = MovieIndex(index("co64", [bigEndian(0xFFFF_FFFF, bytes: 8)]), path: "film")
        try wide.move(by: 5)
        #expect(wide.bytes == index("co64", [bigEndian(0x1_0000_0004, bytes: 8)]))
        var narrow = MovieIndex(index("stco", [[0, 0, 0, 1], [0xFF, 0xFF, 0xFF, 0xFA]]), path: "film")
        try narrow.move(by: 5)
        #expect(narrow.bytes == index("stco", [[0, 0, 0, 6], [0xFF, 0xFF, 0xFF, 0xFF]]))
        #expect(throws: CredentialFault.self) { try narrow.move(by: 1) }
        var torn = MovieIndex(Array(index("stco", [[0, 0, 0, 1]]).dropLast()), path: "film")
        #expect(throws: CredentialFault.self) { try torn.move(by: 5) }
    }

    @Test(arguments: ["frag_keyframe+empty_moov", "frag_keyframe+default_base_moof"])
    func fragmentedFilmsAreRefused(_ flags: String) throws {
        let fixture = try Fixture()
        let path = fixture.scratch.file("fragments.mp4")
        try output(of: ["ffmpeg", "-v", "error", "-i", fixture.film, "-c", "copy", "-movflags", flags, path])
        #expect(throws: CredentialFault.self) {
            try FilmSigner(fixture.identity).embed(.sample, film: path, output: fixture.scratch.file("signed.mp4"))
        }
        #expect(!(try Files.list(fixture.scratch.path).contains("signed.mp4")))
    }

    @Test func filesOfOtherKindsAreRefused() throws {
        let fixture = try Fixture()
        let path = fixture.scratch.file("other")
        for content in [[], Array("not a film at all".utf8), box("ftyp", []), box("moov", [])] as [[UInt8]] {
            try Files.write(content, to: path)
            #expect(throws: CredentialFault.self) {
                try FilmSigner(fixture.identity).sidecar(.sample, film: path, output: path)
            }
            #expect(try bytes(path) == content)
        }
    }

    @Test(.enabled(if: SmallDisk.isPossible)) func aFullDiskLeavesNothing() throws {
        let fixture = try Fixture()
        let disk = try SmallDisk(size: "8k")
        #expect(throws: CredentialFault.self) {
            try FilmSigner(fixture.identity).embed(.sample, film: fixture.film, output: "\(disk.path)/film.mp4")
        }
        #expect(try Files.list(disk.path) == [])
    }

    @Test func theSourceTypeIsThatOfThePictures() {
        func type(_ origins: TakeOrigin...) -> String {
            var input = CredentialInput.sample
            input.takes = origins.map { origin in
                var take = CredentialInput.sea
                take.origin = origin
                return take
            }
            input.cuts = origins.indices.map { .init(scene: "a", take: $0, start: Rational(0), end: Rational(1)) }
            return input.sourceType
        }
        let base = "http://cv.iptc.org/newscodes/digitalsourcetype/"
        #expect(type(.trained, .trained) == base + "trainedAlgorithmicMedia")
        #expect(type(.trained, .algorithm) == base + "compositeWithTrainedAlgorithmicMedia")
        #expect(type(.unnamed, .trained) == base + "compositeWithTrainedAlgorithmicMedia")
        #expect(type(.algorithm) == base + "algorithmicMedia")
        #expect(type(.algorithm, .unnamed) == base + "composite")
        #expect(type(.unnamed) == base + "composite")
    }

    @Test func timesAreExactToTheMicrosecond() {
        #expect(seconds(Rational(0)) == "0")
        #expect(seconds(Rational(7, 2)) == "3.5")
        #expect(seconds(Rational(1001, 24000)) == "0.041708")
        #expect(seconds(Rational(3600)) == "3600")
    }
}
