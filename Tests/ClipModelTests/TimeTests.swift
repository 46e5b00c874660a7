import ClipModel
import TestSupport
import Testing

@Suite struct RationalTests {
    @Test func `Fractions are kept in lowest terms with a positive denominator`() {
        #expect(Rational(6, -4) == Rational(-3, 2))
        #expect(Rational(0, 7) == Rational(0))
        #expect(Rational(0, 7).denominator == 1)
        #expect(Rational(-3, 2).description == "-3/2")
        #expect(Set([Rational(1, 2), Rational(2, 4)]).count == 1)
    }

    @Test(arguments: [
        ("2", Rational(2)), ("2.25", Rational(9, 4)), ("0.1", Rational(1, 10)), ("24000/1001", Rational(24000, 1001)),
        ("000000001.000000001", Rational(1_000_000_001, 1_000_000_000)),
    ])
    func `Decimals and fractions are read exactly`(text: String, value: Rational) {
        #expect(Rational(text) == value)
    }

    @Test(arguments: [
        "", ".", "1.", ".5", "-1", "+1", "1e3", "1/0", "1/", "/2", "1/2/3", "1.2.3", " 1", "٣", "1234567890", "0x10",
        "1.1234567890", "1,5",
    ])
    func `Anything else is no number`(text: String) {
        #expect(Rational(text) == nil)
    }

    @Test func `Arithmetic and order are exact`() {
        #expect(Rational(1, 3) + Rational(1, 6) == Rational(1, 2))
        #expect(Rational(2, 3) * Rational(9, 4) == Rational(3, 2))
        #expect(Rational(1) / Rational(-2, 3) == Rational(-3, 2))
        #expect(Rational(1, 3) < Rational(333_333_334, 1_000_000_000))
        #expect(Rational(-1, 2) < Rational(-1, 3))
        #expect(Rational(.max, 2) > Rational(.max, 3))
        #expect(Rational(.min, 3) < Rational(.max, 3))
    }

    @Test(
        arguments: [
            (Rational(5, 2), 3), (Rational(-5, 2), -2), (Rational(7, 3), 2), (Rational(-7, 3), -2),
            (Rational(-8, 3), -3),
            (Rational(4), 4), (Rational(1, 2), 1), (Rational(-1, 2), 0), (Rational(.max), .max), (Rational(.min), .min),
        ] as [(Rational, Int64)])
    func `Rounding takes the nearest whole number and halves upward`(value: Rational, rounded: Int64) {
        #expect(value.rounded == rounded)
    }

    @Test func `Results that no fraction of 64 bits can hold are near and never trap`() {
        let extremes = [
            Rational(.max), Rational(.min), Rational(1, .max), Rational(.max, .max - 1), Rational(-1, .min),
        ]
        func near(_ value: Rational, _ exact: Double, _ slack: Double = 1e-18) -> Bool {
            let held = min(max(exact, -9.223372036854775807e18), 9.223372036854775807e18)
            return abs(value.double - held) <= abs(held) * 1e-9 + slack
        }
        for a in extremes {
            for b in extremes {
                #expect(near(a * b, a.double * b.double), "\(a) * \(b)")
                #expect(near(a + b, a.double + b.double, abs(a.double) * 1e-15), "\(a) + \(b)")
                #expect(near(a / b, a.double / b.double), "\(a) / \(b)")
            }
        }
        #expect((Rational(.max) * Rational(.max)).rounded == .max)
    }
}

@Suite struct FrameRateTests {
    @Test(
        arguments: [
            ("23.976", 24000, 1001), ("23.98", 24000, 1001), ("29.97", 30000, 1001), ("47.952", 48000, 1001),
            ("59.94", 60000, 1001), ("119.88", 120_000, 1001), ("24000/1001", 24000, 1001), ("24", 24, 1),
            ("25.0", 25, 1),
            ("12.5", 25, 2), ("240", 240, 1), ("1", 1, 1),
        ] as [(String, Int64, Int64)])
    func `Rates are read, and the NTSC ones as the fractions they stand for`(text: String, top: Int64, bottom: Int64) {
        #expect(FrameRate(text)?.perSecond == Rational(top, bottom))
    }

    @Test(arguments: ["0", "0.5", "241", "240.001", "-24", "", "fast"])
    func `Rates that no film has are refused`(text: String) { #expect(FrameRate(text) == nil) }

    @Test func `An hour of NTSC frames lasts exactly as long as it does`() throws {
        let rate = try #require(FrameRate("29.97"))
        #expect(rate.seconds(frames: 107_892) == Rational(107_892 * 1001, 30000))
    }
}

@Suite struct LengthTests {
    private let film = FrameRate(24)

