import ClipModel
import Files
import Glibc
import IndexStore
import TestSupport
import Testing

/// Acknowledges a change in a file that outlives the process, whatever kills it.
private func acknowledge(_ line: String, _ path: String) {
    let fd = open(path, O_WRONLY | O_CREAT | O_APPEND, 0o644)
    let bytes = Array((line + "\n").utf8)
    write(fd, bytes, bytes.count)
    close(fd)
}

private func lines(_ path: String) throws -> [Substring] {
    guard try FileStamp.of(path) != nil else { return [] }
    return String(decoding: try Files.read(path, limit: 1 << 24), as: UTF8.self).split(separator: "\n")
}

/// Brings attempts through their life and acknowledges each step, until someone kills the process.
private func live(_ directory: String, name: String) throws {
    let ledger = try Ledger(directory: directory)
    let taken = TakeID(record: ContentDigest(of: name))
    for n in 0... {
        let id = "\(name)-\(n)"
        _ = try ledger.begin(attempt(id), exclusive: true)
        acknowledge("\(id) ordered", "\(directory)/acks-\(name)")
        try ledger.setJob(AttemptID(id), "job \(id)")
        acknowledge("\(id) started", "\(directory)/acks-\(name)")
        try ledger.deliver(AttemptID(id), takeText: "take \(id)", take: taken, billed: Money("0.10 EUR"))
        acknowledge("\(id) delivered", "\(directory)/acks-\(name)")
        try ledger.recorded(AttemptID(id))
        acknowledge("\(id) recorded", "\(directory)/acks-\(name)")
    }
}

/// Kills this process from a thread of its own, a while after its first changes were acknowledged.
private func killSoon(_ directory: String, name: String, after microseconds: UInt32) {
    final class Plan {
        let acks: String
        let delay: UInt32
        init(acks: String, delay: UInt32) { (self.acks, self.delay) = (acks, delay) }
    }
    var thread = pthread_t()
    let plan = Plan(acks: "\(directory)/acks-\(name)", delay: microseconds)
    pthread_create(
        &thread, nil,
        { raw in
            guard let raw else { return nil }
            let plan = Unmanaged<Plan>.fromOpaque(raw).takeRetainedValue()
            while ((try? FileStamp.of(plan.acks)) ?? nil)?.size ?? 0 < 100 { usleep(500) }
            usleep(plan.delay)
            kill(getpid(), SIGKILL)
            return nil
        }, Unmanaged.passRetained(plan).toOpaque())
}

private let order: [AttemptState] = [.ordered, .started, .delivered, .recorded]

