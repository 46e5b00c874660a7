internal import GenerationCore
internal import Lettering

/// The font of credits and slates, opened. One of the machine, since a film must not depend on what each project brings.
final class Font {
    let handle: OpaquePointer

    private static let places = [
        "/usr/share/fonts/truetype/dejavu", "/usr/share/fonts/dejavu-sans-fonts", "/usr/share/fonts/TTF",
        "/usr/share/fonts/dejavu",
    ].map { $0 + "/DejaVuSans.ttf" }

    init() throws(EngineFault) {
        var opened: OpaquePointer?
        for path in Self.places {
            switch lettering_open(path, &opened) {
            case lettering_no_library:
                throw .failed("letters need the library FreeType: install the package libfreetype6")
            case lettering_ok:
                if let opened {
                    handle = opened
                    return
                }
            default: continue
            }
        }
        throw .failed("letters need the font DejaVu Sans: install the package fonts-dejavu-core")
    }

    deinit { lettering_close(handle) }

    /// In pixels, at the size that was set last.
    func width(_ scalars: some Sequence<Unicode.Scalar>) -> Int {
        var before: UInt32 = 0
        var width = 0
        for scalar in scalars {
            width += lettering_advance(handle, before, scalar.value)
            before = scalar.value
        }
        return (width + 63) / 64
    }

    /// Sets letters side by side from `x` on, in 64ths of a pixel, at the size that was set last.
    func draw(_ scalars: some Sequence<Unicode.Scalar>, x: Int, baseline: Int, into picture: inout lettering_picture) {
        var (x, before): (Int, UInt32) = (x, 0)
        for scalar in scalars {
            lettering_draw(handle, scalar.value, x, baseline, &picture)
            x += lettering_advance(handle, before, scalar.value)
            before = scalar.value
        }
    }
}
