internal import ClipModel

/// The entries of the ledger that are about the film's song.
struct UsedSong {
    let works: [RightsLedger.Work]
    let recordings: [RightsLedger.Recording]
    /// Permissions for it, whatever their status.
    let grants: [RightsLedger.Licence]

    /// Recordings with the song's file, and works with it or that such a recording names.
    init(_ song: ProjectPath, _ ledger: RightsLedger) {
        let recordings = ledger.recordings.filter { $0.file == song }
        let named = Set(recordings.compactMap(\.work))
        self.recordings = recordings
        let works = ledger.works.filter {
            $0.file == song || $0.id.map(named.contains) == true || $0.title.map(named.contains) == true
        }
        self.works = works
        let names = works.flatMap { [$0.id, $0.title] } + recordings.flatMap { [$0.id, $0.title] } + [song.text]
        let known = Set(names.compactMap(\.self))
        grants = ledger.licences.filter { licence in
            ["sync", "master"].contains(licence.kind ?? "")
                && (licence.covers.isEmpty || !known.isDisjoint(with: licence.covers))
        }
    }

    /// Those of the permissions that stand.
    var granted: [RightsLedger.Licence] { grants.filter(\.isGranted) }
}
