internal import PrevizKernels

/// Draws shapes of the world onto a surface, as the eye sees them. One a frame; limbs and corners gather in its lists.
struct Painter {
    let surface: pv_surface
    let scratch: UnsafeMutablePointer<Float>
    let eye: pv_eye
    let look: Look
    /// What lamps and the sun give, for figures.
    let seconds: Float
    /// A metre's haze.
    let density: Float
    /// Draws the world upside down under the floor: what still water shows.
    var mirrored = false
    /// Draws shadows instead: how far they reach aside and down the picture, in heights.
    var cast: (aside: Float, down: Float)?
    var windStrength: Float
    /// Whether signs glow in colours.
    let neon: Bool
    /// The least light that a subject gets from all around, so that it is seen at night too.
    var fill = Colour.zero
    /// A turn of everything that an actor draws: somebody who lies, swims or tumbles.
    var turned: Turned?
    private var limbs: [pv_limb] = []
    private var frame = Frame(x: 0, y: 0, scale: 1, facing: 1)
    private var distance: Float = 1

    init(
        surface: pv_surface, scratch: UnsafeMutablePointer<Float>, eye: pv_eye, look: Look, seconds: Float, scene: Scene
    ) {
        self.surface = surface
        self.scratch = scratch
        self.eye = eye
        self.look = look
        self.seconds = seconds
        density = scene.density(look)
        windStrength = scene.air.wind
        neon = scene.styles.contains("neon")
        limbs.reserveCapacity(64)
    }

    /// A turn about a place of an actor's frame.
    struct Turned {
        let cosine: Float
        let sine: Float
        let about: Point

        /// `by` in shares of a circle, to the left.
        init(by turns: Float, about: Point) {
            (cosine, sine, self.about) = (wave(turns + 0.25), wave(turns), about)
        }

        func callAsFunction(_ p: Point) -> Point {
            let d = p - about
            return about + Point(d.x * cosine - d.y * sine, d.x * sine + d.y * cosine)
        }
    }

    /// An actor's own frame: its foot in pixels, and pixels a unit of its height.
    struct Frame {
        var x: Float
        var y: Float
        var scale: Float
        var facing: Float
    }

    var height: Float { Float(surface.height) }
    var width: Float { Float(surface.width) }
    var unitPixels: Float { frame.scale }
    /// Metres from the eye to the actor.
    var ahead: Float { distance }
    var haze: pv_haze { pv_haze(colour: look.hazeColour.kernel, density: density) }

    func veil(_ distance: Float) -> Float {
        let v = min(max(distance * density, 0), 20)
        return 1 - 1 / (1 + v * (1 + v * (0.5 + v * 0.1667)))
    }

    /// A place of the world in pixels; `nil` behind the eye.
    func project(_ x: Float, _ y: Float, _ z: Float) -> (x: Float, y: Float, scale: Float)? {
        let ahead = z - eye.z
        guard ahead > 0.25 else { return nil }
        let scale = eye.focal / ahead
        let row = eye.horizon + scale * (mirrored ? eye.y + y : eye.y - y)
        return (bound(eye.middle + scale * (x - eye.x)), bound(row), scale)
    }

    private func bound(_ value: Float) -> Float { min(max(value, -30_000), 30_000) }

    /// Opens an actor's frame; `false` when it is out of sight.
    mutating func enter(x: Float, y: Float, z: Float, height size: Float, facing: Float = 1) -> Bool {
        guard let foot = project(x, y, z) else { return false }
        let pixels = foot.scale * size
        guard pixels > 1.2, pixels < height * 14, foot.x > -pixels * 2.2, foot.x < width + pixels * 2.2 else {
            return false
        }
        frame = Frame(x: foot.x, y: foot.y, scale: pixels, facing: facing)
        distance = z - eye.z
        limbs.removeAll(keepingCapacity: true)
        return true
    }

    /// A point of the actor's frame in pixels: `u` towards where it faces, `v` up, in heights.
    func at(_ straightU: Float, _ straightV: Float) -> (x: Float, y: Float) {
        var (u, v) = (straightU, straightV)
        if let turned {
            let p = turned([u, v])
            (u, v) = (p.x, p.y)
        }
        if let cast {
            return (
                bound(frame.x + (u * frame.facing + v * cast.aside) * frame.scale),
                bound(frame.y + v * cast.down * frame.scale)
            )
        }
        return (bound(frame.x + u * frame.facing * frame.scale), bound(frame.y + (mirrored ? v : -v) * frame.scale))
    }

