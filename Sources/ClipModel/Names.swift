/// A name that a person chose and that is also a file name: of a scene, a cast member, a style or an engine.
///
/// Letters, digits and marks of any script, `-`, `_` and `.`; it starts with a letter, digit or `_`; at most 100 bytes of
/// UTF-8. Two names that Unicode calls equivalent are equal; ``folded`` also joins those that differ in case only.
package protocol FileNamed: Hashable, Sendable, Comparable, CustomStringConvertible {
    var text: String { get }
    init(unchecked text: String)
}

extension FileNamed {
    /// Takes `text` if it is a usable name, else `nil`.
    package init?(_ text: String) {
        guard isUsableName(text) else { return nil }
        self.init(unchecked: text)
    }

    package var description: String { text }
    /// What two names must not share within one project, since some file systems could not hold both.
    package var folded: String { text.lowercased() }
    package static func < (a: Self, b: Self) -> Bool { a.text < b.text }
}

private func isUsableName(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, (1...100).contains(text.utf8.count) else { return false }
    // Nearly all names are plain ASCII, for which Unicode's tables needn't be asked.
    if text.utf8.allSatisfy(isPlain) { return first != "-" && first != "." }
    guard first == "_" || first.properties.isAlphabetic || isDigit(first) else { return false }
    return text.unicodeScalars.allSatisfy { scalar in
        if scalar.isASCII { return "-_.".unicodeScalars.contains(scalar) || isDigit(scalar) || isLetter(scalar) }
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
            .nonspacingMark, .spacingMark:
            return true
        default: return false
        }
    }
}

private func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."):
        true
    default: false
    }
}

private func isDigit(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.generalCategory == .decimalNumber }
private func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    (65...90).contains(scalar.value) || (97...122).contains(scalar.value)
}

/// A scene: the name of its file in `scenes/`.
package struct SceneID: FileNamed {
    package let text: String
    package init(unchecked text: String) { self.text = text }
}

/// A cast member: the name of its file in `cast/`, mentioned in prompts as `@name`.
package struct CastName: FileNamed {
    package let text: String
    package init(unchecked text: String) { self.text = text }
}

/// A style: the name of its file in `styles/`.
package struct StyleName: FileNamed {
    package let text: String
    package init(unchecked text: String) { self.text = text }
}

/// An engine as the project calls it: `previz`, or a key under `engines:` in clip.yaml.
package struct EngineName: FileNamed {
    package let text: String
    package init(unchecked text: String) { self.text = text }
    package static let previz = EngineName(unchecked: "previz")
    package static let credits = EngineName(unchecked: "credits")
    /// Engines that are part of the program, so that no project may configure one of that name.
    package static let builtIn: [EngineName] = [.previz, .credits]

    /// The kinds of engines that are procedures of this program and use no model.
    package static let procedures: Set<String> = [previz.text, credits.text]
}

/// A take: the first 16 hexadecimal digits of the SHA-256 of its record file.
package struct TakeID: Hashable, Sendable, Comparable, CustomStringConvertible {
    private let value: UInt64

    package init?(_ text: String) {
        guard let value = number(text) else { return nil }
        self.value = value
    }
    /// Names the record whose file bytes have this digest.
    package init(record: ContentDigest) { value = record.prefix }

    package var text: String { hexadecimal([value]) }
    package var description: String { text }
    /// Enough digits for a person to tell takes of one scene apart.
    package var short: String { String(text.prefix(8)) }
    package static func < (a: Self, b: Self) -> Bool { a.value < b.value }
}

/// One try at making a take, from the order to the delivery. 26 characters that sort by time (ULID form).
package struct AttemptID: Hashable, Sendable, Comparable, CustomStringConvertible {
    package let text: String

    package init(_ text: String) { self.text = text }
    package init(milliseconds: Int64, random: (UInt64, UInt64)) {
        let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz")
        var out: [Character] = []
        for shift in stride(from: 45, through: 0, by: -5) {
            out.append(alphabet[Int(milliseconds >> Int64(shift) & 31)])
        }
        for word in [random.0, random.1] { for i in 0..<8 { out.append(alphabet[Int(word >> UInt64(5 * i) & 31)]) } }
        text = String(out)
    }

    package var description: String { text }
    package static func < (a: Self, b: Self) -> Bool { a.text < b.text }
}

/// A path inside the project: relative, `/`-separated, without `.`, `..`, `.git`, empty parts or control characters. Whether a
/// symbolic link leads out is decided when it is opened, by the kernel.
package struct ProjectPath: Hashable, Sendable, Comparable, CustomStringConvertible {
    package let text: String

    package init?(_ text: String) {
        guard !text.isEmpty, text.utf8.count <= 1024, !text.utf8.contains(where: { $0 < 32 || $0 == 127 }) else {
            return nil
        }
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        // `.git` anywhere: a nested repository's hooks and settings are nobody's to write but git's.
        guard parts.allSatisfy({ !$0.isEmpty && $0 != "." && $0 != ".." && $0.lowercased() != ".git" }) else {
            return nil
        }
        self.text = text
    }
    /// For paths that the program itself composes of checked names.
    package init(unchecked text: String) { self.text = text }

    package var description: String { text }
    package var lastComponent: String { String(text.split(separator: "/").last ?? "") }
    package static func < (a: Self, b: Self) -> Bool { a.text < b.text }
}
