import ClipModel
import Testing

private struct Vector: Sendable, CustomTestStringConvertible {
    let kind: IdentifierKind
    let text: String
    let canonical: String
    var testDescription: String { "\(kind.rawValue) \(text)" }

    init(_ kind: IdentifierKind, _ text: String, _ canonical: String? = nil) {
        self.kind = kind
        self.text = text
        self.canonical = canonical ?? text
    }
}

private let good: [Vector] = [
    Vector(.isrc, "USRC17607839"), Vector(.isrc, "us-rc1-76-07839", "USRC17607839"),
    Vector(.isrc, "ISRC QZ-XYZ-26-00001", "QZXYZ2600001"),
    Vector(.iswc, "T-034.524.680-1"), Vector(.iswc, "t0345246801", "T-034.524.680-1"),
    Vector(.ipi, "00014107338"), Vector(.ipi, "000 14 10 73 38", "00014107338"),
    Vector(.ipiBase, "I-001068130-6"), Vector(.ipiBase, "i 001068130 6", "I-001068130-6"),
    Vector(.isni, "0000000121032683"), Vector(.isni, "0000 0001 2103 2683", "0000000121032683"),
    Vector(.isni, "000000021694233x", "000000021694233X"),
    Vector(.orcid, "https://orcid.org/0000-0002-1694-233X", "0000-0002-1694-233X"),
    Vector(.eidr, "10.5240/7791-8534-2C23-9030-8610-5"),
    Vector(.eidr, "https://doi.org/10.5240/7791-8534-2c23-9030-8610-5", "10.5240/7791-8534-2C23-9030-8610-5"),
    Vector(.isan, "0000-0000-D07A-0090-Q-0000-0000-X"),
    Vector(.isan, "ISAN 0000-0000-D07A-0090-Q", "0000-0000-D07A-0090-Q"),
    Vector(.grid, "A1-2425G-ABC1234002-M"), Vector(.grid, "GRID:A12425GABC1234002M", "A1-2425G-ABC1234002-M"),
    Vector(.dpid, "PADPIDA2013020802I"), Vector(.dpid, "PA-DPIDA-2013020802-I", "PADPIDA2013020802I"),
    Vector(.ean, "4006381333931"), Vector(.ean, "036000291452", "0036000291452"),
    Vector(.doi, "10.1000/XYZ(1)", "10.1000/xyz(1)"), Vector(.doi, "doi:10.5240/a/b", "10.5240/a/b"),
]

private let bad: [(IdentifierKind, String, IdentifierFault)] = [
    (.isrc, "USRC1760783", .form), (.isrc, "U1RC17607839", .form), (.isrc, "USRC1760783A", .form),
    (.iswc, "T-034.524.680-2", .check(expected: "1")), (.iswc, "034.524.680-1", .form),
    (.ipi, "00014107339", .check(expected: "38")), (.ipi, "14107338", .form),
    (.ipiBase, "I-001068130-7", .check(expected: "6")),
    (.isni, "0000000121032684", .check(expected: "3")), (.isni, "0000000221032683", .check(expected: "0")),
    (.orcid, "0000-0002-1694-2339", .check(expected: "X")), (.orcid, "X000-0002-1694-233X", .form),
    (.eidr, "10.5240/7791-8534-2C23-9030-8611-5", .check(expected: "3")), (.eidr, "7791-8534-2C23-9030-8610-5", .form),
    (.isan, "0000-0000-D07A-0090-R-0000-0000-X", .check(expected: "Q")), (.isan, "0000-0000-D07A-0090", .form),
    (.grid, "A1-2425G-ABC1234002-N", .check(expected: "M")), (.grid, "B1-2425G-ABC1234002-M", .form),
    (.dpid, "PADPIDA2013020803I", .check(expected: "G")), (.dpid, "PADPIDB2013020802I", .form),
    (.ean, "4006381333932", .check(expected: "1")), (.ean, "400638133393", .check(expected: "0")),
    (.doi, "10.x/y", .form), (.doi, "10.1000/", .form), (.doi, "11.1000/a", .form),
    (.isni, "００００ 0001 2103 2683", .form), (.isrc, "", .form),
]

