import ClipModel
import Files
import Glibc
import Testing

/// Projects that come from someone who means no good.
@Suite struct HostileTests {
    /// Runs the reading commands and the making ones; none may crash, hang or leave the project's folder.
    private func expectBounded(_ sandbox: Sandbox, _ name: String, status allowed: Set<Int32> = [0, 1, 3, 4]) throws {
        for command in [
            ["plan"], ["status"], ["scene", "list"], ["render"], ["film"], ["diff"], ["save"], ["search", "x"],
        ] {
            var launch = sandbox.launch(["\(buildFolder)/clipws"] + command)
            launch.limit = 60
            let ran = try launch.run()
            #expect(allowed.contains(ran.status), "\(name), \(command): \(ran.status) \(ran.errors)")
        }
    }

    private func project() throws -> Sandbox {
        let sandbox = try Sandbox()
        try sandbox.makeProject(scenes: 2)
        try Files.write("the user's own", to: "\(sandbox.folder)/home/secret.png")
        return sandbox
    }

    /// Twelve lists, each of ten aliases of the one before.
    private static let bomb = (1...12).reduce("x-l0: &l0 x") { text, n in
        text + "\nx-l\(n): &l\(n) [\(Array(repeating: "*l\(n - 1)", count: 10).joined(separator: ", "))]"
    }

