internal import ClipModel
internal import Files
internal import GenerationCore
internal import Lettering

/// The end credits as one tall picture, of which the film shows a window that moves down at constant speed.
///
/// Blocks of lines are parted by blank ones. The first block is the title, the first line of every other one its heading.
struct CreditsRoll {
    let width: Int
    let height: Int
    /// How much of each pixel letters cover, 0 to 255, row by row.
    let pixels: [UInt8]

    init(_ text: String, for size: PictureSize) throws(EngineFault) {
        let font = try Font()
        if let missing = Self.missing(in: text, for: size) { throw .failed(missing) }
        let set = Self.lines(of: text, size).flatMap { Self.wrapped($0, to: size.width * 84 / 100, font) }
        width = size.width
        height = set.reduce(0) { $0 + $1.height }
        pixels = Self.draw(set, width, height, font)
    }

    /// The rows that stand in the window at `frame` of `frames`, as luma of BT.709's limited range.
    ///
    /// The text enters below the first picture and has left above the last.
    func draw(frame: Int64, of frames: Int64, rows: Int, into luma: UnsafeMutablePointer<UInt8>, stride: Int) {
        let way = Int64(height + rows) * 256
        let top = Int(frame * way / max(1, frames - 1)) - rows * 256
        pixels.withUnsafeBufferPointer { buffer in
            var picture = lettering_picture(
                pixels: UnsafeMutablePointer(mutating: buffer.baseAddress), width: width, height: height)
            lettering_window(&picture, top, luma, stride, rows)
        }
    }

    /// How tall the text is where no line has to be broken, in pixels.
    static func height(of text: String, for size: PictureSize) -> Int {
        lines(of: text, size).reduce(0) { $0 + $1.height }
    }

    // MARK: lines

    private struct Line {
        var scalars: [Unicode.Scalar]
        /// Pixels of the em square.
        var size: Int
        /// Pixels from this baseline's line to the next.
        var height: Int
    }

    private static func lines(of text: String, _ size: PictureSize) -> [Line] {
        let em = max(12, size.height / 22)
        var isHeading = true
        var isTitle = true
        return text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            let scalars = composed(line)
            defer { isHeading = scalars.isEmpty }
            if scalars.isEmpty {
                isTitle = false
                return Line(scalars: [], size: em, height: em)
            }
            if isTitle { return Line(scalars: scalars, size: em * 3 / 2, height: em * 2) }
            return isHeading
                ? Line(scalars: scalars, size: max(10, em * 2 / 3), height: em * 6 / 5)
                : Line(scalars: scalars, size: em, height: em * 7 / 5)
        }
    }

    /// The scalars of a line, marks that stand apart from their letters joined to them. Signs that only guide line breaks
    /// and direction have no picture.
    static func composed(_ line: Substring) -> [Unicode.Scalar] {
        line.flatMap { character -> [Unicode.Scalar] in
            let scalars = character.unicodeScalars.filter { !$0.properties.isDefaultIgnorableCodePoint }
            return scalars.count > 1 ? joined[character].map { [$0] } ?? Array(scalars) : Array(scalars)
        }
    }

    // Letters with marks of Latin, by any way of writing them: characters compare by canonical equivalence.
    private static let joined: [Character: Unicode.Scalar] = {
        let blocks: [ClosedRange<UInt32>] = [0xC0...0x24F, 0x1E00...0x1EFF]
        let scalars = blocks.joined().compactMap(Unicode.Scalar.init)
        return Dictionary(scalars.map { (Character($0), $0) }) { first, _ in first }
    }()

    /// What the font can't set, in words. Letters that it has but that must be shaped to be read are among it.
    static func missing(in text: String, for size: PictureSize) -> String? {
        let lines = lines(of: text, size).map(\.scalars)
        // The font takes time to open, and it has the letters of most credits.
        let font = lines.joined().allSatisfy(isLatin) ? nil : try? Font()
        for line in lines {
            let lacking = line.filter { scalar in
                mustBeShaped(scalar) || font.map { lettering_has($0.handle, scalar.value) == 0 } ?? false
            }
            guard let first = lacking.first else { continue }
            let number = String(first.value, radix: 16, uppercase: true)
            let name = String(repeating: "0", count: max(0, 4 - number.count)) + number
            return "credits can't set `\(first)` (U+\(name)) in the line "
                + "`\(String(String.UnicodeScalarView(line)).prefix(60))`: write that name in Latin, Greek or "
                + "Cyrillic letters"
        }
        return nil
    }

    private static func isLatin(_ scalar: Unicode.Scalar) -> Bool { scalar.value < 0x250 }

    /// Scripts whose letters change with their neighbours or run from right to left, and marks that stand on letters.
    private static func mustBeShaped(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x300...0x36F, 0x590...0x10FF, 0x1780...0x18AF, 0x1900...0x1CFF, 0xA800...0xABFF, 0xFB1D...0xFDFF,
            0xFE70...0xFEFF:
            true
        default: false
        }
    }

    // MARK: setting

    /// The line in as many as fit the width: broken at spaces, and inside a word only where it fills a line by itself.
    private static func wrapped(_ line: Line, to width: Int, _ font: Font) -> [Line] {
        lettering_size(font.handle, UInt32(line.size))
        var lines: [[Unicode.Scalar]] = [[]]
        for word in line.scalars.split(separator: " ") {
            var word = word[...]
            let joined = lines[lines.count - 1] + (lines[lines.count - 1].isEmpty ? [] : [" "]) + word
            if font.width(joined) <= width {
                lines[lines.count - 1] = joined
                continue
            }
            if !lines[lines.count - 1].isEmpty { lines.append([]) }
            while font.width(word) > width, word.count > 1 {
                var fitting = word.count - 1
                while fitting > 1, font.width(word.prefix(fitting)) > width { fitting -= 1 }
                lines[lines.count - 1] = Array(word.prefix(fitting))
                lines.append([])
                word = word.dropFirst(fitting)
            }
            lines[lines.count - 1] = Array(word)
        }
        return lines.map { Line(scalars: $0, size: line.size, height: line.height) }
    }

    private static func draw(_ lines: [Line], _ width: Int, _ height: Int, _ font: Font) -> [UInt8] {
        var pixels = [UInt8](repeating: 0, count: width * height)
        pixels.withUnsafeMutableBufferPointer { buffer in
            var picture = lettering_picture(pixels: buffer.baseAddress, width: width, height: height)
            var top = 0
            for line in lines {
                lettering_size(font.handle, UInt32(line.size))
                font.draw(
                    line.scalars, x: (width - font.width(line.scalars)) * 32,
                    baseline: top + (line.height + line.size * 7 / 10) / 2, into: &picture)
                top += line.height
            }
        }
        return pixels
    }
}
