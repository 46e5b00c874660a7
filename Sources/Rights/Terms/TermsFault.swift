package import ClipModel

/// What keeps a record of terms from being read: a field that is missing, or a value that it may not have.
package struct TermsFault: Hashable, Sendable {
    /// The field's name; for one of an entry within a list, with the list's: `measure` of `thresholds`.
    package var field: String
    /// What stands there; `nil` where the field is missing.
    package var value: String?
    /// What may stand there.
    package var allowed: String

    /// Everything that is wrong with a record, in the order of its fields. A bound or a duty that can't be read must not
    /// pass for none, so those count too.
    package static func all(in json: JSONValue) -> [TermsFault] {
        // A field without a value is as good as none.
        let json = JSONValue.object((json.object ?? [:]).filter { $0.value != .null })
        return required(json) + words(json) + places(json) + days(json) + entries(json)
    }

    private static func required(_ json: JSONValue) -> [TermsFault] {
        [("id", "a name"), ("licence", "the name of the terms")].compactMap { field, allowed in
            stated(json[field]?.text) == nil
                ? TermsFault(field: "`\(field)`", value: json[field].map(shown), allowed: allowed) : nil
        }
    }

    private static func words(_ json: JSONValue) -> [TermsFault] {
        func fault<Word: RawRepresentable<String> & CaseIterable>(_ field: String, _ kind: Word.Type) -> TermsFault? {
            guard let value = json[field], value.text.flatMap(Word.init(rawValue:)) == nil else { return nil }
            return TermsFault(field: "`\(field)`", value: shown(value), allowed: oneOf(kind))
        }
        return [fault("commercial", GeneratorTerms.Commercial.self), fault("mode", GeneratorTerms.Mode.self)]
            .compactMap { $0 }
    }

    private static func places(_ json: JSONValue) -> [TermsFault] {
        guard let value = json["excludes"] else { return [] }
        let wrong = value.texts?.filter { Territories.code($0) == nil } ?? [shown(value)]
        return wrong.isEmpty
            ? []
            : [
                TermsFault(
                    field: "`excludes`", value: wrong.joined(separator: ", "),
                    allowed: "two letters as DE, a part as US-NY, or EU, EEA, WORLD")
            ]
    }

    private static func days(_ json: JSONValue) -> [TermsFault] {
        ["captured", "review-by", "ended"].compactMap { field in
            let value = json[field]
            if value == nil, field != "captured" { return nil }
            guard value?.text.flatMap({ CalendarDate($0) }) == nil else { return nil }
            return TermsFault(field: "`\(field)`", value: value.map(shown), allowed: "a day as 2026-11-01")
        }
    }

    private static func entries(_ json: JSONValue) -> [TermsFault] {
        let thresholds = list("thresholds", json) { threshold in
            let measure = threshold["measure"]
            if measure?.text.flatMap(GeneratorTerms.Threshold.Measure.init(rawValue:)) == nil {
                return ("measure", measure, oneOf(GeneratorTerms.Threshold.Measure.self))
            }
            return threshold["from"]?.int == nil ? ("from", threshold["from"], "a whole number") : nil
        }
        let duties = list("duties", json) { duty in
            stated(duty["words"]?.text) == nil ? ("words", duty["words"], "what is to be done") : nil
        }
        return thresholds + duties
    }

    private static func list(
        _ name: String, _ json: JSONValue, _ wrong: (JSONValue) -> (field: String, value: JSONValue?, allowed: String)?
    ) -> [TermsFault] {
        guard let value = json[name] else { return [] }
        guard let entries = value.array else {
            return [TermsFault(field: "`\(name)`", value: shown(value), allowed: "a list of fields")]
        }
        return entries.compactMap(wrong).map { field, value, allowed in
            TermsFault(field: "`\(field)` of `\(name)`", value: value.map(shown), allowed: allowed)
        }
    }

    private static func oneOf<Word: RawRepresentable<String> & CaseIterable>(_ kind: Word.Type) -> String {
        "one of " + kind.allCases.map(\.rawValue).joined(separator: ", ")
    }

    private static func shown(_ value: JSONValue) -> String { value.text ?? value.canonical }
}

/// An entry of `terms` in rights.yaml that can't be read.
package struct UnreadableTerms: Hashable, Sendable {
    /// Its place in the list, counted from 1.
    package var number: Int
    package var id: String?
    package var faults: [TermsFault]

    /// `nil` for one that can be read.
    init?(number: Int, _ json: JSONValue) {
        faults = TermsFault.all(in: json)
        if faults.isEmpty { return nil }
        self.number = number
        id = stated(json["id"]?.text)
    }

    /// What is wrong, in one sentence.
    var reason: String {
        let name = id.map { ", `\($0)`," } ?? ""
        let words = faults.map { fault in
            fault.value.map { "\(fault.field) is `\($0)`" } ?? "\(fault.field) is missing"
        }
        return "entry \(number) of `terms`\(name) can't be read: \(shortened(words))"
    }

    var remedy: String {
        "write as " + unique(faults.map { "\($0.field) \($0.allowed)" }).joined(separator: "; as ")
    }
}
