/// What a file beside another says of its licence: a REUSE or Debian copyright file, a song's own tags.
package struct StatedLicence: Hashable, Sendable {
    /// Where it stands, for people: `music/REUSE.toml`, `tags of music/song.ogg`.
    package var source: String
    /// An SPDX expression where the source's form allows to tell, else its own words.
    package var licence: String
    /// Copyright lines.
    package var holders: [String]

    package init(source: String, licence: String, holders: [String] = []) {
        self.source = source
        self.licence = licence
        self.holders = holders
    }
}
