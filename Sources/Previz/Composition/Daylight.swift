internal import ClipModel

/// The light of an hour: a sky of three colours, the sun or moon, and what they give to the world.
struct Daylight: Sendable {
    var zenith: Colour
    var middle: Colour
    var horizon: Colour
    var key: Colour
    var ambient: Colour
    var sun: Colour
    /// Over the horizon, in heights of the picture.
    var height: Float
    var shine: Float
    var night: Float

    /// Skies of one hour that look well; the chance picks among them.
    static func of(_ time: PrevizTime, _ chance: inout Chance) -> Daylight { chance.pick(skies(of: time)) }

    private static func skies(of time: PrevizTime) -> [Daylight] {
        switch time {
        case .dawn: dawns
        case .morning: mornings
        case .noon: noons
        case .afternoon: afternoons
        case .sunset: sunsets
        case .dusk: dusks
        case .night: nights
        }
    }

    private static let dawns = [
        day([0.24, 0.32, 0.56], [0.66, 0.56, 0.68], [1.00, 0.76, 0.62], [1.00, 0.76, 0.60], 0.44, 0.05, 0.8),
        day([0.18, 0.34, 0.50], [0.52, 0.62, 0.70], [1.00, 0.84, 0.66], [1.00, 0.80, 0.58], 0.44, 0.06, 0.8),
        day([0.34, 0.34, 0.60], [0.78, 0.62, 0.74], [1.00, 0.80, 0.76], [0.98, 0.76, 0.70], 0.46, 0.04, 0.7),
        day([0.30, 0.42, 0.56], [0.62, 0.70, 0.76], [0.92, 0.86, 0.80], [0.92, 0.82, 0.70], 0.50, 0.08, 0.5),
    ]
    private static let mornings = [
        day([0.20, 0.44, 0.78], [0.54, 0.74, 0.90], [0.98, 0.92, 0.80], [1.02, 0.88, 0.66], 0.44, 0.26, 0.7),
        day([0.26, 0.52, 0.74], [0.60, 0.78, 0.86], [0.94, 0.93, 0.86], [0.98, 0.90, 0.74], 0.46, 0.32, 0.6),
        day([0.30, 0.46, 0.70], [0.70, 0.74, 0.82], [1.00, 0.88, 0.76], [1.02, 0.84, 0.64], 0.44, 0.20, 0.8),
    ]
    private static let noons = [
        day([0.11, 0.35, 0.76], [0.36, 0.64, 0.92], [0.80, 0.89, 0.94], [1.00, 0.95, 0.84], 0.48, 0.62, 0.5),
        day([0.14, 0.42, 0.70], [0.46, 0.72, 0.86], [0.90, 0.92, 0.86], [1.02, 0.94, 0.78], 0.46, 0.55, 0.6),
        day([0.20, 0.40, 0.74], [0.56, 0.70, 0.88], [0.86, 0.90, 0.94], [0.98, 0.94, 0.86], 0.48, 0.66, 0.4),
    ]
    private static let afternoons = [
        day([0.18, 0.40, 0.72], [0.54, 0.70, 0.84], [1.00, 0.88, 0.68], [1.06, 0.86, 0.58], 0.40, 0.30, 0.8),
        day([0.24, 0.42, 0.62], [0.66, 0.72, 0.74], [1.00, 0.84, 0.58], [1.06, 0.82, 0.52], 0.40, 0.20, 0.9),
        day([0.14, 0.38, 0.64], [0.46, 0.66, 0.78], [0.96, 0.88, 0.74], [1.04, 0.88, 0.62], 0.42, 0.34, 0.7),
    ]
    private static let sunsets = [
        day([0.17, 0.18, 0.42], [0.76, 0.38, 0.40], [1.10, 0.66, 0.26], [1.10, 0.66, 0.38], 0.34, 0.07, 1.0),
        day([0.12, 0.22, 0.40], [0.62, 0.48, 0.46], [1.10, 0.72, 0.34], [1.10, 0.72, 0.40], 0.34, 0.09, 1.0),
        day([0.26, 0.16, 0.40], [0.80, 0.34, 0.46], [1.08, 0.56, 0.40], [1.06, 0.60, 0.48], 0.34, 0.05, 1.0),
        day([0.10, 0.30, 0.44], [0.46, 0.56, 0.54], [1.10, 0.80, 0.42], [1.10, 0.76, 0.42], 0.36, 0.11, 1.0),
    ]
    private static let dusks = [
        dusk([0.07, 0.09, 0.26], [0.26, 0.24, 0.48], [0.80, 0.46, 0.44], [0.66, 0.52, 0.60], [0.30, 0.29, 0.42]),
        dusk([0.05, 0.11, 0.25], [0.16, 0.28, 0.46], [0.62, 0.52, 0.48], [0.56, 0.56, 0.66], [0.25, 0.30, 0.42]),
        dusk([0.12, 0.08, 0.26], [0.40, 0.22, 0.46], [0.90, 0.46, 0.50], [0.72, 0.50, 0.60], [0.32, 0.27, 0.42]),
        dusk([0.04, 0.12, 0.20], [0.12, 0.30, 0.38], [0.72, 0.58, 0.40], [0.64, 0.58, 0.54], [0.24, 0.31, 0.36]),
    ]
    private static let nights = [
        moonlight([0.020, 0.040, 0.115], [0.060, 0.110, 0.230], [0.15, 0.21, 0.35], [0.50, 0.60, 0.84]),
        moonlight([0.014, 0.046, 0.090], [0.045, 0.125, 0.190], [0.12, 0.25, 0.31], [0.48, 0.66, 0.76]),
        moonlight([0.040, 0.030, 0.110], [0.110, 0.085, 0.230], [0.25, 0.17, 0.35], [0.58, 0.54, 0.84]),
        moonlight([0.030, 0.034, 0.060], [0.085, 0.095, 0.150], [0.20, 0.21, 0.27], [0.60, 0.64, 0.74]),
    ]

    private static func day(
        _ zenith: Colour, _ middle: Colour, _ horizon: Colour, _ key: Colour, _ ambient: Float, _ height: Float,
        _ shine: Float
    ) -> Daylight {
        Daylight(
            zenith: zenith, middle: middle, horizon: horizon, key: key,
            ambient: middle.mixed(with: [0.6, 0.6, 0.64], 0.4) * ambient * 1.6,
            sun: key.mixed(with: [1, 0.95, 0.85], 0.4),
            height: height, shine: shine, night: 0)
    }

    private static func dusk(_ zenith: Colour, _ middle: Colour, _ horizon: Colour, _ key: Colour, _ ambient: Colour)
        -> Daylight
    {
        Daylight(
            zenith: zenith, middle: middle, horizon: horizon, key: key, ambient: ambient,
            sun: horizon.mixed(with: [1, 0.55, 0.4], 0.6), height: -0.03, shine: 0.6, night: 0.65)
    }

    private static func moonlight(_ zenith: Colour, _ middle: Colour, _ horizon: Colour, _ key: Colour) -> Daylight {
        Daylight(
            zenith: zenith, middle: middle, horizon: horizon, key: key,
            ambient: horizon.mixed(with: middle, 0.4) * 0.9 + 0.06,
            sun: [0.90, 0.93, 1.0], height: 0.42, shine: 0.3, night: 1)
    }
}
