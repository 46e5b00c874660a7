package import ClipModel

/// A request but for its first frame: what can be said of a scene that continues another before that other is made.
///
/// Kept as the two parts of the canonical text around the place of the first frame, so that a cached template gives the
/// key by one hash, without parsing.
package struct RequestTemplate: Hashable, Sendable {
    package let before: String
    package let after: String

    /// Splits the canonical text of `request`, whose own first frame is left out.
    package init(_ request: RenderRequest) {
        var open = request
        open.firstFrame = nil
        let text = open.json.canonical
        // `first_frame` sorts between `engine` and `format`. Only `cast` and `engine` stand before that place, and
        // neither has a field called `format`; inside strings the quotes would be escaped.
        let mark = "\"format\":\"\(RenderRequest.format)\""
        let cut = RequestTemplate.firstIndex(of: mark, in: text) ?? text.startIndex
        before = String(text[..<cut])
        after = String(text[cut...])
    }

    /// Takes up a template that was cached.
    package init(before: String, after: String) {
        self.before = before
        self.after = after
    }

    /// The canonical text with `firstFrame`.
    package func canonical(firstFrame: RenderRequest.FirstFrame?) -> String {
        guard let firstFrame else { return before + after }
        return before + "\"first_frame\":" + firstFrame.json.canonical + "," + after
    }

    package func key(firstFrame: RenderRequest.FirstFrame?) -> RenderKey {
        guard firstFrame == nil else { return RenderKey(ContentDigest(of: canonical(firstFrame: firstFrame))) }
        // The usual case for thousands of scenes at a time: no text is put together.
        var hasher = DigestHasher()
        hasher.update(before.utf8)
        hasher.update(after.utf8)
        return RenderKey(hasher.finish())
    }

    private static func firstIndex(of mark: String, in text: String) -> String.Index? {
        let bytes = Array(text.utf8)
        let wanted = Array(mark.utf8)
        let starts = 0...max(0, bytes.count - wanted.count)
        guard let start = starts.first(where: { bytes[$0...].starts(with: wanted) }) else { return nil }
        return text.utf8.index(text.startIndex, offsetBy: start)
    }
}
