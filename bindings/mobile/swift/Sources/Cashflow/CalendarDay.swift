// A calendar date without a time zone, which Foundation has no type for.
import Foundation

/// A calendar date without a time zone: a year, a month and a day of the Gregorian calendar.
public struct CalendarDay: Hashable, Comparable, Sendable, Codable, LosslessStringConvertible {
    /// The year.
    public let year: Int
    /// The month, from 1.
    public let month: Int
    /// The day of the month, from 1.
    public let day: Int

    /// Nothing for a day that is not in the calendar.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...12).contains(month), day >= 1, day <= CalendarDay.length(of: month, in: year) else { return nil }
        self.year = year
        self.month = month
        self.day = day
    }

    /// As in `2026-03-12` (ISO 8601).
    public init?(_ description: String) {
        let isSigned = description.hasPrefix("-") || description.hasPrefix("+")
        let parts = description.dropFirst(isSigned ? 1 : 0).split(separator: "-", omittingEmptySubsequences: false)
        let numbers = parts.compactMap { part in part.allSatisfy(\.isASCIIDigit) ? Int(part) : nil }
        guard parts.count == 3, numbers.count == 3, parts[1].count == 2, parts[2].count == 2 else { return nil }
        let year = description.hasPrefix("-") ? -numbers[0] : numbers[0]
        self.init(year: year, month: numbers[1], day: numbers[2])
    }

    /// The day that it is at an instant in a time zone.
    public init(_ instant: Date, in zone: TimeZone = .current) {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = zone
        let parts = calendar.dateComponents([.year, .month, .day], from: instant)
        self.year = parts.year ?? 1
        self.month = parts.month ?? 1
        self.day = parts.day ?? 1
    }

    public init(from decoder: Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let day = CalendarDay(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a day as in 2026-03-12")
        }
        self = day
    }

    public func encode(to encoder: Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }

    /// As in `2026-03-12` (ISO 8601); a year of more than four digits has its sign.
    public var description: String {
        let sign = year < 0 ? "-" : (year > 9999 ? "+" : "")
        let pad = { (number: Int, width: Int) in
            String(repeating: "0", count: max(0, width - String(number).count)) + String(number)
        }
        return "\(sign)\(pad(abs(year), 4))-\(pad(month, 2))-\(pad(day, 2))"
    }

    public static func < (one: CalendarDay, other: CalendarDay) -> Bool {
        (one.year, one.month, one.day) < (other.year, other.month, other.day)
    }

    private static func length(of month: Int, in year: Int) -> Int {
        switch month {
        case 2: return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: return 30
        default: return 31
        }
    }
}

extension Character {
    fileprivate var isASCIIDigit: Bool { isASCII && isNumber }
}
