package import ClipModel

/// A request but for its first frame: what can be said of a scene that continues another before that other is made.
///
/// Kept as the canonical text and the place of the first frame in it, with the key that it has without one, so that what
/// is cached for thousands of scenes is neither copied, parsed nor hashed to find their takes.
package struct RequestTemplate: Hashable, Sendable {
    /// UTF-8.
    private let text: ArraySlice<UInt8>
    /// How many bytes stand before the first frame.
    private let place: Int
    /// The key of the request without a first frame.
    package let plainKey: RenderKey

    /// Splits the canonical text of `request`, whose own first frame is left out.
    package init(_ request: RenderRequest) {
        var open = request
        open.firstFrame = nil
        let text = Array(open.json.canonical.utf8)
        // `first_frame` sorts between `engine` and `format`. Only `cast` and `engine` stand before that place, and
        // neither has a field called `format`; inside strings the quotes would be escaped.
        let mark = Array("\"format\":\"\(RenderRequest.format)\"".utf8)
        let starts = 0...max(0, text.count - mark.count)
        place = starts.first { text[$0...].starts(with: mark) } ?? 0
        plainKey = RenderKey(ContentDigest(of: text))
        self.text = text[...]
    }

    /// Takes up a template that was cached; `nil` if the place lies outside the text.
    package init?(text: ArraySlice<UInt8>, place: Int, plainKey: RenderKey) {
        guard (0...text.count).contains(place) else { return nil }
        self.text = text
        self.place = place
        self.plainKey = plainKey
    }

    package init(before: String, after: String) {
        text = Array((before + after).utf8)[...]
        place = before.utf8.count
        plainKey = RenderKey(ContentDigest(of: text))
    }

    package var before: String { String(decoding: text.prefix(place), as: UTF8.self) }
    package var after: String { String(decoding: text.dropFirst(place), as: UTF8.self) }

    /// The canonical text with `firstFrame`.
    package func canonical(firstFrame: RenderRequest.FirstFrame?) -> String {
        guard let firstFrame else { return before + after }
        return before + "\"first_frame\":" + firstFrame.json.canonical + "," + after
    }

    package func key(firstFrame: RenderRequest.FirstFrame?) -> RenderKey {
        firstFrame == nil ? plainKey : RenderKey(ContentDigest(of: canonical(firstFrame: firstFrame)))
    }
}
