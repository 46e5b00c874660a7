internal import FoundationEssentials
internal import Glibc
internal import Synchronization

/// The terminal that a command talks to. The only place that writes to standard output and standard error, through
/// their descriptors: data on the first, everything else on the second.
struct Terminal: Sendable {
    /// Whether colours may be used on each of the two.
    let colours: (output: Bool, error: Bool)
    /// Whether progress may redraw lines on standard error.
    let redraws: Bool
    /// The columns of the terminal: 80 where it doesn't tell, 0, no limit, where there is none.
    let width: Int
    /// What the system said when standard output could not be written; 0 while it can.
    static let outputFault = Atomic<Int32>(0)

    static let current = Terminal(environment: ProcessInfo.processInfo.environment)

    init(environment: [String: String]) {
        let plain = !(environment["NO_COLOR"] ?? "").isEmpty || environment["TERM"] == "dumb"
        colours = (!plain && isatty(1) == 1, !plain && isatty(2) == 1)
        redraws = isatty(2) == 1 && environment["TERM"] != "dumb"
        var size = winsize()
        let told = ioctl(2, UInt(TIOCGWINSZ), &size) == 0 || ioctl(1, UInt(TIOCGWINSZ), &size) == 0
        let columns = told ? Int(size.ws_col) : 0
        let otherwise = isatty(1) == 1 || isatty(2) == 1 ? 80 : 0
        width = columns > 0 ? columns : environment["COLUMNS"].flatMap { Int($0) } ?? otherwise
    }

    /// Writes data for the user or the next program of a pipe.
    func print(_ text: String) { write(text + "\n", to: 1) }

    /// Writes what isn't data: notices, progress, errors.
    func note(_ text: String) { write(text + "\n", to: 2) }

    /// Writes as it is to standard error.
    func draw(_ text: String) { write(text, to: 2) }

    func write(_ text: String, to descriptor: Int32) {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR || errno == EAGAIN { continue }
            // A closed pipe ends the process by its signal, as Unix programs end; a full disk ends the output.
            guard count > 0 else {
                if descriptor == 1 { Self.outputFault.store(errno, ordering: .relaxed) }
                return
            }
            rest = rest.dropFirst(count)
        }
    }

    func paint(_ text: String, _ colour: Colour) -> String { colours.output ? colour.around(text) : text }
    func paintError(_ text: String, _ colour: Colour) -> String { colours.error ? colour.around(text) : text }
}

/// Colours carry no meaning alone: the words say it as well.
enum Colour: String, Sendable {
    case red = "31"
    case green = "32"
    case yellow = "33"
    case cyan = "36"
    case bold = "1"
    case dim = "2"

    func around(_ text: String) -> String { "\u{1B}[\(rawValue)m\(text)\u{1B}[0m" }
}

/// Text from a project or an engine as a terminal may see it: control characters, which could move the cursor or hide
/// what was written, become `�`.
func harmless(_ text: some StringProtocol) -> String {
    String(
        String.UnicodeScalarView(
            text.unicodeScalars.map { scalar in
                let control = scalar.value < 32 || (127..<160).contains(scalar.value)
                let direction = (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
                return (control && scalar != "\n" && scalar != "\t") || direction ? "\u{FFFD}" : scalar
            }))
}

/// How many columns `text` takes: two for wide East Asian characters and emoji, none for marks.
func columns(_ text: some StringProtocol) -> Int {
    text.reduce(0) { sum, character in
        guard let scalar = character.unicodeScalars.first else { return sum }
        let wide =
            (0x1100...0x115F).contains(scalar.value) || (0x2E80...0xA4CF).contains(scalar.value)
            || (0xAC00...0xD7A3).contains(scalar.value) || (0xF900...0xFAFF).contains(scalar.value)
            || (0xFF00...0xFF60).contains(scalar.value) || scalar.properties.isEmojiPresentation
        return sum + (wide ? 2 : 1)
    }
}

/// The start of `text` in at most `width` columns, on one line.
func clipped(_ text: String, to width: Int) -> String {
    let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
    guard columns(line) > width else { return line }
    var out = ""
    var used = 0
    for character in line {
        let size = columns(String(character))
        if used + size > width - 1 { break }
        out.append(character)
        used += size
    }
    return out + "…"
}