/// Whether the ledger holds every acknowledged change, or a later one of the same attempt.
private func expectAcknowledged(_ ledger: Ledger, _ acks: [Substring]) throws {
    for ack in acks {
        let words = ack.split(separator: " ")
        let found = try #require(try ledger.attempt(AttemptID(String(words[0]))), "\(ack) is lost")
        let reached = try #require(order.firstIndex(of: found.state))
        let acknowledged = try #require(AttemptState(rawValue: String(words[1])).flatMap { order.firstIndex(of: $0) })
        #expect(reached >= acknowledged, "\(ack) is lost: \(found.state)")
        if reached >= 2 { #expect(found.takeText == "take \(words[0])") }
    }
}

@Suite struct LedgerCrashTests {
    @Test(arguments: [0, 1_300, 17_700, 60_100] as [UInt32])
    func `A killed process loses no acknowledged change`(delay: UInt32) async throws {
        let scratch = try Scratch()
        await #expect(processExitsWith: .signal(SIGKILL)) {
            [directory = scratch.path as String, delay = delay as UInt32] in
            killSoon(directory, name: "a", after: delay)
            try live(directory, name: "a")
        }
        let ledger = try Ledger(directory: scratch.path)
        try expectAcknowledged(ledger, lines(scratch.file("acks-a")))
        #expect(try ledger.check() == [])
        // The journal alone gives the same ledger.
        let before = try ledger.attempts()
        let repair = try Ledger.repair(directory: scratch.path)
        #expect(repair.fromJournal == before.count && repair.fromDatabase == 0)
        #expect(try Ledger(directory: scratch.path).attempts() == before)
    }

    @Test func `Two processes write and one is killed`() async throws {
        let scratch = try Scratch()
        _ = try Ledger(directory: scratch.path)
        await withTaskGroup { group in
            group.addTask {
                await #expect(processExitsWith: .signal(SIGKILL)) { [directory = scratch.path as String] in
                    killSoon(directory, name: "a", after: 20_000)
                    try live(directory, name: "a")
                }
            }
            group.addTask {
                await #expect(processExitsWith: .signal(SIGKILL)) { [directory = scratch.path as String] in
                    killSoon(directory, name: "b", after: 90_000)
                    try live(directory, name: "b")
                }
            }
        }
        let ledger = try Ledger(directory: scratch.path)
        let acks = try lines(scratch.file("acks-a")) + lines(scratch.file("acks-b"))
        #expect(acks.contains { $0.hasPrefix("a-") } && acks.contains { $0.hasPrefix("b-") })
        try expectAcknowledged(ledger, acks)
        #expect(try ledger.check() == [])
    }

    @Test func `Of processes that begin the same keys at a time exactly one begins each`() async throws {
        let scratch = try Scratch()
        await withTaskGroup { group in
            for name in ["a", "b", "c"] {
                group.addTask {
                    await #expect(processExitsWith: .success) {
                        [directory = scratch.path as String, name = name as String] in
                        let ledger = try Ledger(directory: directory)
                        for n in 0..<20 {
                            let outcome = try ledger.begin(attempt("\(name)-\(n)", key: "key \(n)"), exclusive: true)
                            if outcome == .begun { acknowledge("key \(n)", "\(directory)/begun") }
                        }
                    }
                }
            }
        }
        let begun = try lines(scratch.file("begun"))
        #expect(begun.count == 20)
        #expect(Set(begun).count == 20)
        #expect(try Ledger(directory: scratch.path).active().count == 20)
    }

    @Test func `Commits that a power failure took from the database are played from the journal`() throws {
        let scratch = try Scratch()
        let directory = scratch.file("ledger")
        do { _ = try filledLedger(directory) }
        try output(of: ["cp", "-r", directory, scratch.file("old")])
        let attempts: [Attempt]
        do {
            let ledger = try Ledger(directory: directory)
            try ledger.deliver(AttemptID("b"), takeText: "t", take: #require(takeID), billed: nil)
            _ = try ledger.begin(attempt("f"), exclusive: true)
            attempts = try ledger.attempts()
        }
        try output(of: [
            "sh", "-c", "rm -f \(directory)/ledger.db* && cp \(scratch.file("old"))/ledger.db* \(directory)",
        ])
        let ledger = try Ledger(directory: directory)
        #expect(ledger.replayed == 2)
        #expect(try ledger.attempts() == attempts)
    }

    @Test func `A missing database is made of the journal and a missing journal of the database`() throws {
        let scratch = try Scratch()
        let attempts = try filledLedger(scratch.path).attempts()
        try output(of: ["sh", "-c", "rm \(scratch.path)/ledger.db*"])
        let rebuilt = try Ledger(directory: scratch.path)
        #expect(rebuilt.replayed == 12)
        #expect(try rebuilt.attempts() == attempts)
        try Files.remove(scratch.file("ledger.log"))
        let ledger = try Ledger(directory: scratch.path)
        #expect(try ledger.attempts() == attempts)
        // The new journal is complete again.
        try output(of: ["sh", "-c", "rm \(scratch.path)/ledger.db*"])
        let again = try Ledger(directory: scratch.path)
        #expect(try again.attempts() == attempts)
        #expect(try again.runs().count == 1)
    }

    @Test func `A torn last line is passed over and the next change begins a line of its own`() throws {
        let scratch = try Scratch()
        let attempts = try filledLedger(scratch.path).attempts()
        try output(of: ["sh", "-c", #"printf '{"id":"e","sta' >> \#(scratch.path)/ledger.log"#])
        let ledger = try Ledger(directory: scratch.path)
        #expect(try ledger.attempts() == attempts)
        try ledger.setJob(AttemptID("e"), "job/9")
        let repair = try Ledger.repair(directory: scratch.path)
        #expect(repair.unreadableLines == 1)
        #expect(try Ledger(directory: scratch.path).attempt(AttemptID("e"))?.job == "job/9")
    }

    @Test func `A whole last line without its end counts`() throws {
        let scratch = try Scratch()
        _ = try filledLedger(scratch.path)
        try output(of: ["sh", "-c", #"printf '{"id":"e","state":"failed"}' >> \#(scratch.path)/ledger.log"#])
        #expect(try Ledger(directory: scratch.path).attempt(AttemptID("e"))?.state == .failed)
    }

    @Test(arguments: [
        "dd if=/dev/urandom of=ledger.db bs=4096 count=1 conv=notrunc status=none", "truncate -s 5000 ledger.db",
    ])
    func `A damaged database is reported and stays until it is repaired without a loss`(damage: String) throws {
        let scratch = try Scratch()
        let attempts = try filledLedger(scratch.path).attempts()
        try output(of: [
            "sh", "-c", "cd \(scratch.path) && sqlite3 ledger.db 'pragma wal_checkpoint(truncate)' && \(damage)",
        ])
        let damaged = try Files.digest(scratch.file("ledger.db")).0
        #expect {
            _ = try Ledger(directory: scratch.path).attempts()
        } throws: {
            if case .damaged = $0 as? LedgerFault { true } else { false }
        }
        #expect(try Files.digest(scratch.file("ledger.db")).0 == damaged)
        let repair = try Ledger.repair(directory: scratch.path)
        #expect(repair.aside == scratch.file("ledger.db.damaged-1"))
        #expect(repair.fromJournal == 5)
        #expect(try Files.digest(scratch.file("ledger.db.damaged-1")).0 == damaged)
        #expect(try Ledger(directory: scratch.path).attempts() == attempts)
    }

    @Test func `Rows that the journal lost are read from what is left of a damaged database`() throws {
        let scratch = try Scratch()
        do {
            let ledger = try Ledger(directory: scratch.path)
            for n in 0..<200 { _ = try ledger.begin(attempt("n\(n)"), exclusive: true) }
        }
        // The middle of the file goes, and the journal with it.
        try output(of: [
            "sh", "-c",
            """
            cd \(scratch.path) && sqlite3 ledger.db 'pragma wal_checkpoint(truncate)' && : > ledger.log &&
            dd if=/dev/urandom of=ledger.db bs=4096 seek=$(( $(stat -c %s ledger.db) / 8192 )) count=2 conv=notrunc status=none
            """,
        ])
        let repair = try Ledger.repair(directory: scratch.path)
        let saved = try Ledger(directory: scratch.path).attempts()
        #expect(repair.fromJournal == 0)
        #expect(repair.fromDatabase == saved.count)
        #expect(saved.count > 50)
        #expect(try Ledger(directory: scratch.path).check() == [])
        // Which rows lay in the pages that are gone is SQLite's affair.
        #expect(saved == saved.map { attempt($0.id.text) })
    }

    @Test func `A database of another program and one of a later version are left alone`() throws {
        let scratch = try Scratch()
        try output(of: ["sqlite3", scratch.file("ledger.db"), "create table a(b); insert into a values (1);"])
        #expect(throws: LedgerFault.foreign(path: scratch.file("ledger.db"))) { try Ledger(directory: scratch.path) }
        #expect(try output(of: ["sqlite3", scratch.file("ledger.db"), "select b from a"]) == "1\n")

        let other = try Scratch()
        do { _ = try filledLedger(other.path) }
        try output(of: ["sqlite3", other.file("ledger.db"), "pragma user_version=9"])
        let fault = LedgerFault.newer(path: other.file("ledger.db"), version: 9)
        #expect(throws: fault) { try Ledger(directory: other.path) }
        #expect(throws: fault) { try Ledger.repair(directory: other.path) }
    }

    @Test func `An open ledger goes on with the file that a repair made`() throws {
        let scratch = try Scratch()
        let ledger = try filledLedger(scratch.path)
        _ = try Ledger.repair(directory: scratch.path)
        _ = try ledger.begin(attempt("f"), exclusive: true)
        #expect(try ledger.attempts().count == 6)
        #expect(try Ledger(directory: scratch.path).attempts().count == 6)
    }

    @Test(.enabled(if: SmallDisk.isPossible, "needs the right to mount a small file system"))
    func `A full disk refuses a change, keeps what was and can be used again`() throws {
        let disk = try SmallDisk(size: "1m")
        let ledger = try Ledger(directory: disk.path)
        var begun = 0
        var fault: LedgerFault?
        while fault == nil, begun < 5000 {
            do throws(LedgerFault) {
                _ = try ledger.begin(attempt("n\(begun)"), exclusive: true)
                begun += 1
            } catch {
                fault = error
            }
        }
        if case .full = fault {} else { Issue.record("\(String(describing: fault)) is not a full disk") }
        #expect(begun > 10)
        #expect(try ledger.attempts().count == begun)
        // Room for one more: the journal has no line of the refused change.
        try output(of: ["mount", "-o", "remount,size=4m", disk.path])
        #expect(try ledger.begin(attempt("more"), exclusive: true) == .begun)
        let attempts = try ledger.attempts()
        #expect(attempts.count == begun + 1)
        _ = try Ledger.repair(directory: disk.path)
        #expect(try Ledger(directory: disk.path).attempts() == attempts)
    }
}
