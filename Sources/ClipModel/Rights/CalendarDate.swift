/// A day of the Gregorian calendar, written `2027-01-15` (ISO 8601).
package struct CalendarDate: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// Days since 1970-01-01.
    package let day: Int

    package init?(_ text: String) {
        guard text.utf8.count == 10, let milliseconds = Timestamp.parse(text + "T00:00:00.000Z") else { return nil }
        day = Int(milliseconds / 86_400_000)
    }

    /// The day, by UTC, of an instant in milliseconds since 1970.
    package init(milliseconds: Int64) {
        day = Int(milliseconds >= 0 ? milliseconds / 86_400_000 : (milliseconds + 1) / 86_400_000 - 1)
    }
    private init(day: Int) { self.day = day }

    package var description: String { String(Timestamp.text(Int64(day) * 86_400_000).prefix(10)) }
    package func adding(days: Int) -> CalendarDate { CalendarDate(day: day + days) }
    package static func < (a: Self, b: Self) -> Bool { a.day < b.day }
}
