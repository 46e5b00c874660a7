import ClipModel
import Document
import Glibc
import Testing

private func id(_ text: String) -> SceneID { SceneID(unchecked: text) }
private let format = PictureFormat(
    size: PictureSize("64x64") ?? PictureSize(width: 64, height: 64)!, rate: FrameRate(24))

@Suite struct ValidationTests {
    private func check(
        _ scenes: [SceneSummary], timeline: [String] = [], clip change: (inout Clip) -> Void = { _ in },
        missing: Set<String> = [], cast: [String] = ["anna"], styles: [String] = ["noir"], unreadable: Set<SceneID> = []
    ) -> String {
        var clip = Clip(title: "t", picture: format, timeline: timeline.map(id))
        change(&clip)
        let table = Validation.Table(
            clip: clip, clipLines: ["timeline": 9, "timeline[2]": 11], scenes: scenes, unreadable: unreadable,
            cast: Set(cast.map { CastName(unchecked: $0) }), styles: Set(styles.map { StyleName(unchecked: $0) }),
            castFiles: ["cast/anna.md": [ProjectPath(unchecked: "refs/anna.png")]])
        return lines(Validation.check(table) { !missing.contains($0.text) })
    }

    private func shot(
        _ name: String, _ length: Length = .seconds(Rational(4)), _ change: (inout SceneSummary) -> Void = { _ in }
    ) -> SceneSummary {
        var summary = SceneSummary(id: id(name), length: length)
        change(&summary)
        return summary
    }

    @Test func `a sound project has no faults`() {
        let text = check(
            [
                shot("a"),
                shot("b") {
                    $0.continues = id("a")
                    $0.mentions = ["anna"]
                    $0.styles = [StyleName(unchecked: "noir")]
                    $0.engine = .previz
                },
            ],
            timeline: ["a", "b", "a"])
        #expect(text == "")
    }

