/// The light of a moment: sky, sun, haze and the film's grade.
struct Look: Sendable {
    var zenith: Colour
    var middle: Colour
    var horizon: Colour
    var key: Colour
    var ambient: Colour
    /// Where the sun or moon stands: fractions of the picture's width, and of its height over the horizon.
    var sunX: Float = 0.3
    var sunHeight: Float
    var sunColour: Colour
    var sunShine: Float
    var night: Float
    var cloudCover: Float = 0.36
    var cloudBright: Colour
    var cloudDark: Colour
    /// Haze over a hundred times the distance of the subject.
    var haze: Float = 0.35
    var hazeColour: Colour
    var saturation: Float = 1.05
    var contrast: Float = 0.22
    var lift: Float = 0.012
    var vignette: Float = 0.42
    var tint = Colour(repeating: 1)
    /// What the grade adds to dark and to bright tones.
    var shadows = Colour(-0.006, 0.002, 0.014)
    var lights = Colour(0.012, 0.006, -0.012)
    var exposure: Float = 1
    var bloom: Float = 0.85
    var grain: Float = 0.005
    var flicker: Float = 0
    /// Steps of each colour, 0 for all.
    var levels: Float = 0

    init(_ light: Daylight) {
        (zenith, middle, horizon) = (light.zenith, light.middle, light.horizon)
        (key, ambient, sunColour) = (light.key, light.ambient, light.sun)
        (sunHeight, sunShine, night) = (light.height, light.shine, light.night)
        cloudBright =
            horizon.mixed(with: [1, 1, 1], night > 0.5 ? 0.06 : 0.5).mixed(with: key, 0.2) * (1 + night * 0.35)
        cloudDark = middle.mixed(with: horizon, 0.35).saturated(0.75) * (night > 0.5 ? 1.05 : 0.74)
        hazeColour = horizon.mixed(with: middle, 0.45)
    }

    /// Towards the sun or moon: across, down the picture and out of it.
    var light: Colour {
        let aside = (sunX - 0.5) * 1.7
        let across = aside < 0 ? min(aside, -0.42) : max(aside, 0.42)
        let towards = Colour(across, -0.30 - max(sunHeight, 0) * 0.9, 0.52)
        return towards / (towards * towards).sum().squareRoot()
    }

    /// Between two moments: what a change of the day passes through.
    func mixed(with other: Look, _ share: Float) -> Look {
        var look = self
        for path in Self.colours { look[keyPath: path] = self[keyPath: path].mixed(with: other[keyPath: path], share) }
        for path in Self.numbers { look[keyPath: path] = mix(self[keyPath: path], other[keyPath: path], share) }
        return look
    }

    private static var colours: [WritableKeyPath<Look, Colour>] {
        [
            \.zenith, \.middle, \.horizon, \.key, \.ambient, \.sunColour, \.cloudBright, \.cloudDark, \.hazeColour,
            \.tint, \.shadows, \.lights,
        ]
    }

    private static var numbers: [WritableKeyPath<Look, Float>] {
        [\.sunHeight, \.sunShine, \.night, \.cloudCover, \.haze, \.saturation, \.contrast, \.lift, \.exposure, \.bloom]
    }
}

extension Look {
    /// The light under weather, style and colour words.
    init(_ facts: PrevizUnderstanding, time: PrevizTime, setting: PrevizSetting, chance: inout Chance) {
        self.init(Daylight.of(time, &chance))
        for weather in facts.weather { apply(weather) }
        apply(setting)
        for style in facts.styles { apply(style) }
        for light in facts.light { apply(light: light) }
        if let mood = facts.mood { apply(mood: mood) }
        open(setting)
        if let name = facts.skyColour, let colour = NamedColour.of(name) { tintSky(colour, 0.62) }
        for name in facts.palette.prefix(2) {
            if let colour = NamedColour.of(name), name != "white", name != "black", name != "grey" {
                tintSky(colour, 0.16)
            }
        }
    }

    /// However dark the words, a picture must be seen.
    private mutating func open(_ setting: PrevizSetting) {
        guard setting != .space, setting != .moonscape, setting != .underwater else { return }
        let sky = max(1, 0.17 / max(horizon.grey, 0.01))
        // Walls take up light that outdoors comes from the whole sky.
        let fill = max(1, (setting == .room ? 0.42 : 0.25) / max(ambient.grey, 0.01))
        (zenith, middle, horizon, hazeColour) = (zenith * sky, middle * sky, horizon * sky, hazeColour * sky)
        (cloudBright, cloudDark) = (cloudBright * sky, cloudDark * sky)
        dimGlare()
        guard !isSilhouette else { return }
        ambient *= fill
        (exposure, vignette) = (max(exposure, 0.92), min(vignette, 0.62))
    }