    @Test(arguments: [
        ("4s", Length.seconds(Rational(4))), ("2.25 s", .seconds(Rational(9, 4))), ("96 frames", .frames(96)),
        ("96f", .frames(96)), ("1 bar", .bars(Rational(1))), ("2 bars", .bars(Rational(2))),
        ("8 beats", .beats(Rational(8))), (" 1/2 BAR \n", .bars(Rational(1, 2))), ("3 Seconds", .seconds(Rational(3))),
    ])
    func `Lengths are read as people write them`(text: String, length: Length) { #expect(Length(text) == length) }

    @Test(arguments: ["", "4", "s", "-4s", "4 m", "1.5 frames", "four s", "4s 5s", "٤ s", "4 s s", "1e3 s"])
    func `Anything else is no length`(text: String) { #expect(Length(text) == nil) }

    @Test func `Lengths become whole frames, the nearest`() throws {
        let ntsc = try #require(FrameRate("23.976"))
        #expect(try Length.seconds(Rational(4)).frames(at: ntsc, tempo: nil) == 96)
        #expect(try Length.seconds(Rational(1, 48)).frames(at: film, tempo: nil) == 1)
        #expect(try Length.frames(7).frames(at: ntsc, tempo: nil) == 7)
        let tempo = Tempo(beatsPerMinute: Rational(90), beatsPerBar: 3)
        #expect(try Length.bars(Rational(2)).frames(at: film, tempo: tempo) == 96)
        #expect(try Length.beats(Rational(1, 2)).frames(at: film, tempo: tempo) == 8)
    }

    @Test func `Lengths without a tempo, too short and too long say so`() {
        let tempo = Tempo(beatsPerMinute: Rational(120))
        let stopped = Tempo(beatsPerMinute: Rational(0))
        #expect(throws: Length.Fault.needsTempo) { try Length.bars(Rational(1)).frames(at: film, tempo: nil) }
        #expect(throws: Length.Fault.needsTempo) { try Length.beats(Rational(1)).frames(at: film, tempo: stopped) }
        #expect(throws: Length.Fault.tooShort) { try Length.frames(0).frames(at: film, tempo: nil) }
        #expect(throws: Length.Fault.tooShort) { try Length.seconds(Rational(1, 49)).frames(at: film, tempo: nil) }
        #expect(throws: Length.Fault.tooLong) { try Length.seconds(Rational(3601)).frames(at: film, tempo: nil) }
        #expect(throws: Length.Fault.tooLong) { try Length.bars(Rational(9999)).frames(at: film, tempo: tempo) }
        #expect(throws: Never.self) { try Length.seconds(Rational(3600)).frames(at: film, tempo: nil) }
    }

    @Test func `No number that can be written stops the program`() throws {
        let odd = try #require(FrameRate("999999999/99999999"))
        let slow = Tempo(beatsPerMinute: try #require(Rational("0.000000001")))
        for text in ["999999999.999999999 bars", "3599.999999999 s", "0.000000001 beats", "999999999 frames"] {
            let length = try #require(Length(text))
            for tempo in [slow, Tempo(beatsPerMinute: Rational(999_999_999, 999_999_998), beatsPerBar: .max)] {
                _ = try? length.frames(at: odd, tempo: tempo)
            }
        }
    }
}

@Suite struct TimestampTests {
    @Test(
        arguments: [
            0, 1, 999, 951_782_399_999, 951_782_400_000, 1_700_000_000_123, 4_107_542_399_000, 253_402_300_799_999, -1,
            -62_135_596_800_000, 68_256_000_000,
        ] as [Int64])
    func `Instants are written as date writes them, and read back`(milliseconds: Int64) throws {
        let seconds = milliseconds >= 0 ? milliseconds / 1000 : (milliseconds - 999) / 1000
        let expected = try output(of: ["date", "-u", "-d", "@\(seconds)", "+%Y-%m-%dT%H:%M:%S"]).dropLast()
        let rest = String(milliseconds - seconds * 1000)
        let fraction = String(repeating: "0", count: 3 - rest.count) + rest
        #expect(Timestamp.text(milliseconds) == "\(expected).\(fraction)Z")
        #expect(Timestamp.parse(Timestamp.text(milliseconds)) == milliseconds)
    }

    @Test(arguments: [
        "", "2026-11-23T06:11:00Z", "2026-13-01T00:00:00.000Z", "2026-02-29T00:00:00.000Z", "2026-11-23T24:00:00.000Z",
        "2026-11-23 06:11:00.123Z", "2026-11-23T06:11:60.000Z", "99999999999-1-1T1:1:1.1Z", "2026-11-23T06:11:00.123z",
        "+026-11-23T06:11:00.123Z", "-026-11-23T06:11:00.123Z", "2026-11-23T06:11:00.12٣",
    ])
    func `Anything else is no instant`(text: String) { #expect(Timestamp.parse(text) == nil) }

    @Test func `Leap years follow the calendar`() {
        #expect(Timestamp.parse("2000-02-29T00:00:00.000Z") != nil)
        #expect(Timestamp.parse("1900-02-29T00:00:00.000Z") == nil)
        #expect(Timestamp.parse("2024-02-29T23:59:59.999Z") == 1_709_251_199_999)
    }

    @Test func `No instant stops the program`() {
        for value in [Int64.min, .min + 1, .max, .max - 1] { #expect(!Timestamp.text(value).isEmpty) }
    }
}
