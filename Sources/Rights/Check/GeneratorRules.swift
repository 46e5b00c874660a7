internal import ClipModel

/// What the terms of generators say of a take in a release.
struct GeneratorRules {
    let release: ReleasePlan
    let catalogue: TermsCatalogue
    let engines: [EngineName: EngineConfiguration]

    func judge(_ maker: TakeMaker) -> [Judgement] {
        if maker.isProcedure { return [] }
        guard let taken = catalogue.deciding(maker, engines) else { return [unknown(maker)] }
        return judge(taken, maker) + version(maker, taken.terms)
    }

    private func unknown(_ maker: TakeMaker) -> Judgement {
        let reason =
            if maker.snapshot != nil {
                "the terms kept with the take can't be read"
            } else if maker.model == nil {
                "the engine `\(maker.engine)` names no model, so no terms are known"
            } else {
                "no terms of \(maker.name) are known"
            }
        return Judgement(
            "G01", .unknown, reason, source: "the take's record",
            remedy:
                "name model and version of the engine in clip.yaml; if clipws knows no terms of it, read them and add "
                + "an entry to `terms` in rights.yaml")
    }

    private func version(_ maker: TakeMaker, _ terms: GeneratorTerms) -> [Judgement] {
        guard maker.version == nil, !terms.versions.isEmpty else { return [] }
        return [
            Judgement(
                "G11", .unknown, "which version of \(maker.name) made the take isn't recorded",
                source: "the take's record",
                remedy: "state `version` of the engine `\(maker.engine)` in clip.yaml, then `clipws render`")
        ]
    }

    // Plan and place change no picture, so `render` finds nothing to do.
    private static let anew = "`clipws take`, then `clipws pick`"

    private func judge(_ taken: TakeTerms, _ maker: TakeMaker) -> [Judgement] {
        let terms = taken.terms
        return age(terms, maker) + commerce(taken, maker) + territory(taken, maker) + thresholds(terms, maker)
            + duties(terms, maker) + rest(terms, maker)
    }

    private func age(_ terms: GeneratorTerms, _ maker: TakeMaker) -> [Judgement] {
        guard terms.reviewBy < release.today else { return [] }
        return [
            Judgement(
                "G02", .unknown,
                "the terms of \(maker.name) were read on \(terms.captured) and should have been read again "
                    + "by \(terms.reviewBy)", source: terms.url,
                remedy: "read them, and \(entry(terms, stating: "`captured` and `review-by`"))")
        ]
    }

    /// What is to be done in rights.yaml with terms that were read: an entry that is there wants mending.
    private func entry(_ terms: GeneratorTerms, stating fields: String) -> String {
        catalogue.isOwn(terms.id)
            ? "mend \(fields) of the entry `\(terms.id)` of `terms` in rights.yaml"
            : "add an entry with the id `\(terms.id)` to `terms` in rights.yaml"
    }

    // MARK: commerce

    private func commerce(_ taken: TakeTerms, _ maker: TakeMaker) -> [Judgement] {
        let terms = taken.terms
        func finding(_ rule: String, _ verdict: Verdict, _ words: String, _ remedy: String) -> [Judgement] {
            [Judgement(rule, verdict, words, source: terms.commercialSource, remedy: remedy)]
        }
        let other = "make the take with another model, or get a licence for commerce"
        switch terms.commercial {
        case .allowed: return []
        case .unknown:
            return finding(
                "G01", .unknown, "what the terms of \(maker.name) allow isn't known",
                "read them, and \(entry(terms, stating: "`commercial`"))")
        case .forbidden:
            switch commercial {
            case .stated(let purpose):
                return finding(
                    "G13", .blocked, "the terms of \(maker.name) allow no commercial use; the film is for: \(purpose)",
                    other)
            case .unclear(let why):
                return finding(
                    "G13", why.verdict, "the terms of \(maker.name) allow no commercial use; \(why.words)", other)
            case .not: return []
            }
        case .plan:
            if case .not = commercial { return [] }
            guard let plan = taken.plan else {
                return finding(
                    "G03", .unknown,
                    "on which plan \(maker.name) made the take isn't recorded, and its use depends on it",
                    "state `plan` of the engine `\(maker.engine)` in clip.yaml, then make the take anew: \(Self.anew)")
            }
            guard plan.lowercased() == "free" else { return [] }
            return finding(
                "G07", .blocked, "\(maker.name) made the take on a free plan, which bars commercial use", other)
        }
    }

    private enum Commerce {
        case stated(String)
        case unclear((verdict: Verdict, words: String))
        case not
    }

