/// An exact fraction in lowest terms with a positive denominator. Time in a clip is never floating point.
package struct Rational: Hashable, Sendable, Comparable, CustomStringConvertible {
    package let numerator: Int64
    package let denominator: Int64

    /// Makes `numerator/denominator` in lowest terms. The denominator must not be zero.
    ///
    /// Results whose terms fit 64 bits are exact; others are the nearest that fit, never a trap.
    package init(_ numerator: Int64, _ denominator: Int64 = 1) {
        precondition(denominator != 0, "a fraction needs a denominator")
        let divisor = max(1, gcd(numerator.magnitude, denominator.magnitude))
        let sign: Int128 = denominator < 0 ? -1 : 1
        // The smallest integer has no positive counterpart; it gives way by one.
        self.numerator = Int64(clamping: sign * Int128(numerator) / Int128(divisor))
        self.denominator = Int64(clamping: sign * Int128(denominator) / Int128(divisor))
    }

    /// Reads a decimal such as `2`, `2.25`, or a fraction such as `24000/1001`, with at most 9 digits on each side;
    /// `nil` for anything else, signs included.
    package init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        if parts.count == 2 {
            guard let n = digits(parts[0]), let d = digits(parts[1]), d > 0 else { return nil }
            self.init(n, d)
            return
        }
        let decimal = text.split(separator: ".", omittingEmptySubsequences: false)
        guard let whole = digits(decimal[0]) else { return nil }
        if decimal.count == 1 {
            self.init(whole)
        } else if decimal.count == 2, let fraction = digits(decimal[1]) {
            let scale = (0..<decimal[1].utf8.count).reduce(Int64(1)) { n, _ in n * 10 }
            self.init(whole * scale + fraction, scale)
        } else {
            return nil
        }
    }

    package var description: String { denominator == 1 ? "\(numerator)" : "\(numerator)/\(denominator)" }
    /// For display and for libraries that want it; never for arithmetic that decides something.
    package var double: Double { Double(numerator) / Double(denominator) }

    package static func < (a: Self, b: Self) -> Bool {
        let left = a.numerator.multipliedFullWidth(by: b.denominator)
        let right = b.numerator.multipliedFullWidth(by: a.denominator)
        return (left.high, left.low) < (right.high, right.low)
    }
    package static func + (a: Self, b: Self) -> Self {
        Self(
            wide: Int128(a.numerator) * Int128(b.denominator) + Int128(b.numerator) * Int128(a.denominator),
            Int128(a.denominator) * Int128(b.denominator))
    }
    package static func * (a: Self, b: Self) -> Self {
        Self(
            wide: Int128(a.numerator) * Int128(b.numerator), Int128(a.denominator) * Int128(b.denominator))
    }
    package static func / (a: Self, b: Self) -> Self {
        precondition(b.numerator != 0, "a fraction can't be divided by zero")
        let sign: Int128 = b.numerator < 0 ? -1 : 1
        return Self(
            wide: sign * Int128(a.numerator) * Int128(b.denominator),
            sign * Int128(a.denominator) * Int128(b.numerator))
    }

    // A result whose terms need more than 64 bits loses low bits of both, or is the largest number there is. People's
    // times never get there; a hostile document must not stop the program.
    private init(wide numerator: Int128, _ denominator: Int128) {
        let divisor = max(1, gcd(numerator.magnitude, denominator.magnitude))
        var top = numerator / Int128(divisor)
        var bottom = denominator / Int128(divisor)
        while top.magnitude > Int64.max.magnitude || bottom > Int128(Int64.max) {
            top /= 2
            bottom /= 2
        }
        if bottom == 0 { (top, bottom) = (top < 0 ? -Int128(Int64.max) : Int128(Int64.max), 1) }
        self.init(Int64(top), Int64(bottom))
    }

    /// The nearest whole number, halves upward.
    package var rounded: Int64 {
        let doubled = 2 * Int128(numerator) + Int128(denominator)
        let (quotient, remainder) = doubled.quotientAndRemainder(dividingBy: 2 * Int128(denominator))
        return Int64(clamping: remainder < 0 ? quotient - 1 : quotient)
    }
}

private func gcd<Number: BinaryInteger>(_ a: Number, _ b: Number) -> Number { b == 0 ? a : gcd(b, a % b) }

private func digits(_ text: some StringProtocol) -> Int64? {
    guard (1...9).contains(text.utf8.count), text.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
    return Int64(text)
}

