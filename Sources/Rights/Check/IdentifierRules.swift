internal import ClipModel

/// Identifiers of the ledger: their form, and that no two things share one.
struct IdentifierRules {
    private struct Holder {
        var subject: String
        var identifiers: RightsLedger.Identifiers
        var entity: String
    }

    private let holders: [Holder]
    private let ledger: RightsLedger

    init(_ ledger: RightsLedger) {
        self.ledger = ledger
        var holders: [Holder] = ledger.people.map {
            Holder(subject: "person \($0.name)", identifiers: $0.identifiers, entity: "person \($0.name)")
        }
        holders += ledger.works.enumerated().map { index, work in
            let name = "work \(work.title ?? work.id ?? "\(index + 1)")"
            return Holder(subject: name, identifiers: work.identifiers, entity: name)
        }
        holders += ledger.recordings.enumerated().map { index, recording in
            let name = "recording \(recording.title ?? recording.id ?? "\(index + 1)")"
            return Holder(subject: name, identifiers: recording.identifiers, entity: name)
        }
        if let release = ledger.release {
            holders.append(Holder(subject: "release", identifiers: release.identifiers, entity: "the release"))
        }
        self.holders = holders
    }

    func judge() -> [(subject: String, judgement: Judgement)] {
        var found: [(String, Judgement)] = []
        var owners: [Identifier: String] = [:]
        for holder in holders {
            for kind in IdentifierKind.allCases {
                guard let text = holder.identifiers[kind] else { continue }
                do throws(IdentifierFault) {
                    let identifier = try Identifier(text, as: kind)
                    if let other = owners.updateValue(holder.entity, forKey: identifier), other != holder.entity {
                        found.append((holder.subject, shared(identifier, other, holder.entity)))
                    }
                } catch {
                    found.append((holder.subject, slip(text, kind, error)))
                }
            }
        }
        return found
    }

    private func slip(_ text: String, _ kind: IdentifierKind, _ fault: IdentifierFault) -> Judgement {
        let words =
            switch fault {
            case .form: "is written as `\(kind.example)`"
            case .check(let expected): "would end its check in \(expected), so a digit is wrong"
            }
        return Judgement(
            kind.rule, .blocked, "`\(text)` is no well-formed \(kind.title): one \(words)", source: "rights.yaml",
            remedy: "look it up again")
    }

    private func shared(_ identifier: Identifier, _ first: String, _ second: String) -> Judgement {
        // The video needs an ISRC of its own, and taking the song's is the commonest slip.
        let isVideo = identifier.kind == .isrc && second == "the release"
        return Judgement(
            isVideo ? "I06" : "I07", .blocked,
            isVideo
                ? "the video has the ISRC of \(first), \(identifier)"
                : "\(first) and \(second) have one \(identifier.kind.title), \(identifier)", source: "rights.yaml",
            remedy: isVideo ? "get an ISRC of its own for the video" : "look both up again")
    }
}