    mutating func limb(
        _ a: (Float, Float), _ ra: Float, _ b: (Float, Float), _ rb: Float, _ colour: Colour, blend: Float = 0,
        glow: Float = 0
    ) {
        let p = at(a.0, a.1)
        let q = at(b.0, b.1)
        limbs.append(
            pv_limb(
                x0: p.x, y0: p.y, radius0: ra * frame.scale, x1: q.x, y1: q.y, radius1: rb * frame.scale,
                colour: colour.kernel, blend: blend * frame.scale, glow: glow))
    }

    mutating func disc(_ at: (Float, Float), _ radius: Float, _ colour: Colour, blend: Float = 0, glow: Float = 0) {
        limb(at, radius, at, radius, colour, blend: blend, glow: glow)
    }

    /// Draws the limbs gathered so far as one body.
    mutating func body(rough: Float = 0, texture: Float = 0.06, grain: Float = 0.05, alpha: Float = 1, seed: UInt32 = 1)
    {
        guard !limbs.isEmpty else { return }
        if cast != nil { return shadow() }
        let shading = shading(rough: rough, texture: texture, grain: grain, alpha: alpha, seed: seed)
        limbs.withUnsafeBufferPointer { pv_figure(surface, $0.baseAddress, Int32($0.count), shading, scratch) }
        limbs.removeAll(keepingCapacity: true)
    }

    /// What falls on a solid here, and what lies between it and the eye.
    private func shading(rough: Float, texture: Float, grain: Float, alpha: Float, seed: UInt32) -> pv_shading {
        let away = veil(distance)
        // Grain that haze or smallness hides isn't worth its noise.
        let visible = away < 0.75 && frame.scale > height * 0.12
        let light = look.light
        return pv_shading(
            light_x: light.x, light_y: mirrored ? -light.y : light.y, light_z: light.z,
            ambient: pointwiseMax(look.ambient, fill).kernel,
            key: look.key.kernel, rim: (look.sunColour * (0.35 + look.sunShine * 0.75)).kernel,
            haze: look.hazeColour.kernel, haze_amount: away, alpha: alpha,
            rough: rough * frame.scale > 0.7 ? rough * frame.scale : 0,
            rough_scale: max(grain * frame.scale, 1), texture: visible && texture > 0.07 ? texture : 0,
            origin_x: frame.x, origin_y: frame.y, seed: seed % 4096)
    }

    /// A solid with a smooth skin: a closed curve through `outline`, in the actor's frame. A point given twice is a
    /// sharp corner. The colour runs from `colour` at the top to `foot`; `round` 0 is flat, 1 bulges fully.
    func hull(
        _ outline: [Point], _ colour: Colour, _ foot: Colour? = nil, round: Float = 0.9, rough: Float = 0,
        texture: Float = 0, grain: Float = 0.04, glow: Float = 0, alpha: Float = 1, seed: UInt32 = 1
    ) {
        let pixels = curve(outline)
        if cast != nil { return fill(pixels, Self.flatMask) }
        var (low, high) = (Float.infinity, -Float.infinity)
        for n in stride(from: 1, to: pixels.count, by: 2) { (low, high) = (min(low, pixels[n]), max(high, pixels[n])) }
        let (first, last) = mirrored ? (foot ?? colour, colour) : (colour, foot ?? colour)
        let skin = pv_skin(from: first.kernel, to: last.kernel, y0: low, y1: high, round: round, glow: glow)
        let shading = shading(rough: rough, texture: texture, grain: grain, alpha: alpha, seed: seed)
        // Curves have corners enough that every other one tells how the skin lies.
        let straight = pixels.count < outline.count * 5
        pixels.withUnsafeBufferPointer {
            pv_hull(surface, $0.baseAddress, Int32($0.count / 2), straight ? 1 : 2, skin, shading, scratch)
        }
    }