/// Pictures a second, exactly: `24`, `25`, `24000/1001`.
package struct FrameRate: Hashable, Sendable, CustomStringConvertible {
    package let perSecond: Rational

    package init(_ numerator: Int64, _ denominator: Int64 = 1) { perSecond = Rational(numerator, denominator) }

    /// Reads `24`, `29.97`, `30000/1001`. The NTSC rates 23.976, 29.97, 47.952, 59.94 and 119.88 are taken as the
    /// fractions over 1001 that they abbreviate. `nil` below 1 and above 240.
    package init?(_ text: some StringProtocol) {
        guard var rate = Rational(text) else { return nil }
        let ntsc: [(short: Rational, base: Int64)] = [
            (Rational(23976, 1000), 24), (Rational(2398, 100), 24), (Rational(2997, 100), 30),
            (Rational(47952, 1000), 48), (Rational(5994, 100), 60), (Rational(11988, 100), 120),
        ]
        if let match = ntsc.first(where: { $0.short == rate }) { rate = Rational(match.base * 1000, 1001) }
        guard rate >= Rational(1), rate <= Rational(240) else { return nil }
        perSecond = rate
    }

    package var description: String { perSecond.description }

    /// How long `frames` pictures last, in seconds.
    package func seconds(frames: Int64) -> Rational { Rational(frames) / perSecond }
}

/// A scene's length as people write it.
package enum Length: Hashable, Sendable {
    case seconds(Rational)
    case frames(Int64)
    case bars(Rational)
    case beats(Rational)

    /// Reads `4s`, `2.25 s`, `96 frames`, `96f`, `2 bars`, `1 bar`, `8 beats`. `nil` for anything else.
    package init?(_ text: String) {
        let trimmed = text.trimmingSpaces
        let number = trimmed.prefix { $0.isASCII && ($0.isNumber || $0 == "." || $0 == "/") }
        guard let value = Rational(number) else { return nil }
        switch trimmed.dropFirst(number.count).drop(while: { $0 == " " }).lowercased() {
        case "s", "sec", "second", "seconds": self = .seconds(value)
        case "f", "frame", "frames":
            guard value.denominator == 1 else { return nil }
            self = .frames(value.numerator)
        case "bar", "bars": self = .bars(value)
        case "beat", "beats": self = .beats(value)
        default: return nil
        }
    }

    /// The longest scene: one hour.
    package static let longest = Rational(3600)

    /// Why a length can't be turned into frames.
    package enum Fault: Error, Hashable, Sendable {
        /// The length is written in bars or beats and the clip states no tempo, or one that is not above zero.
        case needsTempo
        /// Shorter than half a frame.
        case tooShort
        /// Longer than ``Length/longest``.
        case tooLong
    }

    /// The length in whole frames, to the nearest one. It depends on the scene and the clip's rate and tempo alone,
    /// never on where the scene stands, so that reordering a timeline changes no request.
    package func frames(at rate: FrameRate, tempo: Tempo?) throws(Fault) -> Int64 {
        let frames = try exactFrames(at: rate, tempo: tempo).rounded
        guard frames >= 1 else { throw .tooShort }
        return frames
    }

    /// The length in frames before it is rounded to whole ones.
    package func exactFrames(at rate: FrameRate, tempo: Tempo?) throws(Fault) -> Rational {
        let seconds: Rational
        switch self {
        case .seconds(let value): seconds = value
        case .frames(let count): seconds = rate.seconds(frames: count)
        case .beats(let count): seconds = try count * secondsPerBeat(tempo)
        case .bars(let count):
            seconds = try count * Rational(Int64(tempo?.beatsPerBar ?? 4)) * secondsPerBeat(tempo)
        }
        guard seconds <= Self.longest else { throw .tooLong }
        return seconds * rate.perSecond
    }

    private func secondsPerBeat(_ tempo: Tempo?) throws(Fault) -> Rational {
        guard let tempo, tempo.beatsPerMinute > Rational(0) else { throw .needsTempo }
        return Rational(60) / tempo.beatsPerMinute
    }
}

/// The song's tempo, where the clip states one.
package struct Tempo: Hashable, Sendable {
    package var beatsPerMinute: Rational
    package var beatsPerBar: Int

    package init(beatsPerMinute: Rational, beatsPerBar: Int = 4) {
        self.beatsPerMinute = beatsPerMinute
        self.beatsPerBar = beatsPerBar
    }
}

extension StringProtocol {
    /// The text without spaces, tabs and line ends at both ends.
    package var trimmingSpaces: String {
        let blank: (Character) -> Bool = { $0 == " " || $0 == "\t" || $0 == "\n" || $0 == "\r" || $0 == "\r\n" }
        var rest = Substring(self).drop(while: blank)
        while let last = rest.last, blank(last) { rest.removeLast() }
        return String(rest)
    }
}
