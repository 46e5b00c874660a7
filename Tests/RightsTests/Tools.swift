import FoundationEssentials
import Glibc

let repository: String = {
    var parts = #filePath.split(separator: "/")
    parts.removeLast(3)
    return "/" + parts.joined(separator: "/")
}()

func text(of path: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
}

/// Lends a folder that lives as long as `body` runs.
func withFolder<R>(_ body: (String) throws -> R) throws -> R {
    let path = FileManager.default.temporaryDirectory.appending(path: "rights-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: path, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: path) }
    return try body(path.path())
}

/// Runs Python with `script` on the files and gives its status and what it printed. Paths must hold no quote.
func python(_ script: String, _ files: [String]) throws -> (status: Int32, output: String) {
    try withFolder { folder in
        let path = folder + "/script.py"
        try Data(script.utf8).write(to: URL(filePath: path))
        let line = "python3 " + ([path] + files).map { "'\($0)'" }.joined(separator: " ") + " 2>&1"
        guard let stream = popen(line, "r") else { return (-1, "") }
        var output: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4096)
        while case let count = fread(&buffer, 1, buffer.count, stream), count > 0 { output += buffer[..<count] }
        return (pclose(stream), String(decoding: output, as: UTF8.self))
    }
}

/// Whether Python with the module `jsonschema` is here.
let hasSchemaValidator = (try? python("import jsonschema", []).status) == 0
/// Whether Python is here.
let hasPython = (try? python("import csv, json", []).status) == 0
