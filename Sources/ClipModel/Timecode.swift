/// Writes a frame's number as `HH:MM:SS:FF`, without dropped numbers.
///
/// The frames of a second are counted to the nearest whole rate, 24 for 24000/1001, so that with such rates the timecode
/// runs behind the clock, as it does everywhere. Rates above 100 have three digits for the frame.
package func timecode(frame: Int64, rate: FrameRate) -> String {
    let base = max(1, rate.perSecond.rounded)
    let seconds = frame / base
    let parts = [seconds / 3600, seconds / 60 % 60, seconds % 60].map { padded($0, 2) }
    return (parts + [padded(frame % base, base > 100 ? 3 : 2)]).joined(separator: ":")
}

private func padded(_ value: Int64, _ width: Int) -> String {
    let digits = String(value)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
}
