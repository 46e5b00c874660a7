internal import ClipModel

/// A superbox of JUMBF (ISO 19566-5): what it is, its label, and the boxes that it holds.
struct JUMBF: Hashable, Sendable {
    /// What a superbox holds. Each is a UUID of four letters and a common rest, but for embedded files.
    enum Kind: Hashable, Sendable, CaseIterable {
        case store, manifest, assertions, claim, signature, cbor, json, embeddedFile

        var uuid: [UInt8] {
            switch self {
            case .store: named("c2pa")
            case .manifest: named("c2ma")
            case .assertions: named("c2as")
            case .claim: named("c2cl")
            case .signature: named("c2cs")
            case .cbor: named("cbor")
            case .json: named("json")
            case .embeddedFile:
                [0x40, 0xCB, 0x0C, 0x32, 0xBB, 0x8A, 0x48, 0x9D, 0xA7, 0x0B, 0x2A, 0xD6, 0xF4, 0x7F, 0x43, 0x69]
            }
        }

        private func named(_ letters: String) -> [UInt8] {
            Array(letters.utf8) + [0x00, 0x11, 0x00, 0x10, 0x80, 0x00, 0x00, 0xAA, 0x00, 0x38, 0x9B, 0x71]
        }
    }

    let label: String
    /// The whole box.
    let bytes: [UInt8]

    /// A superbox of boxes that are encoded already.
    init(_ kind: Kind, _ label: String, content: [UInt8]) {
        self.label = label
        // The toggles say that the box may be asked for and that it has a label.
        let description = box("jumd", kind.uuid + [0x03] + Array(label.utf8) + [0])
        bytes = box("jumb", description + content)
    }

    init(_ kind: Kind, _ label: String, _ boxes: [JUMBF]) {
        self.init(kind, label, content: boxes.flatMap(\.bytes))
    }

    /// A superbox of one CBOR document.
    init(_ kind: Kind, _ label: String, _ value: CBOR) {
        self.init(kind, label, content: box("cbor", value.encoded))
    }

    /// An assertion.
    init(_ label: String, _ value: CBOR) { self.init(.cbor, label, value) }

    init(_ label: String, json: JSONValue) {
        self.init(.json, label, content: box("json", Array(json.canonical.utf8)))
    }

    /// A file of the media type `format`, without a name.
    init(_ label: String, file: [UInt8], format: String) {
        self.init(
            .embeddedFile, label, content: box("bfdb", [0] + Array(format.utf8) + [0]) + box("bidb", file))
    }

    /// What references to the box hash: its content without its head (C2PA 2.2, section 8.4.2.3).
    var digest: [UInt8] { rawDigest(bytes.dropFirst(8)) }
}

/// A box of the ISO base media file format.
func box(_ type: String, _ content: [UInt8]) -> [UInt8] {
    bigEndian(UInt64(content.count + 8), bytes: 4) + Array(type.utf8) + content
}

/// The 32 bytes of a SHA-256.
func rawDigest(_ bytes: some Sequence<UInt8>) -> [UInt8] {
    var hasher = DigestHasher()
    hasher.update(bytes)
    return rawBytes(hasher.finish())
}

func rawBytes(_ digest: ContentDigest) -> [UInt8] {
    let digits = Array(digest.hex.utf8)
    func value(_ digit: UInt8) -> UInt8 { digit < 58 ? digit - 48 : digit - 87 }
    return stride(from: 0, to: digits.count, by: 2).map { value(digits[$0]) << 4 | value(digits[$0 + 1]) }
}
