/// A pattern for paths: `*`, `**`, `?`, and a backslash that takes the next sign for itself.
package struct GlobPattern {
    private enum Piece {
        case sign(UInt8)
        case one
        case many(crosses: Bool)
    }
    private var pieces: [Piece] = []

    /// - Parameter starCrosses: whether one `*` also stands for slashes, and `?` for one byte.
    package init(_ text: String, starCrosses: Bool) {
        let bytes = Array(text.utf8)
        var at = 0
        while at < bytes.count {
            switch bytes[at] {
            case UInt8(ascii: "*"):
                var stars = 0
                while at < bytes.count, bytes[at] == UInt8(ascii: "*") { (stars, at) = (stars + 1, at + 1) }
                pieces.append(.many(crosses: starCrosses || stars > 1))
                continue
            case UInt8(ascii: "?") where starCrosses: pieces.append(.one)
            case UInt8(ascii: "\\") where at + 1 < bytes.count:
                at += 1
                pieces.append(.sign(bytes[at]))
            default: pieces.append(.sign(bytes[at]))
            }
            at += 1
        }
    }

    package func matches(_ path: String) -> Bool {
        // The places in the pattern that can be reached with what was read so far.
        var reached = closure([0])
        for byte in path.utf8 {
            var next: Set<Int> = []
            for place in reached where place < pieces.count {
                switch pieces[place] {
                case .sign(let sign): if sign == byte { next.insert(place + 1) }
                case .one: next.insert(place + 1)
                case .many(let crosses): if crosses || byte != UInt8(ascii: "/") { next.insert(place) }
                }
            }
            reached = closure(next)
            if reached.isEmpty { return false }
        }
        return reached.contains(pieces.count)
    }

    private func closure(_ places: Set<Int>) -> Set<Int> {
        var all = places
        for var place in places {
            while place < pieces.count, case .many = pieces[place] {
                place += 1
                all.insert(place)
            }
        }
        return all
    }
}
