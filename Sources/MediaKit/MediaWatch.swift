/// How a caller follows long work and ends it. Both closures run on the thread that does the work.
package struct MediaWatch {
    /// Asked once per picture or block of samples; `true` ends the work with ``MediaFault/cancelled``.
    package var shouldStop: () -> Bool
    /// Told how much is done out of how much: pictures, or samples for audio.
    package var progress: (_ done: Int64, _ total: Int64) -> Void

    package init(
        shouldStop: @escaping () -> Bool = { false },
        progress: @escaping (_ done: Int64, _ total: Int64) -> Void = { _, _ in }
    ) {
        self.shouldStop = shouldStop
        self.progress = progress
    }

    func check() throws(MediaFault) {
        if shouldStop() { throw .cancelled }
    }
}
