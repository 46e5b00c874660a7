internal import ClipModel
internal import Document
internal import Files

/// A song outside the project on its way into it.
package struct ChosenSong: Sendable {
    /// Where it lies now.
    package var path: String
    /// What its file says of itself.
    package var facts: SongTags

    package init(path: String, facts: SongTags) {
        self.path = path
        self.facts = facts
    }

    /// Its place in a project: `music/` and its name.
    var place: ProjectPath {
        let name = path.split(separator: "/").last.map(String.init) ?? "song"
        return ProjectPath("music/\(name)") ?? ProjectPath(unchecked: "music/song")
    }

    /// The same with a number before the ending, but for the first: `music/song-2.flac`.
    func place(_ number: Int) -> ProjectPath {
        guard number > 1, let dot = place.text.lastIndex(of: "."), dot > place.text.startIndex else {
            return number > 1 ? ProjectPath(unchecked: "\(place)-\(number)") : place
        }
        return ProjectPath(unchecked: "\(place.text[..<dot])-\(number)\(place.text[dot...])")
    }

    /// The work that rights.yaml lists, with what the song's own tags say.
    func work(at place: ProjectPath) -> [(name: String, value: JSONValue)] {
        func tag(_ name: String) -> JSONValue? {
            facts.tags.first { $0.key.lowercased() == name }.map { .string($0.value) }
        }
        let fields: [(name: String, value: JSONValue?)] = [
            ("title", tag("title")), ("artists", tag("artist").map { [$0] }), ("file", .string(place.text)),
            ("licence", tag("license") ?? tag("licence")),
        ]
        return fields.compactMap { field in field.value.map { (field.name, $0) } }
    }

    func copy(to root: String, at place: ProjectPath? = nil) throws {
        let target = "\(root)/\(place ?? self.place)"
        try Files.makeDirectory(Files.parent(of: target))
        _ = try Files.copy(path, toNew: target, mode: 0o644, synced: true)
    }
}

extension Project {
    /// Lays a song under the film: copies its file into the project, names it in clip.yaml, and lists it among the works of
    /// rights.yaml if it isn't there. What clip.yaml says of tempo and offset stays, and so does the file of the last song:
    /// one of the same name gets a number.
    package func setSong(_ song: ChosenSong) throws -> OperationReport {
        try alone {
            let state = try soundClip()
            let place = try place(for: song)
            var edit = Edit()
            edit.change(place)
            let clip = try InPlace.set(
                field: ["music", "file"], to: .string(place.text), in: clipBytes(), kind: .yaml, path: clipPath.text)
            edit.write(clip, to: clipPath)
            if try !rightsEntries("works").contains(where: { $0.fields["file"]?.scalarText == place.text }) {
                let rights = try InPlace.append(
                    song.work(at: place), to: ["works"], in: rightsBytes(), path: RightsFile.path)
                edit.write(rights, to: ProjectPath(unchecked: RightsFile.path))
            }
            try edit.apply(to: self)
            return try report("song: \(place)", [], state, edit)
        }
    }

    /// Where the song's file lies now: copied there unless it lay there already.
    private func place(for song: ChosenSong) throws -> ProjectPath {
        try requireRealFolders(song.place)
        let digest = try Files.digest(song.path).0
        var number = 1
        while true {
            let place = song.place(number)
            if try FileStamp.of("\(root)/\(place)", followingLinks: false) == nil {
                try song.copy(to: root, at: place)
                return place
            }
            if try Files.digest(place, below: root).0 == digest { return place }
            number += 1
        }
    }
}
