import ClipModel
import Files
import Glibc
import MediaKit

/// A directory of its own for one test, removed with the object.
final class Folder {
    let path: String

    init() throws {
        path = "/tmp/clipws-media-\(getpid())-\(UInt64.random(in: 0 ... .max))"
        try Files.makeDirectory(path)
    }

    deinit { _ = shell("chmod -R u+w '\(path)'; rm -rf '\(path)'") }

    func callAsFunction(_ name: String) -> String { path + "/" + name }
    var names: [String] { (try? Files.list(path)) ?? [] }
}

/// Runs a command line; returns what it printed on both outputs, without the last line feed.
func shell(_ command: String) -> String {
    guard let pipe = popen("{ \(command) ; } 2>&1 </dev/null", "r") else { return "popen failed" }
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 65536)
    while true {
        let count = fread(&block, 1, block.count, pipe)
        if count == 0 { break }
        bytes += block[..<count]
    }
    pclose(pipe)
    while bytes.last == 10 { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
}

/// One value of `ffprobe -show_entries`.
func ffprobe(_ path: String, _ entries: String, stream: String? = nil, more: String = "") -> String {
    shell(
        "ffprobe -v error \(stream.map { "-select_streams \($0)" } ?? "") \(more) -show_entries \(entries) "
            + "-of csv=p=0:nk=1 '\(path)'")
}

/// What ffmpeg warns of while it decodes the whole file; a sound file has nothing to warn of.
func warnings(_ path: String) -> String { shell("ffmpeg -v warning -i '\(path)' -f null -") }

/// Digests of the decoded pictures, one a line.
func pictureDigests(_ path: String) -> [String] {
    shell("ffmpeg -v error -i '\(path)' -map 0:v:0 -vsync 0 -f framemd5 - | grep -v '^#' | awk '{print $NF}'")
        .split(separator: "\n").map(String.init)
}

func format(_ width: Int = 64, _ height: Int = 48, _ rate: FrameRate = FrameRate(24)) throws -> PictureFormat {
    PictureFormat(size: try present(PictureSize(width: width, height: height)), rate: rate)
}

struct Missing: Error {}
func present<T>(_ value: T?) throws -> T {
    guard let value else { throw Missing() }
    return value
}

/// Draws picture `index` of a scene: a slope that moves fast, up and down too, and noise that depends on `seed`.
func drawScene(_ planes: PicturePlanes, _ index: Int64, seed: Int = 1) {
    var state = UInt32(truncatingIfNeeded: seed &* 7919 &+ Int(index) &* 104729 | 1)
    let shift = Int(index) * 7 * (seed + 1)
    for row in 0..<planes.size.height {
        for x in 0..<planes.size.width {
            state = state &* 1_664_525 &+ 1_013_904_223
            let slope = (x * 3 + (row + shift) * 5) % 180
            planes.y[row * planes.yStride + x] = UInt8(30 + slope + Int(state >> 28))
        }
    }
    for row in 0..<planes.size.height / 2 {
        for x in 0..<planes.size.width / 2 {
            planes.u[row * planes.uStride + x] = UInt8(90 + (x + shift) % 60)
            planes.v[row * planes.vStride + x] = UInt8(100 + (row + seed * 10) % 50)
        }
    }
}

/// Writes a segment of `frames` pictures of ``drawScene(_:_:seed:)``.
@discardableResult
func makeSegment(
    _ path: String, _ format: PictureFormat, frames: Int64, seed: Int = 1, profile: SegmentProfile = .standard,
    threads: Int = 2
) throws -> Int64 {
    let encoder = try VideoEncoder(path: path, format: format, profile: profile, threads: threads)
    for index in 0..<frames { try encoder.append { drawScene($0, index, seed: seed) } }
    return try encoder.finish()
}

/// Makes a video of another kind with the ffmpeg program.
func makeForeign(_ path: String, _ source: String, _ options: String) -> String {
    shell("ffmpeg -v error -nostdin -y -f lavfi -i \"\(source)\" \(options) '\(path)'")
}
