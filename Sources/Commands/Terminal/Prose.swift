/// Joins the lines of each paragraph, so that whoever shows the text breaks it where the terminal ends. Lines that begin
/// with a space stand alone.
func prose(_ text: String) -> String {
    var lines: [String] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
        let goesOn = !line.isEmpty && !line.hasPrefix(" ")
        if goesOn, let last = lines.last, !last.isEmpty, !last.hasPrefix(" ") {
            lines[lines.count - 1] = last + " " + line
        } else {
            lines.append(String(line))
        }
    }
    return lines.joined(separator: "\n")
}
