/// Writes XML, element by element, with two spaces an indent.
struct XMLText {
    private(set) var text: String
    private var depth = 0

    init(declaration: String = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n") { text = declaration }

    mutating func element(_ name: String, _ content: String, _ attributes: [(String, String)] = []) {
        let value = MarkupText.escaped(singleLine(content))
        text += "\(indent)<\(name)\(Self.list(attributes))>\(value)</\(name)>\n"
    }

    mutating func element(_ name: String, _ attributes: [(String, String)] = [], _ body: (inout XMLText) -> Void) {
        text += "\(indent)<\(name)\(Self.list(attributes))>\n"
        depth += 1
        body(&self)
        depth -= 1
        text += "\(indent)</\(name)>\n"
    }

    /// - Parameter words: without two hyphens side by side.
    mutating func comment(_ words: String) { text += "\(indent)<!-- \(words) -->\n" }

    private var indent: String { String(repeating: " ", count: depth * 2) }

    private static func list(_ attributes: [(String, String)]) -> String {
        attributes.map { " \($0.0)=\"\(MarkupText.escaped(singleLine($0.1)))\"" }.joined()
    }
}
