import ClipModel
import Files
import GitStore
import Glibc
import Testing

@Suite("Being killed")
struct KillTests {
    /// Ends this process by SIGALRM after some microseconds, wherever it is then.
    static func dieAfter(_ microseconds: Int) {
        var timer = itimerval()
        timer.it_value.tv_usec = microseconds
        setitimer(Int32(ITIMER_REAL.rawValue), &timer, nil)
    }

    static func repository(_ root: String) throws -> GitRepository {
        try GitRepository.open(
            at: root, environment: GitEnvironment(variables: [:]),
            fallbackIdentity: GitIdentity(name: "Ada", email: "ada@example.org"))
    }

    @Test(
        "A switch killed anywhere is finished by the same call",
        arguments: [4000, 9000, 17000, 31000])
    func switching(microseconds: Int) async throws {
        let (project, repository) = try SwitchTests.branches()
        let root = project.root
        await #expect(processExitsWith: .signal(SIGALRM)) {
            [root = root as String, microseconds = microseconds as Int] in
            let repository = try KillTests.repository(root)
            KillTests.dieAfter(microseconds)
            while true { for branch in ["side", "main"] { _ = try repository.switch(to: branch) } }
        }
        let other = try repository.currentBranch == "main" ? "side" : "main"
        _ = try repository.switch(to: other)
        #expect(try project.porcelain() == [])
        #expect(try repository.currentBranch == other)
        try project.verify()
    }

    @Test(
        "A save killed anywhere leaves a whole repository, and the next save has everything",
        arguments: [4000, 9000, 17000, 31000])
    func saving(microseconds: Int) async throws {
        let project = try Project()
        try project.fill()
        let repository = try project.open()
        _ = try repository.save(message: "First")
        let root = project.root
        await #expect(processExitsWith: .signal(SIGALRM)) {
            [root = root as String, microseconds = microseconds as Int] in
            let repository = try KillTests.repository(root)
            KillTests.dieAfter(microseconds)
            for round in 0... {
                try Files.write("\(round)\n", to: "\(root)/scenes/s\(round).md")
                try Files.write(Project.media(UInt64(round), count: 3000), to: "\(root)/takes/m\(round).mp4")
                _ = try repository.save(message: "Round \(round)")
            }
        }
        let fsck = try project.tryGit(["fsck", "--strict", "--no-dangling"])
        #expect(fsck.code == 0, "\(fsck.output)\(fsck.errors)")
        _ = try repository.save(message: "After")
        // A file that was being written by the killed process itself is neither committed nor listed here.
        #expect(try project.porcelain().filter { !$0.contains(".clipws-tmp-") } == [])
        try project.verify()
    }
}
