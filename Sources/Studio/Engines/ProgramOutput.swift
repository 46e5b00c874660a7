internal import ClipModel
internal import Files
internal import GenerationCore
internal import Glibc
internal import Synchronization

/// Reads what a program writes into a file, while it writes. What was read gives its blocks back to the disk, so that a
/// program may write without end.
final class OutputReader {
    private let descriptor: Int32
    private var position: Int64 = 0
    private var freed: Int64 = 0
    private static let block = 1 << 16
    private static let worthFreeing: Int64 = 1 << 20
    private static let worthReading: Int64 = 4 << 20

    init(_ path: String) throws(FileFault) {
        descriptor = open(path, O_RDWR | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileFault("read", path, code: errno) }
    }

    deinit { close(descriptor) }

    /// Gives on what is new by now; of much, the end.
    func read(_ body: (UnsafeRawBufferPointer) -> Void) {
        let end = size
        if end - position > Self.worthReading { position = end - Int64(Self.block) }
        withUnsafeTemporaryAllocation(byteCount: Self.block, alignment: 1) { buffer in
            while position < end {
                let count = pread(descriptor, buffer.baseAddress, buffer.count, off_t(position))
                guard count > 0 else { break }
                position += Int64(count)
                body(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
            }
        }
        free(to: position)
    }

    /// Gives on the last bytes.
    func readEnd(_ count: Int64, _ body: (UnsafeRawBufferPointer) -> Void) {
        position = max(position, size - count)
        read(body)
    }

    /// Gives back all but the last bytes, unread.
    func skip(keeping count: Int64) { free(to: size - count) }

    private var size: Int64 {
        var own = stat()
        return fstat(descriptor, &own) == 0 ? Int64(own.st_size) : 0
    }

    /// Where a file system can't do it, the file stays as long as it is.
    private func free(to end: Int64) {
        guard end - freed > Self.worthFreeing else { return }
        if Files.freeFront(of: descriptor, UInt64(end)) { freed = end }
    }
}

/// Splits what a program writes into lines. Longer ones than a progress line can be are dropped, so that no amount of output
/// takes memory.
struct Lines {
    private static let longest = 200
    private var open: [UInt8] = []
    private var tooLong = false

    mutating func take(_ bytes: UnsafeRawBufferPointer) -> [String] {
        var lines: [String] = []
        for part in bytes.split(separator: 10, omittingEmptySubsequences: false).enumerated() {
            if part.offset > 0 {
                if !tooLong { lines.append(String(decoding: open, as: UTF8.self)) }
                open = []
                tooLong = false
            }
            tooLong = tooLong || open.count + part.element.count > Self.longest
            if tooLong { open = [] } else { open += part.element }
        }
        return lines
    }
}

/// Passes on a program's lines `progress DONE TOTAL` as far as they make sense: never back, never beyond the total, and in
/// the end the whole.
final class Meter: Sendable {
    private let progress: @Sendable (JobProgress) -> Void
    private let last = Mutex(JobProgress(done: 0, total: 0))

    init(_ progress: @escaping @Sendable (JobProgress) -> Void) { self.progress = progress }

    func read(_ line: String) {
        let words = line.split { $0 == " " || $0 == "\r" }
        guard words.count == 3, words[0] == "progress", let done = Int64(words[1]), let total = Int64(words[2]) else {
            return
        }
        pass(JobProgress(done: done, total: total))
    }

    func finish() {
        let total = last.withLock { $0.total }
        if total > 0 { pass(JobProgress(done: total, total: total)) }
    }

    private func pass(_ step: JobProgress) {
        let moves = last.withLock { last in
            guard step.total >= 0, step.done > last.done, step.total == 0 || step.done <= step.total else {
                return false
            }
            last = step
            return true
        }
        if moves { progress(step) }
    }
}

extension EngineOrder {
    /// What a `command` program reads. `prompt` at the top is the composed one, for programs that take only words.
    func json(output: String) -> JSONValue {
        JSONValue(fields: [
            ("format", "clipws/order@1"),
            ("attempt", .string(attempt.text)),
            ("prompt", .string(request.composedPrompt)),
            ("request", request.json),
            ("inputs", inputs.isEmpty ? nil : .array(inputs.map(JSONValue.string))),
            ("first_frame", firstFrame.map(JSONValue.string)),
            ("output", .string(output)),
        ])
    }
}
