import ClipModel
import Files
import TestSupport
import Testing

@testable import Credentials

/// Our own check of what we signed.
@Suite struct CheckTests {
    private static let unchanged = FilmChecker.Finding.unchanged(
        signer: "clipws test certificate (untrusted)", isTest: true)

    @Test func findsASignedFilmUnchanged() throws {
        let fixture = try Fixture()
        #expect(try FilmChecker.check(fixture.signed()) == Self.unchanged)
        #expect(try FilmChecker.check(fixture.film, sidecar: fixture.sidecar()) == Self.unchanged)
        #expect(try FilmChecker.check(fixture.film) == .noCredential)
    }

    /// Every byte of film and credential, but for `ftyp`, which C2PA leaves out of its hash.
    @Test func findsAFlippedBitInEveryByte() throws {
        let fixture = try Fixture()
        let path = try fixture.signed()
        let film = try bytes(path)
        let first = Int(try Movie(path, signed: true).boxes[0].end)
        let file = try Patch(path)
        var unseen: [Int] = []
        for place in first..<film.count {
            file.write(film[place] ^ (1 << UInt8(place % 8)), at: place)
            if try FilmChecker.check(path) == Self.unchanged { unseen.append(place) }
            file.write(film[place], at: place)
        }
        #expect(unseen == [])
        #expect(try FilmChecker.check(path) == Self.unchanged)
    }

    @Test func findsFlippedBytesOfACredentialBesideTheFilm() throws {
        let fixture = try Fixture()
        let path = try fixture.sidecar()
        let store = try bytes(path)
        let file = try Patch(path)
        var unseen: [Int] = []
        for place in store.indices {
            file.write(store[place] ^ 0x80, at: place)
            if try FilmChecker.check(fixture.film, sidecar: path) == Self.unchanged { unseen.append(place) }
            file.write(store[place], at: place)
        }
        #expect(unseen == [])
    }

    @Test func findsAddedAndCutBytes() throws {
        let fixture = try Fixture()
        let path = try fixture.signed()
        let film = try bytes(path)
        for changed in [film + [0, 0, 0, 8] + Array("free".utf8), film + [0], Array(film.dropLast()), []] {
            try Files.write(changed, to: path)
            #expect(try FilmChecker.check(path) != Self.unchanged)
        }
    }

    /// A credential that is whole and signed, but for another film.
    @Test func findsTheCredentialOfAnotherFilm() throws {
        let (first, second) = (try Fixture(), try Fixture())
        let film = try bytes(second.film)
        try Files.write(film + [0, 0, 0, 8] + Array("free".utf8), to: second.film)
        #expect(try FilmChecker.check(second.film, sidecar: first.sidecar()) == .filmChanged)
    }
}
