/// The box that holds an XMP packet in files of the ISO base media format: a `uuid` box of the top level (XMP specification
/// part 3, 1.1.7: MPEG-4). It stands behind everything else, so no offset of a sample changes.
package enum XMPBox {
    private static let type: [UInt8] = [
        0xBE, 0x7A, 0xCF, 0xCB, 0x97, 0xA9, 0x42, 0xE8, 0x9C, 0x71, 0x99, 0x94, 0x91, 0xE3, 0xAF, 0xAC,
    ]

    /// The whole box. The packet must have less than 2 GiB.
    package static func bytes(_ packet: String) -> [UInt8] {
        let content = type + Array(packet.utf8)
        let size = UInt32(content.count + 8)
        let head = [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: size >> $0) } + Array("uuid".utf8)
        return head + content
    }
}
