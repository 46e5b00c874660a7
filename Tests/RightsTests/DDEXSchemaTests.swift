import ClipModel
import FoundationEssentials
import Testing

@testable import Rights

@Suite("The DDEX-shaped JSON")
struct DDEXSchemaTests {
    @Test(
        "fits its schema, and one that breaks DDEX's rules does not",
        .enabled(if: hasSchemaValidator, "python3 with the module jsonschema is not installed"))
    func schema() throws {
        let script = """
            import json, sys, jsonschema
            schema = json.load(open(sys.argv[1], encoding="utf-8"))
            jsonschema.Draft202012Validator.check_schema(schema)
            check = jsonschema.Draft202012Validator(schema)
            for path in sys.argv[2:]:
                document = json.load(open(path, encoding="utf-8"))
                for error in check.iter_errors(document):
                    print(path, error.json_path, error.message)
                    sys.exit(1)
                spoilt = [dict(document, surprise=1), dict(document, commit="HEAD"), dict(document, duration="3:12"),
                          {k: v for k, v in document.items() if k != "missing"},
                          dict(document, contributors=[{"role": "VideoDirector"}]),
                          dict(document, contributors=[{"name": "A", "role": "UserDefined"}]),
                          dict(document, containsAI="All", extent="All",
                               contributors=[{"name": "A", "role": "Animator", "aiContribution": "Partly"}]),
                          dict(document, containsAI="None", extent="None",
                               contributors=[{"name": "A", "role": "Animator", "aiContribution": "Partly"}]),
                          dict(document, extent="Unknown", containsAI="Partly")]
                for number, other in enumerate(spoilt):
                    if check.is_valid(other): sys.exit(f"{path}: spoilt document {number} is taken")
            """
        var bare = Fixture.input()
        bare.clip = Clip(title: "", picture: Fixture.picture)
        (bare.scenes, bare.rights, bare.cuts, bare.song) = ([:], RightsLedger(), [], nil)
        var alone = bare
        alone.cuts = [Fixture.cut("opening", 0, Fixture.rendered)]
        var drawn = Exports.full()
        drawn.cuts = [Fixture.cut("opening", 0, Fixture.record())]
        try withFolder { folder in
            let paths = try [Exports.full(), Exports.hostile(), bare, alone, drawn].enumerated().map { index, input in
                let path = "\(folder)/\(index).json"
                try Data(Exports.all(input).ddex.json.utf8).write(to: URL(filePath: path))
                return path
            }
            let result = try python(script, [repository + "/docs/schema/ddex-video-1.json"] + paths)
            #expect(result.status == 0, "\(result.output)")
        }
    }
}
