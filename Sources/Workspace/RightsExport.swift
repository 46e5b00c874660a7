internal import ClipModel
internal import Document
internal import Files
internal import GenerationCore
internal import GitStore
package import Rights

extension Project {
    /// The rights manifest of a commit: a pure function of it, whatever the work tree or this clone hold.
    ///
    /// - Parameter program: the version that the manifest names as its maker.
    package func rightsManifest(
        of snapshot: Snapshot, options: ManifestOptions, program: String, studio: any StudioServices
    ) throws -> RightsManifest {
        RightsManifest(try manifestInput(of: snapshot, program: program, studio: studio), options)
    }

    /// All exports of a commit's film: pure functions of it, with the commit's day as that of the check.
    ///
    /// - Parameter licence: the SPDX expression for what the project's people wrote themselves.
    package func exports(
        of snapshot: Snapshot, program: String, licence: String?, studio: any StudioServices
    ) throws -> ExportSet {
        let committed = try git().commit(snapshot.commit).committer.seconds * 1000
        func report(disclosed: Bool) throws -> ClearanceReport {
            try clearance(
                of: snapshot, for: IntendedUse(), on: CalendarDate(milliseconds: committed), disclosed: disclosed,
                studio: studio)
        }
        let input = try manifestInput(of: snapshot, program: program, studio: studio)
        return ExportSet(
            FilmFacts(
                input, clearance: try report(disclosed: false), standing: try report(disclosed: true),
                committed: committed),
            takes: snapshot.records,
            files: snapshot.paths, licence: licence)
    }

    func manifestInput(
        of snapshot: Snapshot, program: String, studio: any StudioServices
    ) throws -> ManifestInput {
        guard snapshot.faults.isEmpty else { throw WorkspaceFault.documents(snapshot.faults) }
        let plan = snapshot.plan()
        let clip = snapshot.document.clip
        var start: Int64 = 0
        let cuts = zip(clip.timeline, plan.shownFrames(clip.timeline)).map { id, frames -> Cut in
            let (scene, frames) = (plan.scenes[id], frames ?? 0)
            defer { start += frames }
            let shown = scene?.take ?? plan.takes.made(for: id).first
            return Cut(
                scene: id, take: shown?.id, record: shown.flatMap { snapshot.records[$0.id] }, startFrame: start,
                frames: frames, standing: standing(scene, shown))
        }
        return ManifestInput(
            commit: snapshot.commit.hex, clip: clip, scenes: snapshot.document.scenes,
            rights: snapshot.document.rights, cuts: cuts,
            song: try clip.music.map { try songFacts($0.file, snapshot, studio) }, programVersion: program)
    }

    func standing(_ scene: ScenePlan?, _ shown: TakeFacts?) -> TakeStanding {
        guard let scene, scene.state != .invalid else { return .unknown }
        guard shown != nil else { return .missing }
        switch scene.state {
        case .fresh: return scene.facts?.pinned == true ? .pinned : .current
        case .stale: return .stale
        case .unknown, .invalid: return .unknown
        }
    }

    /// The song as the commit names it. Its content comes from the store by that name, so a changed file in the work tree
    /// doesn't reach the manifest.
    func songFacts(_ path: ProjectPath, _ snapshot: Snapshot, _ studio: any StudioServices) throws -> SongFacts {
        guard let digest = snapshot.digests(path) else { return SongFacts(path: path, isMissing: true) }
        guard let file = try content(digest, alsoAt: path) else {
            return SongFacts(path: path, digest: digest, isMissing: true)
        }
        let tags = try studio.songFacts(file)
        let bytes = try FileStamp.of(file).map { Int64($0.size) }
        return SongFacts(path: path, digest: digest, bytes: bytes, duration: tags.duration, tags: tags.tags)
    }
}