    @Test func `names that nothing has are told with what was meant`() {
        let scenes = [
            shot("harbour") {
                $0.lines = ["prompt": 9, "style": 3, "engine": 4, "continues": 5]
                $0.mentions = ["ana", "bob", "x²"]
                $0.styles = [StyleName(unchecked: "noire"), StyleName(unchecked: "fog")]
                $0.engine = EngineName(unchecked: "preview")
                $0.continues = id("harbor")
            }
        ]
        #expect(
            check(scenes, timeline: ["harbour", "hrabour", "street", "street"]) == """
                clip.yaml:9: timeline: there is no scene `street`; make `scenes/street.md` or take it out
                clip.yaml:11: timeline: there is no scene `hrabour`; did you mean `harbour`?
                scenes/harbour.md:3: style: there is no style `noire`; did you mean `noir`?
                scenes/harbour.md:3: style: there is no style `fog`; make `styles/fog.md`
                scenes/harbour.md:4: engine: there is no engine `preview`; did you mean `previz`?
                scenes/harbour.md:5: continues: there is no scene `harbor`; did you mean `harbour`?
                scenes/harbour.md:9: prompt: `@ana` is not in the cast; did you mean `@anna`?
                scenes/harbour.md:9: prompt: `@bob` is not in the cast; make `cast/bob.md`, or write `\\@bob` for a plain at sign
                scenes/harbour.md:9: prompt: `@x²` is not in the cast; write `\\@x²` for a plain at sign
                """)
        #expect(
            check(
                [],
                clip: {
                    $0.engine = EngineName(unchecked: "cloud")
                    $0.styles = [StyleName(unchecked: "x")]
                }) == """
                    clip.yaml: engine: there is no engine `cloud`; configure it under `engines:` in clip.yaml, or write `previz`
                    clip.yaml: style: there is no style `x`; make `styles/x.md`
                    """)
    }

    @Test func `loops are named once, from their first scene`() {
        let loop = [
            shot("c") { $0.continues = id("b") }, shot("a") { $0.continues = id("c") },
            shot("b") {
                $0.continues = id("a")
                $0.lines = ["continues": 4]
            }, shot("into") { $0.continues = id("b") },
            shot("self") { $0.continues = id("self") },
        ]
        #expect(
            check(loop) == """
                scenes/a.md: continues: the scenes continue each other in a loop: a → c → b → a; take the field out of one of them
                scenes/self.md: continues: the scene continues itself; take the field out
                """)
    }

    @Test func `lengths are checked against rate and tempo`() {
        let scenes = [
            shot("a", .bars(Rational(2))), shot("b", .seconds(Rational(1, 1000))), shot("c", .seconds(Rational(3601))),
            shot("d", .frames(0)), shot("e", .beats(Rational(1, 3))),
        ]
        #expect(
            check(scenes) == """
                scenes/a.md: length: `2 bars` needs a tempo; write `bpm:` under `music:` in clip.yaml, or the length in seconds
                scenes/b.md: length: `0.001s` is shorter than a frame; write at least `1 frame`
                scenes/c.md: length: `3601s` is longer than an hour; split the scene
                scenes/d.md: length: `0 frames` is shorter than a frame; write at least `1 frame`
                scenes/e.md: length: `1/3 beats` needs a tempo; write `bpm:` under `music:` in clip.yaml, or the length in seconds
                """)
        let tempo = Tempo(beatsPerMinute: Rational(120))
        #expect(check([scenes[0]], clip: { $0.music = Music(file: ProjectPath(unchecked: "m"), tempo: tempo) }) == "")
    }

    @Test func `the extremes of every length stay within exact numbers`() throws {
        let rates = ["240240/1001", "240", "1", "1000/999", "238238/1001"].compactMap { FrameRate($0) }
        let tempos = ["1", "1000", "999.999", "1.001"].compactMap { Rational($0) }.map {
            Tempo(beatsPerMinute: $0, beatsPerBar: 64)
        }
        let texts = [
            "3599.999999s", "999999999s", "0.000001s", "999999999 frames", "100000 bars", "99999.999 beats",
            "0.001 beats", "999/998 bars",
        ]
        var answered = 0
        for rate in rates {
            for tempo in tempos {
                for text in texts {
                    let length = try #require(scene("---\nlength: \(text)\n---\nx").value?.length)
                    _ = try? length.frames(at: rate, tempo: tempo)
                    answered += 1
                }
            }
        }
        #expect(answered == rates.count * tempos.count * texts.count)
    }

    @Test func `names that some file systems can't hold together are told`() {
        #expect(
            check([shot("Harbour"), shot("harbour"), shot("caf\u{E9}"), shot("cafe\u{301}")]) == """
                scenes/cafe\u{301}.md: differs from `scenes/caf\u{E9}.md` in case or in how its letters are encoded alone, and some systems hold only one of them; rename one
                scenes/harbour.md: differs from `scenes/Harbour.md` in case or in how its letters are encoded alone, and some systems hold only one of them; rename one
                """)
    }

    @Test func `missing files are told where they are named`() {
        let scenes = [
            shot("a") {
                $0.firstFrame = ProjectPath(unchecked: "refs/f.png")
                $0.references = [ProjectPath(unchecked: "refs/a.png"), ProjectPath(unchecked: "refs/b.png")]
                $0.lines = ["first-frame": 3, "refs": 4, "refs[2]": 6]
            }
        ]
        #expect(
            check(
                scenes, clip: { $0.music = Music(file: ProjectPath(unchecked: "music/s.flac")) },
                missing: ["refs/f.png", "refs/b.png", "music/s.flac", "refs/anna.png"]) == """
                    clip.yaml: music.file: there is no file `music/s.flac`; put it there, or take the path out
                    cast/anna.md: refs: there is no file `refs/anna.png`; put it there, or take the path out
                    scenes/a.md:3: first-frame: there is no file `refs/f.png`; put it there, or take the path out
                    scenes/a.md:6: refs: there is no file `refs/b.png`; put it there, or take the path out
                    """)
    }

    @Test func `scenes that can't be read still count as there`() {
        #expect(
            check([shot("a") { $0.continues = id("broken") }], timeline: ["broken"], unreadable: [id("broken")]) == "")
    }

    @Test func `thousands of scenes in one chain are checked`() {
        let scenes = (0..<5000).map { n in shot("s\(n)") { if n > 0 { $0.continues = id("s\(n - 1)") } } }
        #expect(check(scenes, timeline: scenes.map(\.id.text)) == "")
    }
}

