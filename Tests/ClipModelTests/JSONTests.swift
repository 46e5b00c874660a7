import ClipModel
import Testing

private func parsed(_ text: String) throws -> JSONValue { try JSONValue(parsing: text.utf8) }

@Suite struct JSONTests {
    @Test func `The canonical form is this and no other`() throws {
        let value: JSONValue = [
            "b": [1, true, .null, .decimal("-0.5"), .int(.min)], "a": "x", "10": "tab\t\"q\" \\ / \u{7f} é 橋 💥",
            "9": [:],
            "": [], "é": "\u{2028}", "B": ["z": 1, "a": [[]]],
        ]
        let canonical =
            #"{"":[],"10":"tab\u0009\"q\" \\ / \u007f é 橋 💥","9":{},"B":{"a":[[]],"z":1},"a":"x","#
            + #""b":[1,true,null,-0.5,-9223372036854775808],"é":""# + "\u{2028}\"}"
        #expect(value.canonical == canonical)
        #expect(try parsed(canonical) == value)
        #expect(try parsed(value.pretty) == value)
        #expect(try parsed(value.pretty).canonical == canonical)
    }

    @Test func `The form for people is spread over lines`() {
        let value: JSONValue = ["b": [1, "two"], "a": [:], "c": []]
        #expect(value.pretty == "{\n  \"a\": {},\n  \"b\": [\n    1,\n    \"two\"\n  ],\n  \"c\": []\n}\n")
    }

    @Test(
        arguments: [
            ("1.50", JSONValue.decimal("1.5")), ("1.0", .int(1)), ("-0.0", .int(0)), ("1e3", .int(1000)),
            ("12.5E-1", .decimal("1.25")), ("-1e-2", .decimal("-0.01")), ("1e-400", .int(0)),
            ("0e999999999999", .int(0)),
            ("0.1234567890123456789", .decimal("0.12345678901234567")), ("9223372036854775807", .int(.max)),
            ("-9223372036854775808", .int(.min)), ("1.25e2", .int(125)), ("100e-2", .int(1)), ("0.001e3", .int(1)),
            (#""\u00e9\ud83d\ude00\/\b\f\n\r\t""#, "é😀/\u{8}\u{c}\n\r\t"), (" [ ] ", []), ("\t{\n}\r", [:]),
        ] as [(String, JSONValue)])
    func `Values are read exactly`(text: String, value: JSONValue) throws { #expect(try parsed(text) == value) }

    @Test(arguments: [
        "", " ", "{", "[", "\"", "nul", "truex", "[1,]", "{\"a\":1,}", "{a:1}", "{\"a\" 1}", "[1 2]", "01", "-", "+1",
        ".5", "1.", "1e", "1e+", "0x1", "NaN", "Infinity", "\"\\x\"", "\"\\u12\"", "\"\\ud800\"", "\"\\ud800\\u0041\"",
        "\"\\udc00\"", "\"\n\"", "1 2", "{} {}", "[1", "{\"a\":", "{\"a\":1", "\u{FEFF}1", "9223372036854775808",
        "1e400", "1e999999999999999999999", "{\"a\":1,\"a\":2}", "{\"\u{e9}\":1,\"e\u{301}\":2}", "'a'", "/**/1",
        "\"\\ud800\\", "\"\\u٠٠٠٠\"",
    ])
    func `What is not JSON is refused`(text: String) {
        #expect(throws: JSONFault.self) { try parsed(text) }
    }

    @Test func `Bytes that are no text are refused`() {
        for bytes in [[34, 0xff, 34], [34, 0xc3, 34], [34, 0xed, 0xa0, 0x80, 34], [0], [34, 0xc0, 0x80, 34]]
            as [[UInt8]]
        {
            #expect(throws: JSONFault.self) { try JSONValue(parsing: bytes) }
        }
        #expect(throws: JSONFault(reason: .encoding, offset: 1)) { try JSONValue(parsing: [34, 0xff, 34]) }
    }

    @Test(arguments: ["[", "{\"a\":", "[{\"a\":"])
    func `A hundred thousand levels are refused, not followed`(opening: String) {
        let text = String(repeating: opening, count: 100_000)
        #expect(throws: JSONFault.self) { try parsed(text) }
    }

    @Test func `The deepest text that is taken can be read, written and compared`() throws {
        let text = String(repeating: "[", count: JSONValue.deepest) + String(repeating: "]", count: JSONValue.deepest)
        #expect(try parsed(text).canonical == text)
        #expect(throws: JSONFault(reason: .depth, offset: JSONValue.deepest)) { try parsed("[" + text + "]") }
    }

    @Test func `Random bytes never stop the program`() {
        let alphabet = Array(#"{}[]":,\u0d8e-+.1tfn "#.utf8) + [0xff, 0xc3]
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<5000 {
            let bytes = (0..<Int.random(in: 0..<40)).map { _ in alphabet.randomElement(using: &generator) ?? 0 }
            if let value = try? JSONValue(parsing: bytes) {
                #expect((try? JSONValue(parsing: value.canonical.utf8)) == value, "\(bytes)")
            }
        }
    }

    @Test(arguments: [
        ("5", JSONValue.int(5)), ("-5.0", .int(-5)), ("0.50", .decimal("0.5")), ("-0.25", .decimal("-0.25")),
        ("007", .int(7)),
    ])
    func `Numbers as people write them have one form`(text: String, value: JSONValue) {
        #expect(JSONValue(number: text) == value)
    }

    @Test(arguments: ["", "-", "1e5", "nan", "1.2.3", "1234567890123456789", ".5", "5.", "--1", "+1"])
    func `Other numbers are refused`(text: String) { #expect(JSONValue(number: text) == nil) }
}
