package import ClipModel
internal import GenerationCore
internal import IndexStore

extension Project {
    private static let paceState = "pace-2"

    /// Seconds that a pixel of a frame took lately, by engine, for estimates: most of the work of a picture goes with
    /// its size.
    package func pace() -> [EngineName: Double] {
        guard let text = (try? index.state(Self.paceState)) ?? nil, let json = try? JSONValue(parsing: text.utf8) else {
            return [:]
        }
        var pace: [EngineName: Double] = [:]
        for (name, picoseconds) in json.object ?? [:] {
            if let name = EngineName(name), let time = picoseconds.int { pace[name] = Double(time) / 1e12 }
        }
        return pace
    }

    /// Notes how fast an engine was: the wall time of a run over the pixels that it made.
    package func notePace(_ engine: EngineName, seconds: Double, pixels: Int64) {
        guard pixels > 0 else { return }
        var known = pace()
        known[engine] = seconds / Double(pixels)
        let json = JSONValue.object(
            Dictionary(known.map { ($0.key.text, .int(Int64(min($0.value * 1e12, 1e15)))) }) { $1 })
        try? index.setState(Self.paceState, json.canonical)
    }
}
