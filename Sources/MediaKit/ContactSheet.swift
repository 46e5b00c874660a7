internal import ClipModel

/// A page of small pictures with captions.
package enum ContactSheet {
    /// What one cell shows.
    package struct Cell: Hashable, Sendable {
        /// `nil` leaves the cell grey: a scene without a take.
        package var picture: Picture?
        /// One line below the picture; cut where the cell ends. Letters outside ASCII show as a box.
        package var caption: String

        package init(picture: Picture?, caption: String = "") {
            self.picture = picture
            self.caption = caption
        }
    }

    /// The most cells that one sheet holds.
    package static let mostCells = 1000

    /// Refuses more pictures than one sheet holds, before any is read.
    package static func checkCount(_ count: Int) throws(MediaFault) {
        guard count <= mostCells else { throw .tooManyPictures(count: count, most: mostCells) }
    }

    /// Writes a grid of `cells` as a PNG file, at once: a crash leaves the old file or the new. Pictures keep their
    /// aspect within cells of `cellWidth` pixels, less where the sheet would grow too large, and of the first picture's
    /// shape.
    package static func write(
        _ cells: [Cell], columns: Int, cellWidth: Int = 320, to path: String, watch: MediaWatch = MediaWatch()
    ) throws(MediaFault) {
        try checkCount(cells.count)
        prepareLibrary()
        let grid = try Grid(cells, columns: columns, cellWidth: cellWidth)
        var sheet = Picture(size: grid.sheet, y: 32)
        for (index, cell) in cells.enumerated() {
            try watch.check()
            let (x, top) = grid.corner(of: index)
            let thumbnail = try cell.picture.map { (picture) throws(MediaFault) in
                try scaled(picture, to: grid.picture)
            }
            sheet.place(thumbnail ?? Picture(size: grid.picture, y: 64), x: x, top: top)
            draw(cell.caption, on: &sheet, x: x, top: top + grid.picture.height + 4, width: grid.picture.width)
            watch.progress(Int64(index + 1), Int64(cells.count))
        }
        try StillImage.write(sheet, to: path, as: .png)
    }
}

/// Where things go on a sheet. All numbers are even, since chroma is shared by two by two pixels.
private struct Grid {
    let sheet: PictureSize
    let picture: PictureSize
    private let columns: Int
    private static let gap = 8
    private static let captionHeight = 4 + BitmapFont.height * letterScale + 2

    init(_ cells: [ContactSheet.Cell], columns: Int, cellWidth: Int) throws(MediaFault) {
        let columns = max(1, min(columns, max(1, cells.count)))
        let rows = max(1, (cells.count + columns - 1) / columns)
        let shape = cells.lazy.compactMap { $0.picture?.size }.first
        let widths = stride(from: cellWidth / 2 * 2, through: 16, by: -2)
        let fitting = widths.lazy.compactMap { width -> (PictureSize, PictureSize)? in
            let height = max(16, (width * (shape?.height ?? 9)) / (2 * (shape?.width ?? 16)) * 2)
            let sheet = PictureSize(
                width: Self.gap + columns * (width + Self.gap),
                height: Self.gap + rows * (height + Self.captionHeight + Self.gap))
            return PictureSize(width: width, height: height).flatMap { picture in sheet.map { (picture, $0) } }
        }
        guard let (picture, sheet) = fitting.first(where: { _ in true }) else {
            throw .unsupportedSize(width: columns * cellWidth, height: rows * cellWidth)
        }
        (self.picture, self.sheet, self.columns) = (picture, sheet, columns)
    }

    func corner(of index: Int) -> (x: Int, top: Int) {
        (
            Self.gap + index % columns * (picture.width + Self.gap),
            Self.gap + index / columns * (picture.height + Self.captionHeight + Self.gap)
        )
    }
}

/// Pixels a sample of the font.
private let letterScale = 2

private func draw(_ text: String, on sheet: inout Picture, x: Int, top: Int, width: Int) {
    let advance = (BitmapFont.width + 1) * letterScale
    let line = sheet.size.width
    sheet.withLuma { luma in
        for (index, character) in text.prefix(width / advance).enumerated() {
            for (row, bits) in BitmapFont.rows(of: character).enumerated() {
                for column in 0..<BitmapFont.width where bits >> UInt8(BitmapFont.width - 1 - column) & 1 == 1 {
                    let left = x + index * advance + column * letterScale
                    for step in 0..<letterScale {
                        let at = (top + row * letterScale + step) * line + left
                        luma.replaceSubrange(at..<at + letterScale, with: repeatElement(220, count: letterScale))
                    }
                }
            }
        }
    }
}
