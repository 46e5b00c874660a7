import ClipModel
import Files
import Glibc
import IndexStore
import TestSupport
import Testing

func key(_ text: String) -> RenderKey { RenderKey(ContentDigest(of: text)) }

func attempt(_ id: String, scene: String = "opening", key text: String? = nil, ordered: Int64 = 1000) -> Attempt {
    Attempt(
        id: AttemptID(id), run: "run-1", scene: scene, key: key(text ?? id), request: #"{"prompt":"ein Wald"}"#,
        engine: "previz", ordered: ordered, reserved: Money("0.25 EUR"))
}

let takeID = TakeID("0123456789abcdef")

/// A ledger with one attempt of each fate.
func filledLedger(_ directory: String) throws -> Ledger {
    let ledger = try Ledger(directory: directory)
    for id in ["a", "b", "c", "d", "e"] { #expect(try ledger.begin(attempt(id), exclusive: true) == .begun) }
    try ledger.setJob(AttemptID("a"), "job/1")
    try ledger.deliver(
        AttemptID("a"), takeText: "{\n  \"ä\": 1\n}\n", take: #require(takeID), billed: Money("0.20 EUR"))
    try ledger.recorded(AttemptID("a"))
    try ledger.setJob(AttemptID("b"), "job/2")
    try ledger.end(AttemptID("c"), .failed, problem: "no \"reason\"")
    try ledger.end(AttemptID("d"), .uncertain, problem: nil)
    try ledger.registerRun(LedgerRun(id: "run-1", pid: 77, started: 5, host: "studio"))
    return ledger
}

@Suite struct LedgerTests {
    let scratch: Scratch

    init() throws { scratch = try Scratch() }

    @Test func `What was written down is read back by the next opening`() throws {
        let ledger = try filledLedger(scratch.path)
        let before = try ledger.attempts()
        let again = try Ledger(directory: scratch.path)
        #expect(again.replayed == 0)
        #expect(try again.attempts() == before)
        #expect(before.map(\.state) == [.recorded, .started, .failed, .uncertain, .ordered])
        #expect(before[0].takeText == "{\n  \"ä\": 1\n}\n")
        #expect(before[0].take == takeID)
        #expect(before[0].job == "job/1")
        #expect(before[2].problem == "no \"reason\"")
        #expect(try again.active().map(\.id.text) == ["b", "e"])
        #expect(try again.runs() == [LedgerRun(id: "run-1", pid: 77, started: 5, host: "studio")])
        #expect(try again.check() == [])
    }

    @Test func `Undecided attempts are found without reading the others, in an older ledger too`() throws {
        let before = try filledLedger(scratch.path).attempts()
        let file = scratch.file("ledger.db")
        try output(of: ["sqlite3", file, "DROP INDEX attempts_undecided; PRAGMA user_version=2"])
        let ledger = try Ledger(directory: scratch.path)
        #expect(try ledger.attempts(states: [.uncertain]).map(\.id.text) == ["d"])
        #expect(try ledger.attempts(states: [.ordered, .uncertain]).map(\.id.text) == ["d", "e"])
        #expect(try ledger.attempts() == before)
        let plan = try output(
            of: ["sqlite3", file, "EXPLAIN QUERY PLAN SELECT id FROM attempts WHERE state = 'uncertain' ORDER BY seq"])
        #expect(plan.contains("attempts_undecided"))
    }

    @Test func `Of two exclusive attempts at one key the second is told of the first`() throws {
        let ledger = try Ledger(directory: scratch.path)
        let first = attempt("a", key: "k")
        #expect(try ledger.begin(first, exclusive: true) == .begun)
        #expect(try ledger.begin(attempt("b", key: "k"), exclusive: true) == .busy(first))
        #expect(try ledger.attempt(AttemptID("b")) == nil)
        #expect(try ledger.begin(attempt("c", key: "k"), exclusive: false) == .begun)
        try ledger.end(AttemptID("a"), .failed, problem: nil)
        try ledger.end(AttemptID("c"), .cancelled, problem: nil)
        #expect(try ledger.begin(attempt("d", key: "k"), exclusive: true) == .begun)
    }

    @Test(arguments: AttemptState.allCases, AttemptState.allCases)
    func `A change of state outside the table is refused and changes nothing`(
        from: AttemptState, to: AttemptState
    ) throws {
        let ledger = try Ledger(directory: scratch.path)
        let id = AttemptID("a")
        _ = try ledger.begin(attempt("a"), exclusive: true)
        func bring(_ state: AttemptState) throws {
            switch state {
            case .ordered: try ledger.end(id, .ordered, problem: nil)
            case .started: try ledger.setJob(id, "job")
            case .delivered: try ledger.deliver(id, takeText: "t", take: #require(takeID), billed: nil)
            case .recorded: try ledger.recorded(id)
            default: try ledger.end(id, state, problem: nil)
            }
        }
        if from == .recorded { try bring(.delivered) }
        try bring(from)
        let before = try ledger.attempt(id)
        if from == to || from.mayBecome(to) {
            try bring(to)
            #expect(try ledger.attempt(id)?.state == to)
        } else {
            #expect(throws: LedgerFault.forbiddenChange(id, from: from, to: to)) { try bring(to) }
            #expect(try ledger.attempt(id) == before)
        }
    }

    @Test func `Final states lead nowhere and delivery is never forgotten`() {
        for state in AttemptState.allCases {
            #expect(!AttemptState.recorded.mayBecome(state))
            #expect(!AttemptState.failed.mayBecome(state))
            #expect(!AttemptState.cancelled.mayBecome(state))
        }
        #expect(AttemptState.allCases.filter(AttemptState.delivered.mayBecome) == [.recorded, .failed])
    }

    @Test func `Unknown and duplicate attempts are refused`() throws {
        let ledger = try Ledger(directory: scratch.path)
        _ = try ledger.begin(attempt("a"), exclusive: true)
        #expect(throws: LedgerFault.duplicateAttempt(AttemptID("a"))) {
            try ledger.begin(attempt("a", key: "other"), exclusive: false)
        }
        #expect(throws: LedgerFault.unknownAttempt(AttemptID("x"))) { try ledger.recorded(AttemptID("x")) }
    }

    @Test func `Attempts keep their order when the clock was set back`() throws {
        let ledger = try Ledger(directory: scratch.path)
        for (id, ordered) in [("z", 9000), ("m", 5000), ("a", 1000)] {
            _ = try ledger.begin(attempt(id, ordered: Int64(ordered)), exclusive: true)
        }
        #expect(try ledger.attempts().map(\.id.text) == ["z", "m", "a"])
        #expect(try ledger.attempts(since: 5000).map(\.id.text) == ["z", "m"])
        #expect(try ledger.attempts(scene: "nowhere") == [])
        #expect(try ledger.attempts(key: key("m")).map(\.id.text) == ["m"])
    }

    @Test func `Money is what was billed or, where no bill is known, reserved`() throws {
        let ledger = try filledLedger(scratch.path)
        _ = try ledger.begin(attempt("f"), exclusive: true)
        try ledger.deliver(AttemptID("f"), takeText: "t", take: #require(takeID), billed: nil)
        let totals = try ledger.totals()
        #expect(totals.spent == [Money("0.45 EUR")])
        #expect(totals.outstanding == [Money("0.75 EUR")])
        #expect(try ledger.totals(since: 2000) == Ledger.Totals(spent: [], outstanding: []))
    }

    @Test func `An attempt goes to one of two runs that take it over`() throws {
        let ledger = try Ledger(directory: scratch.path)
        _ = try ledger.begin(attempt("a"), exclusive: true)
        #expect(try ledger.takeOver(AttemptID("a"), from: "run-1", to: "run-2"))
        #expect(try !ledger.takeOver(AttemptID("a"), from: "run-1", to: "run-3"))
        #expect(try ledger.takeOver(AttemptID("a"), from: "run-1", to: "run-2"))
        #expect(try ledger.attempt(AttemptID("a"))?.run == "run-2")
    }

    @Test(.enabled(if: SmallDisk.isPossible, "needs the right to mount a small file system"))
    func `A ledger in a directory that can't be written to is read from its journal`() throws {
        let disk = try SmallDisk(size: "2m")
        let attempts = try filledLedger(disk.path).attempts()
        try disk.makeReadOnly()
        let ledger = try Ledger(directory: disk.path)
        #expect(ledger.isReadOnly)
        #expect(try ledger.attempts() == attempts)
        #expect(throws: LedgerFault.readOnly(path: disk.path)) { try ledger.begin(attempt("x"), exclusive: true) }
    }
}
