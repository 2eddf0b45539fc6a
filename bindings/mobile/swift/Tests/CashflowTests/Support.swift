// What the tests share.
import Foundation
import XCTest

@testable import Cashflow

let memory = Config(database: "memory:")

func day(_ text: String) -> CalendarDay { CalendarDay(text)! }

func expense(_ amount: String, _ date: String = "2026-03-12", payee: String? = nil) -> NewMovement {
    NewMovement(
        kind: .expense, amount: Decimal(string: amount, locale: Locale(identifier: "en_US_POSIX"))!,
        date: day(date), payee: payee)
}

/// A PNG by its first bytes. What it shows is up to the reader of the test.
let png = Data([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]) + Data("a receipt".utf8)

/// A receipt of 1.80 euros.
func reading() -> Reading {
    let texts = ["BAR SOL", "12/03/2026", "CAFE 1,80", "TOTAL 1,80 EUR"]
    let lines = texts.enumerated().map { row, text in
        let top = Int64(row) * 40
        return ReadingLine(
            text: text, confidence: 990, corners: [Point(x: 10, y: top), Point(x: 300, y: top + 30)], words: [])
    }
    return Reading(engine: "test/1", pages: [ReadingPage(width: 320, height: 200, lines: lines)])
}

/// A reader of the host's own.
final class Host: ReceiptReader {
    let answer: @Sendable (Document) async throws -> Reading

    init(_ answer: @escaping @Sendable (Document) async throws -> Reading) {
        self.answer = answer
    }

    func read(document: Document) async throws -> Reading { try await answer(document) }
}

/// What a call is refused with.
func refused(_ call: () async throws -> Any, line: UInt = #line) async -> CashflowError? {
    do {
        let result = try await call()
        XCTFail("not refused: \(result)", line: line)
    } catch let error as CashflowError {
        return error
    } catch {
        XCTFail("refused otherwise: \(error)", line: line)
    }
    return nil
}