    /// A solid with straight edges.
    func slab(
        _ outline: [Point], _ colour: Colour, _ foot: Colour? = nil, round: Float = 0.4, texture: Float = 0,
        glow: Float = 0,
        alpha: Float = 1
    ) {
        hull(sharp(outline), colour, foot, round: round, texture: texture, glow: glow, alpha: alpha)
    }

    /// The pixels of a closed curve through points of the actor's frame.
    private func curve(_ outline: [Point]) -> [Float] {
        var pixels: [Float] = []
        pixels.reserveCapacity(outline.count * 8)
        for (n, a) in outline.enumerated() {
            let b = outline[(n + 1) % outline.count]
            guard a != b else { continue }
            if outline.count > 3, outline[(n + outline.count - 1) % outline.count] == a,
                outline[(n + 2) % outline.count] == b
            {
                let p = at(a)
                pixels += [p.x, p.y]
                continue
            }
            let before = outline[(n + outline.count - 1) % outline.count]
            let after = outline[(n + 2) % outline.count]
            let leave = before == a ? (b - a) * 0.5 : (b - before) * 0.5
            let arrive = after == b ? (b - a) * 0.5 : (after - a) * 0.5
            for step in 0..<4 {
                let p = at(Self.bend(a, b, leave, arrive, Float(step) / 4))
                pixels += [p.x, p.y]
            }
        }
        return pixels
    }

    /// A cubic from `a` to `b` that leaves and arrives with the given slopes.
    private static func bend(_ a: Point, _ b: Point, _ leave: Point, _ arrive: Point, _ t: Float) -> Point {
        let (t2, t3) = (t * t, t * t * t)
        return a * (2 * t3 - 3 * t2 + 1) + leave * (t3 - 2 * t2 + t) + b * (3 * t2 - 2 * t3) + arrive * (t3 - t2)
    }

    func at(_ point: Point) -> (x: Float, y: Float) { at(point.x, point.y) }

    mutating func limb(
        _ a: Point, _ ra: Float, _ b: Point, _ rb: Float, _ colour: Colour, blend: Float = 0, glow: Float = 0
    ) {
        limb((a.x, a.y), ra, (b.x, b.y), rb, colour, blend: blend, glow: glow)
    }

    private static let flatMask = pv_paint(
        x0: 0, y0: 0, x1: 0, y1: 1, from: mask, to: mask, alpha_from: 1, alpha_to: 1, cover: 1, texture: 0,
        texture_scale: 1, seed: 1)

    /// The limbs as a shadow: pure red on the mask.
    private mutating func shadow() {
        let shading = pv_shading(
            light_x: 0, light_y: 0, light_z: 1, ambient: Self.mask, key: Self.mask, rim: Colour.zero.kernel,
            haze: Self.mask, haze_amount: 1, alpha: 1, rough: 0, rough_scale: 1, texture: 0, origin_x: 0, origin_y: 0,
            seed: 1)
        for n in limbs.indices {
            (limbs[n].radius0, limbs[n].radius1) = (limbs[n].radius0 * 0.7, limbs[n].radius1 * 0.7)
        }
        limbs.withUnsafeBufferPointer { pv_figure(surface, $0.baseAddress, Int32($0.count), shading, scratch) }
        limbs.removeAll(keepingCapacity: true)
    }

    private static let mask = pv_colour(red: 1, green: 0, blue: 0)

    /// What light makes of a colour on a flat face; `facing` 1 towards the light, 0 away.
    func lit(_ colour: Colour, facing: Float = 0.6, glow: Float = 0) -> Colour {
        let shaded = colour * (look.ambient + look.key * facing)
        return shaded.mixed(with: colour, glow).blended(with: look.hazeColour, veil(distance) * (1 - glow * 0.6))
    }

    /// A polygon in the actor's frame, from one colour at its top to another at its foot, lit already.
    func polygon(
        _ corners: [(Float, Float)], _ top: Colour, _ foot: Colour? = nil, alpha: Float = 1, texture: Float = 0
    ) {
        var pixels: [Float] = []
        pixels.reserveCapacity(corners.count * 2)
        var low = Float.infinity
        var high = -Float.infinity
        for corner in corners {
            let p = at(corner.0, corner.1)
            pixels += [p.x, p.y]
            (low, high) = (min(low, p.y), max(high, p.y))
        }
        let (first, last) = mirrored ? (foot ?? top, top) : (top, foot ?? top)
        fill(
            pixels,
            pv_paint(
                x0: 0, y0: low, x1: 0, y1: high, from: first.kernel, to: last.kernel, alpha_from: alpha,
                alpha_to: alpha,
                cover: 1, texture: texture, texture_scale: 1 / max(frame.scale * 0.04, 1), seed: 5))
    }

