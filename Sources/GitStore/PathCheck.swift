/// Judges names that come from a commit before they become files, and names of files before they are committed: the same
/// rules both ways, so that what is saved can be switched to.
enum PathCheck {
    /// What is wrong with a path; `nil` for nothing.
    static func problem(of path: String) -> PathProblem? {
        guard path.utf8.count < 4096 else { return .tooDeep }
        for part in path.utf8.split(separator: 47, omittingEmptySubsequences: false) {
            if let problem = problem(ofPart: Substring(part)) { return problem }
        }
        return nil
    }

    private static func problem(ofPart part: Substring) -> PathProblem? {
        if part.isEmpty || part == "." || part == ".." || part.utf8.count > 255 { return .notAName }
        if part.utf8.contains(where: { $0 < 32 || $0 == 127 }) { return .controlCharacter }
        return meansRepository(part) ? .repositoryFolder : nil
    }

    /// Whether some file system takes the name for `.git`: HFS+ drops certain code points and ignores case, NTFS drops
    /// dots and blanks at the end, knows streams after a colon, the short name `git~1`, and `\` as a separator.
    private static func meansRepository(_ part: Substring) -> Bool {
        // Most names: neither a dot in front nor a letter that could begin `git~1`, nor anything to drop.
        guard let first = part.utf8.first, part.utf8.count >= 4 else { return false }
        let suspicious = first == 46 || first == 71 || first == 103 || first >= 128 || part.utf8.contains(92)
        guard suspicious else { return false }
        let kept = String(String.UnicodeScalarView(part.unicodeScalars.filter { !isDropped($0) })).lowercased()
        return kept.split(separator: "\\").contains { piece in
            let name = piece.prefix { $0 != ":" }
            let ending = name.reversed().drop { $0 == "." || $0 == " " }
            let trimmed = String(ending.reversed())
            return trimmed == ".git" || trimmed == "git~1"
        }
    }

    private static func isDropped(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x200C...0x200F, 0x202A...0x202E, 0x206A...0x206F, 0xFEFF: true
        default: false
        }
    }

    /// Whether a link placed at `path` leads to something inside the project, outside `.git`. Judged by its text alone.
    static func staysInside(link target: [UInt8], at path: String) -> Bool {
        guard let text = String(validating: target, as: UTF8.self), !text.isEmpty, !text.hasPrefix("/"),
            !text.utf8.contains(where: { $0 < 32 || $0 == 127 })
        else { return false }
        var parts = path.split(separator: "/").dropLast().map { $0 }
        for part in text.split(separator: "/") where part != "." {
            if part == ".." {
                guard parts.popLast() != nil else { return false }
            } else {
                parts.append(part)
            }
        }
        return !parts.contains(where: meansRepository)
    }
}

/// Finds paths that would be one file where case or Unicode form doesn't count. Folders that would be one there do no harm
/// as long as their files have names of their own.
struct ClashCheck {
    // Swift compares strings by canonical equivalence, which is what such file systems do.
    private var files: [String: String] = [:]
    private var folders: [String: String] = [:]

    init(_ paths: some Sequence<String>) {
        for path in paths { _ = add(path) }
    }

    /// Adds the path of a file; returns what it clashes with: a file, or a folder that it would stand in the place of.
    mutating func add(_ path: String) -> String? {
        let folded = path.lowercased()
        var clash = [files[folded], folders[folded]].compactMap(\.self).first { bytesCompare($0, path) != 0 }
        files[folded] = path
        for folder in foldersAbove(path) {
            let folded = folder.lowercased()
            if let known = folders[folded], bytesCompare(known, folder) == 0 { break }
            if let file = files[folded], bytesCompare(file, folder) != 0 { clash = clash ?? file }
            folders[folded] = folder
        }
        return clash
    }
}
