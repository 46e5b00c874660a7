internal import PrevizKernels

/// Picture passes of a style, over the drawn light and before the grade.
extension Frame {
    func restyle() {
        for style in scene.styles { restyle(style) }
    }

    private func restyle(_ style: String) {
        if let brush = brush(style) { return pv_strokes(surface, room.mirror, brush, room.clouds) }
        if let pen = pen(style) { return pv_drawn(surface, pen, room.clouds) }
        if let signal = signal(style) { return pv_broadcast(surface, signal, room.scratch) }
        if let dream = dream(style) { return pv_dreamt(surface, room.mirror, dream) }
    }

    private var point: Float { height / 480 }

    private func brush(_ style: String) -> pv_brush? {
        let paper = Colour(0.97, 0.95, 0.90).kernel
        func brush(_ radius: Float, texture: Float, grain: Float, stretch: Float, edge: Float, thin: Float) -> pv_brush
        {
            pv_brush(
                radius: max(radius * point, 1), texture: texture, grain_scale: grain / max(point, 0.25),
                stretch: stretch,
                edge: edge, thin: thin, paper: paper)
        }
        switch style {
        case "watercolour": return brush(6, texture: 0.22, grain: 0.10, stretch: 1, edge: 0.75, thin: 0.14)
        case "oil": return brush(5, texture: 0.22, grain: 0.16, stretch: 3.5, edge: 0.12, thin: 0)
        case "impressionist", "vangogh": return brush(8, texture: 0.34, grain: 0.12, stretch: 3, edge: 0.16, thin: 0)
        case "papercut": return brush(7, texture: 0.10, grain: 0.45, stretch: 1, edge: 0.75, thin: 0.05)
        case "clay": return brush(5, texture: 0.10, grain: 0.09, stretch: 1, edge: 0, thin: 0.03)
        case "lowpoly": return brush(10, texture: 0, grain: 0.1, stretch: 1, edge: 0, thin: 0)
        default: return nil
        }
    }

    private func pen(_ style: String) -> pv_pen? {
        let white = Colour(0.96, 0.95, 0.92)
        func pen(
            line: Float, from: Float, levels: Float = 6, flat: Float = 0, hatch: Float = 0, dots: Float = 0,
            keep: Float = 1,
            wash: Float = 0, paper: Colour = [1, 1, 1], ink: Colour = [0.06, 0.05, 0.07]
        ) -> pv_pen {
            pv_pen(
                line: line, from: from, reach: max(1.3 * point, 1), levels: levels, flat: flat, hatch: hatch,
                dots: dots,
                spacing: (dots > 0 ? 0.20 : 0.085) / max(point, 0.3), keep: keep, wash: wash,
                tooth: keep < 0.9 ? 0.12 : 0, paper: paper.kernel,
                ink: ink.kernel)
        }
        switch style {
        case "ink":
            return pen(line: 1, from: 0.08, levels: 4, hatch: 0.35, keep: 0.05, wash: 1, paper: [0.95, 0.92, 0.85])
        case "sketch":
            return pen(
                line: 0.9, from: 0.045, hatch: 0.75, keep: 0.05, wash: 0.30, paper: white, ink: [0.20, 0.20, 0.23])
        case "anime": return pen(line: 0.75, from: 0.13, levels: 5, flat: 0.7)
        case "cartoon": return pen(line: 1, from: 0.11, levels: 4, flat: 0.9)
        case "ukiyoe":
            return pen(line: 0.9, from: 0.10, levels: 5, flat: 0.9, keep: 0.84, wash: 0, paper: [0.90, 0.83, 0.66])
        case "popart": return pen(line: 1, from: 0.12, levels: 3, flat: 1, dots: 0.8)
        default: return nil
        }
    }

    private func signal(_ style: String) -> pv_signal? {
        let moment = UInt32(min(max(seconds, 0), 3e6) * 8)
        let fine = UInt32(truncatingIfNeeded: number / 2)
        func signal(
            split: Float, wobble: Float = 0, tear: Float = 0, tearing: Float = 0, lines: Float = 0, noise: Float = 0,
            band: Float = -1, tinted: Float = 0, glow: Float = 0, tint: Colour = .zero
        ) -> pv_signal {
            pv_signal(
                split: split * point, wobble: wobble * point, tear: tear * point, tearing: tearing, lines: lines,
                noise: noise,
                band: band, tinted: tinted, glow: glow, tint: tint.kernel, moment: moment, seed: fine % 65536)
        }
        switch style {
        case "vhs":
            return signal(split: 2.6, wobble: 1.6, lines: 0.18, noise: 0.6, band: 0.96 - 0.02 * wave(seconds * 0.3))
        case "glitch":
            let hit = pv_noise(Float(moment) * 0.9, 3, 19) > 0.44
            return signal(split: hit ? 6 : 2, tear: hit ? 70 : 0, tearing: hit ? 0.30 : 0, lines: 0.08)
        case "hologram":
            return signal(
                split: 1.6, wobble: 0.8, lines: 0.5, band: fraction(seconds * 0.3), tinted: 0.86, glow: 0.05,
                tint: [0.30, 0.86, 1.0])
        default: return nil
        }
    }

    /// The disc around what the picture is about, which dreams leave alone so that it can be told what it is.
    private var clearing: (x: Float, y: Float, radius: Float)? {
        guard let subject = scene.actors.first(where: \.principal), !Self.matter.contains(subject.kind),
            let at = painter().project(
                subject.x + subject.facing * subject.speed * seconds, subject.y + subject.height * 0.5, subject.z)
        else { return nil }
        let half = at.scale * subject.height * 0.5
        // Of what is larger than the picture, the part near its middle is seen.
        let row = half > height * 0.5 ? height * 0.5 : min(max(at.y, height * 0.25), height * 0.75)
        let column = min(max(at.x, width * 0.2), width * 0.8)
        let broad = half * max(Habit.breadth(subject.kind), 1) * 1.15
        return (column, row, min(max(broad, height * 0.34), height * 0.56))
    }

    private static let matter: Set<String> = [
        "liquid", "material", "colour", "pattern", "shape", "phenomenon", "rays", "shadow", "cloth", "smoke",
    ]

    private func dream(_ style: String) -> pv_dream? {
        let clear = clearing
        func dream(warp: Float, scale: Float, hue: Float, strength: Float, fold: Float = 0) -> pv_dream {
            pv_dream(
                warp: warp * height, scale: scale, time: min(seconds, 6000), hue: hue, strength: strength, fold: fold,
                cosine: wave(seconds * 0.012 + 0.25), sine: wave(seconds * 0.012), clear_x: clear?.x ?? 0,
                clear_y: clear?.y ?? 0, clear: clear?.radius ?? 0, seed: scene.seed % 4096)
        }
        switch style {
        case "psychedelic": return dream(warp: 0.10, scale: 3, hue: 1, strength: 0.72)
        case "kaleidoscope": return dream(warp: 0.02, scale: 2, hue: 1, strength: 0.25, fold: 1)
        default: return nil
        }
    }
}
