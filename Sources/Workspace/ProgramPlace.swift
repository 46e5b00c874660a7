package import ClipModel
package import Files
internal import Glibc

/// The files by which a program that works on an attempt is found again after a crash. They lie beside the order's
/// output, named like it:
///
/// ```
/// <output>.part.mp4    the video, under the program's hands
/// <output>.said        what it writes to standard output. Locked as long as the program, or what it started, has it open
/// <output>.errors      what it writes to standard error
/// <output>.report      the id of its process, and on the next line the status that it ended with
/// ```
///
/// A lock tells whether the program lives where an id of a process would not: ids are used again, and mean nothing in
/// another container.
package struct ProgramPlace: Sendable {
    private let base: String

    /// - Parameter output: where the order wants the video, whole.
    package init(output: String) { base = output.hasSuffix(".mp4") ? String(output.dropLast(4)) : output }

    /// The place of an attempt whose program an earlier run started; `nil` if none did. `directory` is where that run's
    /// orders had their output.
    package static func find(_ attempt: AttemptID, in directory: String) throws(FileFault) -> ProgramPlace? {
        let name = try Files.list(directory).first { $0.hasSuffix("-\(attempt).said") }
        return name.map { ProgramPlace(output: "\(directory)/\($0.dropLast(5)).mp4") }
    }

    /// The ending stays, since many programs choose the format by it.
    package var unfinished: String { base + ".part.mp4" }
    package var said: String { base + ".said" }
    package var errors: String { base + ".errors" }
    package var report: String { base + ".report" }

    /// How far the program is.
    package enum Standing: Hashable, Sendable {
        case notStarted
        /// `pid` is missing in the first instants.
        case running(pid: Int32?)
        case ended(status: Int32)
        /// It is gone and nobody saw how it ended.
        case lost
    }

    package func standing() throws(FileFault) -> Standing {
        guard try FileStamp.of(said) != nil else { return .notStarted }
        // Asked in this order: a program that ends between the two has reported by then.
        let lives = try FileLock.isHeld(said)
        let lines = try readReport()
        if lines.count > 1 { return .ended(status: lines[1]) }
        return lives ? .running(pid: lines.first) : .lost
    }

    private func readReport() throws(FileFault) -> [Int32] {
        guard try FileStamp.of(report) != nil else { return [] }
        let text = String(decoding: try Files.read(report, limit: 100), as: UTF8.self)
        // A line without its end may be half a number.
        return text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().compactMap { Int32($0) }
    }

    /// Removes all but what was delivered.
    package func clear() {
        for path in [unfinished, errors, report, said] { try? Files.remove(path) }
    }

    /// What names a process for good: its id and when it started, in ticks since the machine did. `nil` if it is gone.
    package static func name(of pid: Int32) -> String? {
        guard let bytes = try? Files.read("/proc/\(pid)/stat", limit: 4096) else { return nil }
        // The program's own name, in brackets, may hold anything; 20 fields after it stands the start.
        let text = String(decoding: bytes, as: UTF8.self)
        let fields = text[(text.lastIndex(of: ")") ?? text.startIndex)...].split(separator: " ")
        return fields.count > 20 ? "\(pid).\(fields[20])" : nil
    }
}