    private static let attacks: [(String, @Sendable (Sandbox) throws -> Void)] = [
        ("scenes is a link", { try $0.shell("mv scenes ../elsewhere && ln -s ../elsewhere scenes") }),
        ("a scene is a link", { try $0.shell("ln -sf ../../home/secret.png scenes/one.md") }),
        ("takes is a link", { try $0.shell("ln -s ../home takes") }),
        ("film is a link", { try $0.shell("ln -s ../home film") }),
        ("clip.yaml is a link", { try $0.shell("mv clip.yaml ../home/ && ln -s ../home/clip.yaml clip.yaml") }),
        ("a scene is a pipe", { try $0.shell("rm scenes/one.md && mkfifo scenes/one.md") }),
        ("a scene is a folder", { try $0.shell("rm scenes/one.md && mkdir scenes/one.md") }),
        (
            "a first frame outside",
            { try $0.change("scenes/one.md", "length:", "first-frame: ../home/secret.png\nlength:") }
        ),
        ("an absolute reference", { try $0.change("scenes/one.md", "length:", "refs: [/etc/passwd]\nlength:") }),
        (
            "a reference through a link",
            { try $0.shell("ln -s ../home refs && sed -i 's|^length|refs: [refs/secret.png]\\nlength|' scenes/one.md") }
        ),
        ("a reference into .git", { try $0.change("scenes/one.md", "length:", "refs: [.git/config]\nlength:") }),
        (
            "a song outside",
            { try $0.change("clip.yaml", "\ntimeline:", "\nmusic: {file: ../home/secret.png}\ntimeline:") }
        ),
        ("a title that climbs", { try $0.change("clip.yaml", "title: Small", "title: ../../home/out") }),
        ("a timeline that climbs", { try $0.change("clip.yaml", "  - one", "  - ../one") }),
        (
            "an alias bomb",
            { try $0.write("scenes/one.md", "---\n\(bomb)\nlength: 4 frames\n---\nx\n") }
        ),
        ("an alias bomb in clip.yaml", { try $0.change("clip.yaml", "\ntimeline:", "\n\(bomb)\ntimeline:") }),
        (
            "deep brackets",
            { try $0.write("scenes/one.md", "---\nx-a: \(String(repeating: "[", count: 20000))\n---\nx\n") }
        ),
        ("a scene of 100 MB", { try $0.shell("truncate -s 100M scenes/one.md") }),
        ("a clip.yaml of 100 MB", { try $0.shell("truncate -s 100M clip.yaml") }),
        (
            "a record of 100 MB",
            { try $0.shell("mkdir -p takes/one && truncate -s 100M takes/one/0123456789abcdef.json") }
        ),
        ("binary", { try $0.shell("head -c 5000 /dev/urandom > scenes/one.md") }),
        ("a length of years", { try $0.change("scenes/one.md", "4 frames", "99999999999 frames") }),
        ("a length beyond numbers", { try $0.change("scenes/one.md", "4 frames", "1e999s") }),
        ("no length at all", { try $0.change("scenes/one.md", "4 frames", "-4 frames") }),
        ("a picture of a million", { try $0.change("clip.yaml", "128x72", "1000000x1000000") }),
        ("a rate of nothing", { try $0.change("clip.yaml", "rate: 24", "rate: 0") }),
        ("a rate that isn't", { try $0.change("clip.yaml", "rate: 24", "rate: .nan") }),
        ("ids that differ in case", { try $0.write("scenes/ONE.md", "---\nlength: 4 frames\n---\nx\n") }),
        (
            "ids that differ in form",
            {
                try $0.write("scenes/caf\u{E9}.md", "---\nlength: 4 frames\n---\nx\n")
                try $0.write("scenes/cafe\u{301}.md", "---\nlength: 4 frames\n---\nx\n")
            }
        ),
        ("a name that hides", { try $0.write("scenes/a\u{202E}b.md", "---\nlength: 4 frames\n---\nx\n") }),
        ("a scene that follows itself", { try $0.change("scenes/one.md", "length:", "continues: one\nlength:") }),
        ("a mention of nobody", { try $0.change("scenes/one.md", "A lighthouse", "@../../etc/passwd") }),
        (
            "a record that climbs",
            {
                try $0.clipws("render")
                try $0.shell(
                    "f=$(ls takes/one/*.json); sed 's|\"scene\": \"one\"|\"scene\": \"../../../home\"|' $f > x.json; id=$(sha256sum x.json | cut -c 1-16); mv x.json takes/one/$id.json"
                )
            }
        ),
    ]

    @Test(arguments: attacks.indices) func `A hostile project is answered in bounds and in its own folder`(number: Int)
        throws
    {
        let (name, attack) = Self.attacks[number]
        let sandbox = try project()
        let outside = {
            try sandbox.shell(
                "cd .. && find home elsewhere config state cache -type f 2>/dev/null | sort | xargs -r sha256sum || true"
            )
        }
        try attack(sandbox)
        let before = try outside()
        try expectBounded(sandbox, name)
        #expect(try outside() == before, "\(name): something outside the project changed")
        let records = try sandbox.shell("cat takes/*/*.json .git/clipws/records/*.json 2>/dev/null || true")
        #expect(!records.contains("root:"), "\(name)")
    }

    @Test func `Names and paths of a repository can't lead a switch or a clone astray`() throws {
        let sandbox = try project()
        // A tree that plain git would refuse to check out, made by its plumbing.
        try sandbox.shell(
            """
            blob=$(echo 'x' | git hash-object -w --stdin)
            link=$(printf '../../home' | git hash-object -w --stdin)
            tree=$(printf '120000 blob %s\\ttakes\\n100644 blob %s\\tclip.yaml\\n' $link $(git rev-parse HEAD:clip.yaml) | git mktree)
            git update-ref refs/heads/evil $(git commit-tree -m evil -p HEAD $tree)
            """)
        let ran = try sandbox.tryClipws("switch", "evil")
        #expect([0, 1].contains(ran.status), "\(ran.errors)")
        _ = try sandbox.tryClipws("render")
        #expect(try Files.list("\(sandbox.folder)/home") == ["secret.png"])
        _ = try sandbox.tryClipws("switch", "--force", "main")
        try sandbox.expectSound()
    }

    @Test func `A command engine that isn't trusted never runs, whatever the command`() throws {
        let sandbox = try project()
        try sandbox.addEngine("painter", "touch \(sandbox.folder)/ran; \(Sandbox.film("red"))")
        try sandbox.change("clip.yaml", "\ntimeline:", "\nengine: painter\ntimeline:")
        try sandbox.clipws("save", "engine")
        for command in [
            "plan", "status", "render", "take one", "film --render", "save", "diff", "verify", "search x", "scene list",
            "export rights",
        ] {
            _ = try sandbox.launch(["\(buildFolder)/clipws"] + command.split(separator: " ").map(String.init)).run()
            #expect(!sandbox.exists("\(sandbox.folder)/ran"), "\(command) ran it")
        }
        // Trust is for this project in this place, not for a copy of it with its .git.
        try sandbox.clipws("trust", "painter")
        try sandbox.shell("cp -r . ../copy")
        let copy = try sandbox.tryClipws("render", in: "\(sandbox.folder)/copy")
        #expect(copy.status == 1 && !sandbox.exists("\(sandbox.folder)/ran"), "\(copy.errors)")
        // Nor for a program whose file was changed, or was replaced by a link.
        try sandbox.shell(
            "cp tools/painter.sh ../p.sh && echo : >> ../p.sh && rm tools/painter.sh && ln -s ../../p.sh tools/painter.sh"
        )
        let linked = try sandbox.tryClipws("render")
        #expect(linked.status != 0 && !sandbox.exists("\(sandbox.folder)/ran"), "\(linked.errors)")
    }

    @Test func `Settings and hooks of a foreign repository run nothing`() throws {
        let sandbox = try project()
        let evil = "touch \(sandbox.folder)/ran"
        try sandbox.shell(
            """
            git config core.fsmonitor '\(evil)'
            git config core.hooksPath hooks
            git config filter.evil.clean '\(evil); cat'
            git config filter.evil.smudge '\(evil); cat'
            git config diff.external '\(evil)'
            git config core.pager '\(evil)'
            git config core.editor '\(evil)'
            mkdir hooks && printf '#!/bin/sh\\n\(evil)\\n' | tee hooks/pre-commit hooks/post-commit hooks/post-checkout > /dev/null
            chmod +x hooks/*
            echo '*.md filter=evil' >> .gitattributes
            """)
        for command in ["plan", "status", "save", "diff", "render", "switch -c side", "switch main", "log", "search x"]
        {
            _ = try sandbox.launch(["\(buildFolder)/clipws"] + command.split(separator: " ").map(String.init)).run()
            #expect(!sandbox.exists("\(sandbox.folder)/ran"), "\(command) ran it")
        }
    }

    @Test(.enabled(if: geteuid() == 0, "giving files away takes root"))
    func `A repository of another user is refused, with the way to trust it`() throws {
        let sandbox = try project()
        try sandbox.shell("chown -R 12345 .")
        for command in ["plan", "render", "save", "log"] {
            let ran = try sandbox.tryClipws(command)
            #expect(ran.status == 1 && ran.errors.contains("belongs to another user"), "\(command): \(ran.errors)")
            #expect(ran.errors.contains("safe.directory"))
        }
        try sandbox.git("config", "--global", "--add", "safe.directory", sandbox.root, in: sandbox.folder)
        try sandbox.clipws("plan")
    }

    @Test func `Secrets of the environment reach no output, record or commit`() throws {
        let sandbox = try project()
        let secret = "s3cr3t-\(UInt64.random(in: 0 ... .max))"
        sandbox.environment["ACME_API_KEY"] = secret
        sandbox.environment["AWS_SECRET_ACCESS_KEY"] = secret
        try sandbox.addEngine("painter", "[ -n \"$ACME_API_KEY\" ] || exit 9; \(Sandbox.film("red"))")
        try sandbox.change("scenes/one.md", "length:", "engine: painter\nlength:")
        try sandbox.clipws("trust", "painter")
        var said = ""
        for command in [
            "render --json", "takes --json", "film", "export rights --stdout", "status", "verify --json", "log --json",
            "scene show one --json", "save",
        ] {
            let ran = try sandbox.launch(["\(buildFolder)/clipws"] + command.split(separator: " ").map(String.init))
                .run()
            #expect(ran.status == 0, "\(command): \(ran.errors)")
            said += ran.output + ran.errors
        }
        #expect(!said.contains(secret))
        #expect(try sandbox.shell("grep -rl '\(secret)' . ../state ../config || true") == "")
        #expect(try sandbox.shell("git log -p --all | grep -c '\(secret)' || true").trimmingSpaces == "0")
    }

    @Test func `A program that says too much or too little is a failure, not a crash`() throws {
        let sandbox = try project()
        try sandbox.addEngine("painter", "true")
        try sandbox.change("scenes/one.md", "length:", "engine: painter\nlength:")
        let bodies: [(String, String, Bool)] = [
            ("a long line", "head -c 3000000 /dev/zero | tr '\\0' x; \(Sandbox.film("red"))", true),
            ("a long error", "head -c 3000000 /dev/zero | tr '\\0' x >&2; \(Sandbox.film("red"))", true),
            ("binary noise", "head -c 200000 /dev/urandom; \(Sandbox.film("red"))", true),
            (
                "odd progress",
                "echo progress 9 4; echo progress -1 99999999999999999999; echo progress 1 0; \(Sandbox.film("red"))",
                true
            ),
            ("closed streams", "exec 1>&- 2>&-; \(Sandbox.film("red"))", true),
            ("no video", "echo hello > \"$out\"", false),
            ("an empty file", ": > \"$out\"", false),
            ("a link as its output", "ln -sf /etc/passwd \"$out\"", false),
            ("a folder as its output", "mkdir \"$out\"", false),
            ("its own end by a signal", "kill -SEGV $$", false),
            ("too few frames", Sandbox.film("red", frames: 1), true),
            ("another size", Sandbox.film("red", size: "64x64"), true),
        ]
        for (name, body, succeeds) in bodies {
            try sandbox.addEngineBody("painter", body)
            try sandbox.clipws("trust", "painter")
            let ran = try sandbox.tryClipws("render", "one")
            #expect(ran.status == (succeeds ? 0 : 1), "\(name): \(ran.status) \(ran.output)\(ran.errors.prefix(500))")
            #expect(!succeeds || !ran.errors.contains("\u{1B}"))
        }
        try sandbox.expectSound()
    }
}
