import ClipModel
import Files
import MediaKit
import Testing

@Suite struct StillTests {
    @Test("the first, last and any other picture are the very ones that ffmpeg decodes")
    func positions() throws {
        let folder = try Folder()
        try makeSegment(folder("a.mp4"), format(), frames: 60)
        _ = shell("ffmpeg -v error -i '\(folder("a.mp4"))' -f rawvideo '\(folder("raw"))'")
        let raw = try Files.read(folder("raw"), limit: 1 << 22)
        let each = 64 * 48 * 3 / 2
        func expected(_ index: Int) -> [UInt8] { Array(raw[index * each..<(index + 1) * each]) }
        for (position, index) in [
            (StillImage.Position.first, 0), (.last, 59), (.index(0), 0), (.index(47), 47), (.index(48), 48),
            (.index(50), 50), (.index(59), 59),
        ] {
            let picture = try StillImage.read(video: folder("a.mp4"), at: position)
            #expect(picture.y + picture.u + picture.v == expected(index), "\(position)")
        }
    }

    @Test("pictures that aren't there are named", arguments: [60, -1, .max] as [Int64])
    func missing(_ index: Int64) throws {
        let folder = try Folder()
        try makeSegment(folder("a.mp4"), format(), frames: 2)
        #expect(throws: MediaFault.noSuchPicture(path: folder("a.mp4"), index: index)) {
            try StillImage.read(video: folder("a.mp4"), at: .index(index))
        }
    }

    @Test("the last picture of a stream with open groups and many kinds of pictures")
    func openGroups() throws {
        let folder = try Folder()
        #expect(
            makeForeign(
                folder("t.mkv"), "testsrc2=s=64x48:r=24:d=2",
                "-c:v libx264 -pix_fmt yuv420p -colorspace bt709 -color_range tv -bf 4 -x264-params open-gop=1:keyint=10"
            ) == "")
        _ = shell("ffmpeg -v error -i '\(folder("t.mkv"))' -f rawvideo '\(folder("raw"))'")
        let raw = try Files.read(folder("raw"), limit: 1 << 22)
        let each = 64 * 48 * 3 / 2
        for index in 0..<48 {
            let picture = try StillImage.read(video: folder("t.mkv"), at: .index(Int64(index)))
            #expect(picture.y + picture.u + picture.v == Array(raw[index * each..<(index + 1) * each]), "\(index)")
        }
        #expect(try StillImage.read(video: folder("t.mkv"), at: .last).y == Array(raw[47 * each..<47 * each + 64 * 48]))
    }

    @Test("a picture's digest is that of its header and planes")
    func digest() throws {
        let size = try present(PictureSize(width: 16, height: 16))
        let picture = Picture(size: size, y: 1, u: 2, v: 3)
        var bytes = Array("yuv420p 16x16\n".utf8)
        bytes += [UInt8](repeating: 1, count: 256) + [UInt8](repeating: 2, count: 64) + [UInt8](repeating: 3, count: 64)
        #expect(picture.pixelDigest == ContentDigest(of: bytes))
        #expect(picture.pixelDigest != Picture(size: size, y: 1, u: 3, v: 2).pixelDigest)
    }

    @Test("a picture survives its way through PNG, and nearly through JPEG and WebP")
    func files() throws {
        let folder = try Folder()
        try makeSegment(folder("a.mp4"), format(), frames: 1)
        let picture = try StillImage.read(video: folder("a.mp4"))
        try StillImage.write(picture, to: folder("p.png"), as: .png)
        try StillImage.write(picture, to: folder("p.jpg"), as: .jpeg)
        _ = shell("ffmpeg -v error -i '\(folder("p.png"))' -quality 95 '\(folder("p.webp"))'")
        #expect(ffprobe(folder("p.png"), "stream=codec_name,width,height,pix_fmt") == "png,64,48,rgb24")
        #expect(ffprobe(folder("p.jpg"), "stream=codec_name,width,height,pix_fmt") == "mjpeg,64,48,yuvj420p")
        for (name, limit) in [("p.png", 1.5), ("p.jpg", 5), ("p.webp", 6)] {
            #expect(try difference(StillImage.read(image: folder(name)), picture) < limit, "\(name)")
        }
        let (small, wide) = (
            try present(PictureSize(width: 32, height: 24)), try present(PictureSize(width: 96, height: 24))
        )
        #expect(try StillImage.read(image: folder("p.png"), size: small).size == small)
        let barred = try StillImage.read(image: folder("p.png"), size: wide)
        #expect(barred.y[12 * 96 + 2] == 16 && barred.y[12 * 96 + 48] > 20)
    }

    @Test("image files are scaled down on request, never up")
    func scaling() throws {
        let folder = try Folder()
        let picture = Picture(size: try present(PictureSize(width: 128, height: 48)), y: 90)
        try StillImage.write(picture, to: folder("s.png"), as: .png, maxWidth: 41)
        try StillImage.write(picture, to: folder("b.jpg"), as: .jpeg, maxWidth: 500)
        #expect(ffprobe(folder("s.png"), "stream=width,height") == "41,15")
        #expect(ffprobe(folder("b.jpg"), "stream=width,height") == "128,48")
        #expect(throws: MediaFault.file(FileFault("write", folder("no/x.png"), code: 2))) {
            try StillImage.write(picture, to: folder("no/x.png"), as: .png)
        }
    }

    @Test("what is no image is a fault", arguments: ["text", "video", "folder"])
    func noImage(_ kind: String) throws {
        let folder = try Folder()
        if kind == "text" { try Files.write("hello", to: folder("x")) }
        if kind == "video" { try makeSegment(folder("x"), format(), frames: 1) }
        if kind == "folder" { try Files.makeDirectory(folder("x")) }
        #expect(throws: MediaFault.self) { try StillImage.read(image: folder("x")) }
    }

    @Test("photographs are turned upright", arguments: [(1, 0), (3, 2), (6, 1), (8, 3)])
    func photographs(_ orientation: UInt8, _ corner: Int) throws {
        let folder = try Folder()
        let source = "nullsrc=s=64x64,geq=lum='if(lt(X,32)*lt(Y,32),220,40)':cb=128:cr=128"
        #expect(makeForeign(folder("a.jpg"), source, "-frames:v 1 -q:v 2") == "")
        let exif: [UInt8] =
            [0xFF, 0xE1, 0, 34] + Array("Exif\0\0II*\0".utf8) + [8, 0, 0, 0, 1, 0]
            + [0x12, 1, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0] + [0, 0, 0, 0]
        let bytes = try Files.read(folder("a.jpg"), limit: 1 << 20)
        try Files.write(Array(bytes[..<2]) + exif + bytes[2...], to: folder("b.jpg"))
        let picture = try StillImage.read(image: folder("b.jpg"))
        let bright = [(8, 8), (56, 8), (56, 56), (8, 56)].map { picture.y[$0.1 * 64 + $0.0] > 130 }
        #expect(bright == (0..<4).map { $0 == corner })
    }

    @Test("a contact sheet shows each picture in its place, with its caption")
    func sheet() throws {
        let folder = try Folder()
        let size = try present(PictureSize(width: 64, height: 32))
        let cells = [
            ContactSheet.Cell(picture: Picture(size: size, y: 235), caption: "opening"),
            ContactSheet.Cell(picture: nil, caption: "späť"),
            ContactSheet.Cell(picture: Picture(size: size, y: 120), caption: ""),
        ]
        try ContactSheet.write(cells, columns: 2, cellWidth: 80, to: folder("sheet.png"))
        #expect(ffprobe(folder("sheet.png"), "stream=codec_name,width,height") == "png,184,152")
        let sheet = try StillImage.read(image: folder("sheet.png"))
        func luma(_ x: Int, _ y: Int) -> Int { Int(sheet.y[y * 184 + x]) }
        #expect(luma(48, 28) > 225 && (58...70).contains(luma(136, 28)) && (112...128).contains(luma(48, 96)))
        let captions = [(8..<88, 52..<72), (96..<176, 52..<72), (8..<88, 122..<146)].map { columns, rows in
            rows.reduce(0) { sum, y in sum + columns.filter { luma($0, y) > 180 }.count }
        }
        #expect(captions[0] > 100 && captions[1] > 100 && captions[2] == 0)
    }

    @Test("a sheet of five hundred scenes fits an image file")
    func largeSheet() throws {
        let folder = try Folder()
        let cells = Array(repeating: ContactSheet.Cell(picture: nil, caption: "x"), count: 500)
        try ContactSheet.write(cells, columns: 6, to: folder("sheet.png"))
        let height = try present(Int(ffprobe(folder("sheet.png"), "stream=height")))
        #expect((6000...8192).contains(height))
    }
}
