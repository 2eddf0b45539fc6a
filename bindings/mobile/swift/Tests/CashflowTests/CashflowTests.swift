// What the Swift package promises: exact values, typed errors, readers of the host's own, closing.
import Foundation
import XCTest

@testable import Cashflow

final class CashflowTests: XCTestCase {
    func testAmountsAreExactDecimals() async throws {
        try await withCashflow(memory) { cashflow in
            _ = try await cashflow.movements().recordAll(movements: (1...10).map { _ in expense("0.10") })
            let large = try await cashflow.movements().record(movement: expense("92233720368547000.00"))
            XCTAssertEqual(large.amount, Decimal(string: "92233720368547000")!)
            XCTAssertEqual(large.date, day("2026-03-12"))
            XCTAssertLessThan(abs(large.createdAt.timeIntervalSinceNow), 3600)
            let request = SummaryRequest(dateFrom: day("2026-03-01"), dateTo: day("2026-03-31"))
            let summary = try await cashflow.reports().summary(request: request)
            XCTAssertEqual(summary.totals[0].sums.expense, Decimal(string: "92233720368547001")!)
            let again = try await cashflow.movements().get(id: large.id)
            XCTAssertEqual(again, large)
        }
    }

    func testErrorsSayCodeFieldAndMessage() async throws {
        try await withCashflow(memory) { cashflow in
            let error = await refused { try await cashflow.movements().record(movement: expense("0")) }
            guard case .Invalid? = error else { return XCTFail("\(String(describing: error))") }
            XCTAssertEqual(error?.code, "invalid")
            XCTAssertEqual(error?.field, "amount")
            XCTAssertEqual(error?.localizedDescription, error?.message)
            let missing = await refused { try await cashflow.movements().get(id: UUID()) }
            XCTAssertEqual(missing?.code, "not_found")
        }
    }

    func testWrongInputIsRefused() async throws {
        try await withCashflow(memory) { cashflow in
            var notANumber = expense("1")
            for amount in [Decimal.nan, Decimal.greatestFiniteMagnitude, Decimal.leastNonzeroMagnitude] {
                notANumber = NewMovement(kind: .expense, amount: amount, date: notANumber.date)
                let error = await refused { try await cashflow.movements().record(movement: notANumber) }
                XCTAssertEqual(error?.field, "amount")
            }
            let huge = String(repeating: "x", count: 20_000_000)
            let error = await refused { try await cashflow.movements().record(movement: expense("1", payee: huge)) }
            XCTAssertEqual(error?.field, "payee")
        }
    }

    func testWhatAHostReadsIsUnderstood() async throws {
        try await withCashflow(memory, reader: Host { _ in reading() }) { cashflow in
            let receipts = try await cashflow.receipts().scan(content: png)
            XCTAssertEqual(receipts[0].draft?.total?.value, Decimal(string: "1.80")!)
            let confirmed = try await cashflow.receipts().confirm(id: receipts[0].id, confirmation: Confirmation())
            XCTAssertEqual(confirmed.movement.date, day("2026-03-12"))
        }
    }

    func testErrorsOfAHostComeBackTyped() async throws {
        struct Unexpected: Error {}
        let dark = CashflowError.Unreadable(code: "too_dark", message: "too dark", field: nil, retryable: false)
        try await withCashflow(memory, reader: Host { _ in throw dark }) { cashflow in
            let receipt = try await cashflow.receipts().scan(content: png)[0]
            XCTAssertEqual(receipt.failureCode, "too_dark")
        }
        try await withCashflow(memory, reader: Host { _ in throw Unexpected() }) { cashflow in
            let receipt = try await cashflow.receipts().scan(content: png)[0]
            XCTAssertEqual(receipt.failureCode, "host_reader_failed")
        }
    }

    func testAfterClosingEveryHandleIsRefused() async throws {
        let cashflow = try await Cashflow.open(config: memory)
        let movements = cashflow.movements()
        try await cashflow.shutdown()
        XCTAssertTrue(cashflow.isClosed())
        let error = await refused { try await movements.list() }
        XCTAssertEqual(error?.code, "closed")
        try await cashflow.shutdown()
    }

    func testAFileKeepsItsData() async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let config = Config(database: folder.appendingPathComponent("money.sqlite").path)
        let recorded = try await withCashflow(config) { try await $0.movements().record(movement: expense("4.20")) }
        let found = try await withCashflow(config) { try await $0.movements().get(id: recorded.id) }
        XCTAssertEqual(found, recorded)
    }

    func testListsAreSequencesOfPages() async throws {
        try await withCashflow(memory) { cashflow in
            _ = try await cashflow.movements().recordAll(movements: (1...7).map { expense("1", "2026-03-0\($0)") })
            var days: [Int] = []
            for try await movement in cashflow.movements().all(pageSize: 3) {
                days.append(movement.date.day)
            }
            XCTAssertEqual(days, [7, 6, 5, 4, 3, 2, 1])
        }
    }

    func testACancelledTaskLeavesNoHalfWrite() async throws {
        try await withCashflow(memory) { cashflow in
            let tasks = (0..<50).map { number in
                Task {
                    let five = (0..<5).map { _ in expense("0.10", payee: "writer \(number)") }
                    _ = try await cashflow.movements().recordAll(movements: five)
                }
            }
            for (at, task) in tasks.enumerated() where at % 2 == 0 { task.cancel() }
            for task in tasks { _ = await task.result }
            let list = try await cashflow.movements().list(page: PageRequest(limit: 500)).items
            let counts = Dictionary(grouping: list, by: \.payee).mapValues(\.count)
            XCTAssertTrue(counts.values.allSatisfy { $0 == 5 })
            let drift = try await cashflow.reports().verify()
            XCTAssertTrue(drift.isEmpty)
        }
    }

    func testSecretsAreNotInTheTextOfAValue() {
        let user = NewUser(name: "Ana", email: "ana@example.com", password: "hidden")
        XCTAssertFalse("\(user)".contains("hidden"))
        XCTAssertFalse(String(reflecting: user).contains("hidden"))
    }
}
