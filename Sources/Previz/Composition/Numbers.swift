internal import PrevizKernels

extension Colour {
    /// As light: what the kernels add and mix. A screen's curve is near enough a square, which needs no mathematics
    /// library to take back.
    var kernel: pv_colour {
        let light = pointwiseMax(self, .zero)
        return pv_colour(red: light.x * light.x, green: light.y * light.y, blue: light.z * light.z)
    }

    /// The same numbers, for what is no light.
    var plain: pv_colour { pv_colour(red: x, green: y, blue: z) }
    var grey: Float { x * 0.2126 + y * 0.7152 + z * 0.0722 }

    func mixed(with other: Colour, _ share: Float) -> Colour { self + (other - self) * share }
    /// Mixed as light mixes.
    func blended(with other: Colour, _ share: Float) -> Colour {
        let light = self * self + (other * other - self * self) * share
        return pointwiseMax(light, .zero).squareRoot()
    }
    func saturated(_ amount: Float) -> Colour { Colour(repeating: grey).mixed(with: self, amount) }
}

extension Point {
    var length: Float { (x * x + y * y).squareRoot() }
    /// A quarter turn to the left.
    var aside: Point { Point(-y, x) }
    /// Turned about nothing by a share of a circle.
    func turned(_ turns: Float) -> Point {
        let (c, s) = (wave(turns + 0.25), wave(turns))
        return Point(x * c - y * s, x * s + y * c)
    }
}

/// Corners of an oval about a place; `uneven` draws every other one in.
func oval(_ centre: Point, _ wide: Float, _ high: Float, corners: Int = 8, uneven: Float = 0) -> [Point] {
    (0..<corners).map { n in
        let turn = Float(n) / Float(corners)
        let size: Float = n % 2 == 0 ? 1 : 1 - uneven
        return centre + Point(wave(turn) * wide, wave(turn + 0.25) * high) * size
    }
}

/// The outline with every corner sharp.
func sharp(_ outline: [Point]) -> [Point] {
    var list: [Point] = []
    for p in outline { list += [p, p] }
    return list
}

func mix(_ a: Point, _ b: Point, _ share: Float) -> Point { a + (b - a) * share }
func mix(_ a: Float, _ b: Float, _ share: Float) -> Float { a + (b - a) * share }
func unit(_ value: Float) -> Float { min(max(value, 0), 1) }
func smooth(_ value: Float) -> Float {
    let t = unit(value)
    return t * t * (3 - 2 * t)
}

/// Sine without the system's mathematics, whose last bit differs between processors. `turns` is in whole circles.
func wave(_ turns: Float) -> Float {
    let t = turns - turns.rounded(.down)
    // Bhaskara's approximation on each half circle: within 0.002 of the sine.
    let half = t < 0.5 ? t : t - 0.5
    let p = half * 2 * (1 - half * 2)
    let value = 16 * p / (5 - 4 * p)
    return t < 0.5 ? value : -value
}

func fraction(_ value: Float) -> Float { value - value.rounded(.down) }

/// A stream of chances from a seed; the same on every machine.
struct Chance: Sendable {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    /// A stream for one purpose, so that a choice made elsewhere doesn't shift this one.
    init(_ text: String, seed: UInt32) {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325 ^ UInt64(seed) &* 0x9e37_79b9_7f4a_7c15
        for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        state = hash
    }

    mutating func bits() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var z = state
        z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
        return z ^ (z >> 31)
    }

    /// From 0 to 1, without 1.
    mutating func unit() -> Float { Float(bits() >> 40) / 16_777_216 }
    mutating func between(_ low: Float, _ high: Float) -> Float { low + (high - low) * unit() }
    mutating func pick<T>(_ list: [T]) -> T { list[Int(bits() % UInt64(list.count))] }
    mutating func seed() -> UInt32 { UInt32(truncatingIfNeeded: bits() >> 16) }
    mutating func happens(_ share: Float) -> Bool { unit() < share }
}

/// Colour words.
enum NamedColour {
    static func of(_ name: String) -> Colour? {
        table.first { $0.0 == name }?.1
    }

    private static let table: [(String, Colour)] = [
        ("red", [0.84, 0.10, 0.09]), ("maroon", [0.42, 0.06, 0.10]), ("orange", [0.95, 0.50, 0.10]),
        ("gold", [0.92, 0.70, 0.22]), ("yellow", [0.96, 0.84, 0.16]), ("green", [0.18, 0.62, 0.22]),
        ("teal", [0.10, 0.58, 0.58]), ("cyan", [0.15, 0.82, 0.92]), ("blue", [0.14, 0.32, 0.86]),
        ("purple", [0.50, 0.20, 0.76]), ("magenta", [0.90, 0.14, 0.66]), ("pink", [0.98, 0.52, 0.70]),
        ("brown", [0.42, 0.26, 0.15]), ("beige", [0.84, 0.74, 0.58]), ("white", [0.94, 0.94, 0.93]),
        ("grey", [0.50, 0.51, 0.53]), ("silver", [0.74, 0.77, 0.80]), ("black", [0.07, 0.07, 0.08]),
        ("rainbow", [0.90, 0.40, 0.60]),
    ]
}