/// The check rules once more, in the form in which the standards state the test of a whole identifier rather than how
/// its check symbol is made.
private enum Oracle {
    static func accepts(_ kind: IdentifierKind, _ written: String) -> Bool {
        var text = written.uppercased()
        if kind == .eidr {
            guard text.hasPrefix("10.5240/") else { return false }
            text.removeFirst(8)
        }
        text.removeAll { "-. ".contains($0) }
        guard text.unicodeScalars.allSatisfy({ $0.isASCII }) else { return false }
        let body = String(text)
        switch kind {
        case .isrc: return has(body, "LLAAADDDDDDD")
        case .iswc: return body.hasPrefix("T") && has(body, "ADDDDDDDDDD") && weighed(body.dropFirst(), 1)
        case .ipiBase: return body.hasPrefix("I") && has(body, "ADDDDDDDDDD") && weighed(body.dropFirst(), 2)
        case .ipi: return has(body, "DDDDDDDDDDD") && congruent101(body)
        case .isni, .orcid: return has(body, "DDDDDDDDDDDDDDDX") && pure11(body)
        case .eidr: return has(body, "HHHHHHHHHHHHHHHHHHHHA") && hybrid(body)
        case .isan:
            if has(body, "HHHHHHHHHHHHHHHHA") { return hybrid(body) }
            guard has(body, "HHHHHHHHHHHHHHHHAHHHHHHHHA") else { return false }
            return hybrid(String(body.prefix(17))) && hybrid(body.prefix(16) + body.dropFirst(17))
        case .grid: return body.hasPrefix("A1") && has(body, "AAAAAAAAAAAAAAAAAA") && hybrid(body)
        case .dpid: return body.hasPrefix("PADPIDA") && has(body, "AAAAAAADDDDDDDDDDA") && hybrid(body)
        case .ean:
            guard has(body, "DDDDDDDDDDDD") || has(body, "DDDDDDDDDDDDD") else { return false }
            let padded = body.count == 12 ? "0" + body : body
            return padded.enumerated().reduce(0) { $0 + $1.element.hexDigitValue! * ($1.offset % 2 == 0 ? 1 : 3) } % 10
                == 0
        case .doi: return false
        }
    }

    /// Whether each symbol is of its class: a letter, a digit, a hexadecimal digit, either of letter and digit, or a digit
    /// or X.
    private static func has(_ body: String, _ classes: String) -> Bool {
        body.utf8.count == classes.utf8.count
            && zip(body.utf8, classes.utf8).allSatisfy { symbol, kind in
                let isDigit = (48...57).contains(symbol)
                let isLetter = (65...90).contains(symbol)
                switch Character(Unicode.Scalar(kind)) {
                case "L": return isLetter
                case "D": return isDigit
                case "H": return isDigit || (65...70).contains(symbol)
                case "X": return isDigit || symbol == 88
                default: return isDigit || isLetter
                }
            }
    }

    private static func weighed(_ digits: Substring, _ start: Int) -> Bool {
        zip(digits, [1, 2, 3, 4, 5, 6, 7, 8, 9, 1]).reduce(start) { $0 + $1.0.hexDigitValue! * $1.1 } % 10 == 0
    }

    // A remainder of 100 has no two digits and is written 00.
    private static func congruent101(_ digits: String) -> Bool {
        let sum = zip(digits.prefix(9), (2...10).reversed()).reduce(0) { $0 + $1.0.hexDigitValue! * $1.1 }
        let check = Int(digits.suffix(2))!
        return check < 100 && (sum + check) % 101 == 0 || check == 0 && (sum + 100) % 101 == 0
    }

    private static func pure11(_ text: String) -> Bool {
        var weight = 1
        var sum = 0
        for symbol in text.reversed() {
            sum += weight * (symbol == "X" ? 10 : symbol.hexDigitValue!)
            weight = weight * 2 % 11
        }
        return sum % 11 == 1
    }