    func fill(_ pixels: [Float], _ paint: pv_paint) {
        var paint = paint
        if cast != nil {
            guard paint.cover > 0.5 else { return }
            (paint.from, paint.to) = (Self.mask, Self.mask)
        }
        pixels.withUnsafeBufferPointer { pv_polygon(surface, $0.baseAddress, Int32($0.count / 2), paint, scratch) }
    }

    /// A beam of light between four corners that fades from the first edge to the other.
    func beam(_ corners: [(Float, Float)], _ colour: Colour, _ alpha: Float) {
        var pixels: [Float] = []
        for corner in corners {
            let p = at(corner.0, corner.1)
            pixels += [p.x, p.y]
        }
        guard pixels.count >= 8 else { return }
        let from = ((pixels[0] + pixels[2]) / 2, (pixels[1] + pixels[3]) / 2)
        let to = ((pixels[4] + pixels[6]) / 2, (pixels[5] + pixels[7]) / 2)
        fill(
            pixels,
            pv_paint(
                x0: from.0, y0: from.1, x1: to.0, y1: to.1, from: colour.kernel, to: colour.kernel, alpha_from: alpha,
                alpha_to: 0, cover: 0, texture: 0, texture_scale: 1, seed: 5))
    }

    func rectangle(
        _ u0: Float, _ v0: Float, _ u1: Float, _ v1: Float, _ top: Colour, _ foot: Colour? = nil, texture: Float = 0
    ) {
        polygon([(u0, v1), (u1, v1), (u1, v0), (u0, v0)], top, foot, texture: texture)
    }

    func glow(_ u: Float, _ v: Float, _ radius: Float, _ colour: Colour, soft: Float = 0.35, core: Float = 0.6) {
        let p = at(u, v)
        let r = radius * frame.scale
        guard cast == nil, r < height * 4 else { return }
        pv_glow(surface, p.x, p.y, r, r, colour.kernel, soft, core)
    }

    func streak(
        _ a: (Float, Float), _ b: (Float, Float), _ radius: Float, _ colour: Colour, alpha: Float = 1, cover: Float = 1
    ) {
        let p = at(a.0, a.1)
        let q = at(b.0, b.1)
        var line = pv_streak(
            x0: p.x, y0: p.y, x1: q.x, y1: q.y, radius: max(radius * frame.scale, 0.4), colour: colour.kernel,
            alpha: alpha, cover: cover)
        if cast != nil {
            guard cover > 0.5 else { return }
            line.colour = Self.mask
        }
        pv_streaks(surface, &line, 1)
    }

    func masonry(_ wall: Colour, lit: Float, seed: UInt32, storey: Float, signs: Float = 0) -> pv_masonry {
        let shaded = wall * (look.ambient * 1.1 + look.key * 0.5)
        return pv_masonry(
            wall: shaded.kernel, shade: (shaded * 0.72).kernel, lamp: Colour(1.0, 0.78, 0.42).kernel,
            pane: (look.middle * 0.35 + shaded * 0.2).kernel, lit: lit, window: storey * 0.92, storey: storey,
            signs: signs, shops: 0,
            haze: haze, seed: seed % 65536)
    }

    /// A front with windows; `v` from the foot up, in heights.
    func front(_ u0: Float, _ u1: Float, _ v1: Float, _ masonry: pv_masonry, metres: Float) {
        if cast != nil { return rectangle(u0, 0, u1, v1, [1, 0, 0]) }
        let a = at(u0, 0)
        let b = at(u1, v1)
        // Mirrored walls hang from the waterline; windows are symmetric enough to draw them the same way up.
        pv_front(
            surface, min(a.x, b.x), max(a.x, b.x), min(a.y, b.y), max(a.y, b.y), metres / frame.scale, distance,
            seconds, masonry)
    }
}
