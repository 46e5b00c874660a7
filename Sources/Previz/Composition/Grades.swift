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
        guard style == "vhs" else { return contrast += 0.15 }
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
        case "watercolour": bare(saturation: 1.05, lift: 0.05)
        case "oil", "impressionist", "clay", "papercut", "lowpoly": bare(saturation: 1.22, lift: 0.01)
        case "vangogh":
            bare(saturation: 1.4, lift: 0.01)
            (zenith, middle) = (zenith.mixed(with: [0.06, 0.14, 0.48], 0.6), middle.mixed(with: [0.14, 0.30, 0.66], 0.5))
            (horizon, cloudBright) = (horizon.mixed(with: [0.92, 0.78, 0.30], 0.4), [0.95, 0.88, 0.50])
            cloudCover = max(cloudCover, 0.5)
        case "ink", "sketch":
            bare(saturation: style == "sketch" ? 0.1 : 0.25, lift: 0)
            (zenith, middle, horizon) = (zenith.mixed(with: [0.9, 0.9, 0.9], 0.5), middle.mixed(with: [1, 1, 1], 0.6), [1, 1, 1])
            (hazeColour, ambient) = ([0.95, 0.95, 0.95], ambient * 0.8)
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
