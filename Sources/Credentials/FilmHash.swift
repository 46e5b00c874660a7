internal import ClipModel

/// How a credential is bound to a film's bytes: `c2pa.hash.bmff.v3` (C2PA 2.4, section 18.6), flat.
///
/// Each box of the file's top level goes into a SHA-256, behind its place in the file, so that boxes can't be moved. Left
/// out are the credential itself and two boxes that the specification leaves out of every hash: `ftyp` and `mfra`.
struct FilmHash {
    private var hasher = DigestHasher()

    /// Where the credential lies in a file: a `uuid` box of this type.
    static let boxType: [UInt8] = [
        0xD8, 0xFE, 0xC3, 0xD6, 0x1B, 0x0E, 0x48, 0x3C, 0x92, 0x97, 0x58, 0x28, 0x87, 0x7E, 0xC4, 0x81,
    ]

    static func covers(_ box: MovieBox) -> Bool { box.type != "ftyp" && box.type != "mfra" }

    /// Begins a box that lies at `offset` in the signed film. Its bytes follow, head and all.
    mutating func begin(at offset: UInt64) { hasher.update(bigEndian(offset, bytes: 8)) }

    mutating func update(_ bytes: UnsafeRawBufferPointer) { hasher.update(bytes) }

    mutating func finish() -> [UInt8] { rawBytes(hasher.finish()) }

    static func assertion(_ hash: [UInt8]) -> JUMBF {
        JUMBF(
            "c2pa.hash.bmff.v3",
            [
                "name": "clipws film", "alg": "sha256", "hash": .bytes(hash),
                "exclusions": [
                    ["xpath": "/uuid", "data": [["offset": 8, "value": .bytes(boxType)]]],
                    ["xpath": "/ftyp"], ["xpath": "/mfra"],
                ],
            ])
    }
}

/// The box that holds a manifest store in a film (C2PA 2.4, section A.5).
enum ProvenanceBox {
    static func bytes(_ store: [UInt8]) -> [UInt8] {
        // Version and flags, what the box is for, and no other boxes of hashes.
        let head = [UInt8](repeating: 0, count: 4) + Array("manifest".utf8) + [0] + [UInt8](repeating: 0, count: 8)
        return box("uuid", FilmHash.boxType + head + store)
    }
}
