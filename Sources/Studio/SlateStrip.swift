internal import ClipModel
internal import Lettering
internal import MediaKit
internal import Workspace

/// The strip at the foot of a slated picture: which scene and take is seen, where in the film, and what was asked for.
final class SlateStrip {
    private let slate: Slate
    private let rate: FrameRate
    private let font: Font
    private let em: Int
    private let width: Int
    /// From the picture's top; even, since two rows share their colour.
    private let top: Int
    /// The words that stay, as cover from 0 to 255, row by row from `top` on.
    private var words: [UInt8]
    private var clock: [UInt8]

    /// How much of the picture shows through, of 256.
    private static let glass = 70
    private static let lines = 3

    init(_ slate: Slate, for format: PictureFormat) throws {
        (self.slate, rate) = (slate, format.rate)
        font = try Font()
        width = format.size.width
        em = max(9, format.size.height / 26)
        let height = min(format.size.height, em * (Self.lines * 13 + 6) / 10)
        top = (format.size.height - height) / 2 * 2
        words = [UInt8](repeating: 0, count: width * (format.size.height - top))
        clock = words
        lettering_size(font.handle, UInt32(em))
        let room = width - em - font.width(drawable("00:00:00:000")) - em
        set(fitted(drawable(slate.name), to: room), line: 0, x: em / 2, into: &words)
        for (n, line) in lines(of: drawable(slate.prompt)).enumerated() {
            set(line, line: n + 1, x: em / 2, into: &words)
        }
    }

    /// Lays the strip over the segment's picture `index`.
    func draw(_ index: Int64, into planes: PicturePlanes) {
        clock.withUnsafeMutableBufferPointer { $0.update(repeating: 0) }
        let time = drawable(timecode(frame: slate.start + index, rate: rate))
        set(time, line: 0, x: width - em / 2 - font.width(time), into: &clock)
        guard let y = planes.y.baseAddress, let u = planes.u.baseAddress, let v = planes.v.baseAddress else { return }
        for row in top..<planes.size.height {
            let (line, cover) = (y + row * planes.yStride, (row - top) * width)
            for x in 0..<width {
                let under = 16 + (Int(line[x]) - 16) * Self.glass / 256
                let ink = Int(max(words[cover + x], clock[cover + x]))
                line[x] = UInt8(clamping: under + (235 - under) * ink / 255)
            }
        }
        for row in top / 2..<planes.size.height / 2 {
            for (plane, stride) in [(u, planes.uStride), (v, planes.vStride)] {
                let line = plane + row * stride
                for x in 0..<width / 2 { line[x] = UInt8(clamping: 128 + (Int(line[x]) - 128) * Self.glass / 256) }
            }
        }
    }

    // MARK: setting

    private func set(_ scalars: [Unicode.Scalar], line: Int, x: Int, into pixels: inout [UInt8]) {
        let rows = pixels.count / width
        pixels.withUnsafeMutableBufferPointer { buffer in
            var picture = lettering_picture(pixels: buffer.baseAddress, width: width, height: rows)
            font.draw(scalars, x: x * 64, baseline: em * (13 + line * 13) / 10, into: &picture)
        }
    }

    /// A slate is for the eye of those who work on the film: what the font lacks is a box, and no fault.
    private func drawable(_ text: String) -> [Unicode.Scalar] {
        CreditsRoll.composed(text[...]).map { scalar in
            scalar.properties.isWhitespace ? " " : lettering_has(font.handle, scalar.value) != 0 ? scalar : "\u{25A1}"
        }
    }

    private func lines(of prompt: [Unicode.Scalar]) -> [[Unicode.Scalar]] {
        let room = width - em
        var lines: [[Unicode.Scalar]] = []
        var rest = prompt.split(separator: " ").map(Array.init)[...]
        while let first = rest.first, lines.count < Self.lines - 1 {
            var line = first
            rest.removeFirst()
            while let next = rest.first, font.width(line + [" "] + next) <= room {
                line += [" "] + next
                rest.removeFirst()
            }
            lines.append(line)
        }
        if let last = lines.popLast() {
            lines.append(fitted(last + (rest.isEmpty ? [] : [" ", "\u{2026}"]), to: room))
        }
        return lines
    }

    /// What of a line fits, ended by three dots where something is left out.
    private func fitted(_ line: [Unicode.Scalar], to room: Int) -> [Unicode.Scalar] {
        if font.width(line) <= room { return line }
        var line = line
        while !line.isEmpty, font.width(line + ["\u{2026}"]) > room { line.removeLast() }
        return line + ["\u{2026}"]
    }
}