    private var commercial: Commerce {
        guard let purpose = release.purpose else { return .unclear((.unknown, "what the film is for isn't stated")) }
        switch purpose.isCommercial {
        case true?: return .stated(purpose.rawValue)
        case false?: return .not
        case nil: return .unclear((.review, "whether \(purpose.rawValue) use is commercial depends"))
        }
    }

    // MARK: place

    private func territory(_ taken: TakeTerms, _ maker: TakeMaker) -> [Judgement] {
        let terms = taken.terms
        guard !terms.excluded.isEmpty, let held = Territories(["WORLD"], except: terms.excluded) else { return [] }
        var found: [Judgement] = []
        if terms.bindsOutput, let wanted = release.territories {
            let lacking = held.lacking(for: wanted, on: release.date)
            if !lacking.isEmpty {
                found.append(
                    Judgement(
                        "G04", .blocked,
                        "output of \(maker.name) may not be shown in \(shortened(lacking)), where the release is meant to go",
                        source: terms.territorySource,
                        remedy: "make these scenes with another model, or leave these places out of the release"))
            }
        }
        guard let place = taken.ranIn.flatMap(Territories.code), let ran = Territories([place]) else {
            found.append(
                Judgement(
                    "G05", .unknown,
                    "where \(maker.name) ran isn't recorded, and it is licensed in some countries only",
                    source: terms.territorySource,
                    remedy:
                        "state `ran-in` of the engine `\(maker.engine)` in clip.yaml, then make the take anew: \(Self.anew)"
                ))
            return found
        }
        if !held.lacking(for: ran, on: release.date).isEmpty {
            found.append(
                Judgement(
                    "G05", .blocked, "\(maker.name) ran in \(place), where it isn't licensed",
                    source: terms.territorySource, remedy: "make these scenes with another model, or elsewhere"))
        }
        return found
    }

    // MARK: size, duties, the rest

    private func thresholds(_ terms: GeneratorTerms, _ maker: TakeMaker) -> [Judgement] {
        terms.thresholds.compactMap { threshold in
            let isRevenue = threshold.measure == .revenue
            let unit = isRevenue ? "US dollars a year, the whole group's" : "users a month"
            guard let size = isRevenue ? release.stated.revenue : release.stated.users else {
                return Judgement(
                    "G06", .review, "the terms of \(maker.name) hold only below \(threshold.from) \(unit)",
                    source: threshold.source,
                    remedy: "state it: `clipws rights set release \(threshold.measure.rawValue)=…`")
            }
            guard size >= threshold.from else { return nil }
            return Judgement(
                "G06", .blocked,
                "\(maker.name) needs a paid licence from \(threshold.from) \(unit); stated are \(size)",
                source: threshold.source,
                remedy:
                    "get one, and add an entry with the id `\(terms.id)` and without the threshold to `terms` in rights.yaml"
            )
        }
    }

    private func duties(_ terms: GeneratorTerms, _ maker: TakeMaker) -> [Judgement] {
        terms.duties.filter { $0.kind != "label" || !release.tells(.anywhere) }.map { duty in
            let isLabel = duty.kind == "label"
            let refused = isLabel && release.stated.disclosure?.isEmpty == true
            return Judgement(
                "G09", refused ? .blocked : .duty,
                "\(maker.name): \(duty.words)" + (refused ? "; rights.yaml states that viewers aren't told" : ""),
                source: duty.source, remedy: isLabel ? "do it, then \(release.command(adding: .credits))" : nil,
                owed: isLabel ? "Pictures generated by a machine (\(maker.name))" : nil)
        }
    }

    private func rest(_ terms: GeneratorTerms, _ maker: TakeMaker) -> [Judgement] {
        var found: [Judgement] = []
        if let dispute = terms.dispute {
            found.append(
                Judgement(
                    "G08", .review, "\(maker.name) is in dispute: \(dispute)", source: terms.url,
                    remedy: "decide whether to wait, or make these scenes with another model"))
        }
        if let source = terms.keepMarksSource {
            found.append(
                Judgement(
                    "G10", .review,
                    "the terms of \(maker.name) forbid taking marks and metadata out of its output, and joining a film drops "
                        + "what a take's file carries", source: source,
                    remedy: "look at the take's file; carry its credentials over into the film"))
        }
        if let ended = terms.ended, ended <= release.today {
            found.append(
                Judgement(
                    "G12", .ok,
                    "the service of \(maker.name) ended on \(ended): keep what shows its terms, the take can't be "
                        + "made again", source: terms.url))
        }
        return found
    }
}
