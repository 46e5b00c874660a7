import ClipModel
import Document
import Testing

private func append(_ fields: [(String, JSONValue)], to list: [String], _ text: String) throws -> String {
    String(decoding: try InPlace.append(fields, to: list, in: Array(text.utf8), path: "rights.yaml"), as: UTF8.self)
}

private func set(_ field: [String], _ value: JSONValue, _ text: String) throws -> String {
    String(
        decoding: try InPlace.set(field: field, to: value, in: Array(text.utf8), kind: .yaml, path: "rights.yaml"),
        as: UTF8.self)
}

@Suite struct InPlaceEntriesTests {
    private let ada: [(String, JSONValue)] = [("name", "Ada"), ("cast", ["mara", "noor"])]

    @Test(arguments: [
        ("", "people:\n  - name: Ada\n    cast: [mara, noor]\n"),
        ("clipws: 1\n", "clipws: 1\npeople:\n  - name: Ada\n    cast: [mara, noor]\n"),
        ("clipws: 1", "clipws: 1\npeople:\n  - name: Ada\n    cast: [mara, noor]"),
        (
            "people:\n- name: Bo # the singer\n# end\nworks: []\n",
            "people:\n- name: Bo # the singer\n- name: Ada\n  cast: [mara, noor]\n# end\nworks: []\n"
        ),
        (
            "people:\r\n    - name: Bo\r\n      role: x\r\nx-mine: 1\r\n",
            "people:\r\n    - name: Bo\r\n      role: x\r\n    - name: Ada\r\n      cast: [mara, noor]\r\nx-mine: 1\r\n"
        ),
        ("people: [{ name: Bo }] # c\n", "people: [{ name: Bo }, { cast: [mara, noor], name: Ada }] # c\n"),
        ("people: []   # all\nworks: []\n", "people:   # all\n  - name: Ada\n    cast: [mara, noor]\nworks: []\n"),
        ("people:\nworks: []\n", "people:\n  - name: Ada\n    cast: [mara, noor]\nworks: []\n"),
        ("people: ~ # none", "people: # none\n  - name: Ada\n    cast: [mara, noor]"),
        ("people:\n  - name: Bo", "people:\n  - name: Bo\n  - name: Ada\n    cast: [mara, noor]"),
    ]) func `An entry is added and every other byte stays`(text: String, wanted: String) throws {
        #expect(try append(ada, to: ["people"], text) == wanted)
    }

    @Test func `A field of one entry changes, or comes to it`() throws {
        let text = "people:\n  - name: Ada # first\n    role: x\n  - name: 'Bo'\n\nworks: [{ title: T }]\n"
        #expect(
            try set(["people", "[1]", "role"], "director", text)
                == "people:\n  - name: Ada # first\n    role: director\n  - name: 'Bo'\n\nworks: [{ title: T }]\n")
        #expect(
            try set(["people", "[2]", "society"], "PRS", text)
                == "people:\n  - name: Ada # first\n    role: x\n  - name: 'Bo'\n    society: PRS\n\nworks: [{ title: T }]\n"
        )
        #expect(
            try set(["works", "[1]", "licence"], "CC0-1.0", text).hasSuffix("works: [{ title: T, licence: CC0-1.0 }]\n")
        )
        #expect(throws: DocumentFault.self) { try set(["people", "[3]", "role"], "x", text) }
    }

    @Test func `A list within an entry is made and grows`() throws {
        let one = try append(
            [("party", "ada"), ("performing", 5000)], to: ["works", "[1]", "shares"], "works:\n  - title: T\n")
        #expect(one == "works:\n  - title: T\n    shares:\n      - party: ada\n        performing: 5000\n")
        let two = try append([("party", "bo")], to: ["works", "[1]", "shares"], one)
        #expect(two == one + "      - party: bo\n")
        let flow = "works:\n  - title: T\n    shares: [{ party: ada, performing: 5000 }]\n"
        #expect(
            try append([("party", "bo")], to: ["works", "[1]", "shares"], flow)
                == "works:\n  - title: T\n    shares: [{ party: ada, performing: 5000 }, { party: bo }]\n")
    }
}
