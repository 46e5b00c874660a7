internal import ClipModel
internal import Dispatch
internal import GenerationCore
internal import Synchronization

/// Shows a render as it goes: on a terminal one line a running scene under a total, redrawn at most ten times a second;
/// in a pipe one plain line when a scene ends; with `--json` one object a line on standard error.
final class RenderView: RenderObserver {
    private let terminal: Terminal
    private let json: Bool
    private let total: Int
    private let started = ContinuousClock.now
    private let state = Mutex(State())

    private struct State {
        var running: [(scene: SceneID, progress: JobProgress)] = []
        var done = 0
        var frames: Int64 = 0
        var drawnLines = 0
        var drawn: ContinuousClock.Instant?
    }

    /// - Parameter total: the scenes to be made.
    init(terminal: Terminal, json: Bool, total: Int) {
        self.terminal = terminal
        self.json = json
        self.total = total
    }

    func renderStarted(_ scene: SceneID, engine: EngineName, frames: Int64) {
        state.withLock { state in
            state.running.append((scene, JobProgress(done: 0, total: frames)))
            redraw(&state)
        }
        if json { event(["event": "started", "scene": .string(scene.text), "engine": .string(engine.text)]) }
    }

    func renderProgressed(_ scene: SceneID, _ progress: JobProgress) {
        state.withLock { state in
            guard let at = state.running.firstIndex(where: { $0.scene == scene }) else { return }
            state.frames += max(0, progress.done - state.running[at].progress.done)
            state.running[at].progress = progress
            redraw(&state)
        }
    }

    func renderWaits(_ scene: SceneID) {
        if json {
            event(["event": "waiting", "scene": .string(scene.text)])
        } else {
            say("waiting for another clipws, which is making `\(scene)`")
        }
    }

    func renderEnded(_ scene: SceneID, _ outcome: SceneOutcome) {
        let done = state.withLock { state in
            state.running.removeAll { $0.scene == scene }
            state.done += 1
            return state.done
        }
        if json {
            event(["event": "ended", "scene": .string(scene.text), "outcome": .string(outcome.word)])
        } else {
            let failed = outcome.problem.map { "  \($0)" } ?? ""
            say("[\(done)/\(max(total, done))] \(paint(outcome)) \(scene)\(harmless(failed))")
        }
    }

    /// Takes the moving lines off the screen.
    func finish() {
        state.withLock { state in
            erase(&state)
            state.running = []
        }
    }

    private func paint(_ outcome: SceneOutcome) -> String {
        switch outcome {
        case .rendered, .reused: terminal.paintError(outcome.word, .green)
        case .failed, .uncertain, .skipped: terminal.paintError(outcome.word, .red)
        case .cancelled, .edited: terminal.paintError(outcome.word, .yellow)
        }
    }

    private func event(_ value: JSONValue) { terminal.note(value.canonical) }

    /// Writes a lasting line above the moving ones.
    private func say(_ line: String) {
        state.withLock { state in
            erase(&state)
            terminal.note(line)
            state.drawn = nil
            redraw(&state)
        }
    }

    private func erase(_ state: inout State) {
        guard state.drawnLines > 0 else { return }
        terminal.draw("\u{1B}[\(state.drawnLines)A\r\u{1B}[J")
        state.drawnLines = 0
    }

    private func redraw(_ state: inout State) {
        guard terminal.redraws, !json else { return }
        let now = ContinuousClock.now
        if let drawn = state.drawn, now - drawn < .milliseconds(100) { return }
        state.drawn = now
        erase(&state)
        let lines = lines(state, after: now - started)
        terminal.draw(lines.map { $0 + "\n" }.joined())
        state.drawnLines = lines.count
    }

    private func lines(_ state: State, after elapsed: Duration) -> [String] {
        var lines = state.running.map { entry in
            let share = entry.progress.total > 0 ? Double(entry.progress.done) / Double(entry.progress.total) : 0
            let bar = Self.bar(share, width: max(8, min(30, terminal.width - 50)))
            return clipped(
                "  \(bar) \(entry.progress.done)/\(entry.progress.total) frames  \(entry.scene)", to: terminal.width - 1
            )
        }
        let seconds = Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18
        var text = "  \(state.done) of \(count(total, "scene"))"
        if seconds > 1, state.frames > 0 { text += ", \(Int(Double(state.frames) / seconds)) frames a second" }
        if state.done > 0, state.done < total {
            text += ", about \(duration(seconds / Double(state.done) * Double(total - state.done))) left"
        }
        lines.append(clipped(text, to: terminal.width - 1))
        return lines
    }

    static func bar(_ share: Double, width: Int) -> String {
        let filled = Int(min(1, max(0, share)) * Double(width))
        return String(repeating: "━", count: filled) + String(repeating: "┈", count: width - filled)
    }
}

extension SceneOutcome {
    var word: String {
        switch self {
        case .rendered: "rendered"
        case .reused: "reused"
        case .failed: "failed"
        case .uncertain: "uncertain"
        case .cancelled: "cancelled"
        case .edited: "edited"
        case .skipped: "skipped"
        }
    }

    var problem: String? {
        switch self {
        case .failed(let why), .uncertain(let why): why
        case .skipped(let scene): "continues `\(scene)`, which failed"
        case .edited: "changed since this render began; the next one makes it as it is now"
        case .rendered, .reused, .cancelled: nil
        }
    }
}
