/// What a style does to light and colour. The passes over the picture are in `Frame.restyle`.
extension Look {
    mutating func apply(_ style: String) {
        switch style {
        case "film", "cinematic": film()
        case "8mm": eightMillimetre()
        case "vhs", "glitch": video(style)
        case "noir": noir()
        case "monochrome":
            saturation = 0
            contrast += 0.25
        case "vintage", "documentary": faded(style)
        case "neon", "synthwave", "hologram", "psychedelic", "glow": electric(style)
        case "dark": darken(0.66)
        case "silhouette": silhouette()
        case "warm":
            (tint, lights) = ([1.06, 1.0, 0.90], [0.03, 0.012, -0.03])
        case "cold":
            (tint, shadows) = ([0.93, 1.0, 1.08], [-0.02, 0.0, 0.035])
        case "dreamy":
            tintSky([0.72, 0.48, 0.80], 0.16)
            (bloom, haze, lift, contrast) = (bloom * 2.2, max(haze, 0.7), lift + 0.03, 0.10)
        default: paint(style)
        }
    }

    private mutating func film() {
        (contrast, vignette, grain) = (0.34, 0.5, 0.009)
        (shadows, lights) = ([-0.022, 0.006, 0.026], [0.034, 0.012, -0.030])
    }

    private mutating func eightMillimetre() {
        (saturation, contrast, lift, vignette) = (0.72, 0.36, 0.05, 0.95)
        (grain, flicker, bloom) = (0.030, 0.16, 1.6)
        (tint, shadows, lights) = ([1.12, 1.0, 0.78], [0.03, 0.0, 0.01], [0.05, 0.03, -0.04])
    }

    private mutating func video(_ style: String) {
        guard style == "vhs" else {
            contrast += 0.15
            return
        }
        (saturation, contrast, lift) = (1.25, 0.30, 0.045)
        (grain, bloom, tint) = (0.016, 1.6, [1.03, 0.98, 1.05])
    }

    private mutating func noir() {
        (saturation, contrast, vignette, lift) = (0, 0.85, 0.95, 0)
        (grain, ambient, cloudCover) = (0.014, ambient * 0.62, max(cloudCover, 0.5))
        key *= 1.15
        (zenith, middle, horizon) = (zenith * 0.62, middle * 0.72, horizon * 0.86)
        hazeColour *= 0.66
        (shadows, lights) = (.zero, .zero)
    }

    private mutating func faded(_ style: String) {
        guard style == "vintage" else {
            (saturation, contrast, grain) = (0.92, 0.26, 0.007)
            return
        }
        (saturation, lift, contrast, grain) = (0.58, 0.05, 0.24, 0.014)
        (tint, shadows, lights) = ([1.08, 0.99, 0.84], [0.03, 0.01, -0.01], [0.04, 0.02, -0.05])
    }

    private mutating func electric(_ style: String) {
        bloom *= 1.7
        switch style {
        case "neon":
            (saturation, shadows) = (saturation + 0.22, [0.014, -0.01, 0.045])
            tintSky([0.42, 0.10, 0.55], 0.26)
        case "synthwave":
            (saturation, contrast) = (saturation + 0.30, 0.34)
            (zenith, middle, horizon) = ([0.05, 0.02, 0.16], [0.36, 0.06, 0.44], [1.0, 0.36, 0.52])
            (key, ambient, hazeColour) = ([0.95, 0.36, 0.70], [0.30, 0.18, 0.46], [0.62, 0.18, 0.52])
            (sunColour, sunHeight, sunShine) = ([1.0, 0.66, 0.30], 0.13, 1)
            (cloudCover, night, haze) = (0, 0.55, min(haze, 0.5))
            (shadows, lights) = ([0.03, -0.01, 0.06], [0.03, -0.01, 0.03])
        case "psychedelic":
            (saturation, contrast) = (saturation + 0.45, 0.35)
            tintSky([0.85, 0.20, 0.70], 0.3)
        case "hologram":
            (zenith, middle, horizon) = (zenith * 0.35, middle * 0.4, horizon * 0.5)
            hazeColour *= 0.5
        default: break
        }
    }

    private mutating func silhouette() {
        (key, ambient) = (key * 0.12, ambient * 0.22)
        if night > 0.5 { (middle, horizon, hazeColour) = (middle * 2, horizon * 2.6, hazeColour * 2.4) }
        (sunShine, bloom) = (max(sunShine, 0.8), bloom * 1.4)
    }

