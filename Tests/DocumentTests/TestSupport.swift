import ClipModel
import Document
import Glibc

/// Makes a directory of its own for a test and removes it afterwards.
func withProject(_ files: [String: String], _ body: (String) throws -> Void) throws {
    var template = Array("/tmp/clipws-document-XXXXXX".utf8CString)
    guard let made = mkdtemp(&template) else { throw Failure("mkdtemp failed") }
    let root = String(cString: made)
    defer { removeTree(root) }
    for (path, text) in files {
        let parts = path.split(separator: "/")
        var directory = root
        for part in parts.dropLast() {
            directory += "/\(part)"
            mkdir(directory, 0o755)
        }
        try writeFile("\(root)/\(path)", Array(text.utf8))
    }
    try body(root)
}

func writeFile(_ path: String, _ bytes: [UInt8]) throws {
    guard let file = fopen(path, "w") else { throw Failure("can't write \(path)") }
    defer { fclose(file) }
    guard fwrite(bytes, 1, bytes.count, file) == bytes.count else { throw Failure("can't write \(path)") }
}

func readFile(_ path: String) -> [UInt8]? {
    guard let file = fopen(path, "r") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 65536)
    while case let count = fread(&block, 1, block.count, file), count > 0 { bytes += block[..<count] }
    return bytes
}

private func removeTree(_ path: String) {
    if let directory = opendir(path) {
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != ".", name != ".." { removeTree("\(path)/\(name)") }
        }
        closedir(directory)
        rmdir(path)
    } else {
        unlink(path)
    }
}

struct Failure: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}

/// Numbers that are the same in every run (SplitMix64).
struct SeededRandom: RandomNumberGenerator {
    private var state: UInt64
    init(_ seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

func scene(_ text: String, id: String = "a") -> Parsed<Scene> { scene(Array(text.utf8), id: id) }
func scene(_ bytes: [UInt8], id: String = "a") -> Parsed<Scene> {
    SceneFile.parse(bytes, id: SceneID(unchecked: id), path: "scenes/\(id).md")
}

func lines(_ faults: [DocumentFault]) -> String { faults.map(\.description).joined(separator: "\n") }
