// Days of the calendar.
import XCTest

@testable import Cashflow

final class CalendarDayTests: XCTestCase {
    func testADayIsItsText() {
        for text in ["2026-03-12", "2024-02-29", "0001-01-01", "+12345-06-07", "-0044-03-15"] {
            XCTAssertEqual(CalendarDay(text)?.description, text)
        }
    }

    func testWhatIsNoDayIsNothing() {
        for text in ["", "2026-3-12", "2026-13-01", "2025-02-29", "2026-03-32", "12/03/2026", "2026-03-12T00:00:00"] {
            XCTAssertNil(CalendarDay(text), text)
        }
    }

    func testDaysAreInOrder() {
        XCTAssertLessThan(CalendarDay("2026-03-12")!, CalendarDay("2026-10-01")!)
        XCTAssertEqual(CalendarDay(Date(timeIntervalSince1970: 0), in: TimeZone(identifier: "UTC")!).description, "1970-01-01")
    }
}
