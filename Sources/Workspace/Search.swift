package import ClipModel
internal import Document
internal import GenerationCore
internal import GitStore
internal import IndexStore

extension Project {
    /// Brings the search index up to date with every branch: reads the commits that it doesn't know, and of those the
    /// scene files that they changed.
    package func indexHistory() throws {
        let git = try git()
        let branches = try git.branches()
        var unknown: [CommitInfo] = []
        var seen: Set<ObjectID> = []
        for branch in branches {
            let commits = try git.log(from: branch.commit).filter { seen.insert($0.id).inserted }
            let known = try index.indexedCommits(among: commits.map(\.id.hex))
            unknown += commits.filter { !known.contains($0.id.hex) }
        }
        // Oldest first, so that the first commit that brings a text is the one that is named for it.
        for commit in unknown.sorted(by: { $0.committer.seconds < $1.committer.seconds }) {
            let introduced = try git.changedFiles(from: commit.parents.first, to: commit.id).compactMap(scene)
            let texts = try git.read(introduced.map(\.blob), limit: DocumentLimit.fileBytes)
            try index.addCommit(
                IndexedCommit(id: commit.id.hex, time: commit.committer.seconds, summary: commit.subject),
                introduced: zip(introduced, texts).map { file, bytes in
                    SceneVersion(
                        path: file.path, scene: file.scene, blob: file.blob.hex, text: words(bytes, file.scene))
                })
        }
        let tips = try index.tips()
        for branch in branches where tips[branch.name] != branch.commit.hex {
            let files = try git.files(at: branch.commit, under: "scenes")
            try index.setTip(
                branch: branch.name, commit: branch.commit.hex,
                entries: files.compactMap { file in sceneID(ofFile: file.path).map { ($0.text, file.id.hex) } })
        }
        try index.removeTips(tips.keys.filter { name in !branches.contains { $0.name == name } })
    }

    private func scene(_ file: ChangedFile) -> (path: String, scene: String, blob: ObjectID)? {
        guard let entry = file.new, entry.isRegular, let id = sceneID(ofFile: file.path) else { return nil }
        return (file.path, id.text, entry.id)
    }

    /// What is searched of a scene file: its name, title, prompt, negative, notes, tags and styles.
    private func words(_ bytes: [UInt8], _ scene: String) -> String {
        let name = scene
        let parsed = SceneFile.parse(bytes, id: SceneID(unchecked: scene), path: "scenes/\(scene).md")
        guard let scene = parsed.value else { return String(decoding: bytes, as: UTF8.self) }
        let told = [scene.title, scene.prompt, scene.negative, scene.notes].compactMap { $0 }
        return (told + scene.tags + (scene.styles ?? []).map(\.text) + [name]).joined(separator: " · ")
    }
}

/// A version of a scene that a search found.
package struct FoundScene: Sendable {
    package var scene: String
    /// A part of the text around the matches.
    package var pieces: [(text: String, isMatch: Bool)]
    /// The branches whose newest commit has it.
    package var branches: [String]
    /// The commits that brought it, newest first.
    package var commits: [String]
    /// The takes that were made from it.
    package var takes: [TakeID]
}

extension Project {
    /// Finds scenes by words in every branch and commit, the best match first, with the takes that came of each.
    package func search(_ words: String, limit: Int) throws -> [FoundScene] {
        try indexHistory()
        let hits = try index.search(words, limit: limit)
        let table = try TakeScan(workspace: self).run()
        let git = try git()
        // Takes go along with a scene's new name: those of an old one are found by their words, looked at only if need be.
        lazy var said = Dictionary(grouping: table.all.sorted { $0.id < $1.id }) { take in
            (try? record(take)).flatMap { RenderRequest(json: $0.request)?.prompt } ?? ""
        }
        return try hits.map { hit in
            let id = SceneID(unchecked: hit.scene)
            let prompt = ObjectID(hex: hit.blob).flatMap { blob in
                (try? git.read(blob, limit: DocumentLimit.fileBytes))
                    .flatMap { SceneFile.parse($0, id: id, path: hit.path).value?.prompt }
            }
            var takes = try takes(of: id, saying: prompt, in: table)
            if takes.isEmpty, let prompt { takes = (said[prompt] ?? []).map(\.id) }
            return FoundScene(
                scene: hit.scene, pieces: hit.snippet.map { ($0.text, $0.isMatch) }, branches: hit.branches,
                commits: hit.commits.map(\.id), takes: takes)
        }
    }

    /// The same words as beginnings of longer ones, where a search for those finds something; `nil` else.
    package func longerWords(_ words: String) throws -> String? {
        let longer = words.split(separator: " ").map { word in
            word.contains { "\"*".contains($0) } || word.count < 2 ? String(word) : word + "*"
        }.joined(separator: " ")
        guard longer != words, try !index.search(longer, limit: 1).isEmpty else { return nil }
        return longer
    }

    /// The takes of a scene whose request has these words.
    private func takes(of scene: SceneID, saying prompt: String?, in table: TakeTable) throws -> [TakeID] {
        guard let prompt else { return [] }
        let mentions = Mentions.names(in: prompt).isEmpty
        return table.made(for: scene).filter { take in
            guard let request = (try? record(take)).flatMap({ RenderRequest(json: $0.request) }) else { return false }
            // A mention is replaced by a display name in the request, so such prompts are compared around them.
            return mentions
                ? request.prompt == prompt
                : Mentions.pieces(of: prompt).allSatisfy { piece in
                    if case .text(let text) = piece { request.prompt.contains(text) } else { true }
                }
        }.map(\.id)
    }
}
