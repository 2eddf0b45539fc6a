// The story that the packages of all languages replay: the same calls, the same results, the same errors.
import Foundation
import XCTest

@testable import Cashflow

/// What a call gave.
enum Outcome {
    case value(Json)
    case handle(Cashflow)
}

final class ParityTests: XCTestCase {
    func testInMemory() async throws {
        for scenario in try scenarios() {
            try await Story(scenario).run(in: "memory:")
        }
    }

    func testInAFile() async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for (at, scenario) in try scenarios().enumerated() {
            try await Story(scenario).run(in: folder.appendingPathComponent("\(at).sqlite").path)
        }
    }

    private func scenarios() throws -> [Json] {
        let here = URL(fileURLWithPath: #filePath)
        let beside = here.appendingPathComponent("../../../../../parity/scenarios.json").standardizedFileURL.path
        let path = ProcessInfo.processInfo.environment["CASHFLOW_PARITY"] ?? beside
        let told = try JSONDecoder().decode(Json.self, from: Data(contentsOf: URL(fileURLWithPath: path)))
        guard case .list(let scenarios)? = told["scenarios"], !scenarios.isEmpty else { throw NotPlain(told) }
        return scenarios
    }
}

/// One scenario.
private final class Story {
    private let scenario: Json
    private var kept: [String: Json] = [:]
    private var handles: [String: Cashflow] = [:]

    init(_ scenario: Json) { self.scenario = scenario }

    func run(in database: String) async throws {
        guard case .object(var config)? = scenario["config"], case .list(let steps)? = scenario["steps"] else {
            throw NotPlain(scenario)
        }
        config["database"] = .text(database)
        try await withCashflow(Config.from(.object(config)), reader: scenario["reader"].map(host)) { opened in
            for (at, step) in steps.enumerated() {
                let place = "\(scenario["name"]?.asText ?? ""), step \(at + 1), \(step["call"]?.asText ?? "")"
                try await self.step(opened, step, place)
            }
        }
    }

    private func step(_ opened: Cashflow, _ step: Json, _ place: String) async throws {
        let root = step["on"]?.asText.flatMap { handles[$0] } ?? opened
        let result: Json
        do {
            let input = try filled(step["input"] ?? .object([:]))
            switch try await replay(step["call"]?.asText ?? "", on: root, input) {
            case .value(let value): result = value
            case .handle(let handle):
                result = .null
                if let name = step["handle"]?.asText { handles[name] = handle }
            }
        } catch let error as CashflowError {
            guard let expected = step["error"] else { return XCTFail("\(place): \(error)") }
            XCTAssertEqual(error.code, expected["code"]?.asText, place)
            let kind = Mirror(reflecting: error).children.first?.label ?? ""
            XCTAssertEqual(kind.lowercased(), expected["kind"]?.asText?.replacingOccurrences(of: "_", with: ""), place)
            if let field = expected["field"] { XCTAssertEqual(error.field.plain, field, place) }
            return
        }
        if let expected = step["error"] { return XCTFail("\(place): \(expected), not \(result)") }
        if let expected = step["expect"] { XCTAssertNil(difference(try filled(expected), result), place) }
        guard case .object(let names)? = step["keep"] else { return }
        for (name, path) in names {
            kept[name] = try (path.asText ?? "").split(separator: ".").reduce(result) { value, part in
                guard let found = value[String(part)] else { throw NotPlain(value) }
                return found
            }
        }
    }

    /// With what was kept in the place of its names.
    private func filled(_ value: Json) throws -> Json {
        switch value {
        case .text(let text) where text.hasPrefix("$"):
            guard let found = kept[String(text.dropFirst())] else { throw NotPlain(value) }
            return found
        case .list(let items): return .list(try items.map(filled))
        case .object(let fields): return .object(try fields.mapValues(filled))
        default: return value
        }
    }

    /// The reader that a scenario tells of.
    private func host(_ reader: Json) -> Host {
        struct Thrown: Error {}
        return Host { _ in
            if reader["throws"] != nil { throw Thrown() }
            guard let error = reader["error"] else { return try Reading.from(reader["reading"]) }
            let (code, message) = (error["code"]?.asText ?? "", error["message"]?.asText ?? "")
            switch error["kind"]?.asText {
            case "unreadable": throw CashflowError.Unreadable(code: code, message: message, field: nil, retryable: false)
            case "unavailable": throw CashflowError.Unavailable(code: code, message: message, field: nil, retryable: true)
            default: throw NotPlain(error)
            }
        }
    }
}

/// What of a result is not as expected, with its place; nothing when all is.
private func difference(_ expected: Json, _ found: Json, _ place: String = "result") -> String? {
    switch (expected, found) {
    case (.object(let fields), .object):
        return fields.lazy.compactMap { name, value in
            found[name].map { difference(value, $0, "\(place).\(name)") } ?? "\(place) has no \(name)"
        }.first { _ in true }
    case (.list(let items), .list(let others)) where items.count == others.count:
        return zip(items, others).enumerated().lazy.compactMap { difference($1.0, $1.1, "\(place).\($0)") }.first { _ in true }
    case (.text(let one), .text(let other)) where isAmount(one) && isAmount(other):
        // `Decimal` keeps no zeros at the end.
        return Decimal(plainText: one) == Decimal(plainText: other) ? nil : "\(place) is \(other), not \(one)"
    default:
        return expected == found ? nil : "\(place) is \(found), not \(expected)"
    }
}

private func isAmount(_ text: String) -> Bool {
    text.range(of: #"^-?[0-9]+(\.[0-9]+)?$"#, options: .regularExpression) != nil
}
