/// A superbox that was read, and what it holds.
struct ReadJUMBF {
    let kind: JUMBF.Kind
    let label: String
    /// The boxes after the description: type and content each.
    let boxes: [(type: String, content: [UInt8])]
    /// As ``JUMBF/digest``.
    let digest: [UInt8]

    /// Reads the content of one superbox. `nil` for anything that ``JUMBF`` doesn't write.
    init?(content: [UInt8]) {
        guard var boxes = tile(content), boxes.first?.type == "jumd" else { return nil }
        let description = boxes.removeFirst().content
        guard description.count >= 18, description[16] == 0x03, description.last == 0,
            let kind = JUMBF.Kind.allCases.first(where: { $0.uuid == Array(description[..<16]) }),
            let label = String(validating: description[17..<(description.count - 1)], as: UTF8.self),
            !label.utf8.contains(0)
        else { return nil }
        self.kind = kind
        self.label = label
        self.boxes = boxes
        digest = rawDigest(content)
    }

    /// The superboxes that this one holds, if it holds nothing else.
    var children: [ReadJUMBF]? {
        let children = boxes.compactMap { $0.type == "jumb" ? ReadJUMBF(content: $0.content) : nil }
        return children.count == boxes.count ? children : nil
    }

    /// The document of a superbox that holds one CBOR box.
    var document: (bytes: [UInt8], value: CBOR)? {
        guard boxes.count == 1, boxes[0].type == "cbor" else { return nil }
        return CBOR(reading: boxes[0].content).map { (boxes[0].content, $0) }
    }
}

/// The boxes that lie in `bytes` from end to end.
func tile(_ bytes: [UInt8]) -> [(type: String, content: [UInt8])]? {
    var boxes: [(type: String, content: [UInt8])] = []
    var at = 0
    while at < bytes.count {
        guard bytes.count - at >= 8 else { return nil }
        let size = Int(number(bytes[at..<at + 4]))
        guard size >= 8, size <= bytes.count - at,
            let type = String(validating: bytes[at + 4..<at + 8], as: UTF8.self)
        else { return nil }
        boxes.append((type, Array(bytes[at + 8..<at + size])))
        at += size
    }
    return boxes
}