    // ISO 7064, 8.3: the product goes on through all symbols but the last, whose addition must leave 1.
    private static func hybrid(_ text: some StringProtocol) -> Bool {
        let alphabet = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        var product = 36
        for (index, symbol) in text.enumerated() {
            let sum = product + alphabet.firstIndex(of: symbol)!
            if index == text.count - 1 { return sum % 36 == 1 }
            let kept = sum > 36 ? sum - 36 : sum
            product = 2 * kept > 36 ? 2 * kept - 37 : 2 * kept
        }
        return false
    }
}

/// SplitMix64.
private struct Dice: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

private func mutated(_ text: String, _ dice: inout Dice) -> String {
    let alphabet = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
    var symbols = Array(text)
    let place = Int.random(in: 0..<symbols.count, using: &dice)
    switch Int.random(in: 0..<10, using: &dice) {
    case 0: symbols.remove(at: place)
    case 1: symbols.insert(alphabet.randomElement(using: &dice)!, at: place)
    case 2, 3: if place > 0 { symbols.swapAt(place, place - 1) }
    case 4: symbols[symbols.count - 1] = alphabet.randomElement(using: &dice)!
    case 5, 6:
        symbols[place] = alphabet.randomElement(using: &dice)!
        symbols[Int.random(in: 0..<symbols.count, using: &dice)] = alphabet.randomElement(using: &dice)!
    default: symbols[place] = alphabet.randomElement(using: &dice)!
    }
    return String(symbols)
}

@Suite struct IdentifierTests {
    @Test(arguments: good) fileprivate func `Well-formed ones are read and printed in one form`(vector: Vector) throws {
        #expect(try Identifier(vector.text, as: vector.kind).text == vector.canonical)
        #expect(try Identifier(vector.canonical, as: vector.kind).text == vector.canonical)
    }

    @Test(arguments: bad) fileprivate func `Others are refused, with the check symbol that would fit`(
        kind: IdentifierKind, text: String, fault: IdentifierFault
    ) {
        #expect(throws: fault) { try Identifier(text, as: kind) }
    }

    @Test(arguments: IdentifierKind.allCases) func `The example of each kind is one`(kind: IdentifierKind) throws {
        #expect(try Identifier(kind.example, as: kind).text == kind.example)
    }

    @Test(arguments: IdentifierKind.allCases.filter { $0 != .doi })
    func `Ten thousand slips are judged as another reading of the standard judges them`(kind: IdentifierKind) {
        var dice = Dice(state: UInt64(kind.rawValue.utf8.reduce(7) { $0 * 31 + Int($1) }))
        var accepted = 0
        var text = kind.example
        for _ in 0..<10_000 {
            let slip = mutated(text, &dice)
            let wanted = Oracle.accepts(kind, slip)
            let found = (try? Identifier(slip, as: kind)) != nil
            if wanted != found { Issue.record("\(kind.rawValue) `\(slip)`: the oracle says \(wanted)") }
            if found { accepted += 1 }
            // From an accepted one on, so that more than slips of one example are tried.
            if wanted { text = slip }
        }
        // Neither everything nor nothing passes, so both sides of the rule were tried.
        #expect(accepted > 20 && accepted < 9_000)
    }

    @Test(arguments: IdentifierKind.allCases.filter { $0 != .doi && $0 != .isrc })
    func `No single wrong symbol passes`(kind: IdentifierKind) {
        // A digit of an ISWC counts times its place, and even places share a factor with ten: some slips do pass.
        let leaks: [IdentifierKind] = [.iswc, .ipiBase]
        var symbols = Array(kind.example)
        var passed = 0
        for place in symbols.indices {
            for other in "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ" where other != symbols[place] {
                let kept = symbols[place]
                symbols[place] = other
                if (try? Identifier(String(symbols), as: kind)) != nil { passed += 1 }
                symbols[place] = kept
            }
        }
        #expect(leaks.contains(kind) ? passed > 0 : passed == 0)
    }
}
