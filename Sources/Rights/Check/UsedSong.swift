internal import ClipModel

/// The entries of the ledger that are about the film's song.
struct UsedSong {
    let works: [RightsLedger.Work]
    let recordings: [RightsLedger.Recording]

    /// Recordings with the song's file, and works with it or that such a recording names.
    init(_ song: ProjectPath, _ ledger: RightsLedger) {
        let recordings = ledger.recordings.filter { $0.file == song }
        let named = Set(recordings.compactMap(\.work))
        self.recordings = recordings
        works = ledger.works.filter {
            $0.file == song || $0.id.map(named.contains) == true || $0.title.map(named.contains) == true
        }
    }
}
