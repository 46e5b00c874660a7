/// An amount of money in millionths of a currency unit, so that a price per second is exact.
package struct Money: Hashable, Sendable, CustomStringConvertible {
    /// Millionths of the unit.
    package var micros: Int64
    /// Three capital letters (ISO 4217), or `credits`.
    package var currency: String

    package init(micros: Int64, currency: String) {
        self.micros = micros
        self.currency = currency
    }

    /// Reads `0.05 EUR` or `20 credits`. `nil` for anything else, negative amounts included.
    package init?(_ text: String) {
        let parts = text.split(separator: " ")
        guard parts.count == 2, let value = Rational(parts[0]), 1_000_000 % value.denominator == 0 else { return nil }
        let currency = String(parts[1])
        let iso = currency.utf8.count == 3 && currency.utf8.allSatisfy { (65...90).contains($0) }
        guard iso || currency == "credits" else { return nil }
        micros = value.numerator * (1_000_000 / value.denominator)
        self.currency = currency
    }

    /// `0.05 EUR`: at least two decimals, more where they count.
    package var description: String {
        var fraction = String(micros.magnitude % 1_000_000 + 1_000_000).dropFirst()
        while fraction.count > 2, fraction.last == "0" { fraction.removeLast() }
        return "\(micros < 0 ? "-" : "")\(micros.magnitude / 1_000_000).\(fraction) \(currency)"
    }

    /// Adds up amounts by currency, in the order of the currencies' names. A sum beyond 64 bits is the largest number.
    package static func sums(_ amounts: some Sequence<Money>) -> [Money] {
        var totals: [String: Int64] = [:]
        for amount in amounts {
            let (sum, overflow) = totals[amount.currency, default: 0].addingReportingOverflow(amount.micros)
            totals[amount.currency] = overflow ? (amount.micros < 0 ? .min : .max) : sum
        }
        return totals.sorted { $0.key < $1.key }.map { Money(micros: $0.value, currency: $0.key) }
    }
}