@Suite struct ProjectReaderTests {
    private let clip = "clipws: 1\ntitle: t\npicture: { size: 64x64, rate: 24 }\ntimeline: [a]\n"

    @Test func `a project is read whole`() throws {
        try withProject([
            "clip.yaml": clip, "scenes/a.md": "---\nlength: 4s\nstyle: noir\nrefs: refs/r.png\n---\n@anna waits.\n",
            "cast/anna.md": "red coat", "styles/noir.md": "dark", "rights.yaml": "people: [{ name: Ada }]\n",
            "refs/r.png": "x",
            "scenes/.hidden.md": "no", "scenes/a.md~": "no", "scenes/notes.txt": "no",
        ]) { root in
            let project = ProjectReader(root: root).load()
            #expect(lines(project.faults) == "")
            #expect(project.document?.scenes.keys.map(\.text) == ["a"])
            #expect(project.document?.cast[CastName(unchecked: "anna")]?.description == "red coat")
            #expect(project.document?.styles[StyleName(unchecked: "noir")]?.text == "dark")
            #expect(project.document?.rights.people.map(\.name) == ["Ada"])
            #expect(project.summaries.map(\.mentions) == [["anna"]])
        }
    }

    @Test func `links, directories, bad names and large files are faults and nothing is read through them`() throws {
        try withProject([
            "clip.yaml": clip, "scenes/my scene.md": "x", "scenes/b.MD": "x", "scenes/dir.md/x": "", "cast/x.md": "ok",
            "styles/big.md": String(repeating: "a", count: 1 << 20 | 1), "secret": "---\nlength: 1s\n---\nsecret",
        ]) { root in
            #expect(symlink("../secret", "\(root)/scenes/a.md") == 0)
            #expect(symlink("/etc/passwd", "\(root)/rights.yaml") == 0)
            #expect(
                lines(ProjectReader(root: root).load().faults) == """
                    rights.yaml: is a symbolic link or lies behind one; put the file itself there
                    scenes/a.md: is a symbolic link or lies behind one; put the file itself there
                    scenes/b.MD: does not end in `.md`; rename it
                    scenes/dir.md: is no file; put a text file there, or take it away
                    scenes/my scene.md: `my scene.md` is no usable file name; use letters, digits, `-`, `_` and `.`, and start with a letter or digit
                    styles/big.md: is larger than 1 MB; keep media and lists in other files
                    """)
        }
    }

    @Test func `a linked directory is refused as one`() throws {
        try withProject(["clip.yaml": clip, "elsewhere/a.md": "---\nlength: 1s\n---\nx"]) { root in
            #expect(symlink("elsewhere", "\(root)/scenes") == 0)
            #expect(
                lines(ProjectReader(root: root).load().faults) == """
                    clip.yaml:4: timeline: there is no scene `a`; make `scenes/a.md` or take it out
                    scenes: is no directory; put a directory there
                    """)
        }
    }

    @Test func `an empty directory says what is missing`() throws {
        try withProject([:]) { root in
            let project = ProjectReader(root: root).load()
            #expect(project.document == nil)
            #expect(lines(project.faults) == "clip.yaml: is missing; make a project with `clipws init`")
        }
    }

    @Test func `files whose names differ in case alone are told`() throws {
        try withProject([
            "clip.yaml": clip, "scenes/a.md": "---\nlength: 1s\n---\nx", "scenes/A.md": "---\nlength: 1s\n---\ny",
        ]) { root in
            #expect(
                lines(ProjectReader(root: root).load().faults) == """
                    scenes/a.md: differs from `scenes/A.md` in case or in how its letters are encoded alone, and some systems hold only one of them; rename one
                    """)
        }
    }
}
