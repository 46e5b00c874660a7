package import ClipModel

/// What one word or phrase of a prompt was read as.
package struct PrevizMark: Sendable, Hashable {
    /// The first word's number, and how many words.
    package var at: Int
    package var length: Int
    /// `subject`, `setting`, `colour`, `motion`, `camera` and so on: the words of docs/previz.md.
    package var role: String
    package var value: String
    /// The word of the thing that it says something of.
    package var of: String?
}

/// A prompt's words and what they were read as.
package struct PrevizReading: Sendable, Hashable {
    package var understanding: PrevizUnderstanding
    /// The words as they stand in the prompt.
    package var words: [String]
    /// In the order of the words; words that only hold sentences together have none.
    package var marks: [PrevizMark]
    /// Numbers of the words that no table knows.
    package var unknown: [Int]
    package var isFrench: Bool

    /// Reads a prompt. `negative` is what the picture must not show.
    package init(of prompt: String, cast: [PrevizMember] = [], negative: String? = nil) {
        self = Reader.reading(prompt, cast: cast, negative: negative)
    }

    init(_ understanding: PrevizUnderstanding, words: [String], marks: [PrevizMark], unknown: [Int], isFrench: Bool) {
        (self.understanding, self.words, self.marks) = (understanding, words, marks)
        (self.unknown, self.isFrench) = (unknown, isFrench)
    }
}

extension PrevizReading {
    /// The reading as a document: what was understood, word by word, and what wasn't.
    package var json: JSONValue {
        JSONValue(fields: [
            ("language", .string(isFrench ? "fr" : "en")), ("understood", understanding.json),
            (
                "words",
                .array(
                    marks.map { mark in
                        JSONValue(fields: [
                            ("words", .string(text(of: mark))), ("as", .string(mark.role)),
                            ("value", .string(mark.value)),
                            ("of", mark.of.map(JSONValue.string)),
                        ])
                    })
            ),
            ("unknown", .array(unknown.map { .string(words[$0]) })),
        ])
    }

    /// The words of a mark as they stand in the prompt.
    package func text(of mark: PrevizMark) -> String { words[mark.at..<mark.at + mark.length].joined(separator: " ") }
}
