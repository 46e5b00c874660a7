import Testing

/// Projects that are wrong in many ways at once: every fault is told at once, with file, line and remedy.
@Suite struct ClumsyTests {
    private let sandbox: Sandbox
    private let transcript: Transcript

    init() throws {
        sandbox = try Sandbox()
        try sandbox.makeProject(scenes: 2)
        transcript = Transcript(sandbox)
    }

    @Test func `Faults of fields and of names are told together`() throws {
        try sandbox.write(
            "scenes/one.md",
            "---\nlength: soon\nseed: x\nstyle: nior\nlenght: 4s\ncontinues: three\nengine: cloud\n---\n@ada walks\n")
        try sandbox.write(
            "scenes/two.md", "---\nlength: 4s\nfirst-frame: ../../etc/passwd\nrefs: [a.png, /abs.png]\n---\n")
        try sandbox.change(
            "clip.yaml", "\ntimeline:",
            "\nbudget: much\nengine: cluod\nengines:\n  cloud: {kind: comand, price: free}\ntimeline:\n  - gone")
        try transcript.clipws("plan")
        try transcript.clipws("render")
        try transcript.clipws("scene", "list")
        transcript.note("and a picture of no size")
        try sandbox.change("clip.yaml", "128x72", "large")
        try transcript.clipws("plan")
        try transcript.expect("clumsy")
    }

    @Test func `What git left of a conflict is neither planned nor paid for`() throws {
        try sandbox.clipws("render")
        try sandbox.git("checkout", "-q", "-b", "side")
        try sandbox.change("scenes/one.md", "lighthouse", "windmill")
        try sandbox.change("clip.yaml", "title: Small", "title: Side")
        try sandbox.git("commit", "-qam", "side")
        try sandbox.git("checkout", "-q", "main")
        try sandbox.change("scenes/one.md", "lighthouse", "kite")
        try sandbox.git("commit", "-qam", "main")
        #expect(try sandbox.launch(["git", "merge", "-q", "side"]).run().status != 0)
        try transcript.clipws("plan")
        try transcript.clipws("render")
        try transcript.clipws("save")
        transcript.note("mended")
        try sandbox.shell(
            "sed -i -e '/^[<=>]\\{7\\}/d' -e '/kite/d' scenes/one.md && git add -A && git commit -qm merged")
        try transcript.clipws("plan")
        try transcript.expect("conflict")
    }

    @Test func `Things that are no files and names that clash are named`() throws {
        try sandbox.shell(
            """
            mkdir scenes/folder.md && ln -s /etc/passwd scenes/link.md && mkfifo scenes/pipe.md
            cp scenes/two.md scenes/TWO.md && cp scenes/two.md 'scenes/two words.md' && cp scenes/two.md scenes/x.MD
            """)
        try transcript.clipws("plan")
        try transcript.clipws("save")
        try sandbox.shell("mv scenes kept && touch scenes")
        try transcript.clipws("scene", "add", "A pier")
        try sandbox.shell("rm scenes && ln -s kept scenes")
        try transcript.clipws("scene", "add", "A pier")
        try transcript.expect("no-files")
    }

    @Test func `A fault of clip.yaml keeps those scenes back that it concerns`() throws {
        try sandbox.write("scenes/two.md", "---\nlength: 1 bar\n---\nA pier\n")
        try sandbox.change(
            "clip.yaml", "\ntimeline:",
            "\nengines:\n  bad: {kind: command}\nmusic:\n  file: music/song.flac\n  bpm: 0\ntimeline:")
        try sandbox.write("music/song.flac", "no song")
        try transcript.clipws("plan")
        try sandbox.change("clip.yaml", "bpm: 0", "bpm: 6000")
        try sandbox.change("clip.yaml", "bpm: 6000", "bpm: 600")
        try sandbox.change("clip.yaml", "  bad: {kind: command}\n", "  good: {kind: command, run: [make]}\n")
        try sandbox.clipws("render")
        transcript.note("a song that is none")
        try transcript.clipws("film")
        try transcript.expect("concerned")
    }
}
