package import ClipModel
internal import Files

extension ObjectStore {
    /// What an object's content says about its name.
    package enum Verdict: Hashable, Sendable {
        case sound
        case missing
        /// The content's own digest.
        case damaged(ContentDigest)
    }

    /// What a look at the whole store found.
    package struct Report: Hashable, Sendable {
        package var objects = 0
        package var bytes: UInt64 = 0
        package var damaged: [Damage] = []

        package struct Damage: Hashable, Sendable {
            package let digest: ContentDigest
            package let actual: ContentDigest
        }
    }

    /// Reads an object through and compares its content with its name.
    package func verify(_ digest: ContentDigest) throws(ObjectFault) -> Verdict {
        try read(digest).verdict
    }

    /// As ``verify(_:)``, but believes an object that is read-only and has the size, time and place with which it was
    /// last found sound. `remember` is given the seal of an object that was read and found sound.
    package func verify(
        _ digest: ContentDigest, remembered: ObjectSeal?, remember: (ObjectSeal) -> Void
    ) throws(ObjectFault) -> Verdict {
        let place = place(of: digest)
        let stamp = try files { () throws(FileFault) in try FileStamp.of(place, followingLinks: false) }
        guard let stamp else { return .missing }
        if let remembered, remembered == ObjectSeal(stamp), stamp.mode & 0o222 == 0 { return .sound }
        let (verdict, seal) = try read(digest)
        if let seal { remember(seal) }
        return verdict
    }

    /// Reads the whole store through. `progress` is told the objects and bytes done and all there are; what it returns
    /// says whether to go on.
    package func verifyAll(
        progress: (_ done: Report, _ objects: Int, _ bytes: UInt64) -> Bool = { _, _, _ in true }
    ) throws(ObjectFault) -> Report {
        let entries = try list()
        let bytes = entries.reduce(0) { $0 + $1.size }
        var report = Report()
        for entry in entries {
            guard progress(report, entries.count, bytes) else { break }
            if case .damaged(let actual) = try verify(entry.digest) {
                report.damaged.append(Report.Damage(digest: entry.digest, actual: actual))
            }
            report.objects += 1
            report.bytes += entry.size
        }
        _ = progress(report, entries.count, bytes)
        return report
    }

    /// The verdict, and the seal of a sound object as it was before it was read.
    private func read(_ digest: ContentDigest) throws(ObjectFault) -> (verdict: Verdict, seal: ObjectSeal?) {
        do throws(FileFault) {
            let (actual, stamp) = try Files.digest(place(of: digest))
            return actual == digest ? (.sound, ObjectSeal(stamp)) : (.damaged(actual), nil)
        } catch {
            if error.isMissing { return (.missing, nil) }
            throw ObjectFault(error)
        }
    }
}
