/// Joins the lines of each paragraph, so that whoever shows the text breaks it where the terminal ends. Lines that begin
/// with a space stand alone.
func prose(_ text: String) -> String {
    var joined = ""
    // Of the line before; the first one has none to go on.
    var stoodAlone = true
    // By bytes: every command prepares its words as it starts, and parting them by letters takes ten times as long.
    for line in text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
        let standsAlone = line.isEmpty || line.first == UInt8(ascii: " ")
        if line.startIndex > text.startIndex { joined += standsAlone || stoodAlone ? "\n" : " " }
        joined += Substring(line)
        stoodAlone = standsAlone
    }
    return joined
}
