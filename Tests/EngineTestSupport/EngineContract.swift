package import ClipModel
internal import Files
package import GenerationCore
internal import Synchronization
internal import TestSupport

/// What every engine must keep, whatever it is made of. A test of an engine expects ``broken(make:)`` to be empty.
package struct EngineContract: Sendable {
    /// An engine to be tried, with orders for it.
    package struct Subject: Sendable {
        package var engine: any Engine
        /// What the engine can do, soon.
        package var request: RenderRequest
        /// What it can do, but not within a second, so that it can be cancelled while it works.
        package var long: RenderRequest
        /// What ``Engine/check(_:)`` must refuse.
        package var refused: RenderRequest?
        /// What passes the check and then fails.
        package var failing: RenderRequest?
        /// Counts the pictures of what was delivered.
        package var frames: (@Sendable (String) throws -> Int64)?

        package init(
            engine: any Engine, request: RenderRequest, long: RenderRequest, refused: RenderRequest? = nil,
            failing: RenderRequest? = nil, frames: (@Sendable (String) throws -> Int64)? = nil
        ) {
            self.engine = engine
            self.request = request
            self.long = long
            self.refused = refused
            self.failing = failing
            self.frames = frames
        }
    }

    /// How long any one step may take. A step that ends takes less than a second, but beside a whole run of tests it may wait
    /// long for a thread.
    private static let patience = Duration.seconds(600)

    private let subject: Subject
    private let scratch: Scratch

    /// Tries every clause on an engine of its own and returns those that were broken, with what was seen.
    package static func broken(make: () throws -> Subject) async throws -> [String] {
        let clauses: [(String, (EngineContract) async throws -> Void)] = [
            ("check", { try await $0.checks() }), ("start", { try await $0.starts() }),
            ("deliver", { try await $0.delivers() }), ("inputs", { try await $0.leavesInputs() }),
            ("same bytes", { try await $0.isDeterministic() }), ("failure", { try await $0.fails() }),
            ("cancel before deliver", { try await $0.cancelsBefore() }),
            ("cancel during deliver", { try await $0.cancelsDuring(byTask: false) }),
            ("cancelled task", { try await $0.cancelsDuring(byTask: true) }),
            ("cancel after deliver", { try await $0.cancelsAfter() }), ("jobs at once", { try await $0.worksAtOnce() }),
            ("survival", { try await $0.survives() }),
        ]
        var broken: [String] = []
        for (name, clause) in clauses {
            let contract = EngineContract(subject: try make(), scratch: try Scratch())
            do { try await clause(contract) } catch { broken.append("\(name): \(error)") }
        }
        return broken
    }

    private struct Breach: Error, CustomStringConvertible {
        let description: String
        init(_ description: String) { self.description = description }
    }

    private func require(_ condition: Bool, _ words: @autoclosure () throws -> String) throws {
        if !condition { throw Breach(try words()) }
    }

    // MARK: Clauses

    private func checks() async throws {
        let engine = subject.engine
        try require(
            engine.check(subject.request) == [], "refuses what it is said to do: \(engine.check(subject.request))")
        guard let refused = subject.refused else { return }
        let words = engine.check(refused)
        try require(!words.isEmpty && words.allSatisfy { !$0.isEmpty }, "takes what it can't do")
        try require(engine.check(refused) == words, "answers differently when asked again")
        try require(engine.check(subject.request) == [], "answers differently after another request")
    }

    private func starts() async throws {
        let order = try order(subject.long)
        let job = try await subject.engine.start(order)
        try await Task.sleep(for: .milliseconds(50))
        // Where a job goes on by itself it may write notes, but the media has its name only when it is whole.
        let early = engineSurvives ? try files().filter { order.output.hasSuffix("/\($0)") } : try files()
        try require(early == [], "writes \(early) before it is asked to deliver")
        let id = job.id
        try require(job.id == id && id != "", "gives a job no name, or several")
        try require(id != nil || !engineSurvives, "gives a job that survives no name")
        await job.cancel()
    }

    private func delivers() async throws {
        let order = try order(subject.request)
        let steps = Steps()
        _ = try await finished(order, steps)
        try requireWhole(order)
        try steps.check()
        guard let frames = try subject.frames?(order.output) else { return }
        try require(frames == order.request.frames, "delivers \(frames) pictures instead of \(order.request.frames)")
    }

    private func leavesInputs() async throws {
        var order = try order(subject.request)
        let places = [scratch.file("one.png"), scratch.file("two.png")]
        for (number, place) in places.enumerated() { try Files.write([0x89, UInt8(number)], to: place, mode: 0o444) }
        if subject.engine.profile.takesInputs { order.inputs = places }
        let before = try places.map { try FileStamp.of($0) }
        _ = try await finished(order)
        let after = try places.map { try FileStamp.of($0) }
        try require(before == after, "changes the files of an order")
    }

    private func isDeterministic() async throws {
        guard subject.engine.profile.deterministic else { return }
        let orders = [try order(subject.request), try order(subject.request)]
        for order in orders { _ = try await finished(order) }
        let digests = try orders.map { try Files.digest($0.output).0 }
        try require(digests[0] == digests[1], "delivers other bytes for the same request")
    }

    private func fails() async throws {
        guard let failing = subject.failing else { return }
        let order = try order(failing)
        switch try await ended(order) {
        case .success: throw Breach("delivers what should fail")
        case .failure(EngineFault.failed(let why)): try require(!why.isEmpty, "doesn't say why it failed")
        case .failure(let error): throw Breach("fails with \(error)")
        }
        try require(try files() == [], "leaves \(try files()) after a failure")
    }

    private func cancelsBefore() async throws {
        let order = try order(subject.long)
        let job = try await subject.engine.start(order)
        await job.cancel()
        try requireCancelled(try await ended(job))
        try require(try files() == [], "leaves \(try files())")
    }

    private func cancelsDuring(byTask: Bool) async throws {
        for _ in 0..<20 {
            let order = try order(subject.long)
            let began = ContinuousClock.now
            let job = try await subject.engine.start(order)
            let box = Box()
            let task = Task { box.set(await Result.catching { try await job.deliver { _ in } }) }
            try await Task.sleep(for: .milliseconds(300))
            let early = box.result
            if byTask { task.cancel() } else { await job.cancel() }
            let late = ContinuousClock.now - began > .seconds(1)
            let result = try await wait(for: box)
            // Beside a whole run of tests this one may have waited for a thread until the job was done.
            if late, case .success = result {
                for file in try files() { try Files.remove(scratch.file("out/\(file)")) }
                continue
            }
            try require(early == nil, "ends the long request within a second")
            try requireCancelled(result)
            try require(try files() == [], "leaves \(try files())")
            return
        }
        throw Breach("ends the long request before it can be cancelled")
    }

    private func cancelsAfter() async throws {
        let order = try order(subject.request)
        let job = try await subject.engine.start(order)
        _ = try await ended(job).get()
        let before = try Files.digest(order.output).0
        await job.cancel()
        await job.cancel()
        try await Task.sleep(for: .milliseconds(50))
        try require(try FileStamp.of(order.output) != nil, "takes back what was delivered")
        try require(try Files.digest(order.output).0 == before, "changes what was delivered")
    }

    private func worksAtOnce() async throws {
        let count = min(8, max(1, subject.engine.profile.concurrency))
        let orders = try (0..<count).map { _ in try order(subject.request) }
        let engine = subject.engine
        let boxes = orders.map { _ in Box() }
        for (order, box) in zip(orders, boxes) {
            Task { box.set(await Result.catching { try await engine.start(order).deliver { _ in } }) }
        }
        for box in boxes { _ = try await wait(for: box).get() }
        for order in orders {
            try require((try FileStamp.of(order.output)?.size ?? 0) > 0, "delivers nothing for one of \(count) jobs")
        }
        try require(try files().count == count, "leaves \(try files()) for \(count) jobs")
    }

    private var engineSurvives: Bool { subject.engine.profile.jobsSurvive }

    private func survives() async throws {
        let order = try order(subject.request)
        let before = await subject.engine.whereabouts(of: order)
        try require(before == .neverStarted, "says \(before) of an order that it never had")
        guard engineSurvives else { return }
        guard let id = try await subject.engine.start(order).id else { throw Breach("gives a job no name") }
        switch await subject.engine.whereabouts(of: order) {
        case .running, .ended: break
        case let other: throw Breach("says \(other) of a job that was started")
        }
        let again = try await subject.engine.resume(id, order)
        _ = try await ended(again).get()
        try requireWhole(order)
    }

    // MARK: Parts

    /// An order whose output has a folder of its own with all others of this clause.
    private func order(_ request: RenderRequest) throws -> EngineOrder {
        try Files.makeDirectory(scratch.file("out"))
        let name = UInt32.random(in: 0 ... .max)
        return EngineOrder(
            attempt: AttemptID("attempt-\(name)"), request: request, output: scratch.file("out/\(name).mp4"))
    }

    private func files() throws -> [String] { try Files.list(scratch.file("out")) }

    private func finished(_ order: EngineOrder, _ steps: Steps? = nil) async throws -> Delivery {
        try await ended(order, steps).get()
    }

    private func ended(_ order: EngineOrder, _ steps: Steps? = nil) async throws -> Result<Delivery, any Error> {
        try await ended(try await subject.engine.start(order), steps)
    }

    private func ended(_ job: any EngineJob, _ steps: Steps? = nil) async throws -> Result<Delivery, any Error> {
        let box = Box()
        Task { box.set(await Result.catching { try await job.deliver { steps?.add($0) } }) }
        return try await wait(for: box)
    }

    private func wait(for box: Box) async throws -> Result<Delivery, any Error> {
        let end = ContinuousClock.now + Self.patience
        while ContinuousClock.now < end {
            if let result = box.result { return result }
            try await Task.sleep(for: .milliseconds(2))
        }
        throw Breach("doesn't end")
    }

    private func requireWhole(_ order: EngineOrder) throws {
        let stamp = try FileStamp.of(order.output, followingLinks: false)
        try require(stamp?.isRegular == true && stamp?.size != 0, "delivers no file")
        try require(try files().count == 1, "leaves \(try files())")
    }

    private func requireCancelled(_ result: Result<Delivery, any Error>) throws {
        switch result {
        case .success: throw Breach("delivers although it was cancelled")
        case .failure(EngineFault.cancelled): return
        case .failure(let error): throw Breach("ends with \(error) instead of cancelled")
        }
    }

    /// What an engine told of its progress.
    private final class Steps: Sendable {
        private let all = Mutex<[JobProgress]>([])

        func add(_ step: JobProgress) { all.withLock { $0.append(step) } }

        func check() throws {
            let steps = all.withLock { $0 }
            for (one, next) in zip(steps, steps.dropFirst()) where next.done < one.done {
                throw Breach("goes back from \(one.done) to \(next.done)")
            }
            for step in steps where step.done < 0 || step.total < 0 || (step.total > 0 && step.done > step.total) {
                throw Breach("tells of step \(step.done) of \(step.total)")
            }
            if let last = steps.last, last.total > 0, last.done != last.total {
                throw Breach("ends at step \(last.done) of \(last.total)")
            }
        }
    }

    /// The end of a job, once it is there.
    private final class Box: Sendable {
        private let value = Mutex<Result<Delivery, any Error>?>(nil)

        func set(_ result: Result<Delivery, any Error>) { value.withLock { $0 = result } }
        var result: Result<Delivery, any Error>? { value.withLock { $0 } }
    }
}

extension Result where Success == Delivery, Failure == any Error {
    fileprivate static func catching(_ body: () async throws -> Delivery) async -> Self {
        do { return .success(try await body()) } catch { return .failure(error) }
    }
}