    /// An evening's sky glows, but what stands before it isn't drowned in white.
    private mutating func dimGlare() {
        guard night > 0.5 else { return }
        let glare = min(1, 1.0 / max(horizon.grey, 0.01))
        (middle, horizon) = (middle * glare, horizon * glare)
        hazeColour *= min(1, 0.66 / max(hazeColour.grey, 0.01))
    }

    /// Silhouettes stay dark.
    var isSilhouette: Bool { key.grey < 0.13 }

    mutating func apply(_ weather: PrevizWeather) {
        switch weather {
        case .clear: cloudCover = 0.04
        case .cloudy: cloudCover = max(cloudCover, 0.56)
        case .overcast: veil(0.72, dim: 0.86, cover: 0.92)
        case .rain:
            veil(0.72, dim: 0.78, cover: 0.9)
            haze = max(haze, 1.3)
        case .snow:
            veil(0.74, dim: 0.98, cover: 0.8)
            haze = max(haze, 1.5)
        case .fog:
            veil(0.6, dim: 0.95, cover: 0.2)
            haze = max(haze, 4.5)
            sunShine *= 0.6
        case .storm:
            veil(0.76, dim: 0.74, cover: 0.97)
            haze = max(haze, 0.9)
            contrast = 0.35
        case .wind: cloudCover = max(cloudCover, 0.45)
        }
    }

    /// Clouds take the colour out of the light and spread it.
    private mutating func veil(_ grey: Float, dim: Float, cover: Float) {
        func dull(_ colour: Colour) -> Colour {
            let flat = Colour(0.58, 0.66, 0.74) * (0.16 + colour.grey)
            return colour.mixed(with: flat, grey) * dim
        }
        (zenith, middle, horizon) = (dull(zenith), dull(middle), dull(horizon))
        (cloudBright, cloudDark) = (dull(cloudBright), dull(cloudDark) * 0.8)
        hazeColour = horizon.mixed(with: middle, 0.5)
        key = key.mixed(with: Colour(repeating: key.grey), grey) * (1 - grey * 0.45)
        ambient = ambient.mixed(with: Colour(repeating: ambient.grey), grey * 0.5) * (0.4 + 0.6 * dim)
        sunShine *= 1 - grey
        cloudCover = max(cloudCover, cover)
    }

    private mutating func apply(_ setting: PrevizSetting) {
        switch setting {
        case .mars:
            tintSky([0.86, 0.46, 0.30], night > 0.5 ? 0.3 : 0.7)
            haze = max(haze, 0.9)
            cloudCover = 0.12
        case .space, .moonscape:
            (zenith, middle, horizon) = ([0.004, 0.005, 0.012], [0.006, 0.008, 0.02], [0.012, 0.014, 0.032])
            (hazeColour, haze, night, cloudCover) = (horizon, 0, 1, 0)
            (key, ambient) = ([0.92, 0.9, 0.86], [0.10, 0.11, 0.15])
        case .underwater:
            let dim: Float = night > 0.5 ? 0.5 : 1
            (zenith, middle, horizon) = (
                [0.12, 0.52, 0.66] * dim, [0.03, 0.30, 0.46] * dim, [0.015, 0.15, 0.29] * dim
            )
            (hazeColour, haze) = ([0.02, 0.20, 0.34] * dim, 2.6)
            (key, ambient) = ([0.45, 0.72, 0.75] * dim, [0.14, 0.30, 0.38] * dim)
        case .street, .city:
            vignette = 0.46
            if night > 0.3 {
                // Towns light their own sky.
                (horizon, middle) = (horizon + [0.16, 0.09, 0.10], middle + [0.05, 0.03, 0.05])
                hazeColour = hazeColour.mixed(with: horizon, 0.6)
            }
        default: break
        }
    }

    mutating func darken(_ by: Float) {
        let by = night > 0.5 ? by * 1.25 : by
        (zenith, middle, horizon) = (zenith * by * 0.8, middle * by, horizon * by)
        (key, ambient, hazeColour) = (key * 0.9, ambient * (0.3 + 0.7 * by), hazeColour * by)
        (cloudBright, cloudDark) = (cloudBright * by, cloudDark * by)
        saturation *= 0.85
        vignette = 0.58
    }

    mutating func tintSky(_ colour: Colour, _ share: Float) {
        func tinted(_ base: Colour, _ amount: Float) -> Colour {
            base.mixed(with: colour * (0.25 + base.grey * 1.1), amount)
        }
        (zenith, middle, horizon) = (tinted(zenith, share * 0.8), tinted(middle, share), tinted(horizon, share))
        (hazeColour, cloudBright) = (tinted(hazeColour, share), tinted(cloudBright, share * 0.6))
        (cloudDark, ambient) = (tinted(cloudDark, share * 0.7), tinted(ambient, share * 0.5))
    }

    /// The sky's colour at a share of the picture's height over the horizon.
    func sky(at height: Float) -> Colour {
        let low = horizon.mixed(with: middle, smooth(height / 0.30))
        return low.mixed(with: zenith, smooth((height - 0.12) / 0.75))
    }
}