    /// Styles of painters and draughtsmen: mostly purer colour and no lens.
    private mutating func paint(_ style: String) {
        switch style {
        case "pastel": (saturation, lift, contrast, exposure) = (0.72, 0.09, 0, 1.18)
        case "vivid": (saturation, contrast) = (saturation + 0.32, contrast + 0.06)
        case "watercolour":
            bare(saturation: 1.5, lift: 0.02)
            exposure = 1.12
        case "oil", "impressionist", "clay", "papercut", "lowpoly": bare(saturation: 1.22, lift: 0.01)
        case "vangogh":
            bare(saturation: 1.4, lift: 0.01)
            (zenith, middle) = (
                zenith.mixed(with: [0.06, 0.14, 0.48], 0.6), middle.mixed(with: [0.14, 0.30, 0.66], 0.5)
            )
            (horizon, cloudBright) = (horizon.mixed(with: [0.92, 0.78, 0.30], 0.4), [0.95, 0.88, 0.50])
            cloudCover = max(cloudCover, 0.5)
        case "ink", "sketch":
            bare(saturation: style == "sketch" ? 0.1 : 0.25, lift: 0)
            (zenith, middle, horizon) = (
                zenith.mixed(with: [0.9, 0.9, 0.9], 0.5), middle.mixed(with: [1, 1, 1], 0.6), [1, 1, 1]
            )
            (hazeColour, ambient) = ([0.95, 0.95, 0.95], ambient * 0.62)
        case "anime", "cartoon":
            bare(saturation: 1.28, lift: 0.01)
            bloom = 1.1
        case "popart":
            bare(saturation: 1.7, lift: 0)
            contrast = 0.5
        case "ukiyoe": bare(saturation: 0.85, lift: 0.03)
        case "pixel", "voxel": (saturation, grain, levels, vignette) = (1.25, 0, style == "pixel" ? 9 : 0, 0.2)
        case "minimal":
            (haze, cloudCover, saturation, vignette) = (max(haze, 1.4), min(cloudCover, 0.04), 0.85, 0.2)
        default: break
        }
    }

    private mutating func bare(saturation: Float, lift: Float) {
        (self.saturation, self.lift, vignette, grain, bloom) = (saturation, lift, 0.12, 0, 0.5)
        (shadows, lights) = (.zero, .zero)
    }
}

extension Look {
    /// Kinds of light that words name.
    mutating func apply(light: String) {
        switch light {
        case "golden": (tint, lights, bloom) = (tint * [1.06, 1.0, 0.86], [0.05, 0.025, -0.04], bloom * 1.25)
        case "soft": (key, ambient, contrast) = (key * 0.82, ambient * 1.22, contrast * 0.6)
        case "hard": (key, ambient, contrast) = (key * 1.12, ambient * 0.74, contrast + 0.18)
        case "neon": apply("neon")
        case "backlit", "sunrays": (sunShine, bloom, ambient) = (max(sunShine, 0.9), bloom * 1.5, ambient * 0.85)
        case "dim", "candle":
            (exposure, vignette) = (exposure * 0.82, vignette + 0.2)
            if light == "candle" { (tint, lights) = (tint * [1.1, 0.98, 0.8], [0.06, 0.02, -0.04]) }
        case "bright": (exposure, lift) = (exposure * 1.12, lift + 0.01)
        case "spotlight": (ambient, vignette, contrast) = (ambient * 0.7, vignette + 0.35, contrast + 0.1)
        case "moonlit": (tint, saturation) = (tint * [0.90, 0.99, 1.10], saturation * 0.85)
        case "colourful": saturation += 0.22
        default: break
        }
    }

    /// What a mood does to colour and contrast; small, so that words about light stay in charge.
    mutating func apply(mood: String) {
        switch mood {
        case "calm": (contrast, bloom) = (contrast * 0.8, bloom * 1.15)
        case "tense": (contrast, saturation, vignette) = (contrast + 0.16, saturation * 0.86, vignette + 0.14)
        case "joyful": (saturation, exposure) = (saturation + 0.14, exposure * 1.06)
        case "sad": (saturation, tint, contrast) = (saturation * 0.66, tint * [0.95, 1.0, 1.05], contrast * 0.85)
        case "dreamy": (bloom, lift, haze) = (bloom * 1.7, lift + 0.02, max(haze, 0.6))
        case "energetic": (saturation, contrast) = (saturation + 0.18, contrast + 0.10)
        case "mysterious": (haze, vignette, shadows) = (max(haze, 1.2), vignette + 0.12, [-0.02, 0.004, 0.035])
        case "epic": (contrast, haze, sunShine) = (contrast + 0.14, max(haze, 0.9), max(sunShine, 0.8))
        case "romantic": (tint, lights, bloom) = (tint * [1.05, 0.99, 0.95], [0.04, 0.008, 0.004], bloom * 1.3)
        default: break
        }
    }
}
