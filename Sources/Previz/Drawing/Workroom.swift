internal import PrevizKernels
internal import Synchronization

/// The memory that drawing one frame takes. Used by one frame at a time.
final class Workroom: @unchecked Sendable {
    let surface: pv_surface
    let mirror: pv_surface
    let clouds: UnsafeMutablePointer<Float>
    let scratch: UnsafeMutablePointer<Float>
    /// One number a column.
    let columns: UnsafeMutablePointer<Float>
    /// Three numbers a row.
    let rows: UnsafeMutablePointer<Float>
    private let memory: UnsafeMutablePointer<Float>

    init(width: Int, height: Int, outputWidth: Int) {
        let plane = width * height
        let soft = (width / 2 + 2) * (height / 2 + 2)
        let scratchSize = max(10 * width + 120, 7 * outputWidth)
        let parts = [
            plane, plane, plane, plane, plane, plane, 4 * soft + 2 * width, scratchSize, width + 8, 3 * height + 8,
        ]
        memory = .allocate(capacity: parts.reduce(0, +))
        memory.initialize(repeating: 0, count: parts.reduce(0, +))
        var starts: [UnsafeMutablePointer<Float>] = []
        var at = memory
        for part in parts {
            starts.append(at)
            at += part
        }
        surface = pv_surface(
            red: starts[0], green: starts[1], blue: starts[2], width: Int32(width), height: Int32(height))
        mirror = pv_surface(
            red: starts[3], green: starts[4], blue: starts[5], width: Int32(width), height: Int32(height))
        (clouds, scratch, columns, rows) = (starts[6], starts[7], starts[8], starts[9])
    }

    deinit { memory.deallocate() }
}

/// Lends workrooms to threads, so that memory is asked for once a thread and not once a frame.
final class WorkroomPool: Sendable {
    private let width: Int
    private let height: Int
    private let outputWidth: Int
    private let free = Mutex<[Workroom]>([])

    init(width: Int, height: Int, outputWidth: Int) {
        (self.width, self.height, self.outputWidth) = (width, height, outputWidth)
    }

    func use(_ body: (Workroom) -> Void) {
        let room = free.withLock { $0.popLast() } ?? Workroom(width: width, height: height, outputWidth: outputWidth)
        body(room)
        free.withLock { $0.append(room) }
    }
}
