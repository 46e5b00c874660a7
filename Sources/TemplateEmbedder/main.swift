import Foundation

// Writes a Swift file that holds every file below a directory as text. Templates are text by definition; a file that
// isn't UTF-8 stops the build.
func embed(root: String, into output: String) throws {
    let names = try FileManager.default.subpathsOfDirectory(atPath: root).sorted()
    var source = "let embeddedTemplates: [(path: StaticString, text: StaticString)] = [\n"
    for name in names {
        var isDirectory: ObjCBool = false
        let path = root + "/" + name
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory), !isDirectory.boolValue else {
            continue
        }
        let text = try String(contentsOfFile: path, encoding: .utf8)
        source += "    (\(literal(name)), \(literal(text))),\n"
    }
    source += "]\n"
    try source.write(toFile: output, atomically: true, encoding: .utf8)
}

/// A raw string literal: five marks around it, so that nothing in the text needs escaping but line ends and tabs.
func literal(_ text: String) -> String {
    let marks = "#####"
    let escapes: [Unicode.Scalar: String] = ["\n": "n", "\r": "r", "\t": "t"]
    let body = text.unicodeScalars.map { scalar in escapes[scalar].map { "\\" + marks + $0 } ?? String(scalar) }
    return marks + "\"" + body.joined() + "\"" + marks
}

let arguments = CommandLine.arguments
guard arguments.count == 3 else { exit(64) }
do {
    try embed(root: arguments[1], into: arguments[2])
} catch {
    FileHandle.standardError.write(Data("error: can't embed the templates: \(error)\n".utf8))
    exit(1)
}
