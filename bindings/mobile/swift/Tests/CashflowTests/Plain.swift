// Between the plain values of the scenarios and the package's own.
import Foundation

@testable import Cashflow

/// A value of JSON.
enum Json: Equatable, Decodable {
    case null
    case bool(Bool)
    case number(Int64)
    case text(String)
    case list([Json])
    case object([String: Json])

    init(from decoder: Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let value = try? container.decode(Bool.self) {
            self = .bool(value)
        } else if let value = try? container.decode(Int64.self) {
            self = .number(value)
        } else if let value = try? container.decode(String.self) {
            self = .text(value)
        } else if let value = try? container.decode([Json].self) {
            self = .list(value)
        } else {
            self = .object(try container.decode([String: Json].self))
        }
    }

    /// An object that has no other fields than these; nothing is one without any.
    static func object(_ value: Json?, of names: [String]) throws -> Json {
        guard let value, value != .null else { return .object([:]) }
        guard case .object(let fields) = value, fields.keys.allSatisfy(names.contains) else { throw NotPlain(value) }
        return value
    }

    /// The value of a field, which may be left out.
    func part<T: Plain>(_ name: String) throws -> T { try T.from(self[name]) }

    /// A field of an object, or an item of a list.
    subscript(name: String) -> Json? {
        switch self {
        case .object(let fields): return fields[name]
        case .list(let items): return Int(name).flatMap { items.indices.contains($0) ? items[$0] : nil }
        default: return nil
        }
    }

    var asText: String? {
        if case .text(let text) = self { return text }
        return nil
    }
}

/// What has a plain value.
protocol Plain {
    static func from(_ value: Json?) throws -> Self
    var plain: Json { get }
}

/// A plain value that is not one of the type, or a name that is not known.
struct NotPlain: Error, CustomStringConvertible {
    let value: Json?

    init(_ value: Json?) { self.value = value }

    var description: String { "no such value: \(String(describing: value))" }
}

/// What is written as a text.
protocol PlainText: Plain {
    init?(plainText: String)
    var plainText: String { get }
}

extension PlainText {
    static func from(_ value: Json?) throws -> Self {
        guard let text = value?.asText, let read = Self(plainText: text) else { throw NotPlain(value) }
        return read
    }

    var plain: Json { .text(plainText) }
}

private let posix = Locale(identifier: "en_US_POSIX")

extension String: PlainText {
    init?(plainText: String) { self = plainText }
    var plainText: String { self }
}

extension Decimal: PlainText {
    init?(plainText: String) { self.init(string: plainText, locale: posix) }
    /// Foundation drops zeros at the end: see `difference`.
    var plainText: String { NSDecimalNumber(decimal: self).description(withLocale: posix) }
}

extension CalendarDay: PlainText {
    init?(plainText: String) { self.init(plainText) }
    var plainText: String { description }
}

extension UUID: PlainText {
    init?(plainText: String) { self.init(uuidString: plainText) }
    var plainText: String { uuidString.lowercased() }
}

extension Data: PlainText {
    init?(plainText: String) { self.init(base64Encoded: plainText) }
    var plainText: String { base64EncodedString() }
}

extension Date: Plain {
    /// No call takes an instant.
    static func from(_ value: Json?) throws -> Date { throw NotPlain(value) }
    var plain: Json { .text("instant \(timeIntervalSince1970)") }
}

extension Bool: Plain {
    static func from(_ value: Json?) throws -> Bool {
        switch value {
        case nil: return false
        case .bool(let value): return value
        default: throw NotPlain(value)
        }
    }

    var plain: Json { .bool(self) }
}

extension Int64: Plain {
    static func from(_ value: Json?) throws -> Int64 {
        guard case .number(let number) = value else { throw NotPlain(value) }
        return number
    }

    var plain: Json { .number(self) }
}

extension UInt32: Plain {
    static func from(_ value: Json?) throws -> UInt32 {
        guard case .number(let number) = value, let fit = UInt32(exactly: number) else { throw NotPlain(value) }
        return fit
    }

    var plain: Json { .number(Int64(self)) }
}

extension Optional: Plain where Wrapped: Plain {
    static func from(_ value: Json?) throws -> Wrapped? {
        guard let value, value != .null else { return nil }
        return try Wrapped.from(value)
    }

    var plain: Json { self?.plain ?? .null }
}

extension Array: Plain where Element: Plain {
    static func from(_ value: Json?) throws -> [Element] {
        switch value {
        case nil: return []
        case .list(let items): return try items.map(Element.from)
        default: throw NotPlain(value)
        }
    }

    var plain: Json { .list(map(\.plain)) }
}
